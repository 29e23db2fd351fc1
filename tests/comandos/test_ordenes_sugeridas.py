"""Toda orden que se sugiere, obedecida donde se leyó, mira el mismo repositorio y el mismo día."""

import ast
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

import seguimiento
from apoyo.cartera_con_vencidas import con_vencidas
from apoyo.carteras import RICA, escribir
from apoyo.ejecucion import Resultado, en_pantalla, seg
from seguimiento.comandos.grupos import GRUPOS
from seguimiento.globales import NINGUNA, SIN_REPOSITORIO, Globales

CARPETA = "la oficina"
GLOBALES = ("-C", CARPETA, "--hoy", "2023-04-15")
DADA = '"la oficina"' if sys.platform == "win32" else "'la oficina'"
"""Como se escribe en la línea: cmd no entiende las comillas simples."""
DADAS = f"seg -C {DADA} --hoy 2023-04-15 "
ORDEN = re.compile(r"\bseg (?=-|[a-z])[^»\n)]*")
DEFECTOS = {
    "data/acuerdos/rota.yaml": "titulo: [Mesa\n",
    "data/acuerdos/otra.yaml": """\
        titulo: Otra
        compromisos:
          - {id: c1, descripcion: Uno}
          - {id: c1, descripcion: Dos}
        """,
}

MATRIZ = """\
Recomendación;Acción;Responsable;Plazo
Ordenar el archivo;Digitalizar las actas;Ana Paz, Jefa de Archivo;2023-11
"""


@pytest.fixture
def fuera(tmp_path: Path) -> Iterator[Path]:
    """Una carpeta que no es la del repositorio, sino la que la contiene, con quien escribe en ella."""
    escribir(tmp_path / CARPETA, {**RICA, **DEFECTOS})
    (tmp_path / "matriz.csv").write_text(MATRIZ, "utf-8")
    with chdir(tmp_path):
        yield tmp_path


def sugeridas(visto: Resultado) -> list[str]:
    """Las órdenes que se leen en lo que se dijo y miran un repositorio."""
    halladas = [una.strip() for una in ORDEN.findall(visto.salida + visto.errores)]
    return [una for una in halladas if not _da_igual_donde(una)]


def _da_igual_donde(orden: str) -> bool:
    return orden.endswith("--ayuda") or orden.split()[1] in SIN_REPOSITORIO


EN_PANTALLA = ["status", "status --detalle", "status --por responsable", "status --responsable ONU"]
SUGIEREN = [
    *EN_PANTALLA,
    "status --responsable qqqq",
    "status --dirigida-a qqqq",
    "lista acciones --responsable qqqq",
    "ver zzzzzz",
    "historial zzzzzz",
    "ver final-2022/1.4",
    "ver rota",
    "matriz",
    "acciones",
    "vencidas",
    "validar",
    "diagnostico",
    "indicadores --acuerdo mesa",
    "cambios --desde reunion:propuesta",
    "plantillas zzz",
    "informe matriz zzz",
    "informe ficha zzzzzz",
    "informe acta zzz",
    "informe responsable zzz",
    "informe agenda mesa/c1",
    "informe trimestral --hojas hojas",
    "acta zzz",
    "importar matriz.csv",
    "importar matriz.csv --simular",
    "importar matriz.csv --en zzz",
    "exportar xlsx",
    "exportar csv",
    "exportar --responsable qqqq -o plazos.ics",
    "exportar docx ficha zzz -o ficha.docx",
    "exportar xlsx --sobre matriz.docx -o al-dia.docx",
    "recordatorios",
    "recordatorios -o borradores",
    "recordatorios --responsable qqqq",
    "nueva evaluacion final-2022 --titulo T --organizacion O --tipo final --fecha 2023",
    "nueva practica BP1_ME --titulo T --hallazgo H",
    "nueva recomendacion final-2022 --texto Medir",
    "nueva accion final-2022/R1 --descripcion Medir --plazo 2023-12",
    "nueva reunion mesa --fecha 2023-04-12",
    "responder final-2022/R3 --decision aceptada",
    "responder final-2022/R2 --decision aceptada",
    "actualizar final-2022/1.1 --estado en_curso --comentario Sí",
    "prorrogar final-2022/1.1 --plazo 2023-12",
    "verificar final-2022/1.3 --resultado verificada --por Yo",
    "corregir final-2022/1.1 plazo 2023-12",
    "corregir rota titulo Mesa",
]
"""Órdenes tras las que se dice cuál dar a continuación."""
NO_SUGIEREN = {
    "buscar": "lo hallado ya son referencias",
    "deshacer": "antes ha de haber algo que deshacer: se prueba aparte",
    **dict.fromkeys(
        ("guardar", "traer", "enviar", "recortar"), "hace falta una copia: se prueba aparte"
    ),
}
"""Las demás que miran el repositorio, y por qué no están entre esas."""


