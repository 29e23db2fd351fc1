"""Datos leídos → registro del modelo, y en español todo lo que lo impide.

Un error deja «no evaluable» el elemento con referencia más cercano (acción, compromiso, reunión,
recomendación o el registro entero); lo demás se carga igual. Una clave desconocida se señala y no
estorba.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from seguimiento.campos import claves_en, escritura, registro_en, vocabulario_en
from seguimiento.diagnosticos import Hallazgo, forma
from seguimiento.elementos import elemento_con_referencia
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import Registro, citado
from seguimiento.redaccion import cuenta, enumeracion, plegado, quiso_decir
from seguimiento.vocabularios import Vocabulario

R = TypeVar("R", bound=Registro)

VALORES_QUE_SE_ENUMERAN = 10
"""A partir de cuántos valores se dice el primero y el último en vez de todos."""
MAXIMO_POR_CLASE = 100
"""Cuántos errores de una misma clase se detallan en un archivo; el resto se cuenta."""
CASI_IGUAL = 0.9
"""Cuánto ha de parecerse (0 a 1) lo escrito al otro nombre de un valor: «paralizada» no es «realizada»."""
_NEGACION = re.compile(r"^n[ao]|\b(?:na|not|sin)\b")
"""Sobre el nombre comparable, en que «no» se lee «na»; una errata («noiniciada») también niega."""
LARGO_COMPARABLE = 80
"""A partir de cuántos caracteres no se busca a qué se parece lo escrito."""

Perdida = Callable[[Ruta], Ruta]
"""Dada la ruta de un error, la de lo que se deja sin cargar por su culpa."""


@dataclass(frozen=True, slots=True)
class Conversion(Generic[R]):
    """Un registro, quizá con huecos, y lo que se halló al convertirlo."""

    registro: R | None
    """`None` si ni siquiera lo más general puede darse por bueno."""
    hallazgos: tuple[Hallazgo, ...] = ()
    huecos: frozenset[Ruta] = field(default=frozenset())
    """Rutas originales de los elementos que no se cargaron; ninguna está dentro de otra."""


def convertir(
    modelo: type[R],
    datos: object,
    estropeadas: Iterable[Ruta] = (),
    perdida: Perdida = elemento_con_referencia,
) -> Conversion[R]:
    """Convierte los datos de un documento al modelo. Nunca lanza nada por culpa de los datos.

    `estropeadas` son las rutas que el lector ya señaló (una clave repetida, un ancla…).
    """
    malas = set(estropeadas)
    registro, errores = _validar(modelo, datos)
    if registro is not None and not malas:
        return Conversion(registro)
    hallazgos = tuple(_hallazgos(modelo, errores))
    sobrantes = {error["loc"] for error in errores if error["type"] == "extra_forbidden"}
    malas |= {error["loc"] for error in errores} - sobrantes
    huecos = _mayores(map(perdida, malas), sobrantes)
    if () in huecos:
        return Conversion(None, hallazgos, frozenset({()}))
    registro, errores = _validar(modelo, _podar(datos, sobrantes | huecos))
    return Conversion(registro, hallazgos, huecos if registro else frozenset({()}))


def objeciones(modelo: type[Registro], datos: object) -> tuple[Hallazgo, ...]:
    """Lo que impide que los datos, ya en diccionarios y listas, sean un registro del modelo."""
    return tuple(_hallazgos(modelo, _validar(modelo, datos)[1]))


def _validar(modelo: type[R], datos: object) -> tuple[R | None, list[ErrorDetails]]:
    try:
        return modelo.model_validate(datos), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _mayores(huecos: Iterable[Ruta], sobrantes: Collection[Ruta]) -> frozenset[Ruta]:
    """Los huecos que no están dentro de otro ni de una clave desconocida, que nadie iba a leer."""
    todos = set(huecos)
    return frozenset(
        hueco
        for hueco in todos
        if not any(hueco[:fin] in todos or hueco[:fin] in sobrantes for fin in range(len(hueco)))
    )


def _podar(datos: object, quitar: Collection[Ruta], aqui: Ruta = ()) -> object:
    """Copia de los datos sin las ramas que se quitan."""
    if isinstance(datos, dict):
        return {
            clave: _podar(valor, quitar, (*aqui, clave))
            for clave, valor in datos.items()
            if (*aqui, clave) not in quitar
        }
    if isinstance(datos, list):
        return [
            _podar(valor, quitar, (*aqui, indice))
            for indice, valor in enumerate(datos)
            if (*aqui, indice) not in quitar
        ]
    return datos


@dataclass(frozen=True, slots=True)
class Caso:
    """Un error de la biblioteca que valida, con lo que hace falta para contarlo."""

    modelo: type[Registro]
    ruta: Ruta
    valor: object
    """Lo que había en esa ruta; si falta la clave, el mapa en que se esperaba."""
    contexto: Mapping[str, Any]

    @property
    def clave(self) -> str:
        """El nombre del campo al que se refiere la ruta; vacío si es el registro entero."""
        return next((paso for paso in reversed(self.ruta) if isinstance(paso, str)), "")

    @property
    def donde(self) -> str:
        """La clave entre comillas latinas, o «el registro» si no hay ninguna."""
        return citado(self.clave) if self.clave else "el registro"

    @property
    def claves(self) -> tuple[str, ...]:
        """Los pasos de la ruta que son claves y no índices."""
        return tuple(paso for paso in self.ruta if isinstance(paso, str))

    def se_esperaba(self, esperado: str, ayuda: str) -> Hallazgo:
        """El hallazgo de quien halla una forma de dato donde esperaba otra."""
        mensaje = f"en {self.donde} se esperaba {esperado} y {_lo_que_hay(self.valor)}"
        return Hallazgo(mensaje, self.ruta, ayuda, codigo=forma.FORMA_INESPERADA)


_Redactor = Callable[[Caso], Hallazgo]
_CLAVE_DE_MAPA = "[key]"
"""El paso que pydantic añade a la ruta cuando lo malo es la clave y no su valor."""


def _hallazgos(modelo: type[Registro], errores: Iterable[ErrorDetails]) -> Iterator[Hallazgo]:
    """Los errores en español. De cada clase se detallan unos cuantos y el resto se cuenta."""
    por_clase: dict[str, list[ErrorDetails]] = {}
    for error in errores:
        por_clase.setdefault(error["type"], []).append(error)
    for clase, iguales in por_clase.items():
        for error in iguales[:MAXIMO_POR_CLASE]:
            yield _hallazgo(modelo, clase, error)
        if resto := iguales[MAXIMO_POR_CLASE:]:
            yield _los_demas(_hallazgo(modelo, clase, resto[0]), len(resto))


def _los_demas(primero: Hallazgo, cuantos: int) -> Hallazgo:
    mensaje = (
        f"hay {cuenta(cuantos, 'error', 'errores')} más como los anteriores, de aquí en adelante"
    )
    return Hallazgo(mensaje, primero.ruta, en_clave=primero.en_clave, codigo=primero.codigo)


def _hallazgo(modelo: type[Registro], clase: str, error: ErrorDetails) -> Hallazgo:
    contexto, ruta = error.get("ctx", {}), error["loc"]
    if clase.startswith("SEG"):
        return Hallazgo(contexto["mensaje"], ruta, contexto["sugerencia"], codigo=clase)
    if ruta[-1:] == (_CLAVE_DE_MAPA,):
        return _clave_vacia(Caso(modelo, ruta[:-1], error["input"], contexto))
    redactar = REDACCION.get(clase, _inesperado)
    return redactar(Caso(modelo, ruta, error["input"], contexto))


def _lo_que_hay(valor: object) -> str:
    match valor:
        case None:
            return "no hay nada"
        case str():
            return "hay un texto"
        case list():
            return "hay una lista"
        case dict():
            return "hay un mapa"
        case _:
            return "hay otra cosa"


def _falta(caso: Caso) -> Hallazgo:
    mensaje = f"falta «{caso.clave}», que es obligatorio"
    ayuda = f"añada «{caso.clave}: …»"
    return Hallazgo(mensaje, caso.ruta, ayuda, en_clave=True, codigo=forma.FALTA_DATO)


def _sobra(caso: Caso) -> Hallazgo:
    validas = claves_en(caso.modelo, caso.ruta[:-1])
    clave = str(caso.ruta[-1])
    ayuda = _parecido(clave, validas) or f"aquí caben: {', '.join(validas)}"
    mensaje = f"clave desconocida {citado(clave)}"
    return Hallazgo(mensaje, caso.ruta, ayuda, en_clave=True, codigo=forma.CLAVE_DESCONOCIDA)


def _clave_vacia(caso: Caso) -> Hallazgo:
    mensaje = f"en «{caso.claves[-2]}» hay una clave vacía"
    ayuda = "escriba un nombre delante de los dos puntos"
    return Hallazgo(mensaje, caso.ruta, ayuda, en_clave=True, codigo=forma.TEXTO_VACIO)


def _no_enumerado(caso: Caso) -> Hallazgo:
    if isinstance(caso.valor, str) and not caso.valor.strip():
        return _vacio(caso)
    if not isinstance(caso.valor, str):
        return _no_es_texto(caso)
    vocabulario = vocabulario_en(caso.modelo, caso.claves)
    validos = vocabulario.codigos() if vocabulario else ()
    lista = ", ".join(validos)
    if len(validos) > VALORES_QUE_SE_ENUMERAN:
        lista = f"de {validos[0]} a {validos[-1]}"
    mensaje = f"valor desconocido {citado(caso.valor)} en {caso.donde}; valores: {lista}"
    ayuda = _talvez(caso.valor, vocabulario) if vocabulario else ""
    return Hallazgo(mensaje, caso.ruta, ayuda, codigo=forma.VALOR_DESCONOCIDO)


def _talvez(escrito: str, vocabulario: type[Vocabulario]) -> str:
    """La pregunta por el valor que se escribió con otro nombre o, si no es ninguno, con una errata."""
    from difflib import get_close_matches

    if len(escrito) > LARGO_COMPARABLE:
        return ""
    niega = _niega(escrito)
    por_nombre = {
        comparable(nombre): valor.value
        for valor in vocabulario
        for nombre in (*valor.otros_nombres, valor.rotulo, valor.value)
        if _niega(nombre) == niega
    }
    casi = get_close_matches(comparable(escrito), por_nombre, n=1, cutoff=CASI_IGUAL)
    if casi:
        return f"¿quiso decir «{por_nombre[casi[0]]}»?"
    de_su_signo = [uno for uno in vocabulario.codigos() if _niega(uno) == niega]
    return quiso_decir(escrito, de_su_signo)


def _niega(nombre: str) -> bool:
    """Si dice que no: a «Closed-Implemented» se le parece «no_implementada», que es lo contrario."""
    return _NEGACION.search(comparable(nombre)) is not None


def comparable(nombre: str) -> str:
    """El nombre sin tildes ni mayúsculas, ni diferencia entre «hecho» y «hecha»."""
    return re.sub(r"o\b", "a", plegado(re.sub("[_-]", " ", nombre)))


def _parecido(escrito: str, validos: Collection[str]) -> str:
    return quiso_decir(escrito, tuple(validos)) if len(escrito) <= LARGO_COMPARABLE else ""


def _no_es_texto(caso: Caso) -> Hallazgo:
    ayuda = "escríbalo o borre la línea" if caso.valor is None else "escriba un solo valor"
    return caso.se_esperaba("un texto", ayuda)


def _no_es_lista(caso: Caso) -> Hallazgo:
    ayuda = "ponga cada elemento en su línea, detrás de un guion"
    if isinstance(caso.valor, str) and _CABE_ENTRE_CORCHETES.fullmatch(caso.valor):
        ayuda = f"escriba «{caso.clave}: [{caso.valor}]»"
    return caso.se_esperaba("una lista", ayuda)


_CABE_ENTRE_CORCHETES = re.compile(r"[^\W_][\w ./()-]{0,59}")
"""Un texto corto que entre corchetes, sin comillas, sigue siendo un solo elemento."""


def _no_es_mapa(caso: Caso) -> Hallazgo:
    claves = claves_en(caso.modelo, caso.ruta)
    ayuda = f"aquí caben: {', '.join(claves)}" if claves else "escriba «clave: valor»"
    return caso.se_esperaba("un mapa (claves con su valor)", ayuda)


def _vacio(caso: Caso) -> Hallazgo:
    mensaje = f"{caso.donde} no tiene nada escrito"
    return Hallazgo(mensaje, caso.ruta, "escriba algo o borre la línea", codigo=forma.TEXTO_VACIO)


def _largo(caso: Caso) -> Hallazgo:
    hay, caben = len(str(caso.valor)), caso.contexto["max_length"]
    mensaje = f"{caso.donde} tiene {cuenta(hay, 'carácter', 'caracteres')} y caben {caben}"
    return Hallazgo(mensaje, caso.ruta, "abrévielo", codigo=forma.TEXTO_LARGO)


_LIMITES = {"gt": "mayor que", "ge": "al menos", "le": "como mucho"}


def _fuera_de_rango(caso: Caso) -> Hallazgo:
    contexto = caso.contexto
    limites = [
        f"{frase} {contexto[clave]}" for clave, frase in _LIMITES.items() if clave in contexto
    ]
    mensaje = f"{caso.donde} debe ser {enumeracion(limites)}, y es {caso.valor}"
    return Hallazgo(mensaje, caso.ruta, _entre_que(caso), codigo=forma.NUMERO_FUERA_DE_RANGO)


def _entre_que(caso: Caso) -> str:
    """Los números que admite el campo, según se declaró."""
    registro = registro_en(caso.modelo, caso.claves[:-1])
    if registro is None:
        return ""
    admite = escritura(registro, caso.clave)
    if admite.maximo is None:
        return f"escriba {admite.minimo} o más"
    return f"escriba un número del {admite.minimo} al {admite.maximo}"


def _inesperado(caso: Caso) -> Hallazgo:
    return caso.se_esperaba("otra cosa", "compárelo con un registro que ya esté bien")


REDACCION: Mapping[str, _Redactor] = {
    "missing": _falta,
    "extra_forbidden": _sobra,
    "enum": _no_enumerado,
    "literal_error": _no_enumerado,
    "string_type": _no_es_texto,
    "string_too_short": _vacio,
    "too_long": _largo,
    "tuple_type": _no_es_lista,
    "dict_type": _no_es_mapa,
    "model_type": _no_es_mapa,
    "greater_than": _fuera_de_rango,
    "greater_than_equal": _fuera_de_rango,
    "less_than_equal": _fuera_de_rango,
}
"""Cómo se dice en español cada clase de error que nuestros modelos pueden producir."""
