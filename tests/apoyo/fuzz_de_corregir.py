"""Órdenes enteras al azar, `seg corregir` y `seg deshacer`, sobre registros inventados y escritos de modos hostiles.

El árbol se inventa, así que lo que debe leerse tras cada orden se sabe sin leerlo: lo comprueba PyYAML, y
`danos` mira los comentarios y las líneas ajenas. Lo que se niega no cambia ni un byte; lo que se hace se
deshace y se rehace, byte a byte. La mitad de las veces, lo corregido se corrige otra vez.

    python tests/apoyo/fuzz_de_corregir.py 2000 --semilla 1
"""

import argparse
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import normalize
from unittest import mock

import yaml

if not __package__:  # como orden suelta, su carpeta no está en el camino
    sys.path.insert(0, str(Path(__file__).parents[1]))

from apoyo.danos import danos
from apoyo.documento_al_azar import TEXTOS, Redactor
from apoyo.ediciones_al_azar import Edicion, dato_en
from apoyo.ejecucion import Resultado as Visto
from apoyo.ejecucion import seg
from seguimiento.documento import leer
from seguimiento.lugares import Ruta

ARCHIVO = "data/evaluaciones/una.yaml"
SEGUIDAS = 0.5
"""Cuántas veces lo corregido se corrige otra vez."""
PROSA = [uno for uno in TEXTOS if uno and uno == normalize("NFC", uno.strip()) and "\t" not in uno]
NOMBRES = ("Secretaría", "UNICEF", "Unidad de Apoyo", "Jefatura de misión", "n.º 3: sede", "#3")
_ANUNCIADO = re.compile(r"«(#[^\n]*?)» \(línea")
"""Un comentario que se dice que se iría."""
ENTRADAS = (
    "{fecha: 2023-05-06, estado: en_curso}",
    "{fecha: 2023-06, estado: en_curso, avance: 20}",
    '{fecha: 2023-07-01, estado: en_curso, comentario: "a: b # c"}',
    "{fecha: 2023-08, estado: completada, evidencias: [{titulo: Acta}]}",
)
FECHAS = ("2022-03", "2022-03-04", "2022-T2", "2022", "2022-11-30")


@dataclass(frozen=True)
class Dato:
    """Un campo que se corrige: qué valores se le dan y si puede borrarse."""

    valores: Sequence[str]
    es_lista: bool = False
    obligatorio: bool = False

    def dicho(self, valor: str) -> Any:  # noqa: ANN401
        """Lo que se pide al escribir ese valor: un texto o, entre llaves, lo que va en un mapa."""
        if not valor.startswith("{f"):
            return valor
        return yaml.load(valor, Loader=yaml.BaseLoader)  # noqa: S506 — solo textos


PROSA_LIBRE, PERSONA = Dato(PROSA), Dato(NOMBRES)
COMUNES = {"notas": PROSA_LIBRE, "etiquetas": Dato(PROSA, es_lista=True)}
CAMPOS: dict[str, dict[str, Dato]] = {
    "": {
        **COMUNES,
        "titulo": Dato(PROSA, obligatorio=True),
        "organizacion": Dato(PROSA, obligatorio=True),
        "fecha": Dato(FECHAS),
        "numero": PROSA_LIBRE,
        "codigos_proyecto": Dato(PROSA, es_lista=True),
        "paises": Dato(("ECU", "PER", "COL"), es_lista=True),
        "comentarios_generales": PROSA_LIBRE,
        "fuente.documento": PROSA_LIBRE,
        "fuente.pagina": PROSA_LIBRE,
    },
    "R": {
        **COMUNES,
        "texto": Dato(PROSA, obligatorio=True),
        "dirigida_a": Dato(NOMBRES, es_lista=True),
        "prioridad": Dato(("1", "2", "3", "alta")),
        "causa": PROSA_LIBRE,
        "conclusiones": Dato(PROSA, es_lista=True),
        "respuesta.justificacion": PROSA_LIBRE,
        "respuesta.plan": PROSA_LIBRE,
        "respuesta.fecha": Dato(("2023-01", "2023-01-05")),
    },
    "A": {
        **COMUNES,
        "descripcion": Dato(PROSA, obligatorio=True),
        "plazo": Dato(("2023-05", "2023-05-06", "2023-T4")),
        "responsables": Dato(NOMBRES, es_lista=True),
        "lidera": PERSONA,
        "acompanan": Dato(NOMBRES, es_lista=True),
        "seguimiento": Dato(ENTRADAS, es_lista=True),
        "seguimiento.1.comentario": PROSA_LIBRE,
        "seguimiento.1.avance": Dato(("0", "40", "100")),
    },
}
"""Lo que se corrige de la evaluación, de sus recomendaciones y de sus acciones."""


