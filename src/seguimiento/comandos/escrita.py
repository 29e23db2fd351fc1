"""Lo que se escribió en la línea de órdenes, y cómo se llama en ella cada cosa."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from seguimiento.comandos.de_typer import Contexto
from seguimiento.comandos.declarada import en_la_linea
from seguimiento.comandos.del_modelo import Dichos, campo_de, comprobar_texto
from seguimiento.comandos.valores import declarados
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.campos import Campo


@dataclass(frozen=True, slots=True)
class OrdenEscrita:
    """Una orden con sus argumentos y opciones, cada uno por el nombre de su parámetro."""

    orden: str
    """`seg nueva accion`."""
    dicho: Mapping[str, Any]
    nombres: Mapping[str, str]
    """Cómo se escribe cada uno: `--responsable`, o «REF»."""
    ayudas: Mapping[str, str]
    declaradas: Mapping[str, object]
    """Lo que declara cada opción."""

    def campos(self) -> "Mapping[str, Campo]":
        """Los campos a los que dan valor sus opciones, por el nombre del parámetro."""
        hallados = {clave: campo_de(una) for clave, una in self.declaradas.items()}
        return {clave: campo for clave, campo in hallados.items() if campo is not None}

    def nombre(self, clave: str) -> str:
        """Cómo se escribe lo que da valor a un campo; si no hay con qué dárselo, su clave."""
        return self.nombres.get(clave, clave)

    def dichos(self) -> Dichos:
        """Lo que se dijo con texto en cada argumento y opción."""
        return {
            clave: list(valor) if isinstance(valor, list | tuple) else valor or ""
            for clave, valor in self.dicho.items()
            if not isinstance(valor, bool)
        }

    def falta(self, claves: Sequence[str]) -> ErrorDeUso:
        """El error de quien no dijo lo que la orden necesita."""
        from seguimiento.redaccion import entre_comillas, enumeracion

        verbo = "falta" if len(claves) == 1 else "faltan"
        cuales = enumeracion(entre_comillas(map(self.nombre, claves)))
        return ErrorDeUso(f"{verbo} {cuales}", f"vea «{self.orden} --ayuda»")

    def falta_alguno(self, claves: Sequence[str]) -> ErrorDeUso:
        """El error de quien no dijo ni una de las cosas que pueden decirse."""
        from seguimiento.redaccion import entre_comillas, enumeracion

        cuales = enumeracion(entre_comillas(map(self.nombre, claves)), "o")
        return ErrorDeUso(f"no hay nada que anotar: falta {cuales}", f"vea «{self.orden} --ayuda»")


def lo_escrito(contexto: Contexto) -> OrdenEscrita:
    """La orden, comprobado antes de abrir nada que todo en ella es texto. Lanza `ErrorDeUso`."""
    parametros = {str(parametro.name): parametro for parametro in contexto.command.params}
    nombres = {clave: en_la_linea(parametro) for clave, parametro in parametros.items()}
    ayudas = {clave: str(getattr(suyo, "help", "")) for clave, suyo in parametros.items()}
    for clave, valor in contexto.params.items():
        partes = valor if isinstance(valor, list | tuple) else [valor]
        comprobar_texto(nombres.get(clave, clave), (p for p in partes if isinstance(p, str)))
    infos = {clave: uno.info for clave, uno in declarados(contexto.command.callback).items()}
    return OrdenEscrita(contexto.command_path, contexto.params, nombres, ayudas, infos)
