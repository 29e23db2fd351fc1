"""El generador del banco: siempre los mismos bytes, sin errores y con la forma de los datos."""

import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from statistics import mean

import pytest

from apoyo.ejecucion import seg
from seguimiento.almacen.disco import Directorio
from seguimiento.documento import Dato, Lista, Mapa, leer
from seguimiento.repositorio import cargar, revisar
from seguimiento.vocabularios.estados import EstadoDerivado
from situaciones import CORTE, RECIEN_RECIBIDAS, SITUACIONES, proporciones

PROYECTO = Path(__file__).resolve().parents[2]
CUANTAS = 60
BASTANTES = 250
"""Cuántas evaluaciones para que el azar se acerque a lo que se le pide."""
MARCAS = (
    "sin_seguimiento",
    "sin_novedad",
    "prorrogadas",
    "por_verificar",
    "sin_evidencia",
    "debian_empezar",
)
POR_CIENTO = {
    "cerradas": (40, 60),
    "vencidas": (10, 25),
    "por_vencer": (4, 10),
    "en_plazo": (15, 30),
    "sin_plazo": (3, 8),
}
"""Lo que puede creerse de una oficina que lleva su seguimiento al día: de cada cien acciones, entre cuántas."""


def generada(carpeta: Path, cuantas: int, *opciones: str) -> Path:
    """La raíz de una cartera recién generada, como la generaría quien usa el banco."""
    orden = [sys.executable, "banco/generador.py", str(cuantas), str(carpeta), *opciones]
    subprocess.run(orden, cwd=PROYECTO, check=True, capture_output=True)
    return carpeta


def huellas(raiz: Path) -> dict[str, str]:
    """La suma de cada archivo por su ruta."""
    return {
        archivo.relative_to(raiz).as_posix(): sha256(archivo.read_bytes()).hexdigest()
        for archivo in sorted(raiz.rglob("*"))
        if archivo.is_file()
    }


def claves(dato: Dato) -> Iterator[str]:
    """Las claves que aparecen en un dato, a cualquier hondura."""
    if isinstance(dato, Mapa):
        yield from dato
    if isinstance(dato, Mapa | Lista):
        for _, hijo, _ in dato.hijos():
            yield from claves(hijo)


def claves_de(carpeta: Path) -> set[str]:
    """Las claves que aparecen en los archivos de una carpeta."""
    documentos = (leer(archivo.read_bytes()).documento for archivo in carpeta.glob("*.yaml"))
    return {clave for documento in documentos if documento for clave in claves(documento.datos)}


def bytes_de_media(archivos: list[Path]) -> float:
    """Lo que ocupa de media cada archivo."""
    return mean(archivo.stat().st_size for archivo in archivos)


