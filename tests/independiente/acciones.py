"""Plazo, situación, retraso y marcas de lo que tiene plazo: acciones, compromisos, períodos y recomendaciones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from independiente.bitacora import DE_ACCION, Estados, Lectura, leer_bitacora
from independiente.fechas import SIEMPRE, UN_DIA, comienzo, nombre_de_periodo, tramo
from independiente.registros import Carpeta, Datos, primero, ultimo


@dataclass(frozen=True, slots=True)
class Mirada:
    """Desde cuándo se mira, con qué ajustes, y de cuándo es aquello de lo que nace lo que se mira."""

    corte: date
    dias_por_vencer: int
    dias_sin_novedad: int
    origen: tuple[date | None, ...] = ()

    @classmethod
    def de(cls, carpeta: Carpeta, corte: date) -> "Mirada":
        """La de una carpeta a una fecha."""
        return cls(
            corte,
            carpeta.ajuste("dias_por_vencer") or 0,
            carpeta.ajuste("dias_sin_novedad") or 0,
        )


@dataclass(frozen=True, slots=True)
class Plazo:
    """El último día del vigente y del original, y lo que va de uno a otro."""

    vence: date | None
    original: date | None
    prorrogas: int = 0

    @property
    def concedidos(self) -> int:
        """Los días que se concedieron sobre el original."""
        return (self.vence - self.original).days if self.vence and self.original else 0


@dataclass(frozen=True, slots=True)
class Fila:
    """Algo con plazo, situado a una fecha."""

    ref: str
    lectura: Lectura
    plazo: Plazo
    situacion: str
    dias_de_retraso: int | None
    marcas: frozenset[str]
    plazo_al_cerrar: Plazo | None = None
    """El que regía el día en que se llegó al estado, si es terminal y consta."""
    instancia: str | None = None
    periodos: tuple["Fila", ...] = field(default=(), repr=False)
    es_serie: bool = False

    @property
    def estado(self) -> str:
        """El efectivo."""
        return self.lectura.efectivo

    @property
    def vence(self) -> date | None:
        """El último día del plazo vigente."""
        return self.plazo.vence

    @property
    def abierta(self) -> bool:
        """Si no está en un estado terminal, o lo rechazó la verificación."""
        return self.lectura.abierta

    @property
    def completada(self) -> bool:
        """Si se hizo lo comprometido o se logró lo recomendado."""
        return self.estado in {"completada", "implementada"}

    @property
    def cuenta(self) -> bool:
        """Si ni se canceló ni dejó de aplicar ni se descartó."""
        return self.estado not in {"cancelada", "no_aplicable", "no_se_implementara"}

    @property
    def hecha_el(self) -> date | None:
        """Cuándo se completó, si lo está y consta."""
        return self.lectura.desde if self.completada else None


def fila(ref: str, dato: Datos, mirada: Mirada, estados: Estados = DE_ACCION) -> Fila:
    """Lo que se sigue por su plazo, con sus períodos: una acción, un compromiso o una recomendación."""
    plazo = plazo_de(dato, mirada.corte)
    if not dato.get("recurrencia"):
        entradas, fallos = dato.get("seguimiento", ()), dato.get("verificaciones", ())
        lectura = leer_bitacora(entradas, fallos, mirada.corte, estados)
        return situada(ref, dato, lectura, plazo, mirada)
    propia = _anotado(dato, None, mirada.corte, estados)
    una = situada(ref, dato, _de_la_serie(dato, propia, mirada.corte), plazo, mirada)
    if not dato.get("inicio"):
        return una
    periodos = tuple(periodos_de(ref, dato, propia, plazo.vence, mirada))
    return replace(una, periodos=periodos, es_serie=True)


def _de_la_serie(dato: Datos, propia: Lectura, corte: date) -> Lectura:
    """La de lo que se repite: está en curso si lo dice o si se empezó alguno de sus períodos."""
    todas = leer_bitacora(dato.get("seguimiento", ()), (), corte, propia.estados).entradas
    leida = replace(propia, entradas=todas)
    if not propia.sin_empezar or not leida.algun_periodo_empezado:
        return leida
    return replace(leida, declarado="en_curso", efectivo="en_curso")


def plazo_de(
    dato: Datos, corte: date, instancia: str | None = None, del_periodo: date | None = None
) -> Plazo:
    """El plazo al corte: vale la última prórroga concedida hasta entonces."""
    original = del_periodo if instancia else ultimo(dato, "plazo")
    concedidas = sorted(
        (ultimo(una) or SIEMPRE, orden, tramo(una["plazo"]).ultimo)
        for orden, una in enumerate(_de(dato, "prorrogas", instancia))
        if (ultimo(una) or SIEMPRE) <= corte
    )
    vigente = concedidas[-1][2] if concedidas else original
    return Plazo(vigente, original, len(concedidas))


def situada(ref: str, dato: Datos, lectura: Lectura, plazo: Plazo, mirada: Mirada) -> Fila:
    """La fila, con su situación, su retraso y sus marcas."""
    situacion = _situacion(plazo.vence, mirada) if lectura.abierta else "cerrada"
    marcas = frozenset(_marcas(dato, lectura, mirada))
    if plazo.prorrogas:
        marcas |= {"prorrogada"}
    retraso = _retraso(situacion, plazo.vence, mirada.corte)
    al_cerrar = plazo_de(dato, lectura.desde) if lectura.desde else None
    return Fila(ref, lectura, plazo, situacion, retraso, marcas, al_cerrar)


def _situacion(vence: date | None, mirada: Mirada) -> str:
    if vence is None:
        return "sin_plazo"
    if vence < mirada.corte:
        return "vencida"
    aviso = mirada.corte + timedelta(days=mirada.dias_por_vencer)
    return "por_vencer" if vence <= aviso else "en_plazo"


def _retraso(situacion: str, vence: date | None, corte: date) -> int | None:
    if vence is None:
        return None
    return (corte - vence).days if situacion == "vencida" else 0


def _marcas(dato: Datos, lectura: Lectura, mirada: Mirada) -> Iterator[str]:
    inicio = primero(dato, "inicio")
    if not lectura.entradas:
        yield "sin_seguimiento"
    origen = max((dia for dia in (*mirada.origen, inicio) if dia), default=None)
    desde = lectura.novedad or origen
    if lectura.abierta and desde and (mirada.corte - desde).days > mirada.dias_sin_novedad:
        yield "sin_novedad"
    if inicio and inicio < mirada.corte and lectura.sin_empezar:
        yield "debia_empezar"
    if lectura.efectivo in {"completada", "implementada"}:
        if lectura.respaldo != "verificada":
            yield "por_verificar"
        if not lectura.con_evidencia:
            yield "sin_evidencia"
    if dato.get("misma_que"):
        yield "misma_que"


def periodos_de(
    ref: str, dato: Datos, serie: Lectura, fin: date | None, mirada: Mirada
) -> Iterator[Fila]:
    """Los períodos empezados hasta el corte; de las marcas, que acompañan a la acción, solo la prórroga."""
    todos = (
        _periodo(ref, dato, este, serie.estados, mirada)
        for este in _tramos(dato, fin, mirada.corte)
    )
    return todos if serie.abierta else tras_el_cierre(todos, serie.cuenta_desde or mirada.corte)


def tras_el_cierre(periodos: Iterable[Fila], cierre: date) -> Iterator[Fila]:
    """De una serie cerrada, los que habían vencido o se habían cerrado; ninguno se reclama."""
    for uno in periodos:
        if not uno.abierta or (uno.vence and uno.vence < cierre):
            yield replace(uno, situacion="cerrada", dias_de_retraso=0)


def _periodo(
    ref: str, dato: Datos, este: tuple[str, date], estados: Estados, mirada: Mirada
) -> Fila:
    nombre, ultimo_dia = este
    lectura = _anotado(dato, nombre, mirada.corte, estados)
    plazo = plazo_de(dato, mirada.corte, nombre, ultimo_dia)
    uno = situada(f"{ref}@{nombre}", {}, lectura, plazo, mirada)
    return replace(uno, marcas=uno.marcas & {"prorrogada"}, instancia=nombre)


def _tramos(accion: Datos, fin: date | None, corte: date) -> Iterator[tuple[str, date]]:
    """El nombre y el último día de cada período que ha empezado."""
    inicio, cada = primero(accion, "inicio"), accion["recurrencia"]
    orden = 0
    while inicio and (desde := comienzo(inicio, cada, orden)) <= min(corte, fin or corte):
        orden += 1
        ultimo_dia = comienzo(inicio, cada, orden) - UN_DIA
        yield nombre_de_periodo(desde, cada), min(ultimo_dia, fin or ultimo_dia)


def _anotado(dato: Datos, instancia: str | None, corte: date, estados: Estados) -> Lectura:
    entradas, fallos = (_de(dato, clave, instancia) for clave in ("seguimiento", "verificaciones"))
    return leer_bitacora(entradas, fallos, corte, estados)


def _de(dato: Datos, clave: str, instancia: str | None) -> list[Datos]:
    """Lo anotado de un período o, sin período, de la acción entera."""
    return [uno for uno in dato.get(clave, ()) if uno.get("instancia") == instancia]
