"""El acta entera de cada clase de reunión, y lo que pasa si se pide una que no está."""

from datetime import date

import pytest

from apoyo.encargos import encargo_de
from apoyo.llano import en_llano
from apoyo.mesas import MESAS
from seguimiento.errores import ReferenciaDesconocida
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.vistas.acta import vista

HOY = date(2023, 4, 15)


def el_acta(reunion: str) -> str:
    """La de una reunión de las mesas, en llano."""
    return en_llano(vista(encargo_de(MESAS, HOY, reunion)))


CELEBRADA = """\
Acta de la reunión
Mesa de coordinación: 5 de octubre de 2022
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
Acuerdo: [Mesa de coordinación](data/acuerdos/mesa.yaml) (mesa)
Marco: Plan conjunto
Fecha: 5 de octubre de 2022
Lugar: Quito
Modalidad: Presencial
Estado: Celebrada
Registro: [mesa/reunion-2022-10-05](data/acuerdos/mesa.yaml#L51)
== Asistencia (#asistencia)
[Asistencia a la reunión]
Institución o función | Asistencia
Secretaría | Presente{bien}
Red de OSC | Presente{bien}
Ministerio | Ausente{apagado}
Cancillería | no consta
== Orden del día (#orden)
Enlaces
Convenio
== Compromisos de reuniones anteriores (#anteriores)
[Cómo estaban el 5 de octubre de 2022]
Compromiso | Se decidió | Plazo | Quién | Cómo iba
[mesa/c1](data/acuerdos/mesa.yaml#L8) Nombrar enlaces | 05-jul-2022 | sep-2022 | Secretaría | Completada{cerrada} / Evidencia: Memorando / Verificada: 01-oct-2022, Evaluación: sin nota
[mesa/c2](data/acuerdos/mesa.yaml#L15) Compartir los datos | 05-jul-2022 | ene-2023 | Secretaría; Cancillería | En plazo{en_plazo} / No iniciada
== Resumen (#resumen)
Se revisó el plan.
== Decisiones (#decisiones)
[Qué se decidió y cómo va al 15 de abril de 2023]
Decisión | Efecto | Compromiso | Plazo | Quién | Cómo va
e1: Incluir los datos de salud | Modifica | [mesa/c2](data/acuerdos/mesa.yaml#L15) Compartir los datos | ene-2023 | Secretaría; Cancillería | Vencida hace 74 días{vencida} / No iniciada
e2: Dar más tiempo al convenio | Prorroga | [mesa/c3](data/acuerdos/mesa.yaml#L19) Firmar el convenio | jun-2023 | Cancillería / Lidera: Red de OSC | En plazo{en_plazo} / En curso
e3: Dar por hecha la guía | Cierra | [mesa/c4](data/acuerdos/mesa.yaml#L29) Publicar la guía | dic-2022 | PSU | Vencida hace 105 días{vencida} / Se declaró completada / Evidencia: Guía / Verificación rechazada: 01-nov-2022, Evaluación: Falta el anexo{alerta}
Seguir la convocatoria | no consta | [final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales | feb-2023 / 2 prórrogas; original: nov-2022 | Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} / En curso
Traducir la guía | Crea | c9: no está entre lo leído a la fecha de corte | no consta | no consta | no consta
Buscar fondos | — | sin compromiso{aviso} | — | — | —
== Documentos (#documentos)
[Acta firmada](https://ejemplo.org/acta)
[https://ejemplo.org/lista](https://ejemplo.org/lista)
== Notas (#notas)
Se grabó.
Duda en «lugar»: se lee Qito. Escaneo dañado.
== Próxima reunión (#proxima)
Fecha: 10 de febrero de 2023
Lugar: no consta
Modalidad: no consta
Estado: Convocada
Registro: [mesa/reunion-2023-02-10](data/acuerdos/mesa.yaml#L73)
Quien preside
Quien levanta el acta
Secretaría
Red de OSC
"""


