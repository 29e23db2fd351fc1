"""Los índices del catálogo y lo que de ellos falta."""

from collections.abc import Mapping
from datetime import date

from apoyo.encargos import encargo_de
from seguimiento.informes.indices import (
    EntradaDelIndice,
    IndiceDeFichas,
    Laguna,
    campos_poco_llenos,
    indices,
    lagunas,
)
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.practica import Ficha
from seguimiento.piezas import Texto, columnas
from seguimiento.redaccion import orden_natural

HOY = date(2023, 7, 1)
_LN = "data/practicas/LN1_GN.yaml"

ARCHIVOS = {
    "data/practicas/BP10_AH.yaml": """\
        tipo: buena_practica
        titulo: Albergues
        hallazgo: Hubo plazas
        organizacion: OIM
        ods: [17, 3]
        pacto_mundial: {principios: [b], objetivos: no_registra}
        sostenibilidad: {nivel: media}
        palabras_clave: [niñez, Ámbar]
        territorios: [Quito, Loja]
        """,
    "data/practicas/BP2_AH.yaml": """\
        tipo: buena_practica
        titulo: Convenios
        hallazgo: Hubo convenios
        organizacion: OIM
        ods: [3]
        pacto_mundial: {objetivos: [23, 7]}
        palabras_clave: [Niñez, ñandú, nube]
        territorios: no_aplica
        dudas:
          - {campo: ods, leido: "3?", motivo: Borroso.}
        """,
    "data/practicas/LA1_GN.yaml": """\
        tipo: leccion_aprendida
        titulo: Rubro de emergencia
        hallazgo: Hubo demoras
        organizacion: OIM
        pacto_mundial: no_legible
        palabras_clave: [ninez, Niñez, oro]
        """,
    _LN: """\
        tipo: leccion_no_aprendida
        titulo: Registro único
        hallazgo: Hubo duplicados
        """,
}


def _fichas_de(archivos: Mapping[str, str] = ARCHIVOS) -> list[Archivado[Ficha]]:
    """Las fichas de unos archivos, la BP2 antes que la BP10."""
    fichas = encargo_de(archivos, HOY).carga.cartera.practicas
    return sorted(fichas, key=lambda f: (f.id[-2:], orden_natural(f.id)))


def _ficha(codigo: str) -> Texto:
    return Texto(codigo, f"#{codigo.lower()}")


def _fichas(*codigos: str) -> tuple[Texto, ...]:
    return tuple(map(_ficha, codigos))


def test_cada_indice_va_en_su_orden_y_agrupa_sin_mirar_tildes() -> None:
    assert indices(_fichas_de()) == (
        IndiceDeFichas(
            "por-ods",
            "Objetivos de Desarrollo Sostenible",
            (
                EntradaDelIndice("3. Salud y bienestar", "2 fichas", _fichas("BP2_AH", "BP10_AH")),
                EntradaDelIndice(
                    "17. Alianzas para lograr los objetivos", "1 ficha", _fichas("BP10_AH")
                ),
            ),
            "Ninguna ficha los registra.",
        ),
        IndiceDeFichas(
            "por-objetivo",
            "Objetivos del Pacto Mundial",
            (
                EntradaDelIndice("7. Reducir vulnerabilidades", "1 ficha", _fichas("BP2_AH")),
                EntradaDelIndice("23. Cooperación internacional", "1 ficha", _fichas("BP2_AH")),
            ),
            "Ninguna ficha los registra.",
        ),
        IndiceDeFichas(
            "por-principio",
            "Principios rectores del Pacto Mundial",
            (EntradaDelIndice("b) Cooperación internacional", "1 ficha", _fichas("BP10_AH")),),
            "Ninguna ficha los registra.",
        ),
        IndiceDeFichas(
            "por-palabra",
            "Palabras clave",
            (
                EntradaDelIndice("Ámbar", "1 ficha", _fichas("BP10_AH")),
                EntradaDelIndice("Niñez", "3 fichas", _fichas("BP2_AH", "BP10_AH", "LA1_GN")),
                EntradaDelIndice("nube", "1 ficha", _fichas("BP2_AH")),
                EntradaDelIndice("ñandú", "1 ficha", _fichas("BP2_AH")),
                EntradaDelIndice("oro", "1 ficha", _fichas("LA1_GN")),
            ),
            "Ninguna ficha las registra.",
        ),
        IndiceDeFichas(
            "por-territorio",
            "Territorios",
            (
                EntradaDelIndice("Loja", "1 ficha", _fichas("BP10_AH")),
                EntradaDelIndice("Quito", "1 ficha", _fichas("BP10_AH")),
            ),
            "Ninguna ficha los registra.",
        ),
    )


