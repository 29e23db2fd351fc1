"""El panorama antes de la reunión: lo que hace `seg status`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from seguimiento.comandos import filtrado, seleccion
from seguimiento.comandos.cuanto import lo_que_se_filtra
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeUso
from seguimiento.formatos.de_tabla import FormatoDeTabla

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seguimiento.analisis.panorama import Panorama
    from seguimiento.analisis.vistazo import Vistazo
    from seguimiento.comandos.comparacion import Comparacion
    from seguimiento.piezas import Bloque
    from seguimiento.repositorio import Carga


class Agrupacion(StrEnum):
    """Por qué se agrupan las filas."""

    RESPONSABLE = "responsable"
    EVALUACION = "evaluacion"
    PRIORIDAD = "prioridad"
    MES = "mes"


class FallarSi(StrEnum):
    """Qué hace que la orden termine con código 1."""

    VENCIDAS = "vencidas"
    SIN_RESPUESTA = "sin-respuesta"
    SIN_NOVEDAD = "sin-novedad"
    SIN_EVIDENCIA = "sin-evidencia"


class Vista(NamedTuple):
    """Con cuánto detalle y agrupado por qué se ve el panorama."""

    por: Agrupacion | None = None
    detalle: bool = False
    cambiado: "Comparacion | None" = None
    """Lo que cambió desde el momento que se pida, que va detrás."""

    def bloques(self, visto: "Panorama") -> "Iterator[Bloque]":
        """El panorama, para leerlo."""
        if self.detalle:
            from seguimiento.formatos import panorama

            yield from panorama.bloques(visto, self.por)
        else:
            from seguimiento.analisis.en_breve import vistazo
            from seguimiento.formatos import breve

            yield from breve.bloques(vistazo(visto, self.por), self.por)
        if self.cambiado is not None:
            from seguimiento.formatos.cambios import en_breve, encabezado
            from seguimiento.formatos.ordenes import orden_de_cambios

            ver_mas = orden_de_cambios(self.cambiado.pedido, visto.filtro)
            yield encabezado(self.cambiado.titulo, *self.cambiado.de_que_se_habla)
            yield from en_breve(self.cambiado.cambios, ver_mas)


def status(  # noqa: PLR0913 — una por opción
    sesion: Sesion,
    *,
    por: Agrupacion | None,
    detalle: bool,
    desde: str | None,
    formato: FormatoDeTabla,
    json: bool,
    destino: str | None,
    fallar_si: tuple[FallarSi, ...],
    **filtros: Any,  # noqa: ANN401 — uno por filtro, cada cual con su tipo
) -> int:
    """Muestra lo urgente de lo que se pide y da con qué código se termina."""
    elegido = FormatoDeTabla.JSON if json else formato
    pide_algo = any(valor not in (None, "", ()) for valor in filtros.values())
    if not (por or detalle or desde or pide_algo):
        visto = _de_un_vistazo(sesion, elegido, destino)
        if visto is not None:
            return int(any(_hay(visto.resumen, que) for que in fallar_si))
    pedido = filtrado.pedido(sesion, filtros)
    # lo que cambió puede estar en cualquier parte
    carga = sesion.cargar(cuanto=None if desde else lo_que_se_filtra(pedido))
    panorama = seleccion.ver_panorama(sesion, carga, pedido)
    cambiado = _desde(sesion, desde, panorama, carga, elegido)
    _mostrar(sesion, carga, panorama, elegido, Vista(por, detalle, cambiado), destino)
    hallazgos = any(_hay(panorama.resumen, que) for que in fallar_si)
    codigo = codigo_de_salida(carga.recuento, hallazgos=hallazgos)
    return max(codigo, cambiado.codigo_de_salida) if cambiado else codigo


def _de_un_vistazo(
    sesion: Sesion, formato: FormatoDeTabla, destino: str | None
) -> "Vistazo | None":
    """Muestra lo urgente por lo que se recuerda, y lo da; `None`, sin mostrar nada, si no basta."""
    salida = sesion.salida
    en_pantalla = formato is FormatoDeTabla.TABLA and salida.en_pantalla(destino)
    if formato not in (FormatoDeTabla.TABLA, FormatoDeTabla.MD):
        return None
    visto = sesion.de_un_vistazo(salida.alto if en_pantalla else None)
    if visto is None:
        return None
    from seguimiento.formatos import breve

    if formato is FormatoDeTabla.MD:
        salida.mostrar_en_markdown(breve.bloques(visto), destino)
    else:
        bloques = [*breve.bloques(visto), *_lo_pendiente(sesion, destino, por_juntar=False)]
        salida.mostrar(bloques, destino, en_una_pantalla=True)
    return visto


def _desde(
    sesion: Sesion, desde: str | None, visto: "Panorama", carga: "Carga", formato: FormatoDeTabla
) -> "Comparacion | None":
    """Lo que cambió desde entonces, si se pide. Lanza `ErrorDeUso` si no tiene dónde decirse."""
    if desde is None:
        return None
    if formato is FormatoDeTabla.CSV:
        ayuda = "pida otro formato, o los cambios aparte con «seg cambios»"
        raise ErrorDeUso("en un CSV no cabe lo que pide --desde", ayuda)
    from seguimiento.comandos.comparacion import comparar

    return comparar(sesion, desde, visto.filtro, carga)


def _mostrar(  # noqa: PLR0913, PLR0917 — lo que decide cómo se ve
    sesion: Sesion,
    carga: "Carga",
    visto: "Panorama",
    formato: FormatoDeTabla,
    vista: Vista,
    destino: str | None,
) -> None:
    match formato:
        case FormatoDeTabla.TABLA:
            # lo que se pide a propósito se muestra entero
            en_una_pantalla = visto.entero and vista == Vista()
            bloques = [
                *vista.bloques(visto),
                *_lo_pendiente(sesion, destino, por_juntar=bool(carga.recuento.disputados)),
            ]
            sesion.salida.mostrar(bloques, destino, en_una_pantalla=en_una_pantalla)
        case FormatoDeTabla.MD:
            sesion.salida.mostrar_en_markdown(vista.bloques(visto), destino)
        case FormatoDeTabla.JSON:
            from seguimiento.formatos import objetos

            propio = objetos.de_panorama(visto, carga) | objetos.de_pendiente(sesion.pendiente)
            if vista.cambiado is not None:
                propio["cambios"] = vista.cambiado.objeto
            sesion.salida.escribir_json(propio, destino, sesion.corte, carga)
        case FormatoDeTabla.CSV:
            from seguimiento.analisis.listas import acciones, refs_posteriores
            from seguimiento.formatos import objetos

            lista, fuera = acciones(visto), refs_posteriores("acciones", visto)
            sesion.salida.escribir_csv(
                lista.claves, objetos.de_lista(lista, carga), destino, posteriores=fuera
            )


def _lo_pendiente(sesion: Sesion, destino: str | None, *, por_juntar: bool) -> "Iterator[Bloque]":
    """Lo que falta por guardar y por enviar; en un archivo, que leerá otro, no."""
    from seguimiento.formatos import pendiente

    if destino in (None, "-"):
        yield from pendiente.bloques(sesion.algo_pendiente, por_juntar=por_juntar)


def _hay(resumen: "Mapping[str, int]", que: FallarSi) -> bool:
    """Si hay alguna: acción, compromiso que obligue o recomendación que se siga sin acciones."""
    sin_acciones = "recomendaciones_sin_acciones_"
    claves: tuple[str, ...]
    match que:
        case FallarSi.VENCIDAS:
            claves = ("vencidas", "compromisos_vencidos", f"{sin_acciones}vencidas")
        case FallarSi.SIN_RESPUESTA:
            claves = ("sin_respuesta",)
        case FallarSi.SIN_NOVEDAD:
            claves = (
                "sin_novedad",
                "compromisos_abiertos_sin_novedad",
                f"{sin_acciones}sin_novedad",
            )
        case FallarSi.SIN_EVIDENCIA:
            claves = (
                "sin_evidencia",
                "compromisos_completados_sin_evidencia",
                f"{sin_acciones}sin_evidencia",
            )
    return any(resumen[clave] for clave in claves)
