"""Repositorios de ejemplo, escritos como los escribiría un usuario."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest

PROYECTO = Path(__file__).parents[2]
EJEMPLOS = PROYECTO / "ejemplos"
"""La raíz de este proyecto, que es a su vez un repositorio de seguimiento."""

CONFIGURACION = "seguimiento.yaml"
FINAL = "data/evaluaciones/final-2022.yaml"
MESA = "data/acuerdos/mesa.yaml"

RICA: Mapping[str, str] = {
    CONFIGURACION: """\
        organizacion: OIM
        zona_horaria: America/Guayaquil
        actores:
          Unidad de Apoyo a Programas:
            alias: [PSU]
        """,
    FINAL: """\
        titulo: Evaluación final del proyecto
        organizacion: OIM
        fecha: 2022-06
        recomendaciones:
          - id: R1
            texto: Reforzar la coordinación entre oficinas
            prioridad: 1
            dirigida_a: [Oficina Regional]
            respuesta: {decision: aceptada, fecha: 2022-09-01}
            acciones:
              - id: "1.1"
                descripcion: Convocar a los puntos focales
                plazo: 2022-11
                responsables: [Jefatura de misión]
                lidera: UNICEF
                acompanan: [PSU, CEPAL]
                prorrogas:
                  - {fecha: 2022-12-01, plazo: 2023-01, motivo: Cambio de equipo}
                  - {fecha: 2023-01-20, plazo: 2023-02, motivo: Falta de fondos}
                seguimiento:
                  - {fecha: 2023-03-28, estado: en_curso, comentario: Convocatoria enviada}
              - id: "1.2"
                descripcion: Publicar la guía
                plazo: 2023-03
                responsables: [PSU]
                seguimiento:
                  - fecha: 2023-01-10
                    estado: completada
                    evidencias: [{titulo: Borrador, url: "https://ejemplo.org/guia"}]
                verificaciones:
                  - {fecha: 2023-02-01, por: Evaluación, resultado: rechazada, nota: Falta el anexo}
              - id: "1.3"
                descripcion: Difundir el boletín
                plazo: 2023-02
                responsables: [PSU]
                seguimiento: [{fecha: 2023-02-10, estado: completada, comentario: Enviado}]
              - id: "1.4"
                descripcion: Nombrar enlaces
                plazo: 2022-12
                seguimiento:
                  - fecha: 2022-12-05
                    estado: completada
                    evidencias: [{titulo: Memorando}]
                verificaciones: [{fecha: 2022-12-20, por: Evaluación, resultado: verificada}]
          - id: R2
            texto: Sostener los talleres
            prioridad: 2
            dirigida_a: [Oficina de país]
            acciones:
              - id: "2.1"
                descripcion: Dar los talleres
                plazo: 2023-04
                responsables: [Oficina de país]
                meta: [{cantidad: 4, unidad: talleres}]
                seguimiento: [{fecha: 2023-02-20, estado: en_curso, cantidad: 2}]
              - id: "2.2"
                descripcion: Reunir al comité
                inicio: 2022-07
                plazo: 2023-12
                recurrencia: trimestral
                responsables: [Oficina de país]
                seguimiento:
                  - {fecha: 2022-09-15, estado: completada, instancia: 2022-T3}
              - id: "2.3"
                descripcion: Revisar el manual
              - id: "2.4"
                descripcion: Abrir la convocatoria
                inicio: 2023-03
                plazo: 2023-10
              - id: "2.5"
                descripcion: Dar los talleres con la sociedad civil
                plazo: 2023-04
                misma_que: "2.1"
              - id: "2.6"
                descripcion: Contratar a una consultora
                plazo: 2023-01
                seguimiento:
                  - {fecha: 2022-12-01, estado: cancelada, comentario: Lo hizo otra agencia}
          - id: R3
            texto: Cerrar la oficina local
            respuesta: {decision: rechazada, fecha: 2022-09-01, justificacion: Sigue siendo necesaria}
        """,
    MESA: """\
        titulo: Mesa de coordinación
        estado: vigente
        periodicidad: trimestral
        vigencia: {desde: 2022-01-01}
        compromisos:
          - id: c1
            descripcion: Compartir los datos
            plazo: 2023-01
            responsables: [Secretaría]
          - id: c2
            descripcion: Firmar el convenio
            plazo: 2023-06
        reuniones:
          - fecha: 2022-10-05
            estado: celebrada
            decisiones:
              - {id: d1, texto: Compartir los datos, compromiso: c1, efecto: crea}
              - {id: d2, texto: Invitar a la academia}
          - fecha: 2023-05-10
            estado: convocada
        """,
    "data/acuerdos/propuesta.yaml": """\
        titulo: Propuesta de mecanismo
        estado: propuesto
        compromisos:
          - id: p1
            descripcion: Aprobar el plan
            plazo: 2020-01
        """,
    "data/practicas/BP1_ME.yaml": """\
        tipo: buena_practica
        titulo: Protocolos de trabajo con los socios
        hallazgo: El acompañamiento continuo mejora la gestión.
        territorios: [Quito]
        sostenibilidad: {nivel: alta, justificacion: Socios abiertos al acompañamiento}
        """,
}
"""Una cartera con un caso de cada cosa. Se mira el 15 de abril de 2023."""


def escribir(raiz: Path, archivos: Mapping[str, str]) -> Path:
    """Escribe los archivos bajo la carpeta y la devuelve; el texto va sin su sangría común."""
    for ruta, texto in archivos.items():
        destino = raiz / ruta
        destino.parent.mkdir(parents=True, exist_ok=True)
        destino.write_text(dedent(texto), encoding="utf-8")
    return raiz


def cambiada(ruta: str, antes: str, despues: str) -> dict[str, str]:
    """La cartera rica con un cambio en un archivo. Falla si lo que se cambia no está una sola vez."""
    assert RICA[ruta].count(antes) == 1
    return {**RICA, ruta: RICA[ruta].replace(antes, despues)}


def generada(cuantas: int, errata: str | None = None) -> dict[str, str]:
    """Los archivos de una cartera de mentira con ese número de evaluaciones y de fichas; con una errata, en todos."""
    with pytest.MonkeyPatch.context() as entorno:
        entorno.syspath_prepend(PROYECTO / "banco")
        archivos = dict(import_module("generador").cartera(cuantas))
        if errata is None:
            return archivos
        estropear = import_module("erratas").ERRATAS[errata]
        return {ruta: estropear(texto) for ruta, texto in archivos.items()}
