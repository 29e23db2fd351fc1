"""Qué cambió entre dos carteras, en los términos del seguimiento."""

import copy
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from apoyo import HOY, cartera_con, cartera_de, evaluacion_con
from apoyo.registros_al_azar import en, mundo_al_azar, sitios
from seguimiento.almacen.fuentes import Memoria
from seguimiento.almacen.sitios import CONFIGURACION
from seguimiento.analisis import cambios as analisis
from seguimiento.analisis.cambios import CambioRegistrado, ClaseDeCambio, Extremo
from seguimiento.analisis.seleccion import Filtro
from seguimiento.analisis.transicion import Transicion
from seguimiento.campos import campos
from seguimiento.lugares import Lugar
from seguimiento.modelo.cartera import Cartera
from seguimiento.repositorio import cargar

ARCHIVO = "data/evaluaciones/e.yaml"
LUGAR = Lugar(ARCHIVO, ("recomendaciones", 0, "acciones", 0))
QUE = "Convocar a los puntos focales"
ACCION = f"""\
- id: "1.1"
  descripcion: {QUE}
  plazo: 2023-06-15
  responsables: [PSU]
"""
COMPLETADA = "  seguimiento: [{fecha: 2023-03-01, estado: completada, comentario: Hecho}]\n"
RECHAZADA = "  verificaciones: [{fecha: 2023-03-20, por: Evaluación, resultado: rechazada}]\n"
EN_CURSO = "  seguimiento: [{fecha: 2023-03-01, estado: en_curso}]\n"
PRORROGA = "  prorrogas: [{fecha: 2023-03-01, plazo: 2023-07-30, motivo: Falta de fondos}]\n"


def cambios(  # noqa: PLR0913, PLR0917 — las dos carteras, sus días, lo que no se lee y lo que se pide
    antes: Cartera,
    despues: Cartera,
    hoy_antes: date = HOY,
    hoy: date = HOY,
    sin_leer: frozenset[str] = frozenset(),
    sin_leer_antes: frozenset[str] = frozenset(),
    filtro: Filtro | None = None,
) -> list[CambioRegistrado]:
    extremos = Extremo(antes, hoy_antes, sin_leer_antes), Extremo(despues, hoy, sin_leer)
    return analisis.cambios(*extremos, filtro)


def de(acciones: str) -> Cartera:
    return cartera_de(evaluacion_con(acciones))


def entre(antes: str, despues: str) -> list[CambioRegistrado]:
    return cambios(de(antes), de(despues), HOY, HOY)


def de_la_accion(
    clase: ClaseDeCambio,
    antes: str = "",
    despues: str = "",
    dias: int | None = None,
    detalle: str = "",
) -> CambioRegistrado:
    return CambioRegistrado(clase, "e/1.1", QUE, antes, despues, dias, LUGAR, detalle)


def sin_novedad(dias: int) -> CambioRegistrado:
    return de_la_accion(ClaseDeCambio.SIN_NOVEDAD, "", "sin seguimiento registrado", dias)


def test_de_una_cartera_a_ella_misma_no_cambia_nada() -> None:
    assert entre(ACCION + EN_CURSO, ACCION + EN_CURSO) == []


@pytest.mark.parametrize(
    ("antes", "despues", "cambio"),
    [
        (
            ACCION,
            ACCION + COMPLETADA,
            de_la_accion(ClaseDeCambio.CERRADA, "no iniciada", "completada", detalle="Hecho"),
        ),
        (
            ACCION + COMPLETADA,
            ACCION + COMPLETADA + RECHAZADA,
            de_la_accion(ClaseDeCambio.REABIERTA, "completada", "en curso"),
        ),
        (
            ACCION,
            ACCION + EN_CURSO,
            de_la_accion(ClaseDeCambio.NOVEDAD, "no iniciada", "en curso"),
        ),
        (
            ACCION,
            ACCION + PRORROGA,
            de_la_accion(
                ClaseDeCambio.PRORROGADA, "2023-06-15", "2023-07-30", 45, "Falta de fondos"
            ),
        ),
        (
            ACCION,
            ACCION.replace("2023-06-15", "2023-06-14"),
            de_la_accion(ClaseDeCambio.PLAZO, "2023-06-15", "2023-06-14", -1),
        ),
        (
            ACCION,
            ACCION.replace("  plazo: 2023-06-15\n", ""),
            de_la_accion(ClaseDeCambio.PLAZO, "2023-06-15", "sin plazo"),
        ),
        (
            ACCION,
            ACCION.replace("[PSU]", "[Secretaría, CEPAL]"),
            de_la_accion(ClaseDeCambio.RESPONSABLE, "PSU", "Secretaría; CEPAL"),
        ),
        (
            ACCION,
            ACCION.replace("  responsables: [PSU]\n", ""),
            de_la_accion(ClaseDeCambio.RESPONSABLE, "PSU", "nadie"),
        ),
    ],
    ids=[
        *("cerrada", "reabierta", "novedad", "prorrogada", "adelantada"),
        *("sin plazo", "de otros", "de nadie"),
    ],
)
def test_lo_que_le_pasa_a_una_accion_es_un_solo_cambio(
    antes: str, despues: str, cambio: CambioRegistrado
) -> None:
    assert entre(antes, despues) == [cambio]


