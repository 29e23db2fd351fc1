r"""Lo que se habla con bash, zsh, fish y PowerShell al pulsar TAB: qué mandan y en qué forma quieren la respuesta.

typer trae su propia conversación, pero en la suya zsh evalúa lo que se le contesta, y la contestación
lleva textos de los registros: uno con `\$(…)` dentro ejecutaría una orden. En esta nadie evalúa nada.
Se contesta una propuesta por línea; zsh y fish entrecomillan lo que ponen en la línea, y bash y
PowerShell no, así que a ellos se les da ya entrecomillado.

La línea viaja en una variable y no como argumentos: un `seg` antiguo, que no sepa completar, la
ejecutaría.
"""

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from os.path import commonprefix
from typing import NamedTuple

from seguimiento.comandos.completado import Propuesta
from seguimiento.comandos.pulsacion import Tabulador
from seguimiento.comandos.salida import Salida
from seguimiento.comandos.tabulador import Oferta, oferta
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import plegado

SOLO_ESTO, ARCHIVOS = 0, 1
"""Con qué código se dice si lo escrito es todo o caben, en su lugar, los archivos que haya."""
_CORTES = re.compile("[=:@]+")
"""Lo que para bash es otra palabra aunque no haya espacios: «--estado=x» son tres.

Son los de COMP_WORDBREAKS que pueden ir en medio de una palabra de `seg`: «ONU:x», «--salida=a@b».
"""
_COMILLA_ABIERTA = re.compile(
    r"""((?:[^\\'"]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")*)(?:'[^']*|"(?:[^"\\]|\\.)*\\?)""", re.DOTALL
)
"""Una palabra que acaba dentro de una comilla; el grupo es lo que va delante de ella.

En «ONU" m» es «ONU»: la comilla puede abrirse a mitad de la palabra. La última barra se queda sin pareja
si TAB se pulsa justo tras ella, «"a\\».
"""
_ESPECIAL = re.compile(r"[^\w./@%+,-]")
"""Lo que en bash puede no valer por sí mismo: ante la duda, con barra vale igual."""
_COMILLAS_DE_POWERSHELL = tuple("'\"")
_LLANO_EN_POWERSHELL = re.compile(r"[\w./+:=-]+")
"""Lo que en PowerShell vale por sí mismo; «@» y «,» no, según dónde vayan."""
_ESPECIAL_ENTRE_COMILLAS = re.compile(r'[\\"$`]')


class Linea(NamedTuple):
    """Una línea a medias, entendida."""

    anteriores: tuple[str, ...]
    """Las palabras anteriores, sin el programa y sin sus comillas."""
    escrito: str
    """Lo que hay de la que se completa, sin sus comillas."""
    fija: str = ""
    """El principio de esa palabra que el intérprete da por puesto y no ha de repetirse."""
    comilla: str = ""
    """La que está abierta, si la hay."""
    enumera: bool = False
    """Si la respuesta solo va a mostrarse."""
    columnas: int = 80
    """Las de la pantalla en que se mostrará."""


class Interprete(NamedTuple):
    """Un intérprete de órdenes."""

    guion: str
    """Lo que ha de ejecutar una vez para saber completar."""
    leer: Callable[[Tabulador], Linea]
    responder: Callable[[Linea, Sequence[Propuesta]], Iterator[str]]
    """Las líneas que entiende."""


def responder(tabulador: Tabulador) -> int:
    """Escribe lo que cabe en la palabra que se completa y devuelve si caben además los archivos.

    Lanza `ErrorDeUso` si no se sabe hablar con quien pregunta.
    """
    interprete = INTERPRETES.get(tabulador.instruccion.removeprefix("complete_"))
    if interprete is None:
        raise ErrorDeUso(
            f"no se sabe completar en «{tabulador.instruccion}»",
            "ponga de nuevo lo que escribe «seg autocompletado»",
        )
    linea = interprete.leer(tabulador)
    hallado = _oferta(linea)
    respuesta = "\n".join(interprete.responder(linea, hallado.propuestas))
    Salida().escribir(f"{respuesta}\n")
    return ARCHIVOS if hallado.archivos else SOLO_ESTO


