"""Lo que se ve en GitHub de lo que escribe `seg validar --formato github`."""

from collections.abc import Iterable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.diagnosticos_hostiles import ATAQUES, LISTAS, RECUENTOS
from apoyo.ejecutor_de_github import ORDENES, Ejecutor, anotaciones, esperada
from apoyo.imprimible import imprimible
from seguimiento.diagnosticos import Diagnostico, Relacionado, Severidad
from seguimiento.formatos import github
from seguimiento.formatos.diagnosticos import resumen
from seguimiento.formatos.github import en_github, entre_vallas
from seguimiento.formatos.identidad import rotulo
from seguimiento.lugares import Posicion
from seguimiento.redaccion import visible
from seguimiento.repositorio.repositorio import Recuento


def diagnostico(numero: int, severidad: Severidad = Severidad.ERROR) -> Diagnostico:
    return Diagnostico("data/e.yaml", "SEG012", severidad, f"n.º {numero}")


def mensajes(salida: str, nombre: str) -> list[str]:
    return [orden.datos for orden in Ejecutor().leer(salida).ordenes if orden.nombre == nombre]


def test_cada_diagnostico_es_una_anotacion_y_la_lista_entera_queda_entre_vallas() -> None:
    diagnosticos = [
        Diagnostico(
            "data/acuerdos/a.yaml", "SEG201", Severidad.ADVERTENCIA, "la acción no tiene plazo"
        ),
        Diagnostico(
            "data/evaluaciones/e, 100%.yaml",
            "SEG012",
            Severidad.ERROR,
            "estado desconocido «pendente»: 100% mal",
            "¿quiso decir «pendiente»?",
            Posicion(212, 21, 8),
            "            estado: pendente   # acordado el 3/3",
            (Relacionado("data/evaluaciones/f.yaml", 3, 7),),
        ),
    ]
    recuento = Recuento(leidos=2)
    texto = (
        "data/acuerdos/a.yaml:1:1: advertencia[SEG201] la acción no tiene plazo\n"
        "data/evaluaciones/e, 100%.yaml:212:21: error[SEG012] "
        "estado desconocido «pendente»: 100% mal\n"
        f"{resumen(recuento, diagnosticos)}"
    )
    palabra = sha256(texto.encode()).hexdigest()
    assert en_github(recuento, diagnosticos) == (
        "::error file=data/evaluaciones/e%2C 100%25.yaml,line=212,col=21,endColumn=29,"
        "title=SEG012%3A El valor no está en su vocabulario::"
        "estado desconocido «pendente»: 100%25 mal%0A"
        "ayuda: ¿quiso decir «pendiente»?%0A"
        "véase también data/evaluaciones/f.yaml:3:7\n"
        "::warning file=data/acuerdos/a.yaml,line=1,col=1,endColumn=1,"
        f"title={rotulo('SEG201').replace(':', '%3A')}::la acción no tiene plazo\n"
        f"::stop-commands::{palabra}\n{texto}\n::{palabra}::\n"
    )


def test_sin_nada_que_decir_solo_queda_la_cuenta_entre_vallas() -> None:
    recuento = Recuento(leidos=3)
    ejecutor = Ejecutor().leer(en_github(recuento, []))
    assert (ejecutor.ordenes, ejecutor.texto) == ([], [resumen(recuento, [])])


def test_los_errores_van_antes_que_las_advertencias_y_estas_que_las_notas() -> None:
    revueltos = [
        diagnostico(numero, severidad)
        for numero, severidad in enumerate([*reversed(Severidad), *reversed(Severidad)])
    ]
    ordenes = Ejecutor().leer(en_github(Recuento(leidos=1), revueltos)).ordenes
    assert [(orden.nombre, orden.datos) for orden in ordenes] == [
        ("error", "n.º 2"),
        ("error", "n.º 5"),
        ("warning", "n.º 1"),
        ("warning", "n.º 4"),
        ("notice", "n.º 0"),
        ("notice", "n.º 3"),
    ]


