"""De una vista a un texto: el único módulo que conoce Jinja.

Las plantillas del programa están en `templates/`; las de la organización las sustituyen por su nombre.
Todas se ejecutan encerradas: reciben una vista congelada, no llegan a nada más y lo que escriben sale
siempre protegido, como HTML o como Markdown según su nombre.
"""

import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import NoReturn

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from seguimiento.diagnosticos import CATALOGO, Diagnostico
from seguimiento.diagnosticos.plantillas import (
    DATO_INDEFINIDO,
    PLANTILLA_ILEGIBLE,
    PROHIBIDO_EN_PLANTILLA,
    SAFE_EN_PLANTILLA,
    SINTAXIS_DE_PLANTILLA,
)
from seguimiento.lugares import Posicion
from seguimiento.recursos import carpeta_de_plantillas
from seguimiento.redaccion import literal_en_markdown, quiso_decir, visible
from seguimiento.repositorio.fuentes import Directorio

EXTENSION = ".j2"
_NOMBRE = re.compile(r"[^./\\\0][^/\\\0]*")
"""Cómo se llama una plantilla: sin carpetas y sin esconderse."""
_DE_MARKDOWN = ".md.j2"
_HUECOS = re.compile(r"\n{3,}")
"""Las líneas en blanco de más que dejan los bloques vacíos; un dato nunca trae saltos en Markdown."""


@dataclass(frozen=True, slots=True)
class Rendido:
    """El informe, o por qué no lo hay. Con errores, el texto está vacío."""

    texto: str
    diagnosticos: tuple[Diagnostico, ...] = ()


class _ConDefecto(Exception):
    """Lo que detiene una plantilla, ya con su diagnóstico."""

    def __init__(self, diagnostico: Diagnostico) -> None:
        super().__init__(diagnostico.mensaje)
        self.diagnostico = diagnostico


class _SinDato(StrictUndefined):
    """Un dato que no está: usarlo dice cuál es y qué sí hay."""

    def _fail_with_undefined_error(self, *_: object, **__: object) -> NoReturn:
        hay = _nombres(self._undefined_obj)
        pedido = str(self._undefined_name)
        ayuda = quiso_decir(pedido, hay) or (f"hay: {', '.join(hay)}" if hay else "")
        raise _Indefinido(pedido, ayuda)

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = (
        _fail_with_undefined_error
    )
    __html__ = __call__ = __getitem__ = __contains__ = _fail_with_undefined_error


class _Indefinido(UndefinedError):
    def __init__(self, nombre: str, ayuda: str) -> None:
        super().__init__(nombre)
        self.nombre = nombre
        self.ayuda = ayuda


def _nombres(cosa: object) -> list[str]:
    if is_dataclass(cosa):
        return [campo.name for campo in fields(cosa)]
    return [*cosa] if isinstance(cosa, dict) else ["vista"]


