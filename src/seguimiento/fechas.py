"""Fechas con la precisión con que se escribieron, y períodos.

Una fecha parcial (`2022`, `2026-S1`, `2026-T3`, `2022-11` o `2022-11-30`) vale como plazo hasta su
último día y como inicio desde el primero. Se muestra siempre como se escribió.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

ANIO_MINIMO = 1990
ANIO_MAXIMO = 2100

MESES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
    *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)

QUE_EMPIEZAN = frozenset({"inicio", "desde"})
"""Las claves de las fechas que valen desde su primer día; las demás, hasta el último."""

FORMA = re.compile(r"([0-9]{4})(?:-(?:([STst])([0-9])|([0-9]{2})(?:-([0-9]{2}))?))?")


class FechaNoValida(ValueError):
    """El texto no es una fecha: `args[0]` dice por qué y `parecidas`, qué pudo querer decirse."""

    def __init__(self, motivo: str, *parecidas: str, al_empezar: str = "", ayuda: str = "") -> None:
        super().__init__(motivo)
        self.parecidas = parecidas
        self.al_empezar = al_empezar
        """De lo que dura, la de cuando empieza: `parecidas` da la de cuando termina."""
        self.ayuda = ayuda
        """Qué escribir, si no se parece a ninguna."""

    @property
    def parecida(self) -> str:
        """La que más se parece; vacía si ninguna."""
        return self.parecidas[0] if self.parecidas else ""

    @property
    def quiza(self) -> str:
        """«¿quiso decir «2024-04-03» o «2024-03-04»?»; vacío si no se adivina."""
        posibles = " o ".join(f"«{una}»" for una in self.parecidas)
        posibles += f" o, de un inicio, «{self.al_empezar}»" if self.al_empezar else ""
        return f"¿quiso decir {posibles}?" if posibles else ""

    @property
    def remedio(self) -> str:
        """Lo que pudo querer decirse o, si no se adivina, qué hacer; vacío si no se sabe."""
        return self.quiza or self.ayuda


class FechaFueraDeRango(FechaNoValida):
    """El año queda fuera de 1990–2100."""


class Precision(Enum):
    """Hasta dónde precisa una fecha; el valor es el de meses que abarca (0: un día)."""

    ANIO = 12
    SEMESTRE = 6
    TRIMESTRE = 3
    MES = 1
    DIA = 0


@dataclass(frozen=True, slots=True)
class FechaParcial:
    """Una fecha tal como se escribió y los días que abarca, ambos incluidos."""

    texto: str
    precision: Precision
    primer_dia: date
    ultimo_dia: date

    @property
    def consta(self) -> bool:
        """Si está escrita: la que no consta solo dice desde qué día cuenta."""
        return self.texto != ""

    def __str__(self) -> str:
        """El texto original, o «sin fecha» si no consta."""
        return self.texto or "sin fecha"

    def anterior_a(self, otra: "FechaParcial") -> bool:
        """Si el último día de esta precede al primero de la otra.

        Una evaluación de `2022` no es anterior a un plazo `2022-11` ni posterior a él.
        """
        return self.ultimo_dia < otra.primer_dia

    def contiene(self, dia: date) -> bool:
        """Si el día cae entre el primero y el último, ambos incluidos."""
        return self.primer_dia <= dia <= self.ultimo_dia


@lru_cache(maxsize=4096)
def leer_fecha(texto: str) -> FechaParcial:
    """La fecha escrita en `texto`. Lanza `FechaNoValida` o `FechaFueraDeRango` con su motivo."""
    forma = FORMA.fullmatch(texto)
    if forma is None:
        from seguimiento.fechas_escritas import remedio

        formas = "AAAA, AAAA-Sn, AAAA-Tn, AAAA-MM o AAAA-MM-DD"
        parecidas, de_inicio = fechas_parecidas(texto), fechas_parecidas(texto, desde=True)
        raise FechaNoValida(
            f"se escribe {formas}",
            *parecidas,
            al_empezar=de_inicio[0] if de_inicio != parecidas else "",
            ayuda="" if parecidas else remedio(texto),
        )
    anio = int(forma[1])
    if not ANIO_MINIMO <= anio <= ANIO_MAXIMO:
        motivo = f"el año {forma[1]} queda fuera de {ANIO_MINIMO}–{ANIO_MAXIMO}"
        raise FechaFueraDeRango(motivo)
    if forma[2]:
        return _parte_del_anio(texto, anio, forma[2].upper(), int(forma[3]))
    if forma[4] is None:
        return _tramo_de_meses(texto, anio, 1, Precision.ANIO)
    mes = int(forma[4])
    if not 1 <= mes <= len(MESES):
        from seguimiento.fechas_escritas import es_fiscal, remedio

        ayuda = remedio(texto) if es_fiscal(texto) else ""
        raise FechaNoValida(f"no hay mes {mes:02d}: van del 01 al 12", ayuda=ayuda)
    if forma[5] is None:
        return _tramo_de_meses(texto, anio, mes, Precision.MES)
    return _dia(texto, anio, mes, int(forma[5]))


def _parte_del_anio(texto: str, anio: int, letra: str, numero: int) -> FechaParcial:
    precision, nombre = (
        (Precision.SEMESTRE, "semestre") if letra == "S" else (Precision.TRIMESTRE, "trimestre")
    )
    partes = 12 // precision.value
    if not 1 <= numero <= partes:
        raise FechaNoValida(f"no hay {nombre} {numero}: van del {letra}1 al {letra}{partes}")
    if letra not in texto:
        raise FechaNoValida(f"la {letra} va en mayúscula", texto.upper())
    return _tramo_de_meses(texto, anio, (numero - 1) * precision.value + 1, precision)


def _tramo_de_meses(texto: str, anio: int, mes: int, precision: Precision) -> FechaParcial:
    primero = date(anio, mes, 1)
    return FechaParcial(texto, precision, primero, sumar_meses(primero, precision.value) - UN_DIA)


def _dia(texto: str, anio: int, mes: int, dia: int) -> FechaParcial:
    dias = _dias_del_mes(anio, mes)
    if not 1 <= dia <= dias:
        de = f" de {anio}" if mes == _FEBRERO else ""
        raise FechaNoValida(f"{MESES[mes - 1]}{de} tiene {dias} días")
    unico = date(anio, mes, dia)
    return FechaParcial(texto, Precision.DIA, unico, unico)


UN_DIA = timedelta(days=1)
_DIAS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRERO = 2


def _dias_del_mes(anio: int, mes: int) -> int:
    # lo sabe `calendar`, que tarda en importarse lo que todo este módulo
    bisiesto = anio % 4 == 0 and (anio % 100 != 0 or anio % 400 == 0)
    return 29 if bisiesto and mes == _FEBRERO else _DIAS[mes - 1]


@lru_cache(maxsize=16384)
def sumar_meses(dia: date, meses: int) -> date:
    """El mismo día `meses` después (o antes); si ese mes no lo tiene, su último día."""
    total = dia.year * 12 + dia.month - 1 + meses
    anio, mes = divmod(total, 12)
    return date(anio, mes + 1, min(dia.day, _dias_del_mes(anio, mes + 1)))


def de_dia(dia: date) -> FechaParcial:
    """La fecha parcial de un día concreto."""
    return FechaParcial(dia.isoformat(), Precision.DIA, dia, dia)


def que_no_consta(desde: date) -> FechaParcial:
    """La fecha de lo que no la lleva y cuenta desde ese día."""
    return FechaParcial("", Precision.DIA, desde, desde)


SIN_FECHA = que_no_consta(date(ANIO_MINIMO, 1, 1))
"""La fecha de lo que no la lleva y cuenta desde siempre."""


def fechas_parecidas(texto: str, *, desde: bool = False) -> tuple[str, ...]:
    """Las formas correctas de lo que pudo querer decirse: ninguna, una o, si no se sabe, dos.

    De lo que dura es el final o, con `desde`, el principio. Solo sirven para sugerir o preguntar: lo escrito nunca se interpreta por su cuenta.
    """
    from seguimiento.fechas_escritas import lecturas

    return lecturas(texto, _es_fecha, desde=desde)


def fecha_parecida(texto: str) -> str:
    """La forma correcta que más se parece a lo escrito; vacía si no se adivina ninguna."""
    return next(iter(fechas_parecidas(texto)), "")


def _es_fecha(texto: str) -> bool:
    if FORMA.fullmatch(texto) is None:
        return False
    try:
        leer_fecha(texto)
    except FechaNoValida:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Periodo:
    """Un año, semestre, trimestre o mes natural sobre el que se informa."""

    fecha: FechaParcial

    @property
    def desde(self) -> date:
        """Primer día del período, incluido."""
        return self.fecha.primer_dia

    @property
    def hasta(self) -> date:
        """Último día del período, incluido."""
        return self.fecha.ultimo_dia

    def __str__(self) -> str:
        """Como se escribe: `2026-T3`."""
        return self.fecha.texto

    def anterior(self) -> "Periodo":
        """El período del mismo tamaño que termina justo antes."""
        return periodo_que_contiene(self.desde - UN_DIA, self.fecha.precision)

    def siguiente(self) -> "Periodo":
        """El período del mismo tamaño que empieza justo después."""
        return periodo_que_contiene(self.hasta + UN_DIA, self.fecha.precision)


def leer_periodo(texto: str) -> Periodo:
    """El período escrito en `texto`. Lanza `FechaNoValida` si no es año, semestre, trimestre o mes."""
    fecha = leer_fecha(texto)
    if fecha.precision is Precision.DIA:
        raise FechaNoValida("un período es un año, semestre, trimestre o mes", texto[:7])
    return Periodo(fecha)


def periodo_que_contiene(dia: date, precision: Precision) -> Periodo:
    """El período natural de ese tamaño en que cae el día.

    También el de antes de 1990 y el de después de 2100: son los vecinos de los que pueden escribirse.
    """
    etiqueta = etiqueta_de_periodo(dia, precision)
    if precision is Precision.DIA:
        return Periodo(FechaParcial(etiqueta, precision, dia, dia))
    mes = (dia.month - 1) // precision.value * precision.value + 1
    return Periodo(_tramo_de_meses(etiqueta, dia.year, mes, precision))


def etiqueta_de_periodo(dia: date, precision: Precision) -> str:
    """Cómo se escribe el período natural de ese tamaño en que cae el día."""
    match precision:
        case Precision.ANIO:
            return f"{dia.year:04d}"
        case Precision.SEMESTRE:
            return f"{dia.year}-S{(dia.month - 1) // 6 + 1}"
        case Precision.TRIMESTRE:
            return f"{dia.year}-T{(dia.month - 1) // 3 + 1}"
        case Precision.MES:
            return f"{dia.year}-{dia.month:02d}"
        case Precision.DIA:
            return dia.isoformat()
