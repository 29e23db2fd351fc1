"""Lo que dicen las páginas es lo que hace el programa."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from apoyo.copias import como_ana, compartir
from apoyo.paginas import (
    A_SU_DIA,
    DE_CERO,
    ESCRITAS,
    PROYECTO,
    Pagina,
    es_cita,
    escribir,
    lo_que_no_casa,
    objecion,
)
from seguimiento import __version__
from seguimiento.campos import campos
from seguimiento.comandos.ayuda import PEDIR_AYUDA
from seguimiento.comandos.grupos import GRUPOS, ORDENES
from seguimiento.comandos.puerta import CODIGOS_DE_SALIDA
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import Registro

NOMBRES_DE_ORDENES = {*ORDENES}
DEPENDEN_DEL_DIA = NOMBRES_DE_ORDENES - {
    "autocompletado",
    "buscar",
    "esquema",
    "fusionar",
    "iniciar",
    "plantillas",
    "recortar",
    "regla",
}
RAICES: tuple[type[Registro], ...] = (Evaluacion, BuenaPractica, Leccion, Acuerdo, Configuracion)
SITIOS_CITADOS = {"keepachangelog.com", "semver.org", "ejemplo.org"}
"""Las únicas direcciones de fuera que aparecen en las páginas."""
AJENO = re.compile(
    r"pypi\.org|pythonhosted|/home/|/Users/|/opt/|/tmp/|/work/|/root/|[A-Z]:\\", re.IGNORECASE
)

cada_pagina = pytest.mark.parametrize("ruta", ESCRITAS)


@pytest.mark.parametrize("ruta", [ruta for ruta in ESCRITAS if ruta not in A_SU_DIA])
def test_cada_orden_mostrada_hace_lo_que_la_pagina_muestra(
    ruta: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # una más adentro: lo que una página cree al lado, en «../», tampoco sale de aquí
    carpeta = tmp_path / "seguimiento"
    carpeta.mkdir()
    if ruta not in DE_CERO:
        for registros in ("data", "ejemplos"):
            shutil.copytree(PROYECTO / registros, carpeta / registros)
    monkeypatch.chdir(carpeta)
    objeciones = ""
    for bloque in Pagina(ruta).bloques:
        if bloque.lengua in {"yaml", "jinja"} and "archivo" in bloque.datos:
            escribir(bloque, carpeta)
        elif bloque.lengua == "console":
            if not (carpeta / ".git").exists() and {*GRUPOS["Compartir"]} & {
                *bloque.lineas[0].split()
            }:
                _hacer_copia(carpeta, tmp_path, monkeypatch)
            objeciones += objecion(bloque, monkeypatch)

    assert objeciones == "", objeciones


def _hacer_copia(carpeta: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hace de la carpeta una copia en la que está ya guardado y enviado lo que había al empezar la página."""
    como_ana(monkeypatch)
    for registros in ("data", "ejemplos"):
        shutil.copytree(PROYECTO / registros, tmp_path / "antes" / registros)
    # lo que se dice de fechas anteriores es lo de quien aún no había guardado nada
    cuando = "2024-12-01T12:00:00-05:00"
    antes = compartir(tmp_path / "antes", tmp_path / "compartida.git", cuando=cuando)
    (antes / ".git").rename(carpeta / ".git")


@cada_pagina
def test_toda_orden_seg_esta_en_un_bloque_que_se_prueba(ruta: str) -> None:
    for bloque in Pagina(ruta).bloques:
        ordenes = [linea for linea in bloque.lineas if re.match(r"(\$ )?seg\b", linea)]

        assert ordenes == ([bloque.lineas[0]] if bloque.lengua == "console" else [])


@pytest.mark.parametrize("ruta", [ruta for ruta in ESCRITAS if ruta not in A_SU_DIA])
def test_toda_orden_que_mira_el_reloj_dice_a_que_fecha(ruta: str) -> None:
    for bloque in Pagina(ruta).bloques:
        palabras = bloque.lineas[0].split() if bloque.lengua == "console" else []
        if DEPENDEN_DEL_DIA & set(palabras) and not {"--ayuda", "ayuda"} & {*palabras}:
            assert "--hoy" in palabras, bloque.lineas[0]


@cada_pagina
def test_todo_yaml_se_escribe_en_un_archivo_o_se_cita_de_los_registros(ruta: str) -> None:
    for bloque in Pagina(ruta).bloques:
        if bloque.lengua == "yaml" and "archivo" not in bloque.datos:
            assert es_cita(bloque, PROYECTO / bloque.datos["cita"]), f"{ruta}:{bloque.linea}"


@cada_pagina
def test_los_enlaces_de_dentro_llevan_a_un_titulo_que_existe(ruta: str) -> None:
    pagina = Pagina(ruta)
    rotos = []
    for enlace in pagina.enlaces:
        partes = urlsplit(enlace)
        if partes.scheme:
            continue
        destino = (pagina.ruta.parent / partes.path).resolve() if partes.path else pagina.ruta
        if not destino.exists() or (
            partes.fragment
            and partes.fragment not in Pagina(destino.relative_to(PROYECTO).as_posix()).anclas
        ):
            rotos.append(enlace)

    assert rotos == []


