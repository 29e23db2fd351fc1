"""Quién responde, quién conduce y quién apoya, con sus nombres canónicos."""

from collections.abc import Iterator
from enum import Enum

from seguimiento.modelo.accion import Accion, Seguible
from seguimiento.modelo.cartera import AccionSituada
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.redaccion import como_se_ve, plegado


class Papel(Enum):
    """Qué hace un actor en una acción."""

    RESPONDE = "responde"
    LIDERA = "lidera"
    ACOMPANA = "acompaña"

    @property
    def responde(self) -> bool:
        """Si es quien responde de ella ante la evaluación."""
        match self:
            case Papel.RESPONDE:
                return True
            case Papel.LIDERA | Papel.ACOMPANA:
                return False

    @property
    def a_su_cargo(self) -> bool:
        """Si de la acción ha de rendir cuentas."""
        match self:
            case Papel.RESPONDE | Papel.LIDERA:
                return True
            case Papel.ACOMPANA:
                return False


SIN_RESPONSABLE = "sin responsable"
"""Como se llama a quien no consta."""


def canonico(nombre: str, configuracion: Configuracion) -> str:
    """El nombre canónico de un actor según la configuración; si no figura en ella, el que se ve."""
    oficiales = configuracion.oficiales
    oficial = oficiales.get(plegado(nombre)) if oficiales else None
    return oficial or como_se_ve(nombre)


def actores_de(accion: Seguible) -> Iterator[tuple[Papel, str]]:
    """Cada papel y cada nombre, tal como están escritos."""
    for nombre in accion.responsables:
        yield Papel.RESPONDE, nombre
    if accion.lidera is not None:
        yield Papel.LIDERA, accion.lidera
    for nombre in accion.acompanan:
        yield Papel.ACOMPANA, nombre


def responsables(accion: Accion, configuracion: Configuracion) -> list[str]:
    """Los nombres canónicos, sin repetir, de quienes responden; si no consta nadie, eso mismo."""
    nombres = accion.responsables or (SIN_RESPONSABLE,)
    return list(dict.fromkeys(canonico(nombre, configuracion) for nombre in nombres))


def de_quien(situada: AccionSituada, configuracion: Configuracion) -> list[str]:
    """De quién es: quienes responden o, de una recomendación sin acciones en que no consta nadie, a quién se dirige."""
    recomendacion = situada.recomendacion
    if not situada.es_recomendacion or situada.accion.responsables or recomendacion is None:
        return responsables(situada.accion, configuracion)
    dirigida = dict.fromkeys(canonico(uno, configuracion) for uno in recomendacion.dirigida_a)
    return [f"dirigida a {uno}" for uno in dirigida] or [SIN_RESPONSABLE]


def se_refiere_a(nombre: str, buscado: str, configuracion: Configuracion) -> bool:
    """Si lo buscado es parte de un nombre, del escrito o del canónico, o un alias entero suyo.

    No distingue tildes ni mayúsculas.
    """
    llanos = (plegado(buscado), plegado(canonico(buscado, configuracion)))
    figuras = (plegado(nombre), plegado(canonico(nombre, configuracion)))
    return any(llano in figura for llano in llanos for figura in figuras)


def papeles(accion: Accion, buscado: str, configuracion: Configuracion) -> tuple[Papel, ...]:
    """Qué papeles tiene en la acción quien se busca; vacío si no aparece."""
    hallados = {
        papel
        for papel, nombre in actores_de(accion)
        if se_refiere_a(nombre, buscado, configuracion)
    }
    return tuple(papel for papel in Papel if papel in hallados)
