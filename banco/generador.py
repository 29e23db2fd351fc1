"""Una cartera de mentira, siempre la misma: `python banco/generador.py N CARPETA`.

Escribe N evaluaciones, N fichas y un acuerdo por cada 25, con la forma y los largos de `data/` y sin
ningún error; con `--errata`, con uno en cada archivo. El azar va sembrado con el número de cada registro, de modo que los N primeros de una
cartera grande son, byte a byte, los de una cartera de N.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from acuerdos import acuerdo
from erratas import ERRATAS
from escritura import registro
from evaluaciones import evaluacion
from fichas import codigo, ficha

EVALUACIONES_POR_ACUERDO = 25
_CITABLES = 34
"""Cuántas fichas anteriores puede citar una evaluación: un catálogo."""


def cartera(cuantas: int) -> Iterator[tuple[str, str]]:
    """La ruta y el texto de cada archivo."""
    for numero in range(cuantas):
        desde = max(0, numero - _CITABLES)
        nombre, datos = evaluacion(numero, [codigo(n) for n in range(desde, numero + 1)])
        encabezado = (
            "Matriz recibida por correo; los textos van resumidos." if numero % 5 == 0 else ""
        )
        yield f"data/evaluaciones/{nombre}.yaml", registro(datos, encabezado)
    for numero in range(cuantas):
        nombre, datos = ficha(numero)
        yield f"data/practicas/{nombre}.yaml", registro(datos)
    for numero in range(max(1, cuantas // EVALUACIONES_POR_ACUERDO)):
        nombre, datos = acuerdo(numero)
        yield f"data/acuerdos/{nombre}.yaml", registro(datos)


def escribir(cuantas: int, carpeta: Path, errata: Callable[[str], str] | None = None) -> int:
    """Escribe la cartera en la carpeta, que se crea si falta, y da cuántos bytes ocupa."""
    for nombre in ("evaluaciones", "practicas", "acuerdos"):
        (carpeta / "data" / nombre).mkdir(parents=True, exist_ok=True)
    total = 0
    for ruta, texto in cartera(cuantas):
        escrito = errata(texto) if errata else texto
        total += (carpeta / ruta).write_bytes(escrito.encode())
    return total


def principal() -> None:
    """Lee los argumentos y escribe la cartera."""
    lector = argparse.ArgumentParser(description=__doc__)
    lector.add_argument("cuantas", metavar="N", type=int, help="cuántas evaluaciones y fichas")
    lector.add_argument("carpeta", metavar="CARPETA", type=Path, help="dónde se escriben")
    lector.add_argument("--errata", choices=tuple(ERRATAS), help="un error en cada archivo")
    pedido = lector.parse_args()
    total = escribir(pedido.cuantas, pedido.carpeta, ERRATAS.get(pedido.errata))
    print(f"{pedido.cuantas} + {pedido.cuantas} registros, {total} bytes, en {pedido.carpeta}")


if __name__ == "__main__":
    principal()
