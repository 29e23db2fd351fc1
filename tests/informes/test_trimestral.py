"""El informe trimestral dice, a la unidad, lo que se calculó a mano; y lo dice bien."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from apoyo.cartera_de_doce import ARCHIVOS, CIFRAS, Cifras, Saldo
from apoyo.encargos import encargo_de
from apoyo.indicadores_de_doce import DE_MAS
from seguimiento.analisis.indicadores import indicadores
from seguimiento.analisis.indicadores.dicho import dicho
from seguimiento.errores import ErrorDeUso
from seguimiento.informes.vistas.trimestral import VistaTrimestral, vista
from seguimiento.informes.vistas.trimestral.resumen import SIN_SEGUIMIENTO
from seguimiento.informes.vistas.trimestral.trimestre import trimestre
from seguimiento.piezas import Tabla, Texto

en_cada_corte = pytest.mark.parametrize("corte", CIFRAS, ids=str)


def _vista(
    corte: date, archivos: Mapping[str, str] = ARCHIVOS, periodo: str = ""
) -> VistaTrimestral:
    cifras = CIFRAS.get(corte)
    return vista(encargo_de(archivos, corte, periodo=periodo or (cifras.periodo if cifras else "")))


def _celdas(tabla: Tabla) -> list[list[str]]:
    return [[celda.texto for celda in fila] for fila in tabla.filas]


def _de(tablas: tuple[Tabla, ...], titulo: str) -> Tabla:
    [hallada] = [tabla for tabla in tablas if tabla.titulo.startswith(titulo)]
    return hallada


def _filas(tablas: tuple[Tabla, ...], titulo: str) -> tuple[tuple[Texto, ...], ...]:
    """Las de la tabla de ese título, o ninguna si no la hay: la que no tiene filas no sale."""
    return tuple(f for tabla in tablas if tabla.titulo.startswith(titulo) for f in tabla.filas)


# --- las cifras


@en_cada_corte
def test_la_tabla_dice_cada_indicador_como_se_dice_en_todas_partes(corte: date) -> None:
    """Lo que valen está comprobado a mano en `test_indicadores`."""
    encargo = encargo_de(ARCHIVOS, corte, periodo=CIFRAS[corte].periodo)
    t = trimestre(encargo)
    esperados = {i.definicion.titulo: dicho(i) for i in indicadores(t.foto, t.vispera)}

    assert {titulo: valor for titulo, valor, _ in _celdas(vista(encargo).indicadores)} == esperados


@en_cada_corte
def test_detras_de_cada_indicador_estan_sus_elementos(corte: date) -> None:
    detras = {apartado.id: apartado for apartado in _vista(corte).detras}
    numerador, denominador = CIFRAS[corte].cocientes["cumplimiento"]
    suyo = detras["detras-cumplimiento"]

    assert [(d.rotulo, d.valores[0].texto) for d in suyo.datos] == [
        ("Numerador", ", ".join(numerador)),
        ("Denominador", ", ".join(denominador)),
    ]


def _saldo(que: str, saldo: Saldo) -> list[str]:
    listas = (saldo.inicio, saldo.nuevas, saldo.reabiertas, saldo.cerradas, saldo.final)
    return [que, *(str(len(lista)) for lista in listas)]


@en_cada_corte
def test_el_saldo_cuadra_con_el_hecho_a_mano(corte: date) -> None:
    cifras = CIFRAS[corte]
    tabla = _vista(corte).saldo

    assert _celdas(tabla) == [
        _saldo("Recomendaciones", cifras.de_recomendaciones),
        _saldo("Acciones", cifras.acciones),
    ]
    assert ("sin que se vea" in tabla.nota) == bool(cifras.fuera_del_saldo)


def _primera_columna(tabla: Tabla) -> set[str]:
    return {fila[0].texto for fila in tabla.filas}


_LISTAS = {
    "completadas": "Completadas",
    "sin_hacer": "Canceladas",
    "reabiertas": "Reabiertas",
    "verificaciones": "Verificaciones",
}


@pytest.mark.parametrize("corte", DE_MAS, ids=str)
def test_lo_anotado_dentro_del_periodo_es_lo_contado_a_mano(corte: date) -> None:
    v, contado = _vista(corte), DE_MAS[corte].hechos
    dichos = {
        cual: tuple(
            fila[0].texto
            for tabla in v.movimiento
            if tabla.titulo.startswith(titulo)
            for fila in tabla.filas
        )
        for cual, titulo in _LISTAS.items()
    }
    avances = [f[0].texto for t in v.movimiento if t.titulo == "Avances" for f in t.filas]

    assert dichos == {cual: contado[cual] for cual in _LISTAS}
    assert sorted(avances) == sorted((*contado["empezadas"], *contado["otras"]))
    assert {titulo for cual, titulo in _LISTAS.items() if titulo.lower() in v.no_hubo} == {
        titulo for cual, titulo in _LISTAS.items() if not contado[cual]
    }


@en_cada_corte
def test_lo_demas_que_paso_en_el_periodo_es_lo_que_se_anoto_a_mano(corte: date) -> None:
    cifras, tablas = CIFRAS[corte], _vista(corte).movimiento

    assert {
        titulo: {fila[0].texto for fila in _filas(tablas, titulo)}
        for titulo in (
            "Acciones que vencieron y siguen",
            "Acciones nuevas",
            "Recomendaciones nuevas",
            "Respuestas",
        )
    } == {
        "Acciones que vencieron y siguen": set(cifras.vencidas),
        "Acciones nuevas": set(cifras.acciones.nuevas),
        "Recomendaciones nuevas": set(cifras.de_recomendaciones.nuevas),
        "Respuestas": set(cifras.respuestas),
    }
    assert [(fila[0].texto, fila[3].texto) for fila in _filas(tablas, "Prórrogas")] == [
        (ref, f"{dias:+d}") for ref, _, _, dias, _ in cifras.prorrogadas
    ]
    assert len(_filas(tablas, "Verificaciones")) == len(cifras.verificaciones)


@pytest.mark.parametrize("corte", DE_MAS, ids=str)
def test_lo_que_vencio_y_ya_no_lo_esta_tambien_se_dice(corte: date) -> None:
    ya_no = set(DE_MAS[corte].vencieron) - set(CIFRAS[corte].vencidas)
    assert {
        fila[0].texto for fila in _filas(_vista(corte).movimiento, "Acciones que vencieron y ya no")
    } == ya_no


@en_cada_corte
def test_las_cifras_grandes_llevan_su_denominador(corte: date) -> None:
    cifras = CIFRAS[corte]
    grandes = {cifra.rotulo: (cifra.valor, cifra.detalle) for cifra in _vista(corte).primera.cifras}
    sin_respuesta, todas = _sin_respuesta(cifras)

    vencidas, con_plazo = cifras.cocientes["vencidas"]
    de = f"de {len(con_plazo)} acciones abiertas con plazo"
    assert grandes["Vencidas"] == (str(len(vencidas)), de)
    # por vencer en marzo, K1.3 y su gemela P1.2
    gemelas = " (1 distinta)" if corte == date(2023, 3, 31) else ""
    por_vencer = str(cifras.situaciones.get("por_vencer", 0))
    assert grandes["Por vencer"] == (por_vencer, f"{de}{gemelas}")
    assert grandes["Cerradas en el período"][0] == str(len(cifras.acciones.cerradas))
    assert grandes["Sin respuesta"] == (str(sin_respuesta), f"de {todas} recomendaciones")


def _sin_respuesta(cifras: Cifras) -> tuple[int, int]:
    respondidas, todas = cifras.cocientes["cobertura_de_respuesta"]
    return len(todas) - len(respondidas), len(todas)


@en_cada_corte
def test_las_recomendaciones_se_cruzan_por_su_estado(corte: date) -> None:
    por_prioridad = _vista(corte).cruces[0]
    totales = {
        columna.titulo: sum(int(fila[n].texto) for fila in por_prioridad.filas)
        for n, columna in enumerate(por_prioridad.columnas)
        if n
    }
    esperadas = sum(CIFRAS[corte].recomendaciones.values())

    assert totales.pop("Total") == sum(totales.values()) == esperadas
    assert sorted(totales.values()) == sorted(CIFRAS[corte].recomendaciones.values())


@en_cada_corte
def test_lo_posterior_al_corte_se_lista_y_no_cuenta(corte: date) -> None:
    posteriores = _celdas(_vista(corte).posteriores)
    clases = [clase.partition(",")[0] for _, clase, _ in posteriores]

    assert {clase: clases.count(clase) for clase in set(clases)} == dict(
        CIFRAS[corte].tras_el_corte
    )


def _cuantas(corte: date) -> int:
    """Las acciones que existían."""
    return sum(CIFRAS[corte].situaciones.values())


@en_cada_corte
def test_el_anexo_trae_todas_las_acciones(corte: date) -> None:
    assert sum(len(t.filas) for t in _vista(corte).anexo) == _cuantas(corte)


# --- el período


def test_sin_pedir_periodo_es_el_ultimo_trimestre_terminado() -> None:
    assert _periodo(date(2023, 12, 31)) == "Cuarto trimestre de 2023"
    assert _periodo(date(2024, 1, 10)) == "Cuarto trimestre de 2023"
    assert _periodo(date(2023, 12, 30)) == "Tercer trimestre de 2023"


def _periodo(hoy: date) -> str:
    return vista(encargo_de(ARCHIVOS, hoy)).portada.subtitulo.partition(" · ")[0]


def test_un_periodo_sin_terminar_es_un_borrador_con_el_corte_de_hoy() -> None:
    portada = _vista(date(2023, 8, 10), periodo="2023-T3").portada

    assert portada.subtitulo == (
        "Tercer trimestre de 2023 · del 1 de julio al 30 de septiembre de 2023 · corte: 10 de agosto de 2023"
        " · borrador: el período no ha terminado"
    )


@pytest.mark.parametrize(
    ("periodo", "titulo", "subtitulo"),
    [
        ("2023", "Informe anual de seguimiento", "2023"),
        ("2023-S2", "Informe semestral de seguimiento", "2023-S2"),
        ("2023-11", "Informe mensual de seguimiento", "2023-11"),
    ],
)
def test_tambien_vale_otro_periodo(periodo: str, titulo: str, subtitulo: str) -> None:
    portada = _vista(date(2023, 12, 31), periodo=periodo).portada
    assert (portada.titulo, portada.subtitulo.partition(" · ")[0]) == (titulo, subtitulo)


def test_un_periodo_que_no_ha_empezado_no_se_informa() -> None:
    with pytest.raises(ErrorDeUso, match="aún no ha empezado"):
        _vista(date(2023, 12, 31), periodo="2024-T1")


def test_sin_trimestre_anterior_no_se_finge_un_cambio() -> None:
    primero = {ruta: texto for ruta, texto in ARCHIVOS.items() if "caminos" not in ruta}
    v = _vista(date(2023, 3, 31), primero)

    assert {cambio for _, _, cambio in _celdas(v.indicadores)} == {"sin período anterior"}
    assert {cifra.cambio for cifra in v.primera.cifras} == {"sin período anterior"}


# --- el resumen


def test_el_resumen_concuerda_y_no_acusa() -> None:
    assert _vista(date(2023, 6, 30)).resumen == (
        "Al 30 de junio de 2023 hay 8 recomendaciones de 3 evaluaciones, con 12 acciones (11 distintas).",
        "Tienen respuesta gerencial 5 de 8 recomendaciones; 3 todavía la esperan.",
        "2 acciones con el plazo cumplido siguen abiertas, 1 sin seguimiento registrado.",
        "De 1 recomendación que se sigue sin acciones, ninguna abierta tiene el plazo cumplido.",
        "Dentro del período se anotaron 6 entradas, se completaron 3 acciones, se canceló 1, empezó 1 y se completó 1 período.",
        "Del principio al final del período, las acciones abiertas pasan de 8 a 6: 2 nuevas, 0 reabiertas y 4 cerradas (3 completadas y 1 cancelada).",
        "De 7 acciones exigibles se completaron 5 (71 %; distintas, 4 de 6).",
    )


def test_lo_cerrado_y_lo_que_no_la_pide_no_espera_respuesta_y_se_dice_aparte() -> None:
    """De cinco: una respondida, una que la espera, una implementada y dos de un examen entre pares."""
    evaluacion = """\
