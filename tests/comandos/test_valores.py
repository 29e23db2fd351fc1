import errno
import os
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest
from typer import BadParameter
from typer._click import types as tipos
from typer._types import TyperChoice
from typer.models import TyperPath

from seguimiento.comandos.valores import (
    FORMAS,
    Rechazo,
    intervalo,
    motivo_del_sistema,
    rechazo,
    rotulo,
    visible,
)
from seguimiento.fechas import leer_fecha

ABSTRACTOS = {
    tipos.ParamType,
    tipos.CompositeParamType,
    tipos._NumberParamTypeBase,  # noqa: SLF001 — se nombran para exigir todos los demás
    tipos._NumberRangeBase,  # noqa: SLF001
}
DIA = tipos.DateTime(["%Y-%m-%d"])
INSTANTE = tipos.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"])
FORMATO = TyperChoice(["tabla", "json", "sin-respuesta"])


class Decision(Enum):
    ACEPTADA = "aceptada"
    PARCIAL = "parcial"


def _descendientes(clase: type[tipos.ParamType]) -> Iterator[type[tipos.ParamType]]:
    yield clase
    for hija in clase.__subclasses__():
        yield from _descendientes(hija)


def _rechazado(tipo: tipos.ParamType, valor: object) -> Rechazo:
    with pytest.raises(BadParameter) as lanzado:
        tipo(valor)
    return rechazo(tipo, valor, lanzado.value.__context__)


def _contado(_: str) -> int:
    return int("uno")


def test_cada_tipo_de_typer_tiene_su_forma_en_espanol() -> None:
    de_typer = {c for c in _descendientes(tipos.ParamType) if c.__module__.startswith("typer")}

    assert set(FORMAS) == de_typer - ABSTRACTOS


@pytest.mark.parametrize(
    ("tipo", "esperado"),
    [
        (tipos.STRING, "TEXTO"),
        (tipos.INT, "ENTERO"),
        (tipos.IntRange(min=1), "ENTERO"),
        (tipos.FLOAT, "NÚMERO"),
        (tipos.FloatRange(max=1), "NÚMERO"),
        (tipos.BOOL, "1|0"),
        (DIA, "FECHA"),
        (tipos.UUID, "UUID"),
        (tipos.File(), "ARCHIVO"),
        (TyperPath(), "RUTA"),
        (TyperPath(dir_okay=False), "ARCHIVO"),
        (TyperPath(file_okay=False), "CARPETA"),
        (FORMATO, "tabla|json|sin-respuesta"),
        (TyperChoice(Decision), "aceptada|parcial"),
        (tipos.Tuple([int, str]), "ENTERO TEXTO"),
        (tipos.FuncParamType(leer_fecha), "VALOR"),
        (tipos.ParamType(), "VALOR"),
    ],
)
def test_el_rotulo_dice_en_espanol_que_se_espera(tipo: tipos.ParamType, esperado: str) -> None:
    assert rotulo(tipo) == esperado


@pytest.mark.parametrize(
    ("tipo", "valor", "motivo"),
    [
        (tipos.INT, "dos", "«dos» no es un número entero"),
        (tipos.INT, "1.5", "«1.5» no es un número entero"),
        (tipos.IntRange(1, 5), "dos", "«dos» no es un número entero"),
        (tipos.IntRange(1, 5), "9", "«9» queda fuera del intervalo: desde 1 hasta 5"),
        (tipos.IntRange(min=1), "0", "«0» queda fuera del intervalo: desde 1"),
        (tipos.IntRange(max=5), "6", "«6» queda fuera del intervalo: hasta 5"),
        (tipos.FLOAT, "1,5", "«1,5» no es un número (los decimales van con punto)"),
        (tipos.FloatRange(0, 1), "uno", "«uno» no es un número (los decimales van con punto)"),
        (tipos.FloatRange(0, 1), "1.5", "«1.5» queda fuera del intervalo: desde 0 hasta 1"),
        (tipos.BOOL, "quizá", "«quizá» no es «1» (sí) ni «0» (no)"),
        (
            DIA,
            "2023-02-30",
            "«2023-02-30» no es una fecha que exista escrita como AAAA-MM-DD",
        ),
        (
            INSTANTE,
            "ayer",
            "«ayer» no es una fecha que exista escrita como AAAA-MM-DD o AAAA-MM-DDThh:mm:ss",
        ),
        (tipos.UUID, "1", "«1» no es un UUID"),
        (
            tipos.Tuple([int, float]),
            ("1", "x"),
            "«x» no es un número (los decimales van con punto)",
        ),
        (tipos.Tuple([int, float]), ("1",), "se esperan 2 valores y hay 1"),
        (tipos.FuncParamType(_contado), "uno", "«uno» no se entiende"),
        (FORMATO, "\x1b[2J", "«\\x1b[2J» no está entre los valores: tabla, json, sin-respuesta"),
    ],
)
def test_el_rechazo_dice_que_valor_y_por_que(
    tipo: tipos.ParamType, valor: object, motivo: str
) -> None:
    assert _rechazado(tipo, valor) == Rechazo(motivo)


