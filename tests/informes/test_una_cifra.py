"""Una cifra se llama de una manera y vale lo mismo en todas las salidas de un mismo corte."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from apoyo.cartera_de_doce import ARCHIVOS as DE_DOCE
from apoyo.carteras import PROYECTO, RICA, escribir
from apoyo.cifras import (
    FRASES_HECHAS,
    TODO,
    Cifra,
    contradicciones,
    de_las_frases,
    de_las_frases_hechas,
    de_un_resumen,
    de_un_texto,
    de_un_titulo,
    de_unas_columnas,
    de_unos_indicadores,
    filas_csv,
)
from apoyo.ejecucion import Resultado, seg
from apoyo.esfuerzo import una_parte
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
    Caso("incluidos", "2023-06-30", "2023-T2", tuple(DEL_PROYECTO.items())),
    Caso("doce", "2023-12-31", "2023-T4", (("matriz", "caminos"), ("responsable", "PSU"))),
    Caso("rica", "2023-03-31", "2023-T1", tuple(DE_RICA.items())),
    Caso("al azar", "2024-03-31", "2024-T1", (("matriz", "ev-0"), ("responsable", "Gerencia"))),
)
AMBITOS = {"matriz": "evaluación", "responsable": "responsable", "ficha": "ficha", "acta": "acta"}
"""De qué habla un informe que no es de toda la cartera."""
SOLO_DE_LA_LISTA = {(f"lista {que}", "posterior al corte") for que in LISTAS}
DE_PERIODO = {"trimestral", "resumen"}
"""Los informes que se piden de un período."""
EN_TODAS = {"vencida", "sin respuesta"}
"""Lo que se dice en tantos sitios que, si deja de recogerse, es que ya no se recoge nada."""
EN_CUANTAS = 6


@dataclass(frozen=True, slots=True)
class Salida:
    """Lo que dice una orden, y de qué habla."""

    nombre: str
    ambito: str
    texto: str
    markdown: bool = False
    pagina: bool = False

    def cifras(self, cierre: str) -> list[Cifra]:
        """Las que llevan rótulo: azulejos, tablas y títulos."""
        if self.markdown or self.pagina:
            return de_un_texto(
                self.texto, self.nombre, self.ambito, markdown=self.markdown, cierre=cierre
            )
        titulos = (Frase("", "h2", linea) for linea in self.texto.splitlines())
        todas = (una for uno in titulos for una in de_un_titulo(uno, self.nombre, self.ambito))
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
    yield Salida("status", TODO, dicho(raiz, caso, "status").salida)
    texto = dicho(raiz, caso, "status", "--formato", "md").salida
    yield Salida("status.md", TODO, texto, markdown=True)
    orden = ("indicadores", "--periodo", caso.periodo, "--formato", "md")
    yield Salida("indicadores.md", TODO, dicho(raiz, caso, *orden).salida, markdown=True)
    yield from de_una_evaluacion(raiz, caso)
    for que in LISTAS:
        yield Salida(f"lista {que}", TODO, dicho(raiz, caso, "lista", que).salida)
    yield from informes(raiz, caso)


def de_una_evaluacion(raiz: Path, caso: Caso) -> Iterator[Salida]:
    """Lo mismo, solo de la evaluación cuya matriz se saca: casa con su fila de cada tabla."""
    evaluacion = dict(caso.de)["matriz"]
    ambito = f"evaluación {titulo_de(raiz, caso, evaluacion)}"
    filtro = ("--evaluacion", evaluacion, "--formato", "md")
    for orden in (("status",), ("indicadores", "--periodo", caso.periodo)):
        texto = dicho(raiz, caso, *orden, *filtro).salida
        yield Salida(f"{orden[0]} --evaluacion", ambito, texto, markdown=True)


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
        yield Salida(f"{tipo.nombre}.{formato}", ambito, texto, markdown=es_md, pagina=not es_md)


def dicho(raiz: Path, caso: Caso, *orden: str) -> Resultado:
    resultado = seg(*orden, en=raiz, hoy=caso.corte)
    assert resultado.codigo == 0, resultado.errores
    return resultado


def recogidas(raiz: Path, caso: Caso) -> list[Cifra]:
    """Las cifras con nombre de todas las salidas; de las frases, las que usan un nombre de los otros."""
    todas = list(salidas(raiz, caso))
    cifras = [una for salida in todas for una in salida.cifras(caso.periodo)]
    cifras += de_los_datos(raiz, caso)
    nombres = {una.nombre for una in cifras if una.ambito == TODO}
    for salida in todas:
        cifras += de_las_frases(salida.frases(), nombres, salida.nombre, salida.ambito)
        if salida.ambito == TODO:
            cifras += de_las_frases_hechas(salida.frases(), salida.nombre)
    return cifras


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


@pytest.mark.parametrize("caso", una_parte(CASOS, cada=2), ids=lambda caso: caso.nombre)
def test_ninguna_se_contradice(caso: Caso, tmp_path: Path) -> None:
    cifras = recogidas(caso.escrita(tmp_path), caso)
    for nombre in EN_TODAS:
        sitios = {una.donde for una in cifras if una.nombre == nombre and una.ambito == TODO}
        assert len(sitios) >= EN_CUANTAS, f"apenas se recoge «{nombre}»: {sorted(sitios)}"
    assert contradicciones(cifras) == []


def test_cada_frase_hecha_la_dice_el_trimestral(tmp_path: Path) -> None:
    rica = next(caso for caso in CASOS if caso.nombre == "rica")
    orden = ("informe", "trimestral", "--periodo", rica.periodo)
    salida = Salida("", TODO, dicho(rica.escrita(tmp_path), rica, *orden).salida, markdown=True)
    frases = list(salida.frases())
    for hecha in FRASES_HECHAS:
        assert any(map(hecha.forma.search, frases)), hecha.forma.pattern
