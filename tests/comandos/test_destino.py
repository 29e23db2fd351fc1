"""A dónde va un resultado: nunca encima de lo que se guarda, ni con un nombre que promete otra cosa."""

import os
import subprocess
from itertools import product
from pathlib import Path

import pytest

from apoyo.ejecucion import Resultado, proceso, seg
from apoyo.historias import con_git, confirmar, iniciar
from apoyo.todas_las_ordenes import TODAS
from seguimiento.formatos.defectos import FormatoDeDiagnosticos

CON_SALIDA = {
    nombre: orden
    for nombre, orden in TODAS.items()
    if any("--salida" in parametro.opts for parametro in orden.params)
}
ARGUMENTOS: dict[str, tuple[str, ...]] = {
    "status": (),
    "validar": (),
    "informe": ("agenda",),
    "lista": ("acciones",),
    "indicadores": (),
    "ver": ("final-2022",),
    "historial": ("final-2022",),
    "cambios": ("--desde", "HEAD"),
    "buscar": ("x",),
    "esquema": ("acuerdo",),
    "plantillas": (),
    "diagnostico": (),
    "exportar": ("json",),
    "recordatorios": (),
}
"""Con qué se ejecuta cada orden que escribe en un archivo."""
DE_UN_ARCHIVO = sorted(ARGUMENTOS.keys() - {"esquema", "exportar", "recordatorios"})


def test_se_prueban_todas_las_ordenes_con_salida() -> None:
    assert ARGUMENTOS.keys() == CON_SALIDA.keys()


@pytest.fixture
def guardado(rica: Path) -> Path:
    """Un repositorio con git, esquemas y plantillas propias."""
    iniciar(rica)
    for carpeta, archivo in (("esquemas", "acuerdo.schema.json"), ("propias", "agenda.md.j2")):
        (rica / carpeta).mkdir()
        (rica / carpeta / archivo).write_text("lo de antes", "utf-8")
    configuracion = rica / "seguimiento.yaml"
    previa = configuracion.read_text("utf-8") if configuracion.exists() else ""
    configuracion.write_text(f"{previa}plantillas: propias\n", "utf-8")
    confirmar(rica)
    return rica


def _todo(raiz: Path) -> dict[str, bytes]:
    return {
        str(ruta.relative_to(raiz)): ruta.read_bytes()
        for ruta in sorted(raiz.rglob("*"))
        if ruta.is_file()
    }


def _registro(raiz: Path) -> str:
    return next((raiz / "data" / "evaluaciones").iterdir()).relative_to(raiz).as_posix()


VEDADOS = {
    "un registro": "{registro}",
    "un registro nuevo": "data/evaluaciones/nuevo.yaml",
    "lo que no es un registro": "data/leeme.txt",
    "la carpeta": "data",
    "con vueltas": "esquemas/../data/./evaluaciones/x.json",
    "la configuración": "seguimiento.yaml",
    "con mayúsculas": "Seguimiento.YAML",
    "otro nombre de la carpeta": "DATA",
    "un esquema": "esquemas/acuerdo.schema.json",
    "una plantilla": "propias/agenda.md.j2",
    "junto a las plantillas": "propias/nota.txt",
    "git": ".git/config",
    "un gancho": ".git/hooks/pre-commit",
    "la carpeta de git": ".git",
    "git con mayúsculas": ".Git",
    "por un enlace": "enlace/evaluaciones/x.md",
    "un enlace a un registro": "enlazado.md",
}


@pytest.mark.parametrize("orden", [*DE_UN_ARCHIVO, "exportar", "recordatorios"])
def test_ninguna_orden_escribe_sobre_lo_que_se_guarda(
    orden: str, guardado: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guardado)
    registro = _registro(guardado)
    (guardado / "enlace").symlink_to("data")
    (guardado / "enlazado.md").symlink_to(registro)
    antes = _todo(guardado)
    for que, destino in VEDADOS.items():
        escrito = destino.format(registro=registro)
        for como in (escrito, str(guardado / escrito)):
            visto = seg(orden, *ARGUMENTOS[orden], "-o", como, en=guardado)
            assert (visto.codigo, visto.salida) == (2, ""), (que, visto)
            assert visto.errores.startswith(f"error: no se escribe en «{como}»: es el sitio de l")
            assert "«-o»" in visto.errores
    assert _todo(guardado) == antes


