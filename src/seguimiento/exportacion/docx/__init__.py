"""De un informe en HTML a un documento de Word: una sola conversión para todos, con sus mismas plantillas."""

from datetime import date

from seguimiento.extras import exigir


def de_pagina(pagina: str, dia: date) -> bytes:
    """El documento que dice lo que la página. Lanza `FaltaUnExtra` si no está «oficina»."""
    for biblioteca in ("lxml", "docx"):
        exigir(biblioteca, "oficina")
    from seguimiento.exportacion.docx.documento import hacer

    return hacer(pagina, dia)
