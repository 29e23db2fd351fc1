"""De los datos al registro: qué se pierde con cada error y que todo se dice en español."""

import json
from datetime import date
from pathlib import Path

import pytest

from seguimiento.almacen.disco import Directorio
from seguimiento.conversion import (
    MAXIMO_POR_CLASE,
    Conversion,
    convertir,
)
from seguimiento.diagnosticos import Hallazgo
from seguimiento.documento import Dato, leer
from seguimiento.elementos import elemento_con_referencia
from seguimiento.lugares import Ruta
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio import revisar

HOY = date(2024, 6, 30)

RAICES: tuple[type[Registro], ...] = (Evaluacion, Acuerdo, BuenaPractica, Leccion, Configuracion)


def datos(objeto: object) -> Dato:
    """Los datos que el lector entregaría si alguien hubiera escrito eso mismo en YAML."""
    if objeto is None:
        return None
    documento = leer(json.dumps(objeto, ensure_ascii=False).encode()).documento
    assert documento is not None
    return documento.datos


def convertida(modelo: type[Registro], objeto: object) -> Conversion[Registro]:
    return convertir(modelo, datos(objeto))


def dicho(hallazgo: Hallazgo) -> tuple[str, Ruta, str, str]:
    return (hallazgo.codigo, hallazgo.ruta, hallazgo.mensaje, hallazgo.sugerencia)


# Qué se pierde ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ruta", "elemento"),
    [
        ((), ()),
        (("titulo",), ()),
        (("paises", 0), ()),
        (("recomendaciones",), ()),
        (("recomendaciones", 3), ("recomendaciones", 3)),
        (("recomendaciones", 3, "temas", 0, "tema"), ("recomendaciones", 3)),
        (("recomendaciones", 3, "acciones"), ("recomendaciones", 3)),
        (("recomendaciones", 3, "acciones", 1), ("recomendaciones", 3, "acciones", 1)),
        (
            ("recomendaciones", 3, "acciones", 1, "seguimiento", 0, "fecha"),
            ("recomendaciones", 3, "acciones", 1),
        ),
        (("compromisos", 0, "plazo"), ("compromisos", 0)),
        (("reuniones", 2, "decisiones", 0, "texto"), ("reuniones", 2)),
        (("grupo_de_seguimiento", "integrantes", 0), ()),
    ],
)
def test_se_pierde_el_elemento_con_referencia_mas_cercano(ruta: Ruta, elemento: Ruta) -> None:
    assert elemento_con_referencia(ruta) == elemento


ACCION = {"id": "1.1", "descripcion": "D"}
RECOMENDACION = {"id": "R1", "texto": "T", "acciones": [ACCION]}
EVALUACION = {"titulo": "T", "organizacion": "O", "recomendaciones": [RECOMENDACION]}


def test_sin_errores_no_hay_hallazgos_ni_huecos() -> None:
    conversion = convertida(Evaluacion, EVALUACION)

    assert (conversion.hallazgos, conversion.huecos) == ((), frozenset())
    assert isinstance(conversion.registro, Evaluacion)
    assert [a.id for r in conversion.registro.recomendaciones for a in r.acciones] == ["1.1"]


def test_un_hueco_dentro_de_otro_no_se_cuenta_dos_veces() -> None:
    mala = {**RECOMENDACION, "prioridad": "9", "acciones": [{**ACCION, "plazo": "ayer"}, ACCION]}
    conversion = convertida(Evaluacion, {**EVALUACION, "recomendaciones": [mala, RECOMENDACION]})

    assert conversion.huecos == {("recomendaciones", 0)}
    assert [hallazgo.ruta for hallazgo in conversion.hallazgos] == [
        ("recomendaciones", 0, "prioridad"),
        ("recomendaciones", 0, "acciones", 0, "plazo"),
    ]
    assert isinstance(conversion.registro, Evaluacion)
    assert len(conversion.registro.recomendaciones) == 1


