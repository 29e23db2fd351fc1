"""`seg importar`: de lo que se entendió de un archivo a los registros, y otra vez."""

import re
import shlex
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from apoyo.carteras import PROYECTO, escribir
from apoyo.ejecucion import Resultado, dialogo, seg
from apoyo.hechos import SITIO, accion, compromiso, hechos, recomendacion
from seguimiento.almacen.disco import Directorio
from seguimiento.comandos import importar
from seguimiento.comandos.lo_importado import Entendido
from seguimiento.comandos.obra_de_importacion import Conflictos
from seguimiento.diagnosticos.importacion import DECISION_EN_PROSA, DIA_O_MES
from seguimiento.documento import prueba
from seguimiento.importacion.hechos import Hechos, Leido
from seguimiento.importacion.material import Duda
from seguimiento.repositorio import cargar

Importa = Callable[..., Resultado]
MUESTRAS = PROYECTO / "tests" / "importacion" / "muestras"
REGISTRO = "data/evaluaciones/archivo-actas.yaml"
AVISO = Duda(DECISION_EN_PROSA, "«Agree -» se toma por «aceptada»", SITIO, "compruébelo")
ERROR = Duda(DIA_O_MES, "no se sabe si «3/4/2024» es de marzo", SITIO, "dígalo con «--fechas»")


def matriz(*dudas: Duda, plazo: str = "2023-11", titulo: str = "Archivo de actas") -> Hechos:
    suya = accion(
        "Digitalizar las actas",
        codigo_de_accion="1.1",
        plazo=plazo,
        responsables="Secretaría",
        estado="en_curso",
    )
    datos = {"titulo": titulo} if titulo else {}
    return hechos(recomendacion("Ordenar el archivo", suya, codigo="1"), dudas=dudas, **datos)


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    return escribir(
        tmp_path / "registros",
        {"seguimiento.yaml": "organizacion: OIM\n", "data/evaluaciones/.gitkeep": ""},
    )


@pytest.fixture
def importa(raiz: Path, monkeypatch: pytest.MonkeyPatch) -> Importa:
    """Importa unos hechos, como si fueran los de un archivo."""

    def ejecutar(*contados: Hechos, opciones: Sequence[str] = ()) -> Resultado:
        quedan = iter(contados)

        def entender(_: object, archivo: Path, __: object) -> Entendido:
            suyos = next(quedan)
            return Entendido(archivo, suyos, tuple(suyos.dudas))

        monkeypatch.setattr(importar, "entender", entender)
        archivos = [f"matriz{orden}.xlsx" for orden, _ in enumerate(contados)]
        return seg("importar", *archivos, *opciones, en=raiz)

    return ejecutar


def escritos(raiz: Path) -> dict[str, str]:
    todos = (una for una in raiz.rglob("*.yaml") if una.name != "seguimiento.yaml")
    return {una.relative_to(raiz).as_posix(): una.read_text("utf-8") for una in todos}


def test_lo_nuevo_se_escribe_como_lo_escribiria_seg_nueva(importa: Importa, raiz: Path) -> None:
    visto = importa(matriz())
    assert visto.codigo == 0
    assert (
        escritos(raiz)[REGISTRO]
        == """\
titulo: Archivo de actas
organizacion: OIM
fuente:
  documento: matriz.xlsx
recomendaciones:
  - id: R1
    texto: Ordenar el archivo
    fuente:
      pagina: hoja Matriz, F7
    acciones:
      - id: "1.1"
        descripcion: Digitalizar las actas
        plazo: 2023-11
        responsables:
          - Secretaría
        seguimiento:
          - estado: en_curso
"""
    )


def test_antes_de_escribir_se_ve_cuanto_trae_y_cada_duda_con_su_sitio(importa: Importa) -> None:
    visto = importa(matriz(AVISO))
    assert "1 recomendación, 1 acción, 1 responsable, 1 plazo, 1 duda." in visto.salida
    assert "--> matriz0.xlsx: hoja Matriz, F7" in visto.errores
    assert visto.salida.index("1 recomendación") < visto.salida.index("+++ ")


def test_otra_vez_no_escribe_nada(importa: Importa, raiz: Path) -> None:
    importa(matriz())
    antes = escritos(raiz)
    visto = importa(matriz())
    assert (visto.codigo, escritos(raiz)) == (0, antes)
    assert "no hay nada que cambiar" in visto.errores


