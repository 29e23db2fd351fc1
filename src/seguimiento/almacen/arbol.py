"""Una carpeta con sus archivos, en el disco o en git, y lo que se dice de lo que en ella no se lee."""

import errno
from collections.abc import Iterator

from seguimiento.almacen.fuentes import Archivo
from seguimiento.almacen.nombres import CARPETAS, EXTENSION, es_de_registro
from seguimiento.almacen.sistema import (
    QUE_LO_SUELTE,
    QUE_LO_TIENE_OTRO,
    ClaseDeEntrada,
    LoTieneOtro,
)
from seguimiento.almacen.sitios import DATOS
from seguimiento.diagnosticos import Falta
from seguimiento.diagnosticos.archivos import (
    ARCHIVO_ESPECIAL,
    CARPETA_CON_NOMBRE_DE_ARCHIVO,
    CARPETA_DE_OTRO_REPOSITORIO,
    CARPETA_ENLAZADA,
    CARPETAS_HONDAS,
    ENLACE_SIMBOLICO,
    NO_SE_PUEDE_LEER,
)
from seguimiento.lugares import PRINCIPIO

CARPETAS_MAXIMAS = 32
_DE_REGISTROS = frozenset({DATOS, *(f"{DATOS}/{carpeta}" for carpeta in CARPETAS)})


class Arbol:
    """Una carpeta con sus archivos, en el disco o en git: se recorre y se señala igual.

    Quien hereda dice qué hay en cada carpeta y cómo se lee un archivo. Nunca se sigue un enlace ni
    se entra en otro repositorio.
    """

    def archivos(self) -> Iterator[Archivo]:
        """Los que están bajo `data/`, sin recursión, sin seguir enlaces y sin entrar en otro repositorio."""
        pendientes = [DATOS]
        while pendientes:
            carpeta = pendientes.pop()
            if carpeta.count("/") > CARPETAS_MAXIMAS:
                yield _carpeta_mala(carpeta, _HONDA)
                continue
            try:
                entradas = self._entradas(carpeta)
            except FileNotFoundError:
                continue
            except OSError as error:
                yield self._carpeta_cerrada(carpeta, error)
                continue
            if self._es_de_otro_repositorio(carpeta, entradas):
                yield _carpeta_mala(carpeta, _DE_OTRO_REPOSITORIO)
                continue
            yield from self._de_la_carpeta(carpeta, entradas)
            pendientes += [
                f"{carpeta}/{nombre}"
                for nombre, clase in reversed(entradas)
                if clase is ClaseDeEntrada.CARPETA
            ]

    def _entradas(self, carpeta: str) -> list[tuple[str, ClaseDeEntrada]]:
        """Lo que hay en una carpeta, por orden de nombre. Lanza `OSError` si no puede abrirse."""
        raise NotImplementedError

    def _es_de_otro_repositorio(
        self, carpeta: str, entradas: list[tuple[str, ClaseDeEntrada]]
    ) -> bool:
        """Si la carpeta, que tiene eso, es un submódulo u otro repositorio de git."""
        raise NotImplementedError

    def _por_leer(self, ruta: str) -> Archivo:
        raise NotImplementedError

    def _es_enlace(self, ruta: str) -> bool:
        raise NotImplementedError

    def _lleva_a_una_carpeta(self, ruta: str) -> bool:
        """Si el enlace de esa ruta lleva a una carpeta; solo cambia lo que se dice de él."""
        raise NotImplementedError

    def _carpeta_cerrada(self, carpeta: str, error: OSError) -> Archivo:
        # al pedir una carpeta, el sistema dice de un enlace que «no es una carpeta»
        if error.errno in (errno.ENOTDIR, errno.ELOOP) and self._es_enlace(carpeta):
            return _carpeta_mala(carpeta, _DE_REGISTROS_ENLAZADA)
        if error.errno == errno.ENOTDIR:
            mensaje = f"«{carpeta}» es un archivo y debía ser una carpeta"
            ayuda = f"cámbiele el nombre y ponga los registros en una carpeta «{carpeta}»"
            return _carpeta_mala(carpeta, _falta(NO_SE_PUEDE_LEER, mensaje, ayuda))
        return _carpeta_mala(carpeta, negado(error, "abrir la carpeta"))

    def _de_la_carpeta(
        self, carpeta: str, entradas: list[tuple[str, ClaseDeEntrada]]
    ) -> Iterator[Archivo]:
        for nombre, clase in entradas:
            ruta = f"{carpeta}/{nombre}"
            match clase:
                case ClaseDeEntrada.CARPETA:
                    if nombre.endswith(EXTENSION):
                        yield _carpeta_mala(ruta, _COMO_UN_REGISTRO)
                case ClaseDeEntrada.ENLACE:
                    yield self._enlace(ruta)
                case ClaseDeEntrada.ESPECIAL if es_de_registro(ruta):
                    yield Archivo(ruta, lambda: ESPECIAL)
                case ClaseDeEntrada.ARCHIVO if es_de_registro(ruta):
                    yield self._por_leer(ruta)
                case ClaseDeEntrada.ARCHIVO | ClaseDeEntrada.ESPECIAL:
                    yield Archivo(ruta)

    def _enlace(self, ruta: str) -> Archivo:
        if ruta in _DE_REGISTROS:
            return _carpeta_mala(ruta, _DE_REGISTROS_ENLAZADA)
        if es_de_registro(ruta):
            return enlazado(ruta)
        return _carpeta_mala(ruta, _ENLAZADA) if self._lleva_a_una_carpeta(ruta) else Archivo(ruta)


