"""`seg corregir`: llega a todos los campos de todos los registros y no toca nada más.

`make test` prueba un campo de cada tres, con las primeras recomendaciones de la evaluación más larga;
`make duro`, todos y con todas.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from apoyo.carteras import CONFIGURACION, FINAL, MESA, PROYECTO, RICA, cambiada, escribir
from apoyo.ejecucion import dialogo, seg
from apoyo.esfuerzo import ENTERO, una_parte
from apoyo.muestras import entero, muestra
from apoyo.tabulaciones import propuestas
from seguimiento.campos import Campo, campos
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo, Reunion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import Registro

INCLUIDOS = (
    ("oim-2022-red-pmm", Evaluacion, "evaluaciones/oim-2022-red-pmm.yaml"),
    ("oim-2022-red-pmm/R4", Recomendacion, "evaluaciones/oim-2022-red-pmm.yaml"),
    ("oim-2022-red-pmm/4.2", Accion, "evaluaciones/oim-2022-red-pmm.yaml"),
    ("crm-osc", Acuerdo, "acuerdos/crm-osc.yaml"),
    ("crm-osc/2", Accion, "acuerdos/crm-osc.yaml"),
    ("crm-osc/reunion-prueba", Reunion, "acuerdos/crm-osc.yaml"),
    ("BP1_ME", BuenaPractica, "practicas/BP1_ME.yaml"),
    ("LA1_AF", Leccion, "practicas/LA1_AF.yaml"),
)
REUNION = """
reuniones:
  - id: reunion-prueba  # de mentira
    fecha: 2017-03-15
"""


def caminos(modelo: type[Registro], delante: tuple[Campo, ...] = ()) -> Iterator[tuple[Campo, ...]]:
    """Cada campo de un registro y de los que contiene, sin los que tienen referencia propia."""
    for campo in campos(modelo):
        yield (*delante, campo)
        if campo.registro and not campo.elementos:
            yield from caminos(campo.registro, (*delante, campo))


def nombre(camino: tuple[Campo, ...]) -> str:
    """Cómo se nombra, con el último elemento de cada lista por la que pasa."""
    pasos = [
        campo.clave + ".ultimo" * (campo.es_lista and campo.registro is not None)
        for campo in camino
    ]
    return ".".join([*pasos[:-1], camino[-1].clave])


def leido(archivo: Path) -> Any:  # noqa: ANN401
    """Lo que lee PyYAML, con todos los valores como texto."""
    return _leido(archivo.read_text("utf-8"))


@lru_cache(maxsize=8)
def _leido(texto: str) -> Any:  # noqa: ANN401
    return yaml.load(texto, Loader=yaml.BaseLoader)  # noqa: S506 — solo textos


def elemento_de(arbol: Any, ref: str) -> Any:  # noqa: ANN401
    """Lo que en el árbol lleva el id de la referencia."""
    _, _, interno = ref.partition("/")
    if not interno:
        return arbol
    pendientes = [arbol]
    for dato in pendientes:
        if isinstance(dato, dict) and dato.get("id") == interno:
            return dato
        pendientes += (
            dato.values() if isinstance(dato, dict) else dato if isinstance(dato, list) else ()
        )
    raise AssertionError(ref)


def en(dato: Any, camino: tuple[Campo, ...]) -> Any:  # noqa: ANN401
    """Lo que hay en el camino, por el último elemento de cada lista."""
    for campo in camino[:-1]:
        dato = dato[campo.clave]
        if campo.es_lista:
            dato = dato[-1]
    return dato[camino[-1].clave]


@pytest.fixture(scope="module")
def incluidos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Los registros incluidos que se corrigen, y los que nombran."""
    raiz = tmp_path_factory.mktemp("incluidos")
    for ruta in {ruta for _, _, ruta in INCLUIDOS}:
        (raiz / "data" / ruta).parent.mkdir(parents=True, exist_ok=True)
        texto = _las_primeras((PROYECTO / "data" / ruta).read_text("utf-8"))
        (raiz / "data" / ruta).write_text(texto + REUNION * ruta.startswith("acuerdos"), "utf-8")
    return raiz


