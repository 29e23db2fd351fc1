"""La cara del paquete: un documento YAML con sus datos y sus posiciones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.yaml import CONFLICTO
from seguimiento.documento.arbol import Dato, Suceso, posicion_en
from seguimiento.documento.caracteres import BOM, analizable, cribar, decodificar
from seguimiento.documento.faltas import resumidas
from seguimiento.lugares import Posicion, Ruta

if TYPE_CHECKING:
    from seguimiento.documento.escritura import Valor


@dataclass(frozen=True, slots=True, eq=False)
class Documento:
    """Un texto YAML que pudo leerse entero."""

    texto: str
    """Sin la marca de orden de bytes inicial."""
    datos: Dato
    """Mapas, listas y textos; los escalares no se convierten: eso lo hace el esquema."""
    bom: bool = False
    origen: Suceso | None = None
    """El suceso del que salió la raíz."""
    ambiguos: Sequence[tuple[Ruta, str]] = ()
    """Los valores sin comillas que otro lector de YAML convertiría en otra cosa, y su ruta."""

    def posicion(self, ruta: Ruta, *, en_clave: bool = False) -> Posicion:
        """Posición del dato de la ruta; si no está, la de lo más cercano por encima."""
        return posicion_en(self.datos, self.origen, ruta, en_clave=en_clave)

    @property
    def contenido(self) -> bytes:
        """Los bytes del archivo."""
        return ((BOM if self.bom else "") + self.texto).encode("utf-8")

    def con(  # noqa: PLR0913 — qué se cambia y cómo se escribe
        self,
        ruta: Ruta,
        valor: "Valor",
        *,
        orden: Sequence[str] = (),
        textos: Collection[str] = (),
        literal: bool | None = None,
        con_comentarios: bool = False,
    ) -> "Documento":
        """Otro documento con ese valor en la ruta, y nada más cambiado.

        Una clave que falta se añade tras la que la precede en `orden` o, si no, al final. Lo ambiguo
        (`no`, `1.10`) va siempre entre comillas en las claves `textos`; `literal` dice si en todas va
        con ellas o sin ellas. Si no puede, lanza `EdicionImposible`.
        """
        from seguimiento.documento.edicion import con

        return con(
            self,
            ruta,
            valor,
            orden=orden,
            textos=textos,
            literal=literal,
            con_comentarios=con_comentarios,
        )

    def con_otro(
        self,
        ruta: Ruta,
        valor: "Valor",
        *,
        orden: Sequence[str] = (),
        textos: Collection[str] = (),
        literal: bool | None = None,
    ) -> "Documento":
        """Otro documento con un elemento más en la lista de la ruta; si no la hay, la crea.

        La lista que falta se añade tras la clave que la precede en `orden` o, si no, al final.
        """
        from seguimiento.documento.edicion import con_otro

        return con_otro(self, ruta, valor, orden=orden, textos=textos, literal=literal)

    def sin(self, ruta: Ruta, *, con_comentarios: bool = False) -> "Documento":
        """Otro documento sin lo que hay en la ruta.

        Si con ello se fueran comentarios, lanza `EdicionImposible`, que los enumera, salvo que se pida
        `con_comentarios`.
        """
        from seguimiento.documento.edicion import sin

        return sin(self, ruta, con_comentarios=con_comentarios)


@dataclass(frozen=True, slots=True)
class Lectura:
    """Lo que dio de sí un archivo: su documento, si lo hay, y todas sus faltas."""

    texto: str
    documento: Documento | None
    faltas: tuple[Falta, ...] = ()


def leer(contenido: bytes) -> Lectura:
    """Lee un archivo entero. No lanza nada por culpa del contenido: todo defecto es una falta.

    Sin documento, el archivo es ilegible; con él, cada falta lleva la ruta de lo que estropea. Las
    faltas van por orden de posición.
    """
    texto, bom, de_bytes = decodificar(contenido)
    if de_bytes:
        return Lectura(texto, None, tuple(de_bytes))
    de_caracteres = cribar(texto)
    if not any(una.es_error for una in de_caracteres):
        documento, de_forma = _documento(texto, bom)
        return Lectura(texto, documento, _ordenadas(de_caracteres, de_forma))
    return Lectura(texto, None, _ordenadas(de_caracteres, _las_de_forma(texto, de_caracteres)))


def _documento(texto: str, bom: bool) -> tuple[Documento | None, list[Falta]]:  # noqa: FBT001
    # ruamel.yaml tarda en importarse y, si todo está en la cache, no hace falta
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
