"""Los tipos de los campos: cómo pasa de texto a dato lo que alguien escribió.

El lector entrega solo textos; cada tipo de aquí trae su propio lector, que acepta una única forma de
escribir y dice en español por qué rechaza las demás. Los errores llevan ya su código SEG.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from sys import intern
from typing import Annotated, ClassVar, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from seguimiento.diagnosticos import forma
from seguimiento.fechas import (
    FechaFueraDeRango,
    FechaNoValida,
    FechaParcial,
    leer_fecha,
)
from seguimiento.modelo.leido import Leido
from seguimiento.modelo.omisiones import lo_dicho
from seguimiento.redaccion import plegado, visible
from seguimiento.vocabularios import (
    PAISES,
    Area,
    Ausencia,
    NivelDePrioridad,
    TipoDeFicha,
    pais_llamado,
)

ID_DE_ARCHIVO = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_INTERNO = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
CODIGO_DE_FICHA = re.compile(
    rf"({'|'.join(tipo.letras for tipo in TipoDeFicha)})([1-9][0-9]*)_({'|'.join(Area.codigos())})"
)
LARGO_DE_ID_DE_ARCHIVO = 80
ANCHO_DE_CITA = 60
"""Cuántos caracteres se citan, como mucho, de lo que alguien escribió."""

CIFRAS = 18
"""Cuántas cifras caben en un número."""
ENTERO = re.compile(rf"[0-9]{{1,{CIFRAS}}}")
DECIMAL = re.compile(rf"[0-9]{{1,{CIFRAS}}}(?:\.[0-9]{{1,4}})?")
_CON_MILES = re.compile(r"[0-9]{1,3}(?:[.,_ \u00a0\u202f][0-9]{3}){1,5}")
EXTREMOS_DE_PRIORIDAD = (1, 3)
MONEDA = re.compile(r"[A-Z]{3}")
ENLACE = re.compile(
    r'[Hh][Tt][Tt][Pp][Ss]?://(?:\[[0-9A-Fa-f:.]+\][^\s<>"/?#\[\]]*|[^\s<>"/?#\[\]]+)'
    r'(?:[/?#][^\s<>"]*)?|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s<>"?#/@]+@[^\s<>"?#/]+(?:\?[^\s<>"]*)?'
)
_IMPROPIO_DE_UN_ENLACE = re.compile(r'[\s<>"]')


class Registro(BaseModel):
    """Base de todo lo que se escribe en YAML: inmutable y sin claves desconocidas."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    se_dice_en: ClassVar[tuple[str, ...]] = ("titulo",)
    """Las claves que dicen qué es, si tiene referencia."""
    id_por_omision: ClassVar[str] = ""
    """Cómo se llama si no lleva `id`: `reunion-{fecha}`."""

    def model_post_init(self, _: object, /) -> None:
        """Deja en cada uno solo lo suyo, que de casi todo se dice poco y entero ocupa mucho.

        Qué campos se dijeron lo comparte con los demás que dicen los mismos; los que valen lo que valdrían sin
        decirlos los da la clase.
        """
        dichos, omisiones = lo_dicho(type(self), frozenset(self.__pydantic_fields_set__))
        todo = self.__dict__
        propio = {uno: valor for uno, omision in omisiones if (valor := todo[uno]) is not omision}
        object.__setattr__(self, "__pydantic_fields_set__", dichos)
        object.__setattr__(self, "__dict__", propio)

    @model_validator(mode="before")
    @classmethod
    def _omitir_vacios(cls, datos: object) -> object:
        """Una clave conocida y sin valor es como si no estuviera: lo que no consta se omite.

        También la que un formulario web deja en `""`, si puede faltar; si no, se pide que se escriba.
        """
        if not isinstance(datos, dict):
            return datos
        # esto se mira en cada valor de cada registro, y casi nunca hay ninguno que pueda estar vacío
        for valor in datos.values():
            if not valor or (valor.__class__ is str and valor.isspace()):
                return {c: v for c, v in datos.items() if not cls._sin_valor(c, v)}
        return datos

    @classmethod
    def _sin_valor(cls, clave: object, valor: object) -> bool:
        if valor is not None and not (isinstance(valor, str) and not valor.strip()):
            return False
        campo = cls.model_fields.get(clave) if isinstance(clave, str) else None
        return campo is not None and (valor is None or not campo.is_required())


