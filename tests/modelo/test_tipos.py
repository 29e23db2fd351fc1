"""Cómo se lee cada clase de valor: una sola forma de escribirlo, y por qué no valen las demás."""

from textwrap import dedent
from unicodedata import normalize

import pytest

from seguimiento.almacen.fuentes import Memoria
from seguimiento.modelo.practica import BuenaPractica
from seguimiento.repositorio import cargar
from seguimiento.vocabularios import Ausencia, Cumplimiento

Dicho = tuple[str, int, int, str, str]


def dichos(ruta: str, texto: str) -> list[Dicho]:
    """Lo que se dice de un archivo, salvo los avisos de que otro programa lo leería mal."""
    return [
        (d.codigo, d.posicion.linea, d.posicion.columna, d.mensaje, d.sugerencia)
        for d in cargar(Memoria({ruta: dedent(texto).encode()})).diagnosticos
        if d.codigo != "SEG043"
    ]


def de_evaluacion(linea: str) -> list[Dicho]:
    return dichos("data/evaluaciones/e.yaml", f"titulo: T\norganizacion: O\n{linea}\n")


def de_ficha(linea: str) -> list[Dicho]:
    texto = f"tipo: buena_practica\ntitulo: T\nhallazgo: H\n{linea}\n"
    return dichos("data/practicas/BP1_ME.yaml", texto)


def ficha(lineas: str) -> BuenaPractica:
    texto = f"tipo: buena_practica\ntitulo: T\nhallazgo: H\n{lineas}\n"
    carga = cargar(Memoria({"data/practicas/BP1_ME.yaml": texto.encode()}))
    assert [d.mensaje for d in carga.diagnosticos if d.es_error] == []
    (archivada,) = carga.cartera.practicas
    assert isinstance(archivada.registro, BuenaPractica)
    return archivada.registro


def numero_de(texto: str) -> str | None:
    """El `numero` de una evaluación, que es un texto, tal como queda al leerlo."""
    contenido = f"titulo: T\norganizacion: O\nnumero: {texto}\n".encode()
    (evaluacion,) = cargar(Memoria({"data/evaluaciones/e.yaml": contenido})).cartera.evaluaciones
    return evaluacion.registro.numero


# Textos -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "texto",
    [
        *(
            "12:30",
            "08001",
            "010",
            "0x1F",
            "1_000",
            "1.10",
            "1e3",
            ".nan",
            ".inf",
            "-0",
            "+5",
            "1e999",
        ),
        *(
            "no",
            "yes",
            "On",
            "true",
            "=",
            "2023-02-30",
            "2023-01-01T00:00:00Z",
            "nil",
            "None",
            "NaN",
        ),
        *(
            "Ññ",
            "👩‍👩‍👧‍👦 🇪🇨",
            "cafe\u0301",
            "a:b",
            "<script>",
            "[/]",
            "%0A::error",
            "=1+1",
            "'x",
            "|",
        ),
    ],
)
def test_un_texto_queda_exactamente_como_se_escribio(texto: str) -> None:
    # lo único que se toca es la tilde escrita aparte, que se ve igual y sería otro nombre
    leido = normalize("NFC", texto)
    assert numero_de(f"'{texto.replace(chr(39), chr(39) * 2)}'") == leido
    if texto[0] not in "='|[%<":
        assert numero_de(texto) == leido


@pytest.mark.parametrize("espacio", [" x", "x ", "x  y", "  x\ty"])
def test_los_espacios_entrecomillados_se_conservan(espacio: str) -> None:
    assert numero_de(f'"{espacio}"') == espacio


@pytest.mark.parametrize("nulo", ["", " ~", " null", " Null", " NULL"])
def test_un_campo_opcional_sin_valor_es_como_si_no_estuviera(nulo: str) -> None:
    assert de_evaluacion(f"region:{nulo}") == []
    assert numero_de(nulo.strip()) is None


@pytest.mark.parametrize("nulo", ["", " ~", " null", " Null", " NULL"])
def test_un_campo_obligatorio_sin_valor_falta_y_se_senala_su_clave(nulo: str) -> None:
    texto = f"organizacion: O\ntitulo:{nulo}\n"

    assert dichos("data/evaluaciones/e.yaml", texto) == [
        ("SEG011", 2, 1, "falta «titulo», que es obligatorio", "añada «titulo: …»")
    ]


