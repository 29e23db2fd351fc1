"""Los nombres de las filas de un gráfico: lo que miden y cómo se recortan sin confundirse."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

LETRA = 13
"""El cuerpo de letra de los gráficos, en unidades del dibujo."""
_ESTRECHAS = frozenset("iíjlftrI.,:;'|!()[]- ")
_ANCHAS = frozenset("mwMW@%…")
_LATINAS = 0x24F
_PUNTOS = "…"

Rotulo = tuple[str, ...]
"""Un nombre en una o dos líneas."""


def mide(texto: str) -> float:
    """Lo que ocupa un texto, por lo alto: con la más ancha de las letras con que puede salir."""
    return sum(map(_mide, texto)) * LETRA


def _mide(letra: str) -> float:
    if letra in _ESTRECHAS:
        return 0.42
    if letra in _ANCHAS or ord(letra) > _LATINAS:
        return 1.0
    return 0.8 if letra.isupper() else 0.65


def rotulos(nombres: Sequence[str], ancho: float) -> list[Rotulo]:
    """Cada nombre en dos líneas de ese ancho a lo sumo, recortado por el medio; nunca dos iguales.

    Si así no se distinguen, la segunda línea empieza donde dejan de ser iguales; y si ni así, se numeran.
    """
    cortos = [_recortado(nombre, ancho) for nombre in nombres]
    veces = Counter(cortos)
    for corto in (corto for corto, cuantos in veces.items() if cuantos > 1):
        iguales = [n for n, otro in enumerate(cortos) if otro == corto]
        desde = _iguales_hasta([nombres[n] for n in iguales])
        for n in iguales:
            cortos[n] = _desde(nombres[n], desde, ancho)
    return [*_numerados(cortos, ancho)]


def en_un_renglon(rotulo: Rotulo) -> str:
    """El rótulo en una sola línea: «Evaluación final… de frontera»."""
    primera, *segunda = rotulo
    if not segunda or not segunda[0].startswith(_PUNTOS):
        return " ".join(rotulo)
    return f"{primera}{_PUNTOS} {segunda[0].removeprefix(_PUNTOS).lstrip()}"


def _iguales_hasta(nombres: Sequence[str]) -> int:
    """Cuántas de sus primeras letras son las mismas en todos."""
    letras = enumerate(zip(*nombres, strict=False))
    return next((n for n, suyas in letras if len({*suyas}) > 1), min(map(len, nombres)))


def _recortado(nombre: str, ancho: float) -> Rotulo:
    """El nombre tal cual si cabe en dos líneas; si no, su principio y su final."""
    primera = _lo_que_cabe(nombre, ancho)
    resto = nombre[len(primera) :].strip()
    if not resto:
        return (primera.strip(),)
    if mide(resto) > ancho:
        resto = _PUNTOS + _final(resto, ancho - mide(_PUNTOS))
    return primera.strip(), resto


def _desde(nombre: str, desde: int, ancho: float) -> Rotulo:
    """El principio del nombre y lo que sigue a partir de esa letra, desde que empieza su palabra."""
    palabra = nombre.rfind(" ", 0, desde) + 1
    # de una palabra larguísima, solo lo que no cabría
    desde = palabra if mide(nombre[palabra:desde]) < ancho / 2 else desde
    resto = nombre[desde:]
    cabe = _lo_que_cabe(resto, ancho - 2 * mide(_PUNTOS)).strip()
    return _lo_que_cabe(nombre, ancho).strip(), f"{_PUNTOS}{cabe}{_PUNTOS * (cabe != resto)}"


def _numerados(cortos: Iterable[Rotulo], ancho: float) -> Iterator[Rotulo]:
    """Los mismos, con «(2)», «(3)»… detrás de los que ya salieron."""
    dados: set[Rotulo] = set()
    for corto in cortos:
        unico, vuelta = corto, 1
        while unico in dados:
            vuelta += 1
            detras = f" ({vuelta})"
            *antes, ultima = corto
            unico = (*antes, _letras(ultima, ancho - mide(detras)) + detras)
        dados.add(unico)
        yield unico


def _lo_que_cabe(texto: str, ancho: float) -> str:
    """El principio que cabe, con el espacio que lo separa: palabras o, si no cabe ninguna, letras."""
    cabe = _letras(texto, ancho)
    if len(cabe) == len(texto) or texto[len(cabe)] == " ":
        return cabe
    return cabe[: cabe.rfind(" ") + 1] or cabe


def _final(texto: str, ancho: float) -> str:
    """El final que cabe: palabras o, si no cabe ninguna, letras."""
    cabe = _letras(texto[::-1], ancho)[::-1]
    return cabe.partition(" ")[2] if " " in cabe.strip() else cabe.strip()


def _letras(texto: str, ancho: float) -> str:
    """Las primeras letras que caben."""
    ocupa = 0.0
    for n, letra in enumerate(texto):
        ocupa += mide(letra)
        if ocupa > ancho:
            return texto[:n]
    return texto


def separadas(alturas: Sequence[float], entre: float, hasta: float) -> list[float]:
    """Esas alturas, en su orden, apartadas lo justo para que entre dos seguidas haya ese espacio.

    Ninguna baja de `hasta`: antes suben todas las de encima.
    """
    orden = sorted(range(len(alturas)), key=lambda n: alturas[n])
    puestas: dict[int, float] = {}
    suelo = float("-inf")
    for n in orden:
        puestas[n] = suelo = max(alturas[n], suelo + entre)
    techo = hasta + entre
    for n in reversed(orden):
        puestas[n] = techo = min(puestas[n], techo - entre)
    return [puestas[n] for n in range(len(alturas))]


def salteados(cuantos: int, paso: float, ancho: float) -> Callable[[int], bool]:
    """La pregunta de si el enésimo letrero de un eje cabe; el último, siempre."""
    cada = max(1, -(-int(ancho) // max(1, int(paso))))
    return lambda n: (cuantos - 1 - n) % cada == 0
