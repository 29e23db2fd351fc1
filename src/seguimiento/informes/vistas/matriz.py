"""La matriz de respuesta gerencial: los bloques y las columnas del documento de la OIM."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from seguimiento.analisis import dicho
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.gemelas import gemelas
from seguimiento.analisis.recomendacion import estado_derivado, respondida
from seguimiento.analisis.seguidas import Seguida, seguida
from seguimiento.analisis.seleccion import Filtro, filas
from seguimiento.campos import campos
from seguimiento.informes.acciones import (
    cifra_de,
    en_su_hoja,
    plazos,
    propias,
    situacion,
    sosten,
    vencidas,
)
from seguimiento.informes.anclas import anclas
from seguimiento.informes.marco import Encargo, lo_pedido, portada
from seguimiento.informes.posteriores import tabla_de_posteriores
from seguimiento.informes.respuestas import contestado
from seguimiento.informes.seguidas import (
    cifras_de_seguidas,
    dato_de_sus_periodos,
    situacion_de_seguida,
)
from seguimiento.modelo.accion import Entrada
from seguimiento.modelo.cartera import RecomendacionSituada, recomendaciones_de
from seguimiento.modelo.comunes import Observacion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.paginas import Cifra, Dato, Portada, cifra, dato
from seguimiento.piezas import Columna, ColumnaDe, Tabla, Texto, columna, tabla
from seguimiento.redaccion import (
    al_principio,
    cuenta,
    dia_en_palabras,
    en_medio,
    fecha_breve,
    orden_natural,
)
from seguimiento.vocabularios import EstadoDerivado

PALABRAS = 6
"""Con cuántas se reconoce una recomendación en el índice."""


@dataclass(frozen=True, slots=True)
class Bloque:
    """Una recomendación de la matriz con su respuesta y sus acciones."""

    id: str
    titulo: str
    texto: str
    en_breve: str
    """De qué trata, en seis palabras, y cómo va: para el índice."""
    datos: tuple[Dato, ...]
    acciones: Tabla
    observaciones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VistaMatriz:
    """Lo que recibe la plantilla `matriz`."""

    portada: Portada
    datos: tuple[Dato, ...]
    comentarios_generales: str
    cifras: tuple[Cifra, ...]
    """Los totales de la evaluación."""
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
    suyas = filas(encargo.cartera, encargo.hoy, Filtro(evaluacion=evaluacion.id))
    por_recomendacion: dict[int, list[Fila]] = {}
    for fila in suyas:
        por_recomendacion.setdefault(id(fila.situada.recomendacion), []).append(fila)
    situadas = list(recomendaciones_de(evaluacion))
    sus_anclas = anclas(encargo.cartera.recomendaciones())
    return VistaMatriz(
        portada=portada(
            encargo,
            "Matriz de respuesta gerencial",
            registro.titulo,
            dato("Fecha de corte", dia_en_palabras(encargo.hoy)),
        ),
        datos=_datos(registro),
        comentarios_generales=registro.comentarios_generales or "",
        cifras=tuple(_cifras(encargo, situadas, propias(suyas))),
        columnas=tuple(columna(titulo) for titulo, _ in _columnas(encargo)),
        bloques=tuple(
            _bloque(
                encargo,
                situada,
                por_recomendacion.get(id(situada.recomendacion), []),
                sus_anclas[situada.lugar],
            )
            for situada in situadas
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


def _cifras(
    encargo: Encargo, situadas: list[RecomendacionSituada], suyas: list[Fila]
) -> Iterator[Cifra]:
    """Cuántas recomendaciones y acciones hay, y cuántas de estas se hicieron, vencieron o se dejaron."""
    respondidas = sum(respondida(s.recomendacion, encargo.hoy) for s in situadas)
    abiertas = [fila for fila in suyas if fila.abierta]
    completadas = [fila for fila in suyas if fila.situacion.estado.cumple]
    dejadas = [f for f in suyas if not f.abierta and not f.situacion.estado.cumple]
    rechazadas = [fila for fila in suyas if fila.situacion.verificacion.rechazada]
    unidas = gemelas(encargo.cartera.acciones())
    de_abiertas, de_todas = f"de {len(abiertas)} sin cerrar", f"de {cuenta(len(suyas), 'acción')}"
    con_respuesta = f"{respondidas} con respuesta gerencial"
    yield cifra("Recomendaciones", len(situadas), con_respuesta)
    yield cifra_de("Acciones", suyas, f"{len(abiertas)} sin cerrar", unidas)
    yield cifra_de("Con el plazo cumplido", vencidas(abiertas), de_abiertas, unidas, "vencida")
    yield cifra_de("Completadas", completadas, de_todas, unidas, "bien")
    if rechazadas:
        yield cifra_de("Con la verificación rechazada", rechazadas, de_abiertas, unidas, "alerta")
    if dejadas:
        yield cifra_de("Canceladas o no aplicables", dejadas, de_todas, unidas)
    margenes = encargo.cartera.configuracion
    solas = (seguida(situada, encargo.hoy, margenes) for situada in situadas)
    yield from cifras_de_seguidas([una for una in solas if una is not None])


def _en_breve(texto: str) -> str:
    """Las primeras palabras, para reconocerla en el índice."""
    palabras = texto.split()
    return " ".join(palabras[:PALABRAS]) + "…" * (len(palabras) > PALABRAS)


def _bloque(
    encargo: Encargo, situada: RecomendacionSituada, suyas: list[Fila], ancla: str
) -> Bloque:
    recomendacion = situada.recomendacion
    estado = estado_derivado(
        recomendacion, [f.situacion for f in suyas if f.instancia is None], encargo.hoy
    )
    prioridad = str(situada.prioridad or "no consta")
    propia = seguida(situada, encargo.hoy, encargo.cartera.configuracion)
    return Bloque(
        id=ancla,
        titulo=f"Recomendación {recomendacion.id}",
        texto=recomendacion.texto,
        en_breve=f"{estado.rotulo} · {_en_breve(recomendacion.texto)}",
        datos=(
            Dato("Registro", (encargo.referencia(situada.ref, situada.lugar),)),
            dato("Recomendación dirigida a", *recomendacion.dirigida_a or ("no consta",)),
            dato("Nivel de prioridad (1 a 3)", prioridad),
            *_si_constan(recomendacion, *_CLASIFICACION[recomendacion.se_sigue_sola :]),
            dato("Respuesta gerencial", *contestado(recomendacion, encargo.hoy)),
            Dato("Estado de la recomendación", _del_estado(estado, propia)),
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


def _del_estado(estado: EstadoDerivado, propia: Seguida | None) -> tuple[Texto, ...]:
    """El estado y, de la que se sigue sin acciones, con qué se sostiene."""
    return (Texto(estado.rotulo), *(sosten(propia.fila, letras=0) if propia else ()))


def _observacion(una: Observacion) -> str:
    """«3 de mayo de 2023, Revisión, sobre R1: …», con lo que de ello conste."""
    fecha = fecha_breve(una.fecha) if una.fecha else ""
    sobre = f"sobre {en_medio(una.sobre)}" if una.sobre else ""
    quien = ", ".join(filter(None, (fecha, una.autor, sobre)))
    return f"{al_principio(quien)}: {una.texto}" if quien else una.texto


def _propio(encargo: Encargo, propia: Seguida) -> tuple[Dato, ...]:
    """De una recomendación que se sigue sin acciones, lo que de una acción dicen sus columnas."""
    return (
        dato("Plazo o fecha límite", plazos(propia.fila)),
        dato("Persona responsable", _personas(propia.fila)),
        dato("Comentarios", *_anotado(encargo, propia.situada.recomendacion.seguimiento)),
        Dato("Situación", (situacion_de_seguida(propia),)),
        *dato_de_sus_periodos(propia),
    )


def _anotado(encargo: Encargo, entradas: Iterable[Entrada]) -> tuple[str, ...]:
    """Lo que dice una bitácora hasta la fecha, de lo más antiguo a lo más reciente."""
    hasta = (entrada for entrada in entradas if entrada.fecha.ultimo_dia <= encargo.hoy)
    lineas = tuple(dicho.entrada(entrada, callada="sin comentario") for entrada in hasta)
    return lineas or (dicho.SIN_SEGUIMIENTO,)


def _columnas(encargo: Encargo) -> tuple[ColumnaDe[Fila], ...]:
    """Las del formulario, y la situación; las tres últimas van bajo «Seguimiento a implementación»."""
    return (
        ("Acción", partial(en_su_hoja, encargo)),
        ("Plazo o fecha límite", plazos),
        ("Persona responsable", _personas),
        ("Comentarios", partial(_comentarios, encargo)),
        ("Estado", _estado),
        ("Situación", situacion),
    )


def _estado(fila: Fila) -> Texto:
    """El estado que se declara y, debajo, con qué se sostiene y qué halló quien lo comprobó."""
    return Texto(fila.situacion.estado_declarado.rotulo, aparte=sosten(fila, letras=0))


def _personas(fila: Fila) -> str:
    return dicho.quienes(fila, nadie="no consta", rotulos={"acompanan": "Acompañan"})


def _comentarios(encargo: Encargo, fila: Fila) -> str:
    """Lo que dice la bitácora hasta la fecha, de lo más antiguo a lo más reciente."""
    entradas = fila.situada.accion.seguimiento
    suyas = (e for e in entradas if fila.instancia is None or str(e.instancia) == fila.instancia)
    return "\n".join(_anotado(encargo, suyas))
