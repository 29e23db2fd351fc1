"""Lo de dos personas, junto: qué entra, qué se pregunta y qué queda escrito."""

import pytest

from apoyo.union_aparte import comparable, leido
from seguimiento.repositorio.union import SinLeer, Unido, unir
from seguimiento.vocabularios import ClaseDeElemento

BASE = """\
# Matriz de la oficina
titulo: Evaluación final
etiquetas: [frontera, género]
recomendaciones:
  - id: R1
    texto: Reforzar la coordinación entre las oficinas de frontera
    # acordado en la mesa
    acciones:
      - id: "1.1"
        descripcion: Convocar a los puntos focales de cada oficina  # en Lima
        responsables:
          - PSU
          - Tumbes
        seguimiento:
          - fecha: 2023-01-10
            estado: en_curso
            comentario: Convocatoria enviada a las seis oficinas de la zona
      - id: "1.2"
        descripcion: Publicar la guía
"""
ENTRADA = "            comentario: Convocatoria enviada a las seis oficinas de la zona\n"
UNA_DE_MARZO = "          - fecha: 2023-03-05\n            estado: en_curso\n"
UNA_DE_ABRIL = "          - fecha: 2023-04-20\n            estado: completada\n"


def unido(nuestro: str, suyo: str, base: str | None = BASE, *, elegidas: str = "") -> Unido:
    contenidos = (None if base is None else base.encode(), nuestro.encode(), suyo.encode())
    return unir(*contenidos, ClaseDeElemento.EVALUACION, elegidas.split())


def con(*cambios: tuple[str, str], base: str = BASE) -> str:
    """La base con unos trozos cambiados por otros."""
    for antes, despues in cambios:
        assert base.count(antes) == 1, antes
        base = base.replace(antes, despues)
    return base


def tras(trozo: str, entra: str, base: str = BASE) -> str:
    return con((trozo, trozo + entra), base=base)


def texto(hecho: Unido) -> str:
    return hecho.contenido.decode()


def preguntas(hecho: Unido) -> list[tuple[str, object, object, object]]:
    return [(una.donde, una.base, una.nuestro, una.suyo) for una in hecho.contradicciones]


@pytest.mark.parametrize(
    ("nuestra", "suya", "dice"),
    [
        ("estado: completada", "estado: cancelada", ("Estado", "completada", "cancelada")),
        ("avance: 40", "avance: 60", ("Avance (%)", "40", "60")),
        ("comentario: Va bien", "comentario: Falta poco", None),
        ("estado: completada", "avance: 60", None),
        ("fecha: 2023-03-06", "estado: cancelada", None),
        (
            "estado: completada\n            instancia: 2023-01",
            "estado: cancelada\n            instancia: 2023-02",
            None,
        ),
    ],
)
def test_de_dos_entradas_nuevas_del_mismo_dia_se_dice_lo_que_no_puede_valer_a_la_vez(
    nuestra: str, suya: str, dice: tuple[str, str, str] | None
) -> None:
    def de(que: str) -> str:
        fecha = "" if que.startswith("fecha") else "fecha: 2023-03-05\n            "
        return tras(ENTRADA, f"          - {fecha}{que}\n")

    hecho = unido(de(nuestra), de(suya))
    hay = [(u.donde.rpartition(" › ")[2], u.nuestro, u.suyo) for u in hecho.empates]

    assert hay == ([dice] if dice else [])
    assert hecho.contradicciones == ()
    assert [uno in texto(hecho) for uno in (nuestra, suya)] == [True, True]


def test_de_dos_prorrogas_nuevas_del_mismo_dia_se_dice_que_el_plazo_no_es_el_mismo() -> None:
    def de(plazo: str) -> str:
        nueva = f"        prorrogas:\n          - fecha: 2023-03-05\n            plazo: {plazo}\n"
        return BASE + nueva

    [empate] = unido(de("2023-09"), de("2023-12")).empates

    assert empate.donde == "R1 › 1.2 › Prórrogas › 2023-03-05 › Nuevo plazo"
    assert (empate.nuestro, empate.suyo) == ("2023-09", "2023-12")


# ── Cada uno lo suyo ─────────────────────────────────────────────────────────