@dataclass
class Resultado:
    """La cuenta de una tanda."""

    ordenes: int = 0
    hechas: int = 0
    sin_cambio: int = 0
    con_comentarios_perdidos: int = 0
    deshechas: int = 0
    operaciones: Counter[str] = field(default_factory=Counter)
    motivos: Counter[str] = field(default_factory=Counter)
    """Por qué se negó cada orden que se negó."""
    danos: list[str] = field(default_factory=list)

    @property
    def negadas(self) -> int:
        """Cuántas no se hicieron."""
        return self.motivos.total()

    def sumar(self, otro: "Resultado") -> None:
        """Añade la cuenta de otra tanda."""
        self.ordenes += otro.ordenes
        self.hechas += otro.hechas
        self.sin_cambio += otro.sin_cambio
        self.con_comentarios_perdidos += otro.con_comentarios_perdidos
        self.deshechas += otro.deshechas
        self.operaciones += otro.operaciones
        self.motivos += otro.motivos
        self.danos += otro.danos


@dataclass(frozen=True)
class Orden:
    """Una corrección y lo que debe resultar de ella."""

    ref: str
    campo: str
    opciones: tuple[str, ...]
    valores: tuple[str, ...]
    edicion: Edicion

    def escrita(self, *mas: str) -> list[str]:
        """Las palabras de la línea: lo que pudiera parecer una opción va tras «--»."""
        return ["corregir", *self.opciones, *mas, "--", self.ref, self.campo, *self.valores]


# --- qué hay y qué se corrige


def registro_al_azar(azar: random.Random) -> dict[str, Any]:
    """Una evaluación con algo de todo."""
    arbol: dict[str, Any] = {"titulo": azar.choice(PROSA), "organizacion": azar.choice(PROSA)}
    arbol |= _algunos(azar, CAMPOS[""])
    arbol["recomendaciones"] = [_recomendacion(azar, n) for n in range(1, azar.randint(2, 4))]
    return _en_desorden(azar, arbol)


def _recomendacion(azar: random.Random, numero: int) -> dict[str, Any]:
    una: dict[str, Any] = {"id": f"R{numero}", "texto": azar.choice(PROSA)}
    una |= _algunos(azar, CAMPOS["R"])
    if azar.random() < 0.6:
        una["respuesta"] = {"decision": "aceptada", "justificacion": azar.choice(PROSA)}
    una["acciones"] = [_accion(azar, f"{numero}.{n}") for n in range(1, azar.randint(2, 4))]
    return _en_desorden(azar, una)


def _accion(azar: random.Random, id_: str) -> dict[str, Any]:
    una: dict[str, Any] = {"id": id_, "descripcion": azar.choice(PROSA)}
    una |= _algunos(azar, CAMPOS["A"])
    if azar.random() < 0.5:
        entrada = {"fecha": "2023-02-03", "estado": "en_curso", "comentario": azar.choice(PROSA)}
        una["seguimiento"] = [entrada]
    return _en_desorden(azar, una)


def _algunos(azar: random.Random, suyos: dict[str, Dato]) -> dict[str, Any]:
    """Unos cuantos de los campos sueltos, con valor."""
    sueltos = [clave for clave in suyos if "." not in clave and clave != "seguimiento"]
    elegidos = azar.sample(sueltos, azar.randint(0, len(sueltos)))
    return {
        c: _varios(azar, d) if (d := suyos[c]).es_lista else azar.choice(d.valores)
        for c in elegidos
    }


def _varios(azar: random.Random, dato: Dato) -> list[str]:
    return azar.sample(list(dato.valores), azar.randint(1, 3))


def _en_desorden(azar: random.Random, mapa: dict[str, Any]) -> dict[str, Any]:
    claves = [*mapa]
    if azar.random() < 0.3:
        azar.shuffle(claves)
    return {clave: mapa[clave] for clave in claves}


def elementos(arbol: dict[str, Any]) -> Iterator[tuple[str, str, Ruta]]:
    """Lo que puede corregirse: su referencia, de qué clase es y dónde está."""
    yield "una", "", ()
    for n, recomendacion in enumerate(arbol["recomendaciones"]):
        yield f"una/{recomendacion['id']}", "R", ("recomendaciones", n)
        for m, accion in enumerate(recomendacion["acciones"]):
            yield f"una/{accion['id']}", "A", ("recomendaciones", n, "acciones", m)


