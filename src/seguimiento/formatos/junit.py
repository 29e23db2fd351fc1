"""XML de JUnit: lo muestran como pruebas Jenkins, GitLab y casi cualquier servidor.

Una suite por archivo y, en ella, un caso por código: «este archivo cumple esta regla». Así el nombre
de un caso no cambia al corregir la mitad de sus defectos y los servidores saben cuáles son nuevos y
cuáles se arreglaron. Un caso con algún error falla; con solo advertencias pasa y las lleva en su
salida. Lo que hizo fallar al programa no es un fallo de los datos: va como `error`.

La última suite tiene un único caso, que siempre pasa y dice cuántos archivos están limpios: de ellos
no se sabe el nombre, y un informe sin casos hay servidores que lo toman por roto.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from seguimiento.almacen.nombres import es_de_registro
from seguimiento.diagnosticos import Diagnostico
from seguimiento.diagnosticos.archivos import FALLO_INTERNO
from seguimiento.formatos.diagnosticos import resumen, un_diagnostico
from seguimiento.formatos.identidad import rotulo
from seguimiento.redaccion import cuenta, visible
from seguimiento.repositorio.repositorio import Recuento

DURACION = "0"
"""Un validador no mide archivo por archivo, y una cifra haría distintos dos informes iguales."""


def en_junit(recuento: Recuento, diagnosticos: Sequence[Diagnostico], prefijo: str = "") -> str:
    """El informe entero, con su declaración XML; `prefijo` es lo que las rutas llevan delante."""
    raiz = ET.Element("testsuites", name="seguimiento")
    en_orden = sorted(diagnosticos, key=lambda d: (visible(d.archivo), d.codigo))
    for archivo, suyos in groupby(en_orden, key=lambda d: visible(d.archivo)):
        raiz.append(_suite(archivo, list(_casos(archivo, suyos))))
    raiz.append(_suite("registros", [_caso_de_los_limpios(recuento, diagnosticos, prefijo)]))
    _sumar(raiz, raiz.iter("testcase"))
    ET.indent(raiz)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(raiz, encoding="unicode")}\n'


def _suite(nombre: str, casos: list[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", name=nombre)
    suite.extend(casos)
    _sumar(suite, casos)
    suite.set("skipped", "0")
    return suite


def _sumar(grupo: ET.Element, casos: Iterable[ET.Element]) -> None:
    """Anota en un grupo cuántos casos tiene y cuántos no pasan."""
    lista = list(casos)
    grupo.set("tests", str(len(lista)))
    grupo.set("failures", str(sum(caso.find("failure") is not None for caso in lista)))
    grupo.set("errors", str(sum(caso.find("error") is not None for caso in lista)))
    grupo.set("time", DURACION)


def _casos(archivo: str, diagnosticos: Iterable[Diagnostico]) -> Iterator[ET.Element]:
    for codigo, suyos in groupby(diagnosticos, key=lambda d: d.codigo):
        yield _caso(archivo, codigo, list(suyos))


def _caso(archivo: str, codigo: str, diagnosticos: list[Diagnostico]) -> ET.Element:
    """Lo que un archivo tiene contra una regla."""
    caso = _vacio(archivo, rotulo(codigo))
    # con él la plataforma enlaza el archivo
    caso.set("file", archivo)
    errores = [d for d in diagnosticos if d.es_error]
    if errores:
        como = "error" if codigo == FALLO_INTERNO else "failure"
        fallo = ET.SubElement(caso, como, type=codigo, message=_en_breve(errores))
        fallo.text = _completos(errores)
    demas = [d for d in diagnosticos if not d.es_error]
    if demas:
        ET.SubElement(caso, "system-out").text = _completos(demas)
    return caso


def _caso_de_los_limpios(
    recuento: Recuento, diagnosticos: Sequence[Diagnostico], prefijo: str
) -> ET.Element:
    caso = _vacio("seguimiento", "archivos sin errores")
    sucios = {d.archivo for d in diagnosticos if d.es_error}
    sucios.update(recuento.ilegibles, recuento.en_parte)
    limpios = max(
        recuento.leidos - sum(es_de_registro(uno.removeprefix(prefijo)) for uno in sucios), 0
    )
    salida = ET.SubElement(caso, "system-out")
    salida.text = f"{cuenta(limpios, 'archivo')} sin errores\n{resumen(recuento, diagnosticos)}"
    return caso


def _vacio(clase: str, nombre: str) -> ET.Element:
    return ET.Element("testcase", classname=clase, name=nombre, time=DURACION)


def _en_breve(diagnosticos: list[Diagnostico]) -> str:
    demas = f" … y {len(diagnosticos) - 1} más" if len(diagnosticos) > 1 else ""
    return visible(diagnosticos[0].mensaje) + demas


def _completos(diagnosticos: Iterable[Diagnostico]) -> str:
    """Cada diagnóstico como en la consola, sin nada que XML no admita."""
    lineas = "\n".join(map(un_diagnostico, diagnosticos)).split("\n")
    return "\n".join(map(visible, lineas)).rstrip()
