"""`seg guardar`: lo que cambió en los registros, y nada más, en un commit con una frase que lo cuenta."""

import os
import subprocess
from pathlib import Path

import pytest

from apoyo.carteras import CONFIGURACION, FINAL, MESA, RICA, cambiada, escribir
from apoyo.copias import GIT, clonar, como_ana, compartir, git
from apoyo.ejecucion import dialogo, proceso, seg
from apoyo.historias import con_git
from seguimiento.almacen.nombres import RESTOS

pytestmark = con_git

OTRO = "informes de área/otra nota.txt"
FRASE = "final-2022: 2.3 en curso; 2.4 prorrogada a diciembre de 2023"
"""Lo que se hace en `con_cambios`, dicho como lo diría quien lo hizo."""


@pytest.fixture(autouse=True)
def _ana(monkeypatch: pytest.MonkeyPatch) -> None:
    como_ana(monkeypatch)


@pytest.fixture
def copia(tmp_path: Path) -> Path:
    """Una copia con tildes y espacios en su ruta, igual que la compartida."""
    raiz = tmp_path / "mis registros de Perú"
    return compartir(raiz, tmp_path / "compartida.git", {**RICA, OTRO: "uno\n"})


@pytest.fixture
def con_cambios(copia: Path) -> Path:
    """La misma, con dos acciones anotadas."""
    assert seg("actualizar", "2.3", "--estado", "en_curso", en=copia).codigo == 0
    orden = ("prorrogar", "2.4", "--plazo", "2023-12", "--motivo", "Falta gente")
    assert seg(*orden, en=copia).codigo == 0
    return copia


def gancho(raiz: Path, nombre: str, guion: str) -> None:
    """Pone un gancho en la copia."""
    escribir(raiz / ".git/hooks", {nombre: f"#!/bin/sh\n{guion}\n"})
    (raiz / ".git/hooks" / nombre).chmod(0o755)


def mensaje(raiz: Path) -> str:
    return git(raiz, "log", "-1", "--format=%B")


def estado(raiz: Path) -> tuple[str, bytes, dict[str, bytes]]:
    """Todo lo que una orden que no guarda ha de dejar igual: lo guardado, el índice y el disco."""
    archivos = (uno for uno in raiz.rglob("*") if uno.is_file() and ".git" not in uno.parts)
    return (
        git(raiz, "rev-parse", "HEAD"),
        (raiz / ".git/index").read_bytes(),
        {str(uno.relative_to(raiz)): uno.read_bytes() for uno in archivos},
    )


# Qué se guarda -----------------------------------------------------------------------------------


def test_se_guarda_en_un_commit_con_la_frase_de_lo_que_cambio(con_cambios: Path) -> None:
    visto = seg("guardar", en=con_cambios)
    assert (visto.codigo, visto.errores) == (0, "")
    assert visto.salida == (
        f"  {FINAL} (cambia)\nGuardado: «{FRASE}»\nSin enviar: 1. Envíelo con «seg enviar».\n"
    )
    assert mensaje(con_cambios) == FRASE
    assert git(con_cambios, "log", "-1", "--format=%an %ae") == "Ana ana@ejemplo.org"
    assert git(con_cambios, "diff", "--name-only", "HEAD~1") == FINAL
    assert git(con_cambios, "status", "--porcelain") == ""


def test_la_frase_puede_decirse(con_cambios: Path) -> None:
    assert seg("guardar", "Avances de abril", en=con_cambios).codigo == 0
    assert mensaje(con_cambios) == "Avances de abril"


def test_de_fuera_de_los_registros_todo_queda_como_estaba_en_el_indice_y_en_el_disco(
    con_cambios: Path,
) -> None:
    escribir(con_cambios, {OTRO: "dos\n", "nueva.txt": "x\n", "añadida.txt": "y\n"})
    git(con_cambios, "add", OTRO, "añadida.txt")
    escribir(con_cambios, {OTRO: "tres\n"})
    antes = git(con_cambios, "diff", "--cached", "--raw", "--", "*.txt")
    assert seg("guardar", en=con_cambios).codigo == 0
    assert git(con_cambios, "diff", "--cached", "--raw") == antes
    assert git(con_cambios, "-c", "core.quotepath=false", "status", "--porcelain").split("\n") == [
        "A  añadida.txt",
        f'MM "{OTRO}"',
        "?? nueva.txt",
    ]
    assert (con_cambios / OTRO).read_text("utf-8") == "tres\n"


