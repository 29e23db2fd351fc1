"""`cargar` y `revisar`: la barrera, el orden, el recuento y la memoria."""

import gc
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from types import ModuleType

import pytest

from seguimiento.almacen.fuentes import Memoria
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.indice import Indice
from seguimiento.diagnosticos import Hallazgo, Relacionado
from seguimiento.documento import Documento, Lectura, leer
from seguimiento.elementos import Elemento
from seguimiento.errores import SinAnalizadorRapido
from seguimiento.lugares import Lugar, Posicion
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.reglas import revisar_cartera
from seguimiento.reglas.motor import revisar_elementos
from seguimiento.repositorio import Recuento, cargar, configuracion, lectura, revisar
from seguimiento.repositorio import revision as revisando

HOY = date(2023, 4, 15)
BUENA = b"titulo: T\norganizacion: O\n"
SIN_PLAZO = b"""\
titulo: T
organizacion: O
recomendaciones:
  - id: R1
    texto: Con tres acciones sin plazo
    acciones:
      - {id: "1.1", descripcion: Una}
      - {id: "1.2", descripcion: Otra}
      - {id: "1.3", descripcion: "La \xc3\xbaltima"}
"""
TRES = {f"data/evaluaciones/{letra}.yaml": SIN_PLAZO for letra in "abc"}
B = "data/evaluaciones/b.yaml"


class Averia(Exception):
    """Un fallo del programa, con algo que no debe salir en ningún mensaje."""

    def __init__(self) -> None:
        super().__init__("dato-reservado")


def _que_falla(
    de_verdad: Callable[..., object], cuando: Callable[[object], bool]
) -> Callable[..., object]:
    def falla(primero: object, *demas: object) -> object:
        if cuando(primero):
            raise Averia
        return de_verdad(primero, *demas)

    return falla


def codigos(fuente: Memoria) -> list[tuple[str, str]]:
    return [(d.archivo, d.codigo) for d in revisar(fuente, HOY).diagnosticos]


SIN_PLAZO_EN = [(archivo, "SEG201") for archivo in TRES for _ in range(3)]


def test_sin_averias_cada_archivo_dice_lo_suyo() -> None:
    assert codigos(Memoria(TRES)) == SIN_PLAZO_EN


