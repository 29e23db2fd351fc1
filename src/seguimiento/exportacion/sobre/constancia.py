"""Si lo que dice una celda consta en los registros: lo que no está en otra parte no se pisa."""

from collections.abc import Iterator, Sequence
from typing import Any

from seguimiento.almacen.fuentes import Fuente
from seguimiento.documento import Mapa
from seguimiento.documento.escritura import Valor
from seguimiento.elementos import escritos
from seguimiento.importacion.hechos import Dato, Leido
from seguimiento.importacion.lo_mismo import Datos, es_lo_mismo, mapas
from seguimiento.importacion.material import Celda
from seguimiento.importacion.memoria import datos_en, recordado
from seguimiento.importacion.valores.textos import es_marcador, es_nada, limpio
from seguimiento.modelo.cartera import Archivado
from seguimiento.redaccion import como_se_ve
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion, ResultadoDeVerificacion
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_SIN_EMPEZAR = frozenset(
    uno.value for uno in (*EstadoDeAccion, *EstadoDeRecomendacion) if not uno.como_accion.empezada
)
"""Así está todo antes de la primera anotación: decirlo no añade nada."""
_RECHAZOS = frozenset(uno.value for uno in ResultadoDeVerificacion if not uno.sostiene)
_NOTA_PRENDIDA = "Nota de la celda: "
"""Con esto se importa la que lleva prendida, que escribir en la celda no toca."""


class Constancia:
    """Lo que de cada cosa dicen su registro y, en `importado/`, el archivo del que salió."""

    def __init__(self, archivado: Archivado[Any], fuente: Fuente) -> None:
        self._de: dict[str, list[Datos]] = {}
        for datos in (datos_en(fuente, archivado.archivo), recordado(fuente, archivado.id)):
            for uno in escritos(type(archivado.registro), datos):
                if isinstance(uno.dato, Mapa):
                    self._de.setdefault(uno.id.casefold(), []).append(uno.dato)

    def tiene(self, codigo: str, leido: Leido, celda: Celda) -> bool:
        """Si consta todo lo que de la celda se importaría. Una vacía no dice nada."""
        if celda.vacia or celda.valor is False:
            return True
        suyos = [
            (campo, dato)
            for cada in (leido, *leido.mas_entradas)
            for campo, dato in cada.datos.items()
            if dato.sitio == celda.sitio
        ]
        if not suyos:
            texto = limpio(celda.texto)
            return es_marcador(texto) or es_nada(texto)
        hay = self._de.get(codigo.casefold(), [])
        return all(_consta(campo, dato, hay) for campo, dato in suyos)


def _consta(campo: C, dato: Dato, hay: Sequence[Datos]) -> bool:
    """Si alguno lo dice donde iría o, como todo lo que no tiene sitio, en sus notas."""
    if campo is C.NOTAS:
        return _en_las_notas(dato.valor, hay)
    dichos = [uno for datos in hay for uno in _dichos(campo, datos)]
    sueltos = (dato.dicho, f"{campo.rotulo}: {dato.dicho}")
    return _lo_dicen(dato.valor, dichos) or any(_en_las_notas(uno, hay) for uno in sueltos)


def _lo_dicen(valor: Valor, dichos: Sequence[Valor]) -> bool:
    """Si lo dice uno o, de un texto, entre todos: en una celda caben varias anotaciones."""
    lineas = {linea for uno in dichos for linea in _lineas(uno)}
    por_partes = isinstance(valor, str) and lineas.issuperset(_lineas(valor))
    return por_partes or any(es_lo_mismo(valor, uno) for uno in dichos)


def _dichos(campo: C, datos: Datos) -> Iterator[Valor]:
    """Todo lo que en el registro se dice, o se dijo, de lo mismo."""
    if campo in {C.PLAZO, C.PLAZO_NUEVO}:
        yield datos.get("plazo")
    if campo is C.ESTADO:
        yield from _SIN_EMPEZAR
        if any(una.get("resultado") in _RECHAZOS for una in mapas(datos.get("verificaciones"))):
            yield EstadoDeAccion.EN_CURSO.value
    if campo is C.COMENTARIO:
        suyas = mapas(datos.get("seguimiento"))
        yield from (f"{una.get('fecha')}: {una.get('comentario')}" for una in suyas)
    de_una_vez, _, clave = ("prorrogas.plazo" if campo is C.PLAZO else campo.clave).partition(".")
    if clave:
        yield from (una.get(clave) for una in mapas(datos.get(de_una_vez)))
    else:
        yield datos.get(de_una_vez)


def _en_las_notas(dicho: Valor, hay: Sequence[Datos]) -> bool:
    notas = {linea for datos in hay for linea in _lineas(datos.get("notas"))}
    return all(uno in notas or uno.startswith(_NOTA_PRENDIDA) for uno in _lineas(dicho))


def _lineas(valor: Valor) -> Iterator[str]:
    textos = [valor] if isinstance(valor, str) else valor if isinstance(valor, list) else []
    for texto in textos:
        yield from map(como_se_ve, filter(None, str(texto).splitlines()))
