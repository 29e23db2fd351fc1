"""`seg nueva`: lo que queda escrito al registrar algo."""

import subprocess
from pathlib import Path

import pytest

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import FINAL, MESA, RICA, escribir
from apoyo.ejecucion import dialogo, seg
from apoyo.historias import con_git, confirmar, git, iniciar
from apoyo.tabulaciones import propuestas
from seguimiento.comandos.nueva import ORDENES

ACUERDO = ("acuerdo", "red", "--titulo", "Red de datos", "--parte", "OIM", "--parte", "CEPAL: sede")


def test_la_ayuda_del_grupo_enumera_lo_que_puede_registrarse() -> None:
    ordenes = seg("nueva", "--ayuda", hoy="").salida.partition("registrarse:\n")[2]
    filas = ordenes.partition("\n\n")[0].splitlines()
    assert [fila.split()[0] for fila in filas] == list(ORDENES)


@pytest.mark.parametrize("orden", ORDENES)
def test_sin_lo_que_hace_falta_se_dice_que_falta(orden: str, rica: Path) -> None:
    visto = seg("nueva", orden, en=rica)
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores.endswith(f"  vea «seg nueva {orden} --ayuda»\n")


# ── Archivos ─────────────────────────────────────────────────────────────────


def test_una_evaluacion_es_un_archivo_con_sus_datos_en_orden(rica: Path) -> None:
    orden = ("nueva", "evaluacion", "final-2023", "--fecha", "2023", "--pais", "ECU")
    visto = seg(*orden, "--titulo", "Fin: todo", "--numero", "3471", "--tipo", "final", en=rica)

    texto = (
        'titulo: "Fin: todo"\norganizacion: OIM\ntipo: final\nfecha: 2023\nnumero: "3471"\npaises:\n'
        "  - ECU\n"
    )
    assert (rica / "data/evaluaciones/final-2023.yaml").read_text("utf-8") == texto
    anadidas = "".join(f"+{linea}\n" for linea in texto.splitlines())
    assert (visto.codigo, visto.salida) == (
        0,
        (
            "--- archivo nuevo\n+++ data/evaluaciones/final-2023.yaml\n@@ -0,0 +1,7 @@\n"
            f"{anadidas}"
            "Nueva evaluación «final-2023». Sus recomendaciones se añaden con "
            "«seg nueva recomendacion final-2023».\n"
        ),
    )


def test_donde_hay_esquemas_el_registro_dice_el_suyo(rica: Path) -> None:
    (rica / "esquemas").mkdir()
    seg("esquema", "-o", rica / "esquemas")
    seg("nueva", *ACUERDO, en=rica)
    seg("nueva", "practica", "LA_ME", "--titulo", "a", "--hallazgo", "b", en=rica)

    assert (rica / "data/acuerdos/red.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../esquemas/acuerdo.schema.json\n"
        'titulo: Red de datos\npartes:\n  - OIM\n  - "CEPAL: sede"\n'
    )
    assert (rica / "data/practicas/LA1_ME.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../esquemas/practica.schema.json\n"
        "tipo: leccion_aprendida\ntitulo: a\nhallazgo: b\n"
    )


