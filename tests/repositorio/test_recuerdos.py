"""Con lo que se recuerda de otra ejecución se carga lo mismo que leyendo, y sin leer."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

import galeria
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
from apoyo.carteras import escribir, generada
from apoyo.esfuerzo import ejemplos
from apoyo.posix import fork, mkfifo
from seguimiento.almacen import sistema
from seguimiento.almacen.cache import Cajon
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Fuente, Memoria
from seguimiento.analisis.aporte import Aporte
from seguimiento.diagnosticos.yaml import CONFLICTO
from seguimiento.documento import Lectura, leer
from seguimiento.repositorio import cargar, revisar
from seguimiento.repositorio.pedido import Pedido, sin_tacha
from seguimiento.repositorio.recuerdos import RecuerdosDeLoPedido

RAIZ = Path(__file__).parents[2]
HOY = date(2023, 7, 1)


@pytest.fixture
def cajon(tmp_path: Path) -> Cajon:
    return Cajon(tmp_path / "cache")


@pytest.fixture
def compuestos(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """El largo de cada texto que se compone."""
    hechos: list[int] = []

    def contado(contenido: bytes) -> Lectura:
        hechos.append(len(contenido))
        return leer(contenido)

    monkeypatch.setattr("seguimiento.repositorio.lectura.leer", contado)
    return hechos


def aportes(fuente: Fuente, cajon: Cajon | None = None) -> dict[str, Aporte]:
    recuerdos = recuerdos_en(cajon) if cajon else None
    hallados = cargar(fuente, recuerdos=recuerdos).aportes
    return {nombre: replace(uno, identidad=None) for nombre, uno in hallados.items()}


CASOS: Mapping[str, Fuente] = {"propios": Directorio(RAIZ)} | {
    codigo: Memoria({ruta: texto.encode() for ruta, texto in caso.archivos.items()})
    for codigo, caso in galeria.casos().items()
}


@pytest.mark.parametrize("caso", CASOS)
def test_lo_recordado_es_igual_que_lo_leido(caso: str, cajon: Cajon, compuestos: list[int]) -> None:
    fuente = CASOS[caso]
    leidos = aportes(fuente)
    assert aportes(fuente, cajon) == leidos
    a_medias = [uno for uno in leidos.values() if _con_marcas(uno)]
    compuestos.clear()

    assert aportes(fuente, cajon) == leidos
    assert len(compuestos) == len(a_medias)


def _con_marcas(aporte: Aporte) -> bool:
    """Si está a medio juntar: lo que de él se lee depende de lo que guarde git."""
    return any(uno.codigo == CONFLICTO for uno in aporte.diagnosticos)


def test_lo_estropeado_de_cualquier_modo_se_recuerda_como_se_lee(cajon: Cajon) -> None:
    azar = Random(15)  # noqa: S311 — determinista, no secreto
    textos = [*generada(2).items()]
    for _ in range(ejemplos(400, 4)):
        ruta, texto = azar.choice(textos)
        fuente = Memoria({ruta: estropeado(texto.encode(), azar)})
        leidos = aportes(fuente)

        assert aportes(fuente, cajon) == leidos
        assert aportes(fuente, Cajon(cajon.ruta.parent)) == leidos


@pytest.mark.parametrize("errata", ["contenido", "sintaxis"])
def test_los_que_tienen_una_errata_tampoco_se_vuelven_a_componer(
    errata: str, cajon: Cajon, compuestos: list[int]
) -> None:
    fuente = Memoria({ruta: texto.encode() for ruta, texto in generada(2, errata).items()})
    leidos = aportes(fuente)
    aportes(fuente, cajon)
    compuestos.clear()

    assert aportes(fuente, cajon) == leidos
    assert not compuestos


def test_de_miles_solo_se_lee_el_que_cambia(cajon: Cajon, compuestos: list[int]) -> None:
    archivos = {ruta: texto.encode() for ruta, texto in generada(10).items()}
    aportes(Memoria(archivos), cajon)
    ruta = next(iter(archivos))
    archivos[ruta] += "# otra línea\n".encode()
    compuestos.clear()

    hallados = aportes(Memoria(archivos), cajon)

    assert compuestos == [len(archivos[ruta])]
    assert hallados == aportes(Memoria(archivos))


def test_el_mismo_contenido_con_otro_nombre_es_otro_registro(cajon: Cajon) -> None:
    ruta, texto = next(iter(generada(1).items()))
    aportes(Memoria({ruta: texto.encode()}), cajon)
    otra = ruta.replace(".yaml", "-bis.yaml")

    hallados = aportes(Memoria({otra: texto.encode()}), cajon)

    assert hallados == aportes(Memoria({otra: texto.encode()}))


def test_con_la_cache_estropeada_se_carga_lo_mismo(cajon: Cajon) -> None:
    azar = Random(5)  # noqa: S311 — determinista, no secreto
    fuente = Memoria({ruta: texto.encode() for ruta, texto in generada(1).items()})
    leidos = aportes(fuente)
    aportes(fuente, cajon)
    bueno = cajon.ruta.read_bytes()
    for _ in range(ejemplos(400, 10)):
        cajon.ruta.write_bytes(estropeado(bueno, azar))
        assert aportes(fuente, Cajon(cajon.ruta.parent)) == leidos


def test_mientras_cuatro_escriben_y_leen_nadie_ve_otra_cosa(tmp_path: Path) -> None:
    textos = list(generada(4).items())
    (tmp_path / "r" / "data" / "evaluaciones").mkdir(parents=True)
    versiones = {
        ruta: [f"{texto}# {n}\n".encode() for n in range(5)] + [f"{texto}nada: si\n".encode()]
        for ruta, texto in textos
        if "/evaluaciones/" in ruta
    }
    for ruta, suyas in versiones.items():
        (tmp_path / "r" / ruta).write_bytes(suyas[0])
    buenos = {
        uno.clave: uno
        for n in range(6)
        for uno in cargar(Memoria({r: v[n] for r, v in versiones.items()})).aportes.values()
    }

    hijos = [_hijo(tmp_path, semilla, versiones, buenos) for semilla in range(4)]

    assert [os.waitpid(hijo, 0)[1] for hijo in hijos] == [0] * 4


def _hijo(
    en: Path,
    semilla: int,
    versiones: Mapping[str, Sequence[bytes]],
    buenos: Mapping[tuple[str, str | None], Aporte],
) -> int:
    """Otro proceso que, a cada vuelta, cambia un archivo y lo carga todo; termina con 0 si siempre es lo escrito."""
    if hijo := fork():
        return hijo
    azar, cajon = Random(semilla), Cajon(en / "cache")  # noqa: S311 — determinista, no secreto
    for _ in range(ejemplos(200, 8)):
        ruta = azar.choice(list(versiones))
        temporal = en / f"temporal-{semilla}"
        temporal.write_bytes(azar.choice(versiones[ruta]))
        os.utime(temporal, ns=(0, 0))
        temporal.replace(en / "r" / ruta)
        todos = recuerdos_en(cajon, como_si_pasara_el_margen(en))
        pedido = Pedido(frozenset({Path(ruta).stem}))
        for recuerdos in (RecuerdosDeLoPedido(todos, pedido), todos):
            carga = cargar(Directorio(en / "r"), recuerdos=recuerdos)
            bien = [
                _es_lo_escrito(uno, buenos[uno.clave], pedido) for uno in carga.aportes.values()
            ]
            if len(bien) != len(versiones) or not all(bien):
                os._exit(1)
    os._exit(0)


def _es_lo_escrito(visto: Aporte, leido: Aporte, pedido: Pedido) -> bool:
    """Si es lo que se leería o, de lo que no se pide y no tiene tacha, que está."""
    if visto == leido:
        return True
    solo_que_esta = visto == replace(leido, archivado=None, posiciones={})
    return solo_que_esta and sin_tacha(leido) and not pedido.trata_de(visto.ruta)


# Sin abrirlos


@pytest.fixture
def abiertos(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """El nombre de cada archivo que se abre para leerlo."""
    hechos: list[str] = []
    abrir = sistema.abierto

    def contado(ruta: Path) -> AbstractContextManager[sistema.Abierto]:
        hechos.append(ruta.name)
        return abrir(ruta)

    monkeypatch.setattr(sistema, "abierto", contado)
    return hechos


UNA = "data/evaluaciones/una.yaml"
OTRA = "data/evaluaciones/otra.yaml"
SE_ABREN_SIEMPRE = set() if HAY_FIRMAS else {"una.yaml", "otra.yaml"}


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    texto = next(iter(generada(1).values()))
    return escribir(tmp_path / "r", {UNA: texto, OTRA: texto})


def del_disco(raiz: Path, cajon: Cajon, ahora: int) -> Mapping[str, Aporte]:
    """Lo que se carga con lo recordado, que ha de ser lo que hay."""
    recuerdos = recuerdos_en(cajon, ahora)
    hallados = cargar(Directorio(raiz), recuerdos=recuerdos).aportes
    assert hallados == cargar(Directorio(raiz)).aportes
    return hallados


def asentado(raiz: Path, cajon: Cajon) -> int:
    """Un instante tras el que lo que hay en la carpeta ya se recuerda."""
    antes = max(uno.stat().st_ctime_ns for uno in raiz.rglob("*.yaml"))
    # el disco cuenta a saltos: hasta el siguiente, lo de ahora podría repetirse
    while instante(raiz.parent) <= antes:
        pass
    ahora = como_si_pasara_el_margen(raiz.parent)
    cargar(Directorio(raiz), recuerdos=recuerdos_en(cajon, ahora))
    return ahora


def se_abren(raiz: Path, cajon: Cajon, ahora: int, abiertos: list[str]) -> set[str]:
    """Lo que se abre al cargar otra vez, y que de ello sale lo que hay."""
    abiertos.clear()
    hallados = cargar(Directorio(raiz), recuerdos=recuerdos_en(cajon, ahora)).aportes
    se_abrieron = set(abiertos)
    assert hallados == cargar(Directorio(raiz)).aportes
    return se_abrieron


def test_lo_que_tiene_la_misma_firma_no_se_abre(
    raiz: Path, cajon: Cajon, abiertos: list[str]
) -> None:
    ahora = asentado(raiz, cajon)

    assert se_abren(raiz, cajon, ahora, abiertos) == SE_ABREN_SIEMPRE


def test_lo_que_tiene_un_error_tampoco_se_abre(
    raiz: Path, cajon: Cajon, abiertos: list[str]
) -> None:
    (raiz / UNA).write_text("titulo: [\n")
    (raiz / OTRA).write_text("titulo: 1\nnada: 2\n")
    ahora = asentado(raiz, cajon)

    assert se_abren(raiz, cajon, ahora, abiertos) == SE_ABREN_SIEMPRE


def test_lo_modificado_menos_de_dos_segundos_antes_no_se_da_por_bueno(
    raiz: Path, cajon: Cajon, abiertos: list[str]
) -> None:
    ultimo = max((raiz / ruta).stat().st_ctime_ns for ruta in (UNA, OTRA))

    del_disco(raiz, cajon, ultimo + MARGEN)
    assert se_abren(raiz, cajon, ultimo + MARGEN + 1, abiertos) >= {"otra.yaml"}
    assert se_abren(raiz, cajon, ultimo + MARGEN + 1, abiertos) == SE_ABREN_SIEMPRE


def _una_tuberia(ruta: Path) -> None:
    ruta.unlink()
    mkfifo(ruta)


def _un_enlace(ruta: Path) -> None:
    ruta.rename(ruta.parents[2] / "fuera")
    ruta.symlink_to(ruta.parents[2] / "fuera")


def _una_carpeta(ruta: Path) -> None:
    ruta.unlink()
    ruta.mkdir()


@pytest.mark.parametrize(
    "cambiar",
    [mismo_largo, otro_en_su_sitio, _una_tuberia, _un_enlace, _una_carpeta, Path.unlink],
)
def test_un_cambio_se_ve_aunque_conserve_el_largo_y_la_fecha(
    raiz: Path, cajon: Cajon, abiertos: list[str], cambiar: Callable[[Path], None]
) -> None:
    ahora = asentado(raiz, cajon)

    cambiar(raiz / UNA)

    assert se_abren(raiz, cajon, ahora, abiertos) <= {"una.yaml"} | SE_ABREN_SIEMPRE


def test_doscientas_ediciones_y_lecturas_intercaladas(raiz: Path, cajon: Cajon) -> None:
    azar = Random(200)  # noqa: S311 — determinista, no secreto
    sitios = [raiz / UNA, raiz / OTRA, raiz / "data/evaluaciones/tercera.yaml"]
    sitios[2].write_bytes(sitios[0].read_bytes())
    for _ in range(ejemplos(200, 2)):
        ruta = azar.choice(sitios)
        match azar.randrange(5):
            case 0:
                mismo_largo(ruta)
            case 1:
                otro_en_su_sitio(ruta)
            case 2:
                ruta.write_bytes(estropeado(ruta.read_bytes() + b"\n", azar))
            case 3:
                ruta.write_bytes(azar.choice(sitios).read_bytes())
                os.utime(ruta, ns=(0, 0))
            case _:
                asentado(raiz, cajon)
        if not ruta.read_bytes().startswith(b"titulo: "):
            ruta.write_bytes(b"titulo: a\n" * azar.randrange(1, 3))
        del_disco(raiz, cajon, como_si_pasara_el_margen(raiz.parent))


def test_con_las_firmas_estropeadas_se_carga_lo_que_hay(raiz: Path, cajon: Cajon) -> None:
    azar = Random(16)  # noqa: S311 — determinista, no secreto
    (raiz / OTRA).write_text("titulo: 1\nnada: 2\n")
    (raiz / "data/evaluaciones/tercera.yaml").write_bytes((raiz / UNA).read_bytes())
    ahora, pedido = asentado(raiz, cajon), Pedido(frozenset({"una"}))
    bueno = cajon.ruta.read_bytes()
    leidos = cargar(Directorio(raiz))
    for _ in range(ejemplos(400, 10)):
        cajon.ruta.write_bytes(estropeado(bueno, azar))
        recuerdos = RecuerdosDeLoPedido(recuerdos_en(Cajon(cajon.ruta.parent), ahora), pedido)
        carga = cargar(Directorio(raiz), recuerdos=recuerdos)
        assert (carga.recuento, carga.diagnosticos) == (leidos.recuento, leidos.diagnosticos)
        assert all(
            _es_lo_escrito(uno, leidos.aportes[nombre], pedido)
            for nombre, uno in carga.aportes.items()
        )


def test_una_carpeta_que_ya_no_se_ve_no_estorba(raiz: Path, cajon: Cajon) -> None:
    ahora = asentado(raiz, cajon)
    for ruta in (UNA, OTRA):
        (raiz / ruta).unlink()
    (raiz / "data/evaluaciones").rmdir()

    assert del_disco(raiz, cajon, ahora) == {}


QUE_NO_SE_VEN = ["a\tb", "a\u200bb", "a\u202eb", "a\x1b[31m", "a\udcffb"]
CON_DEFECTOS = b"""\
titulo: Evaluacion
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Reforzar
    acciones:
      - id: "1.1"
        descripcion: Convocar
        misma_que: no-esta/1.1
        recurrencia: semanal
