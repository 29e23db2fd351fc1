"""`seg validar`: todos los errores de una vez, en su sitio y con su remedio."""

from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import CONFIGURACION, FINAL, MESA, RICA, cambiada, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.formas import ENVOLTURA, faltas
from seguimiento import conversion
from seguimiento.errores import FALLO_INTERNO
from seguimiento.modelo.acuerdo import Acuerdo

DIEZ = "data/evaluaciones/diez.yaml"
CON_DIEZ_DEFECTOS = {
    DIEZ: """\
        titulo: Diez defectos
        organizacion: OIM
        tipo: finall
        fecha: 2022-13
        paises: [ECUADOR]
        rejion: Andes
        recomendaciones:
          - id: R1
            texto: Reforzar la coordinación
            prioridad: uno
            respuesta:
              decision: acetada
            acciones:
              - id: "1.1"
                descripcion: Convocar a los puntos focales
                plazo: 2023-02-30
                seguimiento:
                  - {fecha: 2023-03-01, estado: en_cruso}
              - id: "1.2"
                plazo: 3023-01
        """,
}
PROPUESTA = "data/acuerdos/propuesta.yaml"
"""Un acuerdo que nadie ha aprobado todavía no debe nada."""
MINIMA = {ruta: RICA[ruta] for ruta in (CONFIGURACION, PROPUESTA)}
POR_SU_SITIO = [
    (3, 7, "SEG012", "¿quiso decir «final»?"),
    (4, 8, "SEG013", ""),
    (5, 10, "SEG023", "¿quiso decir «ECU»?"),
    (6, 1, "SEG010", "¿quiso decir «region»?"),
    (10, 16, "SEG012", ""),
    (12, 17, "SEG012", "¿quiso decir «aceptada»?"),
    (16, 16, "SEG013", ""),
    (18, 41, "SEG012", "¿quiso decir «en_curso»?"),
    (19, 9, "SEG011", "añada «descripcion: …»"),
    (20, 16, "SEG014", "revise el año"),
]


@pytest.fixture
def diez(tmp_path: Path) -> Path:
    return escribir(tmp_path, CON_DIEZ_DEFECTOS)


def test_diez_defectos_salen_de_una_vez_cada_uno_en_su_sitio(diez: Path) -> None:
    visto = seg("validar", "--json", en=diez)
    assert visto.codigo == 1
    claves = ("linea", "columna", "codigo", "sugerencia")
    hallados = [tuple(d[clave] for clave in claves) for d in visto.json["diagnosticos"]]
    assert hallados == POR_SU_SITIO


def test_el_json_es_la_envoltura_y_nada_mas(diez: Path) -> None:
    assert faltas(seg("validar", "--json", en=diez).json, ENVOLTURA) == []


def test_un_diagnostico_en_texto_senala_la_linea_y_dice_que_hacer(diez: Path) -> None:
    assert seg("validar", en=diez).salida.split("\n\n")[5] == (
        "error[SEG012] valor desconocido «acetada» en «decision»; valores: aceptada,"
        " aceptada_parcialmente, rechazada\n"
        f"  --> {DIEZ}:12:17\n"
        "   |\n"
        "12 |       decision: acetada\n"
        "   |                 ^^^^^^^\n"
        "   = ayuda: ¿quiso decir «aceptada»?  Más: seg regla SEG012"
    )


def test_el_texto_acaba_con_el_recuento(diez: Path) -> None:
    ultima = seg("validar", en=diez).salida.splitlines()[-1]
    assert ultima == "1 archivo: 10 errores; 1 ilegible"


def test_sin_defectos_se_dice_y_termina_en_0(tmp_path: Path) -> None:
    escribir(tmp_path, MINIMA)
    assert seg("validar", en=tmp_path) == Resultado(0, "1 archivo: nada que objetar\n", "")


def test_las_advertencias_solo_hacen_fallar_si_se_es_estricto(rica: Path) -> None:
    assert seg("validar", en=rica).codigo == 0
    assert seg("validar", "--estricto", en=rica).codigo == 1
    assert seg("validar", "--estricto", PROPUESTA, en=rica).codigo == 0


def test_lo_ilegible_es_su_resultado_y_nunca_un_3(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(FINAL, "organizacion: OIM\n", "organizacion: [OIM\n"))
    (tmp_path / "data/practicas/BP2_ME.yaml").symlink_to("/etc/passwd")
    visto = seg("validar", "--json", en=tmp_path)
    assert visto.codigo == 1
    assert {d["archivo"] for d in visto.json["diagnosticos"] if d["severidad"] == "error"} == {
        FINAL,
        "data/practicas/BP2_ME.yaml",
    }
    assert visto.errores == ""


