"""Si quien responde se da con nombre y apellidos, y no por su función.

Solo se dice de lo que no deja duda: un tratamiento («Lic. Ana Paz») o un nombre que va con su cargo («Ana
Paz, Directora», «Ana Paz (Jefa de Archivo)»). Sin listas de nombres, «Ana Paz» sola no se distingue de una unidad.
"""

import re
from collections.abc import Iterator

from seguimiento.diagnosticos.importacion import NOMBRA_A_UNA_PERSONA
from seguimiento.importacion.valores import sueltos
from seguimiento.importacion.valores.lectura import Lectura, Leidos
from seguimiento.importacion.valores.nombres import es_de_unidad_o_funcion
from seguimiento.importacion.valores.textos import citado
from seguimiento.redaccion import en_singular, plegado

_ENTRE = re.compile(r"[;\n|•]|\s+/\s+")
_UN_NOMBRE = r"[A-ZÁÉÍÓÚÑÇ][a-záéíóúüñçãõâêôèëïö'’-]+"
_PERSONA = rf"{_UN_NOMBRE}(?:\s+(?:(?:de|del|de la|da|do|dos|van|von|y)\s+)?(?:{_UN_NOMBRE}|[A-Z]\.)){{1,4}}"
_CON_CARGO = re.compile(rf"(?P<quien>{_PERSONA})\s*(?:,|\(|[-–—:])\s*(?P<cargo>[^()]+?)\)?\.?")
_CARGO_DELANTE = re.compile(rf"(?P<cargo>[^()]+?)\s*\((?P<quien>{_PERSONA})\)\.?")
_TRATAMIENTO = re.compile(
    r"(?P<quien>(?:sra?|dra?|lic|licda|ing|arq|mtr[oa]|prof|mr|mrs|ms|mme|m|don|doña)\.?\s+"
    rf"(?-i:{_PERSONA}))(?:\s*(?:,|\(|[-–—:])\s*(?P<cargo>[^()]+?)\)?)?\.?",
    re.IGNORECASE,
)
_DE_ALGUIEN = (
    "jefe jefa director directora subdirector subdirectora coordinador coordinadora gerente oficial encargado"
    " encargada especialista asesor asesora representante responsable titular secretario presidente presidenta"
    " analista consultor consultora tecnico tecnica administrador administradora officer manager coordinator"
    " specialist adviser advisor head chief director lead analyst representative assistant chef directeur"
    " directrice coordinateur coordinatrice responsable charge chefe diretor diretora coordenador coordenadora"
)
_FUNCIONES = frozenset(map(en_singular, _DE_ALGUIEN.split()))
"""Lo que una persona es, y una unidad no."""


def funcion(lectura: Lectura) -> Leidos:
    """El texto tal cual; si nombra a una persona, además, lo dice."""
    advertir(lectura)
    return sueltos.texto(lectura)


def advertir(lectura: Lectura) -> None:
    """Dice cada persona que la celda nombra y, si consta, la función que ha de ir en su lugar."""
    for dicho, cargo in _personas(lectura.texto):
        va = f": el registro pide la función, {citado(cargo)}" if cargo else " y no su función"
        lectura.duda(NOMBRA_A_UNA_PERSONA, f"{citado(dicho)} nombra a una persona{va}")


def _personas(texto: str) -> Iterator[tuple[str, str]]:
    for trozo in (parte.strip(" -–•·") for parte in _ENTRE.split(texto)):
        if tratado := _TRATAMIENTO.fullmatch(trozo):
            yield trozo, (tratado["cargo"] or "").strip()
        for forma in (_CON_CARGO, _CARGO_DELANTE):
            hallado = forma.fullmatch(trozo)
            if hallado and _es_de_alguien(hallado["quien"], hallado["cargo"].strip()):
                yield trozo, hallado["cargo"].strip()
                break


def _es_de_alguien(quien: str, cargo: str) -> bool:
    """Si lo uno no es una unidad y lo otro es lo que alguien es, y no dónde está."""
    palabras = {en_singular(plegado(palabra)) for palabra in re.findall(r"[^\W\d_]+", cargo)}
    return not es_de_unidad_o_funcion(quien) and not _FUNCIONES.isdisjoint(palabras)
