"""Los errores de uso que detecta typer, dichos en español.

Las frases se redactan a partir de la clase del error y de sus datos, nunca de la frase inglesa. Lo
que comprobamos nosotros se lanza con `ValorNoValido` o `UsoNoValido`, que se muestran tal cual.
"""

from collections.abc import Iterable
from functools import singledispatch

import typer
from typer._click import exceptions as errores
from typer._click.core import Context, Parameter, ParameterSource
from typer.core import TyperArgument
from typer.exceptions import TyperException

from seguimiento.comandos.argumentos import orden_de
from seguimiento.comandos.ayuda import NOMBRES_DE_LA_AYUDA, nombre_de_argumento, variables
from seguimiento.comandos.valores import Rechazo, admitidos, motivo_del_sistema, rechazo, visible
from seguimiento.redaccion import enumeracion, parecido


class ValorNoValido(typer.BadParameter):
    """Un valor que no vale, dicho por nosotros: su frase se muestra tal cual.

    Es la que lanzan las funciones que comprueban una opción; `typer.BadParameter` queda para typer,
    cuyas frases están en inglés y se descartan.
    """

    def __init__(self, frase: str, sugerencia: str = "", *, param: Parameter | None = None) -> None:
        super().__init__(frase, param=param)
        self.sugerencia = sugerencia


class UsoNoValido(errores.UsageError):
    """Una orden mal formada, dicha por nosotros: su frase se muestra tal cual."""

    def __init__(self, frase: str, sugerencia: str = "", *, ctx: Context | None = None) -> None:
        super().__init__(frase, ctx)
        self.sugerencia = sugerencia


def con_su_valor(param: Parameter, ctx: Context, args: list[str]) -> ValorNoValido:
    """El rechazo de typer redactado con el valor que lo causó, que su excepción no guarda.

    La línea se lee otra vez y se convierte cada valor hasta dar con el que no vale. Si todos valen,
    el rechazo es de una comprobación que no usó `ValorNoValido`, y su frase no se muestra.
    """
    leidos, _, _ = ctx.command.make_parser(ctx).parse_args([*args])
    valor, origen = param.consume_value(ctx, leidos)
    variable = f" (variable {variables(param)})" if origen is ParameterSource.ENVIRONMENT else ""
    suelto = not param.multiple and (param.nargs == 1 or param.type.is_composite)
    dicho = _primer_rechazo(param, ctx, [valor] if suelto else valor or ())
    frase = f"valor no válido para {_nombrado(param)}{variable}"
    nuevo = ValorNoValido(
        f"{frase}: {dicho.motivo}" if dicho else frase, dicho.sugerencia if dicho else ""
    )
    nuevo.ctx, nuevo.param = ctx, param
    return nuevo


def _primer_rechazo(param: Parameter, ctx: Context, valores: Iterable[object]) -> Rechazo | None:
    for valor in valores:
        try:
            param.type(valor, param, ctx)
        except errores.BadParameter as error:
            return rechazo(param.type, valor, error.__context__)
    return None


def _nombrado(param: Parameter) -> str:
    """«--hoy» (el nombre más largo de la opción) o «REF»."""
    if isinstance(param, TyperArgument):
        return f"«{nombre_de_argumento(param)}»"
    return f"«{max(param.opts, key=len, default=param.name)}»"


@singledispatch
def traducir(error: BaseException) -> tuple[str, str]:
    """Qué pasó y qué hacer (puede ser vacío), en español y según la clase de la excepción.

    De una clase desconocida solo se sabe que la orden no se entendió.
    """
    ctx: Context | None = getattr(error, "ctx", None)
    return "la orden no se entiende", _ver_ayuda(ctx)


def _ver_ayuda(ctx: Context | None, sugerencia: str = "") -> str:
    ver = f"Vea «{ctx.command_path} {NOMBRES_DE_LA_AYUDA[0]}»." if ctx else ""
    return " ".join(filter(None, [sugerencia, ver]))


@traducir.register(ValorNoValido)
@traducir.register(UsoNoValido)
def _dicho_por_nosotros(error: ValorNoValido | UsoNoValido) -> tuple[str, str]:
    return error.message, _ver_ayuda(error.ctx, error.sugerencia)


@traducir.register(errores.UsageError)
def _orden_que_no_se_entiende(error: errores.UsageError) -> tuple[str, str]:
    return "la orden no se entiende", _ver_ayuda(error.ctx)


