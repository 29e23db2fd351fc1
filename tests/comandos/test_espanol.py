import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import typer
import typer.main
from typer._click import exceptions as errores
from typer._click.core import Context
from typer.core import TyperCommand

import seguimiento
from apoyo.aplicacion_de_prueba import INGLES, Aplicacion, Formato
from seguimiento.comandos.espanol import (
    GrupoEnEspanol,
    OrdenEnEspanol,
    traducir,
)


@pytest.fixture
def seg(monkeypatch: pytest.MonkeyPatch) -> Aplicacion:
    monkeypatch.delenv("SEG_MARGEN", raising=False)
    return Aplicacion()


AYUDA_DE_SEG = """\
Uso: seg [OPCIONES] ORDEN [ARGUMENTOS]…

  Registra y sigue recomendaciones.

Opciones:
  --hoy FECHA         Fecha a la que se mira.
  -C, --raiz CARPETA  La carpeta.  [por omisión: .]
  --sin-cache         Lee todo otra vez.
  --ayuda, --help     Muestra esta ayuda y termina.

Órdenes:
  status    Panorama antes de la reunión
  ver       Muestra un registro
  comparar  (obsoleta) Compara dos cortes
  nueva     Crea un registro
"""

AYUDA_DE_STATUS = """\
Uso: seg status [OPCIONES]

  Panorama antes de la reunión.

  Lo vencido va primero.

Opciones:
  --formato tabla|json|csv     Cómo se escribe.  [por omisión: tabla]
  --dias ENTERO                Días por delante.  [por omisión: 30; desde 1
                               hasta 366]
  --situacion tabla|json|csv…  Solo estas.
  --margen NÚMERO              [variable: SEG_MARGEN; por omisión: 0.5]
  --recuadro / --sin-recuadro  [por omisión: --recuadro]
  --ayuda, --help              Muestra esta ayuda y termina.
"""

AYUDA_DE_VER = """\
Uso: seg ver [OPCIONES] REFERENCIA [RUTAS…]

  Muestra un registro.

Argumentos:
  REFERENCIA  Código del registro.  [obligatorio]
  RUTAS

Opciones:
  --formato tabla|json|csv  Cómo se escribe.  [obligatoria]
  -o RUTA
  --fecha TEXTO
  --ayuda, --help           Muestra esta ayuda y termina.
"""

AYUDA_DE_COMPARAR = """\
Uso: seg comparar [OPCIONES] [TRAMO…]

  Compara dos cortes.

  Orden obsoleta: dejará de estar en una próxima versión.

Argumentos:
  TRAMO  [por omisión: 1, 2]

Opciones:
  --entre ENTERO ENTERO  [por omisión: el año]
  --tipo VALOR           [por omisión: csv]
  --desde TEXTO          [por omisión: se calcula al ejecutar]
  --ayuda, --help        Muestra esta ayuda y termina.
"""

AYUDA_DE_NUEVA = """\
Uso: seg nueva [OPCIONES] ORDEN [ARGUMENTOS]…

  Crea un registro.

Opciones:
  --ayuda, --help  Muestra esta ayuda y termina.

Órdenes:
  accion   Crea una acción
  acuerdo  No sale en la ayuda
"""

AYUDA_DE_ACCION = """\
Uso: seg nueva accion [OPCIONES] TIPO

  Crea una acción.

Argumentos:
  TIPO  De qué tipo.  [valores: tabla, json, csv; obligatorio]

Opciones:
  --ayuda, --help  Muestra esta ayuda y termina.
"""

AYUDAS = [
    ("", AYUDA_DE_SEG),
    ("status", AYUDA_DE_STATUS),
    ("ver", AYUDA_DE_VER),
    ("comparar", AYUDA_DE_COMPARAR),
    ("nueva", AYUDA_DE_NUEVA),
    ("nueva accion", AYUDA_DE_ACCION),
]


@pytest.mark.parametrize("opcion", ["--ayuda", "--help"])
@pytest.mark.parametrize(("orden", "esperada"), AYUDAS)
def test_la_ayuda_esta_en_espanol(
    seg: Aplicacion, capsys: pytest.CaptureFixture[str], orden: str, esperada: str, opcion: str
) -> None:
    seg(f"{orden} {opcion}")

    assert capsys.readouterr().out == esperada
    assert INGLES.findall(esperada.replace("--help", "")) == []


