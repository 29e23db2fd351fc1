"""El vistazo de un repositorio por lo que se recuerda de cada archivo: se lee lo que cambió, y nada más."""

import marshal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.firmas import Firmas
from seguimiento.almacen.fuentes import CONFIGURACION, Archivo
from seguimiento.almacen.nombres import es_de_registro, id_de, parece_de_registro
from seguimiento.almacen.sello import Sello
from seguimiento.analisis.testigo import con_su_tramo
from seguimiento.analisis.vistazo import Vistazo, reunir
from seguimiento.redaccion import visible
from seguimiento.repositorio.vistazos.llano import Parte, de_llano, en_llano

if TYPE_CHECKING:
    from seguimiento.analisis.aporte import Aporte
    from seguimiento.modelo.configuracion import Configuracion
    from seguimiento.repositorio.lectura import Lector
    from seguimiento.repositorio.recuerdos import RecuerdosGuardados

ASOMAN = 200
"""De cada apartado, cuántas filas se guardan con lo de todos juntos: en una pantalla no caben más."""
_TRAMOS = 8
"""De cuántas épocas se recuerda lo de cada archivo: quien mira otra fecha vuelve a la de hoy."""
_BYTES_QUE_ESPERAN = 32 * 1024 * 1024


class NoBasta(Exception):
    """Algo no se lee entero o se cuenta dos veces: lo que se vea ha de decirlo, y con esto no se sabe."""


class _Hallado(NamedTuple):
    archivo: Archivo
    identidad: str


