"""Lo que se ve por lo que se recuerda es siempre lo que se vería leyéndolo todo."""

import os
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from apoyo.cache import como_si_pasara_el_margen, estropeado, instante
from apoyo.cartera_de_doce import ARCHIVOS
from apoyo.carteras import CONFIGURACION, FINAL, RICA, escribir, generada
from apoyo.esfuerzo import ejemplos
from apoyo.posix import fork
from apoyo.vistazos import del_disco, entero, recordado
from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Archivo
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.en_breve import vistazo
from seguimiento.analisis.panorama import panorama
from seguimiento.analisis.vistazo import Vistazo
from seguimiento.repositorio import cargar, configuracion
from seguimiento.repositorio.lectura import Lector

HOY = date(2023, 4, 15)


def _sin_responder(misma_que: str = "") -> str:
    """Una evaluación que espera respuesta desde el mismo día que las demás, con la misma prioridad."""
    de_otra = f"        misma_que: {misma_que}\n" if misma_que else ""
    accion = f'    acciones:\n      - id: "1"\n        descripcion: Dar talleres\n{de_otra}'
    recomendacion = f"  - id: R1\n    texto: Dar talleres\n    prioridad: 1\n{accion}"
    return f"titulo: Una\norganizacion: OIM\nfecha: 2022-06\nrecomendaciones:\n{recomendacion}"


EMPATADAS: Mapping[str, str] = {
    "data/evaluaciones/a.yaml": _sin_responder(),
    "data/evaluaciones/b.yaml": _sin_responder("d/1"),
    "data/evaluaciones/c.yaml": _sin_responder(),
    "data/evaluaciones/d.yaml": _sin_responder("e/1"),
    "data/evaluaciones/e.yaml": _sin_responder(),
}
"""Lo que empata en todo menos en la referencia, con tres archivos que se cuentan juntos entre otros que no."""
CARTERAS: Mapping[str, Mapping[str, str]] = {
    "rica": RICA,
    "doce": ARCHIVOS,
    "generada": generada(6),
    "empatadas": EMPATADAS,
    "sin nada": {"data/evaluaciones/.gitkeep": ""},
}
CABEN = 100


@pytest.fixture
def cajon(tmp_path: Path) -> Cajon:
    return Cajon(tmp_path / "cache")


def asentado(raiz: Path) -> int:
    """Un instante tras el que vale la firma de todo lo que hay."""
    antes = max(uno.lstat().st_ctime_ns for uno in raiz.rglob("*"))
    # el disco cuenta a saltos: hasta el siguiente, lo de ahora podría repetirse
    while instante(raiz.parent) <= antes:
        pass
    return como_si_pasara_el_margen(raiz.parent)


@pytest.mark.parametrize("cual", CARTERAS)
def test_en_frio_y_con_lo_recordado_se_ve_lo_mismo_cualquier_dia(
    cual: str, tmp_path: Path, cajon: Cajon
) -> None:
    raiz, azar = escribir(tmp_path / "r", CARTERAS[cual]), Random(cual)  # noqa: S311 — determinista
    ahora = asentado(raiz)
    for _ in range(ejemplos(200, 20)):
        hoy = date(2012, 1, 1) + timedelta(azar.randrange(365 * 16))
        leido = del_disco(raiz, hoy)
        assert [recordado(raiz, cajon, hoy, ahora) for _ in range(2)] == [leido] * 2
        for dia in (hoy, hoy + timedelta(1), hoy + timedelta(azar.randrange(100))):
            visto = recordado(raiz, cajon, dia, ahora, CABEN)
            assert visto == (dia, *_lo_que_asoma(raiz, dia))


def test_dia_a_dia_hacia_delante_y_hacia_atras_se_ve_lo_de_ese_dia(
    tmp_path: Path, cajon: Cajon
) -> None:
    """Por todos los días en que algo cambia de situación, los de antes y los de después."""
    raiz = escribir(tmp_path / "r", RICA)
    ahora = asentado(raiz)
    dias = [HOY + timedelta(n) for n in range(-20, 20)]
    for seguidos in (dias, dias[::-1]):
        for dia in seguidos:
            assert recordado(raiz, cajon, dia, ahora, CABEN) == (dia, *_lo_que_asoma(raiz, dia))


