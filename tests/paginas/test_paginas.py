"""Los informes en HTML, ante un validador de verdad y un navegador de verdad.

Es aparte porque los descarga (vnu y axe, de npm) y porque necesita Java, Node, Chromium y poppler:
`SEG_PAGINAS=1 pytest tests/paginas`. Nada de ello queda en el proyecto.
"""

import json
import os
import subprocess
from datetime import date
from pathlib import Path
from typing import Any, TypedDict

import pytest

from apoyo.carteras import generada
from apoyo.papel import filas_que_faltan, hojas, programa, texto_de
from apoyo.rendidos import CARTERAS, escribir_paginas, informe_de
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme

pytestmark = pytest.mark.skipif(
    os.environ.get("SEG_PAGINAS") != "1",
    reason="descarga vnu y axe: se pide con SEG_PAGINAS=1",
)
PAQUETES = ("vnu-jar@26.9.27", "axe-core@4.14.1", "playwright-core@1.65.1")
NAVEGADOR = Path(__file__).parent / "navegador.cjs"
MINIMO = 6
"""Los puntos de color que deja a lo menos una marca en el papel."""
PAPEL = Path(__file__).parent / "papel.cjs"
PISADOS = "<svg viewBox='0 0 90 20' width=90><text y=15>Uno</text><text y=15 x=9>Dos</text></svg>"
ESTRECHADA = "<table><tbody style='display:block'><tr style='display:block'><th scope=row style='display:block;width:24%'>a</th></tr></tbody></table>"
ESTRECHO = "<svg viewBox='0 0 9 20' width=90><text y=15>Demasiado</text></svg>"
JUNTOS = "<div><a href='#a' style='display:block;font-size:9px'>a</a><a href='#b' style='display:block;font-size:9px'>b</a></div>"
MINIMA = """\
<!doctype html>
<html lang="es"><head><meta charset="utf-8"><title>Prueba</title></head>
<body><main><h1>Prueba</h1>{}</main></body></html>
"""


class Impresa(TypedDict):
    """Lo que se ve de una página en el papel."""

    colores: list[list[int]]
    """El de cada marca de sus leyendas."""
    anchas: list[str]
    """El encabezado de cada tabla que no cabe a lo ancho."""


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


@pytest.fixture(scope="module")
def impresas(npm: Path, paginas: list[Path]) -> dict[str, Impresa]:
    """Lo que se vio de cada página al imprimirla; deja al lado de todas su PDF."""
    return imprimir(npm, paginas)


@pytest.fixture(scope="module")
def marcas(impresas: dict[str, Impresa]) -> dict[str, list[list[int]]]:
    """De qué color es cada marca de leyenda de cada página."""
    return {pagina: impresa["colores"] for pagina, impresa in impresas.items()}


