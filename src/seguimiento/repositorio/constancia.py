"""Lo que decían los registros cuando terminó cada día, sin analizar dos veces el mismo archivo."""

from collections.abc import Callable, Iterable
from datetime import date

from seguimiento.almacen.git.fuente import Git
from seguimiento.almacen.git.historia import Historia
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.constancia import Constancia
from seguimiento.errores import ErrorDeGit
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.redaccion import dia_en_palabras
from seguimiento.repositorio.historial import donde_no_se_lee
from seguimiento.repositorio.lectura import Lector, Recuerdos
from seguimiento.repositorio.repositorio import cartera_de
from seguimiento.vocabularios import ClaseDeElemento


class LoQueConstaba:
    """Lo que constaba al cierre de un día, según una historia; se llama con el día.

    La configuración es la de ahora: la diferencia entre las dos maneras de mirar ha de ser de los registros.
    """

    def __init__(  # noqa: PLR0913 — de dónde se lee, cómo se cuentan los días y lo ya leído
        self,
        historia: Historia,
        configuracion: Configuracion,
        cierre: Callable[[date], int],
        visto: Callable[[int], date],
        conocidos: Iterable[Aporte] = (),
        *,
        recuerdos: Recuerdos | None = None,
    ) -> None:
        """`cierre` da el instante en que termina un día y `visto`, en qué día cae un instante."""
        self._recuerdos = recuerdos
        self._historia = historia
        self._configuracion = configuracion
        self._cierre = cierre
        self._visto = visto
        self._conocidos = {uno.clave: uno for uno in conocidos if uno.identidad is not None}
        self._vistas: dict[str, Constancia] = {}

    def __call__(self, dia: date) -> Constancia:
        """Lo que constaba cuando ese día terminó; si al clon le falta lo de entonces, se dice."""
        fuente = self._historia.al_cierre(self._cierre(dia))
        try:
            if fuente is None or not fuente.hay_registros:
                return Constancia(None, self._por_que_no(dia))
            if fuente.commit not in self._vistas:
                self._vistas[fuente.commit] = self._leida(fuente)
        except ErrorDeGit as error:
            return Constancia(None, error.mensaje)
        return self._vistas[fuente.commit]

    def _por_que_no(self, dia: date) -> str:
        primero = dia_en_palabras(self._visto(self._historia.primero.instante))
        if self._historia.cortada:
            return f"el clon es superficial y su historia empieza el {primero}"
        return f"el {dia_en_palabras(dia)} aún no se había guardado ningún registro en git"

    def _leida(self, fuente: Git) -> Constancia:
        aportes = [*Lector(fuente, self._conocidos, recuerdos=self._recuerdos).aportes()]
        self._conocidos |= {uno.clave: uno for uno in aportes}
        for uno in aportes:
            # lo demás no entra en ninguna cifra
            if uno.clase is ClaseDeElemento.EVALUACION and uno.no_evaluables:
                donde = donde_no_se_lee(fuente.commit, uno)
                return Constancia(None, f"una versión no se lee: {donde}", donde)
        sin_leer = (u for u in aportes if u.sin_leer or (u.no_evaluables and not u.archivado))
        return Constancia(
            cartera_de(aportes, self._configuracion),
            sin_leer=frozenset(uno.archivo for uno in sin_leer),
        )
