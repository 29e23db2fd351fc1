"""Lo que recoge las cifras de las salidas las encuentra, y nota las que se contradicen."""

from functools import cache

from apoyo.cifras import TODO, Cifra, contradicciones, de_las_frases, de_un_texto
from apoyo.tablas import leida


@cache
def _texto(vencidas: str, azulejo: str) -> str:
    return f"""\
# Informe

Al corte hay 9 acciones. {vencidas} · 3 por vencer

| Cifra | Valor | Detalle | Cambio |
| --- | ---: | --- | --- |
| Vencidas | **2** | {azulejo} | igual |

## Vencidas (2)

| Días | Código |
| --- | --- |
| 1 | 31 |
"""


def _de(texto: str) -> list[Cifra]:
    cifras = de_un_texto(texto, "uno", markdown=True)
    frases = [una.texto for una in leida(texto, markdown=True).frases]
    return [*cifras, *de_las_frases(frases, {una.nombre for una in cifras}, "frases")]


def test_lo_que_se_dice_igual_no_se_contradice() -> None:
    cifras = _de(_texto("2 vencidas", "de 9 acciones"))
    assert {(una.nombre, una.n, una.m) for una in cifras} == {
        ("vencida", 2, 9),
        ("vencida", 2, None),
    }
    assert contradicciones(cifras) == []


def test_otra_cuenta_con_el_mismo_nombre_se_contradice() -> None:
    assert len(contradicciones(_de(_texto("3 vencidas", "de 9 acciones")))) == 1


def test_otro_denominador_con_el_mismo_nombre_se_contradice() -> None:
    cifras = [
        *_de(_texto("2 vencidas", "de 9 acciones")),
        *_de(_texto("2 vencidas", "de 8 acciones")),
    ]
    assert len(contradicciones(cifras)) == 1


def test_lo_que_es_de_otra_cosa_no_se_contradice() -> None:
    suyas = _de(_texto("2 vencidas", "de 9 acciones"))
    assert contradicciones(
        [*suyas, Cifra(TODO, "vencida", frozenset({"compromisos"}), 5, None, "x")]
    )
    solo_acciones = [una for una in suyas if una.de]
    assert solo_acciones
    otra = Cifra(TODO, "vencida", frozenset({"compromisos"}), 5, None, "x")
    assert contradicciones([*solo_acciones, otra]) == []


PAGINA = """\
<ul class="cifras"><li><span class="rotulo">Vencidas</span> <strong>2</strong>
<span class="detalle">de 9 acciones</span> <span class="cambio">1 más que antes</span></li></ul>
<table><caption>Evolución de las acciones</caption>
<thead><tr><th>Cierre</th><th>Vencidas</th><th>Todas</th></tr></thead>
<tbody><tr><td>2023-T1</td><td>5</td><td>7</td></tr><tr><td>2023-T2</td><td>2</td><td>9</td></tr></tbody>
</table>
<desc>De 2023-T1 a 2023-T2: vencidas, de 5 a 2; todas, de 7 a 9.</desc>
"""


def test_en_una_pagina_se_leen_azulejos_y_graficos() -> None:
    cifras = de_un_texto(PAGINA, "uno", markdown=False, cierre="2023-T2")
    textos = [una.texto for una in leida(PAGINA, markdown=False).frases if una.clase == "desc"]
    cifras += de_las_frases(textos, {"vencida"}, "uno")
    vencidas = [una for una in cifras if (una.ambito, una.nombre) == (TODO, "vencida")]
    assert {(una.n, una.m, tuple(una.de)) for una in vencidas} == {
        (2, 9, ("acciones",)),
        (2, None, ("acciones",)),
        (2, None, ()),
    }
    assert contradicciones(cifras) == []
