"""Lo demás que dice una celda: textos, responsables, códigos, pruebas y lo que no es un dato."""

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.celdas import celda
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.opciones import Opciones
from seguimiento.importacion.valores import Cuaderno
from seguimiento.importacion.valores.nombres import separados
from seguimiento.importacion.valores.textos import es_marcador, es_nada, limpio
from seguimiento.redaccion import plegado
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

PALABRA = re.compile(r"[^\s,]+")


def entendida(
    campo: C,
    texto: str,
    rotulo: str = "",
    opciones: Opciones | None = None,
    **lo_demas: Any,  # noqa: ANN401 — lo de una celda
) -> tuple[dict[str, Valor], list[str]]:
    """Los datos que da una celda y los códigos de sus dudas."""
    cuaderno = Cuaderno(opciones or Opciones())
    datos = cuaderno.entender(campo, celda(texto, **lo_demas), rotulo)
    return {c.value: d.valor for c, d in datos.items()}, [d.codigo for d in cuaderno.dudas]


# ── lo que se lee


@pytest.mark.parametrize(
    ("escrito", "leido"),
    [
        ("Ordenar&nbsp;el archivo", "Ordenar el archivo"),
        ("a&amp;b &copy; &#233;", "a&b &copy; é"),
        ("15\u00a0% \u202f y\u2009más", "15 % y más"),
        ("pre\u2011evaluación \u2212 uno", "pre-evaluación - uno"),
        ("uno — dos", "uno — dos"),
        ("inte\u00adgral\u200b", "integral"),
        ("uno_x000D_\ndos\r\n\r\n tres\x0bcuatro", "uno\ndos\ntres\ncuatro"),
        ("  \u00a0 ", ""),
        ("🏳️\u200d🌈 ñ", "🏳️\u200d🌈 ñ"),
    ],
)
def test_un_texto_se_limpia_de_lo_que_no_se_ve(escrito: str, leido: str) -> None:
    assert limpio(escrito) == leido


@given(st.text())
def test_limpiar_dos_veces_es_limpiar_una(texto: str) -> None:
    # «&amp;nbsp;» es una entidad que muestra otra: queda lo que se ve
    if "&" not in texto:
        assert limpio(limpio(texto)) == limpio(texto)


@pytest.mark.parametrize(
    "texto",
    [
        *(
            "Elija un elemento.",
            "Elija un elemento",
            "Seleccione…",
            "Seleccione una opción",
            "[Seleccione]",
        ),
        *("Choose an item.", "Click or tap here to enter text.", "Click here to enter text."),
        *("Click or tap to enter a date.", "Haga clic o pulse aquí para escribir texto.", "Select"),
        *(
            "Haga clic aquí para escribir texto.",
            "Escriba aquí",
            "Choisissez un élément.",
            "Select one",
        ),
        *(
            "Cliquez ou appuyez ici pour entrer du texte.",
            "Escolher um item.",
            "Selecione uma opção",
        ),
        *("Clique ou toque aqui para inserir o texto.", "Enter text here", "Elija una fecha"),
    ],
)
def test_lo_que_invita_a_escribir_no_es_un_dato(texto: str) -> None:
    assert es_marcador(texto)
    assert entendida(C.RECOMENDACION, texto) == ({}, ["SEG721"])


@pytest.mark.parametrize(
    "texto",
    [
        *(
            "Seleccionar al personal nuevo",
            "Escoger un proveedor",
            "Elegir a la directora",
            "Escribir el manual",
        ),
        *(
            "Select vendors by open tender",
            "Type approval of the boats",
            "Choose an auditor and sign",
            "x",
        ),
    ],
)
def test_una_accion_que_empieza_igual_si_lo_es(texto: str) -> None:
    assert not es_marcador(texto)


@pytest.mark.parametrize(
    "texto",
    ["-", "—", "N/A", "n.a.", "s/d", "S/D", "Ninguno", "None", "No aplica", "sin datos", "..."],
)
def test_lo_que_dice_que_no_hay_dato_se_lee_vacio(texto: str) -> None:
    assert es_nada(texto)
    assert entendida(C.COMENTARIO, texto) == ({}, [])


