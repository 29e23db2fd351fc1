"""Documentos más hostiles aún que los de `documento_al_azar`: todo lo que YAML deja escribir mal.

Hondos, sangrados desde la raíz, con blancos al final de las líneas, líneas de solo blancos, claves
entre comillas simples o con «?», textos entre comillas partidos en varias líneas, bloques que empiezan
en blanco o con líneas más sangradas, corchetes en su propia línea con la coma delante, y notas en todas
partes.
"""

import random
import re

from apoyo.documento_al_azar import (
    CLAVES,
    TEXTOS,
    Escrito,
    Redactor,
    arbol_al_azar,
    opciones,
)

CLAVES_RARAS = (
    *CLAVES,
    *opciones('it\'s¦di "a"¦#x¦- x¦clave: rara¦1.10¦true¦2022-11-03¦ña\u0301¦a#b¦[a]¦{¦|¦\u00a0'),
    "x y z " * 9 + "fin",
)
TEXTOS_RAROS = (
    *TEXTOS,
    *opciones("\u00a0x¦x\u00a0¦a\u00a0: b¦ﷺ ‧ 漢字¦\U0010fffd¦a\u2009b¦?¦:¦: a¦a:b¦a#b¦a ,b¦x]¦}"),
    *opciones("a\n  b\n  c\nd¦  a\nb¦\n\na\n\n\nb\n¦a\n\n\n¦- a\n- b\n¦# a\n# b¦a: b\nc: d"),
    *opciones("a\n# n no es nota\nb¦---\na\n...\n¦|¦>-¦| a¦\"a\" b¦'a' b¦a\\\nb¦\\n¦-¦--"),
    *opciones("0x1F¦1_000¦.inf"),
    *("e\u0301" * 40, "a " * 300 + "fin", "ñ" * 3000),
)
_ESPACIO = re.compile(r"(?<=[^\s\\]) (?=\S)")
_ENTRE_LETRAS = re.compile(r"(?<=[a-zñ])(?=[a-zñ])")


def escrito_enrevesado(azar: random.Random) -> Escrito:
    """Un documento que nadie querría editar."""
    arbol = arbol_al_azar(
        azar, hondo=azar.choice((3, 3, 9)), textos=TEXTOS_RAROS, claves=CLAVES_RARAS
    )
    return Escrito(arbol, RedactorEnrevesado(azar).archivo(arbol))


