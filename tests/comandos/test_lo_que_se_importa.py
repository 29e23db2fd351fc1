"""Lo que cuesta empezar: cada orden, y cada TAB, importa solo lo que usa."""

import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from apoyo.carteras import PROYECTO
from apoyo.ejecucion import LIMITE, minimo
from apoyo.extras import BIBLIOTECAS
from apoyo.todas_las_ordenes import CON_ARGUMENTOS
from seguimiento.comandos.entrada import ATENDIDAS
from seguimiento.comandos.grupos import ORDENES
from seguimiento.comandos.pulsacion import ENTRE_PALABRAS

PESADAS = ("pydantic", "rich", "ruamel", "jinja2", *BIBLIOTECAS)
EN_UNA_PANTALLA = (
    "class Pantalla(io.TextIOWrapper):\n"
    "    isatty = lambda _: True\n"
    "sys.stdout = Pantalla(io.BytesIO(), encoding='utf-8')\n"
    "from seguimiento.almacen import entorno\n"
    # en Windows se le preguntaría a la consola
    "entorno.admite_color = lambda _: True\n"
)
"""Hace creer a la orden que escribe en una. Las de `en_pantalla` no sirven: nacen con todo importado."""


SIN_MAS: Mapping[str, str] = MappingProxyType({})


def importado(
    *argumentos: str,
    antes: str = "",
    entorno: Mapping[str, str] = SIN_MAS,
    raiz: Path = PROYECTO,
) -> set[str]:
    """Los módulos que hay al terminar la orden, en un proceso que no había importado nada."""
    guion = (
        "import io, sys\n"
        f"{antes}"
        "from seguimiento.comandos.puerta import principal\n"
        "principal(sys.argv[1:])\n"
        "print('', *sys.modules, file=sys.__stdout__)\n"
    )
    terminado = subprocess.run(
        [sys.executable, "-c", guion, "-C", str(raiz), *argumentos],
        capture_output=True,
        check=True,
        cwd=raiz,
        env={**minimo(), **entorno},
        timeout=LIMITE,
    )
    return {*terminado.stdout.decode().splitlines()[-1].split()}


@pytest.mark.parametrize(
    ("argumentos", "importadas"),
    [
        (["--help"], []),
        (["status", "--help"], ["pydantic"]),  # sus filtros los declara el modelo
        (["--version"], []),
        (["importar", "--help"], ["pydantic"]),
        (["exportar", "--help"], ["pydantic"]),  # sus opciones, también
        (["staus"], ["pydantic"]),  # puede ser un valor de alguna, y los declara el modelo
        (["--hoy", "2023-04-15", "status"], ["pydantic"]),
        (["--hoy", "2023-04-15", "status", "--json"], ["pydantic"]),
        (["--hoy", "2023-04-15", "validar"], ["pydantic"]),
    ],
)
def test_cada_orden_importa_solo_lo_que_usa(argumentos: list[str], importadas: list[str]) -> None:
    hay = importado(*argumentos)
    assert [una for una in PESADAS if una in hay] == importadas


@pytest.mark.parametrize(
    "argumentos", [["--help"], ["-h"], ["ayuda"], ["help"], ["--version"]], ids=" ".join
)
def test_la_ayuda_no_importa_ninguna_orden_ni_abre_una_sesion(argumentos: list[str]) -> None:
    hay = importado(*argumentos)
    de_las_ordenes = {f"seguimiento.comandos.{orden}" for orden in ORDENES}
    ademas = {
        "logging",
        "zoneinfo",
        "seguimiento.comandos.sesion",
        "seguimiento.diagnosticos",
        "seguimiento.vocabularios.evaluaciones",
    }
    assert hay & (de_las_ordenes | ademas) == set()


@pytest.mark.parametrize("orden", ATENDIDAS)
def test_las_ordenes_que_mas_se_repiten_no_importan_typer(orden: str, rica: Path) -> None:
    hay = importado("--hoy", "2023-04-15", orden, *CON_ARGUMENTOS.get(orden, []), raiz=rica)
    assert {"typer", "click", "rich", "seguimiento.comandos.aplicacion"} & hay == set()


