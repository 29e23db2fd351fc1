"""De un archivo a un registro con todos sus diagnósticos. Una barrera por archivo."""

import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from seguimiento.almacen.fuentes import Archivo, Fuente
from seguimiento.almacen.nombres import carpeta_de, es_de_registro, faltas_de_nombre, id_de
from seguimiento.campos import es_texto_libre
from seguimiento.conversion import convertir
from seguimiento.diagnosticos import Diagnostico, Falta, Hallazgo
from seguimiento.diagnosticos.archivos import FALLO_INTERNO
from seguimiento.diagnosticos.yaml import VALOR_AMBIGUO
from seguimiento.documento import Dato, Documento, Lectura, Mapa, leer
from seguimiento.documento.sintaxis import entrecomillado
from seguimiento.elementos import MODELOS, Escrito, escritos
from seguimiento.errores import ErrorDeSeguimiento
from seguimiento.lugares import PRINCIPIO, Ruta
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import CODIGO_DE_FICHA, Registro, citado
from seguimiento.redaccion import visible
from seguimiento.repositorio.localizador import Localizador
from seguimiento.vocabularios import DE_ARCHIVO, ClaseDeElemento, TipoDeFicha

CLASES = {clase.carpeta: clase for clase in DE_ARCHIVO}
"""Qué se guarda en cada carpeta de `data/`."""
LECTURAS_A_LA_VEZ = 16
"""Cuántos archivos releídos se recuerdan: los que atañen a un mismo diagnóstico, y de sobra."""
_trazas = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Leido:
    """Lo que dio de sí un archivo."""

    archivo: str
    """Su ruta, apta para mostrarse."""
    id: str = ""
    clase: ClaseDeElemento | None = None
    """`None` si no es un archivo de registro."""
    lectura: Lectura | None = None
    archivado: Archivado[Any] | None = None
    """`None` si no pudo leerse o si ni lo más general puede darse por bueno."""
    diagnosticos: tuple[Diagnostico, ...] = ()
    no_evaluables: tuple[str, ...] = ()
    """Cómo se llama lo que no se cargó; el archivo entero si no hay registro."""

    @property
    def documento(self) -> Documento | None:
        """El documento leído, si tiene árbol."""
        return self.lectura.documento if self.lectura else None

    @property
    def fallo(self) -> bool:
        """Si al tratarlo falló el programa."""
        return any(d.codigo == FALLO_INTERNO for d in self.diagnosticos)


def clase_de(ruta: str) -> ClaseDeElemento | None:
    """Qué clase de registro guarda un archivo; `None` si no guarda ninguno."""
    return CLASES[carpeta_de(ruta)] if es_de_registro(ruta) else None


def leer_con_barrera(archivo: Archivo) -> Leido:
    """Lee un archivo; si el programa falla con él, lo dice y deja seguir con los demás."""
    try:
        return leer_archivo(archivo)
    except ErrorDeSeguimiento:
        raise
    except Exception as error:  # noqa: BLE001 — barrera: un archivo no puede tumbar a los demás
        id_de_archivo = visible(id_de(archivo.ruta))
        return Leido(
            archivo=archivo.mostrada,
            id=id_de_archivo,
            clase=clase_de(archivo.ruta),
            diagnosticos=(de_fallo(archivo.mostrada, error),),
            no_evaluables=(id_de_archivo,),
        )


def relector(fuente: Fuente) -> Callable[[str], Lectura | None]:
    """Con qué volver a leer un archivo de la fuente; recuerda solo los últimos que se pidieron."""

    @lru_cache(maxsize=LECTURAS_A_LA_VEZ)
    def releer(archivo: str) -> Lectura | None:
        hallado = fuente.leer(archivo)
        contenido = hallado.contenido if hallado else None
        return None if contenido is None else leer(contenido)

    return releer


def de_fallo(archivo: str, error: Exception) -> Diagnostico:
    """Lo que se dice de un archivo con el que el programa falló: la culpa es nuestra.

    El mensaje no lleva datos; la traza queda a disposición de quien la pida.
    """
    _trazas.debug("fallo con %s", archivo, exc_info=error)
    mensaje = f"el programa falló al tratar este archivo ({type(error).__name__})"
    falta = Falta(FALLO_INTERNO, PRINCIPIO, mensaje, "repita la orden con --depurar y comuníquelo")
    return Localizador(archivo).de_falta(falta)


def leer_archivo(archivo: Archivo) -> Leido:
    """Lee un archivo cualquiera de `data/`: su nombre, su texto y su registro."""
    clase = clase_de(archivo.ruta)
    if archivo.es_carpeta:
        return _sin_contenido(archivo, archivo.mostrada, None)
    if clase is None or archivo.contenido is None:
        return _sin_contenido(archivo, visible(id_de(archivo.ruta)), clase)
    return _con_contenido(archivo, clase, leer(archivo.contenido))


