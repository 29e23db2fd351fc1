"""Lo que la oficina anotó y no está en los registros no se pisa: se nombra, y se escribe lo demás."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from shlex import quote

import pytest
from openpyxl import Workbook, load_workbook

from apoyo.carteras import escribir
from apoyo.ejecucion import Resultado, seg

REGISTRO = """\
titulo: Archivo de actas
organizacion: OIM
fecha: 2023-01-10
recomendaciones:
  - id: R1
    texto: Ordenar el archivo de actas
    acciones:
      - id: "1.1"
        descripcion: Digitalizar las actas
        plazo: 2024-01-15
        prorrogas:
          - fecha: 2024-01-10
            plazo: 2024-03-31
          - fecha: 2024-03-20
            plazo: 2024-06-30
        seguimiento:
          - fecha: 2023-05-01
            estado: en_curso
            comentario: Se contrató a alguien
          - fecha: 2024-02-01
            estado: completada
            comentario: En la web
        notas: "Estado: A medias"
      - id: "1.2"
        descripcion: Publicar el índice
        seguimiento:
          - fecha: 2024-02-01
            estado: completada
            comentario: Impreso
        verificaciones:
          - fecha: 2024-03-01
            resultado: rechazada
          - fecha: 2024-04-01
            resultado: verificada
  - id: R2
    texto: Formar al personal nuevo
    seguimiento:
      - fecha: 2023-03-01
        estado: en_curso
      - fecha: 2024-03-01
        estado: implementada_parcialmente
        comentario: Un taller de dos
"""
RECORDADO = """\
titulo: Archivo de actas
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Ordenar el archivo de actas
    acciones:
      - id: "1.1"
        descripcion: Digitalizar las actas
        plazo: 2023-12-31
        seguimiento:
          - estado: cancelada
            comentario: No hay con qué