@pytest.mark.parametrize(
    ("argumentos", "mensaje"),
    [
        (
            ["evaluacion", "Final 2023", "--titulo", "x"],
            (
                "error: «Final 2023» no vale como identificador\n  minúsculas sin tilde, cifras y guiones, "
                "hasta 80: «oim-2022-red-pmm»\n"
            ),
        ),
        (
            ["evaluacion", "final-2022", "--titulo", "x"],
            "error: «final-2022» ya es un registro\n  véalo con «seg ver final-2022»\n",
        ),
        (
            ["evaluacion", "mesa", "--titulo", "x"],
            "error: «mesa» ya es un registro\n  véalo con «seg ver mesa»\n",
        ),
        (
            ["evaluacion", "otra", "--titulo", "x", "--tipo", "finl"],
            (
                "error: valor desconocido «finl» en «--tipo»; valores: inicial, "
                "medio_termino, final, ex_post, tematica, otra\n  ¿quiso decir «final»?\n"
            ),
        ),
        (
            ["practica", "BP1_ME", "--titulo", "x", "--hallazgo", "y"],
            "error: «BP1_ME» ya es una ficha\n  véala con «seg ver BP1_ME»\n",
        ),
        (
            ["practica", "BP1_XX", "--titulo", "x", "--hallazgo", "y"],
            "error: «BP1_XX» no es un código de ficha\n  se escribe como «BP1_ME», «LA2_ISE» o «LN1_GN»\n",
        ),
        (
            ["practica", "LA_ME", "--tipo", "buena_practica", "--titulo", "x", "--hallazgo", "y"],
            (
                "error: «LA1_ME» es de una ficha de tipo «leccion_aprendida», y se pide «buena_practica»\n  "
                "quite «--tipo» o cambie el código\n"
            ),
        ),
        (
            ["recomendacion", "final-2022", "--texto", "x", "--id", "r3"],
            f"error: «r3» ya está en uso en «{FINAL}»\n  «r4» está libre\n",
        ),
        (
            ["recomendacion", "final-2022", "--texto", "x", "--id", "R 4"],
            (
                "error: valor no válido para «--id»: identificador no válido «R 4»\n  de 1 a 32 letras sin "
                "tilde, cifras, «.», «_» o «-»; empieza por letra o cifra\n"
            ),
        ),
        (
            ["accion", "final-2022", "--descripcion", "x"],
            (
                "error: «final-2022» no es recomendación, sino evaluación\n  en su archivo hay «final-2022/R1», "
                "«final-2022/R2» y «final-2022/R3»\n"
            ),
        ),
        (
            ["accion", "final-2022/R1", "--descripcion", "x", "--meta", "dos reuniones"],
            (
                "error: valor no válido para «--meta»: número no válido «dos»: solo cifras, sin separadores ni "
                "signos\n  vea «seg nueva accion --ayuda»\n"
            ),
        ),
    ],
)
def test_lo_que_no_vale_se_dice_y_no_se_escribe_nada(
    argumentos: list[str], mensaje: str, rica: Path
) -> None:
    antes = {archivo: archivo.read_bytes() for archivo in rica.rglob("*.yaml")}
    visto = seg("nueva", *argumentos, en=rica)

    assert (visto.codigo, visto.salida, visto.errores) == (2, "", mensaje)
    assert {archivo: archivo.read_bytes() for archivo in rica.rglob("*.yaml")} == antes


def test_un_archivo_que_no_se_lee_tambien_ocupa_su_nombre(tmp_path: Path) -> None:
    rotos = {
        "data/evaluaciones/rota.yaml": "titulo: [\n",
        "data/practicas/BP2_ME.yaml": "tipo: [\n",
    }
    raiz = escribir(tmp_path, {**RICA, **rotos})

    assert seg("nueva", "evaluacion", "rota", "--titulo", "x", en=raiz).codigo == 2
    seg("nueva", "practica", "BP_ME", "--titulo", "x", "--hallazgo", "y", en=raiz)
    assert sorted(uno.stem for uno in (raiz / "data/practicas").iterdir()) == [
        "BP1_ME",
        "BP2_ME",
        "BP3_ME",
    ]


def test_lo_que_no_es_un_archivo_corriente_tampoco_se_pisa(rica: Path) -> None:
    carpeta = rica / "data/acuerdos"
    (carpeta / "carpeta.yaml").mkdir()
    (carpeta / "roto.yaml").symlink_to("/no/existe")

    en_carpeta = seg("nueva", "acuerdo", "carpeta", "--titulo", "x", en=rica)
    assert (en_carpeta.codigo, en_carpeta.salida) == (2, "")
    assert en_carpeta.errores.endswith(
        "error: «data/acuerdos/carpeta.yaml» ya existe\n  elija otro nombre o modifique el que hay\n"
    )
    en_enlace = seg("nueva", "acuerdo", "roto", "--titulo", "x", en=rica)
    assert (en_enlace.codigo, en_enlace.salida) == (2, "")
    assert en_enlace.errores.endswith(
        "error: «roto» ya es un registro\n  véalo con «seg ver roto»\n"
    )
    assert (carpeta / "roto.yaml").is_symlink()


# ── Elementos ────────────────────────────────────────────────────────────────


