"""Escribe en `docs/referencia/`, en `esquemas/` y en el propio programa lo que ya dice el código, para no decirlo dos veces.

`make derivados` lo escribe; `--comprobar` solo dice si algo ha quedado viejo, y entonces termina con
código 1. Lo usan también las pruebas.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from typer._click.core import Context
from typer.core import TyperGroup

import apuntado
import equivalencias
import galeria
import libro
import tablas
import vistas
from apartados import encabezado, por_familia
from seguimiento import errores
from seguimiento.analisis.indicadores import DEFINICIONES, DefinicionDeIndicador
from seguimiento.analisis.indicadores.registro import QUE_SE_TOMA
from seguimiento.campos import Campo, campos
from seguimiento.comandos import aplicacion, puerta
from seguimiento.comandos.resumenes import RESUMENES
from seguimiento.diagnosticos import Definicion
from seguimiento.formatos.esquema import archivos
from seguimiento.literales import literal_en_markdown
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import Registro
from seguimiento.vocabularios import Vocabulario
from seguimiento.vocabularios.rotulos import CampoDeMatriz

PROYECTO = Path(__file__).parents[1]
CARPETAS = ("docs/referencia", "esquemas")
"""Las carpetas en que todo es derivado."""
_AVISO = "<!-- Derivado del código con «make derivados»: no se edita a mano. -->"
_RAICES: tuple[tuple[str, type[Registro]], ...] = (
    ("Evaluación (`data/evaluaciones/<id>.yaml`)", Evaluacion),
    ("Buena práctica (`data/practicas/<código>.yaml`)", BuenaPractica),
    ("Lección (`data/practicas/<código>.yaml`)", Leccion),
    ("Acuerdo (`data/acuerdos/<id>.yaml`)", Acuerdo),
    ("Configuración (`seguimiento.yaml`)", Configuracion),
)


def documentos() -> dict[str, str]:
    """Cada archivo derivado, por su ruta desde la raíz del proyecto, y su contenido."""
    # la página de las órdenes toma de ahí lo que hace cada una, y ha de ser lo de ahora
    RESUMENES.update(apuntado.resumenes())
    paginas = {
        "reglas.md": _reglas(),
        "galeria.md": galeria.pagina(),
        "campos.md": _campos(),
        "vocabularios.md": _vocabularios(),
        "equivalencias.md": equivalencias.pagina(),
        "vistas.md": vistas.pagina(),
        "exportacion.md": tablas.pagina(),
        "libro.md": libro.pagina(),
        "ordenes.md": _ordenes(),
        "codigos-de-salida.md": _codigos_de_salida(),
        "indicadores.md": _indicadores(),
    }
    referencia = {
        f"docs/referencia/{nombre}": f"{_AVISO}\n\n" + "\n".join(lineas) + "\n"
        for nombre, lineas in paginas.items()
    }
    esquemas = {f"esquemas/{nombre}": texto for nombre, texto in archivos().items()}
    return referencia | esquemas | apuntado.modulos()


def _reglas() -> Iterator[str]:
    yield "# Códigos de diagnóstico"
    yield ""
    yield "Son estables y nunca se reutilizan. `seg regla CODIGO` dice lo mismo en la pantalla, y la"
    yield "[galería](galeria.md) muestra lo que se lee en un caso de cada uno."
    for familia, suyas in por_familia():
        yield from ("", f"## {familia}")
        for definicion in suyas:
            yield from _regla(definicion)


def _regla(definicion: Definicion) -> Iterator[str]:
    yield from ("", f"### {encabezado(definicion)}", "")
    yield f"Severidad: {definicion.severidad.value}."
    if definicion.porque:
        yield from ("", definicion.porque)
    for titulo, ejemplo in (("Mal", definicion.mal), ("Bien", definicion.bien)):
        if ejemplo:
            yield from ("", f"{titulo}:", "", "```yaml", ejemplo.rstrip("\n"), "```")


def _campos() -> Iterator[str]:
    yield "# Campos de cada registro"
    yield ""
    yield "Toda clave que no esté aquí es un error. Salvo las obligatorias, lo que no consta se omite."
    vistos: set[type[Registro]] = set()
    for titulo, modelo in _RAICES:
        yield from ("", f"## {titulo}")
        yield from _tabla_de_campos(modelo)
        for interior in _interiores(modelo):
            if interior not in vistos:
                vistos.add(interior)
                yield from ("", f"### {_nombre(interior)}", "", _primera_linea(interior))
                yield from _tabla_de_campos(interior)


def _interiores(modelo: type[Registro]) -> Iterator[type[Registro]]:
    for campo in campos(modelo):
        if campo.registro is not None and campo.registro is not modelo:
            yield campo.registro
            yield from _interiores(campo.registro)


def _tabla_de_campos(modelo: type[Registro]) -> Iterator[str]:
    yield from ("", "| Clave | Nombre | Valor | Qué es |", "| --- | --- | --- | --- |")
    for campo in campos(modelo):
        clave = f"`{campo.clave}`" + (" (obligatoria)" if campo.obligatorio else "")
        descripcion = " ".join(campo.descripcion.split()).replace("|", "\\|")
        yield f"| {clave} | {literal_en_markdown(campo.rotulo, principio='')} | {_valor(campo)} | {descripcion} |"


def _valor(campo: Campo) -> str:
    if campo.vocabulario is not None:
        ancla = campo.vocabulario.__name__.lower()
        unidad = f"[{_nombre(campo.vocabulario)}](vocabularios.md#{ancla})"
    elif campo.registro is not None:
        unidad = f"[{_nombre(campo.registro)}](#{campo.registro.__name__.lower()})"
    else:
        unidad = campo.clase_de_valor
    return f"lista de {unidad}" if campo.es_lista else unidad


def _nombre(clase: type) -> str:
    return f"`{clase.__name__}`"


def _primera_linea(clase: type) -> str:
    return (clase.__doc__ or "").partition("\n")[0]


def _vocabularios() -> Iterator[str]:
    yield "# Vocabularios"
    yield ""
    yield "Son cerrados: se escribe el código, tal cual. Con qué nombres llegan de otros sistemas lo dicen las"
    yield "[equivalencias](equivalencias.md)."
    for vocabulario in sorted(
        {*Vocabulario.__subclasses__()} - {CampoDeMatriz}, key=lambda v: v.__name__
    ):
        yield from ("", f"## {_nombre(vocabulario)}", "", _primera_linea(vocabulario), "")
        yield from ("| Código | Nombre | Qué significa |", "| --- | --- | --- |")
        for valor in vocabulario:
            yield f"| `{valor.value}` | {literal_en_markdown(valor.rotulo, principio='')} | {valor.definicion} |"


def _ordenes() -> Iterator[str]:
    yield "# Órdenes"
    seg = aplicacion.aplicacion()
    with seg.make_context("seg", [], resilient_parsing=True) as contexto:
        yield from ("", "```text", seg.get_help(contexto).rstrip(), "```")
        yield from _contenidas(seg, contexto)


def _contenidas(grupo: TyperGroup, contexto: Context) -> Iterator[str]:
    """La ayuda de cada orden del grupo, con sus palabras completas por título."""
    for nombre, orden in grupo.commands.items():
        with orden.make_context(nombre, [], parent=contexto, resilient_parsing=True) as suyo:
            yield from ("", f"## {suyo.command_path}", "")
            yield from ("```text", orden.get_help(suyo).rstrip(), "```")
            if isinstance(orden, TyperGroup):
                yield from _contenidas(orden, suyo)


def _indicadores() -> Iterator[str]:
    yield "# Indicadores"
    yield ""
    yield "Los que dan `seg indicadores` y `seg informe trimestral`, en su orden. Cada uno se declara una vez, y"
    yield "de ahí salen la tabla, el JSON, el CSV, el informe y esta página."
    yield ""
    yield "- Sin nada que medir, «s/d»: nunca 0 %. Todo numerador es parte de su denominador."
    yield "- 100 % son todos y 0 %, ninguno; lo que solo se les acerca es «>99 %» o «<1 %»."
    yield "- Lo que no puede medirse porque no consta cuándo fue no está en ninguno de los dos: se cuenta aparte."
    yield "- Se cuentan registros. Si entre ellos hay acciones que otra declara ser la misma (`misma_que`), se"
    yield "  dice además cuántas son las distintas; el grupo cumple si cumple alguna."
    yield "- Los compromisos de acuerdos no entran en ninguno."
    yield ""
    yield "Los ejemplos son de la cartera de doce acciones con que se prueba el programa"
    yield "(`tests/apoyo/cartera_de_doce.py`), calculada a mano, al 31 de diciembre de 2023 y con el cuarto"
    yield "trimestre por período."
    yield from ("", "## De quién se toman", "", "| Fuente | Qué se toma de ella |", "| --- | --- |")
    for fuente, que in QUE_SE_TOMA.items():
        yield f"| {fuente.value} | {que} |"
    yield from ("", "## Cuáles son", "", "| Indicador | Clave | Cuenta |", "| --- | --- | --- |")
    for d in DEFINICIONES.values():
        yield f"| {d.titulo} | `{d.clave}` | {d.unidad.value} |"
    for d in DEFINICIONES.values():
        yield from _indicador(d)


def _indicador(definicion: DefinicionDeIndicador) -> Iterator[str]:
    yield from ("", f"## {definicion.titulo}", "", definicion.texto)
    if definicion.explicacion:
        yield from ("", definicion.explicacion)
    yield from ("", f"Fuente: {definicion.fuente.value}.", "", f"Ejemplo: {definicion.ejemplo}")


def _codigos_de_salida() -> Iterator[str]:
    yield "# Códigos de salida"
    yield from ("", "| Código | Significa |", "| ---: | --- |")
    for codigo, significado in puerta.CODIGOS_DE_SALIDA.items():
        yield f"| {codigo} | {significado} |"
    yield from (
        "",
        "## Situaciones que impiden seguir",
        "",
        "| Situación | Código |",
        "| --- | ---: |",
    )
    for clase in _clases_de_error(errores.ErrorDeSeguimiento):
        yield f"| {_primera_linea(clase)} | {clase.codigo_de_salida} |"


def _clases_de_error(
    clase: type[errores.ErrorDeSeguimiento],
) -> Iterator[type[errores.ErrorDeSeguimiento]]:
    for hija in clase.__subclasses__():
        if hija.__module__ == errores.__name__:
            yield hija
            yield from _clases_de_error(hija)


def viejos() -> list[str]:
    """Las rutas de los archivos derivados que no dicen lo que dice el código, o que sobran."""
    esperados = documentos()
    presentes = {
        ruta.relative_to(PROYECTO).as_posix()
        for carpeta in CARPETAS
        for ruta in (PROYECTO / carpeta).iterdir()
    }
    distintos = [
        ruta
        for ruta, contenido in esperados.items()
        if not (PROYECTO / ruta).is_file() or (PROYECTO / ruta).read_text("utf-8") != contenido
    ]
    return sorted([*distintos, *(presentes - esperados.keys())])


def principal(argumentos: list[str]) -> int:
    """Escribe los derivados o, con `--comprobar`, dice cuáles han quedado viejos."""
    if "--comprobar" in argumentos:
        pendientes = viejos()
        for ruta in pendientes:
            print(f"{ruta} ha quedado viejo: ejecute «make derivados»", file=sys.stderr)
        return int(bool(pendientes))
    for ruta, contenido in documentos().items():
        (PROYECTO / ruta).parent.mkdir(exist_ok=True)
        (PROYECTO / ruta).write_text(contenido, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
