"""Una cartera con reuniones y acciones de todas las clases. Se mira el 15 de abril de 2023."""

from collections.abc import Mapping

MESAS: Mapping[str, str] = {
    "seguimiento.yaml": """\
        organizacion: Unidad de coordinación
        actores:
          Unidad de Apoyo a Programas: {alias: [PSU]}
        """,
    "data/acuerdos/mesa.yaml": """\
        titulo: Mesa de coordinación
        marco: Plan conjunto
        estado: vigente
        periodicidad: trimestral
        vigencia: {desde: 2022-01-01}
        grupo_de_seguimiento: {integrantes: [Secretaría, Cancillería, Red de OSC]}
        compromisos:
          - id: c1
            descripcion: Nombrar enlaces
            plazo: 2022-09
            responsables: [Secretaría]
            seguimiento:
              - {fecha: 2022-09-20, estado: completada, evidencias: [{titulo: Memorando}]}
            verificaciones: [{fecha: 2022-10-01, por: Evaluación, resultado: verificada}]
          - id: c2
            descripcion: Compartir los datos
            plazo: 2023-01
            responsables: [Secretaría, Cancillería]
          - id: c3
            descripcion: Firmar el convenio
            plazo: 2023-06
            responsables: [Cancillería]
            lidera: Red de OSC
            seguimiento:
              - fecha: 2023-03-01
                estado: en_curso
                comentario: Borrador acordado
                proximo_paso: Llevarlo a firma
          - id: c4
            descripcion: Publicar la guía
            plazo: 2022-12
            responsables: [PSU]
            seguimiento:
              - {fecha: 2022-10-01, estado: completada, evidencias: [{titulo: Guía}]}
            verificaciones:
              - {fecha: 2022-11-01, por: Evaluación, resultado: rechazada, nota: Falta el anexo}
          - id: c5
            descripcion: Reunir a los enlaces
            inicio: 2022-10
            plazo: 2023-12
            recurrencia: trimestral
            responsables: [Red de OSC]
            seguimiento: [{fecha: 2022-11-10, estado: completada, instancia: 2022-T4}]
        reuniones:
          - fecha: 2022-07-05
            estado: celebrada
            decisiones:
              - {id: d1, texto: Que haya enlaces, compromiso: c1, efecto: crea}
              - {id: d2, texto: Compartir los datos, compromiso: mesa/C2, efecto: crea}
              - {texto: Invitar a la academia}
          - fecha: 2022-10-05
            estado: celebrada
            modalidad: presencial
            lugar: Quito
            asistentes: [Secretaría, Red de OSC]
            ausentes: [Ministerio]
            orden_del_dia: [Enlaces, Convenio]
            resumen: Se revisó el plan.
            decisiones:
              - {id: e1, texto: Incluir los datos de salud, compromiso: c2, efecto: modifica}
              - {id: e2, texto: Dar más tiempo al convenio, compromiso: c3, efecto: prorroga}
              - {id: e3, texto: Dar por hecha la guía, compromiso: c4, efecto: cierra}
              - {texto: Seguir la convocatoria, compromiso: final/1.1}
              - {texto: Traducir la guía, compromiso: c9, efecto: crea}
              - {texto: Buscar fondos}
            documentos:
              - {titulo: Acta firmada, url: "https://ejemplo.org/acta"}
              - {url: "https://ejemplo.org/lista"}
            dudas: [{campo: lugar, leido: Qito, motivo: Escaneo dañado.}]
            notas: Se grabó.
          - {fecha: 2022-12-01, estado: cancelada}
          - {fecha: 2023-01-15, estado: pospuesta}
          - {fecha: 2023-02-10, estado: convocada}
          - id: quinta
            fecha: 2023-05-10
            estado: convocada
            modalidad: hibrida
            lugar: Lima
            orden_del_dia: [Convenio, Datos]
        """,
    "data/acuerdos/propuesta.yaml": """\
        titulo: Mecanismo regional
        estado: propuesto
        aprobacion: {fecha: 2016-11, por: Gobiernos, situacion: prevista}
        grupo_de_seguimiento: {integrantes: [Secretaría]}
        compromisos:
          - {id: p1, descripcion: Aprobar el plan, plazo: 2020-01, responsables: [Gobiernos]}
        reuniones:
          - fecha: 2017-T1
            estado: celebrada
            decisiones: [{texto: Proponer un plan, compromiso: p1, efecto: crea}]
        """,
    "data/acuerdos/red.yaml": """\
        titulo: Red de datos
        estado: vigente
        periodicidad: mensual
        partes: [Instituto de Estadística, Red de OSC]
        reuniones:
          - {fecha: 2022-05, resumen: Primera toma de contacto.}
          - {id: proxima, fecha: 2023-04-16}
        """,
    "data/evaluaciones/final.yaml": """\
        titulo: Evaluación final
        organizacion: OIM
        fecha: 2022-06
        recomendaciones:
          - id: R1
            texto: Reforzar la coordinación
            prioridad: 1
            dirigida_a: [Oficina Regional]
            respuesta: {decision: aceptada, fecha: 2022-09-01}
            acciones:
              - id: "1.1"
                descripcion: Convocar a los puntos focales
                plazo: 2022-11
                responsables: [Oficina Regional, PSU]
                lidera: UNICEF
                acompanan: [CEPAL]
                prorrogas:
                  - {fecha: 2022-12-01, plazo: 2023-01, motivo: Cambio de equipo}
                  - {fecha: 2023-01-20, plazo: 2023-02, autorizada_por: Dirección}
                seguimiento:
                  - {fecha: 2023-03-28, estado: en_curso, comentario: Convocatoria enviada}
              - id: "1.2"
                descripcion: Difundir el boletín
                plazo: 2023-02
                responsables: [PSU]
                seguimiento: [{fecha: 2023-02-10, estado: completada, comentario: Enviado}]
              - id: "1.3"
                descripcion: Abrir la convocatoria
                inicio: 2023-03
                plazo: 2023-05-15
                responsables: [Oficina de país]
                meta: [{cantidad: 4, unidad: talleres}]
              - id: "1.4"
                descripcion: Archivar lo viejo
                misma_que: "1.2"
                plazo: 2022-12
          - id: R2
            texto: Sostener los talleres
            dirigida_a: [PSU]
          - id: R3
            texto: Cerrar la oficina local
            fecha: 2022-01-10
            prioridad: 3
            dirigida_a: [Oficina de país, Dirección]
        """,
}

