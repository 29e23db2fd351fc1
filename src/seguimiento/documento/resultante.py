"""Los datos que deben leerse después de una edición, sacados de los de antes."""

from collections.abc import Callable, Mapping, Sequence

from seguimiento.documento.escritura import Valor
from seguimiento.lugares import Ruta


def cambiados(datos: Valor, ruta: Ruta, cambio: Callable[[Valor], Valor]) -> Valor:
    """Los datos con el cambio hecho en lo que hay en la ruta."""
    if not ruta:
        return cambio(datos)
    if isinstance(datos, Mapping):
        return {
            clave: cambiados(dato, ruta[1:], cambio) if clave == ruta[0] else dato
            for clave, dato in datos.items()
        }
    return [
        cambiados(dato, ruta[1:], cambio) if indice == ruta[0] else dato
        for indice, dato in enumerate(elementos(datos))
    ]


def elementos(dato: Valor) -> Sequence[Valor]:
    """Los elementos de una lista; ninguno si no lo es."""
    return dato if isinstance(dato, Sequence) and not isinstance(dato, str) else ()


def sin_hijo(dato: Valor, paso: str | int) -> Valor:
    """El dato sin la clave o el elemento de ese paso."""
    if isinstance(dato, Mapping):
        return {clave: valor for clave, valor in dato.items() if clave != paso}
    return [valor for indice, valor in enumerate(elementos(dato)) if indice != paso]


def con_clave(dato: Valor, tras: int, clave: str, valor: Valor) -> Valor:
    """El mapa con una clave más, detrás de otra; `tras` -1 es al principio."""
    parejas = list(dato.items()) if isinstance(dato, Mapping) else []
    return dict([*parejas[: tras + 1], (clave, valor), *parejas[tras + 1 :]])


def anterior(nombres: Sequence[str], clave: str, orden: Sequence[str]) -> int:
    """Tras qué clave va la nueva; -1 si va delante de todas."""
    if clave not in orden:
        return len(nombres) - 1
    anteriores = list(orden[: orden.index(clave)])
    presentes = [nombre for nombre in nombres if nombre in anteriores]
    if not presentes:
        return -1
    return nombres.index(max(presentes, key=anteriores.index))
