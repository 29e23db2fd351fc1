"""Lo que puede valer un indicador: una parte de un todo, unos días o un reparto; nunca un número suelto."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


class NoEsParte(ValueError):
    """Un numerador cuenta algo que no está en su denominador."""


@dataclass(frozen=True, slots=True)
class Grupo:
    """Unos elementos con nombre: una parte de un reparto, o lo que se cuenta aparte."""

    nombre: str
    """Como se lee: «sin fecha», «completadas»."""
    refs: tuple[str, ...]

    @property
    def n(self) -> int:
        """Cuántos son."""
        return len(self.refs)


@dataclass(frozen=True, slots=True)
class Cociente:
    """Qué parte de unos elementos cumple algo, por sus referencias."""

    numerador: tuple[str, ...]
    denominador: tuple[str, ...]
    aparte: tuple[Grupo, ...] = ()
    """Lo que no puede medirse y no está ni en el numerador ni en el denominador, si lo hay."""
    de_las_demas: tuple[Grupo, ...] = ()
    """De los que están en el denominador y no en el numerador, cuáles tienen su porqué."""

    def __post_init__(self) -> None:
        # los que se cuentan salen en el orden de los que se miran: basta recorrerlos una vez
        quedan = iter(self.denominador)
        if all(ref in quedan for ref in self.numerador):
            return
        ajenos = Counter(self.numerador) - Counter(self.denominador)
        if ajenos:
            raise NoEsParte(f"no están en el denominador: {', '.join(ajenos)}")

    @property
    def n(self) -> int:
        """Cuántos cumplen."""
        return len(self.numerador)

    @property
    def d(self) -> int:
        """Cuántos se miran."""
        return len(self.denominador)

    @property
    def proporcion(self) -> Fraction | None:
        """La parte que cumple, entre 0 y 1; `None` («s/d») si no hay ninguno que mirar."""
        return Fraction(self.n, self.d) if self.d else None


@dataclass(frozen=True, slots=True)
class Dias:
    """Unos días naturales por cada elemento que los tiene."""

    dias: tuple[tuple[str, int], ...]
    aparte: tuple[Grupo, ...] = ()
    """Lo que debería tenerlos y no puede medirse, si lo hay."""

    @property
    def refs(self) -> tuple[str, ...]:
        """Los elementos que los tienen."""
        return tuple(ref for ref, _ in self.dias)

    @property
    def n(self) -> int:
        """Cuántos los tienen."""
        return len(self.dias)

    @property
    def media(self) -> Fraction | None:
        """La media, exacta; `None` («s/d») si no los tiene ninguno."""
        return Fraction(sum(dias for _, dias in self.dias), self.n) if self.dias else None

    @property
    def mediana(self) -> Fraction | None:
        """La mediana, exacta; `None` («s/d») si no los tiene ninguno."""
        # sobre los enteros, que ordenar fracciones cuesta diez veces más
        en_orden = sorted(dias for _, dias in self.dias)
        centro = en_orden[(self.n - 1) // 2 : self.n // 2 + 1]
        return Fraction(sum(centro), len(centro)) if centro else None


@dataclass(frozen=True, slots=True)
class Reparto:
    """Unos elementos en partes: cada uno está en una sola, y las hay vacías."""

    partes: tuple[Grupo, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Todos, parte por parte."""
        return tuple(ref for parte in self.partes for ref in parte.refs)

    @property
    def n(self) -> int:
        """Cuántos son entre todas las partes."""
        return sum(parte.n for parte in self.partes)


Valor = Cociente | Dias | Reparto


def cociente(
    casos: Iterable[tuple[str, bool]],
    aparte: Iterable[Grupo] = (),
    de_las_demas: Iterable[Grupo] = (),
) -> Cociente:
    """El cociente de los que cumplen entre todos; los grupos sin nadie no se dicen."""
    lista = list(casos)
    return Cociente(
        tuple(ref for ref, si in lista if si),
        tuple(ref for ref, _ in lista),
        tuple(grupo for grupo in aparte if grupo.n),
        tuple(grupo for grupo in de_las_demas if grupo.n),
    )
