"""Los tipos de los campos: cómo pasa de texto a dato lo que alguien escribió.

El lector entrega solo textos; cada tipo de aquí trae su propio lector, que acepta una única forma de
escribir y dice en español por qué rechaza las demás. Los errores llevan ya su código SEG.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from seguimiento.diagnosticos import forma
from seguimiento.fechas import (
    FechaFueraDeRango,
    FechaNoValida,
    FechaParcial,
    leer_fecha,
)
from seguimiento.vocabularios import PAISES, Ausencia

ID_DE_ARCHIVO = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_INTERNO = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
CODIGO_DE_FICHA = re.compile(r"(BP|LA|LN)([1-9][0-9]*)_(AH|ISE|PC|GF|ME|AF|GN)")
LARGO_DE_ID_DE_ARCHIVO = 80

_ENTERO = re.compile(r"[0-9]{1,18}")
_DECIMAL = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,4})?")
_MONEDA = re.compile(r"[A-Z]{3}")
_ESQUEMAS = ("http", "https", "mailto")


class Registro(BaseModel):
    """Base de todo lo que se escribe en YAML: inmutable y sin claves desconocidas."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _omitir_vacios(cls, datos: Any) -> Any:  # noqa: ANN401 — aún sin convertir
        """Una clave conocida y sin valor es como si no estuviera: lo que no consta se omite."""
        if isinstance(datos, dict) and None in datos.values():
            campos = cls.model_fields
            return {c: v for c, v in datos.items() if v is not None or c not in campos}
        return datos


def _error(codigo: str, mensaje: str, sugerencia: str = "") -> PydanticCustomError:
    """Un error de conversión que ya trae su código y sus frases."""
    contexto = {"mensaje": mensaje, "sugerencia": sugerencia}
    return PydanticCustomError(codigo, "{mensaje}", contexto)


def _como_texto(valor: object) -> str:
    if not isinstance(valor, str):
        raise _error(forma.FORMA_INESPERADA, "se esperaba un solo valor")
    return valor


def _fecha(valor: object) -> FechaParcial:
    texto = _como_texto(valor)
    try:
        return leer_fecha(texto)
    except FechaFueraDeRango as error:
        raise _error(forma.FECHA_FUERA_DE_RANGO, f"fecha «{texto}»: {error}") from None
    except FechaNoValida as error:
        ayuda = f"¿quiso decir «{error.parecida}»?" if error.parecida else ""
        raise _error(forma.FECHA_NO_VALIDA, f"fecha no válida «{texto}»: {error}", ayuda) from None


def _entero(valor: object) -> int:
    texto = _como_texto(valor)
    if _ENTERO.fullmatch(texto) is None:
        mensaje = f"número no válido «{texto}»: solo cifras, sin separadores ni signos"
        raise _error(forma.NUMERO_NO_VALIDO, mensaje, _sin_separadores(texto))
    return int(texto)


def _sin_separadores(texto: str) -> str:
    if re.fullmatch(r"[0-9]{1,3}(?:[.,_ \u00a0][0-9]{3})+", texto):
        return f"¿quiso decir «{re.sub('[^0-9]', '', texto)}»?"
    return ""


def _monto(valor: object) -> str:
    texto = _como_texto(valor)
    if _DECIMAL.fullmatch(texto) is None:
        mensaje = f"monto no válido «{texto}»: solo cifras, con punto para los decimales"
        raise _error(forma.NUMERO_NO_VALIDO, mensaje, _sin_separadores(texto))
    return texto


def _si_no(valor: object) -> bool:
    texto = _como_texto(valor)
    if texto in ("si", "sí"):
        return True
    if texto == "no":
        return False
    parecidos = {"true": "si", "yes": "si", "false": "no", "sí": "si", "si": "si", "no": "no"}
    parecido = parecidos.get(texto.lower(), "")
    ayuda = f"¿quiso decir «{parecido}»?" if parecido else "escriba «si» o «no»"
    raise _error(forma.SI_NO_NO_VALIDO, f"«{texto}» no es ni sí ni no", ayuda)


