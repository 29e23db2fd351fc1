"""Un informe en Word: lo mismo que dice la página, con lo que Word sabe hacer con ello."""

import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from apoyo.cartera_hostil import cartera_hostil
from apoyo.carteras import EJEMPLOS, RICA, escribir
from apoyo.de_word import WP, DeWord, W
from apoyo.ejecucion import proceso, seg
from apoyo.encargos import encargo_de
from apoyo.rendidos import (
    CORTE_DE_EJEMPLOS,
    DE_EJEMPLOS,
    DE_RICA,
    informe_de,
    registros_en,
    rendido_de,
)
from seguimiento.exportacion.docx import de_pagina
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme, Tipo

HOY = date(2023, 4, 15)
REGISTROS = registros_en(EJEMPLOS)
cada_tipo = pytest.mark.parametrize("tipo", TIPOS.values(), ids=lambda t: t.nombre)


@pytest.fixture
def rica(tmp_path: Path) -> Path:
    return escribir(tmp_path / "rica", RICA)


def hecho(tipo: Tipo) -> DeWord:
    pagina = informe_de(REGISTROS, CORTE_DE_EJEMPLOS, tipo, FormatoDeInforme.HTML, DE_EJEMPLOS)
    return DeWord(de_pagina(pagina, CORTE_DE_EJEMPLOS))


def llano(texto: str) -> str:
    return "".join(texto.split())


def celdas_de_markdown(texto: str) -> list[str]:
    """Lo que dice cada celda de cada tabla, sin lo que en Markdown no es letra."""
    celdas = []
    for linea in texto.splitlines():
        if not linea.startswith("|") or set(linea) <= set("| -:"):
            continue
        for celda in re.split(r"(?<!\\)\|", linea)[1:-1]:
            sin_enlaces = re.sub(r"\[((?:\\.|[^\]\\])*)\]\((?:[^()]|\([^()]*\))*\)", r"\1", celda)
            partes = re.split(r"<br>", sin_enlaces)
            celdas += [re.sub(r"\\(.)|\*", r"\1", una).strip() for una in partes]
    return [una for una in celdas if una and "█" not in una]


@cada_tipo
def test_nada_de_las_tablas_del_markdown_falta_en_el_documento(tipo: Tipo) -> None:
    encargo = encargo_de(REGISTROS, CORTE_DE_EJEMPLOS, DE_EJEMPLOS.get(tipo.nombre, ""))
    dice = llano(hecho(tipo).texto)
    celdas = celdas_de_markdown(rendido_de(encargo, tipo, FormatoDeInforme.MD))
    # los gráficos, en Markdown, son otra tabla
    otras = {"Cifra", "Valor", "Detalle", "Reparto", "Quién responde", "Firma", "Por"}
    faltan = [
        una
        for una in dict.fromkeys(celdas)
        if una not in otras and not all(llano(p) in dice for p in una.split("; "))
    ]
    assert not [una for una in faltan if not re.search(r"(?:\w+ \d+, )*\w+ \d+$", una)]


@cada_tipo
def test_los_titulos_son_los_de_la_pagina_y_se_navega_por_ellos(tipo: Tipo) -> None:
    documento = hecho(tipo)
    estilos = [estilo for estilo, _ in documento.titulos()]
    assert estilos[0] == "Title"
    assert "Heading1" in estilos
    assert estilos.count("Title") == 1
    assert all(texto.strip() for _, texto in documento.titulos())


@cada_tipo
def test_otro_programa_lo_abre_y_dice_de_que_es(tipo: Tipo, tmp_path: Path) -> None:
    ruta = hecho(tipo).guardar(tmp_path / "x.docx")
    propias = Document(str(ruta)).core_properties
    assert propias.title
    assert propias.language == "es-ES"
    assert propias.created is not None
    assert propias.created.date() == CORTE_DE_EJEMPLOS


@cada_tipo
def test_el_encabezado_de_cada_tabla_se_repite_y_sus_filas_no_se_parten(tipo: Tipo) -> None:
    for tabla in hecho(tipo).cuerpo.iter(f"{W}tbl"):
        repite = [fila.find(f"{W}trPr/{W}tblHeader") is not None for fila in tabla.iter(f"{W}tr")]
        # Word solo repite las primeras, seguidas
        assert repite == sorted(repite, reverse=True)
        estilo = tabla.find(f"{W}tblPr/{W}tblLook")
        if estilo is not None and estilo.get(f"{W}firstRow") == "1":
            assert repite[0]
        for fila in tabla.iter(f"{W}tr"):
            entera = fila.find(f"{W}trPr/{W}cantSplit") is not None
            assert entera or len("".join(map(str, fila.itertext()))) > 1_500


