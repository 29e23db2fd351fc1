"""typer en español: las clases con que se declaran el grupo `seg` y cada una de sus órdenes."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup

from seguimiento.comandos.argumentos import adelantar_globales, repartida
from seguimiento.comandos.ayuda import PEDIR_AYUDA, ayuda
from seguimiento.comandos.de_typer import Comando, Contexto, UsoRechazado
from seguimiento.comandos.declarada import orden_de
from seguimiento.comandos.destino import preparar_destino
from seguimiento.comandos.errores_de_uso import (
    comprobar_la_fecha,
    comprobar_lo_escrito,
    de_las_que_sobran,
    en_espanol,
    la_que_no_existe,
    mal_uso,
)
from seguimiento.comandos.linea import AYUDA
from seguimiento.comandos.salida import Salida
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import plegado

if TYPE_CHECKING:
    from seguimiento.comandos.ordenes import Diferidas


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
        with en_espanol(ctx, args):
            # typer vacía la lista según lee
            sobran = super().parse_args(ctx, [*args])
        # typer los deja según se escriben
        ctx.params = {str(p.name): ctx.params[str(p.name)] for p in self.params}
        if sobran and not ctx.resilient_parsing:
            raise de_las_que_sobran(ctx, sobran, args)
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

    suyas: "Diferidas"
    """Sus órdenes, que no se construyen para decir qué hacen."""

    def parse_args(self, ctx: Contexto, args: list[str]) -> list[str]:
        """Lo que typer lee de la línea, con las opciones globales delante. Lanza `ErrorDeUso`.

        Al autocompletar no se reordena: la línea está a medias.
        """
        if not args and not ctx.resilient_parsing:
            raise SinOrden(self.get_help(ctx))
        if ctx.parent is None and not ctx.resilient_parsing:
            comprobar_la_fecha(ctx, args)
            args = adelantar_globales(args, orden_de(self))
            suyas, resto = repartida(args, orden_de(self).opciones)
            comprobar_lo_escrito(ctx, [*suyas, *resto[:1]])
        with en_espanol(ctx, args):
            return super().parse_args(ctx, self._con_la_ayuda_detras(args))

    def _con_la_ayuda_detras(self, args: list[str]) -> list[str]:
        """La línea, con `ayuda status` puesto como `status --ayuda`."""
        suyas, resto = repartida(args, orden_de(self).opciones)
        if resto and plegado(resto[0]) in PEDIR_AYUDA:
            return [*suyas, *resto[1:], AYUDA[0]]
        return args

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
        """La orden pedida, por su nombre o por otro que la llame; si no existe, la que se le parece."""
        escrito, *resto = args
        nombres = self.suyas.llamadas(escrito)
        if len(nombres) != 1:
            raise la_que_no_existe(ctx, escrito, nombres)
        if plegado(nombres[0]) != plegado(escrito):
            # la sesión aún no está: la pone la función del grupo, que se llama después
            Salida(ctx.find_root().params["color"]).avisar(
                f"«{escrito}» es «{ctx.command_path} {nombres[0]}»"
            )
        return super().resolve_command(ctx, [*nombres, *resto])

    def get_help(self, ctx: Contexto) -> str:
        """La ayuda, con sus órdenes por grupos."""
        return ayuda(
            ctx, {titulo: [*self.resumenes(suyas)] for titulo, suyas in self.suyas.grupos.items()}
        )

    def resumenes(self, nombres: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Cada una de esas órdenes y lo que hace."""
        return ((nombre, self.suyas.resumen(nombre)) for nombre in nombres)
