"""`seg lista`: todo lo que hay de una clase."""

import csv
import io
from pathlib import Path

import pytest

from apoyo.carteras import FINAL, PROYECTO, cambiada, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.formas import ARCHIVO, DIA, ENVOLTURA, FILA, O_NULO, PLAZO, POSTERIOR, faltas, uno_de

CLASES = ("evaluaciones", "recomendaciones", "acciones", "practicas", "acuerdos")
TEXTO_O_NULO = (str, O_NULO)
FORMAS = {
    "evaluaciones": {
        "id": str,
        "titulo": str,
        "organizacion": str,
        "tipo": TEXTO_O_NULO,
        "fecha": (PLAZO, O_NULO),
        "paises": [str],
        "recomendaciones": int,
        "acciones": int,
        "vencidas": int,
        "sin_respuesta": int,
        "archivo": ARCHIVO,
    },
    "recomendaciones": {
        "ref": str,
        "evaluacion": str,
        "id": str,
        "texto": str,
        "prioridad": (int, O_NULO),
        "dirigida_a": [str],
        "respondida": bool,
        "decision": TEXTO_O_NULO,
        "estado": str,
        "acciones": int,
        "archivo": ARCHIVO,
        "linea": int,
    },
    "acciones": FILA,
    "practicas": {
        "codigo": str,
        "area": str,
        "titulo": str,
        "organizacion": TEXTO_O_NULO,
        "tipo": uno_de("buena_practica", "leccion_aprendida", "leccion_no_aprendida"),
        "paises": [str],
        "territorios": ([str], str),
        "actores": ([str], str),
        "poblacion_asistida": (int, str, O_NULO),
        "sostenibilidad": TEXTO_O_NULO,
        "palabras_clave": ([str], str),
        "archivo": ARCHIVO,
    },
    "acuerdos": {
        "id": str,
        "titulo": str,
        "estado": TEXTO_O_NULO,
        "partes": [str],
        "compromisos": int,
        "reuniones": int,
        "ultima_reunion": (DIA, O_NULO),
        "proxima_reunion": (DIA, O_NULO),
        "archivo": ARCHIVO,
    },
}


@pytest.mark.parametrize("clase", CLASES)
@pytest.mark.parametrize("repositorio", ["el proyecto", "la cartera rica"])
def test_cada_lista_en_json_cumple_su_forma(clase: str, repositorio: str, rica: Path) -> None:
    raiz = PROYECTO if repositorio == "el proyecto" else rica
    visto = seg("lista", clase, "--json", en=raiz)
    assert (visto.codigo, visto.errores) == (0, "")
    propias = {clase: [FORMAS[clase]], "posterior_al_corte": [POSTERIOR]}
    assert faltas(visto.json, ENVOLTURA | propias) == []
    assert visto.json[clase] != []


@pytest.mark.parametrize("clase", CLASES)
def test_el_csv_lleva_todas_las_claves_y_las_mismas_filas(clase: str, rica: Path) -> None:
    texto = seg("lista", clase, "--formato", "csv", en=rica).salida
    filas = list(csv.DictReader(io.StringIO(texto, newline="")))
    del_json = seg("lista", clase, "--json", en=rica).json[clase]
    assert len(filas) == len(del_json)
    assert set(filas[0]) == {clave for fila in del_json for clave in fila}
    clave = next(clave for clave in ("ref", "id", "codigo") if clave in filas[0])
    assert [fila[clave] for fila in filas] == [fila[clave] for fila in del_json]


def test_las_evaluaciones_dicen_lo_que_queda_por_hacer(rica: Path) -> None:
    assert seg("lista", "evaluaciones", en=rica).salida == (
        "Evaluaciones (1)\n"
        "  Evaluación  Fecha     Rec.  Acc.  Vencidas  Sin resp.  Título\n"
        "  final-2022  jun-2022     3    10         2          1  Evaluación final del proyecto\n"
    )


def test_las_recomendaciones_dicen_su_estado_con_palabras(rica: Path) -> None:
    assert seg("lista", "recomendaciones", en=rica).salida == (
        "Recomendaciones (3)\n"
        "  Prioridad  Estado                     Referencia     Recomendación\n"
        "   1 (alta)  Implementada parcialmente  final-2022/R1  Reforzar la coordinación entre"
        " oficinas\n"
        "      dirigida a: Oficina Regional\n"
        "  2 (media)  En curso                   final-2022/R2  Sostener los talleres\n"
        "      dirigida a: Oficina de país\n"
        "             No se implementará         final-2022/R3  Cerrar la oficina local\n"
    )


