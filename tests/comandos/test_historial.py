"""`seg historial`: lo declarado y los cambios que se guardaron, en una sola lista por fecha."""

import json
from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.almacen.git.historia import historia_de
from seguimiento.analisis.busqueda import con_referencia
from seguimiento.repositorio import cargar
from seguimiento.repositorio.historial import Seguidor

pytestmark = con_git

RED, OTRA = "data/evaluaciones/red-2022.yaml", "data/evaluaciones/otra-2022.yaml"
CONFIGURACION = "zona_horaria: America/Guayaquil\n"
HOY = "2023-12-31"


def evaluacion(acciones: str, titulo: str = "Red") -> str:
    """Una evaluación con una recomendación y esas acciones."""
    cabeza = (
        f"titulo: {titulo}\norganizacion: OIM\nrecomendaciones:\n  - id: R1\n    texto: Mejorar\n"
    )
    return f"{cabeza}    acciones:\n{acciones}"


def accion(id_: str = "1.1", plazo: str = "2023-06", resto: str = "", que: str = "Hacer") -> str:
    return f'      - id: "{id_}"\n        descripcion: {que}\n        plazo: {plazo}\n{resto}'


def entradas(*lineas: str) -> str:
    return "        seguimiento:\n" + "".join(f"          - {{{linea}}}\n" for linea in lineas)


EN_CURSO = "fecha: 2023-03-10, estado: en_curso, autor: Coordinación"
HECHA = "fecha: 2023-05-02, estado: completada, comentario: Se publicó"


