"""Lo que se dice de un archivo en un `importacion.yaml`."""

from seguimiento.importacion.opciones import Opciones, leer_ajustes
from seguimiento.vocabularios import ClaseDeElemento, OrdenDeFechas
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

AJUSTES = """\
hoja: Matriz
encabezado: 4
columnas:
  Labels: recomendacion
valores:
  estado: {En trámite: en_curso}
  prioridad: {Rojo: alta, Verde: 3}
fechas: mes-dia
prioridad_mas_alta: 3
tipo: acuerdo
"""


def test_un_archivo_dice_lo_mismo_que_las_opciones() -> None:
    assert leer_ajustes(AJUSTES.encode()) == (
        Opciones(
            hoja="Matriz",
            encabezado=4,
            columnas={"Labels": C.RECOMENDACION},
            valores={
                C.ESTADO: {"En trámite": "en_curso"},
                C.PRIORIDAD: {"Rojo": "alta", "Verde": "3"},
            },
            fechas=OrdenDeFechas.MES_DIA,
            prioridad_mas_alta=3,
            tipo=ClaseDeElemento.ACUERDO,
        ),
        [],
    )


def test_lo_que_no_se_entiende_se_dice_con_su_linea_y_que_pudo_ser() -> None:
    mal = "fechas: dia_mes\ncolumnas:\n  Labels: recomendasion\nvalores:\n  estados: {A: b}\nencabezado: 0\n"
    _, diagnosticos = leer_ajustes(mal.encode())
    dichos = {(d.codigo, d.posicion.linea, d.sugerencia) for d in diagnosticos}
    assert dichos == {
        ("SEG012", 1, "¿quiso decir «dia-mes»?"),
        ("SEG012", 3, "¿quiso decir «recomendacion»?"),
        ("SEG010", 5, "¿quiso decir «estado»?"),
        ("SEG016", 6, "escriba 1 o más"),
    }


def test_uno_que_no_se_lee_no_dice_nada() -> None:
    opciones, diagnosticos = leer_ajustes(b"columnas: [")
    assert opciones == Opciones()
    assert [d.codigo for d in diagnosticos] == ["SEG030"]
