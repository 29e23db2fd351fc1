"""Lo que se escribe sin ser lo que la orden espera, respondido con lo que se quiso decir."""

import re
import shlex
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import HOY, Resultado, seg
from apoyo.todas_las_ordenes import TODAS
from seguimiento.comandos.valores import declarados

REGISTROS = {
    "data/evaluaciones/puente-2022.yaml": """\
titulo: Puente
organizacion: OIM
fecha: 2022-06
recomendaciones:
  - id: R1
    texto: Capacitar
    acciones:
      - {id: "1.1", descripcion: Dar talleres, plazo: 2022-12, responsables: [Unidad de Protección]}
      - {id: "1.2", descripcion: Publicar, plazo: 2023-12, responsables: [PSU]}
""",
    "data/acuerdos/mesa.yaml": """\
titulo: Mesa
reuniones:
  - {fecha: 2022-10-05, estado: celebrada, resumen: Se reunió}
  - {fecha: 2022-12-01, estado: celebrada, resumen: Se volvió a reunir}
""",
    "data/practicas/BP1_ME.yaml": "tipo: buena_practica\ntitulo: Uno\nhallazgo: Dos\n",
}


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    """Una evaluación, un acuerdo con dos reuniones y una ficha."""
    return escribir(tmp_path, REGISTROS)


def _dicho(orden: str, raiz: Path) -> Resultado:
    return seg(*shlex.split(orden), en=raiz)


# ── Se entiende ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("dicha", "es"),
    [
        ("informe trimestral 2022-T4", "informe trimestral --periodo 2022-T4"),
        ("informe trimestral 'cuarto trimestre de 2022'", "informe trimestral --periodo 2022-T4"),
        ("informe resumen 2022", "informe resumen --periodo 2022"),
        ("informe TRIMESTRAL --periodo 'T4 2022'", "informe trimestral --periodo 2022-T4"),
        ("informe Matriz ' puente-2022 '", "informe matriz puente-2022"),
        ("informe acta 2022-10-05", "informe acta mesa/reunion-2022-10-05"),
        ("informe acta 05-oct-2022", "informe acta mesa/reunion-2022-10-05"),
        ("informe actas mesa/reunion-2022-10-05", "informe acta mesa/reunion-2022-10-05"),
        ("ver 'puente-2022/R1 '", "ver puente-2022/R1"),
        ("ver ' 1.1'", "ver 1.1"),
        ("status --evaluacion ' Puente-2022'", "status --evaluacion puente-2022"),
        ("lista acciones --acuerdo 'MESA '", "lista acciones --acuerdo mesa"),
        ("indicadores --evaluacion PUENTE-2022", "indicadores --evaluacion puente-2022"),
        ("lista Acción --situacion Vencidas", "lista acciones --situacion vencida"),
        ("status --por Responsables --formato JSON", "status --por responsable --formato json"),
        ("status --prioridad ALTA", "status --prioridad alta"),
        ("status --prioridad P1", "status --prioridad 1"),
        ("lista recomendaciones --prioridad p2", "lista recomendaciones --prioridad 2"),
        (
            "nueva recomendacion puente-2022 --texto Medir --prioridad P1 --simular",
            "nueva recomendacion puente-2022 --texto Medir --prioridad 1 --simular",
        ),
        (
            "actualizar 1.1 --estado en_curso --fecha ayer --simular",
            "actualizar 1.1 --estado en_curso --fecha 2023-04-14 --simular",
        ),
        (
            "verificar 1.1 --resultado verificada --por Yo --fecha Hoy --simular",
            "verificar 1.1 --resultado verificada --por Yo --fecha 2023-04-15 --simular",
        ),
        (
            "prorrogar 1.1 --plazo mañana --motivo Uno --simular",
            "prorrogar 1.1 --plazo 2023-04-16 --motivo Uno --simular",
        ),
        (
            "corregir 1.1 plazo hoy --simular",
            "corregir 1.1 plazo 2023-04-15 --simular",
        ),
        ("indicadores --periodo 'segundo semestre 2022'", "indicadores --periodo 2022-S2"),
        (
            "nueva practica ' bp_gn' --titulo Uno --hallazgo Dos --simular",
            "nueva practica BP_GN --titulo Uno --hallazgo Dos --simular",
        ),
        ("status --hoy 2022-12", "status --hoy 2022-12-31"),
        ("status --hoy 'diciembre 2022'", "status --hoy 2022-12-31"),
        ("status --hoy '31 de diciembre de 2022'", "status --hoy 2022-12-31"),
        ("status --hoy 2022", "status --hoy 2022-12-31"),
        ("status --hasta 'mayo de 2023'", "status --hasta 2023-05-31"),
    ],
)
def test_se_hace_lo_que_se_quiso_decir(dicha: str, es: str, raiz: Path) -> None:
    visto, esperado = _dicho(dicha, raiz), _dicho(es, raiz)

    assert (visto.codigo, visto.salida) == (esperado.codigo, esperado.salida)
    assert (visto.codigo, visto.salida != "") == (0, True)


