"""Qué puede decirse en la línea de «seg historial». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="ref", obligatoria=True, completador=("referencias",)),
    Pieza(nombre="formato", opciones=("--formato",), valores=("texto", "md", "json"), clase="seguimiento.comandos.historial.FormatoDeHistorial", por_omision="texto", que_es="Cómo se muestra. [por omisión: texto]"),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True, que_es="Atajo de «--formato json»."),
    Pieza(nombre="destino", opciones=("-o", "--salida"), es_archivo=True, que_es="Escribe el resultado en un archivo; «-» es la salida."),
)
