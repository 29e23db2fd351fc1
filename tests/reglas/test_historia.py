"""SEG6xx: lo que un cambio no puede hacer con lo que ya estaba registrado."""

from datetime import date
from textwrap import dedent

import pytest

from apoyo.esqueletos import EVALUACION, archivo_con, senalado
from seguimiento.almacen.fuentes import Memoria
from seguimiento.diagnosticos import CATALOGO, Definicion, Diagnostico
from seguimiento.reglas import familias
from seguimiento.repositorio import revisar

HOY = date(2022, 10, 30)
SEPARADOR = "# después\n"

familias.registrar()
DE_HISTORIA = sorted(
    (definicion for definicion in CATALOGO.values() if definicion.ambito == "Transicion"),
    key=lambda definicion: definicion.codigo,
)


def memoria(texto: str, ruta: str = EVALUACION) -> Memoria:
    return Memoria({ruta: dedent(texto).encode()})


def del_cambio(antes: Memoria, despues: Memoria, hoy: date = HOY) -> list[Diagnostico]:
    """Lo que se dice por comparar y no se diría sin base."""
    sin_base = set(revisar(despues, hoy).diagnosticos)
    con_base = revisar(despues, hoy, base=antes).diagnosticos
    return [diagnostico for diagnostico in con_base if diagnostico not in sin_base]


def de_ejemplo(ejemplo: str) -> list[str]:
    ambito = "Configuracion" if ejemplo.startswith("reglas:") else "Accion"
    antes, despues = (
        memoria(texto, ruta)
        for ruta, texto in (archivo_con(ambito, parte) for parte in ejemplo.split(SEPARADOR))
    )
    return [d.codigo for d in del_cambio(antes, despues)]


def de_acciones(antes: str, despues: str, hoy: date = HOY) -> list[tuple[str, str, str]]:
    """El código, lo señalado y el mensaje, de dos listas de acciones."""
    de_antes, de_despues = (memoria(archivo_con("Accion", t)[1]) for t in (antes, despues))
    hallados = del_cambio(de_antes, de_despues, hoy)
    return [(d.codigo, senalado(d), d.mensaje) for d in hallados]


def _codigo(definicion: Definicion) -> str:
    return definicion.codigo


@pytest.mark.parametrize("definicion", DE_HISTORIA, ids=_codigo)
def test_el_mal_ejemplo_da_su_codigo_y_ningun_otro(definicion: Definicion) -> None:
    assert de_ejemplo(definicion.mal) == [definicion.codigo]


@pytest.mark.parametrize("definicion", DE_HISTORIA, ids=_codigo)
def test_el_buen_ejemplo_no_da_ninguno(definicion: Definicion) -> None:
    assert de_ejemplo(definicion.bien) == []


def test_un_cambio_que_no_cambia_nada_no_da_nada() -> None:
    registro = memoria(archivo_con("Accion", '- id: "1.1"\n  descripcion: a\n  plazo: 2021\n')[1])
    assert del_cambio(registro, registro) == []


BASE = """\
- id: "1.1"
  descripcion: Relevar las necesidades de las oficinas de país
  plazo: 2022-11-15
  seguimiento:
    - fecha: 2022-09-01
      estado: en_curso
      comentario: Encuesta enviada.
    - fecha: 2022-10-01
      estado: completada
      evidencias:
        - titulo: Informe
"""


def test_un_plazo_movido_dice_cuantos_dias() -> None:
    movido = BASE.replace("2022-11-15", "2022-12-30")
    assert de_acciones(BASE, movido) == [
        (
            "SEG603",
            "2022-12-30",
            "el plazo de la acción «1.1» era 2022-11-15 y ahora es 2022-12-30 (+45 días)",
        )
    ]


