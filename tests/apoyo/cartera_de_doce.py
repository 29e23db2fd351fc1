"""Una cartera de doce acciones, con todas sus cifras hechas a mano en cuatro cortes.

Nada de lo que sigue salió del programa. `+` es «en el numerador»; K = caminos, P = puertos, X = radios.

QUÉ HAY (plazo; lo anotado)
  caminos, de 2021-06 (existe desde el 1-jun-21); Misión Ecuador
    R1 p1 aceptada 15-ago-21: 1.1 plazo 31-dic-22, hecha 20-nov-22 con evidencia, verificada 5-dic-22
                              1.2 30-nov-22; en curso 10-oct-22; hecha 14-ene-23 sin evidencia
                              1.3 31-ene-23, prórroga el 20-ene al 30-abr-23; en curso 10-feb; hecha
                                  10-abr-23 con evidencia
    R2 p2 en parte 2021-09:   2.1 28-feb-23; hecha 15-feb, rechazada 10-mar; hecha 5-jul, verificada con
                                  observaciones 20-jul-23
                              2.2 trimestral, de oct-22 a 30-sep-23: hechas T4 (20-dic-22), T1 (20-abr-23) y
                                  T3 (28-sep-23), T2 nunca; serie cerrada 5-oct-23 con evidencia
                              2.3 31-oct-22; sin seguimiento y sin responsable
    R3 p3 rechazada 29-ago-21, sin acciones
  puertos, del 10-feb-23; Oficina Regional
    R1 p1 sin respuesta:      1.1 sin plazo; en curso 2023-05 (cuenta el 31); hecha 15-ene-24
                              1.2 30-abr-23; hecha 10-abr-23 con evidencia; misma que caminos/1.3
    R2 p2 de 15-ene-23, aceptada 20-mar-23:
                              2.1 31-may-23; cancelada 25-abr-23
                              2.2 15-jun-23; hecha 30-may sin evidencia; reabierta 8-ago; prórroga el
                                  9-ago al 15-sep-23
  radios, de 2023-T2 (existe desde el 1-abr-23); Oficina Regional y Misión Ecuador
    R1 sin prioridad, aceptada sin fecha (hay respuesta; no se sabe cuándo):
                              1.1 31-ago-23; no aplicable 15-jul-23
                              1.2 15-sep-23; prórrogas el 2-oct al 30-nov-23 y el 20-nov al 31-ene-24
    R2 p2 respondida 1-ago-23 sin decisión, ni acciones ni plan
    R3 p1 aceptada 1-sep-23; bitácora propia: en curso 10-sep, implementada 2023-11 (cuenta el 30)

CORTE 31-mar-23, período 2023-T1. Radios es de abril en adelante: aún no existe, con todo lo que lleva.
  Cerradas K1.1, K1.2. Vencidas K2.1 (rechazada; 28-feb→31-mar = 31) y K2.3 (nov 30 + dic 31 + ene 31 +
  feb 28 + mar 31 = 151). Por vencer hasta 30-abr, incluido: K1.3, P1.2. Sin plazo P1.1. En plazo K2.2, P2.1
  y P2.2. En curso K1.3, K2.1, K2.2; sin iniciar 5.
  Recomendaciones: K.R1 parcial (2 de 3), K.R2 en curso, K.R3 descartada, P.R1 sin respuesta, P.R2 pendiente.
  Oportunidad: límites 30-jun-21 + 60 = 29-ago-21 (R1 15-ago sí, R2 30-sep no, R3 el mismo día sí) y P.R2
  15-ene + 60 = 16-mar (20-mar no); P.R1, 10-feb + 60 = 11-abr, aún no.
  12 meses: K.R1 15-ago-22 y K.R2 30-sep-22, sin nada hecho: 0/2. 24 meses: nadie.
  Exigibles K1.1+ K1.2+ K2.1 K2.3 (K1.3 ya vence 30-abr). A tiempo: las 4 y K1.3 (original 31-ene); solo K1.1.
  Retraso vigente: K1.2 30-nov→14-ene = 31 + 14 = 45; 31; 151. Suma 227, media 227/3, mediana 45.
  Original: además K1.3, 31-ene→31-mar = 28 + 31 = 59. Suma 286, media 286/4, mediana (45 + 59)/2 = 52.
  Sin novedad (>100): K2.2 20-dic→31-mar = 11 + 31 + 28 + 31 = 101 sí; K2.3 sí; las de puertos, desde
  10-feb o 20-mar, no.
  Instancias: T4 hecha; T1 vence hoy, no es exigible: 1/1.
  Saldo (víspera 31-dic-22, solo caminos: cerrada K1.1): 5 + 4 nuevas − 1 (K1.2) = 8.
  K2.1 se cerró y se reabrió dentro. Vence K2.1. K1.3: 31-ene→30-abr = 28 + 31 + 30 = 89.
  Recomendaciones: 2 (K.R1, K.R2) + 2 nuevas = 4. Después: radios entera, 12 entradas, la verificación del
  20-jul y la prórroga de P2.2.

CORTE 30-jun-23, período 2023-T2
  Cerradas K1.1 K1.2 K1.3 P1.2 P2.1 P2.2. Vencidas K2.1 (31-mar-23 llevaba 31; + 30 + 31 + 30 = 122) y
  K2.3 (151 + 91 = 242). En plazo K2.2 X1.1 X1.2. Sin plazo P1.1.
  K.R1 y P.R2 (una cancelada, una hecha) implementadas; P.R1 parcial, aunque sin respuesta.
  Oportunidad: entra P.R1 (11-abr): 2/5. Exigibles 7: entran K1.3+ P1.2+ P2.2+. A tiempo: P1.2 y P2.2 sí,
  K1.3 no: 3/7.
  Vigente: 45, 122, 242: suma 409, mediana 122. Original: K1.3 31-ene→10-abr = 28 + 31 + 10 = 69; suma 478,
  media 478/4, mediana (69 + 122)/2.
  Sin novedad: K2.1 15-feb→30-jun = 13 + 31 + 30 + 31 + 30 = 135 sí; K2.2 20-abr, 71 no; K2.3 sí; P1.1 30 no;
  radios, desde hoy, no: 2/6. Instancias: T4, T1 (tarde, pero hecha): 2/2; T2 vence hoy.
  Saldo (víspera: 4 de caminos y 4 de puertos): 8 + 2 (radios) − 4 = 6. Recomendaciones: 4 + 3 − 2 = 5.

CORTE 10-ago-23, período 2023-T3 a medias
  Cerradas K1.1 K1.2 K1.3 K2.1 P1.2 P2.1 X1.1. Vencida K2.3 (242 + 31 + 10 = 283). En plazo K2.2, P2.2 y
  X1.2 (vencen después del 9-sep). Sin plazo P1.1.
  K.R2 parcial; P.R2 otra vez en curso; X.R1 pendiente; X.R2 sin plan; X.R3 sin respuesta.
  Exigibles 6: sale P2.2 (vence 15-sep), queda K2.1+. A tiempo 7: P2.2 ya no cuenta como hecha: 2/7.
  Vigente: 45; K2.1 122 + 5 = 127; 283: suma 455, mediana 127. Original: 45, 69, 127, 283 y P2.2
  15-jun→10-ago = 15 + 31 + 10 = 56: suma 580, media 116, mediana 69.
  Sin novedad: K2.2 20-abr→10-ago = 10 + 31 + 30 + 31 + 10 = 112 sí; K2.3 sí; P1.1 71 no; P2.2 2 no;
  X1.2 41 no: 2/5. Instancias: T2 vencida sin hacer: 2/3. 24 meses de K.R1: 15-ago-23, aún no.
  Saldo: 6 + 0 + 1 reabierta (P2.2) − 2 (K2.1, X1.1) = 5. P2.2: 15-jun→15-sep = 15 + 31 + 31 + 15 = 92.
  Recomendaciones: 5 + 1 reabierta (P.R2) = 6.

CORTE 31-dic-23, período 2023-T4
  Cerradas las 7 de antes y K2.2. Vencidas K2.3 (365 + 61 = 426) y P2.2 (15-sep→31-dic = 15 + 31 + 30 + 31 =
  107). En plazo X1.2 (31-ene; por vencer llega al 30). Sin plazo P1.1.
  Oportunidad: límite de radios 30-jun + 60 = 29-ago: R1 no dice cuándo, aparte; R2 1-ago sí, R3 1-sep no: 3/7.
  24 meses: K.R1 15-ago-23, las tres hechas, sí; K.R2 30-sep-23, parcial, no: 1/2. 12 meses: los mismos dos.
  Exigibles 8: entran K2.2+ (30-sep) y P2.2. A tiempo 9: además X1.2; X1.1 no, que no es aplicable.
  Vigente: 45, 127, K2.2 30-sep→5-oct = 5, 426, 107: suma 710, media 142, mediana 107. Original: 45, 69, 127,
  5, 426, P2.2 56 + 21 + 30 + 31 + 30 + 31 = 199 y X1.2 107: suma 978, media 978/7, mediana 107.
  Sin novedad, las cuatro: P1.1 31-may, P2.2 8-ago y X1.2 30-jun pasan de 100. Instancias: T3 hecha; T2, ya
  cerrada la serie, sigue sin cumplirse: 3/4.
  Saldo (víspera 30-sep: K2.2 K2.3 P1.1 P2.2 X1.2): 5 − 1 = 4. X1.2: 15-sep→30-nov = 15 + 31 + 30 = 76, luego
  31 + 31 = 62, acumulados 138. P2.2 y K2.3 ya estaban vencidas. Recomendaciones: 6 − 1 (X.R3) = 5.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

CONFIGURACION = """\
organizacion: OIM
zona_horaria: America/Guayaquil
plazo_respuesta_dias: 60
actores:
  Unidad de Apoyo a Programas:
    alias: [PSU]