titulo: Evaluación
organizacion: OIM
fecha: 2022
recomendaciones:
  - {id: R1, texto: A, respuesta: {decision: aceptada, fecha: 2023-01-10}}
  - {id: R2, texto: B}
  - {id: R3, texto: C, seguimiento: [{fecha: 2023-01-20, estado: implementada}]}
"""
    pares = """\
titulo: Examen entre pares
organizacion: OIM
fecha: 2022
pide_respuesta: no
recomendaciones:
  - {id: R1, texto: D}
  - {id: R2, texto: E, seguimiento: [{fecha: 2023-01-20, estado: implementada}]}
"""
    archivos = {"data/evaluaciones/a.yaml": evaluacion, "data/evaluaciones/b.yaml": pares}
    v = vista(encargo_de(archivos, date(2023, 3, 31), periodo="2023-T1"))

    assert v.resumen[1] == (
        "Tiene respuesta gerencial 1 de 5 recomendaciones; 1 todavía la espera, 1 está cerrada sin ella"
        " y 2 no la piden."
    )
    assert [(f[0].texto, f[1].entero.split()[0]) for f in v.primera.gerencia.filas] == [
        ("Responder", "R2")
    ]
    assert {c.rotulo: c.valor for c in v.primera.cifras}["Sin respuesta"] == "1"
    valores = {titulo: valor for titulo, valor, _ in _celdas(v.indicadores)}
    assert valores["Cobertura de respuesta"] == (
        "20 % (1 de 5); sin ella y ya cerradas: 1; sin ella, que no se pide: 2"
    )


SOLA = """\
titulo: Evaluación
organizacion: OIM
fecha: 2022
recomendaciones:
  - id: R1
    texto: Coordinar
    acciones:
      - {id: "1.1", descripcion: Convocar, plazo: 2023-01}
