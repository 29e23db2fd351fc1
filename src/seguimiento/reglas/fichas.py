"""SEG4xx · Fichas: que el tipo cuadre con lo que la propia ficha dice."""

from collections.abc import Callable, Iterator, Sequence

from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.lugares import Ruta
from seguimiento.modelo.practica import Contexto as Condiciones
from seguimiento.modelo.practica import (
    Criterio,
    Criterios,
    DecisionDeFicha,
    FichaBase,
    Leccion,
    PactoMundial,
)
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import plegado
from seguimiento.reglas.registro import Contexto, regla
from seguimiento.vocabularios import Cambio, Cumplimiento, Signo, TipoDeFicha

_CRITERIOS = ("importante", "util", "equitativa", "economica")
_DE_BUENA_PRACTICA = ("resultado_deseado", "medible", "replicable")


@regla("SEG401", Severidad.ERROR, ambito=FichaBase)
def tipo_contra_decision(c: Contexto[FichaBase]) -> Iterator[Hallazgo]:
    """El tipo de una ficha no contradice los datos con que se decide.

    Es lección lo que incide en la operación, los resultados o la sostenibilidad. Si es positiva, es
    aprendida; si es negativa, solo si se hizo un cambio. Una aprendida positiva es buena práctica si
    cumple los cuatro criterios, logra el resultado deseado, es medible y es replicable. Se objeta solo
    lo que consta: de lo que falta, o es parcial o dudoso, no se deduce nada.

    Mal::

        tipo: buena_practica
        titulo: Mesa de coordinación con los municipios
        hallazgo: Las asistencias llegaron a tiempo.
        criterios:
          equitativa:
            cumple: no
            motivo: No llegó a la población indígena.

    Bien::

        tipo: leccion_aprendida
        titulo: Mesa de coordinación con los municipios
        hallazgo: Las asistencias llegaron a tiempo.
        criterios:
          equitativa:
            cumple: no
            motivo: No llegó a la población indígena.
    """
    ficha = c.registro
    yield from _sin_incidencia(ficha)
    yield from _POR_TIPO[ficha.tipo](c)


def _sin_incidencia(ficha: FichaBase) -> Iterator[Hallazgo]:
    if _decision(ficha).incidencia == ():
        mensaje = f"el hallazgo no incide en nada: no llega a lección y el tipo es «{ficha.tipo}»"
        ayuda = "diga en qué incide o quite «incidencia» si no consta"
        yield Hallazgo(mensaje, ("decision", "incidencia"), ayuda)


def _buena_practica(c: Contexto[FichaBase]) -> Iterator[Hallazgo]:
    ficha = c.registro
    for ruta, criterio in _criterios(ficha):
        if criterio is not None and criterio.cumple is Cumplimiento.NO:
            mensaje = f"el tipo es «{ficha.tipo}» y en «{ruta[-1]}» consta «{criterio.cumple}»"
            ayuda = "corrija el veredicto o páselo a lección, con otro código"
            yield Hallazgo(mensaje, (*ruta, "cumple"), ayuda)


def _leccion_no_aprendida(c: Contexto[FichaBase]) -> Iterator[Hallazgo]:
    ficha = c.registro
    if _signo(ficha) is Signo.POSITIVA:
        mensaje = (
            f"una lección de signo «{Signo.POSITIVA}» es aprendida, y el tipo es «{ficha.tipo}»"
        )
        yield Hallazgo(mensaje, ("signo",), "corrija el signo o el tipo")
    if _decision(ficha).cambio is Cambio.SI:
        mensaje = f"se hizo un cambio: la lección es aprendida, y el tipo es «{ficha.tipo}»"
        yield Hallazgo(mensaje, ("decision", "cambio"), "corrija «cambio» o el tipo")


def _leccion_aprendida(c: Contexto[FichaBase]) -> Iterator[Hallazgo]:
    ficha = c.registro
    decision, signo = _decision(ficha), _signo(ficha)
    if signo is Signo.NEGATIVA and decision.cambio is Cambio.NO:
        mensaje = f"negativa y sin ningún cambio, no es aprendida, y el tipo es «{ficha.tipo}»"
        otros = (c.lugar("signo"),)
        ayuda = "corrija «cambio», el signo o el tipo"
        yield Hallazgo(mensaje, ("decision", "cambio"), ayuda, otros=otros)
    todos = all(x is not None and x.cumple is Cumplimiento.SI for _, x in _criterios(ficha))
    if signo is Signo.POSITIVA and todos and decision.incidencia != ():
        mensaje = f"cumple todo lo que se pide a una buena práctica, y el tipo es «{ficha.tipo}»"
        ayuda = "cambie el tipo a «buena_practica», con otro código, o corrija algún veredicto"
        yield Hallazgo(mensaje, ("tipo",), ayuda)


_POR_TIPO: dict[TipoDeFicha, Callable[[Contexto[FichaBase]], Iterator[Hallazgo]]] = {
    TipoDeFicha.BUENA_PRACTICA: _buena_practica,
    TipoDeFicha.LECCION_APRENDIDA: _leccion_aprendida,
    TipoDeFicha.LECCION_NO_APRENDIDA: _leccion_no_aprendida,
}

