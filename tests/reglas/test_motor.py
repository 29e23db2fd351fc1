"""A quién se le aplican las reglas: a lo que tiene algo que mirar, y lo que no lo tiene no calla nada."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import galeria
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Fuente, Memoria
from seguimiento.elementos import Elemento, elementos
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.reglas import familias
from seguimiento.reglas.motor import revisar_elementos
from seguimiento.reglas.registro import REGLAS, Contexto, Regla
from seguimiento.repositorio import cargar

familias.registrar()
PROYECTO = Path(__file__).parents[2]
CON_CLAVES = sorted(
    {una.codigo: una for suyas in REGLAS.values() for una in suyas if una.si_hay}.items()
)
HOY = date(2024, 3, 31)


class Situado(NamedTuple):
    """Un elemento, con el día y los ajustes con que se mira."""

    elemento: Elemento
    hoy: date
    configuracion: Configuracion

    def contexto(self, vacias: tuple[str, ...] = ()) -> Contexto[object]:
        """El suyo, sin nada en esas claves."""
        campos = type(self.elemento.registro).model_fields
        nada = {clave: campos[clave].get_default() for clave in vacias}
        registro = self.elemento.registro.model_copy(update=nada)
        suya = registro if isinstance(registro, Recomendacion) else self.elemento.dentro_de
        recomendacion = suya if isinstance(suya, Recomendacion) else None
        de_el = (self.elemento.archivado, self.elemento.ruta, self.hoy, self.configuracion)
        return Contexto(registro, *de_el, recomendacion)


def todos() -> Iterator[Situado]:
    """Todo lo que hay en la galería, en los ejemplos y en los registros del proyecto."""
    fuentes: list[tuple[Fuente, date]] = [
        (Directorio(PROYECTO), HOY),
        (Directorio(PROYECTO / "ejemplos"), HOY),
    ]
    fuentes += (
        (Memoria({ruta: texto.encode() for ruta, texto in caso.archivos.items()}), caso.hoy)
        for caso in galeria.casos().values()
    )
    for fuente, hoy in fuentes:
        cartera = cargar(fuente).cartera
        for archivado in cartera.registros():
            for uno in elementos(archivado):
                yield Situado(uno, hoy, cartera.configuracion)


TODOS = list(todos())


@pytest.mark.parametrize("regla", [una for _, una in CON_CLAVES], ids=[c for c, _ in CON_CLAVES])
def test_sin_nada_en_las_claves_de_que_habla_no_halla_nada(regla: Regla) -> None:
    suyos = [uno for uno in TODOS if isinstance(uno.elemento.registro, regla.ambitos)]
    assert any([*regla.generar(uno.contexto())] for uno in suyos)
    for uno in suyos:
        assert [*regla.generar(uno.contexto(regla.si_hay))] == []


@pytest.mark.parametrize("regla", [una for _, una in CON_CLAVES], ids=[c for c, _ in CON_CLAVES])
def test_las_claves_de_que_habla_son_de_todo_lo_que_mira_y_pueden_faltar(regla: Regla) -> None:
    for ambito in regla.ambitos:
        for clave in regla.si_hay:
            assert not ambito.model_fields[clave].get_default()  # type: ignore[attr-defined]


def test_con_todas_las_reglas_se_halla_lo_mismo_que_preguntando_solo_a_las_que_tienen_que_mirar() -> (
    None
):
    for uno in TODOS:
        suyo = uno.elemento
        reglas = [una for base in type(suyo.registro).__mro__ for una in REGLAS.get(base, ())]
        esperados = {(una.codigo, *h.ruta) for una in reglas for h in una.generar(uno.contexto())}
        sueltos = revisar_elementos([suyo], uno.hoy, uno.configuracion)
        hallados = {(h.codigo, *h.ruta[len(suyo.ruta) :]) for h in sueltos}
        assert hallados <= esperados
        # las de cualquier registro solo se preguntan a la raíz
        assert hallados == esperados or suyo.ruta
