"""Recuperar: qué se hace con lo que otro dejó a medias, y con lo que alguien editó después."""

import shutil
from pathlib import Path

import pytest

from apoyo.muertes import ANTES, DESPUES, con_diario, contenidos, preparar, restos
from seguimiento.almacen.guardado import Desenlace, Recuperacion, guardar, recuperar
from seguimiento.almacen.guardado.diario import Asiento, Diario, leer_diario, suma_de
from seguimiento.errores import ArchivoCambiado, ErrorDeDisco

A, B, C, D, E = ANTES
SUYO = b"titulo: lo que yo escribo\n"
RUTAS = tuple(ANTES)
EN_LA_MITAD = f"sustituir {C}"
"""El paso en que A y B ya dicen lo nuevo, y C, D y E aún lo viejo."""


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    carpeta = tmp_path / "registros"
    preparar(carpeta)
    return carpeta


def morir(raiz: Path, en: str) -> None:
    """Deja el disco como lo deja quien muere justo antes de ese paso."""
    copia = raiz.with_name("copia")

    def paso(nombre: str) -> None:
        if nombre == en and not copia.exists():
            shutil.copytree(raiz, copia)

    con_diario(raiz, ANTES, DESPUES, paso)
    shutil.rmtree(raiz)
    copia.rename(raiz)
    (raiz / ".git/seguimiento.candado").unlink()


def test_sin_nada_pendiente_no_se_hace_nada_ni_se_toma_el_candado(raiz: Path) -> None:
    (raiz / ".git/seguimiento.candado").mkdir()  # tomarlo fallaría

    assert recuperar(raiz) is None


@pytest.mark.parametrize(
    ("en", "esperado", "queda"),
    [
        ("escribir seguimiento.borrador", Recuperacion(Desenlace.DESCARTADO, ()), ANTES),
        (
            f"asentar la carpeta {E.rpartition('/')[0]}",
            Recuperacion(Desenlace.DESCARTADO, RUTAS),
            ANTES,
        ),
        ("decidir", Recuperacion(Desenlace.DESCARTADO, RUTAS), ANTES),
        (f"sustituir {A}", Recuperacion(Desenlace.COMPLETADO, RUTAS), DESPUES),
        (EN_LA_MITAD, Recuperacion(Desenlace.COMPLETADO, RUTAS), DESPUES),
        ("recordar", Recuperacion(Desenlace.COMPLETADO, RUTAS), DESPUES),
    ],
)
def test_lo_no_decidido_se_descarta_y_lo_decidido_se_completa(
    raiz: Path, en: str, esperado: Recuperacion, queda: dict[str, bytes | None]
) -> None:
    morir(raiz, en)

    assert recuperar(raiz) == esperado
    assert (contenidos(raiz), restos(raiz)) == (queda, set())
    assert recuperar(raiz) is None


def test_guardar_termina_antes_lo_que_otro_dejo_a_medias(raiz: Path) -> None:
    morir(raiz, EN_LA_MITAD)

    guardar(raiz, [(A, DESPUES[A], SUYO)])

    assert (contenidos(raiz), restos(raiz)) == ({**DESPUES, A: SUYO}, set())


def test_guardar_sobre_lo_que_se_leyo_antes_de_recuperar_se_niega(raiz: Path) -> None:
    morir(raiz, EN_LA_MITAD)

    with pytest.raises(ArchivoCambiado):
        guardar(raiz, [(C, ANTES[C], SUYO)])

    assert (contenidos(raiz), restos(raiz)) == (DESPUES, set())


def test_si_se_edito_uno_que_seguia_viejo_se_vuelve_atras_sin_tocarlo(raiz: Path) -> None:
    morir(raiz, EN_LA_MITAD)
    (raiz / C).write_bytes(SUYO)

    assert recuperar(raiz) == (Desenlace.DESCARTADO, RUTAS)
    assert (contenidos(raiz), restos(raiz)) == ({**ANTES, C: SUYO}, set())


def test_si_se_edito_uno_que_ya_era_nuevo_se_completa_sin_tocarlo(raiz: Path) -> None:
    morir(raiz, EN_LA_MITAD)
    (raiz / A).write_bytes(SUYO)

    assert recuperar(raiz) == (Desenlace.COMPLETADO, RUTAS)
    assert (contenidos(raiz), restos(raiz)) == ({**DESPUES, A: SUYO}, set())


def test_si_ya_no_cabe_ni_acabar_ni_volver_se_deja_todo_y_se_dice_una_vez(raiz: Path) -> None:
    morir(raiz, EN_LA_MITAD)
    (raiz / A).write_bytes(SUYO)
    (raiz / C).write_bytes(SUYO)
    hay = contenidos(raiz)

    with pytest.raises(ArchivoCambiado) as lanzado:
        recuperar(raiz)

    assert lanzado.value.mensaje == (
        f"se interrumpió una escritura de «{A}», «{B}», «{C}», «{D}» y «{E}», "
        "y después alguien editó parte de ellos"
    )
    assert (contenidos(raiz), restos(raiz)) == (hay, set())
    assert recuperar(raiz) is None


