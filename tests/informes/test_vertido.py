"""Lo que sale a trozos es, letra por letra, lo que saldría de una vez."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.carteras import RICA, escribir
from apoyo.ejecucion import seg
from seguimiento.informes.plantillas import vertido
from seguimiento.informes.plantillas.proteccion import MARCA, sin_marcas
from seguimiento.informes.plantillas.vertido import en_limpio, juntados

LARGA = "Se escribe bastante antes de llegar a lo que no hay.\n" * 9000 + "{{ vista.nada }}"


@given(st.lists(st.text(f"a\n -{MARCA}1.>", max_size=6)))
def test_por_donde_se_parta_no_cambia_nada(pedazos: list[str]) -> None:
    entero = sin_marcas(re.sub(r"\n{3,}", "\n\n", "".join(pedazos)))
    assert "".join(en_limpio(iter(pedazos))) == entero


@given(st.lists(st.text(max_size=20)), st.integers(1, 30))
def test_juntar_no_cambia_nada_y_ningun_trozo_menos_el_ultimo_es_pequeno(
    pedazos: list[str], tamano: int
) -> None:
    with pytest.MonkeyPatch.context() as cambios:
        cambios.setattr(vertido, "TROZO", tamano)
        *hechos, ultimo = juntados(iter(pedazos))
    assert "".join((*hechos, ultimo)) == "".join(pedazos)
    assert all(len(uno) >= tamano for uno in hechos)


def test_no_se_junta_mas_de_lo_justo() -> None:
    """Que se pide de uno en uno: tras cada trozo, no se ha tomado nada del siguiente."""
    tomados: list[str] = []

    def pedazos() -> Iterator[str]:
        for letra in "abcdef":
            tomados.append(letra)
            yield letra * vertido.TROZO

    vistos = [len(tomados) for _ in juntados(pedazos())]
    assert vistos == [1, 2, 3, 4, 5, 6, 6]


@pytest.mark.parametrize("formato", ["md", "html"])
def test_la_plantilla_que_se_detiene_a_la_mitad_deja_el_archivo_de_antes(
    formato: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "registros", RICA)
    monkeypatch.chdir(raiz)
    Path("t." + formato).write_text("el de antes", "utf-8")
    Path(f"mia.{formato}.j2").write_text(LARGA)
    antes = sorted(Path().iterdir())
    visto = seg(
        "informe", "trimestral", "-o", f"t.{formato}", "--plantilla", f"mia.{formato}.j2", en=raiz
    )
    assert visto.codigo == 1
    assert "no existe «nada»" in visto.errores
    assert "escrito" not in visto.errores
    assert Path("t." + formato).read_text("utf-8") == "el de antes"
    assert sorted(Path().iterdir()) == antes


def test_por_la_salida_no_se_empieza_lo_que_no_se_acaba(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "registros", RICA)
    monkeypatch.chdir(raiz)
    Path("mia.md.j2").write_text(LARGA)
    visto = seg("informe", "trimestral", "--plantilla", "mia.md.j2", en=raiz)
    assert (visto.codigo, visto.salida) == (1, "")
