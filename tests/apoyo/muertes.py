"""Matar a quien escribe, en cada paso o en cualquier instante, y contar lo que deja roto.

`python tests/apoyo/muertes.py 600` mata 600 veces y dice cuántos archivos quedaron a medias,
cuántos lotes se aplicaron en parte y cuántos temporales sobraron. Todo debe ser cero.
"""

import argparse
import json
import mmap
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from unittest import mock

from seguimiento.almacen.guardado import guardar, recuperar, ultima

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
AL_RECUPERAR = "al recuperar, "
_LARGO_DE_UN_PASO = 128
_ESPERADOS = {
    *(".git", ".git/HEAD", ".git/seguimiento.candado", ".git/seguimiento.ultima", "data/practicas")
}
"""El candado de un muerto no estorba: está vacío de sentido y el siguiente lo toma y lo borra."""


@dataclass
class Balance:
    """Lo que dejaron las muertes."""

    muertes: int = 0
    archivos_a_medias: int = 0
    lotes_a_medias: int = 0
    restos: int = 0
    sin_vuelta: int = 0
    """Cuántos lotes que constan como lo último no pudieron deshacerse enteros."""
    por_paso: Counter[str] = field(default_factory=Counter)
    """Cuántos murieron justo antes de cada paso, o mientras daban el anterior."""

    def sumar(self, otro: "Balance") -> None:
        """Añade lo de otro balance."""
        self.muertes += otro.muertes
        self.archivos_a_medias += otro.archivos_a_medias
        self.lotes_a_medias += otro.lotes_a_medias
        self.restos += otro.restos
        self.sin_vuelta += otro.sin_vuelta
        self.por_paso += otro.por_paso

    @property
    def roto(self) -> bool:
        """Si algo quedó como no debía."""
        return any((self.archivos_a_medias, self.lotes_a_medias, self.restos, self.sin_vuelta))

    def anotar_muerte(self, raiz: Path, paso: str) -> None:
        """Recién muerto: cada archivo dice entero lo viejo o lo nuevo."""
        self.muertes += 1
        self.por_paso[paso] += 1
        hay = contenidos(raiz)
        self.archivos_a_medias += sum(
            hay[ruta] not in (ANTES[ruta], DESPUES[ruta]) for ruta in ANTES
        )

    def anotar_final(self, raiz: Path) -> None:
        """Tras la orden siguiente: o todo viejo o todo nuevo, y nada más."""
        self.lotes_a_medias += contenidos(raiz) not in (ANTES, DESPUES)
        self.restos += len(restos(raiz))
        self.sin_vuelta += not _vuelve(raiz)


def _vuelve(raiz: Path) -> bool:
    """Si lo último que consta se deshace entero; de lo que no llegó a hacerse no consta nada."""
    if not (raiz / ".git/seguimiento.ultima").exists():
        return True
    hay, hecha = contenidos(raiz), ultima(raiz)
    if hecha is None:
        return False
    guardar(raiz, hecha.cambios, que="deshecho", sobran=hecha.carpetas)
    return contenidos(raiz) == (ANTES if hay == DESPUES else DESPUES)


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
    guardar(raiz, lote, que="lote", paso=paso)


def deshaciendo(raiz: Path, antes: Contenidos, despues: Contenidos, paso: Paso) -> None:
    """Quien deshace lo que acaba de escribirse: la muerte lo alcanza deshaciendo."""
    con_diario(raiz, antes, despues, lambda _: None)
    hecha = ultima(raiz)
    if hecha is None:
        raise RuntimeError("no consta lo que se acaba de escribir")
    guardar(raiz, hecha.cambios, que="deshecho", sobran=hecha.carpetas, paso=paso)


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
    "deshaciendo": deshaciendo,
    "de-uno-en-uno": de_uno_en_uno,
    "en-su-sitio": en_su_sitio,
}


def pasos_de(accion: Callable[[Paso], object]) -> list[str]:
    """Los pasos que da algo cuando nadie lo interrumpe."""
    dados: list[str] = []
    accion(dados.append)
    return dados


def muere_en(numero: int, accion: Callable[[Paso], object]) -> str | None:
    """A qué paso llegó un hijo que hace eso y muere al ir a dar uno; `None` si acabó antes."""
    return _muere(accion, lambda dados: dados == numero)


