import pytest

from seguimiento.almacen.nombres import (
    carpeta_de,
    es_de_registro,
    faltas_de_nombre,
    gemelos,
    id_de,
    parece_de_registro,
)


@pytest.mark.parametrize(
    ("ruta", "carpeta", "de_registro"),
    [
        ("data/evaluaciones/e.yaml", "evaluaciones", True),
        ("data/evaluaciones/2022/norte/e.yaml", "evaluaciones", True),
        ("data/practicas/BP1_ME.yaml", "practicas", True),
        ("data/acuerdos/a.yaml", "acuerdos", True),
        ("data/acuerdos/a.yml", "acuerdos", False),
        ("data/acuerdos/a.YAML", "acuerdos", False),
        ("data/acuerdos", "", False),
        ("data/a.yaml", "", False),
        ("data/otra/a.yaml", "", False),
        ("otra/acuerdos/a.yaml", "", False),
        ("seguimiento.yaml", "", False),
    ],
)
def test_solo_las_tres_carpetas_guardan_registros(
    ruta: str, carpeta: str, *, de_registro: bool
) -> None:
    assert (carpeta_de(ruta), es_de_registro(ruta)) == (carpeta, de_registro)


@pytest.mark.parametrize(
    ("delante", "detras"),
    [
        ("", " (1)"),
        ("", "(12)"),
        ("", " - copia"),
        ("", " - Copia (3)"),
        ("", " - Copy"),
        ("", " copy"),
        ("", " copy 2"),
        ("", " copia 3"),
        ("Copia de ", ""),
        ("Copy of ", ""),
        ("", " (conflicted copy 2023-04-15)"),
        ("", " (Ana's conflicted copy 2023-04-15)"),
        ("", " (copia en conflicto de Ana 2023-04-15)"),
        ("", " (Case Conflict)"),
        ("", ".sync-conflict-20230415-101112-ABCDEFG"),
        ("", "_conflict-20230415-101112"),
    ],
)
def test_una_copia_se_nombra_y_se_disputa_el_identificador_del_original(
    delante: str, detras: str
) -> None:
    ruta = f"data/evaluaciones/{delante}oim-2022{detras}.yaml"

    assert id_de(ruta) == "oim-2022"
    (falta,) = faltas_de_nombre(ruta)
    assert (falta.codigo, falta.sugerencia) == (
        "SEG069",
        f"decida cuál vale y borre la otra; si no hay otra, quítele «{delante}{detras}» al nombre",
    )


@pytest.mark.parametrize(
    "nombre",
    ["oim-2022", "copia-de-seguridad", "conflictos-2022", "copy", "mi-copia", "r-1", "BP1_ME"],
)
def test_un_nombre_corriente_no_parece_copia(nombre: str) -> None:
    ruta = f"data/evaluaciones/{nombre}.yaml"

    assert id_de(ruta) == nombre
    assert list(faltas_de_nombre(ruta)) == []


@pytest.mark.parametrize(
    "nombre",
    [
        *("con.yaml", "CON.yaml", "nul.yaml", "aux.x.yaml", "com1.yaml", "lpt9.yaml", "a:b.yaml"),
        *('a"b.yaml', "a<b.yaml", "a>b.yaml", "a|b.yaml", "a?b.yaml", "a*b.yaml", "a\\x41.yaml"),
    ],
)
def test_un_nombre_imposible_en_windows_se_avisa(nombre: str) -> None:
    (unica,) = faltas_de_nombre(f"data/acuerdos/{nombre}")

    assert unica.codigo == "SEG067"
    assert unica.mensaje == f"el nombre «{nombre}» no sirve en Windows"


@pytest.mark.parametrize("carpeta", ["aux", "norte.", "sur ", "a:b"])
def test_una_carpeta_imposible_en_windows_tambien(carpeta: str) -> None:
    (unica,) = faltas_de_nombre(f"data/acuerdos/{carpeta}/a.yaml")

    assert unica.codigo == "SEG067"
    assert unica.mensaje == f"el nombre «{carpeta}» no sirve en Windows"