@traducir.register(errores.BadParameter)
def _valor_rechazado(error: errores.BadParameter) -> tuple[str, str]:
    cual = f" para {_nombrado(error.param)}" if error.param else ""
    return f"valor no válido{cual}", _ver_ayuda(error.ctx)


@traducir.register(errores.MissingParameter)
def _falta(error: errores.MissingParameter) -> tuple[str, str]:
    if error.param is None:
        return "falta un argumento o una opción", _ver_ayuda(error.ctx)
    que = "el argumento" if isinstance(error.param, TyperArgument) else "la opción"
    valores = admitidos(error.param.type)
    lista = f"; valores: {', '.join(valores)}" if valores else ""
    return f"falta {que} {_nombrado(error.param)}{lista}", _ver_ayuda(error.ctx)


@traducir.register(errores.NoSuchOption)
def _opcion_desconocida(error: errores.NoSuchOption) -> tuple[str, str]:
    sugerencia = _opcion_que_quiso_decir(error.option_name, error.ctx) if error.ctx else ""
    mensaje = f"no existe la opción «{visible(error.option_name)}»"
    return mensaje, _ver_ayuda(error.ctx, sugerencia)


@traducir.register(errores.BadOptionUsage)
def _opcion_mal_usada(error: errores.BadOptionUsage) -> tuple[str, str]:
    nombre = f"«{visible(error.option_name)}»"
    valores = orden_de(error.ctx.command).opciones.get(error.option_name) if error.ctx else None
    match valores:
        # la de ayuda no figura entre las opciones de la orden y tampoco lleva valor
        case 0 | None:
            mensaje = f"la opción {nombre} no lleva valor"
        case 1:
            mensaje = f"a la opción {nombre} le falta su valor"
        case _:
            mensaje = f"la opción {nombre} necesita {valores} valores"
    return mensaje, _ver_ayuda(error.ctx)


@traducir.register(errores.BadArgumentUsage)
def _argumento_incompleto(error: errores.BadArgumentUsage) -> tuple[str, str]:
    params = error.ctx.command.params if error.ctx else []
    varios = [p for p in params if isinstance(p, TyperArgument) and p.nargs > 1]
    # typer no dice cuál es; con varios así, se nombran todos
    necesita = enumeracion(f"{_nombrado(p)} necesita {p.nargs} valores" for p in varios)
    mensaje = f"faltan valores: {necesita}" if necesita else "faltan valores de un argumento"
    return mensaje, _ver_ayuda(error.ctx)


@traducir.register(errores.NoArgsIsHelpError)
def _ayuda_en_vez_de_orden(error: errores.NoArgsIsHelpError) -> tuple[str, str]:
    """La propia ayuda, que ya está en español."""
    return error.message, ""


@traducir.register(errores.FileError)
def _archivo_que_no_abre(error: errores.FileError) -> tuple[str, str]:
    causa = error.__cause__
    motivo = motivo_del_sistema(causa) if isinstance(causa, OSError) else "no se puede abrir"
    return f"«{visible(error.ui_filename)}» {motivo}", ""


@traducir.register(TyperException)
@traducir.register(errores.ClickException)
def _orden_mal_declarada(_: TyperException) -> tuple[str, str]:
    """Las lanza typer al preparar una orden cuya declaración no entiende: es un defecto nuestro."""
    return "la orden está mal declarada", "Es un defecto del programa, no de lo que escribió."


@traducir.register(typer.Abort)
def _interrumpida(_: typer.Abort) -> tuple[str, str]:
    return "interrumpido", ""


@traducir.register(typer.Exit)
def _salida(_: typer.Exit) -> tuple[str, str]:
    """Terminar no es un error: no hay nada que decir."""
    return "", ""


def _opcion_que_quiso_decir(escrita: str, ctx: Context) -> str:
    """La opción parecida de la orden o global; si es de otra orden del grupo, dónde va."""
    if not escrita.startswith("--"):
        return ""
    # `parecido` compara con guiones bajos lo escrito, pero no los valores válidos
    nombres = {
        nombre.strip("-").replace("-", "_"): nombre
        for contexto in (ctx.find_root(), ctx)
        for param in contexto.command.get_params(contexto)
        if not getattr(param, "hidden", False)
        for nombre in (*param.opts, *param.secondary_opts)
        if nombre.startswith("--")
    }
    if candidata := parecido(escrita.strip("-"), [*nombres]):
        return f"¿quiso decir «{nombres[candidata]}»?"
    contenidas = orden_de(ctx.command).ordenes.values()
    if any(escrita in orden.opciones for orden in contenidas):
        return f"«{escrita}» va después de la orden."
    return ""
