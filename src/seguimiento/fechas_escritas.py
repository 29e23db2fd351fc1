"""Fechas y plazos como los escribe la gente: `Q3 2024`, «31 de diciembre de 2023», «permanente».

De lo escrito se saca la forma que usan los registros, o las dos posibles si no se sabe cuál es el día y
cuál el mes. Nada de aquí se da por bueno: las órdenes muestran cómo lo leen y el validador lo sugiere.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
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
            "5 v quinto quinta 5to",
            "6 vi sexto sexta 6to",
        ),
        start=1,
    )
    for nombre in nombres.split()
} | dict.fromkeys(("ultimo", "last", "dernier"), 9)
_FIN = r"(?:(?:a |para |by |by the |at the |at |al )?(?:fin|fines|final|finales|cierre|end|late|fim)(?: de la| del?| of| do| d'|)[ -])"
_ANIO = r"(?:(?:el |del |de |of |do )?(?:ano |year |annee |gestion )?(?P<a>[0-9]{4}))"
_ANIO_CORTO = (
    r"(?:(?:el |del |de |of |do )?(?:ano |year |annee |gestion )?(?P<a>[0-9]{4}|[0-9]{2}))"
)
_ENTRE = r"(?: ?de(?:l| la)? | of | do | d'| ?[-/., ] ?|)"
_TRIMESTRE = r"(?:trimestre|trim\.?|quarter|q|t)"
_MESES_DE = {"bimestre": 2, "cuatrimestre": 4}
"""Las partes del año que no son ni trimestres ni semestres, y cuántos meses tiene cada una."""
_PRINCIPIO = r"(?:(?:a |para )?(?:principios?|inicios?|comienzos?|early|beginning|debut|inicio)(?: de(?: la| del?)?| of| d'|)[ -])"
_MEDIADOS = r"(?:(?:a |para )?(?:mediados?|mid|meados|mi)(?: de(?: la| del?)?| of|)[ -])"
_SEMANA = r"(?:semana|week|semaine|sem\.?|w|s)"
_SEMESTRE = r"(?:semestre|sem\.?|half(?: year)?|semester|s|h)"

_DELANTE = (
    *("hacia ", "alrededor de ", "cerca de ", "en torno a ", "aprox. ", "aproximadamente "),
    *("circa ", "ca. ", "c. ", "~", "en ", "ano ", "durante ", "hasta el ", "hasta "),
    *("para el ", "para ", "a mas tardar el ", "a mas tardar en ", "plazo: ", "by the ", "by "),
    *("no mas tarde del ", "no mas tarde de ", "no later than ", "d'ici le ", "d'ici ", "ate "),
    *("el ", "le ", "del ", "de "),
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
    r"(?:permanente(?:mente)?|permanent|en curso|continu[oae](?:mente)?|continuad[oa]|continuous(?:ly)?|continua[l]?"
    r"|ongoing|on-going|en continu|indefinid[oa]|sin (?:plazo|fecha limite|fecha|termino)(?: definid[oa]| fij[oa])?"
    r"|no (?:deadline|due date|end date)(?: established| set| given| specified)?|open[- ]ended|no (?:tiene|hay) plazo"
    r"|sem prazo|sans (?:echeance|date limite)|plazo abierto)"
)


def llano(escrito: str) -> str:
    """Lo escrito sin tildes ni mayúsculas, con espacios simples y sin lo que no se ve."""
    # la compatibilidad vuelve «3.º» en «3.o» y el espacio duro en espacio
    suelto = normalize("NFKD", escrito.replace("\u00ad", "").replace("\u200b", "").casefold())
    letras = (letra for letra in suelto if not "\u0300" <= letra <= "\u036f")
    texto = re.sub("[\u2010-\u2015\u2212]", "-", "".join(letras)).replace("\u2019", "'")
    return " ".join(texto.split())


_DESDE_HOY = {"anteayer": -2, "ayer": -1, "hoy": 0, "manana": 1}


def desde_hoy(escrito: str, hoy: date) -> str:
    """El día que se dice por el que hace desde hoy, «ayer», como se escribe en un registro; vacío si no es eso."""
    dias = _DESDE_HOY.get(_limpio(escrito))
    return "" if dias is None else (hoy + timedelta(days=dias)).isoformat()


def es_desde_hoy(escrito: str) -> bool:
    """Si lo escrito dice un día por el que hace desde hoy: «ayer»."""
    return _limpio(escrito) in _DESDE_HOY


def es_sin_plazo(escrito: str) -> bool:
    """Si lo escrito dice que no hay plazo: «permanente», «continuo», «ongoing»."""
    return _SIN_PLAZO.fullmatch(llano(escrito).strip(" .;()\"'«»")) is not None


def lecturas(
    escrito: str, es_fecha: Callable[[str], bool], *, desde: bool = False
) -> tuple[str, ...]:
    """Las fechas que pudo querer decirse, como se escriben en los registros; ninguna si no se adivina.

    Son dos solo si no se sabe cuál: el día y el mes pueden ser cualquiera de las dos cifras (`03/04/2024`), o
    mediado un año, el segundo trimestre o el tercero. De lo que dura («semana 15 de 2024», «2024-2025») es el
    final, que es lo que vale de un plazo; con `desde`, el principio.
    """
    limpio = _limpio(escrito)
    for forma, dadas in _formas():
        if hallada := forma.fullmatch(limpio):
            extremos = (una.split("..") for una in dadas(hallada))
            buenas = (uno for uno in (e[0 if desde else -1] for e in extremos) if es_fecha(uno))
            return tuple(dict.fromkeys(buenas))
    return (suelta,) if es_fecha(suelta := limpio.upper()) else ()


_LARGO = 100
"""Cuántas letras, como mucho, tiene lo que puede ser una fecha."""


def _limpio(escrito: str) -> str:
    """Lo escrito sin lo que no cambia la fecha; vacío si es demasiado largo para serlo."""
    if len(escrito) > _LARGO:
        return ""
    # «1.er» es «1er»
    return _sin_rodeos(re.sub(r"(?<=[0-9])\.(?=[a-z])", "", llano(escrito)))


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
        (rf"(?:{_PRINCIPIO}|{_MEDIADOS}){mes}{_ENTRE}{corto}", _de_cifras),
        (
            rf"{_FIN}?(?:el )?(?:{num} ?{_TRIMESTRE}|{_TRIMESTRE} ?{num})\.?{_ENTRE}{_ANIO_CORTO}",
            _de(4),
        ),
        (
            rf"{_FIN}?(?:el )?(?:{num} ?{_SEMESTRE}|{_SEMESTRE} ?{num})\.?{_ENTRE}{_ANIO_CORTO}",
            _de(2),
        ),
        (rf"{_ANIO}[ /\-]?(?:{num} ?{_TRIMESTRE}|{_TRIMESTRE} ?{num})", _de(4)),
        (rf"{_ANIO}[ /\-]?(?:{num} ?{_SEMESTRE}|{_SEMESTRE} ?{num})", _de(2)),
        (rf"{mes} ?(?:-|/|a|to|y|au) ?(?P<m2>{meses})\.?{_ENTRE}{_ANIO}", _tramo),
        (
            rf"{mes}{_ENTRE}(?P<a>[0-9]{{4}}) ?(?:-|/|a|to|y|au) ?(?P<m2>{meses})\.?{_ENTRE}(?P<b>[0-9]{{4}})",
            _tramo,
        ),
        (rf"{num} ?(?P<que>{'|'.join(_MESES_DE)})\.?{_ENTRE}{_ANIO}", _de_meses),
        (rf"{num} quincena{_ENTRE}{mes}{_ENTRE}{_ANIO}", _quincena),
        (rf"{_SEMANA} ?(?P<s>[0-9]{{1,2}})(?: de(?:l| la)? | ?[-/, ] ?){_ANIO}", _semana),
        (r"(?P<a>[0-9]{4}) ?-?w ?(?P<s>[0-9]{1,2})", _semana),
        (r"(?:bienio |trienio |periodo )?(?P<a>[0-9]{4}) ?[-/a] ?(?P<b>[0-9]{4})", _de_anios),
        (rf"{_FIN}{_ANIO}", lambda hallada: iter([f"{hallada['a']}-12"])),
        (rf"{_PRINCIPIO}{_ANIO}", lambda hallada: iter([f"{hallada['a']}-T1"])),
        (rf"{_MEDIADOS}{_ANIO}", lambda h: iter([f"{h['a']}-T2", f"{h['a']}-T3"])),
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
        yield f"{_anio(hallada)}-{'T' if partes == 4 else 'S'}{cual}"  # noqa: PLR2004 — de cuatro

    return dadas


def _tramo(hallada: re.Match[str]) -> Iterator[str]:
    """«octubre-diciembre» es un trimestre; «enero a junio», un semestre; lo demás va de mes a mes."""
    desde, hasta = _meses()[hallada["m"]], _meses()[hallada["m2"]]
    principio, final = hallada["a"], hallada.groupdict().get("b") or hallada["a"]
    if (principio, desde) > (final, hasta):
        return
    if principio != final or not _es_parte_del_anio(desde, hasta):
        yield f"{principio}-{desde:02d}..{final}-{hasta:02d}"
        return
    for largo, numero in product((3, 6, 12), range(4)):
        if (desde, hasta) == (numero * largo + 1, (numero + 1) * largo):
            letra = {3: f"-T{numero + 1}", 6: f"-S{numero + 1}", 12: ""}[largo]
            yield f"{hallada['a']}{letra}"


def _es_parte_del_anio(desde: int, hasta: int) -> bool:
    """Si de un mes a otro va un trimestre, un semestre o el año."""
    largo = hasta - desde + 1
    return largo in {3, 6, 12} and (desde - 1) % largo == 0


def _de_meses(hallada: re.Match[str]) -> Iterator[str]:
    """El segundo cuatrimestre va de mayo a agosto."""
    largo, numero = _MESES_DE[hallada["que"]], _ORDINALES[hallada["n"]]
    hasta = largo * min(numero, 12 // largo)
    if numero <= 12 // largo or numero == 9:  # noqa: PLR2004 — el último
        yield f"{hallada['a']}-{hasta - largo + 1:02d}..{hallada['a']}-{hasta:02d}"


def _quincena(hallada: re.Match[str]) -> Iterator[str]:
    mes = f"{hallada['a']}-{_meses()[hallada['m']]:02d}"
    extremos = {1: f"{mes}..{mes}-15", 2: f"{mes}-16..{mes}"}
    yield from (dicho for n, dicho in extremos.items() if n == _ORDINALES[hallada["n"]])


def _semana(hallada: re.Match[str]) -> Iterator[str]:
    """De lunes a domingo, por su número ISO."""
    anio, semana = int(hallada["a"]), int(hallada["s"])
    try:
        lunes, domingo = (date.fromisocalendar(anio, semana, dia) for dia in (1, 7))
    except ValueError:
        return
    yield f"{lunes}..{domingo}"


def _de_anios(hallada: re.Match[str]) -> Iterator[str]:
    if hallada["a"] < hallada["b"]:
        yield f"{hallada['a']}..{hallada['b']}"


# ── Lo que no se lee ─────────────────────────────────────────────────────────

_FISCAL = re.compile(
    r"(?:fy|af|ejercicio(?: fiscal)?|(?:ano |gestion )?fiscal(?: year)?)[ -]?[0-9]{2,4}(?:[/-][0-9]{2,4})?"
    r"|[0-9]{4}[/-][0-9]{2}"
)
_DURACION = re.compile(
    r"(?:en |dentro de |within )?(?:[0-9]+|un|una|dos|tres|seis) (?:dias?|semanas?|mes(?:es)?|anos?|days?|weeks?"
    r"|months?|years?)(?: .*)?"
)


def es_fiscal(escrito: str) -> bool:
    """Si nombra un año que quizá no sea el civil: «FY2024», `2024-25`."""
    limpio = _limpio(escrito)
    if not _FISCAL.fullmatch(limpio):
        return False
    cifras = re.findall("[0-9]+", limpio)
    return not limpio[0].isdigit() or (int(cifras[0]) + 1) % 100 == int(cifras[1])


def falta_el_anio(escrito: str) -> bool:
    """Si con un año detrás se leería: «31 de diciembre», «31/12»."""
    lleva_anio = re.search("[0-9]{4}", escrito) is not None
    completa = _limpio(con_anio(escrito, 2024))
    # de «el viernes» no queda más que el año que se le puso
    return (
        not lleva_anio
        and completa != "2024"
        and any(forma.fullmatch(completa) for forma, _ in _formas())
    )


def con_anio(escrito: str, anio: int) -> str:
    """Lo mismo, de ese año: «31 de diciembre 2024», «31/12/2024»."""
    limpio = _limpio(escrito)
    juntura = "/" if re.fullmatch(_DIA_Y_MES, limpio) else " "
    return f"{limpio}{juntura}{anio}"


_DIA_Y_MES = r"[0-9]{1,2}[/.\-](?:0?[1-9]|1[0-2])"
"""Lo que sin año solo puede ser un día y su mes: en «12/23», lo segundo puede ser el año."""


def remedio(escrito: str) -> str:
    """Qué escribir en lugar de lo que no se lee como una fecha."""
    if es_fiscal(escrito):
        return (
            "dónde termina un año fiscal lo dice la organización: escriba ese mes, como «2024-06»"
        )
    if _DURACION.fullmatch(_limpio(escrito)):
        return "un plazo no se cuenta desde otra fecha: escriba el día o el mes en que vence"
    if falta_el_anio(escrito):
        return "falta el año"
    if not any(map(str.isdigit, escrito)):
        return "si es lo que dice la fuente en lugar de una fecha, omítala; de un plazo, va en «sin_plazo»"
    if any(forma.fullmatch(_limpio(escrito)) for forma, _ in _formas()):
        return "no hay tal fecha: revise el día, el mes o el año"
    return "escriba la que más se acerque; lo que dice la fuente puede ir en «notas»"
