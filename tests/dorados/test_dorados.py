"""Las pantallas enteras, para leerlas al revisar un cambio.

`make dorados` (o `SEG_DORADOS=1`) las vuelve a escribir; la diferencia se revisa como la del código.
"""

import os
import re
from pathlib import Path
from shutil import copytree

import pytest

from apoyo.cartera_con_vencidas import LA_MAS_ANTIGUA, con_vencidas
from apoyo.carteras import EJEMPLOS, PROYECTO, RICA, escribir
from apoyo.ejecucion import desde, en_pantalla, seg

DORADOS = Path(__file__).parent
CORTES = ("2023-04-15", "2023-07-01")
DEFECTUOSO = {
    "seguimiento.yaml": "organizacion: OIM\n",
    "data/evaluaciones/final-2022.yaml": """\
        titulo: Evaluación final del proyecto
        organizasion: OIM
        organizacion: OIM
        tipo: finall
        recomendaciones:
          - id: R1
            texto: Reforzar la coordinación
            acciones:
              - id: "1.1"
                descripcion: Convocar a los puntos focales
                plazo: 2023-02-30
              - id: "1.2"
                descripcion: Publicar la guía
                seguimiento:
                  - {fecha: 2023-03-01, estado: en_cruso}
              - id: "1.3"
                descripcion: Difundir el boletín
                misma_que: "9.9"
        """,
    "data/acuerdos/mesa.yaml": "titulo: Mesa: acuerdo de coordinación\n",
}


def comparar(nombre: str, obtenido: str) -> None:
    """Con el archivo de ese nombre; con SEG_DORADOS, lo escribe."""
    archivo = DORADOS / nombre
    if os.environ.get("SEG_DORADOS"):
        archivo.write_text(obtenido, encoding="utf-8")
    assert obtenido == archivo.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def incluidos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Los registros del proyecto, donde git no tiene nada que decir de ellos."""
    raiz = tmp_path_factory.mktemp("incluidos")
    copytree(PROYECTO / "data", raiz / "data")
    return raiz


@pytest.fixture(scope="module")
def ejemplos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lo mismo de la cartera de ejemplo."""
    return copytree(EJEMPLOS, tmp_path_factory.mktemp("ejemplos") / "ejemplos")


def _visto(raiz: Path, hoy: str, *orden: str, columnas: int, filas: int = 50) -> str:
    """Lo que ve quien da la orden en la carpeta del repositorio, a esa fecha."""
    orden = (*orden, "--color", "nunca")
    return en_pantalla(*orden, columnas=columnas, filas=filas, entorno=desde(raiz, hoy)).salida


@pytest.mark.parametrize("hoy", CORTES)
@pytest.mark.parametrize("columnas", [80, 140])
def test_el_panorama_en_una_pantalla(columnas: int, hoy: str, incluidos: Path) -> None:
    salida = _visto(incluidos, hoy, "status", "--detalle", columnas=columnas)
    comparar(f"status-{hoy}-{columnas}.txt", salida)


@pytest.mark.parametrize("hoy", CORTES)
@pytest.mark.parametrize(("formato", "extension"), [("tabla", "txt"), ("md", "md")])
def test_el_panorama_fuera_de_la_pantalla(
    formato: str, extension: str, hoy: str, incluidos: Path
) -> None:
    visto = seg("status", "--detalle", "--formato", formato, en=incluidos, hoy=hoy)
    comparar(f"status-{hoy}.{extension}", visto.salida)


@pytest.mark.parametrize("columnas", [80, 140])
def test_el_panorama_con_un_caso_de_cada_cosa(columnas: int, tmp_path: Path) -> None:
    raiz = escribir(tmp_path, RICA)
    salida = _visto(raiz, "2023-04-15", "status", "--detalle", columnas=columnas)
    comparar(f"status-rica-{columnas}.txt", salida)


PANTALLAS = ((80, 24), (100, 30), (140, 40))


@pytest.mark.parametrize(("columnas", "filas"), PANTALLAS)
@pytest.mark.parametrize("vencidas", [0, 3, 60])
def test_lo_que_se_dice_en_la_reunion_esta_en_la_primera_pantalla(
    vencidas: int, columnas: int, filas: int, tmp_path: Path
) -> None:
    """Las cuentas, quién debe y lo más antiguo, y sin que se vaya nada por arriba."""
    raiz = escribir(tmp_path, con_vencidas(vencidas))
    salida = _visto(raiz, "2026-01-12", "status", columnas=columnas, filas=filas)
    comparar(f"status-{vencidas}-vencidas-{columnas}x{filas}.txt", salida)

    assert len(salida.splitlines()) < filas
    assert re.search(rf"^{vencidas} vencidas?\b", salida, re.MULTILINE)
    assert ("Quién debe: " in salida) is (vencidas > 0)
    assert (
        re.search(rf"^  {10 * vencidas}  P1  {LA_MAS_ANTIGUA}  ", salida, re.MULTILINE)
        or not vencidas
    )


@pytest.mark.parametrize(("columnas", "filas"), PANTALLAS)
def test_el_panorama_breve_con_un_caso_de_cada_cosa(
    columnas: int, filas: int, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path, RICA)
    salida = _visto(raiz, "2023-04-15", "status", columnas=columnas, filas=filas)
    comparar(f"status-breve-rica-{columnas}x{filas}.txt", salida)


@pytest.mark.parametrize(("columnas", "filas"), PANTALLAS)
def test_el_panorama_de_la_cartera_de_ejemplo(columnas: int, filas: int, ejemplos: Path) -> None:
    salida = _visto(ejemplos, "2026-01-12", "status", columnas=columnas, filas=filas)
    comparar(f"status-ejemplos-{columnas}x{filas}.txt", salida)


def test_el_panorama_por_responsable(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, con_vencidas(3))
    salida = _visto(raiz, "2026-01-12", "status", "--por", "responsable", columnas=80)
    comparar("status-por-responsable-80.txt", salida)


@pytest.mark.parametrize(
    "que", ["evaluaciones", "recomendaciones", "acciones", "practicas", "acuerdos"]
)
def test_cada_lista_en_una_pantalla(que: str, incluidos: Path) -> None:
    comparar(f"lista-{que}-80.txt", _visto(incluidos, "2023-04-15", "lista", que, columnas=80))


def test_los_diagnosticos_de_un_repositorio_con_defectos(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, DEFECTUOSO)
    comparar("validar.txt", seg("validar", en=raiz).salida)


def test_ninguna_pantalla_pasa_de_su_ancho_ni_acaba_en_blanco() -> None:
    for archivo in DORADOS.glob("*-80.txt"):
        lineas = archivo.read_text("utf-8").splitlines()
        assert [linea for linea in lineas if len(linea) > 80 or linea != linea.rstrip()] == []