def test_lo_nuevo_y_lo_borrado_tambien_se_guardan(copia: Path) -> None:
    seg("nueva", "evaluacion", "otra-2023", "--titulo", "Otra", en=copia)
    escribir(copia, {"data/evaluaciones/actas del año/acta nº 1.txt": "acta\n"})
    (copia / "data/acuerdos/propuesta.yaml").unlink()
    visto = seg("guardar", en=copia)
    assert visto.codigo == 0, visto
    assert visto.salida.splitlines()[:3] == [
        "  data/acuerdos/propuesta.yaml (se quita)",
        "  data/evaluaciones/actas del año/acta nº 1.txt (nuevo)",
        "  data/evaluaciones/otra-2023.yaml (nuevo)",
    ]
    frase = "otra-2023: registro nuevo; propuesta: registro retirado; «acta nº 1.txt»"
    assert mensaje(copia) == frase
    assert git(copia, "status", "--porcelain") == ""


def test_lo_que_git_ignora_se_dice_y_no_se_guarda(con_cambios: Path) -> None:
    escribir(
        con_cambios, {".gitignore": "borrador*\n", "data/evaluaciones/borrador.yaml": "titulo: X\n"}
    )
    visto = seg("guardar", en=con_cambios)
    assert visto.errores.startswith(
        "aviso: «data/evaluaciones/borrador.yaml» no se guarda: «.gitignore» lo deja fuera\n"
    )
    assert git(con_cambios, "show", "--name-only", "--format=") == FINAL


@pytest.mark.parametrize("carpeta", ["x~", "honda/x~/y", "~$x", ".#x"])
def test_de_una_carpeta_de_restos_solo_se_dice_si_tiene_registros(
    carpeta: str, copia: Path
) -> None:
    """Lo demás no lo echará nadie en falta; un registro se lee también en ella."""
    nueva = f"data/evaluaciones/{carpeta}"
    escribir(copia, {".gitignore": "".join(f"{uno}\n" for uno in RESTOS)})
    escribir(copia, {f"{nueva}/notas.txt": "lo dejó un editor\n"})
    nada = "aviso: no hay nada que guardar: los registros están como en lo último guardado\n"
    assert seg("guardar", "--simular", en=copia).errores == nada
    escribir(copia, {f"{nueva}/otra.yaml": RICA[FINAL]})
    entera = nueva.removesuffix("/y")
    assert seg("guardar", "--simular", en=copia).errores == (
        f"aviso: «{entera}/» no se guarda: «.gitignore» lo deja fuera\n{nada}"
    )


def test_la_configuracion_y_las_plantillas_propias_son_registros(copia: Path) -> None:
    escribir(copia, cambiada(CONFIGURACION, "organizacion: OIM", "organizacion: OIM Perú"))
    assert seg("guardar", en=copia).codigo == 0
    assert mensaje(copia) == "configuración"


def test_sin_cambios_lo_dice(copia: Path) -> None:
    visto = seg("guardar", en=copia)
    assert (visto.codigo, visto.errores) == (
        0,
        "aviso: no hay nada que guardar: los registros están como en lo último guardado\n",
    )


def test_con_simular_no_cambia_ni_el_indice(con_cambios: Path) -> None:
    seg("nueva", "evaluacion", "otra-2023", "--titulo", "Otra", en=con_cambios)
    antes = estado(con_cambios)
    visto = seg("guardar", "--simular", en=con_cambios)
    assert visto.codigo == 0
    assert "Se guardaría: «" in visto.salida
    assert estado(con_cambios) == antes


