"""Datos leídos → registro del modelo, y en español todo lo que lo impide.

Un error deja «no evaluable» el elemento con referencia más cercano (acción, compromiso, reunión,
recomendación o el registro entero); lo demás se carga igual. Una clave desconocida se señala y no
estorba.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from seguimiento.diagnosticos import Hallazgo, forma
from seguimiento.documento import Dato, Lista, Mapa
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import enumeracion, entre_comillas, quiso_decir

R = TypeVar("R", bound=Registro)

ELEMENTOS = frozenset({"recomendaciones", "acciones", "compromisos", "reuniones"})
"""Claves cuyas listas contienen elementos con referencia propia."""
VALORES_QUE_SE_ENUMERAN = 10
"""A partir de cuántos valores se dice el primero y el último en vez de todos."""


@dataclass(frozen=True, slots=True)
class Conversion(Generic[R]):
    """Un registro, quizá con huecos, y lo que se halló al convertirlo."""

    registro: R | None
    """`None` si ni siquiera lo más general puede darse por bueno."""
    hallazgos: tuple[Hallazgo, ...] = ()
    huecos: frozenset[Ruta] = field(default=frozenset())
    """Rutas originales de los elementos que no se cargaron."""


def convertir(modelo: type[R], datos: Dato, estropeadas: Iterable[Ruta] = ()) -> Conversion[R]:
    """Convierte los datos de un documento al modelo.

    `estropeadas` son las rutas que el lector ya señaló (una clave repetida, un ancla…).
    """
    malas = set(estropeadas)
    try:
        registro = modelo.model_validate(datos)
    except ValidationError as error:
        errores = error.errors(include_url=False)
    else:
        if not malas:
            return Conversion(registro)
        errores = []
    hallazgos = tuple(_hallazgo(modelo, e) for e in errores)
    sobrantes = {tuple(e["loc"]) for e in errores if e["type"] == "extra_forbidden"}
    malas |= {tuple(e["loc"]) for e in errores if e["type"] != "extra_forbidden"}
    huecos = frozenset(_elemento(ruta) for ruta in malas)
    if () in huecos or not isinstance(datos, Mapa):
        return Conversion(None, hallazgos, frozenset({()}))
    try:
        registro = modelo.model_validate(_podar(datos, sobrantes | huecos))
    except ValidationError:
        return Conversion(None, hallazgos, frozenset({()}))
    return Conversion(registro, hallazgos, huecos)


def _elemento(ruta: Ruta) -> Ruta:
    """La ruta del elemento con referencia más cercano que contiene la ruta; vacía si es la raíz."""
    for fin in range(len(ruta), 1, -1):
        if isinstance(ruta[fin - 1], int) and ruta[fin - 2] in ELEMENTOS:
            return ruta[:fin]
    return ()


def _podar(datos: Dato, quitar: Collection[Ruta], aqui: Ruta = ()) -> Any:  # noqa: ANN401 — YAML
    """Copia de los datos sin las ramas que se quitan."""
    if isinstance(datos, Mapa):
        return {
            clave: _podar(valor, quitar, (*aqui, clave))
            for clave, valor in datos.items()
            if (*aqui, clave) not in quitar
        }
    if isinstance(datos, Lista):
        return [
            _podar(valor, quitar, (*aqui, indice))
            for indice, valor in enumerate(datos)
            if (*aqui, indice) not in quitar
        ]
    return datos


def _hallazgo(modelo: type[Registro], error: Any) -> Hallazgo:  # noqa: ANN401 — lo que da pydantic
    clase: str = error["type"]
    contexto: dict[str, Any] = error.get("ctx", {})
    ruta: Ruta = tuple(error["loc"])
    if clase.startswith("SEG"):
        mensaje, sugerencia = contexto["mensaje"], contexto["sugerencia"]
        return Hallazgo(mensaje, ruta, sugerencia, codigo=clase)
    redactar = REDACCION.get(clase, _inesperado)
    return redactar(modelo, ruta, error.get("input"), contexto)


_Redactor = Callable[[type[Registro], Ruta, Any, dict[str, Any]], Hallazgo]


def _clave(ruta: Ruta) -> str:
    """El nombre del campo al que se refiere la ruta."""
    return next((paso for paso in reversed(ruta) if isinstance(paso, str)), "el registro")


def _falta(_: type[Registro], ruta: Ruta, _valor: Any, _contexto: Any) -> Hallazgo:  # noqa: ANN401
    return Hallazgo(
        f"falta «{_clave(ruta)}», que es obligatorio",
        ruta,
        f"añada «{_clave(ruta)}: …»",
        en_clave=True,
        codigo=forma.FALTA_DATO,
    )


def _sobra(modelo: type[Registro], ruta: Ruta, _valor: Any, _contexto: Any) -> Hallazgo:  # noqa: ANN401
    from seguimiento.campos import claves_en

    validas = claves_en(modelo, ruta[:-1])
    clave = str(ruta[-1])
    mostrada = clave.replace("\u00a0", "U+00A0")
    ayuda = quiso_decir(clave, validas) or f"aquí caben: {', '.join(validas)}"
    return Hallazgo(
        f"clave desconocida «{mostrada}»", ruta, ayuda, en_clave=True, codigo=forma.CLAVE_DESCONOCIDA
    )


def _no_enumerado(_: type[Registro], ruta: Ruta, valor: Any, contexto: Any) -> Hallazgo:  # noqa: ANN401
    if not isinstance(valor, str):
        return _no_es_texto(_, ruta, valor, contexto)
    validos = re.findall(r"'([^']*)'", contexto["expected"])
    lista = ", ".join(validos)
    if len(validos) > VALORES_QUE_SE_ENUMERAN:
        lista = f"de {validos[0]} a {validos[-1]}"
    return Hallazgo(
        f"valor desconocido «{valor}» en «{_clave(ruta)}»; valores: {lista}",
        ruta,
        quiso_decir(valor, validos),
        codigo=forma.VALOR_DESCONOCIDO,
    )


def _no_es_texto(_: type[Registro], ruta: Ruta, valor: Any, _contexto: Any) -> Hallazgo:  # noqa: ANN401
    forma_escrita = "una lista" if isinstance(valor, list) else "un mapa"
    mensaje = f"en «{_clave(ruta)}» se esperaba un texto y hay {forma_escrita}"
    return Hallazgo(mensaje, ruta, "escriba un solo valor", codigo=forma.FORMA_INESPERADA)


def _no_es_lista(_: type[Registro], ruta: Ruta, valor: Any, _contexto: Any) -> Hallazgo:  # noqa: ANN401
    hay = "un texto" if isinstance(valor, str) else "un mapa"
    ayuda = f"escriba «{_clave(ruta)}: [{valor}]»" if isinstance(valor, str) else "ponga un guion delante"
    mensaje = f"en «{_clave(ruta)}» se esperaba una lista y hay {hay}"
    return Hallazgo(mensaje, ruta, ayuda, codigo=forma.FORMA_INESPERADA)


def _no_es_mapa(modelo: type[Registro], ruta: Ruta, valor: Any, _contexto: Any) -> Hallazgo:  # noqa: ANN401
    from seguimiento.campos import claves_en

    hay = "un texto" if isinstance(valor, str) else "una lista" if isinstance(valor, list) else "nada"
    claves = claves_en(modelo, ruta)
    mensaje = f"en «{_clave(ruta)}» se esperaban claves con su valor y hay {hay}"
    ayuda = f"aquí caben: {', '.join(claves)}" if claves else ""
    return Hallazgo(mensaje, ruta, ayuda, codigo=forma.FORMA_INESPERADA)


def _vacio(_: type[Registro], ruta: Ruta, _valor: Any, _contexto: Any) -> Hallazgo:  # noqa: ANN401
    mensaje = f"«{_clave(ruta)}» está vacío"
    return Hallazgo(mensaje, ruta, "escriba algo o borre la línea", codigo=forma.TEXTO_VACIO)


def _largo(_: type[Registro], ruta: Ruta, valor: Any, contexto: Any) -> Hallazgo:  # noqa: ANN401
    tope = contexto["max_length"]
    mensaje = f"«{_clave(ruta)}» tiene {len(valor)} caracteres y caben {tope}"
    return Hallazgo(mensaje, ruta, "abrévielo", codigo=forma.TEXTO_LARGO)


def _fuera_de_rango(_: type[Registro], ruta: Ruta, valor: Any, contexto: Any) -> Hallazgo:  # noqa: ANN401
    frases = {"gt": "mayor que", "ge": "al menos", "lt": "menor que", "le": "como mucho"}
    limites = [f"{frase} {contexto[clave]}" for clave, frase in frases.items() if clave in contexto]
    mensaje = f"«{_clave(ruta)}» debe ser {enumeracion(limites)}, y es {valor}"
    return Hallazgo(mensaje, ruta, codigo=forma.NUMERO_FUERA_DE_RANGO)


def _inesperado(_: type[Registro], ruta: Ruta, valor: Any, _contexto: Any) -> Hallazgo:  # noqa: ANN401
    mostrado = entre_comillas([valor])[0] if isinstance(valor, str) else "lo escrito"
    mensaje = f"{mostrado} no es admisible en «{_clave(ruta)}»"
    return Hallazgo(mensaje, ruta, codigo=forma.FORMA_INESPERADA)


REDACCION: dict[str, _Redactor] = {
    "missing": _falta,
    "extra_forbidden": _sobra,
    "enum": _no_enumerado,
    "literal_error": _no_enumerado,
    "string_type": _no_es_texto,
    "string_sub_type": _no_es_texto,
    "string_too_short": _vacio,
    "string_too_long": _largo,
    "tuple_type": _no_es_lista,
    "list_type": _no_es_lista,
    "dict_type": _no_es_mapa,
    "model_type": _no_es_mapa,
    "model_attributes_type": _no_es_mapa,
    "greater_than": _fuera_de_rango,
    "greater_than_equal": _fuera_de_rango,
    "less_than": _fuera_de_rango,
    "less_than_equal": _fuera_de_rango,
}
"""Cómo se dice en español cada clase de error que nuestros modelos pueden producir."""
