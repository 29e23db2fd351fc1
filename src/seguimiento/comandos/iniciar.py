"""`seg iniciar`: un repositorio de registros nuevo, listo para usar."""

import os
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from seguimiento.comandos.con_git import REMEDIO, ConFusion
from seguimiento.comandos.del_modelo import del_campo, leidos
from seguimiento.comandos.edicion import Simular, asiente, terminar_lo_de_otro
from seguimiento.comandos.escrita import OrdenEscrita, lo_escrito
from seguimiento.comandos.preguntas import preguntar_por_un_valor
from seguimiento.comandos.sesion import Sesion
from seguimiento.comandos.zona import comprobar_zona
from seguimiento.errores import ErrorDeUso
from seguimiento.globales import entrecomillado
from seguimiento.redaccion import cuenta, visible


class Plataforma(StrEnum):
    """Dónde se comprueban los cambios."""

    GITHUB = "github"
    GITLAB = "gitlab"


def iniciar(  # noqa: PLR0913 — una por argumento y opción
    contexto: typer.Context,
    carpeta: Annotated[
        Path | None,
        typer.Argument(
            metavar="CARPETA", help="Dónde; si no existe, se crea. Sin ella, la actual."
        ),
    ] = None,
    *,
    organizacion: Annotated[
        str, del_campo("configuracion.Configuracion.organizacion", "--organizacion")
    ] = "",
    zona_horaria: Annotated[
        str, del_campo("configuracion.Configuracion.zona_horaria", "--zona-horaria")
    ] = "",
    ci: Annotated[
        Plataforma | None,
        typer.Option("--ci", help="Añade con qué se comprueban los cambios en esa plataforma."),
    ] = None,
    fusion: ConFusion = None,
    simular: Simular = False,
) -> int:
    """Empieza un repositorio de registros.

    Con carpetas, ajustes, esquemas y una página que lo explica. O crea todos los archivos o ninguno, y
    nunca escribe encima de uno que ya esté. Si la carpeta ya es de git, pregunta si ha de unir dato a dato
    lo que cambien dos personas: con --fusion lo escribe en la configuración de esa copia, y nada más.

    Ejemplos::

        seg iniciar ../oficina --organizacion "Oficina de ejemplo"
        seg iniciar ../otra --ci gitlab --simular
    """
    from seguimiento.almacen.compartir.configuracion import configurar_motor
    from seguimiento.almacen.inicio import crear

    sesion: Sesion = contexto.obj
    donde = carpeta or sesion.carpeta or Path.cwd()
    orden = lo_escrito(contexto)
    comprobar_zona(zona_horaria)
    if not simular and os.path.isdir(donde):  # noqa: PTH112 — Path.is_dir lanza si falta permiso
        # una ejecución de esta orden a la que mataran a mitad no debe estorbar a la siguiente
        terminar_lo_de_otro(sesion.salida, donde)
    _comprobar_donde(donde, ci)
    if not organizacion and sesion.dialogo.posible:
        organizacion = _preguntada(sesion)
    dichos = {"organizacion": organizacion, "zona_horaria": zona_horaria}
    textos = _textos(orden, dichos, ci, donde)
    if simular:
        _mostrar(sesion, donde, textos)
        return 0
    unir = _con_fusion(sesion, donde, fusion)
    crear(donde, textos)
    if unir:
        configurar_motor(unir)
    sesion.salida.escribir("".join(f"{linea}\n" for linea in _despues(donde, textos, ci)))
    return 0


def _comprobar_donde(donde: Path, ci: Plataforma | None) -> None:
    """Que allí quepa el repositorio y, si se pide, que la plataforma vaya a mirar su archivo."""
    from seguimiento.almacen.inicio import arbol_de_git, comprobar_sitio
    from seguimiento.formatos.inicio import INTEGRACIONES

    comprobar_sitio(donde, [*_archivos(donde, {}, ci)])
    arbol = arbol_de_git(donde)
    if ci and arbol and arbol != donde.resolve():
        ruta, _ = INTEGRACIONES[ci]
        raise ErrorDeUso(
            f"«{ruta}» solo sirve en la raíz del repositorio de git, que es «{arbol}»",
            "inicie los registros allí, o aquí sin «--ci»",
        )