@pytest.mark.parametrize("funcion", ["leer", "modelo_de", "convertir", "faltas_de_nombre"])
def test_un_fallo_al_leer_un_archivo_no_impide_dar_cuenta_de_los_demas(
    funcion: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    archivos = {**TRES, B: SIN_PLAZO + b"# este falla\n"}
    vistos = Counter[str]()

    def es_el_segundo(_: object) -> bool:
        vistos[funcion] += 1
        return vistos[funcion] % 3 == 2

    monkeypatch.setattr(lectura, funcion, _que_falla(getattr(lectura, funcion), es_el_segundo))

    revision = revisar(Memoria(archivos), HOY)

    assert [(d.archivo, d.codigo) for d in revision.diagnosticos] == sorted(
        [*(par for par in SIN_PLAZO_EN if par[0] != B), (B, "SEG099")]
    )
    assert revision.recuento == Recuento(leidos=3, ilegibles=[B], no_evaluables=["b"], fallos=1)
    carga = cargar(Memoria(archivos))
    assert [una.id for una in carga.cartera.evaluaciones] == ["a", "c"]
    assert carga.recuento == revision.recuento


def test_el_fallo_se_dice_sin_datos_y_la_traza_queda_para_quien_la_pida(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(lectura, "leer", _que_falla(leer, lambda _: True))

    with caplog.at_level(logging.DEBUG, logger="seguimiento"):
        (unico,) = revisar(Memoria({B: BUENA}), HOY).diagnosticos

    assert (unico.codigo, unico.mensaje, unico.sugerencia) == (
        "SEG099",
        "el programa falló al tratar este archivo (Averia)",
        "repita la orden con --depurar y comuníquelo",
    )
    assert "reservado" not in f"{unico}"
    assert [registro.exc_info is not None for registro in caplog.records] == [True]
    assert "Averia: dato-reservado" in caplog.text


def test_un_fallo_de_una_regla_se_cuenta_y_no_tapa_lo_que_ya_se_hallo(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def falla_con_el_segundo(
        suyos: Sequence[Elemento], hoy: date, ajustes: Configuracion
    ) -> Iterator[Hallazgo]:
        hallazgos = revisar_elementos(suyos, hoy, ajustes)
        yield next(hallazgos)
        if suyos[0].archivado.archivo == B:
            raise Averia
        yield from hallazgos

    monkeypatch.setattr(revisando, "revisar_elementos", falla_con_el_segundo)

    revision = revisar(Memoria(TRES), HOY)

    assert Counter((d.archivo, d.codigo) for d in revision.diagnosticos) == {
        ("data/evaluaciones/a.yaml", "SEG201"): 3,
        (B, "SEG201"): 1,
        (B, "SEG099"): 1,
        ("data/evaluaciones/c.yaml", "SEG201"): 3,
    }
    # el registro se leyó bien: lo que falló fue mirarlo
    assert revision.recuento == Recuento(leidos=3, fallos=1)


def test_de_lo_que_no_pudo_indizarse_no_se_dice_que_falte(monkeypatch: pytest.MonkeyPatch) -> None:
    de_verdad = Indice.sumar

    def sumar(indice: Indice, aporte: Aporte) -> None:
        if aporte.archivo == B:
            raise Averia
        de_verdad(indice, aporte)

    monkeypatch.setattr(Indice, "sumar", sumar)
    que_la_nombra = SIN_PLAZO.replace(b"Otra", b'Otra, misma_que: "b/1.1", plazo: 2023-05')

    diagnosticos = codigos(Memoria({"data/evaluaciones/a.yaml": que_la_nombra, B: SIN_PLAZO}))

    assert {codigo for _, codigo in diagnosticos} == {"SEG201", "SEG099"}


def test_un_fallo_al_comparar_los_registros_entre_si_se_cuenta(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def falla_al_final(indice: Indice) -> Iterator[Hallazgo]:
        yield from revisar_cartera(indice)
        raise Averia

    monkeypatch.setattr(revisando, "revisar_cartera", falla_al_final)
    archivos = {"data/evaluaciones/a.yaml": BUENA, "data/acuerdos/a.yaml": b"titulo: T\n"}

    revision = revisar(Memoria(archivos), HOY)

    assert [(d.archivo, d.codigo) for d in revision.diagnosticos] == [
        ("data", "SEG099"),
        ("data/acuerdos/a.yaml", "SEG103"),
        ("data/evaluaciones/a.yaml", "SEG103"),
    ]
    assert revision.recuento == Recuento(leidos=2, fallos=1)


def test_un_fallo_con_la_configuracion_no_impide_leer_los_registros(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(configuracion, "leer", _que_falla(leer, lambda _: True))

    revision = revisar(Memoria({**TRES, "seguimiento.yaml": b"dias_por_vencer: 7\n"}), HOY)

    assert [(d.archivo, d.codigo) for d in revision.diagnosticos] == [
        *SIN_PLAZO_EN,
        ("seguimiento.yaml", "SEG099"),
    ]
    assert (revision.recuento.fallos, revision.recuento.en_parte) == (1, ["seguimiento.yaml"])


@pytest.mark.parametrize("modulo", [lectura, configuracion])
def test_una_situacion_prevista_no_se_toma_por_un_fallo_de_un_archivo(
    modulo: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sin_extension(_: bytes) -> Lectura:
        raise SinAnalizadorRapido("falta la extensión", "instálela")

    monkeypatch.setattr(modulo, "leer", sin_extension)
    fuente = Memoria({**TRES, "seguimiento.yaml": b"dias_por_vencer: 7\n"})

    with pytest.raises(SinAnalizadorRapido):
        revisar(fuente, HOY)
    with pytest.raises(SinAnalizadorRapido):
        cargar(fuente)


# Lo que se dice y en qué orden ------------------------------------------------------------------


def test_los_diagnosticos_van_por_archivo_y_posicion_y_no_se_repiten() -> None:
    archivos = {
        "data/practicas/BP1_ME.yaml": b"tipo: buena_practica\n",
        "data/evaluaciones/b.yaml": b"zeta: 1\norganizacion: O\nalfa: 2\n",
        "data/acuerdos/a.yaml": b"titulo: a: b\n",
        "seguimiento.yaml": b"otra: 1\n",
    }

    revision = revisar(Memoria(archivos), HOY)

    assert [(d.archivo, d.codigo, d.posicion.linea) for d in revision.diagnosticos] == [
        ("data/acuerdos/a.yaml", "SEG030", 1),
        ("data/evaluaciones/b.yaml", "SEG011", 1),
        ("data/evaluaciones/b.yaml", "SEG010", 1),
        ("data/evaluaciones/b.yaml", "SEG010", 3),
        ("data/practicas/BP1_ME.yaml", "SEG011", 1),
        ("data/practicas/BP1_ME.yaml", "SEG011", 1),
        ("seguimiento.yaml", "SEG010", 1),
    ]
    assert revision.errores == 7
    assert len(set(revision.diagnosticos)) == len(revision.diagnosticos)


def test_una_referencia_rota_senala_su_linea_y_el_archivo_al_que_apunta() -> None:
    rota = SIN_PLAZO.replace(b"Otra}", b'Otra, plazo: 2023-05, misma_que: "b/9.9"}')
    archivos = {"data/evaluaciones/a.yaml": rota, B: b"# matriz\n" + BUENA}

    (unico,) = [d for d in revisar(Memoria(archivos), HOY).diagnosticos if d.codigo == "SEG104"]

    assert (unico.archivo, unico.posicion) == ("data/evaluaciones/a.yaml", Posicion(8, 67, 7))
    assert (
        unico.extracto
        == '      - {id: "1.2", descripcion: Otra, plazo: 2023-05, misma_que: "b/9.9"}'
    )
    assert unico.relacionados == (Relacionado(B, 1, 1),)


def test_lo_que_atane_al_archivo_entero_se_senala_al_principio() -> None:
    archivos = {"data/evaluaciones/Mal Nombre.yaml": b"# comentario\n\n" + BUENA}

    (unico,) = revisar(Memoria(archivos), HOY).diagnosticos

    assert (unico.codigo, unico.posicion) == ("SEG101", Posicion(1, 1, 1))


def test_la_carga_sabe_donde_esta_cada_dato() -> None:
    carga = cargar(Memoria(TRES))

    ultima = [situada.lugar for situada in carga.cartera.acciones()][-1]
    assert ultima == Lugar("data/evaluaciones/c.yaml", ("recomendaciones", 0, "acciones", 2))
    assert carga.posicion(ultima / "id") == Posicion(9, 14, 5)
    assert carga.posicion(Lugar(B, ("organizacion",))) == Posicion(2, 15, 1)


def test_se_avisa_tras_cada_archivo_de_cuantos_van() -> None:
    for trabajo in (
        lambda avisar: cargar(Memoria(TRES), avisar),
        lambda avisar: revisar(Memoria(TRES), HOY, avisar),
    ):
        van: list[int] = []
        trabajo(van.append)
        assert van == [1, 2, 3]


# La memoria -------------------------------------------------------------------------------------


@pytest.fixture
def _de_cero() -> Iterator[None]:
    """Deja fuera de la cuenta lo que otras pruebas crearon: recorrerlo todo cada vez es lo que tarda."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def _documentos_vivos() -> int:
    return sum(type(objeto) is Documento for objeto in gc.get_objects())


@pytest.mark.usefixtures("_de_cero")
def test_revisar_no_guarda_los_documentos() -> None:
    archivos = {f"data/evaluaciones/e{n:03}.yaml": SIN_PLAZO for n in range(60)}
    vivos: list[int] = []

    revision = revisar(Memoria(archivos), HOY, lambda _: vivos.append(_documentos_vivos()))

    assert len(vivos) == 60
    assert max(vivos) <= 2
    assert _documentos_vivos() == 0
    assert len(revision.diagnosticos) == 180


@pytest.mark.usefixtures("_de_cero")
def test_situar_lo_que_atane_a_varios_archivos_no_los_relee_una_y_otra_vez(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rotas = SIN_PLAZO.replace(b"Una}", b"Una, relacionadas: [x/1, x/2, x/3, x/4]}")
    archivos = {f"data/evaluaciones/e{n:03}.yaml": rotas for n in range(40)}
    leidos: list[bytes] = []
    vivos: list[int] = []

    def contada(contenido: bytes) -> Lectura:
        leidos.append(contenido)
        vivos.append(_documentos_vivos())
        return leer(contenido)

    monkeypatch.setattr(lectura, "leer", contada)

    revision = revisar(Memoria(archivos), HOY)

    assert Counter(d.codigo for d in revision.diagnosticos) == {"SEG104": 160, "SEG201": 120}
    assert len(leidos) == 80  # cada uno, al revisarlo y al situar lo que se halló después
    assert max(vivos) <= lectura.LECTURAS_A_LA_VEZ + 1


def test_lo_que_se_dice_de_dos_nombres_iguales_no_ocupa_el_sitio_de_los_suyos() -> None:
    gemelos = {f"data/evaluaciones/{nombre}.yaml": SIN_PLAZO for nombre in ("a", "A")}
    carga = cargar(Memoria(gemelos))
    assert {d.codigo for d in carga.diagnosticos} == {"SEG066"}
    assert [carga.ruta(archivo) for archivo in gemelos] == [*gemelos]
    for archivo in gemelos:
        (sola,) = carga.solo_con({archivo}).cartera.evaluaciones
        assert sola.archivo == archivo


def test_por_como_se_muestra_se_llega_a_su_ruta() -> None:
    ocultas = [f"data/evaluaciones/a{oculto}b.yaml" for oculto in ("\t", "\u200b", "\udce9")]
    carga = cargar(Memoria(dict.fromkeys([*ocultas, B], SIN_PLAZO)))
    assert [carga.ruta(uno.archivo) for uno in carga.cartera.evaluaciones] == [*ocultas, B]
    assert sorted(carga.recuento.ocultas.values()) == ocultas
