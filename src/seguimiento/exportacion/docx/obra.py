"""Un documento de Word mientras se hace: lo que se reparte a sus partes y cómo se escribe un párrafo."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from seguimiento.exportacion.docx.letras import Letras, clases, letras_de
from seguimiento.exportacion.docx.nodos import Nodo, letras, marca, nodo
from seguimiento.exportacion.graficos.dibujo import Motivos
from seguimiento.exportacion.graficos.hoja import Hoja
from seguimiento.importacion.lectores.word.controles import NO_ES_DATO

if TYPE_CHECKING:
    from docx.document import Document

_EN_ENLACES = "!#$%&'()*+,/:;=?@~-._"
"""Lo que en una dirección se queda como está; lo demás, por su número: Word no abre un archivo con otra cosa."""
_ENLACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
LARGO_DE_ENLACE = 2_000
"""Word no abre direcciones más largas."""


@dataclass
class Obra:
    """El documento, su hoja de estilo y lo que ha de ser único en él."""

    documento: "Document"
    hoja: Hoja
    ancho: int
    """Lo que mide una línea, en vigésimas de punto."""
    omitidas: frozenset[str]
    """Las clases de lo que no va en papel."""
    anclas: dict[str, str]
    """El nombre del marcador de cada sitio al que se llega desde otro."""
    motivos: Motivos
    """Con qué se rellenan los gráficos."""
    es_formulario: bool = False
    """Si lo que se llena en él se vuelve a importar: lo demás va aparte."""
    _numeros: Iterator[int] = field(default_factory=lambda: count(1))
    _pendientes: list[str] = field(default_factory=list)
    _enlaces: dict[str, str] = field(default_factory=dict)

    def numero(self) -> int:
        """Uno que nadie más lleva."""
        return next(self._numeros)

    def poner(self, *bloques: Nodo) -> None:
        """Añade unos bloques al final."""
        cuerpo = self.documento.element.body
        for bloque in bloques:
            cuerpo.insert(len(cuerpo) - 1, bloque)

    def llegar(self, elemento: Nodo) -> None:
        """Al próximo párrafo se llega como a ese elemento."""
        if ancla := self.anclas.get(elemento.get("id") or ""):
            self._pendientes.append(ancla)

    def parrafo(  # noqa: PLR0913 — lo que un párrafo puede llevar
        self,
        dichas: Iterable[Letras | Nodo],
        estilo: str = "",
        *,
        alinear: str = "",
        con_lo_que_sigue: bool = False,
        lista: int = 0,
        es_dato: bool = False,
    ) -> Nodo:
        """Un párrafo. En un formulario, lo que no es dato va en un control que no se importa."""
        propiedades = nodo(
            "w:pPr",
            marca("w:pStyle", estilo) if estilo else None,
            nodo("w:keepNext") if con_lo_que_sigue else None,
            nodo("w:numPr", marca("w:ilvl", 0), marca("w:numId", lista)) if lista else None,
            marca("w:jc", alinear) if alinear else None,
        )
        dentro = [self.escritas(una) if isinstance(una, Letras) else una for una in dichas]
        if self.es_formulario and dentro and not es_dato:
            dentro = [self.aparte(dentro)]
        principio, final = self._marcadores()
        return nodo("w:p", propiedades, *principio, *dentro, *final)

    def _marcadores(self) -> tuple[list[Nodo], list[Nodo]]:
        nombres, self._pendientes = self._pendientes, []
        numerados = [(self.numero(), nombre) for nombre in nombres]
        return (
            [nodo("w:bookmarkStart", w_id=n, w_name=nombre) for n, nombre in numerados],
            [nodo("w:bookmarkEnd", w_id=n) for n, _ in numerados],
        )

    def aparte(self, dentro: Iterable[Nodo]) -> Nodo:
        """Un control con lo que dice el programa: se lee, no se cambia y no se importa."""
        return self.control(dentro, marca("w:lock", "sdtContentLocked"), como=NO_ES_DATO)

    def control(self, dentro: Iterable[Nodo], *clase: Nodo, como: str, titulo: str = "") -> Nodo:
        """Un control de contenido, con lo que lo distingue de otros."""
        propiedades = nodo(
            "w:sdtPr",
            marca("w:alias", titulo) if titulo else None,
            marca("w:tag", como),
            marca("w:id", self.numero()),
            *clase,
        )
        return nodo("w:sdt", propiedades, nodo("w:sdtContent", *dentro))

    def letras(self, elemento: Nodo) -> list[Letras]:
        """Las de un elemento de la página, sin las clases que no van en el documento."""
        return letras_de(elemento, self.omitidas)

    def escritas(self, una: Letras) -> Nodo:
        """Unas letras, dentro de su enlace si lo llevan."""
        enlace = self._a_donde(una.enlace) if una.enlace else {}
        tramo = nodo("w:r", self._aspecto(una, enlazado=bool(enlace)), *_con_saltos(una.texto))
        return nodo("w:hyperlink", tramo, **enlace) if enlace else tramo

    def _aspecto(self, una: Letras, *, enlazado: bool) -> Nodo:
        dice = self.hoja.de("", una.marca) if una.marca else {}
        menor = self.hoja.variable("--tenue") if una.menor else ""
        color = en_rgb(dice.get("color", "")) or en_rgb(menor)
        fondo = en_rgb(dice.get("background", ""))
        return nodo(
            "w:rPr",
            marca("w:rStyle", "Hyperlink") if enlazado else None,
            nodo("w:b") if una.negrita else None,
            marca("w:color", color) if color else None,
            marca("w:sz", 16) if una.menor else None,
            nodo("w:shd", w_val="clear", w_color="auto", w_fill=fondo) if fondo else None,
        )

    def _a_donde(self, enlace: str) -> dict[str, str]:
        """Los atributos del enlace; ninguno si no lleva a ninguna parte que Word admita."""
        if enlace.startswith("#"):
            ancla = self.anclas.get(enlace[1:])
            return {"w_anchor": ancla} if ancla else {}
        try:
            urlsplit(enlace)
        except ValueError:
            return {}
        limpio = quote(enlace, safe=_EN_ENLACES)
        if len(limpio) > LARGO_DE_ENLACE or limpio.count("#") > 1:
            return {}
        if limpio not in self._enlaces:
            relacion = self.documento.part.relate_to(limpio, _ENLACE, is_external=True)
            self._enlaces[limpio] = relacion
        return {"r_id": self._enlaces[limpio]}

    def lista_nueva(self) -> int:
        """El número de una lista numerada que empieza en 1."""
        numeracion = self.documento.part.numbering_part.element
        estilo = self.documento.styles["List Number"].element
        suya = numeracion.num_having_numId(estilo.pPr.numPr.numId.val)
        nueva = numeracion.add_num(suya.abstractNumId.val)
        nueva.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(nueva.numId)


def en_rgb(color: str) -> str:
    """«A32018» de «#a32018»; vacío si no es un color escrito así."""
    if not _COLOR.fullmatch(color):
        return ""
    cifras = color[1:].upper()
    return "".join(2 * cifra for cifra in cifras) if len(cifras) == 3 else cifras  # noqa: PLR2004 — «#rgb»


def _con_saltos(texto: str) -> Iterator[Nodo]:
    for orden, linea in enumerate(texto.split("\n")):
        if orden:
            yield nodo("w:br")
        if linea:
            yield letras(linea)


def lleva(elemento: Nodo, clase: str) -> bool:
    """Si el elemento tiene esa clase."""
    return clase in clases(elemento)