def test_corregido_actualiza_y_dice_que_cambia(importa: Importa, raiz: Path) -> None:
    importa(matriz())
    visto = importa(matriz(plazo="2024-02"))
    assert "1.1 · Fecha límite: 2023-11 → 2024-02" in visto.salida
    assert "plazo: 2024-02" in escritos(raiz)[REGISTRO]


def test_lo_escrito_entretanto_en_el_registro_no_se_pisa(importa: Importa, raiz: Path) -> None:
    importa(matriz())
    seg("corregir", "1.1", "plazo", "2024-05", en=raiz)
    antes = escritos(raiz)
    assert importa(matriz()).codigo == 0
    assert escritos(raiz) == antes
    visto = importa(matriz(plazo="2024-02"))
    assert (visto.codigo, escritos(raiz)) == (1, antes)
    assert "error[SEG717]" in visto.errores
    assert "«2024-05»" in visto.errores


@pytest.mark.parametrize(("vale", "plazo"), [("archivo", "2024-02"), ("registro", "2024-05")])
def test_quien_importa_decide_cual_vale_y_ya_no_choca(
    importa: Importa, raiz: Path, vale: str, plazo: str
) -> None:
    importa(matriz())
    seg("corregir", "1.1", "plazo", "2024-05", en=raiz)
    assert importa(matriz(plazo="2024-02"), opciones=("--conflictos", vale)).codigo == 0
    despues = escritos(raiz)
    assert f"plazo: {plazo}" in despues[REGISTRO]
    assert importa(matriz(plazo="2024-02")).codigo == 0
    assert escritos(raiz) == despues


@pytest.mark.parametrize(
    ("duda", "opciones"),
    [(ERROR, ()), (AVISO, ("--estricto",))],
    ids=["un error", "un aviso, con rigor"],
)
def test_lo_que_hay_que_resolver_no_deja_escribir_nada(
    importa: Importa, raiz: Path, duda: Duda, opciones: Sequence[str]
) -> None:
    visto = importa(matriz(duda), opciones=opciones)
    assert (visto.codigo, escritos(raiz)) == (1, {})
    assert "no se ha escrito nada: hay 1 duda por resolver" in visto.errores


def test_con_un_archivo_malo_no_se_escribe_ninguno(importa: Importa, raiz: Path) -> None:
    assert importa(matriz(), matriz(ERROR, titulo="Otra")).codigo == 1
    assert escritos(raiz) == {}


def test_varios_archivos_son_varios_registros_y_se_deshacen_juntos(
    importa: Importa, raiz: Path
) -> None:
    otra = hechos(recomendacion("Formar al personal"), titulo="Personal")
    assert importa(matriz(), otra).codigo == 0
    assert [*filter(lambda una: una.startswith("data"), sorted(escritos(raiz)))] == [
        REGISTRO,
        "data/evaluaciones/personal.yaml",
    ]
    assert seg("deshacer", en=raiz).codigo == 0
    assert escritos(raiz) == {}


def test_dos_archivos_de_la_misma_evaluacion_van_al_mismo_registro(
    importa: Importa, raiz: Path
) -> None:
    otra = hechos(
        recomendacion("Formar al personal", codigo="2"),
        recomendacion("Ordenar el archivo", codigo="1"),
        titulo="Archivo de actas",
    )
    assert importa(matriz(), otra).codigo == 0
    assert [una for una in escritos(raiz) if una.startswith("data")] == [REGISTRO]
    assert escritos(raiz)[REGISTRO].count("  - id: R") == 2


def test_simular_dice_como_leyo_las_columnas_y_no_escribe(importa: Importa, raiz: Path) -> None:
    visto = importa(matriz(), opciones=("--simular",))
    assert (visto.codigo, escritos(raiz)) == (0, {})
    assert "# Cómo se leyó «matriz.xlsx»: una fila por acción." in visto.salida


def test_sin_titulo_se_toma_el_nombre_del_archivo_y_con_el_se_reconoce(
    importa: Importa, raiz: Path
) -> None:
    assert importa(matriz(titulo="")).codigo == 0
    antes = escritos(raiz)
    assert "titulo: Matriz0" in antes["data/evaluaciones/matriz0.yaml"]
    assert importa(matriz(titulo="")).codigo == 0
    assert escritos(raiz) == antes