def test_el_orden_alfabetico_es_el_espanol() -> None:
    palabras = [
        "ñu",
        "Nz",
        "oso",
        "árbol",
        "arco",
        "Árbol",
        "n\u0303andu",
        "canto",
        "caña",
        "caoba",
    ]
    assert sorted(palabras, key=orden_natural) == [
        *("Árbol", "árbol", "arco", "canto", "caña", "caoba"),
        *("Nz", "n\u0303andu", "ñu", "oso"),
    ]


def test_se_dice_de_que_no_hay_ninguna_ficha() -> None:
    areas, ods, objetivos, principios = lagunas(_fichas_de())
    assert areas == Laguna(
        "Áreas",
        "5 de 7 sin ninguna ficha",
        (
            *("Inclusión económica y social", "Protección", "Gestión de fronteras"),
            *("Monitoreo y evaluación", "Administrativo y finanzas"),
        ),
    )
    assert (ods.cuantos, ods.faltan[:2]) == (
        "15 de 17 sin ninguna ficha",
        ("1. Fin de la pobreza", "2. Hambre cero"),
    )
    assert (objetivos.cuantos, len(objetivos.faltan)) == ("21 de 23 sin ninguna ficha", 21)
    assert (principios.cuantos, principios.faltan[0]) == (
        "9 de 10 sin ninguna ficha",
        "a) Centrarse en las personas",
    )


def test_si_ninguna_ficha_registra_un_tema_no_se_enumera_entero() -> None:
    solo = {_LN: ARCHIVOS[_LN]}
    nota = "Ninguna ficha los registra: no puede decirse de qué tratan."
    assert lagunas(_fichas_de(solo))[1:] == (
        Laguna("Objetivos de Desarrollo Sostenible", "17 de 17 sin ninguna ficha", (), nota),
        Laguna("Objetivos del Pacto Mundial", "23 de 23 sin ninguna ficha", (), nota),
        Laguna("Principios rectores del Pacto Mundial", "10 de 10 sin ninguna ficha", (), nota),
    )


def test_los_campos_poco_llenos_se_cuentan_sobre_las_fichas_que_los_llevan() -> None:
    tabla = campos_poco_llenos(_fichas_de())
    assert tabla.columnas == columnas("Campo", "#Con dato", "#Dicen no tenerlo", "#No consta")
    filas = {fila[0].texto: tuple(celda.texto for celda in fila[1:]) for fila in tabla.filas}
    assert {rotulo: filas.get(rotulo) for rotulo in _ESPERADOS} == _ESPERADOS


_ESPERADOS: dict[str, tuple[str, ...] | None] = {
    # todas o la mitad lo llenan
    "Hallazgo": None,
    "Organización": None,
    "ODS": None,
    "Sostenibilidad": None,
    # la lección no aprendida no lo lleva
    "Palabras clave": None,
    "Territorio": ("1 de 3", "1", "1"),
    "Criterios": ("0 de 3", "0", "3"),
    # solo lo llevan las buenas prácticas, o solo las lecciones
    "Presupuesto aproximado": ("0 de 2", "0", "2"),
    "Signo": ("0 de 2", "0", "2"),
    "Decisión": ("0 de 4", "0", "4"),
    # no se echa en falta
    "Título en el índice": None,
}
