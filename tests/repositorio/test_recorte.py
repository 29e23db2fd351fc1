"""De lo que otro programa volvió a escribir, solo lo que cambia."""

from pathlib import Path

import pytest

from apoyo.formularios import (
    CAMBIADO,
    EDITORES,
    GUARDADOS,
    REGISTRO,
    REGISTROS,
    campo_de_una_linea,
    lineas_del_diff,
    otra_vez_escrito,
    ruta_de,
)
from apoyo.union_aparte import comparable, leido
from seguimiento.repositorio.lectura import clase_de
from seguimiento.repositorio.recorte import Recorte, recorte
from seguimiento.vocabularios import ClaseDeElemento

BASE = REGISTRO.read_bytes()


def recortado(nuevo: str | bytes, base: bytes = BASE, de_mas: int = 4) -> Recorte:
    contenido = nuevo.encode() if isinstance(nuevo, str) else nuevo
    return recorte(base, contenido, ClaseDeElemento.EVALUACION, de_mas)


def guardado(editor: str) -> bytes:
    return (GUARDADOS / f"{editor}.yaml").read_bytes()


def con(*cambios: tuple[str, str]) -> str:
    """La base con unos trozos cambiados por otros."""
    texto = BASE.decode()
    for antes, despues in cambios:
        assert texto.count(antes) == 1, antes
        texto = texto.replace(antes, despues)
    return texto


# ── Lo que guardan los formularios ───────────────────────────────────────────

CON_LO_QUE_CAMBIO = con(
    ("            estado: en_curso\n", "            estado: completada\n"),
    # lo torció el formulario: sin comillas lo tomó por un número
    ("      - id: 1.10  # seg", '      - id: "1.1"  # seg'),
)


@pytest.mark.parametrize("editor", EDITORES)
def test_de_lo_que_guarda_un_formulario_queda_lo_que_cambio(editor: str) -> None:
    hecho = recortado(guardado(editor))

    assert hecho.despues.decode() == CON_LO_QUE_CAMBIO
    assert (hecho.quedan, hecho.motivo, hecho.devueltos) == (2, "", ())
    assert hecho.lineas > 15


@pytest.mark.parametrize("editor", EDITORES)
def test_dos_veces_no_hace_nada(editor: str) -> None:
    hecho = recortado(guardado(editor))

    assert recortado(hecho.despues) == Recorte(hecho.despues, hecho.despues)
    assert recortado(hecho.despues, de_mas=1) == Recorte(hecho.despues, hecho.despues)


@pytest.mark.parametrize("editor", EDITORES)
def test_lo_que_tomo_por_un_numero_se_senala(editor: str) -> None:
    (torcido,) = recortado(guardado(editor)).torcidos

    assert (torcido.donde, torcido.antes, torcido.despues) == ("R1 › 1.10 › Código", "1.10", "1.1")


@pytest.mark.parametrize("registro", REGISTROS, ids=[uno.stem for uno in REGISTROS])
def test_un_campo_de_una_linea_es_un_cambio_de_una_linea_en_todo_registro(registro: Path) -> None:
    base, clase = registro.read_bytes(), clase_de(ruta_de(registro))
    campo = campo_de_una_linea(registro)

    nuevo = otra_vez_escrito(base, campo, "Dicho en el formulario")
    hecho = recorte(base, nuevo, clase)

    assert len(lineas_del_diff(base, hecho.despues)) == 2
    assert (hecho.quedan, hecho.motivo, hecho.torcidos) == (1, "", ())
    assert not recorte(base, hecho.despues, clase).se_recorta


def test_los_datos_son_los_del_archivo_que_se_escribio() -> None:
    nuevo = otra_vez_escrito(BASE, CAMBIADO, "cancelada")

    hecho = recortado(nuevo)

    assert comparable(leido(hecho.despues), en_orden=True) == comparable(
        leido(nuevo), en_orden=True
    )


# ── Lo que el otro programa quita, pone o tuerce ─────────────────────────────


def test_lo_que_se_anade_entra_sin_lo_vacio_del_formulario() -> None:
    nuevo = (
        guardado("sveltia")
        .decode()
        .replace(
            "            avance: 40\n",
            "            avance: 40\n          - fecha: 2023-05-02\n            estado: en_curso\n"
            "            comentario: ''\n            evidencias: []\n",
        )
    )

    assert recortado(nuevo).despues.decode() == CON_LO_QUE_CAMBIO.replace(
        "            avance: 40\n",
        "            avance: 40\n          - fecha: 2023-05-02\n            estado: en_curso\n",
    )


