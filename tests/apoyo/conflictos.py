"""Dos personas que cambian lo mismo en dos clones, con git de verdad y el motor de mezcla puesto o sin él."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from apoyo.carteras import escribir
from apoyo.historias import ENTORNO, GIT, confirmar, git, iniciar
from seguimiento.almacen.compartir.configuracion import ajustes_del_motor
from seguimiento.almacen.nombres import ATRIBUTOS
from seguimiento.formatos.inicio import con_los_atributos

RED = "data/evaluaciones/red.yaml"
BASE = dedent("""\
    # transcrita de la matriz
    titulo: Evaluación de la red
    organizacion: OIM
    recomendaciones:
      - id: R4
        texto: Coordinar
        acciones:
          - id: "4.1"
            descripcion: Convocar
            plazo: 2023-06
            seguimiento:
              - fecha: 2023-01-10  # la primera
                estado: en_curso
          - id: "4.2"
            descripcion: Difundir
            plazo: 2023-06
            responsables: [PSU]
    """)
PRIMERA = "          - fecha: 2023-01-10  # la primera\n            estado: en_curso\n"


def anotada(texto: str, *entradas: str) -> str:
    """Con esas entradas detrás de la primera, cada una con su fecha y su estado."""
    escritas = "".join(
        f"          - fecha: {fecha}\n            estado: {estado}\n"
        for fecha, estado in (una.split() for una in entradas)
    )
    return texto.replace(PRIMERA, PRIMERA + escritas)


def con_plazo(texto: str, codigo: str, plazo: str) -> str:
    """Con otro plazo en esa acción."""
    antes, marca, despues = texto.partition(f'- id: "{codigo}"')
    return antes + marca + despues.replace("plazo: 2023-06", f"plazo: {plazo}", 1)


ANA = anotada(BASE, "2023-03-05 completada")
LUIS = con_plazo(anotada(BASE, "2023-02-01 en_curso"), "4.2", "2023-09")
JUNTAS = con_plazo(anotada(BASE, "2023-02-01 en_curso", "2023-03-05 completada"), "4.2", "2023-09")
"""Lo de las dos, que no se contradice: git solo no sabe juntarlo."""


@dataclass(frozen=True, slots=True)
class Intento:
    """Cómo acabó una orden de git."""

    codigo: int
    dicho: str


def intentar(carpeta: Path, *orden: str) -> Intento:
    """Lo que dice git, salga como salga."""
    fin = subprocess.run(
        [GIT, *orden], cwd=carpeta, env=ENTORNO, check=False, capture_output=True, text=True
    )
    return Intento(fin.returncode, fin.stdout + fin.stderr)


def dos_clones(carpeta: Path, base: Mapping[str, str], *, atributos: str = "") -> tuple[Path, Path]:
    """La copia de Ana y la de Luis, con lo mismo guardado y los registros pidiendo unirse dato a dato."""
    ana = iniciar(carpeta / "ana")
    pedidos = atributos or con_los_atributos(None).decode()
    confirmar(ana, {"seguimiento.yaml": "organizacion: OIM\n", ATRIBUTOS: pedidos, **base})
    git(carpeta, "clone", "-q", str(ana), "luis")
    return ana, carpeta / "luis"


def con_motor(carpeta: Path, orden: str = "") -> Path:
    """La misma copia, con el motor en su configuración; si se da una orden, con ella."""
    for clave, valor in ajustes_del_motor().items():
        git(carpeta, "config", clave, orden or valor)
    return carpeta


def separadas(
    carpeta: Path,
    ana: Mapping[str, str | None] | None = None,
    luis: Mapping[str, str | None] | None = None,
    *,
    base: Mapping[str, str] | None = None,
    atributos: str = "",
) -> Path:
    """La copia de Ana, con lo suyo guardado y lo de Luis traído en `luis/main`, aún sin juntar."""
    suya, otra = dos_clones(carpeta, {RED: BASE} if base is None else base, atributos=atributos)
    cambiar(otra, {RED: LUIS} if luis is None else luis)
    cambiar(suya, {RED: ANA} if ana is None else ana)
    git(suya, "remote", "add", "luis", str(otra))
    git(suya, "fetch", "-q", "luis")
    return suya


def cambiar(carpeta: Path, archivos: Mapping[str, str | None]) -> str:
    """Guarda esos archivos; los que son `None`, quitados."""
    for ruta in (ruta for ruta, texto in archivos.items() if texto is None):
        (carpeta / ruta).unlink()
    escribir(carpeta, {ruta: texto for ruta, texto in archivos.items() if texto is not None})
    return confirmar(carpeta)


def sin_juntar(carpeta: Path) -> set[str]:
    """Las rutas que git tiene a medias."""
    return {linea.partition("\t")[2] for linea in git(carpeta, "ls-files", "-u").splitlines()}


def leido(carpeta: Path, ruta: str = RED) -> str:
    """Lo que hay escrito, con sus finales de línea."""
    return (carpeta / ruta).read_bytes().decode()
