"""De una vista a un texto: el único módulo que conoce Jinja.

Las plantillas del programa están en `templates/`; las de la organización las sustituyen por su nombre.
Todas se ejecutan encerradas: reciben una vista congelada, no llegan a nada más y lo que escriben sale
siempre protegido, como HTML o como Markdown según su nombre. Lo que pueden decir está en `permitido` y
se comprueba al leerlas; a qué llegan, a quién llaman y cuánto gastan se vigila además al ejecutarlas.
"""

import re
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.environment import Template, TemplateModule
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from seguimiento.diagnosticos import Diagnostico, Falta
from seguimiento.diagnosticos.plantillas import (
    DATO_INDEFINIDO,
    PLANTILLA_ILEGIBLE,
    SAFE_EN_PLANTILLA,
)
from seguimiento.informes.plantillas import contextos, estilos, permitido
from seguimiento.informes.plantillas.detencion import (
    Detenida,
    campos_de,
    elemento,
    prohibido,
    sin_campo,
    sin_nombre,
)
from seguimiento.informes.plantillas.fuente import EXTENSION, Carpeta, Fuentes, Ilegible
from seguimiento.informes.plantillas.fuente import posicion as donde_esta
from seguimiento.informes.plantillas.gasto import Gasto, con_gasto, filtrado, filtros
from seguimiento.informes.plantillas.permitido import DEL_PROGRAMA, en_espanol, mal_escrita
from seguimiento.informes.plantillas.proteccion import (
    abrible,
    con_fechas_enteras,
    en_html,
    en_markdown,
    rotulo_en_markdown,
)
from seguimiento.informes.plantillas.vertido import en_limpio, juntados
from seguimiento.lugares import PRINCIPIO, Posicion
from seguimiento.redaccion import visible

_DE_MARKDOWN = ".md.j2"


class ConDefectos(Exception):
    """Una plantilla no puede ponerse: por qué."""

    def __init__(self, *diagnosticos: Diagnostico) -> None:
        super().__init__()
        self.diagnosticos = diagnosticos


@dataclass(frozen=True, slots=True)
class Rendido:
    """El informe, o por qué no lo hay. Con errores, el texto está vacío."""

    texto: str
    diagnosticos: tuple[Diagnostico, ...] = ()


class _SinDato(StrictUndefined):
    """Un dato que no está: nombrarlo ya detiene la plantilla, lo use después o no."""

    def __init__(
        self, hint: str | None = None, obj: object = None, name: str | None = None, **_: object
    ) -> None:
        del obj
        sin_nombre(name or "", hint or "")


