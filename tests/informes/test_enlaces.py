"""Todo enlace de todo informe lleva a donde dice, esté donde esté el informe, o no lo hay."""

import re
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from apoyo.carteras import RICA, escribir
from apoyo.ejecucion import seg
from apoyo.rendidos import DE_RICA
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme

SITIO = "https://ejemplo.org/registros/blob/main"
AJENO = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def enlaces(informe: Path) -> set[str]:
    texto = informe.read_text("utf-8")
    if informe.suffix == ".html":
        return {unescape(uno) for uno in re.findall(r'href="([^"#][^"]*)"', texto)}
    return set(re.findall(r"\]\(([^)#][^)]*)\)", texto))


def escritos(raiz: Path, carpeta: Path) -> list[Path]:
    carpeta.mkdir(parents=True, exist_ok=True)
    hechos = []
    for tipo in TIPOS.values():
        argumento = [DE_RICA[tipo.nombre]] if tipo.argumento else []
        for formato in FormatoDeInforme:
            hecho = carpeta / f"{tipo.nombre}.{formato.value}"
            visto = seg("informe", tipo.nombre, *argumento, "-o", hecho, en=raiz)
            assert visto.codigo == 0, visto.errores
            hechos.append(hecho)
    return hechos


def a_registros(informe: Path) -> set[str]:
    return {uno for uno in enlaces(informe) if "data/" in uno and not AJENO.match(uno)}


@pytest.mark.parametrize("donde", [".", "informes", "informes/2023 T4/ñ", "../hermana"])
def test_dentro_del_repositorio_cada_enlace_llega_a_su_linea(donde: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "repo" / "registros", RICA)
    subprocess.run(["git", "init", "-q", tmp_path / "repo"], check=True)
    hechos = escritos(raiz, raiz / donde)
    vistos = 0
    for informe in hechos:
        for enlace in a_registros(informe):
            ruta, _, linea = unquote(enlace).partition("#L")
            registro = informe.parent / ruta
            assert registro.is_file(), (informe.name, enlace)
            assert not linea or int(linea) <= len(registro.read_text("utf-8").splitlines())
            vistos += 1
    assert vistos > len(hechos)


def test_fuera_del_repositorio_sin_sitio_no_hay_enlaces_a_los_registros(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "registros", RICA)
    for informe in escritos(raiz, tmp_path / "fuera"):
        assert a_registros(informe) == set()
        assert "data/evaluaciones" not in "".join(enlaces(informe))


@pytest.mark.parametrize("barra", ["", "/"])
def test_fuera_del_repositorio_se_va_al_sitio_publico(barra: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "registros", RICA)
    with (raiz / "seguimiento.yaml").open("a", encoding="utf-8") as configuracion:
        configuracion.write(f"sitio: {SITIO}{barra}\n")
    vistos = 0
    for informe in escritos(raiz, tmp_path / "fuera"):
        assert a_registros(informe) == set()
        for enlace in enlaces(informe):
            if enlace.startswith(SITIO):
                ruta = unquote(enlace.removeprefix(f"{SITIO}/")).partition("#")[0]
                assert (raiz / ruta).is_file(), enlace
                vistos += 1
    assert vistos
