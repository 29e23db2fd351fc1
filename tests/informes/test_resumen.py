"""La primera página, que en el resumen va sola: lo que cabe en una hoja, y lo que falta dicho."""

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
from seguimiento.informes.vistas.resumen import vista
from seguimiento.informes.vistas.trimestral import vista as trimestral
from seguimiento.informes.vistas.trimestral.columnas import EN_LA_PRIMERA
from seguimiento.informes.vistas.trimestral.primera import PrimeraPagina
from seguimiento.piezas import Tabla, Texto

CORTE = date(2023, 12, 31)
PALABRAS = 720
"""Las que caben en una hoja A4 con sus tablas, holgadamente: en un navegador lo mira `tests/paginas`."""
LARGO = 420
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
def test_cabe_en_una_hoja_por_mucho_que_haya(cuantas: int) -> None:
    encargo = encargo_de(grande(cuantas), CORTE)
    hecha = vista(encargo)
    for tabla in _listas(hecha.primera):
        assert len(tabla.filas) <= EN_LA_PRIMERA
    assert palabras(rendido_de(encargo, TIPOS["resumen"], FormatoDeInforme.HTML)) < PALABRAS


def _listas(primera: PrimeraPagina) -> tuple[Tabla, ...]:
    return primera.gerencia, primera.vencidas, primera.avances


def test_lo_que_no_cabe_se_dice() -> None:
    """De sesenta: sin respuesta y con una prórroga sin autorizar cada una, vencidas y con un avance."""
    primera = vista(encargo_de(grande(60), CORTE)).primera
    assert [(una.titulo, una.nota) for una in _listas(primera)] == [
        ("Lo que se pide a la gerencia (120)", "Y 115 más, en su apartado del informe trimestral."),
        (
            "Lo vencido, lo más antiguo primero (60)",
            "Y 56 más, en su apartado del informe trimestral.",
        ),
        ("Avances del período (60)", "Y 57 más, en su apartado del informe trimestral."),
    ]
    assert [una.nota for una in _listas(vista(encargo_de(grande(2), CORTE)).primera)] == [""] * 3


def test_un_texto_larguisimo_tampoco_lo_alarga() -> None:
    hecha = vista(encargo_de(cartera_hostil("x y " * 200, ENLACE), date(2023, 4, 15)))
    for tabla in _listas(hecha.primera):
        assert all(len(celda.entero) < LARGO for fila in tabla.filas for celda in fila)


def test_la_primera_pagina_es_la_del_trimestral() -> None:
    encargo = encargo_de(DE_DOCE, date(2023, 6, 30), periodo="2023-T2")
    sola, primera = vista(encargo).primera, trimestral(encargo).primera
    for parte in ("frase", "aclaraciones", "cifras", "graficos"):
        assert getattr(sola, parte) == getattr(primera, parte)
    # en el trimestral se va a la hoja; el resumen, que no las lleva, va al registro
    assert [_dicho(t) for t in _listas(sola)] == [_dicho(t) for t in _listas(primera)]
    assert all(c.enlace.startswith("data/") for c in _enlazados(sola))
    assert any(c.enlace.startswith("#") for c in _enlazados(primera))
    assert not any(c.enlace.startswith("data/evaluaciones") for c in _enlazados(primera))


def _dicho(tabla: Tabla) -> list[list[str]]:
    return [[celda.entero for celda in fila] for fila in tabla.filas]


def _enlazados(primera: PrimeraPagina) -> list[Texto]:
    celdas = (c for tabla in _listas(primera) for fila in tabla.filas for c in fila)
    return [celda for celda in celdas if celda.enlace]


def test_la_frase_dice_que_paso_que_sigue_vencido_y_que_se_pide() -> None:
    """Contado a mano en `apoyo.indicadores_de_doce`, al 30 de junio."""
    primera = vista(encargo_de(DE_DOCE, date(2023, 6, 30), periodo="2023-T2")).primera
    destacado = [pasaje.texto for pasaje in primera.frase if pasaje.destacado]
    dicho = "".join(f"{'' if p.pegado else ' '}{p.texto}" for p in primera.frase)

    assert dicho == (
        "En el período se terminaron 3 acciones y 1 período y se avanzó en 1 acción. Siguen vencidas 2 de 5"
        " acciones abiertas con plazo, una con la verificación rechazada. De los compromisos de"
        " acuerdos, sigue vencido 1 de 1 abiertos. Se pide a la gerencia 4 decisiones."
    )
    assert destacado == ["3 acciones", "1 período", "1 acción", "2 de 5", "1 de 1", "4 decisiones"]


def test_lo_mas_vencido_va_primero_y_lo_terminado_tambien() -> None:
    primera = vista(encargo_de(DE_DOCE, date(2023, 6, 30), periodo="2023-T2")).primera
    dias = [int(fila[2].texto.split()[0]) for fila in primera.vencidas.filas]
    assert dias == sorted(dias, reverse=True) != []
    assert "completada" in primera.avances.filas[0][1].texto


def test_sin_nada_lo_dice(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {"seguimiento.yaml": "organizacion: OIM\n"})
    dicho = seg("informe", "resumen", en=raiz, hoy="2023-06-30").salida
    assert "No hay recomendaciones registradas." in dicho
    assert "No hay nada pendiente de la gerencia." in dicho


def test_lo_posterior_al_corte_se_cuenta_al_pie() -> None:
    """Con un corte de hace un año queda fuera lo de después; al final, nada."""
    antes = vista(encargo_de(DE_DOCE, date(2023, 12, 31), periodo="2022-T4"))
    fuera = len(
        trimestral(encargo_de(DE_DOCE, date(2023, 12, 31), periodo="2022-T4")).posteriores.filas
    )
    (suyo,) = (d for d in antes.portada.metodo if d.rotulo == "Posterior al corte")
    assert fuera > 0
    assert [v.texto for v in suyo.valores] == [
        f"{fuera}, fuera de estas cifras; se lista en el informe trimestral"
    ]