def test_con_otro_nombre_se_reconoce_por_lo_que_trae(importa: Importa, raiz: Path) -> None:
    importa(matriz(titulo=""), opciones=("--titulo", "Archivo de actas"))
    importa(matriz(titulo="", plazo="2024-02"))
    assert [una for una in escritos(raiz) if una.startswith("data")] == [REGISTRO]


def test_un_titulo_que_el_archivo_no_decia_no_choca_con_el_que_ahora_dice(
    importa: Importa, raiz: Path
) -> None:
    importa(matriz(titulo=""))
    visto = importa(matriz(titulo="Archivo de actas"))
    assert visto.codigo == 0
    assert "Título: Matriz0 → Archivo de actas" in visto.salida
    assert "titulo: Archivo de actas" in escritos(raiz)["data/evaluaciones/matriz0.yaml"]


def test_otra_con_los_mismos_codigos_y_otras_cosas_es_otra(importa: Importa, raiz: Path) -> None:
    importa(matriz())
    importa(hechos(recomendacion("Formar al personal", codigo="1"), titulo="Personal"))
    assert len([una for una in escritos(raiz) if una.startswith("data")]) == 2


def test_sin_organizacion_se_pide(importa: Importa, raiz: Path) -> None:
    (raiz / "seguimiento.yaml").write_text("", "utf-8")
    visto = importa(matriz())
    assert (visto.codigo, escritos(raiz)) == (2, {})
    assert "--organizacion" in visto.errores


def test_en_dice_de_que_registro_es(importa: Importa, raiz: Path) -> None:
    importa(matriz())
    otra = hechos(recomendacion("Formar al personal", codigo="2"), titulo="Anexo")
    assert importa(otra, opciones=("--en", "archivo-actas", "--conflictos", "registro")).codigo == 0
    assert [una for una in escritos(raiz) if una.startswith("data")] == [REGISTRO]
    assert "id: R2" in escritos(raiz)[REGISTRO]


def test_lo_que_decide_una_junta_es_un_acuerdo(importa: Importa, raiz: Path) -> None:
    visto = importa(hechos(compromiso("Publicar el índice", plazo="2024"), titulo="Junta"))
    assert visto.codigo == 0
    assert "compromisos:" in escritos(raiz)["data/acuerdos/junta.yaml"]
    assert "seg status --acuerdo junta" in visto.salida


def test_aunque_deja_el_motivo_junto_al_dato(importa: Importa, raiz: Path) -> None:
    suya = accion("Digitalizar", estado="cancelada", plazo="2023-11")
    visto = importa(
        hechos(recomendacion("Ordenar", suya), titulo="A"), opciones=("--aunque", "Así lo dice")
    )
    assert visto.codigo == 0
    assert "— Así lo dice" in escritos(raiz)["data/evaluaciones/a.yaml"]


@pytest.mark.parametrize("columna", ["Labels", "Labels=nada", "=plazo"])
def test_una_columna_mal_dicha_se_rechaza_y_se_dice_como(raiz: Path, columna: str) -> None:
    (raiz / "m.csv").write_text("a;b\n", "utf-8")
    visto = seg("importar", raiz / "m.csv", "--columna", columna, en=raiz)
    assert visto.codigo == 2
    assert columna.rpartition("=")[2] in visto.errores


# ── Ante una persona ─────────────────────────────────────────────────────────

CSV = "Recomendación;Acción;Plazo\nOrdenar el archivo;Digitalizar las actas;2023-11\n"


@pytest.fixture
def archivo(raiz: Path) -> Path:
    escrito = raiz.parent / "archivo-de-actas.csv"
    escrito.write_text(CSV, "utf-8")
    return escrito


def test_en_una_terminal_se_pregunta_con_lo_que_se_propone_y_se_confirma(
    raiz: Path, archivo: Path
) -> None:
    visto = dialogo("importar", archivo, respuestas=["", "", "s"], en=raiz)
    assert visto.codigo == 0
    assert "[Archivo de actas]:" in visto.salida
    escrito = escritos(raiz)[REGISTRO]
    assert escrito.startswith("titulo: Archivo de actas\norganizacion: OIM\n")


