"""SEG606 · Lo que un cambio hace desaparecer."""

from collections.abc import Iterator

from seguimiento.analisis.transicion import Transicion
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.reglas.elementos import nombre_de
from seguimiento.reglas.registro import regla


@regla("SEG606", Severidad.ADVERTENCIA, ambito=Transicion)
def elemento_retirado(t: Transicion) -> Iterator[Hallazgo]:
    """Lo que se registró no desaparece: se cancela y se dice por qué.

    Una acción o un archivo borrados dejan de contar en todos los indicadores sin que conste ninguna
    decisión.

    Mal::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        - id: "1.2"
          descripcion: Publicar un boletín trimestral
          plazo: 2022-11
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11

    Bien::

        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        - id: "1.2"
          descripcion: Publicar un boletín trimestral
          plazo: 2022-11
        # después
        - id: "1.1"
          descripcion: Relevar necesidades
          plazo: 2022-11
        - id: "1.2"
          descripcion: Publicar un boletín trimestral
          plazo: 2022-11
          seguimiento:
            - fecha: 2022-10-01
              estado: cancelada
              comentario: La Red publica ya el suyo.
    """
    yield from _archivos_retirados(t)
    quedan = {a.id: a for a in (*t.despues.evaluaciones, *t.despues.acuerdos)}
    for ref, previa in t.acciones_de_antes.items():
        archivado = quedan.get(previa.origen.id)
        if ref not in t.acciones_de_despues and archivado is not None:
            if archivado.huecos or not t.consta_cual_era(ref):
                continue  # puede ser lo que no se pudo leer, que ya se dice aparte
            mensaje = f"ya no está {nombre_de(previa)}: «{previa.accion.descripcion[:80]}»"
            ayuda = "devuelva lo borrado y anote que se cancela y por qué"
            yield Hallazgo(mensaje, (), ayuda, archivo=archivado.archivo)


def _archivos_retirados(t: Transicion) -> Iterator[Hallazgo]:
    quedan = {archivado.id for archivado in t.despues.registros()}
    for archivado in t.antes.registros():
        if archivado.id not in quedan and archivado.archivo not in t.ilegibles:
            mensaje = f"ya no está el registro «{archivado.id}»"
            ayuda = "devuélvalo o explique en el cambio por qué se va"
            yield Hallazgo(mensaje, (), ayuda, archivo=archivado.archivo)
