"""`seg status`: qué se pide, qué se ve y con qué código termina."""

import csv
import io
import re
import shlex
from pathlib import Path

import pytest

from apoyo.carteras import FINAL, PROYECTO, cambiada, escribir
from apoyo.ejecucion import Resultado, desde, en_pantalla, seg

TODAS = ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "c1", "c2", "p1"]


def ids(visto: Resultado) -> list[str]:
    """Las acciones y compromisos que salen, sin sus instancias y en orden de código."""
    return sorted({fila["id"] for fila in visto.json["acciones"]})


def con(raiz: Path, *opciones: str) -> Resultado:
    return seg("status", "--json", *opciones, en=raiz)


def en_texto(raiz: Path, *opciones: str) -> list[str]:
    return seg("status", "--detalle", *opciones, en=raiz).salida.splitlines()


def titulos(lineas: list[str]) -> list[str]:
    """Los de las tablas: lo que va sin sangrar y con su cuenta entre paréntesis."""
    forma = re.compile(r"[^ ].* \((\d+|\d+ (acci|compr|per).*)\)(, con los .*)?")
    return [linea for linea in lineas if forma.fullmatch(linea) and "·" not in linea]


# ── Lo que se ve ─────────────────────────────────────────────────────────────


def test_primero_el_resumen_y_despues_lo_urgente(rica: Path) -> None:
    salida = seg("status", "--detalle", en=rica).salida
    primeras = [parte.splitlines()[0] for parte in salida.split("\n\n")]
    assert primeras == [
        "Seguimiento al 15 de abril de 2023",
        (
            "1 evaluación, 3 recomendaciones, 10 acciones (9 distintas), 2 acuerdos y 3 compromisos"
            " (1 propuesto)."
        ),
        (
            "2 vencidas · 2 por vencer (1 distinta) en 30 días · 2 en plazo · 1 sin plazo · 3 cerradas"
            " (2 completadas y 1 cancelada)"
        ),
        (
            "1 recomendación sin respuesta · 1 compromiso vencido · 3 acciones sin seguimiento"
            " registrado · 3 sin novedad en 100 días · 1 debía haber empezado · 1 prorrogada · 1"
            " completada sin evidencia · 1 por verificar · 1 de 3 períodos de acciones recurrentes"
        ),
        "Vencidas (2)",
        "Por vencer (2)",
        "Sin plazo (1)",
        "Recomendaciones sin respuesta (1), con los días desde la evaluación o su propia fecha",
        "Períodos pendientes de acciones recurrentes (2)",
        "Debían haber empezado (1)",
        "Completadas sin evidencia (1)",
        "Completadas por verificar (1)",
        "En plazo y sin novedad (1)",
        "Compromisos de acuerdos (2)",
        "Compromisos propuestos, en acuerdos sin aprobar (1)",
        "Acuerdos (2)",
    ]


def test_lo_vencido_dice_retraso_plazo_original_quien_y_ultima_novedad(rica: Path) -> None:
    salida = seg("status", "--detalle", en=rica).salida
    vencidas = next(parte for parte in salida.split("\n\n") if parte.startswith("Vencidas"))
    assert vencidas.splitlines() == [
        "Vencidas (2)",
        "  Días  Plazo                    Referencia      Acción",
        (
            "    46  feb-2023 · era nov-2022  final-2022/1.1  Convocar a los puntos focales · prioridad 1"
            " (alta) · 2 prórrogas"
        ),
        "      responde: Jefatura de misión · lidera: UNICEF · acompaña: PSU; CEPAL",
        "      última novedad: 28-mar-2023, en curso · Convocatoria enviada",
        (
            "    15  mar-2023                 final-2022/1.2  Publicar la guía · prioridad 1 (alta)"
            " · verificación rechazada"
        ),
        "      responde: PSU",
        "      última novedad: 10-ene-2023, completada",
    ]


def test_lo_cuantificado_y_lo_recurrente_dicen_cuanto_llevan(rica: Path) -> None:
    lineas = en_texto(rica)
    dichas = [" ".join(linea.split()) for linea in lineas]
    assert (
        "abr-2023 · faltan 15 días final-2022/2.1 Dar los talleres · prioridad 2 (media) · 2 de 4 talleres"
        in dichas
    )
    assert (
        "dic-2023 final-2022/2.2 Reunir al comité · prioridad 2 (media) · 1 de 3 períodos" in dichas
    )


def test_el_acuerdo_dice_su_retraso_y_la_decision_que_nadie_recogio(rica: Path) -> None:
    assert (
        "      aviso: la reunión trimestral se retrasa 100 días · decisión «d2» del 05-oct-2022 sin"
        " compromiso: Invitar a la academia"
    ) in en_texto(rica)


