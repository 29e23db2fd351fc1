"""`seg iniciar`: lo que deja hecho, cuándo se niega y que sirva desde el primer día."""

import json
import re
import shlex
from collections.abc import Sequence
from pathlib import Path

import pytest

from apoyo.carteras import PROYECTO, RICA, escribir
from apoyo.ejecucion import Resultado, dialogo, proceso, seg
from apoyo.historias import con_git, git
from apoyo.historias import iniciar as iniciar_git
from apoyo.paginas import Bloque, Pagina
from apoyo.validador import validador
from apoyo.yaml_nucleo import leido
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Memoria
from seguimiento.almacen.nombres import RESTOS, es_resto_ajeno
from seguimiento.campos import campos
from seguimiento.comandos.grupos import ORDENES
from seguimiento.documento import leer
from seguimiento.formatos.esquema import archivos
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.repositorio.configuracion import leer_configuracion

CONFIGURACION = "seguimiento.yaml"
VACIOS = {f"data/{carpeta}/.gitkeep" for carpeta in ("acuerdos", "evaluaciones", "practicas")}
ESQUEMAS = {f"esquemas/{nombre}": texto for nombre, texto in archivos().items()}
DE_SIEMPRE = {"README.md", CONFIGURACION, ".gitattributes", ".gitignore", *VACIOS, *ESQUEMAS}
PREGUNTA = "\nOrganización: Nombre que encabeza los informes.\n  (Enter: nada): "


def todo(carpeta: Path) -> dict[str, bytes | None]:
    """Lo que hay bajo la carpeta: cada archivo con lo que dice, y las carpetas."""
    return {
        uno.relative_to(carpeta).as_posix(): uno.read_bytes() if uno.is_file() else None
        for uno in sorted(carpeta.rglob("*"))
    }


def archivos_de(carpeta: Path) -> set[str]:
    return {ruta for ruta, contenido in todo(carpeta).items() if contenido is not None}


def configurada(carpeta: Path) -> Configuracion:
    """La configuración que se lee, que no tiene nada mal."""
    configuracion, diagnosticos = leer_configuracion(Directorio(carpeta))
    assert diagnosticos == []
    return configuracion


@pytest.fixture
def nueva(tmp_path: Path) -> Path:
    """Una carpeta que aún no existe."""
    return tmp_path / "oficina"


# ── Lo que queda hecho ───────────────────────────────────────────────────────


def test_se_crea_lo_que_hace_falta_y_nada_mas_y_se_dice_como_seguir(nueva: Path) -> None:
    visto = seg("iniciar", nueva, "--organizacion", "Oficina Regional", hoy="")

    assert visto == Resultado(
        0,
        f"Repositorio de registros creado en «{nueva}»: 11 archivos.\n"
        "\n"
        "A continuación:\n"
        f"  cd {nueva}\n"
        "  git init --initial-branch=main\n"
        "  git add .\n"
        '  seg guardar "Empieza el seguimiento"\n'
        "  seg nueva evaluacion\n"
        "  seg status\n"
        "\n"
        "Qué es cada cosa y qué órdenes se usan, en «README.md».\n",
        "",
    )
    assert archivos_de(nueva) == DE_SIEMPRE
    assert {ruta: (nueva / ruta).read_text("utf-8") for ruta in ESQUEMAS} == ESQUEMAS
    assert {(nueva / ruta).read_bytes() for ruta in VACIOS} == {b""}
    assert (
        (nueva / "README.md")
        .read_text("utf-8")
        .startswith("# Registros de seguimiento — Oficina Regional\n")
    )


@pytest.mark.parametrize(
    "opciones",
    [
        (),
        ("--organizacion", "Oficina: «Norte» #1"),
        ("--zona-horaria", "America/Guayaquil"),
        ("--ci", "github"),
        ("--ci", "gitlab", "--organizacion", "OIM", "--zona-horaria", "America/Lima"),
    ],
)
def test_lo_creado_es_un_repositorio_sin_tacha(opciones: Sequence[str], nueva: Path) -> None:
    assert seg("iniciar", nueva, *opciones).codigo == 0

    assert seg("validar", "--estricto", en=nueva) == Resultado(
        0, "0 archivos: nada que objetar\n", ""
    )
    panorama = seg("status", "--json", en=nueva)
    assert (panorama.codigo, {*panorama.json["resumen"].values()}) == (0, {0})
    assert panorama.json["diagnosticos"] == []
    diagnostico = seg("diagnostico", "--json", en=nueva)
    assert {c["que"] for c in diagnostico.json["comprobaciones"] if not c["bien"]} <= {"git"}


