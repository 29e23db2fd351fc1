"""Lo que hay en un disco ajeno: cada rareza se nombra, ninguna se abre y lo demás se lee igual."""

import errno
import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from apoyo.posix import mkfifo, mknod
from seguimiento.almacen.arbol import CARPETAS_MAXIMAS
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import TAMANO_MAXIMO, Memoria, archivo_con
from seguimiento.repositorio import Recuento, cargar, revisar

HOY = date(2023, 4, 15)
BUENA = b"titulo: Evaluaci\xc3\xb3n final\norganizacion: OIM\n"
SECRETO = b"root:x:0:0:contrasena-secreta:/root"


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    """Un repositorio con una evaluación sin tacha, que debe leerse pase lo que pase con lo demás."""
    carpeta = tmp_path / "repositorio"
    (carpeta / "data" / "evaluaciones").mkdir(parents=True)
    (carpeta / "data" / "evaluaciones" / "buena.yaml").write_bytes(BUENA)
    return carpeta


def hallado(raiz: Path) -> list[tuple[str, str]]:
    """Los códigos que se dan, con su archivo, tras comprobar que la evaluación buena se leyó."""
    fuente = Directorio(raiz)
    assert "buena" in [una.id for una in cargar(fuente).cartera.evaluaciones]
    return [(d.codigo, d.archivo) for d in revisar(fuente, HOY).diagnosticos]


def recuento(raiz: Path) -> Recuento:
    return revisar(Directorio(raiz), HOY).recuento


def _prohibido(*_: object) -> NoReturn:
    raise AssertionError("no debió llegarse hasta aquí")


# Lo que no es un archivo corriente --------------------------------------------------------------


def test_una_tuberia_no_detiene_la_lectura(raiz: Path) -> None:
    mkfifo(raiz / "data/evaluaciones/tuberia.yaml")

    assert hallado(raiz) == [("SEG062", "data/evaluaciones/tuberia.yaml")]
    assert recuento(raiz) == Recuento(
        leidos=2, ilegibles=["data/evaluaciones/tuberia.yaml"], no_evaluables=["tuberia"]
    )


def test_una_tuberia_puesta_en_el_ultimo_momento_tampoco_detiene_nada(raiz: Path) -> None:
    mkfifo(raiz / "data/evaluaciones/tuberia.yaml")

    archivo = Directorio(raiz).leer("data/evaluaciones/tuberia.yaml")

    assert archivo is not None
    assert [falta.codigo for falta in archivo.faltas] == ["SEG062"]


def test_un_conector_es_un_archivo_especial(raiz: Path) -> None:
    ruta = "data/evaluaciones/conector.yaml"
    mknod(raiz / ruta, stat.S_IFSOCK | 0o600)

    assert hallado(raiz) == [("SEG062", ruta)]
    abierto = Directorio(raiz).leer(ruta)
    assert abierto is not None
    assert [falta.codigo for falta in abierto.faltas] == ["SEG062"]


def test_de_un_enlace_no_sale_ni_un_byte_de_lo_enlazado(raiz: Path, tmp_path: Path) -> None:
    secreto = tmp_path / "secreto"
    secreto.write_bytes(SECRETO)
    (raiz / "data/evaluaciones/robo.yaml").symlink_to(secreto)
    (raiz / "seguimiento.yaml").symlink_to(secreto)
    (raiz / "data/acuerdos").mkdir()
    (raiz / "data/acuerdos/robo.txt").symlink_to(secreto)

    assert hallado(raiz) == [
        ("SEG068", "data/acuerdos/robo.txt"),
        ("SEG061", "data/evaluaciones/robo.yaml"),
        ("SEG061", "seguimiento.yaml"),
    ]
    todo = f"{revisar(Directorio(raiz), HOY)} {cargar(Directorio(raiz))}"
    assert "secreta" not in todo
    assert str(secreto) not in todo


def test_un_archivo_cambiado_por_un_enlace_entre_listarlo_y_abrirlo_no_se_sigue(
    raiz: Path, tmp_path: Path
) -> None:
    (tmp_path / "secreto").write_bytes(SECRETO)
    fuente = Directorio(raiz)
    archivos = fuente.archivos()
    victima = raiz / "data/evaluaciones/zeta.yaml"
    victima.write_bytes(BUENA)
    assert next(archivos).contenido == BUENA  # la carpeta ya está listada
    victima.unlink()
    victima.symlink_to(tmp_path / "secreto")

    (despues,) = archivos

    assert (despues.ruta, despues.contenido) == ("data/evaluaciones/zeta.yaml", None)
    assert [falta.codigo for falta in despues.faltas] == ["SEG061"]


