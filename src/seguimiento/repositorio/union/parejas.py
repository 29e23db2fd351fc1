"""Cuál es cuál en dos versiones de una lista, y dónde entra en una lo que solo está en la otra."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import product

from seguimiento.campos import claves
from seguimiento.documento import Mapa
from seguimiento.documento.escritura import Valor
from seguimiento.escritos import id_escrito
from seguimiento.fechas import FechaNoValida, leer_fecha
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import orden_natural
from seguimiento.repositorio.union.dicho import cifra
from seguimiento.repositorio.union.torcidos import esta_torcido

_EL_MISMO = 0.5
"""Cuánto han de parecerse (0 a 1) dos versiones de algo sin código para ser lo mismo corregido."""
_PROSA = 6
"""Desde cuántas palabras un texto se corrige; con menos es un nombre, y otro nombre es otra cosa."""

Turno = tuple[object, ...]
"""Lo que decide, entre dos elementos que entran en el mismo sitio, cuál va delante."""


def emparejados(
    antes: Sequence[Valor], despues: Sequence[Valor], registro: type[Registro] | None
) -> dict[int, int]:
    """De cada elemento de antes que sigue después, su índice en los dos.

    Los que tienen código, por él; los demás, por decir lo mismo y, si no, por lo que se parecen.
    """
    parejas = los_mismos(antes, despues, registro)
    quedan = [i for i in range(len(antes)) if i not in parejas]
    libres = [j for j in range(len(despues)) if j not in set(parejas.values())]
    candidatas = sorted(
        (-cuanto, abs(i - j), i, j)
        for i, j in product(quedan, libres)
        if (cuanto := _se_corrigio(antes[i], despues[j], registro)) >= _EL_MISMO
    )
    for _, _, i, j in candidatas:
        if i not in parejas and j in libres:
            parejas[i] = j
            libres.remove(j)
    return parejas


def los_mismos(
    unos: Sequence[Valor], otros: Sequence[Valor], registro: type[Registro] | None
) -> dict[int, int]:
    """Las parejas de elementos con el mismo código o, si no lo tienen, que dicen lo mismo."""
    donde = {clave: indice for indice, clave in enumerate(_identidades(otros, registro))}
    return {
        indice: donde[clave]
        for indice, clave in enumerate(_identidades(unos, registro))
        if clave in donde
    }


def _identidades(lista: Sequence[Valor], registro: type[Registro] | None) -> list[Hashable]:
    """Con qué se reconoce cada elemento; de los que se repiten, también cuántos van."""
    veces: Counter[Hashable] = Counter()
    identidades: list[Hashable] = []
    for dato in lista:
        codigo = codigo_de(dato, registro)
        suya = ("id", codigo) if codigo else ("dice", cifra(dato))
        identidades.append((*suya, veces[suya]))
        veces[suya] += 1
    return identidades


def codigo_de(dato: Valor, registro: type[Registro] | None) -> str:
    """El código que lleva un elemento o el que le toca por omisión; vacío si no lo tiene."""
    if registro is None or "id" not in claves(registro) or not isinstance(dato, Mapping):
        return ""
    mapa = Mapa()
    mapa.update(dato)  # type: ignore[arg-type]
    return id_escrito(registro, mapa)


def _se_corrigio(antes: Valor, despues: Valor, registro: type[Registro] | None) -> float:
    """Cuánto se parecen, si uno puede ser el otro corregido: dos códigos escritos son dos cosas."""
    if esta_torcido(antes, despues):
        return 1
    if isinstance(antes, Mapping) and isinstance(despues, Mapping) and registro is not None:
        con_codigo = "id" in claves(registro) and "id" in antes and "id" in despues
        if con_codigo and not esta_torcido(antes["id"], despues["id"]):
            return 0
    return parecido(antes, despues)


def parecido(uno: Valor, otro: Valor) -> float:
    """Cuánto se parecen dos datos, de 0 a 1: las palabras que comparten, o los campos."""
    if uno == otro:
        return 1
    if isinstance(uno, str) and isinstance(otro, str):
        unas, otras = Counter(uno.split()), Counter(otro.split())
        if min(unas.total(), otras.total()) < _PROSA:
            return 0
        return 2 * (unas & otras).total() / (unas.total() + otras.total())
    if isinstance(uno, Mapping) and isinstance(otro, Mapping):
        todas = {*uno, *otro}
        return sum(parecido(uno.get(k), otro.get(k)) for k in todas) / len(todas)
    return 0


# ── Dónde entra lo que llega ─────────────────────────────────────────────────


def turnos(lista: Sequence[Valor], registro: type[Registro] | None) -> list[Turno]:
    """El turno de cada elemento: por su código, por su fecha o, si no tiene, por lo que dice.

    El que no lleva fecha sigue al que lo precede, de cuyo día cuenta.
    """
    if registro is None:
        return [(cifra(dato),) for dato in lista]
    if "id" in claves(registro):
        return [(orden_natural(codigo_de(dato, registro)), cifra(dato)) for dato in lista]
    hechos: list[Turno] = []
    dia = 0
    for dato in lista:
        suyo = _dia(dato)
        dia = dia if suyo is None else suyo
        hechos.append((dia, suyo is not None, cifra(dato)))
    return hechos


_DECIDEN = ("estado", "resultado", "plazo", "cantidad", "avance")
"""Lo que de una entrada fechada cuenta como lo de ahora, si ninguna es de después."""


def empatados(
    suyos: Iterable[Valor], nuestros: Sequence[Valor]
) -> list[tuple[str, Valor, Valor, str]]:
    """Lo que dos entradas nuevas del mismo día dicen distinto: la clave, lo nuestro, lo suyo y la fecha.

    Caben las dos, y vale la que quede última: eso no lo dice ninguna.
    """
    hallados: list[tuple[str, Valor, Valor, str]] = []
    for suyo, nuestro in product(suyos, nuestros):
        if not (isinstance(suyo, Mapping) and isinstance(nuestro, Mapping)):
            continue
        dia = _dia(suyo)
        if dia is None or dia != _dia(nuestro) or suyo.get("instancia") != nuestro.get("instancia"):
            continue
        hallados += (
            (clave, nuestro[clave], suyo[clave], str(suyo["fecha"]))
            for clave in _DECIDEN
            if clave in suyo and clave in nuestro and suyo[clave] != nuestro[clave]
        )
    return hallados


def _dia(dato: Valor) -> int | None:
    fecha = dato.get("fecha") if isinstance(dato, Mapping) else None
    try:
        return leer_fecha(fecha).ultimo_dia.toordinal() if isinstance(fecha, str) else None
    except FechaNoValida:
        return None


def puestos(
    entran: Iterable[int],
    pares: Mapping[int, int],
    suyos: Sequence[Turno],
    nuestros: Sequence[Turno],
    salen: Collection[int],
) -> list[tuple[int, int]]:
    """Cada uno de los suyos que entra y delante de cuál de los nuestros, en el orden en que quedan.

    Va tras el que lo precede en su lista y está en las dos, y entre lo que allí hemos puesto, por turno.
    `pares` lleva de los suyos a los nuestros; `salen` son los nuestros que se quitan.
    """
    compartidos = set(pares.values())
    hechos: list[tuple[int, int]] = []
    por_ancla: dict[int, list[int]] = {}
    nuevos = set(entran)
    ancla = -1
    for suyo in range(len(suyos)):
        if suyo in pares:
            ancla = pares[suyo]
        elif suyo in nuevos:
            por_ancla.setdefault(ancla, []).append(suyo)
    for tras, llegan in por_ancla.items():
        donde = tras + 1
        for suyo in llegan:
            while donde < len(nuestros) and donde not in compartidos:
                if donde not in salen and suyos[suyo] < nuestros[donde]:
                    break
                donde += 1
            hechos.append((suyo, donde))
    return hechos


Orden = Callable[
    [Mapping[int, int], Sequence[int], Sequence[Turno], Sequence[Turno], Collection[int]],
    tuple[int, ...],
]
"""Dados los pares, los que entran, los turnos suyos y nuestros y los que salen, qué elemento va en cada puesto."""


def estan_cruzados(pares: Mapping[int, int]) -> bool:
    """Si lo que está en las dos listas no va en el mismo orden."""
    return [pares[suyo] for suyo in sorted(pares)] != sorted(pares.values())


def por_su_turno(
    _: Mapping[int, int],
    entran: Sequence[int],
    suyos: Sequence[Turno],
    nuestros: Sequence[Turno],
    salen: Collection[int],
) -> tuple[int, ...]:
    """Al seguir el turno de cada uno, qué elemento va en cada puesto: los que quedan y, tras ellos, los que entran."""
    quedan = [turno for uno, turno in enumerate(nuestros) if uno not in salen]
    todos = [*quedan, *(suyos[uno] for uno in entran)]
    return tuple(sorted(range(len(todos)), key=lambda uno: todos[uno]))


def en_su_orden(
    pares: Mapping[int, int],
    entran: Sequence[int],
    _: Sequence[Turno],
    nuestros: Sequence[Turno],
    salen: Collection[int],
) -> tuple[int, ...]:
    """Lo mismo, al seguir el orden del otro.

    Lo que solo está en lo nuestro sigue detrás de aquello a lo que seguía.
    """
    quedan = [uno for uno in range(len(nuestros)) if uno not in salen]
    indice = {uno: orden for orden, uno in enumerate(quedan)}
    compartidos = set(pares.values())
    detras: dict[int, list[int]] = {}
    ancla = -1
    for uno in quedan:
        if uno in compartidos:
            ancla = uno
        else:
            detras.setdefault(ancla, []).append(indice[uno])
    orden = detras.get(-1, [])
    for suyo in sorted({*pares, *entran}):
        if suyo in pares:
            orden += [indice[pares[suyo]], *detras.get(pares[suyo], [])]
        else:
            orden.append(len(quedan) + entran.index(suyo))
    return tuple(orden)