@pytest.fixture(autouse=True)
def _con_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Como si los registros se hubieran escrito hace mucho: la segunda vez se recuerdan."""
    monkeypatch.delenv("SEG_SIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("seguimiento.comandos.memoria.time_ns", lambda: 2**62)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    repo = iniciar(tmp_path / "repo")
    escribir(repo, {"seguimiento.yaml": CONFIGURACION})
    return repo


def guardar(repo: Path, cuando: str, **archivos: str) -> str:
    """Guarda esos archivos al mediodía de ese día en Guayaquil."""
    rutas = {"red": RED, "otra": OTRA}
    dichos = {rutas[nombre]: texto for nombre, texto in archivos.items()}
    return confirmar(repo, dichos, cuando=cuando if "T" in cuando else f"{cuando}T12:00:00-05:00")


def historial(repo: Path, ref: str = "red-2022/1.1", *globales: str) -> dict[str, Any]:
    """Lo que dice, que es lo mismo sin recordar nada, en frío y con todo recordado."""
    orden = (*globales, "historial", ref, "--formato", "json")
    visto = seg("--sin-cache", *orden, en=repo, hoy=HOY)
    for _ in range(2):
        assert seg(*orden, en=repo, hoy=HOY) == visto
    assert visto.codigo == 0, visto.errores
    objeto: dict[str, Any] = json.loads(visto.salida)
    return objeto


def sucesos(visto: dict[str, Any]) -> list[tuple[str | None, str, str]]:
    """Fecha, clase y lo que dice cada línea."""
    return [(uno["fecha"], uno["clase"], "; ".join(uno["que"])) for uno in visto["historial"]]


# Las dos cosas en una lista --------------------------------------------------------------------


def test_lo_declarado_y_lo_guardado_van_en_una_lista_por_fecha(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion()))
    guardar(repo, "2023-03-12", red=evaluacion(accion(resto=entradas(EN_CURSO))))
    guardar(repo, "2023-05-03", red=evaluacion(accion(resto=entradas(EN_CURSO, HECHA))))
    assert sucesos(historial(repo)) == [
        ("2023-03-01", "cambio", "se registra"),
        ("2023-03-10", "entrada", "En curso"),
        ("2023-03-12", "cambio", "anota «En curso» (10-mar-2023)"),
        ("2023-05-02", "entrada", "Completada · Se publicó"),
        ("2023-05-03", "cambio", "anota «Completada · Se publicó» (02-may-2023)"),
    ]


def test_lo_anotado_mucho_despues_dice_cuantos_dias(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion()))
    # del 10 de marzo al 20 de abril van 41 días
    tarde = guardar(repo, "2023-04-20", red=evaluacion(accion(resto=entradas(EN_CURSO))))
    [uno] = [uno for uno in historial(repo)["historial"] if uno["clase"] == "entrada"]
    assert (uno["dias_despues"], uno["commit"], uno["registrado"]) == (41, tarde, "2023-04-20")
    texto = seg("historial", "red-2022/1.1", en=repo, hoy=HOY).salida
    assert f"registrada 41 días después, el 20 de abril de 2023 ({tarde[:12]})" in texto


@pytest.mark.parametrize(("cuando", "dias"), [("2023-04-08", None), ("2023-04-09", 30)])
def test_se_dice_tarde_desde_los_treinta_dias(repo: Path, cuando: str, dias: int | None) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion()))
    guardar(repo, cuando, red=evaluacion(accion(resto=entradas(EN_CURSO))))
    [uno] = [uno for uno in historial(repo)["historial"] if uno["clase"] == "entrada"]
    assert uno["dias_despues"] == dias


def test_corregir_el_comentario_no_hace_tarde_lo_que_se_anoto_a_tiempo(repo: Path) -> None:
    guardar(repo, "2023-05-02", red=evaluacion(accion(resto=entradas(HECHA))))
    corregida = HECHA.replace("Se publicó", "Se publicó en mayo")
    guardar(repo, "2023-09-01", red=evaluacion(accion(resto=entradas(corregida))))
    vistos = historial(repo)["historial"]
    assert [uno["dias_despues"] for uno in vistos if uno["clase"] == "entrada"] == [None]
    assert vistos[-1]["que"] == ["corrige «Completada · Se publicó en mayo» (02-may-2023)"]


def test_lo_que_toca_el_archivo_y_no_la_accion_no_esta(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion() + accion("1.2", que="Otra")))
    guardar(repo, "2023-04-01", red=evaluacion(accion() + accion("1.2", "2023-08", que="Otra")))
    assert [uno["fecha"] for uno in historial(repo)["historial"]] == ["2023-03-01"]
    de_la_otra = sucesos(historial(repo, "red-2022/1.2"))
    assert de_la_otra[1:] == [("2023-04-01", "cambio", "Fecha límite: 2023-06 → 2023-08")]
    # la recomendación y la evaluación, que la contienen, sí cambian
    for ref in ("red-2022/R1", "red-2022"):
        [_, cambio] = sucesos(historial(repo, ref))
        assert cambio == ("2023-04-01", "cambio", "1.2: Fecha límite: 2023-06 → 2023-08")


def test_lo_que_aun_no_se_ha_guardado_va_al_final(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion()))
    escribir(repo, {RED: evaluacion(accion(resto=entradas(EN_CURSO)))})
    vistos = historial(repo)["historial"]
    assert [(uno["clase"], uno["sin_guardar"]) for uno in vistos] == [
        ("cambio", False),
        ("entrada", True),
        ("cambio", True),
    ]
    # en el commit no estaba
    guardado = historial(repo, "red-2022/1.1", "--al", "HEAD")
    assert sucesos(guardado) == [("2023-03-01", "cambio", "se registra")]


def test_con_al_no_se_mira_mas_alla(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion()))
    guardar(repo, "2023-05-03", red=evaluacion(accion(resto=entradas(HECHA))))
    visto = historial(repo, "red-2022/1.1", "--al", "2023-04-30")
    assert sucesos(visto) == [("2023-03-01", "cambio", "se registra")]


# Quién, cuándo y por qué -----------------------------------------------------------------------


def test_se_dice_quien_y_por_que_con_lo_invisible_a_la_vista(repo: Path) -> None:
    escribir(repo, {RED: evaluacion(accion())})
    git(repo, "add", "--all", ".")
    autor = ("-c", "user.name=Ana\u202egro", "-c", "user.email=a@x.org")
    mensaje = "acción:\u200b nueva\n\nDetalle que no va."
    git(repo, *autor, "commit", "-q", "--author=Ana\u202egro <a@x.org>", "-m", mensaje)
    [uno] = historial(repo)["historial"]
    assert (uno["quien"], uno["por_que"]) == ("AnaU+202Egro", "acción:U+200B nueva")


@pytest.mark.parametrize(
    ("instante", "dia"),
    [("2023-03-31T23:59:59-05:00", "2023-03-31"), ("2023-04-01T04:59:59+00:00", "2023-03-31"),
     ("2023-04-01T05:00:00+00:00", "2023-04-01"), ("2023-04-01T13:59:59+09:00", "2023-03-31")],
)  # fmt: skip
def test_el_dia_es_el_de_la_oficina(repo: Path, instante: str, dia: str) -> None:
    guardar(repo, instante, red=evaluacion(accion()))
    assert historial(repo)["historial"][0]["fecha"] == dia


def test_nada_se_guardo_antes_que_lo_que_lo_precede(repo: Path) -> None:
    guardar(repo, "2023-05-01", red=evaluacion(accion()))
    # con el reloj atrasado: hasta el 1 de mayo no pudo verse
    guardar(repo, "2023-03-11", red=evaluacion(accion(resto=entradas(EN_CURSO))))
    [entrada, *cambios] = historial(repo)["historial"]
    assert [uno["fecha"] for uno in cambios] == ["2023-05-01", "2023-05-01"]
    assert (entrada["registrado"], entrada["dias_despues"]) == ("2023-05-01", 52)


def test_lo_hecho_en_otra_rama_vale_desde_que_se_junto(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion()))
    git(repo, "switch", "-qc", "otra")
    guardar(repo, "2023-03-15", red=evaluacion(accion(resto=entradas(EN_CURSO))))
    git(repo, "switch", "-q", "main")
    guardar(repo, "2023-03-20", otra=evaluacion(accion("9.1"), "Otra"))
    git(
        repo,
        *("merge", "-q", "--no-ff", "-m", "se junta", "otra"),
        cuando="2023-04-20T12:00:00-05:00",
    )
    vistos = historial(repo)["historial"]
    cambios = [(uno["fecha"], uno["por_que"]) for uno in vistos if uno["clase"] == "cambio"]
    # el día es el de la unión; el motivo, el de quien lo hizo
    assert cambios == [("2023-03-01", "registros: cambia"), ("2023-04-20", "registros: cambia")]
    assert vistos[1]["dias_despues"] == 41


def por(quien: str, repo: Path, cuando: str, **archivos: str) -> None:
    """Lo guarda esa persona."""
    guardar(repo, cuando, **archivos)
    suyo = ("commit", "-q", "--amend", "--no-edit", f"--author={quien} <ella@ejemplo.org>")
    git(repo, *suyo, cuando=f"{cuando}T12:00:00-05:00")


def cambios_de(repo: Path, ref: str = "red-2022/1.1") -> list[tuple[str, str]]:
    """Quién guardó cada cambio, y qué."""
    vistos = historial(repo, ref)["historial"]
    return [(uno["quien"], "; ".join(uno["que"])) for uno in vistos if uno["clase"] == "cambio"]


def test_lo_que_hizo_el_otro_no_es_de_quien_lo_unio(repo: Path) -> None:
    por("Ana", repo, "2023-03-01", red=evaluacion(accion()))
    git(repo, "switch", "-qc", "de-luis")
    por("Luis", repo, "2023-03-15", red=evaluacion(accion(resto=entradas(EN_CURSO))))
    git(repo, "switch", "-q", "main")
    por("Ana", repo, "2023-03-16", otra=evaluacion(accion("9.1"), "Otra"))
    git(repo, "merge", "-q", "--no-ff", "-m", "se junta", "de-luis")
    anota = "anota «En curso» (10-mar-2023)"
    assert cambios_de(repo) == [("Ana", "se registra"), ("Luis", anota)]
    # y sea quien sea de los dos quien une
    git(repo, "reset", "-q", "--hard", "de-luis")
    git(repo, "merge", "-q", "--no-ff", "-m", "se junta", "main@{1}")
    assert cambios_de(repo) == [("Ana", "se registra"), ("Luis", anota)]
    assert cambios_de(repo, "otra-2022/9.1") == [("Ana", "se registra")]


def test_lo_que_decidio_quien_unio_es_suyo(repo: Path) -> None:
    por("Ana", repo, "2023-03-01", red=evaluacion(accion(plazo="2023-06")))
    git(repo, "switch", "-qc", "de-luis")
    por("Luis", repo, "2023-03-02", red=evaluacion(accion(plazo="2023-07")))
    git(repo, "switch", "-q", "main")
    por("Ana", repo, "2023-03-03", red=evaluacion(accion(plazo="2023-08")))
    git(repo, "merge", "-q", "-s", "ours", "--no-commit", "de-luis")
    por("Marta", repo, "2023-03-04", red=evaluacion(accion(plazo="2023-09")))
    assert [quien for quien, _ in cambios_de(repo)] == ["Ana", "Ana", "Luis", "Marta"]


# Se sigue el código, no la ruta ----------------------------------------------------------------


def test_se_sigue_al_archivo_que_cambia_de_nombre(repo: Path) -> None:
    guardar(repo, "2023-03-01", otra=evaluacion(accion()))
    guardar(repo, "2023-03-12", otra=evaluacion(accion(resto=entradas(EN_CURSO))))
    (repo / OTRA).rename(repo / RED)
    guardar(repo, "2023-07-01")
    esperado = [
        ("2023-03-01", "cambio", "se registra"),
        ("2023-03-12", "cambio", "anota «En curso» (10-mar-2023)"),
        ("2023-07-01", "cambio", f"estaba en {OTRA}"),
    ]
    vistos = sucesos(historial(repo))
    assert [uno for uno in vistos if uno[1] == "cambio"] == esperado
    entero = sucesos(historial(repo, "red-2022"))
    assert [uno[0] for uno in entero if uno[1] == "cambio"] == [uno[0] for uno in esperado]
    assert entero[-1][2] == f"estaba en {OTRA}; se llamaba otra-2022"
    # lo que se anotó a tiempo sigue anotado a tiempo
    assert [uno["dias_despues"] for uno in historial(repo)["historial"]] == [None] * 4


def test_se_sigue_al_archivo_que_cambia_de_nombre_y_aun_no_se_ha_guardado(repo: Path) -> None:
    guardar(repo, "2023-03-12", otra=evaluacion(accion(resto=entradas(EN_CURSO))))
    (repo / OTRA).rename(repo / RED)
    [entrada, primero, ultimo] = historial(repo)["historial"]
    assert (entrada["registrado"], entrada["sin_guardar"]) == ("2023-03-12", False)
    assert (primero["fecha"], primero["que"]) == ("2023-03-12", ["se registra, con 1 anotación"])
    assert (ultimo["sin_guardar"], ultimo["que"]) == (True, [f"estaba en {OTRA}"])


def test_de_lo_que_ahora_no_se_lee_no_se_dice_que_se_fue_a_otro_archivo(repo: Path) -> None:
    guardar(repo, "2023-03-12", otra=evaluacion(accion()))
    (repo / OTRA).rename(repo / "aparte.yaml")
    (repo / OTRA).symlink_to(repo / "aparte.yaml")
    escribir(repo, {RED: evaluacion(accion())})
    visto = seg("historial", "red-2022/1.1", "--json", en=repo, hoy=HOY)
    assert (visto.codigo, sucesos(json.loads(visto.salida))) == (
        3,
        [(None, "cambio", "se registra")],
    )


def test_se_sigue_a_la_accion_que_cambia_de_archivo(repo: Path) -> None:
    suya = accion("7.1", que="La que se mueve", resto=entradas(EN_CURSO))
    guardar(repo, "2023-03-12", otra=evaluacion(accion() + suya, "Otra"), red=evaluacion(accion()))
    guardar(repo, "2023-07-01", otra=evaluacion(accion(), "Otra"), red=evaluacion(accion() + suya))
    vistos = sucesos(historial(repo, "red-2022/7.1"))
    assert vistos == [
        ("2023-03-10", "entrada", "En curso"),
        ("2023-03-12", "cambio", "se registra, con 1 anotación"),
        ("2023-07-01", "cambio", f"estaba en {OTRA}"),
    ]
    # y la del mismo código que ya había allí no se confunde con ella
    assert [uno[0] for uno in sucesos(historial(repo))] == ["2023-03-12"]


def _registradas(repo: Path, ref: str) -> dict[str, tuple[str | None, int | None]]:
    """Lo declarado en el historial de algo: cuándo se registró y, si fue tarde, a los cuántos días."""
    return {
        uno["que"][0]: (uno["registrado"], uno["dias_despues"])
        for uno in historial(repo, ref)["historial"]
        if uno["clase"] != "cambio"
    }


def _con_dos_recomendaciones(primera: str, segunda: str) -> str:
    otra = f"  - id: R2\n    texto: Sostener\n    acciones:\n{segunda}"
    return evaluacion(primera) + otra


EN_CURSO_QUE_SE_LLEVA = accion("1.2", que="Publicar", resto=entradas(EN_CURSO))
LA_DE_R1, LA_DE_R2 = accion("1.1", que="Convocar"), accion("2.1", que="Buscar")


@pytest.mark.parametrize(
    "despues",
    [
        pytest.param(
            {"red": _con_dos_recomendaciones(LA_DE_R1, LA_DE_R2 + EN_CURSO_QUE_SE_LLEVA)},
            id="a otra recomendación",
        ),
        pytest.param(
            {
                "red": evaluacion(LA_DE_R1)
                + f"  - id: R3\n    texto: Nueva\n    acciones:\n{EN_CURSO_QUE_SE_LLEVA}"
            },
            id="a una recomendación nueva",
        ),
        pytest.param(
            {
                "red": _con_dos_recomendaciones(LA_DE_R1, LA_DE_R2),
                "otra": evaluacion(EN_CURSO_QUE_SE_LLEVA, "Otra"),
            },
            id="a otro archivo, que es nuevo",
        ),
        pytest.param(
            {
                "red": _con_dos_recomendaciones(LA_DE_R1, LA_DE_R2),
                "otra": evaluacion(EN_CURSO_QUE_SE_LLEVA.replace("1.2", "1.9"), "Otra"),
            },
            id="a otro archivo y con otro código",
        ),
    ],
)
def test_lo_que_se_muda_no_se_registro_cuando_se_mudo(repo: Path, despues: dict[str, str]) -> None:
    """Se registró el 11 de abril, a los 32 días, y así lo dice ella y todo lo que ahora la contiene."""
    antes = _con_dos_recomendaciones(LA_DE_R1 + EN_CURSO_QUE_SE_LLEVA, LA_DE_R2)
    sin_anotar = _con_dos_recomendaciones(LA_DE_R1 + accion("1.2", que="Publicar"), LA_DE_R2)
    guardar(repo, "2023-03-01", red=sin_anotar)
    guardar(repo, "2023-04-11", red=antes)
    guardar(repo, "2023-06-30", **despues)
    carga = cargar(historia_de(repo).al_cierre(2**40) or pytest.fail("no hay commits"))
    [suya] = [uno for uno in carga.cartera.acciones() if uno.accion.descripcion == "Publicar"]
    assert suya.recomendacion is not None
    que_la_contienen = (suya.ref, f"{suya.origen.id}/{suya.recomendacion.id}", suya.origen.id)
    for ref in que_la_contienen:
        assert _registradas(repo, ref) == {"En curso": ("2023-04-11", 32)}, ref


def test_la_que_pasa_a_otra_recomendacion_lo_dice(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=_con_dos_recomendaciones(LA_DE_R1 + accion("1.2"), LA_DE_R2))
    guardar(repo, "2023-03-02", red=_con_dos_recomendaciones(LA_DE_R1, LA_DE_R2 + accion("1.2")))
    assert sucesos(historial(repo, "red-2022/1.2"))[-1] == (
        "2023-03-02",
        "cambio",
        "estaba en R1",
    )
    assert sucesos(historial(repo, "red-2022"))[-1][2] == "1.2: estaba en R1"
    cambios = json.loads(seg("cambios", "--desde", "2023-03-01", "--json", en=repo, hoy=HOY).salida)
    dichos = [(u["clase"], u["ref"], u["despues"]) for u in cambios["cambios"]]
    assert ("corregida", "red-2022/1.2", "Estaba en R1") in dichos


def test_la_que_pasa_a_otro_archivo_con_otro_codigo_y_aun_no_se_ha_guardado(repo: Path) -> None:
    guardar(repo, "2023-04-11", red=evaluacion(EN_CURSO_QUE_SE_LLEVA + LA_DE_R1))
    mudada = EN_CURSO_QUE_SE_LLEVA.replace("1.2", "1.9")
    escribir(repo, {RED: evaluacion(LA_DE_R1), OTRA: evaluacion(mudada, "Otra")})
    assert _registradas(repo, "otra-2022/1.9") == {"En curso": ("2023-04-11", 32)}


def test_se_sigue_a_la_que_cambia_de_codigo(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion("1.7")))
    guardar(repo, "2023-04-01", red=evaluacion(accion("1.1")))
    assert sucesos(historial(repo)) == [
        ("2023-03-01", "cambio", "se registra"),
        ("2023-04-01", "cambio", "se llamaba 1.7"),
    ]


def test_la_que_se_quito_y_volvio_lo_dice(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion() + accion("1.2", que="Otra")))
    guardar(repo, "2023-04-01", red=evaluacion(accion("1.2", que="Otra")))
    guardar(repo, "2023-05-01", red=evaluacion(accion() + accion("1.2", que="Otra")))
    assert [uno[2] for uno in sucesos(historial(repo))] == [
        "se registra",
        "deja de estar en los registros",
        "se registra",
    ]


# Lo que no se lee y lo que no está --------------------------------------------------------------


def test_la_version_que_no_se_lee_se_nombra_y_se_salta(repo: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion()))
    rota = evaluacion(accion(resto=entradas(EN_CURSO))) + "  : roto: [\n"
    mala = guardar(repo, "2023-03-12", red=rota)
    guardar(repo, "2023-04-20", red=evaluacion(accion(resto=entradas(EN_CURSO))))
    visto = historial(repo)
    linea = rota.count("\n")
    assert visto["no_se_leen"] == [f"{mala[:12]}:{RED}:{linea}"]
    [primero, entrada, ultimo] = visto["historial"]
    assert primero["que"] == ["se registra"]
    # pudo venir en la que no se lee: no se dice que se registrara tarde
    assert (entrada["dias_despues"], entrada["no_se_leen"]) == (None, visto["no_se_leen"])
    assert (ultimo["fecha"], ultimo["no_se_leen"]) == ("2023-04-20", visto["no_se_leen"])
    texto = seg("historial", "red-2022/1.1", en=repo, hoy=HOY).salida
    assert f"1 versión no se lee y se salta: {mala[:12]}:{RED}:{linea}." in texto
    assert "registrada, a lo más tarde, el 20 de abril de 2023" in texto


def test_de_un_clon_superficial_no_se_dice_cuando_se_creo(repo: Path, tmp_path: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion()))
    guardar(repo, "2023-04-20", red=evaluacion(accion(resto=entradas(EN_CURSO))))
    guardar(repo, "2023-05-03", red=evaluacion(accion(resto=entradas(EN_CURSO, HECHA))))
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{repo}", str(clon))
    visto = historial(clon)
    assert visto["desde"] == "2023-04-20"
    assert [(uno["fecha"], uno["clase"]) for uno in visto["historial"]] == [
        ("2023-03-10", "entrada"),
        ("2023-05-02", "entrada"),
        ("2023-05-03", "cambio"),
    ]
    # la primera ya estaba: cuándo se registró no se sabe
    assert [uno["registrado"] for uno in visto["historial"]] == [None, "2023-05-03", "2023-05-03"]
    texto = seg("historial", "red-2022/1.1", en=clon, hoy=HOY).salida
    assert "Historia desde 2023-04-20" in texto
    assert "Se registra" not in texto


def test_sin_git_esta_lo_declarado_y_se_dice_lo_que_falta(tmp_path: Path) -> None:
    escribir(tmp_path, {RED: evaluacion(accion(resto=entradas(EN_CURSO)))})
    assert sucesos(historial(tmp_path)) == [("2023-03-10", "entrada", "En curso")]
    texto = seg("historial", "red-2022/1.1", en=tmp_path, hoy=HOY).salida
    assert "Sin los cambios guardados: no hay historia de git que mirar." in texto


def test_a_un_clon_parcial_se_le_dice_lo_que_le_falta(repo: Path, tmp_path: Path) -> None:
    guardar(repo, "2023-03-01", red=evaluacion(accion()))
    guardar(repo, "2023-04-20", red=evaluacion(accion(resto=entradas(EN_CURSO))))
    git(repo, "config", "uploadpack.allowFilter", "true")
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repo}", str(clon))
    visto = seg("historial", "red-2022/1.1", en=clon, hoy=HOY)
    assert visto.codigo == 3
    assert "falta en este clon el objeto" in visto.errores
    assert "clone de nuevo el repositorio sin «--filter» ni «--depth»" in visto.errores


# Todas las clases -------------------------------------------------------------------------------

ACUERDO = """\
titulo: Mesa
compromisos:
  - id: "1"
    descripcion: Publicar
    plazo: 2023-06