def test_lo_que_se_responde_es_lo_que_se_escribe_y_puede_no_guardarse(
    raiz: Path, archivo: Path
) -> None:
    assert dialogo("importar", archivo, respuestas=["Actas", "OIT", "n"], en=raiz).codigo == 1
    assert escritos(raiz) == {}
    assert dialogo("importar", archivo, respuestas=["Actas", "OIT", ""], en=raiz).codigo == 0
    assert escritos(raiz)["data/evaluaciones/actas.yaml"].startswith(
        "titulo: Actas\norganizacion: OIT\n"
    )


@pytest.mark.parametrize(("respuestas", "plazo"), [(["1"], "2024-05"), (["2", "s"], "2024-02")])
def test_lo_que_choca_se_pregunta_uno_a_uno(
    raiz: Path, archivo: Path, respuestas: list[str], plazo: str
) -> None:
    seg("importar", archivo, en=raiz)
    seg("corregir", "1.1", "plazo", "2024-05", en=raiz)
    archivo.write_text(CSV.replace("2023-11", "2024-02"), "utf-8")
    visto = dialogo("importar", archivo, respuestas=respuestas, en=raiz)
    assert visto.codigo == 0
    assert (
        "el registro dice «2024-05» y el archivo, «2024-02», y antes decía «2023-11»"
        in " ".join(visto.salida.split())
    )
    assert f"plazo: {plazo}" in escritos(raiz)[REGISTRO]


# ── Con archivos de verdad ───────────────────────────────────────────────────


def test_cada_muestra_se_importa_y_otra_vez_no_escribe_nada(tmp_path: Path) -> None:
    for muestra in sorted(MUESTRAS.glob("*.[cdjx]*")):
        raiz = escribir(
            tmp_path / muestra.stem,
            {"seguimiento.yaml": "organizacion: OIM\n", "data/evaluaciones/.gitkeep": ""},
        )
        tipo = ("--tipo", "acuerdo") if "junta" in muestra.stem else ()
        assert seg("importar", muestra, *tipo, en=raiz).codigo == 0, muestra
        antes = escritos(raiz)
        assert len(antes) == 2, muestra
        assert seg("validar", en=raiz).codigo == 0, muestra
        visto = seg("importar", muestra, *tipo, en=raiz)
        assert (visto.codigo, escritos(raiz)) == (0, antes), muestra


def test_el_mapeo_que_da_simular_puede_guardarse_y_darse(raiz: Path) -> None:
    archivo = raiz.parent / "tarjetas.csv"
    archivo.write_text("Anaquel;Acción;Plazo\nOrdenar el archivo;Digitalizar;03/04/2024\n", "utf-8")
    opciones = ("--columna", "Anaquel=recomendacion", "--fechas", "dia-mes")
    con_opciones = seg("importar", archivo, *opciones, "--simular", en=raiz)
    guion = con_opciones.salida.partition("# Cómo se leyó")[2].partition("\n--- ")[0]
    (raiz.parent / "m.yaml").write_text(f"# Cómo se leyó{guion}", "utf-8")
    con_mapeo = seg("importar", archivo, "--mapeo", raiz.parent / "m.yaml", "--simular", en=raiz)
    assert (con_mapeo.codigo, con_mapeo.salida) == (0, con_opciones.salida)
    (raiz.parent / "m.yaml").rename(raiz / "importacion.yaml")
    assert seg("importar", archivo, en=raiz).codigo == 0
    assert "plazo: 2024-04-03" in escritos(raiz)["data/evaluaciones/tarjetas.yaml"]


def test_un_archivo_que_no_se_lee_se_dice_y_no_se_escribe_ninguno(
    raiz: Path, archivo: Path
) -> None:
    roto = raiz.parent / "rota.docx"
    roto.write_bytes(b"PK\x03\x04")
    visto = seg("importar", archivo, roto, en=raiz)
    assert (visto.codigo, escritos(raiz)) == (1, {})
    assert "error[SEG701]" in visto.errores


def test_un_archivo_que_no_esta_se_dice(raiz: Path) -> None:
    visto = seg("importar", raiz / "nada.csv", en=raiz)
    assert visto.codigo in {1, 2, 3}
    assert "nada.csv" in visto.errores


