"""Un informe de una parte de la cartera dice lo mismo que `status` e `indicadores` con ese filtro, y que es una parte."""

import re
from itertools import chain
from pathlib import Path

import pytest

from apoyo.cartera_de_doce import ARCHIVOS as DE_DOCE
from apoyo.carteras import RICA, escribir
from apoyo.cifras import (
    Cifra,
    contradicciones,
    de_las_frases_hechas,
    de_un_resumen,
    de_un_texto,
    de_unos_indicadores,
)
from apoyo.ejecucion import seg
from apoyo.esfuerzo import una_parte
from apoyo.tablas import leida
from independiente.cartera_al_azar import escribir as escribir_al_azar
from seguimiento.informes.tipos import TIPOS

CARTERAS = {"doce": ("2023-12-31", "2023-T4"), "al azar": ("2024-03-31", "2024-T1")}
FILTROS = {
    "doce": (
        ("--evaluacion", "caminos"),
        ("--responsable", "PSU"),
        ("--prioridad", "alta"),
        ("--responsable", "PSU", "--prioridad", "1"),
    ),
    "al azar": (
        ("--evaluacion", "ev-1"),
        ("--responsable", "Gerencia"),
        ("--responsable", "Gerencia", "--evaluacion", "ev-0"),
        ("--prioridad", "2"),
    ),
}
CASOS = [(cartera, *filtro) for cartera, suyos in FILTROS.items() for filtro in suyos]


DE_STATUS = {
    "--evaluacion": "x",
    "--acuerdo": "x",
    "--responsable": "x",
    "--dirigida-a": "x",
    "--prioridad": "1",
    "--situacion": "vencida",
}
"""Los filtros de `seg status`, cada uno con algo que se le pide."""


def escrita(cartera: str, carpeta: Path) -> Path:
    if cartera == "doce":
        return escribir(carpeta, DE_DOCE)
    return escribir_al_azar(carpeta, 12)


@pytest.mark.parametrize("caso", una_parte(CASOS, cada=2), ids=" ".join)
def test_una_parte_se_cuenta_igual_en_el_informe_que_en_las_ordenes(
    caso: tuple[str, ...], tmp_path: Path
) -> None:
    cartera, *filtro = caso
    (corte, periodo), raiz = CARTERAS[cartera], escrita(cartera, tmp_path)

    def dicho(*orden: str) -> str:
        visto = seg(*orden, *filtro, en=raiz, hoy=corte)
        assert visto.codigo == 0, visto.errores
        return visto.salida

    trimestral = dicho("informe", "trimestral", "--periodo", periodo)
    de_indicadores = seg(
        "indicadores", "--periodo", periodo, *filtro, "--json", en=raiz, hoy=corte
    ).json["indicadores"]
    resumen = seg("status", *filtro, "--json", en=raiz, hoy=corte).json["resumen"]
    frases = [una.texto for una in leida(trimestral, markdown=True).frases]
    cifras: list[Cifra] = [
        *chain(
            de_un_texto(trimestral, "trimestral", markdown=True, cierre=periodo),
            de_las_frases_hechas(frases, "trimestral"),
            de_un_texto(dicho("informe", "agenda"), "agenda", markdown=True),
            de_unos_indicadores(de_indicadores, "indicadores"),
            de_un_resumen(resumen, "status"),
        )
    ]
    comunes = {una.nombre for una in cifras if una.donde.startswith("trimestral")} & {
        una.nombre for una in cifras if una.donde.startswith(("status", "indicadores"))
    }
    assert {"vencida", "sin respuesta"} <= comunes
    assert contradicciones(cifras) == []


@pytest.mark.parametrize("formato", ["md", "html"])
@pytest.mark.parametrize("tipo", [t.nombre for t in TIPOS.values() if t.filtros])
def test_la_portada_y_el_titulo_dicen_de_que_parte_es(tipo: str, formato: str, rica: Path) -> None:
    orden = ("informe", tipo, "--formato", formato)
    filtro = ("--evaluacion", "final-2022", "--prioridad", "1")
    dicho = seg(*orden, *filtro, en=rica, hoy="2023-04-15").salida
    parte = "la evaluación «Evaluación final del proyecto» (final-2022); lo de prioridad 1"

    assert f"· solo {parte}" in dicho
    assert "· solo " not in seg(*orden, en=rica, hoy="2023-04-15").salida


def test_cada_tipo_dice_que_filtros_admite(rica: Path) -> None:
    for tipo in TIPOS.values():
        argumento = ["final-2022"] if tipo.argumento else []
        for opcion, valor in (*DE_STATUS.items(), ("--dias", "1"), ("--hasta", "2099-01-01")):
            visto = seg("informe", tipo.nombre, *argumento, opcion, valor, en=rica)
            negada = f"«seg informe {tipo.nombre}» no puede filtrarse con «{opcion}»"
            assert (negada in visto.errores) == (opcion not in tipo.filtros), (tipo, opcion)
            for otra in re.findall("«seg (informe [^»]*)»", visto.errores.partition("; con")[2]):
                suya = seg(*otra.split(), opcion, valor, en=rica)
                assert "no puede filtrarse" not in suya.errores, (otra, opcion)
        # los de una parte de la cartera llevan todos los filtros de `status`
        assert not tipo.filtros or {*DE_STATUS} <= {*tipo.filtros}