@pytest.mark.parametrize(
    ("orden", "dice"),
    [
        ("status --hoy 2022-12", "«2022-12» en --hoy se lee «2022-12-31»: 31 de diciembre de 2022"),
        (
            "status --hasta 'mayo 2023'",
            "«mayo 2023» en --hasta se lee «2023-05-31»: 31 de mayo de 2023",
        ),
        ("indicadores --periodo 'T4 2022'", "«T4 2022» se lee «2022-T4»: cuarto trimestre de 2022"),
    ],
)
def test_de_una_fecha_se_dice_como_se_leyo(orden: str, dice: str, raiz: Path) -> None:
    assert f"aviso: {dice}\n" in _dicho(orden, raiz).errores


# ── Se propone ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("orden", "propuesta"),
    [
        ("status vencidas", "--situacion vencida"),
        ("status PSU", "--responsable PSU"),
        ("status psu", "--responsable PSU"),
        ("status 'unidad de proteccion'", '--responsable "Unidad de Protección"'),
        ("status Unidad de Protección", '--responsable "Unidad de Protección"'),
        ("status puente-2022", "--evaluacion puente-2022"),
        ("status mesa", "--acuerdo mesa"),
        ("lista acciones 'Por vencer'", "--situacion por_vencer"),
        ("informe trimestral puente-2022", "--evaluacion puente-2022"),
        ("informe catalogo PSU", "--responsable PSU"),
        ("ver puente-2022 R1", "puente-2022/R1"),
        ("actualizar puente-2022 1.1 --estado en_curso", "puente-2022/1.1"),
        ("informe acta mesa reunion-2022-10-05", "mesa/reunion-2022-10-05"),
        ("indicadores 2022-T4", "--periodo 2022-T4"),
        ("status de más", None),
        # lo que sobra es el final de algo: solo no es lo que se quiso decir
        ("informe trimestral T4 2022", '--periodo "T4 2022"'),
        ("informe trimestral cuarto trimestre 2022", '--periodo "cuarto trimestre 2022"'),
        ("informe Matriz Puente 2022", "puente-2022"),
        ("informe acta mesa reunion 2022 10 05", None),
        ("ver puente 2022", "puente-2022"),
        ("ver R 1", "puente-2022/R1"),
        ("ver reunion 2022-10-05", "mesa/reunion-2022-10-05"),
        ("responder R1 --decision aceptada parcialmente", "--decision aceptada_parcialmente"),
        ("informe matriz otra 2", None),
        ("status 2", None),
    ],
)
def test_lo_que_sobra_se_propone_donde_cabe(orden: str, propuesta: str | None, raiz: Path) -> None:
    visto = _dicho(orden, raiz)

    assert visto.codigo == 2
    assert re.findall("¿quiso decir «([^»]*)»", visto.errores) == ([propuesta] if propuesta else [])


@pytest.mark.parametrize(
    ("orden", "citado"),
    [
        ("informe responsable Unidad de Protección", '"Unidad de Protección"'),
        ("status --responsable Unidad de Protección", '"Unidad de Protección"'),
        (
            "actualizar 1.1 --estado en curso --comentario se firmó el convenio",
            '"en curso" y "se firmó el convenio"',
        ),
        (
            "prorrogar 1.1 --plazo 31 de marzo de 2024 --motivo demora de fondos",
            '"31 de marzo de 2024" y "demora de fondos"',
        ),
        ("status --hoy diciembre 2022", '--hoy "diciembre 2022"'),
        ("--hoy 31 de diciembre de 2022 status", '--hoy "31 de diciembre de 2022"'),
    ],
)
def test_a_lo_que_le_faltan_comillas_se_le_ponen(orden: str, citado: str, raiz: Path) -> None:
    visto = seg("-C", raiz, *shlex.split(orden), hoy="")

    assert visto.codigo == 2
    assert f"Lo que lleva espacios va entre comillas: {citado}." in visto.errores


