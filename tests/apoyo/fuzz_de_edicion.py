"""Ediciones al azar sobre documentos escritos de los modos más hostiles que YAML admite.

El texto sale de un árbol inventado, así que lo que debe leerse se sabe sin leerlo. Después de cada
edición lo comprueba PyYAML, que el programa no usa, y se miran los comentarios y las líneas ajenas.
La mitad de las veces, lo editado se edita otra vez.

    python tests/apoyo/fuzz_de_edicion.py 20000 --semilla 1
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

if not __package__:  # como orden suelta, su carpeta no está en el camino
    sys.path.insert(0, str(Path(__file__).parents[1]))

from apoyo.danos import danos
from apoyo.documento_al_azar import CLAVES, TEXTOS, Escrito, escrito_al_azar
from apoyo.documento_enrevesado import CLAVES_RARAS, TEXTOS_RAROS, escrito_enrevesado
from apoyo.ediciones_al_azar import Edicion, edicion_al_azar, normal, sin_posiciones
from apoyo.vueltas import NO_DEBERIA, clase_de_motivo, vuelta
from seguimiento.documento import Documento, leer
from seguimiento.errores import EdicionImposible

Redaccion = Callable[[random.Random], Escrito]
SEGUIDAS = 0.5
"""Cuántas veces lo editado se edita otra vez."""


@dataclass
class Resultado:
    """La cuenta de una tanda."""

    ediciones: int = 0
    con_comentarios_perdidos: int = 0
    operaciones: Counter[str] = field(default_factory=Counter)
    vueltas: Counter[str] = field(default_factory=Counter)
    """En qué quedó cada documento al deshacer su edición con la contraria."""
    motivos: Counter[str] = field(default_factory=Counter)
    """Por qué se negó cada edición que se negó."""
    danos: list[str] = field(default_factory=list)
    negadas: list[str] = field(default_factory=list)

    def sumar(self, otro: "Resultado") -> None:
        """Añade la cuenta de otra tanda."""
        self.ediciones += otro.ediciones
        self.con_comentarios_perdidos += otro.con_comentarios_perdidos
        self.operaciones += otro.operaciones
        self.vueltas += otro.vueltas
        self.motivos += otro.motivos
        self.danos += otro.danos
        self.negadas += otro.negadas


REDACCIONES: dict[str, Redaccion] = {"hostil": escrito_al_azar, "enrevesada": escrito_enrevesado}
"""Cómo está escrito lo que se edita."""


def tanda(cuantas: int, semilla: int, redaccion: str = "hostil") -> Resultado:
    """El resultado de unas cuantas ediciones; con la misma semilla, siempre el mismo."""
    azar = random.Random(semilla)  # noqa: S311 — inventa documentos, no secretos
    escribir = REDACCIONES[redaccion]
    textos, claves = (TEXTOS, CLAVES) if redaccion == "hostil" else (TEXTOS_RAROS, CLAVES_RARAS)
    resultado = Resultado()
    escrito = escribir(azar)
    for _ in range(cuantas):
        edicion = edicion_al_azar(azar, escrito.arbol, textos, claves)
        editado = probar(escrito, edicion, resultado)
        if editado is None or azar.random() > SEGUIDAS:
            escrito = escribir(azar)
        else:
            escrito = Escrito(edicion.esperado, editado.contenido)
    return resultado


def probar(escrito: Escrito, edicion: Edicion, resultado: Resultado) -> Documento | None:
    """Hace la edición y anota en qué quedó; sin daños, da el documento."""
    documento = _leido(escrito)
    resultado.ediciones += 1
    resultado.operaciones[edicion.operacion] += 1
    perdidas: tuple[str, ...] = ()
    try:
        try:
            editado = edicion.hecha(documento)
        except EdicionImposible as error:
            if not error.comentarios:
                raise
            perdidas = error.comentarios
            editado = edicion.hecha(documento, con_comentarios=True)
            resultado.con_comentarios_perdidos += 1
    except EdicionImposible as error:
        resultado.negadas.append(_contada(escrito, edicion, error.motivo))
        resultado.motivos[clase_de_motivo(error.motivo)] += 1
        return None
    hallados = list(danos(escrito.contenido, documento, editado.contenido, edicion, perdidas))
    if not hallados and not perdidas:
        hallados += _al_repetir_y_deshacer(documento, editado, edicion, resultado)
    for dano in hallados:
        relato = _contada(escrito, edicion, dano)
        resultado.danos.append(f"{relato}\n--- quedó\n{editado.contenido.decode()}")
    return None if hallados else editado


def _al_repetir_y_deshacer(
    documento: Documento, editado: Documento, edicion: Edicion, resultado: Resultado
) -> list[str]:
    """Poner lo que ya está no cambia nada, y lo que se deshace se cuenta."""
    hallados = []
    if edicion.operacion == "con" and edicion.hecha(editado) is not editado:
        hallados.append("repetir la edición cambió algo")
    en_que = vuelta(documento, editado, edicion)
    resultado.vueltas[en_que] += 1
    if en_que == NO_DEBERIA:
        hallados.append(f"al deshacerla: {en_que}")
    return hallados


def _leido(escrito: Escrito) -> Documento:
    """El documento, que dice lo que se quiso escribir."""
    lectura = leer(escrito.contenido)
    documento = lectura.documento
    assert documento is not None, (escrito.contenido, lectura.faltas)
    assert sin_posiciones(documento.datos) == normal(escrito.arbol), escrito.contenido.decode()
    return documento


def _contada(escrito: Escrito, edicion: Edicion, que: str) -> str:
    return f"=== {que}\n{edicion}\n--- era\n{escrito.contenido.decode()}"


def principal() -> None:
    """Dice cuántas ediciones se hicieron, cuántas dañaron y cuántas se negaron."""
    argumentos = argparse.ArgumentParser(description=__doc__)
    argumentos.add_argument("cuantas", type=int, nargs="?", default=2000)
    argumentos.add_argument("--semilla", type=int, default=1)
    argumentos.add_argument("--redaccion", choices=REDACCIONES, default="hostil")
    argumentos.add_argument("--ver", type=int, default=5, help="cuántos casos se muestran")
    pedido = argumentos.parse_args()
    resultado = tanda(pedido.cuantas, pedido.semilla, pedido.redaccion)
    relatos = [*resultado.danos[: pedido.ver], *resultado.negadas[: pedido.ver]]
    cuentas = (
        f"{resultado.ediciones} ediciones {dict(resultado.operaciones)},"
        f" {len(resultado.danos)} daños, {len(resultado.negadas)} negadas {dict(resultado.motivos)},"
        f" {resultado.con_comentarios_perdidos} con comentarios que se iban;"
        f" al deshacerlas, {dict(resultado.vueltas)}"
    )
    sys.stdout.write("\n".join([*relatos, cuentas]) + "\n")


if __name__ == "__main__":
    principal()