def orden_al_azar(azar: random.Random, arbol: dict[str, Any]) -> Orden:
    """Una corrección posible."""
    ref, clase, donde = azar.choice([*elementos(arbol)])
    campo = azar.choice([*CAMPOS[clase]])
    dato, dentro = CAMPOS[clase][campo], _ruta(campo)
    ruta = (*donde, *dentro)
    hay = _hay(arbol, ruta)
    if hay is None and ("seguimiento" in dentro and _hay(arbol, (*donde, "seguimiento")) is None):
        return orden_al_azar(azar, arbol)
    if hay is not None and not dato.obligatorio and azar.random() < 0.2:
        return Orden(ref, campo, ("--borrar",), (), _quitada(arbol, ruta, donde))
    if not dato.es_lista:
        valor = azar.choice(dato.valores)
        return Orden(ref, campo, (), (valor,), _puesta(arbol, ruta, valor))
    return _de_una_lista(azar, arbol, (ref, campo, ruta, donde), dato)


def _de_una_lista(
    azar: random.Random, arbol: dict[str, Any], de: tuple[str, str, Ruta, Ruta], dato: Dato
) -> Orden:
    ref, campo, ruta, donde = de
    hay = _hay(arbol, ruta)
    suerte = azar.random()
    if hay and suerte < 0.3:
        n = azar.randrange(len(hay))
        return Orden(ref, campo, (f"--quitar={n + 1}",), (), _quitada(arbol, (*ruta, n), donde))
    if hay and suerte < 0.5:
        n, valor = azar.randrange(len(hay)), azar.choice(dato.valores)
        puesta = _puesta(arbol, (*ruta, n), dato.dicho(valor))
        return Orden(ref, f"{campo}.{n + 1}", (), (valor,), puesta)
    if suerte < 0.8:
        valor = azar.choice(dato.valores)
        return Orden(
            ref, campo, (f"--anadir={valor}",), (), _anadida(arbol, ruta, dato.dicho(valor))
        )
    valores = _varios(azar, dato)
    return Orden(ref, campo, (), tuple(valores), _puesta(arbol, ruta, [*map(dato.dicho, valores)]))


def _ruta(campo: str) -> Ruta:
    return tuple(int(p) - 1 if p.isdecimal() else p for p in campo.split("."))


def _hay(arbol: Any, ruta: Ruta) -> Any:  # noqa: ANN401
    try:
        return dato_en(arbol, ruta)
    except (KeyError, IndexError, TypeError):
        return None


def _puesta(arbol: Any, ruta: Ruta, valor: Any) -> Edicion:  # noqa: ANN401
    nuevo = deepcopy(arbol)
    padre = nuevo
    for paso in ruta[:-1]:
        padre = padre.setdefault(paso, {}) if isinstance(padre, dict) else padre[paso]
    padre[ruta[-1]] = valor
    return Edicion("con", ruta, valor, nuevo)


def _anadida(arbol: Any, ruta: Ruta, valor: Any) -> Edicion:  # noqa: ANN401
    hay = _hay(arbol, ruta)
    if hay is None:
        return _puesta(arbol, ruta, [valor])
    nuevo = deepcopy(arbol)
    if valor not in hay:
        dato_en(nuevo, ruta).append(valor)
    return Edicion("con_otro", ruta, valor, nuevo)


def _quitada(arbol: Any, ruta: Ruta, donde: Ruta) -> Edicion:  # noqa: ANN401
    """Con lo que quedaría vacío a su alrededor, hasta el elemento con referencia."""
    while len(ruta) > len(donde) + 1 and len(dato_en(arbol, ruta[:-1])) == 1:
        ruta = ruta[:-1]
    nuevo = deepcopy(arbol)
    del dato_en(nuevo, ruta[:-1])[ruta[-1]]
    return Edicion("sin", ruta, None, nuevo)


# --- hacerla y mirar


