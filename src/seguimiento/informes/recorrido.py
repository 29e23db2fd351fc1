"""El recorrido de una ficha por la figura de decisión, dicho paso a paso."""

from dataclasses import dataclass

from seguimiento.analisis.decision import (
    DE_BUENA_PRACTICA,
    Alcance,
    Contestacion,
    Contradiccion,
    MotivoDeContradiccion,
    Paso,
    Pregunta,
    Recorrido,
    recorrer,
)
from seguimiento.campos import Campo, campos, registro_en
from seguimiento.modelo.practica import Criterio, FichaBase, Leccion
from seguimiento.piezas import Texto
from seguimiento.redaccion import entre_comillas, enumeracion
from seguimiento.vocabularios import Ausencia, Cumplimiento, TipoDeFicha, Vocabulario, total

SIN_DATO = "no consta en la ficha"


@dataclass(frozen=True, slots=True)
class PasoDicho:
    """Un paso de la figura: qué se pregunta, qué dice la ficha y qué pasa entonces."""

    nombre: str
    pregunta: str
    consta: Texto
    motivo: str
    sigue: str
    """«sigue», «aquí se detiene»…"""
    clase: str
    """`andado`, `final` o `fuera`: solo para el aspecto."""


@dataclass(frozen=True, slots=True)
class RecorridoDicho:
    """El recorrido entero y a qué lleva."""

    pasos: tuple[PasoDicho, ...]
    plegado: bool
    """Si basta con la conclusión y lo que la explica: los pasos no llevan a ninguna parte."""
    conclusion: Texto
    explicaciones: tuple[str, ...]


def recorrido_de(ficha: FichaBase) -> RecorridoDicho:
    """El recorrido de la ficha en palabras."""
    recorrido = recorrer(ficha)
    return RecorridoDicho(
        pasos=tuple(_paso(paso, ficha, recorrido) for paso in recorrido.pasos),
        plegado=_sin_salida(recorrido),
        conclusion=_conclusion(ficha, recorrido),
        explicaciones=tuple(filter(None, _explicaciones(ficha, recorrido))),
    )


def _sin_salida(recorrido: Recorrido) -> bool:
    """Si con lo que consta no se llega a ningún tipo ni se contradice el declarado."""
    return len(recorrido.posibles) > 1 and not recorrido.contradicciones


def _campo(pregunta: Pregunta) -> Campo:
    """El campo de la ficha con que se responde. El signo solo lo declaran las lecciones."""
    *padres, clave = map(str, pregunta.ruta)
    registro = registro_en(Leccion, tuple(padres))
    return next(campo for campo in campos(registro or Leccion) if campo.clave == clave)


def _paso(paso: Paso, ficha: FichaBase, recorrido: Recorrido) -> PasoDicho:
    campo = _campo(paso.pregunta)
    # el porqué de los cuatro criterios ya se lee en su campo
    con_motivo = isinstance(paso.consta, Criterio) and paso.pregunta.ruta[0] == "decision"
    return PasoDicho(
        nombre=campo.rotulo,
        pregunta=campo.descripcion,
        consta=_consta(paso, ficha),
        motivo=motivo_de(paso.consta) if con_motivo and isinstance(paso.consta, Criterio) else "",
        sigue=_sigue(paso, recorrido),
        clase=_ASPECTOS[paso.alcance],
    )


_ASPECTOS = total(
    {
        Alcance.SIGUE: "andado",
        Alcance.CONCLUYE: "final",
        Alcance.SE_DETIENE: "final",
        Alcance.NO_TOCA: "fuera",
        Alcance.NO_SE_LLEGA: "fuera",
    }
)


def _consta(paso: Paso, ficha: FichaBase) -> Texto:
    if paso.implicita:
        dicha = _IMPLICITAS[paso.pregunta, paso.respuesta]
        return Texto(f"{dicha}, por ser {ficha.tipo.rotulo.lower()}", clase="apagado")
    dato = paso.consta.cumple if isinstance(paso.consta, Criterio) else paso.consta
    if isinstance(dato, Cumplimiento):
        return veredicto(dato)
    return Texto(_en_palabras(dato), clase=_CLASES[paso.respuesta])


_IMPLICITAS = {
    (Pregunta.INCIDE, Contestacion.SI): "en algo",
    (Pregunta.SIGNO, Contestacion.SI): "positiva",
    (Pregunta.SIGNO, Contestacion.NO): "negativa",
}
"""Cómo se dice lo que da por sabido el tipo de la ficha."""


def _en_palabras(dato: object) -> str:
    match dato:
        case Vocabulario():
            return dato.rotulo.lower()
        case tuple():
            return enumeracion(parte.rotulo.lower() for parte in dato) or "en nada"
        case _:
            return SIN_DATO


_CLASES = total(
    {
        Contestacion.SI: "bien",
        Contestacion.NO: "alerta",
        Contestacion.DUDOSA: "aviso",
        Contestacion.NO_CONSTA: "apagado",
    }
)
_DE_VEREDICTO = total(
    {
        Cumplimiento.SI: "bien",
        Cumplimiento.PARCIAL: "aviso",
        Cumplimiento.NO: "alerta",
        Cumplimiento.NO_DETERMINABLE: "apagado",
        Cumplimiento.SIN_VEREDICTO: "apagado",
    }
)


def veredicto(cumple: Cumplimiento) -> Texto:
    """Un veredicto en palabras, con su aspecto."""
    return Texto(cumple.rotulo.lower(), clase=_DE_VEREDICTO[cumple])


def motivo_de(criterio: Criterio) -> str:
    """El porqué de un veredicto, o por qué no está; vacío si no consta."""
    motivo = criterio.motivo
    return motivo.rotulo.lower() if isinstance(motivo, Ausencia) else motivo or ""