def test_un_repositorio_sin_nada_no_inventa_tablas(tmp_path: Path) -> None:
    (tmp_path / "seguimiento.yaml").write_text("organizacion: OIM\n", "utf-8")
    assert en_texto(tmp_path) == [
        "Seguimiento al 15 de abril de 2023",
        "",
        "0 evaluaciones, 0 recomendaciones y 0 acciones.",
        "",
        "0 vencidas · 0 por vencer en 30 días · 0 en plazo · 0 sin plazo · 0 cerradas",
    ]


# ── Filtros ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("opciones", "esperadas"),
    [
        ((), TODAS),
        (("--evaluacion", "final-2022"), TODAS[:10]),
        (("--acuerdo", "mesa"), ["c1", "c2"]),
        (("--evaluacion", "final-2022", "--acuerdo", "mesa"), TODAS[:12]),
        (("--responsable", "psu"), ["1.1", "1.2", "1.3"]),
        (("--responsable", "apoyo a programas"), ["1.1", "1.2", "1.3"]),
        (("--responsable", "unicef"), ["1.1"]),
        (("--responsable", "unicef", "--responsable", "secretaria"), ["1.1", "c1"]),
        (("--dirigida-a", "oficina de pais"), ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]),
        (("--prioridad", "1"), ["1.1", "1.2", "1.3", "1.4"]),
        (("--prioridad", "3"), []),
        (("--situacion", "sin_plazo"), ["2.3"]),
        (
            ("--situacion", "sin_plazo", "--situacion", "cerrada"),
            ["1.3", "1.4", "2.2", "2.3", "2.6"],
        ),
        (("--prioridad", "1", "--situacion", "vencida"), ["1.1", "1.2"]),
    ],
)
def test_cada_filtro_deja_lo_suyo(
    opciones: tuple[str, ...], esperadas: list[str], rica: Path
) -> None:
    visto = con(rica, *opciones)
    assert (visto.codigo, ids(visto)) == (0, esperadas)


def test_la_situacion_limita_las_filas_y_no_el_resumen(rica: Path) -> None:
    assert con(rica, "--situacion", "cerrada").json["resumen"] == con(rica).json["resumen"]


def test_se_dice_el_papel_de_quien_se_busca(rica: Path) -> None:
    filas = con(rica, "--responsable", "psu", "--responsable", "jefatura").json["acciones"]
    assert {fila["id"]: fila["papeles"] for fila in filas} == {
        "1.1": ["responde", "acompaña"],
        "1.2": ["responde"],
        "1.3": ["responde"],
    }
    assert any(
        linea.endswith("2 prórrogas · «unicef» lidera")
        for linea in en_texto(rica, "--responsable", "unicef")
    )
    assert any(
        linea.endswith("«psu» o «unicef» lidera y acompaña")
        for linea in en_texto(rica, "--responsable", "psu", "--responsable", "unicef")
    )


def test_lo_cerrado_y_lo_en_plazo_se_listan_si_se_piden(rica: Path) -> None:
    opciones = ("--situacion", "cerrada", "--situacion", "en_plazo")
    assert titulos(en_texto(rica, *opciones)) == [
        "En plazo (2)",
        "Cerradas (3)",
        "Compromisos de acuerdos (1)",
    ]


@pytest.mark.parametrize(
    ("opciones", "por_vencer"),
    [
        ((), ["2.1", "2.5"]),
        (("--dias", "14"), []),
        (("--dias", "15"), ["2.1", "2.5"]),
        (("--hasta", "2023-04-29"), []),
        (("--hasta", "2023-04-30"), ["2.1", "2.5"]),
        (("--hasta", "2023-04-15"), []),
        (("--dias", "365"), ["2.1", "2.2", "2.4", "2.5", "c2"]),
    ],
)
def test_el_aviso_se_pide_en_dias_o_hasta_un_dia(
    opciones: tuple[str, ...], por_vencer: list[str], rica: Path
) -> None:
    assert ids(con(rica, "--situacion", "por_vencer", *opciones)) == por_vencer


@pytest.mark.parametrize(
    ("por", "grupos"),
    [
        (
            "responsable",
            [
                "Oficina de país (2 acciones y 4 períodos)",
                "Secretaría (1 compromiso)",
                "Jefatura de misión (1)",
                "Unidad de Apoyo a Programas (2)",
                "sin responsable (5 acciones y 1 compromiso)",
            ],
        ),
        ("evaluacion", ["final-2022 (10 acciones y 4 períodos)", "mesa (2 compromisos)"]),
        (
            "prioridad",
            [
                "prioridad 2 (media) (6 acciones y 4 períodos)",
                "sin prioridad (2 compromisos)",
                "prioridad 1 (alta) (4)",
            ],
        ),
    ],
)
def test_agrupado_todo_figura_en_algun_grupo(por: str, grupos: list[str], rica: Path) -> None:
    assert titulos(en_texto(rica, "--por", por)) == grupos


