"""La matriz en Word: sale, se contesta en la oficina y vuelve con lo que se contestó y nada más."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from apoyo.carteras import EJEMPLOS, PROYECTO, RICA, escribir
from apoyo.de_word import DeWord, W
from apoyo.ejecucion import seg
from apoyo.rendidos import registros_en
from seguimiento.vocabularios import Decision, EstadoDeAccion

HOY = "2026-01-12"
_CARTERAS = {
    "rica": RICA,
    "ejemplos": registros_en(EJEMPLOS),
    "proyecto": registros_en(PROYECTO),
}
DE_CADA_CARTERA = [
    pytest.param(nombre, Path(ruta).stem, id=f"{nombre}-{Path(ruta).stem}")
    for nombre, archivos in _CARTERAS.items()
    for ruta in archivos
    if ruta.startswith("data/evaluaciones/")
]
FRONTERA = "data/evaluaciones/proteccion-frontera-2023.yaml"


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(tmp_path / "raiz", _CARTERAS["ejemplos"])


def exportada(raiz: Path, evaluacion: str = "proteccion-frontera-2023") -> DeWord:
    ruta = raiz.parent / f"{evaluacion}.docx"
    visto = seg("exportar", "docx", evaluacion, "-o", ruta, en=raiz, hoy=HOY)
    assert visto.codigo == 0, visto.errores
    return DeWord(ruta.read_bytes())


def importada(raiz: Path, documento: DeWord, *mas: str) -> tuple[int, str]:
    """Lo que dice importarlo y el código con que acaba."""
    ruta = documento.guardar(raiz.parent / "de-vuelta.docx")
    visto = seg("importar", ruta, "--si", *mas, en=raiz, hoy=HOY)
    return visto.codigo, visto.salida + visto.errores


@pytest.mark.parametrize(("cartera", "evaluacion"), DE_CADA_CARTERA)
def test_la_que_vuelve_como_salio_no_cambia_nada(
    cartera: str, evaluacion: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path / "raiz", _CARTERAS[cartera])
    antes = (raiz / f"data/evaluaciones/{evaluacion}.yaml").read_bytes()
    codigo, dicho = importada(raiz, exportada(raiz, evaluacion), "--simular")
    assert (codigo, "no hay nada que cambiar" in dicho) == (0, True), dicho
    assert "SEG7" not in dicho
    assert (raiz / f"data/evaluaciones/{evaluacion}.yaml").read_bytes() == antes


def lineas(raiz: Path) -> list[str]:
    return (raiz / FRONTERA).read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("control", "cual", "texto", "dia", "quitadas", "puestas"),
    [
        ("Estado", 1, "Cancelada", None, [], ["          - estado: cancelada"]),
        (
            "Plazo",
            2,
            "mar-2027",
            date(2027, 3, 31),
            ["        plazo: 2026-06"],
            ["        plazo: 2027-03"],
        ),
        ("Decisión", 4, "Rechazada", None, [], ["    respuesta:", "      decision: rechazada"]),
        (
            "Comentario",
            0,
            "Se dictó el último",
            None,
            [],
            ["          - estado: completada", "            comentario: Se dictó el último"],
        ),
    ],
    ids=["estado", "plazo", "decisión", "comentario"],
)
def test_lo_que_se_contesta_es_lo_unico_que_cambia(  # noqa: PLR0913, PLR0917 — un caso
    raiz: Path,
    control: str,
    cual: int,
    texto: str,
    dia: date | None,
    quitadas: list[str],
    puestas: list[str],
) -> None:
    documento, antes = exportada(raiz), lineas(raiz)
    documento.contestar(control, cual, texto, dia)
    codigo, dicho = importada(raiz, documento)
    ahora = lineas(raiz)
    assert codigo == 0, dicho
    assert sorted(ahora) == sorted([*(una for una in antes if una not in quitadas), *puestas])
    # otra vez el mismo archivo no escribe nada
    assert "no hay nada que cambiar" in importada(raiz, documento)[1]
    assert lineas(raiz) == ahora


def test_lo_que_cambio_entretanto_en_el_registro_no_se_pisa(raiz: Path) -> None:
    documento = exportada(raiz)
    ref = "proteccion-frontera-2023/1.2"
    orden = ("actualizar", ref, "--estado", "completada", "--comentario", "Hecho")
    assert seg(*orden, en=raiz, hoy=HOY).codigo == 0
    antes = lineas(raiz)
    assert "no hay nada que cambiar" in importada(raiz, documento)[1]
    documento.contestar("Estado", 1, "Cancelada")
    codigo, dicho = importada(raiz, documento)
    assert (codigo, "SEG717" in dicho) == (1, True), dicho
    assert lineas(raiz) == antes


def test_los_desplegables_llevan_los_vocabularios(raiz: Path) -> None:
    documento = exportada(raiz)
    for titulo, vocabulario in (("Estado", EstadoDeAccion), ("Decisión", Decision)):
        for control in documento.controles(titulo):
            opciones = [
                (una.get(f"{W}value"), una.get(f"{W}displayText"))
                for una in control.iter(f"{W}listItem")
            ]
            assert opciones == [(uno.value, uno.rotulo) for uno in vocabulario]


def test_tiene_los_rotulos_y_los_dos_pisos_de_su_original(raiz: Path) -> None:
    dice = [*exportada(raiz).parrafos()]
    for rotulo in (
        *("Recomendación dirigida a", "Nivel de prioridad (1 a 3)", "Respuesta gerencial"),
        *("Acción", "Plazo o fecha límite", "Persona responsable"),
        *("Seguimiento a implementación", "Comentarios", "Estado"),
    ):
        assert rotulo in dice


def test_en_otro_repositorio_cuenta_los_mismos_hechos(raiz: Path, tmp_path: Path) -> None:
    otra = escribir(tmp_path / "otra", {"seguimiento.yaml": "organizacion: OIM\n"})
    (otra / "data" / "evaluaciones").mkdir(parents=True)
    ruta = exportada(raiz).guardar(tmp_path / "x.docx")
    visto = seg(
        "importar", ruta, "--titulo", "X", "--organizacion", "OIM", "--si", en=otra, hoy=HOY
    )
    assert visto.codigo == 0, visto.errores

    assert _hechos(otra) == _hechos(raiz)


def _hechos(raiz: Path) -> list[tuple[str, ...]]:
    """Qué hay que hacer, para cuándo y en qué estado, de cada acción que no es un período de otra."""
    orden = ("lista", "acciones", "--evaluacion", _unica(raiz), "--json")
    filas = json.loads(seg(*orden, en=raiz, hoy=HOY).salida)["acciones"]
    return sorted(
        (una["descripcion"], una["plazo"] or "", una["estado_declarado"], _quienes(una))
        for una in filas
        if una["instancia"] is None
    )


def _quienes(una: dict[str, Any]) -> str:
    return f"{una['responsables']} {una['lidera']} {una['acompanan']}"


def _unica(raiz: Path) -> str:
    nombres = sorted(uno.stem for uno in (raiz / "data/evaluaciones").glob("*.yaml"))
    return "proteccion-frontera-2023" if "proteccion-frontera-2023" in nombres else nombres[0]


def test_ningun_control_va_pegado_a_otro_ni_dentro(raiz: Path) -> None:
    # LibreOffice 7.4 los guarda uno dentro de otro, y el archivo deja de abrirse
    for control in exportada(raiz).cuerpo.iter(f"{W}sdt"):
        detras = control.getnext()
        assert detras is None or detras.tag != f"{W}sdt"
        assert next(control.iterancestors(f"{W}sdt"), None) is None


def test_lo_que_se_anade_en_una_fila_entra_como_cualquiera(raiz: Path) -> None:
    documento = exportada(raiz)
    fila = documento.controles("Estado")[0]
    while fila.tag != f"{W}tr":
        padre = fila.getparent()
        assert padre is not None
        fila = padre
    nueva = deepcopy(fila)
    escritas = ("Abrir una línea telefónica", "31/12/2026", "Unidad de Datos", "", "En curso")
    for celda, texto in zip(nueva.iterfind(f"{W}tc"), escritas, strict=True):
        for parrafo in celda.findall(f"{W}p"):
            celda.remove(parrafo)
        tramo = etree.SubElement(etree.SubElement(celda, f"{W}p"), f"{W}r")
        etree.SubElement(tramo, f"{W}t").text = texto
    fila.addnext(nueva)
    antes = lineas(raiz)
    assert importada(raiz, documento)[0] == 0
    puestas = set(lineas(raiz)) - {*antes}
    assert puestas == {
        *('      - id: "1.4"', "        descripcion: Abrir una línea telefónica"),
        *("        plazo: 2026-12-31", "        responsables:", "          - Unidad de Datos"),
        "          - estado: en_curso",
    }