def _con_contenido(archivo: Archivo, clase: ClaseDeElemento, lectura: Lectura) -> Leido:
    nombre, id_de_archivo = archivo.mostrada, visible(id_de(archivo.ruta))
    localizador = Localizador(nombre, lectura)
    faltas = [localizador.de_falta(una.falta) for una in lectura.faltas]
    diagnosticos = [*_de_nombre(archivo), *faltas]
    archivado, no_evaluables = None, [id_de_archivo]
    if lectura.documento is not None:
        datos = lectura.documento.datos
        modelo = modelo_de(clase, id_de_archivo, datos)
        estropeadas = (f.ruta for f, d in zip(lectura.faltas, faltas, strict=True) if d.es_error)
        conversion = convertir(modelo, datos, estropeadas)
        diagnosticos += map(localizador.de_hallazgo, conversion.hallazgos)
        diagnosticos += map(localizador.de_hallazgo, _ambiguos(lectura.documento, modelo))
        if conversion.registro is not None:
            huecos = conversion.huecos
            archivado = Archivado(nombre, id_de_archivo, conversion.registro, huecos)
            no_evaluables = _perdidos(modelo, id_de_archivo, datos, huecos)
    return Leido(
        archivo=nombre,
        id=id_de_archivo,
        clase=clase,
        lectura=lectura,
        archivado=archivado,
        diagnosticos=tuple(diagnosticos),
        no_evaluables=tuple(no_evaluables),
    )


def _sin_contenido(archivo: Archivo, nombre: str, clase: ClaseDeElemento | None) -> Leido:
    """Un archivo que no se leyó. Si eso es un error, lo que guardaba es no evaluable."""
    localizador = Localizador(archivo.mostrada)
    del_sistema = tuple(map(localizador.de_falta, archivo.faltas))
    return Leido(
        archivo=archivo.mostrada,
        id=nombre,
        clase=clase,
        diagnosticos=(*_de_nombre(archivo), *del_sistema),
        no_evaluables=(nombre,) if any(d.es_error for d in del_sistema) else (),
    )


def _de_nombre(archivo: Archivo) -> Iterator[Diagnostico]:
    if not archivo.es_carpeta:
        yield from map(Localizador(archivo.mostrada).de_falta, faltas_de_nombre(archivo.ruta))


def modelo_de(clase: ClaseDeElemento, id_de_archivo: str, datos: Dato) -> type[Registro]:
    """El modelo de un registro.

    El de una ficha lo decide su tipo; si no vale, lo que anuncia el código del archivo.
    """
    if clase is not ClaseDeElemento.FICHA:
        return MODELOS[clase][0]
    tipo = datos.get("tipo") if isinstance(datos, Mapa) else None
    if tipo in TipoDeFicha.codigos():
        return BuenaPractica if tipo == TipoDeFicha.BUENA_PRACTICA else Leccion
    codigo = CODIGO_DE_FICHA.fullmatch(id_de_archivo)
    return Leccion if codigo is not None and codigo[1] != "BP" else BuenaPractica


def _ambiguos(documento: Documento, modelo: type[Registro]) -> Iterator[Hallazgo]:
    """Los valores que aquí se leen como texto y otro programa torcería."""
    for ruta, valor in documento.ambiguos:
        claves = [paso for paso in ruta if type(paso) is str]
        if es_texto_libre(modelo, tuple(claves)):
            mensaje = f"otro programa leería {citado(valor)} como un número, una fecha o un sí/no"
            ayuda = f"entrecomíllelo: {entrecomillado(valor)}"
            yield Hallazgo(mensaje, ruta, ayuda, codigo=VALOR_AMBIGUO)


def _perdidos(
    modelo: type[Registro], id_de_archivo: str, datos: Dato, huecos: Collection[Ruta]
) -> list[str]:
    """Las referencias de todo lo que no se cargó, también de lo que hay dentro de cada hueco."""
    if not huecos:
        return []
    return [
        _nombre(id_de_archivo, escrito)
        for escrito in escritos(modelo, datos)
        if any(escrito.ruta[:fin] in huecos for fin in range(2, len(escrito.ruta) + 1, 2))
    ]


def _nombre(id_de_archivo: str, escrito: Escrito) -> str:
    """Cómo se llama lo que ocupa el sitio de un elemento: por su id o, si no se lee, por su lugar."""
    if escrito.id:
        return f"{id_de_archivo}/{visible(escrito.id)}"
    padre = _nombre(id_de_archivo, escrito.dentro_de) if escrito.dentro_de else id_de_archivo
    *_, lista, indice = escrito.ruta
    return f"{padre} ({lista}, n.º {int(indice) + 1})"
