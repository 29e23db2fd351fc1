"""Qué puede decirse en la línea de «seg historial». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", obligatoria=True),
    Pieza(nombre="formato", opciones=("--formato",), valores=("texto", "md", "json"), clase="seguimiento.comandos.historial.FormatoDeHistorial", por_omision="texto"),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True),
    Pieza(nombre="destino", opciones=("-o", "--salida")),
)
