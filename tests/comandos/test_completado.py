"""Qué se ofrece al pulsar TAB, preguntado como lo preguntan los intérpretes de órdenes."""

import subprocess
import sys
from pathlib import Path

import pytest

from apoyo.carteras import FINAL, RICA, cambiada, escribir
from apoyo.ejecucion import Resultado, minimo
from apoyo.posix import mkfifo
from apoyo.tabulaciones import propuestas, tab
from apoyo.todas_las_ordenes import TODAS
from seguimiento.comandos import completado, interpretes
from seguimiento.comandos.a_medias import AMedias
from seguimiento.comandos.completado import referencias, valores
from seguimiento.comandos.linea import Apuntada
from seguimiento.comandos.tabulador import oferta
from seguimiento.comandos.valores import declarados
from seguimiento.exportacion.formatos import FORMATOS
from seguimiento.repositorio import nombrables
from seguimiento.vocabularios import ClaseDeElemento

EVALUACIONES = [("final-2022", "Evaluación final del proyecto")]
RECOMENDACIONES = [
    ("final-2022/R1", "Reforzar la coordinación entre oficinas"),
    ("final-2022/R2", "Sostener los talleres"),
    ("final-2022/R3", "Cerrar la oficina local"),
]
COMPROMISOS = [
    ("mesa/c1", "Compartir los datos"),
    ("mesa/c2", "Firmar el convenio"),
    ("propuesta/p1", "Aprobar el plan"),
]
REUNIONES = [
    ("mesa/reunion-2022-10-05", "2022-10-05 celebrada"),
    ("mesa/reunion-2023-05-10", "2023-05-10 convocada"),
]
FICHAS = [("BP1_ME", "Protocolos de trabajo con los socios")]
ACUERDOS = [("mesa", "Mesa de coordinación"), ("propuesta", "Propuesta de mecanismo")]


