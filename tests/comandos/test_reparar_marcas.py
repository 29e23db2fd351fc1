"""`seg diagnostico --reparar` con marcas de conflicto: lo mismo que habría hecho el motor, y lo demás se pregunta."""

import re
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.conflictos import (
    ANA,
    BASE,
    JUNTAS,
    LUIS,
    RED,
    con_motor,
    con_plazo,
    dos_clones,
    intentar,
    leido,
    separadas,
    sin_juntar,
)
from apoyo.ejecucion import dialogo, seg
from apoyo.historias import con_git, git

REPARAR = ("diagnostico", "--reparar")
DE_ANA = con_plazo(ANA, "4.1", "2023-08")
DE_LUIS = con_plazo(LUIS, "4.1", "2023-11")
CON_UNO = con_plazo(JUNTAS, "4.1", "2023-08")
CON_OTRO = con_plazo(JUNTAS, "4.1", "2023-11")
ESTILOS = ["merge", "diff3", "zdiff3"]


def enfrentada(carpeta: Path, *orden: str, estilo: str = "merge", motor: bool = False) -> Path:
    """La copia de Ana a medio juntar con la de Luis: además de una entrada de cada uno, dos plazos."""
    copia = separadas(carpeta, {RED: DE_ANA}, {RED: DE_LUIS})
    git(copia, "config", "merge.conflictStyle", estilo)
    if motor:
        con_motor(copia)
    assert intentar(copia, *(orden or ("merge", "--no-edit", "luis/main"))).codigo == 1
    return copia


def comprobaciones(copia: Path) -> dict[str, tuple[bool, str]]:
    visto = seg("diagnostico", "--json", en=copia).json
    return {c["que"]: (c["bien"], c["hallado"]) for c in visto["comprobaciones"]}


# ── Lo que no se contradice ──────────────────────────────────────────────────


@con_git
@pytest.mark.parametrize("estilo", ESTILOS)
@pytest.mark.parametrize("atributos", ["", "data/** text eol=crlf merge=seguimiento\n"])
def test_sin_el_motor_y_reparando_quedan_los_mismos_bytes_que_con_el(
    estilo: str, atributos: str, tmp_path: Path
) -> None:
    unida = con_motor(separadas(tmp_path / "con", atributos=atributos))
    assert intentar(unida, "merge", "--no-edit", "luis/main").codigo == 0
    copia = separadas(tmp_path / "sin", atributos=atributos)
    git(copia, "config", "merge.conflictStyle", estilo)
    assert intentar(copia, "merge", "--no-edit", "luis/main").codigo == 1
    assert "<<<<<<<" in leido(copia)
    visto = seg(*REPARAR, "--si", en=copia)

    assert (visto.codigo, visto.errores) == (0, "")
    assert visto.salida.endswith(
        "Reparado, con 1 archivo con sus dos versiones en una. Compruébelo con «seg validar» y"
        " guárdelo con «seg guardar», que lo da por resuelto.\n"
    )
    assert (copia / RED).read_bytes() == (unida / RED).read_bytes()


@con_git
@pytest.mark.parametrize(
    "orden", [("rebase", "luis/main"), ("cherry-pick", "luis/main")], ids=["rebase", "cherry-pick"]
)
def test_tambien_a_medio_rehacer_lo_propio_sobre_lo_de_otro(
    orden: tuple[str, ...], tmp_path: Path
) -> None:
    copia = separadas(tmp_path)
    assert intentar(copia, *orden).codigo == 1

    visto = seg(*REPARAR, "--si", en=copia)
    assert (visto.codigo, leido(copia)) == (0, JUNTAS)
    # de lo que git dejó a medias no sabe «seg guardar»: lo que se dice que se haga lo termina
    anadir, seguir = re.findall("«(git [^»]+)»", visto.salida)
    assert "seg guardar" not in visto.salida
    assert intentar(copia, *anadir.split()[1:]).codigo == 0
    assert f"«{RED}»" not in seg("diagnostico", en=copia).salida
    assert intentar(copia, "-c", "core.editor=true", *seguir.split()[1:]).codigo == 0
    assert leido(copia) == JUNTAS
    assert git(copia, "status", "--porcelain", "--untracked-files=no") == ""


