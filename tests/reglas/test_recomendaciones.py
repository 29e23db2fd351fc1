"""Cuándo se respondió, qué suman las partes, qué clase es y por qué plazo se sigue."""

from datetime import date
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.esqueletos import codigos

RESPONDIDA = """\
- id: R1
  texto: Mejorar la coordinación.
  respuesta:
    plan: Reunirse.
"""


def _con(*lineas: str) -> str:
    return RESPONDIDA + "".join(f"    {linea}\n" for linea in lineas)


@pytest.mark.parametrize(
    ("fecha", "esperado"),
    [
        ("2024-06-16", ["SEG309"]),
        ("2024-09", ["SEG309"]),
        ("2024-06-15", []),
        ("2024-06", ["SEG310"]),
        ("2024", ["SEG310"]),
        ("2024-S1", ["SEG310"]),
        ("2024-05", []),
        ("2023", []),
    ],
)
def test_que_no_cuente_todavia_nunca_sorprende(fecha: str, esperado: list[str]) -> None:
    """Caso 05: sin esto, «sin respuesta» contradecía lo que se lee en el archivo."""
    assert codigos("Recomendacion", _con(f"fecha: {fecha}"), date(2024, 6, 15)) == esperado


@pytest.mark.parametrize("de_conjunto", ["", "aceptada", "aceptada_parcialmente", "rechazada"])
@pytest.mark.parametrize("otra", ["aceptada", "aceptada_parcialmente", "rechazada"])
def test_solo_choca_aceptarla_entera_o_rechazarla_entera_con_lo_contrario(
    de_conjunto: str, otra: str
) -> None:
    lineas = [f"partes: [{{parte: a, decision: {otra}, justificacion: Porque sí.}}]"]
    lineas += [f"decision: {de_conjunto}", "justificacion: Porque sí."] if de_conjunto else []
    chocan = {("aceptada", "rechazada"), ("rechazada", "aceptada")}
    chocan |= {("rechazada", "aceptada_parcialmente")}

    hallados = codigos("Recomendacion", _con(*lineas))

    assert hallados == (["SEG311"] if (de_conjunto, otra) in chocan else [])


def test_la_clase_es_libre_mientras_la_organizacion_no_diga_las_suyas(tmp_path: Path) -> None:
    """Con ellas, la que no es ninguna se señala y se sugiere la parecida."""
    registro = (
        "titulo: A\norganizacion: O\nrecomendaciones:\n"
        "  - {id: R1, texto: Uno, clase: instituconal}\n"
        "  - {id: R2, texto: Dos, clase: específica}\n"
    )
    raiz = escribir(tmp_path, {"data/evaluaciones/a.yaml": registro})
    assert "SEG312" not in seg("validar", en=raiz).salida

    escribir(tmp_path, {"seguimiento.yaml": "clases: [específica, institucional]\n"})
    (hallado,) = seg("validar", "--json", en=raiz).json["diagnosticos"]
    assert (hallado["codigo"], hallado["linea"]) == ("SEG312", 4)
    assert hallado["sugerencia"] == "¿quiso decir «institucional»?"


ACCION = "  acciones:\n    - {id: '1.1', descripcion: Reunirse, plazo: 2023-12}\n"


def test_con_acciones_el_plazo_propio_no_decide() -> None:
    assert codigos("Recomendacion", _con() + "  plazo: 2023-12\n") == []
    assert codigos("Recomendacion", _con() + "  plazo: 2023-12\n" + ACCION) == ["SEG313"]


@pytest.mark.parametrize(
    ("campos", "esperado"),
    [
        ("  plazo: 2021-12\n", ["SEG206"]),
        ("  plazo: 2023-12\n  inicio: 2024-01\n", ["SEG205"]),
        ("  plazo: 2023-12\n  sin_plazo: Permanente.\n", ["SEG227"]),
        ("  plazo: 2023-12\n  recurrencia: mensual\n", ["SEG209"]),
        (
            "  plazo: 2023-12\n  prorrogas: [{fecha: 2023-11, plazo: 2023-10}]\n",
            ["SEG211", "SEG212"],
        ),
        (
            (
                "  seguimiento: [{fecha: 2023-11, estado: implementada, avance: 60,"
                " evidencias: [{titulo: Acta}]}]\n"
            ),
            ["SEG229"],
        ),
    ],
)
def test_el_plazo_propio_se_mira_como_el_de_una_accion(campos: str, esperado: list[str]) -> None:
    assert codigos("Recomendacion", _con() + campos) == esperado


HECHA = "{fecha: 2023-11, estado: implementada, evidencias: [{titulo: Acta}]}"


