"""De dónde salen los textos de las plantillas: la carpeta de la organización y la del programa."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from unicodedata import category

from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Archivo
from seguimiento.diagnosticos.archivos import ARCHIVO_GRANDE
from seguimiento.informes.plantillas.permitido import DEL_PROGRAMA
from seguimiento.lugares import PRINCIPIO, Posicion
from seguimiento.recursos import carpeta_de_plantillas
from seguimiento.redaccion import quiso_decir, visible

EXTENSION = ".j2"
_NOMBRE = re.compile(r"[^./\\\0][^/\\\0]*\.j2")
"""Cómo se llama una plantilla: sin carpetas y sin esconderse."""
_REPARTIR = "repártala en varias, que se traen con {% include %}"
_LINEAS_DE_UNA_EXPRESION = 20
_OCULTAS = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_CORRIENTES = "\t\n\r\u00ad\u200b\u200c\u200d"
"""Lo que no se ve y sin embargo se escribe a propósito."""


class Ilegible(Exception):
    """Una plantilla que no existe o no puede leerse, y por qué."""

    def __init__(
        self, nombre: str, motivo: str, ayuda: str, posicion: Posicion = PRINCIPIO
    ) -> None:
        super().__init__(f"la plantilla «{visible(nombre)}» no puede leerse: {motivo}")
        self.nombre = nombre
        self.ayuda = ayuda
        self.posicion = posicion


class Carpeta(Protocol):
    """De dónde se leen unas plantillas: una carpeta del disco o de un commit."""

    def leer(self, ruta: str) -> Archivo | None:
        """El archivo de ese nombre; `None` si no existe."""
        ...

    def nombres(self) -> list[str]:
        """Los nombres de lo que hay en ella."""
        ...


class Fuentes:
    """Las plantillas por su nombre: primero las propias, después las del programa."""

    def __init__(self, propias: "Path | Carpeta | None", mostrada: str = "") -> None:
        self._propias = Directorio(propias) if isinstance(propias, Path) else propias
        self._del_programa = Directorio(carpeta_de_plantillas())
        self._mostrada = mostrada
        self._textos: dict[str, str] = {}
        self._por_comprobar: set[str] = set()

    def texto(self, nombre: str) -> str:
        """El texto de una plantilla, sin BOM. Lanza `Ilegible`."""
        if nombre not in self._textos:
            self._textos[nombre] = _decodificado(nombre, self._bytes(nombre))
            self._por_comprobar.add(nombre)
        if nombre in self._por_comprobar:
            _comprobar(nombre, self._textos[nombre])
            self._por_comprobar.remove(nombre)
        return self._textos[nombre]

    def _bytes(self, nombre: str) -> bytes:
        solo = nombre.removeprefix(DEL_PROGRAMA)
        carpetas = (None if solo != nombre else self._propias, self._del_programa)
        for carpeta in carpetas:
            archivo = carpeta.leer(solo) if carpeta and _NOMBRE.fullmatch(solo) else None
            if archivo is None:
                continue
            if archivo.contenido is None:
                falta = archivo.faltas[0]
                grande = falta.codigo == ARCHIVO_GRANDE
                raise Ilegible(nombre, falta.mensaje, _REPARTIR if grande else falta.sugerencia)
            return archivo.contenido
        ayuda = quiso_decir(solo, self._todas()) or "vea las que hay con «seg plantillas»"
        raise Ilegible(nombre, "no existe", ayuda)

    def lineas(self, nombre: str) -> list[str]:
        """Las líneas de una plantilla; ninguna si no puede leerse."""
        texto = self._textos.get(nombre, "")
        return [linea.rstrip("\r") for linea in texto.split("\n")] if texto else []

    def mostrada(self, nombre: str) -> str:
        """El nombre con que se señala: el de su archivo, con su carpeta si es propia."""
        return visible(f"{self._mostrada}{nombre}" if self.es_propia(nombre) else nombre)

    def nombres(self) -> list[str]:
        """Los nombres de las que se pueden pedir y de todas las propias, en orden."""
        del_programa = {n for n in _hay(self._del_programa) if not n.startswith("_")}
        return sorted({*_hay(self._propias), *del_programa})

    def _todas(self) -> list[str]:
        return [*_hay(self._propias), *_hay(self._del_programa)]

    def es_propia(self, nombre: str) -> bool:
        """Si la de ese nombre es de la organización."""
        propias = self._propias
        return bool(propias and _NOMBRE.fullmatch(nombre) and propias.leer(nombre) is not None)


def _hay(carpeta: Carpeta | None) -> list[str]:
    return sorted(filter(_NOMBRE.fullmatch, carpeta.nombres())) if carpeta else []


def _decodificado(nombre: str, contenido: bytes) -> str:
    try:
        return contenido.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Ilegible(nombre, "no está en UTF-8", "guárdela como «UTF-8»") from None


def _comprobar(nombre: str, texto: str) -> None:
    """Lanza `Ilegible` si hay algo que no se vería al revisarla."""
    if texto.replace("\n", "").replace("\r", "").isprintable():
        return
    for numero, linea in enumerate(texto.split("\n"), 1):
        for columna, letra in enumerate(linea.removesuffix("\r"), 1):
            if category(letra) in _OCULTAS and letra not in _CORRIENTES:
                motivo = f"en la línea {numero} hay algo que no se ve: {visible(letra)}"
                raise Ilegible(nombre, motivo, "bórrelo", Posicion(numero, columna))


def posicion(lineas: Sequence[str], linea: int, senalado: str) -> Posicion:
    """Dónde está lo señalado, desde esa línea; si no se halla, donde empieza lo escrito en ella."""
    suelto = r"(?<!\w){}(?!\w)" if re.fullmatch(r"\w+", senalado) else "{}"
    entero = re.compile(suelto.format(re.escape(senalado)) if senalado else "$^")
    desde = max(linea, 1)
    for numero, texto in enumerate(lineas[desde - 1 : desde + _LINEAS_DE_UNA_EXPRESION], desde):
        hallados = [hallado.start() for hallado in entero.finditer(texto)]
        if hallados:
            # antes lo que está dentro de {{ }} o de {% %} que la misma palabra fuera
            dentro = (h for h in hallados if texto.rfind("{", 0, h) > texto.rfind("}", 0, h))
            return Posicion(numero, next(dentro, hallados[0]) + 1, len(senalado))
    texto = lineas[desde - 1] if desde <= len(lineas) else ""
    return Posicion(desde, len(texto) - len(texto.lstrip()) + 1)