def test_tampoco_desde_otra_carpeta_ni_en_otro_repositorio(
    guardado: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    otro = tmp_path / "otro"
    (otro / "data" / "evaluaciones").mkdir(parents=True)
    monkeypatch.chdir(guardado / "data" / "evaluaciones")
    for destino in ("x.md", "../x.md", "../../.git/x", otro / "data" / "x.md"):
        assert seg("status", "-o", destino).codigo == 2
        assert seg("status", "-o", destino, en=guardado).codigo == 2
    # y se puede escribir al lado de todo ello
    assert seg("status", "-o", "../../x.md").codigo == 0
    assert seg("status", "-o", otro / "x.md").codigo == 0


def test_la_carpeta_de_git_se_conoce_aunque_no_se_llame_asi(guardado: Path, tmp_path: Path) -> None:
    aparte = tmp_path / "historia"
    arbol = tmp_path / "arbol"
    subprocess.run(["git", "init", "-q", "--separate-git-dir", aparte, arbol], check=True)
    for destino in (aparte / "config", aparte / "hooks" / "pre-commit", arbol / ".git"):
        antes = _todo(aparte)
        visto = seg("status", "-o", destino, en=guardado)
        assert (visto.codigo, "la historia de git" in visto.errores) == (2, True)
        assert _todo(aparte) == antes


def test_los_datos_detras_de_un_enlace_tambien_son_los_datos(
    guardado: Path, tmp_path: Path
) -> None:
    fuera = tmp_path / "fuera"
    (guardado / "data").rename(fuera)
    (guardado / "data").symlink_to(fuera)
    assert seg("status", "-o", fuera / "evaluaciones" / "x.md", en=guardado).codigo == 2
    assert seg("status", "-o", fuera / "x.md", en=guardado).codigo == 2


def test_por_un_enlace_duro_no_se_cambia_el_registro(guardado: Path, tmp_path: Path) -> None:
    registro = guardado / _registro(guardado)
    otro_nombre = tmp_path / "copia.md"
    os.link(registro, otro_nombre)
    antes = registro.read_bytes()
    assert seg("status", "-o", otro_nombre, en=guardado).codigo == 0
    assert registro.read_bytes() == antes != otro_nombre.read_bytes()


def test_las_plantillas_de_la_raiz_no_impiden_escribir_en_ella(guardado: Path) -> None:
    (guardado / "seguimiento.yaml").write_text("plantillas: .\n", "utf-8")
    assert seg("status", "-o", guardado / "x.txt", en=guardado).codigo == 0
    assert seg("plantillas", "agenda.md.j2", "-o", guardado / "x.md.j2", en=guardado).codigo == 2


def test_una_plantilla_no_se_pierde_bajo_el_informe_que_se_hace_con_ella(
    guardado: Path, tmp_path: Path
) -> None:
    mia = tmp_path / "mia.md.j2"
    mia.write_text("# {{ vista.portada.titulo }}\n", "utf-8")
    assert seg("informe", "agenda", "--plantilla", mia, "-o", mia, en=guardado).codigo == 2
    assert mia.read_text("utf-8") == "# {{ vista.portada.titulo }}\n"


def test_los_esquemas_los_escribe_quien_los_deriva(guardado: Path) -> None:
    assert seg("esquema", "-o", guardado / "esquemas", en=guardado).codigo == 0
    assert seg("esquema", "-o", guardado / "data", en=guardado).codigo == 2


# ── En qué formato ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("orden", "extension"),
    [
        *product(DE_UN_ARCHIVO, (".xlsx", ".odt", ".pptx", ".zip")),
        *product(sorted({*DE_UN_ARCHIVO} - {"informe"}), (".docx", ".pdf", ".PDF")),
    ],
)
def test_lo_que_no_se_sabe_escribir_se_dice(
    orden: str, extension: str, rica: Path, tmp_path: Path
) -> None:
    destino = tmp_path / f"informe{extension}"
    visto = seg(orden, *ARGUMENTOS[orden], "-o", destino, en=rica)
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores.startswith(f"error: no se sabe escribir «{extension.lower()}»\n  use .")
    assert not destino.exists()


def test_si_se_dice_el_formato_el_nombre_es_cosa_de_quien_lo_pide(
    rica: Path, tmp_path: Path
) -> None:
    for orden in (
        ("informe", "agenda", "--formato", "html"),
        ("status", "--formato", "tabla"),
        ("status", "--json"),
        ("validar", "--formato", "texto"),
    ):
        assert seg(*orden, "-o", tmp_path / "informe.odt", en=rica).codigo == 0


@pytest.mark.parametrize(
    ("orden", "nombre", "ayuda"),
    [
        ("informe agenda --formato html", "a.md", "llámelo «a.html», o quite «--formato»"),
        ("informe agenda --formato md", "a.html", "llámelo «a.md», o quite «--formato»"),
        ("status --formato csv", "a.json", "llámelo «a.csv», o quite «--formato»"),
        ("status --formato tabla", "a.csv", "llámelo «a.txt», o quite «--formato»"),
        ("status --formato json", "a.csv", "llámelo «a.json», o quite «--formato»"),
        ("status --json", "a.csv", "llámelo «a.json», o quite «--json»"),
        ("validar --formato sarif", "a.xml", "llámelo «a.sarif», o quite «--formato»"),
    ],
)
def test_no_se_escribe_en_un_formato_lo_que_se_llama_de_otro(
    orden: str, nombre: str, ayuda: str, rica: Path, tmp_path: Path
) -> None:
    destino = tmp_path / nombre
    visto = seg(*orden.split(), "-o", destino, en=rica)
    assert (visto.codigo, visto.salida, destino.exists()) == (2, "", False)
    assert visto.errores.splitlines()[1].strip().startswith(ayuda)