def test_un_valor_parecido_a_uno_de_la_lista_trae_sugerencia() -> None:
    assert _rechazado(TyperChoice(Decision), "acptada") == Rechazo(
        "«acptada» no está entre los valores: aceptada, parcial", "¿quiso decir «aceptada»?"
    )


def test_la_frase_de_nuestro_lector_se_conserva_con_su_sugerencia() -> None:
    fecha = tipos.FuncParamType(leer_fecha)

    assert _rechazado(fecha, "2023-13") == Rechazo("«2023-13»: no hay mes 13: van del 01 al 12")
    assert _rechazado(fecha, "nov-2022") == Rechazo(
        "«nov-2022»: se escribe AAAA, AAAA-Sn, AAAA-Tn, AAAA-MM o AAAA-MM-DD",
        "¿quiso decir «2022-11»?",
    )


def test_una_ruta_que_no_sirve_dice_por_que(tmp_path: Path) -> None:
    archivo = tmp_path / "a.yaml"
    archivo.touch()
    casos = [
        (TyperPath(exists=True), tmp_path / "nada", "no existe"),
        (TyperPath(exists=True), archivo / "b", "pasa por algo que no es una carpeta"),
        (TyperPath(file_okay=False), archivo, "es un archivo y se espera una carpeta"),
        (TyperPath(dir_okay=False), tmp_path, "es una carpeta y se espera un archivo"),
        (tipos.File(), tmp_path / "nada", "no existe"),
        (tipos.File(), tmp_path, "es una carpeta"),
    ]

    for tipo, ruta, motivo in casos:
        assert _rechazado(tipo, str(ruta)) == Rechazo(f"«{ruta}» {motivo}")


@pytest.mark.parametrize(
    ("tipo", "negado", "motivo"),
    [
        (TyperPath(), os.R_OK, "no se puede leer: faltan permisos"),
        (TyperPath(writable=True), os.W_OK, "no se puede escribir: faltan permisos"),
    ],
)
def test_una_ruta_sin_permiso_dice_cual_falta(
    tipo: TyperPath, negado: int, motivo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # quien ejecuta las pruebas puede ser un administrador, al que nada se le niega
    monkeypatch.setattr(os, "access", lambda _, permiso: permiso != negado)

    assert _rechazado(tipo, str(tmp_path)) == Rechazo(f"«{tmp_path}» {motivo}")


def test_un_tipo_desconocido_se_rechaza_sin_frase_ajena() -> None:
    assert rechazo(tipos.ParamType(), "x", ValueError("bad value")) == Rechazo("«x» no vale aquí")


def test_los_limites_excluidos_se_dicen() -> None:
    assert intervalo(tipos.FloatRange(0, 1, min_open=True, max_open=True)) == "más de 0 menos de 1"
    assert intervalo(tipos.IntRange()) == ""
    assert intervalo(tipos.STRING) == ""


def test_un_error_del_sistema_sin_frase_propia_se_nombra_por_su_codigo() -> None:
    assert motivo_del_sistema(OSError(errno.ENXIO, "No such device")) == "no se puede abrir (ENXIO)"
    assert motivo_del_sistema(OSError("sin número")) == "no se puede abrir (sin código)"


def test_lo_que_alteraria_la_consola_se_escribe_con_su_codigo() -> None:
    assert visible("a\x1b[31m\nñ\udce9") == r"a\x1b[31m\nñ\udce9"
