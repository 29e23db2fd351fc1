"""Lo que se deriva del código está al día."""

import derivar


def test_los_documentos_derivados_estan_al_dia() -> None:
    assert derivar.viejos() == [], "ejecute «make derivados»"


def test_entre_los_derivados_estan_las_dos_paginas_de_los_codigos() -> None:
    assert {"docs/referencia/reglas.md", "docs/referencia/galeria.md"} <= {*derivar.documentos()}