@dataclass(frozen=True, slots=True)
class TextoLibre:
    """Marca los tipos en que cabe un texto cualquiera, también uno que parezca otra cosa (`1.10`)."""


@dataclass(frozen=True, slots=True)
class Opcion:
    """Marca los campos que se dan al registrar algo nuevo, con el nombre de su opción: `--plazo`."""

    nombre: str
    se_nombra_en: tuple[str, ...] = ()
    """Si TAB ofrece lo que ya se nombra en los registros, las claves en que se nombra."""
    declarados_en: str = "actores"
    """La clave de la configuración que declara lo que puede nombrarse; vacía si ninguna."""

    @property
    def es_de_actores(self) -> bool:
        """Si lo que se nombra son personas o unidades."""
        return bool(self.se_nombra_en) and self.declarados_en == "actores"


class ClaseDeValor(Enum):
    """Marca cada tipo de campo con lo que en él se escribe; sin marca, es un texto."""

    TEXTO = "texto"
    FECHA = "fecha"
    ENTERO = "entero"
    PRIORIDAD = "prioridad"
    PRIORIDAD_MAS_ALTA = "prioridad más alta"
    MONTO = "monto"
    SI_NO = "sí o no"
    ID = "identificador"
    CODIGO_DE_FICHA = "código de ficha"
    ENLACE = "enlace"
    PAIS = "país"
    MONEDA = "moneda"


def citado(texto: str) -> str:
    """El texto entre comillas latinas, en una línea, sin nada oculto y recortado."""
    recorte = visible(texto[: ANCHO_DE_CITA + 1])
    return f"«{recorte if len(recorte) <= ANCHO_DE_CITA else recorte[: ANCHO_DE_CITA - 1] + '…'}»"


def _error(codigo: str, mensaje: str, sugerencia: str = "") -> PydanticCustomError:
    """Un error de conversión que ya trae su código y sus frases."""
    contexto = {"mensaje": mensaje, "sugerencia": sugerencia}
    return PydanticCustomError(codigo, "{mensaje}", contexto)


def _como_texto(valor: object) -> str:
    """El texto, que es uno solo por muchas veces que se diga: los mismos nombres se repiten por miles.

    Si lo mirara pydantic, además, guardaría junto a cada texto con tildes una copia en UTF-8.
    """
    if not isinstance(valor, str):
        raise PydanticKnownError("string_type")
    if not valor or valor.isspace():
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return intern(valor if valor.__class__ is str else str(valor))


_LISTAS: dict[tuple[str, ...], tuple[str, ...]] = {}


def _una_sola(nombres: tuple[str, ...]) -> tuple[str, ...]:
    """Los mismos, en una sola lista por muchas veces que se digan: casi siempre son unos pocos."""
    return _LISTAS.setdefault(nombres, nombres)


def _talvez(candidato: str) -> str:
    """«¿quiso decir «x»?», o nada si no hay candidato."""
    return f"¿quiso decir «{candidato}»?" if candidato else ""


def _fecha(valor: object) -> FechaParcial:
    texto = _como_texto(valor)
    try:
        return leer_fecha(texto)
    except FechaFueraDeRango as error:
        mensaje = f"fecha {citado(texto)}: {error}"
        raise _error(forma.FECHA_FUERA_DE_RANGO, mensaje, "revise el año") from None
    except FechaNoValida as error:
        mensaje = f"fecha no válida {citado(texto)}: {error}"
        raise _error(forma.FECHA_NO_VALIDA, mensaje, error.remedio) from None


def _entero(valor: object) -> int:
    texto = _como_texto(valor)
    if ENTERO.fullmatch(texto) is None:
        mensaje = f"número no válido {citado(texto)}: solo cifras, sin separadores ni signos"
        raise _error(forma.NUMERO_NO_VALIDO, mensaje, _sin_separadores(texto))
    return int(texto)


def _prioridad_mas_alta(valor: object) -> int:
    numero = _entero(valor)
    if numero not in EXTREMOS_DE_PRIORIDAD:
        mensaje = f"la prioridad más alta es 1 o 3, y aquí se escribió {numero}"
        ayuda = "escriba el extremo de su escala que más urge"
        raise _error(forma.NUMERO_FUERA_DE_RANGO, mensaje, ayuda)
    return numero