def test_campos_distintos_se_juntan_y_lo_demas_queda_byte_a_byte() -> None:
    nuestro = con(("Publicar la guía", "Publicar la guía impresa"))
    suyo = con(("titulo: Evaluación final", "titulo: Evaluación de medio término"))

    hecho = unido(nuestro, suyo)

    assert texto(hecho) == con(
        ("Publicar la guía", "Publicar la guía impresa"),
        ("titulo: Evaluación final", "titulo: Evaluación de medio término"),
    )
    assert (hecho.contradicciones, hecho.comentarios_perdidos) == ((), ())


@pytest.mark.parametrize("al_reves", [False, True])
def test_dos_entradas_de_bitacora_entran_por_fecha_las_ponga_quien_las_ponga(
    al_reves: bool,  # noqa: FBT001
) -> None:
    los_dos = tras(ENTRADA, UNA_DE_MARZO), tras(ENTRADA, UNA_DE_ABRIL)

    hecho = unido(*reversed(los_dos)) if al_reves else unido(*los_dos)

    assert texto(hecho) == tras(ENTRADA, UNA_DE_MARZO + UNA_DE_ABRIL)


def test_la_misma_entrada_puesta_por_los_dos_entra_una_vez() -> None:
    hecho = unido(
        tras(ENTRADA, UNA_DE_MARZO), tras(ENTRADA, UNA_DE_MARZO.replace("en_curso", '"en_curso"'))
    )

    assert texto(hecho) == tras(ENTRADA, UNA_DE_MARZO)


def test_la_que_no_lleva_fecha_sigue_tras_la_suya() -> None:
    sin_fecha = "          - estado: en_curso\n            comentario: Siguió así\n"

    hecho = unido(tras(ENTRADA, UNA_DE_MARZO + sin_fecha), tras(ENTRADA, UNA_DE_ABRIL))

    assert texto(hecho) == tras(ENTRADA, UNA_DE_MARZO + sin_fecha + UNA_DE_ABRIL)


def test_una_entrada_corregida_por_uno_queda_corregida() -> None:
    suyo = con(("a las seis oficinas", "a las siete oficinas"))

    hecho = unido(tras(ENTRADA, UNA_DE_MARZO), suyo)

    assert texto(hecho) == tras(
        ENTRADA.replace("seis", "siete"), UNA_DE_MARZO, con(("a las seis", "a las siete"))
    )


def test_una_entrada_que_cada_uno_completa_es_una_sola() -> None:
    hecho = unido(
        tras(ENTRADA, "            autor: PSU\n"),
        con(("            estado: en_curso\n", "            estado: completada\n")),
    )

    assert texto(hecho) == tras(
        ENTRADA, "            autor: PSU\n", con(("estado: en_curso", "estado: completada"))
    )


def test_de_una_lista_de_textos_lo_que_entra_y_lo_que_sale() -> None:
    hecho = unido(
        con(("          - PSU\n", ""), ("[frontera, género]", "[frontera, género, mesa]")),
        con(
            ("          - Tumbes\n", "          - Tumbes\n          - Lima\n"),
            ("género]", "niñez]"),
        ),
    )

    assert comparable(leido(hecho.contenido)) == comparable(
        leido(
            con(
                ("          - PSU\n          - Tumbes\n", "          - Tumbes\n          - Lima\n"),
                ("[frontera, género]", "[frontera, mesa, niñez]"),
            ).encode()
        )
    )


def test_lo_que_uno_quita_y_el_otro_no_toca_se_quita() -> None:
    sin_la_guia = con(('      - id: "1.2"\n        descripcion: Publicar la guía\n', ""))

    assert texto(unido(tras(ENTRADA, UNA_DE_MARZO), sin_la_guia)) == tras(
        ENTRADA, UNA_DE_MARZO, sin_la_guia
    )


def test_el_orden_que_uno_cambia_vale_y_lo_del_otro_entra_en_el() -> None:
    suyo = con(
        ('      - id: "1.2"\n        descripcion: Publicar la guía\n', ""),
        (
            "    acciones:\n",
            '    acciones:\n      - id: "1.2"\n        descripcion: Publicar la guía\n',
        ),
    )

    hecho = unido(tras(ENTRADA, UNA_DE_MARZO), suyo)

    assert texto(hecho) == tras(ENTRADA, UNA_DE_MARZO, suyo)