class Plantillas:
    """Las plantillas del programa y, por delante, las de la organización."""

    def __init__(self, propias: Path | Carpeta | None = None, mostrada: str = "") -> None:
        self._fuentes = Fuentes(propias, mostrada)
        self._entornos = {
            proteger: _encierro(self._fuentes, proteger) for proteger in (en_html, en_markdown)
        }

    def rendir(self, nombre: str, vista: object) -> Rendido:
        """El informe que resulta de poner la vista en la plantilla de ese nombre, entero."""
        try:
            return Rendido("".join(self.vertido(nombre, vista)))
        except ConDefectos as error:
            return Rendido("", error.diagnosticos)

    def vertido(self, nombre: str, vista: object) -> Iterator[str]:
        """Lo mismo, a trozos y según se compone. Lanza `ConDefectos` donde la plantilla se detenga."""
        compuesto = juntados(self._compuesto(nombre, vista))
        return en_limpio(compuesto) if nombre.endswith(_DE_MARKDOWN) else compuesto

    def _compuesto(self, nombre: str, vista: object) -> Iterator[str]:
        entorno = self._entorno(nombre)
        entorno.gasto.empezar(vista)
        try:
            yield from entorno.get_template(nombre).generate(vista=vista)
        except Exception as error:
            # lo que no es de la plantilla vuelve a lanzarse
            raise ConDefectos(self._de_error(nombre, error)) from error

    def revisar(self, nombre: str) -> Iterator[Diagnostico]:
        """Lo que está mal en una plantilla, sin ejecutarla."""
        entorno = self._entorno(nombre)
        try:
            texto = self._fuentes.texto(nombre)
            faltas = [*self._faltas(entorno.leida(texto, nombre), nombre)]
            yield from faltas
            if not faltas:
                entorno.compile(texto, nombre, nombre)
        except Exception as error:  # noqa: BLE001 — lo que no es de la plantilla vuelve a lanzarse
            yield self._de_error(nombre, error)

    def _faltas(self, arbol: nodes.Template, nombre: str) -> Iterator[Diagnostico]:
        hallados = [
            *self._entorno(nombre).faltas(arbol, nombre),
            *_de_safe(arbol),
            *self._de_las_nombradas(arbol),
        ]
        yield from sorted(
            (self._diagnostico(nombre, falta) for falta in hallados), key=lambda d: d.orden
        )

    def _de_las_nombradas(self, arbol: nodes.Template) -> Iterator[Falta]:
        """Las que nombra y no pueden leerse."""
        for nodo in arbol.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            otra = getattr(getattr(nodo, "template", None), "value", None)
            if isinstance(otra, str):
                try:
                    self._fuentes.texto(otra)
                except Ilegible as error:
                    yield prohibido(str(error), nodo.lineno, otra, error.ayuda, PLANTILLA_ILEGIBLE)

    def nombres(self) -> list[str]:
        """Los nombres de las que pueden pedirse y de todas las propias, en orden."""
        return self._fuentes.nombres()

    def es_propia(self, nombre: str) -> bool:
        """Si la de ese nombre es de la organización."""
        return self._fuentes.es_propia(nombre)

    def texto(self, nombre: str) -> str:
        """El texto de una plantilla. Lanza `Ilegible`."""
        return self._fuentes.texto(nombre)

    def _entorno(self, nombre: str) -> "_Encerrado":
        return self._entornos[en_markdown if nombre.endswith(_DE_MARKDOWN) else en_html]

    def _de_error(self, nombre: str, error: Exception) -> Diagnostico:
        """El diagnóstico de lo que detuvo a una plantilla; lo demás se vuelve a lanzar."""
        cual, linea = _donde(error, nombre)
        if isinstance(error, Detenida):
            if error.plantilla:
                return self._diagnostico(error.plantilla, error.falta)
            aqui = Posicion(max(linea, 1))
            return self._diagnostico(cual, replace(error.falta, posicion=aqui))
        if isinstance(error, Ilegible):
            ilegible = prohibido(
                str(error), max(linea, 1), error.nombre, error.ayuda, PLANTILLA_ILEGIBLE
            )
            propia = not linea and error.posicion != PRINCIPIO
            return self._diagnostico(cual, ilegible, error.posicion if propia else None)
        return self._diagnostico(*_de_jinja(cual, linea, nombre, error))

    def _diagnostico(
        self, nombre: str, falta: Falta, posicion: Posicion | None = None
    ) -> Diagnostico:
        lineas = self._fuentes.lineas(nombre)
        aqui = posicion or donde_esta(lineas, falta.posicion.linea, falta.senalado)
        return Diagnostico(
            archivo=self._fuentes.mostrada(nombre),
            codigo=falta.codigo,
            severidad=falta.severidad,
            mensaje=visible(falta.mensaje),
            sugerencia=visible(falta.sugerencia),
            posicion=aqui,
            extracto=lineas[aqui.linea - 1] if aqui.linea <= len(lineas) else "",
        )


def _de_safe(arbol: nodes.Template) -> Iterator[Falta]:
    mensaje = "«|safe» no tiene efecto: lo que viene de los registros sale como texto"
    for filtro in arbol.find_all(nodes.Filter):
        if filtro.name == "safe":
            yield prohibido(mensaje, filtro.lineno, "safe", "quítelo", SAFE_EN_PLANTILLA)