def test_los_enlaces_a_carpetas_no_se_recorren(raiz: Path, tmp_path: Path) -> None:
    (tmp_path / "fuera").mkdir()
    (tmp_path / "fuera" / "ajena.yaml").write_bytes(BUENA)
    (raiz / "data/evaluaciones/arriba").symlink_to("..")
    (raiz / "data/evaluaciones/fuera").symlink_to(tmp_path / "fuera")

    assert hallado(raiz) == [
        ("SEG071", "data/evaluaciones/arriba"),
        ("SEG071", "data/evaluaciones/fuera"),
    ]
    sin_leer = ["data/evaluaciones/arriba", "data/evaluaciones/fuera"]
    assert recuento(raiz) == Recuento(leidos=1, no_leidos=sin_leer)


def test_un_enlace_a_si_mismo_no_tumba_nada(raiz: Path) -> None:
    (raiz / "data/evaluaciones/bucle").symlink_to("bucle")
    (raiz / "data/evaluaciones/bucle.yaml").symlink_to("bucle.yaml")
    (raiz / "data/evaluaciones/roto").symlink_to("no-existe")

    assert hallado(raiz) == [
        ("SEG068", "data/evaluaciones/bucle"),
        ("SEG061", "data/evaluaciones/bucle.yaml"),
        ("SEG068", "data/evaluaciones/roto"),
    ]


def test_una_carpeta_de_registros_enlazada_es_un_error_y_deja_el_resultado_en_parcial(
    raiz: Path, tmp_path: Path
) -> None:
    (tmp_path / "acuerdos").mkdir()
    (tmp_path / "acuerdos" / "ajeno.yaml").write_bytes(BUENA)
    (raiz / "data/acuerdos").symlink_to(tmp_path / "acuerdos")

    assert hallado(raiz) == [("SEG061", "data/acuerdos")]
    assert recuento(raiz) == Recuento(
        leidos=1, ilegibles=["data/acuerdos"], no_evaluables=["data/acuerdos"]
    )


def test_la_carpeta_de_datos_enlazada_no_se_abre(raiz: Path, tmp_path: Path) -> None:
    otra = tmp_path / "otra"
    otra.mkdir()
    (otra / "data").symlink_to(raiz / "data")

    revision = revisar(Directorio(otra), HOY)

    assert [(d.codigo, d.archivo) for d in revision.diagnosticos] == [("SEG061", "data")]
    assert revision.recuento == Recuento(ilegibles=["data"], no_evaluables=["data"])


