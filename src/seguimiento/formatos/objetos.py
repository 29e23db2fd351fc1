"""Lo del dominio como objetos de JSON: los registros, las filas y el panorama, con sus claves."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from seguimiento.almacen.git.pendiente import Pendiente
from seguimiento.analisis.instancias import Cumplidos
from seguimiento.analisis.listas import (
    Listado,
    acciones,
    posteriores,
    seguidas,
    sin_respuesta,
    situaciones_de_acuerdos,
)
from seguimiento.analisis.metas import Avance
from seguimiento.analisis.panorama import Panorama
from seguimiento.analisis.posteriores import Posterior
from seguimiento.campos import campos
from seguimiento.fechas import FechaParcial
from seguimiento.lugares import Lugar
from seguimiento.modelo.prioridad import Prioridad
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio.repositorio import Carga


def objeto(valor: object, carga: Carga) -> Any:  # noqa: ANN401 — cualquier valor de JSON
    """El valor como lo leen otros programas: de un registro no sale lo que no consta."""
    match valor:
        case Registro():
            return {
                campo.clave: objeto(dato, carga)
                for campo in campos(type(valor))
                if (dato := getattr(valor, campo.clave)) not in (None, ())
            }
        case Mapping():
            return {clave: objeto(dato, carga) for clave, dato in valor.items()}
        case Avance() | Cumplidos():
            return valor._asdict()
        case tuple() | list():
            return [objeto(parte, carga) for parte in valor]
        case Lugar():
            return carga.posicion(valor).linea
        case _:
            return _llano(valor)


def _llano(valor: object) -> object:
    match valor:
        case Enum():
            return valor.value
        case FechaParcial():
            return str(valor) if valor.consta else None
        case Prioridad():
            return valor.numero
        case date():
            return valor.isoformat()
        case _:
            return valor


def de_lista(lista: Listado[Any], carga: Carga) -> list[dict[str, Any]]:
    """Las filas de una lista, cada una con sus claves."""
    return [objeto(plana, carga) for plana in lista.planas()]


def de_panorama(panorama: Panorama, carga: Carga) -> dict[str, Any]:
    """Las claves propias de `seg status --json`, sin la envoltura."""
    return {
        "resumen": panorama.resumen,
        "acciones": de_lista(acciones(panorama), carga),
        "recomendaciones_sin_acciones": de_lista(seguidas(panorama), carga),
        "sin_respuesta": de_lista(sin_respuesta(panorama), carga),
        "acuerdos": de_lista(situaciones_de_acuerdos(panorama), carga),
        **de_posteriores(panorama.posteriores, carga),
    }


def de_pendiente(hay: Pendiente | None) -> dict[str, Any]:
    """Las claves que dicen cuánto falta por guardar y por enviar; nulas si no se sabe."""
    return {
        "sin_guardar": hay.sin_guardar if hay else None,
        "sin_enviar": hay.sin_enviar if hay else None,
    }


def de_posteriores(lista: Iterable[Posterior], carga: Carga) -> dict[str, Any]:
    """La clave en que toda salida dice lo que, por su fecha, deja fuera."""
    return {"posterior_al_corte": de_lista(posteriores(lista), carga)}
