"""Lo que se cambió en el libro, frente a lo que hoy dice el registro.

De cada celda se sabe lo que decía al exportarse, por su huella: si el registro dice hoy otra cosa y la
celda también cambió, choca; lo que en el registro cambió en otra celda se queda como está.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from seguimiento.almacen.fuentes import Fuente
from seguimiento.analisis.panorama import panorama
from seguimiento.diagnosticos.importacion import EMPAREJAMIENTO_DUDOSO, YA_NO_ESTA
from seguimiento.diagnosticos.libro import NO_SE_EDITA
from seguimiento.exportacion.elegido import Elegido
from seguimiento.exportacion.libro.cosas import Cosa
from seguimiento.exportacion.libro.declaracion import Hoja
from seguimiento.importacion.diferencias import Cotejo
from seguimiento.importacion.libro.cambios import cambios
from seguimiento.importacion.libro.lectura import Devuelto, Fila
from seguimiento.importacion.libro.nuevas import Nuevas
from seguimiento.importacion.material import Duda
from seguimiento.modelo.cartera import Archivado
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas
from seguimiento.repositorio.propuestas import Abierto, abrir
from seguimiento.repositorio.repositorio import Carga


@dataclass(frozen=True, slots=True)
class Vuelta:
    """Lo que el libro cambia en un registro."""

    archivado: Archivado[object]
    abierto: Abierto
    cotejo: Cotejo


@dataclass(slots=True)
class Vueltas:
    """Lo que el libro cambia en todos, y lo que de él ha de mirarse."""

    de: dict[str, Vuelta] = field(default_factory=dict)
    """Por el archivo de cada uno, en el orden del libro."""
    dudas: list[Duda] = field(default_factory=list)


DeAntes = Callable[[str], Collection[str]]
"""Los códigos que un archivo ha llevado dentro, en minúsculas."""


def vueltas(  # noqa: PLR0913 — qué vuelve y a qué
    devuelto: Devuelto,
    carga: Carga,
    fuente: Fuente,
    hoy: date,
    de_antes: DeAntes,
    *,
    quitando: bool,
) -> Vueltas:
    """Lo que el libro cambia en los registros cargados de esa fuente.

    Lo que se anota sin fecha es de `hoy`. Una celda vaciada solo quita su dato si se va `quitando`. Lo
    nuevo no toma los códigos que su archivo llevó alguna vez, que da `de_antes`.
    """
    obra = _Obra(carga, fuente, hoy, de_antes, quitando=quitando)
    for hoja, filas in devuelto.hojas:
        obra.hoja(hoja, filas)
    obra.decir_lo_que_falta(devuelto)
    return obra.vueltas


class _Obra:
    def __init__(
        self, carga: Carga, fuente: Fuente, hoy: date, de_antes: DeAntes, *, quitando: bool
    ) -> None:
        self.vueltas, self._de_antes = Vueltas(), de_antes
        self._elegido = Elegido(panorama(carga.cartera, hoy))
        self._fuente, self._hoy, self._quitando = fuente, hoy, quitando
        self._cosas: dict[str, dict[str, list[Cosa]]] = {}
        self._vistas: dict[str, set[str]] = {}

    def hoja(self, hoja: Hoja, filas: list[Fila]) -> None:
        """Lo de sus filas: las que ya estaban y las nuevas."""
        vistas = self._vistas.setdefault(hoja.nombre, set())
        suyas = self._cosas_de(hoja.nombre, hoja)
        nuevas = Nuevas(hoja, self._hoy)
        for fila in filas:
            if not fila.ref:
                nuevas.sumar(fila, lambda de: self._en(hoja, de))
            elif fila.ref in vistas:
                self._dudar(EMPAREJAMIENTO_DUDOSO, f"«{fila.ref}» está dos veces en el libro", fila)
            elif (cosa := self._la_suya(hoja, fila, suyas)) is not None:
                self._fila(hoja, fila, cosa)
            vistas.add(fila.ref)
        for cosa, codificadas in nuevas.por_archivo():
            vuelta = self._vuelta(cosa)
            usados = self._de_antes(vuelta.abierto.ruta)
            vuelta.cotejo.nuevos.extend(codificadas(vuelta.abierto.documento, usados))
        self.vueltas.dudas += nuevas.dudas

    def _cosas_de(self, nombre: str, hoja: Hoja) -> Mapping[str, list[Cosa]]:
        if nombre not in self._cosas:
            por_ref = self._cosas.setdefault(nombre, {})
            for cosa in hoja.cosas(self._elegido):
                por_ref.setdefault(cosa.ref, []).append(cosa)
        return self._cosas[nombre]

    def _en(self, hoja: Hoja, de: str) -> list[Cosa]:
        """Aquello en que entra una fila nueva, por su referencia o solo por su código."""
        from seguimiento.exportacion.libro.declaracion import hojas

        otra = next(una for una in hojas() if una.nombre == hoja.de)
        todas = [cosa for suyas in self._cosas_de(otra.nombre, otra).values() for cosa in suyas]
        buscada = de.casefold()
        enteras = [cosa for cosa in todas if cosa.ref.casefold() == buscada]
        return enteras or [c for c in todas if c.ref.rpartition("/")[2].casefold() == buscada]

    def _la_suya(self, hoja: Hoja, fila: Fila, suyas: Mapping[str, list[Cosa]]) -> Cosa | None:
        """De qué es la fila; si no se sabe y trae algún cambio, se dice."""
        halladas = suyas.get(fila.ref, [])
        if len(halladas) == 1 and fila.huellas is not None:
            return halladas[0]
        if fila.huellas is None:
            self._dudar(EMPAREJAMIENTO_DUDOSO, f"la fila de «{fila.ref}» perdió su huella", fila)
        elif any(map(fila.cambiada, hoja.editables)):
            que = (
                "está varias veces en los registros" if halladas else "ya no está en los registros"
            )
            codigo = EMPAREJAMIENTO_DUDOSO if halladas else YA_NO_ESTA
            self._dudar(
                codigo, f"«{fila.ref}» {que}, y lo que el libro le cambia no se escribe", fila
            )
        return None

    def _fila(self, hoja: Hoja, fila: Fila, cosa: Cosa) -> None:
        if fila.con_otras_fijas(hoja):
            mensaje = f"en la fila de «{fila.ref}» se cambió algo gris, y no se lee"
            self._dudar(NO_SE_EDITA, mensaje, fila)
        if not any(map(fila.cambiada, hoja.editables)):
            return
        vuelta = self._vuelta(cosa)
        datos = vuelta.abierto.documento.compuestos
        hechos = cambios(hoja, fila, cosa, datos, self._hoy, quitando=self._quitando)
        vuelta.cotejo.diferencias.extend(hechos.diferencias)
        self.vueltas.dudas += hechos.dudas

    def _vuelta(self, cosa: Cosa) -> Vuelta:
        archivo = cosa.archivado.archivo
        if archivo not in self.vueltas.de:
            abierto = abrir(self._fuente, archivo)
            self.vueltas.de[archivo] = Vuelta(cosa.archivado, abierto, Cotejo())
        return self.vueltas.de[archivo]

    def decir_lo_que_falta(self, devuelto: Devuelto) -> None:
        """Lo que se exportó y ya no está en el libro: nada se borra."""
        for nombre, refs in devuelto.exportadas.items():
            faltan = [ref for ref in refs if ref not in self._vistas.get(nombre, set())]
            if faltan:
                cuales = con_cuantos_mas(faltan[:SE_NOMBRAN], len(faltan))
                mensaje = f"el libro ya no trae en «{nombre}» {cuales}, y en el registro se queda"
                ayuda = "si ha de quitarse, «seg corregir ID recomendaciones --quitar CÓDIGO»"
                self.vueltas.dudas.append(Duda(YA_NO_ESTA, mensaje, None, ayuda))

    def _dudar(self, codigo: str, mensaje: str, fila: Fila) -> None:
        self.vueltas.dudas.append(Duda(codigo, mensaje, fila.sitio))


def enteras(vueltas: Vueltas) -> Iterator[Vuelta]:
    """Las que cambian algo."""
    for vuelta in vueltas.de.values():
        if vuelta.cotejo.diferencias or vuelta.cotejo.nuevos:
            yield vuelta
