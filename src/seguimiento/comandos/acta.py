"""`seg acta`: que lo decidido en una reunión no se quede en el acta."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import elegir_entre
from seguimiento.comandos.completado import ACTORES, completando, referencias
from seguimiento.comandos.del_modelo import Dichos, comprobar_dichos, del_campo, leidos
from seguimiento.comandos.edicion import Edicion, editar
from seguimiento.comandos.entendido import Entendido, entendidos
from seguimiento.comandos.escrita import OrdenEscrita, lo_escrito
from seguimiento.comandos.registrar import nombres_que_constan
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ReferenciaDesconocida
from seguimiento.redaccion import recortado, visible
from seguimiento.vocabularios import ClaseDeElemento

if TYPE_CHECKING:
    from seguimiento.documento import Documento
    from seguimiento.documento.escritura import Valor
    from seguimiento.elementos import Elemento
    from seguimiento.lugares import Ruta
    from seguimiento.modelo.acuerdo import DecisionDeReunion
    from seguimiento.repositorio import Carga

Pendientes = Mapping[int, "DecisionDeReunion"]
"""Las decisiones sin compromiso, por su lugar en la lista."""
Respuestas = Mapping["DecisionDeReunion", Dichos]
"""Lo que se respondió de cada una: entretanto pudo cambiar su lugar."""
_ANCHO_DE_CITA = 40


def acta(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(
                metavar="REUNION", help="La reunión: «mesa/reunion-2022-10-05».", show_default=False
            ),
            referencias(ClaseDeElemento.REUNION),
        ),
    ] = "",
    *,
    decisiones: Annotated[
        list[str] | None,
        typer.Option("--decision", metavar="ID", help="Solo esa decisión."),
    ] = None,
    plazo: Annotated[str, del_campo("accion.Accion.plazo", "--plazo")] = "",
    responsables: Annotated[
        list[str] | None,
        del_campo("accion.Accion.responsables", "--responsable", se_nombra_en=ACTORES),
    ] = None,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Crea los compromisos que salen de una reunión.

    Uno por cada decisión de la reunión que no tenga ninguno. El acta misma la escribe «seg informe
    acta». Cada decisión queda enlazada con el suyo; las que ya lo estaban no se tocan. El plazo y los
    responsables que se digan son los de todos los que se creen.

    Ejemplos::

        seg acta crm-osc/reunion-2023-05-10 --plazo 2023-12
        seg acta crm-osc/reunion-2023-05-10 --decision d1 --responsable Secretaría
    """
    dichos: Dichos = {"plazo": plazo, "responsables": responsables or []}
    orden, pedidas = lo_escrito(contexto), decisiones or []
    return _levantada(contexto.obj, orden, ref, pedidas, dichos, simular=simular, aunque=aunque)


def _levantada(  # noqa: PLR0913 — lo que se pidió y cómo
    sesion: Sesion,
    orden: OrdenEscrita,
    ref: str,
    pedidas: list[str],
    dichos: Dichos,
    *,
    simular: bool,
    aunque: str,
) -> int:
    """Pregunta lo que falte y escribe los compromisos. El código de salida."""
    from seguimiento.modelo.accion import Accion

    if not ref and not sesion.dialogo.posible:
        raise orden.falta(["ref"])

    def entender(unos: Dichos) -> Entendido:
        constan = partial(nombres_que_constan, sesion)
        return entendidos(sesion.dialogo, orden.campos(), orden.nombre, unos, constan)

    dichos, leido = entender(dichos)
    comprobar_dichos(orden, Accion, dichos)
    hay_que_preguntar = sesion.dialogo.posible and (leido or not (ref and any(dichos.values())))
    respuestas: Respuestas = {}
    if hay_que_preguntar:
        ref, respuestas = _preguntado(sesion, ref, pedidas, dichos, entender)

    def preparar(carga: "Carga") -> Edicion:
        reunion = elegir_entre(carga, ref, sesion.hoy, (ClaseDeElemento.REUNION,))
        return _Obra(sesion, orden, reunion, dichos, respuestas).edicion(pedidas)

    return editar(
        sesion,
        preparar,
        simular=simular,
        confirmar=hay_que_preguntar and not simular,
        aunque=aunque,
    )


