"""Las marcas de un conflicto: qué versiones hay en un archivo, las deje git como las deje."""

import subprocess
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest

from apoyo.historias import GIT, con_git
from seguimiento.documento.marcas import MarcasSinSentido, Versiones, enfrentadas, separadas

BASE = b"a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\n"
NUESTRO = b"a: 2\nb: 1\nc: 1\nd: 1\ne: 1\nf: 2\ng: 2\n"
SUYO = b"a: 3\nb: 1\nc: 1\nd: 1\ne: 1\nf: 3\ng: 2\n"


def con_marcas_de_git(carpeta: Path, versiones: Sequence[bytes], *opciones: str) -> bytes:
    nombres = ("base", "nuestro", "suyo")
    for nombre, contenido in zip(nombres, versiones, strict=True):
        (carpeta / nombre).write_bytes(contenido)
    orden = [GIT, "merge-file", "-p", *opciones, "nuestro", "base", "suyo"]
    return subprocess.run(orden, cwd=carpeta, capture_output=True, check=False).stdout


@con_git
@pytest.mark.parametrize(
    ("estilo", "largo", "salto"),
    [*product(((), ("--diff3",), ("--zdiff3",)), (7, 8, 40), (b"\n", b"\r\n"))],
)
def test_se_separan_las_versiones_que_git_junto(
    estilo: Sequence[str], largo: int, salto: bytes, tmp_path: Path
) -> None:
    base, nuestro, suyo = (uno.replace(b"\n", salto) for uno in (BASE, NUESTRO, SUYO))
    marcado = con_marcas_de_git(tmp_path, (base, nuestro, suyo), *estilo, f"--marker-size={largo}")
    visto = separadas(marcado)

    assert marcado.count(b"<" * largo) == 2
    assert visto is not None
    assert (visto.nuestro, visto.suyo) == (nuestro, suyo)
    if "--diff3" in estilo:
        assert visto.base == base
    # zdiff3 saca de las marcas lo que las dos añadieron igual: está en las tres
    assert (visto.base is None) == (not estilo)


def test_sin_marcas_no_hay_versiones() -> None:
    assert separadas(b"a: 1\n# <<<<<<<\n  <<<<<<< x\n<<<<<<\n=======\n<<<<<<<x\n") is None


def test_si_solo_algunas_traen_la_base_no_se_sabe_cual_era() -> None:
    una = b"<<<<<<< a\nx: 1\n||||||| b\nx: 0\n=======\nx: 2\n>>>>>>> c\n"
    otra = b"<<<<<<< a\ny: 1\n=======\ny: 2\n>>>>>>> c\n"

    assert separadas(una + otra) == Versiones(None, b"x: 1\ny: 1\n", b"x: 2\ny: 2\n")
    assert separadas(una) == Versiones(b"x: 0\n", b"x: 1\n", b"x: 2\n")


def test_de_un_archivo_que_antes_no_existia_no_hay_base() -> None:
    texto = b"<<<<<<< a\nx: 1\n||||||| b\n=======\nx: 2\n>>>>>>> c\n"

    assert separadas(texto) == Versiones(None, b"x: 1\n", b"x: 2\n")


@pytest.mark.parametrize(
    ("texto", "motivo", "linea"),
    [
        ("a\n<<<<<<< x\nb\n<<<<<<< y\n", "hay un conflicto dentro de otro", 4),
        ("<<<<<<< x\nb\n=======\n<<<<<<<< y\n", "hay un conflicto dentro de otro", 4),
        ("a\n>>>>>>> x\n", "termina un conflicto que no empieza", 2),
        ("a\n<<<<<<< x\nb\n", "empieza un conflicto que no termina", 2),
        ("<<<<<<< x\nb\n=======\nc\n", "empieza un conflicto que no termina", 1),
        ("<<<<<<< x\n>>>>>>> y\n", "las marcas de un conflicto no casan", 2),
        ("<<<<<<<< x\n========\n>>>>>>> y\n", "las marcas de un conflicto no casan", 3),
        ("<<<<<<< x\n=======\n||||||| y\n", "las marcas de un conflicto no casan", 3),
    ],
)
def test_lo_que_no_tiene_sentido_se_dice_con_su_linea(texto: str, motivo: str, linea: int) -> None:
    with pytest.raises(MarcasSinSentido, match=f"^{motivo}$") as visto:
        separadas(texto.encode())

    assert visto.value.linea == linea


@pytest.mark.parametrize(("salto", "largo"), [*product((b"\n", b"\r\n"), (7, 12))])
@pytest.mark.parametrize(
    ("nuestro", "suyo"), [([b"a: 1"], [b"a: 2"]), ([], [b"a: 2", b"b: 3"]), ([b"a: 1"], [])]
)
def test_lo_enfrentado_se_vuelve_a_separar(
    nuestro: list[bytes], suyo: list[bytes], salto: bytes, largo: int
) -> None:
    uno, otro = ([linea + salto for linea in lineas] for lineas in (nuestro, suyo))

    escrito = enfrentadas(uno, otro, largo)

    assert separadas(escrito) == Versiones(None, b"".join(uno), b"".join(otro))
    assert escrito.count(b"\n") == escrito.count(salto)


def test_una_ultima_linea_sin_salto_no_se_pega_a_la_marca() -> None:
    escrito = enfrentadas([b"a: 1"], [b"a: 2"])

    assert escrito == b"<<<<<<< nuestro\na: 1\n=======\na: 2\n>>>>>>> suyo\n"
