"""`seg cambios`: qué pasó entre dos momentos, de los archivos y del calendario."""

from pathlib import Path
from shlex import quote

import pytest

from apoyo.carteras import CONFIGURACION, escribir
from apoyo.ejecucion import Resultado, en_pantalla, proceso, seg
from apoyo.historias import GIT, con_git, confirmar, git, iniciar
from seguimiento.almacen.fuentes import Archivo
from seguimiento.analisis.aporte import Aporte
from seguimiento.documento import Lectura
from seguimiento.repositorio import lectura

pytestmark = con_git

E, MESA, FICHA, VIEJA = (
    "data/evaluaciones/e.yaml",
    "data/acuerdos/mesa.yaml",
    "data/practicas/LA1_ME.yaml",
    "data/evaluaciones/vieja.yaml",
)
ENERO = {
    CONFIGURACION: "organizacion: OIM\nzona_horaria: America/Guayaquil\n",
    E: """\
titulo: Evaluación final
organizacion: OIM
fecha: 2022-06
recomendaciones:
  - id: R1
    texto: Coordinar
    acciones:
      - {id: "1.1", descripcion: Convocar, plazo: 2023-02-15, responsables: [PSU]}
      - {id: "1.2", descripcion: Publicar, plazo: 2023-06-30}
      - {id: "1.3", descripcion: Difundir, plazo: 2023-12}
      - id: "1.4"
        descripcion: Medir
        plazo: 2023-12
        seguimiento: [{fecha: 2023-01-05, estado: completada}]
      - {id: "1.5", descripcion: Nombrar, plazo: 2023-11}
      - {id: "1.6", descripcion: Archivar, plazo: 2023-10}
  - id: R2
    texto: Sostener
""",
    MESA: """\
titulo: Mesa de coordinación
estado: propuesto
compromisos:
  - {id: c1, descripcion: Compartir, plazo: 2023-03}
  - {id: c2, descripcion: Firmar, plazo: 2023-03}
reuniones:
  - {fecha: 2022-12-01, estado: celebrada, resumen: Se presentó}
""",
    FICHA: "tipo: leccion_aprendida\ntitulo: Una lección\nhallazgo: Algo\n",
    VIEJA: """\
titulo: Evaluación intermedia
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Formar
    acciones: [{id: "1.1", descripcion: Dar el curso, plazo: 2024-01}]
""",
}
"""Lo que había el 10 de enero."""

ABRIL = {
    E: """\
titulo: Evaluación final
organizacion: OIM
fecha: 2022-06
recomendaciones:
  - id: R1
    texto: Coordinar
    acciones:
      - {id: "1.1", descripcion: Convocar, plazo: 2023-02-15, responsables: [PSU]}
      - id: "1.2"
        descripcion: Publicar
        plazo: 2023-06-30
        prorrogas: [{fecha: 2023-03-01, plazo: 2023-08-31, motivo: Faltan fondos}]
      - id: "1.3"
        descripcion: Difundir
        plazo: 2023-12
        seguimiento: [{fecha: 2023-03-05, estado: en_curso, comentario: Enviado}]
      - id: "1.4"
        descripcion: Medir
        plazo: 2023-12
        seguimiento: [{fecha: 2023-01-05, estado: completada}]
        verificaciones: [{fecha: 2023-02-20, por: Evaluación, resultado: rechazada, nota: No consta}]
      - {id: "1.5", descripcion: Nombrar, plazo: 2023-12, responsables: [UGP]}
      - {id: "1.7", descripcion: Traducir, plazo: 2023-04-01}
  - id: R2
    texto: Sostener
    respuesta: {decision: rechazada, fecha: 2023-02-01, justificacion: Ya se hace}
  - id: R3
    texto: Publicar
""",
    MESA: """\
titulo: Mesa de coordinación
estado: vigente
compromisos:
  - id: c1
    descripcion: Compartir
    plazo: 2023-03
    seguimiento: [{fecha: 2023-03-20, estado: completada}]
  - {id: c2, descripcion: Firmar, plazo: 2023-03}
reuniones:
  - {fecha: 2022-12-01, estado: celebrada, resumen: Se presentó}
  - fecha: 2023-02-01
    estado: celebrada
    decisiones: [{id: d1, texto: Invitar a la academia, efecto: toma_nota}]
""",
    FICHA: "tipo: leccion_aprendida\ntitulo: Una lección mejor dicha\nhallazgo: Algo\n",
}
"""Lo que dicen el 15 de abril los que cambiaron."""

