"""Cada fila de acción, en todos los informes, lo dice todo: el dato que falta en una, falta en la reunión."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from apoyo.encargos import encargo_de
from apoyo.rendidos import rendido_de
from seguimiento.informes.marco import Encargo
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme
from seguimiento.informes.vistas.trimestral import vista as trimestral
from seguimiento.piezas import CLASES, Tabla, Texto

HOY = date(2025, 3, 31)
EVALUACION = """\
    titulo: Evaluación
    organizacion: OIM
    fecha: 2023-11
    recomendaciones:
      - id: R1
        texto: Acordar un protocolo
        dirigida_a: [Oficina]
        respuesta: {decision: aceptada, fecha: 2024-01}
        acciones:
          - id: "1.1"
            descripcion: Dar los talleres
            plazo: 2024-06
            responsables: [Unidad]
            meta: [{cantidad: 4, unidad: talleres}]
            prorrogas: [{fecha: 2024-05-20, plazo: 2024-12, motivo: Consultas}]
            seguimiento:
              - {fecha: 2024-09-18, estado: en_curso, cantidad: 1}
              - fecha: 2025-01-10
                estado: completada
                cantidad: 3
                comentario: Tercer taller
                evidencias: [{titulo: Acta de cierre, url: "https://ejemplo.org/acta"}]
            verificaciones:
              - {fecha: 2025-02-03, por: Evaluación, resultado: rechazada, nota: Falta Cúcuta}
          - id: "1.2"
            descripcion: Negociar la enmienda
            plazo: 2024-06
            responsables: [Unidad]
            seguimiento: [{fecha: 2025-02-01, estado: cancelada, comentario: No la admiten}]
          - id: "1.3"
            descripcion: Firmar el protocolo
            plazo: 2024-12
            responsables: [Unidad]
            seguimiento:
              - fecha: 2025-01-20
                estado: completada
                evidencias: [{titulo: Protocolo firmado, url: "https://ejemplo.org/protocolo"}]
            verificaciones:
              - {fecha: 2025-03-05, por: Auditoría, resultado: verificada, eficaz: parcial, nota: Se vio firmado}
