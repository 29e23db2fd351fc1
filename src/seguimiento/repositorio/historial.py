"""Los cambios de un elemento a lo largo de los commits, estuviera en el archivo que estuviera.

Se va hacia atrás y por el código, no por la ruta: donde un elemento aparece, se busca de dónde vino entre
lo que ese mismo commit quitó. De cada versión distinta del archivo se hace un solo análisis, y ninguno si
en su texto no está el código que se busca.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.git.historia import Historia
from seguimiento.almacen.nombres import es_de_registro
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.continuidad import el_mismo, parejas
from seguimiento.analisis.declarado import declarado
from seguimiento.analisis.lo_cambiado import lo_cambiado
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
    de_dentro: bool = False
    """Si no es un cambio suyo, sino de algo que contiene, de cuando estaba en otro sitio."""
    unido_en: str = ""
    """El commit que lo unió a la rama en que se está, si se hizo en otra: hasta él no pudo verse."""


class _Visto(NamedTuple):
    """Lo que de un elemento había en un commit que tocó su archivo."""

    commit: str
    elemento: Elemento | None
    ruta: str
    """La del archivo, en el sistema."""
    ilegible: str = ""


AHORA = ""
"""Lo que hay sin guardar, como si fuera el commit que sigue al último."""


@dataclass(slots=True)
class Seguidor:
    """Sigue un elemento hacia atrás por la historia, desde los registros que se miran."""

    historia: Historia
    ahora: Mapping[str, Aporte]
    """Lo que aporta ahora cada archivo, con su identidad, por su ruta en el sistema."""
    entero: Callable[[Aporte], Aporte] = lambda aporte: aporte
    """Uno de ellos con su registro, si no lo lleva."""
    analizados: int = 0
    """Cuántas versiones de algún archivo se han analizado."""
    _aportes: dict[tuple[str, str | None], Aporte] = field(default_factory=dict)
    _cambios: dict[str, Mapping[str, tuple[str, str | None]]] = field(default_factory=dict)
    """Los del último commit por el que se preguntó."""

    def pasos(self, elemento: Elemento, ruta: str) -> Iterator[Paso]:
        """Los cambios del elemento, del último al primero; `ruta` es la de su archivo en el sistema.

        Antes de cada uno van los de lo que con él entró y antes estaba en otro sitio.
        """
        return self._pasos(_Visto(AHORA, elemento, ruta))

    def _pasos(self, reciente: _Visto) -> Iterator[Paso]:
        ilegibles: list[str] = []
        anteriores = self._vistos(reciente)
        while reciente is not None:
            visto = next(anteriores, None)
            if visto is not None and visto.ilegible:
                ilegibles.append(visto.ilegible)
                continue
            antes = visto.elemento if visto else None
            yield from self._de_lo_que_entra(antes, reciente)
            yield from self._de_quien_lo_hizo(reciente, antes, ilegibles)
            if visto is None:
                return
            reciente, ilegibles = visto, []

    def _de_lo_que_entra(self, antes: Elemento | None, reciente: _Visto) -> Iterator[Paso]:
        """Los pasos de lo que lleva dentro y antes no, y declara algo que pudo traer de donde estaba."""
        for de_antes, uno in parejas(antes, reciente.elemento):
            if de_antes is not None or uno is None or uno is reciente.elemento:
                continue
            visto = _Visto(reciente.commit, uno, reciente.ruta)
            if declarado(uno) and self._estaba_en_otro_sitio(visto, uno):
                yield from (paso._replace(de_dentro=True) for paso in self._pasos(visto))

    def _estaba_en_otro_sitio(self, visto: _Visto, elemento: Elemento) -> bool:
        """Si antes de ese commit estaba en otra parte de su archivo, o en otro."""
        antes, _ = self._cambiados(visto.commit).get(visto.ruta, (None, None))
        suyos = self._suyos(visto.ruta, antes) if antes else ()
        return any(_es(uno, elemento) for uno in suyos) or bool(
            self._origen(visto.commit, elemento)
        )

    def _de_quien_lo_hizo(
        self, reciente: _Visto, antes: Elemento | None, ilegibles: list[str]
    ) -> Iterator[Paso]:
        """El paso; si su commit une otra rama, los que en ella lo dieron y, de lo que no explican, el de quien unió."""
        paso = self._paso(reciente, antes, ilegibles)
        suyos = [] if ilegibles else [*self._en_la_otra_rama(paso, reciente.ruta)]
        explicado = {dicho for uno in suyos for dicho in lo_cambiado(uno.antes, uno.despues)}
        if not suyos or not explicado.issuperset(lo_cambiado(paso.antes, paso.despues)):
            yield paso
        yield from suyos

    def _en_la_otra_rama(self, paso: Paso, ruta: str) -> Iterator[Paso]:
        elemento = paso.despues or paso.antes
        if (
            paso.commit == AHORA
            or elemento is None
            or not any(lo_cambiado(paso.antes, paso.despues))
        ):
            return
        for commit in self.historia.que_unio(paso.commit, ruta):
            de, a = (self._en(uno, ruta, elemento) for uno in (f"{commit}^", commit))
            if not (de.ilegible or a.ilegible) and any(lo_cambiado(de.elemento, a.elemento)):
                yield Paso(
                    commit, de.elemento, a.elemento, (), es_el_corte=False, unido_en=paso.commit
                )

    def _paso(self, reciente: _Visto, antes: Elemento | None, ilegibles: list[str]) -> Paso:
        historia = self.historia
        corte = historia.cortada and reciente.commit == historia.primero.commit
        return Paso(reciente.commit, antes, reciente.elemento, tuple(ilegibles), corte)

    def _vistos(self, reciente: _Visto) -> Iterator[_Visto]:
        """Lo que había en cada commit que tocó el archivo en que entonces estaba, del último al primero."""
        elemento, ruta = reciente.elemento, reciente.ruta
        desde: str | None = reciente.commit or self.historia.ultimo
        # lo más antiguo en que consta que estaba, si antes no se sabe
        aqui: str | None = reciente.commit
        while desde is not None and elemento is not None:
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
            return _Visto(commit, None, ruta)
        aporte = self._aporte(archivo)
        hallado = next((uno for uno in aporte.suyos if _es(uno, elemento)), None)
        if hallado is None and aporte.no_evaluables:
            return _Visto(commit, None, ruta, donde_no_se_lee(commit, aporte))
        return _Visto(commit, hallado, ruta)

    def _origen(self, commit: str, elemento: Elemento) -> tuple[str, Elemento] | None:
        """De qué archivo, y con qué código, trajo ese commit lo que en él aparece; `None` si era nuevo."""
        se_fueron = {
            id(uno): (ruta, uno)
            for ruta, identidades in self._cambiados(commit).items()
            for uno in self._lo_que_se_fue(ruta, *identidades, elemento)
        }
        hallado = el_mismo(elemento, (uno for _, uno in se_fueron.values()))
        return se_fueron[id(hallado)] if hallado else None

    def _cambiados(self, commit: str) -> Mapping[str, tuple[str, str | None]]:
        """Los registros que había y el commit cambió o quitó, con su identidad de antes y la de después."""
        if commit not in self._cambios:
            padre = self._padre(commit)
            de_antes = self.historia.identidades(padre) if padre else {}
            despues = self._identidades(commit) if padre else {}
            # de lo que está y no se lee no se sabe qué se fue
            self._cambios.clear()
            self._cambios[commit] = {
                ruta: (identidad, despues.get(ruta))
                for ruta, identidad in de_antes.items()
                if es_de_registro(ruta) and despues.get(ruta, "") not in {identidad, None}
            }
        return self._cambios[commit]

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
            queda = self._queda(ruta, despues)
            if not _pudo_irse(archivo.contenido or b"", queda, elemento):
                return []
        quedan: set[tuple[ClaseDeElemento, str]] = set()
        if despues is not None:
            quedan = {(uno.clase, uno.id.casefold()) for uno in self._suyos(ruta, despues)}
        de_antes = self._aporte(archivo).suyos
        return [uno for uno in de_antes if (uno.clase, uno.id.casefold()) not in quedan]

    def _suyos(self, ruta: str, identidad: str) -> Sequence[Elemento]:
        if self._es_el_de_ahora(ruta, identidad):
            return self.entero(self.ahora[ruta]).suyos
        return self._aporte(self.historia.guardado(ruta, identidad)).suyos

    def _queda(self, ruta: str, identidad: str | None) -> bytes:
        """El texto que queda de un archivo; nada si se quitó o el de ahora no está guardado."""
        if identidad is None or self._es_el_de_ahora(ruta, identidad):
            return b""
        return self.historia.guardado(ruta, identidad).contenido or b""

    def _es_el_de_ahora(self, ruta: str, identidad: str) -> bool:
        actual = self.ahora.get(ruta)
        return actual is not None and actual.identidad == identidad

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


def _pudo_irse(antes: bytes, queda: bytes, elemento: Elemento) -> bool:
    """Si merece la pena analizarlo aunque entonces tuviera otro código: lo que dice estaba más veces."""
    # un texto se parte de muchas maneras, y una palabra de letras corrientes, de ninguna
    registro = elemento.registro
    palabras = re.findall(
        r"[A-Za-z]+", " ".join(str(getattr(registro, c)) for c in registro.se_dice_en)
    )
    larga = max(palabras, key=len, default="").lower().encode()
    return antes.lower().count(larga) > queda.lower().count(larga)