def test_un_error_de_calculo_no_es_un_dato() -> None:
    assert entendida(C.COMENTARIO, "#N/A", es_error=True) == ({}, ["SEG705"])


def test_una_nota_prendida_a_la_celda_no_se_pierde() -> None:
    datos, _ = entendida(C.COMENTARIO, "Listo", nota="Falta la firma")
    assert datos == {"comentario": "Listo", "notas": "Nota de la celda: Falta la firma"}
    assert entendida(C.COMENTARIO, "Listo", nota="ojo", sigue_arriba=True)[0] == {
        "comentario": "Listo"
    }


def test_el_enlace_de_un_texto_queda_a_la_vista() -> None:
    datos, _ = entendida(C.COMENTARIO, "Ver acta", enlaces=("https://example.org/a",))
    assert datos == {"comentario": "Ver acta (https://example.org/a)"}


@pytest.mark.parametrize(
    ("texto", "rotulo", "notas"),
    [
        ("t0", "Task ID", "Task ID: t0"),
        ("Ordenar\nlos papeles", "Description", "Description: Ordenar\nlos papeles"),
        ("Ojo", "Notes", "Ojo"),
        ("Ojo", "Notas:", "Ojo"),
        ("Actas", "Medios de verificación", "Medios de verificación: Actas"),
    ],
)
def test_lo_que_no_tiene_lugar_va_a_las_notas_con_su_rotulo(
    texto: str, rotulo: str, notas: str
) -> None:
    assert entendida(C.NOTAS, texto, rotulo) == ({"notas": notas}, [])


@pytest.mark.parametrize(
    ("texto", "rotulo", "datos"),
    [
        (
            "«Red» – 2022",
            "Título de la evaluación y año:",
            {"titulo": "«Red»", "fecha_de_evaluacion": "2022"},
        ),
        (
            "Archivos (2021)",
            "Evaluation title and year",
            {"titulo": "Archivos", "fecha_de_evaluacion": "2021"},
        ),
        ("Archivos 2020-2022", "Título", {"titulo": "Archivos 2020-2022"}),
        ("Archivos", "Título y año", {"titulo": "Archivos"}),
    ],
)
def test_el_ano_que_pide_el_rotulo_no_es_parte_del_titulo(
    texto: str, rotulo: str, datos: dict[str, Valor]
) -> None:
    assert entendida(C.TITULO, texto, rotulo) == (datos, [])


# ── quién


@pytest.mark.parametrize(
    ("texto", "datos"),
    [
        ("Secretaría", {"responsables": ["Secretaría"]}),
        ("Secretaría; Jurídica;Secretaría", {"responsables": ["Secretaría", "Jurídica"]}),
        ("- Secretaría\n- Jurídica.", {"responsables": ["Secretaría", "Jurídica"]}),
        ("PSU / RCO", {"responsables": ["PSU", "RCO"]}),
        ("OIM, UNICEF y ACNUR", {"responsables": ["OIM", "UNICEF", "ACNUR"]}),
        # «y» y la coma son parte de muchos nombres
        (
            "Ministerio de Agricultura y Pesca",
            {"responsables": ["Ministerio de Agricultura y Pesca"]},
        ),
        (
            "Dirección de Agua, Suelo y Clima",
            {"responsables": ["Dirección de Agua, Suelo y Clima"]},
        ),
        ("Unidad de Apoyo", {"responsables": ["Unidad de Apoyo"]}),
        ("Lead Office", {"responsables": ["Lead Office"]}),
        (
            "Secretaría\nAcompañan: Jurídica; Prensa",
            {"responsables": ["Secretaría"], "acompanan": ["Jurídica", "Prensa"]},
        ),
        ("Acompaña: Jurídica", {"acompanan": ["Jurídica"]}),
        ("Salud, con apoyo de Finanzas", {"responsables": ["Salud"], "acompanan": ["Finanzas"]}),
        ("Lidera UNICEF. Responde: OIM", {"lidera": "UNICEF", "responsables": ["OIM"]}),
        ("UNICEF (lidera); OIM", {"lidera": "UNICEF", "responsables": ["OIM"]}),
        ("Lead: PSU; Support: RCO", {"lidera": "PSU", "acompanan": ["RCO"]}),
        ("OIM (Ecuador)", {"responsables": ["OIM (Ecuador)"]}),
        ("n/a", {}),
    ],
)
def test_cada_quien_va_en_su_papel(texto: str, datos: dict[str, Valor]) -> None:
    assert entendida(C.RESPONSABLES, texto) == (datos, [])


