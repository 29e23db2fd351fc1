"""Lo que se espera de los registros más allá de su forma. Una familia de códigos por módulo."""

from seguimiento.reglas.motor import revisar_cartera, revisar_registro
from seguimiento.reglas.registro import Contexto, Regla, regla

__all__ = ["Contexto", "Regla", "regla", "revisar_cartera", "revisar_registro"]
