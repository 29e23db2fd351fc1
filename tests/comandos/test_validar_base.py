"""`seg validar --base REF`: qué hace el cambio con lo que ya estaba registrado."""

from pathlib import Path
from typing import Any

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.formatos.defectos import FormatoDeDiagnosticos

pytestmark = con_git

EVALUACION = "data/evaluaciones/e.yaml"
OTRA = "data/evaluaciones/otra.yaml"
TEXTO = """\
titulo: Evaluación final
organizacion: OIM
recomendaciones:
  - id: R1
    texto: Reforzar la coordinación
    respuesta: {decision: aceptada, fecha: 2022-09-01}
    acciones:
      - id: "1.1"
        descripcion: Convocar a los puntos focales de cada oficina
        plazo: 2023-06-15
        responsables: [PSU]
        seguimiento:
          - {fecha: 2023-01-10, estado: en_curso, comentario: Convocatoria enviada}
      - id: "1.2"
        descripcion: Publicar la guía de coordinación
        plazo: 2023-06-15
        responsables: [PSU]
        seguimiento:
          - {fecha: 2023-01-10, estado: cancelada, comentario: La publica otra agencia}
"""
SEGUNDO = '          - {fecha: 2023-02-01, estado: en_curso, comentario: "Se retoma"}\n'
MAS_TARDE = ("plazo: 2023-06-15\n", "plazo: 2023-07-30\n")
ENTRADA = """\
        seguimiento:
          - {fecha: 2023-01-10, estado: en_curso, comentario: Convocatoria enviada}
"""
OTRA_COSA = ("Convocar a los puntos focales de cada oficina", "Traducir el boletín trimestral")


def con(*cambios: tuple[str, str], de: str = TEXTO) -> dict[str, str]:
    """La evaluación con unos cambios, cada uno en el primer sitio en que aparece."""
    for antes, despues in cambios:
        assert antes in de
        de = de.replace(antes, despues, 1)
    return {EVALUACION: de}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """La evaluación confirmada en «main», y en «cambio», que es donde se trabaja."""
    carpeta = iniciar(tmp_path / "repo")
    confirmar(carpeta, con())
    git(carpeta, "switch", "-q", "-c", "cambio")
    return carpeta


def hallados(visto: Resultado) -> list[tuple[str, int, str]]:
    """Código, línea y mensaje de lo que dice un JSON."""
    claves = ("codigo", "linea", "mensaje")
    return [_tres(d, claves) for d in visto.json["diagnosticos"]]


def _tres(diagnostico: dict[str, Any], claves: tuple[str, str, str]) -> tuple[str, int, str]:
    codigo, linea, mensaje = (diagnostico[clave] for clave in claves)
    return codigo, linea, mensaje


@pytest.mark.parametrize(
    ("texto", "hallado"),
    [
        (
            {EVALUACION: TEXTO + SEGUNDO},
            ("SEG601", 18, "la acción «1.2» estaba «cancelada» y ahora está «en_curso»"),
        ),
        (
            con(MAS_TARDE),
            (
                "SEG603",
                10,
                "el plazo de la acción «1.1» era 2023-06-15 y ahora es 2023-07-30 (+45 días)",
            ),
        ),
        (
            con((ENTRADA, "")),
            ("SEG602", 8, "en «seguimiento» se cambió o se borró 1 entrada de antes (2023-01-10)"),
        ),
        (
            con(OTRA_COSA),
            ("SEG604", 9, f"«1.1» nombraba otra cosa: «{OTRA_COSA[0]}»"),
        ),
    ],
    ids=["reabierta", "plazo", "entrada borrada", "id reutilizado"],
)
def test_lo_que_el_cambio_no_podia_hacer_se_dice_en_su_linea_y_hace_fallar(
    repo: Path, texto: dict[str, str], hallado: tuple[str, int, str]
) -> None:
    escribir(repo, texto)
    assert seg("validar", "--json", en=repo).codigo == 0
    visto = seg("validar", "--base", "main", "--json", en=repo)
    codigo, linea, mensaje = hallado
    (dicho,) = [h for h in hallados(visto) if h[0].startswith("SEG6")]
    assert (visto.codigo, dicho) == (1, (codigo, linea, mensaje))


def test_sin_cambios_con_base_se_dice_lo_mismo_que_sin_ella(repo: Path) -> None:
    assert seg("validar", "--base", "main", en=repo) == seg("validar", en=repo)


