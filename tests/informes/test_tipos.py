"""Cada tipo de informe está entero: su vista, sus dos plantillas y solo textos en ellas."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module

import pytest

from apoyo.encargos import encargo_de
from apoyo.rendidos import CARTERAS, cada_informe, informe_de
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme, Tipo
from seguimiento.piezas import de_plantilla
from seguimiento.recursos import carpeta_de_plantillas

cada_tipo = pytest.mark.parametrize("tipo", TIPOS.values(), ids=lambda tipo: tipo.nombre)
DE_UNA_VISTA = ("seguimiento.informes.", "seguimiento.paginas", "seguimiento.piezas")


def impropios(vista: object, ruta: str = "vista") -> Iterator[str]:
    """Lo que hay en una vista y una plantilla no debería recibir."""
    if is_dataclass(vista) and not isinstance(vista, type):
        congelada = vars(type(vista))["__dataclass_params__"].frozen
        if not congelada or not type(vista).__module__.startswith(DE_UNA_VISTA):
            yield f"{ruta}: {type(vista).__name__}"
        for campo in de_plantilla(type(vista)):
            yield from impropios(getattr(vista, campo), f"{ruta}.{campo}")
    elif isinstance(vista, tuple):
        for uno in vista:
            yield from impropios(uno, f"{ruta}[]")
    elif type(vista) not in {str, int, bool}:
        yield f"{ruta}: {type(vista).__name__}"


@cada_tipo
def test_cada_tipo_tiene_su_vista_y_sus_dos_plantillas(tipo: Tipo) -> None:
    assert callable(import_module(f"seguimiento.informes.vistas.{tipo.nombre}").vista)
    nombres = {ruta.name for ruta in carpeta_de_plantillas().iterdir()}
    assert {tipo.plantilla(formato) for formato in FormatoDeInforme} <= nombres
    assert tipo.que_es[0].islower()


def test_cada_tipo_se_llama_por_su_nombre() -> None:
    assert {nombre: tipo.nombre for nombre, tipo in TIPOS.items()} == {n: n for n in TIPOS}


@cada_tipo
@pytest.mark.parametrize("cartera", CARTERAS)
def test_a_una_plantilla_solo_llegan_vistas_congeladas_y_textos(tipo: Tipo, cartera: str) -> None:
    archivos, hoy, argumentos = CARTERAS[cartera]
    if tipo.argumento and tipo.nombre not in argumentos:
        assert (cartera, tipo.nombre) == ("proyecto", "acta")
        return
    encargo = encargo_de(archivos, hoy, argumentos.get(tipo.nombre, ""))
    assert sorted({*impropios(tipo.vista(encargo))}) == []


def test_lo_que_no_es_de_una_vista_se_advierte() -> None:
    assert [*impropios((None, 1.5, carpeta_de_plantillas(), [1], "a", 1))] == [
        "vista[]: NoneType",
        "vista[]: float",
        f"vista[]: {type(carpeta_de_plantillas()).__name__}",
        "vista[]: list",
    ]


@cada_informe
@pytest.mark.parametrize("cartera", CARTERAS)
def test_ningun_informe_tiene_huecos(tipo: Tipo, formato: FormatoDeInforme, cartera: str) -> None:
    archivos, hoy, argumentos = CARTERAS[cartera]
    if tipo.argumento and tipo.nombre not in argumentos:
        assert (cartera, tipo.nombre) == ("proyecto", "acta")
        return
    texto = informe_de(archivos, hoy, tipo, formato, argumentos)
    assert not [hueco for hueco in ("None", "Undefined", " nan", "{{", "{%") if hueco in texto]
    assert texto.endswith("\n")