def test_sin_carpeta_se_empieza_en_la_actual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    visto = seg("iniciar")

    assert visto.salida.startswith(f"Repositorio de registros creado en «{tmp_path}»: 11 archivos.")
    assert "  cd " not in visto.salida
    assert archivos_de(tmp_path) == DE_SIEMPRE


def test_con_la_raiz_pedida_se_empieza_en_ella(nueva: Path) -> None:
    assert seg("iniciar", en=nueva).codigo == 0
    assert archivos_de(nueva) == DE_SIEMPRE


def test_las_carpetas_que_faltan_por_encima_se_crean(tmp_path: Path) -> None:
    assert seg("iniciar", tmp_path / "a/b con espacio/c").codigo == 0
    assert archivos_de(tmp_path / "a/b con espacio/c") == DE_SIEMPRE


def test_lo_que_ya_habia_se_queda_como_estaba(tmp_path: Path) -> None:
    escribir(tmp_path, {"notas.txt": "mías\n", "esquemas/otro.json": "{}\n"})
    antes = todo(tmp_path)
    assert seg("iniciar", tmp_path).codigo == 0

    despues = todo(tmp_path)
    assert {ruta: despues[ruta] for ruta in antes} == antes
    assert archivos_de(tmp_path) - antes.keys() == DE_SIEMPRE


def test_simular_ensena_lo_mismo_que_despues_se_crea_y_no_escribe_nada(nueva: Path) -> None:
    orden = ("iniciar", nueva, "--organizacion", "OIM", "--ci", "gitlab")
    visto = seg(*orden, "--simular")
    assert (visto.codigo, nueva.exists()) == (0, False)
    assert visto.errores == "aviso: con «--simular» no se ha escrito nada\n"

    assert seg(*orden).codigo == 0
    titulo, columnas, *filas = visto.salida.splitlines()
    assert (titulo, columnas.split()) == (f"Se crearían en «{nueva}»", ["Bytes", "Archivo"])
    ocupan = {ruta: str((nueva / ruta).stat().st_size) for ruta in archivos_de(nueva)}
    assert {ruta: bytes_ for bytes_, ruta in map(str.split, filas)} == ocupan


# ── La configuración ─────────────────────────────────────────────────────────


def puesta(texto: str) -> str:
    """La configuración con todo lo comentado puesto, como lo haría quien borra cada «#»."""
    return re.sub(r"^#(?! \S|$)", "", texto, flags=re.MULTILINE)


def test_los_ajustes_dichos_quedan_puestos_y_los_demas_como_de_fabrica(nueva: Path) -> None:
    seg("iniciar", nueva, "--organizacion", "OIM", "--zona-horaria", "America/Guayaquil")

    assert configurada(nueva) == Configuracion(organizacion="OIM", zona_horaria="America/Guayaquil")


def test_sin_decir_nada_todo_vale_lo_de_fabrica(nueva: Path) -> None:
    seg("iniciar", nueva)

    assert configurada(nueva) == Configuracion()
    assert "\norganizacion:\n" in (nueva / CONFIGURACION).read_text("utf-8")


def test_cada_ajuste_esta_explicado_y_en_su_orden_con_las_palabras_del_modelo(nueva: Path) -> None:
    seg("iniciar", nueva)
    _, *partes = (nueva / CONFIGURACION).read_text("utf-8").split("\n\n")

    explicados = []
    for parte in partes:
        prosa = [
            linea.removeprefix("# ") for linea in parte.splitlines() if re.match(r"# \S", linea)
        ]
        clave = re.search(r"^#?([a-z_]+):", parte, re.MULTILINE)
        assert clave
        explicados.append((clave[1], " ".join(prosa).removesuffix(" Por ejemplo:")))
    assert explicados == [
        (campo.clave, f"{campo.rotulo}. {campo.descripcion}".replace("`", "").replace("\n", " "))
        for campo in campos(Configuracion)
    ]


