"""`--aunque`: lo que la fuente dice se escribe con su motivo al lado, y el validador calla."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from apoyo.carteras import FINAL
from apoyo.ejecucion import seg
from apoyo.todas_las_ordenes import TODAS
from seguimiento.comandos.declarada import orden_de
from seguimiento.diagnosticos import CATALOGO, Severidad

QUE_ESCRIBEN = {
    nombre for nombre, orden in TODAS.items() if "--simular" in orden_de(orden).opciones
}
SIN_DATOS_PROPIOS = {
    "iniciar",
    "deshacer",
    "diagnostico",
    "exportar",
    "recordatorios",
    "traer",
    "enviar",
    "recortar",
}
"""Las que no anotan ningún dato que pueda justificarse."""


def objetados(raiz: Path) -> list[str]:
    """Los códigos de lo que se objeta, en orden."""
    return sorted(d["codigo"] for d in seg("validar", "--json", en=raiz).json["diagnosticos"])


def test_todas_las_ordenes_que_anotan_datos_lo_admiten() -> None:
    con_el = {nombre for nombre, orden in TODAS.items() if "--aunque" in orden_de(orden).opciones}
    assert con_el == QUE_ESCRIBEN - SIN_DATOS_PROPIOS
    assert len(con_el) > 10


@pytest.mark.parametrize(
    "orden",
    [
        ("responder", "R2", "--decision", "rechazada"),
        ("actualizar", "2.3", "--estado", "cancelada"),
        ("actualizar", "2.3", "--estado", "completada"),
        ("nueva", "accion", "R1", "--descripcion", "Sin plazo ni nadie"),
        ("corregir", "1.1", "plazo", "2020-01"),
        ("corregir", "R1", "respuesta.decision", "rechazada"),
        ("prorrogar", "1.1", "--plazo", "2022-01", "--motivo", "x"),
    ],
    ids=" ".join,
)
def test_lo_que_se_objetaria_se_escribe_con_su_motivo(orden: tuple[str, ...], rica: Path) -> None:
    antes = objetados(rica)
    motivo = "así lo dice el acta: «tal cual», sin más"
    visto = seg(*orden, "--aunque", motivo, en=rica)

    assert visto.codigo == 0, visto.errores
    assert not Counter(objetados(rica)) - Counter(antes)
    texto = (rica / FINAL).read_text("utf-8")
    assert f" — {motivo}\n" in texto
    assert "# seg: ignora SEG" in texto
    assert yaml.safe_load(texto)["titulo"] == "Evaluación final del proyecto"


DE_CONTENIDO = {
    "SEG104": ("corregir", "1.1", "misma_que", "otra/9.9"),
    "SEG107": ("corregir", "1.1", "misma_que", "1.1"),
    "SEG205": ("corregir", "1.1", "inicio", "2099-01"),
    "SEG213": (
        "corregir",
        "1.1",
        "seguimiento",
        "--anadir",
        "{fecha: 2023-04-01, estado: en_curso, instancia: 2023-T2}",
    ),
    "SEG227": ("corregir", "1.1", "sin_plazo", "Permanente"),
    "SEG401": ("corregir", "BP1_ME", "criterios.equitativa.cumple", "no"),
    "SEG501": ("corregir", "mesa", "vigencia", "{desde: 2024, hasta: 2023}"),
}
"""Cómo se escribe con una orden cada contradicción que es un error."""


def test_estan_todos_los_errores_que_dependen_de_lo_que_dice_la_fuente() -> None:
    """Los demás son de códigos e historia: no los dice ninguna fuente."""
    de_codigos = {"SEG101", "SEG102", "SEG103", "SEG105", "SEG106"}
    errores = {
        codigo
        for codigo, entrada in CATALOGO.items()
        if entrada.severidad is Severidad.ERROR
        and codigo[:4] in {"SEG1", "SEG2", "SEG3", "SEG4", "SEG5"}
    }
    assert errores - de_codigos == {*DE_CONTENIDO}


@pytest.mark.parametrize("codigo", DE_CONTENIDO)
def test_toda_contradiccion_se_niega_diciendo_su_salida_y_con_ella_se_escribe(
    codigo: str, rica: Path
) -> None:
    orden = DE_CONTENIDO[codigo]
    negada = seg(*orden, en=rica)
    assert negada.codigo == 1
    assert f"error[{codigo}]" in negada.errores
    assert "repita la orden con «--aunque MOTIVO»" in negada.errores

    antes = objetados(rica)
    escrita = seg(*orden, "--aunque", "así consta", en=rica)
    assert escrita.codigo == 0, escrita.errores
    assert not Counter(objetados(rica)) - Counter(antes)


def test_si_no_hace_falta_se_dice_y_no_queda_ningun_comentario(rica: Path) -> None:
    visto = seg("actualizar", "2.3", "--estado", "en_curso", "--aunque", "por si acaso", en=rica)
    assert visto.codigo == 0
    assert "«--aunque» no hizo falta" in visto.errores
    assert "seg: ignora" not in (rica / FINAL).read_text("utf-8")


def test_lo_que_no_puede_ignorarse_dice_su_salida(rica: Path) -> None:
    antes = (rica / FINAL).read_bytes()
    visto = seg("corregir", "R1", "acciones", "--anadir", "{id: x}", "--aunque", "m", en=rica)
    assert visto.codigo != 0
    assert (rica / FINAL).read_bytes() == antes
    assert visto.errores.strip().splitlines()[-1].strip()


def test_sin_el_se_dice_como_escribirlo(rica: Path) -> None:
    orden = (
        "nueva",
        "accion",
        "R1",
        "--descripcion",
        "x",
        "--inicio",
        "2023-05",
        "--plazo",
        "2023-01",
    )
    visto = seg(*orden, en=rica)
    assert visto.codigo == 1
    assert "repita la orden con «--aunque MOTIVO»" in visto.errores


def test_dos_en_la_misma_linea_van_en_un_comentario_y_repetir_no_los_pierde(rica: Path) -> None:
    orden = ("nueva", "accion", "R1", "--descripcion", "Otra", "--aunque", "uno")
    assert seg(*orden, en=rica).codigo == 0
    antes = objetados(rica)
    ignorados = (rica / FINAL).read_text("utf-8").count("seg: ignora")
    assert seg(*orden[:-1], "dos\nlíneas", en=rica).codigo == 0
    assert objetados(rica) == antes
    assert (rica / FINAL).read_text("utf-8").count("seg: ignora") == 2 * ignorados
    assert "— dos líneas\n" in (rica / FINAL).read_text("utf-8")
