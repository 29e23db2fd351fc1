"""El sistema falla, se llena o se interrumpe en cada llamada: o todo viejo o todo nuevo.

En `make test` falla una de cada dos o tres, y no las mismas en cada caso; en `make duro`, todas.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from apoyo.esfuerzo import una_parte
from apoyo.muertes import (
    ANTES,
    DESPUES,
    Contenidos,
    con_diario,
    contenidos,
    pasos_de,
    preparar,
    restos,
)
from apoyo.sistema_que_falla import (
    DE_ESPACIO,
    DE_PERMISO,
    LLAMADAS,
    QUE_CAMBIAN,
    Sistema,
    error_del_sistema,
)
from seguimiento.almacen.guardado import Desenlace, recuperar
from seguimiento.errores import ErrorDeDisco

A_MEDIAS = "; lo que quedó a medias lo acabará o lo deshará la próxima orden que escriba"


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return tmp_path / "registros"


LOTE: Contenidos = {
    ruta: DESPUES[ruta]
    for ruta in ("data/acuerdos/a.yaml", "data/evaluaciones/c.yaml", "data/practicas/nuevas/e.yaml")
}
"""Los tres casos que hay: un archivo que cambia, otro de otra carpeta y uno nuevo con la suya."""
ESCRITO: Contenidos = {**ANTES, **LOTE}


def escribir(raiz: Path) -> None:
    con_diario(raiz, ANTES, LOTE, lambda _: None)


def interrumpido(raiz: Path, en: str) -> None:
    """Los registros como los deja quien muere justo antes de un paso."""
    preparar(raiz)
    copia = raiz.with_name("copia")

    def paso(nombre: str) -> None:
        if nombre == en:
            shutil.rmtree(copia, ignore_errors=True)
            shutil.copytree(raiz, copia)

    con_diario(raiz, ANTES, LOTE, paso)
    shutil.rmtree(raiz)
    copia.rename(raiz)


def con(sistema: Sistema, accion: Callable[[], object]) -> BaseException | None:
    """Lo que lanza la acción con ese sistema; al volver, el de verdad está en su sitio."""
    with pytest.MonkeyPatch.context() as parche:
        sistema.instalar(parche)
        try:
            accion()
        except (ErrorDeDisco, KeyboardInterrupt) as error:
            return error
        finally:
            sistema.morir()
    return None


def cuantas(preparado: Callable[[], None], accion: Callable[[], object], solo: set[str]) -> int:
    """Las llamadas que hace la acción cuando nada falla."""
    preparado()
    sistema = Sistema(solo=solo)
    assert con(sistema, accion) is None
    return len(sistema.hechas)


FALLOS = pytest.mark.parametrize(
    ("fallo", "siempre", "solo"),
    [
        pytest.param(errno.EIO, False, LLAMADAS, id="un error de disco"),
        pytest.param(errno.EIO, True, LLAMADAS, id="un disco que deja de responder"),
        pytest.param(errno.ENOSPC, True, DE_ESPACIO, id="un disco que se llena"),
        pytest.param(errno.EACCES, False, DE_PERMISO, id="un permiso que se pierde"),
    ],
)


@FALLOS
def test_falle_la_llamada_que_falle_el_lote_queda_viejo_o_nuevo(
    raiz: Path, *, fallo: int, siempre: bool, solo: set[str]
) -> None:
    desenlaces = set()
    llamadas = range(cuantas(lambda: preparar(raiz), lambda: escribir(raiz), solo))
    for en in una_parte(llamadas, cada=3, desde=fallo):
        preparar(raiz)
        sistema = Sistema(error_del_sistema(fallo), en=en, siempre=siempre, solo=solo)

        error = con(sistema, lambda: escribir(raiz))

        donde = (en, sistema.hechas[en])
        hay = contenidos(raiz)
        assert all(hay[ruta] in (ANTES[ruta], ESCRITO[ruta]) for ruta in ANTES), donde
        if error is None:
            assert hay == ESCRITO, donde
        else:
            assert isinstance(error, ErrorDeDisco), donde
            assert error.codigo_de_salida == 3, donde
            assert error.ayuda, donde
            assert hay == ANTES or A_MEDIAS in error.ayuda, donde
        recuperar(raiz)
        assert error is not None or contenidos(raiz) == ESCRITO, donde
        assert contenidos(raiz) in (ANTES, ESCRITO), donde
        assert restos(raiz) == set(), donde
        desenlaces.add((error is None, contenidos(raiz) == ESCRITO))

    # se ha visto fallar y dejarlo todo viejo, y fallar solo la limpieza con todo ya escrito
    assert {(False, False), (True, True)} <= desenlaces


@pytest.mark.parametrize("despues", [False, True])
def test_control_c_en_cualquier_llamada_deja_el_lote_viejo_o_nuevo(
    raiz: Path, *, despues: bool
) -> None:
    vistos = []
    llamadas = range(cuantas(lambda: preparar(raiz), lambda: escribir(raiz), QUE_CAMBIAN))
    for en in una_parte(llamadas, cada=2, desde=despues):
        preparar(raiz)
        sistema = Sistema(KeyboardInterrupt(), en=en, despues=despues, solo=QUE_CAMBIAN)

        error = con(sistema, lambda: escribir(raiz))

        donde = (en, sistema.hechas[en])
        assert isinstance(error, KeyboardInterrupt), donde
        assert contenidos(raiz) in (ANTES, ESCRITO), donde
        recuperar(raiz)
        assert contenidos(raiz) in (ANTES, ESCRITO), donde
        assert restos(raiz) == set(), donde
        vistos.append(contenidos(raiz) == ESCRITO)

    assert {*vistos} == {False, True}


def test_control_c_en_cada_paso_deja_el_lote_viejo_o_nuevo_sin_esperar_a_recuperarlo(
    raiz: Path,
) -> None:
    preparar(raiz)
    pasos = pasos_de(lambda paso: con_diario(raiz, ANTES, LOTE, paso))
    primero_de_la_limpieza = next(n for n, paso in enumerate(pasos) if paso.startswith("quitar"))
    for numero in range(len(pasos)):
        preparar(raiz)
        dados: list[str] = []

        def paso(nombre: str, dados: list[str] = dados, numero: int = numero) -> None:
            dados.append(nombre)
            if len(dados) == numero + 1:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            con_diario(raiz, ANTES, LOTE, paso)

        if numero < primero_de_la_limpieza:
            assert (contenidos(raiz), restos(raiz)) == (ANTES, set()), pasos[numero]
        else:
            assert contenidos(raiz) == ESCRITO, pasos[numero]
            recuperar(raiz)
            assert (contenidos(raiz), restos(raiz)) == (ESCRITO, set()), pasos[numero]


@pytest.mark.parametrize("siempre", [False, True])
@pytest.mark.parametrize(
    "en_paso",
    ["asentar la carpeta data/practicas/nuevas", "sustituir data/practicas/nuevas/e.yaml"],
)
def test_recuperar_tambien_puede_fallar_en_cualquier_llamada(
    raiz: Path, en_paso: str, *, siempre: bool
) -> None:
    interrumpido(raiz, en_paso)
    foto = raiz.with_name("foto")
    shutil.copytree(raiz, foto)

    def revivir() -> None:
        shutil.rmtree(raiz)
        shutil.copytree(foto, raiz)

    llamadas = range(cuantas(revivir, lambda: recuperar(raiz), LLAMADAS))
    for en in una_parte(llamadas, cada=3, desde=siempre):
        revivir()
        sistema = Sistema(error_del_sistema(errno.EIO), en=en, siempre=siempre)

        error = con(sistema, lambda: recuperar(raiz))

        donde = (en, sistema.hechas[en])
        hay = contenidos(raiz)
        assert error is None or isinstance(error, ErrorDeDisco), donde
        assert all(hay[ruta] in (ANTES[ruta], ESCRITO[ruta]) for ruta in ANTES), donde
        assert error is not None or hay in (ANTES, ESCRITO), donde
        recuperar(raiz)
        assert contenidos(raiz) in (ANTES, ESCRITO), donde
        assert restos(raiz) == set(), donde


def test_si_ya_decidido_no_deja_sustituir_se_vuelve_atras_al_momento(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preparar(raiz)
    _imposible_de_sustituir(monkeypatch, "c.yaml")

    with pytest.raises(ErrorDeDisco) as lanzado:
        escribir(raiz)

    assert lanzado.value.mensaje == "no hay permiso para escribir «data/evaluaciones/c.yaml»"
    assert lanzado.value.ayuda == "pida permiso de escritura a quien lo administre"
    assert (contenidos(raiz), restos(raiz)) == (ANTES, set())


def test_si_al_recuperar_no_deja_acabar_se_vuelve_atras(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrumpido(raiz, "sustituir data/evaluaciones/c.yaml")
    _imposible_de_sustituir(monkeypatch, "c.yaml")

    hecho = recuperar(raiz)

    assert hecho == (Desenlace.DESCARTADO, tuple(LOTE))
    assert (contenidos(raiz), restos(raiz)) == (ANTES, set())


def test_si_no_deja_acabar_y_ya_no_cabe_volver_se_espera_a_que_deje(raiz: Path) -> None:
    preparar(raiz)
    suyo = b"titulo: lo que yo escribo\n"

    def paso(nombre: str) -> None:
        if nombre == "sustituir data/evaluaciones/c.yaml":
            (raiz / "data/acuerdos/a.yaml").write_bytes(suyo)

    with pytest.MonkeyPatch.context() as parche:
        _imposible_de_sustituir(parche, "c.yaml")
        with pytest.raises(ErrorDeDisco) as lanzado:
            con_diario(raiz, ANTES, LOTE, paso)
        with pytest.raises(ErrorDeDisco) as al_recuperar:
            recuperar(raiz)

    assert lanzado.value.ayuda == f"pida permiso de escritura a quien lo administre{A_MEDIAS}"
    assert al_recuperar.value.mensaje == lanzado.value.mensaje
    assert recuperar(raiz) == (Desenlace.COMPLETADO, tuple(LOTE))
    assert contenidos(raiz) == {**ESCRITO, "data/acuerdos/a.yaml": suyo}
    assert restos(raiz) == set()


def test_si_tras_control_c_tampoco_se_puede_volver_lo_acaba_la_orden_siguiente(raiz: Path) -> None:
    preparar(raiz)
    with pytest.MonkeyPatch.context() as parche:

        def paso(nombre: str) -> None:
            if nombre == "sustituir data/evaluaciones/c.yaml":
                _imposible_de_sustituir(parche, "a.yaml")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            con_diario(raiz, ANTES, LOTE, paso)

    assert recuperar(raiz) == (Desenlace.COMPLETADO, tuple(LOTE))
    assert (contenidos(raiz), restos(raiz)) == (ESCRITO, set())


def _imposible_de_sustituir(monkeypatch: pytest.MonkeyPatch, nombre: str) -> None:
    """Como con «chattr +i», o con un archivo ajeno en una carpeta con el bit pegajoso."""
    de_verdad = os.replace

    def sustituir(origen: str, destino: str, **opciones: int) -> None:
        if destino == nombre:
            raise error_del_sistema(errno.EPERM)
        de_verdad(origen, destino, **opciones)

    monkeypatch.setattr(os, "replace", sustituir)


def test_un_disco_que_no_sabe_asentar_carpetas_no_impide_escribir(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preparar(raiz)
    negadas = []

    def fsync(descriptor: int) -> None:
        if os.path.isdir(f"/dev/fd/{descriptor}"):  # noqa: PTH112 — Path no sigue un descriptor
            negadas.append(descriptor)
            raise error_del_sistema(errno.EINVAL)

    monkeypatch.setattr(os, "fsync", fsync)

    escribir(raiz)

    assert negadas
    assert (contenidos(raiz), restos(raiz)) == (ESCRITO, set())


def test_si_no_se_puede_conservar_el_dueno_se_conserva_el_grupo(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preparar(raiz)
    pedidos = []
    de_verdad = os.fstat

    def de_otro(descriptor: int) -> os.stat_result:
        datos = de_verdad(descriptor)
        ajeno = datos.st_mode & 0o777 == 0o664  # el original; los temporales empiezan en 600
        return os.stat_result((*datos[:4], 4321, 8765, *datos[6:])) if ajeno else datos

    def fchown(_descriptor: int, dueno: int, grupo: int) -> None:
        pedidos.append((dueno, grupo))
        if dueno != -1:
            raise error_del_sistema(errno.EPERM)

    (raiz / "data/acuerdos/a.yaml").chmod(0o664)
    monkeypatch.setattr(os, "fstat", de_otro)
    monkeypatch.setattr(os, "fchown", fchown)

    escribir(raiz)

    assert pedidos == [(4321, 8765), (-1, 8765)]
    assert contenidos(raiz) == ESCRITO


EN_DISCO_PEQUENO = """
import json, pathlib, sys
from apoyo.muertes import ANTES, DESPUES, con_diario, contenidos, preparar, restos
from seguimiento.errores import ErrorDeDisco

