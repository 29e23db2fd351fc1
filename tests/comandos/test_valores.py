"""Lo que se declara de cada parámetro y cómo se leen los que no son texto."""

from enum import Enum, StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer

from apoyo.todas_las_ordenes import TODAS
from seguimiento.comandos.valores import Declarado, ValorNoValido, con_lectores, declarados


class Decision(StrEnum):
    ACEPTADA = "aceptada"
    PARCIAL = "parcial"


def _declarado(tipo: Any, **ajustes: Any) -> Declarado:  # noqa: ANN401 — una anotación y lo que admite typer
    def orden(valor: Any) -> None:  # noqa: ANN401
        """Nada."""

    orden.__annotations__["valor"] = Annotated[tipo, typer.Option("--valor", **ajustes)]
    return declarados(orden)["valor"]


@pytest.mark.parametrize("orden", TODAS)
def test_todo_lo_que_lee_una_orden_tiene_quien_lo_rechace_en_espanol(orden: str) -> None:
    comando = TODAS[orden]
    suyos = declarados(comando.callback)
    assert [p.name for p in comando.params] == [*suyos]
    for uno in suyos.values():
        # de estos tres, cualquier cosa que se escriba vale
        if not issubclass(uno.tipo, str | bool | Path) or issubclass(uno.tipo, Enum):
            assert uno.info.parser is not None
        assert [uno.info.exists, uno.info.envvar, uno.info.hidden] == [False, None, False]


@pytest.mark.parametrize(
    ("tipo", "rotulo"),
    [
        (str, "TEXTO"),
        (list[str] | None, "TEXTO"),
        (int | None, "ENTERO"),
        (Decision, "aceptada|parcial"),
        (list[Decision] | None, "aceptada|parcial"),
    ],
)
def test_el_rotulo_dice_que_se_espera(tipo: object, rotulo: str) -> None:
    assert _declarado(tipo).rotulo == rotulo


@pytest.mark.parametrize(
    ("ajustes", "escrito", "motivo"),
    [
        ({}, "dos", "«dos» no es un número entero"),
        ({}, "1.5", "«1.5» no es un número entero"),
        ({"min": 1, "max": 5}, "dos", "«dos» no es un número entero"),
        ({"min": 1, "max": 5}, "9", "«9» queda fuera del intervalo: desde 1 hasta 5"),
        ({"min": 1}, "0", "«0» queda fuera del intervalo: desde 1"),
        ({"max": 5}, "6", "«6» queda fuera del intervalo: hasta 5"),
    ],
)
def test_un_numero_que_no_vale_se_rechaza_con_su_motivo(
    ajustes: dict[str, int], escrito: str, motivo: str
) -> None:
    with pytest.raises(ValorNoValido) as lanzado:
        _declarado(int, **ajustes).leer(escrito)
    assert (lanzado.value.message, lanzado.value.sugerencia) == (motivo, "")


def test_los_limites_de_un_numero_valen() -> None:
    declarado = _declarado(int | None, min=1, max=5)
    assert [declarado.leer(escrito) for escrito in ("1", "5", 3)] == [1, 5, 3]


def test_de_una_lista_cerrada_vale_lo_que_esta_en_ella_y_lo_parecido_trae_sugerencia() -> None:
    declarado = _declarado(list[Decision])
    assert declarado.leer("parcial") is declarado.leer(Decision.PARCIAL) is Decision.PARCIAL
    with pytest.raises(ValorNoValido) as lanzado:
        declarado.leer("acptada")
    assert lanzado.value.message == "«acptada» no está entre los valores: aceptada, parcial"
    assert lanzado.value.sugerencia == "¿quiso decir «aceptada»?"


def test_solo_lo_que_no_es_texto_lleva_lector() -> None:
    def orden(
        texto: Annotated[str, typer.Argument()],
        numero: Annotated[int | None, typer.Option()] = None,
        *,
        bandera: Annotated[bool, typer.Option()] = False,
    ) -> None:
        """Nada."""

    assert con_lectores(orden) is orden
    con_lector = [nombre for nombre, uno in declarados(orden).items() if uno.info.parser]
    assert con_lector == ["numero"]
