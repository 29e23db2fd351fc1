"""Con cien evaluaciones, cien fichas y sus acuerdos, cada informe sale entero y sin huecos.

En `make test` son cincuenta; las cien, en `make duro`. Del trimestral se mira además, con cien y en `make
duro` con mil, que pese y ocupe poco, que no calle nada de lo que no lleva y que `--hojas` lo lleve todo.
"""

import re
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from apoyo.carteras import escribir, generada
from apoyo.ejecucion import seg
from apoyo.encargos import encargo_de
from apoyo.enlaces import comprobar, enlaces
from apoyo.esfuerzo import ENTERO, ejemplos
from seguimiento.informes.marco import Encargo
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.reparto import CORRIENTE, LAS_PRIMERAS
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme, Tipo
from seguimiento.informes.vistas import agenda, trimestral
from seguimiento.piezas import Tabla

CORTE = date(2024, 3, 31)
PESO = 5_000_000
"""Cuántos bytes pesa, como mucho, el trimestral de mil evaluaciones con sus hojas aparte, en HTML."""
PESO_DE_UNO = 2_000_000
"""Y el que va solo, que no crece con cuántas haya."""
MEMORIA = 250_000_000
"""Cuántos bytes ocupa, como mucho, el programa que lo escribe."""
CUANTAS = ejemplos(100, cada=2)
HUECO = re.compile(r"\bNone\b|\bUndefined\b|\bnan\b|\{\{|\{%|\bFechaParcial\b|<[a-z_.]+ object")


def de_la_generada(cuantas: int) -> Encargo:
    """El encargo de un informe de esa cartera, aún sin decir de qué."""
    return encargo_de(generada(cuantas), CORTE)


@pytest.fixture(scope="module")
def encargo() -> Encargo:
    """El de la cartera de que sale cada informe."""
    return de_la_generada(CUANTAS)


def argumento(encargo: Encargo, tipo: Tipo) -> str:
    """De qué es un informe que lo pide: lo primero que hay."""
    cartera = encargo.carga.cartera
    match tipo.nombre:
        case "matriz":
            return cartera.evaluaciones[0].id
        case "ficha":
            return cartera.practicas[0].id
        case "acta":
            acuerdo = next(uno for uno in cartera.acuerdos if uno.registro.reuniones)
            reunion = acuerdo.registro.reuniones[0]
            return f"{acuerdo.id}/{reunion.id or f'reunion-{reunion.fecha.texto}'}"
        case "responsable":
            responsables = (situada.accion.responsables for situada in cartera.acciones())
            return next(filter(None, responsables))[0]
        case _:
            return ""


class _Textos(HTMLParser):
    """Los textos que se leen en una página, sin guiones ni estilos."""

    def __init__(self, pagina: str) -> None:
        super().__init__()
        self.textos: list[str] = []
        self._donde = ""
        self.feed(pagina)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._donde = tag

    def handle_data(self, data: str) -> None:
        if self._donde not in {"script", "style"}:
            self.textos.append(data)


@pytest.mark.parametrize("tipo", TIPOS.values(), ids=lambda tipo: tipo.nombre)
def test_cada_informe_sale_entero(tipo: Tipo, encargo: Encargo) -> None:
    plantillas = Plantillas()
    vista = tipo.vista(replace(encargo, argumento=argumento(encargo, tipo)))
    for formato in FormatoDeInforme:
        rendido = plantillas.rendir(tipo.plantilla(formato), vista)
        texto = rendido.texto
        leido = " ".join(_Textos(texto).textos) if formato is FormatoDeInforme.HTML else texto

        assert rendido.diagnosticos == ()
        assert HUECO.findall(leido) == []
        assert len(leido) > 500


def test_la_cartera_generada_se_lee_entera(encargo: Encargo) -> None:
    cartera = encargo.carga.cartera
    assert encargo.carga.diagnosticos == ()
    assert len(cartera.evaluaciones) == len(cartera.practicas) == CUANTAS


