"""El catálogo: todas las fichas, con sus cifras, sus índices y lo que les falta."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from seguimiento.analisis.fichas_pedidas import fichas_pedidas
from seguimiento.analisis.posteriores import Posterior
from seguimiento.informes.fichas import (
    CLASES_DE_TIPO,
    SIN_AREA,
    Tarjeta,
    area_de,
    id_de,
    pagina,
    tabla_de_dudas,
    tarjeta,
)
from seguimiento.informes.graficos import DeQue, SerieDeGrafico, apiladas, barras
from seguimiento.informes.indices import (
    Fichas,
    IndiceDeFichas,
    Laguna,
    campos_poco_llenos,
    enlace_dentro,
    indices,
    lagunas,
)
from seguimiento.informes.marco import Encargo, portada
from seguimiento.informes.posteriores import tabla_de_posteriores
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.practica import BuenaPractica, Ficha, Sostenibilidad
from seguimiento.paginas import Cifra, Grafico, Portada, cifra, dato
from seguimiento.piezas import Celda, Tabla, Texto, tabla
from seguimiento.redaccion import cuenta, dia_en_palabras, orden_natural
from seguimiento.vocabularios import (
    Area,
    ClaseDeElemento,
    NivelDeSostenibilidad,
    TipoDeFicha,
    total,
)

_NO_CONSTA = "no consta"


@dataclass(frozen=True, slots=True)
class Opcion:
    """Un valor por el que puede filtrarse."""

    valor: str
    rotulo: str


@dataclass(frozen=True, slots=True)
class FilaDeIndice:
    """Una ficha en el índice, con lo que hace falta para filtrarla."""

    id_de_ficha: str
    celdas: tuple[Texto, ...]


@dataclass(frozen=True, slots=True)
class GrupoDeFichas:
    """Las fichas de un área: su índice y las fichas enteras."""

    id: str
    titulo: str
    cuantas: str
    indice: tuple[FilaDeIndice, ...]
    tabla: Tabla
    """El mismo índice, para Markdown."""
    fichas: tuple[Tarjeta, ...]


@dataclass(frozen=True, slots=True)
class VistaCatalogo:
    """Lo que recibe la plantilla `catalogo`."""

    portada: Portada
    cifras: tuple[Cifra, ...]
    graficos: tuple[Grafico, ...]
    tipos: tuple[Opcion, ...]
    areas: tuple[Opcion, ...]
    cuantas: str
    """«34 fichas»."""
    columnas: tuple[str, ...]
    grupos: tuple[GrupoDeFichas, ...]
    sin_fichas: str
    """Lo que se dice si no hay ninguna."""
    indices: tuple[IndiceDeFichas, ...]
    lagunas: tuple[Laguna, ...]
    """Ninguna si el catálogo no es de todas las fichas."""
    poco_llenos: Tabla
    dudas: Tabla
    posteriores: Tabla
    """Las fichas posteriores al corte."""


def vista(encargo: Encargo) -> VistaCatalogo:
    """El catálogo entero."""
    fichas = sorted(fichas_pedidas(encargo.cartera, encargo.hoy, encargo.filtro), key=_orden)
    grupos = tuple(_grupos(encargo, fichas))
    tarjetas = [ficha for grupo in grupos for ficha in grupo.fichas]
    todas, pedidas = len(encargo.cartera.practicas), cuenta(len(fichas), "ficha")
    cuantas = pedidas if len(fichas) == todas else f"{pedidas} de las {todas},"
    return VistaCatalogo(
        portada=portada(
            encargo,
            "Catálogo de buenas prácticas y lecciones",
            f"{cuantas} de {cuenta(len(_areas(fichas)), 'área')}" if fichas else "Ninguna ficha",
            dato("Fecha de corte", dia_en_palabras(encargo.hoy)),
        ),
        cifras=tuple(_cifras(fichas)),
        graficos=_graficos(fichas) if fichas else (),
        tipos=tuple(Opcion(t.value, t.rotulo) for t in TipoDeFicha if _de_tipo(fichas, t)),
        areas=tuple({t.valor_de_area: Opcion(t.valor_de_area, t.area) for t in tarjetas}.values()),
        cuantas=cuenta(len(fichas), "ficha"),
        columnas=tuple(titulo for titulo, _ in _DEL_INDICE),
        grupos=grupos,
        sin_fichas="Ninguna ficha sale de lo que se pide ni está enlazada en ello."
        if encargo.solo
        else "No hay ninguna ficha registrada.",
        indices=indices(fichas),
        # de una parte no se dice de qué no hay fichas: quizá las haya en el resto
        lagunas=() if encargo.solo or not fichas else lagunas(fichas),
        poco_llenos=campos_poco_llenos(fichas),
        dudas=tabla_de_dudas(
            "Dudas de lectura",
            fichas,
            ("Ficha", lambda par: enlace_dentro(par[0])),
            vacia="Ninguna ficha registra dudas.",
        ),
        posteriores=tabla_de_posteriores(encargo, _posteriores(encargo)),
    )


def _posteriores(encargo: Encargo) -> list[Posterior]:
    """Las fichas pedidas que aún no existían."""
    suyas = fichas_pedidas(encargo.carga.cartera, encargo.hoy, encargo.filtro)
    ids = {archivada.id for archivada in suyas}
    fichas = (uno for uno in encargo.posteriores if uno.clase is ClaseDeElemento.FICHA)
    return [uno for uno in fichas if uno.ref in ids]


def _orden(archivada: Archivado[Ficha]) -> tuple[int, object]:
    """Por área, en el orden del catálogo, y dentro de ella por código; sin área, al final."""
    area, areas = area_de(archivada.id), list(Area)
    return areas.index(area) if area else len(areas), orden_natural(archivada.id)


def _de_tipo(fichas: Fichas, tipo: TipoDeFicha) -> int:
    return sum(archivada.registro.tipo is tipo for archivada in fichas)


_EN_PLURAL = total(
    {
        TipoDeFicha.BUENA_PRACTICA: "Buenas prácticas",
        TipoDeFicha.LECCION_APRENDIDA: "Lecciones aprendidas",
        TipoDeFicha.LECCION_NO_APRENDIDA: "Lecciones no aprendidas",
    }
)


def _cifras(fichas: Fichas) -> Iterable[Cifra]:
    total = f"de {cuenta(len(fichas), 'ficha')}"
    for tipo, plural in _EN_PLURAL.items():
        yield cifra(plural, _de_tipo(fichas, tipo), total)
    practicas = _practicas(fichas)
    altas = sum(_nivel(ficha) == NivelDeSostenibilidad.ALTA.rotulo for ficha in practicas)
    de_practicas = f"de {cuenta(len(practicas), 'buena práctica', 'buenas prácticas')}"
    yield Cifra("Con sostenibilidad alta", str(altas) if practicas else "s/d", de_practicas)
    yield cifra("Áreas con alguna ficha", len(_areas(fichas)), f"de {cuenta(len(Area), 'área')}")
    con_dudas = sum(bool(archivada.registro.dudas) for archivada in fichas)
    yield cifra("Con dudas de lectura", con_dudas, total)


def _areas(fichas: Fichas) -> set[Area]:
    return {area for archivada in fichas if (area := area_de(archivada.id))}


def _practicas(fichas: Fichas) -> list[BuenaPractica]:
    registros = (archivada.registro for archivada in fichas)
    return [registro for registro in registros if isinstance(registro, BuenaPractica)]


def _nivel(ficha: Ficha) -> str:
    """La sostenibilidad en una palabra; vacía en una lección, que no la lleva."""
    if not isinstance(ficha, BuenaPractica):
        return ""
    suya = ficha.sostenibilidad
    if suya is None:
        return _NO_CONSTA
    return suya.nivel.rotulo if isinstance(suya, Sostenibilidad) else suya.rotulo


def _graficos(fichas: Fichas) -> tuple[Grafico, ...]:
    return tuple(filter(None, (_por_area(fichas), _por_sostenibilidad(_practicas(fichas)))))


def _por_area(fichas: Fichas) -> Grafico:
    filas = [
        (area.rotulo, [_de_tipo(_del_area(fichas, area), tipo) for tipo in TipoDeFicha])
        for area in Area
    ]
    sin_area = _del_area(fichas, None)
    if sin_area:
        filas.append(("Sin área", [_de_tipo(sin_area, tipo) for tipo in TipoDeFicha]))
    descripcion = (
        f"Cuántas de las {len(fichas)} fichas hay en cada área y de qué tipo son."
        if len(fichas) > 1
        else "En qué área está la única ficha y de qué tipo es."
    )
    return apiladas(
        DeQue("grafico-areas", "Fichas por área y tipo", descripcion, "Área", "Fichas"),
        [SerieDeGrafico(plural, CLASES_DE_TIPO[tipo]) for tipo, plural in _EN_PLURAL.items()],
        filas,
    )


def _del_area(fichas: Fichas, area: Area | None) -> Fichas:
    return [archivada for archivada in fichas if area_de(archivada.id) is area]


def _por_sostenibilidad(practicas: list[BuenaPractica]) -> Grafico | None:
    if not practicas:
        return None
    niveles = [_nivel(ficha) for ficha in practicas]
    clases = {nivel.rotulo: "llena" for nivel in NivelDeSostenibilidad}
    # lo que no es un nivel solo ocupa sitio si alguna ficha lo dice
    clases |= {nivel: "sin_plazo" for nivel in niveles if nivel not in clases}
    de_cuantas = cuenta(len(practicas), "buena práctica", "buenas prácticas")
    return barras(
        DeQue(
            "grafico-sostenibilidad",
            "Sostenibilidad de las buenas prácticas",
            f"Qué sostenibilidad se registra, sobre {de_cuantas}.",
            "Sostenibilidad",
            "Buenas prácticas",
        ),
        [
            (nivel[:1].upper() + nivel[1:], niveles.count(nivel), clase)
            for nivel, clase in clases.items()
        ],
    )


def _grupos(encargo: Encargo, fichas: Fichas) -> Iterable[GrupoDeFichas]:
    donde = pagina(encargo, suelta=False)
    for area in (*Area, None):
        suyas = _del_area(fichas, area)
        if suyas:
            titulo = area.rotulo if area else "Sin área"
            indice = tabla(titulo, _DEL_INDICE, suyas)
            yield GrupoDeFichas(
                id=f"area-{area.value if area else SIN_AREA}",
                titulo=titulo,
                cuantas=cuenta(len(suyas), "ficha"),
                indice=tuple(
                    FilaDeIndice(id_de(archivada.id), celdas)
                    for archivada, celdas in zip(suyas, indice.filas, strict=True)
                ),
                tabla=indice,
                fichas=tuple(tarjeta(archivada, donde) for archivada in suyas),
            )


_DEL_INDICE: tuple[tuple[str, Callable[[Archivado[Ficha]], Celda]], ...] = (
    ("Código", enlace_dentro),
    ("Ficha", lambda archivada: archivada.registro.titulo),
    ("Tipo", lambda archivada: archivada.registro.tipo.rotulo),
    ("Sostenibilidad", lambda archivada: _nivel(archivada.registro) or "no procede"),
)