def test_los_graficos_van_con_lo_que_dicen_en_dos_formas_de_vectores() -> None:
    documento = hecho(TIPOS["trimestral"])
    dibujos = [*documento.cuerpo.iter(f"{WP}docPr")]
    svg = [parte for nombre, parte in documento.partes.items() if nombre.endswith(".svg")]
    emf = [parte for nombre, parte in documento.partes.items() if nombre.endswith(".emf")]
    assert len(dibujos) == len(svg) == len(emf) > 3
    assert all(len(uno.get("descr", "")) > 20 for uno in dibujos)
    for uno in svg:
        nada_de_fuera = not re.search(rb"var\(|class=|url\(|<style|href", uno)
        assert nada_de_fuera
        assert etree.fromstring(uno).tag == "{http://www.w3.org/2000/svg}svg"
    for uno in emf:
        assert uno[:4] == b"\x01\0\0\0"
        assert uno[40:44] == b" EMF"
        assert int.from_bytes(uno[48:52], "little") == len(uno)


def test_ningun_numero_se_repite_donde_ha_de_ser_unico() -> None:
    for tipo in TIPOS.values():
        cuerpo = hecho(tipo).cuerpo
        for nombre in (f"{W}bookmarkStart", f"{W}sdtPr/{W}id"):
            vistos = [*cuerpo.iterfind(f".//{nombre}")]
            numeros = [uno.get(f"{W}id") or uno.get(f"{W}val") for uno in vistos]
            assert len(numeros) == len({*numeros})
        a_donde = {uno.get(f"{W}anchor") for uno in cuerpo.iter(f"{W}hyperlink")} - {None}
        assert a_donde <= {uno.get(f"{W}name") for uno in cuerpo.iter(f"{W}bookmarkStart")}


def test_la_matriz_va_apaisada_y_lo_demas_no() -> None:
    de_lado = {
        tipo.nombre: next(hecho(tipo).cuerpo.iter(f"{W}pgSz")).get(f"{W}orient")
        for tipo in TIPOS.values()
    }
    assert {nombre for nombre, como in de_lado.items() if como == "landscape"} == {"matriz"}


def test_el_pie_dice_que_informe_es_y_que_hoja() -> None:
    documento = hecho(TIPOS["acta"])
    pie = next(p for nombre, p in documento.partes.items() if nombre.startswith("word/footer"))
    texto = "".join(map(str, etree.fromstring(pie).itertext()))
    assert texto.startswith("Acta de la reunión · ")
    assert b" PAGE " in pie
    assert b" NUMPAGES " in pie


# ── Lo que venga ─────────────────────────────────────────────────────────────

HOSTILES = (
    *("a\x00b\x08\x1b", "]]>", "</w:t></w:r>", "&amp;&#0;&#xD800;", "\ud800", "\uffff\ufffe"),
    *(
        "=1+1",
        "{{ vista }}",
        "x" * 40_000,
        "á" * 300,
        "😀" * 50,
        "<svg><rect/></svg>",
        "\u2028\u202e",
    ),
)


@pytest.mark.parametrize("dato", HOSTILES, ids=range(len(HOSTILES)))
def test_un_dato_raro_no_estropea_el_documento(dato: str, tmp_path: Path) -> None:
    for tipo in TIPOS.values():
        pagina = f"<html><body><h1>{tipo.nombre}</h1><p>{dato}</p><table><thead><tr><th>{dato}</th></tr></thead><tbody><tr><td><a href='{dato}'>{dato}</a></td></tr></tbody></table></body></html>"
        documento = DeWord(de_pagina(pagina, HOY))
        assert Document(str(documento.guardar(tmp_path / "x.docx"))).tables
        break