"""
DE_CADA_UNA = {
    "1.1": (
        *("dic-2024", "1 prórroga; original: jun-2024", "Vencida hace 90 días"),
        *("ompletada", "3 de 4 talleres", "Evidencia: Acta de cierre"),
        "Verificación rechazada: 03-feb-2025, Evaluación: Falta Cúcuta",
    ),
    "1.2": ("jun-2024", "Cancelada", "No la admiten"),
    "1.3": (
        *("dic-2024", "Completada", "Evidencia: Protocolo firmado"),
        "Verificada: 05-mar-2025, Auditoría: Se vio firmado (eficaz: en parte)",
    ),
}
"""Lo que consta de cada acción al corte, como ha de leerse en su fila."""
CON_FILAS = {"trimestral": "", "matriz": "final", "agenda": "", "responsable": "Unidad"}


def encargo(nombre: str) -> Encargo:
    archivos = {"data/evaluaciones/final.yaml": EVALUACION}
    periodo = "2025-T1" if nombre == "trimestral" else ""
    return encargo_de(archivos, HOY, CON_FILAS[nombre], periodo)


def tablas(cosa: object) -> Iterator[Tabla]:
    """Todas las de una vista, estén donde estén."""
    if isinstance(cosa, Tabla):
        yield cosa
    elif isinstance(cosa, tuple):
        for parte in cosa:
            yield from tablas(parte)
    elif is_dataclass(cosa):
        for campo in fields(cosa):
            yield from tablas(getattr(cosa, campo.name))


def filas_de_accion(vista: object) -> Iterator[tuple[str, tuple[Texto, ...]]]:
    """El código y la fila, de toda tabla cuya primera columna es de acciones."""
    for tabla in tablas(vista):
        if tabla.columnas and tabla.columnas[0].titulo == "Acción":
            for fila in tabla.filas:
                yield fila[0].texto.rpartition("/")[2], fila


@pytest.mark.parametrize("nombre", CON_FILAS)
def test_la_fila_dice_lo_declarado_la_situacion_la_meta_las_pruebas_y_la_verificacion(
    nombre: str,
) -> None:
    vistas = list(filas_de_accion(TIPOS[nombre].vista(encargo(nombre))))
    assert {codigo for codigo, _ in vistas} >= {"1.1"}
    for codigo, fila in vistas:
        dicho = "\n".join(celda.entero for celda in fila)
        # la de los plazos ampliados dice el original y las prórrogas en columnas aparte
        aparte = {"1 prórroga; original: jun-2024"} if "Consultas" in dicho else set()
        faltan = [d for d in DE_CADA_UNA[codigo] if d not in dicho and d not in aparte]
        assert faltan == [], (codigo, dicho)


@pytest.mark.parametrize("nombre", CON_FILAS)
@pytest.mark.parametrize("formato", FormatoDeInforme)
def test_las_pruebas_se_abren_desde_la_fila(nombre: str, formato: FormatoDeInforme) -> None:
    texto = rendido_de(encargo(nombre), TIPOS[nombre], formato)
    enlace = {
        FormatoDeInforme.MD: "[Evidencia: Acta de cierre](https://ejemplo.org/acta)",
        FormatoDeInforme.HTML: '<a href="https://ejemplo.org/acta">Evidencia: Acta de cierre</a>',
    }
    assert enlace[formato] in texto


@pytest.mark.parametrize("nombre", CON_FILAS)
def test_lo_cancelado_nunca_parece_completado(nombre: str) -> None:
    clases = {
        codigo: {c.clase for celda in fila for c in (celda, *celda.aparte) if c.clase}
        for codigo, fila in filas_de_accion(TIPOS[nombre].vista(encargo(nombre)))
    }
    assert clases["1.1"] == {"vencida", "alerta"}
    assert clases.get("1.2", {"descartada"}) == {"descartada"}
    assert clases.get("1.3", {"cerrada"}) == {"cerrada"}
    assert {"descartada", "cerrada"} <= {*CLASES}


def test_cada_aspecto_tiene_su_signo_en_la_hoja_de_estilo() -> None:
    pagina = rendido_de(encargo("matriz"), TIPOS["matriz"], FormatoDeInforme.HTML)
    assert '.marca.descartada::before { content: "– "' in pagina
    assert '.marca.cerrada::before { content: "✓ "' in pagina


@pytest.mark.parametrize("nombre", CON_FILAS)
def test_una_celda_corta_no_lleva_debajo_lo_que_si_ha_de_partirse(nombre: str) -> None:
    """Si no, lo que halló la verificación iría en una sola línea y se saldría de la tabla."""
    pagina = rendido_de(encargo(nombre), TIPOS[nombre], FormatoDeInforme.HTML)
    cortas = re.findall(r'<td class="corta"[^>]*>(.*?)</td>', pagina, re.DOTALL)
    assert cortas
    assert [una for una in cortas if "<small>" in una] == []


def test_lo_hecho_en_el_periodo_dice_quien_lo_comprobo_y_por_que_se_prorrogo() -> None:
    tarde = EVALUACION.replace("fecha: 2024-05-20", "fecha: 2025-01-05")
    [suyas] = trimestral(
        encargo_de({"data/evaluaciones/final.yaml": tarde}, HOY, "", "2025-T1")
    ).hojas
    [hecho] = [d for d in suyas.hojas[0].datos if d.rotulo == "Qué se hizo en el período"]
    assert [valor.entero for valor in hecho.valores] == [
        "1.1: 05-ene-2025, prórroga hasta dic-2024: Consultas",
        "1.1: 10-ene-2025, completada: Tercer taller",
        "1.3: 20-ene-2025, completada",
        "1.2: 01-feb-2025, cancelada: No la admiten",
        "1.1: 03-feb-2025, verificación rechazada (Evaluación): Falta Cúcuta",
        "1.3: 05-mar-2025, verificada (Auditoría): Se vio firmado",
    ]


HOJAS = """\
    titulo: Evaluación
    organizacion: OIM
    fecha: 2024-11
    recomendaciones:
      - id: R1
        texto: Rechazada en el período
        respuesta: {decision: rechazada, fecha: 2025-01-15, justificacion: No hay fondos}
      - id: R2
        texto: Aceptada en parte
        respuesta:
          decision: aceptada_parcialmente
          fecha: 2024-12
          alcance: Los proyectos nuevos
          justificacion: Los acuerdos vigentes no lo admiten
        acciones:
          - {id: "2.1", descripcion: Hacer, plazo: 2025-01}
      - id: R3
        texto: Sin respuesta y sin acciones
      - id: R4
        texto: Sin respuesta y con acciones, que no van tarde
        acciones:
          - {id: "4.1", descripcion: Hacer, plazo: 2026-01}
      - id: R5
        texto: Hecha en el período
        respuesta: {decision: aceptada, fecha: 2024-12}
        acciones:
          - {id: "5.1", descripcion: Hacer, seguimiento: [{fecha: 2025-02-01, estado: completada}]}
      - id: R6
        texto: Respondida y sin acciones
        respuesta: {decision: aceptada, fecha: 2024-12}
"""


def test_la_hoja_dice_la_respuesta_entera_lo_que_falta_y_no_lo_que_no_se_espera() -> None:
    archivos = {"data/evaluaciones/final.yaml": HOJAS}
    [suyas] = trimestral(encargo_de(archivos, HOY, "", "2025-T1")).hojas
    datos = {
        hoja.titulo.partition(" ")[0]: {d.rotulo: [v.entero for v in d.valores] for d in hoja.datos}
        for hoja in suyas.hojas
    }
    assert {codigo: dicho["Respuesta gerencial"] for codigo, dicho in datos.items()} == {
        "R1": ["Rechazada (15-ene-2025)", "Justificación: No hay fondos"],
        "R2": [
            "Aceptada parcialmente (dic-2024)",
            "Alcance: Los proyectos nuevos",
            "Justificación: Los acuerdos vigentes no lo admiten",
        ],
        "R3": ["sin respuesta registrada"],
        "R4": ["sin respuesta registrada"],
        "R5": ["Aceptada (dic-2024)"],
        "R6": ["Aceptada (dic-2024)"],
    }
    assert {codigo: dicho["Qué falta"] for codigo, dicho in datos.items()} == {
        "R1": ["nada: la recomendación está cerrada"],
        "R2": ["1 acción de 1: 2.1"],
        "R3": ["la respuesta de la gerencia"],
        "R4": ["la respuesta de la gerencia", "1 acción de 1: 4.1"],
        "R5": ["nada: todas sus acciones están cerradas"],
        "R6": ["concretarla en acciones o en un plan"],
    }
    explican = {c: {*d} & {"Motivo del retraso", "Próximo paso"} for c, d in datos.items()}
    assert {c: e for c, e in explican.items() if e} == {
        "R2": {"Motivo del retraso", "Próximo paso"}
    }
