"""Lo común a las órdenes que escriben: ensayar, mostrar, negarse, guardar y no pisar a nadie."""

import os
import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from apoyo.cambios import lo_que_cambia
from apoyo.carteras import FINAL, MESA, RICA, escribir
from apoyo.ejecucion import LIMITE, dialogo, minimo, seg
from apoyo.escritores import a_la_vez, esperando_turno
from apoyo.posix import fork
from seguimiento.almacen import guardado
from seguimiento.almacen.guardado import candado

CAMBIO = ("actualizar", "final-2022/2.3", "--estado", "en_curso")


def todo(raiz: Path) -> dict[str, bytes]:
    """Cada archivo que hay bajo la carpeta y lo que dice; salvo lo que permite deshacer lo último."""
    return {
        archivo.relative_to(raiz).as_posix(): archivo.read_bytes()
        for archivo in sorted(raiz.rglob("*"))
        if archivo.is_file() and archivo.name != ".seguimiento.ultima"
    }


def test_simular_ensena_el_cambio_y_no_escribe_nada(rica: Path) -> None:
    antes = todo(rica)
    simulado = seg(*CAMBIO, "--simular", en=rica)
    assert todo(rica) == antes

    hecho = seg(*CAMBIO, en=rica)
    assert simulado.codigo == hecho.codigo == 0
    assert simulado.errores == "aviso: con «--simular» no se ha escrito nada\n"
    assert hecho.salida.startswith(simulado.salida)
    assert todo(rica) == antes | {FINAL: (rica / FINAL).read_bytes()} != antes


def test_simular_vale_donde_no_se_puede_escribir(rica: Path) -> None:
    for carpeta in (rica, rica / "data", rica / "data/evaluaciones"):
        carpeta.chmod(0o555)
    try:
        assert seg(*CAMBIO, "--simular", en=rica).codigo == 0
    finally:
        for carpeta in (rica, rica / "data", rica / "data/evaluaciones"):
            carpeta.chmod(0o755)


def test_lo_que_traeria_un_error_nuevo_no_se_guarda(rica: Path) -> None:
    antes = todo(rica)
    fechas = ("--inicio", "2024-01", "--plazo", "2023-01")
    visto = seg("nueva", "accion", "final-2022/R2", "--descripcion", "Formar", *fechas, en=rica)

    assert (visto.codigo, todo(rica)) == (1, antes)
    assert "+        descripcion: Formar\n" in visto.salida
    assert visto.errores.startswith(
        "error[SEG205] el inicio («2024-01») es posterior al plazo («2023-01»)\n"
    )
    assert visto.errores.endswith(
        "aviso: no se ha escrito nada: el resultado tendría errores que ahora no hay\n"
        "aviso: si es lo que dice la fuente, repita la orden con «--aunque MOTIVO»\n"
    )


def test_los_errores_que_ya_habia_no_estorban_ni_se_repiten(tmp_path: Path) -> None:
    malo = RICA[FINAL].replace("prioridad: 2", "prioridad: 9")
    raiz = escribir(tmp_path, {**RICA, FINAL: malo, "data/practicas/BP2_ME.yaml": "tipo: [\n"})
    visto = seg("actualizar", "final-2022/1.1", "--estado", "en_curso", en=raiz)

    assert visto.codigo == 0
    assert visto.errores.count("aviso: ") == visto.errores.count("\n") == 2
    assert "no pudo leerse: BP2_ME, final-2022/2.1" in visto.errores
    assert seg("ver", "final-2022/1.1", en=raiz).salida.count("Fecha: 2023-04-15") == 1


def test_lo_que_no_pudo_leerse_no_se_edita(tmp_path: Path) -> None:
    malo = RICA[FINAL].replace("prioridad: 2", "prioridad: 9")
    raiz = escribir(tmp_path, {**RICA, FINAL: malo})
    antes = todo(raiz)
    visto = seg("responder", "final-2022/R2", "--decision", "aceptada", en=raiz)

    assert (visto.codigo, todo(raiz)) == (3, antes)
    assert "error: «final-2022/R2» no pudo leerse\n" in visto.errores


def test_lo_que_esta_en_un_archivo_que_no_se_lee_no_se_da_por_inexistente(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, {**RICA, FINAL: "titulo: [\n"})
    visto = seg(*CAMBIO, en=raiz)

    assert visto.codigo == 3
    assert "error: «final-2022/2.3» no pudo leerse\n" in visto.errores


