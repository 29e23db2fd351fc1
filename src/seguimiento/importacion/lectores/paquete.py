"""Un archivo de la oficina —un ZIP con partes XML—, abierto solo si es lo que dice ser y cabe.

Quien lo lea después (el lector de Word, openpyxl) no ha de temer una bomba, una entidad ni un nombre
repetido: aquí se ha inflado cada parte XML y se ha mirado cómo empieza.
"""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NoReturn
from xml.parsers import expat

from seguimiento.diagnosticos.importacion import CON_ENTIDADES
from seguimiento.importacion.lectores.archivo import (
    COMO_DOCX,
    COMO_XLSX,
    COPIAR_LA_MATRIZ,
    MEBI,
    OCTETOS,
    OLE,
    octetos,
)
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado, desmesurado, no_admitido
from seguimiento.redaccion import visible

MIEMBROS = 2_000
RAZON = 100
"""Cuántas veces su tamaño puede inflarse una parte, si pasa de `SIN_RAZON`."""
SIN_RAZON = MEBI
"""Por debajo, una parte repetitiva se infla lo que quiera: no llena ninguna memoria."""
_LISTA = MEBI
"""Lo que puede ocupar la lista de los miembros; caben bastantes más de los que se admiten."""
_TROZO = 1 << 16
_CIFRADO = "EncryptedPackage".encode("utf-16-le")
_CON_CONTRASENA = 0x1
_XML = (".xml", ".rels", ".vml")
_TIPOS = "[Content_Types].xml"
_WORD, _EXCEL = "wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml"
_LO_QUE_ES = {
    _WORD: "un documento de Word",
    _EXCEL: "un libro de Excel",
    "presentationml.presentation.main+xml": "una presentación",
    "template.main+xml": "una plantilla",
    "macroEnabled.main+xml": "un archivo con macros",
    "macroEnabledTemplate.main+xml": "una plantilla con macros",
}
"""Por cómo acaba el tipo de su parte principal."""
_DEBE_SER = {".docx": (_WORD, COMO_DOCX), ".xlsx": (_EXCEL, COMO_XLSX)}
_OTRA_VEZ = "pida que se lo envíen otra vez, o ábralo en su programa y guárdelo de nuevo"


def abrir(ruta: Path) -> zipfile.ZipFile:
    """El `.docx` o el `.xlsx`, en memoria.

    Lanza `ArchivoRechazado` si lleva contraseña, está cortado, no es lo que su nombre dice, repite un
    miembro, se infla de más o alguna de sus partes declara un DTD.
    """
    contenido = octetos(ruta)
    if contenido.startswith(OLE):
        _negar_el_antiguo(ruta, contenido)
    try:
        paquete = _zip(contenido)
    except _ListaDesmesurada as error:
        raise _con_demasiadas_partes(ruta) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        if contenido.startswith(b"PK"):
            raise no_admitido(ruta, "está cortado o dañado", _OTRA_VEZ) from error
        raise _no_es_lo_que_dice(ruta) from error
    _vigilar_la_lista(ruta, paquete.infolist())
    for miembro in paquete.infolist():
        if miembro.filename.lower().endswith(_XML):
            _vigilar_la_parte(ruta, paquete, miembro)
    _vigilar_lo_que_es(ruta, paquete)
    return paquete


class _ListaDesmesurada(Exception):
    """La lista de los miembros ocupa más de lo que se admite."""


class _AlAbrir(BytesIO):
    """Los octetos de un ZIP mientras se abre.

    `zipfile` pide entonces de una vez la lista de los miembros: si es enorme, la bomba es ella.
    """

    abierto = False

    def read(self, cuanto: int | None = -1, /) -> bytes:
        """Lo que sigue, si no se pide una lista desmesurada."""
        if not self.abierto and cuanto is not None and cuanto > _LISTA:
            raise _ListaDesmesurada
        return super().read(cuanto)


def _zip(contenido: bytes) -> zipfile.ZipFile:
    archivo = _AlAbrir(contenido)
    paquete = zipfile.ZipFile(archivo)
    archivo.abierto = True
    return paquete


def _negar_el_antiguo(ruta: Path, contenido: bytes) -> NoReturn:
    if _CIFRADO in contenido:
        ayuda = "quítele la contraseña en su programa y guárdelo de nuevo"
        raise no_admitido(ruta, "lleva contraseña", ayuda)
    _, ayuda = _DEBE_SER.get(ruta.suffix.lower(), ("", COMO_DOCX))
    raise no_admitido(ruta, "es de una versión antigua, aunque su nombre diga otra cosa", ayuda)


def _con_demasiadas_partes(ruta: Path) -> ArchivoRechazado:
    cuantas = f"{MIEMBROS:,}".replace(",", ".")
    return desmesurado(ruta, f"tiene más de {cuantas} partes", COPIAR_LA_MATRIZ)


def _no_es_lo_que_dice(ruta: Path, que_es: str = "") -> ArchivoRechazado:
    extension = ruta.suffix.lower()
    pese_a = f"aunque su nombre acabe en «{extension}»"
    tipo, ayuda = _DEBE_SER.get(extension, ("", ""))
    if que_es:
        return no_admitido(ruta, f"es {que_es}, {pese_a}", ayuda)
    return no_admitido(ruta, f"no es {_LO_QUE_ES.get(tipo, 'un ZIP')}, {pese_a}", ayuda)


