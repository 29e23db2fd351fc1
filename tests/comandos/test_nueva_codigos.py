"""Qué código lleva lo nuevo si no se dice: uno que no nombre ya otra cosa."""

from pathlib import Path

import pytest

from apoyo.carteras import FINAL, MESA, RICA, escribir
from apoyo.ejecucion import seg
from apoyo.escritores import a_la_vez

OTRA = "data/evaluaciones/otra.yaml"
COMPROMISOS = "titulo: x\ncompromisos:\n"


def codigo_nuevo(raiz: Path, *orden: str) -> str:
    """El que la orden pone, según lo que enseña al simular."""
    visto = seg("nueva", *orden, "--simular", en=raiz)
    assert visto.codigo == 0
    return next(
        linea.partition("id: ")[2].strip('"')
        for linea in visto.salida.splitlines()
        if linea.startswith("+") and "- id: " in linea
    )


@pytest.mark.parametrize(
    ("hay", "nuevo"),
    [
        ("R1 R2", "R3"),
        ("R01 R02", "R03"),
        ("r1", "r2"),
        ("1 2", "3"),
        ("", "R1"),
        ("R1 R5", "R6"),
        ("R5 R1", "R6"),
        ("R9 R10 anexo", "R11"),
        ("anexo", "anexo-2"),
        ("A-1 B-7 A-2", "A-3"),
        ("taller-2023", "taller-2023-2"),
        ("R1 R/7", "R2"),
        (f"R1 R{'9' * 5000}", "R2"),
        (f"R{'9' * 31}", f"R{'9' * 29}-2"),
    ],
)
def test_la_recomendacion_sigue_a_la_mas_alta_de_su_serie(
    hay: str, nuevo: str, tmp_path: Path
) -> None:
    suyas = "".join(f"  - {{id: {uno}, texto: x}}\n" for uno in hay.split())
    escrita = f"titulo: x\norganizacion: OIM\nrecomendaciones:\n{suyas}"
    raiz = escribir(tmp_path, {**RICA, OTRA: escrita})

    assert codigo_nuevo(raiz, "recomendacion", "otra", "--texto", "x") == nuevo


@pytest.mark.parametrize(
    ("recomendacion", "acciones", "nuevo"),
    [
        ("R4", "4.1 4.3", "4.4"),
        ("R4", "4.3 4.1", "4.4"),
        ("R4", "4.9", "4.10"),
        ("R4", "", "4.1"),
        ("R4", "4.2 extra", "4.3"),
        ("R4", "a b", "b-2"),
        ("R04", "", "04.1"),
        ("12", "", "12.1"),
        ("Rec-3", "", "3.1"),
        ("anexo", "", "anexo.1"),
        ("R4b", "", "R4b.1"),
        ("2022-4", "", "2022-4.1"),
        ("R9", "", "9.2"),
        ("r9b", "", "r9b.1"),
    ],
)
def test_la_accion_lleva_el_numero_de_su_recomendacion_y_el_que_sigue(
    recomendacion: str, acciones: str, nuevo: str, tmp_path: Path
) -> None:
    suyas = "".join(f'      - {{id: "{uno}", descripcion: x}}\n' for uno in acciones.split())
    escrita = (
        "titulo: x\norganizacion: OIM\nrecomendaciones:\n"
        f'  - id: "{recomendacion}"\n    texto: x\n    acciones:\n{suyas}'
        '  - id: Z\n    texto: x\n    acciones: [{id: "9.1", descripcion: x}]\n'
    )
    raiz = escribir(tmp_path, {**RICA, OTRA: escrita})

    orden = ("accion", f"otra/{recomendacion}", "--descripcion", "x")
    assert codigo_nuevo(raiz, *orden) == nuevo


