"""La hoja entera de cada clase de responsable, y lo que pasa si nadie se llama así."""

from collections.abc import Mapping
from datetime import date

import pytest

from apoyo import dia
from apoyo.carteras import PROYECTO
from apoyo.encargos import COMMIT, encargo_de
from apoyo.llano import en_llano
from apoyo.mesas import MESAS, RAREZAS
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.git import EstadoEnGit
from seguimiento.analisis.nombrados import nombrados
from seguimiento.errores import ReferenciaDesconocida
from seguimiento.informes.marco import Encargo
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.vistas.responsable import vista
from seguimiento.repositorio import cargar

HOY = date(2023, 4, 15)


def la_hoja(archivos: Mapping[str, str], nombre: str) -> str:
    """La de alguien, en llano."""
    return en_llano(vista(encargo_de(archivos, HOY, nombre)))


DE_LA_UNIDAD = """\
Unidad de Apoyo a Programas
Hoja de seguimiento
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
Responde de 2 acciones y 1 compromiso, contando lo ya cerrado.
A su cargo, sin cerrar: 2 de 2 acciones y 1 compromiso
Con el plazo cumplido: 2 de 2 sin cerrar {vencida}
Vencen en 30 días: 0 de 2 sin cerrar
Sin seguimiento registrado: 0 de 2 sin cerrar
Completadas: 1 de 2 acciones y 1 compromiso {bien}
Recomendaciones sin respuesta: 1 de 1 recomendación {aviso}
== Responde (1 acción y 1 compromiso) (#responde)
[Acciones de evaluaciones (responde)]
Acción | Plazo | Quién | Cómo va | Última entrada | Prórrogas
[final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales | feb-2023 / 2 prórrogas; original: nov-2022 | Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} / En curso | 28-mar-2023, en curso: Convocatoria enviada | 01-dic-2022, hasta ene-2023: Cambio de equipo / 20-ene-2023, hasta feb-2023: no consta el motivo
[Compromisos de acuerdos (responde)]
Acción | Plazo | Quién | Cómo va | Última entrada
[mesa/c4](data/acuerdos/mesa.yaml#L29) Publicar la guía | dic-2022 | PSU | Vencida hace 105 días{vencida} / Se declaró completada / Evidencia: Guía / Verificación rechazada: 01-nov-2022, Evaluación: Falta el anexo{alerta} | 01-oct-2022, completada
== Recomendaciones que se le dirigen y esperan respuesta (#sin-respuesta)
[Sin respuesta gerencial]
#Días | #Prioridad | Recomendación | Dirigida a
289 | no consta | [final/R2](data/evaluaciones/final.yaml#L37) Sostener los talleres | PSU
Los días corren desde la evaluación o su propia fecha.
== Ya cerradas (1 acción) (#cerradas)
[Lo que ya se cerró]
Acción | Plazo | Quién | Cómo va | Última entrada | Papel
[final/1.2](data/evaluaciones/final.yaml#L22) Difundir el boletín | feb-2023 | PSU | Completada{cerrada} / Sin evidencia / Sin verificación ajena | 10-feb-2023, completada: Enviado | responde
Para informar de un avance se añade una entrada a la bitácora de la acción, con estas órdenes o haciéndolo llegar a quien lleva el registro. Ponga el estado que corresponda (en_curso, completada…); «--comentario» dice qué se hizo; «--fecha», el día en que ocurrió; «--cantidad», cuánto se lleva de la meta, y «--evidencia», la prueba. Las entradas anteriores no se tocan.
seg actualizar mesa/c4 --estado en_curso
seg actualizar final/1.1 --estado en_curso
seg responder final/R2 --decision aceptada
"""


def test_quien_responde_ve_lo_suyo_por_urgencia_con_plazos_prorrogas_y_siguiente_paso() -> None:
    assert la_hoja(MESAS, "psu") == DE_LA_UNIDAD