def test_agrupado_por_mes_dice_la_situacion_de_cada_fila(rica: Path) -> None:
    salida = seg("status", "--detalle", "--por", "mes", "--acuerdo", "mesa", en=rica).salida
    assert salida.split("\n\n")[5:] == [
        (
            "enero de 2023 (1 compromiso)\n"
            "  Días  Plazo     Situación  Referencia  Acción\n"
            "    74  ene-2023  Vencida    mesa/c1     Compartir los datos\n"
            "      responde: Secretaría\n"
            "      última novedad: sin seguimiento registrado"
        ),
        (
            "junio de 2023 (1 compromiso)\n"
            "  Plazo     Situación  Referencia  Acción\n"
            "  jun-2023  En plazo   mesa/c2     Firmar el convenio\n"
            "      responde: sin responsable\n"
            "      última novedad: sin seguimiento registrado\n"
        ),
    ]


@pytest.mark.parametrize(
    ("archivo", "contenido", "mas"),
    [
        (
            "data/evaluaciones/e.yaml",
            (
                "titulo: T\norganizacion: O\nrecomendaciones:\n"
                "  - {id: R1, texto: Hacer, plazo: 2023-01, respuesta: {decision: aceptada, fecha: 2022-08}}\n"
            ),
            "1 recomendación",
        ),
        (
            "data/acuerdos/a.yaml",
            (
                "titulo: A\nestado: vigente\ncompromisos:\n"
                "  - {id: '1', descripcion: D, plazo: 2023-01}\n"
            ),
            "1 compromiso",
        ),
    ],
)
def test_si_no_hay_acciones_vencidas_y_si_otra_cosa_las_cuentas_lo_dicen(
    archivo: str, contenido: str, mas: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path, {"seguimiento.yaml": "organizacion: O\n", archivo: contenido})
    salida = seg("status", en=raiz, hoy="2023-04-15").salida

    assert f"\n0 vencidas, más {mas} · 0 por vencer" in salida
    assert f"\nVencidas ({mas})" in salida


# ── La orden que se sugiere ──────────────────────────────────────────────────

MUCHAS = {
    "seguimiento.yaml": "organizacion: OIM\ndias_por_vencer: 90\n",
    "data/evaluaciones/e.yaml": "titulo: T\norganizacion: O\nrecomendaciones:\n"
    + "".join(
        f"  - id: R{n}\n    texto: Hacer {n}\n    prioridad: {1 + n % 2}\n    acciones:\n"
        f"      - {{id: '{n}.1', descripcion: Hacer {n}, plazo: {dia}, responsables: [Unidad «A» de B]}}\n"
        for n, dia in enumerate(["2023-05-01"] * 20 + ["2023-06-30"] * 40 + ["2023-12-31"] * 30)
    ),
}
"""A 15 de abril de 2023, 20 acciones vencen en 30 días, 60 en 90 y las otras 30, después."""


@pytest.mark.parametrize(
    ("opciones", "hay", "orden"),
    [
        ((), 60, "status --situacion por_vencer"),
        (("--dias", "30"), 20, "status --situacion por_vencer --dias 30"),
        (("--dias", "90"), 60, "status --situacion por_vencer --dias 90"),
        (("--hasta", "2023-05-15"), 20, "status --situacion por_vencer --dias 30"),
    ],
)
def test_la_orden_que_se_sugiere_muestra_las_que_se_ven_y_justo_las_que_se_cuentan(
    tmp_path: Path, opciones: tuple[str, ...], hay: int, orden: str
) -> None:
    raiz = escribir(tmp_path, MUCHAS)
    entorno = desde(raiz, "2023-04-15")
    breve, entera = (
        en_pantalla("--color", "nunca", *pedida, columnas=140, filas=20, entorno=entorno).salida
        for pedida in (("status", *opciones), shlex.split(orden))
    )
    vistas, todas = (re.findall(r"  (e/\d+\.1) ", salida) for salida in (breve, entera))

    assert f"Por vencer ({hay})" in breve
    assert f"  … {hay - len(vistas)} más: seg {orden}\n" in breve
    assert (len(todas), todas[: len(vistas)]) == (hay, vistas)