def _pendientes(reunion: "Elemento", pedidas: list[str]) -> Pendientes:
    """Las decisiones de la reunión sin compromiso que piden uno, o de ellas las pedidas."""
    return {
        indice: decision
        for indice, decision in enumerate(_decididas(reunion))
        if _espera_compromiso(decision) and (not pedidas or decision.id in pedidas)
    }


def _decididas(reunion: "Elemento") -> Sequence["DecisionDeReunion"]:
    return getattr(reunion.registro, "decisiones", ())


def _espera_compromiso(decision: "DecisionDeReunion") -> bool:
    return decision.compromiso is None and (decision.efecto is None or decision.efecto.crea)


def _comprobar_pedidas(reunion: "Elemento", pedidas: list[str]) -> None:
    """Que la reunión tenga las decisiones que se piden. Lanza `ReferenciaDesconocida`."""
    from seguimiento.redaccion import entre_comillas, enumeracion

    hay = [decision.id for decision in _decididas(reunion) if decision.id is not None]
    for pedida in pedidas:
        if pedida not in hay:
            frase = f"«{reunion.ref}» no tiene una decisión «{pedida}»"
            suyas = enumeracion(entre_comillas(hay)) or "ninguna con código"
            raise ReferenciaDesconocida(frase, f"tiene {suyas}")


def _preguntado(
    sesion: Sesion,
    ref: str,
    pedidas: list[str],
    dichos: Dichos,
    entender: Callable[[Dichos], Entendido],
) -> tuple[str, Respuestas]:
    """La reunión y, si no se dijeron, el plazo y los responsables de cada compromiso."""
    from seguimiento.comandos.preguntas import preguntar_por_un_elemento, preguntar_por_un_valor
    from seguimiento.modelo.accion import Accion

    carga = sesion.cargar(sesion.disco)
    if ref:
        reunion = elegir_entre(carga, ref, sesion.hoy, (ClaseDeElemento.REUNION,))
    else:
        reunion = preguntar_por_un_elemento(
            sesion, carga, [ClaseDeElemento.REUNION], lambda una: bool(_pendientes(una, []))
        )
    _comprobar_pedidas(reunion, pedidas)
    if any(dichos.values()):
        return reunion.ref, {}
    respuestas: dict[DecisionDeReunion, Dichos] = {}
    pendientes = _pendientes(reunion, pedidas).values()
    if pendientes:
        sesion.dialogo.decir(_lo_que_se_hara(reunion, len(pendientes)))
    for numero, decision in enumerate(pendientes, start=1):
        sesion.dialogo.decir(f"\n{numero} de {len(pendientes)} — {visible(decision.texto)}")
        suyas = {
            clave: preguntar_por_un_valor(
                sesion.dialogo, Accion, clave, omision="", obligatorio=False
            )
            for clave in dichos
        }
        # «permanente» no es un plazo, y en una respuesta caben varios nombres
        respuestas[decision] = entender(suyas).dichos
    return reunion.ref, respuestas


def _lo_que_se_hara(reunion: "Elemento", cuantos: int) -> str:
    """Qué va a pasar, antes de preguntar nada: quien quería leer el acta se equivocó de orden."""
    from seguimiento.redaccion import cuenta

    acuerdo = reunion.ref.partition("/")[0]
    return (
        f"Se añadirá a «{acuerdo}» {cuenta(cuantos, 'compromiso')}: uno por cada decisión de "
        f"«{reunion.ref}» que no tiene ninguno. De cada uno se pregunta hasta cuándo y quién responde.\n"
        f"Para leer el acta, Ctrl-C y «seg informe acta {reunion.ref}»."
    )


