"""Un nombre de cuatrocientas letras, un comentario de mil doscientas y dos evaluaciones que empiezan igual.

En una tabla, lo largo se corta por una palabra y se avisa; entero está en la matriz, que es el documento,
en la hoja del período y en lo que se pide a la gerencia.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from apoyo.encargos import encargo_de
from seguimiento.informes.acciones import LETRAS_DE_NOMBRE, LETRAS_DE_NOTA
from seguimiento.informes.tipos import TIPOS
from seguimiento.informes.vistas.agenda.materia import LETRAS_DE_ACCION
from seguimiento.informes.vistas.trimestral import vista as trimestral
from seguimiento.piezas import Tabla, Texto

HOY = date(2026, 1, 12)
NOMBRE = ("Unidad Regional de Coordinación, Seguimiento de Acuerdos y Enlace " * 7)[:400].strip()
COMENTARIO = ("Se repasó lo que falta del protocolo y quedó por firmar en dos países. " * 18)[
    :1200
].strip()
NOTA = ("La carpeta trae el plan sin fecha ni firma; de los talleres no consta nada. " * 7)[
    :480
].strip()
TEXTO = ("Concertar con las contrapartes un protocolo que se actualice cada año, " * 6).strip(", ")
TITULO = "Evaluación final del proyecto regional de integración en"
EVALUACION = f"""\
    titulo: {TITULO} {{pais}}
    organizacion: OIM
    fecha: 2024-03
    recomendaciones:
      - id: R1
        texto: "{TEXTO}"
        dirigida_a: ["{NOMBRE}"]
        acciones:
          - id: "1.1"
            descripcion: Firmar el protocolo
            plazo: 2025-06
            responsables: ["{NOMBRE}", Secretaría]
            seguimiento:
              - {{{{fecha: 2025-10-02, estado: en_curso, comentario: "{COMENTARIO}"}}}}
              - {{{{fecha: 2025-11-10, estado: completada, comentario: "{COMENTARIO}"}}}}
            verificaciones:
              - {{{{fecha: 2025-12-05, por: "{NOMBRE}", resultado: rechazada, nota: "{NOTA}"}}}}
"""
ARCHIVOS = {
    f"data/evaluaciones/final-{pais.lower()}.yaml": EVALUACION.format(pais=pais)
    for pais in ("Ecuador", "Perú")
}
LAS_MAS = len("Verificación rechazada: 05-dic-2025, : ") + LETRAS_DE_NOMBRE + LETRAS_DE_NOTA
"""Las más letras que lleva, de una vez, una celda de una fila de acción."""


def tablas(cosa: object) -> Iterator[Tabla]:
    """Todas las tablas de una vista."""
    if isinstance(cosa, Tabla):
        yield cosa
    elif isinstance(cosa, tuple):
        for una in cosa:
            yield from tablas(una)
    elif is_dataclass(cosa):
        for campo in fields(cosa):
            yield from tablas(getattr(cosa, campo.name))


def dichos(celda: Texto) -> Iterator[str]:
    """Lo que dice una celda, cosa por cosa y línea por línea."""
    for linea in (celda.texto, celda.sigue, celda.detalle):
        yield from linea.split("\n")
    for una in celda.aparte:
        yield from dichos(una)


def de_las_filas(vista: object, *primeras: str) -> list[str]:
    """Lo que dicen las tablas que empiezan por esas columnas; sin ninguna, todas."""
    return [
        dicho
        for una in tablas(vista)
        if not primeras or (una.columnas and una.columnas[0].titulo in primeras)
        for fila in una.filas
        for celda in fila
        for dicho in dichos(celda)
    ]


@pytest.mark.parametrize(
    ("nombre", "argumento"), [("trimestral", ""), ("agenda", ""), ("responsable", "Secretaría")]
)
def test_ninguna_celda_es_una_tira(nombre: str, argumento: str) -> None:
    encargo = replace(encargo_de(ARCHIVOS, HOY), argumento=argumento)
    dicho = de_las_filas(TIPOS[nombre].vista(encargo), "Acción", "De qué")
    assert [uno for uno in dicho if len(uno) > LAS_MAS] == []
    for largo, letras in ((NOTA, LETRAS_DE_NOTA), (NOMBRE, LETRAS_DE_NOMBRE)):
        assert any(largo[: letras // 2] in uno for uno in dicho)


def test_lo_que_se_pide_va_entero_donde_se_dice_cosa_por_cosa() -> None:
    """En la primera página, cortado; en su lista, el texto, el porqué y de quién, sin cortar."""
    muchas = {f"data/evaluaciones/e{n}.yaml": EVALUACION.format(pais=f"Perú {n}") for n in range(6)}
    hecha = trimestral(encargo_de(muchas, HOY))
    dicho = "\n".join(celda.entero for fila in hecha.gerencia.filas for celda in fila)
    assert len(hecha.gerencia.filas) == 12
    assert (dicho.count(TEXTO), dicho.count(NOTA)) == (6, 6)
    assert "…" not in dicho.replace("Evaluación final del…", "")
    en_la_primera = "\n".join(
        celda.entero for fila in hecha.primera.gerencia.filas for celda in fila
    )
    assert TEXTO not in en_la_primera
    assert NOTA not in en_la_primera


def test_la_matriz_lo_dice_todo_entero() -> None:
    encargo = replace(encargo_de(ARCHIVOS, HOY), argumento="final-ecuador")
    dicho = "\n".join(de_las_filas(TIPOS["matriz"].vista(encargo)))
    assert (dicho.count(COMENTARIO), dicho.count(NOTA)) == (2, 1)
    assert NOMBRE in dicho


def test_dos_evaluaciones_que_empiezan_igual_nunca_se_llaman_igual() -> None:
    hecha = trimestral(encargo_de(ARCHIVOS, HOY))
    (grafico,) = hecha.primera.graficos
    rotulos = [letrero.texto for letrero in grafico.letreros if "rotulo" in letrero.clase]
    assert any("Ecuador" in uno for uno in rotulos)
    assert any("Perú" in uno for uno in rotulos)
    de_que = [fila[1].detalle for fila in hecha.primera.gerencia.filas]
    assert len({uno.splitlines()[-1] for uno in de_que}) == 2


def test_en_la_agenda_lo_larguisimo_de_una_accion_no_se_repite_entero() -> None:
    larga = {
        ruta: texto.replace("Firmar el protocolo", TEXTO * 3) for ruta, texto in ARCHIVOS.items()
    }
    de_accion = de_las_filas(TIPOS["agenda"].vista(encargo_de(larga, HOY)), "Acción")
    dichas = [uno for uno in de_accion if uno.startswith(TEXTO[:40])]
    assert dichas
    assert all(len(uno) <= LETRAS_DE_ACCION and uno.endswith("…") for uno in dichas)