@pytest.mark.parametrize(
    "opciones",
    [
        "--dias 30 --situacion en_plazo --prioridad 1",
        "--responsable 'unidad «a» de b' --situacion en_plazo",
    ],
)
def test_lo_que_se_pide_a_proposito_sale_entero_y_en_detalle_tambien(
    tmp_path: Path, opciones: str
) -> None:
    raiz = escribir(tmp_path, MUCHAS)
    comun = ("-C", raiz, "--hoy", "2023-04-15", "--color", "nunca", "status")
    pedido = shlex.split(opciones)
    son = len(seg("status", *pedido, "--json", en=raiz, hoy="2023-04-15").json["acciones"])
    for forma in ((), ("--detalle",)):
        salida = en_pantalla(*comun, *pedido, *forma, columnas=140, filas=20).salida
        assert f"En plazo ({son})" in salida
        assert len(set(re.findall(r"  (e/\d+\.1) ", salida))) == son


# ── Códigos de salida y errores de uso ───────────────────────────────────────


@pytest.mark.parametrize(
    ("que", "limpia"),
    [
        ("vencidas", ("--prioridad", "3")),
        ("sin-respuesta", ("--prioridad", "1")),
        ("sin-novedad", ("--acuerdo", "propuesta")),
        ("sin-evidencia", ("--prioridad", "2")),
    ],
)
def test_fallar_si_mira_lo_que_se_pide_ver(que: str, limpia: tuple[str, ...], rica: Path) -> None:
    assert seg("status", en=rica).codigo == 0
    assert seg("status", "--fallar-si", que, en=rica).codigo == 1
    assert seg("status", "--fallar-si", que, *limpia, en=rica).codigo == 0


def test_fallar_si_se_repite_y_basta_con_una(rica: Path) -> None:
    opciones = ("--fallar-si", "vencidas", "--fallar-si", "sin-respuesta", "--prioridad", "1")
    assert seg("status", *opciones, en=rica).codigo == 1


def test_un_compromiso_vencido_tambien_hace_fallar_y_uno_propuesto_no(rica: Path) -> None:
    codigos = [
        seg("status", "--fallar-si", "vencidas", "--acuerdo", acuerdo, en=rica).codigo
        for acuerdo in ("mesa", "propuesta")
    ]
    assert codigos == [1, 0]


_CALLADA = "plazo: 2099, responsables: [PSU]"
_HECHA = "seguimiento: [{fecha: 2023-04-10, estado: %s%s}]"
_PRUEBA = ", evidencias: [{titulo: Acta}]"


@pytest.mark.parametrize(
    ("que", "recomendacion", "codigo"),
    [
        ("sin-novedad", _CALLADA, 1),
        ("sin-novedad", f"{_CALLADA}, {_HECHA % ('en_curso', '')}", 0),
        ("sin-novedad", "respuesta: {decision: rechazada}, plazo: 2099", 0),
        ("sin-novedad", "respuesta: {plan: Reunirse}", 0),
        ("sin-evidencia", _HECHA % ("implementada", ""), 1),
        ("sin-evidencia", _HECHA % ("implementada", _PRUEBA), 0),
        ("sin-evidencia", _HECHA % ("implementada_parcialmente", ""), 0),
    ],
)
def test_fallar_si_mira_tambien_las_recomendaciones_sin_acciones(
    que: str, recomendacion: str, codigo: int, tmp_path: Path
) -> None:
    """Y lo que hace fallar se dice: nadie ha de buscar por qué."""
    sola = "titulo: E\norganizacion: O\nfecha: 2022-06\nrecomendaciones:\n"
    sola += f"  - {{id: R1, texto: T, {recomendacion}}}\n"
    escribir(tmp_path, {"data/evaluaciones/e.yaml": sola})

    visto = seg("status", "--fallar-si", que, en=tmp_path)
    detalle = seg("status", "--fallar-si", que, "--detalle", en=tmp_path)

    assert (visto.codigo, detalle.codigo) == (codigo, codigo)
    dicho = {
        "sin-novedad": "1 recomendación sin acciones y sin novedad en 100 días",
        "sin-evidencia": "1 recomendación implementada sin acciones y sin evidencia",
    }[que]
    assert (dicho in visto.salida) is bool(codigo)
    assert (dicho in detalle.salida) is bool(codigo)
    if que == "sin-evidencia":
        tabla = "Recomendaciones implementadas sin evidencia (1)"
        assert (tabla in detalle.salida) is bool(codigo)


