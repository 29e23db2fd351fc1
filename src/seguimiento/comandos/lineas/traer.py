"""Qué puede decirse en la línea de «seg traer». Derivado con «make derivados»: no se edita a mano."""

# fmt: off
from seguimiento.comandos.linea import Pieza

LINEA: tuple[Pieza, ...] = (
    Pieza(nombre="simular", opciones=("--simular",), es_bandera=True, que_es="Mira qué llegaría y no cambia nada."),
    Pieza(nombre="dejar", opciones=("--dejar",), es_bandera=True, que_es="Deja para luego lo que quedó por decidir: su copia vuelve a como estaba…"),
)
