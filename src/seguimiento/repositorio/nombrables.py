"""Qué puede nombrarse de un repositorio, leído tan deprisa como pide quien completa con TAB.

Nada se convierte ni se comprueba: de cada archivo se mira el árbol, y solo de los que hagan falta. De
un repositorio grande que se empieza a nombrar bastan los nombres de sus archivos.
"""

import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seguimiento.almacen.disco import Directorio, es_de_otro_repositorio
from seguimiento.almacen.fuentes import CONFIGURACION, TAMANO_MAXIMO
from seguimiento.almacen.nombres import CARPETAS, DATOS, id_de
from seguimiento.almacen.sistema import es_enlace
from seguimiento.analisis.instancias import periodos, proximo_periodo
from seguimiento.campos import campos, escritura
from seguimiento.documento import Dato, Lista, Mapa, leer
from seguimiento.elementos import MODELOS, Elemento, clases_dentro_de, elementos, escritos
from seguimiento.modelo.accion import Seguible
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import cuenta, orden_natural, plegado
from seguimiento.repositorio.configuracion import leer_configuracion
from seguimiento.repositorio.lectura import clase_de, leer_archivo, modelo_de
from seguimiento.vocabularios import DE_ARCHIVO, ClaseDeElemento

LECTURA_MAXIMA = 2 * TAMANO_MAXIMO
"""Cuánto se lee, como mucho, para completar una palabra: unas dos décimas de segundo."""
PERIODOS_QUE_SE_OFRECEN = 60
"""Más de los que se recorren con la vista."""


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
    archivos = [a for a in _archivos(raiz) if pedidas & (clases_dentro_de(a.clase) | {a.clase})]
    archivo, barra, _ = plegado(escrito).partition("/")
    if barra:
        archivos = [hallado for hallado in archivos if plegado(hallado.id) == archivo]
    if not _es_demasiado(archivos):
        return _leidos(raiz, archivos, pedidas)
    archivos = [hallado for hallado in archivos if plegado(hallado.id).startswith(archivo)]
    if pedidas <= {*DE_ARCHIVO} or _es_demasiado(archivos):
        return _sin_leer(archivos, pedidas)
    return _leidos(raiz, archivos, pedidas)


def escrito_en(raiz: Path, ref: str) -> tuple[type[Registro], Dato]:
    """El modelo y el árbol de lo que tiene esa referencia. Lanza `StopIteration` si no se halla."""
    if ref == CONFIGURACION:
        archivo = Directorio(raiz).leer(CONFIGURACION)
        documento = leer((archivo and archivo.contenido) or b"").documento
        return Configuracion, documento.compuestos if documento else None
    buscado = plegado(ref.partition("@")[0])
    for hallado, datos in _arboles(raiz, _archivos(raiz)):
        modelo = modelo_de(hallado.clase, hallado.id, datos)
        if plegado(hallado.id) == buscado:
            return modelo, datos
        if "/" in ref and not buscado.startswith(f"{plegado(hallado.id)}/"):
            continue
        for escrito in escritos(modelo, datos):
            if buscado in (plegado(f"{hallado.id}/{escrito.id}"), plegado(escrito.id)):
                return escrito.rama.modelo, escrito.dato
    raise StopIteration


def campos_de(raiz: Path, ref: str, escrito: str) -> Iterator[tuple[str, str]]:
    """Los campos de algo, por cómo se nombran, y cómo se llaman; de una lista, cada elemento.

    Se ofrecen los del último paso completo de lo escrito: «respuesta.» ofrece los de dentro.
    """
    modelo, dato = escrito_en(raiz, ref)
    *pasos, _ = escrito.replace("[", ".").replace("]", "").split(".")
    prefijo, es_lista, es_mapa = "", False, False
    for paso in pasos:
        campo = next((uno for uno in campos(modelo) if uno.clave == paso), None)
        if es_lista and isinstance(dato, Lista) and paso.isdecimal():
            dato, es_lista = dato[int(paso) - 1], False
        elif es_mapa:
            dato, es_mapa = dato.get(paso) if isinstance(dato, Mapa) else None, False
        elif campo is not None:
            dato = dato.get(paso) if isinstance(dato, Mapa) else None
            es_mapa = escritura(modelo, paso).es_mapa
            modelo, es_lista = campo.registro or modelo, campo.es_lista
        prefijo += f"{paso}."
    if es_mapa:
        for nombre, suyo in dato.items() if isinstance(dato, Mapa) else ():
            con_puntos = f"{prefijo.removesuffix('.')}[{nombre}]"
            yield con_puntos if "." in nombre else f"{prefijo}{nombre}", _en_pocas_palabras(suyo)
        return
    if es_lista:
        for numero, uno in enumerate(dato if isinstance(dato, Lista) else (), start=1):
            yield f"{prefijo}{numero}", _en_pocas_palabras(uno)
        return
    for campo in campos(modelo):
        yield f"{prefijo}{campo.clave}", campo.rotulo


