"""Un archivo con marcas de conflicto: sus versiones, unidas, y lo que de él puede leerse entretanto.

Mientras nadie decida, se lee lo común: lo que cambió uno solo y, de lo que se contradice, lo de antes de
separarse. Si no consta qué había, de eso no se lee nada y se nombra: nunca se elige por nadie.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from seguimiento.almacen.etapas import Etapas
from seguimiento.almacen.fuentes import Archivo, Fuente
from seguimiento.almacen.git.mezcla import mezclados
from seguimiento.almacen.nombres import es_de_registro
from seguimiento.almacen.sitios import CONFIGURACION
from seguimiento.campos import registro_en
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.yaml import CONFLICTO
from seguimiento.documento import Dato, Documento, Lectura, Lista, Mapa, leer
from seguimiento.documento.marcas import (
    DE_SIEMPRE,
    MarcasSinSentido,
    Versiones,
    con_marcas,
    separadas,
)
from seguimiento.errores import EdicionImposible
from seguimiento.lugares import Ruta
from seguimiento.repositorio.diferencia import PorTramos
from seguimiento.repositorio.fusion import Fusion, a_lo_de_antes, dicho, fusionadas
from seguimiento.repositorio.union import CambioDeDato, Contradiccion, SinLeer, modelo_del_archivo
from seguimiento.repositorio.union.tipos import Hace

REPARAR = "decídalo con «seg diagnostico --reparar»"
_SIN_SABER = "\ue000"
"""Lo que ocupa, solo en la memoria, el sitio de un dato que no se sabe: no se escribe en ninguna parte."""


def con_conflictos(fuente: Fuente) -> Iterator[Archivo]:
    """Los archivos de la fuente con marcas de conflicto: sus registros y su configuración."""
    configuracion = fuente.leer(CONFIGURACION)
    registros = (archivo for archivo in fuente.archivos() if es_de_registro(archivo.ruta))
    for archivo in filter(None, [configuracion, *registros]):
        if con_marcas(archivo.contenido or b""):
            yield archivo


def fusion_de(archivo: Archivo) -> Fusion | None:
    """Las versiones de un archivo con marcas, unidas; `None` si no las lleva o si no pueden unirse.

    Lanza `MarcasSinSentido` si no se sabe qué dice cada una.
    """
    contenido = archivo.contenido or b""
    escritas = separadas(contenido)
    if escritas is None:
        return None
    etapas = _con_sus_saltos(archivo.etapas, contenido)
    base = escritas.base if etapas.base is None else etapas.base
    de_lo_escrito = fusionadas(escritas._replace(base=base), archivo.ruta)
    if etapas.nuestro is None or etapas.suyo is None:
        return de_lo_escrito
    guardadas = Versiones(etapas.base, etapas.nuestro, etapas.suyo)
    de_lo_guardado = fusionadas(guardadas, archivo.ruta)
    # si nadie ha tocado lo que se dejó, lo que cada uno guardó dice más que las marcas
    intacto = (
        _es_de_git(escritas, guardadas)
        or _es_de_unirlas(escritas, de_lo_guardado)
        or _dicen_lo_mismo(de_lo_escrito, de_lo_guardado)
    )
    return (intacto and de_lo_guardado) or de_lo_escrito


def _con_sus_saltos(etapas: Etapas, contenido: bytes) -> Etapas:
    """Las versiones con los finales de línea del archivo, que git cambia al ponerlo en la carpeta."""
    if b"\r\n" not in contenido or any(b"\r\n" in uno for uno in etapas if uno):
        return etapas
    return Etapas(*(uno and uno.replace(b"\n", b"\r\n") for uno in etapas))


def _es_de_git(escritas: Versiones, guardadas: Versiones) -> bool:
    """Si las marcas son las que git pone al mezclar las líneas de lo guardado."""
    base, nuestro, suyo = guardadas
    mezcla = mezclados(base or b"", nuestro, suyo, DE_SIEMPRE)
    de_git = separadas(mezcla.contenido) if mezcla else None
    return de_git is not None and de_git[1:] == escritas[1:]


def _es_de_unirlas(escritas: Versiones, unidas: Fusion | None) -> bool:
    """Si las marcas son las que se ponen al unir dato a dato lo guardado."""
    puestas = separadas(unidas.con_marcas()) if unidas else None
    return puestas is not None and puestas[1:] == escritas[1:]


def _dicen_lo_mismo(una: Fusion | None, otra: Fusion | None) -> bool:
    """Si unirlas da los mismos datos, valga lo nuestro o valga lo suyo."""
    if una is None or otra is None:
        return False
    return all(
        _datos(de_una) == _datos(de_otra)
        for de_una, de_otra in (
            (una.contenido, otra.contenido),
            (una.con_lo_suyo, otra.con_lo_suyo),
        )
    )


def _datos(contenido: bytes) -> Dato:
    documento = leer(contenido).documento
    return documento.compuestos if documento else None


# ── Lo que se lee mientras nadie decide ──────────────────────────────────────


def lo_comun(archivo: Archivo, lectura: Lectura) -> Lectura:
    """La lectura de lo común a las versiones de un archivo con marcas, o la misma si no puede ser.

    Las posiciones son las del archivo. Lo que se contradice va en las faltas; de lo que no consta qué
    había, con la ruta de lo que se deja sin leer.
    """
    if any(falta.es_error and falta.codigo != CONFLICTO for falta in lectura.faltas):
        return lectura
    try:
        fusion = fusion_de(archivo)
        nuestro = leer(fusion.versiones.nuestro).documento if fusion else None
        if fusion is None or nuestro is None:
            return lectura
        return _Comun(fusion, nuestro, lectura.texto).lectura(lectura.faltas) or lectura
    except (MarcasSinSentido, EdicionImposible, SinLeer) as error:
        return _sin_unir(lectura, error)


def _sin_unir(lectura: Lectura, error: Exception) -> Lectura:
    """La misma lectura, que dice además en qué línea dejan de entenderse las marcas."""
    if not isinstance(error, MarcasSinSentido):
        return lectura
    primera, *_ = lectura.faltas
    posicion = replace(primera.posicion, linea=error.linea, columna=1, largo=1)
    ayuda = "déjelo con una sola de las dos versiones y borre las marcas"
    falta = Falta(CONFLICTO, posicion, f"{error}, y no se sabe qué dice cada versión", ayuda)
    return replace(lectura, faltas=tuple(sorted([*lectura.faltas, falta], key=_por_posicion)))


def _por_posicion(falta: Falta) -> tuple[int, int]:
    return falta.posicion.linea, falta.posicion.columna


class _Comun:
    """Lo común a las versiones de un archivo."""

    def __init__(self, fusion: Fusion, nuestro: Documento, texto: str) -> None:
        self._fusion = fusion
        # lo que se contradice está dicho sobre lo nuestro, y sus líneas siguen en el archivo
        self._nuestro = replace(nuestro, renglones=_renglones(nuestro.texto, texto))
        self._texto = texto
        self._modelo = modelo_del_archivo(fusion.clase, nuestro.datos)

    def lectura(self, de_las_marcas: Sequence[Falta]) -> Lectura | None:
        """Su lectura, con las faltas de las marcas y las de lo que se contradice."""
        contradicciones = self._fusion.contradicciones
        sin_saber = {
            f"{_SIN_SABER}{numero}": una
            for numero, una in enumerate(contradicciones)
            if self._no_consta(una)
        }
        leida = leer(self._contenido(sin_saber))
        if leida.documento is None:
            return None
        documento = replace(leida.documento, renglones=_renglones(leida.texto, self._texto))
        propias = (
            replace(una, posicion=documento.en_el_archivo(una.posicion)) for una in leida.faltas
        )
        perdidas = {sin_saber[marca].clave: ruta for marca, ruta in _sin_saber(documento.datos)}
        contradichas = (self._falta(una, perdidas.get(una.clave, ())) for una in contradicciones)
        faltas = sorted([*de_las_marcas, *propias, *contradichas], key=_por_posicion)
        donde = tuple(una.donde for una in contradicciones)
        return Lectura(self._texto, documento, tuple(faltas), donde)

    def _contenido(self, sin_saber: Mapping[str, Contradiccion]) -> bytes:
        if not self._fusion.contradicciones:
            return self._fusion.contenido
        perdidas = {una.clave for una in sin_saber.values()}
        de_antes = (u for u in self._fusion.contradicciones if u.clave not in perdidas)
        return self._fusion.comun(
            [
                *filter(None, map(a_lo_de_antes, de_antes)),
                *(_a_lo_que_no_se_sabe(una, marca) for marca, una in sin_saber.items()),
            ]
        )

    def _no_consta(self, una: Contradiccion) -> bool:
        """Si no se sabe qué había, o no había nada y hace falta algo."""
        if una.base is not None or una.motivo:
            return False
        clave = una.ruta[-1]
        if self._fusion.versiones.base is None or isinstance(clave, int):
            return True
        pasos = tuple(paso for paso in una.ruta[:-1] if isinstance(paso, str))
        registro = registro_en(self._modelo, pasos)
        campo = registro.model_fields.get(clave) if registro else None
        return campo is None or campo.is_required()

    def _falta(self, una: Contradiccion, perdida: Ruta) -> Falta:
        dicen = f"una versión dice {dicho(una.nuestro)} y otra {dicho(una.suyo)}"
        se_lee = "no se lee" if perdida else f"se lee lo de antes, {dicho(una.base)}"
        donde = self._nuestro.posicion(una.ruta)
        return Falta(CONFLICTO, donde, f"{una.donde}: {dicen}; {se_lee}", REPARAR, perdida)


def _a_lo_que_no_se_sabe(una: Contradiccion, marca: str) -> CambioDeDato:
    """El cambio que señala en lo nuestro un dato que no se sabe."""
    ruta = una.ruta
    if isinstance(una.nuestro, Mapping):
        # de un elemento entero, un dato suyo que no sea su código: así sigue sabiéndose cómo se llama
        ruta = (*ruta, next(clave for clave in una.nuestro if clave != "id"))
    return CambioDeDato(Hace.PONE, ruta, None, marca)


def _sin_saber(dato: Dato, ruta: Ruta = ()) -> Iterator[tuple[str, Ruta]]:
    """Las marcas de lo que no se sabe y dónde están."""
    if isinstance(dato, str) and dato.startswith(_SIN_SABER):
        yield dato, ruta
    elif isinstance(dato, Mapa | Lista):
        for paso, hijo, _ in dato.hijos():
            yield from _sin_saber(hijo, (*ruta, paso))


def _renglones(comun: str, archivo: str) -> list[int]:
    """De cada línea de lo común, la del archivo en que está; si no está, la del conflicto del que sale."""
    suyas, todas = comun.split("\n"), archivo.split("\n")
    renglones: list[int] = []
    for que, i, j, k, _ in PorTramos(suyas, todas).get_opcodes():
        iguales = que == "equal"
        renglones += (min(k + n * iguales + 1, len(todas)) for n in range(j - i))
    return renglones
