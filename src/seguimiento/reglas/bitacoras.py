"""SEG202–SEG216, las de bitácoras: que lo declarado se sostenga y cuente como su autor cree."""

from collections.abc import Iterable, Iterator

from seguimiento.analisis.bitacora import de_la_serie
from seguimiento.analisis.instancias import instancias
from seguimiento.analisis.situacion import es_serie
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.fechas import FechaParcial
from seguimiento.lugares import Ruta
from seguimiento.modelo.accion import Accion, Entrada, Prorroga, Seguimiento, Verificacion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.reglas.comentarios import desmentido
from seguimiento.reglas.registro import Contexto, regla
from seguimiento.reglas.series import Serie, estado_de, serie_de
from seguimiento.vocabularios import ESTADOS_TERMINALES, EstadoDeAccion, EstadoDeRecomendacion

_COMPLETADA = EstadoDeAccion.COMPLETADA
_NOMBRES = {
    "prorrogas": "la prórroga",
    "seguimiento": "la entrada",
    "verificaciones": "la verificación",
}
"""Las listas fechadas de una acción y cómo se llama cada elemento."""


@regla("SEG202", Severidad.ADVERTENCIA, ambito=Accion)
def completada_sin_evidencia(c: Contexto[Accion]) -> Iterator[Hallazgo]:
    """Lo que se da por completado lleva alguna evidencia.

    Se mira la entrada que hoy vale; en una acción que se repite, también la de cada instancia.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: completada

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: completada
              evidencias:
                - titulo: Informe de necesidades
                  url: https://www.ejemplo.org/informe
    """
    entradas = c.registro.seguimiento
    if not any(e.estado is _COMPLETADA and not e.evidencias for e in entradas):
        return
    vigentes = list(_completadas_vigentes(c))
    for indice, entrada in enumerate(entradas):
        if not entrada.evidencias and any(entrada is vigente for vigente in vigentes):
            mensaje = f"la acción «{c.registro.id}» se da por completada sin ninguna evidencia"
            if entrada.instancia is not None:
                mensaje = f"la instancia «{entrada.instancia}» se da por completada sin evidencia"
            yield Hallazgo(mensaje, ("seguimiento", indice, "estado"), "añada «evidencias»")


def _completadas_vigentes(c: Contexto[Accion]) -> Iterator[Seguimiento | None]:
    """Las entradas por las que la acción, o una instancia suya, está hoy completada."""
    estado = estado_de(c.registro, c.hoy)
    if estado.efectivo is _COMPLETADA:
        yield estado.entrada
    for instancia in instancias(c.registro, c.hoy, c.configuracion):
        if instancia.situacion.estado is _COMPLETADA:
            yield instancia.situacion.novedad


