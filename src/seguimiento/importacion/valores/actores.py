"""Quién responde, quién lidera y quién acompaña, de una celda que suele decirlos juntos."""

import re
from collections.abc import Iterator, Mapping

from seguimiento.importacion.valores import personas
from seguimiento.importacion.valores.lectura import Lectura, Leidos
from seguimiento.importacion.valores.nombres import separados
from seguimiento.importacion.valores.textos import es_nada, sin_vineta
from seguimiento.redaccion import plegado
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_ROTULOS: Mapping[C, str] = {
    C.ACOMPANAN: "acompañan?|apoyan?|apoyo|colaboran?|corresponsables?|support|supporting|appui|apoio",
    C.LIDERA: "lideran?|líder|coordinan?|lead|leads|chef de file|coordenação",
    C.RESPONSABLES: "responsables?(?: principal(?:es)?)?|responden?|responsible|main|responsáve(?:l|is)",
}
"""Lo que, con dos puntos detrás o entre paréntesis, dice el papel: «Acompañan: Jurídica», «OIM (lidera)»."""
_FRASES: Mapping[C, str] = {
    C.ACOMPANAN: (
        "acompañan?|apoyan?|con (?:el )?apoyo de|en coordinación con|en colaboración con|supported by"
        "|with (?:the )?support (?:of|from)|in collaboration with|avec l'appui de|com (?:o )?apoio de"
    ),
    C.LIDERA: "lideran?|liderado por|coordinan?|led by",
}
"""Lo que lo dice sin dos puntos, ante un nombre: «Lidera UNICEF», «Salud, con apoyo de Finanzas»."""
_CON_PAPEL = re.compile(
    "|".join(
        [
            *(
                rf"(?:^|(?<=[,.(])\s*)(?P<{c.name}_>(?i:{formas}))\s*:\s*"
                for c, formas in _ROTULOS.items()
            ),
            *(
                rf"(?:^|(?<=[,.(\s]))(?P<{c.name}>(?i:{formas}))\s+(?=(?:(?:el|la|los|las|the|le) )?[A-ZÁÉÍÓÚÑ])"
                for c, formas in _FRASES.items()
            ),
        ]
    )
)
_EN_PARENTESIS = re.compile(r"^(?P<quien>.+?)\s*\((?P<papel>[^()]+)\)$")
_ENTRE = re.compile(r"\s*[;\n|•]\s*|\s+/\s+")
_COLA = re.compile(r"\s+(?:y|e|and|et)$")
"""El nexo que quedó al cortar por el papel siguiente: «Lidera UNICEF y acompaña la Red»."""

Papeles = dict[C, list[str]]


def actores(lectura: Lectura) -> Leidos:
    """Los de la celda, cada uno en su papel; el de los que no dicen ninguno es el de la columna."""
    conocidos = lectura.opciones.actores
    papeles: Papeles = {}
    papel = lectura.campo
    personas.advertir(lectura)
    for trozo in _ENTRE.split(lectura.texto):
        for cual, dicho in _por_papeles(sin_vineta(trozo).strip(" .")):
            papel = cual or papel
            for nombre in separados(dicho, conocidos):
                suyo, limpio = _su_papel(nombre, papel)
                canonico = conocidos.get(plegado(limpio), limpio)
                if not es_nada(limpio) and canonico not in papeles.setdefault(suyo, []):
                    papeles[suyo].append(canonico)
    return _como_datos(papeles)


def nombres(lectura: Lectura) -> Leidos:
    """Los de la celda, sin mirar papeles: a quién se dirige, a cargo de qué unidades está."""
    conocidos = lectura.opciones.actores
    trozos = (sin_vineta(trozo).strip(" .") for trozo in _ENTRE.split(lectura.texto))
    sueltos = (nombre for trozo in trozos for nombre in separados(trozo, conocidos))
    canonicos = (conocidos.get(plegado(nombre), nombre) for nombre in sueltos)
    unicos = [*dict.fromkeys(nombre for nombre in canonicos if not es_nada(nombre))]
    return {lectura.campo: unicos} if unicos else {}


def _por_papeles(trozo: str) -> Iterator[tuple[C | None, str]]:
    """Los tramos del trozo, cada uno con el papel que lleva delante: «Salud, con apoyo de Finanzas»."""
    marcas = [*_CON_PAPEL.finditer(trozo)]
    if antes := trozo[: marcas[0].start() if marcas else len(trozo)].strip(" ,.("):
        yield None, antes
    finales = [*(marca.start() for marca in marcas[1:]), len(trozo)]
    for marca, fin in zip(marcas, finales, strict=False):
        yield (
            C[(marca.lastgroup or "").strip("_")],
            _COLA.sub("", trozo[marca.end() : fin].strip(" ,.)")),
        )


def _su_papel(nombre: str, papel: C) -> tuple[C, str]:
    """El papel que dice entre paréntesis: «UNICEF (lidera)»."""
    if dicho := _EN_PARENTESIS.match(nombre):
        for campo, formas in _ROTULOS.items():
            if re.fullmatch(formas, dicho["papel"].strip(), re.IGNORECASE):
                return campo, dicho["quien"]
    return papel, nombre


def _como_datos(papeles: Papeles) -> Leidos:
    """Quien lidera es uno: los demás que lo digan acompañan."""
    lideran = papeles.pop(C.LIDERA, [])
    if lideran[1:]:
        papeles[C.ACOMPANAN] = [*lideran[1:], *papeles.get(C.ACOMPANAN, [])]
    listas: Leidos = {campo: nombres for campo, nombres in papeles.items() if nombres}
    return {**listas, C.LIDERA: lideran[0]} if lideran else listas
