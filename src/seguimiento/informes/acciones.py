"""Cómo se escribe una acción o un compromiso en las tablas que se llevan a una reunión."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from seguimiento.analisis import dicho
from seguimiento.analisis.filas import Fila
from seguimiento.informes.marco import Encargo, situacion
from seguimiento.paginas import Cifra, cifra
from seguimiento.piezas import ColumnaDe, Texto


def descrita(encargo: Encargo, fila: Fila) -> Texto:
    """La referencia, que lleva al registro, con lo que la acción dice y cuánto lleva hecho."""
    lineas = [
        fila.situada.accion.descripcion,
        dicho.repeticion(fila),
        f"Hecho: {fila.avance}." if fila.avance else "",
        _periodos(fila),
    ]
    return encargo.referencia(fila.ref, fila.situada.lugar, "\n".join(filter(None, lineas)))


def columna_de_accion(encargo: Encargo, titulo: str = "") -> ColumnaDe[Fila]:
    """La columna que nombra y describe cada acción; donde solo hay acuerdos son compromisos."""
    suyo = "Acción" if encargo.cartera.evaluaciones else "Compromiso"
    return titulo or suyo, partial(descrita, encargo)


def _periodos(fila: Fila) -> str:
    if fila.periodos is None:
        return ""
    cumplidos, exigibles = fila.periodos
    return f"Períodos cumplidos: {cumplidos} de {exigibles}." if exigibles else ""


def plazos(fila: Fila) -> str:
    """El plazo vigente como se escribió y, si se prorrogó, el original y cuántas veces."""
    return dicho.plazos(fila, "{prórrogas}; original: {plazo}")


def como_va(fila: Fila) -> Texto:
    """La situación en palabras. De lo que un acuerdo solo propone no se dice que esté vencido."""
    if not fila.exigible:
        return Texto(f"Propuesta; {fila.situacion.estado.rotulo.lower()}", clase="apagado")
    texto = situacion(fila)
    if fila.situacion.verificacion.rechazada:
        return replace(texto, sigue="\n(verificación rechazada)")
    return texto


def ultima_entrada(fila: Fila) -> str:
    """La última entrada de la bitácora y el próximo paso que anuncia."""
    entrada, dicha = fila.situacion.novedad, dicho.novedad(fila)
    siguiente = entrada.proximo_paso if entrada else None
    return f"{dicha}\nPróximo paso: {siguiente}" if siguiente else dicha


PLAZO: ColumnaDe[Fila] = ("Plazo", plazos)
QUIEN: ColumnaDe[Fila] = ("Quién", dicho.quienes)
COMO_VA: ColumnaDe[Fila] = ("Cómo va", como_va)
ULTIMA_ENTRADA: ColumnaDe[Fila] = ("Última entrada", ultima_entrada)


def propias(filas: Iterable[Fila]) -> list[Fila]:
    """Las de acciones y compromisos, sin los períodos de las recurrentes."""
    return [fila for fila in filas if fila.instancia is None]


def vencidas(filas: Iterable[Fila]) -> list[Fila]:
    """Las que tienen el plazo cumplido y siguen abiertas."""
    return [fila for fila in filas if fila.situacion.vencida]


def cifra_de(
    rotulo: str, suyas: Sequence[Fila], detalle: str, unidas: Mapping[str, str], clase: str = ""
) -> Cifra:
    """Cuántas son, y cuántas de ellas distintas si hay gemelas."""
    aparte = dicho.con_distintas((fila.ref for fila in suyas), unidas)
    return cifra(rotulo, len(suyas), f"{detalle}{aparte}", clase)


def de_los_periodos(filas: Iterable[Fila]) -> Iterator[Cifra]:
    """La cifra de los períodos de recurrentes que pasaron sin cumplirse, si ha empezado alguno."""
    periodos = [fila for fila in filas if fila.instancia is not None]
    if periodos:
        detalle = f"de {len(periodos)} que han empezado"
        yield cifra("Períodos con el plazo cumplido", len(vencidas(periodos)), detalle, "vencida")
