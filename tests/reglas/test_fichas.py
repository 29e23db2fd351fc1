from pathlib import Path

import pytest

from apoyo.esqueletos import HOY, avisos, codigos, otros
from seguimiento.almacen.disco import Directorio
from seguimiento.repositorio import revisar

RAIZ = Path(__file__).parents[2]
COMUN = """\
titulo: Mesa de coordinación con los municipios
hallazgo: Las asistencias llegaron a tiempo.
"""
SI, NO = "{cumple: si}", "{cumple: no}"


def _ficha(tipo: str, *campos: str) -> str:
    return f"tipo: {tipo}\n{COMUN}" + "".join(f"{campo}\n" for campo in campos)


def _criterios(*veredictos: str) -> str:
    nombres = ("importante", "util", "equitativa", "economica")
    pares = zip(nombres, veredictos, strict=True)
    return "criterios:\n" + "\n".join(f"  {nombre}: {valor}" for nombre, valor in pares)


def _decision(*lineas: str) -> str:
    return "decision:\n" + "\n".join(f"  {linea}" for linea in lineas)


TODO_SI = _decision(f"resultado_deseado: {SI}", f"medible: {SI}", f"replicable: {SI}")


# SEG401 · el tipo


@pytest.mark.parametrize("tipo", ["buena_practica", "leccion_aprendida", "leccion_no_aprendida"])
def test_sin_datos_de_decision_ningun_tipo_se_contradice(tipo: str) -> None:
    assert codigos("FichaBase", _ficha(tipo)) == []
    assert (
        codigos("FichaBase", _ficha(tipo, "criterios: no_registra", "decision: no_legible")) == []
    )


@pytest.mark.parametrize("tipo", ["buena_practica", "leccion_aprendida", "leccion_no_aprendida"])
def test_lo_que_no_incide_en_nada_no_llega_a_leccion(tipo: str) -> None:
    ficha = _ficha(tipo, _decision("incidencia: []"))
    mensaje = f"el hallazgo no incide en nada: no llega a lección y el tipo es «{tipo}»"
    assert avisos("FichaBase", ficha) == [("SEG401", "incidencia: []", mensaje)]


def test_que_la_incidencia_no_conste_no_es_que_no_la_haya() -> None:
    ficha = _ficha("leccion_aprendida", _decision("incidencia: no_registra", "cambio: previsto"))
    assert codigos("FichaBase", ficha) == []


@pytest.mark.parametrize("dudoso", ["parcial", "no_determinable", "sin_veredicto"])
def test_de_un_veredicto_dudoso_no_se_deduce_nada(dudoso: str) -> None:
    criterios = _criterios(SI, f"{{cumple: {dudoso}}}", "no_legible", SI)
    decision = _decision(f"medible: {{cumple: {dudoso}}}", "replicable: no_aplica")
    assert codigos("FichaBase", _ficha("buena_practica", criterios, decision)) == []


def test_cada_veredicto_negativo_de_una_buena_practica_se_senala() -> None:
    ficha = _ficha(
        "buena_practica",
        _criterios(NO, SI, NO, SI),
        _decision(f"resultado_deseado: {NO}", f"medible: {SI}", f"replicable: {NO}"),
    )
    assert [(codigo, mensaje) for codigo, _, mensaje in avisos("FichaBase", ficha)] == [
        ("SEG401", f"el tipo es «buena_practica» y en «{campo}» consta «no»")
        for campo in ("importante", "equitativa", "resultado_deseado", "replicable")
    ]
    assert {senalado for _, senalado, _ in avisos("FichaBase", ficha)} == {"no}"}


def test_una_leccion_no_tiene_que_cumplir_los_criterios() -> None:
    assert codigos("FichaBase", _ficha("leccion_aprendida", _criterios(NO, NO, NO, NO))) == []


def test_una_positiva_o_con_un_cambio_hecho_es_aprendida() -> None:
    ficha = _ficha("leccion_no_aprendida", "signo: positiva", _decision("cambio: sí"))
    assert avisos("FichaBase", ficha) == [
        (
            "SEG401",
            "positiva",
            "una lección de signo «positiva» es aprendida, y el tipo es «leccion_no_aprendida»",
        ),
        (
            "SEG401",
            "sí",
            "se hizo un cambio: la lección es aprendida, y el tipo es «leccion_no_aprendida»",
        ),
    ]


@pytest.mark.parametrize("cambio", ["no", "previsto", "no_registra"])
def test_una_negativa_sin_cambio_hecho_puede_ser_no_aprendida(cambio: str) -> None:
    ficha = _ficha("leccion_no_aprendida", "signo: negativa", _decision(f"cambio: {cambio}"))
    assert codigos("FichaBase", ficha) == []


def test_una_negativa_sin_ningun_cambio_no_es_aprendida() -> None:
    ficha = _ficha("leccion_aprendida", "signo: negativa", _decision("cambio: no"))
    mensaje = "negativa y sin ningún cambio, no es aprendida, y el tipo es «leccion_aprendida»"
    assert avisos("FichaBase", ficha) == [("SEG401", "no", mensaje)]
    assert otros("FichaBase", ficha) == ["negativa"]


@pytest.mark.parametrize(
    ("signo", "cambio"),
    [("negativa", "si"), ("negativa", "previsto"), ("positiva", "no"), ("no_legible", "no")],
)
def test_en_los_demas_casos_puede_ser_aprendida(signo: str, cambio: str) -> None:
    ficha = _ficha("leccion_aprendida", f"signo: {signo}", _decision(f"cambio: {cambio}"))
    assert codigos("FichaBase", ficha) == []


