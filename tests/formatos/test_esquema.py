"""Los JSON Schema: qué llevan, que están al día y que un editor puede decirlo todo en español."""

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from apoyo.registros_escritos import interiores, modelos
from apoyo.validador import validador
from apoyo.yaml_nucleo import leido
from seguimiento.almacen.fuentes import Memoria
from seguimiento.campos import campos, escritura
from seguimiento.fechas import ANIO_MAXIMO, ANIO_MINIMO, FechaNoValida, leer_fecha
from seguimiento.formatos import patrones
from seguimiento.formatos.esquema import (
    ESQUEMAS,
    archivo,
    archivos,
    en_texto,
    esquema,
    modelinea,
)
from seguimiento.formatos.formas import forma, nombre
from seguimiento.modelo.accion import Accion, Entrada, Meta
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import (
    BuenaPractica,
    Criterio,
    DecisionDeFicha,
    FichaBase,
    PactoMundial,
)
from seguimiento.modelo.tipos import CODIGO_DE_FICHA, ENLACE, ID_INTERNO, MONEDA, Registro
from seguimiento.repositorio import cargar
from seguimiento.repositorio.lectura import CLASES

PROYECTO = Path(__file__).parents[2]
REGISTROS = sorted((PROYECTO / "data").glob("*/*.yaml"))
DE_CARPETA = {"evaluaciones": "evaluacion", "practicas": "practica", "acuerdos": "acuerdo"}
INGLES = re.compile(
    r"\b(the|value|string|number|object|array|expected|must|valid|invalid|missing|property|type|not"
    r"|required|allowed|match|pattern|date|field|empty|list)\b",
    re.IGNORECASE,
)
cada_uno = pytest.mark.parametrize("cual", ESQUEMAS)


def nodos(esquema: Any, exigido: bool = True) -> Iterator[tuple[dict[str, Any], bool]]:  # noqa: ANN401, FBT001, FBT002
    """Cada objeto de un esquema, y si lo que dice se exige o solo es una condición."""
    yield esquema, exigido
    for palabra, interior in esquema.items():
        if palabra in {"properties", "definitions"}:
            for uno in interior.values():
                if uno is not True:
                    yield from nodos(uno, exigido)
        elif palabra in {"anyOf", "allOf"}:
            for uno in interior:
                yield from nodos(uno, exigido)
        elif palabra in {"items", "propertyNames", "then", "else"}:
            yield from nodos(interior, exigido)
        elif palabra in {"if", "not"}:
            yield from nodos(interior, exigido=False)
        elif palabra == "additionalProperties" and interior is not False:
            yield from nodos(interior, exigido)


# --- al día


def test_los_archivos_guardados_son_los_que_se_derivan_del_codigo() -> None:
    guardados = {
        ruta.name: ruta.read_text("utf-8") for ruta in (PROYECTO / "esquemas").glob("*.json")
    }

    assert guardados == archivos(), "ejecute «make derivados»"


@cada_uno
def test_el_texto_es_siempre_el_mismo_y_termina_en_un_salto_de_linea(cual: str) -> None:
    texto = en_texto(cual)

    assert texto == en_texto(cual)
    assert texto.endswith("}\n")
    assert json.loads(texto) == esquema(ESQUEMAS[cual])


def test_hay_un_esquema_para_cada_clase_de_archivo_y_otro_para_la_configuracion() -> None:
    assert DE_CARPETA.keys() == CLASES.keys()
    assert ESQUEMAS.keys() == {*DE_CARPETA.values(), "configuracion"}


# --- válidos para los registros del proyecto


@pytest.mark.parametrize("registro", REGISTROS, ids=[registro.stem for registro in REGISTROS])
def test_los_registros_del_proyecto_cumplen_su_esquema(registro: Path) -> None:
    datos = leido(registro.read_text("utf-8"))
    propio = validador(esquema(ESQUEMAS[DE_CARPETA[registro.parent.name]]))

    assert [error.message for error in propio.iter_errors(datos)] == []


