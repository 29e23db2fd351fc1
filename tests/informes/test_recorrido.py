"""El recorrido de la decisión, dicho paso a paso."""

import pytest

from apoyo import cartera_con
from seguimiento.informes.recorrido import PasoDicho, RecorridoDicho, recorrido_de
from seguimiento.piezas import Texto

NO_CONSTA = Texto("no consta en la ficha", clase="apagado")
NO_SE_LLEGA = "no se llega"
SE_DETIENE = "aquí se detiene"
CODIGOS = {
    "buena_practica": "BP1_ME",
    "leccion_aprendida": "LA1_ME",
    "leccion_no_aprendida": "LN1_ME",
}
SI = "{cumple: si}"
CUATRO_SI = f"criterios: {{importante: {SI}, util: {SI}, equitativa: {SI}, economica: {SI}}}\n"
TRES_SI = f"resultado_deseado: {SI}, medible: {SI}, replicable: {SI}"


def recorrido(tipo: str, campos: str = "") -> RecorridoDicho:
    """El recorrido de una ficha de ese tipo con los campos que se den en YAML."""
    texto = f"tipo: {tipo}\ntitulo: Mesa\nhallazgo: Llegó a tiempo.\n{campos}"
    cartera = cartera_con({f"data/practicas/{CODIGOS[tipo]}.yaml": texto})
    return recorrido_de(cartera.practicas[0].registro)


def test_cada_paso_dice_que_pregunta_que_consta_y_que_pasa_entonces() -> None:
    campos = """\
signo: positiva
criterios:
  importante: {cumple: si, motivo: Responde a una prioridad.}
  util: {cumple: parcial}
  equitativa: {cumple: no}
  economica: no_aplica
decision:
  incidencia: [operacion, resultados]
  cambio: no
  medible: {cumple: sin_veredicto, motivo: Se argumenta sin concluir.}
  replicable: {cumple: si, motivo: no_legible}
"""
    negada = "Llega a todas las personas a las que debe."
    decidido = "ya está decidido"
    assert recorrido("leccion_aprendida", campos) == RecorridoDicho(
        pasos=(
            PasoDicho(
                "Incide en",
                "En qué incide el hallazgo; sin incidencia alguna no hay lección.",
                Texto("la operación y el logro de resultados", clase="bien"),
                "",
                "sigue",
                "andado",
            ),
            PasoDicho(
                "Signo",
                "Positiva o negativa.",
                Texto("positiva", clase="bien"),
                "",
                "sigue",
                "andado",
            ),
            PasoDicho(
                "Cambio",
                "Si se hizo un cambio para solucionar o mitigar lo negativo.",
                Texto("no", clase="alerta"),
                "",
                "solo se pregunta de las negativas",
                "fuera",
            ),
            PasoDicho(
                "Importante",
                "Responde a necesidades o prioridades.",
                Texto("sí", clase="bien"),
                "",
                "sigue",
                "andado",
            ),
            PasoDicho(
                "Útil",
                "Sirve para lograr lo que se busca.",
                Texto("parcialmente", clase="aviso"),
                "",
                "no decide; sigue",
                "andado",
            ),
            PasoDicho(
                "Equitativa",
                negada,
                Texto("no", clase="alerta"),
                "",
                "aquí concluye: lección aprendida",
                "final",
            ),
            PasoDicho(
                "Económica",
                "Aprovecha bien los recursos.",
                Texto("no aplica", clase="apagado"),
                "",
                decidido,
                "fuera",
            ),
            PasoDicho(
                "Logra lo deseado",
                "Si logra el resultado deseado.",
                NO_CONSTA,
                "",
                decidido,
                "fuera",
            ),
            PasoDicho(
                "Es medible",
                "Si su resultado puede medirse.",
                Texto("sin veredicto", clase="apagado"),
                "Se argumenta sin concluir.",
                decidido,
                "fuera",
            ),
            PasoDicho(
                "Es replicable",
                "Si puede hacerse en otro sitio.",
                Texto("sí", clase="bien"),
                "no legible",
                decidido,
                "fuera",
            ),
        ),
        plegado=False,
        conclusion=Texto(
            "Lo que consta lleva al tipo declarado, «lección aprendida»", clase="bien"
        ),
        explicaciones=(),
    )


def test_sin_datos_se_detiene_en_lo_primero_que_su_tipo_no_dice() -> None:
    dicho = recorrido("buena_practica")
    assert [(paso.consta.texto, paso.sigue) for paso in dicho.pasos] == [
        ("en algo, por ser buena práctica", "sigue"),
        ("positiva, por ser buena práctica", "sigue"),
        ("no consta en la ficha", "solo se pregunta de las negativas"),
        ("no consta en la ficha", SE_DETIENE),
        *[("no consta en la ficha", NO_SE_LLEGA)] * 6,
    ]
    assert dicho.conclusion == Texto("Con lo que consta no puede concluirse el tipo", clase="aviso")
    assert dicho.plegado
    assert dicho.explicaciones == (
        (
            "Para concluir falta saber: «Importante», «Útil», «Equitativa», «Económica», «Logra lo deseado»,"
            " «Es medible» y «Es replicable»."
        ),
        "Nada de lo que consta contradice el tipo declarado, «buena práctica».",
    )


