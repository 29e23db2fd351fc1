"""Lo que solo pasa en Windows: otro programa tiene el archivo, uniones de carpetas, rutas que no caben."""

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import pytest

from apoyo.en_windows import con_lo_de_windows, error_de_windows
from seguimiento.almacen import sistema
from seguimiento.almacen.guardado import escribir_nuevo
from seguimiento.almacen.guardado.diario import Diario, entrada_nueva, leer_diario
from seguimiento.almacen.sistema import ClaseDeEntrada, LoTieneOtro, paciencia, windows
from seguimiento.errores import ArchivoOcupado

COMPARTIDO, DENEGADO, NO_ESTA, SIN_CAMINO, NOMBRE_LARGO = 32, 5, 2, 3, 206
ENLACE, UNION, DE_LA_NUBE = 0xA000000C, 0xA0000003, 0x9000601A


@pytest.fixture(autouse=True)
def _en_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    con_lo_de_windows(monkeypatch)


def que_falla(
    veces: int, numero: int, equivalente: int, de_verdad: Callable[..., Any] | None = None
) -> Callable[..., Any]:
    """Una llamada que falla esas veces antes de salir bien."""
    hechas: list[int] = []

    def llamar(*args: Any, **opciones: Any) -> Any:  # noqa: ANN401 — pasa lo que sea
        hechas.append(1)
        if len(hechas) <= veces:
            raise error_de_windows(numero, equivalente)
        return de_verdad(*args, **opciones) if de_verdad else None

    return llamar


def lo_tiene_otro(monkeypatch: pytest.MonkeyPatch) -> None:
    """Como si otro programa tuviera abierto todo archivo: ni se mueve ni se borra."""

    def negado(*_args: Any, **_opciones: Any) -> None:  # noqa: ANN401 — pasa lo que sea
        raise error_de_windows(COMPARTIDO, errno.EACCES)

    # sobre lo que está abierto, el cambio de nombre se niega con otro número que el borrado
    def sin_mover(*_args: Any) -> None:  # noqa: ANN401 — pasa lo que sea
        raise error_de_windows(DENEGADO, errno.EACCES)

    monkeypatch.setattr(os, "replace", negado)
    monkeypatch.setattr(os, "unlink", negado)
    monkeypatch.setattr(windows, "_mover", sin_mover)


def test_lo_que_otro_suelta_enseguida_se_sustituye_y_se_borra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paciencia, "PACIENCIA", 60)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    (tmp_path / "t").write_bytes(b"nuevo")
    (tmp_path / "a").write_bytes(b"viejo")
    with monkeypatch.context() as parche:
        parche.setattr(windows, "_mover", que_falla(3, DENEGADO, errno.EACCES, os.replace))
        windows.sustituir(tmp_path, "t", "a")
    assert (tmp_path / "a").read_bytes() == b"nuevo"
    with monkeypatch.context() as parche:
        parche.setattr(os, "unlink", que_falla(3, COMPARTIDO, errno.EACCES, os.unlink))
        windows.quitar(tmp_path, "a")
    assert [*tmp_path.iterdir()] == []


def test_no_se_insiste_mas_de_dos_segundos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reloj = SimpleNamespace(ahora=0.0)

    def dormir(segundos: float) -> None:
        reloj.ahora += segundos

    doble = SimpleNamespace(monotonic=lambda: reloj.ahora, sleep=dormir)
    monkeypatch.setattr(paciencia, "PACIENCIA", 2.0)
    monkeypatch.setattr(paciencia, "time", doble)
    (tmp_path / "a").write_bytes(b"viejo")
    lo_tiene_otro(monkeypatch)

    with pytest.raises(LoTieneOtro):
        windows.quitar(tmp_path, "a")

    assert 2.0 <= reloj.ahora < 2.2


