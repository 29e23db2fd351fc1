"""Lo que dice un recordatorio, ya redactado: lo mismo en un correo que en un chat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seguimiento.analisis import dicho
from seguimiento.analisis.filas import Fila
from seguimiento.exportacion.encargo import Encargo
from seguimiento.exportacion.recordatorios.reparto import Recordatorio
from seguimiento.informes.acciones import como_va, plazos, ultima_entrada
from seguimiento.informes.marco import Encargo as DeInforme
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.piezas import Tono
from seguimiento.redaccion import (
    al_principio,
    cuenta,
    dia_en_palabras,
    enumeracion,
    fecha_breve,
    plegado,
)
from seguimiento.repositorio.repositorio import Recuento

INFORMAR = (
    "Para informar basta con responder a este mensaje: de cada cosa, en qué estado está, qué se hizo, en"
    " qué fecha y la prueba que haya. Si algo ya está hecho, no le corresponde o necesita otro plazo,"
    " dígalo también."
)


@dataclass(frozen=True, slots=True)
class Renglon:
    """Una acción, un compromiso, un período o una recomendación, como se dice a quien ha de rendir cuentas."""

    ref: str
    enlace: str
    """A su registro, si hay un sitio público; vacío si no."""
    que: str
    de: str
    """La evaluación o el acuerdo de que viene."""
    cuando: str
    """«hace 43 días», «faltan 8 días»; vacío si no apremia."""
    plazo: str
    como_va: str
    novedad: str


@dataclass(frozen=True, slots=True)
class Apartado:
    """Los renglones que se leen juntos."""

    titulo: str
    renglones: tuple[Renglon, ...]
    tono: Tono


@dataclass(frozen=True, slots=True)
class Carta:
    """Un recordatorio entero."""

    nombre: str
    asunto: str
    entrada: str
    avisos: tuple[str, ...]
    """Lo que quien la lee debe saber antes de fiarse: que algo no pudo leerse, que no va todo."""
    apartados: tuple[Apartado, ...]
    cierre: str
    firma: str
    adjuntos: str = ""
    """Qué va con ella; vacío si nada."""


def carta(recordatorio: Recordatorio, encargo: Encargo, de_informe: DeInforme) -> Carta:
    """Lo que se dice a alguien; `de_informe` sabe a dónde lleva cada registro."""
    configuracion, panorama = encargo.carga.cartera.configuracion, encargo.panorama
    dias = cuenta(panorama.dias_por_vencer, "día")
    callar = cuenta(configuracion.dias_sin_novedad, "día")
    de_cada_clase = (
        ("Con el plazo cumplido", recordatorio.vencidas, Tono.URGENTE),
        (f"Vencen en {dias}", recordatorio.por_vencer, Tono.ATENCION),
        (f"Además, sin novedad en {callar}", recordatorio.calladas, Tono.NORMAL),
    )
    hay = en_breve(recordatorio)
    return Carta(
        nombre=recordatorio.nombre,
        asunto=f"{hay} — corte {fecha_breve(encargo.hoy)}",
        entrada=f"Esto es lo que consta a su cargo y hay que mirar al {dia_en_palabras(encargo.hoy)}: {hay}.",
        avisos=tuple(_avisos(recordatorio.nombre, encargo)),
        apartados=tuple(
            Apartado(
                f"{titulo} ({dicho.cuantas(suyas).en_un_titulo})",
                tuple(_renglon(fila, encargo, de_informe) for fila in suyas),
                tono,
            )
            for titulo, suyas, tono in de_cada_clase
            if suyas
        ),
        cierre=INFORMAR,
        firma=configuracion.organizacion or "",
    )


def _renglon(fila: Fila, encargo: Encargo, de_informe: DeInforme) -> Renglon:
    retraso = f"hace {cuenta(fila.retraso, 'día')}" if fila.retraso else ""
    return Renglon(
        ref=fila.ref,
        enlace=de_informe.enlace(fila.situada.lugar),
        que=fila.situada.accion.descripcion,
        de=fila.situada.origen.registro.titulo,
        cuando=retraso or dicho.falta(fila, encargo.hoy),
        plazo=plazos(fila),
        # cuánto hace o cuánto falta ya va con el plazo
        como_va="\n".join(uno.entero for uno in como_va(fila).aparte),
        novedad=ultima_entrada(fila),
    )


# ── Cuánto, en una frase ─────────────────────────────────────────────────────


def en_breve(recordatorio: Recordatorio) -> str:
    """«3 acciones vencidas y 2 por vencer»: lo que se recuerda, contado."""
    vencidas, por_vencer, calladas = (
        recordatorio.vencidas,
        recordatorio.por_vencer,
        recordatorio.calladas,
    )
    partes: list[str] = []
    antes: Sequence[Fila] = ()
    for suyas, como in (
        (vencidas, _vencidas(vencidas)),
        (por_vencer, "por vencer"),
        (calladas, "más sin novedad" if vencidas or por_vencer else "sin novedad"),
    ):
        if suyas:
            partes.append(f"{_cuantas(suyas, antes)} {como}")
            antes = suyas
    return enumeracion(partes)


def _cuantas(suyas: Sequence[Fila], antes: Sequence[Fila]) -> str:
    """Cuántas y de qué; si son de lo mismo que las que se acaban de contar, solo cuántas."""
    clases = {*map(_clase, suyas)}
    return (
        str(len(suyas))
        if clases == {*map(_clase, antes)} and len(clases) == 1
        else dicho.recuento(suyas)
    )


def _clase(fila: Fila) -> tuple[bool, bool, bool]:
    situada = fila.situada
    return fila.instancia is not None, situada.es_compromiso, situada.es_recomendacion


def _vencidas(suyas: Sequence[Fila]) -> str:
    """«vencida», «vencidas», «vencido» o «vencidos»: como pide lo que se cuenta."""
    masculino = any(fila.instancia is not None or fila.situada.es_compromiso for fila in suyas)
    return f"vencid{'o' if masculino else 'a'}{'' if len(suyas) == 1 else 's'}"


# ── Lo que le falta ──────────────────────────────────────────────────────────


def _avisos(nombre: str, encargo: Encargo) -> Iterator[str]:
    recuento = encargo.carga.recuento
    if es_de_fuera(nombre, encargo.carga.cartera.configuracion):
        # ni el nombre de lo que no es suyo
        if fuera := sin_leer(recuento):
            yield f"Puede faltar algo: {cuenta(len(fuera), 'registro')} sin leer."
    else:
        if recuento.no_evaluables:
            perdidos = enumeracion(dict.fromkeys(recuento.no_evaluables))
            yield f"Puede faltar algo: no pudo leerse {perdidos}."
        yield from (f"{al_principio(una)}." for una in recuento.salvedades())
    if solo := dicho.lo_pedido(replace(encargo.filtro, responsable=())):
        yield f"No va todo lo suyo: solo {solo}."


def sin_leer(recuento: Recuento) -> list[str]:
    """Lo que no pudo leerse, o no se lee: elementos, archivos y carpetas."""
    return [*dict.fromkeys((*recuento.no_evaluables, *recuento.no_leidos))]


def es_de_fuera(nombre: str, configuracion: Configuracion) -> bool:
    """Si consta que es de otra organización: de lo que no es suyo no se le dice ni cómo se llama."""
    actor, propia = configuracion.actores.get(nombre), configuracion.organizacion
    suya = actor.organizacion if actor else None
    return suya is not None and plegado(suya) != plegado(propia or "")