"""


def _sola(texto: str = SOLA, hoy: date = date(2023, 3, 31)) -> tuple[str, ...]:
    return vista(encargo_de({"data/evaluaciones/sola.yaml": texto}, hoy, periodo="2023-T1")).resumen


def test_sin_ningun_seguimiento_empieza_por_decirlo() -> None:
    assert _sola() == (
        SIN_SEGUIMIENTO,
        "Al 31 de marzo de 2023 hay 1 recomendación de 1 evaluación, con 1 acción.",
        "Ninguna recomendación tiene respuesta gerencial registrada.",
        "1 acción con el plazo cumplido sigue abierta, sin seguimiento registrado.",
        "Dentro del período venció el plazo de 1 acción.",
        "Del principio al final del período, las acciones abiertas son 1, como al principio.",
        "De 1 acción exigible no consta ninguna completada.",
    )


def test_en_singular_tambien_concuerda() -> None:
    hecha = SOLA.replace(
        "plazo: 2023-01}", "plazo: 2023-01, seguimiento: [{fecha: 2023-02-01, estado: completada}]}"
    ).replace("texto: Coordinar\n", "texto: Coordinar\n    respuesta: {decision: aceptada}\n")
    assert _sola(hecha) == (
        "Al 31 de marzo de 2023 hay 1 recomendación de 1 evaluación, con 1 acción.",
        "Todas las recomendaciones tienen respuesta gerencial.",
        "Ninguna acción abierta tiene el plazo cumplido.",
        "Dentro del período se anotó 1 entrada y se completó 1 acción.",
        "Del principio al final del período, las acciones abiertas pasan de 1 a 0: 0 nuevas, 0 reabiertas y 1 cerrada (1 completada).",
        "De 1 acción exigible se completó 1 (100 %).",
    )


def test_sin_recomendaciones_solo_se_dice_eso() -> None:
    vacia = "titulo: Evaluación\norganizacion: OIM\n"
    assert _sola(vacia) == ("Al 31 de marzo de 2023 no hay recomendaciones registradas.",)


def test_sin_acciones_no_se_habla_de_plazos() -> None:
    sin_acciones = SOLA.partition("    acciones:")[0]
    assert _sola(sin_acciones) == (
        "Al 31 de marzo de 2023 hay 1 recomendación de 1 evaluación, con 0 acciones.",
        "Ninguna recomendación tiene respuesta gerencial registrada.",
        "Dentro del período no consta ninguna entrada, verificación, prórroga ni respuesta de las recomendaciones y sus acciones, y no venció el plazo de ninguna.",
    )


DOS_VECES = """\
titulo: Evaluación
organizacion: OIM
fecha: 2022
recomendaciones:
  - id: R1
    texto: Coordinar
    respuesta: {decision: aceptada, fecha: 2022-12-01}
    acciones:
      - id: "1.1"
        descripcion: Convocar
        plazo: 2023-06
        seguimiento:
          - {fecha: 2023-01-10, estado: completada}
          - {fecha: 2023-02-10, estado: en_curso, comentario: faltaba}
          - {fecha: 2023-03-10, estado: completada}
      - {id: "1.2", descripcion: Acordar, plazo: 2023-01}
  - id: R2
    texto: Difundir
    respuesta: {decision: aceptada, fecha: 2023-01-20}
    acciones:
      - {id: "2.1", descripcion: Acordar, plazo: 2023-01, misma_que: "1.2"}
  - {id: R3, texto: Formar, respuesta: {decision: aceptada, fecha: 2023-01-20}}
