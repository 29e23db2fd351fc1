"""`seg ver`: todo lo que consta de una cosa."""

from pathlib import Path

import pytest

from apoyo.carteras import FINAL, MESA, PROYECTO, cambiada, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.formas import ARCHIVO, ENVOLTURA, FILA, POSTERIOR, faltas

PROPIAS = {
    "ref": str,
    "clase": str,
    "archivo": ARCHIVO,
    "linea": int,
    "posterior_al_corte": [POSTERIOR],
}


@pytest.mark.parametrize(
    ("ref", "clase"),
    [
        ("final-2022", "evaluación"),
        ("final-2022/R1", "recomendación"),
        ("final-2022/1.1", "acción"),
        ("FINAL-2022/r1", "recomendación"),
        ("2.2", "acción"),
        ("final-2022/2.2@2023-T1", "acción"),
        ("mesa", "acuerdo"),
        ("mesa/c1", "compromiso"),
        ("mesa/reunion-2022-10-05", "reunión"),
        ("BP1_ME", "ficha"),
    ],
)
def test_cada_clase_de_referencia_lleva_a_lo_suyo(ref: str, clase: str, rica: Path) -> None:
    visto = seg("ver", ref, "--json", en=rica)
    objeto = visto.json
    assert (visto.codigo, objeto["clase"]) == (0, clase)
    assert objeto["ref"].rpartition("/")[2].casefold() in ref.casefold()
    assert seg("ver", ref, en=rica).salida.startswith(f"{clase.capitalize()} {objeto['ref']}\n\n")


def test_el_json_de_una_accion_lleva_su_registro_y_sus_filas(rica: Path) -> None:
    objeto = seg("ver", "final-2022/1.3", "--json", en=rica).json
    registro = objeto.pop("registro")
    assert faltas(objeto, ENVOLTURA | PROPIAS | {"filas": [FILA]}) == []
    assert registro == {
        "id": "1.3",
        "descripcion": "Difundir el boletín",
        "plazo": "2023-02",
        "responsables": ["PSU"],
        "seguimiento": [{"fecha": "2023-02-10", "comentario": "Enviado", "estado": "completada"}],
    }
    assert (objeto["archivo"], objeto["linea"]) == (FINAL, 32)


def test_el_json_de_una_recomendacion_lleva_su_estado(rica: Path) -> None:
    estados = {
        ref: seg("ver", f"final-2022/{ref}", "--json", en=rica).json["estado"]
        for ref in ("R1", "R2", "R3")
    }
    assert estados == {
        "R1": {"estado": "implementada_parcialmente", "respondida": True},
        "R2": {"estado": "en_curso", "respondida": False},
        "R3": {"estado": "no_se_implementara", "respondida": True},
    }


def test_una_accion_se_lee_campo_a_campo_y_con_su_situacion(rica: Path) -> None:
    assert seg("ver", "1.1", en=rica).salida == (
        "Acción final-2022/1.1\n"
        "\n"
        "Al 15 de abril de 2023: vencida hace 46 días (feb-2023), en curso y prorrogada.\n"
        "\n"
        "Código: 1.1\n"
        "Acción: Convocar a los puntos focales\n"
        "Fecha límite: 2023-02 (2 prórrogas; original: 2022-11)\n"
        "Responde: Jefatura de misión\n"
        "Lidera: UNICEF\n"
        "Acompaña: PSU; CEPAL\n"
        "Prórrogas:\n"
        "  - Fecha: 2022-12-01\n"
        "    Nuevo plazo: 2023-01\n"
        "    Motivo: Cambio de equipo\n"
        "  - Fecha: 2023-01-20\n"
        "    Nuevo plazo: 2023-02\n"
        "    Motivo: Falta de fondos\n"
        "Seguimiento:\n"
        "  - Fecha: 2023-03-28\n"
        "    Estado: En curso\n"
        "    Comentario: Convocatoria enviada\n"
        "\n"
        f"{FINAL}:11\n"
    )