@pytest.mark.parametrize("severidad", Severidad)
def test_diez_de_una_clase_caben_enteros(severidad: Severidad) -> None:
    diez = [diagnostico(numero, severidad) for numero in range(10)]
    salida = en_github(Recuento(leidos=1), diez)
    assert mensajes(salida, ORDENES[severidad]) == [d.mensaje for d in diez]


@pytest.mark.parametrize("severidad", Severidad)
def test_de_once_se_muestran_nueve_y_la_decima_dice_cuantos_faltan(severidad: Severidad) -> None:
    once = [diagnostico(numero, severidad) for numero in range(11)]
    salida = en_github(Recuento(leidos=1), once)
    assert mensajes(salida, ORDENES[severidad]) == [
        *(d.mensaje for d in once[:9]),
        "… y 2 más (seg validar)",
    ]


def test_lo_que_no_cabe_en_anotaciones_sigue_en_el_registro_del_paso() -> None:
    once = [diagnostico(numero) for numero in range(11)]
    texto = Ejecutor().leer(en_github(Recuento(leidos=1), once)).texto
    assert texto == [
        *(f"data/e.yaml:1:1: error[SEG012] n.º {numero}" for numero in range(11)),
        resumen(Recuento(leidos=1), once),
    ]


@pytest.mark.parametrize("ataque", ATAQUES)
def test_ningun_dato_se_convierte_en_otra_orden(ataque: str) -> None:
    uno = Diagnostico(
        f"data/{ataque}.yaml", "SEG012", Severidad.ERROR, ataque, ataque, extracto=ataque
    )
    ejecutor = Ejecutor().leer(en_github(Recuento(leidos=1), [uno]))
    assert ejecutor.ordenes == [esperada(uno)]
    assert ejecutor.espera == ""


@given(RECUENTOS, st.builds(lambda una, otra: [*una, *otra * 5], LISTAS, LISTAS))
def test_se_ven_las_anotaciones_que_deben_verse_y_ninguna_mas(
    recuento: Recuento, diagnosticos: list[Diagnostico]
) -> None:
    salida = en_github(recuento, diagnosticos)
    ejecutor = Ejecutor().leer(salida)
    assert ejecutor.ordenes == list(anotaciones(diagnosticos))
    assert len(ejecutor.texto) == len(diagnosticos) + 1
    assert ejecutor.espera == ""
    assert all(imprimible(linea) for linea in salida.split("\n"))
    assert en_github(recuento, diagnosticos) == salida


@given(st.lists(st.sampled_from(ATAQUES) | st.text()))
def test_nada_de_lo_que_hay_entre_vallas_se_interpreta(lineas: list[str]) -> None:
    ejecutor = Ejecutor().leer("\n".join(entre_vallas(lineas)))
    assert (ejecutor.ordenes, ejecutor.texto) == ([], [visible(linea) for linea in lineas])


def test_la_palabra_que_cierra_la_valla_no_esta_en_el_texto(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    palabras = iter(["abc", "def", "012"])

    class Resumidor:
        def __init__(self, _: bytes) -> None:
            self.palabra = next(palabras)

        def hexdigest(self) -> str:
            return self.palabra

    monkeypatch.setattr(github, "sha256", Resumidor)
    assert list(entre_vallas(["::ABC::", "##[def]"])) == [
        *("::stop-commands::012", "::ABC::", "##[def]", "::012::")
    ]


@pytest.mark.parametrize(
    ("lineas", "ordenes"),
    [
        (["::error::falso"], ["error"]),
        (["  ::ERROR file=a::falso"], ["error"]),
        (["texto ##[add-mask]secreto"], ["add-mask"]),
        (["::stop-commands::fin", "::error::callado", "::fin::", "::notice::oído"], ["notice"]),
        (["::stop-commands::fin", "##[FIN]", "::error::oído"], ["error"]),
        (["texto ::error::", "::desconocida::", ":: error::"], []),
    ],
)
def test_el_lector_de_estas_pruebas_cae_en_las_trampas(
    lineas: Iterable[str], ordenes: list[str]
) -> None:
    ejecutor = Ejecutor().leer("\n".join(lineas))
    assert [orden.nombre for orden in ejecutor.ordenes] == ordenes