def test_lo_comentado_es_lo_que_vale_de_fabrica_o_un_ejemplo_que_se_admite(nueva: Path) -> None:
    seg("iniciar", nueva, "--organizacion", "OIM")
    texto = (nueva / CONFIGURACION).read_text("utf-8")
    leida, diagnosticos = leer_configuracion(Memoria({CONFIGURACION: puesta(texto).encode()}))

    assert diagnosticos == []
    de_fabrica = Configuracion()
    for campo in campos(Configuracion):
        de_siempre, puesto = getattr(de_fabrica, campo.clave), getattr(leida, campo.clave)
        # lo que no tiene valor de fábrica enseña un ejemplo; lo demás, el que tiene
        assert puesto == de_siempre if de_siempre else puesto, campo.clave


@pytest.mark.parametrize("entera", [False, True])
def test_la_configuracion_se_ajusta_a_su_esquema_tal_cual_y_con_todo_puesto(
    entera: bool,  # noqa: FBT001
    nueva: Path,
) -> None:
    seg("iniciar", nueva)
    texto = (nueva / CONFIGURACION).read_text("utf-8")
    modelinea = texto.splitlines()[0]
    esquema = modelinea.removeprefix("# yaml-language-server: $schema=")
    esquemas = validador(json.loads((nueva / esquema).read_text("utf-8")))

    assert [*esquemas.iter_errors(leido(puesta(texto) if entera else texto))] == []


@pytest.mark.parametrize(
    "organizacion",
    [
        *("no", "~", "1.10", "2023-01-01", "- x", "a: b # c", "it's «así»", '"x"', "\\", "a\nb"),
        *("x" * 3000, "😀", "$titulo ${x}", "<b>|x|</b>", "  a los lados  "),
    ],
)
def test_cualquier_nombre_se_lee_como_se_dijo(organizacion: str, nueva: Path) -> None:
    assert seg("iniciar", nueva, "--organizacion", organizacion).codigo == 0

    assert configurada(nueva).organizacion == organizacion
    leeme = (nueva / "README.md").read_text("utf-8").splitlines()
    assert leeme[0].startswith("# Registros de seguimiento — ")
    assert (leeme[1], "<b>" in leeme[0]) == ("", False)


# ── Se niega ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("habia", "carpeta", "codigo", "mensaje", "ayuda"),
    [
        (
            {"seguimiento.yaml": "organizacion: OIM\n"},
            ".",
            3,
            "«{0}» ya es un repositorio de registros",
            "no hay nada que iniciar: véalo con «seg -C {0} status»",
        ),
        (
            {"data/evaluaciones/.gitkeep": ""},
            ".",
            3,
            "«{0}» ya es un repositorio de registros",
            "no hay nada que iniciar: véalo con «seg -C {0} status»",
        ),
        (
            RICA,
            "data/nueva/otra",
            3,
            "«{1}» está dentro de otro repositorio de registros, «{0}»",
            "elija una carpeta de fuera: según dónde se esté, «seg» miraría uno u otro",
        ),
        (
            {"README.md": "mío\n", "esquemas/acuerdo.schema.json": "{}\n", "data/x.csv": "1\n"},
            ".",
            3,
            (
                "en «{0}» ya hay «data», «README.md» y «esquemas/acuerdo.schema.json»,"
                " y no se sobrescribe nada"
            ),
            "lleve eso a otro sitio o elija otra carpeta",
        ),
        ({"lista": "mía\n"}, "lista", 2, "«{1}» no es una carpeta", "indique otra"),
        ({"lista": "mía\n"}, "lista/dentro", 2, "«{1.parent}» no es una carpeta", "indique otra"),
    ],
)
@pytest.mark.parametrize("simular", [(), ("--simular",)])
def test_donde_no_cabe_se_niega_y_no_toca_nada(  # noqa: PLR0913 — cada una, un dato del caso
    *,
    habia: dict[str, str],
    carpeta: str,
    codigo: int,
    mensaje: str,
    ayuda: str,
    simular: Sequence[str],
    tmp_path: Path,
) -> None:
    escribir(tmp_path, habia)
    antes = todo(tmp_path)
    de_quien = (tmp_path, tmp_path / carpeta)
    visto = seg("iniciar", tmp_path / carpeta, *simular)

    assert visto == Resultado(codigo, "", f"error: {mensaje}\n  {ayuda}\n".format(*de_quien))
    assert todo(tmp_path) == antes