def _de_jinja(cual: str, linea: int, nombre: str, error: Exception) -> tuple[str, Falta]:
    """La plantilla y la falta de lo que lanza Jinja; lo que no es de una plantilla vuelve a lanzarse."""
    if isinstance(error, TemplateSyntaxError):
        mensaje, ayuda = en_espanol(error.message or "")
        senalado = _entre_comillas(error.message or "")
        return error.name or cual, mal_escrita(mensaje, error.lineno, senalado, ayuda)
    if isinstance(error, RecursionError) and linea:
        ayuda = f"para partir de la del programa, nómbrela «{DEL_PROGRAMA}{nombre}»"
        return cual, prohibido("la plantilla se llama a sí misma sin fin", linea, ayuda=ayuda)
    if isinstance(error, SyntaxError | MemoryError | RecursionError):
        mensaje = "hay demasiadas partes unas dentro de otras"
        return cual, mal_escrita(mensaje, 1, ayuda="repártala en varias")
    if isinstance(error, _NumeroDesmedido):
        return cual, mal_escrita("hay un número que no se entiende", 1, ayuda="quítelo")
    if linea and isinstance(error, TypeError | ValueError | TemplateRuntimeError):
        mensaje, ayuda = en_espanol(str(error))
        return cual, mal_escrita(mensaje, linea, ayuda=ayuda)
    raise error


class _NumeroDesmedido(Exception):
    """Una cifra que Python no convierte."""


class _Cargador(BaseLoader):
    """Da a Jinja los textos que lee otro, con su nombre como único nombre de archivo."""

    def __init__(self, fuentes: Fuentes) -> None:
        self._fuentes = fuentes

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        del environment
        return self._fuentes.texto(template), template, None


