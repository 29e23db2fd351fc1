"""Los índices del catálogo: qué fichas hay de cada tema y de qué no hay ninguna."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seguimiento.campos import campos
from seguimiento.informes.fichas import CABECERA, FORMULARIO, area_de, id_de, nombre_de
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.practica import BuenaPractica, Ficha, Leccion
from seguimiento.piezas import Tabla, Texto, tabla
from seguimiento.redaccion import cuenta, orden_natural, plegado
from seguimiento.vocabularios import (
    ODS,
    Area,
    Ausencia,
    ObjetivoDelPacto,
    PrincipioDelPacto,
    TipoDeFicha,
    Vocabulario,
)

Fichas = Sequence[Archivado[Ficha]]


@dataclass(frozen=True, slots=True)
class EntradaDelIndice:
    """Un tema y las fichas que lo tratan."""

    nombre: str
    cuantas: str
    fichas: tuple[Texto, ...]


@dataclass(frozen=True, slots=True)
class IndiceDeFichas:
    """Las fichas por tema, en el orden en que se buscan."""

    id: str
    titulo: str
    entradas: tuple[EntradaDelIndice, ...]
    vacio: str


@dataclass(frozen=True, slots=True)
class Laguna:
    """Los temas de un vocabulario de los que no hay ninguna ficha."""

    titulo: str
    cuantos: str
    """«3 de 23 sin ninguna ficha»."""
    faltan: tuple[str, ...]
    nota: str = ""


@dataclass(frozen=True, slots=True)
class _Tema:
    id: str
    titulo: str
    vocabulario: type[Vocabulario]
    de: Callable[[Ficha], object]


def _del_pacto(clave: str) -> Callable[[Ficha], object]:
    return lambda ficha: getattr(ficha.pacto_mundial, clave, ())


_TEMAS = (
    _Tema("por-ods", "Objetivos de Desarrollo Sostenible", ODS, lambda ficha: ficha.ods),
    _Tema("por-objetivo", "Objetivos del Pacto Mundial", ObjetivoDelPacto, _del_pacto("objetivos")),
    _Tema(
        "por-principio",
        "Principios rectores del Pacto Mundial",
        PrincipioDelPacto,
        _del_pacto("principios"),
    ),
)


def indices(fichas: Fichas) -> tuple[IndiceDeFichas, ...]:
    """Los índices por ODS, por objetivo y principio del Pacto, por palabra clave y por territorio."""
    return (
        *(_por_vocabulario(tema, fichas) for tema in _TEMAS),
        IndiceDeFichas(
            "por-palabra",
            "Palabras clave",
            _por_texto(fichas, lambda ficha: _lista(ficha.palabras_clave)),
            "Ninguna ficha las registra.",
        ),
        IndiceDeFichas(
            "por-territorio",
            "Territorios",
            _por_texto(fichas, lambda ficha: _lista(ficha.territorios)),
            "Ninguna ficha los registra.",
        ),
    )


def _lista(valor: object) -> tuple[str, ...]:
    """Los valores de una lista; ninguno si la ficha dice que no la tiene."""
    return valor if isinstance(valor, tuple) else ()


def _por_vocabulario(tema: _Tema, fichas: Fichas) -> IndiceDeFichas:
    por_valor = _agrupadas(fichas, lambda ficha: _lista(tema.de(ficha)))
    return IndiceDeFichas(
        tema.id,
        tema.titulo,
        tuple(
            _entrada(nombre_de(valor), por_valor[valor])
            for valor in tema.vocabulario
            if valor in por_valor
        ),
        "Ninguna ficha los registra.",
    )


def _por_texto(
    fichas: Fichas, de: Callable[[Ficha], Iterable[str]]
) -> tuple[EntradaDelIndice, ...]:
    """Agrupa sin mirar tildes ni mayúsculas; nombra cada grupo como más veces se escribió."""
    escrituras: dict[str, Counter[str]] = {}
    for archivada in fichas:
        for texto in de(archivada.registro):
            escrituras.setdefault(plegado(texto), Counter())[texto] += 1
    por_clave = _agrupadas(fichas, lambda ficha: map(plegado, de(ficha)))
    nombres = {clave: suyas.most_common(1)[0][0] for clave, suyas in escrituras.items()}
    orden = sorted(nombres, key=lambda clave: orden_natural(nombres[clave]))
    return tuple(_entrada(nombres[clave], por_clave[clave]) for clave in orden)


def _agrupadas(
    fichas: Fichas, de: Callable[[Ficha], Iterable[str]]
) -> dict[str, list[Archivado[Ficha]]]:
    grupos: dict[str, list[Archivado[Ficha]]] = {}
    for archivada in fichas:
        for clave in dict.fromkeys(de(archivada.registro)):
            grupos.setdefault(clave, []).append(archivada)
    return grupos


def _entrada(nombre: str, fichas: Fichas) -> EntradaDelIndice:
    return EntradaDelIndice(nombre, cuenta(len(fichas), "ficha"), tuple(map(enlace_dentro, fichas)))


def enlace_dentro(archivada: Archivado[Ficha]) -> Texto:
    """El código de la ficha, que lleva a ella dentro de la página."""
    return Texto(archivada.id, f"#{id_de(archivada.id)}")


def lagunas(fichas: Fichas) -> tuple[Laguna, ...]:
    """De qué áreas, ODS, objetivos y principios no hay ninguna ficha."""
    areas = {area_de(archivada.id) for archivada in fichas}
    return (
        _laguna("Áreas", Area, {area for area in areas if area}),
        *(
            _laguna(
                tema.titulo,
                tema.vocabulario,
                {valor for archivada in fichas for valor in _lista(tema.de(archivada.registro))},
            )
            for tema in _TEMAS
        ),
    )


def _laguna(titulo: str, vocabulario: type[Vocabulario], hay: set[str]) -> Laguna:
    faltan = [nombre_de(valor) for valor in vocabulario if valor not in hay]
    todos = len(vocabulario)
    if len(faltan) == todos:
        nota = "Ninguna ficha los registra: no puede decirse de qué tratan."
        return Laguna(titulo, f"{todos} de {todos} sin ninguna ficha", (), nota)
    return Laguna(titulo, f"{len(faltan)} de {todos} sin ninguna ficha", tuple(faltan))


_NO_SE_PIDEN_A_LN = frozenset(
    (
        *("criterios", "territorios", "actores"),
        *("valor_agregado", "efectividad", "palabras_clave"),
    )
)
"""Lo que el formulario de una lección no aprendida no trae."""
_NO_SE_ECHAN_EN_FALTA = frozenset({"titulo_indice"})
"""Lo que solo se escribe a veces."""


def campos_poco_llenos(fichas: Fichas) -> Tabla:
    """Los campos que llena menos de la mitad de las fichas que podrían."""
    contados = [_recuento(clave, rotulo, fichas) for clave, rotulo in _rotulos().items()]
    return tabla(
        "Campos que llena menos de la mitad de las fichas",
        (
            ("Campo", lambda r: r.rotulo),
            ("#Con dato", lambda r: f"{r.llenos} de {r.todos}"),
            ("#Dicen no tenerlo", lambda r: str(r.dicho)),
            ("#No consta", lambda r: str(r.sin_dato)),
        ),
        [r for r in contados if r.llenos * 2 < r.todos],
        vacia="Ninguno: todos los campos los llena al menos la mitad de las fichas.",
        nota="Cada campo se cuenta sobre las fichas cuyo formulario lo lleva.",
    )


class _Recuento(NamedTuple):
    rotulo: str
    todos: int
    llenos: int
    dicho: int
    sin_dato: int


def _recuento(clave: str, rotulo: str, fichas: Fichas) -> _Recuento:
    valores = [getattr(f.registro, clave) for f in fichas if _se_pide(clave, f.registro)]
    sin_dato = sum(valor in (None, ()) for valor in valores)
    dicho = sum(isinstance(valor, Ausencia) for valor in valores)
    return _Recuento(rotulo, len(valores), len(valores) - sin_dato - dicho, dicho, sin_dato)


def _rotulos() -> dict[str, str]:
    """Los campos que se esperan en una ficha, en el orden del formulario y con su rótulo."""
    rotulos = {c.clave: c.rotulo for modelo in (Leccion, BuenaPractica) for c in campos(modelo)}
    claves = (*CABECERA, *FORMULARIO[True], *FORMULARIO[False], "decision", "enlaces", "fuente")
    return {c: rotulos[c] for c in claves if c not in _NO_SE_ECHAN_EN_FALTA}


def _se_pide(clave: str, ficha: Ficha) -> bool:
    if ficha.tipo is TipoDeFicha.LECCION_NO_APRENDIDA and clave in _NO_SE_PIDEN_A_LN:
        return False
    return clave in type(ficha).model_fields
