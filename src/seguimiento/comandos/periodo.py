"""El día o el período que se pide en una opción, como lo escriba la gente.

Lo que no se escribió como va en los registros se entiende si solo puede ser una cosa, y se dice cuál.
"""

from datetime import date
from typing import TYPE_CHECKING

from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from seguimiento.comandos.salida import Salida
    from seguimiento.fechas import FechaParcial, Periodo


def leer_dia(
    salida: "Salida",
    texto: str,
    opcion: str,
    hoy: "Callable[[], date]",
    *,
    por_venir: bool = False,
) -> date:
    """El día que se escribió: de un mes o de un año, el último. Lanza `ErrorDeUso`.

    Si dice «ayer» o le falta el año, propone el que sería, contado desde `hoy`: el último o, si ha de estar por
    venir, el que viene.
    """
    from seguimiento.fechas import FORMA, FechaNoValida, Precision
    from seguimiento.redaccion import dia_en_palabras

    try:
        fecha = _fecha(texto, opcion)
    except FechaNoValida as error:
        comprobar_que_es_de_un_dia_fijo(texto, opcion, hoy, por_venir=por_venir)
        # de «2023-02-30» se dice por qué no es; de lo que no se parece a nada, cómo se escribe un día
        por_que = f": {error}" if FORMA.fullmatch(texto) else ""
        mensaje = f"«{texto}» no es una fecha para {opcion}{por_que}"
        ejemplo = hoy().isoformat() if por_venir else "2023-04-15"
        raise ErrorDeUso(mensaje, f"se escribe AAAA-MM-DD, por ejemplo: {ejemplo}") from None
    dia = fecha.ultimo_dia
    if fecha.precision is not Precision.DIA or fecha.texto != texto:
        salida.avisar(f"«{texto}» en {opcion} se lee «{dia}»: {dia_en_palabras(dia)}")
    return dia


def comprobar_que_es_de_un_dia_fijo(
    texto: str, opcion: str, hoy: "Callable[[], date]", *, por_venir: bool = False
) -> None:
    """Que no sea «ayer», ni un día sin su año. Lanza `ErrorDeUso`, que dice cuál sería: aquí no se adivina.

    Cuál es el día de hoy solo se pregunta si hace falta.
    """
    from seguimiento.comandos.entendido import comprobar_que_lleva_anio
    from seguimiento.fechas_escritas import desde_hoy, es_desde_hoy, falta_el_anio
    from seguimiento.redaccion import dia_en_palabras

    if es_desde_hoy(texto):
        dicho = date.fromisoformat(desde_hoy(texto, hoy()))
        # «ayer» no está por venir: proponerlo sería proponer otro error
        if not por_venir or dicho >= hoy():
            ayuda = f"¿quiso decir «{dicho}» ({dia_en_palabras(dicho)})?"
            raise ErrorDeUso(f"«{texto}» no es una fecha para {opcion}", ayuda)
    if falta_el_anio(texto):
        comprobar_que_lleva_anio(texto, hoy(), por_venir=por_venir)


def dia_de_cierre(texto: str, opcion: str) -> date | None:
    """El último día de la fecha o del período que se escribió; `None` si no es ninguno de los dos.

    Lanza `ErrorDeUso` si puede leerse de dos maneras.
    """
    from seguimiento.fechas import FechaNoValida

    try:
        return _fecha(texto, opcion).ultimo_dia
    except FechaNoValida:
        return None


def dia_entendido(texto: str) -> str:
    """El mismo día, como se escribe en un registro; lo que no lo sea, igual: ya lo dirá quien lo lea."""
    from seguimiento.fechas import FechaNoValida

    try:
        return _fecha(texto, "").ultimo_dia.isoformat()
    except (FechaNoValida, ErrorDeUso):
        return texto


def leer(salida: "Salida", texto: str, hoy: date) -> "Periodo | None":
    """El período que se escribió; `None` si no se pide. Lanza `ErrorDeUso` si no lo es.

    De ejemplo se pone el trimestre de ese día.
    """
    from seguimiento.fechas import FechaNoValida, Precision, etiqueta_de_periodo, leer_periodo
    from seguimiento.redaccion import fecha_en_palabras

    if not texto:
        return None
    try:
        periodo = leer_periodo(_fecha(texto, _PERIODO).texto)
    except FechaNoValida as error:
        # un día no es un período, y lo que dura otra cosa no es ninguno de los que hay
        posibles = (
            [] if error.al_empezar else dict.fromkeys(f"«{_mes(una)}»" for una in error.parecidas)
        )
        ejemplo = etiqueta_de_periodo(hoy, Precision.TRIMESTRE)
        ayuda = f"¿quiso decir {' o '.join(posibles)}?" if posibles else f"por ejemplo: {ejemplo}"
        raise ErrorDeUso(f"«{texto}» no es un período: {error}", ayuda) from None
    if periodo.fecha.texto != texto:
        salida.avisar(f"«{texto}» se lee «{periodo}»: {fecha_en_palabras(periodo.fecha)}")
    return periodo


def ya_empezado(salida: "Salida", texto: str, hoy: date) -> "Periodo | None":
    """El que se escribió, si ya empezó ese día. Lanza `ErrorDeUso` si no."""
    periodo = leer(salida, texto, hoy)
    if periodo is not None and periodo.desde > hoy:
        mensaje = f"el período {periodo} aún no ha empezado el {hoy.isoformat()}"
        raise ErrorDeUso(mensaje, "pida otro, o mire a otra fecha con «--hoy»")
    return periodo


def es_un_periodo(texto: str) -> bool:
    """Si lo escrito dice un período, y no otra cosa."""
    from seguimiento.fechas import FechaNoValida, leer_periodo

    try:
        leer_periodo(_fecha(texto, _PERIODO).texto)
    except (FechaNoValida, ErrorDeUso):
        return False
    return True


_PERIODO = "--periodo"


def _mes(escrita: str) -> str:
    """De un día, su mes; lo demás ya es un período."""
    return escrita[: len("AAAA-MM")]


def _fecha(texto: str, opcion: str) -> "FechaParcial":
    """La fecha escrita, o la única que pudo querer decirse. Lanza `FechaNoValida` o, si son dos, `ErrorDeUso`."""
    from seguimiento.fechas import FechaNoValida, leer_fecha

    try:
        return leer_fecha(texto.strip())
    except FechaNoValida as error:
        if not error.parecidas:
            raise
        if len(error.parecidas) > 1:
            raise _puede_ser_dos(texto, opcion, error.parecidas) from None
        return leer_fecha(error.parecida)


def _puede_ser_dos(texto: str, opcion: str, parecidas: "Sequence[str]") -> ErrorDeUso:
    from seguimiento.fechas import leer_fecha
    from seguimiento.redaccion import enumeracion, fecha_en_palabras

    if opcion == _PERIODO:
        parecidas = [*map(_mes, parecidas)]
    cuales = enumeracion((f"«{u}» ({fecha_en_palabras(leer_fecha(u))})" for u in parecidas), "o")
    return ErrorDeUso(f"«{texto}» puede leerse de dos maneras", f"escriba {cuales} en «{opcion}»")
