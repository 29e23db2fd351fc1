"""`--al`: los registros como estaban guardados al final de un día, de un período o en un commit."""

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from apoyo.carteras import CONFIGURACION, FINAL, MESA, RICA, cambiada, escribir
from apoyo.ejecucion import Resultado, proceso, seg
from apoyo.historias import GIT, con_git, confirmar, git, iniciar
from apoyo.lecturas import DE_CADA_ORDEN, QUE_LEEN, Lectura, lecturas
from seguimiento.comandos.grupos import GRUPOS
from seguimiento.comandos.sesion import VARIABLE_DE_HOY
from seguimiento.globales import QUE_ESCRIBEN, Globales
from seguimiento.redaccion import dia_en_palabras

pytestmark = con_git

ZONA = "America/Guayaquil"
"""La de la cartera: cinco horas menos que en Greenwich, todo el año."""


def texto(version: int, config: str = "") -> dict[str, str]:
    """La cartera en esa versión: cada una dice otra cosa, y su configuración también puede cambiar."""
    final = RICA[FINAL].replace("Publicar la guía", f"Publicar la guía, versión {version}")
    return {**RICA, FINAL: final, CONFIGURACION: dedent(RICA[CONFIGURACION]) + config}


def corto(commit: str) -> str:
    return commit[:12]


def dicho(visto: Resultado) -> str:
    """El commit que se dice, tal como se nombra."""
    return (visto.salida + visto.errores).partition("Registros del commit ")[2][:12]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return iniciar(tmp_path / "repo")


# Qué commit vale ---------------------------------------------------------------------------------


def test_vale_el_ultimo_antes_de_que_el_dia_termine_en_la_zona_configurada(repo: Path) -> None:
    antes = confirmar(repo, texto(1), cuando="2023-03-31T23:59:59-05:00")
    despues = confirmar(repo, texto(2), cuando="2023-04-01T00:00:00-05:00")
    assert dicho(seg("--al", "2023-03-31", "status", en=repo, hoy="")) == corto(antes)
    assert dicho(seg("--al", "2023-04-01", "status", en=repo, hoy="")) == corto(despues)


@pytest.mark.parametrize(
    ("zona", "dia", "cual"),
    [
        # las 04:30 del 1 de abril en Greenwich: la víspera en Guayaquil, y ya el mismo día en Kiribati
        ("America/Guayaquil", "2023-03-31", 1),
        ("UTC", "2023-03-31", 0),
        ("UTC", "2023-04-01", 1),
        ("Pacific/Kiritimati", "2023-03-31", 0),
        ("Pacific/Kiritimati", "2023-04-01", 1),
    ],
)
def test_un_commit_es_de_un_dia_o_de_otro_segun_la_zona(
    repo: Path, zona: str, dia: str, cual: int
) -> None:
    archivos = {**texto(1), **cambiada(CONFIGURACION, ZONA, zona)}
    uno = confirmar(repo, archivos, cuando="2023-01-01T00:00:00+00:00")
    otro = confirmar(repo, {FINAL: texto(2)[FINAL]}, cuando="2023-04-01T13:30:00+09:00")
    assert dicho(seg("--al", dia, "status", en=repo, hoy="")) == corto((uno, otro)[cual])


def test_lo_de_otra_rama_vale_desde_que_se_junto(repo: Path) -> None:
    base = confirmar(repo, texto(1), cuando="2023-01-01T12:00:00-05:00")
    git(repo, "switch", "-q", "-c", "rama")
    confirmar(repo, texto(2), cuando="2023-02-01T12:00:00-05:00")
    git(repo, "switch", "-q", "main")
    propio = confirmar(repo, {"notas.md": "x\n"}, cuando="2023-01-15T12:00:00-05:00")
    git(repo, "merge", "-q", "--no-ff", "-m", "junta", "rama", cuando="2023-03-01T12:00:00-05:00")
    junto = git(repo, "rev-parse", "HEAD")
    for dia, esperado in (
        ("2023-01-14", base),
        ("2023-01-15", propio),
        ("2023-02-28", propio),
        ("2023-03-01", junto),
    ):
        assert dicho(seg("--al", dia, "status", en=repo, hoy="")) == corto(esperado), dia