def test_lo_que_se_quita_se_va_con_su_comentario_y_lo_demas_se_queda() -> None:
    nuevo = guardado("decap").decode().partition("      - id: 1.1\n")[0]

    hecho = recortado(nuevo)

    assert hecho.despues.decode() == CON_LO_QUE_CAMBIO.partition('      - id: "1.1"  # seg')[0]
    assert hecho.motivo == ""


def test_una_fecha_con_la_medianoche_es_la_misma_fecha_y_la_nueva_se_escribe_sin_ella() -> None:
    nuevo = guardado("tina").decode().replace("fecha: 2022-11-03T", "fecha: 2022-11-04T")

    assert recortado(nuevo).despues.decode() == CON_LO_QUE_CAMBIO.replace(
        "fecha: 2022-11-03", "fecha: 2022-11-04"
    )


@pytest.mark.parametrize(
    ("campo", "torcido"),
    [
        ("pide_respuesta: no", "pide_respuesta: false"),
        ("numero: '0012'", "numero: 12"),
        ("numero: 12:30", "numero: 750"),
        ("numero: 1e3", "numero: 1000"),
        ("numero: 2022-03-04", "numero: 2022-03-04T00:00:00.000Z"),
        ("numero: yes", "numero: true"),
    ],
)
def test_lo_torcido_vuelve_donde_no_cabe_y_se_senala_donde_cabria(campo: str, torcido: str) -> None:
    base = BASE.replace(b"organizacion:", f"{campo}\norganizacion:".encode())
    nuevo = guardado("decap").replace(b"organizacion:", f"{torcido}\norganizacion:".encode())

    hecho = recortado(nuevo, base)

    vuelve = campo.startswith("pide")
    los_de_aqui = [uno.donde for uno in (hecho.devueltos if vuelve else hecho.torcidos)]
    assert los_de_aqui[0] == ("Pide respuesta" if vuelve else "Número")
    assert (campo.encode() in hecho.despues) is vuelve


def test_el_orden_de_las_claves_y_los_saltos_no_son_cambios() -> None:
    nuevo = guardado("decap").decode()
    al_final = nuevo.replace("organizacion: OIM\n", "") + "organizacion: OIM\n"

    assert recortado(al_final.replace("\n", "\r\n")).despues.decode() == CON_LO_QUE_CAMBIO


# ── Lo que no se recorta ─────────────────────────────────────────────────────


def test_lo_que_se_edita_a_mano_se_queda_como_se_escribio() -> None:
    for nuevo in (
        con(("  # acordada en la mesa de junio\n", "")),
        con(("y de sus servicios de\n  orientación", "y de sus servicios\n  de orientación")),
        con(('organizacion: "OIM"', "organizacion: OIM"), ("id: 1.10  #", 'id: "1.10"  #')),
    ):
        assert not recortado(nuevo).se_recorta
        # si se nombra el archivo, lo que sobra sobra
        assert recortado(nuevo, de_mas=1).se_recorta


def test_el_comentario_que_alguien_anadio_se_queda() -> None:
    nuevo = (
        guardado("sveltia")
        .decode()
        .replace("organizacion: OIM\n", "# la sede\norganizacion: OIM  # sigla\n")
    )

    assert recortado(nuevo).despues.decode() == CON_LO_QUE_CAMBIO.replace(
        'organizacion: "OIM"\n', '# la sede\norganizacion: "OIM"  # sigla\n'
    )


def test_si_un_comentario_nuevo_no_tiene_donde_ir_no_se_recorta_y_se_dice() -> None:
    nuevo = guardado("sveltia") + b"# fin\n"

    hecho = recortado(nuevo)

    assert not hecho.se_recorta
    assert hecho.motivo == "no hay dónde dejar «# fin»"


def test_lo_que_no_se_lee_se_queda_como_esta() -> None:
    assert recortado("a: [") == Recorte(b"a: [", b"a: [")
    assert recortado(guardado("decap"), b"a: [") == Recorte(guardado("decap"), guardado("decap"))


def test_los_saltos_de_linea_que_git_pone_en_la_carpeta_no_son_nada_que_recortar() -> None:
    en_la_carpeta = BASE.replace(b"\n", b"\r\n")

    assert recortado(en_la_carpeta, de_mas=1) == Recorte(en_la_carpeta, en_la_carpeta)


def test_de_lo_que_se_edita_a_mano_donde_no_puede_editarse_no_se_dice_nada() -> None:
    base = BASE.replace(b"titulo: >-", b"titulo: !!str >-")
    a_mano = base.replace(b"estado: en_curso", b"estado: completada")

    assert recortado(a_mano, base) == Recorte(a_mano, a_mano)
    assert recortado(guardado("decap"), base).motivo.startswith("el documento lleva etiquetas")
