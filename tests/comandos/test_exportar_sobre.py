"""`seg exportar --sobre`: solo cambian, del archivo de la oficina, las celdas que dicen otra cosa."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from apoyo.archivos_ricos import FILAS, HOJA, REGISTRO, TEXTO, documento_rico, libro_rico
from apoyo.carteras import escribir
from apoyo.docx import celda, parrafo, tramo
from apoyo.ejecucion import Resultado, seg
from seguimiento.exportacion.cabida import CABE, RECORTADO, cabe
from seguimiento.importacion.interpretacion import interpretar
from seguimiento.importacion.lectores import leer
from seguimiento.importacion.material import Celda, Tabla
from seguimiento.importacion.opciones import Opciones

HOY = "2024-06-01"
COMENTARIO = "2024-02-01: =Falta imprimir & <encuadernar>"
Exporta = Callable[..., Resultado]


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(
        tmp_path / "registros",
        {"seguimiento.yaml": "organizacion: OIM\n", "data/evaluaciones/actas.yaml": REGISTRO},
    )


@pytest.fixture
def exporta(raiz: Path) -> Exporta:
    def ejecutar(*argumentos: object) -> Resultado:
        return seg("exportar", *argumentos, en=raiz, hoy=HOY)

    return ejecutar


def dichas(ruta: Path) -> dict[tuple[int, int], str]:
    """Lo que se lee en cada celda, por su fila y su columna desde 0."""
    tablas = [pieza for pieza in leer(ruta).piezas if isinstance(pieza, Tabla)]
    celdas: list[Celda] = [celda for tabla in tablas for fila in tabla.filas for celda in fila]
    return {(celda.sitio.fila, celda.sitio.columna): celda.texto for celda in celdas}


def crudos(ruta: Path) -> Mapping[str, bytes]:
    """Los octetos de cada miembro tal como están en el archivo, desde su cabecera hasta el siguiente."""
    entero = ruta.read_bytes()
    with zipfile.ZipFile(ruta) as paquete:
        miembros = sorted(paquete.infolist(), key=lambda uno: uno.header_offset)
        finales = [*(uno.header_offset for uno in miembros[1:]), paquete.start_dir]
    return {
        uno.filename: entero[uno.header_offset : final]
        for uno, final in zip(miembros, finales, strict=True)
    }


ESPERADAS = {
    (1, 4): "Completada",
    (1, 5): "2023-10-31: Listo en octubre",
    (2, 3): "2024-06-30",
    (2, 4): "En curso",
    (2, 5): COMENTARIO,
}
"""Lo que cambia en la matriz de los archivos ricos; de la 2.1 los registros no dicen nada."""
RICOS = {"xlsx": (libro_rico, HOJA), "docx": (documento_rico, TEXTO)}


@pytest.mark.parametrize("cual", RICOS)
def test_cambia_una_sola_parte_y_en_ella_solo_esas_celdas(
    tmp_path: Path, exporta: Exporta, cual: str
) -> None:
    hacer, parte = RICOS[cual]
    original = hacer(tmp_path)
    antes, octetos = dichas(original), original.read_bytes()
    salida = tmp_path / f"otra.{cual}"

    hecho = exporta(cual, "--sobre", original, "-o", salida)

    assert hecho.codigo == 0, hecho.errores
    assert original.read_bytes() == octetos
    viejos, nuevos = crudos(original), crudos(salida)
    assert list(viejos) == list(nuevos)
    assert [nombre for nombre in viejos if viejos[nombre] != nuevos[nombre]] == [parte]
    assert dichas(salida) == antes | ESPERADAS


@pytest.mark.parametrize("cual", RICOS)
def test_fuera_de_sus_celdas_el_xml_es_el_mismo_octeto_a_octeto(
    tmp_path: Path, exporta: Exporta, cual: str
) -> None:
    hacer, parte = RICOS[cual]
    original, salida = hacer(tmp_path), tmp_path / f"otra.{cual}"
    exporta(cual, "--sobre", original, "-o", salida)
    textos = []
    for ruta in (original, salida):
        with zipfile.ZipFile(ruta) as paquete:
            raiz = etree.fromstring(paquete.read(parte))
        filas = list(raiz.iter("{*}tr"))
        celdas = [c for c in raiz.iter("{*}c") if c.get("r") in {"E2", "F2", "D3", "E3", "F3"}]
        celdas += [list(filas[f].iter("{*}tc"))[c] for f, c in ESPERADAS if filas]
        for suya in celdas:
            padre = suya.getparent()
            assert padre is not None
            padre.remove(suya)
        textos.append(etree.tostring(raiz, method="c14n"))
    assert textos[0] == textos[1]


@pytest.mark.parametrize("cual", RICOS)
def test_releido_por_importar_da_lo_que_dicen_los_registros(
    tmp_path: Path, exporta: Exporta, raiz: Path, cual: str
) -> None:
    hacer, _ = RICOS[cual]
    original, salida = hacer(tmp_path), tmp_path / f"otra.{cual}"
    exporta(cual, "--sobre", original, "-o", salida)

    otra_vez = seg("importar", salida, "--en", "actas", "--simular", en=raiz, hoy=HOY)

    cambia = [linea for linea in otra_vez.salida.splitlines() if linea.startswith(("+ ", "- "))]
    # de la 2.1 el archivo ya decía lo que los registros no dicen, y en el libro hay una nota prendida
    dichas = [linea.strip("+- ") for linea in cambia if "Nota de la celda" not in linea]
    assert dichas == ["seguimiento:", "estado: no_iniciada"]


@pytest.mark.parametrize("cual", RICOS)
def test_otra_vez_ya_no_hay_nada_que_cambiar(tmp_path: Path, exporta: Exporta, cual: str) -> None:
    hacer, _ = RICOS[cual]
    original, salida = hacer(tmp_path), tmp_path / f"otra.{cual}"
    exporta(cual, "--sobre", original, "-o", salida)
    tercera = tmp_path / f"tercera.{cual}"

    hecho = exporta(cual, "--sobre", salida, "-o", tercera)

    assert "0 celdas por cambiar" in hecho.salida
    assert tercera.read_bytes() == salida.read_bytes()


def test_se_muestra_que_cambia_y_simulando_no_se_escribe(tmp_path: Path, exporta: Exporta) -> None:
    original, salida = libro_rico(tmp_path), tmp_path / "otra.xlsx"
    hecho = exporta("--sobre", original, "-o", salida, "--simular")
    assert "hoja Matriz, E2" in hecho.salida
    assert "Completada" in hecho.salida
    assert "está protegida" in hecho.errores
    assert not salida.exists()
    assert exporta("--sobre", original, "--simular").salida == hecho.salida


def test_sobre_el_original_solo_si_se_confirma(tmp_path: Path, exporta: Exporta) -> None:
    original = libro_rico(tmp_path)
    antes = original.read_bytes()
    negado = exporta("--sobre", original, "-o", original)
    assert negado.codigo == 2
    assert "--si" in negado.errores
    assert original.read_bytes() == antes
    assert exporta("--sobre", original, "-o", original, "--si").codigo == 0
    assert dichas(original)[1, 4] == "Completada"


def test_se_dice_lo_que_no_se_empareja(tmp_path: Path, exporta: Exporta) -> None:
    ajena = ("9.9", "Comprar un barco nuevo", "Pedir presupuestos a astilleros", "", "Hecha", "")
    original = documento_rico(tmp_path, [*FILAS[:2], ajena])
    hecho = exporta("--sobre", original, "--evaluacion", "actas", "--simular")
    assert "Comprar un barco" in hecho.salida
    assert "no están en el archivo:\n  2.1" in hecho.salida


@pytest.mark.parametrize("letra", ["n", "😀"])
def test_lo_que_no_cabe_en_una_celda_se_recorta_y_se_dice_y_otra_vez_no_cambia(
    tmp_path: Path, exporta: Exporta, raiz: Path, letra: str
) -> None:
    registro = raiz / "data/evaluaciones/actas.yaml"
    registro.write_text(REGISTRO.replace("Listo en octubre", letra * (CABE + 1)), "utf-8")
    salida = tmp_path / "otra.xlsx"

    hecho = exporta("--sobre", libro_rico(tmp_path), "-o", salida)

    assert hecho.codigo == 0
    assert "aviso: no cabe entero en su celda, y se recorta: «hoja Matriz, F2»" in hecho.errores
    suya = dichas(salida)[1, 5]
    assert suya.startswith(f"2023-10-31: {letra}")
    assert suya.endswith(f"{letra}{RECORTADO}")
    assert cabe(suya)
    assert "0 celdas por cambiar" in exporta("--sobre", salida, "--simular").salida


def test_en_word_cabe_todo(tmp_path: Path, exporta: Exporta, raiz: Path) -> None:
    registro = raiz / "data/evaluaciones/actas.yaml"
    registro.write_text(REGISTRO.replace("Listo en octubre", "n" * (CABE + 1)), "utf-8")
    salida = tmp_path / "otra.docx"
    assert "recorta" not in exporta("--sobre", documento_rico(tmp_path), "-o", salida).errores
    assert dichas(salida)[1, 5].endswith("n" * (CABE + 1))


def test_con_un_filtro_solo_cambia_lo_suyo(tmp_path: Path, exporta: Exporta) -> None:
    original, salida = libro_rico(tmp_path), tmp_path / "otra.xlsx"
    antes = dichas(original)
    exporta("--sobre", original, "-o", salida, "--situacion", "cerrada")
    cambiadas = {lugar for lugar, dicho in dichas(salida).items() if dicho != antes.get(lugar)}
    assert cambiadas == {(1, 4), (1, 5)}


AJENO = "Falta el tomo IX"
CELDAS_DE_WORD = {
    "texto": celda(parrafo(tramo(AJENO))),
    "puesto con cambios controlados": celda(
        parrafo(f'<w:ins w:id="1" w:author="a">{tramo(AJENO)}</w:ins>')
    ),
    "en un control": celda(
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{parrafo(tramo(AJENO))}</w:sdtContent></w:sdt>"
    ),
    "de varias líneas": celda(parrafo(tramo("x")) + parrafo(tramo(AJENO))),
}


@pytest.mark.parametrize("como", CELDAS_DE_WORD)
def test_lo_anotado_en_word_de_cualquier_modo_no_se_pisa_si_no_consta(
    tmp_path: Path, exporta: Exporta, como: str
) -> None:
    una = (*FILAS[1][:5], CELDAS_DE_WORD[como])
    original, salida = documento_rico(tmp_path, [FILAS[0], una]), tmp_path / "otra.docx"

    suyos = ("--sobre", original, "-o", salida, "--evaluacion", "actas")

    hecho = exporta(*suyos)

    assert hecho.codigo == 1
    assert "«--pisar»" in hecho.errores
    assert AJENO in hecho.errores
    quedan = dichas(salida)
    assert AJENO in quedan.pop((2, 5))
    assert quedan.items() >= {lugar: d for lugar, d in ESPERADAS.items() if lugar != (2, 5)}.items()
    assert exporta(*suyos, "--si").codigo == 1  # eso solo confirma que se escriba en el original
    assert AJENO in dichas(salida)[2, 5]
    assert exporta(*suyos, "--pisar").codigo == 0
    assert AJENO not in dichas(salida)[2, 5]


@pytest.mark.parametrize(
    ("argumentos", "por_que"),
    [
        (("--sobre", "m.csv", "-o", "x.csv"), "no se escribe sobre"),
        (("docx", "--sobre", "m.xlsx", "-o", "x.xlsx"), "es de otro formato"),
        (("--sobre", "m.xlsx"), "falta decir en qué archivo"),
        (("--sobre", "m.xlsx", "-o", "x.docx"), "no es del formato"),
        (("xlsx", "una", "otra", "--sobre", "m.xlsx", "-o", "x.xlsx"), "sobra"),
        (("xlsx", "no-hay", "--sobre", "{}", "-o", "x.xlsx"), "no hay ningún registro"),
        (("json", "--simular", "-o", "x.json"), "«--simular» es de «--sobre»"),
        (("json", "--pisar", "-o", "x.json"), "«--pisar» es de «--sobre»"),
        (("json", "--si", "-o", "x.json"), "«--si» es de «--sobre»"),
        (("--sobre", "no-esta.xlsx", "-o", "x.xlsx"), "no existe"),
    ],
)
def test_lo_que_no_puede_ser_se_dice(
    tmp_path: Path, exporta: Exporta, argumentos: tuple[str, ...], por_que: str
) -> None:
    original = libro_rico(tmp_path)
    hecho = exporta(*(uno.format(original) for uno in argumentos))
    assert hecho.codigo in (1, 2)
    assert por_que in hecho.errores


def test_lo_releido_es_lo_escrito_dato_a_dato(tmp_path: Path, exporta: Exporta) -> None:
    original, salida = libro_rico(tmp_path), tmp_path / "otra.xlsx"
    exporta("--sobre", original, "-o", salida)
    hechos = interpretar(leer(salida), Opciones())
    suyas = [leido for elemento in hechos.elementos for leido in elemento.dentro]
    vistos = [{campo.value: dato.valor for campo, dato in leido.datos.items()} for leido in suyas]
    assert [(v["estado"], v.get("comentario"), v.get("plazo")) for v in vistos] == [
        ("completada", "Listo en octubre", "2023-11"),
        ("en_curso", "=Falta imprimir & <encuadernar>", "2024-06-30"),
        ("no_iniciada", None, "2024-03-15"),
    ]


def test_con_el_mismo_codigo_y_otro_texto_no_se_escribe(tmp_path: Path, exporta: Exporta) -> None:
    otra = (
        "1.1",
        "Ordenar el archivo de actas",
        "Comprar estanterías de metal",
        "",
        "En curso",
        "",
    )
    original = documento_rico(tmp_path, [otra])
    hecho = exporta("--sobre", original, "--evaluacion", "actas", "--simular")
    assert "0 celdas por cambiar" in hecho.salida
    assert "Comprar estanterías" in hecho.salida


def test_el_libro_que_dio_exportar_no_es_el_de_la_oficina(tmp_path: Path, exporta: Exporta) -> None:
    libro = tmp_path / "cartera.xlsx"
    exporta("xlsx", "-o", libro)
    hecho = exporta("--sobre", libro, "-o", tmp_path / "otra.xlsx")
    assert hecho.codigo == 2
    assert "lo dio «seg exportar»" in hecho.errores