def _id_interno(valor: object) -> str:
    texto = _como_texto(valor)
    if ID_INTERNO.fullmatch(texto) is None:
        mensaje = f"identificador no válido «{texto}»"
        ayuda = "de 1 a 32 letras sin tilde, cifras, «.», «_» o «-»; empieza por letra o cifra"
        raise _error(forma.ID_MAL_FORMADO, mensaje, ayuda)
    return texto


def _codigo_de_ficha(valor: object) -> str:
    texto = _como_texto(valor)
    if CODIGO_DE_FICHA.fullmatch(texto) is None:
        mensaje = f"código de ficha no válido «{texto}»"
        raise _error(
            forma.ID_MAL_FORMADO, mensaje, "se escribe como «BP1_ME», «LA2_ISE» o «LN1_GN»"
        )
    return texto


def _enlace(valor: object) -> str:
    texto = _como_texto(valor)
    try:
        partes = urlsplit(texto)
        valido = partes.scheme in _ESQUEMAS and bool(partes.netloc or partes.scheme == "mailto")
    except ValueError:
        valido = False
    if not valido or re.search(r'[\s<>"]', texto):
        ayuda = f"¿quiso decir «https://{texto}»?" if texto.startswith("www.") else ""
        mensaje = f"enlace no válido «{texto}»: empieza por https://, http:// o mailto:"
        raise _error(forma.ENLACE_NO_VALIDO, mensaje, ayuda)
    return texto


def _pais(valor: object) -> str:
    texto = _como_texto(valor)
    if texto not in PAISES:
        ayuda = f"¿quiso decir «{texto.upper()}»?" if texto.upper() in PAISES else ""
        mensaje = f"país desconocido «{texto}»: se usa el código ISO 3166-1 de tres letras"
        raise _error(forma.PAIS_DESCONOCIDO, mensaje, ayuda)
    return texto


def _moneda(valor: object) -> str:
    texto = _como_texto(valor)
    if _MONEDA.fullmatch(texto) is None:
        mensaje = f"moneda no válida «{texto}»: se usa el código ISO 4217 de tres letras"
        raise _error(forma.VALOR_DESCONOCIDO, mensaje, "por ejemplo, USD")
    return texto


Texto = Annotated[str, Field(min_length=1)]
"""Un texto con algo escrito."""
TextoBreve = Annotated[str, Field(min_length=1, max_length=120)]
"""Un texto de a lo sumo 120 caracteres, que cabe en una tabla."""
Fecha = Annotated[FechaParcial, PlainValidator(_fecha)]
Entero = Annotated[int, PlainValidator(_entero)]
Monto = Annotated[str, PlainValidator(_monto)]
"""Una cantidad de dinero, como se escribió: así no la tuerce ninguna coma flotante."""
SiNo = Annotated[bool, PlainValidator(_si_no)]
Id = Annotated[str, PlainValidator(_id_interno)]
CodigoDeFicha = Annotated[str, PlainValidator(_codigo_de_ficha)]
Enlace = Annotated[str, PlainValidator(_enlace)]
Pais = Annotated[str, PlainValidator(_pais)]
Moneda = Annotated[str, PlainValidator(_moneda)]

T = TypeVar("T")


def _con_acento(valor: object) -> object:
    """«sí» vale lo mismo que el código `si`."""
    return "si" if valor == "sí" else valor


ConSi = BeforeValidator(_con_acento)


_AUSENCIAS = frozenset(Ausencia.codigos())


def _o_ausencia(valor: Any, seguir: Callable[[Any], Any]) -> Any:  # noqa: ANN401 — cualquier campo
    if isinstance(valor, str) and valor in _AUSENCIAS:
        return Ausencia(valor)
    return seguir(valor)


class _Consta:
    """Hace que un campo admita una `Ausencia` sin que sus errores hablen de las dos opciones."""

    def __get_pydantic_core_schema__(self, tipo: Any, seguir: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        dato = next(opcion for opcion in get_args(tipo) if opcion is not Ausencia)
        esquema = seguir.generate_schema(dato)
        return core_schema.no_info_wrap_validator_function(_o_ausencia, esquema)


Consta = Annotated[T | Ausencia, _Consta()]
"""Un dato de ficha, o por qué no está: `no_aplica`, `no_registra` o `no_legible`."""
