"""De los bloques de la página a los del documento: cada cosa por lo que es, no por dónde se ve."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from seguimiento.exportacion.docx.formulario import CLASE, bloque_de_formulario
from seguimiento.exportacion.docx.imagenes import imagen
from seguimiento.exportacion.docx.letras import Letras, clases
from seguimiento.exportacion.docx.nodos import Nodo, marca, nodo
from seguimiento.exportacion.docx.obra import Obra, en_rgb, lleva
from seguimiento.exportacion.docx.tablas import rejilla, tabla

Bloques = Iterator[Nodo]
_TITULOS = {"h1": "Title", "h2": "Heading1", "h3": "Heading2", "h4": "Heading3", "h5": "Heading4"}
_PARRAFOS = {
    "organizacion": "Organización",
    "subtitulo": "Subtitle",
    "nota": "Nota",
    "vacia": "Nota",
    "aviso-de-acta": "Aviso",
}
"""El estilo de un párrafo, por su clase."""
_SUELTOS = frozenset(("style", "script", "template", "form", "input", "select", "button", "svg"))
"""Lo que solo es de una pantalla."""
_CIFRAS_POR_FILA = 4


def bloques(obra: Obra, elemento: Nodo) -> Bloques:
    """Los de dentro de un elemento, en su orden."""
    for hijo in elemento:
        if isinstance(hijo.tag, str) and not obra.omitidas & {*clases(hijo)}:
            yield from bloque(obra, hijo)


def bloque(obra: Obra, elemento: Nodo) -> Bloques:
    """Los que salen de un elemento de la página."""
    if elemento.tag in _SUELTOS:
        return
    if obra.es_formulario and lleva(elemento, CLASE):
        yield from bloque_de_formulario(obra, elemento)
        return
    obra.llegar(elemento)
    por_clase = next((_POR_CLASE[una] for una in clases(elemento) if una in _POR_CLASE), None)
    yield from (por_clase or _POR_NOMBRE.get(str(elemento.tag), bloques))(obra, elemento)


def entre_tablas(obra: Obra) -> Nodo:
    """Lo que separa una tabla de lo que siga: sin nada en medio, Word junta dos seguidas."""
    return obra.parrafo([], "Entretablas")


# ── Textos ───────────────────────────────────────────────────────────────────


def _titulo(obra: Obra, elemento: Nodo) -> Bloques:
    yield obra.parrafo(obra.letras(elemento), _TITULOS[str(elemento.tag)])


def _parrafo(obra: Obra, elemento: Nodo) -> Bloques:
    estilo = next((_PARRAFOS[una] for una in clases(elemento) if una in _PARRAFOS), "")
    if dichas := obra.letras(elemento):
        yield obra.parrafo(dichas, _id(estilo))


def _resumen(obra: Obra, elemento: Nodo) -> Bloques:
    """El título de lo que en una pantalla se despliega; el de los números de un gráfico no dice nada más."""
    if next(elemento.iterancestors("figure"), None) is None:
        yield obra.parrafo(obra.letras(elemento), "Rótulo")


def _lista(obra: Obra, elemento: Nodo) -> Bloques:
    numero = obra.lista_nueva() if elemento.tag == "ol" else 0
    estilo = "ListNumber" if numero else "ListBullet"
    for hijo in elemento.iterfind("li"):
        obra.llegar(hijo)
        yield obra.parrafo(obra.letras(hijo), estilo, lista=numero)


def _datos(obra: Obra, elemento: Nodo) -> Bloques:
    """Cada dato en su párrafo: el nombre y, detrás, lo que vale; los de uno solo van tras él."""
    for dato in elemento.iterfind("div"):
        rotulo, *valores = dato.iterfind("*")
        dichas = [replace(una, negrita=True) for una in obra.letras(rotulo)]
        dichas.append(Letras(": "))
        for orden, valor in enumerate(valores):
            dichas += [Letras("\n")] * bool(orden) + obra.letras(valor)
        yield obra.parrafo(dichas)


def _avisos(obra: Obra, elemento: Nodo) -> Bloques:
    for hijo in elemento.iter("p", "li"):
        yield obra.parrafo(obra.letras(hijo), "Aviso")


def _indice(obra: Obra, elemento: Nodo) -> Bloques:
    """A dónde ir, con un enlace por línea."""
    yield obra.parrafo([Letras(elemento.get("aria-label") or "Índice")], "Rótulo")
    for hijo in elemento.iter("li"):
        yield obra.parrafo(obra.letras(hijo), "Nota")


def _renglones(obra: Obra, elemento: Nodo) -> Bloques:
    """Sitio para escribir a mano."""
    for _ in elemento:
        yield obra.parrafo([], "Renglón")


# ── Tablas y figuras ─────────────────────────────────────────────────────────


def _tabla(obra: Obra, elemento: Nodo) -> Bloques:
    titulo = elemento.find("caption")
    if titulo is not None:
        yield obra.parrafo(obra.letras(titulo), "Caption", con_lo_que_sigue=True)
    yield tabla(obra, elemento)
    yield entre_tablas(obra)


def _cifras(obra: Obra, elemento: Nodo) -> Bloques:
    """Las cifras, en filas de cuatro a lo sumo y todas igual de anchas."""
    fichas = elemento.findall("li")
    filas = -(-len(fichas) // _CIFRAS_POR_FILA) or 1
    por_fila = -(-len(fichas) // filas) or 1
    columnas = [obra.ancho // por_fila] * por_fila
    yield nodo(
        "w:tbl",
        nodo(
            "w:tblPr",
            nodo("w:tblW", w_w=5000, w_type="pct"),
            nodo("w:tblLayout", w_type="fixed"),
        ),
        rejilla(columnas),
        *(
            nodo(
                "w:tr",
                nodo("w:trPr", nodo("w:cantSplit")),
                *(_ficha(obra, una, columnas[0]) for una in fichas[desde : desde + por_fila]),
                *(_vacia(columnas[0]) for _ in range(desde + por_fila - len(fichas))),
            )
            for desde in range(0, len(fichas), por_fila)
        ),
    )
    yield entre_tablas(obra)


def _ficha(obra: Obra, elemento: Nodo, ancho: int) -> Nodo:
    borde = en_rgb(
        obra.hoja.de("", elemento.get("class") or "", ".cifras").get("border-top-color", "")
    )
    color = borde or en_rgb(obra.hoja.variable("--titulo")) or "auto"
    lineas = (
        ("span", "rotulo", "Nota"),
        ("strong", "", "Cifra"),
        ("span", "detalle", ""),
        ("span", "cambio", "Nota"),
    )
    dichas = [
        (estilo, suyas)
        for nombre, clase, estilo in lineas
        for uno in elemento.iterfind(nombre)
        if not clase or lleva(uno, clase)
        for suyas in [obra.letras(uno)]
        if suyas
    ]
    return nodo(
        "w:tc",
        nodo(
            "w:tcPr",
            nodo("w:tcW", w_w=ancho, w_type="dxa"),
            nodo("w:tcBorders", nodo("w:top", w_val="single", w_sz=24, w_space=0, w_color=color)),
        ),
        *([obra.parrafo(suyas, estilo) for estilo, suyas in dichas] or [nodo("w:p")]),
    )


def _vacia(ancho: int) -> Nodo:
    return nodo("w:tc", nodo("w:tcPr", nodo("w:tcW", w_w=ancho, w_type="dxa")), nodo("w:p"))


def _grafico(obra: Obra, elemento: Nodo) -> Bloques:
    titulo = elemento.find("figcaption")
    dichas = obra.letras(titulo) if titulo is not None else []
    if dichas:
        yield obra.parrafo(dichas, "Caption", con_lo_que_sigue=True)
    for svg in elemento.iterfind("svg"):
        nombre = "".join(una.texto for una in dichas)
        yield obra.parrafo([imagen(obra, svg, nombre)], con_lo_que_sigue=True)
    for hijo in elemento:
        if isinstance(hijo.tag, str) and hijo.tag not in {"figcaption", "svg"}:
            yield from bloque(obra, hijo)


def _leyenda(obra: Obra, elemento: Nodo) -> Bloques:
    """De qué es cada color, en una línea: una muestra llena o hueca, como en el gráfico, y su nombre."""
    dichas: list[Letras | Nodo] = []
    for hijo in elemento.iterfind("li"):
        muestra = hijo.find("span")
        if muestra is not None:
            dichas.append(_muestra(obra, " ".join(c for c in clases(muestra) if c != "muestra")))
        dichas += [*obra.letras(hijo), Letras("    ")]
    yield obra.parrafo(dichas, "Nota")


def _muestra(obra: Obra, clase: str) -> Nodo:
    dice = obra.hoja.de("rect", f"{clase} liso", "svg")
    hueca = "stroke" in dice
    color = en_rgb(dice.get("stroke" if hueca else "fill", "")) or "000000"
    signo = Letras("□ " if hueca else "■ ")
    tramo = obra.escritas(signo)
    tramo[0].append(marca("w:color", color))
    return tramo


def _firmas(obra: Obra, elemento: Nodo) -> Bloques:
    """Quién firma, cada uno bajo su raya, de dos en dos."""
    for firma in elemento.iterfind("div"):
        yield obra.parrafo([], "Renglón", con_lo_que_sigue=True)
        yield obra.parrafo(obra.letras(firma))


def _id(estilo: str) -> str:
    """Cómo se nombra un estilo: Word quita los espacios."""
    return estilo.replace(" ", "")


_POR_CLASE: dict[str, Callable[[Obra, Nodo], Bloques]] = {
    "cifras": _cifras,
    "avisos": _avisos,
    "leyenda": _leyenda,
    "indice": _indice,
    "renglones": _renglones,
    "firmas": _firmas,
}
_POR_NOMBRE: dict[str, Callable[[Obra, Nodo], Bloques]] = {
    **dict.fromkeys(_TITULOS, _titulo),
    "p": _parrafo,
    "summary": _resumen,
    "ul": _lista,
    "ol": _lista,
    "dl": _datos,
    "table": _tabla,
    "figure": _grafico,
}
"""Cómo se lleva cada elemento. Lo de dentro de los demás, como si no estuvieran."""
