"""Con lo que se recuerda de otra ejecución, cada orden dice lo mismo que sin ello, byte a byte."""

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from apoyo.carteras import MESA, RICA, escribir
from apoyo.ejecucion import proceso, seg
from apoyo.historias import con_git, confirmar, iniciar
from apoyo.lecturas import Lectura, lecturas
from seguimiento.almacen import sistema
from seguimiento.formatos.defectos import FormatoDeDiagnosticos

CON_ERRATAS: Mapping[str, str] = {
    **RICA,
    "data/evaluaciones/rota.yaml": "titulo: [sin cerrar\n",
    "data/evaluaciones/a-medias.yaml": "titulo: Con una errata\norganizacion: OIM\nfecha: 2022-13\n",
}
CARTERAS = {"rica": RICA, "con erratas": CON_ERRATAS}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SEG_SIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # como si los registros se hubieran escrito hace mucho: lo que no cambia no se abre
    monkeypatch.setattr("seguimiento.comandos.memoria.time_ns", lambda: 2**62)
    return tmp_path / "cache" / "seguimiento" / "lecturas.sqlite"


@con_git
@pytest.mark.parametrize("cartera", CARTERAS)
@pytest.mark.parametrize(
    "orden", lecturas("cambios", "diagnostico", "exportar", "plantillas"), ids=" ".join
)
def test_se_dice_lo_mismo_sin_cache_en_frio_y_con_ella(
    orden: Lectura, cartera: str, tmp_path: Path, cache: Path
) -> None:
    _con_historia(tmp_path / "r", CARTERAS[cartera])

    sin_ella = seg("--sin-cache", *orden, en=tmp_path / "r")
    assert not cache.exists()
    en_frio, con_ella = (seg(*orden, en=tmp_path / "r") for _ in range(2))

    assert cache.exists()
    assert (en_frio, con_ella) == (sin_ella, sin_ella)


@pytest.mark.parametrize("cartera", CARTERAS)
@pytest.mark.parametrize("hoy", ["2023-04", "15/4/2023", "2023-02-30", "9999-12-31", "ayer", ""])
def test_lo_que_hay_que_decir_de_la_fecha_se_dice_en_el_mismo_sitio(
    hoy: str, cartera: str, tmp_path: Path, cache: Path
) -> None:
    """También si hay algo que no se lee, de lo que se avisa: primero la fecha."""
    raiz = escribir(tmp_path / "r", CARTERAS[cartera])
    seg("status", en=raiz)
    assert cache.exists()

    con_ella = [seg(f"--hoy={hoy}", "status", en=raiz, hoy="") for _ in range(2)]

    sin_ella = seg("--sin-cache", f"--hoy={hoy}", "status", en=raiz, hoy="")
    assert con_ella == [sin_ella] * 2


@pytest.mark.parametrize("cual", ["--sin-cache", "--color=nunca"])
def test_de_una_fecha_que_no_lo_es_se_dice_antes_que_de_la_carpeta(
    cual: str, tmp_path: Path, cache: Path
) -> None:
    hecho = seg(cual, "--hoy=2023-02-30", "status", en=tmp_path / "no-esta", hoy="")

    assert hecho.codigo == 2
    assert "2023-02-30" in hecho.errores
    assert not cache.exists()


def _con_historia(raiz: Path, archivos: Mapping[str, str]) -> None:
    """Los archivos, y guardado el 10 de enero otro texto de cada uno y otro plazo de lo que lo tiene."""
    de_antes = {
        ruta: f"# antes\n{texto}".replace("plazo: 2023", "plazo: 2024")
        for ruta, texto in archivos.items()
    }
    confirmar(iniciar(raiz), de_antes, cuando="2023-01-10T12:00:00-05:00")
    escribir(raiz, archivos)


QUE_PESAN = {
    **CON_ERRATAS,
    "seguimiento.yaml": "reglas: {SEG201: error, SEG202: nota, SEG110: desactivada}\n",
    "data/evaluaciones/otra.yaml": RICA["data/evaluaciones/final-2022.yaml"],
}
"""Con códigos ajustados, y defectos que solo se ven al compararlos."""


