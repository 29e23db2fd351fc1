"""Los registros en JSON Schema, para que un editor ayude a escribirlos y diga en español lo que falla.

Es el borrador 07, el que mejor leen los editores de YAML. Valida los datos ya leídos: ve el valor y
no cómo se escribió. Todo sale de `campos`.

Dos cosas de aquí solo se explican por yaml-language-server, el servidor que usan casi todos los
editores. Cada restricción va en el objeto que lleva su `errorMessage`, porque la frase es de todas
las de ese objeto; y no se usa ninguna (`minimum`, `maxLength`, `oneOf`…) cuya frase no pueda
cambiarse. De las alternativas de un `anyOf` muestra los errores de la primera; si otra pudiera dar uno
de su misma clase, los juntaría en una frase suya, en inglés.
"""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from seguimiento.campos import Campo, Escritura, campos, claves, escritura
from seguimiento.formatos.formas import AYUDAS, O_AUSENCIA, VACIO, Esquema, ausencia, forma, nombre
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import BuenaPractica, FichaBase, Leccion
from seguimiento.modelo.tipos import CON_ALGO_ESCRITO, Registro
from seguimiento.redaccion import entre_comillas, enumeracion
from seguimiento.vocabularios import Vocabulario

BORRADOR = "http://json-schema.org/draft-07/schema#"
DISCRIMINANTE = "tipo"
"""La clave que dice de qué variante es un registro."""


@dataclass(frozen=True, slots=True)
class Raiz:
    """Una clase de archivo: cómo se llama y qué registro guarda."""

    titulo: str
    modelo: type[Registro]
    variantes: tuple[type[Registro], ...] = ()
    """Las clases en que se divide el modelo; de cuál es un registro lo dice su `tipo`."""


ESQUEMAS = {
    "evaluacion": Raiz("Evaluación", Evaluacion),
    "practica": Raiz("Ficha", FichaBase, (BuenaPractica, Leccion)),
    "acuerdo": Raiz("Acuerdo", Acuerdo),
    "configuracion": Raiz("Configuración", Configuracion),
}
"""Los esquemas que hay, por su nombre."""


def archivos() -> dict[str, str]:
    """El contenido de cada archivo de esquema, por su nombre."""
    return {archivo(cual): en_texto(cual) for cual in ESQUEMAS}


def archivo(cual: str) -> str:
    """El nombre del archivo de un esquema."""
    return f"{cual}.schema.json"


def modelinea(cual: str, carpeta: str) -> str:
    """El comentario que, al principio de un registro, dice a los editores cuál es su esquema.

    La carpeta es la de los esquemas vista desde el registro: `../../esquemas`.
    """
    return f"# yaml-language-server: $schema={carpeta}/{archivo(cual)}\n"


def en_texto(cual: str) -> str:
    """Un esquema como JSON, siempre con los mismos bytes."""
    return json.dumps(esquema(ESQUEMAS[cual]), ensure_ascii=False, indent=2) + "\n"


def esquema(raiz: Raiz) -> Esquema:
    """El esquema de una clase de archivo."""
    obra, modelo, variantes = _Obra(), raiz.modelo, raiz.variantes
    registro = obra.variado(modelo, variantes) if variantes else obra.registro(modelo)
    return {
        "$schema": BORRADOR,
        "title": raiz.titulo,
        **registro,
        "definitions": dict(sorted(obra.definiciones.items())),
    }


