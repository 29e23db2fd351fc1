"""Lo que se promete de la ayuda de todas las órdenes, y que sus ejemplos funcionan."""

import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from apoyo.copias import como_ana, compartir
from apoyo.ejecucion import Resultado, seg
from apoyo.historias import con_git
from apoyo.todas_las_ordenes import TODAS
from seguimiento.comandos.espanol import GrupoEnEspanol
from seguimiento.comandos.grupos import GRUPOS
from seguimiento.comandos.nueva import GRUPOS as DE_NUEVA

PROYECTO = Path(__file__).parents[2]
CABEN = 58
"""Letras de un resumen: con el nombre de la orden delante, una línea de 80 columnas."""
DEL_DIA = "2023-07-01"
PREVIO = [
    *("nueva", "reunion", "crm-osc", "--fecha", "2023-05-10"),
    *("--decision", "Publicar el directorio", "--decision", "Revisar la página"),
]
"""Lo que se registra antes: los registros incluidos no traen reuniones ni nada que deshacer."""


def _ayuda(orden: str) -> str:
    return seg(*orden.split(), "--ayuda", hoy="").salida


def _ejemplos(orden: str) -> list[str]:
    return [linea.strip() for linea in _ayuda(orden).partition("Ejemplos:\n")[2].splitlines()]


def test_las_ordenes_van_bajo_su_grupo_con_lo_que_hacen() -> None:
    dicha = _ayuda("")
    secciones = [parte.splitlines() for parte in dicha.split("\n\n")]
    grupos = {s[0].removesuffix(":"): s[1:] for s in secciones if s[0].removesuffix(":") in GRUPOS}

    en_orden = ["Cada día", "Anotar", "Registrar", "Informes", "Historia", "Compartir", "Mantener"]
    assert [*grupos] == en_orden == [*GRUPOS]
    assert {titulo: [fila.split()[0] for fila in filas] for titulo, filas in grupos.items()} == {
        titulo: [*suyas] for titulo, suyas in GRUPOS.items()
    }
    assert len({fila.index(fila.split()[1]) for filas in grupos.values() for fila in filas}) == 1


@pytest.mark.parametrize("orden", TODAS)
def test_lo_que_hace_cada_orden_se_dice_en_una_frase_corta(orden: str) -> None:
    frase = (TODAS[orden].help or "").partition("\n\n")[0]

    assert frase.endswith(".")
    assert len(frase.removesuffix(".")) <= CABEN
    assert "\n" not in frase


