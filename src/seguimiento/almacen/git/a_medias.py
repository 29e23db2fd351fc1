"""Lo que git dejó empezado y espera a que alguien lo termine: mientras tanto, nada se guarda de otro modo."""

import os
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen.git.repositorio import Repositorio, arbol_de, carpeta_de_git


class AMedias(NamedTuple):
    """Qué quedó a medias."""

    que: str
    """Con su artículo: «un «rebase»»."""
    orden: str
    """La de git que lo empezó."""

    @property
    def seguir(self) -> str:
        """Con qué se termina."""
        return f"{self.orden} --continue"

    @property
    def dejar(self) -> str:
        """Con qué se vuelve a como estaba."""
        return f"{self.orden} --abort"


_REBASE = AMedias("un «rebase»", "git rebase")
_MARCAS = {
    "rebase-merge": _REBASE,
    "rebase-apply": _REBASE,
    "CHERRY_PICK_HEAD": AMedias("un «cherry-pick»", "git cherry-pick"),
    "REVERT_HEAD": AMedias("un «revert»", "git revert"),
}
"""Qué quedó a medias, por lo que git deja en su carpeta. Una unión no está: la termina «seg guardar»."""


def a_medias(repositorio: Repositorio) -> AMedias | None:
    """Lo que quedó a medias; `None` si nada."""
    return _en(repositorio.carpeta)


def a_medias_en(raiz: Path) -> AMedias | None:
    """Lo mismo, del repositorio que contiene esa raíz; `None` también si no hay ninguno."""
    arbol = arbol_de(raiz.resolve())
    return None if arbol is None else _en(carpeta_de_git(arbol))


def _en(carpeta: Path) -> AMedias | None:
    return next((que for uno, que in _MARCAS.items() if os.path.lexists(carpeta / uno)), None)