def test_un_enlace_que_no_lleva_a_ninguna_parte_no_es_una_carpeta(tmp_path: Path) -> None:
    (tmp_path / "enlace").symlink_to(tmp_path / "lejos")
    visto = seg("iniciar", tmp_path / "enlace")

    assert (visto.codigo, visto.errores.splitlines()[0]) == (
        2,
        f"error: «{tmp_path}/enlace» no es una carpeta",
    )
    assert not (tmp_path / "lejos").exists()


def test_no_se_escribe_a_traves_de_un_enlace(tmp_path: Path) -> None:
    (tmp_path / "lejos").mkdir()
    (tmp_path / "aqui").mkdir()
    (tmp_path / "aqui/esquemas").symlink_to(tmp_path / "lejos")
    visto = seg("iniciar", tmp_path / "aqui")

    assert (visto.codigo, visto.salida) == (3, "")
    assert [*(tmp_path / "lejos").iterdir()] == []
    assert [uno.name for uno in (tmp_path / "aqui").iterdir()] == ["esquemas"]


def test_donde_no_se_puede_escribir_se_dice_y_no_queda_nada(tmp_path: Path) -> None:
    fija = tmp_path / "fija"
    fija.mkdir()
    fija.chmod(0o555)
    try:
        visto = seg("iniciar", fija)
        assert [*fija.iterdir()] == []
    finally:
        fija.chmod(0o755)
    assert (visto.codigo, visto.salida) == (3, "")


@pytest.mark.parametrize(
    ("opciones", "error"),
    [
        (
            ("--zona-horaria", "America/Guayaqil"),
            "no existe la zona horaria «America/Guayaqil»\n  ¿quiso decir «America/Guayaquil»?",
        ),
        (
            ("--zona-horaria", "Marte/Olimpo"),
            ("no existe la zona horaria «Marte/Olimpo»\n  use un nombre como «America/Guayaquil»"),
        ),
        (
            ("--organizacion", " "),
            (
                "«--organizacion» no tiene nada escrito\n"
                "  Escriba su valor o quite la opción. Vea «seg iniciar --ayuda»."
            ),
        ),
        (
            ("--organizacion", "OIM\x07"),
            (
                "lo que se dio a «--organizacion» no cabe en un registro: carácter prohibido U+0007"
                " (campana)\n  quítelo y repita la orden"
            ),
        ),
        (
            ("--organizacion", "O\udcffM"),
            (
                "lo que se dio a «--organizacion» no está en UTF-8: «O\\xFFM»\n"
                "  escríbalo de nuevo, o ponga la terminal en UTF-8"
            ),
        ),
    ],
)
def test_un_ajuste_que_no_vale_se_dice_y_no_se_crea_nada(
    opciones: Sequence[str], error: str, nueva: Path
) -> None:
    assert seg("iniciar", nueva, *opciones) == Resultado(2, "", f"error: {error}\n")
    assert not nueva.exists()


# ── En una terminal ──────────────────────────────────────────────────────────


def test_en_una_terminal_se_pregunta_por_la_organizacion(tmp_path: Path) -> None:
    visto = dialogo("iniciar", respuestas=["Oficina Regional"], en=tmp_path)

    assert visto.codigo == 0
    assert visto.salida.startswith(
        f"{PREGUNTA}Oficina Regional\nRepositorio de registros creado en «{tmp_path}»"
    )
    assert configurada(tmp_path).organizacion == "Oficina Regional"


