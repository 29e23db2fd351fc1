"""Todos los defectos de un archivo de una vez, cada uno en su línea y en español."""

from textwrap import dedent

import pytest

from seguimiento.almacen.fuentes import Archivo, Memoria, archivo_con
from seguimiento.analisis.aporte import Aporte
from seguimiento.repositorio import Carga, cargar
from seguimiento.repositorio.lectura import leer_archivo
from seguimiento.vocabularios import ClaseDeElemento


def de(ruta: str, texto: str) -> Carga:
    return cargar(Memoria({ruta: texto.encode()}))


def test_diez_faltas_de_contenido_dan_diez_diagnosticos_en_su_sitio() -> None:
    texto = dedent("""\
        titulo: Evaluación final
        tipo: intermedia
        rejion: América del Sur
        fecha: 31/04/2023
        agrupada: true
        paises: ECU
        recomendaciones:
          - id: R 1
            texto: ""
            prioridad: 4
            fuente:
              url: www.ejemplo.org
        """)

    carga = de("data/evaluaciones/e.yaml", texto)

    assert [
        (d.codigo, d.posicion.linea, d.posicion.columna, d.mensaje, d.sugerencia)
        for d in carga.diagnosticos
    ] == [
        (
            *("SEG011", 1, 1, "falta «organizacion», que es obligatorio"),
            "añada «organizacion: …»",
        ),
        (
            *("SEG012", 2, 7),
            (
                "valor desconocido «intermedia» en «tipo»; valores: inicial, medio_termino, final, ex_post, "
                "tematica, otra"
            ),
            "¿quiso decir «medio_termino»?",
        ),
        ("SEG010", 3, 1, "clave desconocida «rejion»", "¿quiso decir «region»?"),
        (
            *("SEG013", 4, 8),
            "fecha no válida «31/04/2023»: se escribe AAAA, AAAA-Sn, AAAA-Tn, AAAA-MM o AAAA-MM-DD",
            "no hay tal fecha: revise el día, el mes o el año",
        ),
        ("SEG019", 5, 11, "«true» no es ni sí ni no", "¿quiso decir «si»?"),
        (
            *("SEG018", 6, 9, "en «paises» se esperaba una lista y hay un texto"),
            "escriba «paises: [ECU]»",
        ),
        (
            *("SEG017", 8, 9, "identificador no válido «R 1»"),
            "de 1 a 32 letras sin tilde, cifras, «.», «_» o «-»; empieza por letra o cifra",
        ),
        ("SEG020", 9, 12, "«texto» no tiene nada escrito", "escriba algo o borre la línea"),
        (
            "SEG016",
            10,
            16,
            "la prioridad va de 1 a 3, y aquí se escribió 4",
            "o escriba alta, media, baja",
        ),
        (
            *("SEG022", 12, 12),
            "enlace no válido «www.ejemplo.org»: empieza por https://, http:// o mailto:",
            "¿quiso decir «https://www.ejemplo.org»?",
        ),
    ]
    assert [d.extracto for d in carga.diagnosticos] == [
        texto.split("\n")[d.posicion.linea - 1] for d in carga.diagnosticos
    ]


def test_un_error_de_sintaxis_no_tapa_los_de_caracteres() -> None:
    texto = "titulo: Uno\u200f dos\norganizacion: O\x07IM\nregion: Mejora: la otra\nnumero: Ã³\n"

    carga = de("data/evaluaciones/e.yaml", texto)

    assert [(d.codigo, d.posicion.linea, d.posicion.columna) for d in carga.diagnosticos] == [
        ("SEG053", 1, 12),
        ("SEG052", 2, 16),
        ("SEG030", 3, 15),
        ("SEG054", 4, 9),
    ]
    assert carga.recuento.ilegibles == ["data/evaluaciones/e.yaml"]


@pytest.mark.parametrize(
    ("nombre", "tipo", "modelo"),
    [
        ("BP1_ME", "tipo: buena_practica\n", "BuenaPractica"),
        ("LA1_ME", "tipo: leccion_aprendida\n", "Leccion"),
        ("LN1_GN", "tipo: leccion_no_aprendida\n", "Leccion"),
        # manda lo escrito; que no case con el código lo dice una regla
        ("BP1_ME", "tipo: leccion_aprendida\n", "Leccion"),
        ("LA1_ME", "tipo: buena_practica\n", "BuenaPractica"),
    ],
)
def test_el_tipo_escrito_decide_el_modelo_de_la_ficha(nombre: str, tipo: str, modelo: str) -> None:
    carga = de(f"data/practicas/{nombre}.yaml", f"{tipo}titulo: T\nhallazgo: H\n")

    assert carga.diagnosticos == ()
    assert [type(una.registro).__name__ for una in carga.cartera.practicas] == [modelo]