"""


def test_lo_que_se_completa_dos_veces_es_una_accion_y_las_gemelas_se_dicen() -> None:
    """1.1 se completó el 10 de enero y el 10 de marzo; 1.2 y 2.1, la misma, vencieron en enero."""
    v = vista(
        encargo_de({"data/evaluaciones/e.yaml": DOS_VECES}, date(2023, 3, 31), periodo="2023-T1")
    )

    assert v.resumen[3] == (
        "Dentro del período se anotaron 3 entradas, se completó 1 acción (2 veces en total), se reabrió 1,"
        " venció el plazo de 2 acciones (1 distinta) y llegaron 2 respuestas gerenciales."
    )
    assert v.resumen[-1] == "De 2 acciones exigibles (1 distinta) no consta ninguna completada."
    assert {c.rotulo: c.detalle for c in v.primera.cifras if "acciones" in c.detalle} == {
        "Vencidas": "de 2 acciones abiertas con plazo (1 distinta)",
        "Por vencer": "de 2 acciones abiertas con plazo",
        "Cerradas en el período": "acciones, del inicio al final: completadas, 1",
        "Cumplimiento": "0 de 2 acciones exigibles (distintas, 0 de 1)",
    }


MESA = """\
titulo: Mesa
estado: {estado}
compromisos:
  - id: "1"
    descripcion: Convocar
    plazo: 2023-02
    seguimiento:
      - {{fecha: 2023-01-15, estado: completada, evidencias: [{{titulo: Acta}}]}}
      - {{fecha: 2023-03-15, estado: en_curso, comentario: faltaba}}
    verificaciones:
      - {{fecha: 2023-02-10, resultado: rechazada, por: Control}}
  - id: "2"
    descripcion: Reunirse
    inicio: 2023-01
    plazo: 2023-12
    recurrencia: mensual
    seguimiento:
      - {{fecha: 2023-01-31, estado: completada, instancia: 2023-01}}