def test_otra_entrada_con_el_mismo_estado_es_una_novedad() -> None:
    otra = EN_CURSO.replace("}]", "}, {fecha: 2023-04-01, estado: en_curso}]")
    assert entre(ACCION + EN_CURSO, ACCION + otra) == [
        de_la_accion(ClaseDeCambio.NOVEDAD, "en curso", "en curso")
    ]


ANOTADAS = [
    "{fecha: 2023-02-10, estado: en_curso, comentario: Primera}",
    "{fecha: 2023-03-01, estado: en_curso}",
    "{fecha: 2023-04-01, estado: en_curso, comentario: Última}",
]


def _anotada(entradas: list[str]) -> str:
    return f"{ACCION}  seguimiento: [{', '.join(entradas)}]\n"


@pytest.mark.parametrize("sitio", range(len(ANOTADAS) + 1))
@pytest.mark.parametrize(
    "fecha", ["2023-01-15", "2023-02-10", "2023-03-15", "2023-04-01", "2023-04-10"]
)
def test_lo_que_se_anade_a_una_bitacora_es_una_novedad_vaya_donde_vaya(
    fecha: str, sitio: int
) -> None:
    nueva = f"{{fecha: {fecha}, estado: en_curso, comentario: Se reunieron}}"
    ahora = [*ANOTADAS[:sitio], nueva, *ANOTADAS[sitio:]]
    assert entre(_anotada(ANOTADAS), _anotada(ahora)) == [
        de_la_accion(ClaseDeCambio.NOVEDAD, "en curso", "en curso", detalle="Se reunieron")
    ]


def test_una_comprobacion_que_no_es_la_ultima_tambien_es_una_novedad() -> None:
    ultima = "{fecha: 2023-04-01, por: Evaluación, resultado: verificada}"
    otra = "{fecha: 2023-03-20, por: PSU, resultado: verificada, nota: Falta un anexo}"
    antes, ahora = (
        f"{_anotada(ANOTADAS[:1])}  verificaciones: [{todas}]\n"
        for todas in (ultima, f"{otra}, {ultima}")
    )
    (dicho,) = entre(antes, ahora)
    assert (dicho.clase, dicho.detalle) == (ClaseDeCambio.NOVEDAD, "Falta un anexo")


@pytest.mark.parametrize(
    "ahora",
    [
        pytest.param([ANOTADAS[0].replace("Primera", "Otra"), *ANOTADAS[1:]], id="reescrita"),
        pytest.param(ANOTADAS[1:], id="quitada"),
        pytest.param([ANOTADAS[1], ANOTADAS[0], ANOTADAS[2]], id="en-otro-orden"),
        pytest.param([*ANOTADAS, "{fecha: 2029-01-01, estado: en_curso}"], id="que-no-ha-llegado"),
    ],
)
def test_tocar_lo_ya_anotado_sin_anadir_nada_es_corregirlo(ahora: list[str]) -> None:
    assert [c.clase for c in entre(_anotada(ANOTADAS), _anotada(ahora))] == [
        ClaseDeCambio.CORREGIDA
    ]


def test_una_accion_vence_por_el_paso_del_tiempo_aunque_nadie_la_toque() -> None:
    cartera = de(ACCION)
    plazo = date(2023, 6, 15)
    assert cambios(cartera, cartera, HOY, plazo) == [sin_novedad(0)]
    assert cambios(cartera, cartera, HOY, plazo + timedelta(days=1)) == [
        de_la_accion(ClaseDeCambio.VENCIDA, "", "2023-06-15", 1),
        sin_novedad(1),
    ]
    vencida = plazo + timedelta(days=30)
    assert cambios(cartera, cartera, vencida, vencida + timedelta(days=1)) == [sin_novedad(31)]


