"""`docs/rendimiento.md`: qué se mide, cómo, en qué máquina, y lo que salió."""

import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from carteras import PROYECTO
from fila import Fila, Tanda
from rondas import Resultado
from series import Veredicto
from situaciones import CORTE, proporciones
from tabla import SIN_MEDIR, entera

HOJA = PROYECTO / "docs" / "rendimiento.md"
_VERSIONES = Path(__file__).with_name("pares.txt")
_PARES = ("check-jsonschema", "doorstop", "todoman", "yamllint")

_MODELO = """\
# Rendimiento

<!-- lo escribe «python banco/banco.py --escribir»: no se edita a mano -->

Medido el {dia}, sobre {commit}, {maquina}.

{cuenta}

## Cómo se mide

Cada fila compara dos órdenes dentro de una misma ejecución: los milisegundos sueltos no dicen nada en una máquina
compartida. Lo que se compara es **tiempo de procesador**, propio, del sistema y de los procesos que la orden crea. La
columna «reloj» va aparte y no decide nada. Lo que se reparte entre procesos se mide por su camino crítico: lo que el
trabajo tardaría con núcleos de sobra.

Se mide por rondas: en cada una se ejecuta por turnos todo lo que hace falta, y de cada ronda sale un valor de cada
fila. Se hacen al menos 15 si el par cuesta menos de una décima de segundo, 9 si menos de diez segundos, 5 si menos de
cien y 3 si más. De memoria y módulos, que apenas cambian, 3; y bastan 3 si todas quedan al doble del límite o más, o a
la mitad o menos.

El intervalo es el que contiene la mediana el 95 % de las veces, sea cual sea la distribución; con menos de seis rondas,
los extremos, que la contienen el 94 % (cinco) o el 75 % (tres). Si el límite cae dentro, se mide hasta el triple de veces y se mira tras cada una; si no se aclara, se dice
«dudoso».

«En frío» es sin nada recordado; «con lo recordado», con la caché que dejó otra ejecución y ningún archivo cambiado. La
memoria es la máxima residente del mayor proceso; menos que la del propio banco, unos {propia} MB, no puede verse.

Las carteras son de mentira y siempre las mismas: «1.000 + 1.000» son 1.000 evaluaciones y 1.000 fichas, con un acuerdo
por cada 25. A su fecha de corte, {corte}, de cada cien acciones hay, más o menos,
{situaciones}.

Los programas pares se instalan cada uno en su entorno: {pares}.
Miden los mismos archivos (check-jsonschema y yamllint) o el mismo número de elementos (doorstop y todoman), cada uno en
el archivo breve que ese programa usa.

R es de lo que se prometió primero; E, de lo que se puso después,
casi siempre más estricto; P, de los pares, a los que basta ir por delante.

## Lo medido

{tablas}{fallos}
## Repetirlo

`make banco` lo mide todo y escribe cada fila en cuanto la sabe. Puede cortarse: la vez siguiente sigue donde quedó,
mientras el programa sea el mismo. `python banco/banco.py --solo R3 --solo E8` mide solo eso, `--rapido` usa carteras
diez veces menores, `--de-nuevo` olvida lo medido y `--escribir` escribe esta página. Solo mide en Linux.
"""


@dataclass(frozen=True, slots=True)
class Maquina:
    """En qué clase de máquina se midió."""

    nucleos: int
    memoria: int
    """En GB."""
    sistema: str
    python: str

    @classmethod
    def esta(cls) -> "Maquina":
        """La que ejecuta esto."""
        paginas = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        return cls(
            len(os.sched_getaffinity(0)),
            round(paginas / 2**30),
            f"{platform.system()} {platform.machine()}",
            platform.python_version(),
        )

    def __str__(self) -> str:
        return (
            f"con {self.nucleos} núcleos, {self.memoria} GB de memoria, {self.sistema} y"
            f" Python {self.python}"
        )


def commit() -> str:
    """El del programa medido, y si algo cambió desde entonces."""
    try:
        corto = _git("rev-parse", "--short", "HEAD").strip()
        tocado = _git("status", "--porcelain", "--", "src", "templates", "banco").strip()
    except (OSError, subprocess.CalledProcessError):
        return "un programa que no está en git"
    return f"el commit `{corto}`" + (" con cambios sin guardar" if tocado else "")


def _git(*orden: str) -> str:
    hecho = subprocess.run(
        ["git", *orden], cwd=PROYECTO, check=True, capture_output=True, text=True
    )
    return hecho.stdout


def hoja(
    filas: Sequence[Fila], hallados: Mapping[str, Resultado], dia: str, maquina: Maquina
) -> str:
    """La página entera; las filas de que no se sabe nada salen «sin medir»."""
    todas = [(fila, hallados.get(fila.numero, SIN_MEDIR)) for fila in filas]
    tablas = [
        f"### {tanda.value[0].upper()}{tanda.value[1:]}\n\n{entera(suyas)}\n\n"
        for tanda in Tanda
        if (suyas := [uno for uno in todas if uno[0].tanda is tanda])
    ]
    return _MODELO.format(
        dia=dia,
        commit=commit(),
        maquina=maquina,
        cuenta=_cuenta([hallado for _, hallado in todas]),
        propia=round(getrusage(RUSAGE_SELF).ru_maxrss / 1024),
        corte=CORTE.isoformat(),
        situaciones=_situaciones(),
        pares=_pares(),
        tablas="".join(tablas),
        fallos=_fallos(todas),
    )


def _cuenta(hallados: Sequence[Resultado]) -> str:
    """Cuántas filas hay de cada veredicto."""
    partes = [
        f"{cuantas} {veredicto.value}"
        for veredicto in Veredicto
        if (cuantas := sum(uno.veredicto is veredicto for uno in hallados))
    ]
    faltan = sum(uno.veredicto is Veredicto.SIN_MEDIR for uno in hallados)
    aviso = f" **Es parcial: faltan {faltan} filas por medir.**" if faltan else ""
    return f"De {len(hallados)} filas: {', '.join(partes)}.{aviso}"


def _situaciones() -> str:
    partes = [f"{round(100 * parte)} «{situacion}»" for situacion, parte in proporciones().items()]
    return ", ".join(partes)


def _pares() -> str:
    versiones = dict(
        renglon.split("==") for renglon in _VERSIONES.read_text("utf-8").splitlines() if renglon
    )
    return ", ".join(f"{par} {versiones[par]}" for par in _PARES)


def _fallos(todas: Sequence[tuple[Fila, Resultado]]) -> str:
    """Por qué no se pudo medir lo que no se pudo; sin rutas, que son de la máquina."""
    renglones = [
        f"- {fila.numero}: {hallado.motivo}\n" for fila, hallado in todas if hallado.motivo
    ]
    return f"Lo que no se pudo medir:\n\n{''.join(renglones)}\n" if renglones else ""
