"""typer en español: las clases con que se declaran el grupo `seg` y cada una de sus órdenes.

La aplicación se declara con `typer.Typer(cls=GrupoEnEspanol)` y cada orden con
`cls=OrdenEnEspanol`; se ejecuta con `standalone_mode=False`, y las excepciones que lleguen pasan a
`traducir`, que da la frase y la ayuda.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import typer
from typer._click import exceptions as errores
from typer._click.core import Command, Context, augment_usage_errors
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from seguimiento.comandos.argumentos import adelantar_globales, orden_de
from seguimiento.comandos.ayuda import (
    NOMBRES_DE_LA_AYUDA,
    en_el_uso,
    escribir_seccion,
    fila_de_argumento,
    fila_de_opcion,
)
from seguimiento.comandos.errores_de_uso import UsoNoValido, ValorNoValido, con_su_valor, traducir
from seguimiento.comandos.valores import visible
from seguimiento.redaccion import quiso_decir, recortado

__all__ = ["GrupoEnEspanol", "OrdenEnEspanol", "UsoNoValido", "ValorNoValido", "traducir"]


class _EnEspanol(Command):
    """Lo común a grupos y órdenes: ayuda en español y errores con los datos que typer no guarda."""

    def __init__(
        self,
        *,
        context_settings: dict[str, Any] | None = None,
        deprecated: bool = False,
        rich_markup_mode: object = None,  # noqa: ARG002 — sin Rich, diga lo que diga la aplicación
        **demas: Any,  # noqa: ANN401 — los pone typer y van a su clase
    ) -> None:
        ajustes = {"help_option_names": [*NOMBRES_DE_LA_AYUDA], **(context_settings or {})}
        demas["rich_markup_mode"] = None
        super().__init__(context_settings=ajustes, **demas)
        # typer anuncia en inglés lo que sabe obsoleto; así no lo sabe
        self.obsoleta = deprecated

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        escritos = [*args]
        try:
            with augment_usage_errors(ctx):
                return super().parse_args(ctx, args)
        except errores.BadParameter as error:
            if type(error) is not errores.BadParameter or error.param is None:
                raise
            raise con_su_valor(error.param, ctx, escritos) from error

    def invoke(self, ctx: Context) -> object:
        if self.obsoleta:
            typer.echo(f"aviso: la orden «{ctx.command_path}» está obsoleta", err=True)
        return super().invoke(ctx)

    def get_help_option_names(self, ctx: Context) -> list[str]:
        """Los nombres en su orden: typer los pasa por un conjunto y salen cada vez de un modo."""
        libres = super().get_help_option_names(ctx)
        return [nombre for nombre in ctx.help_option_names if nombre in libres]

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        opcion = super().get_help_option(ctx)
        if opcion is not None:
            opcion.help = "Muestra esta ayuda y termina."
        return opcion

    def get_short_help_str(self, limit: int = 45) -> str:
        marca = "(obsoleta) " if self.obsoleta else ""
        return _resumida(marca + (self.short_help or self.help or "").strip(), limit)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:  # noqa: ARG002 — la pide typer
        argumentos = (p for p in self.params if isinstance(p, TyperArgument) and not p.hidden)
        return ["[OPCIONES]", *map(en_el_uso, argumentos)]

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Las partes de la ayuda en su orden, sin pasar por la de typer, que elige entre dos."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        self.format_options(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        piezas = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, piezas, prefix="Uso: ")

    def format_help_text(self, ctx: Context, formatter: HelpFormatter) -> None:
        super().format_help_text(ctx, formatter)
        if self.obsoleta:
            formatter.write_paragraph()
            formatter.write_text("  Orden obsoleta: dejará de estar en una próxima versión.")

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        visibles = [p for p in self.get_params(ctx) if not getattr(p, "hidden", False)]
        argumentos = [fila_de_argumento(p, ctx) for p in visibles if isinstance(p, TyperArgument)]
        opciones = [fila_de_opcion(p, ctx) for p in visibles if isinstance(p, TyperOption)]
        escribir_seccion(formatter, "Argumentos", argumentos)
        escribir_seccion(formatter, "Opciones", opciones)


class OrdenEnEspanol(_EnEspanol, TyperCommand):
    """Una orden que habla español."""

    # typer rechaza en inglés los argumentos que sobran; al admitirlos, los rechazamos nosotros
    allow_extra_args = True

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Lo de toda orden, y que no sobre nada."""
        sobran = super().parse_args(ctx, args)
        if sobran and not ctx.resilient_parsing:
            raise UsoNoValido(_sobran(sobran), ctx=ctx)
        return sobran


class GrupoEnEspanol(_EnEspanol, TyperGroup):
    """Un grupo de órdenes que habla español; sus opciones valen también después de la orden."""

    resumen_de: Callable[[str], str] | None = None
    """Lo que dice la ayuda de una de sus órdenes, si puede saberse sin construirla."""

    def __init__(self, **ajustes: Any) -> None:  # noqa: ANN401 — los pone typer y van a su clase
        super().__init__(**ajustes)
        ajenas = [n for n, orden in self.commands.items() if not isinstance(orden, _EnEspanol)]
        if ajenas:
            raise TypeError(f"sin cls=OrdenEnEspanol hablarían inglés: {', '.join(ajenas)}")

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Lo de toda orden, con las opciones globales delante.

        Al autocompletar no se reordena: la línea está a medias.
        """
        if ctx.parent is None and not ctx.resilient_parsing:
            args = adelantar_globales(args, orden_de(self))
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Context) -> object:
        """Ejecuta la orden pedida; sin ninguna, dice que falta."""
        sin_orden = not ctx._protected_args  # noqa: SLF001 — typer no lo dice de otro modo
        if sin_orden and not self.invoke_without_command:
            raise UsoNoValido("falta la orden", ctx=ctx)
        return super().invoke(ctx)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """La orden pedida; si no existe, la que se le parece."""
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            visibles = [nombre for nombre, orden in self.commands.items() if not orden.hidden]
            sugerencia = quiso_decir(args[0], visibles)
            raise UsoNoValido(f"no existe la orden «{visible(args[0])}»", sugerencia, ctx=ctx)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """La línea de uso de un grupo: sus opciones y la orden."""
        piezas = _EnEspanol.collect_usage_pieces(self, ctx)
        return [*piezas, "ORDEN [ARGUMENTOS]…"]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Los argumentos, las opciones y, al final, las órdenes."""
        super().format_options(ctx, formatter)
        ancho = formatter.width - 6 - max(map(len, self.commands), default=0)
        escribir_seccion(formatter, "Órdenes", list(self.resumenes(ancho)))

    def resumenes(self, ancho: int) -> Iterator[tuple[str, str]]:
        """Cada orden visible y lo que hace, sin construir las que puedan contarlo sin ello."""
        for nombre in self.commands:
            if self.resumen_de is not None:
                yield nombre, _resumida(self.resumen_de(nombre), ancho)
            elif not self.commands[nombre].hidden:
                yield nombre, self.commands[nombre].get_short_help_str(ancho)


def _resumida(ayuda: str, ancho: int) -> str:
    """El primer párrafo, en lo que quepa y sin punto final."""
    return recortado(ayuda.partition("\n\n")[0].removesuffix("."), ancho)


def _sobran(argumentos: Sequence[str]) -> str:
    citados = " ".join(f"«{visible(argumento)}»" for argumento in argumentos)
    return f"sobra el argumento {citados}" if len(argumentos) == 1 else f"sobran {citados}"
