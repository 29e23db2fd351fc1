"""Un comentario que empieza por su fecha dice también cuándo, y de cada cosa se sabe dónde se diría."""

import pytest

from apoyo.matrices import material
from seguimiento.importacion.hechos import Leido
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.opciones import Opciones
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

ENCABEZADO = ("Recomendación", "Acción", "Plazo", "Estado", "Comentarios")


def leido(comentario: str, *encima: tuple[str, ...]) -> tuple[Leido, list[str]]:
    fila = ("Ordenar el archivo", "Digitalizar las actas", "", "En curso", comentario)
    hechos = interpretar(material((*encima, ENCABEZADO, fila)), Opciones())
    return hechos.elementos[0].dentro[0], [duda.codigo for duda in hechos.dudas]


@pytest.mark.parametrize(
    ("comentario", "fecha", "dicho"),
    [
        ("2024-03-20: Listo", "2024-03-20", "Listo"),
        ("2024-03: Listo", "2024-03", "Listo"),
        ("Listo", None, "Listo"),
        ("Listo el 2024-03-20: todo", None, "Listo el 2024-03-20: todo"),
        ("2024-13-20: Listo", None, "2024-13-20: Listo"),
        ("2024-03-20: Uno\n2024-04-20: Dos", None, "2024-03-20: Uno\n2024-04-20: Dos"),
    ],
)
def test_la_fecha_de_un_comentario(comentario: str, fecha: str | None, dicho: str) -> None:
    suyo, _ = leido(comentario)
    assert (suyo.valor(C.FECHA_DE_SEGUIMIENTO), suyo.valor(C.COMENTARIO)) == (fecha, dicho)


def test_la_de_toda_la_tabla_cede_ante_la_de_la_fila() -> None:
    suyo, dudas = leido("2024-03-20: Listo", ("Fecha de seguimiento", "2024-01-10", "", "", ""))
    assert suyo.valor(C.FECHA_DE_SEGUIMIENTO) == "2024-03-20"
    assert "SEG723" not in dudas


def test_de_lo_que_se_sigue_se_sabe_la_celda_aunque_este_vacia() -> None:
    suyo, _ = leido("")
    assert {campo: [str(c.sitio) for c in celdas] for campo, celdas in suyo.lugares.items()} == {
        C.PLAZO: ["tabla 1, fila 2, columna 3"],
        C.ESTADO: ["tabla 1, fila 2, columna 4"],
        C.COMENTARIO: ["tabla 1, fila 2, columna 5"],
    }
