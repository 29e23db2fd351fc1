"""`seg recortar`: lo que un formulario volvió a escribir queda en lo que cambia."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.formularios import GUARDADOS, REGISTRO, lineas_del_diff
from apoyo.historias import con_git, confirmar, git, iniciar

pytestmark = con_git

UNA = "data/evaluaciones/una.yaml"
OTRA = "data/evaluaciones/otra.yaml"
BASE = REGISTRO.read_text("utf-8")
GUARDADA = (GUARDADOS / "decap.yaml").read_text("utf-8")


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    """Un repositorio con dos evaluaciones guardadas; una, después, por un formulario."""
    carpeta = iniciar(tmp_path / "registros")
    confirmar(carpeta, {UNA: BASE, OTRA: BASE})
    return escribir(carpeta, {UNA: GUARDADA})


def test_deja_lo_que_cambia_y_senala_lo_que_el_otro_programa_torcio(raiz: Path) -> None:
    visto = seg("recortar", en=raiz)

    assert visto.codigo == 0
    assert visto.salida == f"{UNA}: 19 líneas cambiadas pasan a 2\n"
    assert "R1 › 1.10 › Código: «1.10» pasó a «1.1»" in " ".join(visto.errores.split())
    assert len(lineas_del_diff(BASE.encode(), (raiz / UNA).read_bytes())) == 4


def test_dos_veces_no_hace_nada_y_se_deshace(raiz: Path) -> None:
    seg("recortar", en=raiz)
    recortado = (raiz / UNA).read_bytes()

    otra_vez = seg("recortar", en=raiz)

    assert (otra_vez.codigo, otra_vez.salida) == (0, "Nada que recortar.\n")
    assert (raiz / UNA).read_bytes() == recortado
    assert seg("deshacer", en=raiz).codigo == 0
    assert (raiz / UNA).read_text("utf-8") == GUARDADA


@pytest.mark.parametrize(("opcion", "codigo"), [("--simular", 0), ("--comprobar", 1)])
def test_simular_y_comprobar_no_escriben(raiz: Path, opcion: str, codigo: int) -> None:
    visto = seg("recortar", opcion, en=raiz)

    assert visto.codigo == codigo
    assert visto.salida == f"{UNA}: 19 líneas cambiadas pasarían a 2\n"
    assert (raiz / UNA).read_text("utf-8") == GUARDADA


def test_comprobar_lo_que_no_sobra_da_0(raiz: Path) -> None:
    escribir(raiz, {UNA: BASE.replace("en_curso", "completada").replace("# acordada", "# dicha")})

    visto = seg("recortar", "--comprobar", en=raiz)

    assert (visto.codigo, visto.salida) == (0, "Nada que recortar.\n")


def test_con_base_se_recorta_lo_guardado_desde_que_se_separo(raiz: Path) -> None:
    git(raiz, "checkout", "-q", "-b", "mia")
    confirmar(raiz, {UNA: GUARDADA})
    git(raiz, "checkout", "-q", "main")
    confirmar(raiz, {UNA: BASE.replace("Publicar la guía", "Publicar la guía en la web")})
    git(raiz, "checkout", "-q", "mia")

    assert seg("recortar", en=raiz).salida == "Nada que recortar.\n"
    assert seg("recortar", "--base", "main", en=raiz).codigo == 0
    # lo que otros hicieron en main mientras tanto no cuenta
    assert len(lineas_del_diff(BASE.encode(), (raiz / UNA).read_bytes())) == 4


def test_solo_lo_que_se_nombra_y_aunque_sobre_una_linea(raiz: Path) -> None:
    escribir(raiz, {OTRA: BASE.replace('organizacion: "OIM"', "organizacion: OIM")})

    visto = seg("recortar", OTRA, en=raiz)

    assert visto.salida == f"{OTRA}: 1 línea cambiada pasa a 0\n"
    assert (raiz / OTRA).read_text("utf-8") == BASE
    assert (raiz / UNA).read_text("utf-8") == GUARDADA
    assert seg("recortar", raiz / "data/evaluaciones", en=raiz).salida.startswith(f"{UNA}: ")


def test_lo_que_no_puede_recortarse_se_deja_y_se_dice(raiz: Path) -> None:
    escribir(raiz, {UNA: GUARDADA + "# fin\n"})

    visto = seg("recortar", en=raiz)

    assert visto.codigo == 0
    assert "no se recorta: no hay dónde dejar «# fin»" in " ".join(visto.errores.split())
    assert (raiz / UNA).read_text("utf-8") == GUARDADA + "# fin\n"


def test_un_archivo_nuevo_no_tiene_de_que_recortarse(raiz: Path) -> None:
    escribir(raiz, {UNA: BASE, "data/evaluaciones/tercera.yaml": GUARDADA})

    assert seg("recortar", en=raiz).salida == "Nada que recortar.\n"


def test_la_configuracion_tambien_se_recorta(raiz: Path) -> None:
    base = "# De la oficina\n" + "".join(
        f"# nota {n}\n{clave}\n"
        for n, clave in enumerate(("organizacion: 'OIM'", "dias_por_vencer: 30", "clases: [a, b]"))
    )
    escribir(raiz, {UNA: BASE})
    confirmar(raiz, {"seguimiento.yaml": base})
    escribir(
        raiz,
        {"seguimiento.yaml": "organizacion: OIM\ndias_por_vencer: 45\nclases:\n  - a\n  - b\n"},
    )

    assert seg("recortar", en=raiz).codigo == 0
    assert (raiz / "seguimiento.yaml").read_text("utf-8") == base.replace("30", "45")


def test_sin_historia_se_dice_el_remedio(tmp_path: Path) -> None:
    visto = seg("recortar", en=escribir(tmp_path, {UNA: BASE}))

    assert visto.codigo == 3
    assert "no hay historia de git con la que comparar" in visto.errores


def test_de_otro_momento_no_se_recorta_nada(raiz: Path) -> None:
    assert seg("--al", "HEAD", "recortar", en=raiz).codigo == 2