@pytest.mark.parametrize("estado", ["propuesto", "vigente"])
@pytest.mark.parametrize("que", ["sin-novedad", "sin-evidencia"])
def test_fallar_si_mira_los_compromisos_que_obligan(que: str, estado: str, tmp_path: Path) -> None:
    compromisos = {
        "sin-novedad": "plazo: 2099, seguimiento: [{fecha: 2022-06-01, estado: en_curso}]",
        "sin-evidencia": "seguimiento: [{fecha: 2023-04-10, estado: completada}]",
    }
    acuerdo = f"titulo: A\nestado: {estado}\ncompromisos:\n"
    acuerdo += f"  - {{id: '1', descripcion: D, {compromisos[que]}}}\n"
    escribir(tmp_path, {"data/acuerdos/a.yaml": acuerdo, "seguimiento.yaml": "organizacion: O\n"})

    visto = seg("--hoy", "2023-04-15", "status", "--fallar-si", que, en=tmp_path)
    assert visto.codigo == (1 if estado == "vigente" else 0)


@pytest.mark.parametrize(("plazo", "codigo"), [("2023-03-31", 1), ("2023-04-30", 0)])
def test_una_recomendacion_sin_acciones_vencida_tambien_hace_fallar(
    plazo: str, codigo: int, tmp_path: Path
) -> None:
    sola = (
        f"titulo: E\norganizacion: O\nrecomendaciones:\n  - {{id: R1, texto: T, plazo: {plazo}}}\n"
    )
    escribir(tmp_path, {"data/evaluaciones/e.yaml": sola})
    orden = ("--hoy", "2023-04-15", "status", "--fallar-si", "vencidas")
    assert seg(*orden, en=tmp_path).codigo == codigo


@pytest.mark.parametrize(
    ("opciones", "error"),
    [
        (
            ("--evaluacion", "final-202"),
            "error: no existe la evaluación «final-202»\n  ¿quiso decir «final-2022»?\n",
        ),
        (
            ("--acuerdo", "zzz"),
            "error: no existe el acuerdo «zzz»\n  hay «mesa» y «propuesta»\n",
        ),
        (
            ("--dias", "3", "--hasta", "2023-05-01"),
            "error: --dias y --hasta dicen lo mismo de dos maneras\n  use solo una\n",
        ),
        (
            ("--hasta", "2023-04-14"),
            (
                "error: --hasta 2023-04-14 es anterior a la fecha de corte, 2023-04-15\n"
                "  elija otro día\n"
            ),
        ),
    ],
)
def test_lo_que_no_se_entiende_se_dice_y_no_da_resultado(
    opciones: tuple[str, ...], error: str, rica: Path
) -> None:
    assert seg("status", *opciones, en=rica) == Resultado(2, "", error)


def test_un_dato_malo_deja_fuera_su_accion_la_nombra_y_termina_en_3(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(FINAL, "plazo: 2022-12\n", "plazo: 2022-13\n"))
    visto = seg("status", "--json", en=tmp_path)
    assert visto.codigo == 3
    assert ids(visto) == [uno for uno in TODAS if uno != "1.4"]
    assert visto.errores == (
        "aviso: el resultado es parcial; no pudo leerse: final-2022/1.4\n"
        "aviso: ejecute «seg validar» para ver qué corregir\n"
    )
    assert visto.json["archivos"]["en_parte"] == [FINAL]
    assert [d["codigo"] for d in visto.json["diagnosticos"]] == ["SEG013"]


@pytest.mark.parametrize("formato", ["tabla", "md", "csv", "json"])
def test_lo_que_no_pudo_leerse_se_nombra_en_toda_salida(tmp_path: Path, formato: str) -> None:
    escribir(tmp_path, cambiada(FINAL, "plazo: 2022-12\n", "plazo: 2022-13\n"))
    for orden in (("status",), ("lista", "acciones")):
        assert "final-2022/1.4" in seg(*orden, "--formato", formato, en=tmp_path).salida


def test_el_resultado_parcial_gana_a_fallar_si(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(FINAL, "plazo: 2022-12\n", "plazo: 2022-13\n"))
    assert seg("status", "--fallar-si", "vencidas", en=tmp_path).codigo == 3


def test_pedir_una_evaluacion_ilegible_no_es_pedir_una_que_no_existe(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(FINAL, "organizacion: OIM\n", "organizacion: [OIM\n"))
    visto = seg("status", "--evaluacion", "final-2022", en=tmp_path)
    assert (visto.codigo, visto.salida) == (3, "")
    assert visto.errores.endswith(
        "error: la evaluación «final-2022» no pudo leerse\n"
        "  ejecute «seg validar» para ver qué corregir\n"
    )


def test_con_la_configuracion_rota_se_nombra_y_se_sigue(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada("seguimiento.yaml", "organizacion: OIM", "organizasion: [OIM"))
    visto = seg("status", en=tmp_path)
    assert visto.codigo == 3
    assert "no pudo leerse: seguimiento.yaml\n" in visto.errores
    assert "2 vencidas · " in visto.salida


# ── CSV y Markdown ───────────────────────────────────────────────────────────