def test_de_un_reloj_atrasado_vale_la_fecha_del_anterior(repo: Path) -> None:
    uno = confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    adelantado = confirmar(repo, texto(2), cuando="2023-06-01T12:00:00-05:00")
    atrasado = confirmar(repo, texto(3), cuando="2023-02-01T12:00:00-05:00")
    assert dicho(seg("--al", "2023-05-31", "status", en=repo, hoy="")) == corto(uno)
    visto = seg("--al", "2023-06-01", "status", en=repo, hoy="")
    assert dicho(visto) == corto(atrasado) != corto(adelantado)
    assert "guardado el 1 de junio de 2023 a las 12:00 (-05:00)" in visto.salida


def test_con_las_fechas_en_desorden_vale_el_ultimo_de_los_que_ya_se_podian_ver(repo: Path) -> None:
    dias = ("2023-05-01", "2023-01-01", "2023-09-01", "2023-03-01")
    commits = [
        confirmar(repo, texto(n), cuando=f"{dia}T12:00:00-05:00") for n, dia in enumerate(dias)
    ]
    # el segundo se vio con el primero, y el cuarto, con el tercero
    for dia, cual in (("2023-05-01", 1), ("2023-06-01", 1), ("2023-08-31", 1), ("2023-09-01", 3)):
        assert dicho(seg("--al", dia, "status", en=repo, hoy="")) == corto(commits[cual]), dia


@pytest.mark.parametrize(
    ("dias", "corregido"),
    [
        (("2023-01-01", "2023-02-01"), False),
        (("2023-02-01", "2023-02-01"), False),
        (("2023-02-01", "2023-01-01"), True),
        (("2023-01-01", "2023-02-01", "2023-01-15"), True),
        # el adelantado fue uno muy anterior, y los de en medio también iban detrás
        (("2023-02-01", "2022-12-01", "2023-01-01"), True),
        # el desorden quedó antes: la fecha del último es la suya
        (("2023-01-15", "2023-01-01", "2023-02-01"), False),
    ],
)
@pytest.mark.parametrize("pedido", ["2023-03-31", "HEAD"])
def test_se_dice_si_la_fecha_que_vale_no_es_la_del_propio_commit(
    repo: Path, dias: tuple[str, ...], pedido: str, *, corregido: bool
) -> None:
    for numero, dia in enumerate(dias):
        confirmar(repo, texto(numero), cuando=f"{dia}T12:00:00-05:00")
    visto = seg("--al", pedido, "status", en=repo, hoy="")
    frase = f"; él dice el {dia_en_palabras(date.fromisoformat(dias[-1]))} a las 12:00 (-05:00), antes que otro"
    assert ("él dice" in visto.salida, frase in visto.salida) == (corregido, corregido)
    objeto = seg("--al", pedido, "status", "--json", en=repo, hoy="").json["al"]
    assert objeto["guardado"] == f"{max(dias)}T12:00:00-05:00"
    assert objeto["fechado"] == f"{dias[-1]}T12:00:00-05:00"
    # y lo mismo de los extremos de una comparación
    assert ("él dice" in seg("cambios", "--desde", pedido, en=repo).salida) is corregido


@pytest.mark.parametrize(
    ("escrito", "dia"),
    [
        ("2023-T1", "2023-03-31"),
        ("2023-03", "2023-03-31"),
        ("2023-S1", "2023-06-30"),
        ("2023", "2023-12-31"),
        ("2023-04-15", "2023-04-15"),
    ],
)
def test_un_periodo_es_su_ultimo_dia(repo: Path, escrito: str, dia: str) -> None:
    commit = confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    visto = seg("--al", escrito, "status", "--json", en=repo, hoy="").json
    assert (visto["hoy"], visto["commit"], visto["al"]) == (
        dia,
        commit,
        {
            "pedido": escrito,
            "commit": commit,
            "guardado": "2023-01-10T12:00:00-05:00",
            "fechado": "2023-01-10T12:00:00-05:00",
        },
    )