def test_un_campo_obligatorio_que_no_esta_se_senala_donde_deberia_estar() -> None:
    texto = """\
        titulo: T
        organizacion: O
        recomendaciones:
          - id: R1
            texto: T
          - id: R2
        """

    assert dichos("data/evaluaciones/e.yaml", texto) == [
        ("SEG011", 6, 5, "falta «texto», que es obligatorio", "añada «texto: …»")
    ]


@pytest.mark.parametrize("nulo", ["~", "null"])
def test_lo_nulo_entrecomillado_es_un_texto(nulo: str) -> None:
    assert numero_de(f'"{nulo}"') == nulo


@pytest.mark.parametrize("blanco", ['""', '" "', "'   '", '"\\t"', '"\\u3000"'])
def test_un_texto_de_espacios_esta_vacio(blanco: str) -> None:
    assert dichos("data/evaluaciones/e.yaml", f"titulo: {blanco}\norganizacion: O\n") == [
        ("SEG020", 1, 9, "«titulo» no tiene nada escrito", "escriba algo o borre la línea")
    ]
    # si puede faltar, es que no consta
    assert de_evaluacion(f"region: {blanco}") == []


# Números ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texto", "numero"), [("0", 0), ("7", 7), ("08001", 8001), ("9" * 18, 10**18 - 1)]
)
def test_un_entero_son_cifras(texto: str, numero: int) -> None:
    assert ficha(f"poblacion_asistida: {texto}").poblacion_asistida == numero


@pytest.mark.parametrize(
    ("texto", "ayuda"),
    [
        ("3,000", "¿quiso decir «3000»?"),
        ("3.000", "¿quiso decir «3000»?"),
        ("1 000 000", "¿quiso decir «1000000»?"),
        ("1\u00a0000", "¿quiso decir «1000»?"),
        ("1_000", "¿quiso decir «1000»?"),
        ("3,0000", ""),
        *(
            (texto, "")
            for texto in ("12:30", "0x1F", "1e3", ".nan", ".inf", "-1", "+5", "1.0", "dos")
        ),
        *((texto, "") for texto in ("\u0663", "１", "9" * 19, "1 2")),
    ],
)
def test_lo_demas_no_es_un_entero(texto: str, ayuda: str) -> None:
    mensaje = f"número no válido «{texto}»: solo cifras, sin separadores ni signos"

    assert de_ficha(f"poblacion_asistida: {texto}") == [("SEG015", 4, 21, mensaje, ayuda)]


@pytest.mark.parametrize("monto", ["0", "1400", "12.5", "0.0001", "08001"])
def test_un_monto_se_guarda_como_se_escribio(monto: str) -> None:
    presupuesto = ficha(f"presupuesto: {{monto: {monto}, moneda: USD}}").presupuesto

    assert presupuesto is not None
    assert not isinstance(presupuesto, Ausencia)
    assert (presupuesto.monto, presupuesto.moneda) == (monto, "USD")


@pytest.mark.parametrize(
    ("monto", "ayuda"),
    [('"1,400"', "¿quiso decir «1400»?"), ("1e3", ""), ("-5", ""), ("1.23456", ""), ("USD 5", "")],
)
def test_un_monto_mal_escrito_se_dice(monto: str, ayuda: str) -> None:
    llano = monto.strip('"')
    mensaje = f"monto no válido «{llano}»: solo cifras, con punto para los decimales"

    assert de_ficha(f"presupuesto: {{monto: {monto}, moneda: USD}}") == [
        ("SEG015", 4, 22, mensaje, ayuda)
    ]


@pytest.mark.parametrize("prioridad", ["1", "3"])
def test_la_prioridad_mas_alta_es_un_extremo_de_la_escala(prioridad: str) -> None:
    assert de_evaluacion(f"prioridad_mas_alta: {prioridad}") == []


@pytest.mark.parametrize("prioridad", ["0", "2", "4"])
def test_la_prioridad_mas_alta_no_puede_ser_otra(prioridad: str) -> None:
    mensaje = f"la prioridad más alta es 1 o 3, y aquí se escribió {prioridad}"

    assert de_evaluacion(f"prioridad_mas_alta: {prioridad}") == [
        ("SEG016", 3, 21, mensaje, "escriba el extremo de su escala que más urge")
    ]