@pytest.mark.parametrize("caben", [None, 1, 2, 3, 4, 5, CABEN])
def test_si_caben_mas_filas_de_las_que_asoman_se_ven_todas(
    caben: int | None, tmp_path: Path, cajon: Cajon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seguimiento.repositorio.vistazos.de_todos.ASOMAN", 3)
    raiz = escribir(tmp_path / "r", RICA)
    ahora = asentado(raiz)

    vistos = [recordado(raiz, cajon, HOY, ahora, caben) for _ in range(2)]

    assert vistos == [entero(cargar(Directorio(raiz)).cartera, HOY, caben)] * 2


def test_si_la_configuracion_cambia_entre_tanto_no_basta(
    tmp_path: Path, cajon: Cajon, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    ahora, de_verdad = asentado(raiz), configuracion.leer_configuracion

    def cambiada(disco: Directorio) -> tuple[object, object]:
        escribir(raiz, {CONFIGURACION: "dias_por_vencer: 5\n"})
        return de_verdad(disco)

    monkeypatch.setattr(configuracion, "leer_configuracion", cambiada)

    assert recordado(raiz, cajon, HOY, ahora) is None


def test_entre_iguales_decide_la_referencia_aunque_unos_nombren_a_otros(
    tmp_path: Path, cajon: Cajon
) -> None:
    """Con el mismo plazo, prioridad y espera: los que se nombran se miran juntos, y no por eso van antes."""

    def una(id_: str, quien: str, misma: str = "") -> str:
        misma_que = f", misma_que: {misma}/1.1" if misma else ""
        return (
            f"titulo: {id_}\norganizacion: OIM\nfecha: 2022-06\nrecomendaciones:\n"
            "  - {id: R1, texto: Sin responder, prioridad: 2}\n"
            "  - id: R2\n    texto: Otra\n    prioridad: 2\n    acciones:\n"
            f'      - {{id: "1.1", descripcion: Hacer, plazo: 2023-01, responsables: [{quien}]{misma_que}}}\n'
        )

    archivos = {
        f"data/evaluaciones/{id_}.yaml": texto
        for id_, texto in {
            "a": una("a", "Zoe"),
            "b": una("b", "Ana", misma="d"),
            "c": una("c", "Eva, Zoe"),
            "d": una("d", "Ana, Eva"),
            "e": una("e", "Luz, Paz"),
        }.items()
    }
    raiz = escribir(tmp_path / "r", archivos)
    ahora = asentado(raiz)
    for dia in (HOY, date(2022, 6, 30), date(2022, 7, 1)):
        assert recordado(raiz, cajon, dia, ahora) == del_disco(raiz, dia)
        assert recordado(raiz, cajon, dia, ahora, CABEN) == (dia, *_lo_que_asoma(raiz, dia))
    assert [una.ref for una in _visto(raiz).sin_respuesta] == [
        f"{id_}/{r}" for id_ in "abcde" for r in ("R1", "R2")
    ]
    assert _visto(raiz).deudas == ((("Zoe", 2), ("Ana", 2), ("Eva", 2), ("Luz", 1)), 0)


def _visto(raiz: Path) -> Vistazo:
    return vistazo(panorama(cargar(Directorio(raiz)).cartera, HOY))


def test_si_un_archivo_cambia_mientras_se_lee_no_basta(
    tmp_path: Path, cajon: Cajon, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    ahora, de_verdad = asentado(raiz), Lector.aporte
    recordado(raiz, cajon, HOY, ahora)

    def cambiado(lector: Lector, archivo: Archivo) -> Aporte:
        escribir(raiz, {archivo.ruta: f"# otro\n{RICA[archivo.ruta]}"})
        return de_verdad(lector, archivo)

    monkeypatch.setattr(Lector, "aporte", cambiado)

    assert recordado(raiz, cajon, HOY.replace(year=2020), ahora) is None


def _lo_que_asoma(raiz: Path, hoy: date) -> tuple[object, ...]:
    return entero(cargar(Directorio(raiz)).cartera, hoy, CABEN)[1:]


def test_lo_que_no_se_ha_tocado_no_se_lee_ni_se_carga(
    tmp_path: Path, cajon: Cajon, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    ahora = asentado(raiz)
    esperado = recordado(raiz, cajon, HOY, ahora, CABEN)
    monkeypatch.setattr("seguimiento.repositorio.lectura.leer", _no_se_hace)
    monkeypatch.setattr("seguimiento.repositorio.llano.convertir", _no_se_hace)
    monkeypatch.setattr("seguimiento.analisis.panorama.panorama", _no_se_hace)

    assert recordado(raiz, cajon, HOY, ahora, CABEN) == esperado
    assert recordado(raiz, cajon, HOY, ahora) == esperado


def test_quien_mira_otras_fechas_no_pierde_la_de_hoy(
    tmp_path: Path, cajon: Cajon, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "r", RICA)
    ahora = asentado(raiz)
    esperado = recordado(raiz, cajon, HOY, ahora)
    for anio in (2022, 2024, 2025):
        recordado(raiz, cajon, HOY.replace(year=anio), ahora)
    monkeypatch.setattr("seguimiento.analisis.panorama.panorama", _no_se_hace)
    monkeypatch.setattr("seguimiento.repositorio.vistazos.partes.panorama", _no_se_hace)

    assert recordado(raiz, cajon, HOY, ahora) == esperado


def _no_se_hace(*_: object) -> None:
    raise AssertionError


_PLAZO = "                plazo: 2022-11\n"
_DICHO_DOS_VECES = f"        <<<<<<< HEAD\n{_PLAZO}        =======\n{_PLAZO}        >>>>>>> otra\n"
_EN_DISPUTA = _DICHO_DOS_VECES.replace("2022-11", "2022-10", 1)
SALVEDADES: Mapping[str, Mapping[str, str]] = {
    "un archivo que no se lee": {"data/evaluaciones/rota.yaml": "titulo: [sin cerrar\n"},
    "uno que se lee en parte": {FINAL: RICA[FINAL] + "        recomendaciones: [{id: 7 7}]\n"},
    "una acción con un dato malo": {FINAL: RICA[FINAL].replace("plazo: 2022-11", "plazo: 2022-13")},
    "dos acciones con el mismo código": {FINAL: RICA[FINAL].replace('id: "1.2"', 'id: "1.1"')},
    "uno con otra extensión": {"data/evaluaciones/otra.yml": RICA[FINAL]},
    "uno en otra carpeta": {"data/otra.yaml": RICA[FINAL]},
    "dos que se llaman igual": {"data/acuerdos/Final-2022.yaml": RICA[FINAL]},
    "una configuración con un error": {CONFIGURACION: "dias_por_vencer: muchos\n"},
    "un plazo con marcas de conflicto y lo mismo en ambas": {
        FINAL: RICA[FINAL].replace(_PLAZO, _DICHO_DOS_VECES)
    },
    "un plazo con marcas de conflicto": {FINAL: RICA[FINAL].replace(_PLAZO, _EN_DISPUTA)},
    "marcas de conflicto": {
        FINAL: f"<<<<<<< HEAD\n{RICA[FINAL]}=======\n{RICA[FINAL]}>>>>>>> otra\n"
    },
}


@pytest.mark.parametrize("cual", SALVEDADES)
def test_si_hay_que_decir_algo_de_lo_que_no_se_lee_no_basta(
    cual: str, tmp_path: Path, cajon: Cajon
) -> None:
    raiz = escribir(tmp_path / "r", {**RICA})
    ahora = asentado(raiz)
    assert recordado(raiz, cajon, HOY, ahora, CABEN) is not None

    escribir(raiz, SALVEDADES[cual])

    for _ in range(2):
        assert recordado(raiz, cajon, HOY, asentado(raiz), CABEN) is None


POR_ABRIR: Mapping[str, Callable[[Path], object]] = {
    "un enlace": lambda data: (data / "evaluaciones/otra.yaml").symlink_to("final-2022.yaml"),
    "un enlace a una carpeta": lambda data: (data / "evaluaciones/otra").symlink_to("../acuerdos"),
    "una carpeta que se llama como un archivo": lambda data: (data / "acuerdos/otra.yaml").mkdir(),
    "una carpeta de otro repositorio": lambda data: escribir(data, {"otro/.git/HEAD": "x"}),
}


@pytest.mark.parametrize("cual", POR_ABRIR)
def test_lo_que_no_se_abre_no_basta(cual: str, tmp_path: Path, cajon: Cajon) -> None:
    raiz = escribir(tmp_path / "r", {**RICA})
    assert recordado(raiz, cajon, HOY, asentado(raiz), CABEN) is not None

    POR_ABRIR[cual](raiz / "data")

    for _ in range(2):
        assert recordado(raiz, cajon, HOY, asentado(raiz), CABEN) is None


VERSIONES = 4


@pytest.mark.parametrize("semilla", range(ejemplos(200, 20)))
def test_tras_cada_cambio_se_ve_lo_que_hay(semilla: int, tmp_path: Path, cajon: Cajon) -> None:
    """Archivos que cambian, nacen, se borran o vuelven, también con el mismo largo y la misma fecha."""
    azar = Random(semilla)  # noqa: S311 — determinista, no secreto
    archivos = {**generada(4), CONFIGURACION: "dias_por_vencer: 30\n"}
    raiz, rutas = escribir(tmp_path / "r", archivos), [*archivos]
    for _ in range(6):
        ruta = raiz / azar.choice(rutas)
        ahora = asentado(raiz) if azar.random() < 0.7 else instante(tmp_path)
        caben = azar.choice([None, CABEN])
        hoy = HOY + timedelta(azar.choice([0, 0, 1, 40]))
        if caben is None:
            assert recordado(raiz, cajon, hoy, ahora) == del_disco(raiz, hoy)
        else:
            assert recordado(raiz, cajon, hoy, ahora, CABEN) == (hoy, *_lo_que_asoma(raiz, hoy))
        _cambiar(ruta, azar, archivos[ruta.relative_to(raiz).as_posix()])


def _cambiar(ruta: Path, azar: Random, original: str) -> None:
    if not ruta.exists() or azar.random() < 0.2:
        ruta.write_text(original)
        return
    datos, texto = ruta.stat(), ruta.read_text()
    match azar.randrange(4):
        case 0:
            ruta.unlink()
        case 1:
            ruta.write_text(texto.replace("2022", "2023"))
        case 2:
            ruta.write_text(texto.replace("2023", "2021").replace("30", "45"))
            os.utime(ruta, ns=(datos.st_atime_ns, datos.st_mtime_ns))
        case _:
            otro = ruta.with_name("otro")
            otro.write_text(texto.replace("2021", "2023").replace("45", "30"))
            os.utime(otro, ns=(datos.st_atime_ns, datos.st_mtime_ns))
            otro.replace(ruta)


@pytest.mark.parametrize("semilla", range(ejemplos(400, 10)))
def test_con_lo_recordado_estropeado_se_ve_lo_mismo(
    semilla: int, tmp_path: Path, cajon: Cajon
) -> None:
    azar = Random(semilla)  # noqa: S311 — determinista, no secreto
    raiz = escribir(tmp_path / "r", RICA)
    ahora = asentado(raiz)
    esperado = recordado(raiz, cajon, HOY, ahora, CABEN)
    cajon.ruta.write_bytes(estropeado(cajon.ruta.read_bytes(), azar))

    for caben in (CABEN, None):
        de_nuevo = Cajon(cajon.ruta.parent)
        assert recordado(raiz, de_nuevo, HOY, ahora, caben) == esperado


def test_entre_cuatro_procesos_que_cambian_y_miran_nadie_ve_otra_cosa(tmp_path: Path) -> None:
    archivos = generada(4)
    raiz = escribir(tmp_path / "r", archivos)
    vistos = {}
    rutas = [*archivos][:2]
    for una in range(VERSIONES):
        for otra in range(VERSIONES):
            _poner(raiz, rutas, archivos, (una, otra))
            vistos[una, otra] = del_disco(raiz, HOY)
    _poner(raiz, rutas, archivos, (0, 0))
    hijos = [_hijo(tmp_path, semilla, archivos, vistos) for semilla in range(4)]
    assert [os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1]) for hijo in hijos] == [0] * 4


def _texto(original: str, version: int) -> str:
    return original.replace("2022", f"202{version}")


def _poner(
    raiz: Path, rutas: list[str], archivos: Mapping[str, str], versiones: tuple[int, int]
) -> None:
    for ruta, version in zip(rutas, versiones, strict=True):
        (raiz / ruta).write_text(_texto(archivos[ruta], version))


def _hijo(
    en: Path, semilla: int, archivos: Mapping[str, str], vistos: Mapping[tuple[int, int], object]
) -> int:
    """Otro proceso que, a cada vuelta, cambia un archivo y mira; termina con 0 si lo que ve pudo estar alguna vez."""
    if hijo := fork():
        return hijo
    azar, raiz, rutas = Random(semilla), en / "r", [*archivos][:2]  # noqa: S311 — determinista
    posibles = list(vistos.values())
    for vuelta in range(ejemplos(200, 8)):
        ruta = azar.choice(rutas)
        temporal = en / f"temporal-{semilla}"
        temporal.write_text(_texto(archivos[ruta], azar.randrange(VERSIONES)))
        temporal.replace(raiz / ruta)
        ahora = como_si_pasara_el_margen(en) if vuelta % 2 else instante(en)
        visto = recordado(raiz, Cajon(en / "cache"), HOY, ahora)
        if visto is not None and visto not in posibles:
            os._exit(1)
    os._exit(0)
