"""Los archivos que acompañan al programa."""

from importlib.resources import files
from pathlib import Path

from seguimiento.errores import ErrorDeDisco

_PLANTILLAS = "templates"


def carpeta_de_plantillas() -> Path:
    """La carpeta de las plantillas: dentro del paquete instalado o en la raíz de la copia de trabajo.

    Lanza `ErrorDeDisco` si la instalación está incompleta.
    """
    paquete = Path(__file__).parent
    for carpeta in (paquete / _PLANTILLAS, paquete.parents[1] / _PLANTILLAS):
        if carpeta.is_dir():
            return carpeta
    raise ErrorDeDisco("faltan las plantillas del programa", "vuelva a instalarlo")


def texto_de_inicio(nombre: str) -> str:
    """Uno de los textos con que empieza un repositorio de registros."""
    return (files("seguimiento") / "inicio" / nombre).read_text("utf-8")
