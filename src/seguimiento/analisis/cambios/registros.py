"""Qué le pasó a lo que no tiene plazo: registros enteros, respuestas, acuerdos, reuniones y fichas."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from seguimiento.analisis.cambios.clases import CambioRegistrado, ClaseDeCambio
from seguimiento.analisis.continuidad import de_donde_sale
from seguimiento.analisis.decision import recorrer
from seguimiento.campos import campos, ramas
from seguimiento.elementos import Elemento
from seguimiento.modelo.acuerdo import Acuerdo, DecisionDeReunion, Reunion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.practica import FichaBase
from seguimiento.redaccion import del_dia, enumeracion, primera_frase
from seguimiento.vocabularios import Vocabulario, total

_DE_LA_BITACORA = ("seguimiento", "verificaciones")
_EXPLICA: Mapping[ClaseDeCambio, tuple[str, ...]] = total(
    {
        ClaseDeCambio.CERRADA: _DE_LA_BITACORA,
        ClaseDeCambio.REABIERTA: _DE_LA_BITACORA,
        ClaseDeCambio.NOVEDAD: _DE_LA_BITACORA,
        ClaseDeCambio.PRORROGADA: ("prorrogas",),
        ClaseDeCambio.PLAZO: ("plazo", "prorrogas"),
        ClaseDeCambio.RESPONSABLE: ("responsables",),
        ClaseDeCambio.RESPUESTA: ("respuesta",),
        ClaseDeCambio.ESTADO: ("estado",),
        ClaseDeCambio.DECISION: ("decisiones", "decision", "criterios", "signo"),
        ClaseDeCambio.CODIGO: ("id",),
        ClaseDeCambio.VENCIDA: (),
        ClaseDeCambio.RETIRADA: (),
        ClaseDeCambio.NUEVA: (),
        ClaseDeCambio.CORREGIDA: (),
        ClaseDeCambio.SIN_NOVEDAD: (),
    }
)
"""Qué campos cambian cuando pasa cada cosa: del que ya está dicho no se dice que se corrigió."""


def que_es(elemento: Elemento) -> str:
    """De qué se habla, en breve: el texto, el título o, de una reunión, cuándo fue."""
    registro = elemento.registro
    if isinstance(registro, Reunion):
        return f"Reunión {del_dia(registro.fecha)}"
    return str(getattr(registro, registro.se_dice_en[0]))


def cambio(
    clase: ClaseDeCambio, elemento: Elemento, antes: str = "", despues: str = "", detalle: str = ""
) -> CambioRegistrado:
    """Un cambio de lo que sigue estando."""
    return CambioRegistrado(
        clase,
        elemento.ref,
        que_es(elemento),
        antes,
        despues,
        lugar=elemento.lugar,
        detalle=detalle,
    )


def retirado(elemento: Elemento) -> CambioRegistrado:
    """Lo que ya no está."""
    return CambioRegistrado(ClaseDeCambio.RETIRADA, elemento.ref, que_es(elemento))


def nuevo(elemento: Elemento) -> Iterator[CambioRegistrado]:
    """Lo que no estaba y, de una reunión, lo que decidió."""
    registro = elemento.registro
    estado = _rotulo(registro.estado) if isinstance(registro, Reunion) and registro.estado else ""
    yield cambio(ClaseDeCambio.NUEVA, elemento, despues=estado)
    if isinstance(registro, Reunion):
        yield from _decisiones(elemento, ())


def de_los_datos(antes: Elemento, ahora: Elemento, *, se_muda: bool) -> Iterator[CambioRegistrado]:
    """Lo que cambió en lo que dice, sin lo que depende de plazos y bitácoras.

    `se_muda` es si pasa de un registro a otro.
    """
    # que el registro entero se llama de otro modo se dice una vez, y no por cada cosa que lleva
    if antes.ref != ahora.ref and (se_muda or not ahora.ruta or antes.id != ahora.id):
        yield cambio(ClaseDeCambio.CODIGO, ahora, antes.ref, ahora.ref)
    match antes.registro, ahora.registro:
        case Recomendacion() as previa, Recomendacion() as actual:
            yield from _respuesta(previa, actual, ahora)
        case (Reunion() as previa, Reunion() as actual) | (
            Acuerdo() as previa,
            Acuerdo() as actual,
        ):
            if previa.estado is not actual.estado:
                estados = [_rotulo(uno.estado) for uno in (previa, actual)]
                yield cambio(ClaseDeCambio.ESTADO, ahora, *estados)
            if isinstance(previa, Reunion):
                yield from _decisiones(ahora, previa.decisiones)
        case FichaBase() as previa, FichaBase() as actual:
            de, a = _decidido(previa), _decidido(actual)
            if de != a:
                yield cambio(ClaseDeCambio.DECISION, ahora, de, a)
        case _:
            pass


def corregidos(
    antes: Elemento, ahora: Elemento, hechos: Iterable[CambioRegistrado]
) -> Iterator[CambioRegistrado]:
    """Los campos que cambiaron sin que ninguno de los demás cambios lo diga."""
    if antes.registro is ahora.registro:
        return
    dichos = {clave for hecho in hechos for clave in _EXPLICA[hecho.clase]}
    dichos |= {rama.clave for rama in ramas(type(ahora.registro))}
    rotulos = {
        campo.clave: campo.rotulo
        for modelo in (type(antes.registro), type(ahora.registro))
        for campo in campos(modelo)
    }
    distintos = [
        rotulo
        for clave, rotulo in rotulos.items()
        if clave not in dichos
        and getattr(antes.registro, clave, None) != getattr(ahora.registro, clave, None)
    ]
    if de := de_donde_sale(antes, ahora):
        distintos.append(f"Estaba en {de}")
    if distintos:
        yield cambio(ClaseDeCambio.CORREGIDA, ahora, despues=enumeracion(distintos))


def _rotulo(estado: Vocabulario | None) -> str:
    return estado.rotulo.lower() if estado else "sin estado"


def _respuesta(
    previa: Recomendacion, actual: Recomendacion, elemento: Elemento
) -> Iterator[CambioRegistrado]:
    de, a = _contestado(previa), _contestado(actual)
    if de != a:
        por_que = actual.respuesta.justificacion if actual.respuesta else None
        detalle = primera_frase(por_que or "")
        yield cambio(ClaseDeCambio.RESPUESTA, elemento, de, a, detalle)


def _contestado(recomendacion: Recomendacion) -> str:
    respuesta = recomendacion.respuesta_dada
    if respuesta is None:
        return "sin respuesta"
    decision = respuesta.decision_de_conjunto
    return decision.rotulo.lower() if decision else "decisión no consta"


def _decisiones(
    elemento: Elemento, tomadas: Collection[DecisionDeReunion]
) -> Iterator[CambioRegistrado]:
    """Las de la reunión que no estaban, o no decían lo mismo."""
    reunion = elemento.registro
    dichas = {(d.id, d.texto) for d in tomadas}
    for decision in reunion.decisiones if isinstance(reunion, Reunion) else ():
        if (decision.id, decision.texto) not in dichas:
            que = f"{decision.id}: {decision.texto}" if decision.id else decision.texto
            yield replace(cambio(ClaseDeCambio.DECISION, elemento), que=que)


def _decidido(ficha: FichaBase) -> str:
    """A qué tipo lleva lo que consta en la ficha."""
    posibles = recorrer(ficha).posibles
    if len(posibles) != 1:
        return "sin decidir"
    (tipo,) = posibles
    return tipo.rotulo.lower() if tipo else "no es lección"
