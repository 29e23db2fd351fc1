"""Lo que no se lee o se cuenta dos veces se dice en toda orden que lee: nada parece completo sin serlo."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from apoyo.ejecucion import seg

EVALUACION = """\
titulo: Evaluación de ejemplo
organizacion: Oficina
fecha: 2022-01
recomendaciones:
  - id: R1
    texto: Acordar un protocolo
    respuesta: {decision: aceptada, fecha: 2022-02-01}
    acciones:
      - {id: "1.1", descripcion: Redactar el protocolo, plazo: 2022-03, responsables: [Unidad A]}
"""
EN = "data/evaluaciones"
BUENA = {f"{EN}/a.yaml": EVALUACION}
ORDENES: Sequence[Sequence[str]] = (
    ("status",),
    ("status", "--formato", "md"),
    ("status", "--formato", "csv"),
    ("lista", "acciones"),
    ("lista", "evaluaciones", "--formato", "csv"),
    ("buscar", "protocolo"),
    *(
        ("informe", *tipo.split(), "--formato", formato)
        for tipo in ("trimestral", "agenda", "catalogo", "matriz a", "responsable Unidad")
        for formato in ("md", "html")
    ),
)
NO_SE_LEE: Mapping[str, str] = {
    "otra extensión": f"{EN}/b.yml",
    "la extensión en mayúsculas": f"{EN}/b.YAML",
    "fuera de las carpetas": "data/b.yaml",
    "en otra carpeta": "data/evaluacion/b.yaml",
}
REPETIDO: Mapping[str, Mapping[str, str]] = {
    "copia de sincronización": {f"{EN}/a (1).yaml": EVALUACION},
    "dos carpetas": {f"{EN}/2022/a.yaml": EVALUACION},
    "entre una evaluación y un acuerdo": {"data/acuerdos/a.yaml": "titulo: Mesa\n"},
}


def repositorio(raiz: Path, archivos: Mapping[str, str]) -> Path:
    for ruta, texto in ({"seguimiento.yaml": "organizacion: O\n"} | {**archivos}).items():
        destino = raiz / ruta
        destino.parent.mkdir(parents=True, exist_ok=True)
        destino.write_text(texto, encoding="utf-8")
    return raiz


@pytest.mark.parametrize("ruta", NO_SE_LEE.values(), ids=NO_SE_LEE)
@pytest.mark.parametrize("orden", ORDENES, ids=" ".join)
def test_un_archivo_que_parece_un_registro_y_no_se_lee_se_nombra(
    ruta: str, orden: Sequence[str], tmp_path: Path
) -> None:
    dicho = seg(*orden, en=repositorio(tmp_path, {**BUENA, ruta: EVALUACION}))

    assert dicho.codigo == 3, dicho
    assert f"no se lee «{ruta}»" in dicho.errores
    assert ruta in dicho.salida


@pytest.mark.parametrize("otros", REPETIDO.values(), ids=REPETIDO)
@pytest.mark.parametrize("orden", ORDENES, ids=" ".join)
def test_un_identificador_repetido_se_dice_con_sus_archivos(
    otros: Mapping[str, str], orden: Sequence[str], tmp_path: Path
) -> None:
    dicho = seg(*orden, en=repositorio(tmp_path, {**BUENA, **otros}))

    assert dicho.codigo == 3, dicho
    for archivo in (*BUENA, *otros):
        assert archivo in dicho.errores
    assert "identificador" in dicho.salida.lower()


def test_un_identificador_repetido_dentro_de_un_archivo_se_dice(tmp_path: Path) -> None:
    dos = EVALUACION + EVALUACION[EVALUACION.index("      - {id") :]
    dicho = seg("status", en=repositorio(tmp_path, {f"{EN}/a.yaml": dos}))

    assert dicho.codigo == 3
    assert dicho.salida.startswith(
        "Identificador repetido, que se cuenta todas las veces: «a/1.1» («data/evaluaciones/a.yaml»)"
    )


def test_el_json_da_lo_que_no_se_lee_y_lo_repetido(tmp_path: Path) -> None:
    otros = {f"{EN}/b.yml": EVALUACION, f"{EN}/a (1).yaml": EVALUACION}
    archivos = seg("status", "--json", en=repositorio(tmp_path, {**BUENA, **otros})).json[
        "archivos"
    ]

    assert archivos["no_leidos"] == [f"{EN}/b.yml"]
    assert archivos["repetidos"] == [{"ref": "a", "archivos": [f"{EN}/a (1).yaml", f"{EN}/a.yaml"]}]


def test_la_portada_cuenta_tambien_el_que_no_se_lee(tmp_path: Path) -> None:
    raiz = repositorio(tmp_path, {**BUENA, f"{EN}/b.yml": EVALUACION})
    dicho = seg("informe", "trimestral", "--formato", "md", en=raiz)

    assert "**Registros leídos:** 1 de 2 archivos" in dicho.salida


def test_lo_que_no_parece_un_registro_no_deja_nada_fuera(tmp_path: Path) -> None:
    raiz = repositorio(tmp_path, {**BUENA, f"{EN}/LEEME.md": "x", f"{EN}/.DS_Store": "x"})

    assert seg("status", en=raiz).codigo == 0


def test_una_carpeta_enlazada_se_nombra(tmp_path: Path) -> None:
    raiz = repositorio(tmp_path / "r", BUENA)
    repositorio(tmp_path / "fuera", BUENA)
    (raiz / EN / "mas").symlink_to(tmp_path / "fuera" / EN)
    dicho = seg("status", en=raiz)

    assert dicho.codigo == 3
    assert f"no se lee «{EN}/mas»" in dicho.errores


def test_pedir_lo_repetido_dice_donde_esta(tmp_path: Path) -> None:
    raiz = repositorio(tmp_path, {**BUENA, f"{EN}/a (1).yaml": EVALUACION})
    dicho = seg("ver", "a", en=raiz)

    assert dicho.codigo == 2
    assert f"«a» está dos veces ({EN}/a (1).yaml:1 y {EN}/a.yaml:1)" in dicho.errores
