"""`seguimiento.yaml`: cada ajuste por su cuenta, y lo que está mal en su línea."""

from datetime import date
from textwrap import dedent

import pytest

from seguimiento.almacen.fuentes import Memoria
from seguimiento.diagnosticos import CATALOGO, Relacionado, Severidad, es_ajustable
from seguimiento.modelo.configuracion import Actor, Configuracion
from seguimiento.repositorio import cargar, revisar
from seguimiento.repositorio.configuracion import leer_configuracion
from seguimiento.vocabularios import NivelDeRegla

HOY = date(2023, 4, 15)
Dicho = tuple[str, int, int, str, str]


def leida(texto: str) -> tuple[Configuracion, list[Dicho]]:
    configuracion, diagnosticos = leer_configuracion(
        Memoria({"seguimiento.yaml": dedent(texto).encode()})
    )
    assert all(d.archivo == "seguimiento.yaml" for d in diagnosticos)
    return configuracion, [
        (d.codigo, d.posicion.linea, d.posicion.columna, d.mensaje, d.sugerencia)
        for d in sorted(diagnosticos, key=lambda d: d.orden)
    ]


def test_sin_archivo_vale_lo_de_fabrica() -> None:
    assert leer_configuracion(Memoria({})) == (Configuracion(), [])


def test_todo_lo_ajustable_se_lee() -> None:
    assert leida("""\
        organizacion: OIM
        zona_horaria: America/Guayaquil
        dias_por_vencer: 45
        dias_sin_novedad: 60
        prioridad_mas_alta: 3
        plazo_respuesta_dias: 30
        actores:
          Secretaría de la Red: {alias: [UNNM, Red], organizacion: ONU, correo: red@ejemplo.org}
          CEPAL: {}
        reglas:
          SEG201: nota
          SEG203: desactivada
        plantillas: plantillas
        """) == (
        Configuracion(
            organizacion="OIM",
            zona_horaria="America/Guayaquil",
            dias_por_vencer="45",  # type: ignore[arg-type]
            dias_sin_novedad="60",  # type: ignore[arg-type]
            prioridad_mas_alta="3",  # type: ignore[arg-type]
            plazo_respuesta_dias="30",  # type: ignore[arg-type]
            actores={
                "Secretaría de la Red": Actor(
                    alias=("UNNM", "Red"), organizacion="ONU", correo="red@ejemplo.org"
                ),
                "CEPAL": Actor(),
            },
            reglas={"SEG201": NivelDeRegla.NOTA, "SEG203": NivelDeRegla.DESACTIVADA},
            plantillas="plantillas",
        ),
        [],
    )


def test_una_errata_en_un_ajuste_no_deshace_los_demas() -> None:
    configuracion, dichos = leida("""\
        dias_por_vencer: 45
        dias_sin_novedad: cien
        prioridad_mas_alta: 2
        dias_por_vencr: 60
        reglas: {SEG201: aviso}
        """)

    assert configuracion == Configuracion(dias_por_vencer="45")  # type: ignore[arg-type]
    assert dichos == [
        (
            *("SEG015", 2, 19),
            "número no válido «cien»: solo cifras, sin separadores ni signos",
            "",
        ),
        (
            *("SEG016", 3, 21, "la prioridad más alta es 1 o 3, y aquí se escribió 2"),
            "escriba el extremo de su escala que más urge",
        ),
        (
            *("SEG010", 4, 1, "clave desconocida «dias_por_vencr»"),
            "¿quiso decir «dias_por_vencer»?",
        ),
        (
            *("SEG012", 5, 18),
            "valor desconocido «aviso» en «SEG201»; valores: error, advertencia, nota, desactivada",
            "",
        ),
    ]


@pytest.mark.parametrize("valor", ["0", "2", "4", "30"])
def test_la_prioridad_mas_alta_es_uno_de_los_extremos(valor: str) -> None:
    configuracion, dichos = leida(f"prioridad_mas_alta: {valor}\n")

    assert configuracion.prioridad_mas_alta == 1
    assert [dicho[:4] for dicho in dichos] == [
        ("SEG016", 1, 21, f"la prioridad más alta es 1 o 3, y aquí se escribió {valor}")
    ]


