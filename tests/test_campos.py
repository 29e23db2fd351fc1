"""La introspección del modelo, y lo que exige de él: todo campo se declara completo."""

from collections.abc import Iterator
from importlib import import_module
from inspect import get_annotations
from pkgutil import iter_modules

import pytest

from seguimiento import modelo as modelo_del_dominio
from seguimiento.campos import (
    Campo,
    campos,
    claves,
    claves_en,
    descripciones,
    es_texto_libre,
    registro_en,
    vocabulario_en,
)
from seguimiento.fechas import FechaParcial
from seguimiento.modelo.accion import Accion, Evidencia, Meta, Seguimiento
from seguimiento.modelo.acuerdo import Acuerdo, DecisionDeReunion, Parte, Reunion
from seguimiento.modelo.comunes import ConNotas, Duda, FuenteDocumental
from seguimiento.modelo.configuracion import Actor, Configuracion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import BuenaPractica, Criterio, Criterios, Leccion
from seguimiento.modelo.tipos import Opcion, Registro
from seguimiento.vocabularios import (
    ODS,
    CriterioCAD,
    Cumplimiento,
    EstadoDeAccion,
    NivelDeRegla,
    TipoDeFicha,
    Vocabulario,
)

# todos, también los que aún no existen: una prueba no debe depender de qué importó otra
for _modulo in iter_modules(modelo_del_dominio.__path__):
    import_module(f"{modelo_del_dominio.__name__}.{_modulo.name}")


def _modelos(desde: type[Registro] = Registro) -> Iterator[type[Registro]]:
    for modelo in desde.__subclasses__():
        yield modelo
        yield from _modelos(modelo)


MODELOS = sorted(
    {modelo for modelo in _modelos() if modelo.__module__.startswith("seguimiento.modelo.")},
    key=lambda modelo: modelo.__qualname__,
)
CAMPOS = [(modelo, campo) for modelo in MODELOS for campo in campos(modelo)]


@pytest.mark.parametrize(
    ("modelo", "campo"), CAMPOS, ids=[f"{m.__name__}.{c.clave}" for m, c in CAMPOS]
)
def test_todo_campo_tiene_rotulo_y_descripcion(modelo: type[Registro], campo: Campo) -> None:
    assert modelo.model_fields[campo.clave].title == campo.rotulo
    assert campo.rotulo[0].isupper()
    assert "_" not in campo.rotulo
    assert campo.descripcion[0].isupper() or campo.descripcion[0] in "`«¿1"
    assert campo.descripcion.partition("\n")[0].endswith((".", "…", "?"))


@pytest.mark.parametrize("modelo", MODELOS)
def test_cada_registro_describe_sus_campos_y_solo_los_suyos(modelo: type[Registro]) -> None:
    assert (modelo.__doc__ or "").partition("\n")[0].endswith(".")
    assert descripciones(modelo).keys() == modelo.model_fields.keys()


def test_un_campo_lo_dice_todo_de_si_mismo() -> None:
    por_clave = {campo.clave: campo for campo in campos(Accion)}

    assert por_clave["plazo"] == Campo(
        modelo=Accion,
        clave="plazo",
        rotulo="Fecha límite",
        obligatorio=False,
        tipo=por_clave["inicio"].tipo,
        es_lista=False,
        registro=None,
        vocabulario=None,
        elementos=None,
        lleva_a=(),
        opcion=Opcion("--plazo"),
        en_las_filas=False,
        filtra=None,
    )
    assert por_clave["plazo"].descripcion == (
        "Fecha a la que la unidad responsable se comprometió; con solo mes vale su último día.\n\n"
        "En lo que se repite es el fin de la serie. Fuente: matriz de respuesta gerencial, columna "
        "«Plazo\no fecha límite»."
    )
    assert por_clave["plazo"].tipo.__origin__ is FechaParcial
    assert (por_clave["id"].tipo, por_clave["id"].obligatorio) == (str, True)
    assert (por_clave["seguimiento"].registro, por_clave["seguimiento"].es_lista) == (
        Seguimiento,
        True,
    )
    assert por_clave["recurrencia"].vocabulario is not None


def declaradas(modelo: type[Registro]) -> tuple[str, ...]:
    """Las claves como se leen en el código: las de las bases, las suyas y las que lleva todo registro."""
    bases = [base for base in reversed(modelo.__mro__) if issubclass(base, Registro)]
    bases.sort(key=lambda base: base is ConNotas)
    escritas = dict.fromkeys(clave for base in bases for clave in get_annotations(base))
    # lo que se dice de la clase no es un campo suyo
    return tuple(clave for clave in escritas if clave in modelo.model_fields)


@pytest.mark.parametrize("modelo", MODELOS)
def test_los_campos_van_como_se_declararon_y_las_notas_al_final(modelo: type[Registro]) -> None:
    assert claves(modelo) == declaradas(modelo)
    assert [campo.clave for campo in campos(modelo)] == list(claves(modelo))
    assert sorted(claves(modelo)) == sorted(modelo.model_fields)


def test_lo_heredado_va_delante_y_lo_de_todo_registro_al_final() -> None:
    assert claves(Leccion)[:2] == claves(BuenaPractica)[:2] == ("tipo", "titulo")
    assert claves(Leccion)[-2:] == claves(Accion)[-2:] == ("dudas", "notas")
    assert claves(Accion)[0] == "id"


def obligatorias(modelo: type[Registro]) -> set[str]:
    return {campo.clave for campo in campos(modelo) if campo.obligatorio}


