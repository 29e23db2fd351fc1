"""Las tablas: columnas según lo que llevan, encabezado en cada hoja y filas que no se parten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from seguimiento.exportacion.docx.letras import Letras, dicho
from seguimiento.exportacion.docx.nodos import Nodo, marca, nodo
from seguimiento.exportacion.docx.obra import Obra, lleva

ESTILO, DE_CELDA = "Tabladeinforme", "Celda"
"""El de una tabla y el de lo que llevan sus celdas."""
_CABEN_EN_UNA_HOJA = 1_500
"""Una fila con una celda más larga se parte: si no, quizá no cupiera en ninguna."""
_PALABRA_MAS_LARGA, _LINEA_MAS_LARGA = 22, 60
_DE_UNA_LETRA, _MARGENES = 105, 180
"""Lo que piden una letra de las tablas y los lados de una celda, en vigésimas de punto."""
_COLUMNAS_MAXIMAS = 63
"""Las que Word admite."""
_RENGLON = 500
"""Lo que mide de alto una fila para llenar a mano."""


@dataclass(slots=True)
class Celda:
    """Una celda de la página, con su sitio en la rejilla."""

    columna: int
    ancho: int
    """Cuántas columnas ocupa."""
    elemento: Nodo | None
    """`None` si la ocupa la de encima."""
    baja: int = 1
    """Cuántas filas ocupa."""
    dichas: list[Letras] = field(default_factory=list)


Filas = list[list[Celda]]
Contenido = Callable[[Celda], Sequence[Nodo]]
"""Los párrafos de una celda."""


def tabla(obra: Obra, elemento: Nodo, contenido: Contenido | None = None) -> Nodo:
    """La tabla de la página, a todo lo ancho."""
    encabezado = _filas(obra, elemento, "thead")
    cuerpo = _filas(obra, elemento, "tbody")
    anchos = _anchos(obra, [*encabezado, *cuerpo])
    hacer = contenido or (lambda celda: [_parrafo(obra, celda)])

    def de_celda(celda: Celda) -> Sequence[Nodo]:
        _llegar(obra, celda)
        return hacer(celda)

    con_huecos = any(lleva(uno, "rellenar") for uno in elemento.iterancestors("div"))
    return nodo(
        "w:tbl",
        _propiedades(elemento),
        rejilla(anchos),
        *(_fila(fila, anchos, de_celda, es_encabezado=True) for fila in encabezado),
        *(_fila(fila, anchos, de_celda, alto=_RENGLON * con_huecos) for fila in cuerpo),
    )


def _propiedades(elemento: Nodo) -> Nodo:
    titulo = elemento.findtext("caption") or ""
    return nodo(
        "w:tblPr",
        marca("w:tblStyle", ESTILO),
        nodo("w:tblW", w_w=5000, w_type="pct"),
        nodo("w:tblLayout", w_type="fixed"),
        nodo("w:tblLook", w_val="0420", w_firstRow=1, w_noVBand=1),
        marca("w:tblCaption", titulo) if titulo else None,
    )


def rejilla(anchos: Sequence[int]) -> Nodo:
    """Las columnas, con lo que mide cada una."""
    return nodo("w:tblGrid", *(nodo("w:gridCol", w_w=ancho) for ancho in anchos))


def _filas(obra: Obra, elemento: Nodo, parte: str) -> Filas:
    """Las filas de una parte de la tabla, con cada celda en su columna."""
    filas: Filas = []
    ocupadas: dict[int, Celda] = {}
    for fila in elemento.iterfind(f"{parte}/tr"):
        celdas: list[Celda] = []
        columna = 0
        for hijo in fila.iterfind("*"):
            columna = _bajo_otras(ocupadas, celdas, columna)
            baja, ancho = (_entero(hijo.get(c)) for c in ("rowspan", "colspan"))
            celdas.append(Celda(columna, ancho, hijo, baja, obra.letras(hijo)))
            if baja > 1:
                ocupadas[columna] = Celda(columna, ancho, None, baja - 1)
            columna += ancho
        _bajo_otras(ocupadas, celdas, columna)
        filas.append(celdas)
    return filas


def _bajo_otras(ocupadas: dict[int, Celda], celdas: list[Celda], columna: int) -> int:
    """Añade las que ocupan las de encima y da la columna en que sigue la fila."""
    while celda := ocupadas.pop(columna, None):
        celdas.append(celda)
        if celda.baja > 1:
            # no se vuelve a mirar en esta fila: su columna ya quedó atrás
            ocupadas[columna] = Celda(columna, celda.ancho, None, celda.baja - 1)
        columna += celda.ancho
    return columna


def _entero(escrito: str | None) -> int:
    return (
        min(int(escrito), _COLUMNAS_MAXIMAS)
        if escrito and escrito.isdecimal() and int(escrito)
        else 1
    )


def _anchos(obra: Obra, filas: Filas) -> list[int]:
    """Lo que mide cada columna: lo que pide su palabra más larga y, de lo que quede, según lo que dice."""
    columnas = max((c.columna + c.ancho for fila in filas for c in fila), default=1)
    minimos, pesos = [], []
    for numero in range(columnas):
        textos = [dicho(c.dichas) for f in filas for c in f if c.columna == numero and c.ancho == 1]
        palabra = max((len(una) for texto in textos for una in texto.split()), default=1)
        largos = sorted(max(map(len, texto.split("\n"))) for texto in textos if texto)
        suele = largos[len(largos) * 3 // 4] if largos else 1
        minimos.append(min(palabra, _PALABRA_MAS_LARGA) * _DE_UNA_LETRA + _MARGENES)
        pesos.append(max(min(suele, _LINEA_MAS_LARGA) - palabra, 1))
    sobra = obra.ancho - sum(minimos)
    if sobra < 0:
        return [round(obra.ancho * minimo / sum(minimos)) for minimo in minimos]
    return [
        round(minimo + sobra * peso / sum(pesos))
        for minimo, peso in zip(minimos, pesos, strict=True)
    ]


def _fila(
    celdas: Sequence[Celda],
    anchos: Sequence[int],
    contenido: Contenido,
    *,
    es_encabezado: bool = False,
    alto: int = 0,
) -> Nodo:
    entera = all(len(dicho(celda.dichas)) <= _CABEN_EN_UNA_HOJA for celda in celdas)
    propiedades = nodo(
        "w:trPr",
        nodo("w:cantSplit") if entera else None,
        nodo("w:trHeight", w_val=alto, w_hRule="atLeast") if alto else None,
        nodo("w:tblHeader") if es_encabezado else None,
    )
    return nodo("w:tr", propiedades, *(_celda(celda, anchos, contenido) for celda in celdas))


def _celda(celda: Celda, anchos: Sequence[int], contenido: Contenido) -> Nodo:
    mide = sum(anchos[celda.columna : celda.columna + celda.ancho])
    sigue = celda.elemento is None
    junta = nodo("w:vMerge") if sigue else marca("w:vMerge", "restart") if celda.baja > 1 else None
    propiedades = nodo(
        "w:tcPr",
        nodo("w:tcW", w_w=mide, w_type="dxa"),
        marca("w:gridSpan", celda.ancho) if celda.ancho > 1 else None,
        junta,
    )
    return nodo("w:tc", propiedades, *([nodo("w:p")] if sigue else contenido(celda)))


def _llegar(obra: Obra, celda: Celda) -> None:
    """A la celda se llega como a ella, a lo de dentro o, si es la primera, a su fila."""
    if celda.elemento is None:
        return
    fila = celda.elemento.getparent()
    if fila is not None and not celda.columna:
        obra.llegar(fila)
    for uno in celda.elemento.iter("*"):
        obra.llegar(uno)


def _parrafo(obra: Obra, celda: Celda) -> Nodo:
    es_numero = celda.elemento is not None and lleva(celda.elemento, "num")
    return obra.parrafo(celda.dichas, DE_CELDA, alinear="right" if es_numero else "")