class RedactorEnrevesado(Redactor):
    """Quien escribe así."""

    def __init__(self, azar: random.Random) -> None:
        super().__init__(azar)
        self.margen = azar.choice((0, 0, 0, 1, 3))
        self.paso = azar.choice((1, 2, 2, 3, 7))
        self.lista = azar.choice((0, self.paso))
        self.densidad = azar.choice((0.0, 0.1, 0.3, 0.6))
        self.blancos = azar.choice((0.0, 0.0, 0.2))
        """Cuántas líneas acaban en blancos."""

    def blancos_finales(self) -> str:
        """Los blancos que nadie ve al final de una línea."""
        return " " * self.azar.choice((1, 2, 5)) if self.pasa(self.blancos) else ""

    def cabecera(self) -> list[str]:
        return [*super().cabecera(), *(["", "#", "# a solas  ", ""] if self.pasa(0.1) else [])]

    def nota(self) -> str:
        """Con «#» seguido de un espacio, de otros «#» o de nada; y quizá blancos al final."""
        signo = self.azar.choice(("# ", "# ", "## ", "#"))
        return signo + super().nota().removeprefix("# ") + self.blancos_finales()

    def cola(self) -> str:
        return super().cola() or self.blancos_finales()

    def blancas(self) -> list[str]:
        hasta = 6 if self.tras_bloque is None else self.tras_bloque
        cuantas = self.azar.choice((1, 1, 2, 4))
        return [
            " " * self.azar.randrange(hasta + 1) if self.pasa(self.blancos) else ""
            for _ in range(cuantas)
        ]

    def relleno(self, columna: int) -> list[str]:
        lineas = super().relleno(columna)
        while self.pasa(self.densidad / 2):
            lineas += super().relleno(columna)
        return lineas

    def clave(self, clave: str, columna: int) -> str:
        escrita = super().clave(clave, columna)
        if escrita.startswith('"'):
            escrita = self.dobles(clave) if self.pasa(0.5) else self.simples(clave)
        if self.pasa(0.003):
            return f"? {escrita}{self.cola()}\n{' ' * columna}"
        return escrita + (" " * self.azar.choice((1, 3)) if self.pasa(0.05) else "")

    @staticmethod
    def simples(texto: str) -> str:
        """Entre comillas simples."""
        return "'" + texto.replace("'", "''") + "'"

    def texto(self, valor: str | None, sangria: int) -> str:
        escrito = super().texto(valor, sangria)
        return self.partido(escrito, sangria)

    def partido(self, escrito: str, sangria: int) -> str:
        """El mismo texto, a veces en varias líneas."""
        if "\n" in escrito or not self.pasa(0.15):
            return escrito
        margen = "\n" + " " * (sangria + self.azar.choice((0, 1, 4)))
        if escrito.startswith('"'):
            if self.pasa(0.3):  # un salto escapado no se lee, ni la sangría que lo sigue
                return self._partido_en(_ENTRE_LETRAS, escrito, "\\" + margen)
            escrito = (
                escrito.replace("\\n", "\n" + margen, 1) if self._sin_blancos(escrito) else escrito
            )
            return self._partido_en(_ESPACIO, escrito, self.blancos_finales() + margen)
        if escrito.startswith("'"):
            return self._partido_en(_ESPACIO, escrito, self.blancos_finales() + margen)
        return escrito

    @staticmethod
    def _sin_blancos(escrito: str) -> bool:
        """Si ningún salto tiene al lado lo que, partido, se perdería."""
        return re.search(r"[\s\\\"]\\n|\\n[\s\\\"]|\\\\n", escrito) is None

    def _partido_en(self, donde: re.Pattern[str], escrito: str, salto: str) -> str:
        sitios = [hallado.start() for hallado in donde.finditer(escrito)]
        if not sitios or escrito.startswith("\n"):
            return escrito
        sitio = self.azar.choice(sitios)
        sigue = sitio + 1 if donde is _ESPACIO else sitio
        return escrito[:sitio] + salto + escrito[sigue:]

    def en_bloque(self, valor: str, columna: int) -> list[str] | None:
        escrito = self._bloque_raro(valor, columna) if self.pasa(0.3) else None
        return escrito or super().en_bloque(valor, columna)

    def _bloque_raro(self, valor: str, columna: int) -> list[str] | None:
        """Literal, con las líneas en blanco del principio y las sangradas que tenga."""
        cuerpo = valor.rstrip("\n")
        saltos = len(valor) - len(cuerpo)
        lineas = cuerpo.split("\n")
        if not cuerpo.strip() or "\t" in valor or any(una and not una.strip() for una in lineas):
            return None
        sangria = columna + self.azar.choice((1, self.paso, 9))
        con_cifra = next(filter(None, lineas)).startswith(" ") or self.pasa(0.1)
        partes = [str(sangria - columna) if con_cifra else "", ("-", "", "+")[min(saltos, 2)]]
        self.azar.shuffle(partes)
        cabecera = "|" + "".join(partes) + self.cola().replace("\t", " ")
        self.tras_bloque, self.conserva = sangria, saltos > 1
        margen = " " * sangria
        return [cabecera, *(margen + una if una else "" for una in lineas + [""] * (saltos - 1))]

    def clave_en_flujo(self, clave: str) -> str:
        escrita = super().clave_en_flujo(clave)
        return self.simples(clave) if escrita.startswith('"') and self.pasa(0.5) else escrita

    def texto_en_flujo(self, valor: str | None) -> str:
        escrito = super().texto_en_flujo(valor)
        simple = escrito.startswith('"') and valor is not None
        if simple and not {"\n", "\t"} & {*str(valor)} and self.pasa(0.3):
            return self.simples(str(valor))
        return escrito

    def entre(self, abre: str, partes: list[str], cierra: str, sangria: int) -> str:
        """Un elemento por línea, con la coma al final o delante y las notas donde caigan."""
        if not partes or not self.pasa(0.3):
            return super().entre(abre, partes, cierra, sangria)
        margen = "\n" + " " * (sangria + 1)
        delante = self.pasa(0.3)
        escrito = abre + self._nota_y(margen)
        for orden, parte in enumerate(partes):
            if orden and delante:
                escrito += ", "
            escrito += parte
            if not delante and (orden < len(partes) - 1 or self.pasa(0.3)):
                escrito += self.azar.choice(("", "", " ")) + ","
            escrito += self._nota_y(margen)
        return escrito + cierra

    def _nota_y(self, margen: str) -> str:
        lineas = [self.cola()]
        while self.pasa(self.densidad / 2):
            lineas.append(self.azar.choice(("", self.nota())))
        return margen.join(lineas) + margen
