"""El cajón de la caché: da los bytes que se dejaron o no da nada, le pase lo que le pase."""

import os
import sqlite3
from pathlib import Path
from random import Random
from typing import Any

import pytest

from apoyo.cache import estropeado
from apoyo.esfuerzo import ejemplos
from apoyo.posix import ES_EL_ADMINISTRADOR
from seguimiento.almacen.cache import Cajon, huella_del_programa

CLAVES = {bytes([n]) * 16: bytes([n]) * (n * 40) for n in range(1, 30)}


def guardado(carpeta: Path) -> Cajon:
    cajon = Cajon(carpeta)
    cajon.dejar(CLAVES)
    return cajon


def test_da_a_otro_lo_que_uno_dejo(tmp_path: Path) -> None:
    guardado(tmp_path / "c")

    otro = Cajon(tmp_path / "c")

    assert {clave: otro.tomar(clave) for clave in CLAVES} == CLAVES
    assert otro.tomar(b"no consta") is None


def test_lo_que_se_deja_despues_tambien_se_ve(tmp_path: Path) -> None:
    cajon = guardado(tmp_path / "c")
    assert cajon.tomar(b"nueva") is None

    cajon.dejar({b"nueva": b"1"})

    assert cajon.tomar(b"nueva") == b"1"


def test_nadie_mas_entra_en_su_carpeta(tmp_path: Path) -> None:
    guardado(tmp_path / "a" / "c")

    assert (tmp_path / "a" / "c").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("modo", [0o755, 0o770, 0o701])
def test_una_carpeta_en_que_otros_entran_no_se_usa(tmp_path: Path, modo: int) -> None:
    carpeta = tmp_path / "c"
    guardado(carpeta)
    carpeta.chmod(modo)

    assert Cajon(carpeta).tomar(next(iter(CLAVES))) is None
    Cajon(carpeta).dejar({b"otra": b"1"})
    carpeta.chmod(0o700)
    assert Cajon(carpeta).tomar(b"otra") is None


@pytest.mark.parametrize("que", ["enlace", "archivo", "sin permiso"])
def test_si_no_hay_carpeta_que_valga_no_se_guarda_ni_se_falla(tmp_path: Path, que: str) -> None:
    carpeta = tmp_path / "dentro" / "c"
    if que == "enlace":
        (tmp_path / "otra").mkdir(0o700)
        (tmp_path / "dentro").mkdir()
        carpeta.symlink_to(tmp_path / "otra")
    elif que == "archivo":
        (tmp_path / "dentro").write_text("")
    else:
        (tmp_path / "dentro").mkdir(0o500)
        if ES_EL_ADMINISTRADOR:
            pytest.skip("al administrador no se le niega nada")

    cajon = guardado(carpeta)

    assert {cajon.tomar(clave) for clave in CLAVES} == {None}
    assert not (tmp_path / "otra" / "lecturas.sqlite").exists()


def test_mientras_otro_escribe_es_como_si_no_constara(tmp_path: Path) -> None:
    cajon = guardado(tmp_path / "c")
    otro = sqlite3.connect(cajon.ruta, isolation_level=None)
    otro.execute("BEGIN EXCLUSIVE")
    try:
        mismo = Cajon(tmp_path / "c")
        assert mismo.tomar(next(iter(CLAVES))) is None
        mismo.dejar({b"otra": b"1"})
    finally:
        otro.close()

    assert {clave: cajon.tomar(clave) for clave in CLAVES} == CLAVES
    assert cajon.tomar(b"otra") is None


def test_estropeado_de_cualquier_modo_no_da_otra_cosa_y_vuelve_a_servir(tmp_path: Path) -> None:
    azar = Random(20261130)  # noqa: S311 — determinista, no secreto
    bueno = guardado(tmp_path / "c").ruta.read_bytes()
    perdidas = 0
    for vez in range(ejemplos(4_000, 10)):
        # cada vez en otra: en Windows no se borra lo que alguien aún tiene abierto
        carpeta = tmp_path / str(vez)
        carpeta.mkdir(0o700)
        cajon = Cajon(carpeta)
        cajon.ruta.write_bytes(estropeado(bueno, azar))

        for clave, valor in CLAVES.items():
            hallado = cajon.tomar(clave)
            assert hallado in (None, valor)
            perdidas += hallado is None
        cajon.dejar({b"nueva": b"1"})
        assert Cajon(carpeta).tomar(b"nueva") in (None, b"1")
    assert perdidas


