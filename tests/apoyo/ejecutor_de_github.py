"""Lo que hace GitHub con cada línea que escribe `seg validar --formato github`.

`Ejecutor` lee como lee su ejecutor: una línea que empieza por `::orden` o lleva en cualquier sitio
`##[orden]` es una orden, salvo entre `::stop-commands::palabra` y `::palabra::`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from seguimiento.diagnosticos import Diagnostico, Severidad
from seguimiento.formatos.github import ANOTACIONES
from seguimiento.formatos.identidad import columna_final, rotulo
from seguimiento.redaccion import visible

CONOCIDAS = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher"),
    *("remove-matcher", "set-env", "set-output", "save-state", "add-path", "echo", "stop-commands"),
}
ORDENES = {Severidad.ERROR: "error", Severidad.ADVERTENCIA: "warning", Severidad.NOTA: "notice"}


@dataclass(frozen=True)
class Orden:
    nombre: str
    propiedades: dict[str, str]
    datos: str


@dataclass
class Ejecutor:
    """Lo que entendió de una salida: sus órdenes y las líneas que solo mostró."""

    ordenes: list[Orden] = field(default_factory=list)
    texto: list[str] = field(default_factory=list)
    espera: str = ""

    def leer(self, salida: str) -> "Ejecutor":
        # corta por más sitios que el de verdad: lo que aquí no cuela, allí tampoco
        for linea in salida.splitlines():
            orden = self._moderna(linea) or self._antigua(linea)
            if orden is None or (self.espera and orden.nombre != self.espera):
                self.texto.append(linea)
            elif self.espera:
                self.espera = ""
            elif orden.nombre == "stop-commands":
                self.espera = orden.datos.lower()
            else:
                self.ordenes.append(orden)
        return self

    def _conoce(self, nombre: str) -> bool:
        return nombre.lower() in CONOCIDAS or bool(self.espera and nombre.lower() == self.espera)

    def _moderna(self, linea: str) -> Orden | None:
        partes = re.fullmatch(r"\s*::(.*?)::(.*)", linea, re.DOTALL)
        if partes is None:
            return None
        nombre, _, propiedades = partes[1].partition(" ")
        if not self._conoce(nombre):
            return None
        pares = (par.split("=", 1) for par in propiedades.strip().split(",") if "=" in par)
        leidas = {clave: sin_escapar(valor, ":,") for clave, valor in pares}
        return Orden(nombre.lower(), leidas, sin_escapar(partes[2]))

    def _antigua(self, linea: str) -> Orden | None:
        partes = re.search(r"##\[(.*?)\](.*)", linea, re.DOTALL)
        if partes is None:
            return None
        nombre = partes[1].partition(" ")[0]
        return Orden(nombre.lower(), {}, partes[2]) if self._conoce(nombre) else None


def sin_escapar(texto: str, ademas: str = "") -> str:
    for signo in f"\r\n{ademas}%":
        texto = texto.replace(f"%{ord(signo):02X}", signo)
    return texto


def esperada(uno: Diagnostico) -> Orden:
    """La anotación que debe verse, con los datos a la vista y tal como son."""
    lineas = [visible(uno.mensaje)]
    lineas += [f"ayuda: {visible(uno.sugerencia)}"] * bool(uno.sugerencia)
    lineas += [
        f"véase también {visible(r.archivo)}:{r.linea}:{r.columna}" for r in uno.relacionados
    ]
    propiedades = {
        "file": visible(uno.archivo),
        "line": str(uno.posicion.linea),
        "col": str(uno.posicion.columna),
        "endColumn": str(columna_final(uno)),
        "title": rotulo(uno.codigo),
    }
    return Orden(ORDENES[uno.severidad], propiedades, "\n".join(lineas))


def anotaciones(diagnosticos: Sequence[Diagnostico]) -> Iterator[Orden]:
    for severidad in Severidad:
        todas = [esperada(d) for d in diagnosticos if d.severidad is severidad]
        if len(todas) > ANOTACIONES:
            faltan = len(todas) - ANOTACIONES + 1
            todas[ANOTACIONES - 1 :] = [
                Orden(ORDENES[severidad], {}, f"… y {faltan} más (seg validar)")
            ]
        yield from todas
