"""La regla de decisión del catálogo: qué responde una ficha a cada pregunta y a qué tipo lleva.

Un hallazgo es lección si incide en algo. La positiva es aprendida; la negativa, solo si se hizo un
cambio. Una aprendida positiva es buena práctica si cumple los cuatro criterios, logra el resultado
deseado, es medible y es replicable. De lo que falta, o es parcial o dudoso, no se deduce nada.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from seguimiento.lugares import Ruta
from seguimiento.modelo.practica import Criterio, FichaBase
from seguimiento.vocabularios import Ausencia, Cambio, Cumplimiento, Signo, TipoDeFicha, total


class Pregunta(Enum):
    """Lo que se pregunta a una ficha, en el orden de la figura. El valor dice dónde se responde."""

    INCIDE = ("decision", "incidencia")
    SIGNO = ("signo",)
    CAMBIO = ("decision", "cambio")
    IMPORTANTE = ("criterios", "importante")
    UTIL = ("criterios", "util")
    EQUITATIVA = ("criterios", "equitativa")
    ECONOMICA = ("criterios", "economica")
    RESULTADO_DESEADO = ("decision", "resultado_deseado")
    MEDIBLE = ("decision", "medible")
    REPLICABLE = ("decision", "replicable")

    @property
    def ruta(self) -> Ruta:
        """La ruta del dato que la responde."""
        ruta: Ruta = self.value
        return ruta


DE_BUENA_PRACTICA = (
    *(Pregunta.IMPORTANTE, Pregunta.UTIL, Pregunta.EQUITATIVA, Pregunta.ECONOMICA),
    *(Pregunta.RESULTADO_DESEADO, Pregunta.MEDIBLE, Pregunta.REPLICABLE),
)
"""Los siete veredictos que hacen de una lección positiva una buena práctica."""


class Contestacion(Enum):
    """Qué responde la ficha. En el signo, «sí» es positiva."""

    SI = "sí"
    NO = "no"
    DUDOSA = "dudosa"
    """Consta algo con que no puede decidirse: un cambio previsto, un criterio a medias."""
    NO_CONSTA = "no consta"

    @property
    def puede_ser_si(self) -> bool:
        """Si con lo que consta la respuesta podría ser que sí."""
        return self is not Contestacion.NO

    @property
    def puede_ser_no(self) -> bool:
        """Si con lo que consta la respuesta podría ser que no."""
        return self is not Contestacion.SI


class Alcance(Enum):
    """Qué hace el recorrido en un paso."""

    SIGUE = "sigue"
    CONCLUYE = "concluye"
    SE_DETIENE = "se detiene"
    NO_TOCA = "no toca"
    """Está en la rama que no se toma."""
    NO_SE_LLEGA = "no se llega"


@dataclass(frozen=True, slots=True)
class Paso:
    """Una pregunta de la figura, lo que de ella consta y qué hace allí el recorrido."""

    pregunta: Pregunta
    consta: object
    """El dato, tal como está en la ficha; `None` si no está."""
    respuesta: Contestacion
    alcance: Alcance
    implicita: bool = False
    """La da el tipo de la ficha, que no trae ese dato."""


class MotivoDeContradiccion(Enum):
    """Por qué el tipo declarado no cuadra con lo que consta."""

    NO_INCIDE = "no incide"
    VEREDICTO_NEGATIVO = "veredicto negativo"
    ES_POSITIVA = "es positiva"
    HUBO_CAMBIO = "hubo cambio"
    NO_HUBO_CAMBIO = "no hubo cambio"
    CUMPLE_TODO = "cumple todo"


@dataclass(frozen=True, slots=True)
class Contradiccion:
    """Un dato de la ficha que no cuadra con el tipo que declara."""

    motivo: MotivoDeContradiccion
    pregunta: Pregunta | None
    """La que responde ese dato; `None` si son varios y lo que no cuadra es el propio tipo."""


Respuestas = Mapping[Pregunta, Contestacion]
Salida = TipoDeFicha | None
"""A dónde lleva el recorrido; `None`, si el hallazgo no llega ni a lección."""


@dataclass(frozen=True, slots=True)
class Recorrido:
    """El recorrido de una ficha por la figura."""

    pasos: tuple[Paso, ...]
    posibles: frozenset[Salida]
    """A dónde puede llevar lo que consta, sea lo que sea lo que falta. Si es una, está decidido."""
    contradicciones: tuple[Contradiccion, ...]
    """Ninguna si el tipo declarado es de los posibles."""

    @property
    def detenido(self) -> Paso | None:
        """El paso en que se detiene por no saberse qué responder; `None` si llega a concluir."""
        return next((p for p in self.pasos if p.alcance is Alcance.SE_DETIENE), None)


def recorrer(ficha: FichaBase) -> Recorrido:
    """El recorrido de la ficha por la figura, con lo que consta en ella."""
    datos = {pregunta: dato_de(ficha, pregunta) for pregunta in Pregunta}
    declaradas = {pregunta: _respuesta(dato) for pregunta, dato in datos.items()}
    respuestas = _con_lo_implicito(ficha.tipo, declaradas)
    ultimo, alcance = _final(respuestas)
    return Recorrido(
        pasos=tuple(
            Paso(
                pregunta,
                datos[pregunta],
                respuestas[pregunta],
                _alcance(pregunta, ultimo, alcance, respuestas),
                implicita=respuestas[pregunta] is not declaradas[pregunta],
            )
            for pregunta in Pregunta
        ),
        posibles=frozenset(_posibles(respuestas)),
        contradicciones=tuple(_contradicciones(ficha.tipo, respuestas)),
    )


def contradicciones(ficha: FichaBase) -> Iterator[Contradiccion]:
    """Solo lo que de la ficha no cuadra con el tipo que declara, sin describir el recorrido."""
    declaradas = {pregunta: _respuesta(dato_de(ficha, pregunta)) for pregunta in Pregunta}
    return _contradicciones(ficha.tipo, _con_lo_implicito(ficha.tipo, declaradas))


_IMPLICITAS: Mapping[TipoDeFicha, Mapping[Pregunta, Contestacion]] = total(
    {
        TipoDeFicha.BUENA_PRACTICA: {
            Pregunta.INCIDE: Contestacion.SI,
            Pregunta.SIGNO: Contestacion.SI,
        },
        TipoDeFicha.LECCION_APRENDIDA: {Pregunta.INCIDE: Contestacion.SI},
        TipoDeFicha.LECCION_NO_APRENDIDA: {
            Pregunta.INCIDE: Contestacion.SI,
            Pregunta.SIGNO: Contestacion.NO,
        },
    }
)
"""Lo que dice el propio tipo si la ficha calla: que se registre como lección es decir que incide."""


def _con_lo_implicito(tipo: TipoDeFicha, declaradas: Respuestas) -> dict[Pregunta, Contestacion]:
    """Las respuestas de la ficha; donde calla, las que van con su tipo."""
    calla = (p for p, una in declaradas.items() if una is Contestacion.NO_CONSTA)
    return {**declaradas, **{p: una for p in calla if (una := _IMPLICITAS[tipo].get(p))}}


def dato_de(ficha: FichaBase, pregunta: Pregunta) -> object:
    """Lo que la ficha dice ante una pregunta; la ausencia, si la dice de todo el bloque."""
    dato: object = ficha
    for clave in pregunta.value:
        if not isinstance(dato, Ausencia):
            dato = getattr(dato, clave, None)
    return dato


def _respuesta(dato: object) -> Contestacion:
    match dato:
        case None | Ausencia():
            return Contestacion.NO_CONSTA
        case Criterio():
            return _respuesta(dato.cumple)
        case tuple():
            return Contestacion.SI if dato else Contestacion.NO
        case Signo() | Cambio() | Cumplimiento() if dato.contesta is not None:
            return Contestacion.SI if dato.contesta else Contestacion.NO
        case _:
            return Contestacion.DUDOSA


def _final(respuestas: Respuestas) -> tuple[Pregunta, Alcance]:
    """La última pregunta a que se llega y si allí se concluye."""
    incide, signo = respuestas[Pregunta.INCIDE], respuestas[Pregunta.SIGNO]
    if incide is not Contestacion.SI:
        return Pregunta.INCIDE, _o_se_detiene(incide)
    if signo is Contestacion.NO:
        return Pregunta.CAMBIO, _o_se_detiene(respuestas[Pregunta.CAMBIO])
    if signo is not Contestacion.SI:
        return Pregunta.SIGNO, Alcance.SE_DETIENE
    decisiva = _decisiva(respuestas)
    return decisiva, _o_se_detiene(respuestas[decisiva])


def _decisiva(respuestas: Respuestas) -> Pregunta:
    """El primer veredicto que niega, porque basta para decidir; si no, el primero sin decidir."""
    negados = [p for p in DE_BUENA_PRACTICA if respuestas[p] is Contestacion.NO]
    sin_decidir = [p for p in DE_BUENA_PRACTICA if respuestas[p] is not Contestacion.SI]
    return next(iter((*negados, *sin_decidir)), Pregunta.REPLICABLE)


def _o_se_detiene(respuesta: Contestacion) -> Alcance:
    decide = respuesta in (Contestacion.SI, Contestacion.NO)
    return Alcance.CONCLUYE if decide else Alcance.SE_DETIENE


def _alcance(
    pregunta: Pregunta, ultimo: Pregunta, final: Alcance, respuestas: Respuestas
) -> Alcance:
    orden = list(Pregunta)
    if pregunta is ultimo:
        return final
    if orden.index(pregunta) > orden.index(ultimo):
        return Alcance.NO_TOCA if ultimo is Pregunta.CAMBIO else Alcance.NO_SE_LLEGA
    positiva = respuestas[Pregunta.SIGNO] is Contestacion.SI
    return Alcance.NO_TOCA if pregunta is Pregunta.CAMBIO and positiva else Alcance.SIGUE


def _posibles(respuestas: Respuestas) -> Iterator[Salida]:
    """Las salidas a que se llega respondiendo de todas las maneras lo que no está respondido."""
    if respuestas[Pregunta.INCIDE].puede_ser_no:
        yield None
    if not respuestas[Pregunta.INCIDE].puede_ser_si:
        return
    if respuestas[Pregunta.SIGNO].puede_ser_no:
        if respuestas[Pregunta.CAMBIO].puede_ser_si:
            yield TipoDeFicha.LECCION_APRENDIDA
        if respuestas[Pregunta.CAMBIO].puede_ser_no:
            yield TipoDeFicha.LECCION_NO_APRENDIDA
    if respuestas[Pregunta.SIGNO].puede_ser_si:
        if any(respuestas[p].puede_ser_no for p in DE_BUENA_PRACTICA):
            yield TipoDeFicha.LECCION_APRENDIDA
        if all(respuestas[p].puede_ser_si for p in DE_BUENA_PRACTICA):
            yield TipoDeFicha.BUENA_PRACTICA


def _contradicciones(tipo: TipoDeFicha, respuestas: Respuestas) -> Iterator[Contradiccion]:
    if respuestas[Pregunta.INCIDE] is Contestacion.NO:
        yield Contradiccion(MotivoDeContradiccion.NO_INCIDE, Pregunta.INCIDE)
    yield from _DE_TIPO[tipo](respuestas)


def _de_buena_practica(respuestas: Respuestas) -> Iterator[Contradiccion]:
    for pregunta in DE_BUENA_PRACTICA:
        if respuestas[pregunta] is Contestacion.NO:
            yield Contradiccion(MotivoDeContradiccion.VEREDICTO_NEGATIVO, pregunta)


def _de_leccion_no_aprendida(respuestas: Respuestas) -> Iterator[Contradiccion]:
    if respuestas[Pregunta.SIGNO] is Contestacion.SI:
        yield Contradiccion(MotivoDeContradiccion.ES_POSITIVA, Pregunta.SIGNO)
    if respuestas[Pregunta.CAMBIO] is Contestacion.SI:
        yield Contradiccion(MotivoDeContradiccion.HUBO_CAMBIO, Pregunta.CAMBIO)


def _de_leccion_aprendida(respuestas: Respuestas) -> Iterator[Contradiccion]:
    signo = respuestas[Pregunta.SIGNO]
    sin_cambio = respuestas[Pregunta.CAMBIO] is Contestacion.NO
    if signo is Contestacion.NO and sin_cambio:
        yield Contradiccion(MotivoDeContradiccion.NO_HUBO_CAMBIO, Pregunta.CAMBIO)
    # sin signo y sin cambio, positiva sería buena práctica y negativa, no aprendida
    no_es_negativa = signo is Contestacion.SI or (signo is not Contestacion.NO and sin_cambio)
    todos = all(respuestas[p] is Contestacion.SI for p in DE_BUENA_PRACTICA)
    if todos and no_es_negativa and respuestas[Pregunta.INCIDE] is not Contestacion.NO:
        yield Contradiccion(MotivoDeContradiccion.CUMPLE_TODO, None)


_DE_TIPO: dict[TipoDeFicha, Callable[[Respuestas], Iterator[Contradiccion]]] = total(
    {
        TipoDeFicha.BUENA_PRACTICA: _de_buena_practica,
        TipoDeFicha.LECCION_APRENDIDA: _de_leccion_aprendida,
        TipoDeFicha.LECCION_NO_APRENDIDA: _de_leccion_no_aprendida,
    }
)
