"""El libro exportado, por LibreOffice: tal cual no escribe nada, y editado da lo editado."""

from pathlib import Path

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.libreoffice import convertido, se_pide
from apoyo.libro import ARCHIVOS, con_celdas, exportado

pytestmark = se_pide
NADA = "aviso: el registro ya dice lo que trae el archivo: no hay nada que cambiar\n"


def test_guardado_por_libreoffice_no_escribe_nada(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, ARCHIVOS)
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
