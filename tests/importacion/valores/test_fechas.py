"""Las fechas de un archivo: un solo orden para todas, y ninguna inventada."""

from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apoyo.celdas import celda, material_de
from seguimiento.fechas import Precision, leer_fecha
from seguimiento.importacion.material import Celda, Material, Parrafo, Sitio
from seguimiento.importacion.opciones import Opciones
from seguimiento.importacion.valores import Cuaderno
from seguimiento.importacion.valores.fechas import pruebas_en
from seguimiento.vocabularios import OrdenDeFechas
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

DIA_MES, MES_DIA = OrdenDeFechas


def leido(cuaderno: Cuaderno, una: Celda, campo: C = C.PLAZO) -> dict[str, object]:
    return {suyo.value: dato.valor for suyo, dato in cuaderno.entender(campo, una).items()}


def codigos(cuaderno: Cuaderno) -> list[str]:
    return [duda.codigo for duda in cuaderno.dudas]


# ── el orden, una vez por archivo


@pytest.mark.parametrize(
    ("textos", "orden"),
    [
        (["03/04/2024", "31/03/2024"], DIA_MES),
        (["03/04/2024", "03/31/2024"], MES_DIA),
        (["03/04/2024", "3-31-24 9:41 AM"], MES_DIA),
        (["Plazo: 31/03/2024"], DIA_MES),
        (["Listo\n31.03.2024"], DIA_MES),
        (["03/04/2024", "5/5/2024"], None),
        (["31/03/2024", "03/31/2024"], None),
        # lo que no va día, mes y año no prueba nada
        (["2014/05/23", "30/Nov/23", "2024-03-31", "A/31/12", "1.31.2024.5"], None),
        # una fecha en la prosa solo cuenta si ninguna va sola
        (["Se reunieron el 31/03/2024 en la sede"], DIA_MES),
        (["Se reunieron el 31/03/2024 en la sede", "03/31/2024"], MES_DIA),
        ([], None),
    ],
)
def test_el_orden_lo_prueba_una_cifra_que_no_puede_ser_un_mes(
    textos: list[str], orden: OrdenDeFechas | None
) -> None:
    assert pruebas_en(material_de(*textos)).orden is orden


def test_una_fecha_de_la_hoja_no_prueba_nada_ni_es_dudosa() -> None:
    de_la_hoja = celda("31/03/2024", valor=date(2024, 3, 31))
    cuaderno = Cuaderno.de(Material("a.xlsx", ()), Opciones())
    assert leido(cuaderno, de_la_hoja) == {"plazo": "2024-03-31"}
    assert cuaderno.dudas == []


def test_tambien_prueban_los_parrafos_y_los_textos_de_un_json() -> None:
    parrafo = Parrafo("Plazo: 31/03/2024", Sitio("párrafo 1"))
    assert pruebas_en(Material("a.docx", (parrafo,))).orden is DIA_MES
    assert pruebas_en(Material("a.json", (), datos={"a": [{"due": "03/31/2024"}]})).orden is MES_DIA


def test_lo_que_se_pide_vale_mas_que_lo_que_se_prueba() -> None:
    cuaderno = Cuaderno.de(material_de("31/03/2024"), Opciones(fechas=MES_DIA))
    assert leido(cuaderno, celda("03/04/2024")) == {"plazo": "2024-03-04"}


def test_sin_prueba_la_columna_se_rechaza_una_sola_vez() -> None:
    cuaderno = Cuaderno.de(material_de("03/04/2024"), Opciones())
    assert leido(cuaderno, celda("03/04/2024", 1, 2)) == {}
    assert leido(cuaderno, celda("05/06/2024", 2, 2)) == {}
    assert leido(cuaderno, celda("5/5/2024", 3, 2)) == {"plazo": "2024-05-05"}
    assert leido(cuaderno, celda("07/08/2024", 1, 3)) == {}
    assert codigos(cuaderno) == ["SEG708", "SEG708"]
    assert "--fechas dia-mes" in cuaderno.dudas[0].sugerencia


def test_si_unas_prueban_un_orden_y_otras_otro_se_dice_cuales() -> None:
    cuaderno = Cuaderno.de(material_de("31/03/2024", "03/31/2024"), Opciones())
    assert leido(cuaderno, celda("31/03/2024")) == {"plazo": "2024-03-31"}
    assert leido(cuaderno, celda("03/31/2024")) == {"plazo": "2024-03-31"}
    assert leido(cuaderno, celda("03/04/2024")) == {}
    assert codigos(cuaderno) == ["SEG708"]
    assert "«31/03/2024» y «03/31/2024»" in cuaderno.dudas[0].mensaje


def test_la_que_solo_cabe_en_el_orden_contrario_se_toma_y_se_dice() -> None:
    cuaderno = Cuaderno.de(material_de(), Opciones(fechas=DIA_MES))
    assert leido(cuaderno, celda("03/31/2024")) == {"plazo": "2024-03-31"}
    assert codigos(cuaderno) == ["SEG725"]


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from([*OrdenDeFechas]),
    st.sampled_from("/-."),
)
def test_escrita_en_el_orden_del_archivo_siempre_es_ella(
    dia: date, orden: OrdenDeFechas, signo: str
) -> None:
    partes = (dia.day, dia.month) if orden is DIA_MES else (dia.month, dia.day)
    escrita = signo.join([*map(str, partes), str(dia.year)])
    cuaderno = Cuaderno.de(material_de(), Opciones(fechas=orden))
    assert leido(cuaderno, celda(escrita)) == {"plazo": dia.isoformat()}
    assert cuaderno.dudas == []


# ── cada fecha

