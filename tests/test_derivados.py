"""Lo que se deriva del código está al día."""

import apuntado
import derivar


def test_los_documentos_derivados_estan_al_dia() -> None:
    assert derivar.viejos() == [], "ejecute «make derivados»"


def test_entre_los_derivados_estan_las_dos_paginas_de_los_codigos() -> None:
    assert {"docs/referencia/reglas.md", "docs/referencia/galeria.md"} <= {*derivar.documentos()}


def test_de_cada_orden_esta_apuntada_su_linea_y_de_ninguna_mas() -> None:
    lineas = derivar.PROYECTO / "src/seguimiento/comandos/lineas"
    hay = {ruta.relative_to(derivar.PROYECTO).as_posix() for ruta in lineas.rglob("*.py")}
    assert hay == {ruta for ruta in apuntado.modulos() if "/lineas/" in ruta}