DE_VARIAS = """\
«oficina»
Hoja de seguimiento
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
Reúne lo que figura a nombre de «Oficina de país» y «Oficina Regional». Un nombre más preciso da menos.
Responde de 2 acciones, contando lo ya cerrado.
A su cargo, sin cerrar: 2 de 2 acciones
Con el plazo cumplido: 1 de 2 sin cerrar {vencida}
Vencen en 30 días: 1 de 2 sin cerrar {por_vencer}
Sin seguimiento registrado: 1 de 2 sin cerrar {aviso}
Completadas: 0 de 2 acciones
Recomendaciones sin respuesta: 1 de 2 recomendaciones {aviso}
== Responde (2 acciones) (#responde)
[Acciones de evaluaciones (responde)]
Acción | Plazo | Quién | Cómo va | Última entrada | Prórrogas
[final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales | feb-2023 / 2 prórrogas; original: nov-2022 | Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} / En curso | 28-mar-2023, en curso: Convocatoria enviada | 01-dic-2022, hasta ene-2023: Cambio de equipo / 20-ene-2023, hasta feb-2023: no consta el motivo
[final/1.3](data/evaluaciones/final.yaml#L27) Abrir la convocatoria | 15-may-2023 | Oficina de país | Por vencer{por_vencer} / No iniciada / s/d de 4 talleres | sin seguimiento registrado | ninguna
== Recomendaciones que se le dirigen y esperan respuesta (#sin-respuesta)
[Sin respuesta gerencial]
#Días | #Prioridad | Recomendación | Dirigida a
460 | 3 (baja) | [final/R3](data/evaluaciones/final.yaml#L40) Cerrar la oficina local | Oficina de país; Dirección
Los días corren desde la evaluación o su propia fecha.
Para informar de un avance se añade una entrada a la bitácora de la acción, con estas órdenes o haciéndolo llegar a quien lleva el registro. Ponga el estado que corresponda (en_curso, completada…); «--comentario» dice qué se hizo; «--fecha», el día en que ocurrió; «--cantidad», cuánto se lleva de la meta, y «--evidencia», la prueba. Las entradas anteriores no se tocan.
seg actualizar final/1.1 --estado en_curso
seg actualizar final/1.3 --estado en_curso
seg responder final/R3 --decision aceptada
"""


def test_si_el_nombre_abarca_a_varios_se_dice_a_quienes_cubre() -> None:
    assert la_hoja(MESAS, "oficina") == DE_VARIAS


DE_LA_RED = """\
Red de OSC
Hoja de seguimiento
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
Responde de 1 compromiso y lidera 1 compromiso, contando lo ya cerrado.
A su cargo, sin cerrar: 2 de 2 compromisos
Con el plazo cumplido: 0 de 2 sin cerrar
Períodos con el plazo cumplido: 1 de 3 que han empezado {vencida}
Vencen en 30 días: 0 de 2 sin cerrar
Sin seguimiento registrado: 0 de 2 sin cerrar
Completadas: 0 de 2 compromisos
== Responde (1 compromiso y 2 períodos) (#responde)
[Compromisos de acuerdos (responde)]
Acción | Plazo | Quién | Cómo va | Última entrada
[mesa/c5@2023-T1](data/acuerdos/mesa.yaml#L37) Reunir a los enlaces | 31-mar-2023 | Red de OSC | Vencida hace 15 días{vencida} / No iniciada | sin seguimiento registrado
[mesa/c5@2023-T2](data/acuerdos/mesa.yaml#L37) Reunir a los enlaces | 30-jun-2023 | Red de OSC | En plazo{en_plazo} / No iniciada | sin seguimiento registrado
[mesa/c5](data/acuerdos/mesa.yaml#L37) Reunir a los enlaces | dic-2023 | Red de OSC | En plazo{en_plazo} / En curso / 1 de 2 períodos | 10-nov-2022, completada
== Lidera, aunque responde otro (1 compromiso) (#lidera)
[Compromisos de acuerdos (lidera)]
Acción | Plazo | Quién | Cómo va | Última entrada
[mesa/c3](data/acuerdos/mesa.yaml#L19) Firmar el convenio | jun-2023 | Cancillería / Lidera: Red de OSC | En plazo{en_plazo} / En curso | 01-mar-2023, en curso: Borrador acordado / Próximo paso: Llevarlo a firma
Para informar de un avance se añade una entrada a la bitácora de la acción, con estas órdenes o haciéndolo llegar a quien lleva el registro. Ponga el estado que corresponda (en_curso, completada…); «--comentario» dice qué se hizo; «--fecha», el día en que ocurrió; «--cantidad», cuánto se lleva de la meta, y «--evidencia», la prueba. Las entradas anteriores no se tocan.
seg actualizar mesa/c5@2023-T1 --estado en_curso
seg actualizar mesa/c5@2023-T2 --estado en_curso
seg actualizar mesa/c3 --estado en_curso
"""


