"""Qué cambió de una versión a otra en un elemento y en lo que contiene, dicho en una frase por cosa."""

from collections.abc import Iterator

from seguimiento.analisis.continuidad import Pareja, de_donde_sale, parejas
from seguimiento.analisis.declarado import ClaseDeDeclarado, Declarado, declarado, numerados
from seguimiento.analisis.dicho import dato_suelto
from seguimiento.campos import Campo, campos
from seguimiento.elementos import Elemento
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import cuenta, fecha_breve, recortado

LETRAS = 40
"""De lo más largo se dice que cambió, y no en qué."""
_DECLARAN = {
    "seguimiento": ClaseDeDeclarado.ENTRADA,
    "verificaciones": ClaseDeDeclarado.VERIFICACION,
    "prorrogas": ClaseDeDeclarado.PRORROGA,
    "respuesta": ClaseDeDeclarado.RESPUESTA,
    "decisiones": ClaseDeDeclarado.DECISION,
    "aprobacion": ClaseDeDeclarado.APROBACION,
}
"""Los campos que se dicen por lo que declaran, y qué."""


def lo_cambiado(antes: Elemento | None, despues: Elemento | None) -> list[str]:
    """Lo que cambió; vacío si dicen lo mismo. Lo de dentro lleva delante su código."""
    if antes is None or despues is None:
        return [_de_golpe(antes, despues)]
    de, a = antes.lugar.archivo, despues.lugar.archivo
    de_sitio = [] if de == a else [f"estaba en {de}"]
    todas = parejas(antes, despues)
    return [*de_sitio, *(d for pareja in todas for d in _de_la_pareja(pareja, despues))]


def _de_golpe(antes: Elemento | None, despues: Elemento | None) -> str:
    """Lo que aparece o se va entero, con cuánto trae."""
    if despues is None:
        return "deja de estar en los registros" if antes else ""
    trae = sum(len(declarado(uno, despues)) for _, uno in parejas(None, despues) if uno)
    return f"se registra, con {cuenta(trae, 'anotación', 'anotaciones')}" if trae else "se registra"


def _de_la_pareja(pareja: Pareja, entero: Elemento) -> Iterator[str]:
    antes, despues = pareja
    if antes is not None and despues is not None:
        # lo que se sigue no se nombra a sí mismo
        delante = "" if despues is entero else f"{despues.id}: "
        yield from (f"{delante}{dicho}" for dicho in _de_lo_propio(antes, despues, entero))
    elif despues is not None:
        yield f"añade {_nombrado(despues)}"
    elif antes is not None:
        yield f"quita {_nombrado(antes)}"


def _nombrado(elemento: Elemento) -> str:
    return f"{elemento.clase.articulo_determinado} {elemento.clase.value} {elemento.id}"


def _de_lo_propio(antes: Elemento, despues: Elemento, entero: Elemento) -> Iterator[str]:
    if antes.id != despues.id:
        yield f"se llamaba {antes.id}"
    if sitio := de_donde_sale(antes, despues):
        yield f"estaba en {sitio}"
    yield from _de_lo_declarado(antes, despues, entero)
    for campo in campos(type(despues.registro)):
        if campo.elementos is None and campo.clave != "id":
            de = getattr(antes.registro, campo.clave, None)
            a = getattr(despues.registro, campo.clave)
            if de != a and (dicho := _de_un_campo(campo, de, a, antes, despues)):
                yield dicho


def _de_lo_declarado(antes: Elemento, despues: Elemento, entero: Elemento) -> Iterator[str]:
    de, a = (numerados(declarado(uno, entero)) for uno in (antes, despues))
    yield from (f"anota {_anotado(uno)}" for clave, uno in a.items() if clave not in de)
    yield from (f"quita {_anotado(uno)}" for clave, uno in de.items() if clave not in a)
    for clave, uno in a.items():
        if clave in de and de[clave] != uno:
            yield f"corrige {_anotado(uno)}"


def _anotado(uno: Declarado) -> str:
    return f"«{recortado(uno.que, LETRAS)}» ({fecha_breve(uno.fecha)})"


def _de_un_campo(campo: Campo, de: object, a: object, antes: Elemento, despues: Elemento) -> str:
    """Lo que cambió en un campo; vacío si ya se dice por lo que declara."""
    if _declaran(campo, antes) != _declaran(campo, despues):
        return ""
    if any(map(_es_compuesto, (de, a))):
        return f"cambia «{campo.rotulo}»"
    dichos = [dato_suelto(dato) if dato not in (None, ()) else "no consta" for dato in (de, a)]
    if max(map(len, dichos)) > LETRAS:
        return f"cambia «{campo.rotulo}»"
    return f"{campo.rotulo}: {dichos[0]} → {dichos[1]}"


def _declaran(campo: Campo, elemento: Elemento) -> list[Declarado]:
    """Lo que el elemento declara en ese campo, si es de los que declaran algo."""
    clase = _DECLARAN.get(campo.clave)
    return [uno for uno in declarado(elemento) if uno.clase is clase]


def _es_compuesto(dato: object) -> bool:
    return isinstance(dato, Registro) or (isinstance(dato, tuple) and any(map(_es_compuesto, dato)))
