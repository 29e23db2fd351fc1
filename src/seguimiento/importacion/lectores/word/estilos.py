"""Lo que un estilo dice de un párrafo: si es un título, si va numerado y si se tacha o se esconde."""

import re
from dataclasses import dataclass

from seguimiento.importacion.lectores.word.nombres import (
    Elemento,
    W,
    entero,
    numero,
    si_o_no,
    valor,
)

_TITULO = re.compile(r"(?:heading|título|titulo)\s*([1-9])")
_PRINCIPAL = ("title", "título", "titulo", "puesto")
_DE_INDICE = re.compile(r"(?:toc|tdc)\s*[1-9]|toc heading|table of figures")
_MARCADOR = ("placeholder text", "texto de marcador de posición", "texto del marcador de posición")


@dataclass(frozen=True, slots=True)
class Estilo:
    """Un estilo, sin lo que hereda."""

    nombre: str
    base: str
    titulo: int | None
    """El nivel de título que da; 0 si dice que es texto."""
    numeracion: int | None
    nivel: int | None
    tachado: bool | None
    oculto: bool | None


class Estilos:
    """Los de un documento, por su identificador."""

    def __init__(self, raiz: Elemento | None) -> None:
        self._estilos: dict[str, Estilo] = {}
        self._de_parrafo = ""
        self._cadenas: dict[str, list[tuple[str, Estilo]]] = {}
        self._aspectos: dict[tuple[str | None, str], bool] = {}
        for uno in () if raiz is None else raiz.iterfind(f"{W}style"):
            clave = uno.get(f"{W}styleId", "")
            self._estilos[clave] = _estilo(uno)
            if uno.get(f"{W}type") == "paragraph" and uno.get(f"{W}default") in ("1", "true"):
                self._de_parrafo = clave

    def _cadena(self, estilo: str | None) -> list[tuple[str, Estilo]]:
        """El estilo y aquellos de los que hereda, de él a la raíz."""
        if not estilo:
            return []
        if estilo not in self._cadenas:
            cadena: dict[str, Estilo] = {}
            uno = estilo
            while uno in self._estilos and uno not in cadena:
                cadena[uno] = self._estilos[uno]
                uno = cadena[uno].base
            self._cadenas[estilo] = list(cadena.items())
        return self._cadenas[estilo]

    def nivel(self, propiedades: Elemento | None) -> int:
        """El nivel de título de un párrafo, de 1 a 9; 0 si no es un título."""
        if (propio := numero(propiedades, "outlineLvl")) is not None:
            return _de_esquema(propio)
        cadena = self._cadena(self._el_de(propiedades))
        return next((uno.titulo for _, uno in cadena if uno.titulo is not None), 0)

    def numeracion(self, propiedades: Elemento | None) -> tuple[int, int | None, str] | None:
        """La lista en que va un párrafo, su nivel si lo dice y el estilo que se lo da; `None` si en ninguna."""
        lista = None if propiedades is None else propiedades.find(f"{W}numPr")
        cual, nivel, quien = numero(lista, "numId"), numero(lista, "ilvl"), ""
        for clave, uno in self._cadena(self._el_de(propiedades)):
            if cual is None:
                # un estilo puede decir solo el nivel, y aquel del que hereda, la lista
                nivel = uno.nivel if nivel is None else nivel
                cual, quien = uno.numeracion, quien or clave
        return (cual, nivel, quien) if cual else None

    def de_la_lista(self, estilo: str) -> int | None:
        """La lista que define un estilo de lista."""
        return next(
            (uno.numeracion for _, uno in self._cadena(estilo) if uno.numeracion is not None), None
        )

    def es_de_indice(self, propiedades: Elemento | None) -> bool:
        """Si el párrafo es de un índice, que repite los títulos."""
        return bool(_DE_INDICE.fullmatch(self._nombre(valor(propiedades, "pStyle"))))

    def es_marcador(self, propiedades: Elemento | None) -> bool:
        """Si el texto va con el estilo de lo que invita a escribir."""
        return self._nombre(valor(propiedades, "rStyle")) in _MARCADOR

    def se_tacha(self, propiedades: Elemento | None, del_parrafo: Elemento | None) -> bool:
        """Si el texto se ve tachado."""
        doble = si_o_no(propiedades, "dstrike")
        return doble or self._aspecto(propiedades, del_parrafo, "strike", "tachado")

    def se_oculta(self, propiedades: Elemento | None, del_parrafo: Elemento | None) -> bool:
        """Si el texto no se ve."""
        return self._aspecto(propiedades, del_parrafo, "vanish", "oculto")

    def _aspecto(
        self, propiedades: Elemento | None, del_parrafo: Elemento | None, nombre: str, dato: str
    ) -> bool:
        if (propio := si_o_no(propiedades, nombre)) is not None:
            return propio
        # puesto a la vez en el estilo del párrafo y en el de la letra, uno deshace al otro
        return self._del_estilo(valor(propiedades, "rStyle"), dato) ^ self._del_estilo(
            self._el_de(del_parrafo), dato
        )

    def _del_estilo(self, estilo: str | None, dato: str) -> bool:
        # se pregunta por cada letra con aspecto propio, y los estilos son unos pocos
        if (clave := (estilo, dato)) not in self._aspectos:
            dichos = (getattr(uno, dato) for _, uno in self._cadena(estilo))
            self._aspectos[clave] = next((uno for uno in dichos if uno is not None), False)
        return self._aspectos[clave]

    def _el_de(self, propiedades: Elemento | None) -> str:
        return valor(propiedades, "pStyle") or self._de_parrafo

    def _nombre(self, estilo: str | None) -> str:
        uno = self._estilos.get(estilo or "")
        return uno.nombre if uno else ""


def _estilo(elemento: Elemento) -> Estilo:
    parrafo, letra = elemento.find(f"{W}pPr"), elemento.find(f"{W}rPr")
    lista = None if parrafo is None else parrafo.find(f"{W}numPr")
    nombre = (valor(elemento, "name") or "").lower()
    esquema = numero(parrafo, "outlineLvl")
    return Estilo(
        nombre=nombre,
        base=valor(elemento, "basedOn") or "",
        titulo=_del_nombre(nombre) if esquema is None else _de_esquema(esquema),
        numeracion=numero(lista, "numId"),
        nivel=numero(lista, "ilvl"),
        tachado=si_o_no(letra, "strike"),
        oculto=si_o_no(letra, "vanish"),
    )


def _del_nombre(nombre: str) -> int | None:
    if hallado := _TITULO.fullmatch(nombre):
        return entero(hallado[1])
    return 1 if nombre in _PRINCIPAL else None


def _de_esquema(nivel: int) -> int:
    """Word cuenta desde 0, y con 9 dice que no es un título."""
    return nivel + 1 if 0 <= nivel < 9 else 0  # noqa: PLR2004 — el que dice que no lo es
