"""Un objeto JSON, leído como si sus claves fueran celdas: lo que falta no dice nada."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from seguimiento.importacion.disposiciones.dichos import Dicho
from seguimiento.importacion.material import Celda, Sitio
from seguimiento.vocabularios.rotulos import CampoDeMatriz


@dataclass(frozen=True, slots=True)
class Nodo:
    """Un objeto y dónde está: «recommendations[0]»."""

    datos: Mapping[str, object]
    camino: str = ""

    @property
    def sitio(self) -> Sitio:
        """Dónde está."""
        return Sitio(self.camino)

    def objetos(self, clave: str) -> Iterator["Nodo"]:
        """Los de la lista de esa clave, o el único que haya en ella."""
        dato = self.datos.get(clave)
        lista = dato if _es_lista(dato) else [dato]
        for orden, uno in enumerate(lista if isinstance(lista, Sequence) else ()):
            if isinstance(uno, Mapping):
                yield Nodo(uno, self._en(f"{clave}[{orden}]" if _es_lista(dato) else clave))

    def texto(self, clave: str) -> str:
        """Lo que dice esa clave; de una lista, cada cosa en su línea."""
        dato = self.datos.get(clave)
        if dato is None or isinstance(dato, Mapping):
            return ""
        if isinstance(dato, Sequence) and not isinstance(dato, str):
            return "\n".join(str(uno) for uno in dato if not isinstance(uno, Mapping))
        return str(dato)

    def dicho(self, campo: CampoDeMatriz, clave: str, texto: str | None = None) -> Dicho:
        """El dato que trae esa clave, o el texto que de ella se haya compuesto."""
        suyo = self.texto(clave) if texto is None else texto
        return Dicho(campo, Celda(suyo, Sitio(self._en(clave))), clave)

    def dichos(self, campos: Mapping[str, CampoDeMatriz]) -> list[Dicho]:
        """Los datos de varias claves."""
        return [self.dicho(campo, clave) for clave, campo in campos.items()]

    def _en(self, clave: str) -> str:
        return f"{self.camino}.{clave}" if self.camino else clave


def _es_lista(dato: object) -> bool:
    return isinstance(dato, Sequence) and not isinstance(dato, str)