def test_lo_nuevo_y_lo_retirado_se_siguen_por_su_referencia_y_no_por_su_sitio() -> None:
    otra = ACCION.replace("1.1", "1.2").replace(QUE, "Publicar la guía")
    assert entre(ACCION + otra, otra + ACCION) == []
    lugar = Lugar(ARCHIVO, ("recomendaciones", 0, "acciones", 1))
    assert entre(ACCION, ACCION + otra) == [
        CambioRegistrado(ClaseDeCambio.NUEVA, "e/1.2", "Publicar la guía", lugar=lugar)
    ]
    assert entre(ACCION + otra, ACCION) == [
        CambioRegistrado(ClaseDeCambio.RETIRADA, "e/1.2", "Publicar la guía")
    ]


def test_un_registro_nuevo_o_retirado_es_un_cambio_y_no_uno_por_accion() -> None:
    con = de(ACCION)
    titulo = "Evaluación de prueba"
    assert cambios(Cartera(), con, HOY, HOY) == [
        CambioRegistrado(ClaseDeCambio.NUEVA, "e", titulo, lugar=Lugar(ARCHIVO))
    ]
    assert cambios(con, Cartera(), HOY, HOY) == [
        CambioRegistrado(ClaseDeCambio.RETIRADA, "e", titulo)
    ]


def test_lo_que_ahora_no_puede_leerse_no_se_da_por_retirado() -> None:
    con = de(ACCION)
    assert cambios(con, Cartera(), HOY, HOY, frozenset({ARCHIVO})) == []
    roto = evaluacion_con(ACCION.replace("2023-06-15", "2023-06-31"))
    en_parte = cargar(Memoria({ARCHIVO: roto.encode()}))
    assert (en_parte.recuento.en_parte, list(en_parte.cartera.acciones())) == ([ARCHIVO], [])
    assert cambios(con, en_parte.cartera, HOY, HOY) == []


def test_la_respuesta_de_la_gerencia_es_un_cambio_de_su_recomendacion() -> None:
    texto = "titulo: E\norganizacion: OIM\nrecomendaciones:\n  - id: R1\n    texto: Coordinar\n"
    respuestas = {
        "sin respuesta": "",
        "aceptada": "    respuesta: {decision: aceptada, fecha: 2022-09-01}\n",
        "decisión no consta": "    respuesta: {fecha: 2022-09-01}\n",
    }
    lugar = Lugar(ARCHIVO, ("recomendaciones", 0))
    carteras = {rotulo: cartera_de(texto + yaml) for rotulo, yaml in respuestas.items()}
    vistos = {
        (de, a): cambios(carteras[de], carteras[a], HOY, HOY) for de in carteras for a in carteras
    }
    assert vistos == {
        (de, a): []
        if de == a
        else [CambioRegistrado(ClaseDeCambio.RESPUESTA, "e/R1", "Coordinar", de, a, lugar=lugar)]
        for de in carteras
        for a in carteras
    }


def test_los_compromisos_de_los_acuerdos_tambien_se_siguen() -> None:
    texto = "titulo: A\ncompromisos:\n  - {id: c1, descripcion: Compartir, plazo: 2023-06}\n"
    antes = cartera_con({"data/acuerdos/a.yaml": texto})
    despues = cartera_con({"data/acuerdos/a.yaml": texto.replace("2023-06", "2023-05")})
    lugar = Lugar("data/acuerdos/a.yaml", ("compromisos", 0))
    assert cambios(antes, despues, HOY, HOY) == [
        CambioRegistrado(ClaseDeCambio.PLAZO, "a/c1", "Compartir", "2023-06", "2023-05", -30, lugar)
    ]


def test_los_cambios_van_por_clase_y_dentro_por_referencia() -> None:
    acciones = [ACCION.replace("1.1", f"1.{n}") for n in (3, 1, 2)]
    antes = "".join(acciones)
    despues = antes.replace("2023-06-15", "2023-07-30")
    nueva = ACCION.replace("1.1", "1.9")
    vistos = [(c.clase, c.ref) for c in entre(antes, despues + nueva)]
    assert vistos == [
        (ClaseDeCambio.PLAZO, "e/1.1"),
        (ClaseDeCambio.PLAZO, "e/1.2"),
        (ClaseDeCambio.PLAZO, "e/1.3"),
        (ClaseDeCambio.NUEVA, "e/1.9"),
    ]