def _oferta(linea: Linea) -> Oferta:
    try:
        return oferta(linea.anteriores, linea.escrito)
    except Exception:  # noqa: BLE001 — un TAB no puede llenar de quejas la línea que se escribe
        return Oferta()


def _sin_comillas(cruda: str) -> str:
    """Una palabra sin las comillas con que se escribe, aunque no estén cerradas."""
    lector = shlex.shlex(cruda, posix=True)
    lector.whitespace_split, lector.commenters = True, ""
    partes: list[str] = []
    try:
        partes.extend(lector)
    except ValueError:
        # con la comilla abierta se queja al llegar al final, pero lo leído lo tiene
        partes.append(lector.token)
    return "".join(partes)


def _de_bash(tabulador: Tabulador) -> Linea:
    *anteriores, actual = _pegadas(tabulador.palabras[1:])
    ultima = tabulador.palabras[-1]
    # bash sustituye la última de *sus* palabras: con «--estado=en» pone lo que se le dé en vez de «en», y
    # con «--estado=», detrás del igual. Lo que va delante no ha de repetirse, ni abrirse otra vez la
    # comilla que ya está abierta: la cierra él al completar
    suelta = "" if _CORTES.fullmatch(ultima) else ultima
    desde = _COMILLA_ABIERTA.fullmatch(suelta)
    sin_cerrar = suelta[desde.end(1) :] if desde else ""
    return Linea(
        anteriores=tuple(map(_sin_comillas, anteriores)),
        escrito=_sin_comillas(actual),
        fija=_sin_comillas(actual.removesuffix(sin_cerrar or suelta)),
        comilla=sin_cerrar[:1],
        enumera=tabulador.enumera,
        columnas=tabulador.columnas,
    )


def _pegadas(crudas: Sequence[str]) -> list[str]:
    """Las palabras, juntas otra vez las que bash separó sin que hubiera un espacio.

    Que lo hubiera no se dice en ningún sitio: «--estado = x», que nadie escribe, se lee igual.
    """
    juntas: list[str] = []
    pegar = False
    for cruda in crudas:
        corte = _CORTES.fullmatch(cruda) is not None
        # tras «--estado=» y un espacio llega una palabra vacía, que es otra: no se pega
        if juntas and cruda and (corte or pegar):
            juntas[-1] += cruda
        else:
            juntas.append(cruda)
        pegar = corte
    return juntas or [""]


def _de_zsh(tabulador: Tabulador) -> Linea:
    *anteriores, actual = map(_sin_comillas, tabulador.palabras[1:] or ("",))
    return Linea(tuple(anteriores), actual)


def _de_fish(tabulador: Tabulador) -> Linea:
    # las anteriores ya vienen sin comillas, por «commandline -o»; la que se escribe, no
    *anteriores, actual = tabulador.palabras[1:] or ("",)
    return Linea(tuple(anteriores), _sin_comillas(actual))


def _de_powershell(tabulador: Tabulador) -> Linea:
    # las anteriores ya vienen sin comillas, que allí no se escriben como en los demás; la que se escribe, no
    *anteriores, actual = tabulador.palabras[1:] or ("",)
    comilla = actual[:1] if actual[:1] in _COMILLAS_DE_POWERSHELL else ""
    return Linea(tuple(anteriores), _sin_comillas_de_powershell(actual, comilla))


def _sin_comillas_de_powershell(cruda: str, comilla: str) -> str:
    dentro = cruda.removeprefix(comilla)
    # entre comillas, dos seguidas son una; y la última es la que cierra, si ya la cerró
    return dentro.removesuffix(comilla).replace(comilla * 2, comilla) if comilla else dentro