class Plantillas:
    """Las plantillas del programa y, por delante, las de la organización."""

    def __init__(self, propias: Path | None = None) -> None:
        self._propias = Directorio(propias) if propias else None
        self._del_programa = Directorio(carpeta_de_plantillas())
        self._entornos = {
            proteger: _entorno(_Cargador(self.texto), proteger)
            for proteger in (_protegido_en_html, _protegido_en_markdown)
        }

    def rendir(self, nombre: str, vista: object) -> Rendido:
        """El informe que resulta de poner la vista en la plantilla de ese nombre."""
        try:
            texto = self._entorno(nombre).get_template(nombre).render(vista=vista)
        except Exception as error:  # noqa: BLE001 — lo que no es de la plantilla vuelve a lanzarse
            return Rendido("", (self._de_error(nombre, error),))
        return Rendido(_HUECOS.sub("\n\n", texto) if nombre.endswith(_DE_MARKDOWN) else texto)

    def revisar(self, nombre: str) -> Iterator[Diagnostico]:
        """Lo que está mal en una plantilla sin ejecutarla: su sintaxis y lo que no se permite."""
        try:
            arbol = self._entorno(nombre).parse(self.texto(nombre))
        except (TemplateSyntaxError, _ConDefecto) as error:
            yield self._de_error(nombre, error)
            return
        for filtro in arbol.find_all(nodes.Filter):
            if filtro.name == "safe":
                mensaje = "«|safe» no tiene efecto: lo que viene de los registros sale como texto"
                yield self._diagnostico(nombre, SAFE_EN_PLANTILLA, mensaje, filtro.lineno, "safe")

    def nombres(self) -> list[str]:
        """Los nombres de las plantillas del programa y de la organización, en orden."""
        carpetas = [d.raiz for d in (self._propias, self._del_programa) if d]
        hallados = {
            ruta.name
            for carpeta in carpetas
            for ruta in carpeta.glob(f"*{EXTENSION}")
            if not ruta.name.startswith("_")
        }
        return sorted(hallados)

    def es_propia(self, nombre: str) -> bool:
        """Si la de ese nombre es de la organización."""
        return self._propias is not None and self._propias.leer(nombre) is not None

    def _entorno(self, nombre: str) -> ImmutableSandboxedEnvironment:
        de_markdown = nombre.endswith(_DE_MARKDOWN)
        return self._entornos[_protegido_en_markdown if de_markdown else _protegido_en_html]

    def texto(self, nombre: str) -> str:
        """El texto de una plantilla. Lanza `_ConDefecto` si no puede leerse."""
        for carpeta in (self._propias, self._del_programa):
            archivo = carpeta.leer(nombre) if carpeta and _NOMBRE.fullmatch(nombre) else None
            if archivo is None:
                continue
            if archivo.contenido is None:
                motivo = archivo.faltas[0].mensaje if archivo.faltas else "no es un archivo"
                raise _ConDefecto(_sin_leer(nombre, motivo))
            try:
                return archivo.contenido.decode("utf-8-sig")
            except UnicodeDecodeError:
                raise _ConDefecto(_sin_leer(nombre, "no está en UTF-8")) from None
        raise _ConDefecto(_sin_leer(nombre, "no existe"))

    def _de_error(self, nombre: str, error: Exception) -> Diagnostico:
        """El diagnóstico de lo que detuvo a una plantilla; lo demás se vuelve a lanzar."""
        if isinstance(error, _ConDefecto):
            return error.diagnostico
        if isinstance(error, TemplateSyntaxError):
            cual = error.name or nombre
            mensaje = _en_espanol(error.message or "")
            return self._diagnostico(cual, SINTAXIS_DE_PLANTILLA, mensaje, error.lineno)
        cual, linea = _donde(error, nombre)
        if isinstance(error, _Indefinido):
            mensaje = f"la vista no tiene «{error.nombre}»"
            return self._diagnostico(
                cual, DATO_INDEFINIDO, mensaje, linea, error.nombre, error.ayuda
            )
        if isinstance(error, _SinRedactar):
            return self._diagnostico(cual, DATO_INDEFINIDO, str(error), linea)
        if isinstance(error, SecurityError):
            return self._diagnostico(
                cual,
                PROHIBIDO_EN_PLANTILLA,
                f"no se permite: {_prohibido(str(error))}",
                linea,
                _entre_comillas(str(error)),
                "una plantilla solo coloca los datos de «vista»",
            )
        if linea and isinstance(error, TypeError | ValueError | ArithmeticError | LookupError):
            mensaje = "no puede calcularse lo que pide esta línea"
            return self._diagnostico(cual, SINTAXIS_DE_PLANTILLA, mensaje, linea)
        raise error

    def _diagnostico(  # noqa: PLR0913, PLR0917 — lo que hay que decir de un defecto
        self,
        nombre: str,
        codigo: str,
        mensaje: str,
        linea: int,
        senalado: str = "",
        ayuda: str = "",
    ) -> Diagnostico:
        lineas = self.texto(nombre).split("\n")
        extracto = lineas[linea - 1].rstrip("\r") if 0 < linea <= len(lineas) else ""
        columna = extracto.find(senalado) + 1 if senalado else 0
        sangria = len(extracto) - len(extracto.lstrip())
        return Diagnostico(
            archivo=nombre,
            codigo=codigo,
            severidad=CATALOGO[codigo].severidad,
            mensaje=visible(mensaje),
            sugerencia=visible(ayuda),
            posicion=Posicion(max(linea, 1), columna or sangria + 1, max(len(senalado), 1)),
            extracto=extracto,
        )


def _sin_leer(nombre: str, motivo: str) -> Diagnostico:
    return Diagnostico(
        archivo=visible(nombre),
        codigo=PLANTILLA_ILEGIBLE,
        severidad=CATALOGO[PLANTILLA_ILEGIBLE].severidad,
        mensaje=f"la plantilla «{visible(nombre)}» no puede leerse: {motivo}",
        sugerencia="vea las que hay con «seg plantillas»",
    )


