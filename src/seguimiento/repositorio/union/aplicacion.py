"""Los cambios de dato, hechos en el texto de un documento sin tocar nada más."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from seguimiento.campos import claves_de_texto, claves_en
from seguimiento.documento import Documento
from seguimiento.documento.edicion import con, con_otros, con_valores, sin
from seguimiento.documento.injerto import Vivero
from seguimiento.documento.ordenacion import ordenada
from seguimiento.errores import EdicionImposible
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio.union.tipos import CambioDeDato, Hace

T = TypeVar("T")
Permiso = Callable[[CambioDeDato, EdicionImposible], bool]
"""De un cambio que se llevaría comentarios o no puede hacerse, si se hace aunque se los lleve; si no, se deja."""


def _que_no(_: CambioDeDato, error: EdicionImposible) -> bool:
    raise error


def aplicadas(
    documento: Documento,
    cambios: Sequence[CambioDeDato],
    modelo: type[Registro],
    *,
    vivero: Vivero | None = None,
    permiso: Permiso = _que_no,
) -> Documento:
    """El documento con los cambios, cuyas rutas son las suyas antes de hacer ninguno.

    Lo que entra se escribe según las costumbres del documento o, con `vivero`, con las letras que tiene en
    el otro. Sin `permiso`, lanza `EdicionImposible` si algo no puede hacerse o se llevaría un comentario.
    """
    return _Obra(modelo, vivero, permiso).hecha(documento, cambios)


class _Obra:
    """Va haciendo los cambios."""

    def __init__(self, modelo: type[Registro], vivero: Vivero | None, permiso: Permiso) -> None:
        self._modelo = modelo
        self._textos = claves_de_texto(modelo)
        self._vivero = vivero
        self._permiso = permiso
        self._dejados: list[Ruta] = []

    def hecha(self, documento: Documento, cambios: Sequence[CambioDeDato]) -> Documento:
        ponen = [(uno.ruta, uno) for uno in cambios if uno.hace is Hace.PONE]
        for orden, suyos in por_su_orden(self._modelo, ponen):
            documento = self._puestos(documento, [uno for _, uno in suyos], orden)
        # los que entran en un mismo sitio, del último al primero: cada uno queda delante de los ya puestos
        mueven = [uno for uno in reversed(cambios) if uno.hace is not Hace.PONE]
        for uno in sorted(mueven, key=_de_dentro_afuera):
            documento = self._hecho(documento, uno, partial(self._movido, uno=uno))
        return documento

    def _puestos(
        self, documento: Documento, suyos: Sequence[CambioDeDato], orden: Sequence[str]
    ) -> Documento:
        if self._vivero is None:
            valores = [(uno.ruta, uno.despues) for uno in suyos]
            try:
                return con_valores(documento, valores, orden=orden, textos=self._textos)
            except EdicionImposible:
                pass  # de uno en uno se sabrá cuál
        for uno in suyos:
            documento = self._hecho(documento, uno, partial(self._puesto, uno=uno, orden=orden))
        return documento

    def _hecho(
        self,
        documento: Documento,
        uno: CambioDeDato,
        hacer: Callable[[Documento, bool], Documento],
    ) -> Documento:
        try:
            return hacer(documento, False)  # noqa: FBT003 — no se lleva ningún comentario
        except EdicionImposible as error:
            if self._permiso(uno, error):
                return hacer(documento, True)  # noqa: FBT003 — se los lleva
        self._dejados.append(uno.ruta)
        return documento

    def _puesto(
        self,
        documento: Documento,
        con_comentarios: bool,  # noqa: FBT001
        *,
        uno: CambioDeDato,
        orden: Sequence[str],
    ) -> Documento:
        esqueje = self._vivero.esqueje(uno.de) if self._vivero else None
        return con(
            documento,
            uno.ruta,
            esqueje.dato if esqueje else uno.despues,
            orden=orden,
            textos=self._textos,
            con_comentarios=con_comentarios,
            esqueje=esqueje,
        )

    def _movido(
        self,
        documento: Documento,
        con_comentarios: bool,  # noqa: FBT001
        *,
        uno: CambioDeDato,
    ) -> Documento:
        if uno.hace is Hace.QUITA:
            return sin(documento, uno.ruta, con_comentarios=con_comentarios)
        if uno.hace is Hace.ORDENA:
            # si algo de ella quedó sin entrar o sin salir, el orden ya no es de esta lista
            de_aqui = any(ruta[:-1] == uno.ruta for ruta in self._dejados)
            return documento if de_aqui else ordenada(documento, uno.ruta, uno.orden)
        esqueje = self._vivero.esqueje(uno.de) if self._vivero else None
        *lista, indice = uno.ruta
        return con_otros(
            documento,
            tuple(lista),
            [esqueje.dato if esqueje else uno.despues],
            orden=claves_en(self._modelo, tuple(lista[:-1])),
            textos=self._textos,
            delante_de=int(indice),
            esqueje=esqueje,
        )


def _de_dentro_afuera(cambio: CambioDeDato) -> tuple[int, bool, int, bool]:
    """Primero lo más hondo y, en cada lista, lo último: así no se mueve lo que falta por hacer."""
    es_orden = cambio.hace is Hace.ORDENA
    indice = 0 if es_orden else cambio.ruta[-1]
    return (
        -len(cambio.ruta) - es_orden,
        es_orden,
        -indice if isinstance(indice, int) else 0,
        cambio.hace is Hace.ANADE,
    )


def por_su_orden(
    modelo: type[Registro], con_ruta: Iterable[tuple[Ruta, T]]
) -> list[tuple[Sequence[str], list[tuple[Ruta, T]]]]:
    """Lo que va en cada ruta, junto a lo demás de la misma clase de registro, con el orden de sus claves."""
    con_orden = sorted(
        ((claves_en(modelo, uno[0][:-1]), uno) for uno in con_ruta), key=lambda uno: uno[0]
    )
    return [(o, [uno for _, uno in suyos]) for o, suyos in groupby(con_orden, lambda u: u[0])]
