"""Nueve respuestas gerenciales de verdad se registran solo con órdenes, y queda lo que dice su fuente.

De cada una hay aquí dos archivos: `NOMBRE.txt`, las órdenes que teclea quien la tiene delante, y
`NOMBRE.yaml`, lo que ha de quedar escrito —ni un dato más, ni uno menos— y los avisos que se esperan. Los
hechos se sacaron de la fuente, no de lo que escribe el programa, y se leen con otro lector de YAML. Una
respuesta nueva son dos archivos nuevos.
"""

import shlex
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from apoyo.ejecucion import Resultado, seg
from seguimiento import vocabularios
from seguimiento.vocabularios import Vocabulario

AQUI = Path(__file__).parent
NOMBRES = sorted(una.stem for una in AQUI.glob("*.txt"))
CUANTAS = 9
HOY = "2024-06-03"
"""El día en que se registran, años después: nada de lo que dice la fuente es de hoy."""
CON_REFERENCIA = ("recomendaciones", "acciones", "compromisos", "reuniones")
"""Las listas de lo que se ve aparte, con su propia referencia."""
ROTULOS = {
    (str(valor.value), valor.rotulo)
    for vocabulario in vars(vocabularios).values()
    if isinstance(vocabulario, type) and issubclass(vocabulario, Vocabulario)
    for valor in vocabulario
    if len(str(valor.value)) > len("no")
}
"""Cómo se ve cada valor de cada vocabulario; los de una letra o un número no salen en estas respuestas."""


@dataclass(frozen=True)
class Registradas:
    """Las nueve, recién registradas en un repositorio nuevo."""

    raiz: Path
    hechas: dict[str, list[tuple[list[str], Resultado]]]
    """De cada una, sus órdenes y cómo terminaron."""

    def seg(self, *argumentos: str) -> Resultado:
        """Una orden más."""
        return seg(*argumentos, en=self.raiz, hoy=HOY)


@pytest.fixture(scope="module")
def registradas(tmp_path_factory: pytest.TempPathFactory) -> Registradas:
    raiz = tmp_path_factory.mktemp("reales") / "oficina"
    iniciado = seg("iniciar", raiz, "--organizacion", "Oficina de ejemplo", hoy=HOY)
    assert iniciado.codigo == 0, iniciado.errores
    hechas = {
        nombre: [(orden, seg(*orden, en=raiz, hoy=HOY)) for orden in ordenes_de(nombre)]
        for nombre in NOMBRES
    }
    return Registradas(raiz, hechas)


def ordenes_de(nombre: str) -> list[list[str]]:
    """Lo que se teclea tras `seg`: una orden por línea, que sigue en las sangradas."""
    lineas = list[str]()
    for linea in (AQUI / f"{nombre}.txt").read_text(encoding="utf-8").splitlines():
        if linea.startswith(" "):
            lineas[-1] += linea
        elif linea and not linea.startswith("#"):
            lineas.append(linea)
    partidas = [shlex.split(linea) for linea in lineas]
    assert all(programa == "seg" for programa, *_ in partidas)
    return [orden for _, *orden in partidas]


def esperado_de(nombre: str) -> dict[str, Any]:
    """Lo que ha de quedar: en qué archivo (`registro`), qué (`datos`) y con qué `avisos`."""
    leido: dict[str, Any] = yaml.safe_load((AQUI / f"{nombre}.yaml").read_text(encoding="utf-8"))
    return leido


def test_son_nueve_y_de_todas_se_sabe_que_ha_de_quedar() -> None:
    assert len(NOMBRES) == CUANTAS
    assert sorted(una.stem for una in AQUI.glob("*.yaml")) == NOMBRES


@pytest.mark.parametrize("nombre", NOMBRES)
def test_cada_orden_se_hace_a_la_primera(nombre: str, registradas: Registradas) -> None:
    fallidas = [(orden, r.errores) for orden, r in registradas.hechas[nombre] if r.codigo != 0]

    assert fallidas == []


@pytest.mark.parametrize("nombre", NOMBRES)
def test_queda_lo_que_dice_la_fuente_y_nada_mas(nombre: str, registradas: Registradas) -> None:
    esperado = esperado_de(nombre)
    escrito = (registradas.raiz / esperado["registro"]).read_text(encoding="utf-8")

    assert yaml.safe_load(escrito) == esperado["datos"]


def test_no_se_escribe_en_ningun_otro_sitio(registradas: Registradas) -> None:
    data = registradas.raiz / "data"

    assert sorted(str(uno.relative_to(registradas.raiz)) for uno in data.rglob("*.yaml")) == sorted(
        esperado_de(nombre)["registro"] for nombre in NOMBRES
    )


def test_el_porque_de_lo_raro_queda_junto_al_dato(registradas: Registradas) -> None:
    escrito = (registradas.raiz / "data/evaluaciones/pnud-7719-paisajes-pry.yaml").read_text(
        "utf-8"
    )

    assert "— así consta en el ERC: «2018/05», con la evaluación de 11/2018\n" in escrito