def test_lo_que_se_repite_muestra_cada_periodo(rica: Path) -> None:
    _, situacion, _, periodos, _ = seg("ver", "2.2", en=rica).salida.split("\n\n")
    assert (situacion, periodos) == (
        "Al 15 de abril de 2023: en plazo (dic-2023), en curso, 1 de 3 períodos y sin novedad.",
        (
            "Períodos (4)\n"
            "  Período  Vence        Situación  Estado\n"
            "  2022-T3  30-sep-2022  Cerrada    Completada\n"
            "  2022-T4  31-dic-2022  Vencida    No iniciada\n"
            "  2023-T1  31-mar-2023  Vencida    No iniciada\n"
            "  2023-T2  30-jun-2023  En plazo   No iniciada"
        ),
    )


@pytest.mark.parametrize(
    ("ref", "frase"),
    [
        ("1.2", "vencida hace 15 días (mar-2023), en curso y con la verificación rechazada."),
        ("2.1", "por vencer, faltan 15 días (abr-2023), en curso y 2 de 4 talleres."),
        ("R1", "implementada parcialmente, con respuesta gerencial."),
        ("R2", "en curso, sin respuesta gerencial."),
    ],
)
def test_la_situacion_en_una_frase(ref: str, frase: str, rica: Path) -> None:
    assert f"\nAl 15 de abril de 2023: {frase}\n" in seg("ver", ref, en=rica).salida


def test_una_recomendacion_sin_respuesta_ni_seguimiento_no_lo_dice_dos_veces() -> None:
    salida = seg("ver", "oim-2022-red-pmm/R1", en=PROYECTO).salida
    assert "\nAl 15 de abril de 2023: sin respuesta gerencial.\n" in salida


def test_lo_que_se_sigue_sin_acciones_dice_su_retraso_y_sus_marcas_aun_sin_respuesta(
    tmp_path: Path,
) -> None:
    evaluacion = (
        "titulo: T\norganizacion: O\nfecha: 2020\nrecomendaciones:\n- id: R1\n  texto: a\n"
        "  plazo: 2023-01\n  prorrogas: [{fecha: 2023-01-15, plazo: 2023-04-05}]\n"
    )
    raiz = escribir(tmp_path, {"data/evaluaciones/e.yaml": evaluacion})

    assert (
        "\nAl 15 de abril de 2023: vencida hace 10 días (05-abr-2023), sin seguimiento, sin novedad, "
        "prorrogada, sin respuesta gerencial.\n"
    ) in seg("ver", "e/R1", en=raiz).salida


def test_la_evaluacion_lista_sus_recomendaciones_y_el_acuerdo_sus_reuniones(rica: Path) -> None:
    assert (
        "Recomendaciones:\n"
        "  R1 (implementada parcialmente): Reforzar la coordinación entre oficinas\n"
        "  R2 (en curso): Sostener los talleres\n"
        "  R3 (no se implementará): Cerrar la oficina local\n"
    ) in seg("ver", "final-2022", en=rica).salida
    assert (
        "Compromisos:\n"
        "  c1 (vencida hace 74 días): Compartir los datos\n"
        "  c2 (en plazo): Firmar el convenio\n"
        "Reuniones:\n"
        "  reunion-2022-10-05\n"
        "  reunion-2023-05-10\n"
    ) in seg("ver", "mesa", en=rica).salida


@pytest.mark.parametrize(
    ("ref", "error"),
    [
        (
            "final-2022/RR1",
            "error: no existe «final-2022/RR1»\n  ¿quiso decir «final-2022/R1»?\n",
        ),
        ("zzzzzz", "error: no existe «zzzzzz»\n  busque con «seg buscar TEXTO»\n"),
        (
            "2.2@2030-T1",
            (
                "error: «2.2@2030-T1» no existe: no hay período «2030-T1»\n"
                "  hay «2022-T3», «2022-T4», «2023-T1», «2023-T2» y «2023-T3»\n"
            ),
        ),
        (
            "1.1@2023",
            "error: «1.1@2023» no existe: no hay período «2023»\n  no es algo que se siga por períodos\n",
        ),
        ("\x1b[31m", "error: no existe «U+001B[31m»\n  busque con «seg buscar TEXTO»\n"),
    ],
)
def test_una_referencia_desconocida_es_un_error_de_uso(ref: str, error: str, rica: Path) -> None:
    assert seg("ver", ref, en=rica) == Resultado(2, "", error)