EN_PAPEL = [
    # clase, referencia, antes, después, días
    ("vencida", "e/1.1", None, "2023-02-15", 59),
    ("vencida", "mesa/c2", None, "2023-03", 15),
    ("vencida", "e/1.7", None, "2023-04-01", 14),
    ("reabierta", "e/1.4", "completada", "en curso", None),
    ("retirada", "e/1.6", None, None, None),
    ("prorrogada", "e/1.2", "2023-06-30", "2023-08-31", 62),
    ("plazo", "e/1.5", "2023-11", "2023-12", 31),
    ("responsable", "e/1.5", "nadie", "UGP", None),
    ("nueva", "e/1.7", None, None, None),
    ("nueva", "e/R3", None, None, None),
    ("nueva", "mesa/reunion-2023-02-01", None, "celebrada", None),
    ("respuesta", "e/R2", "sin respuesta", "rechazada", None),
    ("cerrada", "e/R2", "sin respuesta ni avance", "no se implementará", None),
    ("cerrada", "mesa/c1", "no iniciada", "completada", None),
    ("novedad", "e/1.3", "no iniciada", "en curso", None),
    ("estado", "mesa", "propuesto", "vigente", None),
    ("decision", "mesa/reunion-2023-02-01", None, None, None),
    ("codigo", "nueva", "vieja", "nueva", None),
    ("corregida", "LA1_ME", None, "Título", None),
    ("sin_novedad", "e/1.1", None, "sin seguimiento registrado", 59),
    ("sin_novedad", "mesa/c2", None, "sin seguimiento registrado", 15),
    ("sin_novedad", "nueva/1.1", None, "sin seguimiento registrado", 0),
]
"""Lo que pasó del 10 de enero al 15 de abril, contado a mano."""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return iniciar(tmp_path / "repo")


@pytest.fixture
def contado(repo: Path) -> Path:
    """El repositorio que va de enero a abril en seis commits: con una rama, un reloj atrasado y una versión rota."""
    confirmar(repo, ENERO, cuando="2023-01-10T23:30:00-05:00")
    git(repo, "switch", "-q", "-c", "rama")
    confirmar(repo, {MESA: ABRIL[MESA]}, cuando="2023-01-05T09:00:00-05:00")
    git(repo, "switch", "-q", "main")
    confirmar(repo, {FICHA: "titulo: [\n"}, cuando="2023-02-10T12:00:00-05:00")
    git(repo, "mv", VIEJA, VIEJA.replace("vieja", "nueva"))
    confirmar(repo, {FICHA: ABRIL[FICHA]}, cuando="2023-01-20T12:00:00-05:00")
    git(repo, "merge", "-q", "--no-ff", "-m", "junta", "rama", cuando="2023-03-15T12:00:00-05:00")
    confirmar(repo, {E: ABRIL[E]}, cuando="2023-04-10T00:00:00-05:00")
    return repo


def cambios(repo: Path, *opciones: str, hoy: str = "2023-04-15") -> list[tuple[object, ...]]:
    visto = seg("cambios", *opciones, "--json", en=repo, hoy=hoy)
    assert visto.codigo == 0, visto.errores
    return en_filas(visto.json["cambios"])


