"""Los filtros que salen de un campo del modelo: etiquetas, clase y unidad, y lo que se hereda hacia dentro."""

import json
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.tabulaciones import propuestas
from apoyo.todas_las_ordenes import TODAS
from seguimiento.analisis.buscados import Buscado, buscables
from seguimiento.analisis.seleccion import Filtro
from seguimiento.campos import campos
from seguimiento.comandos.declarada import orden_de
from seguimiento.elementos import MODELOS
from seguimiento.formatos.ordenes import orden_de_status

UNA, OTRA = "data/evaluaciones/una.yaml", "data/evaluaciones/otra.yaml"
ARCHIVOS = {
    "seguimiento.yaml": "clases: [Institucional, Específica, Sin usar]\n",
    UNA: """\
        titulo: Una
        organizacion: OIM
        fecha: 2022-01
        etiquetas: [Género]
        unidades_administrativas: [DWT/CO-Lima]
        recomendaciones:
          - id: R1
            texto: La primera
            clase: Institucional
            etiquetas: [agua]
            acciones:
              - {id: "1.1", descripcion: Uno, plazo: 2022-06}
              - {id: "1.2", descripcion: Dos, etiquetas: [urgente]}
          - id: R2
            texto: La segunda
            clase: Específica
            plazo: 2022-06
        """,
    OTRA: """\
        titulo: Otra
        organizacion: OIM
        fecha: 2022-02
        recomendaciones:
          - {id: R1, texto: La tercera, etiquetas: [agua y saneamiento]}
          - id: R2
            texto: La cuarta
            unidades_administrativas: [Oficina regional]
            acciones: [{id: "2.1", descripcion: Tres, etiquetas: [agua]}]
        """,
    "data/acuerdos/mesa.yaml": """\
        titulo: Mesa
        etiquetas: [agua]
        compromisos: [{id: c1, descripcion: Cuatro}]
        """,
    "data/acuerdos/comision.yaml": """\
        titulo: Comisión
        compromisos: [{id: c1, descripcion: Cinco, etiquetas: [urgente]}]
        """,
    "data/practicas/BP1_GN.yaml": """\
        tipo: buena_practica
        titulo: Una práctica
        hallazgo: Se vio
        etiquetas: [agua]
        """,
}


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(tmp_path, ARCHIVOS)


def refs(que: str, *filtro: str, en: Path) -> list[str]:
    visto = seg("--hoy", "2023-01-01", "lista", que, *filtro, "--json", en=en)
    assert visto.codigo == 0, visto
    filas = json.loads(visto.salida)[que]
    return [fila.get("ref") or fila.get("id") or fila["codigo"] for fila in filas]


@pytest.mark.parametrize(
    ("que", "filtro", "son"),
    [
        ("evaluaciones", "--etiqueta género", ["una"]),
        ("evaluaciones", "--unidad lima", ["una"]),
        ("recomendaciones", "--etiqueta género", ["una/R1", "una/R2"]),
        ("recomendaciones", "--etiqueta agua", ["una/R1"]),
        ("recomendaciones", "--etiqueta agua --etiqueta Genero", ["una/R1", "una/R2"]),
        ("recomendaciones", "--clase institucional", ["una/R1"]),
        ("recomendaciones", "--clase especifica --etiqueta género", ["una/R2"]),
        ("recomendaciones", "--unidad oficina", ["otra/R2"]),
        ("acciones", "--etiqueta agua", ["una/1.1", "mesa/c1", "otra/2.1", "una/1.2"]),
        ("acciones", "--etiqueta urgente", ["comision/c1", "una/1.2"]),
        ("acciones", "--clase Institucional", ["una/1.1", "una/1.2"]),
        ("acciones", "--unidad regional", ["otra/2.1"]),
        ("acuerdos", "--etiqueta agua", ["mesa"]),
        ("acuerdos", "--etiqueta urgente", ["comision"]),
        ("practicas", "--etiqueta agua", ["BP1_GN"]),
    ],
)
def test_lo_de_dentro_hereda_lo_que_lleva_aquello_en_que_esta(
    que: str, filtro: str, son: list[str], raiz: Path
) -> None:
    assert refs(que, *filtro.split(), en=raiz) == son


def test_status_e_indicadores_miran_la_misma_parte(raiz: Path) -> None:
    visto = seg("--hoy", "2023-01-01", "status", "--etiqueta", "Género", "--json", en=raiz)
    resumen = json.loads(visto.salida)["resumen"]
    assert [resumen[clave] for clave in ("evaluaciones", "recomendaciones", "acciones")] == [
        1,
        2,
        2,
    ]
    assert (resumen["acuerdos"], resumen["recomendaciones_sin_acciones"]) == (0, 1)
    medido = seg("--hoy", "2023-01-01", "indicadores", "--etiqueta", "Género", en=raiz)
    assert "Solo lo que lleva «Género» en «Etiquetas»." in medido.salida
    assert "0 de 2" in medido.salida


