"""Registros que son un archivo entero: su nombre, su contenido y dónde se guardan."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from seguimiento.comandos.del_modelo import Dichos, leidos
from seguimiento.comandos.edicion import Edicion
from seguimiento.comandos.registrar import Elegido, Leido, LoNuevo, Pedido
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import SIN_PESO, plegado

if TYPE_CHECKING:
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga

YaFue = Callable[[str], bool]
"""Si hubo antes un registro con ese identificador: el que se retiró no se da otra vez."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoNuevo(LoNuevo):
    """Una clase de archivo: dónde va, cómo se llama y qué guarda."""

    carpeta: str
    """La de `data/` en que se guarda."""
    esquema: str
    """El nombre del que lo describe."""
    modelo: "Callable[[str], type[Registro]]"
    """El de su registro, que puede depender del nombre; sin él, lo que tengan todos."""
    nombre: "Callable[[Carga, str, YaFue], str]"
    """El definitivo, dado el que se pide; lanza `ErrorDeUso` si no vale o ya se usa."""
    despues: Callable[[str], str]
    """Lo que se dice una vez guardado."""
    completos: Callable[[str, Dichos], Dichos] = lambda _, dichos: dichos
    """Los datos, con los que se deducen del nombre."""

    se_llama: str = "Identificador"
    """Qué es el nombre, para quien lo da."""
    propuesto: "Callable[[Carga, Dichos, YaFue], str]" = lambda *_: ""
    """El nombre que se ofrece con lo que ya se dijo; vacío si ninguno."""

    argumento: ClassVar[str] = "nombre"
    es_de_hoy: ClassVar[bool] = False

    def deducido(self, pedido: Pedido) -> Pedido:
        """Lo pedido, con el nombre que sale del título si se dijo."""
        if not pedido.dichos["titulo"]:
            if " " in pedido.cual:
                ayuda = f'si es el título: --titulo "{pedido.cual}"; de él sale el nombre'
                raise ErrorDeUso(f"«{pedido.cual}» no vale como identificador", ayuda)
            return pedido
        if pedido.cual:
            return pedido
        sesion = pedido.sesion
        carga, ya_fue = sesion.cargar(sesion.disco), sesion.codigos_de_antes.existio
        return replace(pedido, cual=self.propuesto(carga, pedido.dichos, ya_fue))

    def elegido(self, pedido: Pedido, carga: "Carga") -> Elegido:
        """Lo pedido con su título y su nombre, y el modelo del registro."""
        from seguimiento.comandos.preguntas import preguntar_por_un_nombre, preguntar_por_un_valor

        dialogo, dichos = pedido.sesion.dialogo, {**pedido.dichos}
        if not dichos["titulo"]:
            dichos["titulo"] = preguntar_por_un_valor(
                dialogo, self.modelo(pedido.cual), "titulo", omision="", obligatorio=True
            )
        if not pedido.cual:
            dialogo.decir(f"\n{self.se_llama}: {pedido.orden.ayudas[self.argumento]}")
        ya_fue = pedido.sesion.codigos_de_antes.existio
        nombre = preguntar_por_un_nombre(
            dialogo,
            lambda dicho: self.nombre(carga, dicho, ya_fue),
            pedido.cual,
            omision=self.propuesto(carga, dichos, ya_fue),
        )
        return Elegido(replace(pedido, cual=nombre, dichos=dichos), self.modelo(nombre))

    def edicion(self, pedido: Pedido, carga: "Carga") -> Edicion:
        """El archivo entero, que todavía no ha de estar."""
        nombre = self.nombre(carga, pedido.cual, pedido.sesion.codigos_de_antes.existio)
        modelo, completos = self.modelo(nombre), self.completos(nombre, pedido.dichos)
        datos = leidos(pedido.orden, modelo, {**completos})
        return Edicion([self.cambio(pedido.sesion, nombre, datos)], self.despues(nombre))

    def ruta(self, nombre: str) -> str:
        """Dónde se guarda el de ese nombre."""
        from seguimiento.almacen.nombres import EXTENSION
        from seguimiento.almacen.sitios import DATOS

        return f"{DATOS}/{self.carpeta}/{nombre}{EXTENSION}"

    def cambio(self, sesion: Sesion, nombre: str, datos: Leido) -> "CambioDeArchivo":
        """El archivo de ese nombre con esos datos, que el modelo admite. Lanza `ErrorDeUso` si ya está."""
        from seguimiento.almacen.guardado import CambioDeArchivo

        ruta = self.ruta(nombre)
        if sesion.fuente.leer(ruta) is not None:
            raise ErrorDeUso(f"«{ruta}» ya existe", "elija otro nombre o modifique el que hay")
        return CambioDeArchivo(ruta, None, self._emitido(sesion, self.modelo(nombre), datos))

    def _emitido(self, sesion: Sesion, modelo: "type[Registro]", datos: Leido) -> bytes:
        from seguimiento.campos import campos, claves_de_texto
        from seguimiento.documento.emision import emitir

        de_si_o_no = [c.clave for c in campos(modelo) if c.clase_de_valor == "sí o no"]
        cabecera, textos = self._modelinea(sesion), claves_de_texto(modelo)
        return emitir(datos, cabecera=cabecera, textos=textos, logicas=de_si_o_no).contenido

    def _modelinea(self, sesion: Sesion) -> str:
        """La que dice a los editores cuál es su esquema, si el repositorio lo tiene."""
        from seguimiento.formatos import esquema

        carpeta = "esquemas"
        tiene = (sesion.raiz / carpeta / esquema.archivo(self.esquema)).is_file()
        return esquema.modelinea(self.esquema, f"../../{carpeta}") if tiene else ""


