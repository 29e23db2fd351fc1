"""`seg --al FECHA` dice lo que habría dicho `seg --hoy FECHA` en una carpeta con lo guardado entonces.

Byte a byte, salvo de qué commit se habla, y en cualquier zona en que esté la máquina: el día termina en la
configurada.
"""

import re
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from apoyo.carteras import CONFIGURACION, FINAL, MESA, RICA
from apoyo.ejecucion import seg
from apoyo.historias import con_git, confirmar, git, iniciar
from apoyo.lecturas import Lectura, lecturas

pytestmark = con_git

FICHA = RICA["data/practicas/BP1_ME.yaml"]
OTRA, NUEVA = "data/evaluaciones/otra.yaml", "data/evaluaciones/nueva.yaml"
DIAS = {
    # el primero, y hasta el último instante antes del segundo
    "2022-10-01": "primero",
    "2022-11-14": "primero",
    # guardado el 15 a las 23:30 en Guayaquil: en Greenwich y en Tokio ya es 16
    "2022-11-15": "de-noche",
    "2022-11-16": "de-noche",
    "2022-12-08": "de-noche",
    # guardado el 10 a mediodía en Tokio: en Guayaquil son las 22:00 del 9
    "2022-12-09": "rota",
    "2022-12-18": "rota",
    "2022-12-19": "reparada",
    # lo de la rama, del 2 de enero, no vale hasta que se junta, el 10 de febrero
    "2023-01-02": "reparada",
    "2023-01-19": "reparada",
    "2023-01-20": "sin-mesa",
    "2023-02-09": "sin-mesa",
    "2023-02-10": "junta",
    "2023-02-27": "junta",
    # un segundo antes de medianoche en Guayaquil, y justo a medianoche
    "2023-02-28": "ultimo-segundo",
    "2023-03-01": "medianoche",
    # el de un reloj atrasado, que dice ser del 15 de marzo, va detrás de uno del 1 de junio
    "2023-03-15": "medianoche",
    "2023-05-31": "medianoche",
    "2023-06-01": "atrasada",
    # se junta una rama cuyo último commit dice ser del 1 de julio: vale la fecha en que se juntó
    "2023-06-09": "otra-junta",
}
"""Veinte días y qué versión valía al terminar cada uno, sacado de `agitado` a mano."""
ZONAS = ("UTC", "Asia/Tokyo", "America/Guayaquil")
"""En las que puede estar la máquina; la última es la configurada."""


def texto(version: int, config: str = "") -> dict[str, str]:
    """La cartera en esa versión: cada una dice otra cosa, y su configuración también puede cambiar."""
    final = RICA[FINAL].replace("Publicar la guía", f"Publicar la guía, versión {version}")
    return {**RICA, FINAL: final, CONFIGURACION: dedent(RICA[CONFIGURACION]) + config}


def agitado(repo: Path) -> Path:
    """Un repositorio con de todo; cada versión que valió algún día lleva su nombre en una etiqueta."""

    def guardar(nombre: str, cuando: str, archivos: dict[str, str] | None = None) -> None:
        confirmar(repo, archivos or {}, cuando=cuando)
        git(repo, "tag", nombre)

    def juntar(nombre: str, cuando: str) -> None:
        git(repo, "merge", "-q", "--no-ff", "-m", "junta", "rama", cuando=cuando)
        git(repo, "tag", nombre)

    guardar("primero", "2022-10-01T08:00:00-05:00", texto(1))
    guardar("de-noche", "2022-11-15T23:30:00-05:00", texto(2, "dias_por_vencer: 90\n"))
    guardar("rota", "2022-12-10T12:00:00+09:00", {FINAL: "titulo: [\n"})
    guardar("reparada", "2022-12-19T12:00:00-05:00", texto(4))
    git(repo, "switch", "-q", "-c", "rama")
    confirmar(repo, {OTRA: RICA[FINAL]}, cuando="2023-01-02T00:00:00Z")
    git(repo, "switch", "-q", "main")
    (repo / MESA).unlink()
    guardar("sin-mesa", "2023-01-20T12:00:00-05:00")
    juntar("junta", "2023-02-10T12:00:00-05:00")
    (repo / "data/evaluaciones/enlace.yaml").symlink_to("otra.yaml")
    guardar("ultimo-segundo", "2023-03-01T04:59:59Z", {"data/practicas/b.YAML": "a: b\n"})
    guardar("medianoche", "2023-03-01T05:00:00Z", texto(8))
    git(repo, "mv", OTRA, NUEVA)
    confirmar(repo, texto(9), cuando="2023-06-01T12:00:00-05:00")
    guardar("atrasada", "2023-03-15T12:00:00-05:00", texto(10))
    git(repo, "switch", "-q", "rama")
    confirmar(repo, {"data/practicas/BP2_ME.yaml": FICHA}, cuando="2023-07-01T12:00:00-05:00")
    git(repo, "switch", "-q", "main")
    juntar("otra-junta", "2023-06-09T10:00:00-05:00")
    return repo


