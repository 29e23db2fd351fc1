"""Qué cambió desde un momento: los dos extremos que se comparan, leídos lo justo."""

from dataclasses import dataclass
from datetime import date
from shlex import quote
from typing import TYPE_CHECKING, Any

from seguimiento.comandos import seleccion
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeUso, ReferenciaDesconocida
from seguimiento.fechas import Precision, periodo_que_contiene
from seguimiento.redaccion import (
    SE_NOMBRAN,
    con_cuantos_mas,
    dia_en_palabras,
    enumeracion,
    plegado,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seguimiento.almacen.fuentes import Fuente
    from seguimiento.analisis.cambios import CambioRegistrado, Extremo
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.comandos.momento import MomentoPedido
    from seguimiento.modelo.cartera import ReunionSituada
    from seguimiento.repositorio import Carga
    from seguimiento.repositorio.lectura import Conocidos

OPCION = "--desde"
_LA_REUNION = "reunion"
"""Con qué se pide la última del acuerdo, en vez de una fecha."""


@dataclass(frozen=True, slots=True)
class Comparacion:
    """Lo que cambió de un momento a otro, y de qué registros se habla."""

    pedido: str
    """Lo que se escribió."""
    desde: "MomentoPedido"
    dia: date
    """A qué día se miran los de antes."""
    hasta: "MomentoPedido | None"
    """El de ahora; `None` si son los registros de la carpeta."""
    hoy: date
    """A qué día se miran los de ahora."""
    reunion: "ReunionSituada | None"
    """La que se tomó por principio, si se pidió."""
    antes: "Carga"
    ahora: "Carga"
    cambios: "list[CambioRegistrado]"
    sin_leer: tuple[str, ...]
    """Lo que entonces no se leía bien y ahora es otra cosa: «commit:archivo:línea»."""

    @property
    def titulo(self) -> str:
        """«Qué cambió del 5 de octubre de 2022 al 15 de abril de 2023»."""
        de, a = dia_en_palabras(self.dia), dia_en_palabras(self.hoy)
        return f"Qué cambió del {de} al {a}" if de != a else f"Qué cambió, visto al {a}"

    @property
    def de_que_se_habla(self) -> tuple[str, str]:
        """De qué registros es cada extremo."""
        reunion = ""
        if self.reunion:
            reunion = f" al terminar el día de la última reunión, {self.reunion.ref}"
        hasta = self.hasta.commit_en_palabras if self.hasta else "registros de la carpeta, de ahora"
        return f"{self.desde.commit_en_palabras}{reunion}", hasta

    @property
    def objeto(self) -> "dict[str, Any]":
        """Lo mismo, para otros programas."""
        from seguimiento.formatos.cambios import objetos, recuento

        reunion = self.reunion.ref if self.reunion else None
        hasta = self.hasta.objeto if self.hasta else dict.fromkeys(self.desde.objeto)
        return {
            "desde": {
                **self.desde.objeto,
                "pedido": self.pedido,
                "dia": self.dia.isoformat(),
                "reunion": reunion,
            },
            "hasta": {**hasta, "dia": self.hoy.isoformat()},
            "resumen": recuento(self.cambios),
            "cambios": objetos(self.cambios, self.ahora),
            "sin_leer_entonces": [*self.sin_leer],
        }

    @property
    def codigo_de_salida(self) -> int:
        """El que dejan los dos extremos."""
        return max(codigo_de_salida(carga.recuento) for carga in (self.antes, self.ahora))


def comparar(
    sesion: Sesion, pedido: str, filtro: "Filtro", carga: "Carga | None" = None
) -> Comparacion:
    """Lo que cambió desde lo que se pide hasta los registros que se miran, de lo que admite el filtro.

    `carga` son estos, si ya se leyeron. Lanza `ErrorDeUso` si lo pedido no se entiende o es posterior, y
    `ErrorDeGit` si no hay historia que llegue.
    """
    from seguimiento.almacen.git.comparacion import iguales
    from seguimiento.analisis.cambios import cambios

    reunion = None
    if _es_reunion(pedido):
        carga = carga or sesion.cargar()
        reunion = _la_reunion(sesion, carga, pedido, filtro)
    momento = sesion.entender(str(reunion.reunion.fecha.ultimo_dia) if reunion else pedido, OPCION)
    dia = _dia(sesion, momento)
    _comprobar_el_orden(sesion, momento)
    comunes = iguales(momento.fuente, sesion.fuente)
    antes, ahora = _leidas(
        sesion, momento.fuente, comunes, carga, todo=dia != sesion.hoy or filtro.recorta
    )
    sin_leer = tuple(_sin_leer(momento, antes, ahora))
    if sin_leer:
        cuales = con_cuantos_mas(sin_leer[:SE_NOMBRAN], len(sin_leer))
        sesion.salida.salvar(
            f"resultado parcial: el {dia_en_palabras(dia)} no se leía bien {cuales}"
        )
    hallados = cambios(
        _extremo(antes, dia),
        _extremo(ahora, sesion.hoy),
        _comprobado(sesion, antes, ahora, filtro) if filtro.recorta else filtro,
    )
    return Comparacion(
        pedido=pedido,
        desde=momento,
        dia=dia,
        hasta=sesion.momento,
        hoy=sesion.hoy,
        reunion=reunion,
        antes=antes,
        ahora=ahora,
        cambios=hallados,
        sin_leer=sin_leer,
    )


def _dia(sesion: Sesion, momento: "MomentoPedido") -> date:
    """El día a que se miran los registros de antes: como mucho, el de los de ahora."""
    if momento.es_un_dia and momento.dia > sesion.hoy:
        raise ErrorDeUso(
            f"el {dia_en_palabras(momento.dia)} de {OPCION} es posterior al día a que se mira, "
            f"el {dia_en_palabras(sesion.hoy)}",
            "elija uno anterior",
        )
    return min(momento.dia, sesion.hoy)


def _comprobar_el_orden(sesion: Sesion, desde: "MomentoPedido") -> None:
    """Que el principio no sea posterior al final, si los dos están en la historia. Lanza `ErrorDeUso`."""
    hasta = sesion.momento
    if hasta is not None and desde.es_posterior_a(hasta):
        opcion = sesion.al_dicho_en
        raise ErrorDeUso(
            f"«{desde.pedido}» de {OPCION} es posterior a «{hasta.pedido}» de {opcion}: "
            f"{desde.commit_en_palabras}, frente a {hasta.commit_en_palabras}",
            f"al revés: «{OPCION} {quote(hasta.pedido)} {opcion} {quote(desde.pedido)}»",
        )


def _leidas(
    sesion: Sesion,
    de_antes: "Fuente",
    comunes: "Mapping[str, str]",
    carga: "Carga | None",
    *,
    todo: bool,
) -> "tuple[Carga, Carga]":
    """Los registros de antes y los de ahora. Lo que en los dos es lo mismo se lee una vez, o ninguna.

    Lo que no cambió hace falta si pasó el tiempo, que hace vencer; o si se pide algo de alguien, para saber
    si figura.
    """
    from seguimiento.almacen.fuentes import Parte
    from seguimiento.almacen.sitios import CONFIGURACION

    de_ahora = sesion.fuente
    una, otra = (fuente.leer(CONFIGURACION) for fuente in (de_antes, de_ahora))
    if carga is None and not todo and (una and una.contenido) == (otra and otra.contenido):
        sobran = _no_hacen_falta(comunes, de_antes, de_ahora)
        antes, ahora = (_leida(sesion, Parte(f, sobran), {}) for f in (de_antes, de_ahora))
        if ahora.recuento.parcial:
            sesion.salida.avisar_de_lo_no_leido(ahora.recuento, con_totales=True)
        return antes, ahora
    ahora = carga or sesion.cargar()
    conocidos: Conocidos = {
        (aporte.ruta, comunes[aporte.ruta]): aporte
        for aporte in ahora.aportes.values()
        if aporte.ruta in comunes
    }
    return _leida(sesion, de_antes, conocidos), ahora


def _no_hacen_falta(comunes: "Mapping[str, str]", *fuentes: "Fuente") -> set[str]:
    """Los registros que no cambian, salvo el que se llama como uno que sí: hay que ver que se repite."""
    from seguimiento.almacen.nombres import id_de

    rutas = {archivo.ruta for fuente in fuentes for archivo in fuente.archivos()}
    cambian = {id_de(ruta).casefold() for ruta in rutas - comunes.keys()}
    return {ruta for ruta in comunes if id_de(ruta).casefold() not in cambian}


def _leida(sesion: Sesion, fuente: "Fuente", conocidos: "Conocidos") -> "Carga":
    from seguimiento.repositorio import cargar

    with sesion.salida.progreso(fuente) as avisar:
        return cargar(fuente, avisar, conocidos, con_identidad=False, recuerdos=sesion.recuerdos)


def _extremo(carga: "Carga", dia: date) -> "Extremo":
    from seguimiento.analisis.cambios import Extremo

    return Extremo(carga.cartera, dia, carga.recuento.sin_leer)


def _sin_leer(momento: "MomentoPedido", antes: "Carga", ahora: "Carga") -> "Iterator[str]":
    """Lo que en el commit no se leía, salvo lo que ahora sigue igual, que ya se dice."""
    iguales = {nombre for nombre, uno in antes.aportes.items() if ahora.aportes.get(nombre) is uno}
    dudosos = {
        *antes.recuento.ilegibles,
        *antes.recuento.en_parte,
    }
    for diagnostico in antes.diagnosticos:
        archivo = diagnostico.archivo
        if diagnostico.es_error and archivo in dudosos - iguales:
            yield f"{momento.commit}:{archivo}:{diagnostico.posicion.linea}"
    for archivo in antes.recuento.no_leidos:
        if archivo not in iguales and archivo not in ahora.recuento.no_leidos:
            yield f"{momento.commit}:{archivo}"
    for repetido in antes.recuento.repetidos:
        if repetido not in ahora.recuento.repetidos:
            for archivo in repetido.archivos:
                yield f"{momento.commit}:{archivo} («{repetido.ref}», repetido)"


def _comprobado(sesion: Sesion, antes: "Carga", ahora: "Carga", filtro: "Filtro") -> "Filtro":
    """Lo pedido, si figura en cualquiera de los dos: lo que ya no está también pudo cambiar."""
    try:
        return seleccion.comprobado(sesion, ahora, filtro)
    except ReferenciaDesconocida as error:
        try:
            return seleccion.comprobado(sesion, antes, filtro)
        except ReferenciaDesconocida:
            raise error from None


# ── La última reunión ────────────────────────────────────────────────────────


def _es_reunion(pedido: str) -> bool:
    return plegado(pedido.partition(":")[0]).strip() == _LA_REUNION


def _la_reunion(sesion: Sesion, carga: "Carga", pedido: str, filtro: "Filtro") -> "ReunionSituada":
    """La última celebrada antes del día a que se mira. Lanza `ErrorDeUso` si no hay o puede ser de varios."""
    from seguimiento.analisis.reuniones import celebradas
    from seguimiento.analisis.seleccion import Filtro

    acuerdo = pedido.partition(":")[2].strip() or filtro.acuerdo
    if acuerdo:
        acuerdo = seleccion.comprobado(sesion, carga, Filtro(acuerdo=acuerdo)).acuerdo
    ultimas = {
        uno.id: suyas[-1]
        for uno in carga.cartera.acuerdos
        if acuerdo in {"", uno.id}
        and (
            suyas := [
                situada
                for situada in celebradas(uno, sesion.hoy)
                if situada.reunion.fecha.ultimo_dia < sesion.hoy
            ]
        )
    }
    if not ultimas:
        de = f" de «{acuerdo}»" if acuerdo else ""
        anterior = periodo_que_contiene(sesion.hoy, Precision.TRIMESTRE).anterior()
        raise ErrorDeUso(
            f"no consta ninguna reunión{de} celebrada antes del {dia_en_palabras(sesion.hoy)}",
            f"diga desde cuándo: «seg cambios {OPCION} {anterior}»",
        )
    if len(ultimas) > 1:
        cuales = enumeracion(
            (
                f"«{_LA_REUNION}:{id_}» ({dia_en_palabras(suya.reunion.fecha.ultimo_dia)})"
                for id_, suya in ultimas.items()
            ),
            "o",
        )
        raise ErrorDeUso(f"«{pedido}» puede ser la de {len(ultimas)} acuerdos", f"escriba {cuales}")
    return next(iter(ultimas.values()))
