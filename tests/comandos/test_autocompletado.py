"""`seg autocompletado`: los guiones, y los intérpretes de verdad con ellos."""

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from apoyo.carteras import FINAL, RICA, cambiada, escribir
from apoyo.ejecucion import Resultado, proceso, seg
from apoyo.tabulaciones import (
    SE_QUEDO,
    ante_una_pantalla,
    casa_con_seg,
    con_interprete,
    entorno_de,
    tab,
)
from seguimiento.comandos.autocompletado import Shell
from seguimiento.comandos.interpretes import INTERPRETES

TEXTO_HOSTIL = (
    r"""'a' \"b\" $(touch ay) `touch ay` \\$(touch ay); touch ay: %F{red} * !! \n\t fin"""
)
NOMBRES = ("Ministerio: uno", "$(touch ay)", "O'Higgins", "`touch ay`", "x;touch ay", "ONU Mujeres")


@pytest.fixture
def casa(tmp_path: Path) -> Path:
    """Una carpeta personal con `seg`."""
    return casa_con_seg(tmp_path / "casa")


@pytest.fixture
def registros(tmp_path: Path) -> Path:
    """Una cartera con dos evaluaciones que repiten ids y textos que querrían ejecutarse."""
    raiz = escribir(
        tmp_path / "registros",
        cambiada(FINAL, "descripcion: Difundir el boletín", f'descripcion: "{TEXTO_HOSTIL}"'),
    )
    nombres = ", ".join(f'"{nombre}"' for nombre in NOMBRES)
    return escribir(
        raiz,
        {
            "data/evaluaciones/media-2021.yaml": RICA[FINAL],
            "data/evaluaciones/$(touch ay).yaml": "titulo: Uno\n",
            "data/acuerdos/otro.yaml": (
                f"titulo: N\ncompromisos:\n  - {{id: n1, responsables: [{nombres}]}}\n"
            ),
        },
    )


def archivos(carpeta: Path) -> set[str]:
    return {ruta.relative_to(carpeta).as_posix() for ruta in carpeta.rglob("*")}


@pytest.mark.parametrize("shell", Shell)
def test_escribe_el_guion_de_cada_interprete(shell: Shell) -> None:
    assert seg("autocompletado", shell.value) == Resultado(0, INTERPRETES[shell.value].guion, "")


def test_se_sabe_completar_en_los_que_dice_la_ayuda() -> None:
    assert [shell.value for shell in Shell] == [*INTERPRETES]


@pytest.mark.parametrize("shell", Shell)
def test_sin_decir_cual_es_el_del_entorno(shell: Shell) -> None:
    visto = proceso("autocompletado", entorno={"SHELL": f"/usr/local/bin/{shell.value}"})
    assert visto == Resultado(0, INTERPRETES[shell.value].guion, "")


@pytest.mark.parametrize(
    ("entorno", "motivo"),
    [
        ({}, "no se sabe en qué intérprete de órdenes está"),
        ({"SHELL": ""}, "no se sabe en qué intérprete de órdenes está"),
        ({"SHELL": "/bin/tcsh"}, "en «tcsh» no se sabe completar"),
        ({"SHELL": "/bin/\x1b[31m"}, "en «U+001B[31m» no se sabe completar"),
    ],
)
def test_si_el_del_entorno_no_es_ninguno_se_pide_que_se_diga(
    entorno: Mapping[str, str], motivo: str
) -> None:
    visto = proceso("autocompletado", entorno=entorno)
    assert visto == Resultado(2, "", f"error: {motivo}\n  diga uno: bash, zsh, fish, powershell\n")


def test_la_ayuda_dice_que_hacer_en_cada_uno() -> None:
    ayuda = seg("autocompletado", "--ayuda").salida
    assert [linea.strip() for linea in ayuda.splitlines() if linea.startswith("      ")][:4] == [
        'eval "$(seg autocompletado bash)"',
        'eval "$(seg autocompletado zsh)"',
        "seg autocompletado fish > ~/.config/fish/completions/seg.fish",
        '(seg autocompletado powershell) -join "`n" | Invoke-Expression',
    ]


def test_las_opciones_de_typer_para_instalarse_siguen_sin_existir() -> None:
    assert seg("--install-completion").codigo == 2
    assert seg("--show-completion").codigo == 2


# bash


