"""`seg validar`: todo lo que está mal, mirando un archivo cada vez."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from seguimiento.almacen.ayudante import Ayudante
from seguimiento.almacen.fuentes import Fuente
from seguimiento.almacen.sitios import CONFIGURACION, DATOS
from seguimiento.analisis.aporte import Aporte, Ignorado
from seguimiento.analisis.indice import Indice
from seguimiento.analisis.testigo import Tramo, con_su_tramo
from seguimiento.analisis.transicion import Transicion
from seguimiento.diagnosticos import Diagnostico, Hallazgo, Relacionado
from seguimiento.lugares import Lugar
from seguimiento.reglas import revisar_cartera
from seguimiento.reglas.familias import registrar
from seguimiento.reglas.motor import revisar_elementos, revisar_transicion
from seguimiento.reglas.severidades import que_juzga
from seguimiento.repositorio.configuracion import leer_configuracion
from seguimiento.repositorio.conjunto import Hallado
from seguimiento.repositorio.ignorados import sin_lo_ignorado
from seguimiento.repositorio.lectura import NINGUNO, Conocidos, Lector, de_los_gemelos
from seguimiento.repositorio.localizador import Localizador, de_fallo
from seguimiento.repositorio.mitades import Mitades, en_mitades, soltando
from seguimiento.repositorio.recuerdos import RecuerdosDeLaRevision, RecuerdosGuardados
from seguimiento.repositorio.repositorio import Aviso, Carga, Recuento, cargar, cartera_de, en_orden


@dataclass(frozen=True, slots=True)
class Revision:
    """Todo lo que está mal en un repositorio, en orden de archivo y posición."""

    diagnosticos: tuple[Diagnostico, ...]
    recuento: Recuento
    transicion: Transicion | None = None
    """El paso de la base a lo que hay ahora, si se comparó con una."""

    @property
    def errores(self) -> int:
        """Cuántos errores hay."""
        return sum(d.es_error for d in self.diagnosticos)


def revisar(  # noqa: PLR0913 — qué se mira, contra qué y lo que de ello se sabe ya
    fuente: Fuente,
    hoy: date,
    avisar: Aviso | None = None,
    base: Fuente | None = None,
    conocidos: Conocidos = NINGUNO,
    *,
    recuerdos: RecuerdosGuardados | None = None,
) -> Revision:
    """Todo lo que está mal, con las reglas incluidas, sin tener más de unos archivos en memoria.

    Con una base se mira además qué hace el cambio con lo que ya estaba, y para eso sí hacen falta
    las dos carteras enteras; lo que no cambió se lee una vez. De lo conocido que está `sabido` no se
    mira lo que tiene mal por sí solo: es lo que basta para comparar dos estados que lo comparten.
    """
    # de lo que se recuerda sin pasar ninguna regla también se pregunta cuánto pesa
    registrar()
    configuracion, diagnosticos = leer_configuracion(fuente)
    memoria = None
    if recuerdos is not None:
        memoria = RecuerdosDeLaRevision(
            recuerdos, hoy, configuracion, con_registros=base is not None
        )
    lector = Lector(fuente, conocidos, con_identidad=base is not None, recuerdos=memoria)
    # con los registros delante no se gana nada dejándolo para luego
    por_sumar = None if memoria is None or base else deque[Aporte]()
    # lo que se recuerde dirá entre qué días vale
    dia, tramo = con_su_tramo(hoy) if memoria else (hoy, None)
    mirado = _Mirado(Indice(dia, configuracion), diagnosticos, por_sumar=por_sumar)
    recuento = mirado.recuento
    recuento.sumar_configuracion(diagnosticos)
    guardados: list[Aporte] = []

    def sumar(aportes: Iterable[Aporte]) -> None:
        for aporte in aportes:
            _juzgar(aporte, mirado, lector, hoy, memoria)
            if base is not None:
                guardados.append(aporte)
            if avisar is not None:
                avisar(recuento.leidos)

    # lo que se compara con una base y lo que se sabe o ha de recordarse no sale de este proceso
    mitades = None if base or conocidos or recuerdos else en_mitades(fuente)
    if mitades is None:
        sumar(lector.aportes())
    else:
        _entre_dos(mitades, mirado, lector, sumar)
    del_conjunto = _del_conjunto(mirado, lector, memoria, tramo)
    recuento.contar_fallos(del_conjunto)
    diagnosticos += del_conjunto
    transicion, que_pesa = None, configuracion
    if base is not None:
        ahora = cartera_de(guardados, configuracion)
        antes = cargar(base, conocidos={uno.clave: uno for uno in guardados}, recuerdos=recuerdos)
        sin_comparar = _lo_que_no_se_compara(antes, guardados, base, fuente)
        ilegibles = frozenset(recuento.ilegibles)
        transicion = Transicion(antes.cartera, ahora, hoy, ilegibles, sin_comparar)
        diagnosticos += _situados(revisar_transicion(transicion), lector)
        que_pesa = que_juzga(antes.cartera.configuracion, configuracion)
    dichos = sin_lo_ignorado(
        dict.fromkeys(diagnosticos), mirado.ignorados, con_historia=base is not None
    )
    return Revision(en_orden(dichos, que_pesa), recuento, transicion)


def _juzgar(
    aporte: Aporte,
    mirado: "_Mirado",
    lector: Lector,
    hoy: date,
    memoria: RecuerdosDeLaRevision | None,
) -> None:
    """Suma un archivo a lo mirado y, si se recuerda algo, deja dicho entre qué días las reglas dicen de él lo mismo."""
    if memoria is None:
        mirado.sumar(aporte, lector, hoy)
    else:
        dia, tramo = con_su_tramo(hoy)
        memoria.juzgado(aporte, mirado.sumar(aporte, lector, dia), tramo)


_NUEVOS_QUE_ESPERAN = 64
"""Con más, lo que se compara es casi seguro otro, y teniéndolos a todos esperando se ocupa memoria."""


@dataclass(slots=True)
class _Mirado:
    """Lo que se va sabiendo de unos archivos, uno tras otro."""

    indice: Indice
    diagnosticos: list[Diagnostico] = field(default_factory=list)
    recuento: Recuento = field(default_factory=Recuento)
    ignorados: list[Ignorado] = field(default_factory=list)
    por_sumar: deque[Aporte] | None = None
    """Los que quizá no haga falta sumar al índice, sin su registro; `None` si se suma cada uno en cuanto se mira."""
    nuevos: int = 0
    """Cuántos de ellos no se recordaban."""

    def sumar(self, aporte: Aporte, lector: Lector, hoy: date) -> Sequence[Diagnostico]:
        """Suma un archivo, con lo que de él dicen las reglas que no miran los demás, y da esto."""
        self.recuento.sumar(aporte)
        self.diagnosticos += aporte.diagnosticos
        self.diagnosticos += aporte.de_los_ignorados
        self.ignorados += aporte.ignorados
        hallados = list(_de_las_reglas(aporte, self, lector, hoy))
        self.recuento.contar_fallos(hallados)
        self.diagnosticos += hallados
        return hallados

    def al_indice(self, aporte: Aporte) -> None:
        """Suma al índice un archivo, o lo deja para luego si se recuerdan casi todos."""
        if aporte.clase is None:
            return
        self.nuevos += aporte.de_memoria is None
        if self.por_sumar is not None and aporte.entero and self.nuevos <= _NUEVOS_QUE_ESPERAN:
            self.por_sumar.append(_sin_registro(aporte))
            return
        self.sumar_lo_que_falta()
        self.indice.sumar(aporte)

    def sumar_lo_que_falta(self) -> None:
        """Suma al índice lo que se dejó para luego; lo que venga, en cuanto se mire."""
        pendientes, self.por_sumar = self.por_sumar, None
        while pendientes:
            self.indice.sumar(pendientes.popleft())

    def juntar(self, otro: "_Mirado") -> None:
        """Suma lo de otros archivos, que van detrás."""
        self.indice.juntar(otro.indice)
        self.diagnosticos += otro.diagnosticos
        self.recuento.juntar(otro.recuento)
        self.ignorados += otro.ignorados


def _entre_dos(
    mitades: Mitades, mirado: _Mirado, lector: Lector, sumar: Callable[[Iterable[Aporte]], None]
) -> None:
    """Suma a lo mirado la primera mitad, archivo a archivo, y la segunda, que entretanto mira otro proceso.

    Si el otro no puede, también la segunda archivo a archivo.
    """

    def la_segunda() -> _Mirado:
        suyo = _Mirado(Indice(mirado.indice.hoy, mirado.indice.configuracion))
        for archivo in soltando(mitades.segunda):
            suyo.sumar(lector.aporte(archivo), lector, mirado.indice.hoy)
        return suyo

    with Ayudante(la_segunda) as ayudante:
        sumar(map(lector.aporte, soltando(mitades.primera)))
        otro = ayudante.resultado()
    if otro is None:
        sumar(map(lector.aporte, soltando(mitades.segunda)))
    else:
        mirado.juntar(otro)
    sumar(de_los_gemelos(mitades.rutas))
    lector.olvidar()


def _lo_que_no_se_compara(
    antes: Carga, guardados: Sequence[Aporte], base: Fuente, fuente: Fuente
) -> dict[str, tuple[str, ...]]:
    """Lo que en la base no se leía o estaba repetido, por archivo; también la configuración."""
    sin_comparar = _sin_comparar(antes, guardados)
    if _cambia_lo_que_no_se_leia(antes, base, fuente):
        sin_comparar[CONFIGURACION] = (CONFIGURACION,)
    return sin_comparar


def _sin_comparar(antes: Carga, ahora: Iterable[Aporte]) -> dict[str, tuple[str, ...]]:
    """Por archivo que cambia, o que ya no está: lo que de él no se leía en la base o estaba repetido."""
    iguales = {aporte.clave for aporte in ahora if aporte.identidad is not None}
    repetidos: dict[str, list[str]] = {}
    for repetido in antes.recuento.repetidos:
        for archivo in repetido.archivos:
            repetidos.setdefault(archivo, []).append(repetido.ref)
    malos = {
        archivo: tuple(dict.fromkeys([*aporte.no_evaluables, *repetidos.get(archivo, ())]))
        for archivo, aporte in antes.aportes.items()
        if aporte.clave not in iguales
    }
    return {archivo: refs for archivo, refs in malos.items() if refs}


def _cambia_lo_que_no_se_leia(antes: Carga, base: Fuente, ahora: Fuente) -> bool:
    """Si la configuración de la base no se leía y es otra que la de ahora."""
    if CONFIGURACION not in antes.recuento.no_evaluables:
        return False
    suya, nueva = base.leer(CONFIGURACION), ahora.leer(CONFIGURACION)
    return (suya and suya.identidad) != (nueva and nueva.identidad)


def _sin_registro(aporte: Aporte) -> Aporte:
    if aporte.de_memoria is not None:
        return aporte
    recordado = aporte.recordado
    return replace(aporte, archivado=None, de_memoria=lambda: recordado)


def _de_las_reglas(
    aporte: Aporte, mirado: _Mirado, lector: Lector, hoy: date
) -> Iterator[Diagnostico]:
    """Suma un archivo al índice y da lo que de su registro dicen las reglas que no miran los demás."""
    hallazgos: list[Hallazgo] = []
    indice = mirado.indice
    try:
        mirado.al_indice(aporte)
        if aporte.juicio is not None:
            yield from aporte.juicio
        elif aporte.archivado is not None and not aporte.sabido:
            suyas = revisar_elementos(aporte.suyos, hoy, indice.configuracion)
            hallazgos.extend(suyas)
    except Exception as error:  # noqa: BLE001 — barrera: una regla no puede tumbar a las demás
        indice.incompletos.add(aporte.id.casefold())
        yield de_fallo(aporte.archivo, error)
    yield from _situados(hallazgos, lector)


def _del_conjunto(
    mirado: _Mirado,
    lector: Lector,
    memoria: RecuerdosDeLaRevision | None,
    tramo: Tramo | None,
) -> list[Diagnostico]:
    """Lo que solo se ve mirando todos los registros a la vez; si se recuerda, sin compararlos."""
    recordados = memoria.conjunto.hallado() if memoria else None
    if recordados is not None:
        de_nuevo = _situados((uno.hallazgo for uno in recordados if not uno.dicho), lector)
        return [uno.dicho or next(de_nuevo) for uno in recordados]
    mirado.sumar_lo_que_falta()
    hallazgos: list[Hallazgo] = []
    fallos: list[Diagnostico] = []
    try:
        hallazgos.extend(revisar_cartera(mirado.indice))
    except Exception as error:  # noqa: BLE001 — barrera: lo ya hallado se dice igual
        fallos.append(de_fallo(DATOS, error))
    # por archivos, para no releer el mismo una y otra vez
    hallazgos.sort(key=lambda uno: uno.archivo)
    dichos = list(_situados(hallazgos, lector))
    if memoria is not None and tramo is not None and not fallos:
        memoria.conjunto.hallar(map(Hallado, hallazgos, dichos), lector.fuente, tramo)
    return fallos + dichos


def _situados(hallazgos: Iterable[Hallazgo], lector: Lector) -> Iterator[Diagnostico]:
    """Los diagnósticos de lo que hallaron las reglas, cada uno en su sitio."""
    for archivo, suyos in groupby(hallazgos, key=lambda uno: uno.archivo):
        localizador = Localizador(archivo, lector.lectura(archivo))
        for hallazgo in suyos:
            otros = [_relacionado(otro, lector) for otro in hallazgo.otros]
            yield localizador.de_hallazgo(hallazgo, otros)


def _relacionado(otro: Lugar, lector: Lector) -> Relacionado:
    # el archivo entero empieza donde empieza: no hay que leerlo para saberlo
    lectura = lector.lectura(otro.archivo) if otro.ruta else None
    return Localizador(otro.archivo, lectura).relacionado(otro.ruta)
