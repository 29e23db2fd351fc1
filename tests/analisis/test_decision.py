from collections.abc import Iterator
from itertools import product

import pytest

from apoyo import cartera_con
from seguimiento.analisis.decision import (
    Alcance,
    Contestacion,
    Contradiccion,
    MotivoDeContradiccion,
    Paso,
    Pregunta,
    Recorrido,
    dato_de,
    recorrer,
)
from seguimiento.modelo.practica import (
    Criterio,
    Criterios,
    DecisionDeFicha,
    FichaBase,
)
from seguimiento.vocabularios import Ausencia, Cambio, Cumplimiento, Incidencia, Signo, TipoDeFicha

BP, LA, LN = TipoDeFicha
CODIGOS = {BP: "BP1_ME", LA: "LA1_ME", LN: "LN1_ME"}
INCIDE = "decision: {incidencia: [operacion], "
SIETE_SI = """\
criterios:
  importante: {cumple: si}
  util: {cumple: si}
  equitativa: {cumple: si}
  economica: {cumple: si}
"""
TRES_SI = "resultado_deseado: {cumple: si}, medible: {cumple: si}, replicable: {cumple: si}}"


def ficha_de(tipo: TipoDeFicha, campos: str = "") -> FichaBase:
    """Una ficha de ese tipo con los campos que se den en YAML."""
    texto = f"tipo: {tipo}\ntitulo: Mesa\nhallazgo: Llegó a tiempo.\n{campos}"
    return cartera_con({f"data/practicas/{CODIGOS[tipo]}.yaml": texto}).practicas[0].registro


def alcances(recorrido: Recorrido) -> str:
    """Qué pasa en cada paso, en una letra: sigue, concluye, detenido, no toca, no se llega."""
    letras = {
        Alcance.SIGUE: "s",
        Alcance.CONCLUYE: "C",
        Alcance.SE_DETIENE: "D",
        Alcance.NO_TOCA: "-",
        Alcance.NO_SE_LLEGA: ".",
    }
    return "".join(letras[paso.alcance] for paso in recorrido.pasos)


def test_los_pasos_son_los_de_la_figura_con_lo_que_consta_en_cada_uno() -> None:
    ficha = ficha_de(LA, "signo: negativa\ndecision: {cambio: previsto}\ncriterios: no_registra\n")
    assert recorrer(ficha).pasos == (
        Paso(Pregunta.INCIDE, None, Contestacion.SI, Alcance.SIGUE, implicita=True),
        Paso(Pregunta.SIGNO, Signo.NEGATIVA, Contestacion.NO, Alcance.SIGUE),
        Paso(Pregunta.CAMBIO, Cambio.PREVISTO, Contestacion.DUDOSA, Alcance.SE_DETIENE),
        *(
            Paso(pregunta, Ausencia.NO_REGISTRA, Contestacion.NO_CONSTA, Alcance.NO_TOCA)
            for pregunta in list(Pregunta)[3:7]
        ),
        *(
            Paso(pregunta, None, Contestacion.NO_CONSTA, Alcance.NO_TOCA)
            for pregunta in list(Pregunta)[7:]
        ),
    )


@pytest.mark.parametrize(
    ("tipo", "incide", "signo"),
    [
        (BP, Contestacion.SI, Contestacion.SI),
        (LA, Contestacion.SI, None),
        (LN, Contestacion.SI, Contestacion.NO),
    ],
)
def test_lo_que_dice_el_tipo_va_implicito_si_la_ficha_calla(
    tipo: TipoDeFicha, incide: Contestacion, signo: Contestacion | None
) -> None:
    uno, otro, *demas = recorrer(ficha_de(tipo)).pasos
    assert (uno.consta, uno.respuesta, uno.implicita) == (None, incide, True)
    assert (otro.respuesta, otro.implicita) == (signo or Contestacion.NO_CONSTA, signo is not None)
    assert not any(paso.implicita for paso in demas)


def test_lo_que_dice_la_ficha_vale_aunque_su_tipo_diga_otra_cosa() -> None:
    uno, otro, *_ = recorrer(ficha_de(LN, "signo: positiva\ndecision: {incidencia: []}\n")).pasos
    assert (uno.respuesta, uno.implicita) == (Contestacion.NO, False)
    assert (otro.respuesta, otro.implicita) == (Contestacion.SI, False)