def test_los_acuerdos_dicen_sus_reuniones(rica: Path) -> None:
    assert seg("lista", "acuerdos", en=rica).salida == (
        "Acuerdos (2)\n"
        "  Acuerdo    Estado     Compromisos  Última reunión  Próxima      Título\n"
        "  mesa       Vigente              2  05-oct-2022     10-may-2023  Mesa de coordinación\n"
        "  propuesta  Propuesto            1                               Propuesta de mecanismo\n"
    )


def test_las_fichas_dicen_su_tipo_y_donde(rica: Path) -> None:
    assert seg("lista", "practicas", en=rica).salida == (
        "Prácticas (1)\n"
        "  Código  Tipo            Sostenibilidad  Título\n"
        "  BP1_ME  Buena práctica  Alta            Protocolos de trabajo con los socios\n"
        "      territorio: Quito\n"
    )


def test_las_acciones_van_por_urgencia_y_lo_propuesto_al_final_y_dicho(rica: Path) -> None:
    lineas = seg("lista", "acciones", "--situacion", "vencida", en=rica).salida.splitlines()
    assert [linea for linea in lineas if not linea.startswith("      ")] == [
        "Acciones (2 acciones, 1 compromiso, 2 períodos y 1 compromiso propuesto)",
        "  Días  Plazo        Situación             Referencia              Acción",
        "   105  31-dic-2022  Vencida               final-2022/2.2@2022-T4  Reunir al comité",
        "    74  ene-2023     Vencida               mesa/c1                 Compartir los datos",
        (
            "    46  feb-2023     Vencida               final-2022/1.1          Convocar a los puntos"
            " focales"
        ),
        "    15  mar-2023     Vencida               final-2022/1.2          Publicar la guía",
        "    15  31-mar-2023  Vencida               final-2022/2.2@2023-T1  Reunir al comité",
        "  1170  ene-2020     Vencida    propuesto  propuesta/p1            Aprobar el plan",
    ]


def test_las_fichas_van_por_area_y_numero(tmp_path: Path) -> None:
    ficha = "tipo: {}\ntitulo: Una ficha\nhallazgo: Algo.\n"
    tipos = {"BP": "buena_practica", "LA": "leccion_aprendida"}
    codigos = ("BP10_PC", "BP2_PC", "LA1_PC", "BP1_AH")
    escribir(tmp_path, {f"data/practicas/{c}.yaml": ficha.format(tipos[c[:2]]) for c in codigos})
    (tmp_path / "seguimiento.yaml").write_text("organizacion: OIM\n", "utf-8")
    filas = seg("lista", "practicas", "--json", en=tmp_path).json["practicas"]
    assert [fila["codigo"] for fila in filas] == ["BP1_AH", "BP2_PC", "BP10_PC", "LA1_PC"]


@pytest.mark.parametrize(
    ("orden", "claves"),
    [
        (("recomendaciones",), ["R1", "R2", "R3"]),
        (("recomendaciones", "--prioridad", "1"), ["R1"]),
        (("recomendaciones", "--dirigida-a", "oficina"), ["R1", "R2"]),
        (("recomendaciones", "--responsable", "psu"), ["R1"]),
        (("recomendaciones", "--situacion", "sin_plazo"), ["R2"]),
        (("recomendaciones", "--evaluacion", "final-2022"), ["R1", "R2", "R3"]),
        (("acciones", "--acuerdo", "mesa"), ["c1", "c2"]),
        (("acciones", "--situacion", "por_vencer"), ["2.1", "2.5"]),
        (("acciones", "--situacion", "por_vencer", "--dias", "14"), []),
        (
            ("acciones", "--situacion", "por_vencer", "--hasta", "2023-06-30"),
            ["2.1", "2.5", "2.2", "c2"],
        ),
        (("evaluaciones", "--evaluacion", "final-2022"), ["final-2022"]),
        (("acuerdos", "--acuerdo", "mesa"), ["mesa"]),
    ],
)
def test_cada_filtro_deja_lo_suyo(orden: tuple[str, ...], claves: list[str], rica: Path) -> None:
    visto = seg("lista", *orden, "--json", en=rica)
    assert [fila["id"] for fila in visto.json[orden[0]]] == claves