def _para_bash(linea: Linea, propuestas: Sequence[Propuesta]) -> Iterator[str]:
    """Lo que falta de cada una, entrecomillado; si solo se muestran, con lo que son al lado."""
    quedan = [
        (valor.removeprefix(linea.fija), texto)
        for valor, texto in propuestas
        if valor.startswith(linea.fija)
    ]
    # al mostrar la lista no toca la línea, y puede decirse qué es cada una; con una sola la pondría entera
    if linea.enumera and len(quedan) > 1:
        ancho = max(len(valor) for valor, _ in quedan)
        filas = (f"{valor:{ancho}}  {texto}".rstrip() for valor, texto in quedan)
        # la última columna no: quien escribe en ella salta ya de línea
        yield from (_en_lo_ancho(fila, linea.columnas - 1) for fila in filas)
        return
    valores = [valor for valor, _ in quedan]
    for valor in valores:
        if (puesto := _entrecomillado(valor, linea.comilla)) is not None:
            yield puesto
    # bash no deja dicho «no toques la línea»; no tener nada en común es la única manera
    if _se_perderia(linea.escrito.removeprefix(linea.fija), valores):
        yield " "


def _en_lo_ancho(fila: str, ancho: int) -> str:
    return fila if len(fila) <= ancho else f"{fila[: ancho - 1].rstrip()}…"


def _se_perderia(escrito: str, valores: Sequence[str]) -> bool:
    """Si al poner lo que tienen en común los valores desaparecería lo escrito.

    Con «4.1» escrito y dos evaluaciones que tengan una, bash lo cambiaría por el principio común de
    sus nombres. Una propuesta en blanco les quita todo principio común, y deja la línea como está.
    """
    comun = plegado(commonprefix(valores))  # noqa: RUF071 — no son rutas
    return len(valores) > 1 and bool(comun) and not comun.startswith(plegado(escrito))


def _entrecomillado(valor: str, comilla: str) -> str | None:
    """El valor como se escribe dentro de esa comilla o fuera de todas; `None` si no cabe en ella."""
    if comilla == "'":
        # entre comillas simples no hay manera de escribir una
        return None if "'" in valor else valor
    if comilla:
        # entre comillas dobles, «!» llama a la historia, y la barra que lo impide se queda escrita
        return None if "!" in valor else _ESPECIAL_ENTRE_COMILLAS.sub(r"\\\g<0>", valor)
    return _ESPECIAL.sub(r"\\\g<0>", valor)


def _para_zsh(_: Linea, propuestas: Sequence[Propuesta]) -> Iterator[str]:
    for valor, texto in propuestas:
        # para `_describe`, los primeros dos puntos separan lo que se escribe de lo que se dice de ello
        escapado = valor.replace("\\", "\\\\").replace(":", "\\:")
        yield f"{escapado}:{texto}" if texto else escapado


def _para_fish(_: Linea, propuestas: Sequence[Propuesta]) -> Iterator[str]:
    return (f"{valor}\t{texto}" for valor, texto in propuestas)


def _para_powershell(_: Linea, propuestas: Sequence[Propuesta]) -> Iterator[str]:
    """Lo que se pone en la línea, lo que se muestra y lo que es, separados por tabuladores."""
    for valor, texto in propuestas:
        yield f"{_entre_comillas_de_powershell(valor)}\t{valor}\t{texto or valor}"


def _entre_comillas_de_powershell(valor: str) -> str:
    if _LLANO_EN_POWERSHELL.fullmatch(valor):
        return valor
    # también las tipográficas abren y cierran
    return "'" + re.sub("(['‘’‚‛])", r"\1\1", valor) + "'"


