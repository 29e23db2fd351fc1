"""Los esquemas, en el servidor que usan los editores de YAML: yaml-language-server, el de npm.

Es aparte porque lo descarga: `SEG_EDITORES=1 pytest tests/editores`. El servidor compone por su cuenta,
en inglés, lo que ningún esquema puede cambiar: «Allowed Values:» y «Source:» al explicar un campo,
«- (array item)» al ofrecer el elemento de una lista de números, y sus propios errores de sintaxis.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from apoyo.registros_escritos import HOSTILES, en_yaml, interiores, modelos
from apoyo.servidor_de_lenguaje import Aviso, Editor
from apoyo.validador import validador
from apoyo.yaml_nucleo import leido
from seguimiento.campos import campos, escritura
from seguimiento.formatos.esquema import ESQUEMAS, Raiz, archivos, esquema, modelinea

pytestmark = pytest.mark.skipif(
    os.environ.get("SEG_EDITORES") != "1",
    reason="descarga yaml-language-server: se pide con SEG_EDITORES=1",
)
VERSION = "1.25.0"
PROYECTO = Path(__file__).parents[2]
REGISTROS = sorted((PROYECTO / "data").glob("*/*.yaml"))
DE_CARPETA = {"evaluaciones": "evaluacion", "practicas": "practica", "acuerdos": "acuerdo"}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Un editor abierto en un repositorio con los esquemas."""
    instalado = tmp_path_factory.mktemp("npm")
    npm = shutil.which("npm")
    assert npm is not None, "hace falta npm"
    paquete = f"yaml-language-server@{VERSION}"
    subprocess.run([npm, "install", "--no-audit", "--prefix", instalado, paquete], check=True)
    repositorio = tmp_path_factory.mktemp("repositorio")
    (repositorio / "esquemas").mkdir()
    for nombre, texto in archivos().items():
        (repositorio / "esquemas" / nombre).write_text(texto, "utf-8")
    orden = [str(instalado / "node_modules/.bin/yaml-language-server"), "--stdio"]
    with Editor(orden, repositorio) as abierto:
        yield abierto


def abrir(editor: Editor, ruta: str, texto: str) -> str:
    """Abre un registro que nombra su esquema en la primera línea."""
    carpeta = Path(ruta).parent.name
    return editor.abrir(ruta, modelinea(DE_CARPETA[carpeta], "../../esquemas") + dedent(texto))


@pytest.mark.parametrize("registro", REGISTROS, ids=[registro.stem for registro in REGISTROS])
def test_a_los_registros_del_proyecto_no_les_objeta_nada(editor: Editor, registro: Path) -> None:
    ruta = registro.relative_to(PROYECTO).as_posix()

    assert editor.avisos(abrir(editor, ruta, registro.read_text("utf-8"))) == []


TEXTO = "aquí va un texto; si parece un número o «true», entre comillas"
LISTA = "aquí va una lista: cada elemento en su línea, detrás de un guion"
AUSENCIA = "; o bien no_aplica, no_registra o no_legible"


