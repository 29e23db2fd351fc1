"""Las filas del banco: que estén todas las que se pidieron, que se puedan ejecutar y que su página las nombre."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

import banco as programa
import pares
from apoyo.ejecucion import seg
from carteras import PROYECTO, Carteras
from fila import Magnitud, Tanda
from filas import FILAS, elegidas
from hoja import HOJA, Maquina, hoja
from medir import Orden, OrdenFallida
from ordenes import doorstop, todoman
from pares import VERSIONES, de_su_entorno, escribir
from rondas import Resultado
from series import Serie, Veredicto
from situaciones import CORTE
from tabla import COLUMNAS, Renglones, celdas, numero

LIMITES = {
    "R1": 1.5,
    "R2a": 4.5,
    "R2b": 5.5,
    "R2c": 0,
    "R2d": 1.5,
    "R2e": 0,
    "R3": 1.5,
    "R4": 0.9,
    "R5a": 5,
    "R5b": 1.5,
    "R6": 0.15,
    "R7a": 7,
    "R7b": 8,
    "R8a": 1.5,
    "R8b": 2,
    "R9a": 6,
    "R9b": 6,
    "R11": 300,
    "R12a": 4,
    "R12b": 4,
    "R13a": 3,
    "R13b": 3,
    "R13c": 450,
    "R14": 0.6,
    **{f"R10{letra}": 1.05 for letra in "abcdefg"},
    "E1a": 3,
    "E1b": 3,
    "E2a": 1,
    "E2b": 1,
    "E3a": 40,
    "E3b": 40,
    "E4": 1.2,
    "E5": 1.2,
    "E6": 1.2,
    "E7": 0.1,
    "E8": 1.1,
    "E9": 0.7,
    "E10": 1.2,
    "E11": 4,
    "E12": 120,
    "E13": 300,
    "E14": 4,
    "E15": 1,
    "P1": 1,
}
"""Lo que se pidió, del papel: R, de las doce primeras y lo que se les añadió; E, de la décima entrega."""
ENTERA = Maquina(2, 24, "Linux x86_64", "3.11.7")


def renglones_de(pagina: str) -> list[list[str]]:
    """Las celdas de los renglones de tabla que son de alguna fila."""
    partidos = [
        [celda.strip() for celda in renglon.strip("|").split("|")]
        for renglon in pagina.splitlines()
        if renglon.startswith("| ")
    ]
    return [uno for uno in partidos if uno[0] not in {COLUMNAS[0], "---"}]


def test_estan_todas_las_que_se_pidieron_con_su_limite() -> None:
    assert {una.numero: una.limite for una in FILAS} == LIMITES
    assert len(FILAS) == len(LIMITES)


def test_al_menos_solo_lo_que_ha_de_ganarse_a_los_pares() -> None:
    assert [una.numero for una in FILAS if una.al_menos] == ["R7a", "R7b", "P1"]


def test_la_pagina_nombra_exactamente_las_filas_que_hay() -> None:
    en_la_pagina = [uno[:4] for uno in renglones_de(HOJA.read_text("utf-8"))]
    sin_medir = Resultado(Veredicto.SIN_MEDIR)
    orden = [una for tanda in Tanda for una in FILAS if una.tanda is tanda]

    assert en_la_pagina == [[*celdas(una, sin_medir)[:4]] for una in orden]


def test_la_pagina_dice_de_cada_fila_lo_hallado_y_de_las_demas_que_no_se_midieron() -> None:
    hallado = Resultado(Veredicto.DUDOSO, Serie((1.2, 1.51, 1.6)), Serie((9.0, 9.0, 9.0)))
    fallo = OrdenFallida("no pudo instalarse", f"en {PROYECTO} no responde un servidor")
    fallida = Resultado(Veredicto.NO_SE_PUDO, motivo=fallo.motivo)
    pagina = hoja(FILAS, {"R1": hallado, "P1": fallida}, "2026-11-30", ENTERA)
    por_numero = {uno[0]: uno for uno in renglones_de(pagina)}

    assert por_numero["R1"][4:] == ["1,51", "1,2–1,6", "9", "3", "dudoso"]
    assert por_numero["P1"][4:] == ["—", "—", "—", "—", "no se pudo medir"]
    assert por_numero["R3"][4:] == ["—", "—", "—", "—", "sin medir"]
    assert "- P1: no pudo instalarse\n" in pagina
    assert (
        f"De {len(FILAS)} filas: 1 dudoso, 1 no se pudo medir, {len(FILAS) - 2} sin medir" in pagina
    )
    assert "con 2 núcleos, 24 GB de memoria, Linux x86_64 y Python 3.11.7" in pagina
    assert str(PROYECTO) not in pagina


@pytest.mark.parametrize(
    ("valor", "escrito"),
    [
        (1.5, "1,5"),
        (40, "40"),
        (0, "0"),
        (0.1, "0,1"),
        (0.0149, "0,015"),
        (1.004, "1"),
        (300, "300"),
    ],
)
def test_los_numeros_se_escriben_con_coma_y_sin_ceros_de_mas(valor: float, escrito: str) -> None:
    assert numero(valor) == escrito


def test_los_renglones_que_se_van_diciendo_estan_alineados() -> None:
    renglones = Renglones(FILAS)
    medido = Resultado(Veredicto.CUMPLE, Serie((1234.5, 1234.56, 1299.9)), Serie((1.0,) * 3))
    escritos = [*renglones.cabecera.splitlines(), *(renglones.de(una, medido) for una in FILAS)]

    assert len({len(uno) for uno in escritos}) == 1


@pytest.mark.parametrize(
    ("pedidas", "halladas"),
    [
        (["R2"], ["R2a", "R2b", "R2c", "R2d", "R2e"]),
        (["R2b", "E1"], ["R2b", "E1a", "E1b"]),
        (["R1"], ["R1"]),
        (["R10"], [f"R10{letra}" for letra in "abcdefg"]),
        ([], [una.numero for una in FILAS]),
    ],
)
def test_se_piden_por_su_numero_con_letra_o_sin_ella(
    pedidas: Sequence[str], halladas: list[str]
) -> None:
    assert [una.numero for una in elegidas(pedidas)] == halladas


@pytest.mark.parametrize(
    ("veredictos", "codigo"),
    [
        ([Veredicto.CUMPLE, Veredicto.CUMPLE], 0),
        ([Veredicto.CUMPLE, Veredicto.DUDOSO], 3),
        ([Veredicto.CUMPLE, Veredicto.NO_SE_PUDO], 3),
        ([Veredicto.NO_SE_PUDO, Veredicto.NO_CUMPLE], 1),
    ],
)
def test_el_codigo_de_salida_no_da_por_bueno_lo_que_no_se_sabe(
    veredictos: list[Veredicto], codigo: int
) -> None:
    assert programa.codigo_de_salida(veredictos) == codigo


@pytest.mark.parametrize(
    "argumentos", [("--solo", "R99"), ("--solo", "R1", "--solo", "R99"), ("--rapido", "--escribir")]
)
def test_lo_que_no_puede_pedirse_no_mide_nada(
    argumentos: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as salida:
        programa.principal([*argumentos, "--carpeta", str(tmp_path)])

    assert salida.value.code == 2
    assert capsys.readouterr().out == ""
    assert [*tmp_path.iterdir()] == []


@pytest.fixture
def carteras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Carteras:
    """Unas carteras de cuatro registros, escritas de verdad, y los pares sin instalar."""
    monkeypatch.setattr(Carteras, "tamano", lambda _, completo: max(2, completo // 1000))
    monkeypatch.setattr("ordenes.de_su_entorno", lambda par, programa, _: f"/{par}/{programa}")
    return Carteras(tmp_path / "carteras")


def test_cada_fila_sabe_que_ejecutar(carteras: Carteras) -> None:
    for una in FILAS:
        if una.tanda is Tanda.LIBRO:
            continue
        ordenes = una.ordenes(carteras)
        assert ordenes, una.numero
        assert all(isinstance(orden, Orden) for orden in ordenes)
        if una.magnitud.dispersa:
            assert len(ordenes) > 1, f"{una.numero} no se compara con nada"


def test_lo_que_se_mide_caliente_lleva_su_cache_y_lo_frio_no(carteras: Carteras) -> None:
    for una in FILAS:
        if una.tanda is Tanda.LIBRO or una.que.startswith("lo mismo"):
            continue
        primera = una.ordenes(carteras)[0]
        dicho = any(palabra in una.que for palabra in ("recordado", "R2d"))
        dicho |= una.tanda is Tanda.CINCO_MIL or una.numero == "E14"
        assert (primera.cache is not None) == dicho, una.numero


def test_los_pares_tienen_tantos_elementos_como_se_dice(carteras: Carteras) -> None:
    raiz = carteras.de(20_000)
    contado = seg("status", "--json", en=raiz, hoy=str(CORTE)).json["resumen"]
    acciones, todo = contado["acciones"], contado["acciones"] + contado["recomendaciones"] + 20

    tareas = Path(dict(todoman(carteras, raiz).entorno)["TODOMAN_CONFIG"]).parent
    requisitos = doorstop(carteras, raiz).en

    assert requisitos is not None
    assert len([*tareas.glob("lista/*.ics")]) == acciones
    assert len([*requisitos.glob("requisitos/*.yml")]) - 1 == todo


def test_lo_que_mide_el_camino_critico_lo_pide(carteras: Carteras) -> None:
    for una in FILAS:
        if una.magnitud is Magnitud.CAMINO:
            assert una.ordenes(carteras)[0].camino, una.numero


def test_un_par_que_no_puede_instalarse_se_dice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sin_red(orden: Sequence[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, orden, stderr="antes\nERROR: no hay tal versión\n")

    monkeypatch.setattr("pares.subprocess.run", sin_red)

    with pytest.raises(
        OrdenFallida, match=r"^yamllint no pudo instalarse: ERROR: no hay tal versión$"
    ):
        de_su_entorno("yamllint", "yamllint", tmp_path)


def test_un_entorno_que_se_quedo_a_medias_se_hace_de_nuevo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hechas: list[str] = []

    def apuntar(_: str, *orden: str) -> None:
        hechas.append(orden[2])
        if orden[2] == "venv":
            Path(orden[3]).mkdir()

    monkeypatch.setattr("pares._ejecutar", apuntar)

    for _ in range(2):
        de_su_entorno("yamllint", "yamllint", tmp_path)
    (entorno,) = tmp_path.iterdir()
    (entorno / "hecho").unlink()
    de_su_entorno("yamllint", "yamllint", tmp_path)

    assert hechas == ["venv", "pip"] * 2


def test_las_versiones_de_los_pares_estan_fijadas() -> None:
    fijadas = VERSIONES.read_text("utf-8").split()

    assert all(una.count("==") == 1 for una in fijadas)
    assert {"check-jsonschema", "doorstop", "todoman", "yamllint"} <= {
        una.partition("==")[0] for una in fijadas
    }


@pytest.mark.parametrize(
    ("par", "patron"), [("doorstop", "requisitos/REQ*.yml"), ("todoman", "lista/*.ics")]
)
def test_los_datos_de_un_par_son_tantos_como_se_piden_y_siempre_los_mismos(
    par: str, patron: str, tmp_path: Path
) -> None:
    for carpeta in ("uno", "otro"):
        escribir(par, 30, tmp_path / carpeta)
    textos = [
        {ruta.name: ruta.read_bytes() for ruta in (tmp_path / carpeta).glob(patron)}
        for carpeta in ("uno", "otro")
    ]

    assert len(textos[0]) == 30
    assert textos[0] == textos[1]


def test_una_cartera_que_no_llega_a_escribirse_no_queda_a_medias(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carteras.BANCO", tmp_path / "no-esta")
    carteras = Carteras(tmp_path / "carteras")

    with pytest.raises(OrdenFallida, match="la cartera no pudo escribirse"):
        carteras.de(100)

    assert [*carteras.carpeta.iterdir()] == []


def test_los_pares_tienen_sus_datos() -> None:
    assert {*pares.DATOS} == {"doorstop", "todoman"}