@pytest.mark.parametrize(
    ("campos", "esperado"),
    [
        (f"seguimiento: [{HECHA}]", []),
        ("seguimiento: [{fecha: 2023-11, estado: implementada}]", ["SEG202"]),
        # corregirla con otra no retira su evidencia
        (f"seguimiento: [{HECHA}, {{fecha: 2023-12, estado: implementada}}]", []),
        # lo que se logró en parte no está completado
        ("seguimiento: [{fecha: 2023-11, estado: implementada_parcialmente}]", []),
        (
            (
                "seguimiento: [{fecha: 2023-11, estado: implementada, comentario: No se realizó.,"
                " evidencias: [{titulo: Acta}]}]"
            ),
            ["SEG204"],
        ),
        ("seguimiento: [{fecha: 2023-11, estado: pendiente, comentario: No se realizó.}]", []),
        ("seguimiento: [{fecha: 2023-11, estado: no_se_implementara}]", ["SEG210"]),
        (
            "seguimiento: [{fecha: 2023-11, estado: no_se_implementara, comentario: Sin fondos.}]",
            [],
        ),
        (
            (
                "seguimiento: [{fecha: 2023-11, estado: en_curso}]\n"
                "  verificaciones: [{fecha: 2023-12, resultado: verificada}]"
            ),
            ["SEG214"],
        ),
        (
            (
                "seguimiento: [{fecha: 2023-11, estado: implementada_parcialmente}]\n"
                "  verificaciones: [{fecha: 2023-12, resultado: verificada}]"
            ),
            [],
        ),
        (
            (
                f"responsables: [Unidad de Datos]\n  seguimiento: [{HECHA}]\n"
                "  verificaciones: [{fecha: 2023-12, resultado: verificada, por: unidad de datos}]"
            ),
            ["SEG218"],
        ),
        (
            (
                "meta: [{cantidad: 4, unidad: talleres}]\n"
                f"  seguimiento: [{HECHA[:-1]}, cantidad: 2}}]"
            ),
            ["SEG228"],
        ),
    ],
)
def test_la_bitacora_propia_se_mira_como_la_de_una_accion(campos: str, esperado: list[str]) -> None:
    assert codigos("Recomendacion", f"{_con()}  plazo: 2099-12\n  {campos}\n") == esperado


def test_de_la_que_se_sigue_por_sus_acciones_la_evidencia_la_llevan_estas() -> None:
    acciones = '  acciones: [{id: "1.1", descripcion: x, plazo: 2099}]\n'
    propia = "  seguimiento: [{fecha: 2023-11, estado: implementada}]\n"
    assert "SEG202" not in codigos("Recomendacion", _con() + propia + acciones)


EN_CURSO = "seguimiento: [{fecha: 2023-11, estado: en_curso}]"


@pytest.mark.parametrize(
    ("campos", "esperado"),
    [
        (EN_CURSO, ["SEG201"]),
        ("responsables: [Unidad de Datos]", ["SEG201"]),
        ("meta: [{cantidad: 4, unidad: talleres}]", ["SEG201"]),
        ("seguimiento: [{fecha: 2023-11, estado: implementada_parcialmente}]", ["SEG201"]),
        # se dice hasta cuándo, o por qué no se dice
        (f"plazo: 2023-12\n  {EN_CURSO}", []),
        (f"sin_plazo: Permanente.\n  {EN_CURSO}", []),
        (f"recurrencia: anual\n  inicio: 2023\n  {EN_CURSO}", []),
        (f"prorrogas: [{{fecha: 2023-10, plazo: 2024, motivo: x}}]\n  {EN_CURSO}", []),
        # de lo cerrado ya no se espera nada, salvo que se reabra
        (f"seguimiento: [{HECHA}]", []),
        (
            (
                f"seguimiento: [{HECHA}]\n"
                "  verificaciones: [{fecha: 2023-12, resultado: rechazada}]"
            ),
            ["SEG201"],
        ),
        # con un plan solo en texto no la sigue nadie
        ("notas: Sin más.", []),
        # con acciones, se mira el plazo de estas
        ('responsables: [A]\n  acciones: [{id: "1.1", descripcion: x, plazo: 2099}]', []),
    ],
)
def test_la_que_se_sigue_sin_acciones_tiene_plazo_o_dice_por_que_no(
    campos: str, esperado: list[str]
) -> None:
    assert codigos("Recomendacion", f"{_con()}  {campos}\n") == esperado


@pytest.mark.parametrize(
    ("respuesta", "pide", "campos", "esperado"),
    [
        # mientras se espera la respuesta, el plazo vendrá con ella
        ("", "", "responsables: [Unidad de Datos]", []),
        ("", "", EN_CURSO, ["SEG201"]),
        ("{situacion: borrador, decision: aceptada}", "", "responsables: [Unidad de Datos]", []),
        ("", "no", "responsables: [Unidad de Datos]", ["SEG201"]),
        ("{decision: rechazada, justificacion: x}", "", "responsables: [Unidad de Datos]", []),
        ("{decision: rechazada, justificacion: x}", "", EN_CURSO, []),
    ],
)
def test_no_se_pide_plazo_a_lo_que_espera_respuesta_ni_a_lo_rechazado(
    respuesta: str, pide: str, campos: str, esperado: list[str]
) -> None:
    evaluacion = "titulo: A\norganizacion: O\nfecha: 2022\n"
    evaluacion += f"pide_respuesta: {pide}\n" if pide else ""
    evaluacion += f"recomendaciones:\n  - id: R1\n    texto: x\n    {campos}\n"
    evaluacion += f"    respuesta: {respuesta}\n" if respuesta else ""

    assert codigos("Evaluacion", evaluacion) == esperado
