"""Por rondas: lo compartido se ejecuta una vez, lo dudoso se repite y lo anotado no se vuelve a medir.

Las órdenes son programas de verdad que apuntan cuándo se ejecutan; lo que habrían costado se lee del cuaderno.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from carteras import Carteras
from cuaderno import Cuaderno
from fila import Fila, Magnitud, Tanda, razon, tal_cual
from medir import Gasto, Orden, OrdenFallida
from rondas import Medidor, Resultado, lo_anotado, pares_pedidos, resultado
from series import Serie, Veredicto

TANDA = Tanda.ARRANQUE
A, B, C = (Orden((nombre,)) for nombre in "abc")


def gasto(procesador: float, reloj: float = 100) -> Gasto:
    return Gasto(procesador, procesador, reloj, 10 * procesador, 0)


def fila(*ordenes: Orden, numero: str = "X1", limite: float = 1.5, **demas: object) -> Fila:
    hecha = Fila(numero, "algo", "lo otro", limite, TANDA, lambda _: ordenes)
    return replace(hecha, **demas)  # type: ignore[arg-type]


class Maquina:
    """Lo que cuesta cada orden la vez que se ejecuta; falla lo que no tiene coste."""

    def __init__(self, **costes: Sequence[float]) -> None:
        self.costes = costes
        self.ejecutadas: list[str] = []

    def ejecutar(self, orden: Orden) -> Gasto:
        (nombre,) = orden.argumentos
        if nombre not in self.costes:
            raise OrdenFallida(f"{nombre} no está", "en su carpeta")
        de_la_suya = self.costes[nombre]
        vez = self.ejecutadas.count(nombre)
        self.ejecutadas.append(nombre)
        return gasto(de_la_suya[min(vez, len(de_la_suya) - 1)])


@pytest.fixture
def carteras(tmp_path: Path) -> Carteras:
    return Carteras(tmp_path / "carteras")


@pytest.fixture
def anotado(tmp_path: Path) -> Path:
    return tmp_path / "medido.jsonl"


def medir(
    maquina: Maquina,
    anotado: Path,
    carteras: Carteras,
    *filas: Fila,
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, Resultado]:
    monkeypatch.setattr("rondas.ejecutar", maquina.ejecutar)
    medidor = Medidor(TANDA, carteras, Cuaderno(anotado, "esta"))
    return {una.numero: hallado for una, hallado in medidor.medir(filas)}


def test_lo_que_comparten_dos_filas_se_ejecuta_una_vez_por_ronda(
    anotado: Path, carteras: Carteras, monkeypatch: pytest.MonkeyPatch
) -> None:
    maquina = Maquina(a=[1], b=[1], c=[1])
    filas = fila(A, C), fila(B, C, numero="X2")

    medir(maquina, anotado, carteras, *filas, monkeypatch=monkeypatch)

    # nueve rondas y la que no cuenta
    assert maquina.ejecutadas == ["a", "c", "b"] * 10


def test_de_la_que_ya_se_sabe_no_se_ejecuta_nada_mas(
    anotado: Path, carteras: Carteras, monkeypatch: pytest.MonkeyPatch
) -> None:
    maquina = Maquina(a=[1], b=[0.01], c=[0.01])
    filas = fila(A, B, numero="CARA", limite=150), fila(C, B, numero="BREVE")

    medir(maquina, anotado, carteras, *filas, monkeypatch=monkeypatch)

    assert [maquina.ejecutadas.count(una) for una in "abc"] == [10, 16, 16]


@pytest.mark.parametrize(("coste", "rondas"), [(0.7, 3), (0.8, 9), (2.9, 9), (3.1, 3)])
def test_de_lo_que_queda_muy_lejos_del_limite_bastan_tres(
    coste: float,
    rondas: int,
    anotado: Path,
    carteras: Carteras,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A más del doble del límite, que es 1,5, o a menos de la mitad."""
    maquina = Maquina(a=[coste], b=[1])

    hallados = medir(maquina, anotado, carteras, fila(A, B), monkeypatch=monkeypatch)

    assert len(hallados["X1"].serie.valores) == rondas  # type: ignore[union-attr]


def test_lo_dudoso_se_repite_hasta_el_triple(
    anotado: Path, carteras: Carteras, monkeypatch: pytest.MonkeyPatch
) -> None:
    maquina = Maquina(a=[1, *(1, 2) * 100], b=[1])

    hallados = medir(maquina, anotado, carteras, fila(A, B), monkeypatch=monkeypatch)

    assert hallados["X1"].veredicto is Veredicto.DUDOSO
    assert hallados["X1"].serie == Serie((1, 2) * 13 + (1,))


def test_lo_dudoso_deja_de_repetirse_en_cuanto_se_aclara(
    anotado: Path, carteras: Carteras, monkeypatch: pytest.MonkeyPatch
) -> None:
    # dudoso con nueve: dos por encima y una sola cabe fuera; con doce caben dos
    maquina = Maquina(a=[1, 2, 2, *(1,) * 100], b=[1])

    hallados = medir(maquina, anotado, carteras, fila(A, B), monkeypatch=monkeypatch)

    assert hallados["X1"].veredicto is Veredicto.CUMPLE
    assert len(hallados["X1"].serie.valores) == 12  # type: ignore[union-attr]


