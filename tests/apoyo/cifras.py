"""Las cifras con rótulo de cualquier salida: cómo se llama cada una, de qué es, cuánto vale y entre cuántas.

Dos cifras se llaman igual si lo que dice su rótulo, sin plurales ni mayúsculas, es lo mismo y hablan del mismo
ámbito: toda la cartera, una evaluación, un responsable, una fila de una tabla. Entonces tienen que valer igual.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import StringIO
from itertools import combinations

from apoyo.tablas import SEPARADOR, Frase, Tabla, leida

TODO = ""
"""El ámbito de lo que se dice de toda la cartera."""
LEIDOS = "Registros leídos"
SUSTANTIVOS = {
    "acción": "acciones",
    "acciones": "acciones",
    "recomendación": "recomendaciones",
    "recomendaciones": "recomendaciones",
    "compromiso": "compromisos",
    "compromisos": "compromisos",
    "período": "períodos",
    "períodos": "períodos",
    "evaluación": "evaluaciones",
    "evaluaciones": "evaluaciones",
    "ficha": "fichas",
    "fichas": "fichas",
    "acuerdo": "acuerdos",
    "acuerdos": "acuerdos",
    "reunión": "reuniones",
    "reuniones": "reuniones",
    "archivo": "archivos",
    "archivos": "archivos",
}
_ENTRE = re.compile(r"(?<![\w.,-])(\d+) de (?:las |los )?(\d+)(?![\w%-]| %)")
_SUELTO = re.compile(r"^\**(\d+)\**$")
_EN_DIAS = re.compile(r"^(-?\d+) días? de media, (-?\d+) de mediana \((\d+)\)")
_EN_PARTES = re.compile(r"^(\d+)(?:, \d+ distintas)? \((.+: \d+)\)$")
_EN_COLUMNAS = re.compile(r"^  (\S.+?) {2,}(\S.*)$")
_CELDA = re.compile(r"^(s/d|—|-|>?<?\d+([.,]\d+)?( %| días.*)?( \(.+\))?( de \d+.*)?)?$")
_DETALLE = re.compile(r"^de (\d+)\b")
_CON_CUENTA = re.compile(r"^(?P<rotulo>[^:()\d][^:()]*?) \((?P<n>\d+)(?: de (?P<m>\d+))?\b")
_GRUPOS = re.compile(r"^por (evaluación|responsable|prioridad|unidad administrativa|año)")
_AZULEJO = re.compile(r"^(?P<rotulo>[^\d:]{3,60}?):? (?P<valor>\d+.*|s/d)$")
_DE_GRAFICO = re.compile(r"^(Acciones por situación|De [\d-]|Acciones vencidas por)")
_PARTES = re.compile(r"\s*[·;.()]\s+|\s+y\s+(?=\d)|, (?=\d+ [a-zé])")
_DICHOS = (
    re.compile(r"^(?P<rotulo>[^\d]+), de (?P<antes>\d+) a (?P<n>\d+)$"),
    re.compile(r"^(?P<rotulo>[^\d]+), (?P<n>\d+)$"),
    re.compile(r"^(?P<n>\d+)(?: de (?P<m>\d+))? (?P<rotulo>[^\d]+)$"),
)


@dataclass(frozen=True, slots=True)
class FraseHecha:
    """Una frase con cifras y qué cuentas dice: de cada una, su nombre y qué grupos son n y m."""

    forma: re.Pattern[str]
    dice: tuple[tuple[str, tuple[int, ...]], ...]
    ambito: str = TODO


FRASES_HECHAS = (
    FraseHecha(
        re.compile(r"[Tt]ienen? respuesta gerencial (\d+) de (\d+) recomendaci"),
        (("cobertura de respuesta", (1, 2)),),
    ),
    FraseHecha(
        re.compile(r"De (\d+) acci\w+ exigibles? se completa\w+ (\d+)"),
        (("cumplimiento", (2, 1)),),
    ),
    FraseHecha(
        re.compile(r"hay (\d+) recomendaci\w+ de (\d+) evaluaci\w+, con (\d+) acci"),
        (("recomendación", (1,)), ("evaluación", (2,)), ("acción", (3,))),
    ),
    FraseHecha(
        re.compile(r"^(\d+) acci\w+ con el plazo cumplido siguen? abiert"), (("vencida", (1,)),)
    ),
    FraseHecha(
        re.compile(
            r"acciones abiertas pasan de (\d+) a (\d+): (\d+) nuevas?, (\d+) reabiertas? y (\d+) cerradas?"
        ),
        (
            ("abierta al inicio", (1,)),
            ("abierta al final", (2,)),
            ("nueva", (3,)),
            ("reabierta", (4,)),
            ("cerrada", (5,)),
        ),
        "saldo de Acciones",
    ),
)
"""Las del resumen del trimestral, que dicen con un verbo lo que en otro sitio es un rótulo."""


@dataclass(frozen=True, slots=True)
class Cifra:
    """Un número con nombre."""

    ambito: str
    nombre: str
    de: frozenset[str]
    """De qué cosas es, si se dice: acciones, recomendaciones…"""
    n: int
    m: int | None
    donde: str

    @property
    def salida(self) -> str:
        """De qué orden y en qué formato."""
        return re.split(r" (?:›|«)", self.donde)[0]

    def contradice(self, otra: "Cifra") -> bool:
        """Si no pueden ser verdad las dos, llamándose igual."""
        if self.de and otra.de and self.de != otra.de:
            return False
        distinto_m = None not in {self.m, otra.m} and self.m != otra.m
        return self.n != otra.n or distinto_m


def contradicciones(cifras: Iterable[Cifra]) -> list[str]:
    """Los nombres con que se dicen cosas que no pueden ser verdad a la vez, con un sitio de cada una."""
    por_nombre: dict[tuple[str, str], dict[tuple[int, int | None, frozenset[str]], Cifra]] = {}
    for una in cifras:
        suyas = por_nombre.setdefault((una.ambito, una.nombre), {})
        suyas.setdefault((una.n, una.m, una.de), una)
    return [
        f"{ambito or 'todo'} · «{nombre}»: {' | '.join(map(_dicha, suyas.values()))}"
        for (ambito, nombre), suyas in sorted(por_nombre.items())
        if any(una.contradice(otra) for una, otra in combinations(suyas.values(), 2))
    ]


def _dicha(una: Cifra) -> str:
    entre = "" if una.m is None else f" de {una.m}"
    return f"{una.n}{entre} {'/'.join(sorted(una.de))} en {una.donde}"


def nombre_de(rotulo: str) -> tuple[str, frozenset[str]]:
    """El nombre sin mayúsculas ni plurales y, aparte, de qué es si empieza por decirlo."""
    palabras = re.sub(r"[^\wáéíóúñ%/›<>–-]+", " ", rotulo.lower()).split()
    de: set[str] = set()
    while len(palabras) > 1 and palabras[0] in SUSTANTIVOS:
        de.add(SUSTANTIVOS[palabras.pop(0)])
        if palabras[0] in {"y", "o"}:
            palabras.pop(0)
    return " ".join(_singular(palabra) for palabra in palabras), frozenset(de)


def _singular(palabra: str) -> str:
    if palabra.endswith("ones"):
        return f"{palabra[:-4]}ón"
    return palabra[:-1] if palabra.endswith("s") and len(palabra) > len("más") else palabra


def sustantivos(texto: str) -> frozenset[str]:
    """De qué cosas habla un detalle: «de 10 acciones»."""
    return frozenset(
        SUSTANTIVOS[palabra]
        for palabra in re.findall(r"\w+", texto.lower())
        if palabra in SUSTANTIVOS
    )


# --- páginas y Markdown


def de_un_texto(
    texto: str, donde: str, ambito: str = TODO, *, markdown: bool, cierre: str = ""
) -> list[Cifra]:
    """Las cifras de un informe o de un `status` en Markdown: azulejos, tablas y títulos.

    En una serie de períodos, la fila del que se cierra al corte habla de toda la cartera.
    """
    lectura = leida(texto, markdown=markdown)
    datos = [*lectura.datos, *(frase.texto.split(": ", 1) for frase in lectura.frases)]
    return [
        *(una for tabla in lectura.tablas for una in _de_la_tabla(tabla, donde, ambito, cierre)),
        *(una for frase in lectura.frases for una in de_un_titulo(frase, donde, ambito)),
        *(una for frase in lectura.frases for una in _del_punto(frase, donde, ambito)),
        *(una for dato in datos for una in _del_dato(*dato, donde=donde)),
    ]


def _de_la_tabla(tabla: Tabla, donde: str, ambito: str, cierre: str) -> Iterator[Cifra]:
    titulo = tabla.titulo or tabla.seccion
    donde = f"{donde} › {titulo}"
    for fila in tabla.cuerpo:
        if "Valor" in tabla.cabecera:
            celdas = dict(zip(tabla.cabecera, fila, strict=False))
            yield from _del_azulejo(fila[0], celdas, donde, ambito)
        elif not any(tabla.cabecera) or len(tabla.cabecera) == len(("de qué", "cuánto")):
            yield from _de_la_barra(titulo, fila, donde, ambito)
        elif _es_de_cifras(tabla):
            propio = _ambito_de_la_fila(tabla, fila[0], ambito, cierre)
            yield from _de_la_fila(tabla, fila, f"{donde} › {fila[0]}", propio)


def _de_la_fila(tabla: Tabla, fila: list[str], donde: str, ambito: str) -> Iterator[Cifra]:
    """Cada celda, con el rótulo de su columna."""
    titulo = tabla.titulo or tabla.seccion
    de_que = sustantivos(titulo) if titulo.startswith("Evolución") else frozenset()
    for rotulo, celda in zip(tabla.cabecera[1:], fila[1:], strict=False):
        for una in _de_la_celda(rotulo, celda, donde, ambito):
            yield replace(una, de=de_que or una.de)


def _es_de_cifras(tabla: Tabla) -> bool:
    """Si sus celdas son cuentas: no si es una lista de registros con algún número."""
    nombres = [fila[0] for fila in tabla.cuerpo if fila]
    celdas = [celda for fila in tabla.cuerpo for celda in fila[1:]]
    return len(set(nombres)) == len(nombres) and all(map(_CELDA.match, celdas))


def _ambito_de_la_fila(tabla: Tabla, nombre: str, ambito: str, cierre: str) -> str:
    """El de una fila: el grupo del que es, para que case con lo que se diga de él en otra salida."""
    titulo = tabla.titulo or tabla.seccion
    if "Abiertas al inicio" in tabla.cabecera:
        return f"saldo de {nombre}"
    if grupo := _GRUPOS.match(titulo.lower()):
        return f"{grupo[1]} {nombre}"
    if titulo == "Acciones por situación":
        return f"evaluación {nombre}"
    if titulo.startswith("Evolución") and nombre == cierre:
        return ambito
    # el título no es siempre el mismo en los dos formatos; las columnas, sí
    return f"{ambito} {' · '.join(tabla.cabecera)} › {nombre}"


def _de_la_barra(titulo: str, fila: list[str], donde: str, ambito: str) -> Iterator[Cifra]:
    """Una barra de un gráfico: «1–30 días | ███ | 2» o «final-2022 | ███ | 10 (vencida 1, en plazo 2)»."""
    partes = re.search(r"\((.+)\)$", fila[-1])
    if partes and titulo == "Acciones por situación":
        for nombre, n in re.findall(r"([^\d,]+?) (\d+)(?:,|$)", partes[1]):
            yield from _de_la_celda(nombre.strip(), n, donde, f"evaluación {fila[0]}")
    elif not titulo.startswith("Evolución") and not fila[0].isdigit():
        yield from _de_la_celda(fila[0], fila[-1], donde, _parte(ambito, titulo))


def _parte(ambito: str, rotulo: str) -> str:
    """El ámbito de las partes en que se reparte algo."""
    return f"{ambito} › {nombre_de(rotulo)[0]}"


def _del_azulejo(
    rotulo: str, celdas: Mapping[str, str], donde: str, ambito: str
) -> Iterator[Cifra]:
    valor, detalle = celdas["Valor"].strip("* "), celdas.get("Detalle") or ""
    nombre, de = nombre_de(rotulo)
    de = sustantivos(detalle) or de
    if not _ENTRE.search(detalle) and len(re.findall(r"\d+ \w", detalle)) > 1:
        detalle = ""  # «de 7 acciones y 2 compromisos»: la suma no se dice
    if entre := _ENTRE.search(detalle) or _ENTRE.search(valor):
        yield Cifra(ambito, nombre, de, int(entre[1]), int(entre[2]), donde)
    elif medido := _EN_DIAS.match(valor):
        for que, n in zip(("media", "mediana", "casos"), medido.groups(), strict=True):
            yield Cifra(ambito, f"{nombre}: {que}", de, int(n), None, donde)
    elif repartido := _EN_PARTES.match(valor):
        yield Cifra(ambito, nombre, de, int(repartido[1]), None, donde)
        for parte, n in re.findall(r"([^;:]+): (\d+)", repartido[2]):
            yield from _de_la_celda(parte.strip(), n, donde, _parte(ambito, rotulo))
    elif suelto := _SUELTO.match(valor):
        m = _DETALLE.match(detalle)
        yield Cifra(ambito, nombre, de, int(suelto[1]), int(m[1]) if m else None, donde)


def _de_la_celda(rotulo: str, celda: str, donde: str, ambito: str) -> Iterator[Cifra]:
    nombre, de = nombre_de(rotulo)
    if entre := _ENTRE.search(celda):
        yield Cifra(ambito, nombre, de, int(entre[1]), int(entre[2]), donde)
    elif suelto := _SUELTO.match(celda):
        yield Cifra(ambito, nombre, de, int(suelto[1]), None, donde)


def de_un_titulo(frase: Frase, donde: str, ambito: str) -> Iterator[Cifra]:
    """«Vencidas (2)», «Sin respuesta (1 de 3)»."""
    if frase.clase not in {"h1", "h2", "h3", "h4"}:
        return
    if casa := _CON_CUENTA.match(frase.texto):
        nombre, de = nombre_de(casa["rotulo"])
        m = int(casa["m"]) if casa["m"] else None
        # «Sin plazo (1 recomendación)»: de qué son lo dice la palabra que sigue a la cuenta
        seguida = re.search(r"\(\d+ (\w+)", frase.texto)
        de = de or (sustantivos(seguida[1]) if seguida else frozenset())
        yield Cifra(ambito, nombre, de, int(casa["n"]), m, f"{donde} › {frase.texto}")


def _del_punto(frase: Frase, donde: str, ambito: str) -> Iterator[Cifra]:
    """Un azulejo de una página («Vencidas 1 ¦ de 10 acciones») o un dato («Registros leídos: 4 de 4»)."""
    if frase.clase != "li" or frase.texto.startswith(LEIDOS):
        return
    rotulo, *partes = frase.texto.split(SEPARADOR)
    if casa := _AZULEJO.match(rotulo):
        detalle = partes[0] if partes else ""
        if partes or _ENTRE.match(casa["valor"]):
            celdas = {"Valor": casa["valor"], "Detalle": detalle}
            yield from _del_azulejo(casa["rotulo"], celdas, donde, ambito)


def _del_dato(rotulo: str, dicho: str = "", *, donde: str) -> Iterator[Cifra]:
    """Los registros leídos, que en todo informe son los del repositorio entero."""
    if rotulo == LEIDOS:
        yield from _del_azulejo(rotulo, {"Valor": dicho}, donde, TODO)


# --- frases y textos corridos


def de_las_frases(
    textos: Iterable[str], nombres: Iterable[str], donde: str, ambito: str = TODO
) -> Iterator[Cifra]:
    """Lo que un texto dice de nombres ya conocidos: «7 vencidas», «vencida, 7», «vencidas, de 1 a 7»."""
    conocidos = frozenset(nombres)
    for texto in textos:
        antes, hay, despues = texto.partition(": ")
        # lo que va tras el nombre de alguien es de él
        suyo = f"{ambito} › {antes}" if hay and not _DE_GRAFICO.match(antes) else ambito
        for trozo in _PARTES.split(despues if hay else texto):
            lugar = f"{donde} «{texto[:70]}»"
            yield from _del_trozo(trozo.strip(" .()"), conocidos, lugar, suyo)


def _del_trozo(trozo: str, conocidos: frozenset[str], donde: str, ambito: str) -> Iterator[Cifra]:
    for forma in _DICHOS:
        if casa := forma.match(trozo):
            break
    else:
        return
    nombre, de = nombre_de(casa["rotulo"])
    # un sustantivo a secas, o «todas», no es el nombre de una cuenta: «de 2 acciones»
    if nombre in conocidos and nombre not in {*SUSTANTIVOS, "toda"}:
        partes = casa.groupdict()
        m = int(partes["m"]) if partes.get("m") else None
        yield Cifra(ambito, nombre, de, int(casa["n"]), m, donde)


def de_las_frases_hechas(textos: Iterable[str], donde: str) -> Iterator[Cifra]:
    """Lo que dicen de una cuenta las frases que no usan su rótulo: «Tienen respuesta 2 de 3»."""
    for texto in textos:
        for frase in FRASES_HECHAS:
            for casa in frase.forma.finditer(texto):
                lugar = f"{donde} «{casa[0][:70]}»"
                for nombre, partes in frase.dice:
                    n, m = (*(int(casa[parte]) for parte in partes), None)[:2]
                    yield Cifra(frase.ambito, nombre, frozenset(), int(n or 0), m, lugar)


# --- lo que es para otros programas


_DE_ACCIONES = {"vencidas", "por_vencer", "en_plazo", "sin_plazo", "cerradas"}
"""Las cuentas de `status --json` que no dicen de qué son, y son de acciones: lo demás lleva su nombre."""


def de_un_resumen(resumen: Mapping[str, object], donde: str, ambito: str = TODO) -> Iterator[Cifra]:
    """Las cuentas de `status --json`, por su clave."""
    for clave, valor in resumen.items():
        if isinstance(valor, int):
            nombre, de = nombre_de(clave.replace("_", " "))
            de = de or (frozenset({"acciones"}) if clave in _DE_ACCIONES else de)
            yield Cifra(ambito, nombre, de, valor, None, f"{donde} › {clave}")


def de_unos_indicadores(filas: Iterable[Mapping[str, object]], donde: str) -> Iterator[Cifra]:
    """Los de `indicadores`, en JSON o en CSV: su cuenta y lo que se escribe de ella."""
    for fila in filas:
        rotulo, valor = str(fila["titulo"]), str(fila["valor"])
        yield from _del_azulejo(rotulo, {"Valor": valor}, f"{donde} › valor", TODO)
        nombre, _ = nombre_de(rotulo)
        m = fila["m"] if fila["m"] not in {None, ""} else None
        if _EN_DIAS.match(valor):
            nombre = f"{nombre}: casos"
        if valor not in {"s/d", "no procede"}:
            n = int(str(fila["n"]))
            yield Cifra(TODO, nombre, frozenset(), n, int(str(m)) if m is not None else None, donde)


def de_unas_columnas(texto: str, donde: str) -> Iterator[Cifra]:
    """Los de `indicadores` en una pantalla: el rótulo y el valor."""
    for linea in texto.splitlines():
        if casa := _EN_COLUMNAS.match(linea):
            yield from _del_azulejo(casa[1], {"Valor": casa[2]}, donde, TODO)


def filas_csv(texto: str) -> list[dict[str, str]]:
    """Las filas de un CSV, por su columna."""
    return list(csv.DictReader(StringIO(texto.lstrip("\ufeff"))))
