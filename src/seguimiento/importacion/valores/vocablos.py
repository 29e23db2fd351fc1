"""Las palabras de otros sistemas → los valores de los vocabularios, por los otros nombres de cada uno."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from seguimiento.conversion import comparable
from seguimiento.importacion.material import Casilla, Celda
from seguimiento.vocabularios import Vocabulario

V = TypeVar("V", bound=Vocabulario)

_SIGNOS = re.compile(r"[^\w%]+")


def forma(texto: str) -> str:
    """Lo que de una palabra se compara: ni tildes, ni mayúsculas, ni género, ni puntuación."""
    return comparable(_SIGNOS.sub(" ", texto))


@cache
def _nombres(vocabulario: type[V]) -> Mapping[str, V]:
    return {
        forma(nombre): valor
        for valor in vocabulario
        for nombre in (valor.value, valor.rotulo, *valor.otros_nombres)
    }


def valor_de(texto: str, vocabulario: type[V], dichos: Mapping[str, str] | None = None) -> V | None:
    """El valor que así se llama, él o en plural; `None` si ninguno. Lo que digan `dichos` va antes."""
    buscado = forma(texto)
    for palabra, dicho in (dichos or {}).items():
        if forma(palabra) == buscado:
            buscado = forma(dicho)
    nombres = _nombres(vocabulario)
    return nombres.get(buscado) or nombres.get(buscado.removesuffix("s"))


# ── Lo que se marca ──────────────────────────────────────────────────────────

_MARCADA, _SIN_MARCAR = "☒☑✔✓✅🗹■●◉⊠", "☐□▢○◯⬜"
_CASILLA = re.compile(
    rf"(?P<si>[{_MARCADA}]|\[ ?[xX✓✔] ?\]|\( ?[xX✓✔] ?\))|(?P<no>[{_SIN_MARCAR}]|\[ *\]|\( *\)|\[_+\]|\(_+\))"
)


def casillas_de(celda: Celda, texto: str) -> tuple[Casilla, ...]:
    """Las que lleva la celda o, si el lector no vio ninguna, las que se escriben con signos: «☒ Sí ☐ No».

    El signo va delante de su rótulo o, si la celda no empieza por él, detrás.
    """
    if celda.casillas:
        return celda.casillas
    halladas = [*_CASILLA.finditer(texto)]
    if not halladas:
        return ()
    limites = [0, *(h.end() for h in halladas)]
    detras = bool(texto[: halladas[0].start()].strip())
    if detras:
        tramos = [texto[a : h.start()] for a, h in zip(limites, halladas, strict=False)]
    else:
        finales = [*(h.start() for h in halladas[1:]), len(texto)]
        tramos = [texto[h.end() : b] for h, b in zip(halladas, finales, strict=True)]
    if not any(tramo.strip(" :;,/\n") for tramo in tramos):
        return ()  # una marca sola no dice de qué
    return tuple(
        Casilla(tramo.strip(" :;,/\n"), marcada=hallada["si"] is not None)
        for tramo, hallada in zip(tramos, halladas, strict=True)
    )