RAREZAS: Mapping[str, str] = {
    "data/acuerdos/a.yaml": """\
        titulo: Acuerdo semanal
        estado: vigente
        periodicidad: semanal
        vigencia: {desde: 2023-01-01}
        compromisos:
          - id: s1
            descripcion: Enviar el boletín
            inicio: 2023-01
            plazo: 2023-12
            recurrencia: mensual
            responsables: [Enlace]
            prorrogas:
              - {fecha: 2023-03-20, plazo: 2023-05-10, instancia: 2023-03, motivo: Huelga}
              - {fecha: 2023-04-01, plazo: 2023-05-15, instancia: 2023-04-10}
            seguimiento:
              - {fecha: 2023-01-20, estado: completada, instancia: 2023-01}
              - {fecha: 2023-02-20, estado: completada, instancia: 2023-02}
            verificaciones:
              - {fecha: 2023-01-25, resultado: rechazada, instancia: 2023-01}
              - {fecha: 2023-02-25, resultado: rechazada, instancia: 2023-02-10, nota: Sin enviar}
        reuniones:
          - {fecha: 2023-04-15, estado: convocada}
        """,
    "data/acuerdos/b.yaml": """\
        titulo: Acuerdo con decisiones sueltas
        estado: vigente
        compromisos:
          - id: k1
            descripcion: Publicar la norma
            plazo: 2023-12
            responsables: [Enlace]
            seguimiento:
              - {fecha: 2023-03-01, estado: completada, evidencias: [{titulo: Norma}]}
        reuniones:
          - {fecha: 2023-01-10, estado: celebrada, decisiones: [{texto: Buscar sede}]}
          - {fecha: 2023-02-10, estado: celebrada}
          - {fecha: 2023-04, estado: convocada}
        """,
    "data/acuerdos/c.yaml": """\
        titulo: Acuerdo con prórrogas
        estado: vigente
        compromisos:
          - id: m1
            descripcion: Firmar
            plazo: 2023-02
            responsables: [Enlace]
            prorrogas: [{fecha: 2023-03-05, plazo: 2023-12, autorizada_por: Dirección}]
          - id: m2
            descripcion: Archivar
            seguimiento: [{fecha: 2023-03-02, estado: cancelada, comentario: Ya no hace falta}]
          - id: m3
            descripcion: Contratar
            prorrogas: [{fecha: 2023-02-20, plazo: 2023-11}]
        reuniones:
          - fecha: 2023-03-01
            estado: celebrada
            decisiones:
              - {texto: Dar tiempo a la firma, compromiso: m1, efecto: prorroga}
              - {texto: Dar tiempo al archivo, compromiso: m2, efecto: prorroga}
              - {texto: Dar tiempo al contrato, compromiso: m3, efecto: prorroga}
        """,
    "data/acuerdos/d.yaml": """\
        titulo: Acuerdo sin compromisos
        estado: vigente
        reuniones:
          - {fecha: 2023-03-01, estado: celebrada, decisiones: [{texto: Volver a verse}]}
        """,
    "data/acuerdos/p.yaml": """\
        titulo: Propuesta a secas
        estado: propuesto
        """,
    "data/acuerdos/q.yaml": """\
        titulo: Propuesta con fecha
        estado: propuesto
        aprobacion: {fecha: 2024}
        """,
}
"""Lo que se da pocas veces: períodos rechazados, prórrogas de una sola vez, acuerdos casi vacíos."""