def test_validar_no_halla_errores_y_sus_avisos_son_los_que_se_esperan(
    registradas: Registradas,
) -> None:
    visto = registradas.seg("validar", "--json")
    hallados = {nombre: Counter[str]() for nombre in NOMBRES}
    for uno in visto.json["diagnosticos"]:
        assert uno["severidad"] == "advertencia", uno
        hallados[Path(uno["archivo"]).stem][uno["codigo"]] += 1

    assert visto.codigo == 0
    assert hallados == {nombre: Counter(esperado_de(nombre)["avisos"]) for nombre in NOMBRES}


@pytest.mark.parametrize("nombre", NOMBRES)
def test_ver_ensena_cuanto_se_anoto(nombre: str, registradas: Registradas) -> None:
    faltan = list[tuple[str, str]]()
    for ref, elemento in elementos_de(nombre, esperado_de(nombre)["datos"]):
        visto = registradas.seg("ver", ref)
        assert visto.codigo == 0, visto.errores
        faltan += [(ref, dato) for dato in datos_de(elemento) if not se_ve(dato, visto.salida)]

    assert faltan == []


def elementos_de(ref: str, datos: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """El registro y cada cosa suya con referencia, con la suya."""
    yield ref, datos
    archivo = ref.partition("/")[0]
    for lista in CON_REFERENCIA:
        for uno in datos.get(lista, ()):
            suyo = uno.get("id", f"reunion-{uno.get('fecha')}")
            yield from elementos_de(f"{archivo}/{suyo}", uno)


def datos_de(dato: object) -> Iterator[str]:
    """Cada dato, como se escribe, sin lo que tiene su propia referencia."""
    if isinstance(dato, Mapping):
        for clave, dentro in dato.items():
            if clave not in CON_REFERENCIA:
                yield from datos_de(dentro)
    elif isinstance(dato, list):
        for uno in dato:
            yield from datos_de(uno)
    else:
        yield str(dato)


def se_ve(dato: str, salida: str) -> bool:
    """Si un dato está en lo que se ve; el de un vocabulario, por su nombre y no por su código."""
    como_se_ve = {rotulo for codigo, rotulo in ROTULOS if codigo == dato} or {dato}
    return any(uno in salida for uno in como_se_ve)


@pytest.mark.parametrize(
    "orden",
    [
        ("status",),
        *(("lista", que) for que in ("evaluaciones", "recomendaciones", "acciones", "acuerdos")),
        ("informe", "agenda"),
        ("informe", "trimestral", "--periodo", "2020-T4"),
        ("informe", "trimestral", "--periodo", "2020-T4", "--formato", "html"),
    ],
)
def test_de_las_nueve_juntas_se_informa(orden: tuple[str, ...], registradas: Registradas) -> None:
    visto = registradas.seg(*orden)

    assert (visto.codigo, visto.errores) == (0, "")
    assert visto.salida


EN_LA_MATRIZ = (
    *("texto", "descripcion", "dirigida_a", "responsables", "comentario", "etiquetas", "fondos"),
    *("plan", "alcance", "justificacion", "por", "parte", "comentarios_generales", "responsable"),
)
"""Lo que se lee en la matriz, esté en una acción o en una recomendación que se sigue sin ellas."""


@pytest.mark.parametrize("nombre", [uno for uno in NOMBRES if not uno.startswith("junta")])
def test_la_matriz_de_cada_una_dice_lo_que_se_anoto(nombre: str, registradas: Registradas) -> None:
    visto = registradas.seg("informe", "matriz", nombre)
    textos = [*de_esas_claves(esperado_de(nombre)["datos"], EN_LA_MATRIZ)]

    assert (visto.codigo, visto.errores) == (0, "")
    assert textos
    assert [uno for uno in textos if uno not in visto.salida] == []


def de_esas_claves(dato: object, claves: Collection[str], *, dentro: bool = False) -> Iterator[str]:
    """Los textos que hay, a cualquier hondura, bajo alguna de esas claves."""
    if isinstance(dato, Mapping):
        for clave, hijo in dato.items():
            yield from de_esas_claves(hijo, claves, dentro=clave in claves)
    elif isinstance(dato, list):
        for uno in dato:
            yield from de_esas_claves(uno, claves, dentro=dentro)
    elif dentro:
        yield str(dato)


def test_una_recomendacion_sin_acciones_lleva_en_la_matriz_su_plazo_y_su_bitacora(
    registradas: Registradas,
) -> None:
    salida = registradas.seg("informe", "matriz", "gao-2020-seguimiento").salida
    suyo = salida.partition("## Recomendación GAO-20-418\n")[2].partition("## Recomendación")[0]

    assert "31-oct-2020" in suyo
    assert "ago-2020, en curso: El grupo de trabajo no se había convocado por la pandemia." in suyo
    assert "Vencida hace 1311 días" in suyo
    auditoria = registradas.seg("informe", "matriz", "lawrence-2009-auditoria").salida
    assert "19-mar-2009, no determinado: La auditoría no pudo" in auditoria


def test_una_observacion_dice_de_cuando_es_y_sobre_que(registradas: Registradas) -> None:
    salida = registradas.seg("informe", "matriz", "pnud-4381-adr-slv").salida

    assert "- 19-abr-2012, sobre respuesta: Última actualización de la respuesta.\n" in salida
