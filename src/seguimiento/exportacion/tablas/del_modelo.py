"""Las columnas de los campos de un registro, con su rótulo y lo que el modelo dice que son."""

from collections.abc import Callable, Iterator
from typing import Any

from seguimiento.campos import Campo, campos, escritura
from seguimiento.exportacion.tablas.tabla import Columna, Renglon, Tipo
from seguimiento.fechas import QUE_EMPIEZAN, FechaParcial
from seguimiento.modelo.tipos import ClaseDeValor, Registro
from seguimiento.redaccion import en_linea
from seguimiento.vocabularios import Ausencia

_TIPOS = {
    ClaseDeValor.ENTERO: Tipo.ENTERO,
    ClaseDeValor.PRIORIDAD_MAS_ALTA: Tipo.ENTERO,
    ClaseDeValor.SI_NO: Tipo.SI_NO,
    ClaseDeValor.MONTO: Tipo.DECIMAL,
}

De = Callable[[Any], object]
"""Cómo se llega de lo que hay en una fila al registro; `None` si no lo tiene."""


def del_modelo(
    modelo: type[Registro],
    de: De,
    *,
    sin: frozenset[str] = frozenset(),
    dentro_de: tuple[Campo, ...] = (),
) -> Iterator[Columna[Any]]:
    """Una columna por campo, y por cada uno de los de dentro; de cada fecha, además el día que vale.

    Lo que tiene tabla propia se dice en `sin`; los elementos con referencia tampoco van.
    """
    for campo in campos(modelo):
        camino, valor = (*dentro_de, campo), _el_de(de, campo.clave)
        if campo.clave in sin or campo.elementos:
            continue
        if campo.registro is not None and not campo.es_lista:
            if escritura(modelo, campo.clave).con_ausencia:
                yield _columna(camino, _si_falta(valor))
            yield from del_modelo(campo.registro, valor, sin=sin, dentro_de=camino)
        else:
            suya = _columna(camino, valor)
            yield suya
            if campo.clase_de_valor == "fecha":
                yield dia_de(suya.nombre, suya.titulo, valor)


def dia_de(nombre: str, rotulo: str, valor: De) -> Columna[Any]:
    """La columna con el día que vale una fecha parcial, junto a la de lo escrito."""
    al_empezar = nombre.rpartition("_")[2] in QUE_EMPIEZAN
    cual = "primer" if al_empezar else "último"

    def dia(renglon: Renglon[Any]) -> object:
        fecha = valor(renglon.dato)
        if not isinstance(fecha, FechaParcial) or not fecha.consta:
            return None
        return fecha.primer_dia if al_empezar else fecha.ultimo_dia

    descripcion = f"El día de «{rotulo}»: si solo dice un mes o un año, su {cual} día."
    return Columna(f"{nombre}_dia", f"{rotulo} (día)", descripcion, Tipo.FECHA, dia)


def _columna(camino: tuple[Campo, ...], valor: De) -> Columna[Any]:
    campo = camino[-1]
    return Columna(
        "_".join(uno.clave for uno in camino),
        " › ".join(uno.rotulo for uno in camino),
        en_linea(campo.descripcion),
        _tipo(campo),
        lambda renglon: valor(renglon.dato),
        se_busca=es_de_texto(campo),
        valores=_valores(campo),
    )


def _valores(campo: Campo) -> tuple[str, ...]:
    como = escritura(campo.modelo, campo.clave)
    unico = not campo.es_lista and not como.con_ausencia
    return tuple(str(valor.value) for valor in como.valores) if unico else ()


def es_de_texto(campo: Campo) -> bool:
    """Si en él se escribe un texto cualquiera, en que merece la pena buscar."""
    return (
        campo.vocabulario is None
        and escritura(campo.modelo, campo.clave).clase is ClaseDeValor.TEXTO
    )


def _tipo(campo: Campo) -> Tipo:
    como = escritura(campo.modelo, campo.clave)
    # donde cabe «no_aplica» no puede prometerse un número
    if campo.es_lista or como.con_ausencia:
        return Tipo.TEXTO
    return _TIPOS.get(como.clase, Tipo.TEXTO)


def _el_de(de: De, clave: str) -> De:
    def valor(dato: Any) -> object:  # noqa: ANN401 — lo que haya en la fila
        registro = de(dato)
        # de un registro dicho con una palabra, o que no tiene ese campo, no hay nada más que decir
        return getattr(registro, clave, None) if isinstance(registro, Registro) else None

    return valor


def _si_falta(valor: De) -> De:
    """De lo que se dice con una palabra por no estar, la palabra; si está, nada: va en otras columnas."""

    def ausencia(dato: Any) -> object:  # noqa: ANN401 — lo que haya en la fila
        suyo = valor(dato)
        return suyo if isinstance(suyo, Ausencia) else None

    return ausencia