def _las_primeras(texto: str) -> str:
    """El registro hasta la R4 inclusive: probar un campo cuesta lo que mide su archivo."""
    return texto if ENTERO else texto.partition("  - id: R5\n")[0]


@pytest.mark.parametrize(("ref", "modelo", "ruta"), INCLUIDOS, ids=str)
def test_llega_a_todos_los_campos_de_todos_los_registros(
    ref: str, modelo: type[Registro], ruta: str, incluidos: Path
) -> None:
    archivo = incluidos / "data" / ruta
    original = archivo.read_bytes()
    probados = 0
    for camino in una_parte([*caminos(modelo)], cada=3, desde=len(ref)):
        campo = camino[-1]
        if campo.elementos or (campo.clave == "tipo" and "_" in ref):
            continue  # lo que tiene referencia propia se corrige con ella; el tipo de una ficha es su código
        archivo.write_bytes(original)
        _crear_lo_que_lo_contiene(incluidos, archivo, ref, camino)
        base = leido(archivo)
        if campo.registro:
            valor = yaml.safe_dump(
                entero(campo.registro), default_flow_style=True, width=9999
            ).strip()
            esperado: Any = entero(campo.registro)
        else:
            valor = esperado = muestra(campo)
        opcion = ("--anadir", valor) if campo.es_lista else (valor,)
        orden = ("corregir", ref, nombre(camino), *opcion, "--aunque", "prueba")
        hecho = seg(*orden, en=incluidos)
        assert hecho.codigo == 0, (orden, hecho.errores)
        ahora = leido(archivo)
        aqui = elemento_de(
            ahora,
            ref if campo.clave != "id" or len(camino) > 1 else f"{ref.partition('/')[0]}/{valor}",
        )
        escrito = en(aqui, camino)
        assert (escrito[-1] if campo.es_lista else escrito) == esperado, orden
        _comprobar_lo_demas(base, ahora, original, archivo, campo, camino)
        probados += 1
    archivo.write_bytes(original)
    assert probados > 5


def _crear_lo_que_lo_contiene(
    raiz: Path, archivo: Path, ref: str, camino: tuple[Campo, ...]
) -> None:
    """Un elemento en cada lista por la que pasa el camino, y los registros a los que algo no puede faltarles."""
    for fin, paso in enumerate(camino[:-1], start=1):
        if paso.registro is None:
            continue
        hay_que_crearlo = paso.es_lista or any(campo.obligatorio for campo in campos(paso.registro))
        if not hay_que_crearlo or (not paso.es_lista and _esta(archivo, ref, camino[:fin])):
            continue
        uno = yaml.safe_dump(entero(paso.registro), default_flow_style=True, width=9999).strip()
        opcion = ("--anadir", uno) if paso.es_lista else (uno,)
        dicho = ("corregir", ref, nombre(camino[:fin]), *opcion, "--aunque", "prueba")
        hecho = seg(*dicho, en=raiz)
        assert hecho.codigo == 0, (dicho, hecho.errores)


def _esta(archivo: Path, ref: str, camino: tuple[Campo, ...]) -> bool:
    try:
        return isinstance(en(elemento_de(leido(archivo), ref), camino), dict)
    except (KeyError, TypeError):
        return False


def _comprobar_lo_demas(  # noqa: PLR0913, PLR0917
    base: Any,  # noqa: ANN401
    ahora: Any,  # noqa: ANN401
    original: bytes,
    archivo: Path,
    campo: Campo,
    camino: tuple[Campo, ...],
) -> None:
    """Que los demás datos sean los que eran, y que no se haya ido ningún comentario."""
    assert _sin(ahora, camino[0].clave, campo.clave) == _sin(base, camino[0].clave, campo.clave)
    texto = archivo.read_text("utf-8")
    for linea in original.decode("utf-8").splitlines():
        if linea.lstrip().startswith("#"):
            assert linea in texto


def _sin(arbol: Any, *claves: str) -> Any:  # noqa: ANN401
    """El árbol sin esas claves, estén donde estén."""
    if isinstance(arbol, dict):
        return {
            c: _sin(v, *claves) for c, v in arbol.items() if c not in (*claves, "id", "misma_que")
        }
    return [_sin(uno, *claves) for uno in arbol] if isinstance(arbol, list) else arbol


