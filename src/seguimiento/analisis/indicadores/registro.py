"""El registro de los indicadores: cada uno se declara una vez, con lo que hace falta para aceptarlo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from seguimiento.analisis import gemelas
from seguimiento.analisis.fotografia import Fotografia
from seguimiento.analisis.indicadores.valores import Cociente, Dias, Grupo, Reparto, Valor
from seguimiento.vocabularios import total


class Unidad(Enum):
    """Qué cuenta un indicador. El valor es su nombre en plural."""

    RECOMENDACIONES = "recomendaciones"
    EVALUACIONES = "evaluaciones"
    ACCIONES = "acciones"
    INSTANCIAS = "períodos"


class Fuente(Enum):
    """De quién se toma la definición. El valor es cómo se cita."""

    AFDB = "Banco Africano de Desarrollo (IDEV), informes del registro MARS"
    BID = "Banco Interamericano de Desarrollo (OVE), informes del sistema ReTS"
    GAO = "Oficina de Rendición de Cuentas de los Estados Unidos (GAO)"
    PNUD = "Programa de las Naciones Unidas para el Desarrollo, registro ERC y su política de evaluación"
    PROPIA = "propia de este programa"


QUE_SE_TOMA = total(
    {
        Fuente.AFDB: "Se juzgan las recomendaciones con todas sus acciones vencidas, y se mide la puntualidad"
        " y el retraso respecto de la fecha comprometida.",
        Fuente.BID: "La gerencia prepara un plan para cada recomendación admitida, y quien evalúa valida lo"
        " que se declara.",
        Fuente.GAO: "Qué parte de las recomendaciones se implementa, mirada a los cuatro años.",
        Fuente.PNUD: "Toda evaluación tiene respuesta de la gerencia, en un plazo, y de cada acción se dice si"
        " se completó o si venció.",
        Fuente.PROPIA: "Ninguna de las anteriores la fija, o no de este modo.",
    }
)
"""Lo que cada fuente define de lo que aquí se mide."""


@dataclass(frozen=True, slots=True)
class TramoDeRetraso:
    """Lo que se mide: cómo está todo y, si se informa de un período, cómo estaba la víspera."""

    foto: Fotografia
    anterior: Fotografia | None = None


@dataclass(frozen=True, slots=True)
class DefinicionDeIndicador:
    """Cómo se llama un indicador, qué cuenta, de quién se toma y cómo se calcula."""

    clave: str
    titulo: str
    unidad: Unidad
    texto: str
    """La definición que acompaña a la cifra, en una frase."""
    explicacion: str
    """Lo demás que conviene saber de él."""
    fuente: Fuente
    ejemplo: str
    """Lo que vale en la cartera de doce acciones de las pruebas, al cierre de 2023."""
    calcular: Callable[[TramoDeRetraso], Valor | None]
    """`None` si no procede: falta el período o el plazo de que depende."""


@dataclass(frozen=True, slots=True)
class Indicador:
    """Un indicador y lo que vale."""

    definicion: DefinicionDeIndicador
    valor: Valor
    unidas: Mapping[str, str] = field(default_factory=dict)
    """Las gemelas de la cartera: ver `gemelas`."""

    @property
    def clave(self) -> str:
        """Su nombre en los datos."""
        return self.definicion.clave

    @property
    def partes(self) -> tuple[Grupo, ...]:
        """Todo lo que hay detrás, con el nombre de cada parte; las que no tienen nada, también."""
        match self.valor:
            case Cociente() as c:
                mirados = (Grupo("numerador", c.numerador), Grupo("denominador", c.denominador))
                return (*mirados, *c.aparte, *c.de_las_demas)
            case Dias() as d:
                return (Grupo("elementos", d.refs), *d.aparte)
            case Reparto() as r:
                return r.partes

    @property
    def medida(self) -> Fraction | None:
        """Lo que vale en un número: el tanto por ciento, los días de media o cuántos; `None` si no hay nada que medir."""
        match self.valor:
            case Cociente(proporcion=parte):
                return None if parte is None else parte * 100
            case Dias(media=media):
                return media
            case Reparto(n=n):
                return Fraction(n)

    def distintas(self, refs: tuple[str, ...]) -> int:
        """Cuántas son si las gemelas se cuentan una vez."""
        return gemelas.distintas(refs, self.unidas)


DEFINICIONES: dict[str, DefinicionDeIndicador] = {}
"""Todos los indicadores por su clave, en el orden en que se presentan."""

V = TypeVar("V", bound=Valor | None)
Calculo = Callable[[TramoDeRetraso], V]


def indicador(
    clave: str, titulo: str, unidad: Unidad, fuente: Fuente, ejemplo: str
) -> Callable[[Calculo[V]], Calculo[V]]:
    """Registra un indicador. La primera frase de su docstring es su definición; lo demás la explica."""

    def registrar(calcular: Calculo[V]) -> Calculo[V]:
        frase, _, resto = " ".join((calcular.__doc__ or "").split()).partition(". ")
        DEFINICIONES[clave] = DefinicionDeIndicador(
            clave, titulo, unidad, f"{frase.rstrip('.')}.", resto, fuente, ejemplo, calcular
        )
        return calcular

    return registrar