def test_lo_que_no_se_suelta_se_dice_y_no_se_toca(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t").write_bytes(b"nuevo")
    (tmp_path / "a").write_bytes(b"viejo")
    lo_tiene_otro(monkeypatch)

    with pytest.raises(LoTieneOtro):
        windows.sustituir(tmp_path, "t", "a")
    with pytest.raises(LoTieneOtro):
        windows.quitar(tmp_path, "a")

    assert (tmp_path / "a").read_bytes() == b"viejo"


def test_sin_permiso_no_se_echa_la_culpa_a_otro_programa(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t").write_bytes(b"nuevo")
    (tmp_path / "a").write_bytes(b"viejo")
    negado = que_falla(99, DENEGADO, errno.EACCES)
    monkeypatch.setattr(windows, "_mover", negado)
    monkeypatch.setattr(os, "replace", negado)

    with pytest.raises(PermissionError) as lanzado:
        windows.sustituir(tmp_path, "t", "a")

    assert not isinstance(lanzado.value, LoTieneOtro)


def test_leer_lo_que_otro_tiene_para_el_solo_dice_quien_lo_tiene(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"viejo")
    monkeypatch.setattr(os, "open", que_falla(1, DENEGADO, errno.EACCES))
    monkeypatch.setattr(os, "replace", que_falla(1, COMPARTIDO, errno.EACCES))

    with pytest.raises(LoTieneOtro), windows.abierto(tmp_path / "a"):
        pass


def test_el_de_solo_lectura_se_abre_para_poder_decir_que_lo_es(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"viejo")
    (tmp_path / "a").chmod(0o444)
    # al administrador no se le niega nada; en Windows, abrirlo para escribir sí se niega
    monkeypatch.setattr(os, "access", lambda ruta, _modo: bool(os.lstat(ruta).st_mode & 0o222))

    with windows.sustituible(tmp_path, "a") as abierto:
        assert abierto.solo_lectura
        assert b"".join(abierto.trozos()) == b"viejo"


def test_al_candado_que_otro_acaba_de_borrar_se_le_da_tiempo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paciencia, "PACIENCIA", 60)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    # mientras se borra, el nombre está y no deja abrirse
    monkeypatch.setattr(os, "open", que_falla(3, DENEGADO, errno.EACCES, os.open))

    descriptor = windows.abrir_candado(tmp_path / "candado")

    assert windows.cerrar_candado(descriptor)
    windows.retirar_candado(tmp_path / "candado", descriptor)


def test_un_resultado_abierto_en_excel_termina_con_4_y_sin_restos(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nombre in ("nuevo", "sustituir", "es_enlace"):
        monkeypatch.setattr(sistema, nombre, getattr(windows, nombre))
    (tmp_path / "informe.xlsx").write_bytes(b"viejo")

    def negado(origen: Path, _destino: Path) -> None:
        assert origen.read_bytes() == b"nuevo"
        raise error_de_windows(DENEGADO, errno.EACCES) from None

    monkeypatch.setattr(windows, "_mover", negado)
    monkeypatch.setattr(os, "replace", que_falla(99, COMPARTIDO, errno.EACCES))

    with pytest.raises(ArchivoOcupado) as lanzado:
        escribir_nuevo(tmp_path / "informe.xlsx", b"nuevo")

    assert lanzado.value.mensaje.startswith(f"«{tmp_path / 'informe.xlsx'}» lo tiene abierto")
    assert {uno.name: uno.read_bytes() for uno in tmp_path.iterdir()} == {"informe.xlsx": b"viejo"}


@pytest.mark.parametrize(
    ("marca", "lleva_a_otro"), [(ENLACE, True), (UNION, True), (DE_LA_NUBE, False), (0, False)]
)
def test_una_union_es_un_enlace_y_lo_de_onedrive_no(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marca: int, *, lleva_a_otro: bool
) -> None:
    (tmp_path / "data").mkdir()
    de_verdad = os.lstat

    def lstat(ruta: Path) -> SimpleNamespace:
        datos = de_verdad(ruta)
        return SimpleNamespace(st_mode=datos.st_mode, st_reparse_tag=marca)

    monkeypatch.setattr(os, "lstat", lstat)

    assert windows.es_enlace(tmp_path / "data") is lleva_a_otro
    assert windows.reservada(tmp_path / "data") is not lleva_a_otro
    if lleva_a_otro:
        with pytest.raises(NotADirectoryError):
            windows.entradas(tmp_path / "data")
        with pytest.raises(NotADirectoryError), windows.carpeta_abierta(tmp_path, "data"):
            pass
    else:
        assert windows.entradas(tmp_path / "data") == []
        with windows.carpeta_abierta(tmp_path, "data") as donde:
            assert donde == tmp_path / "data"


def test_una_union_dentro_de_una_carpeta_se_ve_sin_abrirla(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entradas(list[SimpleNamespace]):
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None: ...

    def entrada(nombre: str, modo: int, marca: int) -> SimpleNamespace:
        datos = SimpleNamespace(st_mode=modo, st_reparse_tag=marca)
        return SimpleNamespace(name=nombre, stat=lambda follow_symlinks: datos)  # noqa: ARG005

    halladas = Entradas(
        [
            entrada("union", stat.S_IFDIR, UNION),
            entrada("nube.yaml", stat.S_IFREG, DE_LA_NUBE),
            entrada("enlace.yaml", stat.S_IFLNK, ENLACE),
            entrada("carpeta", stat.S_IFDIR, 0),
        ]
    )
    monkeypatch.setattr(os, "scandir", lambda _: halladas)

    assert windows.entradas(Path.cwd()) == [
        ("carpeta", ClaseDeEntrada.CARPETA),
        ("enlace.yaml", ClaseDeEntrada.ENLACE),
        ("nube.yaml", ClaseDeEntrada.ARCHIVO),
        ("union", ClaseDeEntrada.ENLACE),
    ]


def test_si_entre_mirarlo_y_abrirlo_lo_cambian_por_un_enlace_no_se_lee(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"suyo")
    (tmp_path / "ajeno").write_bytes(b"ajeno")
    de_verdad = os.open

    def abrir(_ruta: Path, modo: int) -> int:
        return de_verdad(tmp_path / "ajeno", modo)

    monkeypatch.setattr(os, "open", abrir)

    with pytest.raises(OSError, match="a") as lanzado, windows.abierto(tmp_path / "a"):
        pass
    assert lanzado.value.errno == errno.ELOOP


@pytest.mark.parametrize("nombre", ["..", "..\\fuera", "a/b", "C:fuera", "a.yaml:oculto"])
def test_un_nombre_no_lleva_a_otra_carpeta_ni_a_otro_flujo(tmp_path: Path, nombre: str) -> None:
    (tmp_path / "t").write_bytes(b"")
    for hacer in (
        lambda: windows.sustituir(tmp_path, "t", nombre),
        lambda: windows.quitar(tmp_path, nombre),
        lambda: windows.crear_carpeta(tmp_path, nombre),
        lambda: windows.nuevo(nombre, tmp_path, reservado=False).__enter__(),
        lambda: windows.sustituible(tmp_path, nombre).__enter__(),
    ):
        with pytest.raises(OSError, match="argument") as lanzado:
            hacer()
        assert lanzado.value.errno == errno.EINVAL
    assert [uno.name for uno in tmp_path.iterdir()] == ["t"]


def test_la_carpeta_que_no_cabe_se_reconoce_al_crearla(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mkdir(_carpeta: Path) -> None:
        raise error_de_windows(NOMBRE_LARGO, errno.ENOENT)

    monkeypatch.setattr(Path, "mkdir", mkdir)

    for dentro, nombre in ((tmp_path, "data"), (None, str(tmp_path / "data"))):
        with pytest.raises(OSError, match="data") as lanzado:
            windows.crear_carpeta(dentro, nombre)
        assert lanzado.value.errno == errno.ENAMETOOLONG


CORTA, LARGA = Path("/a"), Path("/", *["carpeta" * 6] * 6)


@pytest.mark.parametrize(
    ("numero", "equivalente", "ruta", "esperado"),
    [
        (NOMBRE_LARGO, errno.EINVAL, CORTA, errno.ENAMETOOLONG),
        (SIN_CAMINO, errno.ENOENT, LARGA, errno.ENAMETOOLONG),
        (None, errno.EINVAL, LARGA, errno.ENAMETOOLONG),
        # la que no está, no está, por larga que sea; pero nada se llama con tantas letras
        (NO_ESTA, errno.ENOENT, LARGA, errno.ENOENT),
        (NO_ESTA, errno.ENOENT, CORTA / ("x" * 255), errno.ENOENT),
        (NO_ESTA, errno.ENOENT, CORTA / ("x" * 256), errno.ENAMETOOLONG),
        (SIN_CAMINO, errno.ENOENT, CORTA, errno.ENOENT),
        (None, errno.EIO, LARGA, errno.EIO),
    ],
)
def test_la_ruta_que_no_cabe_se_reconoce_aunque_se_diga_de_otro_modo(
    monkeypatch: pytest.MonkeyPatch,
    numero: int | None,
    equivalente: int,
    ruta: Path,
    esperado: int,
) -> None:
    def lstat(_ruta: Path) -> None:
        raise error_de_windows(numero or 0, equivalente)

    monkeypatch.setattr(os, "lstat", lstat)

    with pytest.raises(OSError, match=r"\[(Errno|WinError)") as lanzado:
        windows.entradas(ruta)
    assert lanzado.value.errno == esperado


@pytest.mark.parametrize(
    "ajena", ["C:\\otro", "..\\..\\otro", "\\\\maquina\\compartida", "a:oculto", "nul"]
)
@pytest.mark.parametrize("donde", ["raiz", "ruta", "carpeta"])
def test_un_diario_que_vino_con_la_carpeta_no_escribe_fuera_de_ella(
    monkeypatch: pytest.MonkeyPatch, ajena: str, donde: str
) -> None:
    suyo = Diario(
        raiz=ajena if donde == "raiz" else "registros",
        carpetas=(ajena,) if donde == "carpeta" else (),
        entradas=(entrada_nueva(ajena if donde == "ruta" else "data/a.yaml", None, b"x"),),
    )
    monkeypatch.setattr(sistema, "admite_nombre", windows.admite_nombre)

    assert leer_diario(suyo.en_bytes()) is None
