"""Qué puede decirse en la línea de «seg». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="raiz", opciones=("-C", "--raiz"), es_archivo=True, que_es="Carpeta del repositorio; si no, se busca de la actual hacia arriba."),
    Pieza(nombre="hoy", opciones=("--hoy",), que_es="Fecha de corte; si no, la de hoy."),
    Pieza(nombre="al", opciones=("--al",), completador=("momentos",), que_es="Los registros como estaban guardados ese día, al final de ese período o…"),
    Pieza(nombre="sin_cache", opciones=("--sin-cache",), es_bandera=True, que_es="Lee todos los archivos de nuevo, sin lo que se recuerda."),
    Pieza(nombre="color", opciones=("--color",), valores=("auto", "siempre", "nunca"), clase="seguimiento.comandos.salida.Color", por_omision="auto", que_es="Cuándo se usa color. [por omisión: auto]"),
    Pieza(nombre="depurar", opciones=("--depurar",), es_bandera=True, que_es="Muestra la traza si el programa falla."),
    Pieza(nombre="version", opciones=("--version",), es_bandera=True, que_es="Muestra la versión y termina."),
)
