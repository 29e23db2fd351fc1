"""Rótulos con lo que dicen: en la misma celda, en la de al lado o en la de debajo.

Así va lo de encima de una matriz, un bloque de la OIM y una ficha traspuesta, con los rótulos en la primera
columna y, si trae varias, una recomendación en cada una de las demás.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from seguimiento.importacion.disposiciones.dichos import Rotulo, con_texto, rotulo_en
from seguimiento.importacion.disposiciones.obra import Obra
from seguimiento.importacion.disposiciones.renglones import Fila, propias
from seguimiento.importacion.encabezados import Encabezado
from seguimiento.importacion.material import Celda, Tabla
from seguimiento.importacion.valores.vocablos import valor_de
from seguimiento.vocabularios import (
    Decision,
    EstadoDeAccion,
    EstadoDeRecomendacion,
    NivelDePrioridad,
    Vocabulario,
)
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_VOCABULARIOS: Mapping[CampoDeMatriz, Sequence[type[Vocabulario]]] = {
    CampoDeMatriz.ESTADO: (EstadoDeAccion, EstadoDeRecomendacion),
    CampoDeMatriz.DECISION: (Decision,),
    CampoDeMatriz.PRIORIDAD: (NivelDePrioridad,),
}
"""De qué es lo que dicen algunos rótulos: «Completada» es también cómo se llama una columna de fechas."""
Pedidas = Mapping[str, CampoDeMatriz]


def es_ficha(tabla: Tabla, encabezado: Encabezado | None, pedidas: Pedidas) -> bool:
    """Si la tabla lleva sus rótulos en la primera columna, y no en una fila que la encabece."""
    if encabezado is None:
        return any(_su_rotulo(fila, pedidas) for fila in tabla.filas)
    debajo = [fila for fila in tabla.filas[encabezado.ultima + 1 :] if propias(fila)]
    de_acciones = CampoDeMatriz.ACCION in encabezado.columnas.values()
    if de_acciones and debajo and not any(_su_rotulo(fila, pedidas) for fila in debajo):
        return False  # los rótulos de encima son los de un bloque
    return es_de_rotulos(tabla, range(encabezado.primera, encabezado.ultima + 1), pedidas)


def es_de_rotulos(tabla: Tabla, salvo: Container[int], pedidas: Pedidas) -> bool:
    """Si al menos la mitad de sus filas, salvo esas, empiezan por un rótulo solo, y no siempre el mismo."""
    filas = [fila for n, fila in enumerate(tabla.filas) if n not in salvo and propias(fila)]
    rotulos = [rotulo for fila in filas if (rotulo := _su_rotulo(fila, pedidas))]
    solos = [rotulo.campo for rotulo in rotulos if not rotulo.valor]
    return len(set(solos)) > 1 and 2 * len(solos) >= len(filas)


def _su_rotulo(fila: Fila, pedidas: Pedidas) -> Rotulo | None:
    """El de la primera celda de la fila."""
    vistas = propias(fila)
    return rotulo_en(vistas[0].texto, pedidas) if vistas else None


def de_varias_columnas(tabla: Tabla, pedidas: Pedidas) -> bool:
    """Si a la derecha de sus rótulos hay varias columnas, cada una con su recomendación."""
    for fila in tabla.filas:
        vistas = propias(fila)
        rotulo = rotulo_en(vistas[0].texto, pedidas) if vistas else None
        if rotulo and rotulo.campo is CampoDeMatriz.RECOMENDACION and not rotulo.valor:
            return len(vistas) > 2 and not any(rotulo_en(c.texto, pedidas) for c in vistas[1:])  # noqa: PLR2004 — el rótulo y dos más
    return False


def traspuesta(tabla: Tabla) -> Tabla:
    """La misma tabla, con sus filas por columnas."""
    return Tabla(
        tabla.sitio,
        tuple(tuple(map(_girada, columna)) for columna in zip(*tabla.filas, strict=True)),
    )


def leer_ficha(tabla: Tabla, obra: Obra) -> None:
    """Lo que dice una tabla hecha de rótulos; si alguno abre recomendación, lo anterior no es suyo."""
    pedidas = obra.cuaderno.opciones.columnas
    rotulos = [rotulo for rotulo, _ in rotulos_de(tabla.filas, pedidas) if rotulo]
    if any(rotulo.campo is CampoDeMatriz.RECOMENDACION for rotulo in rotulos):
        obra.empezar_otra()
        obra.disponer("fichas con sus rótulos y lo que dicen")
    leer_rotulos(tabla.filas, obra)


def leer_rotulos(filas: Sequence[Fila], obra: Obra) -> None:
    """Anota lo que dicen los rótulos de unas filas; lo que no va tras ninguno se queda fuera."""
    for rotulo, celda in rotulos_de(filas, obra.cuaderno.opciones.columnas):
        if rotulo:
            obra.anotar(rotulo.dichos(celda))
        else:
            obra.soltar(celda.sitio, celda.texto)


def rotulos_de(filas: Sequence[Fila], pedidas: Pedidas) -> Iterator[tuple[Rotulo | None, Celda]]:
    """Cada rótulo con la celda que dice lo suyo, en su orden; sin rótulo, la que no va tras ninguno.

    Un rótulo solo toma lo de la celda de al lado o, si ocupa su fila, lo de la fila siguiente.
    """
    pendiente: Rotulo | None = None
    for fila in filas:
        vistas = propias(fila)
        suelta = len(vistas) == 1
        for celda in vistas:
            rotulo = rotulo_en(celda.texto, pedidas)
            if rotulo is None or (pendiente and _es_su_valor(celda, pendiente)):
                yield pendiente, celda
                pendiente = None
            elif rotulo.valor:
                yield rotulo, con_texto(celda, rotulo.valor)
                pendiente = None
            else:
                pendiente = rotulo
        if not suelta:
            pendiente = None


def _es_su_valor(celda: Celda, pendiente: Rotulo) -> bool:
    """Si, aunque también parezca un rótulo, es lo que dice el de antes: «Estado | Completada»."""
    if any(valor_de(celda.texto, suyo) for suyo in _VOCABULARIOS.get(pendiente.campo, ())):
        return True
    return pendiente.escrito.endswith(":") and not celda.texto.rstrip().endswith(":")


def _girada(celda: Celda) -> Celda:
    return replace(celda, sigue_arriba=celda.sigue_izquierda, sigue_izquierda=celda.sigue_arriba)
