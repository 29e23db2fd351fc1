"""Los registros que hay, campo por campo: cada edición cambia sus líneas y ninguna más."""

from pathlib import Path

import pytest

from apoyo.registros_incluidos import REGISTROS, leido, recuento
from seguimiento.documento import Documento
from seguimiento.documento.escritura import Valor
from seguimiento.lugares import Ruta

UNO_POR_UNO = pytest.mark.parametrize("registro", REGISTROS, ids=[uno.stem for uno in REGISTROS])


@UNO_POR_UNO
def test_cambiar_cada_campo_cambia_sus_lineas_y_devolverlo_deja_los_mismos_bytes(
    registro: Path,
) -> None:
    """Todos los campos se cambian; de cada cuatro, uno se devuelve: todos, en `make duro`."""
    hay = recuento(registro, deshacer_cada=4)
    assert hay.campos > 3
    assert hay.con_el_mismo_valor == hay.solo_sus_lineas == hay.campos
    assert hay.solo_una_linea == hay.en_una_linea
    assert hay.devueltos + hay.plegados_de_otro_modo == hay.deshechos
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
    de_verdad = Documento.con

    def con(documento: Documento, ruta: Ruta, valor: Valor, **como: bool | None) -> Documento:
        texto = de_verdad(documento, ruta, valor, literal=como.get("literal")).texto
        return Documento(de_mas.format(texto), documento.datos, origen=documento.origen)

    monkeypatch.setattr(Documento, "con", con)
    roto = recuento(registro)

    assert sano.sano
    assert not roto.sano
    assert (sano.campos, sano.deshechos) == (roto.campos, roto.deshechos) == (2, 2)
    assert {uno for uno, cuantos in vars(roto).items() if cuantos != vars(sano)[uno]} == {*que}


@UNO_POR_UNO
def test_anadir_un_campo_y_quitarlo_deja_los_mismos_bytes(registro: Path) -> None:
    documento = leido(registro)
    nuevo = documento.con(("nota_de_prueba",), ["Con prosa: dos puntos", {"si": "no"}])
    assert nuevo.texto.startswith(documento.texto)
    assert nuevo.sin(("nota_de_prueba",)).contenido == registro.read_bytes()
