"""Fechas y plazos como los escribe la gente: `Q3 2024`, «31 de diciembre de 2023», «permanente».

De lo escrito se saca la forma que usan los registros, o las dos posibles si no se sabe cuál es el día y
cuál el mes. Nada de aquí se da por bueno: las órdenes enseñan cómo lo leen y el validador lo sugiere.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import product
from unicodedata import normalize

_NOMBRES = (
    "enero january janvier janeiro",
    "febrero february fevrier fevereiro",
    "marzo march mars marco",
    "abril april avril",
    "mayo may mai maio",
    "junio june juin junho",
    "julio july juillet julho",
    "agosto august aout",
    "septiembre setiembre september septembre setembro",
    "octubre october octobre outubro",
    "noviembre november novembre novembro",
    "diciembre december decembre dezembro",
)
"""Los meses en español, inglés, francés y portugués, sin tildes."""
_LETRAS_DE_MES = 3
"""Con cuántas letras, como poco, se abrevia un mes."""
_ORDINALES: Mapping[str, int] = {
    nombre: numero
    for numero, nombres in enumerate(
        (
            "1 i primer primero primera first premier premiere primeiro 1er 1ro 1st 1ere",
            "2 ii segundo segunda second deuxieme 2do 2nd 2e 2eme",
            "3 iii tercer tercero tercera third troisieme terceiro 3er 3ro 3rd 3e 3eme",
            "4 iv cuarto cuarta fourth quatrieme quarto 4to 4th 4e 4eme",
        ),
        start=1,
    )
    for nombre in nombres.split()
} | dict.fromkeys(("ultimo", "last", "dernier"), 9)
_FIN = r"(?:(?:a |para |by |by the |at the |at |al )?(?:fin|fines|final|finales|cierre|end|fim)(?: de la| del?| of| do| d'|)[ -])"
_ANIO = r"(?:(?:el |del |de |of |do )?(?:ano |year |annee |gestion )?(?P<a>[0-9]{4}))"
_ENTRE = r"(?: ?de(?:l| la)? | of | do | d'| ?[-/., ] ?|)"
_TRIMESTRE = r"(?:trimestre|trim\.?|quarter|q|t)"
_SEMESTRE = r"(?:semestre|sem\.?|half(?: year)?|semester|s|h)"

_DELANTE = (
    *("hacia ", "alrededor de ", "cerca de ", "en torno a ", "aprox. ", "aproximadamente "),
    *("circa ", "ca. ", "c. ", "~", "en ", "ano ", "durante ", "hasta el ", "hasta "),
    *("para el ", "para ", "a mas tardar el ", "a mas tardar en ", "plazo: ", "by the ", "by "),
    *("no later than ", "d'ici le ", "d'ici ", "ate ", "el ", "le "),
)
_DETRAS = (
    *("aprox.", "aprox", "aproximadamente", "(aprox.)", "(aproximada)", "(estimada)", "(estimado)"),
    *("(?)", "?", ".", ",", ";"),
)
"""Lo que rodea a una fecha y no cambia lo que de ella se sabe."""
_DIA_DE_LA_SEMANA = re.compile(
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? "
)
_SIN_PLAZO = re.compile(
    r"(?:(?:accion|actividad|tarea) )?(?:de (?:forma|manera|caracter) )?"
    r"(?:permanente(?:mente)?|permanent|continu[oae](?:mente)?|continuad[oa]|continuous(?:ly)?|continua[l]?"
    r"|ongoing|on-going|en continu|indefinid[oa]|sin (?:plazo|fecha limite|fecha|termino)(?: definid[oa]| fij[oa])?"
    r"|no (?:deadline|due date)|no (?:tiene|hay) plazo|sem prazo|sans echeance|plazo abierto)"
)


def llano(escrito: str) -> str:
    """Lo escrito sin tildes ni mayúsculas, con espacios simples y sin lo que no se ve."""
    # la compatibilidad vuelve «3.º» en «3.o» y el espacio duro en espacio
    suelto = normalize("NFKD", escrito.replace("\u00ad", "").replace("\u200b", "").casefold())
    letras = (letra for letra in suelto if not "\u0300" <= letra <= "\u036f")
    texto = re.sub("[\u2010-\u2015\u2212]", "-", "".join(letras)).replace("\u2019", "'")
    return " ".join(texto.split())


def es_sin_plazo(escrito: str) -> bool:
    """Si lo escrito dice que no hay plazo: «permanente», «continuo», «ongoing»."""
    return _SIN_PLAZO.fullmatch(llano(escrito).strip(" .;()\"'«»")) is not None


def lecturas(escrito: str, es_fecha: Callable[[str], bool]) -> tuple[str, ...]:
    """Las fechas que pudo querer decirse, como se escriben en los registros; ninguna si no se adivina.

    Son dos solo si el día y el mes pueden ser cualquiera de las dos cifras: `03/04/2024`.
    """
    limpio = _sin_rodeos(llano(escrito))
    for forma, dadas in _formas():
        if hallada := forma.fullmatch(limpio):
            buenas = (una for una in dadas(hallada) if es_fecha(una))
            return tuple(dict.fromkeys(buenas))
    return (suelta,) if es_fecha(suelta := limpio.upper()) else ()


def _sin_rodeos(escrito: str) -> str:
    previo = ""
    while escrito != previo:
        previo = escrito = escrito.strip(" \"'«»")
        escrito = _DIA_DE_LA_SEMANA.sub("", escrito, count=1)
        for rodeo in _DELANTE:
            escrito = escrito.removeprefix(rodeo)
        for rodeo in _DETRAS:
            escrito = escrito.removesuffix(rodeo)
    return escrito


Dadas = Callable[[re.Match[str]], Iterator[str]]


@cache
def _formas() -> tuple[tuple[re.Pattern[str], Dadas], ...]:
    """Cada forma de escribir una fecha y las que de ella se sacan; se prueban por orden."""
    meses = "|".join(sorted(_meses(), key=len, reverse=True))
    mes, ordinal = rf"(?P<m>{meses})\.?", "|".join(sorted(_ORDINALES, key=len, reverse=True))
    dia = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th|er|ro|o|\.o|a)?"
    corto = r"(?P<a>[0-9]{2}|[0-9]{4})"
    num = rf"(?P<n>{ordinal})(?:\.?[oea]|-)?\.?"
    formas: tuple[tuple[str, Dadas], ...] = (
        (rf"(?P<d>[0-9]{{1,2}})[/.\-](?P<m>[0-9]{{1,2}})[/.\-]{corto}", _dia_y_mes),
        (r"(?P<a>[0-9]{4})[/.\-](?P<m>[0-9]{1,2})[/.\-](?P<d>[0-9]{1,2})", _de_cifras),
        (r"(?P<a>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", _de_cifras),
        (r"(?P<a>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})[t ].*", _de_cifras),
        (r"(?P<m>[0-9]{1,2})[/.\-](?P<a>[0-9]{4})", _de_cifras),
        (r"(?P<a>[0-9]{4})[/.\-](?P<m>[0-9]{1,2})", _de_cifras),
        (rf"{dia}{_ENTRE}{mes}{_ENTRE}{corto}", _de_cifras),
        (rf"{mes} ?{dia},? {corto}", _de_cifras),
        (rf"{_FIN}?(?:mes{_ENTRE})?{mes}{_ENTRE}{corto}", _de_cifras),
        (rf"(?P<a>[0-9]{{4}})[ /\-]{mes}", _de_cifras),
        (rf"{_FIN}?(?:el )?(?:{num} ?{_TRIMESTRE}|{_TRIMESTRE} ?{num})\.?{_ENTRE}{_ANIO}", _de(4)),
        (rf"{_FIN}?(?:el )?(?:{num} ?{_SEMESTRE}|{_SEMESTRE} ?{num})\.?{_ENTRE}{_ANIO}", _de(2)),
        (rf"{_ANIO}[ /\-]?(?:{num} ?{_TRIMESTRE}|{_TRIMESTRE} ?{num})", _de(4)),
        (rf"{_ANIO}[ /\-]?(?:{num} ?{_SEMESTRE}|{_SEMESTRE} ?{num})", _de(2)),
        (rf"{mes} ?(?:-|/|a|to|y|au) ?(?P<m2>{meses})\.?{_ENTRE}{_ANIO}", _tramo),
        (rf"{_FIN}{_ANIO}", lambda hallada: iter([f"{hallada['a']}-12"])),
        (_ANIO, lambda hallada: iter([hallada["a"]])),
    )
    # un mismo dato puede ir delante o detrás: se da nombre al que aparece
    return tuple((re.compile(_sin_nombres_repetidos(forma)), dadas) for forma, dadas in formas)


def _sin_nombres_repetidos(forma: str) -> str:
    primero = forma.find("(?P<n>")
    return forma[: primero + 1] + forma[primero + 1 :].replace("(?P<n>", "(?P<n2>")


@cache
def _meses() -> dict[str, int]:
    """Cada nombre de mes y cada abreviatura que no es de dos, con su número."""
    numeros: dict[str, set[int]] = {}
    for numero, nombres in enumerate(_NOMBRES, start=1):
        for nombre in nombres.split():
            for largo in range(_LETRAS_DE_MES, len(nombre) + 1):
                numeros.setdefault(nombre[:largo], set()).add(numero)
    return {nombre: suyos.pop() for nombre, suyos in numeros.items() if len(suyos) == 1} | {
        "set": 9
    }


def _anio(hallada: re.Match[str]) -> str:
    return hallada["a"] if len(hallada["a"]) > 2 else f"20{hallada['a']}"  # noqa: PLR2004 — de dos cifras


def _de_cifras(hallada: re.Match[str]) -> Iterator[str]:
    partes = hallada.groupdict()
    mes = partes["m"] if partes["m"].isdecimal() else _meses()[partes["m"]]
    dia = f"-{int(partes['d']):02d}" if partes.get("d") else ""
    yield f"{_anio(hallada)}-{int(mes):02d}{dia}"


def _dia_y_mes(hallada: re.Match[str]) -> Iterator[str]:
    """El día delante y, si puede ser, el mes delante."""
    una, otra = int(hallada["d"]), int(hallada["m"])
    yield f"{_anio(hallada)}-{otra:02d}-{una:02d}"
    yield f"{_anio(hallada)}-{una:02d}-{otra:02d}"


def _de(partes: int) -> Dadas:
    """De un trimestre o de un semestre con su número."""

    def dadas(hallada: re.Match[str]) -> Iterator[str]:
        grupos = hallada.groupdict()
        numero = _ORDINALES[grupos["n"] or grupos["n2"]]
        cual = partes if numero == 9 else numero  # noqa: PLR2004 — el último
        yield f"{hallada['a']}-{'T' if partes == 4 else 'S'}{cual}"  # noqa: PLR2004 — de cuatro

    return dadas


def _tramo(hallada: re.Match[str]) -> Iterator[str]:
    """«octubre-diciembre» es un trimestre; «enero a junio», un semestre."""
    desde, hasta = _meses()[hallada["m"]], _meses()[hallada["m2"]]
    for largo, numero in product((3, 6, 12), range(4)):
        if (desde, hasta) == (numero * largo + 1, (numero + 1) * largo):
            letra = {3: f"-T{numero + 1}", 6: f"-S{numero + 1}", 12: ""}[largo]
            yield f"{hallada['a']}{letra}"
