"""`seg informe trimestral -o CARPETA/`: una página por evaluación y un índice, o nada."""

from functools import partial
from pathlib import Path

import pytest

from apoyo import ejecucion
from apoyo.archivos import todo
from apoyo.carteras import RICA, escribir, generada
from apoyo.enlaces import comprobar, enlaces
from seguimiento.comandos import peso
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme
from situaciones import CORTE

# antes de ella, de la cartera de mentira aún no hay todas las evaluaciones
seg = partial(ejecucion.seg, hoy=CORTE.isoformat())
CUANTAS = 4
DE_ELLA = ("informe", "trimestral", "-o", "salida/")
RESUMEN = f"escrito: las hojas de 4 evaluaciones, en salida\nescrito: {Path('salida/index.html')}\n"


@pytest.fixture
def raiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    raiz = escribir(tmp_path / "registros", generada(CUANTAS))
    monkeypatch.chdir(raiz)
    return raiz


@pytest.fixture
def ids(raiz: Path) -> list[str]:
    return sorted(ruta.stem for ruta in (raiz / "data/evaluaciones").iterdir())


def paginas(extension: str = ".html") -> list[str]:
    return sorted(uno.name for uno in Path("salida").glob(f"*{extension}"))


@pytest.mark.parametrize("formato", FormatoDeInforme)
def test_una_pagina_por_evaluacion_y_un_indice_que_lleva_a_todas(
    formato: FormatoDeInforme, raiz: Path, ids: list[str]
) -> None:
    visto = seg(*DE_ELLA, "--formato", formato.value, en=raiz)
    assert visto.codigo == 0, visto.errores
    suyas = [f"{id_}.{formato.value}" for id_ in ids]
    indice = f"index.{formato.value}"
    assert paginas(f".{formato.value}") == sorted([*suyas, indice])
    for uno in (indice, *suyas):
        comprobar(Path("salida", uno), raiz)
    assert {*suyas} <= enlaces(Path("salida", indice))
    assert all(indice in enlaces(Path("salida", una)) for una in suyas)


def test_si_no_se_dice_nada_son_paginas_que_se_abren(raiz: Path) -> None:
    assert seg(*DE_ELLA, en=raiz).errores == RESUMEN


def test_el_indice_no_repite_lo_que_llevan_las_paginas(raiz: Path) -> None:
    seg(*DE_ELLA, en=raiz)
    indice = Path("salida/index.html").read_text("utf-8")
    assert "Una página por evaluación" in indice
    assert 'class="recomendacion"' not in indice
    assert "están en las páginas de las evaluaciones" in indice
    hojas = [Path("salida", nombre) for nombre in paginas() if nombre != "index.html"]
    assert all('class="recomendacion"' in hoja.read_text("utf-8") for hoja in hojas)


def test_una_carpeta_que_existe_no_necesita_la_barra(raiz: Path) -> None:
    Path("salida").mkdir()
    assert seg("informe", "trimestral", "-o", "salida", en=raiz).errores == RESUMEN


def test_es_lo_mismo_que_pedir_las_hojas_en_ella(raiz: Path, ids: list[str]) -> None:
    """Cada página, byte por byte: solo hay una manera de escribirlas."""
    seg(*DE_ELLA, en=raiz)
    de_una = {nombre: Path("salida", nombre).read_bytes() for nombre in paginas()}
    Path("otra").mkdir()
    seg("informe", "trimestral", "-o", "otra/index.html", "--hojas", "otra", en=raiz)
    for id_ in ids:
        assert Path("otra", f"{id_}.html").read_bytes() == de_una[f"{id_}.html"]


def test_otra_vez_se_sustituyen(raiz: Path) -> None:
    seg(*DE_ELLA, en=raiz)
    antes = todo(raiz)
    Path("salida/index.html").write_text("estropeada", "utf-8")
    assert seg(*DE_ELLA, en=raiz).errores == RESUMEN
    assert todo(raiz) == antes


def test_lo_ajeno_se_queda_como_estaba(raiz: Path) -> None:
    Path("salida").mkdir()
    Path("salida/notas.html").write_text("lo escribió alguien", "utf-8")
    assert seg(*DE_ELLA, en=raiz).errores == RESUMEN
    assert Path("salida/notas.html").read_text("utf-8") == "lo escribió alguien"


@pytest.mark.parametrize(
    "ajeno", ["index.html", "la de una evaluación", "una carpeta", "un enlace"]
)
def test_lo_ajeno_no_se_pisa_y_no_se_escribe_nada(ajeno: str, raiz: Path, ids: list[str]) -> None:
    Path("salida").mkdir()
    nombre = "index.html" if ajeno == "index.html" else f"{ids[-1]}.html"
    if ajeno == "una carpeta":
        Path("salida", nombre).mkdir()
    elif ajeno == "un enlace":
        Path("salida", nombre).symlink_to("no-existe")
    else:
        Path("salida", nombre).write_text("lo escribió alguien", "utf-8")
    antes = todo(raiz)
    visto = seg(*DE_ELLA, en=raiz)
    assert visto.codigo == 2
    assert f"ya hay algo que no escribió esta orden, con el nombre de una página: «{nombre}»" in (
        visto.errores
    )
    assert todo(raiz) == antes


