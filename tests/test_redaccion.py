from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.imprimible import imprimible
from seguimiento.fechas import MESES, leer_fecha
from seguimiento.redaccion import (
    FRASE,
    al_principio,
    con_cuantos_mas,
    cuenta,
    del_dia,
    dia_en_palabras,
    en_linea,
    en_medio,
    en_plural,
    entre_comillas,
    enumeracion,
    fecha_breve,
    legible,
    los_demas,
    orden_natural,
    parecido,
    plegado,
    porcentaje,
    primera_frase,
    quiso_decir,
    recortado,
    sin_tildes,
    visible,
)
from seguimiento.vocabularios import EstadoDeAccion


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("acción", "acciones"),
        ("día", "días"),
        ("entrada", "entradas"),
        ("error", "errores"),
        ("mes", "meses"),
        ("vez", "veces"),
        ("café", "cafés"),
        ("recomendación sin respuesta", "recomendaciones sin respuesta"),
        ("fila de acciones", "filas de acciones"),
    ],
)
def test_el_plural_regular_varia_solo_la_primera_palabra(singular: str, plural: str) -> None:
    assert en_plural(singular) == plural


@pytest.mark.parametrize(
    ("numero", "frase"), [(0, "0 acciones"), (1, "1 acción"), (2, "2 acciones")]
)
def test_el_numero_concuerda_con_su_nombre(numero: int, frase: str) -> None:
    assert cuenta(numero, "acción") == frase


def test_el_plural_irregular_se_da() -> None:
    assert cuenta(3, "régimen", "regímenes") == "3 regímenes"


@pytest.mark.parametrize(
    ("partes", "nexo", "frase"),
    [
        ([], "y", ""),
        (["R1"], "y", "R1"),
        (["R1", "R2"], "y", "R1 y R2"),
        (["R1", "R2", "R3"], "y", "R1, R2 y R3"),
        (["acuerdos", "informes"], "y", "acuerdos e informes"),
        (["OIT", "«Íñigo»"], "y", "OIT e «Íñigo»"),
        (["madres", "hijos"], "y", "madres e hijos"),
        (["agua", "hielo"], "y", "agua y hielo"),
        (["diptongo", "hiato"], "y", "diptongo y hiato"),
        (["acción", "compromiso"], "o", "acción o compromiso"),
        (["plata", "oro"], "o", "plata u oro"),
        (["ayer", "hoy"], "o", "ayer u hoy"),
        (["OIM", "otra"], "ni", "OIM ni otra"),
    ],
)
def test_una_enumeracion_lleva_comas_y_un_nexo_que_no_choca(
    partes: list[str], nexo: str, frase: str
) -> None:
    assert enumeracion(iter(partes), nexo) == frase


def test_las_comillas_son_latinas() -> None:
    assert entre_comillas(["si", "no"]) == ["«si»", "«no»"]


