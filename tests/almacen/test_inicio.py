"""Empezar un repositorio: entero o nada, falle lo que falle y muera quien muera."""

import errno
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from apoyo.carteras import PROYECTO
from apoyo.ejecucion import minimo, seg
from apoyo.muertes import pasos_de
from seguimiento.almacen import sistema
from seguimiento.almacen.guardado import recuperar
from seguimiento.almacen.inicio import crear
from seguimiento.errores import ArchivoCambiado, ErrorDeSeguimiento
from seguimiento.formatos.inicio import archivos_de_inicio

TEXTOS = archivos_de_inicio({"organizacion": "OIM"}, "github")


def contenidos(carpeta: Path) -> dict[str, str]:
    """Lo que dice cada archivo que hay bajo la carpeta.

    El candado de un muerto no cuenta: está vacío de sentido y el siguiente lo toma y lo borra.
    """
    return {
        uno.relative_to(carpeta).as_posix(): uno.read_text("utf-8")
        for uno in carpeta.rglob("*")
        if uno.is_file() and uno.name != ".seguimiento.candado"
    }


def que_falla(numero: int, fallo: Callable[[], BaseException]) -> Callable[[str], None]:
    """Un `Paso` que falla al llegar a ese."""
    dados: list[str] = []

    def paso(nombre: str) -> None:
        dados.append(nombre)
        if len(dados) == numero + 1:
            raise fallo()

    return paso


@pytest.mark.parametrize(
    "fallo",
    [partial(OSError, errno.ENOSPC, ""), partial(OSError, errno.EIO, ""), KeyboardInterrupt],
)
def test_si_falla_cualquier_paso_no_queda_nada_o_queda_todo(
    fallo: Callable[[], BaseException], tmp_path: Path
) -> None:
    pasos = pasos_de(lambda paso: crear(tmp_path / "entera", TEXTOS, paso=paso))
    desenlaces = []
    for numero in range(len(pasos)):
        base = tmp_path / f"{numero}"
        base.mkdir()
        with suppress(ErrorDeSeguimiento, OSError, KeyboardInterrupt):
            crear(base / "una/otra", TEXTOS, paso=que_falla(numero, fallo))
        if not [*base.iterdir()]:
            desenlaces.append("nada")
            continue
        # ya estaba escrito: lo que faltaba era recoger, y lo hace la siguiente orden
        desenlaces.append("todo")
        recuperar(base / "una/otra")
        assert contenidos(base / "una/otra") == TEXTOS, pasos[numero]

    assert contenidos(tmp_path / "entera") == TEXTOS
    assert desenlaces.count("nada") > 3 * len(TEXTOS)
    assert desenlaces == sorted(desenlaces)


def test_si_falla_se_queda_lo_que_ya_habia(tmp_path: Path) -> None:
    (tmp_path / "notas.txt").write_text("mías\n", "utf-8")
    (tmp_path / "README.md").write_text("mío\n", "utf-8")
    antes = contenidos(tmp_path)
    with pytest.raises(ArchivoCambiado) as error:
        crear(tmp_path, TEXTOS)

    assert (error.value.mensaje, error.value.codigo_de_salida) == ("«README.md» ya existe", 4)
    assert contenidos(tmp_path) == antes
    assert {uno.name for uno in tmp_path.iterdir()} == antes.keys()


def test_si_no_puede_crearse_la_carpeta_se_van_las_que_se_crearon(tmp_path: Path) -> None:
    largo = "x" * 300
    with pytest.raises(ErrorDeSeguimiento) as error:
        crear(tmp_path / "una" / largo, TEXTOS)

    assert error.value.mensaje == f"el nombre «{tmp_path / 'una' / largo}» es demasiado largo"
    assert [*tmp_path.iterdir()] == []


def test_lo_que_otro_ponga_en_la_carpeta_mientras_tanto_se_respeta(tmp_path: Path) -> None:
    carpeta = tmp_path / "oficina"

    def llega_otro(nombre: str) -> None:
        if nombre == "decidir":
            (carpeta / "suyo.txt").write_text("de otro\n", "utf-8")
            raise OSError(errno.ENOSPC, "lleno")

    with pytest.raises(ErrorDeSeguimiento):
        crear(carpeta, TEXTOS, paso=llega_otro)
    assert contenidos(carpeta) == {"suyo.txt": "de otro\n"}


