"""`seg fusionar`: dos personas en el mismo registro, con git de verdad y sin perder ni una entrada."""

from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.conflictos import (
    ANA,
    BASE,
    JUNTAS,
    LUIS,
    RED,
    anotada,
    cambiar,
    con_motor,
    con_plazo,
    intentar,
    leido,
    separadas,
    sin_juntar,
)
from apoyo.copias import clonar, como_ana, compartir
from apoyo.ejecucion import Resultado, proceso, seg
from apoyo.historias import con_git, git
from seguimiento.almacen.compartir import configuracion
from seguimiento.almacen.git import mezcla
from seguimiento.formatos.inicio import con_los_atributos

SIN_LEER = 'titulo: "sin cerrar\n'


def versiones(carpeta: Path, base: str, nuestro: str, suyo: str) -> list[Path]:
    escribir(carpeta, {"base": base, "nuestro": nuestro, "suyo": suyo})
    return [carpeta / nombre for nombre in ("base", "nuestro", "suyo")]


def fusionar(carpeta: Path, base: str, nuestro: str, suyo: str, *mas: object) -> Resultado:
    return seg("fusionar", *versiones(carpeta, base, nuestro, suyo), "--ruta", RED, *mas, hoy="")


# ── La orden sola ────────────────────────────────────────────────────────────


def test_lo_que_no_se_contradice_queda_junto_y_no_se_dice_nada(tmp_path: Path) -> None:
    assert fusionar(tmp_path, BASE, ANA, LUIS) == Resultado(0, "", "")
    assert leido(tmp_path, "nuestro") == JUNTAS
    assert (leido(tmp_path, "base"), leido(tmp_path, "suyo")) == (BASE, LUIS)


def test_dos_estados_nuevos_del_mismo_dia_quedan_los_dos_y_se_dice(tmp_path: Path) -> None:
    ana, luis = (anotada(BASE, f"2023-03-05 {uno}") for uno in ("completada", "cancelada"))
    visto = fusionar(tmp_path, BASE, ana, luis)

    assert visto == Resultado(
        0,
        "",
        f"aviso: «{RED}», del mismo día: R4 › 4.1 › Seguimiento › 2023-03-05 › Estado:"
        " «completada» (nuestro) o «cancelada» (suyo); quedan las dos entradas, y vale la última:"
        " compruébelo\n",
    )
    escrito = leido(tmp_path, "nuestro")
    assert ("estado: completada" in escrito, "estado: cancelada" in escrito) == (True, True)


@pytest.mark.parametrize(("largo", "opciones"), [(7, ()), (12, ("--marcas", 12))])
def test_lo_que_se_contradice_queda_entre_marcas_y_lo_demas_junto(
    largo: int, opciones: tuple[object, ...], tmp_path: Path
) -> None:
    ana = con_plazo(ANA, "4.1", "2023-08")
    luis = con_plazo(LUIS, "4.1", "2023-11")
    visto = fusionar(tmp_path, BASE, ana, luis, *opciones)

    assert visto == Resultado(
        1,
        "",
        f"aviso: «{RED}», por decidir: R4 › 4.1 › Fecha límite:"
        " «2023-08» (nuestro) o «2023-11» (suyo)\n",
    )
    marcas = [signo * largo for signo in "<=>"]
    assert leido(tmp_path, "nuestro") == JUNTAS.replace(
        "        plazo: 2023-06\n",
        f"{marcas[0]} nuestro\n        plazo: 2023-08\n{marcas[1]}\n        plazo: 2023-11\n"
        f"{marcas[2]} suyo\n",
        1,
    )


@con_git
@pytest.mark.parametrize("cual", range(3))
def test_si_alguna_no_se_lee_se_mezclan_las_lineas_y_no_se_pierde_nada(
    cual: int, tmp_path: Path
) -> None:
    dichas = [BASE, ANA, LUIS]
    dichas[cual] += "  mal: [\n"
    visto = fusionar(tmp_path, *dichas, "--marcas", 9)

    queda = leido(tmp_path, "nuestro")
    de_ana, de_luis = "fecha: 2023-03-05", "fecha: 2023-02-01"
    assert (visto.codigo, visto.salida) == (1, "")
    assert visto.errores == (
        f"aviso: «{RED}» no se une dato a dato, sino línea a línea; compruébelo con «seg validar»\n"
    )
    assert queda.count(de_ana) == queda.count(de_luis) == 1
    assert ("<" * 9 + " nuestro\n" in queda, "<" * 10 in queda) == (True, False)


