"""Lo común a todo informe: la portada dice de dónde sale, y los enlaces llevan a su registro."""

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo import HOY
from apoyo.carteras import FINAL, RICA
from apoyo.encargos import COMMIT, encargo_de
from apoyo.rendidos import cada_informe, informe_de
from seguimiento.almacen.git import EstadoEnGit
from seguimiento.informes.marco import Encargo, en_css, enlace_externo, hasta_la_raiz, portada
from seguimiento.informes.tipos import FormatoDeInforme, Tipo
from seguimiento.lugares import Lugar
from seguimiento.paginas import Dato, Portada, dato
from seguimiento.piezas import Columna, Texto, columnas


@pytest.fixture
def encargo() -> Encargo:
    return encargo_de(RICA, HOY)


def test_la_portada_dice_que_es_de_quien_y_de_que_archivos_sale(encargo: Encargo) -> None:
    assert portada(encargo, "Título", "Sub", dato("Período", "2023-T1")) == Portada(
        titulo="Título",
        subtitulo="Sub",
        organizacion="OIM",
        datos=(Dato("Período", (Texto("2023-T1"),)),),
        avisos=(),
        metodo=(
            Dato("Registros leídos", (Texto("4 de 4 archivos"),)),
            Dato("Versión de los registros", (Texto(COMMIT[:10]),)),
        ),
        pie_en_css=en_css("Título · Sub · corte 15-abr-2023"),
    )


@given(st.text())
def test_lo_escrito_para_un_estilo_no_puede_cerrar_nada_y_se_lee_igual(texto: str) -> None:
    escrito = en_css(texto)
    assert all(letra.isalnum() or letra in " \\" for letra in escrito)
    leido = re.sub(r"\\([0-9a-f]{1,6}) ", lambda hallado: chr(int(hallado[1], 16)), escrito)
    assert leido == texto


def test_de_un_titulo_larguisimo_el_pie_no_pierde_el_corte(encargo: Encargo) -> None:
    pie = portada(encargo, "Título largo " * 30, "", corte=date(2023, 3, 31)).pie_en_css
    assert pie.endswith(en_css("… · corte 31-mar-2023"))
    assert len(pie) < 200


def test_la_portada_avisa_de_lo_que_no_se_leyo_y_de_lo_que_no_esta_en_el_commit() -> None:
    rotos = {**RICA, "data/evaluaciones/rota.yaml": "titulo: [\n"}
    git = EstadoEnGit(COMMIT, modificado=True, superficial=True)
    hecha = portada(replace(encargo_de(rotos, HOY), git=git), "Título", "")

    assert hecha.avisos == (
        "Informe parcial: no pudo leerse rota.",
        "Los registros tienen cambios sin confirmar: no son los de ninguna versión guardada.",
        "El clon es superficial: su versión puede ser anterior a la que figura en la nota de método.",
    )
    assert Dato("Registros leídos", (Texto("4 de 5 archivos"),)) in hecha.metodo


def test_sin_git_la_portada_lo_dice(encargo: Encargo) -> None:
    hecha = portada(replace(encargo, git=EstadoEnGit()), "Título", "")
    assert hecha.metodo[-1] == Dato("Versión de los registros", (Texto("sin historia en git"),))


@cada_informe
def test_el_commit_va_en_la_nota_de_metodo_y_no_en_la_portada(
    tipo: Tipo, formato: FormatoDeInforme
) -> None:
    texto = informe_de(RICA, HOY, tipo, formato)
    portada_, nota, metodo = texto.partition("Versión de los registros")

    assert texto.count(COMMIT[:10]) == 1
    assert nota
    assert COMMIT[:10] in metodo
    assert "Nota de método" in portada_


def test_un_enlace_lleva_a_la_linea_del_registro_desde_donde_este_el_informe(
    encargo: Encargo,
) -> None:
    lugar = Lugar(FINAL) / ("recomendaciones", 0, "acciones", 1)
    linea = RICA[FINAL].split("\n").index('              - id: "1.2"') + 1
    assert encargo.enlace(lugar) == f"{FINAL}#L{linea}"
    assert encargo.enlace(Lugar(FINAL)) == FINAL
    en_carpeta = replace(encargo, hasta_la_raiz="../")
    assert en_carpeta.referencia("1.2", lugar) == Texto("1.2", f"../{FINAL}#L{linea}")


def test_un_nombre_de_archivo_raro_no_rompe_su_enlace(encargo: Encargo) -> None:
    raro = Lugar('data/evaluaciones/a b(1)"<ñ>.yaml')
    assert encargo.enlace(raro) == "data/evaluaciones/a%20b%281%29%22%3C%C3%B1%3E.yaml"


@pytest.mark.parametrize(
    ("raiz", "carpeta", "delante"),
    [
        ("/r", "/r", ""),
        ("/r", "/r/a", "../"),
        ("/r", "/r/a/b", "../../"),
        ("/r", "/otra", None),
        ("/r", "/ra", None),
        ("/r/s", "/r", "s/"),
        ("/r/s t", "/r/informes", "../s%20t/"),
        ("/r/s\u200bt\udce9", "/r/informes", "../s%E2%80%8Bt%E9/"),
        ("/r/s", "/r/s/a", "../"),
    ],
)
def test_de_la_carpeta_del_informe_a_la_raiz(raiz: str, carpeta: str, delante: str | None) -> None:
    assert hasta_la_raiz(PurePath(raiz), PurePath(carpeta), PurePath("/r")) == delante


def test_las_piezas_se_escriben_en_corto() -> None:
    assert dato("Responde", "a", "", "b") == Dato("Responde", (Texto("a"), Texto("b")))
    assert columnas("Acción", "#Días") == (Columna("Acción"), Columna("Días", numerica=True))


@pytest.mark.parametrize(
    ("direccion", "enlace"),
    [
        ("https://ejemplo.org/a", "https://ejemplo.org/a"),
        ("mailto:a@ejemplo.org", "mailto:a@ejemplo.org"),
        ("javascript:alert(1)", ""),
        ("data/a.yaml", ""),
        ("Ver el anexo", ""),
    ],
)
def test_solo_es_un_enlace_lo_que_puede_abrirse(direccion: str, enlace: str) -> None:
    assert enlace_externo(direccion) == enlace
