"""Lo que de un documento no se lee tal cual, en las frases que verá quien lo importa."""

from collections import Counter

from seguimiento.diagnosticos.importacion import CON_CAMBIOS, MARCADOR, SIN_LEER
from seguimiento.importacion.lectores.word.escrito import CambioControlado, Escrito
from seguimiento.importacion.material import Duda, Sitio
from seguimiento.redaccion import cuenta, enumeracion, recortado

LARGO = 60
"""Lo que se cita, a lo sumo, de lo que no se lee."""


class Dudas:
    """Los de un documento, en el orden en que se hallan."""

    def __init__(self) -> None:
        self._dudas: list[Duda] = []
        self._cambios: Counter[CambioControlado] = Counter()

    def tomar(self, escrito: Escrito, sitio: Sitio | None) -> None:
        """Apunta lo que no se leyó de un párrafo o de una celda, y los cambios que lleva."""
        self._cambios.update(escrito.cambios)
        for motivo, dichos in escrito.sin_leer.items():
            frase = motivo.value.format(f"«{_corto(' '.join(dichos))}»")
            self._dudas.append(Duda(SIN_LEER, frase, sitio))
        for marcador in dict.fromkeys(escrito.marcadores):
            frase = f"«{_corto(marcador)}» invita a escribir y no es un dato: no se lee"
            self._dudas.append(Duda(MARCADOR, frase, sitio))

    def anadir(self, duda: Duda) -> None:
        """Apunta uno ya redactado."""
        self._dudas.append(duda)

    @property
    def cambios(self) -> str:
        """Los cambios controlados que se leen como aceptados: «2 inserciones y 1 borrado»; vacío si no hay."""
        return enumeracion(
            cuenta(self._cambios[clase], *clase.value)
            for clase in CambioControlado
            if self._cambios[clase]
        )

    @property
    def todas(self) -> tuple[Duda, ...]:
        """Primero la de los cambios, que es del archivo entero."""
        if not self.cambios:
            return tuple(self._dudas)
        frase = f"lleva cambios controlados, que se leen como aceptados: {self.cambios}"
        ayuda = "si alguno no debe contar, rechácelo en Word y guárdelo antes de importar"
        return (Duda(CON_CAMBIOS, frase, sugerencia=ayuda), *self._dudas)


def _corto(texto: str) -> str:
    return recortado(texto, LARGO)
