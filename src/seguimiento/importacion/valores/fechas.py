"""Las fechas de un archivo: en qué orden van sus cifras y qué día, mes o trimestre dice cada celda.

El orden se decide una vez para todo el archivo: en la misma columna conviven «03/04/2024» y «31/03/2024», y
leer cada una por su cuenta daría abril a una y marzo a otra.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from seguimiento.fechas import (
    ANIO_MAXIMO,
    ANIO_MINIMO,
    FechaNoValida,
    etiqueta_de_periodo,
    fechas_parecidas,
    leer_fecha,
)
from seguimiento.importacion.material import Celda, Material, Parrafo
from seguimiento.importacion.valores.textos import limpio
from seguimiento.vocabularios import OrdenDeFechas

_HORA = r"[ ,t]+(?:a las )?[0-9]{1,2}[:h][0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]+)?"
_CON_HORA = re.compile(
    rf"{_HORA} ?(?:[ap]\.? ?m\.?)?(?: ?(?:h|hrs?\.?|utc|gmt|z))?$", re.IGNORECASE
)
_CON_ZONA = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})"
)
_CIFRAS = re.compile(r"([0-9]{1,2})([/.\-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_CIFRAS_EN_PROSA = re.compile(
    r"(?<![\w/.\-])([0-9]{1,2})([/.\-])([0-9]{1,2})\2([0-9]{4})(?![\w/\-]|\.[0-9])"
)
_TRAS_ROTULO = re.compile(r"^[^:\n]{1,60}:\s+(?=[0-9])")
_MESES_DEL_ANIO = 12
_ORIGEN_DE_LA_HOJA = date(1899, 12, 30)
"""El día 0 de una hoja de cálculo."""
_SERIAL = re.compile("[0-9]{5}(?:[.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Pruebas:
    """Qué fechas de un archivo solo pueden leerse con el día delante, y cuáles solo con el mes."""

    dia_mes: str = ""
    """La primera con el día delante; vacía si ninguna."""
    mes_dia: str = ""

    @property
    def orden(self) -> OrdenDeFechas | None:
        """El que prueban; `None` si ninguno o los dos."""
        if bool(self.dia_mes) == bool(self.mes_dia):
            return None
        return OrdenDeFechas.DIA_MES if self.dia_mes else OrdenDeFechas.MES_DIA

    @property
    def se_contradicen(self) -> bool:
        """Si unas prueban un orden y otras el otro."""
        return bool(self.dia_mes and self.mes_dia)


def pruebas_en(material: Material) -> Pruebas:
    """Las que dan las fechas que están solas en su celda o tras su rótulo; si ninguna, las de la prosa.

    Las que Excel guarda como fechas no prueban nada: él ya sabe qué día son.
    """
    textos = [*_textos(material)]
    solas = (cifras for texto in textos for cifras in _solas(texto))
    if (pruebas := _pruebas(solas)) != Pruebas():
        return pruebas
    return _pruebas(hallada for texto in textos for hallada in _CIFRAS_EN_PROSA.finditer(texto))


def _textos(material: Material) -> Iterator[str]:
    yield from _textos_sueltos(material.datos)
    for pieza in material.piezas:
        if isinstance(pieza, Parrafo):
            yield limpio(pieza.texto)
            continue
        for fila in pieza.filas:
            for celda in fila:
                unida = celda.sigue_arriba or celda.sigue_izquierda
                if not (unida or isinstance(celda.valor, date)):
                    yield limpio(celda.texto)


def _textos_sueltos(datos: object) -> Iterator[str]:
    """Los de un JSON."""
    if isinstance(datos, str):
        yield limpio(datos)
    elif isinstance(datos, Mapping):
        yield from (texto for valor in datos.values() for texto in _textos_sueltos(valor))
    elif isinstance(datos, Sequence):
        yield from (texto for valor in datos for texto in _textos_sueltos(valor))


def _solas(texto: str) -> Iterator[re.Match[str]]:
    for linea in texto.split("\n"):
        sola = _sin_hora(_TRAS_ROTULO.sub("", linea)).rstrip(" .;")
        if hallada := _CIFRAS.fullmatch(sola):
            yield hallada


def _pruebas(halladas: Iterator[re.Match[str]]) -> Pruebas:
    dia_mes = mes_dia = ""
    for hallada in halladas:
        una, otra = int(hallada[1]), int(hallada[3])
        if una > _MESES_DEL_ANIO >= otra > 0:
            dia_mes = dia_mes or hallada[0]
        elif otra > _MESES_DEL_ANIO >= una > 0:
            mes_dia = mes_dia or hallada[0]
    return Pruebas(dia_mes, mes_dia)


# ── Una fecha ────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Leida:
    """Lo que pudo leerse donde se esperaba una fecha."""

    posibles: tuple[str, ...] = ()
    """Las fechas que pudo querer decirse, como se escriben en los registros: ninguna, una o dos."""
    de_cifras: bool = False
    """Si de las dos difieren solo el día y el mes."""
    contra_el_orden: bool = False
    """Si solo puede leerse en el orden contrario al del archivo."""
    de_serie: bool = False
    """Si lo que había era el número de serie de una hoja de cálculo."""


def fecha_en(
    celda: Celda, orden: OrdenDeFechas | None, zona: tzinfo | None, *, desde: bool = False
) -> Leida:
    """La fecha que dice la celda, con la precisión con que se ve. De lo que dura, su final o su principio."""
    match celda.valor:
        case date():
            return Leida(_si_cabe(etiqueta_de_periodo(celda.valor, celda.precision)))
        case Decimal() if not celda.es_porcentaje:
            return _de_numero(celda.valor)
    return fecha_escrita(limpio(celda.texto), orden, zona, desde=desde)


def fecha_escrita(
    texto: str, orden: OrdenDeFechas | None, zona: tzinfo | None = None, *, desde: bool = False
) -> Leida:
    """La de un texto."""
    if _CON_ZONA.fullmatch(texto):
        return _en_la_zona(texto, zona)
    if _SERIAL.fullmatch(texto):
        return _de_numero(Decimal(texto.replace(",", ".")))
    sola = _sin_hora(texto)
    posibles = fechas_parecidas(sola, desde=desde) or _tal_cual(sola)
    cifras = _CIFRAS.fullmatch(sola.strip(" .;"))
    if cifras is None:
        return Leida(posibles)
    if len(posibles) == 1:
        # 31/12 solo puede ser diciembre, diga lo que diga el orden; 5/5 es lo mismo en los dos
        una, otra = int(cifras[1]), int(cifras[3])
        suyo = OrdenDeFechas.DIA_MES if una > otra else OrdenDeFechas.MES_DIA
        return Leida(posibles, contra_el_orden=una != otra and orden not in {None, suyo})
    if orden is not None and posibles:
        return Leida((posibles[0 if orden.dia_delante else 1],))
    return Leida(posibles, de_cifras=bool(posibles))


def _tal_cual(texto: str) -> tuple[str, ...]:
    """La que ya está escrita como en los registros."""
    try:
        return (leer_fecha(texto.upper()).texto,)
    except FechaNoValida:
        return ()


def _sin_hora(texto: str) -> str:
    return _CON_HORA.sub("", texto).strip()


def _en_la_zona(texto: str, zona: tzinfo | None) -> Leida:
    try:
        momento = datetime.fromisoformat(texto)
    except ValueError:
        return Leida()
    if momento.time() == time.min:
        # la medianoche en punto no es una hora: es un día, escrito por quien no sabe escribir solo días
        return Leida(_si_cabe(momento.date().isoformat()))
    return Leida(_si_cabe((momento.astimezone(zona) if zona else momento).date().isoformat()))


def _de_numero(numero: Decimal) -> Leida:
    """Un año o, si es uno de los que cuentan días, la fecha que una hoja de cálculo mostraría."""
    entero = int(numero)
    if numero == entero and ANIO_MINIMO <= entero <= ANIO_MAXIMO:
        return Leida((str(entero),))
    if not 0 < entero < 100_000:  # noqa: PLR2004 — un número de serie tiene cinco cifras
        return Leida()
    dia = _ORIGEN_DE_LA_HOJA + timedelta(days=entero)
    return Leida(posibles := _si_cabe(dia.isoformat()), de_serie=bool(posibles))


def _si_cabe(fecha: str) -> tuple[str, ...]:
    """La fecha, si está entre las que admiten los registros."""
    return (fecha,) if ANIO_MINIMO <= int(fecha[:4]) <= ANIO_MAXIMO else ()