def test_una_transicion_empareja_lo_que_estaba_y_sigue_estando() -> None:
    otra, nueva = (ACCION.replace("1.1", codigo) for codigo in ("1.2", "1.3"))
    transicion = Transicion(de(ACCION + otra), de(nueva + ACCION), HOY)
    assert [(a.ref, b.ref) for a, b in transicion.pares] == [("e/1.1", "e/1.1")]
    assert list(transicion.acciones_de_antes) == ["e/1.1", "e/1.2"]
    assert list(transicion.acciones_de_despues) == ["e/1.3", "e/1.1"]


SOLA = "titulo: E\norganizacion: O\nrecomendaciones:\n  - id: R1\n    texto: Coordinar\n"
DE_LA_SOLA = Lugar(ARCHIVO, ("recomendaciones", 0))
CON_PLAZO = "    plazo: 2023-06-15\n    responsables: [PSU]\n"
DECLARADA = "    seguimiento: [{{fecha: 2023-03-01, estado: {}, comentario: Así consta}}]\n"


@pytest.mark.parametrize(
    ("antes", "despues", "clase", "dichos"),
    [
        (
            CON_PLAZO,
            CON_PLAZO + DECLARADA.format("implementada"),
            ClaseDeCambio.CERRADA,
            ("sin respuesta ni avance", "implementada", None, "Así consta"),
        ),
        (
            CON_PLAZO + DECLARADA.format("implementada"),
            CON_PLAZO
            + DECLARADA.format("implementada")
            + RECHAZADA.replace("  verificaciones", "    verificaciones"),
            ClaseDeCambio.REABIERTA,
            ("implementada", "en curso", None, ""),
        ),
        # también la primera vez que se anota algo
        (
            "",
            DECLARADA.format("implementada_parcialmente"),
            ClaseDeCambio.NOVEDAD,
            ("sin respuesta ni avance", "implementada parcialmente", None, "Así consta"),
        ),
        (
            CON_PLAZO,
            CON_PLAZO + PRORROGA.replace("  prorrogas", "    prorrogas"),
            ClaseDeCambio.PRORROGADA,
            ("2023-06-15", "2023-07-30", 45, "Falta de fondos"),
        ),
        (
            CON_PLAZO,
            CON_PLAZO.replace("PSU", "UGP"),
            ClaseDeCambio.RESPONSABLE,
            ("PSU", "UGP", None, ""),
        ),
    ],
)
def test_la_recomendacion_sin_acciones_cambia_como_una_accion(
    antes: str, despues: str, clase: ClaseDeCambio, dichos: tuple[str, str, int | None, str]
) -> None:
    hallados = cambios(cartera_de(SOLA + antes), cartera_de(SOLA + despues), HOY, HOY)

    de_a, detalle = dichos[:3], dichos[3]
    assert hallados == [CambioRegistrado(clase, "e/R1", "Coordinar", *de_a, DE_LA_SOLA, detalle)]


def test_la_recomendacion_sin_acciones_vence_al_pasar_su_plazo() -> None:
    cartera, despues = cartera_de(SOLA + CON_PLAZO), date(2023, 6, 16)
    hallado, _ = cambios(cartera, cartera, date(2023, 6, 15), despues)
    assert (hallado.clase, hallado.ref, hallado.dias) == (ClaseDeCambio.VENCIDA, "e/R1", 1)


# De un registro a otro ---------------------------------------------------------------------------

F = "data/evaluaciones/f.yaml"


def en_dos(en_e: str, en_f: str) -> Cartera:
    """Las evaluaciones `e` y `f`, que se llama de otro modo, con esas acciones."""
    otra = evaluacion_con(en_f).replace("titulo: ", "titulo: Otra ", 1)
    return cartera_con({ARCHIVO: evaluacion_con(en_e), F: otra})


def accion(id_: str, descripcion: str) -> str:
    return f'- {{id: "{id_}", descripcion: {descripcion}, plazo: 2023-06-15}}\n'


FIJAS = accion("8.1", "Una"), accion("9.1", "Otra")


