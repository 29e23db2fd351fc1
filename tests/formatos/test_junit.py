import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from hypothesis import given
from junitparser import Error, Failure, TestCase, TestSuite

from apoyo.diagnosticos_hostiles import ATAQUES, LISTAS, RECUENTOS
from apoyo.imprimible import imprimible
from apoyo.validadores_de_formatos import leido_de_junit, reparos_de_junit
from seguimiento.diagnosticos import Diagnostico, Severidad
from seguimiento.diagnosticos.archivos import FALLO_INTERNO
from seguimiento.formatos.diagnosticos import resumen, un_diagnostico
from seguimiento.formatos.identidad import rotulo
from seguimiento.formatos.junit import en_junit
from seguimiento.lugares import Posicion
from seguimiento.redaccion import visible
from seguimiento.repositorio.repositorio import Recuento

LIMPIOS = ("registros", "seguimiento", "archivos sin errores")


def diagnostico(
    codigo: str = "SEG012",
    severidad: Severidad = Severidad.ERROR,
    *,
    archivo: str = "data/evaluaciones/e.yaml",
    mensaje: str = "mal",
) -> Diagnostico:
    return Diagnostico(archivo, codigo, severidad, mensaje)


def suites(recuento: Recuento, diagnosticos: list[Diagnostico]) -> list[TestSuite]:
    """Las suites como las lee otro programa, tras comprobar el esquema y las cuentas declaradas."""
    escrito = en_junit(recuento, diagnosticos)
    assert reparos_de_junit(escrito) == []
    return list(leido_de_junit(escrito))


def casos(leidas: list[TestSuite]) -> list[tuple[str, str, str, list[str]]]:
    """Suite, clase y nombre de cada caso, con las clases de sus resultados."""
    return [
        (suite.name, caso.classname, caso.name, [type(r).__name__ for r in caso.result])
        for suite in leidas
        for caso in casos_de(suite)
    ]


def casos_de(suite: TestSuite) -> list[TestCase]:
    return [caso for caso in suite if isinstance(caso, TestCase)]