def test_no_queda_ninguna_orden_sin_probar_lo_que_sugiere() -> None:
    probadas = {shlex.split(una)[0] for una in SUGIEREN}
    hay = {nombre for ordenes in GRUPOS.values() for nombre in ordenes} - SIN_REPOSITORIO
    assert hay - probadas == set(NO_SUGIEREN)


@pytest.mark.parametrize("orden", SUGIEREN)
def test_toda_orden_que_se_sugiere_lleva_las_opciones_globales_que_se_dieron(
    orden: str, fuera: Path
) -> None:
    visto = seg(*GLOBALES, *shlex.split(orden), hoy="")
    dichas = sugeridas(visto)

    assert dichas, visto
    assert [una for una in dichas if not una.startswith(DADAS)] == []
    for una in filter(_se_puede_dar, dichas):
        dada, desde_dentro = seg(*shlex.split(una)[1:], hoy=""), _dentro(fuera / CARPETA, una)
        assert _sin_globales(dada) == desde_dentro, una


def _se_puede_dar(orden: str) -> bool:
    """Si solo mira, y no lleva nada que escribir en el sitio de una palabra como «TEXTO»."""
    nombre = orden.removeprefix(DADAS).split()[0]
    mira = nombre in {"status", "ver", "lista", "validar", "plantillas", "buscar"}
    return mira and not re.search(r" (TEXTO|REF|ACUERDO|CARPETA|ARCHIVO)\b", orden)


def _dentro(raiz: Path, orden: str) -> Resultado:
    """Lo que resulta de esa orden, sin opciones globales, en la carpeta del repositorio y a esa fecha."""
    with chdir(raiz), pytest.MonkeyPatch.context() as entorno:
        entorno.setenv("SEG_HOY", "2023-04-15")
        return seg(*shlex.split(orden.removeprefix(DADAS)), hoy="")


def _sin_globales(visto: Resultado) -> Resultado:
    salida, errores = (dicho.replace(DADAS, "seg ") for dicho in (visto.salida, visto.errores))
    return Resultado(visto.codigo, salida, errores)


@pytest.mark.usefixtures("fuera")
def test_lo_que_sugiere_deshacer_tambien() -> None:
    seg(*GLOBALES, "corregir", "final-2022/1.1", "descripcion", "Convocar", hoy="")
    dichas = sugeridas(seg(*GLOBALES, "deshacer", hoy=""))
    assert dichas == [f"{DADAS}deshacer"]


@pytest.mark.parametrize("vencidas", [0, 3, 60])
def test_y_en_una_pantalla_siguen_cabiendo(vencidas: int, tmp_path: Path) -> None:
    """Lo que las alarga no empuja nada fuera, ni por un lado ni por arriba."""
    escribir(tmp_path / CARPETA, con_vencidas(vencidas))
    visto = en_pantalla(
        *("-C", CARPETA, "--hoy", "2026-01-12", "--color", "nunca", "status"),
        columnas=80,
        filas=24,
        entorno={"PWD": str(tmp_path)},
    )
    dadas = f"seg -C {DADA} --hoy 2026-01-12 status"
    assert {una[: len(dadas)] for una in sugeridas(visto)} == {dadas}
    lineas = visto.salida.splitlines()
    assert len(lineas) < 24
    assert [linea for linea in lineas if len(linea) > 80] == []


def test_quien_no_las_escribio_no_las_lee(fuera: Path) -> None:
    """Está en la carpeta, o el entorno ya dice la fecha: seguirá así cuando obedezca."""
    visto = _dentro(fuera / CARPETA, "status")
    assert sugeridas(visto)
    assert [una for una in sugeridas(visto) if " -C " in una or " --hoy " in una] == []


def test_la_fecha_se_repite_como_se_entendio(fuera: Path) -> None:
    visto = seg("-C", fuera / CARPETA, "--hoy", "marzo de 2023", "status", hoy="")
    assert sugeridas(visto)
    assert [una for una in sugeridas(visto) if " --hoy 2023-03-31 " not in una] == []