def test_muchos_registros_nuevos_se_cuentan(copia: Path) -> None:
    for numero in range(6):
        texto = RICA[MESA].replace("Mesa de coordinación", f"Mesa {numero}")
        escribir(copia, {f"data/acuerdos/mesa-de-la-provincia-{numero}.yaml": texto})
    assert seg("guardar", en=copia).codigo == 0
    asunto, _, resto = mensaje(copia).partition("\n\n")
    assert asunto == "6 registros nuevos"
    assert resto.splitlines() == [
        f"- mesa-de-la-provincia-{numero}: registro nuevo" for numero in range(6)
    ]


def test_desde_una_carpeta_de_dentro_del_repositorio(tmp_path: Path) -> None:
    raiz = compartir(
        tmp_path / "todo", tmp_path / "c.git", {f"la oficina/{r}": t for r, t in RICA.items()}
    )
    seg("actualizar", "2.3", "--estado", "en_curso", en=raiz / "la oficina")
    escribir(raiz, {"data/evaluaciones/ajena.yaml": "x\n"})
    visto = seg("guardar", en=raiz / "la oficina")
    assert (visto.codigo, visto.salida.splitlines()[0]) == (0, f"  {FINAL} (cambia)")
    assert git(raiz, "status", "--porcelain") == "?? data/"


# Los errores --------------------------------------------------------------------------------------

CON_ERROR = cambiada(FINAL, "estado: en_curso, comentario", "estado: en_curzo, comentario")


def test_con_errores_nuevos_se_niega(copia: Path) -> None:
    escribir(copia, CON_ERROR)
    antes = estado(copia)
    visto = seg("guardar", en=copia)
    assert visto.codigo == 1
    assert "en_curzo" in visto.errores
    assert visto.errores.endswith(
        "aviso: no se ha guardado nada: lo que cambió trae errores que antes no había\n"
        "aviso: corríjalo y repita la orden; para guardarlo así, «seg guardar --aunque MOTIVO»\n"
    )
    assert estado(copia) == antes


def test_con_aunque_se_guarda_y_queda_dicho_por_que(copia: Path) -> None:
    escribir(copia, CON_ERROR)
    visto = seg("guardar", "A medias", "--aunque", "Lo arregla Beto", en=copia)
    assert visto.codigo == 0
    assert mensaje(copia) == "A medias\n\nSe guarda con errores: Lo arregla Beto"
    # lo que ya estaba mal no estorba a lo demás
    seg("actualizar", "mesa/c1", "--estado", "en_curso", en=copia)
    assert seg("guardar", en=copia).codigo == 0
    assert mensaje(copia) == "mesa: c1 en curso"


def test_las_advertencias_no_estorban(copia: Path) -> None:
    escribir(copia, cambiada(FINAL, "plazo: 2023-10", "responsables: [PSU]"))
    assert seg("validar", en=copia).salida.count("SEG201") > 0
    assert seg("guardar", en=copia).codigo == 0


# Quién guarda ------------------------------------------------------------------------------------


@pytest.fixture
def _nadie(monkeypatch: pytest.MonkeyPatch) -> None:
    for clave in ("AUTHOR", "COMMITTER"):
        for que in ("NAME", "EMAIL"):
            monkeypatch.delenv(f"GIT_{clave}_{que}")


@pytest.mark.usefixtures("_nadie")
def test_sin_identidad_y_sin_nadie_delante_dice_el_remedio(con_cambios: Path) -> None:
    antes = estado(con_cambios)
    visto = seg("guardar", en=con_cambios)
    assert (visto.codigo, visto.errores) == (
        3,
        (
            "error: no consta quién es usted, y lo que se guarda lleva su nombre\n"
            '  dígalo una vez con «git config user.name "Su nombre"» y «git config user.email usted@ejemplo.org», '
            "y repita la orden\n"
        ),
    )
    assert estado(con_cambios) == antes


@pytest.mark.usefixtures("_nadie")
def test_si_solo_falta_el_correo_solo_se_pide_el_correo(con_cambios: Path) -> None:
    git(con_cambios, "config", "user.name", "Eva")
    visto = seg("guardar", en=con_cambios)
    assert "dígalo una vez con «git config user.email usted@ejemplo.org», y" in visto.errores