def test_un_id_interno_de_dos_registros_pide_cual(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(MESA, "- id: c2", '- id: "1.1"'))
    assert seg("ver", "1.1", en=tmp_path) == Resultado(
        2, "", "error: «1.1» puede ser varias cosas\n  escriba «final-2022/1.1» o «mesa/1.1»\n"
    )


def test_lo_que_no_pudo_leerse_no_es_lo_que_no_existe(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(FINAL, "plazo: 2022-12\n", "plazo: 2022-13\n"))
    perdida = seg("ver", "final-2022/1.4", en=tmp_path)
    assert (perdida.codigo, perdida.salida) == (3, "")
    assert perdida.errores.endswith(
        "error: «final-2022/1.4» no pudo leerse\n  ejecute «seg validar» para ver qué corregir\n"
    )
    otra = seg("ver", "final-2022/1.1", en=tmp_path)
    assert otra.codigo == 3
    assert otra.salida.startswith(
        "Resultado parcial: no pudo leerse final-2022/1.4.\n\nAcción final-2022/1.1\n"
    )


def test_la_reunion_sin_codigo_y_con_resumen_se_llama_por_su_fecha(tmp_path: Path) -> None:
    acuerdo = """\
        titulo: Mesa
        reuniones:
          - {fecha: 2023-03-15, resumen: Se acordó el calendario}
          - {fecha: 2023-04}
    """
    raiz = escribir(
        tmp_path, {"seguimiento.yaml": "organizacion: OIM", "data/acuerdos/mesa.yaml": acuerdo}
    )

    lineas = seg("ver", "mesa", en=raiz).salida.splitlines()

    assert [linea.strip() for linea in lineas if "reunion-" in linea] == [
        "reunion-2023-03-15: Se acordó el calendario",
        "reunion-2023-04",
    ]


@pytest.mark.parametrize(
    ("hoy", "dicho"),
    [
        ("2024-03-31", "ningún período exigible todavía"),
        ("2024-04-01", "0 de 1 período"),
    ],
)
def test_el_periodo_que_vence_hoy_todavia_no_es_exigible(
    hoy: str, dicho: str, tmp_path: Path
) -> None:
    serie = "inicio: 2024-01-01, plazo: 2024-03-31, recurrencia: trimestral"
    escribir(
        tmp_path,
        {
            "data/evaluaciones/e.yaml": "titulo: E\norganizacion: O\nrecomendaciones:\n  - id: R1\n"
            f"    texto: T\n    acciones: [{{id: '1.1', descripcion: D, {serie}}}]\n"
        },
    )
    salida = seg("ver", "e/1.1", en=tmp_path, hoy=hoy).salida
    assert dicho in salida
    assert "0 de 0" not in salida


def test_lo_de_dentro_que_se_llama_igual_no_se_presta_su_estado(tmp_path: Path) -> None:
    acuerdo = """\
        titulo: Mesa
        estado: vigente
        compromisos: [{id: "1", descripcion: Publicar, plazo: 2023-01}]
        reuniones: [{id: "1", fecha: 2023-02, resumen: Se habló}]
    """
    raiz = escribir(
        tmp_path, {"seguimiento.yaml": "organizacion: OIM", "data/acuerdos/mesa.yaml": acuerdo}
    )

    salida = seg("ver", "mesa", en=raiz).salida

    assert "\n  1 (vencida hace 74 días): Publicar\n" in salida
    assert "\n  1: Se habló\n" in salida


def test_lo_de_dentro_que_aun_no_existia_no_tiene_estado(tmp_path: Path) -> None:
    evaluacion = (
        "titulo: T\norganizacion: O\nrecomendaciones:\n- {id: R1, texto: Una}\n"
        "- {id: R2, texto: Otra, fecha: 2023-05-01}\n"
    )
    raiz = escribir(tmp_path, {"data/evaluaciones/e.yaml": evaluacion})

    salida = seg("ver", "e", en=raiz, hoy="2023-04-15").salida

    assert "\n  R1 (sin respuesta ni avance): Una\n" in salida
    assert "\n  R2 (aún no existía): Otra\n" in salida