@con_git
def test_tambien_lo_apartado_que_no_se_pudo_recuperar(tmp_path: Path) -> None:
    copia = separadas(tmp_path, ana={})
    escribir(copia, {RED: ANA})
    git(copia, "stash")
    git(copia, "merge", "-q", "--no-edit", "luis/main")
    assert intentar(copia, "stash", "pop").codigo == 1

    assert seg(*REPARAR, "--si", en=copia).codigo == 0
    assert leido(copia) == JUNTAS


@con_git
def test_lo_que_se_toco_a_mano_entre_tanto_no_se_pierde(tmp_path: Path) -> None:
    copia = separadas(tmp_path)
    intentar(copia, "merge", "--no-edit", "luis/main")
    (copia / RED).write_text(leido(copia).replace("Convocar", "Convocar a todos"), "utf-8")

    assert seg(*REPARAR, "--si", en=copia).codigo == 0
    assert leido(copia) == JUNTAS.replace("Convocar", "Convocar a todos")


@con_git
def test_sin_git_delante_valen_las_marcas(tmp_path: Path) -> None:
    copia = separadas(tmp_path / "de git")
    git(copia, "config", "merge.conflictStyle", "diff3")
    intentar(copia, "merge", "--no-edit", "luis/main")
    suelta = escribir(tmp_path / "suelta", {RED: leido(copia)})

    assert seg(*REPARAR, "--si", en=suelta).codigo == 0
    assert leido(suelta) == JUNTAS


@con_git
def test_sin_las_versiones_del_indice_la_base_es_donde_se_separaron(tmp_path: Path) -> None:
    copia = enfrentada(tmp_path)
    git(copia, "add", RED)
    visto = seg("lista", "acciones", "--json", en=copia)

    assert visto.codigo == 3
    plazos = {fila["ref"]: fila["plazo"] for fila in visto.json["acciones"]}
    assert plazos == {"red/4.1": "2023-06", "red/4.2": "2023-09"}


def test_marcas_largas_varias_y_con_finales_de_windows(tmp_path: Path) -> None:
    def marcado(clave: str, uno: str, otro: str) -> str:
        antes = f"        {clave}: 2023-06\n"
        return (
            f"<<<<<<<<<< a\n        {clave}: {uno}\n|||||||||| b\n{antes}==========\n"
            f"        {clave}: {otro}\n>>>>>>>>>> c\n"
        )

    texto = BASE.replace("        plazo: 2023-06\n", marcado("plazo", "2023-06", "2023-10"))
    raiz = escribir(tmp_path, {})
    (raiz / RED).parent.mkdir(parents=True)
    (raiz / RED).write_bytes(texto.replace("\n", "\r\n").encode())

    assert seg(*REPARAR, "--si", en=raiz).codigo == 0
    assert leido(raiz) == BASE.replace("2023-06", "2023-10").replace("\n", "\r\n")


# ── Lo que se contradice ─────────────────────────────────────────────────────


@con_git
@pytest.mark.parametrize("motor", [True, False])
@pytest.mark.parametrize("estilo", ESTILOS)
@pytest.mark.parametrize(("respuesta", "queda"), [("1", CON_UNO), ("2", CON_OTRO)])
def test_lo_que_se_contradice_se_pregunta_y_se_escribe_lo_elegido(
    estilo: str,
    motor: bool,  # noqa: FBT001
    respuesta: str,
    queda: str,
    tmp_path: Path,
) -> None:
    copia = enfrentada(tmp_path, estilo=estilo, motor=motor)
    # en esta copia no hay que preguntar cómo se une: o ya se sabe o no hace al caso
    visto = dialogo(*REPARAR, "--sin-fusion", respuestas=[respuesta, ""], en=copia)

    assert visto.codigo == 0
    assert visto.salida.startswith(
        f"«{RED}», R4 › 4.1 › Fecha límite (antes, «2023-06»): ¿cuál vale?\n"
        "  1  «2023-08» (aquí)\n"
        "  2  «2023-11» (quien envió antes)\n"
        f"  número: {respuesta}\n"
        f"--- {RED}\n"
    )
    assert leido(copia) == queda
    assert sin_juntar(copia) == {RED}


