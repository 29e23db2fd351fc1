"""El papel en que se apunta un lote antes de tocar nada, para poder terminarlo o deshacerlo."""

import base64
import hashlib
import json
import os
from dataclasses import dataclass
from typing import Any

from seguimiento.almacen.guardado.arbol import es_de_dentro, partida
from seguimiento.almacen.nombres import TEMPORAL

_VERSION = 1
_BYTES_AL_AZAR = 6


@dataclass(frozen=True, slots=True)
class Asiento:
    """Un archivo del lote: qué decía, y la suma y el temporal de lo que dirá."""

    ruta: str
    temporal: str
    """Nombre corto, en la misma carpeta, para que quepa aunque el del archivo mida 255 bytes."""
    antes: bytes | None
    """Entero, y no solo su suma: es lo que permite volver atrás. `None` si el archivo es nuevo."""
    suma: str
    """Vacía si el archivo se quita."""

    @property
    def quita(self) -> bool:
        """Si lo que dirá es nada: el archivo se va."""
        return not self.suma

    @property
    def ruta_del_temporal(self) -> str:
        """La del archivo con lo nuevo, hasta que ocupe el lugar del viejo."""
        carpeta, _ = partida(self.ruta)
        return f"{carpeta}/{self.temporal}" if carpeta else self.temporal


@dataclass(frozen=True, slots=True)
class Diario:
    """Un lote entero."""

    raiz: str
    """Respecto al árbol de trabajo: en un repositorio de git puede haber varias."""
    carpetas: tuple[str, ...]
    """Las que no existían, de fuera adentro."""
    entradas: tuple[Asiento, ...]
    que: str = ""
    """Qué hizo quien lo pidió, para decirlo si se deshace."""
    sobran: tuple[str, ...] = ()
    """Las carpetas que se quitan si, hecho el lote, quedan vacías; de fuera adentro."""

    def en_bytes(self) -> bytes:
        """Una línea con la suma del resto y el resto en JSON."""
        datos = {
            "version": _VERSION,
            "raiz": self.raiz,
            "carpetas": self.carpetas,
            "entradas": [_en_json(entrada) for entrada in self.entradas],
            "que": self.que,
            "sobran": self.sobran,
        }
        cuerpo = json.dumps(datos).encode("ascii")
        return f"{suma_de(cuerpo)}\n".encode("ascii") + cuerpo


def leer_diario(contenido: bytes) -> Diario | None:
    """El lote apuntado; `None` si no se acabó de apuntar o si no es de los nuestros."""
    suma, _, cuerpo = contenido.partition(b"\n")
    if suma != suma_de(cuerpo).encode("ascii"):
        return None
    datos = json.loads(cuerpo)
    if datos["version"] != _VERSION:
        return None
    entradas = tuple(_de_json(entrada) for entrada in datos["entradas"])
    # los diarios de antes no dicen lo demás
    que, sobran = datos.get("que", ""), tuple(datos.get("sobran", ()))
    diario = Diario(datos["raiz"], tuple(datos["carpetas"]), entradas, que, sobran)
    return diario if _es_de_fiar(diario) else None


def _es_de_fiar(diario: Diario) -> bool:
    """Si nada de lo apuntado cae fuera del árbol: el archivo pudo venir con la carpeta."""
    rutas = [*diario.carpetas, *diario.sobran, *(entrada.ruta for entrada in diario.entradas)]
    return (
        (diario.raiz == "." or es_de_dentro(diario.raiz))
        and all(map(es_de_dentro, rutas))
        and all(TEMPORAL.fullmatch(entrada.temporal) for entrada in diario.entradas)
    )


def entrada_nueva(ruta: str, antes: bytes | None, despues: bytes | None) -> Asiento:
    """La entrada de un cambio, con un nombre de temporal que nadie ha usado."""
    return Asiento(ruta, nombre_de_temporal(), antes, "" if despues is None else suma_de(despues))


def nombre_de_temporal() -> str:
    """Un nombre oculto que nadie ha usado, corto para que quepa donde quepa cualquiera."""
    return f".seg-{os.urandom(_BYTES_AL_AZAR).hex()}"


def suma_de(contenido: bytes) -> str:
    """Lo que identifica un contenido."""
    return hashlib.sha256(contenido).hexdigest()


def _en_json(entrada: Asiento) -> dict[str, str | None]:
    antes = entrada.antes
    return {
        "ruta": entrada.ruta,
        "temporal": entrada.temporal,
        "antes": None if antes is None else base64.b64encode(antes).decode("ascii"),
        "suma": entrada.suma,
    }


def _de_json(datos: dict[str, Any]) -> Asiento:
    antes = datos["antes"]
    viejo = None if antes is None else base64.b64decode(antes)
    return Asiento(datos["ruta"], datos["temporal"], viejo, datos["suma"])
