import re
from itertools import product
from string import ascii_uppercase

import pytest

from seguimiento import vocabularios
from seguimiento.redaccion import plegado
from seguimiento.vocabularios import (
    ODS,
    PAISES,
    EstadoDeAccion,
    EstadoDeRecomendacion,
    EstadoDerivado,
    ObjetivoDelPacto,
    PrincipioDelPacto,
    Recurrencia,
    Vocabulario,
    nombre_de_pais,
    pais_llamado,
)

CODIGO = re.compile(r"[a-z]+(?:[_-][a-z]+)*|[A-Z]+|[1-9][0-9]*")
VOCABULARIOS = [
    valor
    for valor in (getattr(vocabularios, nombre) for nombre in vocabularios.__all__)
    if isinstance(valor, type) and issubclass(valor, Vocabulario) and valor is not Vocabulario
]
SIN_DEFINICION = {"Area", "ODS", "PrincipioDelPacto", "ObjetivoDelPacto"}
"""Aquellos cuyo rótulo es el nombre oficial y lo dice todo."""

cada_vocabulario = pytest.mark.parametrize("vocabulario", VOCABULARIOS, ids=lambda v: v.__name__)


def test_se_revisan_todos_los_vocabularios_que_hay() -> None:
    assert {v.__name__ for v in VOCABULARIOS} == {v.__name__ for v in Vocabulario.__subclasses__()}


@cada_vocabulario
def test_cada_valor_tiene_un_codigo_que_se_escribe_sin_dudar(
    vocabulario: type[Vocabulario],
) -> None:
    assert [c for c in vocabulario.codigos() if CODIGO.fullmatch(c) is None] == []


@cada_vocabulario
def test_cada_valor_tiene_rotulo_y_definicion(vocabulario: type[Vocabulario]) -> None:
    con_definicion = vocabulario.__name__ not in SIN_DEFINICION
    for valor in vocabulario:
        assert valor.rotulo == valor.rotulo.strip() != ""
        assert bool(valor.definicion) == con_definicion
        assert not con_definicion or valor.definicion[-1] in ".?"


@cada_vocabulario
def test_ni_codigos_ni_rotulos_se_repiten(vocabulario: type[Vocabulario]) -> None:
    # un alias de enum desaparece al recorrerlo: se cuentan los nombres declarados
    cuantos = len(vocabulario.__members__)
    assert len(set(vocabulario.codigos())) == cuantos
    assert len({valor.rotulo for valor in vocabulario}) == cuantos


@cada_vocabulario
def test_ningun_nombre_es_de_dos_valores(vocabulario: type[Vocabulario]) -> None:
    suyos = [{plegado(n) for n in (v.value, v.rotulo, *v.otros_nombres)} for v in vocabulario]
    assert sum(map(len, suyos)) == len(set().union(*suyos))


@cada_vocabulario
def test_otro_nombre_no_repite_el_codigo_ni_el_rotulo(vocabulario: type[Vocabulario]) -> None:
    for valor in vocabulario:
        sobran = {plegado(valor.rotulo), valor.value.replace("_", " ")}
        assert [nombre for nombre in valor.otros_nombres if plegado(nombre) in sobran] == []


@cada_vocabulario
def test_cada_vocabulario_dice_que_es(vocabulario: type[Vocabulario]) -> None:
    assert vocabulario.__doc__ != Vocabulario.__doc__
    assert (vocabulario.__doc__ or "").rstrip().endswith(".")


@cada_vocabulario
def test_un_valor_se_escribe_con_su_codigo(vocabulario: type[Vocabulario]) -> None:
    assert [f"{valor}" for valor in vocabulario] == list(vocabulario.codigos())


def test_son_terminales_los_estados_con_que_una_accion_deja_de_estar_abierta() -> None:
    terminales = {estado for estado in EstadoDeAccion if estado.terminal}
    assert terminales == {
        EstadoDeAccion.COMPLETADA,
        EstadoDeAccion.CANCELADA,
        EstadoDeAccion.NO_APLICABLE,
    }


def test_vencida_no_es_un_estado_que_pueda_declararse() -> None:
    assert "vencida" not in EstadoDeAccion.codigos()


def test_todo_estado_que_se_declara_de_una_recomendacion_puede_derivarse() -> None:
    declarados = {estado.name: estado.value for estado in EstadoDeRecomendacion}
    derivados = {estado.name: estado.value for estado in EstadoDerivado}
    assert declarados.items() <= derivados.items()
    assert [nombre for nombre in derivados if nombre not in declarados] == [
        "SIN_RESPUESTA",
        "SIN_PLAN",
    ]


def test_cada_recurrencia_dura_mas_que_la_que_la_precede() -> None:
    assert [recurrencia.meses for recurrencia in Recurrencia] == [0, 1, 2, 3, 4, 6, 12]


def test_los_catalogos_internacionales_estan_enteros() -> None:
    assert ODS.codigos() == tuple(str(n) for n in range(1, 18))
    assert ObjetivoDelPacto.codigos() == tuple(str(n) for n in range(1, 24))
    assert PrincipioDelPacto.codigos() == tuple("abcdefghij")


def test_los_nombres_que_se_conocen_de_un_pais_llevan_a_un_codigo_que_existe() -> None:
    assert {pais_llamado(n) for n in ("EC", "ecuador", "Ecuador", "ecu ")} == {"ECU"}
    de_dos_letras = map("".join, product(ascii_uppercase, repeat=2))
    hallados = [codigo for codigo in map(pais_llamado, de_dos_letras) if codigo]
    assert len(hallados) == 27
    assert len(PAISES.intersection(hallados)) == 27


def test_el_nombre_de_un_pais_lleva_otra_vez_a_su_codigo() -> None:
    con_nombre = {pais: nombre for pais in PAISES if (nombre := nombre_de_pais(pais)) != pais}
    assert len(con_nombre) == 27
    assert {pais: pais_llamado(nombre) for pais, nombre in con_nombre.items()} == {
        pais: pais for pais in con_nombre
    }
    assert (nombre_de_pais("ECU"), nombre_de_pais("JPN")) == ("Ecuador", "JPN")


def test_los_paises_son_los_249_codigos_de_tres_letras() -> None:
    assert len(PAISES) == 249
    assert [codigo for codigo in PAISES if re.fullmatch("[A-Z]{3}", codigo) is None] == []
    assert {"ECU", "PER", "COL", "CRI"} <= PAISES
