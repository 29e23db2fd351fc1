"""Una ficha con los campos y en el orden de su formulario: la tarjeta de «ficha» y de «catalogo»."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from seguimiento.analisis.busqueda import todos_los_elementos
from seguimiento.analisis.referencias import leer_referencia
from seguimiento.campos import Campo as CampoDelModelo
from seguimiento.campos import campos, rotulo_de
from seguimiento.elementos import Elemento
from seguimiento.fechas import FechaParcial
from seguimiento.informes.marco import Encargo, enlace_externo
from seguimiento.informes.recorrido import (
    SIN_DATO,
    RecorridoDicho,
    motivo_de,
    recorrido_de,
    veredicto,
)
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.comunes import Duda, FuenteDocumental
from seguimiento.modelo.practica import (
    BuenaPractica,
    Criterio,
    Criterios,
    Ficha,
    MetaDelProyecto,
    Presupuesto,
)
from seguimiento.modelo.tipos import CODIGO_DE_FICHA, Registro
from seguimiento.paginas import Dato, dato
from seguimiento.piezas import ColumnaDe, Tabla, Texto, tabla
from seguimiento.redaccion import fecha_breve
from seguimiento.vocabularios import (
    ODS,
    Area,
    Ausencia,
    ClaseDeElemento,
    ObjetivoDelPacto,
    PrincipioDelPacto,
    TipoDeFicha,
    Vocabulario,
    nombre_de_pais,
    total,
)

CABECERA = ("organizacion", "paises", "fecha")
FORMULARIO = {
    True: (
        *("titulo_indice", "hallazgo", "contexto", "contribucion", "beneficiarios", "efectividad"),
        *("metas", "poblacion_asistida", "territorios", "tipos_asistencia", "actores"),
        *(
            "presupuesto",
            "replicacion",
            "vinculos_institucionales",
            "ods",
            "pacto_mundial",
            "valor_agregado",
        ),
        *("sostenibilidad", "palabras_clave", "criterios"),
    ),
    False: (
        *("titulo_indice", "hallazgo", "descripcion", "contexto", "metas", "beneficiarios", "ods"),
        *("pacto_mundial", "signo", "exitos", "desafios", "territorios", "actores"),
        *("valor_agregado", "efectividad", "criterios", "palabras_clave"),
    ),
}
"""Los campos en el orden del catálogo: los de una buena práctica y los de una lección."""
PROCEDENCIA = ("enlaces", "fuente", "relacionadas", "origen", "etiquetas", "notas")
APARTE = ("tipo", "titulo", "decision", "dudas")
"""Lo que encabeza la ficha o tiene su propio apartado."""

FichaYDuda = tuple[Archivado[Ficha], Duda]

SIN_AREA = "ninguna"
"""El valor por el que se filtran las fichas cuyo código no dice el área."""
CLASES_DE_TIPO = total(
    {
        TipoDeFicha.BUENA_PRACTICA: "llena",
        TipoDeFicha.LECCION_APRENDIDA: "cerrada",
        TipoDeFicha.LECCION_NO_APRENDIDA: "sin_plazo",
    }
)
"""El aspecto de cada tipo en los gráficos: sin situación que decir, la barra va llena o hueca."""
_SEGUIDOS = frozenset({"paises", "territorios", "tipos_asistencia", "actores", "palabras_clave"})
"""Listas de valores breves, que se leen seguidos."""


@dataclass(frozen=True, slots=True)
class CampoDicho:
    """Un campo con su valor: un texto, una lista o varias partes con nombre."""

    rotulo: str
    valores: tuple[Texto, ...]
    lista: str = ""
    """Si son varios, cómo se ven: `seguidos` o `puntos`."""
    partes: tuple[Dato, ...] = ()
    aviso: str = ""
    """Que algo de él se leyó con duda."""


@dataclass(frozen=True, slots=True)
class Tarjeta:
    """Una ficha entera, ya en palabras."""

    id: str
    codigo: Texto
    titulo: str
    tipo: str
    area: str
    valor_de_tipo: str
    valor_de_area: str
    suelta: bool
    """Si es todo el informe: sus apartados cuelgan entonces del título de la página."""
    datos: tuple[Dato, ...]
    campos: tuple[CampoDicho, ...]
    recorrido: RecorridoDicho
    procedencia: tuple[CampoDicho, ...]
    dudas: Tabla


@dataclass(frozen=True, slots=True)
class Pagina:
    """La página en que va la ficha y con qué se enlaza en ella."""

    encargo: Encargo
    suelta: bool
    """Si la ficha va sola; si no, las demás están en la misma página."""
    por_ref: dict[str, Elemento] = field(default_factory=dict)
    citas: dict[str, list[Elemento]] = field(default_factory=dict)
    """Por código en minúsculas: quién nombra la ficha."""


def pagina(encargo: Encargo, *, suelta: bool) -> Pagina:
    """Una página, con los vínculos de toda la cartera ya vueltos del revés."""
    por_ref: dict[str, Elemento] = {}
    citas: dict[str, list[Elemento]] = {}
    for elemento in todos_los_elementos(encargo.cartera):
        por_ref.setdefault(elemento.ref.casefold(), elemento)
        suyas = "relacionadas" if elemento.clase is ClaseDeElemento.FICHA else "practicas"
        for codigo in dict.fromkeys(map(str.casefold, getattr(elemento.registro, suyas, ()))):
            citas.setdefault(codigo, []).append(elemento)
    return Pagina(encargo, suelta, por_ref, citas)


def id_de(codigo: str) -> str:
    """Con qué se llega a una ficha dentro de la página: lo mismo que da a su título quien lee Markdown."""
    return re.sub(r"[^\w-]+", "-", codigo.lower())


def area_de(codigo: str) -> Area | None:
    """El área que dice el código; `None` si no es un código de ficha."""
    hallado = CODIGO_DE_FICHA.fullmatch(codigo)
    return next((area for area in Area if hallado and area.value == hallado[3]), None)


def tarjeta(archivada: Archivado[Ficha], donde: Pagina) -> Tarjeta:
    """La ficha en palabras."""
    ficha, area = archivada.registro, area_de(archivada.id)
    return Tarjeta(
        id=id_de(archivada.id),
        codigo=donde.encargo.referencia(archivada.id, archivada.lugar),
        titulo=ficha.titulo,
        tipo=ficha.tipo.rotulo,
        area=area.rotulo if area else "Sin área",
        valor_de_tipo=ficha.tipo.value,
        valor_de_area=area.value if area else SIN_AREA,
        suelta=donde.suelta,
        datos=tuple(_datos(archivada, donde)),
        campos=tuple(_dichos(ficha, FORMULARIO[isinstance(ficha, BuenaPractica)], donde)),
        recorrido=recorrido_de(ficha),
        procedencia=(*_dichos(ficha, PROCEDENCIA, donde), *_citada_en(archivada, donde)),
        dudas=tabla_de_dudas(f"Dudas de lectura de {archivada.id}", [archivada]),
    )


def _datos(archivada: Archivado[Ficha], donde: Pagina) -> Iterator[Dato]:
    ficha, area = archivada.registro, area_de(archivada.id)
    yield Dato("Código", (donde.encargo.referencia(archivada.id, archivada.lugar),))
    yield dato(rotulo_de(type(ficha), ("tipo",)), ficha.tipo.rotulo)
    yield dato("Área", area.rotulo if area else "Sin área")
    for dicho in _dichos(ficha, CABECERA, donde):
        yield Dato(dicho.rotulo, dicho.valores)


def _dichos(ficha: Ficha, claves: tuple[str, ...], donde: Pagina) -> Iterator[CampoDicho]:
    """Los campos que tienen valor, en ese orden."""
    por_clave = {campo.clave: campo for campo in campos(type(ficha))}
    con_duda = {duda.campo.partition(".")[0] for duda in ficha.dudas}
    for clave in claves:
        valor = getattr(ficha, clave)
        if valor not in (None, ()):
            aviso = "con duda" if clave in con_duda else ""
            yield _dicho(por_clave[clave], valor, aviso, donde)


def _dicho(campo: CampoDelModelo, valor: object, aviso: str, donde: Pagina) -> CampoDicho:
    partes = tuple(_partes(valor))
    if partes:
        return CampoDicho(campo.rotulo, (), partes=partes, aviso=aviso)
    valores = tuple(_DE_CLAVE.get(campo.clave, _valores)(valor, donde))
    lista = "seguidos" if campo.clave in _SEGUIDOS else "puntos"
    return CampoDicho(campo.rotulo, valores, lista if len(valores) > 1 else "", aviso=aviso)


def _partes(valor: object) -> Iterator[Dato]:
    """Las partes con nombre de un registro compuesto; ninguna si el valor se dice de una vez."""
    match valor:
        case Presupuesto():
            return
        case Criterios():
            for campo, suyo in _llenos(valor, con_los_que_faltan=True):
                yield Dato(campo.rotulo, _criterio(suyo))
        case Registro():
            for campo, suyo in _llenos(valor):
                es_enlace = isinstance(valor, FuenteDocumental) and campo.clave == "url"
                textos = _enlace(str(suyo), str(suyo)) if es_enlace else tuple(_valores(suyo))
                yield Dato(campo.rotulo, textos)
        case tuple():
            yield from (_meta(parte) for parte in valor if isinstance(parte, MetaDelProyecto))
        case _:
            return


def _meta(meta: MetaDelProyecto) -> Dato:
    aporte = tuple(_valores(meta.aporte)) if meta.aporte else ()
    return Dato(meta.meta, aporte or (Texto("no consta qué aporta", clase="apagado"),))


def _llenos(
    registro: Registro, *, con_los_que_faltan: bool = False
) -> Iterator[tuple[CampoDelModelo, object]]:
    for campo in campos(type(registro)):
        valor = getattr(registro, campo.clave)
        if con_los_que_faltan or valor not in (None, ()):
            yield campo, valor


def _criterio(valor: object) -> tuple[Texto, ...]:
    if not isinstance(valor, Criterio):
        return tuple(_valores(valor)) if valor else (Texto(SIN_DATO, clase="apagado"),)
    motivo = motivo_de(valor)
    return (replace(veredicto(valor.cumple), sigue=f"— {motivo}" if motivo else ""),)


def _valores(valor: object, _donde: object = None) -> Iterator[Texto]:
    """El valor en palabras: un texto, o uno por cada elemento si es una lista."""
    match valor:
        case tuple():
            for parte in valor:
                yield from _valores(parte)
        case Ausencia():
            yield Texto(valor.rotulo.lower(), clase="apagado")
        case Vocabulario():
            yield Texto(nombre_de(valor))
        case Presupuesto():
            yield Texto(f"{en_espanol(valor.monto)} {valor.moneda}")
        case FechaParcial():
            yield Texto(fecha_breve(valor))
        case _:
            yield Texto(str(valor))


def nombre_de(valor: Vocabulario) -> str:
    """Un valor de un vocabulario; los que se citan por su número o su letra, con ella."""
    match valor:
        case ODS() | ObjetivoDelPacto():
            return f"{valor.value}. {valor.rotulo}"
        case PrincipioDelPacto():
            return f"{valor.value}) {valor.rotulo}"
        case _:
            return valor.rotulo


_CIFRAS_SIN_AGRUPAR = 4


def en_espanol(numero: str) -> str:
    """El número con coma decimal y, desde cinco cifras, con punto de millar: `32.000`, `1500,50`."""
    entero, _, decimales = numero.partition(".")
    if len(entero) > _CIFRAS_SIN_AGRUPAR:
        entero = f"{int(entero):,}".replace(",", ".")
    return f"{entero},{decimales}" if decimales else entero


def _personas(valor: object, _donde: object) -> Iterator[Texto]:
    if isinstance(valor, int):
        yield Texto(f"{en_espanol(str(valor))} {'persona' if valor == 1 else 'personas'}")
    else:
        yield from _valores(valor)


def _paises(valor: object, _donde: object) -> Iterator[Texto]:
    if isinstance(valor, tuple):
        valor = tuple(map(nombre_de_pais, valor))
    yield from _valores(valor)


def _enlaces(valor: object, _donde: object) -> Iterator[Texto]:
    if not isinstance(valor, tuple):
        yield from _valores(valor)
        return
    for documento in valor:
        yield from _enlace(documento.titulo or documento.url, documento.url)


def _enlace(texto: str, direccion: str) -> tuple[Texto, ...]:
    return (Texto(texto, enlace_externo(direccion)),)


def _referencias(valor: object, donde: Pagina) -> Iterator[Texto]:
    """Cada referencia con su enlace; la que no existe se escribe sin él."""
    for ref in valor if isinstance(valor, tuple) else ():
        elemento = donde.por_ref.get(str(leer_referencia(ref)).partition("@")[0].casefold())
        yield _hacia(elemento, donde, ref) if elemento else Texto(ref)


def _hacia(elemento: Elemento, donde: Pagina, como: str = "") -> Texto:
    if elemento.clase is ClaseDeElemento.FICHA and not donde.suelta:
        return Texto(elemento.ref, f"#{id_de(elemento.ref)}")
    return donde.encargo.referencia(como or elemento.ref, elemento.lugar)


_DE_CLAVE: dict[str, Callable[[object, Pagina], Iterator[Texto]]] = {
    "paises": _paises,
    "poblacion_asistida": _personas,
    "enlaces": _enlaces,
    "relacionadas": _referencias,
    "origen": _referencias,
}


def _citada_en(archivada: Archivado[Ficha], donde: Pagina) -> Iterator[CampoDicho]:
    """Quién nombra la ficha, calculado del revés: en los registros se escribe en un solo sentido."""
    citas = donde.citas.get(archivada.id.casefold(), [])
    if citas:
        valores = tuple(_cita(elemento, donde) for elemento in citas)
        yield CampoDicho("Citada en", valores, "puntos" if len(valores) > 1 else "")


def _cita(elemento: Elemento, donde: Pagina) -> Texto:
    return replace(_hacia(elemento, donde), sigue=f"({elemento.clase.value})")


def tabla_de_dudas(
    titulo: str,
    fichas: Iterable[Archivado[Ficha]],
    *antes: ColumnaDe[FichaYDuda],
    vacia: str = "Nada que mostrar.",
) -> Tabla:
    """Cada duda: el rótulo del campo, lo que pone la fuente y por qué no se da por bueno."""
    dudas = [(archivada, duda) for archivada in fichas for duda in archivada.registro.dudas]
    return tabla(titulo, (*antes, *_DE_DUDA), dudas, vacia=vacia)


def _campo_dudoso(par: FichaYDuda) -> str:
    archivada, duda = par
    return rotulo_de(type(archivada.registro), tuple(duda.campo.split(".")))


_DE_DUDA: tuple[ColumnaDe[FichaYDuda], ...] = (
    ("Campo", _campo_dudoso),
    ("Se lee", lambda par: par[1].leido),
    ("Motivo", lambda par: par[1].motivo),
)