class _Obra:
    """Los compromisos que salen de una reunión."""

    def __init__(
        self,
        sesion: Sesion,
        orden: OrdenEscrita,
        reunion: "Elemento",
        dichos: Dichos,
        respuestas: Respuestas,
    ) -> None:
        self._sesion, self._orden, self._reunion = sesion, orden, reunion
        self._dichos, self._respuestas = dichos, respuestas
        self._nuevos: list[str] = []

    def edicion(self, pedidas: list[str]) -> Edicion:
        """El cambio del archivo del acuerdo; vacío si ninguna decisión espera compromiso."""
        from seguimiento.repositorio.propuestas import abrir

        _comprobar_pedidas(self._reunion, pedidas)
        self._decir_las_que_quedan(pedidas)
        pendientes = _pendientes(self._reunion, pedidas)
        if not pendientes:
            nada = f"ninguna decisión de «{self._reunion.ref}» espera un compromiso"
            return Edicion([], "", nada=nada)
        abierto = abrir(self._sesion.fuente, self._reunion.lugar.archivo)
        cambio = abierto.editado(lambda documento: self._hecha(documento, pendientes))
        return Edicion([cambio], self._despues())

    def _decir_las_que_quedan(self, pedidas: list[str]) -> None:
        """Avisa de las que no se tocan, y por qué."""
        from seguimiento.redaccion import enumeracion

        motivos = [
            f"«{decision.id or recortado(decision.texto, _ANCHO_DE_CITA)}» ({_motivo(decision)})"
            for decision in _decididas(self._reunion)
            if not _espera_compromiso(decision) and (not pedidas or decision.id in pedidas)
        ]
        if motivos:
            como = "queda como está" if len(motivos) == 1 else "quedan como están"
            self._sesion.salida.avisar(f"{como} {enumeracion(motivos)}")

    def _hecha(self, documento: "Documento", pendientes: Pendientes) -> "Documento":
        """El documento con todos los compromisos y, después, con todas las decisiones enlazadas.

        Son dos cambios y no tres por decisión: cada uno se prueba releyendo el archivo entero.
        """
        from seguimiento.analisis.repetidos import siguientes_de_la_lista
        from seguimiento.campos import claves, claves_de_texto
        from seguimiento.documento.edicion import con_otros, con_valores
        from seguimiento.modelo.accion import Accion
        from seguimiento.modelo.acuerdo import Acuerdo, DecisionDeReunion

        lista = ("compromisos",)
        usados = self._sesion.codigos_de_antes.dentro_de(self._reunion.lugar.archivo)
        self._nuevos = siguientes_de_la_lista(documento, lista, "1", len(pendientes), usados)
        nuevos = list(zip(self._nuevos, pendientes.items(), strict=True))
        documento = con_otros(
            documento,
            lista,
            [self._compromiso(codigo, decision) for codigo, (_, decision) in nuevos],
            orden=claves(Acuerdo),
            textos=claves_de_texto(Accion),
        )
        return con_valores(
            documento,
            [enlace for codigo, (indice, _) in nuevos for enlace in self._enlaces(indice, codigo)],
            orden=claves(DecisionDeReunion),
            textos=claves_de_texto(DecisionDeReunion),
        )

    def _compromiso(self, codigo: str, decision: "DecisionDeReunion") -> "Valor":
        from seguimiento.modelo.accion import Accion

        datos: dict[str, Valor] = {
            **self._respuestas.get(decision, self._dichos),
            "id": codigo,
            "descripcion": decision.texto,
        }
        return leidos(self._orden, Accion, datos)

    def _enlaces(self, indice: int, codigo: str) -> "Sequence[tuple[Ruta, Valor]]":
        """Lo que en una decisión dice que de ella salió ese compromiso."""
        from seguimiento.vocabularios import EfectoDeDecision

        ruta: Ruta = (*self._reunion.lugar.ruta, "decisiones", indice)
        efecto: Valor = EfectoDeDecision.CREA.value
        return [((*ruta, "compromiso"), codigo), ((*ruta, "efecto"), efecto)]

    def _despues(self) -> str:
        from seguimiento.redaccion import entre_comillas, enumeracion

        archivo = self._reunion.ref.partition("/")[0]
        refs = entre_comillas(f"{archivo}/{codigo}" for codigo in self._nuevos)
        que = "Nuevo compromiso" if len(refs) == 1 else "Nuevos compromisos"
        return (
            f"{que}: {enumeracion(refs)}. El acta: "
            f"«seg informe acta {self._reunion.ref} -o acta.html»."
        )


def _motivo(decision: "DecisionDeReunion") -> str:
    """Por qué una decisión no pasa a compromiso."""
    if decision.compromiso is not None:
        return f"ya es el compromiso «{decision.compromiso}»"
    assert decision.efecto is not None  # noqa: S101 — si no, esperaría compromiso
    return f"su efecto es «{decision.efecto.value}» y no crea ninguno"
