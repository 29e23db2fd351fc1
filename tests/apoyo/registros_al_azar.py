"""Un repositorio pequeño inventado desde el modelo: registros de las tres clases y su configuración.

Cada campo de cada registro puede estar, con un valor que el modelo admite. Son árboles de textos, listas y
mapas: como se escriben en el archivo lo decide otro, y lo que debe leerse se sabe sin leerlo.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from unicodedata import normalize

from apoyo.documento_al_azar import TEXTOS
from seguimiento.campos import Campo, campos, escritura, ramas
from seguimiento.lugares import Ruta
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.configuracion import CONFIGURACION, Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import ClaseDeValor, Registro
from seguimiento.vocabularios import Ausencia, ClaseDeElemento

ARCHIVOS: Mapping[str, type[Registro]] = {
    "data/evaluaciones/una.yaml": Evaluacion,
    "data/evaluaciones/otra.yaml": Evaluacion,
    "data/acuerdos/mesa.yaml": Acuerdo,
    "data/practicas/BP1_ME.yaml": BuenaPractica,
    "data/practicas/LA1_AF.yaml": Leccion,
    CONFIGURACION: Configuracion,
}
"""Qué registro hay en cada archivo."""
Mundo = dict[str, dict[str, Any]]
"""El árbol de cada archivo."""

PROSA = [uno for uno in TEXTOS if uno and uno == normalize("NFC", uno.strip()) and "\t" not in uno]
NOMBRES = (
    "Secretaría",
    "UNICEF",
    "Unidad de Apoyo",
    "Jefatura de misión",
    "n.º 3: sede",
    "#3",
    "S. A.",
)
DE_CLASE: Mapping[ClaseDeValor, Sequence[str]] = {
    ClaseDeValor.TEXTO: PROSA,
    ClaseDeValor.FECHA: ("2022-03", "2022-03-04", "2022-T2", "2022", "2022-11-30", "2023-S1"),
    ClaseDeValor.ENTERO: ("1", "2", "17", "40", "99"),
    ClaseDeValor.PRIORIDAD: ("1", "2", "3", "alta", "baja"),
    ClaseDeValor.PRIORIDAD_MAS_ALTA: ("1", "3"),
    ClaseDeValor.MONTO: ("0", "1500", "1500.50"),
    ClaseDeValor.SI_NO: ("si", "no"),
    ClaseDeValor.ENLACE: ("https://ejemplo.org/a?b=c#d", "http://ejemplo.org", "mailto:a@b.org"),
    ClaseDeValor.PAIS: ("ECU", "PER", "COL"),
    ClaseDeValor.MONEDA: ("USD", "PEN"),
}
"""Lo que se escribe en un campo según de qué clase es; los códigos y las referencias salen de lo que hay."""
DE_UN_CAMPO: Mapping[str, Sequence[str]] = {
    "zona_horaria": ("America/Guayaquil", "UTC", "America/Lima"),
    "plantillas": ("templates", "otras plantillas"),
}
REGLAS = ("SEG201", "SEG202", "SEG301", "SEG603")
IDS = ("R9", "z-1", "1.10", "2022", "0x1F", "no", "A.b_c", "9")
"""Códigos que se ponen al cambiar uno: los que otro programa leería torcidos, también."""
LISTAS_DE_UNO = 0.6
CITADOS = 0.6
"""En cuántos campos que llevan a algo se pone una referencia."""


class Sitio(NamedTuple):
    """Algo con referencia: dónde está y de qué clase es."""

    archivo: str
    ref: str
    ruta: Ruta
    modelo: type[Registro]
    clase: ClaseDeElemento | None
    """`None` si es un archivo entero."""

    @property
    def id(self) -> str:
        """El de dentro; vacío si es un archivo entero."""
        return self.ref.partition("/")[2]


def mundo_al_azar(azar: random.Random, densidad: float = 0.3) -> Mundo:
    """Un repositorio en que cada campo está con esa probabilidad; con 1, están todos."""
    inventor = Inventor(azar, {}, densidad)
    for archivo, modelo in ARCHIVOS.items():
        inventor.numero = 0
        inventor.mundo[archivo] = inventor.registro(modelo)
        inventor.mundo[archivo] |= _su_tipo(archivo)
    inventor.citar()
    return inventor.mundo


def _su_tipo(archivo: str) -> dict[str, str]:
    """El de una ficha lo dice su nombre."""
    tipos = {"BP": "buena_practica", "LA": "leccion_aprendida"}
    return {"tipo": tipos[archivo.rpartition("/")[2][:2]]} if "practicas" in archivo else {}


def sitios(mundo: Mundo) -> Iterator[Sitio]:
    """Todo lo que puede corregirse."""
    for archivo, arbol in mundo.items():
        nombre = id_de(archivo)
        yield Sitio(archivo, nombre, (), ARCHIVOS[archivo], None)
        yield from _de_dentro(Sitio(archivo, nombre, (), ARCHIVOS[archivo], None), arbol)


def id_de(archivo: str) -> str:
    """Con qué nombre se habla de un archivo."""
    return archivo if archivo == CONFIGURACION else archivo.rpartition("/")[2].removesuffix(".yaml")


def _de_dentro(padre: Sitio, arbol: dict[str, Any]) -> Iterator[Sitio]:
    nombre = padre.ref.partition("/")[0]
    for rama in ramas(padre.modelo):
        for n, uno in enumerate(arbol.get(rama.clave, ())):
            suyo = uno.get("id") or f"reunion-{uno['fecha']}"
            ruta = (*padre.ruta, rama.clave, n)
            sitio = Sitio(padre.archivo, f"{nombre}/{suyo}", ruta, rama.modelo, rama.clase)
            yield sitio
            yield from _de_dentro(sitio, uno)


@dataclass
class Inventor:
    """Quien inventa datos que el modelo admite, y que llevan a lo que hay."""

    azar: random.Random
    mundo: Mundo
    densidad: float
    numero: int = 0

    def registro(self, modelo: type[Registro]) -> dict[str, Any]:
        """Un registro con lo obligatorio y algunos campos más; las claves, a veces, en desorden."""
        suyos = [c for c in campos(modelo) if c.obligatorio or self._toca(c)]
        arbol = {campo.clave: self.valor(campo) for campo in suyos}
        arbol = arbol or {(primero := campos(modelo)[0]).clave: self.valor(primero)}
        claves = [*arbol]
        if self.azar.random() < 0.2:
            self.azar.shuffle(claves)
        return {clave: arbol[clave] for clave in claves}

    def _toca(self, campo: Campo) -> bool:
        if campo.elementos:
            return True
        return not campo.lleva_a and self.azar.random() < self.densidad

    def valor(self, campo: Campo) -> Any:  # noqa: ANN401 — un árbol cualquiera
        """Lo que lleva el campo entero."""
        como = escritura(campo.modelo, campo.clave)
        if como.con_ausencia and self.densidad < 1 and self.azar.random() < 0.1:
            return self.azar.choice(Ausencia.codigos())
        if como.es_mapa:
            nombres = REGLAS if campo.clave == "reglas" else NOMBRES
            return {n: self.uno(campo) for n in self.azar.sample(nombres, self._cuantos())}
        if campo.es_lista:
            de_mas = campo.elementos and self.densidad < 1  # con todos los campos, basta uno
            return self.lista(campo, self._cuantos() + bool(de_mas))
        return self.uno(campo)

    def _cuantos(self) -> int:
        return 1 if self.densidad == 1 or self.azar.random() < LISTAS_DE_UNO else 2

    def lista(self, campo: Campo, cuantos: int) -> list[Any]:
        """Tantos elementos distintos como se pueda."""
        elegidos: list[Any] = []
        for _ in range(cuantos * 3):
            uno = self.uno(campo)
            if len(elegidos) < cuantos and uno not in elegidos:
                elegidos.append(uno)
        return elegidos

    def uno(self, campo: Campo) -> Any:  # noqa: ANN401
        """Lo que lleva el campo o, si es una lista o un mapa, cada uno de los suyos."""
        como = escritura(campo.modelo, campo.clave)
        if como.basta_con and self.azar.random() < 0.5:
            return self.azar.choice(NOMBRES)
        if campo.registro:
            return self.registro(campo.registro)
        if campo.lleva_a:
            return self.azar.choice(self.referencias(campo) or ("BP1_ME",))
        if como.clase is ClaseDeValor.ID:
            self.numero += 1
            return f"{campo.modelo.__name__[0].lower()}{self.numero}"
        if campo.clave == "fecha" and "id" in campo.modelo.model_fields:
            self.numero += 1  # una reunión sin código se llama por su fecha
            return f"2022-{1 + self.numero % 12:02}-{1 + self.numero % 28:02}"
        return self.azar.choice(valores_de(campo))

    def referencias(self, campo: Campo) -> list[str]:
        """Las que pueden ir en el campo."""
        fichas = ("BP1_ME", "LA1_AF") if ClaseDeElemento.FICHA in campo.lleva_a else ()
        return [
            *(ficha for ficha in fichas),
            *(sitio.ref for sitio in sitios(self.mundo) if sitio.clase in campo.lleva_a),
        ]

    def citar(self) -> None:
        """Pone referencias, cortas y completas, a lo que ya hay."""
        for sitio in [*sitios(self.mundo)]:
            arbol = en(self.mundo[sitio.archivo], sitio.ruta)
            for campo in campos(sitio.modelo):
                if not campo.lleva_a or self.azar.random() > max(self.densidad, CITADOS):
                    continue
                otras = [r for r in self.referencias(campo) if r != sitio.ref]
                if not otras:
                    continue
                ref = self.azar.choice(otras)
                if ref.startswith(f"{id_de(sitio.archivo)}/") and self.azar.random() < 0.5:
                    ref = ref.partition("/")[2]
                arbol[campo.clave] = [ref] if campo.es_lista else ref


def valores_de(campo: Campo) -> Sequence[str]:
    """Los que se dan a un campo que no es un registro, un código ni una referencia."""
    como = escritura(campo.modelo, campo.clave)
    if como.valores:
        return [uno.value for uno in como.valores]
    posibles = DE_UN_CAMPO.get(campo.clave) or DE_CLASE[como.clase]
    if como.clase is ClaseDeValor.ENTERO:
        return [n for n in posibles if (como.minimo or 0) <= int(n) <= (como.maximo or 10**9)]
    return [uno for uno in posibles if como.largo is None or len(uno) <= como.largo]


def en(arbol: Any, ruta: Ruta) -> Any:  # noqa: ANN401 — un árbol cualquiera
    """El dato al que lleva la ruta; `None` si no llega."""
    for paso in ruta:
        if isinstance(arbol, dict):
            arbol = arbol.get(paso)
        elif isinstance(arbol, list) and isinstance(paso, int) and paso < len(arbol):
            arbol = arbol[paso]
        else:
            return None
    return arbol
