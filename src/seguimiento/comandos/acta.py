"""`seg acta`: que lo decidido en una reunión no se quede en el acta."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import elegir_entre, falta
from seguimiento.comandos.completado import referencias
from seguimiento.comandos.del_modelo import Dichos, comprobar_lo_dicho, del_campo, leidos
from seguimiento.comandos.edicion import Edicion, editar
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ReferenciaDesconocida

if TYPE_CHECKING:
    from seguimiento.analisis.busqueda import Elemento
    from seguimiento.documento import Documento
    from seguimiento.documento.escritura import Valor
    from seguimiento.lugares import Ruta
    from seguimiento.modelo.acuerdo import DecisionDeReunion
    from seguimiento.repositorio import Carga

Pendientes = Mapping[int, "DecisionDeReunion"]
"""Las decisiones sin compromiso, por su lugar en la lista."""


def acta(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REUNION",
            help="La reunión: «mesa/reunion-2022-10-05».",
            show_default=False,
            autocompletion=referencias("REUNION"),
        ),
    ] = "",
    *,
    decisiones: Annotated[
        list[str] | None,
        typer.Option("--decision", metavar="ID", help="Solo esa decisión; puede repetirse."),
    ] = None,
    plazo: Annotated[str, del_campo("accion.Accion.plazo", "--plazo")] = "",
    responsables: Annotated[
        list[str] | None, del_campo("accion.Accion.responsables", "--responsable")
    ] = None,
    simular: edicion.Simular = False,
) -> int:
    """Convierte en compromisos del acuerdo las decisiones de una reunión que no tienen ninguno.

    Cada decisión queda enlazada con el suyo; las que ya lo estaban no se tocan. El plazo y los
    responsables que se digan son los de todos los que se creen.
    """
    comprobar_lo_dicho(contexto)
    sesion: Sesion = contexto.obj
    dichos: Dichos = {"plazo": plazo, "responsables": responsables or []}
    por_decision: Mapping[int, Dichos] = {}
    hay_que_preguntar = sesion.dialoga and not (plazo or responsables)
    if not ref and not sesion.dialoga:
        raise falta(contexto, ["REUNION"])
    if hay_que_preguntar or not ref:
        ref, por_decision = _preguntado(sesion, ref, decisiones or [], dichos)

    def preparar(carga: "Carga") -> Edicion:
        reunion = elegir_entre(carga, ref, sesion.hoy, ("REUNION",))
        pendientes = _pendientes(reunion, decisiones or [])
        obra = _Obra(contexto, reunion, {i: por_decision.get(i, dichos) for i in pendientes})
        return obra.edicion(pendientes)

    return editar(sesion, preparar, simular=simular, confirmar=bool(por_decision) and not simular)


def _pendientes(reunion: "Elemento", pedidas: list[str]) -> Pendientes:
    """Las decisiones de la reunión sin compromiso que piden uno, o de ellas las pedidas."""
    from seguimiento.redaccion import entre_comillas, enumeracion
    from seguimiento.vocabularios import EfectoDeDecision

    todas: tuple[DecisionDeReunion, ...] = getattr(reunion.registro, "decisiones", ())
    hay = [decision.id for decision in todas if decision.id is not None]
    for pedida in pedidas:
        if pedida not in hay:
            frase = f"«{reunion.ref}» no tiene una decisión «{pedida}»"
            suyas = enumeracion(entre_comillas(hay)) or "ninguna con código"
            raise ReferenciaDesconocida(frase, f"tiene {suyas}")
    return {
        indice: decision
        for indice, decision in enumerate(todas)
        if decision.compromiso is None
        and decision.efecto in (None, EfectoDeDecision.CREA)
        and (not pedidas or decision.id in pedidas)
    }


def _preguntado(
    sesion: Sesion, ref: str, pedidas: list[str], dichos: Dichos
) -> tuple[str, Mapping[int, Dichos]]:
    """La reunión y, de cada decisión sin compromiso, el plazo y los responsables del suyo."""
    from seguimiento.analisis.indice import Clase
    from seguimiento.comandos.preguntas import preguntar_por_un_elemento, preguntar_por_un_valor
    from seguimiento.modelo.accion import Accion

    carga = sesion.cargar()
    if not ref:
        ref = preguntar_por_un_elemento(
            sesion, carga, [Clase.REUNION], lambda una: bool(_pendientes(una, []))
        ).ref
    if any(dichos.values()):
        return ref, {}
    reunion = elegir_entre(carga, ref, sesion.hoy, ("REUNION",))
    respuestas: dict[int, Dichos] = {}
    for indice, decision in _pendientes(reunion, pedidas).items():
        sesion.escribir(f"\n— {decision.texto}\n")
        respuestas[indice] = {
            clave: preguntar_por_un_valor(sesion, Accion, clave, omision="", obligatorio=False)
            for clave in dichos
        }
    return ref, respuestas


class _Obra:
    """Los compromisos que salen de una reunión."""

    def __init__(
        self, contexto: typer.Context, reunion: "Elemento", dichos: Mapping[int, Dichos]
    ) -> None:
        self._contexto, self._reunion, self._dichos = contexto, reunion, dichos
        self._nuevos: list[str] = []

    def edicion(self, pendientes: Pendientes) -> Edicion:
        """El cambio del archivo del acuerdo; vacío si ninguna decisión espera compromiso."""
        from seguimiento.repositorio.propuestas import abrir

        sesion: Sesion = self._contexto.obj
        if not pendientes:
            sesion.avisar(f"ninguna decisión de «{self._reunion.ref}» espera un compromiso")
            return Edicion([], "")
        abierto = abrir(sesion.fuente, self._reunion.lugar.archivo)
        cambio = abierto.editado(lambda documento: self._hecha(documento, pendientes))
        return Edicion([cambio], self._despues())

    def _hecha(self, documento: "Documento", pendientes: Pendientes) -> "Documento":
        for indice, decision in pendientes.items():
            documento = self._con_compromiso(documento, indice, decision)
        return documento

    def _con_compromiso(
        self, documento: "Documento", indice: int, decision: "DecisionDeReunion"
    ) -> "Documento":
        from seguimiento.campos import claves, claves_de_texto
        from seguimiento.modelo.accion import Accion
        from seguimiento.modelo.acuerdo import Acuerdo, DecisionDeReunion
        from seguimiento.vocabularios import EfectoDeDecision

        codigo = _codigo(documento)
        datos: dict[str, Valor] = {
            **self._dichos[indice],
            "id": codigo,
            "descripcion": decision.texto,
        }
        documento = documento.con_otro(
            ("compromisos",),
            leidos(self._contexto, Accion, datos),
            orden=claves(Acuerdo),
            textos=claves_de_texto(Accion),
        )
        self._nuevos.append(codigo)
        ruta: Ruta = (*self._reunion.lugar.ruta, "decisiones", indice)
        orden, textos = claves(DecisionDeReunion), claves_de_texto(DecisionDeReunion)
        documento = documento.con((*ruta, "compromiso"), codigo, orden=orden, textos=textos)
        return documento.con((*ruta, "efecto"), EfectoDeDecision.CREA.value, orden=orden)

    def _despues(self) -> str:
        from seguimiento.redaccion import entre_comillas, enumeracion

        archivo = self._reunion.ref.partition("/")[0]
        refs = entre_comillas(f"{archivo}/{codigo}" for codigo in self._nuevos)
        que = "Nuevo compromiso" if len(refs) == 1 else "Nuevos compromisos"
        return (
            f"{que}: {enumeracion(refs)}. El acta: "
            f"«seg informe acta {self._reunion.ref} -o acta.html»."
        )


def _codigo(documento: "Documento") -> str:
    """El que sigue al del último compromiso escrito."""
    from seguimiento.analisis.repetidos import siguiente_de_la_lista

    return siguiente_de_la_lista(documento, ("compromisos",), "1")
