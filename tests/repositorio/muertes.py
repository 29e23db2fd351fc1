"""Matar a quien escribe, en cada paso o en cualquier instante, y contar lo que deja roto.

`python tests/repositorio/muertes.py 600` mata 600 veces y dice cuántos archivos quedaron a medias,
cuántos lotes se aplicaron en parte y cuántos temporales sobraron. Todo debe ser cero.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from unittest import mock

from seguimiento.repositorio.guardado import guardar, recuperar

Paso = Callable[[str], None]
Escritor = Callable[[Path, "Contenidos", "Contenidos", Paso], None]
Contenidos = dict[str, bytes | None]

ANTES: Contenidos = {
    "data/acuerdos/a.yaml": b"titulo: viejo\n" * 400,
    "data/evaluaciones/b.yaml": b"titulo: viejo\n",
    "data/evaluaciones/c.yaml": b"",
    "data/practicas/d.yaml": None,
    "data/practicas/nuevas/e.yaml": None,
}
"""Un lote de cinco archivos en cuatro carpetas: tres que cambian y dos, uno con su carpeta, nuevos."""
DESPUES: Contenidos = {ruta: f"titulo: nuevo {ruta}\n".encode() * 300 for ruta in ANTES}
SEMILLA = 20230415
_ESPERADOS = {".git", ".git/HEAD", ".git/seguimiento.candado", "data/practicas"}
"""El candado de un muerto no estorba: está vacío de sentido y el siguiente lo toma y lo borra."""


@dataclass
class Balance:
    """Lo que dejaron las muertes."""

    muertes: int = 0
    archivos_a_medias: int = 0
    lotes_a_medias: int = 0
    restos: int = 0

    def anotar_muerte(self, raiz: Path) -> None:
        """Recién muerto: cada archivo dice entero lo viejo o lo nuevo."""
        self.muertes += 1
        hay = contenidos(raiz)
        self.archivos_a_medias += sum(
            hay[ruta] not in (ANTES[ruta], DESPUES[ruta]) for ruta in ANTES
        )

    def anotar_final(self, raiz: Path) -> None:
        """Tras la orden siguiente: o todo viejo o todo nuevo, y nada más."""
        self.lotes_a_medias += contenidos(raiz) not in (ANTES, DESPUES)
        self.restos += len(restos(raiz))


def contenidos(raiz: Path) -> Contenidos:
    """Lo que dicen los archivos del lote."""
    rutas = {ruta: raiz / ruta for ruta in ANTES}
    return {ruta: uno.read_bytes() if uno.exists() else None for ruta, uno in rutas.items()}


def restos(raiz: Path) -> set[str]:
    """Los archivos y carpetas que nadie pidió."""
    hallados = {uno.relative_to(raiz).as_posix() for uno in raiz.rglob("*")}
    return hallados - {*ANTES} - _carpetas(contenidos(raiz)) - _ESPERADOS


def _carpetas(hay: Contenidos) -> set[str]:
    existentes = [ruta for ruta in ANTES if hay[ruta] is not None]
    return {madre.as_posix() for ruta in existentes for madre in PurePosixPath(ruta).parents}


def preparar(raiz: Path) -> None:
    """Los archivos como antes del lote, en un repositorio de git recién hecho."""
    shutil.rmtree(raiz, ignore_errors=True)
    (raiz / ".git").mkdir(parents=True)
    (raiz / ".git/HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (raiz / "data/practicas").mkdir(parents=True)
    for ruta, contenido in ANTES.items():
        if contenido is not None:
            (raiz / ruta).parent.mkdir(parents=True, exist_ok=True)
            (raiz / ruta).write_bytes(contenido)


def con_diario(raiz: Path, antes: Contenidos, despues: Contenidos, paso: Paso) -> None:
    """El escritor de verdad."""
    lote = [(ruta, antes[ruta], contenido or b"") for ruta, contenido in despues.items()]
    guardar(raiz, lote, paso=paso)


def de_uno_en_uno(raiz: Path, antes: Contenidos, despues: Contenidos, paso: Paso) -> None:
    """Temporal y sustitución, sin diario: lo que haría quien no piensa en el lote."""
    del antes
    for ruta, contenido in despues.items():
        (raiz / ruta).parent.mkdir(exist_ok=True)
        temporal = raiz / f"{ruta}.tmp"
        paso("crear")
        temporal.write_bytes(contenido or b"")
        paso("sustituir")
        temporal.replace(raiz / ruta)


def en_su_sitio(raiz: Path, antes: Contenidos, despues: Contenidos, paso: Paso) -> None:
    """Escribir encima: lo que haría quien no piensa en nada."""
    del antes
    for ruta, contenido in despues.items():
        (raiz / ruta).parent.mkdir(exist_ok=True)
        with (raiz / ruta).open("wb", buffering=0) as archivo:
            for linea in (contenido or b"").splitlines(keepends=True)[:3]:
                paso("escribir")
                archivo.write(linea)
            archivo.write(b"".join((contenido or b"").splitlines(keepends=True)[3:]))


ESCRITORES: dict[str, Escritor] = {
    "con-diario": con_diario,
    "de-uno-en-uno": de_uno_en_uno,
    "en-su-sitio": en_su_sitio,
}


def pasos_de(accion: Callable[[Paso], object]) -> list[str]:
    """Los pasos que da algo cuando nadie lo interrumpe."""
    dados: list[str] = []
    accion(dados.append)
    return dados


def muere_en(numero: int, accion: Callable[[Paso], object]) -> bool:
    """Si un hijo que hace eso, y recibe una señal mortal justo antes de un paso, llegó a él."""
    dados = 0

    def paso(_nombre: str) -> None:
        nonlocal dados
        if dados == numero:
            os.kill(os.getpid(), signal.SIGKILL)
        dados += 1

    return _muere(lambda: accion(paso), None)


def muere_tras(segundos: float, accion: Callable[[Paso], object]) -> bool:
    """Si un hijo que hace eso murió al recibir, pasado ese tiempo, una señal mortal."""
    return _muere(lambda: accion(lambda _nombre: None), segundos)


def _muere(accion: Callable[[], object], segundos: float | None) -> bool:
    hijo = os.fork()
    if hijo == 0:
        codigo = 1
        try:
            accion()
            codigo = 0
        finally:
            os._exit(codigo)
    if segundos is not None:
        time.sleep(segundos)
        os.kill(hijo, signal.SIGKILL)
    estado = os.waitpid(hijo, 0)[1]
    if os.WIFEXITED(estado) and os.WEXITSTATUS(estado) != 0:
        raise RuntimeError("quien debía escribir falló por su cuenta")
    return os.WIFSIGNALED(estado)


def _recuperacion(raiz: Path) -> Callable[[Paso], object]:
    return lambda paso: recuperar(raiz, paso=paso)


def _escritura(raiz: Path, escritor: Escritor) -> Callable[[Paso], object]:
    return lambda paso: escritor(raiz, ANTES, DESPUES, paso)


def en_cada_paso(raiz: Path, escritor: Escritor, *, doble: bool = False) -> Balance:
    """Una muerte en cada paso de la escritura; si es doble, otra en cada paso de la recuperación."""
    balance, numero, otra = Balance(), 0, 0
    while True:
        preparar(raiz)
        if not muere_en(numero, _escritura(raiz, escritor)):
            return balance
        balance.anotar_muerte(raiz)
        seguir = doble and muere_en(otra, _recuperacion(raiz))
        if seguir:
            balance.anotar_muerte(raiz)
        recuperar(raiz)
        balance.anotar_final(raiz)
        numero, otra = (numero, otra + 1) if seguir else (numero + 1, 0)


def al_azar(raiz: Path, escritor: Escritor, muertes: int, semilla: int = SEMILLA) -> Balance:
    """Ese número de muertes: en un paso cualquiera o en un instante cualquiera, y también al recuperar."""
    azar = random.Random(semilla)  # noqa: S311 — repetible, no secreto
    preparar(raiz)
    comienzo = time.perf_counter()
    pasos = len(pasos_de(_escritura(raiz, escritor)))
    duracion = time.perf_counter() - comienzo
    balance = Balance()
    while balance.muertes < muertes:
        preparar(raiz)
        accion = _escritura(raiz, escritor)
        while _muere_como_sea(azar, pasos, duracion, accion):
            balance.anotar_muerte(raiz)
            if balance.muertes >= muertes:
                break
            accion = _recuperacion(raiz)
        recuperar(raiz)
        balance.anotar_final(raiz)
    return balance


def _muere_como_sea(
    azar: random.Random, pasos: int, duracion: float, accion: Callable[[Paso], object]
) -> bool:
    if azar.random() < 0.5:
        return muere_en(azar.randrange(pasos), accion)
    return muere_tras(azar.uniform(0, duracion), accion)


def main() -> int:
    """Lee la orden, mata y escribe el balance. Devuelve 1 si algo quedó roto."""
    lector = argparse.ArgumentParser(description=__doc__)
    lector.add_argument("muertes", type=int, nargs="?", default=600)
    lector.add_argument("--escritor", choices=ESCRITORES, default="con-diario")
    lector.add_argument("--pasos", choices=("simple", "doble"), help="una muerte por paso")
    lector.add_argument("--semilla", type=int, default=SEMILLA)
    # a un muerto le sobrevive lo que ya escribió: asentarlo solo importa si se corta la luz
    lector.add_argument("--sin-asentar", action="store_true", help="no esperar al disco")
    opciones = lector.parse_args()
    if opciones.sin_asentar:
        mock.patch.object(os, "fsync", return_value=None).start()
    escritor = ESCRITORES[opciones.escritor]
    with tempfile.TemporaryDirectory() as carpeta:
        raiz = Path(carpeta) / "registros"
        if opciones.pasos:
            balance = en_cada_paso(raiz, escritor, doble=opciones.pasos == "doble")
        else:
            balance = al_azar(raiz, escritor, opciones.muertes, opciones.semilla)
    sys.stdout.write(json.dumps(asdict(balance)) + "\n")
    return int(balance.archivos_a_medias + balance.lotes_a_medias + balance.restos > 0)


if __name__ == "__main__":
    sys.exit(main())
