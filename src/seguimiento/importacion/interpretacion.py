"""Qué dice un archivo: de sus párrafos y tablas, o de su JSON, a los hechos de un registro.

La disposición la decide lo que el archivo trae —rótulos, columnas, filas de sección—, nunca el nombre del
sistema del que venga.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from seguimiento.diagnosticos.catalogo import Severidad
from seguimiento.diagnosticos.importacion import (
    CON_IMAGENES,
    FUERA_DE_LUGAR,
    SIN_ENCABEZADO,
    SIN_LEER,
)
from seguimiento.importacion.disposiciones.codigos import dar_codigos
from seguimiento.importacion.disposiciones.objetos import como_tabla, leer_objeto
from seguimiento.importacion.disposiciones.obra import Obra
from seguimiento.importacion.disposiciones.recorrido import Columnas, Recorrido
from seguimiento.importacion.disposiciones.renglones import es_de_totales
from seguimiento.importacion.hechos import Hechos, Mapeo
from seguimiento.importacion.material import Duda, Material, Pieza, Sitio, Tabla
from seguimiento.importacion.opciones import Opciones
from seguimiento.importacion.valores import Cuaderno
from seguimiento.redaccion import con_cuantos_mas, plegado, recortado
from seguimiento.vocabularios import ClaseDeElemento
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_SE_CITAN = 3
"""Cuántos textos sueltos de un mismo sitio se citan."""
_LARGO_DE_CITA = 40
_COMO_EN_PARRAFOS = (
    "ponga un encabezado a sus columnas o escriba «Recomendación 1: …» delante de cada una y «Acción: …»"
    " delante de cada acción"
)


def interpretar(material: Material, opciones: Opciones) -> Hechos:
    """Los hechos que cuenta un archivo, con los códigos puestos y todas las dudas, también las del lector.

    El código de una recomendación va en `CODIGO`, y el de una acción o un compromiso, en
    `CODIGO_DE_ACCION`; el que no da el archivo no tiene `dicho`. Si no se reconoce ninguna recomendación,
    lo dice una duda que impide escribir.
    """
    cuaderno = Cuaderno.de(material, opciones)
    obra = Obra(material.archivo, cuaderno, opciones.tipo or ClaseDeElemento.EVALUACION)
    columnas = Columnas()
    llana = como_tabla(material.datos)
    if material.datos is None or llana:
        piezas = _pedidas(material.piezas, opciones) if llana is None else (llana,)
        Recorrido(obra, columnas).leer(piezas)
    else:
        leer_objeto(material.datos, obra)
    obra.acabar()
    hechos = obra.hechos
    for elemento in hechos.elementos:
        for leido in elemento.todos():
            cuaderno.repasar(leido)
    hechos.mapeo = Mapeo(
        {**obra.rotulos, **columnas.reconocidas}, tuple(columnas.sin_reconocer), cuaderno.fechas
    )
    de_formulas = _formulas_sin_resultado(material.piezas)
    halladas = [*cuaderno.dudas, *columnas.dudas, *dar_codigos(hechos), *de_formulas]
    hechos.dudas = [
        *material.dudas,
        *_en_su_orden([*halladas, *_de_lo_suelto(halladas, obra, columnas, material)], material),
    ]
    return hechos


def _pedidas(piezas: Sequence[Pieza], opciones: Opciones) -> Sequence[Pieza]:
    """Las piezas que se leen: todas o las de la hoja que se pide."""
    if not opciones.hoja:
        return piezas
    pedida = plegado(f"hoja {opciones.hoja}")
    return [pieza for pieza in piezas if plegado(pieza.sitio.pieza) == pedida]


def _formulas_sin_resultado(piezas: Sequence[Pieza]) -> Iterator[Duda]:
    """Las celdas de cada hoja de las que no consta lo que dicen, salvo las de una fila que no se lee."""
    for tabla in (pieza for pieza in piezas if isinstance(pieza, Tabla)):
        filas = (fila for fila in tabla.filas if not es_de_totales(fila))
        vacias = [celda for fila in filas for celda in fila if celda.formula and celda.vacia]
        if vacias:
            cuales = con_cuantos_mas([c.sitio.celda for c in vacias[:_SE_CITAN]], len(vacias))
            mensaje = f"no consta el resultado de la fórmula de {cuales}"
            ayuda = "abra el libro en Excel o en LibreOffice y guárdelo: así se calculan"
            yield Duda(SIN_LEER, mensaje, vacias[0].sitio, ayuda)


def _de_lo_suelto(
    dudas: Sequence[Duda], obra: Obra, columnas: Columnas, material: Material
) -> Iterator[Duda]:
    """Lo que no va a ninguna parte o, si no se reconoce nada, eso."""
    if not obra.hechos.elementos:
        yield from _nada_reconocido(dudas, obra, columnas, material)
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


def _nada_reconocido(
    dudas: Sequence[Duda], obra: Obra, columnas: Columnas, material: Material
) -> Iterator[Duda]:
    from seguimiento.diagnosticos.catalogo import CATALOGO

    if any(CATALOGO[duda.codigo].severidad is Severidad.ERROR for duda in dudas):
        return
    que = "ningún compromiso" if obra.es_acuerdo else "ninguna recomendación"
    sugerencia = _como_decirlo(obra, columnas)
    if any(una.codigo == CON_IMAGENES for una in material.dudas):
        sugerencia = "la matriz puede ser una imagen: escríbala en el archivo como tabla"
    yield Duda(SIN_ENCABEZADO, f"no se reconoce {que}", None, sugerencia)


def _como_decirlo(obra: Obra, columnas: Columnas) -> str:
    """Qué escribir para que se reconozca: con la columna que puede serlo, si hay alguna que lo parezca."""
    if not columnas.reconocidas and not columnas.sin_reconocer:
        return _COMO_EN_PARRAFOS
    posibles = [
        *(rotulo for rotulo in columnas.sin_reconocer if "recom" in plegado(rotulo)),
        *(r for r, campo in columnas.reconocidas.items() if campo is CampoDeMatriz.ETIQUETAS),
    ]
    campo = CampoDeMatriz.ACCION if obra.es_acuerdo else CampoDeMatriz.RECOMENDACION
    rotulo = posibles[0] if posibles else "Rótulo"
    return f'diga en qué columna va con --columna "{rotulo}={campo}"'


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
