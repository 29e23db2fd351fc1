"""El vistazo de un repositorio por lo que se recuerda de cada archivo: se lee lo que cambió, y nada más."""

import marshal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.nombres import es_de_registro, id_de, parece_de_registro
from seguimiento.almacen.recordado import Recordado
from seguimiento.almacen.sello import Sello
from seguimiento.almacen.sistema import firma_del_archivo
from seguimiento.almacen.sitios import CONFIGURACION
from seguimiento.analisis.testigo import con_su_tramo
from seguimiento.analisis.vistazo import Vistazo, reunir
from seguimiento.redaccion import visible
from seguimiento.repositorio.vistazos.de_todos import dejar_el_de_todos
from seguimiento.repositorio.vistazos.llano import Parte, de_llano

if TYPE_CHECKING:
    from seguimiento.analisis.aporte import Aporte
    from seguimiento.modelo.configuracion import Configuracion
    from seguimiento.repositorio.lectura import Lector
    from seguimiento.repositorio.recuerdos import RecuerdosGuardados

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
    recordado: Recordado
    sello: Sello | None
    recuerdos: "Callable[[], RecuerdosGuardados | None]"
    van: Callable[[int], None] | None = None

    def __post_init__(self) -> None:
        self._nuevas: dict[bytes, bytes] = {}
        self._cuanto = 0
        self._leyo = False

    def al(self, hoy: date) -> Vistazo | None:
        """Lo que se ve ese día; `None` si hay que cargarlo todo para decir también lo que no se lee."""
        try:
            return self._al(hoy)
        except NoBasta:
            return None
        finally:
            self._asentar()

    def _al(self, hoy: date) -> Vistazo:
        dia, tramo = con_su_tramo(hoy)
        partes = [*self._partes([*self._archivos()], hoy)]
        visto = replace(reunir([de_llano(suyo, hoy) for _, _, suyo in partes], dia), hoy=hoy)
        if self.sello:
            desde = max(tramo.desde, *(suyo for suyo, _, _ in partes))
            hasta = min(tramo.hasta, *(suyo for _, suyo, _ in partes))
            dejar_el_de_todos(self.recordado, self.disco.raiz, self.sello, visto, (desde, hasta))
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

    def _sin_leerlo(self, archivo: Archivo) -> str | None:
        """Su identidad, por su firma; donde el sistema no las da, por su contenido, que se lee y no se analiza."""
        if archivo.sitio is None or firma_del_archivo(archivo.sitio) is None:
            return archivo.identidad
        return self.recordado.firmas.identidad_en(archivo.sitio)

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
            sabida = self._sin_leerlo(archivo)
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
        guardado = self._nuevas.get(clave) or self.recordado.cajon.tomar(clave)
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

    def _clave(self, *partes: str) -> bytes:
        """La de lo que depende de eso y de la configuración."""
        return self.recordado.firmas.clave(
            "\0".join(("vistazo", self._identidad_de_la_configuracion, *partes))
        )

    def _guardar(self, clave: bytes, que: Any) -> None:  # noqa: ANN401 — lo que admite `marshal`
        valor = marshal.dumps(que)
        self._nuevas[clave] = valor
        self._cuanto += len(valor)
        if self._cuanto > _BYTES_QUE_ESPERAN:
            self._dejar()

    def _dejar(self) -> None:
        self.recordado.cajon.dejar(self._nuevas)
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
