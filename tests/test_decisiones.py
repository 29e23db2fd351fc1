"""Un valor de vocabulario sobre el que nadie decide no pasa.

Se añade un valor a una copia del programa y se exige la queja: sin sus rasgos, o sin su fila en las
tablas, no se importa; sin su caso en un `match`, lo nombra mypy. De ninguna otra forma se decide nada
según un valor: eso se lee en el propio código.
"""

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

import seguimiento
from seguimiento.recursos import carpeta_de_plantillas
from seguimiento.vocabularios import CampoDeMatriz, SituacionDeAccion, Vocabulario

PAQUETE = Path(seguimiento.__file__).parent
VOCABULARIOS = {v.__name__: v for v in Vocabulario.__subclasses__()}
CON_RASGOS = sorted(nombre for nombre, v in VOCABULARIOS.items() if v.__annotations__)
OTROS = {"ClaseDeCambio", "Dimension", "MotivoDeContradiccion", "Papel", "Precision", "Severidad"}
"""Los demás conjuntos cerrados de los que depende lo que se calcula o se muestra."""
NOMBRES = {CampoDeMatriz.__name__}
"""Cuyos valores son nombres de datos, como lo es un atributo: quien lee un dato lo llama por el suyo."""
CERRADOS = {*VOCABULARIOS, *OTROS} - NOMBRES

SOLO_SE_MUESTRAN = {
    "Area": "se filtra y se cuenta por las que haya; de ella sale la forma del código de una ficha",
    "Ausencia": "las tres se tratan igual",
    "Conduccion": "es un dato",
    "CriterioCAD": "es un dato",
    "Disponibilidad": "es un dato",
    "Eficacia": "es un dato",
    "Incidencia": "basta con que haya alguna",
    "Modalidad": "es un dato",
    "ODS": "es un dato",
    "ObjetivoDelPacto": "es un dato",
    "PrincipioDelPacto": "es un dato",
    "SituacionDeGrupo": "es un dato",
    "TipoDeEvaluacion": "es un dato",
}
"""Los vocabularios de cuyos valores nada depende, y por qué."""

POR_UN_VALOR = {
    "ClaseDeCambio.SIN_NOVEDAD": "no es un cambio: se cuenta y se muestra aparte",
    "ClaseDeCambio.VENCIDA": "se dice cuándo venció",
    "Decision.ACEPTADA": "la única con la que choca que se rechace una parte",
    "Decision.ACEPTADA_PARCIALMENTE": "lo que se exige a esa decisión, que es de lo que va la regla",
    "Dimension.EVALUACION": "su grupo se nombra por su título, y no por su código",
    "Dimension.RESPONSABLE": "la única en que una recomendación no lleva todas sus acciones",
    "EstadoDerivado.SIN_RESPUESTA": "ya lo dice la frase que sigue",
    "MotivoDeContradiccion.NO_HUBO_CAMBIO": "señala otro dato que los demás",
    "NivelDePrioridad.ALTA": "la que urge: por ella se sabe en qué extremo de la escala está la alta",
    "NivelDeSostenibilidad.ALTA": "el catálogo cuenta las altas",
    "Precision.DIA": "un día no es un período",
    "Precision.TRIMESTRE": "el único período que se nombra con su ordinal",
    "Severidad.ERROR": "lo que impide dar por bueno un registro",
    "Severidad.NOTA": "la que no hay que justificar",
    "SituacionDeAccion.CERRADA": "es la única de la que ya no se espera nada",
    "SituacionDeAccion.POR_VENCER": "es la que dependen los días de aviso",
    "SituacionDeAccion.VENCIDA": "es la que tiene retraso",
    "TipoDeFicha.LECCION_NO_APRENDIDA": "su formulario pide menos",
}
"""Los valores por los que se pregunta uno a uno: a esa pregunta, otro cualquiera responde que no."""


# ── Qué se decide, leído en el código ────────────────────────────────────────


def _nodos() -> Iterator[tuple[str, list[ast.AST]]]:
    for archivo in sorted(PAQUETE.rglob("*.py")):
        ruta = archivo.relative_to(PAQUETE).as_posix()
        if not ruta.startswith("vocabularios/"):
            yield ruta, _por_su_nombre([*ast.walk(ast.parse(archivo.read_text("utf-8")))])


def _por_su_nombre(nodos: list[ast.AST]) -> list[ast.AST]:
    """Los mismos, con lo que se importó «as» otro nombre llamado por el suyo."""
    importados = (nodo for nodo in nodos if isinstance(nodo, ast.ImportFrom))
    suyos = {alias.asname: alias.name for nodo in importados for alias in nodo.names}
    for nodo in nodos:
        if isinstance(nodo, ast.Name):
            nodo.id = suyos.get(nodo.id, nodo.id)
    return nodos


NODOS = dict(_nodos())
"""Todo lo que hay escrito en cada módulo del paquete, salvo en los propios vocabularios."""
N = TypeVar("N", bound=ast.AST)


def _los(clase: type[N]) -> Iterator[tuple[str, N]]:
    """Los nodos de una clase, con el módulo en que están."""
    return ((ruta, n) for ruta, nodos in NODOS.items() for n in nodos if isinstance(n, clase))