def _preguntada(sesion: Sesion) -> str:
    """La organización que se responda; vacía si se deja en blanco."""
    from seguimiento.modelo.configuracion import Configuracion

    respuesta = preguntar_por_un_valor(
        sesion.dialogo, Configuracion, "organizacion", omision="", obligatorio=False
    )
    return str(respuesta)


def _con_fusion(sesion: Sesion, donde: Path, pedida: bool | None) -> Path | None:  # noqa: FBT001 — sí, no o no se dijo
    """El árbol de git en cuya configuración se escribirá con qué unir los registros, si se quiere."""
    from seguimiento.almacen.inicio import arbol_de_git

    arbol = arbol_de_git(donde)
    if arbol is None and pedida:
        raise ErrorDeUso(
            f"«{visible(str(donde))}» no está en un repositorio de git, y no hay dónde decirlo",
            f"quite «--fusion»; después de «git init», use {REMEDIO}",
        )
    if pedida is None and arbol and sesion.dialogo.posible:
        sesion.dialogo.decir(
            "\nSi dos personas cambian el mismo registro, seg puede unirlo dato a dato."
        )
        pedida = asiente(sesion.dialogo.preguntar("  ¿Decírselo a git en esta copia? [S/n] "))
    return arbol if pedida else None


def _textos(
    orden: OrdenEscrita, dichos: Mapping[str, str], ci: Plataforma | None, donde: Path
) -> dict[str, str]:
    """Los archivos que se crearán. Lanza `ErrorDeUso` si un ajuste no vale."""
    from seguimiento.modelo.configuracion import Configuracion

    leido = leidos(orden, Configuracion, dichos)
    return _archivos(donde, {clave: str(valor) for clave, valor in leido.items()}, ci)


def _archivos(donde: Path, ajustes: Mapping[str, str], ci: Plataforma | None) -> dict[str, str]:
    """Los de un repositorio nuevo, sin los que allí ya le dicen algo a git, que son de todo el árbol."""
    from seguimiento.almacen.nombres import ATRIBUTOS, IGNORADOS
    from seguimiento.formatos.inicio import archivos_de_inicio

    archivos = archivos_de_inicio(ajustes, ci or "")
    for nombre in (ATRIBUTOS, IGNORADOS):
        if os.path.lexists(donde / nombre):
            del archivos[nombre]
    return archivos


def _mostrar(sesion: Sesion, donde: Path, textos: Mapping[str, str]) -> None:
    """Los archivos que se crearían, con lo que ocupan."""
    from seguimiento.piezas import Columna, tabla_escrita

    columnas = (Columna("Bytes", corta=True, numerica=True), Columna("Archivo"))
    filas = [(str(len(texto.encode("utf-8"))), ruta) for ruta, texto in textos.items()]
    sesion.salida.mostrar([tabla_escrita(f"Se crearían en «{donde}»", columnas, filas)])
    sesion.salida.avisar("con «--simular» no se ha escrito nada")


def _despues(donde: Path, textos: Mapping[str, str], ci: Plataforma | None) -> Iterator[str]:
    """Qué se ha hecho y las órdenes que siguen."""
    from seguimiento.almacen.git.repositorio import repositorio_de
    from seguimiento.almacen.nombres import ATRIBUTOS
    from seguimiento.formatos.inicio import INTEGRACIONES

    yield f"Repositorio de registros creado en «{visible(str(donde))}»: {cuenta(len(textos), 'archivo')}."
    if ATRIBUTOS not in textos:
        yield f"Ya había «{ATRIBUTOS}»: con {REMEDIO} se le añade cómo unir los registros."
    if ci:
        yield f"Antes de subirlo, diga en «{INTEGRACIONES[ci][0]}» de dónde se instala seg (SEG_ORIGEN)."
    yield ""
    yield "A continuación:"
    if donde.resolve() != Path.cwd():
        yield f"  cd {entrecomillado(visible(str(donde)))}"
    repositorio = repositorio_de(donde.resolve())
    if repositorio is None:
        yield "  git init --initial-branch=main"
    yield "  git add ."
    # con lo primero que guarda va todo lo añadido; después, solo los registros
    nada_guardado = repositorio is None or repositorio.cabeza() is None
    yield f'  {"seg guardar" if nada_guardado else "git commit -m"} "Empieza el seguimiento"'
    yield "  seg nueva evaluacion"
    yield "  seg status"
    yield ""
    yield "Qué es cada cosa y qué órdenes se usan, en «README.md»."
