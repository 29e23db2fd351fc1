"""La matriz de la OIM en un .docx: trece bloques de los que se leen los hechos del registro incluido.

El documento se hace del registro, con la disposición de la matriz: lo que esta dice, donde lo dice y como
lo dice; lo que el registro añade de su cosecha (metas, recurrencias, dudas) no está en ella.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from apoyo.matrices import en_llano, esperado_de
from seguimiento.fechas import MESES
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.opciones import Opciones
from seguimiento.redaccion import enumeracion, plegado

REGISTRO = Path(__file__).parents[2] / "data" / "evaluaciones" / "oim-2022-red-pmm.yaml"
RESPUESTA = "Respuesta gerencial a la recomendación ({})"

Registro = Mapping[str, Any]


@pytest.fixture(scope="module")
def registro() -> Registro:
    return esperado_de(REGISTRO)


@pytest.fixture(scope="module")
def matriz(registro: Registro, tmp_path_factory: pytest.TempPathFactory) -> Path:
    docx = pytest.importorskip("docx")
    documento = docx.Document()
    documento.add_paragraph("EVALUACIÓN DE MEDIO TÉRMINO")
    documento.add_paragraph("Matriz de respuesta gerencial")
    _tabla(
        documento,
        [
            ["Título de la evaluación y año:", f"{registro['titulo']} – {registro['fecha']}"],
            [
                "Persona responsable por completar la matriz de seguimiento:\n",
                registro["responsable"],
            ],
            [
                "Comentarios generales sobre el proceso de evaluación:",
                registro["comentarios_generales"],
            ],
        ],
    )
    for numero, recomendacion in enumerate(registro["recomendaciones"], start=1):
        documento.add_paragraph("")
        _tabla(documento, list(_bloque(numero, recomendacion)))
    ruta: Path = tmp_path_factory.mktemp("oim") / "matriz.docx"
    documento.save(ruta)
    return ruta


def _bloque(numero: int, recomendacion: Registro) -> Iterator[list[str]]:
    ofrece = recomendacion.get("opciones_de_respuesta")
    opciones = "aceptar/rechazar" if ofrece else "aceptar/aceptar parcialmente/rechazar"
    yield [f"Recomendaciones de evaluación No. {numero}\n{recomendacion['texto']} ", *"<<<<"]
    yield [
        "Recomendación dirigida a:\n" + _con_vinetas(recomendacion["dirigida_a"]),
        *"<<",
        f"Nivel de prioridad (1 a 3): {recomendacion['prioridad']}",
        "<",
    ]
    yield [RESPUESTA.format(opciones), *"<<<<"]
    seguimiento = "Seguimiento a implementación"
    yield ["Acción\n", "Plazo o fecha límite\n", "Persona responsable\n", f"{seguimiento}\n", "<"]
    yield [*"^^^", "Comentarios", "Estado"]
    for accion in recomendacion["acciones"]:
        yield [
            f"{accion['id']}{'.' * (numero % 2)} {accion['descripcion']}  \n\n",
            _en_palabras(accion["plazo"]) + "." * (numero == 12),
            _responsables(accion),
            "",
            "",
        ]


def _con_vinetas(dirigida_a: list[str]) -> str:
    if len(dirigida_a) == 1 or "Apoyo" in dirigida_a[0]:  # la quinta los dice de corrido
        return enumeracion(dirigida_a) + "\n"
    return "\n".join(f"· {uno}" for uno in dirigida_a)


def _en_palabras(plazo: str) -> str:
    anio, mes = plazo.split("-")
    return f"{MESES[int(mes) - 1].capitalize()} {anio}"


def _responsables(accion: Registro) -> str:
    dicho = f"{enumeracion(accion['responsables']).replace(' y PSU', ' y el PSU')}.\n\n\n"
    if "lidera" in accion:
        return f"{dicho}Acompaña: Lidera {accion['lidera']} y acompaña {accion['acompanan'][0]}."
    if "acompanan" in accion:
        acompanan = enumeracion(accion["acompanan"]).replace(" y PF-OIM", ", y PF-OIM")
        dicho += f"Acompañan: {acompanan}. \n"
    return dicho


def _tabla(
    documento: Any,  # noqa: ANN401 — python-docx no declara sus tipos
    filas: list[list[str]],
) -> None:
    tabla = documento.add_table(len(filas), len(filas[0]))
    for numero, fila in enumerate(filas):
        for columna, texto in enumerate(fila):
            celda = tabla.cell(numero, columna)
            if texto == "<":
                celda.merge(tabla.cell(numero, columna - 1))
            elif texto == "^":
                celda.merge(tabla.cell(numero - 1, columna))
            else:
                celda.text = texto


def _opciones(registro: Registro) -> Opciones:
    """Lo que la organización tiene en su configuración: quiénes son sus actores y cuál es su escala."""
    nombres = {
        nombre
        for recomendacion in registro["recomendaciones"]
        for accion in recomendacion["acciones"]
        for nombre in (
            *accion.get("responsables", ()),
            *accion.get("acompanan", ()),
            *([accion["lidera"]] if "lidera" in accion else ()),
        )
    }
    return Opciones(
        prioridad_mas_alta=1, actores={plegado(nombre): nombre for nombre in sorted(nombres)}
    )


def _lo_que_dice(registro: Registro) -> dict[str, Any]:
    """Los hechos del registro que la matriz cuenta."""
    return {
        "evaluacion": {
            "titulo": registro["titulo"],
            "fecha_de_evaluacion": registro["fecha"],
            "completa": registro["responsable"],
            "comentarios_generales": registro["comentarios_generales"],
        },
        "recomendaciones": [
            {
                "codigo": una["id"],
                "recomendacion": una["texto"],
                "dirigida_a": una["dirigida_a"],
                "prioridad": una["prioridad"],
                "acciones": [_de_la_accion(accion) for accion in una["acciones"]],
            }
            for una in registro["recomendaciones"]
        ],
    }


def _de_la_accion(accion: Registro) -> dict[str, Any]:
    claves = ("plazo", "responsables", "lidera", "acompanan")
    return {
        "codigo_de_accion": accion["id"],
        "accion": accion["descripcion"],
        **{clave: accion[clave] for clave in claves if clave in accion},
    }


def test_los_trece_bloques_dan_los_hechos_del_registro(registro: Registro, matriz: Path) -> None:
    hechos = interpretar(leer(matriz), _opciones(registro))

    leidos = en_llano(hechos)
    dudas = leidos.pop("dudas")
    assert leidos == _lo_que_dice(registro)
    # el título de la página, que no va en ninguna parte; nada más queda en duda
    assert dudas == ["SEG720"]
    assert hechos.disposicion == "una tabla por recomendación"


def test_sin_configuracion_se_lee_lo_mismo(registro: Registro, matriz: Path) -> None:
    leidos: Any = en_llano(interpretar(leer(matriz), Opciones()))

    assert leidos.pop("dudas") == ["SEG720"]
    assert leidos == _lo_que_dice(registro)
