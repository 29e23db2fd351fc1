"""La tabla de lo medido, en Markdown: renglón a renglón según se sabe, o entera en su página."""

from collections.abc import Sequence

from fila import Fila
from rondas import Resultado
from series import Serie, Veredicto

COLUMNAS = (
    *("n.º", "medida", "frente a", "límite"),
    *("mediana", "intervalo", "reloj", "pares", "veredicto"),
)
_NADA = "—"
_ANCHO_DE_LO_MEDIDO = 13
SIN_MEDIR = Resultado(Veredicto.SIN_MEDIR)


def celdas(fila: Fila, hallado: Resultado) -> tuple[str, ...]:
    """Lo hallado de una fila, columna por columna."""
    menor, mayor = hallado.serie.intervalo if hallado.serie else (0, 0)
    return (
        fila.numero,
        fila.que,
        fila.frente,
        f"{'≥' if fila.al_menos else '≤'} {numero(fila.limite)}",
        _mediana(hallado.serie),
        _NADA if menor == mayor else f"{numero(menor)}–{numero(mayor)}",
        _mediana(hallado.reloj),
        str(len(hallado.serie.valores)) if hallado.serie else _NADA,
        hallado.veredicto,
    )


def _mediana(serie: Serie | None) -> str:
    return numero(serie.mediana) if serie else _NADA


def numero(valor: float) -> str:
    """Con dos decimales, o con tres si es menor que 0,1."""
    decimales = 3 if 0 < abs(valor) < 0.1 else 2  # noqa: PLR2004 — lo que dice la primera línea
    escrito = f"{valor:.{decimales}f}"
    return escrito.rstrip("0").rstrip(".").replace(".", ",")


class Renglones:
    """Los de una tabla, con las columnas alineadas aunque aún no se sepa lo que habrá en ellas."""

    def __init__(self, filas: Sequence[Fila]) -> None:
        fijas = zip(COLUMNAS, *(celdas(una, SIN_MEDIR) for una in filas), strict=True)
        anchos = [max(map(len, columna)) for columna in fijas]
        sabidas = COLUMNAS.index("mediana")
        self._anchos = [*anchos[:sabidas], *(_ANCHO_DE_LO_MEDIDO for _ in COLUMNAS[sabidas:])]
        self._anchos[-1] = max(map(len, Veredicto))

    @property
    def cabecera(self) -> str:
        """Los dos primeros."""
        return f"{self._renglon(COLUMNAS)}\n{self._renglon(['-' * uno for uno in self._anchos])}"

    def de(self, fila: Fila, hallado: Resultado) -> str:
        """El de una fila."""
        return self._renglon(celdas(fila, hallado))

    def _renglon(self, columnas: Sequence[str]) -> str:
        partes = [c.ljust(ancho) for c, ancho in zip(columnas, self._anchos, strict=True)]
        return f"| {' | '.join(partes)} |"


def entera(hallados: Sequence[tuple[Fila, Resultado]]) -> str:
    """La tabla de esas filas, sin alinear."""
    filas = [COLUMNAS, ["---"] * len(COLUMNAS), *(celdas(*uno) for uno in hallados)]
    return "\n".join(f"| {' | '.join(fila)} |" for fila in filas)