"""
DE_LA_MESA = [
    ("mesa/1", "compromiso", "15-ene-2023", "Completada"),
    ("mesa/1", "compromiso", "10-feb-2023", "En curso"),
    ("mesa/1", "compromiso", "15-mar-2023", "En curso"),
    ("mesa/2", "compromiso", "31-ene-2023", "En curso"),
    ("mesa/2@2023-01", "período de compromiso", "31-ene-2023", "Completada"),
]


@pytest.mark.parametrize(
    ("estado", "anotado", "frase"),
    [
        (
            "vigente",
            DE_LA_MESA,
            (
                "En los compromisos de acuerdos se anotaron 3 entradas, se completó 1 compromiso, empezó 1, se"
                " reabrió 1, se completó 1 período de compromiso, 1 verificación rechazó lo declarado y venció el"
                " plazo de 1 compromiso."
            ),
        ),
        ("propuesto", [], ""),
    ],
    ids=["vigente", "propuesto"],
)
@pytest.mark.parametrize("con_evaluacion", [True, False], ids=["con", "sin"])
def test_lo_anotado_en_los_compromisos_se_dice_aparte(
    estado: str, anotado: list[tuple[str, ...]], frase: str, *, con_evaluacion: bool
) -> None:
    """Ni se calla porque no haya movimientos de acciones ni entra en las cuentas de estas."""
    archivos = {"data/acuerdos/mesa.yaml": MESA.format(estado=estado)}
    if con_evaluacion:
        archivos["data/evaluaciones/e.yaml"] = SOLA.replace("2023-01}", "2023-12}")
    v = vista(encargo_de(archivos, date(2023, 3, 31), periodo="2023-T1"))

    assert [f for f in v.resumen if "compromisos" in f] == [frase] * bool(frase)
    tabla = next(t for t in v.acuerdos if "Anotado" in t.titulo)
    assert [tuple(fila[:4]) for fila in _celdas(tabla)] == anotado
    assert len(v.evidencias.filas) == bool(anotado)
    if con_evaluacion:
        assert (
            "Dentro del período no consta ninguna entrada, verificación, prórroga ni respuesta de las"
            " recomendaciones y sus acciones, y no venció el plazo de ninguna." in v.resumen
        )


DE_PLAZOS = """\
titulo: Evaluación
organizacion: OIM
fecha: 2022
recomendaciones:
  - id: R1
    texto: Vence en enero y se prorroga en febrero
    plazo: 2023-01
    respuesta: {decision: aceptada, plan: P}
    prorrogas: [{fecha: 2023-02-10, plazo: 2023-12, motivo: Faltan fondos}]
  - {id: R2, texto: Vence en febrero, plazo: 2023-02, respuesta: {decision: aceptada, plan: P}}
  - {id: R3, texto: No se hará, plazo: 2023-02, respuesta: {decision: rechazada, justificacion: J}}
  - {id: R4, texto: Vence el último día y aún no lo está, plazo: 2023-03}