_NIVELES = NivelDePrioridad.codigos()


def _prioridad(valor: object) -> int | str:
    texto = _como_texto(valor)
    if texto in _NIVELES:
        return texto
    niveles = ", ".join(_NIVELES)
    if ENTERO.fullmatch(texto) is None:
        mensaje = f"prioridad desconocida {citado(texto)}: de 1 a 3, o {niveles}"
        raise _error(forma.VALOR_DESCONOCIDO, mensaje, _talvez(_nivel_parecido(texto)))
    primera, ultima = EXTREMOS_DE_PRIORIDAD
    if not primera <= int(texto) <= ultima:
        mensaje = f"la prioridad va de {primera} a {ultima}, y aquí se escribió {texto}"
        raise _error(forma.NUMERO_FUERA_DE_RANGO, mensaje, f"o escriba {niveles}")
    return int(texto)


def _nivel_parecido(texto: str) -> str:
    """El nivel que se escribió con mayúsculas o con otro nombre; vacío si no es ninguno."""
    dicho = plegado(texto)
    return next(
        (n.value for n in NivelDePrioridad if dicho in map(plegado, (n.value, *n.otros_nombres))),
        "",
    )


def _sin_separadores(texto: str) -> str:
    """La pregunta por el mismo número sin separadores de miles, si eso parece lo escrito."""
    con_miles = _CON_MILES.fullmatch(texto)
    return _talvez(re.sub("[^0-9]", "", texto) if con_miles else "")


def _monto(valor: object) -> str:
    texto = _como_texto(valor)
    if DECIMAL.fullmatch(texto) is None:
        mensaje = f"monto no válido {citado(texto)}: solo cifras, con punto para los decimales"
        raise _error(forma.NUMERO_NO_VALIDO, mensaje, _sin_separadores(texto))
    return texto


SI = ("si", "sí")
"""Las dos ortografías de un sí; la primera es la que se sugiere."""
NO = "no"
_QUIZA_SI_NO = {
    **dict.fromkeys(("si", "sí", "s", "true", "yes", "y", "on", "1", "x"), "si"),
    **dict.fromkeys(("no", "n", "false", "off", "0"), "no"),
}


def _si_no(valor: object) -> bool:
    texto = _como_texto(valor)
    if texto in SI:
        return True
    if texto == NO:
        return False
    ayuda = _talvez(_QUIZA_SI_NO.get(texto.strip().lower(), "")) or "escriba «si» o «no»"
    raise _error(forma.SI_NO_NO_VALIDO, f"{citado(texto)} no es ni sí ni no", ayuda)


def _id_interno(valor: object) -> str:
    texto = _como_texto(valor)
    if ID_INTERNO.fullmatch(texto) is None:
        mensaje = f"identificador no válido {citado(texto)}"
        ayuda = "de 1 a 32 letras sin tilde, cifras, «.», «_» o «-»; empieza por letra o cifra"
        raise _error(forma.ID_MAL_FORMADO, mensaje, ayuda)
    return texto


def _codigo_de_ficha(valor: object) -> str:
    texto = _como_texto(valor)
    if CODIGO_DE_FICHA.fullmatch(texto) is None:
        mensaje = f"código de ficha no válido {citado(texto)}"
        ayuda = "se escribe como «BP1_ME», «LA2_ISE» o «LN1_GN»"
        raise _error(forma.ID_MAL_FORMADO, mensaje, ayuda)
    return texto


def _enlace(valor: object) -> str:
    texto = _como_texto(valor)
    if _IMPROPIO_DE_UN_ENLACE.search(texto):
        mensaje = f"el enlace {citado(texto)} lleva espacios o signos que no caben en un enlace"
        raise _error(forma.ENLACE_NO_VALIDO, mensaje, "cópielo del navegador, sin nada más")
    if ENLACE.fullmatch(texto) is None:
        mensaje = f"enlace no válido {citado(texto)}: empieza por https://, http:// o mailto:"
        candidato = f"https://{texto}"
        es_enlace = texto.startswith("www.") and ENLACE.fullmatch(candidato)
        ayuda = _talvez(candidato if es_enlace else "")
        raise _error(forma.ENLACE_NO_VALIDO, mensaje, ayuda)
    return texto


