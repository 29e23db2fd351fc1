"""A quién se recuerda y qué: lo pendiente de un panorama, repartido entre quienes han de rendir cuentas.

Cada cual recibe solo aquello de que responde o que lidera con su nombre, o con un alias suyo: lo de quien
se llama parecido no se le dice.
"""

from dataclasses import dataclass

from seguimiento.analisis.actores import actores_de, canonico, se_refiere_a
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.panorama import Panorama
from seguimiento.analisis.pendiente import exigibles
from seguimiento.redaccion import orden_natural
from seguimiento.vocabularios import Marca


@dataclass(frozen=True, slots=True)
class Recordatorio:
    """Lo que se recuerda a alguien, de más a menos urgente."""

    nombre: str
    """El canónico."""
    abiertas: tuple[Fila, ...]
    """Todo lo que tiene a su cargo y sigue abierto, apremie o no."""

    @property
    def vencidas(self) -> list[Fila]:
        """Lo que tiene el plazo cumplido."""
        return [fila for fila in self.abiertas if fila.situacion.vencida]

    @property
    def por_vencer(self) -> list[Fila]:
        """Lo que vence pronto."""
        return [fila for fila in self.abiertas if fila.situacion.por_vencer]

    @property
    def sin_novedad(self) -> list[Fila]:
        """Aquello de que hace demasiado que no se sabe nada, haya vencido o no."""
        return [fila for fila in self.abiertas if Marca.SIN_NOVEDAD in fila.situacion.marcas]

    @property
    def calladas(self) -> list[Fila]:
        """Lo sin novedad que no está ya entre lo vencido ni entre lo que vence pronto."""
        return [
            fila
            for fila in self.sin_novedad
            if not (fila.situacion.vencida or fila.situacion.por_vencer)
        ]

    @property
    def todo(self) -> tuple[Fila, ...]:
        """Todo lo que se recuerda, cada cosa una vez."""
        return (*self.vencidas, *self.por_vencer, *self.calladas)


@dataclass(frozen=True, slots=True)
class Reparto:
    """A quiénes se recuerda algo, a quiénes nada y qué no es de nadie."""

    recordatorios: tuple[Recordatorio, ...]
    """Los que llevan algo; quienes más deben, primero."""
    sin_nada: tuple[str, ...]
    """Quienes tienen algo a su cargo y nada que recordar."""
    de_nadie: tuple[Fila, ...]
    """Lo que habría que recordar y no consta a quién."""


def repartir(panorama: Panorama) -> Reparto:
    """El reparto de lo que muestra el panorama. Si se pidió a alguien, solo lo suyo."""
    suyas: dict[str, list[Fila]] = {nombre: [] for nombre in _rinden_cuentas(panorama)}
    huerfanas = []
    for fila in exigibles(panorama):
        if fila.abierta:
            quienes = _a_cargo(fila, panorama)
            for nombre in suyas.keys() & quienes:
                suyas[nombre].append(fila)
            huerfanas += [] if quienes else [fila]
    todos = [Recordatorio(n, tuple(suyas[n])) for n in sorted(suyas, key=orden_natural)]
    con_algo = sorted(
        (uno for uno in todos if uno.todo),
        key=lambda uno: (-len(uno.vencidas), -len(uno.por_vencer)),
    )
    return Reparto(
        recordatorios=tuple(con_algo),
        sin_nada=tuple(uno.nombre for uno in todos if not uno.todo),
        de_nadie=Recordatorio("", tuple(huerfanas)).todo,
    )


def _rinden_cuentas(panorama: Panorama) -> set[str]:
    """Quienes tienen a su cargo algo de lo que se muestra; si se pidió a alguien, solo él."""
    configuracion, pedidos = panorama.cartera.configuracion, panorama.filtro.responsable
    filas = [*panorama.mostradas, *(una.fila for una in panorama.seguidas_mostradas)]
    return {
        nombre
        for fila in filas
        for nombre in _a_cargo(fila, panorama)
        if not pedidos or any(se_refiere_a(nombre, uno, configuracion) for uno in pedidos)
    }


def _a_cargo(fila: Fila, panorama: Panorama) -> list[str]:
    """Quienes han de rendir cuentas de ella, por sus nombres canónicos."""
    configuracion = panorama.cartera.configuracion
    nombres = (
        canonico(nombre, configuracion)
        for papel, nombre in actores_de(fila.situada.accion)
        if papel.a_su_cargo
    )
    return [*dict.fromkeys(nombres)]
