"""La misma orden en una pantalla y fuera de ella."""

import re
import shlex
from pathlib import Path

import pytest

from apoyo import ejecucion
from apoyo.carteras import MESA, PROYECTO, RICA, escribir
from apoyo.ejecucion import Resultado, desde, dialogo, en_pantalla, proceso, seg
from seguimiento.formatos.ancho import ancho

ORDEN = ("-C", PROYECTO, "--hoy", "2023-07-01", "status", "--detalle")
SIN_COLOR = [{"NO_COLOR": "1"}, {"TERM": "dumb"}]


def sin_controles(texto: str) -> bool:
    return texto.replace("\n", "").isprintable()


def test_en_una_pantalla_hay_color_y_fuera_no() -> None:
    en_color = en_pantalla(*ORDEN, columnas=80).salida
    assert en_color.startswith("\x1b[1mSeguimiento al 1 de julio de 2023\x1b[0m\n")
    assert {*re.findall(r"\x1b[^m]*m", en_color)} <= {
        f"\x1b[{n}m" for n in ("0", "1", "2", "33", "1;31")
    }
    assert sin_controles(proceso(*ORDEN).salida)


@pytest.mark.parametrize("entorno", SIN_COLOR, ids=["NO_COLOR", "TERM=dumb"])
def test_sin_color_la_pantalla_dice_lo_mismo(entorno: dict[str, str]) -> None:
    sin_color = en_pantalla(*ORDEN, columnas=80, entorno=entorno)
    assert sin_controles(sin_color.salida)
    assert sin_color == en_pantalla(*ORDEN, "--color", "nunca", columnas=80)


@pytest.mark.parametrize("columnas", [20, 40, 80, 100, 140, 200])
def test_nada_pasa_del_ancho_de_la_pantalla(columnas: int) -> None:
    visto = en_pantalla(*ORDEN, "--color", "nunca", columnas=columnas)
    lineas = visto.salida.splitlines()
    assert [linea for linea in lineas if ancho(linea) > columnas] == []
    assert [linea for linea in lineas if linea != linea.rstrip()] == []
    assert sum("oim-2022-red-pmm/1.1" in linea for linea in lineas) >= (columnas > 20)


def test_columns_manda_sobre_la_pantalla() -> None:
    ancha = en_pantalla(*ORDEN, columnas=80, entorno={"COLUMNS": "140"})
    assert ancha == en_pantalla(*ORDEN, columnas=140)


def test_fuera_de_la_pantalla_columns_no_cuenta_y_nada_se_recorta() -> None:
    estrecha = proceso(*ORDEN, entorno={"COLUMNS": "20", "TERM": "xterm"})
    assert estrecha == proceso(*ORDEN)
    assert "…" not in estrecha.salida
    assert max(map(len, estrecha.salida.splitlines())) > 300


def test_el_color_se_puede_pedir_fuera_de_la_pantalla(rica: Path) -> None:
    con_color = seg("status", "--color", "siempre", en=rica).salida
    assert con_color.startswith("\x1b[1mSeguimiento")
    assert re.sub(r"\x1b\[[\d;]*m", "", con_color) == seg("status", en=rica).salida


def test_el_detalle_lo_dice_todo_una_por_una(tmp_path: Path) -> None:
    """Lo que pasa de una pantalla va por el paginador: nada se deja para otra orden."""
    compromisos = "".join(
        f'  - {{id: "{n}", descripcion: Compromiso {n}, plazo: 2023-01}}\n' for n in range(1, 26)
    )
    mesa = f"titulo: Mesa\nestado: vigente\ncompromisos:\n{compromisos}"
    escribir(tmp_path, {**RICA, MESA: mesa})
    orden = ("-C", tmp_path, "--hoy", "2023-04-15")
    salida = en_pantalla(*orden, "status", "--detalle", "--color", "nunca", columnas=80).salida
    assert [n for n in range(1, 26) if f" Compromiso {n}\n" not in salida] == []
    assert " más" not in salida


