"""Los archivos que acompañan al programa."""

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