@pytest.mark.parametrize("registro", REGISTROS, ids=[registro.stem for registro in REGISTROS])
def test_cada_registro_del_proyecto_nombra_su_esquema_y_el_nombre_lleva_a_el(
    registro: Path,
) -> None:
    linea, _, resto = registro.read_text("utf-8").partition("\n")
    cual = DE_CARPETA[registro.parent.name]

    assert f"{linea}\n" == modelinea(cual, "../../esquemas")
    assert (registro.parent / "../../esquemas" / archivo(cual)).is_file()
    assert cargar(_solo(registro, resto)).cartera == cargar(_solo(registro)).cartera


def _solo(registro: Path, texto: str | None = None) -> Memoria:
    """El registro, o otro texto en su lugar, sin los demás."""
    contenido = registro.read_text("utf-8") if texto is None else texto
    return Memoria({registro.relative_to(PROYECTO).as_posix(): contenido.encode()})


# --- lo que un editor dice


@cada_uno
def test_cada_clave_lleva_su_nombre_y_su_explicacion(cual: str) -> None:
    for nodo, exigido in nodos(esquema(ESQUEMAS[cual])):
        for clave, suyo in nodo.get("properties", {}).items() if exigido else ():
            if suyo is not True:
                assert suyo["title"], clave
                assert suyo["description"], clave


@cada_uno
def test_cada_valor_de_un_vocabulario_lleva_su_definicion(cual: str) -> None:
    for nodo, exigido in nodos(esquema(ESQUEMAS[cual])):
        if exigido and "enum" in nodo and "enumDescriptions" in nodo:
            assert len(nodo["enum"]) == len(nodo["enumDescriptions"])
            assert all(texto.endswith((".", "?")) for texto in nodo["enumDescriptions"])


CON_FRASE_PROPIA = {"type", "enum", "pattern", "required", "additionalProperties"}
SIN_FRASE = {"title", "description", "markdownDescription", "enumDescriptions", "errorMessage"}
ESTRUCTURA = {
    *(
        "$schema",
        "$ref",
        "definitions",
        "properties",
        "propertyNames",
        "items",
        "patternErrorMessage",
    ),
    *("allOf", "anyOf", "if", "then", "else"),
}


@cada_uno
def test_ninguna_restriccion_deja_que_el_servidor_ponga_la_frase(cual: str) -> None:
    for nodo, exigido in nodos(esquema(ESQUEMAS[cual])):
        if not exigido:
            continue
        es_segunda = nodo.get("properties") == {}
        ajenas = nodo.keys() - CON_FRASE_PROPIA - SIN_FRASE - ESTRUCTURA
        assert ajenas == ({"not"} if "not" in nodo and es_segunda else set()), nodo
        if nodo.keys() & CON_FRASE_PROPIA and not es_segunda:
            con_otro_esquema = nodo.get("additionalProperties", False) is not False
            assert "errorMessage" in nodo or con_otro_esquema, nodo


@cada_uno
def test_la_primera_alternativa_es_la_unica_que_puede_quejarse(cual: str) -> None:
    completo = esquema(ESQUEMAS[cual])
    for nodo, _ in nodos(completo):
        alternativas = [_resuelta(completo, una) for una in nodo.get("anyOf", ())]
        # dos errores de la misma clase, o dos vocabularios, el servidor los junta en inglés
        assert sum(isinstance(una.get("type"), str) for una in alternativas) <= 1, nodo
        assert sum("enum" in una for una in alternativas) <= 1, nodo
        assert all("const" not in una for una in alternativas)


def _resuelta(completo: dict[str, Any], una: dict[str, Any]) -> dict[str, Any]:
    """Lo que dice una alternativa, sus propias alternativas incluidas."""
    while "$ref" in una:
        una = completo["definitions"][una["$ref"].rpartition("/")[2]]
    interiores = [_resuelta(completo, otra) for otra in una.get("anyOf", ())]
    return {**una, **(interiores[0] if interiores else {})}


@cada_uno
def test_todo_lo_que_se_lee_esta_en_espanol(cual: str) -> None:
    for nodo, _ in nodos(esquema(ESQUEMAS[cual])):
        textos = [
            nodo[clave] for clave in ("title", "description", "errorMessage") if clave in nodo
        ]
        for texto in [*textos, *nodo.get("enumDescriptions", ())]:
            assert INGLES.findall(texto) == []
            assert "`" not in texto


