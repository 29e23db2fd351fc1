"""Órdenes enteras al azar sobre un repositorio inventado y escrito de modos hostiles, y `seg deshacer`.

Los árboles se inventan, así que lo que debe leerse tras cada orden se sabe sin leerlo: lo comprueba PyYAML, y
`danos` mira los comentarios y las líneas ajenas. Lo que se niega no cambia ni un byte; lo que se hace no trae
ningún error nuevo, y se deshace y se rehace byte a byte. Lo hecho se sigue editando.

    python tests/apoyo/fuzz_de_ordenes.py 2000 --semilla 1
"""

import argparse
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from unittest import mock

if not __package__:  # como orden suelta, su carpeta no está en el camino
    sys.path.insert(0, str(Path(__file__).parents[1]))

from apoyo.correcciones_al_azar import Orden
from apoyo.danos import danos, releido
from apoyo.documento_al_azar import NOTA, Redactor
from apoyo.ediciones_al_azar import normal
from apoyo.ejecucion import Resultado as Visto
from apoyo.ejecucion import seg
from apoyo.ordenes_al_azar import orden_al_azar
from apoyo.registros_al_azar import Mundo, mundo_al_azar
from seguimiento.documento import leer

HOY = "2024-01-01"
SEGUIDAS = 0.9
"""Cuántas veces lo editado se sigue editando."""
VALIDADAS = 0.25
ESTORBADAS = 0.15
"""Cuántas veces alguien toca un archivo antes de deshacer."""
_IGNORA = r"(?:(?<=\n)|\A)[ ]*# seg: ignora [^\n]* — {0}\r?\n|  # seg: ignora [^\n\r]* — {0}"
"""Lo que deja «--aunque», con su motivo: una línea o el final de una."""
_ANUNCIADO = re.compile(r"«(#[^\n]*?)» \(línea")
"""Un comentario que se dice que se iría."""
Bytes = dict[str, bytes]


@dataclass
class Resultado:
    """La cuenta de una tanda."""

    ordenes: int = 0
    hechas: int = 0
    sin_cambio: int = 0
    con_comentarios_perdidos: int = 0
    justificadas: int = 0
    en_varios: int = 0
    """Las que cambiaron más de un archivo."""
    deshechas: int = 0
    estorbadas: int = 0
    """Las que no se deshicieron, como debe ser, porque alguien tocó el archivo."""
    no_cabian: int = 0
    """Las que debían negarse y se negaron."""
    con_error: Counter[str] = field(default_factory=Counter)
    """Las que se negaron porque el resultado tendría un error, por su código."""
    operaciones: Counter[str] = field(default_factory=Counter)
    motivos: Counter[str] = field(default_factory=Counter)
    """Por qué se negó cada una de las demás."""
    danos: list[str] = field(default_factory=list)

    @property
    def negadas(self) -> int:
        """Cuántas no se hicieron sin que nada lo impidiera."""
        return self.motivos.total()

    def sumar(self, otro: "Resultado") -> None:
        """Añade la cuenta de otra tanda."""
        for campo in fields(self):
            setattr(self, campo.name, getattr(self, campo.name) + getattr(otro, campo.name))


def tanda(cuantas: int, semilla: int) -> Resultado:
    """El resultado de unas cuantas órdenes; con la misma semilla, siempre el mismo."""
    azar = random.Random(semilla)  # noqa: S311 — inventa registros, no secretos
    resultado = Resultado()
    # asentar solo importa si se corta la luz, y es casi todo lo que se tarda
    with tempfile.TemporaryDirectory() as carpeta, mock.patch.object(os, "fsync"):
        raiz = Path(carpeta)
        mundo: Mundo | None = None
        for _ in range(cuantas):
            if mundo is None:
                mundo = mundo_al_azar(azar)
                escribir(raiz, mundo, azar)
            orden = orden_al_azar(azar, mundo)
            bien = Prueba(raiz, mundo, orden, resultado, azar).hecha()
            seguir = bien and azar.random() < SEGUIDAS
            mundo = (orden.esperado if bien == "hecha" else mundo) if seguir else None
    return resultado


def escribir(raiz: Path, mundo: Mundo, azar: random.Random) -> None:
    """El repositorio en el disco, cada archivo con sus costumbres."""
    (raiz / ".seguimiento.ultima").unlink(missing_ok=True)
    for archivo, arbol in mundo.items():
        (raiz / archivo).parent.mkdir(parents=True, exist_ok=True)
        (raiz / archivo).write_bytes(Redactor(azar).archivo(arbol))


