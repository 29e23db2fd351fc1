"""Lo que no se entiende de una línea, dicho en español."""

import ast
from pathlib import Path

import pytest
import typer

import seguimiento
from apoyo.ejecucion import Resultado, seg
from apoyo.ingles import INGLES
from seguimiento.comandos.aplicacion import aplicacion
from seguimiento.comandos.de_typer import UsoRechazado
from seguimiento.comandos.errores_de_uso import en_espanol
from seguimiento.errores import ErrorDeUso

VEA = "Vea «seg --ayuda»."
VEA_STATUS = "Vea «seg status --ayuda»."
FORMATOS = "no está entre los valores: tabla, json, csv, md"

ERRORES_DE_USO = [
    ("--depurar", "falta la orden", VEA),
    ("staus", "no existe la orden «staus»", f"¿quiso decir «status»? {VEA}"),
    ("xyz", "no existe la orden «xyz»", VEA),
    ("-- --hoy", "no existe la orden «--hoy»", VEA),
    (
        "nueva action",
        "no existe la orden «action»",
        "¿quiso decir «accion»? Vea «seg nueva --ayuda».",
    ),
    ("status de más", "sobran «de» «más»", VEA_STATUS),
    ("status uno", "sobra el argumento «uno»", VEA_STATUS),
    ("status uno --hoy 2023-04-15", "sobra el argumento «uno»", VEA_STATUS),
    ("ver", "falta el argumento «REF»", "Vea «seg ver --ayuda»."),
    (
        "lista",
        (
            "falta el argumento «QUE»; valores: evaluaciones, recomendaciones, acciones, "
            "practicas, acuerdos"
        ),
        "Vea «seg lista --ayuda».",
    ),
    (
        "status --frmato json",
        "no existe la opción «--frmato»",
        f"¿quiso decir «--formato»? {VEA_STATUS}",
    ),
    (
        "status --dirigidaa x",
        "no existe la opción «--dirigidaa»",
        f"¿quiso decir «--dirigida-a»? {VEA_STATUS}",
    ),
    (
        "status --depuar",
        "no existe la opción «--depuar»",
        f"¿quiso decir «--depurar»? {VEA_STATUS}",
    ),
    ("status --ayda", "no existe la opción «--ayda»", f"¿quiso decir «--ayuda»? {VEA_STATUS}"),
    ("status --zzz", "no existe la opción «--zzz»", VEA_STATUS),
    ("status --zzzzzzz", "no existe la opción «--zzzzzzz»", VEA_STATUS),
    ("status -z", "no existe la opción «-z»", VEA_STATUS),
    (
        "--formato json status",
        "no existe la opción «--formato»",
        f"«--formato» va después de la orden. {VEA}",
    ),
    ("status --hoy", "a la opción «--hoy» le falta su valor", VEA),
    ("status --dias", "a la opción «--dias» le falta su valor", VEA_STATUS),
    ("status -o", "a la opción «-o» le falta su valor", VEA_STATUS),
    ("status --json=no", "la opción «--json» no lleva valor", VEA_STATUS),
    ("--depurar=sí status", "la opción «--depurar» no lleva valor", VEA),
    ("status --ayuda=sí", "la opción «--ayuda» no lleva valor", VEA_STATUS),
    (
        "status --formato jsn",
        f"valor no válido para «--formato»: «jsn» {FORMATOS}",
        f"¿quiso decir «json»? {VEA_STATUS}",
    ),
    (
        "status --situacion vencida --situacion zzz",
        (
            "valor no válido para «--situacion»: «zzz» no está entre los valores: vencida, por_vencer, "
            "en_plazo, sin_plazo, cerrada"
        ),
        VEA_STATUS,
    ),
    (
        "--color rojo status",
        "valor no válido para «--color»: «rojo» no está entre los valores: auto, siempre, nunca",
        VEA,
    ),
    (
        "status --dias dos",
        "valor no válido para «--dias»: «dos» no es un número entero",
        VEA_STATUS,
    ),
    (
        "status --dias 4000",
        "valor no válido para «--dias»: «4000» queda fuera del intervalo: desde 0 hasta 3650",
        VEA_STATUS,
    ),
    (
        "lista acconies",
        (
            "valor no válido para «QUE»: «acconies» no está entre los valores: evaluaciones, "
            "recomendaciones, acciones, practicas, acuerdos"
        ),
        "¿quiso decir «acciones»? Vea «seg lista --ayuda».",
    ),
]


@pytest.mark.parametrize(("linea", "mensaje", "ayuda"), ERRORES_DE_USO)
def test_cada_error_de_uso_se_dice_en_espanol(linea: str, mensaje: str, ayuda: str) -> None:
    assert seg(*linea.split(), hoy="") == Resultado(2, "", f"error: {mensaje}\n  {ayuda}\n")
    assert INGLES.findall(f"{mensaje} {ayuda}") == []


@pytest.mark.parametrize(
    ("linea", "mensaje"),
    [
        (["\x1b[2J"], "no existe la orden «U+001B[2J»"),
        (["--\x1b[2J"], "no existe la opción «--U+001B[2J»"),
        (["status", "\x07"], "sobra el argumento «U+0007»"),
        (["status", "--dias", "1\u200e"], "valor no válido para «--dias»: «1U+200E» no es un"),
        (["status", "\udce9"], r"sobra el argumento «\xE9»"),
    ],
)
def test_lo_escrito_no_llega_crudo_a_la_consola(linea: list[str], mensaje: str) -> None:
    assert seg(*linea, hoy="").errores.startswith(f"error: {mensaje}")


@pytest.mark.parametrize("nombre", ["UsageError", "BadArgumentUsage", "ErrorVenidero"])
def test_lo_que_ninguna_orden_provoca_se_dice_de_modo_general(nombre: str) -> None:
    error = type(nombre, (UsoRechazado,), {})("Some new failure")
    with (
        pytest.raises(ErrorDeUso) as lanzado,
        en_espanol(typer.Context(aplicacion(), info_name="seg"), []),
    ):
        raise error
    assert (lanzado.value.mensaje, lanzado.value.ayuda) == ("la orden no se entiende", VEA)


def test_ningun_modulo_lanza_el_rechazo_de_typer_cuya_frase_se_descarta() -> None:
    paquete = Path(seguimiento.__file__).parent
    lanzados = {
        ruta.relative_to(paquete).as_posix()
        for ruta in paquete.rglob("*.py")
        for nodo in ast.walk(ast.parse(ruta.read_text(encoding="utf-8")))
        if isinstance(nodo, ast.Raise) and "BadParameter" in ast.unparse(nodo)
    }
    assert lanzados == set()
