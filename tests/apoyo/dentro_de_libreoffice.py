"""Teclea en un libro abierto con LibreOffice. Lo ejecuta el Python que tiene `uno`, que no es el del proyecto.

`python dentro_de_libreoffice.py LIBRO DESTINO PERFIL` con lo que se teclea en la entrada, en JSON: de cada
hoja, de cada fila por lo que dice su primera celda («», la primera libre), el texto de cada columna por su
rótulo. Se teclea como en un puesto en español: LibreOffice decide qué es fecha, número o texto.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_TUBO = "seguimiento"
_ARRANQUE, _CIERRE = 90, 30
"""Los segundos que se le dan para arrancar y para cerrarse."""
_EN_ESPANOL = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>es-EC</value></prop></item>
</oor:items>
"""


def main(libro: Path, destino: Path, perfil: Path) -> None:
    """Abre, teclea y guarda. Falla si una lista desplegable no tiene lo que en ella se elige."""
    (perfil / "user").mkdir(parents=True)
    (perfil / "user/registrymodifications.xcu").write_text(_EN_ESPANOL, "utf-8")
    propio = f"-env:UserInstallation={perfil.as_uri()}"
    acepta = f"--accept=pipe,name={_TUBO}{perfil.stat().st_ino};urp;"
    with subprocess.Popen(["soffice", propio, "--headless", "--norestore", acepta]) as soffice:
        escritorio = None
        try:
            servicios = _servicios(f"{_TUBO}{perfil.stat().st_ino}")
            escritorio = servicios("com.sun.star.frame.Desktop")
            abierto = escritorio.loadComponentFromURL(libro.as_uri(), "_blank", 0, ())
            teclear = _Teclado(abierto, servicios("com.sun.star.frame.DispatchHelper"))
            for hoja, filas in json.load(sys.stdin).items():
                teclear.en_la_hoja(hoja, filas)
            formato = _opcion("FilterName", "Calc MS Excel 2007 XML")
            abierto.storeToURL(destino.as_uri(), (formato,))
            abierto.close(True)  # noqa: FBT003 — así es su firma
        finally:
            if escritorio is None:
                soffice.kill()
            else:
                escritorio.terminate()
            soffice.wait(_CIERRE)


def _servicios(tubo: str) -> Any:  # noqa: ANN401 — UNO no trae tipos
    """Quien da cada servicio de LibreOffice por su nombre, en cuanto este contesta."""
    propio = uno.getComponentContext()
    resolver = propio.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", propio
    )
    limite = time.monotonic() + _ARRANQUE
    while True:
        try:
            suyo = resolver.resolve(f"uno:pipe,name={tubo};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > limite:
                raise
            time.sleep(0.2)
        else:
            return lambda nombre: suyo.ServiceManager.createInstanceWithContext(nombre, suyo)


def _opcion(nombre: str, valor: str) -> Any:  # noqa: ANN401
    return PropertyValue(Name=nombre, Value=valor)


class _Teclado:
    def __init__(self, abierto: Any, ordenes: Any) -> None:  # noqa: ANN401
        self._abierto, self._ordenes = abierto, ordenes

    def en_la_hoja(self, nombre: str, filas: "dict[str, dict[str, str]]") -> None:
        """Teclea en esas filas de la hoja."""
        hoja = self._abierto.Sheets.getByName(nombre)
        self._abierto.CurrentController.setActiveSheet(hoja)
        cursor = hoja.createCursor()
        cursor.gotoEndOfUsedArea(True)  # noqa: FBT003
        escritas = cursor.getDataArray()
        columna = {rotulo: i for i, rotulo in enumerate(escritas[0])}
        fila = {suya[0]: i for i, suya in enumerate(escritas) if suya[0]}
        for ref, celdas in filas.items():
            for rotulo, texto in celdas.items():
                suya = hoja.getCellByPosition(columna[rotulo], fila.get(ref, len(fila)))
                self._en_la_celda(suya, texto)

    def _en_la_celda(self, celda: Any, texto: str) -> None:  # noqa: ANN401
        regla = celda.Validation
        if regla.Type.value == "LIST" and f'"{texto}"' not in regla.getFormula1().split(";"):
            sys.exit(f"«{texto}» no está en {regla.getFormula1()}")
        visor = self._abierto.CurrentController
        visor.select(celda)
        escrito = (_opcion("StringName", texto),)
        self._ordenes.executeDispatch(visor.Frame, ".uno:EnterString", "", 0, escrito)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
