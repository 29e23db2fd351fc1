"""Lo nuestro con lo que el otro cambió desde que los dos teníamos lo mismo."""

from collections.abc import Collection
from typing import ClassVar

from seguimiento.documento import Dato, Documento, leer
from seguimiento.documento.escritura import Valor
from seguimiento.documento.injerto import Vivero
from seguimiento.errores import EdicionImposible, ErrorDeSeguimiento
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio.lectura import modelo_de
from seguimiento.repositorio.union.aplicacion import aplicadas
from seguimiento.repositorio.union.codigos import sin_repetir_codigos
from seguimiento.repositorio.union.comentarios import Comentarios
from seguimiento.repositorio.union.comparacion import Comparacion
from seguimiento.repositorio.union.tipos import CambioDeDato, Contradiccion, Unido
from seguimiento.vocabularios import ClaseDeElemento


class SinLeer(ErrorDeSeguimiento):
    """Una de las versiones no se lee, y sin leerla no se une."""

    codigo_de_salida: ClassVar[int] = 1

    def __init__(self, cual: str) -> None:
        super().__init__(f"{cual} no se lee", "vea por qué con «seg validar»")
        self.cual = cual


def modelo_del_archivo(clase: ClaseDeElemento | None, datos: Dato) -> type[Registro]:
    """El modelo de un archivo de esa clase; sin ella, el de la configuración."""
    return Configuracion if clase is None else modelo_de(clase, "", datos)


def diferencias(
    antes: Documento, despues: Documento, clase: ClaseDeElemento | None
) -> list[CambioDeDato]:
    """Lo que cambia de una versión a otra, dicho con las rutas de la primera.

    El orden de las claves y las que están escritas y vacías no son una diferencia.
    """
    modelo = modelo_del_archivo(clase, despues.datos)
    return diferencias_de(antes.compuestos, despues.compuestos, modelo)


def diferencias_de(antes: Valor, despues: Valor, modelo: type[Registro]) -> list[CambioDeDato]:
    """Lo mismo, de unos datos a otros."""
    comparacion = Comparacion(modelo)
    comparacion.comparar(antes, antes, despues)
    return comparacion.cambios


def unir(
    base: bytes | None,
    nuestro: bytes,
    suyo: bytes,
    clase: ClaseDeElemento | None,
    elegidas: Collection[str] = (),
) -> Unido:
    """Lo nuestro con lo que el otro cambió desde la base; sin base, con todo lo suyo.

    Donde los dos dicen cosas distintas queda lo nuestro, salvo en las contradicciones `elegidas`, que son
    las claves de aquellas en que vale lo suyo. Lanza `SinLeer` si una de las tres no se lee.
    """
    if suyo in (nuestro, base):
        return Unido(nuestro)
    if nuestro == base:
        return Unido(suyo)
    de_antes = _leido(base, "la versión de antes") if base is not None else None
    de_aqui, de_alli = _leido(nuestro, "la versión de aquí"), _leido(suyo, "la otra versión")
    modelo = modelo_del_archivo(clase, de_aqui.datos)
    comparacion = Comparacion(modelo, elegidas)
    comparacion.comparar(
        de_antes.compuestos if de_antes else None, de_aqui.compuestos, de_alli.compuestos
    )
    comentarios = Comentarios(de_antes, de_aqui, de_alli)
    cambios, repetidos = sin_repetir_codigos(de_aqui, comparacion.cambios, modelo, elegidas)
    negados: list[Contradiccion] = []

    def permiso(cambio: CambioDeDato, error: EdicionImposible) -> bool:
        if error.comentarios and (cambio.clave in elegidas or comentarios.los_quito(error)):
            return True
        negados.append(_negado(cambio, error))
        return False

    vivero = Vivero(de_alli, comentarios.suyos)
    hecho = aplicadas(de_aqui, cambios, modelo, vivero=vivero, permiso=permiso)
    hecho, perdidos = comentarios.puestos(hecho, modelo)
    contradicciones = (*comparacion.contradicciones, *repetidos, *negados)
    empates = tuple(comparacion.empates)
    return Unido(hecho.contenido, contradicciones, perdidos, tuple(cambios), empates)


def _negado(cambio: CambioDeDato, error: EdicionImposible) -> Contradiccion:
    """Lo suyo que no pudo ponerse, para que lo decida una persona."""
    return Contradiccion(
        cambio.clave,
        cambio.donde,
        cambio.ruta,
        cambio.antes,
        cambio.antes,
        cambio.despues,
        motivo=error.motivo,
    )


def _leido(contenido: bytes, cual: str) -> Documento:
    lectura = leer(contenido)
    if lectura.documento is None or any(una.es_error for una in lectura.faltas):
        raise SinLeer(cual)
    return lectura.documento