def en_filas(lista: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [tuple(c[k] for k in ("clase", "ref", "antes", "despues", "dias")) for c in lista]


def clases(lista: list[tuple[object, ...]]) -> list[tuple[object, object]]:
    return [(fila[0], fila[1]) for fila in lista]


# Qué se dice -------------------------------------------------------------------------------------


def test_dice_todo_lo_que_paso_y_nada_mas(contado: Path) -> None:
    assert cambios(contado, "--desde", "2023-01-10") == EN_PAPEL


def test_de_cada_cosa_dice_por_que_y_donde_esta(contado: Path) -> None:
    visto = seg("cambios", "--desde", "2023-01-10", "--json", en=contado, hoy="2023-04-15").json
    detalles = {c["ref"]: c["detalle"] for c in visto["cambios"] if c["detalle"]}
    assert detalles == {
        "e/1.2": "Faltan fondos",
        "e/1.3": "Enviado",
        "e/1.4": "No consta",
        "e/R2": "Ya se hace",
    }
    sitios = {(c["clase"], c["ref"]): (c["archivo"], c["linea"]) for c in visto["cambios"]}
    assert sitios["prorrogada", "e/1.2"] == (E, 9)
    assert sitios["retirada", "e/1.6"] == (None, None)
    assert visto["resumen"]["vencida"] == 3
    assert sum(visto["resumen"].values()) == len(EN_PAPEL)


def test_cada_tramo_dice_lo_suyo(contado: Path) -> None:
    # la rama se juntó el 15 de marzo, aunque su commit diga enero
    hasta_marzo = cambios(contado, "--desde", "2023-01-10", "--hasta", "2023-03-14", hoy="")
    assert clases(hasta_marzo) == [
        ("vencida", "e/1.1"),
        ("codigo", "nueva"),
        ("corregida", "LA1_ME"),
        ("sin_novedad", "e/1.1"),
        *(("sin_novedad", f"e/1.{n}") for n in (2, 3, 5, 6)),
        ("sin_novedad", "nueva/1.1"),
    ]
    en_marzo = cambios(contado, "--desde", "2023-03-14", "--hasta", "2023-03-15", hoy="")
    assert clases(en_marzo)[:4] == [
        ("nueva", "mesa/reunion-2023-02-01"),
        ("estado", "mesa"),
        ("decision", "mesa/reunion-2023-02-01"),
        # lo que se anotó con fecha del 20 aún no cuenta, pero está escrito
        ("corregida", "mesa/c1"),
    ]


def test_hasta_es_lo_mismo_que_al(contado: Path) -> None:
    desde = ("--desde", "2023-01-10")
    con_hasta = seg("cambios", *desde, "--hasta", "2023-T1", en=contado, hoy="")
    assert con_hasta == seg("--al", "2023-T1", "cambios", *desde, en=contado, hoy="")
    visto = seg("--al", "2023-T1", "cambios", *desde, "--hasta", "2023-04", en=contado, hoy="")
    assert (visto.codigo, visto.errores.partition("\n")[0]) == (
        2,
        "error: --al y --hasta dicen lo mismo de dos maneras",
    )


def test_de_un_momento_a_el_mismo_no_cambia_nada(contado: Path) -> None:
    for uno, otro in (("HEAD", "HEAD"), ("main~1", "2023-03-15"), ("2023-04-15", "2023-04-15")):
        assert cambios(contado, "--desde", uno, "--hasta", otro, hoy="") == []
    visto = seg("cambios", "--desde", "HEAD", "--hasta", "HEAD", en=contado, hoy="").salida
    assert visto.endswith("\n\nNingún cambio en lo que se sigue.\n")


def test_dice_de_que_registros_habla(contado: Path) -> None:
    primero = git(contado, "rev-list", "--max-parents=0", "HEAD")
    visto = seg("cambios", "--desde", "2023-01-31", en=contado, hoy="2023-04-15")
    assert visto.salida.startswith(
        "Qué cambió del 31 de enero de 2023 al 15 de abril de 2023\n"
        f"Desde: commit {primero[:12]}, guardado el 10 de enero de 2023 a las 23:30 (-05:00)\n"
        "Hasta: registros de la carpeta, de ahora\n\n"
    )
    objeto = seg("cambios", "--desde", "2023-01", "--json", en=contado, hoy="2023-04-15").json
    assert (objeto["desde"], objeto["hasta"]) == (
        {
            "pedido": "2023-01",
            "commit": primero,
            "guardado": "2023-01-10T23:30:00-05:00",
            "fechado": "2023-01-10T23:30:00-05:00",
            "dia": "2023-01-31",
            "reunion": None,
        },
        {"pedido": None, "commit": None, "guardado": None, "fechado": None, "dia": "2023-04-15"},
    )


def test_lo_que_aun_no_se_ha_guardado_tambien_cuenta(contado: Path) -> None:
    escribir(contado, {FICHA: ABRIL[FICHA].replace("Algo", "Otra cosa")})
    assert cambios(contado, "--desde", "HEAD", hoy="2023-04-10") == [
        ("corregida", "LA1_ME", None, "Hallazgo", None)
    ]


def test_se_filtra_por_lo_que_era_o_por_lo_que_es(contado: Path) -> None:
    desde = ("--desde", "2023-01-10")
    assert {f[1] for f in cambios(contado, *desde, "--responsable", "UGP")} == {"e/1.5"}
    assert {f[1] for f in cambios(contado, *desde, "--acuerdo", "mesa")} == {
        *("mesa", "mesa/c1", "mesa/c2", "mesa/reunion-2023-02-01")
    }
    assert clases(cambios(contado, *desde, "--situacion", "cerrada")) == [
        ("reabierta", "e/1.4"),
        ("respuesta", "e/R2"),
        ("cerrada", "e/R2"),
        ("cerrada", "mesa/c1"),
    ]
    # la que ya no se llama así también pudo cambiar
    assert clases(cambios(contado, *desde, "--evaluacion", "vieja")) == [
        ("codigo", "nueva"),
        ("sin_novedad", "nueva/1.1"),
    ]
    malo = seg("cambios", *desde, "--responsable", "Nadie", en=contado, hoy="2023-04-15")
    assert (malo.codigo, malo.errores.partition("\n")[0]) == (
        2,
        "error: nadie figura como «Nadie»",
    )


def test_en_una_pantalla_de_ochenta_columnas_nada_se_sale(contado: Path) -> None:
    pedido = ("cambios", "--desde", "2023-01-10")
    visto = en_pantalla(
        *("-C", contado, "--hoy", "2023-04-15", "--color", "nunca"),
        *pedido,
        columnas=80,
    )
    assert visto.codigo == 0
    assert max(map(len, visto.salida.splitlines())) <= 80


def test_lo_mismo_da_siempre_los_mismos_bytes(contado: Path, tmp_path: Path) -> None:
    for formato in ("texto", "md", "json"):
        pedido = ("cambios", "--desde", "2023-01-10", "--formato", formato)
        dichos = {seg(*pedido, en=contado, hoy="2023-04-15").salida for _ in range(2)}
        archivo = tmp_path / formato
        assert seg(*pedido, "-o", archivo, en=contado, hoy="2023-04-15").codigo == 0
        assert dichos == {archivo.read_text("utf-8")}


# Desde la última reunión -------------------------------------------------------------------------


def test_desde_la_ultima_reunion_celebrada(contado: Path) -> None:
    visto = seg("cambios", "--desde", "reunion", "--json", en=contado, hoy="2023-04-15").json
    assert (visto["desde"]["dia"], visto["desde"]["reunion"]) == (
        "2023-02-01",
        "mesa/reunion-2023-02-01",
    )
    for pedido in (["reunión"], ["reunion:mesa"], ["reunion", "--acuerdo", "mesa"]):
        otro = seg("cambios", "--desde", *pedido, "--json", en=contado, hoy="2023-04-15").json
        assert otro["desde"]["dia"] == "2023-02-01", pedido
    # la de ese mismo día aún no ha terminado: cuenta la anterior
    antes = seg("cambios", "--desde", "reunion", en=contado, hoy="2023-02-01")
    assert antes.errores.startswith("error: el 1 de diciembre de 2022 aún no se había guardado")


OTRA_MESA = "titulo: Otra\nestado: vigente\nreuniones: [{fecha: 2023-03-02, estado: celebrada, resumen: x}]\n"


def test_si_hay_varios_acuerdos_se_dice_cual_puede_ser(contado: Path) -> None:
    escribir(contado, {"data/acuerdos/otra.yaml": OTRA_MESA})
    visto = seg("cambios", "--desde", "reunion", en=contado, hoy="2023-04-15")
    assert visto == Resultado(
        2,
        "",
        "error: «reunion» puede ser la de 2 acuerdos\n  escriba «reunion:mesa» (1 de febrero de 2023)"
        " o «reunion:otra» (2 de marzo de 2023)\n",
    )
    una = seg("cambios", "--desde", "reunion:otra", "--json", en=contado, hoy="2023-04-15").json
    assert una["desde"]["dia"] == "2023-03-02"
    # dicho así solo se elige la reunión: se ve lo de todos
    assert {c["ref"] for c in una["cambios"]} >= {"mesa", "e/1.2"}


@pytest.mark.parametrize(
    ("pedido", "hoy", "error"),
    [
        (
            "reunion",
            "2022-12-01",
            (
                "no consta ninguna reunión celebrada antes del 1 de diciembre de 2022\n"
                "  diga desde cuándo: «seg cambios --desde 2022-T3»\n"
            ),
        ),
        ("reunion:mesa", "2022-12-01", "no consta ninguna reunión de «mesa» celebrada antes del"),
        ("reunion:mesita", "2023-04-15", "no existe el acuerdo «mesita»"),
        ("2023-05", "2023-04-15", "el 31 de mayo de 2023 de --desde es posterior al día a que se"),
        ("nunca", "2023-04-15", "«nunca» no es una fecha, ni un período, ni nada que git conozca"),
        ("2023-02-30", "2023-04-15", "«2023-02-30» no es una fecha para --desde"),
    ],
)
def test_lo_que_no_puede_ser_se_dice(contado: Path, pedido: str, hoy: str, error: str) -> None:
    visto = seg("cambios", "--desde", pedido, en=contado, hoy=hoy)
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores.startswith(f"error: {error}")


@pytest.mark.parametrize(
    ("antes", "despues"),
    [
        ("HEAD~1", "HEAD"),
        ("rama", "main"),
        ("2023-03", "main"),
        # un reloj atrasado: los dos pudieron verse desde el mismo instante
        ("HEAD~3", "HEAD~2"),
        # el mismo día, y no el mismo commit
        ("HEAD~3", "2023-02-10"),
    ],
)
@pytest.mark.parametrize("opcion", ["--hasta", "--al"])
def test_lo_que_va_al_reves_se_dice_y_como_va(
    contado: Path, antes: str, despues: str, opcion: str
) -> None:
    def pedido(desde: str, hasta: str) -> Resultado:
        if opcion == "--al":
            return seg("--al", hasta, "cambios", "--desde", desde, en=contado, hoy="")
        return seg("cambios", "--desde", desde, "--hasta", hasta, en=contado, hoy="")

    assert pedido(antes, despues).codigo in {0, 3}
    visto = pedido(despues, antes)
    assert (visto.codigo, visto.salida) == (2, "")
    assert "posterior" in visto.errores
    if not antes[0].isdigit():
        assert f"«{despues}» de --desde es posterior a «{antes}» de {opcion}" in visto.errores
        al_reves = f"al revés: «--desde {quote(antes)} {opcion} {quote(despues)}»"
        assert al_reves in " ".join(visto.errores.split())


def test_en_una_subcarpeta_y_en_un_arbol_anadido_se_dice_lo_mismo(tmp_path: Path) -> None:
    repo = iniciar(tmp_path / "repo")
    for archivos, cuando in ((ENERO, "2023-01-10"), (ABRIL, "2023-04-10")):
        suyos = {f"oficina/{ruta}": dice for ruta, dice in archivos.items()}
        confirmar(repo, suyos, cuando=f"{cuando}T12:00:00-05:00")
    git(repo, "worktree", "add", "-q", str(tmp_path / "otro"))
    # allí el archivo no cambió de nombre
    papel = [
        fila for fila in EN_PAPEL if fila[0] != "codigo" and not f"{fila[1]}".startswith("nueva")
    ]
    for carpeta in (repo / "oficina", tmp_path / "otro/oficina"):
        vistos = cambios(carpeta, "--desde", "2023-01-10")
        assert [fila for fila in vistos if fila[1] != "vieja/1.1"] == papel


def test_sin_historia_se_dice_como_tenerla(tmp_path: Path) -> None:
    suelta = escribir(tmp_path / "suelta", ENERO)
    for orden in (("cambios",), ("status", "--desde", "2023-01")):
        assert seg(*orden, en=suelta, hoy="2023-04-15") == Resultado(
            3,
            "",
            "error: no hay historia de git que mirar\n"
            "  ejecútelo dentro de un repositorio de git\n",
        )


# Lo que no se lee --------------------------------------------------------------------------------


def test_lo_que_entonces_no_se_leia_se_nombra_y_no_es_nuevo(contado: Path) -> None:
    rota = git(contado, "rev-list", "--first-parent", "HEAD").split()[3]
    visto = seg("cambios", "--desde", rota, "--json", en=contado, hoy="2023-04-15")
    assert visto.codigo == 3
    assert visto.json["sin_leer_entonces"] == [f"{rota[:12]}:{FICHA}:2"]
    assert "LA1_ME" not in {c["ref"] for c in visto.json["cambios"]}
    texto = seg("cambios", "--desde", rota, en=contado, hoy="2023-04-15")
    nombrada = f"el 10 de febrero de 2023 no se leía bien «{rota[:12]}:{FICHA}:2»"
    assert nombrada in texto.salida
    assert nombrada in texto.errores


@pytest.mark.parametrize(
    ("ruta", "contenido", "calla"),
    [
        (FICHA, "titulo: [\n", "LA1_ME"),
        (
            E,
            ABRIL[E].replace("2023-10-", "x").replace("plazo: 2023-04-01", "plazo: 2023-04-31"),
            "e/1.6",
        ),
    ],
)
def test_lo_que_ahora_no_se_lee_no_se_da_por_retirado(
    contado: Path, ruta: str, contenido: str, calla: str
) -> None:
    escribir(contado, {ruta: contenido})
    visto = seg("cambios", "--desde", "2023-01-10", "--json", en=contado, hoy="2023-04-15")
    assert visto.codigo == 3
    assert calla not in {c["ref"] for c in visto.json["cambios"]}


def test_lo_que_cambio_de_extension_no_se_da_por_retirado(contado: Path) -> None:
    (contado / FICHA).rename(contado / FICHA.replace(".yaml", ".yml"))
    visto = seg("cambios", "--desde", "HEAD", "--json", en=contado, hoy="2023-04-10")
    assert (visto.codigo, visto.json["cambios"]) == (3, [])


def test_lo_de_una_carpeta_que_no_se_abre_no_se_da_por_retirado(contado: Path) -> None:
    (contado / "data/practicas").rename(contado / "otra")
    (contado / "data/practicas").symlink_to(contado / "otra")
    visto = seg("cambios", "--desde", "HEAD", "--json", en=contado, hoy="2023-04-10")
    assert (visto.codigo, visto.json["cambios"]) == (3, [])


def test_en_un_arbol_disperso_no_se_da_nada_por_retirado(contado: Path) -> None:
    git(contado, "sparse-checkout", "set", "--no-cone", "/seguimiento.yaml", "data/evaluaciones/")
    visto = seg("cambios", "--desde", "HEAD", "--json", en=contado, hoy="2023-04-10")
    assert (visto.codigo, visto.json["cambios"]) == (3, [])


def test_un_clon_superficial_y_un_commit_sin_registros_se_dicen(repo: Path, tmp_path: Path) -> None:
    sin = confirmar(repo, {"LEEME.md": "x\n"}, cuando="2023-01-01T12:00:00-05:00")
    confirmar(repo, ENERO, cuando="2023-01-10T12:00:00-05:00")
    confirmar(repo, ABRIL, cuando="2023-04-10T12:00:00-05:00")
    visto = seg("cambios", "--desde", sin, en=repo, hoy="2023-04-15")
    assert (visto.codigo, "aún no había registros" in visto.errores) == (3, True)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo}", "corto")
    visto = seg("cambios", "--desde", "2023-01", en=tmp_path / "corto", hoy="2023-04-15")
    assert (visto.codigo, "git fetch --unshallow" in visto.errores) == (3, True)


