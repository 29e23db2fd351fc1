"""`seg diagnostico --reparar`: lo que dos personas llamaron igual queda con un nombre cada uno."""

from pathlib import Path
from textwrap import dedent

import pytest

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import escribir
from apoyo.ejecucion import dialogo, seg
from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.almacen import guardado

REPARAR = ("diagnostico", "--reparar")
RED = "data/evaluaciones/red.yaml"
MESA = "data/acuerdos/mesa.yaml"
BASE = dedent("""\
    # transcrita de la matriz
    titulo: Evaluación de la red
    organizacion: OIM
    recomendaciones:
      - id: R4
        texto: Coordinar
        acciones:
          - id: "4.1"
            descripcion: Convocar
            plazo: 2023-06
          - id: "4.2"
            descripcion: Difundir
            plazo: 2023-06
            responsables: [PSU]
    """)


def accion(codigo: str, descripcion: str, *mas: str) -> str:
    """Una acción como la escribiría quien la añade a la R4."""
    lineas = [
        f'- id: "{codigo}"  # {descripcion.lower()}',
        f"  descripcion: {descripcion}",
        "  plazo: 2023-08",
        *(f"  {otra}" for otra in mas),
    ]
    return "".join(f"      {linea}\n" for linea in lineas)


def al_principio(texto: str, nueva: str) -> str:
    return texto.replace("    acciones:\n", f"    acciones:\n{nueva}")


def al_final(texto: str, nueva: str) -> str:
    return texto + nueva


@pytest.fixture
def mezclada(tmp_path: Path) -> Path:
    """Dos ramas que añadieron cada una su 4.3, ya juntas sin conflicto."""
    return mezclar(
        tmp_path,
        {RED: BASE},
        {RED: al_principio(BASE, accion("4.3", "Imprimir"))},
        {RED: al_final(BASE, accion("4.3", "Traducir"))},
    )


def mezclar(raiz: Path, base: dict[str, str], ana: dict[str, str], luis: dict[str, str]) -> Path:
    """La raíz con lo que cada cual hizo en su rama, mezclado por git."""
    iniciar(raiz)
    confirmar(raiz, base)
    git(raiz, "switch", "-q", "-c", "luis")
    confirmar(raiz, luis)
    git(raiz, "switch", "-q", "main")
    confirmar(raiz, ana)
    git(raiz, "merge", "-q", "--no-edit", "luis")
    return raiz


def codigos(raiz: Path) -> list[str]:
    """Los códigos de lo que `seg validar` tiene por error."""
    return [
        d["codigo"]
        for d in seg("validar", "--json", en=raiz).json["diagnosticos"]
        if d["severidad"] == "error"
    ]


def otros(errores: str) -> list[str]:
    """Lo que se avisa, salvo que en lo ya guardado el código se repetía y no se sabe cuál es cuál."""
    return [linea for linea in errores.splitlines() if "--base HEAD» dirá SEG607: " not in linea]


@con_git
def test_dos_ramas_que_anaden_el_mismo_codigo_se_mezclan_y_se_reparan(mezclada: Path) -> None:
    assert codigos(mezclada) == ["SEG102"]
    assert "«seg diagnostico --reparar»" in seg("validar", en=mezclada).salida

    with lo_que_cambia(mezclada / RED) as lineas:
        visto = seg(*REPARAR, "--si", en=mezclada)

    assert lineas.salen == ['      - id: "4.3"  # traducir\n']
    assert lineas.entran == ['      - id: "4.4"  # traducir\n']
    assert (visto.codigo, otros(visto.errores)) == (0, [])
    assert visto.salida == (
        f"{RED}:18: la acción «4.3» (la segunda) pasa a «4.4»\n"
        f"--- {RED}\n"
        f"+++ {RED}\n"
        "@@ -16,5 +16,5 @@\n"
        "         plazo: 2023-06\n"
        "         responsables: [PSU]\n"
        '-      - id: "4.3"  # traducir\n'
        '+      - id: "4.4"  # traducir\n'
        "         descripcion: Traducir\n"
        "         plazo: 2023-08\n"
        "Reparado, con 1 identificador nuevo. Compruébelo con «seg validar».\n"
    )
    assert codigos(mezclada) == []