def muere_tras(segundos: float, accion: Callable[[Paso], object]) -> str | None:
    """A qué paso llegó un hijo que hace eso y muere ese tiempo después del primero.

    Antes del primero no ha tocado nada. `None` si acabó sin que llegara la hora.
    """
    return _muere(accion, lambda _dados: False, segundos)


def _muere(
    accion: Callable[[Paso], object], aqui: Callable[[int], bool], segundos: float | None = None
) -> str | None:
    with mmap.mmap(-1, _LARGO_DE_UN_PASO) as visto:  # lo ven el hijo, que escribe, y el padre
        hijo = os.fork()
        if hijo == 0:
            _hacer_y_terminar(accion, aqui, visto)
        estado = None if segundos is None else _muerto_tras(hijo, segundos, visto)
        if estado is None:
            estado = os.waitpid(hijo, 0)[1]
        if os.WIFEXITED(estado) and os.WEXITSTATUS(estado) != 0:
            raise RuntimeError("quien debía escribir falló por su cuenta")
        return clase_de_paso(_apuntado(visto)) if os.WIFSIGNALED(estado) else None


def _muerto_tras(hijo: int, segundos: float, visto: mmap.mmap) -> int | None:
    """Lo mata ese tiempo después de su primer paso; si acabó sin dar ninguno, cómo acabó."""
    while not visto[0]:
        terminado, estado = os.waitpid(hijo, os.WNOHANG)
        if terminado:
            return estado
    time.sleep(segundos)
    os.kill(hijo, signal.SIGKILL)
    return None


def _hacer_y_terminar(
    accion: Callable[[Paso], object], aqui: Callable[[int], bool], visto: mmap.mmap
) -> None:
    """Lo que hace el hijo: no vuelve de aquí."""
    dados, codigo = 0, 1

    def paso(nombre: str) -> None:
        nonlocal dados
        visto[:] = nombre.encode()[:_LARGO_DE_UN_PASO].ljust(_LARGO_DE_UN_PASO, b"\0")
        if aqui(dados):
            os.kill(os.getpid(), signal.SIGKILL)
        dados += 1

    try:
        accion(paso)
        codigo = 0
    finally:
        os._exit(codigo)


def _apuntado(visto: mmap.mmap) -> str:
    return visto[:].rstrip(b"\0").decode("utf-8", "ignore")


def clase_de_paso(nombre: str) -> str:
    """El paso sin el archivo: cuántas veces se muere al sustituir, no al sustituir ese."""
    que, _, cual = nombre.rpartition(" ")
    if not que or nombre in {"quitar el diario", "recordar"}:
        return nombre
    if cual.startswith(".seg-"):
        return f"{que} un temporal"
    return f"{que} el borrador" if cual.endswith("borrador") else que


def _recuperacion(raiz: Path) -> Callable[[Paso], object]:
    return lambda paso: recuperar(raiz, paso=paso)


def _escritura(raiz: Path, escritor: Escritor) -> Callable[[Paso], object]:
    return lambda paso: escritor(raiz, ANTES, DESPUES, paso)


def en_cada_paso(raiz: Path, escritor: Escritor, *, doble: bool = False) -> Balance:
    """Una muerte en cada paso de la escritura; si es doble, otra en cada paso de la recuperación."""
    balance, numero, otra = Balance(), 0, 0
    while True:
        preparar(raiz)
        paso = muere_en(numero, _escritura(raiz, escritor))
        if paso is None:
            return balance
        balance.anotar_muerte(raiz, paso)
        de_vuelta = muere_en(otra, _recuperacion(raiz)) if doble else None
        seguir = de_vuelta is not None
        if de_vuelta is not None:
            balance.anotar_muerte(raiz, f"{AL_RECUPERAR}{de_vuelta}")
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
        accion, cuando = _escritura(raiz, escritor), ""
        while (paso := _muere_como_sea(azar, pasos, duracion, accion)) is not None:
            balance.anotar_muerte(raiz, f"{cuando}{paso}")
            if balance.muertes >= muertes:
                break
            accion, cuando = _recuperacion(raiz), AL_RECUPERAR
        recuperar(raiz)
        balance.anotar_final(raiz)
    return balance


def _muere_como_sea(
    azar: random.Random, pasos: int, duracion: float, accion: Callable[[Paso], object]
) -> str | None:
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
    sys.stdout.write(json.dumps(vars(balance)) + "\n")
    return int(balance.roto)


if __name__ == "__main__":
    sys.exit(main())
