"""Un cambio se ensaya antes de guardarse: qué archivos toca y qué errores traería."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import dedent

import pytest

from apoyo.carteras import FINAL, MESA, RICA
from apoyo.esfuerzo import ejemplos, una_parte
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Fuente, Memoria, Superpuesta
from seguimiento.almacen.guardado import CambioDeArchivo
from seguimiento.diagnosticos import Diagnostico
from seguimiento.documento import Documento
from seguimiento.documento.edicion import con
from seguimiento.errores import ErrorDeDisco
from seguimiento.lugares import Ruta
from seguimiento.repositorio import cargar, revisar
from seguimiento.repositorio.diferencia import diferencia
from seguimiento.repositorio.propuestas import Propuesta, abrir, proponer

HOY = date(2023, 4, 15)
RUTA = "data/evaluaciones/red.yaml"
NUEVA = "data/evaluaciones/otra.yaml"
RED = """\
titulo: Evaluación de la red  # como en la portada
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Coordinar
    acciones:
      - id: "1.1"
        descripcion: Convocar
        plazo: 2023-06
"""
PLAZO = ("recomendaciones", 0, "acciones", 0, "plazo")


def _fuente(texto: str = RED) -> Memoria:
    return Memoria({RUTA: texto.encode()})


def ensayada(fuente: Fuente, cambios: Sequence[CambioDeArchivo]) -> Propuesta:
    return proponer(fuente, cargar(fuente), cambios, HOY)


def _con_plazo(plazo: str) -> CambioDeArchivo:
    def poner(documento: Documento) -> Documento:
        return con(documento, PLAZO, plazo)

    return abrir(_fuente(), RUTA).editado(poner)


def test_editar_un_dato_cambia_una_linea_y_deja_los_comentarios() -> None:
    cambio = _con_plazo("2023-09")
    assert cambio.antes == RED.encode()
    assert cambio.despues == RED.replace("2023-06", "2023-09").encode()
    assert diferencia(cambio) == (
        f"--- {RUTA}\n+++ {RUTA}\n@@ -7,3 +7,3 @@\n"
        '       - id: "1.1"\n         descripcion: Convocar\n'
        "-        plazo: 2023-06\n+        plazo: 2023-09\n"
    )


def test_lo_que_no_cambia_nada_no_es_un_cambio() -> None:
    propuesta = ensayada(_fuente(), [_con_plazo("2023-06")])
    assert (propuesta.cambios, propuesta.introducidos) == ((), ())


def test_un_cambio_bueno_no_introduce_nada() -> None:
    cambio = _con_plazo("2023-09")
    propuesta = ensayada(_fuente(), [cambio])
    assert (propuesta.cambios, propuesta.introducidos) == ((cambio,), ())


def test_se_dicen_los_errores_que_traeria_y_no_los_que_ya_habia() -> None:
    con_falta = RED.replace("organizacion: OIM\n", "organizacion: OIM\nrejion: Sur\n")
    fuente = _fuente(con_falta)
    cambio = abrir(fuente, RUTA).editado(lambda documento: con(documento, PLAZO, "2023-13"))
    propuesta = ensayada(fuente, [cambio])

    assert [d.codigo for d in propuesta.introducidos] == ["SEG013"]
    assert propuesta.errores == propuesta.introducidos


def test_una_advertencia_nueva_no_es_un_error() -> None:
    cambio = abrir(_fuente(), RUTA).editado(lambda documento: con(documento, PLAZO, None))
    propuesta = ensayada(_fuente(), [cambio])

    assert [d.codigo for d in propuesta.introducidos] == ["SEG201"]
    assert propuesta.errores == ()


def test_un_defecto_repetido_cuenta_las_veces_que_se_anade() -> None:
    sin_plazo = RED.replace("        plazo: 2023-06\n", "")
    otra = CambioDeArchivo(NUEVA, None, sin_plazo.encode())
    assert [d.archivo for d in ensayada(_fuente(sin_plazo), [otra]).introducidos] == [NUEVA]


def test_un_archivo_nuevo_se_ve_con_los_demas() -> None:
    superpuesta = Superpuesta(_fuente(), {NUEVA: RED.encode(), "seguimiento.yaml": b"a: 1\n"})

    assert [archivo.ruta for archivo in superpuesta.archivos()] == [RUTA, NUEVA]
    assert {e.id for e in cargar(superpuesta).cartera.evaluaciones} == {"red", "otra"}
    hallado = superpuesta.leer("seguimiento.yaml")
    assert hallado is not None
    assert hallado.contenido == b"a: 1\n"
    assert superpuesta.leer("data/evaluaciones/no-esta.yaml") is None


def test_la_diferencia_de_un_archivo_nuevo_lo_dice() -> None:
    assert diferencia(CambioDeArchivo("a.yaml", None, "\ufefftitulo: A\u202e\n".encode())) == (
        "--- archivo nuevo\n+++ a.yaml\n@@ -0,0 +1 @@\n+titulo: AU+202E\n"
    )


def test_lo_que_no_se_lee_no_se_edita() -> None:
    with pytest.raises(ErrorDeDisco, match="no puede leerse"):
        abrir(_fuente("titulo: [\n"), RUTA)


def test_lo_que_no_existe_tampoco(tmp_path: Path) -> None:
    with pytest.raises(ErrorDeDisco):
        abrir(Directorio(tmp_path), RUTA)


def _rutas(dato: object, aqui: Ruta = ()) -> Iterator[Ruta]:
    """La de cada dato que hay dentro de otro."""
    hijos = (
        dato.items()
        if isinstance(dato, dict)
        else enumerate(dato if isinstance(dato, list) else [])
    )
    for paso, hijo in hijos:
        yield (*aqui, paso)
        yield from _rutas(hijo, (*aqui, paso))


@pytest.mark.parametrize("archivo", [FINAL, MESA])
def test_se_dice_lo_mismo_que_diria_mirarlo_todo_otra_vez(archivo: str) -> None:
    """Vaciando datos de uno en uno, con referencias de otros archivos y avisos ignorados."""
    contenidos = {ruta: dedent(texto).encode() for ruta, texto in RICA.items()}
    contenidos["data/practicas/BP2_ME.yaml"] = (
        b"tipo: buena_practica\ntitulo: a\nhallazgo: b\n"
        b"origen: [final-2022/2.1, mesa/c1]  # seg: ignora SEG104 \xe2\x80\x94 de antes\n"
    )
    fuente = Memoria(contenidos)
    abierto, antes = abrir(fuente, archivo), Counter(map(_dicho, revisar(fuente, HOY).diagnosticos))
    ensayados = 0
    for ruta in una_parte([*_rutas(abierto.documento.datos)], cada=4):
        cambio = abierto.editado(partial(con, ruta=ruta, valor=None, con_comentarios=True))
        nueva = Superpuesta(fuente, {archivo: cambio.despues or b""})
        despues = Counter(map(_dicho, revisar(nueva, HOY).diagnosticos))
        introducidos = ensayada(fuente, [cambio]).introducidos
        assert Counter(map(_dicho, introducidos)) == despues - antes, ruta
        ensayados += bool(introducidos)
    assert ensayados > ejemplos(10, cada=4)


def _dicho(diagnostico: Diagnostico) -> tuple[str, str, str]:
    return diagnostico.archivo, diagnostico.codigo, diagnostico.mensaje
