"""El panorama de `seg status` en bloques para leer."""

from collections.abc import Iterable, Iterator, Sequence
from shlex import quote

from seguimiento.analisis.actores import Papel
from seguimiento.analisis.panorama import Panorama, agrupadas, exigible
from seguimiento.analisis.reuniones import SituacionDeAcuerdo
from seguimiento.analisis.seleccion import Fila, Filtro, dias_desde_la_evaluacion
from seguimiento.formatos.cifras import resumen
from seguimiento.modelo.cartera import RecomendacionSituada
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.piezas import Bloque, Columna, Parrafo, Tabla, Tono, tabla_escrita
from seguimiento.redaccion import (
    cuenta,
    dia_en_palabras,
    entre_comillas,
    enumeracion,
    fecha_breve,
)
from seguimiento.vocabularios import EstadoDeVerificacion, Marca, SituacionDeAccion

_FILAS_EN_PANTALLA = 12
_FILAS_DE_LO_MENOS_URGENTE = 5
_SIN_PLAZO = "sin plazo"


def bloques(panorama: Panorama, por: str | None = None) -> Iterator[Bloque]:
    """El panorama, con el resumen primero y lo urgente después."""
    yield Parrafo(f"Seguimiento al {dia_en_palabras(panorama.hoy)}", Tono.TITULO)
    yield from resumen(panorama)
    if por is not None:
        yield from _agrupado(panorama, por)
        return
    acciones = [fila for fila in panorama.acciones if fila.instancia is None]
    todo = not panorama.filtro.situaciones
    yield from _por_situacion(panorama, acciones)
    if todo:
        yield from _sin_respuesta(panorama)
    yield from _recurrentes(panorama)
    if todo:
        yield from _marcadas(panorama, acciones)
    yield from _compromisos(panorama)
    if todo:
        yield from _acuerdos(panorama.acuerdos)


# ── Las tablas de acciones ───────────────────────────────────────────────────

_TITULOS = (
    (SituacionDeAccion.VENCIDA, "Vencidas", Tono.URGENTE),
    (SituacionDeAccion.POR_VENCER, "Por vencer", Tono.ATENCION),
    (SituacionDeAccion.SIN_PLAZO, "Sin plazo", Tono.ATENCION),
    (SituacionDeAccion.EN_PLAZO, "En plazo", Tono.NORMAL),
    (SituacionDeAccion.CERRADA, "Cerradas", Tono.BIEN),
)
_SOLO_SI_SE_PIDEN = (SituacionDeAccion.EN_PLAZO, SituacionDeAccion.CERRADA)


def _por_situacion(panorama: Panorama, acciones: list[Fila]) -> Iterator[Bloque]:
    for situacion, titulo, tono in _TITULOS:
        suyas = [fila for fila in acciones if fila.situacion.situacion is situacion]
        pedida = situacion in panorama.filtro.situaciones
        if suyas and (pedida or situacion not in _SOLO_SI_SE_PIDEN):
            yield _tabla(panorama, titulo, suyas, tono, _orden(panorama, situacion=situacion))


def _agrupado(panorama: Panorama, por: str) -> Iterator[Bloque]:
    for grupo, suyas in agrupadas(panorama, por).items():
        yield _tabla(panorama, grupo, suyas, Tono.TITULO, con_situacion=True)
    if por == "responsable":
        yield Parrafo("Una acción con varios responsables figura con cada uno.", Tono.TENUE)


def _recurrentes(panorama: Panorama) -> Iterator[Bloque]:
    pendientes = [
        fila
        for fila in panorama.mostradas
        if fila.instancia is not None
        and exigible(fila)
        and fila.situacion.situacion in (SituacionDeAccion.VENCIDA, SituacionDeAccion.POR_VENCER)
    ]
    if pendientes:
        titulo = "Períodos pendientes de acciones recurrentes"
        yield _tabla(panorama, titulo, pendientes, Tono.ATENCION, _orden(panorama))


