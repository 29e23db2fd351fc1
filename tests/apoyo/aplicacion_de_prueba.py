"""Una aplicación pequeña con un parámetro de cada clase, para oír hablar a typer."""

import re
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer
import typer.main
from typer._click import exceptions as errores
from typer._click.core import Command

from seguimiento.comandos.espanol import GrupoEnEspanol, OrdenEnEspanol, ValorNoValido

INGLES = re.compile(
    r"\b(usage|options?|arguments?|commands?|args|show|this|message|exit|default|required|text|"
    r"int|integer|str|string|float|number|bool|boolean|date|datetime|path|file|filename|directory|"
    r"choice|choose|from|such|missing|invalid|value|values|got|unexpected|extra|did|you|mean|"
    r"possible|requires?|takes?|given|must|try|for|error|is|are|not|one|of|does|match|range|valid|"
    r"aborted|env|dynamic|deprecated|deprecationwarning|the|and|or|exist|could|open|unknown|help)\b",
    re.IGNORECASE,
)


class Formato(StrEnum):
    TABLA = "tabla"
    JSON = "json"
    CSV = "csv"


def _fecha_del_proyecto(valor: str) -> str:
    match valor:
        case "mañana":
            raise ValorNoValido("«mañana» no es una fecha", "¿quiso decir «2023-04-16»?")
        case "nunca":
            raise typer.BadParameter("this phrase is never shown")
        case _:
            return valor


class Aplicacion:
    """Una aplicación con un parámetro de cada clase; recuerda con qué se llamó a cada orden."""

    def __init__(self) -> None:
        self.llamadas: list[tuple[str, dict[str, object]]] = []
        self.typer = typer.Typer(cls=GrupoEnEspanol, add_completion=False)
        self.typer.callback(help="Registra y sigue recomendaciones.")(self._raiz)
        orden = self.typer.command
        orden("status", cls=OrdenEnEspanol)(self._status)
        orden("ver", cls=OrdenEnEspanol)(self._ver)
        orden("comparar", cls=OrdenEnEspanol, deprecated=True)(self._comparar)
        orden("oculta", cls=OrdenEnEspanol, hidden=True)(self._oculta)
        nueva = typer.Typer(cls=GrupoEnEspanol, no_args_is_help=True, help="Crea un registro.")
        nueva.command("accion", cls=OrdenEnEspanol)(self._accion)
        nueva.command("acuerdo", cls=OrdenEnEspanol)(self._oculta)
        self.typer.add_typer(nueva, name="nueva")
        self.comando: Command = typer.main.get_command(self.typer)

    def __call__(self, linea: str) -> None:
        self.comando.main(linea.split(), prog_name="seg", standalone_mode=False, terminal_width=80)

    def falla(self, linea: str) -> Exception:
        with pytest.raises(errores.UsageError) as lanzada:
            self(linea)
        return lanzada.value

    def _raiz(
        self,
        hoy: Annotated[
            datetime | None,
            typer.Option("--hoy", formats=["%Y-%m-%d"], help="Fecha a la que se mira."),
        ] = None,
        raiz: Annotated[
            Path, typer.Option("-C", "--raiz", file_okay=False, exists=True, help="La carpeta.")
        ] = Path(),
        *,
        sin_cache: Annotated[bool, typer.Option("--sin-cache", help="Lee todo otra vez.")] = False,
    ) -> None:
        self._anotar("raiz", hoy=hoy, raiz=raiz, sin_cache=sin_cache)

    def _anotar(self, orden: str, **leidos: object) -> None:
        self.llamadas.append((orden, leidos))

    def _status(  # noqa: PLR0913 — un parámetro de cada clase
        self,
        formato: Annotated[Formato, typer.Option(help="Cómo se escribe.")] = Formato.TABLA,
        dias: Annotated[int, typer.Option(min=1, max=366, help="Días por delante.")] = 30,
        situacion: Annotated[list[Formato] | None, typer.Option(help="Solo estas.")] = None,
        margen: Annotated[float, typer.Option(envvar="SEG_MARGEN")] = 0.5,
        clave: Annotated[str, typer.Option(hidden=True)] = "",
        *,
        recuadro: Annotated[bool, typer.Option("--recuadro/--sin-recuadro")] = True,
    ) -> None:
        """Panorama antes de la reunión.

        Lo vencido va primero.
        """
        leidos = {"formato": formato, "dias": dias, "situacion": situacion, "margen": margen}
        self._anotar("status", **leidos, clave=clave, recuadro=recuadro)

    def _ver(
        self,
        referencia: Annotated[str, typer.Argument(help="Código del registro.")],
        formato: Annotated[Formato, typer.Option(help="Cómo se escribe.")],
        rutas: Annotated[list[Path] | None, typer.Argument(exists=True)] = None,
        salida: Annotated[Path | None, typer.Option("-o", metavar="RUTA", dir_okay=False)] = None,
        fecha: Annotated[str, typer.Option(callback=_fecha_del_proyecto)] = "",
    ) -> None:
        """Muestra un registro."""
        leidos = {"referencia": referencia, "formato": formato, "rutas": rutas}
        self._anotar("ver", **leidos, salida=salida, fecha=fecha)

    def _comparar(
        self,
        tramo: Annotated[tuple[int, int], typer.Argument()] = (1, 2),
        entre: Annotated[tuple[int, int], typer.Option(show_default="el año")] = (1, 2),
        tipo: Annotated[Formato, typer.Option(show_choices=False)] = Formato.CSV,
        *,
        desde: Annotated[str, typer.Option(default_factory=lambda: "ayer")],
    ) -> None:
        """Compara dos cortes."""
        self._anotar("comparar", tramo=tramo, entre=entre, tipo=tipo, desde=desde)

    def _accion(self, tipo: Annotated[Formato, typer.Argument(help="De qué tipo.")]) -> None:
        """Crea una acción."""
        self._anotar("accion", tipo=tipo)

    def _oculta(self) -> None:
        """No sale en la ayuda."""
