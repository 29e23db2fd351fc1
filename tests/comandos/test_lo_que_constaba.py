"""La tendencia de dos maneras: por la fecha de lo anotado y por lo que entonces constaba en los archivos."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.historias import con_git, confirmar, git, iniciar

pytestmark = con_git

RED, OTRA = "data/evaluaciones/red-2022.yaml", "data/evaluaciones/otra-2022.yaml"
HOY = "2023-08-01"
PLAZOS = {"1.1": "2023-02", "1.2": "2023-06", "1.3": "2023-06"}


def red(**hechas: str) -> str:
    """La evaluación con sus tres acciones; de las que se hicieron, cuándo (`a1="2023-02-20"`)."""
    lineas = ["titulo: Red", "organizacion: OIM", "recomendaciones:", "  - id: R1"]
    lineas += ["    texto: Mejorar", "    acciones:"]
    for id_, plazo in PLAZOS.items():
        lineas += [f'      - id: "{id_}"', f"        descripcion: Hacer {id_}"]
        lineas += [f"        plazo: {plazo}"]
        if dia := hechas.get(f"a{id_[-1]}"):
            lineas += ["        seguimiento:", f"          - {{fecha: {dia}, estado: completada}}"]
    return "\n".join(lineas) + "\n"


def guardar(repo: Path, dia: str, archivos: dict[str, str]) -> str:
    return confirmar(repo, archivos, cuando=f"{dia}T12:00:00-05:00")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Dos se completaron en el primer trimestre y una en el segundo, y todas se anotaron tarde."""
    repo = iniciar(tmp_path / "repo")
    escribir(repo, {"seguimiento.yaml": "zona_horaria: America/Guayaquil\n"})
    guardar(repo, "2023-01-15", {RED: red()})
    guardar(repo, "2023-04-20", {RED: red(a1="2023-02-20", a2="2023-03-31")})
    guardar(repo, "2023-07-05", {RED: red(a1="2023-02-20", a2="2023-03-31", a3="2023-06-30")})
    return repo


def tendencia(repo: Path, *mas: str, hoy: str = HOY) -> dict[str, dict[str, Any]]:
    """Cada trimestre, por su nombre."""
    visto = seg("indicadores", "--tendencia", *mas, "--json", en=repo, hoy=hoy)
    assert visto.codigo == 0, visto.errores
    return {uno["trimestre"]: uno for uno in json.loads(visto.salida)["tendencia"]}


def trimestral(repo: Path, periodo: str, *mas: str, globales: tuple[str, ...] = ()) -> str:
    visto = seg(*globales, "informe", "trimestral", "--periodo", periodo, *mas, en=repo, hoy=HOY)
    assert visto.codigo == 0, visto.errores
    return visto.salida


def apartado(informe: str) -> str:
    return informe.partition("## Lo que constaba entonces\n")[2].partition("\n## ")[0]


CUENTAS = ("acciones", "completadas", "vencidas")


def test_cada_trimestre_se_cuenta_de_las_dos_maneras(repo: Path) -> None:
    vista = tendencia(repo)

    def de(trimestre: str) -> tuple[tuple[int, ...], tuple[int, ...], list[str]]:
        uno = vista[trimestre]
        declarado, constaba = (
            tuple(uno[f"{delante}{que}"] for que in CUENTAS) for delante in ("", "constaban_")
        )
        return declarado, constaba, uno["registro_tardio"]

    # el 31 de marzo la 1.1, de febrero, constaba sin hacer: vencida
    assert de("2023-T1") == ((3, 2, 0), (3, 0, 1), ["red-2022/1.1", "red-2022/1.2"])
    # el 30 de junio es el día del plazo de la 1.3: aún no está vencida
    assert de("2023-T2") == ((3, 3, 0), (3, 2, 0), ["red-2022/1.3"])
    assert de("2023-T3") == ((3, 3, 0), (3, 3, 0), [])
    antes = vista["2022-T4"]
    assert antes["constaban_acciones"] is antes["registro_tardio"] is None
    falta = "el 31 de diciembre de 2022 aún no se había guardado ningún registro en git"
    assert antes["falta"] == falta


def test_la_diferencia_se_dice_en_una_frase(repo: Path) -> None:
    texto = seg("indicadores", "--tendencia", en=repo, hoy=HOY).salida
    assert (
        "Registro tardío: el 31 de marzo de 2023 estaban ya completadas 2 acciones y no constaba"
        " hasta después: «red-2022/1.1» y «red-2022/1.2»." in texto
    )
    assert "Registro tardío: el 30 de junio de 2023 estaba ya completada 1 acción" in texto
    assert "  2023-T1           3          3            2          0         0          1" in texto
    en_csv = seg("indicadores", "--tendencia", "--formato", "csv", en=repo, hoy=HOY).salida
    filas = {fila["trimestre"]: fila for fila in csv.DictReader(io.StringIO(en_csv))}
    assert filas["2023-T1"]["registro_tardio"] == "red-2022/1.1; red-2022/1.2"