@pytest.mark.parametrize("nombre", ["consejo.yaml", "nulo.yaml", "com10.yaml", "auxiliar.yaml"])
def test_un_nombre_que_solo_empieza_como_los_reservados_sirve(nombre: str) -> None:
    assert list(faltas_de_nombre(f"data/acuerdos/{nombre}")) == []


@pytest.mark.parametrize(
    ("nombre", "ayuda"),
    [
        ("a.yml", "cámbiele la extensión a «.yaml»"),
        ("a.YML", "cámbiele la extensión a «.yaml»"),
        ("a.Yaml", "cámbiele la extensión a «.yaml»"),
        ("a.docx", "sáquelo de aquí"),
        ("LEEME", "sáquelo de aquí"),
    ],
)
def test_lo_que_no_es_yaml_dice_que_hacer_con_ello(nombre: str, ayuda: str) -> None:
    (unica,) = faltas_de_nombre(f"data/evaluaciones/{nombre}")

    assert (unica.codigo, unica.mensaje) == ("SEG068", "no termina en «.yaml» y no se lee")
    assert unica.sugerencia == ayuda


def test_un_nombre_ajeno_puede_ademas_ser_extrano() -> None:
    faltas = faltas_de_nombre("data/x\x1b/nul.txt")

    assert [falta.codigo for falta in faltas] == ["SEG068", "SEG065", "SEG067"]


def test_el_marcador_de_carpeta_vacia_no_se_menciona() -> None:
    assert list(faltas_de_nombre("data/acuerdos/.gitkeep")) == []


RESTOS = (
    *(
        ".DS_Store",
        "._a.yaml",
        "Thumbs.db",
        "thumbs.db",
        "ehthumbs.db",
        "Desktop.ini",
        "~$matriz.docx",
    ),
    *("~$a.yaml", ".~lock.matriz.ods#", ".~lock.a.yaml#", ".a.yaml.swp", "a.yaml.swo", "a.yaml~"),
    *(".#a.yaml", "#a.yaml#"),
)
"""Lo que dejan los sistemas y los editores abiertos."""


@pytest.mark.parametrize("nombre", RESTOS)
def test_lo_que_dejan_los_sistemas_y_los_editores_se_pasa_por_alto(nombre: str) -> None:
    ruta = f"data/evaluaciones/{nombre}"
    assert list(faltas_de_nombre(ruta)) == []
    assert not es_de_registro(ruta)
    assert not parece_de_registro(ruta)


@pytest.mark.parametrize(
    "nombre", ["ds_store.yaml", "a~b.yaml", "a#b.yaml", "thumbs.yaml", "_a.yaml"]
)
def test_lo_que_solo_se_parece_a_un_resto_es_un_registro(nombre: str) -> None:
    assert es_de_registro(f"data/evaluaciones/{nombre}")


def test_una_ruta_que_puede_no_caber_en_windows_se_avisa() -> None:
    justa = f"data/evaluaciones/{'a' * 177}.yaml"
    assert (len(justa), list(faltas_de_nombre(justa))) == (200, [])
    (unica,) = faltas_de_nombre(f"{justa[:-5]}b.yaml")
    assert (unica.codigo, unica.sugerencia) == ("SEG067", "acorte los nombres")
    assert unica.mensaje == "la ruta tiene 201 letras y puede no caber en Windows"


def test_tres_gemelos_nombran_cada_uno_a_los_otros_dos() -> None:
    rutas = ["data/x/A.yaml", "data/x/a.yaml", "data/X/a.yaml", "data/x/b.yaml"]

    assert [(ruta, falta.mensaje) for ruta, falta in gemelos(rutas)] == [
        (
            "data/x/A.yaml",
            "solo se distingue de «data/x/a.yaml» y «data/X/a.yaml» en las tildes o en las mayúsculas",
        ),
        (
            "data/x/a.yaml",
            "solo se distingue de «data/x/A.yaml» y «data/X/a.yaml» en las tildes o en las mayúsculas",
        ),
        (
            "data/X/a.yaml",
            "solo se distingue de «data/x/A.yaml» y «data/x/a.yaml» en las tildes o en las mayúsculas",
        ),
    ]
