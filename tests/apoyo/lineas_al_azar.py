"""Líneas de órdenes al azar: buenas, a medias y malas, con tildes, con `=` y con lo que no se ve."""

from collections.abc import Iterator, Sequence
from random import Random

from seguimiento.comandos.linea import SEG, Apuntada, Pieza

TEXTOS = (
    *("final-2022", "final-2022/1.3", "1.3", "mesa", "PSU", "OIM Perú", "Dirección de Género"),
    *("acciones", "acción", "niñez", "año", "a=b", "--hoy=2023-04-15", "2023-04-15", "2023-T1"),
    *("x" * 90, "«cita»", "reunion", "data/acuerdos", "2023-02-30", "ayer", "2", "-1", "1e3"),
)
RAROS = (
    *("", " ", "\t", "-", "--", "---", "-x", "-h", "--ayuda", "--help", "ayuda", "help", "—hoy"),
    *("\u2010o", "\u00a0", "\u200b", "\ufeff", "a\rb", "'x'", '"x"', "\u201cx\u201d", "\udce9"),
    *("--no-existe", "--js", "--jsonn", "--json=si", "-o", "-o-", "-C", "-C.", "-C=.", "--version"),
    *("--depurar", "--responsable=", "--hoy", "diciembre", "31", "status", "lista", "validar"),
)
ORDENES = ("status", "ver", "lista", "buscar", "validar")
NOMBRES = (
    *ORDENES * 6,
    *("Status", "estado", "listar", "pendientes", "regla", "stat", "nueva", "VER", "lístá"),
)


def lineas(semilla: int, cuantas: int) -> Iterator[list[str]]:
    """Tantas líneas, sin el nombre del programa; con la misma semilla, las mismas."""
    azar = Random(semilla)  # noqa: S311 — no es un secreto
    for _ in range(cuantas):
        yield _linea(azar)


def _linea(azar: Random) -> list[str]:
    orden = azar.choice(NOMBRES)
    piezas = Apuntada((orden.lower() if orden.lower() in ORDENES else "status",)).piezas
    opciones = _unas(azar, [una for una in piezas if una.opciones], 3)
    trozos = [[orden], *(_opcion(azar, pieza) for pieza in opciones)]
    for argumento in (una for una in piezas if not una.opciones):
        trozos += [[_valor(azar, argumento)] for _ in range(azar.choice((*[1] * 8, 0, 2)))]
    delante = [_opcion(azar, una) for una in _unas(azar, SEG.piezas[:5], 2)]
    if azar.random() < 0.5:
        trozos += delante
        delante = []
    cabeza, *cola = trozos
    azar.shuffle(cola)
    palabras = [palabra for trozo in (*delante, cabeza, *cola) for palabra in trozo]
    return _estropeada(azar, palabras) if azar.random() < 0.2 else palabras


def _unas(azar: Random, piezas: Sequence[Pieza], hasta: int) -> list[Pieza]:
    return azar.sample(piezas, azar.randrange(min(hasta, len(piezas)) + 1))


def _opcion(azar: Random, pieza: Pieza) -> list[str]:
    nombre = azar.choice(pieza.opciones)
    if pieza.es_bandera:
        return [nombre]
    valor = _valor(azar, pieza)
    if azar.random() < 0.3:
        return [f"{nombre}={valor}"]
    return [nombre, valor]


def _valor(azar: Random, pieza: Pieza) -> str:
    if azar.random() < 0.03:
        return azar.choice(RAROS)
    if pieza.valores:
        valor = azar.choice(pieza.valores)
        de_otra_manera = (valor.upper(), valor.replace("_", "-"), f"{valor}s")
        return azar.choice((*[valor] * 12, *de_otra_manera))
    if pieza.nombre in {"hoy", "al", "hasta"}:
        return azar.choice((*["2023-04-15"] * 6, "2023-04", "15/4/2023", "15 de abril de 2023"))
    if pieza.nombre == "raiz":
        return azar.choice((".", ".", "data", "no-existe"))
    return azar.choice(TEXTOS)


def _estropeada(azar: Random, palabras: list[str]) -> list[str]:
    """La línea con una palabra de más, de menos, cambiada o en otro sitio."""
    donde = azar.randrange(len(palabras))
    match azar.randrange(4):
        case 0:
            palabras.insert(donde, azar.choice(RAROS))
        case 1:
            del palabras[donde]
        case 2:
            palabras[donde] = azar.choice(RAROS)
        case _:
            azar.shuffle(palabras)
    return palabras