@pytest.mark.parametrize("nuevo", ["1.1", "9.2"])
def test_lo_que_pasa_de_un_registro_a_otro_no_es_uno_retirado_y_otro_nuevo(nuevo: str) -> None:
    antes = en_dos(FIJAS[0] + accion("1.1", QUE), FIJAS[1])
    ahora = en_dos(FIJAS[0], FIJAS[1] + accion(nuevo, QUE))
    assert [(c.clase, c.ref, c.antes, c.despues) for c in cambios(antes, ahora)] == [
        (ClaseDeCambio.CODIGO, f"f/{nuevo}", "e/1.1", f"f/{nuevo}")
    ]


def test_si_puede_ser_mas_de_una_se_retira_y_la_otra_es_nueva() -> None:
    antes = en_dos(FIJAS[0] + accion("1.1", QUE) + accion("1.2", QUE), FIJAS[1])
    ahora = en_dos(FIJAS[0], FIJAS[1] + accion("9.2", QUE))
    assert [(c.clase, c.ref) for c in cambios(antes, ahora)] == [
        (ClaseDeCambio.RETIRADA, "e/1.1"),
        (ClaseDeCambio.RETIRADA, "e/1.2"),
        (ClaseDeCambio.NUEVA, "f/9.2"),
    ]


@pytest.mark.parametrize(
    ("rota_antes", "rota_ahora", "dichas"),
    [
        pytest.param({"x"}, set(), 0, id="no-se-leia-y-falta"),
        pytest.param(set(), {"x"}, 1, id="no-se-lee-y-antes-no-estaba"),
        pytest.param({"x"}, {"x"}, 1, id="no-se-lee-en-ninguno-de-los-dos"),
        pytest.param({"e"}, set(), 1, id="no-se-leia-y-sigue-ahi"),
    ],
)
def test_lo_que_no_se_leia_puede_llamarse_ahora_de_otro_modo(
    rota_antes: set[str], rota_ahora: set[str], dichas: int
) -> None:
    """`f` es nueva salvo que pueda ser lo que no se leía, con otro nombre; y al revés, retirada."""
    sola, las_dos = cartera_con({ARCHIVO: evaluacion_con(FIJAS[0])}), en_dos(*FIJAS)
    antes, ahora = (
        frozenset(f"data/evaluaciones/{nombre}.yaml" for nombre in nombres)
        for nombres in (rota_antes, rota_ahora)
    )
    ida = cambios(sola, las_dos, sin_leer_antes=antes, sin_leer=ahora)
    vuelta = cambios(las_dos, sola, sin_leer_antes=ahora, sin_leer=antes)
    nuevas = [c for c in ida if (c.clase, c.ref) == (ClaseDeCambio.NUEVA, "f")]
    retiradas = [c for c in vuelta if (c.clase, c.ref) == (ClaseDeCambio.RETIRADA, "f")]
    assert (len(nuevas), len(retiradas)) == (dichas, dichas)


@pytest.mark.parametrize(
    "ahora",
    [
        pytest.param(ACCION.replace(QUE, "Convocarlos"), id="corregida"),
        pytest.param(
            ACCION + "  seguimiento: [{fecha: 2029-01-01, estado: en_curso}]\n",
            id="anotado-con-fecha-que-no-ha-llegado",
        ),
        pytest.param(ACCION.replace("1.1", "1.2"), id="otro-codigo"),
        pytest.param(ACCION.replace("PSU", "DTM"), id="otro-responsable"),
    ],
)
def test_de_lo_que_le_paso_algo_no_se_dice_que_siga_sin_novedad(ahora: str) -> None:
    manana = HOY + timedelta(days=1)
    clases = [c.clase for c in cambios(de(ACCION), de(ahora), HOY, manana)]
    assert len(clases) == 1
    assert ClaseDeCambio.SIN_NOVEDAD not in clases


# Nada cambia en silencio -------------------------------------------------------------------------


ENTERO = mundo_al_azar(random.Random(9), densidad=1)  # noqa: S311 — repetible
"""Un registro de cada clase, con todos los campos."""


def leida(archivo: str, arbol: object) -> Cartera:
    return cartera_con({archivo: json.dumps(arbol, ensure_ascii=False)})


def sin_cada_dato(archivo: str) -> Iterator[tuple[str, Cartera]]:
    """El registro sin uno de sus datos cada vez, y de cuál se trata."""
    for sitio in sitios({archivo: ENTERO[archivo]}):
        for campo in campos(sitio.modelo):
            arbol = copy.deepcopy(ENTERO[archivo])
            if not campo.obligatorio and en(arbol, sitio.ruta).pop(campo.clave, None):
                yield f"{sitio.ref}: {campo.clave}", leida(archivo, arbol)


