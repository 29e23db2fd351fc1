"""Todo lo que alguien puede escribir en cualquier campo, y que siempre se dice en español."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from seguimiento import modelo as modelo_del_dominio
from seguimiento.campos import campos
from seguimiento.conversion import (
    REDACCION,
    Conversion,
    convertir,
)
from seguimiento.diagnosticos import CATALOGO, Hallazgo
from seguimiento.documento import Dato, leer
from seguimiento.lugares import Posicion, Ruta
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.tipos import Registro

INGLES = re.compile(
    r"\b(?:input|should|field|required|extra|string|valid|value|must|least|than|character|list|dict"
    r"|tuple|unable|none|true|false|instance|permitted)\b",
    re.IGNORECASE,
)


def datos(objeto: object) -> Dato:
    """Los datos que el lector entregaría si alguien hubiera escrito eso mismo en YAML."""
    if objeto is None:
        return None
    documento = leer(json.dumps(objeto, ensure_ascii=False).encode()).documento
    assert documento is not None
    return documento.datos


def convertida(modelo: type[Registro], objeto: object) -> Conversion[Registro]:
    return convertir(modelo, datos(objeto))


ACCION = {"id": "1.1", "descripcion": "D"}
RECOMENDACION = {"id": "R1", "texto": "T", "acciones": [ACCION]}
EVALUACION = {"titulo": "T", "organizacion": "O", "recomendaciones": [RECOMENDACION]}

HOSTILES: tuple[object, ...] = (
    *(
        "",
        " ",
        "x",
        "x" * 500,
        "-1",
        "0",
        "2",
        "101",
        "9" * 30,
        "1e3",
        "1,5",
        "0x1F",
        "12:30",
        ".nan",
    ),
    *("sí", "true", "no_aplica", "2023-02-30", "0203-04", "2023-11-05T10:00", "ñ{}", "[/]", "%0A"),
    *([], {}, ["x"], [None], [[]], [{}], [["x"]], {"a": "b"}, {"": ""}, {"": {}}, {"x": None}),
    *({"x": []}, {"x": {"y": "z"}}, None),
)


# todos, también los que aún no existen: una prueba no debe depender de qué importó otra
for _modulo in iter_modules(modelo_del_dominio.__path__):
    import_module(f"{modelo_del_dominio.__name__}.{_modulo.name}")


def _modelos(desde: type[Registro] = Registro) -> Iterator[type[Registro]]:
    for modelo in desde.__subclasses__():
        yield modelo
        yield from _modelos(modelo)


MODELOS = sorted(
    {modelo for modelo in _modelos() if modelo.__module__.startswith("seguimiento.modelo.")},
    key=lambda modelo: modelo.__qualname__,
)


def hostilidades(modelo: type[Registro]) -> Iterator[object]:
    """Cada valor hostil en el lugar del registro y en el de cada campo, suelto y en una lista."""
    yield from HOSTILES
    for campo in campos(modelo):
        for valor in HOSTILES:
            yield {campo.clave: valor}
            yield {campo.clave: [valor]}


def en_espanol(hallazgo: Hallazgo) -> bool:
    """Si lo que se dice, quitado lo que se cita, no trae palabras de la biblioteca."""
    sin_citas = re.sub("«[^»]*»", "", f"{hallazgo.mensaje} {hallazgo.sugerencia}")
    return not INGLES.search(sin_citas.replace("_", ""))


@pytest.mark.parametrize("modelo", MODELOS)
def test_ningun_valor_de_ningun_campo_deja_un_error_sin_decir_en_espanol(
    modelo: type[Registro],
) -> None:
    for objeto in hostilidades(modelo):
        for hallazgo in convertida(modelo, objeto).hallazgos:
            assert hallazgo.codigo in CATALOGO
            assert hallazgo.mensaje
            assert "otra cosa" not in hallazgo.mensaje, hallazgo
            assert en_espanol(hallazgo), hallazgo
            assert len(hallazgo.mensaje) < 400


def test_se_redactan_todas_las_clases_de_error_que_existen_y_ninguna_mas() -> None:
    clases: set[str] = set()
    for modelo in MODELOS:
        for objeto in hostilidades(modelo):
            try:
                modelo.model_validate(datos(objeto))
            except ValidationError as error:
                clases.update(uno["type"] for uno in error.errors())

    assert {clase for clase in clases if not clase.startswith("SEG")} == REDACCION.keys()
    assert {clase for clase in clases if clase.startswith("SEG")} <= CATALOGO.keys()


_CLAVES = sorted(set(chain.from_iterable(modelo.model_fields for modelo in MODELOS)))
_ESCALARES = st.one_of(
    st.none(),
    st.sampled_from([valor for valor in HOSTILES if isinstance(valor, str)]),
    st.sampled_from(
        ["R1", "1.1", "2022-11", "2023", "si", "1", "final", "en_curso", "ECU", "BP1_ME"]
    ),
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20),
)
ARBOLES = st.recursive(
    _ESCALARES,
    lambda hijos: st.one_of(
        st.lists(hijos, max_size=4),
        st.dictionaries(
            st.one_of(st.sampled_from(_CLAVES), st.text("abñ _.", max_size=4)), hijos, max_size=6
        ),
    ),
    max_leaves=40,
)


@given(modelo=st.sampled_from(MODELOS), objeto=ARBOLES)
def test_ningun_arbol_hace_fallar_la_conversion(modelo: type[Registro], objeto: object) -> None:
    lectura = leer(json.dumps(objeto, ensure_ascii=False).encode())
    if lectura.documento is None:
        return

    conversion = convertir(modelo, lectura.documento.datos)

    for hallazgo in conversion.hallazgos:
        assert hallazgo.codigo in CATALOGO
        assert hallazgo.mensaje
        assert en_espanol(hallazgo)
        assert lectura.documento.posicion(hallazgo.ruta, en_clave=hallazgo.en_clave) >= Posicion()
    assert (conversion.registro is None) == (() in conversion.huecos)
    if all(hallazgo.codigo == "SEG010" for hallazgo in conversion.hallazgos):
        assert conversion.huecos == frozenset()


_TAL_VEZ = st.sampled_from(["2023-01", "ayer"])
_ACCIONES = st.lists(
    st.builds(lambda plazo: {**ACCION, "plazo": plazo}, _TAL_VEZ) | st.none(), max_size=4
)
_RECOMENDACIONES = st.lists(
    st.builds(
        lambda fecha, acciones: {**RECOMENDACION, "fecha": fecha, "acciones": acciones},
        _TAL_VEZ,
        _ACCIONES,
    ),
    max_size=4,
)


@given(_RECOMENDACIONES)
def test_cada_elemento_se_carga_o_es_un_hueco(recomendaciones: list[dict[str, object]]) -> None:
    conversion = convertida(Evaluacion, {**EVALUACION, "recomendaciones": recomendaciones})

    malas: set[Ruta] = set()
    buenas: list[list[str]] = []
    for indice, una in enumerate(recomendaciones):
        aqui: Ruta = ("recomendaciones", indice)
        if una["fecha"] == "ayer":
            malas.add(aqui)
            continue
        acciones = una["acciones"]
        assert isinstance(acciones, list)
        perdidas = [
            n for n, accion in enumerate(acciones) if not accion or accion["plazo"] == "ayer"
        ]
        malas |= {(*aqui, "acciones", n) for n in perdidas}
        buenas.append(["2023-01"] * (len(acciones) - len(perdidas)))
    assert conversion.huecos == malas
    assert isinstance(conversion.registro, Evaluacion)
    assert [
        [str(accion.plazo) for accion in una.acciones]
        for una in conversion.registro.recomendaciones
    ] == buenas
