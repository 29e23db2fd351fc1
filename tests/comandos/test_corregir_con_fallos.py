"""Falle la llamada que falle, o muera en el paso que muera, `corregir` y `deshacer` dejan lo viejo o lo nuevo.

Se cambia un código que nombran los tres tipos de registros, y se escribe una configuración que no había: archivos
que cambian y uno nuevo. `make test` prueba una llamada de cada treinta y un paso de cada ocho; `make duro`, todos.
"""

import errno
import os
import shutil
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from apoyo.carteras import CONFIGURACION, escribir
from apoyo.ejecucion import seg
from apoyo.esfuerzo import una_parte
from apoyo.posix import fork
from apoyo.sistema_que_falla import (
    DE_ESPACIO,
    DE_PERMISO,
    LLAMADAS,
    QUE_CAMBIAN,
    Sistema,
    error_del_sistema,
)
from seguimiento.almacen import guardado

Bytes = dict[str, bytes]
SUELTA = "data/evaluaciones/zoe.yaml"
"""Un archivo que la orden no toca, y que cambia la siguiente."""
REGISTROS = {
    "data/evaluaciones/ana.yaml": """\
        titulo: Una
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Coordinar
            acciones:
              - {id: "1.1", descripcion: Convocar}  # como en la matriz
        """,
    "data/acuerdos/mesa.yaml": """\
        titulo: Mesa
        compromisos:
          - {id: c1, descripcion: Enviar, relacionadas: [ana/1.1]}
        """,
    "data/practicas/LA1_AF.yaml": """\
        tipo: leccion_aprendida
        titulo: Una lección
        hallazgo: Algo
        origen: [ana/1.1]  # de aquí
        """,
    SUELTA: "titulo: Suelta\norganizacion: OIM\n",
}
ORDENES = {
    "un código": ("corregir", "ana/1.1", "id", "1.9"),
    "la configuración": ("corregir", CONFIGURACION, "dias_por_vencer", "45"),
}
SIGUIENTE = ("corregir", "zoe", "notas", "Otra orden")
INTERRUMPIDA = "SEG073"
"""Lo que dice `seg validar` mientras queda algo a medias."""