def test_un_archivo_de_solo_lectura_se_respeta(rica: Path) -> None:
    (rica / FINAL).chmod(0o444)
    antes = todo(rica)
    visto = seg(*CAMBIO, en=rica)

    assert (visto.codigo, todo(rica)) == (3, antes)
    assert f"«{FINAL}»" in visto.errores
    assert "solo lectura" in visto.errores


def test_quien_halla_a_otro_escribiendo_lo_espera(rica: Path) -> None:
    with ExitStack() as pila:
        with candado(rica):
            en_marcha = pila.enter_context(esperando_turno(*CAMBIO, en=rica))
            antes = todo(rica)[FINAL]
        salida, errores = en_marcha.communicate(timeout=LIMITE)

    assert (en_marcha.returncode, errores) == (0, b"")
    assert "Anotado en «final-2022/2.3»".encode() in salida
    assert (rica / FINAL).read_bytes() != antes


def test_dos_que_anotan_a_la_vez_quedan_los_dos(rica: Path) -> None:
    ordenes = [(*CAMBIO, "--comentario", f"nota {cual}") for cual in range(6)]
    vistos = a_la_vez(*ordenes, en=rica)

    assert [visto.codigo for visto in vistos] == [0] * 6
    anotado = seg("ver", "final-2022/2.3", "--json", en=rica).json["registro"]["seguimiento"]
    assert {entrada["comentario"] for entrada in anotado} == {f"nota {cual}" for cual in range(6)}


def test_lo_que_otra_orden_dejo_a_medias_se_termina_y_se_dice(rica: Path) -> None:
    def morir(paso: str) -> None:
        if paso == f"sustituir {MESA}":
            os._exit(9)

    nuevo = (rica / MESA).read_bytes().replace(b"vigente", b"concluido")
    final = (rica / FINAL).read_bytes()
    hijo = fork()
    if not hijo:
        cambios = [(FINAL, final, final + b"# visto\n"), (MESA, (rica / MESA).read_bytes(), nuevo)]
        guardado.guardar(rica, cambios, paso=morir)
    os.waitpid(hijo, 0)
    assert (rica / FINAL).read_bytes() == final + b"# visto\n"
    assert (rica / MESA).read_bytes() != nuevo

    visto = seg(*CAMBIO, en=rica)

    assert visto.codigo == 0
    assert visto.errores == (
        f"aviso: se completó un cambio que otra orden dejó a medias en «{FINAL}» y «{MESA}»\n"
    )
    assert (rica / MESA).read_bytes() == nuevo


# ── En una terminal ──────────────────────────────────────────────────────────


def test_en_una_terminal_se_pregunta_lo_que_falta(rica: Path) -> None:
    respuestas = ["manual", "2", "", "Se revisó", "", "s"]
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = dialogo("actualizar", respuestas=respuestas, en=rica)

    assert (visto.codigo, lineas.salen) == (0, [])
    assert "".join(lineas.entran) == (
        "        seguimiento:\n"
        "          - fecha: 2023-04-15\n"
        "            estado: en_curso\n"
        "            comentario: Se revisó\n"
    )
    assert "   2  en_curso      En curso. Hay avances documentados.\n" in visto.salida
    assert "  [2023-04-15]: \n" in visto.salida
    assert visto.salida.endswith(
        "¿Escribirlo? [S/n] s\nAnotado en «final-2022/2.3». Véalo con «seg ver final-2022/2.3».\n"
    )


def test_no_se_pregunta_lo_que_ya_se_dijo(rica: Path) -> None:
    orden = ("nueva", "accion", "final-2022/R2", "--plazo", "2023-06")
    visto = dialogo(*orden, respuestas=["Repetirlos", "", ""], en=rica)

    assert visto.codigo == 0
    assert "Fecha límite" not in visto.salida
    assert "Responde" in visto.salida


def test_lo_que_no_consta_puede_dejarse_en_blanco(rica: Path) -> None:
    """Nadie tiene que inventar: de lo raro de la fuente se avisa, y se guarda."""
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = dialogo("actualizar", "2.3", respuestas=["4", "", "", "", ""], en=rica)

    assert visto.codigo == 0
    assert "advertencia[SEG210]" in visto.salida
    assert "".join(lineas.entran) == (
        "        seguimiento:\n          - fecha: 2023-04-15\n            estado: cancelada\n"
    )


CONTRADICE = ("nueva", "accion", "final-2022/R2", "--responsable", "PSU")