@pytest.mark.parametrize(
    ("tipo", "campos", "andado", "posibles"),
    [
        (LA, "", "sD........", {BP, LA, LN}),
        (LN, "", "ssD-------", {LA, LN}),
        (BP, "", "ss-D......", {BP, LA}),
        (LA, "decision: {incidencia: []}", "C.........", {None}),
        (LA, f"{INCIDE}}}", "sD........", {BP, LA, LN}),
        (LN, f"signo: negativa\n{INCIDE}}}", "ssD-------", {LA, LN}),
        (LN, f"signo: negativa\n{INCIDE}cambio: previsto}}", "ssD-------", {LA, LN}),
        (LA, f"signo: negativa\n{INCIDE}cambio: si}}", "ssC-------", {LA}),
        (LN, f"signo: negativa\n{INCIDE}cambio: no}}", "ssC-------", {LN}),
        (LA, f"signo: positiva\n{INCIDE}}}", "ss-D......", {BP, LA}),
        (BP, f"{SIETE_SI}{INCIDE}medible: {{cumple: si}}}}", "ss-ssssD..", {BP, LA}),
        (BP, f"{SIETE_SI}{INCIDE}{TRES_SI}", "ss-ssssssC", {BP}),
        # un «no» decide aunque antes haya algo que no conste
        (LA, f"signo: positiva\n{INCIDE}medible: {{cumple: no}}}}", "ss-sssssC.", {LA}),
        # a veces da igual por dónde se siga
        (LA, f"{INCIDE}cambio: si, medible: {{cumple: no}}}}", "sD........", {LA}),
    ],
)
def test_hasta_donde_se_llega_y_a_donde_puede_llevar(
    tipo: TipoDeFicha, campos: str, andado: str, posibles: set[TipoDeFicha | None]
) -> None:
    recorrido = recorrer(ficha_de(tipo, campos))
    assert alcances(recorrido) == andado
    assert recorrido.posibles == posibles
    assert (recorrido.detenido is not None) == ("D" in andado)


def test_la_ausencia_de_un_bloque_vale_para_cada_uno_de_sus_datos() -> None:
    ficha = ficha_de(LA, "decision: no_legible\n")
    assert dato_de(ficha, Pregunta.MEDIBLE) is Ausencia.NO_LEGIBLE
    assert dato_de(ficha, Pregunta.IMPORTANTE) is None


def test_todas_las_contradicciones_de_una_ficha_se_dicen() -> None:
    criterios = "criterios: {util: {cumple: no}, economica: {cumple: parcial}}\n"
    campos = f"{criterios}decision: {{incidencia: [], replicable: {{cumple: no}}}}\n"
    assert recorrer(ficha_de(BP, campos)).contradicciones == (
        Contradiccion(MotivoDeContradiccion.NO_INCIDE, Pregunta.INCIDE),
        Contradiccion(MotivoDeContradiccion.VEREDICTO_NEGATIVO, Pregunta.UTIL),
        Contradiccion(MotivoDeContradiccion.VEREDICTO_NEGATIVO, Pregunta.REPLICABLE),
    )


def test_sin_signo_y_sin_cambio_lo_que_lo_cumple_todo_no_puede_ser_leccion_aprendida() -> None:
    ficha = ficha_de(LA, f"{SIETE_SI}{INCIDE}cambio: no, {TRES_SI}\n")
    recorrido = recorrer(ficha)
    assert recorrido.posibles == {BP, LN}
    assert recorrido.contradicciones == (Contradiccion(MotivoDeContradiccion.CUMPLE_TODO, None),)


def _fichas() -> Iterator[FichaBase]:
    """Una ficha por cada combinación de respuestas; de los siete veredictos, dos las recorren todas."""
    bases = {tipo: ficha_de(tipo) for tipo in TipoDeFicha}
    veredictos = (None, *(Criterio.model_construct(cumple=c) for c in Cumplimiento))
    si = Criterio.model_construct(cumple=Cumplimiento.SI)
    for tipo, incidencia, signo, cambio, primero, ultimo in product(
        TipoDeFicha,
        (None, (), (Incidencia.OPERACION,)),
        (None, *Signo),
        (None, *Cambio),
        veredictos,
        veredictos,
    ):
        criterios = Criterios.model_construct(
            importante=primero, util=si, equitativa=si, economica=si
        )
        decision = DecisionDeFicha.model_construct(
            incidencia=incidencia,
            cambio=cambio,
            resultado_deseado=si,
            medible=si,
            replicable=ultimo,
        )
        de_leccion = {} if tipo is BP else {"signo": signo}
        yield bases[tipo].model_copy(
            update={"criterios": criterios, "decision": decision, **de_leccion}
        )


def test_hay_contradiccion_si_y_solo_si_el_tipo_no_es_de_los_posibles() -> None:
    recorridos = [(ficha.tipo, recorrer(ficha)) for ficha in _fichas()]
    assert len(recorridos) == 3 * 3 * 3 * 4 * 6 * 6
    assert [
        (tipo, recorrido)
        for tipo, recorrido in recorridos
        if bool(recorrido.contradicciones) == (tipo in recorrido.posibles)
    ] == []


def test_lo_que_no_se_detiene_lleva_a_un_solo_sitio() -> None:
    concluidos = [r for r in map(recorrer, _fichas()) if r.detenido is None]
    assert {len(recorrido.posibles) for recorrido in concluidos} == {1}
    assert {salida for r in concluidos for salida in r.posibles} == {None, BP, LA, LN}
