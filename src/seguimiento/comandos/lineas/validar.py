"""Qué puede decirse en la línea de «seg validar». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="rutas", se_repite=True, es_archivo=True),
    Pieza(nombre="formato", opciones=("--formato",), valores=("texto", "json", "github", "sarif", "gitlab", "junit"), clase="seguimiento.formatos.defectos.FormatoDeDiagnosticos", que_es="Cómo se muestra; si no se dice, texto o, dentro de GitHub Actions…"),
    Pieza(nombre="json", opciones=("--json",), es_bandera=True, que_es="Atajo de «--formato json»."),
    Pieza(nombre="estricto", opciones=("--estricto",), es_bandera=True, que_es="También las advertencias hacen fallar."),
    Pieza(nombre="base", opciones=("--base",), que_es="Comprueba también qué hace el cambio con lo registrado en esa rama o…"),
    Pieza(nombre="indice", opciones=("--indice",), es_bandera=True, que_es="Comprueba lo que se va a guardar con el próximo commit, y no la carpeta."),
    Pieza(nombre="resumen", opciones=("--resumen",), valores=("md",), clase="seguimiento.comandos.lecturas.validar.Resumen", que_es="Con --base, resume qué cambia en vez de los defectos."),
    Pieza(nombre="destino", opciones=("-o", "--salida"), es_archivo=True, que_es="Escribe el resultado en un archivo; «-» es la salida."),
)