def test_lo_que_se_contradice_se_justifica_o_no_se_guarda(rica: Path) -> None:
    orden = (*CONTRADICE, "--plazo", "2023-05", "--inicio", "2023-09")
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = dialogo(*orden, respuestas=["Repetirlos", "Así lo dice la fuente", ""], en=rica)

    assert visto.codigo == 0
    assert "Motivo para guardarlo así (Enter: no guardar)" in visto.salida
    assert "# seg: ignora SEG205 — Así lo dice la fuente\n" in "".join(lineas.entran)

    antes = todo(rica)
    visto = dialogo(*orden, respuestas=["Repetirlos", ""], en=rica)
    assert (visto.codigo, todo(rica)) == (1, antes)


def test_lo_que_solo_llama_la_atencion_tambien_se_da_por_visto(rica: Path) -> None:
    with lo_que_cambia(rica / FINAL) as lineas:
        visto = seg(
            *("actualizar", "2.3", "--estado", "cancelada", "--aunque", "No lo dice"), en=rica
        )

    assert visto.codigo == 0
    assert "            # seg: ignora SEG210 — No lo dice\n" in lineas.entran


def test_con_todo_dicho_no_se_pregunta_nada(rica: Path) -> None:
    visto = dialogo(*CAMBIO, respuestas=[], en=rica)

    assert (visto.codigo, "?" in visto.salida) == (0, False)


def test_lo_que_no_vale_se_dice_y_se_vuelve_a_preguntar(rica: Path) -> None:
    respuestas = ["pronto", "2023-06", "Lluvias", "", "2023-02-30", "2023-04-01", "sí"]
    visto = dialogo("prorrogar", "final-2022/2.1", respuestas=respuestas, en=rica)

    assert visto.codigo == 0
    assert "  fecha no válida «pronto»" in visto.salida
    assert "  fecha no válida «2023-02-30»" in visto.salida


def test_lo_que_se_dijo_mal_en_la_linea_se_dice_antes_de_preguntar_mas(rica: Path) -> None:
    visto = dialogo("prorrogar", "2.1", "--plazo", "pronto", respuestas=[], en=rica)

    assert visto.codigo == 2
    assert visto.salida.startswith("error: «pronto» no es una fecha\n")
    assert "?" not in visto.salida


def test_se_elige_de_una_lista_por_su_numero(rica: Path) -> None:
    respuestas = ["zzz", "talleres", "2", "1", "Evaluación", "", "", "n"]
    visto = dialogo("verificar", respuestas=respuestas, en=rica)

    assert "  nada coincide\n" in visto.salida
    assert "  final-2022\n" in visto.salida
    assert re.search(r"^   2  2\.1  \S+ +Dar los talleres$", visto.salida, re.MULTILINE)
    assert visto.codigo == 1
    assert visto.salida.endswith("¿Escribirlo? [S/n] n\naviso: no se ha escrito nada\n")


@pytest.mark.parametrize("tecla", ["\x03", "\x04"])
@pytest.mark.parametrize("tras", [[], ["2.3"], ["2.3", "2", "", "", ""]])
def test_quien_se_va_a_medias_no_deja_nada_escrito(tras: list[str], tecla: str, rica: Path) -> None:
    antes = todo(rica)
    visto = dialogo("actualizar", respuestas=[*tras, tecla], en=rica)

    assert (visto.codigo, todo(rica)) == (130, antes)
    assert visto.salida.endswith(" \ninterrumpido: no se ha escrito nada\n")


def test_lo_que_otro_escribe_mientras_se_pregunta_no_se_pisa(rica: Path) -> None:
    """El que pregunta no tiene el candado: al guardar ve que el archivo ya no dice lo que leyó."""
    orden = [sys.executable, "-m", "seguimiento", "-C", str(rica), "--hoy", "2023-04-15"]
    guion = (
        "import sys; from seguimiento.comandos.dialogo import Dialogo\n"
        "from seguimiento.comandos.puerta import principal\n"
        "Dialogo.posible = True\n"
        "respuestas = iter(['2.3', '2', '', '', ''])\n"
        "def preguntar(self, pregunta):\n"
        "    if pregunta.startswith('¿Escribirlo?'):\n"
        f"        open({str(rica / FINAL)!r}, 'a').write('# otro\\n')\n"
        "        return 's'\n"
        "    return next(respuestas)\n"
        "Dialogo.preguntar = preguntar\n"
        "sys.exit(principal())\n"
    )
    visto = subprocess.run(
        [sys.executable, "-c", guion, *orden[3:], "actualizar"],
        capture_output=True,
        check=False,
        env=minimo(),
    )

    assert visto.returncode == 4
    assert visto.stderr.decode() == (
        f"error: alguien cambió «{FINAL}» mientras se preparaba el cambio\n"
        "  repita la orden: se hará sobre lo que el archivo dice ahora\n"
    )
    assert (rica / FINAL).read_text("utf-8").endswith("# otro\n")
