"""Lo que se rechaza antes de leerlo: en poco tiempo, con una frase y sin traza."""

import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path

import pytest

from apoyo.docx import CABECERA, PRINCIPAL, comprimidas, parrafo, partes
from apoyo.posix import mkfifo
from seguimiento.importacion.lectores import archivo, paquete
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado

MEBI = 1 << 20
UNO = partes(parrafo("Hola"))
BUENO = comprimidas(UNO)
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def _rechazo(carpeta: Path, contenido: bytes, nombre: str = "matriz.docx") -> ArchivoRechazado:
    ruta = carpeta / nombre
    ruta.write_bytes(contenido)
    with pytest.raises(ArchivoRechazado) as hallado:
        paquete.abrir(ruta)
    assert hallado.value.codigo_de_salida == 1
    assert hallado.value.mensaje.startswith(f"«{nombre}» ")
    return hallado.value


def _con(nombre: str, contenido: bytes) -> bytes:
    return comprimidas({**UNO, nombre: contenido})


def test_el_bueno_se_abre(tmp_path: Path) -> None:
    ruta = tmp_path / "matriz.docx"
    ruta.write_bytes(BUENO)
    with paquete.abrir(ruta) as abierto:
        assert abierto.namelist() == list(UNO)
        assert abierto.read(PRINCIPAL) == UNO[PRINCIPAL]


