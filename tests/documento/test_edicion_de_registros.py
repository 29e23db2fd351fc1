"""Los registros que hay, campo por campo: cada edición cambia sus líneas y ninguna más."""

from pathlib import Path

import pytest

from apoyo.registros_incluidos import REGISTROS, leido, recuento
from seguimiento.documento import Documento
from seguimiento.documento.edicion import con, sin
from seguimiento.documento.escritura import Valor
from seguimiento.lugares import Ruta

UNO_POR_UNO = pytest.mark.parametrize("registro", REGISTROS, ids=[uno.stem for uno in REGISTROS])


@UNO_POR_UNO
def test_cambiar_un_campo_cambia_sus_lineas_y_devolverlo_deja_los_mismos_bytes(
    registro: Path,
) -> None:
    """De cada diez campos se prueba uno, y menos si es largo: todos, en `make duro`."""
    # cada campo cuesta lo que mide su archivo
    hay = recuento(registro, cada=max(10, registro.stat().st_size // 600))
    assert hay.campos > 0
    assert hay.con_el_mismo_valor == hay.solo_sus_lineas == hay.campos
    assert hay.solo_una_linea == hay.en_una_linea
    assert hay.sano


@pytest.mark.parametrize(
    ("de_mas", "que"),
    [
        ("# otra\n{}", ("con_el_mismo_valor", "solo_sus_lineas", "solo_una_linea", "devueltos")),
        ("{}\n", ("con_el_mismo_valor", "solo_sus_lineas", "solo_una_linea", "devueltos")),
    ],
)
def test_el_recuento_ve_lo_que_cambia_de_mas(
    de_mas: str, que: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registro = tmp_path / "a.yaml"
    registro.write_bytes(b"# nota\na: x\nb:\n  - z\n")
    sano = recuento(registro)

    def con_de_mas(documento: Documento, ruta: Ruta, valor: Valor) -> Documento:
        texto = con(documento, ruta, valor).texto
        return Documento(de_mas.format(texto), documento.datos, origen=documento.origen)

    monkeypatch.setattr("apoyo.registros_incluidos.con", con_de_mas)
    roto = recuento(registro)

    assert sano.sano
    assert not roto.sano
    assert sano.campos == roto.campos == 2
    assert {uno for uno, cuantos in vars(roto).items() if cuantos != vars(sano)[uno]} == {*que}


@UNO_POR_UNO
def test_anadir_un_campo_y_quitarlo_deja_los_mismos_bytes(registro: Path) -> None:
    documento = leido(registro)
    nuevo = con(documento, ("nota_de_prueba",), ["Con prosa: dos puntos", {"si": "no"}])
    assert nuevo.texto.startswith(documento.texto)
    assert sin(nuevo, ("nota_de_prueba",)).contenido == registro.read_bytes()