def tanda(cuantas: int, semilla: int) -> Resultado:
    """El resultado de unas cuantas órdenes; con la misma semilla, siempre el mismo."""
    azar = random.Random(semilla)  # noqa: S311 — inventa registros, no secretos
    resultado = Resultado()
    # asentar solo importa si se corta la luz, y es casi todo lo que se tarda
    with tempfile.TemporaryDirectory() as carpeta, mock.patch.object(os, "fsync"):
        raiz = Path(carpeta)
        (raiz / ARCHIVO).parent.mkdir(parents=True)
        arbol = None
        for _ in range(cuantas):
            if arbol is None:
                arbol = registro_al_azar(azar)
                (raiz / ARCHIVO).write_bytes(Redactor(azar).archivo(arbol))
            orden = orden_al_azar(azar, arbol)
            bien = probar(raiz, orden, resultado)
            arbol = orden.edicion.esperado if bien and azar.random() < SEGUIDAS else None
    return resultado


def probar(raiz: Path, orden: Orden, resultado: Resultado) -> bool:
    """Da la orden, la deshace y la rehace; y dice si el archivo dice ahora lo que se pidió."""
    archivo = raiz / ARCHIVO
    antes = archivo.read_bytes()
    resultado.ordenes += 1
    resultado.operaciones[orden.opciones[0].partition("=")[0] if orden.opciones else "valor"] += 1
    visto = seg(*orden.escrita(), en=raiz, hoy="2024-01-01")
    perdidas: tuple[str, ...] = ()
    if visto.codigo == 1 and "--si" in visto.errores and archivo.read_bytes() == antes:
        # lo que no se ve se enseña con su nombre
        perdidas = tuple(_ANUNCIADO.findall(visto.errores.replace("U+0009", "\t")))
        visto = seg(*orden.escrita("--si"), en=raiz, hoy="2024-01-01")
        resultado.con_comentarios_perdidos += visto.codigo == 0
    despues = archivo.read_bytes()
    hallados = [*_danos(antes, despues, orden, visto, perdidas)]
    if visto.codigo:
        resultado.motivos[visto.errores.partition("\n")[0][:60]] += 1
    elif antes == despues:
        resultado.sin_cambio += 1
    else:
        resultado.hechas += 1
        al_volver = [*_al_deshacer(raiz, antes, despues)]
        resultado.deshechas += not al_volver
        hallados += al_volver
    for dano in hallados:
        resultado.danos.append(_contada(orden, dano, antes, despues, visto))
    if hallados:
        archivo.write_bytes(antes)
    return not hallados and not visto.codigo


def _danos(
    antes: bytes, despues: bytes, orden: Orden, visto: Visto, perdidas: tuple[str, ...]
) -> Iterator[str]:
    if visto.codigo not in {0, 1, 2}:
        yield f"terminó con código {visto.codigo}"
    if visto.codigo:
        if antes != despues:
            yield "se negó y cambió algo"
        return
    documento = leer(antes).documento
    assert documento is not None
    yield from danos(antes, documento, despues, orden.edicion, perdidas)


def _al_deshacer(raiz: Path, antes: bytes, despues: bytes) -> Iterator[str]:
    """Deshecha vuelven los mismos bytes, y rehecha también."""
    for que, debe in (("deshacer", antes), ("rehacer", despues)):
        visto = seg("deshacer", en=raiz, hoy="2024-01-01")
        if visto.codigo or (raiz / ARCHIVO).read_bytes() != debe:
            yield f"al {que}, otros bytes (código {visto.codigo})"


def _contada(orden: Orden, que: str, antes: bytes, despues: bytes, visto: Visto) -> str:
    return (
        f"=== {que}\n{orden.escrita()}\n{visto.errores}\n--- era\n{antes.decode()}"
        f"\n--- quedó\n{despues.decode()}"
    )


def principal() -> None:
    """Dice cuántas órdenes se dieron, cuántas dañaron y cuántas se negaron."""
    argumentos = argparse.ArgumentParser(description=__doc__)
    argumentos.add_argument("cuantas", type=int, nargs="?", default=500)
    argumentos.add_argument("--semilla", type=int, default=1)
    argumentos.add_argument("--ver", type=int, default=3, help="cuántos daños se muestran")
    pedido = argumentos.parse_args()
    resultado = tanda(pedido.cuantas, pedido.semilla)
    cuentas = (
        f"{resultado.ordenes} órdenes {dict(resultado.operaciones)}, {resultado.hechas} hechas,"
        f" {resultado.sin_cambio} sin cambio, {len(resultado.danos)} daños,"
        f" {resultado.con_comentarios_perdidos} con comentarios que se iban,"
        f" negadas {dict(resultado.motivos.most_common(12))}"
    )
    sys.stdout.write("\n".join([*resultado.danos[: pedido.ver], cuentas]) + "\n")


if __name__ == "__main__":
    principal()
