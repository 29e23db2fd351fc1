"""Registros que son un archivo entero: su nombre, su contenido y dónde se guardan."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from seguimiento.comandos.del_modelo import Dichos, leidos
from seguimiento.comandos.edicion import Edicion
from seguimiento.comandos.registrar import Leido, LoNuevo, Pedido
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivoNuevo(LoNuevo):
    """Una clase de archivo: dónde va, cómo se llama y qué guarda."""

    carpeta: str
    """La de `data/` en que se guarda."""
    esquema: str
    """El nombre del que lo describe."""
    modelo: "Callable[[str], type[Registro]]"
    """El de su registro, que puede depender del nombre."""
    nombre: "Callable[[Carga, str], str]"
    """El definitivo, dado el que se pide; lanza `ErrorDeUso` si no vale o ya se usa."""
    despues: Callable[[str], str]
    """Lo que se dice una vez guardado."""
    completos: Callable[[str, Dichos], Dichos] = lambda _, dichos: dichos
    """Los datos, con los que se deducen del nombre."""

    argumento: ClassVar[str] = "nombre"
    es_de_hoy: ClassVar[bool] = False

    def elegido(self, pedido: Pedido, carga: "Carga") -> "tuple[str, type[Registro]]":
        """El nombre definitivo y el modelo del registro."""
        from seguimiento.comandos.preguntas import preguntar_por_un_nombre

        dialogo, que = pedido.sesion.dialogo, f"  {pedido.orden.nombre(self.argumento)}"
        if not pedido.cual:
            dialogo.decir(pedido.orden.ayudas[self.argumento])
        nombre = preguntar_por_un_nombre(
            dialogo, que, lambda dicho: self.nombre(carga, dicho), pedido.cual
        )
        return nombre, self.modelo(nombre)

    def edicion(self, pedido: Pedido, carga: "Carga") -> Edicion:
        """El archivo entero, que todavía no ha de estar."""
        from seguimiento.almacen.guardado import CambioDeArchivo
        from seguimiento.almacen.nombres import DATOS, EXTENSION

        nombre = self.nombre(carga, pedido.cual)
        ruta = f"{DATOS}/{self.carpeta}/{nombre}{EXTENSION}"
        if pedido.sesion.fuente.leer(ruta) is not None:
            raise ErrorDeUso(f"«{ruta}» ya existe", "elija otro nombre o modifique el que hay")
        modelo, completos = self.modelo(nombre), self.completos(nombre, pedido.dichos)
        contenido = self._emitido(
            pedido.sesion, modelo, leidos(pedido.orden, modelo, {**completos})
        )
        return Edicion([CambioDeArchivo(ruta, None, contenido)], self.despues(nombre))

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