def test_de_una_referencia_el_dia_es_el_suyo(repo: Path) -> None:
    uno = confirmar(repo, texto(1), cuando="2023-04-01T03:00:00+00:00")
    git(repo, "tag", "entregado")
    git(repo, "tag", "2023-T2")
    confirmar(repo, texto(2), cuando="2023-08-01T12:00:00-05:00")
    for referencia in ("entregado", uno, uno[:9], "main~1", "HEAD^", "refs/tags/2023-T2"):
        visto = seg("--al", referencia, "status", "--json", en=repo, hoy="").json
        assert (visto["hoy"], visto["al"]["commit"]) == ("2023-03-31", uno), referencia


def test_una_etiqueta_que_se_llama_como_un_periodo_no_lo_tapa(repo: Path) -> None:
    uno = confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    git(repo, "tag", "2023-T2")
    otro = confirmar(repo, texto(2), cuando="2023-05-01T12:00:00-05:00")
    assert dicho(seg("--al", "2023-T2", "status", en=repo, hoy="")) == corto(otro) != corto(uno)


def test_el_dia_es_el_de_al_salvo_que_se_diga_otro(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE_DE_HOY, "2022-12-01")
    confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    assert (
        seg("--al", "2023-02-01", "status", "--json", en=repo, hoy="").json["hoy"] == "2023-02-01"
    )
    con_hoy = seg("--al", "2023-02-01", "status", "--json", en=repo, hoy="2024-05-06")
    assert con_hoy.json["hoy"] == "2024-05-06"


# Lo de entonces, y no lo de ahora (con más órdenes, en `test_al_y_su_carpeta.py`) ---------------


def test_la_configuracion_las_plantillas_y_lo_ignorado_son_los_de_entonces(repo: Path) -> None:
    ignorada = RICA[MESA].replace(
        "estado: vigente", "estado: vigente  # seg: ignora SEG502 — no hace falta"
    )
    plantilla = {"propias/matriz.md.j2": "de entonces\n"}
    entonces = texto(1, "plantillas: propias\ndias_por_vencer: 9\n")
    confirmar(repo, {**entonces, **plantilla, MESA: ignorada}, cuando="2023-01-10T12:00:00-05:00")
    (repo / "propias/matriz.md.j2").unlink()
    (repo / "propias").rmdir()
    confirmar(repo, RICA, cuando="2023-02-10T12:00:00-05:00")
    al = ("--al", "2023-01-31")
    assert seg(*al, "informe", "matriz", "final-2022", en=repo, hoy="").salida == "de entonces\n"
    assert "por vencer en 9 días" in seg(*al, "status", en=repo, hoy="").salida
    assert "SEG502" not in seg(*al, "validar", en=repo, hoy="").salida
    assert "SEG502" in seg("validar", en=repo).salida


def test_en_una_subcarpeta_y_en_un_arbol_anadido(tmp_path: Path) -> None:
    repo = iniciar(tmp_path / "repo")
    oficina = {f"oficina/{ruta}": dice for ruta, dice in texto(1).items()}
    commit = confirmar(repo, oficina, cuando="2023-01-10T12:00:00-05:00")
    git(repo, "worktree", "add", "-q", str(tmp_path / "otro"))
    for carpeta in (repo / "oficina", tmp_path / "otro/oficina"):
        assert dicho(seg("--al", "2023", "status", en=carpeta, hoy="")) == corto(commit)


def test_lo_que_no_se_ha_guardado_no_cuenta(repo: Path) -> None:
    confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    antes = seg("--al", "2023", "status", en=repo, hoy="")
    escribir(repo, texto(2))
    (repo / MESA).unlink()
    assert seg("--al", "2023", "status", en=repo, hoy="") == antes


# Lo que no puede leerse se dice ------------------------------------------------------------------


