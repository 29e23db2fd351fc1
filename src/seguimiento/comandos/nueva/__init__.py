"""`seg nueva`: registrar algo que todavía no está."""

GRUPOS = {
    "Qué puede registrarse": {
        "evaluacion": (),
        "recomendacion": (),
        "accion": ("actividad", "tarea", "medida"),
        "practica": ("ficha", "buena-practica", "leccion", "leccion-aprendida"),
        "acuerdo": ("convenio",),
        "compromiso": (),
        "reunion": ("sesion",),
    }
}
"""Lo que puede registrarse, en el orden en que se ayuda, y los otros nombres con que se pide."""
ORDENES = tuple(nombre for suyas in GRUPOS.values() for nombre in suyas)


def nueva() -> None:
    """Registra una evaluación, una acción, un acuerdo, una ficha.

    El código de lo que va dentro de un archivo lo pone el programa: el que sigue al último.

    Ejemplos::

        seg nueva accion oim-2022-red-pmm/R4 --descripcion "Abrir el punto"
        seg nueva reunion crm-osc --fecha 2023-10-05
    """