def test_la_lista_que_uno_vacia_recibe_lo_que_el_otro_anade_en_su_sitio() -> None:
    vaciada = con(("etiquetas: [frontera, género]\n", ""))

    hecho = unido(vaciada, con(("género]", "género, niñez]")))

    assert comparable(leido(hecho.contenido))["etiquetas"] == ["niñez"]
    assert hecho.contradicciones == ()


@pytest.mark.parametrize("al_reves", [False, True])
def test_una_lista_que_los_dos_empiezan_en_otro_orden_queda_igual_la_una_quien_la_una(
    al_reves: bool,  # noqa: FBT001
) -> None:
    base = "titulo: x\n"
    una, otra = base + "etiquetas: [d, a]\n", base + "etiquetas: [c, a, d]\n"

    hecho = unido(otra, una, base) if al_reves else unido(una, otra, base)

    assert texto(hecho) == base + "etiquetas: [a, c, d]\n"


def test_sin_base_se_juntan_las_listas_y_se_pregunta_lo_demas() -> None:
    una = 'titulo: Uno\nnumero: "7"\netiquetas: [a]\n'
    otra = "titulo: Otro\netiquetas: [b]\norganizacion: OIM\n"

    hecho = unido(una, otra, None)

    assert texto(hecho) == 'titulo: Uno\norganizacion: OIM\nnumero: "7"\netiquetas: [a, b]\n'
    assert preguntas(hecho) == [("Título", None, "Uno", "Otro")]


def test_un_nombre_nuevo_de_la_configuracion_entra_junto_a_los_del_otro() -> None:
    base = b"actores:\n  PSU:\n    alias: [psu]\n"
    nuestro = base + b"  Lima: {}\n"
    suyo = base.replace(b"[psu]", b"[psu, P.S.U.]") + b"  Tumbes: {}\n"

    assert comparable(leido(unir(base, nuestro, suyo, None).contenido)) == comparable(
        {"actores": {"PSU": {"alias": ["psu", "P.S.U."]}, "Lima": {}, "Tumbes": {}}}
    )


def test_la_reunion_sin_codigo_es_la_de_su_fecha() -> None:
    base = "titulo: Mesa\nreuniones:\n  - fecha: 2023-05-02\n    estado: convocada\n"
    nuestro = base.replace("convocada", "celebrada")
    suyo = base + "    lugar: Lima\n  - fecha: 2023-06-01\n    estado: convocada\n"

    hecho = unir(base.encode(), nuestro.encode(), suyo.encode(), ClaseDeElemento.ACUERDO)

    assert hecho.contenido.decode() == suyo.replace(
        "2023-05-02\n    estado: convocada", "2023-05-02\n    estado: celebrada"
    )


# ── Lo que se contradice ─────────────────────────────────────────────────────


def test_dos_valores_en_un_campo_se_preguntan_queda_lo_nuestro_y_puede_elegirse_lo_suyo() -> None:
    nuestro = con(("titulo: Evaluación final", "titulo: Evaluación A"))
    suyo = con(("titulo: Evaluación final", "titulo: Evaluación B"))

    hecho = unido(nuestro, suyo)

    assert texto(hecho) == nuestro
    assert preguntas(hecho) == [("Título", "Evaluación final", "Evaluación A", "Evaluación B")]
    elegido = unido(nuestro, suyo, elegidas=hecho.contradicciones[0].clave)
    assert (texto(elegido), elegido.contradicciones) == (suyo, ())


def test_una_entrada_corregida_por_los_dos_de_distinto_modo_se_pregunta() -> None:
    hecho = unido(con(("a las seis", "a las siete")), con(("a las seis", "a las ocho")))

    assert texto(hecho) == con(("a las seis", "a las siete"))
    assert [una.donde for una in hecho.contradicciones] == [
        "R1 › 1.1 › Seguimiento › 2023-01-10 › Comentario"
    ]


