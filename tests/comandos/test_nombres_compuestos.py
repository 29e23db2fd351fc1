"""Una tilde escrita aparte (NFD, como la escriben los Mac) es la misma tilde; y una carpeta cerrada no está vacía."""

import os
from pathlib import Path
from unicodedata import normalize

import pytest

from apoyo.ejecucion import Resultado, seg
from seguimiento.almacen import sistema

NINEZ = "Gestión de Niñez"
EVALUACION = f"""\
titulo: Evaluación
organizacion: O
fecha: 2022-01
recomendaciones:
  - id: R1
    texto: t
    dirigida_a: [{normalize("NFD", NINEZ)}]
    acciones:
      - {{id: A1, descripcion: uno, plazo: 2022-06, responsables: [{NINEZ}]}}
      - {{id: A2, descripcion: dos, plazo: 2022-06, responsables: [{normalize("NFD", NINEZ)}]}}
      - {{id: A3, descripcion: tres, plazo: 2022-06, responsables: ["Gestio\\u0301n de Nin\\u0303ez"]}}
"""
X = "data/evaluaciones/x.yaml"


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    (tmp_path / X).parent.mkdir(parents=True)
    (tmp_path / X).write_text(EVALUACION, encoding="utf-8")
    return tmp_path


def test_un_actor_es_el_mismo_lleve_las_tildes_como_las_lleve(raiz: Path) -> None:
    dicho = seg("status", "--por", "responsable", en=raiz)

    assert f"\n{NINEZ} (3)\n" in dicho.salida
    assert dicho.salida.count(f"{NINEZ} (") == 1
    assert "SEG110" not in seg("validar", en=raiz).salida


def test_tambien_si_el_aparte_es_el_de_la_configuracion(raiz: Path) -> None:
    actores = f"actores:\n  {normalize('NFD', NINEZ)}: {{alias: [GN]}}\n"
    (raiz / "seguimiento.yaml").write_text(actores, encoding="utf-8")

    assert f"\n{NINEZ} (3)\n" in seg("status", "--por", "responsable", en=raiz).salida


@pytest.mark.parametrize("en_disco", ["NFC", "NFD"])
@pytest.mark.parametrize("pedida", ["NFC", "NFD"])
def test_un_archivo_se_llama_como_se_lee(en_disco: str, pedida: str, raiz: Path) -> None:
    nombre = "evaluación-de-niñez"
    archivo = raiz / f"data/evaluaciones/{normalize(en_disco, nombre)}.yaml"  # type: ignore[arg-type]
    (raiz / X).rename(archivo)
    ruta = f"data/evaluaciones/{normalize(pedida, nombre)}.yaml"  # type: ignore[arg-type]

    assert nombre in seg("lista", "evaluaciones", "--json", en=raiz).salida
    assert seg("ver", nombre, en=raiz).codigo == 0
    dicho = seg("validar", ruta, "--json", en=raiz)
    assert [d["codigo"] for d in dicho.json["diagnosticos"]] == ["SEG101"]


def cerrada(raiz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Que la carpeta de evaluaciones no se deje leer, sea quien sea quien pruebe."""
    de_verdad = sistema.entradas

    def entradas(carpeta: Path) -> object:
        if carpeta == raiz / "data/evaluaciones":
            raise PermissionError(13, "cerrada", os.fspath(carpeta))
        return de_verdad(carpeta)

    monkeypatch.setattr(sistema, "entradas", entradas)


@pytest.mark.parametrize(
    "orden",
    [
        ("status",),
        ("lista", "evaluaciones"),
        ("buscar", "uno"),
        ("informe", "trimestral", "--formato", "md"),
        ("informe", "catalogo", "--formato", "md"),
    ],
    ids=" ".join,
)
def test_una_carpeta_que_no_se_lee_se_nombra(
    orden: tuple[str, ...], raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cerrada(raiz, monkeypatch)
    dicho = seg(*orden, en=raiz)

    assert dicho.codigo == 3
    assert "data/evaluaciones" in dicho.salida
    assert "data/evaluaciones" in dicho.errores


@pytest.mark.parametrize(
    "orden",
    [
        ("ver", "x/A1"),
        ("status", "--evaluacion", "x"),
        ("informe", "matriz", "x"),
        ("actualizar", "x/A1", "--estado", "en_curso"),
    ],
    ids=" ".join,
)
def test_de_lo_que_puede_estar_en_ella_no_se_dice_que_no_exista(
    orden: tuple[str, ...], raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cerrada(raiz, monkeypatch)
    dicho: Resultado = seg(*orden, en=raiz)

    assert dicho.codigo == 3, dicho
    assert "«data/evaluaciones»" in dicho.errores
    assert "no existe" not in dicho.errores