def test_lo_que_ya_senalo_el_lector_se_deja_fuera_sin_repetirlo() -> None:
    estropeada = ("recomendaciones", 0, "acciones", 0)
    conversion = convertir(Evaluacion, datos(EVALUACION), [(*estropeada, "plazo")])

    assert conversion.hallazgos == ()
    assert conversion.huecos == {estropeada}
    assert conversion.registro is not None
    assert conversion.registro.recomendaciones[0].acciones == ()


def test_lo_estropeado_dentro_de_una_clave_desconocida_no_pierde_nada() -> None:
    con_sobra = {**EVALUACION, "compromisos": [ACCION]}
    conversion = convertir(Evaluacion, datos(con_sobra), [("compromisos", 0)])

    assert [hallazgo.codigo for hallazgo in conversion.hallazgos] == ["SEG010"]
    assert conversion.huecos == frozenset()
    assert conversion.registro is not None


@pytest.mark.parametrize("objeto", ["texto", ["a"], None, [], ""])
@pytest.mark.parametrize("modelo", RAICES)
def test_lo_que_no_es_un_mapa_no_es_ningun_registro(modelo: type[Registro], objeto: object) -> None:
    conversion = convertida(modelo, objeto)

    assert conversion.registro is None
    assert conversion.huecos == {()}
    assert [(h.codigo, h.ruta) for h in conversion.hallazgos] == [("SEG018", ())]


def test_la_perdida_puede_decidirse_de_otro_modo() -> None:
    conversion = convertir(
        Configuracion,
        datos({"dias_por_vencer": "x", "dias_sin_novedad": "7", "otra": "1"}),
        perdida=lambda ruta: ruta[:1],
    )

    assert conversion.huecos == {("dias_por_vencer",)}
    assert conversion.registro is not None
    assert conversion.registro.dias_sin_novedad == 7


# Cómo se dice -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("valor", "esperado"),
    [
        (
            {"titulo": None},
            ("SEG011", ("titulo",), "falta «titulo», que es obligatorio", "añada «titulo: …»"),
        ),
        (
            {"titulo": ["a"]},
            (
                *("SEG018", ("titulo",), "en «titulo» se esperaba un texto y hay una lista"),
                "escriba un solo valor",
            ),
        ),
        (
            {"fecha": {"anio": "2022"}},
            (
                *("SEG018", ("fecha",), "en «fecha» se esperaba un texto y hay un mapa"),
                "escriba un solo valor",
            ),
        ),
        (
            {"paises": [None]},
            (
                *("SEG018", ("paises", 0), "en «paises» se esperaba un texto y no hay nada"),
                "escríbalo o borre la línea",
            ),
        ),
        (
            {"codigos_proyecto": "PER/21/01, ECU/21/02"},
            (
                *("SEG018", ("codigos_proyecto",)),
                "en «codigos_proyecto» se esperaba una lista y hay un texto",
                "ponga cada elemento en su línea, detrás de un guion",
            ),
        ),
        (
            {"codigos_proyecto": "PER/21/01"},
            (
                *("SEG018", ("codigos_proyecto",)),
                "en «codigos_proyecto» se esperaba una lista y hay un texto",
                "escriba «codigos_proyecto: [PER/21/01]»",
            ),
        ),
        (
            {"dudas": {"campo": "a"}},
            (
                *("SEG018", ("dudas",), "en «dudas» se esperaba una lista y hay un mapa"),
                "ponga cada elemento en su línea, detrás de un guion",
            ),
        ),
        (
            {"fuente": "Informe"},
            (
                *("SEG018", ("fuente",)),
                "en «fuente» se esperaba un mapa (claves con su valor) y hay un texto",
                "aquí caben: documento, pagina, url",
            ),
        ),
        (
            {"fuente": {"paginas": "3"}},
            (
                *("SEG010", ("fuente", "paginas"), "clave desconocida «paginas»"),
                "¿quiso decir «pagina»?",
            ),
        ),
        (
            {"fuente": {"xyz": "3"}},
            (
                *("SEG010", ("fuente", "xyz"), "clave desconocida «xyz»"),
                "aquí caben: documento, pagina, url",
            ),
        ),
        (
            {"__class__": "x"},
            (
                *("SEG010", ("__class__",), "clave desconocida «__class__»"),
                (
                    "aquí caben: titulo, organizacion, tipo, agrupada, conduccion, fecha, numero, "
                    "codigos_proyecto, unidades_administrativas, region, paises, responsable, "
                    "comentarios_generales, prioridad_mas_alta, pide_respuesta, fuente, recomendaciones, "
                    "etiquetas, dudas, notas"
                ),
            ),
        ),
        (
            {"titulo": " \u3000 "},
            (
                *("SEG020", ("titulo",), "«titulo» no tiene nada escrito"),
                "escriba algo o borre la línea",
            ),
        ),
        (
            {"tipo": "Medio término"},
            (
                *("SEG012", ("tipo",)),
                (
                    "valor desconocido «Medio término» en «tipo»; valores: inicial, medio_termino, final, "
                    "ex_post, tematica, otra"
                ),
                "¿quiso decir «medio_termino»?",
            ),
        ),
        (
            {"tipo": ["final"]},
            (
                *("SEG018", ("tipo",), "en «tipo» se esperaba un texto y hay una lista"),
                "escriba un solo valor",
            ),
        ),
        (
            {"tipo": "x" * 300},
            (
                *("SEG012", ("tipo",)),
                (
                    f"valor desconocido «{'x' * 59}…» en «tipo»; valores: inicial, medio_termino, final, "
                    "ex_post, tematica, otra"
                ),
                "",
            ),
        ),
    ],
)
def test_cada_error_se_dice_entero(
    valor: dict[str, object], esperado: tuple[str, Ruta, str, str]
) -> None:
    conversion = convertida(Evaluacion, {"titulo": "T", "organizacion": "O", **valor})

    assert list(map(dicho, conversion.hallazgos)) == [esperado]