_SIN_CRITERIOS = Criterios()
_SIN_DECISION = DecisionDeFicha()


def _decision(ficha: FichaBase) -> DecisionDeFicha:
    """Lo decidido; vacío si no consta o la ficha dice que no lo tiene."""
    return ficha.decision if isinstance(ficha.decision, DecisionDeFicha) else _SIN_DECISION


def _signo(ficha: FichaBase) -> object:
    """El signo de una lección; una buena práctica no lo lleva."""
    return getattr(ficha, "signo", None)


def _criterios(ficha: FichaBase) -> Iterator[tuple[Ruta, Criterio | None]]:
    """Los siete veredictos que deciden si algo es buena práctica; `None` el que no consta."""
    criterios = ficha.criterios if isinstance(ficha.criterios, Criterios) else _SIN_CRITERIOS
    grupos: tuple[tuple[str, Registro, Sequence[str]], ...] = (
        ("criterios", criterios, _CRITERIOS),
        ("decision", _decision(ficha), _DE_BUENA_PRACTICA),
    )
    for clave, grupo, nombres in grupos:
        for nombre in nombres:
            criterio = getattr(grupo, nombre)
            yield (clave, nombre), criterio if isinstance(criterio, Criterio) else None


@regla("SEG402", Severidad.ADVERTENCIA, ambito=FichaBase)
def contexto_de_buena_practica(c: Contexto[FichaBase]) -> Iterator[Hallazgo]:
    """El contexto de una lección es solo su descripción.

    Los consejos de aplicabilidad, la relación causa-efecto y las limitaciones son de la ficha de buena
    práctica: en una lección no salen en ningún informe.

    Mal::

        tipo: leccion_aprendida
        titulo: Prever un rubro de emergencia
        hallazgo: Se ejecutó el 68,5 % del presupuesto.
        contexto:
          descripcion: La pandemia obligó a ajustar las intervenciones.
          limitaciones: Depende de que el donante lo acepte.

    Bien::

        tipo: leccion_aprendida
        titulo: Prever un rubro de emergencia
        hallazgo: Se ejecutó el 68,5 % del presupuesto.
        contexto:
          descripcion: La pandemia obligó a ajustar las intervenciones.
        desafios: Depende de que el donante lo acepte.
    """
    contexto = c.registro.contexto
    if not isinstance(c.registro, Leccion) or not isinstance(contexto, Condiciones):
        return
    for clave in ("consejos", "causa_efecto", "limitaciones"):
        # «no_aplica» no aporta un dato: solo dice que no lo hay
        if type(getattr(contexto, clave)) is str:
            mensaje = f"una lección no lleva «{clave}» en su contexto"
            ayuda = "páselo a «descripcion», «exitos» o «desafios»"
            yield Hallazgo(mensaje, ("contexto", clave), ayuda, en_clave=True)


@regla("SEG403", Severidad.ADVERTENCIA, ambito=FichaBase)
def valor_repetido(c: Contexto[FichaBase]) -> Iterator[Hallazgo]:
    """Ningún valor se repite en una lista.

    Una repetición no dice nada más y suele ser una errata por otro valor. Se miran ODS, principios y
    objetivos del Pacto Mundial, incidencia, países, territorios y palabras clave.

    Mal::

        tipo: buena_practica
        titulo: Mesa de coordinación con los municipios
        hallazgo: Las asistencias llegaron a tiempo.
        ods: [10, 16, 10]

    Bien::

        tipo: buena_practica
        titulo: Mesa de coordinación con los municipios
        hallazgo: Las asistencias llegaron a tiempo.
        ods: [10, 16, 17]
    """
    for ruta, valores in _listas(c.registro):
        primeros: dict[str, int] = {}
        for indice, valor in enumerate(valores):
            primero = primeros.setdefault(plegado(valor), indice)
            if primero != indice:
                mensaje = f"«{valor}» está repetido en «{ruta[-1]}»"
                otros = (c.lugar(*ruta, primero),)
                yield Hallazgo(mensaje, (*ruta, indice), "quítelo o corríjalo", otros=otros)


def _listas(ficha: FichaBase) -> Iterator[tuple[Ruta, tuple[str, ...]]]:
    """Las listas en que repetir es una errata y que traen más de un valor."""
    pacto = ficha.pacto_mundial if isinstance(ficha.pacto_mundial, PactoMundial) else PactoMundial()
    candidatas: tuple[tuple[Ruta, object], ...] = (
        (("ods",), ficha.ods),
        (("pacto_mundial", "principios"), pacto.principios),
        (("pacto_mundial", "objetivos"), pacto.objetivos),
        (("decision", "incidencia"), _decision(ficha).incidencia),
        (("paises",), ficha.paises),
        (("territorios",), ficha.territorios),
        (("palabras_clave",), ficha.palabras_clave),
    )
    for ruta, valores in candidatas:
        if isinstance(valores, tuple) and len(valores) > 1:
            yield ruta, valores
