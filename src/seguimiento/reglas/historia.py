"""SEG6xx · Historia: lo que un cambio no puede hacer con lo que ya estaba registrado.

Estas reglas comparan los registros de antes con los de después; las aplica `seg validar --base`. Sus
ejemplos llevan los dos, separados por una línea `# después`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from seguimiento.analisis.bitacora import EstadoALaFecha, estado_a_la_fecha
from seguimiento.analisis.posteriores import Situada
from seguimiento.analisis.recomendacion import estado_propio
from seguimiento.analisis.reuso import hablan_de_lo_mismo
from seguimiento.analisis.transicion import Transicion
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.fechas import FechaParcial
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.cartera import AccionSituada
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import cuenta, plegado
from seguimiento.reglas.elementos import de, nombre_de
from seguimiento.reglas.registro import regla
from seguimiento.vocabularios import EstadoDerivado

FECHAS_QUE_SE_DICEN = 5
"""Cuántas fechas se citan de las entradas que se perdieron de una bitácora."""


def _en(lugar: Lugar, mensaje: str, sugerencia: str, *ruta: str | int) -> Hallazgo:
    return Hallazgo(mensaje, lugar.ruta + ruta, sugerencia, archivo=lugar.archivo)


@regla("SEG601", Severidad.ERROR, ambito=Transicion)
def estado_terminal_abandonado(t: Transicion) -> Iterator[Hallazgo]:
    """Una acción cerrada solo se reabre si una verificación rechaza lo declarado.

    Si no, lo que una vez se informó como hecho deja de estarlo sin que conste por qué. Vale también para la
    recomendación que se sigue sin acciones.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-10-01
              estado: cancelada
              comentario: Se decidió no hacerla.
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-10-01
              estado: cancelada
              comentario: Se decidió no hacerla.
            - fecha: 2022-10-15
              estado: en_curso

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-10-01
              estado: cancelada
              comentario: Se decidió no hacerla.
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-10-01
              estado: cancelada
              comentario: Se decidió no hacerla.
            - fecha: 2022-10-15
              estado: en_curso
          verificaciones:
            - fecha: 2022-10-10
              resultado: rechazada
              por: Unidad de evaluación
    """
    for previa, situada in t.pares:
        antes = _estado(previa.accion)
        despues = _estado(situada.accion)
        reabierta = antes.efectivo.terminal and not despues.efectivo.terminal
        if reabierta and not _rechazada_despues(previa.accion, situada.accion):
            mensaje = (
                f"{nombre_de(situada)} estaba «{antes.efectivo}» y ahora está «{despues.efectivo}»"
            )
            yield _en(situada.lugar, mensaje, _AYUDA_AL_REABRIR, "seguimiento")
    yield from _recomendaciones_reabiertas(t)


def _recomendaciones_reabiertas(t: Transicion) -> Iterator[Hallazgo]:
    for de_antes, de_ahora in t.pares_sin_acciones:
        previa, recomendacion = de_antes.recomendacion, de_ahora.recomendacion
        antes, despues = (estado_propio(una, date.max) for una in (previa, recomendacion))
        reabierta = antes is not None and not antes.abierta and (not despues or despues.abierta)
        if reabierta and not _rechazada_despues(previa, recomendacion):
            quien, ahora = nombre_de(de_ahora), despues or EstadoDerivado.PENDIENTE
            mensaje = f"{quien} estaba «{antes}» y ahora está «{ahora}»"
            yield _en(de_ahora.lugar, mensaje, _AYUDA_AL_REABRIR, "seguimiento")


_AYUDA_AL_REABRIR = "añada la verificación que rechaza lo declarado, o devuelva el estado que tenía"


def _estado(accion: Accion) -> EstadoALaFecha:
    return estado_a_la_fecha(accion.seguimiento, accion.verificaciones, date.max)


def _rechazada_despues(previa: Accion | Recomendacion, accion: Accion | Recomendacion) -> bool:
    conocidas = {*previa.verificaciones}
    return any(not v.resultado.sostiene for v in accion.verificaciones if v not in conocidas)


@regla("SEG602", Severidad.ERROR, ambito=Transicion)
def bitacora_reescrita(t: Transicion) -> Iterator[Hallazgo]:
    """La bitácora solo crece: nada de lo anotado se cambia ni se borra.

    Vale para el seguimiento, las verificaciones y las prórrogas. Lo que se anotó mal se corrige con
    otra entrada que lo diga.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-10-01
              estado: en_curso
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-10-01
              estado: en_curso
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-10-01
              estado: en_curso
            - fecha: 2022-10-20
              estado: no_iniciada
              comentario: La entrada anterior fue un error.
    """
    for previa, situada in t.pares:
        yield from _perdidas(situada.lugar, previa.accion, situada.accion, _BITACORAS)
    for de_antes, de_ahora in t.pares_de_recomendaciones:
        recomendaciones = de_antes.recomendacion, de_ahora.recomendacion
        yield from _perdidas(de_ahora.lugar, *recomendaciones, _BITACORAS)


_BITACORAS = ("seguimiento", "verificaciones", "prorrogas")


def _perdidas(
    lugar: Lugar, antes: Registro, despues: Registro, listas: Sequence[str]
) -> Iterator[Hallazgo]:
    for lista in listas:
        quedan, perdidas = Counter(getattr(despues, lista)), []
        for entrada in getattr(antes, lista):
            if quedan[entrada]:
                quedan[entrada] -= 1
            else:
                perdidas.append(entrada)
        if perdidas:
            fechas = _las_fechas([str(entrada.fecha) for entrada in perdidas])
            yield _reescrita(lugar, lista, len(perdidas), fechas)


def _las_fechas(fechas: Sequence[str]) -> str:
    """Las de las entradas perdidas; de muchas, las primeras."""
    de_mas = len(fechas) - FECHAS_QUE_SE_DICEN
    return ", ".join([*fechas[:FECHAS_QUE_SE_DICEN], *([f"y {de_mas} más"] if de_mas > 0 else [])])


def _reescrita(lugar: Lugar, lista: str, cuantas: int, fechas: str) -> Hallazgo:
    que, ayuda = "se cambió o se borró", "déjela como estaba y añada otra que la corrija"
    if cuantas > 1:
        que = "se cambiaron o se borraron"
        ayuda = "déjelas como estaban y añada otra que las corrija"
    mensaje = f"en «{lista}» {que} {cuenta(cuantas, 'entrada')} de antes ({fechas})"
    return _en(lugar, mensaje, ayuda, lista)


@regla("SEG603", Severidad.ERROR, ambito=Transicion)
def plazo_original_movido(t: Transicion) -> Iterator[Hallazgo]:
    """El plazo original no se cambia: se amplía con una prórroga.

    Si se sobrescribe, el retraso desaparece y nadie sabrá que lo hubo. Vale también para la recomendación
    que se sigue sin acciones.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11-15
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-12-30

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11-15
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11-15
          prorrogas:
            - fecha: 2022-11-10
              plazo: 2022-12-30
              motivo: Faltan las respuestas de dos oficinas.
    """
    pares: tuple[tuple[Situada, Situada], ...] = (*t.pares, *t.pares_sin_acciones)
    for previa, situada in pares:
        antes, despues = _plazo(previa), _plazo(situada)
        if antes is not None and antes != despues:
            movido = ""
            if despues is not None:
                dias = (despues.ultimo_dia - antes.ultimo_dia).days
                con_signo = f"{'+' if dias > 0 else '-'}{cuenta(abs(dias), 'día')}"
                movido = f" ({con_signo})" if dias else " (con otra precisión)"
            plazo = f"el plazo {de(nombre_de(situada))}"
            mensaje = f"{plazo} era {antes} y ahora es {despues or 'ninguno'}{movido}"
            ayuda = f"deje «plazo: {antes}» y añada una prórroga"
            if _dicho(previa) != _dicho(situada):
                ayuda += "; si es otra cosa, dele un código que no se haya usado"
            yield _en(situada.lugar, mensaje, ayuda, "plazo")


@regla("SEG604", Severidad.ERROR, ambito=Transicion)
def identificador_reutilizado(t: Transicion) -> Iterator[Hallazgo]:
    """Un identificador nombra siempre lo mismo.

    Las actas y los informes ya publicados citan `4.1`: si mañana es otra cosa, dirán lo que no es.

    Mal::

        - id: "1.1"
          descripcion: Relevar las necesidades de las oficinas de país
          plazo: 2022-11
        # después
        - id: "1.1"
          descripcion: Publicar un boletín trimestral
          plazo: 2022-11

    Bien::

        - id: "1.1"
          descripcion: Relevar las necesidades de las oficinas de país
          plazo: 2022-11
        # después
        - id: "1.1"
          descripcion: Relevar las necesidades de todas las oficinas de país
          plazo: 2022-11
        - id: "1.2"
          descripcion: Publicar un boletín trimestral
          plazo: 2022-11
    """
    for previa, situada in t.pares:
        antes, despues = previa.accion.descripcion, situada.accion.descripcion
        if not hablan_de_lo_mismo(antes, despues):
            yield _reutilizado(situada.lugar, situada.accion.id, antes, "descripcion")
    for de_antes, de_ahora in t.pares_de_recomendaciones:
        antes, despues = de_antes.recomendacion.texto, de_ahora.recomendacion.texto
        if not hablan_de_lo_mismo(antes, despues):
            yield _reutilizado(de_ahora.lugar, de_ahora.recomendacion.id, antes, "texto")


def _reutilizado(lugar: Lugar, id_interno: str, antes: str, clave: str) -> Hallazgo:
    mensaje = f"«{id_interno}» nombraba otra cosa: «{' '.join(antes.split())[:80]}»"
    return _en(lugar, mensaje, "use un identificador que no se haya usado", clave)


@regla("SEG605", Severidad.ADVERTENCIA, ambito=Transicion)
def accion_nacida_vencida(t: Transicion) -> Iterator[Hallazgo]:
    """Una acción no aparece por primera vez con su plazo ya cumplido.

    Registrarla a posteriori hace que nunca figure como pendiente. No se aplica a los archivos
    nuevos, que suelen traer matrices ya en marcha. Vale también para la recomendación sin acciones.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        - id: "1.2"
          descripcion: Publicar un boletín trimestral
          plazo: 2021-06

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        - id: "1.2"
          descripcion: Publicar un boletín trimestral
          plazo: 2099-06
    """
    for situada in t.nuevas:
        plazo = _plazo(situada)
        if plazo is not None and plazo.ultimo_dia < t.hoy:
            mensaje = f"{nombre_de(situada)} se registra ahora y su plazo ({plazo}) ya pasó"
            ayuda = (
                "explique en «notas» por qué y, si procede, escriba tras el plazo"
                " «# seg: ignora SEG605 — motivo»"
            )
            yield _en(situada.lugar, mensaje, ayuda, "plazo")


def _dicho(situada: Situada) -> str:
    """Qué se hace o se recomienda, sin lo que no cambia el sentido."""
    if isinstance(situada, AccionSituada):
        return plegado(situada.accion.descripcion)
    return plegado(situada.recomendacion.texto)


def _plazo(situada: Situada) -> FechaParcial | None:
    suya = situada.accion if isinstance(situada, AccionSituada) else situada.recomendacion
    return suya.plazo
