"""Lo que se escribe: en un sitio que no guarda otra cosa, en un formato que se sabe y con su dirección."""

import json
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.historias import con_git, iniciar
from apoyo.una_evaluacion import ARCHIVO, con_acciones, evaluacion

HOY = "2024-06-30"


@pytest.mark.parametrize("nombre", ["informe.doc", "informe.odt"])
def test_no_se_escribe_markdown_con_el_nombre_de_otro_formato(nombre: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path, con_acciones())
    visto = seg("informe", "trimestral", "-o", tmp_path / nombre, en=raiz, hoy=HOY)
    assert (visto.codigo, visto.salida) == (2, "")
    assert (
        f"no se sabe escribir «{Path(nombre).suffix}»\n  use .md, .html, .docx o .pdf"
        in visto.errores
    )
    assert not (tmp_path / nombre).exists()


@pytest.mark.parametrize("destino", [ARCHIVO, "seguimiento.yaml", ".git/config"])
@pytest.mark.parametrize("orden", [("informe", "agenda"), ("lista", "acciones"), ("validar",)])
def test_ninguna_salida_va_sobre_lo_que_se_guarda(
    orden: tuple[str, ...], destino: str, tmp_path: Path
) -> None:
    guardado = {"seguimiento.yaml": "organizacion: X\n", ".git/config": "[core]\n"}
    raiz = escribir(tmp_path, con_acciones() | guardado)
    antes = (raiz / destino).read_bytes()
    visto = seg(*orden, "-o", raiz / destino, en=raiz, hoy=HOY)
    assert (visto.codigo, visto.salida) == (2, "")
    assert (raiz / destino).read_bytes() == antes


def test_dos_referencias_que_se_escriben_parecido_no_comparten_ancla(tmp_path: Path) -> None:
    una = "fecha: 2024-01\nrecomendaciones: [{{id: {}, texto: Una}}]\n".format
    raiz = escribir(tmp_path, evaluacion("a-b", una("c-R1")) | evaluacion("a", una("b-c-R1")))
    pagina = seg("informe", "trimestral", "--formato", "html", en=raiz, hoy=HOY).salida
    anclas = [
        trozo.partition('"')[0] for trozo in pagina.split('<section class="apartado" id="a-')[1:]
    ]
    assert len(anclas) == len({*anclas}) == 2


def test_una_direccion_en_un_texto_llega_a_markdown_como_direccion(tmp_path: Path) -> None:
    llanas = ("https://ej.org/informe_final_2023.pdf", "www.ej.org/a_b~c")
    con_marcas = (
        "https://es.wikipedia.org/wiki/Migraci%C3%B3n_(humana)",
        "https://drive.google.com/d/1a_B-c*d/view#x_y",
    )
    texto = "Véase " + " y ".join((*llanas, *con_marcas))
    raiz = escribir(tmp_path, evaluacion("x", f'recomendaciones: [{{id: R1, texto: "{texto}"}}]\n'))
    matriz = seg("informe", "matriz", "x", en=raiz, hoy=HOY).salida
    assert "Véase " + " y ".join((*llanas, *(f"<{una}>" for una in con_marcas))) in matriz


@con_git
def test_la_ruta_es_la_misma_en_los_cuatro_formatos_de_los_servicios(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path) / "registros"
    escribir(raiz, evaluacion("a", "fecha: 2022-13\n") | evaluacion("b", "fecha: 2022-09\n"))
    dicho = {
        formato: seg("validar", "--formato", formato, en=raiz).salida
        for formato in ("junit", "gitlab", "github", "sarif")
    }
    ruta = f"registros/{ARCHIVO}"
    assert f'<testcase classname="{ruta}"' in dicho["junit"]
    assert f'file="{ruta}"' in dicho["junit"]
    assert "1 archivo sin errores" in dicho["junit"]
    assert [uno["location"]["path"] for uno in json.loads(dicho["gitlab"])] == [ruta]
    assert f"file={ruta}," in dicho["github"]
    assert f'"uri": "{ruta}"' in dicho["sarif"]