def test_el_csv_tiene_las_mismas_filas_que_el_json(rica: Path) -> None:
    lineas = csv.DictReader(
        io.StringIO(seg("status", "--formato", "csv", en=rica).salida, newline="")
    )
    filas = list(lineas)
    del_json = con(rica).json["acciones"]
    assert [fila["ref"] for fila in filas] == [fila["ref"] for fila in del_json]
    assert set(filas[0]) == {clave for fila in del_json for clave in fila}
    primera = next(fila for fila in filas if fila["id"] == "2.1")
    assert primera["avance"] == "hecho: 2; meta: 4; unidad: talleres"
    assert primera["exigible"] == "si"
    assert primera["acuerdo"] == primera["lidera"] == ""


def test_el_markdown_lleva_las_mismas_tablas_que_el_texto(rica: Path) -> None:
    salida = seg("status", "--detalle", "--formato", "md", en=rica).salida
    de_tablas = [linea[3:] for linea in salida.splitlines() if linea.startswith("## ")]
    assert de_tablas == titulos(en_texto(rica))
    assert (
        "| 46 | feb-2023<br>era nov-2022 | final-2022/1.1 | Convocar a los puntos focales<br>prioridad 1 (alta)"
        " · 2 prórrogas | Jefatura de misión<br>lidera: UNICEF<br>acompaña: PSU; CEPAL |"
        " 28-mar-2023, en curso<br>Convocatoria enviada |"
    ) in salida


# ── Los registros del proyecto ───────────────────────────────────────────────

OIM = ("--evaluacion", "oim-2022-red-pmm")


@pytest.mark.parametrize(
    ("hoy", "vencidas", "por_vencer"),
    [
        ("2023-04-15", {"1.1": 136, "4.1": 15, "12.1": 15}, ["4.2", "5.2"]),
        (
            "2023-07-01",
            {
                "1.1": 213,
                "12.1": 92,
                "4.1": 92,
                "4.2": 62,
                "5.2": 62,
                "8.2": 31,
                "9.2": 31,
                "11.1": 1,
                "13.1": 1,
                "4.3": 1,
                "9.1": 1,
            },
            ["8.1"],
        ),
    ],
)
def test_la_matriz_de_la_oim_a_una_fecha(
    hoy: str, vencidas: dict[str, int], por_vencer: list[str]
) -> None:
    filas = seg("status", "--json", *OIM, en=PROYECTO, hoy=hoy).json["acciones"]
    assert {
        fila["id"]: fila["dias_de_retraso"] for fila in filas if fila["situacion"] == "vencida"
    } == vencidas
    assert [fila["id"] for fila in filas if fila["situacion"] == "por_vencer"] == por_vencer


@pytest.mark.parametrize(
    ("hoy", "vencidas"),
    [("2023-04-15", 3), ("2023-06-30", 7), ("2023-07-01", 11), ("2023-12-31", 22)],
)
def test_las_cuentas_de_la_matriz_de_la_oim(hoy: str, vencidas: int) -> None:
    """La 4.1 y la 12.1, que son la misma, vencen el mismo día y antes que las demás salvo la 1.1."""
    resumen = seg("status", "--json", *OIM, en=PROYECTO, hoy=hoy).json["resumen"]
    claves = ("recomendaciones", "acciones", "acciones_distintas", "vencidas", "sin_respuesta")
    assert [resumen[clave] for clave in claves] == [13, 22, 21, vencidas, 13]
    assert resumen["vencidas_distintas"] == vencidas - 1


def test_una_errata_en_una_de_veintidos_deja_veintiuna_y_una_nombrada(tmp_path: Path) -> None:
    ruta = "data/evaluaciones/oim-2022-red-pmm.yaml"
    antes, corte, despues = (PROYECTO / ruta).read_text("utf-8").partition('- id: "4.2"')
    escribir(
        tmp_path, {ruta: antes + corte + despues.replace("plazo: 2023-04", "plazo: 2023-4", 1)}
    )
    visto = seg("status", "--json", *OIM, en=tmp_path)
    assert visto.codigo == 3
    assert visto.json["resumen"]["acciones"] == 21
    assert "4.2" not in ids(visto)
    assert "no pudo leerse: oim-2022-red-pmm/4.2\n" in visto.errores


# ── En una pantalla ──────────────────────────────────────────────────────────


def en_una(raiz: Path, *opciones: str, filas: int = 24, color: str = "nunca") -> str:
    orden, entorno = ("--color", color, "status", *opciones), desde(raiz, "2023-04-15")
    return en_pantalla(*orden, columnas=80, filas=filas, entorno=entorno).salida


def refs(salida: str) -> list[str]:
    """Las de los renglones, en su orden."""
    return re.findall(r"^  .*?([\w-]+/[\w.@-]+)", salida, re.MULTILINE)