@pytest.mark.parametrize(
    ("frase", "nombres"),
    [
        (
            "Oficial de Políticas y de Enlace y Oficial de Datos",
            ["Oficial de Políticas y de Enlace", "Oficial de Datos"],
        ),
        ("Oficial de Enlace y el PSU", ["Oficial de Enlace", "PSU"]),
        (
            "JdM y PFs de cada misión, ROSJ, y la Secretaría de la Red",
            ["JdM", "PFs de cada misión", "ROSJ", "Secretaría de la Red"],
        ),
        ("Red Regional, en particular la UNICEF", ["Red Regional", "UNICEF"]),
        ("Country Office and Regional Bureau", ["Country Office", "Regional Bureau"]),
        # lo que sigue es parte del nombre, o no se sabe
        (
            "Unidad de Apoyo y Servicios y Unidad de Datos",
            ["Unidad de Apoyo y Servicios", "Unidad de Datos"],
        ),
        (
            "CEPAL, en calidad de copresidencia, el GT-SC",
            ["CEPAL, en calidad de copresidencia", "GT-SC"],
        ),
        ("Comunicación de OR BA y OR SJ", ["Comunicación de OR BA y OR SJ"]),
        ("Coordinación de Programas y Oficinas", ["Coordinación de Programas y Oficinas"]),
        ("Secretaría, Jurídica", ["Secretaría, Jurídica"]),
        ("Ana Paz, Directora de Planes", ["Ana Paz, Directora de Planes"]),
        ("", []),
    ],
)
def test_una_frase_se_corta_solo_ante_otro_nombre(frase: str, nombres: list[str]) -> None:
    assert separados(frase, {}) == nombres


@given(st.text(alphabet="aA yY,eé DRU-\n", max_size=60))
def test_cortar_no_pierde_ni_una_palabra(frase: str) -> None:
    dichas = {palabra for nombre in separados(frase, {}) for palabra in PALABRA.findall(nombre)}
    assert {*PALABRA.findall(frase)} - dichas <= {"y", "e", "la", "el", "A", "a"}


def test_un_actor_declarado_se_llama_como_se_declaro() -> None:
    oficiales = {
        plegado(n): "Secretaría General" for n in ("Secretaría General", "SG", "Sría. General")
    }
    opciones = Opciones(actores={**oficiales, "agua y suelo": "Agua y Suelo"})
    datos, _ = entendida(C.RESPONSABLES, "sg y Agua y Suelo, SRÍA. GENERAL", opciones=opciones)
    assert datos == {"responsables": ["Secretaría General", "Agua y Suelo"]}
    datos, _ = entendida(C.RESPONSABLES, "sg, Agua y Suelo", opciones=opciones)
    assert datos == {"responsables": ["Secretaría General", "Agua y Suelo"]}


def test_la_columna_de_quien_apoya_dice_quien_apoya() -> None:
    assert entendida(C.ACOMPANAN, "Jurídica; Prensa")[0] == {"acompanan": ["Jurídica", "Prensa"]}


# ── códigos