@dataclass
class Vistazos:
    """Los de los registros de una carpeta, con lo que se recuerda de otras ejecuciones."""

    disco: Directorio
    cajon: Cajon
    firmas: Firmas
    sello: Sello | None
    recuerdos: "Callable[[], RecuerdosGuardados | None]"
    van: Callable[[int], None] | None = None

    def __post_init__(self) -> None:
        self._nuevas: dict[bytes, bytes] = {}
        self._cuanto = 0
        self._leyo = False

    def al(self, hoy: date, caben: int | None = None) -> Vistazo | None:
        """Lo que se ve ese día; `None` si hay que cargarlo todo para decir también lo que no se lee.

        `caben` son las filas de cada apartado que van a mirarse; sin decirlo, todas.
        """
        try:
            return self._al(hoy, caben)
        except NoBasta:
            return None
        finally:
            self._asentar()

    def _al(self, hoy: date, caben: int | None) -> Vistazo:
        asoma = caben is not None and caben <= ASOMAN
        if asoma and self.sello and (recordado := self._de_todos(self.sello.suma, hoy)):
            return de_llano(recordado, hoy)
        dia, tramo = con_su_tramo(hoy)
        archivos = [*self._archivos()]
        partes = [*self._partes(archivos, hoy)]
        visto = replace(reunir([de_llano(suyo, hoy) for _, _, suyo in partes], dia), hoy=hoy)
        if self.sello and self.firmas.asentado(self.sello.ultimo):
            desde = max(tramo.desde, *(suyo for suyo, _, _ in partes))
            hasta = min(tramo.hasta, *(suyo for _, suyo, _ in partes))
            entero = (self.sello.suma, desde, hasta, en_llano(visto, ASOMAN))
            self._guardar(self._clave_de_todos, entero)
        return visto

    # ── Los archivos ─────────────────────────────────────────────────────────

    def _archivos(self) -> Iterator[Archivo]:
        """Los de registro. Lanza `NoBasta` si hay algo que parece uno y no se lee, o dos que se llaman igual."""
        ids = set()
        for archivo in self.disco.archivos():
            if archivo.es_carpeta or parece_de_registro(archivo.ruta):
                raise NoBasta
            if es_de_registro(archivo.ruta):
                id_ = _id(archivo)
                if id_ in ids or archivo.sitio is None:
                    raise NoBasta
                ids.add(id_)
                yield archivo

    def _por_su_firma(self, archivo: Archivo) -> str | None:
        return self.firmas.identidad_en(archivo.sitio) if archivo.sitio else None

    def _leido(self, archivo: Archivo, identidad: str | None) -> "Aporte":
        """Lo que aporta, si se lee entero y sigue siendo el que se dice. Si no, lanza `NoBasta`."""
        from seguimiento.repositorio.vistazos.partes import se_lee_entero

        self._leyo = True
        aporte = self._lector.aporte(archivo)
        if aporte.identidad is None or not se_lee_entero(aporte):
            raise NoBasta
        if identidad not in (None, aporte.identidad):
            raise NoBasta
        return aporte

    @cached_property
    def _lector(self) -> "Lector":
        from seguimiento.repositorio.lectura import Lector

        return Lector(self.disco, recuerdos=self.recuerdos())

    @cached_property
    def _identidad_de_la_configuracion(self) -> str:
        archivo = self.disco.leer(CONFIGURACION)
        if archivo is None:
            return ""
        if archivo.identidad is None:
            raise NoBasta
        return archivo.identidad

    @cached_property
    def _configuracion(self) -> "Configuracion":
        from seguimiento.repositorio.configuracion import leer_configuracion

        configuracion, diagnosticos = leer_configuracion(self.disco)
        de_ahora = self.disco.leer(CONFIGURACION)
        la_misma = ((de_ahora and de_ahora.identidad) or "") == self._identidad_de_la_configuracion
        if not la_misma or any(uno.es_error for uno in diagnosticos):
            raise NoBasta
        return configuracion

    # ── Las partes ───────────────────────────────────────────────────────────

    def _partes(self, archivos: Sequence[Archivo], hoy: date) -> Iterator[Parte]:
        """Las de cada archivo o, de los que nombran a otro, la de todos ellos."""
        yield self._parte([], hoy)[1]
        sueltas: dict[str, Parte] = {}
        hallados: dict[str, _Hallado] = {}
        nombran: dict[str, list[str]] = {}
        for van, archivo in enumerate(archivos, 1):
            sabida = self._por_su_firma(archivo)
            aporte = None if sabida else self._leido(archivo, None)
            hallado = _Hallado(archivo, sabida or (aporte.identidad if aporte else None) or "")
            nombrados, suya = self._parte([hallado], hoy, [aporte] if aporte else [])
            id_ = _id(archivo)
            hallados[id_], sueltas[id_] = hallado, suya
            if nombrados:
                nombran[id_] = nombrados
            if self.van:
                self.van(van)
        for grupo in _grupos(nombran):
            juntos = [id_ for id_ in hallados if id_ in grupo]
            if len(juntos) > 1:
                for id_ in juntos:
                    del sueltas[id_]
                yield self._parte([hallados[id_] for id_ in juntos], hoy)[1]
        yield from sueltas.values()

    def _parte(
        self, hallados: Sequence[_Hallado], hoy: date, leidos: "Sequence[Aporte]" = ()
    ) -> tuple[list[str], Parte]:
        """A qué otros archivos nombran esos, y lo que se ve de ellos; se calcula si no se recuerda de ese día."""
        clave = self._clave(*(f"{uno.archivo.ruta}\0{uno.identidad}" for uno in hallados))
        guardado = self._nuevas.get(clave) or self.cajon.tomar(clave)
        nombrados, tramos = marshal.loads(guardado) if guardado else (None, [])  # noqa: S302 — lo escribió este programa, con suma
        for tramo in tramos:
            if tramo[0] <= hoy.toordinal() <= tramo[1]:
                return nombrados, tramo
        from seguimiento.repositorio.vistazos.partes import nombra, parte

        aportes = leidos or [self._leido(uno.archivo, uno.identidad) for uno in hallados]
        nueva = parte(aportes, self._configuracion, hoy)
        if nombrados is None:
            nombrados = sorted({id_ for uno in aportes for id_ in nombra(uno, self._configuracion)})
        self._guardar(clave, (nombrados, [nueva, *tramos][:_TRAMOS]))
        return nombrados, nueva

    # ── Lo que se recuerda ───────────────────────────────────────────────────

    def _de_todos(self, suma: bytes, hoy: date) -> tuple[object, ...] | None:
        """Lo de todos juntos, si es de lo que hay y vale ese día."""
        guardado = self.cajon.tomar(self._clave_de_todos)
        if guardado is None:
            return None
        suya, desde, hasta, visto = marshal.loads(guardado)  # noqa: S302 — lo escribió este programa, con suma
        return visto if suya == suma and desde <= hoy.toordinal() <= hasta else None

    @property
    def _clave_de_todos(self) -> bytes:
        """Solo lo último de cada carpeta: lo de todos cambia con cada archivo."""
        return self.firmas.clave(f"vistazo de todos\0{self.disco.raiz}")

    def _clave(self, *partes: str) -> bytes:
        """La de lo que depende de eso y de la configuración."""
        return self.firmas.clave(
            "\0".join(("vistazo", self._identidad_de_la_configuracion, *partes))
        )

    def _guardar(self, clave: bytes, que: Any) -> None:  # noqa: ANN401 — lo que admite `marshal`
        valor = marshal.dumps(que)
        self._nuevas[clave] = valor
        self._cuanto += len(valor)
        if self._cuanto > _BYTES_QUE_ESPERAN:
            self._dejar()

    def _dejar(self) -> None:
        self.cajon.dejar(self._nuevas)
        self._nuevas, self._cuanto = {}, 0

    def _asentar(self) -> None:
        recuerdos = self.recuerdos() if self._leyo else None
        if recuerdos is not None:
            recuerdos.asentar()
        self._dejar()


def _id(archivo: Archivo) -> str:
    """El de su registro, en minúsculas."""
    return visible(id_de(archivo.ruta)).casefold()


def _grupos(nombran: dict[str, list[str]]) -> list[set[str]]:
    """Los que se nombran unos a otros, o a uno mismo, aunque no esté."""
    grupos: list[set[str]] = []
    for id_, nombrados in nombran.items():
        suyos = {id_, *nombrados}
        tocan = [grupo for grupo in grupos if grupo & suyos]
        grupos = [grupo for grupo in grupos if grupo not in tocan]
        grupos.append(suyos.union(*tocan))
    return grupos