@con_git
def test_si_el_programa_falla_se_mezclan_las_lineas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fallar(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("seguimiento.repositorio.fusion.unir", fallar)
    visto = fusionar(tmp_path, BASE, ANA, LUIS)

    assert visto.codigo == 1
    assert f"aviso: el programa falló al unir «{RED}» (ZeroDivisionError)\n" in visto.errores
    assert leido(tmp_path, "nuestro").count("<<<<<<< nuestro") == 1


def test_sin_git_lo_que_no_se_lee_se_deja_y_se_dice_que_queda_por_juntar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mezcla, "git_del_sistema", lambda: None)
    visto = fusionar(tmp_path, BASE, SIN_LEER, LUIS)

    assert (visto.codigo, leido(tmp_path, "nuestro")) == (1, SIN_LEER)
    assert "queda como estaba aquí, y lo de la otra persona, por juntar\n" in visto.errores


@con_git
@pytest.mark.parametrize("ruta", ["otra.yaml", "data/importacion.yaml", "notas/red.yaml", ""])
def test_lo_que_no_es_un_registro_se_mezcla_linea_a_linea(ruta: str, tmp_path: Path) -> None:
    archivos = versiones(tmp_path, "a: 1\nb: 1\nc: 1\n", "a: 2\nb: 1\nc: 1\n", "a: 1\nb: 1\nc: 2\n")
    visto = seg("fusionar", *archivos, *(["--ruta", ruta] if ruta else []), hoy="")

    assert (visto.codigo, leido(tmp_path, "nuestro")) == (0, "a: 2\nb: 1\nc: 2\n")


def test_la_configuracion_tambien_se_une_dato_a_dato(tmp_path: Path) -> None:
    archivos = versiones(
        tmp_path,
        "organizacion: OIM\n",
        "organizacion: OIM\ndias_por_vencer: 15\n",
        "organizacion: OIM\ndias_sin_novedad: 90\n",
    )
    visto = seg("fusionar", *archivos, "--ruta", "oficina/seguimiento.yaml", hoy="")

    assert visto.codigo == 0
    assert {*leido(tmp_path, "nuestro").splitlines()} == {
        *("organizacion: OIM", "dias_por_vencer: 15", "dias_sin_novedad: 90")
    }


def test_un_archivo_que_falta_se_dice(tmp_path: Path) -> None:
    visto = seg("fusionar", *(tmp_path / n for n in ("a", "b", "c")), hoy="")

    assert visto == Resultado(3, "", f"error: no se pudo leer «{tmp_path / 'a'}» (error 2)\n")


def test_no_pregunta_ni_mira_ningun_repositorio(tmp_path: Path) -> None:
    archivos = versiones(tmp_path, BASE, ANA, LUIS)
    visto = proceso("fusionar", *archivos, "--ruta", RED, en=tmp_path)

    assert (visto, leido(tmp_path, "nuestro")) == (Resultado(0, "", ""), JUNTAS)


# ── La llama git ─────────────────────────────────────────────────────────────


@con_git
def test_git_une_con_el_lo_que_solo_no_sabe(tmp_path: Path) -> None:
    copia = separadas(tmp_path)
    assert intentar(copia, "merge", "--no-edit", "luis/main").codigo == 1
    git(copia, "merge", "--abort")

    assert intentar(con_motor(copia), "merge", "--no-edit", "luis/main").codigo == 0
    assert leido(copia) == JUNTAS
    assert sin_juntar(copia) == set()


@con_git
def test_tambien_al_rehacer_lo_propio_sobre_lo_de_otro(tmp_path: Path) -> None:
    copia = con_motor(separadas(tmp_path))

    assert intentar(copia, "rebase", "luis/main").codigo == 0
    assert leido(copia) == JUNTAS