"""
PACTADO = """\
titulo: Mesa
estado: vigente
compromisos:
  - {id: "1", descripcion: Convocar, plazo: 2023-02}
  - id: "2"
    descripcion: Reunirse
    plazo: 2023-06
    prorrogas: [{fecha: 2023-03-31, plazo: 2023-09}]
"""


def test_los_plazos_de_lo_que_no_son_acciones_tambien_pasan_y_se_prorrogan() -> None:
    archivos = {"data/evaluaciones/e.yaml": DE_PLAZOS, "data/acuerdos/mesa.yaml": PACTADO}
    v = vista(encargo_de(archivos, date(2023, 3, 31), periodo="2023-T1"))

    assert [f for f in v.resumen if f.startswith(("Dentro", "En los"))] == [
        (
            "Dentro del período venció el plazo de 2 recomendaciones sin acciones y se prorrogó el plazo de 1"
            " recomendación sin acciones."
        ),
        (
            "En los compromisos de acuerdos venció el plazo de 1 compromiso y se prorrogó el plazo de 1"
            " compromiso."
        ),
    ]
    assert [(f[0], f[3]) for f in _celdas(_de(v.movimiento, "Prórrogas"))] == [
        ("e/R1", "+334"),
        ("mesa/2", "+92"),
    ]


# --- lo demás


def test_de_dos_responsables_lo_vencido_sale_en_ambos_y_sin_repetir_quien() -> None:
    compartida = SOLA.replace("plazo: 2023-01}", "plazo: 2023-01, responsables: [Sede, Oficina]}")
    v = vista(
        encargo_de({"data/evaluaciones/e.yaml": compartida}, date(2023, 3, 31), periodo="2023-T1")
    )

    assert [(t.titulo, _primera_columna(t)) for t in v.vencidas] == [
        ("Oficina: 1 acción", {"e/1.1"}),
        ("Sede: 1 acción", {"e/1.1"}),
    ]
    assert all(c.titulo != "Quién" for t in v.vencidas for c in t.columnas)


def test_se_pide_a_la_gerencia_lo_que_solo_ella_puede_dar() -> None:
    primera = _vista(date(2023, 12, 31)).primera

    assert [(que.texto, de_que.texto) for que, de_que, *_ in primera.gerencia.filas] == [
        ("Responder", "R1"),
        ("Autorizar", "2.2"),
        ("Autorizar", "1.2"),
        ("Autorizar", "1.2"),
    ]
    assert [dias.texto for *_, dias in primera.gerencia.filas] == ["324", "144", "90", "41"]
    assert primera.gerencia.titulo == "Lo que se pide a la gerencia (4)"


@pytest.mark.parametrize(
    ("de_mas", "esperadas"),
    [
        ("", {"R1"}),
        (", autorizada_por: Dirección", set()),
    ],
)
def test_la_prorroga_de_una_recomendacion_sin_acciones_tambien_se_autoriza(
    de_mas: str, esperadas: set[str]
) -> None:
    sola = (
        "titulo: E\norganizacion: O\nfecha: 2022\nrecomendaciones:\n"
        "  - {id: R1, texto: T, respuesta: {plan: P}, plazo: 2023-01,"
        f" prorrogas: [{{fecha: 2023-02, plazo: 2099{de_mas}}}]}}\n"
    )
    v = vista(encargo_de({"data/evaluaciones/e.yaml": sola}, date(2023, 3, 31), periodo="2023-T1"))
    pedidas = [(que.texto, de_que.texto) for que, de_que, *_ in v.primera.gerencia.filas]
    assert {de_que for que, de_que in pedidas if que == "Autorizar"} == esperadas


def test_las_prorrogas_suman_dias_desde_el_plazo_original() -> None:
    prorrogas = _vista(date(2023, 12, 31)).prorrogas
    assert {fila[0].texto: (fila[3].texto, fila[4].texto) for fila in prorrogas.filas} == {
        "caminos/1.3": ("1", "89"),
        "puertos/2.2": ("1", "92"),
        "radios/1.2": ("2", "138"),
    }


def test_los_plazos_ampliados_son_tambien_los_de_las_recomendaciones_sin_acciones() -> None:
    archivos = {"data/evaluaciones/e.yaml": DE_PLAZOS}
    (fila,) = _celdas(vista(encargo_de(archivos, date(2023, 3, 31), periodo="2023-T1")).prorrogas)
    # de enero a diciembre de 2023
    assert (fila[0], fila[1:6]) == (
        "e/R1",
        ["ene-2023", "dic-2023", "1", "334", "10-feb-2023: Faltan fondos"],
    )


def test_la_hoja_dice_que_se_hizo_que_falta_por_que_y_que_toca() -> None:
    evaluacion = SOLA.replace(
        "plazo: 2023-01}",
        "plazo: 2023-01, seguimiento: [{fecha: 2023-02-10, estado: en_curso, comentario: Se convocó,"
        " motivo_retraso: Faltó quórum, proximo_paso: Nueva fecha}]}",
    )
    v = vista(
        encargo_de({"data/evaluaciones/e.yaml": evaluacion}, date(2023, 3, 31), periodo="2023-T1")
    )
    [hojas] = v.hojas
    [hoja] = hojas.hojas

    assert {d.rotulo: [t.texto for t in d.valores] for d in hoja.datos} == {
        "Registro": ["e/R1"],
        "Respuesta gerencial": ["sin respuesta registrada"],
        "Dirigida a": ["no consta"],
        "Prioridad": ["no consta"],
        "Qué se hizo en el período": ["1.1: 10-feb-2023, en curso: Se convocó"],
        "Qué falta": ["la respuesta de la gerencia", "1 acción de 1: 1.1"],
        "Motivo del retraso": ["1.1: Faltó quórum"],
        "Próximo paso": ["1.1: Nueva fecha"],
    }


DE_ANTES = """\
    titulo: Evaluación
    organizacion: OIM
    fecha: 2022
    recomendaciones:
      - id: R1
        texto: Cerrada antes
        acciones:
          - {id: "1.1", descripcion: Hacer, seguimiento: [{fecha: 2022-11-01, estado: completada}]}
      - id: R2
        texto: A medias
        acciones:
          - {id: "2.1", descripcion: Hecha, seguimiento: [{fecha: 2022-11-01, estado: completada}]}
          - {id: "2.2", descripcion: Pendiente, plazo: 2023-01}
          - {id: "2.3", descripcion: Reciente, seguimiento: [{fecha: 2023-02-01, estado: completada}]}
      - id: R3
        texto: Cerrada en el período
        acciones:
          - {id: "3.1", descripcion: Ahora, seguimiento: [{fecha: 2023-02-01, estado: completada}]}
      - id: R4
        texto: Cerrada antes y comprobada ahora
        acciones:
          - id: "4.1"
            descripcion: Comprobada
            seguimiento: [{fecha: 2022-11-01, estado: completada}]
            verificaciones: [{fecha: 2023-03-01, resultado: verificada}]