@pytest.fixture(autouse=True)
def _sin_esperar_al_disco(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asentar solo importa si se corta la luz, y es casi todo lo que se tarda."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


def datos(raiz: Path) -> Bytes:
    """Lo que dice cada archivo que alguien lee."""
    return {
        uno.relative_to(raiz).as_posix(): uno.read_bytes()
        for uno in (*raiz.glob("data/**/*.yaml"), *raiz.glob(CONFIGURACION))
    }


def restos(raiz: Path) -> list[str]:
    """Lo que sobra: temporales, diarios, candados."""
    nombres = (uno.name for uno in raiz.rglob(".*") if uno.is_file())
    return [nombre for nombre in nombres if nombre != ".seguimiento.ultima"]


class Caso:
    """Una orden que se corrige o se deshace, con lo que había y lo que debe quedar."""

    def __init__(self, carpeta: Path, que: str, cual: str) -> None:
        self.base, self.raiz = carpeta / "base", carpeta / "registros"
        escribir(self.base, REGISTROS)
        self.viejo = datos(self.base)
        corregir = ORDENES[cual]
        self.orden = corregir if que == "corregir" else ("deshacer",)
        if que == "corregir":
            shutil.copytree(self.base, self.raiz)
            assert seg(*corregir, en=self.raiz).codigo == 0
            self.nuevo = datos(self.raiz)
        else:
            self.nuevo = self.viejo
            assert seg(*corregir, en=self.base).codigo == 0
            self.viejo = datos(self.base)
        assert self.viejo != self.nuevo

    def preparar(self) -> Path:
        """Los registros como antes de la orden."""
        shutil.rmtree(self.raiz, ignore_errors=True)
        shutil.copytree(self.base, self.raiz)
        return self.raiz

    def pasos(self) -> list[str]:
        """Los que da al guardar cuando nada la interrumpe."""
        dados: list[str] = []
        with pytest.MonkeyPatch.context() as parche:
            parche.setattr(guardado, "guardar", partial(guardado.guardar, paso=dados.append))
            assert seg(*self.orden, en=self.preparar()).codigo == 0
        assert datos(self.raiz) == self.nuevo
        return dados

    def comprobar(self, donde: object) -> bool:
        """Cada archivo dice lo viejo o lo nuevo; tras la orden siguiente, todos, y no sobra nada.

        Dice si quedó lo nuevo.
        """
        hay = datos(self.raiz)
        for ruta in {*hay, *self.viejo, *self.nuevo}:
            assert hay.get(ruta) in {self.viejo.get(ruta), self.nuevo.get(ruta)}, (donde, ruta)
        if hay not in (self.viejo, self.nuevo):
            visto = seg("validar", en=self.raiz)
            assert INTERRUMPIDA in visto.salida, donde

        assert seg(*SIGUIENTE, en=self.raiz).codigo == 0, donde
        queda = datos(self.raiz)
        assert queda.pop(SUELTA).endswith(b"notas: Otra orden\n"), donde
        sin_ella = [{r: t for r, t in de.items() if r != SUELTA} for de in (self.viejo, self.nuevo)]
        assert queda in sin_ella, donde
        assert restos(self.raiz) == [], donde
        return queda == sin_ella[1]


@pytest.fixture(
    params=[(que, cual) for que in ("corregir", "deshacer") for cual in ORDENES], ids=str
)
def caso(request: pytest.FixtureRequest, tmp_path: Path) -> Caso:
    return Caso(tmp_path, *request.param)


FALLOS = {
    "un error de disco": (error_del_sistema(errno.EIO), False, LLAMADAS),
    "un disco que se llena": (error_del_sistema(errno.ENOSPC), True, DE_ESPACIO),
    "un permiso que se pierde": (error_del_sistema(errno.EACCES), False, DE_PERMISO),
    "Ctrl-C": (KeyboardInterrupt(), False, QUE_CAMBIAN),
}


@pytest.mark.parametrize("fallo", FALLOS)
def test_falle_la_llamada_que_falle_queda_lo_viejo_o_lo_nuevo(fallo: str, caso: Caso) -> None:
    error, siempre, solo = FALLOS[fallo]
    desenlaces = set()
    for en in una_parte(range(_cuantas(caso, solo)), cada=30, desde=len(fallo)):
        raiz = caso.preparar()
        sistema = Sistema(error, en=en, siempre=siempre, solo=solo)
        with _con(sistema):
            visto = seg(*caso.orden, en=raiz)
        donde = (en, sistema.hechas[en], visto.errores)

        hecha = datos(raiz) == caso.nuevo
        assert hecha or visto.codigo != 0, donde
        if visto.codigo in {1, 2}:  # falló al leer: como si el archivo no estuviera
            assert datos(raiz) == caso.viejo, donde
        else:
            assert visto.codigo in {0, 130 if isinstance(error, KeyboardInterrupt) else 3}, donde
        quedo = caso.comprobar(donde)
        assert quedo or not hecha, donde
        desenlaces.add(quedo)
    assert desenlaces


def _cuantas(caso: Caso, solo: set[str]) -> int:
    """Las llamadas que hace la orden cuando nada falla."""
    caso.preparar()
    sistema = Sistema(solo=solo)
    with _con(sistema):
        assert seg(*caso.orden, en=caso.raiz).codigo == 0
    return len(sistema.hechas)


class _con:  # noqa: N801 — se lee como palabra
    """Con ese sistema en el lugar del de verdad."""

    def __init__(self, sistema: Sistema) -> None:
        self.sistema, self.parche = sistema, pytest.MonkeyPatch()

    def __enter__(self) -> None:
        self.sistema.instalar(self.parche)

    def __exit__(self, *_: object) -> None:
        self.parche.undo()
        self.sistema.morir()


def test_muerta_en_cada_paso_queda_lo_viejo_o_lo_nuevo(caso: Caso) -> None:
    nombres = caso.pasos()
    assert {"decidir", "recordar"} <= {*nombres}
    for numero in una_parte(range(len(nombres)), cada=8, desde=len(caso.viejo)):
        raiz = caso.preparar()
        muerta = _muere_en(numero, caso.orden, raiz)
        assert muerta == -signal.SIGKILL, nombres[numero]
        quedo = caso.comprobar(nombres[numero])
        assert quedo == (numero > nombres.index("decidir")), nombres[numero]


def _muere_en(numero: int, orden: tuple[str, ...], raiz: Path) -> int:
    """Cómo termina otro proceso que da la orden y recibe `kill -9` al ir a dar ese paso."""
    hijo = fork()
    if not hijo:
        dados: Iterator[int] = iter(range(numero + 1))

        def paso(_nombre: str) -> None:
            if next(dados, None) == numero:
                os.kill(os.getpid(), signal.SIGKILL)

        codigo = 70
        try:
            guardado.guardar = partial(guardado.guardar, paso=paso)
            codigo = seg(*orden, en=raiz).codigo
        finally:
            os._exit(codigo)
    return os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1])