@pytest.mark.parametrize("dato", ["]]> <&> \"'", "Y" * 90, "移民統合 👍🏽", "| * _ ` [x](y)"])
@cada_tipo
def test_los_registros_con_textos_raros_se_entregan(tipo: Tipo, dato: str, tmp_path: Path) -> None:
    argumentos = {"matriz": "e0", "ficha": "BP1_ME", "acta": "a0/x1", "responsable": dato}
    encargo = encargo_de(cartera_hostil(dato), HOY, argumentos.get(tipo.nombre, ""))
    if tipo.nombre == "acta":
        reunion = encargo.cartera.acuerdos[0].registro.reuniones[0].id
        encargo = encargo_de(
            cartera_hostil(dato), HOY, f"{encargo.cartera.acuerdos[0].id}/{reunion}"
        )
    documento = DeWord(de_pagina(rendido_de(encargo, tipo, FormatoDeInforme.HTML), HOY))
    assert llano(dato)[:100] in llano(documento.texto)
    Document(str(documento.guardar(tmp_path / "x.docx")))


def test_en_cualquier_maquina_salen_los_mismos_bytes(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "raiz", RICA)
    hechos = []
    for numero, entorno in enumerate(
        (
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
            {"TZ": "America/Lima", "LC_ALL": "es_ES.UTF-8", "PYTHONHASHSEED": "2"},
        )
    ):
        suyo = tmp_path / f"{numero}.docx"
        orden = ("-C", raiz, "--hoy", "2023-04-15", "informe", "trimestral", "-o", suyo)
        assert proceso(*orden, entorno=entorno).codigo == 0
        hechos.append(suyo.read_bytes())
    assert hechos[0] == hechos[1]


# ── Cómo se pide ─────────────────────────────────────────────────────────────


def test_se_pide_por_el_nombre_del_archivo_por_el_formato_o_exportando(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "raiz", RICA)
    ordenes = (
        ("informe", "matriz", DE_RICA["matriz"]),
        ("informe", "matriz", DE_RICA["matriz"], "--formato", "docx"),
        ("exportar", "docx", "matriz", DE_RICA["matriz"]),
        ("exportar", "docx", DE_RICA["matriz"]),
        ("exportar", "word", DE_RICA["matriz"]),
        ("exportar", DE_RICA["matriz"]),
    )
    hechos = set()
    for numero, orden in enumerate(ordenes):
        suyo = tmp_path / f"{numero}.docx"
        assert seg(*orden, "-o", suyo, en=raiz).codigo == 0, orden
        hechos.add(suyo.read_bytes())
    assert len(hechos) == 1


@pytest.mark.parametrize(
    ("orden", "error"),
    [
        ("informe agenda --formato docx", "un informe en «docx» no se escribe en la salida"),
        ("informe agenda --formato pdf -o -", "un informe en «pdf» no se escribe en la salida"),
        ("informe agenda --formato docx -o a.md", "se pide en «docx»"),
        ("informe trimestral --hojas h -o a.docx", "en «docx» no hay hojas aparte"),
        ("exportar docx -o a.docx", "falta decir qué informe se exporta"),
        ("exportar docx matriz -o a.docx", "falta decir de qué es el informe «matriz»"),
        ("exportar docx no-hay -o a.docx", "no hay informes de tipo «no-hay»"),
        ("exportar docx matriz final-2022 sobra -o a.docx", "de más: «sobra»"),
        ("exportar pdf agenda -o a.docx", "se pide en «pdf»"),
    ],
)
def test_lo_que_no_puede_pedirse_se_dice(orden: str, error: str, rica: Path) -> None:
    visto = seg(*orden.split(), en=rica)
    assert visto.codigo == 2
    assert error in visto.errores
    assert not [*rica.rglob("a.*")]


def test_con_una_plantilla_propia(rica: Path, tmp_path: Path) -> None:
    propia = tmp_path / "matriz.html.j2"
    propia.write_text(
        '<html lang="es"><head><title>Nuestra</title></head><body><h1>Nuestra matriz</h1>'
        "{% for b in vista.bloques %}<h2>{{ b.titulo }}</h2><p>{{ b.texto }}</p>{% endfor %}</body></html>",
        "utf-8",
    )
    suyo = tmp_path / "m.docx"
    orden = ("informe", "matriz", DE_RICA["matriz"], "--plantilla", propia, "-o", suyo)
    assert seg(*orden, en=rica).codigo == 0
    documento = DeWord(suyo.read_bytes())
    assert documento.titulos()[0] == ("Title", "Nuestra matriz")
    assert documento.titulos()[1][0] == "Heading1"


def test_sin_el_extra_se_dice_como_traerlo(
    rica: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    visto = seg("informe", "agenda", "-o", tmp_path / "a.docx", en=rica)
    assert visto.codigo == 3
    assert 'python -m pip install "seguimiento[oficina]"' in visto.errores
    assert not (tmp_path / "a.docx").exists()
