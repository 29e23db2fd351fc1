"""Registros como los escribiría alguien, bien o mal, hechos al azar a partir de los modelos."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from apoyo.yaml_nucleo import escalar
from seguimiento.campos import Campo, Escritura, campos, es_texto_libre, escritura
from seguimiento.formatos.esquema import Raiz
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import DECIMAL, ClaseDeValor, Registro
from seguimiento.vocabularios import PAISES, Ausencia


@dataclass(frozen=True, slots=True)
class Escrito:
    """Un valor con sus comillas, si las lleva."""

    literal: str

    @property
    def sin_comillas(self) -> bool:
        """Si otro programa podría tomarlo por algo que no es un texto."""
        return not self.literal.startswith('"')


def entre_comillas(texto: str) -> Escrito:
    """El texto entre comillas dobles."""
    return Escrito(json.dumps(texto, ensure_ascii=False))


Arbol = Escrito | list["Arbol"] | dict[str, "Arbol"]


# --- qué se escribe


def modelos(raiz: Raiz) -> tuple[type[Registro], ...]:
    """Los modelos de los registros que guarda una clase de archivo."""
    return raiz.variantes or (raiz.modelo,)


def interiores(*exteriores: type[Registro]) -> dict[type[Registro], None]:
    """Esos modelos y todos los que contienen, una vez cada uno."""
    todos = dict.fromkeys(exteriores)
    for modelo in exteriores:
        propios = [campo.registro for campo in campos(modelo) if campo.registro is not None]
        todos |= interiores(*propios)
    return todos


# --- cómo se escribe


def en_yaml(arbol: Arbol) -> str:
    """El árbol, con un dato por línea."""
    if isinstance(arbol, Escrito) or not arbol:
        return f"{_en_una_linea(arbol)}\n"
    return "\n".join(_lineas(arbol, "")) + "\n"


def _lineas(arbol: Arbol, sangria: str) -> Iterator[str]:
    assert not isinstance(arbol, Escrito)
    parejas = arbol.items() if isinstance(arbol, dict) else (("", dato) for dato in arbol)
    for clave, dato in parejas:
        rotulo = f"{_clave(clave)}:" if isinstance(arbol, dict) else "-"
        if isinstance(dato, Escrito) or not dato:
            yield f"{sangria}{rotulo} {_en_una_linea(dato)}".rstrip()
        else:
            yield f"{sangria}{rotulo}"
            yield from _lineas(dato, f"{sangria}  ")


def _clave(clave: str) -> str:
    return clave if re.fullmatch("[a-z_]+", clave) else entre_comillas(clave).literal


def _en_una_linea(arbol: Arbol) -> str:
    if isinstance(arbol, Escrito):
        return arbol.literal
    return "{}" if isinstance(arbol, dict) else "[]"


# --- lo que un lector de YAML ve y nuestro lector no, o al revés


def con_las_comillas_que_pide_el_esquema(
    modelo: type[Registro], arbol: Arbol, ruta: Ruta = ()
) -> Arbol:
    """El árbol, con comillas en lo que otro programa leería de otra manera que el nuestro.

    Son los textos que parecen números o valores lógicos, y los números escritos de otra forma que
    la corriente: quien valida los datos ya leídos no sabe si ponía `3`, `+3`, `3.0` o `0x3`.
    """
    match arbol:
        case Escrito():
            return entre_comillas(arbol.literal) if _se_torceria(modelo, arbol, ruta) else arbol
        case dict():
            return {
                clave: con_las_comillas_que_pide_el_esquema(modelo, dato, (*ruta, clave))
                for clave, dato in arbol.items()
            }
        case list():
            return [
                con_las_comillas_que_pide_el_esquema(modelo, dato, (*ruta, indice))
                for indice, dato in enumerate(arbol)
            ]


def _se_torceria(modelo: type[Registro], escrito: Escrito, ruta: Ruta) -> bool:
    valor = escalar(escrito.literal) if escrito.sin_comillas else ""
    if valor is None or isinstance(valor, str):
        return False
    claves = tuple(paso for paso in ruta if isinstance(paso, str))
    if es_texto_libre(modelo, claves):
        return True
    if claves[-1:] == ("monto",) and DECIMAL.fullmatch(escrito.literal):
        return False
    return isinstance(valor, float) or (type(valor) is int and escrito.literal != str(valor))


# --- lo que está bien escrito

PALABRAS = st.sampled_from(["x", "Jefatura de misión", "no_aplica", "no", "2022-11-30", "¿qué?"])
TORCIBLES = st.sampled_from(["1.10", "2022", "007", "true", "-3", "1e3", "0x1F", ".inf"])
LETRAS = st.text("aéñ ¿«😀\n-:#\"'\\0", min_size=1, max_size=8).filter(str.strip)
TEXTOS = (PALABRAS | TORCIBLES).map(Escrito) | LETRAS.map(entre_comillas)
FECHAS = st.sampled_from(
    [
        *("1990", "2100", "2022", "2022-S1", "2022-S2", "2022-T4"),
        *("2022-01", "2022-12", "2022-11-30", "2024-02-29", "2000-02-29"),
    ]
)
CODIGOS = st.sampled_from(["BP1_ME", "LA12_ISE", "LN2_GN"])
ENLACES = st.sampled_from(
    [
        *("https://ejemplo.org", "HTTP://ejemplo.org:80/a?b=c#d", "https://[::1]/x"),
        *("mailto:oficina@ejemplo.org", "mailto:a@b.c?subject=x", "https://año.ec/ñ"),
    ]
)
IDS = st.from_regex("[A-Za-z0-9][A-Za-z0-9._-]{0,31}", fullmatch=True) | st.just("1.10")
MONTOS = st.sampled_from(["0", "1500", "1500.50", "007.1", "1.1234", "9" * 18])
DE_CLASE: Mapping[ClaseDeValor, st.SearchStrategy[str]] = {
    ClaseDeValor.FECHA: FECHAS,
    ClaseDeValor.PRIORIDAD_MAS_ALTA: st.sampled_from(["1", "3", "01"]),
    ClaseDeValor.MONTO: MONTOS,
    ClaseDeValor.SI_NO: st.sampled_from(["si", "sí", "no"]),
    ClaseDeValor.ID: IDS,
    ClaseDeValor.CODIGO_DE_FICHA: CODIGOS,
    ClaseDeValor.ENLACE: ENLACES,
    ClaseDeValor.PAIS: st.sampled_from(sorted(PAISES)),
    ClaseDeValor.MONEDA: st.sampled_from(["USD", "PEN"]),
}
NADA = st.sampled_from(["", "~", "null"]).map(Escrito)


def _escritos(textos: st.SearchStrategy[str]) -> st.SearchStrategy[Arbol]:
    """Con comillas o sin ellas: para el modelo es lo mismo."""
    return st.builds(lambda texto, f: f(texto), textos, st.sampled_from([Escrito, entre_comillas]))


def valores(como: Escritura) -> st.SearchStrategy[Arbol]:
    """Valores que el modelo admite en un campo simple."""
    if como.valores:
        codigos = [valor.value for valor in como.valores]
        return _escritos(st.sampled_from([*codigos, *(["sí"] if como.con_tilde else [])]))
    if como.clase is ClaseDeValor.TEXTO:
        return TEXTOS if como.largo is None else TEXTOS | st.just(Escrito("x" * como.largo))
    if como.clase is ClaseDeValor.ENTERO:
        maximo = 10**18 - 1 if como.maximo is None else como.maximo
        numeros = st.integers(como.minimo or 0, maximo)
        return _escritos(numeros.map(str) | numeros.map(lambda numero: f"{numero:02}"))
    return _escritos(DE_CLASE[como.clase])


@st.composite
def registros(draw: st.DrawFn, modelo: type[Registro]) -> dict[str, Arbol]:
    """Un registro bien escrito, con lo obligatorio y unas cuantas claves más en cualquier orden."""
    todos = campos(modelo)
    de_mas = draw(st.sets(st.sampled_from(range(len(todos))), max_size=4))
    elegidos = [c for indice, c in enumerate(todos) if c.obligatorio or indice in de_mas]
    return {campo.clave: draw(_dato(modelo, campo)) for campo in draw(st.permutations(elegidos))}


def _dato(modelo: type[Registro], campo: Campo) -> st.SearchStrategy[Arbol]:
    como = escritura(modelo, campo.clave)
    opciones = [_presente(campo, como)]
    if como.con_ausencia:
        opciones.append(_escritos(st.sampled_from(Ausencia.codigos())))
    if not campo.obligatorio:
        opciones.append(NADA)
    return st.one_of(opciones)


def _presente(campo: Campo, como: Escritura) -> st.SearchStrategy[Arbol]:
    elemento = registros(campo.registro) if campo.registro else valores(como)
    if como.basta_con:
        elemento = elemento | TEXTOS
    if campo.es_lista:
        return st.lists(elemento, max_size=2)
    return st.dictionaries(LETRAS, elemento, max_size=2) if como.es_mapa else elemento


# --- lo que quizá no lo esté

LARGO = "ñ" * 120
COMPUESTOS: tuple[Arbol, ...] = (
    [],
    [Escrito("x")],
    [Escrito("")],
    [[]],
    [Escrito("1"), Escrito("x")],
    {},
    {"x": Escrito("y")},
    {"": Escrito("y")},
    {"titulo": Escrito("")},
    {"id": Escrito("R1")},
    {"nombre": Escrito("y")},
    {"cumple": Escrito("sí")},
    {"alias": [Escrito("y")]},
)
HOSTILES: tuple[Arbol, ...] = (
    *map(
        Escrito,
        [
            *("", "~", "null", '""', '" "', '"\\n"', '"\\u00a0"', "x", '"x"', LARGO, f"{LARGO}x"),
            *("-1", "0", "-0", "1", "2", "3", "4", "17", "18", "23", "24", "3650", "3651", "+3"),
            *(
                "01",
                "007",
                "0x1F",
                "0o17",
                "3.0",
                "1e1",
                "1.5",
                "1500.50",
                "1.12345",
                "3,000",
                "1_0",
            ),
            *('"1"', '"01"', '"3651"', '"3650"', "9" * 18, "9" * 19, ".inf", ".nan", "1e400"),
            *(
                "true",
                "False",
                '"true"',
                "si",
                "sí",
                "Sí",
                "no",
                "NO",
                "yes",
                "parcial",
                "previsto",
            ),
            *(
                "no_aplica",
                "no_registra",
                '"no_legible"',
                "No_aplica",
                "1989",
                "1990",
                "2101",
                "+2022",
            ),
            *(
                "2022",
                '"2022"',
                '"2022\\n"',
                "2022-13",
                "2022-00",
                "2022-11",
                "2022-11-31",
                "2022-1",
            ),
            *(
                "2023-02-29",
                "2024-02-29",
                "2100-02-29",
                "2024-02-30",
                "2022-T5",
                "2022-t1",
                "2022-S3",
            ),
            *("2022-S1", "nov 2022", "2022-11-30T10:00", "12:30", "ECU", "EC", "ecu", "USD", "usd"),
            *("BP1_ME", "BP0_ME", "LA1_XX", "https://a.org", "www.a.org", "mailto:a@b", "mailto:a"),
            *(
                '"https://a.org/b c"',
                "http:///x",
                '"https://"',
                "javascript:alert(1)",
                '"https://[x"',
            ),
            *("final", "aceptada", "completada", "buena_practica", "leccion_aprendida", "positiva"),
            *("a", "z", "operacion", "alta", "anual", '"a b"', "-x", '"áé"', '"e\\u0301"', "😀"),
        ],
    ),
    *COMPUESTOS,
)


SOBRANTES = st.sampled_from(["rejion", "signo", "replicacion", "notas", "texto", "id", "Titulo"])


@st.composite
def estropeados(draw: st.DrawFn, bueno: st.SearchStrategy[dict[str, Arbol]]) -> Arbol:
    """Un registro con una clave de menos, una de más o un valor cambiado por otro cualquiera."""
    arbol: Arbol = draw(bueno)
    for _ in range(draw(st.integers(1, 2))):
        rutas = list(_rutas(arbol))
        arbol = _cambiado(arbol, draw(st.sampled_from(rutas)), draw)
    return arbol


def _rutas(arbol: Arbol, ruta: Ruta = ()) -> Iterator[Ruta]:
    yield ruta
    pasos: Any = arbol.items() if isinstance(arbol, dict) else ()
    if isinstance(arbol, list):
        pasos = enumerate(arbol)
    for paso, dato in pasos:
        yield from _rutas(dato, (*ruta, paso))


def _cambiado(arbol: Arbol, ruta: Ruta, draw: st.DrawFn) -> Arbol:
    """Copia del árbol con un cambio en la ruta."""
    if ruta:
        paso, *resto = ruta
        if isinstance(arbol, dict):
            assert isinstance(paso, str)
            return arbol | {paso: _cambiado(arbol[paso], tuple(resto), draw)}
        assert isinstance(arbol, list)
        assert isinstance(paso, int)
        cambiado = _cambiado(arbol[paso], tuple(resto), draw)
        return [*arbol[:paso], cambiado, *arbol[paso + 1 :]]
    clase: str = draw(st.sampled_from(["otro", "otro", "falta", "sobra"]))
    if isinstance(arbol, dict) and arbol and clase == "falta":
        quitada = draw(st.sampled_from(sorted(arbol)))
        return {clave: dato for clave, dato in arbol.items() if clave != quitada}
    if isinstance(arbol, dict) and clase == "sobra":
        return arbol | {draw(SOBRANTES): draw(st.sampled_from(HOSTILES))}
    return draw(st.sampled_from(HOSTILES))