def error(visto: Resultado) -> tuple[int, str]:
    """El código, y la frase y el remedio en una línea."""
    assert visto.salida == ""
    return visto.codigo, " · ".join(visto.errores.split("\n  ")).strip()


NADA_TODAVIA = (
    "error: el 9 de enero de 2023 aún no se había guardado nada: el primer commit es del 10 de enero de 2023"
    " · mire a esa fecha o a otra posterior"
)
SIN_REGISTROS = (
    "error: en el commit {}, del 10 de enero de 2023, aún no había registros"
    " · mire a una fecha posterior"
)
NO_LLEGA = (
    "error: el clon es superficial y no llega al 9 de febrero de 2023: empieza el 10 de febrero de 2023"
    " · complételo con «git fetch --unshallow»"
)


def test_antes_del_primer_commit(repo: Path) -> None:
    confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    assert error(seg("--al", "2023-01-09", "status", en=repo, hoy="")) == (
        3,
        NADA_TODAVIA,
    )


def test_cuando_aun_no_habia_registros(repo: Path) -> None:
    commit = confirmar(repo, {"LEEME.md": "x\n"}, cuando="2023-01-10T12:00:00-05:00")
    confirmar(repo, texto(1), cuando="2023-02-10T12:00:00-05:00")
    for momento in ("2023-01-31", commit):
        assert error(seg("--al", momento, "status", en=repo, hoy="")) == (
            3,
            SIN_REGISTROS.format(corto(commit)),
        )


def test_sin_repositorio_y_sin_commits(repo: Path, tmp_path: Path) -> None:
    suelta = escribir(tmp_path / "suelta", texto(1))
    assert error(seg("--al", "2023", "status", en=suelta, hoy="")) == (
        3,
        "error: no hay historia de git que mirar · ejecútelo dentro de un repositorio de git",
    )
    escribir(repo, texto(1))
    assert error(seg("--al", "2023", "status", en=repo, hoy="")) == (
        3,
        "error: no hay historia de git que mirar · guarde antes los registros con «seg guardar»",
    )


def test_sin_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    confirmar(repo, texto(1))
    monkeypatch.setenv("PATH", "")
    assert error(seg("--al", "2023", "status", en=repo, hoy="")) == (
        3,
        "error: no se encuentra git · instálelo: sin él no hay historia que mirar",
    )


@pytest.mark.parametrize(
    "escrito",
    ["no-existe", "main:data", "--todo", "HEAD@{1}", ":/x", "main..main", "^main", "main^{/x}"],
)
def test_lo_que_no_es_ni_fecha_ni_referencia(repo: Path, escrito: str) -> None:
    confirmar(repo, texto(1))
    codigo, errores = error(seg(f"--al={escrito}", "status", en=repo, hoy=""))
    assert (codigo, errores.partition(" · ")[0]) == (
        2,
        f"error: «{escrito}» no es una fecha, ni un período, ni nada que git conozca",
    )


@pytest.mark.parametrize(
    ("escrito", "dice"),
    [
        (
            "ayer",
            "«ayer» no es una fecha para {} · ¿quiso decir «2023-04-14» (14 de abril de 2023)?",
        ),
        ("Hoy", "«Hoy» no es una fecha para {} · ¿quiso decir «2023-04-15» (15 de abril de 2023)?"),
        ("anteayer", "¿quiso decir «2023-04-13» (13 de abril de 2023)?"),
        ("31 de marzo", "a «31 de marzo» le falta el año · ¿quiso decir «2023-03-31» (31 de"),
        (
            "diciembre",
            "a «diciembre» le falta el año · ¿quiso decir «2022-12» (diciembre de 2022)?",
        ),
    ],
)
@pytest.mark.parametrize("opcion", ["--al", "--desde", "--hasta"])
def test_lo_que_dice_un_dia_sin_serlo_se_rechaza_con_el_que_es(
    repo: Path, escrito: str, dice: str, opcion: str
) -> None:
    confirmar(repo, texto(1))
    orden = {
        "--al": ("--al", escrito, "status"),
        "--desde": ("cambios", "--desde", escrito),
        "--hasta": ("cambios", "--desde", "main", "--hasta", escrito),
    }[opcion]
    codigo, errores = error(seg(*orden, en=repo, hoy="2023-04-15"))
    assert (codigo, dice.format(opcion) in errores, "git fetch" in errores) == (2, True, False)
    # también con la fecha del reloj, y en la zona de la oficina
    codigo, errores = error(seg(*orden, en=repo, hoy=""))
    assert (codigo, "¿quiso decir «" in errores, "git fetch" in errores) == (2, True, False)
    # si así se llama una rama, es ella
    git(repo, "branch", escrito.replace(" ", "-"))
    if " " not in escrito:
        assert seg("--al", escrito, "status", en=repo, hoy="").codigo == 0


