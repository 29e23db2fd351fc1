"""Leído, en parte, ilegible: qué se pierde con cada defecto, y que todo lo perdido se nombra."""

from pathlib import Path
from textwrap import dedent

import pytest

from seguimiento.almacen.fuentes import Memoria
from seguimiento.repositorio import Carga, cargar

REAL = Path(__file__).parents[2] / "data/evaluaciones/oim-2022-red-pmm.yaml"
OIM = "data/evaluaciones/oim-2022-red-pmm.yaml"


@pytest.fixture(scope="module")
def oim() -> str:
    """La matriz de la OIM tal como está en el repositorio: 13 recomendaciones y 22 acciones."""
    return REAL.read_text(encoding="utf-8")


def cambiada(texto: str, viejo: str, nuevo: str) -> str:
    """El texto con el cambio, tras comprobar que lo que se cambia está una sola vez."""
    assert texto.count(viejo) == 1
    return texto.replace(viejo, nuevo)


def de(ruta: str, texto: str) -> Carga:
    return cargar(Memoria({ruta: texto.encode()}))


def dichos(carga: Carga) -> list[tuple[str, int, int, str]]:
    return [(d.codigo, d.posicion.linea, d.posicion.columna, d.mensaje) for d in carga.diagnosticos]


def linea_de(texto: str, buscado: str) -> int:
    return texto[: texto.index(buscado)].count("\n") + 1


def acciones(carga: Carga) -> list[str]:
    return [situada.accion.id for situada in carga.cartera.acciones()]


TODAS = [
    *("1.1", "2.1", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "5.1", "5.2", "6.1", "6.2", "7.1"),
    *("8.1", "8.2", "9.1", "9.2", "10.1", "11.1", "12.1", "12.2", "13.1"),
]


def test_la_matriz_real_se_lee_entera(oim: str) -> None:
    carga = de(OIM, oim)

    assert (carga.diagnosticos, carga.recuento.parcial) == ((), False)
    assert sorted(acciones(carga)) == sorted(TODAS)


def test_una_errata_en_una_accion_deja_veintiuna_y_una_nombrada(oim: str) -> None:
    texto = cambiada(oim, "        recurrencia: trimestral", "        recurrencia: trimestrla")

    carga = de(OIM, texto)

    linea = linea_de(texto, "trimestrla")
    assert dichos(carga) == [
        (
            *("SEG012", linea, 22),
            (
                "valor desconocido «trimestrla» en «recurrencia»; valores: semanal, mensual, bimestral, "
                "trimestral, cuatrimestral, semestral, anual"
            ),
        )
    ]
    assert carga.diagnosticos[0].extracto == "        recurrencia: trimestrla"
    assert sorted(acciones(carga)) == sorted(set(TODAS) - {"10.1"})
    assert (carga.recuento.en_parte, carga.recuento.ilegibles) == ([OIM], [])
    assert carga.recuento.no_evaluables == ["oim-2022-red-pmm/10.1"]


def test_con_varios_huecos_lo_demas_sigue_en_su_sitio(oim: str) -> None:
    texto = cambiada(oim, "        recurrencia: trimestral", "        recurrencia: x")
    texto = cambiada(texto, '      - id: "4.2"', '      - id: "4 2"')
    texto = cambiada(
        texto, "  - id: R6\n    texto: >-", "  - id: R6\n    prioridad: uno\n    texto: >-"
    )

    carga = de(OIM, texto)

    perdidas = {"10.1", "4.2", "6.1", "6.2"}
    assert sorted(acciones(carga)) == sorted(set(TODAS) - perdidas)
    assert [situada.recomendacion.id for situada in carga.cartera.recomendaciones()] == [
        f"R{numero}" for numero in range(1, 14) if numero != 6
    ]
    lineas = texto.split("\n")
    for accion in carga.cartera.acciones():
        posicion = carga.posicion(accion.lugar / "id")
        assert lineas[posicion.linea - 1] == f'      - id: "{accion.accion.id}"'
    for recomendacion in carga.cartera.recomendaciones():
        posicion = carga.posicion(recomendacion.lugar / "id")
        assert lineas[posicion.linea - 1] == f"  - id: {recomendacion.recomendacion.id}"
    assert carga.recuento.no_evaluables == [
        *("oim-2022-red-pmm/4 2", "oim-2022-red-pmm/R6", "oim-2022-red-pmm/6.1"),
        *("oim-2022-red-pmm/6.2", "oim-2022-red-pmm/10.1"),
    ]


def test_una_recomendacion_perdida_nombra_tambien_sus_acciones(oim: str) -> None:
    texto = cambiada(
        oim, "  - id: R4\n    texto: >-", "  - id: R4\n    fecha: 31/04/2022\n    texto: >-"
    )

    carga = de(OIM, texto)

    assert carga.recuento.no_evaluables == [
        f"oim-2022-red-pmm/{suya}" for suya in ("R4", "4.1", "4.2", "4.3")
    ]
    assert sorted(acciones(carga)) == sorted(set(TODAS) - {"4.1", "4.2", "4.3"})