def todo(raiz: Path) -> Bytes:
    """Cada archivo que hay, salvo lo que permite deshacer."""
    return {
        uno.relative_to(raiz).as_posix(): uno.read_bytes()
        for uno in raiz.rglob("*")
        if uno.is_file() and uno.name != ".seguimiento.ultima"
    }


def errores(raiz: Path) -> Counter[tuple[str, str]]:
    """Los errores que hay: de qué archivo y con qué código."""
    hallados = seg("validar", "--formato", "json", en=raiz, hoy=HOY).json["diagnosticos"]
    return Counter((d["archivo"], d["codigo"]) for d in hallados if d["severidad"] == "error")


@dataclass
class Prueba:
    """Una orden que se da, se mira y se deshace."""

    raiz: Path
    mundo: Mundo
    orden: Orden
    resultado: Resultado
    azar: random.Random

    def hecha(self) -> str:
        """Cómo acabó: «hecha», «negada» o, si algo se dañó, nada."""
        cuenta, antes = self.resultado, todo(self.raiz)
        cuenta.ordenes += 1
        cuenta.operaciones[self.orden.que] += 1
        validar = self.azar.random() < VALIDADAS
        habia = errores(self.raiz) if validar else None
        visto, perdidas = self._dada(antes)
        despues = todo(self.raiz)
        hallados = [*self._danos(antes, despues, visto, perdidas)]
        if habia is not None and visto.codigo == 0 and (errores(self.raiz) - habia):
            hallados.append(f"trajo errores: {errores(self.raiz) - habia}")
        if visto.codigo:
            self._contar_negada(visto)
        elif antes == despues:
            cuenta.sin_cambio += 1
        else:
            cuenta.hechas += 1
            cuenta.en_varios += sum(antes[uno] != despues.get(uno) for uno in antes) > 1
            al_volver = [*self._al_deshacer(antes, despues)]
            cuenta.deshechas += not al_volver
            hallados += al_volver
        for dano in hallados:
            cuenta.danos.append(self._contada(dano, antes, despues, visto))
        return "" if hallados else "negada" if visto.codigo else "hecha"

    @property
    def _motivo(self) -> str:
        """Con qué se justifica: de cada orden, el suyo."""
        return f"lo dice la fuente, página {self.resultado.ordenes}"

    def _dada(self, antes: Bytes) -> tuple[Visto, tuple[str, ...]]:
        """Lo que se vio al darla: si pide algo para hacerse, se le da."""
        mas: list[str] = []
        perdidas: tuple[str, ...] = ()
        visto = seg(*self.orden.escrita(), en=self.raiz, hoy=HOY)
        while visto.codigo == 1 and todo(self.raiz) == antes and len(mas) < 2:
            if "«--si»" in visto.errores and "--si" not in mas:
                # lo que no se ve se enseña con su nombre
                perdidas = tuple(_ANUNCIADO.findall(visto.errores.replace("U+0009", "\t")))
                mas.append("--si")
            elif "«--aunque MOTIVO»" in visto.errores and not self.orden.debe_negarse:
                mas.append(f"--aunque={self._motivo}")
            else:
                break
            visto = seg(*self.orden.escrita(*mas), en=self.raiz, hoy=HOY)
        if visto.codigo == 0:
            self.resultado.con_comentarios_perdidos += "--si" in mas
            self.resultado.justificadas += any(una.startswith("--aunque") for una in mas)
        return visto, perdidas

    def _contar_negada(self, visto: Visto) -> None:
        if self.orden.debe_negarse:
            self.resultado.no_cabian += 1
        elif "el resultado tendría errores" in visto.errores:
            codigos = sorted({*re.findall(r"(?m)^error\[(SEG[0-9]+)\]", visto.errores)})
            self.resultado.con_error[" ".join(codigos)] += 1
        else:
            self.resultado.motivos[_en_general(visto.errores)] += 1

    def _danos(
        self, antes: Bytes, despues: Bytes, visto: Visto, perdidas: tuple[str, ...]
    ) -> Iterator[str]:
        if visto.codigo not in {0, 1, 2}:
            yield f"terminó con código {visto.codigo}"
        if visto.codigo:
            if antes != despues:
                yield "se negó y cambió algo"
            return
        if self.orden.debe_negarse:
            yield "hizo lo que no cabe"
            return
        if {*antes} != {*despues}:
            yield f"dejó o quitó archivos: { ({*antes} ^ {*despues}) }"
            return
        edicion, archivo = self.orden.edicion, self.orden.archivo
        for uno in antes:
            ignora = _IGNORA.format(re.escape(self._motivo))
            nuevo = re.sub(ignora, "", despues[uno].decode("utf-8")).encode()
            cambia = normal(self.orden.esperado[uno]) != normal(self.mundo[uno])
            if not cambia and uno != archivo:
                if nuevo != antes[uno]:
                    yield f"cambió «{uno}»"
            elif self.orden.renombra:
                yield from self._al_renombrar(uno, antes[uno], nuevo)
            else:
                documento = leer(antes[uno]).documento
                assert documento is not None
                yield from danos(antes[uno], documento, nuevo, edicion, perdidas)

    def _al_renombrar(self, archivo: str, antes: bytes, despues: bytes) -> Iterator[str]:
        """Cambian el código y quienes lo nombran, y nada más."""
        viejo, nuevo = antes.decode(), despues.decode()
        if releido(nuevo) != normal(self.orden.esperado[archivo]):
            yield "PyYAML lee otra cosa"
        if NOTA.findall(viejo) != NOTA.findall(nuevo):
            yield "cambiaron los comentarios"
        lineas, nuevas = viejo.split("\n"), nuevo.split("\n")
        if len(lineas) == len(nuevas):
            distintas = [otra for una, otra in zip(lineas, nuevas, strict=True) if una != otra]
            codigo = self.orden.renombra.removeprefix("reunion-")
            if any(codigo not in otra for otra in distintas):
                yield "cambió una línea que no lo nombra"

    def _al_deshacer(self, antes: Bytes, despues: Bytes) -> Iterator[str]:
        """Deshecha vuelven los mismos bytes, y rehecha también; si alguien tocó algo, no se hace nada."""
        for que, debe in (("deshacer", antes), ("rehacer", despues)):
            if self.azar.random() < ESTORBADAS:
                yield from self._con_estorbo()
            visto = seg("deshacer", en=self.raiz, hoy=HOY)
            if visto.codigo or todo(self.raiz) != debe:
                yield f"al {que}, otros bytes (código {visto.codigo})"

    def _con_estorbo(self) -> Iterator[str]:
        archivo = self.raiz / self.orden.archivo
        dice = archivo.read_bytes()
        archivo.write_bytes(dice + b"# a mano\n")
        estorbado = todo(self.raiz)
        visto = seg("deshacer", en=self.raiz, hoy=HOY)
        if visto.codigo != 4 or todo(self.raiz) != estorbado:
            yield f"deshizo lo que otro había tocado (código {visto.codigo})"
        else:
            self.resultado.estorbadas += 1
        archivo.write_bytes(dice)

    def _contada(self, que: str, antes: Bytes, despues: Bytes, visto: Visto) -> str:
        distintos = "".join(
            f"\n--- {uno} era\n{antes[uno].decode()}\n--- y quedó\n{despues.get(uno, b'').decode()}"
            for uno in antes
            if antes[uno] != despues.get(uno) or uno == self.orden.archivo
        )
        return f"=== {que}\n{self.orden.escrita()}\n{visto.errores}{distintos}"


def _en_general(mensaje: str) -> str:
    """El motivo, sin lo que lo hace distinto cada vez."""
    lineas = [una for una in mensaje.splitlines() if una.startswith("error")]
    return re.sub("«[^»]*»|[0-9]+", "…", (lineas or [mensaje])[0])[:90]


def principal() -> None:
    """Dice cuántas órdenes se dieron, cuántas dañaron y cuántas se negaron."""
    argumentos = argparse.ArgumentParser(description=__doc__)
    argumentos.add_argument("cuantas", type=int, nargs="?", default=500)
    argumentos.add_argument("--semilla", type=int, default=1)
    argumentos.add_argument("--ver", type=int, default=3, help="cuántos daños se muestran")
    pedido = argumentos.parse_args()
    resultado = tanda(pedido.cuantas, pedido.semilla)
    cuentas = {campo.name: getattr(resultado, campo.name) for campo in fields(resultado)}
    cuentas["danos"] = len(resultado.danos)
    sys.stdout.write("\n".join(resultado.danos[: pedido.ver]))
    sys.stdout.write("\n".join(f"{que}: {cuanto}" for que, cuanto in cuentas.items()) + "\n")


if __name__ == "__main__":
    principal()
