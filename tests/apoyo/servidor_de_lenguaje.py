"""Un editor de mentira: habla con un servidor de lenguaje por sus tuberías (LSP)."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

CAPACIDADES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    }
}
AJUSTES = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True}}


@dataclass(frozen=True, slots=True, order=True)
class Aviso:
    """Un diagnóstico: en qué línea (desde 1), qué subraya y qué dice."""

    linea: int
    subrayado: str
    mensaje: str


class Editor:
    """Un editor con una carpeta abierta."""

    def __init__(self, orden: Sequence[str], carpeta: Path) -> None:
        self.carpeta = carpeta
        self.peticiones = 0
        self.textos: dict[str, str] = {}
        self.publicados: dict[str, list[dict[str, Any]]] = {}
        self.servidor = subprocess.Popen(
            orden,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=carpeta,
        )

    def __enter__(self) -> Self:
        raiz = self.carpeta.as_uri()
        self._pedir("initialize", processId=None, rootUri=raiz, capabilities=CAPACIDADES)
        self._avisar("initialized")
        self._avisar("workspace/didChangeConfiguration", settings=AJUSTES)
        return self

    def __exit__(self, *_: object) -> None:
        self._pedir("shutdown")
        self._avisar("exit")
        self.servidor.communicate(timeout=30)

    def abrir(self, ruta: str, texto: str) -> str:
        """Abre un archivo con ese texto, esté o no en el disco. Devuelve su dirección."""
        direccion = (self.carpeta / ruta).as_uri()
        self.textos[direccion] = texto
        documento = {"uri": direccion, "languageId": "yaml", "version": 1, "text": texto}
        self._avisar("textDocument/didOpen", textDocument=documento)
        return direccion

    def avisos(self, direccion: str) -> list[Aviso]:
        """Lo que el servidor objeta al archivo abierto, en orden."""
        while direccion not in self.publicados:
            self._recibir()
        lineas = self.textos[direccion].split("\n")
        return sorted(_aviso(uno, lineas) for uno in self.publicados[direccion])

    def explicacion(self, direccion: str, linea: int, columna: int) -> str:
        """Lo que se lee al posar el ratón, en Markdown; línea y columna, desde 1."""
        respuesta = self._en("hover", direccion, linea, columna)
        texto: str = respuesta["contents"]["value"]
        return texto

    def propuestas(self, direccion: str, linea: int, columna: int) -> dict[str, str]:
        """Lo que se ofrece escribir en ese sitio: cada rótulo con lo que explica de él."""
        respuesta = self._en("completion", direccion, linea, columna)
        return {una["label"]: _llano(una.get("documentation", "")) for una in respuesta["items"]}

    def _en(self, que: str, direccion: str, linea: int, columna: int) -> Any:  # noqa: ANN401 — JSON
        lugar = {"line": linea - 1, "character": columna - 1}
        return self._pedir(f"textDocument/{que}", textDocument={"uri": direccion}, position=lugar)

    def _pedir(self, metodo: str, **parametros: object) -> Any:  # noqa: ANN401 — JSON
        self.peticiones += 1
        numero = self.peticiones
        self._mandar({"id": numero, "method": metodo, "params": parametros})
        while True:
            mensaje = self._recibir()
            if mensaje.get("id") == numero and "method" not in mensaje:
                return mensaje["result"]

    def _avisar(self, metodo: str, **parametros: object) -> None:
        self._mandar({"method": metodo, "params": parametros})

    def _mandar(self, mensaje: dict[str, Any]) -> None:
        assert self.servidor.stdin is not None
        cuerpo = json.dumps({"jsonrpc": "2.0", **mensaje}).encode()
        self.servidor.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(cuerpo), cuerpo))
        self.servidor.stdin.flush()

    def _recibir(self) -> dict[str, Any]:
        """El siguiente mensaje; lo que el servidor pregunta se contesta sin nada."""
        assert self.servidor.stdout is not None
        largo = 0
        while cabecera := self.servidor.stdout.readline().strip():
            nombre, _, valor = cabecera.partition(b":")
            largo = int(valor) if nombre.lower() == b"content-length" else largo
        assert largo, "el servidor dejó de responder"
        mensaje: dict[str, Any] = json.loads(self.servidor.stdout.read(largo))
        if "method" in mensaje and "id" in mensaje:
            self._mandar({"id": mensaje["id"], "result": None})
        if mensaje.get("method") == "textDocument/publishDiagnostics":
            suyos = mensaje["params"]
            self.publicados[suyos["uri"]] = suyos["diagnostics"]
        return mensaje


def _aviso(uno: dict[str, Any], lineas: list[str]) -> Aviso:
    desde, hasta = uno["range"]["start"], uno["range"]["end"]
    fin = hasta["character"] if hasta["line"] == desde["line"] else None
    subrayado = lineas[desde["line"]][desde["character"] : fin]
    return Aviso(desde["line"] + 1, subrayado, uno["message"])


def _llano(documentacion: str | dict[str, str]) -> str:
    return documentacion if isinstance(documentacion, str) else documentacion["value"]
