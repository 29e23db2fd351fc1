"""Lo que falla mientras una orden escribe: se dice, y los archivos quedan todos viejos o todos nuevos."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from apoyo.carteras import FINAL, escribir
from apoyo.ejecucion import LIMITE, seg
from apoyo.escritores import anotar_a_la_vez, esperados, esperando_turno
from apoyo.posix import fork
from apoyo.sistema_que_falla import Sistema, error_del_sistema
from seguimiento.almacen import guardado
from seguimiento.almacen.guardado import candado, exclusion

CAMBIO = ("actualizar", "final-2022/2.3", "--estado", "en_curso")
REPARAR = ("diagnostico", "--reparar", "--si")
REPETIDA = """\
titulo: Evaluación de la red
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Coordinar  # como en la matriz
    acciones:
      - {id: "1.1", descripcion: Convocar, plazo: 2023-08}
      - {id: "1.1", descripcion: Difundir, plazo: 2023-08}
"""
REPARADA = REPETIDA.replace('"1.1", descripcion: Difundir', '"1.2", descripcion: Difundir')
AL_LLENARSE = {"write", "pwrite", "mkdir"}
"""Lo que pide sitio. Que falle también lo demás, y al limpiar, se prueba en el guardado."""
Archivos = dict[str, str]


def de_tres(texto: str) -> Archivos:
    """Tres evaluaciones, que una sola orden repara de una vez."""
    return {f"data/evaluaciones/{nombre}.yaml": texto for nombre in ("ana", "luis", "zoe")}


@pytest.fixture
def tres(tmp_path: Path) -> Path:
    return escribir(tmp_path / "registros", de_tres(REPETIDA))


def todo(raiz: Path) -> Archivos:
    """Lo que hay en la carpeta, también lo oculto; salvo lo que permite deshacer lo último."""
    archivos = (u for u in raiz.rglob("*") if u.is_file() and u.name != ".seguimiento.ultima")
    return {uno.relative_to(raiz).as_posix(): uno.read_text("utf-8") for uno in archivos}


def en_un_hijo(orden: tuple[str, ...], raiz: Path, paso: Callable[[str], None]) -> int:
    """Cómo termina otro proceso que ejecuta la orden y hace algo antes de cada paso al guardar."""
    hijo = fork()
    if not hijo:
        codigo = 70
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            guardado.guardar = partial(guardado.guardar, paso=paso)
            codigo = seg(*orden, en=raiz).codigo
        finally:
            os._exit(codigo)
    return os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1])


def senal_en(numero: int, senal: str) -> Callable[[str], None]:
    """Manda a quien va a dar ese paso la señal de ese nombre, que no la hay en todos los sistemas."""
    dados = iter(range(numero + 1))

    def paso(_nombre: str) -> None:
        if next(dados, None) == numero:
            os.kill(os.getpid(), signal.Signals[senal])

    return paso


def pasos(orden: tuple[str, ...], archivos: Mapping[str, str], raiz: Path) -> list[str]:
    """Los que da la orden al guardar cuando nada la interrumpe."""
    dados: list[str] = []
    escribir(raiz, archivos)
    with pytest.MonkeyPatch.context() as parche:
        parche.setattr(guardado, "guardar", partial(guardado.guardar, paso=dados.append))
        assert seg(*orden, en=raiz).codigo == 0
    return dados


# --- interrupciones y muertes


def test_control_c_en_cada_paso_termina_con_130_y_todo_queda_viejo_o_nuevo(tres: Path) -> None:
    nombres = pasos(REPARAR, de_tres(REPETIDA), tres)
    quedaron = []
    for numero, nombre in enumerate(nombres):
        escribir(tres, de_tres(REPETIDA))
        codigo = en_un_hijo(REPARAR, tres, senal_en(numero, "SIGINT"))

        hay = {ruta: texto for ruta, texto in todo(tres).items() if ruta.startswith("data/")}
        assert codigo == 130, nombre
        assert hay in (de_tres(REPETIDA), de_tres(REPARADA)), nombre
        guardado.recuperar(tres)
        assert todo(tres) == hay, nombre
        quedaron.append(hay == de_tres(REPARADA))

    # hasta que se empieza a limpiar, todo viejo; desde ahí, ya está todo escrito
    ultimo = max(n for n, nombre in enumerate(nombres) if nombre.startswith("sustituir"))
    primero = next(n for n, nombre in enumerate(nombres) if nombre.startswith("quitar"))
    assert {*quedaron[: ultimo + 1]} == {False}
    assert {*quedaron[primero:]} == {True}


def test_muerta_en_cada_paso_la_orden_siguiente_deja_todo_viejo_o_todo_nuevo(tres: Path) -> None:
    nombres = pasos(REPARAR, de_tres(REPETIDA), tres)
    quedaron = []
    for numero, nombre in enumerate(nombres):
        escribir(tres, de_tres(REPETIDA))
        muerte = en_un_hijo(REPARAR, tres, senal_en(numero, "SIGKILL"))
        assert muerte == -signal.SIGKILL, nombre
        assert {todo(tres)[ruta] for ruta in de_tres("")} <= {REPETIDA, REPARADA}, nombre

        visto = seg("actualizar", "ana/1.2", "--estado", "completada", en=tres)

        decidido = numero > nombres.index("decidir")
        assert visto.codigo == (0 if decidido else 2), nombre
        assert todo(tres) | {"data/evaluaciones/ana.yaml": ""} == de_tres(
            REPARADA if decidido else REPETIDA
        ) | {"data/evaluaciones/ana.yaml": ""}, nombre
        quedaron.append(decidido)
    assert {*quedaron} == {False, True}


NOMBRADA = "titulo: Una\norganizacion: OIM\nrecomendaciones:\n  - id: R1\n    texto: Coordinar\n    acciones:\n"
LOTE = {
    "data/evaluaciones/ana.yaml": NOMBRADA
    + '      - {id: "1.1", descripcion: Convocar}  # como en la matriz\n',
    "data/evaluaciones/luis.yaml": NOMBRADA
    + '      - {id: "1.1", descripcion: La misma, misma_que: ana/1.1}\n',
    "data/evaluaciones/zoe.yaml": NOMBRADA + '      - {id: "1.1", descripcion: Otra}\n',
}
CORREGIR = ("corregir", "ana/1.1", "id", "1.9")
"""Cambia a la vez el archivo de la acción y el de quien la nombra."""
SIGUIENTE = ("corregir", "zoe", "notas", "Otra orden")


@pytest.mark.parametrize("que", ["corregir", "deshacer"])
def test_corregir_y_deshacer_muertas_en_cada_paso_dejan_todo_viejo_o_todo_nuevo(
    que: str, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path / "registros", LOTE)
    assert seg(*CORREGIR, en=raiz).codigo == 0
    corregidas = todo(raiz)
    assert corregidas["data/evaluaciones/luis.yaml"].count("ana/1.9") == 1
    assert seg("deshacer", en=raiz).codigo == 0
    assert todo(raiz) == LOTE
    orden, viejo, nuevo = (
        (CORREGIR, LOTE, corregidas) if que == "corregir" else (("deshacer",), corregidas, LOTE)
    )
    nombres = _pasos_desde(orden, que, raiz)
    assert {"decidir", "recordar"} <= {*nombres}
    quedaron = []
    for numero, nombre in enumerate(nombres):
        _como_antes_de(que, raiz)
        assert en_un_hijo(orden, raiz, senal_en(numero, "SIGKILL")) == -signal.SIGKILL, nombre
        hay = {ruta: texto for ruta, texto in todo(raiz).items() if ruta.startswith("data/")}
        assert all(hay[ruta] in {viejo[ruta], nuevo[ruta]} for ruta in LOTE), nombre

        assert seg(*SIGUIENTE, en=raiz).codigo == 0, nombre
        escrito = todo(raiz)
        assert escrito.pop("data/evaluaciones/zoe.yaml").endswith("notas: Otra orden\n"), nombre
        sin_zoe = [{r: t for r, t in de.items() if "zoe" not in r} for de in (viejo, nuevo)]
        assert escrito in sin_zoe, nombre
        quedaron.append(escrito == sin_zoe[1])
    assert quedaron == [n > nombres.index("decidir") for n in range(len(nombres))]


def _como_antes_de(que: str, raiz: Path) -> None:
    """Los registros como estaban y, si se va a deshacer, con la corrección hecha."""
    (raiz / ".seguimiento.ultima").unlink(missing_ok=True)
    escribir(raiz, LOTE)
    if que == "deshacer":
        assert seg(*CORREGIR, en=raiz).codigo == 0


def _pasos_desde(orden: tuple[str, ...], que: str, raiz: Path) -> list[str]:
    dados: list[str] = []
    _como_antes_de(que, raiz)
    with pytest.MonkeyPatch.context() as parche:
        parche.setattr(guardado, "guardar", partial(guardado.guardar, paso=dados.append))
        assert seg(*orden, en=raiz).codigo == 0
    return dados


def test_control_c_mientras_se_espera_el_turno_no_escribe_nada(rica: Path) -> None:
    antes = todo(rica)
    with candado(rica), esperando_turno(*CAMBIO, en=rica) as esperando:
        esperando.send_signal(signal.SIGINT)
        salida, errores = esperando.communicate(timeout=LIMITE)

    assert (esperando.returncode, salida) == (130, b"")
    assert errores.decode() == "error: interrumpido\n"
    assert todo(rica) == antes


# --- otros que escriben


def test_dos_que_anotan_veinte_veces_cada_uno_dejan_cuarenta(rica: Path) -> None:
    codigos, quedan = anotar_a_la_vez(rica, 20)

    assert codigos == [0] * 40
    assert sorted(quedan) == sorted(esperados(20))
    assert [uno for uno in quedan if uno[0] == "a"] == [f"a{numero}" for numero in range(20)]


class Reloj:
    """Un reloj que solo avanza mientras se espera."""

    def __init__(self) -> None:
        self.ahora = 0.0

    def monotonic(self) -> float:
        return self.ahora

    def sleep(self, segundos: float) -> None:
        self.ahora += segundos


QUIEN_LO_TIENE = """
import pathlib, sys
from seguimiento.almacen.guardado import candado