DICHAS = {
    "2023-11": ("Noviembre 2023.", "2023/11", "nov-23", "11/2023", "novembre 2023", "2023-11"),
    "2023-11-30": (
        *("30/Nov/23", "30/Nov/23 9:41 AM", "2023-11-30T08:00:00.000Z", "2023-11-30 00:00:00.0"),
        *("2023-11-30T05:00:00-04:00", "30 de noviembre de 2023", "Nov 30, 2023", "2023/11/30"),
        *(
            "30/11/2023 23:59",
            "jueves 30 de noviembre de 2023",
            "30\u00a0de\u00a0noviembre\u00a0de 2023",
        ),
    ),
    "2026-T3": ("T3 2026", "Q3 2026", "tercer trimestre de 2026"),
    "2024": ("2024",),
}


@pytest.mark.parametrize(
    ("escrita", "fecha"), [(una, fecha) for fecha, todas in DICHAS.items() for una in todas]
)
def test_una_fecha_conserva_la_precision_con_que_se_escribe(escrita: str, fecha: str) -> None:
    cuaderno = Cuaderno(Opciones())
    assert leido(cuaderno, celda(escrita)) == {"plazo": fecha}
    assert cuaderno.dudas == []


@pytest.mark.parametrize(
    ("precision", "fecha"),
    [(Precision.DIA, "2023-11-30"), (Precision.MES, "2023-11"), (Precision.ANIO, "2023")],
)
def test_de_una_fecha_de_la_hoja_vale_lo_que_su_formato_ensena(
    precision: Precision, fecha: str
) -> None:
    una = celda("lo que sea", valor=date(2023, 11, 30), precision=precision)
    assert leido(Cuaderno(Opciones()), una) == {"plazo": fecha}


def test_la_hora_con_desfase_cae_en_el_dia_de_la_zona() -> None:
    cuaderno = Cuaderno(Opciones(zona=ZoneInfo("America/Guayaquil")))
    assert leido(cuaderno, celda("2026-10-09T02:00:00.000Z")) == {"plazo": "2026-10-08"}
    assert leido(cuaderno, celda("2026-10-09T08:00:00.000Z")) == {"plazo": "2026-10-09"}


@pytest.mark.parametrize("una", [celda("45260"), celda("45260", valor=Decimal(45260))])
def test_un_numero_de_serie_es_una_fecha_que_hay_que_comprobar(una: Celda) -> None:
    cuaderno = Cuaderno(Opciones())
    assert leido(cuaderno, una) == {"plazo": "2023-11-30"}
    assert codigos(cuaderno) == ["SEG725"]


@pytest.mark.parametrize(
    "dicho",
    [
        "tomorrow",
        "Update at next informal",
        "31 de diciembre",
        "FY2024",
        "2024-02-30",
        "31/31/2024",
        "pronto",
    ],
)
def test_lo_que_no_es_una_fecha_va_a_las_notas_y_se_dice(dicho: str) -> None:
    cuaderno = Cuaderno(Opciones(fechas=DIA_MES))
    assert leido(cuaderno, celda(dicho)) == {"notas": f"Plazo: {dicho}"}
    assert codigos(cuaderno) == ["SEG709"]


@pytest.mark.parametrize(
    "dicho",
    ["N/A", "n.a.", "No aplica", "No due date", "No deadline established", "permanente", "ongoing"],
)
def test_que_no_haya_plazo_es_un_dato(dicho: str) -> None:
    cuaderno = Cuaderno(Opciones())
    assert leido(cuaderno, celda(dicho)) == {"sin_plazo": dicho}
    assert cuaderno.dudas == []


def test_de_un_tramo_se_toman_los_dos_extremos() -> None:
    cuaderno = Cuaderno(Opciones(fechas=DIA_MES))
    assert leido(cuaderno, celda("01/02/2024 – 31/03/2024")) == {
        "inicio": "2024-02-01",
        "plazo": "2024-03-31",
    }
    con_un_anio = celda("1 de enero al 30 de junio de 2024")
    assert leido(cuaderno, con_un_anio) == {"inicio": "2024-01-01", "plazo": "2024-06-30"}
    assert leido(cuaderno, celda("enero a marzo de 2024")) == {"plazo": "2024-T1"}


def test_lo_que_va_entre_parentesis_tras_la_fecha_se_anota() -> None:
    dicho = "30/06/2024 (prorrogado)"
    esperado = {"plazo": "2024-06-30", "notas": f"Plazo: {dicho}"}
    assert leido(Cuaderno(Opciones(fechas=DIA_MES)), celda(dicho)) == esperado


def test_cada_cuanto_se_repite_no_es_un_plazo() -> None:
    assert leido(Cuaderno(Opciones()), celda("Trimestral")) == {"recurrencia": "trimestral"}


def test_una_formula_no_es_un_plazo_pero_si_otra_fecha() -> None:
    cuaderno = Cuaderno(Opciones())
    una = celda("30/11/2023", valor=date(2023, 11, 30), formula="=B2+30")
    assert leido(cuaderno, una) == {}
    assert codigos(cuaderno) == ["SEG713"]
    assert leido(cuaderno, una, C.INICIO) == {"inicio": "2023-11-30"}


def test_que_conste_cuando_se_termino_dice_que_se_termino() -> None:
    cuaderno = Cuaderno(Opciones())
    assert leido(cuaderno, celda("2023-10-30"), C.COMPLETADA_EL) == {
        "completada_el": "2023-10-30",
        "estado": "completada",
    }


@given(st.text(max_size=40))
def test_ningun_texto_da_una_fecha_que_no_lo_sea(texto: str) -> None:
    hallado = leido(Cuaderno(Opciones()), celda(texto))
    for campo in ("plazo", "inicio"):
        if campo in hallado:
            leer_fecha(str(hallado[campo]))