def test_el_acta_de_una_celebrada_dice_quien_asistio_que_se_decidio_y_como_va() -> None:
    assert el_acta("mesa/reunion-2022-10-05") == CELEBRADA


CONVOCADA = """\
Borrador de acta
Mesa de coordinación: 10 de mayo de 2023
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
Borrador de acta por completar: la reunión está convocada; aún no se celebra.
Acuerdo: [Mesa de coordinación](data/acuerdos/mesa.yaml) (mesa)
Marco: Plan conjunto
Fecha: 10 de mayo de 2023
Lugar: Lima
Modalidad: Híbrida
Estado: Convocada
Registro: [mesa/quinta](data/acuerdos/mesa.yaml#L74)
== Orden del día (#orden)
Convenio
Datos
== Compromisos de reuniones anteriores (#anteriores)
[Cómo estaban el 15 de abril de 2023]
Compromiso | Se decidió | Plazo | Quién | Cómo iba
[mesa/c1](data/acuerdos/mesa.yaml#L8) Nombrar enlaces | 05-jul-2022 | sep-2022 | Secretaría | Completada{cerrada} / Evidencia: Memorando / Verificada: 01-oct-2022, Evaluación: sin nota
[mesa/c2](data/acuerdos/mesa.yaml#L15) Compartir los datos | 05-jul-2022 y 05-oct-2022 | ene-2023 | Secretaría; Cancillería | Vencida hace 74 días{vencida} / No iniciada
[mesa/c3](data/acuerdos/mesa.yaml#L19) Firmar el convenio | 05-oct-2022 | jun-2023 | Cancillería / Lidera: Red de OSC | En plazo{en_plazo} / En curso
[mesa/c4](data/acuerdos/mesa.yaml#L29) Publicar la guía | 05-oct-2022 | dic-2022 | PSU | Vencida hace 105 días{vencida} / Se declaró completada / Evidencia: Guía / Verificación rechazada: 01-nov-2022, Evaluación: Falta el anexo{alerta}
[final/1.1](data/evaluaciones/final.yaml#L11) Convocar a los puntos focales | 05-oct-2022 | feb-2023 / 2 prórrogas; original: nov-2022 | Oficina Regional; PSU / Lidera: UNICEF / Acompaña: CEPAL | Vencida hace 46 días{vencida} / En curso
(#asistencia)
Asistencia
Institución
Asistió
Firma
Asistió
Firma
Secretaría
Cancillería
Red de OSC
(#resumen)
Resumen
1
2
3
4
5
6
(#decisiones)
Decisiones
N.º
Decisión
Compromiso
Quién responde
Plazo
Decisión
Compromiso
Quién responde
Plazo
1
2
3
4
5
6
== Próxima reunión (#proxima)
No consta ninguna posterior.
Quien preside
Quien levanta el acta
"""


def test_la_de_una_convocada_es_un_borrador_que_se_completa_a_mano() -> None:
    assert el_acta("quinta") == CONVOCADA


POSPUESTA = """\
Constancia de reunión no celebrada
Mesa de coordinación: 15 de enero de 2023
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
La reunión se pospuso: no hay acta que levantar. La siguiente que consta es la del 10 de febrero de 2023.
Acuerdo: [Mesa de coordinación](data/acuerdos/mesa.yaml) (mesa)
Marco: Plan conjunto
Fecha: 15 de enero de 2023
Lugar: no consta
Modalidad: no consta
Estado: Pospuesta
Registro: [mesa/reunion-2023-01-15](data/acuerdos/mesa.yaml#L72)
== Orden del día (#orden)
No consta el orden del día.
== Próxima reunión (#proxima)
Fecha: 10 de febrero de 2023
Lugar: no consta
Modalidad: no consta
Estado: Convocada
Registro: [mesa/reunion-2023-02-10](data/acuerdos/mesa.yaml#L73)
"""


def test_la_de_una_pospuesta_lo_dice_y_nombra_la_siguiente() -> None:
    assert el_acta("MESA/Reunion-2023-01-15") == POSPUESTA