@pytest.mark.parametrize("formato", FormatoDeDiagnosticos)
def test_en_un_proceso_que_empieza_se_dice_lo_mismo_sin_pasar_ninguna_regla(
    formato: FormatoDeDiagnosticos, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path / "r", QUE_PESAN)
    entorno = {"SEG_SIN_CACHE": "", "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "c")}
    orden = ("--hoy", "2023-04-15", "validar", "--formato", formato.value)
    sin_ella = proceso("--sin-cache", *orden, en=raiz)
    assert sin_ella.codigo == 1
    for _ in range(2):
        assert proceso(*orden, entorno=entorno, en=raiz) == sin_ella


def test_lo_que_se_situa_otra_vez_sin_pasar_ninguna_regla_se_dice_igual(tmp_path: Path) -> None:
    ruta = "data/evaluaciones/otra.yaml"
    raiz = escribir(tmp_path / "r", {**RICA, ruta: RICA["data/evaluaciones/final-2022.yaml"]})
    entorno = {"SEG_SIN_CACHE": "", "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "c")}
    orden = ("--hoy", "2023-04-15", "validar")
    antes = (raiz / ruta).read_text(encoding="utf-8")
    # lo comparado se recuerda con un texto, y lo que se dijo de cada uno, ya con el otro
    for texto in (antes, f"# otra\n{antes}", antes, f"# otra\n{antes}"):
        (raiz / ruta).write_text(texto, encoding="utf-8")
        esperado = proceso("--sin-cache", *orden, en=raiz)
        for _ in range(2):
            assert proceso(*orden, entorno=entorno, en=raiz) == esperado


@con_git
@pytest.mark.parametrize(
    "orden", [("status",), ("status", "--formato", "md"), ("lista", "acciones")]
)
def test_de_otro_momento_se_dice_lo_de_entonces_aunque_se_recuerde_lo_de_ahora(
    orden: Lectura, tmp_path: Path, cache: Path
) -> None:
    raiz = tmp_path / "r"
    _con_historia(raiz, RICA)
    ahora = [seg(*orden, en=raiz) for _ in range(2)]
    assert cache.exists()

    entonces = seg("--al", "2023-02-01", *orden, en=raiz)

    assert entonces == seg("--sin-cache", "--al", "2023-02-01", *orden, en=raiz)
    assert entonces.salida not in {uno.salida for uno in ahora}


@con_git
@pytest.mark.parametrize(
    "pedido",
    [
        *(("--desde", "2023-02-01"), ("--detalle",), ("--por", "mes"), ("--hasta", "2023-12-31")),
        *(("--dias", "0"), ("--responsable", "PSU"), ("--situacion", "vencida")),
    ],
    ids=" ".join,
)
def test_lo_que_se_pide_ademas_no_se_responde_con_lo_de_siempre(
    pedido: Lectura, tmp_path: Path, cache: Path
) -> None:
    raiz = tmp_path / "r"
    _con_historia(raiz, RICA)
    de_siempre = [seg("status", en=raiz) for _ in range(2)]
    assert cache.exists()

    hecho = seg("status", *pedido, en=raiz)

    assert hecho == seg("--sin-cache", "status", *pedido, en=raiz)
    assert hecho not in de_siempre


@pytest.mark.parametrize("formato", ["tabla", "md"])
def test_fuera_de_una_pantalla_va_todo_por_baja_que_sea(
    formato: str, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seguimiento.repositorio.vistazos.de_todos.ASOMAN", 3)
    monkeypatch.setenv("LINES", "4")
    raiz = escribir(tmp_path / "r", RICA)

    con_ella = [seg("status", "--formato", formato, en=raiz) for _ in range(2)]

    assert cache.exists()
    assert con_ella == [seg("--sin-cache", "status", "--formato", formato, en=raiz)] * 2


@pytest.mark.parametrize("destino", [("exportar", "csv"), ("exportar", "json")])
def test_se_exporta_lo_mismo(destino: Lectura, tmp_path: Path, cache: Path) -> None:
    escribir(tmp_path / "r", RICA)
    for nombre in ("frio", "con ella"):
        assert seg(*destino, "-o", tmp_path / nombre, en=tmp_path / "r").codigo == 0
    assert seg("--sin-cache", *destino, "-o", tmp_path / "sin", en=tmp_path / "r").codigo == 0

    assert cache.exists()
    assert {_bytes(tmp_path / nombre) for nombre in ("frio", "con ella")} == {
        _bytes(tmp_path / "sin")
    }


def _bytes(destino: Path) -> tuple[tuple[str, bytes], ...]:
    rutas = sorted(destino.rglob("*")) if destino.is_dir() else [destino]
    return tuple(
        (str(ruta.relative_to(destino)), ruta.read_bytes()) for ruta in rutas if ruta.is_file()
    )


def test_lo_editado_se_ve_en_la_orden_siguiente(tmp_path: Path, cache: Path) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    seg("status", en=raiz)
    hecho = ("--estado", "completada", "--fecha", "2023-03-01", "--comentario", "Hecho")
    assert seg("actualizar", "final-2022/1.1", *hecho, en=raiz).codigo == 0

    con_ella = seg("ver", "final-2022/1.1", "--json", en=raiz)

    assert cache.exists()
    assert "2023-03-01" in con_ella.salida
    assert con_ella == seg("--sin-cache", "ver", "final-2022/1.1", "--json", en=raiz)


@pytest.mark.parametrize(
    "entorno",
    [{"SEG_SIN_CACHE": "1", "HOME": "CASA"}, {"HOME": "relativa"}, {}],
    ids=["se pide que no", "sin ruta entera", "sin casa"],
)
def test_no_se_guarda_nada_si_no_se_quiere_o_no_hay_donde(
    entorno: Mapping[str, str], tmp_path: Path
) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    suyo = {n: str(tmp_path / "casa") if v == "CASA" else v for n, v in entorno.items()}
    antes = sorted(tmp_path.rglob("*"))

    hecho = proceso("--hoy", "2023-04-15", "status", entorno={"XDG_CACHE_HOME": ""} | suyo, en=raiz)

    assert hecho.codigo == 0
    assert sorted(tmp_path.rglob("*")) == antes


def test_se_guarda_en_la_casa_de_quien_ejecuta(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    casa = tmp_path / "casa"
    # cada sistema mira la suya
    suyo = {"HOME": str(casa), "LOCALAPPDATA": str(casa / ".cache")}

    proceso(
        *("--hoy", "2023-04-15", "status"),
        entorno=suyo | {"SEG_SIN_CACHE": "", "XDG_CACHE_HOME": ""},
        en=raiz,
    )

    assert [*casa.rglob("*.sqlite")] == [casa / ".cache" / "seguimiento" / "lecturas.sqlite"]


@con_git
@pytest.mark.parametrize("orden", [("status",), ("status", "--json"), ("ver", "mesa", "--json")])
def test_lo_que_no_ha_cambiado_no_se_abre_ni_para_compararlo_con_lo_guardado(
    orden: Lectura, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = iniciar(tmp_path / "r")
    confirmar(raiz, RICA, cuando="2023-01-10T12:00:00-05:00")
    antes = seg(*orden, en=raiz)
    assert cache.exists()
    abiertos: list[str] = []
    abrir = sistema.abierto

    def contado(ruta: Path | bytes) -> AbstractContextManager[sistema.Abierto]:
        abiertos.append(os.fsdecode(ruta))
        return abrir(ruta)

    monkeypatch.setattr(sistema, "abierto", contado)

    assert seg(*orden, en=raiz) == antes
    assert not [uno for uno in abiertos if "/data/" in uno]


@con_git
def test_un_cambio_del_mismo_largo_y_la_misma_fecha_esta_por_guardar(
    tmp_path: Path, cache: Path
) -> None:
    raiz = iniciar(tmp_path / "r")
    confirmar(raiz, RICA, cuando="2023-01-10T12:00:00-05:00")
    assert seg("status", "--json", en=raiz).json["sin_guardar"] == 0
    assert cache.exists()
    ruta, fechas = raiz / MESA, (raiz / MESA).stat()
    ruta.write_bytes(ruta.read_bytes().replace(b"titulo: ", b"titulo: Z", 1)[:-1])
    os.utime(ruta, ns=(fechas.st_atime_ns, fechas.st_mtime_ns))
    assert ruta.stat().st_size == fechas.st_size

    visto = seg("status", "--json", en=raiz)

    assert (visto.json["modificado"], visto.json["sin_guardar"]) == (True, 1)
    assert visto == seg("--sin-cache", "status", "--json", en=raiz)
