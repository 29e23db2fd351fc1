"""Un archivo frente a lo ya registrado: qué se actualiza, qué se queda, qué choca y qué se dice."""

from collections.abc import Callable, Mapping

import pytest

from apoyo.hechos import accion, hechos, recomendacion
from seguimiento.documento import Documento, leer
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.actualizacion import actualizado
from seguimiento.importacion.cotejo import cotejar
from seguimiento.importacion.diferencias import Cotejo, Vale
from seguimiento.importacion.hechos import Hechos
from seguimiento.importacion.propuesta import registro_propuesto
from seguimiento.modelo.evaluacion import Evaluacion

IMPORTADO = """\
titulo: Archivo
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Ordenar el archivo de actas
    respuesta:
      decision: aceptada
    acciones:
      - id: "1.1"
        descripcion: Digitalizar las actas
        plazo: 2023-11  # lo dijo la gerencia
        responsables: [Secretaría]
        seguimiento:
          - estado: en_curso
            comentario: Va por la mitad
      - id: "1.2"
        descripcion: Publicar el índice
"""
"""Lo que quedó escrito la primera vez."""


def archivo(
    *otras: object,
    plazo: str = "2023-11",
    estado: str = "en_curso",
    comentario: str = "Va por la mitad",
    **datos: Valor,
) -> Hechos:
    """El mismo archivo, con algo corregido."""
    suya = accion(
        "Digitalizar las actas",
        codigo_de_accion="1.1",
        plazo=plazo,
        responsables="Secretaría",
        estado=estado,
        comentario=comentario,
    )
    de_la_primera = [suya, *(otras or [accion("Publicar el índice", codigo_de_accion="1.2")])]
    una = {"decision": "aceptada", **datos}
    return hechos(recomendacion("Ordenar el archivo de actas", *de_la_primera, codigo="R1", **una))


def documento(texto: str) -> Documento:
    leido = leer(texto.encode()).documento
    assert leido is not None
    return leido


def anterior(que: Hechos | None = None) -> Mapping[str, Valor]:
    """Lo que se recuerda de haberlo importado."""
    return registro_propuesto(que or archivo()).completo()


def cotejado(
    que: Hechos,
    registro: str = IMPORTADO,
    antes: Mapping[str, Valor] | None = None,
    *,
    sabido: bool = True,
) -> Cotejo:
    recordado = (antes or anterior()) if sabido else None
    return cotejar(registro_propuesto(que), documento(registro), recordado)


def escrito(cotejo: Cotejo, registro: str = IMPORTADO) -> str:
    return actualizado(documento(registro), cotejo, Evaluacion).texto


def test_el_mismo_archivo_no_cambia_nada() -> None:
    cotejo = cotejado(archivo())
    assert (cotejo.diferencias, cotejo.nuevos, cotejo.dudas) == ([], [], [])
    assert escrito(cotejo) == IMPORTADO


def test_sin_saber_que_decia_antes_el_mismo_archivo_tampoco_cambia_nada() -> None:
    cotejo = cotejado(archivo(), sabido=False)
    assert (cotejo.diferencias, cotejo.nuevos, cotejo.dudas) == ([], [], [])


def test_lo_que_solo_cambio_en_el_archivo_se_actualiza_y_nada_mas() -> None:
    cotejo = cotejado(archivo(plazo="2024-02"))
    assert cotejo.conflictos == []
    assert [(d.ref, d.rotulo, d.antes, d.despues) for d in cotejo.diferencias] == [
        ("1.1", "Fecha límite", "2023-11", "2024-02")
    ]
    assert escrito(cotejo) == IMPORTADO.replace("plazo: 2023-11", "plazo: 2024-02")


def test_lo_que_solo_cambio_en_el_registro_se_queda_y_se_dice_cuanto() -> None:
    tocado = IMPORTADO.replace("plazo: 2023-11", "plazo: 2024-05")
    cotejo = cotejado(archivo(), tocado)
    assert (cotejo.diferencias, cotejo.cambiados_en_el_registro) == ([], 1)
    assert escrito(cotejo, tocado) == tocado


@pytest.mark.parametrize("sabido", [True, False])
def test_lo_que_cambio_en_los_dos_choca_y_vale_lo_que_se_decida(*, sabido: bool) -> None:
    tocado = IMPORTADO.replace("plazo: 2023-11", "plazo: 2024-05")
    cotejo = cotejado(archivo(plazo="2024-02"), tocado, sabido=sabido)
    (choque,) = cotejo.conflictos
    assert (choque.antes, choque.despues) == ("2024-05", "2024-02")
    assert choque.decia == ("2023-11" if sabido else None)
    decidido: Callable[[Vale], str] = lambda vale: escrito(cotejo.resuelto(lambda _: vale), tocado)  # noqa: E731
    assert decidido(Vale.REGISTRO) == tocado
    assert decidido(Vale.ARCHIVO) == tocado.replace("2024-05", "2024-02")


def test_si_los_dos_cambiaron_a_lo_mismo_no_hay_nada_que_hacer() -> None:
    tocado = IMPORTADO.replace("plazo: 2023-11", "plazo: 2024-02")
    assert cotejado(archivo(plazo="2024-02"), tocado).diferencias == []


def test_lo_que_no_constaba_se_anade_en_su_sitio_aunque_no_se_sepa_que_decia() -> None:
    cotejo = cotejado(archivo(prioridad="2", plan="Por fases."), sabido=False)
    assert cotejo.conflictos == []
    assert escrito(cotejo) == IMPORTADO.replace(
        "    respuesta:\n      decision: aceptada\n",
        "    prioridad: 2\n    respuesta:\n      decision: aceptada\n      plan: Por fases.\n",
    )


