"""Cómo une git los registros en esta copia, lo que le falta para hacerlo bien y cómo se le dice."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from seguimiento.comandos.edicion import asiente
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.almacen.git.repositorio import Repositorio

ConFusion = Annotated[
    bool | None,
    typer.Option(
        "--fusion/--sin-fusion",
        help="Dice a git, en esta copia, que una dato a dato lo que cambien dos personas.",
    ),
]
REMEDIO = "«seg diagnostico --reparar --fusion»"
_EJEMPLO = "data/evaluaciones/una.yaml"


class UnionEnGit(NamedTuple):
    """Qué sabe git, en esta copia, de unir registros."""

    arbol: Path
    pedida: bool
    """Si `.gitattributes` lo pide."""
    orden: str
    """Con qué orden; vacía si esta copia no lo sabe."""
    ausente: str
    """El programa de esa orden, si no está donde dice."""

    @property
    def falta(self) -> str:
        """Lo que no está en condiciones; vacío si todo está bien o si nadie lo ha pedido."""
        if not self.pedida:
            return ""
        if not self.orden:
            return "los registros piden unirse dato a dato, y en esta copia git no sabe con qué"
        return f"git ha de unir con «{self.ausente}», que no está" if self.ausente else ""

    @property
    def en_palabras(self) -> str:
        """Cómo se unen."""
        if not self.pedida:
            return f"línea a línea, como hace git; dato a dato, con {REMEDIO}"
        return "dato a dato, con «seg fusionar»"


def union_en_git(raiz: Path) -> UnionEnGit | None:
    """Lo que hay; `None` fuera de un repositorio de git o sin git. Lanza `ErrorDeGit`."""
    from seguimiento.almacen.git import motor
    from seguimiento.almacen.git.repositorio import repositorio_de

    repositorio: Repositorio | None = repositorio_de(raiz.resolve())
    if repositorio is None:
        return None
    pedida = motor.se_une_dato_a_dato(repositorio, raiz, _EJEMPLO)
    orden = motor.orden_configurada(repositorio)
    return UnionEnGit(repositorio.arbol, pedida, orden, orden and motor.programa_ausente(orden))


def configurar(sesion: Sesion, pedida: bool | None, *, preguntar: bool) -> bool:  # noqa: FBT001 — sí, no o no se dijo
    """Si se pide o se acepta, dice a git que una los registros dato a dato. Devuelve si escribió algo.

    Lo que falte: en `.gitattributes`, que va con los registros, y en la configuración de esta copia.
    """
    from seguimiento.almacen.compartir.configuracion import configurar_motor

    if not (pedida or (pedida is None and preguntar)):
        return False
    hay = union_en_git(sesion.raiz)
    if hay is None:
        if pedida:
            raise ErrorDeUso("aquí no hay git al que decírselo", "quite «--fusion»")
        return False
    falta_en_la_copia = not hay.orden or hay.ausente
    if (hay.pedida and not falta_en_la_copia) or not (pedida or _acepta(sesion)):
        return False
    if not hay.pedida:
        _pedir_en_los_registros(sesion)
    if falta_en_la_copia:
        configurar_motor(hay.arbol)
    sesion.salida.escribir("".join(f"{linea}\n" for linea in _hecho(hay)))
    return True


def _acepta(sesion: Sesion) -> bool:
    sesion.dialogo.decir(
        "Si dos personas cambian el mismo registro, git puede unirlo dato a dato, y no línea a línea."
    )
    return asiente(sesion.dialogo.preguntar("¿Decírselo en esta copia? [S/n] "))


def _pedir_en_los_registros(sesion: Sesion) -> None:
    from seguimiento.almacen.guardado import CambioDeArchivo, guardar
    from seguimiento.almacen.nombres import ATRIBUTOS
    from seguimiento.formatos.inicio import con_los_atributos

    raiz = sesion.disco.raiz
    hallado = sesion.disco.leer(ATRIBUTOS)
    antes = hallado.contenido if hallado else None
    guardar(raiz, [CambioDeArchivo(ATRIBUTOS, antes, con_los_atributos(antes))])


def _hecho(hay: UnionEnGit) -> Iterator[str]:
    from seguimiento.almacen.nombres import ATRIBUTOS

    yield "Desde ahora, git une en esta copia los registros dato a dato."
    if not hay.pedida:
        yield f"«{ATRIBUTOS}» lo pide en todas: guárdelo con «seg guardar»."
