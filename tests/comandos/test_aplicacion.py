"""La puerta: argumentos, flujos y códigos de salida, sea cual sea la orden."""

import os
import signal
import subprocess
import sys
import typing
from pathlib import Path

import pytest

from apoyo.carteras import PROYECTO
from apoyo.copias import como_ana, compartir
from apoyo.ejecucion import LIMITE, Resultado, minimo, proceso, seg
from apoyo.historias import confirmar, iniciar
from apoyo.ingles import INGLES
from apoyo.posix import al_nacer
from apoyo.tabulaciones import con_interprete
from apoyo.todas_las_ordenes import CON_ARGUMENTOS
from seguimiento import __version__
from seguimiento.comandos import grupos, puerta
from seguimiento.comandos.sesion import Sesion

ORDENES = [*grupos.ORDENES]
SEG = [sys.executable, "-m", "seguimiento"]
DE_LAS_DOS_LENGUAS = {"error", "help"}
"""«error» es también español, y «--help» es el otro nombre de la ayuda."""
SIN_RAIZ = (
    "error: aquí no hay registros de seguimiento\n"
    "  vaya a la carpeta del repositorio, indíquela con «-C CARPETA», traiga la de otros con «git clone DIRECCIÓN» o empiece una con «seg iniciar»\n"
)


def en_shell(guion: str) -> Resultado:
    """Ejecuta un guion de bash en el que «$SEG» es la orden, en la raíz del proyecto."""
    terminado = subprocess.run(
        [con_interprete("bash"), "-c", guion],
        capture_output=True,
        check=False,
        cwd=PROYECTO,
        env=minimo() | {"SEG": " ".join(SEG), "SEG_HOY": "2023-07-01"},
        timeout=LIMITE,
    )
    return Resultado(terminado.returncode, terminado.stdout.decode(), terminado.stderr.decode())


# ── Argumentos ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "argumentos",
    [
        ["-C", "{raiz}", "--hoy", "2023-12-31", "status", "--json"],
        ["status", "--json", "-C", "{raiz}", "--hoy", "2023-12-31"],
        ["status", "--hoy=2023-12-31", "--raiz={raiz}", "--json"],
        ["--raiz", "{raiz}", "status", "--json", "--hoy", "2023-12-31", "--depurar"],
    ],
)
def test_las_opciones_globales_valen_antes_y_despues_de_la_orden(
    argumentos: list[str], rica: Path
) -> None:
    visto = seg(*(parte.format(raiz=rica) for parte in argumentos), hoy="")
    assert (visto.codigo, visto.json["hoy"]) == (0, "2023-12-31")


def test_la_version_se_dice_y_basta() -> None:
    assert seg("--version", hoy="") == Resultado(0, f"seg {__version__}\n", "")


def test_sin_argumentos_sale_la_ayuda() -> None:
    ayuda = seg("--ayuda", hoy="")
    assert ayuda == seg("--help", hoy="")
    assert seg(hoy="") == Resultado(2, "", ayuda.salida)
    assert seg("nueva", hoy="") == Resultado(2, "", seg("nueva", "--ayuda", hoy="").salida)


@pytest.mark.parametrize("orden", ORDENES)
def test_la_ayuda_de_cada_orden_esta_en_espanol(orden: str) -> None:
    visto = seg(orden, "--ayuda", hoy="")
    assert (visto.codigo, visto.errores) == (0, "")
    assert visto.salida.startswith(f"Uso: seg {orden} ")
    assert {*INGLES.findall(visto.salida)} - DE_LAS_DOS_LENGUAS == set()


