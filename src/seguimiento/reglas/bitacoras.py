"""SEG202–SEG214, las de bitácoras: que lo declarado se sostenga y cuente como su autor cree."""

from collections.abc import Iterable, Iterator
from datetime import date

from seguimiento.analisis.actores import canonico
from seguimiento.analisis.bitacora import de_la_accion, estado_de
from seguimiento.analisis.instancias import instancias
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.fechas import FechaParcial
from seguimiento.modelo.accion import Accion, Entrada, Seguimiento
from seguimiento.modelo.evaluacion import Recomendacion, SeguimientoDeRecomendacion
from seguimiento.redaccion import plegado
from seguimiento.reglas.comentarios import desmentido
from seguimiento.reglas.elementos import ANOTADO, Serie, anotaciones, de, nombre, seguido, serie_de
from seguimiento.reglas.registro import Contexto, regla


@regla("SEG202", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("seguimiento",))
def completada_sin_evidencia(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Lo que se da por completado lleva alguna evidencia.

    Vale la de cualquier entrada desde que se completó: corregirla con otra no retira su evidencia. En una
    acción que se repite, se mira también cada instancia; en una recomendación, solo si se sigue sin acciones.

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
    escritas = c.registro.seguimiento
    if not any(e.estado.como_accion.cumple and not e.evidencias for e in escritas):
        return
    accion = seguido(c.registro)
    if accion is None:
        return
    vigentes = list(_completadas_sin_evidencia(c, accion))
    for indice, entrada in enumerate(accion.seguimiento):
        if any(entrada is vigente for vigente in vigentes):
            quien = f"la instancia «{entrada.instancia}»" if entrada.instancia else nombre(c)
            mensaje = f"{quien} consta como «{escritas[indice].estado}» y sin ninguna evidencia"
            yield Hallazgo(mensaje, ("seguimiento", indice, "estado"), "añada «evidencias»")


def _completadas_sin_evidencia(
    c: Contexto[Accion | Recomendacion], accion: Accion
) -> Iterator[Entrada | None]:
    """Las entradas por las que la acción, o una instancia suya, está hoy completada y sin pruebas."""
    estado = estado_de(accion, c.hoy)
    if estado.efectivo.cumple and estado.racha and not estado.racha.evidencias:
        yield estado.entrada
    for instancia in instancias(accion, c.hoy, c.configuracion):
        if instancia.situacion.estado.cumple and not instancia.situacion.evidencias:
            yield instancia.situacion.novedad


@regla("SEG204", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("seguimiento",))
def comentario_contra_estado(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """El comentario de una entrada no desmiente su estado.

    Se avisa solo de lo claro: «se canceló», «se disolvió» o «no se realizó» en una completada, «se
    realizó» en una cancelada, «se inició» en una no iniciada.

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
            trozo = desmentido(entrada.estado.como_accion, entrada.comentario)
            if trozo:
                mensaje = f"el estado es «{entrada.estado}» y el comentario dice «{trozo}»"
                estado = c.lugar("seguimiento", indice, "estado")
                ruta = ("seguimiento", indice, "comentario")
                yield Hallazgo(mensaje, ruta, "corrija el que no sea cierto", otros=(estado,))


@regla("SEG210", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("seguimiento",))
def cierre_sin_comentario(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Cancelar una acción, o darla por no aplicable, pide decir por qué.

    Es la única forma de cerrar sin haber hecho lo comprometido. Si la fuente no lo dice, se registra
    igual: no hay que inventarlo.

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
        if entrada.comentario is None and "comentario" in entrada.estado.como_accion.exige:
            mensaje = f"la entrada dice «{entrada.estado}» y no explica por qué"
            yield Hallazgo(mensaje, ("seguimiento", indice, "estado"), "añada «comentario: …»")


@regla("SEG213", Severidad.ERROR, ambito=(Accion, Recomendacion), si_hay=ANOTADO)
def instancia_de_ningun_periodo(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una `instancia` nombra un período de una acción que se repite.

    Es un error porque falsea las cuentas en silencio: si la acción no se repite, lo anotado contaría
    para la acción entera; si el período no existe, para ninguno. Cada período se nombra por aquel en que
    empieza: `2023-T2`, `2023-06`… De la que se repite sin decir desde cuándo avisa SEG209.

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
    if c.registro.recurrencia is not None and c.registro.inicio is None:
        return  # puede que la fuente no lo diga: no hay con qué contrastarla
    todas = (*c.registro.seguimiento, *c.registro.verificaciones, *c.registro.prorrogas)
    if not [una for una in todas if una.instancia is not None]:
        return
    con_instancia = [
        (ruta, anotacion.instancia)
        for _, ruta, anotacion in anotaciones(c.registro)
        if anotacion.instancia is not None
    ]
    serie = serie_de(c.registro)
    for ruta, instancia in con_instancia:
        if serie is None:
            mensaje = f"{nombre(c)} no se repite: no tiene instancia «{instancia}»"
            yield Hallazgo(mensaje, (*ruta, "instancia"), _SIN_SERIE)
        elif serie.nombrado(instancia) is None:
            mensaje = f"«{instancia}» no es ningún período {de(nombre(c))}"
            yield Hallazgo(mensaje, (*ruta, "instancia"), _periodo_parecido(serie, instancia))


_SIN_SERIE = "quite «instancia», o diga cada cuánto y desde cuándo se repite"


def _periodo_parecido(serie: Serie, instancia: FechaParcial) -> str:
    tocados = serie.que_tocan(instancia)
    if not tocados:
        return "corrija la instancia, o el inicio y el plazo de la acción"
    if len(tocados) == 1:
        return f"¿quiso decir «{tocados[0]}»?"
    return f"nombre un solo período, de «{tocados[0]}» a «{tocados[-1]}»"


@regla("SEG214", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("verificaciones",))
def verificacion_sin_cierre(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una verificación comprueba algo que ya se había dado por terminado.

    Se refiere a la última entrada terminal con su fecha o anterior; si no hay ninguna, no cuenta.

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
        if entradas is not None and not any(_terminada(entrada, dia) for entrada in entradas):
            mensaje = f"al «{verificacion.fecha}» no había nada terminado que verificar"
            ayuda = "anote antes en «seguimiento» lo que se comprobó, o corrija la fecha"
            yield Hallazgo(mensaje, ("verificaciones", indice, "fecha"), ayuda)


def _terminada(entrada: Seguimiento | SeguimientoDeRecomendacion, dia: date) -> bool:
    return entrada.estado.verificable and entrada.fecha.ultimo_dia <= dia


def _verificables(
    accion: Accion | Recomendacion, serie: Serie | None, instancia: FechaParcial | None
) -> Iterable[Seguimiento | SeguimientoDeRecomendacion] | None:
    """Las entradas de las que habla una verificación; `None` si su instancia no existe."""
    if instancia is None or accion.recurrencia is None:
        return de_la_accion(accion, accion.seguimiento)
    periodo = serie.nombrado(instancia) if serie else None
    if periodo is None:
        return None
    return [e for e in accion.seguimiento if e.instancia is not None and periodo.es(e.instancia)]


@regla("SEG218", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("verificaciones",))
def verificada_por_quien_la_hizo(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Verifica alguien distinto de quien respondía de la acción o la condujo.

    Comprobar lo propio es declararlo otra vez. Los nombres se comparan con sus alias de
    `seguimiento.yaml`, sin tildes ni mayúsculas.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          responsables: [Oficial Regional de Datos]
          seguimiento:
            - fecha: 2022-11-20
              estado: completada
              evidencias:
                - titulo: Informe de necesidades
          verificaciones:
            - fecha: 2022-12-01
              resultado: verificada
              por: Oficial regional de datos

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          responsables: [Oficial Regional de Datos]
          seguimiento:
            - fecha: 2022-11-20
              estado: completada
              evidencias:
                - titulo: Informe de necesidades
          verificaciones:
            - fecha: 2022-12-01
              resultado: verificada
              por: Unidad de evaluación
    """
    accion = c.registro
    if not accion.verificaciones:
        return
    lidera = (accion.lidera,) if accion.lidera else ()
    propios = {plegado(canonico(suyo, c.configuracion)) for suyo in (*accion.responsables, *lidera)}
    for indice, verificacion in enumerate(accion.verificaciones):
        quien = verificacion.por
        if quien is not None and plegado(canonico(quien, c.configuracion)) in propios:
            mensaje = f"{nombre(c)} {_verifica(c, quien)}"
            ayuda = "que lo compruebe alguien que no responda de ello ni lo conduzca"
            yield Hallazgo(mensaje, ("verificaciones", indice, "por"), ayuda)


def _verifica(c: Contexto[Accion | Recomendacion], quien: str) -> str:
    if isinstance(c.registro, Accion) and c.recomendacion is None:
        return f"lo verifica «{quien}», que responde de él o lo conduce"
    return f"la verifica «{quien}», que responde de ella o la conduce"
