"""La agenda entera sobre una cartera con un caso de cada cosa y otra con lo que se da pocas veces."""

from collections.abc import Callable
from datetime import date

import pytest

from apoyo import dia
from apoyo.carteras import PROYECTO
from apoyo.encargos import COMMIT, encargo_de
from apoyo.llano import en_llano
from apoyo.mesas import MESAS, RAREZAS
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.git import EstadoEnGit
from seguimiento.informes.marco import Encargo
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.vistas.agenda import vista
from seguimiento.repositorio import cargar

HOY = date(2023, 4, 15)


def del_proyecto(hoy: str) -> Encargo:
    """El encargo sobre los registros de este proyecto."""
    return Encargo(cargar(Directorio(PROYECTO)), dia(hoy), EstadoEnGit(COMMIT, modificado=False))


DE_LAS_MESAS = """\
Agenda de seguimiento
Próxima reunión: 16 de abril de 2023
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
Con el plazo cumplido: 4 de 3 acciones y 4 compromisos sin cerrar {vencida}
Vencen en 90 días: 2 de 3 acciones y 4 compromisos sin cerrar {por_vencer}
Sin empezar, pasado su inicio: 1 de 3 acciones y 4 compromisos sin cerrar {aviso}
Recomendaciones sin respuesta: 2 de 3 recomendaciones {aviso}
Esperan verificación: 1 de 2 completadas {aviso}
Decisiones sin compromiso: 2 de 9 decisiones {aviso}
Períodos con el plazo cumplido: 1 de 3 que han empezado {vencida}
(#reuniones)
Próximas reuniones
2 reuniones, con 2 puntos; 3 sin celebrar
(#anterior)
De la reunión anterior
4 compromisos sin cerrar y 2 decisiones sin compromiso
(#plazo-cumplido)
Con el plazo cumplido, por institución
2 acciones, 2 compromisos y 1 período de 5 responsables
(#gerencia)
Decisiones que se esperan de la gerencia
6 decisiones
(#por-vencer)
Vencen en los próximos 90 días
1 acción, 1 compromiso y 1 período
(#debian-empezar)
Debían haber empezado
1 acción
(#sin-reunirse)
Acuerdos que llevan más de lo previsto sin reunirse
2 acuerdos
(#propuestos)
Acuerdos propuestos
1 acuerdo
Cierre
fecha de la próxima reunión y quién levanta el acta
== Próximas reuniones (#reuniones)
-- Red de datos (#reunion-1)
Fecha: 16 de abril de 2023
Lugar: no consta
Modalidad: no consta
Estado: no consta
Registro: [red/proxima](data/acuerdos/red.yaml#L7)
Cuándo: mañana
Puntos de la convocatoria: no consta
-- Mesa de coordinación (#reunion-2)
Fecha: 10 de mayo de 2023
Lugar: Lima
Modalidad: Híbrida
Estado: Convocada
Registro: [mesa/quinta](data/acuerdos/mesa.yaml#L74)
Cuándo: dentro de 25 días
Puntos de la convocatoria: 1. Convenio; 2. Datos
-- Reuniones que no constan como celebradas (#sin-celebrar)
[Posteriores a la última de cada acuerdo]
Fecha | Acuerdo | Reunión | Qué pasó
01-dic-2022 | Mesa de coordinación | [mesa/reunion-2022-12-01](data/acuerdos/mesa.yaml#L71) | Cancelada
15-ene-2023 | Mesa de coordinación | [mesa/reunion-2023-01-15](data/acuerdos/mesa.yaml#L72) | Pospuesta
10-feb-2023 | Mesa de coordinación | [mesa/reunion-2023-02-10](data/acuerdos/mesa.yaml#L73) | Pasó su fecha y no consta que se celebrara
== De la reunión anterior (#anterior)
-- Mesa de coordinación: reunión del 5 de octubre de 2022 (#anterior-1)
De los compromisos que trató (4), 4 siguen sin cerrar.
[Decisiones de «Mesa de coordinación», reunión del 5 de octubre de 2022]
Decisión | Efecto | Compromiso | Plazo | Quién | Cómo va
e1: Incluir los datos de salud | Modifica | [mesa/c2](data/acuerdos/mesa.yaml#L15) Compartir los datos | ene-2023 | Secretaría; Cancillería | Vencida hace 74 días{vencida} / No iniciada
e2: Dar más tiempo al convenio | Prorroga | [mesa/c3](data/acuerdos/mesa.yaml#L19) Firmar el convenio | jun-2023 | Cancillería / Lidera: Red de OSC | En plazo{en_plazo} / En curso
e3: Dar por hecha la guía | Cierra | [mesa/c4](data/acuerdos/mesa.yaml#L29) Publicar la guía | dic-2022 | PSU | Vencida hace 105 días{vencida} / Se declaró completada / Evidencia: Guía / Verificación rechazada: 01-nov-2022, Evaluación: Falta el anexo{alerta}
Seguir la convocatoria | no consta | [final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales | feb-2023 / 2 prórrogas; original: nov-2022 | Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} / En curso
Traducir la guía | Crea | c9: no está entre lo leído a la fecha de corte | no consta | no consta | no consta
Buscar fondos | — | sin compromiso{aviso} | — | — | —
[Decisiones de «Mesa de coordinación» sin compromiso, de reuniones anteriores]
Reunión | Decisión
05-jul-2022 | Invitar a la academia
== Con el plazo cumplido, por institución (#plazo-cumplido)
Lo que tiene más de un responsable figura con cada uno: los grupos suman más que el total, que es de 2 acciones, 2 compromisos y 1 período.
[Unidad de Apoyo a Programas: 1 acción y 1 compromiso]
Acción | Plazo | Quién | Cómo va | Última entrada
[mesa/c4](data/acuerdos/mesa.yaml#L29) Publicar la guía | dic-2022 | PSU | Vencida hace 105 días{vencida} / Se declaró completada / Evidencia: Guía / Verificación rechazada: 01-nov-2022, Evaluación: Falta el anexo{alerta} | 01-oct-2022, completada
[final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales | feb-2023 / 2 prórrogas; original: nov-2022 | Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} / En curso | 28-mar-2023, en curso: Convocatoria enviada
[Secretaría: 1 compromiso]
Acción | Plazo | Quién | Cómo va | Última entrada
[mesa/c2](data/acuerdos/mesa.yaml#L15) Compartir los datos | ene-2023 | Secretaría; Cancillería | Vencida hace 74 días{vencida} / No iniciada | sin seguimiento registrado
[Cancillería: 1 compromiso]
Acción | Plazo | Quién | Cómo va | Última entrada
[mesa/c2](data/acuerdos/mesa.yaml#L15) Compartir los datos | ene-2023 | Secretaría; Cancillería | Vencida hace 74 días{vencida} / No iniciada | sin seguimiento registrado
[Oficina Regional: 1 acción]
Acción | Plazo | Quién | Cómo va | Última entrada
[final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales | feb-2023 / 2 prórrogas; original: nov-2022 | Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} / En curso | 28-mar-2023, en curso: Convocatoria enviada
[Red de OSC: 1 período]
Acción | Plazo | Quién | Cómo va | Última entrada
[mesa/c5@2023-T1](data/acuerdos/mesa.yaml#L37) Reunir a los enlaces | 31-mar-2023 | Red de OSC | Vencida hace 15 días{vencida} / No iniciada | sin seguimiento registrado
[Sin responsable: 1 acción]
Acción | Plazo | Quién | Cómo va | Última entrada
[final/1.4](data/evaluaciones/final.yaml#L33) Archivar lo viejo / Es la misma que final/1.2. | dic-2022 | sin responsable | Vencida hace 105 días{vencida} / No iniciada | sin seguimiento registrado
== Decisiones que se esperan de la gerencia (#gerencia)
[Recomendaciones sin respuesta gerencial]
#Días | #Prioridad | Recomendación | Dirigida a
460 | 3 (baja) | [final/R3](data/evaluaciones/final.yaml#L40) Cerrar la oficina local | Oficina de país; Dirección
289 | no consta | [final/R2](data/evaluaciones/final.yaml#L37) Sostener los talleres | PSU
Los días corren desde la evaluación o su propia fecha.
[Verificaciones que no sostuvieron lo declarado]
Acción | Plazo | Quién | Cómo va | Última entrada
[mesa/c4](data/acuerdos/mesa.yaml#L29) Publicar la guía | dic-2022 | PSU | Vencida hace 105 días{vencida} / Se declaró completada / Evidencia: Guía / Verificación rechazada: 01-nov-2022, Evaluación: Falta el anexo{alerta} | 01-oct-2022, completada
[Completadas que esperan verificación]
Acción | Plazo | Quién | Cómo va | Última entrada
[final/1.2](data/evaluaciones/final.yaml#L22) Difundir el boletín | feb-2023 | PSU | Completada{cerrada} / Sin evidencia / Sin verificación ajena | 10-feb-2023, completada: Enviado
[Prórrogas por confirmar]
Acción | Qué falta | Plazo | Quién | Cómo va | Última entrada
[final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales | No consta quién autorizó la del 01-dic-2022, hasta ene-2023 (Cambio de equipo). | feb-2023 / 2 prórrogas; original: nov-2022 | Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} / En curso | 28-mar-2023, en curso: Convocatoria enviada
[mesa/c3](data/acuerdos/mesa.yaml#L19) Firmar el convenio | La reunión del 05-oct-2022 decidió prorrogar y no consta la prórroga. | jun-2023 | Cancillería / Lidera: Red de OSC | En plazo{en_plazo} / En curso | 01-mar-2023, en curso: Borrador acordado / Próximo paso: Llevarlo a firma
== Vencen en los próximos 90 días (#por-vencer)
[Vencen hasta el 14 de julio de 2023]
Acción | Plazo | Quién | Cómo va | Última entrada
[final/1.3](data/evaluaciones/final.yaml#L27) Abrir la convocatoria | 15-may-2023 | Oficina de país | Por vencer{por_vencer} / No iniciada / s/d de 4 talleres | sin seguimiento registrado
[mesa/c3](data/acuerdos/mesa.yaml#L19) Firmar el convenio | jun-2023 | Cancillería / Lidera: Red de OSC | En plazo{en_plazo} / En curso | 01-mar-2023, en curso: Borrador acordado / Próximo paso: Llevarlo a firma
[mesa/c5@2023-T2](data/acuerdos/mesa.yaml#L37) Reunir a los enlaces | 30-jun-2023 | Red de OSC | En plazo{en_plazo} / No iniciada | sin seguimiento registrado
== Debían haber empezado (#debian-empezar)
[Pasó su inicio y no consta que empezaran]
Acción | Plazo | Quién | Cómo va | Última entrada
[final/1.3](data/evaluaciones/final.yaml#L27) Abrir la convocatoria | 15-may-2023 | Oficina de país | Por vencer{por_vencer} / No iniciada / s/d de 4 talleres | sin seguimiento registrado
== Acuerdos que llevan más de lo previsto sin reunirse (#sin-reunirse)
[Acuerdos cuyo grupo se pasa de su periodicidad]
Acuerdo | Debe reunirse | Última reunión | #Días de más | Próxima
[Mesa de coordinación](data/acuerdos/mesa.yaml) (mesa) | cada tres meses | 05-oct-2022 | 100 | 10-may-2023
[Red de datos](data/acuerdos/red.yaml) (red) | cada mes | may-2022 | 289 | 16-abr-2023
== Acuerdos propuestos (#propuestos)
Nadie los ha aprobado todavía: lo que sigue son propuestas, sus fechas son las previstas y de ninguna se espera aún cumplimiento. Se traen para decidir si se aprueban.
-- Mecanismo regional (#propuesto-1)
Registro: [propuesta](data/acuerdos/propuesta.yaml)
Aprobación: Prevista, noviembre de 2016, por Gobiernos
Grupo que se propone: Secretaría
[Propuesto en Mecanismo regional: 1 compromiso]
Compromiso | Plazo previsto | Quién respondería | Cómo va
[propuesta/p1](data/acuerdos/propuesta.yaml#L6) Aprobar el plan | ene-2020 | Gobiernos | Propuesta; no iniciada{apagado}
[Decisiones de «Mecanismo regional», reunión del primer trimestre de 2017]
Decisión | Efecto | Compromiso | Plazo | Quién | Cómo va
Proponer un plan | Crea | [propuesta/p1](data/acuerdos/propuesta.yaml#L6) Aprobar el plan | ene-2020 | Gobiernos | Propuesta; no iniciada{apagado}
"""