def en_bash(
    palabras: Sequence[str], casa: Path, en: Path, *, tipo: int = 9, cual: int | None = None
) -> list[str]:
    """Lo que deja en COMPREPLY la función que bash llama al pulsar TAB en la palabra `cual`."""
    guion = (
        "set -u\n"
        'eval "$(seg autocompletado bash)"\n'
        f"COMP_WORDS=({shlex.join(['seg', *palabras])})\n"
        f"COMP_CWORD={len(palabras) if cual is None else cual}\n"
        f"COMP_TYPE={tipo}\n"
        'read -ra registrada <<< "$(complete -p seg)"\n'
        'funcion="${registrada[${#registrada[@]}-2]}"\n'
        '"$funcion" seg\n'
        '[ "${#COMPREPLY[@]}" -eq 0 ] || printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    terminado = subprocess.run(
        [con_interprete("bash"), "--norc", "--noprofile", "-c", guion],
        capture_output=True,
        check=True,
        cwd=en,
        env=entorno_de(casa),
        timeout=SE_QUEDO,
    )
    assert terminado.stderr == b""
    return terminado.stdout.decode().splitlines()


@pytest.mark.parametrize(
    ("palabras", "esperadas"),
    [
        (["ver", "mesa/c"], ["mesa/c1", "mesa/c2"]),
        (["ver", "MESA/C2"], ["mesa/c2"]),
        (["ver", "c2"], ["mesa/c2"]),
        (["actualizar", "1.3"], ["final-2022/1.3", "media-2021/1.3"]),
        (["actualizar", "c1", "--estado", "=", "en"], ["en_curso"]),
        (["informe", "matriz", ""], [r"\$\(touch\ ay\)", "final-2022", "media-2021"]),
        (["status", "--responsable", "mini"], [r"Ministerio\:\ uno"]),
        (["status", "--responsable", '"ONU M'], ["ONU Mujeres"]),
        (["diagn"], ["diagnostico"]),
        (["status", "-o", ""], []),
        (["ver", "no-existe"], []),
    ],
)
def test_en_bash_se_ofrece_lo_que_cabe(
    palabras: list[str], esperadas: list[str], casa: Path, registros: Path
) -> None:
    antes = archivos(registros)
    assert en_bash(palabras, casa, registros) == esperadas
    assert archivos(registros) == antes


def test_en_bash_no_se_mira_lo_que_hay_detras_del_cursor(casa: Path, registros: Path) -> None:
    assert en_bash(["ver", "c2", "--json"], casa, registros, cual=2) == ["mesa/c2"]


def test_en_bash_con_dos_tab_se_dice_que_es_cada_cosa(casa: Path, registros: Path) -> None:
    assert en_bash(["ver", "mesa/c"], casa, registros, tipo=63) == [
        "mesa/c1  Compartir los datos",
        "mesa/c2  Firmar el convenio",
    ]


def test_en_bash_sin_seg_no_se_ofrece_ni_se_dice_nada(casa: Path, registros: Path) -> None:
    guion = casa / "bin" / "seg"
    sin_seg = '[ -z "$_SEG_COMPLETE" ] || exit 127'
    guion.write_text(guion.read_text().replace("exec", f"{sin_seg}\nexec"))
    assert en_bash(["ver", ""], casa, registros) == []


TECLEADO_EN_BASH = {
    "ver mesa/c2\t": "ver|mesa/c2",
    "ver c2\t": "ver|mesa/c2",
    "ver 1.1\t": "ver|1.1",
    "ver MEDIA-2021/1.1\t": "ver|media-2021/1.1",
    "status --responsable mini\t": "status|--responsable|Ministerio: uno",
    "status --responsable=onu\t": "status|--responsable=ONU Mujeres",
    'status --responsable "Ministerio: u\t': "status|--responsable|Ministerio: uno",
    "status --responsable \\$\t": "status|--responsable|$(touch ay)",
    'status --responsable "x\t': "status|--responsable|x;touch ay",
    'status --responsable ONU" m\t': "status|--responsable|ONU Mujeres",
    "status --responsable 'ministerio'\t": "status|--responsable|Ministerio: uno",
    "status --responsable x\t": "status|--responsable|x;touch ay",
    "informe matriz \\$\t": "informe|matriz|$(touch ay)",
}
"""Lo que se teclea en bash y las palabras con que, al pulsar Intro, se ejecutaría."""