@pytest.mark.parametrize(
    ("color", "con_rich"), [("nunca", False), ("siempre", True), ("auto", True)]
)
def test_en_una_pantalla_solo_se_importa_rich_si_hay_que_pintar(color: str, con_rich: bool) -> None:  # noqa: FBT001
    orden = ("--hoy", "2023-04-15", "--color", color, "status")
    hay = importado(*orden, antes=EN_UNA_PANTALLA)
    assert ("rich" in hay) == con_rich


# ── Cada orden, lo suyo ──────────────────────────────────────────────────────

GRANDES = {
    "plantillas": "jinja2",
    "pintura": "rich",
    "informes": "seguimiento.informes.vistas",
    "importar": "seguimiento.importacion",
    "exportar": "seguimiento.exportacion.encargo",
    "compartir": "seguimiento.almacen.compartir",
    "guardado": "seguimiento.almacen.guardado",
    "unión": "seguimiento.repositorio.union",
    "edición": "seguimiento.documento.edicion",
    "reglas": "seguimiento.reglas.plazos",
    "indicadores": "seguimiento.analisis.indicadores",
    "rótulos ajenos": "seguimiento.vocabularios.rotulos",
}
"""Lo que pesa y solo usan algunas órdenes, por un módulo suyo."""
PROPONER = frozenset({"guardado", "edición", "reglas"})
"""Lo de toda la que propone un cambio: hacerlo, comprobarlo y escribirlo."""
UNIR = frozenset({"unión", "edición", "guardado"})
COMPARTIR = frozenset({"compartir"})
REGLAS = frozenset({"reglas"})
USAN: Mapping[str, Collection[str]] = {
    **dict.fromkeys(("actualizar", "responder", "prorrogar", "verificar", "corregir"), PROPONER),
    **dict.fromkeys(("nueva", "acta"), PROPONER),
    "importar": {*PROPONER, "importar", "exportar", "rótulos ajenos"},
    "deshacer": {"guardado"},
    "informe": {"informes", "plantillas", "indicadores"},
    "indicadores": {"indicadores"},
    "exportar": {"exportar", "guardado"},
    "recordatorios": {"exportar", "indicadores"},
    **dict.fromkeys(("guardar", "traer", "enviar"), COMPARTIR),
    **dict.fromkeys(("recortar", "fusionar"), UNIR),
    **dict.fromkeys(("validar", "regla"), REGLAS),
    "iniciar": {"compartir", "guardado"},
    "plantillas": {"plantillas"},
}
"""Lo que usa cada orden; las que no están, nada de eso."""


@pytest.mark.parametrize("orden", ORDENES)
def test_cada_orden_deja_sin_importar_lo_de_las_demas(orden: str, rica: Path) -> None:
    hay = importado("--hoy", "2023-04-15", orden, *CON_ARGUMENTOS.get(orden, []), raiz=rica)
    usa = sorted(que for que, modulo in GRANDES.items() if modulo in hay)
    assert usa == sorted(USAN.get(orden, ()))


# ── TAB ──────────────────────────────────────────────────────────────────────


def al_pulsar(*palabras: str) -> set[str]:
    """Los módulos que hay tras contestar a un TAB."""
    linea = ENTRE_PALABRAS.join(("seg", "-C", str(PROYECTO), *palabras))
    return importado(entorno={"_SEG_COMPLETE": "complete_zsh", "_SEG_PALABRAS": linea})


@pytest.mark.parametrize(
    "palabras",
    [("ver", "oim"), ("actualizar", ""), ("corregir", "a"), ("prorrogar", "crm"), ("acta", "")],
    ids=" ".join,
)
def test_completar_una_referencia_no_importa_el_modelo(palabras: tuple[str, ...]) -> None:
    hay = al_pulsar(*palabras)
    assert "seguimiento.repositorio.nombrables" in hay
    assert {"pydantic", "seguimiento.modelo", "seguimiento.conversion"} & hay == set()


@pytest.mark.parametrize(
    "palabras",
    [
        ("st",),
        ("status", "--res"),
        ("ver", ""),
        ("nueva", "accion", "R"),
        ("status", "--unidad", ""),
    ],
    ids=" ".join,
)
def test_completar_no_importa_typer(palabras: tuple[str, ...]) -> None:
    hay = al_pulsar(*palabras)
    assert {"typer", "click", "rich", "seguimiento.comandos.aplicacion"} & hay == set()