def test_de_una_evaluacion_dice_en_espanol_cada_error_donde_esta(editor: Editor) -> None:
    abierta = abrir(
        editor,
        "data/evaluaciones/con-errores.yaml",
        """\
        titulo: 2022
        organizacion: OIM
        tipo: intermedia
        agrupada: true
        fecha: 2023-02-30
        region: ""
        paises: [EC, PER]
        prioridad_mas_alta: 2
        fuente: {url: www.ejemplo.org, pag: 3}
        notas:
        recomendaciones:
          - id: 1.10
            prioridad: 7
            criterios_cad: eficacia
            acciones:
              - id: "1.1"
                descripcion: [Convocar]
                plazo: nov 2022
                fecha_hito: 1989
                meta: [{cantidad: 0, unidad: reuniones}]
                practicas: [BPI_ME]
                seguimiento:
                  - {fecha: 2022, estado: hecho, cantidad: 3.5}
              - no
        """,
    )

    assert editor.avisos(abierta) == [
        Aviso(2, "2022", TEXTO),
        Aviso(
            4,
            "intermedia",
            "valor desconocido: aquí va inicial, medio_termino, final, ex_post, tematica u otra",
        ),
        Aviso(5, "true", "valor desconocido: aquí va si o no"),
        Aviso(
            6,
            "2023-02-30",
            "no existe esa fecha, o queda fuera de 1990–2100; la S y la T van en mayúscula",
        ),
        Aviso(7, '""', "está vacío: escriba algo o borre la línea"),
        Aviso(8, "EC", "aquí va un código de país ISO 3166-1 de tres letras, como ECU"),
        Aviso(9, "2", "aquí va 1 o 3"),
        Aviso(10, "pag", "clave desconocida; aquí caben: documento, pagina, url"),
        Aviso(
            10,
            "www.ejemplo.org",
            "aquí va un enlace sin espacios, que empieza por https://, http:// o mailto:",
        ),
        Aviso(
            13,
            "1.10",
            'aquí va un identificador, como R1 o "1.10": letras sin tilde, cifras, «.», «_» o «-»',
        ),
        Aviso(13, "i", "aquí hace falta un mapa que tenga al menos «id» y «texto»"),
        Aviso(14, "7", "aquí va 1, 2 o 3"),
        Aviso(15, "eficacia", LISTA),
        Aviso(18, "[Convocar]", TEXTO),
        Aviso(19, "nov 2022", "aquí va una fecha: AAAA, AAAA-Sn, AAAA-Tn, AAAA-MM o AAAA-MM-DD"),
        Aviso(
            20,
            "1989",
            "no existe esa fecha, o queda fuera de 1990–2100; la S y la T van en mayúscula",
        ),
        Aviso(21, "0", "aquí va un número entero desde 1, solo con cifras"),
        Aviso(22, "BPI_ME", "aquí va el código de una ficha, como BP1_ME, LA2_ISE o LN1_GN"),
        Aviso(24, "3.5", "aquí va un número entero desde 0, solo con cifras"),
        Aviso(
            24,
            "hecho",
            "valor desconocido: aquí va no_iniciada, en_curso, completada, cancelada o no_aplicable",
        ),
        Aviso(25, "no", "aquí hace falta un mapa que tenga al menos «id» y «descripcion»"),
    ]


def test_de_una_ficha_dice_lo_que_no_es_de_su_tipo(editor: Editor) -> None:
    abierta = abrir(
        editor,
        "data/practicas/LA1_ME.yaml",
        """\
        tipo: leccion_aprendida
        titulo: Una lección
        hallazgo: x
        replicacion: no_aplica
        paises: ECU
        contexto: hola
        ods: [1, 18]
        criterios: {util: {cumple: sí}, importante: no, economica: {cumple: quizá}}
        """,
    )
    primero, *resto = editor.avisos(abierta)

    assert (primero.linea, primero.subrayado) == (5, "replicacion")
    assert primero.mensaje.startswith(
        "clave desconocida si «tipo» es «leccion_aprendida» o «leccion_no_aprendida»; aquí caben: tipo,"
    )
    assert resto == [
        Aviso(6, "ECU", LISTA + AUSENCIA),
        Aviso(7, "hola", f"aquí hace falta un mapa (claves con su valor){AUSENCIA}"),
        Aviso(8, "18", "valor desconocido: aquí va un valor de 1 a 17"),
        Aviso(9, "no", f"aquí hace falta un mapa que tenga al menos «cumple»{AUSENCIA}"),
        Aviso(
            9,
            "quizá",
            "valor desconocido: aquí va si, parcial, no, no_determinable o sin_veredicto",
        ),
    ]


def test_explica_cada_campo_y_cada_valor(editor: Editor) -> None:
    abierta = abrir(
        editor,
        "data/evaluaciones/explicada.yaml",
        """\
        titulo: T
        organizacion: O
        tipo: final
        fecha: 2022
        """,
    )

    assert editor.explicacion(abierta, 4, 1).splitlines()[:11:2] == [
        "#### Tipo",
        "Momento o alcance.",
        "Allowed Values:",
        "* `final`: Final. Al terminar la intervención.",
        "* `medio_termino`: De medio término. Hacia la mitad de la intervención.",
        "* `tematica`: Temática. De un tema que cruza varias intervenciones.",
    ]
    assert editor.explicacion(abierta, 5, 1).splitlines()[:5:2] == [
        "#### Fecha",
        "De cuándo es.",
        "Se escribe 2022, 2026-S1, 2026-T3, 2022-11 o 2022-11-30.",
    ]


