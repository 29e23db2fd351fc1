"""Los cambios de un elemento a lo largo de los commits, estuviera en el archivo que estuviera.

Se va hacia atrás y por el código, no por la ruta: donde un elemento aparece, se busca de dónde vino entre
lo que ese mismo commit quitó. De cada versión distinta del archivo se hace un solo análisis, y ninguno si
en su texto no está el código que se busca.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.git.historia import Historia
from seguimiento.almacen.nombres import es_de_registro
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.continuidad import el_mismo
from seguimiento.elementos import Elemento
from seguimiento.redaccion import visible
from seguimiento.repositorio.lectura import clase_de, leer_archivo
from seguimiento.vocabularios import ClaseDeElemento

LETRAS_DE_COMMIT = 12
RECORDADAS = 64
"""Cuántas versiones se tienen a mano por si se vuelve a alguna: deshacer un cambio es volver a la de antes."""


class Paso(NamedTuple):
    """Un cambio del elemento entre dos versiones que se leen."""

    commit: str
    """El que trajo la segunda; vacío si aún no se ha guardado."""
    antes: Elemento | None
    despues: Elemento | None
    """`None` donde no estaba."""
    ilegibles: tuple[str, ...]
    """Las versiones de entre medias que no se leen, como `commit:archivo:línea`: el cambio pudo ser de ellas."""
    es_el_corte: bool
    """Si antes no se sabe qué había, porque ahí empieza un clon superficial."""


class _Visto(NamedTuple):
    """Lo que de un elemento había en un commit que tocó su archivo."""

    commit: str
    elemento: Elemento | None
    ilegible: str = ""


AHORA = ""
"""Lo que hay sin guardar, como si fuera el commit que sigue al último."""


@dataclass(slots=True)
class Seguidor:
    """Sigue un elemento hacia atrás por la historia, desde los registros que se miran."""

    historia: Historia
    ahora: Mapping[str, Aporte]
    """Lo que aporta ahora cada archivo, con su identidad, por su ruta en el sistema."""
    analizados: int = 0
    """Cuántas versiones de algún archivo se han analizado."""
    _aportes: dict[tuple[str, str | None], Aporte] = field(default_factory=dict)

    def pasos(self, elemento: Elemento, ruta: str) -> Iterator[Paso]:
        """Los cambios del elemento, del último al primero; `ruta` es la de su archivo en el sistema."""
        reciente = _Visto(AHORA, elemento)
        ilegibles: list[str] = []
        for visto in self._vistos(elemento, ruta):
            if visto.ilegible:
                ilegibles.append(visto.ilegible)
                continue
            yield self._paso(reciente, visto.elemento, ilegibles)
            reciente, ilegibles = visto, []
        yield self._paso(reciente, None, ilegibles)

    def _paso(self, reciente: _Visto, antes: Elemento | None, ilegibles: list[str]) -> Paso:
        historia = self.historia
        corte = historia.cortada and reciente.commit == historia.primero.commit
        return Paso(reciente.commit, antes, reciente.elemento, tuple(ilegibles), corte)

    def _vistos(self, elemento: Elemento, ruta: str) -> Iterator[_Visto]:
        """Lo que había en cada commit que tocó el archivo en que entonces estaba, del último al primero."""
        desde: str | None = self.historia.ultimo
        # lo más antiguo en que consta que estaba, si antes no se sabe
        aqui: str | None = AHORA
        while desde is not None:
            origen = None
            for commit in self.historia.que_tocaron(ruta, desde):
                visto = self._en(commit, ruta, elemento)
                estaba = visto.elemento is not None or bool(visto.ilegible)
                if aqui is not None and not estaba and (origen := self._origen(aqui, elemento)):
                    break
                yield visto
                elemento = visto.elemento or elemento
                aqui = commit if estaba else None
            else:
                origen = None if aqui is None else self._origen(aqui, elemento)
            if origen is None or aqui is None:
                return
            ruta, elemento = origen
            desde, aqui = self._padre(aqui), None

    def _padre(self, commit: str) -> str | None:
        return self.historia.ultimo if commit == AHORA else self.historia.padre(commit)

    def _en(self, commit: str, ruta: str, elemento: Elemento) -> _Visto:
        archivo = self.historia.archivo(commit, ruta)
        if archivo is None or not _puede_tener(archivo, elemento):
            return _Visto(commit, None)
        aporte = self._aporte(archivo)
        hallado = next((uno for uno in aporte.suyos if _es(uno, elemento)), None)
        if hallado is None and aporte.no_evaluables:
            return _Visto(commit, None, donde_no_se_lee(commit, aporte))
        return _Visto(commit, hallado)

    def _origen(self, commit: str, elemento: Elemento) -> tuple[str, Elemento] | None:
        """De qué archivo, y con qué código, trajo ese commit lo que en él aparece; `None` si era nuevo."""
        padre = self._padre(commit)
        if padre is None:
            return None
        de_antes, despues = self.historia.identidades(padre), self._identidades(commit)
        # de lo que está y no se lee no se sabe qué se fue
        cambiados = {
            ruta: (identidad, despues.get(ruta))
            for ruta, identidad in de_antes.items()
            if es_de_registro(ruta) and despues.get(ruta, "") not in {identidad, None}
        }
        se_fueron = {
            id(uno): (ruta, uno)
            for ruta, identidades in cambiados.items()
            for uno in self._lo_que_se_fue(ruta, *identidades, elemento)
        }
        hallado = el_mismo(elemento, (uno for _, uno in se_fueron.values()))
        return se_fueron[id(hallado)] if hallado else None

    def _identidades(self, commit: str) -> Mapping[str, str | None]:
        if commit != AHORA:
            return self.historia.identidades(commit)
        return {ruta: aporte.identidad for ruta, aporte in self.ahora.items()}

    def _lo_que_se_fue(
        self, ruta: str, antes: str, despues: str | None, elemento: Elemento
    ) -> list[Elemento]:
        """Lo que estaba en el archivo y ya no está, si en él pudo estar lo que se busca."""
        archivo = self.historia.guardado(ruta, antes)
        es_el_suyo = visible(ruta) == elemento.lugar.archivo
        if not (es_el_suyo or _puede_tener(archivo, elemento)):
            return []
        quedan: set[tuple[ClaseDeElemento, str]] = set()
        if despues is not None:
            quedan = {(uno.clase, uno.id.casefold()) for uno in self._suyos(ruta, despues)}
        de_antes = self._aporte(archivo).suyos
        return [uno for uno in de_antes if (uno.clase, uno.id.casefold()) not in quedan]

    def _suyos(self, ruta: str, identidad: str) -> Sequence[Elemento]:
        actual = self.ahora.get(ruta)
        if actual is not None and actual.identidad == identidad:
            return actual.suyos
        return self._aporte(self.historia.guardado(ruta, identidad)).suyos

    def _aporte(self, archivo: Archivo) -> Aporte:
        clave = archivo.ruta, archivo.identidad
        if clave not in self._aportes:
            self.analizados += 1
            self._aportes[clave] = leer_archivo(archivo, con_identidad=False)[0]
            if len(self._aportes) > RECORDADAS:
                del self._aportes[next(iter(self._aportes))]
        return self._aportes[clave]


def donde_no_se_lee(commit: str, aporte: Aporte) -> str:
    """Dónde está lo primero que impide leer un archivo de un commit: `commit:archivo:línea`."""
    errores = [uno.posicion.linea for uno in aporte.diagnosticos if uno.es_error]
    return f"{commit[:LETRAS_DE_COMMIT]}:{aporte.archivo}:{min(errores, default=1)}"


def _es(uno: Elemento, buscado: Elemento) -> bool:
    if not buscado.ruta:
        return not uno.ruta
    return uno.clase is buscado.clase and uno.id.casefold() == buscado.id.casefold()


def _puede_tener(archivo: Archivo, elemento: Elemento) -> bool:
    """Si merece la pena analizarlo: el código está en su texto, o no se sabe qué dice."""
    if not elemento.ruta:
        return clase_de(archivo.ruta) is elemento.clase
    if archivo.contenido is None:
        return True
    por_omision = elemento.registro.id_por_omision.partition("{")[0]
    codigo = elemento.id.removeprefix(por_omision).lower()
    return codigo.encode() in archivo.contenido.lower()
