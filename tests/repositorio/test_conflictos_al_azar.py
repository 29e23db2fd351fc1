"""Pares de personas al azar: con marcas de git, con las del motor o sin ellas, se junta lo mismo y se lee lo común."""

import random
import subprocess
from pathlib import Path

import pytest

from apoyo.esfuerzo import ENTERO
from apoyo.fuzz_de_union import par_al_azar
from apoyo.historias import GIT, con_git
from apoyo.union_aparte import comparable
from seguimiento.almacen.etapas import Etapas
from seguimiento.almacen.fuentes import Archivo
from seguimiento.documento.marcas import Versiones, con_marcas, separadas
from seguimiento.repositorio.conflictos import fusion_de
from seguimiento.repositorio.fusion import Fusion, fusionadas
from seguimiento.repositorio.lectura import leer_archivo

CUALES = range(200) if ENTERO else (*range(5), 182)
"""En el 182, quitar lo de uno se llevaría un comentario: también lo ha de preguntar quien parte de las marcas."""
ESTILOS: list[list[str]] = [[], ["--diff3"], ["--zdiff3"]]


def mezclado(carpeta: Path, versiones: Versiones, estilo: list[str]) -> bytes:
    """Lo que deja git al mezclar sus líneas."""
    for nombre, contenido in versiones._asdict().items():
        (carpeta / nombre).write_bytes(contenido)
    orden = [GIT, "merge-file", "-p", *estilo, "nuestro", "base", "suyo"]
    return subprocess.run(orden, cwd=carpeta, capture_output=True, check=False).stdout


def archivo(ruta: str, contenido: bytes, versiones: Versiones) -> Archivo:
    return Archivo(ruta, lambda: contenido, preguntar=lambda: Etapas(*versiones))


def terminado(contenido: bytes) -> bytes:
    """Sin contar cómo acaba la última línea, que ante una marca ha de tener salto."""
    return contenido.replace(b"\r\n", b"\n").rstrip(b"\n")


def comprobar_las_marcas(fusion: Fusion) -> bytes:
    """Que separen lo de cada uno y no haya ninguna de más; da el archivo con ellas."""
    marcado = fusion.con_marcas()
    if not fusion.contradicciones:
        assert marcado == fusion.contenido
        return marcado
    vueltas = separadas(marcado)
    assert vueltas is not None
    assert terminado(vueltas.nuestro) == terminado(fusion.contenido)
    assert terminado(vueltas.suyo) == terminado(fusion.con_lo_suyo)
    return marcado


def lo_comun(ruta: str, contenido: bytes, versiones: Versiones) -> object:
    """Los datos que se leen de un archivo con marcas, sin contar el orden."""
    aporte, lectura = leer_archivo(archivo(ruta, contenido, versiones))
    assert lectura is not None
    assert lectura.documento is not None
    assert lectura.disputado == aporte.disputado is not None
    return comparable(lectura.documento.compuestos)


@con_git
@pytest.mark.parametrize("orden", CUALES)
def test_un_par_al_azar(orden: int, tmp_path: Path) -> None:
    azar = random.Random(f"marcas-{orden}")  # noqa: S311 — inventa ediciones, no secretos
    par = par_al_azar(azar)
    versiones = Versiones(*par.contenidos)
    al_reves = versiones._replace(nuestro=versiones.suyo, suyo=versiones.nuestro)
    fusion, otra = (fusionadas(unas, par.archivo) for unas in (versiones, al_reves))
    assert fusion is not None
    assert otra is not None
    estilo = azar.choice(ESTILOS)
    comunes = []
    for una, suyas in ((fusion, versiones), (otra, al_reves)):
        for marcado in (comprobar_las_marcas(una), mezclado(tmp_path, suyas, estilo)):
            if con_marcas(marcado):
                hallada = fusion_de(archivo(par.archivo, marcado, suyas))
                assert hallada is not None
                assert hallada.contenido == una.contenido
                assert hallada.con_lo_suyo == una.con_lo_suyo
                comunes.append(lo_comun(par.archivo, marcado, suyas))
    # lo común no toma partido: es lo mismo se mire desde una copia o desde la otra
    negado = any(c.motivo for c in (*fusion.contradicciones, *otra.contradicciones))
    assert negado or all(comun == comunes[0] for comun in comunes)
