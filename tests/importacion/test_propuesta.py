"""De los hechos de un archivo a lo que iría en un registro, clave por clave."""

import pytest

from apoyo.hechos import accion, compromiso, hechos, recomendacion
from seguimiento.campos import claves
from seguimiento.conversion import objeciones
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.propuesta import registro_propuesto
from seguimiento.modelo.accion import Accion
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion, EstadoDeRecomendacion
from seguimiento.vocabularios.rotulos import CampoDeMatriz


def test_un_archivo_entero_da_un_registro_que_el_modelo_admite_y_en_su_orden() -> None:
    propuesto = registro_propuesto(
        hechos(
            recomendacion(
                "Ordenar el archivo",
                accion(
                    "Digitalizar las actas",
                    codigo_de_accion="1.1",
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
                alcance="Solo en la sede.",
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
        "Publicar",
        comentario="En consulta",
        avance="40",
        evidencia="Borrador",
        notas="Resultado esperado: Un índice",
    )
    propuesta = registro_propuesto(hechos(recomendacion("Ordenar", suya))).elementos[0].dentro[0]
    assert propuesta.datos["notas"] == (
        "Avance: 40\nEn consulta\nEvidencia: Borrador\nResultado esperado: Un índice"
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


def test_solo_cuenta_como_codigo_el_que_dice_el_archivo() -> None:
    propuesto = registro_propuesto(hechos(recomendacion("A", accion("a"), codigo="7")))
    assert [(uno.id, uno.con_codigo) for uno in propuesto.todos()] == [("R7", True), ("7.1", False)]


def test_el_plazo_prorrogado_es_una_prorroga_si_consta_cuando() -> None:
    datos = {"plazo": "2023-11", "plazo_nuevo": "2024-02"}
    suya = accion("A", **datos, fecha_de_seguimiento="2023-12", estado="en_curso")
    con_fecha, sin_fecha = (
        registro_propuesto(hechos(recomendacion("R", una))).elementos[0].dentro[0].datos
        for una in (suya, accion("A", **datos))
    )
    assert con_fecha["prorrogas"] == [{"fecha": "2023-12", "plazo": "2024-02"}]
    assert (sin_fecha.get("prorrogas"), sin_fecha["notas"]) == (None, "Plazo prorrogado: 2024-02")


def test_nada_de_lo_que_dice_el_archivo_se_pierde() -> None:
    for campo in CampoDeMatriz:
        if campo.de is ClaseDeElemento.EVALUACION or campo.clave == "id":
            continue
        suya = recomendacion("Ordenar", **{campo.value: "Zahorí"})
        propuesta = registro_propuesto(hechos(suya)).elementos[0]
        assert "Zahorí" in str(propuesta.completo()), campo


def test_de_una_junta_salen_compromisos() -> None:
    propuesto = registro_propuesto(hechos(compromiso("Publicar", plazo="2024"), titulo="Junta"))
    assert propuesto.completo() == {
        "titulo": "Junta",
        "fuente": {"documento": "matriz.xlsx"},
        "compromisos": [{"id": "1", "descripcion": "Publicar", "plazo": "2024"}],
    }
