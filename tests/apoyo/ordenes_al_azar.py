"""Órdenes que escriben, al azar sobre un repositorio inventado, y cómo debe quedar cada árbol."""

import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from apoyo.correcciones_al_azar import Orden, correccion_cualquiera
from apoyo.ediciones_al_azar import Edicion
from apoyo.registros_al_azar import IDS, Inventor, Mundo, Sitio, en, id_de, sitios
from seguimiento.campos import Campo, campos
from seguimiento.modelo.tipos import Registro
from seguimiento.vocabularios import ClaseDeElemento

SEGUIBLES = {ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO, ClaseDeElemento.RECOMENDACION}
CITAN = {"misma_que", "relacionadas", "origen", "compromiso"}
"""Las claves en que se nombra algo de dentro de un archivo."""


def orden_al_azar(azar: random.Random, mundo: Mundo) -> Orden:
    """Una orden posible, o una que ha de negarse."""
    hacer: Callable[[random.Random, Mundo], Orden | None] = azar.choices(
        (correccion_cualquiera, _renombrar, _actualizar, _prorrogar, _verificar, _responder),
        weights=(70, 8, 8, 4, 5, 5),
    )[0]
    return hacer(azar, mundo) or orden_al_azar(azar, mundo)


# --- cambiar de código


def _renombrar(azar: random.Random, mundo: Mundo) -> Orden | None:
    dentro = [s for s in sitios(mundo) if s.ruta]
    sitio = azar.choice(dentro)
    arbol = en(mundo[sitio.archivo], sitio.ruta)
    usados = {s.id.casefold() for s in dentro if s.archivo == sitio.archivo}
    clave = "id" if "id" in arbol or azar.random() < 0.5 else "fecha"
    if clave == "id":
        nuevo = codigo = azar.choice([*IDS, f"n{azar.randint(1, 999)}"])
    else:
        nuevo = f"{azar.randint(2000, 2020)}-{azar.randint(10, 12)}"
        codigo = f"reunion-{nuevo}"
    if codigo.casefold() in usados - {sitio.id.casefold()}:
        return _ocupado(mundo, sitio, nuevo) if clave == "id" else None
    return renombrando(azar, mundo, sitio, (clave, nuevo, codigo))


def renombrando(azar: random.Random, mundo: Mundo, sitio: Sitio, a: tuple[str, str, str]) -> Orden:
    """El código cambia, y con él toda referencia que lo nombra; por su referencia o por el camino."""
    clave, valor, codigo = a
    archivo = id_de(sitio.archivo)
    esperado = {
        uno: _con_citas(deepcopy(arbol), archivo, id_de(uno), (sitio.id, codigo))
        for uno, arbol in mundo.items()
    }
    en(esperado[sitio.archivo], sitio.ruta)[clave] = valor
    ref, campo = sitio.ref, clave
    if azar.random() < 0.3:
        pasos = (str(p + 1) if isinstance(p, int) else p for p in sitio.ruta)
        ref, campo = archivo, ".".join([*pasos, clave])
    return Orden(
        "corregir: un código",
        ("corregir", "--", ref, campo, valor),
        sitio.archivo,
        Edicion("con", (*sitio.ruta, clave), valor, esperado[sitio.archivo]),
        esperado,
        renombra=codigo,
    )


def _ocupado(mundo: Mundo, sitio: Sitio, nuevo: str) -> Orden:
    """Un código que ya tiene otro: sin motivo, no; con él, solo si nadie lo nombra, y aquí no se da."""
    edicion = Edicion("con", (*sitio.ruta, "id"), nuevo, mundo[sitio.archivo])
    palabras = ("corregir", "--", sitio.ref, "id", nuevo)
    return Orden(
        "corregir: lo que no cabe", palabras, sitio.archivo, edicion, mundo, debe_negarse=True
    )


def _con_citas(
    dato: Any,  # noqa: ANN401
    archivo: str,
    aqui: str,
    cambio: tuple[str, str],
    clave: str = "",
) -> Any:  # noqa: ANN401
    """El árbol con las referencias al código viejo llevando al nuevo."""
    if isinstance(dato, dict):
        return {c: _con_citas(d, archivo, aqui, cambio, c) for c, d in dato.items()}
    if isinstance(dato, list):
        return [_con_citas(uno, archivo, aqui, cambio, clave) for uno in dato]
    if clave not in CITAN or not isinstance(dato, str):
        return dato
    viejo, nuevo = cambio
    delante, barra, interno = dato.rpartition("/")
    suyo = (delante or aqui).casefold() == archivo.casefold()
    return f"{delante}{barra}{nuevo}" if suyo and interno.casefold() == viejo.casefold() else dato


# --- las demás órdenes


