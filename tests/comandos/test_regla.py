"""`seg regla`: qué comprueba cada código."""

from pathlib import Path

import pytest

from apoyo.ejecucion import Resultado, seg
from seguimiento.diagnosticos import CATALOGO
from seguimiento.reglas import familias

familias.registrar()


def test_sin_codigo_lista_todos_con_su_severidad_y_su_titulo() -> None:
    titulo, *filas = seg("regla").salida.splitlines()
    assert titulo.split() == ["Código", "Severidad", "Qué", "se", "comprueba"]
    esperadas = [[c, d.severidad.value, d.titulo] for c, d in sorted(CATALOGO.items())]
    assert [fila.split(maxsplit=2) for fila in filas] == esperadas


def test_una_regla_dice_que_por_que_y_un_ejemplo_de_cada() -> None:
    assert seg("regla", "SEG201") == Resultado(
        0,
        "SEG201 · advertencia\n"
        "\n"
        "Una acción abierta debe tener plazo.\n"
        "\n"
        "Sin plazo nunca estará vencida y nadie la verá. Si la fuente dice que no lo tiene, se anota por qué en"
        " `sin_plazo`; la que se repite desde un `inicio` puede no terminar. De las"
        " recomendaciones se miran las que se siguen sin acciones, salvo si lo que aún se espera es la"
        " respuesta: el plazo vendrá con ella.\n"
        "\n"
        "Mal:\n"
        '    - id: "1.1"\n'
        "      descripcion: Relevar necesidades\n"
        "\n"
        "Bien:\n"
        '    - id: "1.1"\n'
        "      descripcion: Relevar necesidades\n"
        "      plazo: 2022-11\n",
        "",
    )


@pytest.mark.parametrize("codigo", sorted(CATALOGO))
def test_cada_codigo_del_catalogo_se_explica(codigo: str) -> None:
    visto = seg("regla", codigo.lower())
    primera = f"{codigo} · {CATALOGO[codigo].severidad.value}"
    assert (visto.codigo, visto.salida.splitlines()[0]) == (0, primera)
    assert visto.salida.split("\n\n")[1].strip() == CATALOGO[codigo].titulo


def test_un_codigo_desconocido_sugiere_el_mas_parecido() -> None:
    assert seg("regla", "SEG2001") == Resultado(
        2, "", "error: no existe el código «SEG2001»\n  ¿quiso decir «SEG201»?\n"
    )
    assert seg("regla", "zz") == Resultado(
        2, "", "error: no existe el código «zz»\n  vea la lista con «seg regla»\n"
    )


def test_no_hace_falta_un_repositorio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert seg("regla", "SEG012").codigo == 0