@pytest.mark.parametrize(
    ("campos", "explicaciones"),
    [
        (
            "",
            (
                "Para concluir falta saber: «Cambio».",
                "Nada de lo que consta contradice el tipo declarado, «lección no aprendida».",
            ),
        ),
        (
            "criterios: {importante: {cumple: si}, equitativa: {cumple: no}}\nsigno: negativa\n",
            (
                "Para concluir falta saber: «Cambio».",
                (
                    "Consta: signo, negativa; importante, sí; equitativa, no. Nada de ello contradice el tipo"
                    " declarado, «lección no aprendida»; sí excluye «buena práctica»."
                ),
            ),
        ),
    ],
)
def test_plegado_en_dos_lineas_dice_que_falta_y_que_consta(
    campos: str, explicaciones: tuple[str, ...]
) -> None:
    dicho = recorrido("leccion_no_aprendida", campos)
    assert (dicho.plegado, dicho.explicaciones) == (True, explicaciones)


def test_si_un_veredicto_es_que_no_los_demas_dan_igual() -> None:
    dicho = recorrido("leccion_aprendida", "criterios: {util: {cumple: no}}\n")
    assert dicho.explicaciones[0] == "Para concluir falta saber: «Signo» y «Cambio»."


def test_a_una_negativa_no_se_le_piden_los_criterios() -> None:
    campos = "signo: negativa\ndecision: {incidencia: [sostenibilidad], cambio: previsto}\n"
    dicho = recorrido("leccion_no_aprendida", campos)
    assert [(paso.consta.texto, paso.sigue) for paso in dicho.pasos] == [
        ("la sostenibilidad", "sigue"),
        ("negativa", "sigue"),
        ("previsto", SE_DETIENE),
        *[("no consta en la ficha", "solo se pregunta de las positivas")] * 7,
    ]
    assert dicho.explicaciones == (
        "Para concluir falta saber: «Cambio».",
        (
            "Consta: incide en, la sostenibilidad; signo, negativa; cambio, previsto. Nada de ello contradice el tipo"
            " declarado, «lección no aprendida»; sí excluye «buena práctica»."
        ),
    )


def test_si_por_todos_los_caminos_se_llega_a_lo_mismo_se_dice() -> None:
    campos = "criterios: {util: {cumple: no}}\ndecision: {incidencia: [operacion], cambio: si}\n"
    dicho = recorrido("leccion_aprendida", campos)
    assert dicho.conclusion.clase == "bien"
    assert dicho.explicaciones == (
        "El recorrido se detiene en el paso 2, «Signo», pero por cualquier camino se llega a lo mismo.",
    )


@pytest.mark.parametrize(
    ("tipo", "campos", "explicaciones"),
    [
        (
            "leccion_aprendida",
            "decision: {incidencia: []}",
            ["Según la ficha el hallazgo no incide en nada, y entonces no es lección."],
        ),
        (
            "buena_practica",
            "criterios: {economica: {cumple: no}}\ndecision: {incidencia: [operacion], medible: {cumple: no}}",
            [
                "En «Económica» consta que no, y una buena práctica lo cumple todo.",
                "En «Es medible» consta que no, y una buena práctica lo cumple todo.",
            ],
        ),
        (
            "leccion_no_aprendida",
            "signo: positiva\ndecision: {cambio: si}",
            [
                "Consta que es positiva, y una lección positiva es aprendida.",
                "Consta que se hizo un cambio, y entonces la lección es aprendida.",
                "El recorrido se detiene en el paso 4, «Importante»: sin ese dato no se sabe por dónde seguir.",
            ],
        ),
        (
            "leccion_aprendida",
            "signo: negativa\ndecision: {incidencia: [operacion], cambio: no}",
            ["Es negativa y consta que no hubo cambio: no es aprendida."],
        ),
        (
            "leccion_aprendida",
            f"signo: positiva\n{CUATRO_SI}decision: {{incidencia: [operacion], {TRES_SI}}}",
            ["Cumple todo lo que se pide a una buena práctica."],
        ),
    ],
)
def test_se_dice_con_que_datos_se_contradice_el_tipo(
    tipo: str, campos: str, explicaciones: list[str]
) -> None:
    dicho = recorrido(tipo, campos)
    nombre = tipo.replace("_", " ").replace("practica", "práctica").replace("leccion", "lección")
    contradice = f"Lo que consta contradice el tipo declarado, «{nombre}»"
    assert dicho.conclusion == Texto(contradice, clase="alerta")
    assert [*dicho.explicaciones] == explicaciones


def test_lo_que_no_incide_en_nada_concluye_que_no_es_leccion() -> None:
    primero = recorrido("leccion_aprendida", "decision: {incidencia: []}").pasos[0]
    assert (primero.consta, primero.sigue) == (
        Texto("en nada", clase="alerta"),
        "aquí concluye: no llega a lección",
    )