SIN_ESTADO = """\
Acta de la reunión
Red de datos: mayo de 2022
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
El registro no dice en qué estado está la reunión: se tiene por celebrada porque trae resumen o decisiones.
Acuerdo: [Red de datos](data/acuerdos/red.yaml) (red)
Marco: no consta
Fecha: mayo de 2022
Lugar: no consta
Modalidad: no consta
Estado: no consta
Registro: [red/reunion-2022-05](data/acuerdos/red.yaml#L6)
== Asistencia (#asistencia)
[Asistencia a la reunión]
Institución o función | Asistencia
No consta quién asistió.
== Orden del día (#orden)
No consta el orden del día.
== Compromisos de reuniones anteriores (#anteriores)
[Cómo estaban el 31 de mayo de 2022]
Compromiso | Se decidió | Plazo | Quién | Cómo iba
No consta ninguno.
== Resumen (#resumen)
Primera toma de contacto.
== Decisiones (#decisiones)
[Qué se decidió y cómo va al 15 de abril de 2023]
Decisión | Efecto | Compromiso | Plazo | Quién | Cómo va
No consta ninguna decisión.
== Próxima reunión (#proxima)
Fecha: 16 de abril de 2023
Lugar: no consta
Modalidad: no consta
Estado: no consta
Registro: [red/proxima](data/acuerdos/red.yaml#L7)
Quien preside
Quien levanta el acta
"""


def test_la_que_no_dice_su_estado_y_trae_resumen_es_un_acta_y_lo_avisa() -> None:
    assert el_acta("red/reunion-2022-05") == SIN_ESTADO


SIN_CONVOCAR = """\
Borrador de acta
Red de datos: 16 de abril de 2023
Unidad de coordinación
Fecha de corte: 15 de abril de 2023
Registros leídos: 4 de 4 archivos
Versión de los registros: 0123456789
Borrador de acta por completar: la reunión no consta como convocada; aún no se celebra.
Acuerdo: [Red de datos](data/acuerdos/red.yaml) (red)
Marco: no consta
Fecha: 16 de abril de 2023
Lugar: no consta
Modalidad: no consta
Estado: no consta
Registro: [red/proxima](data/acuerdos/red.yaml#L7)
== Orden del día (#orden)
No consta el orden del día.
== Compromisos de reuniones anteriores (#anteriores)
[Cómo estaban el 15 de abril de 2023]
Compromiso | Se decidió | Plazo | Quién | Cómo iba
No consta ninguno.
(#asistencia)
Asistencia
Institución
Asistió
Firma
Asistió
Firma
Instituto de Estadística
Red de OSC
(#resumen)
Resumen
1
2
3
4
5
6
(#decisiones)
Decisiones
N.º
Decisión
Compromiso
Quién responde
Plazo
Decisión
Compromiso
Quién responde
Plazo
1
2
3
4
5
6
== Próxima reunión (#proxima)
No consta ninguna posterior.
Quien preside
Quien levanta el acta
"""


def test_la_que_no_consta_como_convocada_se_firma_por_las_partes_si_no_hay_grupo() -> None:
    assert el_acta("red/proxima") == SIN_CONVOCAR


DE_UN_ACUERDO_CORTO = {
    "data/acuerdos/a.yaml": """\
        titulo: Acuerdo
        reuniones:
          - {fecha: 2023-03-01, estado: cancelada}
          - {fecha: 2023-02-01, estado: convocada}
          - {fecha: 2023-02-10, estado: celebrada}
        """
}


def test_la_de_una_cancelada_lo_dice_y_no_se_firma() -> None:
    acta = vista(encargo_de(DE_UN_ACUERDO_CORTO, HOY, "a/reunion-2023-03-01"))
    assert acta.portada.titulo == "Constancia de reunión no celebrada"
    assert acta.aviso == (
        "La reunión se canceló: no hay acta que levantar. No consta otra posterior."
    )
    assert (acta.asistencia, acta.por_completar, acta.firmas) == ((), (), ())