def _marcadas(panorama: Panorama, acciones: list[Fila]) -> Iterator[Bloque]:
    """Las listas de lo que no es urgente y conviene preguntar en la reunión."""
    for marca, titulo in (
        (Marca.DEBIA_EMPEZAR, "Debían haber empezado"),
        (Marca.SIN_EVIDENCIA, "Completadas sin evidencia"),
        (Marca.POR_VERIFICAR, "Completadas por verificar"),
    ):
        suyas = [fila for fila in acciones if marca in fila.situacion.marcas]
        if suyas:
            yield _en_breve(panorama, titulo, suyas, _orden(panorama))
    en_plazo = SituacionDeAccion.EN_PLAZO
    calladas = [
        fila
        for fila in acciones
        if Marca.SIN_NOVEDAD in fila.situacion.marcas and fila.situacion.situacion is en_plazo
    ]
    if calladas:
        ver_mas = _orden(panorama, situacion=en_plazo)
        yield _en_breve(panorama, "En plazo y sin novedad", calladas, ver_mas)


def _compromisos(panorama: Panorama) -> Iterator[Bloque]:
    compromisos = [fila for fila in panorama.compromisos if fila.instancia is None]
    pedidos = [f for f in compromisos if f.situacion.abierta or panorama.filtro.situaciones]
    firmes = [fila for fila in pedidos if exigible(fila)]
    propuestos = [fila for fila in pedidos if not exigible(fila)]
    if firmes:
        ver_mas = _orden(panorama, acuerdo=_unico_origen(firmes))
        yield _tabla(panorama, "Compromisos de acuerdos", firmes, Tono.ATENCION, ver_mas)
    if propuestos:
        ver_mas = _orden(panorama, acuerdo=_unico_origen(propuestos))
        titulo = "Compromisos propuestos, en acuerdos sin aprobar"
        yield _en_breve(panorama, titulo, propuestos, ver_mas)


def _unico_origen(suyas: Sequence[Fila]) -> str:
    origenes = {fila.situada.origen.id for fila in suyas}
    return origenes.pop() if len(origenes) == 1 else ""


def _orden(
    panorama: Panorama,
    que: str = "acciones",
    *,
    situacion: SituacionDeAccion | None = None,
    acuerdo: str = "",
) -> str:
    """La orden que muestra lo que aquí no cabe, con los mismos filtros."""
    filtro = panorama.filtro
    dias = panorama.cartera.configuracion.dias_por_vencer
    por_omision = Configuracion().dias_por_vencer
    avisa = situacion is SituacionDeAccion.POR_VENCER and dias != por_omision
    opciones = [
        ("--evaluacion", filtro.evaluacion),
        ("--acuerdo", acuerdo or filtro.acuerdo),
        *(("--responsable", nombre) for nombre in filtro.responsable),
        ("--dirigida-a", filtro.dirigida_a),
        ("--prioridad", str(filtro.prioridad or "")),
        ("--situacion", situacion.value if situacion else ""),
        ("--dias", str(dias) if avisa else ""),
    ]
    escritas = [f"{opcion} {quote(valor)}" for opcion, valor in opciones if valor]
    return " ".join(["seg lista", que, *escritas])


def _tabla(  # noqa: PLR0913 — lo que distingue una tabla de otra
    panorama: Panorama,
    titulo: str,
    suyas: Sequence[Fila],
    tono: Tono,
    ver_mas: str = "",
    *,
    con_situacion: bool = False,
) -> Tabla:
    """Una tabla de acciones con su retraso, quién responde y qué se sabe de ellas."""
    columnas = (
        Columna("Días", corta=True, numerica=True, tono=tono),
        Columna("Plazo", corta=True),
        *([Columna("Situación", corta=True)] if con_situacion else []),
        Columna("Código", corta=True),
        Columna("Acción", peso=4, minimo=34, lineas=2),
        Columna("Responde", peso=4, minimo=30),
        Columna("Última novedad", peso=3),
    )
    varios = not _unico_origen(suyas)
    filas = [
        (
            str(fila.retraso or ""),
            _plazo(fila),
            *([fila.situacion.situacion.rotulo] if con_situacion else []),
            _codigo(fila),
            _accion(fila, panorama.filtro, con_origen=varios),
            _quien(fila),
            novedad(fila),
        )
        for fila in suyas
    ]
    maximo = None if con_situacion else _FILAS_EN_PANTALLA
    return tabla_escrita(
        f"{titulo} ({len(suyas)})", columnas, filas, tono, ver_mas=ver_mas, maximo=maximo
    )