def _sugerido(escrito: str) -> str:
    """Lo que se sugiere a quien da ese estado a una acción."""
    accion = {**ACCION, "seguimiento": [{"fecha": "2023-01-01", "estado": escrito}]}
    evaluacion = {**EVALUACION, "recomendaciones": [{**RECOMENDACION, "acciones": [accion]}]}
    (unico,) = convertida(Evaluacion, evaluacion).hallazgos
    assert unico.codigo == "SEG012"
    return unico.sugerencia


@pytest.mark.parametrize(
    ("escrito", "codigo"),
    [
        ("pendente", "no_iniciada"),
        ("Pendiente", "no_iniciada"),
        ("Sin iniciar", "no_iniciada"),
        ("no_implementada", "no_iniciada"),
        ("en proceso", "en_curso"),
        ("En Ejecucion", "en_curso"),
        ("iniciado", "en_curso"),
        ("no completada", "en_curso"),
        ("parcialmente implementada", "en_curso"),
        ("hecho", "completada"),
        ("terminada", "completada"),
        ("finalizado", "completada"),
        ("implementada", "completada"),
        ("completda", "completada"),
        ("canc", "cancelada"),
        ("no aplica", "no_aplicable"),
    ],
)
def test_se_sugiere_el_valor_que_otros_llaman_asi(escrito: str, codigo: str) -> None:
    assert _sugerido(escrito) == f"¿quiso decir «{codigo}»?"


@pytest.mark.parametrize(
    "escrito", ["vencida", "retrasada", "paralizada", "suspendida", "rechazada"]
)
def test_a_lo_que_no_es_ningun_estado_no_se_le_busca_uno(escrito: str) -> None:
    assert _sugerido(escrito) == ""


@pytest.mark.parametrize(
    ("clave", "escrito", "codigo"),
    [("tipo", "intermedia", "medio_termino"), ("conduccion", "externa", "independiente")],
)
def test_un_nombre_que_se_sabe_de_que_valor_es_pesa_mas_que_un_parecido(
    clave: str, escrito: str, codigo: str
) -> None:
    (unico,) = convertida(Evaluacion, {**EVALUACION, clave: escrito}).hallazgos
    assert unico.sugerencia == f"¿quiso decir «{codigo}»?"