class Dicho(NamedTuple):
    """Lo que una orden dice, y los archivos que deja."""

    codigo: int
    salida: str
    errores: str
    escrito: dict[str, bytes]


class Historia:
    """El repositorio y, al lado, una carpeta con cada una de sus versiones."""

    def __init__(self, carpeta: Path) -> None:
        self.carpeta = carpeta
        self.repo = agitado(iniciar(carpeta / "repo"))
        self.commits = {v: git(self.repo, "rev-parse", v) for v in {*DIAS.values()}}
        for version in self.commits:
            git(self.repo, "worktree", "add", "-q", "--detach", str(carpeta / version), version)

    def con_al(self, lectura: Lectura, dia: str) -> Dicho:
        """Lo que se dice con `--al`, quitado lo que es de él: de qué commit y, en lo que sugiere, la opción."""
        dicho = self._dicho(("--al", dia), lectura, self.repo, hoy="")
        commit = self.commits[DIAS[dia]]
        salida, errores = (
            _sin_el_momento(flujo.replace(f"seg --al {dia} ", "seg "), commit)
            for flujo in (dicho.salida, dicho.errores)
        )
        # se dijo, y era el que tocaba
        assert (salida, errores) != (dicho.salida, dicho.errores), (lectura, dia)
        return dicho._replace(salida=salida, errores=errores)

    def en_su_carpeta(self, lectura: Lectura, dia: str) -> Dicho:
        """Lo que se dice ese día en la carpeta de la versión que valía."""
        return self._dicho((), lectura, self.carpeta / DIAS[dia], hoy=dia)

    def _dicho(self, globales: Lectura, lectura: Lectura, raiz: Path, hoy: str) -> Dicho:
        destino = self.carpeta / "escrito"
        a_donde = ("-o", destino) if lectura[0] == "exportar" else ()
        visto = seg(*globales, *lectura, *a_donde, en=raiz, hoy=hoy)
        dejado = {uno.name: uno.read_bytes() for uno in _archivos(destino)}
        for uno in _archivos(destino):
            uno.unlink()
        return Dicho(visto.codigo, _sin_lo_de_la_copia(visto.salida), visto.errores, dejado)


def _archivos(destino: Path) -> list[Path]:
    return [destino] if destino.is_file() else sorted(destino.glob("*"))


def _sin_el_momento(texto: str, commit: str) -> str:
    """Sin la línea que dice el commit, ni el renglón que la separa de lo demás, o sin el objeto que lo dice."""
    linea = rf"(?m)^Registros del commit {commit[:12]}, guardado el .*\n(?:\n|(?=.)|\Z)"
    objeto = rf',\n  "al": {{\n    "pedido": .*\n    "commit": "{commit}",\n    "guardado": .*\n    "fechado": .*\n  }}'
    return re.sub(objeto, "", re.sub(linea, "", texto, count=1))


def _sin_lo_de_la_copia(texto: str) -> str:
    """Sin lo que queda por guardar y por enviar, que es de la copia de ahora y no de los registros."""
    return re.sub(r',\n  "sin_(?:guardar|enviar)": (?:null|[0-9]+)', "", texto)


@pytest.fixture(scope="module")
def historia(tmp_path_factory: pytest.TempPathFactory) -> Historia:
    return Historia(tmp_path_factory.mktemp("historia"))


@pytest.fixture
def en_zona(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Pone la máquina en una zona, como la pone el sistema."""

    def poner(zona: str) -> None:
        monkeypatch.setenv("TZ", zona)
        time.tzset()

    yield poner
    monkeypatch.undo()
    time.tzset()


def test_el_papel_dice_veinte_dias_y_en_ellos_vale_cada_version(historia: Historia) -> None:
    etiquetas = git(historia.repo, "tag").split()
    assert len(DIAS) == 20
    assert {*DIAS.values()} == {*etiquetas}


@pytest.mark.parametrize("lectura", [("status",), ("status", "--json")], ids=" ".join)
@pytest.mark.parametrize("zona", ZONAS)
def test_en_cualquier_zona_status_dice_lo_mismo_que_en_su_carpeta(
    historia: Historia, en_zona: Callable[[str], None], zona: str, lectura: Lectura
) -> None:
    en_zona(zona)
    for dia in DIAS:
        assert historia.con_al(lectura, dia) == historia.en_su_carpeta(lectura, dia), dia


# «diagnostico» y «cambios» hablan de la carpeta y del propio commit
@pytest.mark.parametrize("lectura", lecturas("diagnostico", "cambios"), ids=" ".join)
def test_toda_orden_que_lee_dice_lo_mismo_que_en_su_carpeta(
    historia: Historia, en_zona: Callable[[str], None], lectura: Lectura
) -> None:
    for dia, zona in zip(DIAS, cycle(ZONAS), strict=False):
        en_zona(zona)
        con_al = historia.con_al(lectura, dia)
        en_zona(ZONAS[-1])
        assert con_al == historia.en_su_carpeta(lectura, dia), (dia, zona)