def test_datos_que_es_un_archivo_se_dice(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(BUENA)

    (unico,) = revisar(Directorio(tmp_path), HOY).diagnosticos

    assert (unico.codigo, unico.archivo) == ("SEG060", "data")
    assert unico.mensaje == "«data» es un archivo y debía ser una carpeta"
    assert unico.sugerencia == ("cámbiele el nombre y ponga los registros en una carpeta «data»")


def test_sin_carpeta_de_datos_no_hay_registros_ni_quejas(tmp_path: Path) -> None:
    assert revisar(Directorio(tmp_path), HOY).diagnosticos == ()


def test_una_carpeta_llamada_como_un_registro_se_avisa_y_se_recorre(raiz: Path) -> None:
    (raiz / "data/evaluaciones/carpeta.yaml").mkdir()
    (raiz / "data/evaluaciones/carpeta.yaml/dentro.yaml").write_bytes(BUENA)

    assert hallado(raiz) == [("SEG063", "data/evaluaciones/carpeta.yaml")]
    assert recuento(raiz) == Recuento(leidos=2)
    assert [una.id for una in cargar(Directorio(raiz)).cartera.evaluaciones] == ["buena", "dentro"]


# Lo desmedido -----------------------------------------------------------------------------------


def test_lo_grande_se_sabe_sin_leerlo(raiz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desmedidos = {
        "texto.yaml": (2**21, "2 MiB"),
        "disperso.yaml": (10 * 2**30, "10240 MiB"),
        "justo.yaml": (TAMANO_MAXIMO + 1, "1,1 MiB"),
    }
    for nombre, (bytes_, _) in desmedidos.items():
        with (raiz / "data/evaluaciones" / nombre).open("wb") as archivo:
            archivo.truncate(bytes_)
    (raiz / "data/evaluaciones/buena.yaml").unlink()
    monkeypatch.setattr(os, "read", _prohibido)

    diagnosticos = revisar(Directorio(raiz), HOY).diagnosticos

    assert [(d.codigo, d.archivo, d.mensaje) for d in diagnosticos] == [
        (
            "SEG064",
            f"data/evaluaciones/{nombre}",
            f"ocupa {cuanto} y el máximo es 1 MiB: no se lee",
        )
        for nombre, (_, cuanto) in sorted(desmedidos.items())
    ]


def test_el_maximo_exacto_se_lee(raiz: Path) -> None:
    relleno = b"# " + b"x" * (TAMANO_MAXIMO - len(BUENA) - 3) + b"\n"
    (raiz / "data/evaluaciones/justa.yaml").write_bytes(relleno + BUENA)

    assert hallado(raiz) == []
    assert recuento(raiz) == Recuento(leidos=2)


def test_lo_que_crece_mientras_se_lee_se_corta_en_el_tope(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raiz / "data/evaluaciones/creciente.yaml").write_bytes(b"#" * (TAMANO_MAXIMO + 7))
    de_verdad = os.fstat

    def menguado(descriptor: int) -> os.stat_result:
        datos = list(de_verdad(descriptor))
        datos[stat.ST_SIZE] = 10
        return os.stat_result(datos)

    monkeypatch.setattr(os, "fstat", menguado)

    archivo = Directorio(raiz).leer("data/evaluaciones/creciente.yaml")

    assert archivo is not None
    assert archivo.contenido is None
    assert [f.mensaje for f in archivo.faltas] == ["pasa de 1 MiB: no se lee"]


def test_lo_grande_tambien_se_rechaza_en_memoria() -> None:
    fuente = Memoria({"data/evaluaciones/e.yaml": b" " * (TAMANO_MAXIMO + 1)})

    assert [d.codigo for d in revisar(fuente, HOY).diagnosticos] == ["SEG064"]


def test_un_puntero_de_lfs_no_es_un_error_de_yaml(raiz: Path) -> None:
    puntero = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n"
    (raiz / "data/evaluaciones/lfs.yaml").write_bytes(puntero)

    assert hallado(raiz) == [("SEG072", "data/evaluaciones/lfs.yaml")]
    assert recuento(raiz).ilegibles == ["data/evaluaciones/lfs.yaml"]


def test_sesenta_carpetas_unas_dentro_de_otras_se_recorren_hasta_el_tope(raiz: Path) -> None:
    hondas = raiz / "data/evaluaciones"
    for nivel in range(60):
        hondas /= "n"
        hondas.mkdir()
        if nivel + 2 == CARPETAS_MAXIMAS:
            (hondas / "ultima.yaml").write_bytes(BUENA)
    (hondas / "perdida.yaml").write_bytes(BUENA)
    cerrada = "data/evaluaciones" + "/n" * CARPETAS_MAXIMAS

    assert hallado(raiz) == [("SEG070", cerrada)]
    assert recuento(raiz) == Recuento(leidos=2, ilegibles=[cerrada], no_evaluables=[cerrada])
    assert [una.id for una in cargar(Directorio(raiz)).cartera.evaluaciones] == ["buena", "ultima"]


def test_una_ruta_mas_larga_que_lo_que_admite_el_sistema_se_dice(raiz: Path) -> None:
    carpeta = os.open(raiz / "data/evaluaciones", os.O_RDONLY)
    for _ in range(20):
        os.mkdir("n" * 250, dir_fd=carpeta)
        dentro = os.open("n" * 250, os.O_RDONLY, dir_fd=carpeta)
        os.close(carpeta)
        carpeta = dentro
    os.close(carpeta)

    (unico,) = revisar(Directorio(raiz), HOY).diagnosticos

    assert unico.codigo == "SEG060"
    assert unico.mensaje == f"el sistema no deja abrir la carpeta (error {errno.ENAMETOOLONG})"
    assert unico.sugerencia == "acorte los nombres de las carpetas en que está"


# Lo que el sistema niega ------------------------------------------------------------------------


def _que_falla_con(ruta: str, error: OSError) -> Callable[..., int]:
    """Un `os.open` que para una ruta falla así: quien ejecuta las pruebas puede tener todo permiso."""
    de_verdad = os.open

    def abrir(pedida: os.PathLike[str] | str, banderas: int) -> int:
        if os.fspath(pedida).endswith(ruta):
            raise error
        return de_verdad(pedida, banderas)

    return abrir


def test_un_archivo_sin_permiso_se_nombra(raiz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (raiz / "data/evaluaciones/cerrada.yaml").write_bytes(BUENA)
    monkeypatch.setattr(
        os, "open", _que_falla_con("cerrada.yaml", PermissionError(errno.EACCES, ""))
    )

    assert hallado(raiz) == [("SEG060", "data/evaluaciones/cerrada.yaml")]
    (unico,) = revisar(Directorio(raiz), HOY).diagnosticos
    assert (unico.mensaje, unico.sugerencia) == (
        "no hay permiso para leer el archivo",
        "pida permiso de lectura a quien lo administre",
    )
    assert recuento(raiz) == Recuento(
        leidos=2, ilegibles=["data/evaluaciones/cerrada.yaml"], no_evaluables=["cerrada"]
    )


def test_una_carpeta_sin_permiso_deja_el_resultado_en_parcial(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raiz / "data/acuerdos").mkdir()
    monkeypatch.setattr(os, "open", _que_falla_con("acuerdos", PermissionError(errno.EACCES, "")))

    assert hallado(raiz) == [("SEG060", "data/acuerdos")]
    assert recuento(raiz).parcial


def test_un_disco_que_falla_a_media_lectura_se_nombra(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raiz / "data/evaluaciones/buena.yaml").unlink()
    (raiz / "data/evaluaciones/danada.yaml").write_bytes(BUENA)

    def leer_mal(_: int, __: int) -> bytes:
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(os, "read", leer_mal)

    (unico,) = revisar(Directorio(raiz), HOY).diagnosticos

    assert (unico.codigo, unico.archivo) == ("SEG060", "data/evaluaciones/danada.yaml")
    assert unico.mensaje == f"el sistema no deja leer el archivo (error {errno.EIO})"
    assert unico.sugerencia == "compruebe que el disco responde y repita la orden"


def test_un_archivo_que_no_existe_no_es_nada(raiz: Path) -> None:
    assert Directorio(raiz).leer("seguimiento.yaml") is None
    assert Memoria({}).leer("seguimiento.yaml") is None


# Lo que se lee solo si se pide ------------------------------------------------------------------


def test_recorrer_no_abre_ningun_archivo(raiz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (raiz / "data/LEEME.md").write_bytes(b"x")
    monkeypatch.setattr(os, "read", _prohibido)

    archivos = list(Directorio(raiz).archivos())

    assert [archivo.ruta for archivo in archivos] == [
        "data/LEEME.md",
        "data/evaluaciones/buena.yaml",
    ]
    assert (archivos[0].contenido, archivos[0].faltas, archivos[0].identidad) == (None, (), None)


def test_se_lee_una_vez_cuando_se_pide(raiz: Path) -> None:
    archivo = Directorio(raiz).leer("data/evaluaciones/buena.yaml")
    assert archivo is not None
    (raiz / archivo.ruta).write_bytes(b"titulo: otro\n")

    assert archivo.contenido == b"titulo: otro\n"
    assert archivo.identidad == "33221a99a6a5cb1eef90e134e2f3eb88d8fcc154"
    (raiz / archivo.ruta).unlink()
    assert archivo.contenido == b"titulo: otro\n"
    assert archivo.faltas == ()


def test_lo_que_no_se_lee_no_tiene_identidad(raiz: Path) -> None:
    (raiz / "data/evaluaciones/enlace.yaml").symlink_to("buena.yaml")
    (raiz / "data/evaluaciones/grande.yaml").write_bytes(b"#" * (TAMANO_MAXIMO + 1))

    assert [(a.ruta.rpartition("/")[2], a.identidad) for a in Directorio(raiz).archivos()] == [
        ("buena.yaml", archivo_con("x", BUENA).identidad),
        ("enlace.yaml", None),
        ("grande.yaml", None),
    ]