@pytest.mark.parametrize(
    ("codigo", "ayuda"),
    [
        ("SEG20l", "¿quiso decir «SEG201»?"),
        ("seg201", "¿quiso decir «SEG201»?"),
        ("SEG2O1", "¿quiso decir «SEG201»?"),
        ("SEG999", "vea las que hay con «seg regla»"),
        ("plazos", "vea las que hay con «seg regla»"),
    ],
)
def test_una_regla_que_no_existe_se_nombra_con_la_que_se_le_parece(codigo: str, ayuda: str) -> None:
    configuracion, dichos = leida(f"dias_por_vencer: 7\nreglas:\n  {codigo}: nota\n")

    assert configuracion.dias_por_vencer == 7
    assert dichos == [("SEG010", 3, 3, f"no hay ninguna regla «{codigo}»", ayuda)]


def test_un_error_de_lectura_no_puede_callarse() -> None:
    _, dichos = leida("reglas:\n  SEG030: desactivada\n  SEG043: desactivada\n")

    assert dichos == [
        (
            *("SEG010", 2, 3, "«SEG030» no es una regla sino un error de lectura, y no se ajusta"),
            "deje que se diga: sin ello faltarían datos en silencio",
        )
    ]
    archivos = {
        "data/evaluaciones/e.yaml": b"titulo: 1.10\norganizacion: [\n",
        "data/evaluaciones/f.yaml": b"titulo: 1.10\norganizacion: O\n",
        "seguimiento.yaml": b"reglas: {SEG030: desactivada, SEG043: desactivada}\n",
    }
    for diagnosticos in (
        revisar(Memoria(archivos), HOY).diagnosticos,
        cargar(Memoria(archivos)).diagnosticos,
    ):
        assert [(d.codigo, d.archivo, d.severidad) for d in diagnosticos] == [
            ("SEG030", "data/evaluaciones/e.yaml", Severidad.ERROR),
            ("SEG010", "seguimiento.yaml", Severidad.ERROR),
        ]


def test_ningun_error_de_lectura_es_ajustable_y_todo_lo_demas_si() -> None:
    fijos = {codigo for codigo in CATALOGO if not es_ajustable(codigo)}

    assert fijos == {
        codigo
        for codigo, definicion in CATALOGO.items()
        if codigo.startswith("SEG0") and definicion.severidad is Severidad.ERROR
    }
    assert {"SEG030", "SEG099"} <= fijos


@pytest.mark.parametrize(
    ("nivel", "esperado"),
    [
        ("error", [Severidad.ERROR]),
        ("advertencia", [Severidad.ADVERTENCIA]),
        ("nota", [Severidad.NOTA]),
        ("desactivada", []),
    ],
)
@pytest.mark.parametrize("codigo", ["SEG043", "SEG201"])
def test_la_organizacion_decide_cuanto_pesa_cada_regla(
    codigo: str, nivel: str, esperado: list[Severidad]
) -> None:
    evaluacion = """\
        titulo: T
        organizacion: O
        numero: 08001
        recomendaciones:
          - id: R1
            texto: T
            acciones: [{id: A1, descripcion: Sin plazo}]
        """
    fuente = Memoria(
        {
            "data/evaluaciones/e.yaml": dedent(evaluacion).encode(),
            "seguimiento.yaml": f"reglas: {{{codigo}: {nivel}}}\n".encode(),
        }
    )

    assert [
        d.severidad for d in revisar(fuente, HOY).diagnosticos if d.codigo == codigo
    ] == esperado


def test_un_alias_de_dos_actores_se_senala_en_los_dos_sitios() -> None:
    texto = dedent("""\
        actores:
          Secretaría de la Red:
            alias: [UNNM, secretaria de la red]
          CEPAL:
            alias:
              - Comisión
              - unnm
          Comision: {}
        """)
    _, diagnosticos = leer_configuracion(Memoria({"seguimiento.yaml": texto.encode()}))

    assert [
        (d.codigo, d.posicion.linea, d.posicion.columna, d.mensaje, d.relacionados)
        for d in diagnosticos
    ] == [
        (
            *("SEG024", 6, 9, "«Comisión» nombra a dos actores: «CEPAL» y «Comision»"),
            (Relacionado("seguimiento.yaml", 8, 3),),
        ),
        (
            *("SEG024", 7, 9, "«unnm» nombra a dos actores: «CEPAL» y «Secretaría de la Red»"),
            (Relacionado("seguimiento.yaml", 3, 13),),
        ),
    ]


