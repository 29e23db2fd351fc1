"""En qué formatos dice `seg validar` los defectos: cada uno, un valor, una función y una línea de la tabla."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from seguimiento.globales import NINGUNA, Globales

if TYPE_CHECKING:
    from seguimiento.almacen.corte import Corte
    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.repositorio import Recuento


class FormatoDeDiagnosticos(StrEnum):
    """Cómo se muestran los diagnósticos."""

    TEXTO = "texto"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"
    JUNIT = "junit"


@dataclass(frozen=True, slots=True)
class Dictamen:
    """Todo lo que puede decirse de unos registros revisados."""

    recuento: "Recuento"
    diagnosticos: "tuple[Diagnostico, ...]"
    fuera: int
    """Cuántos más hay, fuera de las rutas pedidas."""
    corte: "Callable[[], Corte]"
    """De qué archivos y de qué día se habla; mirar git cuesta, y solo lo paga quien lo dice."""
    color: bool = False
    globales: Globales = NINGUNA
    """Las que ha de llevar lo que se aconseje a una persona."""
    columnas: int | None = None
    """Las de la pantalla, si se lee en ella."""
    prefijo: str = ""
    """Lo que las rutas llevan delante de lo que hay desde la raíz de los registros."""

    def desde(self, prefijo: str) -> "Dictamen":
        """El mismo con las rutas que una plataforma encuentra: las del sistema, desde la raíz de git.

        Se muestren como se muestren, de ellas salen los enlaces.
        """
        ocultas = self.recuento.ocultas
        if not prefijo and not ocultas:
            return self

        def ruta(archivo: str) -> str:
            return prefijo + ocultas.get(archivo, archivo)

        ilegibles, en_parte = (
            [*map(ruta, lista)] for lista in (self.recuento.ilegibles, self.recuento.en_parte)
        )
        return replace(
            self,
            prefijo=prefijo,
            recuento=replace(self.recuento, ilegibles=ilegibles, en_parte=en_parte),
            diagnosticos=tuple(_con_sus_rutas(d, ruta) for d in self.diagnosticos),
        )


def _con_sus_rutas(diagnostico: "Diagnostico", ruta: Callable[[str], str]) -> "Diagnostico":
    otros = (replace(otro, archivo=ruta(otro.archivo)) for otro in diagnostico.relacionados)
    return replace(diagnostico, archivo=ruta(diagnostico.archivo), relacionados=tuple(otros))


class Formato(NamedTuple):
    """Cómo se escribe un dictamen."""

    escribir: Callable[[Dictamen], str]
    desde_git: bool = False
    """Si las rutas han de ir desde la raíz de git."""


def _texto(dictamen: Dictamen) -> str:
    from seguimiento.formatos.diagnosticos import en_texto

    return en_texto(
        dictamen.recuento,
        dictamen.diagnosticos,
        fuera=dictamen.fuera,
        color=dictamen.color,
        globales=dictamen.globales,
        columnas=dictamen.columnas,
    )


def _json(dictamen: Dictamen) -> str:
    from seguimiento.formatos.estructurado import en_json, envoltura

    corte = dictamen.corte()
    commit, modificado = corte.estado.commit, corte.estado.modificado
    recuento, diagnosticos = dictamen.recuento, dictamen.diagnosticos
    comun = envoltura(corte.fecha, commit, modificado, recuento, diagnosticos)
    return en_json(comun | {**corte.momento})


def _github(dictamen: Dictamen) -> str:
    from seguimiento.formatos.github import en_github

    return en_github(dictamen.recuento, dictamen.diagnosticos)


def _sarif(dictamen: Dictamen) -> str:
    from seguimiento.formatos.sarif import en_sarif

    return en_sarif(dictamen.recuento, dictamen.diagnosticos)


def _gitlab(dictamen: Dictamen) -> str:
    from seguimiento.formatos.gitlab import en_gitlab

    return en_gitlab(dictamen.recuento, dictamen.diagnosticos)


def _junit(dictamen: Dictamen) -> str:
    from seguimiento.formatos.junit import en_junit

    return en_junit(dictamen.recuento, dictamen.diagnosticos, dictamen.prefijo)


FORMATOS: Mapping[FormatoDeDiagnosticos, Formato] = {
    FormatoDeDiagnosticos.TEXTO: Formato(_texto),
    FormatoDeDiagnosticos.JSON: Formato(_json),
    FormatoDeDiagnosticos.GITHUB: Formato(_github, desde_git=True),
    FormatoDeDiagnosticos.SARIF: Formato(_sarif, desde_git=True),
    FormatoDeDiagnosticos.GITLAB: Formato(_gitlab, desde_git=True),
    FormatoDeDiagnosticos.JUNIT: Formato(_junit, desde_git=True),
}
