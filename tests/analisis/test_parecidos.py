"""Entre muchos nombres se halla el mismo parecido que comparándolos todos, y se comparan pocos."""

from seguimiento.analisis.parecidos import LARGO_COMPARABLE, SE_COMPARAN, Parecidos
from seguimiento.redaccion import parecido

PARES = ("oficina-regional", "unidad", "informe", "mesa-de-coordinacion", "red-puntos-focales")
MUCHOS = [f"{nombre}-{anio}" for nombre in PARES for anio in range(1990, 2050)]
ERRATAS = {
    "oficina-regonal-2004": "oficina-regional-2004",
    "OFICINA-REGIONAL-2017": "oficina-regional-2017",
    "unidad-2031x": "unidad-2031",
    "informes-1999": "informe-1999",
    "red-punto-focales-2022": "red-puntos-focales-2022",
}


def test_entre_muchos_se_halla_el_mas_parecido() -> None:
    indice = Parecidos(MUCHOS)

    for errata, bueno in ERRATAS.items():
        cercanos = indice.cercanos(errata)
        assert len(cercanos) <= SE_COMPARAN + 1
        assert parecido(errata, cercanos) == bueno


def test_de_pocos_se_comparan_todos_y_en_su_orden() -> None:
    assert Parecidos(["b", "a", "zzz"]).cercanos("x") == ["b", "a", "zzz"]


def test_lo_que_no_se_parece_o_es_muy_largo_no_tiene_cercanos() -> None:
    assert Parecidos(MUCHOS).cercanos("kkkk") == []
    assert Parecidos(["a"]).cercanos("a" * (LARGO_COMPARABLE + 1)) == []