CUATRO_SI = _criterios(SI, SI, SI, SI)


def test_una_positiva_que_lo_cumple_todo_es_buena_practica() -> None:
    ficha = _ficha("leccion_aprendida", "signo: positiva", CUATRO_SI, TODO_SI)
    mensaje = "cumple todo lo que se pide a una buena práctica, y el tipo es «leccion_aprendida»"
    assert avisos("FichaBase", ficha) == [("SEG401", "leccion_aprendida", mensaje)]


@pytest.mark.parametrize(
    "campos",
    [
        (CUATRO_SI, TODO_SI),  # sin signo
        ("signo: negativa", CUATRO_SI, TODO_SI),
        ("signo: positiva", CUATRO_SI),  # faltan los otros tres
        ("signo: positiva", TODO_SI),
        ("signo: positiva", _criterios(SI, SI, SI, "{cumple: parcial}"), TODO_SI),
    ],
)
def test_si_algo_falta_o_es_dudoso_puede_seguir_siendo_leccion(campos: tuple[str, ...]) -> None:
    assert codigos("FichaBase", _ficha("leccion_aprendida", *campos)) == []


def test_sin_signo_y_sin_cambio_lo_que_lo_cumple_todo_no_puede_ser_leccion_aprendida() -> None:
    ficha = _ficha("leccion_aprendida", CUATRO_SI, f"{TODO_SI}\n  cambio: no")
    assert [senalado for _, senalado, _ in avisos("FichaBase", ficha)] == ["leccion_aprendida"]


def test_lo_que_no_incide_en_nada_no_se_propone_como_buena_practica() -> None:
    ficha = _ficha(
        "leccion_aprendida", "signo: positiva", CUATRO_SI, f"{TODO_SI}\n  incidencia: []"
    )
    assert [senalado for _, senalado, _ in avisos("FichaBase", ficha)] == ["incidencia: []"]


# SEG402 · el contexto

CONTEXTO = """\
contexto:
  descripcion: La pandemia obligó a ajustar.
  consejos: Acordarlo antes con el donante.
  causa_efecto: no_aplica
  limitaciones: >-
    Depende del donante.
"""


@pytest.mark.parametrize("tipo", ["leccion_aprendida", "leccion_no_aprendida"])
def test_en_una_leccion_sobra_cada_dato_del_contexto_de_la_buena_practica(tipo: str) -> None:
    assert avisos("FichaBase", _ficha(tipo, CONTEXTO)) == [
        (
            "SEG402",
            "consejos: Acordarlo antes con el donante.",
            "una lección no lleva «consejos» en su contexto",
        ),
        (
            "SEG402",
            "limitaciones: >-",
            "una lección no lleva «limitaciones» en su contexto",
        ),
    ]


def test_en_una_buena_practica_el_contexto_va_entero() -> None:
    assert codigos("FichaBase", _ficha("buena_practica", CONTEXTO)) == []


def test_una_leccion_puede_no_tener_contexto() -> None:
    assert codigos("FichaBase", _ficha("leccion_aprendida", "contexto: no_registra")) == []


# SEG403 · repetidos


@pytest.mark.parametrize(
    ("campos", "valor", "lista"),
    [
        ("ods: [10, 16, 10]", "10", "ods"),
        ("paises: [ECU, PER, ECU]", "ECU", "paises"),
        ("territorios: [Quito, Loja, QUITO]", "QUITO", "territorios"),
        ("palabras_clave: [Género, Niñez, genero]", "genero", "palabras_clave"),
        ("pacto_mundial: {principios: [a, f, a]}", "a", "principios"),
        ("pacto_mundial: {objetivos: [7, 15, 7]}", "7", "objetivos"),
        ("decision: {incidencia: [operacion, resultados, operacion]}", "operacion", "incidencia"),
    ],
)
def test_se_senala_la_repeticion_y_el_primero(campos: str, valor: str, lista: str) -> None:
    ficha = _ficha("buena_practica", campos)
    [(codigo, senalado, mensaje)] = avisos("FichaBase", ficha)
    [primero] = otros("FichaBase", ficha)
    assert (codigo, mensaje) == ("SEG403", f"«{valor}» está repetido en «{lista}»")
    assert senalado.startswith(f"{valor}]")
    assert primero.casefold().replace("é", "e").startswith(f"{valor.casefold()},")


def test_lo_que_aparece_tres_veces_se_senala_dos() -> None:
    assert codigos("FichaBase", _ficha("buena_practica", "ods: [1, 1, 1]")) == ["SEG403", "SEG403"]


def test_sin_repeticiones_o_sin_dato_no_hay_nada_que_decir() -> None:
    ficha = _ficha("buena_practica", "ods: no_aplica", "pacto_mundial: no_legible", "paises: [ECU]")
    assert codigos("FichaBase", ficha) == []


# las fichas del catálogo


def test_a_ninguna_ficha_del_catalogo_se_le_objeta_nada() -> None:
    fichas = list((RAIZ / "data" / "practicas").glob("*.yaml"))
    diagnosticos = revisar(Directorio(RAIZ), HOY).diagnosticos
    assert len(fichas) == 34
    assert [d for d in diagnosticos if d.archivo.startswith("data/practicas/")] == []
