"""Qué código lleva cada elemento: el que da el archivo, tal como se ve, o el que le daría `seg nueva`."""

import re

from seguimiento.analisis.series import LARGO, siguiente_libre
from seguimiento.diagnosticos.importacion import DICE_DOS_COSAS
from seguimiento.importacion.hechos import Dato, Hechos, Leido
from seguimiento.importacion.material import Duda
from seguimiento.vocabularios import ClaseDeElemento
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_NO_CABE = re.compile(r"[^A-Za-z0-9._-]+")
_DE_SERIE = re.compile(r"R([0-9]+)")


def campo_del_codigo(leido: Leido) -> CampoDeMatriz:
    """Qué dato de un elemento es su código."""
    if leido.clase is ClaseDeElemento.RECOMENDACION:
        return CampoDeMatriz.CODIGO
    return CampoDeMatriz.CODIGO_DE_ACCION


def dar_codigos(hechos: Hechos) -> list[Duda]:
    """Pone a cada elemento su código, único en el archivo, y devuelve las dudas que deja.

    El de un dato que el archivo no dice no tiene `dicho`.
    """
    dudas: list[Duda] = []
    ocupados: set[str] = set()
    elementos = hechos.elementos
    for leido in elementos:
        _poner(leido, _del_elemento(leido), ocupados, dudas)
    for orden, leido in enumerate(elementos, start=1):
        es_recomendacion = leido.clase is ClaseDeElemento.RECOMENDACION
        _completar(leido, f"R{orden}" if es_recomendacion else str(orden), ocupados)
    for leido in elementos:
        for accion in leido.dentro:
            _sacar_del_texto(accion, _raiz(leido))
            visto = _visto(accion)
            _poner(accion, f"{_raiz(leido)}.{visto}" if visto.isdigit() else visto, ocupados, dudas)
    for leido in elementos:
        for lugar, accion in enumerate(leido.dentro, start=1):
            _completar(accion, f"{_raiz(leido)}.{lugar}", ocupados)
    return dudas


def _del_elemento(leido: Leido) -> str:
    """El que da el archivo a lo que no va dentro de nada: la recomendación 4 es R4."""
    visto = _visto(leido)
    es_numero = visto.isdigit() and leido.clase is ClaseDeElemento.RECOMENDACION
    return f"R{visto}" if es_numero else visto


def _sacar_del_texto(accion: Leido, raiz: str) -> None:
    """Si su texto empieza por el código de su recomendación y el suyo («3.2 identificar…»), es el suyo.

    Delante de una minúscula, un número con punto puede ser una cantidad: lo que dice que no es de cuál es.
    """
    dicho = accion.datos.get(CampoDeMatriz.ACCION)
    if dicho is None or CampoDeMatriz.CODIGO_DE_ACCION in accion.datos or not raiz:
        return
    suyo = re.match(rf"({re.escape(raiz)}\.[0-9]{{1,3}})[.)]?\s+(?=\S)", str(dicho.valor))
    if suyo:
        accion.datos[CampoDeMatriz.CODIGO_DE_ACCION] = Dato(suyo[1], dicho.sitio, suyo[1])
        resto = str(dicho.valor)[suyo.end() :]
        accion.datos[CampoDeMatriz.ACCION] = Dato(resto, dicho.sitio, dicho.dicho)


def _visto(leido: Leido) -> str:
    """El código que da el archivo, con guiones en el lugar de lo que un identificador no admite."""
    return _NO_CABE.sub("-", str(leido.valor(campo_del_codigo(leido)) or "")).strip("-._")[:LARGO]


def _raiz(recomendacion: Leido) -> str:
    """Con qué empiezan los códigos de sus acciones: los de R4, con 4."""
    codigo = str(recomendacion.valor(CampoDeMatriz.CODIGO) or "")
    de_serie = _DE_SERIE.fullmatch(codigo)
    return de_serie[1] if de_serie else codigo


def _poner(leido: Leido, identificador: str, ocupados: set[str], dudas: list[Duda]) -> None:
    """Escribe el que da el archivo; el que ya está dado se retira, y se dice."""
    campo = campo_del_codigo(leido)
    dado = leido.datos.pop(campo, None)
    if dado is None or not identificador:
        return
    if identificador.casefold() in ocupados:
        mensaje = f"el código «{dado.dicho}» ya es de otro elemento: este toma el siguiente libre"
        dudas.append(Duda(DICE_DOS_COSAS, mensaje, dado.sitio))
        return
    ocupados.add(identificador.casefold())
    leido.datos[campo] = Dato(identificador, dado.sitio, dado.dicho)


def _completar(leido: Leido, primero: str, ocupados: set[str]) -> None:
    """Da uno al que no lo lleve: el que le toca por su lugar o, si está ocupado, el siguiente libre."""
    campo = campo_del_codigo(leido)
    if campo in leido.datos:
        return
    libre = siguiente_libre(primero, ocupados) if primero.casefold() in ocupados else primero
    ocupados.add(libre.casefold())
    leido.datos[campo] = Dato(libre, leido.sitio, "")