class _Encerrado(ImmutableSandboxedEnvironment):
    """El encierro de Jinja, más estrecho: a qué se llega, a quién se llama y cuánto se gasta."""

    fuentes: Fuentes
    gasto: Gasto
    enlace: Callable[[object], str]
    en_markdown: bool
    dondes: Callable[[nodes.Template], Iterator[Falta]]
    """Lo que objeta de dónde cae cada dato, según lo que se escriba."""

    def leida(self, texto: str, nombre: str) -> nodes.Template:
        """El árbol de una plantilla, con todo lo que diga, se permita o no."""
        try:
            return super()._parse(texto, nombre, nombre)
        except (ValueError, OverflowError) as error:
            raise _NumeroDesmedido from error

    def faltas(self, arbol: nodes.Template, nombre: str) -> Iterator[Falta]:
        """Lo que no se permite; en las de la organización, también dónde cae cada dato."""
        yield from permitido.faltas(arbol)
        if not self.fuentes.es_propia(nombre):
            return
        if nombre.endswith(estilos.SIN_DATOS):
            yield from estilos.faltas(arbol)
        else:
            yield from self.dondes(arbol)
            yield from estilos.faltas_del_bloque(arbol)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        del filename
        nombre = name or ""
        arbol = self.leida(source, nombre)
        for falta in self.faltas(arbol, nombre):
            raise Detenida(falta, nombre)
        if self.en_markdown:
            for salida, cual in contextos.de_rotulo(arbol):
                salida.nodes[cual] = filtrado(salida.nodes[cual], "_rotulo")
        con_gasto(arbol)
        return arbol

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 — no hay un tipo que diga más
        """El campo de una vista, la macro de una plantilla o lo que sabe un bucle; nada más."""
        if attribute not in campos_de(obj.__class__):
            hay = _lo_que_hay(obj)
            if attribute not in hay:
                sin_campo(obj, attribute, hay)
        valor = getattr(obj, attribute)
        return self.enlace(valor) if attribute == "enlace" else valor

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 — no hay un tipo que diga más
        """Un elemento o un tramo de una lista o de un texto, o el campo de ese nombre."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return elemento(self.gasto.texto(obj), argument)

    def call(self, contexto: Context, que: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 — no hay un tipo que diga más
        """Llama a una macro o a un bloque; a nada más."""
        de_bucle = isinstance(getattr(que, "__self__", None), LoopContext)
        if not de_bucle and not isinstance(que, Macro | BlockReference):
            ayuda = "un dato se escribe sin paréntesis"
            raise Detenida(prohibido("solo puede llamarse a una macro", ayuda=ayuda))
        return self.gasto.texto(contexto.call(que, *args, **kwargs))

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Template:  # noqa: ANN401 — no hay un tipo que diga más
        """La plantilla de ese nombre; incluirla gasta lo que ocupa."""
        hallada = super().get_template(name, *args, **kwargs)
        self.gasto.texto(self.fuentes.texto(name))
        return hallada


def _lo_que_hay(cosa: Any) -> Sequence[str]:  # noqa: ANN401 — no hay un tipo que diga más
    """Lo que una plantilla puede tomar de algo."""
    if isinstance(cosa, TemplateModule):
        return [nombre for nombre, valor in vars(cosa).items() if isinstance(valor, Macro)]
    return _DE_UN_BUCLE if isinstance(cosa, LoopContext) else campos_de(cosa.__class__)


_DE_UN_BUCLE = (
    *("index", "index0", "revindex", "revindex0"),
    *("first", "last", "length", "cycle"),
)


def _encierro(fuentes: Fuentes, proteger: Callable[[object], str]) -> _Encerrado:
    gasto, de_markdown = Gasto(), proteger is en_markdown

    @pass_context
    def escrito(_: Context, valor: object) -> Markup:
        """Lo que se escribe. Pide el contexto para que Jinja no lo calcule al leer la plantilla."""
        dado: Markup = gasto.texto(_protegido(valor, proteger))
        return dado

    entorno = _Encerrado(
        loader=_Cargador(fuentes),
        autoescape=True,
        undefined=_SinDato,
        finalize=escrito,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=(),
    )
    entorno.fuentes, entorno.gasto, entorno.en_markdown = fuentes, gasto, de_markdown
    entorno.dondes = contextos.faltas_en_markdown if de_markdown else contextos.faltas
    # en Markdown una dirección ya no puede mandar nada, y escaparla sería cambiarla
    entorno.enlace = (lambda v: Markup(abrible(v, en_markdown=True))) if de_markdown else abrible  # noqa: S704
    for nombres in (entorno.globals, entorno.tests, entorno.filters):
        nombres.clear()
    entorno.filters.update(
        filtros(
            gasto,
            lambda valor: _protegido(valor, proteger),
            lambda valor: _protegido(valor, rotulo_en_markdown),
            lambda valor: _con_fechas(_protegido(valor, proteger), en_html=not de_markdown),
        )
    )
    return entorno


def _protegido(valor: object, proteger: Callable[[object], str]) -> Markup:
    if isinstance(valor, Markup):
        return valor
    try:
        return Markup(proteger(valor))  # noqa: S704 — acaba de protegerse
    except TypeError as error:
        raise Detenida(prohibido(str(error), codigo=DATO_INDEFINIDO)) from None


def _con_fechas(protegido: Markup, *, en_html: bool) -> Markup:
    return Markup(con_fechas_enteras(str(protegido))) if en_html else protegido  # noqa: S704 — ya lo estaba


def _donde(error: Exception, nombre: str) -> tuple[str, int]:
    """La plantilla y la línea en que se detuvo; la línea es 0 si no se sabe."""
    for marco in reversed(traceback.extract_tb(error.__traceback__)):
        if marco.filename.endswith(EXTENSION) and marco.lineno:
            return marco.filename, marco.lineno
    return nombre, 0


def _entre_comillas(mensaje: str) -> str:
    hallado = re.findall(r"'([^']+)'", mensaje)
    return hallado[-1] if hallado else ""
