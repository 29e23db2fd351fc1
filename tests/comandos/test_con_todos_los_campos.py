"""Una cartera con todos los campos del modelo escritos pasa por todas las salidas: ninguna se cae.

Los campos se enumeran del modelo y las salidas, de donde las enumera el programa: los nuevos se prueban solos.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apoyo.cartera_hostil import cartera_hostil
from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from seguimiento.campos import Campo, en_las_filas, ramas
from seguimiento.comandos.lecturas.lista import Que
from seguimiento.comandos.lecturas.status import Agrupacion
from seguimiento.exportacion.formatos import FORMATOS
from seguimiento.exportacion.recordatorios.formas import Forma
from seguimiento.formatos.de_tabla import FormatoDeTabla
from seguimiento.formatos.defectos import FormatoDeDiagnosticos
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import Registro

DATO = "Unidad de Apoyo a los Programas Conjuntos de Integración y Protección en la Frontera Norte"
"""Más largo que cualquier celda en que se recorta."""
CORTE = "2023-06-30"
"""Con lo vencido, lo cerrado y lo que aún no existía."""
EN_TABLA = [("--formato", formato.value) for formato in FormatoDeTabla]
"""Cada formato de lo que se lista."""
PANTALLAS = [
    *(("status", *formato) for formato in EN_TABLA),
    *(("status", "--detalle", *formato) for formato in EN_TABLA),
    *(("status", "--por", por.value) for por in Agrupacion),
    *(("lista", que.value, *formato) for que in Que for formato in EN_TABLA),
    *(("indicadores", *formato) for formato in EN_TABLA),
    *(("validar", "--formato", formato.value) for formato in FormatoDeDiagnosticos),
    ("buscar", "Unidad"),
    ("buscar", "Unidad", "--json"),
    ("recordatorios",),
]
"""Lo que se mira de la cartera entera."""


@pytest.fixture(scope="module")
def raiz(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return escribir(tmp_path_factory.mktemp("llena"), cartera_hostil(DATO))


def referencias(raiz: Path) -> Iterator[str]:
    """Los registros de cada clase y lo que llevan dentro con referencia propia."""
    de: dict[str, type[Registro]] = {
        "e0": Evaluacion,
        "a0": Acuerdo,
        "BP1_ME": BuenaPractica,
        "LA1_ME": Leccion,
    }
    for id_, modelo in de.items():
        yield id_
        registro = seg("ver", id_, "--json", en=raiz, hoy=CORTE).json["registro"]
        yield from (f"{id_}/{codigo}" for codigo in codigos_de_dentro(modelo, registro))


def codigos_de_dentro(modelo: type[Registro], registro: dict[str, Any]) -> Iterator[str]:
    for rama in ramas(modelo):
        for uno in registro[rama.clave]:
            yield uno["id"]
            yield from codigos_de_dentro(rama.modelo, uno)


def argumento(raiz: Path, informe: str) -> list[str]:
    """De qué se pide un informe."""
    acta = seg("ver", "a0", "--json", en=raiz, hoy=CORTE).json["registro"]["reuniones"][0]["id"]
    de = {"matriz": "e0", "ficha": "BP1_ME", "acta": f"a0/{acta}", "responsable": DATO}
    return [de[informe]] if informe in de else []


@pytest.mark.parametrize("orden", PANTALLAS, ids=" ".join)
def test_ninguna_pantalla_se_cae(raiz: Path, orden: tuple[str, ...]) -> None:
    visto = seg(*orden, en=raiz, hoy=CORTE)
    hallazgos = int(orden[0] == "validar")
    assert (visto.codigo, visto.errores) == (hallazgos, "")
    assert visto.salida


def test_todo_lo_que_tiene_referencia_se_ve(raiz: Path) -> None:
    for ref in referencias(raiz):
        for formato in ((), ("--json",)):
            visto = seg("ver", ref, *formato, en=raiz, hoy=CORTE)
            assert (ref, visto.codigo, visto.errores) == (ref, 0, "")


@pytest.mark.parametrize("formato", FormatoDeInforme)
@pytest.mark.parametrize("informe", TIPOS)
def test_ningun_informe_se_cae(raiz: Path, informe: str, formato: FormatoDeInforme) -> None:
    de = argumento(raiz, informe)
    visto = seg("informe", informe, *de, "--formato", formato.value, en=raiz, hoy=CORTE)
    assert (visto.codigo, visto.errores) == (0, "")


@pytest.mark.parametrize("nombre", FORMATOS)
def test_nada_de_lo_exportado_se_cae(raiz: Path, nombre: str, tmp_path: Path) -> None:
    formato = FORMATOS[nombre]
    if formato.extra == "pdf":
        pytest.importorskip("weasyprint")
    destino = tmp_path / formato.ejemplo
    for informe in TIPOS if formato.de_un_informe else ("",):
        que = [informe, *argumento(raiz, informe)] if informe else []
        visto = seg("exportar", nombre, *que, "-o", destino, en=raiz, hoy=CORTE)
        assert (informe, visto.codigo) == (informe, 0)


@pytest.mark.parametrize("forma", Forma)
def test_ningun_recordatorio_se_cae(raiz: Path, forma: Forma, tmp_path: Path) -> None:
    pedido = ("recordatorios", "--formato", forma.value, "-o", tmp_path / "x")
    assert seg(*pedido, en=raiz, hoy=CORTE).codigo == 0


@pytest.mark.parametrize("campo", en_las_filas(Accion), ids=lambda campo: campo.clave)
@pytest.mark.parametrize(
    "orden",
    [("status", "--detalle"), ("informe", "matriz", "e0"), ("informe", "trimestral")],
    ids=" ".join,
)
def test_lo_que_va_en_las_filas_se_dice(raiz: Path, orden: tuple[str, ...], campo: Campo) -> None:
    rotulo = {"acompanan": "Acompaña"}.get(campo.clave, campo.rotulo).lower()
    assert f"{rotulo}:" in seg(*orden, en=raiz, hoy=CORTE).salida.lower().replace("n:", ":")
