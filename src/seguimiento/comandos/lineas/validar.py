"""Qué puede decirse en la línea de «seg validar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="rutas", se_repite=True),
    Pieza(nombre="formato", opciones=("--formato",), valores=("texto", "json", "github", "sarif", "gitlab", "junit"), clase="seguimiento.formatos.defectos.FormatoDeDiagnosticos"),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True),
    Pieza(nombre="estricto", opciones=("--estricto",), es_bandera=True),
    Pieza(nombre="base", opciones=("--base",)),
    Pieza(nombre="indice", opciones=("--indice",), es_bandera=True),
    Pieza(nombre="resumen", opciones=("--resumen",), valores=("md",), clase="seguimiento.comandos.lecturas.validar.Resumen"),
    Pieza(nombre="destino", opciones=("-o", "--salida")),
)