def test_la_identidad_se_pregunta_una_vez_y_queda_en_esta_copia(con_cambios: Path) -> None:
    visto = dialogo("guardar", respuestas=["Eva Núñez", "eva@ejemplo.org"], en=con_cambios)
    assert visto.codigo == 0, visto
    assert "Se pregunta una vez." in visto.salida
    assert git(con_cambios, "log", "-1", "--format=%an <%ae>") == "Eva Núñez <eva@ejemplo.org>"
    assert git(con_cambios, "config", "--local", "user.name") == "Eva Núñez"
    seg("actualizar", "mesa/c1", "--estado", "en_curso", en=con_cambios)
    assert dialogo("guardar", respuestas=[], en=con_cambios).codigo == 0


def test_quien_no_dice_quien_es_no_guarda(con_cambios: Path) -> None:
    antes = estado(con_cambios)
    assert dialogo("guardar", respuestas=["\x03"], en=con_cambios).codigo == 130
    assert dialogo("guardar", respuestas=["Eva", ""], en=con_cambios).codigo == 3
    assert estado(con_cambios) == antes


# Los ganchos -------------------------------------------------------------------------------------


@pytest.mark.parametrize("nombre", ["pre-commit", "commit-msg"])
def test_lo_que_un_gancho_impide_no_se_guarda_y_se_dice(con_cambios: Path, nombre: str) -> None:
    seg("nueva", "evaluacion", "otra-2023", "--titulo", "Otra", en=con_cambios)
    gancho(con_cambios, nombre, "echo 'falta el número de trámite' >&2\nexit 1")
    escribir(con_cambios, {OTRO: "dos\n"})
    git(con_cambios, "add", OTRO)
    antes = estado(con_cambios)
    visto = seg("guardar", en=con_cambios)
    assert (visto.codigo, visto.errores) == (
        1,
        (
            "error: no se ha guardado nada: lo impidió una comprobación de este repositorio "
            f"(«{nombre}»)\n"
            "  | falta el número de trámite\n"
            "  corrija lo que dice y repita la orden\n"
        ),
    )
    assert estado(con_cambios) == antes


def test_los_ganchos_ven_solo_lo_que_se_guarda(con_cambios: Path, tmp_path: Path) -> None:
    escribir(con_cambios, {OTRO: "dos\n"})
    git(con_cambios, "add", OTRO)
    gancho(con_cambios, "pre-commit", f"git diff --cached --name-only > '{tmp_path}/vistos'")
    assert seg("guardar", en=con_cambios).codigo == 0
    assert (tmp_path / "vistos").read_text("utf-8") == f"{FINAL}\n"


def test_un_gancho_que_escribe_el_mensaje_se_respeta(con_cambios: Path) -> None:
    gancho(con_cambios, "prepare-commit-msg", 'echo "Trámite 7" >> "$1"')
    assert seg("guardar", en=con_cambios).codigo == 0
    assert mensaje(con_cambios) == f"{FRASE}\nTrámite 7"


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="el gancho busca a su abuelo en /proc")  # noqa: PTH112
def test_interrumpir_mientras_corre_un_gancho_no_pierde_nada(con_cambios: Path) -> None:
    seg("nueva", "evaluacion", "otra-2023", "--titulo", "Otra", en=con_cambios)
    quien = "kill -INT $(cut -d' ' -f4 /proc/$PPID/stat)"
    gancho(con_cambios, "pre-commit", f"{quien}\nexec sleep 20")
    antes = estado(con_cambios)
    entorno = {clave: valor for clave, valor in os.environ.items() if clave.startswith("GIT_")}
    visto = proceso("-C", con_cambios, "--hoy", "2023-04-15", "guardar", entorno=entorno)
    assert (visto.codigo, visto.errores) == (130, "error: interrumpido\n")
    assert estado(con_cambios) == antes
    (con_cambios / ".git/hooks/pre-commit").unlink()
    assert seg("guardar", en=con_cambios).codigo == 0


