"""Que no se dé un código que la historia ya usó, ni se escriba uno sin decir por qué."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from seguimiento.errores import ErrorDeGit, ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.comandos.sesion import Sesion
    from seguimiento.lugares import Ruta
    from seguimiento.repositorio.ya_usados import YaUsados

_Y_SI_VUELVE = "si es lo mismo, que vuelve, repita la orden con «--aunque MOTIVO»"


class CodigosDeAntes:
    """Los códigos que ya se usaron. Lo que no pueda mirarse se avisa, una vez, y no impide seguir."""

    def __init__(self, sesion: "Sesion") -> None:
        self._sesion = sesion
        self._de_cada_uno: dict[str, frozenset[str]] = {}

    def dentro_de(self, archivo: str) -> frozenset[str]:
        """Los que ha llevado dentro un registro, por la ruta de su archivo; en minúsculas."""
        if archivo not in self._de_cada_uno:
            usados: frozenset[str] = frozenset()
            try:
                usados = self._historia.dentro_de(archivo) if self._historia else usados
            except ErrorDeGit as error:
                self._avisar(error)
            self._de_cada_uno[archivo] = usados
        return self._de_cada_uno[archivo]

    def existio(self, nombre: str) -> bool:
        """Si hubo un registro con ese identificador."""
        try:
            return bool(self._historia and self._historia.existio(nombre))
        except ErrorDeGit as error:
            self._avisar(error)
            return False

    @cached_property
    def _historia(self) -> "YaUsados | None":
        from seguimiento.almacen.git.fuente import COMPLETAR
        from seguimiento.comandos.zona import en_la_zona
        from seguimiento.redaccion import dia_en_palabras
        from seguimiento.repositorio.ya_usados import ya_usados

        try:
            historia = ya_usados(self._sesion.raiz)
            desde = historia.desde if historia else None
        except ErrorDeGit as error:
            self._avisar(error)
            return None
        if desde is not None:
            dia = en_la_zona(
                self._sesion.configuracion.zona_horaria,
                lambda zona: datetime.fromtimestamp(desde, UTC).astimezone(zona).date(),
            )
            self._sesion.salida.avisar(
                "el clon es superficial: qué códigos se usaron antes solo se mira desde el "
                f"{dia_en_palabras(dia)}; "
                f"complételo con «{COMPLETAR}»"
            )
        return historia

    def _avisar(self, error: ErrorDeGit) -> None:
        self._sesion.salida.avisar(f"no se ha mirado qué códigos se usaron antes: {error}")


def comprobar_codigos(
    sesion: "Sesion", cambios: "Sequence[CambioDeArchivo]", motivo: str
) -> "list[CambioDeArchivo]":
    """Los cambios, si ningún código que estrenan se usó antes. Lanza `ErrorDeUso` si alguno se usó.

    Con un motivo se admiten, y queda escrito en un comentario junto a ellos.
    """
    return [_comprobado(sesion, cambio, " ".join(motivo.split())) for cambio in cambios]


def _comprobado(sesion: "Sesion", cambio: "CambioDeArchivo", motivo: str) -> "CambioDeArchivo":
    if cambio.despues is None or cambio.antes == cambio.despues:
        return cambio
    if cambio.antes is None:
        return _registro_comprobado(sesion, cambio, motivo)
    return _lo_de_dentro_comprobado(sesion, cambio, motivo)


def _registro_comprobado(
    sesion: "Sesion", cambio: "CambioDeArchivo", motivo: str
) -> "CambioDeArchivo":
    from seguimiento.almacen.nombres import es_de_registro, id_de

    nombre = id_de(cambio.ruta)
    if not es_de_registro(cambio.ruta) or not sesion.codigos_de_antes.existio(nombre):
        return cambio
    if not motivo:
        raise ErrorDeUso(
            f"«{nombre}» ya fue un registro, y quien lo cite hablará de aquel",
            f"elija otro nombre; {_Y_SI_VUELVE}",
        )
    return _con_comentario(cambio, [("titulo",)], motivo)


def _lo_de_dentro_comprobado(
    sesion: "Sesion", cambio: "CambioDeArchivo", motivo: str
) -> "CambioDeArchivo":
    from seguimiento.analisis.series import siguiente_libre
    from seguimiento.documento import leer
    from seguimiento.repositorio.ya_usados import codigos_en, donde_se_escriben, puede_estrenar

    antes, despues = cambio.antes or b"", cambio.despues or b""
    if not puede_estrenar(antes, despues):
        return cambio
    ahora = codigos_en(despues)
    usados = sesion.codigos_de_antes.dentro_de(cambio.ruta)
    repetidos = sorted((ahora - codigos_en(antes)) & usados)
    if not repetidos:
        return cambio
    if not motivo:
        libre = siguiente_libre(repetidos[0], ahora | usados)
        raise ErrorDeUso(
            f"«{repetidos[0]}» ya se usó en «{cambio.ruta}» y se retiró: quien lo cite hablará de aquello",
            f"«{libre}» está libre; {_Y_SI_VUELVE}",
        )
    documento = leer(despues).documento
    lugares = donde_se_escriben(documento, repetidos) if documento else ()
    return _con_comentario(cambio, lugares, motivo)


def _con_comentario(
    cambio: "CambioDeArchivo", lugares: "Iterable[Ruta]", motivo: str
) -> "CambioDeArchivo":
    """El cambio con el motivo escrito en cada uno de esos lugares."""
    from seguimiento.documento import leer
    from seguimiento.documento.edicion import con_comentario

    documento = leer(cambio.despues or b"").documento
    if documento is None:
        return cambio
    # de abajo arriba: lo que se pone no corre las líneas de lo que falta
    for linea in sorted({documento.posicion(ruta).linea for ruta in lugares}, reverse=True):
        documento = con_comentario(documento, linea, f"# código que ya se usó — {motivo}")
    return cambio._replace(despues=documento.contenido)
