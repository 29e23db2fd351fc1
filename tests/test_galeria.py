"""La galería: un caso de cada código, que se da, se dice como se muestra y cabe en todos los informes."""

import json
from dataclasses import replace
from functools import cache

import pytest
from pydantic import ValidationError

import galeria
from apoyo.ejecutor_de_github import Ejecutor, anotaciones
from apoyo.paginas import Pagina
from apoyo.validadores_de_formatos import GITLAB, SARIF, leido_de_junit, reparos, reparos_de_junit
from seguimiento.diagnosticos import CATALOGO, Diagnostico
from seguimiento.formatos.diagnosticos import un_diagnostico
from seguimiento.formatos.github import en_github
from seguimiento.formatos.gitlab import en_gitlab
from seguimiento.formatos.identidad import rotulo
from seguimiento.formatos.junit import en_junit
from seguimiento.formatos.sarif import en_sarif
from seguimiento.reglas import familias
from seguimiento.repositorio import Recuento, Revision

familias.registrar()
CASOS = galeria.casos()
PAGINA = "docs/referencia/galeria.md"
MINIMO = """\
situacion: Se registró una evaluación.
archivos:
  data/evaluaciones/e.yaml: |
    titulo: Evaluación final
    organizacion: OIM
"""

cada_caso = pytest.mark.parametrize("codigo", CASOS)


def revision(codigo: str) -> Revision:
    return galeria.revision(codigo)


@cache
def toda() -> tuple[Recuento, list[Diagnostico]]:
    """Lo hallado en todos los casos como si fuera uno, cada uno en su carpeta y sin confundirse."""
    junto, diagnosticos = Recuento(), list[Diagnostico]()
    for codigo in CASOS:
        suya = revision(codigo)
        junto.leidos += suya.recuento.leidos
        junto.en_parte += _en_su_carpeta(codigo, suya.recuento.en_parte)
        junto.ilegibles += _en_su_carpeta(codigo, suya.recuento.ilegibles)
        diagnosticos += [replace(d, archivo=f"{codigo}/{d.archivo}") for d in suya.diagnosticos]
    return junto, diagnosticos


def _en_su_carpeta(codigo: str, archivos: list[str]) -> list[str]:
    return [f"{codigo}/{archivo}" for archivo in archivos]


# Los casos -----------------------------------------------------------------------------------------


def test_cada_codigo_tiene_un_caso_o_dice_por_que_no_puede_tenerlo() -> None:
    assert sorted([*CASOS, *galeria.SIN_CASO]) == sorted(CATALOGO)


@cada_caso
def test_cada_caso_da_su_codigo_y_ningun_otro_que_no_anuncie(codigo: str) -> None:
    hallados = {diagnostico.codigo for diagnostico in revision(codigo).diagnosticos}
    assert hallados == {codigo, *CASOS[codigo].tambien}


@cada_caso
def test_lo_que_se_dice_de_cada_caso_incluye_que_hacer(codigo: str) -> None:
    diagnosticos = revision(codigo).diagnosticos
    assert [uno.mensaje for uno in diagnosticos if not uno.sugerencia] == []


@cada_caso
def test_cada_caso_se_cuenta_en_una_frase(codigo: str) -> None:
    situacion = CASOS[codigo].situacion
    assert situacion.endswith(".")
    assert "\n" not in situacion
    assert "SEG" not in situacion


def test_cada_situacion_es_distinta() -> None:
    situaciones = [caso.situacion for caso in CASOS.values()]
    assert sorted(set(situaciones)) == sorted(situaciones)


@cada_caso
def test_solo_se_compara_con_una_base_lo_que_trata_de_un_cambio(codigo: str) -> None:
    assert (CASOS[codigo].antes is not None) == (CATALOGO[codigo].ambito == "Transicion")


@cada_caso
def test_solo_trae_una_plantilla_lo_que_trata_de_ella(codigo: str) -> None:
    assert (CASOS[codigo].plantilla is not None) == (CATALOGO[codigo].ambito == "Plantilla")


@cada_caso
def test_solo_importa_un_archivo_lo_que_trata_de_importar(codigo: str) -> None:
    assert (CASOS[codigo].importa is not None) == (CATALOGO[codigo].ambito == "Importación")


@cada_caso
def test_lo_que_el_caso_dice_que_se_repite_esta_en_sus_archivos(codigo: str) -> None:
    caso = CASOS[codigo]
    escrito = "".join([*caso.archivos, *caso.archivos.values()])
    assert escrito.count(galeria.SE_REPITE) == (caso.repetir is not None)


