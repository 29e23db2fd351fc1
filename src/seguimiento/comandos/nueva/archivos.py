"""Registros que son un archivo entero: su nombre, su contenido y dónde se guardan."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from seguimiento.comandos.apuntes import Leido, falta
from seguimiento.comandos.del_modelo import (
    Dichos,
    ayuda_de,
    comprobar_dichos,
    comprobar_lo_dicho,
    leidos,
    opcion_de,
)
from seguimiento.comandos.edicion import Edicion, editar
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga


@dataclass(frozen=True, slots=True)
class Archivo:
    """Una clase de archivo: dónde va, cómo se llama y qué guarda."""

    carpeta: str
    """La de `data/` en que se guarda."""
    esquema: str
    """El nombre del que lo describe."""
    modelo: "Callable[[str], type[Registro]]"
    """El de su registro, que puede depender del nombre."""
    nombre: "Callable[[Carga, str], str]"
    """El definitivo, dado el que se pide; lanza `ErrorDeUso` si no vale o ya se usa."""
    exigidos: tuple[str, ...]
    """Los datos sin los que la orden no se hace."""
    despues: Callable[[str], str]
    """Lo que se dice una vez guardado."""
    preguntados: tuple[str, ...] = ()
    """Los que se preguntan además, si hay que preguntar algo."""
    completos: Callable[[str, Dichos], Dichos] = lambda _, dichos: dichos
    """Los datos, con los que se deducen del nombre."""


def crear(
    contexto: typer.Context, archivo: Archivo, nombre: str, dichos: Dichos, *, simular: bool
) -> int:
    """Crea el archivo con lo que se dijo. En una terminal, pregunta lo que falte.

    Devuelve el código de salida de `editar`.
    """
    comprobar_lo_dicho(contexto)
    sesion: Sesion = contexto.obj
    hay_que_preguntar = _falta_algo(contexto, archivo, nombre, dichos)
    if hay_que_preguntar:
        nombre, dichos = _preguntado(contexto, archivo, nombre, dichos)

    def preparar(carga: "Carga") -> Edicion:
        return _edicion(contexto, archivo, archivo.nombre(carga, nombre), dichos)

    return editar(sesion, preparar, simular=simular, confirmar=hay_que_preguntar and not simular)


def _edicion(contexto: typer.Context, archivo: Archivo, nombre: str, dichos: Dichos) -> Edicion:
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.almacen.nombres import DATOS, EXTENSION

    sesion: Sesion = contexto.obj
    modelo, ruta = archivo.modelo(nombre), f"{DATOS}/{archivo.carpeta}/{nombre}{EXTENSION}"
    if sesion.fuente.leer(ruta) is not None:
        raise ErrorDeUso(f"«{ruta}» ya existe", "elija otro nombre o modifique el que hay")
    datos = leidos(contexto, modelo, {**archivo.completos(nombre, dichos)})
    contenido = _emitido(sesion, archivo, modelo, datos)
    return Edicion([CambioDeArchivo(ruta, None, contenido)], archivo.despues(nombre))


def _emitido(sesion: Sesion, archivo: Archivo, modelo: "type[Registro]", datos: Leido) -> bytes:
    from seguimiento.campos import campos, claves_de_texto
    from seguimiento.documento.emision import emitir

    de_si_o_no = [c.clave for c in campos(modelo) if c.clase_de_valor == "sí o no"]
    cabecera = _modelinea(sesion, archivo)
    return emitir(
        datos, cabecera=cabecera, textos=claves_de_texto(modelo), logicas=de_si_o_no
    ).contenido


def _modelinea(sesion: Sesion, archivo: Archivo) -> str:
    """La que dice a los editores cuál es su esquema, si el repositorio lo tiene."""
    from seguimiento.formatos import esquema

    carpeta = "esquemas"
    tiene = (sesion.raiz / carpeta / esquema.archivo(archivo.esquema)).is_file()
    return esquema.modelinea(archivo.esquema, f"../../{carpeta}") if tiene else ""


def _falta_algo(contexto: typer.Context, archivo: Archivo, nombre: str, dichos: Dichos) -> bool:
    sin_decir = [clave for clave in archivo.exigidos if not dichos[clave]]
    faltan = [opcion_de(contexto, clave) for clave in ([] if nombre else ["nombre"]) + sin_decir]
    if faltan and not contexto.obj.dialoga:
        raise falta(contexto, faltan)
    return bool(faltan)


def _preguntado(
    contexto: typer.Context, archivo: Archivo, nombre: str, dichos: Dichos
) -> tuple[str, Dichos]:
    """El nombre y los datos, con lo que faltaba ya respondido."""
    from seguimiento.comandos.preguntas import preguntar_por_un_nombre, preguntar_por_un_valor

    sesion: Sesion = contexto.obj
    carga, que = sesion.cargar(), f"  {opcion_de(contexto, 'nombre')}"
    if not nombre:
        sesion.escribir(f"{ayuda_de(contexto, 'nombre')}\n")
    nombre = preguntar_por_un_nombre(
        sesion, que, lambda dicho: archivo.nombre(carga, dicho), nombre
    )
    modelo, completos = archivo.modelo(nombre), {**dichos}
    comprobar_dichos(contexto, modelo, dichos)
    for clave in (*archivo.exigidos, *archivo.preguntados):
        if not completos[clave]:
            completos[clave] = preguntar_por_un_valor(
                sesion, modelo, clave, omision="", obligatorio=clave in archivo.exigidos
            )
    return nombre, completos


def nombre_de_archivo(carga: "Carga", pedido: str) -> str:
    """El nombre de una evaluación o de un acuerdo, que no ha de llevar ningún otro registro."""
    from seguimiento.modelo.tipos import ID_DE_ARCHIVO, LARGO_DE_ID_DE_ARCHIVO

    if ID_DE_ARCHIVO.fullmatch(pedido) is None or len(pedido) > LARGO_DE_ID_DE_ARCHIVO:
        raise ErrorDeUso(
            f"«{pedido}» no vale como identificador",
            f"minúsculas sin tilde, cifras y guiones, hasta {LARGO_DE_ID_DE_ARCHIVO}: "
            "«oim-2022-red-pmm»",
        )
    en_uso = {registro.id.casefold() for registro in carga.cartera.registros()}
    if pedido in en_uso | {perdido.casefold() for perdido in carga.recuento.no_evaluables}:
        raise ErrorDeUso(f"«{pedido}» ya es un registro", f"véalo con «seg ver {pedido}»")
    return pedido