_LETRAS_DE_NOMBRE = 40
"""Un nombre más largo no se teclea."""
_DE_SOBRA = SIN_PESO | {"lo", "su", "sus", "un", "una"}
"""Lo que de un título no va en un nombre."""


def nombre_del_titulo(carga: "Carga", dichos: Dichos, ya_fue: YaFue) -> str:
    """Un nombre de archivo libre, con las palabras del título que caben y su año; vacío si no sale."""
    from seguimiento.analisis.series import siguiente_libre
    from seguimiento.modelo.tipos import ID_DE_ARCHIVO

    de_la_fecha = str(dichos.get("fecha") or "")[:4]
    anio = f"-{de_la_fecha}" if de_la_fecha.isdecimal() else ""
    palabras = re.findall("[a-z0-9]+", plegado(str(dichos["titulo"])))
    nombre = ""
    sobran = _DE_SOBRA | {de_la_fecha}
    for palabra in [una for una in palabras if una not in sobran] or palabras:
        if len(nombre) + len(palabra) + len(anio) >= _LETRAS_DE_NOMBRE:
            break
        nombre += f"-{palabra}" if nombre else palabra
    nombre += anio if nombre else ""
    if ID_DE_ARCHIVO.fullmatch(nombre) is None:
        return ""
    en_uso, libre = _en_uso(carga), nombre
    while libre in en_uso or ya_fue(libre):
        en_uso.add(libre)
        libre = siguiente_libre(nombre, en_uso)
    return libre


def _en_uso(carga: "Carga") -> set[str]:
    """Los nombres de todos los registros, los que no pudieron leerse incluidos, en minúsculas."""
    ilegibles = {perdido.casefold() for perdido in carga.recuento.no_evaluables}
    return {registro.id.casefold() for registro in carga.cartera.registros()} | ilegibles


def nombre_de_archivo(carga: "Carga", pedido: str, _: YaFue) -> str:
    """El nombre de una evaluación o de un acuerdo, que no ha de llevar ningún otro registro."""
    from seguimiento.modelo.tipos import ID_DE_ARCHIVO, LARGO_DE_ID_DE_ARCHIVO

    pedido = pedido.strip()
    if ID_DE_ARCHIVO.fullmatch(pedido) is None or len(pedido) > LARGO_DE_ID_DE_ARCHIVO:
        raise ErrorDeUso(
            f"«{pedido}» no vale como identificador",
            f"minúsculas sin tilde, cifras y guiones, hasta {LARGO_DE_ID_DE_ARCHIVO}: "
            "«oim-2022-red-pmm»",
        )
    if pedido in _en_uso(carga):
        raise ErrorDeUso(f"«{pedido}» ya es un registro", f"véalo con «seg ver {pedido}»")
    return pedido
