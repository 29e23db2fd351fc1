"""SEG7xx · Importación: lo que impide leer un archivo ajeno y lo que de él ha de mirar una persona."""

from seguimiento.diagnosticos.catalogo import Severidad, definir
from seguimiento.diagnosticos.libro import NO_SE_EDITA

_AMBITO = "Importación"

ARCHIVO_NO_ADMITIDO = definir(
    "SEG701",
    Severidad.ERROR,
    """El archivo no es de una clase que se lea, o no es lo que su nombre dice.

    Lleva contraseña, está cortado o vacío, es de una versión antigua o tiene macros.
    """,
    _AMBITO,
)
ARCHIVO_DESMESURADO = definir(
    "SEG702",
    Severidad.ERROR,
    """El archivo pasa de lo que se lee.

    Ocupa demasiado, se infla demasiado al abrirlo o tiene una celda o una tabla fuera de toda medida.
    """,
    _AMBITO,
)
CON_ENTIDADES = definir(
    "SEG703",
    Severidad.ERROR,
    """El archivo declara un DTD o entidades, que ninguno de la oficina lleva.

    Con ellas un archivo puede mandar leer otros o llenar la memoria: no se abre.
    """,
    _AMBITO,
)
CON_CAMBIOS = definir(
    "SEG704",
    Severidad.NOTA,
    """El archivo lleva cambios controlados, y se leen como aceptados.

    Lo insertado cuenta y lo borrado no. Con `--estricto` no se importa.
    """,
    _AMBITO,
)
SIN_LEER = definir(
    "SEG705",
    Severidad.ADVERTENCIA,
    """Algo que está en el archivo no se lee: va tachado, oculto, dentro de otra tabla o en un dibujo.

    Quien abre el archivo lo ve, o podría verlo: si es un dato, falta en lo importado.
    """,
    _AMBITO,
)
SIN_ENCABEZADO = definir(
    "SEG706",
    Severidad.ERROR,
    """En el archivo no se reconoce ninguna recomendación.

    Ninguna fila parece un encabezado y ningún párrafo, una recomendación. Diga qué es cada columna con
    `--columna "Rótulo=campo"`.
    """,
    _AMBITO,
)
COLUMNA_DESCONOCIDA = definir(
    "SEG707",
    Severidad.ADVERTENCIA,
    """Una columna con datos no se reconoce, y lo que dice se queda fuera.

    Si importa, diga qué es con `--columna "Rótulo=campo"`.
    """,
    _AMBITO,
)
DIA_O_MES = definir(
    "SEG708",
    Severidad.ERROR,
    """No se sabe si las fechas van con el día o con el mes delante.

    En ninguna de las del archivo pasa una cifra de 12, así que todas pueden leerse de los dos modos. Dígalo
    con `--fechas dia-mes` o `--fechas mes-dia`.
    """,
    _AMBITO,
)
FECHA_SIN_ENTENDER = definir(
    "SEG709",
    Severidad.ADVERTENCIA,
    """Una fecha no se entiende y se deja fuera; lo que decía va en las notas.

    Sin su plazo, una acción no vence nunca: si la fecha importa, escríbala en el archivo con día, mes y año.
    """,
    _AMBITO,
)
VALOR_SIN_RECONOCER = definir(
    "SEG710",
    Severidad.ADVERTENCIA,
    """Un estado, una decisión o una prioridad no es de los que hay; lo que decía va en las notas.

    Diga a qué equivale en `valores`, en un `importacion.yaml`: vale para todas las filas que lo digan.
    """,
    _AMBITO,
)
DECISION_EN_PROSA = definir(
    "SEG711",
    Severidad.ADVERTENCIA,
    """La decisión se deduce de una frase: hay que comprobarla.

    «De acuerdo, en la medida de lo posible» puede ser aceptarla o aceptarla en parte, y lo que se exige a la
    respuesta es distinto.
    """,
    _AMBITO,
)
PRIORIDAD_SIN_ESCALA = definir(
    "SEG712",
    Severidad.ADVERTENCIA,
    """Una prioridad va con número y no consta cuál es la más alta.

    En unos sistemas 1 es la más alta y en otros la más baja: se toma por la escala de la configuración solo
    si esta la dice.
    """,
    _AMBITO,
)
FORMULA_POR_DATO = definir(
    "SEG713",
    Severidad.ERROR,
    """Un plazo o un estado sale de una fórmula, y lo que hoy dice mañana puede ser otra cosa.

    Con `HOY()`, dos personas que importen el mismo archivo en días distintos tendrían registros distintos.
    """,
    _AMBITO,
)
FILA_DE_TOTALES = definir(
    "SEG714",
    Severidad.NOTA,
    """Una fila es de totales y no se lee.

    Tomada por una recomendación, se contaría entre las demás.
    """,
    _AMBITO,
)
CODIGO_DUDOSO = definir(
    "SEG715",
    Severidad.ADVERTENCIA,
    """Un código puede haber cambiado al pasar por una hoja de cálculo: «1.1» pudo ser «1.10».

    Guardado como número pierde los ceros del final, y la acción 10 queda con el código de la 1.
    """,
    _AMBITO,
)
PARECE_UN_ACUERDO = definir(
    "SEG716",
    Severidad.ERROR,
    """La tabla es de decisiones de una junta, no de recomendaciones.

    Lo que se decide en una reunión es de un acuerdo: impórtelo con `--tipo acuerdo`.
    """,
    _AMBITO,
)
CONFLICTO = definir(
    "SEG717",
    Severidad.ERROR,
    """El archivo trae un dato y el registro, desde que se importó o exportó, otro.

    Lo que se escribió en el registro no se pisa: con `--conflictos archivo` vale lo del archivo y con
    `--conflictos registro`, lo del registro. En una terminal se pregunta uno a uno.
    """,
    _AMBITO,
)
SIN_PRUEBA = definir(
    "SEG718",
    Severidad.ADVERTENCIA,
    """Un avance del 100 % se toma por «completada», y no consta ninguna evidencia.

    Una acción se da por completada con algo que lo pruebe: hasta entonces, es lo que dice quien la lleva.
    """,
    _AMBITO,
)
VENCIDA_COMO_ESTADO = definir(
    "SEG719",
    Severidad.NOTA,
    """El estado dice «vencida», que no es un estado: se calcula del plazo.

    Si dice algo más («Overdue-Initiated»), se toma eso.
    """,
    _AMBITO,
)
FUERA_DE_LUGAR = definir(
    "SEG720",
    Severidad.ADVERTENCIA,
    """Un texto del archivo no va a ninguna parte: no se sabe de qué recomendación o acción es.

    Suele ser una nota bajo el cuadro o una fila a la que le falta su código.
    """,
    _AMBITO,
)
MARCADOR = definir(
    "SEG721",
    Severidad.NOTA,
    """Una celda dice lo que invita a escribir («Elija un elemento.») y no un dato: se lee vacía.

    Quien rellenó el formulario no llegó a esa casilla.
    """,
    _AMBITO,
)
JSON_ILEGIBLE = definir(
    "SEG722",
    Severidad.ERROR,
    """El JSON no se lee, o repite una clave.

    De dos claves iguales valdría solo una, y no se sabría cuál.
    """,
    _AMBITO,
)
DICE_DOS_COSAS = definir(
    "SEG723",
    Severidad.ADVERTENCIA,
    """El archivo dice dos cosas distintas de un mismo dato, o da dos veces el mismo código.

    Se queda lo primero que dice, y el segundo con ese código toma el siguiente libre.
    """,
    _AMBITO,
)
VARIAS_EVALUACIONES = definir(
    "SEG724",
    Severidad.ERROR,
    """El archivo trae recomendaciones de varias evaluaciones, y se importan de una en una.

    Deje en él las de una sola.
    """,
    _AMBITO,
)
FECHA_DEDUCIDA = definir(
    "SEG725",
    Severidad.ADVERTENCIA,
    """Una fecha se toma por lo más probable: hay que comprobarla.

    Es un número de serie de una hoja de cálculo, o solo se entiende en el orden contrario al de las demás.
    """,
    _AMBITO,
)
TEXTO_QUE_SIGUE = definir(
    "SEG726",
    Severidad.NOTA,
    """Una fila sin código sigue el texto de la de encima, y se junta con él.

    Así queda una tabla pasada de PDF o cortada por una página. Si es otra recomendación, póngale su código.
    """,
    _AMBITO,
)
FECHA_SIN_ESTADO = definir(
    "SEG727",
    Severidad.NOTA,
    """La fecha de una fila no se lee: es la de un cambio cualquiera, y no la de un estado que se declare.

    «Last Modified» o `[Added: …]` dicen cuándo se tocó la fila; sin un estado o un comentario de esa fecha no
    hay nada que anotar.
    """,
    _AMBITO,
)
NOMBRA_A_UNA_PERSONA = definir(
    "SEG728",
    Severidad.ADVERTENCIA,
    """Un responsable se da con el nombre de una persona, y el registro pide su función.

    Las personas cambian y su función queda; además, un registro que se publica no ha de llevar nombres.
    """,
    _AMBITO,
)
OCULTO_PERO_LEIDO = definir(
    "SEG731",
    Severidad.NOTA,
    """Hay filas o columnas ocultas, o que un filtro esconde, y se leen como las demás.

    Quien abre la hoja no las ve, pero siguen siendo del cuadro. Si no han de contar, bórrelas.
    """,
    _AMBITO,
)
SUPUESTO = definir(
    "SEG732",
    Severidad.NOTA,
    """El archivo no dice en qué codificación está, o qué separa sus columnas, y se toma lo que parece.

    Si las tildes o las columnas salen mal, guárdelo de nuevo como «CSV UTF-8» o como libro de Excel.
    """,
    _AMBITO,
)
FILAS_DESIGUALES = definir(
    "SEG733",
    Severidad.ADVERTENCIA,
    """Una fila no tiene tantas columnas como las demás.

    Lo que dice puede haberse corrido de sitio: suele ser un separador dentro de un texto sin comillas.
    """,
    _AMBITO,
)
LECTURA_INCOMPLETA = definir(
    "SEG734",
    Severidad.NOTA,
    """De esta clase de archivo no se ve todo lo que guarda: ni las notas, ni los enlaces, ni lo tachado.

    Guárdelo como «Libro de Excel (.xlsx)» para que se lea entero.
    """,
    _AMBITO,
)
FUERA_DEL_CUERPO = definir(
    "SEG735",
    Severidad.NOTA,
    """De un documento no se leen el índice, que repite, ni los encabezados y pies de página.

    Si en ellos está la fecha o de qué evaluación es, dígalo con una opción al importar.
    """,
    _AMBITO,
)
CON_IMAGENES = definir(
    "SEG736",
    Severidad.NOTA,
    """Un documento lleva imágenes, y lo que se ve en ellas no se lee.

    Una matriz pegada como foto no es una tabla: escríbala como tabla, o pida el archivo del que salió.
    """,
    _AMBITO,
)
EMPAREJAMIENTO_DUDOSO = definir(
    "SEG741",
    Severidad.ERROR,
    """No se sabe con qué del registro se corresponde algo del archivo.

    Se parece por igual a varias cosas, o lleva el código de una y dice lo que otra, o nada que se le parezca.
    Póngale en el archivo su código, diga con `--en` de qué registro es o confirme con `--si` que es una
    corrección.
    """,
    _AMBITO,
)
YA_NO_ESTA = definir(
    "SEG742",
    Severidad.NOTA,
    """Algo que se importó falta hoy en el archivo, o se quitó del registro.

    Nada se borra del registro porque falte en un archivo, y lo que se quitó de él no vuelve solo.
    """,
    _AMBITO,
)
NO_CABE = definir(
    "SEG743",
    Severidad.ERROR,
    """Un texto del archivo lleva un carácter que en un registro no se admite.

    No se ve, o hace que se vea otra cosa de la que dice: suele venir pegado de otro programa.
    """,
    _AMBITO,
)
QUE_HACER = {
    CON_CAMBIOS: "si alguno no ha de valer, rechácelo en Word; con «--estricto» no se importa",
    SIN_LEER: "cotéjelo con el papel; si ha de leerse, póngalo a la vista en el archivo",
    FILA_DE_TOTALES: "si no es de totales, cámbiele el rótulo en el archivo",
    SIN_PRUEBA: "añada en el archivo qué lo prueba, o anótelo después con «seg actualizar»",
    NO_SE_EDITA: "devuélvale lo que decía; lo que se cambia está en las columnas blancas y de color crema",
    TEXTO_QUE_SIGUE: "si es otra recomendación, póngale su código en el archivo",
    FECHA_SIN_ESTADO: "si dice de cuándo es el estado, ponga en la fila el estado",
    NOMBRA_A_UNA_PERSONA: "ponga en el archivo la función, o corríjalo después con «seg corregir»",
    VENCIDA_COMO_ESTADO: "compruebe que el estado es ese",
    FUERA_DE_LUGAR: "cotéjelo con el papel; si importa, regístrelo después",
    FUERA_DEL_CUERPO: "si dice algo que falta, dígalo con una opción o tras importar",
    CON_IMAGENES: "si alguna es un cuadro con datos, escríbalo en el archivo como tabla",
    MARCADOR: "si el dato consta, elíjalo o escríbalo en el archivo",
    DICE_DOS_COSAS: "deje en el archivo la que vale",
    VARIAS_EVALUACIONES: "deje en el archivo las de una sola, y las demás en otro",
}
"""Qué hacer ante cada cosa, si quien la halla no dice otra."""