def test_lo_vencido_va_junto_y_por_dias_sea_de_la_clase_que_sea(rica: Path) -> None:
    vencidas = seg("status", en=rica).salida.split("\n\n")[1]
    assert [" ".join(linea.split()) for linea in vencidas.splitlines()] == [
        "Vencidas (2 acciones, 1 compromiso y 2 períodos), por días de retraso",
        "105 P2 final-2022/2.2@2022-T4 Reunir al comité Oficina de país",
        "74 mesa/c1 Compartir los datos Secretaría",
        "46 P1 final-2022/1.1 Convocar a los puntos focales Jefatura de misión",
        "15 P1 final-2022/1.2 Publicar la guía Unidad de Apoyo a Programas",
        "15 P2 final-2022/2.2@2023-T1 Reunir al comité Oficina de país",
    ]


def test_cada_referencia_de_la_pantalla_la_entiende_ver(rica: Path) -> None:
    mostradas = refs(en_una(rica, filas=60))
    assert len(mostradas) > 5
    assert {seg("ver", ref, en=rica).codigo for ref in mostradas} == {0}


@pytest.mark.parametrize("situacion", ["vencida", "por_vencer", "sin_plazo"])
def test_lo_que_no_cabe_se_cuenta_y_la_orden_que_se_dice_da_exactamente_esas(
    situacion: str, rica: Path
) -> None:
    """Quepan las que quepan: las mostradas y las contadas son las de la orden."""
    orden = f"seg status --situacion {situacion}"
    todas = refs(seg(*shlex.split(orden)[1:], en=rica).salida)
    assert todas
    for filas in (5, 14, 20, 24, 40):
        salida = en_una(rica, filas=filas)
        if plegada := re.search(rf"^.*\((\d+).*\).*: {orden}$", salida, re.MULTILINE):
            assert int(plegada[1]) == len(todas)
        elif cortada := re.search(rf"… (\d+) más: {orden}$", salida, re.MULTILINE):
            mostradas = salida[: cortada.start()].split("\n\n")[-1]
            assert refs(mostradas) == todas[: len(todas) - int(cortada[1])]
        else:
            assert salida.count(todas[-1]) >= 1


@pytest.mark.parametrize("letras", [20, 30, 40, 44])
def test_por_larga_que_sea_la_referencia_se_dice_de_quien_es(letras: int, tmp_path: Path) -> None:
    """Qué es se ve con `ver`; a quién se le pregunta en la reunión ha de estar en la pantalla."""
    nombre = "e" * letras
    registro = """\
        titulo: T
        organizacion: O
        recomendaciones:
          - id: R1
            texto: Reforzar la coordinación con las instituciones de la frontera norte
            prioridad: 1
            dirigida_a: [Unidad de Género]
            acciones:
              - id: "1.1"
                descripcion: Convocar a los puntos focales de las once provincias
                plazo: 2023-01
                responsables: [Unidad de Género]
        """
    raiz = escribir(tmp_path, {f"data/evaluaciones/{nombre}.yaml": registro})
    lineas = [una for una in en_una(raiz).splitlines() if f" {nombre}/" in una]
    assert len(lineas) == 2
    assert [una for una in lineas if not una.endswith("Género") or len(una) > 80] == []


def test_quien_debe_cuenta_lo_mismo_que_la_tabla_de_totales(rica: Path) -> None:
    dicho = re.search(r"Quién debe: (.*)", seg("status", en=rica).salida)
    assert dicho is not None
    deben = dict(re.findall(r"(?:^|· )([^·]+?) (\d+)(?: ·|$)", dicho[1].replace(" · ", " · · ")))
    assert deben == {
        "Oficina de país": "2",
        "Secretaría": "1",
        "Jefatura de misión": "1",
        "Unidad de Apoyo a Programas": "1",
    }
    totales = seg("status", "--por", "responsable", en=rica).salida.split("\n\n")[1]
    filas = [re.split(r" {2,}", linea.strip()) for linea in totales.splitlines()]
    assert filas == [
        ["Vencidas", "Por vencer", "La más antigua", "Quién"],
        ["2", "1", "hace 105 días", "Oficina de país"],
        ["1", "–", "hace 74 días", "Secretaría"],
        ["1", "–", "hace 46 días", "Jefatura de misión"],
        ["1", "–", "hace 15 días", "Unidad de Apoyo a Programas"],
        ["–", "1", "sin responsable"],
    ]