def test_lo_que_otros_hicieron_en_la_rama_principal_no_es_de_este_cambio(repo: Path) -> None:
    git(repo, "switch", "-q", "main")
    nueva = {OTRA: TEXTO.replace("Evaluación final", "Evaluación intermedia")}
    confirmar(repo, nueva | {EVALUACION: TEXTO + SEGUNDO})
    git(repo, "switch", "-q", "cambio")
    visto = seg("validar", "--base", "main", en=repo)
    assert visto == seg("validar", en=repo)
    assert visto.codigo == 0
    assert seg("validar", "--base", "main", "--resumen", "md", en=repo).salida.startswith(
        "Ningún cambio en lo que se sigue.\n"
    )


def test_se_compara_con_lo_del_disco_aunque_no_este_confirmado(repo: Path) -> None:
    confirmar(repo, con(MAS_TARDE))
    assert seg("validar", "--base", "main", en=repo).codigo == 1
    escribir(repo, con())
    assert seg("validar", "--base", "main", en=repo).codigo == 0
    assert seg("validar", "--base", "HEAD", en=repo).codigo == 1


def test_un_archivo_que_cambia_de_nombre_se_da_por_retirado_y_no_hace_fallar(repo: Path) -> None:
    (repo / EVALUACION).rename(repo / OTRA)
    visto = seg("validar", "--base", "main", "--json", en=repo)
    (retirado,) = [d for d in visto.json["diagnosticos"] if d["codigo"] == "SEG606"]
    assert visto.codigo == 0
    assert (retirado["archivo"], retirado["linea"], retirado["mensaje"]) == (
        EVALUACION,
        1,
        "ya no está el registro «e»",
    )
    assert seg("validar", "--base", "main", "--estricto", en=repo).codigo == 1


def test_lo_que_no_puede_leerse_no_se_da_por_retirado(repo: Path) -> None:
    escribir(repo, con(("plazo: 2023-06-15", "plazo: 2023-06-31")))
    visto = seg("validar", "--base", "main", "--json", en=repo)
    assert [codigo for codigo, *_ in hallados(visto) if codigo == "SEG606"] == []
    resumen = seg("validar", "--base", "main", "--resumen", "md", en=repo)
    assert (resumen.codigo, "Retiradas" in resumen.salida) == (1, False)
    escribir(repo, {EVALUACION: "titulo: [roto\n"})
    resumen = seg("validar", "--base", "main", "--resumen", "md", en=repo)
    assert (resumen.codigo, "Retiradas" in resumen.salida) == (1, False)


def test_con_la_raiz_en_una_subcarpeta_se_compara_lo_suyo(tmp_path: Path) -> None:
    repo = iniciar(tmp_path / "repo")
    raiz = escribir(repo / "seguimiento", con())
    ajeno = {EVALUACION: TEXTO + SEGUNDO}
    confirmar(repo, ajeno)
    assert seg("validar", "--base", "main", en=raiz) == seg("validar", en=raiz)
    escribir(raiz, con(MAS_TARDE))
    (dicho,) = [
        h for h in hallados(seg("validar", "--base", "main", "--json", en=raiz)) if h[0] == "SEG603"
    ]
    assert dicho[1] == 10
    vistas = {
        formato: seg("validar", "--base", "main", "--formato", formato, en=raiz).salida
        for formato in FormatoDeDiagnosticos
    }
    # quien lo lee en su terminal está en la raíz; una plataforma, en la de git
    assert {
        formato for formato, vista in vistas.items() if f"seguimiento/{EVALUACION}" not in vista
    } == {"texto", "json"}


# Cuando no se puede comparar


@pytest.mark.parametrize("referencia", ["mian", "0123456789abcdef", "--x", "-x", "main:data"])
def test_una_referencia_que_git_no_conoce_es_un_error_de_uso(repo: Path, referencia: str) -> None:
    assert seg("validar", f"--base={referencia}", en=repo) == Resultado(
        2,
        "",
        f"error: git no conoce «{referencia}»\n  revise el nombre o tráigala con «git fetch»\n",
    )


def test_una_referencia_que_parece_una_opcion_no_llega_a_git(repo: Path) -> None:
    marca = repo / "marca"
    visto = seg("validar", "--base", f"--output={marca}", en=repo)
    assert (visto.codigo, visto.salida, marca.exists()) == (2, "", False)