@pytest.mark.parametrize("archivo", sorted({*ENTERO} - {CONFIGURACION}))
def test_ningun_dato_que_se_quite_o_se_anada_pasa_en_silencio(archivo: str) -> None:
    entera = leida(archivo, ENTERO[archivo])
    faltando = dict(sin_cada_dato(archivo))
    assert len(faltando) > 10
    callados = [
        cual
        for cual, otra in faltando.items()
        if not (cambios(entera, otra) and cambios(otra, entera))
    ]
    assert callados == []


# Lo que cambió de nombre -------------------------------------------------------------------------

DOS = (
    "titulo: {titulo}\norganizacion: OIM\nrecomendaciones:\n  - id: R1\n    texto: Coordinar\n"
    "    acciones:\n"
    '      - {{id: "1.1", descripcion: Convocar, plazo: 2023-06}}\n'
    '      - {{id: "{codigo}", descripcion: {que}, plazo: 2023-06}}\n'
)


def registro(
    nombre: str, titulo: str = "Final", codigo: str = "1.2", que: str = "Medir"
) -> Cartera:
    ruta = f"data/evaluaciones/{nombre}.yaml"
    return cartera_con({ruta: DOS.format(titulo=titulo, codigo=codigo, que=que)})


@pytest.mark.parametrize(
    ("antes", "ahora", "pasa"),
    [
        # el archivo se llama de otro modo, y además cambió algo
        (registro("a"), registro("b"), [(ClaseDeCambio.CODIGO, "b", "a", "b")]),
        (
            registro("a"),
            registro("b", titulo="Otro"),
            [
                (ClaseDeCambio.CODIGO, "b", "a", "b"),
                (ClaseDeCambio.CORREGIDA, "b", "", "Título"),
            ],
        ),
        # otro archivo que apenas se parece no es el mismo
        (
            registro("a"),
            registro("b", titulo="Otro", que="Publicar", codigo="2.1"),
            [(ClaseDeCambio.RETIRADA, "a", "", ""), (ClaseDeCambio.NUEVA, "b", "", "")],
        ),
        # una acción con otro código
        (
            registro("a"),
            registro("a", codigo="1.9"),
            [(ClaseDeCambio.CODIGO, "a/1.9", "a/1.2", "a/1.9")],
        ),
        # otro código y otra cosa: no se sabe si es la misma
        (
            registro("a"),
            registro("a", codigo="1.9", que="Publicar"),
            [(ClaseDeCambio.RETIRADA, "a/1.2", "", ""), (ClaseDeCambio.NUEVA, "a/1.9", "", "")],
        ),
    ],
    ids=["otro archivo", "otro archivo y otro título", "otro", "otro código", "otra acción"],
)
def test_lo_que_cambia_de_nombre_es_lo_mismo_si_dice_lo_mismo(
    antes: Cartera, ahora: Cartera, pasa: list[tuple[ClaseDeCambio, str, str, str]]
) -> None:
    vistos = [(c.clase, c.ref, c.antes, c.despues) for c in cambios(antes, ahora)]
    assert vistos == pasa


def test_de_dos_acciones_que_dicen_lo_mismo_no_se_adivina_cual_cambio_de_codigo() -> None:
    antes, ahora = (registro("a", codigo=codigo, que="Convocar") for codigo in ("1.2", "1.9"))
    assert [(c.clase, c.ref) for c in cambios(antes, ahora)] == [
        (ClaseDeCambio.CODIGO, "a/1.9"),
    ]
    otra = cartera_con(
        {
            "data/evaluaciones/a.yaml": DOS.format(
                titulo="Final", codigo="1.9", que="Convocar"
            ).replace('"1.1"', '"1.8"')
        }
    )
    assert sorted((c.clase.name, c.ref) for c in cambios(antes, otra)) == [
        ("NUEVA", "a/1.8"),
        ("NUEVA", "a/1.9"),
        ("RETIRADA", "a/1.1"),
        ("RETIRADA", "a/1.2"),
    ]


# El código que se da a otra cosa ------------------------------------------------------------------

OTRA = '- {id: "1.1", descripcion: Publicar un boletín cada trimestre, plazo: 2022-08-30}\n'
SIGUIENTE = '- {id: "1.2", descripcion: Difundir el resumen en las oficinas, plazo: 2023-12}\n'


