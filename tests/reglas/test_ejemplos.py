"""Cada código del catálogo cumple lo que promete: su *Mal* da ese código y su *Bien*, ninguno."""

import pytest

from apoyo.esqueletos import codigos
from seguimiento.diagnosticos import CATALOGO, Definicion, archivos, forma, yaml
from seguimiento.reglas import familias

familias.registrar()
# las reglas de historia comparan dos momentos y las plantillas no son registros: sus ejemplos no
# son un archivo que se valide
DEFINICIONES = sorted(
    (d for d in CATALOGO.values() if d.ambito not in {"Transicion", "Plantilla"}),
    key=lambda definicion: definicion.codigo,
)
CON_EJEMPLOS = [definicion for definicion in DEFINICIONES if definicion.mal or definicion.bien]
SIN_EJEMPLOS = {
    # haría falta un texto desmedido
    *(yaml.DEMASIADO_HONDO, yaml.DEMASIADOS_NODOS, yaml.TEXTO_DESMEDIDO),
    # está en los bytes o en el disco, no en el texto
    *(valor for clave, valor in vars(archivos).items() if clave.isupper()),
    # está en el nombre del archivo
    *("SEG101", "SEG103", "SEG106"),
    # está en la configuración
    "SEG312",
    # está en el archivo que se importa
    *(definicion.codigo for definicion in DEFINICIONES if definicion.ambito == "Importación"),
}


def _nombre(definicion: Definicion) -> str:
    return definicion.codigo


@pytest.mark.parametrize("definicion", CON_EJEMPLOS, ids=_nombre)
def test_el_mal_ejemplo_da_su_codigo_y_ningun_otro(definicion: Definicion) -> None:
    assert set(codigos(definicion.ambito, definicion.mal)) == {definicion.codigo}


@pytest.mark.parametrize("definicion", CON_EJEMPLOS, ids=_nombre)
def test_el_buen_ejemplo_no_da_ninguno(definicion: Definicion) -> None:
    assert codigos(definicion.ambito, definicion.bien) == []


def test_solo_carece_de_ejemplos_lo_que_no_puede_mostrarse_como_texto() -> None:
    sin_ejemplos = {d.codigo for d in DEFINICIONES if not (d.mal and d.bien)}
    assert sin_ejemplos == SIN_EJEMPLOS


@pytest.mark.parametrize("definicion", DEFINICIONES, ids=_nombre)
def test_cada_codigo_se_explica_en_una_frase_y_dice_por_que(definicion: Definicion) -> None:
    assert definicion.titulo.endswith((".", ")."))
    assert len(definicion.titulo) <= 100
    assert "Mal::" not in definicion.porque
    assert definicion.porque or definicion.mal


def test_los_codigos_de_forma_tienen_todos_ejemplo() -> None:
    de_forma = {valor for clave, valor in vars(forma).items() if clave.isupper()}
    assert de_forma <= {definicion.codigo for definicion in CON_EJEMPLOS}