"""
ROTULOS = ("Recomendación", "Acción", "Estado", "Comentarios", "Plazo")
R1, A1, A2, R2 = (
    "Ordenar el archivo de actas",
    "Digitalizar las actas",
    "Publicar el índice",
    "Formar al personal nuevo",
)
AL_DIA = {"Estado": "Completada", "Comentarios": "2024-02-01: En la web", "Plazo": "2024-06-30"}
"""Lo que los registros dicen de la 1.1."""
Sobre = Callable[..., Resultado]


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(
        tmp_path / "registros",
        {
            "seguimiento.yaml": "organizacion: OIM\n",
            "data/evaluaciones/actas.yaml": REGISTRO,
            "importado/actas.yaml": RECORDADO,
        },
    )


@pytest.fixture
def sobre(tmp_path: Path, raiz: Path) -> Sobre:
    """Escribe sobre un libro con esas filas; lo escrito queda en «otra.xlsx»."""

    def ejecutar(*filas: Sequence[object], mas: Sequence[str] = (), unir: str = "") -> Resultado:
        libro = Workbook()
        hoja = libro.active
        assert hoja is not None
        hoja.title = "Matriz"
        for fila in filas:
            hoja.append(list(fila))
        if unir:
            hoja.merge_cells(unir)
        libro.save(tmp_path / "matriz.xlsx")
        orden = ("exportar", "--sobre", tmp_path / "matriz.xlsx", "-o", tmp_path / "otra.xlsx")
        return seg(*orden, "--evaluacion", "actas", *mas, en=raiz, hoy="2024-06-01")

    return ejecutar


def fila_de(dichos: Mapping[str, object]) -> tuple[object, ...]:
    """La de la 1.1, al día salvo en lo que se diga."""
    puestos = {**AL_DIA, **dichos}
    return (R1, A1, *(puestos[rotulo] for rotulo in ROTULOS[2:]))


def dichas(tmp_path: Path, fila: int = 2) -> dict[str, object]:
    """Lo que dice una fila del escrito, por su rótulo."""
    hoja = load_workbook(tmp_path / "otra.xlsx").active
    assert hoja is not None
    rotulos, valores = ([celda.value for celda in hoja[n]] for n in (1, fila))
    return dict(zip(map(str, rotulos), valores, strict=True))


AJENAS = [
    ("Estado", "No aplicable"),
    ("Estado", "Casi lista"),
    ("Estado", "En curso – falta el tomo IX"),
    ("Estado", "Completada el 3/3/2024, sin cotejar"),
    ("Comentarios", "Falta el tomo IX"),
    ("Comentarios", "2024-02-01: En la web, salvo el tomo IX"),
    ("Comentarios", "2024-05-05: En la red"),
    ("Comentarios", "En la web\nSe contrató a alguien más"),
    ("Comentarios", "x"),
    ("Plazo", "2024-12-31"),
]
"""Lo que la oficina pudo escribir y no está ni en el registro ni en lo recordado."""


@pytest.mark.parametrize(("rotulo", "dice"), AJENAS)
def test_lo_que_no_consta_se_nombra_y_no_se_pisa_y_lo_demas_se_escribe(
    tmp_path: Path, sobre: Sobre, rotulo: str, dice: str
) -> None:
    vieja = {"Estado": "En curso", "Comentarios": "Se contrató a alguien", "Plazo": "2024-01-15"}
    hecho = sobre(ROTULOS, fila_de({**vieja, rotulo: dice}))

    assert hecho.codigo == 1
    donde = f"hoja Matriz, {'ABCDE'[ROTULOS.index(rotulo)]}2"
    en_una_linea = " ".join(dice.split())
    aviso = f"{donde} dice «{en_una_linea}», que no está en los registros: impórtelo antes con «seg importar"
    # con su carpeta: obedecida desde otra, mira el mismo archivo
    aviso += f" {quote(str(tmp_path / 'matriz.xlsx'))}»"
    assert aviso in " ".join(hecho.errores.split())
    assert donde in hecho.salida
    assert dichas(tmp_path) | AL_DIA == {"Recomendación": R1, "Acción": A1, **AL_DIA}
    assert dichas(tmp_path)[rotulo] == dice
    otros = {uno for uno in AL_DIA if uno != rotulo}
    # con el comentario dentro del estado, su columna no es la del comentario de esta fila
    if " – " not in dice and "sin cotejar" not in dice:
        assert {uno: dichas(tmp_path)[uno] for uno in otros} == {u: AL_DIA[u] for u in otros}


@pytest.mark.parametrize(("rotulo", "dice"), AJENAS)
def test_con_si_se_pisa_y_se_dice(tmp_path: Path, sobre: Sobre, rotulo: str, dice: str) -> None:
    hecho = sobre(ROTULOS, fila_de({rotulo: dice}), mas=["--pisar"])
    assert hecho.codigo == 0
    assert "se pierde lo que dice" in " ".join(hecho.salida.split())
    assert dichas(tmp_path)[rotulo] != dice


@pytest.mark.parametrize(
    ("rotulo", "dice"),
    [
        ("Estado", None),
        ("Estado", "Elija un elemento."),
        ("Estado", "-"),
        ("Estado", "No iniciada"),
        ("Estado", "In progress"),
        ("Estado", "Cancelada"),
        ("Estado", "A medias"),
        ("Estado", "En curso – Se contrató a alguien"),
        ("Comentarios", None),
        ("Comentarios", "n/a"),
        ("Comentarios", "Se  contrató a alguien"),
        ("Comentarios", "2023-05-01: Se contrató a alguien"),
        ("Comentarios", "No hay con qué"),
        ("Comentarios", "Se contrató\na alguien"),
        ("Comentarios", "2024-02-01: En la web\n2023-05-01: Se contrató a alguien"),
        ("Comentarios", "No hay con qué\nSe contrató a alguien"),
        ("Plazo", "15/01/2024"),
        ("Plazo", "2024-03-31"),
        ("Plazo", "31 de diciembre de 2023"),
    ],
)
def test_lo_que_consta_en_la_bitacora_o_se_recuerda_se_pone_al_dia(
    tmp_path: Path, sobre: Sobre, rotulo: str, dice: str
) -> None:
    hecho = sobre(ROTULOS, fila_de({rotulo: dice}))
    assert hecho.codigo == 0, hecho.errores
    assert dichas(tmp_path)[rotulo] != dice


def test_lo_que_valia_por_un_rechazo_tambien_consta(tmp_path: Path, sobre: Sobre) -> None:
    hecho = sobre(ROTULOS[:3], (R1, A2, "En curso"))
    assert (hecho.codigo, dichas(tmp_path)["Estado"]) == (0, "Completada")


def test_de_la_recomendacion_que_se_sigue_sola_vale_su_bitacora(
    tmp_path: Path, sobre: Sobre
) -> None:
    rotulos = ("Recomendación", "Estado", "Comentarios")
    hecho = sobre(rotulos, (R2, "En curso", "Un taller a medias"))
    assert hecho.codigo == 1
    quedan = dichas(tmp_path)
    assert quedan["Estado"] == "Implementada parcialmente"
    assert quedan["Comentarios"] == "Un taller a medias"


def test_la_fecha_de_un_comentario_que_se_queda_tampoco_cambia(
    tmp_path: Path, sobre: Sobre
) -> None:
    rotulos = ("Recomendación", "Acción", "Estado", "Comentarios", "Fecha de seguimiento")
    sobre(rotulos, (R1, A1, "Completada", "Falta el tomo IX", "2023-05-01"))
    assert dichas(tmp_path)["Fecha de seguimiento"] == "2023-05-01"


def test_la_celda_de_varias_no_se_pisa_si_de_una_no_consta(tmp_path: Path, sobre: Sobre) -> None:
    filas = (R1, A1, "En curso", "Se contrató a alguien"), (R1, A2, "En curso", None)
    hecho = sobre(ROTULOS[:4], *filas, unir="D2:D3")
    assert hecho.codigo == 1
    assert dichas(tmp_path)["Comentarios"] == "Se contrató a alguien"


@pytest.mark.parametrize(("rotulo", "dice"), AJENAS)
def test_una_vez_importado_ya_no_estorba(
    tmp_path: Path, raiz: Path, sobre: Sobre, rotulo: str, dice: str
) -> None:
    filas = ROTULOS, fila_de({rotulo: dice})
    sobre(*filas)
    traer = ("importar", tmp_path / "matriz.xlsx", "--en", "actas", "--conflictos", "archivo")
    traido = seg(*traer, "--fechas", "dia-mes", "--si", en=raiz, hoy="2024-06-01")
    assert traido.codigo == 0, traido.errores

    otra_vez = sobre(*filas)

    assert "que no está en los registros" not in otra_vez.errores
    assert otra_vez.codigo == 0


def test_sin_celda_para_el_estado_se_avisa(sobre: Sobre) -> None:
    hecho = sobre(("Recomendación:", R1), ("Acción:", A1), ("Plazo:", "2024-01-15"), ("Estado:",))
    assert "no tiene celda en que decir el estado de «1.1»" in hecho.errores
