"""De los archivos de una fuente a lo que aporta cada uno, con todos sus diagnósticos. Una barrera por archivo."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, Protocol

from seguimiento.almacen.fuentes import Archivo, Fuente
from seguimiento.almacen.nombres import (
    carpeta_de,
    es_de_registro,
    faltas_de_nombre,
    gemelos,
    id_de,
    parece_de_registro,
)
from seguimiento.analisis.aporte import Aporte, Ignorado
from seguimiento.campos import es_texto_libre
from seguimiento.conversion import convertir
from seguimiento.diagnosticos import Diagnostico, Hallazgo
from seguimiento.diagnosticos.archivos import CARPETA_DE_OTRO_REPOSITORIO, CARPETA_ENLAZADA
from seguimiento.diagnosticos.yaml import CONFLICTO, VALOR_AMBIGUO
from seguimiento.documento import Dato, Documento, Lectura, leer
from seguimiento.documento.sintaxis import entre_dobles
from seguimiento.elementos import MODELOS, Escrito, elementos, escritos
from seguimiento.errores import ErrorDeSeguimiento
from seguimiento.lugares import Posicion, Ruta
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.practica import MODELOS_DE_FICHA
from seguimiento.modelo.tipos import CODIGO_DE_FICHA, Registro, citado
from seguimiento.redaccion import visible
from seguimiento.repositorio.ignorados import ignorados_de
from seguimiento.repositorio.localizador import Localizador, de_fallo
from seguimiento.vocabularios import DE_ARCHIVO, ClaseDeElemento, TipoDeFicha

CLASES = {clase.carpeta: clase for clase in DE_ARCHIVO}
"""Qué se guarda en cada carpeta de `data/`."""
LECTURAS_A_LA_VEZ = 16
"""Cuántos textos se recuerdan: los que atañen a un mismo diagnóstico, y de sobra."""

Conocidos = Mapping[tuple[str, str | None], Aporte]
"""Lo que aporta cada archivo del que ya se sabe, por la `clave` de su aporte."""
NINGUNO: Conocidos = MappingProxyType({})


class Recuerdos(Protocol):
    """Lo que se recuerda de otras ejecuciones."""

    def aporte(self, archivo: Archivo) -> Aporte | None:
        """Lo que aporta un archivo, si se recuerda; igual que si se leyera."""
        ...

    def recordar(self, archivo: Archivo, aporte: Aporte, lectura: Lectura | None) -> None:
        """Que la próxima vez no haya que leerlo."""
        ...

    def identidad(self, archivo: Archivo) -> str | None:
        """La suma de su contenido, aunque no haga falta abrirlo para saberla; `None` si no se lee."""
        ...

    def asentar(self) -> None:
        """Deja guardado lo nuevo."""
        ...


class Lector:
    """Lee los archivos de una fuente, y recuerda los últimos textos por si hay que situar algo en ellos.

    Los textos no se guardan todos: en un repositorio grande pesan más que lo demás junto.
    """

    def __init__(
        self,
        fuente: Fuente,
        conocidos: Conocidos = NINGUNO,
        *,
        con_posiciones: bool = False,
        con_identidad: bool = True,
        recuerdos: Recuerdos | None = None,
    ) -> None:
        self.fuente = fuente
        self._recuerdos = recuerdos
        self._con_posiciones = con_posiciones
        # sumar cada archivo cuesta, y solo hace falta para saber después si es el mismo
        self._con_identidad = con_identidad
        self._conocidos = conocidos
        self._recordadas: dict[str, Lectura | None] = {}
        self._ultimo: Archivo | None = None
        self._con_algo_oculto: set[str] = set()

    def aportes(self) -> Iterator[Aporte]:
        """Lo que aporta cada archivo. Los conocidos no se analizan otra vez.

        Un fallo con uno no impide leer los demás.
        """
        rutas: list[str] = []
        for archivo in self.fuente.archivos():
            rutas.append(archivo.ruta)
            yield self.aporte(archivo)
        yield from de_los_gemelos(rutas)
        self.olvidar()
        if self._recuerdos:
            self._recuerdos.asentar()

    def aporte(self, archivo: Archivo) -> Aporte:
        """Lo que aporta un archivo de la fuente."""
        self._ultimo = archivo
        if archivo.mostrada != archivo.ruta:
            self._con_algo_oculto.add(archivo.mostrada)
        conocido = self._conocidos.get(self._clave_de(archivo)) if self._conocidos else None
        return conocido or self._leido(archivo)

    def lectura(self, archivo: str) -> Lectura | None:
        """El texto y el árbol de lo que se muestra así; `None` si no se lee. Si ya no se recuerda, se lee otra vez."""
        if archivo not in self._recordadas:
            hallado = self._mostrado(archivo)
            self._recordadas[archivo] = lectura_de(hallado) if hallado else None
            if len(self._recordadas) > LECTURAS_A_LA_VEZ:
                del self._recordadas[next(iter(self._recordadas))]
        return self._recordadas[archivo]

    def olvidar(self) -> None:
        """Que de los que se muestran igual no se recuerde el último que se miró: no siempre es el mismo."""
        self._ultimo = None
        for nombre in self._con_algo_oculto:
            self._recordadas.pop(nombre, None)

    def _clave_de(self, archivo: Archivo) -> tuple[str, str | None]:
        if not es_de_registro(archivo.ruta):
            return archivo.ruta, None
        recuerdos = self._recuerdos
        return archivo.ruta, recuerdos.identidad(archivo) if recuerdos else archivo.identidad

    def _mostrado(self, nombre: str) -> Archivo | None:
        """El archivo que se muestra así: el último que se miró o, si no es él, el que esté en la fuente."""
        if self._ultimo is not None and self._ultimo.mostrada == nombre:
            return self._ultimo
        return self.fuente.leer(nombre) or self.fuente.leer(self._ocultas.get(nombre, nombre))

    @cached_property
    def _ocultas(self) -> Mapping[str, str]:
        """Las rutas que llevan algo que no se ve, por cómo se muestran; casi nunca hace falta recorrerlas."""
        archivos = self.fuente.archivos()
        return {uno.mostrada: uno.ruta for uno in archivos if uno.mostrada != uno.ruta}

    def _leido(self, archivo: Archivo) -> Aporte:
        """Lo que aporta un archivo; si el programa falla con él, lo dice y deja seguir con los demás."""
        try:
            if self._recuerdos and (recordado := self._recuerdos.aporte(archivo)):
                self._recordadas.pop(recordado.archivo, None)
                return recordado
            aporte, lectura = leer_archivo(archivo, con_identidad=self._con_identidad)
            if self._con_posiciones and lectura and lectura.documento and aporte.archivado:
                posiciones = posiciones_de(aporte.archivado, lectura.documento)
                aporte = replace(aporte, posiciones=posiciones)
            if self._recuerdos:
                self._recuerdos.recordar(archivo, aporte, lectura)
        except ErrorDeSeguimiento:
            raise
        except Exception as error:  # noqa: BLE001 — barrera: un archivo no puede tumbar a los demás
            id_de_archivo = visible(id_de(archivo.ruta))
            return Aporte(
                archivo=archivo.mostrada,
                ruta=archivo.ruta,
                id=id_de_archivo,
                clase=clase_de(archivo.ruta),
                diagnosticos=(de_fallo(archivo.mostrada, error),),
                no_evaluables=(id_de_archivo,),
            )
        # al recorrerlos todos basta el que se acaba de leer, que es del que se habla
        self._recordadas = {aporte.archivo: lectura}
        return aporte


def de_los_gemelos(rutas: Iterable[str]) -> Iterator[Aporte]:
    """Lo que se dice de los nombres que en otro sistema serían el mismo, dados los de todos los archivos."""
    for ruta, falta in gemelos(rutas):
        mostrada = visible(ruta)
        yield Aporte(mostrada, diagnosticos=(Localizador(mostrada).de_falta(falta),))


def clase_de(ruta: str) -> ClaseDeElemento | None:
    """Qué clase de registro guarda un archivo; `None` si no guarda ninguno."""
    return CLASES[carpeta_de(ruta)] if es_de_registro(ruta) else None


def leer_archivo(archivo: Archivo, *, con_identidad: bool = True) -> tuple[Aporte, Lectura | None]:
    """Lo que aporta un archivo cualquiera de `data/` —su nombre, su texto y su registro— y su texto."""
    clase = clase_de(archivo.ruta)
    if archivo.es_carpeta:
        return _sin_contenido(archivo, archivo.mostrada, None), None
    lectura = lectura_de(archivo) if clase else None
    if clase is None or lectura is None:
        return _sin_contenido(archivo, visible(id_de(archivo.ruta)), clase), None
    aporte = _con_contenido(archivo, clase, lectura)
    return replace(aporte, identidad=archivo.identidad) if con_identidad else aporte, lectura


def lectura_de(archivo: Archivo) -> Lectura | None:
    """El texto de un archivo y su árbol; con marcas de conflicto, el de lo común a sus versiones.

    `None` si no se pudo leer.
    """
    if archivo.contenido is None:
        return None
    lectura = leer(archivo.contenido)
    if lectura.documento is None and any(uno.codigo == CONFLICTO for uno in lectura.faltas):
        # unir dos versiones cuesta, y casi ningún archivo lo pide
        from seguimiento.repositorio.conflictos import lo_comun

        return lo_comun(archivo, lectura)
    return lectura


def _con_contenido(archivo: Archivo, clase: ClaseDeElemento, lectura: Lectura) -> Aporte:
    nombre, id_de_archivo = archivo.mostrada, visible(id_de(archivo.ruta))
    localizador = Localizador(nombre, lectura)
    diagnosticos = [*_de_nombre(archivo), *map(localizador.de_falta, lectura.faltas)]
    archivado, no_evaluables = None, [id_de_archivo]
    ignorados: list[Ignorado] = []
    mal_pedidos: list[Diagnostico] = []
    if lectura.documento is not None:
        datos = lectura.documento.compuestos
        modelo = modelo_de(clase, id_de_archivo, datos)
        estropeadas = frozenset(lectura.estropeadas)
        conversion = convertir(modelo, datos, estropeadas)
        hallazgos = (uno for uno in conversion.hallazgos if uno.ruta not in estropeadas)
        diagnosticos += map(localizador.de_hallazgo, hallazgos)
        diagnosticos += map(localizador.de_hallazgo, _ambiguos(lectura.documento, modelo))
        ignorados, mal_pedidos = ignorados_de(lectura.documento, nombre, localizador)
        if conversion.registro is not None:
            huecos = conversion.huecos
            archivado = Archivado(nombre, id_de_archivo, conversion.registro, huecos)
            no_evaluables = _perdidos(modelo, id_de_archivo, datos, huecos)
    return Aporte(
        archivo=nombre,
        ruta=archivo.ruta,
        id=id_de_archivo,
        clase=clase,
        archivado=archivado,
        diagnosticos=tuple(diagnosticos),
        no_evaluables=tuple(no_evaluables),
        disputado=lectura.disputado,
        ignorados=tuple(ignorados),
        de_los_ignorados=tuple(mal_pedidos),
    )


def posiciones_de(archivado: Archivado[Any], documento: Documento) -> dict[Ruta, Posicion]:
    """Dónde empieza cada elemento con referencia."""
    rutas = (elemento.ruta for elemento in elementos(archivado))
    return {ruta: documento.posicion(ruta) for ruta in rutas}


def _sin_contenido(archivo: Archivo, nombre: str, clase: ClaseDeElemento | None) -> Aporte:
    """Un archivo que no se leyó. Si eso es un error, lo que guardaba es no evaluable."""
    localizador = Localizador(archivo.mostrada)
    del_sistema = tuple(map(localizador.de_falta, archivo.faltas))
    return Aporte(
        archivo=archivo.mostrada,
        ruta=archivo.ruta,
        id=nombre,
        clase=clase,
        diagnosticos=(*_de_nombre(archivo), *del_sistema),
        no_evaluables=(nombre,) if any(d.es_error for d in del_sistema) else (),
        sin_leer=_sin_leer(archivo),
    )


_SIN_RECORRER = frozenset({CARPETA_ENLAZADA, CARPETA_DE_OTRO_REPOSITORIO})


def _sin_leer(archivo: Archivo) -> bool:
    """Si deja fuera algo que parece un registro, o una carpeta que puede tenerlos."""
    if archivo.es_carpeta:
        return any(falta.codigo in _SIN_RECORRER for falta in archivo.faltas)
    return parece_de_registro(archivo.ruta)


def _de_nombre(archivo: Archivo) -> Iterator[Diagnostico]:
    if not archivo.es_carpeta:
        yield from map(Localizador(archivo.mostrada).de_falta, faltas_de_nombre(archivo.ruta))


def modelo_de(clase: ClaseDeElemento, id_de_archivo: str, datos: object) -> type[Registro]:
    """El modelo de un registro.

    El de una ficha lo decide su tipo; si no vale, lo que anuncia el código del archivo.
    """
    if clase is not ClaseDeElemento.FICHA:
        return MODELOS[clase][0]
    tipo = datos.get("tipo") if isinstance(datos, dict) else None
    if declarado := next((uno for uno in TipoDeFicha if uno == tipo), None):
        return MODELOS_DE_FICHA[declarado]
    codigo = CODIGO_DE_FICHA.fullmatch(id_de_archivo)
    return MODELOS_DE_FICHA[TipoDeFicha.de_letras(codigo[1] if codigo else "BP")]


def _ambiguos(documento: Documento, modelo: type[Registro]) -> Iterator[Hallazgo]:
    """Los valores que aquí se leen como texto y otro programa torcería."""
    for ruta, valor in documento.ambiguos:
        claves = [paso for paso in ruta if type(paso) is str]
        if es_texto_libre(modelo, tuple(claves)):
            mensaje = f"otro programa leería {citado(valor)} como un número, una fecha o un sí/no"
            ayuda = f"entrecomíllelo: {entre_dobles(valor)}"
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