NO_SON = {
    "vacío": (b"", "está vacío"),
    "con contraseña": (
        OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"),
        "lleva contraseña",
    ),
    "antiguo con otro nombre": (OLE + b"\0" * 512, "es de una versión antigua"),
    "texto": (b"Recomendaciones\n", "no es un documento de Word"),
    "un ZIP cualquiera": (comprimidas({"a.txt": b"a"}), "no es un documento de Word"),
    "cortado": (BUENO[: len(BUENO) // 2], "está cortado o dañado"),
    "cortado al principio": (BUENO[len(BUENO) // 2 :], "está cortado o dañado"),
    "con media parte": (BUENO.replace(b"PK\x05\x06", b"PK\x05\x07"), "está cortado o dañado"),
    "otro dentro": (
        comprimidas(
            {
                n: c.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
                for n, c in UNO.items()
            }
        ),
        "es un libro de Excel, aunque su nombre acabe en «.docx»",
    ),
    "una plantilla": (
        comprimidas(
            {n: c.replace(b"document.main+xml", b"template.main+xml") for n, c in UNO.items()}
        ),
        "es una plantilla, aunque su nombre acabe en «.docx»",
    ),
    "con macros": (
        comprimidas(
            {
                n: c.replace(b"document.main+xml", b"document.macroEnabled.main+xml")
                for n, c in UNO.items()
            }
        ),
        "es un archivo con macros, aunque su nombre acabe en «.docx»",
    ),
    "sin tipos que se lean": (_con("[Content_Types].xml", b"<Types>"), "está dañado"),
    "con una parte que no es XML": (_con("word/styles.xml", b"hola"), "está dañado"),
    "en una codificación que no existe": (
        _con("word/styles.xml", b'<?xml version="1.0" encoding="no-existe"?><a/>'),
        "está dañado",
    ),
    "y que no dice de qué son sus partes": (
        _con("[Content_Types].xml", b'<?xml version="1.0" encoding="no-existe"?><a/>'),
        "está dañado",
    ),
    "con una parte vacía": (_con("word/styles.xml", b""), "está dañado"),
    "con una parte fuera": (_con("../fuera.xml", b"<a/>"), "se sale de él"),
    "con una parte en la raíz": (_con("/etc/x.xml", b"<a/>"), "se sale de él"),
    "con una parte fuera, al modo de Windows": (_con("..\\fuera.xml", b"<a/>"), "se sale de él"),
}


@pytest.mark.parametrize("cual", NO_SON)
def test_lo_que_no_es_un_documento_se_dice_por_que(tmp_path: Path, cual: str) -> None:
    contenido, frase = NO_SON[cual]
    rechazo = _rechazo(tmp_path, contenido)
    assert rechazo.codigo == "SEG701"
    assert frase in rechazo.mensaje
    assert rechazo.ayuda


def test_cortado_por_cualquier_sitio_se_rechaza(tmp_path: Path) -> None:
    for cuanto in range(1, len(BUENO), 7):
        assert _rechazo(tmp_path, BUENO[:cuanto]).codigo == "SEG701"


def test_con_cualquier_octeto_cambiado_se_abre_o_se_rechaza(tmp_path: Path) -> None:
    """Nunca otra excepción: una traza no dice nada a quien la ve."""
    ruta = tmp_path / "matriz.docx"
    for donde in range(0, len(BUENO), 3):
        danado = bytearray(BUENO)
        danado[donde] ^= 0xFF
        ruta.write_bytes(danado)
        try:
            paquete.abrir(ruta).close()
        except ArchivoRechazado:
            continue


@pytest.mark.parametrize("otra", [PRINCIPAL, PRINCIPAL.upper()])
def test_un_miembro_repetido_se_nombra(tmp_path: Path, otra: str) -> None:
    memoria = BytesIO(BUENO)
    with (
        zipfile.ZipFile(memoria, "a") as abierto,
        pytest.warns() if otra == PRINCIPAL else nullcontext(),
    ):
        abierto.writestr(otra, b"<a/>")
    rechazo = _rechazo(tmp_path, memoria.getvalue())
    assert (rechazo.codigo, otra in rechazo.mensaje) == ("SEG701", True)


@pytest.mark.parametrize("codificacion", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "parte", [PRINCIPAL, "word/styles.xml", "_rels/.rels", "[Content_Types].xml"]
)
@pytest.mark.parametrize(
    "dtd",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
        f"<!--{'x' * 200_000}--><!DOCTYPE a>",
        '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>',
    ],
)
def test_un_dtd_no_se_abre(tmp_path: Path, dtd: str, parte: str, codificacion: str) -> None:
    texto = f'<?xml version="1.0" encoding="{codificacion}"?>{dtd}<a>&x;</a>'
    rechazo = _rechazo(tmp_path, _con(parte, texto.encode(codificacion)))
    assert (rechazo.codigo, parte in rechazo.mensaje) == ("SEG703", True)


@pytest.mark.parametrize("parte", [PRINCIPAL, "word/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize(
    "codificacion", ["no-existe", "hex", "rot13", "utf-7", "utf-32", "shift_jis", "cp037", "idna"]
)
def test_una_codificacion_que_no_se_lee_se_rechaza(
    tmp_path: Path, codificacion: str, parte: str
) -> None:
    texto = f'<?xml version="1.0" encoding="{codificacion}"?><a/>'
    assert _rechazo(tmp_path, _con(parte, texto.encode())).codigo == "SEG701"


def _bomba_que_se_anuncia() -> bytes:
    return _con("word/media/a.bin", b"\0" * (60 * MEBI))


def _bomba_de_una_parte() -> bytes:
    return _con(PRINCIPAL, CABECERA.encode() + b"<a>" + b" " * (5 * MEBI) + b"</a>")


def _bomba_que_miente() -> bytes:
    """Dice que ocupa poco y se infla a 20 MB: ha de pararse en lo que dijo."""
    dentro = b"<a>" + b" " * (20 * MEBI) + b"</a>"
    comprimido = zlib.compressobj(9, zlib.DEFLATED, -15)
    cuerpo = comprimido.compress(dentro) + comprimido.flush()
    nombre, suma, dice = b"word/b.xml", zlib.crc32(dentro), 1000
    datos = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, suma, len(cuerpo), dice, len(nombre), 0)
    local = b"PK\3\4" + datos + nombre + cuerpo
    lista = (
        b"PK\1\2" + struct.pack("<H", 20) + datos + struct.pack("<HHHII", 0, 0, 0, 0, 0) + nombre
    )
    fin = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(lista), len(local), 0)
    return local + lista + fin


def _con_muchas_partes() -> bytes:
    return comprimidas(UNO | {f"word/{n}.bin": b"" for n in range(2_100)})


def _con_una_lista_enorme() -> bytes:
    return comprimidas({f"{'a' * 200}{n}": b"" for n in range(9_000)})


def _enorme() -> bytes:
    return b"PK\3\4" + b"\0" * (51 * MEBI)


BOMBAS: dict[str, tuple[Callable[[], bytes], str]] = {
    "que se anuncia": (_bomba_que_se_anuncia, "SEG702"),
    "de una parte": (_bomba_de_una_parte, "SEG702"),
    "que miente": (_bomba_que_miente, "SEG701"),
    "de muchas partes": (_con_muchas_partes, "SEG702"),
    "de una lista enorme": (_con_una_lista_enorme, "SEG702"),
    "de más de cincuenta megas": (_enorme, "SEG702"),
}


@pytest.mark.parametrize("cual", BOMBAS)
def test_una_bomba_se_rechaza_sin_llenar_la_memoria(tmp_path: Path, cual: str) -> None:
    hacer, codigo = BOMBAS[cual]
    contenido = hacer()
    (tmp_path / "matriz.docx").write_bytes(contenido)
    ocupa = len(contenido)
    del contenido
    tracemalloc.start()
    try:
        with pytest.raises(ArchivoRechazado) as hallado:
            paquete.abrir(tmp_path / "matriz.docx")
        _, pico = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert hallado.value.codigo == codigo
    # se lee como mucho el tope, y ni el doble si hay que copiarlo
    assert pico < 2 * min(ocupa, archivo.OCTETOS) + 4 * MEBI


@pytest.mark.parametrize("parte", ["word/document.xml", "word/media/foto.png"])
def test_una_parte_pequena_puede_ser_repetitiva(tmp_path: Path, parte: str) -> None:
    ruta = tmp_path / "matriz.docx"
    repetida = b"<a>" + b" " * (MEBI - 100) + b"</a>"
    ruta.write_bytes(_con(parte, repetida))
    with paquete.abrir(ruta) as abierto:
        assert abierto.read(parte) == repetida


@pytest.mark.parametrize(
    "nombre",
    ["a.doc", "A.DOC", "a.dot", "a.docm", "a.dotm", "a.dotx", "a.odt", "a.rtf", "a.pdf", "a.xlsm"],
)
def test_por_su_nombre_se_dice_que_hacer(tmp_path: Path, nombre: str) -> None:
    rechazo = _rechazo(tmp_path, BUENO, nombre)
    assert rechazo.codigo == "SEG701"
    assert rechazo.ayuda


def test_lo_que_no_es_un_archivo_no_se_abre_ni_se_espera(tmp_path: Path) -> None:
    mkfifo(tmp_path / "tuberia.docx")
    (tmp_path / "carpeta.docx").mkdir()
    (tmp_path / "roto.docx").symlink_to("nada")
    frases = {
        "tuberia.docx": "no es un archivo corriente",
        "carpeta.docx": "es una carpeta",
        "roto.docx": "no existe",
        "falta.docx": "no existe",
    }
    for nombre, frase in frases.items():
        with pytest.raises(ArchivoRechazado, match=frase):
            paquete.abrir(tmp_path / nombre)


def test_un_enlace_a_un_archivo_si_se_sigue(tmp_path: Path) -> None:
    (tmp_path / "de-verdad.docx").write_bytes(BUENO)
    (tmp_path / "enlace.docx").symlink_to("de-verdad.docx")
    paquete.abrir(tmp_path / "enlace.docx").close()