@pytest.mark.parametrize(
    ("hay", "nuevo"), [("'1' '2'", "3"), ("c1 c2", "c3"), ("", "1"), ("p1 '4'", "5")]
)
def test_el_compromiso_sigue_la_costumbre_del_archivo(hay: str, nuevo: str, tmp_path: Path) -> None:
    suyos = "".join(f"  - {{id: {uno}, descripcion: x}}\n" for uno in hay.split())
    raiz = escribir(tmp_path, {**RICA, MESA: COMPROMISOS + suyos})

    assert codigo_nuevo(raiz, "compromiso", "mesa", "--descripcion", "x") == nuevo


def test_el_codigo_de_lo_que_esta_en_otra_lista_del_archivo_tampoco_se_repite(
    tmp_path: Path,
) -> None:
    raiz = escribir(
        tmp_path, {**RICA, MESA: "titulo: x\nreuniones: [{id: '1', fecha: 2023-01-10}]\n"}
    )

    assert codigo_nuevo(raiz, "compromiso", "mesa", "--descripcion", "x") == "2"
    pedido = seg("nueva", "compromiso", "mesa", "--descripcion", "x", "--id", "1", en=raiz)
    assert (pedido.codigo, pedido.errores) == (
        2,
        f"error: «1» ya está en uso en «{MESA}»\n  «2» está libre\n",
    )


def test_el_codigo_de_una_reunion_sin_el_es_su_fecha(rica: Path) -> None:
    orden = ("nueva", "reunion", "mesa", "--fecha", "2023-06-01")
    pedido = seg(*orden, "--id", "Reunion-2022-10-05", en=rica)

    assert pedido.codigo == 2
    assert pedido.errores.startswith(f"error: «Reunion-2022-10-05» ya está en uso en «{MESA}»\n")


def test_dos_reuniones_del_mismo_trimestre_se_distinguen(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {**RICA, MESA: "titulo: x\nreuniones:\n  - fecha: 2023-T1\n"})

    orden = ("reunion", "mesa", "--fecha", "2023-T1")
    assert codigo_nuevo(raiz, *orden) == "reunion-2023-T1-2"


@pytest.mark.parametrize(
    ("pedido", "nueva"),
    [("BP_ME", "BP5_ME"), ("LA_ME", "LA1_ME"), ("BP_ISE", "BP1_ISE"), ("BP3_ME", "BP3_ME")],
)
def test_la_ficha_lleva_el_numero_que_sigue_al_mas_alto(
    pedido: str, nueva: str, tmp_path: Path
) -> None:
    fichas = {f"data/practicas/{c}.yaml": "tipo: [\n" for c in ("BP2_ME", "BP4_ME", "BP7_PC")}
    raiz = escribir(tmp_path, {**RICA, **fichas})

    visto = seg("nueva", "practica", pedido, "--titulo", "x", "--hallazgo", "y", en=raiz)
    assert visto.codigo == 0
    assert f"\nNueva ficha «{nueva}». " in visto.salida
    assert (raiz / f"data/practicas/{nueva}.yaml").is_file()


def test_los_que_registran_a_la_vez_no_se_llevan_el_mismo_codigo(rica: Path) -> None:
    orden = ("nueva", "accion", "final-2022/R3", "--descripcion")
    vistos = a_la_vez(*((*orden, f"cosa {cual}") for cual in range(5)), en=rica)

    assert [visto.codigo for visto in vistos] == [0] * 5
    assert [seg("ver", f"final-2022/3.{n}", en=rica).codigo for n in range(1, 6)] == [0] * 5
    escritas = (rica / FINAL).read_text("utf-8")
    assert [escritas.count(f"descripcion: cosa {cual}\n") for cual in range(5)] == [1] * 5


def test_solo_uno_de_los_que_crean_a_la_vez_el_mismo_archivo_lo_crea(rica: Path) -> None:
    orden = ("nueva", "acuerdo", "red", "--titulo")
    vistos = a_la_vez(*((*orden, f"Red {cual}") for cual in range(5)), en=rica)

    assert sorted(visto.codigo for visto in vistos) == [0, 2, 2, 2, 2]
    (quien,) = (cual for cual, visto in enumerate(vistos) if visto.codigo == 0)
    assert (rica / "data/acuerdos/red.yaml").read_text("utf-8") == f"titulo: Red {quien}\n"