# COMP_WORDS se une con un carácter que no se teclea, y nunca pasa por `eval`. El bash 3.2 de macOS no tiene
# `compopt` ni `-o nosort`: de lo uno se prescinde sin decirlo, y de lo otro, registrándola a secas.
_EN_BASH = r"""# Para completar con TAB las órdenes de seg en bash.
_seg_completar() {
    local IFS=$'\x1f' respuesta linea
    COMPREPLY=()
    respuesta=$(_SEG_COMPLETE=complete_bash _SEG_TIPO="${COMP_TYPE:-}" _SEG_COLUMNAS="${COLUMNS:-}" \
        _SEG_PALABRAS="${COMP_WORDS[*]:0:COMP_CWORD+1}" "$1" 2>/dev/null </dev/null)
    if [ $? -eq 1 ]; then
        compopt -o default 2>/dev/null
        return 0
    fi
    while IFS= read -r linea; do
        [ -n "$linea" ] && COMPREPLY+=("$linea")
    done <<< "$respuesta"
    return 0
}
complete -o nosort -F _seg_completar seg 2>/dev/null || complete -F _seg_completar seg
"""
# El nombre del programa es lo único que zsh da con sus comillas. `-V` conserva el orden; lo que acaba en «/»
# es el principio de otras referencias, tras el que no va un espacio; y con `r:|=*` vale también el principio
# del id interno: «1.3» por «final-2022/1.3».
_EN_ZSH = r"""#compdef seg
# Para completar con TAB las órdenes de seg en zsh.
_seg() {
    local respuesta
    local -a propuestas sin_espacio
    respuesta=$(_SEG_COMPLETE=complete_zsh _SEG_PALABRAS="${(pj:\x1f:)words[1,CURRENT]}" \
        "${(Q)words[1]}" 2>/dev/null </dev/null)
    if (( $? == 1 )); then
        _files
        return
    fi
    propuestas=("${(@f)respuesta}")
    propuestas=("${(@)propuestas:#}")
    (( $#propuestas )) || return 1
    [[ ${propuestas[1]%%:*} == */ ]] && sin_espacio=(-S '')
    _describe -V 'seg' propuestas $sin_espacio \
        -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]} r:|=* l:|=* r:|=*'
}
# como archivo de fpath, zsh lo ejecuta al primer TAB; si no, lo ejecuta quien lo carga
if [[ $funcstack[1] == _seg ]]; then
    _seg "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _seg seg
fi
"""
# fish parte en líneas lo que sustituye: `string collect` vuelve a hacer una sola palabra de las que lleven un
# salto. La línea vacía con que se contesta que no hay nada se quita, o la ofrecería.
_EN_FISH = r"""# Para completar con TAB las órdenes de seg en fish.
function __seg_completar
    set -l palabras (commandline -opc)
    set -l actual (commandline -ct)
    set -l respuesta (env _SEG_COMPLETE=complete_fish \
        _SEG_PALABRAS=(string join \x1f -- $palabras "$actual" | string collect) \
        $palabras[1] 2>/dev/null </dev/null)
    if test $status -eq 1
        __fish_complete_path "$actual"
        return
    end
    string match --invert -- '' $respuesta
end
complete --command seg --no-files --keep-order --arguments '(__seg_completar)'
"""
# Sin una tilde: PowerShell 5 lee lo que escribe un programa con la codificación de la consola, y por eso mismo se le
# cambia mientras pregunta. De las palabras anteriores se manda lo que valen; de la que se completa, lo que hay
# hasta el cursor. Si no se le da ninguna propuesta, ofrece los archivos.
_EN_POWERSHELL = r"""# Para completar con TAB lo que se le dice a seg en PowerShell.
Register-ArgumentCompleter -Native -CommandName seg, seg.exe, seg.cmd -ScriptBlock {
    param($palabra, $linea, $cursor)
    $elementos = $linea.CommandElements
    $palabras = @($elementos | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
        else { $_.Extent.Text }
    }) + "$palabra"
    $antes = [Console]::OutputEncoding
    $env:_SEG_COMPLETE = 'complete_powershell'
    $env:_SEG_PALABRAS = $palabras -join [string][char]0x1f
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $respuesta = @(& $palabras[0] 2>$null)
        if ($LASTEXITCODE -eq 1) { return }
    } catch {
        return
    } finally {
        [Console]::OutputEncoding = $antes
        Remove-Item Env:_SEG_COMPLETE, Env:_SEG_PALABRAS
    }
    $respuesta | Where-Object { $_ } | ForEach-Object {
        $puesto, $visto, $texto = $_ -split "`t", 3
        [System.Management.Automation.CompletionResult]::new($puesto, $visto, 'ParameterValue', $texto)
    }
}
"""
INTERPRETES = {
    "bash": Interprete(_EN_BASH, _de_bash, _para_bash),
    "zsh": Interprete(_EN_ZSH, _de_zsh, _para_zsh),
    "fish": Interprete(_EN_FISH, _de_fish, _para_fish),
    "powershell": Interprete(_EN_POWERSHELL, _de_powershell, _para_powershell),
}
"""Los intérpretes en que se sabe completar."""
