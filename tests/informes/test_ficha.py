"""El informe de una ficha: lo que consta de ella, en el orden de su formulario, y quién la nombra."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from apoyo.encargos import encargo_de
from seguimiento.campos import claves
from seguimiento.errores import ReferenciaDesconocida
from seguimiento.informes.fichas import (
    APARTE,
    CABECERA,
    FORMULARIO,
    PROCEDENCIA,
    CampoDicho,
    en_espanol,
    pagina,
    tarjeta,
)
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.recorrido import recorrido_de
from seguimiento.informes.vistas.ficha import VistaFicha, vista
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.paginas import Dato, Portada, dato
from seguimiento.piezas import Tabla, Texto, columnas

RAIZ = Path(__file__).parents[2]
HOY = date(2023, 7, 1)

MESA = "data/practicas/BP1_ME.yaml"
ARCHIVOS = {
    MESA: """\
        palabras_clave: [Coordinación]
        tipo: buena_practica
        titulo: Mesa de coordinación con los municipios
        titulo_indice: Mesas municipales
        organizacion: OIM
        paises: [ECU, COL]
        fecha: 2021-02
        hallazgo: |-
          Las asistencias llegaron a tiempo.
          También en la frontera.
        contexto: {descripcion: La pandemia., consejos: no_registra}
        contribucion: Menos demoras.
        beneficiarios: [Familias migrantes, Municipios]
        efectividad: no_legible
        metas: [{meta: Alojamiento, aporte: Más plazas.}, {meta: Retorno}]
        poblacion_asistida: 32000
        territorios: [Quito, Tulcán]
        tipos_asistencia: [Alojamiento]
        actores: no_aplica
        presupuesto: {monto: "100000.50", moneda: USD}
        replicacion: {por_quien: Otros municipios}
        vinculos_institucionales: Mejor coordinación.
        ods: [10, 17]
        pacto_mundial: {principios: [a, j], objetivos: [7]}
        valor_agregado: La OIM convoca.
        sostenibilidad: {nivel: alta, justificacion: Hay voluntad.}
        criterios:
          importante: {cumple: si, motivo: Responde a una prioridad.}
          util: {cumple: parcial}
          equitativa: no_registra
        decision: {incidencia: [operacion]}
        enlaces: [{titulo: Guía, url: "https://ejemplo.org/guia"}, {url: "https://ejemplo.org/acta"}]
        fuente: {documento: Catálogo, pagina: "12", url: "https://ejemplo.org/c"}
        relacionadas: [LA1_ME, BP9_GN]
        origen: [oim/1.1, oim/R1, oim/9.9]
        dudas:
          - {campo: pacto_mundial.principios, leido: "j)", motivo: Podría ser una i.}
          - {campo: efectividad, leido: "…", motivo: No se lee.}
        notas: Revisar en la próxima misión.
        """,
    "data/practicas/LA1_ME.yaml": """\
        tipo: leccion_aprendida
        titulo: Prever un rubro de emergencia
        hallazgo: no_legible
        relacionadas: [bp1_me, BP1_ME]
        """,
    "data/evaluaciones/oim.yaml": """\
        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Reforzar la coordinación
            practicas: [BP1_ME]
            acciones:
              - id: "1.1"
                descripcion: Convocar la mesa
                practicas: [BP1_ME]
              - id: "1.2"
                descripcion: Hacer el acta
        """,
    "data/acuerdos/mesa.yaml": """\
        titulo: Mecanismo
        compromisos:
          - {id: "1", descripcion: Reunirse, practicas: [BP1_ME]}
        """,
}
SIN_DATO = Texto("no consta en la ficha", clase="apagado")


def _ausente(texto: str) -> tuple[Texto, ...]:
    return (Texto(texto, clase="apagado"),)


def _uno(rotulo: str, texto: str, aviso: str = "") -> CampoDicho:
    return CampoDicho(rotulo, (Texto(texto),), aviso=aviso)


def _vista(codigo: str = "BP1_ME") -> VistaFicha:
    return vista(encargo_de(ARCHIVOS, HOY, codigo))


def test_la_portada_nombra_la_ficha_y_la_cabecera_la_enlaza_con_su_registro() -> None:
    vista_ = _vista("bp1_me")
    assert vista_.portada == Portada(
        titulo="Mesa de coordinación con los municipios",
        subtitulo="BP1_ME · Buena práctica · Monitoreo y evaluación",
        organizacion="",
        datos=(),
        avisos=(),
        metodo=(
            dato("Registros leídos", "4 de 4 archivos"),
            dato("Versión de los registros", "0123456789"),
        ),
        pie_en_css=vista_.portada.pie_en_css,
    )
    codigo = Texto("BP1_ME", MESA)
    assert vista_.ficha.codigo == codigo
    assert vista_.ficha.datos == (
        Dato("Código", (codigo,)),
        dato("Tipo", "Buena práctica"),
        dato("Área", "Monitoreo y evaluación"),
        dato("Organización", "OIM"),
        dato("Países", "Ecuador", "Colombia"),
        dato("Fecha", "feb-2021"),
    )


def test_los_campos_van_en_el_orden_del_formulario_y_con_sus_rotulos() -> None:
    assert _vista().ficha.campos == (
        _uno("Título en el índice", "Mesas municipales"),
        _uno("Hallazgo", "Las asistencias llegaron a tiempo.\nTambién en la frontera."),
        CampoDicho(
            "Condiciones y contexto",
            (),
            partes=(
                dato("Contexto", "La pandemia."),
                Dato("Consejos de aplicabilidad", _ausente("no registra")),
            ),
        ),
        _uno("Contribución", "Menos demoras."),
        CampoDicho(
            "Beneficiarias/os", (Texto("Familias migrantes"), Texto("Municipios")), "puntos"
        ),
        CampoDicho("Efectividad", _ausente("no legible"), aviso="con duda"),
        CampoDicho(
            "Metas del proyecto",
            (),
            partes=(
                dato("Alojamiento", "Más plazas."),
                Dato("Retorno", _ausente("no consta qué aporta")),
            ),
        ),
        _uno("Población asistida", "32.000 personas"),
        CampoDicho("Territorio", (Texto("Quito"), Texto("Tulcán")), "seguidos"),
        _uno("Tipo de asistencia", "Alojamiento"),
        CampoDicho("Actores involucrados", _ausente("no aplica")),
        _uno("Presupuesto aproximado", "100.000,50 USD"),
        CampoDicho("Replicación", (), partes=(dato("Por quién", "Otros municipios"),)),
        _uno("Vínculos con objetivos de la institución", "Mejor coordinación."),
        CampoDicho(
            "ODS",
            (
                Texto("10. Reducción de las desigualdades"),
                Texto("17. Alianzas para lograr los objetivos"),
            ),
            "puntos",
        ),
        CampoDicho(
            "Pacto Mundial",
            (),
            partes=(
                dato("Principios rectores", "a) Centrarse en las personas", "j) Enfoque pansocial"),
                dato("Objetivos", "7. Reducir vulnerabilidades"),
            ),
            aviso="con duda",
        ),
        _uno("Valor agregado", "La OIM convoca."),
        CampoDicho(
            "Sostenibilidad",
            (),
            partes=(dato("Nivel", "Alta"), dato("Justificación", "Hay voluntad.")),
        ),
        _uno("Palabras clave", "Coordinación"),
        CampoDicho(
            "Criterios",
            (),
            partes=(
                Dato(
                    "Importante", (Texto("sí", clase="bien", sigue="— Responde a una prioridad."),)
                ),
                Dato("Útil", (Texto("parcialmente", clase="aviso"),)),
                Dato("Equitativa", _ausente("no registra")),
                Dato("Económica", (SIN_DATO,)),
            ),
        ),
    )


def test_la_procedencia_enlaza_lo_que_existe_y_dice_quien_nombra_la_ficha() -> None:
    accion = "data/evaluaciones/oim.yaml#L8"
    recomendacion = "data/evaluaciones/oim.yaml#L4"
    assert _vista().ficha.procedencia == (
        CampoDicho(
            "Enlaces",
            (
                Texto("Guía", "https://ejemplo.org/guia"),
                Texto("https://ejemplo.org/acta", "https://ejemplo.org/acta"),
            ),
            "puntos",
        ),
        CampoDicho(
            "Fuente",
            (),
            partes=(
                dato("Documento", "Catálogo"),
                dato("Página", "12"),
                Dato("Enlace", (Texto("https://ejemplo.org/c", "https://ejemplo.org/c"),)),
            ),
        ),
        CampoDicho(
            "Fichas relacionadas",
            (Texto("LA1_ME", "data/practicas/LA1_ME.yaml"), Texto("BP9_GN")),
            "puntos",
        ),
        CampoDicho(
            "Origen",
            (Texto("oim/1.1", accion), Texto("oim/R1", recomendacion), Texto("oim/9.9")),
            "puntos",
        ),
        _uno("Notas", "Revisar en la próxima misión."),
        CampoDicho(
            "Citada en",
            (
                Texto("oim/R1", recomendacion, sigue="(recomendación)"),
                Texto("oim/1.1", accion, sigue="(acción)"),
                Texto("mesa/1", "data/acuerdos/mesa.yaml#L3", sigue="(compromiso)"),
                Texto("LA1_ME", "data/practicas/LA1_ME.yaml", sigue="(ficha)"),
            ),
            "puntos",
        ),
    )


def test_las_dudas_nombran_el_campo_con_su_rotulo() -> None:
    assert _vista().ficha.dudas == Tabla(
        "Dudas de lectura de BP1_ME",
        columnas("Campo", "Se lee", "Motivo"),
        (
            (
                Texto("Pacto Mundial › Principios rectores"),
                Texto("j)"),
                Texto("Podría ser una i."),
            ),
            (Texto("Efectividad"), Texto("…"), Texto("No se lee.")),
        ),
    )


def test_el_recorrido_es_el_de_la_ficha() -> None:
    registro = encargo_de(ARCHIVOS, HOY).carga.cartera.practicas[0].registro
    assert _vista().ficha.recorrido == recorrido_de(registro)


def test_de_una_ficha_minima_solo_se_dice_lo_que_hay() -> None:
    ficha = _vista("LA1_ME").ficha
    assert ficha.campos == (CampoDicho("Hallazgo", _ausente("no legible")),)
    assert [campo.rotulo for campo in ficha.procedencia] == ["Fichas relacionadas", "Citada en"]
    assert ficha.procedencia[1].valores == (Texto("BP1_ME", MESA, sigue="(ficha)"),)
    assert ficha.dudas.filas == ()


def test_una_leccion_va_en_el_orden_de_su_propio_formulario() -> None:
    texto = """\
        tipo: leccion_aprendida
        titulo: Rubro de emergencia
        palabras_clave: [Rubro]
        efectividad: Alta
        criterios: no_aplica
        desafios: Tiempo
        exitos: Rapidez
        signo: positiva
        ods: no_registra
        descripcion: Prever
        hallazgo: Hubo demoras
        pacto_mundial: no_registra
        metas: no_aplica
        enlaces: no_aplica
        """
    ficha = vista(encargo_de({"data/practicas/LA1_AF.yaml": texto}, HOY, "LA1_AF")).ficha
    assert [(campo.rotulo, campo.valores[0].texto) for campo in ficha.campos] == [
        ("Hallazgo", "Hubo demoras"),
        ("Descripción", "Prever"),
        ("Metas del proyecto", "no aplica"),
        ("ODS", "no registra"),
        ("Pacto Mundial", "no registra"),
        ("Signo", "Positiva"),
        ("Éxitos", "Rapidez"),
        ("Desafíos", "Tiempo"),
        ("Efectividad", "Alta"),
        ("Criterios", "no aplica"),
        ("Palabras clave", "Rubro"),
    ]
    assert ficha.procedencia == (CampoDicho("Enlaces", _ausente("no aplica")),)


@pytest.mark.parametrize(
    ("escrito", "dicho"),
    [("1", "1 persona"), ("1500", "1500 personas"), ("no_aplica", "no aplica")],
)
def test_las_personas_se_cuentan_en_espanol(escrito: str, dicho: str) -> None:
    texto = f"tipo: buena_practica\ntitulo: Mesa\nhallazgo: Sí\npoblacion_asistida: {escrito}\n"
    ficha = vista(encargo_de({MESA: texto}, HOY, "BP1_ME")).ficha
    assert [valor.texto for valor in ficha.campos[1].valores] == [dicho]


@pytest.mark.parametrize(
    ("numero", "escrito"),
    [
        ("0", "0"),
        ("1500", "1500"),
        ("1500.5", "1500,5"),
        ("32000", "32.000"),
        ("1234567.89", "1.234.567,89"),
    ],
)
def test_los_numeros_llevan_coma_decimal_y_punto_desde_cinco_cifras(
    numero: str, escrito: str
) -> None:
    assert en_espanol(numero) == escrito


def test_junto_a_las_demas_las_fichas_se_enlazan_dentro_de_la_pagina() -> None:
    encargo = encargo_de(ARCHIVOS, HOY)
    ficha = tarjeta(encargo.carga.cartera.practicas[1], pagina(encargo, suelta=False))
    assert [campo.valores for campo in ficha.procedencia] == [
        (Texto("BP1_ME", "#bp1_me"), Texto("BP1_ME", "#bp1_me")),
        (Texto("BP1_ME", "#bp1_me", sigue="(ficha)"),),
    ]


@pytest.mark.parametrize("modelo", [BuenaPractica, Leccion])
def test_ningun_campo_del_modelo_se_queda_sin_sitio(
    modelo: type[BuenaPractica] | type[Leccion],
) -> None:
    con_sitio = [*CABECERA, *FORMULARIO[modelo is BuenaPractica], *PROCEDENCIA, *APARTE]
    assert sorted(con_sitio) == sorted(claves(modelo))


@pytest.mark.parametrize(
    ("codigo", "ayuda"),
    [
        ("BP1_MEE", "¿quiso decir «BP1_ME»?"),
        ("zzzzzz", "vea las que hay con «seg lista practicas»"),
    ],
)
def test_una_ficha_que_no_existe_se_dice(codigo: str, ayuda: str) -> None:
    with pytest.raises(ReferenciaDesconocida) as error:
        _vista(codigo)
    assert str(error.value) == f"no hay ninguna ficha «{codigo}»"
    assert error.value.ayuda == ayuda


@pytest.mark.parametrize("formato", ["html", "md"])
def test_todas_las_fichas_del_proyecto_se_escriben_sin_defectos(formato: str) -> None:
    archivos = {
        ruta.relative_to(RAIZ).as_posix(): ruta.read_text("utf-8")
        for ruta in sorted(RAIZ.glob("data/*/*.yaml"))
    }
    plantillas = Plantillas()
    encargo = encargo_de(archivos, HOY)
    codigos = [ficha.id for ficha in encargo.carga.cartera.practicas]
    assert len(codigos) == 34
    for codigo in codigos:
        suyo = replace(encargo, argumento=codigo)
        rendido = plantillas.rendir(f"ficha.{formato}.j2", vista(suyo))
        assert rendido.diagnosticos == ()
        assert "Recorrido de la decisión" in rendido.texto


def test_en_markdown_se_lee_cada_campo_cada_paso_y_cada_duda() -> None:
    texto = Plantillas().rendir("ficha.md.j2", _vista()).texto
    for linea in (
        "- **Población asistida:** 32.000 personas",
        "- **Efectividad:** (con duda) no legible",
        "  - *Importante:* sí — Responde a una prioridad.",
        "**Con lo que consta no puede concluirse el tipo.** Para concluir falta saber: ",
        "| Efectividad | … | No se lee. |",
    ):
        assert any(hallada.startswith(linea) for hallada in texto.splitlines()), linea