@pytest.mark.parametrize(
    ("tipo", "hay"),
    [
        ("matriz", "«puente-2022»"),
        ("acta", "«mesa/reunion-2022-10-05» y «mesa/reunion-2022-12-01»"),
        ("ficha", "«BP1_ME»"),
        ("responsable", "«PSU» y «Unidad de Protección»"),
    ],
)
def test_un_informe_sin_de_que_dice_lo_que_hay(tipo: str, hay: str, raiz: Path) -> None:
    assert _dicho(f"informe {tipo.upper()}", raiz) == Resultado(
        2, "", f"error: falta decir de qué es el informe «{tipo}»\n  hay {hay}\n"
    )


def test_lo_que_puede_ser_dos_dias_no_se_adivina(raiz: Path) -> None:
    for orden in ("status --hoy 03/04/2022", "status --hasta 03/04/2024"):
        visto = _dicho(orden, raiz)
        assert (visto.codigo, visto.salida) == (2, "")
        assert "puede leerse de dos maneras" in visto.errores


@pytest.mark.parametrize(
    ("orden", "ayuda"),
    [
        ("responder 1.1 --decision aceptada", "en su archivo hay «puente-2022/R1»"),
        ("nueva accion puente-2022 --descripcion Uno", "en su archivo hay «puente-2022/R1»"),
        ("actualizar mesa --estado en_curso", "busque con «seg buscar TEXTO»"),
        ("lista reuniones", "¿quiso decir «acuerdos»? Vea «seg lista --ayuda»."),
        ("lista compromisos", "¿quiso decir «acciones»? Vea «seg lista --ayuda»."),
        ("lista Fichas", "¿quiso decir «practicas»? Vea «seg lista --ayuda»."),
        (
            "informe agenda -o a.odt",
            "use .md, .html, .docx o .pdf; el .docx se abre con Word y LibreOffice",
        ),
        ("status -o a.docx", "use .json, .csv, .md o .txt"),
        (
            "status -o a.xlsx",
            (
                "use .json, .csv, .md o .txt; el .csv se abre con Excel; toda la cartera, con "
                "«seg exportar -o cartera.xlsx»"
            ),
        ),
        ("status -o a.zip", "use .json, .csv, .md o .txt"),
        ("corregir 1.1 Fecha límite 2024-03", "¿quiso decir «plazo» o «fecha_hito»?"),
        (
            "prorrogar 1.1 --plazo 31/12 --motivo Uno",
            "¿quiso decir «2023-12-31» (31 de diciembre de 2023)?",
        ),
        (
            "prorrogar 1.1 --plazo '31 de marzo' --motivo Uno",
            "¿quiso decir «2024-03-31» (31 de marzo de 2024)?",
        ),
        (
            "actualizar 1.1 --estado en_curso --fecha 31/12",
            "¿quiso decir «2022-12-31» (31 de diciembre de 2022)?",
        ),
        ("corregir 1.1 plazo 31/12", "¿quiso decir «2023-12-31» (31 de diciembre de 2023)?"),
        (
            "status --situacion por vencer",
            "¿quiso decir «--situacion por_vencer»? Vea «seg status --ayuda».",
        ),
        (
            "lista acciones --situacion sin plazo --json",
            "¿quiso decir «--situacion sin_plazo»? Vea «seg lista --ayuda».",
        ),
        (
            "status --situacion vencida,por_vencer",
            "son 2 y va uno cada vez: «vencida» y «por_vencer». Vea «seg status --ayuda».",
        ),
    ],
)
def test_lo_que_se_aconseja_lleva_a_lo_que_se_quiso(orden: str, ayuda: str, raiz: Path) -> None:
    visto = _dicho(orden, raiz)

    assert visto.codigo == 2
    assert visto.errores.splitlines()[1].strip() == ayuda


@pytest.mark.parametrize("orden", [o for o in TODAS if o != "nueva"])
def test_nunca_se_aconseja_quitar_lo_que_sobra(orden: str, raiz: Path) -> None:
    """Sin ello la orden daría otra cosa, y quien la pidió no lo notaría."""
    argumentos = [p for p in TODAS[orden].params if p.name in declarados(TODAS[orden].callback)]
    de_mas = ["2022-T4"] * (len(argumentos) + 2)
    visto = seg(*orden.split(), *de_mas, en=raiz, hoy=HOY)

    assert "quítelo" not in visto.errores
    assert "quite" not in visto.errores


def test_el_valor_rechazado_se_dice_una_vez(raiz: Path) -> None:
    errores = _dicho("actualizar 1.1 --estado zzz", raiz).errores

    assert errores.startswith("error: valor desconocido «zzz» en «--estado»; valores: ")
    assert errores.count("zzz") == 1