def _en_pocas_palabras(dato: Dato) -> str:
    textos = dato.values() if isinstance(dato, Mapa) else [dato]
    return " ".join(uno for uno in textos if isinstance(uno, str))


def periodos_de(raiz: Path, ref: str, hoy: date) -> Iterator[tuple[str, str]]:
    """Cada período de lo que se repite, por su referencia, y cuándo vence; y el que viene.

    De una serie larga, los últimos.
    """
    for completa, _ in nombrables(raiz, _CON_PERIODOS, ref):
        if plegado(ref) not in (plegado(completa), plegado(completa.rpartition("/")[2])):
            continue
        for elemento in _cargados(raiz, completa.partition("/")[0]):
            suyo = elemento.registro
            # una recomendación con acciones se sigue por ellas
            if elemento.ref == completa and isinstance(suyo, Seguible) and not _con_acciones(suyo):
                proximo = proximo_periodo(suyo, hoy)
                empezados = [*periodos(suyo, hoy, hoy)][-PERIODOS_QUE_SE_OFRECEN:]
                for periodo in (*empezados, *([proximo] if proximo else [])):
                    # como se está escribiendo: con el archivo delante o sin él
                    yield f"{ref}@{periodo.etiqueta}", f"vence el {periodo.hasta.isoformat()}"


_CON_PERIODOS = (
    ClaseDeElemento.ACCION,
    ClaseDeElemento.COMPROMISO,
    ClaseDeElemento.RECOMENDACION,
)


def _con_acciones(suyo: Seguible) -> bool:
    return isinstance(suyo, Recomendacion) and bool(suyo.acciones)


def _cargados(raiz: Path, id_de_archivo: str) -> Iterator[Elemento]:
    """Lo cargado de un archivo de registro que tiene referencia."""
    fuente = Directorio(raiz)
    for hallado in _archivos(raiz):
        abierto = fuente.leer(hallado.ruta) if hallado.id == id_de_archivo else None
        archivado = leer_archivo(abierto, con_identidad=False)[0].archivado if abierto else None
        if archivado is not None:
            yield from elementos(archivado)


def nombrados(
    raiz: Path, claves: Collection[str], declarados_en: str = "actores"
) -> Iterator[tuple[str, str]]:
    """Lo que nombran esas claves, y cuántas veces, y lo que la configuración declara en la suya.

    De un repositorio grande, solo lo que diga lo primero que se lee.
    """
    veces = Counter[str]()
    for _, datos in _arboles(raiz, _hasta_el_maximo(_archivos(raiz))):
        veces.update(_nombrados_en(datos, claves))
    configuracion = leer_configuracion(Directorio(raiz))[0]
    for declarado in getattr(configuracion, declarados_en) if declarados_en else ():
        veces.setdefault(declarado, 0)
    for nombre in sorted(veces, key=orden_natural):
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
    """Cada archivo corriente que hay bajo una carpeta y lo que ocupa. Ni sigue un enlace ni entra en otro repositorio."""
    if es_enlace(raiz / DATOS) or es_enlace(raiz / carpeta):
        return
    for donde, carpetas, nombres in os.walk(raiz / carpeta):
        suya = Path(donde).relative_to(raiz).as_posix()
        if es_de_otro_repositorio(raiz, suya, [*carpetas, *nombres]):
            carpetas.clear()
            continue
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
        modelo = MODELOS[hallado.clase][0]
        if hallado.clase in pedidas:
            yield hallado.id, _lo_que_dice(modelo, datos)
        for escrito in escritos(modelo, datos):
            if escrito.id and escrito.rama.clase in pedidas:
                dice = _lo_que_dice(escrito.rama.modelo, escrito.dato)
                yield f"{hallado.id}/{escrito.id}", dice


def _arboles(raiz: Path, archivos: Iterable[_Hallado]) -> Iterator[tuple[_Hallado, Dato]]:
    """Cada archivo con su árbol; vacío si no puede leerse."""
    fuente = Directorio(raiz)
    for hallado in archivos:
        abierto = fuente.leer(hallado.ruta)
        contenido = abierto.contenido if abierto else None
        documento = leer(contenido).documento if contenido is not None else None
        yield hallado, documento.compuestos if documento else None


def _lo_que_dice(modelo: type[Registro], dato: Dato) -> str:
    """Lo que el modelo señala como lo que mejor dice qué es algo, si se lee."""
    escrito = (dato.get(clave) for clave in modelo.se_dice_en) if isinstance(dato, Mapa) else ()
    return " ".join(uno for uno in escrito if isinstance(uno, str) and uno)


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
