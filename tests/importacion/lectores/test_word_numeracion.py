"""La numeración automática, como se ve: lo esperado se abrió en LibreOffice, salvo lo que se dice."""

from pathlib import Path

import pytest

from apoyo.docx import escrito, numerado, parrafo
from seguimiento.importacion.lectores import word
from seguimiento.importacion.lectores.word.numeracion import en_formato
from seguimiento.importacion.material import Parrafo


def _nivel(cual: int, formato: str, patron: str, mas: str = "", inicio: str = "1") -> str:
    return (
        f'<w:lvl w:ilvl="{cual}"><w:start w:val="{inicio}"/><w:numFmt w:val="{formato}"/>{mas}'
        f'<w:lvlText w:val="{patron}"/></w:lvl>'
    )


def _abstracta(cual: int, *niveles: str, mas: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{cual}">{mas}{"".join(niveles)}</w:abstractNum>'


def _lista(cual: int, abstracta: int, cambios: str = "") -> str:
    return f'<w:num w:numId="{cual}"><w:abstractNumId w:val="{abstracta}"/>{cambios}</w:num>'


def _desde(nivel: int, inicio: int) -> str:
    return f'<w:lvlOverride w:ilvl="{nivel}"><w:startOverride w:val="{inicio}"/></w:lvlOverride>'


_DE_CUATRO = _abstracta(
    0,
    _nivel(0, "decimal", "%1."),
    _nivel(1, "decimal", "%1.%2"),
    _nivel(2, "lowerLetter", "%3)"),
    _nivel(3, "upperRoman", "%4."),
)
Donde = tuple[int, int] | str
"""El nivel y la lista de un párrafo, o su estilo."""


def _rotulos(carpeta: Path, numeracion: str, donde: list[Donde], estilos: str = "") -> list[str]:
    propiedades = [
        f'<w:pStyle w:val="{uno}"/>' if isinstance(uno, str) else numerado(*uno) for uno in donde
    ]
    ruta = escrito(
        carpeta,
        "".join(parrafo("x", una) for una in propiedades),
        numbering=numeracion,
        styles=estilos,
    )
    textos = [una.texto for una in word.leer(ruta).piezas if isinstance(una, Parrafo)]
    assert len(textos) == len(donde)
    return [texto.removesuffix("x").strip() for texto in textos]


LISTAS: dict[str, tuple[str, list[Donde], str]] = {
    "varios niveles": (
        _DE_CUATRO + _lista(1, 0),
        [(0, 1), (1, 1), (1, 1), (2, 1), (2, 1), (3, 1), (1, 1), (2, 1), (0, 1), (1, 1)],
        "1. 1.1 1.2 a) b) I. 1.3 a) 2. 2.1",
    ),
    "dos listas de una definición siguen la cuenta": (
        _DE_CUATRO + _lista(1, 0) + _lista(2, 0),
        [(0, 1), (0, 2), (0, 1)],
        "1. 2. 3.",
    ),
    "una lista vuelve a empezar": (
        _DE_CUATRO + _lista(1, 0) + _lista(2, 0, _desde(0, 5)),
        [(0, 1), (0, 2), (0, 2), (0, 1)],
        "1. 5. 6. 7.",
    ),
    # aquí LibreOffice muestra «2.1» al volver: la norma dice que vuelve a donde la lista dice
    "un nivel de dentro vuelve a empezar": (
        _DE_CUATRO + _lista(1, 0, _desde(1, 7)),
        [(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)],
        "1. 1.7 1.8 2. 2.7",
    ),
    "un nivel sin el de encima": (_DE_CUATRO + _lista(1, 0), [(1, 1), (1, 1)], "1.1 1.2"),
    "un nivel que no se define": (_DE_CUATRO + _lista(1, 0), [(5, 1), (5, 1)], "1. 2."),
    "una lista cambia un nivel": (
        _DE_CUATRO
        + _lista(
            1, 0, f'<w:lvlOverride w:ilvl="0">{_nivel(0, "upperLetter", "%1)")}</w:lvlOverride>'
        ),
        [(0, 1), (0, 1)],
        "A) B)",
    ),
    # LibreOffice no hace caso de isLgl y muestra «I.1»; Word, «1.1»
    "todo en cifras": (
        _abstracta(0, _nivel(0, "upperRoman", "%1"), _nivel(1, "decimal", "%1.%2", "<w:isLgl/>"))
        + _lista(1, 0),
        [(0, 1), (1, 1), (0, 1)],
        "I 1.1 II",
    ),
    "no vuelve a empezar": (
        _abstracta(
            0, _nivel(0, "decimal", "%1"), _nivel(1, "decimal", "R%2", '<w:lvlRestart w:val="0"/>')
        )
        + _lista(1, 0),
        [(0, 1), (1, 1), (0, 1), (1, 1)],
        "1 R1 2 R2",
    ),
    "empieza en cero": (
        _abstracta(0, _nivel(0, "decimal", "%1", inicio="0")) + _lista(1, 0),
        [(0, 1), (0, 1)],
        "0 1",
    ),
    "con ceros": (
        _abstracta(0, _nivel(0, "decimalZero", "R%1")) + _lista(1, 0),
        [(0, 1), (0, 1)],
        "R01 R02",
    ),
    "con un formato a mano": (
        _abstracta(
            0,
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice></mc:AlternateContent>'
            '<w:lvlText w:val="%1"/></w:lvl>',
        )
        + _lista(1, 0),
        [(0, 1), (0, 1)],
        "001 002",
    ),
    "viñetas": (
        _abstracta(0, _nivel(0, "bullet", "&#xF0B7;"), _nivel(1, "bullet", "o")) + _lista(1, 0),
        [(0, 1), (1, 1)],
        "• •",
    ),
    "viñetas que son casillas": (
        _abstracta(
            0,
            _nivel(0, "bullet", "&#xF0FE;").replace(
                "</w:lvl>", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'
            ),
        )
        + _lista(1, 0),
        [(0, 1)],
        "☑",
    ),
    "nada delante": (_abstracta(0, _nivel(0, "none", "")) + _lista(1, 0), [(0, 1)], ""),
    "una lista que no está": (_DE_CUATRO, [(0, 9)], ""),
    "una definición que no está": (_lista(1, 9), [(0, 1)], ""),
    "quitada": (_DE_CUATRO + _lista(1, 0), [(0, 0)], ""),
}


@pytest.mark.parametrize("cual", LISTAS)
def test_se_ve_el_numero(tmp_path: Path, cual: str) -> None:
    numeracion, donde, esperados = LISTAS[cual]
    assert " ".join(_rotulos(tmp_path, numeracion, donde)) == esperados


def _estilo(cual: str, base: str, numeracion: str, tipo: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{tipo}" w:styleId="{cual}"><w:name w:val="{cual}"/><w:basedOn w:val="{base}"/>'
        f"<w:pPr><w:numPr>{numeracion}</w:numPr></w:pPr></w:style>"
    )


def test_los_estilos_numeran(tmp_path: Path) -> None:
    numeracion = _abstracta(
        0,
        _nivel(0, "decimal", "%1", '<w:pStyle w:val="T1"/>'),
        _nivel(1, "decimal", "%1.%2", '<w:pStyle w:val="T2"/>'),
        _nivel(2, "lowerLetter", "%3)", '<w:pStyle w:val="T3"/>'),
    ) + _lista(5, 0)
    estilos = (
        _estilo("T1", "", '<w:numId w:val="5"/>')
        # el segundo hereda la lista y dice el nivel; el tercero lo sabe por la lista
        + _estilo("T2", "T1", '<w:ilvl w:val="1"/>')
        + _estilo("T3", "", '<w:numId w:val="5"/>')
        + _estilo("Sin", "T1", '<w:numId w:val="0"/>')
    )
    donde: list[Donde] = ["T1", "T2", "T2", "T3", "Sin", "T1", "T2", (0, 0)]
    assert _rotulos(tmp_path, numeracion, donde, estilos) == [
        "1",
        "1.1",
        "1.2",
        "a)",
        "",
        "2",
        "2.1",
        "",
    ]


def test_una_definicion_puede_estar_en_un_estilo_de_lista(tmp_path: Path) -> None:
    numeracion = (
        _abstracta(0, mas='<w:numStyleLink w:val="Lista"/>')
        + _abstracta(1, _nivel(0, "decimal", "R%1"), mas='<w:styleLink w:val="Lista"/>')
        + _lista(1, 0)
        + _lista(2, 1)
    )
    estilos = _estilo("Lista", "", '<w:numId w:val="2"/>', "numbering")
    assert _rotulos(tmp_path, numeracion, [(0, 1), (0, 1)], estilos) == ["R1", "R2"]


def test_estilos_y_listas_que_se_remiten_unos_a_otros_no_dan_vueltas(tmp_path: Path) -> None:
    numeracion = _abstracta(0, mas='<w:numStyleLink w:val="A"/>') + _lista(1, 0)
    estilos = _estilo("A", "B", '<w:numId w:val="1"/>') + _estilo("B", "A", "")
    assert _rotulos(tmp_path, numeracion, [(0, 1), "A", "B"], estilos) == ["", "", ""]


@pytest.mark.parametrize(
    ("formato", "esperados"),
    {
        "decimal": "0 1 26 27 53 4000",
        "lowerLetter": "0 a z aa aaa 4000",
        "upperLetter": "0 A Z AA AAA 4000",
        "lowerRoman": "0 i xxvi xxvii liii 4000",
        "upperRoman": "0 I XXVI XXVII LIII 4000",
        "decimalZero": "00 01 26 27 53 4000",
        "ordinal": "0º 1º 26º 27º 53º 4000º",
        "uno que no se conoce": "0 1 26 27 53 4000",
    }.items(),
)
def test_los_formatos(formato: str, esperados: str) -> None:
    assert " ".join(en_formato(numero, formato) for numero in (0, 1, 26, 27, 53, 4000)) == esperados