"""


def test_lo_cerrado_antes_del_periodo_sale_de_las_hojas_y_queda_en_una_linea() -> None:
    archivos = {"data/evaluaciones/e.yaml": DE_ANTES}
    v = vista(encargo_de(archivos, date(2023, 3, 31), periodo="2023-T1"))
    hojas = {hoja.titulo.partition(" ·")[0]: hoja for hoja in v.hojas[0].hojas}
    [linea] = v.cerradas_antes

    assert linea.rotulo == "Cerradas antes del período: 1"
    assert [(t.texto, t.enlace) for t in linea.valores] == [("e/R1", "data/evaluaciones/e.yaml#L5")]
    assert [*hojas] == ["R2", "R3", "R4"]
    assert {n: _primera_columna(h.tablas[0]) for n, h in hojas.items()} == {
        "R2": {"2.2", "2.3"},
        "R3": {"3.1"},
        "R4": {"4.1"},
    }
    de_antes = {d.rotulo: [t.texto for t in d.valores] for d in hojas["R2"].datos}
    assert de_antes["Acciones cerradas antes del período"] == ["2.1"]
    assert [_primera_columna(t) for t in v.anexo] == [{"1.1", "2.1", "2.2", "2.3", "3.1", "4.1"}]


def test_una_accion_que_promete_una_ficha_y_no_enlaza_ninguna_se_senala() -> None:
    promete = SOLA.replace("Convocar", "Documentar una buena práctica")
    enlaza = promete.replace("plazo: 2023-01}", "plazo: 2023-01, practicas: [BP1_ME]}")

    def senaladas(texto: str) -> set[str]:
        e = encargo_de({"data/evaluaciones/e.yaml": texto}, date(2023, 3, 31), periodo="2023-T1")
        return _primera_columna(vista(e).fichas[1])

    assert (senaladas(SOLA), senaladas(promete), senaladas(enlaza)) == (set(), {"e/1.1"}, set())


def test_los_graficos_dicen_en_palabras_y_en_tabla_lo_que_dibujan() -> None:
    v = _vista(date(2023, 6, 30))
    graficos = {g.id: g for g in v.graficos}

    assert graficos.keys() == {
        "evolucion",
        "evolucion-recomendaciones",
        "retraso",
        "plazos",
    }
    assert v.primera.graficos[0].descripcion == (
        "Acciones por situación: vencida, 2; en plazo, 3; sin plazo, 1; cerrada, 6."
    )
    assert graficos["evolucion-recomendaciones"].descripcion == (
        "De 2021-T3 a 2023-T2: sin respuesta, de 0 a 3; implementadas, de 0 a 2; todas, de 3 a 8."
    )
    assert _celdas(graficos["retraso"].tabla) == [
        ["1–30 días", "0"],
        ["31–90 días", "0"],
        ["91–365 días", "2"],
        ["más de 365 días", "0"],
    ]


def test_los_datos_del_proyecto_a_final_de_2023() -> None:
    raiz = Path(__file__).parents[2]
    archivos = {
        ruta.relative_to(raiz).as_posix(): ruta.read_text("utf-8")
        for ruta in sorted((raiz / "data").rglob("*.yaml"))
    }
    v = vista(encargo_de(archivos, date(2023, 12, 31)))

    assert [(c.rotulo, c.valor, c.detalle) for c in v.primera.cifras] == [
        ("Vencidas", "22", "de 22 acciones abiertas con plazo (21 distintas)"),
        ("Por vencer", "0", "de 22 acciones abiertas con plazo"),
        ("Cerradas en el período", "0", "acciones, del inicio al final"),
        ("Sin respuesta", "13", "de 14 recomendaciones"),
        ("Cumplimiento", "0 %", "0 de 22 acciones exigibles (distintas, 0 de 21)"),
        ("Implementación", "s/d", "0 de 0 recomendaciones aceptadas"),
    ]


DE_CADA_MES = """\
    titulo: Evaluación con un plazo por delante en varios meses
    organizacion: OIM
    fecha: 2022-06
    recomendaciones:
      - id: R1
        texto: Cumplir a tiempo
        respuesta: {decision: aceptada, fecha: 2022-09-01}
        acciones:
          - {id: "1.1", descripcion: Venció el mes anterior, plazo: 2023-10}
          - {id: "1.2", descripcion: Vence en el mes del corte, plazo: 2023-11}
          - {id: "1.3", descripcion: Vence en el mes del corte, plazo: 2023-11-20}
          - {id: "1.4", descripcion: Ya pasó su día, plazo: 2023-11-14}
          - {id: "1.5", descripcion: Vence al acabar el año, plazo: 2023}
          - {id: "1.6", descripcion: Vence al empezar el otro, plazo: 2024-01-01}
          - {id: "1.7", descripcion: Vence en el último mes, plazo: 2024-10-31}
          - {id: "1.8", descripcion: Vence después, plazo: 2024-11-01}
    """


def test_los_plazos_por_delante_se_cuentan_en_el_mes_que_se_nombra() -> None:
    """Doce meses desde el del corte, contados a mano: lo ya vencido y lo de más allá no entran."""
    archivos = {"data/evaluaciones/final-2022.yaml": DE_CADA_MES}
    hecha = _vista(date(2023, 11, 15), archivos, "2023-T4")
    [plazos] = [g for g in hecha.graficos if g.titulo == "Plazos de los próximos doce meses"]
    assert (
        plazos.descripcion
        == "En los doce meses desde noviembre de 2023 vence el plazo de 5 acciones."
    )
    assert _celdas(plazos.tabla) == [
        ["nov-23", "2"],
        ["dic-23", "1"],
        ["ene-24", "1"],
        ["feb-24", "0"],
        ["mar-24", "0"],
        ["abr-24", "0"],
        ["may-24", "0"],
        ["jun-24", "0"],
        ["jul-24", "0"],
        ["ago-24", "0"],
        ["sep-24", "0"],
        ["oct-24", "1"],
    ]
    assert [fila[0].texto for fila in plazos.escrito.filas] == [
        mes for mes, _ in _celdas(plazos.tabla)
    ]