def test_lo_que_se_lidera_va_aparte_de_lo_que_se_responde() -> None:
    assert la_hoja(MESAS, "Red de OSC") == DE_LA_RED


DE_APOYO = """\
CEPAL
Hoja de seguimiento
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
Acompaña 1 acción, contando lo ya cerrado.
Figura solo como apoyo: de estas acciones y de sus plazos responden otros.
Acompaña: 1 sin cerrar, de 1
== Acompaña, para su información (1 acción) (#acompana)
[Lo que acompaña]
Acción | Plazo | Quién | Cómo va | Última entrada
[final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales | feb-2023 / 2 prórrogas; original: nov-2022 | Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} / En curso | 28-mar-2023, en curso: Convocatoria enviada
Del avance informa quien responde de cada una; si tiene algo que aportar, hágaselo llegar.
Lo que hoy consta de cada una se ve con estas órdenes:
seg ver final/1.1
"""


def test_quien_solo_acompana_no_parece_deudor() -> None:
    assert la_hoja(MESAS, "CEPAL") == DE_APOYO


DE_PROPUESTAS = """\
Gobiernos
Hoja de seguimiento
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
== En acuerdos propuestos (#propuestas)
Nadie ha aprobado aún estos acuerdos: de sus compromisos no se espera cumplimiento.
[Lo que se le propone]
Acción | Plazo | Quién | Cómo va | Última entrada
[propuesta/p1](data/acuerdos/propuesta.yaml#L6) Aprobar el plan | ene-2020 | Gobiernos | Propuesta; no iniciada{apagado} | sin seguimiento registrado
Mientras los acuerdos no se aprueben no hay avance del que informar; lo que quiera decir de la propuesta, hágalo llegar a quien lleva el registro.
Lo que hoy consta de cada una se ve con estas órdenes:
seg ver propuesta/p1
"""


def test_lo_que_un_acuerdo_propone_va_aparte_y_de_ello_no_se_pide_informe() -> None:
    assert la_hoja(MESAS, "gobiernos") == DE_PROPUESTAS


DE_PERIODOS = """\
Enlace
Hoja de seguimiento
Fecha de corte: 15 de abril de 2023
Registros leídos: 6 de 6 archivos
Versión de los registros: 0123456789
Responde de 3 compromisos, contando lo ya cerrado.
A su cargo, sin cerrar: 2 de 3 compromisos
Con el plazo cumplido: 0 de 2 sin cerrar
Períodos con el plazo cumplido: 2 de 4 que han empezado {vencida}
Vencen en 30 días: 0 de 2 sin cerrar
Sin seguimiento registrado: 1 de 2 sin cerrar {aviso}
Completadas: 1 de 3 compromisos {bien}
== Responde (2 compromisos y 4 períodos) (#responde)
[Compromisos de acuerdos (responde)]
Compromiso | Plazo | Quién | Cómo va | Última entrada | Prórrogas
[a/s1@2023-01](data/acuerdos/a.yaml#L6) Enviar el boletín | 31-ene-2023 | Enlace | Vencida hace 74 días{vencida} / Se declaró completada / Sin evidencia / Verificación rechazada: 25-ene-2023: sin nota{alerta} | 20-ene-2023, completada | ninguna
[a/s1@2023-02](data/acuerdos/a.yaml#L6) Enviar el boletín | 28-feb-2023 | Enlace | Vencida hace 46 días{vencida} / Se declaró completada / Sin evidencia / Verificación rechazada: 25-feb-2023: Sin enviar{alerta} | 20-feb-2023, completada | ninguna
[a/s1@2023-03](data/acuerdos/a.yaml#L6) Enviar el boletín | 10-may-2023 / 1 prórroga; original: 31-mar-2023 | Enlace | Por vencer{por_vencer} / No iniciada | sin seguimiento registrado | 20-mar-2023, hasta 10-may-2023: Huelga
[a/s1@2023-04](data/acuerdos/a.yaml#L6) Enviar el boletín | 15-may-2023 / 1 prórroga; original: 30-abr-2023 | Enlace | Por vencer{por_vencer} / No iniciada | sin seguimiento registrado | no consta el detalle
[a/s1](data/acuerdos/a.yaml#L6) Enviar el boletín | dic-2023 | Enlace | En plazo{en_plazo} / En curso / 0 de 2 períodos | 20-feb-2023, completada | ninguna
[c/m1](data/acuerdos/c.yaml#L4) Firmar | dic-2023 / 1 prórroga; original: feb-2023 | Enlace | En plazo{en_plazo} / No iniciada | sin seguimiento registrado | 05-mar-2023, hasta dic-2023: no consta el motivo
== Ya cerradas (1 compromiso) (#cerradas)
[Lo que ya se cerró]
Compromiso | Plazo | Quién | Cómo va | Última entrada | Papel
[b/k1](data/acuerdos/b.yaml#L4) Publicar la norma | dic-2023 | Enlace | Completada{cerrada} / Evidencia: Norma / Sin verificación ajena | 01-mar-2023, completada | responde
Para informar de un avance se añade una entrada a la bitácora de la acción, con estas órdenes o haciéndolo llegar a quien lleva el registro. Ponga el estado que corresponda (en_curso, completada…); «--comentario» dice qué se hizo; «--fecha», el día en que ocurrió; «--cantidad», cuánto se lleva de la meta, y «--evidencia», la prueba. Las entradas anteriores no se tocan.
seg actualizar a/s1@2023-01 --estado en_curso
seg actualizar a/s1@2023-02 --estado en_curso
seg actualizar a/s1@2023-03 --estado en_curso
seg actualizar a/s1@2023-04 --estado en_curso
seg actualizar c/m1 --estado en_curso
"""


