"""Lo que se dice de un archivo ajeno para leerlo: `importacion.yaml`."""

from typing import Annotated

from pydantic import Field

from seguimiento.modelo.tipos import Entero, PrioridadEscrita, PrioridadMasAlta, Registro, Texto
from seguimiento.vocabularios import Decision, OrdenDeFechas, TipoDeImportacion
from seguimiento.vocabularios.rotulos import CampoDeMatriz


class ValoresDichos(Registro):
    """Qué valor es cada palabra del archivo, del dato que lo trae."""

    estado: Annotated[dict[Texto, Texto], Field(title="Estado")] = Field(default_factory=dict)
    """El código de uno de los de una acción o una recomendación, u otro de sus nombres."""
    decision: Annotated[dict[Texto, Decision], Field(title="Decisión")] = Field(
        default_factory=dict
    )
    """De las de la respuesta gerencial."""
    prioridad: Annotated[dict[Texto, PrioridadEscrita], Field(title="Prioridad")] = Field(
        default_factory=dict
    )
    """De 1 a 3, o alta, media o baja."""


class Ajustes(Registro):
    """Lo que se escribe en un `importacion.yaml`."""

    hoja: Annotated[Texto | None, Field(title="Hoja")] = None
    """La única que se lee."""
    encabezado: Annotated[Entero | None, Field(title="Encabezado", ge=1)] = None
    """La fila del encabezado, contada desde 1."""
    columnas: Annotated[dict[Texto, CampoDeMatriz], Field(title="Columnas")] = Field(
        default_factory=dict
    )
    """Qué dato trae cada una, por su rótulo."""
    valores: Annotated[ValoresDichos, Field(title="Valores")] = ValoresDichos()
    """De un dato (`estado`), qué valor es cada palabra del archivo."""
    fechas: Annotated[OrdenDeFechas | None, Field(title="Fechas")] = None
    """Qué va delante en las que se escriben con cifras."""
    prioridad_mas_alta: Annotated[PrioridadMasAlta | None, Field(title="Prioridad más alta")] = None
    """1 o 3, si las prioridades van con número."""
    tipo: Annotated[TipoDeImportacion | None, Field(title="Tipo")] = None
    """Qué registro es el archivo."""
