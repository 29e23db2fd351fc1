"""La matriz de respuesta gerencial: los bloques y las columnas del documento de la OIM."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from seguimiento.analisis import dicho
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.recomendacion import estado_derivado, respondida
from seguimiento.analisis.seguidas import Seguida, seguida
from seguimiento.analisis.seleccion import Filtro, filas
from seguimiento.campos import campos
from seguimiento.informes.marco import Encargo, lo_pedido, plazos, portada
from seguimiento.informes.posteriores import tabla_de_posteriores
from seguimiento.informes.seguidas import dato_de_sus_periodos
from seguimiento.modelo.accion import Entrada
from seguimiento.modelo.cartera import RecomendacionSituada, recomendaciones_de
from seguimiento.modelo.comunes import Observacion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion, Respuesta
from seguimiento.paginas import Dato, Portada, dato
from seguimiento.piezas import Columna, ColumnaDe, Tabla, Texto, columna, tabla
from seguimiento.redaccion import dia_en_palabras, fecha_breve, orden_natural


@dataclass(frozen=True, slots=True)
class Bloque:
    """Una recomendación de la matriz con su respuesta y sus acciones."""

    id: str
    titulo: str
    texto: str
    datos: tuple[Dato, ...]
    acciones: Tabla
    observaciones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VistaMatriz:
    """Lo que recibe la plantilla `matriz`."""

    portada: Portada
    datos: tuple[Dato, ...]
    comentarios_generales: str
    columnas: tuple[Columna, ...]
    bloques: tuple[Bloque, ...]
    posteriores: Tabla
    """Lo de la evaluación que es posterior al corte."""


def vista(encargo: Encargo) -> VistaMatriz:
    """La matriz de la evaluación pedida a la fecha. Lanza `ReferenciaDesconocida`."""
    evaluaciones = {e.id: e for e in encargo.cartera.evaluaciones}
    evaluacion = lo_pedido(
        encargo, "ninguna evaluación", evaluaciones, "las que hay con «seg lista evaluaciones»"
    )
    registro = evaluacion.registro
    por_recomendacion: dict[int, list[Fila]] = {}
    for fila in filas(encargo.cartera, encargo.hoy, Filtro(evaluacion=evaluacion.id)):
        por_recomendacion.setdefault(id(fila.situada.recomendacion), []).append(fila)
    return VistaMatriz(
        portada=portada(
            encargo,
            "Matriz de respuesta gerencial",
            registro.titulo,
            dato("Fecha de corte", dia_en_palabras(encargo.hoy)),
        ),
        datos=_datos(registro),
        comentarios_generales=registro.comentarios_generales or "",
        columnas=tuple(columna(titulo) for titulo, _ in _columnas(encargo)),
        bloques=tuple(
            _bloque(encargo, situada, por_recomendacion.get(id(situada.recomendacion), []))
            for situada in recomendaciones_de(evaluacion)
        ),
        posteriores=tabla_de_posteriores(
            encargo, (p for p in encargo.posteriores if p.origen.archivo == evaluacion.archivo)
        ),
    )


def _datos(registro: Evaluacion) -> tuple[Dato, ...]:
    anio = fecha_breve(registro.fecha) if registro.fecha else "no consta"
    return (
        dato("Título de la evaluación y año", f"{registro.titulo} – {anio}"),
        dato("Persona responsable por completar la matriz", registro.responsable or "no consta"),
        *_si_constan(registro, "etiquetas"),
    )


_CLASIFICACION = ("etiquetas", "clase", "causa")
"""Lo que el formulario no pide y algunas fuentes dicen; quien se sigue sola ya dice sus etiquetas."""


def _si_constan(registro: Evaluacion | Recomendacion, *claves: str) -> Iterator[Dato]:
    """Los datos de esas claves que consten, con el rótulo del modelo."""
    for campo in campos(type(registro)):
        valor = getattr(registro, campo.clave) if campo.clave in claves else None
        if valor:
            yield dato(campo.rotulo, *([valor] if isinstance(valor, str) else valor))


def _bloque(encargo: Encargo, situada: RecomendacionSituada, suyas: list[Fila]) -> Bloque:
    recomendacion = situada.recomendacion
    estado = estado_derivado(
        recomendacion, [f.situacion for f in suyas if f.instancia is None], encargo.hoy
    )
    prioridad = str(situada.prioridad or "no consta")
    propia = seguida(situada, encargo.hoy, encargo.cartera.configuracion)
    return Bloque(
        id=f"rec-{recomendacion.id}",
        titulo=f"Recomendación {recomendacion.id}",
        texto=recomendacion.texto,
        datos=(
            Dato("Registro", (encargo.referencia(situada.ref, situada.lugar),)),
            dato("Recomendación dirigida a", *recomendacion.dirigida_a or ("no consta",)),
            dato("Nivel de prioridad (1 a 3)", prioridad),
            *_si_constan(recomendacion, *_CLASIFICACION[recomendacion.se_sigue_sola :]),
            dato("Respuesta gerencial", *_respuesta(encargo, recomendacion)),
            dato(
                "Estado de la recomendación",
                estado.rotulo,
                *(_con_que(propia.fila) if propia else ()),
            ),
            *(_propio(encargo, propia) if propia else ()),
        ),
        acciones=tabla(
            f"Acciones de la recomendación {recomendacion.id}",
            _columnas(encargo),
            sorted(suyas, key=lambda f: orden_natural(f.ref)),
            vacia="No consta ninguna acción.",
        ),
        observaciones=tuple(
            _observacion(observacion)
            for observacion in recomendacion.observaciones
            if observacion.fecha is None or observacion.fecha.ultimo_dia <= encargo.hoy
        ),
    )


def _observacion(una: Observacion) -> str:
    """«3 de mayo de 2023, Revisión, sobre R1: …», con lo que de ello conste."""
    fecha = fecha_breve(una.fecha) if una.fecha else ""
    sobre = f"sobre {una.sobre[:1].lower()}{una.sobre[1:]}" if una.sobre else ""
    quien = ", ".join(filter(None, (fecha, una.autor, sobre)))
    return f"{quien[:1].upper()}{quien[1:]}: {una.texto}" if quien else una.texto


def _propio(encargo: Encargo, propia: Seguida) -> tuple[Dato, ...]:
    """De una recomendación que se sigue sin acciones, lo que de una acción dicen sus columnas."""
    return (
        dato("Plazo o fecha límite", _plazos(propia.fila)),
        dato("Persona responsable", _personas(propia.fila)),
        dato("Comentarios", *_anotado(encargo, propia.situada.recomendacion.seguimiento)),
        Dato("Situación", (_situacion(propia.fila),)),
        *dato_de_sus_periodos(propia),
    )


def _anotado(encargo: Encargo, entradas: Iterable[Entrada]) -> tuple[str, ...]:
    """Lo que dice una bitácora hasta la fecha, de lo más antiguo a lo más reciente."""
    hasta = (entrada for entrada in entradas if entrada.fecha.ultimo_dia <= encargo.hoy)
    lineas = tuple(dicho.entrada(entrada, callada="sin comentario") for entrada in hasta)
    return lineas or (dicho.SIN_SEGUIMIENTO,)


def _respuesta(encargo: Encargo, recomendacion: Recomendacion) -> tuple[str, ...]:
    respuesta = recomendacion.respuesta
    if respuesta is not None and respuesta.es_borrador:
        return ("sin respuesta aprobada", *_contestado(respuesta, "Borrador: "))
    if respuesta is None or not respondida(recomendacion, encargo.hoy):
        return ("sin respuesta registrada",)
    return _contestado(respuesta)


def _contestado(respuesta: Respuesta, delante: str = "") -> tuple[str, ...]:
    """Lo que se contesta, cada cosa en su línea, con `delante` ante la decisión."""
    tomada = respuesta.decision_de_conjunto
    decision = tomada.rotulo if tomada else "decisión no consta"
    fecha = f"{decision} ({fecha_breve(respuesta.fecha)})" if respuesta.fecha else decision
    por_partes = tuple(
        ": ".join(
            filter(None, (una.parte, una.decision and una.decision.rotulo, una.justificacion))
        )
        for una in respuesta.partes
    )
    partes = {
        "Contesta": respuesta.por,
        "Alcance": respuesta.alcance,
        "Justificación": respuesta.justificacion,
        "Plan": respuesta.plan,
    }
    demas = (f"{rotulo}: {texto}" for rotulo, texto in partes.items() if texto)
    return (f"{delante}{fecha}", *por_partes, *demas)


def _columnas(encargo: Encargo) -> tuple[ColumnaDe[Fila], ...]:
    """Las del formulario, y la situación; las tres últimas van bajo «Seguimiento a implementación»."""
    return (
        ("Acción", partial(_accion, encargo)),
        ("Plazo o fecha límite", _plazos),
        ("Persona responsable", _personas),
        ("Comentarios", partial(_comentarios, encargo)),
        ("Estado", _estado),
        ("Situación", _situacion),
    )


def _estado(fila: Fila) -> str:
    """El estado que se declara y, cada cosa en una línea, con qué se sostiene."""
    return "\n".join((fila.situacion.estado_declarado.rotulo, *_con_que(fila)))


def _con_que(fila: Fila) -> tuple[str, ...]:
    """Cuánto lleva hecho lo que se declara, sus pruebas y lo que dijo quien lo comprobó."""
    return (
        *dicho.cuanto_lleva(fila),
        *_avance(fila),
        *_evidencias(fila),
        *_verificacion(fila),
    )


def _avance(fila: Fila) -> Iterator[str]:
    """El porcentaje que dice la última entrada, si lo dice."""
    ultima = fila.situacion.novedad
    if ultima is not None and ultima.avance is not None:
        yield f"{ultima.avance} %"


def _evidencias(fila: Fila) -> Iterator[str]:
    """Las pruebas de lo que se declara; si se da por hecho sin ninguna, que no las hay."""
    titulos = [e.titulo or e.url or "sin título" for e in fila.situacion.evidencias]
    if titulos:
        yield f"{'Evidencia' if len(titulos) == 1 else 'Evidencias'}: {'; '.join(titulos)}"
    elif fila.situacion.estado_declarado.cumple:
        yield "Sin evidencia"


def _verificacion(fila: Fila) -> Iterator[str]:
    """Quién comprobó lo que se declara y qué halló; si se da por hecho, también que nadie."""
    hecha = fila.situacion.racha.verificacion if fila.situacion.racha else None
    if hecha is not None:
        quien = f", {hecha.por}" if hecha.por else ""
        nota = f": {hecha.nota}" if hecha.nota else ""
        yield f"Verificación: {hecha.resultado.rotulo.lower()} ({fecha_breve(hecha.fecha)}{quien}){nota}"
    elif fila.situacion.estado_declarado.cumple:
        yield "Sin verificación ajena"


def _situacion(fila: Fila) -> Texto:
    return Texto(dicho.situacion(fila), clase=fila.situacion.situacion.value)


def _accion(encargo: Encargo, fila: Fila) -> Texto:
    accion = fila.situada.accion
    nombre = f"{accion.id}@{fila.instancia}" if fila.instancia else accion.id
    dice = "\n".join(filter(None, (accion.descripcion, dicho.repeticion(fila))))
    return encargo.referencia(nombre, fila.situada.lugar, dice)


def _plazos(fila: Fila) -> str:
    return plazos(fila) if fila.instancia is None else dicho.plazo(fila.situacion.plazo)


def _personas(fila: Fila) -> str:
    return dicho.quienes(fila, nadie="no consta", rotulos={"acompanan": "Acompañan"})


def _comentarios(encargo: Encargo, fila: Fila) -> str:
    """Lo que dice la bitácora hasta la fecha, de lo más antiguo a lo más reciente."""
    entradas = fila.situada.accion.seguimiento
    suyas = (e for e in entradas if fila.instancia is None or str(e.instancia) == fila.instancia)
    return "\n".join(_anotado(encargo, suyas))
