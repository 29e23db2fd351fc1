"""SEG607–SEG608 · La guardia de la historia no calla: lo que no pudo compararse y las reglas que se bajan."""

from collections.abc import Iterator

from seguimiento.analisis.transicion import Transicion
from seguimiento.diagnosticos import CATALOGO, Hallazgo, Severidad
from seguimiento.lugares import Ruta
from seguimiento.modelo.configuracion import CONFIGURACION
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas
from seguimiento.reglas.registro import regla
from seguimiento.reglas.severidades import DE_HISTORIA, rebajada, severidad


@regla("SEG607", Severidad.ERROR, ambito=Transicion)
def base_que_no_se_lee(t: Transicion) -> Iterator[Hallazgo]:
    """Lo que en la base no se lee, o está repetido, no puede compararse con lo de ahora.

    Nada diría que un plazo se movió o que una anotación se borró: el cambio no pasa sin que alguien lo
    mire. Lo que la base tenía mal se corrige en un cambio aparte, que no haga nada más.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-13
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        # después
        - id: "1.1"
          descripcion: Relevar las necesidades
          plazo: 2022-11
    """
    quedan = {archivado.archivo for archivado in t.despues.registros()}
    for archivo, refs in t.sin_comparar.items():
        cuales = con_cuantos_mas(refs[:SE_NOMBRAN], len(refs))
        mensaje = f"en la base no se lee bien {cuales}: no se sabe qué hace el cambio con ello"
        ayuda = (
            "corríjalo en un cambio que no haga nada más; revisado a mano, escriba tras el título"
            " «# seg: ignora SEG607 — motivo»"
        )
        # en el título, y no en el archivo entero: ahí puede escribirse el comentario
        ruta: Ruta = ("titulo",) if archivo in quedan else ()
        yield Hallazgo(mensaje, ruta, ayuda, archivo=archivo)


@regla("SEG608", Severidad.ADVERTENCIA, ambito=Transicion)
def regla_de_historia_rebajada(t: Transicion) -> Iterator[Hallazgo]:
    """Un cambio no baja el peso de las reglas que lo juzgan.

    Si pudiera, bastaría con desactivar en `seguimiento.yaml` la regla que lo impide. Se dice, y el
    cambio se juzga con el peso que tenían en la base.

    Mal::

        reglas: {SEG606: error}
        # después
        reglas: {SEG603: nota, SEG606: error}

    Bien::

        reglas: {SEG606: advertencia}
        # después
        reglas: {SEG606: error}
    """
    antes, despues = t.antes.configuracion, t.despues.configuracion
    for codigo in sorted(uno for uno in CATALOGO if uno.startswith(DE_HISTORIA)):
        if rebajada(codigo, antes, despues):
            de, a = severidad(codigo, antes), severidad(codigo, despues)
            que = f"pasa de {de.value if de else ''} a {a.value}" if a else "se desactiva"
            escrita = codigo in despues.reglas
            ruta: Ruta = ("reglas", codigo) if escrita else ()
            yield Hallazgo(
                f"{codigo} {que} en el cambio que ha de juzgar: se juzga con lo que pesaba en la base",
                ruta,
                "déjela como estaba o bájela en un cambio aparte",
                en_clave=escrita,
                archivo=CONFIGURACION,
            )