"""
CAMINOS = """\
titulo: Evaluación final de Caminos
organizacion: OIM
fecha: 2021-06
unidades_administrativas: [Misión Ecuador]
recomendaciones:
  - id: R1
    texto: Reforzar la coordinación entre oficinas
    prioridad: 1
    respuesta: {decision: aceptada, fecha: 2021-08-15}
    acciones:
      - id: "1.1"
        descripcion: Nombrar enlaces
        plazo: 2022-12
        responsables: [Jefatura de misión]
        seguimiento: [{fecha: 2022-11-20, estado: completada, evidencias: [{titulo: Memorando}]}]
        verificaciones: [{fecha: 2022-12-05, por: Evaluación, resultado: verificada}]
      - id: "1.2"
        descripcion: Publicar la guía
        plazo: 2022-11-30
        responsables: [PSU]
        seguimiento:
          - {fecha: 2022-10-10, estado: en_curso, comentario: Borrador en revisión}
          - {fecha: 2023-01-14, estado: completada, motivo_retraso: Faltaba la traducción}
      - id: "1.3"
        descripcion: Dar el taller de arranque
        plazo: 2023-01
        responsables: [Unidad de Apoyo a Programas, Jefatura de misión]
        prorrogas:
          - fecha: 2023-01-20
            plazo: 2023-04
            motivo: Cambio de equipo
            autorizada_por: Jefatura de misión
        seguimiento:
          - {fecha: 2023-02-10, estado: en_curso, comentario: Convocatoria enviada}
          - {fecha: 2023-04-10, estado: completada, evidencias: [{titulo: Acta}]}
  - id: R2
    texto: Sostener lo aprendido
    prioridad: 2
    respuesta:
      decision: aceptada_parcialmente
      fecha: 2021-09
      alcance: Solo en la frontera norte
      justificacion: No hay fondos para más
    acciones:
      - id: "2.1"
        descripcion: Levantar la línea de base
        plazo: 2023-02-28
        responsables: [PSU]
        seguimiento:
          - {fecha: 2023-02-15, estado: completada, evidencias: [{titulo: Informe}]}
          - {fecha: 2023-07-05, estado: completada, evidencias: [{titulo: Informe con anexos}]}
        verificaciones:
          - {fecha: 2023-03-10, por: Evaluación, resultado: rechazada, nota: Faltan los anexos}
          - {fecha: 2023-07-20, por: Evaluación, resultado: verificada_con_observaciones}
      - id: "2.2"
        descripcion: Reunir al comité
        inicio: 2022-10
        plazo: 2023-09
        recurrencia: trimestral
        responsables: [Oficina de país]
        seguimiento:
          - {fecha: 2022-12-20, estado: completada, instancia: 2022-T4}
          - {fecha: 2023-04-20, estado: completada, instancia: 2023-T1}
          - {fecha: 2023-09-28, estado: completada, instancia: 2023-T3}
          - {fecha: 2023-10-05, estado: completada, evidencias: [{titulo: Actas del año}]}
      - id: "2.3"
        descripcion: Contratar a una consultora
        plazo: 2022-10
  - id: R3
    texto: Cerrar la oficina local
    prioridad: 3
    respuesta: {decision: rechazada, fecha: 2021-08-29, justificacion: Sigue siendo necesaria}
