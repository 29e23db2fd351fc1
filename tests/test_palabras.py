"""Cómo se dicen las cosas: lo que ya se corrigió una vez no vuelve, esté donde esté."""

import re
from collections.abc import Iterator

import pytest

from apoyo.carteras import PROYECTO
from apoyo.rendidos import CARTERAS, cada_informe, informe_de
from seguimiento.fechas import MESES
from seguimiento.informes.tipos import FormatoDeInforme, Tipo

MES = "|".join(MESES)
MES_BREVE = "|".join(mes[:3] for mes in MESES)
DE_UNA_LECCION = re.compile(
    r"Qué enseña, según la regla|Qué enseña la ficha|lo que enseñó (la acción|una lección)"
)
"""Lo que sí enseña algo."""
NO_SE_DICE = {
    "«muestra», y no «enseña»: en América enseña quien da clase": r"\benseñ(?!anza)\w*",
    "«al 15 de abril», y no «a 15 de abril»": rf"\b[Aa] \d{{1,2}} de (?:{MES})\b",
    "un argumento que puede faltar va entre corchetes sencillos": r"\[\[[A-ZÁÉÍÓÚ]{2,}\]",
    "«no es un defecto de los datos»: sin culpas": r"\b(?:es culpa|(?:la|tienen?) la culpa)\b",
    "«una es falsa»: los datos no mienten": r"\buna de las dos miente",
    "«nadie las advierte»": r"\bechan? de ver\b",
    "«las demás de su nivel»": r"\bcon sus hermanas\b",
    "«poco comunes»": r"\bexótic[oa]s?\b",
    "«con esa fecha o anterior»": r"\b(?:anterior|posterior) o igual a\b",
    "«no procede»": r"\"no la lleva\"",
    "«no consta el motivo»": r"\b(?:motivo|detalle) no consta\b",
    "«no hay nada que tratar en…»": r"\bSe miró y no hay\b",
    "«se cumple algo de lo indicado»": r"\bhay de lo que se pidió\b",
    "«junio de 2023», y no «jun 23», que parece un día": rf"\bdesde (?:{MES_BREVE}) \d\d\b",
}
"""Qué se escribe en su lugar y cómo se reconoce lo que no."""


def lineas_escritas() -> Iterator[tuple[str, str]]:
    """Cada línea de lo que el proyecto dice a quien lo usa o lo mantiene, y dónde está."""
    rutas = [PROYECTO / "README.md", PROYECTO / "CONTRIBUTING.md", PROYECTO / "ejemplos/LEEME.md"]
    for carpeta in ("src", "docs", "templates", "ci", "ejemplos"):
        rutas += sorted((PROYECTO / carpeta).rglob("*"))
    for ruta in rutas:
        if ruta.suffix in {".py", ".md", ".yaml", ".yml", ".j2"}:
            for numero, linea in enumerate(ruta.read_text("utf-8").splitlines(), 1):
                yield f"{ruta.relative_to(PROYECTO)}:{numero}", linea


@pytest.mark.parametrize("mejor", NO_SE_DICE)
def test_lo_que_se_corrigio_no_vuelve(mejor: str) -> None:
    malo = re.compile(NO_SE_DICE[mejor])
    halladas = [
        f"{donde}: {linea.strip()}"
        for donde, linea in lineas_escritas()
        if malo.search(linea) and not DE_UNA_LECCION.search(linea)
    ]
    assert halladas == []


@pytest.mark.parametrize(
    ("frase", "cuantas"),
    [
        ("La orden enseña lo que haría al 1 de julio", 1),
        ("Vence a 1 de julio desde jun 23", 2),
        ("Qué enseña la ficha, según la regla de decisión", 1),
        ("de 1 de julio a 30 de septiembre; enseñanza; jun-23; [[A](b)]", 1),
        ("El plazo vence el 1 de julio, desde junio de 2023", 0),
    ],
)
def test_se_reconoce_lo_que_no_se_dice(frase: str, cuantas: int) -> None:
    assert sum(bool(re.search(malo, frase)) for malo in NO_SE_DICE.values()) == cuantas


@cada_informe
@pytest.mark.parametrize("cartera", CARTERAS)
def test_ningun_informe_dice_mal_un_dia_ni_un_mes(
    tipo: Tipo, formato: FormatoDeInforme, cartera: str
) -> None:
    archivos, hoy, argumentos = CARTERAS[cartera]
    if tipo.argumento and tipo.nombre not in argumentos:
        return
    texto = informe_de(archivos, hoy, tipo, formato, argumentos)
    assert re.findall(rf"\b(?:{MES_BREVE}) \d\d\b", texto) == []
    assert re.findall(rf"\b[Aa] \d{{1,2}} de (?:{MES})\b", texto) == []