@pytest.mark.parametrize(
    ("antes", "ahora", "pasa"),
    [
        (ACCION, OTRA, ["RETIRADA e/1.1", "NUEVA e/1.1"]),
        (ACCION + COMPLETADA, OTRA, ["RETIRADA e/1.1", "NUEVA e/1.1"]),
        # se quita la primera y las demás corren un puesto
        (
            ACCION + SIGUIENTE,
            SIGUIENTE.replace("1.2", "1.1"),
            ["RETIRADA e/1.1", "CODIGO e/1.1"],
        ),
        # lo que cambia de código deja el suyo a otra
        (
            ACCION,
            ACCION.replace("1.1", "1.3") + OTRA,
            ["NUEVA e/1.1", "CODIGO e/1.3"],
        ),
    ],
)
def test_un_codigo_que_se_da_a_otra_cosa_no_la_hace_la_misma(
    antes: str, ahora: str, pasa: list[str]
) -> None:
    assert [f"{c.clase.name} {c.ref}" for c in entre(antes, ahora)] == pasa


@pytest.mark.parametrize(
    ("antes", "ahora"),
    [
        # dicho de otro modo, con el plazo de siempre o con lo ya anotado
        (ACCION, ACCION.replace(QUE, "Reunir al personal de enlace")),
        (
            ACCION + COMPLETADA,
            ACCION.replace(QUE, "Reunir al personal de enlace").replace("06-15", "09-15")
            + COMPLETADA,
        ),
        # con otro plazo, y el texto ampliado, recortado o con una errata
        (ACCION, ACCION.replace(QUE, f"{QUE} de cada oficina").replace("06-15", "09-15")),
        (ACCION, ACCION.replace(QUE, "Convocar puntos focales").replace("06-15", "09-15")),
        (
            ACCION.replace(QUE, "Difundr"),
            ACCION.replace(QUE, "Difundir").replace("06-15", "09-15"),
        ),
    ],
)
def test_corregir_un_texto_no_es_dar_su_codigo_a_otra_cosa(antes: str, ahora: str) -> None:
    for uno, otro in ((antes, ahora), (ahora, antes)):
        clases = {c.clase for c in entre(uno, otro)}
        assert ClaseDeCambio.CORREGIDA in clases
        assert not clases & {ClaseDeCambio.RETIRADA, ClaseDeCambio.NUEVA, ClaseDeCambio.CODIGO}


def test_la_recomendacion_que_conserva_sus_acciones_es_la_misma_diga_lo_que_diga() -> None:
    de_antes = evaluacion_con(ACCION)
    texto = next(li for li in de_antes.splitlines() if li.strip().startswith("texto:"))
    otra = de_antes.replace(texto, f"{texto.partition(':')[0]}: Elaborar un manual de compras")
    assert {c.clase for c in cambios(cartera_de(de_antes), cartera_de(otra))} == {
        ClaseDeCambio.CORREGIDA
    }
    # sin ellas ya no le queda nada de lo que era
    sin_acciones = cartera_de(otra.partition("    acciones:")[0])
    vistos = [(c.clase.name, c.ref) for c in cambios(cartera_de(de_antes), sin_acciones)]
    assert vistos == [("RETIRADA", "e/1.1"), ("RETIRADA", "e/R1"), ("NUEVA", "e/R1")]


# Lo que se repite --------------------------------------------------------------------------------

SERIE = (
    "titulo: E\norganizacion: O\nrecomendaciones:\n  - id: R1\n    texto: T\n    acciones:\n"
    '      - id: "1.1"\n        descripcion: Reunir\n        inicio: 2023-01\n'
    "        plazo: 2023-12\n        recurrencia: trimestral\n"
)
CUMPLIDO = "        seguimiento: [{fecha: 2023-04-03, estado: completada, instancia: 2023-T1}]\n"


def test_de_lo_que_se_repite_se_dice_que_fue_de_cada_periodo() -> None:
    enero, julio = date(2023, 2, 1), date(2023, 7, 10)
    antes, ahora = cartera_de(SERIE), cartera_de(SERIE + CUMPLIDO)
    # el primer trimestre se cumplió tarde; el segundo venció el 30 de junio, hace diez días
    assert [(c.clase, c.ref, c.dias) for c in cambios(antes, ahora, enero, julio)] == [
        (ClaseDeCambio.VENCIDA, "e/1.1@2023-T2", 10),
        (ClaseDeCambio.CERRADA, "e/1.1@2023-T1", None),
    ]