# Estados con nombre ------------------------------------------------------------------------------


def dicho(raiz: Path, *orden: str) -> tuple[int, str, str]:
    """El código, y de qué se queja y qué aconseja, sin la ruta de la prueba."""
    visto = seg(*(orden or ("guardar",)), en=raiz)
    motivo, ayuda = visto.errores.replace(str(raiz), "RAÍZ").splitlines()
    return visto.codigo, motivo, ayuda.strip()


@pytest.mark.parametrize("orden", ["guardar", "traer", "enviar"])
def test_sin_repositorio(rica: Path, orden: str) -> None:
    assert dicho(rica, orden) == (
        3,
        "error: estos registros no están en ningún repositorio de git",
        (
            "si empieza aquí, ejecute «git init» en «RAÍZ»; si otros ya los llevan, traiga su copia con "
            "«git clone DIRECCIÓN»"
        ),
    )


@pytest.mark.parametrize("orden", ["guardar", "traer", "enviar"])
def test_fuera_de_toda_rama(con_cambios: Path, orden: str) -> None:
    git(con_cambios, "switch", "-q", "--detach")
    assert dicho(con_cambios, orden) == (
        3,
        "error: su copia no está en ninguna rama: lo que se guardara ahí se perdería de vista",
        "vuelva a la suya con «git switch RAMA» o, para no perder lo que haya, «git switch -c RAMA-NUEVA»",
    )


@pytest.mark.parametrize("orden", ["guardar", "traer", "enviar"])
def test_una_copia_desnuda(con_cambios: Path, orden: str) -> None:
    git(con_cambios, "config", "core.bare", "true")
    codigo, motivo, _ = dicho(con_cambios, orden)
    assert (codigo, motivo) == (
        3,
        "error: el repositorio «RAÍZ» no tiene carpeta de trabajo: es una copia desnuda",
    )


@pytest.mark.parametrize(
    ("marca", "que"), [("rebase-merge", "rebase"), ("CHERRY_PICK_HEAD", "cherry-pick")]
)
def test_algo_de_git_a_medias(con_cambios: Path, marca: str, que: str) -> None:
    (con_cambios / ".git" / marca).mkdir()
    assert dicho(con_cambios) == (
        3,
        f"error: en su copia quedó a medias un «{que}» de git",
        f"termínelo con «git {que} --continue» o vuelva a como estaba con «git {que} --abort»",
    )


def test_otro_git_trabajando(con_cambios: Path) -> None:
    (con_cambios / ".git/index.lock").touch()
    assert dicho(con_cambios) == (
        4,
        "error: otro programa está usando git en su copia",
        "espere a que termine y repita la orden; si no hay ninguno abierto, borre «RAÍZ/.git/index.lock»",
    )


def test_la_primera_vez_de_todas(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, RICA)
    git(raiz, "init", "-q", "-b", "main")
    escribir(raiz, {"suelto.txt": "x\n"})
    visto = seg("guardar", en=raiz)
    assert visto.codigo == 0, visto
    assert mensaje(raiz).startswith("4 registros nuevos")
    assert git(raiz, "status", "--porcelain") == "?? suelto.txt"


def test_como_dice_iniciar_se_guarda_todo_lo_que_creo(tmp_path: Path) -> None:
    raiz = tmp_path / "oficina"
    bien_dicho = seg("iniciar", raiz, "--organizacion", "Oficina", hoy="").salida
    assert '  git add .\n  seg guardar "' in bien_dicho
    git(raiz, "init", "-q", "-b", "main")
    git(raiz, "add", ".")
    assert seg("guardar", "--simular", en=raiz).salida.endswith("«configuración; carpetas»\n")
    assert seg("guardar", "Empieza el seguimiento", en=raiz).codigo == 0
    assert git(raiz, "status", "--porcelain") == ""