@pytest.mark.parametrize(
    ("linea", "propuestas"),
    [
        (
            "tipo: ",
            {
                "inicial": "Inicial. Antes de empezar la intervención o en su arranque.",
                "medio_termino": "De medio término. Hacia la mitad de la intervención.",
                "final": "Final. Al terminar la intervención.",
                "ex_post": "Ex post. Cierto tiempo después de terminada la intervención.",
                "tematica": "Temática. De un tema que cruza varias intervenciones.",
                "otra": "Otra. Ninguna de las anteriores.",
            },
        ),
        # el servidor enseña «no» entre comillas y lo escribe sin ellas
        ("agrupada: ", {"si": "Sí.", '"no"': "No."}),
        ("prioridad_mas_alta: ", {"1": "", "3": ""}),
        ("region: ", {}),
        ("fecha: ", {}),
    ],
)
def test_donde_falta_un_valor_ofrece_los_que_caben_y_nunca_null(
    editor: Editor, linea: str, propuestas: dict[str, str]
) -> None:
    clave = linea.partition(":")[0]
    abierta = abrir(
        editor, f"data/evaluaciones/vacia-{clave}.yaml", f"titulo: T\norganizacion: O\n{linea}\n"
    )

    assert editor.avisos(abierta) == []
    assert editor.propuestas(abierta, 4, len(linea) + 1) == propuestas


@pytest.mark.parametrize(
    ("tipo", "propias"),
    [
        (
            "buena_practica",
            {
                *("contribucion", "poblacion_asistida", "tipos_asistencia", "presupuesto"),
                *("replicacion", "vinculos_institucionales", "sostenibilidad"),
            },
        ),
        ("leccion_no_aprendida", {"descripcion", "signo", "exitos", "desafios"}),
    ],
)
def test_de_una_ficha_ofrece_las_claves_comunes_y_las_de_su_tipo(
    editor: Editor, tipo: str, propias: set[str]
) -> None:
    abierta = abrir(
        editor, f"data/practicas/{tipo}.yaml", f"tipo: {tipo}\ntitulo: T\nhallazgo: H\n\n"
    )
    raiz = ESQUEMAS["practica"]
    comunes = {campo.clave for campo in campos(raiz.modelo)} - {"tipo", "titulo", "hallazgo"}

    assert editor.propuestas(abierta, 5, 1).keys() == comunes | propias


# --- el mismo veredicto que el validador de las demás pruebas

MODELOS = interiores(*(modelo for raiz in ESQUEMAS.values() for modelo in modelos(raiz)))
DISTINTOS = {
    (escritura(modelo, campo.clave), campo.registro, campo.es_lista): (modelo, campo.clave)
    for modelo in MODELOS
    for campo in campos(modelo)
}


@pytest.mark.parametrize(
    ("modelo", "clave"),
    DISTINTOS.values(),
    ids=[f"{modelo.__name__}.{clave}" for modelo, clave in DISTINTOS.values()],
)
def test_juzga_cada_valor_como_el_validador(editor: Editor, modelo: type, clave: str) -> None:
    completo = esquema(Raiz("Uno", modelo))
    suyo = {
        "definitions": completo["definitions"],
        "items": {"properties": {clave: completo["properties"][clave]}},
    }
    nombre = f"{modelo.__name__}-{clave}"
    (editor.carpeta / f"{nombre}.json").write_text(json.dumps(suyo), "utf-8")
    partes = [en_yaml([{clave: valor}]) for hostil in HOSTILES for valor in (hostil, [hostil])]
    lineas = {0: 0}
    for indice, parte in enumerate(partes):
        lineas[indice + 1] = lineas[indice] + parte.count("\n")
    texto = "".join(partes)
    abierta = editor.abrir(
        f"{nombre}.yaml", f"# yaml-language-server: $schema={nombre}.json\n{texto}"
    )

    avisados = {aviso.linea - 2 for aviso in editor.avisos(abierta)}
    rechazados = {error.path[0] for error in validador(suyo).iter_errors(leido(texto))}
    assert {
        indice
        for indice in range(len(partes))
        if avisados & {*range(lineas[indice], lineas[indice + 1])}
    } == rechazados
