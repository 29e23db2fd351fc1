"""Qué se escribe de cada registro, y qué se deja como está y se dice."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

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
        plazo: 2023-11-30
        seguimiento:
          - fecha: 2023-10-31
            estado: completada
            comentario: Listo en octubre
        verificaciones:
          - fecha: 2023-12-10
            resultado: rechazada
      - id: "1.2"
        descripcion: Publicar el índice
        plazo: 2024-01-15
        prorrogas:
          - fecha: 2024-01-10
            plazo: 2024-06-30
        seguimiento:
          - fecha: 2023-05-01
            estado: en_curso
            comentario: Se contrató a alguien
          - fecha: 2024-02-01
            estado: completada
            comentario: En la web
  - id: R2
    texto: Formar al personal nuevo
    plazo: 2024-03-15
    seguimiento:
      - fecha: 2024-03-01
        estado: implementada_parcialmente
        comentario: Un taller de dos
"""
UNA, OTRA = "Digitalizar las actas", "Publicar el índice"
RECOMENDACION = "Ordenar el archivo de actas"
Pone = Callable[..., Resultado]


@pytest.fixture
def pone(tmp_path: Path) -> Pone:
    """Escribe sobre un libro con esas filas; el escrito es «otra.xlsx»."""
    raiz = escribir(
        tmp_path / "registros",
        {"seguimiento.yaml": "organizacion: OIM\n", "data/evaluaciones/actas.yaml": REGISTRO},
    )

    def ejecutar(*filas: Sequence[object], opciones: str = "", unir: str = "") -> Resultado:
        libro = Workbook()
        hoja = libro.active
        assert hoja is not None
        for fila in filas:
            hoja.append(list(fila))
        if opciones:
            lista = DataValidation(type="list", formula1=f'"{opciones}"')
            lista.add("C2:C50")
            hoja.add_data_validation(lista)
        if unir:
            hoja.merge_cells(unir)
        libro.save(tmp_path / "matriz.xlsx")
        return seg(
            *("exportar", "--sobre", tmp_path / "matriz.xlsx", "-o", tmp_path / "otra.xlsx"),
            *("--evaluacion", "actas"),
            en=raiz,
            hoy="2024-06-01",
        )

    return ejecutar


@pytest.fixture
def escrita(tmp_path: Path) -> Callable[[str], object]:
    def celda(ref: str) -> object:
        hoja = load_workbook(tmp_path / "otra.xlsx").active
        assert hoja is not None
        return hoja[ref].value

    return celda


Escrita = Callable[[str], object]


def test_de_lo_que_se_rechazo_va_el_estado_que_vale(pone: Pone, escrita: Escrita) -> None:
    pone(("Recomendación", "Acción", "Estado"), (RECOMENDACION, UNA, "Completada"))
    assert escrita("C2") == "En curso"


def test_en_un_archivo_en_ingles_se_escribe_en_ingles(pone: Pone, escrita: Escrita) -> None:
    pone(("Recommendation", "Action", "Status"), (RECOMENDACION, OTRA, "Not started"))
    assert escrita("C2") == "Completed"


def test_se_elige_entre_lo_que_la_celda_deja(pone: Pone, escrita: Escrita) -> None:
    filas = (("Recomendación", "Acción", "Estado"), (RECOMENDACION, OTRA, "Por hacer"))
    pone(*filas, opciones="Por hacer,Haciendo,Hecha")
    assert escrita("C2") == "Hecha"
    hecho = pone(*filas, opciones="Por hacer,Haciendo,Fin")
    assert escrita("C2") == "Completada"
    assert "no está entre las opciones" in hecho.salida


def test_de_la_recomendacion_sin_acciones_va_su_estado(pone: Pone, escrita: Escrita) -> None:
    pone(
        ("Recomendación", "Estado", "Comentarios"), ("Formar al personal nuevo", "Pendiente", None)
    )
    assert escrita("B2") == "Implementada parcialmente"
    assert escrita("C2") == "2024-03-01: Un taller de dos"


def test_con_su_columna_la_fecha_no_va_en_el_comentario(pone: Pone, escrita: Escrita) -> None:
    pone(
        ("Recomendación", "Acción", "Estado", "Comentarios", "Fecha de seguimiento"),
        (RECOMENDACION, OTRA, "En curso", "Se contrató a alguien", "2023-05-01"),
    )
    assert [escrita(ref) for ref in ("D2", "E2")] == ["En la web", "2024-02-01"]