def test_de_las_de_antes_que_ya_no_son_se_avisa_y_no_se_borran(raiz: Path, ids: list[str]) -> None:
    seg(*DE_ELLA, en=raiz)
    Path(f"data/evaluaciones/{ids[0]}.yaml").unlink()
    visto = seg(*DE_ELLA, en=raiz)
    aviso = f"en «salida» quedan de antes, y este informe no lleva a ellas: «{ids[0]}.html»"
    assert aviso in visto.errores
    assert f"{ids[0]}.html" in paginas()
    # y sigue constando que es suya: si la evaluación vuelve, se escribe
    Path(f"data/evaluaciones/{ids[0]}.yaml").write_text(
        generada(CUANTAS)[f"data/evaluaciones/{ids[0]}.yaml"], "utf-8"
    )
    assert seg(*DE_ELLA, en=raiz).errores == RESUMEN


def test_las_del_otro_formato_no_son_de_antes(raiz: Path) -> None:
    seg(*DE_ELLA, en=raiz)
    assert "quedan de antes" not in seg(*DE_ELLA, "--formato", "md", en=raiz).errores


def test_una_evaluacion_que_se_llama_como_el_indice(raiz: Path, ids: list[str]) -> None:
    for otro, id_ in zip(("INDEX", "con"), ids, strict=False):
        Path(f"data/evaluaciones/{id_}.yaml").rename(f"data/evaluaciones/{otro}.yaml")
    seg(*DE_ELLA, en=raiz)
    assert {"index.html", "INDEX--2.html", "hojas-con.html"} < {*paginas()}
    assert "INDEX--2.html" in enlaces(Path("salida/index.html"))


def test_si_falla_a_la_mitad_todo_sigue_como_estaba(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Con la plantilla que se detiene en la tercera página y a medio escribirla."""
    seg(*DE_ELLA, en=raiz)
    antes = todo(raiz)
    vertido = Plantillas.vertido
    hechas: list[str] = []

    def que_falla(self: Plantillas, nombre: str, vista: object):  # type: ignore[no-untyped-def]  # noqa: ANN202
        for numero, trozo in enumerate(vertido(self, nombre, vista)):
            yield trozo
            if nombre.startswith("hojas") and not numero:
                hechas.append(nombre)
                if len(hechas) == 3:
                    raise KeyboardInterrupt

    monkeypatch.setattr(Plantillas, "vertido", que_falla)
    seg(*DE_ELLA, en=raiz)
    assert len(hechas) == 3
    assert todo(raiz) == antes


@pytest.mark.parametrize("tipo", [uno for uno in TIPOS.values() if uno.nombre != "trimestral"])
def test_los_demas_informes_son_un_solo_archivo(tipo: object, raiz: Path) -> None:
    nombre, argumento = getattr(tipo, "nombre", ""), getattr(tipo, "argumento", "")
    antes = todo(raiz)
    visto = seg("informe", nombre, *([argumento] if argumento else []), "-o", "salida/", en=raiz)
    assert visto.codigo == 2
    assert f"diga cómo se llama: «-o {Path('salida', nombre)}.html»" in visto.errores
    assert todo(raiz) == antes


@pytest.mark.parametrize(
    ("opciones", "dice"),
    [
        (("--hojas", "h"), "las hojas van en ella"),
        (("--formato", "docx"), "en «docx» no hay hojas aparte"),
    ],
)
def test_lo_que_no_va_con_una_carpeta(opciones: tuple[str, ...], dice: str, raiz: Path) -> None:
    antes = todo(raiz)
    visto = seg(*DE_ELLA, *opciones, en=raiz)
    assert visto.codigo == 2
    assert dice in visto.errores
    assert todo(raiz) == antes


def test_la_barra_no_convierte_un_archivo_en_carpeta(raiz: Path) -> None:
    Path("salida").write_text("un archivo", "utf-8")
    visto = seg(*DE_ELLA, en=raiz)
    assert visto.codigo == 2
    assert "«salida» no es una carpeta" in visto.errores


@pytest.mark.parametrize("carpeta", ["data/", "data/evaluaciones", "data/paginas/", ".git/"])
def test_nunca_sobre_lo_que_se_guarda(carpeta: str, raiz: Path) -> None:
    antes = todo(raiz)
    visto = seg("informe", "trimestral", "-o", carpeta, en=raiz)
    assert visto.codigo == 2
    assert todo(raiz) == antes


# Lo que pesa demasiado -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("orden", "dice"),
    [
        (
            ("trimestral", "-o", "t.html"),
            "tardará en abrirse: una página por evaluación, con «seg informe trimestral -o CARPETA/»",
        ),
        (
            ("trimestral", "-o", "t.html", "--hojas", "h"),
            "una página por evaluación, con «seg informe trimestral -o CARPETA/»",
        ),
        (
            ("catalogo", "-o", "t.html"),
            "tardará en abrirse: una parte se pide con «--evaluacion», ",
        ),
        (
            ("trimestral", "-o", "salida/"),
            "tardará en abrirse: una parte se pide con «--evaluacion»",
        ),
        (("matriz", "final-2022", "-o", "t.html"), "MB y tardará en abrirse\n"),
    ],
)
def test_de_lo_que_pesa_demasiado_se_avisa(
    orden: tuple[str, ...], dice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "registros", RICA)
    monkeypatch.chdir(raiz)
    assert "tardará" not in seg("informe", *orden, en=raiz).errores
    monkeypatch.setattr(peso, "PESADO", 1)
    visto = seg("informe", *orden, en=raiz)
    assert visto.codigo == 0
    assert dice in visto.errores