def test_un_estado_nuevo_es_una_entrada_mas_y_lo_anotado_no_se_toca() -> None:
    cotejo = cotejado(archivo(estado="completada", comentario="Listo"))
    (una,) = cotejo.diferencias
    assert (una.es_entrada, una.choca) == (True, False)
    assert escrito(cotejo) == IMPORTADO.replace(
        "            comentario: Va por la mitad\n",
        "            comentario: Va por la mitad\n"
        "          - estado: completada\n            comentario: Listo\n",
    )


def test_una_entrada_que_ya_se_anoto_a_mano_no_se_repite() -> None:
    anotado = IMPORTADO.replace(
        "            comentario: Va por la mitad\n",
        "            comentario: Va por la mitad\n"
        "          - fecha: 2023-10-02\n            estado: completada\n            comentario: Listo\n",
    )
    assert cotejado(archivo(estado="completada", comentario="Listo"), anotado).diferencias == []


def test_un_estado_nuevo_choca_con_lo_anotado_desde_que_se_importo() -> None:
    anotado = IMPORTADO.replace(
        "            comentario: Va por la mitad\n",
        "            comentario: Va por la mitad\n          - estado: cancelada\n            comentario: Ya no\n",
    )
    (choque,) = cotejado(archivo(estado="completada", comentario="Listo"), anotado).conflictos
    assert choque.antes == {"estado": "cancelada", "comentario": "Ya no"}
    assert cotejado(archivo(), anotado).diferencias == []


def test_una_accion_nueva_entra_al_final_con_un_codigo_libre() -> None:
    otras = (accion("Publicar el índice", codigo_de_accion="1.2"), accion("Imprimir el catálogo"))
    cotejo = cotejado(archivo(*otras))
    assert [uno.propuesto.id for uno in cotejo.nuevos] == ["1.3"]
    assert escrito(cotejo) == (
        f'{IMPORTADO}      - id: "1.3"\n        descripcion: Imprimir el catálogo\n'
    )


def test_lo_que_el_archivo_ya_no_trae_se_dice_y_se_queda() -> None:
    sin_una = archivo(accion("Imprimir el catálogo", codigo_de_accion="1.3"))
    cotejo = cotejado(sin_una)
    assert [(duda.codigo, "1.2" in duda.mensaje) for duda in cotejo.dudas] == [("SEG742", True)]
    assert 'id: "1.2"' in escrito(cotejo)


def test_un_dato_que_el_archivo_ya_no_dice_se_dice_y_se_queda() -> None:
    cotejo = cotejado(archivo(plazo=""))
    assert [duda.mensaje for duda in cotejo.dudas] == [
        "el archivo ya no dice algo que decía, y en el registro se queda: 1.1 (Fecha límite)"
    ]
    assert escrito(cotejo) == IMPORTADO


def test_lo_que_se_quito_del_registro_no_vuelve_solo() -> None:
    quitada = IMPORTADO.partition('      - id: "1.2"')[0]
    cotejo = cotejado(archivo(), quitada)
    assert (cotejo.nuevos, [duda.codigo for duda in cotejo.dudas]) == ([], ["SEG742"])
    assert escrito(cotejo, quitada) == quitada


def test_el_plazo_que_ya_vale_por_una_prorroga_no_cambia_nada() -> None:
    con_prorroga = IMPORTADO.replace(
        "        responsables: [Secretaría]\n",
        "        responsables: [Secretaría]\n        prorrogas:\n          - {fecha: 2023-12, plazo: 2024-02}\n",
    )
    assert cotejado(archivo(plazo="2024-02"), con_prorroga).diferencias == []
    assert len(cotejado(archivo(plazo="2024-03"), con_prorroga).conflictos) == 1


def test_lo_renumerado_en_el_registro_se_reconoce_por_lo_que_dice() -> None:
    renumerado = IMPORTADO.replace('"1.1"', '"7.1"')
    assert cotejado(archivo(), renumerado).diferencias == []
    cotejo = cotejado(archivo(plazo="2024-02"), renumerado)
    assert (cotejo.conflictos, len(cotejo.diferencias)) == ([], 1)


def test_un_texto_que_puede_ser_de_dos_es_una_duda_y_no_se_toma_por_nuevo() -> None:
    dos = """\
titulo: Archivo
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Digitalizar las actas de Lima
  - id: R2
    texto: Digitalizar las actas de Quito
"""
    cotejo = cotejado(hechos(recomendacion("Digitalizar las actas de Loja")), dos, sabido=False)
    assert [duda.codigo for duda in cotejo.dudas] == ["SEG741"]
    assert (cotejo.nuevos, cotejo.diferencias) == ([], [])


@pytest.mark.parametrize(
    ("escrita", "traida", "mas_alta", "igual"),
    [
        ("2", "media", 1, True),
        ("1", "alta", 1, True),
        ("1", "alta", 3, False),
        ("baja", "1", 3, True),
        ("2", "alta", 1, False),
    ],
)
def test_una_prioridad_con_numero_y_con_palabra_es_la_misma(
    escrita: str, traida: str, mas_alta: int, *, igual: bool
) -> None:
    registro = IMPORTADO.replace("    respuesta:", f"    prioridad: {escrita}\n    respuesta:")
    propuesto = registro_propuesto(archivo(prioridad=traida))
    assert (cotejar(propuesto, documento(registro), None, mas_alta).diferencias == []) == igual