@cada_uno
def test_no_sobra_ni_falta_ninguna_definicion(cual: str) -> None:
    completo = esquema(ESQUEMAS[cual])
    usadas = {nodo["$ref"] for nodo, _ in nodos(completo) if "$ref" in nodo}

    assert usadas == {f"#/definitions/{nombre}" for nombre in completo["definitions"]}


def test_un_campo_lo_dice_todo_de_si_mismo() -> None:
    completo = esquema(ESQUEMAS["evaluacion"])

    assert completo["definitions"]["Accion"]["properties"]["plazo"] == {
        "title": "Fecha límite",
        "description": (
            "Fecha a la que la unidad responsable se comprometió; con solo mes vale su último día."
            "\n\nEn lo que se repite es el fin de la serie. Fuente: matriz de respuesta "
            "gerencial, columna «Plazo o fecha límite».\n\n"
            "Se escribe 2022, 2026-S1, 2026-T3, 2022-11 o 2022-11-30."
        ),
        "anyOf": [{"$ref": "#/definitions/fecha"}, {"$ref": "#/definitions/vacio"}],
    }
    assert completo["definitions"]["Accion"]["properties"]["id"]["markdownDescription"] == (
        "Código en la matriz (`1.1`) o en el acuerdo, único en el archivo. Es texto: `1.10` no es `1.1`.\n\n"
        "Si parece un número, va entre comillas."
    )
    assert completo["definitions"]["Accion"]["required"] == ["id", "descripcion"]
    assert completo["definitions"]["Accion"]["errorMessage"] == (
        "aquí hace falta un mapa que tenga al menos «id» y «descripcion»"
    )
    assert completo["definitions"]["ResultadoDeVerificacion"] == {
        "enum": ["verificada", "verificada_con_observaciones", "rechazada"],
        "enumDescriptions": [
            "Verificada. Se comprobó lo declarado.",
            "Verificada con observaciones. Se comprobó lo declarado, con salvedades.",
            "Rechazada. No se sostiene lo declarado: la acción se reabre.",
        ],
        "errorMessage": (
            "valor desconocido: aquí va verificada, verificada_con_observaciones o rechazada"
        ),
    }


def test_el_esquema_de_las_fichas_es_uno_y_lo_propio_de_cada_tipo_va_aparte() -> None:
    ficha = esquema(ESQUEMAS["practica"])
    buena, leccion, ninguna = ficha["allOf"]
    propias = [
        {clave for clave, suyo in rama["properties"].items() if suyo is not True}
        for rama in (buena["then"], leccion["then"], ninguna["else"])
    ]

    assert propias == [
        {
            *("contribucion", "poblacion_asistida", "tipos_asistencia", "presupuesto"),
            *("replicacion", "vinculos_institucionales", "sostenibilidad"),
        },
        {"descripcion", "signo", "exitos", "desafios"},
        set(),
    ]
    assert buena["if"]["properties"]["tipo"]["enum"] == ["buena_practica"]
    assert leccion["if"]["properties"]["tipo"]["enum"] == [
        "leccion_aprendida",
        "leccion_no_aprendida",
    ]
    assert leccion["then"]["errorMessage"].startswith(
        "clave desconocida si «tipo» es «leccion_aprendida» o «leccion_no_aprendida»; aquí caben: tipo,"
    )


# --- las expresiones regulares


def test_las_expresiones_son_las_del_modelo() -> None:
    definiciones = esquema(ESQUEMAS["evaluacion"])["definitions"]
    de_las_fichas = esquema(ESQUEMAS["practica"])["definitions"]

    assert definiciones["id"]["pattern"] == f"^(?:{ID_INTERNO.pattern})$"
    assert definiciones["codigo_de_ficha"]["pattern"] == f"^(?:{CODIGO_DE_FICHA.pattern})$"
    assert definiciones["enlace"]["pattern"] == f"^(?:{ENLACE.pattern})$"
    assert de_las_fichas["moneda"]["pattern"] == f"^(?:{MONEDA.pattern})$"