def _seguible(azar: random.Random, mundo: Mundo) -> tuple[Sitio, dict[str, Any]]:
    posibles = [s for s in sitios(mundo) if s.clase in SEGUIBLES]
    sitio = azar.choice(posibles)
    return sitio, en(mundo[sitio.archivo], sitio.ruta)


def _apuntada(
    mundo: Mundo, orden: tuple[str, str], sitio: Sitio, clave: str, nuevo: dict[str, str]
) -> Orden:
    """Lo nuevo, al final de una lista del elemento."""
    nombre, clase = orden
    arbol = deepcopy(mundo[sitio.archivo])
    suyo = en(arbol, sitio.ruta)
    ruta = (*sitio.ruta, clave)
    habia = isinstance(suyo.get(clave), list)
    suyo[clave] = [*(suyo.get(clave) or ()), nuevo]
    opciones = (f"--{c.replace('_', '-')}={v}" for c, v in nuevo.items())
    edicion = Edicion("con_otro" if habia else "con", ruta, nuevo if habia else [nuevo], arbol)
    palabras = (nombre, *opciones, "--", sitio.ref)
    return Orden(clase, palabras, sitio.archivo, edicion, mundo | {sitio.archivo: arbol})


def _con_algunos(azar: random.Random, de_mas: dict[str, str]) -> dict[str, str]:
    return {clave: valor for clave, valor in de_mas.items() if azar.random() < 0.5}


def _actualizar(azar: random.Random, mundo: Mundo) -> Orden:
    sitio, arbol = _seguible(azar, mundo)
    de_recomendacion = sitio.clase is ClaseDeElemento.RECOMENDACION
    estados = ("pendiente", "en_curso") if de_recomendacion else ("no_iniciada", "en_curso")
    prosa = Inventor(azar, mundo, 0.3).uno(_campo_de(sitio.modelo, "notas"))
    fecha = f"2023-1{azar.randint(0, 2)}-{azar.randint(10, 28)}"
    nuevo = {"fecha": fecha, "estado": azar.choice(estados)}
    nuevo |= _con_algunos(
        azar, {"comentario": prosa, "autor": "Secretaría", "avance": "40", "proximo_paso": prosa}
    )
    orden = _apuntada(mundo, ("actualizar",) * 2, sitio, "seguimiento", nuevo)
    return replace(orden, debe_negarse=bool(de_recomendacion and arbol.get("acciones")))


def _prorrogar(azar: random.Random, mundo: Mundo) -> Orden:
    sitio, arbol = _seguible(azar, mundo)
    nuevo = {"fecha": "2023-10", "plazo": azar.choice(("2024-02", "2024-T2", "2025"))}
    nuevo |= _con_algunos(azar, {"motivo": "Falta: fondos # y más", "autorizada_por": "Comité"})
    orden = _apuntada(mundo, ("prorrogar",) * 2, sitio, "prorrogas", nuevo)
    return replace(orden, debe_negarse=bool(arbol.get("acciones")))


def _verificar(azar: random.Random, mundo: Mundo) -> Orden:
    sitio, _ = _seguible(azar, mundo)
    nuevo = {"fecha": "2023-12-05", "resultado": azar.choice(("verificada", "rechazada"))}
    nuevo |= {"por": "Evaluación"} | _con_algunos(azar, {"nota": "- x: # y", "eficaz": "parcial"})
    return _apuntada(mundo, ("verificar",) * 2, sitio, "verificaciones", nuevo)


def _responder(azar: random.Random, mundo: Mundo) -> Orden:
    sitio = azar.choice([s for s in sitios(mundo) if s.clase is ClaseDeElemento.RECOMENDACION])
    nuevo = {"decision": azar.choice(("aceptada", "aceptada_parcialmente")), "fecha": "2023-01-05"}
    nuevo |= _con_algunos(
        azar,
        {"justificacion": "Sí: # claro", "alcance": "Todo", "plan": "Uno\ny dos", "por": "UNICEF"},
    )
    arbol = deepcopy(mundo[sitio.archivo])
    suyo = en(arbol, sitio.ruta)
    suyo["respuesta"] = {**(suyo.get("respuesta") or {}), **nuevo}
    opciones = (f"--{clave}={valor}" for clave, valor in nuevo.items())
    edicion = Edicion("con", (*sitio.ruta, "respuesta"), suyo["respuesta"], arbol)
    palabras = ("responder", "--si", *opciones, "--", sitio.ref)
    return Orden("responder", palabras, sitio.archivo, edicion, mundo | {sitio.archivo: arbol})


def _campo_de(modelo: type[Registro], clave: str) -> Campo:
    return next(campo for campo in campos(modelo) if campo.clave == clave)