@pytest.mark.parametrize("quien_quita", ["nosotros", "el otro"])
def test_quitar_lo_que_el_otro_cambia_se_pregunta(quien_quita: str) -> None:
    quitada = con(('      - id: "1.2"\n        descripcion: Publicar la guía\n', ""))
    cambiada = con(("Publicar la guía", "Publicar la guía en línea"))
    par = (quitada, cambiada) if quien_quita == "nosotros" else (cambiada, quitada)

    hecho = unido(*par)

    assert texto(hecho) == par[0]
    (una,) = hecho.contradicciones
    assert una.donde == "R1 › 1.2"
    elegido = unido(*par, elegidas=una.clave)
    assert (texto(elegido), elegido.contradicciones) == (par[1], ())


NUEVA = '      - id: "1.3"\n        descripcion: {}\n'


def test_un_mismo_codigo_nuevo_que_dice_casi_lo_mismo_es_lo_mismo() -> None:
    descripcion = "Formar a las personas de enlace de cada oficina de frontera"
    nuestro, suyo = BASE + NUEVA.format(descripcion), BASE + NUEVA.format(f"{descripcion} norte")

    hecho = unido(nuestro, suyo)

    assert texto(hecho) == nuestro
    (una,) = hecho.contradicciones
    assert (una.donde, una.son_otra_cosa) == ("R1 › 1.3 › Acción", False)


def test_un_mismo_codigo_nuevo_para_cosas_distintas_se_dice() -> None:
    nuestro = BASE + NUEVA.format("Formar a los enlaces")
    hecho = unido(nuestro, BASE + NUEVA.format("Comprar equipos"))

    assert texto(hecho) == nuestro
    (una,) = hecho.contradicciones
    assert (una.donde, una.son_otra_cosa) == ("R1 › 1.3", True)


def test_un_mismo_codigo_nuevo_en_dos_recomendaciones_se_dice() -> None:
    base = (
        BASE
        + "  - id: R2\n    texto: Medir\n    acciones:\n"
        + NUEVA.format("x").replace("1.3", "2.1")
    )
    nuestro = con(("  - id: R2\n", NUEVA.format("Formar") + "  - id: R2\n"), base=base)

    hecho = unido(nuestro, base + NUEVA.format("Comprar"), base)

    assert texto(hecho) == nuestro
    assert [(u.donde, u.son_otra_cosa) for u in hecho.contradicciones] == [("R2 › 1.3", True)]


def test_dos_ordenes_distintos_se_preguntan() -> None:
    base = "titulo: x\netiquetas: [a, b, c]\n"
    hecho = unido(base.replace("a, b, c", "b, a, c"), base.replace("a, b, c", "a, c, b"), base)

    assert texto(hecho) == base.replace("a, b, c", "b, a, c")
    assert [una.donde for una in hecho.contradicciones] == ["Etiquetas › orden"]


# ── Lo escrito ───────────────────────────────────────────────────────────────


def test_lo_que_entra_lleva_las_letras_con_que_se_escribio_y_sus_comentarios() -> None:
    entrada = """\
          - fecha: 2023-03-05
            # dicho por teléfono
            estado: 'en_curso'
            comentario: |
              Primera línea

                con sangría
            evidencias: [{titulo: "Acta n.º 3"}]  # en la carpeta
"""

    hecho = unido(tras(ENTRADA, UNA_DE_ABRIL), tras(ENTRADA, entrada))

    assert texto(hecho) == tras(ENTRADA, entrada + UNA_DE_ABRIL)


def test_un_texto_que_pasa_a_bloque_sigue_en_bloque() -> None:
    suyo = con(
        (
            "descripcion: Publicar la guía\n",
            "descripcion: >-\n          Publicar\n          la guía grande\n",
        )
    )

    assert texto(unido(tras(ENTRADA, UNA_DE_MARZO), suyo)) == tras(ENTRADA, UNA_DE_MARZO, suyo)


