"""Revisar entre dos procesos: se dice lo mismo que en uno, también si el otro muere."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from apoyo.posix import fork
from seguimiento.almacen import ayudante
from seguimiento.almacen.ayudante import Ayudante
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Memoria
from seguimiento.repositorio import Revision, mitades, revisar
from seguimiento.repositorio.mitades import en_mitades
from seguimiento.repositorio.revision import _Mirado

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="aquí un proceso no se parte en dos"),
    # quien reparte las pruebas entre procesos tiene otro hilo, que no toca nada de esto
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]
HOY = date(2023, 4, 15)
EVALUACION = """\
titulo: Evaluación {n}
organizacion: OIM
fecha: 2022-06
recomendaciones:
  - id: R1
    texto: Reforzar la coordinación
    dirigida_a: [Oficina Regional{tilde}]
    acciones:
      - id: "1.1"
        descripcion: Convocar a los puntos focales
        responsables: [Jefatura de misión{tilde}]
        depende_de: ["e{otra}/1.1"]
        seguimiento:
          - fecha: 2023-01
            estado: en_curso
      - id: "{repetido}"
        descripcion: Publicar la guía
        plazo: 2022-13
"""


GEMELA_DE_NADA = """\
titulo: Evaluación
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Reforzar la coordinación
    acciones:
      - id: "1.1"
        descripcion: Convocar a los puntos focales
        misma_que: no-esta/1.1
"""


def escribir(raiz: Path) -> Directorio:
    """Una cartera con defectos de un archivo y de varios a la vez, en las dos mitades y entre ellas."""
    carpeta = raiz / "data" / "evaluaciones"
    carpeta.mkdir(parents=True)
    for n in range(8):
        texto = EVALUACION.format(
            n=n, otra=(n + 5) % 9, tilde="s" * (n == 6), repetido="1.1" if n % 3 else "1.2"
        )
        (carpeta / f"e{n}.yaml").write_text(texto, "utf-8")
    (carpeta / "E1.yaml").write_text("titulo: Otra con su nombre\norganizacion: OIM\n", "utf-8")
    (carpeta / "e9.yaml").write_text("titulo: [\n", "utf-8")
    (carpeta / "ea.yml").write_text("titulo: T\n", "utf-8")
    (carpeta / "eb.yaml").write_text("titulo: T  # seg: ignora SEG101 — sobra\n", "utf-8")
    ficha = raiz / "data" / "practicas"
    ficha.mkdir()
    (ficha / "BP1_ME.yaml").write_text("tipo: buena_practica\ntitulo: T\n", "utf-8")
    return Directorio(raiz)


@pytest.fixture
def fuente(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Directorio:
    """Una cartera pequeña que se reparte como si fuera grande."""
    monkeypatch.setattr(mitades, "COMPENSA", 1)
    monkeypatch.setattr(ayudante, "_nucleos", lambda: 2)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    return escribir(tmp_path)


def en_uno(fuente: Directorio, monkeypatch: pytest.MonkeyPatch) -> Revision:
    with monkeypatch.context() as solo:
        solo.setattr(mitades, "COMPENSA", 1 << 40)
        return revisar(fuente, HOY)


@pytest.fixture
def hijos(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Los procesos que nazcan de este; los que ya tuviera no son de aquí."""
    nacidos: list[int] = []

    def partir_y_apuntar() -> int:
        if proceso := fork():
            nacidos.append(proceso)
        return proceso

    monkeypatch.setattr(os, "fork", partir_y_apuntar)
    return nacidos


def ninguno_queda(hijos: list[int]) -> bool:
    """Si nació alguno y todos están recogidos."""
    for uno in hijos:
        with pytest.raises(ChildProcessError):
            os.waitpid(uno, os.WNOHANG)
    return bool(hijos)


def con_cada_ayudante(monkeypatch: pytest.MonkeyPatch, antes: Callable[[], object]) -> list[int]:
    """Cada vez que nace un ayudante, empieza por eso; se apuntan las veces."""
    nacidos: list[int] = []

    class Otro(Ayudante[_Mirado]):
        def __init__(self, hacer: Callable[[], _Mirado]) -> None:
            nacidos.append(1)
            super().__init__(lambda: (antes(), hacer())[1])

    monkeypatch.setattr("seguimiento.repositorio.revision.Ayudante", Otro)
    return nacidos