def test_sin_git_se_dice_que_falta(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert seg("validar", "--base", "main", en=repo) == Resultado(
        3,
        "",
        "error: no se encuentra git\n  instálelo: sin él no hay historia con la que comparar\n",
    )


def test_fuera_de_un_repositorio_de_git_no_hay_con_que_comparar(tmp_path: Path) -> None:
    assert seg("validar", "--base", "main", en=escribir(tmp_path, con())) == Resultado(
        3,
        "",
        "error: no hay historia de git con la que comparar\n"
        "  ejecútelo dentro de un repositorio de git\n",
    )


def test_en_un_clon_superficial_se_dice_como_completarlo(repo: Path, tmp_path: Path) -> None:
    confirmar(repo, con(MAS_TARDE))
    clon = tmp_path / "clon"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo}", str(clon))
    assert seg("validar", "--base", "origin/main", en=clon) == Resultado(
        2,
        "",
        "error: git no conoce «origin/main»\n"
        "  revise el nombre o tráigala con «git fetch --unshallow»\n",
    )
    git(clon, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    assert seg("validar", "--base", "origin/main", en=clon) == Resultado(
        3,
        "",
        "error: no se encuentra dónde se separó este trabajo de «origin/main»\n"
        "  el clon es superficial: complételo con «git fetch --unshallow»\n",
    )
    git(clon, "fetch", "-q", "--unshallow")
    assert seg("validar", "--base", "origin/main", en=clon).codigo == 1


def test_dos_historias_que_no_se_tocan_no_se_comparan(repo: Path) -> None:
    git(repo, "switch", "-q", "--orphan", "suelta")
    confirmar(repo, con(MAS_TARDE))
    assert seg("validar", "--base", "main", en=repo) == Resultado(
        3,
        "",
        "error: no se encuentra dónde se separó este trabajo de «main»\n"
        "  las dos historias no tienen ningún commit en común\n",
    )


# El resumen


def test_el_resumen_dice_que_cambia_y_despues_que_esta_mal(repo: Path) -> None:
    nueva = '      - id: "1.3"\n        descripcion: Medir <b>el|uso</b>\n        plazo: 2023-12\n'
    escribir(repo, con(MAS_TARDE, ("[PSU]", "[Secretaría]"), de=TEXTO + nueva))
    visto = seg("validar", "--base", "main", "--resumen", "md", en=repo)
    cambios, _, validacion = visto.salida.partition("## Validación de los registros\n")
    assert visto.codigo == 1
    assert cambios == (
        "## Plazos cambiados sin prórroga (1)\n\n"
        "| Referencia | Qué | Cambio |\n| --- | --- | --- |\n"
        f"| e/1.1 | {OTRA_COSA[0]} | 2023-06-15 → 2023-07-30 (+45 días) |\n\n"
        "## Cambios de responsable (1)\n\n"
        "| Referencia | Qué | Cambio |\n| --- | --- | --- |\n"
        f"| e/1.1 | {OTRA_COSA[0]} | PSU → Secretaría |\n\n"
        "## Nuevas (1)\n\n"
        "| Referencia | Qué | Cambio |\n| --- | --- | --- |\n"
        "| e/1.3 | Medir &lt;b>el\\|uso&lt;/b> |  |\n\n"
    )
    assert "| [10](data/evaluaciones/e.yaml#L10) | SEG603 |" in validacion


def test_el_resumen_va_al_archivo_que_se_pida(repo: Path, tmp_path: Path) -> None:
    destino = tmp_path / "resumen.md"
    visto = seg("validar", "--base", "main", "--resumen", "md", "-o", destino, en=repo)
    assert visto == Resultado(0, "", f"escrito: {destino}\n")
    assert (
        destino.read_text("utf-8")
        == seg("validar", "--base", "main", "--resumen", "md", en=repo).salida
    )


def test_el_resumen_sin_base_no_sabe_que_resumir(repo: Path) -> None:
    assert seg("validar", "--resumen", "md", en=repo) == Resultado(
        2, "", "error: --resumen necesita saber respecto de qué\n  añada «--base REF»\n"
    )


@pytest.mark.parametrize("formato", [["--json"], ["--formato", "sarif"]])
def test_el_resumen_no_se_pide_a_la_vez_que_otro_formato(repo: Path, formato: list[str]) -> None:
    assert seg("validar", "--base", "main", "--resumen", "md", *formato, en=repo) == Resultado(
        2,
        "",
        "error: --resumen ya dice cómo se muestra\n  quite «--formato» o ejecute las dos órdenes\n",
    )


def test_en_github_el_resumen_del_paso_lleva_tambien_que_cambia(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    destino = tmp_path / "paso.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(destino))
    escribir(repo, con(MAS_TARDE))
    assert seg("validar", "--base", "main", en=repo).codigo == 1
    resumen = seg("validar", "--base", "main", "--resumen", "md", en=repo).salida
    assert destino.read_text("utf-8") == resumen


# --- la guardia no calla

MALA = ("plazo: 2023-06", "plazo: 2023-13")
"""Lo que hace que una acción de la base no se lea."""


def codigos(visto: Resultado) -> set[str]:
    return {codigo for codigo, *_ in hallados(visto) if codigo.startswith("SEG6")}


def con_la_base(repo: Path, archivos: dict[str, str]) -> None:
    """Lo que dice la base, confirmado en «main», y «cambio» a partir de ella."""
    git(repo, "switch", "-q", "main")
    confirmar(repo, archivos)
    git(repo, "switch", "-q", "-C", "cambio")


@pytest.mark.parametrize(
    "de_antes",
    [con(MALA), {EVALUACION: TEXTO + "{"}, {EVALUACION: TEXTO + TEXTO[TEXTO.index("  - id") :]}],
    ids=["una acción", "el archivo", "repetida"],
)
def test_lo_que_no_se_lee_en_la_base_no_se_da_por_comparado(
    de_antes: dict[str, str], repo: Path
) -> None:
    con_la_base(repo, de_antes)
    confirmar(repo, con((MALA[0], "plazo: 2025-06")))
    visto = seg("validar", "--base", "main", "--json", en=repo)

    assert visto.codigo == 1
    assert "SEG607" in codigos(visto)
    resumen = seg("validar", "--base", "main", "--resumen", "md", en=repo).salida
    assert "No se compara, porque en la base no se lee bien" in resumen
    assert "Nuevas" not in resumen


def test_lo_que_sigue_igual_que_en_la_base_no_hay_que_compararlo(repo: Path) -> None:
    con_la_base(repo, con(MALA))
    confirmar(repo, {"data/evaluaciones/otra.yaml": "titulo: Otra\norganizacion: OIM\n"})

    assert codigos(seg("validar", "--base", "main", "--json", en=repo)) == set()


@pytest.mark.parametrize("nivel", ["desactivada", "nota", "advertencia"])
def test_un_cambio_no_rebaja_la_regla_que_lo_juzga(nivel: str, repo: Path) -> None:
    movido = con((MALA[0], "plazo: 2025-06"))
    confirmar(repo, {**movido, "seguimiento.yaml": f"reglas: {{SEG603: {nivel}, SEG608: nota}}\n"})
    visto = seg("validar", "--base", "main", "--json", en=repo)

    assert visto.codigo == 1
    pesos = {d["codigo"]: d["severidad"] for d in visto.json["diagnosticos"]}
    assert (pesos["SEG603"], pesos["SEG608"]) == ("error", "advertencia")


def test_quitar_lo_que_la_base_agravaba_tambien_es_rebajar(repo: Path) -> None:
    con_la_base(repo, {**con(), "seguimiento.yaml": "reglas: {SEG606: error}\n"})
    (repo / EVALUACION).unlink()
    (repo / "seguimiento.yaml").unlink()
    (repo / "data/evaluaciones/otra.yaml").write_text("titulo: Otra\norganizacion: OIM\n")
    visto = seg("validar", "--base", "main", "--json", en=repo)

    assert visto.codigo == 1
    assert codigos(visto) == {"SEG606", "SEG608"}


def test_lo_rebajado_en_la_base_sigue_rebajado_y_agravarlo_vale(repo: Path) -> None:
    con_la_base(repo, {**con(), "seguimiento.yaml": "reglas: {SEG603: nota}\n"})
    confirmar(repo, con((MALA[0], "plazo: 2025-06")))
    assert seg("validar", "--base", "main", "--json", en=repo).codigo == 0
    confirmar(repo, {"seguimiento.yaml": "reglas: {SEG603: error}\n"})
    assert codigos(seg("validar", "--base", "main", "--json", en=repo)) == {"SEG603"}


def test_ignorar_una_regla_de_historia_se_dice(repo: Path) -> None:
    confirmar(repo, con((MALA[0], "plazo: 2025-06  # seg: ignora SEG603, SEG609 — una errata")))
    visto = seg("validar", "--base", "main", "--json", en=repo)

    assert visto.codigo == 0
    assert codigos(visto) == {"SEG609"}


def test_de_lo_que_en_la_base_se_repetia_solo_se_dice_que_no_consta(repo: Path) -> None:
    """Cuál de los dos es el de antes no se sabe: nada se dice movido, reescrito ni retirado."""
    confirmar(repo, con(('id: "1.2"', 'id: "1.1"')))
    escribir(repo, con(('id: "1.1"', 'id: "1.3"'), MAS_TARDE))
    dicho = seg("validar", "--base", "HEAD", "--json", en=repo).json["diagnosticos"]
    assert [d["codigo"] for d in dicho if d["codigo"].startswith("SEG6")] == ["SEG607"]