@pytest.mark.parametrize(
    ("minimo", "maximo"),
    [
        (0, None),
        (1, None),
        (0, 0),
        (0, 9),
        (1, 10),
        (0, 99),
        (1, 3650),
        (0, 3650),
        (17, 203),
        (100, 999),
    ],
)
def test_los_limites_de_un_numero_son_los_mismos_en_cifras(minimo: int, maximo: int | None) -> None:
    casa = re.compile(patrones.entre(minimo, maximo))
    admitidos = {numero for numero in range(5000) if casa.fullmatch(str(numero))}

    assert admitidos == {*range(minimo, 5000 if maximo is None else maximo + 1)}
    assert casa.fullmatch(f"{minimo:018}")
    assert bool(casa.fullmatch("0" * 18)) == (minimo == 0)
    assert not casa.fullmatch(f"{minimo:019}")
    assert not any(map(casa.fullmatch, ["", "-1", "+1", "1.0", " 1"]))


def _es_fecha(texto: str) -> bool:
    try:
        leer_fecha(texto)
    except FechaNoValida:
        return False
    return True


def test_el_calendario_es_el_mismo_en_cifras() -> None:
    casa = re.compile(patrones.del_calendario())
    anios = [f"{anio}" for anio in range(ANIO_MINIMO - 1, ANIO_MAXIMO + 2)]
    partes = [f"{letra}{numero}" for letra, numero in product("STs", range(6))]
    meses = [f"{mes:02}" for mes in range(14)]
    dias = [f"{mes}-{dia:02}" for mes in meses for dia in range(33)]
    textos = [
        f"{anio}{resto}"
        for anio in anios
        for resto in ("", *(f"-{p}" for p in (*partes, *meses, *dias)))
    ]

    assert [t for t in textos if bool(casa.fullmatch(t)) != _es_fecha(t)] == []


def test_ninguna_expresion_usa_lo_que_ecmascript_no_entiende() -> None:
    prohibido = re.compile(r"\\[AZzGpPQE-]|\(\?P|\(\?[aiLmsux]|\(\?<|\(\?\(|[*+?}]\+")
    todas = {
        nodo["pattern"]
        for raiz in ESQUEMAS.values()
        for nodo, _ in nodos(esquema(raiz))
        if "pattern" in nodo
    }

    assert len(todas) > 10
    assert [una for una in todas if prohibido.search(una)] == []


# --- los nombres de las definiciones


@pytest.mark.parametrize(
    ("modelo", "clave", "esperado"),
    [
        (Evaluacion, "titulo", "texto"),
        (BuenaPractica, "titulo", "texto_120"),
        (BuenaPractica, "efectividad", "texto"),
        (Accion, "plazo", "fecha"),
        (BuenaPractica, "fecha", "fecha_o_ausencia"),
        (Recomendacion, "prioridad", "prioridad"),
        (Entrada, "avance", "entero_0_100"),
        (Meta, "cantidad", "entero_1"),
        (Entrada, "cantidad", "entero_0"),
        (Criterio, "cumple", "Cumplimiento"),
        (DecisionDeFicha, "cambio", "Cambio_o_ausencia"),
        (PactoMundial, "objetivos", "ObjetivoDelPacto_o_ausencia"),
        (Acuerdo, "vinculante", "si_no"),
        (FichaBase, "tipo", "TipoDeFicha"),
        (BuenaPractica, "tipo", "TipoDeFicha_buena_practica"),
    ],
)
def test_el_nombre_de_una_forma_dice_cual_es(
    modelo: type[Registro], clave: str, esperado: str
) -> None:
    assert nombre(escritura(modelo, clave)) == esperado


def test_dos_formas_distintas_no_comparten_el_nombre() -> None:
    por_nombre: dict[str, set[str]] = {}
    for modelo in interiores(*(modelo for raiz in ESQUEMAS.values() for modelo in modelos(raiz))):
        for campo in campos(modelo):
            como = escritura(modelo, campo.clave)
            por_nombre.setdefault(nombre(como), set()).add(json.dumps(forma(como)))

    assert {nombre: formas for nombre, formas in por_nombre.items() if len(formas) > 1} == {}
