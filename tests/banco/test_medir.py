"""Lo que cuesta un programa: lo suyo y lo de los que crea, y solo si hizo lo que debía."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from carteras import BANCO
from medir import Gasto, Orden, OrdenFallida, de_python, ejecutar

_QUEMAR = """
import os, time
def quemar(hasta):
    while time.process_time() < hasta: pass
"""


def orden(guion: str, **demas: object) -> Orden:
    return Orden(de_python("-c", guion), **demas)  # type: ignore[arg-type]


def test_cuenta_el_procesador_de_los_hijos() -> None:
    gasto = ejecutar(orden(f"{_QUEMAR}\nif os.fork() == 0: quemar(0.3)\nelse: os.wait()"))

    assert 0.3 <= gasto.procesador < 3


def test_las_esperas_no_son_procesador() -> None:
    gasto = ejecutar(orden("import time; time.sleep(0.5)"))

    assert gasto.reloj >= 0.5
    assert gasto.procesador < 0.5


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="hacen falta dos núcleos")
def test_el_camino_critico_cuenta_una_vez_lo_que_corre_a_la_vez() -> None:
    """Dos que gastan lo mismo a la par, y uno que gasta lo mismo tras otro."""
    a_la_par = f"{_QUEMAR}\nhijo = os.fork()\nquemar(0.5)\nif hijo: os.wait()"
    seguidos = f"{_QUEMAR}\nhijo = os.fork()\nif hijo: os.wait()\nquemar(0.5)"

    par, tras = (ejecutar(orden(uno, camino=True)) for uno in (a_la_par, seguidos))

    assert par.camino / par.procesador < 0.85
    assert tras.camino / tras.procesador > 0.9


def test_sin_pedirlo_el_camino_es_el_procesador() -> None:
    gasto = ejecutar(orden("pass"))

    assert gasto.camino == gasto.procesador


def test_ve_la_memoria_del_mayor() -> None:
    mucha = ejecutar(orden("x = bytearray(200 << 20); x[::4096] = x[::4096]"))

    assert mucha.memoria > 200 > _en_otro_proceso("pass")


def _en_otro_proceso(guion: str) -> float:
    """Los MB de ese guion, medidos por quien ocupa poco: nada se ve menor que quien mide."""
    mide = f"from medir import de_python, ejecutar, Orden; print(ejecutar(Orden(de_python('-c', {guion!r}))).memoria)"
    hecho = subprocess.run(de_python("-c", mide), cwd=BANCO, check=True, capture_output=True)
    return float(hecho.stdout)


def test_lo_mucho_que_escribe_no_ocupa_memoria_de_quien_mide() -> None:
    """Lo que ocupa quien mide es lo menos que se ve de lo medido."""
    escribe = orden("for _ in range(10**6): print('y' * 60)", dice="yyy", cuenta="zzz")
    ejecutar(escribe)

    assert ejecutar(orden("pass")).memoria < ejecutar(escribe).memoria + 20


@pytest.mark.parametrize(
    ("guion", "demas", "frase"),
    [
        ("raise SystemExit(2)", {}, "terminó con código 2"),
        ("print('nada')", {"dice": "todo"}, "no dijo lo que debía(.|\n)*nada"),
        ("raise SystemExit(1)", {"codigos": frozenset({0, 2})}, "terminó con código 1"),
    ],
)
def test_la_que_no_hace_lo_que_debe_no_mide_nada(
    guion: str, demas: dict[str, object], frase: str
) -> None:
    with pytest.raises(OrdenFallida, match=frase):
        ejecutar(orden(guion, **demas))


def test_la_que_no_existe_se_dice(tmp_path: Path) -> None:
    with pytest.raises(OrdenFallida, match=r"no pudo empezar.*: No such file"):
        ejecutar(Orden((str(tmp_path / "nada"),)))


def test_la_que_no_termina_se_mata_con_los_que_creo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medir._PLAZO", 1)
    se_queda = "import os, time\nos.fork()\ntime.sleep(3600)"

    with pytest.raises(OrdenFallida, match="terminó con código -9"):
        ejecutar(orden(se_queda))


def test_al_cortar_no_queda_nadie_esperando() -> None:
    """Como quien pulsa Control-C, que solo llega al banco."""
    banco = (
        f"import sys; sys.path.insert(0, {str(BANCO)!r})\n"
        "from medir import Orden, de_python, ejecutar\n"
        "ejecutar(Orden(de_python('-c', 'import time; print(1, flush=True); time.sleep(3600)')))"
    )
    proceso = subprocess.Popen(de_python("-c", banco), stderr=subprocess.PIPE)
    while not [*_hijos(proceso.pid)]:
        time.sleep(0.05)
    (hijo,) = _hijos(proceso.pid)
    time.sleep(0.5)
    proceso.send_signal(signal.SIGINT)

    _, errores = proceso.communicate(timeout=60)

    assert b"KeyboardInterrupt" in errores
    assert not Path(f"/proc/{hijo}").exists()


def _hijos(pid: int) -> list[int]:
    return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


def test_no_se_queda_en_el_paginador_de_una_terminal() -> None:
    ejecutar(orden("import os; print(os.environ['PAGER'])", en_terminal=True, dice="cat"))


def test_cuenta_los_renglones_pedidos() -> None:
    assert ejecutar(orden("print('rich\\nrica\\nrich.x')", cuenta="rich")).hallados == 2


def test_con_un_nucleo_no_ve_mas_y_despues_vuelven_todos() -> None:
    antes = os.sched_getaffinity(0)
    ejecutar(
        orden("import os; assert len(os.sched_getaffinity(0)) == 1, 'son más'", un_nucleo=True)
    )

    assert os.sched_getaffinity(0) == antes


def test_en_terminal_lo_es_y_por_tuberia_no() -> None:
    mira = "import sys; print(sys.stdout.isatty(), sys.stdin.isatty())"

    ejecutar(orden(mira, en_terminal=True, dice="True True"))
    ejecutar(orden(mira, dice="False False"))


def test_en_frio_nada_se_recuerda_y_con_cache_si(tmp_path: Path) -> None:
    mira = "import os; print(repr(os.environ['SEG_SIN_CACHE']), os.environ.get('XDG_CACHE_HOME'))"

    ejecutar(orden(mira, dice="'1' None"))
    ejecutar(orden(mira, cache=tmp_path, dice=f"'' {tmp_path}"))


def test_el_archivo_cambiado_es_otro_cada_vez_y_no_crece(tmp_path: Path) -> None:
    archivo = tmp_path / "uno.yaml"
    archivo.write_text("titulo: Uno\n", "utf-8")
    vistos = set()
    for _ in range(3):
        ejecutar(orden("pass", cambia=archivo))
        vistos.add(archivo.read_bytes())

    assert len(vistos) == 3
    assert {contenido.partition(b"\n# vuelta ")[0] for contenido in vistos} == {b"titulo: Uno\n"}
    assert all(contenido.count(b"\n") == 3 for contenido in vistos)


def test_dos_que_no_son_lo_mismo_no_se_dicen_igual(tmp_path: Path) -> None:
    """Se anotan por como se dicen: si dos se dijeran igual, una valdría por la otra."""
    distintas = [
        orden("pass"),
        orden("pass", en=tmp_path),
        orden("pass", entorno=(("A", "b"),)),
        orden("pass", en_terminal=True),
        orden("pass", cache=tmp_path),
        orden("pass", un_nucleo=True),
        orden("pass", camino=True),
        orden("pass", cambia=tmp_path / "uno"),
        orden("pass", cuenta="algo"),
    ]

    assert len({una.dicha for una in distintas}) == len(distintas)


def test_un_gasto_se_escribe_y_se_lee_por_sus_valores() -> None:
    assert [*Gasto.__dataclass_fields__] == ["procesador", "camino", "reloj", "memoria", "hallados"]
