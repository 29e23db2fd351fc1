"""Cambiar una parte de un ZIP deja las demás como estaban, octeto a octeto."""

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.exportacion.sobre.empaquetado import PaqueteRaro, con_otras_partes

NOMBRES = st.lists(st.text("abcñ/", min_size=1, max_size=8), min_size=1, max_size=6, unique=True)


def _zip(
    contenidos: dict[str, bytes], modo: int, *, en_corriente: bool = False, nota: bytes = b""
) -> bytes:
    memoria = BytesIO()
    with zipfile.ZipFile(memoria, "w", modo) as paquete:
        paquete.comment = nota
        for nombre, contenido in contenidos.items():
            suyo = zipfile.ZipInfo(nombre, (2001, 2, 3, 4, 5, 6))
            suyo.compress_type, suyo.extra = modo, b"\x99\x99\x02\x00ab"
            if en_corriente:
                with paquete.open(suyo, "w") as parte:
                    parte.write(contenido)
            else:
                paquete.writestr(suyo, contenido)
    return memoria.getvalue()


def _en_trozos(entero: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(entero)) as paquete:
        miembros = sorted(paquete.infolist(), key=lambda uno: uno.header_offset)
        finales = [*(uno.header_offset for uno in miembros[1:]), paquete.start_dir]
    return {
        uno.filename: entero[uno.header_offset : fin]
        for uno, fin in zip(miembros, finales, strict=True)
    }


@given(
    NOMBRES, st.data(), st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)), st.booleans()
)
def test_lo_demas_no_cambia_y_lo_cambiado_se_lee(
    nombres: list[str],
    datos: st.DataObject,
    modo: int,
    en_corriente: bool,  # noqa: FBT001
) -> None:
    contenidos = {nombre: datos.draw(st.binary(max_size=60)) for nombre in nombres}
    otras = {
        nombre: datos.draw(st.binary(max_size=300))
        for nombre in datos.draw(st.sets(st.sampled_from(nombres)))
    }
    original = _zip(contenidos, modo, en_corriente=en_corriente, nota=b"una nota")

    hecho = con_otras_partes(original, otras)

    with zipfile.ZipFile(BytesIO(hecho)) as paquete, zipfile.ZipFile(BytesIO(original)) as viejo:
        assert paquete.testzip() is None
        assert paquete.comment == b"una nota"
        assert {n: paquete.read(n) for n in paquete.namelist()} == contenidos | otras
        for uno, otro in zip(viejo.infolist(), paquete.infolist(), strict=True):
            assert (uno.filename, uno.date_time, uno.extra, uno.compress_type) == (
                otro.filename,
                otro.date_time,
                otro.extra,
                otro.compress_type,
            )
    antes, despues = _en_trozos(original), _en_trozos(hecho)
    assert list(antes) == list(despues)
    assert all(antes[n] == despues[n] for n in antes if n not in otras)


def test_sin_nada_que_cambiar_es_el_mismo() -> None:
    original = _zip({"a": b"1", "b": b"2"}, zipfile.ZIP_DEFLATED)
    assert con_otras_partes(original, {}) == original


@pytest.mark.parametrize("corte", [0, 10, -1])
def test_lo_que_no_se_entiende_se_rechaza(corte: int) -> None:
    original = _zip({"a": b"1" * 50}, zipfile.ZIP_DEFLATED)
    estropeado = (
        original[:corte]
        if corte >= 0
        else original.replace(struct.pack("<4s", b"PK\x01\x02"), b"XXXX")
    )
    with pytest.raises(PaqueteRaro):
        con_otras_partes(estropeado, {"a": b""})
