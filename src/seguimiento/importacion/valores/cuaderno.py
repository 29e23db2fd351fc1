"""Quién entiende las celdas de un archivo: decide una vez lo que vale para todas y anota las dudas."""

from dataclasses import dataclass, field
from typing import Self

from seguimiento.importacion.hechos import Dato, Duda
from seguimiento.importacion.material import Celda, Material
from seguimiento.importacion.opciones import Opciones
from seguimiento.vocabularios import CampoDeMatriz, ClaseDeElemento, OrdenDeFechas


@dataclass(slots=True)
class Cuaderno:
    """Lo que se sabe de todo el archivo, y las dudas que van saliendo al leerlo."""

    opciones: Opciones
    fechas: OrdenDeFechas | None = None
    """Qué va delante en las fechas con cifras: lo pedido o lo que el archivo prueba."""
    dudas: list[Duda] = field(default_factory=list)

    @classmethod
    def de(cls, material: Material, opciones: Opciones) -> Self:
        """El de un archivo, con el orden de sus fechas ya decidido si algo lo prueba."""
        raise NotImplementedError

    def entender(
        self,
        campo: CampoDeMatriz,
        celda: Celda,
        rotulo: str = "",
        de: ClaseDeElemento = ClaseDeElemento.ACCION,
    ) -> dict[CampoDeMatriz, Dato]:
        """Los datos que da una celda de la columna de ese campo; ninguno si no dice nada.

        Pueden ser de otros campos («Acompañan: Jurídica», en la de responsables). `rotulo` es el de la
        columna, tal como está escrito: puede decir una escala («1 a 3»). `de` es de qué lo dice la celda:
        los estados de una recomendación que se sigue sin acciones no son los de una acción. Lo que no se
        entiende no está, y queda dicho en las dudas.
        """
        raise NotImplementedError
