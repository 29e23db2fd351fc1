import ast
import errno
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
import typer
import typer.main
from typer._click import exceptions as errores
from typer._click.core import Context
from typer.exceptions import TyperException

import seguimiento
from apoyo.aplicacion_de_prueba import INGLES, Aplicacion
from seguimiento.comandos.espanol import (
    UsoNoValido,
    ValorNoValido,
    traducir,
)


@pytest.fixture
def seg(monkeypatch: pytest.MonkeyPatch) -> Aplicacion:
    monkeypatch.delenv("SEG_MARGEN", raising=False)
    return Aplicacion()


VEA = "Vea «seg --ayuda»."
VEA_STATUS = "Vea «seg status --ayuda»."
VEA_VER = "Vea «seg ver --ayuda»."
VEA_COMPARAR = "Vea «seg comparar --ayuda»."
LISTA = "no está entre los valores: tabla, json, csv"

ERRORES_DE_USO = [
    ("", UsoNoValido, "falta la orden", VEA),
    ("--sin-cache", UsoNoValido, "falta la orden", VEA),
    ("staus", UsoNoValido, "no existe la orden «staus»", f"¿quiso decir «status»? {VEA}"),
    ("xyz", UsoNoValido, "no existe la orden «xyz»", VEA),
    ("oculto", UsoNoValido, "no existe la orden «oculto»", VEA),
    ("-- --hoy", UsoNoValido, "no existe la orden «--hoy»", VEA),
    (
        "nueva action",
        UsoNoValido,
        "no existe la orden «action»",
        "¿quiso decir «accion»? Vea «seg nueva --ayuda».",
    ),
    ("status de más", UsoNoValido, "sobran «de» «más»", VEA_STATUS),
    ("status uno", UsoNoValido, "sobra el argumento «uno»", VEA_STATUS),
    ("ver", errores.MissingParameter, "falta el argumento «REFERENCIA»", VEA_VER),
    (
        "ver x",
        errores.MissingParameter,
        "falta la opción «--formato»; valores: tabla, json, csv",
        VEA_VER,
    ),
    (
        "status --frmato json",
        errores.NoSuchOption,
        "no existe la opción «--frmato»",
        f"¿quiso decir «--formato»? {VEA_STATUS}",
    ),
    (
        "status --sincache",
        errores.NoSuchOption,
        "no existe la opción «--sincache»",
        f"¿quiso decir «--sin-cache»? {VEA_STATUS}",
    ),
    (
        "status --ayda",
        errores.NoSuchOption,
        "no existe la opción «--ayda»",
        f"¿quiso decir «--ayuda»? {VEA_STATUS}",
    ),
    ("status --zzz", errores.NoSuchOption, "no existe la opción «--zzz»", VEA_STATUS),
    ("status --clav", errores.NoSuchOption, "no existe la opción «--clav»", VEA_STATUS),
    ("status -z", errores.NoSuchOption, "no existe la opción «-z»", VEA_STATUS),
    (
        "--formato json status",
        errores.NoSuchOption,
        "no existe la opción «--formato»",
        f"«--formato» va después de la orden. {VEA}",
    ),
    ("status --hoy", errores.BadOptionUsage, "a la opción «--hoy» le falta su valor", VEA),
    ("status --dias", errores.BadOptionUsage, "a la opción «--dias» le falta su valor", VEA_STATUS),
    ("ver x -o", errores.BadOptionUsage, "a la opción «-o» le falta su valor", VEA_VER),
    (
        "comparar --entre 1",
        errores.BadOptionUsage,
        "la opción «--entre» necesita 2 valores",
        VEA_COMPARAR,
    ),
    (
        "status --recuadro=no",
        errores.BadOptionUsage,
        "la opción «--recuadro» no lleva valor",
        VEA_STATUS,
    ),
    (
        "--sin-cache=sí status",
        errores.BadOptionUsage,
        "la opción «--sin-cache» no lleva valor",
        VEA,
    ),
    (
        "status --ayuda=sí",
        errores.BadOptionUsage,
        "la opción «--ayuda» no lleva valor",
        VEA_STATUS,
    ),
    (
        "comparar 1",
        errores.BadArgumentUsage,
        "faltan valores: «TRAMO» necesita 2 valores",
        VEA_COMPARAR,
    ),
    (
        "--hoy ayer status",
        ValorNoValido,
        "valor no válido para «--hoy»: «ayer» no es una fecha que exista escrita como AAAA-MM-DD",
        VEA,
    ),
    (
        "status -C nada",
        ValorNoValido,
        "valor no válido para «--raiz»: «nada» no existe",
        VEA,
    ),
    (
        "status --formato jsn",
        ValorNoValido,
        f"valor no válido para «--formato»: «jsn» {LISTA}",
        f"¿quiso decir «json»? {VEA_STATUS}",
    ),
    (
        "status --situacion json --situacion zzz",
        ValorNoValido,
        f"valor no válido para «--situacion»: «zzz» {LISTA}",
        VEA_STATUS,
    ),
    (
        "status --dias dos",
        ValorNoValido,
        "valor no válido para «--dias»: «dos» no es un número entero",
        VEA_STATUS,
    ),
    (
        "status --dias 400",
        ValorNoValido,
        "valor no válido para «--dias»: «400» queda fuera del intervalo: desde 1 hasta 366",
        VEA_STATUS,
    ),
    (
        "status --margen 0,5",
        ValorNoValido,
        "valor no válido para «--margen»: «0,5» no es un número (los decimales van con punto)",
        VEA_STATUS,
    ),
    (
        "ver x / nada",
        ValorNoValido,
        "valor no válido para «RUTAS»: «nada» no existe",
        VEA_VER,
    ),
    (
        "comparar --entre 1 dos",
        ValorNoValido,
        "valor no válido para «--entre»: «dos» no es un número entero",
        VEA_COMPARAR,
    ),
    (
        "nueva accion xml",
        ValorNoValido,
        f"valor no válido para «TIPO»: «xml» {LISTA}",
        "Vea «seg nueva accion --ayuda».",
    ),
    (
        "ver x --formato json --fecha mañana",
        ValorNoValido,
        "«mañana» no es una fecha",
        f"¿quiso decir «2023-04-16»? {VEA_VER}",
    ),
    (
        "ver x --formato json --fecha nunca",
        ValorNoValido,
        "valor no válido para «--fecha»",
        VEA_VER,
    ),
]