"""
PUERTOS = """\
titulo: Evaluación de medio término de Puertos
organizacion: OIM
fecha: 2023-02-10
unidades_administrativas: [Oficina Regional]
recomendaciones:
  - id: R1
    texto: Ordenar los registros
    prioridad: 1
    acciones:
      - id: "1.1"
        descripcion: Revisar el manual
        responsables: [Oficina de país]
        seguimiento:
          - {fecha: 2023-05, estado: en_curso, comentario: Revisados dos capítulos}
          - {fecha: 2024-01-15, estado: completada}
      - id: "1.2"
        descripcion: Dar el taller de arranque
        plazo: 2023-04
        misma_que: caminos/1.3
        responsables: [PSU]
        seguimiento: [{fecha: 2023-04-10, estado: completada, evidencias: [{titulo: Acta}]}]
  - id: R2
    texto: Abrir otra ventanilla
    fecha: 2023-01-15
    prioridad: 2
    respuesta: {decision: aceptada, fecha: 2023-03-20}
    acciones:
      - id: "2.1"
        descripcion: Alquilar el local
        plazo: 2023-05
        responsables: [Oficina Regional]
        seguimiento:
          - {fecha: 2023-04-25, estado: cancelada, comentario: Lo cede el municipio}
      - id: "2.2"
        descripcion: Formar al personal
        plazo: 2023-06-15
        responsables: [Oficina Regional]
        prorrogas: [{fecha: 2023-08-09, plazo: 2023-09-15, motivo: Entró personal nuevo}]
        seguimiento:
          - {fecha: 2023-05-30, estado: completada}
          - {fecha: 2023-08-08, estado: en_curso, comentario: Hay que repetirla}