def test_lo_que_falla_no_calla_ni_estorba_a_lo_demas(
    anotado: Path, carteras: Carteras, monkeypatch: pytest.MonkeyPatch
) -> None:
    def imposible(_: Carteras) -> tuple[Orden, ...]:
        raise OrdenFallida("no pudo instalarse")

    filas = fila(A, B), fila(C, B, numero="X2"), fila(numero="X3", ordenes=imposible)

    hallados = medir(Maquina(a=[1], b=[1]), anotado, carteras, *filas, monkeypatch=monkeypatch)

    assert hallados["X1"].veredicto is Veredicto.CUMPLE
    assert hallados["X2"] == Resultado(Veredicto.NO_SE_PUDO, motivo="c no está")
    assert hallados["X3"] == Resultado(Veredicto.NO_SE_PUDO, motivo="no pudo instalarse")


def test_se_juzga_por_el_procesador_y_el_reloj_va_aparte(carteras: Carteras) -> None:
    pares = [[gasto(1, reloj=9), gasto(1, reloj=3)]] * 9

    hallado = resultado(fila(A, B), pares, carteras)

    assert (hallado.veredicto, hallado.serie) == (Veredicto.CUMPLE, Serie((1.0,) * 9))
    assert hallado.reloj == Serie((3.0,) * 9)


def test_la_memoria_no_tiene_reloj_y_basta_mirarla_tres_veces(carteras: Carteras) -> None:
    una = fila(A, magnitud=Magnitud.MEMORIA, cuenta=tal_cual, limite=20)

    assert resultado(una, [[gasto(1)]] * 3, carteras) == Resultado(
        Veredicto.CUMPLE, Serie((10, 10, 10))
    )
    assert pares_pedidos(una, [gasto(1000)]) == (3, 3)


@pytest.mark.parametrize(
    ("segundos", "pares"), [(0.09, (15, 45)), (9, (9, 27)), (99, (5, 15)), (101, (3, 9))]
)
def test_lo_que_mas_cuesta_se_repite_menos(segundos: float, pares: tuple[int, int]) -> None:
    assert pares_pedidos(fila(A, B), [gasto(segundos / 2)] * 2) == pares


class Corte(Exception):
    """Lo que pasa al pulsar Control-C."""


@pytest.mark.parametrize("ejecuciones", [0, 1, 2, 3, 7, 11, 19])
def test_cortado_donde_sea_sigue_sin_repetir_ninguna_ronda(
    ejecuciones: int, anotado: Path, carteras: Carteras, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Cortada(Maquina):
        def ejecutar(self, orden: Orden) -> Gasto:
            if len(self.ejecutadas) == ejecuciones:
                raise Corte
            return super().ejecutar(orden)

    una, ensayo = fila(A, B), 2
    with pytest.raises(Corte):
        medir(Cortada(a=[1], b=[1]), anotado, carteras, una, monkeypatch=monkeypatch)
    enteras = max(0, ejecuciones - ensayo) // 2
    despues = Maquina(a=[1], b=[1])

    hallados = medir(despues, anotado, carteras, una, monkeypatch=monkeypatch)

    assert len(hallados["X1"].serie.valores) == 9  # type: ignore[union-attr]
    assert len(despues.ejecutadas) == ensayo + 2 * (9 - enteras)


def test_de_lo_ya_sabido_no_se_ejecuta_nada(
    anotado: Path, carteras: Carteras, monkeypatch: pytest.MonkeyPatch
) -> None:
    antes = medir(Maquina(a=[1], b=[1]), anotado, carteras, fila(A, B), monkeypatch=monkeypatch)
    nada = Maquina()

    assert medir(nada, anotado, carteras, fila(A, B), monkeypatch=monkeypatch) == antes
    assert nada.ejecutadas == []
    assert lo_anotado([fila(A, B), fila(numero="X2")], carteras, Cuaderno(anotado, "esta")) == antes


@pytest.mark.parametrize("quitados", [1, 5, 40])
def test_una_linea_cortada_al_escribirla_no_estropea_las_demas(
    quitados: int, anotado: Path
) -> None:
    cuaderno = Cuaderno(anotado, "esta")
    for procesador in (1, 2, 3):
        cuaderno.anotar(TANDA.name, {"a": gasto(procesador)})
    anotado.write_bytes(anotado.read_bytes()[:-quitados])

    otro = Cuaderno(anotado, "esta")
    otro.anotar(TANDA.name, {"a": gasto(4)})

    leidas = [ronda["a"].procesador for ronda in Cuaderno(anotado, "esta").rondas(TANDA.name)]
    # si solo falta el salto de línea, está entera
    assert leidas == ([1, 2, 3, 4] if quitados == 1 else [1, 2, 4])
    assert all(json.loads(linea) for linea in anotado.read_text("utf-8").splitlines())


def test_lo_medido_de_otro_programa_no_vale(anotado: Path) -> None:
    Cuaderno(anotado, "otro").anotar(TANDA.name, {"a": gasto(1)})

    assert Cuaderno(anotado, "otro").empezado
    assert Cuaderno(anotado, "esta").rondas(TANDA.name) == []
    assert not Cuaderno(anotado, "esta").empezado


def test_una_razon_es_de_la_misma_ronda(carteras: Carteras) -> None:
    pares = [[gasto(1), gasto(2)], [gasto(10), gasto(20)], [gasto(7), gasto(14)]]

    assert [razon([g.procesador for g in par], carteras) for par in pares] == [0.5, 0.5, 0.5]
