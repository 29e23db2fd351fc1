"""El estado, el respaldo y el momento de lo que se declara en una bitácora (DOMINIO §3, §4 y §8)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from independiente.fechas import SIEMPRE
from independiente.registros import CUENTA_DESDE, Datos, ultimo


@dataclass(frozen=True, slots=True)
class Estados:
    """Los de una clase de bitácora: cuáles cierran y con cuál se está antes de anotar nada."""

    terminales: frozenset[str]
    de_partida: str


DE_ACCION = Estados(frozenset({"completada", "cancelada", "no_aplicable"}), "no_iniciada")
DE_RECOMENDACION = Estados(frozenset({"implementada", "no_se_implementara"}), "pendiente")


@dataclass(frozen=True, slots=True)
class Lectura:
    """Lo que dice una bitácora a una fecha."""

    entradas: tuple[tuple[date, Datos], ...]
    declarado: str
    efectivo: str
    respaldo: str
    desde: date | None
    """Cuándo se llegó al estado declarado, si es terminal y consta."""
    cuenta_desde: date | None
    """Desde qué día cuenta haber llegado a él, conste o no cuándo fue; sin entradas, desde ninguno."""
    con_evidencia: bool
    estados: Estados

    @property
    def abierta(self) -> bool:
        """Si su estado efectivo no es terminal."""
        return self.efectivo not in self.estados.terminales

    @property
    def sin_empezar(self) -> bool:
        """Si está como antes de anotar nada."""
        return self.efectivo == self.estados.de_partida

    @property
    def algun_periodo_empezado(self) -> bool:
        """Si entre las entradas las hay de un período que se empezó."""
        return any(
            entrada.get("instancia") and entrada["estado"] != self.estados.de_partida
            for _, entrada in self.entradas
        )

    @property
    def novedad(self) -> date | None:
        """El día de la última entrada fechada."""
        return max((dia for dia, _ in self.entradas if dia != SIEMPRE), default=None)


def leer_bitacora(
    entradas: Sequence[Datos],
    verificaciones: Sequence[Datos],
    corte: date,
    estados: Estados = DE_ACCION,
) -> Lectura:
    """Lo que consta de esas entradas y verificaciones hasta el corte, incluido."""
    vistas = en_orden(entradas, corte)
    fallos = _hasta(verificaciones, corte)
    if not vistas:
        como_antes = (estados.de_partida, estados.de_partida, "sin_evidencia", None, None)
        return Lectura((), *como_antes, con_evidencia=False, estados=estados)
    declarado = str(vistas[-1][1]["estado"])
    terminales = estados.terminales
    racha = vistas[_comienzo_de_la_racha(vistas, fallos, terminales) :]
    evidencia = any(entrada.get("evidencias") for _, entrada in racha)
    respaldo = "autodeclarada" if evidencia else "sin_evidencia"
    efectivo = declarado
    if declarado in terminales:
        suyas = [fallo for dia, fallo in fallos if dia >= racha[0][0]]
        if suyas and suyas[-1]["resultado"] == "rechazada":
            efectivo, respaldo = "en_curso", "rechazada"
        elif suyas:
            respaldo = "verificada"
    desde = _dia(racha, declarado, terminales)
    return Lectura(
        tuple(vistas), declarado, efectivo, respaldo, desde, racha[0][0], evidencia, estados
    )


def _dia(
    racha: Sequence[tuple[date, Datos]], declarado: str, terminales: Collection[str]
) -> date | None:
    return racha[0][0] if declarado in terminales and racha[0][1].get("fecha") else None


def en_orden(entradas: Sequence[Datos], corte: date) -> list[tuple[date, Datos]]:
    """Las entradas hasta el corte, de la más antigua a la más reciente, con el día desde el que cuentan."""
    con_dia = [(una.get(CUENTA_DESDE) or ultimo(una) or SIEMPRE, una) for una in entradas]
    return sorted((par for par in con_dia if par[0] <= corte), key=lambda par: par[0])


def _hasta(fechados: Sequence[Datos], corte: date) -> list[tuple[date, Datos]]:
    pares = [(ultimo(uno) or SIEMPRE, uno) for uno in fechados]
    return sorted((par for par in pares if par[0] <= corte), key=lambda par: par[0])


def _comienzo_de_la_racha(
    vistas: Sequence[tuple[date, Datos]],
    fallos: Sequence[tuple[date, Datos]],
    terminales: Collection[str],
) -> int:
    """Desde qué entrada dura el estado: una corrección no lo mueve; un rechazo, sí."""
    ultima = len(vistas) - 1
    estado = vistas[ultima][1]["estado"]
    if estado not in terminales:
        return ultima
    desde = 0
    for puesto, ((_, previa), (dia, entrada)) in enumerate(pairwise(vistas), start=1):
        if previa["estado"] != entrada["estado"]:
            desde = puesto
            continue
        inicio = vistas[desde][0]
        entre = [fallo for cuando, fallo in fallos if inicio <= cuando < dia]
        if entre and entre[-1]["resultado"] == "rechazada":
            desde = puesto
    return desde
