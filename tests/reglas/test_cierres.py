"""Lo que se da por hecho y no llega a lo comprometido, y lo que ya no existe y consta como hecho."""

import pytest

from apoyo.esqueletos import avisos, codigos

ACCION = """\
- id: "1.1"
  descripcion: Celebrar talleres
  plazo: 2023-06
"""


def _accion(campos: str) -> str:
    return ACCION + "".join(f"  {linea}\n" for linea in campos.strip("\n").split("\n"))


def _con_meta(meta: str, *entradas: str) -> str:
    lineas = "\n".join(f"  - {{{entrada}}}" for entrada in entradas)
    return _accion(f"meta: {meta}\nseguimiento:\n{lineas}")


HECHA = "fecha: 2023-05-01, estado: completada, evidencias: [{titulo: Acta}]"
CUATRO = "[{cantidad: 4, unidad: talleres}]"


@pytest.mark.parametrize(
    ("meta", "entradas", "esperado"),
    [
        (CUATRO, [f"{HECHA}, cantidad: 2"], ["SEG228"]),
        (CUATRO, [f"{HECHA}, cantidad: 4"], []),
        (CUATRO, [f"{HECHA}, cantidad: 5"], []),
        (CUATRO, [HECHA], []),
        (CUATRO, ["fecha: 2023-04-01, estado: en_curso, cantidad: 2", HECHA], ["SEG228"]),
        (CUATRO, ["fecha: 2023-04-01, estado: en_curso, cantidad: 2"], []),
        (CUATRO, [f"{HECHA}, cantidad: 2", "fecha: 2023-06-01, estado: en_curso"], []),
        ("[{cantidad: 4, unidad: talleres}, {cantidad: 1, unidad: manual}]", [HECHA], []),
    ],
)
def test_completada_sin_llegar_a_la_meta_es_un_hallazgo(
    meta: str, entradas: list[str], esperado: list[str]
) -> None:
    assert codigos("Accion", _con_meta(meta, *entradas)) == esperado


def test_se_dice_cuanto_falta_y_se_senala_el_estado() -> None:
    campos = f"""
meta: {CUATRO}
seguimiento:
  - fecha: 2023-05-01
    estado: completada
    cantidad: 2
    evidencias: [{{titulo: Acta}}]
"""
    assert avisos("Accion", _accion(campos)) == [
        ("SEG228", "completada", "la acción «1.1» consta como «completada» con 2 de 4 talleres")
    ]


@pytest.mark.parametrize(
    ("avance", "estado", "esperado"),
    [
        (99, "completada", ["SEG229"]),
        (100, "completada", []),
        (0, "completada", ["SEG229"]),
        (80, "en_curso", []),
    ],
)
def test_completada_por_debajo_del_cien_por_cien_es_un_hallazgo(
    avance: int, estado: str, esperado: list[str]
) -> None:
    entrada = (
        f"fecha: 2023-05-01, estado: {estado}, avance: {avance}, evidencias: [{{titulo: Acta}}]"
    )

    assert codigos("Accion", _accion(f"seguimiento:\n  - {{{entrada}}}")) == esperado


@pytest.mark.parametrize(
    "comentario",
    [
        "El comité se disolvió en marzo.",
        "Comité disuelto.",
        "El grupo fue disuelto por la nueva dirección.",
        "Se canceló por falta de fondos.",
        "Cancelado.",
        "Aplazada a 2025.",
        "El taller se postergó.",
        "Postergado sin fecha.",
        "El encuentro se pospuso.",
        "La iniciativa se abandonó.",
        "La propuesta fue descartada.",
        "El acuerdo dejó de existir.",
        "La norma quedó sin aplicar: dejó sin efecto el plan.",
    ],
)
def test_completada_y_su_comentario_dice_que_se_dejo(comentario: str) -> None:
    entrada = f'{HECHA}, comentario: "{comentario}"'

    assert codigos("Accion", _accion(f"seguimiento:\n  - {{{entrada}}}")) == ["SEG204"]


@pytest.mark.parametrize(
    "comentario",
    [
        "Se disolvieron las dudas y el taller se celebró en mayo.",
        "No se canceló ninguna sesión.",
        "Se pospuso en marzo y se celebró en mayo.",
        "No fue disuelto: el comité sigue.",
    ],
)
def test_lo_que_tambien_dice_que_se_hizo_no_se_acusa(comentario: str) -> None:
    entrada = f'{HECHA}, comentario: "{comentario}"'

    assert codigos("Accion", _accion(f"seguimiento:\n  - {{{entrada}}}")) == []
