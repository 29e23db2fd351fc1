"""Los archivos tal como quedarían guardados con el próximo commit: los del índice, no los del disco."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from seguimiento.almacen.git.fuente import Guardado, Guardados, Hay, prefijo_en
from seguimiento.almacen.git.indice import Indice, leer_entero
from seguimiento.almacen.git.orden import git_del_sistema
from seguimiento.almacen.git.repositorio import Repositorio, repositorio_de
from seguimiento.almacen.git.submodulos import MODO
from seguimiento.almacen.sistema import en_octetos, en_texto
from seguimiento.almacen.sitios import CONFIGURACION, DATOS
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import NO_SE_PUEDE_LEER, PUNTERO_LFS
from seguimiento.errores import ErrorDeGit, ErrorDeUso
from seguimiento.lugares import PRINCIPIO

VARIABLE = "GIT_INDEX_FILE"
"""Con la que git dice a sus ganchos cuál es el índice: con «git commit -a» o «-- ruta», uno temporal."""
_ENLACE, _CORRIENTE = 0o120000, 0o100000
_CLASE = 0o170000
_EN_CONFLICTO = Falta(
    NO_SE_PUEDE_LEER,
    PRINCIPIO,
    "está en conflicto: hay varias versiones y ninguna elegida",
    "déjelo como ha de quedar y añádalo con «git add»",
)


@dataclass(frozen=True)
class PorGuardar(Guardados):
    """Los archivos del índice, también los que un árbol disperso no pone en la carpeta.

    No están los que solo se anunciaron («git add -N»), que no van en el commit. El que está en conflicto no
    se lee, y se dice.
    """

    indice: Indice

    en_lfs: ClassVar[Falta] = Falta(
        PUNTERO_LFS,
        PRINCIPIO,
        "lo que se va a guardar es un puntero de Git LFS, y su contenido no está en git",
        "compruébelo en la carpeta con «seg validar», sin «--indice»",
    )

    @cached_property
    def _todo(self) -> Hay:
        """Lo que hay en la raíz y por debajo de ella, desde ella."""
        antes = en_octetos(self.prefijo)
        hay: dict[str, Guardado] = {}
        submodulos = set()
        for una in self.indice.entradas:
            clase = una.modo & _CLASE
            if una.por_anadir or not una.ruta.startswith(antes):
                continue
            ruta = en_texto(una.ruta[len(antes) :])
            if una.modo == MODO:
                submodulos.add(ruta)
            elif una.etapa:
                hay[ruta] = Guardado("", es_enlace=False, falta=_EN_CONFLICTO)
            elif clase in (_CORRIENTE, _ENLACE):
                hay[ruta] = Guardado(una.identidad, clase == _ENLACE)
        return Hay(hay, frozenset(submodulos))

    def _bajo(self, *rutas: str) -> Hay:
        dentro = tuple(f"{una}/" for una in rutas)

        def pedida(ruta: str) -> bool:
            return "" in rutas or ruta in rutas or ruta.startswith(dentro)

        guardados = {r: guardado for r, guardado in self._todo.guardados.items() if pedida(r)}
        return Hay(guardados, frozenset(filter(pedida, self._todo.submodulos)))


def por_guardar(raiz: Path, dicho: str | None) -> PorGuardar:
    """Lo que se guardaría ahora de los registros de esa carpeta.

    `dicho` es lo que git dice en `GIT_INDEX_FILE`; si nada, el índice de siempre. Lanza `ErrorDeGit` si no
    hay repositorio o su índice no se lee entero, y `ErrorDeUso` si se dice uno que no es suyo.
    """
    if git_del_sistema() is None:
        raise ErrorDeGit("no se encuentra git", "instálelo: sin él no hay índice que mirar")
    raiz = raiz.resolve()
    repositorio = repositorio_de(raiz)
    if repositorio is None:
        raise ErrorDeGit(
            "aquí no hay un repositorio de git, ni índice que mirar",
            "compruebe los archivos de la carpeta con «seg validar»",
        )
    indice = leer_entero(_donde(repositorio, dicho))
    prefijo = prefijo_en(repositorio.arbol, raiz)
    enteras = (en_texto(una.ruta) for una in indice.entradas if una.es_carpeta)
    for entera in enteras:
        if any(ruta.startswith(entera) or entera.startswith(ruta) for ruta in _leidas(prefijo)):
            raise ErrorDeGit(
                f"el índice es disperso y no dice qué hay en «{entera}»",
                "ábralo con «git sparse-checkout reapply --no-sparse-index»",
            )
    return PorGuardar(repositorio, prefijo, indice)


def _leidas(prefijo: str) -> tuple[str, str]:
    return f"{prefijo}{DATOS}/", f"{prefijo}{CONFIGURACION}"


def _donde(repositorio: Repositorio, dicho: str | None) -> Path:
    """El archivo del índice. Lanza `ErrorDeUso` si el que se dice no está en la carpeta de git de este árbol.

    El entorno lo pone cualquiera: con otra ruta se comprobaría una cosa y se guardaría otra, o se leería un
    archivo ajeno. Git solo deja ahí los suyos, junto al de siempre.
    """
    carpeta = Path(os.path.realpath(repositorio.carpeta))
    if not dicho:
        return carpeta / "index"
    # git la dice desde el árbol de trabajo, que es donde ejecuta sus ganchos
    pedido = repositorio.arbol / dicho
    donde = Path(os.path.realpath(pedido.parent), pedido.name)
    if donde.parent != carpeta or donde.name in ("", ".", ".."):
        raise ErrorDeUso(
            f"«{VARIABLE}» dice «{dicho}», que no está en «{carpeta}»",
            f"quítela del entorno: «unset {VARIABLE}»",
        )
    return donde
