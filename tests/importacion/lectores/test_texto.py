"""Los `.txt`: párrafos, cuadros con tabuladores y los de un Word guardado como texto."""

from pathlib import Path

import pytest

from seguimiento.importacion.lectores import leer
from seguimiento.importacion.material import Celda, Parrafo, Pieza, Tabla


def leidas(tmp_path: Path, texto: str) -> tuple[Pieza, ...]:
    ruta = tmp_path / "matriz.txt"
    ruta.write_bytes(texto.encode())
    return leer(ruta).piezas


def parrafos(piezas: tuple[Pieza, ...]) -> list[str]:
    return [pieza.texto for pieza in piezas if isinstance(pieza, Parrafo)]


def tablas(piezas: tuple[Pieza, ...]) -> list[Tabla]:
    return [pieza for pieza in piezas if isinstance(pieza, Tabla)]


def vista(celda: Celda) -> str:
    """El texto, con «^» si continúa la de arriba y «<» si la de la izquierda."""
    return "^" * celda.sigue_arriba + "<" * celda.sigue_izquierda + celda.texto


def vistas(tabla: Tabla) -> list[list[str]]:
    return [[vista(celda) for celda in fila] for fila in tabla.filas]


def test_cada_linea_es_un_parrafo_con_su_sitio(tmp_path: Path) -> None:
    piezas = leidas(
        tmp_path, "\ufeff1. Recommendation:\r\n\r\n  Ordenar el archivo\r\n\x0cOtra página\r\n"
    )
    assert parrafos(piezas) == ["1. Recommendation:", "Ordenar el archivo", "Otra página"]
    assert [str(pieza.sitio) for pieza in piezas] == ["línea 1", "línea 3", "línea 5"]


def test_un_txt_que_es_un_cuadro_se_lee_como_tal(tmp_path: Path) -> None:
    piezas = leidas(tmp_path, 'Acción\tPlazo\n"Ordenar\ny publicar"\t2023\nFormar\t2024\n')
    assert vistas(tablas(piezas)[0]) == [
        ["Acción", "Plazo"],
        ["Ordenar\ny publicar", "2023"],
        ["Formar", "2024"],
    ]


def test_entre_parrafos_las_lineas_con_tabuladores_son_un_cuadro(tmp_path: Path) -> None:
    piezas = leidas(tmp_path, "Título\n\nCódigo\tDescripción\nBP1\tUna\nBP2\tDos\n\nFin\ty\nnada\n")
    assert parrafos(piezas) == ["Título", "Fin y", "nada"]
    (tabla,) = tablas(piezas)
    assert vistas(tabla) == [["Código", "Descripción"], ["BP1", "Una"], ["BP2", "Dos"]]
    assert str(tabla.filas[1][1].sitio) == "línea 4, columna 2"


def test_una_sangria_con_tabulador_no_es_un_cuadro(tmp_path: Path) -> None:
    assert parrafos(leidas(tmp_path, "\tUno.\n\tDos.\n")) == ["Uno.", "Dos."]


# Lo que queda de un Word guardado como texto -------------------------------------------------------

ENCABEZADO = "\tAcción\n\n\tPlazo\n\n\tSeguimiento\n\n\t\n\t\n\tComentarios\n\tEstado\n\n"
BLOQUE = (
    "\tRecomendación No. {n}\nTexto {n}\n\n\tDirigida a:\nUnidad\n\tPrioridad: 1\n\n\n" + ENCABEZADO
)
ACCION = "\t{id} Hacer algo\n\tMarzo 2023\n\t\n\t\n\n"
ENTRE = "\n\n"


def bloque(numero: int) -> list[list[str]]:
    return [
        [f"{c}Recomendación No. {numero}\nTexto {numero}" for c in ("", "<", "<", "<")],
        ["Dirigida a:\nUnidad", "Prioridad: 1", "<Prioridad: 1", "<Prioridad: 1"],
        ["Acción", "Plazo", "Seguimiento", "<Seguimiento"],
        ["^Acción", "^Plazo", "Comentarios", "Estado"],
    ]


def accion(codigo: str) -> list[str]:
    return [f"{codigo} Hacer algo", "Marzo 2023", "", ""]


def test_los_cuadros_se_rehacen_con_sus_uniones(tmp_path: Path) -> None:
    texto = (
        "Matriz\n\n" + BLOQUE.format(n=1) + ACCION.format(id="1.1") + ENTRE
        + BLOQUE.format(n=2) + ACCION.format(id="2.1") + ACCION.format(id="2.2") + ENTRE
    )  # fmt: skip
    piezas = leidas(tmp_path, texto)
    assert parrafos(piezas) == ["Matriz"]
    assert [vistas(tabla) for tabla in tablas(piezas)] == [
        [*bloque(1), accion("1.1")],
        [*bloque(2), accion("2.1"), accion("2.2")],
    ]


@pytest.mark.parametrize("vacios", [0, 1, 2, 3, 6])
@pytest.mark.parametrize("donde", ["\n\tMarzo", "\n\t\n\t\n\n"])
def test_los_parrafos_vacios_de_una_celda_no_la_separan_de_su_fila(
    tmp_path: Path, vacios: int, donde: str
) -> None:
    antes = ACCION.format(id="1.1")
    assert donde in antes
    con_huecos = antes.replace(donde, "\n" * vacios + donde, 1)
    texto = BLOQUE.format(n=1) + con_huecos + ACCION.format(id="1.2")
    (tabla,) = tablas(leidas(tmp_path, texto))
    assert vistas(tabla) == [*bloque(1), accion("1.1"), accion("1.2")]


def test_un_comentario_al_margen_queda_de_nota_y_sin_quien(tmp_path: Path) -> None:
    texto = BLOQUE.format(n=1).replace(
        "Prioridad: 1", "Prioridad: 1\tComment by Alguien: no aplica"
    )
    (tabla,) = tablas(leidas(tmp_path, texto + ACCION.format(id="1.1")))
    assert vistas(tabla)[:4] == bloque(1)
    assert tabla.filas[1][1].nota == "no aplica"


def test_la_ultima_fila_cortada_se_completa_con_vacias(tmp_path: Path) -> None:
    (tabla,) = tablas(leidas(tmp_path, BLOQUE.format(n=1) + "\t1.1 Hacer\n\tMarzo 2023\n"))
    assert vistas(tabla)[-1] == ["1.1 Hacer", "Marzo 2023", "", ""]
