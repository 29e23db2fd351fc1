"""El vistazo de un repositorio por lo que se recuerda de cada archivo: se lee lo que cambió, y nada más."""

import marshal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
from seguimiento.analisis.suma_de_vistazos import Suma
from seguimiento.analisis.testigo import con_su_tramo
from seguimiento.analisis.vistazo import Vistazo
from seguimiento.redaccion import visible
from seguimiento.repositorio.vistazos.de_todos import ASOMAN, dejar_el_de_todos
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
    ruta: str
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

    def al(self, hoy: date, caben: int | None = None) -> Vistazo | None:
        """Lo que se ve ese día; `None` si hay que cargarlo todo para decir también lo que no se lee.

        `caben` son las filas de cada apartado que van a mirarse; `None`, todas.
        """
        try:
            return self._al(hoy, caben)
        except NoBasta:
            return None
        finally:
            self._asentar()

    def _al(self, hoy: date, caben: int | None) -> Vistazo:
        filas = None if caben is None else max(caben, ASOMAN)
        suma, desde, hasta = Suma(filas), date.min.toordinal(), date.max.toordinal()
        for unidad in self._unidades(hoy):
            suyo_desde, suyo_hasta, visto = self._parte(unidad, hoy)[1]
            suma.sumar(de_llano(visto, hoy))
            desde, hasta = max(desde, suyo_desde), min(hasta, suyo_hasta)
        total = suma.total(hoy)
        if self.sello:
            dia, tramo = con_su_tramo(hoy)
            # el orden en que esperan también depende del día, y es de todas juntas
            for una in total.sin_respuesta:
                una.clave(dia)
            vale = max(desde, tramo.desde), min(hasta, tramo.hasta)
            dejar_el_de_todos(self.recordado, self.disco.raiz, self.sello, total, vale)
        return total

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

    def _leido(self, archivo: Archivo) -> "Aporte":
        """Lo que aporta, si se lee entero. Si no, lanza `NoBasta`."""
        from seguimiento.repositorio.pedido import se_lee_entero

        self._leyo = True
        aporte = self._lector.aporte(archivo)
        if aporte.identidad is None or aporte.archivado is None or not se_lee_entero(aporte):
            raise NoBasta
        return aporte

    def _el_mismo(self, hallado: _Hallado) -> "Aporte":
        """Lo que aporta, si sigue siendo el que se halló. Si no, lanza `NoBasta`."""
        archivo = self.disco.leer(hallado.ruta)
        aporte = self._leido(archivo) if archivo else None
        if aporte is None or aporte.identidad != hallado.identidad:
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

    def _unidades(self, hoy: date) -> list[list[_Hallado]]:
        """Los archivos, cada uno solo o con los que se nombran unos a otros; y ninguno, que también cuenta."""
        hallados: dict[str, _Hallado] = {}
        nombran: dict[str, list[str]] = {}
        for van, archivo in enumerate(self._archivos(), 1):
            hallado, nombrados = self._mirado(archivo, hoy)
            id_ = _id(archivo)
            hallados[id_] = hallado
            if nombrados:
                nombran[id_] = nombrados
            if self.van:
                self.van(van)
        juntos = [[id_ for id_ in hallados if id_ in grupo] for grupo in _grupos(nombran)]
        sueltos = hallados.keys() - {id_ for grupo in juntos for id_ in grupo}
        unidades = [[hallados[id_] for id_ in ids] for ids in juntos]
        unidades += [[hallado] for id_, hallado in hallados.items() if id_ in sueltos]
        return [[], *unidades]

    def _mirado(self, archivo: Archivo, hoy: date) -> tuple[_Hallado, list[str]]:
        """El archivo y a cuáles nombra; lo que se ve de él queda recordado."""
        identidad, aporte = self._sin_leerlo(archivo), None
        if identidad is None:
            aporte = self._leido(archivo)
            identidad = aporte.identidad or ""
        hallado = _Hallado(archivo.ruta, identidad)
        return hallado, self._parte([hallado], hoy, aporte)[0]

    def _parte(
        self, hallados: Sequence[_Hallado], hoy: date, leido: "Aporte | None" = None
    ) -> tuple[list[str], Parte]:
        """A qué otros archivos nombran esos, y lo que se ve de ellos; se calcula si no se recuerda de ese día."""
        clave = self._clave(*(f"{uno.ruta}\0{uno.identidad}" for uno in hallados))
        guardado = self._nuevas.get(clave) or self.recordado.cajon.tomar(clave)
        nombrados, tramos = marshal.loads(guardado) if guardado else (None, [])  # noqa: S302 — lo escribió este programa, con suma
        for tramo in tramos:
            if tramo[0] <= hoy.toordinal() <= tramo[1]:
                return nombrados, tramo
        from seguimiento.repositorio.vistazos.partes import nombra, parte

        aportes = [leido] if leido else [self._el_mismo(uno) for uno in hallados]
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