def test_una_recomendacion_lleva_el_codigo_que_sigue(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        orden = (
            "nueva",
            "recomendacion",
            "final-2022",
            "--texto",
            "Dar más: sí",
            "--prioridad",
            "2",
        )
        visto = seg(*orden, "--dirigida-a", "OR", "--dirigida-a", "no", en=rica)

    assert (visto.codigo, lineas.salen) == (0, [])
    assert "".join(lineas.entran) == (
        '  - id: R4\n    texto: "Dar más: sí"\n    dirigida_a:\n      - OR\n      - "no"\n'
        "    prioridad: 2\n"
    )
    assert visto.salida.endswith(
        "Nueva recomendación «final-2022/R4». La respuesta de la gerencia se registra con «seg responder "
        "final-2022/R4».\n"
    )


def test_una_accion_lleva_el_numero_de_su_recomendacion(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        orden = ("nueva", "accion", "final-2022/R3", "--descripcion", "Volver a abrirla")
        visto = seg(*orden, "--plazo", "2023-T4", "--meta", "2 reuniones", "--lidera", "3", en=rica)
        otra = seg("nueva", "accion", "final-2022/R1", "--descripcion", "Otra", en=rica)

    assert (visto.codigo, otra.codigo, lineas.salen) == (0, 0, [])
    assert "".join(lineas.entran) == (
        '      - id: "1.5"\n        descripcion: Otra\n'
        '    acciones:\n      - id: "3.1"\n        descripcion: Volver a abrirla\n'
        '        plazo: 2023-T4\n        lidera: "3"\n'
        "        meta:\n          - cantidad: 2\n            unidad: reuniones\n"
    )
    assert "Nueva acción «final-2022/3.1». Lo que pase se anota con «seg actualizar" in visto.salida


def test_un_compromiso_sigue_la_costumbre_de_su_acuerdo(rica: Path) -> None:
    visto = seg("nueva", "compromiso", "mesa", "--descripcion", "x", "--plazo", "2024", en=rica)
    assert "+  - id: c3\n+    descripcion: x\n+    plazo: 2024\n" in visto.salida

    seg("nueva", *ACUERDO, en=rica)
    primero = seg("nueva", "compromiso", "red", "--descripcion", "x", en=rica)
    assert '+compromisos:\n+  - id: "1"\n+    descripcion: x\n' in primero.salida


def test_el_codigo_de_un_elemento_que_no_se_entiende_no_se_repite(tmp_path: Path) -> None:
    raro = RICA[FINAL].replace("prioridad: 2", "prioridad: 9").replace("id: R3", "id: R9")
    raiz = escribir(
        tmp_path, {**RICA, FINAL: raro.replace("decision: rechazada", "decision: nada")}
    )

    visto = seg("nueva", "recomendacion", "final-2022", "--texto", "x", en=raiz)
    assert (visto.codigo, "+  - id: R10\n" in visto.salida) == (0, True)


def test_una_reunion_numera_sus_decisiones(rica: Path) -> None:
    with lo_que_cambia(rica / MESA) as lineas:
        orden = ("nueva", "reunion", "mesa", "--fecha", "2023-04-12", "--modalidad", "virtual")
        visto = seg(*orden, "--decision", "Uno", "--decision", "Dos: más", "--punto", "a", en=rica)

    assert (visto.codigo, lineas.salen) == (0, [])
    assert "".join(lineas.entran) == (
        "  - fecha: 2023-04-12\n    modalidad: virtual\n    orden_del_dia:\n      - a\n"
        '    decisiones:\n      - id: d1\n        texto: Uno\n      - id: d2\n        texto: "Dos: más"\n'
    )
    assert visto.salida.endswith(
        "Nueva reunión «mesa/reunion-2023-04-12». Sus decisiones pasan a compromisos con «seg acta "
        "mesa/reunion-2023-04-12».\n"
    )


def test_dos_reuniones_del_mismo_dia_se_distinguen(rica: Path) -> None:
    visto = seg("nueva", "reunion", "mesa", "--fecha", "2022-10-05", en=rica)

    assert "+  - id: reunion-2022-10-05-2\n+    fecha: 2022-10-05\n" in visto.salida
    assert seg("ver", "mesa/reunion-2022-10-05-2", en=rica).codigo == 0


@pytest.mark.parametrize(
    "vacia", ["recomendaciones:", "recomendaciones: []", "recomendaciones: ~", ""]
)
def test_la_primera_recomendacion_de_un_archivo_con_bom_y_crlf(vacia: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path, RICA)
    archivo, antes = (
        raiz / "data/evaluaciones/otra.yaml",
        "titulo: x  # el de la portada\r\norganizacion: OIM",
    )
    archivo.write_bytes(b"\xef\xbb\xbf" + f"{antes}\r\n{vacia}".encode())

    visto = seg("nueva", "recomendacion", "otra", "--texto", "1.10", en=raiz)
    assert visto.codigo == 0
    assert archivo.read_bytes().decode("utf-8-sig").rstrip() == (
        f'{antes}\r\nrecomendaciones:\r\n  - id: R1\r\n    texto: "1.10"'
    )


# ── En una terminal ──────────────────────────────────────────────────────────


def test_en_una_terminal_se_pregunta_el_nombre_y_lo_demas(rica: Path) -> None:
    respuestas = ["Fin", "final-2022", "Otra", "otra", "3", "2023", "s"]
    visto = dialogo("nueva", "evaluacion", respuestas=respuestas, en=rica)

    assert visto.codigo == 0
    assert "  «final-2022» ya es un registro; véalo con «seg ver final-2022»\n" in visto.salida
    assert "  «Otra» no vale como identificador; " in visto.salida
    assert (rica / "data/evaluaciones/otra.yaml").read_text("utf-8") == (
        "titulo: Fin\norganizacion: OIM\ntipo: final\nfecha: 2023\n"
    )


def test_en_una_terminal_la_ficha_se_pregunta_sin_su_tipo(rica: Path) -> None:
    visto = dialogo("nueva", "practica", respuestas=["Uno", "BP_ME", "Dos", "s"], en=rica)

    assert visto.codigo == 0
    assert (rica / "data/practicas/BP2_ME.yaml").read_text("utf-8") == (
        "tipo: buena_practica\ntitulo: Uno\nhallazgo: Dos\n"
    )


def test_tab_ofrece_a_quien_ya_se_nombra(rica: Path) -> None:
    for orden in (["nueva", "accion", "final-2022/R3"], ["acta", "mesa/reunion-2022-10-05"]):
        assert propuestas(*orden, "--responsable", "ps", en=rica) == ["PSU"]
    assert propuestas("nueva", "reunion", "mesa", "--modalidad", "", en=rica) == [
        "presencial",
        "virtual",
        "hibrida",
    ]


# ── Dos ramas ────────────────────────────────────────────────────────────────


def _en_dos_ramas(raiz: Path, una: str, otra: str) -> None:
    """Añade una acción en cada rama, a la recomendación que se diga, y las fusiona."""
    confirmar(iniciar(raiz))
    git(raiz, "branch", "otra")
    for rama, ref in (("otra", otra), ("main", una)):
        git(raiz, "checkout", "-q", rama)
        orden = ("nueva", "accion", ref, "--plazo", "2024", "--responsable", rama)
        assert seg(*orden, "--descripcion", rama, en=raiz).codigo == 0
        confirmar(raiz)
    git(raiz, "merge", "-q", "-m", "fusión", "otra")


@con_git
def test_dos_que_anaden_acciones_a_recomendaciones_distintas_se_juntan_sin_mas(rica: Path) -> None:
    antes = seg("validar", "--json", en=rica).json["diagnosticos"]
    _en_dos_ramas(rica, "final-2022/R1", "final-2022/R2")

    validado = seg("validar", "--json", en=rica)
    assert validado.codigo == 0
    assert [d["mensaje"] for d in validado.json["diagnosticos"]] == [d["mensaje"] for d in antes]
    for ref, rama in (("final-2022/1.5", "main"), ("final-2022/2.7", "otra")):
        registro = seg("ver", ref, "--json", en=rica).json["registro"]
        assert registro["descripcion"] == rama


@con_git
def test_dos_que_anaden_el_mismo_codigo_se_ven_y_se_reparan(rica: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        _en_dos_ramas(rica, "final-2022/R1", "final-2022/R1")
    assert codigos_de_error(rica) == {"SEG034"}

    # git da por buena la línea del código, que es la misma: quien se queda con las dos acciones ha de
    # ponérsela también a la segunda; si no, se le nombra cada clave repetida
    en_conflicto = (rica / FINAL).read_text("utf-8").splitlines(keepends=True)
    (rica / FINAL).write_text(_sin_marcas(en_conflicto), "utf-8")
    assert codigos_de_error(rica) == {"SEG035"}

    separadas = [
        '      - id: "1.5"\n' if linea.startswith("=======") else linea for linea in en_conflicto
    ]
    (rica / FINAL).write_text(_sin_marcas(separadas), "utf-8")
    diagnosticos = seg("validar", "--json", en=rica).json["diagnosticos"]
    (repetido,) = filter(es_error, diagnosticos)
    (otra,) = repetido["relacionados"]
    escritas = _sin_marcas(separadas).splitlines()
    assert (repetido["codigo"], escritas.count('      - id: "1.5"')) == ("SEG102", 2)
    assert [escritas[uno["linea"] - 1] for uno in (repetido, otra)] == ['      - id: "1.5"'] * 2
    assert repetido["linea"] != otra["linea"]

    assert seg("diagnostico", "--reparar", "--si", en=rica).codigo == 0
    assert codigos_de_error(rica) == set()
    assert seg("ver", "final-2022/1.6", en=rica).codigo == 0


def _sin_marcas(lineas: list[str]) -> str:
    return "".join(una for una in lineas if not una.startswith(("<<<<<<<", "=======", ">>>>>>>")))


def es_error(diagnostico: dict[str, object]) -> bool:
    return diagnostico["severidad"] == "error"


def codigos_de_error(raiz: Path) -> set[str]:
    """Los de los errores de `seg validar`."""
    diagnosticos = seg("validar", "--json", en=raiz).json["diagnosticos"]
    return {d["codigo"] for d in diagnosticos if es_error(d)}