def _valor(nodo: ast.AST | None) -> str:
    """`Clase.VALOR` si el nodo lo es, o es su código o su rótulo; vacío si no."""
    if isinstance(nodo, ast.Attribute) and nodo.attr in {"value", "rotulo"}:
        nodo = nodo.value
    if isinstance(nodo, ast.Attribute) and isinstance(nodo.value, ast.Name):
        clase, valor = nodo.value.id, nodo.attr
        return f"{clase}.{valor}" if clase in CERRADOS and valor.isupper() else ""
    return ""


def _clases(nodos: Iterable[ast.AST | None]) -> list[str]:
    return [valor.partition(".")[0] for valor in map(_valor, nodos) if valor]


TABLAS = {
    tabla: (ruta, ast.unparse(tabla.keys[0] or tabla).partition(".")[0])
    for ruta, llamada in _los(ast.Call)
    if isinstance(llamada.func, ast.Name) and llamada.func.id == "total"
    for tabla in llamada.args
    if isinstance(tabla, ast.Dict)
}
"""Las tablas totales: dónde están y de qué conjunto son."""


def _de_los_casos(nodo: ast.Match) -> set[str]:
    partes = [parte for caso in nodo.cases for parte in ast.walk(caso.pattern)]
    return {*_clases(parte.value for parte in partes if isinstance(parte, ast.MatchValue))}


CASOS = {n: (ruta, clases) for ruta, n in _los(ast.Match) if (clases := _de_los_casos(n))}
"""Los `match` sobre valores: dónde están y de qué conjuntos son los valores."""


def test_cada_conjunto_cerrado_es_uno() -> None:
    clases = Counter(nodo.name for _, nodo in _los(ast.ClassDef) if nodo.name in CERRADOS)
    assert [nombre for nombre, cuantas in clases.items() if cuantas > 1] == []


def test_toda_tabla_por_valores_es_total() -> None:
    parciales = [
        f"{ruta}:{nodo.lineno}"
        for ruta, nodo in _los(ast.Dict)
        if (clases := _clases(nodo.keys)) and TABLAS.get(nodo) != (ruta, clases[0])
    ]
    assert parciales == [], "se escriben total({…})"


def test_nadie_reparte_los_valores_a_mano() -> None:
    # Literal[…] dice qué valores admite un campo: no decide nada sobre ellos
    literales = {s.slice for _, s in _los(ast.Subscript) if ast.unparse(s.value) == "Literal"}
    listas: list[tuple[str, ast.Tuple | ast.List | ast.Set]] = [
        *_los(ast.Tuple),
        *_los(ast.List),
        *_los(ast.Set),
    ]
    repartos = [
        f"{ruta}:{nodo.lineno}"
        for ruta, nodo in listas
        if nodo not in literales
        if len(clases := _clases(nodo.elts)) > len({*clases})
    ]
    assert repartos == [], "lo que distingue a unos valores de otros es un rasgo suyo"


def test_solo_se_pregunta_por_un_valor_cuando_los_demas_responden_que_no() -> None:
    comparados = (lado for _, n in _los(ast.Compare) for lado in (n.left, *n.comparators))
    preguntados = {
        valor
        for lado in comparados
        for valor in map(_valor, lado.elts if isinstance(lado, ast.Tuple) else (lado,))
    }
    # las marcas se acumulan: preguntar por una no dice nada de las demás
    assert {v for v in preguntados if v and not v.startswith("Marca.")} == POR_UN_VALOR.keys()


def test_ningun_match_sobre_valores_tiene_un_caso_para_los_demas() -> None:
    ultimos = ((ruta, nodo.cases[-1].pattern) for nodo, (ruta, _) in CASOS.items())
    comodines = [
        f"{ruta}:{patron.lineno}"
        for ruta, patron in ultimos
        if isinstance(patron, ast.MatchAs) and patron.pattern is None
    ]
    assert comodines == []


def test_de_cada_vocabulario_se_decide_o_se_dice_por_que_no() -> None:
    en_tablas = {clase for _, clase in TABLAS.values()}
    en_casos = {clase for _, clases in CASOS.values() for clase in clases}
    por_uno = {valor.partition(".")[0] for valor in POR_UN_VALOR}
    decididos = {*CON_RASGOS, *en_tablas, *en_casos, *por_uno}
    assert CERRADOS - decididos == SOLO_SE_MUESTRAN.keys()


def test_los_que_solo_se_muestran_no_se_nombran_por_sus_valores() -> None:
    nombrados = {*_clases(nodo for nodos in NODOS.values() for nodo in nodos)}
    assert nombrados & SOLO_SE_MUESTRAN.keys() == set()


@pytest.mark.parametrize("situacion", SituacionDeAccion.codigos())
def test_toda_situacion_tiene_su_color_en_los_informes(situacion: str) -> None:
    estilo = (carpeta_de_plantillas() / "_estilo.css.j2").read_text("utf-8")
    assert f".marca.{situacion}::before" in estilo
    assert re.search(rf"svg rect\.{situacion}[ ,]", estilo)


