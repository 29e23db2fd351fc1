"""La cara del paquete: un documento YAML con sus datos y sus posiciones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from unicodedata import is_normalized, normalize

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.yaml import CONFLICTO
from seguimiento.documento.arbol import Dato, Lista, Mapa, Situado, posicion_en
from seguimiento.documento.caracteres import BOM, analizable, cribar, decodificar, sin_sospecha
from seguimiento.documento.faltas import resumidas
from seguimiento.documento.llano import MapaLlano, leer_llano
from seguimiento.lugares import Posicion, Ruta


@dataclass(frozen=True, slots=True, eq=False)
class Documento:
    """Un texto YAML que pudo leerse entero."""

    texto: str
    """Sin la marca de orden de bytes inicial."""
    datos: Dato
    """Mapas, listas y textos; los escalares no se convierten: eso lo hace el esquema."""
    bom: bool = False
    origen: Situado | None = None
    """El suceso del que salió la raíz."""
    ambiguos: Sequence[tuple[Ruta, str]] = ()
    """Los valores sin comillas que otro lector de YAML convertiría en otra cosa, y su ruta."""
    renglones: Sequence[int] = ()
    """De cada línea suya, la del archivo del que sale; ninguno si es el archivo tal cual."""

    def posicion(self, ruta: Ruta, *, en_clave: bool = False) -> Posicion:
        """Posición en el archivo del dato de la ruta; si no está, la de lo más cercano por encima."""
        return self.en_el_archivo(posicion_en(self.datos, self.origen, ruta, en_clave=en_clave))

    def en_el_archivo(self, posicion: Posicion) -> Posicion:
        """Dónde está en el archivo lo que en este texto está ahí."""
        if not self.renglones:
            return posicion
        return replace(posicion, linea=self.renglones[posicion.linea - 1])

    @property
    def compuestos(self) -> Dato:
        """Los datos con sus textos compuestos (NFC): una «ñ» es la misma la escriba quien la escriba.

        Los de un Mac llegan a veces con la tilde aparte: se ven igual y, sin esto, serían otro nombre.
        """
        if isinstance(self.datos, MapaLlano):
            return self.datos
        # con un escape, la tilde puede no estar a la vista
        intactos = is_normalized("NFC", self.texto) and "\\u" not in self.texto
        return self.datos if intactos else _compuesto(self.datos)

    @property
    def contenido(self) -> bytes:
        """Los bytes del archivo."""
        # medio carácter, que puede traer lo que aún no se ha probado, no se lee, pero tampoco rompe
        return ((BOM if self.bom else "") + self.texto).encode("utf-8", "surrogatepass")


def _compuesto(dato: Dato) -> Dato:
    if isinstance(dato, str):
        return normalize("NFC", dato)
    if isinstance(dato, Mapa):
        mapa = Mapa()
        mapa.update((clave, _compuesto(valor)) for clave, valor in dato.items())
        mapa.marcas = dato.marcas
        return mapa
    if isinstance(dato, Lista):
        lista = Lista()
        lista.extend(map(_compuesto, dato))
        lista.marcas = dato.marcas
        return lista
    return dato


@dataclass(frozen=True, slots=True)
class Lectura:
    """Lo que dio de sí un archivo: su documento, si lo hay, y todas sus faltas."""

    texto: str
    documento: Documento | None
    faltas: tuple[Falta, ...] = ()
    disputado: tuple[str, ...] | None = None
    """Si lleva marcas de conflicto y el documento es lo común, en qué no lo hay; `None` si no las lleva."""

    @property
    def estropeadas(self) -> Iterator[Ruta]:
        """Las rutas de lo que alguna falta deja sin leer.

        Con lo común a la vista, que haya marcas no estropea nada por sí solo.
        """
        for falta in self.faltas:
            es_la_marca = falta.codigo == CONFLICTO and not falta.ruta
            if falta.es_error and not (es_la_marca and self.disputado is not None):
                yield falta.ruta


def leer(contenido: bytes) -> Lectura:
    """Lee un archivo entero. No lanza nada por culpa del contenido: todo defecto es una falta.

    Sin documento, el archivo es ilegible; con él, cada falta lleva la ruta de lo que estropea. Las
    faltas van por orden de posición.
    """
    texto, bom, de_bytes = decodificar(contenido)
    if de_bytes:
        return Lectura(texto, None, tuple(de_bytes))
    if sin_sospecha(texto) and (llano := leer_llano(texto)):
        return Lectura(texto, Documento(texto, llano.datos, bom, llano.origen, llano.ambiguos))
    de_caracteres = cribar(texto)
    if not any(una.es_error for una in de_caracteres):
        documento, de_forma = _documento(texto, bom)
        return Lectura(texto, documento, _ordenadas(de_caracteres, de_forma))
    return Lectura(texto, None, _ordenadas(de_caracteres, _las_de_forma(texto, de_caracteres)))


def _documento(texto: str, bom: bool) -> tuple[Documento | None, list[Falta]]:  # noqa: FBT001
    # ruamel.yaml tarda en importarse: no se paga hasta que hay algo que leer
    from seguimiento.documento.estilo import faltas_de_estilo
    from seguimiento.documento.lector import componer

    composicion = componer(texto)
    if composicion.origen is None:
        return None, resumidas(composicion.faltas)
    de_estilo = resumidas(faltas_de_estilo(texto, composicion))
    faltas = resumidas(composicion.faltas) + de_estilo
    if any(una.es_error for una in de_estilo):
        return None, faltas
    return Documento(
        texto, composicion.datos, bom, composicion.origen, composicion.ambiguos
    ), faltas


def _las_de_forma(texto: str, de_caracteres: list[Falta]) -> list[Falta]:
    """Las faltas de forma de un texto que ya es ilegible, sin las que serían consecuencia.

    Un conflicto de git desbarata todo lo demás; un carácter prohibido, su línea.
    """
    if any(una.codigo == CONFLICTO for una in de_caracteres):
        return []
    tocadas = {una.posicion.linea for una in de_caracteres if una.es_error}
    _, faltas = _documento(analizable(texto), bom=False)
    return [una for una in faltas if una.posicion.linea not in tocadas]


def _ordenadas(*grupos: list[Falta]) -> tuple[Falta, ...]:
    return tuple(sorted(chain(*grupos), key=lambda una: una.posicion))