def test_lo_que_no_cabe_en_un_registro_se_dice_con_su_sitio(raiz: Path, archivo: Path) -> None:
    archivo.write_text(CSV.replace("las actas", "las \u202eactas"), "utf-8")
    visto = seg("importar", archivo, en=raiz)
    assert (visto.codigo, escritos(raiz)) == (1, {})
    assert "error[SEG743]" in visto.errores
    assert "línea 2, columna 2" in visto.errores


def test_lo_que_parece_una_formula_o_yaml_se_escribe_tal_cual_y_otra_vez_es_lo_mismo(
    raiz: Path, archivo: Path
) -> None:
    textos = ("=1+1: #no", "@SUM(1)", "- a: b", "{{ nada }} %s")
    filas = [f"Ordenar {texto};{texto};2023-11" for texto in textos]
    archivo.write_text("\n".join(["Recomendación;Acción;Plazo", *filas, ""]), "utf-8")
    assert seg("importar", archivo, en=raiz).codigo == 0
    antes = escritos(raiz)
    datos = cargar(Directorio(raiz)).cartera.evaluaciones[0].registro.recomendaciones
    assert [una.acciones[0].descripcion for una in datos] == [*textos]
    assert seg("importar", archivo, en=raiz).codigo == 0
    assert escritos(raiz) == antes


# ── De qué registro es ───────────────────────────────────────────────────────


def registros(raiz: Path) -> list[str]:
    return [una for una in sorted(escritos(raiz)) if una.startswith("data")]


def de(archivo: str, **otros: str) -> Hechos:
    """La misma matriz, en un archivo que se llama así."""
    return replace(matriz(**otros), archivo=archivo)


def test_con_otro_titulo_es_otra_evaluacion_aunque_traiga_los_mismos_textos(
    importa: Importa, raiz: Path
) -> None:
    importa(matriz())
    antes = escritos(raiz)
    visto = importa(de("otra.xlsx", titulo=""), opciones=("--titulo", "Perú"))
    assert visto.codigo == 0
    assert "trae lo mismo que «archivo-actas»" in visto.errores
    assert registros(raiz) == [REGISTRO, "data/evaluaciones/peru.yaml"]
    assert {clave: escritos(raiz)[clave] for clave in antes} == antes


@pytest.mark.parametrize(
    ("otra", "codigo"),
    [
        pytest.param({"archivo": "v2.xlsx", "titulo": "Archivo, Perú"}, 1, id="otra, de plantilla"),
        pytest.param({"archivo": "matriz.xlsx", "titulo": "Archivo, 2024"}, 0, id="se retituló"),
        pytest.param({"archivo": "v2.xlsx", "titulo": "Archivo de actas"}, 0, id="se renombró"),
        pytest.param({"archivo": "v2.xlsx", "titulo": ""}, 0, id="no se titula"),
    ],
)
def test_una_plantilla_con_otro_nombre_y_otro_titulo_no_se_mezcla_en_silencio(
    importa: Importa, raiz: Path, otra: dict[str, str], codigo: int
) -> None:
    importa(matriz())
    antes = escritos(raiz)
    visto = importa(de(**otra, plazo="2024-02"))
    assert visto.codigo == codigo
    assert registros(raiz) == [REGISTRO]
    assert (escritos(raiz) == antes) is bool(codigo)
    if codigo:
        assert "--en archivo-actas" in visto.errores
        assert "--titulo" in visto.errores


def test_un_archivo_de_otro_nombre_que_se_toma_por_una_version_se_dice(importa: Importa) -> None:
    importa(matriz())
    visto = importa(de("v2.xlsx", titulo="", plazo="2024-02"))
    assert "que salió de «matriz.xlsx»: se toma por una versión suya" in visto.errores
    assert "versión suya" not in importa(matriz()).errores


@pytest.mark.parametrize(("opcion", "codigo"), [((), 1), (("--si",), 0)])
def test_lo_que_no_se_parece_en_nada_no_pisa_lo_de_sus_mismos_codigos(
    importa: Importa, raiz: Path, opcion: tuple[str, ...], codigo: int
) -> None:
    importa(matriz())
    antes = escritos(raiz)
    ajena = hechos(recomendacion("Formar al personal", codigo="1"), titulo="")
    visto = importa(ajena, opciones=("--en", "archivo-actas", *opcion))
    assert visto.codigo == codigo
    assert (escritos(raiz) == antes) is bool(codigo)