"""
RADIOS = """\
titulo: Evaluación temática de Radios
organizacion: OIM
fecha: 2023-T2
unidades_administrativas: [Oficina Regional, Misión Ecuador]
recomendaciones:
  - id: R1
    texto: Emitir en lenguas originarias
    respuesta: {decision: aceptada}
    acciones:
      - id: "1.1"
        descripcion: Traducir las cuñas
        plazo: 2023-08
        responsables: [Oficina Regional]
        seguimiento:
          - {fecha: 2023-07-15, estado: no_aplicable, comentario: La emisora ya las traduce}
      - id: "1.2"
        descripcion: Firmar con la emisora
        plazo: 2023-09-15
        responsables: [Jefatura de misión]
        prorrogas:
          - {fecha: 2023-10-02, plazo: 2023-11, motivo: Falta un dictamen}
          - {fecha: 2023-11-20, plazo: 2024-01, motivo: Cambio de directiva}
  - id: R2
    texto: Medir la audiencia
    prioridad: 2
    respuesta: {fecha: 2023-08-01}
  - id: R3
    texto: Publicar la parrilla
    prioridad: 1
    respuesta: {decision: aceptada, fecha: 2023-09-01}
    seguimiento:
      - {fecha: 2023-09-10, estado: en_curso}
      - {fecha: 2023-11, estado: implementada, comentario: Publicada en la página}
"""
MESA = """\
titulo: Mesa de coordinación
estado: vigente
compromisos:
  - id: c1
    descripcion: Compartir los datos
    plazo: 2023-01
    responsables: [Secretaría]
    seguimiento: [{fecha: 2023-07-01, estado: en_curso, comentario: Primera entrega}]
