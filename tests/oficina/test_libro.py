"""El libro exportado, por LibreOffice: tal cual no escribe nada, y editado da lo editado."""

from datetime import date
from pathlib import Path

from apoyo.cada_columna import cada_una_en_su_fila, datos
from apoyo.carteras import escribir
from apoyo.ejecucion import HOY, seg
from apoyo.libreoffice import convertido, se_pide, tecleado
from apoyo.libro import ARCHIVOS, con_celdas, exportado

pytestmark = se_pide
NADA = "aviso: el registro ya dice lo que trae el archivo: no hay nada que cambiar\n"


def test_guardado_por_libreoffice_no_escribe_nada(tmp_path: Path) -> None:
    # parece una «A» dicha por su número
    con_escape = {n: c.replace("Una nota", "La _x0041_") for n, c in ARCHIVOS.items()}
    raiz = escribir(tmp_path, con_escape)
    vuelto = convertido(exportado(raiz), "xlsx", tmp_path / "lo")
    dicho = seg("importar", vuelto, en=raiz)
    assert (dicho.codigo, dicho.salida) == (0, "")
    assert dicho.errores == NADA


def test_editado_y_guardado_por_libreoffice_da_lo_mismo(tmp_path: Path) -> None:
    celdas = {
        "Estado": "Completada",
        "Fecha del estado": "2023-04-01",
        "Comentario": "1e5",
        "Evidencias": "Acta https://ejemplo.org/acta",
        "Avance (%)": 100,
        "Responde": "PSU; Secretaría",
        "Notas": "0012",
    }
    uno, otro = (escribir(tmp_path / nombre, ARCHIVOS) for nombre in ("uno", "otro"))
    editado = con_celdas(exportado(uno), "Acciones", "e/1.1", celdas)
    assert seg("importar", editado, en=uno).codigo == 0
    vuelto = convertido(editado, "xlsx", tmp_path / "lo")
    dicho = seg("importar", vuelto, en=otro)
    assert dicho.codigo == 0, dicho.errores
    registro = Path("data", "evaluaciones", "e.yaml")
    assert (otro / registro).read_text("utf-8") == (uno / registro).read_text("utf-8")


def test_lo_tecleado_en_cada_columna_es_lo_que_se_escribe(tmp_path: Path) -> None:
    archivos, ediciones = cada_una_en_su_fila()
    raiz = escribir(tmp_path, archivos)
    esperado = datos(raiz)
    que: dict[str, dict[str, dict[str, str]]] = {}
    for una in ediciones:
        esperado = una.hecha(esperado)
        que.setdefault(una.hoja.nombre, {})[una.ref] = {
            rotulo: como_se_teclea(valor) for rotulo, valor in una.celdas.items()
        }
    que["Acciones"][""] = NUEVA
    esperado["evaluaciones/e1"]["recomendaciones"][2]["acciones"] = [HECHA]
    vuelto = tecleado(exportado(raiz), que, tmp_path / "lo")
    dicho = seg("importar", vuelto, "--aunque", "prueba", en=raiz)
    assert dicho.codigo == 0, dicho.errores
    assert datos(raiz) == esperado


NUEVA = {"De": "e1/R3", "Acción": "La primera", "Fecha límite": "5/3/2024", "Estado": "En curso"}
"""Una fila al final."""
HECHA = {
    "id": "3.1",
    "descripcion": "La primera",
    "plazo": "2024-03-05",
    "seguimiento": [{"fecha": HOY, "estado": "en_curso"}],
}


def como_se_teclea(valor: object) -> str:
    """Lo que se pulsa: una fecha, como se escribe a mano."""
    return f"{valor.day}/{valor.month}/{valor.year}" if isinstance(valor, date) else str(valor)