@pytest.mark.parametrize(("opcion", "codigo"), [((), 1), (("--si",), 0)])
def test_la_accion_que_solo_coincide_en_el_codigo_es_una_duda(
    importa: Importa, raiz: Path, opcion: tuple[str, ...], codigo: int
) -> None:
    suya = accion("Digitalizar las actas", codigo_de_accion="1.1", plazo="2023-11")
    ajena = accion("Comprar dos barcos", codigo_de_accion="1.1", plazo="2023-11")
    antes, despues = (
        hechos(recomendacion("Ordenar el archivo", una, codigo="1"), titulo="Archivo de actas")
        for una in (suya, ajena)
    )
    importa(antes)
    habia = escritos(raiz)
    visto = importa(despues, opciones=opcion)
    assert visto.codigo == codigo
    assert (escritos(raiz) == habia) is bool(codigo)
    assert ("SEG741" in visto.errores and "--si" in visto.errores) is bool(codigo)


def test_lo_reescrito_en_el_registro_no_es_una_duda(importa: Importa, raiz: Path) -> None:
    importa(matriz())
    ruta = raiz / REGISTRO
    otro = ruta.read_text("utf-8").replace("Digitalizar las actas", "Pasarlas todas por un escáner")
    ruta.write_text(otro, encoding="utf-8")
    assert importa(matriz()).codigo == 0
    assert ruta.read_text("utf-8") == otro


def test_con_un_titulo_y_varios_archivos_todos_van_al_mismo_registro(
    importa: Importa, raiz: Path
) -> None:
    anexo = hechos(recomendacion("Formar al personal", codigo="2"))
    dos = (matriz(titulo=""), anexo)
    assert importa(*dos, opciones=("--titulo", "Archivo de actas")).codigo == 0
    assert registros(raiz) == [REGISTRO]
    assert escritos(raiz)[REGISTRO].count("  - id: R") == 2
    antes = escritos(raiz)[REGISTRO]
    assert importa(*dos, opciones=("--titulo", "Archivo de actas")).codigo == 0
    assert escritos(raiz)[REGISTRO] == antes


# ── Lo que el archivo dice de otro modo y no cambia, se dice ─────────────────


def test_el_codigo_que_cambia_en_el_archivo_no_se_calla(importa: Importa, raiz: Path) -> None:
    importa(matriz())
    antes = escritos(raiz)[REGISTRO]
    suya = accion("Digitalizar las actas", codigo_de_accion="1.7", plazo="2023-11")
    titulo = "Archivo de actas"
    visto = importa(hechos(recomendacion("Ordenar el archivo", suya, codigo="4"), titulo=titulo))
    assert "«R4» es «R1» y «1.7» es «1.1»" in visto.errores
    assert escritos(raiz)[REGISTRO] == antes


def test_lo_que_se_mueve_en_el_archivo_a_otra_recomendacion_no_se_calla(
    importa: Importa, raiz: Path
) -> None:
    def con(primera: Sequence[Leido], segunda: Sequence[Leido]) -> Hechos:
        return hechos(
            recomendacion("Ordenar el archivo", *primera, codigo="1"),
            recomendacion("Formar al personal", *segunda, codigo="2"),
            titulo="Archivo de actas",
        )

    suya = accion("Digitalizar las actas", codigo_de_accion="1.1", plazo="2023-11")
    importa(con([suya], []))
    antes = escritos(raiz)[REGISTRO]
    assert "no se mueve: «1.1»" in importa(con([], [suya])).errores
    assert escritos(raiz)[REGISTRO] == antes


# ── Lo que escribió el propio programa ───────────────────────────────────────


@pytest.fixture
def con_registros(raiz: Path) -> Path:
    entero = "data/evaluaciones/oim-2022-red-pmm.yaml"
    return escribir(raiz, {entero: (PROYECTO / entero).read_text("utf-8")})


