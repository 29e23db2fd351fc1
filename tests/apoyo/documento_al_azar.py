"""Un árbol inventado y un texto que lo dice con los estilos más hostiles."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


def opciones(escritas: str) -> tuple[str, ...]:
    """Las que separa «¦»."""
    return tuple(escritas.split("¦"))


CLAVES = opciones("a¦año¦nin\u0303o¦clave larga¦b-c¦no¦12:30¦l'a¦🧑\u200d🌾¦d¦id")
PROSA = "La unidad responsable acordó, con las oficinas, un plan que dura más de un año entero"
TEXTOS = (
    *opciones("x¦en_curso¦hola que tal¦Acción nº 3¦an\u0303o¦👩\u200d💻 y más¦a, b¦a b c d e f"),
    *opciones("12:30¦no¦1.10¦010¦+5¦True¦2022-11-03¦2022-11¦7¦1e3¦=¦<<¦---¦...¦¦~¦it's¦'¦''"),
    *opciones("a # b¦a: b¦Objetivo #3¦- x¦-x¦? x¦@a¦%a¦final:¦[x]¦{¦#x¦&a¦*a¦ delante¦detrás "),
    *opciones("a\nb¦a\n\nb\n¦una\ny otra línea\n¦x\n\n¦\nx¦ x\ny¦a \nb¦a\n  b\nc¦C:\\ruta¦a\tb"),
    *opciones('es \'así\'¦dice "sí"¦"¦https://a.b/c?d=e#f'),
    *(PROSA, f"{PROSA}. {PROSA}.", f"{PROSA}\n{PROSA}", f"«{PROSA}»: {PROSA}", "palabra" * 20),
)
NULOS = ("", "~", "null", "Null", "NULL")
NOTA = re.compile(r"#+ ?n[0-9]+·[^\r\n]*")
"""Un comentario de los inventados, entero: ningún texto inventado lo parece."""
_SIMPLE = re.compile(r"(?![- ?:,\[\]{}#&*!|>'\"%@`=<~.])[^\n\t:#]+(?<! )")
_EN_FLUJO = re.compile(r"[^,\[\]{}?:]+")


@dataclass(frozen=True)
class Escrito:
    """Un árbol y los bytes de un archivo que lo dice."""

    arbol: Any
    contenido: bytes


def escrito_con(semilla: int) -> Escrito:
    """El documento que sale de una semilla."""
    return escrito_al_azar(random.Random(semilla))  # noqa: S311 — inventa documentos, no secretos


def escrito_al_azar(azar: random.Random) -> Escrito:
    """Un documento pequeño."""
    arbol = arbol_al_azar(azar, hondo=3)
    return Escrito(arbol, Redactor(azar).archivo(arbol))


def arbol_al_azar(
    azar: random.Random,
    *,
    hondo: int,
    textos: Sequence[str] = TEXTOS,
    claves: Sequence[str] = CLAVES,
) -> Any:  # noqa: ANN401 — un árbol cualquiera
    """Un mapa o una lista que no está vacía, con esos textos y claves y esa hondura."""

    def uno(hondura: int) -> Any:  # noqa: ANN401
        if hondura < hondo and azar.random() < 0.4 - hondura * 0.24 / hondo:
            return contenedor(hondura)
        return None if azar.random() < 0.07 else azar.choice(textos)

    def contenedor(hondura: int) -> Any:  # noqa: ANN401
        cuantos = azar.choice((0, 1, 1, 2, 2, 3, 3, 4))
        hijos = [uno(hondura + 1) for _ in range(cuantos)]
        if azar.random() < 0.6:
            return dict(zip(azar.sample(claves, cuantos), hijos, strict=True))
        return hijos

    while not (arbol := contenedor(0)):
        pass
    return arbol


class Redactor:
    """Escribe un árbol con unas costumbres que a veces quebranta."""

    def __init__(self, azar: random.Random) -> None:
        self.azar = azar
        self.margen = 0
        """La columna de la raíz."""
        self.paso = azar.choice((1, 2, 2, 2, 4))
        self.lista = azar.choice((0, self.paso))
        self.notas = 0
        self.densidad = azar.choice((0.0, 0.1, 0.3))
        self.tras_bloque: int | None = None
        """La sangría del texto en bloque que se acaba de escribir."""
        self.conserva = False
        """Si a ese texto le pertenecerían las líneas en blanco que lo siguieran."""

    def archivo(self, arbol: Any) -> bytes:  # noqa: ANN401
        lineas = self.cabecera()
        lineas += ["---"] if self.pasa(0.1) else []
        if self.pasa(0.15):
            lineas += [self.flujo(arbol, 2) + self.cola()]
        else:
            lineas += self.bloque(arbol, self.margen)
        lineas += self.relleno(0)
        lineas += ["..."] if self.pasa(0.03) and not self.conserva else []
        saltos = self.azar.choice((["\n"], ["\n"], ["\r\n"], ["\n", "\r\n"]))
        texto = "".join(
            linea.replace("\n", "") + self.azar.choice(saltos) for linea in self.sueltas(lineas)
        )
        if self.pasa(0.25) and self.tras_bloque is None:
            texto = texto.removesuffix("\n").removesuffix("\r")
        return (("\ufeff" if self.pasa(0.1) else "") + texto).encode("utf-8")

    def cabecera(self) -> list[str]:
        return ["# yaml-language-server: x"] if self.pasa(0.3) else []

    @staticmethod
    def sueltas(lineas: list[str]) -> list[str]:
        return [una for linea in lineas for una in linea.split("\n")]

    def pasa(self, probabilidad: float) -> bool:
        return self.azar.random() < probabilidad

    def nota(self) -> str:
        self.notas += 1
        return f"# n{self.notas}·" + self.azar.choice(("", " ojo", " «a: b»", "\ttabulado", " - x"))

    def cola(self) -> str:
        """Lo que puede ir detrás de un dato en su línea."""
        return (
            " " * self.azar.choice((2, 2, 3, 9)) + self.nota() if self.pasa(self.densidad) else ""
        )

    def relleno(self, columna: int) -> list[str]:
        """Las líneas en blanco y los comentarios que pueden ir entre dos datos."""
        lineas = []
        if self.pasa(self.densidad):
            hasta = columna + 5 if self.tras_bloque is None else self.tras_bloque - 1
            lineas.append(" " * self.azar.choice((0, min(columna, hasta), hasta)) + self.nota())
            self.tras_bloque, self.conserva = None, False
        if self.pasa(0.1) and not self.conserva:
            lineas += self.blancas()
        return lineas

    def blancas(self) -> list[str]:
        return [""]

    def bloque(self, arbol: Any, columna: int) -> list[str]:  # noqa: ANN401
        """Las líneas de un contenedor; si está vacío, sus corchetes."""
        if not arbol:
            return [" " * columna + self.flujo(arbol, columna)]
        lineas: list[str] = []
        entradas = arbol.items() if isinstance(arbol, dict) else ((None, uno) for uno in arbol)
        for clave, valor in entradas:
            lineas += self.relleno(columna) if lineas else []
            self.tras_bloque, self.conserva = None, False
            signo = "-" if clave is None else self.clave(clave, columna) + ":"
            lineas += self.entrada(" " * columna + signo, valor, columna, clave is None)
        return lineas

    def entrada(  # noqa: PLR0911 — un modo de escribirla por salida
        self,
        signo: str,
        valor: Any,  # noqa: ANN401
        columna: int,
        es_elemento: bool,  # noqa: FBT001
    ) -> list[str]:
        hueco = " " * self.azar.choice((1, 1, 1, 1, 2, 3))
        if isinstance(valor, dict | list) and valor and not self.pasa(0.25):
            if es_elemento and self.pasa(0.8):
                dentro = columna + 1 + len(hueco)
                lineas = self.bloque(valor, dentro)
                return [signo + hueco + lineas[0][dentro:], *lineas[1:]]
            minima = 1 if es_elemento or isinstance(valor, dict) else 0
            mas = self.paso if isinstance(valor, dict) else self.lista
            cola = self.cola()
            return [
                signo + cola,
                *self.relleno(columna),
                *self.bloque(valor, columna + max(mas, minima)),
            ]
        if isinstance(valor, dict | list):
            return [signo + hueco + self.flujo(valor, columna + 2) + self.cola()]
        if isinstance(valor, str) and (escrito := self.en_bloque(valor, columna)):
            return [signo + hueco + escrito[0], *escrito[1:]]
        escrito_en_linea = self.texto(valor, columna + self.paso + 1)
        if not escrito_en_linea:
            return [signo + self.cola()]
        if self.pasa(0.06):
            margen = " " * (columna + self.paso)
            return [signo + self.cola(), margen + escrito_en_linea + self.cola()]
        return [signo + hueco + escrito_en_linea + self.cola()]

    def clave(self, clave: str, _columna: int) -> str:
        if self.pasa(0.15) or not _SIMPLE.fullmatch(clave):
            return f'"{clave}"'
        return clave

    def texto(self, valor: str | None, sangria: int) -> str:
        """En su línea, o en varias entre comillas o sin ellas."""
        if valor is None:
            return self.azar.choice(("", "", "~", "null"))
        modos = [self.dobles(valor)]
        if "\n" not in valor and "\t" not in valor:
            modos.append("'" + valor.replace("'", "''") + "'")
        if _SIMPLE.fullmatch(valor) and valor not in NULOS:
            modos += [valor] * 3
            if self.pasa(0.15):
                modos.append(valor.replace(" ", "\n" + " " * sangria, 1))
        return self.azar.choice(modos)

    def dobles(self, valor: str) -> str:
        escapado = (
            valor.replace("\\", "\\\\")
            .replace('"', '\\"')
            .replace("\n", "\\n")
            .replace("\t", "\\t")
        )
        return '"' + (escapado.replace("é", "\\u00e9") if self.pasa(0.3) else escapado) + '"'

    def en_bloque(self, valor: str, columna: int) -> list[str] | None:
        """Como texto en bloque, si cabe y toca."""
        if not self.pasa(0.9 if "\n" in valor else 0.25):
            return None
        cuerpo = valor.rstrip("\n")
        saltos = len(valor) - len(cuerpo)
        if not cuerpo or cuerpo[0] in " \n" or "\t" in valor:
            return None
        lineas, estilo = cuerpo.split("\n"), "|"
        if all(una == una.strip() and una for una in lineas) and self.pasa(0.6):
            estilo = ">"
            lineas = "\n\n".join(self.plegada(una) for una in lineas).split("\n")
        sangria = columna + self.azar.choice((self.paso, self.paso, 4))
        cifra = str(sangria - columna) if self.pasa(0.1) else ""
        cabecera = estilo + cifra + ("-", "", "+")[min(saltos, 2)]
        # el lector no admite tabuladores en ese comentario
        cabecera += self.cola().replace("\t", " ")
        self.tras_bloque, self.conserva = sangria, saltos > 1
        margen = " " * sangria
        return [cabecera, *(margen + una if una else "" for una in lineas + [""] * (saltos - 1))]

    def plegada(self, linea: str) -> str:
        """Con algún espacio hecho salto."""
        partes = linea.split(" ")
        if "" in partes:
            return linea
        return "".join(
            parte + self.azar.choice("\n     ") if orden < len(partes) - 1 else parte
            for orden, parte in enumerate(partes)
        )

    def flujo(self, arbol: Any, sangria: int) -> str:  # noqa: ANN401
        if isinstance(arbol, dict):
            abre, cierra = "{}"
            partes = [
                f"{self.clave_en_flujo(k)}: {self.flujo(v, sangria)}" for k, v in arbol.items()
            ]
        elif isinstance(arbol, list):
            abre, cierra = "[]"
            partes = [self.flujo(uno, sangria) for uno in arbol]
        else:
            return self.texto_en_flujo(arbol)
        return self.entre(abre, partes, cierra, sangria)

    def entre(self, abre: str, partes: list[str], cierra: str, sangria: int) -> str:
        """Las partes de un contenedor, entre sus corchetes."""
        margen = self.azar.choice(("", "", " "))
        escrito = abre + margen
        for orden, parte in enumerate(partes):
            ultima = orden == len(partes) - 1
            coma = "" if ultima and not self.pasa(0.1) else ","
            escrito += parte + self.azar.choice(("", " ") if coma else ("",)) + coma
            if self.pasa(self.densidad):
                escrito += "  " + self.nota() + "\n" + " " * sangria
            elif not ultima:
                escrito += "\n" + " " * sangria if self.pasa(0.1) else " "
        return escrito + (margen if partes else "") + cierra

    def clave_en_flujo(self, clave: str) -> str:
        return clave if _SIMPLE.fullmatch(clave) else f'"{clave}"'

    def texto_en_flujo(self, valor: str | None) -> str:
        if valor is None:
            return self.azar.choice(("~", "null"))
        if _SIMPLE.fullmatch(valor) and _EN_FLUJO.fullmatch(valor) and self.pasa(0.7):
            return valor
        return self.dobles(valor)
