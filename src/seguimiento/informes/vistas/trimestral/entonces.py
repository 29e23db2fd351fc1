"""Lo que constaba al cierre de cada trimestre, y lo que se registró después de su fecha."""

from collections.abc import Callable, Sequence
from datetime import date

from seguimiento.analisis.cambios import ClaseDeCambio, Extremo, cambios
from seguimiento.analisis.constancia import (
    Constancia,
    Contraste,
    RegistroTardio,
    Tardio,
    registrado_despues,
)
from seguimiento.analisis.posteriores import que_dice
from seguimiento.analisis.tendencia import Punto
from seguimiento.fechas import UN_DIA
from seguimiento.informes.vistas.trimestral.columnas import LETRAS
from seguimiento.informes.vistas.trimestral.reparto import acotada
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.piezas import Celda, Tabla, Texto, tabla
from seguimiento.redaccion import (
    SE_NOMBRAN,
    con_cuantos_mas,
    cuenta,
    dia_en_palabras,
    fecha_breve,
    recortado,
)

_NO_SE_LEE = "no se lee"


def lo_que_constaba(t: Trimestre) -> tuple[Tabla, ...]:
    """La tendencia de las dos maneras y lo que cambió tras el informe anterior; nada si no se sabe."""
    if not _sabidos(t):
        return ()
    vispera = t.periodo.desde - UN_DIA
    constaba = t.encargo.entonces(vispera)
    if constaba.cartera is None:
        return (_de_dos_maneras(t),)
    tardio = registrado_despues(_pedidas(t), vispera, t.cartera, constaba.cartera)
    antes = Extremo(constaba.cartera, vispera, constaba.sin_leer)
    return (_de_dos_maneras(t), _registrado_despues(t, tardio, vispera), _lo_que_cambio(t, antes))


def de_donde(t: Trimestre) -> str:
    """De dónde sale lo que constaba, o por qué no figura: para la nota de método."""
    if _sabidos(t):
        return _DE_LA_HISTORIA
    return f"Lo que constaba entonces no figura: {_al_cierre(t).falta}."


_DE_LA_HISTORIA = (
    "Lo que constaba es lo que decían los archivos guardados en git cuando terminó el último día de cada"
    " trimestre. El registro tardío es la diferencia: lo que por su fecha ya estaba completado y en esos"
    " archivos no constaba. De la versión que no se lee no se da ningún valor."
)


def _al_cierre(t: Trimestre) -> Constancia:
    return t.contrastes[-1].de if t.contrastes else t.encargo.entonces(t.corte)


def _sabidos(t: Trimestre) -> list[Contraste]:
    """Los trimestres de los que hay versión, se lea o no."""
    return [uno for uno in t.contrastes if uno.constaba is not None or uno.de.ilegible]


def _de_dos_maneras(t: Trimestre) -> Tabla:
    return tabla(
        "Acciones al cierre de cada trimestre: por su fecha y según constaba",
        (
            ("Trimestre", lambda uno: uno.declarado.trimestre),
            ("#Completadas por su fecha", lambda uno: str(uno.declarado.completadas)),
            ("#Constaban completadas", lambda uno: _constaba(uno, lambda p: p.completadas)),
            ("#Vencidas por su fecha", lambda uno: str(uno.declarado.vencidas)),
            ("#Constaban vencidas", lambda uno: _constaba(uno, lambda p: p.vencidas)),
            ("Registro tardío", _tardias),
        ),
        _sabidos(t),
        nota=_lo_que_no_hay(t),
    )


def _constaba(uno: Contraste, cuenta_de: Callable[[Punto], int]) -> str:
    return _NO_SE_LEE if uno.constaba is None else str(cuenta_de(uno.constaba))


def _tardias(uno: Contraste) -> Celda:
    if uno.constaba is None:
        return uno.de.ilegible
    if not uno.tardias:
        return "ninguna"
    return Texto(str(len(uno.tardias)), detalle=_nombradas(uno.tardias))


def _lo_que_no_hay(t: Trimestre) -> str:
    """Por qué no están los demás trimestres; vacío si están todos."""
    faltan = [uno for uno in t.contrastes if uno.constaba is None and not uno.de.ilegible]
    return f"No hay más: {faltan[-1].de.falta}." if faltan else ""


def _registrado_despues(t: Trimestre, hallado: RegistroTardio, vispera: date) -> Tabla:
    """Lo fechado hasta la víspera que entonces no constaba."""
    nota = f"Lleva fecha del {dia_en_palabras(vispera)} o anterior, y cuando ese día terminó no constaba."
    if hallado.de_nuevos:
        mas = cuenta(hallado.de_nuevos, "anotación", "anotaciones")
        nota = f"{nota} Además, {mas} de lo que entonces aún no estaba en los registros."
    return acotada(
        t,
        "Registrado después del informe anterior",
        (
            ("De qué", lambda uno: _de_que(t, uno)),
            ("Fecha", lambda uno: fecha_breve(uno.declarado.fecha)),
            ("Qué se anotó", lambda uno: recortado(uno.declarado.que, LETRAS)),
        ),
        hallado.anotado,
        vacia="Nada de lo que ya estaba en los registros.",
        nota=nota,
    )


def _lo_que_cambio(t: Trimestre, antes: Extremo) -> Tabla:
    """Qué cambió en los registros desde la víspera, y a qué."""
    ahora = Extremo(t.cartera, t.corte, t.encargo.carga.recuento.sin_leer)
    # de una misma cosa puede cambiar lo mismo más de una vez, como las decisiones de una reunión
    de_cada: dict[ClaseDeCambio, dict[str, None]] = {}
    for cambio in cambios(antes, ahora, t.encargo.filtro):
        if not cambio.clase.la_trae_el_tiempo:
            de_cada.setdefault(cambio.clase, {})[cambio.ref] = None
    return tabla(
        "Qué cambió en los registros desde el informe anterior",
        (
            ("Qué", lambda clase: clase.value),
            ("Cuáles", lambda clase: _nombradas([*de_cada[clase]])),
        ),
        de_cada,
        vacia="Nada.",
        nota=f"Frente a lo que constaba cuando terminó el {dia_en_palabras(antes.dia)}.",
    )


def _nombradas(refs: Sequence[str]) -> str:
    return con_cuantos_mas(refs[:SE_NOMBRAN], len(refs))


def _pedidas(t: Trimestre) -> set[str]:
    foto = t.foto
    filas = {una.ref for una in (*foto.acciones, *foto.compromisos)}
    return filas | {una.ref for una in foto.recomendaciones}


def _de_que(t: Trimestre, uno: Tardio) -> Texto:
    elemento = uno.elemento
    dice = que_dice(elemento.situada) if elemento.situada else ""
    return t.encargo.referencia(elemento.ref, elemento.lugar, recortado(dice, LETRAS))
