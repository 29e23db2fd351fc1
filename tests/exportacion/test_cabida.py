"""Lo que cabe en una celda de Excel, que cuenta por dos un emoji."""

from hypothesis import given
from hypothesis import strategies as st

from seguimiento.exportacion.cabida import CABE, RECORTADO, cabe, lo_que_cabe

LETRAS = st.text("aé😀", min_size=1, max_size=5)


def unidades(texto: str) -> int:
    return sum(2 if ord(letra) > 0xFFFF else 1 for letra in texto)


@given(LETRAS, st.integers(1, CABE + 3))
def test_cabe_hasta_32767_y_lo_demas_se_recorta_por_su_final(letras: str, veces: int) -> None:
    texto = (letras * veces)[: CABE + 3]
    visto = lo_que_cabe(texto)
    assert cabe(texto) is (unidades(texto) <= CABE)
    if cabe(texto):
        assert visto == texto
    else:
        assert CABE - 1 <= unidades(visto) <= CABE
        assert texto.startswith(visto.removesuffix(RECORTADO))
        assert visto.endswith(RECORTADO)
