"""La hoja entera de cada clase de responsable, y lo que pasa si nadie se llama así."""

from collections.abc import Mapping
from datetime import date

import pytest

from apoyo import dia
from apoyo.carteras import PROYECTO
from apoyo.encargos import COMMIT, encargo_de
from apoyo.llano import en_llano
from apoyo.mesas import MESAS, RAREZAS
from seguimiento.almacen.fuentes import Directorio
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
Plazo | Acción | Cómo va | Última entrada | Próximo paso | Prórrogas
feb-2023 / 2 prórrogas; original: nov-2022 | [final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales / Responde: Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} | 28-mar-2023, en curso: Convocatoria enviada | no consta | 01-dic-2022, hasta ene-2023: Cambio de equipo / 20-ene-2023, hasta feb-2023: motivo no consta
[Compromisos de acuerdos (responde)]
Plazo | Acción | Cómo va | Última entrada | Próximo paso
dic-2022 | [mesa/c4](data/acuerdos/mesa.yaml#L29) Publicar la guía / Responde: PSU | Vencida hace 105 días{vencida}  / (verificación rechazada) | 01-oct-2022, completada | no consta
== Recomendaciones que se le dirigen y esperan respuesta (#sin-respuesta)
[Sin respuesta gerencial]
#Días | #Prioridad | Recomendación | Dirigida a
289 | no consta | [final/R2](data/evaluaciones/final.yaml#L37) Sostener los talleres | PSU
Los días corren desde la evaluación o su propia fecha.
== Ya cerradas (1 acción) (#cerradas)
[Lo que ya se cerró]
Acción | Papel | Cómo quedó | Última entrada
[final/1.2](data/evaluaciones/final.yaml#L22) Difundir el boletín | responde | Completada{cerrada} | 10-feb-2023, completada: Enviado
Para informar de un avance, añada una entrada al «seguimiento» de la acción con la fecha en que ocurrió, el estado, qué se hizo y la evidencia, o hágalo llegar a quien lleva el registro. Las entradas anteriores no se tocan.
Lo que hoy consta de cada una se ve con estas órdenes:
seg ver mesa/c4
seg ver final/1.1
seg ver final/R2
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
Plazo | Acción | Cómo va | Última entrada | Próximo paso | Prórrogas
feb-2023 / 2 prórrogas; original: nov-2022 | [final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales / Responde: Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} | 28-mar-2023, en curso: Convocatoria enviada | no consta | 01-dic-2022, hasta ene-2023: Cambio de equipo / 20-ene-2023, hasta feb-2023: motivo no consta
15-may-2023 | [final/1.3](data/evaluaciones/final.yaml#L27) Abrir la convocatoria / Hecho: s/d de 4 talleres. / Responde: Oficina de país | Por vencer{por_vencer} | sin seguimiento registrado | no consta | ninguna
== Recomendaciones que se le dirigen y esperan respuesta (#sin-respuesta)
[Sin respuesta gerencial]
#Días | #Prioridad | Recomendación | Dirigida a
460 | 3 (baja) | [final/R3](data/evaluaciones/final.yaml#L40) Cerrar la oficina local | Oficina de país; Dirección
Los días corren desde la evaluación o su propia fecha.
Para informar de un avance, añada una entrada al «seguimiento» de la acción con la fecha en que ocurrió, el estado, qué se hizo y la evidencia, o hágalo llegar a quien lleva el registro. Las entradas anteriores no se tocan.
Lo que hoy consta de cada una se ve con estas órdenes:
seg ver final/1.1
seg ver final/1.3
seg ver final/R3
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
Plazo | Acción | Cómo va | Última entrada | Próximo paso
31-mar-2023 | [mesa/c5@2023-T1](data/acuerdos/mesa.yaml#L37) Reunir a los enlaces / Responde: Red de OSC | Vencida hace 15 días{vencida} | sin seguimiento registrado | no consta
30-jun-2023 | [mesa/c5@2023-T2](data/acuerdos/mesa.yaml#L37) Reunir a los enlaces / Responde: Red de OSC | En plazo{en_plazo} | sin seguimiento registrado | no consta
dic-2023 | [mesa/c5](data/acuerdos/mesa.yaml#L37) Reunir a los enlaces / Períodos cumplidos: 1 de 2. / Responde: Red de OSC | En plazo{en_plazo} | 10-nov-2022, completada | no consta
== Lidera, aunque responde otro (1 compromiso) (#lidera)
[Compromisos de acuerdos (lidera)]
Plazo | Acción | Cómo va | Última entrada | Próximo paso
jun-2023 | [mesa/c3](data/acuerdos/mesa.yaml#L19) Firmar el convenio / Responde: Cancillería / Lidera: Red de OSC | En plazo{en_plazo} | 01-mar-2023, en curso: Borrador acordado | Llevarlo a firma
Para informar de un avance, añada una entrada al «seguimiento» de la acción con la fecha en que ocurrió, el estado, qué se hizo y la evidencia, o hágalo llegar a quien lleva el registro. Las entradas anteriores no se tocan.
Lo que hoy consta de cada una se ve con estas órdenes:
seg ver mesa/c5
seg ver mesa/c3
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
Plazo | Acción | Última entrada | Próximo paso
feb-2023 / 2 prórrogas; original: nov-2022 | [final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales / Responde: Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | 28-mar-2023, en curso: Convocatoria enviada | no consta
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
Plazo | Acción | Última entrada | Próximo paso
ene-2020 | [propuesta/p1](data/acuerdos/propuesta.yaml#L6) Aprobar el plan / Responde: Gobiernos | sin seguimiento registrado | no consta
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
Plazo | Acción | Cómo va | Última entrada | Próximo paso | Prórrogas
31-ene-2023 | [a/s1@2023-01](data/acuerdos/a.yaml#L6) Enviar el boletín / Responde: Enlace | Vencida hace 74 días{vencida}  / (verificación rechazada) | 20-ene-2023, completada | no consta | ninguna
28-feb-2023 | [a/s1@2023-02](data/acuerdos/a.yaml#L6) Enviar el boletín / Responde: Enlace | Vencida hace 46 días{vencida}  / (verificación rechazada) | 20-feb-2023, completada | no consta | ninguna
10-may-2023 / 1 prórroga; original: 31-mar-2023 | [a/s1@2023-03](data/acuerdos/a.yaml#L6) Enviar el boletín / Responde: Enlace | Por vencer{por_vencer} | sin seguimiento registrado | no consta | 20-mar-2023, hasta 10-may-2023: Huelga
15-may-2023 / 1 prórroga; original: 30-abr-2023 | [a/s1@2023-04](data/acuerdos/a.yaml#L6) Enviar el boletín / Responde: Enlace | Por vencer{por_vencer} | sin seguimiento registrado | no consta | detalle no consta
dic-2023 | [a/s1](data/acuerdos/a.yaml#L6) Enviar el boletín / Períodos cumplidos: 0 de 2. / Responde: Enlace | En plazo{en_plazo} | 20-feb-2023, completada | no consta | ninguna
dic-2023 / 1 prórroga; original: feb-2023 | [c/m1](data/acuerdos/c.yaml#L4) Firmar / Responde: Enlace | En plazo{en_plazo} | sin seguimiento registrado | no consta | 05-mar-2023, hasta dic-2023: motivo no consta
== Ya cerradas (1 compromiso) (#cerradas)
[Lo que ya se cerró]
Acción | Papel | Cómo quedó | Última entrada
[b/k1](data/acuerdos/b.yaml#L4) Publicar la norma | responde | Completada{cerrada} | 01-mar-2023, completada
Para informar de un avance, añada una entrada al «seguimiento» de la acción con la fecha en que ocurrió, el estado, qué se hizo y la evidencia, o hágalo llegar a quien lleva el registro. Las entradas anteriores no se tocan.
Lo que hoy consta de cada una se ve con estas órdenes:
seg ver a/s1
seg ver c/m1
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
