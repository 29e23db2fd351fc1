"""Lo que un archivo decía la última vez que se importó: con ello se sabe quién cambió cada dato desde entonces.

Se guarda junto a los registros, en `importado/`, con la forma de uno: lo mismo que `seg importar` habría
escrito si fuera nuevo. Va con ellos en git, y su diferencia es la del archivo de la oficina.
"""

from collections.abc import Mapping

from seguimiento.almacen.fuentes import Fuente
from seguimiento.almacen.guardado import CambioDeArchivo
from seguimiento.almacen.nombres import EXTENSION, IMPORTADO
from seguimiento.campos import campos, claves_de_texto, ramas
from seguimiento.documento import Mapa, leer
from seguimiento.documento.emision import emitir
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.lo_mismo import mapas
from seguimiento.importacion.propuesta import Datos, RegistroPropuesto
from seguimiento.modelo.tipos import Registro

_CABECERA = """\
# Lo que decía el archivo la última vez que se importó. No es un registro ni se edita: con ello
# «seg importar» sabe qué cambió desde entonces en el archivo y qué en el registro."""


def recordado(fuente: Fuente, nombre: str) -> Mapa | None:
    """Lo que decía el archivo del que salió ese registro; `None` si no se sabe."""
    return datos_en(fuente, _ruta(nombre))


def datos_en(fuente: Fuente, ruta: str) -> Mapa | None:
    """Lo que hay escrito en un archivo; `None` si no está o no se lee."""
    hallado = fuente.leer(ruta)
    contenido = hallado.contenido if hallado else None
    documento = leer(contenido).documento if contenido is not None else None
    datos = documento.compuestos if documento else None
    return datos if isinstance(datos, Mapa) else None


def por_recordar(
    fuente: Fuente,
    nombre: str,
    propuesto: RegistroPropuesto,
    anterior: Mapping[str, Valor] | None,
) -> CambioDeArchivo:
    """El cambio que recuerda lo que dice ahora, con lo que decía de lo que ya no trae.

    El título y la organización, que a veces no los dice, son los que se recordaban.
    """
    ruta, modelo = _ruta(nombre), propuesto.modelo
    hallado = fuente.leer(ruta)
    antes = anterior or {}
    suyos = {c.clave: antes[c.clave] for c in campos(modelo) if c.obligatorio and c.clave in antes}
    datos = _con_lo_que_falta({**suyos, **propuesto.completo()}, antes, modelo)
    contenido = hallado.contenido if hallado else None
    if contenido is not None and datos == antes:
        # volver a escribir lo mismo, con su comprobación, es la mitad de lo que tarda importarlo otra vez
        return CambioDeArchivo(ruta, contenido, contenido)
    textos = claves_de_texto(modelo)
    nuevo = emitir(datos, cabecera=_CABECERA, textos=textos).contenido
    return CambioDeArchivo(ruta, contenido, nuevo)


def _ruta(nombre: str) -> str:
    return f"{IMPORTADO}/{nombre}{EXTENSION}"


def _con_lo_que_falta(ahora: Datos, antes: Mapping[str, Valor], modelo: type[Registro]) -> Datos:
    juntos = {**ahora}
    for rama in ramas(modelo):
        suyos, otros = mapas(ahora.get(rama.clave)), mapas(antes.get(rama.clave))
        por_id = {_clave(uno): uno for uno in otros}
        quedan = [
            _con_lo_que_falta({**uno}, por_id.pop(_clave(uno), {}), rama.modelo) for uno in suyos
        ]
        if quedan or por_id:
            juntos[rama.clave] = [*quedan, *({**uno} for uno in por_id.values())]
    return juntos


def _clave(uno: Mapping[str, Valor]) -> str:
    return str(uno.get("id")).casefold()
