"""Lo que no se lee, o está dos veces, se nombra: una lista corta no parece completa."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.informe_leido import trimestral
from apoyo.una_evaluacion import ARCHIVO, con_acciones
from seguimiento.almacen import sistema

HOY = "2024-06-30"
OTRO = "data/evaluaciones/b.yml"
CADA_TRIMESTRE = (
    '{id: "1.1", descripcion: Reunir, inicio: 2023-01, plazo: 2023-12, recurrencia: trimestral}'
)


def test_el_archivo_de_otra_extension_se_nombra_en_lo_que_sale(tmp_path: Path) -> None:
    archivos = con_acciones()
    raiz = escribir(tmp_path, archivos | {OTRO: archivos[ARCHIVO]})
    visto = seg("status", en=raiz, hoy=HOY)
    assert visto.codigo == 3
    assert f"no se lee «{OTRO}»" in visto.errores
    informe = trimestral(raiz, "2024-T2", HOY)
    assert "- **Registros leídos:** 1 de 2 archivos" in informe
    assert f"> **Aviso.** Resultado parcial: no se lee «{OTRO}»." in informe


def test_lo_que_esta_dos_veces_dice_donde_y_no_se_sugiere_a_si_mismo(tmp_path: Path) -> None:
    acciones = ('{id: "1.1", descripcion: Uno}', '{id: "1.1", descripcion: Dos}')
    raiz = escribir(tmp_path, con_acciones(*acciones))
    for orden in (
        ("ver", "a/1.1"),
        ("ver", "1.1"),
        ("actualizar", "a/1.1", "--estado", "en_curso"),
    ):
        visto = seg(*orden, en=raiz)
        assert visto.codigo == 2
        assert f"«a/1.1» está dos veces ({ARCHIVO}:9 y {ARCHIVO}:10)" in visto.errores
        assert "vea «seg diagnostico --reparar»" in visto.errores


def test_de_una_carpeta_que_no_se_abre_no_se_dice_que_no_existe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path, con_acciones(CADA_TRIMESTRE))
    entradas = sistema.entradas

    def cerrada(carpeta: Path) -> list[tuple[str, sistema.ClaseDeEntrada]]:
        if carpeta.name == "evaluaciones":
            raise PermissionError(13, "negado")
        return entradas(carpeta)

    monkeypatch.setattr(sistema, "entradas", cerrada)
    for orden in (
        ("actualizar", "a/1.1", "--estado", "en_curso"),
        ("ver", "1.1"),
        ("status", "--evaluacion", "a"),
        ("prorrogar", "a/1.1@2023-T1", "--plazo", "2024", "--motivo", "m"),
    ):
        visto = seg(*orden, en=raiz)
        assert (visto.codigo, visto.salida) == (3, "")
        assert "no se pudo abrir la carpeta «data/evaluaciones»" in visto.errores
        assert "no existe" not in visto.errores


def test_un_nombre_en_muchas_carpetas_se_dice_en_cada_una_con_una_lista_acotada(
    tmp_path: Path,
) -> None:
    def dicho(cuantas: int) -> list[int]:
        """Cuántos otros sitios nombra cada diagnóstico."""
        copias = {
            f"data/evaluaciones/c{n}/x.yaml": "titulo: T\norganizacion: O\n" for n in range(cuantas)
        }
        hallados = seg("validar", "--json", en=escribir(tmp_path / str(cuantas), copias)).json
        return [len(uno["relacionados"]) for uno in hallados["diagnosticos"]]

    veinte, ochenta = dicho(20), dicho(80)
    assert (len(veinte), len(ochenta)) == (20, 80)
    assert max(ochenta) == max(veinte) < 20