"""


def situados(archivos: Mapping[str, bytes], cajon: Cajon | None = None) -> list[tuple[str, int]]:
    """El código y la línea de lo que se dice de lo que hay dentro de los archivos, en su orden."""
    recuerdos = recuerdos_en(cajon) if cajon else None
    hallados = revisar(Memoria(archivos), HOY, recuerdos=recuerdos).diagnosticos
    return [(uno.codigo, uno.posicion.linea) for uno in hallados if uno.posicion.linea > 1]


@pytest.mark.parametrize("nombre", QUE_NO_SE_VEN)
def test_lo_de_un_archivo_cuyo_nombre_no_se_ve_entero_se_situa_igual(
    nombre: str, cajon: Cajon
) -> None:
    aparte = {"data/evaluaciones/otra.yaml": b"titulo: Otra\norganizacion: OIM\n"}
    con_otro = {"data/evaluaciones/ab.yaml": CON_DEFECTOS, **aparte}
    con_ese = {f"data/evaluaciones/{nombre}.yaml": CON_DEFECTOS, **aparte}
    esperados = situados(con_otro)
    assert {("SEG104", 9), ("SEG209", 10)} < {*esperados}

    assert situados(con_ese) == esperados
    assert situados(con_ese, cajon) == esperados
    assert situados(con_ese, cajon) == esperados


def test_dos_archivos_que_se_muestran_igual_se_situan_cada_uno_en_el_suyo(cajon: Cajon) -> None:
    con_mas = b"# otra\n# otra\n" + CON_DEFECTOS.replace(b"        misma_que: no-esta/1.1\n", b"")
    los_dos = {
        "data/evaluaciones/a\tb.yaml": CON_DEFECTOS,
        "data/evaluaciones/aU+0009b.yaml": con_mas,
    }
    esperados = situados(los_dos)

    assert situados(los_dos, cajon) == esperados
    assert situados(los_dos, cajon) == esperados
