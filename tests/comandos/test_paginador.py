"""El paginador: cuándo se abre, con qué y qué pasa cuando se cierra."""

import os
import stat
from pathlib import Path

import pytest

from apoyo.cartera_con_vencidas import con_vencidas
from apoyo.carteras import cambiada, escribir
from apoyo.ejecucion import Resultado, en_pantalla, proceso

LARGA = ("status", "--detalle")
CORTA = ("status",)


@pytest.fixture
def muchas(tmp_path: Path) -> Path:
    return escribir(tmp_path / "muchas", con_vencidas(60))


def paginador(carpeta: Path, guion: str) -> str:
    """Uno que hace lo que dice el guion; lo que recibe lo dice por su entrada."""
    archivo = carpeta / "paginador"
    archivo.write_text(f"#!/bin/sh\n{guion}\n", "utf-8")
    archivo.chmod(archivo.stat().st_mode | stat.S_IXUSR)
    return str(archivo)


def ante(raiz: Path, *orden: str, con_teclado: bool = True, **entorno: str) -> Resultado:
    return en_pantalla(
        *("-C", raiz, "--hoy", "2026-01-12", *orden),
        columnas=80,
        filas=24,
        entorno=entorno,
        con_teclado=con_teclado,
    )


def test_lo_que_no_cabe_va_por_el_paginador_envuelto_al_ancho_y_entero(
    muchas: Path, tmp_path: Path
) -> None:
    directo = ante(muchas, *LARGA, PAGER="cat")
    con_uno = ante(muchas, *LARGA, PAGER=paginador(tmp_path, "echo ABIERTO; exec cat"))
    assert con_uno == Resultado(0, f"ABIERTO\n{directo.salida}", "")
    assert "\x1b[1m" in directo.salida


@pytest.mark.parametrize("orden", [CORTA, (*LARGA, "--json"), (*LARGA, "--formato", "csv")])
def test_lo_que_cabe_y_lo_que_leen_otros_programas_no(
    orden: tuple[str, ...], muchas: Path, tmp_path: Path
) -> None:
    visto = ante(muchas, *orden, PAGER=paginador(tmp_path, "echo ABIERTO; exec cat"))
    assert (visto.codigo, "ABIERTO" in visto.salida) == (0, False)


@pytest.mark.parametrize("pedido", ["", "cat", "no-existe-ninguno", "'sin cerrar", os.devnull])
def test_sin_paginador_sale_de_corrido(pedido: str, muchas: Path) -> None:
    assert ante(muchas, *LARGA, PAGER=pedido) == ante(muchas, *LARGA, con_teclado=False)


@pytest.mark.parametrize("guion", ["exit 1", "no-existe-ninguno 2>/dev/null"])
def test_si_el_paginador_no_llega_a_mostrarlo_sale_de_corrido(
    guion: str, muchas: Path, tmp_path: Path
) -> None:
    """`PAGER=false` o unas opciones que no entiende no pueden dejar a nadie sin lo que pidió."""
    visto = ante(muchas, *LARGA, PAGER=paginador(tmp_path, guion))
    assert visto == ante(muchas, *LARGA, PAGER="cat")


def test_en_una_tuberia_no_hay_paginador(muchas: Path, tmp_path: Path) -> None:
    entorno = {"PAGER": paginador(tmp_path, "echo ABIERTO; exec cat"), "TERM": "xterm"}
    visto = proceso("-C", muchas, "--hoy", "2026-01-12", *LARGA, entorno=entorno)
    assert "ABIERTO" not in visto.salida


@pytest.mark.parametrize(
    "guion", ["exit 0", "head -n 1", "exit 3", "read -r una; kill -INT $PPID; exec cat"]
)
def test_cerrarlo_o_interrumpirlo_no_da_traza_ni_cambia_el_codigo(
    guion: str, muchas: Path, tmp_path: Path
) -> None:
    visto = ante(muchas, *LARGA, "--fallar-si", "vencidas", PAGER=paginador(tmp_path, guion))
    assert visto.codigo == 1
    assert "Traceback" not in visto.salida
    assert "error" not in visto.salida


def test_lo_que_no_pudo_leerse_va_tambien_dentro_del_paginador(tmp_path: Path) -> None:
    archivos = con_vencidas(60) | cambiada("data/acuerdos/mesa.yaml", "titulo: Mesa", "titulo: [")
    raiz = escribir(tmp_path / "con-ilegible", archivos)
    recibido = tmp_path / "recibido"
    ante(raiz, *LARGA, PAGER=paginador(tmp_path, f"cat > {recibido}"))
    assert "Resultado parcial: no pudo leerse mesa." in recibido.read_text("utf-8")


def test_lo_que_se_importaria_empieza_por_cuanto_es_y_lo_que_se_escribiria_va_por_paginas(
    muchas: Path, tmp_path: Path
) -> None:
    """El paginador enseña el principio: ahí ha de estar lo que primero se coteja con el papel."""
    filas = "\n".join(f"Recomendación número {n};Acción número {n};2024-05" for n in range(40))
    (tmp_path / "m.csv").write_text(f"Recomendación;Acción;Plazo\n{filas}\n", "utf-8")
    paginas = tmp_path / "paginas"
    nuevo = ("--titulo", "Otra", "--organizacion", "OIT")
    pedido = ("importar", str(tmp_path / "m.csv"), *nuevo, "--simular")
    ante(muchas, *pedido, PAGER=paginador(tmp_path, f"cat >> {paginas}"))
    visto = paginas.read_text("utf-8")
    assert "40 recomendaciones, 40 acciones" in visto.splitlines()[1]
    assert "+++ data/evaluaciones/otra.yaml" in visto