@cada_pagina
def test_no_se_nombra_ninguna_maquina_ni_mas_sitios_que_los_citados(ruta: str) -> None:
    texto = Pagina(ruta).texto
    direcciones = re.findall(r"https?://[^\s)>»`,]+", texto)

    assert AJENO.findall(texto) == []
    assert {urlsplit(direccion).hostname for direccion in direcciones} <= SITIOS_CITADOS


@cada_pagina
def test_no_se_habla_de_ordenes_que_no_existen(ruta: str) -> None:
    nombradas = re.findall(r"`seg (?:--hoy \S+ )?([a-z]+)", Pagina(ruta).texto)

    otros = {otro for suyas in GRUPOS.values() for dichos in suyas.values() for otro in dichos}
    assert set(nombradas) <= NOMBRES_DE_ORDENES | otros | {*PEDIR_AYUDA}


def test_todo_codigo_que_se_nombra_lo_explica_el_programa_recien_arrancado() -> None:
    # en un proceso nuevo: en este, otras pruebas pueden haber completado el catálogo
    orden = [sys.executable, "-m", "seguimiento", "regla"]
    lista = subprocess.run(orden, check=True, capture_output=True, encoding="utf-8").stdout
    nombrados = {codigo for ruta in ESCRITAS for codigo in _codigos(Pagina(ruta).texto)}

    assert nombrados - _codigos(lista) == set()


def _codigos(texto: str) -> set[str]:
    return set(re.findall(r"SEG[0-9]{3}", texto))


@cada_pagina
def test_todo_objetivo_de_make_que_se_nombra_existe(ruta: str) -> None:
    objetivos = re.findall(r"^([a-z]+):", (PROYECTO / "Makefile").read_text("utf-8"), re.MULTILINE)
    texto = Pagina(ruta).texto

    assert set(re.findall(r"(?:`|^)make ([a-z]+)", texto, re.MULTILINE)) <= set(objetivos)


def test_el_readme_dice_como_se_prueba_en_un_bloque_propio() -> None:
    lineas = [linea for bloque in Pagina("README.md").bloques for linea in bloque.lineas]

    assert {"make demo", "make test", "make revisar", "make banco"} <= {
        linea.partition("#")[0].strip() for linea in lineas
    }


def test_el_readme_nombra_todos_los_codigos_de_salida_y_ninguno_mas() -> None:
    filas = re.findall(r"^\| *([0-9]+) *\|", Pagina("README.md").prosa, re.MULTILINE)

    assert [int(codigo) for codigo in filas] == list(CODIGOS_DE_SALIDA)


@pytest.mark.parametrize("ruta", ["README.md", "docs/guia.md"])
def test_el_readme_y_la_guia_muestran_todas_las_ordenes(ruta: str) -> None:
    ordenes = [b.lineas[0].split() for b in Pagina(ruta).bloques if b.lengua == "console"]

    assert NOMBRES_DE_ORDENES - {palabra for orden in ordenes for palabra in orden} == set()


def test_el_dominio_nombra_todas_las_claves_de_todos_los_registros() -> None:
    nombradas = set(re.findall(r"`([a-z_]+)`", Pagina("docs/dominio.md").prosa))

    assert {clave for raiz in RAICES for clave in _claves(raiz)} - nombradas == set()


def _claves(modelo: type[Registro]) -> Iterator[str]:
    for campo in campos(modelo):
        yield campo.clave
        if campo.registro is not None:
            yield from _claves(campo.registro)


def test_la_primera_version_del_registro_de_cambios_es_la_del_programa() -> None:
    versiones = re.findall(r"^## \[([^\]]+)\]", Pagina("CHANGELOG.md").texto, re.MULTILINE)

    assert versiones[0] == __version__


@pytest.mark.parametrize(
    ("mostradas", "reales"),
    [
        (["uno", "dos"], ["uno", "dos"]),
        (["uno", "…", "cuatro"], ["uno", "dos", "tres", "cuatro"]),
        (["…", "dos", "…"], ["uno", "dos", "tres"]),
        (["un…"], ["uno"]),
        (["…"], []),
        (["dos", "…", "dos"], ["dos", "uno", "dos"]),
    ],
)
def test_casa_lo_que_esta_en_su_orden_con_lo_omitido_a_la_vista(
    mostradas: list[str], reales: list[str]
) -> None:
    assert lo_que_no_casa(mostradas, reales) == ""


@pytest.mark.parametrize(
    ("mostradas", "reales"),
    [
        (["uno"], ["uno", "dos"]),
        (["uno", "tres"], ["uno", "dos", "tres"]),
        (["dos", "…", "uno"], ["uno", "dos"]),
        (["uno", "…", "dos"], ["uno", "dos", "tres"]),
        (["uno", "…", "uno"], ["uno"]),
        (["uno"], []),
    ],
)
def test_no_casa_lo_que_falta_sobra_o_esta_en_otro_orden(
    mostradas: list[str], reales: list[str]
) -> None:
    assert lo_que_no_casa(mostradas, reales) != ""
