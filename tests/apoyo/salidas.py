"""Todas las salidas de una cartera a un mismo corte, y las cifras que dice cada una."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from apoyo.cartera_de_doce import ARCHIVOS as DE_DOCE
from apoyo.carteras import PROYECTO, RICA, escribir
from apoyo.cifras import (
    TODO,
    Cifra,
    de_las_frases,
    de_las_frases_hechas,
    de_un_resumen,
    de_un_texto,
    de_un_titulo,
    de_unas_columnas,
    de_unos_indicadores,
    filas_csv,
    nombre_de,
)
from apoyo.cifras_de_filas import (
    NADA_MAS,
    Codigos,
    acciones_de_cada_una,
    contadas_de_cada_una,
    de_la_lista_de_evaluaciones,
    de_los_dibujos,
    de_unas_acciones,
    de_unas_evaluaciones,
    de_unos_grupos,
    dias_de_un_texto,
    dias_de_una_pantalla,
    dias_de_unos_datos,
    grupos_de_unas_acciones,
    sin_lo_demas,
)
from apoyo.cifras_exportadas import cifras_exportadas
from apoyo.ejecucion import Resultado, seg
from apoyo.rendidos import DE_RICA, DEL_PROYECTO
from apoyo.tablas import Frase, leida
from independiente.cartera_al_azar import escribir as escribir_al_azar
from seguimiento.informes.tipos import TIPOS

LISTAS = ("evaluaciones", "recomendaciones", "acciones", "practicas", "acuerdos")
FRASES = {"p", "desc"}
AL_AZAR = 12
"""La semilla de una cartera al azar con de todo."""


@dataclass(frozen=True, slots=True)
class Caso:
    """Una cartera, el período a cuyo cierre se mira y de qué es cada informe que lo pide."""

    nombre: str
    corte: str
    periodo: str
    de: tuple[tuple[str, str], ...] = ()

    def escrita(self, carpeta: Path) -> Path:
        """La carpeta con sus registros."""
        match self.nombre:
            case "incluidos":
                return PROYECTO
            case "rica":
                return escribir(carpeta, RICA)
            case "doce":
                return escribir(carpeta, DE_DOCE)
            case _:
                return escribir_al_azar(carpeta, AL_AZAR)


CASOS = (
    Caso("rica", "2023-03-31", "2023-T1", tuple(DE_RICA.items())),
    Caso("incluidos", "2023-06-30", "2023-T2", tuple(DEL_PROYECTO.items())),
    Caso("doce", "2023-12-31", "2023-T4", (("matriz", "caminos"), ("responsable", "PSU"))),
    Caso("al azar", "2024-03-31", "2024-T1", (("matriz", "ev-0"), ("responsable", "Gerencia"))),
)
AMBITOS = {"matriz": "evaluación", "responsable": "responsable", "ficha": "ficha", "acta": "acta"}
"""De qué habla un informe que no es de toda la cartera."""
SOLO_DE_LA_LISTA = {
    (f"lista {que}{formato}", "posterior al corte") for que in LISTAS for formato in ("", ".md")
}
DE_PERIODO = {"trimestral", "resumen"}
"""Los informes que se piden de un período."""
GRUPOS = ("responsable", "evaluacion", "prioridad", "mes")
"""Por qué se agrupa `status`."""
SE_BUSCA, SE_VEN = "Datos", 4
"""Qué se busca, y cuántas de las vencidas se miran una a una."""


@dataclass(frozen=True, slots=True)
class Salida:
    """Lo que dice una orden, y de qué habla."""

    nombre: str
    ambito: str
    texto: str
    markdown: bool = False
    pagina: bool = False
    codigos: Codigos = field(default_factory=dict)
    """De qué referencia es cada código de sus filas, si no la llevan."""
    ref: str = ""
    """Aquello de lo que habla entera, si es una cosa."""

    def sin_rotulo(self) -> Iterator[Cifra]:
        """Los días de cada fila y lo que se dibuja."""
        if self.markdown or self.pagina:
            yield from dias_de_un_texto(
                self.texto, self.nombre, self.codigos, markdown=self.markdown
            )
        else:
            yield from dias_de_una_pantalla(self.texto, self.nombre, self.codigos, self.ref)
        if self.pagina:
            yield from de_los_dibujos(self.texto, self.nombre)

    def cifras(self, cierre: str) -> list[Cifra]:
        """Las que llevan rótulo: azulejos, tablas y títulos."""
        if self.markdown or self.pagina:
            todas = de_un_texto(
                self.texto, self.nombre, self.ambito, markdown=self.markdown, cierre=cierre
            )
        else:
            titulos = (Frase("", "h2", linea) for linea in self.texto.splitlines())
            todas = [u for uno in titulos for u in de_un_titulo(uno, self.nombre, self.ambito)]
        # lo posterior al corte que nombra una lista es solo lo de su clase
        return [una for una in todas if (self.nombre, una.nombre) not in SOLO_DE_LA_LISTA]

    def frases(self) -> Iterable[str]:
        """Los párrafos o las líneas."""
        if self.markdown or self.pagina:
            todas = leida(self.texto, markdown=self.markdown).frases
            return [una.texto for una in todas if una.clase in FRASES]
        return self.texto.splitlines()


def salidas(raiz: Path, caso: Caso) -> Iterator[Salida]:
    """Todas las de una cartera a un corte, en los formatos que se leen."""
    for orden in (("status",), ("indicadores", "--periodo", caso.periodo)):
        texto = dicho(raiz, caso, *orden, "--formato", "md").salida
        yield Salida(f"{orden[0]}.md", TODO, texto, markdown=True, codigos=codigos(raiz, caso))
    for por in ((), *(("--por", grupo) for grupo in GRUPOS)):
        texto = dicho(raiz, caso, "status", *por).salida
        yield Salida(" ".join(("status", *por[:1])), TODO, texto, codigos=codigos(raiz, caso))
    yield from de_una_evaluacion(raiz, caso)
    for que in LISTAS:
        yield Salida(f"lista {que}", TODO, dicho(raiz, caso, "lista", que).salida)
        texto = dicho(raiz, caso, "lista", que, "--formato", "md").salida
        yield Salida(f"lista {que}.md", TODO, texto, markdown=True)
    for ref in vencidas(raiz, caso):
        texto = dicho(raiz, caso, "ver", ref).salida
        yield Salida("ver", f"ver {ref}", texto, ref=ref)
    yield from informes(raiz, caso)


def vencidas(raiz: Path, caso: Caso) -> list[str]:
    """Las primeras cosas vencidas: recomendaciones sin acciones, acciones y compromisos."""
    datos = dicho(raiz, caso, "status", "--json").json
    filas = [*datos["recomendaciones_sin_acciones"], *datos["acciones"]]
    refs = (str(una["ref"]) for una in filas if una["dias_de_retraso"] and not una["instancia"])
    return list(refs)[:SE_VEN]


def de_una_evaluacion(raiz: Path, caso: Caso) -> Iterator[Salida]:
    """Lo mismo, solo de la evaluación cuya matriz se saca: casa con su fila de cada tabla."""
    evaluacion = dict(caso.de)["matriz"]
    ambito = f"evaluación {titulo_de(raiz, caso, evaluacion)}"
    filtro = ("--evaluacion", evaluacion, "--formato", "md")
    for orden in (("status",), ("indicadores", "--periodo", caso.periodo)):
        texto = dicho(raiz, caso, *orden, *filtro).salida
        nombre = f"{orden[0]} --evaluacion"
        suyos = codigos(raiz, caso, evaluacion)
        yield Salida(nombre, ambito, texto, markdown=True, codigos=suyos)


def titulo_de(raiz: Path, caso: Caso, evaluacion: str) -> str:
    """Cómo se llama una evaluación: en las filas y en los gráficos se dice su título."""
    todas = dicho(raiz, caso, "lista", "evaluaciones", "--json").json["evaluaciones"]
    return next(str(una["titulo"]) for una in todas if una["id"] == evaluacion)


def informes(raiz: Path, caso: Caso) -> Iterator[Salida]:
    """Cada tipo de informe, en Markdown y en una página."""
    for tipo, formato in product(TIPOS.values(), ("md", "html")):
        de = dict(caso.de).get(tipo.nombre)
        if tipo.argumento and not de:
            continue
        periodo = ("--periodo", caso.periodo) if tipo.nombre in DE_PERIODO else ()
        orden = ("informe", tipo.nombre, *([de] if de else []), *periodo, "--formato", formato)
        nombre = titulo_de(raiz, caso, de) if de and tipo.nombre == "matriz" else de
        ambito = f"{AMBITOS[tipo.nombre]} {nombre}" if de else TODO
        texto = dicho(raiz, caso, *orden).salida
        es_md = formato == "md"
        suyos = codigos(raiz, caso, de) if de and tipo.nombre == "matriz" else {}
        yield Salida(f"{tipo.nombre}.{formato}", ambito, texto, es_md, not es_md, suyos)


def codigos(raiz: Path, caso: Caso, evaluacion: str = "") -> Codigos:
    """De qué es cada código, en una evaluación o, si no se dice, en toda la cartera y en un solo archivo."""
    refs = {
        str(una["ref"]).partition("@")[0]
        for que in ("acciones", "recomendaciones")
        for una in _json(raiz, caso, que)
        if str(una["ref"]).startswith(evaluacion)
    }
    veces = Counter(ref.partition("/")[2] for ref in refs)
    return {codigo: ref for ref in refs if veces[codigo := ref.partition("/")[2]] == 1}


@cache
def dicho(raiz: Path, caso: Caso, *orden: str) -> Resultado:
    """Lo que dice una orden al corte, que ha de salir bien; los registros no cambian entretanto."""
    resultado = seg(*orden, en=raiz, hoy=caso.corte)
    assert resultado.codigo == 0, resultado.errores
    return resultado


def recogidas(raiz: Path, caso: Caso) -> list[Cifra]:
    """Las cifras con nombre de todas las salidas; de las frases, las que usan un nombre de los otros."""
    todas = list(salidas(raiz, caso))
    cifras = [una for salida in todas for una in salida.cifras(caso.periodo)]
    cifras += [una for salida in todas for una in salida.sin_rotulo()]
    for datos in (de_los_datos, de_las_filas, de_los_grupos, de_lo_buscado, de_lo_validado):
        cifras += datos(raiz, caso)
    cifras += cifras_exportadas(raiz, caso.corte)
    nombres = {una.nombre for una in cifras if una.ambito == TODO}
    for salida in todas:
        cifras += de_las_frases(salida.frases(), nombres, salida.nombre, salida.ambito)
        if salida.ambito == TODO:
            cifras += de_las_frases_hechas(salida.frases(), salida.nombre)
    return cifras


def vigiladas(cifras: Iterable[Cifra]) -> dict[str, int]:
    """De cada salida, cuántas de sus cifras no podrían decir otra cosa sin contradecir a otra de otro sitio."""
    por_nombre: dict[tuple[str, str], list[Cifra]] = {}
    for una in cifras:
        por_nombre.setdefault((una.ambito, una.nombre), []).append(una)
    return Counter(
        una.salida
        for suyas in por_nombre.values()
        for una in suyas
        if any(
            replace(una, n=una.n + 1).contradice(otra) for otra in suyas if otra.donde != una.donde
        )
    )


def de_los_datos(raiz: Path, caso: Caso) -> Iterator[Cifra]:
    """Lo que se da para otros programas, y los indicadores en una pantalla."""
    resumen = dicho(raiz, caso, "status", "--json").json["resumen"]
    yield from de_un_resumen(resumen, "status.json")
    orden = ("indicadores", "--periodo", caso.periodo)
    yield from de_unas_columnas(dicho(raiz, caso, *orden).salida, "indicadores")
    en_json = dicho(raiz, caso, *orden, "--json").json["indicadores"]
    yield from de_unos_indicadores(en_json, "indicadores.json")
    en_csv = filas_csv(dicho(raiz, caso, *orden, "--formato", "csv").salida)
    yield from de_unos_indicadores(en_csv, "indicadores.csv")


def de_las_filas(raiz: Path, caso: Caso) -> Iterator[Cifra]:
    """Lo que dicen, o suman, las filas de las listas y de lo que se ve, en JSON, CSV y Markdown."""
    for donde, filas in (*_acciones(raiz, caso), ("status.csv", _csv(raiz, caso, "status"))):
        yield from de_unas_acciones(filas, donde)
        yield from dias_de_unos_datos(filas, donde)
    datos = dicho(raiz, caso, "status", "--json").json
    for clave in ("acciones", "recomendaciones_sin_acciones", "sin_respuesta"):
        yield from dias_de_unos_datos(datos[clave], f"status.json › {clave}")
    yield from de_unas_evaluaciones(_json(raiz, caso, "evaluaciones"), "lista evaluaciones.json")
    filas = _csv(raiz, caso, "lista", "evaluaciones")
    yield from de_unas_evaluaciones(filas, "lista evaluaciones.csv")
    texto = dicho(raiz, caso, "lista", "evaluaciones", "--formato", "md").salida
    for tabla in leida(texto, markdown=True).tablas[:1]:
        yield from de_la_lista_de_evaluaciones(tabla, "lista evaluaciones.md")
    for que in LISTAS[1:]:
        nombre, _ = nombre_de(que)
        for donde, filas in _de_una_lista(raiz, caso, que):
            yield Cifra(TODO, nombre, NADA_MAS, len(sin_lo_demas(filas)), None, donde)
    for que in ("recomendaciones", "acuerdos"):
        for donde, filas in _de_una_lista(raiz, caso, que):
            yield from acciones_de_cada_una(filas, donde)
    for donde, filas in _acciones(raiz, caso):
        yield from contadas_de_cada_una(filas, donde)
    for ref in vencidas(raiz, caso):
        visto = dicho(raiz, caso, "ver", ref, "--json").json
        propio = [visto["seguimiento_propio"]] if "seguimiento_propio" in visto else []
        filas = [*propio, *visto.get("periodos", ()), *visto.get("filas", ())]
        yield from dias_de_unos_datos(filas, "ver.json")


Filas = list[dict[str, Any]]


def _json(raiz: Path, caso: Caso, que: str) -> Filas:
    return list(dicho(raiz, caso, "lista", que, "--json").json[que])


def _csv(raiz: Path, caso: Caso, *orden: str) -> Filas:
    filas: Filas = filas_csv(dicho(raiz, caso, *orden, "--formato", "csv").salida)
    return [una for una in filas if una.get("situacion") != "posterior_al_corte"]


def _de_una_lista(raiz: Path, caso: Caso, que: str) -> Iterator[tuple[str, Filas]]:
    yield f"lista {que}.json", _json(raiz, caso, que)
    yield f"lista {que}.csv", _csv(raiz, caso, "lista", que)


def _acciones(raiz: Path, caso: Caso) -> Iterator[tuple[str, Filas]]:
    return _de_una_lista(raiz, caso, "acciones")


def de_los_grupos(raiz: Path, caso: Caso) -> Iterator[Cifra]:
    """Cuántas acciones hay en cada grupo de `status --por`, en pantalla, en Markdown y en los datos."""
    for por in GRUPOS:
        orden = ("status", "--por", por)
        yield from de_unos_grupos(dicho(raiz, caso, *orden).salida, por, "status --por")
        texto = dicho(raiz, caso, *orden, "--formato", "md").salida
        yield from de_unos_grupos(texto, por, "status --por.md")
    filas = _json(raiz, caso, "acciones")
    yield from grupos_de_unas_acciones(filas, "evaluacion", "evaluacion", "lista acciones.json")


def de_lo_buscado(raiz: Path, caso: Caso) -> Iterator[Cifra]:
    """Cuántas veces sale algo y en cuántos sitios."""
    for linea in dicho(raiz, caso, "buscar", SE_BUSCA).salida.splitlines()[:1]:
        for n, que in re.findall(r"(\d+) (\w+)", linea):
            yield Cifra("buscar", nombre_de(que)[0], NADA_MAS, int(n), None, "buscar")
    apariciones = dicho(raiz, caso, "buscar", SE_BUSCA, "--json").json["apariciones"]
    yield Cifra("buscar", "aparición", NADA_MAS, len(apariciones), None, "buscar.json")


def de_lo_validado(raiz: Path, caso: Caso) -> Iterator[Cifra]:
    """Cuántos archivos se leen y cuántos hallazgos hay de cada severidad."""
    resultado = seg("validar", en=raiz, hoy=caso.corte)
    for n, que in re.findall(r"(\d+) (\w+)", resultado.salida.splitlines()[-1]):
        yield Cifra("validar", nombre_de(que)[0], NADA_MAS, int(n), None, "validar")
    leidos = dicho(raiz, caso, "status", "--json").json["archivos"]["leidos"]
    yield Cifra(TODO, "registro leído", NADA_MAS, int(leidos), None, "status.json › archivos")
    datos = seg("validar", "--json", en=raiz, hoy=caso.corte).json
    for que, n in Counter(uno["severidad"] for uno in datos["diagnosticos"]).items():
        yield Cifra("validar", nombre_de(que)[0], NADA_MAS, n, None, "validar.json")