def _en_breve(panorama: Panorama, titulo: str, suyas: Sequence[Fila], ver_mas: str) -> Tabla:
    """Una tabla de lo que conviene preguntar, con lo justo para hacerlo."""
    columnas = (
        Columna("Plazo", corta=True),
        Columna("Código", corta=True),
        Columna("Acción", peso=3, minimo=30, lineas=1),
        Columna("Última novedad", peso=2),
    )
    varios = not _unico_origen(suyas)
    filas = [
        (
            _plazo(fila),
            _codigo(fila),
            _accion(fila, panorama.filtro, con_origen=varios),
            novedad(fila),
        )
        for fila in suyas
    ]
    titulo = f"{titulo} ({len(suyas)})"
    return tabla_escrita(
        titulo, columnas, filas, Tono.TITULO, ver_mas=ver_mas, maximo=_FILAS_DE_LO_MENOS_URGENTE
    )


def _plazo(fila: Fila) -> str:
    situacion = fila.situacion
    plazo = fecha_breve(situacion.plazo) if situacion.plazo else _SIN_PLAZO
    if not situacion.prorrogas:
        return plazo
    original = situacion.plazo_original
    return f"{plazo}\nera {fecha_breve(original) if original else _SIN_PLAZO}"


def _codigo(fila: Fila) -> str:
    codigo = fila.situada.accion.id
    return f"{codigo}\n{fila.instancia}" if fila.instancia else codigo


def _accion(fila: Fila, filtro: Filtro, *, con_origen: bool) -> str:
    descripcion = _en_linea(fila.situada.accion.descripcion)
    detalles = " · ".join(_detalles(fila, filtro, con_origen=con_origen))
    return f"{descripcion}\n{detalles}" if detalles else descripcion


def _detalles(fila: Fila, filtro: Filtro, *, con_origen: bool) -> Iterator[str]:
    situada, situacion = fila.situada, fila.situacion
    if con_origen:
        yield situada.origen.id
    if situada.recomendacion is not None and situada.recomendacion.prioridad:
        yield f"prioridad {situada.recomendacion.prioridad}"
    if fila.avance is not None:
        yield str(fila.avance)
    if fila.periodos is not None:
        cumplidos, exigibles = fila.periodos
        yield f"{cumplidos} de {cuenta(exigibles, 'período')}"
    if situacion.prorrogas > 1:
        yield cuenta(situacion.prorrogas, "prórroga")
    if situacion.verificacion is EstadoDeVerificacion.RECHAZADA:
        yield "verificación rechazada"
    if situada.accion.misma_que is not None:
        yield f"la misma que {situada.accion.misma_que}"
    if fila.papeles:
        quien = enumeracion(entre_comillas(filtro.responsable), "o")
        yield f"{quien} {enumeracion(papel.value for papel in fila.papeles)}"


def _quien(fila: Fila) -> str:
    accion = fila.situada.accion
    lineas = ["; ".join(accion.responsables) or "sin responsable"]
    if accion.lidera:
        lineas.append(f"{Papel.LIDERA.value}: {accion.lidera}")
    if accion.acompanan:
        lineas.append(f"{Papel.ACOMPANA.value}: {'; '.join(accion.acompanan)}")
    return "\n".join(lineas)