@pytest.mark.parametrize("formato", [*FormatoDeDiagnosticos])
def test_un_dictamen_cabe_en_el_archivo_que_se_abre_con_lo_suyo(
    formato: FormatoDeDiagnosticos, rica: Path, tmp_path: Path
) -> None:
    """SARIF y GitLab son JSON, y JUnit, XML: el nombre de siempre vale."""
    extension = {"texto": ".md", "github": ".txt", "junit": ".xml"}.get(formato, ".json")
    destino = tmp_path / f"a{extension}"
    assert seg("validar", "--formato", formato.value, "-o", destino, en=rica).codigo == 0


@pytest.mark.parametrize(
    ("orden", "nombre", "empieza"),
    [
        (("informe", "agenda"), "a.HTM", "<!doctype html>"),
        (("informe", "agenda"), "a.txt", "# "),
        (("status",), "a.json", "{"),
        (("status",), "a.csv", "\ufeffref,"),
        (("lista", "acciones"), "a.csv", "\ufeffref,"),
        (("lista", "acciones"), "a.md", "## acciones ("),
        (("lista", "acciones"), "a", "acciones ("),
        (("ver", "final-2022"), "a.json", "{"),
        (("validar",), "a.sarif", "{"),
        (("validar",), "a.xml", "<?xml"),
    ],
)
def test_el_nombre_del_archivo_dice_el_formato(
    orden: tuple[str, ...], nombre: str, empieza: str, rica: Path, tmp_path: Path
) -> None:
    destino = tmp_path / nombre
    assert seg(*orden, "-o", destino, en=rica) == Resultado(0, "", f"escrito: {destino}\n")
    assert destino.read_text("utf-8").lower().startswith(empieza)


def test_una_tabla_no_se_llama_html(rica: Path, tmp_path: Path) -> None:
    for orden in ("status", "ver", "validar", "plantillas"):
        visto = seg(orden, *ARGUMENTOS[orden], "-o", tmp_path / "a.html", en=rica)
        assert (visto.codigo, [*tmp_path.glob("a.*")]) == (2, [])


def test_la_plantilla_y_el_archivo_no_dicen_cosas_distintas(rica: Path, tmp_path: Path) -> None:
    mia = tmp_path / "mia.md.j2"
    mia.write_text("{{ vista.portada.titulo }}\n", "utf-8")
    pedido = ("informe", "agenda", "--plantilla", mia, "-o")
    assert seg(*pedido, tmp_path / "a.html", en=rica).codigo == 2
    assert seg(*pedido, tmp_path / "a.txt", en=rica).codigo == 0


@con_git
def test_toda_orden_dice_por_errores_lo_que_escribio(rica: Path, tmp_path: Path) -> None:
    confirmar(iniciar(rica))
    for orden in DE_UN_ARCHIVO:
        destino = tmp_path / f"{orden}.txt"
        visto = seg(orden, *ARGUMENTOS[orden], "-o", destino, en=rica)
        assert (visto.salida, visto.errores.splitlines()[-1]) == ("", f"escrito: {destino}")
    assert seg("esquema", "acuerdo", "-o", tmp_path, en=rica).errores == (
        f"escrito: {tmp_path / 'acuerdo.schema.json'}\n"
    )


def test_el_nombre_de_lo_escrito_se_dice_con_todo_a_la_vista(rica: Path, tmp_path: Path) -> None:
    visto = proceso("-C", rica, "status", "-o", tmp_path / "a\x1b[2J.txt")
    assert "escrito: " in visto.errores
    assert "\x1b" not in visto.errores


@pytest.mark.parametrize("nombre", ["nul", "CON.html", "com1.md", "aux.x.csv"])
@pytest.mark.parametrize("opcion", ["--salida", "--hojas"])
def test_un_nombre_que_en_windows_es_un_dispositivo_no_se_escribe(
    tmp_path: Path, nombre: str, opcion: str
) -> None:
    destino = tmp_path / nombre
    visto = seg("informe", "trimestral", "--periodo", "2023-T1", opcion, destino)
    assert visto == Resultado(
        2,
        "",
        f"error: «{nombre}» no sirve en Windows como nombre\n  use letras, cifras y guiones\n",
    )
    # y no si existe: en Windows, en toda carpeta hay un «nul»
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "nombre", ["a:b.md", "a?.md", "a*.md", "a.md.", "a.md ", 'a"b.md', "nul.md"]
)
def test_en_windows_no_se_escribe_donde_el_nombre_quiere_decir_otra_cosa(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nombre: str
) -> None:
    from seguimiento.almacen import sistema
    from seguimiento.almacen.guardado import escribir_nuevo
    from seguimiento.almacen.sistema import windows
    from seguimiento.errores import ErrorDeDisco

    monkeypatch.setattr(sistema, "admite_nombre", windows.admite_nombre)

    with pytest.raises(ErrorDeDisco) as lanzado:
        # con «/», lo que va ante los dos puntos sería otro disco
        escribir_nuevo(Path(f"{tmp_path}{os.sep}{nombre}"), b"x")

    assert lanzado.value.mensaje.endswith(
        "lleva un nombre que no sirve en Windows, y no se escribe en él"
    )
    assert [*tmp_path.iterdir()] == []
    escribir_nuevo(tmp_path / "á b.md", b"x")