def test_ningun_csv_del_programa_se_toma_por_una_matriz(con_registros: Path) -> None:
    raiz = con_registros
    seg("exportar", "csv", "-o", raiz / "cartera", en=raiz)
    for orden in ("status", "lista"):
        que = () if orden == "status" else ("acciones",)
        seg(orden, *que, "--formato", "csv", "-o", raiz / "cartera" / f"{orden}.csv", en=raiz)
    antes = escritos(raiz)
    suyos = sorted((raiz / "cartera").glob("*.csv"))
    assert len(suyos) > len(("status", "lista"))
    for suyo in suyos:
        # también lejos de la carpeta en que se escribió
        suelto = suyo.rename(raiz.parent / suyo.name)
        visto = seg("importar", suelto, "--titulo", "Otra", en=raiz)
        assert (visto.codigo, escritos(raiz)) == (1, antes), suyo.name


@pytest.mark.parametrize("quien", [Conflictos.REGISTRO, Conflictos.ARCHIVO])
def test_lo_que_vale_por_estar_en_el_registro_se_dice_que_se_queda(
    importa: Importa, raiz: Path, quien: Conflictos
) -> None:
    importa(matriz())
    seg("corregir", "archivo-actas/1.1", "plazo", "2024-05", en=raiz)
    visto = importa(matriz(plazo="2024-02"), opciones=("--conflictos", quien.value))
    assert visto.codigo == 0
    se_queda = "1 dato se cambió en el registro desde que se importó, y así se queda"
    assert (se_queda in visto.errores) is (quien is Conflictos.REGISTRO)


# ── Lo nuevo, en muchas listas ───────────────────────────────────────────────


def muchas(*acciones: Sequence[int]) -> Hechos:
    """Una recomendación por cada argumento, con las acciones de esos números."""
    return hechos(
        *(
            recomendacion(
                f"Recomendación sobre asunto{orden}",
                *(
                    accion(f"Hacer cosa{orden}x{n}", codigo_de_accion=f"{orden}.{n}", plazo="2024")
                    for n in suyas
                ),
                codigo=str(orden),
            )
            for orden, suyas in enumerate(acciones, start=1)
        ),
        titulo="Archivo de actas",
    )


def test_lo_nuevo_en_cada_lista_queda_como_si_se_importara_entero(
    importa: Importa, raiz: Path
) -> None:
    todo = muchas([1, 2, 3], [1], [1, 2], [1])
    importa(todo)
    entero = escritos(raiz)
    seg("deshacer", en=raiz)
    importa(muchas([1], [], [1], [1]))
    assert importa(todo).codigo == 0
    assert escritos(raiz) == entero


def test_lo_nuevo_se_prueba_las_mismas_veces_en_pocas_listas_que_en_muchas(
    importa: Importa, raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    veces = []
    for cuantas in (3, 12):
        importa(muchas(*[[1]] * cuantas))
        with monkeypatch.context() as puesto:
            probadas = contadas(puesto)
            assert importa(muchas(*[[1, 2]] * cuantas)).codigo == 0
        veces.append(len(probadas))
        for _ in range(2):
            seg("deshacer", en=raiz)
        for escrito in escritos(raiz):
            (raiz / escrito).unlink()
    assert veces[0] == veces[1] > 0


def contadas(puesto: pytest.MonkeyPatch) -> list[object]:
    """Una por cada vez que el documento se relee para probar un cambio."""
    hechas: list[object] = []
    probar = prueba.segunda_opinion

    def contada(texto: str) -> object:
        hechas.append(texto)
        return probar(texto)

    puesto.setattr(prueba, "segunda_opinion", contada)
    return hechas


@pytest.mark.parametrize("donde", [".", "nueva oficina"])
@pytest.mark.parametrize("pedida", [True, False], ids=["con -C", "en ella"])
def test_donde_no_hay_registros_se_dice_la_orden_que_los_empieza_y_vale(
    donde: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, pedida: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    if not pedida and donde != ".":
        Path(donde).mkdir()
        monkeypatch.chdir(donde)
    delante = ("-C", donde) if pedida else ()
    traer = (*delante, "importar", PROYECTO / "ejemplos/matriz.csv", "--titulo", "Archivo")
    traer += ("--organizacion", "OIM de aquí")

    negado = seg(*traer)

    assert negado.codigo == 3
    sugerida = re.search("«seg (iniciar[^»]*)»", negado.errores)
    assert sugerida is not None
    assert seg(*shlex.split(sugerida[1])).codigo == 0
    assert seg(*traer).codigo == 0
