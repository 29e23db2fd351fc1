"""Todo en JSON: los registros enteros, tal como se escribieron, y lo que de ellos se deduce."""

from collections.abc import Iterable, Iterator
from typing import Any

from seguimiento.analisis.listas import LISTAS
from seguimiento.exportacion import procedencia
from seguimiento.exportacion.elegido import Elegido
from seguimiento.exportacion.encargo import Encargo, Exportado
from seguimiento.formatos.estructurado import en_json
from seguimiento.formatos.objetos import de_lista, de_panorama, objeto
from seguimiento.modelo.cartera import Archivado
from seguimiento.repositorio.repositorio import Carga


def exportado(encargo: Encargo) -> Exportado:
    """Un archivo, con la envoltura común y las claves de `seg status --json` y de las listas."""
    carga = encargo.carga
    listas = {que: de_lista(lista(encargo.panorama), carga) for que, lista in LISTAS.items()}
    propio = {
        "registros": _registros(encargo),
        **de_panorama(encargo.panorama, carga),
        "listas": listas,
    }
    return Exportado({"": en_json(procedencia.de(encargo) | propio).encode("utf-8")})


def _registros(encargo: Encargo) -> dict[str, list[dict[str, Any]]]:
    """Los registros elegidos, por clases, con su archivo y su identificador delante."""
    elegido, carga = Elegido(encargo.panorama), encargo.carga
    return {
        "evaluaciones": [*_enteros(elegido.evaluaciones, carga)],
        "practicas": [*_enteros(elegido.fichas, carga)],
        "acuerdos": [*_enteros((situado.acuerdo for situado in elegido.acuerdos), carga)],
    }


def _enteros(archivados: Iterable[Archivado[Any]], carga: Carga) -> Iterator[dict[str, Any]]:
    for uno in archivados:
        yield {"archivo": uno.archivo, "id": uno.id, **objeto(uno.registro, carga)}
