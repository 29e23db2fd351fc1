"""Lo que no viene con el programa se pide donde se usa, y si falta se dice cómo traerlo."""

import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from apoyo.extras import BIBLIOTECAS, DECLARADOS
from seguimiento.extras import FaltaUnExtra, exigir


def test_se_sabe_como_se_importa_cada_cosa_que_piden() -> None:
    pedidas = {Requirement(una).name for extra in DECLARADOS.values() for una in extra}
    como_se_importan = {"python-docx": "docx", "python-calamine": "python_calamine"}
    assert {como_se_importan.get(una, una) for una in pedidas} == {*BIBLIOTECAS}


def test_lo_instalado_se_da_ya_importado() -> None:
    assert exigir("json.decoder", "oficina") is sys.modules["json.decoder"]


@pytest.mark.parametrize("extra", DECLARADOS)
@pytest.mark.parametrize("modulo", ["no_esta_en_ninguna_parte", "no_esta_en_ninguna_parte.dentro"])
def test_lo_que_falta_se_dice_con_la_orden_que_lo_trae(extra: str, modulo: str) -> None:
    with pytest.raises(FaltaUnExtra) as hallado:
        exigir(modulo, extra)
    assert hallado.value.extra == extra
    assert hallado.value.ayuda == f'instálelo con: python -m pip install "seguimiento[{extra}]"'


def test_que_a_la_biblioteca_le_falte_otra_no_es_que_falte_ella(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_medias.py").write_text("import no_esta_en_ninguna_parte\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="no_esta_en_ninguna_parte"):
        exigir("a_medias", "oficina")
