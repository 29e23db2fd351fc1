"""`seg buscar`: dónde se dice algo."""

from pathlib import Path

import pytest

from apoyo.carteras import FINAL, MESA, cambiada, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.formas import ARCHIVO, ENVOLTURA, faltas


def donde(raiz: Path, *texto: str) -> list[tuple[str, str]]:
    apariciones = seg("buscar", *texto, "--json", en=raiz).json["apariciones"]
    return [(una["ref"], una["campo"]) for una in apariciones]


def test_se_busca_sin_distinguir_tildes_ni_mayusculas(rica: Path) -> None:
    hallados = [
        ("final-2022/R1", "texto"),
        ("mesa", "titulo"),
    ]
    for escrito in ("coordinación", "coordinacion", "COORDINACIÓN", "coordinacio\u0301n"):
        assert donde(rica, escrito) == hallados


def test_varias_palabras_se_buscan_seguidas(rica: Path) -> None:
    assert donde(rica, "compartir", "los", "datos") == [
        ("mesa/c1", "descripcion"),
        ("mesa/reunion-2022-10-05", "decisiones.0.texto"),
    ]
    assert donde(rica, "datos compartir") == []


def test_tambien_se_encuentra_por_la_referencia(rica: Path) -> None:
    assert ("final-2022/2.2", "") in donde(rica, "final-2022/2.2")


def test_el_json_cumple_su_forma_y_lleva_a_la_linea(rica: Path) -> None:
    objeto = seg("buscar", "Falta el anexo", "--json", en=rica).json
    una = {
        "ref": str,
        "clase": str,
        "campo": str,
        "texto": str,
        "archivo": ARCHIVO,
        "linea": int,
    }
    assert faltas(objeto, ENVOLTURA | {"buscado": str, "apariciones": [una]}) == []
    assert objeto["buscado"] == "Falta el anexo"
    (aparicion,) = objeto["apariciones"]
    linea = (rica / aparicion["archivo"]).read_text("utf-8").splitlines()[aparicion["linea"] - 1]
    assert "nota: Falta el anexo" in linea


def test_en_texto_se_agrupa_y_no_se_recorta(rica: Path) -> None:
    assert seg("buscar", "compartir los datos", en=rica).salida == (
        "2 apariciones en 2 sitios\n"
        "  Referencia               Campo                  Texto\n"
        "  mesa/c1                  Acción                 Compartir los datos\n"
        "  mesa/reunion-2022-10-05  Decisiones › Decisión  Compartir los datos\n"
    )


def test_fuera_de_la_pantalla_un_texto_largo_sale_entero(tmp_path: Path) -> None:
    largo = " ".join(["antes"] * 60 + ["aguja"] + ["después"] * 60)
    escribir(
        tmp_path,
        cambiada(MESA, "Compartir los datos\n            plazo", f"{largo}\n            plazo"),
    )
    assert largo in seg("buscar", "aguja", en=tmp_path).salida


def test_lo_que_no_aparece_se_dice_y_no_es_un_error(rica: Path) -> None:
    assert seg("buscar", "unicornio", en=rica) == Resultado(
        0, "No aparece «unicornio» en ningún registro.\n", ""
    )


@pytest.mark.parametrize("texto", [[""], ["  "], ["", " "]])
def test_no_hay_nada_que_buscar_en_un_texto_vacio(texto: list[str], rica: Path) -> None:
    visto = seg("buscar", *texto, en=rica)
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores.startswith("error: hay un argumento sin nada escrito\n")


def test_lo_buscado_no_se_toma_por_una_expresion_ni_por_una_marca(rica: Path) -> None:
    for texto in (".*", "[red]x[/red]", "(", "\\"):
        assert donde(rica, texto) == []
        assert f"«{texto}»" in seg("buscar", texto, en=rica).salida


def test_si_algo_no_pudo_leerse_se_dice_y_termina_en_3(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(FINAL, "plazo: 2022-12\n", "plazo: 2022-13\n"))
    visto = seg("buscar", "unicornio", en=tmp_path)
    assert visto.codigo == 3
    assert "no pudo leerse: final-2022/1.4\n" in visto.errores
