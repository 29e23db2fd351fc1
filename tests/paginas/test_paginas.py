"""Los informes en HTML, ante un validador de verdad y un navegador de verdad.

Es aparte porque los descarga (vnu y axe, de npm) y porque necesita Java, Node y Chromium:
`SEG_PAGINAS=1 pytest tests/paginas`. Nada de ello queda en el proyecto.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from apoyo.rendidos import escribir_paginas

pytestmark = pytest.mark.skipif(
    os.environ.get("SEG_PAGINAS") != "1",
    reason="descarga vnu y axe: se pide con SEG_PAGINAS=1",
)
PAQUETES = ("vnu-jar@26.9.27", "axe-core@4.14.1", "playwright-core@1.65.1")
NAVEGADOR = Path(__file__).parent / "navegador.cjs"
MINIMA = """\
<!doctype html>
<html lang="es"><head><meta charset="utf-8"><title>Prueba</title></head>
<body><main><h1>Prueba</h1>{}</main></body></html>
"""


@pytest.fixture(scope="module")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """La carpeta en que están instalados los validadores, sin ejecutar nada de ellos al instalarlos."""
    carpeta = tmp_path_factory.mktemp("npm")
    orden = [programa("npm"), "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save"]
    orden += ["--no-package-lock", "--prefix", str(carpeta), *PAQUETES]
    subprocess.run(orden, check=True)
    return carpeta


@pytest.fixture(scope="module")
def paginas(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Todos los informes en HTML."""
    return escribir_paginas(tmp_path_factory.mktemp("paginas"))


def programa(nombre: str) -> str:
    """Dónde está un programa. Falla si no está."""
    donde = shutil.which(nombre)
    assert donde is not None, f"hace falta {nombre}"
    return donde


def de_vnu(npm: Path, paginas: list[Path]) -> dict[str, list[str]]:
    """Lo que vnu dice de las páginas: los errores y los avisos, por separado."""
    jar = npm / "node_modules/vnu-jar/build/dist/vnu.jar"
    orden = [
        programa("java"),
        "-jar",
        str(jar),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
    ]
    dicho = subprocess.run(
        [*orden, *map(str, paginas)], check=True, capture_output=True, encoding="utf-8"
    )
    mensajes: list[dict[str, Any]] = json.loads(dicho.stdout)["messages"]
    dichos: dict[str, list[str]] = {"errores": [], "avisos": []}
    for uno in mensajes:
        pagina = Path(uno["url"]).name
        cual = "errores" if uno["type"] == "error" else "avisos"
        dichos[cual].append(f"{pagina}:{uno.get('lastLine', 0)}: {uno['message']}")
    return dichos


def del_navegador(npm: Path, paginas: list[Path]) -> list[str]:
    """Lo que axe objeta, lo que se desborda y los errores de los guiones, en cada aspecto."""
    orden = [programa("node"), str(NAVEGADOR), str(npm), programa("chromium"), *map(str, paginas)]
    dicho = subprocess.run(orden, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return [
        f"{Path(o['pagina']).stem}, {o['aspecto']}: {o['dicho']}" for o in json.loads(dicho.stdout)
    ]


def test_ninguna_pagina_tiene_errores_de_html(npm: Path, paginas: list[Path]) -> None:
    dichos = de_vnu(npm, paginas)
    print("\n".join(dichos["avisos"]))  # noqa: T201 — los avisos se listan y no hacen fallar
    assert dichos["errores"] == []


def test_ninguna_pagina_estorba_a_nadie_en_claro_oscuro_ni_movil(
    npm: Path, paginas: list[Path]
) -> None:
    assert del_navegador(npm, paginas) == []


def test_el_resumen_cabe_en_dos_paginas(paginas: list[Path], tmp_path: Path) -> None:
    resumenes = [pagina for pagina in paginas if pagina.stem.endswith("-resumen")]
    assert resumenes
    for pagina in resumenes:
        pdf = tmp_path / f"{pagina.stem}.pdf"
        orden = [programa("chromium"), "--headless", "--no-sandbox", "--no-pdf-header-footer"]
        subprocess.run([*orden, f"--print-to-pdf={pdf}", str(pagina)], check=True)
        assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", pdf.read_bytes())) <= 2


def test_se_miran_todos_los_tipos(paginas: list[Path]) -> None:
    assert len(paginas) == 15


def test_una_pagina_mala_se_advierte(npm: Path, tmp_path: Path) -> None:
    mala = tmp_path / "mala.html"
    claro = "<p style='color:#ddd;background:#fff'>No se lee</p>"
    mala.write_text(MINIMA.format(f"<p><div></p><img src='x.png'>{claro}"), "utf-8")
    assert de_vnu(npm, [mala])["errores"]
    dichos = " ".join(del_navegador(npm, [mala]))
    assert {regla for regla in ("image-alt", "color-contrast") if regla in dichos} == {
        "image-alt",
        "color-contrast",
    }
