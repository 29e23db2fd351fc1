"""Los nombres de unidades y funciones que van en una misma frase, separados con prudencia.

La coma y la «y» separan nombres, pero también son parte de muchos: «Dirección de Agua, Suelo y Clima». Solo
se corta donde lo que sigue es ya un nombre por sí solo: uno declarado, unas siglas o una unidad o función.
"""

import re
from collections.abc import Mapping

from seguimiento.redaccion import en_singular, plegado

_CORTE = re.compile(r"\s*,\s*(?:(?:y|e|and|et)\s+)?|\s+(?:y|e|and|et|&)\s+")
_ARTICULO = re.compile(
    r"(?:(?:en particular|en especial|sobre todo|especialmente|including|notamment)\s+)?"
    r"(?:(?:el|la|los|las|the|le|les|o|os|as)\s+(?=[^\W\d_]*[A-ZÁÉÍÓÚÑ]))?"
)
_SIGLAS = re.compile(r"[A-ZÁÉÍÓÚÑ][\w./-]*[A-ZÁÉÍÓÚÑ][\w./-]*")
_ACABA_EN_SIGLAS = re.compile(rf"\b(?:de|del|of|du|do|da)\s+(?:{_SIGLAS.pattern}\s*)+$")
_CON_COMPLEMENTO = re.compile(r"\s(?:de|del|of|du|do|da)\s")

_CABEZAS = frozenset(
    map(
        en_singular,
        (
            *(
                "oficial",
                "oficina",
                "unidad",
                "secretaria",
                "subsecretaria",
                "ministerio",
                "viceministerio",
            ),
            *(
                "direccion",
                "subdireccion",
                "coordinacion",
                "coordinador",
                "coordinadora",
                "gerencia",
            ),
            *(
                "gerente",
                "departamento",
                "division",
                "equipo",
                "jefatura",
                "jefe",
                "jefa",
                "punto",
                "red",
            ),
            *(
                "grupo",
                "comite",
                "consejo",
                "comision",
                "instituto",
                "universidad",
                "agencia",
                "mecanismo",
            ),
            *(
                "fundacion",
                "asociacion",
                "seccion",
                "alcaldia",
                "gobierno",
                "gobernacion",
                "director",
            ),
            *("directora", "especialista", "asesor", "asesora", "representante", "contraloria"),
            *("defensoria", "procuraduria", "fiscalia", "organizacion", "federacion", "plataforma"),
            *(
                "office",
                "unit",
                "team",
                "department",
                "ministry",
                "bureau",
                "network",
                "hub",
                "committee",
            ),
            *(
                "agency",
                "secretariat",
                "officer",
                "manager",
                "coordinator",
                "specialist",
                "adviser",
            ),
            *("unite", "ministere", "secretariat", "equipe", "unidade", "diretoria", "coordenacao"),
            *("escritorio",),
        ),
    )
)
"""Con qué empieza o, en inglés, acaba el nombre de una unidad o de una función."""


def separados(dicho: str, conocidos: Mapping[str, str]) -> list[str]:
    """Los nombres de una frase, sin su artículo; toda ella, si no se sabe dónde cortarla.

    `conocidos` son las formas, plegadas, de los que están declarados.
    """
    cortes = [*_CORTE.finditer(dicho)]
    principios = [0, *(corte.end() for corte in cortes)]
    finales = [*(corte.start() for corte in cortes), len(dicho)]
    nombres: list[str] = []
    trozo = 0
    while trozo < len(principios):
        hasta = _hasta_donde(dicho, principios[trozo], finales[trozo:], conocidos)
        parte = _sin_articulo(dicho[principios[trozo] : finales[trozo + hasta]])
        if (
            trozo == 0
            or hasta
            or _empieza_otro(parte, nombres[-1], cortes[trozo - 1][0], conocidos)
        ):
            nombres.append(parte)
        else:
            nombres[-1] += dicho[finales[trozo - 1] : finales[trozo]]
        trozo += 1 + hasta
    return [nombre for nombre in nombres if nombre]


def _hasta_donde(dicho: str, desde: int, finales: list[int], conocidos: Mapping[str, str]) -> int:
    """Cuántos cortes hay dentro del nombre declarado que empieza ahí; 0 si no empieza ninguno con cortes."""
    posibles = range(len(finales) - 1, 0, -1)
    return next((n for n in posibles if plegado(dicho[desde : finales[n]]) in conocidos), 0)


def _sin_articulo(parte: str) -> str:
    return _ARTICULO.sub("", parte, count=1).strip()


def _empieza_otro(parte: str, previo: str, corte: str, conocidos: Mapping[str, str]) -> bool:
    """Si lo que sigue al corte es otro nombre y no parte del previo, que ha de serlo también.

    De «Ana Paz, Directora» no salen dos.
    """
    if plegado(parte) in conocidos:
        return True
    if not (
        es_de_unidad_o_funcion(parte)
        and (es_de_unidad_o_funcion(previo) or plegado(previo) in conocidos)
    ):
        return False
    if "," in corte:
        return True
    if _SIGLAS.fullmatch(parte.split(maxsplit=1)[0]):
        # «Comunicación de OR BA y OR SJ» puede ser una unidad o dos
        return _ACABA_EN_SIGLAS.search(previo) is None
    return not (parte.split(maxsplit=1)[0].endswith("s") and _CON_COMPLEMENTO.search(previo))


def es_de_unidad_o_funcion(parte: str) -> bool:
    """Si es unas siglas, o una unidad o función con su nombre."""
    palabras = [palabra.strip(",") for palabra in parte.split()]
    if not palabras or not palabras[0][:1].isupper():
        return False
    cabeza = {en_singular(plegado(palabra)) for palabra in (palabras[0], palabras[-1])}
    return _SIGLAS.fullmatch(palabras[0]) is not None or not _CABEZAS.isdisjoint(cabeza)
