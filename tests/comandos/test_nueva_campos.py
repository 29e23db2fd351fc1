"""`seg nueva` admite todos los datos de lo que crea, y los escribe donde y como van.

`make test` prueba un dato de cada tres; `make duro`, todos.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from apoyo.ejecucion import seg
from apoyo.esfuerzo import una_parte
from apoyo.muestras import entero, muestra
from seguimiento.campos import Campo, campos
from seguimiento.comandos.aplicacion import aplicacion
from seguimiento.comandos.de_campos import CON_SU_ORDEN, singular
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo, Reunion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import Registro

NUEVAS = (
    (("evaluacion", "e-2024"), Evaluacion, "data/evaluaciones/e-2024.yaml", ()),
    (
        ("recomendacion", "final-2022"),
        Recomendacion,
        "data/evaluaciones/final-2022.yaml",
        ("recomendaciones",),
    ),
    (
        ("accion", "R3"),
        Accion,
        "data/evaluaciones/final-2022.yaml",
        ("recomendaciones", "acciones"),
    ),
    (("practica", "BP2_ME"), BuenaPractica, "data/practicas/BP2_ME.yaml", ()),
    (("practica", "LA1_ME"), Leccion, "data/practicas/LA1_ME.yaml", ()),
    (("acuerdo", "otro"), Acuerdo, "data/acuerdos/otro.yaml", ()),
    (("compromiso", "mesa"), Accion, "data/acuerdos/mesa.yaml", ("compromisos",)),
    (("reunion", "mesa"), Reunion, "data/acuerdos/mesa.yaml", ("reuniones",)),
)


def datos(
    modelo: type[Registro], delante: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Campo]]:
    """Cada dato del registro y de los que contiene, sin lo que tiene referencia u orden propia."""
    for campo in campos(modelo):
        if (
            campo.elementos
            or campo.clave in CON_SU_ORDEN
            or (campo.clave == "tipo" and not delante)
        ):
            continue
        if campo.registro and not campo.es_lista:
            yield from datos(campo.registro, (*delante, campo.clave))
        else:
            yield (*delante, campo.clave), campo


def valor(campo: Campo) -> Any:  # noqa: ANN401
    """Lo que se dice del campo y ha de leerse después."""
    if campo.clave == "misma_que":
        return "final-2022/1.1"
    if (campo.clave == "relacionadas" and campo.modelo is not Accion) or campo.clave == "practicas":
        return "BP1_ME"
    if campo.clave in {"relacionadas", "origen"}:
        return "final-2022/1.1"
    return entero(campo.registro) if campo.registro else muestra(campo)


@pytest.mark.parametrize(
    ("orden", "modelo", "ruta", "listas"), NUEVAS, ids=lambda uno: str(uno)[:30]
)
def test_todos_los_datos_pueden_decirse_y_quedan_en_su_sitio(
    orden: tuple[str, ...], modelo: type[Registro], ruta: str, listas: tuple[str, ...], rica: Path
) -> None:
    """Los de una en una, que juntos se contradicen: una fecha y «sin plazo»."""
    que, cual = orden
    parametros = {str(p.name): max(p.opts, key=len) for p in _orden(que).params}
    probados = 0
    for camino, campo in una_parte([*datos(modelo)], cada=3, desde=len(que)):
        opcion = parametros["__".join(camino)]
        dicho = valor(campo)
        escrito = (
            yaml.safe_dump(dicho, default_flow_style=True, width=9999).strip()
            if campo.registro
            else dicho
        )
        base = {campo.clave: muestra(campo) for campo in campos(modelo) if campo.obligatorio}
        quedan = [c for c in base if c not in ("tipo", "id", camino[0])]
        delante = [parte for clave in quedan for parte in (parametros[clave], base[clave])]
        for claves, otro in datos(modelo):
            if claves[:-1] == camino[:-1] and otro.obligatorio and claves != camino and camino[1:]:
                delante += [parametros["__".join(claves)], valor(otro)]
        visto = seg("nueva", que, cual, *delante, opcion, escrito, "--aunque", "prueba", en=rica)
        assert visto.codigo == 0, (orden, opcion, visto.errores)
        hallado: Any = yaml.load((rica / ruta).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        for lista in listas:
            hallado = hallado[lista][-1]
        for paso in camino:
            hallado = hallado[paso]
        if campo.clave == "decisiones":
            dicho = {"id": "d1", **dicho}
        assert hallado == ([dicho] if campo.es_lista else dicho), (orden, opcion)
        assert seg("deshacer", en=rica).codigo == 0
        probados += 1
    assert probados > 3


def _orden(que: str) -> Any:  # noqa: ANN401 — una orden de typer
    nueva: Any = aplicacion().commands["nueva"]
    return nueva.commands[que]


@pytest.mark.parametrize(
    ("clave", "uno"),
    [
        ("codigos_proyecto", "codigo_proyecto"),
        ("unidades_administrativas", "unidad_administrativa"),
        ("conclusiones", "conclusion"),
        ("actores", "actor"),
        ("criterios_cad", "criterio_cad"),
        ("opciones_de_respuesta", "opcion_de_respuesta"),
        ("paises", "pais"),
        ("ods", "ods"),
        ("palabras_clave", "palabra_clave"),
        ("dudas", "duda"),
    ],
)
def test_de_una_lista_se_nombra_cada_uno_en_singular(clave: str, uno: str) -> None:
    assert singular(clave) == uno


def test_lo_que_no_es_de_lo_que_se_registra_se_dice(rica: Path) -> None:
    orden = (
        "nueva",
        "practica",
        "LA1_ME",
        "--titulo",
        "T",
        "--hallazgo",
        "H",
        "--contribucion",
        "x",
    )
    visto = seg(*orden, en=rica)
    assert visto.codigo == 2
    assert "«--contribucion» no es de lo que se registra" in visto.errores
