"""Qué puede nombrarse de un repositorio, leído tan deprisa como pide quien completa con TAB.

Nada se convierte ni se comprueba: de cada archivo se mira el árbol, y solo de los que hagan falta. De
un repositorio grande que se empieza a nombrar bastan los nombres de sus archivos.
"""

import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from seguimiento.almacen.fuentes import TAMANO_MAXIMO, Directorio
from seguimiento.almacen.nombres import CARPETAS, DATOS, id_de
from seguimiento.analisis.referencias import orden_natural
from seguimiento.documento import Dato, Lista, Mapa, leer
from seguimiento.redaccion import cuenta, plegado
from seguimiento.repositorio.configuracion import leer_configuracion
from seguimiento.repositorio.lectura import clase_de
from seguimiento.vocabularios import ClaseDeElemento

LECTURA_MAXIMA = 2 * TAMANO_MAXIMO
"""Cuánto se lee, como mucho, para completar una palabra: unas dos décimas de segundo."""
_DE_DENTRO: Mapping[str, tuple[ClaseDeElemento, tuple[str, ...]]] = {
    "recomendaciones": (ClaseDeElemento.RECOMENDACION, ("texto",)),
    "acciones": (ClaseDeElemento.ACCION, ("descripcion",)),
    "compromisos": (ClaseDeElemento.COMPROMISO, ("descripcion",)),
    "reuniones": (ClaseDeElemento.REUNION, ("fecha", "estado", "resumen")),
}
"""Qué guarda cada lista y las claves que mejor dicen qué es cada elemento."""
_DENTRO_DE: Mapping[ClaseDeElemento, frozenset[ClaseDeElemento]] = {
    ClaseDeElemento.EVALUACION: frozenset({ClaseDeElemento.RECOMENDACION, ClaseDeElemento.ACCION}),
    ClaseDeElemento.ACUERDO: frozenset({ClaseDeElemento.COMPROMISO, ClaseDeElemento.REUNION}),
    ClaseDeElemento.FICHA: frozenset(),
}
"""Las clases de lo que hay dentro de cada clase de archivo."""


@dataclass(frozen=True, slots=True)
class _Hallado:
    """Un archivo de registro, sin abrir."""

    ruta: str
    clase: ClaseDeElemento
    bytes: int

    @property
    def id(self) -> str:
        return id_de(self.ruta)


def nombrables(
    raiz: Path, clases: Collection[ClaseDeElemento], escrito: str
) -> Iterator[tuple[str, str]]:
    """Las referencias de esas clases que pueden empezar así, y qué es cada una.

    Sobran las que no empiezan así. Donde leer todo tardaría, las de dentro de un archivo se quedan en
    el principio que comparten, `final-2022/`, hasta que se escribe bastante de él.
    """
    pedidas = frozenset(clases)
    archivos = [a for a in _archivos(raiz) if pedidas & (_DENTRO_DE[a.clase] | {a.clase})]
    archivo, barra, _ = plegado(escrito).partition("/")
    if barra:
        archivos = [hallado for hallado in archivos if plegado(hallado.id) == archivo]
    if not _es_demasiado(archivos):
        return _leidos(raiz, archivos, pedidas)
    archivos = [hallado for hallado in archivos if plegado(hallado.id).startswith(archivo)]
    if pedidas <= _DENTRO_DE.keys() or _es_demasiado(archivos):
        return _sin_leer(archivos, pedidas)
    return _leidos(raiz, archivos, pedidas)


def nombrados(raiz: Path, claves: Collection[str]) -> Iterator[tuple[str, str]]:
    """Los actores de la configuración y a quién nombran esas claves, y cuántas veces.

    De un repositorio grande, solo lo que diga lo primero que se lee.
    """
    veces = Counter[str]()
    for _, datos in _arboles(raiz, _hasta_el_maximo(_archivos(raiz))):
        veces.update(_nombrados_en(datos, claves))
    for actor in leer_configuracion(Directorio(raiz))[0].actores:
        veces.setdefault(actor, 0)
    for nombre in sorted(veces, key=plegado):
        yield nombre, cuenta(veces[nombre], "vez", "veces") if veces[nombre] else ""


def _archivos(raiz: Path) -> list[_Hallado]:
    """Los archivos de registro, carpeta a carpeta y por orden de nombre, sin abrir ninguno."""
    return [
        hallado
        for carpeta in CARPETAS
        for hallado in sorted(
            _de_la_carpeta(raiz, carpeta), key=lambda hallado: orden_natural(hallado.id)
        )
    ]