def test_sin_los_temporales_se_vuelve_atras_y_los_nuevos_se_borran(raiz: Path) -> None:
    morir(raiz, f"sustituir {E}")
    for temporal in raiz.rglob(".seg-*"):
        temporal.unlink()

    assert recuperar(raiz) == (Desenlace.DESCARTADO, RUTAS)
    assert (contenidos(raiz), restos(raiz)) == (ANTES, set())


def test_un_temporal_a_medio_escribir_al_volver_no_impide_volver_otra_vez(raiz: Path) -> None:
    morir(raiz, EN_LA_MITAD)
    diario = leer_diario((raiz / ".git/seguimiento.diario").read_bytes())
    assert diario is not None
    for entrada in diario.entradas:
        (raiz / entrada.ruta_del_temporal).write_bytes(b"a med")

    assert recuperar(raiz) == (Desenlace.DESCARTADO, RUTAS)
    assert (contenidos(raiz), restos(raiz)) == (ANTES, set())


def test_si_uno_paso_a_ser_un_enlace_no_se_escribe_a_traves_de_el(raiz: Path) -> None:
    morir(raiz, EN_LA_MITAD)
    (raiz.parent / "ajeno").write_bytes(b"intacto")
    (raiz / C).unlink()
    (raiz / C).symlink_to(raiz.parent / "ajeno")

    assert recuperar(raiz) == (Desenlace.DESCARTADO, RUTAS)
    assert (raiz / C).is_symlink()
    assert (raiz.parent / "ajeno").read_bytes() == b"intacto"
    assert contenidos(raiz) == {**ANTES, C: b"intacto"}


@pytest.mark.parametrize(
    ("carpeta", "esperado", "queda"),
    [
        ("data/practicas", Desenlace.DESCARTADO, ANTES),
        ("data/acuerdos", Desenlace.COMPLETADO, {**DESPUES, A: None}),
    ],
)
def test_una_carpeta_que_desaparecio_no_impide_recuperar_lo_demas(
    raiz: Path, carpeta: str, esperado: Desenlace, queda: dict[str, bytes | None]
) -> None:
    morir(raiz, f"sustituir {B}")
    shutil.rmtree(raiz / carpeta)

    assert recuperar(raiz) == (esperado, RUTAS)
    assert (contenidos(raiz), restos(raiz)) == (queda, set())


def test_de_un_diario_danado_no_se_hace_caso_y_se_dice(raiz: Path) -> None:
    morir(raiz, EN_LA_MITAD)
    diario = raiz / ".git/seguimiento.diario"
    diario.write_bytes(diario.read_bytes()[:-1])
    hay = contenidos(raiz)

    with pytest.raises(ErrorDeDisco) as lanzado:
        recuperar(raiz)

    assert lanzado.value.mensaje == (
        f"se interrumpió una escritura y no se entiende lo que apuntó en «{diario}»"
    )
    assert contenidos(raiz) == hay


def test_el_diario_de_otra_raiz_del_mismo_repositorio_tambien_se_termina(raiz: Path) -> None:
    (raiz / "pais").mkdir()
    (raiz / "pais/a.yaml").write_bytes(b"viejo")
    foto = raiz.with_name("foto")

    def paso(nombre: str) -> None:
        if nombre == "sustituir a.yaml":
            shutil.copytree(raiz, foto)

    guardar(raiz / "pais", [("a.yaml", b"viejo", b"nuevo")], paso=paso)

    assert (foto / "pais/a.yaml").read_bytes() == b"viejo"
    assert recuperar(foto) == (Desenlace.COMPLETADO, ("a.yaml",))
    assert (foto / "pais/a.yaml").read_bytes() == b"nuevo"


UNA = Asiento("data/a.yaml", ".seg-0123456789ab", b"viejo\xff", suma_de(b"nuevo"))


def test_un_diario_se_lee_como_se_escribio() -> None:
    diario = Diario(
        "pais", ("data", "data/x"), (UNA, Asiento("b\udcff", ".seg-0123456789ab", None, ""))
    )

    assert leer_diario(diario.en_bytes()) == diario


@pytest.mark.parametrize(
    "diario",
    [
        Diario("..", (), (UNA,)),
        Diario("/", (), (UNA,)),
        Diario(".", ("../fuera",), (UNA,)),
        Diario(".", (), (Asiento("../fuera.yaml", UNA.temporal, None, ""),)),
        Diario(".", (), (Asiento("a.yaml", "../a", None, ""),)),
        Diario(".", (), (Asiento("a.yaml", "b.yaml", None, ""),)),
    ],
)
def test_un_diario_que_sale_del_arbol_no_se_cree(diario: Diario) -> None:
    assert leer_diario(diario.en_bytes()) is None


def test_un_diario_de_otra_version_no_se_cree() -> None:
    cuerpo = b'{"version": 2}'

    assert leer_diario(suma_de(cuerpo).encode() + b"\n" + cuerpo) is None
    assert leer_diario(b"") is None
