"""Lo que dice el nombre de un archivo: qué registro guarda, y qué problemas traerá.

Copias de sincronización, gemelos, nombres imposibles en Windows o que ocultan caracteres.
"""

import re
from collections.abc import Iterable, Iterator
from fnmatch import translate
from unicodedata import normalize

from seguimiento.almacen.sitios import DATOS
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import (
    COPIA_DE_SINCRONIZACION,
    EXTENSION_AJENA,
    NOMBRE_EXTRANO,
    NOMBRE_NO_PORTABLE,
    NOMBRES_GEMELOS,
    RESTO_DE_ESCRITURA,
)
from seguimiento.lugares import PRINCIPIO
from seguimiento.redaccion import (
    con_cuantos_mas,
    enumeracion,
    los_demas,
    parecido,
    sin_tildes,
)

IMPORTADO = "importado"
"""La carpeta con lo que decía cada archivo que se importó, junto a `data/`; no son registros."""
EXTENSION = ".yaml"
CARPETAS = ("evaluaciones", "practicas", "acuerdos")
"""Las carpetas de `data/` que guardan registros."""
_CARPETAS_EN_PALABRAS = enumeracion((f"«{DATOS}/{una}»" for una in CARPETAS), "o")

_COPIA = re.compile(
    r"(?:copia de |copy of )(?P<origen>.+)"
    r"|(?P<original>.+?)(?: ?\([0-9]+\)|(?: -)? cop(?:ia|y)(?: ?\(?[0-9]+\)?)?"
    r"|[ _.-]?\([^()]*conflict[^()]*\)|\.sync-conflict-.+|_conflict-.+)",
    re.IGNORECASE,
)
_RESERVADOS = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_IMPOSIBLES = re.compile(r'[<>:"|?*\\]|[ .]$')
TEMPORAL = re.compile(r"\.seg-[0-9a-f]{12}")
"""Cómo se llama lo nuevo de un archivo mientras no ocupa su lugar."""
RESTOS = (
    *(".DS_Store", "._*", "Thumbs.db", "ehthumbs.db", "desktop.ini"),
    *("~$*", ".~lock.*#", "*.swp", "*.swo", "*~", ".#*", "#*#"),
)
"""Cómo se llama lo que dejan por su cuenta los sistemas y los editores abiertos."""
_RESTOS = re.compile("|".join(map(translate, RESTOS)), re.IGNORECASE)
_LARGO = 200
"""Letras de una ruta que caben en Windows con las carpetas en que esté: el total no puede llegar a 260."""
ATRIBUTOS = ".gitattributes"
"""Donde se le dice a git cómo tratar los archivos; puede que ya lo hubiera."""
IGNORADOS = ".gitignore"
"""Donde se le dice cuáles no son de nadie; puede que también lo hubiera."""
VACIA = ".gitkeep"
"""Lo que hace que git guarde una carpeta sin registros."""


def es_reservado(nombre: str) -> bool:
    """Si Windows no deja que un archivo se llame así: `con`, `nul`, `com1`…"""
    return _RESERVADOS.fullmatch(nombre) is not None


def sirve_en_windows(nombre: str) -> bool:
    """Si Windows deja que un archivo se llame así."""
    return not (es_reservado(nombre) or _IMPOSIBLES.search(nombre))


def es_resto_ajeno(nombre: str) -> bool:
    """Si es de `RESTOS`: no lo ha puesto nadie."""
    return _RESTOS.fullmatch(nombre) is not None


def carpeta_de(ruta: str) -> str:
    """La carpeta de registros en que está un archivo, a cualquier hondura; vacía si no está."""
    partes = ruta.split("/", 2)
    en_alguna = len(partes) > 2 and partes[0] == DATOS and partes[1] in CARPETAS  # noqa: PLR2004 — data/carpeta/archivo
    return partes[1] if en_alguna else ""


def es_de_registro(ruta: str) -> bool:
    """Si por su nombre y su carpeta un archivo guarda un registro."""
    es_suyo = ruta.endswith(EXTENSION) and bool(carpeta_de(ruta))
    return es_suyo and not es_resto_ajeno(_nombre(ruta))


def _nombre(ruta: str) -> str:
    return ruta.rpartition("/")[2]


def parece_de_registro(ruta: str) -> bool:
    """Si un archivo que no es de registro lo parece: es YAML, pero con otra extensión o en otro sitio."""
    es_yaml = ruta.lower().endswith((EXTENSION, ".yml"))
    return es_yaml and not es_de_registro(ruta) and not es_resto_ajeno(_nombre(ruta))