# ── Cómo se nombra lo que se corrige ─────────────────────────────────────────


@pytest.mark.parametrize(
    "campo",
    [
        *(
            "seguimiento.1.comentario",
            "seguimiento[1].comentario",
            "seguimiento.2023-03-28.comentario",
        ),
        *(
            "seguimiento[2023-03-28].comentario",
            "seguimiento.ultimo.comentario",
            "Seguimiento.1.Comentario",
        ),
    ],
)
def test_un_elemento_de_una_lista_se_nombra_de_varias_maneras(campo: str, rica: Path) -> None:
    assert seg("corregir", "1.1", campo, "Otro", en=rica).codigo == 0
    assert (
        seg("ver", "1.1", "--json", en=rica).json["registro"]["seguimiento"][0]["comentario"]
        == "Otro"
    )


@pytest.mark.parametrize(
    ("orden", "dice"),
    [
        (("1.1", "plzo", "2023"), "no hay ningún campo «plzo»\n  ¿quiso decir «plazo»?"),
        (
            ("1.1", "seguimiento.9.estado", "en_curso"),
            "no hay ningún «9» en «seguimiento»\n  hay 1: 1 (2023-03-28)",
        ),
        (("1.1", "prorrogas.2022.plazo", "2023"), "no hay ningún «2022» en «prorrogas»"),
        (("1.1", "plazo.dia", "1"), "«plazo» no tiene dentro «dia»"),
        (("1.1", "plazo", "pronto"), "«pronto» no es una fecha"),
        (("1.1", "plazo", "03/04/2024"), "puede leerse de dos maneras"),
        (("1.1", "descripcion", "--borrar"), "«descripcion» es obligatorio"),
        (("1.1", "plazo", "--anadir", "2023"), "«plazo» no es una lista"),
        (("1.1", "plazo"), "no se dice qué hacer con «plazo»"),
        (("1.1", "plazo", "2023", "--borrar"), "varias cosas a la vez"),
        (("1.1", "plazo", "2023", "2024"), "«plazo» lleva un solo valor"),
        (("R1", "respuesta", "aceptada"), "«respuesta» no es un solo dato"),
        (("9.9", "plazo", "2023"), "no existe «9.9»"),
    ],
)
def test_lo_que_no_puede_corregirse_dice_por_que_y_no_cambia_nada(
    orden: tuple[str, ...], dice: str, rica: Path
) -> None:
    antes = (rica / FINAL).read_bytes()
    visto = seg("corregir", *orden, en=rica)
    assert (visto.codigo, visto.salida, (rica / FINAL).read_bytes()) == (2, "", antes)
    assert dice in visto.errores
    assert visto.errores.count("\n") > 1


def test_las_listas_se_anaden_y_se_quitan_y_borrar_no_deja_vacios(rica: Path) -> None:
    def registro(ref: str = "1.1") -> Any:  # noqa: ANN401
        return seg("ver", ref, "--json", en=rica).json["registro"]

    seg(
        "corregir",
        "1.1",
        "responsables",
        "--anadir",
        "UGP; Consultor",
        "--quitar",
        "Jefatura de misión",
        en=rica,
    )
    assert registro()["responsables"] == ["UGP", "Consultor"]
    seg("corregir", "1.1", "responsables", "Solo una", en=rica)
    assert registro()["responsables"] == ["Solo una"]
    seg("corregir", "1.1", "responsables", "--quitar", "1", en=rica)
    assert "responsables" not in registro()
    seg("corregir", "1.1", "prorrogas", "--quitar", "2022-12-01", en=rica)
    assert [una["plazo"] for una in registro()["prorrogas"]] == ["2023-02"]
    seg("corregir", "1.1", "plazo", "--borrar", en=rica)
    assert "plazo" not in registro()
    seg("corregir", "R2", "respuesta.plan", "Algo", en=rica)
    seg("corregir", "R2", "respuesta.plan", "--borrar", en=rica)
    assert "respuesta" not in registro("R2")
    assert seg("validar", en=rica).codigo == 0