@con_git
def test_repetir_la_orden_no_cambia_nada(mezclada: Path) -> None:
    seg(*REPARAR, "--si", en=mezclada)
    antes = (mezclada / RED).read_bytes()
    visto = seg(*REPARAR, "--si", en=mezclada)

    assert (visto.codigo, visto.errores) == (0, "")
    assert visto.salida == "Nada que reparar: ningún identificador se repite.\n"
    assert (mezclada / RED).read_bytes() == antes


MESA_BASE = dedent("""\
    titulo: Mesa
    reuniones:
      - id: "1"
        fecha: 2023-01-10
    compromisos:
      - id: c1
        descripcion: Compartir
        plazo: 2023-06
    """)


def recomendacion(quien: str, *enlace: str) -> str:
    """La R5 que cada cual añadió, con dos acciones."""
    acciones = accion("5.1", f"Pensar {quien}") + accion("5.2", f"Escribir {quien}", *enlace)
    return f"  - id: R5\n    texto: Lo de {quien}\n    acciones:\n{acciones}"


@con_git
def test_las_referencias_de_dentro_y_de_fuera_cambian_con_lo_que_nombran(tmp_path: Path) -> None:
    raiz = mezclar(
        tmp_path,
        {RED: BASE, MESA: MESA_BASE},
        {
            RED: BASE.replace(
                "recomendaciones:\n",
                "recomendaciones:\n" + recomendacion("Ana", 'relacionadas: ["5.1"]'),
            ),
            MESA: MESA_BASE.replace(
                "compromisos:", '  - id: "2"\n    fecha: 2023-02-10\ncompromisos:'
            ),
        },
        {
            RED: BASE
            + recomendacion("Luis", "relacionadas: [R5, red/5.1, mesa/c1]", "misma_que: mesa/2"),
            MESA: f'{MESA_BASE}  - id: "2"\n    descripcion: Firmar\n    plazo: 2023-06\n',
        },
    )
    assert sorted(codigos(raiz)) == [*["SEG102"] * 4, "SEG105"]

    with lo_que_cambia(raiz / RED) as en_red, lo_que_cambia(raiz / MESA) as en_mesa:
        visto = seg(*REPARAR, "--si", en=raiz)

    assert (visto.codigo, otros(visto.errores), codigos(raiz)) == (0, [], [])
    assert (en_mesa.salen, en_mesa.entran) == (['  - id: "2"\n'], ['  - id: "3"\n'])
    assert en_red.entran == [
        "  - id: R6\n",
        '      - id: "5.3"  # pensar luis\n',
        '      - id: "5.4"  # escribir luis\n',
        "        relacionadas: [R6, red/5.3, mesa/c1]\n",
        "        misma_que: mesa/3\n",
    ]
    assert visto.salida.splitlines()[:8] == [
        f"{MESA}:11: el compromiso «2» pasa a «3»",
        f"{RED}:25: la recomendación «R5» (la segunda) pasa a «R6»",
        f"{RED}:28: la acción «5.1» (la segunda) pasa a «5.3»",
        f"{RED}:31: la acción «5.2» (la segunda) pasa a «5.4»",
        f"{RED}:35: la referencia «mesa/2» pasa a «mesa/3»",
        f"{RED}:34: la referencia «R5» pasa a «R6»",
        f"{RED}:34: la referencia «red/5.1» pasa a «red/5.3»",
        f"--- {MESA}",
    ]


# Lo que se enseña y no se escribe -----------------------------------------------------------------

REPETIDA = al_final(al_principio(BASE, accion("4.3", "Imprimir")), accion("4.3", "Traducir"))


@pytest.fixture
def repetida(tmp_path: Path) -> Path:
    """Un repositorio, sin git, en que la 4.3 son dos acciones."""
    return escribir(tmp_path, {RED: REPETIDA})


def test_sin_confirmar_se_ensena_y_no_se_escribe(repetida: Path) -> None:
    visto = seg(*REPARAR, en=repetida)
    hecho = seg(*REPARAR, "--simular", en=repetida)

    assert (repetida / RED).read_text("utf-8") == REPETIDA
    assert (visto.codigo, hecho.codigo) == (1, 0)
    assert visto.salida == hecho.salida
    assert visto.salida.startswith(f"{RED}:18: la acción «4.3» (la segunda) pasa a «4.4»\n---")
    assert visto.errores == (
        "aviso: no se ha escrito nada; para escribirlo, repita la orden con «--si»\n"
    )
    assert hecho.errores == "aviso: con «--simular» no se ha escrito nada\n"


