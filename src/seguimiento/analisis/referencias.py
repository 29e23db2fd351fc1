"""Cómo se nombra cada cosa desde fuera."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Referencia:
    """Una referencia descompuesta: `oim-2022-red-pmm/10.1@2023-06`.

    Sin `/` es el nombre de un archivo o, desde dentro de uno, un id interno: lo decide quien la usa.
    """

    archivo: str
    interno: str = ""
    instancia: str = ""

    def es_de(self, archivo: str) -> bool:
        """Si, dicha desde ese registro, es de él; un id a secas lo es."""
        return not self.interno or self.archivo.casefold() == archivo.casefold()

    def __str__(self) -> str:
        """La referencia como se escribe."""
        texto = f"{self.archivo}/{self.interno}" if self.interno else self.archivo
        return f"{texto}@{self.instancia}" if self.instancia else texto


def leer_referencia(texto: str) -> Referencia:
    """Las partes de una referencia; nunca falla: lo que no existe lo dice quien la busca."""
    sin_instancia, _, instancia = texto.partition("@")
    archivo, _, interno = sin_instancia.partition("/")
    return Referencia(archivo, interno, instancia)