@pytest.mark.parametrize(
    ("texto", "codigo"),
    [
        *(("1.10", "1.10"), ("R4", "R4"), ("Rec. 3", "3"), ("Recomendación No. 7", "7")),
        *(("Recommendation 12:", "12"), ("2023/1", "2023/1"), ("(a)", "a"), ("SEG-12", "SEG-12")),
    ],
)
def test_el_codigo_es_el_que_se_ve(texto: str, codigo: str) -> None:
    assert entendida(C.CODIGO, texto) == ({"codigo": codigo}, [])


@pytest.mark.parametrize("texto", ["1,21143E+15", "1.2E+10", "1e5"])
def test_un_codigo_que_la_hoja_redondeo_ya_no_es_codigo(texto: str) -> None:
    assert entendida(C.CODIGO, texto) == ({}, ["SEG715"])


@pytest.mark.parametrize("al_reves", [False, True])
def test_un_uno_uno_suelto_junto_a_un_uno_diez_es_dudoso(al_reves: bool) -> None:  # noqa: FBT001
    cuaderno = Cuaderno(Opciones())
    celdas = [celda("1.1", 1, 0, valor=Decimal("1.1")), celda("1.10", 9, 0)]
    for una in reversed(celdas) if al_reves else celdas:
        cuaderno.entender(C.CODIGO_DE_ACCION, una)
    assert [(d.codigo, str(d.sitio)) for d in cuaderno.dudas] == [("SEG715", "hoja Matriz, A2")]


def test_si_es_texto_o_no_hay_con_que_confundirlo_no_lo_es() -> None:
    cuaderno = Cuaderno(Opciones())
    for fila, una in enumerate((celda("1.1"), celda("1.10"), celda("2.1", valor=Decimal("2.1")))):
        cuaderno.entender(C.CODIGO, celda(una.texto, fila, valor=una.valor))
    assert cuaderno.dudas == []


@pytest.mark.parametrize(
    ("texto", "codigo", "resto"),
    [
        ("1.1 Digitalizar las actas", "1.1", "Digitalizar las actas"),
        ("1.1. Digitalizar", "1.1", "Digitalizar"),
        ("1. Ordenar", "1", "Ordenar"),
        ("3) Ordenar", "3", "Ordenar"),
        ("(a) ordenar", "a", "ordenar"),
        ("R1: Ordenar", "R1", "Ordenar"),
        ("Recomendación 2 – Formar", "2", "Formar"),
        ("Recommendation no. 2: Train", "2", "Train"),
        ("26.1&nbsp;Ordenar el archivo (Chile);", "26.1", "Ordenar el archivo (Chile)"),
        ("3.2 identificación de prácticas", "3.2", "identificación de prácticas"),
        ("3.5 millones de personas atendidas", "", "3.5 millones de personas atendidas"),
        ("2024. Un año", "", "2024. Un año"),
        ("12 talleres", "", "12 talleres"),
        ("Ordenar 1.1", "", "Ordenar 1.1"),
    ],
)
def test_el_codigo_que_va_delante_no_es_parte_del_texto(
    texto: str, codigo: str, resto: str
) -> None:
    datos, dudas = entendida(C.RECOMENDACION, texto)
    assert (datos, dudas) == (
        {"recomendacion": resto, **({"codigo": codigo} if codigo else {})},
        [],
    )


def test_de_donde_sale_una_posicion_no_es_parte_de_lo_recomendado() -> None:
    datos, _ = entendida(C.RECOMENDACION, "26.1 Ordenar;\nSource of Position: A/HRC/1")
    assert datos == {
        "codigo": "26.1",
        "recomendacion": "Ordenar",
        "notas": "Source of Position: A/HRC/1",
    }


# ── pruebas, cantidades y nombres

URL = "https://example.org/a.pdf"


