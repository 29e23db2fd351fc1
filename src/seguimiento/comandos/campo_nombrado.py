"""Qué dato de un registro nombra `seguimiento.2.comentario`, según el modelo y lo que hay escrito.

Un paso tras una lista dice cuál de sus elementos: por su número, desde 1, o «último»; por su `id`, por su
fecha o, si es un texto, por lo que dice. Tras un mapa de nombres, como los actores de la configuración, dice
uno, esté ya o no. Vale también entre corchetes: `seguimiento[2023-04-15].comentario`, `actores[S. A.].alias`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.campos import Campo
    from seguimiento.documento import Dato
    from seguimiento.documento.escritura import Valor
    from seguimiento.lugares import Ruta
    from seguimiento.modelo.tipos import Registro

_PASO = r"\[([^\]]*)\]|([^.\[\]]+)"
_ULTIMO = frozenset({"-1", "ultimo", "ultima"})
_ANCHO_DE_CITA = 40


@dataclass(frozen=True, slots=True)
class CampoNombrado:
    """Un campo, o un elemento suyo, de algo que está escrito."""

    ruta: "Ruta"
    """Desde el elemento con referencia."""
    campo: "Campo"
    dato: "Dato"
    """Lo que hay escrito; `None` si nada."""
    es_elemento: bool
    """Si es uno de los de la lista o del mapa del campo, y no ellos enteros."""
    de: "Ruta" = ()
    """La del último nombre de un mapa por el que se pasa: aunque nada lleve dentro, ya dice algo."""

    @property
    def es_lista(self) -> bool:
        """Si lo nombrado es una lista entera."""
        return self.campo.es_lista and not self.es_elemento

    def valor(self, nuevos: "Sequence[Valor]") -> "Valor":
        """Lo que va en lo nombrado: la lista entera o, si es eso lo que se dice, por qué no consta."""
        from seguimiento.campos import escritura
        from seguimiento.vocabularios import Ausencia

        con_ausencia = escritura(self.campo.modelo, self.campo.clave).con_ausencia
        falta = con_ausencia and len(nuevos) == 1 and nuevos[0] in Ausencia.codigos()
        return [*nuevos] if self.es_lista and not falta else nuevos[0]

    def en_el_campo(self, valor: "Valor") -> "Valor":
        """Lo que llevaría el campo si solo llevara eso: de un elemento, su lista o su mapa."""
        if not self.es_elemento:
            return valor
        return [valor] if self.campo.es_lista else {str(self.ruta[-1]): valor}


def campo_nombrado(modelo: "type[Registro]", dato: "Dato", escrito: str) -> CampoNombrado:
    """El campo que se nombra. Lanza `ErrorDeUso` si no lo hay o si puede ser varios."""
    pasos = pasos_de(escrito)
    if not pasos:
        raise ErrorDeUso(f"«{escrito}» no nombra ningún campo", _los_que_hay(modelo))
    return _seguido(modelo, dato, pasos)


def pasos_de(escrito: str) -> list[str]:
    """Los pasos de lo que se escribió."""
    return [entre or suelto for entre, suelto in re.findall(_PASO, escrito)]


def _seguido(
    modelo: "type[Registro]", dato: "Dato", pasos: Sequence[str], ruta: "Ruta" = (), de: "Ruta" = ()
) -> CampoNombrado:
    from seguimiento.campos import escritura

    campo, resto = _campo(modelo, pasos[0]), pasos[1:]
    es_mapa = escritura(modelo, campo.clave).es_mapa
    aqui, suyo = (*ruta, campo.clave), _hijo(dato, campo.clave)
    dentro = bool(resto) and (campo.es_lista or es_mapa)
    if dentro:
        cual = _nombre_en(suyo, resto[0]) if es_mapa else cual_de(campo.clave, suyo, resto[0])
        aqui, suyo, resto = (*aqui, cual), _hijo(suyo, cual), resto[1:]
        de = aqui if es_mapa else de
    if not resto:
        return CampoNombrado(aqui, campo, suyo, es_elemento=dentro, de=de)
    if campo.registro is None:
        raise ErrorDeUso(f"«{campo.clave}» no tiene dentro «{resto[0]}»", "quite lo que va detrás")
    return _seguido(campo.registro, suyo, resto, aqui, de)


def _nombre_en(dato: "Dato", paso: str) -> str:
    """El nombre del mapa que se escribió así; si no lo lleva, el que se escribió."""
    from seguimiento.documento import Mapa
    from seguimiento.redaccion import plegado

    nombres = list(dato) if isinstance(dato, Mapa) else []
    if paso in nombres:
        return paso
    iguales = [nombre for nombre in nombres if plegado(nombre) == plegado(paso)]
    return iguales[0] if len(iguales) == 1 else paso


def _campo(modelo: "type[Registro]", paso: str) -> "Campo":
    from seguimiento.campos import campos
    from seguimiento.redaccion import entre_comillas, enumeracion, plegado, quiso_decir

    llano = plegado(paso).replace("-", "_").replace(" ", "_")
    for campo in campos(modelo):
        if llano in (campo.clave, plegado(campo.rotulo).replace(" ", "_")):
            return campo
    claves = [campo.clave for campo in campos(modelo)]
    # «Fecha límite» sin comillas son dos palabras, y la primera se parece a otros campos
    empiezan = [
        c.clave for c in campos(modelo) if plegado(c.rotulo).startswith(f"{plegado(paso)} ")
    ]
    posibles = f"¿quiso decir {enumeracion(entre_comillas(empiezan), 'o')}?" if empiezan else ""
    ayuda = posibles or quiso_decir(paso, claves) or _los_que_hay(modelo)
    raise ErrorDeUso(f"no hay ningún campo «{paso}»", ayuda)


def _los_que_hay(modelo: "type[Registro]") -> str:
    from seguimiento.campos import campos
    from seguimiento.redaccion import enumeracion

    return f"hay {enumeracion(campo.clave for campo in campos(modelo))}"


def cual_de(clave: str, dato: "Dato", paso: str) -> int:
    """El índice del elemento de una lista que así se nombra. Lanza `ErrorDeUso`."""
    from seguimiento.documento import Lista
    from seguimiento.redaccion import plegado

    elementos = list(dato) if isinstance(dato, Lista) else []
    if plegado(paso) in _ULTIMO and elementos:
        return len(elementos) - 1
    if paso.isascii() and paso.isdecimal() and 0 < int(paso) <= len(elementos):
        return int(paso) - 1
    hallados = _llamados(elementos, plegado(paso))
    if len(hallados) == 1:
        return hallados[0]
    if hallados:
        numeros = " o ".join(f"«{clave}.{n + 1}»" for n in hallados)
        raise ErrorDeUso(f"«{paso}» puede ser varios de «{clave}»", f"diga cuál: {numeros}")
    raise ErrorDeUso(f"no hay ningún «{paso}» en «{clave}»", _elementos(clave, elementos))


def _llamados(elementos: "Sequence[Dato]", buscado: str) -> list[int]:
    """Los que así se llaman; su código, y después su fecha, antes que lo demás que digan: «misma_que: 1.1»."""
    from seguimiento.documento import Mapa
    from seguimiento.redaccion import plegado

    for clave in ("id", "fecha"):
        suyas = [uno.get(clave) if isinstance(uno, Mapa) else None for uno in elementos]
        hallados = [
            n for n, suya in enumerate(suyas) if isinstance(suya, str) and plegado(suya) == buscado
        ]
        if hallados:
            return hallados
    return [n for n, uno in enumerate(elementos) if buscado in map(plegado, nombres_de(uno))]


def nombres_de(dato: "Dato") -> Iterator[str]:
    """Lo que distingue a un elemento de una lista: su id, su fecha o lo que dice."""
    from seguimiento.documento import Mapa

    if isinstance(dato, str):
        yield dato
    elif isinstance(dato, Mapa):
        principales = (
            valor for valor in (dato.get("id"), dato.get("fecha")) if isinstance(valor, str)
        )
        textos = (valor for valor in dato.values() if isinstance(valor, str))
        yield from dict.fromkeys((*principales, *textos))


def _elementos(clave: str, elementos: "Sequence[Dato]") -> str:
    """Cuáles hay en una lista, para quien nombra uno que no está."""
    from seguimiento.redaccion import recortado

    if not elementos:
        return f"está vacía: añada uno con «{clave} --anadir …»"
    citas = (
        f"{n} ({recortado(next(nombres_de(uno), ''), _ANCHO_DE_CITA)})"
        for n, uno in enumerate(elementos[:8], start=1)
    )
    return f"hay {len(elementos)}: {'; '.join(citas)}"


def dato_en(dato: "Dato", ruta: "Ruta") -> "Dato":
    """Lo escrito en una ruta; `None` si no hay nada."""
    for paso in ruta:
        dato = _hijo(dato, paso)
    return dato


def _hijo(dato: "Dato", paso: str | int) -> "Dato":
    from seguimiento.documento import Lista, Mapa

    hallado = dato.hijo(paso) if isinstance(dato, Mapa | Lista) else None
    return hallado[0] if hallado else None
