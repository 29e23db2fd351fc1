"""Un documento de Word que el programa escribió, visto por dentro, y lo que una oficina le haría."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CUERPO = "word/document.xml"


class DeWord:
    """El documento, abierto."""

    def __init__(self, contenido: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(contenido)) as archivo:
            self.partes = {uno: archivo.read(uno) for uno in archivo.namelist()}
        self.cuerpo = etree.fromstring(self.partes[_CUERPO])

    @property
    def texto(self) -> str:
        """Todo lo que dice, seguido."""
        return " ".join(self.parrafos())

    def parrafos(self) -> Iterator[str]:
        """Lo que dice cada párrafo, también los de las tablas."""
        for parrafo in self.cuerpo.iter(f"{W}p"):
            yield "".join(
                str(uno.text or "") if uno.tag == f"{W}t" else "\n"
                for uno in parrafo.iter(f"{W}t", f"{W}br")
            )

    def titulos(self) -> list[tuple[str, str]]:
        """El estilo y el texto de cada título."""
        hallados = []
        for parrafo in self.cuerpo.iter(f"{W}p"):
            estilo = parrafo.find(f"{W}pPr/{W}pStyle")
            nombre = "" if estilo is None else str(estilo.get(f"{W}val"))
            if nombre == "Title" or nombre.startswith("Heading"):
                hallados.append((nombre, "".join(str(t.text) for t in parrafo.iter(f"{W}t"))))
        return hallados

    def controles(self, titulo: str) -> list[etree._Element]:
        """Los que se llaman así, en su orden."""
        return [
            alias.getparent().getparent()  # type: ignore[union-attr, misc]
            for alias in self.cuerpo.iter(f"{W}alias")
            if alias.get(f"{W}val") == titulo
        ]

    def contestar(self, titulo: str, cual: int, texto: str, dia: date | None = None) -> None:
        """Elige o escribe en un control, como lo haría Word."""
        control = self.controles(titulo)[cual]
        propiedades = control.find(f"{W}sdtPr")
        tramo = control.find(f"{W}sdtContent/{W}r")
        assert propiedades is not None
        assert tramo is not None
        for marcador in propiedades.findall(f"{W}showingPlcHdr"):
            propiedades.remove(marcador)
        calendario = propiedades.find(f"{W}date")
        if dia and calendario is not None:
            calendario.set(f"{W}fullDate", f"{dia.isoformat()}T00:00:00Z")
        for aspecto in tramo.findall(f"{W}rPr"):
            tramo.remove(aspecto)
        letras = tramo.find(f"{W}t")
        assert letras is not None
        letras.text = texto

    def guardar(self, ruta: Path) -> Path:
        """Lo escribe en esa ruta."""
        partes = {**self.partes, _CUERPO: etree.tostring(self.cuerpo)}
        with zipfile.ZipFile(ruta, "w") as archivo:
            for nombre, contenido in partes.items():
                archivo.writestr(nombre, contenido)
        return ruta
