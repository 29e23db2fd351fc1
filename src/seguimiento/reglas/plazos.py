"""SEG201–SEG212, las de plazos: que los haya, que puedan cumplirse y que se sigan unos a otros."""

from collections.abc import Iterator

from seguimiento.analisis.bitacora import de_la_accion, estado_de
from seguimiento.analisis.recomendacion import estado_derivado, respondida
from seguimiento.analisis.situacion import es_serie
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.fechas import FechaParcial, de_dia
from seguimiento.lugares import Ruta
from seguimiento.modelo.accion import Accion, Prorroga
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.reglas.elementos import anotaciones, nombre, serie_de
from seguimiento.reglas.registro import Contexto, regla

_PLAZO: Ruta = ("plazo",)
_CORRIJA_UNA = "corrija una de las dos fechas"


@regla("SEG201", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion))
def abierta_sin_plazo(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una acción abierta debe tener plazo.

    Sin plazo nunca estará vencida y nadie la verá. Si la fuente dice que no lo tiene, se anota por qué en
    `sin_plazo`; la que se repite desde un `inicio` puede no terminar. De las recomendaciones se miran las
    que se siguen sin acciones, salvo si lo que aún se espera es la respuesta: el plazo vendrá con ella.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
    """
    suyo = c.registro
    if suyo.plazo is not None or suyo.sin_plazo is not None or es_serie(suyo):
        return
    if de_la_accion(suyo, suyo.prorrogas):
        return
    if _espera_que_se_haga(c):
        mensaje = f"{nombre(c)} no tiene plazo y sigue sin cerrar"
        ayuda = "añada «plazo: AAAA-MM» o, si no lo tiene, «sin_plazo: …» con el motivo"
        yield Hallazgo(mensaje, ("id",), ayuda)


def _espera_que_se_haga(c: Contexto[Accion | Recomendacion]) -> bool:
    """Si está abierta y a alguien le toca ya; de una recomendación, solo si se sigue sin acciones."""
    if isinstance(c.registro, Accion):
        return not estado_de(c.registro, c.hoy).efectivo.terminal
    recomendacion = c.registro
    atendida = recomendacion.seguimiento or respondida(recomendacion, c.hoy)
    if not recomendacion.se_sigue_sola or (c.pide_respuesta and not atendida):
        return False
    return estado_derivado(recomendacion, (), c.hoy).abierta


@regla("SEG205", Severidad.ERROR, ambito=(Accion, Recomendacion), si_hay=("inicio",))
def inicio_posterior_al_plazo(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """El inicio no puede ser posterior al plazo.

    Cuentan las prórrogas anotadas. Con fechas parciales solo hay contradicción si el plazo entero precede al
    inicio entero.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          inicio: 2023-01

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2023-11
          inicio: 2023-01
    """
    if c.registro.plazo is None or c.registro.inicio is None:
        return
    inicio, (plazo, ruta) = c.registro.inicio, _el_ultimo_plazo(c.registro, c.registro.plazo)
    if plazo.anterior_a(inicio):
        mensaje = f"el inicio («{inicio}») es posterior al plazo («{plazo}»)"
        yield Hallazgo(mensaje, ("inicio",), _CORRIJA_UNA, otros=(c.lugar(*ruta),))


@regla("SEG206", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("plazo",))
def plazo_anterior_a_la_evaluacion(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """El plazo no suele ser anterior a la evaluación de la que nace la acción.

    Si la fuente lo dice así, se registra igual: lo prometido ya venía de antes.

    Con fechas parciales solo hay contradicción si el plazo entero precede a la evaluación entera:
    una evaluación de `2022` admite un plazo de `2022-11`.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2021-11  # la evaluación es de 2022

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11  # la evaluación es de 2022
    """
    plazo, evaluacion = c.registro.plazo, c.fecha_de_la_evaluacion
    if plazo is not None and evaluacion is not None and plazo.anterior_a(evaluacion):
        mensaje = f"el plazo («{plazo}») es anterior a la evaluación («{evaluacion}»)"
        otros = (c.archivado.lugar / "fecha",)
        yield Hallazgo(mensaje, ("plazo",), _CORRIJA_UNA, otros=otros)


@regla("SEG208", Severidad.ADVERTENCIA, ambito=Accion, si_hay=("fecha_hito",))
def hito_posterior_al_plazo(c: Contexto[Accion]) -> Iterator[Hallazgo]:
    """El acto al que se refiere la acción cae dentro de su plazo.

    Si el acto es después, o el plazo está mal o hay que prorrogarlo: llegado el plazo, la acción
    figuraría vencida sin que nadie pudiera haberla hecho. Cuentan las prórrogas anotadas.

    Mal::

        - id: "1.1"
          descripcion: Celebrar el encuentro regional
          plazo: 2022-11
          fecha_hito: 2022-12-05

    Bien::

        - id: "1.1"
          descripcion: Celebrar el encuentro regional
          plazo: 2022-12
          fecha_hito: 2022-12-05
    """
    accion = c.registro
    if accion.fecha_hito is None or accion.plazo is None:
        return
    plazo, ruta = _el_ultimo_plazo(accion, accion.plazo)
    if plazo.anterior_a(accion.fecha_hito):
        mensaje = f"la fecha del acto («{accion.fecha_hito}») es posterior al plazo («{plazo}»)"
        ayuda = "corrija una de las dos fechas o anote la prórroga"
        yield Hallazgo(mensaje, ("fecha_hito",), ayuda, otros=(c.lugar(*ruta),))


def _el_ultimo_plazo(
    accion: Accion | Recomendacion, original: FechaParcial
) -> tuple[FechaParcial, Ruta]:
    """El plazo de la acción entera que llega más lejos, el original o el de una prórroga, y dónde está."""
    plazos: list[tuple[FechaParcial, Ruta]] = [(original, _PLAZO)]
    for indice, prorroga in enumerate(accion.prorrogas):
        if prorroga.instancia is None or accion.recurrencia is None:
            plazos.append((prorroga.plazo, ("prorrogas", indice, "plazo")))
    return max(plazos, key=lambda par: par[0].ultimo_dia)


@regla("SEG209", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("recurrencia",))
def recurrente_sin_inicio(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una acción que se repite dice desde cuándo.

    Sin `inicio` se trata como acción única: no se inventan instancias, y «una de cuatro» no puede
    decirse. Lo que se anotó de un período se conserva y no cuenta hasta que se sepa cuál es.

    Mal::

        - id: "1.1"
          descripcion: Reunirse cada trimestre
          plazo: 2023-12
          recurrencia: trimestral

    Bien::

        - id: "1.1"
          descripcion: Reunirse cada trimestre
          inicio: 2023-01
          plazo: 2023-12
          recurrencia: trimestral
    """
    accion = c.registro
    if accion.recurrencia is not None and accion.inicio is None:
        de_periodos = [una.instancia for *_, una in anotaciones(accion) if una.instancia]
        sin_contar = f", y lo anotado de «{de_periodos[0]}» no cuenta" if de_periodos else ""
        mensaje = (
            f"{nombre(c)} se repite («{accion.recurrencia}») y no dice desde cuándo: "
            f"se trata como acción única{sin_contar}"
        )
        ayuda = "añada «inicio: AAAA-MM»; mientras falte, no se inventan instancias"
        yield Hallazgo(mensaje, ("recurrencia",), ayuda)


@regla("SEG211", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("prorrogas",))
def prorroga_que_no_amplia(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Cada prórroga amplía el plazo que había y va detrás de la que se concedió antes.

    Una que lo deja igual o lo acorta no es una prórroga; y si están en desorden, quien lee la lista
    toma por vigente la que no lo es. Un plazo parcial cuenta hasta su último día.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          prorrogas:
            - fecha: 2022-10-03
              plazo: 2022-10
              motivo: Cambio de equipo

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          prorrogas:
            - fecha: 2022-10-03
              plazo: 2023-03
              motivo: Cambio de equipo
    """
    if c.registro.prorrogas:
        yield from _en_desorden(c)
        yield from _sin_ampliar(c)


def _en_desorden(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    anterior = 0
    for indice, prorroga in enumerate(c.registro.prorrogas):
        previa = c.registro.prorrogas[anterior]
        if prorroga.fecha.anterior_a(previa.fecha):
            mensaje = (
                f"esta prórroga se concedió («{prorroga.fecha}») antes que otra que la precede "
                f"en la lista («{previa.fecha}»)"
            )
            otros = (c.lugar("prorrogas", anterior, "fecha"),)
            ayuda = "póngalas en el orden en que se concedieron"
            yield Hallazgo(mensaje, ("prorrogas", indice, "fecha"), ayuda, otros=otros)
        elif prorroga.fecha.primer_dia > previa.fecha.primer_dia:
            anterior = indice


def _sin_ampliar(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Se mira en el orden en que se concedieron, que es el que decide cuál está vigente."""
    for vigente, ruta, prorrogas in _prorrogas_por_instancia(c.registro):
        plazo, donde = vigente, ruta
        for indice, prorroga in sorted(prorrogas, key=lambda par: par[1].fecha.ultimo_dia):
            suya: Ruta = ("prorrogas", indice, "plazo")
            if plazo is not None and prorroga.plazo.ultimo_dia <= plazo.ultimo_dia:
                mensaje = (
                    f"la prórroga («{prorroga.plazo}») no amplía el plazo que había («{plazo}»)"
                )
                otros = (c.lugar(*donde),)
                yield Hallazgo(mensaje, suya, "corrija el plazo o quite la prórroga", otros=otros)
            plazo, donde = prorroga.plazo, suya


def _prorrogas_por_instancia(
    accion: Accion | Recomendacion,
) -> Iterator[tuple[FechaParcial | None, Ruta, list[tuple[int, Prorroga]]]]:
    """Las prórrogas de la acción y las de cada instancia: su plazo original, dónde está y ellas."""
    grupos: dict[str, list[tuple[int, Prorroga]]] = {}
    originales: dict[str, tuple[FechaParcial | None, Ruta]] = {"": (accion.plazo, _PLAZO)}
    serie = serie_de(accion)
    for indice, prorroga in enumerate(accion.prorrogas):
        clave = ""
        if prorroga.instancia is not None and accion.recurrencia is not None:
            periodo = serie.nombrado(prorroga.instancia) if serie else None
            clave = periodo.etiqueta if periodo else prorroga.instancia.texto
            original = de_dia(periodo.hasta) if periodo else None
            originales.setdefault(clave, (original, ("recurrencia",)))
        grupos.setdefault(clave, []).append((indice, prorroga))
    for clave, grupo in grupos.items():
        yield *originales[clave], grupo


@regla("SEG212", Severidad.ADVERTENCIA, ambito=(Accion, Recomendacion), si_hay=("prorrogas",))
def prorroga_sin_motivo(c: Contexto[Accion | Recomendacion]) -> Iterator[Hallazgo]:
    """Una prórroga dice por qué se concede.

    Sin motivo, quien la lea dentro de un año no sabrá si el retraso era evitable.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          prorrogas:
            - fecha: 2022-10-03
              plazo: 2023-03

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
          prorrogas:
            - fecha: 2022-10-03
              plazo: 2023-03
              motivo: Cambio de equipo
    """
    for indice, prorroga in enumerate(c.registro.prorrogas):
        if prorroga.motivo is None:
            mensaje = f"la prórroga hasta «{prorroga.plazo}» no dice su motivo"
            yield Hallazgo(mensaje, ("prorrogas", indice, "plazo"), "añada «motivo: …»")
