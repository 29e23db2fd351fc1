"""Una evaluación pequeña, que basta para casi todo: lo que la distingue se dice."""

from textwrap import indent

ARCHIVO = "data/evaluaciones/a.yaml"
"""El de la evaluación de `con_acciones`."""
EN_PLAZO_PASADO = (
    '{id: "1.1", descripcion: Redactar el protocolo, plazo: 2024-03, responsables: [Unidad A]}'
)


def evaluacion(nombre: str, campos: str) -> dict[str, str]:
    """El archivo de una evaluación con ese nombre y esos campos, en YAML."""
    return {f"data/evaluaciones/{nombre}.yaml": f"titulo: {nombre}\norganizacion: X\n{campos}"}


def con_acciones(*acciones: str) -> dict[str, str]:
    """La evaluación `a`, de enero de 2024, con R1 aceptada y esas acciones; si no se dicen, una vencida."""
    dentro = "".join(f"{indent(f'- {una}', ' ' * 6)}\n" for una in (acciones or (EN_PLAZO_PASADO,)))
    return evaluacion(
        "a",
        f"""\
fecha: 2024-01
recomendaciones:
  - id: R1
    texto: Acordar un protocolo
    respuesta: {{decision: aceptada, fecha: 2024-02-01}}
    acciones:
{dentro}""",
    )