@pytest.mark.parametrize(
    ("nombre", "propia", "ajena"),
    [("BP1_ME", "contribucion", "exitos"), ("LA1_ME", "exitos", "contribucion")],
)
@pytest.mark.parametrize(
    ("tipo", "codigo"), [("", "SEG011"), ("tipo: practica\n", "SEG012"), ("tipo: [a]\n", "SEG018")]
)
def test_sin_tipo_que_valga_el_modelo_es_el_que_anuncia_el_codigo(
    nombre: str, propia: str, ajena: str, tipo: str, codigo: str
) -> None:
    texto = f"{tipo}titulo: T\nhallazgo: H\n{propia}: x\n{ajena}: x\n"

    carga = de(f"data/practicas/{nombre}.yaml", texto)

    assert sorted((d.codigo, d.mensaje) for d in carga.diagnosticos if d.codigo == "SEG010") == [
        ("SEG010", f"clave desconocida «{ajena}»")
    ]
    assert sorted(d.codigo for d in carga.diagnosticos) == sorted(["SEG010", codigo])


def test_un_tipo_desconocido_enumera_los_tres() -> None:
    carga = de("data/practicas/BP1_ME.yaml", "tipo: practica\ntitulo: T\nhallazgo: H\n")

    assert [d.mensaje for d in carga.diagnosticos] == [
        (
            "valor desconocido «practica» en «tipo»; valores: buena_practica, leccion_aprendida, "
            "leccion_no_aprendida"
        )
    ]


@pytest.mark.parametrize("raiz", ["- a\n- b\n", "solo un texto\n", "[]\n", '""\n', "~\n"])
def test_lo_que_no_es_un_mapa_es_ilegible(raiz: str) -> None:
    for ruta in ("data/evaluaciones/e.yaml", "data/acuerdos/a.yaml", "data/practicas/BP1_ME.yaml"):
        carga = de(ruta, raiz)

        assert [d.es_error for d in carga.diagnosticos] == [True]
        assert carga.recuento.ilegibles == [ruta]


@pytest.mark.parametrize(
    ("valor", "salta"),
    [
        ("numero: 08001", True),
        ("numero: 1.10", True),
        ("numero: no", True),
        ("numero: 12:30", True),
        ('numero: "08001"', False),
        ("numero: A-08001", False),
        ("codigos_proyecto: [010, A1]", True),
        ("agrupada: no", False),
        ("fecha: 2022", False),
        ("fecha: 2022-11-30", False),
        ("prioridad_mas_alta: 3", False),
        ("recomendaciones: [{id: 1.10, texto: T}]", True),
        ("recomendaciones: [{id: R1, texto: T, prioridad: 2}]", False),
        ("recomendaciones: [{id: R1, texto: T, practicas: [BP1_ME]}]", False),
        ("dudas: [{campo: c, leido: 0400, motivo: m}]", True),
    ],
)
def test_lo_que_otro_lector_torceria_se_avisa_solo_donde_cabe_un_texto(
    valor: str, *, salta: bool
) -> None:
    carga = de("data/evaluaciones/e.yaml", f"titulo: T\norganizacion: O\n{valor}\n")

    assert [(d.codigo, d.posicion.linea) for d in carga.diagnosticos] == [("SEG043", 3)] * salta
    assert not carga.recuento.parcial


@pytest.mark.parametrize(
    ("valor", "salta"),
    [
        ("poblacion_asistida: 1400", False),
        ("presupuesto: {monto: 12.5, moneda: USD}", False),
        ("ods: [1, 17]", False),
        ("pacto_mundial: {principios: [a], objetivos: [1, 23]}", False),
        ("decision: {cambio: no}", False),
        ("criterios: {util: {cumple: no, motivo: 3000}}", True),
        ("territorios: [1]", True),
    ],
)
def test_en_las_fichas_tambien(valor: str, *, salta: bool) -> None:
    texto = f"tipo: buena_practica\ntitulo: T\nhallazgo: H\n{valor}\n"

    carga = de("data/practicas/BP1_ME.yaml", texto)

    assert [(d.codigo, d.posicion.linea) for d in carga.diagnosticos] == [("SEG043", 4)] * salta


@pytest.mark.parametrize("fin", ["\n", "\r\n"])
def test_el_extracto_es_la_linea_sin_su_final(fin: str) -> None:
    carga = de("data/evaluaciones/e.yaml", fin.join(["titulo: T", "organizacion: ''", ""]))

    assert [(d.posicion.linea, d.extracto) for d in carga.diagnosticos] == [(2, "organizacion: ''")]


@pytest.mark.parametrize(
    ("ruta", "clase"),
    [
        ("data/evaluaciones/e.yaml", ClaseDeElemento.EVALUACION),
        ("data/acuerdos/2022/e.yaml", ClaseDeElemento.ACUERDO),
        ("data/practicas/e.yaml", ClaseDeElemento.FICHA),
        ("data/evaluaciones/e.yml", None),
        ("data/e.yaml", None),
    ],
)
def test_solo_un_archivo_de_registro_tiene_clase_documento_y_registro(
    ruta: str, clase: ClaseDeElemento | None
) -> None:
    contenido = b"titulo: T\norganizacion: O\ntipo: buena_practica\nhallazgo: H\n"

    aporte, lectura = leer_archivo(archivo_con(ruta, contenido))

    assert aporte.clase is clase
    assert (lectura is not None) is (clase is not None)


def test_una_carpeta_no_es_un_registro_aunque_se_llame_como_uno() -> None:
    leido = leer_archivo(Archivo("data/evaluaciones/e.yaml", es_carpeta=True))

    ruta = "data/evaluaciones/e.yaml"
    assert leido == (Aporte(ruta, ruta, id=ruta), None)
