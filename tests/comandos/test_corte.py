"""De qué archivos se habla: cualquier fuente sirve a una orden que lee, y solo el disco a la que escribe."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from apoyo.carteras import FINAL, RICA, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.historias import con_git, confirmar, iniciar
from seguimiento.almacen.corte import estado_de
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Fuente, Memoria, Superpuesta
from seguimiento.almacen.git import EstadoEnGit
from seguimiento.almacen.git.fuente import fuente_de_base
from seguimiento.comandos import comienzo
from seguimiento.comandos.dialogo import Dialogo
from seguimiento.comandos.sesion import Sesion

QUE_LEEN = [
    ("status",),
    ("status", "--json"),
    ("status", "--formato", "csv"),
    ("lista", "acciones", "--json"),
    ("lista", "recomendaciones", "--formato", "md"),
    ("ver", "final-2022/1.1"),
    ("ver", "mesa", "--json"),
    ("buscar", "datos", "--json"),
    ("validar", "--json"),
    ("informe", "trimestral"),
    ("informe", "acta", "mesa/reunion-2022-10-05"),
]
QUE_ESCRIBEN = [
    ("actualizar", "final-2022/2.3", "--estado", "en_curso"),
    ("actualizar", "final-2022/2.3", "--estado", "en_curso", "--simular"),
    ("responder", "final-2022/R3", "--decision", "aceptada"),
    ("prorrogar", "final-2022/2.3", "--plazo", "2024-01", "--motivo", "Hubo cambios"),
    ("nueva", "accion", "final-2022/R1", "--descripcion", "Reunirse"),
    ("nueva", "acuerdo", "otra-mesa", "--titulo", "Otra mesa"),
    ("acta", "mesa/reunion-2022-10-05"),
    ("diagnostico", "--reparar", "--si"),
]
NO_ES_EL_DISCO = Resultado(
    2,
    "",
    "error: los registros que se miran no son los del disco, y en otros no se escribe\n"
    "  repita la orden sobre los de la carpeta\n",
)

Mirar = Callable[[Fuente], None]


@pytest.fixture
def mirar(monkeypatch: pytest.MonkeyPatch) -> Mirar:
    """Desde que se llama, las órdenes miran los archivos de esa fuente."""

    def desde(fuente: Fuente) -> None:
        def sesion(*dichas: Any) -> Sesion:  # noqa: ANN401 — las que le dé `globales`
            una = Sesion(*dichas)
            una.fuente = fuente
            return una

        monkeypatch.setattr(comienzo, "Sesion", sesion)

    return desde


def en_memoria(raiz: Path) -> Memoria:
    return Memoria({ruta: (raiz / ruta).read_bytes() for ruta in RICA})


def todas(raiz: Path) -> list[Resultado]:
    vistas = [seg(*orden, en=raiz) for orden in QUE_LEEN]
    # lo que falta por guardar y por enviar es de la carpeta, se mire lo que se mire
    de_la_copia = re.compile(r',\n  "sin_(?:guardar|enviar)": (?:null|[0-9]+)')
    return [replace(una, salida=de_la_copia.sub("", una.salida)) for una in vistas]


def sin_registros(raiz: Path) -> Path:
    """La misma carpeta, sin nada que leer en ella."""
    rmtree(raiz / "data")
    (raiz / "data" / "evaluaciones").mkdir(parents=True)
    return raiz


def test_de_la_memoria_sale_lo_mismo_que_del_disco(rica: Path, mirar: Mirar) -> None:
    del_disco = todas(rica)
    mirar(en_memoria(rica))
    assert todas(sin_registros(rica)) == del_disco


def test_de_una_superpuesta_sale_lo_mismo_que_si_el_cambio_estuviera_guardado(
    rica: Path, mirar: Mirar
) -> None:
    cambio = {FINAL: (rica / FINAL).read_bytes().replace(b"completada", b"en_curso")}
    antes = todas(rica)
    mirar(Superpuesta(Directorio(rica), cambio))
    ensayado = todas(rica)
    (rica / FINAL).write_bytes(cambio[FINAL])
    mirar(Directorio(rica))
    assert ensayado == todas(rica) != antes


@con_git
def test_de_un_commit_sale_lo_mismo_que_del_disco_cuando_era_asi(
    tmp_path: Path, mirar: Mirar
) -> None:
    raiz = escribir(iniciar(tmp_path / "git") / "registros", RICA)
    commit = confirmar(tmp_path / "git")
    del_disco = todas(raiz)
    assert del_disco[1].json["commit"] == commit
    mirar(fuente_de_base(raiz, "HEAD"))
    assert todas(sin_registros(raiz)) == del_disco


@con_git
def test_de_que_commit_son_los_archivos_lo_sabe_su_fuente(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    commit = confirmar(raiz, RICA)
    confirmar(raiz, {"notas.txt": "nada de los registros\n"})
    escribir(raiz, {FINAL: "titulo: Otra\n"})
    assert Sesion(raiz).estado == EstadoEnGit(commit, modificado=True)
    assert estado_de(fuente_de_base(raiz, "HEAD"), None) == EstadoEnGit(commit, modificado=False)
    assert estado_de(Memoria({}), None) == EstadoEnGit()


@pytest.mark.parametrize("orden", QUE_ESCRIBEN, ids=" ".join)
def test_no_se_escribe_en_lo_que_no_es_el_disco(
    orden: tuple[str, ...], rica: Path, mirar: Mirar
) -> None:
    antes = {ruta: ruta.read_bytes() for ruta in rica.rglob("*") if ruta.is_file()}
    mirar(en_memoria(rica))
    assert seg(*orden, en=rica) == NO_ES_EL_DISCO
    assert {ruta: ruta.read_bytes() for ruta in rica.rglob("*") if ruta.is_file()} == antes


@pytest.mark.parametrize(
    "orden", [("actualizar",), ("nueva", "evaluacion"), ("acta",)], ids=" ".join
)
def test_no_se_pregunta_por_lo_que_no_podra_escribirse(
    orden: tuple[str, ...], rica: Path, mirar: Mirar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def preguntar(_: Dialogo, pregunta: str) -> str:
        raise AssertionError(pregunta)

    monkeypatch.setattr(Dialogo, "posible", True)
    monkeypatch.setattr(Dialogo, "preguntar", preguntar)
    mirar(en_memoria(rica))
    assert seg(*orden, en=rica) == NO_ES_EL_DISCO
