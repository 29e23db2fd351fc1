"""Lo que quien importa dice de un archivo: qué es cada columna, cómo van las fechas, qué es cada palabra.

Nada hace falta para lo que se reconoce. Lo que no, se dice con opciones de la orden o en un
`importacion.yaml`, que es lo mismo por escrito.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from seguimiento.conversion import convertir
from seguimiento.diagnosticos import Diagnostico
from seguimiento.documento import leer
from seguimiento.modelo.importacion import Ajustes
from seguimiento.repositorio.localizador import Localizador
from seguimiento.vocabularios import (
    ClaseDeElemento,
    OrdenDeFechas,
)
from seguimiento.vocabularios.rotulos import CampoDeMatriz

AJUSTES = "importacion.yaml"
"""El nombre que se sugiere para guardar lo que hubo que decir."""


@dataclass(frozen=True, slots=True)
class Opciones:
    """Cómo leer un archivo. Sin nada dicho, se reconoce lo que se pueda."""

    columnas: Mapping[str, CampoDeMatriz] = field(default_factory=dict)
    """Qué es cada columna o rótulo que no se reconoce, o que se tomaría por otra cosa."""
    valores: Mapping[CampoDeMatriz, Mapping[str, str]] = field(default_factory=dict)
    """Qué valor del vocabulario es cada palabra del archivo: de `estado`, `{"En trámite": "en_curso"}`."""
    fechas: OrdenDeFechas | None = None
    """`None` si lo dice el propio archivo."""
    tipo: ClaseDeElemento | None = None
    """`EVALUACION` o `ACUERDO`; `None` si lo dice el propio archivo."""
    prioridad_mas_alta: int | None = None
    """1 o 3, si las prioridades van con número; `None` si no consta."""
    hoja: str = ""
    """La única hoja que se lee; vacía si todas."""
    encabezado: int | None = None
    """La fila del encabezado, contada desde 1 como en la hoja; `None` si se busca."""
    actores: Mapping[str, str] = field(default_factory=dict)
    """El nombre canónico de cada actor de la configuración por cada forma de llamarlo, plegada."""
    zona: tzinfo | None = None
    """En la que cae en un día u otro lo que lleva hora y desfase; `None` si cuenta el día escrito."""


def leer_ajustes(contenido: bytes, archivo: str = AJUSTES) -> tuple[Opciones, list[Diagnostico]]:
    """Lo que dice un `importacion.yaml`, y lo que está mal en él: con algún error no debe usarse."""
    lectura = leer(contenido)
    localizador = Localizador(archivo, lectura)
    diagnosticos = [localizador.de_falta(falta) for falta in lectura.faltas]
    if lectura.documento is None:
        return Opciones(), diagnosticos
    conversion = convertir(Ajustes, lectura.documento.compuestos)
    diagnosticos += map(localizador.de_hallazgo, conversion.hallazgos)
    dichos = conversion.registro or Ajustes()
    opciones = Opciones(
        columnas=dichos.columnas,
        valores={
            campo: {palabra: str(valor) for palabra, valor in suyos.items()}
            for campo, suyos in (
                (CampoDeMatriz.ESTADO, dichos.valores.estado),
                (CampoDeMatriz.DECISION, dichos.valores.decision),
                (CampoDeMatriz.PRIORIDAD, dichos.valores.prioridad),
            )
            if suyos
        },
        fechas=dichos.fechas,
        tipo=dichos.tipo.clase if dichos.tipo else None,
        prioridad_mas_alta=dichos.prioridad_mas_alta,
        hoja=dichos.hoja or "",
        encabezado=dichos.encabezado,
    )
    return opciones, diagnosticos
