"""Fechas como las escribe la gente, en una tabla hecha sobre el papel."""

import pytest

from seguimiento.fechas import FechaNoValida, fechas_parecidas, leer_fecha
from seguimiento.fechas_escritas import es_sin_plazo, remedio

UNA = {
    "2024-T3": (
        *("Q3 2024", "T3 2024", "3T 2024", "Q3/2024", "2024 Q3", "2024-q3", "3Q2024", "Q3-2024"),
        *("3er trimestre de 2024", "tercer trimestre 2024", "Tercer Trimestre del 2024"),
        *(
            "III trimestre de 2024",
            "3.º trimestre de 2024",
            "3º trimestre 2024",
            "trimestre 3 de 2024",
        ),
        *(
            "third quarter of 2024",
            "3rd quarter 2024",
            "troisième trimestre 2024",
            "3e trimestre 2024",
        ),
        *("terceiro trimestre de 2024", "T3 - 2024", "julio-septiembre 2024", "Jul–Sep 2024"),
        *(
            "julio a septiembre de 2024",
            "fin del tercer trimestre de 2024",
            "trim. 3 2024",
            "t3 2024.",
        ),
    ),
    "2024-T4": (
        "último trimestre de 2024",
        "last quarter of 2024",
        "oct-dic 2024",
        "IV trimestre 2024",
        *("4T24", "4Q24", "Q4-24", "T4-24"),
    ),
    "2024-T1": (
        *("principios de 2024", "inicios de 2024", "a comienzos de 2024", "early 2024"),
        "1er trimestre 2024",
        "primer trimestre de 2024",
        "1st quarter 2024",
        "I trimestre 2024",
    ),
    "2024-T2": ("2do trimestre de 2024", "segundo trimestre 2024", "deuxième trimestre 2024"),
    "2024-S1": (
        *(
            "S1 2024",
            "1er semestre de 2024",
            "primer semestre 2024",
            "H1 2024",
            "first half of 2024",
        ),
        *("premier semestre 2024", "primeiro semestre de 2024", "2024 S1", "enero-junio de 2024"),
        *("1.er semestre de 2024", "de enero a junio de 2024", "1S24"),
    ),
    "2024-S2": ("segundo semestre de 2024", "2º semestre 2024", "H2 2024", "second semester 2024"),
    "2023-12-31": (
        *("31 Dec 2023", "31/12/2023", "31-12-2023", "31.12.2023", "31 de diciembre de 2023"),
        *("31-dic-2023", "31 dic. 2023", "Dec 31, 2023", "December 31st, 2023", "31 décembre 2023"),
        *(
            "31 de dezembro de 2023",
            "2023/12/31",
            "20231231",
            "12/31/2023",
            "31/12/23",
            "31-dic-23",
        ),
        *(
            "domingo 31 de diciembre de 2023",
            "31 diciembre 2023.",
            "al 31/12/2023".removeprefix("al "),
        ),
        *("a más tardar el 31 de diciembre de 2023", "hasta el 31/12/2023", "2023-12-31 00:00"),
        *(
            "31\u00a0de\u00a0diciembre\u00a0de\u00a02023",
            "31 DE DICIEMBRE DE 2023",
            "no later than 31 Dec 2023",
            "no más tarde del 31 de diciembre de 2023",
        ),
    ),
    "2024-01-01": (
        "1.º de enero de 2024",
        "1er janvier 2024",
        "1º de janeiro de 2024",
        "Jan 1st 2024",
    ),
    "2023-11": (
        *("noviembre 2023.", "noviembre de 2023", "Nov 2023", "nov-23", "Nov-2023", "11/2023"),
        *("November 2023", "novembre 2023", "novembro de 2023", "nov. 2023", "2023 noviembre"),
        *(
            "noviembre del 2023",
            "fin de noviembre de 2023",
            "finales de noviembre de 2023",
            "end of November 2023",
        ),
        *("2023-Nov", "mediados de noviembre 2023", "principios de noviembre de 2023"),
    ),
    "2024-08": ("agosto 2024", "août 2024", "August 2024", "ago-24", "Aug 2024"),
    "2024-09": ("setiembre 2024", "set-24", "setembro de 2024", "Sept 2024"),
    "2024-02": ("février 2024", "fevereiro 2024", "feb 2024", "Feb/2024"),
    "2024-12": (
        "fin de 2024",
        "finales de 2024",
        "fin del año 2024",
        "end of 2024",
        "fin 2024",
        "by end 2024",
        "late 2024",
    ),
    "2024": ("año 2024", "durante 2024", "2024.", "en 2024", "en el año 2024"),
}
DOS = {
    "03/04/2024": ("2024-04-03", "2024-03-04"),
    "1-2-24": ("2024-02-01", "2024-01-02"),
    "05.06.2023": ("2023-06-05", "2023-05-06"),
    "mediados de 2024": ("2024-T2", "2024-T3"),
    "mid-2024": ("2024-T2", "2024-T3"),
}
DURAN = {
    "2024-W15": ("2024-04-08", "2024-04-14"),
    "2024W15": ("2024-04-08", "2024-04-14"),
    "W15 2024": ("2024-04-08", "2024-04-14"),
    "semana 15 de 2024": ("2024-04-08", "2024-04-14"),
    "semana 1, 2025": ("2024-12-30", "2025-01-05"),
    "week 53 2020": ("2020-12-28", "2021-01-03"),
    "2024-2025": ("2024", "2025"),
    "2024/2025": ("2024", "2025"),
    "bienio 2024–2025": ("2024", "2025"),
    "marzo/abril 2024": ("2024-03", "2024-04"),
    "febrero a abril 2024": ("2024-02", "2024-04"),
    "junio 2024 - diciembre 2024": ("2024-06", "2024-12"),
    "Dic 2024/Ene 2025": ("2024-12", "2025-01"),
    "segundo cuatrimestre de 2024": ("2024-05", "2024-08"),
    "6to bimestre 2024": ("2024-11", "2024-12"),
    "1.ª quincena de marzo de 2024": ("2024-03", "2024-03-15"),
    "segunda quincena de febrero de 2024": ("2024-02-16", "2024-02"),
}
"""Lo que abarca más que una fecha de las nuestras: de cuándo a cuándo."""
NINGUNA = (
    *("pronto", "por definir", "TBD", "31 de abril de 2023", "13/13/2023", "verano de 2024"),
    *("FY2024", "FY24", "año fiscal 2024", "2024-25", "2024/25", "6 meses", "30 días", "n/a"),
    *("semana 54 de 2024", "W53 2024", "2025-2024", "abril a febrero 2024", "12/23", "inmediato"),
    *(
        "5T 2024",
        "T5 2024",
        "S3 2024",
        "brumario 2023",
        "31/12/1823",
        "ma 2024",
        "ju 2024",
    ),
    *(
        "antes de 2022",
        "entre 2022 y 2023",
        "1er quinquenio de 2024",
        "fin de mes",
    ),
)
SIN_PLAZO = (
    *(
        "permanente",
        "Permanente.",
        "continuo",
        "Continua",
        "En curso",
        "de forma permanente",
        "actividad permanente",
    ),
    *(
        "ongoing",
        "continuous",
        "en continu",
        "contínuo",
        "sin plazo",
        "sin fecha límite",
        "indefinido",
    ),
)