@pytest.mark.parametrize("desde", ["2023-01-10", "HEAD"])
def test_lo_repetido_se_nombra_y_no_se_adivina(contado: Path, desde: str) -> None:
    escribir(contado, {"data/evaluaciones/otra/e.yaml": ENERO[E]})
    dia = "2023-04-10"
    visto = seg("cambios", "--desde", desde, "--json", en=contado, hoy=dia)
    assert visto.codigo == 3
    assert not [c for c in visto.json["cambios"] if c["ref"].partition("/")[0] == "e"]


def test_lo_que_no_cabe_se_dice_donde_esta_y_con_detalle_va_todo(repo: Path) -> None:
    acciones = "".join(
        f"\n      - {{id: '1.{n}', descripcion: Convocar, plazo: 2023-12-31}}" for n in range(12)
    )
    cabeza = "titulo: E\norganizacion: O\nrecomendaciones:\n  - id: R1\n    texto: Coordinar\n"
    confirmar(repo, {E: f"{cabeza}    acciones:{acciones}\n"}, cuando="2023-01-10T12:00:00Z")
    pedido = ("cambios", "--desde", "2023-01-10")
    corto = seg(*pedido, en=repo, hoy="2023-02-10").salida
    assert corto.endswith("\n… y 2 más, con «--detalle»\n")
    entero = seg(*pedido, "--detalle", en=repo, hoy="2023-02-10").salida
    assert "más, con" not in entero
    assert [entero.count(f"e/1.{n} ") for n in range(12)] == [1] * 12


