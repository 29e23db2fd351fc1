"""Estados y avances de otros sistemas → los que se declaran aquí."""

import re
from decimal import ROUND_FLOOR, Decimal

from seguimiento.diagnosticos import importacion as codigos
from seguimiento.fechas_escritas import es_sin_plazo, llano
from seguimiento.importacion.valores.fechas import fecha_escrita
from seguimiento.importacion.valores.lectura import Lectura, Leidos
from seguimiento.importacion.valores.textos import citado, es_nada
from seguimiento.importacion.valores.vocablos import casillas_de, valor_de
from seguimiento.vocabularios import (
    ClaseDeElemento,
    EstadoDeAccion,
    EstadoDeRecomendacion,
    Vocabulario,
)
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_VENCIDA = re.compile(
    r"\b(?:overdue|past due|delayed|late|vencid[oa]s?|atrasad[oa]s?|retrasad[oa]s?|con retraso|en retard"
    r"|em atraso|fuera de plazo)\b",
    re.IGNORECASE,
)
_HABLA_DE_PLAZO = re.compile(r"plazo|fecha limite|deadline|due date|prazo|echeance")
_CORTE = re.compile(r"\n|[.;:,(/]| [-–—] |[–—]|-(?=\s)")
_ANTE_CIFRAS = re.compile(r"\s+(?:(?:on|el|en|in|al|a|au|em)\s+)?(?=[0-9])")
_PORCENTAJE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]+)?) ?(?:%|por ciento|percent|pour cent)")
_NUMERO = re.compile(r"[0-9]{1,3}(?:[.,][0-9]+)?")
_SI_O_NO = {"true": True, "false": False}
"""De una columna que solo dice si está hecha."""
_ES_CIFRA = re.compile(rf"{_PORCENTAJE.pattern}|{_NUMERO.pattern}")
_TODO = 100
_BORDES = " -–—.;:,()/\n"


def estado(lectura: Lectura) -> Leidos:
    """El estado; de lo que sigue a su nombre, el comentario y el avance."""
    celda, texto = lectura.celda, _marcado(lectura)
    if (
        hecha := celda.valor if isinstance(celda.valor, bool) else _SI_O_NO.get(llano(texto))
    ) is not None:
        return {C.ESTADO: _de(lectura, EstadoDeAccion.COMPLETADA)} if hecha else {}
    if celda.es_porcentaje or _PORCENTAJE.fullmatch(texto):
        return avance(lectura)
    if suyo := _llamado(lectura, texto):
        return {C.ESTADO: suyo}
    if es_nada(texto):
        return {}
    return _de_una_frase(lectura, texto)


def _de_una_frase(lectura: Lectura, texto: str) -> Leidos:
    """El estado, si lo hay, de lo que no es solo el nombre de uno."""
    if es_sin_plazo(texto) and _HABLA_DE_PLAZO.search(llano(texto)):
        return {C.SIN_PLAZO: texto}
    if _VENCIDA.search(texto):
        return _sin_lo_vencido(lectura, texto)
    hallado = _con_fecha_o_avance(lectura, texto) or _con_cola(lectura, texto)
    return hallado or _sin_reconocer(lectura)


def _marcado(lectura: Lectura) -> str:
    """De una celda con casillas, lo marcado; si no las lleva, todo."""
    casillas = casillas_de(lectura.celda, lectura.texto)
    marcadas = [casilla.rotulo for casilla in casillas if casilla.marcada]
    return lectura.texto if not casillas else marcadas[0] if len(marcadas) == 1 else "-"


def _llamado(lectura: Lectura, texto: str) -> str:
    """El código del estado que así se llama; vacío si ninguno."""
    vocabulario: type[Vocabulario] = EstadoDeAccion
    if lectura.de is ClaseDeElemento.RECOMENDACION:
        vocabulario = EstadoDeRecomendacion
    hallado = valor_de(texto, vocabulario, lectura.dichos)
    return hallado.value if hallado else ""


def _de(lectura: Lectura, de_accion: EstadoDeAccion) -> str:
    """El estado de una acción, o el de la recomendación que empieza, cumple y cierra lo mismo."""
    if lectura.de is not ClaseDeElemento.RECOMENDACION:
        return de_accion.value
    return next(uno for uno in EstadoDeRecomendacion if uno.como_accion is de_accion).value