@pytest.mark.parametrize("orden", ["", *TODAS])
def test_a_80_columnas_nada_queda_cortado_ni_partido(
    orden: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lineas = _ayuda(orden).splitlines()

    assert [linea for linea in lineas if linea.endswith(("…", "-")) or "[[" in linea] == []
    assert max(map(len, lineas)) <= 80


def test_los_tipos_de_informe_van_uno_por_linea() -> None:
    filas = _ayuda("informe").partition("TIPO puede ser:\n")[2].partition("\n\n")[0].splitlines()

    assert [fila.split()[0] for fila in filas] == [
        *("trimestral", "resumen", "matriz", "ficha", "catalogo", "agenda", "acta", "responsable")
    ]


@pytest.mark.parametrize("orden", ["", *TODAS])
def test_cada_ayuda_termina_con_dos_ejemplos_suyos_al_menos(orden: str) -> None:
    suyos = _ejemplos(orden)

    assert len(suyos) >= 2
    assert all(ejemplo.startswith(f"seg {orden}") for ejemplo in suyos)


@pytest.fixture
def registros(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Una copia de los registros incluidos, con historia, compartida y con una reunión más, en la que se está."""
    copia = tmp_path / "registros"
    for carpeta in ("data", "templates", "esquemas"):
        shutil.copytree(PROYECTO / carpeta, copia / carpeta)
    (copia / "ejemplos").mkdir()
    for matriz in (PROYECTO / "ejemplos").glob("matriz.*"):
        shutil.copy(matriz, copia / "ejemplos")
    for version in ("base", "nuestro", "suyo"):
        shutil.copy(copia / "data/acuerdos/crm-osc.yaml", copia / f"{version}.yaml")
    monkeypatch.chdir(copia)
    como_ana(monkeypatch)
    compartir(copia, tmp_path / "compartida.git", cuando="2022-07-01T12:00:00-05:00")
    assert seg(*PREVIO, hoy=DEL_DIA).codigo == 0
    return copia


@con_git
@pytest.mark.usefixtures("registros")
@pytest.mark.parametrize("orden", ["", *TODAS])
def test_los_ejemplos_de_la_ayuda_se_ejecutan_tal_cual(orden: str) -> None:
    fallidos = [
        (ejemplo, visto.errores)
        for ejemplo in _ejemplos(orden)
        if (visto := seg(*shlex.split(ejemplo)[1:], hoy=DEL_DIA)).codigo
    ]
    assert fallidos == []


@pytest.mark.parametrize("orden", ["", *TODAS])
def test_la_ayuda_se_pide_de_cinco_maneras(orden: str) -> None:
    partes = orden.split()
    maneras: Sequence[Sequence[str]] = [
        *([*partes, una] for una in ("--ayuda", "--help", "-h")),
        *([una, *partes] for una in ("ayuda", "help")),
    ]
    assert [seg(*manera, hoy="") for manera in maneras] == [Resultado(0, _ayuda(orden), "")] * 5


OTROS_NOMBRES = [
    (f"{grupo} {otro}".strip(), f"{grupo} {nombre}".strip())
    for grupo, grupos in (("", GRUPOS), ("nueva", DE_NUEVA))
    for nombre, otros in ((n, o) for suyas in grupos.values() for n, o in suyas.items())
    for otro in (*otros, nombre.capitalize())
]


@pytest.mark.parametrize(("dicho", "orden"), OTROS_NOMBRES)
def test_otro_nombre_llama_a_la_orden_o_si_es_de_varias_las_propone(dicho: str, orden: str) -> None:
    visto = seg(*dicho.split(), "--ayuda", hoy="")
    llamado = dicho.rsplit(maxsplit=1)[-1]
    suyas = {n: o for suyas in GRUPOS.values() for n, o in suyas.items()}
    de_varias = [n for n, otros in suyas.items() if llamado in otros] if " " not in dicho else []
    if len(de_varias) > 1:
        assert visto.codigo == 2
        assert f"«{orden}»" in visto.errores
    else:
        avisado = (
            ""
            if llamado.casefold() == orden.rsplit(maxsplit=1)[-1]
            else f"aviso: «{llamado}» es «seg {orden}»\n"
        )
        assert visto == Resultado(0, _ayuda(orden), avisado)


@pytest.mark.parametrize(
    ("dicho", "orden"),
    [
        ("estado", "status"),
        ("reporte", "informe"),
        ("agregar", "nueva"),
        ("Diagnóstico", "diagnostico"),
    ],
)
def test_lo_natural_se_entiende(dicho: str, orden: str) -> None:
    assert seg(dicho, "-h", hoy="").salida == _ayuda(orden)


@pytest.mark.parametrize(
    ("dicho", "propuesta"),
    [
        ("matriz", "seg informe matriz"),
        ("acciones", "seg lista acciones"),
        ("vencidas", "seg status --situacion vencida"),
    ],
)
def test_lo_que_es_un_valor_de_una_orden_la_propone(dicho: str, propuesta: str) -> None:
    visto = seg(dicho, hoy="")

    assert visto.codigo == 2
    assert f"¿quiso decir «{propuesta}»?" in visto.errores


def test_los_grupos_tambien_admiten_otros_nombres() -> None:
    assert isinstance(TODAS["nueva"], GrupoEnEspanol)
    assert seg("nueva", "Acción", "-h", hoy="").salida == _ayuda("nueva accion")
