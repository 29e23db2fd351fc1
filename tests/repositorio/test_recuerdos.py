"""Con lo que se recuerda de otra ejecución se carga lo mismo que leyendo, y sin leer."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

import galeria
from apoyo.cache import estropeado
from apoyo.carteras import generada
from apoyo.esfuerzo import ejemplos
from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Fuente, Memoria
from seguimiento.analisis.aporte import Aporte
from seguimiento.documento import Lectura, leer
from seguimiento.repositorio import cargar
from seguimiento.repositorio.recuerdos import RecuerdosGuardados

RAIZ = Path(__file__).parents[2]


@pytest.fixture
def cajon(tmp_path: Path) -> Cajon:
    return Cajon(tmp_path / "cache")


@pytest.fixture
def compuestos(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """El largo de cada texto que se compone."""
    hechos: list[int] = []

    def contado(contenido: bytes) -> Lectura:
        hechos.append(len(contenido))
        return leer(contenido)

    monkeypatch.setattr("seguimiento.repositorio.lectura.leer", contado)
    return hechos


def aportes(fuente: Fuente, cajon: Cajon | None = None) -> dict[str, Aporte]:
    recuerdos = RecuerdosGuardados(cajon) if cajon else None
    hallados = cargar(fuente, recuerdos=recuerdos).aportes
    return {nombre: replace(uno, identidad=None) for nombre, uno in hallados.items()}


CASOS: Mapping[str, Fuente] = {"propios": Directorio(RAIZ)} | {
    codigo: Memoria({ruta: texto.encode() for ruta, texto in caso.archivos.items()})
    for codigo, caso in galeria.casos().items()
}


@pytest.mark.parametrize("caso", CASOS)
def test_lo_recordado_es_igual_que_lo_leido(caso: str, cajon: Cajon, compuestos: list[int]) -> None:
    fuente = CASOS[caso]
    leidos = aportes(fuente)
    assert aportes(fuente, cajon) == leidos
    con_tacha = [uno for uno in leidos.values() if uno.diagnosticos or uno.ignorados]
    compuestos.clear()

    assert aportes(fuente, cajon) == leidos
    assert len(compuestos) <= len(con_tacha)


def test_de_miles_solo_se_lee_el_que_cambia(cajon: Cajon, compuestos: list[int]) -> None:
    archivos = {ruta: texto.encode() for ruta, texto in generada(10).items()}
    aportes(Memoria(archivos), cajon)
    ruta = next(iter(archivos))
    archivos[ruta] += "# otra línea\n".encode()
    compuestos.clear()

    hallados = aportes(Memoria(archivos), cajon)

    assert compuestos == [len(archivos[ruta])]
    assert hallados == aportes(Memoria(archivos))


def test_el_mismo_contenido_con_otro_nombre_es_otro_registro(cajon: Cajon) -> None:
    ruta, texto = next(iter(generada(1).items()))
    aportes(Memoria({ruta: texto.encode()}), cajon)
    otra = ruta.replace(".yaml", "-bis.yaml")

    hallados = aportes(Memoria({otra: texto.encode()}), cajon)

    assert hallados == aportes(Memoria({otra: texto.encode()}))


def test_con_la_cache_estropeada_se_carga_lo_mismo(cajon: Cajon) -> None:
    azar = Random(5)  # noqa: S311 — determinista, no secreto
    fuente = Memoria({ruta: texto.encode() for ruta, texto in generada(1).items()})
    leidos = aportes(fuente)
    aportes(fuente, cajon)
    bueno = cajon.ruta.read_bytes()
    for _ in range(ejemplos(400, 10)):
        cajon.ruta.write_bytes(estropeado(bueno, azar))
        assert aportes(fuente, Cajon(cajon.ruta.parent)) == leidos


def test_mientras_cuatro_escriben_y_leen_nadie_ve_otra_cosa(tmp_path: Path) -> None:
    textos = list(generada(4).items())
    (tmp_path / "r" / "data" / "evaluaciones").mkdir(parents=True)
    versiones = {
        ruta: [f"{texto}# {n}\n".encode() for n in range(5)]
        for ruta, texto in textos
        if "/evaluaciones/" in ruta
    }
    for ruta, suyas in versiones.items():
        (tmp_path / "r" / ruta).write_bytes(suyas[0])
    buenos = {
        uno.clave: uno
        for n in range(5)
        for uno in cargar(Memoria({r: v[n] for r, v in versiones.items()})).aportes.values()
    }

    hijos = [_hijo(tmp_path, semilla, versiones, buenos) for semilla in range(4)]

    assert [os.waitpid(hijo, 0)[1] for hijo in hijos] == [0] * 4


def _hijo(
    en: Path,
    semilla: int,
    versiones: Mapping[str, Sequence[bytes]],
    buenos: Mapping[tuple[str, str | None], Aporte],
) -> int:
    """Otro proceso que, a cada vuelta, cambia un archivo y lo carga todo; termina con 0 si siempre es lo escrito."""
    if hijo := os.fork():
        return hijo
    azar, cajon = Random(semilla), Cajon(en / "cache")  # noqa: S311 — determinista, no secreto
    for _ in range(ejemplos(200, 8)):
        ruta = azar.choice(list(versiones))
        temporal = en / f"temporal-{semilla}"
        temporal.write_bytes(azar.choice(versiones[ruta]))
        temporal.replace(en / "r" / ruta)
        carga = cargar(Directorio(en / "r"), recuerdos=RecuerdosGuardados(cajon))
        vistos = carga.aportes.values()
        if len(carga.aportes) != len(versiones) or any(buenos[uno.clave] != uno for uno in vistos):
            os._exit(1)
    os._exit(0)