@pytest.fixture(scope="module")
def cartera(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Una cartera que las pruebas solo leen."""
    return generada(tmp_path_factory.mktemp("cartera"), CUANTAS)


def test_el_mismo_numero_da_los_mismos_bytes(cartera: Path, tmp_path: Path) -> None:
    assert huellas(generada(tmp_path, CUANTAS)) == huellas(cartera)


def test_la_cartera_grande_empieza_como_la_pequena(cartera: Path, tmp_path: Path) -> None:
    pequena = huellas(generada(tmp_path, 20))
    grande = huellas(cartera)

    assert {ruta: grande[ruta] for ruta in pequena} == pequena


def test_hay_tantas_evaluaciones_y_fichas_como_se_piden_y_unos_acuerdos(cartera: Path) -> None:
    carga = cargar(Directorio(cartera)).cartera

    assert (len(carga.evaluaciones), len(carga.practicas), len(carga.acuerdos)) == (60, 60, 2)


@pytest.fixture(scope="module")
def bastantes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Una cartera bastante grande, que las pruebas solo leen."""
    return generada(tmp_path_factory.mktemp("bastantes"), BASTANTES)


@pytest.fixture(scope="module")
def resumen(bastantes: Path) -> dict[str, int]:
    """Lo que «seg status» cuenta de ella."""
    contado: dict[str, int] = seg("status", "--json", en=bastantes, hoy=str(CORTE)).json["resumen"]
    return contado


def test_las_situaciones_estan_en_la_proporcion_que_se_dice(resumen: dict[str, int]) -> None:
    del_resumen = dict(zip(SITUACIONES, POR_CIENTO, strict=True))
    halladas = {s: resumen[del_resumen[s]] / resumen["acciones"] for s in SITUACIONES}

    assert halladas == pytest.approx(proporciones(), abs=0.02)


@pytest.mark.parametrize(("cual", "entre"), POR_CIENTO.items())
def test_esa_proporcion_puede_creerse(
    resumen: dict[str, int], cual: str, entre: tuple[int, int]
) -> None:
    minimo, maximo = entre

    assert minimo <= 100 * resumen[cual] / resumen["acciones"] <= maximo


def test_no_falta_ninguna_marca_ni_ninguna_situacion_de_lo_demas(resumen: dict[str, int]) -> None:
    sueltas = [f"recomendaciones_sin_acciones_{cual}" for cual in POR_CIENTO]
    contadas = [*MARCAS, *sueltas, "compromisos_vencidos", "completadas", "canceladas"]
    contadas += [
        "no_aplicables",
        "no_iniciadas",
        "en_curso",
        "sin_respuesta",
        "instancias_exigibles",
    ]

    assert [cual for cual in contadas if not resumen[cual]] == []


def test_hay_recomendaciones_en_todos_los_estados(bastantes: Path) -> None:
    lista = seg("lista", "recomendaciones", "--json", en=bastantes, hoy=str(CORTE))

    assert {una["estado"] for una in lista.json["recomendaciones"]} == {*map(str, EstadoDerivado)}


def test_ningun_archivo_tiene_errores(cartera: Path) -> None:
    revision = revisar(Directorio(cartera), CORTE)

    assert [d for d in revision.diagnosticos if d.es_error] == []
    assert (revision.recuento.leidos, revision.recuento.no_evaluables) == (2 * CUANTAS + 2, [])


@pytest.mark.parametrize(
    ("errata", "codigos"),
    [("contenido", {"SEG010", "SEG013"}), ("sintaxis", {"SEG030"})],
)
def test_la_errata_deja_un_solo_error_en_cada_archivo(
    tmp_path: Path, errata: str, codigos: set[str]
) -> None:
    revision = revisar(Directorio(generada(tmp_path, 20, "--errata", errata)), CORTE)
    errores = [d for d in revision.diagnosticos if d.es_error]

    assert sorted(d.archivo for d in errores) == sorted(huellas(tmp_path))
    assert {d.codigo for d in errores} == codigos


@pytest.mark.parametrize("carpeta", ["evaluaciones", "practicas", "acuerdos"])
def test_aparecen_todas_las_claves_de_los_datos_del_proyecto(cartera: Path, carpeta: str) -> None:
    generadas = claves_de(cartera / "data" / carpeta)

    assert claves_de(PROYECTO / "data" / carpeta) - generadas == set()


@pytest.mark.parametrize(
    ("patron", "verdadero"),
    [
        # las recién recibidas: la verdadera tampoco está llena
        (f"evaluaciones/*-{RECIEN_RECIBIDAS.anios[0]}-matriz*", "evaluaciones/oim-*"),
        ("practicas/BP*", "practicas/BP*"),
    ],
)
def test_los_archivos_pesan_como_los_verdaderos(cartera: Path, patron: str, verdadero: str) -> None:
    generados = list((cartera / "data").glob(f"{patron}.yaml"))
    verdaderos = list((PROYECTO / "data").glob(f"{verdadero}.yaml"))

    assert 0.8 < bytes_de_media(generados) / bytes_de_media(verdaderos) < 1.35


@pytest.mark.parametrize(
    "estilo",
    [r": >-\n", r": \[", r': "', r": '", r"^# ", r"^ +- ", r"  # "],
    ids=["plegado", "corchetes", "dobles", "simples", "encabezado", "guiones", "comentario"],
)
def test_aparecen_todos_los_estilos_de_escritura(cartera: Path, estilo: str) -> None:
    archivos = (cartera / "data").rglob("*.yaml")

    assert any(re.search(estilo, a.read_text("utf-8"), re.MULTILINE) for a in archivos)


def test_ningun_renglon_pasa_de_96_caracteres_salvo_por_su_comentario(cartera: Path) -> None:
    renglones = [
        renglon.partition("  # ")[0]
        for archivo in (cartera / "data").rglob("*.yaml")
        for renglon in archivo.read_text("utf-8").splitlines()
    ]

    assert [renglon for renglon in renglones if len(renglon) > 96] == []
