"""Los libros de Excel antiguos, hechos con sus propios registros."""

import random
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import python_calamine

from apoyo.esfuerzo import una_parte
from apoyo.libro_antiguo import disco, libro
from seguimiento.fechas import Precision
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.lectores.antiguo import hojas_antiguas
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Celda, Tabla

FORMATOS = ["0.00", "mmm\\-yy", "0%"]


def celdas(tmp_path: Path, contenido: bytes) -> list[list[Celda]]:
    ruta = tmp_path / "m.xls"
    ruta.write_bytes(contenido)
    (tabla,) = leer(ruta).piezas
    assert isinstance(tabla, Tabla)
    return [list(fila) for fila in tabla.filas]


def test_cada_celda_se_ve_con_su_formato(tmp_path: Path) -> None:
    contenido = libro(
        [(0, 0, 0, "Código"), (0, 1, 0, "Año"), (1, 0, 1, 1.1), (1, 1, 2, 45260.0), (2, 1, 3, 0.4)],
        formatos=FORMATOS,
    )
    filas = celdas(tmp_path, contenido)
    assert [[celda.texto for celda in fila] for fila in filas] == [
        ["Código", "Año"],
        ["1.10", "2023-11"],
        ["", "40 %"],
    ]
    assert filas[1][0].valor == Decimal("1.1")
    assert (filas[1][1].valor, filas[1][1].precision) == (date(2023, 11, 30), Precision.MES)
    assert filas[2][1].es_porcentaje
    assert str(filas[2][1].sitio) == "hoja Matriz, B3"


def test_de_una_formula_se_sabe_que_lo_es(tmp_path: Path) -> None:
    ((celda,),) = celdas(tmp_path, libro([(0, 0, 0, 3.0)], formulas=True))
    assert celda.formula
    assert celda.valor == Decimal(3)


def test_una_celda_lejos_se_rechaza_sin_ponerla_en_memoria(tmp_path: Path) -> None:
    ruta = tmp_path / "m.xls"
    ruta.write_bytes(libro([(0, 0, 0, "x"), (65535, 255, 0, "y")]))
    with pytest.raises(ArchivoRechazado) as rechazo:
        leer(ruta)
    assert rechazo.value.codigo == "SEG702"
    assert "hoja Matriz" in rechazo.value.mensaje


def test_un_disco_sin_libro_se_rechaza(tmp_path: Path) -> None:
    ruta = tmp_path / "m.xls"
    ruta.write_bytes(disco(b"otra cosa", "WordDocument"))
    with pytest.raises(ArchivoRechazado, match="no es una hoja de cálculo"):
        leer(ruta)


@pytest.mark.parametrize("semilla", una_parte(range(300), 10))
def test_un_libro_estropeado_se_lee_o_se_rechaza_y_nada_mas(semilla: int) -> None:
    azar = random.Random(semilla)  # noqa: S311 — repetible, no secreto
    contenido = bytearray(libro([(n, 0, 1, "x") for n in range(20)], formatos=FORMATOS))
    for _ in range(azar.randint(1, 20)):
        # casi todo lo que importa está en la cabecera, la tabla, el directorio y los primeros registros
        contenido[azar.randrange(8, azar.choice([512, 1024, 2048, len(contenido)]))] = azar.choice(
            [0, 1, 0xFE, 0xFF, azar.randrange(256)]
        )
    del contenido[azar.choice([len(contenido), azar.randrange(8, len(contenido))]) :]
    with suppress(ArchivoRechazado):
        hojas_antiguas(Path("m.xls"), bytes(contenido))


def test_si_la_biblioteca_se_rinde_se_rechaza(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rust no lanza una excepción corriente: `except Exception` no la ve."""

    class PanicException(BaseException):
        pass

    def rendirse(_: object) -> None:
        raise PanicException

    monkeypatch.setattr(python_calamine, "load_workbook", rendirse)
    (tmp_path / "m.xls").write_bytes(libro([(0, 0, 0, "x")]))
    with pytest.raises(ArchivoRechazado, match="dañado"):
        leer(tmp_path / "m.xls")
