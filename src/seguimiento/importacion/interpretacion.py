"""Qué dice un archivo: de sus párrafos y tablas, o de su JSON, a los hechos de un registro.

La disposición la decide lo que el archivo trae —rótulos, columnas, filas de sección—, nunca el nombre del
sistema del que venga.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from seguimiento.diagnosticos.catalogo import Severidad
from seguimiento.diagnosticos.importacion import CON_IMAGENES, FUERA_DE_LUGAR, SIN_ENCABEZADO
from seguimiento.importacion.disposiciones.codigos import dar_codigos
from seguimiento.importacion.disposiciones.objetos import leer_objeto
from seguimiento.importacion.disposiciones.obra import Obra
from seguimiento.importacion.disposiciones.recorrido import Columnas, Recorrido
from seguimiento.importacion.hechos import Duda, Hechos, Mapeo
from seguimiento.importacion.material import Material, Pieza, Sitio
from seguimiento.importacion.opciones import Opciones
from seguimiento.importacion.valores import Cuaderno
from seguimiento.redaccion import con_cuantos_mas, plegado, recortado
from seguimiento.vocabularios import ClaseDeElemento

_SE_CITAN = 3
"""Cuántos textos sueltos de un mismo sitio se citan."""
_LARGO_DE_CITA = 40


def interpretar(material: Material, opciones: Opciones) -> Hechos:
    """Los hechos que cuenta un archivo, con los códigos puestos y todas las dudas, también las del lector.

    El código de una recomendación va en `CODIGO`, y el de una acción o un compromiso, en
    `CODIGO_DE_ACCION`; el que no da el archivo no tiene `dicho`. Si no se reconoce ninguna recomendación,
    lo dice una duda que impide escribir.
    """
    cuaderno = Cuaderno.de(material, opciones)
    obra = Obra(material.archivo, cuaderno, opciones.tipo or ClaseDeElemento.EVALUACION)
    columnas = Columnas()
    if material.datos is None:
        Recorrido(obra, columnas).leer(_pedidas(material.piezas, opciones))
    else:
        leer_objeto(material.datos, obra)
    obra.acabar()
    hechos = obra.hechos
    for elemento in hechos.elementos:
        for leido in elemento.todos():
            cuaderno.repasar(leido)
    orden = cuaderno.fechas.value if cuaderno.fechas else ""
    hechos.mapeo = Mapeo(columnas.reconocidas, tuple(columnas.sin_reconocer), orden)
    avisos = [Duda(a.codigo, a.mensaje, a.sitio, a.sugerencia) for a in material.avisos]
    halladas = [*cuaderno.dudas, *columnas.dudas, *dar_codigos(hechos)]
    hechos.dudas = [
        *avisos,
        *_en_su_orden([*halladas, *_de_lo_suelto(halladas, obra, material)], material),
    ]
    return hechos


def _pedidas(piezas: Sequence[Pieza], opciones: Opciones) -> Sequence[Pieza]:
    """Las piezas que se leen: todas o las de la hoja que se pide."""
    if not opciones.hoja:
        return piezas
    pedida = plegado(f"hoja {opciones.hoja}")
    return [pieza for pieza in piezas if plegado(pieza.sitio.pieza) == pedida]


def _de_lo_suelto(dudas: Sequence[Duda], obra: Obra, material: Material) -> Iterator[Duda]:
    """Lo que no va a ninguna parte o, si no se reconoce nada, eso."""
    if not obra.hechos.elementos:
        yield from _nada_reconocido(dudas, obra, material)
        return
    yield from _sueltos(obra)
    yield from _sin_leer(obra)


def _en_su_orden(dudas: Sequence[Duda], material: Material) -> list[Duda]:
    """Por donde están en el archivo; delante, las que son de todo él."""
    orden = {pieza.sitio.pieza: lugar for lugar, pieza in enumerate(material.piezas)}

    def lugar(duda: Duda) -> tuple[int, int, int]:
        sitio = duda.sitio
        return (orden.get(sitio.pieza, 0), sitio.fila, sitio.columna) if sitio else (-1, 0, 0)

    return sorted(dudas, key=lugar)


def _nada_reconocido(dudas: Sequence[Duda], obra: Obra, material: Material) -> Iterator[Duda]:
    from seguimiento.diagnosticos.catalogo import CATALOGO

    if any(CATALOGO[duda.codigo].severidad is Severidad.ERROR for duda in dudas):
        return
    que = "ningún compromiso" if obra.es_acuerdo else "ninguna recomendación"
    sugerencia = 'diga qué es cada columna con --columna "Rótulo=campo"'
    if any(aviso.codigo == CON_IMAGENES for aviso in material.avisos):
        sugerencia = "la matriz puede ser una imagen: escríbala en el archivo como tabla"
    yield Duda(SIN_ENCABEZADO, f"no se reconoce {que}", None, sugerencia)


def _sueltos(obra: Obra) -> Iterator[Duda]:
    """Lo que no va a ninguna parte: una duda por tabla, y una por cada tanda de párrafos."""
    for _, tanda in groupby(obra.sueltos, key=_tanda):
        suyos = list(tanda)
        citas = [recortado(texto, _LARGO_DE_CITA) for _, texto in suyos[:_SE_CITAN]]
        van = "no va a ninguna parte" if len(suyos) == 1 else "no van a ninguna parte"
        mensaje = f"{con_cuantos_mas(citas, len(suyos))} {van}"
        yield Duda(FUERA_DE_LUGAR, mensaje, suyos[0][0])


def _tanda(suelto: tuple[Sitio, str]) -> tuple[bool, int]:
    """Con qué se junta un texto suelto: con los de su tabla; si es un párrafo, con los vecinos."""
    sitio = suelto[0]
    return (True, sitio.indice) if sitio.celda else (False, 0)


def _sin_leer(obra: Obra) -> Iterator[Duda]:
    for sitio, principio in obra.tablas_sin_leer:
        mensaje = f"de la {sitio.pieza}, que empieza por «{recortado(principio, _LARGO_DE_CITA)}», no se lee nada"
        yield Duda(FUERA_DE_LUGAR, mensaje, sitio)