def test_simular_puede_mas_que_confirmar(repetida: Path) -> None:
    assert seg(*REPARAR, "--si", "--simular", en=repetida).codigo == 0
    assert (repetida / RED).read_text("utf-8") == REPETIDA


@pytest.mark.parametrize(("respuesta", "codigo"), [("s", 0), ("n", 1)])
def test_en_una_terminal_se_pregunta(respuesta: str, codigo: int, repetida: Path) -> None:
    visto = dialogo(*REPARAR, respuestas=[respuesta], en=repetida)

    assert visto.codigo == codigo
    assert f"¿Escribirlo? [S/n] {respuesta}\n" in visto.salida
    despues = REPETIDA if codigo else REPETIDA.replace('"4.3"  # trad', '"4.4"  # trad')
    assert (repetida / RED).read_text("utf-8") == despues


def test_en_una_terminal_con_la_confirmacion_dada_no_se_pregunta(repetida: Path) -> None:
    visto = dialogo(*REPARAR, "--si", respuestas=[], en=repetida)

    assert visto.codigo == 0
    assert "¿Escribirlo?" not in visto.salida


@pytest.mark.parametrize(
    ("argumentos", "mensaje"),
    [
        (
            ["--si"],
            "error: «--si», «--simular» y «--fusion» son para reparar\n  añada «--reparar»\n",
        ),
        (
            ["--simular"],
            "error: «--si», «--simular» y «--fusion» son para reparar\n  añada «--reparar»\n",
        ),
        (
            ["--reparar", "--json"],
            "error: «--reparar» no va con «--json» ni con «--salida»\n  quítelos\n",
        ),
        (
            ["--reparar", "-o", "x.txt"],
            "error: «--reparar» no va con «--json» ni con «--salida»\n  quítelos\n",
        ),
    ],
)
def test_las_opciones_que_no_van_juntas_se_dicen(
    argumentos: list[str], mensaje: str, repetida: Path
) -> None:
    visto = seg("diagnostico", *argumentos, en=repetida)
    assert (visto.codigo, visto.salida, visto.errores) == (2, "", mensaje)


# Lo que queda para una persona --------------------------------------------------------------------


def test_lo_dudoso_se_nombra_con_lo_que_lo_nombra_y_lo_demas_se_repara(tmp_path: Path) -> None:
    enlace = accion("4.5", "Repartir", 'relacionadas: ["4.3"]')
    otra = {
        "data/evaluaciones/otra.yaml": REPETIDA.replace("responsables: [PSU]", "misma_que: red/4.3")
    }
    raiz = escribir(tmp_path, {RED: REPETIDA + enlace, **otra})
    visto = seg(*REPARAR, "--si", en=raiz)

    assert visto.codigo == 1
    assert visto.salida.startswith(
        "data/evaluaciones/otra.yaml:18: la acción «4.3» (la segunda) pasa a «4.4»\n"
    )
    assert visto.salida.endswith(
        "Reparado, con 1 identificador nuevo. Compruébelo con «seg validar».\n"
    )
    assert visto.errores == (
        f"aviso: {RED}:18: «4.3», que también lleva la línea 8, no se toca: no consta cuál nombran"
        f" «red/4.3» (data/evaluaciones/otra.yaml:17) y «4.3» ({RED}:24); póngale otro identificador,"
        " y a la referencia que le toque\n"
    )
    assert (raiz / RED).read_text("utf-8") == REPETIDA + enlace


def test_lo_anotado_dos_veces_se_dice_y_no_se_toca(tmp_path: Path) -> None:
    tres = REPETIDA.replace("Traducir", "Imprimir.") + accion("4.3", "Coser")
    raiz = escribir(tmp_path, {RED: tres})
    visto = seg(*REPARAR, "--si", en=raiz)

    assert (visto.codigo, visto.salida) == (1, "")
    assert visto.errores == (
        f"aviso: {RED}:18: «4.3», que también llevan las líneas 8 y 21, no se toca: parece lo mismo"
        " anotado dos veces; si lo es, borre uno con lo que le sobre, y si no, póngale otro"
        " identificador\n"
    )
    assert (raiz / RED).read_text("utf-8") == tres