"""
ARCHIVOS: Mapping[str, str] = {
    "seguimiento.yaml": CONFIGURACION,
    "data/evaluaciones/caminos.yaml": CAMINOS,
    "data/evaluaciones/puertos.yaml": PUERTOS,
    "data/evaluaciones/radios.yaml": RADIOS,
    "data/acuerdos/mesa.yaml": MESA,
}

Cociente = tuple[tuple[str, ...], tuple[str, ...]]
"""Numerador y denominador, por sus referencias."""


@dataclass(frozen=True, slots=True)
class Retrasos:
    """Los días de cada acción que se retrasó, y lo que resulta."""

    dias: Mapping[str, int]
    media: Fraction
    mediana: Fraction


@dataclass(frozen=True, slots=True)
class Saldo:
    """Lo que había abierto, lo que entró y salió, y lo que queda."""

    inicio: tuple[str, ...]
    final: tuple[str, ...]
    nuevas: tuple[str, ...] = ()
    reabiertas: tuple[str, ...] = ()
    cerradas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cifras:
    """Todo lo calculado a mano en un corte y en el período que termina en él."""

    periodo: str
    situaciones: Mapping[str, int]
    estados: Mapping[str, int]
    recomendaciones: Mapping[str, int]
    cocientes: Mapping[str, Cociente]
    vigente: Retrasos
    original: Retrasos
    acciones: Saldo
    de_recomendaciones: Saldo
    completadas: tuple[str, ...] = ()
    canceladas: tuple[str, ...] = ()
    no_aplicables: tuple[str, ...] = ()
    vencidas: tuple[str, ...] = ()
    fuera_del_saldo: tuple[str, ...] = ()
    prorrogadas: tuple[tuple[str, str, str, int, int], ...] = ()
    """Acción, plazo de antes, plazo nuevo, días y días acumulados."""
    verificaciones: tuple[tuple[str, str], ...] = ()
    respuestas: tuple[str, ...] = ()
    tras_el_corte: Mapping[str, int] = field(default_factory=dict)
    """Cuántas cosas posteriores hay de cada clase."""


_ARCHIVOS = {"K": "caminos", "P": "puertos", "X": "radios"}


def refs(texto: str) -> tuple[str, ...]:
    """`K1.1 P.R2` → `caminos/1.1`, `puertos/R2`."""
    return tuple(f"{_ARCHIVOS[r[0]]}/{r[1:].lstrip('.')}" for r in texto.split())


def cociente(texto: str) -> Cociente:
    """`K1.1+ K1.2`: los dos se miran y solo el primero cumple."""
    marcados = texto.split()
    cumplen = " ".join(marcado[:-1] for marcado in marcados if marcado.endswith("+"))
    return refs(cumplen), refs(texto.replace("+", ""))


def _cuentas(texto: str) -> dict[str, int]:
    return {clave: int(numero) for clave, numero in (p.split("=") for p in texto.split())}


def _retrasos(texto: str, suma: int, mediana: Fraction | int) -> Retrasos:
    dias = {
        refs(accion)[0]: int(numero) for accion, numero in (p.split("=") for p in texto.split())
    }
    return Retrasos(dias, Fraction(suma, len(dias)), Fraction(mediana))


def _completas(texto: str) -> Cociente:
    marcados = texto.split()
    return (
        tuple(_ARCHIVOS[marcado[0]] for marcado in marcados if marcado.endswith("+")),
        tuple(_ARCHIVOS[marcado[0]] for marcado in marcados),
    )


CIFRAS: Mapping[date, Cifras] = {
    date(2023, 3, 31): Cifras(
        periodo="2023-T1",
        situaciones=_cuentas("vencida=2 por_vencer=2 en_plazo=3 sin_plazo=1 cerrada=2"),
        estados=_cuentas("no_iniciada=5 en_curso=3 completada=2"),
        recomendaciones=_cuentas(
            "sin_respuesta=1 pendiente=1 en_curso=1 implementada_parcialmente=1 no_se_implementara=1"
        ),
        cocientes={
            "cobertura_de_respuesta": cociente("K.R1+ K.R2+ K.R3+ P.R1 P.R2+"),
            "evaluaciones_completas": _completas("K+ P"),
            "oportunidad": cociente("K.R1+ K.R2 K.R3+ P.R2"),
            "aceptacion": cociente("K.R1+ K.R2+ K.R3 P.R2+"),
            "implementacion": cociente("K.R1 K.R2 P.R2"),
            "implementacion_12_meses": cociente("K.R1 K.R2"),
            "implementacion_24_meses": cociente(""),
            "cumplimiento": cociente("K1.1+ K1.2+ K2.1 K2.3"),
            "a_tiempo": cociente("K1.1+ K1.2 K1.3 K2.1 K2.3"),
            "vencidas": cociente("K1.3 K2.1+ K2.2 K2.3+ P1.2 P2.1 P2.2"),
            "vencidas_de_largo_retraso": cociente("K1.3 K2.1 K2.2 K2.3 P1.2 P2.1 P2.2"),
            "evidencia": cociente("K1.1+ K1.2"),
            "verificacion": cociente("K1.1+ K1.2"),
            "sin_novedad": cociente("K1.3 K2.1 K2.2+ K2.3+ P1.1 P1.2 P2.1 P2.2"),
            "instancias": cociente("K2.2@2022-T4+"),
        },
        vigente=_retrasos("K1.2=45 K2.1=31 K2.3=151", 227, 45),
        original=_retrasos("K1.2=45 K1.3=59 K2.1=31 K2.3=151", 286, 52),
        acciones=Saldo(
            inicio=refs("K1.2 K1.3 K2.1 K2.2 K2.3"),
            nuevas=refs("P1.1 P1.2 P2.1 P2.2"),
            cerradas=refs("K1.2"),
            final=refs("K1.3 K2.1 K2.2 K2.3 P1.1 P1.2 P2.1 P2.2"),
        ),
        de_recomendaciones=Saldo(
            inicio=refs("K.R1 K.R2"),
            nuevas=refs("P.R1 P.R2"),
            final=refs("K.R1 K.R2 P.R1 P.R2"),
        ),
        completadas=refs("K1.2"),
        vencidas=refs("K2.1"),
        fuera_del_saldo=refs("K2.1"),
        prorrogadas=(("caminos/1.3", "2023-01", "2023-04", 89, 89),),
        verificaciones=(("caminos/2.1", "rechazada"),),
        respuestas=refs("P.R2"),
        tras_el_corte=_cuentas("evaluación=1 entrada=12 verificación=1 prórroga=1"),
    ),
    date(2023, 6, 30): Cifras(
        periodo="2023-T2",
        situaciones=_cuentas("vencida=2 en_plazo=3 sin_plazo=1 cerrada=6"),
        estados=_cuentas("no_iniciada=3 en_curso=3 completada=5 cancelada=1"),
        recomendaciones=_cuentas(
            "sin_respuesta=2 pendiente=1 en_curso=1 implementada=2 implementada_parcialmente=1 no_se_implementara=1"
        ),
        cocientes={
            "cobertura_de_respuesta": cociente("K.R1+ K.R2+ K.R3+ P.R1 P.R2+ X.R1+ X.R2 X.R3"),
            "evaluaciones_completas": _completas("K+ P X"),
            "oportunidad": cociente("K.R1+ K.R2 K.R3+ P.R1 P.R2"),
            "aceptacion": cociente("K.R1+ K.R2+ K.R3 P.R2+ X.R1+"),
            "implementacion": cociente("K.R1+ K.R2 P.R2+ X.R1"),
            "implementacion_12_meses": cociente("K.R1 K.R2"),
            "implementacion_24_meses": cociente(""),
            "cumplimiento": cociente("K1.1+ K1.2+ K1.3+ K2.1 K2.3 P1.2+ P2.2+"),
            "a_tiempo": cociente("K1.1+ K1.2 K1.3 K2.1 K2.3 P1.2+ P2.2+"),
            "vencidas": cociente("K2.1+ K2.2 K2.3+ X1.1 X1.2"),
            "vencidas_de_largo_retraso": cociente("K2.1 K2.2 K2.3 X1.1 X1.2"),
            "evidencia": cociente("K1.1+ K1.2 K1.3+ P1.2+ P2.2"),
            "verificacion": cociente("K1.1+ K1.2 K1.3 P1.2 P2.2"),
            "sin_novedad": cociente("K2.1+ K2.2 K2.3+ P1.1 X1.1 X1.2"),
            "instancias": cociente("K2.2@2022-T4+ K2.2@2023-T1+"),
        },
        vigente=_retrasos("K1.2=45 K2.1=122 K2.3=242", 409, 122),
        original=_retrasos("K1.2=45 K1.3=69 K2.1=122 K2.3=242", 478, Fraction(191, 2)),
        acciones=Saldo(
            inicio=refs("K1.3 K2.1 K2.2 K2.3 P1.1 P1.2 P2.1 P2.2"),
            nuevas=refs("X1.1 X1.2"),
            cerradas=refs("K1.3 P1.2 P2.1 P2.2"),
            final=refs("K2.1 K2.2 K2.3 P1.1 X1.1 X1.2"),
        ),
        de_recomendaciones=Saldo(
            inicio=refs("K.R1 K.R2 P.R1 P.R2"),
            nuevas=refs("X.R1 X.R2 X.R3"),
            cerradas=refs("K.R1 P.R2"),
            final=refs("K.R2 P.R1 X.R1 X.R2 X.R3"),
        ),
        completadas=refs("K1.3 P1.2 P2.2"),
        canceladas=refs("P2.1"),
        tras_el_corte=_cuentas("entrada=9 verificación=1 prórroga=3 respuesta=2"),
    ),
    date(2023, 8, 10): Cifras(
        periodo="2023-T3",
        situaciones=_cuentas("vencida=1 en_plazo=3 sin_plazo=1 cerrada=7"),
        estados=_cuentas("no_iniciada=2 en_curso=3 completada=5 cancelada=1 no_aplicable=1"),
        recomendaciones=_cuentas(
            "sin_respuesta=1 sin_plan=1 pendiente=1 en_curso=1 implementada_parcialmente=2 implementada=1 no_se_implementara=1"
        ),
        cocientes={
            "cobertura_de_respuesta": cociente("K.R1+ K.R2+ K.R3+ P.R1 P.R2+ X.R1+ X.R2+ X.R3"),
            "evaluaciones_completas": _completas("K+ P X"),
            "oportunidad": cociente("K.R1+ K.R2 K.R3+ P.R1 P.R2"),
            "aceptacion": cociente("K.R1+ K.R2+ K.R3 P.R2+ X.R1+"),
            "implementacion": cociente("K.R1+ K.R2 P.R2 X.R1"),
            "implementacion_12_meses": cociente("K.R1 K.R2"),
            "implementacion_24_meses": cociente(""),
            "cumplimiento": cociente("K1.1+ K1.2+ K1.3+ K2.1+ K2.3 P1.2+"),
            "a_tiempo": cociente("K1.1+ K1.2 K1.3 K2.1 K2.3 P1.2+ P2.2"),
            "vencidas": cociente("K2.2 K2.3+ P2.2 X1.2"),
            "vencidas_de_largo_retraso": cociente("K2.2 K2.3 P2.2 X1.2"),
            "evidencia": cociente("K1.1+ K1.2 K1.3+ K2.1+ P1.2+"),
            "verificacion": cociente("K1.1+ K1.2 K1.3 K2.1+ P1.2"),
            "sin_novedad": cociente("K2.2+ K2.3+ P1.1 P2.2 X1.2"),
            "instancias": cociente("K2.2@2022-T4+ K2.2@2023-T1+ K2.2@2023-T2"),
        },
        vigente=_retrasos("K1.2=45 K2.1=127 K2.3=283", 455, 127),
        original=_retrasos("K1.2=45 K1.3=69 K2.1=127 K2.3=283 P2.2=56", 580, 69),
        acciones=Saldo(
            inicio=refs("K2.1 K2.2 K2.3 P1.1 X1.1 X1.2"),
            reabiertas=refs("P2.2"),
            cerradas=refs("K2.1 X1.1"),
            final=refs("K2.2 K2.3 P1.1 P2.2 X1.2"),
        ),
        de_recomendaciones=Saldo(
            inicio=refs("K.R2 P.R1 X.R1 X.R2 X.R3"),
            reabiertas=refs("P.R2"),
            final=refs("K.R2 P.R1 P.R2 X.R1 X.R2 X.R3"),
        ),
        completadas=refs("K2.1"),
        no_aplicables=refs("X1.1"),
        prorrogadas=(("puertos/2.2", "2023-06-15", "2023-09-15", 92, 92),),
        verificaciones=(("caminos/2.1", "verificada_con_observaciones"),),
        respuestas=refs("X.R2"),
        tras_el_corte=_cuentas("entrada=5 prórroga=2 respuesta=1"),
    ),
    date(2023, 12, 31): Cifras(
        periodo="2023-T4",
        situaciones=_cuentas("vencida=2 en_plazo=1 sin_plazo=1 cerrada=8"),
        estados=_cuentas("no_iniciada=2 en_curso=2 completada=6 cancelada=1 no_aplicable=1"),
        recomendaciones=_cuentas(
            "sin_plan=1 pendiente=1 en_curso=1 implementada_parcialmente=2 implementada=2 no_se_implementara=1"
        ),
        cocientes={
            "cobertura_de_respuesta": cociente("K.R1+ K.R2+ K.R3+ P.R1 P.R2+ X.R1+ X.R2+ X.R3+"),
            "evaluaciones_completas": _completas("K+ P X+"),
            "oportunidad": cociente("K.R1+ K.R2 K.R3+ P.R1 P.R2 X.R2+ X.R3"),
            "aceptacion": cociente("K.R1+ K.R2+ K.R3 P.R2+ X.R1+ X.R3+"),
            "implementacion": cociente("K.R1+ K.R2 P.R2 X.R1 X.R3+"),
            "implementacion_12_meses": cociente("K.R1 K.R2"),
            "implementacion_24_meses": cociente("K.R1+ K.R2"),
            "cumplimiento": cociente("K1.1+ K1.2+ K1.3+ K2.1+ K2.2+ K2.3 P1.2+ P2.2"),
            "a_tiempo": cociente("K1.1+ K1.2 K1.3 K2.1 K2.2 K2.3 P1.2+ P2.2 X1.2"),
            "vencidas": cociente("K2.3+ P2.2+ X1.2"),
            "vencidas_de_largo_retraso": cociente("K2.3+ P2.2 X1.2"),
            "evidencia": cociente("K1.1+ K1.2 K1.3+ K2.1+ K2.2+ P1.2+"),
            "verificacion": cociente("K1.1+ K1.2 K1.3 K2.1+ K2.2 P1.2"),
            "sin_novedad": cociente("K2.3+ P1.1+ P2.2+ X1.2+"),
            "instancias": cociente("K2.2@2022-T4+ K2.2@2023-T1+ K2.2@2023-T2 K2.2@2023-T3+"),
        },
        vigente=_retrasos("K1.2=45 K2.1=127 K2.2=5 K2.3=426 P2.2=107", 710, 107),
        original=_retrasos("K1.2=45 K1.3=69 K2.1=127 K2.2=5 K2.3=426 P2.2=199 X1.2=107", 978, 107),
        acciones=Saldo(
            inicio=refs("K2.2 K2.3 P1.1 P2.2 X1.2"),
            cerradas=refs("K2.2"),
            final=refs("K2.3 P1.1 P2.2 X1.2"),
        ),
        de_recomendaciones=Saldo(
            inicio=refs("K.R2 P.R1 P.R2 X.R1 X.R2 X.R3"),
            cerradas=refs("X.R3"),
            final=refs("K.R2 P.R1 P.R2 X.R1 X.R2"),
        ),
        completadas=refs("K2.2"),
        prorrogadas=(
            ("radios/1.2", "2023-09-15", "2023-11", 76, 76),
            ("radios/1.2", "2023-11", "2024-01", 62, 138),
        ),
        tras_el_corte=_cuentas("entrada=1"),
    ),
}
"""Lo que hay que obtener en cada uno de los cuatro cortes."""
CORTES = tuple(CIFRAS)