def test_el_catalogo_de_una_parte_lleva_las_fichas_que_salen_de_ella(tmp_path: Path) -> None:
    ficha = """\
        tipo: buena_practica
        titulo: {titulo}
        hallazgo: Se hizo
        origen: [{origen}]
        """
    archivos = {
        **{ruta: texto for ruta, texto in RICA.items() if "/practicas/" not in ruta},
        "data/practicas/BP1_ME.yaml": ficha.format(titulo="De la accion", origen="final-2022/1.1"),
        "data/practicas/BP2_ME.yaml": ficha.format(titulo="De todo", origen="final-2022"),
        "data/practicas/BP3_ME.yaml": ficha.format(titulo="Del acuerdo", origen="mesa"),
    }
    raiz = escribir(tmp_path, archivos)

    def fichas(*filtro: str) -> set[str]:
        visto = seg("informe", "catalogo", *filtro, en=raiz, hoy="2023-04-15")
        assert visto.codigo == 0, visto.errores
        return {t for t in ("De la accion", "De todo", "Del acuerdo") if f"**{t}**" in visto.salida}

    assert fichas() == {"De la accion", "De todo", "Del acuerdo"}
    assert fichas("--evaluacion", "final-2022") == {"De la accion", "De todo"}
    assert fichas("--acuerdo", "mesa") == {"Del acuerdo"}
    assert fichas("--responsable", "UNICEF") == {"De la accion"}
    assert fichas("--responsable", "CEPAL", "--prioridad", "1") == {"De la accion"}


def test_la_agenda_mira_hasta_el_dia_que_se_pide(rica: Path) -> None:
    hasta = seg("informe", "agenda", "--hasta", "2023-04-25", en=rica, hoy="2023-04-15").salida
    assert "Vencen en 10 días" in hasta
    assert "Vencen en 90 días" in seg("informe", "agenda", en=rica, hoy="2023-04-15").salida


@pytest.mark.parametrize("situacion", ["vencida", "por_vencer", "cerrada"])
@pytest.mark.parametrize("cartera", CARTERAS)
def test_la_situacion_que_se_pide_es_la_del_corte_y_el_saldo_cuadra(
    cartera: str, situacion: str, tmp_path: Path
) -> None:
    """Lo pedido se elige al final del período y se compara consigo mismo al principio."""
    (corte, periodo), raiz = CARTERAS[cartera], escrita(cartera, tmp_path)
    filtro = ("--situacion", situacion)
    suyas = seg("lista", "acciones", *filtro, "--json", en=raiz, hoy=corte).json["acciones"]
    enteras = [una for una in suyas if una["instancia"] is None and "acuerdo" not in una]

    trimestral = seg("informe", "trimestral", "--periodo", periodo, *filtro, en=raiz, hoy=corte)
    assert trimestral.codigo == 0, trimestral.errores
    saldo = next(
        fila
        for tabla in leida(trimestral.salida, markdown=True).tablas
        for fila in tabla.filas
        if fila[0] == "Acciones"
    )
    inicio, nuevas, reabiertas, cerradas, final = map(int, saldo[1:6])
    assert inicio + nuevas + reabiertas - cerradas == final
    assert final == (0 if situacion == "cerrada" else len(enteras))


def test_la_agenda_y_el_catalogo_son_tambien_de_la_situacion_que_se_pide(tmp_path: Path) -> None:
    acciones = "".join(
        f"      - {{id: '1.{n}', descripcion: {que}, plazo: {plazo}}}\n"
        for n, (que, plazo) in enumerate((("Pasada", "2023-03"), ("Pronta", "2023-04")), start=1)
    )
    sola = "  - {id: R2, texto: Sola, respuesta: {plan: P}, plazo: 2023-02}\n"
    ficha = "tipo: buena_practica\ntitulo: De {0}\nhallazgo: H\norigen: [e/{0}]\n"
    raiz = escribir(
        tmp_path,
        {
            "data/evaluaciones/e.yaml": "titulo: E\norganizacion: O\nrecomendaciones:\n"
            f"  - id: R1\n    texto: T\n    acciones:\n{acciones}{sola}",
            **{
                f"data/practicas/BP{n}_ME.yaml": ficha.format(de)
                for n, de in enumerate(("1.1", "1.2", "R2"), start=1)
            },
        },
    )

    def dichas(tipo: str, cuales: tuple[str, ...], *filtro: str) -> set[str]:
        visto = seg("informe", tipo, *filtro, en=raiz, hoy="2023-04-15")
        assert visto.codigo == 0, visto.errores
        return {una for una in cuales if una in visto.salida}

    hay, fichas = ("Pasada", "Pronta", "Sola"), ("De 1.1", "De 1.2", "De R2")
    assert dichas("agenda", hay) == {*hay}
    assert dichas("catalogo", fichas) == {*fichas}
    assert dichas("agenda", hay, "--situacion", "vencida") == {"Pasada", "Sola"}
    assert dichas("catalogo", fichas, "--situacion", "vencida") == {"De 1.1", "De R2"}
    assert dichas("agenda", hay, "--situacion", "por_vencer") == {"Pronta"}
    assert dichas("catalogo", fichas, "--situacion", "por_vencer") == {"De 1.2"}


def test_lo_vencido_del_resumen_incluye_los_compromisos_que_obligan(tmp_path: Path) -> None:
    """«Nada abierto tiene el plazo cumplido» solo se dice si se miró todo lo que obliga."""
    acuerdo = (
        "titulo: A\nestado: {}\ncompromisos: [{{id: '1', descripcion: Reunirse, plazo: 2023-01}}]\n"
    )
    for estado, vencido in (("vigente", True), ("propuesto", False)):
        archivos = {"seguimiento.yaml": "organizacion: O\n"}
        archivos["data/acuerdos/a.yaml"] = acuerdo.format(estado)
        raiz = escribir(tmp_path, archivos)
        orden = ("informe", "resumen", "--periodo", "2023-T1", "--acuerdo", "a")
        salida = seg(*orden, en=raiz, hoy="2023-04-15").salida
        assert ("Nada abierto tiene el plazo cumplido." not in salida) is vencido
        assert ("Reunirse" in salida) is vencido