@pytest.mark.parametrize(
    ("argumentos", "errores"),
    [
        (
            ["staus"],
            "error: no existe la orden «staus»\n  ¿quiso decir «status»? Vea «seg --ayuda».\n",
        ),
        (
            ["status", "--formato", "xml"],
            (
                "error: «xml» no está entre los valores: tabla, json, csv, md en «--formato»\n"
                "  Vea «seg status --ayuda».\n"
            ),
        ),
        (
            ["status", "--prioridad", "4"],
            (
                "error: «4» queda fuera del intervalo: desde 1 hasta 3 en «--prioridad»\n"
                "  Vea «seg status --ayuda».\n"
            ),
        ),
        (["ver"], "error: falta el argumento «REF»\n  Vea «seg ver --ayuda».\n"),
    ],
)
def test_lo_que_no_se_entiende_se_dice_en_espanol_y_termina_en_2(
    argumentos: list[str], errores: str
) -> None:
    visto = seg(*argumentos, en=PROYECTO)
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores.splitlines()[-1] == errores.splitlines()[-1]
    assert {*INGLES.findall(visto.errores)} - DE_LAS_DOS_LENGUAS == set()


# ── Códigos y flujos ─────────────────────────────────────────────────────────


@pytest.mark.parametrize("orden", [["status"], ["validar"], ["lista", "acciones"], ["ver", "x"]])
def test_sin_repositorio_no_hay_resultado_y_termina_en_3(
    orden: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert seg(*orden) == Resultado(3, "", SIN_RAIZ)


@pytest.mark.parametrize(
    ("carpeta", "errores"),
    [
        ("no-existe", "error: la carpeta «{}» no existe\n  revise lo que sigue a «-C»\n"),
        (
            "vacia",
            (
                "error: en «{0}» no hay registros de seguimiento\n"
                "  se esperaba «seguimiento.yaml» o «data/evaluaciones»; para empezarlos ahí, "
                "«seg iniciar {0}»\n"
            ),
        ),
    ],
)
def test_una_raiz_equivocada_se_dice(carpeta: str, errores: str, tmp_path: Path) -> None:
    (tmp_path / "vacia").mkdir()
    pedida = tmp_path / carpeta
    assert seg("status", en=pedida) == Resultado(3, "", errores.format(pedida))


def test_se_sube_desde_la_carpeta_actual_hasta_la_raiz(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rica / "data" / "evaluaciones")
    assert seg("status", "--json").json["resumen"]["acciones"] == 10


def test_un_fallo_del_programa_no_cuenta_nada_de_los_datos(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cargar(_: Sesion, **_cuanto: object) -> typing.NoReturn:
        raise RuntimeError("el dato de alguien")

    monkeypatch.setattr(Sesion, "cargar", cargar)
    assert seg("status", en=rica) == Resultado(
        70,
        "",
        "error: el programa falló (RuntimeError)\n"
        "  repita la orden con --depurar y comunique lo que salga\n",
    )
    con_traza = seg("status", "--depurar", en=rica)
    assert (con_traza.codigo, con_traza.salida) == (70, "")
    assert "RuntimeError: el dato de alguien\n" in con_traza.errores


def test_ctrl_c_termina_en_130_sin_traza(rica: Path) -> None:
    guion = (
        "import os, signal, sys, time\n"
        "from seguimiento.comandos import puerta, sesion\n"
        "def cargar(_, **cuanto):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    time.sleep(30)\n"
        "sesion.Sesion.cargar = cargar\n"
        "sys.exit(puerta.principal(sys.argv[1:]))\n"
    )
    terminado = subprocess.run(
        [sys.executable, "-c", guion, "-C", str(rica), "status"],
        capture_output=True,
        check=False,
        env=minimo(),
        preexec_fn=al_nacer(lambda: signal.signal(signal.SIGINT, signal.default_int_handler)),
        timeout=LIMITE,
    )
    assert (terminado.returncode, terminado.stdout, terminado.stderr) == (
        130,
        b"",
        b"error: interrumpido\n",
    )


@pytest.mark.parametrize(
    ("orden", "codigo"),
    [
        ("status", 141),
        ("status --json", 141),
        ("validar", 141),
        ("lista acciones", 141),
        ("regla", 141),
        ("--help", 141),
        ("--version", 141),
        ("-C /no-existe status", 3),
    ],
)
@pytest.mark.parametrize("errores", ["aparte", "en la misma tubería"])
def test_si_quien_lee_se_fue_se_calla(orden: str, codigo: int, errores: str) -> None:
    lectura, escritura = os.pipe()
    os.close(lectura)
    try:
        terminado = subprocess.run(
            [*SEG, *orden.split()],
            check=False,
            cwd=PROYECTO,
            env=minimo() | {"SEG_HOY": "2023-07-01"},
            stdout=escritura,
            stderr=subprocess.PIPE if errores == "aparte" else escritura,
            timeout=LIMITE,
        )
    finally:
        os.close(escritura)
    assert terminado.returncode == codigo
    if errores == "aparte" and codigo == puerta.TUBERIA_CERRADA:
        assert terminado.stderr == b""


@pytest.mark.parametrize("orden", ["status", "status --json", "--help", "--version", "regla"])
def test_un_disco_lleno_se_dice_y_termina_en_3(orden: str) -> None:
    assert en_shell(f"$SEG {orden} > /dev/full") == Resultado(
        3,
        "",
        "error: no se pudo escribir la salida (error 28)\n"
        "  libere espacio o elija otro destino con «-o ARCHIVO»\n",
    )


@pytest.mark.parametrize("orden", ["status", "--help"])
def test_una_salida_cerrada_se_dice_y_termina_en_3(orden: str) -> None:
    assert en_shell(f"$SEG {orden} >&-") == Resultado(
        3,
        "",
        "error: la salida está cerrada\n  pida el resultado en un archivo, «-o ARCHIVO»\n",
    )


def test_con_la_salida_cerrada_aun_se_puede_escribir_en_un_archivo(tmp_path: Path) -> None:
    destino = tmp_path / "panorama.txt"
    assert en_shell(f"$SEG status -o {destino} >&-") == Resultado(0, "", f"escrito: {destino}\n")
    assert destino.read_text("utf-8") == en_shell("$SEG status").salida


def test_con_los_errores_cerrados_el_codigo_es_el_mismo() -> None:
    assert en_shell("$SEG -C /no-existe status 2>&-") == Resultado(3, "", "")


def test_en_un_idioma_sin_tildes_la_salida_sigue_en_utf8() -> None:
    orden = ("-C", PROYECTO, "--hoy", "2023-07-01", "status")
    visto = proceso(*orden, entorno={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert visto.codigo == 0
    assert "Quién debe: Oficial Regional de Políticas y de Enlace 10 · " in visto.salida


def test_un_argumento_que_no_es_utf8_no_tumba_nada(rica: Path) -> None:
    terminado = subprocess.run(
        [
            *SEG,
            "-C",
            os.fsencode(rica),
            b"buscar",
            b"\xff",
            b"-o",
            os.fsencode(rica / "salida.txt"),
        ],
        capture_output=True,
        check=False,
        env=minimo(),
        timeout=LIMITE,
    )
    assert (terminado.returncode, terminado.stderr) == (
        0,
        b"escrito: " + os.fsencode(rica / "salida.txt") + b"\n",
    )
    assert (rica / "salida.txt").read_text("utf-8") == "No aparece «\\xFF» en ningún registro.\n"


@pytest.mark.parametrize("orden", ORDENES)
def test_ninguna_salida_lleva_controles(
    orden: str,
    rica: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    monkeypatch.chdir(rica)
    if orden in grupos.GRUPOS["Compartir"]:
        como_ana(monkeypatch)
        compartir(rica, tmp_path_factory.mktemp("allí") / "compartida.git")
    if orden in {"cambios", "diagnostico"}:
        confirmar(iniciar(rica))
    visto = seg(orden, *CON_ARGUMENTOS.get(orden, []), en=rica)
    assert visto.codigo == 0
    assert all(letra.isprintable() for letra in visto.salida.replace("\n", ""))
