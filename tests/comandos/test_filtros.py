"""Los filtros de todas las órdenes: lo que no dice ningún registro no es «no hay nada»."""

from pathlib import Path

import pytest

from apoyo.carteras import CONFIGURACION, FINAL, cambiada, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.todas_las_ordenes import TODAS
from seguimiento.comandos import filtrado, filtros
from seguimiento.comandos.declarada import orden_de
from seguimiento.informes.tipos import TIPOS

CON_FILTROS = (
    *(("status",), ("indicadores",), ("lista", "acciones"), ("lista", "recomendaciones")),
    *(("informe", tipo.nombre) for tipo in TIPOS.values() if tipo.filtros),
)


@pytest.mark.parametrize("orden", CON_FILTROS, ids=" ".join)
@pytest.mark.parametrize(
    ("filtro", "valor", "dice", "ayuda"),
    [
        ("--responsable", "Unicefe", "nadie figura como «Unicefe»", "¿quiso decir «UNICEF»?"),
        ("--responsable", "misiom", "nadie figura como «misiom»", "«Jefatura de misión»?"),
        ("--responsable", "Oficina Regional", "nadie figura", "use «--dirigida-a»"),
        ("--responsable", "qqqq", "nadie figura", "vea quiénes con «seg status --por responsable»"),
        (
            "--dirigida-a",
            "Ofisina Regional",
            "ninguna recomendación se dirige a",
            "«Oficina Regional»",
        ),
        ("--dirigida-a", "UNICEF", "ninguna recomendación se dirige a", "use «--responsable»"),
        ("--evaluacion", "final-2023", "no existe la evaluación", "¿quiso decir «final-2022»?"),
    ],
)
def test_lo_que_ningun_registro_dice_es_un_error_de_uso_que_sugiere(  # noqa: PLR0913, PLR0917
    orden: tuple[str, ...], filtro: str, valor: str, dice: str, ayuda: str, rica: Path
) -> None:
    visto = seg(*orden, filtro, valor, en=rica)
    assert (visto.codigo, visto.salida) == (2, "")
    assert dice in visto.errores
    assert ayuda in visto.errores


def test_con_fallar_si_tampoco_pasa_inadvertido(rica: Path) -> None:
    assert seg("status", "--responsable", "Unicefe", "--fallar-si", "vencidas", en=rica).codigo == 2


def test_de_lo_que_podria_estar_y_no_esta_se_avisa(tmp_path: Path) -> None:
    raiz = escribir(
        tmp_path, cambiada(CONFIGURACION, "actores:\n", "actores:\n          Otra: {}\n")
    )
    for filtro, valor, dice in (
        ("--prioridad", "3", "ninguna recomendación tiene prioridad 3"),
        ("--responsable", "Otra", "ningún registro nombra a «Otra»"),
    ):
        visto = seg("lista", "acciones", filtro, valor, en=raiz)
        assert visto == Resultado(0, "Acciones (0)\n", f"aviso: {dice}\n")


def test_si_algo_no_pudo_leerse_no_se_da_por_inexistente(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, cambiada(FINAL, "fecha: 2022-06\n", "fecha: [2022-06\n"))
    visto = seg("status", "--responsable", "Jefatura", en=raiz)
    assert visto.codigo == 3
    assert "nadie figura como «Jefatura» en lo que pudo leerse" in visto.errores


def test_un_filtro_vacio_es_un_error_de_uso_en_todas_las_ordenes(rica: Path) -> None:
    """De cada opción que lleva un valor, en todas las órdenes: lo vacío suele ser `"$NADA"`."""
    probadas = 0
    for orden, comando in TODAS.items():
        for opcion, lleva_valor in orden_de(comando).opciones.items():
            if lleva_valor:
                for escrita in ([opcion, ""], [opcion, " "]):
                    visto = seg(*orden.split(), *escrita, en=rica)
                    assert (visto.codigo, visto.salida) == (2, ""), (orden, opcion)
                    assert f"«{opcion}» no tiene nada escrito" in visto.errores, (orden, opcion)
                probadas += 1
    assert probadas > 50


@pytest.mark.parametrize("opcion", ["-C", "--raiz", "--hoy", "--color"])
def test_una_opcion_global_vacia_tambien(opcion: str) -> None:
    assert f"«{opcion}» no tiene nada escrito" in seg(opcion, "", "status").errores


@pytest.mark.parametrize("orden", ["", "nueva", *TODAS])
@pytest.mark.parametrize("vacio", ["", "  ", "\u200b"], ids=["vacío", "espacios", "invisible"])
@pytest.mark.parametrize("guiones", [[], ["--"]], ids=["", "tras los guiones"])
def test_un_argumento_vacio_nunca_es_todo(
    orden: str, vacio: str, guiones: list[str], rica: Path
) -> None:
    visto = seg(*orden.split(), *guiones, vacio, en=rica)
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores.startswith("error: hay un argumento sin nada escrito\n")


def test_los_filtros_que_no_son_de_un_campo_son_los_que_se_declaran_asi() -> None:
    declarados = {parametro.name for parametro in filtros._parametros(con_aviso=True)}  # noqa: SLF001
    assert declarados - {*filtrado.de_campos()} == filtrado.PROPIOS
