import pytest

from apoyo.esqueletos import avisos, codigos, otros


def _vigencia(*lineas: str) -> str:
    return "titulo: Mecanismo\nvigencia:\n" + "".join(f"  {linea}\n" for linea in lineas)


def test_una_vigencia_al_reves_senala_los_dos_extremos() -> None:
    acuerdo = _vigencia("desde: 2024-T1", "hasta: 2023")
    mensaje = "la vigencia termina («2023») antes de empezar («2024-T1»)"
    assert avisos("Acuerdo", acuerdo) == [("SEG501", "2023", mensaje)]
    assert otros("Acuerdo", acuerdo) == ["2024-T1"]


@pytest.mark.parametrize(
    "lineas",
    [
        ("desde: 2023-05", "hasta: 2023-05-01"),
        ("desde: 2023-05-10", "hasta: 2023-05-10"),
        ("desde: 2023", "hasta: 2023-01"),
        ("desde: 2023",),
        ("hasta: 2023",),
    ],
)
def test_una_vigencia_que_puede_ser_no_se_objeta(lineas: tuple[str, ...]) -> None:
    assert codigos("Acuerdo", _vigencia(*lineas)) == []


# SEG502 · con qué seguirlo

COMPLETO = """\
titulo: Mecanismo
estado: vigente
partes: [CRM, OSC]
grupo_de_seguimiento:
  integrantes: [Secretaría Técnica]
compromisos:
  - id: "1"
    descripcion: Reunir al grupo
    plazo: 2099-06
"""


def test_de_un_acuerdo_en_marcha_se_dice_cada_cosa_que_le_falta() -> None:
    assert [mensaje for _, _, mensaje in avisos("Acuerdo", "titulo: M\nestado: aprobado\n")] == [
        "el acuerdo está «aprobado» y no dice entre quiénes es",
        "el acuerdo está «aprobado» y no dice quién lo sigue",
        "el acuerdo está «aprobado» y no tiene ningún compromiso con plazo",
    ]


def test_un_plazo_que_la_fuente_dice_que_no_hay_no_se_echa_en_falta() -> None:
    sin_plazo = COMPLETO.replace("plazo: 2099-06", "sin_plazo: En la próxima reunión informal")
    assert codigos("Acuerdo", sin_plazo) == []


def test_un_grupo_sin_integrantes_no_sigue_nada() -> None:
    sin_integrantes = COMPLETO.replace(
        "integrantes: [Secretaría Técnica]", "situacion: constituido"
    )
    assert codigos("Acuerdo", sin_integrantes) == ["SEG502"]


@pytest.mark.parametrize("estado", ["propuesto", "concluido"])
def test_a_un_acuerdo_que_no_esta_en_marcha_no_se_le_pide_nada(estado: str) -> None:
    assert codigos("Acuerdo", f"titulo: Mecanismo\nestado: {estado}\n") == []


def test_un_compromiso_que_no_pudo_leerse_podria_ser_el_que_tiene_plazo() -> None:
    roto = COMPLETO.replace("2099-06", "2099-13")
    assert codigos("Acuerdo", roto) == ["SEG013"]


# SEG503 · reuniones


def test_el_retraso_de_la_reunion_se_cuenta_desde_la_ultima() -> None:
    acuerdo = COMPLETO + (
        "periodicidad: trimestral\nreuniones:\n  - fecha: 2026-08-19\n    estado: celebrada\n"
    )
    mensaje = "la reunión trimestral se retrasa 1 día (última: 2026-08-19)"
    assert avisos("Acuerdo", acuerdo) == [("SEG503", "trimestral", mensaje)]


def test_sin_ninguna_reunion_se_cuenta_desde_que_rige() -> None:
    acuerdo = COMPLETO + "periodicidad: anual\nvigencia:\n  desde: 2025-01-01\n"
    mensaje = "la reunión anual se retrasa 323 días (última: ninguna)"
    assert avisos("Acuerdo", acuerdo) == [("SEG503", "anual", mensaje)]


def test_un_grupo_que_aun_esta_a_tiempo_no_se_objeta() -> None:
    acuerdo = COMPLETO + (
        "periodicidad: trimestral\nreuniones:\n  - fecha: 2026-08-20\n    estado: celebrada\n"
    )
    assert codigos("Acuerdo", acuerdo) == []
