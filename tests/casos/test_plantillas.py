"""Una plantilla ajena acaba, cabe en la memoria y no convierte un dato en un enlace que se ejecuta."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import proceso, seg
from apoyo.una_evaluacion import evaluacion

MEMORIA = 1 << 30
VUELTAS = f"{{% for a in [{', '.join('1234567890' * 2)}] %}}"
SE_REPITE = {
    "vueltas sobre una lista escrita": VUELTAS * 12 + "{% endfor %}" * 12,
    "vueltas que escriben": VUELTAS * 6 + "un texto de la plantilla " * 8 + "{% endfor %}" * 6,
    "un texto que se dobla": "{% set a %}xxxxxxxx{% endset %}"
    + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
}
EMPIEZA_POR_UN_DATO = {
    "html": (
        '<a href="\n   {{ b.texto }}">',
        '<a href=" {{ b.texto }}">',
        '<a href="{% if b.id == "R99" %}https://intranet.org/{% endif %}{{ b.texto }}">',
    ),
    "md": (
        "- [{{ b.id }}]({{ b.texto }})",
        "- <script>var t={{ b.texto }};</script>",
        "- [x]: {{ b.texto }}",
    ),
}
GUION = evaluacion("x", 'recomendaciones: [{id: R1, texto: "javascript:alert(1)"}]\n')


def con_plantilla(raiz: Path, nombre: str, texto: str) -> Path:
    propias = {"seguimiento.yaml": "plantillas: plantillas\n", f"plantillas/{nombre}.j2": texto}
    return escribir(raiz, GUION | propias)


@pytest.mark.parametrize("cual", SE_REPITE)
def test_lo_que_se_repite_sin_datos_tambien_se_gasta(cual: str, tmp_path: Path) -> None:
    raiz = con_plantilla(tmp_path, "agenda.md", SE_REPITE[cual])
    visto = proceso("-C", raiz, "--hoy", "2023-12-31", "informe", "agenda", memoria=MEMORIA)
    assert (visto.codigo, visto.salida) == (1, "")
    assert "error[SEG803] la plantilla repite demasiado y no acabaría" in visto.errores


@pytest.mark.parametrize(
    ("formato", "linea"),
    [(formato, linea) for formato, lineas in EMPIEZA_POR_UN_DATO.items() for linea in lineas],
)
def test_un_dato_no_empieza_una_direccion_aunque_algo_que_puede_faltar_vaya_delante(
    formato: str, linea: str, tmp_path: Path
) -> None:
    plantilla = f"{{% for b in vista.bloques %}}\n{linea}\n{{% endfor %}}"
    raiz = con_plantilla(tmp_path, f"matriz.{formato}", plantilla)
    visto = seg("informe", "matriz", "x", "--formato", formato, en=raiz)
    assert (visto.codigo, visto.salida) == (1, "")
    assert "error[SEG803] un dato no puede ir en " in visto.errores
