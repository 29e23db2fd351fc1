"""`seg nueva practica`: el archivo de una ficha de buena práctica o de lección."""

import re
from collections.abc import Collection, Iterator
from itertools import count
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.de_campos import con_campos
from seguimiento.comandos.del_modelo import Dichos
from seguimiento.comandos.nueva.archivos import ArchivoNuevo, YaFue
from seguimiento.comandos.registrar import registrar
from seguimiento.errores import ErrorDeUso
from seguimiento.vocabularios import TipoDeFicha

if TYPE_CHECKING:
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga

_SIN_NUMERO = re.compile(rf"^({'|'.join(tipo.letras for tipo in TipoDeFicha)})_([A-Z]+)$")


@con_campos("practica.FichaBase", "titulo", "hallazgo")
def practica(
    contexto: typer.Context,
    nombre: Annotated[
        str,
        typer.Argument(
            metavar="CODIGO",
            help="«BP3_ME», o «BP_ME» para que el número sea el que toca.",
            show_default=False,
        ),
    ] = "",
    *,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Crea el archivo de una buena práctica o una lección.

    El código dice de qué tipo es: buena práctica (BP), lección aprendida (LA) o no aprendida (LN).

    Ejemplos::

        seg nueva practica BP_ME --titulo "Mesas de la red" --hallazgo "Se adelantan"
        seg nueva practica LA_GN --titulo "Guardería" --hallazgo "Hace falta"
    """
    return registrar(contexto, _PRACTICA, nombre, simular=simular, aunque=aunque)


def _con_su_tipo(codigo: str, dichos: Dichos) -> Dichos:
    """Los datos con el tipo que anuncia el código, que no ha de contradecir al que se dijo."""
    anunciado = TipoDeFicha.de_letras(codigo[:2])
    if dichos["tipo"] not in ("", anunciado):
        raise ErrorDeUso(
            f"«{codigo}» es de una ficha de tipo «{anunciado}», y se pide «{dichos['tipo']}»",
            "quite «--tipo» o cambie el código",
        )
    return {**dichos, "tipo": anunciado.value}


def _modelo(codigo: str) -> "type[Registro]":
    from seguimiento.modelo.practica import MODELOS_DE_FICHA, FichaBase

    if not codigo:
        return FichaBase
    return MODELOS_DE_FICHA[TipoDeFicha.de_letras(codigo[:2])]


def _nombre(carga: "Carga", pedido: str, ya_fue: YaFue) -> str:
    """El código, con su número si no lo lleva; ha de estar libre."""
    from seguimiento.modelo.tipos import CODIGO_DE_FICHA

    en_uso = {registro.id for registro in carga.cartera.registros()}
    en_uso |= {*carga.recuento.no_evaluables}
    elegido = pedido.strip().upper()
    if partes := _SIN_NUMERO.match(elegido):
        elegido = next(uno for uno in _siguientes(partes, en_uso) if not ya_fue(uno))
    if CODIGO_DE_FICHA.fullmatch(elegido) is None:
        ayuda = "se escribe como «BP1_ME», «LA2_ISE» o «LN1_GN»"
        raise ErrorDeUso(f"«{pedido}» no es un código de ficha", ayuda)
    if elegido in en_uso:
        raise ErrorDeUso(f"«{elegido}» ya es una ficha", f"véala con «seg ver {elegido}»")
    return elegido


def _siguientes(partes: re.Match[str], en_uso: Collection[str]) -> Iterator[str]:
    """Los códigos de esas letras y esa área, desde el número que sigue al más alto."""
    from seguimiento.modelo.tipos import CODIGO_DE_FICHA

    letras, area = partes.groups()
    fichas = map(CODIGO_DE_FICHA.fullmatch, en_uso)
    numeros = (int(una[2]) for una in fichas if una and (una[1], una[3]) == (letras, area))
    for numero in count(max(numeros, default=0) + 1):
        yield f"{letras}{numero}_{area}"


def _despues(codigo: str) -> str:
    return f"Nueva ficha «{codigo}». Lo que le falta se ve con «seg informe ficha {codigo}»."


_PRACTICA = ArchivoNuevo(
    carpeta="practicas",
    esquema="practica",
    modelo=_modelo,
    se_llama="Código",
    nombre=_nombre,
    exigidos=("titulo", "hallazgo"),
    completos=_con_su_tipo,
    despues=_despues,
)