def test_el_comentario_que_ya_dice_lo_mismo_no_se_toca(pone: Pone, escrita: Escrita) -> None:
    pone(
        ("Recomendación", "Acción", "Estado", "Comentarios"),
        (RECOMENDACION, OTRA, "En curso", "En  la web"),
    )
    assert [escrita(ref) for ref in ("C2", "D2")] == ["Completada", "En  la web"]


def test_el_comentario_que_va_con_el_estado_se_queda_con_el(pone: Pone, escrita: Escrita) -> None:
    pone(
        ("Recomendación", "Acción", "Estado"),
        (RECOMENDACION, OTRA, "En curso – Se contrató a alguien"),
    )
    assert escrita("C2") == "Completada – En la web"


def test_el_plazo_prorrogado_va_en_su_columna(pone: Pone, escrita: Escrita) -> None:
    pone(
        ("Recomendación", "Acción", "Plazo", "Plazo prorrogado"),
        (RECOMENDACION, OTRA, "15/01/2024", None),
    )
    assert [escrita(ref) for ref in ("C2", "D2")] == ["15/01/2024", "2024-06-30"]


@pytest.mark.parametrize(
    ("decia", "dira"),
    [
        ("15/01/2024", "30/06/2024"),
        ("01/15/2024", "06/30/2024"),
        ("15 de enero de 2024", "30 de junio de 2024"),
    ],
)
def test_la_fecha_se_escribe_como_estaba(
    pone: Pone, escrita: Escrita, decia: str, dira: str
) -> None:
    hecho = pone(("Recomendación", "Acción", "Plazo"), (RECOMENDACION, OTRA, decia))
    assert escrita("C2") == dira
    assert "el original era 15 de enero de 2024" in hecho.salida


@pytest.mark.parametrize(
    ("prorrogado", "dira"),
    [
        ("2024-06", "junio de 2024"),
        ("2024-T3", "tercer trimestre de 2024"),
        ("2024-S2", "segundo semestre de 2024"),
        ("2025", "2025"),
    ],
)
def test_la_fecha_en_palabras_sigue_en_palabras_precise_lo_que_precise(
    pone: Pone, escrita: Escrita, tmp_path: Path, prorrogado: str, dira: str
) -> None:
    registro = REGISTRO.replace("plazo: 2024-06-30", f"plazo: {prorrogado}")
    (tmp_path / "registros/data/evaluaciones/actas.yaml").write_text(registro, "utf-8")
    pone(("Recomendación", "Acción", "Plazo"), (RECOMENDACION, OTRA, "15 de enero de 2024"))
    assert escrita("C2") == dira


def test_otro_plazo_sin_prorroga_se_dice_y_no_se_toca(pone: Pone, escrita: Escrita) -> None:
    hecho = pone(("Recomendación", "Acción", "Plazo"), (RECOMENDACION, UNA, "15/01/2025"))
    assert escrita("C2") == "15/01/2025"
    assert "no consta ninguna prórroga" in hecho.salida


def test_la_celda_de_varias_que_no_dirian_lo_mismo_no_se_toca(pone: Pone, escrita: Escrita) -> None:
    hecho = pone(
        ("Recomendación", "Acción", "Estado"),
        (RECOMENDACION, UNA, "No iniciada"),
        (RECOMENDACION, OTRA, None),
        unir="C2:C3",
    )
    assert escrita("C2") == "No iniciada"
    assert "no dirían lo mismo" in hecho.salida


def test_una_formula_no_se_pisa(pone: Pone, escrita: Escrita) -> None:
    hecho = pone(("Recomendación", "Acción", "Estado"), (RECOMENDACION, OTRA, "=1+1"))
    assert escrita("C2") == "=1+1"
    assert "sale de una fórmula" in hecho.salida


def test_donde_solo_se_dice_si_esta_hecho_se_dice(pone: Pone, escrita: Escrita) -> None:
    pone(
        ("Recomendación", "Acción", "Estado"),
        (RECOMENDACION, UNA, True),
        (RECOMENDACION, OTRA, False),
    )
    assert [escrita(ref) for ref in ("C2", "C3")] == [False, True]