def test_el_buscador_de_ingles_reconoce_la_ayuda_que_typer_da_por_si_solo(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ajena = typer.Typer(add_completion=False, rich_markup_mode=None)
    ajena.command()(lambda: None)

    ajena(["--help"], standalone_mode=False)

    assert {"Usage", "OPTIONS", "Show", "this"} <= set(INGLES.findall(capsys.readouterr().out))


def test_los_nombres_de_la_ayuda_salen_siempre_en_su_orden(seg: Aplicacion) -> None:
    nombres = [f"--ayuda-{n}" for n in range(20)]
    ctx = Context(seg.comando, help_option_names=nombres)

    assert seg.comando.get_help_option_names(ctx) == nombres


def test_una_orden_obsoleta_avisa_en_espanol_y_se_ejecuta(
    seg: Aplicacion, capsys: pytest.CaptureFixture[str]
) -> None:
    seg("comparar 3 4")

    assert capsys.readouterr().err == "aviso: la orden «seg comparar» está obsoleta\n"
    assert seg.llamadas[-1] == (
        "comparar",
        {"tramo": (3, 4), "entre": (1, 2), "tipo": Formato.CSV, "desde": "ayer"},
    )


GLOBALES = ["--hoy 2023-04-15", "--hoy=2023-04-15", "-C /", "-C/", "--raiz=/", "--sin-cache"]


@pytest.mark.parametrize("globales", GLOBALES)
@pytest.mark.parametrize("orden", ["status --dias 3", "nueva accion csv", "ver x --formato json"])
def test_una_opcion_global_vale_antes_y_despues_de_la_orden(orden: str, globales: str) -> None:
    antes, despues = Aplicacion(), Aplicacion()

    antes(f"{globales} {orden}")
    despues(f"{orden} {globales}")

    assert antes.llamadas == despues.llamadas
    assert antes.llamadas[0][1] != {"hoy": None, "raiz": Path(), "sin_cache": False}


def test_tras_los_dos_guiones_una_global_es_un_argumento(seg: Aplicacion) -> None:
    assert traducir(seg.falla("status -- --sin-cache"))[0] == "sobra el argumento «--sin-cache»"


def test_la_ayuda_es_la_de_la_orden_aunque_haya_globales_detras(
    seg: Aplicacion, capsys: pytest.CaptureFixture[str]
) -> None:
    seg("nueva accion --ayuda --sin-cache")

    assert capsys.readouterr().out == AYUDA_DE_ACCION


def test_sin_argumentos_se_da_la_ayuda_si_la_orden_lo_pide(seg: Aplicacion) -> None:
    error = seg.falla("nueva")

    assert type(error) is errores.NoArgsIsHelpError
    assert traducir(error) == (AYUDA_DE_NUEVA.rstrip("\n"), "")


def test_una_orden_sin_nada_que_explicar_solo_dice_su_uso() -> None:
    orden = OrdenEnEspanol(name="callada", add_help_option=False)

    assert orden.get_help(Context(orden, info_name="callada")) == "Uso: callada [OPCIONES]"


def test_una_orden_que_hablaria_ingles_no_se_admite() -> None:
    ajena = TyperCommand("ajena")

    with pytest.raises(TypeError, match="sin cls=OrdenEnEspanol hablarían inglés: ajena"):
        GrupoEnEspanol(name="seg", commands={"ajena": ajena})


def test_al_autocompletar_una_linea_a_medias_no_falla(seg: Aplicacion) -> None:
    completar = seg.comando.make_context
    with completar("seg", ["status", "--hoy"], resilient_parsing=True) as ctx:
        assert ctx.params == {"hoy": None, "raiz": Path(), "sin_cache": False}
        nombre, orden, resto = seg.comando.resolve_command(ctx, ["status", "--hoy"])  # type: ignore[attr-defined]
        assert (nombre, orden.name, resto) == ("status", "status", ["--hoy"])
        assert seg.comando.resolve_command(ctx, ["sta"]) == (None, None, [])  # type: ignore[attr-defined]


PROGRAMA = """
import sys
import typer, typer.main
from seguimiento.comandos.espanol import GrupoEnEspanol, OrdenEnEspanol, traducir

aplicacion = typer.Typer(cls=GrupoEnEspanol, add_completion=False)

@aplicacion.callback()
def raiz() -> None:
    pass

@aplicacion.command(cls=OrdenEnEspanol)
def status(dias: int = 30) -> None:
    "Panorama."

comando = typer.main.get_command(aplicacion)
for linea in (["--ayuda"], ["status", "--ayuda"], ["status", "--dias", "x"], ["nada"]):
    try:
        comando.main(linea, prog_name="seg", standalone_mode=False)
    except Exception as error:
        print(*traducir(error))
pesados = {"rich", "pydantic", "jinja2", "click", "ruamel"}
print(*sorted(pesados & {nombre.partition(".")[0] for nombre in sys.modules}), "fin")
"""


def test_la_ayuda_y_los_errores_no_cargan_rich_ni_pydantic() -> None:
    hecho = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(PROGRAMA)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", "PYTHONPATH": str(Path(seguimiento.__file__).parents[1])},
    )

    renglones = hecho.stdout.splitlines()
    assert renglones[0] == "Uso: seg [OPCIONES] ORDEN [ARGUMENTOS]…"
    assert renglones[-3:] == [
        "valor no válido para «--dias»: «x» no es un número entero Vea «seg status --ayuda».",
        "no existe la orden «nada» Vea «seg --ayuda».",
        "fin",
    ]