@pytest.mark.parametrize(
    ("opciones", "orden"),
    [
        ((), "seg status --situacion vencida"),
        (
            ("--evaluacion", "grande", "--responsable", "de la 1", "--dirigida-a", "país"),
            (
                "seg status --evaluacion grande --responsable 'de la 1' --dirigida-a 'país'"
                " --situacion vencida"
            ),
        ),
    ],
)
def test_la_orden_que_se_propone_lleva_los_mismos_filtros_y_da_exactamente_esas(
    opciones: tuple[str, ...], orden: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path, grande(20))
    salida = en_pantalla(
        *("--color", "nunca", "status", *opciones),
        columnas=140,
        filas=15,
        entorno=desde(raiz, "2023-04-15"),
    ).salida
    assert f"más: {orden}\n" in salida
    todas = re.findall(r"grande/\d+", seg(*shlex.split(orden)[1:], en=raiz).salida)
    mostradas, ocultas = re.findall(r"grande/\d+", salida), re.search(r"… (\d+) más", salida)
    assert mostradas == todas[: len(mostradas)]
    assert ocultas is not None
    assert len(mostradas) + int(ocultas[1]) == len(todas)


def grande(acciones: int) -> dict[str, str]:
    """Una evaluación con tantas acciones vencidas."""
    lista = "".join(
        f'      - {{id: "{n}", descripcion: Acción {n}, plazo: 2022-12, responsables: [Unidad de la 1{n}]}}\n'
        for n in range(1, acciones + 1)
    )
    return {
        "data/evaluaciones/grande.yaml": (
            "titulo: Evaluación grande\norganizacion: OIM\nrecomendaciones:\n"
            "  - id: R1\n    texto: Hacer\n    dirigida_a: [Oficina de país]\n    acciones:\n"
            + lista
        )
    }


def test_con_cientos_de_filas_la_pantalla_las_muestra_todas_como_la_tuberia(tmp_path: Path) -> None:
    orden = ("-C", escribir(tmp_path, grande(350)), "--hoy", "2023-04-15", "lista", "acciones")
    pantalla = en_pantalla(*orden, "--color", "nunca", columnas=140).salida
    assert pantalla.count("grande/") == 350
    assert proceso(*orden).salida.count("grande/") == 350


def test_los_avisos_van_aparte_del_resultado(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {**RICA, MESA: "titulo: [Mesa\n"})
    visto = seg("status", "--json", en=raiz)
    assert visto.codigo == 3
    assert visto.json["archivos"]["ilegibles"] == [MESA]
    assert visto.errores == (
        "aviso: el resultado es parcial; no pudo leerse: mesa\n"
        "aviso: ejecute «seg validar» para ver qué corregir\n"
    )


def test_en_una_tuberia_no_hay_progreso(rica: Path) -> None:
    assert proceso("-C", rica, "--hoy", "2023-04-15", "lista", "acuerdos") == Resultado(
        0, seg("lista", "acuerdos", en=rica).salida, ""
    )


DEL_PROGRESO = re.compile(r"\r[^\r\n]*")
"""Lo que se escribe volviendo al principio de la línea."""


@pytest.mark.parametrize("columnas", [20, 80])
def test_el_progreso_no_deja_rastro_ni_pasa_del_ancho(columnas: int) -> None:
    sin_progreso = en_pantalla(*ORDEN, "--color", "nunca", columnas=columnas).salida
    visto = en_pantalla(*ORDEN, "--color", "nunca", columnas=columnas, espera=0).salida
    *escritas, borrada, limpia = DEL_PROGRESO.findall(visto.partition("Seguimiento al")[0])
    assert "1 de 37 archivos leídos…"[: columnas - 1] in {escrita[1:] for escrita in escritas}
    assert max(map(len, escritas)) <= columnas
    assert borrada == "\r" + " " * (len(escritas[-1]) - 1)
    assert limpia == "\r"
    assert DEL_PROGRESO.sub("", visto.partition("Seguimiento al")[0]) == ""
    assert visto.endswith(sin_progreso)


def test_en_una_pantalla_que_solo_sabe_escribir_letras_no_hay_progreso() -> None:
    tonta = {"TERM": "dumb"}
    assert en_pantalla(*ORDEN, columnas=80, entorno=tonta, espera=0) == en_pantalla(
        *ORDEN, columnas=80, entorno=tonta
    )


def test_quien_calla_sin_terminar_no_cuelga_las_pruebas(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Quien espera una respuesta que nadie va a darle: se dice qué se vio y no queda en marcha."""
    monkeypatch.setattr(ejecucion, "LIMITE", 3)
    with pytest.raises(AssertionError, match="no dice nada más; se vio: b"):
        dialogo("actualizar", respuestas=[], en=rica)
