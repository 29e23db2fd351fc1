"""El resumen para una dirección: dos páginas, con lo que falta dicho y las cifras del trimestral."""

import re
from datetime import date
from pathlib import Path

import pytest

from apoyo.cartera_de_doce import ARCHIVOS as DE_DOCE
from apoyo.cartera_hostil import ENLACE, cartera_hostil
from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.encargos import encargo_de
from apoyo.rendidos import rendido_de
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme
from seguimiento.informes.vistas.resumen import FILAS, vista
from seguimiento.informes.vistas.trimestral import vista as trimestral

CORTE = date(2023, 12, 31)
PALABRAS = 700
"""Las que caben en dos páginas A4 con sus tablas, holgadamente: en un navegador lo mira `tests/paginas`."""
LARGO = 300
"""Letras que puede tener una celda."""


def grande(recomendaciones: int) -> dict[str, str]:
    """Una evaluación con muchas acciones vencidas, de nombre y responsable largos."""
    lineas = ["titulo: Evaluación", "organizacion: OIM", "fecha: 2022", "recomendaciones:"]
    for n in range(recomendaciones):
        lineas += [
            f"  - id: R{n}",
            f"    texto: {'Reforzar la coordinación entre oficinas ' * 9}",
            "    acciones:",
            f'      - id: "{n}.1"',
            f"        descripcion: {'Convocar a los puntos focales de cada oficina ' * 9}",
            "        plazo: 2022-11",
            f"        responsables: [{'Unidad de Apoyo a los Programas de la Región ' * 4}]",
            f"        prorrogas: [{{fecha: 2022-06-01, plazo: 2023-0{n % 9 + 1}}}]",
            f'      - id: "{n}.2"',
            f"        descripcion: {'Publicar la guía de cada oficina ' * 9}",
            "        seguimiento: [{fecha: 2023-11-01, estado: completada}]",
        ]
    return {"data/evaluaciones/grande.yaml": "\n".join(lineas) + "\n"}


def palabras(html: str) -> int:
    cuerpo = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return len(re.sub(r"<[^>]+>", " ", cuerpo).split())


@pytest.mark.parametrize("cuantas", [3, 60])
def test_cabe_en_dos_paginas_por_mucho_que_haya(cuantas: int) -> None:
    encargo = encargo_de(grande(cuantas), CORTE)
    hecha = vista(encargo)
    for tabla in (hecha.vencidas, hecha.avances, hecha.gerencia, hecha.posteriores):
        assert len(tabla.filas) <= FILAS
    assert palabras(rendido_de(encargo, TIPOS["resumen"], FormatoDeInforme.HTML)) < PALABRAS


def test_lo_que_no_cabe_se_dice() -> None:
    hecha = vista(encargo_de(grande(60), CORTE))
    assert hecha.vencidas.nota == "Y 54 más, en el informe trimestral."
    assert hecha.avances.nota == "Y 54 más, en el informe trimestral."
    assert [fila[1].texto for fila in hecha.gerencia.filas] == ["60", "60"]
    assert vista(encargo_de(grande(3), CORTE)).vencidas.nota == ""


def test_un_texto_larguisimo_tampoco_lo_alarga() -> None:
    hecha = vista(encargo_de(cartera_hostil("x y " * 200, ENLACE), date(2023, 4, 15)))
    for tabla in (hecha.vencidas, hecha.avances, hecha.gerencia, hecha.posteriores):
        assert all(len(celda.entero) < LARGO for fila in tabla.filas for celda in fila)


def test_la_frase_dice_las_cifras_del_trimestral() -> None:
    encargo = encargo_de(DE_DOCE, date(2023, 6, 30), periodo="2023-T2")
    hecha = vista(encargo)
    assert hecha.frase == (
        "Al 30 de junio de 2023, de 12 acciones (11 distintas) siguen abiertas 6, 2 vencidas;"
        " de 8 recomendaciones, 3 esperan respuesta gerencial, y en el período se completaron 3 acciones."
    )
    assert hecha.cifras == trimestral(encargo).cifras


def test_lo_mas_vencido_va_primero_y_lo_terminado_tambien() -> None:
    hecha = vista(encargo_de(DE_DOCE, date(2023, 6, 30), periodo="2023-T2"))
    dias = [int(fila[0].texto) for fila in hecha.vencidas.filas]
    assert dias == sorted(dias, reverse=True) != []
    estados = [fila[2].texto for fila in hecha.avances.filas]
    assert estados[0] == "Completada"


def test_sin_nada_lo_dice(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {"seguimiento.yaml": "organizacion: OIM\n"})
    dicho = seg("informe", "resumen", en=raiz, hoy="2023-06-30").salida
    assert "no hay recomendaciones registradas" in dicho
    assert "No hay nada pendiente de la gerencia." in dicho
