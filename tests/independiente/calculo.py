"""La cartera a una fecha, calculada de las definiciones y solo de ellas (DOMINIO §3–§5 y §8)."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from independiente.acciones import Fila, Mirada, fila
from independiente.recomendaciones import Recomendacion, recomendacion
from independiente.registros import Carpeta, Datos, primero


@dataclass(frozen=True)
class Cartera:
    """Lo que existe a una fecha, situado."""

    carpeta: Carpeta
    corte: date

    @cached_property
    def mirada(self) -> Mirada:
        """La del corte, con los ajustes de la carpeta."""
        return Mirada.de(self.carpeta, self.corte)

    @cached_property
    def evaluaciones(self) -> dict[str, Datos]:
        """Las que no están fechadas por entero después del corte."""
        return {clave: una for clave, una in self.carpeta.evaluaciones.items() if self._existe(una)}

    def _existe(self, dato: Datos) -> bool:
        desde = primero(dato)
        return desde is None or desde <= self.corte

    @cached_property
    def recomendaciones(self) -> dict[str, Recomendacion]:
        """Las que existen, por su referencia, con sus acciones situadas."""
        return {
            f"{clave}/{una['id']}": recomendacion(clave, evaluacion, una, self.mirada)
            for clave, evaluacion in self.evaluaciones.items()
            for una in evaluacion.get("recomendaciones", ())
            if self._existe(una)
        }

    @cached_property
    def acciones(self) -> dict[str, Fila]:
        """Las de las recomendaciones que existen."""
        return {
            una.ref: una
            for recomendada in self.recomendaciones.values()
            for una in recomendada.acciones
        }

    @cached_property
    def seguidas(self) -> dict[str, Fila]:
        """Las recomendaciones que se siguen sin acciones: filas propias, que no se cuentan como acciones."""
        return {ref: una.propia for ref, una in self.recomendaciones.items() if una.propia}

    @cached_property
    def de_rechazadas(self) -> frozenset[str]:
        """Las acciones de recomendaciones rechazadas."""
        return frozenset(
            una.ref
            for recomendada in self.recomendaciones.values()
            if recomendada.decision == "rechazada"
            for una in recomendada.acciones
        )

    @cached_property
    def acuerdos(self) -> dict[str, Datos]:
        """Los que existen: sin fecha, o con alguna de las suyas ya llegada."""
        return {clave: uno for clave, uno in self.carpeta.acuerdos.items() if self._acordado(uno)}

    def _acordado(self, acuerdo: Datos) -> bool:
        dias = fechas_del_acuerdo(acuerdo)
        return not dias or min(dias) <= self.corte

    @cached_property
    def compromisos(self) -> dict[str, Fila]:
        """Los de los acuerdos que existen y no son solo una propuesta."""
        return self._compromisos(propuestos=False)

    @cached_property
    def propuestos(self) -> dict[str, Fila]:
        """Los de los acuerdos que nadie ha aprobado."""
        return self._compromisos(propuestos=True)

    def _compromisos(self, *, propuestos: bool) -> dict[str, Fila]:
        return {
            una.ref: una
            for clave, acuerdo in self.acuerdos.items()
            if (acuerdo.get("estado") == "propuesto") == propuestos
            for compromiso in acuerdo.get("compromisos", ())
            for una in [fila(f"{clave}/{compromiso['id']}", compromiso, self.mirada)]
        }

    @cached_property
    def distintas(self) -> int:
        """Cuántas acciones hay contando una vez las que son la misma."""
        return len({self.original_de(ref) for ref in self.acciones})

    def original_de(self, ref: str) -> str:
        """La acción de la que esta es repetición, a la que llevan todas sus gemelas."""
        vistas: set[str] = set()
        while ref not in vistas:
            vistas.add(ref)
            misma = self._todas[ref].get("misma_que") if ref in self._todas else None
            if misma is None:
                return ref
            ref = misma if "/" in misma else f"{ref.partition('/')[0]}/{misma}"
        return min(vistas)

    @cached_property
    def _todas(self) -> dict[str, Datos]:
        """Las acciones de todos los archivos, existan ya o no."""
        return {
            f"{clave}/{accion['id']}": accion
            for clave, evaluacion in self.carpeta.evaluaciones.items()
            for una in evaluacion.get("recomendaciones", ())
            for accion in una.get("acciones", ())
        }


def fechas_del_acuerdo(acuerdo: Datos) -> list[date]:
    """Los primeros días de su vigencia y de su aprobación, salvo que solo estén previstas."""
    if acuerdo.get("estado") == "propuesto":
        return []
    aprobacion = acuerdo.get("aprobacion", {})
    prevista = aprobacion.get("situacion") == "prevista"
    fechas = [
        primero(acuerdo.get("vigencia", {}), "desde"),
        None if prevista else primero(aprobacion),
    ]
    return [dia for dia in fechas if dia]
