"""El calendario: qué va, qué día, cómo se llama cada cita y qué no puede colarse en ella."""

from datetime import date
from pathlib import Path

import pytest

from apoyo.carteras import FINAL, MESA, RICA, escribir
from apoyo.ejecucion import seg
from apoyo.exportado import Suceso, exportar, sucesos

CORTE = "2023-04-15"


def de(raiz: Path, *mas: str, hoy: str = CORTE) -> list[Suceso]:
    destino = raiz.parent / f"{raiz.name}.ics"
    assert exportar(raiz, "ics", destino, *mas, hoy=hoy).codigo == 0
    return sucesos(destino.read_bytes())


@pytest.fixture
def rica(tmp_path: Path) -> Path:
    return escribir(tmp_path / "rica", RICA)


def test_van_los_plazos_abiertos_el_dia_en_que_vencen(rica: Path) -> None:
    filas = seg("lista", "acciones", "--json", en=rica, hoy=CORTE).json["acciones"]
    seguidas = seg("status", "--json", en=rica, hoy=CORTE).json["recomendaciones_sin_acciones"]
    series = {una["ref"].partition("@")[0] for una in (*filas, *seguidas) if una["instancia"]}
    esperados = sorted(
        (date.fromisoformat(una["vence"]), una["ref"])
        for una in (*filas, *seguidas)
        if una["vence"]
        and una["situacion"] != "cerrada"
        and una.get("exigible", True)
        and una["ref"] not in series
    )
    vistos = sorted(
        (uno.dia, uno.descripcion.split("\n")[0].removeprefix("Referencia: "))
        for uno in de(rica)
        if uno.resumen.startswith("Vence ")
    )
    assert vistos == esperados != []


def test_y_las_reuniones_por_celebrar(rica: Path) -> None:
    reuniones = [(uno.dia, uno.resumen) for uno in de(rica) if uno.resumen.startswith("Reunión")]
    assert reuniones == [(date(2023, 5, 10), "Reunión: Mesa de coordinación")]


def test_una_cita_dice_que_de_quien_y_por_que(rica: Path) -> None:
    suya = next(
        uno for uno in de(rica) if uno.resumen == "Vence 1.1: Convocar a los puntos focales"
    )
    assert suya.dia == date(2023, 2, 28)
    assert suya.sello == "20230415T000000Z"
    assert suya.descripcion.split("\n") == [
        "Referencia: final-2022/1.1",
        "Responde: Jefatura de misión",
        "Plazo: 2023-02",
        "Estado: En curso",
        "Convocar a los puntos focales",
        "Recomendación R1: Reforzar la coordinación entre oficinas",
        "De: Evaluación final del proyecto",
    ]


def test_cada_una_se_llama_igual_aunque_cambie_lo_que_dice(rica: Path, tmp_path: Path) -> None:
    otra = {
        **RICA,
        FINAL: RICA[FINAL]
        .replace("Convocar a los puntos focales", "Otra cosa")
        .replace("plazo: 2023-02,", "plazo: 2023-09,"),
    }
    antes, despues = de(rica), de(escribir(tmp_path / "otra", otra), hoy="2023-04-20")
    nombres = {uno.descripcion.split("\n")[0]: uno.uid for uno in antes}
    assert {u.descripcion.split("\n")[0]: u.uid for u in despues}.items() >= nombres.items()
    assert len({*nombres.values()}) == len(antes)
    assert any("Otra cosa" in uno.resumen for uno in despues)


def test_de_otra_organizacion_se_llaman_de_otro_modo(rica: Path, tmp_path: Path) -> None:
    ajena = {**RICA, "seguimiento.yaml": "organizacion: Otra\n"}
    suyos = {uno.uid for uno in de(rica)}
    assert suyos.isdisjoint({uno.uid for uno in de(escribir(tmp_path / "otra", ajena))})


def test_con_un_responsable_solo_lo_suyo(rica: Path) -> None:
    suyas = [uno for uno in de(rica, "--responsable", "PSU") if uno.resumen.startswith("Vence")]
    filas = seg("lista", "acciones", "--responsable", "PSU", "--json", en=rica, hoy=CORTE).json
    assert {u.descripcion.split("\n")[0].partition(": ")[2] for u in suyas} <= {
        una["ref"] for una in filas["acciones"]
    }
    assert 0 < len(suyas) < len(de(rica))


MALICIOSO = "Informe\nEND:VEVENT\nBEGIN:VALARM\nTRIGGER:-PT1H; a, b \\n c " + "ñ€😀" * 60


def test_un_texto_no_acaba_una_cita_ni_abre_otra(tmp_path: Path) -> None:
    import json

    texto = json.dumps(MALICIOSO, ensure_ascii=False)
    evaluacion = (
        f"titulo: {texto}\norganizacion: O\nrecomendaciones:\n  - id: R1\n    texto: {texto}\n"
        f'    acciones:\n      - {{id: "1.1", descripcion: {texto}, plazo: 2023-05}}\n'
    )
    (unico,) = de(escribir(tmp_path / "r", {"data/evaluaciones/e.yaml": evaluacion}))
    entero = " ".join(MALICIOSO.split())
    assert unico.resumen.startswith("Vence 1.1: Informe END:VEVENT BEGIN:VALARM")
    assert len(unico.resumen) <= 100
    assert unico.descripcion.split("\n")[4:] == [
        entero,
        f"Recomendación R1: {entero}",
        f"De: {entero}",
    ]


def test_lo_que_no_pudo_leerse_se_ve_el_dia_del_corte(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "r", {**RICA, "data/evaluaciones/mala.yaml": "titulo: [\n"})
    destino = tmp_path / "r.ics"
    assert exportar(raiz, "ics", destino, hoy=CORTE).codigo == 3
    aviso = next(u for u in sucesos(destino.read_bytes()) if u.resumen.startswith("Calendario"))
    assert (aviso.dia, aviso.descripcion) == (date(2023, 4, 15), "mala: no_evaluable")


def test_lo_cerrado_y_lo_cancelado_no_va(tmp_path: Path) -> None:
    quieta = {
        **RICA,
        MESA: RICA[MESA].replace("estado: convocada", "estado: cancelada"),
    }
    assert not any(u.resumen.startswith("Reunión") for u in de(escribir(tmp_path / "r", quieta)))
