"""`seg ver` enseña todos los datos que caben en un registro: ninguno se anota para no verse."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.muestras import muestra
from seguimiento.campos import Campo, campos
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo, Reunion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import Registro

SIN_LO_DE_OTROS = frozenset({"misma_que", "relacionadas", "practicas", "origen", "compromiso"})
"""Lo que ha de llevar a algo que exista."""


def lleno(modelo: type[Registro]) -> dict[str, Any]:
    """Un registro con todos sus datos, también los de dentro."""
    return {
        campo.clave: _dato(campo) for campo in campos(modelo) if campo.clave not in SIN_LO_DE_OTROS
    }


def _dato(campo: Campo) -> Any:  # noqa: ANN401 — lo que quepa en el campo
    if campo.elementos:
        return []
    uno = lleno(campo.registro) if campo.registro else muestra(campo)
    return [uno] if campo.es_lista else uno


def con_codigo(modelo: type[Registro], codigo: str) -> dict[str, Any]:
    """Lo mismo, con ese código."""
    return lleno(modelo) | {"id": codigo}


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    evaluacion = lleno(Evaluacion)
    recomendacion = con_codigo(Recomendacion, "R1")
    evaluacion["recomendaciones"] = [recomendacion | {"acciones": [con_codigo(Accion, "1.1")]}]
    acuerdo = lleno(Acuerdo)
    acuerdo["compromisos"] = [con_codigo(Accion, "1")]
    acuerdo["reuniones"] = [con_codigo(Reunion, "r1")]
    archivos = {
        "data/evaluaciones/e.yaml": evaluacion,
        "data/acuerdos/a.yaml": acuerdo,
        "data/practicas/BP1_ME.yaml": lleno(BuenaPractica) | {"tipo": "buena_practica"},
        "data/practicas/LA1_ME.yaml": lleno(Leccion) | {"tipo": "leccion_aprendida"},
    }
    return escribir(
        tmp_path,
        {ruta: yaml.safe_dump(uno, allow_unicode=True) for ruta, uno in archivos.items()},
    )


@pytest.mark.parametrize(
    ("ref", "modelo"),
    [
        ("e", Evaluacion),
        ("e/R1", Recomendacion),
        ("e/1.1", Accion),
        ("a", Acuerdo),
        ("a/1", Accion),
        ("a/r1", Reunion),
        ("BP1_ME", BuenaPractica),
        ("LA1_ME", Leccion),
    ],
)
def test_ver_ensena_todo_lo_que_cabe_en_un_registro(
    ref: str, modelo: type[Registro], raiz: Path
) -> None:
    visto = seg("ver", ref, en=raiz, hoy="2024-06-03")
    rotulos = {linea.strip(" -").partition(":")[0] for linea in visto.salida.splitlines()}

    assert visto.codigo in {0, 3}, visto.errores
    assert [uno for uno in rotulos_de(modelo) if uno not in rotulos] == []


def rotulos_de(modelo: type[Registro]) -> Iterator[str]:
    """El rótulo de cada dato del registro y de los de dentro, menos lo que se ve aparte."""
    for campo in campos(modelo):
        if campo.elementos or campo.clave in SIN_LO_DE_OTROS:
            continue
        yield campo.rotulo
        if campo.registro:
            yield from rotulos_de(campo.registro)
