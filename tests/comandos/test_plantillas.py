"""`seg plantillas`: cuáles hay, de quién son y qué tienen mal."""

from pathlib import Path

import pytest

from apoyo.carteras import CONFIGURACION, PROYECTO, RICA, escribir
from apoyo.ejecucion import Resultado, en_pantalla, seg
from apoyo.tabulaciones import propuestas

DEL_PROGRAMA = sorted(
    ruta.name for ruta in (PROYECTO / "templates").glob("*.j2") if not ruta.name.startswith("_")
)


@pytest.fixture
def con_propias(tmp_path: Path) -> Path:
    """Un repositorio con carpeta de plantillas propias."""
    raiz = escribir(tmp_path, {**RICA, CONFIGURACION: "plantillas: plantillas\n"})
    (raiz / "plantillas").mkdir()
    return raiz


def poner(raiz: Path, nombre: str, texto: str) -> None:
    (raiz / "plantillas" / nombre).write_text(texto, "utf-8")


def filas(texto: str) -> list[list[str]]:
    """Las celdas de cada fila de la tabla."""
    return [
        [celda.strip() for celda in linea.split("  ") if celda.strip()]
        for linea in texto.splitlines()
    ]


def test_sin_propias_se_listan_las_del_programa(rica: Path) -> None:
    visto = seg("plantillas", en=rica)
    assert (visto.codigo, visto.errores) == (0, "")
    assert filas(visto.salida) == [
        ["Plantilla", "De quién es", "Cómo está"],
        *([nombre, "del programa", "bien"] for nombre in DEL_PROGRAMA),
    ]


def test_en_una_pantalla_de_80_columnas_es_una_tabla(rica: Path) -> None:
    visto = en_pantalla("-C", rica, "--color", "nunca", "plantillas", columnas=80)
    assert visto.codigo == 0
    assert [linea.split()[0] for linea in visto.salida.splitlines() if ".j2" in linea] == (
        DEL_PROGRAMA
    )
    assert all("del programa" in linea for linea in visto.salida.splitlines() if ".j2" in linea)


def test_las_propias_se_revisan_y_se_dice_cuanto_tienen_mal(con_propias: Path) -> None:
    poner(con_propias, "matriz.md.j2", "{{ vista.portada.titulo }}")
    poner(con_propias, "ficha.md.j2", "{{ vista.a|safe }}{{ vista.__class__ }}{% set a.b = 1 %}")
    poner(con_propias, "_pie.md.j2", "{% if %}")
    poner(con_propias, "boletin.html.j2", "{{ vista.a|safe }}")

    visto = seg("plantillas", en=con_propias)

    assert visto.codigo == 1
    assert [fila for fila in filas(visto.salida) if fila[1] == "de la organización"] == [
        ["_pie.md.j2", "de la organización", "1 error"],
        ["boletin.html.j2", "de la organización", "1 advertencia"],
        ["ficha.md.j2", "de la organización", "2 errores y 1 advertencia"],
        ["matriz.md.j2", "de la organización", "bien"],
    ]
    assert [linea for linea in visto.errores.splitlines() if "-->" in linea] == [
        " --> plantillas/_pie.md.j2:1:1",
        " --> plantillas/boletin.html.j2:1:12",
        " --> plantillas/ficha.md.j2:1:12",
        " --> plantillas/ficha.md.j2:1:28",
        " --> plantillas/ficha.md.j2:1:47",
    ]


def test_con_solo_advertencias_el_codigo_es_0(con_propias: Path) -> None:
    poner(con_propias, "boletin.html.j2", "{{ vista.a|safe }}")
    visto = seg("plantillas", en=con_propias)
    assert visto.codigo == 0
    assert "advertencia[SEG805]" in visto.errores


def test_se_muestra_el_texto_de_una_para_partir_de_el(con_propias: Path) -> None:
    original = (PROYECTO / "templates" / "matriz.md.j2").read_text("utf-8")
    assert seg("plantillas", "matriz.md.j2", en=con_propias) == Resultado(0, original, "")
    poner(con_propias, "matriz.md.j2", "mía")
    assert seg("plantillas", "matriz.md.j2", en=con_propias) == Resultado(0, "mía", "")
    assert seg("plantillas", "programa/matriz.md.j2", en=con_propias) == Resultado(0, original, "")


def test_tambien_se_muestran_las_piezas_comunes(rica: Path) -> None:
    salida = rica / "piezas.md.j2"
    assert seg("plantillas", "_piezas.md.j2", "-o", salida, en=rica) == Resultado(
        0, "", f"escrito: {salida}\n"
    )
    assert salida.read_text("utf-8") == (PROYECTO / "templates/_piezas.md.j2").read_text("utf-8")


@pytest.mark.parametrize(
    ("nombre", "ayuda"),
    [
        ("matris.md.j2", "¿quiso decir «matriz.md.j2»?"),
        ("../seguimiento.yaml", "vea las que hay con «seg plantillas»"),
        ("/etc/passwd", "vea las que hay con «seg plantillas»"),
        ("LEEME.md", "vea las que hay con «seg plantillas»"),
    ],
)
def test_lo_que_no_es_una_plantilla_no_se_muestra(nombre: str, ayuda: str, rica: Path) -> None:
    assert seg("plantillas", nombre, en=rica) == Resultado(
        2, "", f"error: no hay ninguna plantilla «{nombre}»\n  {ayuda}\n"
    )


def test_una_propia_que_no_puede_leerse_se_dice(con_propias: Path) -> None:
    (con_propias / "plantillas" / "matriz.md.j2").write_bytes("ñ".encode("latin-1"))
    visto = seg("plantillas", "matriz.md.j2", en=con_propias)
    assert (visto.codigo, visto.salida) == (1, "")
    assert visto.errores.startswith("error[SEG804] la plantilla «matriz.md.j2» no puede leerse")


def test_lo_que_sobra_no_se_da_por_parte_del_nombre(rica: Path) -> None:
    visto = seg("plantillas", "trimestral", "extra", en=rica)
    assert visto.codigo == 2
    assert "comillas" not in visto.errores


def test_tab_ofrece_las_plantillas(rica: Path) -> None:
    assert propuestas("plantillas", "mat", en=rica) == ["matriz.html.j2", "matriz.md.j2"]
