"""Fechas, identificadores, enlaces y códigos: lo que se escribe de una sola forma."""

from textwrap import dedent

import pytest

from seguimiento.almacen.fuentes import Memoria
from seguimiento.fechas_escritas import remedio
from seguimiento.modelo.practica import BuenaPractica
from seguimiento.modelo.tipos import citado
from seguimiento.repositorio import cargar

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


# Fechas -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fecha", ["2022", "2022-S1", "2022-T4", "2022-11", "2022-11-30", "2024-02-29"]
)
def test_una_fecha_conserva_la_precision_con_que_se_escribio(fecha: str) -> None:
    leida = ficha(f"fecha: {fecha}").fecha

    assert leida is not None
    assert str(leida) == fecha


@pytest.mark.parametrize(
    ("fecha", "motivo", "ayuda"),
    [
        ("2023-02-29", "febrero de 2023 tiene 28 días", ""),
        ("2023-04-31", "abril tiene 30 días", ""),
        ("2023-11-31", "noviembre tiene 30 días", ""),
        ("2023-02-30", "febrero de 2023 tiene 28 días", ""),
        ("2023-13", "no hay mes 13: van del 01 al 12", ""),
        ("2023-00", "no hay mes 00: van del 01 al 12", ""),
        ("2023-T5", "no hay trimestre 5: van del T1 al T4", ""),
        *(
            (fecha, "se escribe AAAA, AAAA-Sn, AAAA-Tn, AAAA-MM o AAAA-MM-DD", ayuda)
            for fecha, ayuda in [
                ("30/11/2023", "¿quiso decir «2023-11-30»?"),
                ("2023-11-05T10:00:00Z", "¿quiso decir «2023-11-05»?"),
                ("2023-11-05 10:00", "¿quiso decir «2023-11-05»?"),
                ("20231105", "¿quiso decir «2023-11-05»?"),
                ("Noviembre 2023.", "¿quiso decir «2023-11»?"),
                ("2023-1", "¿quiso decir «2023-01»?"),
                ("ayer", remedio("ayer")),
                ("2023-11-31T10:00", remedio("2023-11-31T10:00")),
                ("２０２３", "¿quiso decir «2023»?"),
            ]
        ),
    ],
)
def test_una_fecha_que_no_existe_o_escrita_de_otra_forma_no_se_adivina(
    fecha: str, motivo: str, ayuda: str
) -> None:
    assert de_evaluacion(f"fecha: {fecha}") == [
        ("SEG013", 3, 8, f"fecha no válida «{fecha}»: {motivo}", ayuda)
    ]


@pytest.mark.parametrize("anio", ["9999", "0001", "0000", "1989", "2101", "0203"])
def test_un_anio_imposible_se_dice(anio: str) -> None:
    mensaje = f"fecha «{anio}-04»: el año {anio} queda fuera de 1990–2100"

    assert de_evaluacion(f"fecha: {anio}-04") == [("SEG014", 3, 8, mensaje, "revise el año")]


# Lo que tiene forma propia ----------------------------------------------------------------------


@pytest.mark.parametrize("id_", ["R1", "1.10", "1e3", "a", "A_b-c.d", "0" * 32])
def test_un_identificador_es_texto_aunque_parezca_un_numero(id_: str) -> None:
    contenido = f"titulo: T\norganizacion: O\nrecomendaciones: [{{id: {id_}, texto: T}}]\n".encode()
    carga = cargar(Memoria({"data/evaluaciones/e.yaml": contenido}))

    assert [situada.recomendacion.id for situada in carga.cartera.recomendaciones()] == [id_]


@pytest.mark.parametrize(
    "id_", ["R 1", "-1", ".1", "_a", "Ñ1", "a/b", "a@b", "0" * 33, "R1."[::-1]]
)
def test_un_identificador_mal_formado_se_dice(id_: str) -> None:
    ayuda = "de 1 a 32 letras sin tilde, cifras, «.», «_» o «-»; empieza por letra o cifra"

    assert de_evaluacion(f'recomendaciones: [{{id: "{id_}", texto: T}}]') == [
        ("SEG017", 3, 24, f"identificador no válido «{id_}»", ayuda)
    ]