@pytest.mark.parametrize(
    ("orden", "error"),
    [
        (
            ("practicas", "--prioridad", "1"),
            (
                "error: «seg lista practicas» no puede filtrarse con «--prioridad»\n"
                "  admite «--etiqueta»; con «--prioridad» se filtran «seg lista recomendaciones»"
                " y «seg lista acciones»\n"
            ),
        ),
        (
            ("evaluaciones", "--responsable", "psu"),
            (
                "error: «seg lista evaluaciones» no puede filtrarse con «--responsable»\n"
                "  admite «--evaluacion», «--unidad» y «--etiqueta»; con «--responsable» se filtran"
                " «seg lista recomendaciones» y «seg lista acciones»\n"
            ),
        ),
        (
            ("acuerdos", "--dias", "0"),
            (
                "error: «seg lista acuerdos» no puede filtrarse con «--dias»\n"
                "  admite «--acuerdo» y «--etiqueta»; con «--dias» se filtran"
                " «seg lista recomendaciones» y «seg lista acciones»\n"
            ),
        ),
        (
            ("acciones", "--evaluacion", "nada"),
            "error: no existe la evaluación «nada»\n  hay «final-2022»\n",
        ),
    ],
)
def test_un_filtro_en_vano_es_un_error_de_uso(
    orden: tuple[str, ...], error: str, rica: Path
) -> None:
    assert seg("lista", *orden, en=rica) == Resultado(2, "", error)


def test_una_lista_incompleta_lo_dice_y_termina_en_3(tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(FINAL, "plazo: 2022-12\n", "plazo: 2022-13\n"))
    visto = seg("lista", "acciones", "--json", en=tmp_path)
    assert visto.codigo == 3
    assert "final-2022/1.4" not in {fila["ref"] for fila in visto.json["acciones"]}
    assert visto.errores.startswith(
        "aviso: el resultado es parcial; no pudo leerse: final-2022/1.4"
    )


def test_una_lista_sin_nada_lo_dice_con_un_cero(rica: Path) -> None:
    assert seg("lista", "acciones", "--prioridad", "3", en=rica) == Resultado(
        0, "Acciones (0)\n", "aviso: ninguna recomendación tiene prioridad 3\n"
    )


def test_en_markdown_va_la_misma_tabla(rica: Path) -> None:
    assert seg("lista", "acuerdos", "--formato", "md", en=rica).salida == (
        "## Acuerdos (2)\n"
        "\n"
        "| Acuerdo | Estado | Compromisos | Última reunión | Próxima | Título |\n"
        "| --- | --- | ---: | --- | --- | --- |\n"
        "| mesa | Vigente | 2 | 05-oct-2022 | 10-may-2023 | Mesa de coordinación |\n"
        "| propuesta | Propuesto | 1 |  |  | Propuesta de mecanismo |\n"
    )


_CON_PRIORIDADES = {
    "data/evaluaciones/a.yaml": (
        "titulo: Uno\norganizacion: OIM\nrecomendaciones:\n"
        "  - {id: R1, texto: Con palabra, prioridad: alta}\n"
        "  - {id: R2, texto: Con número, prioridad: 1}\n"
        "  - {id: R3, texto: La baja, prioridad: baja}\n"
    ),
    "data/evaluaciones/b.yaml": (
        "titulo: Otra escala\norganizacion: OIM\nprioridad_mas_alta: 3\nrecomendaciones:\n"
        "  - {id: R1, texto: La más alta es el tres, prioridad: 3}\n"
        "  - {id: R2, texto: Con palabra, prioridad: alta}\n"
        "  - {id: R3, texto: Aquí el uno es la baja, prioridad: 1}\n"
    ),
}


@pytest.mark.parametrize(
    ("pedida", "refs"),
    [
        ("alta", ["a/R1", "a/R2", "b/R1", "b/R2"]),
        ("1", ["a/R1", "a/R2", "b/R3"]),
        ("baja", ["a/R3", "b/R3"]),
        ("3", ["a/R3", "b/R1", "b/R2"]),
        ("media", []),
    ],
)
def test_la_prioridad_se_pide_por_su_nivel_o_por_su_numero(
    tmp_path: Path, pedida: str, refs: list[str]
) -> None:
    raiz = escribir(tmp_path, _CON_PRIORIDADES)

    listado = seg("lista", "recomendaciones", "--prioridad", pedida, "--json", en=raiz).json

    assert [fila["ref"] for fila in listado["recomendaciones"]] == refs


def test_la_prioridad_se_guarda_como_se_escribe_y_se_muestra_con_numero_y_nivel(
    tmp_path: Path,
) -> None:
    raiz = escribir(tmp_path, _CON_PRIORIDADES)

    listado = seg("lista", "recomendaciones", "--json", en=raiz).json["recomendaciones"]
    assert [fila["prioridad"] for fila in listado] == [1, 1, 3, 3, 3, 1]
    assert seg("ver", "a/R1", "--json", en=raiz).json["registro"]["prioridad"] == "alta"
    assert "Prioridad: 3 (alta)" in seg("ver", "b/R2", en=raiz).salida
    assert seg("informe", "matriz", "a", en=raiz).salida.count("1 (alta)") == 2
