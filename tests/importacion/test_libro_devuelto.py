"""El libro que se exporta, se edita en una hoja de cálculo y vuelve: da lo editado y nada más."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from apoyo.cada_columna import Edicion, datos, una_por_columna
from apoyo.carteras import escribir
from apoyo.ejecucion import HOY, Resultado, seg
from apoyo.libro import ARCHIVOS, con_celdas, editado, exportado, fila_de
from apoyo.libro import escribir as escribir_en
from seguimiento.exportacion.libro.declaracion import Orden

NADA = "aviso: el registro ya dice lo que trae el archivo: no hay nada que cambiar\n"
CADA_COLUMNA = [
    pytest.param(una, id=f"{una.hoja.nombre}-{una.columna.rotulo}") for una in una_por_columna()
]


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(tmp_path, ARCHIVOS)


def importar(raiz: Path, libro: Path, *opciones: str, hoy: str = HOY) -> Resultado:
    return seg("importar", libro, *opciones, en=raiz, hoy=hoy)


# ── Lo que no se edita no escribe nada ───────────────────────────────────────


def test_el_libro_tal_como_salio_no_escribe_nada(raiz: Path) -> None:
    antes = datos(raiz)
    dicho = importar(raiz, exportado(raiz))
    assert (dicho.codigo, dicho.salida, dicho.errores) == (0, "", NADA)
    assert datos(raiz) == antes


def test_abierto_y_guardado_tampoco(raiz: Path) -> None:
    antes = datos(raiz)
    dicho = importar(raiz, editado(exportado(raiz), lambda _: None))
    assert (dicho.codigo, dicho.salida, dicho.errores) == (0, "", NADA)
    assert datos(raiz) == antes


# ── Cada columna ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("edicion", CADA_COLUMNA)
def test_lo_editado_en_cada_columna_es_lo_que_se_escribe(raiz: Path, edicion: Edicion) -> None:
    antes = datos(raiz)
    libro = con_celdas(exportado(raiz), edicion.hoja.nombre, edicion.ref, edicion.celdas)
    dicho = importar(raiz, libro, "--aunque", "prueba")
    assert dicho.codigo == 0, dicho.errores
    assert datos(raiz) == edicion.hecha(antes)


# ── Lo demás que la gente hace con un libro ──────────────────────────────────


def cambiado(
    raiz: Path, hoja: str, ref: str, celdas: Mapping[str, object], *opciones: str
) -> Resultado:
    """Exporta, edita una fila e importa."""
    return importar(raiz, con_celdas(exportado(raiz), hoja, ref, celdas), *opciones)


def accion(raiz: Path) -> Any:  # noqa: ANN401 — lo que haya
    return datos(raiz)["evaluaciones/e"]["recomendaciones"][0]["acciones"][0]


def test_importarlo_dos_veces_escribe_una(raiz: Path) -> None:
    celdas = {
        "Estado": "Completada",
        "Comentario": "Hecho",
        "Fecha límite": date(2024, 3, 15),
        "Motivo de la prórroga": "Faltó tiempo",
        "Responde": "PSU; Secretaría",
        "Verificación": "Verificada",
        "Verificada por": "Evaluación",
    }
    libro = con_celdas(exportado(raiz), "Acciones", "e/1.1", celdas)
    assert importar(raiz, libro).codigo == 0
    despues = datos(raiz)
    otra = importar(raiz, libro, hoy="2023-05-01")
    assert (otra.codigo, otra.salida, otra.errores) == (0, "", NADA)
    assert datos(raiz) == despues


def test_un_plazo_nuevo_pide_su_motivo(raiz: Path) -> None:
    antes = datos(raiz)
    dicho = cambiado(raiz, "Acciones", "e/1.1", {"Fecha límite": date(2024, 3, 15)})
    assert dicho.codigo == 1
    assert "SEG753] a lo que se anota en e/1.1 le falta «Motivo de la prórroga»" in dicho.errores
    assert datos(raiz) == antes


def test_lo_que_no_tenia_plazo_lo_toma_sin_prorroga(raiz: Path) -> None:
    dicho = cambiado(raiz, "Recomendaciones", "e/R3", {"Fecha límite": date(2024, 3, 15)})
    assert dicho.codigo == 0, dicho.errores
    assert datos(raiz)["evaluaciones/e"]["recomendaciones"][2]["plazo"] == "2024-03-15"


def test_una_celda_vaciada_quita_el_dato_si_se_confirma(raiz: Path) -> None:
    libro = con_celdas(exportado(raiz), "Acciones", "e/1.1", {"Notas": None})
    sin_confirmar = importar(raiz, libro)
    assert sin_confirmar.codigo == 1
    assert "SEG754] se vació «Notas» de e/1.1" in sin_confirmar.errores
    assert "notas" in accion(raiz)
    assert importar(raiz, libro, "--si").codigo == 0
    assert "notas" not in accion(raiz)


def test_vaciar_lo_anotado_o_el_plazo_no_cambia_nada(raiz: Path) -> None:
    antes = datos(raiz)
    dicho = cambiado(raiz, "Acciones", "e/1.1", {"Estado": None, "Fecha límite": None}, "--si")
    assert (dicho.codigo, dicho.errores) == (0, NADA)
    assert datos(raiz) == antes


def test_lo_obligatorio_no_se_vacia(raiz: Path) -> None:
    dicho = cambiado(raiz, "Acciones", "e/1.1", {"Acción": None}, "--si")
    assert dicho.codigo == 1
    assert "SEG752] «Acción» de e/1.1 es obligatorio" in dicho.errores


@pytest.mark.parametrize(
    ("celdas", "codigo"),
    [
        ({"Estado": "Pendiente de algo"}, "SEG752"),
        ({"Avance (%)": 140}, "SEG752"),
        ({"Inicio": "pronto"}, "SEG752"),
        ({"Comentario": '=CONCAT("a";"b")'}, "SEG713"),
    ],
)
def test_lo_que_no_cabe_se_dice_y_no_se_escribe_nada(
    raiz: Path, celdas: Mapping[str, object], codigo: str
) -> None:
    antes = datos(raiz)
    dicho = cambiado(raiz, "Acciones", "e/1.1", {**celdas, "Notas": "Otra"})
    assert dicho.codigo == 1
    assert codigo in dicho.errores
    assert "cartera" not in dicho.salida
    assert datos(raiz) == antes


def test_el_estado_de_una_recomendacion_con_acciones_sale_de_ellas(raiz: Path) -> None:
    dicho = cambiado(raiz, "Recomendaciones", "e/R1", {"Estado": "Implementada"})
    assert dicho.codigo == 1
    assert "SEG752] «Estado» de e/R1 sale de sus acciones" in dicho.errores


def test_lo_gris_no_se_lee_y_se_dice(raiz: Path) -> None:
    antes = datos(raiz)
    dicho = cambiado(raiz, "Acciones", "e/1.1", {"Situación": "Cerrada"})
    assert dicho.codigo == 0
    assert "SEG755] en la fila de «e/1.1» se cambió algo gris" in dicho.errores
    assert datos(raiz) == antes


def test_una_respuesta_nueva_lleva_la_fecha_de_hoy_y_una_escrita_se_completa(raiz: Path) -> None:
    libro = exportado(raiz)

    def edicion(abierto: Any) -> None:  # noqa: ANN401 — el de openpyxl
        hoja = abierto["Recomendaciones"]
        escribir_en(
            hoja, fila_de(hoja, "e/R1"), {"Decisión": "Aceptada parcialmente", "Alcance": "La b"}
        )
        escribir_en(
            hoja, fila_de(hoja, "e/R3"), {"Decisión": "Rechazada", "Justificación": "No hay"}
        )

    assert importar(raiz, editado(libro, edicion)).codigo == 0
    una, _, otra = datos(raiz)["evaluaciones/e"]["recomendaciones"]
    assert una["respuesta"] == {
        "decision": "aceptada_parcialmente",
        "fecha": "2022-12-01",
        "alcance": "La b",
        "plan": "Lo que se hará",
    }
    assert otra["respuesta"] == {"decision": "rechazada", "fecha": HOY, "justificacion": "No hay"}


def test_una_fila_nueva_es_una_accion_con_el_codigo_que_sigue(raiz: Path) -> None:
    def edicion(abierto: Any) -> None:  # noqa: ANN401 — el de openpyxl
        acciones, compromisos = abierto["Acciones"], abierto["Compromisos"]
        nueva = {"De": "e/R1", "Acción": "Publicarlas", "Fecha límite": date(2024, 3, 15)}
        escribir_en(
            acciones, acciones.max_row + 1, {**nueva, "Responde": "PSU", "Estado": "En curso"}
        )
        escribir_en(acciones, acciones.max_row + 1, {"De": "R3", "Acción": "La primera"})
        escribir_en(compromisos, compromisos.max_row + 1, {"De": "a", "Acción": "Otro"})

    libro = editado(exportado(raiz), edicion)
    assert importar(raiz, libro).codigo == 0
    despues = datos(raiz)
    recomendaciones = despues["evaluaciones/e"]["recomendaciones"]
    assert recomendaciones[0]["acciones"][1] == {
        "id": "1.2",
        "descripcion": "Publicarlas",
        "plazo": "2024-03-15",
        "responsables": ["PSU"],
        "seguimiento": [{"fecha": HOY, "estado": "en_curso"}],
    }
    assert recomendaciones[2]["acciones"] == [{"id": "3.1", "descripcion": "La primera"}]
    assert despues["acuerdos/a"]["compromisos"][1] == {"id": "2", "descripcion": "Otro"}
    assert importar(raiz, libro).errores == NADA
    assert datos(raiz) == despues


def con_fila_nueva(raiz: Path, celdas: Mapping[str, object], hoja: str = "Acciones") -> Path:
    """El libro con una fila más."""

    def edicion(abierto: Any) -> None:  # noqa: ANN401 — el de openpyxl
        suya = abierto[hoja]
        escribir_en(suya, suya.max_row + 1, celdas)

    return editado(exportado(raiz), edicion)


@pytest.mark.parametrize(
    "una",
    [
        pytest.param(una, id=f"{una.hoja.nombre}-{una.columna.rotulo}")
        for una in una_por_columna()
        if una.hoja.lista and una.columna.rotulo != "Acción"
    ],
)
def test_cada_columna_de_una_fila_nueva_se_escribe_o_se_dice(raiz: Path, una: Edicion) -> None:
    de = {"Acciones": "e/R1", "Compromisos": "a"}[una.hoja.nombre]
    nueva = {"De": de, "Acción": "Otra", **una.celdas}
    antes = datos(raiz)
    dicho = importar(raiz, con_fila_nueva(raiz, nueva, una.hoja.nombre), "--aunque", "prueba")
    if una.columna.orden is Orden.PRORROGAR:  # las dos van juntas, y lo que empieza no se prorroga
        assert dicho.codigo == 1
        assert "SEG752] «Motivo de la prórroga» no es de lo que empieza" in dicho.errores
        assert datos(raiz) == antes
        return
    assert dicho.codigo == 0, dicho.errores
    suyos = datos(raiz)[una.archivo]
    lista = suyos["compromisos"] if de == "a" else suyos["recomendaciones"][0]["acciones"]
    hecha = una.cambiada({})
    assert {**lista[1], "id": ""} == {"id": "", "descripcion": "Otra", **hecha}


def test_lo_gris_de_una_fila_nueva_no_se_lee_y_se_dice(raiz: Path) -> None:
    nueva = {"Referencia": "e/1.7", "De": "e/R1", "Acción": "Otra", "Situación": "Vencida"}
    dicho = importar(raiz, con_fila_nueva(raiz, nueva))
    assert dicho.codigo == 0
    assert (
        "SEG755] en la fila nueva se escribió en lo gris, que no se lee: «Referencia» y"
        in dicho.errores
    )


def test_lo_que_se_anade_a_una_fila_ya_importada_se_dice(raiz: Path) -> None:
    nueva = {"De": "e/R1", "Acción": "Otra", "Estado": "En curso"}
    libro = con_fila_nueva(raiz, nueva)
    assert importar(raiz, libro).codigo == 0
    despues = datos(raiz)
    assert importar(raiz, libro, hoy="2023-05-01").errores == NADA
    con_mas = editado(
        libro,
        lambda abierto: escribir_en(
            abierto["Acciones"], 3, {"Estado": "Completada", "Notas": "Una más"}
        ),
    )
    dicho = importar(raiz, con_mas)
    assert "ya está en el registro, como «1.2», y lo que de más dice en" in dicho.errores
    assert "«Seguimiento» y «Notas»" in dicho.errores
    assert datos(raiz) == despues


def test_una_fila_borrada_se_dice_y_nada_se_borra(raiz: Path) -> None:
    antes = datos(raiz)

    def edicion(abierto: Any) -> None:  # noqa: ANN401 — el de openpyxl
        hoja = abierto["Recomendaciones"]
        hoja.delete_rows(fila_de(hoja, "e/R2"))

    dicho = importar(raiz, editado(exportado(raiz), edicion))
    assert dicho.codigo == 0
    assert "SEG742] el libro ya no trae en «Recomendaciones» «e/R2»" in dicho.errores
    assert datos(raiz) == antes


def test_da_igual_en_que_orden_esten_las_filas_y_las_columnas(raiz: Path) -> None:
    celdas = {"Estado": "Cancelada", "Notas": "Otra"}
    derecho = con_celdas(exportado(raiz), "Acciones", "e/1.1", celdas)

    def edicion(abierto: Any) -> None:  # noqa: ANN401 — el de openpyxl
        for hoja in abierto.worksheets[1:]:
            filas = [[(c.value, c.number_format) for c in fila][::-1] for fila in hoja.iter_rows()]
            hoja.insert_rows(1, 2)
            hoja.cell(1, 1).value = "Un título encima"
            for numero, fila in enumerate([filas[0], *reversed(filas[1:])], start=3):
                for columna, (valor, formato) in enumerate(fila, start=1):
                    hoja.cell(numero, columna).value = valor
                    hoja.cell(numero, columna).number_format = formato

    vuelto = editado(derecho, edicion, "revuelto.xlsx")
    assert importar(raiz, vuelto, "--simular").salida == importar(raiz, derecho, "--simular").salida
    assert importar(raiz, vuelto, "--simular").salida != ""


# ── Lo que cambió entretanto en el registro ──────────────────────────────────


def test_lo_que_cambio_en_otra_celda_no_choca(raiz: Path) -> None:
    libro = con_celdas(exportado(raiz), "Acciones", "e/1.1", {"Notas": "La del libro"})
    assert seg("corregir", "e/1.1", "lidera", "CRM", en=raiz).codigo == 0
    assert importar(raiz, libro).codigo == 0
    assert (accion(raiz)["lidera"], accion(raiz)["notas"]) == ("CRM", "La del libro")


def test_lo_mismo_dicho_en_los_dos_no_choca(raiz: Path) -> None:
    libro = con_celdas(exportado(raiz), "Acciones", "e/1.1", {"Notas": "Igual"})
    assert seg("corregir", "e/1.1", "notas", "Igual", en=raiz).codigo == 0
    assert importar(raiz, libro).errores == NADA


@pytest.mark.parametrize(
    ("vale", "queda"), [("archivo", "Del libro"), ("registro", "Del registro")]
)
def test_lo_que_cambio_en_los_dos_choca_y_se_decide(raiz: Path, vale: str, queda: str) -> None:
    libro = con_celdas(exportado(raiz), "Acciones", "e/1.1", {"Notas": "Del libro"})
    assert seg("corregir", "e/1.1", "notas", "Del registro", en=raiz).codigo == 0
    dicho = importar(raiz, libro)
    assert dicho.codigo == 1
    assert (
        "SEG717] Notas de e/1.1: el registro dice «Del registro» y el archivo, «Del libro»"
        in dicho.errores
    )
    assert accion(raiz)["notas"] == "Del registro"
    assert importar(raiz, libro, "--conflictos", vale).codigo == 0
    assert accion(raiz)["notas"] == queda


def test_se_nombran_los_choques_de_todos_los_registros(raiz: Path) -> None:
    def edicion(abierto: Any) -> None:  # noqa: ANN401 — el de openpyxl
        for hoja, ref in (("Acciones", "e/1.1"), ("Acuerdos", "a"), ("Fichas", "LA1_ME")):
            escribir_en(abierto[hoja], fila_de(abierto[hoja], ref), {"Notas": "Del libro"})

    libro = editado(exportado(raiz), edicion)
    for ref in ("e/1.1", "a"):
        assert seg("corregir", ref, "notas", "Del registro", en=raiz).codigo == 0
    antes = datos(raiz)
    dicho = importar(raiz, libro)
    assert dicho.codigo == 1
    assert "SEG717] Notas de e/1.1:" in dicho.errores
    assert "SEG717] Notas de a:" in dicho.errores
    assert "hay 2 dudas por resolver" in dicho.errores
    assert (dicho.salida, datos(raiz)) == ("", antes)


def test_y_los_de_todos_los_archivos(raiz: Path) -> None:
    libros = [
        con_celdas(exportado(raiz), hoja, ref, {"Notas": "Del libro"}).rename(raiz / f"{hoja}.xlsx")
        for hoja, ref in (("Acciones", "e/1.1"), ("Acuerdos", "a"))
    ]
    for ref in ("e/1.1", "a"):
        assert seg("corregir", ref, "notas", "Del registro", en=raiz).codigo == 0
    dicho = seg("importar", *libros, en=raiz)
    assert dicho.codigo == 1
    assert [dicho.errores.count(f"Notas de {ref}:") for ref in ("e/1.1", "a")] == [1, 1]


def test_anotado_en_los_dos_choca(raiz: Path) -> None:
    libro = con_celdas(exportado(raiz), "Acciones", "e/1.1", {"Estado": "Completada"})
    assert seg("actualizar", "e/1.1", "--estado", "cancelada", en=raiz).codigo == 0
    dicho = importar(raiz, libro)
    assert dicho.codigo == 1
    assert "SEG717] Seguimiento de e/1.1" in dicho.errores


def test_de_lo_que_ya_no_esta_se_dice_que_no_se_escribe(raiz: Path) -> None:
    libro = con_celdas(exportado(raiz), "Acciones", "e/1.1", {"Notas": "Otra"})
    ruta = raiz / "data/evaluaciones/e.yaml"
    ruta.write_text(ruta.read_text("utf-8").replace('"1.1"', '"1.9"'), "utf-8")
    dicho = importar(raiz, libro)
    assert "SEG742] «e/1.1» ya no está en los registros" in dicho.errores


def test_el_de_otra_version_se_rechaza_por_su_nombre(raiz: Path) -> None:
    def edicion(abierto: Any) -> None:  # noqa: ANN401 — el de openpyxl
        hoja = abierto["Acciones"]
        hoja.cell(1, hoja.max_column).value = "seg:huella:00000000"

    dicho = importar(raiz, editado(exportado(raiz), edicion))
    assert dicho.codigo == 1
    assert "SEG751] esta hoja se exportó con otra versión" in dicho.errores
