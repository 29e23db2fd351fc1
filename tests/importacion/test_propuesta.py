"""De los hechos de un archivo a lo que iría en un registro, clave por clave."""

import pytest

from apoyo.hechos import accion, compromiso, hechos, recomendacion
from seguimiento.campos import claves
from seguimiento.conversion import objeciones
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.propuesta import registro_propuesto
from seguimiento.modelo.accion import Accion
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion


def test_un_archivo_entero_da_un_registro_que_el_modelo_admite_y_en_su_orden() -> None:
    propuesto = registro_propuesto(
        hechos(
            recomendacion(
                "Ordenar el archivo",
                accion(
                    "Digitalizar las actas",
                    codigo="1.1",
                    plazo="2023-11",
                    responsables="Secretaría",
                    acompanan=["Jurídica"],
                    estado="completada",
                    comentario="Listo en octubre",
                    avance="100",
                    evidencia="https://ejemplo.org/actas",
                    completada_el="2023-10-30",
                ),
                codigo="1",
                dirigida_a="Gerencia",
                prioridad="2",
                decision="aceptada_parcialmente",
                justificacion="Solo en la sede.",
                plan="Por fases.",
                tema="Gestión",
                unidad="Sede",
            ),
            titulo="Archivo",
            organizacion="OIM",
            fecha_de_evaluacion="2022",
            completa="Oficial de seguimiento",
        )
    )
    esperado: dict[str, Valor] = {
        "titulo": "Archivo",
        "organizacion": "OIM",
        "fecha": "2022",
        "responsable": "Oficial de seguimiento",
        "fuente": {"documento": "matriz.xlsx"},
        "recomendaciones": [
            {
                "id": "R1",
                "texto": "Ordenar el archivo",
                "dirigida_a": ["Gerencia"],
                "prioridad": "2",
                "temas": [{"tema": "Gestión"}],
                "respuesta": {
                    "decision": "aceptada_parcialmente",
                    "alcance": "Solo en la sede.",
                    "plan": "Por fases.",
                },
                "fuente": {"pagina": "hoja Matriz, F7"},
                "unidades_administrativas": ["Sede"],
                "acciones": [
                    {
                        "id": "1.1",
                        "descripcion": "Digitalizar las actas",
                        "plazo": "2023-11",
                        "responsables": ["Secretaría"],
                        "acompanan": ["Jurídica"],
                        "seguimiento": [
                            {
                                "fecha": "2023-10-30",
                                "estado": "completada",
                                "comentario": "Listo en octubre",
                                "avance": "100",
                                "evidencias": [{"url": "https://ejemplo.org/actas"}],
                            }
                        ],
                    }
                ],
            }
        ],
    }
    assert propuesto.completo() == esperado
    assert objeciones(propuesto.modelo, propuesto.completo()) == ()
    suya = propuesto.elementos[0].dentro[0].completo()
    assert [*suya] == [clave for clave in claves(Accion) if clave in suya]


def test_lo_que_se_dice_de_un_estado_que_no_consta_va_en_las_notas() -> None:
    suya = accion(
        "Publicar", comentario="En consulta", avance="40", evidencia="Borrador", meta="Un índice"
    )
    propuesta = registro_propuesto(hechos(recomendacion("Ordenar", suya))).elementos[0].dentro[0]
    assert propuesta.datos["notas"] == (
        "Resultado esperado: Un índice\nEn consulta\nAvance (%): 40\nEvidencia: Borrador"
    )
    assert "seguimiento" not in propuesta.datos


def test_que_conste_cuando_se_completo_dice_que_se_completo() -> None:
    suya = accion("Publicar", completada_el="2023-10-30")
    propuesta = registro_propuesto(hechos(recomendacion("Ordenar", suya))).elementos[0].dentro[0]
    assert propuesta.entrada == {"fecha": "2023-10-30", "estado": "completada"}


@pytest.mark.parametrize("estado", [*EstadoDeAccion.codigos(), *EstadoDeRecomendacion.codigos()])
def test_un_estado_se_dice_con_las_palabras_de_aquello_de_que_es(estado: str) -> None:
    de_una = registro_propuesto(hechos(recomendacion("Ordenar", estado=estado))).elementos[0]
    de_otra = registro_propuesto(hechos(compromiso("Ordenar", estado=estado))).elementos[0]
    assert str(de_una.entrada["estado"]) in EstadoDeRecomendacion.codigos()
    assert str(de_otra.entrada["estado"]) in EstadoDeAccion.codigos()


def test_el_estado_de_una_recomendacion_con_acciones_sale_de_ellas() -> None:
    propuesta = registro_propuesto(
        hechos(recomendacion("Ordenar", accion("Publicar"), estado="en_curso"))
    )
    assert propuesta.elementos[0].entrada == {}


def _codigos(*elementos: object) -> list[str]:
    return [uno.id for uno in registro_propuesto(hechos(*elementos)).todos()]  # type: ignore[arg-type]


def test_lo_que_no_trae_codigo_lleva_el_de_su_orden() -> None:
    assert _codigos(
        recomendacion("A", accion("a"), accion("b")), recomendacion("B", accion("c"))
    ) == ["R1", "1.1", "1.2", "R2", "2.1"]


def test_el_codigo_de_una_accion_sigue_al_de_su_recomendacion() -> None:
    assert _codigos(
        recomendacion("A", accion("a"), codigo="R7"), recomendacion("B", codigo="3.")
    ) == [
        "R7",
        "7.1",
        "R3",
    ]


def test_los_que_se_repiten_bajo_cada_recomendacion_llevan_el_de_la_suya_delante() -> None:
    assert _codigos(
        recomendacion("A", accion("a", codigo="1"), accion("b", codigo="2")),
        recomendacion("B", accion("c", codigo="1")),
    ) == ["R1", "1.1", "1.2", "R2", "2.1"]


def test_un_codigo_que_se_repite_se_dice_y_el_segundo_toma_otro() -> None:
    propuesto = registro_propuesto(
        hechos(recomendacion("A", codigo="R1"), recomendacion("B", codigo="R1"))
    )
    assert [uno.id for uno in propuesto.todos()] == ["R1", "R2"]
    assert [duda.codigo for duda in propuesto.dudas] == ["SEG715"]


def test_un_codigo_que_no_cabe_en_un_registro_se_escribe_como_cabe() -> None:
    assert _codigos(recomendacion("A", accion("a", codigo="1.1 (a)"))) == ["R1", "1.1-a"]


def test_de_una_junta_salen_compromisos() -> None:
    propuesto = registro_propuesto(hechos(compromiso("Publicar", plazo="2024"), titulo="Junta"))
    assert propuesto.completo() == {
        "titulo": "Junta",
        "fuente": {"documento": "matriz.xlsx"},
        "compromisos": [{"id": "1", "descripcion": "Publicar", "plazo": "2024"}],
    }
