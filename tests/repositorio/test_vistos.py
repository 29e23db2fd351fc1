"""Revisar con lo que se recuerda de cada archivo dice lo mismo que mirarlos, y no los mira."""

import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

import galeria
from apoyo import cartera_de_doce
from apoyo.cache import (
    HAY_FIRMAS,
    MARGEN,
    como_si_pasara_el_margen,
    estropeado,
    instante,
    mismo_largo,
    otro_en_su_sitio,
    recuerdos_en,
)
from apoyo.carteras import CONFIGURACION, MESA, RICA, escribir, generada
from apoyo.esfuerzo import ejemplos
from seguimiento.almacen import sistema
from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Archivo, Memoria
from seguimiento.analisis.bitacora import estado_de
from seguimiento.analisis.indice import Indice
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.elementos import Elemento
from seguimiento.modelo.accion import Accion
from seguimiento.reglas import motor
from seguimiento.repositorio import Revision, cargar, revision
from seguimiento.repositorio.lectura import Lector
from seguimiento.repositorio.recuerdos import RecuerdosDeLaRevision, RecuerdosGuardados
from seguimiento.repositorio.revision import revisar

HOY = date(2023, 4, 15)
SIEMPRE = 2**62
"""Un instante para el que todo se escribió hace mucho."""
DOCE = {**cartera_de_doce.ARCHIVOS, CONFIGURACION: cartera_de_doce.CONFIGURACION}
EVALUACION = """\
titulo: Evaluación {n}
organizacion: OIM
fecha: 2022-06
recomendaciones:
  - id: R1
    texto: Reforzar la coordinación
    dirigida_a: [{unidad}]
    acciones:
      - id: "1.1"
        descripcion: Convocar a los puntos focales
        responsables: [{unidad}]
        misma_que: "e{otra}/1.1"
        seguimiento: [{{fecha: 2023-0{n}, estado: {estado}}}]
      - id: "1.2"
        descripcion: Publicar la guía
        misma_que: "1.1"
"""
SE_COMPARAN = {
    f"data/evaluaciones/e{n}.yaml": EVALUACION.format(
        n=n,
        otra=n % 4 + 1,
        unidad=("Oficina Regional", "oficina regional", "Oficina Regionál", "PSU")[n - 1],
        estado=("en_curso", "completada")[n % 2],
    )
    for n in range(1, 5)
} | {
    f"data/practicas/BP{n}_ME.yaml": "titulo: Una\nhallazgo: Algo\ntipo: buena_practica\n"
    for n in (1, 2)
}
"""Con defectos que solo se ven al compararlos, y en varios archivos a la vez."""
CARTERAS: Mapping[str, Mapping[str, str]] = {
    "rica": RICA,
    "doce": DOCE,
    "generada": generada(2),
    "se comparan": SE_COMPARAN,
    "con actores": {**SE_COMPARAN, CONFIGURACION: "actores: {Oficina Regional: {alias: [OR]}}\n"},
    "con otras cosas": {**SE_COMPARAN, "data/LEAME.md": "Hola", "data/evaluaciones/notas.txt": "a"},
    "con un error de contenido": generada(1, "contenido"),
    "con un error de sintaxis": generada(1, "sintaxis"),
    "dos con un nombre": {**RICA, MESA.replace("mesa", "2023/MESA"): RICA[MESA]},
    "con lo que no se lee": {**RICA, "data/acuerdos/otra.yml": RICA[MESA]},
    "con algo que no se ve": {**RICA, MESA.replace("mesa", "me\u200bsa"): RICA[MESA]},
    **{codigo: caso.archivos for codigo, caso in galeria.casos().items()},
}


@pytest.fixture
def cajon(tmp_path: Path) -> Cajon:
    return Cajon(tmp_path / "cache")