@regla("SEG203", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion))
def anotacion_en_el_futuro(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una entrada, una verificación o una prórroga cuenta algo que ya ocurrió.

    Con fecha de mañana no cuenta hasta mañana. Una fecha parcial solo es futura si lo es su primer
    día.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2099-11-20
              estado: en_curso

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: en_curso
    """
    for ruta, anotacion in _anotaciones(c.registro):
        if anotacion.fecha.primer_dia > c.hoy:
            nombre = _NOMBRES[str(ruta[0])]
            mensaje = f"{nombre} tiene fecha «{anotacion.fecha}», posterior al {c.hoy.isoformat()}"
            ayuda = "escriba el día en que ocurrió; hasta entonces no cuenta"
            yield Hallazgo(mensaje, (*ruta, "fecha"), ayuda)


def _anotaciones(
    registro: Accion | Recomendacion,
) -> Iterator[tuple[Ruta, Entrada | Prorroga | Verificacion]]:
    for lista in _NOMBRES:
        for indice, anotacion in enumerate(getattr(registro, lista, ())):
            yield (lista, indice), anotacion


@regla("SEG204", Severidad.ADVERTENCIA, ambito=Accion)
def comentario_contra_estado(c: Contexto[Accion]) -> Iterator[Hallazgo]:
    """El comentario de una entrada no desmiente su estado.

    Se avisa solo de lo claro: «se canceló» o «no se realizó» en una completada, «se realizó» en una
    cancelada, «se inició» en una no iniciada.

    Mal::

        - id: "1.1"
          descripcion: Celebrar el encuentro regional
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: completada
              comentario: El encuentro no se realizó por falta de fondos.
              evidencias:
                - titulo: Acta

    Bien::

        - id: "1.1"
          descripcion: Celebrar el encuentro regional
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: cancelada
              comentario: El encuentro no se realizó por falta de fondos.
    """
    for indice, entrada in enumerate(c.registro.seguimiento):
        if entrada.comentario is not None:
            trozo = desmentido(entrada.estado, entrada.comentario)
            if trozo:
                mensaje = f"el estado es «{entrada.estado}» y el comentario dice «{trozo}»"
                estado = c.lugar("seguimiento", indice, "estado")
                ruta = ("seguimiento", indice, "comentario")
                yield Hallazgo(mensaje, ruta, "corrija el que no sea cierto", otros=(estado,))


_CIERRES = ESTADOS_TERMINALES | {
    EstadoDeRecomendacion.IMPLEMENTADA,
    EstadoDeRecomendacion.NO_SE_IMPLEMENTARA,
}


@regla("SEG207", Severidad.ERROR, ambito=(Accion, Recomendacion))
def cierre_anterior_a_la_evaluacion(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Nada se cierra antes de la evaluación que lo recomendó.

    Con fechas parciales solo hay contradicción si la entrada entera precede a la evaluación entera.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2021-12-20  # la evaluación es de 2022
              estado: no_aplicable
              comentario: La oficina cerró.

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-12-20  # la evaluación es de 2022
              estado: no_aplicable
              comentario: La oficina cerró.
    """
    evaluacion = c.fecha_de_la_evaluacion
    if evaluacion is None or not c.registro.seguimiento:
        return
    for indice, entrada in enumerate(c.registro.seguimiento):
        if entrada.estado in _CIERRES and entrada.fecha.anterior_a(evaluacion):
            mensaje = (
                f"se da por «{entrada.estado}» («{entrada.fecha}») antes de la evaluación "
                f"(«{evaluacion}»)"
            )
            otros = (c.archivado.lugar / "fecha",)
            ruta = ("seguimiento", indice, "fecha")
            yield Hallazgo(mensaje, ruta, "corrija una de las dos fechas", otros=otros)


@regla("SEG210", Severidad.ERROR, ambito=Accion)
def cierre_sin_comentario(c: Contexto[Accion]) -> Iterator[Hallazgo]:
    """Cancelar una acción, o darla por no aplicable, exige decir por qué.

    Es la única forma de cerrar sin haber hecho lo comprometido.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: cancelada

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: cancelada
              comentario: El donante retiró los fondos.
    """
    for indice, entrada in enumerate(c.registro.seguimiento):
        sin_hacer = entrada.estado.terminal and entrada.estado is not _COMPLETADA
        if sin_hacer and entrada.comentario is None:
            mensaje = f"la entrada dice «{entrada.estado}» y no explica por qué"
            yield Hallazgo(mensaje, ("seguimiento", indice, "estado"), "añada «comentario: …»")


@regla("SEG213", Severidad.ERROR, ambito=(Accion, Recomendacion))
def instancia_de_ningun_periodo(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una `instancia` nombra un período de una acción que se repite.

    Es un error porque falsea las cuentas en silencio: si la acción no es una serie, la entrada
    contaría para la acción entera; si el período no existe, no contaría para nada. Cada período se
    nombra por aquel en que empieza: `2023-T2`, `2023-06`…

    Mal::

        - id: "1.1"
          descripcion: Reunirse cada trimestre
          inicio: 2023-01
          plazo: 2023-12
          recurrencia: trimestral
          seguimiento:
            - fecha: 2024-02-10
              estado: en_curso
              instancia: 2024-T1

    Bien::

        - id: "1.1"
          descripcion: Reunirse cada trimestre
          inicio: 2023-01
          plazo: 2023-12
          recurrencia: trimestral
          seguimiento:
            - fecha: 2023-02-10
              estado: en_curso
              instancia: 2023-T1
    """
    con_instancia = [
        (ruta, anotacion.instancia)
        for ruta, anotacion in _anotaciones(c.registro)
        if anotacion.instancia is not None
    ]
    if not con_instancia:
        return
    serie = serie_de(c.registro) if isinstance(c.registro, Accion) else None
    for ruta, instancia in con_instancia:
        if serie is None:
            yield Hallazgo(_sin_serie(c.registro, instancia), (*ruta, "instancia"), _SIN_SERIE)
        elif serie.nombrado(instancia) is None:
            mensaje = f"«{instancia}» no es ningún período de la acción «{c.registro.id}»"
            yield Hallazgo(mensaje, (*ruta, "instancia"), _periodo_parecido(serie, instancia))


_SIN_SERIE = "quite «instancia», o diga cada cuánto y desde cuándo se repite la acción"


def _sin_serie(registro: Accion | Recomendacion, instancia: FechaParcial) -> str:
    de_quien = f"la acción «{registro.id}» no se repite"
    if isinstance(registro, Recomendacion):
        de_quien = "una recomendación no se repite"
    elif registro.recurrencia is not None:
        de_quien = f"la acción «{registro.id}» no dice desde cuándo se repite"
    return f"{de_quien}: no tiene instancia «{instancia}»"


def _periodo_parecido(serie: Serie, instancia: FechaParcial) -> str:
    contiene = serie.que_contiene(instancia.ultimo_dia) or serie.que_contiene(instancia.primer_dia)
    if contiene is not None:
        return f"¿quiso decir «{contiene.etiqueta}»?"
    return "corrija la instancia, o el inicio y el plazo de la acción"


@regla("SEG214", Severidad.ADVERTENCIA, ambito=Accion)
def verificacion_sin_cierre(c: Contexto[Accion]) -> Iterator[Hallazgo]:
    """Una verificación comprueba algo que ya se había dado por terminado.

    Se refiere a la última entrada terminal anterior o igual a ella; si no hay ninguna, no cuenta.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: en_curso
          verificaciones:
            - fecha: 2022-12-01
              resultado: verificada

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-11-20
              estado: completada
              evidencias:
                - titulo: Informe de necesidades
          verificaciones:
            - fecha: 2022-12-01
              resultado: verificada
    """
    accion = c.registro
    if not accion.verificaciones:
        return
    serie = serie_de(accion)
    for indice, verificacion in enumerate(accion.verificaciones):
        entradas = _verificables(accion, serie, verificacion.instancia)
        dia = verificacion.fecha.ultimo_dia
        if not any(e.estado.terminal and e.fecha.ultimo_dia <= dia for e in entradas):
            mensaje = f"al «{verificacion.fecha}» no había nada terminado que verificar"
            ayuda = "anote antes en «seguimiento» lo que se comprobó, o corrija la fecha"
            yield Hallazgo(mensaje, ("verificaciones", indice, "fecha"), ayuda)


def _verificables(
    accion: Accion, serie: Serie | None, instancia: FechaParcial | None
) -> Iterable[Seguimiento]:
    """Las entradas a las que puede referirse una verificación de esa instancia."""
    if serie is None:
        return accion.seguimiento
    if instancia is None:
        return de_la_serie(accion)
    periodo = serie.nombrado(instancia)
    if periodo is None:  # ya se dice que la instancia no existe
        return accion.seguimiento
    return [e for e in accion.seguimiento if e.instancia is not None and periodo.es(e.instancia)]


@regla("SEG215", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion))
def cantidad_que_baja(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """La `cantidad` es lo acumulado a cada fecha y no baja.

    Lo más corriente es haber anotado lo del período en vez del total. Las instancias de una acción
    que se repite llevan cada una su cuenta.

    Mal::

        - id: "1.1"
          descripcion: Celebrar cuatro talleres
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-06-30
              estado: en_curso
              cantidad: 2
            - fecha: 2022-09-30
              estado: en_curso
              cantidad: 1

    Bien::

        - id: "1.1"
          descripcion: Celebrar cuatro talleres
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-06-30
              estado: en_curso
              cantidad: 2
            - fecha: 2022-09-30
              estado: en_curso
              cantidad: 3
    """
    con_cantidad = [
        (indice, entrada, entrada.cantidad)
        for indice, entrada in enumerate(c.registro.seguimiento)
        if entrada.cantidad is not None
    ]
    previas: dict[FechaParcial | None, tuple[int, int]] = {}
    for indice, entrada, cantidad in sorted(con_cantidad, key=lambda t: t[1].fecha.ultimo_dia):
        previo, habia = previas.get(entrada.instancia, (indice, cantidad))
        if cantidad < habia:
            mensaje = f"la cantidad acumulada baja de «{habia}» a «{cantidad}»"
            otros = (c.lugar("seguimiento", previo, "cantidad"),)
            ruta = ("seguimiento", indice, "cantidad")
            yield Hallazgo(mensaje, ruta, "anote el total a esa fecha", otros=otros)
        previas[entrada.instancia] = (indice, cantidad)


@regla("SEG216", Severidad.NOTA, ambito=(Accion, Recomendacion))
def entrada_en_desorden(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """La bitácora se lee de lo más antiguo a lo más reciente.

    El estado es el de la entrada con la última fecha, esté donde esté en la lista: una fuera de sitio
    engaña a quien la lee.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-09-30
              estado: en_curso
            - fecha: 2022-06-30
              estado: no_iniciada

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-06-30
              estado: no_iniciada
            - fecha: 2022-09-30
              estado: en_curso
    """
    entradas = c.registro.seguimiento
    posterior = 0
    for indice, entrada in enumerate(entradas):
        previa = entradas[posterior].fecha
        if entrada.fecha.anterior_a(previa):
            mensaje = f"esta entrada («{entrada.fecha}») va detrás de otra posterior («{previa}»)"
            otros = (c.lugar("seguimiento", posterior, "fecha"),)
            ruta = ("seguimiento", indice, "fecha")
            yield Hallazgo(mensaje, ruta, "póngala en su sitio o corrija la fecha", otros=otros)
        elif entrada.fecha.primer_dia > previa.primer_dia:
            posterior = indice