def test_lo_que_no_se_lee_se_nombra_y_lo_demas_se_repara(repetida: Path) -> None:
    ilegible = "titulo: [\n"
    escribir(repetida, {MESA: ilegible})
    visto = seg(*REPARAR, "--si", en=repetida)

    assert visto.codigo == 1
    assert "no pudo leerse: mesa\n" in visto.errores
    assert '"4.4"  # traducir' in (repetida / RED).read_text("utf-8")
    assert (repetida / MESA).read_text("utf-8") == ilegible

    otra_vez = seg(*REPARAR, "--si", en=repetida)
    assert (otra_vez.codigo, otra_vez.salida, otra_vez.errores) == (
        1,
        "Nada que reparar: en lo que se lee, ningún identificador se repite.\n",
        f"aviso: «{MESA}» no se lee y no se ha mirado; vea por qué con «seg validar»\n",
    )


def test_un_compromiso_repetido_se_cuenta_en_masculino(tmp_path: Path) -> None:
    compromisos = "".join(
        f'  - {{id: "1", descripcion: Hacer {numero}, plazo: 2023-06}}\n' for numero in range(12)
    )
    raiz = escribir(tmp_path, {RED: BASE, MESA: f"titulo: Mesa\ncompromisos:\n{compromisos}"})
    frases = seg(*REPARAR, "--simular", en=raiz).salida.splitlines()[:11]

    assert frases[0] == f"{MESA}:4: el compromiso «1» (el segundo) pasa a «2»"
    assert frases[1] == f"{MESA}:5: el compromiso «1» (el tercero) pasa a «3»"
    assert frases[-1] == f"{MESA}:14: el compromiso «1» (el n.º 12) pasa a «12»"


# O todo o nada ------------------------------------------------------------------------------------


@pytest.fixture
def doce(tmp_path: Path) -> Path:
    """Doce archivos, cada uno con su 4.3 repetida."""
    return escribir(tmp_path, {nombre_de(numero): REPETIDA for numero in range(1, 13)})


def nombre_de(numero: int) -> str:
    return f"data/evaluaciones/e{numero:02}.yaml"


def textos(raiz: Path) -> list[str]:
    return [(raiz / nombre_de(numero)).read_text("utf-8") for numero in range(1, 13)]


def test_si_de_doce_la_septima_no_puede_hacerse_no_se_escribe_ninguna(doce: Path) -> None:
    con_clave_repetida = REPETIDA.replace("    texto: Coordinar\n", "    texto: Coordinar\n" * 2)
    escribir(doce, {nombre_de(7): con_clave_repetida})
    antes = textos(doce)
    visto = seg(*REPARAR, "--si", en=doce)

    assert (visto.codigo, visto.salida) == (1, "")
    assert "error: no se ha cambiado nada: " in visto.errores
    assert f"cambie a mano la línea 7 de «{nombre_de(7)}»\n" in visto.errores
    assert textos(doce) == antes

    escribir(doce, {nombre_de(7): REPETIDA})
    assert seg(*REPARAR, "--si", en=doce).codigo == 0
    assert textos(doce) == [REPETIDA.replace('"4.3"  # trad', '"4.4"  # trad')] * 12


def test_si_de_doce_la_septima_es_de_solo_lectura_no_se_escribe_ninguna(doce: Path) -> None:
    (doce / nombre_de(7)).chmod(0o444)
    antes = textos(doce)
    visto = seg(*REPARAR, "--si", en=doce)

    assert visto.codigo == 3
    assert f"«{nombre_de(7)}»" in visto.errores
    assert "solo lectura" in visto.errores
    assert textos(doce) == antes


def test_se_repara_lo_que_los_archivos_dicen_al_llegar_el_turno(
    repetida: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otro proceso renumera a mano mientras esta orden espera a que la dejen escribir."""
    ya_reparada = REPETIDA.replace('"4.3"  # trad', '"4.8"  # trad')
    de_verdad = guardado.recuperar

    def recuperar(raiz: Path) -> object:
        escribir(repetida, {RED: ya_reparada})
        return de_verdad(raiz)

    monkeypatch.setattr(guardado, "recuperar", recuperar)
    visto = seg(*REPARAR, "--si", en=repetida)

    assert (visto.codigo, visto.salida) == (0, "")
    assert visto.errores == "aviso: ya estaba así: no hay nada que cambiar\n"
    assert (repetida / RED).read_text("utf-8") == ya_reparada