def enlazado(ruta: str) -> Archivo:
    """Un archivo que es un enlace, y no se abre."""
    return Archivo(ruta, lambda: _ENLACE)


def _carpeta_mala(ruta: str, falta: Falta) -> Archivo:
    return Archivo(ruta, lambda: falta, es_carpeta=True)


def _falta(codigo: str, mensaje: str, sugerencia: str) -> Falta:
    return Falta(codigo, PRINCIPIO, mensaje, sugerencia)


def negado(error: OSError, accion: str) -> Falta:
    """Por qué el sistema no dejó hacer eso: «leer el archivo»."""
    if error.errno in _POR_LO_QUE_ES:
        return _POR_LO_QUE_ES[error.errno]
    mensaje = f"el sistema no deja {accion} (error {error.errno})"
    ayuda = "compruebe que el disco responde y repita la orden"
    if isinstance(error, LoTieneOtro):
        mensaje, ayuda = QUE_LO_TIENE_OTRO, QUE_LO_SUELTE
    elif isinstance(error, PermissionError):
        mensaje = f"no hay permiso para {accion}"
        ayuda = "pida permiso de lectura a quien lo administre"
    elif error.errno == errno.ENAMETOOLONG:
        ayuda = "acorte los nombres de las carpetas en que está"
    return _falta(NO_SE_PUEDE_LEER, mensaje, ayuda)


_SIN_ENLACE = "ponga ahí la carpeta, no un enlace"
_ENLACE = _falta(
    ENLACE_SIMBOLICO, "es un enlace simbólico y no se abre", "ponga ahí el archivo, no un enlace"
)
_DE_REGISTROS_ENLAZADA = _falta(
    ENLACE_SIMBOLICO, "la carpeta de registros es un enlace simbólico y no se abre", _SIN_ENLACE
)
_ENLAZADA = _falta(CARPETA_ENLAZADA, "la carpeta es un enlace y no se recorre", _SIN_ENLACE)
_DE_OTRO_REPOSITORIO = _falta(
    CARPETA_DE_OTRO_REPOSITORIO,
    "la carpeta es de otro repositorio de git y no se recorre",
    f"si sus registros son de aquí, póngalos en una carpeta corriente; si no, llévela fuera de «{DATOS}»",
)
_HONDA = _falta(
    CARPETAS_HONDAS,
    "hay demasiadas carpetas, unas dentro de otras",
    "lleve los registros a una carpeta menos honda",
)
_COMO_UN_REGISTRO = _falta(
    CARPETA_CON_NOMBRE_DE_ARCHIVO,
    "una carpeta se llama como un registro",
    f"quítele «{EXTENSION}» al nombre",
)
ESPECIAL = _falta(
    ARCHIVO_ESPECIAL, "no es un archivo corriente y no se abre", "bórrelo o llévelo a otro sitio"
)
"""Lo que se dice de una tubería, un conector o un dispositivo."""
_POR_LO_QUE_ES = {errno.ELOOP: _ENLACE, errno.ENXIO: ESPECIAL, errno.EISDIR: ESPECIAL}
"""Lo que el sistema contesta al ir a abrir lo que no es un archivo corriente."""