@con_git
def test_al_rehacer_lo_propio_sobre_lo_de_otro_lo_de_aqui_es_lo_propio(tmp_path: Path) -> None:
    copia = enfrentada(tmp_path, "rebase", "luis/main")
    visto = dialogo(*REPARAR, "--sin-fusion", respuestas=["2", ""], en=copia)

    assert "  1  «2023-11» (quien envió antes)\n  2  «2023-08» (aquí)\n" in visto.salida
    assert leido(copia) == CON_UNO


@con_git
@pytest.mark.parametrize("opcion", [(), ("--si",), ("--simular",)])
def test_sin_nadie_a_quien_preguntar_no_se_elige_ni_se_escribe(
    opcion: tuple[str, ...], tmp_path: Path
) -> None:
    copia = enfrentada(tmp_path)
    antes = leido(copia)
    visto = seg(*REPARAR, *opcion, en=copia)

    assert (visto.codigo, visto.salida) == (1, "")
    assert visto.errores == (
        f"aviso: «{RED}»: R4 › 4.1 › Fecha límite: «2023-08» (aquí) o «2023-11» (quien envió"
        " antes)\n"
        "aviso: lo que se contradice se pregunta en una terminal: «seg diagnostico --reparar»\n"
    )
    assert leido(copia) == antes


@con_git
def test_si_se_deja_sin_responder_o_se_dice_que_no_nada_cambia(tmp_path: Path) -> None:
    copia = enfrentada(tmp_path)
    antes = leido(copia)

    dejado = dialogo(*REPARAR, "--sin-fusion", respuestas=["\x03"], en=copia)
    negado = dialogo(*REPARAR, "--sin-fusion", respuestas=["1", "n"], en=copia)

    assert (dejado.codigo, negado.codigo) == (130, 1)
    assert leido(copia) == antes


@con_git
def test_simular_ensena_lo_que_quedaria_y_no_escribe(tmp_path: Path) -> None:
    copia = separadas(tmp_path)
    intentar(copia, "merge", "--no-edit", "luis/main")
    antes = leido(copia)
    visto = seg(*REPARAR, "--simular", en=copia)

    assert visto.codigo == 0
    assert "-<<<<<<< HEAD\n" in visto.salida
    assert visto.errores.endswith("aviso: con «--simular» no se ha escrito nada\n")
    assert leido(copia) == antes


@con_git
@pytest.mark.parametrize("motor", [True, False])
@pytest.mark.parametrize("al_reves", [True, False])
def test_tambien_si_cada_una_esta_en_otro_sitio(
    tmp_path: Path, *, al_reves: bool, motor: bool
) -> None:
    nueva = '      - id: "9.1"\n        descripcion: {}\n        plazo: 2023-06\n'
    r5 = "  - id: R5\n    texto: Traducir\n"
    de_una = BASE + nueva.format("Preparar un taller de cierre") + r5
    de_otra = BASE + r5 + "    acciones:\n" + nueva.format("Difundir el informe final")
    versiones = (de_otra, de_una) if al_reves else (de_una, de_otra)
    copia = separadas(tmp_path, {RED: versiones[0]}, {RED: versiones[1]}, base={RED: BASE + r5})
    if motor:
        con_motor(copia)
    intentar(copia, "merge", "--no-edit", "luis/main")
    visto = seg(*REPARAR, "--si", en=copia)

    assert visto.codigo == 0, visto
    escrito = leido(copia)
    assert (escrito.count('id: "9.1"'), escrito.count('id: "9.2"')) == (1, 1)
    assert ("Preparar un taller" in escrito, "Difundir el informe" in escrito) == (True, True)


@con_git
def test_dos_cosas_nuevas_con_el_mismo_codigo_quedan_las_dos_cada_una_con_el_suyo(
    tmp_path: Path,
) -> None:
    nueva = '      - id: "4.3"\n        descripcion: {}\n        plazo: 2023-10\n'
    una = nueva.format("Imprimir los folletos de la campaña")
    otra = nueva.format("Traducir el protocolo al inglés")
    copia = con_motor(separadas(tmp_path, {RED: BASE + una}, {RED: BASE + otra}))
    intentar(copia, "merge", "--no-edit", "luis/main")
    visto = seg(*REPARAR, "--si", en=copia)

    assert visto.codigo == 0
    assert "la acción «4.3» (la segunda) pasa a «4.4»\n" in visto.salida
    assert leido(copia) == BASE + una + otra.replace("4.3", "4.4")


