"""`seg informe trimestral --hojas`: un archivo por evaluación, o ninguno."""

from pathlib import Path

import pytest

from apoyo.archivos import todo
from apoyo.carteras import RICA, escribir
from apoyo.ejecucion import seg
from seguimiento.informes.anclas import nombres_de_archivo
from seguimiento.informes.tipos import TIPOS


@pytest.fixture
def raiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    raiz = escribir(tmp_path / "registros", RICA)
    monkeypatch.chdir(raiz)
    return raiz


@pytest.mark.parametrize("tipo", [uno for uno in TIPOS.values() if uno.nombre != "trimestral"])
def test_solo_las_lleva_el_trimestral(tipo: object, raiz: Path) -> None:
    nombre, argumento = getattr(tipo, "nombre", ""), getattr(tipo, "argumento", "")
    antes = todo(raiz)
    visto = seg("informe", nombre, *([argumento] if argumento else []), "--hojas", "h", en=raiz)
    assert visto.codigo == 2
    assert f"el informe «{nombre}» no lleva «--hojas»" in visto.errores
    assert todo(raiz) == antes


@pytest.mark.parametrize("carpeta", ["data", "data/evaluaciones", "data/hojas", ".git", "esquemas"])
def test_nunca_sobre_lo_que_se_guarda(carpeta: str, raiz: Path) -> None:
    antes = todo(raiz)
    visto = seg("informe", "trimestral", "-o", "t.md", "--hojas", carpeta, en=raiz)
    assert visto.codigo == 2
    assert "dé a «--hojas» otra carpeta" in visto.errores
    assert todo(raiz) == antes


@pytest.mark.parametrize("carpeta", ["-", "seguimiento.txt"])
def test_ha_de_ser_una_carpeta(carpeta: str, raiz: Path) -> None:
    (raiz / "seguimiento.txt").write_text("nota", "utf-8")
    visto = seg("informe", "trimestral", "--hojas", carpeta, en=raiz)
    assert (visto.codigo, visto.salida) == (2, "")
    assert "espera una carpeta" in visto.errores


def test_sin_donde_crearla_no_se_escribe_nada(raiz: Path) -> None:
    antes = todo(raiz)
    visto = seg("informe", "trimestral", "-o", "t.md", "--hojas", "no/existe", en=raiz)
    assert visto.codigo == 3
    assert f"no se puede crear la carpeta «{Path('no/existe')}»" in visto.errores
    assert todo(raiz) == antes


def test_por_la_salida_el_informe_va_detras_de_sus_hojas(raiz: Path) -> None:
    visto = seg("informe", "trimestral", "--hojas", "h", en=raiz)
    assert visto.codigo == 0
    assert "](h/final-2022.md" in visto.salida
    assert visto.errores.startswith("escrito: las hojas de ")
    assert (raiz / "h" / "final-2022.md").is_file()


@pytest.mark.parametrize("estorbo", ["plantilla", "carpeta", "enlace", "lo de otro"])
def test_todo_o_nada(estorbo: str, raiz: Path) -> None:
    """Con cada hoja que no puede escribirse, las demás y el informe quedan como estaban."""
    (raiz / "h").mkdir()
    (raiz / "h" / "otra.md").write_text("de antes", "utf-8")
    if estorbo == "plantilla":
        (raiz / "propias").mkdir()
        (raiz / "propias" / "hojas.md.j2").write_text("{{ vista.nada }}", "utf-8")
        with (raiz / "seguimiento.yaml").open("a", encoding="utf-8") as configuracion:
            configuracion.write("plantillas: propias\n")
    elif estorbo == "carpeta":
        (raiz / "h" / "final-2022.md").mkdir()
    elif estorbo == "enlace":
        (raiz / "h" / "final-2022.md").symlink_to(raiz / "h" / "otra.md")
    else:
        (raiz / "h" / "final-2022.md").write_text("lo escribió alguien", "utf-8")
    antes = todo(raiz)
    visto = seg("informe", "trimestral", "-o", "t.md", "--hojas", "h", en=raiz)
    assert visto.codigo in {1, 2, 3}
    assert "escrito" not in visto.errores
    assert todo(raiz) == antes


def test_la_hoja_que_se_llamaria_como_el_informe_se_llama_de_otro_modo(raiz: Path) -> None:
    """También en un disco que no distingue mayúsculas."""
    visto = seg("informe", "trimestral", "-o", "h/FINAL-2022.md", "--hojas", "h", en=raiz)
    assert visto.codigo == 0, visto.errores
    assert sorted(uno.name for uno in Path("h").glob("*.md")) == [
        "FINAL-2022.md",
        "final-2022--2.md",
    ]
    assert "](final-2022--2.md" in Path("h/FINAL-2022.md").read_text("utf-8")


def test_la_carpeta_que_no_llega_a_usarse_no_queda(raiz: Path) -> None:
    (raiz / "t.md").mkdir()
    visto = seg("informe", "trimestral", "-o", "t.md", "--hojas", "h", en=raiz)
    assert visto.codigo == 2
    assert not (raiz / "h").exists()


def test_los_nombres_valen_en_cualquier_disco_y_no_se_repiten() -> None:
    ids = [
        "final",
        "Final",
        "fínal",
        "con",
        "NUL.txt",
        "a b",
        "a/b",
        "..",
        ".oculto",
        "x" * 300,
        "z.",
    ]
    nombres = nombres_de_archivo(ids, ".md")
    assert [*nombres] == ids
    assert len({nombre.casefold() for nombre in nombres.values()}) == len(ids)
    for nombre in nombres.values():
        assert set(nombre) <= set(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-"
        )
        assert nombre[0].isalnum()
        assert len(nombre) < 220
        assert nombre.partition(".")[0].lower() not in {"con", "nul"}
        assert not nombre.removesuffix(".md").endswith(".")


def test_sin_archivo_del_informe_las_hojas_no_llevan_a_ninguno(raiz: Path) -> None:
    seg("informe", "trimestral", "--hojas", "h", en=raiz)
    assert all("Son parte de" not in hoja.read_text("utf-8") for hoja in Path("h").glob("*.md"))