@pytest.mark.parametrize(
    "nombre", ["feria,rara", "v1.0/é", "a(b)", "l'acte", "100%", "=x", "2023-T1!"]
)
def test_vale_cualquier_nombre_que_git_admita(repo: Path, nombre: str) -> None:
    entonces = confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    git(repo, "tag", nombre)
    confirmar(repo, texto(2), cuando="2023-02-10T12:00:00-05:00")
    assert dicho(seg(f"--al={nombre}", "status", en=repo, hoy="")) == corto(entonces)


def test_un_dia_que_no_existe(repo: Path) -> None:
    confirmar(repo, texto(1))
    codigo, errores = error(seg("--al", "2023-02-30", "status", en=repo, hoy=""))
    assert (codigo, "febrero de 2023 tiene 28 días" in errores) == (2, True)


def test_un_clon_superficial_llega_hasta_donde_llega(repo: Path, tmp_path: Path) -> None:
    confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    ultimo = confirmar(repo, texto(2), cuando="2023-02-10T12:00:00-05:00")
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo}", str(clon))
    assert dicho(seg("--al", "2023-02-10", "status", en=clon, hoy="")) == corto(ultimo)
    assert error(seg("--al", "2023-02-09", "status", en=clon, hoy="")) == (
        3,
        NO_LLEGA,
    )


@pytest.mark.parametrize("filtro", ["blob:none", "tree:0"])
def test_a_un_clon_parcial_le_falta_lo_que_no_trajo(
    repo: Path, tmp_path: Path, filtro: str
) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    confirmar(repo, texto(2), cuando="2023-02-10T12:00:00-05:00")
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", f"--filter={filtro}", f"file://{repo}", str(clon))
    codigo, errores = error(seg("--al", "2023-01-31", "status", en=clon, hoy=""))
    assert codigo == 3
    assert errores.startswith("error: falta en este clon")
    assert errores.endswith(" · clone de nuevo el repositorio sin «--filter» ni «--depth»")
    # y lo que se trajo se lee
    assert seg("--al", "2023-02-28", "status", en=clon, hoy="").codigo == 0


def test_un_arbol_disperso_no_quita_nada_de_lo_guardado(repo: Path) -> None:
    confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    entero = seg("--al", "2023", "status", en=repo, hoy="")
    git(repo, "sparse-checkout", "set", "data/acuerdos")
    assert seg("--al", "2023", "status", en=repo, hoy="") == entero
    assert entero.codigo == 0


# Qué órdenes la admiten --------------------------------------------------------------------------


def test_de_toda_orden_que_lee_se_sabe_como_pedirla() -> None:
    assert {*DE_CADA_ORDEN} == QUE_LEEN, "añádala a tests/apoyo/lecturas.py"


@pytest.mark.parametrize("orden", lecturas("exportar", "cambios"), ids=" ".join)
def test_toda_orden_que_lee_dice_de_que_commit(repo: Path, orden: Lectura) -> None:
    commit = confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    escribir(repo, {FINAL: "titulo: [\n"})
    visto = seg("--al", "2023-T1", *orden, en=repo, hoy="")
    assert visto.codigo == 0
    assert f"commit {corto(commit)}" in visto.salida + visto.errores or (
        visto.json["al"]["commit"] == commit
    )


