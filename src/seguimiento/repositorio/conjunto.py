"""Lo que se halló al comparar todos los registros: vale mientras de cada uno se compare lo mismo."""

import hashlib
import marshal
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.fuentes import Fuente
from seguimiento.analisis.testigo import Tramo
from seguimiento.diagnosticos import Diagnostico, Hallazgo
from seguimiento.lugares import Lugar, Ruta
from seguimiento.repositorio.llano import (
    DiagnosticoLlano,
    diagnostico_en_llano,
    diagnostico_rehecho,
)
from seguimiento.repositorio.vistos import Cuando


class Hallado(NamedTuple):
    """Lo que se halló y, si consta dónde está, lo que de ello se dice."""

    hallazgo: Hallazgo
    dicho: Diagnostico | None

    @property
    def archivos(self) -> Collection[str]:
        """Los archivos en que se señala algo."""
        return {self.hallazgo.archivo, *(otro.archivo for otro in self.hallazgo.otros)}


class Conjunto:
    """Lo que se compara de los archivos de una raíz, sumado uno tras otro, y lo que de ello se halló."""

    def __init__(self, cajon: Cajon, clave: Callable[[str], bytes], cuando: Cuando) -> None:
        """`cuando` dice con qué configuración se comparan, y qué día."""
        self._cajon = cajon
        self._clave_de = clave
        self._dia = cuando.desde
        self._suma = hashlib.blake2b(cuando.configuracion.encode("utf-8", "surrogateescape"))
        self._identidades: dict[str, str] = {}
        self._raiz: str | None = None
        self._entero = True

    def sumar(
        self, ruta: str, sitio: str | None, identidad: str | None, suma: bytes | None
    ) -> None:
        """Suma un archivo: dónde está, su contenido y la suma de lo que de él se compara; si no consta, no hay conjunto."""
        if sitio is None or identidad is None or suma is None:
            self._entero = False
            return
        self._raiz = sitio.removesuffix(ruta)
        self._identidades[ruta] = identidad
        self._suma.update(marshal.dumps((ruta, suma), 2))

    def hallado(self) -> list[Hallado] | None:
        """Lo que se halló en un conjunto igual; sin lo que se dijo, si lo señalado pudo cambiar de sitio."""
        valor = self._cajon.tomar(self._clave) if self._entero and self._raiz else None
        if not valor:
            return None
        suma, desde, hasta, donde, llanos = marshal.loads(valor)  # noqa: S302 — lo escribió este programa, con suma
        if suma != self._suma.digest() or not desde <= self._dia <= hasta:
            return None
        hallados = [_rehecho(*uno) for uno in llanos]
        return [
            uno if self._siguen_igual(uno.archivos, donde) else uno._replace(dicho=None)
            for uno in hallados
        ]

    def hallar(self, hallados: Iterable[Hallado], fuente: Fuente, tramo: Tramo) -> None:
        """Que eso es lo que se halla en él cualquier día de ese tramo, con los archivos como están en la fuente."""
        if not self._entero or not self._raiz:
            return
        todos = [*hallados]
        # lo que se señala se acaba de leer: de lo que ya sea otro no se sabe dónde estaba
        donde = {}
        for archivo in sorted({archivo for uno in todos for archivo in uno.archivos}):
            leido = fuente.leer(archivo)
            if leido is not None and leido.identidad is not None:
                donde[archivo] = leido.identidad
        llanos = [
            _en_llano(uno if self._siguen_igual(uno.archivos, donde) else uno._replace(dicho=None))
            for uno in todos
        ]
        valor = marshal.dumps((self._suma.digest(), tramo.desde, tramo.hasta, donde, llanos))
        self._cajon.dejar({self._clave: valor})

    def _siguen_igual(self, archivos: Collection[str], donde: Mapping[str, str]) -> bool:
        return all(
            archivo in donde and donde[archivo] == self._identidades.get(archivo)
            for archivo in archivos
        )

    @property
    def _clave(self) -> bytes:
        return self._clave_de(f"conjunto\0{self._raiz}")


_Hallazgo = tuple[str, Ruta, str, bool, list[tuple[str, Ruta]], str, str]


def _en_llano(uno: Hallado) -> tuple[_Hallazgo, DiagnosticoLlano | None]:
    que = uno.hallazgo
    otros = [(otro.archivo, otro.ruta) for otro in que.otros]
    hallazgo = (que.mensaje, que.ruta, que.sugerencia, que.en_clave, otros, que.codigo, que.archivo)
    return hallazgo, diagnostico_en_llano(uno.dicho) if uno.dicho else None


def _rehecho(hallazgo: _Hallazgo, dicho: DiagnosticoLlano | None) -> Hallado:
    mensaje, ruta, sugerencia, en_clave, otros, codigo, archivo = hallazgo
    lugares = tuple([Lugar(*otro) for otro in otros])
    return Hallado(
        Hallazgo(mensaje, ruta, sugerencia, en_clave, lugares, codigo, archivo),
        diagnostico_rehecho(archivo, dicho) if dicho else None,
    )