def test_las_rutas_limitan_lo_que_se_muestra_y_no_lo_que_se_comprueba(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    escribir(tmp_path, CON_DIEZ_DEFECTOS | MINIMA)
    monkeypatch.chdir(tmp_path / "data")
    por_ruta = {
        ruta: seg("validar", ruta)
        for ruta in ("acuerdos", "evaluaciones", "evaluaciones/diez.yaml", DIEZ, ".", "data/..")
    }
    assert {ruta: visto.codigo for ruta, visto in por_ruta.items()} == {
        "acuerdos": 0,
        "evaluaciones": 1,
        "evaluaciones/diez.yaml": 1,
        DIEZ: 1,
        ".": 1,
        "data/..": 1,
    }
    assert por_ruta["acuerdos"].salida == (
        "2 archivos: nada que objetar; 1 ilegible (10 más fuera de las rutas pedidas)\n"
    )


def test_un_vecino_cuyo_nombre_empieza_igual_no_entra(tmp_path: Path) -> None:
    escribir(tmp_path, CON_DIEZ_DEFECTOS | {"data/evaluaciones/diez.yaml.txt": "nota\n"})
    visto = seg("validar", "--json", "data/evaluaciones/diez.yaml", en=tmp_path)
    assert {d["archivo"] for d in visto.json["diagnosticos"]} == {DIEZ}


@pytest.mark.parametrize(
    ("ruta", "error"),
    [
        ("data/nada.yaml", "error: no existe «data/nada.yaml»\n  revise la ruta\n"),
        ("/", "error: «/» está fuera del repositorio\n  indique una ruta de dentro\n"),
        ("..", "error: «..» está fuera del repositorio\n  indique una ruta de dentro\n"),
    ],
)
def test_una_ruta_que_no_es_del_repositorio_es_un_error_de_uso(
    ruta: str, error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "repositorio", MINIMA)
    monkeypatch.chdir(raiz)
    assert seg("validar", ruta) == Resultado(2, "", error)


def test_un_fallo_del_programa_con_un_archivo_gana_a_todo_y_no_tapa_a_los_demas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fallar_con_los_acuerdos(monkeypatch)
    visto = seg("validar", en=escribir(tmp_path, {**RICA, **CON_DIEZ_DEFECTOS}))
    assert visto.codigo == FALLO_INTERNO
    assert f"--> {MESA}:1:1" in visto.salida
    assert "(ZeroDivisionError)" in visto.salida
    assert "dato que no debe verse" not in visto.salida + visto.errores
    assert "Traceback" not in visto.salida + visto.errores
    assert f"--> {DIEZ}:12:17" in visto.salida


def test_el_mismo_fallo_gana_tambien_al_resultado_parcial_de_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fallar_con_los_acuerdos(monkeypatch)
    escribir(tmp_path, {**RICA, **CON_DIEZ_DEFECTOS})
    for orden in (
        ("status",),
        ("lista", "acciones"),
        ("ver", "final-2022"),
        ("buscar", "talleres"),
    ):
        visto = seg(*orden, en=tmp_path)
        assert (orden, visto.codigo) == (orden, FALLO_INTERNO)
        assert "no pudo leerse: diez, mesa, propuesta\n" in visto.errores


def test_la_traza_de_ese_fallo_solo_se_dice_con_depurar(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fallar_con_los_acuerdos(monkeypatch)
    assert (
        "ZeroDivisionError: dato que no debe verse" in seg("--depurar", "validar", en=rica).errores
    )
    assert seg("validar", en=rica).errores == ""


def _fallar_con_los_acuerdos(monkeypatch: pytest.MonkeyPatch) -> None:
    # de lo que se recuerda no hay que leer nada, y no falla
    monkeypatch.setenv("SEG_SIN_CACHE", "1")
    original = conversion.convertir

    def convertir_y_fallar(modelo: Any, *demas: Any) -> Any:  # noqa: ANN401 — la firma no importa
        if modelo is Acuerdo:
            raise ZeroDivisionError("dato que no debe verse")
        return original(modelo, *demas)

    monkeypatch.setattr("seguimiento.repositorio.lectura.convertir", convertir_y_fallar)


def test_color_solo_si_se_pide_fuera_de_la_pantalla(diez: Path, tmp_path: Path) -> None:
    assert "\x1b[" not in seg("validar", en=diez).salida
    assert "\x1b[1;31merror[SEG012]\x1b[0m" in seg("validar", "--color", "siempre", en=diez).salida
    destino = tmp_path / "informe.txt"
    seg("validar", "--color", "siempre", "-o", destino, en=diez)
    assert "\x1b[" not in destino.read_text("utf-8")
