"""Códigos SEG05x–SEG09x: la codificación y los archivos."""

from seguimiento.diagnosticos.catalogo import Severidad, definir

NO_UTF8 = definir(
    "SEG050",
    Severidad.ERROR,
    """El archivo no está en UTF-8.

    Suele venir de guardarlo desde un programa antiguo. Ábralo y guárdelo con codificación
    «UTF-8».
    """,
)

UTF16 = definir(
    "SEG051",
    Severidad.ERROR,
    """El archivo está en UTF-16 o UTF-32.

    Guárdelo con codificación «UTF-8»; en el Bloc de notas, «Guardar como…».
    """,
)

CARACTER_PROHIBIDO = definir(
    "SEG052",
    Severidad.ERROR,
    """Hay un carácter invisible que no puede formar parte de un registro.

    Controles, saltos de línea poco comunes, marcas de orden de bytes fuera de su sitio y caracteres
    sin asignar: cada programa los lee a su modo.
    """,
)

BIDIRECCIONAL = definir(
    "SEG053",
    Severidad.ERROR,
    """Hay un control de dirección del texto.

    Hace que en pantalla se lea algo distinto de lo que está escrito.
    """,
)

MOJIBAKE = definir(
    "SEG054",
    Severidad.ADVERTENCIA,
    """El texto parece mal decodificado («Ã³» por «ó»).

    Ocurre al abrir UTF-8 como si fuera otra cosa. Vuelva a escribir la palabra.
    """,
)

SIN_ANCHO = definir(
    "SEG045",
    Severidad.ADVERTENCIA,
    """Hay un carácter sin anchura, que no se ve y parte la palabra en que está.

    Viene pegado de Word o de un PDF: guiones blandos, espacios de anchura cero. Al buscar, al filtrar y
    en los informes no se tiene en cuenta; otro programa sí lo haría. El espacio duro y los enlazadores
    de los emoji y de otras escrituras no se señalan.
    """,
)

NO_SE_PUEDE_LEER = definir(
    "SEG060",
    Severidad.ERROR,
    """El sistema no deja leer el archivo.

    Faltan permisos o el disco falla.
    """,
)

ENLACE_SIMBOLICO = definir(
    "SEG061",
    Severidad.ERROR,
    """Es un enlace simbólico y no se abre.

    Podría apuntar fuera del repositorio. Ponga el archivo en su lugar.
    """,
)

ARCHIVO_ESPECIAL = definir(
    "SEG062",
    Severidad.ERROR,
    """No es un archivo corriente.

    Una tubería, un dispositivo o un conector no guardan registros.
    """,
)

CARPETA_CON_NOMBRE_DE_ARCHIVO = definir(
    "SEG063",
    Severidad.ADVERTENCIA,
    """Una carpeta se llama como un registro.

    Se recorre como carpeta; cámbiele el nombre para que nadie la confunda.
    """,
)

ARCHIVO_GRANDE = definir(
    "SEG064",
    Severidad.ERROR,
    """El archivo pasa de 1 MiB.

    No se lee. Un registro normal ocupa entre 5 y 50 KB.
    """,
)

NOMBRE_EXTRANO = definir(
    "SEG065",
    Severidad.ADVERTENCIA,
    """El nombre lleva caracteres que no se ven o no son texto.

    Cámbielo por letras, cifras y guiones.
    """,
)

NOMBRES_GEMELOS = definir(
    "SEG066",
    Severidad.ERROR,
    """Dos nombres solo se distinguen en las tildes o en las mayúsculas.

    Quien los lee o los dicta los confunde, y en algunos sistemas son el mismo archivo: uno borraría al
    otro.
    """,
)

NOMBRE_NO_PORTABLE = definir(
    "SEG067",
    Severidad.ADVERTENCIA,
    """El nombre no sirve en Windows.

    Quien lo descargue allí no podrá abrirlo. Tampoco, quizá, si la ruta es tan larga que, con las carpetas
    en que esté, no cabe en las 260 letras de siempre.
    """,
)

EXTENSION_AJENA = definir(
    "SEG068",
    Severidad.ADVERTENCIA,
    """El archivo no termina en `.yaml` y no se lee.

    Nada se pasa por alto en silencio: muévalo fuera de las carpetas de registros o cámbiele la
    extensión.
    """,
)

COPIA_DE_SINCRONIZACION = definir(
    "SEG069",
    Severidad.ERROR,
    """Parece una copia de un conflicto de sincronización.

    OneDrive, Dropbox y el Explorador crean copias como «registro (1).yaml». Decida cuál vale y
    borre la otra.
    """,
)

CARPETAS_HONDAS = definir(
    "SEG070",
    Severidad.ERROR,
    """Hay más de 32 carpetas, unas dentro de otras.

    No se sigue más adentro.
    """,
)

CARPETA_ENLAZADA = definir(
    "SEG071",
    Severidad.ADVERTENCIA,
    """La carpeta es un enlace y no se recorre.

    Podría llevar fuera del repositorio o volver sobre sí misma.
    """,
)

PUNTERO_LFS = definir(
    "SEG072",
    Severidad.ERROR,
    """El archivo es un puntero de Git LFS, sin su contenido.

    Descargue el contenido con `git lfs pull` o deje los registros fuera de LFS.
    """,
)

RESTO_DE_ESCRITURA = definir(
    "SEG073",
    Severidad.ADVERTENCIA,
    """Quedó el temporal de una escritura que se interrumpió.

    El archivo que iba a cambiar dice entero lo de antes o lo de después. La siguiente orden que escriba
    termina o deshace lo que quedó a medias, y se lleva el temporal.
    """,
)

FUERA_DE_LA_CARPETA = definir(
    "SEG074",
    Severidad.ERROR,
    """El archivo está en git y un árbol disperso lo deja fuera de la carpeta.

    Sin él, lo que se cuente está incompleto. Tráigalo con `git sparse-checkout disable`, o solo las
    carpetas de registros con `git sparse-checkout add data`.
    """,
)

CARPETA_DE_OTRO_REPOSITORIO = definir(
    "SEG075",
    Severidad.ADVERTENCIA,
    """La carpeta es de otro repositorio de git y no se recorre.

    Un submódulo, o una copia clonada entre los registros. Lo que tiene dentro lo guarda aquel repositorio, y
    de una fecha anterior aquí no consta qué decía. Si sus registros son de aquí, ponga los archivos en una
    carpeta corriente; si no, lleve esa carpeta fuera de `data`.
    """,
)

FALLO_INTERNO = definir(
    "SEG099",
    Severidad.ERROR,
    """El programa falló al tratar este archivo.

    No es un defecto de los datos. Ejecute la orden con `--depurar` y comuníquelo; los demás archivos
    se han tratado igual.
    """,
)
