"""Lo mismo dicho dos veces: acciones repetidas, estados que divergen y nombres de dos maneras."""

from textwrap import dedent, indent

import pytest

from apoyo.esqueletos import EVALUACION, otros, revisados, senalado
from seguimiento.diagnosticos import Diagnostico

ACUERDO = "data/acuerdos/mecanismo.yaml"
DOS = """\
titulo: Evaluación final
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Mejorar la coordinación.
    acciones:
      - id: "1.1"
        descripcion: Nombrar un punto focal por país.
        plazo: 2023-03
{primera}
  - id: R2
    texto: Mejorar los registros.
    acciones:
      - id: "2.1"
        descripcion: {descripcion}
        plazo: 2023-03
{segunda}
"""
HECHA = """\
seguimiento:
  - fecha: 2023-02-10
    estado: completada
    evidencias:
      - titulo: Lista por función
"""


def _dos(
    segunda: str = "", primera: str = "", descripcion: str = "Nombrar un punto focal por país."
) -> str:
    sangria = " " * 8
    return DOS.format(
        primera=indent(dedent(primera), sangria),
        segunda=indent(dedent(segunda), sangria),
        descripcion=descripcion,
    )


def _avisos(texto: str) -> list[tuple[str, str, str]]:
    return [(d.codigo, senalado(d), d.mensaje) for d in revisados({EVALUACION: texto})]


# SEG108 · la misma acción dos veces


@pytest.mark.parametrize(
    "descripcion",
    [
        "Nombrar un punto focal por país.",
        "Nombrar un punto focal por país",
        "NOMBRAR un punto focal por PAÍS.",
    ],
)
def test_la_misma_accion_bajo_otra_recomendacion_lo_dice(descripcion: str) -> None:
    texto = _dos(descripcion=descripcion)
    assert _avisos(texto) == [("SEG108", descripcion, "la acción «2.1» dice lo mismo que la «1.1»")]
    assert otros("Evaluacion", texto) == ["Nombrar un punto focal por país."]


@pytest.mark.parametrize(
    ("segunda", "primera"),
    [
        ('misma_que: "1.1"', ""),
        ("misma_que: ejemplo/1.1", ""),
        ("", 'misma_que: "2.1"'),
        ("responsables: [Sede]", "responsables: [Oficina de Quito]"),
    ],
    ids=["lo dice la segunda", "con el archivo", "lo dice la primera", "responde otro"],
)
def test_si_lo_dice_o_responde_otro_no_hay_nada_que_objetar(segunda: str, primera: str) -> None:
    assert _avisos(_dos(segunda, primera)) == []


def test_dos_que_son_la_misma_que_una_tercera_ya_lo_dicen() -> None:
    tercera = '{ id: "1.2", descripcion: Otra cosa, plazo: 2023-03 }'
    texto = _dos('misma_que: "1.2"', f'misma_que: "1.2"\n{" " * 0}').replace(
        "  - id: R2", f"      - {tercera}\n  - id: R2"
    )
    assert _avisos(texto) == []


def test_dentro_de_una_misma_recomendacion_son_dos_entregas() -> None:
    texto = _dos().replace("  - id: R2\n    texto: Mejorar los registros.\n    acciones:\n", "")
    assert _avisos(texto) == []


# SEG109 · la misma acción en dos estados


def test_la_misma_accion_no_esta_hecha_y_sin_hacer() -> None:
    assert _avisos(_dos('misma_que: "1.1"', HECHA)) == [
        (
            "SEG109",
            '"1.1"',
            "esta acción consta como «no iniciada»; «1.1», que es la misma, como «completada»",
        )
    ]


def test_con_el_mismo_estado_en_las_dos_no_se_dice_nada() -> None:
    assert _avisos(_dos(f'misma_que: "1.1"\n{HECHA}', HECHA)) == []


def test_una_verificacion_que_rechaza_tambien_las_separa() -> None:
    rechazada = f"{HECHA}verificaciones:\n  - fecha: 2023-03-01\n    resultado: rechazada\n"
    [(codigo, _, mensaje)] = _avisos(_dos(f'misma_que: "1.1"\n{rechazada}', HECHA))
    assert (codigo, mensaje) == (
        "SEG109",
        "esta acción consta como «en curso»; «1.1», que es la misma, como «completada»",
    )


