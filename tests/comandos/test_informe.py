"""`seg informe`: lo que se entrega, y lo que se dice cuando no puede entregarse."""

from pathlib import Path

import pytest

from apoyo.carteras import CONFIGURACION, FINAL, RICA, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.posix import mkfifo
from seguimiento.informes.tipos import TIPOS

TITULO = "# {{ vista.portada.titulo }}\n"


def con_plantilla(raiz: Path, nombre: str, texto: str) -> Path:
    """La raíz, con una plantilla propia en `plantillas/` y la configuración que las nombra."""
    (raiz / "plantillas").mkdir(exist_ok=True)
    (raiz / "plantillas" / nombre).write_text(texto, "utf-8")
    configuracion = raiz / CONFIGURACION
    if "plantillas:" not in configuracion.read_text("utf-8"):
        with configuracion.open("a", encoding="utf-8") as abierta:
            abierta.write("plantillas: plantillas\n")
    return raiz


def uso(*lineas: str) -> Resultado:
    """Un error de uso con esas líneas."""
    return Resultado(2, "", "".join(f"{linea}\n" for linea in lineas))


# En qué se escribe ------------------------------------------------------------------------------


def test_sin_decir_el_formato_sale_en_markdown_por_la_salida(rica: Path) -> None:
    visto = seg("informe", "matriz", "final-2022", en=rica)
    assert (visto.codigo, visto.errores) == (0, "")
    assert visto.salida.startswith("# Matriz de respuesta gerencial\n")
    assert visto == seg("informe", "matriz", "final-2022", "-o", "-", en=rica)
    assert visto == seg("informe", "matriz", "final-2022", "--formato", "md", en=rica)


@pytest.mark.parametrize("nombre", ["a.html", "A.HTML", "a.htm"])
def test_el_nombre_del_archivo_dice_el_formato(nombre: str, rica: Path) -> None:
    salida = rica / nombre
    escrito = f"escrito: {salida}\n"
    assert seg("informe", "matriz", "final-2022", "-o", salida, en=rica) == Resultado(
        0, "", escrito
    )
    assert salida.read_text("utf-8").startswith("<!doctype html>\n")


def test_el_formato_pedido_manda_sobre_el_nombre_del_archivo(rica: Path) -> None:
    salida = rica / "a.txt"
    seg("informe", "matriz", "final-2022", "--formato", "html", "-o", salida, en=rica)
    assert salida.read_text("utf-8").lower().startswith("<!doctype html>")


def test_los_enlaces_parten_de_la_carpeta_en_que_se_escribe(rica: Path) -> None:
    (rica / "informes" / "2023").mkdir(parents=True)
    for carpeta, delante in ((rica, ""), (rica / "informes" / "2023", "../../")):
        salida = carpeta / "a.md"
        seg("informe", "matriz", "final-2022", "-o", salida, en=rica)
        assert f"]({delante}{FINAL}#L" in salida.read_text("utf-8")


def test_dos_veces_son_los_mismos_bytes(rica: Path) -> None:
    uno, otro = rica / "uno.html", rica / "otro.html"
    for salida in (uno, otro):
        seg("informe", "matriz", "final-2022", "-o", salida, en=rica)
    assert uno.read_bytes() == otro.read_bytes()


def test_lo_que_no_pudo_leerse_se_avisa_en_el_informe_y_en_el_codigo(rica: Path) -> None:
    (rica / "data/evaluaciones/rota.yaml").write_text("titulo: [", "utf-8")
    visto = seg("informe", "matriz", "final-2022", en=rica)
    assert visto.codigo == 3
    assert "> **Aviso.** Informe parcial: no pudo leerse rota." in visto.salida
    assert "no pudo leerse: rota" in visto.errores


# Lo que se pide mal -----------------------------------------------------------------------------


def test_un_tipo_que_no_existe_sugiere_el_parecido_o_los_que_hay(rica: Path) -> None:
    assert seg("informe", "matris", "x", en=rica) == uso(
        "error: no hay informes de tipo «matris»", "  ¿quiso decir «matriz»?"
    )
    assert seg("informe", "zzz", en=rica) == uso(
        "error: no hay informes de tipo «zzz»",
        f"  hay: {', '.join(TIPOS)}",
    )


def test_falta_o_sobra_decir_de_que_es(rica: Path) -> None:
    assert seg("informe", "ficha", en=rica) == uso(
        "error: falta decir de qué es el informe «ficha»", "  hay «BP1_ME»"
    )
    assert seg("informe", "catalogo", "OIM", en=rica) == uso(
        "error: el informe «catalogo» no lleva «OIM»",
        "  es de toda la cartera; una parte se pide con «--evaluacion», «--acuerdo», "
        "«--responsable», «--dirigida-a», «--prioridad» o «--situacion»",
    )


@pytest.mark.parametrize(
    ("tipo", "de", "ayuda"),
    [
        ("matriz", "final-2023", "¿quiso decir «final-2022»?"),
        ("matriz", "zzz", "vea las que hay con «seg lista evaluaciones»"),
        ("ficha", "BP2_ME", "¿quiso decir «BP1_ME»?"),
    ],
)
def test_lo_pedido_no_existe(tipo: str, de: str, ayuda: str, rica: Path) -> None:
    visto = seg("informe", tipo, de, en=rica)
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores.endswith(f"«{de}»\n  {ayuda}\n")