def test_solo_es_obligatorio_lo_que_dice_el_manual() -> None:
    assert {
        modelo.__name__: obligatorias(modelo)
        for modelo in (Evaluacion, Recomendacion, Accion, Seguimiento, Acuerdo, Reunion, Leccion)
    } == {
        "Evaluacion": {"titulo", "organizacion"},
        "Recomendacion": {"id", "texto"},
        "Accion": {"id", "descripcion"},
        "Seguimiento": {"estado"},
        "Acuerdo": {"titulo"},
        "Reunion": {"fecha"},
        "Leccion": {"tipo", "titulo", "hallazgo"},
    }


@pytest.mark.parametrize(
    ("modelo", "pasos", "registro"),
    [
        (Evaluacion, (), Evaluacion),
        (Evaluacion, ("recomendaciones",), Recomendacion),
        (Evaluacion, ("recomendaciones", "acciones", "meta"), Meta),
        (Evaluacion, ("recomendaciones", "acciones", "seguimiento", "evidencias"), Evidencia),
        (Evaluacion, ("fuente",), FuenteDocumental),
        (Evaluacion, ("dudas",), Duda),
        (Evaluacion, ("titulo",), None),
        (Evaluacion, ("titulo", "dentro"), None),
        (Evaluacion, ("no_existe",), None),
        (Evaluacion, ("no_existe", "acciones"), None),
        (Acuerdo, ("partes",), Parte),
        (Acuerdo, ("reuniones", "decisiones"), DecisionDeReunion),
        (BuenaPractica, ("criterios",), Criterios),
        (BuenaPractica, ("criterios", "util"), Criterio),
        (Configuracion, ("actores",), None),
        (Configuracion, ("actores", "CEPAL"), Actor),
        (Configuracion, ("actores", "alias"), Actor),
        (Configuracion, ("actores", "CEPAL", "alias"), None),
        (Configuracion, ("reglas", "SEG201"), None),
    ],
)
def test_se_sabe_que_registro_hay_al_final_de_cada_ruta(
    modelo: type[Registro], pasos: tuple[str, ...], registro: type[Registro] | None
) -> None:
    assert registro_en(modelo, pasos) is registro


def test_las_claves_de_una_ruta_no_miran_los_indices() -> None:
    ruta = ("recomendaciones", 3, "acciones", 0, "meta", 1)

    assert claves_en(Evaluacion, ruta) == ("cantidad", "unidad")
    assert claves_en(Configuracion, ("actores", "CEPAL")) == ("alias", "organizacion", "correo")
    assert claves_en(Evaluacion, ("recomendaciones", 3, "id")) == ()
    assert claves_en(Configuracion, ("actores",)) == ()


@pytest.mark.parametrize(
    ("modelo", "pasos", "vocabulario"),
    [
        (Evaluacion, ("recomendaciones", "criterios_cad"), CriterioCAD),
        (Evaluacion, ("recomendaciones", "acciones", "seguimiento", "estado"), EstadoDeAccion),
        (BuenaPractica, ("tipo",), TipoDeFicha),
        (Leccion, ("tipo",), TipoDeFicha),
        (Leccion, ("ods",), ODS),
        (Leccion, ("criterios", "util", "cumple"), Cumplimiento),
        (Configuracion, ("reglas", "SEG201"), NivelDeRegla),
        (Leccion, ("titulo",), None),
        (Leccion, ("titulo_indice",), None),
        (Leccion, ("no_existe",), None),
    ],
)
def test_se_sabe_que_vocabulario_rige_en_cada_ruta(
    modelo: type[Registro], pasos: tuple[str, ...], vocabulario: type[Vocabulario] | None
) -> None:
    assert vocabulario_en(modelo, pasos) is vocabulario


@pytest.mark.parametrize(
    ("modelo", "pasos", "libre"),
    [
        (Evaluacion, ("titulo",), True),
        (Evaluacion, ("numero",), True),
        (Evaluacion, ("codigos_proyecto",), True),
        (Evaluacion, ("recomendaciones", "id"), True),
        (Evaluacion, ("recomendaciones", "acciones", "misma_que"), True),
        (Evaluacion, ("recomendaciones", "acciones", "meta", "unidad"), True),
        (Acuerdo, ("partes", "nombre"), True),
        (Acuerdo, ("reuniones", "id"), True),
        (BuenaPractica, ("titulo",), True),
        (BuenaPractica, ("hallazgo",), True),
        (BuenaPractica, ("territorios",), True),
        (BuenaPractica, ("criterios", "util", "motivo"), True),
        (Configuracion, ("actores", "CEPAL", "alias"), True),
        (Evaluacion, (), False),
        (Evaluacion, ("fecha",), False),
        (Evaluacion, ("agrupada",), False),
        (Evaluacion, ("paises",), False),
        (Evaluacion, ("tipo",), False),
        (Evaluacion, ("prioridad_mas_alta",), False),
        (Evaluacion, ("fuente", "url"), False),
        (Evaluacion, ("recomendaciones",), False),
        (Evaluacion, ("recomendaciones", "prioridad"), False),
        (Evaluacion, ("recomendaciones", "practicas"), False),
        (BuenaPractica, ("presupuesto", "monto"), False),
        (BuenaPractica, ("presupuesto", "moneda"), False),
        (BuenaPractica, ("poblacion_asistida",), False),
        (BuenaPractica, ("ods",), False),
        (BuenaPractica, ("decision", "cambio"), False),
        (BuenaPractica, ("no_existe",), False),
    ],
)
def test_se_sabe_donde_cabe_un_texto_cualquiera(
    modelo: type[Registro], pasos: tuple[str, ...], *, libre: bool
) -> None:
    assert es_texto_libre(modelo, pasos) is libre
