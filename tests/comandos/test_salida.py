"""Cómo se dice: la pantalla, los avisos, el archivo de salida y el progreso."""

import io
import os
import stat
from pathlib import Path

import pytest

from apoyo.ejecucion import Resultado, seg
from apoyo.posix import mkfifo
from seguimiento.almacen import entorno as alrededor
from seguimiento.almacen.fuentes import Memoria
from seguimiento.comandos import progreso
from seguimiento.comandos.progreso import Progreso
from seguimiento.comandos.salida import Color, Salida, ajustado
from seguimiento.formatos.ancho import ancho


class Pantalla(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _la_pantalla_entiende_los_colores(monkeypatch: pytest.MonkeyPatch) -> None:
    """En Windows se le pregunta a la consola, y esta no lo es."""
    monkeypatch.setattr(alrededor, "admite_color", lambda _flujo: True)


# ── La pantalla ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("color", "en_pantalla", "entorno", "con_color"),
    [
        (Color.AUTO, True, {}, True),
        (Color.AUTO, False, {}, False),
        (Color.AUTO, True, {"NO_COLOR": "1"}, False),
        (Color.AUTO, True, {"NO_COLOR": ""}, True),
        (Color.AUTO, True, {"TERM": "dumb"}, False),
        (Color.NUNCA, True, {}, False),
        (Color.SIEMPRE, False, {"NO_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_cuando_hay_color(
    color: Color,
    *,
    en_pantalla: bool,
    entorno: dict[str, str],
    con_color: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable, valor in entorno.items():
        monkeypatch.setenv(variable, valor)
    una = Salida(color, Pantalla() if en_pantalla else io.StringIO())
    assert una.con_color() is con_color
    assert una.con_color("-") is con_color
    assert una.con_color("informe.txt") is False


@pytest.mark.parametrize(
    ("columnas", "se_usan"),
    [("140", 140), ("1000", 200), ("5", 20), ("20", 20), ("muchas", 80), ("-3", 80)],
)
def test_las_columnas_tienen_un_minimo_y_un_maximo(
    columnas: str, se_usan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columnas)
    assert Salida().columnas == se_usan


@pytest.mark.parametrize("palabra", ["palabra", "\x1b[1;33mpalabra\x1b[0m", "東京事務所", "🧑🏽"])
@pytest.mark.parametrize("sangria", [0, 6])
def test_lo_que_se_dice_en_una_pantalla_se_parte_por_lo_que_ocupa(
    palabra: str, sangria: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ni el color cuenta ni un ideograma vale por una columna: cada renglón llega hasta donde cabe otra."""
    monkeypatch.setenv("COLUMNS", "40")
    linea = "  " + " ".join([palabra] * 30)
    renglones = ajustado(linea, Pantalla(), sangria).split("\n")

    assert all(40 - ancho(f" {palabra}") < ancho(uno) <= 40 for uno in renglones[:-1])
    assert {len(uno) - len(uno.lstrip(" ")) for uno in renglones[1:]} == {sangria or 2}
    assert " ".join(renglones).split() == linea.split()


@pytest.mark.parametrize("columnas", range(30, 100, 7))
def test_una_orden_que_cabe_en_un_renglon_no_se_parte(
    columnas: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columnas))
    linea = "  y «dos palabras»  se deciden con «seg diagnostico --reparar»; o, si no, «git merge --abort»."
    renglones = ajustado(linea, Pantalla()).split("\n")

    for orden in ("«seg diagnostico --reparar»", "«git merge --abort»"):
        assert sum(orden in uno for uno in renglones) == 1 or ancho(orden) > columnas - 3
    assert all(ancho(uno) <= columnas for uno in renglones)
    assert " ".join(renglones).split() == linea.split()


def test_los_avisos_van_por_errores_con_todo_a_la_vista() -> None:
    errores = io.StringIO()
    Salida(errores=errores).avisar("no pudo leerse: \x1b]0;x\x07")
    assert errores.getvalue() == "aviso: no pudo leerse: U+001B]0;xU+0007\n"


def test_los_avisos_llevan_color_en_una_pantalla() -> None:
    errores = Pantalla()
    Salida(errores=errores).avisar("algo")
    assert errores.getvalue() == "\x1b[1;33maviso:\x1b[0m algo\n"


# ── El archivo de salida ─────────────────────────────────────────────────────


def test_el_resultado_va_al_archivo_y_nada_a_la_salida(rica: Path, tmp_path: Path) -> None:
    for formato in ("tabla", "json", "csv", "md"):
        orden = ("status", "--formato", formato)
        destino = tmp_path / f"panorama.{formato}"
        assert seg(*orden, "-o", destino, en=rica) == Resultado(0, "", f"escrito: {destino}\n")
        # sin traducir saltos de línea: los del CSV son CRLF, y en un archivo lleva la marca de Excel
        marca = "\ufeff" if formato == "csv" else ""
        assert destino.read_bytes().decode() == marca + seg(*orden, en=rica).salida


def test_un_guion_es_la_salida(rica: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(rica)
    assert seg("status", "-o", "-", en=rica) == seg("status", en=rica)
    assert not (rica / "-").exists()


def test_el_archivo_que_existia_conserva_sus_permisos(rica: Path, tmp_path: Path) -> None:
    destino = tmp_path / "panorama.txt"
    destino.write_text("lo de antes", "utf-8")
    destino.chmod(0o640)
    assert seg("status", "--salida", destino, en=rica).codigo == 0
    assert stat.S_IMODE(destino.stat().st_mode) == 0o640
    assert destino.read_text("utf-8").startswith("Seguimiento al")


def test_el_archivo_nuevo_obedece_a_la_mascara(rica: Path, tmp_path: Path) -> None:
    anterior = os.umask(0o027)
    try:
        seg("status", "-o", tmp_path / "nuevo.txt", en=rica)
    finally:
        os.umask(anterior)
    assert stat.S_IMODE((tmp_path / "nuevo.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("destino", "codigo", "mensaje"),
    [
        ("no/existe.txt", 3, "la carpeta de «{}» no existe"),
        ("carpeta", 2, "«{}» no es un archivo corriente"),
        ("tuberia", 2, "«{}» no es un archivo corriente"),
    ],
)
def test_donde_no_se_puede_escribir_se_dice_y_no_queda_nada(
    destino: str, codigo: int, mensaje: str, rica: Path, tmp_path: Path
) -> None:
    lugar = tmp_path / "lugar"
    (lugar / "carpeta").mkdir(parents=True)
    mkfifo(lugar / "tuberia")
    visto = seg("status", "-o", lugar / destino, en=rica)
    assert (visto.codigo, visto.salida) == (codigo, "")
    assert visto.errores.startswith(f"error: {mensaje.format(lugar / destino)}\n")
    assert sorted(p.name for p in lugar.rglob("*")) == ["carpeta", "tuberia"]


def test_un_dispositivo_no_se_sustituye_por_un_archivo(rica: Path) -> None:
    antes = Path(os.devnull).stat()
    visto = seg("status", "-o", os.devnull, en=rica)
    assert visto.codigo == 2
    assert Path(os.devnull).stat().st_ino == antes.st_ino
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_si_la_orden_falla_el_archivo_de_antes_queda_como_estaba(
    rica: Path, tmp_path: Path
) -> None:
    destino = tmp_path / "panorama.txt"
    destino.write_text("lo de antes", "utf-8")
    assert seg("status", "--evaluacion", "nada", "-o", destino, en=rica).codigo == 2
    assert destino.read_text("utf-8") == "lo de antes"


def test_en_un_archivo_no_se_recorta_ni_se_colorea(rica: Path, tmp_path: Path) -> None:
    destino = tmp_path / "panorama.txt"
    una = Salida(Color.SIEMPRE, Pantalla())
    assert una.en_pantalla()
    assert not una.en_pantalla(str(destino))
    seg("status", "--color", "siempre", "-o", destino, en=rica)
    assert destino.read_text("utf-8") == seg("status", en=rica).salida


# ── El progreso ──────────────────────────────────────────────────────────────


UNO = Memoria({"data/evaluaciones/e.yaml": b"", "data/notas.txt": b"", "seguimiento.yaml": b""})
"""De un solo registro: lo demás no se cuenta."""


@pytest.fixture
def segundos(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """El segundo que marca el reloj del progreso: se cambia escribiendo en él."""
    momento = [0.0]
    monkeypatch.setattr(progreso, "monotonic", lambda: momento[0])
    return momento


def test_hasta_pasado_un_segundo_no_se_dice_nada(segundos: list[float]) -> None:
    pantalla = Pantalla()
    barra = Progreso(pantalla, 80, lambda: 500)
    for instante in (0.2, 0.99):
        segundos[0] = instante
        barra.van(10)
    barra.borrar()
    assert pantalla.getvalue() == ""


def test_despues_se_dice_a_lo_sumo_diez_veces_por_segundo_y_se_borra(
    segundos: list[float],
) -> None:
    pantalla = Pantalla()
    barra = Progreso(pantalla, 80, lambda: 500)
    for archivos, instante in enumerate((1.0, 1.05, 1.1, 1.15, 1.21), start=1):
        segundos[0] = instante
        barra.van(archivos * 100)
    barra.borrar()
    borrado = "\r" + " " * len("500 de 500 archivos leídos…") + "\r"
    assert pantalla.getvalue() == (
        "\r100 de 500 archivos leídos…\r300 de 500 archivos leídos…"
        f"\r500 de 500 archivos leídos…{borrado}"
    )


def test_el_progreso_no_llega_a_la_ultima_columna(segundos: list[float]) -> None:
    pantalla = Pantalla()
    barra = Progreso(pantalla, 20, lambda: 99999)
    segundos[0] = 1.0
    barra.van(12345)
    barra.borrar()
    assert pantalla.getvalue() == "\r12345 de 99999 arch\r" + " " * 19 + "\r"


def test_fuera_de_la_pantalla_no_hay_progreso_y_en_ella_se_cuenta_cada_archivo(
    segundos: list[float],
) -> None:
    with Salida(errores=io.StringIO()).progreso(UNO) as avisar:
        assert avisar is None
    pantalla = Pantalla()
    with Salida(errores=pantalla).progreso(UNO) as avisar:
        assert avisar is not None
        segundos[0] = 2.0
        avisar(37)
    assert pantalla.getvalue() == f"\r37 de 1 archivos leídos…\r{' ' * 24}\r"


def test_en_una_pantalla_que_solo_sabe_escribir_letras_no_hay_progreso(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with Salida(errores=Pantalla()).progreso(UNO) as avisar:
        assert avisar is None