def test_un_plazo_que_se_precisa_hasta_el_mismo_dia_tambien_se_dice() -> None:
    antes = BASE.replace("2022-11-15", "2022-11")
    assert de_acciones(antes, BASE.replace("2022-11-15", "2022-11-30")) == [
        (
            "SEG603",
            "2022-11-30",
            "el plazo de la acción «1.1» era 2022-11 y ahora es 2022-11-30 (con otra precisión)",
        )
    ]


def test_un_plazo_borrado_se_dice() -> None:
    sin_plazo = BASE.replace("  plazo: 2022-11-15\n", "")
    assert [codigo for codigo, _, _ in de_acciones(BASE, sin_plazo)] == ["SEG603"]


def test_poner_plazo_a_lo_que_no_tenia_no_es_moverlo() -> None:
    sin_plazo = BASE.replace("  plazo: 2022-11-15\n", "")
    assert de_acciones(sin_plazo, BASE) == []


def test_una_entrada_retocada_cuenta_como_reescrita() -> None:
    retocada = BASE.replace("Encuesta enviada.", "Encuesta enviada y respondida.")
    assert de_acciones(BASE, retocada) == [
        (
            "SEG602",
            "seguimiento:",
            "en «seguimiento» se cambió o se borró 1 entrada de antes (2022-09-01)",
        )
    ]


def test_de_dos_entradas_reescritas_se_habla_en_plural() -> None:
    sin_bitacora = BASE.partition("  seguimiento:")[0]
    antes, despues = (memoria(archivo_con("Accion", t)[1]) for t in (BASE, sin_bitacora))
    (reescritas,) = (d for d in del_cambio(antes, despues) if d.codigo == "SEG602")
    assert (reescritas.mensaje, reescritas.sugerencia) == (
        "en «seguimiento» se cambiaron o se borraron 2 entradas de antes (2022-09-01, 2022-10-01)",
        "déjelas como estaban y añada otra que las corrija",
    )


def test_anadir_entradas_en_cualquier_sitio_no_reescribe_nada() -> None:
    anadida = BASE.replace(
        "    - fecha: 2022-10-01\n",
        "    - fecha: 2022-09-15\n      estado: en_curso\n    - fecha: 2022-10-01\n",
    )
    assert de_acciones(BASE, anadida) == []


def test_dos_entradas_iguales_de_las_que_queda_una_son_una_perdida() -> None:
    entrada = (
        "    - fecha: 2022-09-01\n      estado: en_curso\n      comentario: Encuesta enviada.\n"
    )
    assert [c for c, _, _ in de_acciones(BASE.replace(entrada, entrada * 2), BASE)] == ["SEG602"]


def test_borrar_la_entrada_que_cerraba_reabre_y_reescribe() -> None:
    abierta = BASE.partition("    - fecha: 2022-10-01")[0]
    assert [codigo for codigo, _, _ in de_acciones(BASE, abierta)] == ["SEG601", "SEG602"]


def test_una_verificacion_que_ya_estaba_no_justifica_reabrir() -> None:
    verificaciones = """\
      verificaciones:
        - fecha: 2022-09-15
          resultado: rechazada
    """
    antes = BASE + dedent(verificaciones).replace("verificaciones", "  verificaciones").replace(
        "\n  -", "\n    -"
    ).replace("\n    resultado", "\n      resultado")
    despues = antes.replace(
        "        - titulo: Informe\n",
        "        - titulo: Informe\n    - fecha: 2022-10-20\n      estado: en_curso\n",
    )
    assert [codigo for codigo, _, _ in de_acciones(antes, despues)] == ["SEG601"]


def test_los_registros_se_siguen_aunque_cambien_de_carpeta() -> None:
    texto = archivo_con("Accion", BASE)[1]
    movido = memoria(texto, "data/evaluaciones/2022/ejemplo.yaml")
    assert del_cambio(memoria(texto), movido) == []