def test_el_informe_entero() -> None:
    diagnosticos = [
        Diagnostico(
            "data/evaluaciones/e.yaml",
            "SEG012",
            Severidad.ERROR,
            "estado desconocido «<pendente>»",
            "¿quiso decir «pendiente»?",
            Posicion(4, 9, 10),
            "estado: <pendente>",
        ),
        diagnostico("SEG201", Severidad.ADVERTENCIA, mensaje="la acción no tiene plazo"),
        diagnostico(mensaje="prioridad desconocida"),
    ]
    error, aviso, otro = map(escapado, map(un_diagnostico, diagnosticos))
    recuento = Recuento(leidos=3, en_parte=["data/evaluaciones/e.yaml"])
    archivo = "data/evaluaciones/e.yaml"
    assert en_junit(recuento, diagnosticos) == (
        f"""\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="seguimiento" tests="3" failures="1" errors="0" time="0">
  <testsuite name="{archivo}" tests="2" failures="1" errors="0" time="0" skipped="0">
    <testcase classname="{archivo}" name="{rotulo("SEG012")}" time="0" file="{archivo}">
      <failure type="SEG012" message="estado desconocido «&lt;pendente&gt;» … y 1 más">{error}
{otro.rstrip()}</failure>
    </testcase>
    <testcase classname="{archivo}" name="{rotulo("SEG201")}" time="0" file="{archivo}">
      <system-out>{aviso.rstrip()}</system-out>
    </testcase>
  </testsuite>
  <testsuite name="registros" tests="1" failures="0" errors="0" time="0" skipped="0">
    <testcase classname="seguimiento" name="archivos sin errores" time="0">
      <system-out>2 archivos sin errores
{resumen(recuento, diagnosticos)}</system-out>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def escapado(texto: str) -> str:
    return texto.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_una_cuenta_que_no_es_la_que_hay_es_un_reparo() -> None:
    escrito = en_junit(Recuento(leidos=1), [diagnostico()])
    torcido = escrito.replace('name="seguimiento" tests="2"', 'name="seguimiento" tests="3"')
    assert reparos_de_junit(torcido) == ["declara (3, 1, 0, 0) y hay (2, 1, 0, 0)"]


def test_lo_que_el_esquema_no_conoce_es_un_reparo() -> None:
    escrito = en_junit(Recuento(leidos=1), [diagnostico()])
    [reparo] = reparos_de_junit(escrito.replace("<failure", "<failure grave='si'"))
    assert "'grave' attribute not allowed" in reparo


def test_sin_hallazgos_hay_un_caso_que_pasa() -> None:
    [suite] = suites(Recuento(leidos=3), [])
    assert casos([suite]) == [(*LIMPIOS, [])]
    [caso] = casos_de(suite)
    assert caso.system_out == f"3 archivos sin errores\n{resumen(Recuento(leidos=3), [])}"


def test_cada_archivo_es_una_suite_y_cada_codigo_un_caso() -> None:
    leidas = suites(
        Recuento(leidos=2),
        [
            diagnostico("SEG012", archivo="data/evaluaciones/b.yaml"),
            diagnostico("SEG010", archivo="data/evaluaciones/b.yaml"),
            diagnostico("SEG012", archivo="data/evaluaciones/b.yaml", mensaje="otro"),
            diagnostico("SEG201", Severidad.NOTA, archivo="data/acuerdos/a.yaml"),
        ],
    )
    assert casos(leidas) == [
        ("data/acuerdos/a.yaml", "data/acuerdos/a.yaml", rotulo("SEG201"), []),
        *(
            ("data/evaluaciones/b.yaml", "data/evaluaciones/b.yaml", rotulo(codigo), ["Failure"])
            for codigo in ("SEG010", "SEG012")
        ),
        (*LIMPIOS, []),
    ]


def test_un_caso_con_errores_y_advertencias_falla_y_muestra_las_dos_cosas() -> None:
    error = diagnostico(mensaje="grave")
    aviso = diagnostico(severidad=Severidad.ADVERTENCIA, mensaje="leve")
    [suite, _] = suites(Recuento(leidos=1), [aviso, error])
    [caso] = casos_de(suite)
    [fallo] = caso.result
    assert isinstance(fallo, Failure)
    assert (fallo.type, fallo.message, fallo.text) == (
        "SEG012",
        "grave",
        un_diagnostico(error).rstrip(),
    )
    assert caso.system_out == un_diagnostico(aviso).rstrip()


def test_un_fallo_del_programa_no_es_un_fallo_de_los_datos() -> None:
    [suite, _] = suites(Recuento(leidos=1, fallos=1), [diagnostico(FALLO_INTERNO)])
    [caso] = casos_de(suite)
    assert [type(resultado) for resultado in caso.result] == [Error]
    assert (suite.failures, suite.errors) == (0, 1)


@pytest.mark.parametrize(
    ("recuento", "archivos", "frase"),
    [
        (Recuento(leidos=37), [], "37 archivos sin errores"),
        (Recuento(leidos=37), ["data/evaluaciones/e.yaml"] * 3, "36 archivos sin errores"),
        (Recuento(leidos=2), ["data/acuerdos/a.yaml"], "1 archivo sin errores"),
        (
            Recuento(
                leidos=9, ilegibles=["data/acuerdos/a.yaml"], en_parte=["data/acuerdos/b.yaml"]
            ),
            ["data/acuerdos/a.yaml"],
            "7 archivos sin errores",
        ),
        (
            Recuento(leidos=9, en_parte=["seguimiento.yaml"]),
            ["seguimiento.yaml", "data/acuerdos/notas.txt"],
            "9 archivos sin errores",
        ),
    ],
    ids=["todos", "uno con tres errores", "en singular", "con ilegibles", "lo que no es registro"],
)
def test_se_dice_cuantos_archivos_estan_limpios(
    recuento: Recuento, archivos: list[str], frase: str
) -> None:
    *_, ultima = suites(recuento, [diagnostico(archivo=archivo) for archivo in archivos])
    [caso] = casos_de(ultima)
    assert str(caso.system_out).partition("\n")[0] == frase


def test_una_advertencia_no_quita_a_su_archivo_de_los_limpios() -> None:
    *_, ultima = suites(Recuento(leidos=1), [diagnostico(severidad=Severidad.ADVERTENCIA)])
    [caso] = casos_de(ultima)
    assert str(caso.system_out).partition("\n")[0] == "1 archivo sin errores"


@pytest.mark.parametrize("ataque", ATAQUES)
def test_un_dato_no_rompe_el_xml_ni_le_anade_casos(ataque: str) -> None:
    uno = Diagnostico(f"data/{ataque}", "SEG012", Severidad.ERROR, ataque, ataque, extracto=ataque)
    raiz = ET.fromstring(en_junit(Recuento(leidos=1), [uno]))  # noqa: S314 — lo acabamos de escribir
    assert [elemento.tag for elemento in raiz.iter()] == [
        *("testsuites", "testsuite", "testcase", "failure"),
        *("testsuite", "testcase", "system-out"),
    ]
    fallo = raiz.find("testsuite/testcase/failure")
    assert fallo is not None
    assert fallo.get("message") == visible(ataque)
    assert visible(ataque) in visible(fallo.text or "")


@given(RECUENTOS, LISTAS)
def test_cualquier_informe_cumple_el_esquema_y_no_pierde_nada(
    recuento: Recuento, diagnosticos: list[Diagnostico]
) -> None:
    escrito = en_junit(recuento, diagnosticos)
    leidas = suites(recuento, diagnosticos)
    assert all(imprimible(linea) for linea in escrito.split("\n"))
    assert en_junit(recuento, diagnosticos) == escrito
    hallados = casos(leidas)
    assert len({nombre[:3] for nombre in hallados}) == len(hallados)
    assert {nombre[:3] for nombre in hallados} == {LIMPIOS} | {
        (visible(d.archivo), visible(d.archivo), rotulo(d.codigo)) for d in diagnosticos
    }
    fallidos = {(d.archivo, d.codigo) for d in diagnosticos if d.es_error}
    assert Counter(resultado for *_, resultados in hallados for resultado in resultados) == Counter(
        "Error" if codigo == FALLO_INTERNO else "Failure"
        for _, codigo in {(visible(archivo), codigo) for archivo, codigo in fallidos}
    )
