"""El libro de Excel: qué lleva, cómo se ve y qué no puede pasar en él."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.libro import ARCHIVOS, exportado, fila_de
from seguimiento.exportacion.cabida import CABE, RECORTADO, cabe
from seguimiento.exportacion.libro.celdas import dicho, huella, limpio
from seguimiento.exportacion.libro.declaracion import REF, Columna, Hoja, hojas

PELIGROSOS = ("=1+1", "+1", "-1", "@SUMA(A1)", "0012", "1e5", "1.10", "TRUE", "#N/A")
ESCAPADOS = ("_x0041_", "a_x005F_", "x005F_", "_X0041_", "_x_x0041_x")
"""Lo que parece un carácter dicho por su número, y es un texto."""
CADA_HOJA = pytest.mark.parametrize("hoja", hojas(), ids=lambda una: una.nombre)


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(tmp_path, ARCHIVOS)


def abierto(libro: Path) -> Any:  # noqa: ANN401 — el de openpyxl
    return load_workbook(BytesIO(libro.read_bytes()))


def celda(libro: Any, hoja: str, ref: str, rotulo: str) -> Any:  # noqa: ANN401 — lo mismo
    rotulos = [una.value for una in libro[hoja][1]]
    return libro[hoja].cell(fila_de(libro[hoja], ref), rotulos.index(rotulo) + 1)


def accion_con(raiz: Path, clave: str, valor: str) -> Path:
    """La misma cartera, con ese texto en un campo de su acción."""
    ruta = raiz / "data/evaluaciones/e.yaml"
    texto = ruta.read_text("utf-8")
    ruta.write_text(texto.replace("notas: Una nota", f"{clave}: {valor}"), "utf-8")
    return raiz


# ── La declaración ───────────────────────────────────────────────────────────


@CADA_HOJA
def test_cada_encabezado_es_unico_en_su_hoja(hoja: Hoja) -> None:
    rotulos = [una.rotulo.casefold() for una in hoja.columnas]
    assert len(set(rotulos)) == len(rotulos)


@CADA_HOJA
def test_lo_que_se_edita_entra_en_un_campo_del_modelo(hoja: Hoja) -> None:
    def cabe(una: Columna) -> bool:
        return una.campo is not None and una.campo.clave == una.pasos[-1]

    assert all(map(cabe, hoja.editables))
    assert not any(una.campo for una in hoja.fijas)


# ── El libro ─────────────────────────────────────────────────────────────────


def test_dos_libros_de_lo_mismo_son_iguales_byte_a_byte(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uno = exportado(raiz).read_bytes()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert exportado(raiz).read_bytes() == uno


@CADA_HOJA
def test_cada_hoja_es_una_tabla_con_filtros_y_lo_de_vuelta_oculto(raiz: Path, hoja: Hoja) -> None:
    pagina = abierto(exportado(raiz))[hoja.nombre]
    encabezado = [una.value for una in pagina[1]]
    assert encabezado == [una.rotulo for una in hoja.columnas] + [REF, hoja.encabezado_de_huella]
    assert [*pagina.tables] == [hoja.nombre]
    assert pagina.tables[hoja.nombre].autoFilter is not None
    assert pagina.freeze_panes == "B2"
    ocultas = [una for una in pagina.column_dimensions.values() if una.hidden]
    assert [(una.min, una.max) for una in ocultas] == [(len(encabezado) - 1, len(encabezado))]
    assert pagina.page_setup.orientation == "landscape"
    assert pagina.print_title_rows == "$1:$1"


def test_una_fecha_es_una_fecha_y_un_mes_se_ve_como_mes(raiz: Path) -> None:
    libro = abierto(exportado(raiz))
    mes = celda(libro, "Acciones", "e/1.1", "Fecha límite")
    dia = celda(libro, "Recomendaciones", "e/R2", "Fecha límite")
    assert (f"{mes.value:%Y-%m-%d}", mes.number_format) == ("2023-03-31", "mmm yyyy")
    assert (f"{dia.value:%Y-%m-%d}", dia.number_format) == ("2023-06-30", "dd/mm/yyyy")


def test_lo_que_no_es_ni_un_mes_va_como_texto(raiz: Path) -> None:
    ruta = raiz / "data/acuerdos/a.yaml"
    ruta.write_text(ruta.read_text("utf-8").replace("2023-12", "2026-T3"), "utf-8")
    suya = celda(abierto(exportado(raiz)), "Compromisos", "a/1", "Fecha límite")
    assert (suya.value, suya.data_type) == ("2026-T3", "s")


def test_los_vocabularios_se_eligen_de_una_lista_con_sus_rotulos(raiz: Path) -> None:
    pagina = abierto(exportado(raiz))["Acciones"]
    listas = {str(una.sqref): una.formula1 for una in pagina.data_validations.dataValidation}
    columna = celda(pagina.parent, "Acciones", "e/1.1", "Estado").column_letter
    suya = next(formula for rango, formula in listas.items() if rango.startswith(f"{columna}2:"))
    assert suya == '"No iniciada,En curso,Completada,Cancelada,No aplicable"'


def test_lo_vencido_se_colorea_segun_lo_que_digan_el_plazo_y_el_estado(raiz: Path) -> None:
    pagina = abierto(exportado(raiz))["Acciones"]
    reglas = [r.formula[0] for suyas in pagina.conditional_formatting for r in suyas.rules]
    plazo, estado = (
        celda(pagina.parent, "Acciones", "e/1.1", rotulo).column_letter
        for rotulo in ("Fecha límite", "Estado")
    )
    vencida = f'AND(ISNUMBER(${plazo}2),${plazo}2<corte,${estado}2<>"Completada"'
    assert any(regla.startswith(vencida) for regla in reglas)


@pytest.mark.parametrize("texto", PELIGROSOS)
def test_un_texto_que_parece_otra_cosa_sigue_siendo_el_texto(raiz: Path, texto: str) -> None:
    libro = exportado(accion_con(raiz, "notas", f'"{texto}"'))
    suya = celda(abierto(libro), "Acciones", "e/1.1", "Notas")
    assert (suya.data_type, suya.number_format) == ("s", "@")
    assert suya.value == texto


@pytest.mark.parametrize("texto", PELIGROSOS + ESCAPADOS)
def test_y_al_volver_no_cambia_nada(raiz: Path, texto: str) -> None:
    vuelto = seg("importar", exportado(accion_con(raiz, "notas", f'"{texto}"')), en=raiz)
    assert (vuelto.codigo, vuelto.salida) == (0, "")


@pytest.mark.parametrize("letra", ["n", "😀"])
def test_lo_que_no_cabe_se_recorta_y_se_dice(raiz: Path, letra: str) -> None:
    libro = raiz / "cartera.xlsx"
    accion_con(raiz, "notas", letra * (CABE + 1))
    dicho = seg("exportar", "xlsx", "-o", libro, en=raiz)
    assert dicho.codigo == 0
    assert "aviso: no cabe entero en su celda" in dicho.errores
    assert "«Notas de e/1.1»" in dicho.errores
    leido = abierto(libro)
    suya = celda(leido, "Acciones", "e/1.1", "Notas").value
    assert suya.endswith(f"{letra}{RECORTADO}")
    assert cabe(suya)
    assert any("«Notas de e/1.1»" in str(fila[1].value) for fila in leido["Léame"].iter_rows())
    assert seg("importar", libro, en=raiz).salida == ""


def test_lo_que_no_pudo_leerse_se_nombra_y_el_codigo_es_3(raiz: Path) -> None:
    (raiz / "data/evaluaciones/rota.yaml").write_text("titulo: [\n", "utf-8")
    libro = raiz / "cartera.xlsx"
    assert seg("exportar", "xlsx", "-o", libro, en=raiz).codigo == 3
    textos = [str(fila[1].value) for fila in abierto(libro)["Léame"].iter_rows()]
    assert any("rota" in texto and "no evaluable" in texto for texto in textos)


# ── Las celdas ───────────────────────────────────────────────────────────────


def test_una_lista_va_en_una_celda_uno_por_linea() -> None:
    assert dicho(("PSU", "Secretaría")) == "PSU\nSecretaría"


def test_los_controles_no_salen_y_los_saltos_son_de_linea() -> None:
    assert limpio("a\x00b\x1b\r\nc\u2028d") == "ab\nc\nd"


def test_la_huella_no_distingue_lo_que_se_ve_igual() -> None:
    assert huella("Secretari\u0301a  general\n") == huella("Secretaría general")
    assert huella("1.1") != huella("1.10")
    assert huella("") == "00000000"
