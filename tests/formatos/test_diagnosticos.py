"""Un diagnóstico para personas: la frase, la línea señalada y qué hacer."""

from dataclasses import replace

import pytest
from hypothesis import given

from apoyo.diagnosticos_hostiles import DIAGNOSTICOS
from apoyo.imprimible import imprimible
from seguimiento.diagnosticos import Diagnostico, Relacionado, Severidad
from seguimiento.formatos.ancho import ancho
from seguimiento.formatos.diagnosticos import en_texto, resumen, un_diagnostico
from seguimiento.lugares import Posicion
from seguimiento.repositorio import Recuento, Revision


def diagnostico(
    extracto: str = "", columna: int = 1, largo: int = 1, linea: int = 7, sugerencia: str = ""
) -> Diagnostico:
    return Diagnostico(
        "data/e.yaml",
        "SEG012",
        Severidad.ERROR,
        "valor desconocido",
        sugerencia,
        Posicion(linea, columna, largo),
        extracto,
    )


def senalado(extracto: str, columna: int, largo: int = 1) -> tuple[str, str]:
    """La línea que se muestra y la que la señala, sin su margen."""
    lineas = un_diagnostico(diagnostico(extracto, columna, largo)).splitlines()
    return lineas[3].removeprefix("7 | "), lineas[4].removeprefix("  | ")


def test_un_diagnostico_entero() -> None:
    completo = Diagnostico(
        "data/e.yaml",
        "SEG103",
        Severidad.ADVERTENCIA,
        "identificador repetido",
        "elija otro",
        Posicion(212, 21, 8),
        "            estado: pendente   # acordado",
        (Relacionado("data/f.yaml", 3, 1),),
    )
    assert un_diagnostico(completo) == (
        "advertencia[SEG103] identificador repetido\n"
        "   --> data/e.yaml:212:21\n"
        "    |\n"
        "212 |             estado: pendente   # acordado\n"
        "    |                     ^^^^^^^^\n"
        "    = véase también data/f.yaml:3:1\n"
        "    = ayuda: elija otro  Más: seg regla SEG103\n"
    )


def test_sin_linea_que_mostrar_ni_ayuda_que_dar_queda_lo_demas() -> None:
    assert un_diagnostico(diagnostico(linea=1)) == (
        "error[SEG012] valor desconocido\n --> data/e.yaml:1:1\n  = más: seg regla SEG012\n"
    )


@pytest.mark.parametrize(
    ("extracto", "columna", "largo", "visto"),
    [
        ("estado: mal", 9, 3, ("estado: mal", "        ^^^")),
        ("estado: mal", 9, 99, ("estado: mal", "        ^^^")),
        ("estado:", 8, 1, ("estado:", "       ^")),
        ("\tmal", 2, 3, ("→mal", " ^^^")),
        ("移民: mal", 5, 3, ("移民: mal", "      ^^^")),
        ("a: 移民", 4, 2, ("a: 移民", "   ^^^^")),
        ("a: \x1b[0m", 4, 1, ("a: U+001B[0m", "   ^^^^^^")),
    ],
)
def test_la_senal_cae_debajo_de_lo_senalado(
    extracto: str, columna: int, largo: int, visto: tuple[str, str]
) -> None:
    assert senalado(extracto, columna, largo) == visto


def test_de_una_linea_muy_larga_se_muestra_lo_que_rodea_a_lo_senalado() -> None:
    extracto = "a" * 200 + "MAL" + "b" * 200
    assert senalado(extracto, 201, 3) == (
        "…" + "a" * 40 + "MAL" + "b" * 57 + "…",
        " " * 41 + "^^^",
    )
    assert senalado(extracto, 1, 1)[0] == "a" * 100 + "…"
    assert senalado(extracto, 401, 300) == ("…" + "b" * 43, " " * 41 + "^^^")


