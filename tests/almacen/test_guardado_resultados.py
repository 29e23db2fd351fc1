"""Escribir un resultado (`-o ARCHIVO`): entero o nada, y con el modo que tenía."""

import errno
import os
import stat
from pathlib import Path

import pytest

from apoyo.sistema_que_falla import error_del_sistema
from seguimiento.almacen.guardado import escribir_nuevo
from seguimiento.errores import ErrorDeDisco


def test_un_resultado_nuevo_sigue_la_mascara_y_uno_que_habia_conserva_su_modo(
    tmp_path: Path,
) -> None:
    (tmp_path / "habia.md").write_text("viejo", "utf-8")
    (tmp_path / "habia.md").chmod(0o604)
    anterior = os.umask(0o027)
    try:
        escribir_nuevo(tmp_path / "habia.md", b"nuevo")
        escribir_nuevo(tmp_path / "nuevo.md", "á\r\n".encode())
    finally:
        os.umask(anterior)

    modos = {uno.name: stat.S_IMODE(uno.stat().st_mode) for uno in tmp_path.iterdir()}
    assert modos == {"habia.md": 0o604, "nuevo.md": 0o640}
    assert (tmp_path / "habia.md").read_text("utf-8") == "nuevo"
    assert (tmp_path / "nuevo.md").read_bytes() == "á\r\n".encode()


def test_se_asienta_ya_escrito_y_antes_de_sustituir(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    destino = tmp_path / "habia.md"
    destino.write_text("viejo", "utf-8")
    asentados = []

    def fsync(descriptor: int) -> None:
        asentados.append((os.fstat(descriptor).st_size, destino.read_text("utf-8")))

    monkeypatch.setattr(os, "fsync", fsync)
    escribir_nuevo(destino, b"lo nuevo")

    assert asentados == [(len("lo nuevo"), "viejo")]
    assert destino.read_text("utf-8") == "lo nuevo"


@pytest.mark.parametrize(
    ("numero", "mensaje"),
    [
        (errno.ENOSPC, "no queda sitio en el disco para escribir «{}»"),
        (errno.EROFS, "«{}» está en un disco de solo lectura"),
        (errno.EIO, "el sistema no deja escribir «{}» (error 5)"),
        (errno.EACCES, "no hay permiso para escribir «{}»"),
    ],
)
def test_si_no_se_puede_escribir_queda_lo_que_habia(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, numero: int, mensaje: str
) -> None:
    destino = tmp_path / "habia.md"
    destino.write_text("viejo", "utf-8")

    def fsync(_descriptor: int) -> None:
        raise error_del_sistema(numero)

    monkeypatch.setattr(os, "fsync", fsync)

    with pytest.raises(ErrorDeDisco) as lanzado:
        escribir_nuevo(destino, b"nuevo")

    assert (lanzado.value.mensaje, lanzado.value.codigo_de_salida) == (mensaje.format(destino), 3)
    assert lanzado.value.ayuda
    assert {uno.name: uno.read_text("utf-8") for uno in tmp_path.iterdir()} == {"habia.md": "viejo"}


@pytest.mark.parametrize(
    ("destino", "mensaje"),
    [("no/existe.md", "la carpeta de «{}» no existe"), ("carpeta", "«{}» es una carpeta")],
)
def test_lo_que_no_es_sitio_para_un_resultado_se_dice(
    tmp_path: Path, destino: str, mensaje: str
) -> None:
    (tmp_path / "carpeta").mkdir()

    with pytest.raises(ErrorDeDisco) as lanzado:
        escribir_nuevo(tmp_path / destino, b"nuevo")

    assert lanzado.value.mensaje == mensaje.format(tmp_path / destino)
    assert [uno.name for uno in tmp_path.iterdir()] == ["carpeta"]


@pytest.mark.parametrize("texto", ["nuevo", "con un \udcff sustituto"])
def test_interrumpido_o_imposible_de_codificar_no_deja_nada(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texto: str
) -> None:
    def fsync(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fsync)
    (tmp_path / "habia.md").write_text("viejo", "utf-8")

    with pytest.raises((KeyboardInterrupt, UnicodeEncodeError)):
        escribir_nuevo(tmp_path / "habia.md", texto.encode())

    assert {uno.name: uno.read_text("utf-8") for uno in tmp_path.iterdir()} == {"habia.md": "viejo"}


def test_un_resultado_no_se_escribe_a_traves_de_un_enlace(tmp_path: Path) -> None:
    (tmp_path / "informe.md").write_text("viejo", "utf-8")
    (tmp_path / "atajo.md").symlink_to("informe.md")

    with pytest.raises(ErrorDeDisco) as lanzado:
        escribir_nuevo(tmp_path / "atajo.md", b"nuevo")

    assert lanzado.value.mensaje.endswith("atajo.md» es un enlace simbólico y no se escribe en él")
    assert (tmp_path / "atajo.md").is_symlink()
    assert (tmp_path / "informe.md").read_text("utf-8") == "viejo"