# Sí y no ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("texto", "valor"), [("si", True), ("sí", True), ("no", False)])
def test_si_y_no_se_escriben_en_espanol(texto: str, *, valor: bool) -> None:
    contenido = f"titulo: T\norganizacion: O\nagrupada: {texto}\n".encode()
    carga = cargar(Memoria({"data/evaluaciones/e.yaml": contenido}))

    assert carga.diagnosticos == ()
    assert [una.registro.agrupada for una in carga.cartera.evaluaciones] == [valor]


@pytest.mark.parametrize(
    ("texto", "ayuda"),
    [
        *((t, "¿quiso decir «si»?") for t in ("Si", "SÍ", "true", "True", "yes", "on", "1", "x")),
        *((t, "¿quiso decir «no»?") for t in ("No", "NO", "false", "off", "0", "n")),
        *((t, "escriba «si» o «no»") for t in ("quizá", "2", "sin datos")),
    ],
)
def test_lo_demas_no_es_ni_si_ni_no(texto: str, ayuda: str) -> None:
    assert de_evaluacion(f"agrupada: {texto}") == [
        ("SEG019", 3, 11, f"«{texto}» no es ni sí ni no", ayuda)
    ]


@pytest.mark.parametrize("texto", ["si", "sí"])
def test_en_las_fichas_el_si_vale_con_tilde_y_sin_ella(texto: str) -> None:
    leida = ficha(f"criterios: {{util: {{cumple: {texto}}}}}\ndecision: {{cambio: {texto}}}")

    criterios, decision = leida.criterios, leida.decision
    assert criterios is not None
    assert decision is not None
    assert not isinstance(criterios, Ausencia)
    assert not isinstance(decision, Ausencia)
    assert not isinstance(criterios.util, Ausencia | None)
    assert criterios.util.cumple is Cumplimiento.SI
    assert decision.cambio == "si"


# Ausencias --------------------------------------------------------------------------------------

CAMPOS_CON_AUSENCIA = [
    *("titulo_indice", "organizacion", "paises", "fecha", "contexto", "metas", "beneficiarios"),
    *("territorios", "actores", "ods", "pacto_mundial", "valor_agregado", "efectividad"),
    *("palabras_clave", "criterios", "decision", "enlaces", "contribucion", "poblacion_asistida"),
    *(
        "tipos_asistencia",
        "presupuesto",
        "replicacion",
        "vinculos_institucionales",
        "sostenibilidad",
    ),
]


@pytest.mark.parametrize("ausencia", list(Ausencia))
@pytest.mark.parametrize("campo", CAMPOS_CON_AUSENCIA)
def test_cualquier_dato_de_una_ficha_puede_decir_por_que_no_esta(
    campo: str, ausencia: Ausencia
) -> None:
    assert getattr(ficha(f"{campo}: {ausencia}"), campo) is ausencia


@pytest.mark.parametrize(
    "linea",
    [
        "hallazgo: no_registra",
        "contexto: {descripcion: no_registra, consejos: no_legible}",
        "criterios: {util: no_aplica, economica: {cumple: si, motivo: no_legible}}",
        "decision: {incidencia: no_registra, cambio: no_registra, medible: no_aplica}",
        "sostenibilidad: {nivel: no_registra, justificacion: no_registra}",
        "pacto_mundial: {principios: no_legible, objetivos: no_legible}",
        "replicacion: {potencial: no_registra, por_quien: no_registra}",
    ],
)
def test_tambien_lo_de_dentro(linea: str) -> None:
    texto = f"tipo: buena_practica\ntitulo: T\n{linea}\n"
    if not linea.startswith("hallazgo"):
        texto += "hallazgo: H\n"

    assert dichos("data/practicas/BP1_ME.yaml", texto) == []


def test_una_ausencia_mal_escrita_se_juzga_como_el_dato_que_se_esperaba() -> None:
    assert [dicho[3] for dicho in de_ficha("paises: no_consta")] == [
        "en «paises» se esperaba una lista y hay un texto"
    ]
    assert [dicho[3] for dicho in de_ficha("poblacion_asistida: no aplica")] == [
        "número no válido «no aplica»: solo cifras, sin separadores ni signos"
    ]


def test_en_una_evaluacion_no_hay_ausencias() -> None:
    assert [dicho[0] for dicho in de_evaluacion("fecha: no_registra")] == ["SEG013"]
