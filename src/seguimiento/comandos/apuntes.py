"""Apuntar algo en un elemento: una entrada de su bitácora, una prórroga, una respuesta, una acción…"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import typer

from seguimiento.comandos.del_modelo import (
    Dichos,
    comprobar_dichos,
    comprobar_lo_dicho,
    leidos,
    opcion_de,
)
from seguimiento.comandos.edicion import Edicion, editar
from seguimiento.comandos.seleccion import elegir
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso
from seguimiento.vocabularios import ClaseDeElemento

if TYPE_CHECKING:
    from seguimiento.documento import Documento
    from seguimiento.documento.escritura import Valor
    from seguimiento.elementos import Elemento
    from seguimiento.lugares import Ruta
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga
    from seguimiento.repositorio.propuestas import Abierto

Leido = Mapping[str, "Valor"]
"""Los datos de un registro, en el orden de su modelo."""


class Donde(NamedTuple):
    """El lugar de un documento en que entra algo."""

    ruta: "Ruta"
    orden: Sequence[str]
    """Las claves que caben junto a la última de la ruta, en su orden."""
    textos: Collection[str]
    """Las de lo que entra en que va un texto cualquiera, que no ha de confundirse con otra cosa."""


@dataclass(frozen=True, slots=True)
class Caso:
    """En qué se apunta y lo que se dijo."""

    elemento: "Elemento"
    documento: "Documento"
    """El del archivo en que está."""
    instancia: str
    """El período al que se refiere; vacío si a ninguno."""
    dichos: Dichos
    hoy: date
    confirmado: bool
    """Si se aceptó con «--si» cambiar lo que ya estaba escrito."""

    @property
    def ref(self) -> str:
        """La referencia completa, con el período tras «@» si lo lleva."""
        return f"{self.elemento.ref}@{self.instancia}" if self.instancia else self.elemento.ref


def al_final(_: Caso, documento: "Documento", donde: Donde, nuevo: "Leido") -> "Documento":
    """El documento con lo nuevo al final de la lista."""
    from seguimiento.documento.edicion import con_otro

    return con_otro(documento, donde.ruta, nuevo, orden=donde.orden, textos=donde.textos)


def nada_mas(_: Dichos) -> tuple[str, ...]:
    """Que, se haya dicho lo que se haya dicho, no hace falta nada más."""
    return ()


@dataclass(frozen=True, slots=True)
class Apunte:
    """Qué se apunta, en qué y con qué datos."""

    clave: str
    """Dónde entra."""
    clases: tuple[ClaseDeElemento, ...]
    """Las clases de elementos que la tienen."""
    exigidos: tuple[str, ...]
    """Los datos sin los que la orden no se hace."""
    datos: "Callable[[Caso], Leido]"
    """Los del registro que se apunta; los vacíos se omiten."""
    despues: "Callable[[Caso, Leido], str]"
    """Lo que se dice una vez guardado, con la referencia que se usará a continuación."""
    preguntados: tuple[str, ...] = ()
    """Los que se preguntan además, si hay que preguntar algo."""
    obligan: Callable[[Dichos], Sequence[str]] = nada_mas
    """De los que se preguntan además, los que, por lo ya dicho, no pueden dejarse en blanco."""
    cabe_en: "Callable[[Elemento], bool]" = lambda _: True
    """A cuáles de esas clases puede apuntarse: solo esos se ofrecen al preguntar."""
    poner: "Callable[[Caso, Documento, Donde, Leido], Documento]" = al_final
    """Cómo entra lo nuevo en el documento."""


def anotar(  # noqa: PLR0913 — qué, en qué y cómo
    contexto: typer.Context,
    apunte: Apunte,
    ref: str,
    dichos: Dichos,
    *,
    simular: bool,
    confirmado: bool = False,
) -> int:
    """Apunta en el elemento lo que se dijo. En una terminal, pregunta lo que falte.

    Devuelve el código de salida de `editar`.
    """
    from seguimiento.repositorio.propuestas import abrir

    comprobar_lo_dicho(contexto)
    sesion: Sesion = contexto.obj
    ref = ref.strip()
    hay_que_preguntar = _falta_algo(contexto, apunte, ref, dichos)
    if hay_que_preguntar:
        ref, dichos = _preguntado(contexto, apunte, ref, dichos)

    def preparar(carga: "Carga") -> Edicion:
        elemento = elegir_entre(carga, ref, sesion.hoy, apunte.clases)
        abierto = abrir(sesion.fuente, elemento.lugar.archivo)
        instancia = ref.partition("@")[2]
        caso = Caso(elemento, abierto.documento, instancia, dichos, sesion.hoy, confirmado)
        return _edicion(contexto, apunte, caso, abierto)

    return editar(sesion, preparar, simular=simular, confirmar=hay_que_preguntar and not simular)


def _edicion(contexto: typer.Context, apunte: Apunte, caso: Caso, abierto: "Abierto") -> Edicion:
    from seguimiento.campos import claves, claves_de_texto

    elemento, modelo = caso.elemento, _modelo(caso.elemento, apunte.clave)
    nuevo = leidos(contexto, modelo, apunte.datos(caso))
    ruta, orden = (*elemento.lugar.ruta, apunte.clave), claves(type(elemento.registro))
    donde = Donde(ruta, orden, claves_de_texto(modelo))
    cambio = abierto.editado(lambda documento: apunte.poner(caso, documento, donde, nuevo))
    return Edicion([cambio], apunte.despues(caso, nuevo))


def elegir_entre(
    carga: "Carga", ref: str, hoy: date, clases: "Sequence[ClaseDeElemento]"
) -> "Elemento":
    """El elemento a que se refiere, que ha de ser de una de esas clases; si no, `ErrorDeUso`."""
    from seguimiento.redaccion import enumeracion

    elemento = elegir(carga, ref, hoy)
    if elemento.clase not in clases:
        validas = enumeracion((clase.value for clase in clases), "o")
        raise ErrorDeUso(
            f"«{elemento.ref}» no es {validas}, sino {elemento.clase.value}",
            "vea las que hay con «seg lista» o «seg buscar»",
        )
    return elemento


def _falta_algo(contexto: typer.Context, apunte: Apunte, ref: str, dichos: Dichos) -> bool:
    """Si falta algo por decir; sin nadie a quien preguntarlo, lanza `ErrorDeUso`, que lo nombra."""
    sin_decir = [clave for clave in apunte.exigidos if not dichos[clave]]
    faltan = [opcion_de(contexto, clave) for clave in ([] if ref else ["ref"]) + sin_decir]
    if faltan and not contexto.obj.dialoga:
        raise falta(contexto, faltan)
    return bool(faltan)


def falta(contexto: typer.Context, nombres: "Sequence[str]") -> ErrorDeUso:
    """El error de quien no dijo lo que la orden necesita."""
    from seguimiento.redaccion import entre_comillas, enumeracion

    verbo = "falta" if len(nombres) == 1 else "faltan"
    cuales = enumeracion(entre_comillas(nombres))
    return ErrorDeUso(f"{verbo} {cuales}", f"vea «{contexto.command_path} --ayuda»")


def _preguntado(
    contexto: typer.Context, apunte: Apunte, ref: str, dichos: Dichos
) -> tuple[str, Dichos]:
    """La referencia y los datos, con lo que faltaba ya respondido."""
    from seguimiento.comandos.preguntas import preguntar_por_un_elemento, preguntar_por_un_valor

    sesion: Sesion = contexto.obj
    carga = sesion.cargar()
    if ref:
        elemento = elegir_entre(carga, ref, sesion.hoy, apunte.clases)
    else:
        elemento = preguntar_por_un_elemento(sesion, carga, apunte.clases, apunte.cabe_en)
        ref = elemento.ref
    modelo, completos = _modelo(elemento, apunte.clave), {**dichos}
    comprobar_dichos(contexto, modelo, dichos)
    for clave in (*apunte.exigidos, *apunte.preguntados):
        if not completos[clave]:
            hace_falta = clave in (*apunte.exigidos, *apunte.obligan(completos))
            omision = sesion.hoy.isoformat() if clave == "fecha" else ""
            completos[clave] = preguntar_por_un_valor(
                sesion, modelo, clave, omision=omision, obligatorio=hace_falta
            )
    return ref, completos


def _modelo(elemento: "Elemento", clave: str) -> "type[Registro]":
    """El de lo que va en esa clave del elemento."""
    from seguimiento.campos import registro_en

    modelo = registro_en(type(elemento.registro), (clave,))
    assert modelo is not None  # noqa: S101 — donde se apunta algo va siempre un registro
    return modelo