"""
REUNIONES = """\
reuniones:
  - fecha: 2023-04-12
    estado: celebrada
    decisiones:
      - texto: Se mantiene
        compromiso: "1"
        efecto: modifica
      - texto: Otra cosa
"""
FICHA = "tipo: leccion_aprendida\ntitulo: T\nhallazgo: H\n"


def test_de_un_acuerdo_sus_compromisos_y_sus_reuniones(repo: Path) -> None:
    mesa = "data/acuerdos/mesa.yaml"
    confirmar(repo, {mesa: ACUERDO}, cuando="2023-03-01T12:00:00-05:00")
    confirmar(repo, {mesa: ACUERDO + REUNIONES}, cuando="2023-04-13T12:00:00-05:00")
    decision, otra = "Decisión · modifica · Se mantiene", "Decisión · Otra cosa"
    # del compromiso, la decisión que lo nombra
    assert sucesos(historial(repo, "mesa/1")) == [
        ("2023-03-01", "cambio", "se registra"),
        ("2023-04-12", "decision", decision),
        ("2023-04-13", "cambio", f"anota «{decision}» (12-abr-2023)"),
    ]
    assert sucesos(historial(repo, "mesa/reunion-2023-04-12")) == [
        ("2023-04-12", "decision", decision),
        ("2023-04-12", "decision", otra),
        ("2023-04-13", "cambio", "se registra, con 2 anotaciones"),
    ]
    # del acuerdo entero, cada decisión una vez
    de_todo = historial(repo, "mesa")
    assert sucesos(de_todo)[1:] == [
        ("2023-04-12", "decision", decision),
        ("2023-04-12", "decision", otra),
        ("2023-04-13", "cambio", "añade la reunión reunion-2023-04-12"),
    ]
    assert {u["ref"] for u in de_todo["historial"] if u["clase"] == "decision"} == {
        "mesa/reunion-2023-04-12"
    }


def test_de_un_acuerdo_que_se_registra_entero_cada_anotacion_se_cuenta_una_vez(repo: Path) -> None:
    mesa = {"data/acuerdos/mesa.yaml": ACUERDO + REUNIONES}
    confirmar(repo, mesa, cuando="2023-04-13T12:00:00-05:00")
    assert sucesos(historial(repo, "mesa"))[-1][2] == "se registra, con 2 anotaciones"


def test_lo_que_no_dice_cuando_fue_se_cuenta(repo: Path) -> None:
    una = evaluacion(accion(resto=entradas(EN_CURSO, "estado: completada")))
    sin_fecha = "    respuesta: {decision: aceptada}\n"
    guardar(repo, "2023-03-12", red=una.replace("    acciones:", f"{sin_fecha}    acciones:"))
    for ref, cuantas in (("red-2022/1.1", 1), ("red-2022/R1", 2), ("red-2022", 2)):
        visto = historial(repo, ref)
        assert (visto["sin_fecha"], visto["posteriores"]) == (cuantas, 0), ref
        assert sucesos(visto)[-1] == ("2023-03-12", "cambio", "se registra, con 1 anotación")
    texto = seg("historial", "red-2022/1.1", en=repo, hoy=HOY).salida
    assert "1 anotación sin fecha, que no se sabe dónde va." in texto


def test_de_una_ficha_y_de_una_recomendacion_con_respuesta(repo: Path) -> None:
    ficha = "data/practicas/LA1_ME.yaml"
    respuesta = "    respuesta: {decision: aceptada, fecha: 2023-02-01, por: Gerencia}\n"
    con_ella = evaluacion("").replace("    acciones:\n", respuesta)
    confirmar(repo, {ficha: FICHA}, cuando="2023-03-01T12:00:00-05:00")
    guardar(repo, "2023-03-01", red=evaluacion("").replace("    acciones:\n", ""))
    confirmar(
        repo,
        {ficha: FICHA.replace("titulo: T", "titulo: Otro"), RED: con_ella},
        cuando="2023-03-13T12:00:00-05:00",
    )
    assert sucesos(historial(repo, "LA1_ME"))[1:] == [("2023-03-13", "cambio", "Título: T → Otro")]
    [dada, _, cambio] = historial(repo, "red-2022/R1")["historial"]
    # del 1 de febrero al 13 de marzo van 40 días
    assert (dada["quien"], dada["que"], dada["dias_despues"]) == (
        "Gerencia",
        ["Respuesta gerencial: aceptada"],
        40,
    )
    assert cambio["que"] == ["anota «Respuesta gerencial: aceptada» (01-feb-2023)"]


def test_los_registros_pueden_estar_en_una_subcarpeta(tmp_path: Path) -> None:
    repo = iniciar(tmp_path / "repo")
    suyos = {
        f"oficina [1]/{RED}": evaluacion(accion()),
        "oficina [1]/seguimiento.yaml": CONFIGURACION,
    }
    confirmar(repo, suyos, cuando="2023-03-01T12:00:00+00:00")
    assert sucesos(historial(repo / "oficina [1]")) == [("2023-03-01", "cambio", "se registra")]


def test_cada_version_distinta_se_analiza_una_vez(repo: Path) -> None:
    guardar(repo, "2023-03-01", otra=evaluacion(accion("9.1"), "Otra"))
    versiones = [evaluacion(accion(plazo=f"2023-{mes:02}")) for mes in range(1, 7)]
    # vuelve a dos que ya hubo, y el otro archivo cambia entre medias
    for puesto, cual in enumerate((0, 1, 2, 1, 3, 4, 3, 5)):
        otra = evaluacion(accion("9.1", plazo=f"2024-{puesto + 1:02}"), "Otra")
        guardar(repo, f"2023-04-{puesto + 1:02}", red=versiones[cual], otra=otra)
    carga = cargar(historia_de(repo).al_cierre(2**40) or pytest.fail("no hay commits"))
    [elemento] = con_referencia(carga.cartera, "red-2022/1.1")
    seguidor = Seguidor(historia_de(repo), {uno.ruta: uno for uno in carga.aportes.values()})
    assert len([*seguidor.pasos(elemento, RED)]) == 8 + 1  # y lo que va del último commit al disco
    assert seguidor.analizados == len(versiones)
