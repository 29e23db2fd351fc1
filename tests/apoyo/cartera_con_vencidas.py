"""Una cartera con tantas acciones vencidas como se pida, además de otras que van bien. Se mira el 12 de enero de 2026."""

from collections.abc import Iterator
from datetime import date, timedelta

HOY = date(2026, 1, 12)
LA_MAS_ANTIGUA = "integracion-frontera-norte-2023/1.1"
EVALUACIONES = ("integracion-frontera-norte-2023", "integracion-frontera-sur-2023", "retorno-2024")
QUIENES = (
    "Unidad de Protección",
    "Oficina de país en Ecuador",
    "Oficina de país en Perú",
    "Unidad de Datos",
    "Administración y Finanzas",
    "Género",
    "Comunicación",
)
QUE = (
    "Presentar a la gerencia el plan de sostenibilidad financiera del servicio de acogida",
    "Capacitar al personal en el protocolo de derivación de casos entre oficinas",
    "Publicar la guía de consulta a las comunidades receptoras, en castellano y en kichwa",
    "Actualizar los criterios de selección de las familias beneficiarias",
)
EN_PLAZO, POR_VENCER = 9, 2
_CERRADA = "seguimiento: [{fecha: 2025-06-30, estado: completada, comentario: Hecho}]"


def con_vencidas(cuantas: int) -> dict[str, str]:
    """Los archivos: la primera acción es la que más lleva vencida, y cada una, un día menos que la anterior."""
    dias = [-10 * (cuantas - n) for n in range(cuantas)]
    dias += [3 + 10 * n for n in range(POR_VENCER)] + [60 + 30 * n for n in range(EN_PLAZO)]
    de_cada: dict[str, list[str]] = {evaluacion: [] for evaluacion in EVALUACIONES}
    for n, plazo in enumerate(dias):
        suyas = de_cada[EVALUACIONES[n % len(EVALUACIONES)]]
        suyas.append(_accion(n, HOY + timedelta(days=plazo)))
    return {
        f"data/evaluaciones/{evaluacion}.yaml": "\n".join(_evaluacion(suyas)) + "\n"
        for evaluacion, suyas in de_cada.items()
    } | {"seguimiento.yaml": "organizacion: OIM\n"}


def _evaluacion(acciones: list[str]) -> Iterator[str]:
    yield "titulo: Evaluación de la respuesta"
    yield "organizacion: OIM"
    yield "fecha: 2023-06"
    yield "recomendaciones:"
    for r in range(1, 4):
        suyas = acciones[r - 1 :: 3]
        yield f"  - id: R{r}"
        yield "    texto: Sostener lo que el proyecto dejó en marcha"
        yield f"    prioridad: {r}"
        yield "    dirigida_a: [Oficina regional]"
        yield "    respuesta: {decision: aceptada, fecha: 2023-09-01}"
        yield "    acciones:"
        for n, accion in enumerate(suyas, start=1):
            yield f'      - {{id: "{r}.{n}", {accion}}}'
        yield f'      - {{id: "{r}.90", descripcion: Archivar lo actuado, plazo: 2025-12, {_CERRADA}}}'


def _accion(n: int, plazo: date) -> str:
    quien = QUIENES[n * n % len(QUIENES)]
    otro = f", {QUIENES[(n * n + 1) % len(QUIENES)]}" if n % 5 == 0 else ""
    return f"descripcion: '{QUE[n % len(QUE)]}', plazo: {plazo}, responsables: [{quien}{otro}]"