class _Obra:
    """Un esquema que se está haciendo, con las definiciones a las que ya se refiere."""

    def __init__(self) -> None:
        self.definiciones: dict[str, Esquema] = {}

    def registro(self, modelo: type[Registro]) -> Esquema:
        """Un mapa con las claves del modelo."""
        suyos = campos(modelo)
        return {
            **_descripcion(modelo.__doc__ or ""),
            "type": "object",
            **self._contenido(modelo, suyos),
            "errorMessage": _un_mapa(suyos),
            "allOf": [_cierre(claves(modelo))],
        }

    def variado(self, base: type[Registro], variantes: Sequence[type[Registro]]) -> Esquema:
        """Un mapa con las claves de la base y, según su tipo, las de una de sus variantes."""
        todos = escritura(base, DISCRIMINANTE).valores
        todas = chain.from_iterable(map(claves, variantes))
        de_cada_una = [self._si_es(variante, claves(base)) for variante in variantes]
        de_ninguna = {"if": _es(todos), "else": _cierre(todas)}
        return self.registro(base) | {"allOf": [*de_cada_una, de_ninguna]}

    def _si_es(self, variante: type[Registro], conocidas: Collection[str]) -> Esquema:
        """Lo propio de una variante, si el registro es de uno de sus tipos."""
        propios = [campo for campo in campos(variante) if campo.clave not in conocidas]
        tipos = escritura(variante, DISCRIMINANTE).valores
        cuales = enumeracion(entre_comillas(tipos), "o")
        cierre = _cierre(claves(variante), f" si «{DISCRIMINANTE}» es {cuales}")
        cierre["properties"] |= self._contenido(variante, propios)["properties"]
        return {"if": _es(tipos), "then": cierre}

    def _contenido(self, modelo: type[Registro], suyos: Sequence[Campo]) -> Esquema:
        """Las claves de un mapa y cuáles son obligatorias."""
        obligatorias = [campo.clave for campo in suyos if campo.obligatorio]
        return {
            "properties": {campo.clave: self._campo(modelo, campo) for campo in suyos},
            **({"required": obligatorias} if obligatorias else {}),
        }

    def _campo(self, modelo: type[Registro], campo: Campo) -> Esquema:
        como = escritura(modelo, campo.clave)
        contenido, dato = self._dato(campo, como)
        opciones = [dato]
        if como.con_ausencia and not (como.valores and not contenido):
            opciones.append(self._definida("Ausencia", ausencia))
        if not campo.obligatorio:
            opciones.append(self._definida("vacio", lambda: VACIO))
        ayuda = AYUDAS.get(como.clase, "")
        return {
            "title": campo.rotulo,
            **_descripcion(f"{campo.descripcion}\n\n{ayuda}"),
            **contenido,
            "anyOf": opciones,
        }

    def _dato(self, campo: Campo, como: Escritura) -> tuple[Esquema, Esquema]:
        """Lo que se exige del interior de un dato, y lo que se exige de él.

        El interior va aparte, fuera de las alternativas, para que el editor sepa escribirlo.
        """
        uno = replace(como, con_ausencia=False)
        o_bien = O_AUSENCIA if como.con_ausencia else ""
        if campo.es_lista:
            lista = "aquí va una lista: cada elemento en su línea, detrás de un guion"
            return {"items": self._elemento(campo, uno)}, _de_clase("array", lista + o_bien)
        if como.es_mapa:
            mapa = "aquí hace falta un mapa: nombres, cada uno con lo suyo"
            return self._por_nombre(campo, uno), _de_clase("object", mapa)
        if campo.registro is None:
            return {}, self._simple(como)
        suyos = campos(campo.registro)
        interior: Esquema = {
            **self._contenido(campo.registro, suyos),
            "errorMessage": _un_mapa(suyos),
            "allOf": [_cierre(claves(campo.registro))],
        }
        return interior, _de_clase("object", _un_mapa(suyos) + o_bien)

    def _por_nombre(self, campo: Campo, uno: Escritura) -> Esquema:
        nombres = {"pattern": CON_ALGO_ESCRITO, "errorMessage": "aquí falta un nombre"}
        return {"propertyNames": nombres, "additionalProperties": self._elemento(campo, uno)}

    def _elemento(self, campo: Campo, como: Escritura) -> Esquema:
        registro = campo.registro
        if registro is None:
            return self._simple(como)
        if not como.basta_con:
            return self._definida(registro.__name__, lambda: self.registro(registro))
        return self._definida(registro.__name__, lambda: self._abreviable(registro, como.basta_con))

    def _abreviable(self, modelo: type[Registro], clave: str) -> Esquema:
        """Un registro que también puede escribirse con solo el texto de una de sus claves."""
        return self.registro(modelo) | {
            "type": ["object", "string"],
            "pattern": CON_ALGO_ESCRITO,
            "errorMessage": f"aquí va un texto, o un mapa con «{clave}»",
        }

    def _simple(self, como: Escritura) -> Esquema:
        return self._definida(nombre(como), lambda: forma(como))

    def _definida(self, nombre: str, hacer: Callable[[], Esquema]) -> Esquema:
        """La referencia a una definición, que se hace la primera vez que se nombra."""
        if nombre not in self.definiciones:
            self.definiciones[nombre] = hacer()
        return {"$ref": f"#/definitions/{nombre}"}


def _cierre(suyas: Iterable[str], cuando: str = "") -> Esquema:
    """Que no haya más claves que esas; aparte, porque su frase es otra."""
    caben = dict.fromkeys(suyas, True)
    return {
        "properties": caben,
        "additionalProperties": False,
        "errorMessage": f"clave desconocida{cuando}; aquí caben: {', '.join(caben)}",
    }


def _es(tipos: Iterable[Vocabulario]) -> Esquema:
    """La condición de ser de uno de esos tipos."""
    codigos = [tipo.value for tipo in tipos]
    return {"properties": {DISCRIMINANTE: {"enum": codigos}}, "required": [DISCRIMINANTE]}


def _de_clase(clase: str, mensaje: str) -> Esquema:
    return {"type": clase, "errorMessage": mensaje}


def _un_mapa(suyos: Iterable[Campo]) -> str:
    """Lo que se dice si no hay un mapa, o si le falta alguna clave obligatoria."""
    obligatorias = enumeracion(entre_comillas(campo.clave for campo in suyos if campo.obligatorio))
    con = f"que tenga al menos {obligatorias}" if obligatorias else "(claves con su valor)"
    return f"aquí hace falta un mapa {con}"


def _descripcion(texto: str) -> Esquema:
    """El texto, sin los saltos de línea del código; con código dentro, también en Markdown."""
    parrafos = (" ".join(parrafo.split()) for parrafo in texto.split("\n\n"))
    entero = "\n\n".join(filter(None, parrafos))
    llano = {"description": entero.replace("`", "")}
    return llano | {"markdownDescription": entero} if "`" in entero else llano