def _sin_lo_vencido(lectura: Lectura, texto: str) -> Leidos:
    """Lo que el estado dice además de que está vencida."""
    resto = _VENCIDA.sub("", texto).strip(_BORDES)
    leidos = _con_cola(lectura, resto) if resto else {}
    tomado = f"se toma «{resto}»" if leidos else "no consta otro"
    mensaje = f"{citado(texto)} no es un estado, se calcula del plazo: {tomado}"
    lectura.duda(codigos.VENCIDA_COMO_ESTADO, mensaje)
    return leidos or (lectura.a_las_notas() if resto else {})


def _con_cola(lectura: Lectura, texto: str) -> Leidos:
    """El estado con que empieza el texto, y el resto; nada si no empieza por ninguno."""
    cortes = [*(hallado.start() for hallado in _CORTE.finditer(texto)), len(texto)]
    for corte in reversed(cortes):
        if suyo := _llamado(lectura, texto[:corte]):
            resto = texto[corte:].strip(_BORDES)
            leidos = {C.ESTADO: suyo}
            if porcentaje := _PORCENTAJE.fullmatch(resto):
                return {**leidos, C.AVANCE: str(int(Decimal(porcentaje[1].replace(",", "."))))}
            return {**leidos, C.COMENTARIO: resto} if resto else leidos
    return {}


def _con_fecha_o_avance(lectura: Lectura, texto: str) -> Leidos:
    """El de «Completada el 12/05/2024» o «Cumplida al 100 %»: un estado y solo una fecha o un avance."""
    if (corte := _ANTE_CIFRAS.search(texto)) and (
        suyo := _llamado(lectura, texto[: corte.start()])
    ):
        resto = texto[corte.end() :].strip(_BORDES)
        if porcentaje := _PORCENTAJE.fullmatch(resto):
            return {C.ESTADO: suyo, C.AVANCE: str(int(Decimal(porcentaje[1].replace(",", "."))))}
        if fecha_escrita(resto, lectura.fechas).posibles:
            return {C.ESTADO: suyo, C.COMENTARIO: texto}
    return {}


def _sin_reconocer(lectura: Lectura) -> Leidos:
    mensaje = f"el estado {citado(lectura.texto)} no es de los que hay"
    ayuda = "dígalo en «valores», o corríjalo en el archivo"
    lectura.duda(codigos.VALOR_SIN_RECONOCER, mensaje, ayuda)
    return lectura.a_las_notas()


def resolucion(lectura: Lectura) -> Leidos:
    """Que no se hará, si es lo que dice: lo demás ya lo dice el estado."""
    hallado = valor_de(lectura.texto, EstadoDeAccion)
    cerrada_sin_hacer = hallado is not None and hallado.terminal and not hallado.cumple
    if not cerrada_sin_hacer:
        return {}
    comentario = f"{lectura.rotulo or lectura.campo.rotulo}: {lectura.texto}"
    return {C.ESTADO: _llamado(lectura, lectura.texto), C.COMENTARIO: comentario}


# ── El avance ────────────────────────────────────────────────────────────────


def avance(lectura: Lectura) -> Leidos:
    """Cuánto se lleva hecho, y el estado que de ello se sigue; lo que no es una cifra es un comentario."""
    cuanto = _tanto_por_ciento(lectura)
    if cuanto is None:
        if lectura.campo is C.ESTADO or _ES_CIFRA.fullmatch(lectura.texto):
            return _sin_reconocer(lectura)
        return {**_con_cola(lectura, lectura.texto)} or {C.COMENTARIO: lectura.texto}
    # 99,6 % no es todo: hacia abajo
    entero = int(cuanto.to_integral_value(ROUND_FLOOR))
    suyo = EstadoDeAccion.EN_CURSO if cuanto else EstadoDeAccion.NO_INICIADA
    if entero == _TODO:
        suyo = EstadoDeAccion.COMPLETADA
    return {C.AVANCE: str(entero), C.ESTADO: _de(lectura, suyo)}


def _tanto_por_ciento(lectura: Lectura) -> Decimal | None:
    """De 0 a 100; `None` si no lo es o no se sabe si «1» es uno o es todo."""
    celda, texto = lectura.celda, lectura.texto
    if isinstance(celda.valor, Decimal) and celda.es_porcentaje:
        cuanto = celda.valor * _TODO
    elif con_signo := _PORCENTAJE.fullmatch(texto):
        cuanto = Decimal(con_signo[1].replace(",", "."))
    elif _NUMERO.fullmatch(texto):
        cuanto = Decimal(texto.replace(",", "."))
        if cuanto == 1:
            return None
        cuanto = cuanto * _TODO if 0 < cuanto < 1 else cuanto
    else:
        return None
    return cuanto if 0 <= cuanto <= _TODO else None