@pytest.mark.parametrize("trozo", [b"PRIMARY", b"TABLE", b"(clave"])
def test_con_la_tabla_mal_descrita_no_se_falla_y_se_empieza_otra(
    trozo: bytes, tmp_path: Path
) -> None:
    """SQLite cita en su queja lo estropeado, que puede no ser texto."""
    ruta = guardado(tmp_path / "c").ruta
    bueno = ruta.read_bytes()
    assert trozo in bueno
    ruta.write_bytes(bueno.replace(trozo, b"\x9a" * len(trozo), 1))

    cajon = Cajon(tmp_path / "c")
    assert [cajon.tomar(clave) for clave in CLAVES] == [None] * len(CLAVES)
    cajon.dejar({b"nueva": b"1"})
    assert Cajon(tmp_path / "c").tomar(b"nueva") == b"1"


def test_lo_estropeado_no_se_queda_abierto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Donde lo que está abierto no se borra, como en Windows, no podría empezarse otro."""
    guardado(tmp_path / "c").ruta.write_bytes(b"no es una base" * 99)
    abiertas: list[sqlite3.Connection] = []
    conectar = sqlite3.connect

    def apuntada(*como: Any, **opciones: Any) -> sqlite3.Connection:  # noqa: ANN401 — la firma no importa
        abiertas.append(conectar(*como, **opciones))
        return abiertas[-1]

    monkeypatch.setattr(sqlite3, "connect", apuntada)

    cajon = Cajon(tmp_path / "c")
    assert [cajon.tomar(clave) for clave in CLAVES] == [None] * len(CLAVES)

    (abierta,) = abiertas
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        abierta.execute("SELECT 1")


def test_el_valor_de_otra_clave_no_vale(tmp_path: Path) -> None:
    cajon = guardado(tmp_path / "c")
    una, otra = list(CLAVES)[:2]
    with sqlite3.connect(cajon.ruta) as base:
        (valor,) = base.execute("SELECT valor FROM lecturas WHERE clave = ?", (una,)).fetchone()
        base.execute("UPDATE lecturas SET valor = ? WHERE clave = ?", (valor, otra))
    base.close()

    assert Cajon(tmp_path / "c").tomar(otra) is None


def test_al_pasar_del_maximo_se_empieza_otra_vez(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guardado(tmp_path / "c")
    monkeypatch.setattr("seguimiento.almacen.cache._BYTES_MAXIMOS", 20_000)
    cajon = Cajon(tmp_path / "c")

    cajon.dejar({b"nueva": b"1"})

    assert (cajon.tomar(b"nueva"), cajon.tomar(next(iter(CLAVES)))) == (b"1", None)
    cajon.dejar({b"enorme": bytes(20_001)})
    assert cajon.tomar(b"enorme") is None


def test_lo_que_se_deja_despues_de_empezar_otra_vez_se_queda(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cajon = Cajon(tmp_path / "c")
    monkeypatch.setattr("seguimiento.almacen.cache._BYTES_MAXIMOS", 60_000)
    cajon.dejar({b"de antes": bytes(50_000)})
    cajon.dejar({b"mucho": bytes(20_000)})
    assert cajon.tomar(b"de antes") is None

    cajon.dejar({b"una": b"1"})
    cajon.dejar({b"otra": b"2"})

    assert [cajon.tomar(clave) for clave in (b"una", b"otra")] == [b"1", b"2"]
    assert cajon.tomar(b"mucho") == bytes(20_000)
    assert cajon.ruta.stat().st_size < 80_000


def test_la_huella_cambia_con_el_programa(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    de_ahora = huella_del_programa()
    assert de_ahora == huella_del_programa()
    paquete = tmp_path / "seguimiento"
    (paquete / "almacen").mkdir(parents=True)
    uno = paquete / "uno.py"
    uno.write_text("a = 1")
    monkeypatch.setattr("seguimiento.almacen.cache.__file__", str(paquete / "almacen" / "cache.py"))

    antes = huella_del_programa()
    os.utime(uno, ns=(0, 0))
    de_otra_fecha = huella_del_programa()
    uno.write_text("a = 12")
    os.utime(uno, ns=(0, 0))
    de_otro_largo = huella_del_programa()

    assert len({de_ahora, antes, de_otra_fecha, de_otro_largo}) == 4


def test_sin_el_programa_en_archivos_no_hay_huella(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "seguimiento.almacen.cache.__file__", str(tmp_path / "x.zip" / "a" / "b.py")
    )

    assert huella_del_programa() is None
