"""Los renglones de la ayuda de una orden: cada argumento y cada opción con lo que admite."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from typer._click.core import Context, Parameter
from typer._click.formatting import HelpFormatter, join_options
from typer.core import TyperArgument, TyperOption

from seguimiento.comandos.del_modelo import campo_de, explicacion, rotulo_de_campo
from seguimiento.comandos.valores import admitidos, intervalo, rotulo

if TYPE_CHECKING:
    from seguimiento.campos import Campo

NOMBRES_DE_LA_AYUDA = ("--ayuda", "--help")


def escribir_seccion(
    formatter: HelpFormatter, titulo: str, filas: Sequence[tuple[str, str]]
) -> None:
    """El título y sus filas en dos columnas; nada si no hay filas."""
    if filas:
        with formatter.section(titulo):
            formatter.write_dl(filas)


def en_el_uso(argumento: TyperArgument) -> str:
    """El argumento como sale en la línea de uso: `REF`, o `[RUTAS…]` si puede faltar."""
    nombre = nombre_de_argumento(argumento)
    repetido = f"{nombre}…" if argumento.nargs != 1 else nombre
    return repetido if argumento.required else f"[{repetido}]"


def nombre_de_argumento(argumento: TyperArgument) -> str:
    """Cómo se llama a un argumento: el rótulo que se le dio o su nombre en mayúsculas."""
    return argumento.metavar or (argumento.name or "argumento").upper()


def variables(parametro: Parameter) -> str:
    """Las variables de entorno de las que un parámetro puede tomar su valor."""
    nombres = parametro.envvar or ()
    return nombres if isinstance(nombres, str) else " o ".join(nombres)


def fila_de_argumento(argumento: TyperArgument, ctx: Context) -> tuple[str, str]:
    """El nombre del argumento y su explicación, con los valores que admite."""
    valores = admitidos(argumento.type)
    notas = [f"valores: {', '.join(valores)}"] if valores else []
    notas += [*_notas(argumento, ctx), *(["obligatorio"] if argumento.required else [])]
    return nombre_de_argumento(argumento), _con_notas(argumento.help, notas)


def fila_de_opcion(opcion: TyperOption, ctx: Context) -> tuple[str, str]:
    """Los nombres de la opción con el rótulo de su valor, y su explicación.

    De la que da el valor de un campo, las dos cosas las dice el modelo.
    """
    nombres = " / ".join(
        join_options(grupo)[0] for grupo in (opcion.opts, opcion.secondary_opts) if grupo
    )
    lleva_valor = not (opcion.is_flag or opcion.count)
    notas = [*_notas(opcion, ctx), *(["obligatoria"] if opcion.required else [])]
    campo = campo_de(opcion.help)
    izquierda = f"{nombres} {_rotulo_de_opcion(opcion, campo)}" if lleva_valor else nombres
    return izquierda, _con_notas(explicacion(campo) if campo else opcion.help, notas)


def _rotulo_de_opcion(opcion: TyperOption, campo: "Campo | None") -> str:
    propio = "VALOR" if not opcion.show_choices and admitidos(opcion.type) else rotulo(opcion.type)
    if campo:
        propio = rotulo_de_campo(campo)
    return f"{opcion.metavar or propio}{'…' if opcion.multiple else ''}"


def _notas(parametro: TyperArgument | TyperOption, ctx: Context) -> Iterator[str]:
    """Lo que va entre corchetes: variable de entorno, valor por omisión y límites."""
    if parametro.show_envvar and parametro.envvar:
        yield f"variable: {variables(parametro)}"
    if omision := _por_omision(parametro, ctx):
        yield f"por omisión: {omision}"
    if limites := intervalo(parametro.type):
        yield limites


def _por_omision(parametro: TyperArgument | TyperOption, ctx: Context) -> str:
    """El valor por omisión como se escribiría; vacío si no hay o si decirlo no añade nada."""
    if isinstance(parametro.show_default, str):
        return parametro.show_default
    valor = parametro.get_default(ctx, call=False)
    if not parametro.show_default or valor is None:
        return ""
    if isinstance(parametro, TyperOption) and parametro.is_flag:
        return _bandera_por_omision(parametro, activa=bool(valor))
    return _escrito(valor)


def _bandera_por_omision(opcion: TyperOption, *, activa: bool) -> str:
    """La de sus dos formas que rige; una bandera sin contraria, si no se pone, no está."""
    if not opcion.secondary_opts:
        return ""
    return (opcion.opts if activa else opcion.secondary_opts)[0]


def _escrito(valor: object) -> str:
    match valor:
        case Enum():
            return str(valor.value)
        case list() | tuple():
            return ", ".join(map(_escrito, valor))
        case Callable():
            return "se calcula al ejecutar"
        case _:
            return str(valor)


def _con_notas(ayuda: str | None, notas: Sequence[str]) -> str:
    entre_corchetes = f"[{'; '.join(notas)}]" if notas else ""
    return "  ".join(filter(None, [ayuda, entre_corchetes]))