@con_git
def test_tambien_al_traer_un_solo_cambio(tmp_path: Path) -> None:
    copia = con_motor(separadas(tmp_path))

    assert intentar(copia, "cherry-pick", "luis/main").codigo == 0
    assert leido(copia) == JUNTAS


@con_git
def test_tambien_al_recuperar_lo_apartado(tmp_path: Path) -> None:
    copia = con_motor(separadas(tmp_path, ana={}))
    escribir(copia, {RED: ANA})
    git(copia, "stash")
    git(copia, "merge", "-q", "--no-edit", "luis/main")

    assert intentar(copia, "stash", "pop").codigo == 0
    assert leido(copia) == JUNTAS


@con_git
def test_lo_que_se_contradice_lo_da_git_por_no_resuelto(tmp_path: Path) -> None:
    copia = con_motor(
        separadas(
            tmp_path,
            {RED: con_plazo(ANA, "4.1", "2023-08")},
            {RED: con_plazo(LUIS, "4.1", "2023-11")},
        )
    )
    visto = intentar(copia, "merge", "--no-edit", "luis/main")

    assert visto.codigo == 1
    assert "por decidir: R4 › 4.1 › Fecha límite: «2023-08» (nuestro) o «2023-11»" in visto.dicho
    assert sin_juntar(copia) == {RED}
    assert leido(copia).count("<<<<<<< nuestro\n") == 1


@con_git
def test_de_varias_ramas_a_la_vez_no_lo_usa_git_y_se_dice_como_siempre(tmp_path: Path) -> None:
    copia = con_motor(separadas(tmp_path))
    git(copia, "branch", "otra", "HEAD~1")
    git(copia, "switch", "-q", "otra")
    cambiar(copia, {"notas.txt": "x\n"})
    git(copia, "switch", "-q", "main")

    # git mezcla así él solo, y se niega a la primera contradicción: no queda nada a medias
    assert intentar(copia, "merge", "--no-edit", "luis/main", "otra").codigo != 0
    git(copia, "reset", "-q", "--hard")
    assert leido(copia) == ANA


@con_git
@pytest.mark.parametrize("orden", ["false", "no-existe-tal-orden %O %A %B", "exit 200 #"])
def test_si_el_motor_no_esta_o_falla_git_no_da_nada_por_resuelto(
    orden: str, tmp_path: Path
) -> None:
    copia = con_motor(separadas(tmp_path), orden)

    assert intentar(copia, "merge", "--no-edit", "luis/main").codigo != 0
    assert intentar(copia, "merge-base", "--is-ancestor", "luis/main", "HEAD").codigo == 1
    assert sin_juntar(copia) == {RED}


@con_git
@pytest.mark.parametrize("nombre", ["año con espacios", "-opción", "it's $HOME `x`", 'a"b'])
def test_cualquier_nombre_de_archivo_y_de_carpeta(nombre: str, tmp_path: Path) -> None:
    ruta = f"data/evaluaciones/{nombre}/{nombre}.yaml"
    copia = con_motor(separadas(tmp_path / nombre, {ruta: ANA}, {ruta: LUIS}, base={ruta: BASE}))
    visto = intentar(copia, "merge", "--no-edit", "luis/main")

    assert (visto.codigo, leido(copia, ruta)) == (0, JUNTAS), visto.dicho


@con_git
def test_los_registros_pueden_estar_en_una_carpeta_del_repositorio(tmp_path: Path) -> None:
    ruta = f"oficina/{RED}"
    copia = con_motor(
        separadas(
            tmp_path,
            {ruta: ANA},
            {ruta: LUIS},
            base={ruta: BASE},
            atributos="*.yaml merge=seguimiento\n",
        )
    )

    assert intentar(copia, "merge", "--no-edit", "luis/main").codigo == 0
    assert leido(copia, ruta) == JUNTAS