@pytest.mark.parametrize(
    "orden",
    [
        "status -o dicho.txt",
        "status --formato md",
        "status --json",
        *(f"validar --formato {uno}" for uno in ("json", "github", "sarif", "gitlab", "junit")),
        "validar -o dicho.txt",
        "diagnostico -o dicho.txt",
        "informe trimestral",
        "informe agenda",
    ],
)
def test_lo_que_leera_otro_no_dice_donde_se_escribio(orden: str, fuera: Path) -> None:
    """Ni en otra máquina ni otro día sirven las de quien lo escribió; y así da siempre los mismos bytes."""
    visto = seg(*GLOBALES, *shlex.split(orden), hoy="")
    escrito = fuera / "dicho.txt"
    dicho = escrito.read_text("utf-8") if escrito.exists() else visto.salida
    assert dicho
    assert [una for una in ORDEN.findall(dicho) if " -C " in una] == []


def test_las_que_no_miran_ningun_repositorio_se_dicen_sin_ellas() -> None:
    dadas = Globales("a", "2023-04-15")
    assert dadas.en("seg regla SEG201") == "seg regla SEG201"
    assert dadas.en("seg status --ayuda") == "seg status --ayuda"
    assert dadas.en("seg status") == "seg -C a --hoy 2023-04-15 status"
    assert NINGUNA.en("seg status") == "seg status"


@pytest.mark.parametrize("nombre", [nombre for ordenes in GRUPOS.values() for nombre in ordenes])
def test_cuales_no_lo_miran_es_lo_que_hacen(nombre: str, tmp_path: Path) -> None:
    """Donde no hay ningún repositorio, las demás lo dicen o, si les falta algo por decir, se les da."""
    de_sobra = {
        "ver": ["x"],
        "historial": ["x"],
        "lista": ["acciones"],
        "buscar": ["x"],
        "actualizar": ["x", "--estado", "en_curso"],
        "responder": ["x", "--decision", "aceptada"],
        "prorrogar": ["x", "--plazo", "2023"],
        "verificar": ["x", "--resultado", "verificada", "--por", "Yo"],
        "corregir": ["x", "titulo", "y"],
        "nueva": ["recomendacion", "x", "--texto", "y"],
        "acta": ["x"],
        "informe": ["agenda"],
        "iniciar": ["--simular"],
        "fusionar": ["a", "b", "c"],
        "autocompletado": ["bash"],
        "importar": ["x.csv"],
        "exportar": ["json", "-o", "x.json"],
        "cambios": ["--desde", "2023"],
    }
    with chdir(tmp_path):
        visto = seg(nombre, *de_sobra.get(nombre, []), hoy="")
    sin_registros = "aquí no hay registros de seguimiento" in visto.salida + visto.errores
    assert sin_registros is (nombre not in SIN_REPOSITORIO)


SUELTAS = {
    "almacen/inicio.py": "dice ya de qué carpeta",
    "comandos/informe.py": "la que se dio, y no se aconseja",
    "comandos/lecturas/lista.py": "la que se dio, y no se aconseja",
    "comandos/iniciar.py": "lo que sigue, ya en la carpeta nueva",
    "formatos/diagnosticos.py": "«seg regla», que no mira ningún repositorio",
    "formatos/sarif.py": "lo mismo, para otro programa",
    "formatos/github.py": "para otra máquina",
    "formatos/resumen.py": "para otra máquina",
    "exportacion/recordatorios/direcciones.py": "la que «resumen» hace `Orden`",
    "exportacion/calendario.py": "quién lo hizo",
    "formatos/pendiente.py": "las dos de que hace una `Orden`",
    "formatos/ordenes.py": "hace de ella una `Orden`",
}
"""Dónde se nombra una orden sin comillas, y por qué no ha de llevar nada más."""


def test_ninguna_se_nombra_donde_no_la_alcanzan_las_opciones() -> None:
    """Entre comillas, o como `Orden`: de otro modo nadie le pondría las que se dieron."""
    raiz = Path(str(seguimiento.__file__)).parent
    sueltas = {
        archivo.relative_to(raiz).as_posix()
        for archivo in raiz.rglob("*.py")
        for texto in _textos(ast.parse(archivo.read_text("utf-8")))
        if re.search(r"(?<!«)\bseg (--hoy|[a-z])", texto) and not texto.lstrip().startswith("#")
    }
    de_informes = {una for una in sueltas if una.startswith("informes/")}
    assert sueltas - de_informes == set(SUELTAS)


def _textos(arbol: ast.Module) -> Iterator[str]:
    """Los textos que pueden decirse: los que no son un comentario de lo que tienen encima."""
    comentarios = {
        id(nodo.value)
        for nodo in ast.walk(arbol)
        if isinstance(nodo, ast.Expr) and isinstance(nodo.value, ast.Constant)
    }
    for nodo in ast.walk(arbol):
        if isinstance(nodo, ast.Constant) and id(nodo) not in comentarios:
            yield from [nodo.value] if isinstance(nodo.value, str) else []