@pytest.mark.parametrize(
    ("texto", "dice"),
    [
        (
            "<<<<<<< a\n<<<<<<< b\ntitulo: x\n=======\ntitulo: y\n>>>>>>> c\n",
            f"aviso: {RED}:2: hay un conflicto dentro de otro; deje en él una sola versión",
        ),
        (
            "titulo: x\n<<<<<<< b\norganizacion: [\n=======\norganizacion: OIM\n>>>>>>> c\n",
            f"aviso: «{RED}»: una de las versiones no se lee por sí sola; deje en él una sola",
        ),
    ],
)
def test_lo_que_no_puede_juntarse_se_dice_y_se_deja(texto: str, dice: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {RED: texto})
    visto = seg(*REPARAR, "--si", en=raiz)

    assert (visto.codigo, visto.salida) == (1, "")
    assert visto.errores.startswith(dice)
    assert leido(raiz) == texto


def test_la_configuracion_tambien_se_junta(tmp_path: Path) -> None:
    raiz = escribir(
        tmp_path,
        {
            "seguimiento.yaml": (
                "organizacion: OIM\n<<<<<<< a\ndias_por_vencer: 15\n=======\n"
                "dias_sin_novedad: 90\n>>>>>>> b\n"
            )
        },
    )

    assert seg(*REPARAR, "--si", en=raiz).codigo == 0
    assert {*leido(raiz, "seguimiento.yaml").splitlines()} == {
        *("organizacion: OIM", "dias_por_vencer: 15", "dias_sin_novedad: 90")
    }


@con_git
def test_lo_reparado_se_guarda_y_la_union_termina(tmp_path: Path) -> None:
    copia = separadas(tmp_path)
    git(copia, "config", "user.name", "Ana")
    git(copia, "config", "user.email", "ana@ejemplo.org")
    intentar(copia, "merge", "--no-edit", "luis/main")
    seg(*REPARAR, "--si", en=copia)

    assert seg("guardar", en=copia).codigo == 0
    assert not (copia / ".git/MERGE_HEAD").exists()
    assert sin_juntar(copia) == set()
    assert git(copia, "rev-list", "--count", "--merges", "HEAD") == "1"


# ── Lo que dice diagnostico ──────────────────────────────────────────────────


@con_git
def test_diagnostico_nombra_lo_que_git_dejo_a_medias(tmp_path: Path) -> None:
    copia = enfrentada(tmp_path)
    assert comprobaciones(copia)["por juntar"] == (
        False,
        f"«{RED}» tiene dos versiones: júntelas con «seg diagnostico --reparar»",
    )

    (copia / RED).write_text(CON_UNO, "utf-8")
    assert comprobaciones(copia)["por juntar"] == (
        False,
        f"«{RED}» ya está junto: guárdelo con «seg guardar»",
    )

    git(copia, "add", RED)
    assert "por juntar" not in comprobaciones(copia)


