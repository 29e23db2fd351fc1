"""El libro que se exporta, se edita en una hoja de cálculo y vuelve: da lo editado y nada más."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import HOY, Resultado, seg
from apoyo.libro import ARCHIVOS, con_celdas, editado, exportado, fila_de
from apoyo.libro import escribir as escribir_en
from seguimiento.documento import leer
from seguimiento.exportacion.libro.declaracion import Columna, Hoja, Orden, hojas

REF = {
    "Evaluaciones": "e",
    "Recomendaciones": "e/R2",
    "Acciones": "e/1.1",
    "Compromisos": "a/1",
    "Acuerdos": "a",
    "Reuniones": "a/reunion-2023-02-01",
    "Fichas": "LA1_ME",
}
"""La fila que se edita en cada hoja."""
SITIO = {
    "Evaluaciones": ("evaluaciones/e", ()),
    "Recomendaciones": ("evaluaciones/e", ("recomendaciones", 1)),
    "Acciones": ("evaluaciones/e", ("recomendaciones", 0, "acciones", 0)),
    "Compromisos": ("acuerdos/a", ("compromisos", 0)),
    "Acuerdos": ("acuerdos/a", ()),
    "Reuniones": ("acuerdos/a", ("reuniones", 0)),
    "Fichas": ("practicas/LA1_ME", ()),
}
"""Dónde está en los registros."""
ESCRITO: dict[str, tuple[object, object]] = {
    "tipo": ("Temática", "tematica"),
    "conduccion": ("Interna", "interna"),
    "estado": ("Cancelada", "cancelada"),
    "decision": ("Rechazada", "rechazada"),
    "situacion": ("Borrador", "borrador"),
    "resultado": ("Verificada", "verificada"),
    "recurrencia": ("Trimestral", "trimestral"),
    "periodicidad": ("Mensual", "mensual"),
    "modalidad": ("Virtual", "virtual"),
    "pide_respuesta": ("no", "no"),
    "vinculante": ("sí", "si"),
    "paises": ("ECU\nPER", ["ECU", "PER"]),
    "prioridad": (1, "1"),
    "avance": (40, "40"),
    "cantidad": (3, "3"),
    "evidencias": (
        "Acta https://ejemplo.org/acta\nhttps://ejemplo.org/otra",
        [
            {"titulo": "Acta", "url": "https://ejemplo.org/acta"},
            {"url": "https://ejemplo.org/otra"},
        ],
    ),
    "responsables": ("PSU; Secretaría", ["PSU", "Secretaría"]),
    "orden_del_dia": ("Un punto; con coma\nOtro", ["Un punto; con coma", "Otro"]),
}
"""Lo que se teclea en la columna de cada campo, y lo que ha de quedar escrito; lo demás es un texto."""
FECHA = (date(2023, 4, 2), "2023-04-02")
ESTADO = {
    "Recomendaciones": ("Implementada", "implementada"),
    "Acuerdos": ("Suspendido", "suspendido"),
}
ESTADO["Reuniones"] = ("Pospuesta", "pospuesta")
CADA_COLUMNA = [
    pytest.param(hoja, columna, id=f"{hoja.nombre}-{columna.rotulo}")
    for hoja in hojas()
    for columna in hoja.editables
]


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(tmp_path, ARCHIVOS)


def datos(raiz: Path) -> dict[str, Any]:
    """Lo escrito en cada registro."""
    return {
        ruta.relative_to(raiz / "data").with_suffix("").as_posix(): _sueltos(ruta)
        for ruta in sorted((raiz / "data").rglob("*.yaml"))
    }


def _sueltos(ruta: Path) -> Any:  # noqa: ANN401 — lo que haya
    documento = leer(ruta.read_bytes()).documento
    assert documento is not None
    return documento.compuestos


def teclear(hoja: Hoja, columna: Columna) -> tuple[object, object]:
    """Lo que se escribe en la celda y lo que ha de quedar en el registro."""
    assert columna.campo is not None
    clave = columna.pasos[-1]
    if clave == "estado":
        return ESTADO.get(hoja.nombre, ESCRITO[clave])
    if columna.campo.clase_de_valor == "fecha" and not columna.campo.es_lista:
        return FECHA
    return ESCRITO.get(clave) or (
        ("Uno nuevo", ["Uno nuevo"]) if columna.campo.es_lista else ("0012", "0012")
    )


def acompanantes(columna: Columna) -> dict[str, str]:
    """Sin qué esa columna no dice nada entero."""
    match columna.orden, columna.pasos[-1]:
        case Orden.PRORROGAR, "plazo":
            return {"Motivo de la prórroga": "Por algo"}
        case Orden.VERIFICAR, "resultado":
            return {"Verificada por": "Evaluación"}
        case Orden.VERIFICAR, "por":
            return {"Verificación": "Verificada"}
        case Orden.VERIFICAR, _:
            return {"Verificación": "Verificada", "Verificada por": "Evaluación"}
        case _:
            return {}


def importar(raiz: Path, libro: Path, *opciones: str, hoy: str = HOY) -> Resultado:
    return seg("importar", libro, *opciones, en=raiz, hoy=hoy)


def en(dato: Any, ruta: tuple[object, ...]) -> Any:  # noqa: ANN401 — lo que haya
    for paso in ruta:
        dato = dato[paso]
    return dato


# ── Lo que no se edita no escribe nada ───────────────────────────────────────


def test_el_libro_tal_como_salio_no_escribe_nada(raiz: Path) -> None:
    antes = datos(raiz)
    dicho = importar(raiz, exportado(raiz))
    assert (dicho.codigo, dicho.salida) == (0, "")
    assert "no hay nada que cambiar" in dicho.errores
    assert datos(raiz) == antes


def test_abierto_y_guardado_tampoco(raiz: Path) -> None:
    antes = datos(raiz)
    dicho = importar(raiz, editado(exportado(raiz), lambda _: None))
    assert (dicho.codigo, dicho.salida) == (0, "")
    assert datos(raiz) == antes


# ── Cada columna ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("hoja", "columna"), CADA_COLUMNA)
def test_lo_editado_en_cada_columna_es_lo_que_se_escribe(
    raiz: Path, hoja: Hoja, columna: Columna
) -> None:
    tecleado, escrito = teclear(hoja, columna)
    celdas = {**acompanantes(columna), columna.rotulo: tecleado}
    if columna.pasos == ("prorrogas", "motivo"):
        celdas["Fecha límite"] = FECHA[0]
    antes = datos(raiz)
    dicho = importar(
        raiz,
        con_celdas(exportado(raiz), hoja.nombre, REF[hoja.nombre], celdas),
        "--aunque",
        "prueba",
    )
    despues = datos(raiz)
    assert dicho.codigo == 0, dicho.errores
    archivo, ruta = SITIO[hoja.nombre]
    cosa, era = en(despues[archivo], ruta), en(antes[archivo], ruta)
    if columna.orden.bitacora:
        anotada = cosa[columna.orden.bitacora][-1]
        assert anotada == {**_de_oficio(hoja, columna, era), columna.pasos[-1]: escrito}
        assert cosa[columna.orden.bitacora][:-1] == era.get(columna.orden.bitacora, [])
        queda = {**cosa, columna.orden.bitacora: era.get(columna.orden.bitacora)}
    elif columna.orden is Orden.RESPONDER:
        assert cosa["respuesta"] == {"fecha": HOY, columna.pasos[-1]: escrito}
        queda = {**cosa, "respuesta": era.get("respuesta")}
    else:
        assert cosa[columna.pasos[-1]] == escrito
        queda = {**cosa, columna.pasos[-1]: era.get(columna.pasos[-1])}
    assert {clave: valor for clave, valor in queda.items() if valor is not None} == era
    assert {**despues, archivo: None} == {**antes, archivo: None}


def _de_oficio(hoja: Hoja, columna: Columna, era: Mapping[str, Any]) -> dict[str, object]:
    """Lo que la anotación lleva además de lo tecleado."""
    match columna.orden:
        case Orden.ACTUALIZAR:
            hay = era.get("seguimiento", [{"estado": "no_iniciada"}])
            return {"fecha": HOY, "estado": hay[-1]["estado"]}
        case Orden.PRORROGAR:
            return {"fecha": HOY, "plazo": FECHA[1], "motivo": "Por algo"}
        case _:
            return {"fecha": HOY, "resultado": "verificada", "por": "Evaluación"}
