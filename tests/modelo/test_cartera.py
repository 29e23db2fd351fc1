"""La cartera: cada elemento con su referencia y el lugar que tiene de verdad en su archivo."""

import pytest

from seguimiento.almacen.fuentes import Memoria
from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Respuesta
from seguimiento.repositorio import cargar

EVALUACION = """\
titulo: T
organizacion: O
recomendaciones:
  - {id: R1, texto: T, acciones: [{id: "1.1", descripcion: D}, {id: "1.2", descripcion: D}]}
  - {id: R2, texto: T}
  - {id: R3, texto: T, acciones: [{id: "3.1", descripcion: D}]}
"""
ACUERDO = """\
titulo: T
compromisos: [{id: "1", descripcion: D}]
reuniones: [{fecha: 2017-03-15}, {id: cierre, fecha: 2017-T3}]
"""
E, A = "data/evaluaciones/e.yaml", "data/acuerdos/a.yaml"


@pytest.mark.parametrize(
    ("huecos", "cargados", "indices"),
    [
        (set(), 4, [0, 1, 2, 3]),
        ({0}, 3, [1, 2, 3]),
        ({3}, 3, [0, 1, 2]),
        ({0, 1, 3}, 1, [2]),
        ({1, 2}, 2, [0, 3]),
        ({0, 1, 2, 3}, 0, []),
    ],
)
def test_los_indices_saltan_los_huecos(huecos: set[int], cargados: int, indices: list[int]) -> None:
    lista: Ruta = ("recomendaciones", 0, "acciones")
    otros: frozenset[Ruta] = frozenset(
        {("recomendaciones", 1), ("recomendaciones", 2, "acciones", 0)}
    )
    archivado = Archivado(E, "e", None, otros | {(*lista, hueco) for hueco in huecos})

    assert list(archivado.indices(lista, cargados)) == indices


def test_cada_elemento_se_recorre_con_su_referencia_y_su_lugar() -> None:
    cartera = cargar(Memoria({E: EVALUACION.encode(), A: ACUERDO.encode()})).cartera

    assert [(r.ref, r.lugar) for r in cartera.recomendaciones()] == [
        (f"e/R{n + 1}", Lugar(E, ("recomendaciones", n))) for n in range(3)
    ]
    assert [(a.ref, a.lugar, a.es_compromiso) for a in cartera.acciones()] == [
        ("e/1.1", Lugar(E, ("recomendaciones", 0, "acciones", 0)), False),
        ("e/1.2", Lugar(E, ("recomendaciones", 0, "acciones", 1)), False),
        ("e/3.1", Lugar(E, ("recomendaciones", 2, "acciones", 0)), False),
    ]
    assert [(a.ref, a.lugar, a.es_compromiso) for a in cartera.compromisos()] == [
        ("a/1", Lugar(A, ("compromisos", 0)), True)
    ]
    assert [(r.ref, r.lugar) for r in cartera.reuniones()] == [
        ("a/reunion-2017-03-15", Lugar(A, ("reuniones", 0))),
        ("a/cierre", Lugar(A, ("reuniones", 1))),
    ]


def test_una_cartera_vacia_no_tiene_nada_y_vale_lo_de_fabrica() -> None:
    cartera = cargar(Memoria({})).cartera

    assert (cartera.evaluaciones, cartera.practicas, cartera.acuerdos) == ((), (), ())
    recorridos = (
        cartera.recomendaciones(),
        cartera.acciones(),
        cartera.compromisos(),
        cartera.reuniones(),
    )
    assert [len(list(recorrido)) for recorrido in recorridos] == [0, 0, 0, 0]
    assert cartera.configuracion == Configuracion()


@pytest.mark.parametrize(
    ("respuesta", "hay"),
    [
        ("", False),
        ("{}", False),
        ("{justificacion: Falta presupuesto}", False),
        ("{alcance: Solo en parte}", False),
        ("{decision: aceptada}", True),
        ("{plan: Se hará}", True),
        ("{fecha: 2023-01}", True),
    ],
)
def test_hay_respuesta_si_consta_decision_plan_o_fecha(respuesta: str, *, hay: bool) -> None:
    texto = (
        "titulo: T\norganizacion: O\nrecomendaciones:\n"
        f"  - id: R1\n    texto: T\n    respuesta: {respuesta}\n"
    )
    (una,) = cargar(Memoria({E: texto.encode()})).cartera.recomendaciones()

    assert (una.recomendacion.respuesta or Respuesta()).existe is hay


@pytest.mark.parametrize(
    ("estado", "genera"),
    [
        *((estado, False) for estado in ("propuesto", "suspendido", "concluido")),
        *((estado, True) for estado in ("aprobado", "vigente")),
        ("", False),
    ],
)
def test_solo_un_acuerdo_en_vigor_debe_reuniones(estado: str, *, genera: bool) -> None:
    contenido = f"titulo: T\nestado: {estado}\n".encode()
    (acuerdo,) = cargar(Memoria({A: contenido})).cartera.acuerdos

    assert acuerdo.registro.genera_alertas is genera


def test_una_parte_puede_escribirse_con_solo_su_nombre() -> None:
    contenido = b"titulo: T\npartes: [CRM, {nombre: OSC, rol: Observa}]\n"
    (acuerdo,) = cargar(Memoria({A: contenido})).cartera.acuerdos

    assert [(parte.nombre, parte.rol) for parte in acuerdo.registro.partes] == [
        ("CRM", None),
        ("OSC", "Observa"),
    ]