def id_de(ruta: str) -> str:
    """El identificador de un registro: el nombre de su archivo sin extensión, con sus tildes compuestas.

    Una copia de sincronización se disputa el del original: así se ve que el identificador está
    repetido y no se elige ninguna de las dos.
    """
    nombre = _nombre(ruta).removesuffix(EXTENSION)
    if not nombre.isascii():
        nombre = normalize("NFC", nombre)  # los de un Mac llegan con la tilde aparte
    return _original(nombre) or nombre


def _original(nombre: str) -> str:
    """El nombre del que este parece copia; vacío si no lo parece."""
    copia = _COPIA.fullmatch(nombre)
    return (copia["origen"] or copia["original"]) if copia else ""


def _anadido(nombre: str) -> str:
    """Lo que el nombre de una copia tiene de más: «Copia de » delante, « (1)» detrás…"""
    original = _original(nombre)
    return nombre.removesuffix(original) if nombre.endswith(original) else nombre[len(original) :]


def faltas_de_nombre(ruta: str) -> Iterator[Falta]:
    """Las faltas del nombre de un archivo por sí solo, sea o no un registro."""
    nombre = _nombre(ruta)
    if nombre == VACIA or es_resto_ajeno(nombre):
        return
    if TEMPORAL.fullmatch(nombre):
        mensaje = "lo dejó una escritura que se interrumpió, y no se lee"
        ayuda = (
            "repita la orden que se interrumpió, que la termina o la deshace; si no hay nadie"
            " escribiendo y sigue aquí, bórrelo"
        )
        yield Falta(RESTO_DE_ESCRITURA, PRINCIPIO, mensaje, ayuda)
        return
    if not es_de_registro(ruta):
        yield _no_se_lee(ruta, nombre)
    elif _original(nombre.removesuffix(EXTENSION)):
        mensaje = "parece una copia de un conflicto de sincronización"
        anadido = _anadido(nombre.removesuffix(EXTENSION))
        ayuda = f"decida cuál vale y borre la otra; si no hay otra, quítele «{anadido}» al nombre"
        yield Falta(COPIA_DE_SINCRONIZACION, PRINCIPIO, mensaje, ayuda)
    yield from _de_escritura(ruta)


def _no_se_lee(ruta: str, nombre: str) -> Falta:
    if not nombre.endswith(EXTENSION):
        es_yaml = nombre.lower().endswith((EXTENSION, ".yml"))
        ayuda = f"cámbiele la extensión a «{EXTENSION}»" if es_yaml else "sáquelo de aquí"
        return Falta(EXTENSION_AJENA, PRINCIPIO, f"no termina en «{EXTENSION}» y no se lee", ayuda)
    partes = ruta.split("/")
    carpeta = partes[1] if len(partes) > 2 else ""  # noqa: PLR2004 — data/carpeta/archivo
    suya = parecido(carpeta, CARPETAS) if carpeta else ""
    ayuda = f"¿quiso decir «{DATOS}/{suya}»?" if suya else f"llévelo a {_CARPETAS_EN_PALABRAS}"
    mensaje = "no está en ninguna carpeta de registros y no se lee"
    return Falta(EXTENSION_AJENA, PRINCIPIO, mensaje, ayuda)


def _de_escritura(ruta: str) -> Iterator[Falta]:
    """Lo que en el nombre, o en el de sus carpetas, no se ve o no vale en todas partes."""
    for parte in ruta.split("/"):
        if not parte.isprintable():
            mensaje = f"el nombre «{parte}» lleva caracteres que no se ven o que no son texto"
            yield Falta(NOMBRE_EXTRANO, PRINCIPIO, mensaje, "use letras, cifras y guiones")
        elif not sirve_en_windows(parte):
            mensaje = f"el nombre «{parte}» no sirve en Windows"
            yield Falta(NOMBRE_NO_PORTABLE, PRINCIPIO, mensaje, "use letras, cifras y guiones")
    if len(ruta) > _LARGO:
        mensaje = f"la ruta tiene {len(ruta)} letras y puede no caber en Windows"
        yield Falta(NOMBRE_NO_PORTABLE, PRINCIPIO, mensaje, "acorte los nombres")


def gemelos(rutas: Iterable[str]) -> Iterator[tuple[str, Falta]]:
    """Las rutas que solo se distinguen en las tildes o en las mayúsculas, con su falta."""
    vistas: dict[str, list[str]] = {}
    for ruta in rutas:
        vistas.setdefault(sin_tildes(ruta).casefold(), []).append(ruta)
    for iguales in vistas.values():
        if len(iguales) > 1:
            for indice, ruta in enumerate(iguales):
                otras = con_cuantos_mas(los_demas(iguales, indice), len(iguales) - 1)
                mensaje = f"solo se distingue de {otras} en las tildes o en las mayúsculas"
                yield ruta, Falta(NOMBRES_GEMELOS, PRINCIPIO, mensaje, "renombre uno")
