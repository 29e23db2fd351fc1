"""Códigos SEG01x–SEG02x: la forma de los datos, que decide el esquema."""

from seguimiento.diagnosticos.catalogo import Severidad, definir

CLAVE_DESCONOCIDA = definir(
    "SEG010",
    Severidad.ERROR,
    """La clave no existe en este registro.

    Una clave mal escrita es un dato que nadie leería. El resto del registro se lee igual.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        rejion: América del Sur

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        region: América del Sur
    """,
)

FALTA_DATO = definir(
    "SEG011",
    Severidad.ERROR,
    """Falta un dato obligatorio.

    Sin él no se sabe de qué se habla. Una clave sin valor (o con `~`, `null`) cuenta como
    ausente.

    Mal::

        titulo: Evaluación final

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

VALOR_DESCONOCIDO = definir(
    "SEG012",
    Severidad.ERROR,
    """El valor no está en su vocabulario.

    Los vocabularios son cerrados: así dos personas que quieren decir lo mismo escriben lo
    mismo.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        tipo: intermedia

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        tipo: medio_termino
    """,
)

FECHA_NO_VALIDA = definir(
    "SEG013",
    Severidad.ERROR,
    """La fecha no existe o no está bien escrita.

    Se escribe `AAAA`, `AAAA-Sn`, `AAAA-Tn`, `AAAA-MM` o `AAAA-MM-DD`, con la precisión que se
    tenga. Lo escrito de otra forma no se adivina.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        fecha: 31/04/2023

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        fecha: 2023-04-30
    """,
)

FECHA_FUERA_DE_RANGO = definir(
    "SEG014",
    Severidad.ERROR,
    """El año de la fecha queda fuera de 1990–2100.

    Fuera de esos años es casi siempre una errata.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        fecha: 0203-04

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        fecha: 2023-04
    """,
)

NUMERO_NO_VALIDO = definir(
    "SEG015",
    Severidad.ERROR,
    """No es un número entero escrito con cifras.

    Sin separadores de miles, signos, decimales ni exponentes: `3,000` puede ser tres mil o
    tres.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        prioridad_mas_alta: 1.0

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        prioridad_mas_alta: 1
    """,
)

NUMERO_FUERA_DE_RANGO = definir(
    "SEG016",
    Severidad.ERROR,
    """El número queda fuera de lo posible.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            prioridad: 4

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            prioridad: 3
    """,
)

ID_MAL_FORMADO = definir(
    "SEG017",
    Severidad.ERROR,
    """El identificador no está bien formado.

    Letras y cifras sin tilde, puntos, guiones y guiones bajos; empieza por letra o cifra y
    tiene como mucho 32 caracteres.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R 1
            texto: Mejorar la coordinación.

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
    """,
)

FORMA_INESPERADA = definir(
    "SEG018",
    Severidad.ERROR,
    """Aquí se esperaba otra forma de dato.

    Donde va un texto no cabe una lista, y donde va una lista no cabe un texto suelto.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        paises: ECU

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        paises: [ECU]
    """,
)

SI_NO_NO_VALIDO = definir(
    "SEG019",
    Severidad.ERROR,
    """El valor no es sí ni no.

    Se escribe `si` o `no` (también `sí`).

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        agrupada: true

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        agrupada: si
    """,
)

TEXTO_VACIO = definir(
    "SEG020",
    Severidad.ERROR,
    """Un dato obligatorio está vacío.

    Lo que puede faltar y está vacío es como si no estuviera; lo que no puede faltar hay que escribirlo.

    Mal::

        titulo: ""
        organizacion: OIM

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

TEXTO_LARGO = definir(
    "SEG021",
    Severidad.ERROR,
    """El texto es más largo de lo que admite el campo.

    Mal::

        tipo: buena_practica
        titulo: Un título que sigue y sigue sin dejar sitio en ninguna tabla, porque cuenta la práctica entera en lugar de nombrarla con brevedad
        hallazgo: Se identificó en la evaluación.

    Bien::

        tipo: buena_practica
        titulo: Un título breve
        hallazgo: Se identificó en la evaluación.
    """,
)

ENLACE_NO_VALIDO = definir(
    "SEG022",
    Severidad.ERROR,
    """La dirección no es un enlace que pueda abrirse.

    Se admiten `http://`, `https://` y `mailto:`; cualquier otra cosa en un informe sería un
    riesgo.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        fuente:
          url: www.ejemplo.org/informe

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        fuente:
          url: https://www.ejemplo.org/informe
    """,
)

PAIS_DESCONOCIDO = definir(
    "SEG023",
    Severidad.ERROR,
    """El código de país no es ISO 3166-1 alfa-3.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        paises: [EC]

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        paises: [ECU]
    """,
)

ALIAS_REPETIDO = definir(
    "SEG024",
    Severidad.ERROR,
    """Un mismo nombre es de dos actores.

    En `seguimiento.yaml`, cada alias lleva a un solo nombre canónico; si no, las acciones de uno
    se contarían al otro.

    Mal::

        actores:
          Oficina regional:
            alias: [OR]
          Oficina de relaciones:
            alias: [OR]

    Bien::

        actores:
          Oficina regional:
            alias: [OR]
          Oficina de relaciones:
            alias: [OREL]
    """,
    "Configuracion",
)