@pytest.fixture(scope="module")
def mayor() -> Encargo:
    """El de una cartera que no cabe entera: ciento veinticinco evaluaciones, o mil en `make duro`."""
    return de_la_generada(ejemplos(1000, cada=8))


def test_de_una_cartera_grande_va_lo_primero_y_se_dice_todo_lo_que_falta(mayor: Encargo) -> None:
    hecha = trimestral.vista(mayor)
    recomendaciones = len([*mayor.cartera.recomendaciones()])
    acciones = len([*mayor.cartera.acciones()])
    assert recomendaciones + acciones > CORRIENTE

    con_hoja = sum(len(una.hojas) for una in hecha.hojas)
    assert 0 < con_hoja <= LAS_PRIMERAS
    assert len(hecha.sin_hoja.filas) == LAS_PRIMERAS
    van = f"Van {LAS_PRIMERAS} de {recomendaciones - con_hoja}; todo, con «seg --hoy {CORTE} lista"
    assert van in hecha.sin_hoja.nota
    no_tienen = f"No tienen hoja en esta página {recomendaciones - con_hoja} de {recomendaciones} "
    assert hecha.sin_hoja.nota.startswith(no_tienen)
    partes = re.findall(r"(\d+) (?:ya cerradas|sin nada|que sí)", hecha.sin_hoja.nota)
    assert sum(map(int, partes)) == recomendaciones - con_hoja

    assert hecha.anexo == ()
    assert f"{acciones} acciones" in hecha.donde_el_anexo
    for lista in _listas(hecha):
        assert len(lista.filas) <= LAS_PRIMERAS
        assert len(lista.filas) < LAS_PRIMERAS or f"Van {LAS_PRIMERAS} de " in lista.nota
    # de lo vencido de cada uno, cuánto hay lo dice su título y cuánto va, su nota
    assert sum(len(una.filas) for una in hecha.vencidas) <= LAS_PRIMERAS
    for una in hecha.vencidas:
        todas = int(re.search(r": (\d+) accio?n", una.titulo.replace("ó", "o"))[1])  # type: ignore[index]
        assert todas == len(una.filas) or f"{len(una.filas)} de {todas};" in una.nota


def _listas(hecha: trimestral.VistaTrimestral) -> list[Tabla]:
    """Todas las de la vista."""
    listas = []
    for campo in fields(hecha):
        valor = getattr(hecha, campo.name)
        suyas = valor if isinstance(valor, tuple) else (valor,)
        listas += [una for una in suyas if isinstance(una, Tabla)]
    return listas


def test_una_cartera_corriente_va_entera() -> None:
    encargo = de_la_generada(20)
    hecha = trimestral.vista(encargo)
    assert hecha.donde_el_anexo == ""
    assert hecha.sin_hoja.filas == ()
    assert sum(len(una.filas) for una in hecha.anexo) == len([*encargo.cartera.acciones()])
    assert not any(re.search(r"\bVan? \d+ de \d+;", una.nota) for una in _listas(hecha))


@pytest.mark.parametrize("formato", FormatoDeInforme)
def test_cuanto_pesa(formato: FormatoDeInforme, mayor: Encargo) -> None:
    """Cien evaluaciones o mil: lo mismo."""
    tipo = TIPOS["trimestral"]
    rendido = Plantillas().rendir(tipo.plantilla(formato), tipo.vista(mayor))
    assert len(rendido.texto.encode()) < PESO_DE_UNO


