"""Un repositorio cuya configuración ejecuta algo a la menor orden de git, y un testigo de que lo hizo."""

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

from apoyo.historias import GIT, git

_PERSONA = {
    f"GIT_{quien}_{que}": valor
    for quien in ("AUTHOR", "COMMITTER")
    for que, valor in (("NAME", "Ana"), ("EMAIL", "ana@ejemplo.org"))
}
_CONFIADO = {
    "PATH": os.environ.get("PATH", os.defpath),
    "HOME": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "TERM": "dumb",
    **_PERSONA,
}
"""El entorno de quien usa git como siempre, sin precauciones."""

QUE_LA_DISPARA: Mapping[str, str] = {
    "core.fsmonitor": "status",
    "core.editor": "-c filter.y.process= commit --amend",
    "core.sshCommand": "ls-remote ssh://nadie/x",
    "core.gitProxy": "ls-remote git://nadie/x",
    "core.askPass": "credential fill",
    "core.hooksPath": "-c filter.y.process= commit --allow-empty -m x",
    "credential.helper": "credential fill",
    "diff.external": "-c filter.y.process= diff HEAD~1 HEAD",
    "diff.x.textconv": "log -p -1",
    "diff.y.command": "-c filter.y.process= diff HEAD~1 HEAD",
    "filter.x.clean": "hash-object --path data/acuerdos/mesa.yaml data/acuerdos/mesa.yaml",
    "filter.x.smudge": "cat-file --filters HEAD:data/acuerdos/mesa.yaml",
    "filter.y.process": "cat-file --filters HEAD:data/practicas/BP1_ME.yaml",
    "gpg.program": "-c filter.y.process= commit -S --allow-empty -m x",
    "remote.origin.uploadpack": "fetch origin",
    "remote.promete.url": "cat-file -p 1234567890123456789012345678901234567890",
    "alias.propio": "propio",
    "alias.incluido": "incluido",
}
"""Las claves de la configuración que ejecutan algo, y con qué orden de git se ve que lo hacen."""
SIN_MAS = (
    *("core.pager", "pager.log", "pager.ls-tree", "pager.rev-list", "pager.cat-file"),
    *("sequence.editor", "core.alternateRefsCommand", "uploadpack.packObjectsHook"),
    *("merge.x.driver", "interactive.diffFilter", "trailer.x.command"),
    *("submodule.x.update", "gc.recentObjectsHook", "difftool.x.cmd", "mergetool.x.cmd"),
    *(f"alias.{una}" for una in ("rev-parse", "rev-list", "ls-tree", "cat-file", "for-each-ref")),
)
"""Otras que también, pero piden una pantalla o más preparativos para verlo."""


class Trampa:
    """Lo que se ejecutaría, y lo que se ejecutó."""

    def __init__(self, carpeta: Path) -> None:
        self.carpeta = carpeta
        self.testigo = carpeta / "testigo"
        carpeta.mkdir(parents=True, exist_ok=True)

    def guion(self, clave: str, archivo: Path | None = None) -> str:
        """La ruta de un programa que deja dicha en el testigo esa clave."""
        guion = archivo or self.carpeta / "guiones" / clave
        guion.parent.mkdir(parents=True, exist_ok=True)
        testigo = shlex.quote(str(self.testigo))
        guion.write_text(f"#!/bin/sh\necho {clave} >> {testigo}\n", "utf-8")
        guion.chmod(0o755)
        return str(guion)

    def armar(self, repo: Path) -> None:
        """Pone en la configuración del repositorio, y en sus ganchos, todo lo que ejecuta algo."""
        suya = Path(git(repo, "rev-parse", "--path-format=absolute", "--git-common-dir"))
        valores = {clave: self.guion(clave) for clave in (*QUE_LA_DISPARA, *SIN_MAS)}
        valores |= {c: f"!{que}" for c, que in valores.items() if c.startswith("alias.")}
        ganchos = self.carpeta / "ganchos"
        for gancho in ("pre-commit", "post-checkout", "reference-transaction", "post-index-change"):
            self.guion("core.hooksPath", ganchos / gancho)
            self.guion("hooks", suya / "hooks" / gancho)
        incluida = self.carpeta / "incluida.conf"
        _poner(incluida, "alias.incluido", valores.pop("alias.incluido"))
        valores |= {
            "core.hooksPath": str(ganchos),
            "include.path": str(incluida),
            "remote.origin.url": str(repo),
            "remote.promete.url": f"ext::{valores['remote.promete.url']}",
            "remote.promete.promisor": "true",
            "extensions.partialClone": "promete",
            "core.repositoryFormatVersion": "1",
            "protocol.ext.allow": "always",
            "log.showSignature": "true",
        }
        for clave, valor in valores.items():
            _poner(suya / "config", clave, valor)
        (suya / "info").mkdir(exist_ok=True)
        (suya / "info/attributes").write_text(
            "data/acuerdos/* filter=x diff=x merge=x\ndata/practicas/* filter=y diff=y\n", "utf-8"
        )

    def disparadas(self) -> set[str]:
        """Lo que se ha ejecutado hasta ahora; el testigo queda limpio."""
        if not self.testigo.exists():
            return set()
        dichas = {*self.testigo.read_text("utf-8").split()}
        self.testigo.unlink()
        return dichas

    def provocadas(self, repo: Path, clave: str) -> set[str]:
        """Lo que ejecuta git, usado sin precauciones, con la orden que dispara esa clave."""
        subprocess.run(
            [GIT, *QUE_LA_DISPARA[clave].split()],
            cwd=repo,
            env=_CONFIADO,
            input=b"protocol=https\nhost=nadie\n\n",
            capture_output=True,
            check=False,
            timeout=60,
        )
        return self.disparadas()


def _poner(archivo: Path, clave: str, valor: str) -> None:
    git(archivo.parent, "config", "--file", str(archivo), clave, valor)