def test_dos_actores_con_el_mismo_nombre_salvo_tildes_se_senalan() -> None:
    _, dichos = leida("actores:\n  Misión: {}\n  mision: {}\n")

    assert [dicho[:4] for dicho in dichos] == [
        ("SEG024", 3, 3, "«mision» nombra a dos actores: «mision» y «Misión»")
    ]


def test_el_mismo_alias_dos_veces_en_un_actor_no_confunde_a_nadie() -> None:
    assert leida("actores:\n  CEPAL: {alias: [Comisión, comision, cepal]}\n")[1] == []


@pytest.mark.parametrize(
    ("texto", "dicho"),
    [
        (
            "actores:\n  CEPAL: [Comisión]\n",
            (
                *("SEG018", 2, 3),
                "en «CEPAL» se esperaba un mapa (claves con su valor) y hay una lista",
                "aquí caben: alias, organizacion, correo",
            ),
        ),
        (
            "actores:\n  CEPAL:\n",
            (
                *("SEG018", 2, 3),
                "en «CEPAL» se esperaba un mapa (claves con su valor) y no hay nada",
                "aquí caben: alias, organizacion, correo",
            ),
        ),
        (
            "actores: [CEPAL]\n",
            (
                *("SEG018", 1, 1),
                "en «actores» se esperaba un mapa (claves con su valor) y hay una lista",
                "escriba «clave: valor»",
            ),
        ),
        (
            'actores: {"": {}}\n',
            (
                *("SEG020", 1, 11, "en «actores» hay una clave vacía"),
                "escriba un nombre delante de los dos puntos",
            ),
        ),
        (
            "reglas: {SEG201: }\n",
            (
                *("SEG018", 1, 10, "en «SEG201» se esperaba un texto y no hay nada"),
                "escríbalo o borre la línea",
            ),
        ),
        (
            "- a\n",
            (
                *("SEG018", 1, 1),
                "en el registro se esperaba un mapa (claves con su valor) y hay una lista",
                (
                    "aquí caben: organizacion, zona_horaria, dias_por_vencer, dias_sin_novedad, "
                    "prioridad_mas_alta, plazo_respuesta_dias, tramos_de_retraso, clases, sitio, actores, "
                    "reglas, plantillas"
                ),
            ),
        ),
    ],
)
def test_cada_forma_equivocada_se_dice_en_su_sitio(texto: str, dicho: Dicho) -> None:
    assert leida(texto) == (Configuracion(), [dicho])


def test_una_clave_desconocida_de_un_actor_no_lo_pierde() -> None:
    configuracion, dichos = leida("actores:\n  CEPAL: {alis: [Comisión]}\n")

    assert configuracion == Configuracion(actores={"CEPAL": Actor()})
    assert dichos == [("SEG010", 2, 11, "clave desconocida «alis»", "¿quiso decir «alias»?")]


@pytest.mark.parametrize("texto", ["dias_por_vencer: [\n", "a: 1\na: 2\n", ""])
def test_una_configuracion_ilegible_deja_el_resultado_en_parcial(texto: str) -> None:
    fuente = Memoria({"seguimiento.yaml": texto.encode()})

    for recuento in (cargar(fuente).recuento, revisar(fuente, HOY).recuento):
        assert (recuento.parcial, recuento.leidos) == (True, 0)
        assert recuento.en_parte == recuento.no_evaluables == ["seguimiento.yaml"]


def test_un_aviso_en_la_configuracion_no_deja_nada_fuera() -> None:
    fuente = Memoria({"seguimiento.yaml": b"organizacion: Objetivo #3\n"})

    assert [d.codigo for d in cargar(fuente).diagnosticos] == ["SEG042"]
    assert not cargar(fuente).recuento.parcial