@pytest.mark.parametrize("dentro", ["", "registros de área"])
def test_como_se_unen_los_registros_se_guarda_con_ellos(copia: Path, dentro: str) -> None:
    raiz = copia / dentro
    if dentro:
        escribir(raiz, RICA)
        assert seg("guardar", en=raiz).codigo == 0
    assert seg("diagnostico", "--reparar", "--fusion", en=raiz).codigo == 0
    visto = seg("guardar", en=raiz)
    assert (visto.codigo, visto.salida.splitlines()[0]) == (0, "  .gitattributes (nuevo)")
    assert git(copia, "status", "--porcelain") == ""


def test_de_cada_archivo_que_no_es_un_registro_se_dice_algo(copia: Path) -> None:
    nombres = ["nota uno.txt", "nota dos.txt"]
    escribir(copia, {f"data/acuerdos/{uno}": "x\n" for uno in nombres})
    escribir(copia, cambiada(CONFIGURACION, "organizacion: OIM", "organizacion: OIM Perú"))
    assert seg("guardar", en=copia).codigo == 0
    assert mensaje(copia) == "«nota dos.txt»; «nota uno.txt»; configuración"


def test_en_otro_arbol_de_trabajo(copia: Path, tmp_path: Path) -> None:
    git(copia, "worktree", "add", "-q", "-b", "otra", str(tmp_path / "otro árbol"))
    otro = tmp_path / "otro árbol"
    seg("actualizar", "2.3", "--estado", "en_curso", en=otro)
    assert seg("guardar", en=otro).codigo == 0
    assert mensaje(otro) == "final-2022: 2.3 en curso"
    assert git(otro, "status", "--porcelain") == git(copia, "status", "--porcelain") == ""


@pytest.mark.usefixtures("copia")
def test_en_un_submodulo_se_guarda_y_se_avisa(tmp_path: Path) -> None:
    madre = tmp_path / "madre"
    madre.mkdir()
    git(madre, "init", "-q", "-b", "main")
    url = f"file://{tmp_path}/compartida.git"
    git(madre, "-c", "protocol.file.allow=always", "submodule", "add", "-q", url, "registros")
    dentro = madre / "registros"
    seg("actualizar", "2.3", "--estado", "en_curso", en=dentro)
    visto = seg("guardar", en=dentro)
    assert visto.codigo == 0, visto
    assert "son un submódulo de otro repositorio" in visto.errores


def test_lo_que_git_dejo_con_dos_versiones_fuera_de_una_union(con_cambios: Path) -> None:
    git(con_cambios, "stash", "-q")
    seg("actualizar", "2.3", "--estado", "completada", "--comentario", "Sí", en=con_cambios)
    seg("guardar", en=con_cambios)
    resultado = subprocess.run(
        [GIT, "stash", "pop", "-q"], cwd=con_cambios, check=False, capture_output=True
    )
    assert resultado.returncode == 1
    antes = estado(con_cambios)
    visto = seg("guardar", en=con_cambios)
    assert (visto.codigo, visto.errores.splitlines()[0]) == (
        1,
        "error: no se ha guardado nada: quedan dos versiones por decidir",
    )
    assert estado(con_cambios) == antes
    escribir(con_cambios, cambiada(FINAL, "plazo: 2023-10", "plazo: 2023-11"))
    assert seg("guardar", en=con_cambios).codigo == 0
    assert git(con_cambios, "status", "--porcelain") == ""


def test_un_archivo_que_otra_orden_dejo_a_medias_se_termina_antes(con_cambios: Path) -> None:
    # el borrador de un lote que no llegó a decidirse
    (con_cambios / ".git/seguimiento.borrador").write_text("{", "utf-8")
    visto = seg("guardar", en=con_cambios)
    assert visto.codigo == 0
    assert not (con_cambios / ".git/seguimiento.borrador").exists()


def test_el_entorno_con_que_llama_un_gancho_no_lo_lleva_a_otro_sitio(
    con_cambios: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    otra = clonar(tmp_path / "compartida.git", tmp_path / "otra")
    antes = estado(otra)
    monkeypatch.setenv("GIT_DIR", str(otra / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(otra / ".git/index"))
    assert seg("guardar", en=con_cambios).codigo == 0
    assert mensaje(con_cambios) == FRASE
    assert estado(otra) == antes