def test_cambiar_un_codigo_cambia_donde_se_nombra(rica: Path) -> None:
    seg("corregir", "mesa/c1", "relacionadas", "final-2022/2.3", en=rica)
    seg("corregir", "2.1", "misma_que", "2.3", en=rica)
    visto = seg("corregir", "final-2022/2.3", "id", "2.9", en=rica)
    assert visto.codigo == 0
    assert "«2.3» pasa a «2.9» también donde se nombra" in visto.errores
    assert seg("ver", "mesa/c1", "--json", en=rica).json["registro"]["relacionadas"] == [
        "final-2022/2.9"
    ]
    assert seg("ver", "2.1", "--json", en=rica).json["registro"]["misma_que"] == "2.9"
    assert seg("ver", "2.9", en=rica).codigo == 0


def test_un_codigo_que_ya_se_usa_no_se_da(rica: Path) -> None:
    antes = (rica / FINAL).read_bytes()
    assert seg("corregir", "2.3", "id", "2.1", en=rica).codigo == 1
    assert (rica / FINAL).read_bytes() == antes


def test_lo_que_no_se_entiende_tambien_se_corrige(tmp_path: Path) -> None:
    """Es lo que más falta hace: lo que el validador señala."""
    malo = cambiada(
        FINAL,
        "plazo: 2023-04\n                responsables: [Oficina",
        "plazo: 30/04/2023\n                responsables: [Oficina",
    )
    raiz = escribir(tmp_path, malo)
    assert seg("validar", en=raiz).codigo == 1
    assert seg("corregir", "final-2022/2.1", "plazo", "30/04/2023", en=raiz).codigo == 0
    assert seg("validar", en=raiz).codigo == 0


def test_el_mismo_valor_no_cambia_nada(rica: Path) -> None:
    visto = seg("corregir", "1.1", "plazo", "2022-11", en=rica)
    assert (visto.codigo, visto.salida) == (0, "")
    assert "ya estaba así" in visto.errores


def test_un_error_nuevo_no_se_guarda_y_simular_no_escribe(rica: Path) -> None:
    antes = (rica / FINAL).read_bytes()
    assert seg("corregir", "1.1", "misma_que", "no-esta", en=rica).codigo == 1
    assert seg("corregir", "1.1", "plazo", "2023", "--simular", en=rica).codigo == 0
    assert (rica / FINAL).read_bytes() == antes


def test_donde_habia_un_texto_entra_el_registro_entero(rica: Path) -> None:
    assert seg("corregir", "mesa", "partes", "OSC", "CRM", en=rica).codigo == 0
    assert seg("corregir", "mesa", "partes.OSC.rol", "Secretaría", en=rica).codigo == 0
    assert leido(rica / MESA)["partes"] == [{"nombre": "OSC", "rol": "Secretaría"}, "CRM"]


def test_ante_alguien_lo_que_puede_ser_varios_se_pregunta(rica: Path) -> None:
    orden = ("corregir", "1.1", "responsables", "Planificación y Calidad")
    assert dialogo(*orden, respuestas=["2"], en=rica).codigo == 0
    assert leido(rica / FINAL)["recomendaciones"][0]["acciones"][0]["responsables"] == [
        "Planificación",
        "Calidad",
    ]


def test_tab_ofrece_los_campos_los_elementos_y_los_valores(rica: Path) -> None:
    assert propuestas("corregir", "final-2022/1.1", "pla", en=rica) == ["plazo"]
    assert propuestas("corregir", "1.1", "prorrogas.", en=rica) == ["prorrogas.1", "prorrogas.2"]
    assert propuestas("corregir", "1.1", "prorrogas.1.mo", en=rica) == ["prorrogas.1.motivo"]
    assert "respuesta.decision" in propuestas("corregir", "R1", "respuesta.", en=rica)
    assert propuestas("corregir", "R1", "respuesta.decision", "rech", en=rica) == ["rechazada"]
    assert RICA[CONFIGURACION]