def _pais(valor: object) -> str:
    texto = _como_texto(valor)
    if texto not in PAISES:
        mensaje = f"país desconocido {citado(texto)}: se usa el código ISO 3166-1 de tres letras"
        ayuda = _talvez(pais_llamado(texto)) or "por ejemplo, ECU"
        raise _error(forma.PAIS_DESCONOCIDO, mensaje, ayuda)
    return texto


def _moneda(valor: object) -> str:
    texto = _como_texto(valor)
    if MONEDA.fullmatch(texto) is None:
        candidata = texto.strip().upper()
        mensaje = f"moneda no válida {citado(texto)}: se usa el código ISO 4217 de tres letras"
        ayuda = _talvez(candidata if MONEDA.fullmatch(candidata) else "") or "por ejemplo, USD"
        raise _error(forma.VALOR_DESCONOCIDO, mensaje, ayuda)
    return texto


CON_ALGO_ESCRITO = r"\S"

Texto = Annotated[str, TextoLibre(), Leido(_como_texto)]
"""Un texto con algo escrito, que se guarda tal cual."""
TextoBreve = Annotated[Texto, Field(max_length=120)]
"""Un texto de a lo sumo 120 caracteres, que cabe en una tabla."""
Nombres = Annotated[tuple[Texto, ...], AfterValidator(_una_sola)]
"""Personas o unidades."""
Fecha = Annotated[FechaParcial, ClaseDeValor.FECHA, Leido(_fecha)]
Entero = Annotated[int, ClaseDeValor.ENTERO, Leido(_entero)]
PrioridadEscrita = Annotated[int | str, ClaseDeValor.PRIORIDAD, Leido(_prioridad)]
"""De 1 a 3, o alta, media o baja: como se escribió."""
PrioridadMasAlta = Annotated[int, ClaseDeValor.PRIORIDAD_MAS_ALTA, Leido(_prioridad_mas_alta)]
"""El extremo de la escala de prioridades que más urge: 1 o 3."""
Monto = Annotated[str, ClaseDeValor.MONTO, Leido(_monto)]
"""Una cantidad de dinero, como se escribió: así no la tuerce ninguna coma flotante."""
SiNo = Annotated[bool, ClaseDeValor.SI_NO, Leido(_si_no)]
Id = Annotated[str, TextoLibre(), ClaseDeValor.ID, Leido(_id_interno)]
"""Un identificador: es texto aunque parezca un número (`1.10` no es `1.1`)."""
CodigoDeFicha = Annotated[str, ClaseDeValor.CODIGO_DE_FICHA, Leido(_codigo_de_ficha)]
Enlace = Annotated[str, ClaseDeValor.ENLACE, Leido(_enlace)]
Pais = Annotated[str, ClaseDeValor.PAIS, Leido(_pais)]
Moneda = Annotated[str, ClaseDeValor.MONEDA, Leido(_moneda)]

T = TypeVar("T")


def _con_acento(valor: object) -> object:
    """«sí» vale lo mismo que el código `si`."""
    return SI[0] if valor in SI else valor


ConSi = BeforeValidator(_con_acento)


_AUSENCIAS = {ausencia.value: ausencia for ausencia in Ausencia}


def _o_ausencia(valor: object, seguir: Callable[[object], object]) -> object:
    ausencia = _AUSENCIAS.get(valor) if isinstance(valor, str) else None
    return seguir(valor) if ausencia is None else ausencia


class _Consta:
    """Hace que un campo admita una `Ausencia` sin que sus errores hablen de las dos opciones."""

    def __get_pydantic_core_schema__(
        self, tipo: object, seguir: GetCoreSchemaHandler
    ) -> CoreSchema:
        dato = next(opcion for opcion in get_args(tipo) if opcion is not Ausencia)
        esquema = seguir.generate_schema(dato)
        return core_schema.no_info_wrap_validator_function(_o_ausencia, esquema)


Consta = Annotated[T | Ausencia, _Consta()]
"""Un dato de ficha, o por qué no está: `no_aplica`, `no_registra` o `no_legible`."""


@dataclass(frozen=True, slots=True)
class BastaCon:
    """Hace que un registro pueda escribirse con solo el valor de una de sus claves."""

    clave: str

    def __get_pydantic_core_schema__(
        self, tipo: object, seguir: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._completo, seguir(tipo))

    def _completo(self, valor: object) -> object:
        return {self.clave: valor} if isinstance(valor, str) else valor
