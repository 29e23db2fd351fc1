"""Los valores contados de todas las órdenes, escritos como se leen en pantalla."""

from collections.abc import Iterator
from enum import Enum

import pytest

from apoyo.todas_las_ordenes import TODAS
from seguimiento.campos import Campo, campos, escritura
from seguimiento.comandos.del_modelo import campo_de, desplegado_uno
from seguimiento.comandos.valores import Declarado, ValorNoValido, declarados
from seguimiento.modelo.evaluacion import Respuesta
from seguimiento.redaccion import el_mismo, los_mismos, sin_tildes


def _formas(codigo: str, rotulo: str = "") -> Iterator[str]:
    """Como pudo escribirse: con mayúsculas, con espacios, sin tildes, por su rótulo o en plural."""
    for dicho in filter(None, (codigo, codigo.replace("_", " ").replace("-", " "), rotulo)):
        yield from (dicho, dicho.upper(), dicho.capitalize(), f"  {dicho} ", sin_tildes(dicho))
        yield " ".join(map(_en_plural, dicho.split()))


def _en_plural(palabra: str) -> str:
    """«Vencidas», «cursos»; lo corto y lo que ya lo está, como está."""
    return f"{palabra}s" if len(palabra) > 3 and palabra[-1] in "aeo" else palabra


DE_LA_LINEA = {
    f"{orden} {nombre}": uno
    for orden, comando in TODAS.items()
    for nombre, uno in declarados(comando.callback).items()
    if issubclass(uno.tipo, Enum)
}
DE_UN_CAMPO = {
    f"{orden} {nombre}": (campo, uno)
    for orden, comando in TODAS.items()
    for nombre, uno in declarados(comando.callback).items()
    if (campo := campo_de(uno.info)) and campo.registro is None
}


def test_hay_de_las_dos_clases() -> None:
    assert {"status situacion", "status por", "lista que"} <= {*DE_LA_LINEA}
    assert {"actualizar estado", "responder decision", "nueva evaluacion tipo"} <= {*DE_UN_CAMPO}


@pytest.mark.parametrize("donde", DE_LA_LINEA)
def test_un_valor_de_la_linea_vale_como_se_lee(donde: str) -> None:
    declarado: Declarado = DE_LA_LINEA[donde]
    for valor in declarado.tipo:  # type: ignore[attr-defined]
        for forma in _formas(str(valor.value), getattr(valor, "rotulo", "")):
            assert declarado.leer(forma) is valor, forma


@pytest.mark.parametrize("donde", DE_UN_CAMPO)
def test_un_valor_del_modelo_vale_como_se_lee(donde: str) -> None:
    campo: Campo = DE_UN_CAMPO[donde][0]
    for valor in escritura(campo.modelo, campo.clave).valores:
        for forma in _formas(valor.value, valor.rotulo):
            assert desplegado_uno(campo, forma) == valor.value, forma


def test_tambien_el_si_el_no_y_los_paises() -> None:
    por_clave = {campo.clave: campo for campo, _ in DE_UN_CAMPO.values()}
    assert [desplegado_uno(por_clave["paises"], uno) for uno in ("Ecuador", "ecu", "PE")] == [
        *("ECU", "ECU", "PER")
    ]
    assert [desplegado_uno(por_clave["eficaz"], uno) for uno in ("Sí", "NO", "En parte")] == [
        *("si", "no", "parcial")
    ]


def test_tambien_los_de_dentro_de_otro_dato() -> None:
    partes = next(c for c in campos(Respuesta) if c.clave == "partes")
    rechazada = {"parte": "a", "decision": "rechazada", "justificacion": "no hay"}
    dichos = ("a: Rechazada: no hay", "{parte: a, decision: RECHAZADA, justificacion: no hay}")
    assert [desplegado_uno(partes, dicho) for dicho in dichos] == [rechazada, rechazada]


def test_lo_que_no_es_de_los_contados_se_queda_como_se_dijo() -> None:
    comentario = next(c for c, _ in DE_UN_CAMPO.values() if c.clave == "comentario")
    assert desplegado_uno(comentario, "En Curso") == "En Curso"


@pytest.mark.parametrize("dicho", ["", " ", "…", "venci", "vencida o no", "cerrada vencida"])
def test_lo_que_no_es_el_mismo_no_se_da_por_bueno(dicho: str) -> None:
    with pytest.raises(ValorNoValido):
        DE_LA_LINEA["status situacion"].leer(dicho)


def test_si_pueden_ser_dos_no_es_ninguno() -> None:
    validos = {"anio": ("período",), "mes": ("Periodo",)}
    assert (los_mismos("PERIODOS", validos), el_mismo("PERIODOS", validos)) == (["anio", "mes"], "")
    assert el_mismo("Meses", validos) == "mes"