def test_la_agenda_trae_en_orden_todo_lo_que_hay_que_tratar() -> None:
    assert en_llano(vista(encargo_de(MESAS, HOY))) == DE_LAS_MESAS


DE_LAS_RAREZAS = """\
Agenda de seguimiento
Próxima reunión: abril de 2023
Fecha de corte: 15 de abril de 2023
Registros leídos: 6 de 6 archivos
Versión de los registros: 0123456789
Con el plazo cumplido: 0 de 3 compromisos sin cerrar
Vencen en 90 días: 0 de 3 compromisos sin cerrar
Sin empezar, pasado su inicio: 0 de 3 compromisos sin cerrar
Recomendaciones sin respuesta: 0 de 0 recomendaciones
Esperan verificación: 1 de 1 completada {aviso}
Decisiones sin compromiso: 2 de 5 decisiones {aviso}
Períodos con el plazo cumplido: 2 de 4 que han empezado {vencida}
(#reuniones)
Próximas reuniones
2 reuniones
(#anterior)
De la reunión anterior
2 compromisos sin cerrar y 2 decisiones sin compromiso
(#plazo-cumplido)
Con el plazo cumplido, por institución
2 períodos de 1 responsable
(#gerencia)
Decisiones que se esperan de la gerencia
5 decisiones
(#por-vencer)
Vencen en los próximos 90 días
2 períodos
(#sin-reunirse)
Acuerdos que llevan más de lo previsto sin reunirse
1 acuerdo
(#propuestos)
Acuerdos propuestos
2 acuerdos
Cierre
fecha de la próxima reunión y quién levanta el acta
No hay nada que tratar en «Debían haber empezado».
== Próximas reuniones (#reuniones)
-- Acuerdo con decisiones sueltas (#reunion-1)
Fecha: abril de 2023
Lugar: no consta
Modalidad: no consta
Estado: Convocada
Registro: [b/reunion-2023-04](data/acuerdos/b.yaml#L13)
Cuándo: en curso
Puntos de la convocatoria: no consta
-- Acuerdo semanal (#reunion-2)
Fecha: 15 de abril de 2023
Lugar: no consta
Modalidad: no consta
Estado: Convocada
Registro: [a/reunion-2023-04-15](data/acuerdos/a.yaml#L22)
Cuándo: hoy
Puntos de la convocatoria: no consta
== De la reunión anterior (#anterior)
-- Acuerdo con decisiones sueltas: reunión del 10 de febrero de 2023 (#anterior-1)
[Decisiones de «Acuerdo con decisiones sueltas», reunión del 10 de febrero de 2023]
Decisión | Efecto | Compromiso | Plazo | Quién | Cómo va
No consta ninguna decisión.
[Decisiones de «Acuerdo con decisiones sueltas» sin compromiso, de reuniones anteriores]
Reunión | Decisión
10-ene-2023 | Buscar sede
-- Acuerdo con prórrogas: reunión del 1 de marzo de 2023 (#anterior-2)
De los compromisos que trató (3), 2 siguen sin cerrar.
[Decisiones de «Acuerdo con prórrogas», reunión del 1 de marzo de 2023]
Decisión | Efecto | Compromiso | Plazo | Quién | Cómo va
Dar tiempo a la firma | Prorroga | [c/m1](data/acuerdos/c.yaml#L4) Firmar | dic-2023 / 1 prórroga; original: feb-2023 | Enlace | En plazo{en_plazo} / No iniciada
Dar tiempo al archivo | Prorroga | [c/m2](data/acuerdos/c.yaml#L9) Archivar | sin plazo | sin responsable | Cancelada{descartada}
Dar tiempo al contrato | Prorroga | [c/m3](data/acuerdos/c.yaml#L12) Contratar | nov-2023 / 1 prórroga; original: sin plazo | sin responsable | En plazo{en_plazo} / No iniciada
-- Acuerdo sin compromisos: reunión del 1 de marzo de 2023 (#anterior-3)
Sus decisiones no tocan ningún compromiso.
[Decisiones de «Acuerdo sin compromisos», reunión del 1 de marzo de 2023]
Decisión | Efecto | Compromiso | Plazo | Quién | Cómo va
Volver a verse | — | sin compromiso{aviso} | — | — | —
== Con el plazo cumplido, por institución (#plazo-cumplido)
[Enlace: 2 períodos]
Compromiso | Plazo | Quién | Cómo va | Última entrada
[a/s1@2023-01](data/acuerdos/a.yaml#L6) Enviar el boletín | 31-ene-2023 | Enlace | Vencida hace 74 días{vencida} / Se declaró completada / Sin evidencia / Verificación rechazada: 25-ene-2023: sin nota{alerta} | 20-ene-2023, completada
[a/s1@2023-02](data/acuerdos/a.yaml#L6) Enviar el boletín | 28-feb-2023 | Enlace | Vencida hace 46 días{vencida} / Se declaró completada / Sin evidencia / Verificación rechazada: 25-feb-2023: Sin enviar{alerta} | 20-feb-2023, completada
== Decisiones que se esperan de la gerencia (#gerencia)
[Verificaciones que no sostuvieron lo declarado]
Compromiso | Plazo | Quién | Cómo va | Última entrada
[a/s1@2023-01](data/acuerdos/a.yaml#L6) Enviar el boletín | 31-ene-2023 | Enlace | Vencida hace 74 días{vencida} / Se declaró completada / Sin evidencia / Verificación rechazada: 25-ene-2023: sin nota{alerta} | 20-ene-2023, completada
[a/s1@2023-02](data/acuerdos/a.yaml#L6) Enviar el boletín | 28-feb-2023 | Enlace | Vencida hace 46 días{vencida} / Se declaró completada / Sin evidencia / Verificación rechazada: 25-feb-2023: Sin enviar{alerta} | 20-feb-2023, completada
[Completadas que esperan verificación]
Compromiso | Plazo | Quién | Cómo va | Última entrada
[b/k1](data/acuerdos/b.yaml#L4) Publicar la norma | dic-2023 | Enlace | Completada{cerrada} / Evidencia: Norma / Sin verificación ajena | 01-mar-2023, completada
[Prórrogas por confirmar]
Compromiso | Qué falta | Plazo | Quién | Cómo va | Última entrada
[c/m3](data/acuerdos/c.yaml#L12) Contratar | No consta quién autorizó la del 20-feb-2023, hasta nov-2023. | nov-2023 / 1 prórroga; original: sin plazo | sin responsable | En plazo{en_plazo} / No iniciada | sin seguimiento registrado
[c/m3](data/acuerdos/c.yaml#L12) Contratar | La reunión del 01-mar-2023 decidió prorrogar y no consta la prórroga. | nov-2023 / 1 prórroga; original: sin plazo | sin responsable | En plazo{en_plazo} / No iniciada | sin seguimiento registrado
== Vencen en los próximos 90 días (#por-vencer)
[Vencen hasta el 14 de julio de 2023]
Compromiso | Plazo | Quién | Cómo va | Última entrada
[a/s1@2023-03](data/acuerdos/a.yaml#L6) Enviar el boletín | 10-may-2023 / 1 prórroga; original: 31-mar-2023 | Enlace | Por vencer{por_vencer} / No iniciada | sin seguimiento registrado
[a/s1@2023-04](data/acuerdos/a.yaml#L6) Enviar el boletín | 15-may-2023 / 1 prórroga; original: 30-abr-2023 | Enlace | Por vencer{por_vencer} / No iniciada | sin seguimiento registrado
== Acuerdos que llevan más de lo previsto sin reunirse (#sin-reunirse)
[Acuerdos cuyo grupo se pasa de su periodicidad]
Acuerdo | Debe reunirse | Última reunión | #Días de más | Próxima
[Acuerdo semanal](data/acuerdos/a.yaml) (a) | cada siete días | no consta ninguna | 97 | 15-abr-2023
== Acuerdos propuestos (#propuestos)
Nadie los ha aprobado todavía: lo que sigue son propuestas, sus fechas son las previstas y de ninguna se espera aún cumplimiento. Se traen para decidir si se aprueban.
-- Propuesta a secas (#propuesto-1)
Registro: [p](data/acuerdos/p.yaml)
Aprobación: no consta
Grupo que se propone: no consta
[Propuesto en Propuesta a secas: nada]
Compromiso | Plazo previsto | Quién respondería | Cómo va
No propone ningún compromiso.
-- Propuesta con fecha (#propuesto-2)
Registro: [q](data/acuerdos/q.yaml)
Aprobación: 2024
Grupo que se propone: no consta
[Propuesto en Propuesta con fecha: nada]
Compromiso | Plazo previsto | Quién respondería | Cómo va
No propone ningún compromiso.
"""