@pytest.mark.parametrize(
    ("texto", "enlaces", "pruebas"),
    [
        ("Índice", (), [{"titulo": "Índice"}]),
        ("Índice", (URL,), [{"titulo": "Índice", "url": URL}]),
        ("Acta 3; Acta 4", (), [{"titulo": "Acta 3"}, {"titulo": "Acta 4"}]),
        (f"Informe: {URL}.", (), [{"titulo": "Informe", "url": URL}]),
        (URL, (URL,), [{"url": URL}]),
        ("Acta 3\nActa 4", (URL,), [{"titulo": "Acta 3"}, {"titulo": "Acta 4"}, {"url": URL}]),
        ("www.example.org", (), [{"url": "https://www.example.org"}]),
        ("C:\\actas\\3.doc", ("file:///c:/3.doc",), [{"titulo": "C:\\actas\\3.doc"}]),
    ],
)
def test_una_prueba_tiene_titulo_y_enlace(
    texto: str, enlaces: tuple[str, ...], pruebas: list[Valor]
) -> None:
    assert entendida(C.EVIDENCIA, texto, enlaces=enlaces) == ({"evidencia": pruebas}, [])


@pytest.mark.parametrize(
    ("campo", "texto", "datos"),
    [
        (C.META, "2 talleres", {"meta": [{"cantidad": "2", "unidad": "talleres"}]}),
        (C.META, "Mínimo 3 reuniones", {"meta": [{"cantidad": "3", "unidad": "reuniones"}]}),
        (C.META, "Actas en línea", {"notas": "Meta: Actas en línea"}),
        (C.FONDOS, "USD 5,000.50", {"fondos": {"monto": "5000.50", "moneda": "USD"}}),
        (C.FONDOS, "1.000.000 COP", {"fondos": {"monto": "1000000", "moneda": "COP"}}),
        (C.FONDOS, "$ 5000", {"notas": "Fondos: $ 5000"}),
        (C.FONDOS, "unos 5000", {"notas": "Fondos: unos 5000"}),
        (C.PAIS, "Ecuador, Perú", {"pais": ["ECU", "PER"]}),
        (C.PAIS, "Ecuador y otros", {"notas": "País: Ecuador y otros"}),
        (C.CRITERIO, "Relevance and efficiency", {"criterio": ["pertinencia", "eficiencia"]}),
        (C.CRITERIO, "Eficacia; belleza", {"notas": "Criterio CAD: Eficacia; belleza"}),
        (C.RECURRENCIA, "Quarterly", {"recurrencia": "trimestral"}),
        (C.TIPO_DE_EVALUACION, "Mid-term", {"tipo_de_evaluacion": "medio_termino"}),
        (C.TEMA, "- Archivos\n- SDGs: 16", {"tema": ["Archivos", "SDGs: 16"]}),
        (C.ETIQUETAS, "uno, dos; tres", {"etiquetas": ["uno", "dos", "tres"]}),
        (
            C.DIRIGIDA_A,
            "Unidad A, Norte; Unidad B",
            {"dirigida_a": ["Unidad A, Norte", "Unidad B"]},
        ),
    ],
)
def test_lo_que_tiene_forma_la_toma_y_lo_que_no_va_a_las_notas(
    campo: C, texto: str, datos: dict[str, Valor]
) -> None:
    assert entendida(campo, texto)[0] == datos


@given(st.sampled_from([*C]), st.text(max_size=80))
def test_nada_de_lo_que_se_escriba_detiene_la_lectura(campo: C, texto: str) -> None:
    datos, _ = entendida(campo, texto)
    assert all(valor for valor in datos.values())


@given(st.sampled_from([*C]), st.text(alphabet="abc XYZ19.,;:/()-\n☒☐%=xX", max_size=60))
def test_nada_se_pierde_sin_decirlo(campo: C, texto: str) -> None:
    """De una celda que dice algo sale un dato o una duda; salvo lo que no suma nada, que es poco."""
    datos, dudas = entendida(campo, texto)
    callan = {C.RESOLUCION, C.PRIORIDAD, C.ESTADO}
    dice_algo = any(letra.isalpha() and letra not in "xX" for letra in texto)
    assert datos or dudas or campo in callan or es_nada(texto) or not dice_algo