def imprimir(npm: Path, paginas: list[Path]) -> dict[str, Impresa]:
    """Imprime las páginas en PDF, a su lado, y dice lo que vio."""
    orden = [programa("node"), str(PAPEL), str(npm), programa("chromium"), *map(str, paginas)]
    dicho = subprocess.run(orden, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    vistas: dict[str, Impresa] = json.loads(dicho.stdout)
    return vistas


def sin_marca(pagina: Path, colores: list[list[int]]) -> list[list[int]]:
    """Los colores de las leyendas que no han llegado al papel."""
    tinta = b"".join(
        h.puntos for h in hojas(pagina.with_name(f"{pagina.stem}-marcas.pdf"), en_color=True)
    )
    return [color for color in colores if tinta.count(bytes(color)) < MINIMO * colores.count(color)]


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


DE_LA_PRIMERA = (
    "Lo que se pide a la gerencia (",
    "Lo vencido, lo más antiguo primero (",
    "Avances del período (",
    "Acciones por situación",
)
"""Lo que lleva la primera hoja: lo que se pide, lo vencido, los avances y el gráfico."""


def test_el_resumen_cabe_en_una_hoja(marcas: dict[str, list[list[int]]]) -> None:
    resumenes = [Path(pagina) for pagina in marcas if pagina.endswith("-resumen.html")]
    assert len(resumenes) == len(CARTERAS)
    assert [pagina.stem for pagina in resumenes if not en_una_hoja(pagina)] == []


def test_con_cien_evaluaciones_el_resumen_tambien_cabe(npm: Path, tmp_path: Path) -> None:
    """En años con poco y con mucho vencido, con el rótulo más largo de cada cosa y con algo posterior al corte."""
    paginas = [_de_cien(tmp_path, "resumen", anio) for anio in (2018, 2020, 2022, 2026)]
    assert any("Posterior al corte" in pagina.read_text("utf-8") for pagina in paginas)
    imprimir(npm, paginas)
    assert [pagina.stem for pagina in paginas if not en_una_hoja(pagina)] == []


def test_ninguna_tabla_encoge_el_papel(
    impresas: dict[str, Impresa], npm: Path, tmp_path: Path
) -> None:
    """Por la más ancha el navegador achica todas las hojas: también con cien evaluaciones y retrasos de años."""
    de_cien = imprimir(npm, [_de_cien(tmp_path, "trimestral", 2026)])
    vistas = {**impresas, **de_cien}
    assert {p: suya["anchas"] for p, suya in vistas.items() if suya["anchas"]} == {}


def _de_cien(carpeta: Path, nombre: str, anio: int) -> Path:
    pagina = carpeta / f"cien-{anio}-{nombre}.html"
    hoy = date(anio, 1, 15)
    pagina.write_text(informe_de(generada(100), hoy, TIPOS[nombre], FormatoDeInforme.HTML), "utf-8")
    return pagina


def en_una_hoja(pagina: Path) -> bool:
    """Si su PDF es una hoja, con lo de la primera página."""
    return todo_en_la_primera_hoja(pagina) and len([*hojas(pagina.with_suffix(".pdf"))]) == 1


def test_la_primera_hoja_del_trimestral_es_la_primera_pagina(
    marcas: dict[str, list[list[int]]],
) -> None:
    trimestrales = [Path(pagina) for pagina in marcas if pagina.endswith("-trimestral.html")]
    assert len(trimestrales) == len(CARTERAS)
    for pagina in trimestrales:
        assert todo_en_la_primera_hoja(pagina), pagina.stem
        una, otra = (texto_de(pagina.with_suffix(".pdf"), hoja) for hoja in (1, 2))
        # el índice empieza la segunda
        assert ("1.Loprincipal" in una, "1.Loprincipal" in otra) == (False, True), pagina.stem


def todo_en_la_primera_hoja(pagina: Path) -> bool:
    """Si los títulos de la primera página están en la primera hoja de su PDF."""
    primera = texto_de(pagina.with_suffix(".pdf"), 1)
    return all("".join(titulo.split()) in primera for titulo in DE_LA_PRIMERA)


def test_impresa_sin_fondos_cada_leyenda_conserva_su_marca(
    marcas: dict[str, list[list[int]]],
) -> None:
    assert any(marcas.values())
    assert {p: faltan for p in marcas if (faltan := sin_marca(Path(p), marcas[p]))} == {}


def test_ninguna_hoja_queda_mas_de_un_tercio_vacia(marcas: dict[str, list[list[int]]]) -> None:
    vacias = [
        f"{Path(pagina).stem}, hoja {numero}: {hoja.vacia:.0%}"
        for pagina in marcas
        for numero, hoja in enumerate([*hojas(Path(pagina).with_suffix(".pdf"))][:-1], 1)
        if hoja.vacia > 1 / 3
    ]
    assert vacias == []


def test_ninguna_tabla_del_markdown_falta_en_el_papel(marcas: dict[str, list[list[int]]]) -> None:
    faltan = {}
    for pagina in map(Path, marcas):
        cartera, nombre = pagina.stem.split("-", 1)
        archivos, hoy, argumentos = CARTERAS[cartera]
        texto = informe_de(archivos, hoy, TIPOS[nombre], FormatoDeInforme.MD, argumentos)
        faltan[pagina.stem] = filas_que_faltan(texto, texto_de(pagina.with_suffix(".pdf")))
    assert {pagina: filas for pagina, filas in faltan.items() if filas} == {}


def test_cada_hoja_lleva_su_pie_y_su_numero(marcas: dict[str, list[list[int]]]) -> None:
    for pagina in map(Path, marcas):
        texto = texto_de(pagina.with_suffix(".pdf"))
        cuantas = len([*hojas(pagina.with_suffix(".pdf"))])
        assert all(f"{n}de{cuantas}" in texto for n in range(1, cuantas + 1)), pagina.stem
        assert texto.count("·corte") >= cuantas, pagina.stem


def test_se_miran_todos_los_tipos(paginas: list[Path]) -> None:
    # la cartera del proyecto no tiene reuniones de que hacer un acta
    assert len(paginas) == len(TIPOS) * len(CARTERAS) - 1


def test_una_pagina_mala_se_advierte(npm: Path, tmp_path: Path) -> None:
    mala = tmp_path / "mala.html"
    claro = "<p style='color:#ddd;background:#fff'>No se lee</p>"
    mala.write_text(
        MINIMA.format(
            f"<p><div></p><img src='x.png'>{claro}{ESTRECHO}{JUNTOS}{PISADOS}{ESTRECHADA}"
        ),
        "utf-8",
    )
    assert de_vnu(npm, [mala])["errores"]
    dichos = " ".join(del_navegador(npm, [mala]))
    assert "se sale del dibujo" in dichos
    assert "se pisan «Uno» y «Dos»" in dichos
    assert "se estrecha «a»" in dichos
    assert "target-size" in dichos
    assert {regla for regla in ("image-alt", "color-contrast") if regla in dichos} == {
        "image-alt",
        "color-contrast",
    }


def test_lo_que_no_se_imprime_lo_que_no_cabe_y_una_hoja_vacia_se_advierten(
    npm: Path, tmp_path: Path
) -> None:
    mala = tmp_path / "mala.html"
    marca = (
        "<span class=muestra style='display:inline-block;width:9px;height:9px;background:#c0392b'>"
    )
    salto = "<p style='break-before:page'>Otra</p>"
    papel = "<style>@page { size: A4; margin: 20mm; }</style>"
    ancha = "<table style='width:200mm'><thead><tr><th>Nombre</th></tr></thead></table>"
    mala.write_text(MINIMA.format(f"{papel}<p>{marca}</span>Vencida</p>{ancha}{salto}"), "utf-8")
    (vista,) = imprimir(npm, [mala]).values()
    assert sin_marca(mala, vista["colores"]) == vista["colores"] == [[192, 57, 43]]
    assert vista["anchas"] == ["Nombre"]
    primera, _ = hojas(mala.with_suffix(".pdf"))
    assert primera.vacia > 1 / 3
    assert filas_que_faltan(
        "| A |\n| --- |\n| Vencida |\n| Nada |\n", texto_de(mala.with_suffix(".pdf"))
    ) == ["Nada"]
