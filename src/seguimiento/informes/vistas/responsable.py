"""La hoja de una persona o unidad: de qué responde, qué lidera y qué acompaña."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from seguimiento.analisis.actores import Papel, se_refiere_a
from seguimiento.analisis.bitacora import de_la_accion, prorrogas_concedidas
from seguimiento.analisis.dicho import recuento
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.gemelas import gemelas
from seguimiento.analisis.nombrados import figura_en, nombrados, va_dirigida
from seguimiento.analisis.posteriores import Posterior, error_de_posterior
from seguimiento.analisis.seguidas import (
    Seguida,
    con_sus_periodos,
    recuento_de_seguidas,
    seguidas,
)
from seguimiento.analisis.seleccion import Filtro, en_orden_de_urgencia, filas, sin_respuesta
from seguimiento.errores import ReferenciaDesconocida
from seguimiento.informes.acciones import (
    cifra_de,
    columna_de_accion,
    columnas,
    de_los_periodos,
    propias,
    vencidas,
)
from seguimiento.informes.marco import Encargo, portada
from seguimiento.informes.posteriores import seccion_de_posteriores
from seguimiento.informes.respuestas import sin_responder
from seguimiento.informes.seguidas import (
    a_su_cargo,
    cifras_de_seguidas,
    enteras,
    seccion_de_seguidas,
)
from seguimiento.modelo.cartera import AccionSituada, RecomendacionSituada
from seguimiento.paginas import Cifra, Portada, Seccion, cifra, dato
from seguimiento.piezas import ColumnaDe, Tabla, tabla
from seguimiento.redaccion import (
    cuenta,
    dia_en_palabras,
    entre_comillas,
    enumeracion,
    fecha_breve,
    quiso_decir,
)
from seguimiento.vocabularios import Marca, total

A_SU_CARGO = tuple(papel for papel in Papel if papel.a_su_cargo)
_VERBOS = total(
    {Papel.RESPONDE: "responde de", Papel.LIDERA: "lidera", Papel.ACOMPANA: "acompaña"},
)
_TITULOS = total(
    {
        Papel.RESPONDE: "Responde",
        Papel.LIDERA: "Lidera, aunque responde otro",
        Papel.ACOMPANA: "Acompaña, para su información",
    }
)


@dataclass(frozen=True, slots=True)
class VistaResponsable:
    """Lo que recibe la plantilla `responsable`."""

    portada: Portada
    parrafos: tuple[str, ...]
    """A quiénes cubre la hoja y qué papel tienen."""
    cifras: tuple[Cifra, ...]
    secciones: tuple[Seccion, ...]
    como_informar: tuple[str, ...]
    ordenes: tuple[str, ...]
    """Qué órdenes muestran lo registrado de cada cosa."""


@dataclass(frozen=True, slots=True)
class _Suyo:
    """Todo lo que figura a su nombre, a la fecha y por urgencia."""

    nombres: tuple[str, ...]
    por_papel: dict[Papel, list[Fila]]
    """Las que obligan, cada una en su papel principal."""
    propuestas: list[Fila]
    seguidas: list[Seguida]
    """Las recomendaciones sin acciones en que figura, con sus períodos."""
    con_acciones: list[RecomendacionSituada]
    """Las que lo nombran y se siguen por sus acciones."""
    dirigidas: list[RecomendacionSituada]
    sin_respuesta: list[RecomendacionSituada]

    @property
    def a_su_cargo(self) -> list[Fila]:
        """De lo que responde o lo que lidera."""
        return [fila for papel in A_SU_CARGO for fila in self.por_papel[papel]]


def vista(encargo: Encargo) -> VistaResponsable:
    """La hoja de quien se pide a la fecha. Lanza `ReferenciaDesconocida` si nadie se llama así."""
    suyo = _suyo(encargo)
    varios = len(suyo.nombres) > 1
    como_informar, ordenes = _como_informar(suyo)
    return VistaResponsable(
        portada=portada(
            encargo,
            f"«{encargo.argumento}»" if varios else suyo.nombres[0],
            "Hoja de seguimiento",
            dato("Fecha de corte", dia_en_palabras(encargo.hoy)),
        ),
        parrafos=tuple(_parrafos(suyo)),
        cifras=tuple(_cifras(encargo, suyo)),
        secciones=(
            *_secciones(encargo, suyo),
            *seccion_de_posteriores(encargo, _posteriores(encargo)),
        ),
        como_informar=como_informar,
        ordenes=ordenes,
    )


def _suyo(encargo: Encargo) -> _Suyo:
    cartera, hoy, buscado = encargo.cartera, encargo.hoy, encargo.argumento
    configuracion = cartera.configuracion
    nombres = _nombres(encargo)
    halladas = filas(cartera, hoy, Filtro(responsable=(buscado,)))
    en_orden = en_orden_de_urgencia(halladas)
    dirigidas = [
        situada
        for situada in cartera.recomendaciones()
        if va_dirigida(situada.recomendacion, buscado, configuracion)
    ]
    return _Suyo(
        nombres=nombres,
        por_papel={
            papel: [f for f in en_orden if f.exigible and f.papeles[0] is papel] for papel in Papel
        },
        propuestas=[fila for fila in en_orden if not fila.exigible],
        seguidas=con_sus_periodos(seguidas(cartera, hoy, Filtro(responsable=(buscado,)))),
        con_acciones=[
            situada
            for situada in cartera.recomendaciones()
            if situada.recomendacion.acciones
            and figura_en(situada.recomendacion, buscado, configuracion)
        ],
        dirigidas=dirigidas,
        sin_respuesta=sin_respuesta(dirigidas, hoy, configuracion),
    )


def _posteriores(encargo: Encargo) -> list[Posterior]:
    """Lo posterior al corte en que figura, o que se le dirige."""
    configuracion, buscado = encargo.cartera.configuracion, encargo.argumento
    suyo = Filtro(responsable=(buscado,))
    return [
        uno
        for uno in encargo.posteriores
        if any(
            suyo.admite(situada, configuracion)
            if isinstance(situada, AccionSituada)
            else va_dirigida(situada.recomendacion, buscado, configuracion)
            or figura_en(situada.recomendacion, buscado, configuracion)
            for situada in uno.situadas
        )
    ]


def _nombres(encargo: Encargo) -> tuple[str, ...]:
    """Los nombres canónicos a que se refiere lo pedido."""
    cartera, buscado = encargo.cartera, encargo.argumento.strip()
    todos = nombrados(cartera)
    suyos = [n for n in todos if buscado and se_refiere_a(n, buscado, cartera.configuracion)]
    if not suyos:
        if buscado and (suyo := _posteriores(encargo)):
            raise error_de_posterior(f"todo lo de «{buscado}»", suyo[0].fecha, encargo.hoy)
        mensaje = f"nadie figura como «{encargo.argumento}»"
        ayuda = quiso_decir(buscado, todos) or "vea quiénes con «seg status --por responsable»"
        raise ReferenciaDesconocida(mensaje, ayuda)
    return tuple(suyos)


# ── Lo primero que se lee ────────────────────────────────────────────────────


def _parrafos(suyo: _Suyo) -> Iterator[str]:
    if len(suyo.nombres) > 1:
        cuales = enumeracion(entre_comillas(suyo.nombres))
        yield f"Reúne lo que figura a nombre de {cuales}. Un nombre más preciso da menos."
    papeles = [
        f"{_VERBOS[papel]} {recuento(propias(suyas))}"
        for papel, suyas in suyo.por_papel.items()
        if suyas
    ]
    if papeles:
        frase = enumeracion(papeles)
        yield f"{frase[0].upper()}{frase[1:]}, contando lo ya cerrado."
    if propias_suyas := enteras(suyo.seguidas):
        siguen = "se sigue" if len(propias_suyas) == 1 else "se siguen"
        cuantas = recuento_de_seguidas(propias_suyas)
        yield f"Figura en {cuantas} que {siguen} sin acciones, contando lo ya cerrado."
    tiene_mas = suyo.a_su_cargo or suyo.dirigidas or suyo.seguidas
    if suyo.por_papel[Papel.ACOMPANA] and not tiene_mas:
        yield "Figura solo como apoyo: de estas acciones y de sus plazos responden otros."


def _cifras(encargo: Encargo, suyo: _Suyo) -> Iterator[Cifra]:
    if suyo.a_su_cargo:
        yield from _de_lo_que_tiene_a_su_cargo(encargo, suyo.a_su_cargo)
    acompana = propias(suyo.por_papel[Papel.ACOMPANA])
    if acompana:
        yield cifra("Acompaña", len(_abiertas(acompana)), f"sin cerrar, de {len(acompana)}")
    yield from cifras_de_seguidas(a_su_cargo(enteras(suyo.seguidas)))
    if suyo.dirigidas:
        sin_respuesta, todas = len(suyo.sin_respuesta), cuenta(len(suyo.dirigidas), "recomendación")
        yield cifra("Recomendaciones sin respuesta", sin_respuesta, f"de {todas}", "aviso")


def _de_lo_que_tiene_a_su_cargo(encargo: Encargo, todas: list[Fila]) -> Iterator[Cifra]:
    suyas = propias(todas)
    abiertas = _abiertas(suyas)
    de_abiertas = f"de {len(abiertas)} sin cerrar"
    dias = encargo.cartera.configuracion.dias_por_vencer
    por_vencer = [f for f in abiertas if f.situacion.por_vencer]
    calladas = [f for f in abiertas if Marca.SIN_SEGUIMIENTO in f.situacion.marcas]
    completadas = [f for f in suyas if f.situacion.estado.cumple]
    unidas, de_todas = gemelas(encargo.cartera.acciones()), f"de {recuento(suyas)}"
    yield cifra_de("A su cargo, sin cerrar", abiertas, de_todas, unidas)
    yield cifra_de("Con el plazo cumplido", vencidas(abiertas), de_abiertas, unidas, "vencida")
    yield from de_los_periodos(todas)
    for rotulo, cuales, detalle, clase in (
        (f"Vencen en {cuenta(dias, 'día')}", por_vencer, de_abiertas, "por_vencer"),
        ("Sin seguimiento registrado", calladas, de_abiertas, "aviso"),
        ("Completadas", completadas, de_todas, "bien"),
    ):
        yield cifra_de(rotulo, cuales, detalle, unidas, clase)


def _abiertas(lista: Iterable[Fila]) -> list[Fila]:
    return [fila for fila in lista if fila.situacion.abierta]


# ── Las tablas ───────────────────────────────────────────────────────────────


def _secciones(encargo: Encargo, suyo: _Suyo) -> Iterator[Seccion]:
    de_cada_una = columnas(columna_de_accion(encargo))
    for papel in A_SU_CARGO:
        suyas = _abiertas(suyo.por_papel[papel])
        if suyas:
            titulo = f"{_TITULOS[papel]} ({recuento(suyas)})"
            tablas = _por_origen(encargo, papel.value, suyas)
            yield Seccion(papel.name.lower(), titulo, tablas=tablas)
    yield from seccion_de_seguidas(encargo, suyo.seguidas, suyo.con_acciones)
    if suyo.sin_respuesta:
        titulo = "Recomendaciones que se le dirigen y esperan respuesta"
        tablas = (sin_responder(encargo, suyo.sin_respuesta, "Sin respuesta gerencial"),)
        yield Seccion("sin-respuesta", titulo, tablas=tablas)
    acompana = _abiertas(suyo.por_papel[Papel.ACOMPANA])
    if acompana:
        titulo = f"{_TITULOS[Papel.ACOMPANA]} ({recuento(acompana)})"
        tablas = (tabla("Lo que acompaña", de_cada_una, acompana),)
        yield Seccion("acompana", titulo, tablas=tablas)
    if suyo.propuestas:
        frase = (
            "Nadie ha aprobado aún estos acuerdos: de sus compromisos no se espera cumplimiento."
        )
        tablas = (tabla("Lo que se le propone", de_cada_una, suyo.propuestas),)
        yield Seccion("propuestas", "En acuerdos propuestos", (frase,), tablas=tablas)
    cerradas = [f for f in propias(_todas(suyo)) if not f.situacion.abierta]
    if cerradas:
        tablas = (tabla("Lo que ya se cerró", (*de_cada_una, _PAPEL), cerradas),)
        yield Seccion("cerradas", f"Ya cerradas ({recuento(cerradas)})", tablas=tablas)


def _todas(suyo: _Suyo) -> list[Fila]:
    return [fila for suyas in suyo.por_papel.values() for fila in suyas]


def _por_origen(encargo: Encargo, verbo: str, suyas: list[Fila]) -> tuple[Tabla, ...]:
    """Las acciones de evaluaciones y los compromisos de acuerdos, en tablas aparte."""
    acciones = [fila for fila in suyas if not fila.situada.es_compromiso]
    compromisos = [fila for fila in suyas if fila.situada.es_compromiso]
    tablas = (
        _a_su_cargo(encargo, f"Acciones de evaluaciones ({verbo})", acciones),
        _a_su_cargo(encargo, f"Compromisos de acuerdos ({verbo})", compromisos),
    )
    return tuple(tabla for tabla in tablas if tabla.filas)


def _a_su_cargo(encargo: Encargo, titulo: str, suyas: list[Fila]) -> Tabla:
    con_prorrogas = any(fila.situacion.prorrogas for fila in suyas)
    prorrogas: ColumnaDe[Fila] = ("Prórrogas", partial(_prorrogas, encargo))
    todas = columnas(columna_de_accion(encargo))
    return tabla(titulo, (*todas, *((prorrogas,) if con_prorrogas else ())), suyas)


def _prorrogas(encargo: Encargo, fila: Fila) -> str:
    """Cada prórroga: cuándo se concedió, hasta cuándo y por qué; las de un período, si lo nombran."""
    accion = fila.situada.accion
    suyas = de_la_accion(accion, accion.prorrogas)
    if fila.instancia is not None:
        suyas = [p for p in accion.prorrogas if str(p.instancia) == fila.instancia]
    if not fila.situacion.prorrogas:
        return "ninguna"
    lineas = [
        f"{fecha_breve(p.fecha)}, hasta {fecha_breve(p.plazo)}: {p.motivo or 'no consta el motivo'}"
        for p in prorrogas_concedidas(suyas, encargo.hoy)
    ]
    return "\n".join(lineas) or "no consta el detalle"


_PAPEL: ColumnaDe[Fila] = ("Papel", lambda fila: enumeracion(papel.value for papel in fila.papeles))


# ── Cómo informar ────────────────────────────────────────────────────────────

_CON_CARGO = (
    "Para informar de un avance se añade una entrada a la bitácora de {}, con estas órdenes o haciéndolo"
    " llegar a quien lleva el registro. Ponga el estado que corresponda (en_curso, completada…);"
    " «--comentario» dice qué se hizo; «--fecha», el día en que ocurrió; «--cantidad», cuánto se lleva de la"
    " meta, y «--evidencia», la prueba. Las entradas anteriores no se tocan."
)
_DE_APOYO = (
    "Del avance informa quien responde de cada una; si tiene algo que aportar, hágaselo llegar."
)
_PROPUESTO = (
    "Mientras los acuerdos no se aprueben no hay avance del que informar; lo que quiera decir de la "
    "propuesta, hágalo llegar a quien lleva el registro."
)
_NADA = "No consta nada pendiente a su nombre: no hay avance del que informar."
_QUE_VER = "Lo que hoy consta de cada una se ve con estas órdenes:"


def _como_informar(suyo: _Suyo) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Qué se le pide y con qué órdenes se anota o se ve, según lo que más le toque."""
    abiertas = [una for una in suyo.seguidas if una.abierta]
    propias = [una.fila for una in a_su_cargo(abiertas)]
    por_anotar = _de_que_informar([*_abiertas(suyo.a_su_cargo), *propias])
    por_responder = [s.ref for s in suyo.sin_respuesta]
    if por_anotar or por_responder:
        frase = _CON_CARGO.format("la acción o de la recomendación" if propias else "la acción")
        return (frase,), (
            *(f"seg actualizar {ref} --estado en_curso" for ref in por_anotar),
            *(f"seg responder {ref} --decision aceptada" for ref in por_responder),
        )
    de_apoyo = [f.situada.ref for f in _abiertas(suyo.por_papel[Papel.ACOMPANA])]
    for frase, refs in (
        (_DE_APOYO, [*de_apoyo, *(una.situada.ref for una in abiertas)]),
        (_PROPUESTO, [f.situada.ref for f in _abiertas(suyo.propuestas)]),
    ):
        if refs:
            return (frase, _QUE_VER), tuple(f"seg ver {ref}" for ref in dict.fromkeys(refs))
    return (_NADA,), ()


def _de_que_informar(suyas: list[Fila]) -> list[str]:
    """De lo que se repite se informa período a período: una entrada de la serie entera la cerraría."""
    return [fila.ref for fila in suyas if not fila.instancias]