@pytest.fixture
def dentro(rica: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """La cartera rica, en una de cuyas carpetas se está."""
    monkeypatch.chdir(rica / "data" / "evaluaciones")
    return rica


def ofrecidas(completador: completado.Completador, escrito: str) -> list[tuple[str, str]]:
    return completador(AMedias(), escrito)


@pytest.mark.usefixtures("dentro")
@pytest.mark.parametrize(
    ("clases", "esperadas"),
    [
        ([ClaseDeElemento.EVALUACION], EVALUACIONES),
        ([ClaseDeElemento.RECOMENDACION], RECOMENDACIONES),
        ([ClaseDeElemento.COMPROMISO], COMPROMISOS),
        ([ClaseDeElemento.REUNION], REUNIONES),
        ([ClaseDeElemento.FICHA], FICHAS),
        ([ClaseDeElemento.ACUERDO], ACUERDOS),
        (
            [ClaseDeElemento.FICHA, ClaseDeElemento.REUNION, ClaseDeElemento.EVALUACION],
            [*EVALUACIONES, *FICHAS, *REUNIONES],
        ),
    ],
)
def test_se_ofrecen_las_referencias_de_las_clases_pedidas(
    clases: list[ClaseDeElemento], esperadas: list[tuple[str, str]]
) -> None:
    assert ofrecidas(referencias(*clases), "") == esperadas


@pytest.mark.usefixtures("dentro")
def test_sin_clases_se_ofrecen_todas_archivo_a_archivo() -> None:
    assert [ref for ref, _ in ofrecidas(referencias(), "")] == [
        "final-2022",
        "final-2022/R1",
        *(f"final-2022/1.{n}" for n in range(1, 5)),
        "final-2022/R2",
        *(f"final-2022/2.{n}" for n in range(1, 7)),
        "final-2022/R3",
        "BP1_ME",
        "mesa",
        "mesa/c1",
        "mesa/c2",
        "mesa/reunion-2022-10-05",
        "mesa/reunion-2023-05-10",
        "propuesta",
        "propuesta/p1",
    ]


@pytest.mark.usefixtures("dentro")
@pytest.mark.parametrize(
    ("escrito", "esperadas"),
    [
        ("final-2022/1.3", ["final-2022/1.3"]),
        ("FINAL-2022/1.3", ["final-2022/1.3"]),
        ("1.3", ["final-2022/1.3"]),
        ("r", [*(ref for ref, _ in RECOMENDACIONES), *(ref for ref, _ in REUNIONES)]),
        ("mesa/reunion-2023", ["mesa/reunion-2023-05-10"]),
        ("otra/1", []),
        ("final-2022/1.3/", []),
    ],
)
def test_vale_el_principio_de_la_referencia_o_el_de_su_id_interno(
    escrito: str, esperadas: list[str]
) -> None:
    assert [ref for ref, _ in ofrecidas(referencias(), escrito)] == esperadas


@pytest.mark.parametrize(
    ("modelo", "clave", "esperados"),
    [
        (
            "accion.Seguimiento",
            "estado",
            [
                ("no_iniciada", "No iniciada"),
                ("en_curso", "En curso"),
                ("completada", "Completada"),
                ("cancelada", "Cancelada"),
                ("no_aplicable", "No aplicable"),
            ],
        ),
        ("acuerdo.Acuerdo", "vinculante", [("si", ""), ("no", "")]),
        ("accion.Entrada", "comentario", []),
        ("accion.Entrada", "no_existe", []),
        ("no_existe.Nada", "estado", []),
    ],
)
def test_se_ofrecen_los_valores_contados_de_un_campo(
    modelo: str, clave: str, esperados: list[tuple[str, str]]
) -> None:
    assert ofrecidas(valores(modelo, clave), "") == esperados


def test_de_una_lista_de_valores_se_ofrece_cada_uno() -> None:
    assert ofrecidas(valores("practica.DecisionDeFicha", "incidencia"), "") == [
        ("operacion", "La operación"),
        ("resultados", "El logro de resultados"),
        ("sostenibilidad", "La sostenibilidad"),
    ]
    assert ofrecidas(valores("evaluacion.Evaluacion", "paises"), "ec") == [("ECU", "")]


LINEAS = {
    "ver mesa/c": ["mesa/c1", "mesa/c2"],
    "actualizar 1.3": ["final-2022/1.3"],
    "responder ": [ref for ref, _ in RECOMENDACIONES],
    "actualizar 1.3 --estado c": ["completada", "cancelada"],
    "actualizar 1.3 --estado=EN": ["--estado=en_curso"],
    "prorrogar c2": ["mesa/c2"],
    "verificar 1.3 --resultado rec": ["rechazada"],
    "nueva acc": ["accion"],
    "nueva accion r1": ["final-2022/R1"],
    "acta mesa/reunion-2022": ["mesa/reunion-2022-10-05"],
    "status --evaluacion ": ["final-2022"],
    "status --acuerdo PRO": ["propuesta"],
    "importar a.csv --tipo ac": ["acuerdo"],
    "importar a.csv --en fin": ["final-2022"],
    "importar a.csv --conflictos ": ["archivo", "registro"],
    "status --responsable s": ["Secretaría"],
    "status --responsable unidad": ["Unidad de Apoyo a Programas"],
    "lista acciones --dirigida-a oficina": ["Oficina de país", "Oficina Regional"],
    "status --situacion por": ["por_vencer"],
    "status --situacion vencida --situacion sin_p": ["sin_plazo"],
    "lista a": ["acciones", "acuerdos"],
    "informe a": ["agenda", "acta"],
    "informe matriz ": ["final-2022"],
    "informe ficha bp": ["BP1_ME"],
    "informe acta ": [ref for ref, _ in REUNIONES],
    "informe responsable c": ["CEPAL"],
    "informe agenda ": ["mesa", "propuesta"],
    "informe nada ": [],
    "exportar ": [*FORMATOS],
    "exportar j": ["json"],
    "exportar json ": [],
    "regla seg201": ["SEG201"],
    "buscar ": [],
    "autocompletado z": ["zsh"],
    "act": ["actualizar", "acta"],
    "--hoy 2023-04-15 aut": ["autocompletado"],
    "--col": ["--color"],
    "--color n": ["nunca"],
    "status --color=si": ["--color=siempre"],
    "--version ver mesa/c1": ["mesa/c1"],
    "ver --json --a": ["--ayuda", "--al"],
    "ver mesa -j": [],
    "ver mesa -o": ["-o"],
    "ver --json --j": [],
    "no-existe ": [],
    "ver -- mesa/c1": ["mesa/c1"],
}


@pytest.mark.parametrize("orden", TODAS)
def test_lo_que_completa_cada_pieza_se_hace_como_se_declara(orden: str) -> None:
    declarados_en_ella = declarados(TODAS[orden].callback)
    for pieza in Apuntada(tuple(orden.split())).piezas:
        declarado = declarados_en_ella[pieza.nombre].completar
        assert getattr(declarado, "apunte", ()) == pieza.completador
        if declarado is not None:
            fabrica, *argumentos = pieza.completador
            hecho = getattr(completado, fabrica)(*argumentos)
            assert hecho.apunte == pieza.completador


@pytest.mark.usefixtures("dentro")
@pytest.mark.parametrize("linea", LINEAS)
def test_cada_sitio_de_la_linea_se_completa_con_lo_suyo(linea: str) -> None:
    assert [valor for valor, _ in en_la_linea(linea)] == LINEAS[linea]


def en_la_linea(linea: str) -> list[tuple[str, str]]:
    *anteriores, escrito = linea.split(" ")
    return [*oferta(anteriores, escrito).propuestas]


def test_una_orden_sin_mas_argumentos_ofrece_sus_opciones_y_las_globales() -> None:
    assert [valor for valor, _ in en_la_linea("ver mesa ")] == [
        "--json",
        "--salida",
        "--ayuda",
        "--help",
        "--raiz",
        "--hoy",
        "--al",
        "--sin-cache",
        "--color",
        "--depurar",
        "--version",
    ]


def test_de_la_opcion_que_da_un_campo_se_dice_lo_que_dice_el_modelo() -> None:
    dichas = dict(en_la_linea("actualizar --"))
    assert dichas["--proximo-paso"] == "Qué toca ahora."


@pytest.mark.usefixtures("dentro")
@pytest.mark.parametrize(
    ("linea", "caben"),
    [
        ("validar ", True),
        ("status -o ", True),
        ("status --salida=x", True),
        ("-C ", True),
        ("ver mesa -C ", True),
        ("informe agenda --plantilla ", True),
        ("iniciar ", True),
        ("importar ", True),
        ("importar a.csv --mapeo ", True),
        ("importar a.csv --columna ", False),
        ("ver ", False),
        ("buscar ", False),
        ("status --hoy ", False),
        ("actualizar 1.1 --comentario ", False),
    ],
)
def test_solo_donde_va_un_archivo_caben_los_archivos(linea: str, caben: bool) -> None:  # noqa: FBT001 — es el caso
    *anteriores, escrito = linea.split(" ")
    assert oferta(anteriores, escrito).archivos is caben


def test_vale_la_raiz_que_ya_este_escrita_delante_o_detras(rica: Path, tmp_path: Path) -> None:
    otra = tmp_path / "otra carpeta"
    escribir(otra, {"data/evaluaciones/otra-2020.yaml": "titulo: Otra\nfecha: 2020\n"})
    for palabras in (
        ["-C", str(otra), "ver", ""],
        ["ver", "-C", str(otra), ""],
        ["ver", f"--raiz={otra}", ""],
        ["ver", "--json", "--raiz", str(otra), ""],
    ):
        assert propuestas(*palabras, en=rica) == ["otra-2020"]


def test_la_raiz_puede_estar_en_la_carpeta_personal(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for suya in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(suya, str(rica.parent))
    *anteriores, escrito = ["-C", f"~/{rica.name}", "ver", "mesa/c1"]
    hallado = oferta(anteriores, escrito)
    assert hallado.propuestas == [("mesa/c1", "Compartir los datos")]


def test_sin_registros_no_se_ofrece_ni_se_dice_nada(tmp_path: Path) -> None:
    for palabras in (["ver", ""], ["-C", "no-existe", "ver", ""], ["status", "--responsable", ""]):
        assert propuestas(*palabras, en=tmp_path) == []


def test_lo_ilegible_no_estorba_a_lo_demas(tmp_path: Path) -> None:
    raiz = escribir(
        tmp_path,
        {
            **RICA,
            "data/evaluaciones/rota.yaml": "titulo: [\n",
            "data/evaluaciones/lista.yaml": "- uno\n",
            "data/evaluaciones/rara.yaml": "titulo: [a]\nrecomendaciones: [b, {id: [c]}, {id: R9}]\n",
        },
    )
    (raiz / "data/evaluaciones/enlace.yaml").symlink_to(raiz / FINAL)
    mkfifo(raiz / "data/evaluaciones/tuberia.yaml")
    assert propuestas("informe", "matriz", "", en=raiz) == ["final-2022", "lista", "rara", "rota"]
    assert propuestas("responder", "rara/", en=raiz) == ["rara/R9"]


def test_una_carpeta_de_registros_enlazada_no_se_recorre(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "raiz", {"seguimiento.yaml": "organizacion: OIM\n"})
    ajena = escribir(tmp_path / "ajena", RICA)
    (raiz / "data").symlink_to(ajena / "data")
    assert propuestas("ver", "", en=raiz) == []


@pytest.fixture
def grande(tmp_path: Path) -> Path:
    """Una cartera en que de cuatro evaluaciones solo caben dos en lo que se lee para completar."""
    relleno = "x" * (nombrables.LECTURA_MAXIMA * 2 // 5)
    texto = "titulo: Una\nrecomendaciones:\n  - {id: R1, texto: Hacer}\n"
    nombres = ("uno-2020", "uno-2021", "uno-2022", "dos-2020")
    return escribir(
        tmp_path, {f"data/evaluaciones/{n}.yaml": f"{texto}# {relleno}\n" for n in nombres}
    )


@pytest.mark.parametrize(
    ("palabras", "esperadas"),
    [
        (["informe", "matriz", ""], ["dos-2020", "uno-2020", "uno-2021", "uno-2022"]),
        (["responder", ""], ["dos-2020/", "uno-2020/", "uno-2021/", "uno-2022/"]),
        (["responder", "UN"], ["uno-2020/", "uno-2021/", "uno-2022/"]),
        (["responder", "d"], ["dos-2020/R1"]),
        (["responder", "uno-2021/"], ["uno-2021/R1"]),
        (["ver", ""], ["dos-2020", "uno-2020", "uno-2021", "uno-2022"]),
        (["responder", "R1"], []),
    ],
)
def test_de_un_repositorio_grande_bastan_los_nombres_de_los_archivos(
    palabras: list[str], esperadas: list[str], grande: Path
) -> None:
    assert propuestas(*palabras, en=grande) == esperadas


def test_de_un_repositorio_grande_se_ofrecen_las_personas_de_lo_primero_que_se_lee(
    grande: Path,
) -> None:
    for archivo in (grande / "data" / "evaluaciones").iterdir():
        texto = archivo.read_text("utf-8")
        archivo.write_text(
            texto.replace("texto: Hacer", f"texto: Hacer, dirigida_a: [{archivo.stem}]"), "utf-8"
        )
    assert propuestas("status", "--dirigida-a", "", en=grande) == ["dos-2020", "uno-2020"]


def test_para_ofrecer_nombres_de_un_repositorio_grande_no_se_abre_ningun_registro(
    grande: Path,
) -> None:
    for archivo in (grande / "data" / "evaluaciones").iterdir():
        archivo.unlink()
        # del tamaño que sea: si se abriera para leer, no habría nada que leer
        with archivo.open("wb") as hueco:
            hueco.truncate(nombrables.LECTURA_MAXIMA // 2)
    assert abiertos("informe", "matriz", "", en=grande) == []


def test_de_un_repositorio_grande_solo_se_mira_lo_que_ocupan_los_que_bastan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    otras = {f"data/evaluaciones/otra-{n}.yaml": "titulo: Otra\n" for n in range(60)}
    suya = "data/evaluaciones/Copia de la-mía-2020.yaml"
    raiz = escribir(tmp_path, otras | {suya: "titulo: Mía\n"})
    mirados: list[str] = []

    def bytes_de(hallado: nombrables.Hallado) -> int:
        mirados.append(hallado.ruta)
        return nombrables.LECTURA_MAXIMA // 20

    monkeypatch.setattr(nombrables.Hallado, "bytes", property(bytes_de))
    hay = nombrables.nombrables(raiz, [ClaseDeElemento.EVALUACION], "la-mi")
    assert [*hay] == [("la-mía-2020", "evaluación")]
    # los primeros ya ocupan más de lo que se lee
    assert len(mirados) == 21


def test_escrita_la_evaluacion_solo_se_abre_la_suya(rica: Path) -> None:
    assert abiertos("actualizar", "final-2022/", en=rica) == ["final-2022.yaml"]
    assert abiertos("informe", "ficha", "", en=rica) == ["BP1_ME.yaml"]


def abiertos(*palabras: str, en: Path) -> list[str]:
    """Los registros que se abren al completar esa línea, según el propio Python."""
    *anteriores, escrito = palabras
    guion = (
        "import os, sys\n"
        "vistos = []\n"
        "sys.addaudithook(lambda suceso, datos: suceso == 'open' and vistos.append(str(datos[0])))\n"
        "from seguimiento.comandos.tabulador import oferta\n"
        f"hallado = oferta({anteriores!r}, {escrito!r})\n"
        "assert hallado.propuestas\n"
        "print(*(os.path.basename(v) for v in vistos if v.endswith('.yaml')), sep='\\n')\n"
    )
    terminado = subprocess.run(
        [sys.executable, "-c", guion], capture_output=True, check=True, cwd=en, env=minimo()
    )
    return terminado.stdout.decode().split()


def test_completar_no_escribe_nada(rica: Path) -> None:
    antes = {ruta: ruta.stat().st_mtime_ns for ruta in rica.rglob("*")}
    for linea in ("actualizar 1.3 --estado completada ", "iniciar ", "diagnostico --re"):
        tab("bash", *linea.split(" "), en=rica)
    assert {ruta: ruta.stat().st_mtime_ns for ruta in rica.rglob("*")} == antes


def test_completar_una_orden_no_importa_el_modelo(rica: Path) -> None:
    entorno = {
        **minimo(),
        "_SEG_COMPLETE": "complete_bash",
        "_SEG_PALABRAS": "seg\x1fst",
        "PYTHONPROFILEIMPORTTIME": "1",
    }
    terminado = subprocess.run(
        [sys.executable, "-m", "seguimiento"],
        capture_output=True,
        check=True,
        cwd=rica,
        env=entorno,
    )
    importados = {
        linea.rpartition("|")[2].strip() for linea in terminado.stderr.decode().splitlines()
    }
    assert terminado.stdout == b"status\n"
    assert "seguimiento.comandos.tabulador" in importados
    assert {"typer", "click", "pydantic", "ruamel.yaml", "rich", "jinja2"} & importados == set()


def test_una_conversacion_que_no_se_conoce_no_ejecuta_la_orden(rica: Path) -> None:
    visto = tab("otro", "actualizar", "1.3", "--estado", "cancelada", en=rica)
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores == (
        "error: no se sabe completar en «complete_otro»\n"
        "  ponga de nuevo lo que escribe «seg autocompletado»\n"
    )


@pytest.mark.usefixtures("dentro")
def test_un_fallo_del_programa_al_completar_no_se_dice(monkeypatch: pytest.MonkeyPatch) -> None:
    def falla(*_: object) -> None:
        raise RuntimeError

    assert ofrecidas(referencias(ClaseDeElemento.FICHA), "") == FICHAS
    monkeypatch.setattr(nombrables, "_en_disco", falla)
    assert ofrecidas(referencias(ClaseDeElemento.FICHA), "") == []


def test_un_fallo_al_entender_la_linea_tampoco_se_dice(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falla(*_: object) -> None:
        raise RuntimeError

    assert tab("bash", "ver", "c2", en=rica) == Resultado(0, "mesa/c2\n", "")
    monkeypatch.setattr(interpretes, "oferta", falla)
    assert tab("bash", "ver", "c2", en=rica) == Resultado(0, "\n", "")


def test_una_linea_que_no_se_entiende_no_ofrece_nada(rica: Path) -> None:
    for interprete in ("bash", "zsh", "fish"):
        for palabras in (["ver", "'a\\", ""], ["\udcff", ""], ["--hoy"], ["", "", ""]):
            visto = tab(interprete, *palabras, en=rica)
            assert (visto.codigo, visto.errores) == (0, "")


# los textos de los registros, que pueden decir cualquier cosa

HOSTIL = r"""'"$(touch x)`touch y`\$(touch z); rm *  %F{red}: !!"""
NOMBRES = ["Ministerio: uno", "$(touch x)", "O'Higgins", "`touch y`", "a;b", "!!", "ONU Mujeres"]


@pytest.fixture
def hostil(tmp_path: Path) -> Path:
    """Una cartera cuyos textos y nombres querrían que alguien los ejecutara."""
    entre = HOSTIL.replace("\\", "\\\\").replace('"', '\\"')
    nombres = ", ".join(
        f'"{nombre}"' for nombre in [*NOMBRES, r"con\nsalto", "--json", r"x\u202Ey"]
    )
    raiz = escribir(
        tmp_path,
        cambiada(FINAL, "descripcion: Difundir el boletín", f'descripcion: "a\\n\\tb {entre}"'),
    )
    escribir(
        raiz,
        {
            "data/evaluaciones/$(touch x).yaml": "titulo: Uno\n",
            "data/evaluaciones/--json.yaml": "titulo: Otro\n",
            "data/evaluaciones/con\nsalto.yaml": "titulo: Otro más\n",
            "data/acuerdos/nombres.yaml": (
                f"titulo: N\ncompromisos:\n  - {{id: n1, responsables: [{nombres}]}}\n"
            ),
        },
    )
    return raiz


def test_lo_que_se_dice_va_en_una_linea_y_a_la_vista(hostil: Path) -> None:
    visto = tab("fish", "ver", "final-2022/1.3", en=hostil)
    assert visto.salida == f"final-2022/1.3\ta b {' '.join(HOSTIL.split())}\n"
    assert tab("zsh", "ver", "final-2022/1.3", en=hostil).salida == visto.salida.replace("\t", ":")


def test_lo_que_no_se_ve_entero_o_pareceria_una_opcion_no_se_ofrece(hostil: Path) -> None:
    assert propuestas("informe", "matriz", "", en=hostil) == ["$(touch x)", "final-2022"]
    suyos = propuestas("status", "--responsable", "", en=hostil)
    assert {"con\nsalto", "--json", "x\u202ey"} & {*suyos} == set()
    assert {*NOMBRES} <= {*suyos}


@pytest.mark.parametrize(
    ("escrito", "contestado"),
    [
        ("mini", r"Ministerio\:\ uno"),
        ("$", r"\$\(touch\ x\)"),
        ("'$", "$(touch x)"),
        ('"$', r"\$(touch x)"),
        ('"`', r"\`touch y\`"),
        ("o\\'", r"O\'Higgins"),
        ("\"O'", "O'Higgins"),
        ("'mini'", r"Ministerio\:\ uno"),
        ('ONU" mu', " Mujeres"),
        ("'onu", "ONU Mujeres"),
        ('"!', ""),
        ("'!", "!!"),
        (r"\!", r"\!\!"),
    ],
)
def test_a_bash_se_le_da_entrecomillado_lo_que_pondra_en_la_linea(
    escrito: str, contestado: str, hostil: Path
) -> None:
    visto = tab("bash", "status", "--responsable", escrito, en=hostil)
    assert (visto.codigo, visto.errores) == (0, "")
    assert visto.salida == f"{contestado}\n"


@pytest.mark.parametrize(
    ("palabras", "contestado"),
    [
        (["--estado", "=", "en"], "en_curso\n"),
        (["--estado", "="], "no_iniciada\nen_curso\ncompletada\ncancelada\nno_aplicable\n"),
        (["--evidencia", "https", ":", "//ejemplo.org", "--esta"], "--estado\n"),
    ],
)
def test_a_bash_se_le_contesta_solo_lo_que_falta_de_la_palabra_que_partio(
    palabras: list[str], contestado: str, rica: Path
) -> None:
    assert tab("bash", "actualizar", "1.3", *palabras, en=rica).salida == contestado


def test_en_bash_un_id_interno_que_esta_en_dos_sitios_no_se_pierde(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {**RICA, "data/evaluaciones/fin-2023.yaml": RICA[FINAL]})
    esperado = "fin-2023/1.3\nfinal-2022/1.3\n \n"
    assert tab("bash", "actualizar", "1.3", en=raiz).salida == esperado
    assert tab("bash", "actualizar", "fin", en=raiz).salida.count(" ") == 0


def test_cuando_bash_solo_enumera_se_dice_que_es_cada_cosa(rica: Path) -> None:
    visto = tab("bash", "responder", "", en=rica, tipo="63")
    assert visto.salida == "".join(f"{ref}  {texto}\n" for ref, texto in RECOMENDACIONES)
    assert tab("bash", "responder", "R2", en=rica, tipo="63").salida == "final-2022/R2\n"
