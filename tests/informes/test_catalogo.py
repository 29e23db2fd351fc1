"""El catálogo: sus cifras, sus índices, lo que falta y la página que resulta."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from apoyo.ejecucion import seg
from apoyo.encargos import encargo_de
from seguimiento.informes.fichas import id_de, pagina, tarjeta
from seguimiento.informes.indices import campos_poco_llenos, indices, lagunas
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.vistas.catalogo import (
    FilaDeIndice,
    GrupoDeFichas,
    Opcion,
    VistaCatalogo,
    vista,
)
from seguimiento.paginas import Cifra, dato
from seguimiento.piezas import Tabla, Texto, columnas, textos

RAIZ = Path(__file__).parents[2]
HOY = date(2023, 7, 1)
_LN = "data/practicas/LN1_GN.yaml"

ARCHIVOS = {
    "data/practicas/BP10_AH.yaml": """\
        tipo: buena_practica
        titulo: Albergues
        hallazgo: Hubo plazas
        organizacion: OIM
        ods: [17, 3]
        pacto_mundial: {principios: [b], objetivos: no_registra}
        sostenibilidad: {nivel: media}
        palabras_clave: [niñez, Ámbar]
        territorios: [Quito, Loja]
        """,
    "data/practicas/BP2_AH.yaml": """\
        tipo: buena_practica
        titulo: Convenios
        hallazgo: Hubo convenios
        organizacion: OIM
        ods: [3]
        pacto_mundial: {objetivos: [23, 7]}
        palabras_clave: [Niñez, ñandú, nube]
        territorios: no_aplica
        dudas:
          - {campo: ods, leido: "3?", motivo: Borroso.}
        """,
    "data/practicas/LA1_GN.yaml": """\
        tipo: leccion_aprendida
        titulo: Rubro de emergencia
        hallazgo: Hubo demoras
        organizacion: OIM
        pacto_mundial: no_legible
        palabras_clave: [ninez, Niñez, oro]
        """,
    _LN: """\
        tipo: leccion_no_aprendida
        titulo: Registro único
        hallazgo: Hubo duplicados
        """,
}


def _vista(archivos: Mapping[str, str] = ARCHIVOS) -> VistaCatalogo:
    return vista(encargo_de(archivos, HOY))


def _ficha(codigo: str) -> Texto:
    return Texto(codigo, f"#{codigo.lower()}")


def test_las_cifras_llevan_su_denominador() -> None:
    catalogo = _vista()
    assert catalogo.portada.subtitulo == "4 fichas de 2 áreas"
    assert catalogo.cuantas == "4 fichas"
    assert catalogo.cifras == (
        Cifra("Buenas prácticas", "2", "de 4 fichas"),
        Cifra("Lecciones aprendidas", "1", "de 4 fichas"),
        Cifra("Lecciones no aprendidas", "1", "de 4 fichas"),
        Cifra("Con sostenibilidad alta", "0", "de 2 buenas prácticas"),
        Cifra("Áreas con alguna ficha", "2", "de 7 áreas"),
        Cifra("Con dudas de lectura", "1", "de 4 fichas"),
    )


def test_los_graficos_cuentan_por_area_y_tipo_y_por_sostenibilidad() -> None:
    por_area, sostenibilidad = _vista().graficos
    assert por_area.descripcion == ("Cuántas de las 4 fichas hay en cada área y de qué tipo son.")
    assert por_area.tabla == Tabla(
        "Fichas por área y tipo",
        columnas("Área", "#Buenas prácticas", "#Lecciones aprendidas", "#Lecciones no aprendidas"),
        (
            textos(("Asistencia humanitaria", "2", "0", "0")),
            textos(("Inclusión económica y social", "0", "0", "0")),
            textos(("Protección", "0", "0", "0")),
            textos(("Gestión de fronteras", "0", "0", "0")),
            textos(("Monitoreo y evaluación", "0", "0", "0")),
            textos(("Administrativo y finanzas", "0", "0", "0")),
            textos(("General", "0", "1", "1")),
        ),
    )
    assert sostenibilidad.descripcion == (
        "Qué sostenibilidad se registra, sobre 2 buenas prácticas."
    )
    assert sostenibilidad.tabla.filas == (
        textos(("Alta", "0")),
        textos(("Media", "1")),
        textos(("Baja", "0")),
        textos(("No consta", "1")),
    )


def test_cada_area_lleva_su_indice_y_sus_fichas_por_orden_de_codigo() -> None:
    encargo = encargo_de(ARCHIVOS, HOY)
    bp10, bp2, la1, ln1 = encargo.carga.cartera.practicas
    donde = pagina(encargo, suelta=False)
    cabeceras = columnas("Código", "Ficha", "Tipo", "Sostenibilidad")
    humanitaria = (
        (_ficha("BP2_AH"), *textos(("Convenios", "Buena práctica", "no consta"))),
        (_ficha("BP10_AH"), *textos(("Albergues", "Buena práctica", "Media"))),
    )
    general = (
        (_ficha("LA1_GN"), *textos(("Rubro de emergencia", "Lección aprendida", "no procede"))),
        (_ficha("LN1_GN"), *textos(("Registro único", "Lección no aprendida", "no procede"))),
    )
    assert vista(encargo).grupos == (
        GrupoDeFichas(
            id="area-AH",
            titulo="Asistencia humanitaria",
            cuantas="2 fichas",
            indice=(
                FilaDeIndice("bp2_ah", humanitaria[0]),
                FilaDeIndice("bp10_ah", humanitaria[1]),
            ),
            tabla=Tabla("Asistencia humanitaria", cabeceras, humanitaria),
            fichas=(tarjeta(bp2, donde), tarjeta(bp10, donde)),
        ),
        GrupoDeFichas(
            id="area-GN",
            titulo="General",
            cuantas="2 fichas",
            indice=(FilaDeIndice("la1_gn", general[0]), FilaDeIndice("ln1_gn", general[1])),
            tabla=Tabla("General", cabeceras, general),
            fichas=(tarjeta(la1, donde), tarjeta(ln1, donde)),
        ),
    )


def test_se_filtra_por_los_tipos_y_las_areas_que_hay() -> None:
    catalogo = _vista()
    assert catalogo.tipos == (
        Opcion("buena_practica", "Buena práctica"),
        Opcion("leccion_aprendida", "Lección aprendida"),
        Opcion("leccion_no_aprendida", "Lección no aprendida"),
    )
    assert catalogo.areas == (Opcion("AH", "Asistencia humanitaria"), Opcion("GN", "General"))


def test_los_indices_las_lagunas_y_los_campos_son_los_de_todas_las_fichas_en_orden() -> None:
    bp10, bp2, la1, ln1 = encargo_de(ARCHIVOS, HOY).carga.cartera.practicas
    en_orden = [bp2, bp10, la1, ln1]
    catalogo = _vista()
    assert catalogo.indices == indices(en_orden)
    assert catalogo.lagunas == lagunas(en_orden)
    assert catalogo.poco_llenos == campos_poco_llenos(en_orden)


def test_las_dudas_de_todas_las_fichas_van_juntas() -> None:
    assert _vista().dudas == Tabla(
        "Dudas de lectura",
        columnas("Ficha", "Campo", "Se lee", "Motivo"),
        ((_ficha("BP2_AH"), *textos(("ODS", "3?", "Borroso."))),),
        vacia="Ninguna ficha registra dudas.",
    )


@pytest.mark.parametrize(
    ("sostenibilidad", "dicha"),
    [("{nivel: no_registra}", "No registra"), ("no_aplica", "No aplica")],
)
def test_la_sostenibilidad_que_la_ficha_dice_no_tener_se_dice(
    sostenibilidad: str, dicha: str
) -> None:
    campos = f"tipo: buena_practica\ntitulo: Mesa\nhallazgo: Sí\nsostenibilidad: {sostenibilidad}\n"
    catalogo = _vista({"data/practicas/BP1_ME.yaml": campos})
    assert catalogo.grupos[0].indice[0].celdas[-1] == Texto(dicha)
    assert catalogo.graficos[0].descripcion == ("En qué área está la única ficha y de qué tipo es.")
    assert catalogo.graficos[1].tabla.filas[-1] == textos((dicha, "1"))


def test_una_ficha_cuyo_codigo_no_dice_el_area_va_al_final() -> None:
    catalogo = _vista({**ARCHIVOS, "data/practicas/borrador.yaml": ARCHIVOS[_LN]})
    assert catalogo.portada.subtitulo == "5 fichas de 2 áreas"
    assert catalogo.areas[-1] == Opcion("ninguna", "Sin área")
    assert (catalogo.grupos[-1].id, catalogo.grupos[-1].titulo) == ("area-ninguna", "Sin área")
    assert [(t.codigo.texto, t.valor_de_area) for t in catalogo.grupos[-1].fichas] == [
        ("borrador", "ninguna")
    ]
    assert catalogo.graficos[0].tabla.filas[-1] == textos(("Sin área", "0", "0", "1"))
    assert catalogo.lagunas[0].cuantos == "5 de 7 sin ninguna ficha"


def test_sin_buenas_practicas_no_hay_grafico_de_sostenibilidad_ni_cifra() -> None:
    solo = {_LN: ARCHIVOS[_LN]}
    catalogo = _vista(solo)
    assert [grafico.id for grafico in catalogo.graficos] == ["grafico-areas"]
    assert catalogo.cifras[3] == Cifra("Con sostenibilidad alta", "s/d", "de 0 buenas prácticas")


@pytest.mark.parametrize("formato", ["html", "md"])
def test_sin_ninguna_ficha_el_catalogo_lo_dice(formato: str) -> None:
    catalogo = _vista({})
    assert (catalogo.grupos, catalogo.graficos) == ((), ())
    assert catalogo.poco_llenos.filas == ()
    assert catalogo.portada.metodo[0] == dato("Registros leídos", "0 de 0 archivos")
    rendido = Plantillas().rendir(f"catalogo.{formato}.j2", catalogo)
    assert rendido.diagnosticos == ()
    assert "No hay ninguna ficha registrada." in rendido.texto


class _Lector(HTMLParser):
    """Los identificadores y los enlaces de una página, y cómo se anidan sus títulos."""

    def __init__(self, texto: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.destinos: set[str] = set()
        self.titulos: list[int] = []
        self.ocultos: list[str] = []
        self.feed(texto)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        atributos = dict(attrs)
        if "id" in atributos:
            self.ids.append(atributos["id"] or "")
        if (atributos.get("href") or "").startswith("#"):
            self.destinos.add((atributos["href"] or "")[1:])
        if re.fullmatch(r"h[1-6]", tag):
            self.titulos.append(int(tag[1]))
        if "hidden" in atributos:
            self.ocultos.append(tag)


@pytest.fixture(scope="module")
def del_proyecto() -> VistaCatalogo:
    archivos = {
        ruta.relative_to(RAIZ).as_posix(): ruta.read_text("utf-8")
        for ruta in sorted(RAIZ.glob("data/*/*.yaml"))
    }
    return _vista(archivos)


def test_la_pagina_del_proyecto_no_tiene_defectos_ni_enlaces_rotos(
    del_proyecto: VistaCatalogo,
) -> None:
    rendido = Plantillas().rendir("catalogo.html.j2", del_proyecto)
    assert rendido.diagnosticos == ()
    pagina_ = _Lector(rendido.texto)
    assert [id_ for id_, veces in Counter(pagina_.ids).items() if veces > 1] == []
    assert pagina_.destinos - {*pagina_.ids} == set()
    assert pagina_.titulos.count(1) == 1
    saltos = zip(pagina_.titulos, pagina_.titulos[1:], strict=False)
    assert max(siguiente - anterior for anterior, siguiente in saltos) == 1


def test_sin_guion_todo_se_ve_menos_el_buscador(del_proyecto: VistaCatalogo) -> None:
    texto = Plantillas().rendir("catalogo.html.j2", del_proyecto).texto
    assert _Lector(texto).ocultos == ["form"]
    assert texto.count('<section class="tarjeta"') == 34


def test_el_markdown_del_proyecto_enlaza_cada_ficha_con_su_titulo(
    del_proyecto: VistaCatalogo,
) -> None:
    rendido = Plantillas().rendir("catalogo.md.j2", del_proyecto)
    assert rendido.diagnosticos == ()
    llano = rendido.texto.replace("\\", "")
    titulos = {titulo.lower() for titulo in re.findall(r"^### (\w+)$", llano, re.MULTILINE)}
    destinos = set(re.findall(r"\]\(#([^)]+)\)", llano))
    assert len(titulos) == 34
    assert destinos == titulos


def test_las_cifras_del_proyecto_son_las_del_catalogo_de_la_oim(
    del_proyecto: VistaCatalogo,
) -> None:
    assert [cifra.valor for cifra in del_proyecto.cifras[:4]] == ["26", "6", "2", "21"]
    por_area, sostenibilidad = del_proyecto.graficos
    assert [tuple(celda.texto for celda in fila[1:]) for fila in por_area.tabla.filas] == [
        *(("4", "1", "0"), ("5", "2", "0"), ("10", "0", "0"), ("3", "0", "0")),
        *(("2", "0", "0"), ("1", "2", "0"), ("1", "1", "2")),
    ]
    assert [fila[1].texto for fila in sostenibilidad.tabla.filas] == ["21", "5", "0"]


def test_el_identificador_de_una_ficha_vale_en_cualquier_pagina() -> None:
    assert [id_de(codigo) for codigo in ("BP1_ME", "mi ficha (2)")] == ["bp1_me", "mi-ficha-2-"]


def test_sin_ninguna_ficha_no_se_dice_que_falten_ni_que_sobren(tmp_path: Path) -> None:
    """De lo que no hay no se dice en qué campos está lleno."""
    (tmp_path / "data" / "evaluaciones").mkdir(parents=True)
    for formato in ("md", "html"):
        dicho = seg("informe", "catalogo", "--formato", formato, en=tmp_path).salida
        assert "No hay ninguna ficha registrada." in dicho
        assert "Ninguna ficha</" in dicho or "**Ninguna ficha**" in dicho
        for no_dicho in ("De qué no hay fichas", "todos los campos los llena", "de qué tratan"):
            assert no_dicho not in dicho