def test_un_periodo_solo_vale_en_lo_que_es_de_un_periodo_y_bien_escrito(rica: Path) -> None:
    assert seg("informe", "catalogo", "--periodo", "2023-T1", en=rica) == uso(
        "error: el informe «catalogo» no es de un período",
        "  se hace a un día: para el del final de un período, «--hoy AAAA-MM-DD»",
    )
    visto = seg("informe", "trimestral", "--periodo", "2023-t1", en=rica)
    assert (visto.codigo, visto.errores) == (
        0,
        "aviso: «2023-t1» se lee «2023-T1»: primer trimestre de 2023\n",
    )
    visto = seg("informe", "trimestral", "--periodo", "ayer", en=rica)
    assert visto.errores.endswith("  por ejemplo: 2023-T2\n")
    assert seg("informe", "trimestral", "--periodo", "2023-T1", en=rica).codigo == 0


# Las plantillas propias -------------------------------------------------------------------------


def test_la_plantilla_de_la_carpeta_configurada_sustituye_a_la_del_programa(rica: Path) -> None:
    con_plantilla(rica, "matriz.md.j2", TITULO)
    visto = seg("informe", "matriz", "final-2022", en=rica)
    assert visto == Resultado(0, "# Matriz de respuesta gerencial\n", "")
    en_html = seg("informe", "matriz", "final-2022", "--formato", "html", en=rica)
    assert en_html.salida.startswith("<!doctype html>\n")


def test_una_plantilla_dada_vale_para_ese_informe_y_dice_su_formato(
    rica: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    carpeta = tmp_path_factory.mktemp("mias")
    (carpeta / "_pie.html.j2").write_text("<p>PIE</p>", "utf-8")
    (carpeta / "corta.html.j2").write_text(
        "<h1>{{ vista.portada.titulo }}</h1>{% include '_pie.html.j2' %}", "utf-8"
    )
    pedido = ("informe", "matriz", "final-2022", "--plantilla", carpeta / "corta.html.j2")
    assert seg(*pedido, en=rica) == Resultado(
        0, "<h1>Matriz de respuesta gerencial</h1><p>PIE</p>", ""
    )
    assert seg(*pedido, "--formato", "md", en=rica) == uso(
        f"error: «{carpeta / 'corta.html.j2'}» no es una plantilla de md",
        "  su nombre termina en «.md.j2»",
    )


def test_una_plantilla_que_no_esta_se_dice(rica: Path) -> None:
    visto = seg("informe", "catalogo", "--plantilla", "no/esta.md.j2", en=rica)
    assert visto.codigo == 1
    assert visto.salida == ""
    assert "la plantilla «esta.md.j2» no puede leerse: no existe" in visto.errores


def test_con_una_plantilla_mala_no_se_escribe_nada_y_se_dice_donde(rica: Path) -> None:
    con_plantilla(rica, "matriz.md.j2", "a\n{{ vista.portada.titol }}\n")
    salida = rica / "a.md"
    salida.write_text("lo de antes", "utf-8")
    dicho = (
        "error[SEG802] no existe «titol» en «Portada»\n"
        " --> plantillas/matriz.md.j2:2:18\n"
        "  |\n"
        "2 | {{ vista.portada.titol }}\n"
        "  |                  ^^^^^\n"
        "  = ayuda: ¿quiso decir «titulo»?  Más: seg regla SEG802\n\n"
    )
    assert seg("informe", "matriz", "final-2022", en=rica) == Resultado(1, "", dicho)
    assert seg("informe", "matriz", "final-2022", "-o", salida, en=rica) == Resultado(1, "", dicho)
    assert salida.read_text("utf-8") == "lo de antes"


@pytest.mark.parametrize("fuera", ["../otra", "/", "data/../.."])
def test_una_carpeta_de_plantillas_de_fuera_del_repositorio_no_vale(
    fuera: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path / "r", {**RICA, CONFIGURACION: f"plantillas: {fuera}\n"})
    assert seg("informe", "catalogo", en=raiz) == Resultado(
        3,
        "",
        f"error: la carpeta de plantillas «{fuera}» está fuera del repositorio\n"
        "  indique en seguimiento.yaml una de dentro\n",
    )


def test_una_carpeta_de_plantillas_que_lleva_fuera_por_un_enlace_no_vale(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "r", {**RICA, CONFIGURACION: "plantillas: p\n"})
    (raiz / "p").symlink_to(tmp_path)
    visto = seg("informe", "catalogo", en=raiz)
    assert (visto.codigo, visto.salida) == (3, "")
    assert "está fuera del repositorio" in visto.errores


def test_una_carpeta_de_plantillas_que_no_existe_se_dice(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {**RICA, CONFIGURACION: "plantillas: modelos\n"})
    assert seg("informe", "catalogo", en=raiz) == Resultado(
        3,
        "",
        "error: no existe la carpeta de plantillas «modelos»\n"
        "  revise «plantillas» en seguimiento.yaml\n",
    )


@pytest.mark.parametrize(
    "texto",
    [
        "{{ vista.__class__ }}",
        "{% include '../seguimiento.yaml' %}",
        "{% include 'matriz.md.j2' %}",
        "{% set vista.portada = 1 %}",
    ],
)
def test_quien_escribe_plantillas_en_el_repositorio_no_llega_a_nada_mas(
    texto: str, rica: Path
) -> None:
    con_plantilla(rica, "matriz.md.j2", texto)
    visto = seg("informe", "matriz", "final-2022", en=rica)
    assert (visto.codigo, visto.salida) == (1, "")
    assert visto.errores.startswith("error[SEG80")
    assert "plantillas/matriz.md.j2:1:" in visto.errores
    assert "Traceback" not in visto.errores


def test_validar_no_mira_las_plantillas_del_arbol_que_valida(rica: Path) -> None:
    antes = seg("validar", en=rica)
    con_plantilla(rica, "matriz.md.j2", "{{ vista.__class__ }}")
    mkfifo(rica / "plantillas" / "acta.md.j2")
    assert seg("validar", en=rica) == antes