def test_los_comentarios_del_otro_van_junto_a_lo_mismo_y_los_nuestros_se_quedan() -> None:
    nuestro = con(("    # acordado en la mesa\n", "    # acordado en la mesa, y en acta\n"))
    nuestro = tras(ENTRADA, UNA_DE_MARZO, nuestro)
    suyo = con(
        ("  # en Lima", "  # en Lima\n        # hasta junio"),
        (
            "        descripcion: Publicar la guía",
            "        descripcion: Publicar la guía  # impresa",
        ),
        ("Evaluación final", "Evaluación"),
    )

    hecho = unido(nuestro, suyo)

    assert hecho.comentarios_perdidos == ()
    assert texto(hecho) == con(
        ("    # acordado en la mesa\n", "    # acordado en la mesa, y en acta\n"),
        ("  # en Lima", "  # en Lima\n        # hasta junio"),
        (
            "        descripcion: Publicar la guía",
            "        descripcion: Publicar la guía  # impresa",
        ),
        ("Evaluación final", "Evaluación"),
        (ENTRADA, ENTRADA + UNA_DE_MARZO),
    )


def test_el_comentario_que_no_tiene_donde_ir_se_dice() -> None:
    quitada = con(('      - id: "1.2"\n        descripcion: Publicar la guía\n', ""))
    suyo = BASE.replace("Publicar la guía\n", "Publicar la guía  # impresa\n")

    hecho = unido(quitada, con(("Evaluación final", "Evaluación"), base=suyo))

    assert hecho.comentarios_perdidos == ("# impresa",)


def test_lo_que_se_llevaria_un_comentario_nuestro_se_pregunta() -> None:
    nuestro = con(("descripcion: Publicar la guía", "descripcion: Publicar la guía  # ojo"))
    quitada = con(('      - id: "1.2"\n        descripcion: Publicar la guía\n', ""))

    hecho = unido(nuestro, quitada)

    assert texto(hecho) == nuestro
    (una,) = hecho.contradicciones
    assert "se perdería 1 comentario" in una.motivo
    assert texto(unido(nuestro, quitada, elegidas=una.clave)) == quitada


def test_los_saltos_y_la_marca_son_los_nuestros() -> None:
    nuestro = "\ufeff" + tras(ENTRADA, UNA_DE_ABRIL).replace("\n", "\r\n")

    hecho = unido(nuestro, tras(ENTRADA, UNA_DE_MARZO))

    esperado = tras(ENTRADA, UNA_DE_MARZO + UNA_DE_ABRIL).replace("\n", "\r\n")
    assert texto(hecho) == "\ufeff" + esperado


# ── Lo que no es una diferencia ──────────────────────────────────────────────


def test_si_uno_no_hizo_nada_queda_lo_del_otro_byte_a_byte() -> None:
    otro = tras(ENTRADA, UNA_DE_MARZO) + "# fin\n"

    assert texto(unido(otro, BASE)) == otro
    assert texto(unido(BASE, otro)) == otro
    assert texto(unido(otro, otro)) == otro


def test_ni_el_orden_de_las_claves_ni_las_vacias_cambian_nada() -> None:
    suyo = con(
        (
            '      - id: "1.2"\n        descripcion: Publicar la guía\n',
            '      - descripcion: Publicar la guía\n        id: "1.2"\n        plazo: ""\n        etiquetas: []\n',
        ),
    )
    nuestro = tras(ENTRADA, UNA_DE_MARZO)

    assert texto(unido(nuestro, suyo)) == nuestro


def test_donde_una_lista_vacia_dice_algo_es_una_diferencia() -> None:
    base = b"tipo: leccion_aprendida\ntitulo: x\nhallazgo: y\ndecision:\n  cambio: previsto\n"
    suyo = base + b"  incidencia: []\n"

    hecho = unir(base, base.replace(b"titulo: x", b"titulo: z"), suyo, ClaseDeElemento.FICHA)

    assert leido(hecho.contenido)["decision"]["incidencia"] == []


@pytest.mark.parametrize("cual", range(3))
def test_si_una_no_se_lee_se_dice_cual(cual: int) -> None:
    tres = [BASE, con(("Evaluación final", "A")), con(("Publicar la guía", "B"))]
    tres[cual] += "\t: ["

    with pytest.raises(SinLeer) as error:
        unido(tres[1], tres[2], tres[0])

    cuales = ("la versión de antes", "la versión de aquí", "la otra versión")
    assert error.value.cual == cuales[cual]
