"""`seg exportar`: a dónde va, en qué formato y de qué, y qué se dice si algo no puede ser."""

from pathlib import Path

import pytest

from apoyo.carteras import RICA, escribir
from apoyo.ejecucion import proceso, seg
from apoyo.exportado import DE_LA_CARTERA, contenido, csv_de, exportar
from seguimiento.exportacion.formatos import FORMATOS, Formato

CON_ARCHIVO = [formato for formato in DE_LA_CARTERA if not formato.es_carpeta]


@pytest.fixture(scope="module")
def rica(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return escribir(tmp_path_factory.mktemp("rica"), RICA)


@pytest.mark.parametrize("formato", CON_ARCHIVO, ids=lambda f: f.nombre)
def test_el_formato_lo_dice_el_nombre_del_archivo(
    formato: Formato, rica: Path, tmp_path: Path
) -> None:
    exportar(rica, formato.nombre, tmp_path / f"uno{formato.extensiones[0]}")
    for extension in formato.extensiones:
        otro = tmp_path / f"otro{extension.upper()}"
        assert seg("exportar", "-o", otro, en=rica).codigo == 0
        assert contenido(otro) == contenido(tmp_path / f"uno{formato.extensiones[0]}")


@pytest.mark.parametrize("orden", ["exportar", "exporta", "export", "Exportar"])
def test_se_llama_tambien_de_otras_maneras(orden: str, rica: Path, tmp_path: Path) -> None:
    assert seg(orden, "json", "-o", tmp_path / "x.json", en=rica).codigo == 0


@pytest.mark.parametrize("nombre", ["csv", "datapackage", "CSV", "DataPackage"])
def test_datapackage_es_el_csv(nombre: str, rica: Path, tmp_path: Path) -> None:
    assert exportar(rica, nombre, tmp_path / "x").codigo == 0
    assert (tmp_path / "x" / "datapackage.json").is_file()


@pytest.mark.parametrize(
    ("argumentos", "dicho"),
    [
        (
            ("json",),
            "error: falta decir en qué archivo se escribe\n  por ejemplo, «seg exportar json -o cartera.json»\n",
        ),
        (
            ("csv",),
            "error: falta decir en qué carpeta se escribe\n  por ejemplo, «seg exportar csv -o cartera»\n",
        ),
        (("json", "-o", "-"), "error: lo exportado no se escribe en la salida\n"),
        ((), f"error: falta decir en qué se exporta\n  hay: {', '.join(FORMATOS)}\n"),
        (("jsno", "-o", "x"), "error: no se exporta en «jsno»\n  ¿quiso decir «json»?\n"),
        (("json", "-o", "x.sqlite"), "error: se pide en «json» y «x.sqlite» dice que es de otro"),
        (("ics", "-o", "x.pdf"), "error: se pide en «ics» y «x.pdf» dice que es de otro"),
        (("json", "vencidas", "-o", "x.json"), "error: en «json» va toda la cartera, y sobra"),
        (
            ("json", "--separador", ";", "-o", "x.json"),
            "error: el formato «json» no lleva «--separador»\n  es de «csv»\n",
        ),
        (
            ("csv", "--periodo", "2023-T1", "-o", "x"),
            "error: el formato «csv» no lleva «--periodo»",
        ),
        (
            ("csv", "--separador", "|", "-o", "x"),
            "error: valor no válido para «--separador»: «|» no está",
        ),
    ],
)
def test_lo_que_no_puede_ser_se_dice_y_no_se_escribe_nada(
    argumentos: tuple[str, ...],
    dicho: str,
    rica: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    resultado = seg("exportar", *argumentos, en=rica)

    assert resultado.codigo == 2
    assert resultado.errores.startswith(dicho), resultado.errores
    assert [*tmp_path.iterdir()] == []


def test_una_carpeta_con_algo_ajeno_no_se_toca(rica: Path, tmp_path: Path) -> None:
    (tmp_path / "notas.txt").write_text("mías", "utf-8")

    resultado = exportar(rica, "csv", tmp_path)

    assert resultado.codigo == 2
    assert "hay algo que no escribió esta orden: «notas.txt»" in resultado.errores
    assert contenido(tmp_path) == {"notas.txt": "mías".encode()}


def test_ni_la_de_otro_paquete_de_datos(rica: Path, tmp_path: Path) -> None:
    ajeno = b'{"name": "otro", "resources": [{"path": "datos.csv"}]}'
    (tmp_path / "datapackage.json").write_bytes(ajeno)
    (tmp_path / "datos.csv").write_bytes(b"a\r\n1\r\n")

    assert exportar(rica, "csv", tmp_path).codigo == 2
    assert contenido(tmp_path) == {"datapackage.json": ajeno, "datos.csv": b"a\r\n1\r\n"}


def test_la_suya_se_escribe_otra_vez_y_lo_que_se_le_anada_se_respeta(
    rica: Path, tmp_path: Path
) -> None:
    destino = tmp_path / "x"
    assert exportar(rica, "csv", destino, "--separador", ";").codigo == 0
    antes = contenido(destino)
    assert exportar(rica, "csv", destino).codigo == 0
    assert contenido(destino) != antes

    (destino / "resumen.xlsx").write_bytes(b"hecho a mano")
    despues = contenido(destino)
    assert exportar(rica, "csv", destino).codigo == 2
    assert contenido(destino) == despues


def test_a_medias_no_queda_nada(
    rica: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from seguimiento.almacen import sistema

    escritos: list[bytes] = []

    def lleno(_descriptor: int, datos: bytes) -> None:
        escritos.append(datos)
        if len(escritos) > 3:
            raise OSError(28, "lleno")

    monkeypatch.setattr(sistema, "escribir", lleno)
    resultado = exportar(rica, "csv", tmp_path / "x")

    assert resultado.codigo == 3
    assert "no queda sitio en el disco" in resultado.errores
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("formato", DE_LA_CARTERA, ids=lambda f: f.nombre)
def test_no_se_escribe_donde_estan_los_registros(formato: Formato, rica: Path) -> None:
    destino = rica / "data" / f"x{formato.extensiones[0] if formato.extensiones else ''}"

    resultado = exportar(rica, formato.nombre, destino)

    assert resultado.codigo == 2
    assert "no se escribe en" in resultado.errores
    assert not destino.exists()


def test_si_falta_la_biblioteca_se_dice_como_traerla(rica: Path, tmp_path: Path) -> None:
    sin = tmp_path / "sin"
    for formato in DE_LA_CARTERA:
        if not formato.extra:
            continue
        falso = sin / formato.nombre
        falso.mkdir(parents=True)
        for modulo in ("icalendar", "xlsxwriter", "docx", "weasyprint"):
            (falso / f"{modulo}.py").write_text(
                f"raise ModuleNotFoundError('no', name='{modulo}')", "utf-8"
            )
        destino = tmp_path / f"x{formato.extensiones[0]}"
        orden = ("-C", rica, "--hoy", "2023-04-15", "exportar", formato.nombre, "-o", destino)
        resultado = proceso(*orden, entorno={"PYTHONPATH": str(falso)})
        assert resultado.codigo == 3, resultado
        assert f'python -m pip install "seguimiento[{formato.extra}]"' in resultado.errores
        assert not destino.exists()


def test_con_filtros_va_lo_pedido_y_aquello_de_que_es_parte(rica: Path, tmp_path: Path) -> None:
    exportar(rica, "csv", tmp_path / "x", "--responsable", "PSU", "--situacion", "vencida")

    lista = seg(
        "lista", "acciones", "--responsable", "PSU", "--situacion", "vencida", "--json", en=rica
    )
    esperadas = {
        una["ref"].partition("@")[0] for una in lista.json["acciones"] if "evaluacion" in una
    }
    suyas = csv_de(tmp_path / "x", "acciones")
    assert {una["ref"] for una in suyas} == esperadas != set()
    recomendaciones = {una["clave"] for una in csv_de(tmp_path / "x", "recomendaciones")}
    assert {una["clave_recomendacion"] for una in suyas} <= recomendaciones