def _con_acuerdo(referencia: str) -> tuple[Diagnostico, ...]:
    acuerdo = """\
        titulo: Mecanismo de seguimiento
        compromisos:
          - id: "1"
            descripcion: Nombrar un punto focal.
            plazo: 2023-03
            seguimiento:
              - fecha: 2023-01-20
                estado: en_curso
        """
    return revisados(
        {EVALUACION: _dos(f"misma_que: {referencia}", descripcion="Otra"), ACUERDO: acuerdo}
    )


def test_se_compara_tambien_con_un_compromiso_de_otro_archivo() -> None:
    [diagnostico] = _con_acuerdo("mecanismo/1")
    assert (diagnostico.archivo, diagnostico.codigo) == (EVALUACION, "SEG109")
    assert diagnostico.mensaje == (
        "esta acción consta como «no iniciada»; «mecanismo/1», que es la misma, como «en curso»"
    )


def test_de_la_que_no_existe_solo_se_dice_que_no_existe() -> None:
    assert [d.codigo for d in _con_acuerdo("mecanismo/9")] == ["SEG104"]


# SEG110 · actores escritos de dos maneras


def _actores(*dirigida_a: str, configuracion: str = "") -> list[tuple[str, str, str]]:
    evaluacion = (
        "titulo: Evaluación final\norganizacion: OIM\nrecomendaciones:\n"
        "  - id: R1\n    texto: Mejorar la coordinación.\n    dirigida_a:\n"
    ) + "".join(f"      - {nombre}\n" for nombre in dirigida_a)
    archivos = {EVALUACION: evaluacion, "seguimiento.yaml": configuracion or "organizacion: OIM\n"}
    return [(senalado(d), d.mensaje, d.sugerencia) for d in revisados(archivos)]


def test_la_forma_que_se_lee_despues_es_la_que_se_senala() -> None:
    assert _actores("Ministerio del Trabajo", "ministerio de Trabajo") == [
        (
            "ministerio de Trabajo",
            "«ministerio de Trabajo» parece otra forma de escribir «Ministerio del Trabajo»",
            "escriba «Ministerio del Trabajo», o declare los dos en «actores» (seguimiento.yaml)",
        )
    ]


def test_vale_la_forma_que_esta_en_mas_archivos_y_se_dice_en_cuantos_esta_la_otra() -> None:
    acuerdo = 'titulo: A\ncompromisos:\n  - {{ id: "1", descripcion: Firmar, responsables: [{}], plazo: 2030 }}\n'
    nombres = ("oim", "oim", "OIM", "OIM", "OIM")
    archivos = {f"data/acuerdos/a{n}.yaml": acuerdo.format(x) for n, x in enumerate(nombres)}
    [diagnostico] = revisados(archivos)
    assert (diagnostico.archivo, senalado(diagnostico)) == (
        "data/acuerdos/a0.yaml",
        "oim], plazo: 2030 }",
    )
    assert diagnostico.mensaje == "«oim» (en 2 archivos) parece otra forma de escribir «OIM»"
    assert [(o.archivo, o.linea) for o in diagnostico.relacionados] == [
        ("data/acuerdos/a2.yaml", 3)
    ]


def test_ante_el_nombre_de_la_configuracion_ceden_los_demas() -> None:
    configuracion = "actores:\n  Organización Internacional:\n    alias: [OIM]\n"
    assert _actores("Organizacion Interacional", configuracion=configuracion) == [
        (
            "Organizacion Interacional",
            "«Organizacion Interacional» parece otra forma de escribir «Organización Internacional»",
            "escriba «Organización Internacional», o declare los dos en «actores» (seguimiento.yaml)",
        )
    ]


def test_se_dice_donde_esta_el_nombre_de_la_configuracion() -> None:
    archivos = {
        ACUERDO: "titulo: A\ncompromisos:\n  - {id: '1', descripcion: Ir, responsables: [Sedes], plazo: 2030}\n"
        "  - {id: '2', descripcion: Ir, responsables: [Unidad Regionale], plazo: 2030}\n",
        "seguimiento.yaml": "actores:\n  Unidad Regional: {}\n",
    }
    [diagnostico] = revisados(archivos)
    [otro] = diagnostico.relacionados
    assert (otro.archivo, otro.linea) == ("seguimiento.yaml", 2)


def test_los_nombres_declarados_y_sus_alias_no_se_discuten() -> None:
    configuracion = (
        "actores:\n  Unidad Regional: {alias: [unidad regional]}\n  Unidad Regionale: {}\n"
    )
    assert (
        _actores(
            "Unidad Regional", "unidad  regional", "Unidad Regionale", configuracion=configuracion
        )
        == []
    )
