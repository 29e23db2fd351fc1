"""Lo que dos personas cambiaron en un registro, ya unido: con marcas, resuelto o solo lo común."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from seguimiento.almacen.sitios import CONFIGURACION, DATOS
from seguimiento.campos import claves_de_texto
from seguimiento.documento import Documento, Mapa, leer
from seguimiento.documento.edicion import con_otros
from seguimiento.documento.escritura import Valor
from seguimiento.documento.marcas import DE_SIEMPRE, Versiones, enfrentadas
from seguimiento.elementos import escritos
from seguimiento.errores import EdicionImposible
from seguimiento.escritos import id_escrito
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import recortado, visible
from seguimiento.repositorio.diferencia import PorTramos
from seguimiento.repositorio.lectura import clase_de
from seguimiento.repositorio.union import (
    CambioDeDato,
    Contradiccion,
    SinLeer,
    aplicadas,
    modelo_del_archivo,
    unir,
)
from seguimiento.repositorio.union.tipos import Hace
from seguimiento.vocabularios import ClaseDeElemento

_CABEN = 40
"""Letras de un dato que se cita."""


@dataclass(frozen=True)
class Fusion:
    """Las versiones de un registro y lo que resulta de unirlas."""

    versiones: Versiones
    clase: ClaseDeElemento | None
    contenido: bytes
    """Lo unido; donde se contradicen, lo nuestro."""
    contradicciones: tuple[Contradiccion, ...]
    comentarios_perdidos: tuple[str, ...]
    aplicados: tuple[CambioDeDato, ...]
    empates: tuple[Contradiccion, ...] = ()
    """Lo que dicen distinto dos entradas nuevas del mismo día, que quedan las dos."""

    @cached_property
    def con_lo_suyo(self) -> bytes:
        """Lo unido; donde se contradicen, lo suyo."""
        return self.resuelta({una.clave for una in self.contradicciones})

    def resuelta(self, elegidas: Collection[str]) -> bytes:
        """Lo unido, con lo suyo en las contradicciones elegidas, que se dan por su clave."""
        return unir(*self.versiones, self.clase, elegidas).contenido if elegidas else self.contenido

    def con_marcas(self, largo: int = DE_SIEMPRE) -> bytes:
        """Lo unido, con marcas solo alrededor de las líneas de lo que se contradice."""
        nuestras, suyas = (
            uno.splitlines(keepends=True) for uno in (self.contenido, self.con_lo_suyo)
        )
        partes: list[bytes] = []
        # cada byte, una letra: aquí solo importa cuáles son iguales
        letras = ([linea.decode("latin-1") for linea in lineas] for lineas in (nuestras, suyas))
        for que, i, j, k, m in PorTramos(*letras).get_opcodes():
            iguales = que == "equal"
            partes += nuestras[i:j] if iguales else [enfrentadas(nuestras[i:j], suyas[k:m], largo)]
        return b"".join(partes)

    def decidida(self, elegidas: Collection[str]) -> bytes:
        """Como `resuelta`, pero de dos cosas nuevas con el mismo código quedan las dos, repetido.

        Ninguna sobra: lo que falta es un código, que se le da después.
        """
        # lo que no está en el mismo sitio que lo nuestro no le quita el suyo: entra sin más
        de_otro_sitio = {u.clave for u in self.contradicciones if u.son_otra_cosa and not u.nuestro}
        contenido = self.resuelta({*elegidas, *de_otro_sitio})
        for una in self.contradicciones:
            if una.son_otra_cosa and una.clave not in de_otro_sitio:
                contenido = self._con_la_otra(contenido, una)
        return contenido

    def _con_la_otra(self, contenido: bytes, una: Contradiccion) -> bytes:
        documento = _leido(contenido)
        modelo = modelo_del_archivo(self.clase, documento.datos)
        *_, lista, _ = una.ruta
        de_aqui = next(
            uno.ruta
            for uno in escritos(modelo, documento.compuestos)
            if uno.ruta[-2] == lista and uno.id == _codigo(uno.rama.modelo, una.nuestro)
        )
        *hasta, indice = de_aqui
        textos = claves_de_texto(modelo)
        otros = con_otros(
            documento, tuple(hasta), [una.suyo], textos=textos, delante_de=int(indice) + 1
        )
        return otros.contenido

    def comun(self, cambios: Collection[CambioDeDato]) -> bytes:
        """Lo nuestro con lo que entró de lo suyo y esos cambios, dichos también sobre lo nuestro.

        Los comentarios que estorben se van: es para leerlo, y no se escribe en ninguna parte.
        """
        documento = _leido(self.versiones.nuestro)
        modelo = modelo_del_archivo(self.clase, documento.datos)
        negados = {una.clave for una in self.contradicciones}
        entraron = (uno for uno in self.aplicados if uno.clave not in negados)
        return aplicadas(
            documento, [*entraron, *cambios], modelo, permiso=lambda *_: True
        ).contenido


def _leido(contenido: bytes) -> Documento:
    documento = leer(contenido).documento
    if documento is None:
        raise SinLeer("la versión de aquí")
    return documento


def _codigo(modelo: type[Registro], dicho: Valor) -> str:
    mapa = Mapa()
    mapa.update(dicho if isinstance(dicho, Mapping) else {})  # type: ignore[arg-type]
    return id_escrito(modelo, mapa)


def fusionadas(versiones: Versiones, ruta: str) -> Fusion | None:
    """Las versiones del registro que está en esa ruta, unidas; `None` si han de mezclarse sus líneas.

    Es así si no es un registro, si alguna no se lee o si lo que cambió no puede escribirse sin tocar más.
    """
    if not tiene_datos(ruta):
        return None
    clase = _clase(ruta)
    try:
        unido = unir(*versiones, clase)
        fusion = Fusion(
            versiones,
            clase,
            unido.contenido,
            unido.contradicciones,
            unido.comentarios_perdidos,
            unido.aplicados,
            unido.empates,
        )
        # lo que se contradice y no se ve en ninguna línea no podría marcarse
        a_la_vista = not unido.contradicciones or fusion.con_lo_suyo != fusion.contenido
    except (SinLeer, EdicionImposible):
        return None
    return fusion if a_la_vista else None


def tiene_datos(ruta: str) -> bool:
    """Si lo que hay en esa ruta se une dato a dato: es un registro o la configuración."""
    return _clase(ruta) is not None or _es_la_configuracion(ruta)


def _clase(ruta: str) -> ClaseDeElemento | None:
    """La de un registro del que solo se sabe que su raíz está en algún punto de la ruta."""
    partes = ruta.split("/")
    desde = (indice for indice, parte in enumerate(partes) if parte == DATOS)
    clases = (clase_de("/".join(partes[indice:])) for indice in desde)
    return next(filter(None, clases), None)


def _es_la_configuracion(ruta: str) -> bool:
    return ruta.rpartition("/")[2] == CONFIGURACION


# ── Cómo se dice ─────────────────────────────────────────────────────────────


def frase(una: Contradiccion, aqui: str, alli: str) -> str:
    """Lo que se contradice y lo que dice cada uno: `4.2 › Fecha límite: «2023-08» (aquí) o «2023-11» (…)`."""
    return f"{una.donde}: {dicho(una.nuestro)} ({aqui}) o {dicho(una.suyo)} ({alli})"


def frase_del_empate(una: Contradiccion, aqui: str, alli: str) -> str:
    """Lo que dicen distinto dos entradas del mismo día, y que quedan las dos."""
    return f"{frase(una, aqui, alli)}; quedan las dos entradas, y vale la última: compruébelo"


def dicho(valor: Valor) -> str:
    """Un dato, en pocas palabras."""
    if valor is None:
        return "nada"
    if isinstance(valor, str):
        return f"«{recortado(visible(' '.join(valor.split())), _CABEN)}»"
    partes = [*valor.values()] if isinstance(valor, Mapping) else [*valor]
    textos = ", ".join(uno for uno in partes if isinstance(uno, str))
    return f"«{recortado(visible(textos), _CABEN)}»" if textos else "otra cosa"


# ── Lo común ─────────────────────────────────────────────────────────────────


def a_lo_de_antes(una: Contradiccion) -> CambioDeDato | None:
    """El cambio que deja lo que se contradice como estaba antes de separarse; `None` si ya está así en lo nuestro.

    De dos órdenes distintos de una lista queda el nuestro: lo que hay en ella es lo mismo.
    """
    if una.motivo or (_es_lista(una.nuestro) and _es_lista(una.suyo)):
        return None
    if una.base is None:
        return CambioDeDato(Hace.QUITA, una.ruta, una.nuestro)
    if una.nuestro is None and isinstance(una.ruta[-1], int):
        return CambioDeDato(Hace.ANADE, una.ruta, None, una.base)
    return CambioDeDato(Hace.PONE, una.ruta, una.nuestro, una.base)


def _es_lista(valor: Valor) -> bool:
    return isinstance(valor, Sequence) and not isinstance(valor, str)
