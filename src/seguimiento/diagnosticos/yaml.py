"""Códigos SEG03x–SEG04x: el texto como YAML."""

from seguimiento.diagnosticos.catalogo import Severidad, definir

SINTAXIS = definir(
    "SEG030",
    Severidad.ERROR,
    """El texto no es YAML.

    Lo más frecuente: un texto con «: » o « #» sin entrecomillar, una comilla sin cerrar o una
    sangría que no cuadra.

    Mal::

        titulo: Mejora: la coordinación
        organizacion: OIM

    Bien::

        titulo: "Mejora: la coordinación"
        organizacion: OIM
    """,
)

DOCUMENTO_VACIO = definir(
    "SEG031",
    Severidad.ERROR,
    """El archivo no tiene contenido.

    Un archivo vacío o solo con comentarios no registra nada.

    Mal::

        # pendiente de completar

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

VARIOS_DOCUMENTOS = definir(
    "SEG032",
    Severidad.ERROR,
    """El archivo contiene más de un documento.

    Un registro por archivo. La línea `---` solo puede ir antes del primero.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        ---
        titulo: Otra

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

DIRECTIVA = definir(
    "SEG033",
    Severidad.ERROR,
    """El archivo lleva una directiva de YAML (`%…`).

    Cambiaría cómo se lee lo demás según con qué programa se abra.

    Mal::

        %YAML 1.1
        ---
        titulo: Evaluación final
        organizacion: OIM

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

CONFLICTO = definir(
    "SEG034",
    Severidad.ERROR,
    """Quedan marcas de un conflicto de git sin resolver.

    El archivo tiene dos versiones. Mientras sigan ahí se lee lo común a las dos: lo que cambió una sola y,
    de lo que se contradice, lo que había antes; si no consta qué había, de eso no se lee nada.
    «seg diagnostico --reparar» las junta dato a dato y pregunta lo que se contradice.

    Mal::

        titulo: Evaluación final
        <<<<<<< HEAD
        organizacion: OIM
        =======
        organizacion: OIT
        >>>>>>> rama

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

CLAVE_REPETIDA = definir(
    "SEG035",
    Severidad.ERROR,
    """La clave está dos veces.

    No se elige ninguna: cada programa se quedaría con una distinta.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        titulo: Evaluación intermedia

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

CLAVE_NO_TEXTO = definir(
    "SEG036",
    Severidad.ERROR,
    """La clave no es un texto.

    Una clave es una palabra seguida de dos puntos.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        ? [a, b]
        : c

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

ETIQUETA = definir(
    "SEG037",
    Severidad.ERROR,
    """El valor lleva una etiqueta de tipo (`!…`).

    El tipo de cada dato lo decide el esquema, no el archivo.

    Mal::

        titulo: !!binary RXZhbA==
        organizacion: OIM

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

ANCLA = definir(
    "SEG038",
    Severidad.ERROR,
    """El archivo usa anclas, alias o fusiones (`&`, `*`, `<<`).

    Un dato escrito en un sitio valdría en otro sin que se vea. Escríbalo las dos veces.

    Mal::

        titulo: Evaluación final
        organizacion: &o OIM
        responsable: *o

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        responsable: OIM
    """,
)

DEMASIADO_HONDO = definir(
    "SEG039",
    Severidad.ERROR,
    """Hay más de 32 niveles, unos dentro de otros.

    Ningún registro los necesita.
    """,
)

DEMASIADOS_NODOS = definir(
    "SEG040",
    Severidad.ERROR,
    """El archivo tiene más de 50.000 datos.

    Reparta el contenido en varios registros.
    """,
)

TEXTO_DESMEDIDO = definir(
    "SEG041",
    Severidad.ERROR,
    """Un solo texto pasa de 200.000 caracteres.

    Un documento largo se enlaza; no se copia en el registro.
    """,
)

ALMOHADILLA = definir(
    "SEG042",
    Severidad.ADVERTENCIA,
    """El texto se corta en « #».

    Desde la almohadilla, YAML lo toma por comentario y se pierde en silencio. Si es texto,
    entrecomíllelo; si es un comentario, sepárelo con dos espacios.

    Mal::

        titulo: Objetivo #3 del plan
        organizacion: OIM

    Bien::

        titulo: "Objetivo #3 del plan"
        organizacion: OIM
    """,
)

VALOR_AMBIGUO = definir(
    "SEG043",
    Severidad.ADVERTENCIA,
    """Otro programa leería este valor de otra manera.

    `1.10` pasaría a 1,1; `08001`, a 8001, y `no`, a falso. Aquí se lee tal como está escrito;
    entre comillas, lo leerá igual cualquiera.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        numero: 08001

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        numero: "08001"
    """,
)

CONFLICTO_EN_TEXTO = definir(
    "SEG044",
    Severidad.ADVERTENCIA,
    """Dentro de un texto hay marcas como las de un conflicto de git.

    Sangradas, las marcas son texto corriente y nadie las advierte: casi siempre se pegaron sin
    querer con el párrafo.

    Mal::

        titulo: Evaluación final
        organizacion: |
          <<<<<<< HEAD
          OIM

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)