# Solo se analiza lo que difiere ------------------------------------------------------------------


@pytest.fixture
def leidos(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Los registros cuyo contenido se compone, uno por vez que se hace."""
    monkeypatch.setenv("SEG_SIN_CACHE", "1")
    vistos: list[str] = []
    original = lectura.leer_archivo

    def leer_archivo(archivo: Archivo, *, con_identidad: bool) -> tuple[Aporte, Lectura | None]:
        vistos.append(archivo.ruta)
        return original(archivo, con_identidad=con_identidad)

    monkeypatch.setattr(lectura, "leer_archivo", leer_archivo)
    return vistos


def test_de_dos_dias_se_lee_una_vez_lo_que_no_cambia_y_dos_lo_que_si(
    contado: Path, leidos: list[str]
) -> None:
    cambios(contado, "--desde", "2023-03-15")
    todos = [E, MESA, FICHA, VIEJA.replace("vieja", "nueva")]
    assert sorted(leidos) == sorted([*todos, E])


def test_de_un_mismo_dia_solo_se_lee_lo_que_cambia(contado: Path, leidos: list[str]) -> None:
    escribir(contado, {MESA: ABRIL[MESA].replace("Firmar", "Firmar ya")})
    assert cambios(contado, "--desde", "HEAD", hoy="2023-04-10") == [
        ("corregida", "mesa/c2", None, "Acción", None)
    ]
    assert leidos == [MESA, MESA]


def test_lo_que_se_recuerda_vale_tambien_para_lo_de_antes(
    contado: Path, leidos: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SEG_SIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    en_frio = cambios(contado, "--desde", "2023-01-10")
    assert leidos
    leidos.clear()
    assert cambios(contado, "--desde", "2023-01-10") == en_frio == EN_PAPEL
    assert leidos == []


def test_tras_mirar_los_de_ahora_solo_se_analiza_lo_que_difiere(
    contado: Path, leidos: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SEG_SIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert seg("status", en=contado, hoy="2023-04-15").codigo == 0
    leidos.clear()
    cambios(contado, "--desde", "2023-03-15")
    assert leidos == [E]


def test_los_fines_de_linea_de_otro_sistema_no_son_un_cambio(
    contado: Path, leidos: list[str]
) -> None:
    for ruta in (E, MESA, FICHA):
        archivo = contado / ruta
        archivo.write_bytes(archivo.read_bytes().replace(b"\n", b"\r\n"))
    assert cambios(contado, "--desde", "HEAD", hoy="2023-04-10") == []
    assert leidos == []


def test_en_un_repositorio_de_sha256_tambien(tmp_path: Path, leidos: list[str]) -> None:
    git(tmp_path, "init", "-q", "-b", "main", "--object-format=sha256", "repo")
    confirmar(tmp_path / "repo", ENERO, cuando="2023-01-10T12:00:00-05:00")
    assert cambios(tmp_path / "repo", "--desde", "HEAD", hoy="2023-01-10") == []
    assert leidos == []


def test_a_git_solo_se_le_pide_leer_y_una_vez(contado: Path, tmp_path: Path) -> None:
    anotadas, falso = tmp_path / "ordenes", tmp_path / "bin/git"
    falso.parent.mkdir()
    falso.write_text(f'#!/bin/sh\necho "$*" >> {anotadas}\nexec {GIT} "$@"\n', "utf-8")
    falso.chmod(0o755)
    pedido = ("-C", contado, "--hoy", "2023-04-15", "cambios", "--desde", "reunion")
    assert proceso(*pedido, entorno={"PATH": str(falso.parent)}).codigo == 0
    dadas = [f" {orden} " for orden in anotadas.read_text("utf-8").splitlines()]
    assert sum(" ls-tree " in orden for orden in dadas) == 1
    assert sum(" cat-file " in orden for orden in dadas) == 1
    leen = (" rev-parse ", " rev-list ", " ls-tree ", " cat-file ")
    assert all(any(cual in orden for cual in leen) for orden in dadas)


def test_un_codigo_retirado_y_dado_a_otra_cosa_entre_los_dos_extremos_son_dos(repo: Path) -> None:
    def con(acciones: str) -> dict[str, str]:
        cabeza = "titulo: E\norganizacion: O\nrecomendaciones:\n  - id: R1\n    texto: Coordinar\n"
        return {E: f"{cabeza}    acciones: [{acciones}]\n"}

    una = '{id: "1.1", descripcion: Convocar a los puntos focales, plazo: 2023-12-15}'
    sigue = '{id: "1.2", descripcion: Difundir, plazo: 2023-12-31}'
    otra = '{id: "1.1", descripcion: Publicar un boletín, plazo: 2023-03-01}'
    confirmar(repo, con(f"{una}, {sigue}"), cuando="2023-01-10T12:00:00Z")
    confirmar(repo, con(sigue), cuando="2023-01-20T12:00:00Z")
    confirmar(repo, con(f"{otra}, {sigue}"), cuando="2023-01-30T12:00:00Z")
    vistos = cambios(repo, "--desde", "HEAD~2", "--hasta", "HEAD", hoy="")
    assert [fila for fila in clases(vistos) if fila[1] == "e/1.1"] == [
        ("retirada", "e/1.1"),
        ("nueva", "e/1.1"),
    ]


# En el panorama ----------------------------------------------------------------------------------


def test_status_dice_en_breve_lo_mismo(contado: Path) -> None:
    visto = seg("status", "--desde", "2023-01-10", en=contado, hoy="2023-04-15")
    solo = seg("status", en=contado, hoy="2023-04-15")
    assert visto.salida.startswith(solo.salida)
    detras = visto.salida.removeprefix(solo.salida)
    assert "Qué cambió del 10 de enero de 2023 al 15 de abril de 2023" in detras
    assert "Vencidas desde entonces: 3 · Reabiertas: 1 · Retiradas: 1" in detras
    assert detras.endswith("Todo lo que cambió, y por qué: seg cambios --desde 2023-01-10\n")


def test_status_en_json_lleva_el_mismo_objeto(contado: Path) -> None:
    pedido = ("--desde", "reunion", "--acuerdo", "mesa", "--json")
    dicho = seg("status", *pedido, en=contado, hoy="2023-04-15").json["cambios"]
    aparte = seg("cambios", *pedido, en=contado, hoy="2023-04-15").json
    assert dicho == {clave: aparte[clave] for clave in dicho}
    assert {*dicho} == {"desde", "hasta", "resumen", "cambios", "sin_leer_entonces"}


def test_status_en_csv_no_tiene_donde_decirlo(contado: Path) -> None:
    visto = seg("status", "--desde", "2023-01-10", "--formato", "csv", en=contado, hoy="2023-04-15")
    assert (visto.codigo, visto.salida) == (2, "")


def test_status_lo_que_vence_es_lo_que_cuenta(contado: Path) -> None:
    pedido = ("status", "--desde", "2023-01-10", "--json")
    visto = seg(*pedido, en=contado, hoy="2023-04-15").json
    vencidas = {a["ref"] for a in visto["acciones"] if a["situacion"] == "vencida"}
    assert {c["ref"] for c in visto["cambios"]["cambios"] if c["clase"] == "vencida"} == vencidas
