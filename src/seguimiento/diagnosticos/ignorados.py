"""Códigos SEG08x: los comentarios con que alguien pide que no se le diga algo."""

from seguimiento.diagnosticos.catalogo import Severidad, definir

IGNORA_SIN_MOTIVO = definir(
    "SEG080",
    Severidad.ERROR,
    """Ignorar un aviso exige decir por qué.

    Se escribe `# seg: ignora SEG201 — motivo`, al final de la línea señalada o en la anterior. Dentro
    de cinco años, el motivo es lo único que dirá si sigue valiendo.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        numero: 08001  # seg: ignora SEG043

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        numero: 08001  # seg: ignora SEG043 — así lo escribe el registro de la organización
    """,
)

IGNORA_DE_MAS = definir(
    "SEG081",
    Severidad.ADVERTENCIA,
    """Un comentario ignora algo que ya no ocurre.

    Si se queda, ocultará el próximo defecto que aparezca en esa línea.

    Mal::

        titulo: Evaluación final
        organizacion: OIM  # seg: ignora SEG201 — se acordó así

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)

IGNORA_LA_HISTORIA = definir(
    "SEG609",
    Severidad.NOTA,
    """Un cambio ignora con un comentario una regla que lo juzga.

    El comentario vale, si su motivo vale: se dice siempre, y no puede ignorarse, para que quien revisa
    el cambio lo lea.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-12  # seg: ignora SEG603 — el plan dice diciembre; era una errata

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
    """,
    ambito="Transicion",
)

IGNORA_LO_QUE_NO_PUEDE = definir(
    "SEG082",
    Severidad.ERROR,
    """Un comentario pide ignorar un código que no existe o un error de lectura.

    Los errores de lectura no se ignoran: dicen que falta un dato.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        region: América del Sur  # seg: ignora SEG999 — aún no se sabe

    Bien::

        titulo: Evaluación final
        organizacion: OIM
    """,
)
