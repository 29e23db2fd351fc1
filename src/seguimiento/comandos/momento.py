"""El momento que piden `--al`, `--desde` y `--hasta`: un día, el final de un período o un commit."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from seguimiento.comandos.periodo import (
    comprobar_que_es_de_un_dia_fijo,
    dia_de_cierre,
    leer_dia,
)
from seguimiento.comandos.zona import en_la_zona
from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import dia_en_palabras

if TYPE_CHECKING:
    from seguimiento.almacen.git.fuente import Git
    from seguimiento.almacen.git.momento import Momento
    from seguimiento.comandos.sesion import Sesion

_LETRAS_DE_COMMIT = 12


@dataclass(frozen=True, slots=True)
class MomentoPedido:
    """De qué commit se habla y a qué día se mira."""

    pedido: str
    """Lo que se escribió."""
    fuente: "Git"
    desde: datetime
    """Cuándo se guardó el commit, con el desfase de la zona configurada: no antes que ninguno que lo preceda."""
    fechado: datetime
    """Cuándo dice él que se guardó; de un reloj que no llegue a esos años, lo más lejos que se cuenta."""
    dia: date
    """El que se pidió o, si fue un commit, el suyo."""
    es_un_dia: bool
    """Si se pidió un día, y no un commit."""

    @property
    def en_palabras(self) -> str:
        """«Registros del commit 0123456789ab, guardado el 31 de marzo de 2023 a las 18:20 (-05:00).»"""
        return f"Registros del {self.commit_en_palabras}."

    @property
    def commit_en_palabras(self) -> str:
        """«commit 0123456789ab, guardado el 31 de marzo de 2023 a las 18:20 (-05:00)»."""
        dicho = f"commit {self.commit}, guardado el {_a_las(self.desde)}"
        if self.fechado >= self.desde:
            return dicho
        return f"{dicho}; él dice el {_a_las(self.fechado)}, antes que otro que lo precede"

    @property
    def commit(self) -> str:
        """El commit, como se nombra en una frase."""
        return self.fuente.commit[:_LETRAS_DE_COMMIT]

    def es_posterior_a(self, otro: "MomentoPedido") -> bool:
        """Si es de después: de un día, si termina más tarde; de dos commits, si se guardó más tarde o le sigue."""
        if otro.es_un_dia:
            return self.dia > otro.dia
        if self.desde != otro.desde or self.fuente.commit == otro.fuente.commit:
            return self.desde > otro.desde
        # los dos en un mismo segundo, o por un reloj atrasado
        suya = self.fuente.repositorio.historia(self.fuente.commit)
        return any(uno.commit == otro.fuente.commit for uno in suya)

    @property
    def objeto(self) -> dict[str, str]:
        """Lo mismo, para otros programas."""
        commit, desde = self.fuente.commit, self.desde.isoformat()
        fechado = self.fechado.isoformat()
        return {"pedido": self.pedido, "commit": commit, "guardado": desde, "fechado": fechado}


def _a_las(cuando: datetime) -> str:
    return f"{dia_en_palabras(cuando)} a las {cuando:%H:%M} ({cuando.isoformat()[-6:]})"


def entendido(sesion: "Sesion", texto: str, opcion: str) -> MomentoPedido:
    """El momento que se escribió en esa opción. Lanza `ErrorDeUso` si no es ninguno y `ErrorDeGit` si no hay con qué.

    Lo que se escribe como en un registro es una fecha; lo demás, una referencia que git conozca; y si no la
    conoce, la única fecha que pudo querer decirse.
    """
    raiz, zona = sesion.raiz, sesion.zona

    def visto(instante: int) -> date:
        return hora_en(zona, instante).date()

    def hallado(momento: "Momento", dia: date | None = None) -> MomentoPedido:
        desde = hora_en(zona, momento.instante)
        fechado = hora_en(zona, min(momento.fechado, ULTIMO_INSTANTE))
        return MomentoPedido(
            texto, momento.fuente, desde, fechado, dia or desde.date(), es_un_dia=dia is not None
        )

    from seguimiento.almacen.git.momento import (
        ULTIMO_INSTANTE,
        al_cierre,
        conoce,
        en_la_referencia,
    )
    from seguimiento.fechas import FORMA

    if not FORMA.fullmatch(texto) and conoce(raiz, texto):
        return hallado(en_la_referencia(raiz, texto, visto))
    dia = _dia(sesion, texto, opcion)
    return hallado(al_cierre(raiz, dia, cierre_de(dia, zona), visto), dia)


def _dia(sesion: "Sesion", texto: str, opcion: str) -> date:
    from seguimiento.fechas import FORMA

    if FORMA.fullmatch(texto) and (dia := dia_de_cierre(texto, opcion)):
        return dia
    if not FORMA.fullmatch(texto) and dia_de_cierre(texto, opcion) is None:
        comprobar_que_es_de_un_dia_fijo(texto, opcion, lambda: sesion.hoy_de_quien_pregunta)
        raise ErrorDeUso(
            f"«{texto}» no es una fecha, ni un período, ni nada que git conozca",
            "por ejemplo: 2023-04-15, 2023-T1 o el nombre de una rama; de otra copia, «git fetch»",
        )
    return leer_dia(sesion.salida, texto, opcion, lambda: sesion.hoy_de_quien_pregunta)


def hora_en(zona: str | None, instante: int) -> datetime:
    """El día y la hora de un instante en la zona, con su desfase. Lanza `ErrorDeUso` si no existe."""
    return en_la_zona(zona, lambda z: datetime.fromtimestamp(instante, z).astimezone(z))


def cierre_de(dia: date, zona: str | None) -> int:
    """El primer instante del día siguiente en la zona, que dice ella con su desfase."""

    def cierre(suya: tzinfo | None) -> int:
        return int(datetime.combine(dia + timedelta(days=1), time(), suya).timestamp())

    return en_la_zona(zona, cierre)
