"""SEG4xx · Fichas: que el tipo cuadre con lo que la propia ficha dice."""

from collections.abc import Iterator

from seguimiento.analisis.decision import (
    DE_BUENA_PRACTICA,
    Contradiccion,
    MotivoDeContradiccion,
    Pregunta,
    contradicciones,
    dato_de,
)
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.lugares import Ruta
from seguimiento.modelo.practica import ContextoDelHallazgo, FichaBase, Leccion, PactoMundial
from seguimiento.redaccion import plegado
from seguimiento.reglas.registro import Contexto, regla
from seguimiento.vocabularios import total


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
    for contradiccion in contradicciones(c.registro):
        yield _objecion(c, contradiccion)


_FRASES = total(
    {
        MotivoDeContradiccion.NO_INCIDE: (
            "el hallazgo no incide en nada: no llega a lección y el tipo es «{tipo}»",
            "diga en qué incide o quite «incidencia» si no consta",
        ),
        MotivoDeContradiccion.VEREDICTO_NEGATIVO: (
            "el tipo es «{tipo}» y en «{clave}» consta «no»",
            "corrija el veredicto o páselo a lección, con otro código",
        ),
        MotivoDeContradiccion.ES_POSITIVA: (
            "una lección de signo «positiva» es aprendida, y el tipo es «{tipo}»",
            "corrija el signo o el tipo",
        ),
        MotivoDeContradiccion.HUBO_CAMBIO: (
            "se hizo un cambio: la lección es aprendida, y el tipo es «{tipo}»",
            "corrija «cambio» o el tipo",
        ),
        MotivoDeContradiccion.NO_HUBO_CAMBIO: (
            "negativa y sin ningún cambio, no es aprendida, y el tipo es «{tipo}»",
            "corrija «cambio», el signo o el tipo",
        ),
        MotivoDeContradiccion.CUMPLE_TODO: (
            "cumple todo lo que se pide a una buena práctica, y el tipo es «{tipo}»",
            "cambie el tipo a «buena_practica», con otro código, o corrija algún veredicto",
        ),
    }
)
"""Qué se dice de cada contradicción y qué hacer."""


def _objecion(c: Contexto[FichaBase], contradiccion: Contradiccion) -> Hallazgo:
    frase, ayuda = _FRASES[contradiccion.motivo]
    ruta = contradiccion.pregunta.ruta if contradiccion.pregunta else ("tipo",)
    mensaje = frase.format(tipo=c.registro.tipo, clave=ruta[-1])
    if contradiccion.pregunta in DE_BUENA_PRACTICA:
        ruta = (*ruta, "cumple")
    con_el_signo = contradiccion.motivo is MotivoDeContradiccion.NO_HUBO_CAMBIO
    otros = (c.lugar(*Pregunta.SIGNO.ruta),) if con_el_signo else ()
    return Hallazgo(mensaje, ruta, ayuda, otros=otros)


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
    if not isinstance(c.registro, Leccion) or not isinstance(contexto, ContextoDelHallazgo):
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
        (("decision", "incidencia"), dato_de(ficha, Pregunta.INCIDE)),
        (("paises",), ficha.paises),
        (("territorios",), ficha.territorios),
        (("palabras_clave",), ficha.palabras_clave),
    )
    for ruta, valores in candidatas:
        if isinstance(valores, tuple) and len(valores) > 1:
            yield ruta, valores
