"""Todo en JSON: los registros enteros, tal como se escribieron, y lo que de ellos se deduce."""

from collections.abc import Iterable, Iterator
from typing import Any

from seguimiento.analisis.listas import LISTAS, evaluaciones, practicas
from seguimiento.exportacion.encargo import Encargo, Exportado
from seguimiento.formatos.estructurado import en_json, envoltura
from seguimiento.formatos.objetos import de_lista, de_panorama, objeto
from seguimiento.modelo.cartera import Archivado
from seguimiento.repositorio.repositorio import Carga


def exportado(encargo: Encargo) -> Exportado:
    """Un archivo, con la envoltura común y las claves de `seg status --json` y de las listas."""
    carga, git = encargo.carga, encargo.git
    comun = envoltura(encargo.hoy, git.commit, git.modificado, carga.recuento, carga.diagnosticos)
    listas = {que: de_lista(lista(encargo.panorama), carga) for que, lista in LISTAS.items()}
    propio = {
        "registros": _registros(encargo),
        **de_panorama(encargo.panorama, carga),
        "listas": listas,
    }
    return {"": en_json(comun | propio).encode("utf-8")}


def _registros(encargo: Encargo) -> dict[str, list[dict[str, Any]]]:
    """Los registros elegidos, por clases, con su archivo y su identificador delante."""
    panorama, carga = encargo.panorama, encargo.carga
    return {
        "evaluaciones": [*_enteros(evaluaciones(panorama).filas, carga)],
        "practicas": [*_enteros(practicas(panorama).filas, carga)],
        "acuerdos": [*_enteros((situado.acuerdo for situado in panorama.acuerdos), carga)],
    }


def _enteros(archivados: Iterable[Archivado[Any]], carga: Carga) -> Iterator[dict[str, Any]]:
    for uno in archivados:
        yield {"archivo": uno.archivo, "id": uno.id, **objeto(uno.registro, carga)}
