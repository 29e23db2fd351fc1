"""Mientras quedan marcas de conflicto se lee lo común y se dice, y nada se escribe en ese archivo."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.conflictos import (
    ANA,
    BASE,
    LUIS,
    RED,
    con_motor,
    con_plazo,
    intentar,
    leido,
    separadas,
)
from apoyo.ejecucion import Resultado, seg
from apoyo.historias import con_git, git

DE_ANA = con_plazo(ANA, "4.1", "2023-08")
DE_LUIS = con_plazo(LUIS, "4.1", "2023-11")
CON_MARCAS = """\
titulo: Evaluación de la red
organizacion: OIM
recomendaciones:
  - id: R4
    texto: Coordinar
    acciones:
      - id: "4.1"
        descripcion: Convocar
<<<<<<< HEAD
        plazo: 2023-08
{base}=======
        plazo: 2023-11
>>>>>>> luis
      - id: "4.2"
        descripcion: Difundir
        plazo: 2023-06
        responsables: [PSU]
"""
SIN_BASE = CON_MARCAS.format(base="")
CON_BASE = CON_MARCAS.format(base="||||||| base\n        plazo: 2023-06\n")


def plazos(visto: Resultado) -> dict[str, str | None]:
    """El plazo vigente de cada acción que se lista."""
    return {fila["ref"]: fila["plazo"] for fila in visto.json["acciones"]}


def lista(raiz: Path) -> Resultado:
    return seg("lista", "acciones", "--json", en=raiz)


@con_git
@pytest.mark.parametrize("motor", [True, False])
@pytest.mark.parametrize("estilo", ["merge", "diff3", "zdiff3"])
def test_se_lee_lo_que_cambio_uno_solo_y_de_lo_que_se_contradice_lo_de_antes(
    estilo: str,
    motor: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    copia = separadas(tmp_path, {RED: DE_ANA}, {RED: DE_LUIS})
    git(copia, "config", "merge.conflictStyle", estilo)
    if motor:
        con_motor(copia)
    intentar(copia, "merge", "--no-edit", "luis/main")
    visto = lista(copia)

    assert visto.codigo == 3
    assert plazos(visto) == {"red/4.1": "2023-06", "red/4.2": "2023-09"}
    por_entradas = seg("ver", "red/4.1", en=copia).salida
    assert [f in por_entradas for f in ("2023-01-10", "2023-02-01", "2023-03-05")] == [True] * 3
    archivos = visto.json["archivos"]
    assert (archivos["en_parte"], archivos["ilegibles"], archivos["no_evaluables"]) == (
        [RED],
        [],
        [],
    )
    assert (
        f"aviso: de «{RED}» hay dos versiones sin juntar, y se lee lo común a las dos: de lo que se"
        " contradice («R4 › 4.1 › Fecha límite»), lo que había antes, y nada si no consta\n"
    ) in visto.errores


@con_git
def test_sin_contradiccion_se_lee_lo_de_las_dos_y_se_dice_igual(tmp_path: Path) -> None:
    copia = separadas(tmp_path)
    intentar(copia, "merge", "--no-edit", "luis/main")
    visto = lista(copia)

    assert (visto.codigo, plazos(visto)) == (3, {"red/4.1": "2023-06", "red/4.2": "2023-09"})
    assert "y se lee lo común a las dos\n" in visto.errores


def test_la_base_vale_tambien_si_esta_en_las_propias_marcas(tmp_path: Path) -> None:
    visto = lista(escribir(tmp_path, {RED: CON_BASE}))

    assert (visto.codigo, plazos(visto)["red/4.1"]) == (3, "2023-06")


def test_si_no_consta_que_habia_no_se_calcula_nada_con_ello_y_se_nombra(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {RED: SIN_BASE})
    visto = lista(raiz)

    assert visto.codigo == 3
    assert [*plazos(visto)] == ["red/4.2"]
    assert visto.json["archivos"]["no_evaluables"] == ["red/4.1"]
    assert "no pudo leerse: red/4.1\n" in visto.errores
    panorama = seg("status", "--json", en=raiz)
    assert (panorama.codigo, panorama.json["resumen"]["acciones"]) == (3, 1)


def test_validar_dice_cada_marca_y_cada_contradiccion_en_su_linea(tmp_path: Path) -> None:
    visto = seg("validar", "--json", en=escribir(tmp_path, {RED: CON_BASE}))
    errores = [
        (d["linea"], d["codigo"], d["mensaje"])
        for d in visto.json["diagnosticos"]
        if d["severidad"] == "error"
    ]

    assert visto.codigo == 1
    assert errores == [
        (9, "SEG034", "aquí empieza un conflicto de git sin resolver"),
        (
            10,
            "SEG034",
            (
                "R4 › 4.1 › Fecha límite: una versión dice «2023-08» y otra «2023-11»; se lee lo"
                " de antes, «2023-06»"
            ),
        ),
        (15, "SEG034", "aquí termina un conflicto de git sin resolver"),
    ]


def test_lo_demas_se_senala_en_la_linea_del_archivo_y_no_en_la_de_lo_comun(tmp_path: Path) -> None:
    texto = CON_BASE.replace("[PSU]", "[PSU]\n        estadoo: x")
    visto = seg("validar", "--json", en=escribir(tmp_path, {RED: texto}))
    linea = next(n for n, una in enumerate(texto.splitlines(), 1) if "estadoo" in una)

    assert linea in {d["linea"] for d in visto.json["diagnosticos"] if d["codigo"] == "SEG010"}


def test_lo_que_se_pide_ignorar_se_sigue_ignorando(tmp_path: Path) -> None:
    sin_plazo = CON_BASE.replace(
        "        descripcion: Difundir\n        plazo: 2023-06\n", "        descripcion: Difundir\n"
    )
    pedido = sin_plazo.replace(
        '      - id: "4.2"\n', '      - id: "4.2"  # seg: ignora SEG201 — no lo tiene\n'
    )
    codigos = [
        {d["codigo"] for d in seg("validar", "--json", en=raiz).json["diagnosticos"]}
        for raiz in (
            escribir(tmp_path / "una", {RED: sin_plazo}),
            escribir(tmp_path / "otra", {RED: pedido}),
        )
    ]

    assert codigos[0] - codigos[1] == {"SEG201"}
    assert codigos[1] - codigos[0] == set()


@pytest.mark.parametrize(
    "orden",
    [
        ("actualizar", "4.2", "--estado", "en_curso"),
        ("prorrogar", "4.2", "--plazo", "2024-01", "--motivo", "m"),
        ("responder", "R4", "--decision", "aceptada"),
        ("corregir", "4.2", "descripcion", "x"),
        ("nueva", "accion", "red/R4", "--descripcion", "x", "--plazo", "2024-01"),
    ],
)
def test_en_ese_archivo_no_se_escribe(orden: tuple[str, ...], tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {RED: CON_BASE})
    visto = seg(*orden, en=raiz)

    assert visto.codigo == 3
    assert visto.errores.endswith(
        f"error: en «{RED}» hay dos versiones sin juntar, y no se escribe en él\n"
        "  júntelas antes con «seg diagnostico --reparar»\n"
    )
    assert leido(raiz) == CON_BASE


def test_en_otro_archivo_si_se_escribe(tmp_path: Path) -> None:
    otra = RED.replace("red", "otra")
    raiz = escribir(tmp_path, {RED: CON_BASE, otra: BASE})

    assert seg("actualizar", "otra/4.2", "--estado", "en_curso", en=raiz).codigo == 0
    assert "estado: en_curso" in leido(raiz, otra)


@pytest.mark.parametrize(
    ("antes", "despues", "dice"),
    [
        ("<<<<<<< HEAD\n", "<<<<<<< HEAD\n<<<<<<< HEAD\n", "hay un conflicto dentro de otro"),
        (">>>>>>> luis\n", "", "empieza un conflicto que no termina"),
        ("<<<<<<< HEAD\n", "", "termina un conflicto que no empieza"),
    ],
)
def test_marcas_que_no_se_entienden_dejan_el_archivo_sin_leer_y_se_dice_donde(
    antes: str, despues: str, dice: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path, {RED: CON_BASE.replace(antes, despues)})
    visto = seg("validar", "--json", en=raiz)

    assert visto.json["archivos"]["ilegibles"] == [RED]
    assert any(dice in d["mensaje"] for d in visto.json["diagnosticos"])
    assert lista(raiz).codigo == 3


def test_si_una_version_no_se_lee_el_archivo_tampoco(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {RED: SIN_BASE.replace("plazo: 2023-08", "plazo: [2023-08")})

    assert lista(raiz).json["archivos"]["ilegibles"] == [RED]


@con_git
def test_lo_que_se_guardo_con_marcas_se_lee_igual_en_otro_momento(tmp_path: Path) -> None:
    copia = separadas(tmp_path)
    (copia / RED).write_text(CON_BASE, "utf-8")
    git(copia, "commit", "-qam", "con marcas")
    visto = seg("--al", "HEAD", "lista", "acciones", "--json", en=copia)

    assert (visto.codigo, plazos(visto)["red/4.1"]) == (3, "2023-06")


@con_git
@pytest.mark.parametrize(
    "orden",
    [("status",), ("validar",), ("ver", "red/4.1"), ("diagnostico",), ("diagnostico", "--reparar")],
)
def test_leer_un_archivo_a_medio_juntar_no_ejecuta_nada_de_la_configuracion(
    orden: tuple[str, ...], tmp_path: Path
) -> None:
    copia = separadas(tmp_path, {RED: DE_ANA}, {RED: DE_LUIS})
    intentar(copia, "merge", "--no-edit", "luis/main")
    dejado = tmp_path / "ejecutado"
    hostil = f"touch '{dejado}' #"
    claves = (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external"),
        *("filter.malo.clean", "filter.malo.smudge", "filter.malo.process", "diff.malo.textconv"),
        *("diff.malo.command", "merge.malo.driver", "merge.seguimiento.driver", "pager.config"),
        *("alias.config", "alias.cat-file", "alias.merge-file", "credential.helper"),
    )
    for clave in claves:
        git(copia, "config", clave, f"!{hostil}" if clave.startswith("alias.") else hostil)
    atributos = "* filter=malo diff=malo merge=malo\n"
    (copia / ".git/info/attributes").write_text(atributos, "utf-8")

    assert seg(*orden, en=copia).codigo in {1, 3}
    assert not dejado.exists()


@con_git
def test_mientras_haya_que_juntar_se_dice_eso_y_no_que_se_guarde(tmp_path: Path) -> None:
    copia = separadas(tmp_path, {RED: DE_ANA}, {RED: DE_LUIS})
    intentar(copia, "merge", "--no-edit", "luis/main")
    visto = seg("status", en=copia)

    assert visto.salida.endswith("sin guardar: seg diagnostico --reparar\n")
    assert visto.errores.endswith(
        "aviso: las dos versiones se juntan con «seg diagnostico --reparar»\n"
    )


# ── Lo que se contradice, de todas las clases ────────────────────────────────


@con_git
@pytest.mark.parametrize("motor", [True, False])
def test_lo_que_uno_quito_y_otro_cambio_se_lee_como_estaba(
    motor: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    sin_la_42 = BASE.partition('      - id: "4.2"')[0]
    copia = separadas(tmp_path, {RED: sin_la_42}, {RED: con_plazo(BASE, "4.2", "2023-09")})
    if motor:
        con_motor(copia)
    intentar(copia, "merge", "--no-edit", "luis/main")

    assert plazos(lista(copia)) == {"red/4.1": "2023-06", "red/4.2": "2023-06"}


@con_git
def test_dos_cosas_nuevas_con_el_mismo_codigo_no_se_leen_y_se_nombran(tmp_path: Path) -> None:
    nueva = '      - id: "4.3"\n        descripcion: {}\n        plazo: 2023-10\n'
    copia = con_motor(
        separadas(
            tmp_path,
            {RED: BASE + nueva.format("Imprimir los folletos de la campaña")},
            {RED: BASE + nueva.format("Traducir el protocolo al inglés")},
        )
    )
    intentar(copia, "merge", "--no-edit", "luis/main")
    visto = lista(copia)

    assert [*plazos(visto)] == ["red/4.1", "red/4.2"]
    assert visto.json["archivos"]["no_evaluables"] == ["red/4.3"]


@con_git
def test_un_dato_que_no_habia_y_puede_faltar_se_lee_como_si_faltara(tmp_path: Path) -> None:
    sin_plazo = BASE.replace("        plazo: 2023-06\n        responsables", "        responsables")

    def con_el(plazo: str) -> dict[str, str]:
        return {
            RED: sin_plazo.replace("    responsables", f"    plazo: {plazo}\n        responsables")
        }

    copia = con_motor(
        separadas(tmp_path, con_el("2023-08"), con_el("2023-11"), base={RED: sin_plazo})
    )
    intentar(copia, "merge", "--no-edit", "luis/main")

    assert plazos(lista(copia)) == {"red/4.1": "2023-06", "red/4.2": None}