def test_de_cada_periodo_se_dice_su_prorroga_si_lo_nombra() -> None:
    assert la_hoja(RAREZAS, "enlace") == DE_PERIODOS


def test_a_quien_solo_se_dirige_lo_ya_respondido_no_se_le_pide_nada() -> None:
    respondida = {
        "data/evaluaciones/e.yaml": """\
            titulo: Evaluación
            organizacion: OIM
            recomendaciones:
              - id: R1
                texto: Coordinarse
                dirigida_a: [Dirección]
                respuesta: {decision: aceptada}
            """
    }
    hoja = vista(encargo_de(respondida, HOY, "direccion"))
    assert hoja.secciones == ()
    assert hoja.parrafos == ()
    assert hoja.ordenes == ()
    assert hoja.como_informar == (
        "No consta nada pendiente a su nombre: no hay avance del que informar.",
    )
    assert en_llano(hoja.cifras) == "Recomendaciones sin respuesta: 0 de 1 recomendación\n"


@pytest.mark.parametrize(
    ("nombre", "mensaje", "ayuda"),
    [
        (
            "Secretaria Técnica",
            "nadie figura como «Secretaria Técnica»",
            "¿quiso decir «Secretaría»?",
        ),
        ("zzz", "nadie figura como «zzz»", "vea quiénes con «seg status --por responsable»"),
        ("  ", "nadie figura como «  »", "vea quiénes con «seg status --por responsable»"),
    ],
)
def test_si_nadie_se_llama_asi_se_dice_y_se_sugiere_a_quien_se_parece(
    nombre: str, mensaje: str, ayuda: str
) -> None:
    with pytest.raises(ReferenciaDesconocida) as error:
        vista(encargo_de(MESAS, HOY, nombre))
    assert (error.value.mensaje, error.value.ayuda) == (mensaje, ayuda)


@pytest.mark.parametrize("formato", ["html", "md"])
def test_la_hoja_de_cada_nombrado_en_los_registros_del_proyecto_se_escribe_entera(
    formato: str,
) -> None:
    carga, git = cargar(Directorio(PROYECTO)), EstadoEnGit(COMMIT, modificado=False)
    plantillas, nombres = Plantillas(), nombrados(carga.cartera)
    for nombre in nombres:
        hoja = vista(Encargo(carga, dia("2023-07-01"), git, nombre))
        rendido = plantillas.rendir(f"responsable.{formato}.j2", hoja)
        assert rendido.diagnosticos == ()
        escritos = [hoja.portada.titulo, *hoja.ordenes, *(s.titulo for s in hoja.secciones)]
        assert [texto for texto in escritos if texto not in rendido.texto] == []
    assert "PF UNICEF" in nombres