class _Cargador(BaseLoader):
    """Da a Jinja los textos que lee otro, con su nombre como único nombre de archivo."""

    def __init__(self, leer: Callable[[str], str]) -> None:
        self._leer = leer

    def get_source(
        self, _environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        return self._leer(template), template, None


def _entorno(
    cargador: BaseLoader, proteger: Callable[[object], object]
) -> ImmutableSandboxedEnvironment:
    entorno = _Encerrado(
        loader=cargador,
        autoescape=True,
        undefined=_SinDato,
        finalize=proteger,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=(),
    )
    entorno.globals.clear()
    filtros = {nombre: entorno.filters[nombre] for nombre in _FILTROS}
    entorno.filters.clear()
    entorno.filters.update(filtros, safe=_inerte, join=_unidos(proteger))
    return entorno


_FILTROS = ("batch", "capitalize", "count", "first", "last", "length", "lower", "trim", "upper")
"""Los filtros de Jinja que valen: ninguno puede sacar un texto sin proteger ni esconder un hueco."""


class _Encerrado(ImmutableSandboxedEnvironment):
    """El encierro de Jinja, que además rechaza al leer lo que quitaría la protección."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        arbol = super()._parse(source, name, filename)
        for nodo in arbol.find_all((nodes.ScopedEvalContextModifier, nodes.Concat)):
            que = "«~»: escriba los trozos seguidos" if isinstance(nodo, nodes.Concat) else ""
            mensaje = f"no se permite: {que or '«autoescape»'}"
            raise TemplateSyntaxError(mensaje, nodo.lineno, name, filename)
        return arbol


def _inerte(texto: object) -> object:
    """Lo que hace `|safe` aquí: nada."""
    return str(texto) if isinstance(texto, Markup) else texto


def _unidos(proteger: Callable[[object], object]) -> Callable[..., Markup]:
    def unir(partes: Iterable[object], nexo: str = "") -> Markup:
        return Markup(proteger(nexo)).join(Markup(proteger(parte)) for parte in partes)  # noqa: S704 — ya están protegidas

    return unir


class _SinRedactar(TypeError):
    """La plantilla escribe algo que no es un texto."""


def _texto_de(valor: object) -> str:
    if isinstance(valor, str):
        return valor
    if isinstance(valor, int) and not isinstance(valor, bool):
        return str(valor)
    que = "no tiene valor" if valor is None else "no es un texto"
    raise _SinRedactar(f"lo que se escribe aquí {que}")


def _protegido_en_html(valor: object) -> object:
    if isinstance(valor, Markup):
        return valor
    return "\n".join(visible(linea) for linea in _texto_de(valor).split("\n"))


def _protegido_en_markdown(valor: object) -> object:
    if isinstance(valor, Markup):
        return valor
    lineas = [literal_en_markdown(linea) for linea in _texto_de(valor).split("\n")]
    return Markup("<br>".join(lineas))  # noqa: S704 — cada línea está protegida


def _donde(error: Exception, nombre: str) -> tuple[str, int]:
    """La plantilla y la línea en que se detuvo; la línea es 0 si no se sabe."""
    for marco in reversed(traceback.extract_tb(error.__traceback__)):
        if marco.filename.endswith(EXTENSION) and marco.lineno:
            return marco.filename, marco.lineno
    return nombre, 0


_FRASES = (
    (r"no se permite: .*", "{0}"),
    (r"Unexpected end of template.*", "la plantilla termina sin cerrar un bloque"),
    (r"Encountered unknown tag '(.+?)'.*", "no existe la etiqueta «{1}»"),
    (r"No filter named '(.+?)'.*", "no existe el filtro «{1}»"),
    (r"No test named '(.+?)'.*", "no existe la prueba «{1}»"),
    (r"expected token '(.+?)', got '(.+?)'", "se esperaba «{1}» y hay «{2}»"),
    (r"unexpected '(.+?)'.*", "sobra «{1}»"),
    (r"unexpected char '(.+?)'.*", "sobra el signo «{1}»"),
)


def _en_espanol(mensaje: str) -> str:
    for patron, frase in _FRASES:
        hallado = re.fullmatch(patron, mensaje, re.DOTALL)
        if hallado:
            return frase.format(hallado[0], *hallado.groups())
    return "no se entiende lo que hay aquí"


def _entre_comillas(mensaje: str) -> str:
    hallado = re.search(r"'([^']+)'", mensaje)
    return hallado[1] if hallado else ""


def _prohibido(mensaje: str) -> str:
    cual = _entre_comillas(mensaje)
    return f"«{cual}»" if cual else "lo que pide esta línea"
