"""Cómo se dice en una celda lo que se sabe de una acción, igual en pantalla que en un informe.

Es texto llano: ni colores, ni enlaces, ni marcas. Lo que una salida dice con otras letras («lidera»,
«Lidera») lo pasa quien la escribe.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from seguimiento.analisis import vistazo
from seguimiento.analisis.actores import SIN_RESPONSABLE
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.gemelas import distintas
from seguimiento.analisis.posteriores import Posterior
from seguimiento.analisis.seleccion import Filtro
from seguimiento.analisis.vistazo import Cuantas, DeQue, DespuesDelCorte
from seguimiento.campos import en_las_filas
from seguimiento.fechas import FechaParcial
from seguimiento.modelo.accion import Accion, Entrada, Verificacion
from seguimiento.modelo.cartera import AccionSituada, RecomendacionSituada
from seguimiento.redaccion import (
    cuenta,
    entre_comillas,
    enumeracion,
    fecha_breve,
    primera_frase,
    recortado,
)
from seguimiento.vocabularios import Vocabulario

SIN_PLAZO = "sin plazo"
SIN_SEGUIMIENTO = "sin seguimiento registrado"


def plazo(fecha: FechaParcial | None) -> str:
    """Un plazo como se escribió, abreviado: «mar-2023»; «sin plazo» si no hay."""
    return fecha_breve(fecha) if fecha else SIN_PLAZO


def plazos(fila: Fila, original: str = "era {plazo}") -> str:
    """El plazo vigente y, si se prorrogó, el original en otra línea.

    `original` es la frase en que se dice: «era {plazo}», «{prórrogas}; original: {plazo}».
    """
    vista = fila.situacion
    vigente = plazo(vista.plazo)
    if not vista.prorrogas:
        return vigente
    veces = cuenta(vista.prorrogas, "prórroga")
    return f"{vigente}\n{original.format(plazo=plazo(vista.plazo_original), prórrogas=veces)}"


def quienes(
    fila: Fila,
    nadie: str = SIN_RESPONSABLE,
    rotulos: Mapping[str, str] = MappingProxyType({}),
    letras: int = 0,
) -> str:
    """Quién responde y, cada cosa en una línea, quién lidera, quién acompaña y lo demás que consta.

    `rotulos` dice, por su clave, los que no son los del modelo; `letras`, a cuánto se recorta cada
    nombre, si se recorta.
    """
    accion = fila.situada.accion

    def juntos(dato: object) -> str:
        partes = dato if isinstance(dato, tuple) else (dato,)
        return "; ".join(_hasta(letras, dato_suelto(parte)) for parte in partes)

    lineas = [juntos(accion.responsables) or nadie]
    for campo in en_las_filas(Accion):
        dato = getattr(accion, campo.clave)
        if dato is not None and (dicho := juntos(dato)):
            lineas.append(f"{rotulos.get(campo.clave, campo.rotulo)}: {dicho}")
    return "\n".join(lineas)


def dato_suelto(dato: object) -> str:
    """Lo que se escribió en un campo, sea de la clase que sea, como se lee: «Alta», «sí», «5.000 USD»."""
    match dato:
        case Vocabulario():
            return dato.rotulo
        case bool():
            return "sí" if dato else "no"
        case tuple():
            return "; ".join(map(dato_suelto, dato))
        case _:
            return str(dato)


def _hasta(letras: int, texto: str) -> str:
    """El texto recortado a esas letras; entero si son 0."""
    return recortado(texto, letras) if letras else texto


def situacion(fila: Fila) -> str:
    """«Vencida hace 3 días», «Por vencer», «Cerrada»."""
    rotulo = fila.situacion.situacion.rotulo
    return f"{rotulo} hace {cuenta(fila.retraso, 'día')}" if fila.retraso else rotulo


def falta(fila: Fila, hoy: date) -> str:
    """«faltan 3 días», «vence hoy»; vacío si no es de lo que vence pronto."""
    vence = fila.situacion.vence
    return vistazo.falta(vence, hoy) if fila.situacion.por_vencer and vence else ""


def entrada(una: Entrada, callada: str = "") -> str:
    """Una entrada de la bitácora: fecha, estado y lo que dice; si no dice nada, `callada`."""
    comentario = una.comentario or callada
    return f"{_cuando(una)}: {comentario}" if comentario else _cuando(una)


def novedad(fila: Fila, entre: str = ": ") -> str:
    """La última entrada de la bitácora con la primera frase de lo que dice, o que no hay ninguna.

    `entre` es lo que va entre el cuándo y la frase.
    """
    ultima = fila.situacion.novedad
    if ultima is None:
        return SIN_SEGUIMIENTO
    if not ultima.comentario:
        return _cuando(ultima)
    return f"{_cuando(ultima)}{entre}{primera_frase(ultima.comentario)}"


def novedad_en_dos_lineas(fila: Fila) -> str:
    """La última entrada con lo que dice en su propia línea, o que no hay ninguna."""
    return novedad(fila, "\n")


def comprobacion(una: Verificacion, letras: int = 0) -> str:
    """Cuándo y quién comprobó lo declarado, y lo que dejó dicho: «03-feb-2025, Evaluación: falta el rubro».

    `letras` es a cuánto se recortan quién y qué, si se recortan.
    """
    quien = f", {_hasta(letras // 2, una.por)}" if una.por else ""
    return f"{fecha_breve(una.fecha)}{quien}: {_hasta(letras, una.nota or 'sin nota')}"


def verificacion(fila: Fila, letras: int = 0) -> str:
    """Qué halló quien comprobó lo que hoy se declara, cuándo y por qué; vacía si nadie lo hizo.

    `letras` es a cuánto se recorta lo que dejó dicho, si se recorta.
    """
    racha = fila.situacion.racha
    hecha = racha.verificacion if racha else None
    if hecha is None:
        return ""
    eficaz = f" (eficaz: {hecha.eficaz.rotulo.lower()})" if hecha.eficaz else ""
    return f"{resultado(hecha)}: {comprobacion(hecha, letras)}{eficaz}"


def resultado(una: Verificacion) -> str:
    """Qué halló una verificación: «Verificada», «Verificación rechazada»."""
    rotulo = una.resultado.rotulo
    return rotulo if una.resultado.sostiene else f"Verificación {rotulo.lower()}"


def _cuando(una: Entrada) -> str:
    cuanto = "" if una.avance is None else f" ({una.avance} %)"
    return f"{fecha_breve(una.fecha)}, {una.estado.rotulo.lower()}{cuanto}"


def cuanto_lleva(fila: Fila) -> list[str]:
    """Lo hecho de lo comprometido, si se mide: «2 de 4 talleres», «1 de 3 períodos».

    El día en que vence un período todavía no es exigible.
    """
    partes = [str(fila.avance)] if fila.avance is not None else []
    if fila.periodos is not None:
        cumplidos, exigibles = fila.periodos
        exigidos = f"{cumplidos} de {cuenta(exigibles, 'período')}"
        partes.append(exigidos if exigibles else "ningún período exigible todavía")
    return partes


def recuento(filas: Iterable[Fila], *, propuestas_aparte: bool = False) -> str:
    """«3 acciones, 1 recomendación, 1 compromiso y 2 períodos»; «nada» si no hay ninguna.

    Una acción que se repite cuenta una vez. Lo que un acuerdo solo propone puede decirse aparte.
    """
    return cuantas(filas, propuestas_aparte=propuestas_aparte).en_palabras


def cuantas(filas: Iterable[Fila], *, propuestas_aparte: bool = True) -> Cuantas:
    """Cuántas hay de cada clase; lo que un acuerdo solo propone, aparte si se pide."""
    return vistazo.cuantas(
        (de_que(fila), fila.instancia is not None, fila.exigible or not propuestas_aparte)
        for fila in filas
    )


def de_que(fila: Fila) -> DeQue:
    """Qué sigue la fila."""
    if fila.situada.es_compromiso:
        return DeQue.COMPROMISO
    return DeQue.RECOMENDACION if fila.situada.es_recomendacion else DeQue.ACCION


def con_distintas(refs: Iterable[str], unidas: Mapping[str, str]) -> str:
    """« (10 distintas)»; nada si entre ellas no hay dos que sean la misma."""
    lista = list(refs)
    cuantas = distintas(lista, unidas)
    return f" ({cuenta(cuantas, 'distinta')})" if cuantas < len(lista) else ""


def repeticion(fila: Fila) -> str:
    """«Es la misma que…», con la referencia completa; vacía si no repite a ninguna."""
    return f"Es la misma que {fila.misma_que}." if fila.misma_que else ""


def posterior(uno: Posterior) -> str:
    """Qué es lo posterior al corte y, de lo que no existía, cuánto lleva dentro."""
    if not uno.es_elemento:
        return f"{uno.clase.value}; su fecha aún no termina" if uno.empezada else uno.clase.value
    dentro = [s for s in uno.situadas if s.ref != uno.ref]
    recomendaciones = sum(isinstance(s, RecomendacionSituada) for s in dentro)
    compromisos = sum(isinstance(s, AccionSituada) and s.es_compromiso for s in dentro)
    partes = (
        (recomendaciones, "recomendación"),
        (len(dentro) - recomendaciones - compromisos, "acción"),
        (compromisos, "compromiso"),
    )
    lleva = enumeracion(cuenta(n, que) for n, que in partes if n)
    return f"{uno.clase.value}, con {lleva}" if lleva else uno.clase.value


def despues_del_corte(lista: Iterable[Posterior]) -> list[DespuesDelCorte]:
    """Lo que de cada cosa posterior al corte se dice en una tabla."""
    return [
        DespuesDelCorte(uno.fecha.ultimo_dia, fecha_breve(uno.fecha), uno.ref, posterior(uno))
        for uno in lista
    ]


def lo_pedido(filtro: Filtro, titulos: Mapping[str, str] = MappingProxyType({})) -> str:
    """Qué parte de la cartera se pide: «la evaluación final-2022; lo de prioridad alta»; vacío si toda.

    `titulos` dice cómo se llaman los registros, por su id.
    """

    def nombre(id_: str) -> str:
        titulo = titulos.get(id_, "").replace("«", "“").replace("»", "”")
        return f"«{titulo}» ({id_})" if titulo else id_

    quien, dirigida = filtro.responsable, filtro.dirigida_a
    partes = (
        f"la evaluación {nombre(filtro.evaluacion)}" if filtro.evaluacion else "",
        f"el acuerdo {nombre(filtro.acuerdo)}" if filtro.acuerdo else "",
        f"aquello en que figura {enumeracion(entre_comillas(quien), 'o')}" if quien else "",
        f"lo dirigido a «{dirigida}»" if dirigida else "",
        f"lo de prioridad {filtro.prioridad}" if filtro.prioridad is not None else "",
        *(
            f"lo que lleva {enumeracion(entre_comillas(b.valores), 'o')} en «{b.campo.rotulo}»"
            for b in filtro.buscados
        ),
        _de_situaciones(filtro),
    )
    return "; ".join(filter(None, partes))


def _de_situaciones(filtro: Filtro) -> str:
    rotulos = [situacion.rotulo.lower() for situacion in filtro.situaciones]
    return f"lo que está {enumeracion(rotulos, 'o')}" if rotulos else ""