def test_en_bash_lo_que_queda_en_la_linea_es_lo_ofrecido_y_nada_se_ejecuta(
    casa: Path, registros: Path
) -> None:
    vistas = casa / "vistas"
    # Ctrl-A vuelve al principio: la línea completada se da como argumentos a otra orden
    al_principio = "\x01anota \n"
    teclas = "".join(f"seg {linea}{al_principio}" for linea in TECLEADO_EN_BASH)
    preparacion = (
        'eval "$(seg autocompletado bash)"\n'
        "HISTFILE=\n"
        f'anota() {{ local IFS="|"; shift; echo "$*" >> {shlex.quote(str(vistas))}; }}\n'
    )
    (casa / "preparacion").write_text(preparacion)
    antes = archivos(registros)
    orden = [con_interprete("bash"), "--noprofile", "--rcfile", str(casa / "preparacion"), "-i"]
    visto = ante_una_pantalla(orden, casa, registros, f"{teclas}exit\n")
    assert vistas.is_file(), visto
    assert vistas.read_text().splitlines() == [*TECLEADO_EN_BASH.values()]
    assert archivos(registros) == antes


# zsh

EN_ZSH = {
    "seg ver mesa/c2": "seg ver mesa/c2 ",
    "seg ver c2": "seg ver mesa/c2 ",
    "seg ver 1.1": "seg ver /1.1",
    "seg ver MEDIA-2021/1.1": "seg ver media-2021/1.1 ",
    "seg ver final-2022/1.3": "seg ver final-2022/1.3 ",
    "seg actualizar c1 --estado=no_i": "seg actualizar c1 --estado=no_iniciada ",
    "seg status --responsable mini": r"seg status --responsable Ministerio:\ uno ",
    'seg status --responsable "ONU M': 'seg status --responsable "ONU Mujeres" ',
    r"seg status --responsable \$": r"seg status --responsable \$\(touch\ ay\) ",
    "seg status --responsable x": r"seg status --responsable x\;touch\ ay ",
    r"seg informe matriz \$": r"seg informe matriz \$\(touch\ ay\) ",
    "seg lista recom": "seg lista recomendaciones ",
    "seg -C da": "seg -C data/",
    "seg ver no-existe": "seg ver no-existe",
}
"""Lo que hay en la línea al pulsar TAB y lo que queda."""
PULSAR_TAB_EN_ZSH = r"""
pulsar() {
    local linea
    for linea in "${(@f)$(<$HOME/lineas)}"; do
        BUFFER=$linea CURSOR=$#linea
        zle complete-word
        print -r -- "$BUFFER" >> $HOME/quedan
    done
    exit
}
zle -N pulsar
zle-line-init() { zle pulsar }
zle -N zle-line-init
"""
CARGAS_DE_ZSH = {
    "eval": 'eval "$(seg autocompletado zsh)"\n',
    "fpath": "fpath=($HOME/funciones $fpath)\nautoload -Uz compinit && compinit\n",
}


@pytest.mark.parametrize("carga", CARGAS_DE_ZSH)
def test_en_zsh_queda_en_la_linea_lo_ofrecido_y_nada_se_ejecuta(
    carga: str, casa: Path, registros: Path
) -> None:
    zsh = con_interprete("zsh")
    (casa / "funciones").mkdir()
    (casa / "funciones" / "_seg").write_text(INTERPRETES["zsh"].guion)
    (casa / ".zshrc").write_text(f"{CARGAS_DE_ZSH[carga]}{PULSAR_TAB_EN_ZSH}")
    (casa / "lineas").write_text("\n".join(EN_ZSH))
    antes = archivos(registros)
    visto = ante_una_pantalla([zsh, "-d", "-i"], casa, registros)
    assert (casa / "quedan").is_file(), visto
    assert dict(zip(EN_ZSH, (casa / "quedan").read_text().splitlines(), strict=True)) == EN_ZSH
    assert archivos(registros) == antes


# fish

EN_FISH = {
    "seg ver mesa/c": ["mesa/c1\tCompartir los datos", "mesa/c2\tFirmar el convenio"],
    "seg ver c2": ["mesa/c2\tFirmar el convenio"],
    "seg ver MEDIA-2021/1.1": ["media-2021/1.1\tConvocar a los puntos focales"],
    "seg ver final-2022/1.3": [
        "final-2022/1.3\t'a' \"b\" $(touch ay) `touch ay` \\$(touch ay); touch ay: %F{red} * !! fin"
    ],
    "seg actualizar c1 --estado=no_i": ["--estado=no_iniciada\tNo iniciada"],
    "seg status --responsable mini": ["Ministerio: uno\t1 vez"],
    'seg status --responsable "ONU M': ["ONU Mujeres\t1 vez"],
    r"seg status --responsable \$": ["$(touch ay)\t1 vez"],
    "seg status --responsable x": ["x;touch ay\t1 vez"],
    "seg lista recom": ["recomendaciones"],
    "seg -C da": ["data/"],
    "seg ver no-existe": [],
}
"""Lo que hay en la línea y lo que fish ofrece al pulsar TAB."""