def test_si_se_deja_en_blanco_no_se_pone(tmp_path: Path) -> None:
    assert dialogo("iniciar", respuestas=[""], en=tmp_path).codigo == 0
    assert configurada(tmp_path) == Configuracion()


@pytest.mark.parametrize(("tecla", "codigo"), [("\x03", 130), ("\x04", 130)])
def test_si_se_deja_la_pregunta_no_se_crea_nada(tecla: str, codigo: int, nueva: Path) -> None:
    visto = dialogo("iniciar", nueva, respuestas=[tecla], en=nueva.parent)

    assert (visto.codigo, nueva.exists()) == (codigo, False)


def test_si_ya_se_dijo_no_se_pregunta(tmp_path: Path) -> None:
    visto = dialogo("iniciar", "--organizacion", "OIM", respuestas=[], en=tmp_path)

    assert (visto.codigo, visto.salida.splitlines()[0]) == (
        0,
        f"Repositorio de registros creado en «{tmp_path}»: 11 archivos.",
    )


def test_donde_no_cabe_no_se_pregunta(rica: Path) -> None:
    visto = dialogo("iniciar", respuestas=[], en=rica)

    frase = " ".join(visto.salida.split())
    assert visto.codigo == 3
    assert frase.startswith(f"error: «{rica}» ya es un repositorio de registros ")


def test_fuera_de_una_terminal_no_se_pregunta(nueva: Path) -> None:
    visto = proceso("iniciar", nueva)

    assert (visto.codigo, visto.errores) == (0, "")
    assert configurada(nueva) == Configuracion()


# ── Desde el primer día ──────────────────────────────────────────────────────


def ordenes_dichas(salida: str) -> list[list[str]]:
    """Las órdenes que se dicen al terminar, cada una con sus argumentos."""
    return [shlex.split(linea) for linea in salida.splitlines() if linea.startswith("  ")]


@con_git
def test_las_ordenes_que_se_dicen_al_terminar_funcionan_tal_cual(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    donde = tmp_path
    for programa, *argumentos in ordenes_dichas(seg("iniciar", "mi oficina").salida):
        if programa == "cd":
            donde = donde / argumentos[0]
        elif programa == "git":
            git(donde, *argumentos)
        else:
            # «seg nueva» a secas pregunta, y aquí no hay a quién
            codigo = 2 if "nueva" in argumentos else 0
            assert (programa, seg(*argumentos, en=donde).codigo) == ("seg", codigo)

    assert donde == tmp_path / "mi oficina"
    assert {*git(donde, "ls-files").splitlines()} == DE_SIEMPRE
    assert git(donde, "status", "--porcelain") == ""
    assert git(donde, "branch", "--show-current") == "main"
    registros = seg("status", "--json", en=donde).json
    assert (registros["commit"], registros["modificado"]) == (
        git(donde, "rev-parse", "HEAD"),
        False,
    )


@con_git
def test_en_un_repositorio_de_git_no_se_dice_que_se_cree_otro(tmp_path: Path) -> None:
    iniciar_git(tmp_path)
    escribir(tmp_path, {"LICENSE": "MIT\n"})
    programas = [orden[:2] for orden in ordenes_dichas(seg("iniciar", tmp_path).salida)]

    assert programas == [
        ["cd", str(tmp_path)],
        ["git", "add"],
        ["seg", "guardar"],
        ["seg", "nueva"],
        ["seg", "status"],
    ]
    assert git(tmp_path, "status", "--porcelain", "--untracked-files=all").splitlines() == [
        f"?? {ruta}" for ruta in sorted({"LICENSE", *DE_SIEMPRE})
    ]
    assert [*tmp_path.glob(".git/seguimiento*")] == []


@con_git
def test_si_git_ya_guardo_algo_lo_creado_se_guarda_con_git(tmp_path: Path) -> None:
    iniciar_git(tmp_path)
    escribir(tmp_path, {"LICENSE": "MIT\n"})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "antes")
    assert "  git commit -m " in seg("iniciar", tmp_path).salida