@con_git
@pytest.mark.parametrize("aqui", [True, False])
def test_lo_que_uno_quito_y_otro_cambio_no_pasa_por_el_motor_y_se_dice(
    aqui: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    quitado: dict[str, str | None] = {RED: None}
    cambiado: dict[str, str | None] = {RED: LUIS}
    ana, luis = (quitado, cambiado) if aqui else (cambiado, quitado)
    copia = con_motor(separadas(tmp_path, ana, luis))
    intentar(copia, "merge", "--no-edit", "luis/main")
    que = (
        "se quitó aquí y otra persona lo cambió"
        if aqui
        else "se cambió aquí y otra persona lo quitó"
    )

    assert comprobaciones(copia)["por juntar"] == (
        False,
        f"«{RED}» {que}: déjelo si ha de seguir o bórrelo si no, y guárdelo con «seg guardar»",
    )
    visto = seg(*REPARAR, "--si", en=copia)
    assert (visto.codigo, que in visto.errores, visto.salida) == (1, True, "")


@con_git
@pytest.mark.parametrize("sigue", [True, False])
def test_guardar_dice_lo_que_decide_de_lo_que_uno_quito_y_otro_cambio(
    tmp_path: Path, *, sigue: bool
) -> None:
    copia = con_motor(separadas(tmp_path, {RED: None}, {RED: LUIS}))
    intentar(copia, "merge", "--no-edit", "luis/main")
    if not sigue:
        (copia / RED).unlink()
    como = "queda como está" if sigue else "queda quitado"
    visto = seg("guardar", en=copia)

    assert visto.codigo == 0, visto
    assert f"aviso: «{RED}» se quitó aquí y otra persona lo cambió: {como}\n" in visto.errores
    assert (copia / RED).exists() is sigue


@con_git
def test_de_lo_que_los_dos_renombraron_se_dice_cual_es_cual(tmp_path: Path) -> None:
    de_ana, de_luis = RED.replace("red", "de-ana"), RED.replace("red", "de-luis")
    copia = separadas(tmp_path, {RED: None, de_ana: BASE}, {RED: None, de_luis: BASE})
    intentar(copia, "merge", "--no-edit", "luis/main")
    visto = seg(*REPARAR, "--si", en=copia)

    assert visto.codigo == 1
    assert f"«{de_ana}» es como se llama aquí lo que otra persona llamó" in visto.errores
    assert f"«{de_luis}» es como llamó otra persona a lo que aquí" in visto.errores
    assert f"«{RED}» pasó a llamarse aquí de un modo y de otro" in visto.errores


@con_git
def test_un_clon_nuevo_no_trae_la_configuracion_y_se_dice_con_su_remedio(tmp_path: Path) -> None:
    _, clon = dos_clones(tmp_path, {RED: BASE})
    visto = seg("diagnostico", en=clon)

    assert visto.codigo == 3
    assert comprobaciones(clon)["unión de cambios"] == (
        False,
        (
            "los registros piden unirse dato a dato, y en esta copia git no sabe con qué; dígaselo"
            " con «seg diagnostico --reparar --fusion»"
        ),
    )
    dicho = seg(*REPARAR, "--fusion", en=clon)
    assert (dicho.codigo, dicho.salida.splitlines()[0]) == (
        0,
        "Desde ahora, git une en esta copia los registros dato a dato.",
    )
    assert comprobaciones(clon)["unión de cambios"] == (True, "dato a dato, con «seg fusionar»")


@con_git
def test_un_repositorio_viejo_se_pone_al_dia_sin_tocar_lo_que_ya_decia(tmp_path: Path) -> None:
    _, clon = dos_clones(tmp_path, {RED: BASE}, atributos="*.png binary")
    que = comprobaciones(clon)["unión de cambios"]
    assert que[0]
    assert que[1].startswith("línea a línea, como hace git; dato a dato, con «seg diagnostico")
    visto = seg(*REPARAR, "--fusion", en=clon)

    assert visto.codigo == 0
    assert "«.gitattributes» lo pide en todas: guárdelo con «seg guardar».\n" in visto.salida
    assert leido(clon, ".gitattributes") == "*.png binary\ndata/**/*.yaml merge=seguimiento\n"
    assert comprobaciones(clon)["unión de cambios"][0]
    assert seg(*REPARAR, "--fusion", en=clon).salida.startswith("Nada que reparar")


@con_git
def test_en_una_terminal_se_ofrece_y_puede_decirse_que_no(tmp_path: Path) -> None:
    _, clon = dos_clones(tmp_path, {RED: BASE})
    negado = dialogo(*REPARAR, respuestas=["n"], en=clon)
    assert "¿Decírselo en esta copia? [S/n] n\n" in negado.salida
    assert not comprobaciones(clon)["unión de cambios"][0]

    dialogo(*REPARAR, respuestas=[""], en=clon)
    assert comprobaciones(clon)["unión de cambios"][0]


@con_git
def test_un_motor_cuyo_programa_ya_no_esta_se_dice(tmp_path: Path) -> None:
    copia = con_motor(separadas(tmp_path), "/no/existe/seg fusionar %O %A %B")

    bien, dicho = comprobaciones(copia)["unión de cambios"]
    assert not bien
    assert dicho.startswith("git ha de unir con «/no/existe/seg», que no está; dígaselo con")


def test_sin_git_no_hay_nada_que_decirle(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {RED: BASE})
    visto = seg(*REPARAR, "--fusion", en=raiz)

    assert (visto.codigo, visto.errores) == (
        2,
        "error: aquí no hay git al que decírselo\n  quite «--fusion»\n",
    )
    assert "unión de cambios" not in comprobaciones(raiz)