with candado(pathlib.Path(sys.argv[1])):
    print("suyo", flush=True)
    sys.stdin.read()
"""


def test_con_el_candado_de_otro_espera_diez_segundos_y_dice_de_quien_es(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    antes, reloj = todo(rica), Reloj()
    with subprocess.Popen(
        [sys.executable, "-c", QUIEN_LO_TIENE, str(rica)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as otro:
        assert otro.stdout is not None
        assert otro.stdout.readline() == "suyo\n"
        monkeypatch.setattr(exclusion, "time", reloj)
        visto = seg(*CAMBIO, en=rica)

        assert (visto.codigo, visto.salida) == (4, "")
        assert visto.errores == (
            f"error: otro proceso ({otro.pid}) está escribiendo en estos registros\n"
            "  espere a que termine y repita la orden\n"
        )
        assert 10 <= reloj.ahora < 10.5
        assert todo(rica) | {".seguimiento.candado": ""} == antes | {".seguimiento.candado": ""}
        otro.kill()

    # muerto quien lo tenía, el núcleo lo suelta y nadie espera
    assert seg(*CAMBIO, en=rica).codigo == 0
    assert 10 <= reloj.ahora < 10.5
    assert ".seguimiento.candado" not in todo(rica)


def test_lo_que_un_editor_guarda_mientras_se_escribe_no_se_pisa(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    antes = todo(rica)
    suyo = antes[FINAL] + "# lo que yo escribo\n"

    def paso(nombre: str) -> None:
        if nombre == "decidir":
            (rica / FINAL).write_text(suyo, "utf-8")

    monkeypatch.setattr(guardado, "guardar", partial(guardado.guardar, paso=paso))
    visto = seg(*CAMBIO, en=rica)

    assert visto.codigo == 4
    assert visto.errores == (
        f"error: alguien cambió «{FINAL}» mientras se preparaba el cambio\n"
        "  repita la orden: se hará sobre lo que el archivo dice ahora\n"
    )
    assert todo(rica) == antes | {FINAL: suyo}


# --- el disco y lo que no se puede escribir


def test_con_el_disco_lleno_se_dice_y_queda_lo_que_habia(rica: Path) -> None:
    antes = todo(rica)
    for en in range(100):
        sistema = Sistema(error_del_sistema(errno.ENOSPC), en=en, siempre=True, solo=AL_LLENARSE)
        with pytest.MonkeyPatch.context() as parche:
            sistema.instalar(parche)
            visto = seg(*CAMBIO, en=rica)
            sistema.morir()
        if visto.codigo == 0:
            break
        assert visto.codigo == 3, en
        assert "no queda sitio en el disco" in visto.errores, en
        assert "libere espacio" in visto.errores, en
        assert todo(rica) == antes, en

    assert en >= 3
    assert "Anotado" in visto.salida


def test_un_registro_que_es_un_enlace_no_se_edita(rica: Path) -> None:
    (rica / "data/otro.yaml").write_bytes((rica / FINAL).read_bytes())
    (rica / FINAL).unlink()
    (rica / FINAL).symlink_to("../otro.yaml")
    antes = todo(rica)
    visto = seg(*CAMBIO, en=rica)

    assert (visto.codigo, visto.salida) == (3, "")
    assert "no pudo leerse: final-2022\n" in visto.errores
    assert "error: «final-2022/2.3» no pudo leerse\n" in visto.errores
    assert (rica / FINAL).is_symlink()
    assert todo(rica) == antes


def test_un_registro_con_anclas_no_se_edita_y_queda_intacto(tmp_path: Path) -> None:
    registro = "data/evaluaciones/red.yaml"
    con_ancla = REPARADA.replace("descripcion: Convocar", "descripcion: &que Convocar")
    raiz = escribir(tmp_path, {registro: con_ancla})
    visto = seg("actualizar", "red/1.2", "--estado", "en_curso", en=raiz)

    assert (visto.codigo, visto.salida) == (1, "")
    assert visto.errores.endswith(
        "error: no se ha cambiado nada: el documento tiene errores que no dejan editarlo\n"
        f"  cambie a mano la línea 7 de «{registro}»\n"
    )
    assert todo(raiz) == {registro: con_ancla}


def test_de_doce_ediciones_con_la_septima_imposible_no_se_escribe_ninguna(tmp_path: Path) -> None:
    registros = {f"data/evaluaciones/e{numero:02}.yaml": REPETIDA for numero in range(12)}
    septima = "data/evaluaciones/e06.yaml"
    registros[septima] = REPETIDA.replace("titulo: Eval", "titulo: !!str Eval")
    raiz = escribir(tmp_path, registros)
    visto = seg(*REPARAR, en=raiz)

    assert visto.codigo == 1
    assert "no se ha cambiado nada: el documento lleva etiquetas («!!str»)" in visto.errores
    assert todo(raiz) == registros

    # y era ella: sin su etiqueta se escriben las doce
    escribir(raiz, {septima: REPETIDA})
    assert seg(*REPARAR, en=raiz).codigo == 0
    assert todo(raiz) == dict.fromkeys(registros, REPARADA)


def test_un_argumento_que_no_es_utf8_se_rechaza_sin_pedir_nada_al_sistema(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    antes, sistema = todo(rica), Sistema()
    sistema.instalar(monkeypatch)
    visto = seg(*CAMBIO, "--comentario", os.fsdecode(b"caf\xe9"), en=rica)

    assert (visto.codigo, sistema.hechas) == (2, [])
    assert "«--comentario» no está en UTF-8" in visto.errores
    assert todo(rica) == antes