def test_lo_mas_tarde_del_dia_cuenta_en_la_zona_de_la_oficina(repo: Path) -> None:
    # las 23:59 del 31 de marzo en Guayaquil son ya el 1 de abril en Greenwich
    git(repo, "switch", "-qc", "a-tiempo", "HEAD~2")
    confirmar(repo, {RED: red(a1="2023-02-20")}, cuando="2023-04-01T04:59:59+00:00")
    assert tendencia(repo)["2023-T1"]["constaban_completadas"] == 1
    git(repo, "switch", "-qc", "tarde", "HEAD~1")
    confirmar(repo, {RED: red(a1="2023-02-20")}, cuando="2023-04-01T05:00:00+00:00")
    assert tendencia(repo)["2023-T1"]["constaban_completadas"] == 0


def test_el_filtro_elige_lo_mismo_entonces_y_ahora(repo: Path) -> None:
    otra = red(a1="2023-02-20").replace("Red", "Otra")
    guardar(repo, "2023-07-20", {OTRA: otra})
    uno = tendencia(repo, "--evaluacion", "red-2022")["2023-T2"]
    assert (uno["acciones"], uno["constaban_acciones"]) == (3, 3)
    de_la_otra = tendencia(repo, "--evaluacion", "otra-2022")["2023-T2"]
    # entonces aún no estaba en los registros
    assert (de_la_otra["acciones"], de_la_otra["constaban_acciones"]) == (3, 0)
    assert de_la_otra["registro_tardio"] == ["otra-2022/1.1"]
    # de las que hoy están vencidas, cómo constaban
    vencidas = tendencia(repo, "--situacion", "vencida", hoy="2023-07-04")["2023-T1"]
    assert (vencidas["acciones"], vencidas["constaban_acciones"]) == (2, 0)


def test_un_archivo_que_cambia_de_nombre_no_es_registro_tardio(repo: Path) -> None:
    guardar(repo, "2023-07-06", {})
    (repo / RED).rename(repo / OTRA)
    guardar(repo, "2023-07-20", {})
    vista = tendencia(repo)
    assert vista["2023-T2"]["registro_tardio"] == ["otra-2022/1.3"]
    assert vista["2023-T1"]["registro_tardio"] == ["otra-2022/1.1", "otra-2022/1.2"]


def test_del_trimestre_que_no_se_lee_no_se_da_ningun_valor(repo: Path) -> None:
    rota = red() + "  : roto: [\n"
    git(repo, "switch", "-qc", "rota", "HEAD~2")
    mala = guardar(repo, "2023-03-20", {RED: rota})
    guardar(repo, "2023-04-05", {RED: red(a1="2023-02-20")})
    donde = f"{mala[:12]}:{RED}:{rota.count(chr(10))}"
    uno = tendencia(repo)["2023-T1"]
    assert uno["ilegible"] == donde
    assert [uno[f"constaban_{que}"] for que in CUENTAS] == [None] * 3
    assert uno["registro_tardio"] is None
    texto = seg("indicadores", "--tendencia", en=repo, hoy=HOY).salida
    assert f"2023-T1: una versión no se lee: {donde}; no se da ningún valor." in texto
    fila = next(
        una for una in apartado(trimestral(repo, "2023-T2")).splitlines() if "2023-T1" in una
    )
    assert fila.replace("\\", "").split(" | ")[2:] == ["no se lee", "0", "no se lee", f"{donde} |"]
    # y de lo que dijera el informe anterior no se dice nada
    assert "Registrado después" not in trimestral(repo, "2023-T2")


# El informe del trimestre ----------------------------------------------------------------------