def novedad(fila: Fila) -> str:
    """La última entrada: fecha, estado y comentario; «sin seguimiento registrado» si no hay."""
    entrada = fila.situacion.novedad
    if entrada is None:
        return "sin seguimiento registrado"
    frase = f"{fecha_breve(entrada.fecha)}, {entrada.estado.rotulo.lower()}"
    return f"{frase}\n{_en_linea(entrada.comentario)}" if entrada.comentario else frase


def _en_linea(texto: str) -> str:
    """El texto en una línea: los saltos de una celda separan lo principal de los detalles."""
    return " ".join(texto.split())


# ── Recomendaciones y acuerdos ───────────────────────────────────────────────


def _sin_respuesta(panorama: Panorama) -> Iterator[Bloque]:
    if not panorama.sin_respuesta:
        return
    columnas = (
        Columna("Días", corta=True, numerica=True),
        Columna("Prioridad", corta=True, numerica=True),
        Columna("Código", corta=True),
        Columna("Recomendación", peso=3, minimo=34, lineas=2),
        Columna("Dirigida a", peso=2, minimo=26),
    )
    varias = len({situada.evaluacion.id for situada in panorama.sin_respuesta}) > 1
    filas = [_una_sin_respuesta(s, panorama, con_origen=varias) for s in panorama.sin_respuesta]
    titulo = f"Recomendaciones sin respuesta ({len(filas)}), con los días desde la evaluación"
    ver_mas = _orden(panorama, "recomendaciones")
    yield tabla_escrita(
        titulo, columnas, filas, Tono.ATENCION, ver_mas=ver_mas, maximo=_FILAS_EN_PANTALLA
    )


def _una_sin_respuesta(
    situada: RecomendacionSituada, panorama: Panorama, *, con_origen: bool
) -> tuple[str, ...]:
    recomendacion = situada.recomendacion
    dias = dias_desde_la_evaluacion(situada, panorama.hoy)
    origen = f"\n{situada.evaluacion.id}" if con_origen else ""
    return (
        "s/d" if dias is None else str(dias),
        str(recomendacion.prioridad or ""),
        recomendacion.id,
        f"{_en_linea(recomendacion.texto)}{origen}",
        "; ".join(recomendacion.dirigida_a),
    )


def _acuerdos(acuerdos: Iterable[SituacionDeAcuerdo]) -> Iterator[Bloque]:
    filas = [_acuerdo(situacion) for situacion in acuerdos]
    if filas:
        columnas = (
            Columna("Última reunión", corta=True),
            Columna("Próxima", corta=True),
            Columna("Acuerdo", peso=3, minimo=34),
            Columna("Aviso", peso=2, minimo=30),
        )
        yield tabla_escrita(f"Acuerdos ({len(filas)})", columnas, filas, Tono.TITULO)


def _acuerdo(situacion: SituacionDeAcuerdo) -> tuple[str, ...]:
    acuerdo = situacion.acuerdo.registro
    estado = acuerdo.estado.rotulo.lower() if acuerdo.estado else "estado s/d"
    ultima, proxima = situacion.ultima, situacion.proxima
    return (
        fecha_breve(ultima.reunion.fecha) if ultima else "s/d",
        fecha_breve(proxima.reunion.fecha) if proxima else "s/d",
        f"{situacion.acuerdo.id}: {_en_linea(acuerdo.titulo)}\n{estado}",
        "\n".join(_avisos_del_acuerdo(situacion)),
    )


def _avisos_del_acuerdo(situacion: SituacionDeAcuerdo) -> Iterator[str]:
    if situacion.dias_sin_reunion:
        periodicidad = situacion.acuerdo.registro.periodicidad
        cada = f" {periodicidad.rotulo.lower()}" if periodicidad else ""
        yield f"la reunión{cada} se retrasa {cuenta(situacion.dias_sin_reunion, 'día')}"
    for reunion, decision in situacion.decisiones_sin_compromiso:
        cual = f"«{decision.id}» " if decision.id else ""
        dia = fecha_breve(reunion.reunion.fecha)
        yield f"decisión {cual}del {dia} sin compromiso: {_en_linea(decision.texto)}"
