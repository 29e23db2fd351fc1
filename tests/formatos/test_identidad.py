from datetime import date

import pytest
from hypothesis import given

from apoyo.diagnosticos_hostiles import LISTAS
from seguimiento.almacen.fuentes import Memoria
from seguimiento.diagnosticos import Diagnostico, Severidad
from seguimiento.formatos.identidad import columna_final, huellas, rotulo
from seguimiento.lugares import PRINCIPIO, Posicion
from seguimiento.repositorio import revisar

HOY = date(2023, 4, 15)
EVALUACION = """\
titulo: Evaluación de prueba
organizacion: OIM
organizacion: OIT
recomendaciones:
  - id: R1
    texto: Reforzar la coordinación
    rejion: norte
  - id: R2
    texto: Ampliar la cobertura
    rejion: sur
"""


def huellas_de(texto: str, ruta: str = "data/evaluaciones/e.yaml") -> list[str]:
    return huellas(revisar(Memoria({ruta: texto.encode()}), HOY).diagnosticos)


def diagnostico(
    *, mensaje: str = "mal", posicion: Posicion = PRINCIPIO, extracto: str = ""
) -> Diagnostico:
    return Diagnostico(
        "data/e.yaml", "SEG012", Severidad.ERROR, mensaje, posicion=posicion, extracto=extracto
    )


@pytest.mark.parametrize(
    ("posicion", "extracto", "final"),
    [
        (Posicion(4, 8, 10), "fecha: 31/04/2023", 18),
        (Posicion(4, 8, 99), "fecha: 31/04/2023", 18),
        (Posicion(4, 8, 1), "fecha: ", 8),
        (Posicion(4, 9, 1), "fecha: ", 9),
        (PRINCIPIO, "", 1),
    ],
    ids=["una parte", "más allá del fin", "al fin de la línea", "tras el fin", "el archivo entero"],
)
def test_lo_senalado_no_se_sale_de_su_linea(posicion: Posicion, extracto: str, final: int) -> None:
    assert columna_final(diagnostico(posicion=posicion, extracto=extracto)) == final


def test_el_rotulo_es_el_codigo_con_su_titulo() -> None:
    assert rotulo("SEG012") == "SEG012: El valor no está en su vocabulario"


def test_las_huellas_no_cambian_al_desplazarse_el_texto_aunque_el_mensaje_cite_una_linea() -> None:
    antes = huellas_de(EVALUACION)
    assert len(antes) == 3
    assert huellas_de(f"# un comentario\n\n{EVALUACION}") == antes


def test_corregir_un_defecto_deja_las_demas_huellas_como_estaban() -> None:
    antes = huellas_de(EVALUACION)
    despues = huellas_de(EVALUACION.replace("organizacion: OIT\n", ""))
    assert set(despues) < set(antes)
    assert len(despues) == 2


def test_la_huella_depende_del_archivo() -> None:
    otras = huellas_de(EVALUACION, "data/evaluaciones/f.yaml")
    assert set(otras).isdisjoint(huellas_de(EVALUACION))


def test_un_numero_que_no_es_de_linea_si_cuenta() -> None:
    una, otra = huellas([diagnostico(mensaje="sobran 3"), diagnostico(mensaje="sobran 4")])
    assert una != otra


@given(LISTAS)
def test_no_hay_dos_huellas_iguales_en_un_informe(diagnosticos: list[Diagnostico]) -> None:
    repetidos = [*diagnosticos, *diagnosticos]
    assert len(set(huellas(repetidos))) == len(repetidos)
    assert huellas(repetidos)[: len(diagnosticos)] == huellas(diagnosticos)