def test_el_trimestral_dice_lo_que_constaba_y_lo_registrado_despues(repo: Path) -> None:
    suyo = apartado(trimestral(repo, "2023-T2"))
    filas = [una for una in suyo.splitlines() if una.startswith("| 2023")]
    assert filas == [
        r"| 2023-T1 | 2 | 0 | 0 | 1 | 2<br>*«red-2022/1.1» y «red-2022/1.2»* |",
        r"| 2023-T2 | 3 | 2 | 0 | 0 | 1<br>*«red-2022/1.3»* |",
    ]
    despues = suyo.partition("### Registrado después del informe anterior")[2]
    despues, _, cambio = despues.partition(
        "### Qué cambió en los registros desde el informe anterior"
    )
    # la 1.1 venció con lo que entonces constaba, y eso no es un cambio de los registros
    assert [una for una in cambio.splitlines() if "red-2022" in una] == [
        "| Cerradas | «red-2022/1.1», «red-2022/1.2» y «red-2022/1.3» |"
    ]
    assert [una.split(" | ")[1:] for una in despues.splitlines() if "red-2022/" in una] == [
        ["31-mar-2023", "Completada |"],
        ["20-feb-2023", "Completada |"],
    ]


def test_una_reunion_con_dos_decisiones_se_nombra_una_vez(repo: Path) -> None:
    mesa, ruta = "titulo: Mesa\ntipo: mesa\npartes: [OIM]\n", "data/acuerdos/mesa.yaml"
    reunion = "reuniones:\n  - fecha: 2023-06-01\n    decisiones:\n"
    decisiones = "".join(f"      - {{id: D{n}, texto: Se decide {n}}}\n" for n in (1, 2))
    git(repo, "switch", "-qc", "con-mesa", "HEAD~2")
    guardar(repo, "2023-03-25", {ruta: mesa})
    guardar(repo, "2023-06-02", {ruta: mesa + reunion + decisiones})
    suyo = apartado(trimestral(repo, "2023-T2"))
    fila = next(una for una in suyo.splitlines() if una.startswith("| Decisiones tomadas |"))
    assert fila.count("mesa/") == 1


def test_lo_de_registros_nuevos_se_cuenta_aparte(repo: Path) -> None:
    nueva = red(a1="2022-12-01", a2="2023-01-10").replace("Red", "Otra")
    guardar(repo, "2023-07-20", {OTRA: nueva})
    suyo = apartado(trimestral(repo, "2023-T2"))
    assert "Además, 2 anotaciones de lo que entonces aún no estaba en los registros." in suyo


def test_sin_historia_el_informe_sale_y_dice_por_que_falta(tmp_path: Path, repo: Path) -> None:
    suelta = escribir(tmp_path / "suelta", {RED: red(a1="2023-02-20")})
    informe = trimestral(suelta, "2023-T2")
    assert "## Lo que constaba entonces" not in informe
    assert "Lo que constaba entonces no figura: no hay historia de git que mirar." in informe
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repo}", str(clon))
    assert (
        "Lo que constaba entonces no figura: el clon es superficial y su historia empieza el 5 de"
        " julio de 2023." in trimestral(clon, "2023-T2")
    )


def test_a_un_clon_parcial_le_falta_y_el_informe_sale(tmp_path: Path, repo: Path) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repo}", str(clon))
    assert "Lo que constaba entonces no figura: falta en este clon" in trimestral(clon, "2023-T2")


def test_con_el_mismo_commit_y_la_misma_fecha_salen_los_mismos_bytes(
    repo: Path, tmp_path: Path
) -> None:
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", f"file://{repo}", str(clon))
    assert trimestral(repo, "2023-T2") == trimestral(clon, "2023-T2")
    # lo que venga después no cambia lo que se dice de este commit
    commit = git(repo, "rev-parse", "HEAD")
    de_ahora = trimestral(repo, "2023-T2", globales=("--al", commit))
    guardar(repo, "2023-07-25", {OTRA: red().replace("Red", "Otra")})
    assert trimestral(repo, "2023-T2", globales=("--al", commit)) == de_ahora


@pytest.fixture
def leidos(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """La identidad de cada archivo que se analiza."""
    from seguimiento.repositorio import lectura

    leidos: list[str | None] = []
    de_verdad = lectura.leer_archivo

    def contada(archivo: Any, **como: bool) -> Any:  # noqa: ANN401 — lo que tome y dé la de verdad
        leidos.append(archivo.identidad)
        return de_verdad(archivo, **como)

    monkeypatch.setattr(lectura, "leer_archivo", contada)
    return leidos


def test_no_se_analiza_dos_veces_el_mismo_archivo(repo: Path, leidos: list[str | None]) -> None:
    trimestral(repo, "2023-T2")
    # las tres versiones, y la del disco es la última
    assert len(leidos) == len({*leidos}) == 3


def test_lo_que_constaba_se_recuerda_de_otra_vez(
    repo: Path, leidos: list[str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SEG_SIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    en_frio = tendencia(repo)
    assert len(leidos) == 3
    leidos.clear()
    assert tendencia(repo) == en_frio
    assert leidos == []
