"""Los JSON ajenos: lo que dicen, sin torcerlo, y por qué no se leen los que no."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.importacion.lectores import leer, objetos
from seguimiento.importacion.lectores.objetos import HONDURA, Ilegible, contenido
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
from seguimiento.importacion.material import Tabla


def test_los_numeros_se_conservan_como_estan_escritos() -> None:
    assert contenido('{"a": 1.10, "b": [1e3, -0.0, 007.5]}'.replace("007.5", "7.50")) == {
        "a": "1.10",
        "b": ["1e3", "-0.0", "7.50"],
    }


def test_lo_demas_es_lo_que_es() -> None:
    assert contenido('[true, false, null, "x\\u00f1\\ud83d\\ude00\\n", {}, []]') == [
        True,
        False,
        None,
        "xñ😀\n",
        {},
        [],
    ]


@pytest.mark.parametrize(
    ("texto", "donde", "que"),
    [
        ('{"a": 1,\n "a": 2}', "línea 2, columna 2", "se repite"),
        ("[NaN]", "línea 1, columna 2", "valor"),
        ("[Infinity]", "línea 1, columna 2", "valor"),
        ("[-Infinity]", "línea 1, columna 2", "valor"),
        ("[01]", "línea 1, columna 2", "valor"),
        ("[1.]", "línea 1, columna 2", "valor"),
        ('["\\ud800"]', "línea 1, columna 2", "U+D800"),
        ('["\\udc00\\ud800"]', "línea 1, columna 2", "U+DC00"),
        ('["a\\u0000b"]', "línea 1, columna 2", "U+0000"),
        ('{"\\u0000": 1}', "línea 1, columna 2", "U+0000"),
        ('["\\x41"]', "línea 1", "escape"),
        ("[1,]", "línea 1, columna 4", "valor"),
        ("[1 2]", "línea 1, columna 4", "«,»"),
        ('{"a" 1}', "línea 1, columna 6", "«:»"),
        ('{"a": 1,}', "línea 1, columna 9", "clave"),
        ("{a: 1}", "línea 1, columna 2", "clave"),
        ("{'a': 1}", "línea 1, columna 2", "clave"),
        ("[1", "línea 1, columna 3", "«,»"),
        ('["a', "línea 1, columna 2", "valor"),
        ("", "línea 1, columna 1", "valor"),
        ("[] []", "línea 1, columna 4", "sobra"),
        ("// nota\n[]", "línea 1, columna 1", "valor"),
        ("[" * 100_000, f"línea 1, columna {HONDURA + 2}", "uno dentro de otro"),
        ('{"a":' * 100_000, "línea 1", "uno dentro de otro"),
    ],
)
def test_lo_que_no_se_lee_dice_donde_y_por_que(texto: str, donde: str, que: str) -> None:
    with pytest.raises(Ilegible) as error:
        contenido(texto)
    assert error.value.donde.startswith(donde)
    assert que in error.value.que


def test_demasiados_valores_se_rechazan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objetos, "VALORES", 100)
    with pytest.raises(Ilegible, match="más de 100 valores"):
        contenido(f"[{'0,' * 100}0]")


def test_un_json_malo_se_rechaza_con_su_codigo(tmp_path: Path) -> None:
    ruta = tmp_path / "x.json"
    ruta.write_text('{"a": 1,\n"a": 2}', encoding="utf-8")
    with pytest.raises(
        ArchivoRechazado, match="línea 2, columna 1: la clave «a» se repite"
    ) as error:
        leer(ruta)
    assert error.value.codigo == "SEG722"
    assert error.value.codigo_de_salida == 1


def test_el_bom_no_estorba_y_un_nulo_se_rechaza(tmp_path: Path) -> None:
    ruta = tmp_path / "x.json"
    ruta.write_bytes(b'\xef\xbb\xbf{"a": "1.10"}')
    assert leer(ruta).datos == {"a": "1.10"}
    ruta.write_bytes(b'{"a": "1\x00"}')
    with pytest.raises(ArchivoRechazado, match="línea 1, columna 9"):
        leer(ruta)


def test_una_lista_llana_es_tambien_un_cuadro(tmp_path: Path) -> None:
    ruta = tmp_path / "x.json"
    ruta.write_text(
        '[{"id": 1.10, "accion": "A", "quien": ["X", "Y"]}, {"id": 2, "hecho": true, "nota": null}]',
        encoding="utf-8",
    )
    material = leer(ruta)
    (tabla,) = material.piezas
    assert isinstance(tabla, Tabla)
    assert [[celda.texto for celda in fila] for fila in tabla.filas] == [
        ["id", "accion", "quien", "hecho", "nota"],
        ["1.10", "A", "X\nY", "", ""],
        ["2", "", "", "sí", ""],
    ]
    assert str(tabla.filas[2][0].sitio) == "objeto 2"
    assert isinstance(material.datos, list)


@pytest.mark.parametrize(
    "texto", ['[{"a": {"b": 1}}]', '[{"a": [{"b": 1}]}]', "[1, 2]", "{}", "[]"]
)
def test_lo_que_no_es_llano_no_da_cuadro(tmp_path: Path, texto: str) -> None:
    ruta = tmp_path / "x.json"
    ruta.write_text(texto, encoding="utf-8")
    assert leer(ruta).piezas == ()


_TEXTO = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from('\n\t"\\/'),
    max_size=10,
)
_VALOR = st.recursive(
    st.none()
    | st.booleans()
    | _TEXTO
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda dentro: st.lists(dentro, max_size=4) | st.dictionaries(_TEXTO, dentro, max_size=4),
    max_leaves=20,
)


@given(valor=_VALOR, solo_ascii=st.booleans(), sangria=st.sampled_from([None, 1]))
def test_lo_que_escribe_otro_programa_se_lee_igual(
    *, valor: object, solo_ascii: bool, sangria: int | None
) -> None:
    escrito = json.dumps(valor, ensure_ascii=solo_ascii, indent=sangria)
    assert contenido(escrito) == json.loads(escrito, parse_int=str, parse_float=str)


@given(st.text(st.sampled_from('[]{},:"\\u0d8ntrue1.e-+ \n'), max_size=20))
def test_acepta_lo_mismo_que_la_biblioteca_de_python(texto: str) -> None:
    def sin_repetir(pares: list[tuple[str, object]]) -> dict[str, object]:
        if len(dict(pares)) < len(pares):
            raise ValueError
        return dict(pares)

    def no_es_json(_: str) -> object:
        raise ValueError

    try:
        suyo = json.loads(
            texto,
            parse_int=str,
            parse_float=str,
            object_pairs_hook=sin_repetir,
            parse_constant=no_es_json,
        )
        json.dumps(suyo, ensure_ascii=False).encode()
    except ValueError:
        with pytest.raises(Ilegible):
            contenido(texto)
    else:
        assert contenido(texto) == suyo