def test_la_configuracion_se_corrige_por_su_nombre(rica: Path) -> None:
    antes = (rica / CONFIGURACION).read_bytes()
    for orden in (
        ("dias_por_vencer", "45"),
        ("clases", "--anadir", "Institucional"),
        ("tramos_de_retraso", "10", "20"),
        ("organizacion", "--borrar"),
    ):
        assert seg("corregir", CONFIGURACION, *orden, en=rica).codigo == 0, orden
    assert leido(rica / CONFIGURACION) == {
        "zona_horaria": "America/Guayaquil",
        "dias_por_vencer": "45",
        "tramos_de_retraso": ["10", "20"],
        "clases": ["Institucional"],
        "actores": {"Unidad de Apoyo a Programas": {"alias": ["PSU"]}},
    }
    assert seg("deshacer", en=rica).codigo == 0
    assert b"organizacion: OIM\n" in (rica / CONFIGURACION).read_bytes()
    (rica / CONFIGURACION).write_bytes(antes)
    for orden in (("dias_por_vencer", "x"), ("reglas.SEG603", "nada"), ("actores", "PSU")):
        assert seg("corregir", CONFIGURACION, *orden, en=rica).codigo == 2, orden
    assert (rica / CONFIGURACION).read_bytes() == antes


def test_una_zona_que_no_existe_no_se_escribe(rica: Path) -> None:
    antes = (rica / "seguimiento.yaml").read_bytes()
    visto = seg("corregir", "seguimiento.yaml", "zona_horaria", "America/Guayakil", en=rica)
    assert visto.codigo == 2
    assert "¿quiso decir «America/Guayaquil»?" in visto.errores
    assert (rica / "seguimiento.yaml").read_bytes() == antes


def test_los_nombres_de_la_configuracion_se_ponen_se_cambian_y_se_quitan(rica: Path) -> None:
    """Los nombres de un mapa los pone quien escribe: el que no está se crea, y sin nada dentro se queda."""
    antes = (rica / CONFIGURACION).read_bytes()
    for orden in (
        ("reglas.SEG201", "nota"),
        ("reglas.SEG201", "desactivada"),
        ("reglas.SEG202", "error"),
        ("reglas.SEG202", "--borrar"),
        ("actores[S. A.].alias", "--anadir", "La sociedad"),
        ("actores[S. A.].organizacion", "OIM"),
        ("actores[S. A.].alias", "--quitar", "1"),
        ("actores.unidad de apoyo a programas.alias", "--anadir", "UAP"),
        ("actores.OSC", "{alias: [La red], correo: red@ejemplo.org}"),
        ("actores.OSC.correo", "--borrar"),
        ("actores.UNICEF.alias", "Unicef"),
        ("actores.UNICEF.alias", "--borrar"),
    ):
        visto = seg("corregir", CONFIGURACION, *orden, en=rica)
        assert visto.codigo == 0, (orden, visto.errores)
    assert leido(rica / CONFIGURACION) == {
        "organizacion": "OIM",
        "zona_horaria": "America/Guayaquil",
        "actores": {
            "Unidad de Apoyo a Programas": {"alias": ["PSU", "UAP"]},
            "S. A.": {"organizacion": "OIM"},
            "OSC": {"alias": ["La red"]},
            "UNICEF": {},
        },
        "reglas": {"SEG201": "desactivada"},
    }
    for nombre in ("S. A.", "OSC", "UNICEF"):
        quitar = seg("corregir", CONFIGURACION, f"actores[{nombre}]", "--borrar", en=rica)
        assert quitar.codigo == 0, quitar.errores
    seg("corregir", CONFIGURACION, "reglas.SEG201", "--borrar", en=rica)
    seg(
        "corregir",
        CONFIGURACION,
        "actores.Unidad de Apoyo a Programas.alias.2",
        "--borrar",
        en=rica,
    )
    assert (rica / CONFIGURACION).read_bytes() == antes
    assert seg("corregir", CONFIGURACION, "actores", "--borrar", en=rica).codigo == 0
    assert "actores" not in leido(rica / CONFIGURACION)


@pytest.mark.parametrize(
    ("orden", "codigo", "dice"),
    [
        (("reglas", "nota"), 2, "corrija «reglas.NOMBRE»"),
        (("actores.OSC", "La red"), 2, "corrija actores.OSC.alias"),
        (("reglas.SEG999", "nota"), 1, "no hay ninguna regla «SEG999»"),
        (("reglas.SEG012", "nota"), 1, "no se ajusta"),
        (("actores.OSC.alias", "PSU"), 1, "«PSU» nombra a dos actores"),
        (("reglas.SEG201", "mucha"), 2, "valor desconocido «mucha»"),
    ],
)
def test_lo_que_no_vale_en_la_configuracion_no_se_escribe(
    orden: tuple[str, ...], codigo: int, dice: str, rica: Path
) -> None:
    antes = (rica / CONFIGURACION).read_bytes()
    visto = seg("corregir", CONFIGURACION, *orden, en=rica)
    assert (visto.codigo, (rica / CONFIGURACION).read_bytes()) == (codigo, antes)
    assert dice in visto.errores


