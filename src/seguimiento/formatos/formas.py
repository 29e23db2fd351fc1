"""Cómo se escribe cada clase de valor, en JSON Schema.

Las expresiones regulares y los límites son los del modelo. Un número puede ir entre comillas, porque
aquí todo se escribe como texto; un texto que parezca un número las necesita, porque quien valida fuera
lo leería como número.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from seguimiento.campos import Escritura
from seguimiento.fechas import ANIO_MAXIMO, ANIO_MINIMO, FORMA
from seguimiento.formatos import patrones
from seguimiento.modelo.tipos import (
    CIFRAS,
    CODIGO_DE_FICHA,
    CON_ALGO_ESCRITO,
    DECIMAL,
    ENLACE,
    EXTREMOS_DE_PRIORIDAD,
    ID_INTERNO,
    MONEDA,
    NO,
    SI,
    ClaseDeValor,
)
from seguimiento.redaccion import enumeracion
from seguimiento.vocabularios import PAISES, Ausencia, NivelDePrioridad, Vocabulario

Esquema = dict[str, Any]

_SEGUNDA: Esquema = {"properties": {}}
"""Lo que no exige nada y distingue a una alternativa de la principal.

Sin ello el servidor las toma por iguales y repite el título: «Tipo || Tipo».
"""
VACIO: Esquema = {
    **_SEGUNDA,
    "not": {
        "anyOf": [
            {"type": ["number", "boolean", "array", "object"]},
            {"type": "string", "pattern": CON_ALGO_ESCRITO},
        ]
    },
}
"""Una clave sin valor, o con uno vacío, que es como si no estuviera. Con `null` a secas, el editor lo ofrecería."""
POCOS = 10
"""Hasta cuántos valores se enumeran, para que el editor los ofrezca y el error los diga."""
AYUDAS = {
    ClaseDeValor.FECHA: "Se escribe 2022, 2026-S1, 2026-T3, 2022-11 o 2022-11-30.",
    ClaseDeValor.MONTO: "Solo cifras, con punto para los decimales.",
    ClaseDeValor.ID: "Si parece un número, va entre comillas.",
    ClaseDeValor.CODIGO_DE_FICHA: "Se escribe como «BP1_ME».",
    ClaseDeValor.MONEDA: "Por ejemplo, USD.",
}
"""Lo que conviene saber antes de escribir un valor, y su campo no dice."""
O_AUSENCIA = f"; o bien {enumeracion(Ausencia.codigos(), 'o')}"
"""Cómo termina la frase de un dato que puede decirse por qué no está."""


def nombre(escritura: Escritura) -> str:
    """El nombre con que se define la forma de un valor: el mismo solo si la forma es la misma."""
    partes = [escritura.clase.name.lower()]
    if escritura.valores:
        vocabulario = type(escritura.valores[0])
        todos = escritura.valores == tuple(vocabulario)
        partes = [vocabulario.__name__, *(() if todos else escritura.valores)]
    limites = [escritura.minimo, escritura.maximo, escritura.largo]
    partes += [str(limite) for limite in limites if limite is not None]
    if escritura.con_ausencia and partes[0] != "texto":
        partes.append("o_ausencia")
    return "_".join(partes)


def forma(escritura: Escritura) -> Esquema:
    """El esquema de un valor simple. Lo que vale por no estar va aparte, salvo en un vocabulario."""
    if escritura.valores:
        return _de_vocabulario(escritura)
    o_bien = O_AUSENCIA if escritura.con_ausencia else ""
    if escritura.clase in _CON_PATRON:
        patron, mensaje = _CON_PATRON[escritura.clase]
        return _con_patron(patron, mensaje + o_bien)
    return _CON_CUENTAS[escritura.clase](escritura, o_bien)


_CON_PATRON = {
    ClaseDeValor.ID: (
        ID_INTERNO,
        """aquí va un identificador, como R1 o "1.10": letras sin tilde, cifras, «.», «_» o «-»""",
    ),
    ClaseDeValor.CODIGO_DE_FICHA: (
        CODIGO_DE_FICHA,
        "aquí va el código de una ficha, como BP1_ME, LA2_ISE o LN1_GN",
    ),
    ClaseDeValor.ENLACE: (
        ENLACE,
        "aquí va un enlace sin espacios, que empieza por https://, http:// o mailto:",
    ),
    ClaseDeValor.MONEDA: (MONEDA, "aquí va un código de moneda ISO 4217, como USD"),
}


def ausencia() -> Esquema:
    """Por qué no está un dato."""
    return _enumerado(Ausencia.codigos(), list(map(_definicion, Ausencia)))


def _con_patron(expresion: re.Pattern[str], mensaje: str) -> Esquema:
    return {"type": "string", "pattern": patrones.entero(expresion), "errorMessage": mensaje}


def _texto(escritura: Escritura, _: str) -> Esquema:
    largo = escritura.largo
    vacio = "está vacío: escriba algo o borre la línea"
    if largo is not None:
        vacio = f"está vacío o pasa de {largo} caracteres"
    return {
        "type": "string",
        "pattern": CON_ALGO_ESCRITO if largo is None else patrones.de_largo(largo),
        "patternErrorMessage": vacio,
        "errorMessage": "aquí va un texto; si parece un número o «true», entre comillas",
    }


def _fecha(_: Escritura, o_bien: str) -> Esquema:
    escrita = patrones.entero(FORMA)
    mensaje = (
        f"no existe esa fecha, o queda fuera de {ANIO_MINIMO}–{ANIO_MAXIMO}; "
        "la S y la T van en mayúscula"
    )
    existe = {"pattern": patrones.del_calendario(), "errorMessage": mensaje}
    return {
        "type": ["string", "integer"],
        "pattern": escrita,
        "errorMessage": f"aquí va una fecha: AAAA, AAAA-Sn, AAAA-Tn, AAAA-MM o AAAA-MM-DD{o_bien}",
        # un año a secas se lee como número
        "if": {"minimum": ANIO_MINIMO, "maximum": ANIO_MAXIMO},
        "else": {"type": ["string"], "errorMessage": mensaje},
        "allOf": [{"if": {"type": ["string"], "pattern": escrita}, "then": existe}],
    }


def _entero(escritura: Escritura, o_bien: str) -> Esquema:
    minimo, maximo = escritura.minimo or 0, escritura.maximo
    if maximo is not None and maximo - minimo < POCOS:
        return _uno_de_los_numeros(range(minimo, maximo + 1), o_bien)
    limites = f"de {minimo} a {maximo}" if maximo is not None else f"desde {minimo}"
    return _numero(
        ["integer", "string"],
        patrones.entre(minimo, maximo),
        {"minimum": minimo, "maximum": 10**CIFRAS - 1 if maximo is None else maximo},
        f"aquí va un número entero {limites}, solo con cifras{o_bien}",
    )


def _monto(_: Escritura, o_bien: str) -> Esquema:
    return _numero(
        ["number", "string"],
        patrones.entero(DECIMAL),
        {"minimum": 0, "maximum": 10**CIFRAS - 1},
        f"aquí va una cantidad: solo cifras, con punto para los decimales{o_bien}",
    )


def _numero(tipos: Sequence[str], patron: str, limites: Esquema, mensaje: str) -> Esquema:
    fuera = {"type": ["string"], "errorMessage": mensaje}
    return {
        "type": tipos,
        "pattern": patron,
        "errorMessage": mensaje,
        "if": limites,
        "else": fuera,
    }


def _uno_de_los_numeros(numeros: Sequence[int], o_bien: str) -> Esquema:
    mensaje = f"aquí va {enumeracion(map(str, numeros), 'o')}{o_bien}"
    principal = {"type": "integer", "enum": list(numeros), "errorMessage": mensaje}
    return {"anyOf": [principal, _oculto(patrones.uno_de_los_numeros(numeros))]}


def _prioridad(_: Escritura, __: str) -> Esquema:
    numeros = range(EXTREMOS_DE_PRIORIDAD[0], EXTREMOS_DE_PRIORIDAD[1] + 1)
    codigos = NivelDePrioridad.codigos()
    principal = {
        "enum": [*numeros, *codigos],
        "errorMessage": f"aquí va {enumeracion([*map(str, numeros), *codigos], 'o')}",
    }
    return {"anyOf": [principal, _oculto(patrones.uno_de_los_numeros(numeros))]}


def _prioridad_mas_alta(_: Escritura, o_bien: str) -> Esquema:
    return _uno_de_los_numeros(EXTREMOS_DE_PRIORIDAD, o_bien)


def _si_no(_: Escritura, __: str) -> Esquema:
    return _enumerado([SI[0], NO], ["Sí.", "No."], SI[1:])


def _pais(_: Escritura, o_bien: str) -> Esquema:
    mensaje = f"aquí va un código de país ISO 3166-1 de tres letras, como ECU{o_bien}"
    return {"enum": sorted(PAISES), "errorMessage": mensaje}


_CON_CUENTAS: dict[ClaseDeValor, Callable[[Escritura, str], Esquema]] = {
    ClaseDeValor.TEXTO: _texto,
    ClaseDeValor.FECHA: _fecha,
    ClaseDeValor.ENTERO: _entero,
    ClaseDeValor.PRIORIDAD: _prioridad,
    ClaseDeValor.PRIORIDAD_MAS_ALTA: _prioridad_mas_alta,
    ClaseDeValor.MONTO: _monto,
    ClaseDeValor.SI_NO: _si_no,
    ClaseDeValor.PAIS: _pais,
}


def _de_vocabulario(escritura: Escritura) -> Esquema:
    # las ausencias, en la misma lista: dos darían un error en inglés
    valores = [*escritura.valores, *(Ausencia if escritura.con_ausencia else ())]
    codigos = [valor.value for valor in valores]
    ocultos = [codigo for codigo in codigos if codigo.isdecimal()]
    if escritura.con_tilde:
        ocultos += SI[1:]
    return _enumerado(codigos, list(map(_definicion, valores)), ocultos)


def _definicion(valor: Vocabulario) -> str:
    return f"{valor.rotulo}. {valor.definicion}".strip().replace("`", "")


def _enumerado(
    codigos: Sequence[str], definiciones: list[str], ocultos: Sequence[str] = ()
) -> Esquema:
    """Uno de los códigos; los ocultos valen también, pero el editor no los ofrece.

    Un código de cifras se escribe como número.
    """
    escritos = [int(codigo) if codigo.isdecimal() else codigo for codigo in codigos]
    cuales = enumeracion(codigos, "o")
    if len(codigos) > POCOS:
        cuales = f"un valor de {codigos[0]} a {codigos[-1]}"
    # de los números conviene decir la clase; de los textos, no: el editor entrecomillaría «no»
    clase = {"type": "integer"} if all(isinstance(uno, int) for uno in escritos) else {}
    principal = {
        **clase,
        "enum": escritos,
        "enumDescriptions": definiciones,
        "errorMessage": f"valor desconocido: aquí va {cuales}",
    }
    return {"anyOf": [principal, _oculto(patrones.uno_de(ocultos))]} if ocultos else principal


def _oculto(patron: str) -> Esquema:
    # la clase, en una lista: así el servidor no junta este error con el de la otra alternativa
    return {**_SEGUNDA, "type": ["string"], "pattern": patron}
