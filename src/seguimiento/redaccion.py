"""Cómo se dicen las cosas en español: fechas en palabras, plurales, listas y sugerencias."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from seguimiento.fechas import MESES, FechaParcial, Precision

if TYPE_CHECKING:
    from fractions import Fraction

SIN_DATOS = "s/d"
"""Lo que se dice de una proporción entre cero: no hay nada que medir."""
TODO = 100


def cuenta(numero: int, singular: str, plural: str = "") -> str:
    """`1 acción`, `2 acciones`: el número con su nombre concordado."""
    return f"{numero} {singular if numero == 1 else plural or en_plural(singular)}"


def en_plural(nombre: str) -> str:
    """El plural regular de un nombre español de una o varias palabras (varía la primera)."""
    primera, espacio, resto = nombre.partition(" ")
    if primera.endswith("ón"):
        primera = primera[:-2] + "ones"
    elif primera[-1] in "aeioué":
        primera += "s"
    elif primera.endswith("z"):
        primera = primera[:-1] + "ces"
    else:
        primera += "es"
    return primera + espacio + resto


def enumeracion(partes: Iterable[str], nexo: str = "y") -> str:
    """«a», «a y b», «a, b y c»; la «y» pasa a «e» ante i-, y la «o» a «u» ante o-."""
    lista = list(partes)
    if len(lista) < 2:  # noqa: PLR2004 — con menos de dos no hay nexo
        return "".join(lista)
    return f"{', '.join(lista[:-1])} {_nexo(nexo, lista[-1])} {lista[-1]}"


SE_NOMBRAN = 10
"""Cuántos se nombran de muchos que están en el mismo caso: los demás los dirá su propio aviso."""


def los_demas(todos: Sequence[str], indice: int) -> list[str]:
    """Los primeros de una lista, sin contar el de ese lugar; si solo sobra uno, también él."""
    cuantos = SE_NOMBRAN + (len(todos) <= SE_NOMBRAN + 2)
    return [uno for orden, uno in enumerate(todos[: cuantos + 1]) if orden != indice][:cuantos]


def con_cuantos_mas(nombrados: Sequence[str], cuantos: int) -> str:
    """«a», «b», «c» y 97 más: los que se nombran, y el resto hasta ser los que son."""
    citas, de_mas = entre_comillas(nombrados), cuantos - len(nombrados)
    return enumeracion([*citas, f"{de_mas} más"] if de_mas else citas)


def _nexo(nexo: str, palabra: str) -> str:
    inicial = sin_tildes(palabra).lower().lstrip("«\"'¿¡(")
    if nexo == "y" and inicial.startswith(("i", "hi")) and not inicial.startswith(("hie", "hia")):
        return "e"
    if nexo == "o" and inicial.startswith(("o", "ho")):
        return "u"
    return nexo


def entre_comillas(valores: Iterable[str]) -> list[str]:
    """Cada valor entre comillas latinas."""
    return [f"«{valor}»" for valor in valores]


_DIACRITICOS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def sin_tildes(texto: str) -> str:
    """El texto sin signos diacríticos (la ñ queda en n): sirve para comparar, no para mostrar."""
    return texto if texto.isascii() else _DIACRITICOS.sub("", normalize("NFD", texto))


def plegado(texto: str) -> str:
    """El texto como se compara al buscar: sin tildes, sin mayúsculas con espacios simples y sin invisibles."""
    return " ".join(sin_tildes(sin_invisibles(texto)).casefold().split())


def como_se_ve(nombre: str) -> str:
    """El nombre con sus tildes compuestas, espacios simples y sin invisibles: los que se ven igual son el mismo.

    Lo que viene de macOS trae las tildes sueltas, y lo pegado de Word, espacios duros.
    """
    if nombre.isascii() and nombre.isprintable() and "  " not in nombre:
        return nombre
    return " ".join(sin_invisibles(normalize("NFC", nombre)).split())


_CIFRAS = re.compile("([0-9]+)")
_TRAS_LA_N = "n\U0010ffff"


def orden_natural(texto: str) -> tuple[tuple[int, str], ...]:
    """Clave del orden en que se lista todo nombre: el del alfabeto español, con los números por su valor.

    No mira tildes ni mayúsculas y pone la ñ tras la n; `4.2` va antes que `10.1`, y `BP2_AH`, que `BP10_AH`.
    A igualdad, decide cómo está escrito: el orden no depende de por dónde se llegue.
    """
    trozos = (
        (int(trozo), "") if trozo[0] in "0123456789" else (-1, _alfabetico(trozo))
        for trozo in _CIFRAS.split(texto)
        if trozo
    )
    return (*trozos, (-2, texto))


def _alfabetico(texto: str) -> str:
    if texto.isascii():
        return texto.lower()
    letras = normalize("NFC", sin_invisibles(texto)).lower()
    return "".join(_TRAS_LA_N if letra == "ñ" else sin_tildes(letra) for letra in letras)


def porcentaje(parte: "Fraction | None") -> str:
    """«14 %», redondeado al entero; «s/d» si no hay nada que medir.

    100 % es todas y 0 % es ninguna: lo que solo por redondeo llegaría es «>99 %» o «<1 %».
    """
    if parte is None:
        return SIN_DATOS
    entero = redondo(parte * 100)
    if entero >= TODO and parte < 1:
        return ">99 %"
    return "<1 %" if entero == 0 and parte > 0 else f"{entero} %"


def redondo(numero: "Fraction") -> int:
    """El entero más próximo; la mitad, hacia arriba."""
    return (2 * numero.numerator + numero.denominator) // (2 * numero.denominator)


LETRAS_DE_PREFIJO = 3
"""Con menos letras, empezar igual no quiere decir nada."""


def parecido(escrito: str, validos: Sequence[str]) -> str:
    """El valor válido que más se parece a lo escrito; vacío si ninguno se parece bastante."""
    llano = _llano(escrito)
    por_llano = {_llano(valido): valido for valido in validos}
    if llano in por_llano:
        return por_llano[llano]
    from difflib import get_close_matches

    cercanos = get_close_matches(llano, por_llano, n=1, cutoff=0.6)
    if cercanos:
        return por_llano[cercanos[0]]
    if len(llano) < LETRAS_DE_PREFIJO:
        return ""
    con_prefijo = [valido for clave, valido in por_llano.items() if clave.startswith(llano)]
    return con_prefijo[0] if len(con_prefijo) == 1 else ""


def _llano(valor: str) -> str:
    return plegado(valor).replace(" ", "_").replace("-", "_")


def el_mismo(escrito: str, validos: Mapping[str, Iterable[str]]) -> str:
    """El único valor que así se escribió; vacío si no es ninguno o pueden ser varios."""
    hallados = los_mismos(escrito, validos)
    return hallados[0] if len(hallados) == 1 else ""


def los_mismos(escrito: str, validos: Mapping[str, Iterable[str]]) -> list[str]:
    """Los valores que así se escribieron, por su nombre o, si no, por uno de los otros que se dan.

    Es el mismo con otras mayúsculas, sin tildes, con guiones o espacios, y en plural o en singular.
    """
    if not (buscado := _raiz(escrito)):
        return []
    por_nombre = [valor for valor in validos if _raiz(valor) == buscado]
    return por_nombre or [v for v, otros in validos.items() if buscado in map(_raiz, otros)]


def _raiz(valor: str) -> str:
    """Las palabras sin lo que no las distingue: «En Cursos» es «en_curso» y «Acciones», «accion»."""
    return "_".join(map(en_singular, _llano(valor).strip("_").split("_")))


def en_singular(palabra: str) -> str:
    """La palabra sin la marca del plural: solo sirve para comparar."""
    sin_la_s = palabra.removesuffix("s") if len(palabra) > LETRAS_DE_PREFIJO else palabra
    # de «parte» y de «partes» queda «part»: solo se comparan
    return sin_la_s.removesuffix("e") if len(sin_la_s) > LETRAS_DE_PREFIJO else sin_la_s


_ENTRE_VALORES = r"\s*[,;]\s*|\s+[ye]\s+"


def quiso_decir(escrito: str, validos: Sequence[str]) -> str:
    """«¿quiso decir «x»?» con el valor más parecido; vacío si no hay ninguno.

    De quien escribió varios no se propone uno, que sería pedir otra cosa.
    """
    por_si_mismos = dict.fromkeys(validos, ())
    varios = [el_mismo(parte, por_si_mismos) for parte in re.split(_ENTRE_VALORES, escrito)]
    if len(varios) > 1 and all(varios):
        return f"son {len(varios)} y va uno cada vez: {enumeracion(entre_comillas(varios))}"
    candidato = parecido(escrito, validos)
    return f"¿quiso decir «{candidato}»?" if candidato else ""


def quiso_decir_alguno(escrito: str, nombres: Sequence[str]) -> str:
    """Lo mismo entre nombres de varias palabras: basta con que se parezca a una de ellas."""
    if entero := quiso_decir(escrito, nombres):
        return entero
    por_palabra = {palabra: nombre for nombre in nombres for palabra in nombre.split()}
    largas = [palabra for palabra in por_palabra if len(palabra) > LETRAS_DE_PREFIJO]
    candidata = parecido(escrito, largas)
    return f"¿quiso decir «{por_palabra[candidata]}»?" if candidata else ""


def dia_en_palabras(dia: date) -> str:
    """`15 de abril de 2023`."""
    return f"{dia.day} de {MESES[dia.month - 1]} de {dia.year}"


_ORDINALES = ("primer", "segundo", "tercer", "cuarto")


def fecha_en_palabras(fecha: FechaParcial) -> str:
    """`10 de mayo de 2023`, `mayo de 2023`, `primer trimestre de 2017`: sin añadir precisión."""
    if not fecha.consta:
        return str(fecha)
    primero = fecha.primer_dia
    match fecha.precision:
        case Precision.DIA:
            return dia_en_palabras(primero)
        case Precision.MES:
            return f"{MESES[primero.month - 1]} de {primero.year}"
        case Precision.TRIMESTRE:
            return f"{_ORDINALES[(primero.month - 1) // 3]} trimestre de {primero.year}"
        case Precision.SEMESTRE:
            return f"{_ORDINALES[(primero.month - 1) // 6]} semestre de {primero.year}"
        case Precision.ANIO:
            return str(primero.year)


def del_dia(fecha: FechaParcial) -> str:
    """`del 10 de mayo de 2023`, `de mayo de 2023`: la fecha con la preposición que le toca."""
    match fecha.precision:
        case Precision.MES | Precision.ANIO:
            return f"de {fecha_en_palabras(fecha)}"
        case Precision.DIA | Precision.TRIMESTRE | Precision.SEMESTRE:
            return f"del {fecha_en_palabras(fecha)}"


def fecha_breve(fecha: FechaParcial | date) -> str:
    """La fecha abreviada sin perder ni añadir precisión: `nov-2023`, `30-nov-2023`, `2023-T4`."""
    if isinstance(fecha, FechaParcial) and not fecha.consta:
        return str(fecha)
    if isinstance(fecha, date):
        return f"{fecha.day:02d}-{MESES[fecha.month - 1][:3]}-{fecha.year}"
    match fecha.precision:
        case Precision.DIA:
            return fecha_breve(fecha.primer_dia)
        case Precision.MES:
            return f"{MESES[fecha.primer_dia.month - 1][:3]}-{fecha.primer_dia.year}"
        case Precision.ANIO | Precision.SEMESTRE | Precision.TRIMESTRE:
            return fecha.texto


_BLANCOS = re.compile("[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
"""Lo que separa palabras y puede cambiarse por un espacio; el duro («15 %») no: dice que no se separen."""


def en_linea(texto: str) -> str:
    """El texto en una línea y con espacios simples; los duros quedan."""
    return _BLANCOS.sub(" ", texto).strip()


FRASE = 160
"""Cuántos caracteres de una frase se leen de un vistazo."""
_SUELTOS = " ,;:.(«¿¡—–"
"""Lo que ante «…» sobra: lo que separaba o abría lo que ya no se dice."""
_FIN_DE_FRASE = re.compile("(?<=[^ ]{4}[.!?]) (?=[^a-zà-ÿ])")
"""Tras una palabra de cuatro letras o más y ante algo que no sea una minúscula: «art. 5» y «Sr. Paz» siguen."""


def primera_frase(texto: str) -> str:
    """La primera frase, en una línea y a lo sumo con `FRASE` caracteres; con «…» si no es todo."""
    llano = en_linea(texto)
    frase = _FIN_DE_FRASE.split(llano, maxsplit=1)[0]
    if len(frase) <= FRASE:
        return llano if frase == llano else f"{frase.rstrip('.')}…"
    return recortado(frase, FRASE)


def recortado(texto: str, ancho: int) -> str:
    """El texto en una línea y a lo sumo `ancho` caracteres: con «…» tras la última palabra que cabe, si no es todo.

    De una sola palabra que no cabe, sus primeras letras.
    """
    llano = en_linea(texto)
    if len(llano) <= ancho:
        return llano
    cabe = llano[: max(ancho - 1, 0)]
    entero, _, _ = llano[: max(ancho, 0)].rpartition(" ")
    return f"{(entero or cabe).rstrip(_SUELTOS)}…"[: max(ancho, 0)]


SIN_ANCHURA = "\u00ad\u180e\u200b\u2060-\u2064"
"""Lo que viene pegado de Word o de un PDF y no se ve: guion blando, anchura cero y parecidos."""
SE_UNEN = "\u0590-\u1cff\ua800-\uabff\ufe0f\u2190-\u2bff\U0001f000-\U0001faff"
"""Detrás de qué letras un enlazador es ortografía: emoji y escrituras que ligan o separan con él."""


def une(texto: str, donde: int) -> bool:
    """Si el enlazador que hay ahí es parte de lo que se escribe y no un resto invisible."""
    # sin compilar al importar, que cuesta más que casi todo lo demás de aquí y apenas hace falta
    dentro = 0 < donde < len(texto) - 1
    return dentro and re.match(f"[{SE_UNEN}]", texto[donde - 1]) is not None


def sin_invisibles(texto: str) -> str:
    """El texto sin lo que no tiene anchura y nada dice; los enlazadores que hacen falta quedan."""
    if texto.isascii() or texto.isprintable():
        return texto
    limpio = re.sub(f"[{SIN_ANCHURA}]", "", texto)
    return re.sub("[\u200c\u200d]", lambda u: u[0] if une(limpio, u.start()) else "", limpio)


def en_medio(texto: str) -> str:
    """El texto como se escribe en medio de una frase; si empieza por unas siglas o un código, tal cual."""
    primera = texto.split(maxsplit=1)[0] if texto.strip() else ""
    corriente = primera.isalpha() and primera.istitle() and len(primera) > 1
    return f"{texto[:1].lower()}{texto[1:]}" if corriente else texto


def al_principio(texto: str) -> str:
    """El texto como se escribe al principio de una frase; si empieza por una referencia, tal cual."""
    primera = texto.split(maxsplit=1)[0] if texto.strip() else ""
    return f"{texto[:1].upper()}{texto[1:]}" if primera.strip(".,;:()«»").isalpha() else texto


def visible(texto: str) -> str:
    r"""El texto en una línea y con todo a la vista: lo que no se imprime pasa a `U+XXXX`.

    Un espacio, aunque sea duro, y un enlazador donde se escribe con él se imprimen como son. Un byte de
    un nombre de archivo que no es UTF-8 pasa a `\xNN`.
    """
    if texto.isprintable():
        return texto
    return "".join(_a_la_vista(letra, texto, donde) for donde, letra in enumerate(texto))


def legible(texto: str) -> str:
    """El texto de un registro como se lee: visible, y sin lo que no tiene anchura ni dice nada."""
    return texto if texto.isprintable() else visible(sin_invisibles(texto))


def _a_la_vista(letra: str, texto: str, donde: int) -> str:
    if letra.isprintable() or category(letra) == "Zs":
        return letra
    if letra in "\u200c\u200d" and une(texto, donde):
        return letra
    codigo = ord(letra)
    if 0xDC80 <= codigo <= 0xDCFF:  # noqa: PLR2004 — los bytes que Python no pudo decodificar
        return f"\\x{codigo - 0xDC00:02X}"
    return f"U+{codigo:04X}"


SIN_PESO = frozenset(
    [
        "a",
        "al",
        "con",
        "de",
        "del",
        "e",
        "el",
        "en",
        "la",
        "las",
        "los",
        "o",
        "para",
        "por",
        "u",
        "y",
    ]
)
"""Palabras que en un nombre o un título unos ponen y otros no; en mayúscula («Grupo A») son parte de él."""
