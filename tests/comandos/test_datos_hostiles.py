"""Lo que alguien escribe en un registro no cambia lo que el programa escribe alrededor."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import en_pantalla, seg
from apoyo.imprimible import imprimible
from seguimiento.redaccion import visible

ADMITIDOS = (
    *("[/]", "[red]alerta[/red]", "[link=https://x.invalid]clic[/link]", ":smile:", "acaba en \\"),
    *("a | b", "<script>alert(1)</script>", "{0} %s {{ x }}", "`orden`", "**negrita** _cursiva_"),
    *("=1+1", "+34 600", "-1", "@SUM(A1)", '=HYPERLINK("https://x.invalid";"x")'),
    *("移民統合 한국어", "😀👍🏽", "x" * 400, "uno\ndos", "::error::falso", "\u00a0duro\u00a0"),
    *("']['", '"comillas"', "--json", "/etc/passwd", "&amp;", "%0A", "#titulo"),
)
RECHAZADOS = ("\x1b[31mrojo", "\x07", "a\u202eb", "a\u2028b", "\x85", "\x9b31m", "\ufeffx")


def con(dato: str) -> dict[str, str]:
    """Un repositorio en que ese dato está en todas partes donde cabe un texto."""
    texto = json.dumps(dato, ensure_ascii=False).replace("\x7f", "\\x7f")
    return {
        "data/evaluaciones/e.yaml": (
            f"titulo: {texto}\norganizacion: {texto}\nrecomendaciones:\n"
            f"  - id: R1\n    texto: {texto}\n    dirigida_a: [{texto}]\n    acciones:\n"
            f'      - id: "1.1"\n        descripcion: {texto}\n        plazo: 2022-11\n'
            f"        responsables: [{texto}]\n        lidera: {texto}\n        acompanan: [{texto}]\n"
            f"        meta: [{{cantidad: 4, unidad: {texto}}}]\n"
            f"        seguimiento:\n"
            f"          - {{fecha: 2023-01-10, estado: en_curso, comentario: {texto}}}\n"
        ),
        "data/acuerdos/a.yaml": (
            f"titulo: {texto}\nestado: vigente\npartes: [{texto}]\nreuniones:\n"
            f"  - fecha: 2023-01-10\n    estado: celebrada\n    decisiones: [{{texto: {texto}}}]\n"
        ),
        "data/practicas/BP1_ME.yaml": (
            f"tipo: buena_practica\ntitulo: Ficha\nhallazgo: {texto}\nterritorios: [{texto}]\n"
        ),
    }


ORDENES = [
    ["status"],
    ["status", "--por", "responsable"],
    *(
        ["lista", que]
        for que in ("evaluaciones", "recomendaciones", "acciones", "practicas", "acuerdos")
    ),
    *(["ver", ref] for ref in ("e", "e/R1", "e/1.1", "a", "a/reunion-2023-01-10", "BP1_ME")),
]


def textos(valor: Any) -> list[str]:  # noqa: ANN401 — cualquier JSON
    """Todos los textos de un JSON, a cualquier profundidad."""
    match valor:
        case str():
            return [valor]
        case dict():
            return [texto for parte in valor.values() for texto in textos(parte)]
        case list():
            return [texto for parte in valor for texto in textos(parte)]
        case _:
            return []


def en_una_linea(texto: str) -> str:
    return visible(" ".join(texto.split()))


@pytest.mark.parametrize("dato", ADMITIDOS, ids=range(len(ADMITIDOS)))
def test_un_dato_raro_se_lee_tal_cual_en_el_texto(dato: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path, con(dato))
    for orden in (*ORDENES, ["buscar", dato]):
        visto = (
            seg(*orden[:1], "--", *orden[1:], en=raiz)
            if orden[0] == "buscar"
            else seg(*orden, en=raiz)
        )
        assert (orden, visto.codigo, visto.errores) == (orden, 0, "")
        assert imprimible(visto.salida.replace("\n", ""))
        assert (
            en_una_linea(dato) in visto.salida
            or visible(dato.split("\n", maxsplit=1)[0]) in visto.salida
        )


@pytest.mark.parametrize("dato", ADMITIDOS, ids=range(len(ADMITIDOS)))
def test_un_dato_raro_vuelve_intacto_del_json(dato: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path, con(dato))
    for orden in ORDENES[:1] + ORDENES[2:]:
        assert dato in textos(seg(*orden, "--json", en=raiz).json)


@pytest.mark.parametrize("dato", ADMITIDOS, ids=range(len(ADMITIDOS)))
def test_un_dato_raro_no_es_una_formula_ni_otra_fila_en_el_csv(dato: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path, con(dato))
    for orden in (["status"], ["lista", "acciones"], ["lista", "recomendaciones"]):
        texto = seg(*orden, "--formato", "csv", en=raiz).salida
        titulos, *filas = csv.reader(io.StringIO(texto, newline=""))
        assert [len(fila) for fila in filas] == [len(titulos)]
        columna = "texto" if "recomendaciones" in orden else "descripcion"
        celda = filas[0][titulos.index(columna)]
        assert celda in {dato, f"'{dato}"}
        assert celda[0] not in "=+-@\t\r"


EN_PANTALLA = ("[/]", "[red]x[/red]", "acaba en \\", "移民統合 한국어", "😀" * 60, "x" * 400)


@pytest.mark.parametrize("columnas", [20, 80, 140])
def test_un_dato_raro_no_descoloca_la_pantalla(columnas: int, tmp_path: Path) -> None:
    evaluacion = "data/evaluaciones/e.yaml"
    for numero, dato in enumerate(EN_PANTALLA):
        escribir(tmp_path, {f"data/evaluaciones/e{numero}.yaml": con(dato)[evaluacion]})
    visto = en_pantalla(
        *("-C", tmp_path, "--hoy", "2023-04-15", "--color", "nunca", "status"), columnas=columnas
    )
    assert visto.codigo == 0
    assert "MarkupError" not in visto.salida
    assert "error" not in visto.salida
    de_seguido = visto.salida.replace("\n", " ")
    assert [dato for dato in EN_PANTALLA if dato[:6] not in de_seguido] == [] or columnas == 20


@pytest.mark.parametrize("dato", RECHAZADOS, ids=range(len(RECHAZADOS)))
def test_lo_que_altera_una_pantalla_no_llega_a_ella_ni_en_los_diagnosticos(
    dato: str, tmp_path: Path
) -> None:
    crudo = "titulo: '" + dato + "'\norganizacion: OIM\n"
    (tmp_path / "data" / "evaluaciones").mkdir(parents=True)
    (tmp_path / "data" / "evaluaciones" / "e.yaml").write_bytes(crudo.encode("utf-8"))
    validado = seg("validar", en=tmp_path)
    assert validado.codigo == 1
    panorama = seg("status", en=tmp_path)
    assert panorama.codigo == 3
    assert panorama.errores.startswith("aviso: el resultado es parcial; no pudo leerse: e\n")
    for visto in (validado, panorama, seg("validar", "--json", en=tmp_path)):
        assert (visto.salida + visto.errores).replace("\n", "").isprintable()


def test_un_nombre_de_archivo_hostil_se_muestra_sin_actuar(tmp_path: Path) -> None:
    escribir(tmp_path, {"seguimiento.yaml": "organizacion: OIM\n"})
    carpeta = tmp_path / "data" / "evaluaciones"
    carpeta.mkdir(parents=True)
    for nombre in (b"\x1b]0;x\x07.yaml", b"dos\nlineas.yaml", b"no-utf8-\xff.yaml"):
        (Path(str(carpeta)) / nombre.decode("utf-8", "surrogateescape")).write_text(
            "a: 1\n", "utf-8"
        )
    for orden in (
        ["validar"],
        ["validar", "--json"],
        ["status"],
        ["status", "--json"],
        ["diagnostico"],
    ):
        visto = seg(*orden, en=tmp_path)
        assert visto.codigo in {1, 3}
        assert (visto.salida + visto.errores).replace("\n", "").isprintable()
    assert "data/evaluaciones/no-utf8-\\xFF.yaml" in seg("validar", en=tmp_path).salida