@con_git
def test_con_finales_de_windows_en_la_carpeta_se_une_igual(tmp_path: Path) -> None:
    copia = con_motor(
        separadas(tmp_path, atributos="data/**/*.yaml text eol=crlf merge=seguimiento\n")
    )

    assert intentar(copia, "merge", "--no-edit", "luis/main").codigo == 0
    assert leido(copia) == JUNTAS.replace("\n", "\r\n")
    assert git(copia, "show", f"HEAD:{RED}") + "\n" == JUNTAS


@con_git
def test_lo_guardado_con_finales_de_windows_los_conserva(tmp_path: Path) -> None:
    base, ana, luis, juntas = (t.replace("\n", "\r\n") for t in (BASE, ANA, LUIS, JUNTAS))
    copia = con_motor(
        separadas(tmp_path, atributos="data/**/*.yaml -text merge=seguimiento\n", base={RED: BASE})
    )
    git(copia, "reset", "-q", "--hard", "HEAD~1")
    (copia / RED).write_bytes(base.encode())
    git(copia, "commit", "-qam", "a Windows")
    for rama, texto in (("luis", luis), ("ana", ana)):
        git(copia, "switch", "-q", "-c", rama, "main")
        (copia / RED).write_bytes(texto.encode())
        git(copia, "commit", "-qam", rama)

    assert intentar(copia, "merge", "--no-edit", "luis").codigo == 0
    assert leido(copia) == juntas


@con_git
def test_los_dos_anaden_el_mismo_archivo(tmp_path: Path) -> None:
    nuevo = "data/acuerdos/mesa.yaml"
    de_ana = 'titulo: Mesa\ncompromisos:\n  - id: "1"\n    descripcion: Convocar\n'
    de_luis = 'titulo: Mesa\ncompromisos:\n  - id: "2"\n    descripcion: Difundir\n'
    copia = con_motor(separadas(tmp_path, {nuevo: de_ana}, {nuevo: de_luis}))

    assert intentar(copia, "merge", "--no-edit", "luis/main").codigo == 0
    assert leido(copia, nuevo) == de_ana + de_luis.partition("compromisos:\n")[2]


@con_git
def test_sin_seg_a_mano_git_llama_al_interprete_y_no_a_lo_que_haya_en_la_carpeta(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(configuracion, "programa_del_sistema", lambda _: None)
    copia = con_motor(separadas(tmp_path))
    assert " -P -m seguimiento " in git(copia, "config", "merge.seguimiento.driver")
    escribir(
        copia, {"seguimiento.py": "raise SystemExit(99)\n", "typer.py": "raise SystemExit(99)\n"}
    )

    assert intentar(copia, "merge", "--no-edit", "luis/main").codigo == 0
    assert leido(copia) == JUNTAS


@con_git
def test_una_sola_orden_puede_llevar_el_motor_sin_configurar_la_copia(tmp_path: Path) -> None:
    copia = separadas(tmp_path)
    opciones = [*configuracion.opciones_del_motor()]

    assert intentar(copia, *opciones, "merge", "--no-edit", "luis/main").codigo == 0
    assert leido(copia) == JUNTAS
    assert intentar(copia, "config", "merge.seguimiento.driver").codigo == 1


@con_git
def test_seg_traer_une_asi_aunque_en_la_copia_no_se_le_dijera_a_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    como_ana(monkeypatch)
    archivos = {"seguimiento.yaml": "organizacion: OIM\n", RED: BASE}
    pedido = {".gitattributes": con_los_atributos(None).decode()}
    ana = compartir(tmp_path / "ana", tmp_path / "compartida.git", archivos | pedido)
    luis = clonar(tmp_path / "compartida.git", tmp_path / "luis")
    cambiar(ana, {RED: ANA})
    git(ana, "push", "-q")
    cambiar(luis, {RED: LUIS})

    assert intentar(luis, "config", "merge.seguimiento.driver").codigo == 1
    assert seg("traer", en=luis).codigo == 0
    assert leido(luis) == JUNTAS
    assert seg("enviar", en=luis).codigo == 0
    assert seg("traer", en=ana).codigo == 0
    assert leido(ana) == leido(luis)
