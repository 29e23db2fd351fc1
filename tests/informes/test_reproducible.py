"""Los mismos registros y el mismo día dan los mismos bytes en cualquier máquina."""

import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from apoyo.carteras import RICA, escribir
from apoyo.ejecucion import HOY, LIMITE, minimo
from apoyo.esfuerzo import una_parte
from apoyo.rendidos import DE_RICA
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme

ENTORNOS: Mapping[str, Mapping[str, str]] = {
    "Tokio": {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"},
    "Lima": {"TZ": "America/Lima", "PYTHONHASHSEED": "random"},
    "C": {"LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    "POSIX": {"LC_ALL": "POSIX", "LANG": "POSIX"},
    "español": {"LC_ALL": "es_ES.UTF-8", "LANGUAGE": "es", "COLUMNS": "40", "TERM": "xterm"},
}
# todos los informes en un solo proceso: arrancar uno por cada cuesta más que hacerlo
GUION = """
import sys
from seguimiento.comandos.puerta import principal
raiz, hoy, salida, *pedidos = sys.argv[1:]
for pedido in pedidos:
    tipo, argumento, formato = pedido.split("|")
    destino = f"{salida}/{tipo}.{formato}"
    opciones = ["--formato", formato, "-o", destino]
    de_que = [argumento] if argumento else []
    if codigo := principal(["-C", raiz, "--hoy", hoy, "informe", tipo, *de_que, *opciones]):
        sys.exit(codigo)
"""
PEDIDOS = [
    f"{tipo}|{DE_RICA.get(tipo, '')}|{formato.value}"
    for tipo in TIPOS
    for formato in FormatoDeInforme
]


def huellas(
    raiz: Path, salida: Path, desde: Path, entorno: Mapping[str, str], hoy: str = HOY
) -> dict[str, str]:
    """La suma de cada informe, hechos todos con ese entorno y desde esa carpeta."""
    salida.mkdir()
    subprocess.run(
        [sys.executable, "-c", GUION, str(raiz), hoy, str(salida), *PEDIDOS],
        cwd=desde,
        env=minimo() | {**entorno},
        check=True,
        timeout=LIMITE,
    )
    return {ruta.name: sha256(ruta.read_bytes()).hexdigest() for ruta in salida.iterdir()}


@pytest.fixture(scope="module")
def raiz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un repositorio siempre igual."""
    return escribir(tmp_path_factory.mktemp("rica"), RICA)


@cache
def de_referencia(raiz: Path) -> dict[str, str]:
    """Los informes hechos sin nada particular, desde la propia raíz."""
    return huellas(raiz, raiz.parent / "referencia", raiz, {"PYTHONHASHSEED": "0"})


@pytest.mark.parametrize("cual", una_parte([*ENTORNOS], cada=2))
def test_ni_la_zona_ni_el_idioma_ni_la_carpeta_cambian_un_byte(
    cual: str, raiz: Path, tmp_path: Path
) -> None:
    otros = huellas(raiz, tmp_path / "informes", tmp_path, ENTORNOS[cual])
    assert otros == de_referencia(raiz)
    assert len(otros) == len(TIPOS) * len(FormatoDeInforme)


def test_con_otro_dia_si_cambian(raiz: Path, tmp_path: Path) -> None:
    referencia = de_referencia(raiz)
    otros = huellas(raiz, tmp_path / "otro_dia", raiz, {}, "2023-08-01")
    assert {nombre for nombre in otros if otros[nombre] == referencia[nombre]} <= {
        f"{tipo}.{formato.value}"
        for tipo in ("ficha", "catalogo", "acta")
        for formato in FormatoDeInforme
    }