def test_una_agenda_grande_lleva_lo_primero_de_cada_lista_y_dice_cuanto_falta(
    mayor: Encargo,
) -> None:
    """Sus cuentas son las de todo, y cada lista que no va entera dice con qué orden se ve."""
    hecha = agenda.vista(mayor)
    listas = [lista for seccion in hecha.secciones for lista in seccion.tablas]
    acortadas = [lista for lista in listas if "; todo, con «" in lista.nota]
    assert len(acortadas) > 2
    for seccion in hecha.secciones:
        assert sum(len(lista.filas) for lista in seccion.tablas) <= LAS_PRIMERAS, seccion.titulo
    for lista in acortadas:
        van = re.search(r"Van? (\d+) de (\d+); todo, con «seg --hoy ", lista.nota)
        assert van is not None, lista.nota
        assert int(van[1]) == len(lista.filas) < int(van[2])
    (vencidas,) = (cifra for cifra in hecha.cifras if cifra.rotulo == "Con el plazo cumplido")
    (punto,) = (uno for uno in hecha.orden if uno.id == "plazo-cumplido")
    assert int(vencidas.valor) > LAS_PRIMERAS
    assert int(re.findall(r"\d+", punto.detalle)[0]) > LAS_PRIMERAS


@pytest.mark.parametrize("formato", FormatoDeInforme)
@pytest.mark.parametrize("cuantas", [3, ejemplos(100, cada=2) + 10])
def test_las_hojas_de_todas_en_sus_archivos(
    cuantas: int, formato: FormatoDeInforme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Con cada enlace resuelto: los de la página, los que van de ella a las hojas y los de vuelta."""
    raiz = escribir(tmp_path / "registros", generada(cuantas))
    (raiz / "informes").mkdir()
    monkeypatch.chdir(raiz)
    informe = Path(f"informes/t.{formato.value}")
    orden = ("informe", "trimestral", "-o", informe, "--hojas", "informes/las hojas")
    visto = seg(*orden, en=raiz, hoy=CORTE.isoformat())
    assert visto.codigo == 0, visto.errores
    hechas = sorted(Path("informes/las hojas").glob(f"*.{formato.value}"))
    evaluaciones = sorted(ruta.stem for ruta in Path("data/evaluaciones").iterdir())
    assert [una.stem for una in hechas] == evaluaciones
    assert visto.errores.splitlines() == [
        f"escrito: las hojas de {len(hechas)} evaluaciones, en informes/las hojas",
        f"escrito: {informe}",
    ]
    for uno in (informe, *hechas):
        comprobar(uno, raiz)
    assert {f"las%20hojas/{una.name}" for una in hechas} <= enlaces(informe)
    assert all(f"../t.{formato.value}" in enlaces(una) for una in hechas)


_MEDIR = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_BYTES_DE_MEDIDA = 1 if sys.platform == "darwin" else 1024


def memoria_de(*orden: object) -> int:
    """Cuántos bytes llega a ocupar una orden. La mide otro proceso, que apenas ocupa: lo suyo también cuenta."""
    midiendo = [sys.executable, "-c", _MEDIR, *map(str, orden)]
    hecho = subprocess.run(midiendo, capture_output=True, text=True, check=True)
    return int(hecho.stdout) * _BYTES_DE_MEDIDA


def test_la_medida_ve_lo_que_ocupa_otro_proceso() -> None:
    """Que puede fallar: lo que se pasa del tope se ve, y lo que ocupa quien pregunta no se cuenta."""
    nada = memoria_de(sys.executable, "-c", "")
    assert nada < 50_000_000
    de_mas = memoria_de(sys.executable, "-c", f"b'x' * {MEMORIA}")
    assert MEMORIA < de_mas < MEMORIA + 50_000_000


@pytest.mark.skipif(not ENTERO, reason="tarda minutos: en «make duro»")
@pytest.mark.parametrize(
    ("destino", "hojas"),
    [("t.html", ()), ("t.html", ("--hojas", "hojas")), ("salida/index.html", ())],
    ids=["solo", "con-hojas", "en-carpeta"],
)
def test_mil_evaluaciones_caben_en_la_memoria(
    destino: str, hojas: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(escribir(tmp_path, generada(1000)))
    orden = (sys.executable, "-m", "seguimiento", "--hoy", CORTE.isoformat())
    a_donde = destino.removesuffix("index.html")
    ocupa = memoria_de(*orden, "informe", "trimestral", "-o", a_donde, *hojas)
    assert ocupa <= MEMORIA
    assert Path(destino).stat().st_size <= PESO