def test_un_error_en_la_raiz_pierde_el_registro_y_lo_nombra(oim: str) -> None:
    texto = cambiada(oim, "\nfecha: 2022\n", "\nfecha: 2022-13\n")

    carga = de(OIM, texto)

    assert dichos(carga) == [
        (
            *("SEG013", linea_de(texto, "2022-13"), 8),
            "fecha no válida «2022-13»: no hay mes 13: van del 01 al 12",
        )
    ]
    assert carga.cartera.evaluaciones == ()
    assert (carga.recuento.en_parte, carga.recuento.ilegibles) == ([], [OIM])
    assert carga.recuento.no_evaluables == ["oim-2022-red-pmm"]


@pytest.mark.parametrize(
    ("viejo", "nuevo"),
    [
        ('      - id: "4.3"\n', '      - id: "4.3"\n        responsabel: X\n'),
        ("  - id: R6\n", "  - id: R6\n    prioirdad: 1\n"),
        ("organizacion: OIM\n", "organizacion: OIM\nrejion: Andina\n"),
        ("organizacion: OIM\n", "organizacion: OIM\ncompromisos: [{id: a, id: b}, 3, ~]\n"),
    ],
)
def test_una_clave_desconocida_se_senala_y_no_pierde_nada(oim: str, viejo: str, nuevo: str) -> None:
    carga = de(OIM, cambiada(oim, viejo, nuevo))

    assert "SEG010" in [d.codigo for d in carga.diagnosticos]
    assert sorted(acciones(carga)) == sorted(TODAS)
    assert not carga.recuento.parcial
    assert carga.recuento.no_evaluables == []


def test_una_clave_repetida_en_una_accion_pierde_esa_accion(oim: str) -> None:
    texto = cambiada(oim, '      - id: "4.3"\n', '      - id: "4.3"\n        plazo: 2023-05\n')

    carga = de(OIM, texto)

    assert [(d.codigo, d.posicion.columna) for d in carga.diagnosticos] == [("SEG035", 9)]
    assert carga.recuento.no_evaluables == ["oim-2022-red-pmm/4.3"]
    assert sorted(acciones(carga)) == sorted(set(TODAS) - {"4.3"})


def test_un_error_dentro_de_la_bitacora_pierde_la_accion_y_no_su_pasado_a_medias(oim: str) -> None:
    bitacora = """\
        seguimiento:
          - fecha: 2023-01-10
            estado: en_curso
          - fecha: 2023-02-30
            estado: completada
"""
    carga = de(OIM, cambiada(oim, '      - id: "4.3"\n', f'      - id: "4.3"\n{bitacora}'))

    assert [(d.codigo, d.posicion.columna) for d in carga.diagnosticos] == [("SEG013", 20)]
    assert carga.recuento.no_evaluables == ["oim-2022-red-pmm/4.3"]


ACUERDO = """\
titulo: Mecanismo de seguimiento
compromisos:
  - id: "1"
    descripcion: Convocar al grupo
  - id: "2"
    descripcion: Publicar el plan
reuniones:
  - fecha: 2017-03-15
    estado: celebrada
  - fecha: 2017-06-15
  - id: cierre
    fecha: 2017-09-15
"""


def test_un_compromiso_y_una_reunion_se_pierden_por_separado() -> None:
    texto = cambiada(ACUERDO, "descripcion: Publicar el plan", "descripcion: [Publicar, el plan]")
    texto = cambiada(texto, "estado: celebrada", "estado: celevrada")

    carga = de("data/acuerdos/crm-osc.yaml", texto)

    assert [(d.codigo, d.posicion.linea, d.posicion.columna) for d in carga.diagnosticos] == [
        ("SEG018", 6, 5),
        ("SEG012", 9, 13),
    ]
    assert carga.diagnosticos[1].sugerencia == "¿quiso decir «celebrada»?"
    assert [situada.accion.id for situada in carga.cartera.compromisos()] == ["1"]
    assert [situada.ref for situada in carga.cartera.reuniones()] == [
        "crm-osc/reunion-2017-06-15",
        "crm-osc/cierre",
    ]
    assert [
        carga.posicion(situada.lugar / "fecha").linea for situada in carga.cartera.reuniones()
    ] == [
        10,
        12,
    ]
    assert carga.recuento.no_evaluables == ["crm-osc/2", "crm-osc/reunion-2017-03-15"]


def test_lo_que_no_tiene_nombre_se_nombra_por_su_lugar() -> None:
    texto = dedent("""\
        titulo: Evaluación
        organizacion: OIM
        recomendaciones:
          - texto: Sin código
            acciones:
              - id: "1.1"
                descripcion: Se pierde con su recomendación
              - descripcion: También
          - ~
          - id: R3
            texto: Con una acción sin código
            acciones:
              - descripcion: Sin código
              - suelta
        """)

    carga = de("data/evaluaciones/e.yaml", texto)

    assert carga.recuento.no_evaluables == [
        "e (recomendaciones, n.º 1)",
        "e/1.1",
        "e (recomendaciones, n.º 1) (acciones, n.º 2)",
        "e (recomendaciones, n.º 2)",
        "e/R3 (acciones, n.º 1)",
        "e/R3 (acciones, n.º 2)",
    ]
    assert [situada.ref for situada in carga.cartera.recomendaciones()] == ["e/R3"]
    assert acciones(carga) == []
