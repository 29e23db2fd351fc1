"""Las carteras de mentira que se miden, que se escriben la primera vez que hacen falta."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from evaluaciones import evaluacion
from medir import Orden, OrdenFallida, de_python, ejecutar

BANCO = Path(__file__).resolve().parent
PROYECTO = BANCO.parent


@dataclass(frozen=True, slots=True)
class Carteras:
    """Dónde se guardan entre veces; con `rapido`, diez veces menores."""

    carpeta: Path
    rapido: bool = False

    @property
    def entornos(self) -> Path:
        """Dónde están los de los programas pares, que no cambian con las carteras."""
        return self.carpeta.parent / "entornos"

    def tamano(self, completo: int) -> int:
        """Los registros que se usan donde el banco completo usa tantos."""
        return max(100, completo // 10) if self.rapido else completo

    def de(self, completo: int, errata: str = "") -> Path:
        """La raíz de una cartera de ese número de evaluaciones y fichas, quizá con erratas."""
        cuantas = self.tamano(completo)
        opcion = ["--errata", errata] if errata else []
        return self._hecha(
            f"{cuantas}{errata}", lambda raiz: _guion("generador.py", str(cuantas), raiz, *opcion)
        )

    def que_cambia(self, completo: int) -> Path:
        """Lo mismo, aparte: la que se cambia para medirla no estorba a quien cuenta con que no cambie."""
        cuantas = self.tamano(completo)
        return self._hecha(
            f"{cuantas}-que-cambia", lambda raiz: _guion("generador.py", str(cuantas), raiz)
        )

    def con_git(self, completo: int) -> Path:
        """Lo mismo, guardada en un repositorio de git con un solo commit."""
        cuantas = self.tamano(completo)

        def hacer(raiz: str) -> None:
            _guion("generador.py", str(cuantas), raiz)
            _guion("historia.py", raiz, "1")

        return self._hecha(f"{cuantas}-con-git", hacer)

    def con_historia(self, completo: int, commits: int) -> Path:
        """Lo mismo, con ese número de commits y el disco en el de la mitad."""
        cuantas = self.tamano(completo)

        def hacer(raiz: str) -> None:
            _guion("generador.py", str(cuantas), raiz)
            _guion("historia.py", raiz, str(self.tamano(commits)))

        return self._hecha(f"{cuantas}-con-historia", hacer)

    def de_par(self, par: str, cuantos: int) -> Path:
        """Los datos de otro programa, con ese número de elementos."""
        return self._hecha(
            f"{par}-{cuantos}", lambda raiz: _guion("pares.py", par, str(cuantos), raiz)
        )

    def cache(self, raiz: Path) -> Path:
        """Dónde se recuerda lo leído de una cartera: una para cada una, que no cabrían todas en la misma."""
        return self.carpeta / "cache" / raiz.name

    def _hecha(self, nombre: str, hacer: Callable[[str], None]) -> Path:
        """La carpeta de ese nombre; la que se quedó a medias no llega a tenerlo."""
        raiz = self.carpeta / nombre
        if not raiz.is_dir():
            self.carpeta.mkdir(parents=True, exist_ok=True)
            obra = mkdtemp(dir=self.carpeta, prefix="a-medias-")
            try:
                hacer(obra)
                Path(obra).rename(raiz)
            finally:
                shutil.rmtree(obra, ignore_errors=True)
        return raiz


def primera_evaluacion() -> str:
    """El identificador de una evaluación que está en todas las carteras."""
    return evaluacion(0, [])[0]


def _guion(nombre: str, *argumentos: str) -> None:
    """Ejecuta un guion del banco, en otro proceso: su memoria se contaría en la de los que se miden."""
    try:
        ejecutar(Orden(de_python(str(BANCO / nombre), *argumentos)))
    except OrdenFallida as error:
        raise OrdenFallida("la cartera no pudo escribirse", str(error)) from error