@pytest.mark.parametrize(
    ("escrito", "codigo"),
    [
        ("Accepted", "aceptada"),
        ("Agree", "aceptada"),
        ("Se acepta", "aceptada"),
        ("De acuerdo", "aceptada"),
        ("Partially accepted", "aceptada_parcialmente"),
        ("Not accepted", "rechazada"),
        ("No se acepta", "rechazada"),
        ("Disagree", "rechazada"),
    ],
)
def test_se_sugiere_la_decision_que_otros_formularios_llaman_asi(escrito: str, codigo: str) -> None:
    respuesta = {"respuesta": {"decision": escrito}}
    evaluacion = {**EVALUACION, "recomendaciones": [{**RECOMENDACION, **respuesta}]}
    (unico,) = convertida(Evaluacion, evaluacion).hallazgos
    assert unico.sugerencia == f"¿quiso decir «{codigo}»?"


@pytest.mark.parametrize(
    ("escrito", "codigo"),
    [
        ("In progress", "en_curso"),
        ("Implemented", "implementada"),
        ("Closed-Implemented", "implementada"),
        ("Closed - Not implemented", "no_se_implementara"),
        ("Not implemented", "no_implementada"),
        ("Partially achieved", "implementada_parcialmente"),
        ("Undetermined", "no_determinado"),
        ("noimplementada", "no_implementada"),
        ("implementda", "implementada"),
    ],
)
def test_se_sugiere_el_estado_que_otros_sistemas_llaman_asi(escrito: str, codigo: str) -> None:
    seguimiento = {"seguimiento": [{"fecha": "2023-01-01", "estado": escrito}]}
    evaluacion = {**EVALUACION, "recomendaciones": [{**RECOMENDACION, **seguimiento}]}
    (unico,) = convertida(Evaluacion, evaluacion).hallazgos
    assert unico.sugerencia == f"¿quiso decir «{codigo}»?"


@pytest.mark.parametrize(
    "escrito", ["implementada ya", "Closed / Implemented fully", "reimplementada"]
)
def test_nunca_se_sugiere_lo_contrario(escrito: str) -> None:
    seguimiento = {"seguimiento": [{"fecha": "2023-01-01", "estado": escrito}]}
    evaluacion = {**EVALUACION, "recomendaciones": [{**RECOMENDACION, **seguimiento}]}
    (unico,) = convertida(Evaluacion, evaluacion).hallazgos
    assert "«no_" not in unico.sugerencia


def test_un_valor_puede_haberse_escrito_con_su_rotulo() -> None:
    ficha = {"tipo": "buena_practica", "titulo": "T", "hallazgo": "H", "ods": ["hambre cero"]}
    (unico,) = convertida(BuenaPractica, ficha).hallazgos
    assert unico.sugerencia == "¿quiso decir «2»?"


def test_un_vocabulario_largo_se_resume() -> None:
    ficha = {"tipo": "buena_practica", "titulo": "T", "hallazgo": "H", "ods": ["18"]}
    (unico,) = convertida(BuenaPractica, ficha).hallazgos

    assert unico.mensaje == "valor desconocido «18» en «ods»; valores: de 1 a 17"


def test_un_texto_largo_dice_cuanto_le_sobra() -> None:
    ficha = {"tipo": "buena_practica", "titulo": "ñ" * 121, "hallazgo": "H"}

    assert list(map(dicho, convertida(BuenaPractica, ficha).hallazgos)) == [
        ("SEG021", ("titulo",), "«titulo» tiene 121 caracteres y caben 120", "abrévielo")
    ]