@pytest.mark.parametrize(("linea", "clase", "mensaje", "ayuda"), ERRORES_DE_USO)
def test_cada_error_de_uso_se_dice_en_espanol(
    seg: Aplicacion, linea: str, clase: type[Exception], mensaje: str, ayuda: str
) -> None:
    error = seg.falla(linea)

    assert (type(error), *traducir(error)) == (clase, mensaje, ayuda)
    assert INGLES.findall(f"{mensaje} {ayuda}") == []


def test_el_error_de_un_valor_del_entorno_nombra_la_variable(
    seg: Aplicacion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEG_MARGEN", "mucho")

    mensaje, ayuda = traducir(seg.falla("status"))

    assert mensaje == (
        "valor no válido para «--margen» (variable SEG_MARGEN): "
        "«mucho» no es un número (los decimales van con punto)"
    )
    assert ayuda == VEA_STATUS


def test_lo_escrito_no_llega_crudo_a_la_consola(seg: Aplicacion) -> None:
    assert traducir(seg.falla("\x1b[2J"))[0] == r"no existe la orden «\x1b[2J»"
    assert traducir(seg.falla("--\x1b[2J"))[0] == r"no existe la opción «--\x1b[2J»"
    assert traducir(seg.falla("status \x07"))[0] == r"sobra el argumento «\x07»"


def _archivo_que_falta() -> errores.FileError:
    error = errores.FileError("acta.docx", hint="No such file or directory")
    error.__cause__ = FileNotFoundError(errno.ENOENT, "No such file or directory")
    return error


@pytest.mark.parametrize(
    ("error", "mensaje", "ayuda"),
    [
        (errores.UsageError("bad usage"), "la orden no se entiende", ""),
        (errores.BadParameter("bad value"), "valor no válido", ""),
        (errores.MissingParameter("missing"), "falta un argumento o una opción", ""),
        (errores.NoSuchOption("--hoi"), "no existe la opción «--hoi»", ""),
        (errores.BadArgumentUsage("bad"), "faltan valores de un argumento", ""),
        (ValorNoValido("no vale", "¿o sí?"), "no vale", "¿o sí?"),
        (UsoNoValido("así no"), "así no", ""),
        (_archivo_que_falta(), "«acta.docx» no existe", ""),
        (errores.FileError("acta.docx"), "«acta.docx» no se puede abrir", ""),
        (
            errores.ClickException("Too many"),
            "la orden está mal declarada",
            "Es un defecto del programa, no de lo que escribió.",
        ),
        (
            TyperException("Too many"),
            "la orden está mal declarada",
            "Es un defecto del programa, no de lo que escribió.",
        ),
        (typer.Abort(), "interrumpido", ""),
        (typer.Exit(3), "", ""),
        (ValueError("bad value"), "la orden no se entiende", ""),
    ],
    ids=repr,
)
def test_las_excepciones_sin_contexto_tambien_se_dicen_en_espanol(
    error: Exception, mensaje: str, ayuda: str
) -> None:
    assert traducir(error) == (mensaje, ayuda)


def test_una_clase_que_typer_anada_se_dice_de_modo_general(seg: Aplicacion) -> None:
    class ErrorVenidero(errores.UsageError):
        """Una que aún no existe."""

    error = ErrorVenidero("Some new failure", Context(seg.comando, info_name="seg"))

    assert traducir(error) == ("la orden no se entiende", VEA)


def _excepciones_de_typer() -> set[type[BaseException]]:
    sin_importar = {
        "typer.__main__",  # al importarlo se ejecuta
        "typer.rich_utils",  # trae Rich
        "typer._click._winconsole",  # solo en Windows
    }
    nombres = {m.name for m in pkgutil.walk_packages(typer.__path__, "typer.")} - sin_importar
    clases = (c for n in nombres for c in vars(importlib.import_module(n)).values())
    return {
        c
        for c in clases
        if inspect.isclass(c) and issubclass(c, BaseException) and c.__module__.startswith("typer")
    }


def test_cada_excepcion_de_typer_tiene_su_traduccion() -> None:
    de_declaracion = {c for c in _excepciones_de_typer() if c.__module__ == "typer.utils"}
    nuestras = {ValorNoValido, UsoNoValido}

    # las de `typer.utils` revientan al declarar una orden, antes de que nadie escriba nada
    assert {c.__name__ for c in de_declaracion} == {
        "AnnotatedParamWithDefaultValueError",
        "DefaultFactoryAndDefaultValueError",
        "MixedAnnotatedAndDefaultStyleError",
        "MultipleTyperAnnotationsError",
    }
    assert set(traducir.registry) - {object} == (
        (_excepciones_de_typer() - de_declaracion) | nuestras
    )


def test_ningun_modulo_lanza_el_rechazo_de_typer_cuya_frase_se_descarta() -> None:
    paquete = Path(seguimiento.__file__).parent
    lanzados = {
        ruta.relative_to(paquete).as_posix()
        for ruta in paquete.rglob("*.py")
        for nodo in ast.walk(ast.parse(ruta.read_text(encoding="utf-8")))
        if isinstance(nodo, ast.Raise) and "BadParameter" in ast.unparse(nodo)
    }

    assert lanzados == set()