def _vigilar_la_lista(ruta: Path, miembros: Sequence[zipfile.ZipInfo]) -> None:
    """Lo que dice la lista, que lo que se infle después no podrá pasar de ahí."""
    if len(miembros) > MIEMBROS:
        raise _con_demasiadas_partes(ruta)
    if sum(uno.file_size for uno in miembros) > OCTETOS:
        raise _inflado(ruta)
    vistos: set[str] = set()
    for uno in miembros:
        # en un paquete de la oficina, dos nombres que solo difieren en mayúsculas son el mismo
        nombre = uno.filename.casefold()
        if nombre in vistos:
            por_que = f"trae dos veces la parte «{visible(uno.filename)}»"
            raise no_admitido(ruta, por_que, _OTRA_VEZ)
        vistos.add(nombre)
        if ".." in PurePosixPath(nombre.replace("\\", "/")).parts or nombre.startswith("/"):
            por_que = f"trae una parte que se sale de él: «{visible(uno.filename)}»"
            raise no_admitido(ruta, por_que, "no lo abra: no lo hizo un programa de oficina")
        if uno.flag_bits & _CON_CONTRASENA:
            raise no_admitido(ruta, "lleva contraseña", "quítesela y envíelo de nuevo")
        if uno.file_size > SIN_RAZON and uno.file_size > RAZON * uno.compress_size:
            raise _inflado(ruta)


def _inflado(ruta: Path) -> ArchivoRechazado:
    return desmesurado(ruta, "se infla demasiado al abrirlo", COPIAR_LA_MATRIZ)


def _vigilar_la_parte(ruta: Path, paquete: zipfile.ZipFile, miembro: zipfile.ZipInfo) -> None:
    """La infla entera, sin guardarla: `zipfile` no da más de lo anunciado, y comprueba la suma."""
    principio = _Principio()
    try:
        for trozo in _trozos(paquete, miembro):
            principio.leer(trozo)
        principio.acabar()
    except _ConDtd as error:
        por_que = (
            f"declara un DTD en «{visible(miembro.filename)}», y ninguno de la oficina lo lleva"
        )
        ayuda = "no lo abra: pida que se lo envíen otra vez"
        mensaje = f"«{visible(ruta.name)}» {por_que}"
        raise ArchivoRechazado(CON_ENTIDADES, mensaje, ayuda) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise no_admitido(ruta, "está cortado o dañado", _OTRA_VEZ) from error
    except LookupError as error:
        por_que = f"está dañado: no se conoce la codificación de «{visible(miembro.filename)}»"
        raise no_admitido(ruta, por_que, _OTRA_VEZ) from error
    except expat.ExpatError as error:
        por_que = f"está dañado: «{visible(miembro.filename)}» no es XML"
        raise no_admitido(ruta, por_que, _OTRA_VEZ) from error


def _trozos(paquete: zipfile.ZipFile, miembro: zipfile.ZipInfo) -> Iterator[bytes]:
    with paquete.open(miembro) as parte:
        while trozo := parte.read(_TROZO):
            yield trozo


class _ConDtd(Exception):
    """La parte declara un DTD."""


class _Principio:
    """Lo de antes del primer elemento, que es el único sitio en que puede declararse un DTD.

    Lo lee un analizador y no una búsqueda de `<!DOCTYPE`, que una codificación de dos octetos esconde.
    """

    def __init__(self) -> None:
        self._analizador = expat.ParserCreate()
        self._analizador.StartDoctypeDeclHandler = self._dtd
        self._analizador.StartElementHandler = self._elemento
        self._visto = False

    def leer(self, trozo: bytes) -> None:
        """Lo que sigue, si aún no se ha llegado al primer elemento."""
        if not self._visto:
            self._analizador.Parse(trozo)

    def acabar(self) -> None:
        """Si no se llegó a ninguno, no es XML."""
        if not self._visto:
            self._analizador.Parse(b"", True)  # noqa: FBT003 — así se le dice que no hay más

    def _dtd(self, *_: object) -> NoReturn:
        raise _ConDtd

    def _elemento(self, *_: object) -> None:
        self._visto = True


def _vigilar_lo_que_es(ruta: Path, paquete: zipfile.ZipFile) -> None:
    """Que dentro haya lo que su nombre promete."""
    debe_ser, _ = _DEBE_SER.get(ruta.suffix.lower(), ("", ""))
    tipos = _tipos(ruta, paquete)
    if debe_ser and not any(tipo.endswith(debe_ser) for tipo in tipos):
        hallado = (
            nombre for final, nombre in _LO_QUE_ES.items() if any(t.endswith(final) for t in tipos)
        )
        raise _no_es_lo_que_dice(ruta, next(hallado, ""))


def _tipos(ruta: Path, paquete: zipfile.ZipFile) -> list[str]:
    """De qué tipo dice el paquete que son sus partes; ninguno si no es de la oficina."""
    if _TIPOS not in paquete.namelist():
        return []
    tipos: list[str] = []
    analizador = expat.ParserCreate()
    analizador.StartElementHandler = lambda _, datos: tipos.append(datos.get("ContentType", ""))
    try:
        analizador.Parse(paquete.read(_TIPOS), True)  # noqa: FBT003 — así se le dice que es todo
    except expat.ExpatError as error:
        raise no_admitido(ruta, "está dañado: no dice de qué son sus partes", _OTRA_VEZ) from error
    return tipos