def test_en_fish_se_ofrece_lo_que_cabe_y_nada_se_ejecuta(casa: Path, registros: Path) -> None:
    fish = con_interprete("fish")
    ordenes = [f"complete -C {_en_fish(linea)}; echo ---" for linea in EN_FISH]
    guion = "seg autocompletado fish | source; " + "; ".join(ordenes)
    antes = archivos(registros)
    terminado = subprocess.run(
        [fish, "--no-config", "-c", guion],
        capture_output=True,
        check=True,
        cwd=registros,
        env=entorno_de(casa),
        timeout=SE_QUEDO,
    )
    assert terminado.stderr == b""
    respuestas = terminado.stdout.decode().split("---\n")[:-1]
    assert dict(zip(EN_FISH, map(str.splitlines, respuestas), strict=True)) == EN_FISH
    assert archivos(registros) == antes


def _en_fish(texto: str) -> str:
    """El texto entre comillas de fish."""
    return "'" + texto.replace("\\", "\\\\").replace("'", "\\'") + "'"


# PowerShell: aquí no lo hay; se comprueba lo que se le contesta y que su guion no depende de la consola

EN_POWERSHELL = {
    ("ver", "mesa/c"): [
        "mesa/c1\tmesa/c1\tCompartir los datos",
        "mesa/c2\tmesa/c2\tFirmar el convenio",
    ],
    ("status", "--responsable", "mini"): ["'Ministerio: uno'\tMinisterio: uno\t1 vez"],
    ("status", "--responsable", '"ONU M'): ["'ONU Mujeres'\tONU Mujeres\t1 vez"],
    ("status", "--responsable", "'ONU M"): ["'ONU Mujeres'\tONU Mujeres\t1 vez"],
    ("status", "--responsable", "'O''Hi"): ["'O''Higgins'\tO'Higgins\t1 vez"],
    ("status", "--responsable", "$"): ["'$(touch ay)'\t$(touch ay)\t1 vez"],
    ("status", "--responsable", "x"): ["'x;touch ay'\tx;touch ay\t1 vez"],
    ("status", "--responsable", "`"): ["'`touch ay`'\t`touch ay`\t1 vez"],
    ("lista", "recom"): ["recomendaciones\trecomendaciones\trecomendaciones"],
    ("actualizar", "c1", "--estado=no_i"): [
        "--estado=no_iniciada\t--estado=no_iniciada\tNo iniciada"
    ],
}


@pytest.mark.parametrize("palabras", EN_POWERSHELL, ids=" ".join)
def test_en_powershell_se_contesta_ya_entrecomillado(
    palabras: tuple[str, ...], registros: Path
) -> None:
    visto = tab("powershell", *palabras, en=registros)
    assert (visto.codigo, visto.errores) == (0, "")
    assert visto.salida.splitlines() == EN_POWERSHELL[palabras]


@pytest.mark.parametrize("comilla", "'‘’‚‛")
def test_en_powershell_tampoco_cierra_una_comilla_tipografica(comilla: str, tmp_path: Path) -> None:
    nombre = f"a{comilla}; touch ay; {comilla}"
    raiz = escribir(
        tmp_path,
        {
            "seguimiento.yaml": "organizacion: X\n",
            "data/acuerdos/o.yaml": f'titulo: N\ncompromisos: [{{id: n1, responsables: ["{nombre}"]}}]\n',
        },
    )
    (propuesta,) = tab("powershell", "status", "--responsable", "a", en=raiz).salida.splitlines()
    puesto, visto, _ = propuesta.split("\t")
    assert (puesto, visto) == ("'" + nombre.replace(comilla, comilla * 2) + "'", nombre)


def test_el_guion_de_powershell_vale_con_cualquier_codificacion() -> None:
    assert INTERPRETES["powershell"].guion.isascii()


@pytest.mark.parametrize("columnas", [40, 60, 80, 120])
def test_en_bash_lo_que_se_dice_de_cada_una_cabe_en_la_pantalla(
    columnas: int, registros: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_SEG_COLUMNAS", str(columnas))
    for palabras in ([""], ["ver", ""], ["status", "--"], ["informe", ""]):
        filas = tab("bash", *palabras, en=registros, tipo="63").salida.splitlines()
        assert len(filas) > 5
        assert max(map(len, filas)) < columnas