# Lo que se debe ----------------------------------------------------------------------------------


def test_lo_que_solo_se_propone_o_aun_no_existe_no_vence() -> None:
    propuesta = (
        "titulo: A\nestado: propuesto\ncompromisos: [{id: c1, descripcion: D, plazo: 2023-05}]\n"
    )
    futura = evaluacion_con(ACCION.replace("2023-06-15", "2023-05")) + "fecha: 2024-01\n"
    cartera = cartera_con({"data/acuerdos/a.yaml": propuesta, ARCHIVO: futura})
    assert cambios(cartera, cartera, date(2023, 4, 1), date(2023, 7, 1)) == []


def test_vence_otra_vez_lo_que_estaba_vencido_y_se_prorrogo() -> None:
    antes, ahora = de(ACCION), de(ACCION + PRORROGA.replace("2023-03-01", "2023-07-01"))
    vistos = cambios(antes, ahora, date(2023, 6, 20), date(2023, 8, 1))
    assert [(c.clase, c.dias) for c in vistos] == [
        (ClaseDeCambio.VENCIDA, 2),
        (ClaseDeCambio.PRORROGADA, 45),
    ]


def test_lo_nuevo_que_ya_estaba_vencido_no_vencio_desde_entonces() -> None:
    hoy_antes, hoy = date(2023, 6, 20), date(2023, 8, 1)
    vistos = cambios(Cartera(), de(ACCION), hoy_antes, hoy)
    assert [c.clase for c in vistos] == [ClaseDeCambio.NUEVA]
    vistos = cambios(Cartera(), de(ACCION), date(2023, 6, 15), hoy)
    assert [(c.clase, c.ref) for c in vistos] == [
        (ClaseDeCambio.VENCIDA, "e/1.1"),
        (ClaseDeCambio.NUEVA, "e"),
    ]


# Fichas, acuerdos y reuniones --------------------------------------------------------------------

LECCION = "tipo: leccion_aprendida\ntitulo: L\nhallazgo: H\n"
REUNION = "titulo: A\nreuniones:\n  - fecha: 2023-03-01\n    estado: {}\n"
TOMADAS = "    decisiones: [{id: d1, texto: Invitar}, {texto: Medir}]\n"
LA_REUNION = "a/reunion-2023-03-01"


@pytest.mark.parametrize(
    ("archivo", "antes", "ahora", "pasa"),
    [
        (
            "data/practicas/LA1_ME.yaml",
            LECCION,
            # negativa y con un cambio hecho: la figura lleva a lección aprendida
            f"{LECCION}signo: negativa\ndecision: {{cambio: si}}\n",
            [(ClaseDeCambio.DECISION, "LA1_ME", "L", "sin decidir", "lección aprendida")],
        ),
        (
            "data/practicas/LA1_ME.yaml",
            LECCION,
            LECCION.replace("H", "Otro").replace("titulo: L", "titulo: M"),
            [(ClaseDeCambio.CORREGIDA, "LA1_ME", "M", "", "Título y Hallazgo")],
        ),
        (
            "data/acuerdos/a.yaml",
            REUNION.format("convocada"),
            REUNION.format("celebrada") + TOMADAS,
            [
                (ClaseDeCambio.ESTADO, LA_REUNION, "Reunión", "convocada", "celebrada"),
                (ClaseDeCambio.DECISION, LA_REUNION, "d1: Invitar", "", ""),
                (ClaseDeCambio.DECISION, LA_REUNION, "Medir", "", ""),
            ],
        ),
        (
            "data/acuerdos/a.yaml",
            "titulo: A\n",
            "titulo: A\nestado: vigente\n",
            [(ClaseDeCambio.ESTADO, "a", "A", "sin estado", "vigente")],
        ),
    ],
    ids=["ficha decidida", "ficha corregida", "reunión celebrada", "acuerdo en vigor"],
)
def test_lo_que_no_tiene_plazo_tambien_cambia(
    archivo: str, antes: str, ahora: str, pasa: list[tuple[ClaseDeCambio, str, str, str, str]]
) -> None:
    vistos = cambios(cartera_con({archivo: antes}), cartera_con({archivo: ahora}))
    assert [
        (c.clase, c.ref, c.que.removesuffix(" del 1 de marzo de 2023"), c.antes, c.despues)
        for c in vistos
    ] == pasa