# ── Un valor más, en una copia ───────────────────────────────────────────────

NUEVO = "NUEVO_VALOR"


@pytest.fixture
def copia(tmp_path: Path) -> Path:
    """Una copia del paquete, lista para importarse en lugar del instalado."""
    destino = tmp_path / "src" / "seguimiento"
    shutil.copytree(PAQUETE, destino, ignore=shutil.ignore_patterns("__pycache__"))
    return destino


def _con_un_valor_mas(copia: Path, clase: str, *, con_rasgos: bool) -> None:
    """Añade un valor a la clase en la copia; si ha de decir sus rasgos, los del que iba último."""
    for archivo in copia.rglob("*.py"):
        texto = archivo.read_text("utf-8")
        if re.search(rf"^class {clase}\((?:Vocabulario|\w*Enum)\):", texto, re.MULTILINE):
            break
    nodo = next(n for n in ast.parse(texto).body if isinstance(n, ast.ClassDef) and n.name == clase)
    *_, ultimo = (parte for parte in nodo.body if isinstance(parte, ast.Assign))
    rasgos = f", {ast.unparse(ultimo.targets[0])}[-1]" if con_rasgos and clase in CON_RASGOS else ""
    dicho = (
        f'"nuevo_valor", "Nuevo valor", "Definición."{rasgos}' if clase in VOCABULARIOS else "99"
    )
    lineas = texto.splitlines()
    lineas.insert(ultimo.end_lineno or 0, f"    {NUEVO} = {dicho}")
    archivo.write_text("\n".join(lineas), "utf-8")


def _python(copia: Path, programa: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", programa],
        env={"PYTHONPATH": str(copia.parent), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("clase", CON_RASGOS)
def test_un_valor_sin_sus_rasgos_no_se_importa(copia: Path, clase: str) -> None:
    _con_un_valor_mas(copia, clase, con_rasgos=False)
    hecho = _python(copia, "from seguimiento.vocabularios import *")
    assert hecho.returncode == 1
    rasgos = ", ".join(sorted(VOCABULARIOS[clase].__annotations__))
    assert f"SinDecidir: {clase}.{NUEVO}: falta o sobra decidir {rasgos}" in hecho.stderr


IMPORTAR_TODO = """
import importlib, pkgutil, sys
from seguimiento import vocabularios
from seguimiento.vocabularios import base

def anotar(tabla, comprobar=base.total):
    try:
        return comprobar(tabla)
    except base.SinDecidir as e:
        print(sys._getframe(1).f_globals["__name__"], e, sep="|")
        return {**dict.fromkeys(type(next(iter(tabla))), next(iter(tabla.values()))), **tabla}

vocabularios.total = base.total = anotar
import seguimiento
for modulo in pkgutil.walk_packages(seguimiento.__path__, "seguimiento."):
    if not modulo.name.endswith("__main__"):
        importlib.import_module(modulo.name)
"""
"""Importa el paquete entero; cada tabla que se queja lo dice y deja que las demás se quejen."""


def test_ninguna_tabla_espera_a_que_se_decida_sobre_un_valor() -> None:
    hecho = _python(PAQUETE, IMPORTAR_TODO)
    assert (hecho.stdout, hecho.returncode) == ("", 0), hecho.stdout + hecho.stderr


def test_un_valor_que_falta_en_una_tabla_no_se_importa(copia: Path) -> None:
    en_funciones = {
        tabla
        for _, funcion in _los(ast.FunctionDef)
        for tabla in ast.walk(funcion)
        if tabla in TABLAS
    }
    esperadas = {
        (f"seguimiento.{ruta[:-3].replace('/', '.').removesuffix('.__init__')}", clase)
        for tabla, (ruta, clase) in TABLAS.items()
        if tabla not in en_funciones
    }
    for clase in {clase for _, clase in esperadas}:
        _con_un_valor_mas(copia, clase, con_rasgos=True)
    hecho = _python(copia, IMPORTAR_TODO)
    assert hecho.returncode == 0, hecho.stderr
    quejas = {tuple(linea.split("|", 1)) for linea in hecho.stdout.splitlines()}
    assert quejas == {(m, f"{clase}: falta decidir sobre {NUEVO}") for m, clase in esperadas}


def test_un_valor_que_falta_en_un_match_lo_nombra_mypy(copia: Path) -> None:
    esperadas = sorted((ruta, clase) for ruta, clases in CASOS.values() for clase in clases)
    for clase in {clase for _, clase in esperadas}:
        _con_un_valor_mas(copia, clase, con_rasgos=True)
    hecho = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--config-file=", "--follow-imports=silent"),
            *("--enable-error-code=exhaustive-match", "--explicit-package-bases"),
            *sorted({f"seguimiento/{ruta}" for ruta, _ in esperadas}),
        ],
        cwd=copia.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    queja = rf"^seguimiento/(\S+?):.*\[(\w+)\.{NUEVO}\].*\[exhaustive-match\]$"
    assert sorted(re.findall(queja, hecho.stdout, re.MULTILINE)) == esperadas, hecho.stdout
