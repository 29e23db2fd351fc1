"""Lo que se anota por órdenes de una recomendación que se sigue sin acciones, y de sus períodos."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from seguimiento.repositorio.ya_nombrado import periodos_de

REGISTRO = """\
titulo: Evaluación final
organizacion: OIM
fecha: 2022-12-31
recomendaciones:
  - id: R1
    texto: Con su plazo
    plazo: 2023-05
    responsables: [Dirección]
  - id: R2
    texto: Se repite
    recurrencia: trimestral
    inicio: 2023-01
    plazo: 2023-12
  - id: R3
    texto: Con acciones
    recurrencia: trimestral
    inicio: 2023-01
    acciones: [{id: "3.1", descripcion: Formar, plazo: 2023-09}]
"""
CORTE = "2023-07-01"


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(tmp_path, {"data/evaluaciones/e.yaml": REGISTRO})


def _seguida(raiz: Path, ref: str) -> dict[str, Any]:
    filas = seg("status", "--json", en=raiz, hoy=CORTE).json["recomendaciones_sin_acciones"]
    return next(fila for fila in filas if fila["ref"] == ref)


def _hecho(raiz: Path, *argumentos: str) -> None:
    hecho = seg(*argumentos, en=raiz, hoy=CORTE)
    assert (hecho.codigo, hecho.errores) == (0, "")


def test_se_actualiza_se_prorroga_y_se_verifica_como_una_accion(raiz: Path) -> None:
    assert (_seguida(raiz, "e/R1")["situacion"], _seguida(raiz, "e/R1")["dias_de_retraso"]) == (
        "vencida",
        31,
    )
    concedida = ("--plazo", "2023-09", "--fecha", "2023-05-20", "--motivo", "Falta de fondos")
    _hecho(raiz, "prorrogar", "e/R1", *concedida)
    prorrogada = _seguida(raiz, "e/R1")
    assert (prorrogada["situacion"], prorrogada["plazo"], prorrogada["plazo_original"]) == (
        "en_plazo",
        "2023-09",
        "2023-05",
    )
    hecha = ("--estado", "implementada", "--fecha", "2023-06-10", "--evidencia", "Acta")
    _hecho(raiz, "actualizar", "e/R1", *hecha)
    assert _seguida(raiz, "e/R1")["marcas"] == ["por_verificar", "prorrogada"]
    _hecho(
        raiz,
        "verificar",
        "e/R1",
        "--resultado",
        "verificada",
        "--por",
        "Auditoría",
        "--fecha",
        "2023-06-20",
    )
    cerrada = _seguida(raiz, "e/R1")
    assert (cerrada["situacion"], cerrada["estado"]) == ("cerrada", "implementada")
    assert cerrada["marcas"] == ["prorrogada"]


def test_sus_periodos_se_nombran_y_se_anotan_como_los_de_una_accion(raiz: Path) -> None:
    for periodo in ("2023-T1", "2023-T2"):
        anotado = ("--estado", "implementada", "--fecha", "2023-06-10", "--evidencia", "Acta")
        _hecho(raiz, "actualizar", f"e/R2@{periodo}", *anotado)
    rechazo = (
        "--resultado",
        "rechazada",
        "--por",
        "Auditoría",
        "--fecha",
        "2023-06-20",
        "--nota",
        "Falta el acta",
    )
    _hecho(raiz, "verificar", "e/R2@2023-T1", *rechazo)
    concedida = ("--plazo", "2023-08", "--fecha", "2023-06-25", "--motivo", "Falta de fondos")
    _hecho(raiz, "prorrogar", "e/R2@2023-T1", *concedida)

    # el 1 de julio han empezado tres; ninguno cierra la serie
    hallado = {
        ref: (una["situacion"], una["estado"], una["plazo"])
        for ref in ("e/R2", "e/R2@2023-T1", "e/R2@2023-T2", "e/R2@2023-T3")
        for una in [_seguida(raiz, ref)]
    }
    assert hallado == {
        "e/R2": ("en_plazo", "en_curso", "2023-12"),
        "e/R2@2023-T1": ("en_plazo", "en_curso", "2023-08"),
        "e/R2@2023-T2": ("cerrada", "implementada", "2023-06-30"),
        "e/R2@2023-T3": ("en_plazo", "pendiente", "2023-09-30"),
    }
    visto = seg("ver", "e/R2", en=raiz, hoy=CORTE).salida
    assert "2023-T2  30-jun-2023  Cerrada    Implementada" in visto


def test_de_un_periodo_que_no_hay_se_dice_cuales_hay(raiz: Path) -> None:
    hecho = seg("ver", "e/R2@2024-T1", en=raiz, hoy=CORTE)

    assert hecho.codigo == 2
    assert hecho.errores.splitlines() == [
        "error: «e/R2@2024-T1» no existe: no hay período «2024-T1»",
        "  hay «2023-T1», «2023-T2», «2023-T3» y «2023-T4»",
    ]


def test_tab_ofrece_sus_periodos_y_no_los_de_la_que_tiene_acciones(raiz: Path) -> None:
    ofrecidos = [ref for ref, _ in periodos_de(raiz, "e/R2", date(2023, 7, 1))]

    assert ofrecidos == ["e/R2@2023-T1", "e/R2@2023-T2", "e/R2@2023-T3", "e/R2@2023-T4"]
    assert list(periodos_de(raiz, "e/R3", date(2023, 7, 1))) == []


@pytest.mark.parametrize(
    "orden",
    [
        ("actualizar", "--estado", "en_curso"),
        ("prorrogar", "--plazo", "2024", "--motivo", "Fondos"),
    ],
)
def test_con_acciones_se_dice_donde_se_anota(raiz: Path, orden: tuple[str, ...]) -> None:
    hecho = seg(orden[0], "e/R3", *orden[1:], en=raiz, hoy=CORTE)

    assert hecho.codigo == 2
    assert "anótelo en «3.1»" in hecho.errores