def _de_la_carpeta(raiz: Path, carpeta: str) -> Iterator[_Hallado]:
    for ruta, tamano in _en_disco(raiz, f"{DATOS}/{carpeta}"):
        if (clase := clase_de(ruta)) is not None:
            yield _Hallado(ruta, clase, tamano)


def _en_disco(raiz: Path, carpeta: str) -> Iterator[tuple[str, int]]:
    """Cada archivo corriente que hay bajo una carpeta y lo que ocupa. Nunca sigue un enlace."""
    if (raiz / DATOS).is_symlink() or (raiz / carpeta).is_symlink():
        return
    for donde, _, nombres in os.walk(raiz / carpeta):
        for nombre in nombres:
            datos = os.lstat(f"{donde}/{nombre}")
            if stat.S_ISREG(datos.st_mode):
                yield (Path(donde) / nombre).relative_to(raiz).as_posix(), datos.st_size


def _es_demasiado(archivos: Iterable[_Hallado]) -> bool:
    return sum(hallado.bytes for hallado in archivos) > LECTURA_MAXIMA


def _hasta_el_maximo(archivos: Iterable[_Hallado]) -> Iterator[_Hallado]:
    leido = 0
    for hallado in archivos:
        leido += hallado.bytes
        if leido > LECTURA_MAXIMA:
            return
        yield hallado


def _sin_leer(
    archivos: Iterable[_Hallado], pedidas: frozenset[ClaseDeElemento]
) -> Iterator[tuple[str, str]]:
    """Lo que se sabe por el nombre de cada archivo: el suyo y cómo empieza lo de dentro."""
    for hallado in archivos:
        if hallado.clase in pedidas:
            yield hallado.id, hallado.clase.value
        else:
            yield f"{hallado.id}/", hallado.clase.value


def _leidos(
    raiz: Path, archivos: Iterable[_Hallado], pedidas: frozenset[ClaseDeElemento]
) -> Iterator[tuple[str, str]]:
    for hallado, datos in _arboles(raiz, archivos):
        if hallado.clase in pedidas:
            yield hallado.id, _texto(datos, "titulo")
        for clase, id_interno, texto in _de_dentro(datos):
            if clase in pedidas:
                yield f"{hallado.id}/{id_interno}", texto


def _arboles(raiz: Path, archivos: Iterable[_Hallado]) -> Iterator[tuple[_Hallado, Dato]]:
    """Cada archivo con su árbol; vacío si no puede leerse."""
    fuente = Directorio(raiz)
    for hallado in archivos:
        abierto = fuente.leer(hallado.ruta)
        contenido = abierto.contenido if abierto else None
        documento = leer(contenido).documento if contenido is not None else None
        yield hallado, documento.datos if documento else None


def _de_dentro(datos: Dato) -> Iterator[tuple[ClaseDeElemento, str, str]]:
    """Los elementos de un registro que tienen id, con lo que son, en orden de aparición."""
    for clave, lista in datos.items() if isinstance(datos, Mapa) else ():
        if clave in _DE_DENTRO and isinstance(lista, Lista):
            clase, que_dicen = _DE_DENTRO[clave]
            for elemento in lista:
                if id_interno := _id_de_elemento(clase, elemento):
                    yield clase, id_interno, _textos(elemento, que_dicen)
                yield from _de_dentro(elemento)


def _id_de_elemento(clase: ClaseDeElemento, elemento: Dato) -> str:
    """El id escrito; el de una reunión puede salir de su fecha."""
    fecha = _texto(elemento, "fecha") if clase is ClaseDeElemento.REUNION else ""
    return _texto(elemento, "id") or (f"reunion-{fecha}" if fecha else "")


def _texto(datos: Dato, clave: str) -> str:
    valor = datos.get(clave) if isinstance(datos, Mapa) else None
    return valor if isinstance(valor, str) else ""


def _textos(datos: Dato, claves: Iterable[str]) -> str:
    return " ".join(filter(None, (_texto(datos, clave) for clave in claves)))


def _nombrados_en(datos: Dato, claves: Collection[str]) -> Iterator[str]:
    """Los textos que hay bajo esas claves, solos o en una lista, a cualquier hondura."""
    if isinstance(datos, Lista):
        for elemento in datos:
            yield from _nombrados_en(elemento, claves)
    elif isinstance(datos, Mapa):
        for clave, dato in datos.items():
            if clave in claves:
                yield from (uno for uno in _sueltos(dato) if isinstance(uno, str))
            else:
                yield from _nombrados_en(dato, claves)


def _sueltos(dato: Dato) -> Iterable[Dato]:
    return dato if isinstance(dato, Lista) else [dato]