def test_se_entienden_los_periodos_rechazados_las_prorrogas_y_los_acuerdos_casi_vacios() -> None:
    assert en_llano(vista(encargo_de(RAREZAS, HOY))) == DE_LAS_RAREZAS


SIN_NADA = {"data/evaluaciones/e.yaml": "titulo: Evaluación\norganizacion: OIM\n"}
VACIA = """\
Agenda de seguimiento
Sin reunión convocada
Fecha de corte: 15 de abril de 2023
Registros leídos: 1 de 1 archivo
Versión de los registros: 0123456789
Con el plazo cumplido: 0 de 0 acciones sin cerrar
Vencen en 90 días: 0 de 0 acciones sin cerrar
Sin empezar, pasado su inicio: 0 de 0 acciones sin cerrar
Recomendaciones sin respuesta: 0 de 0 recomendaciones
Esperan verificación: 0 de 0 completadas
Decisiones sin compromiso: 0 de 0 decisiones
Cierre
fecha de la próxima reunión y quién levanta el acta
No hay nada que tratar en «Próximas reuniones», «De la reunión anterior», «Con el plazo cumplido, por institución», «Decisiones que se esperan de la gerencia», «Vencen en los próximos 90 días», «Debían haber empezado», «Acuerdos que llevan más de lo previsto sin reunirse» y «Acuerdos propuestos».
== Próximas reuniones (#reuniones)
No consta ninguna reunión convocada desde el 15 de abril de 2023.
"""


