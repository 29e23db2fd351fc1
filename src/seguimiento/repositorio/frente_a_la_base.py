"""Lo que `seg validar --base` diría de un cambio que aún no se ha guardado, mirando solo los archivos que cambian."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from seguimiento.almacen.fuentes import Fuente, Memoria
from seguimiento.almacen.guardado import CambioDeArchivo
from seguimiento.almacen.sitios import CONFIGURACION
from seguimiento.diagnosticos import Diagnostico
from seguimiento.diagnosticos.ignorados import IGNORA_LA_HISTORIA
from seguimiento.reglas.severidades import DE_HISTORIA
from seguimiento.repositorio.revision import revisar


def lo_que_cambia_de_antes(
    base: Fuente, fuente: Fuente, cambios: Sequence[CambioDeArchivo], hoy: date
) -> list[Diagnostico]:
    """Lo que los cambios hacen con lo que ya estaba en la base, sin lo que de ella ya se apartaba la fuente.

    Lo que un comentario pide ignorar no se dice.
    """
    # la configuración decide qué pesa cada regla, y bajarla también es un cambio
    rutas = {CONFIGURACION, *(cambio.ruta for cambio in cambios)}
    antes, ahora = _solo(base, rutas), _solo(fuente, rutas)
    despues = {**ahora, **{cambio.ruta: cambio.despues for cambio in cambios}}
    # lo corriente es que lo que se cambia estuviera como en la base
    ya = [] if antes == ahora else _de_historia(antes, ahora, hoy)
    quedan = Counter(map(_clave, ya))
    de_mas = []
    for diagnostico in _de_historia(antes, despues, hoy):
        if quedan[_clave(diagnostico)]:
            quedan[_clave(diagnostico)] -= 1
        else:
            de_mas.append(diagnostico)
    return de_mas


_Contenidos = dict[str, bytes | None]


def _solo(fuente: Fuente, rutas: set[str]) -> _Contenidos:
    """Lo que en ella dicen esos archivos."""
    hallados = {ruta: fuente.leer(ruta) for ruta in rutas}
    return {ruta: hallado.contenido if hallado else None for ruta, hallado in hallados.items()}


def _de_historia(antes: _Contenidos, despues: _Contenidos, hoy: date) -> list[Diagnostico]:
    dichos = revisar(_en_memoria(despues), hoy, base=_en_memoria(antes)).diagnosticos
    return [
        d for d in dichos if d.codigo.startswith(DE_HISTORIA) and d.codigo != IGNORA_LA_HISTORIA
    ]


def _en_memoria(contenidos: _Contenidos) -> Memoria:
    return Memoria({ruta: dice for ruta, dice in contenidos.items() if dice is not None})


def _clave(diagnostico: Diagnostico) -> tuple[str, str, str]:
    """Sin la línea, que una edición corre."""
    return diagnostico.archivo, diagnostico.codigo, diagnostico.mensaje