def _sigue(paso: Paso, recorrido: Recorrido) -> str:
    decide = paso.respuesta in (Contestacion.SI, Contestacion.NO)
    rama = "las negativas" if paso.pregunta is Pregunta.CAMBIO else "las positivas"
    frases = {
        Alcance.SIGUE: "sigue" if decide else "no decide; sigue",
        Alcance.SE_DETIENE: "aquí se detiene",
        Alcance.CONCLUYE: f"aquí concluye: {_a_donde(recorrido)}",
        Alcance.NO_TOCA: f"solo se pregunta de {rama}",
        Alcance.NO_SE_LLEGA: "no se llega" if recorrido.detenido else "ya está decidido",
    }
    return frases[paso.alcance]


def _a_donde(recorrido: Recorrido) -> str:
    """La única salida posible, en palabras; no llegar a lección si no hay otra."""
    salida = next(iter(recorrido.posibles))
    return salida.rotulo.lower() if salida else "no llega a lección"


def _conclusion(ficha: FichaBase, recorrido: Recorrido) -> Texto:
    if recorrido.contradicciones:
        return Texto(f"Lo que consta contradice el tipo declarado, {_tipo(ficha)}", clase="alerta")
    if len(recorrido.posibles) == 1:
        return Texto(f"Lo que consta lleva al tipo declarado, {_tipo(ficha)}", clase="bien")
    return Texto("Con lo que consta no puede concluirse el tipo", clase="aviso")


def _tipo(ficha: FichaBase) -> str:
    return f"«{ficha.tipo.rotulo.lower()}»"


def _explicaciones(ficha: FichaBase, recorrido: Recorrido) -> tuple[str, ...]:
    if _sin_salida(recorrido):
        return (_que_falta(recorrido), _que_consta(ficha, recorrido))
    return (
        *(_FRASES[c.motivo].format(que=_que(c)) for c in recorrido.contradicciones),
        _donde_se_detiene(recorrido),
    )


_FRASES = total(
    {
        MotivoDeContradiccion.NO_INCIDE: "Según la ficha el hallazgo no incide en nada, y entonces no es lección.",
        MotivoDeContradiccion.VEREDICTO_NEGATIVO: "En {que} consta que no, y una buena práctica lo cumple todo.",
        MotivoDeContradiccion.ES_POSITIVA: "Consta que es positiva, y una lección positiva es aprendida.",
        MotivoDeContradiccion.HUBO_CAMBIO: "Consta que se hizo un cambio, y entonces la lección es aprendida.",
        MotivoDeContradiccion.NO_HUBO_CAMBIO: "Es negativa y consta que no hubo cambio: no es aprendida.",
        MotivoDeContradiccion.CUMPLE_TODO: "Cumple todo lo que se pide a una buena práctica.",
    }
)


def _que(contradiccion: Contradiccion) -> str:
    pregunta = contradiccion.pregunta
    return f"«{_campo(pregunta).rotulo}»" if pregunta in DE_BUENA_PRACTICA else ""


def _donde_se_detiene(recorrido: Recorrido) -> str:
    paso = recorrido.detenido
    if paso is None:
        return ""
    numero = recorrido.pasos.index(paso) + 1
    donde = f"El recorrido se detiene en el paso {numero}, «{_campo(paso.pregunta).rotulo}»"
    if len(recorrido.posibles) == 1:
        return f"{donde}, pero por cualquier camino se llega a lo mismo."
    if paso.respuesta is Contestacion.NO_CONSTA:
        return f"{donde}: sin ese dato no se sabe por dónde seguir."
    return f"{donde}: con lo que dice la ficha no se sabe por dónde seguir."


def _que_falta(recorrido: Recorrido) -> str:
    """Qué habría que saber para concluir: de los siete veredictos, si uno es que no, los demás dan igual."""
    veredictos = [p.respuesta for p in recorrido.pasos if p.pregunta in DE_BUENA_PRACTICA]
    dan_igual = DE_BUENA_PRACTICA if Contestacion.NO in veredictos else ()
    pendientes = (
        paso
        for paso in recorrido.pasos
        if paso.alcance in {Alcance.SE_DETIENE, Alcance.NO_SE_LLEGA}
        and paso.respuesta in {Contestacion.NO_CONSTA, Contestacion.DUDOSA}
        and paso.pregunta not in dan_igual
    )
    nombres = enumeracion(f"«{_campo(paso.pregunta).rotulo}»" for paso in pendientes)
    return f"Para concluir falta saber: {nombres}."


def _que_consta(ficha: FichaBase, recorrido: Recorrido) -> str:
    """Lo que la ficha responde, y qué tipos excluye; no lo que da por sabido el suyo."""
    dichos = [
        f"{_campo(paso.pregunta).rotulo.lower()}, {_consta(paso, ficha).texto}"
        for paso in recorrido.pasos
        if paso.respuesta is not Contestacion.NO_CONSTA and not paso.implicita
    ]
    consta = f"Consta: {'; '.join(dichos)}. " if dichos else ""
    nada = "Nada de ello" if dichos else "Nada de lo que consta"
    con_signo = any(p.pregunta is Pregunta.SIGNO and not p.implicita for p in recorrido.pasos)
    excluidos = [
        tipo.rotulo.lower() for tipo in TipoDeFicha if con_signo and tipo not in recorrido.posibles
    ]
    resto = f"; sí excluye {enumeracion(entre_comillas(excluidos))}" if excluidos else ""
    return f"{consta}{nada} contradice el tipo declarado, {_tipo(ficha)}{resto}."
