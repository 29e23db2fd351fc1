"""Diagnósticos como los que daría quien escribe un registro o le pone nombre para engañar."""

import os
from importlib import import_module

from hypothesis import strategies as st

from seguimiento.diagnosticos import CATALOGO, Diagnostico, Relacionado, Severidad
from seguimiento.lugares import Posicion
from seguimiento.reglas import familias
from seguimiento.repositorio.repositorio import Recuento

# el catálogo se llena al importar lo que lo declara
familias.registrar()
for modulo in ("archivos", "forma", "yaml"):
    import_module(f"seguimiento.diagnosticos.{modulo}")
CODIGOS = sorted(CATALOGO)

ATAQUES = (
    # órdenes de GitHub, en sus dos formas, y lo que las escaparía o las cerraría
    *("::error::falso", "\n::add-mask::secreto", "%0A::error::falso", "%250A", "##[error]falso"),
    *(
        "##[add-mask]secreto",
        "::stop-commands::fin",
        "::fin::",
        ",line=99",
        ":",
        ",",
        "%",
        "=",
        ";",
    ),
    # saltos de línea, controles, texto al revés y lo que no es un carácter
    *("\n", "\r", "\r\n", "\x85", "\u2028", "\x00", "\x1b[31m", "\t", "\u202e", "\ufeff"),
    *("\ufffe", "\udce9", "\ud800", "\U000e0001", "\U0001f600"),
    # XML, HTML y Markdown
    *("]]>", "<script>", "</failure>", "&amp;", '"', "'", "<!--", "|", "`", "**", "# ", "<br>"),
    *(
        "[clic](javascript:alert(1))",
        "![x](https://x.invalid)",
        "](",
        "[",
        "]",
        "\\",
        "{0}",
        "{",
        "}",
    ),
    # rutas que parecen otra cosa
    *("../", "file:///etc/passwd", "//x.invalid/", "C:\\", "?a#b", "%2e%2e/"),
)
TEXTOS = st.lists(st.sampled_from(ATAQUES) | st.text(max_size=4), max_size=6).map("".join)


def _la_da_un_disco(ruta: str) -> bool:
    """Si hay bytes que el sistema dé con esa ruta."""
    try:
        return os.fsdecode(os.fsencode(ruta)) == ruta
    except UnicodeError:
        return False


RUTAS = TEXTOS.map(lambda texto: f"data/{texto}.yaml").filter(_la_da_un_disco)
POSICIONES = st.builds(
    Posicion, linea=st.integers(1, 9999), columna=st.integers(1, 40), largo=st.integers(1, 40)
)
DIAGNOSTICOS = st.builds(
    Diagnostico,
    archivo=RUTAS,
    codigo=st.sampled_from(CODIGOS),
    severidad=st.sampled_from(Severidad),
    mensaje=TEXTOS,
    sugerencia=TEXTOS,
    posicion=POSICIONES,
    extracto=TEXTOS,
    relacionados=st.lists(
        st.builds(Relacionado, RUTAS, st.integers(1, 99), st.integers(1, 99)), max_size=2
    ).map(tuple),
)
LISTAS = st.lists(DIAGNOSTICOS, max_size=5)
RECUENTOS = st.builds(
    Recuento,
    leidos=st.integers(0, 50),
    en_parte=st.lists(RUTAS, max_size=2),
    ilegibles=st.lists(RUTAS, max_size=2),
    fallos=st.integers(0, 1),
)
