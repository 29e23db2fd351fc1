"""Los dos sistemas hacen lo mismo: lo de aquí se exige a cada gemelo, con archivos de verdad.

El de Windows se prueba también fuera de él, con lo que solo hay allí puesto por la prueba (`apoyo.en_windows`).
"""

import errno
import inspect
import os
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from apoyo.en_windows import con_lo_de_windows
from seguimiento.almacen import sistema
from seguimiento.almacen.sistema import ClaseDeEntrada, windows
from seguimiento.errores import ArchivoOcupado

GEMELOS = [windows]
if sys.platform != "win32":
    from seguimiento.almacen.sistema import posix

    GEMELOS.append(posix)


@pytest.fixture(params=GEMELOS, ids=lambda gemelo: gemelo.__name__.rpartition(".")[2])
def gemelo(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    if request.param is windows:
        con_lo_de_windows(monkeypatch)
    elegido: ModuleType = request.param
    return elegido


@pytest.fixture
def enlaces(tmp_path: Path) -> Path:
    """Una carpeta con un enlace a otra y otro a un archivo."""
    (tmp_path / "fuera").mkdir()
    (tmp_path / "fuera" / "a.yaml").write_bytes(b"ajeno")
    (tmp_path / "dentro").mkdir()
    try:
        (tmp_path / "dentro" / "carpeta").symlink_to(tmp_path / "fuera", target_is_directory=True)
        (tmp_path / "dentro" / "a.yaml").symlink_to(tmp_path / "fuera" / "a.yaml")
    except OSError:
        pytest.skip("este sistema no deja hacer enlaces")
    if not (tmp_path / "dentro" / "a.yaml").is_symlink():
        pytest.skip("este sistema no hace enlaces de verdad")
    return tmp_path / "dentro"


def cara(gemelo: ModuleType) -> dict[str, list[tuple[str, object, object]]]:
    """Cada función que da y cómo se la llama."""
    dadas = ((nombre, getattr(gemelo, nombre)) for nombre in gemelo.__all__)
    return {
        nombre: [(p.name, p.kind, p.default) for p in inspect.signature(dada).parameters.values()]
        for nombre, dada in dadas
        if inspect.isfunction(dada)
    }


@pytest.mark.skipif(sys.platform == "win32", reason="aquí solo puede importarse uno")
def test_los_gemelos_tienen_la_misma_cara_y_es_la_que_se_ve() -> None:
    assert cara(windows) == cara(posix)
    assert [*windows.__all__] == [*posix.__all__]
    assert {*posix.__all__} <= {*dir(sistema)}


def test_en_el_almacen_solo_el_sistema_crea_carpetas() -> None:
    # lo que niegue se dice con un número, y cada sistema da el suyo
    almacen = Path(sistema.__file__).parents[1]
    que_crean = {
        ruta.relative_to(almacen).parts[0]
        for ruta in almacen.rglob("*.py")
        if re.search(r"\b(mkdir|makedirs)\(", ruta.read_text("utf-8"))
    }
    assert que_crean == {"sistema"}


def test_se_ve_que_es_cada_cosa_de_una_carpeta(gemelo: ModuleType, enlaces: Path) -> None:
    (enlaces / "z.yaml").write_bytes(b"")
    (enlaces / "hondo").mkdir()

    assert gemelo.entradas(enlaces) == [
        ("a.yaml", ClaseDeEntrada.ENLACE),
        ("carpeta", ClaseDeEntrada.ENLACE),
        ("hondo", ClaseDeEntrada.CARPETA),
        ("z.yaml", ClaseDeEntrada.ARCHIVO),
    ]
    assert gemelo.es_enlace(enlaces / "carpeta")
    assert not gemelo.es_enlace(enlaces / "hondo")
    assert not gemelo.es_enlace(enlaces / "nada")


def test_no_se_sigue_ningun_enlace(gemelo: ModuleType, enlaces: Path) -> None:
    with pytest.raises(OSError, match=r"a\.yaml") as abierto, gemelo.abierto(enlaces / "a.yaml"):
        pass
    with pytest.raises(NotADirectoryError):
        gemelo.entradas(enlaces / "carpeta")
    with pytest.raises(NotADirectoryError), gemelo.carpeta_abierta(enlaces, "carpeta"):
        pass
    with (
        gemelo.carpeta_abierta(enlaces) as donde,
        pytest.raises(OSError, match=r"a\.yaml") as sustituible,
        gemelo.sustituible(donde, "a.yaml"),
    ):
        pass
    assert {abierto.value.errno, sustituible.value.errno} == {errno.ELOOP}


def test_a_la_propia_raiz_si_se_llega_por_un_enlace(gemelo: ModuleType, enlaces: Path) -> None:
    with (
        gemelo.carpeta_abierta(enlaces / "carpeta") as donde,
        gemelo.sustituible(donde, "a.yaml") as abierto,
    ):
        assert b"".join(abierto.trozos()) == b"ajeno"


def test_se_lee_tal_cual_y_dos_veces(gemelo: ModuleType, tmp_path: Path) -> None:
    contenido = b"a\r\nb\x1ac\n" + bytes(range(256)) * 100
    (tmp_path / "a.yaml").write_bytes(contenido)

    with gemelo.abierto(os.fsencode(tmp_path / "a.yaml")) as abierto:
        assert (abierto.corriente, abierto.solo_lectura) == (True, False)
        assert b"".join(abierto.trozos()) == b"".join(abierto.de_nuevo()) == contenido


def test_lo_que_falta_o_no_es_lo_que_debe_se_dice_con_su_numero(
    gemelo: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "archivo").write_bytes(b"")
    with pytest.raises(FileNotFoundError), gemelo.abierto(tmp_path / "nada"):
        pass
    with pytest.raises(FileNotFoundError):
        gemelo.entradas(tmp_path / "nada")
    with pytest.raises(FileNotFoundError), gemelo.carpeta_abierta(tmp_path, "nada/más"):
        pass
    with pytest.raises(NotADirectoryError):
        gemelo.entradas(tmp_path / "archivo")
    with pytest.raises(NotADirectoryError), gemelo.carpeta_abierta(tmp_path, "archivo"):
        pass
    with pytest.raises(IsADirectoryError), gemelo.abierto(tmp_path):
        pass


def test_se_escribe_se_sustituye_y_se_quita(gemelo: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_bytes(b"viejo")
    with gemelo.carpeta_abierta(tmp_path, "data") as donde:
        for reservado in (False, True):
            with gemelo.nuevo("temporal", donde, reservado=reservado) as descriptor:
                sistema.escribir(descriptor, b"nuevo\r\n\x1a")
                sistema.asentar(descriptor)
            with (
                pytest.raises(FileExistsError),
                gemelo.nuevo("temporal", donde, reservado=reservado),
            ):
                pass
            gemelo.sustituir(donde, "temporal", "a.yaml")
            gemelo.asentar_carpeta(donde)
        assert [*(tmp_path / "data").iterdir()] == [tmp_path / "data" / "a.yaml"]
        assert (tmp_path / "data" / "a.yaml").read_bytes() == b"nuevo\r\n\x1a"
        gemelo.quitar(donde, "a.yaml")
        gemelo.quitar(donde, "a.yaml")
        gemelo.crear_carpeta(donde, "otra")
        assert gemelo.entradas(tmp_path / "data") == [("otra", ClaseDeEntrada.CARPETA)]
        gemelo.quitar_carpeta(donde, "otra")
        with pytest.raises(FileNotFoundError):
            gemelo.sustituir(donde, "nada", "a.yaml")
        assert not gemelo.no_se_escribe_en(donde)
    assert [*(tmp_path / "data").iterdir()] == []


def test_tambien_por_su_ruta_y_nunca_en_lugar_de_una_carpeta(
    gemelo: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "carpeta").mkdir()
    with pytest.raises(IsADirectoryError):
        gemelo.sustituir(None, str(tmp_path / "a"), str(tmp_path / "carpeta"))
    gemelo.sustituir(None, str(tmp_path / "a"), str(tmp_path / "b"))
    assert (tmp_path / "b").read_bytes() == b"a"
    gemelo.quitar(None, str(tmp_path / "b"))
    gemelo.crear_carpeta(None, str(tmp_path / "carpeta" / "otra"))
    with pytest.raises(FileExistsError):
        gemelo.crear_carpeta(None, str(tmp_path / "carpeta" / "otra"))
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "carpeta", tmp_path / "carpeta" / "otra"]


def test_la_carpeta_reservada_se_crea_y_no_vale_un_enlace(
    gemelo: ModuleType, enlaces: Path
) -> None:
    assert gemelo.reservada(enlaces / "una" / "otra")
    assert (enlaces / "una" / "otra").is_dir()
    assert not gemelo.reservada(enlaces / "carpeta")
    assert not gemelo.reservada(enlaces / "a.yaml" / "otra")


def test_el_candado_es_de_uno_y_dice_de_quien(gemelo: ModuleType, tmp_path: Path) -> None:
    ruta = tmp_path / "candado"
    ruta.write_bytes(b"1234567890123")  # el que dejó quien murió
    uno, otro = gemelo.abrir_candado(ruta), gemelo.abrir_candado(ruta)

    assert gemelo.cerrar_candado(uno)
    assert gemelo.es_el_candado_de(ruta, uno)
    gemelo.firmar_candado(ruta, uno)
    assert not gemelo.cerrar_candado(otro)
    assert gemelo.firma_de(otro) == str(os.getpid())

    gemelo.retirar_candado(ruta, uno)
    assert gemelo.cerrar_candado(otro)
    # quien esperaba sabe si el suyo es el que encontrarán los demás
    assert gemelo.es_el_candado_de(ruta, otro) is ruta.exists()
    gemelo.retirar_candado(ruta, otro)
    assert not ruta.exists()


def test_un_candado_que_es_un_enlace_no_se_abre(gemelo: ModuleType, enlaces: Path) -> None:
    with pytest.raises(OSError, match=r"a\.yaml") as lanzado:
        gemelo.abrir_candado(enlaces / "a.yaml")
    assert lanzado.value.errno == errno.ELOOP


def test_un_candado_sin_firmar_no_dice_de_quien_es(gemelo: ModuleType, tmp_path: Path) -> None:
    descriptor = gemelo.abrir_candado(tmp_path / "candado")
    assert gemelo.firma_de(descriptor) == ""
    gemelo.retirar_candado(tmp_path / "candado", descriptor)


def test_lo_ocupado_es_un_fallo_de_disco_que_termina_con_4() -> None:
    from seguimiento.almacen.guardado.fallos import fallo_de_disco

    fallo = fallo_de_disco("data/a.yaml", sistema.LoTieneOtro(errno.EACCES, "", "a.yaml"))

    assert isinstance(fallo, ArchivoOcupado)
    assert fallo.codigo_de_salida == 4
    assert fallo.mensaje == (
        "«data/a.yaml» lo tiene abierto otro programa (¿Excel, el editor, OneDrive?)"
    )
    assert fallo.ayuda == "ciérrelo ahí y repita la orden"


@pytest.mark.parametrize(
    "octetos", [b"camino.yaml", "ñandú.yaml".encode(), b"cami\xf3n.yaml", b"\xed\xa0\x80"]
)
def test_un_nombre_de_git_se_dice_sea_como_sea_y_vuelve_a_ser_el_mismo(
    gemelo: ModuleType, octetos: bytes
) -> None:
    assert gemelo.en_octetos(gemelo.en_texto(octetos)) == octetos
    assert gemelo.en_octetos(octetos) == octetos
    assert gemelo.en_octetos(Path("ñ.yaml")) == "ñ.yaml".encode()
