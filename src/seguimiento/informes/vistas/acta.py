"""El acta de una reunión: lo que se habló y decidió, o el borrador que hay que completar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from operator import itemgetter

from seguimiento.analisis.actores import canonico
from seguimiento.analisis.decisiones import decidido_en, por_referencia
from seguimiento.analisis.existencia import existente
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.reuniones import celebradas, celebro_algo
from seguimiento.analisis.seleccion import filas
from seguimiento.errores import ReferenciaDesconocida
from seguimiento.fechas import fechas_parecidas
from seguimiento.informes.acciones import PLAZO, QUIEN, columna_de_accion, como_va
from seguimiento.informes.acuerdos import NO_CONSTA, datos_de_reunion, tabla_de_decisiones
from seguimiento.informes.marco import (
    Encargo,
    comprobar_que_ya_existia,
    enlace_externo,
    portada,
)
from seguimiento.informes.posteriores import seccion_de_posteriores
from seguimiento.modelo.acuerdo import Acuerdo, Reunion
from seguimiento.modelo.cartera import ReunionSituada, reuniones_de
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.paginas import Dato, Portada, Seccion, dato
from seguimiento.piezas import Columna, Tabla, Texto, columnas, tabla, textos
from seguimiento.redaccion import (
    del_dia,
    dia_en_palabras,
    entre_comillas,
    enumeracion,
    fecha_breve,
    fecha_en_palabras,
    plegado,
    quiso_decir,
)

QUIENES_FIRMAN = ("Quien preside", "Quien levanta el acta")
_EN_BLANCO = tuple(str(numero) for numero in range(1, 7))
"""Los renglones y las filas que se dejan por escribir."""


class ClaseDeActa(Enum):
    """Qué clase de papel es. El valor es su título."""

    ACTA = "Acta de la reunión"
    BORRADOR = "Borrador de acta"
    SIN_CELEBRAR = "Constancia de reunión no celebrada"


@dataclass(frozen=True, slots=True)
class HojaPorCompletar:
    """Algo que se completa a mano: una tabla con la primera columna escrita, o solo renglones."""

    id: str
    titulo: str
    columnas: tuple[Columna, ...]
    """Vacía si son renglones."""
    en_blanco: tuple[str, ...]
    """Los rótulos de las columnas que se dejan vacías."""
    filas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VistaActa:
    """Lo que recibe la plantilla `acta`."""

    portada: Portada
    aviso: str
    """Lo que quien la lee debe saber de ella; vacío en un acta completa."""
    datos: tuple[Dato, ...]
    antes: tuple[Seccion, ...]
    asistencia: tuple[HojaPorCompletar, ...]
    """En un borrador, la hoja en que se firma la asistencia."""
    por_completar: tuple[HojaPorCompletar, ...]
    """En un borrador, lo que se habló y se decidió."""
    despues: tuple[Seccion, ...]
    firmas: tuple[str, ...]


def vista(encargo: Encargo) -> VistaActa:
    """El acta de la reunión pedida. Lanza `ReferenciaDesconocida`."""
    situada = _pedida(encargo)
    clase, acuerdo = _clase(situada.reunion), situada.acuerdo
    nombre = encargo.titulado(acuerdo)
    return VistaActa(
        portada=portada(
            encargo,
            clase.value,
            f"{acuerdo.registro.titulo}: {fecha_en_palabras(situada.reunion.fecha)}",
            dato("Fecha de corte", dia_en_palabras(encargo.hoy)),
        ),
        aviso=_aviso(encargo, situada, clase),
        datos=(
            Dato("Acuerdo", (nombre,)),
            dato("Marco", acuerdo.registro.marco or NO_CONSTA),
            *datos_de_reunion(encargo, situada),
        ),
        antes=tuple(_antes(encargo, situada, clase)),
        asistencia=(_por_firmar(situada),) if clase is ClaseDeActa.BORRADOR else (),
        por_completar=tuple(_por_completar()) if clase is ClaseDeActa.BORRADOR else (),
        despues=(
            *_despues(encargo, situada),
            *seccion_de_posteriores(
                encargo, (p for p in encargo.posteriores if p.origen.archivo == acuerdo.archivo)
            ),
        ),
        firmas=_firmas(situada.reunion, clase),
    )


# ── Qué reunión y qué papel ──────────────────────────────────────────────────


def _pedida(encargo: Encargo) -> ReunionSituada:
    """La reunión que se nombra, con el acuerdo delante o, si solo hay una así, a secas o por su fecha."""
    todas = list(encargo.cartera.reuniones())
    pedida, dias = (
        encargo.argumento.casefold(),
        {encargo.argumento, *fechas_parecidas(encargo.argumento)},
    )
    exactas = [r for r in todas if r.ref.casefold() == pedida]
    por_codigo = exactas or [r for r in todas if r.reunion.codigo.casefold() == pedida]
    halladas = por_codigo or [r for r in todas if r.reunion.fecha.texto in dias]
    if not halladas:
        _comprobar_que_ya_existia(encargo)
        mensaje = f"no hay ninguna reunión «{encargo.argumento}»"
        raise ReferenciaDesconocida(mensaje, _ayuda(encargo.argumento, todas))
    if len(halladas) > 1:
        cuales = enumeracion(entre_comillas(r.ref for r in halladas), "o")
        mensaje = f"hay varias reuniones «{encargo.argumento}»"
        raise ReferenciaDesconocida(mensaje, f"escriba {cuales}")
    return halladas[0]


def _comprobar_que_ya_existia(encargo: Encargo) -> None:
    """Que la reunión pedida, si está en los archivos, no sea posterior al corte ni lo sea su acuerdo."""
    pedida = encargo.argumento.casefold()
    for situada in encargo.carga.cartera.reuniones():
        if pedida in {situada.ref.casefold(), situada.reunion.codigo.casefold()}:
            comprobar_que_ya_existia(encargo, situada.ref)
            comprobar_que_ya_existia(encargo, situada.acuerdo.id)


def _ayuda(escrita: str, todas: list[ReunionSituada]) -> str:
    del_acuerdo = [r.ref for r in todas if r.acuerdo.id.casefold() == escrita.casefold()]
    if del_acuerdo:
        return f"ese acuerdo tiene {enumeracion(entre_comillas(del_acuerdo))}"
    if not todas:
        return "ningún acuerdo tiene reuniones registradas"
    parecida = quiso_decir(escrita, [r.ref for r in todas])
    return parecida or "vea las de un acuerdo con «seg ver ACUERDO»"


def _clase(reunion: Reunion) -> ClaseDeActa:
    if celebro_algo(reunion):
        return ClaseDeActa.ACTA
    if reunion.estado and reunion.estado.se_dejo:
        return ClaseDeActa.SIN_CELEBRAR
    return ClaseDeActa.BORRADOR


def _aviso(encargo: Encargo, situada: ReunionSituada, clase: ClaseDeActa) -> str:
    reunion = situada.reunion
    match clase:
        case ClaseDeActa.ACTA:
            sin_estado = (
                "El registro no dice en qué estado está la reunión: se tiene por celebrada porque "
                "trae resumen o decisiones."
            )
            return "" if reunion.estado else sin_estado
        case ClaseDeActa.BORRADOR:
            paso = reunion.fecha.ultimo_dia < encargo.hoy
            que = "su fecha ya pasó y no consta que se celebrara" if paso else "aún no se celebra"
            como = "está convocada" if reunion.estado else "no consta como convocada"
            return f"Borrador de acta por completar: la reunión {como}; {que}."
        case ClaseDeActa.SIN_CELEBRAR:
            que = reunion.estado.se_dejo if reunion.estado else ""
            return f"La reunión se {que}: no hay acta que levantar. {_la_siguiente(situada)}"


def _la_siguiente(situada: ReunionSituada) -> str:
    siguiente = _siguiente(situada)
    if siguiente is None:
        return "No consta otra posterior."
    return f"La siguiente que consta es la {del_dia(siguiente.reunion.fecha)}."


def _siguiente(situada: ReunionSituada) -> ReunionSituada | None:
    """La primera posterior que no se canceló ni se pospuso."""
    posteriores = [
        otra
        for otra in reuniones_de(situada.acuerdo)
        if otra.reunion.fecha.primer_dia > situada.reunion.fecha.ultimo_dia
        and not (otra.reunion.estado and otra.reunion.estado.se_dejo)
    ]
    return min(posteriores, key=lambda otra: otra.reunion.fecha.primer_dia, default=None)


# ── Lo que consta ────────────────────────────────────────────────────────────


def _antes(encargo: Encargo, situada: ReunionSituada, clase: ClaseDeActa) -> Iterator[Seccion]:
    """Lo que va antes de lo que se completa: quién, de qué y, si hay acta, qué se decidió."""
    reunion = situada.reunion
    if clase is ClaseDeActa.ACTA:
        yield Seccion("asistencia", "Asistencia", tablas=(_asistencia(encargo, situada),))
    puntos = textos(reunion.orden_del_dia)
    sin_puntos = () if puntos else ("No consta el orden del día.",)
    yield Seccion("orden", "Orden del día", sin_puntos, lista=puntos)
    if clase is not ClaseDeActa.SIN_CELEBRAR:
        yield _anteriores(encargo, situada)
    if clase is ClaseDeActa.ACTA:
        yield Seccion("resumen", "Resumen", (reunion.resumen or "No consta.",))
        yield Seccion("decisiones", "Decisiones", tablas=(_decisiones(encargo, situada),))


def _asistencia(encargo: Encargo, situada: ReunionSituada) -> Tabla:
    reunion, configuracion = situada.reunion, encargo.cartera.configuracion
    anotados = {_llano(n, configuracion) for n in (*reunion.asistentes, *reunion.ausentes)}
    sin_anotar = [
        nombre
        for nombre in _del_grupo(situada.acuerdo.registro)
        if _llano(nombre, configuracion) not in anotados
    ]
    asistencias = (
        (reunion.asistentes, Texto("Presente", clase="bien")),
        (reunion.ausentes, Texto("Ausente", clase="apagado")),
        (sin_anotar, Texto(NO_CONSTA)),
    )
    return tabla(
        "Asistencia a la reunión",
        (("Institución o función", itemgetter(0)), ("Asistencia", itemgetter(1))),
        [(nombre, asistencia) for nombres, asistencia in asistencias for nombre in nombres],
        vacia="No consta quién asistió.",
    )


def _llano(nombre: str, configuracion: Configuracion) -> str:
    return plegado(canonico(nombre, configuracion))


def _del_grupo(acuerdo: Acuerdo) -> tuple[str, ...]:
    return acuerdo.grupo_de_seguimiento.integrantes if acuerdo.grupo_de_seguimiento else ()


def _anteriores(encargo: Encargo, situada: ReunionSituada) -> Seccion:
    """Los compromisos que venían de antes, como estaban el día de la reunión o, si no llegó, hoy."""
    dia = min(encargo.hoy, situada.reunion.fecha.ultimo_dia)
    entonces = _por_ref(filas(existente(encargo.cartera, dia), dia))
    conocidas = por_referencia(encargo.cartera)
    origenes: dict[str, list[str]] = {}
    previas = [
        previa
        for previa in celebradas(situada.acuerdo, dia)
        if previa.reunion.fecha.anterior_a(situada.reunion.fecha)
    ]
    for decidido in (d for previa in previas for d in decidido_en(previa, conocidas)):
        if decidido.compromiso is not None:
            fechas = origenes.setdefault(decidido.compromiso.ref, [])
            fechas.append(fecha_breve(decidido.reunion.reunion.fecha))
    anteriores = tabla(
        f"Cómo estaban el {dia_en_palabras(dia)}",
        (
            columna_de_accion(encargo, "Compromiso"),
            ("Se decidió", lambda fila: enumeracion(dict.fromkeys(origenes[fila.ref]))),
            PLAZO,
            QUIEN,
            ("Cómo iba", como_va),
        ),
        [entonces[ref] for ref in origenes if ref in entonces],
        vacia="No consta ninguno.",
    )
    return Seccion("anteriores", "Compromisos de reuniones anteriores", tablas=(anteriores,))


def _decisiones(encargo: Encargo, situada: ReunionSituada) -> Tabla:
    cartera = encargo.cartera
    decididas = decidido_en(situada, por_referencia(cartera))
    titulo = f"Qué se decidió y cómo va al {dia_en_palabras(encargo.hoy)}"
    return tabla_de_decisiones(encargo, titulo, decididas, _por_ref(filas(cartera, encargo.hoy)))


def _por_ref(halladas: Iterable[Fila]) -> dict[str, Fila]:
    return {fila.ref: fila for fila in halladas}


def _despues(encargo: Encargo, situada: ReunionSituada) -> Iterator[Seccion]:
    reunion, siguiente = situada.reunion, _siguiente(situada)
    documentos = tuple(
        Texto(documento.titulo or documento.url, enlace_externo(documento.url))
        for documento in reunion.documentos
    )
    if documentos:
        yield Seccion("documentos", "Documentos", lista=documentos)
    notas = (
        *((reunion.notas,) if reunion.notas else ()),
        *(f"Duda en «{d.campo}»: se lee {d.leido}. {d.motivo}" for d in reunion.dudas),
    )
    if notas:
        yield Seccion("notas", "Notas", notas)
    if siguiente is None:
        yield Seccion("proxima", "Próxima reunión", ("No consta ninguna posterior.",))
    else:
        datos = datos_de_reunion(encargo, siguiente)
        yield Seccion("proxima", "Próxima reunión", datos=datos)


# ── Lo que se completa a mano ────────────────────────────────────────────────


def _por_firmar(situada: ReunionSituada) -> HojaPorCompletar:
    acuerdo = situada.acuerdo.registro
    partes = tuple(parte.nombre for parte in acuerdo.partes)
    convocados = situada.reunion.asistentes or _del_grupo(acuerdo) or partes or _EN_BLANCO
    return _hoja("asistencia", "Asistencia", convocados, "Institución", "Asistió", "Firma")


def _por_completar() -> Iterator[HojaPorCompletar]:
    yield HojaPorCompletar("resumen", "Resumen", (), (), _EN_BLANCO)
    rotulos = ("N.º", "Decisión", "Compromiso", "Quién responde", "Plazo")
    yield _hoja("decisiones", "Decisiones", _EN_BLANCO, *rotulos)


def _hoja(id_: str, titulo: str, filas_: tuple[str, ...], *rotulos: str) -> HojaPorCompletar:
    return HojaPorCompletar(id_, titulo, columnas(*rotulos), rotulos[1:], filas_)


def _firmas(reunion: Reunion, clase: ClaseDeActa) -> tuple[str, ...]:
    match clase:
        case ClaseDeActa.ACTA:
            return (*QUIENES_FIRMAN, *reunion.asistentes)
        case ClaseDeActa.BORRADOR:
            return QUIENES_FIRMAN
        case ClaseDeActa.SIN_CELEBRAR:
            return ()