@pytest.mark.parametrize(
    ("escrito", "leido"), [(e, leido) for leido, escritos in UNA.items() for e in escritos]
)
def test_se_lee_de_una_manera(escrito: str, leido: str) -> None:
    assert fechas_parecidas(escrito) == (leido,)


@pytest.mark.parametrize(("escrito", "leidos"), DOS.items())
def test_si_el_dia_y_el_mes_pueden_cambiarse_se_dicen_las_dos(
    escrito: str, leidos: tuple[str, str]
) -> None:
    assert fechas_parecidas(escrito) == leidos
    with pytest.raises(FechaNoValida) as fallo:
        leer_fecha(escrito)
    assert fallo.value.quiza == f"¿quiso decir «{leidos[0]}» o «{leidos[1]}»?"


def test_si_son_el_mismo_dia_no_hay_duda() -> None:
    assert fechas_parecidas("03/03/2024") == ("2024-03-03",)


@pytest.mark.parametrize("escrito", NINGUNA)
def test_lo_que_no_se_sabe_leer_no_se_adivina(escrito: str) -> None:
    assert fechas_parecidas(escrito) == ()
    assert not es_sin_plazo(escrito)


@pytest.mark.parametrize("escrito", SIN_PLAZO)
def test_lo_que_dice_que_no_hay_plazo_no_es_una_fecha(escrito: str) -> None:
    assert es_sin_plazo(escrito)
    assert fechas_parecidas(escrito) == ()


@pytest.mark.parametrize(("escrito", "extremos"), DURAN.items())
def test_lo_que_dura_vale_hasta_su_final_y_de_un_inicio_desde_su_principio(
    escrito: str, extremos: tuple[str, str]
) -> None:
    desde, hasta = extremos
    assert fechas_parecidas(escrito) == (hasta,)
    assert fechas_parecidas(escrito, desde=True) == (desde,)
    with pytest.raises(FechaNoValida) as fallo:
        leer_fecha(escrito)
    assert fallo.value.quiza == f"¿quiso decir «{hasta}» o, de un inicio, «{desde}»?"


REMEDIOS = {
    "dónde termina un año fiscal": ("FY2024", "FY 24", "año fiscal 2024", "2024-25", "FY2024/25"),
    "no se cuenta desde otra fecha": (
        "6 meses",
        "30 días",
        "en 6 meses",
        "tres meses desde la firma",
    ),
    "falta el año": (
        "junio",
        "31 de diciembre",
        "2º trimestre",
        "fin de junio",
        "semana 15",
        "31/12",
    ),
    "no hay tal fecha": ("31 de abril de 2023", "31/04/2023", "Q5 2024", "semana 54 de 2024"),
    "va en «sin_plazo»": ("TBD", "n/a", "por definir", "inmediato", "permanente", "en curso"),
    "escriba la que más se acerque": ("verano de 2024", "antes de junio de 2024", "12/23", "45473"),
}


@pytest.mark.parametrize(
    ("escrito", "que_hacer"), [(e, que) for que, escritos in REMEDIOS.items() for e in escritos]
)
def test_lo_que_no_se_lee_dice_que_escribir(escrito: str, que_hacer: str) -> None:
    with pytest.raises(FechaNoValida) as fallo:
        leer_fecha(escrito)
    assert que_hacer in fallo.value.remedio


@pytest.mark.parametrize("rodeo", ["de ", "el ", "9", "enero ", "2024-"])
def test_lo_que_es_demasiado_largo_para_ser_una_fecha_no_cuesta(rodeo: str) -> None:
    assert fechas_parecidas(rodeo * 200_000) == ()
    assert remedio(rodeo * 200_000)