@given(DIAGNOSTICOS)
def test_ningun_dato_se_sale_de_su_linea_y_la_senal_nunca_falta(uno: Diagnostico) -> None:
    lineas = un_diagnostico(uno).removesuffix("\n").split("\n")
    con_extracto = 3 if uno.extracto else 0
    assert len(lineas) == 3 + con_extracto + len(uno.relacionados)
    assert all(imprimible(linea) for linea in lineas[1:])
    if uno.extracto:
        assert "^" in lineas[4]
        assert ancho(lineas[4]) <= max(ancho(lineas[3]) + 1, uno.posicion.columna + 20)


@pytest.mark.parametrize(
    ("recuento", "severidades", "frase"),
    [
        (Recuento(leidos=37), "", "37 archivos: nada que objetar"),
        (Recuento(leidos=1), "e", "1 archivo: 1 error"),
        (
            Recuento(leidos=2, en_parte=["a"], ilegibles=["b", "c"]),
            "eeaan",
            "2 archivos: 2 errores, 2 advertencias, 1 nota; 2 ilegibles; 1 leído en parte",
        ),
    ],
)
def test_el_resumen_cuenta_lo_que_hay_y_lo_que_no_pudo_leerse(
    recuento: Recuento, severidades: str, frase: str
) -> None:
    por_letra = {"e": Severidad.ERROR, "a": Severidad.ADVERTENCIA, "n": Severidad.NOTA}
    diagnosticos = [Diagnostico("a", "SEG012", por_letra[letra], "m") for letra in severidades]
    assert resumen(recuento, diagnosticos) == frase


def test_el_texto_dice_lo_que_queda_fuera_de_las_rutas_pedidas() -> None:
    todos = (diagnostico(), diagnostico(linea=8))
    revision = Revision(todos, Recuento(leidos=2))
    texto = en_texto(revision.recuento, todos[:1], fuera=len(todos) - 1, color=False)
    assert texto.endswith("\n\n2 archivos: 1 error (1 más fuera de las rutas pedidas)\n")


def test_el_color_va_en_la_severidad_y_en_la_senal() -> None:
    texto = un_diagnostico(diagnostico("estado: mal", 9, 3), color=True)
    assert texto.startswith("\x1b[1;31merror[SEG012]\x1b[0m valor desconocido\n")
    assert "  |         \x1b[1;31m^^^\x1b[0m\n" in texto
    assert texto.count("\x1b[0m") == 2


@pytest.mark.parametrize("columnas", [40, 60, 80, 100])
def test_en_una_pantalla_se_parte_por_los_espacios_y_nunca_una_palabra(columnas: int) -> None:
    frase = "la acción la verifica «Unidad Regional de Coordinación Interinstitucional», que responde de ella"
    extracto = f'            por: "{"Coordinación de Acuerdos " * 9}"'
    uno = replace(
        diagnostico(
            extracto, 18, 200, sugerencia="que lo compruebe alguien que no responda de ello"
        ),
        mensaje=frase,
        archivo="data/evaluaciones/una-evaluacion-de-nombre-muy-muy-largo-de-2026.yaml",
    )
    lineas = un_diagnostico(uno, columnas=columnas).splitlines()
    la_ruta = [linea for linea in lineas if "-->" in linea]
    assert la_ruta == [f" --> {uno.archivo}:7:18"]
    assert [linea for linea in lineas if ancho(linea) > columnas and linea not in la_ruta] == []
    dicho = [linea for linea in lineas if " |" not in linea]
    entero = [linea for linea in un_diagnostico(uno).splitlines() if " |" not in linea]
    assert " ".join(dicho).split() == " ".join(entero).split()


def test_en_una_pantalla_estrecha_la_senal_sigue_debajo_de_lo_senalado() -> None:
    uno = diagnostico(f"{'x' * 90}ESTO{'y' * 90}", 91, 4)
    _, _, _, texto, senal, *_ = un_diagnostico(uno, columnas=50).splitlines()
    assert texto[senal.index("^") : senal.rindex("^") + 1] == "ESTO"
