"""typer en español: las clases con que se declaran el grupo `seg` y cada una de sus órdenes."""

from collections.abc import Callable, Iterator

from typer.core import TyperCommand, TyperGroup

from seguimiento.comandos.argumentos import adelantar_globales, orden_de, repartida
from seguimiento.comandos.ayuda import ancho_de_la_ayuda, ayuda
from seguimiento.comandos.de_typer import Comando, Contexto, UsoRechazado
from seguimiento.comandos.destino import preparar_destino
from seguimiento.comandos.errores_de_uso import (
    comprobar_lo_escrito,
    de_las_que_sobran,
    en_espanol,
    mal_uso,
)
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import quiso_decir, recortado


class SinOrden(ErrorDeUso):
    """No se escribió nada tras el nombre de un grupo: en vez de un mensaje, lleva su ayuda."""


class OrdenEnEspanol(TyperCommand):
    """Una orden que habla español."""

    # typer rechaza en inglés los argumentos que sobran; al admitirlos, los rechazamos nosotros
    allow_extra_args = True

    def parse_args(self, ctx: Contexto, args: list[str]) -> list[str]:
        """Lo que typer lee de la línea, sin que sobre nada. Lanza `ErrorDeUso`."""
        if not ctx.resilient_parsing:
            comprobar_lo_escrito(ctx, args)
        with en_espanol(ctx):
            sobran = super().parse_args(ctx, args)
        if sobran and not ctx.resilient_parsing:
            raise de_las_que_sobran(ctx, sobran)
        return sobran

    def invoke(self, ctx: Contexto) -> object:
        """Ejecuta la orden, comprobado antes a dónde va su resultado. Lanza `ErrorDeUso`."""
        preparar_destino(ctx)
        return super().invoke(ctx)

    def get_help(self, ctx: Contexto) -> str:
        """La ayuda, que typer pide aquí cuando se escribe `--ayuda`."""
        return ayuda(ctx)


class GrupoEnEspanol(TyperGroup):
    """Un grupo de órdenes que habla español; sus opciones valen también después de la orden."""

    resumen_de: Callable[[str], str]
    """Lo que dice la ayuda de una de sus órdenes, que no se construye para saberlo."""

    def parse_args(self, ctx: Contexto, args: list[str]) -> list[str]:
        """Lo que typer lee de la línea, con las opciones globales delante. Lanza `ErrorDeUso`.

        Al autocompletar no se reordena: la línea está a medias.
        """
        if not args and not ctx.resilient_parsing:
            raise SinOrden(self.get_help(ctx))
        if ctx.parent is None and not ctx.resilient_parsing:
            args = adelantar_globales(args, orden_de(self))
            suyas, resto = repartida(args, orden_de(self).opciones)
            comprobar_lo_escrito(ctx, [*suyas, *resto[:1]])
        with en_espanol(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Contexto) -> object:
        """Ejecuta la orden pedida; sin ninguna, dice que falta."""
        try:
            return super().invoke(ctx)
        except UsoRechazado as error:
            # lo que se rechaza de la línea de la orden ya está en español: esto es que no hay orden
            raise mal_uso(ctx, "falta la orden") from error

    def resolve_command(
        self, ctx: Contexto, args: list[str]
    ) -> tuple[str | None, Comando | None, list[str]]:
        """La orden pedida; si no existe, la que se le parece."""
        if self.get_command(ctx, args[0]) is None:
            sugerencia = quiso_decir(args[0], [*self.commands])
            raise mal_uso(ctx, f"no existe la orden «{args[0]}»", sugerencia)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Contexto) -> str:
        """La ayuda, con sus órdenes al final."""
        ancho = ancho_de_la_ayuda() - 6 - max(map(len, self.commands))
        return ayuda(ctx, [*self.resumenes(ancho)])

    def resumenes(self, ancho: int) -> Iterator[tuple[str, str]]:
        """Cada orden y lo que hace: el primer párrafo de su ayuda, en lo que quepa y sin punto."""
        for nombre in self.commands:
            primero = self.resumen_de(nombre).partition("\n\n")[0]
            yield nombre, recortado(primero.removesuffix("."), ancho)