@pytest.fixture
def juzgados(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """El archivo de cada registro al que se le pasan las reglas."""
    hechos: list[str] = []

    def contado(suyos: tuple[Elemento, ...], *demas: Any) -> Iterator[Hallazgo]:  # noqa: ANN401 — la firma no importa
        hechos.extend(uno.archivado.archivo for uno in suyos[:1])
        return motor.revisar_elementos(suyos, *demas)

    monkeypatch.setattr(revision, "revisar_elementos", contado)
    return hechos


def con_lo_recordado(raiz: Path, cajon: Cajon, hoy: date = HOY, ahora: int = SIEMPRE) -> Revision:
    """La revisión, que ha de ser la que se hace sin recordar nada."""
    recuerdos = recuerdos_en(Cajon(cajon.ruta.parent), ahora)
    hecha = revisar(Directorio(raiz), hoy, recuerdos=recuerdos)
    assert hecha == revisar(Directorio(raiz), hoy)
    return hecha


@pytest.mark.parametrize("cartera", CARTERAS)
def test_con_lo_recordado_se_dice_lo_mismo(cartera: str, tmp_path: Path, cajon: Cajon) -> None:
    raiz = escribir(tmp_path / "r", CARTERAS[cartera])

    for hoy in (HOY, HOY, date(2019, 1, 1), HOY):
        con_lo_recordado(raiz, cajon, hoy)


@pytest.mark.parametrize("cartera", ["rica", "doce", "generada"])
def test_frente_a_una_base_se_dice_lo_mismo(cartera: str, tmp_path: Path, cajon: Cajon) -> None:
    raiz = escribir(tmp_path / "r", CARTERAS[cartera])
    de_antes = Memoria(
        {r: t.replace("2023", "2024").encode() for r, t in CARTERAS[cartera].items()}
    )
    esperada = revisar(Directorio(raiz), HOY, base=de_antes)

    for _ in range(3):
        recuerdos = recuerdos_en(cajon, SIEMPRE)
        assert revisar(Directorio(raiz), HOY, base=de_antes, recuerdos=recuerdos) == esperada


def test_lo_que_no_cambia_ni_se_convierte_ni_se_juzga(
    tmp_path: Path, cajon: Cajon, juzgados: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "r", DOCE)
    con_lo_recordado(raiz, cajon)
    monkeypatch.setattr("seguimiento.repositorio.llano.convertir", None)
    juzgados.clear()

    revisar(Directorio(raiz), HOY, recuerdos=recuerdos_en(cajon, SIEMPRE))

    assert juzgados == []


@pytest.fixture
def comparados(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Cuántos archivos hay en el índice cada vez que se comparan."""
    hechos: list[int] = []

    def contado(indice: Indice) -> Iterator[Hallazgo]:
        hechos.append(len(indice.archivos))
        return motor.revisar_cartera(indice)

    monkeypatch.setattr(revision, "revisar_cartera", contado)
    return hechos


@pytest.mark.parametrize("cartera", ["se comparan", "con otras cosas", "con actores", "generada"])
def test_mientras_se_compare_lo_mismo_no_se_compara(
    cartera: str, tmp_path: Path, cajon: Cajon, comparados: list[int]
) -> None:
    raiz = escribir(tmp_path / "r", CARTERAS[cartera])
    con_lo_recordado(raiz, cajon)
    cual = raiz / next(ruta for ruta in CARTERAS[cartera] if ruta.startswith("data/evaluaciones/"))
    for delante in ("", "# otra\n", "# otra\n\n"):
        cual.write_text(delante + cual.read_text(encoding="utf-8"), encoding="utf-8")
        esperada = revisar(Directorio(raiz), HOY)
        comparados.clear()
        assert revisar(Directorio(raiz), HOY, recuerdos=recuerdos_en(cajon, SIEMPRE)) == esperada
        assert comparados == []


@pytest.mark.parametrize(
    ("de", "a"),
    [
        ("en_curso", "completada"),
        ('id: "1.2"', 'id: "1.3"'),
        ('"e3/1.1"', '"e3/9.9"'),
        ("oficina regional", "Oficina Regional"),
    ],
)
def test_si_cambia_lo_que_se_compara_se_compara(
    de: str, a: str, tmp_path: Path, cajon: Cajon, comparados: list[int]
) -> None:
    raiz = escribir(tmp_path / "r", SE_COMPARAN)
    antes = con_lo_recordado(raiz, cajon)
    cual = raiz / "data/evaluaciones/e2.yaml"
    cual.write_text(cual.read_text(encoding="utf-8").replace(de, a), encoding="utf-8")
    comparados.clear()

    assert con_lo_recordado(raiz, cajon).diagnosticos != antes.diagnosticos
    assert comparados == [6, 6]


def test_lo_comparado_es_de_su_raiz_y_de_sus_archivos(tmp_path: Path, cajon: Cajon) -> None:
    con_menos = {ruta: texto for ruta, texto in SE_COMPARAN.items() if "e4" not in ruta}
    una, otra = escribir(tmp_path / "una", SE_COMPARAN), escribir(tmp_path / "otra", con_menos)

    for _ in range(2):
        assert con_lo_recordado(una, cajon) != con_lo_recordado(otra, cajon)
    (una / "data/evaluaciones/e4.yaml").unlink()
    assert con_lo_recordado(una, cajon) == con_lo_recordado(otra, cajon)


@pytest.mark.parametrize("con_base", [False, True])
def test_de_muchos_solo_se_juzga_el_que_cambia(
    tmp_path: Path, cajon: Cajon, juzgados: list[str], *, con_base: bool
) -> None:
    raiz = escribir(tmp_path / "r", DOCE)
    con_lo_recordado(raiz, cajon)
    cual = next(ruta for ruta in DOCE if ruta.startswith("data/evaluaciones/"))
    (raiz / cual).write_text(DOCE[cual] + "# otra línea\n", encoding="utf-8")
    base = Memoria({r: t.encode() for r, t in DOCE.items()}) if con_base else None
    juzgados.clear()

    revisar(Directorio(raiz), HOY, base=base, recuerdos=recuerdos_en(cajon, SIEMPRE))

    assert juzgados == [cual]


def test_con_otra_configuracion_se_juzga_todo(
    tmp_path: Path, cajon: Cajon, juzgados: list[str]
) -> None:
    raiz = escribir(tmp_path / "r", DOCE)
    con_lo_recordado(raiz, cajon)
    (raiz / CONFIGURACION).write_text("dias_sin_novedad: 1\n", encoding="utf-8")
    juzgados.clear()

    hecha = revisar(Directorio(raiz), HOY, recuerdos=recuerdos_en(cajon, SIEMPRE))

    assert len(juzgados) == hecha.recuento.leidos
    assert hecha == revisar(Directorio(raiz), HOY)


def test_otro_dia_solo_se_juzga_y_se_compara_lo_que_puede_haber_cambiado(
    tmp_path: Path, cajon: Cajon, juzgados: list[str], comparados: list[int]
) -> None:
    """Lo último que se anotó es de abril: antes de que acabe, alguna anotación es posterior; después, ninguna."""
    raiz = escribir(tmp_path / "r", SE_COMPARAN)
    con_lo_recordado(raiz, cajon, date(2023, 5, 1))
    for hoy, se_juzga in (
        (date(2023, 5, 2), []),
        (date(2033, 1, 1), []),
        (date(2023, 3, 31), ["data/evaluaciones/e4.yaml"]),
    ):
        juzgados.clear()
        comparados.clear()
        hecha = revisar(Directorio(raiz), hoy, recuerdos=recuerdos_en(cajon, SIEMPRE))
        assert juzgados == se_juzga
        assert bool(comparados) is bool(se_juzga)
        assert hecha == revisar(Directorio(raiz), hoy)


@pytest.mark.parametrize("cartera", ["rica", "doce", "generada", "se comparan", "con actores"])
def test_cualquier_dia_se_dice_lo_mismo(cartera: str, tmp_path: Path, cajon: Cajon) -> None:
    raiz, azar = escribir(tmp_path / "r", CARTERAS[cartera]), Random(cartera)  # noqa: S311 — determinista
    dia = date(2022, 1, 1)
    for _ in range(ejemplos(400, 20)):
        dia = azar.choice([dia + timedelta(1), date(2021, 1, 1) + timedelta(azar.randrange(1500))])
        con_lo_recordado(raiz, cajon, dia)


@pytest.mark.parametrize("cartera", ["rica", "doce", "generada"])
def test_el_estado_de_cada_dia_es_el_de_sus_entradas(cartera: str) -> None:
    archivos = {ruta: texto.encode() for ruta, texto in CARTERAS[cartera].items()}
    vistos = 0
    for aporte in Lector(Memoria(archivos)).aportes():
        con_entradas = [
            elemento.registro
            for elemento in aporte.suyos
            if isinstance(elemento.registro, Accion) and elemento.registro.seguimiento
        ]
        for dias in range(-2000, 3000, 7):
            hoy = HOY + timedelta(dias)
            esperados = [(una.id, estado_de(una, hoy).efectivo) for una in con_entradas]
            assert [*aporte.estados(hoy)] == esperados
            vistos += len(esperados)
    assert vistos


def test_lo_que_hizo_fallar_a_una_regla_no_se_recuerda(
    tmp_path: Path, cajon: Cajon, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falla(*_: object) -> Iterator[Hallazgo]:
        raise ValueError

    raiz = escribir(tmp_path / "r", RICA)
    with monkeypatch.context() as contexto:
        contexto.setattr(revision, "revisar_elementos", falla)
        assert con_lo_recordado(raiz, cajon).recuento.fallos

    assert not con_lo_recordado(raiz, cajon).recuento.fallos


def test_lo_que_cambia_mientras_se_situa_no_se_recuerda_de_lo_de_antes(
    tmp_path: Path, cajon: Cajon, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "r", {MESA: RICA[MESA]})
    cargar(Directorio(raiz), recuerdos=recuerdos_en(cajon, SIEMPRE))
    antes = (raiz / MESA).read_bytes()
    de_fabrica = Lector.lectura

    def con_otro_encima(self: Lector, archivo: str) -> Any:  # noqa: ANN401 — la firma no importa
        (raiz / MESA).write_bytes(b"# otra\n# otra\n" + antes)
        return de_fabrica(self, archivo)

    with monkeypatch.context() as contexto:
        contexto.setattr(Lector, "lectura", con_otro_encima)
        hecha = revisar(Directorio(raiz), HOY, recuerdos=recuerdos_en(cajon, SIEMPRE))
    assert any(uno.severidad is not Severidad.NOTA for uno in hecha.diagnosticos)
    (raiz / MESA).write_bytes(antes)

    con_lo_recordado(raiz, cajon)


def test_la_firma_que_tiene_despues_de_leerlo_no_es_la_de_lo_leido(
    tmp_path: Path, cajon: Cajon, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "r", {MESA: RICA[MESA]})
    de_fabrica = RecuerdosGuardados.visto

    def y_cambia(self: RecuerdosGuardados, archivo: Archivo, *demas: Any) -> Any:  # noqa: ANN401 — la firma no importa
        visto = de_fabrica(self, archivo, *demas)
        (raiz / MESA).write_text(f"{RICA[MESA]}nada: si\n", encoding="utf-8")
        return visto

    with monkeypatch.context() as contexto:
        contexto.setattr(RecuerdosGuardados, "visto", y_cambia)
        revisar(Directorio(raiz), HOY, recuerdos=recuerdos_en(cajon, SIEMPRE))

    con_lo_recordado(raiz, cajon)


def test_un_registro_dentro_de_otro_repositorio_es_otro_registro(
    tmp_path: Path, cajon: Cajon
) -> None:
    ficha = "titulo: Una ficha\ntipo: buena_practica\n"
    raiz = escribir(tmp_path / "r", {"data/practicas/data/evaluaciones/BP1.yaml": ficha})

    for _ in range(2):
        con_lo_recordado(raiz, cajon)
        con_lo_recordado(raiz / "data/practicas", cajon)


def test_ediciones_al_azar_y_revisiones_intercaladas(tmp_path: Path, cajon: Cajon) -> None:
    azar = Random(200)  # noqa: S311 — determinista, no secreto
    todos = {**RICA, **SE_COMPARAN}
    raiz = escribir(tmp_path / "r", todos)
    rutas = [ruta for ruta in todos if ruta.startswith("data/")]
    buenos = {ruta: (raiz / ruta).read_bytes() for ruta in rutas}
    for _ in range(ejemplos(400, 8)):
        ruta = azar.choice(rutas)
        sitio, bueno = raiz / ruta, buenos[ruta]
        match azar.randrange(10):
            case 0 if sitio.read_bytes().startswith(b"titulo: "):
                mismo_largo(sitio)
            case 1 if sitio.read_bytes().startswith(b"titulo: "):
                otro_en_su_sitio(sitio)
            case 2:
                sitio.write_bytes(estropeado(bueno, azar))
            case 3:
                sitio.write_bytes(azar.choice([*buenos.values()]))
                os.utime(sitio, ns=(0, 0))
            case 4:
                (raiz / CONFIGURACION).write_text(f"dias_sin_novedad: {azar.randrange(1, 400)}\n")
            case 5 | 6:
                sitio.write_bytes(b"# otra\n" + sitio.read_bytes())
            case 7:
                texto = bueno.replace(b"en_curso", b"completada").replace(b'"1.2"', b'"1.3"')
                sitio.write_bytes(texto)
            case _:
                sitio.write_bytes(bueno)
        hoy = HOY + timedelta(azar.choice([0, 0, 0, 1, 400]))
        con_lo_recordado(raiz, cajon, hoy, como_si_pasara_el_margen(tmp_path))


def test_con_la_cache_estropeada_se_dice_lo_mismo(tmp_path: Path, cajon: Cajon) -> None:
    azar = Random(17)  # noqa: S311 — determinista, no secreto
    raiz = escribir(tmp_path / "r", RICA)
    con_lo_recordado(raiz, cajon)
    bueno = cajon.ruta.read_bytes()
    for _ in range(ejemplos(400, 16)):
        cajon.ruta.write_bytes(estropeado(bueno, azar))
        con_lo_recordado(raiz, cajon)


def test_lo_tocado_hace_nada_se_lee_y_si_es_igual_no_se_juzga(
    tmp_path: Path, cajon: Cajon, juzgados: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "r", DOCE)
    revisar(Directorio(raiz), HOY, recuerdos=recuerdos_en(cajon, instante(tmp_path)))
    juzgados.clear()
    abiertos: list[object] = []
    abrir = sistema.abierto

    def contado(ruta: Path) -> AbstractContextManager[sistema.Abierto]:
        abiertos.append(ruta)
        return abrir(ruta)

    monkeypatch.setattr(sistema, "abierto", contado)

    recuerdos = recuerdos_en(cajon, instante(tmp_path) + MARGEN + 1)
    revisar(Directorio(raiz), HOY, recuerdos=recuerdos)
    assert (len(abiertos) >= len(DOCE), juzgados) == (True, [])
    abiertos.clear()
    revisar(Directorio(raiz), HOY, recuerdos=recuerdos_en(cajon, SIEMPRE))

    # la configuración y lo que se halla al compararlos
    assert (len(abiertos) < len(DOCE)) is HAY_FIRMAS


def test_lo_recordado_no_lleva_registro(tmp_path: Path, cajon: Cajon) -> None:
    raiz = escribir(tmp_path / "r", DOCE)
    con_lo_recordado(raiz, cajon)
    fuente = Directorio(raiz)
    configuracion = cargar(fuente).cartera.configuracion
    leidos = {uno.ruta: uno for uno in Lector(fuente).aportes()}
    recuerdos = RecuerdosDeLaRevision(
        recuerdos_en(cajon, SIEMPRE), HOY, configuracion, con_registros=False
    )

    for archivo in fuente.archivos():
        visto, leido = recuerdos.aporte(archivo), leidos[archivo.ruta]
        assert visto is not None
        assert (visto.archivado, visto.recordado) == (None, leido.recordado)
        assert visto.suma is not None
        sin_ello = replace(visto, de_memoria=None, suma=None, juicio=None)
        assert sin_ello == replace(leido, archivado=None)