def test_entre_dos_se_dice_lo_mismo_que_en_uno(
    fuente: Directorio, hijos: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    nacidos = con_cada_ayudante(monkeypatch, lambda: None)
    van: list[int] = []
    entre_dos = revisar(fuente, HOY, van.append)
    assert nacidos == [1]
    assert entre_dos == en_uno(fuente, monkeypatch)
    assert len({uno.codigo for uno in entre_dos.diagnosticos}) > 8
    assert entre_dos.recuento.por_id["e1"] == [
        "data/evaluaciones/E1.yaml",
        "data/evaluaciones/e1.yaml",
    ]
    assert 0 < len(van) < entre_dos.recuento.leidos
    assert ninguno_queda(hijos)


@pytest.mark.parametrize(
    "nombres",
    [["a\tb"], ["z\u200bz"], ["a\tb", "aU+0009b"], ["z\u200bz", "zU+200Bz"]],
    ids=["antes", "después", "dos que se muestran igual, antes", "y después"],
)
def test_lo_de_un_nombre_que_no_se_ve_entero_se_situa_igual_entre_dos(
    nombres: list[str], fuente: Directorio, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, nombre in enumerate(nombres):
        archivo = fuente.raiz / "data" / "evaluaciones" / f"{nombre}.yaml"
        archivo.write_text("# otra línea\n" * n + GEMELA_DE_NADA, "utf-8")
    revision = revisar(fuente, HOY)

    assert revision == en_uno(fuente, monkeypatch)
    de_la_gemela = [d for d in revision.diagnosticos if "no-esta/1.1" in d.mensaje]
    assert {d.posicion.linea for d in de_la_gemela} == {8 + len(nombres)}


@pytest.mark.parametrize(
    "muerte",
    [
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: os._exit(0),
        lambda: os._exit(3),
        lambda: 1 / 0,
    ],
    ids=["lo matan", "calla", "se va", "falla"],
)
def test_si_el_otro_muere_nada_se_pierde_ni_se_repite(
    muerte: Callable[[], object],
    fuente: Directorio,
    hijos: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nacidos = con_cada_ayudante(monkeypatch, muerte)
    van: list[int] = []
    revision = revisar(fuente, HOY, van.append)
    assert nacidos == [1]
    assert revision == en_uno(fuente, monkeypatch)
    assert van[-1] == revision.recuento.leidos
    assert ninguno_queda(hijos)


def test_si_no_puede_nacer_otro_se_hace_todo_aqui(
    fuente: Directorio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sin_sitio() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", sin_sitio)
    assert revisar(fuente, HOY) == en_uno(fuente, monkeypatch)


def test_si_este_se_interrumpe_el_otro_no_queda(
    fuente: Directorio, hijos: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    con_cada_ayudante(monkeypatch, signal.pause)

    def interrumpir(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        revisar(fuente, HOY, interrumpir)
    assert ninguno_queda(hijos)


_MORIR_CON_UN_AYUDANTE = """
import os, signal, sys, time
from seguimiento.almacen.ayudante import Ayudante

def ocupado():
    while time.monotonic() < hasta:
        pass

def parado():
    time.sleep(60)

hasta = time.monotonic() + 60
signal.signal(signal.SIGHUP, signal.SIG_DFL)
with Ayudante(globals()[sys.argv[1]]):
    time.sleep(float(sys.argv[2]))
    os.kill(os.getpid(), signal.Signals[sys.argv[3]])
"""


@pytest.mark.parametrize("con", ["SIGTERM", "SIGHUP", "SIGKILL"])
@pytest.mark.parametrize("cuando", ["0", "0.1"], ids=["al nacer el otro", "después"])
@pytest.mark.parametrize("como", ["ocupado", "parado"])
def test_si_a_este_lo_matan_el_otro_no_le_sobrevive(como: str, cuando: str, con: str) -> None:
    """Quien lee lo que este escribe no espera de más: con el otro vivo, su salida no se acaba."""
    # en un proceso de cero: lo que naciera de este seguiría pasando pruebas si algo fallase antes de morir
    orden = [sys.executable, "-c", _MORIR_CON_UN_AYUDANTE, como, cuando, con]
    visto = subprocess.run(orden, capture_output=True, check=False, timeout=30)
    assert (visto.returncode, visto.stdout, visto.stderr) == (-signal.Signals[con], b"", b"")


def test_con_poco_que_leer_con_un_nucleo_o_sin_saber_partirse_no_hay_otro(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fuente = escribir(tmp_path)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    assert en_mitades(fuente) is None
    monkeypatch.setattr(mitades, "COMPENSA", 1)
    monkeypatch.setattr(ayudante, "_nucleos", lambda: 1)
    assert en_mitades(fuente) is None
    monkeypatch.setattr(ayudante, "_nucleos", lambda: 2)
    assert en_mitades(fuente) is not None
    assert en_mitades(Memoria({})) is None
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert en_mitades(fuente) is None
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.delattr(os, "fork")
    assert en_mitades(fuente) is None


def test_las_mitades_guardan_el_orden_y_pesan_lo_mismo(fuente: Directorio) -> None:
    partidos = en_mitades(fuente)
    assert partidos is not None
    todos = [archivo.ruta for archivo in fuente.archivos()]
    assert partidos.rutas == todos
    assert [uno.ruta for uno in [*partidos.primera, *partidos.segunda]] == todos
    pesos = [sum(fuente.cuanto_ocupa(a.ruta) for a in parte) for parte in partidos[1:]]
    assert abs(pesos[0] - pesos[1]) < 2 * max(fuente.cuanto_ocupa(ruta) for ruta in todos)
