import pytest
from hypothesis import given
from hypothesis import strategies as st

from seguimiento.comandos.argumentos import Orden, adelantar_globales

ACTUALIZAR = Orden({"--comentario": True, "-c": True, "--simular": False, "-s": False})
STATUS = Orden({"--formato": True, "--al": True})
EVALUACION = Orden({"--titulo": True})
RAIZ = Orden(
    {
        "--hoy": True,
        "--raiz": True,
        "-C": True,
        "--al": True,
        "--depurar": False,
        "-q": False,
        "--version": False,
    },
    {
        "actualizar": ACTUALIZAR,
        "status": STATUS,
        "nueva": Orden({}, {"evaluacion": EVALUACION}),
    },
)


@pytest.mark.parametrize(
    ("escrita", "leida"),
    [
        pytest.param("", "", id="vacía"),
        pytest.param("status", "status", id="sin globales"),
        pytest.param("--hoy 2023-04-15 status", "--hoy 2023-04-15 status", id="ya delante"),
        pytest.param("status --hoy 2023-04-15", "--hoy 2023-04-15 status", id="detrás"),
        pytest.param("status --hoy=2023-04-15", "--hoy=2023-04-15 status", id="con igual"),
        pytest.param("status --hoy= x", "--hoy= status x", id="con igual y valor vacío"),
        pytest.param("status -C otra", "-C otra status", id="corta"),
        pytest.param("status -Cotra", "-Cotra status", id="corta con el valor pegado"),
        pytest.param("status -q", "-q status", id="corta sin valor"),
        pytest.param("status -qC otra", "-qC otra status", id="cortas juntas"),
        pytest.param("status --depurar", "--depurar status", id="bandera"),
        pytest.param("status --version", "--version status", id="versión tras la orden"),
        pytest.param(
            "-q status --formato json --hoy 2023 x --depurar -- --raiz",
            "-q --hoy 2023 --depurar status --formato json x -- --raiz",
            id="mezcladas y en su orden",
        ),
        pytest.param("nueva --hoy 2023 evaluacion", "--hoy 2023 nueva evaluacion", id="grupo"),
        pytest.param(
            "nueva evaluacion --titulo --hoy 2023",
            "nueva evaluacion --titulo --hoy 2023",
            id="valor en una orden de un grupo",
        ),
    ],
)
def test_las_opciones_globales_van_delante_con_sus_valores(escrita: str, leida: str) -> None:
    assert adelantar_globales(escrita.split(), RAIZ) == leida.split()


@pytest.mark.parametrize(
    "linea",
    [
        pytest.param("actualizar r --comentario --hoy 2023", id="opción larga"),
        pytest.param("actualizar r -c --hoy", id="opción corta"),
        pytest.param("actualizar r -sc --depurar", id="cortas juntas"),
        pytest.param("actualizar r -c-Capacitación", id="valor pegado"),
        pytest.param("actualizar r --comentario -Capacitación", id="valor que parece -C"),
        pytest.param("actualizar r --comentario=--hoy", id="con igual"),
    ],
)
def test_no_se_lleva_el_valor_de_una_opcion_de_la_orden(linea: str) -> None:
    assert adelantar_globales(linea.split(), RAIZ) == linea.split()


def test_una_opcion_de_la_orden_gana_a_la_global_del_mismo_nombre() -> None:
    assert adelantar_globales(["status", "--al", "x"], RAIZ) == ["status", "--al", "x"]
    assert adelantar_globales(["--al", "x", "status"], RAIZ) == ["--al", "x", "status"]
    assert adelantar_globales(["nueva", "--al", "x"], RAIZ) == ["--al", "x", "nueva"]


def test_las_opciones_de_otra_orden_no_protegen_su_valor() -> None:
    linea = ["status", "--comentario", "--hoy", "2023"]

    assert adelantar_globales(linea, RAIZ) == ["--hoy", "2023", "status", "--comentario"]


@pytest.mark.parametrize("linea", ["-- status --hoy 2023", "status -- --hoy 2023", "-- -q"])
def test_tras_los_dos_guiones_no_se_toca_nada(linea: str) -> None:
    assert adelantar_globales(linea.split(), RAIZ) == linea.split()


def test_un_guion_solo_es_un_argumento() -> None:
    assert adelantar_globales(["status", "-", "-q"], RAIZ) == ["-q", "status", "-"]


@pytest.mark.parametrize("linea", ["status -x --depurar", "status -xq --depurar"])
def test_lo_desconocido_se_queda_donde_esta(linea: str) -> None:
    orden, extrana, _ = linea.split()

    assert adelantar_globales(linea.split(), RAIZ) == ["--depurar", orden, extrana]


def test_una_global_sin_su_valor_no_toma_por_tal_la_orden() -> None:
    assert adelantar_globales(["-q", "status", "--hoy"], RAIZ) == ["-q", "--hoy"]


def test_la_linea_recibida_no_se_altera() -> None:
    linea = ["status", "--hoy", "2023"]

    adelantar_globales(linea, RAIZ)

    assert linea == ["status", "--hoy", "2023"]


GLOBALES = st.sampled_from(
    [["--hoy", "2023"], ["--hoy=2023"], ["-C", "--formato"], ["-Cx"], ["-q"], ["--depurar"]]
)
PROPIAS = st.sampled_from([["--formato", "--hoy"], ["--formato=-q"], ["--al", "-C"], ["x"], ["-"]])


@given(st.lists(st.tuples(st.booleans(), GLOBALES, PROPIAS)))
def test_da_igual_donde_se_escriba_una_global(
    trozos: list[tuple[bool, list[str], list[str]]],
) -> None:
    globales = [palabra for es_global, suya, _ in trozos if es_global for palabra in suya]
    propias = [palabra for es_global, _, suya in trozos if not es_global for palabra in suya]
    mezclada = [p for es_global, una, otra in trozos for p in (una if es_global else otra)]

    leida = adelantar_globales(["status", *mezclada], RAIZ)

    assert leida == [*globales, "status", *propias]
    assert adelantar_globales(leida, RAIZ) == leida


@given(st.lists(st.sampled_from(["status", "-q", "--", "--hoy=1", "-Cx", "--formato", "z", "-zq"])))
def test_no_se_pierde_ni_se_inventa_ninguna_palabra(linea: list[str]) -> None:
    assert sorted(adelantar_globales(linea, RAIZ)) == sorted(linea)