@pytest.mark.parametrize("codigo", ["BP1", "BP0_ME", "BPI_ME", "bp1_me", "LA1_XX", "BP1_ME "])
def test_un_codigo_de_ficha_mal_formado_se_dice(codigo: str) -> None:
    assert de_evaluacion(f'recomendaciones: [{{id: R1, texto: T, practicas: ["{codigo}"]}}]') == [
        (
            *("SEG017", 3, 50, f"código de ficha no válido «{codigo}»"),
            "se escribe como «BP1_ME», «LA2_ISE» o «LN1_GN»",
        )
    ]


@pytest.mark.parametrize(
    "enlace",
    [
        *("https://ejemplo.org", "http://ejemplo.org/a?b=c#d", "HTTPS://EJEMPLO.ORG"),
        *("mailto:oficina@ejemplo.org", "https://ejemplo.org/año", "https://[::1]/x"),
    ],
)
def test_un_enlace_es_http_o_correo(enlace: str) -> None:
    assert de_evaluacion(f'fuente: {{url: "{enlace}"}}') == []


@pytest.mark.parametrize(
    ("enlace", "ayuda"),
    [
        ("www.ejemplo.org/a", "¿quiso decir «https://www.ejemplo.org/a»?"),
        *(
            (enlace, "")
            for enlace in [
                *("javascript:alert(1)", "file:///etc/passwd", "data:text/html;base64,AAAA"),
                *(
                    "https://",
                    "http:ejemplo.org",
                    "mailto:",
                    "mailto:nadie",
                    "https://[::1",
                    "informe.pdf",
                ),
            ]
        ),
    ],
)
def test_lo_demas_no_es_un_enlace(enlace: str, ayuda: str) -> None:
    mensaje = f"enlace no válido «{enlace}»: empieza por https://, http:// o mailto:"

    assert de_evaluacion(f'fuente: {{url: "{enlace}"}}') == [("SEG022", 3, 15, mensaje, ayuda)]


@pytest.mark.parametrize(
    "enlace", ["https://a.org/b c", "https://a.org/<script>", " https://a.org"]
)
def test_en_un_enlace_no_cabe_cualquier_signo(enlace: str) -> None:
    assert de_evaluacion(f'fuente: {{url: "{enlace}"}}') == [
        (
            *("SEG022", 3, 15),
            f"el enlace «{enlace}» lleva espacios o signos que no caben en un enlace",
            "cópielo del navegador, sin nada más",
        )
    ]


@pytest.mark.parametrize(
    ("pais", "ayuda"),
    [
        *((pais, "¿quiso decir «ECU»?") for pais in ("ecu", "EC", "ec", "Ecuador", "ECUADOR")),
        *((pais, "¿quiso decir «PER»?") for pais in ("Perú", "peru", "PE")),
        ("El  Salvador", "¿quiso decir «SLV»?"),
        # no es Senegal, Australia ni Guyana, aunque empiece o se escriba casi igual
        *((pais, "por ejemplo, ECU") for pais in ("SE", "Austria", "Guinea", "XYZ", "Ecuado")),
    ],
)
def test_un_pais_es_su_codigo_de_tres_letras(pais: str, ayuda: str) -> None:
    mensaje = f"país desconocido «{pais}»: se usa el código ISO 3166-1 de tres letras"

    assert de_evaluacion(f"paises: [PER, {pais}]") == [("SEG023", 3, 15, mensaje, ayuda)]


@pytest.mark.parametrize(
    ("moneda", "ayuda"),
    [("usd", "¿quiso decir «USD»?"), ("dólares", "por ejemplo, USD"), ("$", "por ejemplo, USD")],
)
def test_una_moneda_es_su_codigo_de_tres_letras(moneda: str, ayuda: str) -> None:
    mensaje = f"moneda no válida «{moneda}»: se usa el código ISO 4217 de tres letras"

    assert de_ficha(f"presupuesto: {{monto: 5, moneda: {moneda}}}") == [
        ("SEG012", 4, 33, mensaje, ayuda)
    ]


@pytest.mark.parametrize(
    ("texto", "cita"),
    [
        ("a", "«a»"),
        ("", "«»"),
        (" a ", "« a »"),
        ("a\u00a0b\u202e", "«a\u00a0bU+202E»"),
        ("x" * 60, f"«{'x' * 60}»"),
        ("x" * 61, f"«{'x' * 59}…»"),
        ("\x1b" * 10_000, f"«{'U+001B' * 9}U+001…»"),
    ],
)
def test_lo_escrito_se_cita_recortado_y_a_la_vista(texto: str, cita: str) -> None:
    assert citado(texto) == cita
