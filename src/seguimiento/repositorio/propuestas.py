"""Un cambio que aún no se ha guardado: cómo quedarían los archivos y qué errores traería.

Nada de aquí escribe: se ensaya sobre una fuente superpuesta y, si sale bien, lo guarda otro.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from seguimiento.almacen.fuentes import Fuente, Superpuesta
from seguimiento.almacen.guardado import CambioDeArchivo
from seguimiento.diagnosticos import Diagnostico, Severidad, es_ajustable
from seguimiento.documento import Documento, leer
from seguimiento.documento.edicion import con_comentario
from seguimiento.documento.marcas import con_marcas
from seguimiento.errores import EdicionImposible, ErrorDeDisco
from seguimiento.redaccion import visible
from seguimiento.repositorio.ignorados import MARCA
from seguimiento.repositorio.lectura import Conocidos
from seguimiento.repositorio.recuerdos import RecuerdosGuardados
from seguimiento.repositorio.repositorio import Carga
from seguimiento.repositorio.revision import revisar


@dataclass(frozen=True, slots=True)
class Propuesta:
    """Los archivos que cambiarían y lo que de ellos diría `seg validar` que antes no decía."""

    cambios: tuple[CambioDeArchivo, ...]
    introducidos: tuple[Diagnostico, ...]
    frente_a_la_base: tuple[Diagnostico, ...] = ()
    """Lo que además diría `seg validar --base`, si se miró qué hacen con lo ya registrado."""

    @property
    def errores(self) -> tuple[Diagnostico, ...]:
        """Los errores que traería: con uno solo no se guarda."""
        return tuple(d for d in self.introducidos if d.es_error)

    @property
    def ignorables(self) -> tuple[Diagnostico, ...]:
        """De lo que traería, lo que puede dejarse así si se justifica junto al dato."""
        rutas = {visible(cambio.ruta) for cambio in self.cambios}
        return tuple(
            d
            for d in (*self.introducidos, *self.frente_a_la_base)
            if d.archivo in rutas
            and es_ajustable(d.codigo)
            and d.severidad is not Severidad.NOTA
            and not d.codigo.startswith(_DE_LOS_QUE_IGNORAN)
        )


_DE_LOS_QUE_IGNORAN = "SEG08"

ComoAntes = Callable[[str, str], str]
"""Dado un archivo y un mensaje sobre él, cómo se habría dicho antes del cambio."""


def tal_cual(_: str, mensaje: str) -> str:
    """El mensaje: el cambio no da otro nombre a nada."""
    return mensaje


def proponer(  # noqa: PLR0913 — qué, sobre qué y lo que ya se sabe
    fuente: Fuente,
    carga: Carga,
    cambios: Sequence[CambioDeArchivo],
    hoy: date,
    como_antes: ComoAntes = tal_cual,
    *,
    recuerdos: RecuerdosGuardados | None = None,
) -> Propuesta:
    """Qué pasaría si se guardaran los cambios en lo que se cargó. Los que no cambian nada no cuentan.

    Con `como_antes`, lo que ya estaba mal y solo cambia de nombre no es un error que se introduzca. Lo que se
    recuerda ahorra abrir los que no cambian.
    """
    de_verdad = tuple(cambio for cambio in cambios if cambio.antes != cambio.despues)
    if not de_verdad:
        return Propuesta((), ())
    nueva = Superpuesta(fuente, {c.ruta: c.despues for c in de_verdad if c.despues is not None})
    que_diria = introducidos(
        fuente, nueva, carga, nueva.cambios, hoy, como_antes, recuerdos=recuerdos
    )
    return Propuesta(de_verdad, que_diria)


def introducidos(  # noqa: PLR0913, PLR0917 — de qué a qué, y lo que ya se sabe
    antes: Fuente,
    despues: Fuente,
    carga: Carga,
    cambiados: Collection[str],
    hoy: date,
    como_antes: ComoAntes = tal_cual,
    *,
    recuerdos: RecuerdosGuardados | None = None,
) -> tuple[Diagnostico, ...]:
    """Lo que `seg validar` diría de los archivos de después y no de los de antes; solo cambian esos.

    La carga es la de unos o la de otros: de los que no cambian no se lee nada más.
    """
    conocidos = _conocidos(carga, cambiados)
    previos, nuevos = (
        revisar(una, hoy, conocidos=conocidos, recuerdos=recuerdos).diagnosticos
        for una in (antes, despues)
    )
    return tuple(_de_mas(previos, nuevos, como_antes))


def justificados(propuesta: Propuesta, motivo: str) -> tuple[CambioDeArchivo, ...]:
    """Los cambios, con un comentario junto a cada dato que pide ignorar lo que de él se diría."""
    en_una_linea = " ".join(motivo.split())
    por_linea: dict[str, dict[int, set[str]]] = {}
    for d in propuesta.ignorables:
        por_linea.setdefault(d.archivo, {}).setdefault(d.posicion.linea, set()).add(d.codigo)
    return tuple(
        _justificado(cambio, por_linea.get(visible(cambio.ruta), {}), en_una_linea)
        for cambio in propuesta.cambios
    )


def _justificado(
    cambio: CambioDeArchivo, por_linea: Mapping[int, Collection[str]], motivo: str
) -> CambioDeArchivo:
    if not por_linea or cambio.despues is None:
        return cambio
    documento = leer(cambio.despues).documento
    if documento is None:
        return cambio
    try:
        # de abajo arriba: lo que se pone no corre las líneas de lo que falta
        for linea in sorted(por_linea, reverse=True):
            comentario = f"# {MARCA} {', '.join(sorted(por_linea[linea]))} — {motivo}"
            documento = con_comentario(documento, linea, comentario)
    except EdicionImposible as error:
        raise error.en(visible(cambio.ruta)) from None
    return cambio._replace(despues=documento.contenido)


def _conocidos(carga: Carga, cambiados: Collection[str]) -> Conocidos:
    """Lo que aportan los archivos que no cambian, cuyos diagnósticos propios tampoco lo hacen.

    El que pide ignorar algo puede hacerlo de lo que se halla al compararlo con los demás: se mira.
    """
    iguales = (aporte for aporte in carga.aportes.values() if aporte.ruta not in cambiados)
    return {aporte.clave: replace(aporte, sabido=not aporte.ignorados) for aporte in iguales}


@dataclass(frozen=True, slots=True)
class Abierto:
    """Un archivo que va a editarse: lo que dice y su documento."""

    ruta: str
    contenido: bytes | None
    """`None` si el archivo aún no existe."""
    documento: Documento

    def editado(self, edicion: Callable[[Documento], Documento]) -> CambioDeArchivo:
        """El cambio que resulta de la edición.

        Si no puede hacerse, su `EdicionImposible` sale con el nombre del archivo.
        """
        try:
            return CambioDeArchivo(self.ruta, self.contenido, edicion(self.documento).contenido)
        except EdicionImposible as error:
            raise error.en(visible(self.ruta)) from None


def abrir(fuente: Fuente, ruta: str, si_no_existe: bytes | None = None) -> Abierto:
    """El archivo de esa ruta, para editarlo; si no existe y se dice de qué se parte, de eso.

    Lanza `ErrorDeDisco` si no se lee.
    """
    hallado = fuente.leer(ruta)
    contenido = hallado.contenido if hallado else None
    de_que_se_parte = contenido if hallado else si_no_existe
    documento = leer(de_que_se_parte).documento if de_que_se_parte is not None else None
    if documento is None and con_marcas(de_que_se_parte or b""):
        raise ErrorDeDisco(
            f"en «{visible(ruta)}» hay dos versiones sin juntar, y no se escribe en él",
            "júntelas antes con «seg diagnostico --reparar»",
        )
    if documento is None:
        raise ErrorDeDisco(f"«{visible(ruta)}» no puede leerse", "vea por qué con «seg validar»")
    return Abierto(ruta, contenido, documento)


def _de_mas(
    antes: Sequence[Diagnostico], despues: Sequence[Diagnostico], como_antes: ComoAntes
) -> Iterator[Diagnostico]:
    """Los de después que no estaban, sin mirar la línea: una edición las corre todas."""

    def clave_de(d: Diagnostico) -> tuple[str, str, str]:
        return d.archivo, d.codigo, como_antes(d.archivo, d.mensaje)

    quedan = Counter(map(clave_de, antes))
    for diagnostico in despues:
        clave = clave_de(diagnostico)
        if quedan[clave]:
            quedan[clave] -= 1
        else:
            yield diagnostico