def test_una_recomendacion_que_pasa_a_ser_otra_se_dice() -> None:
    antes = memoria(
        "titulo: E\norganizacion: OIM\nrecomendaciones:\n  - id: R1\n    texto: Mejorar la coordinación regional.\n"
    )
    despues = memoria(
        "titulo: E\norganizacion: OIM\nrecomendaciones:\n  - id: R1\n    texto: Publicar cifras cada año.\n"
    )
    assert [(d.codigo, d.posicion.linea) for d in del_cambio(antes, despues)] == [("SEG604", 5)]


def test_la_bitacora_de_una_recomendacion_tampoco_se_reescribe() -> None:
    cabecera = "titulo: E\norganizacion: OIM\nrecomendaciones:\n  - id: R1\n    texto: Mejorar.\n"
    con_bitacora = (
        cabecera + "    seguimiento:\n      - fecha: 2022-01-01\n        estado: en_curso\n"
    )
    hallados = del_cambio(memoria(con_bitacora), memoria(cabecera))
    assert [d.codigo for d in hallados] == ["SEG602"]


SOLA = "titulo: E\norganizacion: OIM\nrecomendaciones:\n  - id: R1\n    texto: Mejorar.\n"
CON_PLAZO = "    plazo: 2022-11-15\n"
HECHA = "    seguimiento:\n      - {fecha: 2022-10-01, estado: implementada}\n"
OTRA_VEZ = "      - {fecha: 2022-10-20, estado: en_curso}\n"
RECHAZADA = "    verificaciones: [{fecha: 2022-10-10, resultado: rechazada, por: Evaluación}]\n"
PRORROGA = "    prorrogas: [{fecha: 2022-11-01, plazo: 2023, motivo: x}]\n"
CON_ACCION = "    acciones: [{id: '1.1', descripcion: x, plazo: 2099}]\n"


@pytest.mark.parametrize(
    ("antes", "despues", "esperados"),
    [
        (HECHA, HECHA + OTRA_VEZ, ["SEG601"]),
        (HECHA, HECHA + OTRA_VEZ + RECHAZADA, []),
        (HECHA, "", ["SEG601", "SEG602"]),
        (HECHA, HECHA + OTRA_VEZ.replace("en_curso", "implementada"), []),
        (CON_PLAZO + PRORROGA, CON_PLAZO, ["SEG602"]),
        (CON_PLAZO, "    plazo: 2022-12-30\n", ["SEG603"]),
        (CON_PLAZO, "", ["SEG603"]),
        (CON_PLAZO, CON_PLAZO + PRORROGA, []),
        # concretada en acciones, cuentan las de estas
        (CON_PLAZO, CON_ACCION, []),
        (HECHA, HECHA + OTRA_VEZ + CON_ACCION, []),
        # la nueva que nace con el plazo pasado
        ("", "  - id: R2\n    texto: Otra cosa.\n    plazo: 2021-01\n", ["SEG605"]),
        ("", "  - id: R2\n    texto: Otra cosa.\n    plazo: 2099-12\n", []),
        ("", f"  - id: R2\n    texto: Otra cosa.\n    plazo: 2021-01\n{CON_ACCION}", []),
    ],
)
def test_la_recomendacion_sin_acciones_se_guarda_como_una_accion(
    antes: str, despues: str, esperados: list[str]
) -> None:
    hallados = del_cambio(memoria(SOLA + antes), memoria(SOLA + despues))
    assert [d.codigo for d in hallados] == esperados
    assert all("la recomendación «R" in d.mensaje for d in hallados if d.codigo != "SEG602")


def test_un_archivo_nuevo_puede_traer_acciones_ya_vencidas() -> None:
    nuevo = archivo_con("Accion", BASE.replace("2022-11-15", "2021-01"))[1]
    assert del_cambio(Memoria({}), memoria(nuevo)) == []


def test_lo_que_no_pudo_leerse_no_cuenta_como_retirado() -> None:
    rota = BASE.replace("plazo: 2022-11-15", "plazo: 2022-11-31")
    assert de_acciones(BASE, rota) == []


