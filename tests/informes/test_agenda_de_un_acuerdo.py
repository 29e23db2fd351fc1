"""La agenda de un acuerdo se manda a sus partes: de lo demás no lleva ni el nombre, en ninguna parte."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from apoyo.encargos import encargo_de
from apoyo.mesas import MESAS
from apoyo.rendidos import rendido_de
from seguimiento.analisis.seleccion import Filtro
from seguimiento.errores import ErrorDeUso, ReferenciaDesconocida
from seguimiento.informes.marco import Encargo
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme
from seguimiento.informes.vistas.agenda import vista

HOY = date(2023, 4, 15)
INTERNO = "reservadísimo"
"""Lo lleva todo lo que no es del acuerdo, también los nombres de los archivos: «r3servado»."""
DE_ARCHIVO = "r3servado"

ACUERDO = """\
    titulo: Mesa de diálogo
    estado: vigente
    periodicidad: trimestral
    vigencia: {desde: 2022-01-01}
    compromisos:
      - id: "1"
        descripcion: Publicar el registro de agencias
        plazo: 2023-01
        responsables: [Cámara de empleadores]
        misma_que: r3servado/1.1
        relacionadas: [r3servado/1.2, r3servado-mesa/1, mesa/2]
        practicas: [BP1_ME]
        seguimiento: [{fecha: 2023-02-01, estado: en_curso, comentario: Registro en pruebas}]
      - id: "2"
        descripcion: Enviar el boletín
        inicio: 2022-10
        plazo: 2023-12
        recurrencia: trimestral
        responsables: [Central sindical]
        seguimiento: [{fecha: 2022-11-10, estado: completada, instancia: 2022-T4}]
      - id: "3"
        descripcion: Adoptar el código
        plazo: 2022-12
        misma_que: "1"
        seguimiento:
          - {fecha: 2022-12-01, estado: completada, comentario: Adoptado}
          - {fecha: 2023-06-01, estado: en_curso, comentario: Vuelve a abrirse}
        verificaciones: [{fecha: 2023-01-10, por: Secretaría, resultado: rechazada, nota: Sin firma}]
    reuniones:
      - fecha: 2023-02-01
        estado: celebrada
        decisiones:
          - {id: D1, texto: Dar tiempo al código, compromiso: "3", efecto: prorroga}
          - {id: D2, texto: Mirar lo de la casa, compromiso: r3servado/1.1, efecto: modifica}
          - {id: D3, texto: Mirar lo de la otra mesa, compromiso: R3SERVADO-mesa/1}
          - {id: D4, texto: Mirar lo que no está, compromiso: r3servado-ausente/9}
          - {id: D5, texto: Invitar a la defensoría}
      - {fecha: 2023-05-10, estado: convocada, orden_del_dia: [El registro]}
    """
LO_DEMAS: Mapping[str, str] = {
    "seguimiento.yaml": "actores: {reservadísimo: {alias: [RSV], correo: reservadísimo@ejemplo.org}}",
    "data/evaluaciones/r3servado.yaml": """\
        titulo: La evaluación reservadísimo
        organizacion: OIM reservadísimo
        fecha: 2022-06
        recomendaciones:
          - id: R1
            texto: Recomendación reservadísimo
            dirigida_a: [Gerencia reservadísimo]
            prioridad: 1
            respuesta: {decision: aceptada, fecha: 2022-09-01, justificacion: Por reservadísimo}
            acciones:
              - id: "1.1"
                descripcion: Acción vencida reservadísimo
                plazo: 2022-11
                responsables: [Unidad reservadísimo]
                lidera: Líder reservadísimo
                seguimiento: [{fecha: 2023-01-01, estado: en_curso, comentario: Va reservadísimo}]
              - id: "1.2"
                descripcion: Acción por vencer reservadísimo
                plazo: 2023-05
                prorrogas: [{fecha: 2023-01-01, plazo: 2023-06, motivo: Por reservadísimo}]
              - id: "1.3"
                descripcion: Acción completada reservadísimo
                seguimiento: [{fecha: 2023-07-01, estado: completada, comentario: Fue reservadísimo}]
          - {id: R2, texto: Sin respuesta reservadísimo, dirigida_a: [Gerencia reservadísimo]}
          - {id: R3, texto: Sin acciones reservadísimo, plazo: 2022-12, respuesta: {decision: aceptada}}
          - {id: R4, texto: Posterior reservadísimo, fecha: 2024-01-01}
        """,
    "data/acuerdos/r3servado-mesa.yaml": """\
        titulo: La otra mesa reservadísimo
        estado: vigente
        periodicidad: mensual
        compromisos:
          - {id: "1", descripcion: Compromiso reservadísimo, plazo: 2023-01, responsables: [RSV]}
        reuniones:
          - {fecha: 2023-01-01, estado: celebrada, decisiones: [{texto: Decisión reservadísimo}]}
          - {fecha: 2023-04-20, estado: convocada, orden_del_dia: [Punto reservadísimo]}
        """,
    "data/acuerdos/r3servado-propuesto.yaml": """\
        titulo: Lo propuesto reservadísimo
        estado: propuesto
        compromisos: [{id: "1", descripcion: Propuesta reservadísimo}]
        """,
    "data/practicas/BP1_ME.yaml": """\
        tipo: buena_practica
        titulo: Ficha reservadísimo
        hallazgo: Hallazgo reservadísimo
        fecha: 2025
        """,
    # lo que no se lee, o no del todo, también tiene nombre
    "data/evaluaciones/r3servado-roto.yaml": "titulo: [reservadísimo",
    "data/evaluaciones/r3servado-en-parte.yaml": """\
        titulo: En parte reservadísimo
        organizacion: OIM
        recomendaciones: [{id: R1, texto: Reservadísimo, acciones: [{id: "1.1", plazo: nunca}]}]
        """,
    "data/evaluaciones/r3servado-otra.yml": "titulo: reservadísimo",
    "data/evaluaciones/r3servado (1).yaml": "titulo: reservadísimo\norganizacion: OIM\n",
}
CARTERA = {**LO_DEMAS, "data/acuerdos/mesa.yaml": ACUERDO}

cada_formato = pytest.mark.parametrize("formato", FormatoDeInforme)
AGENDA = TIPOS["agenda"]


def escrita(encargo: Encargo, formato: FormatoDeInforme) -> str:
    return rendido_de(encargo, AGENDA, formato)


def filtrado(filtro: Filtro) -> Encargo:
    return replace(encargo_de(CARTERA, HOY), filtro=filtro)


PEDIDAS = {
    "con su argumento": encargo_de(CARTERA, HOY, "mesa"),
    "con otras mayúsculas": encargo_de(CARTERA, HOY, "MESA"),
    "con el filtro": filtrado(Filtro(acuerdo="mesa")),
    "con el filtro y los días": filtrado(Filtro(acuerdo="mesa", dias=400)),
}


@cada_formato
@pytest.mark.parametrize("pedida", PEDIDAS)
def test_de_lo_que_no_es_del_acuerdo_no_sale_ni_el_nombre(
    pedida: str, formato: FormatoDeInforme
) -> None:
    texto = escrita(PEDIDAS[pedida], formato).casefold()
    assert [marca for marca in (INTERNO, DE_ARCHIVO, "bp1_me", "rsv") if marca in texto] == []


@cada_formato
def test_lo_interno_esta_en_la_agenda_de_todo(formato: FormatoDeInforme) -> None:
    """Si no, la prueba de arriba no miraría nada."""
    texto = escrita(encargo_de(CARTERA, HOY), formato).casefold()
    for marca in (INTERNO, DE_ARCHIVO, "posterior", "gerencia"):
        assert marca in texto


@cada_formato
@pytest.mark.parametrize("pedida", PEDIDAS)
def test_lo_del_acuerdo_va_entero(pedida: str, formato: FormatoDeInforme) -> None:
    # en la página, cada fecha va en una etiqueta que no la deja partirse
    texto = re.sub(r"<span class=fecha>(.*?)</span>", r"\1", escrita(PEDIDAS[pedida], formato))
    for suyo in (
        *("Agenda: Mesa de diálogo", "Próxima reunión: 10 de mayo de 2023", "El registro"),
        *("Publicar el registro de agencias", "Registro en pruebas", "mesa/2@2023-T1"),
        *("D1: Dar tiempo al código", "D5: Invitar a la defensoría", "Sin firma"),
        *("D2: Mirar lo de la casa", "no es de este acuerdo", "Es la misma que mesa/1."),
        "Posterior al corte",
    ):
        assert suyo in texto


def test_la_agenda_es_la_misma_haya_lo_que_haya_ademas() -> None:
    """Nada de lo demás cuenta en ninguna cifra: sin ello, salen los mismos bytes."""
    sola = {"seguimiento.yaml": "{}", "data/acuerdos/mesa.yaml": ACUERDO}
    for formato in FormatoDeInforme:
        de_sola = escrita(encargo_de(sola, HOY, "mesa"), formato)
        assert escrita(PEDIDAS["con su argumento"], formato) == de_sola


@cada_formato
def test_los_enlaces_a_los_archivos_solo_van_si_llevan_al_sitio_publico(
    formato: FormatoDeInforme,
) -> None:
    assert "data/acuerdos" not in escrita(PEDIDAS["con su argumento"], formato)
    con_sitio = {**CARTERA, "seguimiento.yaml": "sitio: https://ejemplo.org/registros"}
    texto = escrita(encargo_de(con_sitio, HOY, "mesa"), formato)
    assert "https://ejemplo.org/registros/data/acuerdos/mesa.yaml" in texto
    assert DE_ARCHIVO not in texto


@pytest.mark.parametrize("cartera", [CARTERA, MESAS], ids=["reservada", "mesas"])
def test_sin_decir_de_que_acuerdo_el_titulo_no_es_el_de_ninguno(cartera: Mapping[str, str]) -> None:
    encargo = encargo_de(cartera, HOY)
    portada = vista(encargo).portada
    titulos = {acuerdo.registro.titulo for acuerdo in encargo.cartera.acuerdos}
    assert len(titulos) > 1
    assert portada.titulo == "Agenda de seguimiento"
    assert portada.subtitulo.startswith("Próxima reunión: ")
    assert [uno for uno in titulos if uno in portada.titulo + portada.subtitulo] == []


@pytest.mark.parametrize(
    ("argumento", "ayuda"),
    [
        ("mesas", "¿quiso decir «mesa»?"),
        ("zzz", "vea los que hay con «seg lista acuerdos»"),
        ("mesa/1", "escriba «seg informe agenda mesa»"),
        ("r3servado", "«seg informe agenda --evaluacion r3servado»"),
        ("R3servado", "«seg informe matriz r3servado»"),
    ],
)
def test_lo_que_no_es_un_acuerdo_dice_que_hacer(argumento: str, ayuda: str) -> None:
    with pytest.raises(ErrorDeUso) as error:
        vista(encargo_de(CARTERA, HOY, argumento))
    assert ayuda in error.value.ayuda


@pytest.mark.parametrize(
    ("filtro", "opcion"),
    [(Filtro(evaluacion="r3servado"), "--evaluacion"), (Filtro(acuerdo="mesa"), "--acuerdo")],
)
def test_la_de_un_acuerdo_no_se_mezcla_con_la_de_otra_cosa(filtro: Filtro, opcion: str) -> None:
    encargo = replace(encargo_de(CARTERA, HOY, "mesa"), filtro=filtro)
    with pytest.raises(ErrorDeUso, match=f"no admite «{opcion}»"):
        vista(encargo)


def test_el_acuerdo_posterior_al_corte_lo_dice() -> None:
    despues = {"data/acuerdos/mesa.yaml": "titulo: Mesa\nvigencia: {desde: 2024-01-01}\n"}
    with pytest.raises(ReferenciaDesconocida, match="es posterior al corte"):
        vista(encargo_de(despues, HOY, "mesa"))
