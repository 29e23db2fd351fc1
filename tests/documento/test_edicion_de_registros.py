"""Los registros que hay, campo por campo: cada edición cambia sus líneas y ninguna más."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from seguimiento.documento import Dato, Documento, Lista, Mapa, leer
from seguimiento.lugares import Ruta

REGISTROS = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))
UNO_POR_UNO = pytest.mark.parametrize("registro", REGISTROS, ids=[uno.stem for uno in REGISTROS])


def textos(dato: Dato, ruta: Ruta = ()) -> Iterator[tuple[Ruta, str]]:
    """Todos los textos de un registro."""
    if isinstance(dato, Mapa | Lista):
        for paso, hijo, _ in dato.hijos():
            yield from textos(hijo, (*ruta, paso))
    elif dato is not None:
        yield ruta, dato


def leido(registro: Path) -> Documento:
    documento = leer(registro.read_bytes()).documento
    assert documento is not None
    return documento


def lineas_del_texto(documento: Documento, ruta: Ruta) -> tuple[int, int]:
    """De qué línea a cuál (sin esta) está escrito un texto, según lo que se ve: su sangría."""
    lineas = documento.texto.split("\n")
    primera = documento.posicion(ruta).linea - 1
    if not lineas[primera].endswith(">-"):
        return primera, primera + 1
    margen = len(lineas[primera + 1]) - len(lineas[primera + 1].lstrip(" "))
    ultima = primera + 1
    while lineas[ultima].startswith(" " * margen) and not lineas[ultima][margen:].startswith(" "):
        ultima += 1
    return primera, ultima


@UNO_POR_UNO
def test_el_mismo_valor_no_cambia_un_byte_y_otro_solo_sus_lineas(registro: Path) -> None:
    documento = leido(registro)
    lineas = documento.texto.split("\n")
    for ruta, texto in textos(documento.datos):
        assert documento.con(ruta, texto).contenido == registro.read_bytes()
        desde, hasta = lineas_del_texto(documento, ruta)
        nuevas = documento.con(ruta, f"{texto} cambiado").texto.split("\n")
        despues = len(lineas) - hasta
        assert nuevas[:desde] == lineas[:desde]
        assert nuevas[len(nuevas) - despues :] == lineas[hasta:]
        assert nuevas[desde : len(nuevas) - despues] != lineas[desde:hasta]
        if hasta == desde + 1:
            assert len(nuevas) == len(lineas)


@UNO_POR_UNO
def test_cambiar_un_dato_y_devolverlo_deja_los_mismos_bytes(registro: Path) -> None:
    """Lo que ocupa una línea; la prosa plegada puede volver partida por otra palabra.

    Un `no` sin comillas vuelve sin ellas si quien edita sabe, como las órdenes, que no es prosa.
    """
    documento = leido(registro)
    sin_comillas = {ruta for ruta, _ in documento.ambiguos}
    for ruta, texto in list(textos(documento.datos))[::4]:
        desde, hasta = lineas_del_texto(documento, ruta)
        if hasta > desde + 1:
            continue
        cambiado = documento.con(ruta, "Otro texto")
        devuelto = cambiado.con(ruta, texto, literal=ruta in sin_comillas or None)
        assert devuelto.contenido == registro.read_bytes(), ruta


@UNO_POR_UNO
def test_anadir_un_campo_y_quitarlo_deja_los_mismos_bytes(registro: Path) -> None:
    documento = leido(registro)
    nuevo = documento.con(("nota_de_prueba",), ["Con prosa: dos puntos", {"si": "no"}])
    assert nuevo.texto.startswith(documento.texto)
    assert nuevo.sin(("nota_de_prueba",)).contenido == registro.read_bytes()