def test_sin_configuracion_corregirla_es_escribirla_y_deshacerlo_la_quita(rica: Path) -> None:
    (rica / CONFIGURACION).unlink()
    assert seg("corregir", CONFIGURACION, "dias_por_vencer", "45", en=rica).codigo == 0
    assert (rica / CONFIGURACION).read_text("utf-8") == "dias_por_vencer: 45\n"
    assert seg("deshacer", en=rica).codigo == 0
    assert not (rica / CONFIGURACION).exists()


def test_tab_llega_a_la_configuracion_y_a_sus_nombres(rica: Path) -> None:
    seg("corregir", CONFIGURACION, "actores[S. A.].alias", "La sociedad", en=rica)
    assert propuestas("corregir", "segui", en=rica) == [CONFIGURACION]
    assert propuestas("corregir", CONFIGURACION, "dias", en=rica) == [
        "dias_por_vencer",
        "dias_sin_novedad",
    ]
    assert propuestas("corregir", CONFIGURACION, "actores.", en=rica) == [
        "actores.Unidad de Apoyo a Programas"
    ]
    assert propuestas("corregir", CONFIGURACION, "actores", en=rica) == ["actores"]
    assert propuestas("corregir", CONFIGURACION, "actores[", en=rica) == ["actores[S. A.]"]
    assert "error" in propuestas("corregir", CONFIGURACION, "reglas.SEG201", "", en=rica)


# ── Cambiar de código, se nombre por donde se nombre ─────────────────────────

CITADO = {
    "data/evaluaciones/una.yaml": """\
        titulo: Una
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Algo
            acciones:
              - {id: a1, descripcion: Convocar}  # la primera
              - id: a2
                descripcion: Repetir
                misma_que: a1
                relacionadas: [R1, mesa/reunion-2022-01-02, UNA/A1]
        """,
    MESA: """\
        titulo: Mesa
        reuniones:
          - fecha: 2022-01-02
        compromisos:
          - {id: c1, descripcion: Enviar, relacionadas: [una/a1, una/R1, reunion-2022-01-02]}
        """,
}


@pytest.mark.parametrize(
    ("orden", "cambian"),
    [
        (("una/a1", "id", "1.10"), {"a1": "1.10", "A1": "1.10"}),
        (("una/R1", "acciones.1.id", "1.10"), {"a1": "1.10", "A1": "1.10"}),
        (("una", "recomendaciones.R1.acciones.a1.id", "2022"), {"a1": "2022", "A1": "2022"}),
        (("una/R1", "acciones.1", "{id: b1, descripcion: Convocar}"), {"a1": "b1", "A1": "b1"}),
        (("una", "recomendaciones.1.id", "1e3"), {"R1": "1e3"}),
        (
            ("mesa/reunion-2022-01-02", "fecha", "2022-T1"),
            {"reunion-2022-01-02": "reunion-2022-T1"},
        ),
        (("mesa", "reuniones.1.fecha", "2022-T1"), {"reunion-2022-01-02": "reunion-2022-T1"}),
        (("mesa", "reuniones.1.id", "prim"), {"reunion-2022-01-02": "prim"}),
    ],
    ids=str,
)
def test_un_codigo_cambia_donde_se_nombra_por_cualquier_camino(
    orden: tuple[str, ...], cambian: dict[str, str], tmp_path: Path
) -> None:
    raiz = escribir(tmp_path, CITADO)
    rutas = {"una": raiz / "data/evaluaciones/una.yaml", "mesa": raiz / MESA}
    antes = {nombre: ruta.read_bytes() for nombre, ruta in rutas.items()}
    citas = _citas(rutas)
    codigos = _codigos(raiz)
    visto = seg("corregir", *orden, en=raiz)
    assert visto.codigo == 0, visto.errores

    def nueva(cita: str) -> str:
        delante, barra, interno = cita.rpartition("/")
        return f"{delante}{barra}{cambian.get(interno, interno)}"

    assert _citas(rutas) == [nueva(cita) for cita in citas] != citas
    # nada queda suelto, ni escrito de modo que otro programa lo lea como un número
    assert _codigos(raiz) == codigos
    assert b"# la primera" in rutas["una"].read_bytes()
    assert seg("deshacer", en=raiz).codigo == 0
    assert {nombre: ruta.read_bytes() for nombre, ruta in rutas.items()} == antes


