"""Lo que ya se nombró en la línea que se completa con TAB, o puede nombrarse en ella: sus campos, sus períodos y quiénes.

Como en `nombrables`, del árbol de los archivos; pero qué campos tiene algo y cuándo vence lo dice el modelo.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.sitios import CONFIGURACION
from seguimiento.analisis.instancias import periodos, proximo_periodo
from seguimiento.campos import campos, escritura
from seguimiento.documento import Dato, Lista, Mapa, leer
from seguimiento.elementos import Elemento, elementos, escritos
from seguimiento.modelo.accion import Seguible
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import cuenta, orden_natural, plegado
from seguimiento.repositorio.configuracion import leer_configuracion
from seguimiento.repositorio.lectura import leer_archivo, modelo_de
from seguimiento.repositorio.nombrables import arboles, archivos_en, hasta_el_maximo, nombrables
from seguimiento.vocabularios import ClaseDeElemento

PERIODOS_QUE_SE_OFRECEN = 60
"""Más de los que se recorren con la vista."""


def escrito_en(raiz: Path, ref: str) -> tuple[type[Registro], Dato]:
    """El modelo y el árbol de lo que tiene esa referencia. Lanza `StopIteration` si no se halla."""
    if ref == CONFIGURACION:
        archivo = Directorio(raiz).leer(CONFIGURACION)
        documento = leer((archivo and archivo.contenido) or b"").documento
        return Configuracion, documento.compuestos if documento else None
    buscado = plegado(ref.partition("@")[0])
    for hallado, datos in arboles(raiz, archivos_en(raiz)):
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
    for hallado in archivos_en(raiz):
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
    for _, datos in arboles(raiz, hasta_el_maximo(archivos_en(raiz))):
        veces.update(_nombrados_en(datos, claves))
    configuracion = leer_configuracion(Directorio(raiz))[0]
    for declarado in getattr(configuracion, declarados_en) if declarados_en else ():
        veces.setdefault(declarado, 0)
    for nombre in sorted(veces, key=orden_natural):
        yield nombre, cuenta(veces[nombre], "vez", "veces") if veces[nombre] else ""


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