def test_una_accion_retirada_se_senala_en_su_registro() -> None:
    otra = '- id: "1.2"\n  descripcion: Otra\n  plazo: 2022-12\n'
    hallados = de_acciones(BASE + otra, BASE)
    assert [(codigo, mensaje) for codigo, _, mensaje in hallados] == [
        ("SEG606", "ya no está la acción «1.2»: «Otra»")
    ]


NUEVA = '- id: "1.2"\n  descripcion: Otra\n  plazo: 2021-06\n'


def test_una_accion_nacida_vencida_se_dice_hasta_que_alguien_la_justifica_en_su_linea() -> None:
    assert de_acciones(BASE, BASE + NUEVA) == [
        ("SEG605", "2021-06", "la acción «1.2» se registra ahora y su plazo (2021-06) ya pasó")
    ]
    con_notas = NUEVA + "  notas: Venía en un anexo que no se había leído.\n"
    assert [codigo for codigo, *_ in de_acciones(BASE, BASE + con_notas)] == ["SEG605"]
    justificada = con_notas.replace("2021-06", "2021-06  # seg: ignora SEG605 — venía en un anexo")
    assert [codigo for codigo, _, _ in de_acciones(BASE, BASE + justificada)] == ["SEG609"]


ACUERDO = """\
titulo: Mecanismo
compromisos:
  - {id: "1", descripcion: Reunir al grupo de trabajo, plazo: 2022-11-15}
"""


@pytest.mark.parametrize(
    ("despues", "esperado"),
    [
        (
            ACUERDO.replace("2022-11-15", "2022-12-15"),
            (
                "SEG603",
                "el plazo del compromiso «1» era 2022-11-15 y ahora es 2022-12-15 (+30 días)",
            ),
        ),
        (
            ACUERDO + '  - {id: "2", descripcion: Publicar el acta, plazo: 2021-06}\n',
            ("SEG605", "el compromiso «2» se registra ahora y su plazo (2021-06) ya pasó"),
        ),
        (
            "titulo: Mecanismo\n",
            ("SEG606", "ya no está el compromiso «1»: «Reunir al grupo de trabajo»"),
        ),
    ],
    ids=["plazo", "nacido vencido", "retirado"],
)
def test_un_compromiso_se_nombra_como_lo_que_es(despues: str, esperado: tuple[str, str]) -> None:
    ruta = "data/acuerdos/mecanismo.yaml"
    hallados = del_cambio(memoria(ACUERDO, ruta), memoria(despues, ruta))
    assert [(d.codigo, d.mensaje) for d in hallados] == [esperado]


def test_de_un_archivo_retirado_se_dice_el_archivo_y_no_cada_accion() -> None:
    hallados = del_cambio(memoria(archivo_con("Accion", BASE)[1]), Memoria({}))
    assert [(d.codigo, d.archivo, d.mensaje) for d in hallados] == [
        ("SEG606", EVALUACION, "ya no está el registro «ejemplo»")
    ]


def test_un_archivo_que_ahora_no_puede_leerse_no_esta_retirado() -> None:
    assert del_cambio(memoria(archivo_con("Accion", BASE)[1]), Memoria({EVALUACION: b"{"})) == []


def test_un_codigo_de_historia_ignorado_solo_sobra_si_hay_con_que_comparar() -> None:
    ignorado = BASE.replace("plazo: 2022-11-15", "plazo: 2022-12-30  # seg: ignora SEG603 — errata")
    antes, despues = (memoria(archivo_con("Accion", texto)[1]) for texto in (BASE, ignorado))
    (dicho,) = revisar(despues, HOY, base=antes).diagnosticos
    assert (dicho.codigo, dicho.mensaje) == (
        "SEG609",
        (
            "se ignora SEG603: el plazo de la acción «1.1» era 2022-11-15 y ahora es 2022-12-30"
            " (+45 días)"
        ),
    )
    assert revisar(despues, HOY).diagnosticos == ()
    assert [d.codigo for d in revisar(despues, HOY, base=despues).diagnosticos] == ["SEG081"]