def _codigos(raiz: Path) -> list[str]:
    diagnosticos = seg("validar", "--formato", "json", en=raiz).json["diagnosticos"]
    return sorted(uno["codigo"] for uno in diagnosticos)


def _citas(rutas: dict[str, Path]) -> list[str]:
    """Todas las referencias escritas, en su orden."""
    una, mesa = leido(rutas["una"]), leido(rutas["mesa"])
    repetida = una["recomendaciones"][0]["acciones"][1]
    return [
        repetida["misma_que"],
        *repetida["relacionadas"],
        *mesa["compromisos"][0]["relacionadas"],
    ]


def test_un_codigo_que_se_nombra_no_pasa_a_ser_el_de_otro_ni_con_motivo(tmp_path: Path) -> None:
    """Las referencias a los dos dirían lo mismo, y ya no habría cómo separarlas."""
    raiz = escribir(tmp_path, CITADO)
    antes = {ruta: ruta.read_bytes() for ruta in raiz.glob("data/**/*.yaml")}
    for codigo in ("R1", "r1", "a2"):
        visto = seg("corregir", "una/a1", "id", codigo, "--aunque", "Así viene", en=raiz)
        assert visto.codigo == 1
        assert f"«{codigo}» ya es de otro, y «a1» se nombra en " in visto.errores
        assert {ruta: ruta.read_bytes() for ruta in antes} == antes
    # el suyo, con otras mayúsculas, sí; y lo que nadie nombra, si así viene
    assert seg("corregir", "una/a1", "id", "A1", en=raiz).codigo == 0
    assert seg("corregir", "una/a2", "id", "R1", "--aunque", "Así viene", en=raiz).codigo == 0


def test_quitar_un_elemento_no_da_su_codigo_al_siguiente(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, CITADO)
    antes = (raiz / MESA).read_bytes()
    visto = seg("corregir", "una/R1", "acciones.1", "--borrar", "--si", en=raiz)
    assert visto.codigo == 1
    assert "«a1» no lleva a ninguna parte" in visto.errores
    assert "pasa a" not in visto.errores
    assert (raiz / MESA).read_bytes() == antes
    assert seg("corregir", "una/R1", "acciones.a2", "--borrar", en=raiz).codigo == 0


def test_anadir_dos_veces_lo_mismo_lo_pone_una(rica: Path) -> None:
    orden = ("corregir", "1.1", "etiquetas", "--anadir", "Red", "--anadir", "Red")
    assert seg(*orden, en=rica).codigo == 0
    assert seg("ver", "1.1", "--json", en=rica).json["registro"]["etiquetas"] == ["Red"]


def test_de_una_lista_de_una_ficha_puede_decirse_por_que_no_consta(rica: Path) -> None:
    ficha = rica / "data/practicas/BP1_ME.yaml"
    antes = ficha.read_bytes()
    assert seg("corregir", "BP1_ME", "territorios", "no_registra", en=rica).codigo == 0
    assert leido(ficha)["territorios"] == "no_registra"
    assert seg("corregir", "BP1_ME", "paises", "no_aplica", en=rica).codigo == 0
    assert leido(ficha)["paises"] == "no_aplica"
    assert seg("corregir", "BP1_ME", "territorios", "--anadir", "Quito", en=rica).codigo == 0
    assert leido(ficha)["territorios"] == ["Quito"]
    assert seg("corregir", "BP1_ME", "paises", "--borrar", en=rica).codigo == 0
    assert leido(ficha) == yaml.load(antes, Loader=yaml.BaseLoader)  # noqa: S506