def test_otros_son_los_vencidos_que_no_son_de_ninguno_de_los_nombrados(tmp_path: Path) -> None:
    quienes = ["A, B", "A", "A", "B", "C", "C", "D, E", "E", "F", "G", "A, G"]
    acciones = "".join(
        f"      - {{id: '1.{n}', descripcion: Hacer, plazo: 2022-12, responsables: [{quien}]}}\n"
        for n, quien in enumerate(quienes)
    )
    evaluacion = (
        "titulo: T\norganizacion: O\nrecomendaciones:\n"
        f"  - id: R1\n    texto: Hacer\n    acciones:\n{acciones}"
    )
    escribir(tmp_path, {"data/evaluaciones/e.yaml": evaluacion})
    salida = seg("status", en=tmp_path).salida
    # A, 4; B, C, E y G, 2: la séptima es también de E, y quedan la F y la G sola
    assert "Quién debe: A 4 · B 2 · C 2 · E 2 · otros 2\n" in salida


def test_solo_lleva_color_lo_que_esta_mal_y_no_es_cero(rica: Path, tmp_path: Path) -> None:
    cuentas = en_una(rica, color="siempre").splitlines()[1]
    assert cuentas.startswith("\x1b[1;31m2 vencidas\x1b[0m · \x1b[33m2 por vencer (1 distinta)")
    vacia = tmp_path / "vacia"
    vacia.mkdir()
    (vacia / "seguimiento.yaml").write_text("organizacion: OIM\n", "utf-8")
    salida = en_una(vacia, color="siempre")
    assert "0 vencidas · 0 por vencer en 30 días · 0 en plazo · 0 cerradas\n" in salida


def test_lo_que_se_sigue_sin_acciones_tambien_tiene_su_renglon(tmp_path: Path) -> None:
    evaluacion = (
        "titulo: T\norganizacion: O\nfecha: 2022-01\nrecomendaciones:\n"
        "  - {id: R1, texto: Revisar, plazo: 2023-01, responsables: [Dirección]}\n"
    )
    escribir(tmp_path, {"data/evaluaciones/e.yaml": evaluacion})
    salida = seg("status", en=tmp_path).salida
    assert "Quién debe: Dirección 1\n" in salida
    assert "Vencidas (1 recomendación), por días de retraso\n  74  e/R1  Revisar" in salida
    assert (
        "Dirección (1 recomendación)" in seg("status", "--por", "responsable", en=tmp_path).salida
    )


def test_la_ultima_novedad_es_una_frase_y_solo_ver_la_dice_entera(tmp_path: Path) -> None:
    comentario = "Se envió el art. 5 a los socios. Faltan dos respuestas de la oficina."
    archivos = cambiada(FINAL, "comentario: Convocatoria enviada", f"comentario: {comentario}")
    raiz = escribir(tmp_path, archivos)
    assert "Se envió el art. 5 a los socios…\n" in seg("status", "--detalle", en=raiz).salida
    assert comentario in seg("ver", "1.1", en=raiz).salida


def test_en_una_pantalla_lo_ilegible_se_dice_una_vez_y_en_una_tuberia_en_las_dos_salidas(
    tmp_path: Path,
) -> None:
    raiz = escribir(tmp_path, cambiada(FINAL, "organizacion: OIM\n", "organizacion: [OIM\n"))
    assert en_una(raiz).count("final-2022") == 1
    visto = seg("status", en=raiz)
    assert visto.errores.count("final-2022") == visto.salida.count("final-2022") == 1


@pytest.mark.parametrize(
    ("suyo", "quien"),
    [
        ("dirigida_a: [Oficina de país]", "dirigida a Oficina de país"),
        ("dirigida_a: [Oficina de país]\n    responsables: [Secretaría]", "Secretaría"),
        ("prioridad: 1", "sin responsable"),
        (
            'dirigida_a: [Oficina de país]\n    acciones: [{id: "1.1", descripcion: Formar, plazo: 2023-01}]',
            "sin responsable",
        ),
    ],
    ids=["solo dirigida", "con responsable", "sin nadie", "una acción"],
)
def test_quien_debe_una_recomendacion_sin_responsable_es_a_quien_se_dirige(
    tmp_path: Path, suyo: str, quien: str
) -> None:
    plazo = "" if "acciones" in suyo else "    plazo: 2023-01\n"
    registro = (
        "titulo: Final\norganizacion: OIM\nfecha: 2022\nrecomendaciones:\n"
        f"  - id: R1\n    texto: Publicar los datos\n    {suyo}\n{plazo}"
    )
    raiz = escribir(tmp_path, {"data/evaluaciones/e.yaml": registro})
    dicho = seg("status", en=raiz, hoy="2023-07-01").salida
    assert f"Quién debe: {quien} 1\n" in dicho
    por = seg("status", "--por", "responsable", en=raiz, hoy="2023-07-01").salida
    assert f"\n{quien} (" in por