def test_si_otro_crea_la_carpeta_un_instante_antes_se_empieza_en_ella(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    de_verdad = sistema.crear_carpeta

    def crear_carpeta(dentro: sistema.Carpeta | None, nombre: str) -> None:
        if dentro is None:
            de_verdad(dentro, nombre)  # la del otro
        de_verdad(dentro, nombre)

    monkeypatch.setattr(sistema, "crear_carpeta", crear_carpeta)
    crear(tmp_path / "una/otra", TEXTOS)
    assert contenidos(tmp_path / "una/otra") == TEXTOS


def test_dos_a_la_vez_en_la_misma_carpeta_no_se_estorban(tmp_path: Path) -> None:
    orden = [sys.executable, "-m", "seguimiento", "iniciar", str(tmp_path / "a/b")]
    procesos = [
        subprocess.Popen(orden, env=minimo(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(6)
    ]
    codigos = sorted(proceso.wait(60) for proceso in procesos)

    assert codigos[0] == 0
    assert {*codigos[1:]} <= {3, 4}
    assert contenidos(tmp_path / "a/b") == archivos_de_inicio({})


MATAR = """
import json, os, sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from apoyo.muertes import muere_en
from seguimiento.comandos.puerta import principal
from seguimiento.formatos.inicio import archivos_de_inicio
from seguimiento.almacen.inicio import crear

os.fsync = lambda _: None
base, textos, codigos = Path(sys.argv[1]), archivos_de_inicio({"organizacion": "OIM"}), []
while True:
    carpeta = base / str(len(codigos)) / "oficina"
    if not muere_en(len(codigos), lambda paso: crear(carpeta, textos, paso=paso)):
        break
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        codigos.append(principal(["iniciar", str(carpeta), "--organizacion", "OIM"]))
print(json.dumps(codigos))
"""
"""Mata a quien crea en cada paso y, tras cada muerte, repite la orden; da sus códigos de salida."""


def test_muerto_en_cualquier_paso_basta_con_repetir_la_orden(tmp_path: Path) -> None:
    # en otro proceso, que es el que se bifurca
    fin = subprocess.run(
        [sys.executable, "-c", MATAR, str(tmp_path)],
        env=minimo() | {"PYTHONPATH": str(PROYECTO / "tests")},
        check=True,
        capture_output=True,
        text=True,
    )
    codigos = json.loads(fin.stdout)

    esperados = archivos_de_inicio({"organizacion": "OIM"})
    assert len(codigos) > 3 * len(esperados)
    # hasta que se decide, se empieza de nuevo; después, se completa y se dice que ya está
    assert codigos == sorted(codigos)
    assert {*codigos} == {0, 3}
    for numero in range(len(codigos)):
        assert contenidos(tmp_path / str(numero) / "oficina") == esperados


def test_lo_que_se_completa_al_repetir_se_avisa(tmp_path: Path) -> None:
    carpeta = tmp_path / "oficina"
    guion = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from seguimiento.almacen.inicio import crear\n"
        "def paso(nombre):\n"
        "    if nombre.startswith('sustituir'):\n"
        "        os._exit(9)\n"
        "crear(Path(sys.argv[1]), {'data/evaluaciones/.gitkeep': '', 'README.md': 'x'}, paso=paso)\n"
    )
    orden = [sys.executable, "-c", guion, str(carpeta)]
    assert subprocess.run(orden, env=minimo(), check=False).returncode == 9
    visto = seg("iniciar", carpeta)

    assert (visto.codigo, visto.salida) == (3, "")
    assert visto.errores == (
        "aviso: se completó un cambio que otra orden dejó a medias en"
        " «data/evaluaciones/.gitkeep» y «README.md»\n"
        f"error: «{carpeta}» ya es un repositorio de registros\n"
        f"  no hay nada que iniciar: véalo con «seg -C {carpeta} status»\n"
    )
    assert contenidos(carpeta) == {"data/evaluaciones/.gitkeep": "", "README.md": "x"}


QUE_DICE = """
import json, os, sys
from datetime import date
from pathlib import Path

from apoyo.muertes import ANTES, DESPUES, con_diario, muere_en, preparar
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.guardado import recuperar
from seguimiento.almacen.inicio import crear
from seguimiento.formatos.inicio import archivos_de_inicio
from seguimiento.repositorio import cargar, revisar

os.fsync = lambda _: None
base, textos, dicho, quedan = Path(sys.argv[1]), archivos_de_inicio({"organizacion": "OIM"}), [], 0

def mirar(carpeta):
    global quedan
    de_temporales = [d.codigo for d in revisar(Directorio(carpeta), date(2023, 4, 15)).diagnosticos
                     if "/.seg-" in d.archivo]
    dicho.extend(de_temporales)
    assert not cargar(Directorio(carpeta)).recuento.no_leidos
    assert len(de_temporales) == len([*(carpeta / "data").rglob(".seg-*")])
    recuperar(carpeta)
    quedan += len([*carpeta.rglob(".seg-*")])

numero = 0
while muere_en(numero, lambda paso: crear(base / str(numero) / "a", textos, paso=paso)):
    if (base / str(numero) / "a").exists():
        mirar(base / str(numero) / "a")
    numero += 1
edicion = 0
while True:
    preparar(base / "edicion")
    if not muere_en(edicion, lambda paso: con_diario(base / "edicion", ANTES, DESPUES, paso)):
        break
    mirar(base / "edicion")
    edicion += 1
print(json.dumps([numero, edicion, sorted({*dicho}), len(dicho), quedan]))
"""
"""Mata a quien inicia y a quien edita en cada paso, y da lo que la revisión dice de los temporales."""


def test_muerto_en_cualquier_paso_la_revision_dice_que_hacer_con_los_temporales(
    tmp_path: Path,
) -> None:
    fin = subprocess.run(
        [sys.executable, "-c", QUE_DICE, str(tmp_path)],
        env=minimo() | {"PYTHONPATH": str(PROYECTO / "tests")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert fin.stderr == ""
    al_iniciar, al_editar, codigos, cuantos, quedan = json.loads(fin.stdout)

    assert al_iniciar > 20
    assert al_editar > 20
    assert codigos == ["SEG073"]
    assert cuantos > 10
    # lo que se aconseja basta: tras la orden siguiente no queda ninguno
    assert quedan == 0