def de_la_pagina(nueva: Path, lengua: str) -> list[Bloque]:
    pagina = Pagina(str(nueva / "README.md"))
    return [bloque for bloque in pagina.bloques if bloque.lengua == lengua]


@con_git
def test_lo_que_dice_la_pagina_se_puede_hacer_en_su_orden(
    nueva: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seg("iniciar", nueva)
    iniciar_git(nueva)
    monkeypatch.chdir(nueva)
    (ejemplo,) = de_la_pagina(nueva, "yaml")

    for numero, bloque in enumerate(de_la_pagina(nueva, "sh")):
        if numero == 1:  # lo que dejan las órdenes del primero es lo que la página enseña
            escrito = leer((nueva / "data/evaluaciones/acogida-2026.yaml").read_bytes()).documento
            mostrado = leer(ejemplo.texto.encode()).documento
            assert escrito is not None
            assert mostrado is not None
            assert escrito.datos == mostrado.datos
        for programa, *argumentos in map(shlex.split, bloque.lineas):
            if programa == "git":
                git(nueva, *argumentos)
            else:
                visto = seg(*argumentos, hoy="2026-06-15")
                assert (programa, visto.codigo) == ("seg", 0), argumentos
                de_mas = [e for e in visto.errores.splitlines() if not e.startswith("escrito: ")]
                assert de_mas == [], argumentos

    assert seg("validar", "--estricto", hoy="2026-06-15").salida == "1 archivo: nada que objetar\n"
    assert {ruta for ruta in archivos_de(nueva) if not ruta.startswith(".git/")} == {
        *DE_SIEMPRE,
        "data/evaluaciones/acogida-2026.yaml",
        "matriz.html",
        "trimestral.html",
    }


def test_la_pagina_solo_habla_de_ordenes_y_de_sitios_que_existen(nueva: Path) -> None:
    seg("iniciar", nueva)
    pagina = (nueva / "README.md").read_text("utf-8")

    assert {*re.findall(r"`seg ([a-z]+)", pagina)} <= {*ORDENES}
    sitios = re.findall(r"^\| `([^`]+)` \|", pagina, re.MULTILINE)
    assert len(sitios) == 5
    assert [sitio for sitio in sitios if not (nueva / sitio).exists()] == []


@pytest.mark.parametrize("ci", ["", "github", "gitlab"])
def test_nada_de_lo_que_se_escribe_nombra_una_maquina_ni_un_sitio(ci: str, nueva: Path) -> None:
    seg("iniciar", nueva, *(["--ci", ci] if ci else []))
    escrito = "".join((nueva / ruta).read_text("utf-8") for ruta in archivos_de(nueva))

    assert {*re.findall(r"https?://([\w.-]+)", escrito)} <= {"json-schema.org", "example.org"}
    assert str(PROYECTO) not in escrito
    assert str(nueva) not in escrito


# ── Cómo une git los registros ───────────────────────────────────────────────


def motor(carpeta: Path) -> list[str]:
    """Lo que la configuración de esa copia dice de cómo unirlos."""
    configuracion = (carpeta / ".git/config").read_text("utf-8")
    return re.findall(r"^\tdriver = .*fusionar (.*)$", configuracion, re.MULTILINE)


@con_git
@pytest.mark.parametrize(("opcion", "veces"), [("--fusion", 1), ("--sin-fusion", 0), ("", 0)])
def test_solo_si_se_pide_se_le_dice_a_git_con_que_unir(
    opcion: str, veces: int, tmp_path: Path
) -> None:
    iniciar_git(tmp_path)
    visto = seg("iniciar", tmp_path, *filter(None, [opcion]))

    assert (visto.codigo, len(motor(tmp_path))) == (0, veces)
    assert "merge=seguimiento\n" in (tmp_path / ".gitattributes").read_text("utf-8")


@con_git
@pytest.mark.parametrize(("respuesta", "veces"), [("", 1), ("n", 0)])
def test_en_una_terminal_y_en_git_se_pregunta(respuesta: str, veces: int, tmp_path: Path) -> None:
    iniciar_git(tmp_path)
    visto = dialogo("iniciar", "--organizacion", "OIM", respuestas=[respuesta], en=tmp_path)

    assert "¿Decírselo a git en esta copia? [S/n]" in visto.salida
    assert (visto.codigo, len(motor(tmp_path))) == (0, veces)


@con_git
def test_si_se_deja_esa_pregunta_no_se_crea_ni_se_configura_nada(tmp_path: Path) -> None:
    iniciar_git(tmp_path)
    visto = dialogo("iniciar", "--organizacion", "OIM", respuestas=["\x03"], en=tmp_path)

    assert (visto.codigo, motor(tmp_path)) == (130, [])
    assert [uno.name for uno in tmp_path.iterdir()] == [".git"]


def test_sin_git_no_hay_donde_decirlo(nueva: Path) -> None:
    visto = seg("iniciar", nueva, "--fusion", hoy="")

    assert visto == Resultado(
        2,
        "",
        f"error: «{nueva}» no está en un repositorio de git, y no hay dónde decirlo\n"
        "  quite «--fusion»; después de «git init», use «seg diagnostico --reparar --fusion»\n",
    )
    assert not nueva.exists()


def test_lo_que_git_ya_pasara_por_alto_se_queda_como_estaba(tmp_path: Path) -> None:
    escribir(tmp_path, {".gitignore": "*.tmp\n"})
    assert seg("iniciar", tmp_path).codigo == 0
    assert (tmp_path / ".gitignore").read_text("utf-8") == "*.tmp\n"


def test_git_pasa_por_alto_lo_mismo_que_seg_y_nada_mas(tmp_path: Path) -> None:
    de_git_iniciado(tmp_path)
    restos = [uno.replace("*", "x") for uno in RESTOS]
    suyos = ["a.yaml", "con#.yaml", "a~b.yaml", "leame.md", ".gitkeep"]
    assert all(map(es_resto_ajeno, restos))
    assert not any(map(es_resto_ajeno, suyos))
    for nombre in (*restos, *suyos):
        (tmp_path / "data/acuerdos" / nombre).write_bytes(b"")

    nuevos = git(tmp_path, "ls-files", "--others", "--exclude-standard", "data/acuerdos")

    assert {ruta.rpartition("/")[2] for ruta in nuevos.splitlines()} == {*suyos}


@pytest.mark.parametrize(
    ("ruta", "fin", "texto", "como_se_une"),
    [
        ("data/evaluaciones/a.yaml", "lf", "set", "seguimiento"),
        ("data/evaluaciones/2022/norte/a.yaml", "lf", "set", "seguimiento"),
        ("seguimiento.yaml", "lf", "set", "unspecified"),
        ("informes/a.docx", "unspecified", "unset", "unset"),
        ("informes/a.xlsx", "unspecified", "unset", "unset"),
        ("README.md", "unspecified", "unspecified", "unspecified"),
    ],
)
def test_git_deja_los_registros_con_los_mismos_fines_de_linea_en_todas_partes(
    tmp_path: Path, ruta: str, fin: str, texto: str, como_se_une: str
) -> None:
    de_git_iniciado(tmp_path)
    dicho = git(tmp_path, "check-attr", "eol", "text", "merge", "--", ruta).splitlines()
    assert [linea.rpartition(": ")[2] for linea in dicho] == [fin, texto, como_se_une]


def de_git_iniciado(carpeta: Path) -> None:
    git(carpeta, "init", "-q")
    assert seg("iniciar", carpeta).codigo == 0


def test_el_archivo_de_atributos_que_ya_hubiera_se_queda_como_estaba(tmp_path: Path) -> None:
    escribir(tmp_path, {".gitattributes": "*.png binary\n"})
    visto = seg("iniciar", tmp_path)

    assert visto.salida.splitlines()[:2] == [
        f"Repositorio de registros creado en «{tmp_path}»: 10 archivos.",
        (
            "Ya había «.gitattributes»: con «seg diagnostico --reparar --fusion» se le añade cómo"
            " unir los registros."
        ),
    ]
    assert (tmp_path / ".gitattributes").read_text("utf-8") == "*.png binary\n"