def test_un_borrador_sin_grupo_ni_partes_deja_en_blanco_quien_asiste() -> None:
    acta = vista(encargo_de(DE_UN_ACUERDO_CORTO, HOY, "reunion-2023-02-01"))
    assert acta.asistencia[0].filas == ("1", "2", "3", "4", "5", "6")
    assert acta.aviso == (
        "Borrador de acta por completar: la reunión está convocada; su fecha ya pasó y no consta "
        "que se celebrara."
    )


def test_un_acta_sin_datos_dice_que_no_constan() -> None:
    acta = vista(encargo_de(DE_UN_ACUERDO_CORTO, HOY, "reunion-2023-02-10"))
    assert (
        en_llano(acta.antes)
        == """\
== Asistencia (#asistencia)
[Asistencia a la reunión]
Institución o función | Asistencia
No consta quién asistió.
== Orden del día (#orden)
No consta el orden del día.
== Compromisos de reuniones anteriores (#anteriores)
[Cómo estaban el 10 de febrero de 2023]
Compromiso | Se decidió | Plazo | Quién | Cómo iba
No consta ninguno.
== Resumen (#resumen)
No consta.
== Decisiones (#decisiones)
[Qué se decidió y cómo va al 15 de abril de 2023]
Decisión | Efecto | Compromiso | Plazo | Quién | Cómo va
No consta ninguna decisión.
"""
    )


DOS_IGUALES = {
    f"data/acuerdos/{id_}.yaml": "titulo: A\nreuniones: [{fecha: 2023-01-10}]\n" for id_ in "ab"
}
SIN_REUNIONES = {"data/acuerdos/a.yaml": "titulo: A\n"}


@pytest.mark.parametrize(
    ("archivos", "pedida", "mensaje", "ayuda"),
    [
        (
            MESAS,
            "mesa/reunion-2022-10-06",
            "no hay ninguna reunión «mesa/reunion-2022-10-06»",
            "¿quiso decir «mesa/reunion-2022-10-05»?",
        ),
        (
            MESAS,
            "Red",
            "no hay ninguna reunión «Red»",
            "ese acuerdo tiene «red/reunion-2022-05» y «red/proxima»",
        ),
        (
            MESAS,
            "xyz",
            "no hay ninguna reunión «xyz»",
            "vea las de un acuerdo con «seg ver ACUERDO»",
        ),
        (
            SIN_REUNIONES,
            "a",
            "no hay ninguna reunión «a»",
            "ningún acuerdo tiene reuniones registradas",
        ),
        (
            DOS_IGUALES,
            "reunion-2023-01-10",
            "hay varias reuniones «reunion-2023-01-10»",
            "escriba «a/reunion-2023-01-10» o «b/reunion-2023-01-10»",
        ),
    ],
)
def test_si_la_reunion_no_esta_o_hay_varias_se_dice_cual_escribir(
    archivos: dict[str, str], pedida: str, mensaje: str, ayuda: str
) -> None:
    with pytest.raises(ReferenciaDesconocida) as error:
        vista(encargo_de(archivos, HOY, pedida))
    assert (error.value.mensaje, error.value.ayuda) == (mensaje, ayuda)


@pytest.mark.parametrize("formato", ["html", "md"])
@pytest.mark.parametrize("reunion", ["mesa/reunion-2022-10-05", "quinta", "reunion-2022-12-01"])
def test_las_plantillas_escriben_cada_seccion_cada_hoja_y_cada_firma(
    reunion: str, formato: str
) -> None:
    acta = vista(encargo_de(MESAS, HOY, reunion))
    rendido = Plantillas().rendir(f"acta.{formato}.j2", acta)
    assert rendido.diagnosticos == ()
    hojas = [hoja.titulo for hoja in (*acta.asistencia, *acta.por_completar)]
    titulos = [seccion.titulo for seccion in (*acta.antes, *acta.despues)]
    escritos = [*hojas, *titulos, *acta.firmas, acta.aviso]
    assert [texto for texto in escritos if texto not in rendido.texto] == []