def test_si_solo_lo_lleva_una_accion_su_evaluacion_se_cuenta(raiz: Path) -> None:
    visto = seg("--hoy", "2023-01-01", "status", "--etiqueta", "urgente", "--json", en=raiz)
    resumen = json.loads(visto.salida)["resumen"]
    claves = ("evaluaciones", "recomendaciones", "acciones", "acuerdos")
    assert [resumen[clave] for clave in claves] == [1, 0, 1, 1]


def test_lo_posterior_al_corte_tambien_se_filtra(raiz: Path) -> None:
    for filtro, nombra in (("agua", True), ("urgente", False)):
        visto = seg("--hoy", "2022-01-31", "status", "--etiqueta", filtro, en=raiz)
        assert ("otra" in visto.salida) is nombra, visto.salida


@pytest.mark.parametrize(
    ("filtro", "valor", "dice", "ayuda"),
    [
        ("--etiqueta", "genro", "nada lleva «genro» en «Etiquetas»", "¿quiso decir «Género»?"),
        (
            "--etiqueta",
            "zzz",
            "nada lleva «zzz»",
            "hay «agua», «urgente», «agua y saneamiento» y «Género»",
        ),
        ("--clase", "Institusional", "en «Clase»", "¿quiso decir «Institucional»?"),
        (
            "--unidad",
            "Quito",
            "en «Unidades administrativas»",
            "hay «Oficina regional» y «DWT/CO-Lima»",
        ),
    ],
)
@pytest.mark.parametrize("orden", ["status", "indicadores", "lista acciones"])
def test_lo_que_nada_lleva_es_un_error_que_sugiere(  # noqa: PLR0913, PLR0917
    orden: str, filtro: str, valor: str, dice: str, ayuda: str, raiz: Path
) -> None:
    visto = seg(*orden.split(), filtro, valor, en=raiz)
    assert (visto.codigo, visto.salida) == (2, "")
    assert dice in visto.errores
    assert ayuda in visto.errores


def test_de_una_clase_declarada_que_no_lleva_nada_se_avisa(raiz: Path) -> None:
    visto = seg("lista", "acciones", "--clase", "sin usar", en=raiz)
    aviso = "aviso: nada lleva «sin usar» en «Clase»\n"
    assert visto == Resultado(0, "Acciones (0)\n", aviso)


def test_lo_que_no_tiene_el_campo_no_se_filtra_por_el(raiz: Path) -> None:
    visto = seg("lista", "practicas", "--clase", "Institucional", en=raiz)
    assert visto.codigo == 2
    assert "«seg lista practicas» no puede filtrarse con «--clase»" in visto.errores
    assert "admite «--etiqueta»" in visto.errores


def test_la_orden_que_se_sugiere_lleva_el_filtro() -> None:
    etiquetas = next(campo for campo in buscables() if campo.clave == "etiquetas")
    pedido = Filtro(buscados=(Buscado(etiquetas, ("agua", "género y salud")),))
    orden = "seg status --etiqueta agua --etiqueta 'género y salud'"
    assert orden_de_status(pedido) == orden


@pytest.mark.parametrize(
    ("palabras", "son"),
    [
        (("status", "--etiqueta", ""), ["agua", "agua y saneamiento", "Género", "urgente"]),
        (("status", "--clase", ""), ["Específica", "Institucional", "Sin usar"]),
        (("lista", "acciones", "--unidad", "o"), ["Oficina regional"]),
        (("nueva", "recomendacion", "--clase", "s"), ["Sin usar"]),
        (("nueva", "accion", "--etiqueta", "u"), ["urgente"]),
    ],
)
def test_tab_ofrece_lo_que_se_lleva_y_lo_que_se_declara(
    palabras: tuple[str, ...], son: list[str], raiz: Path
) -> None:
    assert propuestas("-C", str(raiz), *palabras, en=raiz) == son


def test_una_etiqueta_con_y_no_son_dos_personas(raiz: Path) -> None:
    orden = ("nueva", "accion", "una/R1", "--descripcion", "Otra", "--etiqueta", "agua y luz")
    assert seg(*orden, en=raiz).codigo == 0
    assert "- agua y luz\n" in (raiz / UNA).read_text(encoding="utf-8")


def test_cada_campo_que_se_marca_tiene_su_opcion_en_las_tres_ordenes() -> None:
    esperadas = {campo.filtra.nombre for campo in buscables() if campo.filtra}
    assert esperadas == {"--etiqueta", "--clase", "--unidad"}
    for orden in ("status", "lista", "indicadores"):
        assert esperadas <= orden_de(TODAS[orden]).opciones.keys()
    for modelos in MODELOS.values():
        for modelo in modelos:
            assert {c.clave for c in campos(modelo) if c.filtra} <= {c.clave for c in buscables()}