@pytest.mark.parametrize(
    ("meta", "mensaje", "ayuda"),
    [
        (
            {"cantidad": "0", "unidad": "U"},
            "«cantidad» debe ser mayor que 0, y es 0",
            "escriba 1 o más",
        ),
        (
            {"cantidad": "-1", "unidad": "U"},
            "número no válido «-1»: solo cifras, sin separadores ni signos",
            "",
        ),
    ],
)
def test_un_numero_fuera_de_lo_posible_dice_el_limite(
    meta: dict[str, str], mensaje: str, ayuda: str
) -> None:
    accion = {**ACCION, "meta": [meta]}
    evaluacion = {**EVALUACION, "recomendaciones": [{**RECOMENDACION, "acciones": [accion]}]}

    (unico,) = convertida(Evaluacion, evaluacion).hallazgos
    assert (unico.mensaje, unico.sugerencia) == (mensaje, ayuda)


def test_de_miles_de_errores_iguales_se_detallan_unos_cuantos_y_el_resto_se_cuenta() -> None:
    sobran = 2 * MAXIMO_POR_CLASE
    muchas = {f"clave_{numero:05}": "x" for numero in range(MAXIMO_POR_CLASE + sobran)}
    hallazgos = convertida(Evaluacion, {**EVALUACION, **muchas}).hallazgos

    assert len(hallazgos) == MAXIMO_POR_CLASE + 1
    assert dicho(hallazgos[-1]) == (
        *("SEG010", (f"clave_{MAXIMO_POR_CLASE:05}",)),
        f"hay {sobran} errores más como los anteriores, de aquí en adelante",
        "",
    )


def test_los_errores_que_no_se_detallan_dejan_su_hueco_igual() -> None:
    malas = [{"id": f"R{n}", "texto": "T", "prioridad": "9"} for n in range(MAXIMO_POR_CLASE + 5)]
    conversion = convertida(Evaluacion, {**EVALUACION, "recomendaciones": [*malas, RECOMENDACION]})

    assert conversion.huecos == {("recomendaciones", n) for n in range(len(malas))}
    assert isinstance(conversion.registro, Evaluacion)
    assert [r.id for r in conversion.registro.recomendaciones] == ["R1"]


VACIOS = ('""', "''", '"  "', "", "~")


@pytest.mark.parametrize("vacio", VACIOS)
def test_lo_que_puede_faltar_y_esta_vacio_es_como_si_no_estuviera(
    vacio: str, tmp_path: Path
) -> None:
    acciones = "".join(
        f"      - {{id: '1.{n}', descripcion: Uno, {clave}: {vacio or '~'}}}\n"
        for n, clave in enumerate(("plazo", "inicio", "plazo", "misma_que", "meta"))
    )
    archivo = tmp_path / "data" / "evaluaciones" / "a.yaml"
    archivo.parent.mkdir(parents=True)
    archivo.write_text(
        f"titulo: Uno\norganizacion: OIM\ntipo: {vacio}\nfecha: 2022-09\nregion: {vacio}\nrecomendaciones:\n"
        f"  - id: R1\n    texto: Uno\n    prioridad: {vacio}\n    acciones:\n{acciones}",
        "utf-8",
    )
    hallados = [d for d in revisar(Directorio(tmp_path), HOY).diagnosticos if d.es_error]
    assert hallados == []


@pytest.mark.parametrize("clave", ["titulo", "id", "texto", "descripcion"])
def test_lo_que_no_puede_faltar_y_esta_vacio_dice_que_hacer(clave: str, tmp_path: Path) -> None:
    lleno = {"titulo": "Uno", "id": "R1", "texto": "Uno", "descripcion": "Uno"} | {clave: ""}
    archivo = tmp_path / "data" / "evaluaciones" / "a.yaml"
    archivo.parent.mkdir(parents=True)
    archivo.write_text(
        f'titulo: "{lleno["titulo"]}"\norganizacion: OIM\nfecha: 2022-09\nrecomendaciones:\n  - id: "{lleno["id"]}"\n'
        f'    texto: "{lleno["texto"]}"\n    acciones:\n'
        f'      - {{id: "1.1", descripcion: "{lleno["descripcion"]}"}}\n',
        "utf-8",
    )
    [error] = [d for d in revisar(Directorio(tmp_path), HOY).diagnosticos if d.es_error]
    assert (error.codigo, error.sugerencia) == ("SEG020", "escriba algo o borre la línea")