disco = pathlib.Path(sys.argv[1])
vistos = []
for paginas in range(64):
    preparar(disco / "registros")
    with (disco / "relleno").open("wb", buffering=0) as relleno:
        try:
            while relleno.write(b"x" * 4096):
                pass
        except OSError:
            pass
        relleno.truncate(max(0, relleno.tell() - 4096 * paginas))
    raiz = disco / "registros"
    try:
        con_diario(raiz, ANTES, DESPUES, lambda _: None)
        vistos.append(["nuevo", contenidos(raiz) == DESPUES, sorted(restos(raiz))])
        break
    except ErrorDeDisco as error:
        vistos.append([error.mensaje.partition(" para ")[0], contenidos(raiz) == ANTES, sorted(restos(raiz))])
        assert (error.codigo_de_salida, error.ayuda) == (3, "libere espacio y repita la orden")
    (disco / "relleno").unlink()
print(json.dumps(vistos))
"""


def test_un_disco_lleno_de_verdad_lo_deja_todo_viejo(tmp_path: Path) -> None:
    disco = tmp_path / "disco"
    disco.mkdir()
    montar = 'mount -t tmpfs -o size=400k registros "$1" && exec "$2" -c "$3" "$1"'
    # en un espacio de nombres propio: no hace falta ser administrador y nada queda montado
    aislado = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    if shutil.which("unshare") is None or _no_puede(
        [*aislado, 'mount -t tmpfs x "$1"', "sh", str(disco)]
    ):
        pytest.skip("esta máquina no deja montar un disco pequeño")

    fin = subprocess.run(
        [*aislado, montar, "sh", str(disco), sys.executable, EN_DISCO_PEQUENO],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )

    *llenos, ultimo = json.loads(fin.stdout)
    assert len(llenos) > 5
    assert llenos == [["no queda sitio en el disco", True, []]] * len(llenos)
    assert ultimo == ["nuevo", True, []]


def _no_puede(orden: list[str]) -> bool:
    return subprocess.run(orden, check=False, capture_output=True).returncode != 0
