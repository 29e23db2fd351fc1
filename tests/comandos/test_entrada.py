"""La entrada rápida dice lo que diría typer, o no dice nada."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from apoyo.ejecucion import HOY, Resultado, seg
from apoyo.esfuerzo import ejemplos
from apoyo.lineas_al_azar import lineas
from seguimiento.comandos import aplicacion, entrada, lecturas
from seguimiento.comandos.sesion import Sesion

Pedido = tuple[str, Mapping[str, object], Mapping[str, Any]]
"""La orden, de qué sesión y con qué valores."""


@pytest.fixture
def pedidos(monkeypatch: pytest.MonkeyPatch) -> list[Pedido]:
    """Lo que se pide a las lecturas, que no lo hacen."""
    hechos: list[Pedido] = []

    def en_vez_de(orden: str) -> Callable[..., int]:
        def apuntar(sesion: Sesion, **dichos: object) -> int:
            suyo = {
                "carpeta": sesion.carpeta,
                "hoy": sesion.hoy_pedido,
                "al": sesion.al_pedido,
                "sin_cache": sesion.sin_cache,
                "color": sesion.salida.color,
                "globales": sesion.salida.globales,
            }
            hechos.append((orden, suyo, dichos))
            return 0

        return apuntar

    for orden in entrada.ATENDIDAS:
        modulo = import_module(f"{lecturas.__name__}.{orden}")
        monkeypatch.setattr(modulo, orden, en_vez_de(orden))
    return hechos


def test_se_atienden_las_ordenes_que_hay_en_lecturas() -> None:
    assert {modulo.name for modulo in iter_modules(lecturas.__path__)} == {*entrada.ATENDIDAS}


@pytest.mark.parametrize(
    "linea",
    [
        *(
            "",
            "--hoy 2023-04-15",
            "status --ayuda",
            "status -h",
            "ayuda status",
            "status --version",
        ),
        *("status --depurar", "status -o x", "status --salida=-", "validar -ox", "ver -- mesa"),
        *("estado", "Status", "stat", "nueva accion", "status sobra", "ver", "lista", "lista nada"),
        *("lista Acciones", "status --dias 30", "status --dias x", "status --json=si", "ver -"),
        *("status --hoy ayer", "status --hoy 2023", "status --hoy", "status --js", "status -Z"),
        *("status --formato md --formato csv", "status --prioridad Alta", "buscar —json"),
        *("status --responsable --json", "status --responsable=", "--al"),
    ],
)
def test_ante_la_menor_duda_no_se_entiende(linea: str) -> None:
    entendida = entrada.entendida(linea.split())
    # de un año suelto sí: es una fecha, y se dice cómo se lee
    assert (entendida is not None) == (linea == "status --hoy 2023")


@pytest.mark.parametrize("semilla", range(ejemplos(40, 20)))
def test_lo_que_se_entiende_es_lo_que_entiende_typer(
    semilla: int,
    rica: Path,
    pedidos: list[Pedido],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(rica)
    entendidas, cuantas = 0, 2000
    for escrita in lineas(semilla, cuantas):
        pedidos.clear()
        if entrada.atender(escrita) is None:
            assert pedidos == [], escrita
            continue
        (rapido,) = pedidos
        pedidos.clear()
        assert aplicacion.ejecutar(list(escrita)) == 0, escrita
        assert pedidos == [rapido], escrita
        # en el orden en que se declara, que es en el que se habla de ellos
        assert [*pedidos[0][2]] == [*rapido[2]], escrita
        entendidas += 1
    assert capsys.readouterr() == ("", "")
    assert cuantas // 4 < entendidas < cuantas // 2


def con_typer(monkeypatch: pytest.MonkeyPatch, *argumentos: str) -> Resultado:
    """Lo que da la orden por el camino de siempre."""
    with monkeypatch.context() as sin_ella:
        sin_ella.setattr(entrada, "atender", lambda _: None)
        return seg(*argumentos, hoy="")


@pytest.mark.parametrize("semilla", range(ejemplos(40, 10)))
def test_por_los_dos_caminos_se_dice_lo_mismo_y_se_termina_igual(
    semilla: int, rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rica)
    monkeypatch.setenv("SEG_HOY", HOY)
    for escrita in lineas(1000 + semilla, 60):
        assert seg(*escrita, hoy="") == con_typer(monkeypatch, *escrita), escrita