@pytest.mark.parametrize(
    ("texto", "llano"),
    [
        ("  Gestión\tde   Fronteras ", "gestion de fronteras"),
        ("AÑO", "ano"),
        ("pingüino", "pinguino"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("oim", "oim"),
    ],
)
def test_al_buscar_no_cuentan_tildes_mayusculas_ni_espacios(texto: str, llano: str) -> None:
    assert plegado(texto) == llano


def test_la_misma_letra_compuesta_o_descompuesta_se_busca_igual() -> None:
    assert plegado("Evaluacio\u0301n") == plegado("EVALUACIÓN")


@given(st.text())
def test_quitar_las_tildes_dos_veces_es_quitarlas_una(texto: str) -> None:
    assert sin_tildes(sin_tildes(texto)) == sin_tildes(texto)


@pytest.mark.parametrize(
    ("escrito", "validos", "hallado"),
    [
        ("pendente", EstadoDeAccion.codigos(), ""),
        ("completda", EstadoDeAccion.codigos(), "completada"),
        ("En Curso", EstadoDeAccion.codigos(), "en_curso"),
        ("en-curso", EstadoDeAccion.codigos(), "en_curso"),
        ("NO_INICIADA", EstadoDeAccion.codigos(), "no_iniciada"),
        ("canc", EstadoDeAccion.codigos(), "cancelada"),
        ("oim-2022", ["oim-2022-red-pmm", "oit-3471"], "oim-2022-red-pmm"),
        ("OIM 2022 red pmm", ["oim-2022-red-pmm"], "oim-2022-red-pmm"),
        ("descripción", ["descripcion", "dudas"], "descripcion"),
        ("zapato", ["plazo", "inicio"], ""),
        ("ev", ["evaluacion-de-medio-termino"], ""),
        ("eva", ["evaluacion-de-medio-termino"], "evaluacion-de-medio-termino"),
        ("eva", ["evaluacion-de-medio-termino", "evaluacion-final-de-2023"], ""),
        ("x", [], ""),
    ],
)
def test_se_ofrece_el_valor_valido_que_mas_se_parece(
    escrito: str, validos: list[str], hallado: str
) -> None:
    assert parecido(escrito, validos) == hallado


@given(st.text(), st.lists(st.text(min_size=1)))
def test_lo_que_se_ofrece_siempre_es_valido(escrito: str, validos: list[str]) -> None:
    assert parecido(escrito, validos) in {"", *validos}


def test_la_pregunta_solo_se_hace_si_hay_que_ofrecer() -> None:
    assert quiso_decir("completda", EstadoDeAccion.codigos()) == "¿quiso decir «completada»?"
    assert quiso_decir("zapato", EstadoDeAccion.codigos()) == ""


def test_un_dia_se_dice_en_palabras() -> None:
    assert dia_en_palabras(date(2023, 4, 1)) == "1 de abril de 2023"


@pytest.mark.parametrize(
    ("escrita", "breve"),
    [
        ("2023-11-05", "05-nov-2023"),
        ("2023-11", "nov-2023"),
        ("2023-T4", "2023-T4"),
        ("2023-S1", "2023-S1"),
        ("2023", "2023"),
    ],
)
def test_una_fecha_breve_ni_pierde_ni_anade_precision(escrita: str, breve: str) -> None:
    assert fecha_breve(leer_fecha(escrita)) == breve


@given(st.dates())
def test_un_dia_suelto_se_abrevia_con_tres_letras_de_su_mes(dia: date) -> None:
    assert fecha_breve(dia) == f"{dia.day:02d}-{MESES[dia.month - 1][:3]}-{dia.year}"


@pytest.mark.parametrize(
    ("texto", "ancho", "resultado"),
    [
        ("Convocar\n  a todas", 40, "Convocar a todas"),
        ("Convocar", 8, "Convocar"),
        ("Convocar", 7, "Convoc…"),
        ("Convocar a todas", 11, "Convocar a…"),
        ("Convocar a todas", 14, "Convocar a…"),
        ("Convocar a todas", 15, "Convocar a…"),
        ("Convocar: «a todas»", 12, "Convocar…"),
        ("Convocar", 1, "…"),
        ("Convocar", 0, ""),
    ],
)
def test_un_texto_largo_se_recorta_con_puntos_suspensivos(
    texto: str, ancho: int, resultado: str
) -> None:
    assert recortado(texto, ancho) == resultado


@given(st.text(), st.integers(-5, 80))
def test_lo_recortado_cabe_siempre_y_en_una_linea(texto: str, ancho: int) -> None:
    corto = recortado(texto, ancho)
    assert len(corto) <= max(ancho, 0)
    assert len(corto.splitlines()) <= 1


@given(st.lists(st.text("abcñ", min_size=1), min_size=2), st.integers(1, 80))
def test_lo_recortado_acaba_en_una_palabra_entera(palabras: list[str], ancho: int) -> None:
    texto = " ".join(palabras)
    corto = recortado(texto, ancho)
    if len(palabras[0]) < ancho:
        assert corto.removesuffix("…").split() == palabras[: len(corto.split())]


@pytest.mark.parametrize(
    ("texto", "a_la_vista"),
    [
        ("Gestión «de» fronteras", "Gestión «de» fronteras"),
        ("a\nb", "aU+000Ab"),
        ("\x1b[31m", "U+001B[31m"),
        ("abc\u202edfe", "abcU+202Edfe"),
        ("mat\udce9.yaml", "mat\\xE9.yaml"),
        ("\udc80\udcff", "\\x80\\xFF"),
        ("\ud800", "U+D800"),
    ],
)
def test_nada_de_lo_que_se_muestra_queda_oculto(texto: str, a_la_vista: str) -> None:
    assert visible(texto) == a_la_vista


@given(st.text(st.characters()))
def test_lo_visible_puede_imprimirse_y_ya_no_cambia(texto: str) -> None:
    mostrado = visible(texto)
    assert imprimible(mostrado)
    assert visible(mostrado) == mostrado


@pytest.mark.parametrize(
    ("escrita", "dicha"),
    [
        ("2023", "de 2023"),
        ("2023-S2", "del segundo semestre de 2023"),
        ("2017-T1", "del primer trimestre de 2017"),
        ("2023-T3", "del tercer trimestre de 2023"),
        ("2023-05", "de mayo de 2023"),
        ("2023-05-10", "del 10 de mayo de 2023"),
    ],
)
def test_una_fecha_se_dice_en_palabras_con_la_precision_con_que_se_escribio(
    escrita: str, dicha: str
) -> None:
    assert del_dia(leer_fecha(escrita)) == dicha


def test_de_muchos_se_nombran_los_primeros_y_se_dice_cuantos_mas() -> None:
    cien = [f"a{numero}" for numero in range(100)]

    otros = los_demas(cien, 2)
    assert otros == [cien[0], cien[1], *cien[3:11]]
    assert con_cuantos_mas(otros, 99).endswith("«a9», «a10» y 89 más")
    # nombrar a uno ocupa lo mismo que decir que hay uno más
    assert los_demas(cien[:12], 11) == cien[:11]
    assert con_cuantos_mas(["a", "b"], 2) == "«a» y «b»"


@pytest.mark.parametrize(
    ("escrito", "leido"),
    [
        ("15\u00a0% en 3\u202fmeses", "15\u00a0% en 3\u202fmeses"),
        ("Eva\u00adlua\u00adción parti\u200bcipa\u2060tiva", "Evaluación participativa"),
        ("👨‍👩‍👧 y 🏳️‍🌈", "👨‍👩‍👧 y 🏳️‍🌈"),
        ("क्‍ष می‌خواهم", "क्‍ष می‌خواهم"),
        ("uno\u200ddos\u200c", "unodos"),
        ("a\x07b\u202ec", "aU+0007bU+202Ec"),
        ("\u00ad", ""),
    ],
)
def test_lo_que_no_tiene_anchura_no_se_escribe_y_el_espacio_duro_si(
    escrito: str, leido: str
) -> None:
    assert legible(escrito) == leido


def test_lo_que_se_diagnostica_se_ve_entero() -> None:
    assert visible("Sección\u00a0A: eva\u00adlua 👨‍👩‍👧") == "Sección\u00a0A: evaU+00ADlua 👨‍👩‍👧"


def test_al_poner_en_una_linea_el_espacio_duro_no_se_parte() -> None:
    assert en_linea(" 10\u00a0000\n  personas\u2028y\tmás ") == "10\u00a0000 personas y más"


def test_al_comparar_no_cuenta_lo_que_no_se_ve() -> None:
    assert plegado("eva\u00adlua\u200bción\u00a0final") == plegado("Evaluacion final")


def test_un_solo_orden_el_del_alfabeto_espanol_con_los_numeros_por_su_valor() -> None:
    en_orden = ["4.2", "10.1", "álamo", "Ángel", "Beto", "BP2_AH", "BP10_AH", "canto", "caña"]
    en_orden += ["caoba", "Nube", "Ñu", "oso", "Unidad 2", "unidad 10", "Zeta"]
    for desordenados in (sorted(en_orden), sorted(en_orden, key=len), en_orden[::-1]):
        assert sorted(desordenados, key=orden_natural) == [*en_orden[2:], *en_orden[:2]]


def test_el_orden_no_depende_de_como_venian() -> None:
    iguales = ["ana", "Ana", "aná", "A\u0301na"]
    assert sorted(iguales, key=orden_natural) == sorted([*reversed(iguales)], key=orden_natural)


@pytest.mark.parametrize(
    ("n", "d", "dicho"),
    [
        (0, 0, "s/d"),
        (0, 300, "0 %"),
        (1, 300, "<1 %"),
        (2, 300, "1 %"),
        (1, 2, "50 %"),
        (5, 1000, "1 %"),
        (298, 300, "99 %"),
        (299, 300, ">99 %"),
        (300, 300, "100 %"),
    ],
)
def test_cien_por_cien_son_todas_y_cero_ninguna(n: int, d: int, dicho: str) -> None:
    assert porcentaje(Fraction(n, d) if d else None) == dicho


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_un_porcentaje_es_el_entero_mas_proximo(n: int, d: int) -> None:
    n = min(n, d)
    dicho = porcentaje(Fraction(n, d))
    assert (dicho == "100 %") == (n == d)
    assert (dicho == "0 %") == (n == 0)
    if dicho[0] not in "<>":
        assert abs(int(dicho.removesuffix(" %")) - 100 * n / d) <= 0.5


@pytest.mark.parametrize(
    ("texto", "delante", "dentro"),
    [
        ("hay una copia", "Hay una copia", "hay una copia"),
        ("Recomendación 10", "Recomendación 10", "recomendación 10"),
        (
            "retorno-2024/2.2 es la misma",
            "retorno-2024/2.2 es la misma",
            "retorno-2024/2.2 es la misma",
        ),
        ("final/R4, dos veces", "final/R4, dos veces", "final/R4, dos veces"),
        ("R1", "R1", "R1"),
        ("ACNUR lo dice", "ACNUR lo dice", "ACNUR lo dice"),
        ("3 archivos", "3 archivos", "3 archivos"),
        ("ámbito, y más", "Ámbito, y más", "ámbito, y más"),
        ("", "", ""),
    ],
)
def test_ni_al_principio_ni_en_medio_de_una_frase_cambia_una_referencia(
    texto: str, delante: str, dentro: str
) -> None:
    assert (al_principio(texto), en_medio(texto)) == (delante, dentro)


@pytest.mark.parametrize(
    ("texto", "frase"),
    [
        ("Se firmó el convenio.", "Se firmó el convenio."),
        ("Se firmó el convenio. Falta publicarlo.", "Se firmó el convenio…"),
        ("Se envió el art. 5 al Sr. Paz y sigue.", "Se envió el art. 5 al Sr. Paz y sigue."),
        ("¿Quién responde? Nadie.", "¿Quién responde?…"),
        ("Va en dos\nlíneas y es una frase", "Va en dos líneas y es una frase"),
        (f"{'palabra ' * 30}", f"{'palabra ' * 20}".strip() + "…"),
        ("x" * 400, "x" * 159 + "…"),
    ],
)
def test_la_primera_frase_se_lee_de_un_vistazo(texto: str, frase: str) -> None:
    assert primera_frase(texto) == frase
    assert len(primera_frase(texto)) <= FRASE + 1


@pytest.mark.parametrize(
    ("escrito", "validos", "dicho"),
    [
        ("vencida,por_vencer", ["vencida", "por_vencer"], "«vencida» y «por_vencer»"),
        ("Vencidas y por vencer", ["vencida", "por_vencer"], "«vencida» y «por_vencer»"),
        ("1, 2", ["1", "2", "alta"], "«1» y «2»"),
        ("A/1; A/2", ["A/1", "A/2"], "«A/1» y «A/2»"),
    ],
)
def test_de_quien_escribe_varios_no_se_propone_uno(
    escrito: str, validos: list[str], dicho: str
) -> None:
    assert quiso_decir(escrito, validos) == f"son 2 y va uno cada vez: {dicho}"


def test_un_nombre_con_comas_no_son_varios() -> None:
    nombres = ["Unidad de Monitoreo, Evaluación y Datos", "Datos"]

    assert (
        quiso_decir("Unidad de Monitoreo, Evaluacion y Dato", nombres)
        == f"¿quiso decir «{nombres[0]}»?"
    )