def test_lo_exportado_es_lo_de_entonces(repo: Path, tmp_path: Path) -> None:
    commit = confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    escribir(repo, {FINAL: "titulo: [\n"})
    visto = seg("--al", "2023", "exportar", "json", "-o", tmp_path / "x.json", en=repo, hoy="")
    assert (visto.codigo, dicho(visto)) == (0, corto(commit))
    assert commit in (tmp_path / "x.json").read_text("utf-8")


def test_las_que_escriben_son_las_de_anotar_registrar_y_compartir_y_la_que_empieza() -> None:
    suyas = {*GRUPOS["Anotar"], *GRUPOS["Registrar"], *GRUPOS["Compartir"], "iniciar"}
    assert suyas == QUE_ESCRIBEN


@pytest.mark.parametrize("orden", sorted(QUE_ESCRIBEN))
def test_las_que_escriben_la_rechazan_y_no_tocan_nada(repo: Path, orden: str) -> None:
    confirmar(repo, texto(1))
    de_mas = ["accion"] if orden == "nueva" else []
    visto = seg("--al", "2023", orden, *de_mas, en=repo, hoy="")
    assert error(visto)[0] == 2
    assert visto.errores.startswith(f"error: «{orden}» escribe en los registros de hoy")
    assert git(repo, "status", "--porcelain") == ""


def test_reparar_tambien_escribe(repo: Path) -> None:
    confirmar(repo, texto(1))
    codigo, errores = error(seg("--al", "2023", "diagnostico", "--reparar", en=repo, hoy=""))
    assert (codigo, "sobre los de la carpeta" in errores) == (2, True)


def test_las_ordenes_sugeridas_la_llevan_salvo_las_que_escriben() -> None:
    dadas = Globales("a", "2023-04-15", "2023-T1")
    assert dadas.en("seg ver x") == "seg -C a --al 2023-T1 --hoy 2023-04-15 ver x"
    assert dadas.en("seg actualizar x") == "seg -C a --hoy 2023-04-15 actualizar x"
    assert Globales(al="la de ayer").en("seg status") == "seg --al 'la de ayer' status"


def test_validar_frente_a_una_base_y_de_una_ruta_que_ya_no_esta(repo: Path) -> None:
    base = confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    confirmar(repo, texto(2), cuando="2023-02-10T12:00:00-05:00")
    (repo / MESA).unlink()
    confirmar(repo, texto(3) | {MESA: ""}, cuando="2023-03-10T12:00:00-05:00")
    (repo / MESA).unlink()
    confirmar(repo, cuando="2023-04-10T12:00:00-05:00")
    pedido = ("--al", "2023-02-28", "validar", "--base", base, MESA)
    assert seg(*pedido, en=repo, hoy="").codigo == 0


# Con lo justo (sin ejecutar nada ajeno, en `test_repositorios_hostiles.py`) ----------------------------------------------------------------


def test_bastan_un_arbol_y_un_lector_de_contenidos(repo: Path, tmp_path: Path) -> None:
    confirmar(repo, texto(1), cuando="2023-01-10T12:00:00-05:00")
    anotadas, falso = tmp_path / "ordenes", tmp_path / "bin/git"
    falso.parent.mkdir()
    falso.write_text(f'#!/bin/sh\necho "$*" >> {anotadas}\nexec {GIT} "$@"\n', "utf-8")
    falso.chmod(0o755)
    visto = proceso("-C", repo, "--al", "2023", "status", entorno={"PATH": str(falso.parent)})
    assert visto.codigo == 0
    dadas = anotadas.read_text("utf-8").splitlines()
    assert sum(" ls-tree " in orden for orden in dadas) == 1
    assert sum(" cat-file " in orden for orden in dadas) == 1
    leen = (" rev-parse ", " rev-list ", " ls-tree ", " cat-file ")
    assert all(any(cual in f"{orden} " for cual in leen) for orden in dadas)