def test_un_caso_trae_solo_lo_suyo_y_lo_demas_vale_lo_de_fabrica() -> None:
    caso = galeria.caso_de(MINIMO)
    assert caso.situacion == "Se registró una evaluación."
    assert (caso.hoy, caso.codificacion, caso.antes, caso.repetir) == (
        galeria.HOY,
        "utf-8",
        None,
        None,
    )


@pytest.mark.parametrize(
    "torcido",
    [
        MINIMO + "fecha: 2023-07-01\n",
        MINIMO + "hoy: ayer\n",
        MINIMO + "repetir: {texto: a, veces: 2, hasta: 9}\n",
        MINIMO.replace("situacion:", "situación:"),
        MINIMO.partition("archivos:")[0],
    ],
    ids=["sobra una clave", "no es una fecha", "sobra dentro", "está mal escrita", "falta"],
)
def test_un_caso_con_algo_que_no_es_suyo_no_se_admite(torcido: str) -> None:
    with pytest.raises(ValidationError):
        galeria.caso_de(torcido)


# La página -----------------------------------------------------------------------------------------


def test_la_pagina_muestra_lo_que_se_ve_en_la_pantalla_en_cada_caso() -> None:
    mostrados = [bloque.texto for bloque in Pagina(PAGINA).bloques]
    assert mostrados == [
        "\n".join(un_diagnostico(uno) for uno in revision(codigo).diagnosticos) for codigo in CASOS
    ]


def test_cada_caso_y_cada_excepcion_llevan_a_la_regla_que_los_explica() -> None:
    enlaces = [enlace.partition("#") for enlace in Pagina(PAGINA).enlaces]
    assert {pagina for pagina, _, _ in enlaces} == {"reglas.md"}
    anclas = [ancla for _, _, ancla in enlaces]
    assert [ancla[:6].upper() for ancla in anclas] == [*CASOS, *galeria.SIN_CASO]
    assert set(anclas) <= Pagina("docs/referencia/reglas.md").anclas


def test_la_pagina_dice_por_que_no_hay_caso_de_lo_que_no_lo_tiene() -> None:
    prosa = Pagina(PAGINA).prosa
    assert [porque for porque in galeria.SIN_CASO.values() if porque not in prosa] == []


def test_la_pagina_no_dice_en_que_carpeta_se_reviso() -> None:
    archivos = [d.archivo for codigo in CASOS for d in revision(codigo).diagnosticos]
    importados = {caso.importa.archivo for caso in CASOS.values() if caso.importa}
    assert {archivo.partition("/")[0] for archivo in archivos} == {
        "data",
        "seguimiento.yaml",
        galeria.CARPETA_DE_PLANTILLAS,
        *importados,
    }


# Los informes --------------------------------------------------------------------------------------


def test_toda_la_galeria_cabe_en_un_informe_sarif_que_cumple_la_norma() -> None:
    recuento, diagnosticos = toda()
    leido = json.loads(en_sarif(recuento, diagnosticos))
    assert reparos(SARIF, leido) == []
    resultados = leido["runs"][0]["results"]
    assert [uno["ruleId"] for uno in resultados] == [d.codigo for d in diagnosticos]


def test_toda_la_galeria_cabe_en_un_informe_de_gitlab_que_cumple_su_contrato() -> None:
    recuento, diagnosticos = toda()
    leidos = json.loads(en_gitlab(recuento, diagnosticos))
    assert reparos(GITLAB, leidos) == []
    assert [uno["check_name"] for uno in leidos] == [d.codigo for d in diagnosticos]
    assert len({uno["fingerprint"] for uno in leidos}) == len(diagnosticos)


def test_toda_la_galeria_cabe_en_un_informe_junit_que_cumple_su_esquema() -> None:
    recuento, diagnosticos = toda()
    escrito = en_junit(recuento, diagnosticos)
    assert reparos_de_junit(escrito) == []
    nombres = {caso.name for suite in leido_de_junit(escrito) for caso in suite}
    assert nombres == {rotulo(d.codigo) for d in diagnosticos} | {"archivos sin errores"}


def test_toda_la_galeria_cabe_en_las_anotaciones_de_github() -> None:
    recuento, diagnosticos = toda()
    ejecutor = Ejecutor().leer(en_github(recuento, diagnosticos))
    assert ejecutor.ordenes == list(anotaciones(diagnosticos))
    assert len(ejecutor.texto) == len(diagnosticos) + 1
    assert ejecutor.espera == ""


@cada_caso
def test_cada_caso_se_anota_entero_en_github(codigo: str) -> None:
    # todos juntos no caben: de cada clase se muestran diez
    suya = revision(codigo)
    ejecutor = Ejecutor().leer(en_github(suya.recuento, suya.diagnosticos))
    assert ejecutor.ordenes == list(anotaciones(suya.diagnosticos))
    assert codigo in {orden.propiedades["title"][:6] for orden in ejecutor.ordenes}