def test_sin_nada_que_tratar_se_dice_y_solo_queda_fijar_la_proxima_reunion() -> None:
    assert en_llano(vista(encargo_de(SIN_NADA, HOY))) == VACIA


@pytest.mark.parametrize(
    ("hoy", "orden"),
    [
        (
            "2023-04-15",
            {"plazo-cumplido": "3 acciones de 3 responsables", "por-vencer": "8 acciones"},
        ),
        (
            "2023-06-30",
            {"plazo-cumplido": "7 acciones de 3 responsables", "por-vencer": "5 acciones"},
        ),
        (
            "2023-07-01",
            {"plazo-cumplido": "11 acciones de 3 responsables", "por-vencer": "1 acción"},
        ),
        ("2023-12-31", {"plazo-cumplido": "22 acciones de 3 responsables"}),
    ],
)
def test_la_matriz_de_la_oim_da_en_cada_corte_las_acciones_que_dice_el_manual(
    hoy: str, orden: dict[str, str]
) -> None:
    puntos = {punto.id: punto.detalle for punto in vista(del_proyecto(hoy)).orden}
    assert puntos == {
        **orden,
        "gerencia": "13 decisiones",
        "propuestos": "1 acuerdo",
        "": "fecha de la próxima reunión y quién levanta el acta",
    }


@pytest.mark.parametrize("formato", ["html", "md"])
@pytest.mark.parametrize(
    "encargar", [lambda: del_proyecto("2023-07-01"), lambda: encargo_de(MESAS, HOY)]
)
def test_las_plantillas_escriben_cada_punto_y_cada_seccion_de_la_agenda(
    encargar: Callable[[], Encargo], formato: str
) -> None:
    agenda = vista(encargar())
    rendido = Plantillas().rendir(f"agenda.{formato}.j2", agenda)
    assert rendido.diagnosticos == ()
    titulos = [seccion.titulo for seccion in agenda.secciones]
    titulos += [apartado.titulo for seccion in agenda.secciones for apartado in seccion.apartados]
    escritos = [*titulos, *(punto.detalle for punto in agenda.orden)]
    assert [titulo for titulo in escritos if titulo not in rendido.texto] == []
