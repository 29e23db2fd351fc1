"""Acuerdos de mentira: uno de cada dos es una propuesta, como el de `data/`; el otro está vigente."""

from random import Random

from azar import ocurre
from bitacoras import Accion, bitacora
from calendario import dia, mes, trimestre
from escritura import Llano, Valor
from prosa import ACTORES, ORGANIZACIONES, Largo, elegidos, frase, texto
from situaciones import CERRADA, DE_LOS_COMPROMISOS, plazo

_PRIMER_ANIO, _ULTIMO_ANIO = 2015, 2021
_PARTES = ("CRM", "OSC-RROCM", "CSM", "Foro de alcaldías", "Mesa de trabajo interinstitucional")


def acuerdo(numero: int) -> tuple[str, dict[str, Valor]]:
    """El identificador y los datos del acuerdo."""
    azar = Random(f"acuerdo {numero}")
    comienzo = azar.randint(_PRIMER_ANIO, _ULTIMO_ANIO) * 12 + azar.randint(0, 11)
    vigente = numero % 2 == 1
    reuniones = {"reuniones": _reuniones(azar, comienzo)} if vigente else {}
    datos: dict[str, Valor] = {
        "titulo": frase(azar, 100),
        "marco": azar.choice(_PARTES),
        "estado": Llano("vigente" if vigente else "propuesto"),
        **({"vigencia": {"desde": Llano(mes(comienzo))}} if vigente else {}),
        "objetivo": texto(azar, Largo(180, 40, 100, 260)),
        "partes": [
            {"nombre": parte, "rol": texto(azar, Largo(118, 20, 80, 170))}
            for parte in elegidos(azar, _PARTES, 2)
        ],
        "vinculante": Llano("no"),
        "aprobacion": {
            "fecha": Llano(mes(comienzo)),
            "por": "Gobiernos",
            "situacion": Llano("aprobada" if vigente else "prevista"),
        },
        "grupo_de_seguimiento": {
            "integrantes": elegidos(azar, ACTORES, 3),
            "situacion": Llano("constituido" if vigente else "propuesto"),
            "constitucion": Llano(trimestre(comienzo)),
        },
        "periodicidad": Llano("trimestral"),
        "desafios": [texto(azar, Largo(146, 20, 88, 180)) for _ in range(6)],
        "observaciones": [{"texto": texto(azar, Largo(126, 18, 90, 160))} for _ in range(2)],
        "fuente": {"documento": texto(azar, Largo(100, 15, 80, 140))},
        "compromisos": [
            _compromiso(azar, n, comienzo, vigente=vigente) for n in range(1, _COMPROMISOS + 1)
        ],
        **reuniones,
        "dudas": [_duda(azar)],
        "notas": texto(azar, Largo(183, 40, 100, 260)),
    }
    return f"acuerdo-{azar.choice(ORGANIZACIONES).lower().replace(' ', '-')}-{numero}", datos


_COMPROMISOS = 15


def _duda(azar: Random) -> dict[str, Valor]:
    return {
        "campo": Llano("grupo_de_seguimiento.constitucion"),
        "leido": f"«{frase(azar, 40)}»",
        "motivo": texto(azar, Largo(120, 26, 60, 155)),
    }


def _compromiso(azar: Random, numero: int, comienzo: int, *, vigente: bool) -> dict[str, Valor]:
    """Uno de un acuerdo vigente está en alguna situación; de los propuestos, nada se ha hecho aún."""
    situacion = azar.choices([*DE_LOS_COMPROMISOS], weights=[*DE_LOS_COMPROMISOS.values()])[0]
    vence = plazo(azar, situacion, comienzo) if vigente else None
    datos: dict[str, Valor] = {
        "id": str(numero),
        "descripcion": texto(azar, Largo(130, 40, 60, 196)),
        **({"plazo": Llano(mes(vence))} if vence else {}),
    }
    if not vigente and ocurre(azar, 2, de=15):
        datos["plazo"] = Llano(mes(comienzo + azar.randint(6, 24)))
    if ocurre(azar, 7, de=15):
        datos["responsables"] = elegidos(azar, ACTORES, azar.choice((1, 1, 1, 2)))
    if ocurre(azar, 2, de=15):
        datos["recurrencia"] = Llano(azar.choice(("anual", "trimestral")))
    if vigente and situacion == CERRADA:
        datos |= bitacora(azar, Accion(str(numero), comienzo, situacion, ()), vence)
    return datos


def _reuniones(azar: Random, comienzo: int) -> list[Valor]:
    """Una por trimestre durante el primer año."""
    return [_reunion(azar, comienzo + 3 * vuelta) for vuelta in range(1, azar.randint(2, 5))]


def _reunion(azar: Random, cuando: int) -> dict[str, Valor]:
    return {
        "fecha": Llano(dia(azar, cuando)),
        "estado": Llano("celebrada"),
        "modalidad": Llano(azar.choice(("presencial", "virtual", "hibrida"))),
        "asistentes": elegidos(azar, ACTORES, 4),
        "orden_del_dia": [frase(azar, 80) for _ in range(3)],
        "resumen": texto(azar, Largo(300, 80, 150, 500)),
        "decisiones": [
            {
                "id": Llano(f"D{n}"),
                "texto": texto(azar, Largo(120, 30, 70, 200)),
                "compromiso": str(azar.randint(1, _COMPROMISOS)),
                "efecto": Llano("modifica"),
            }
            for n in (1, 2)
        ],
    }
