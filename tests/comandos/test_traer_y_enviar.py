"""`seg traer` y `seg enviar`: dos personas y una copia compartida en el disco."""

from pathlib import Path

import pytest

from apoyo.carteras import FINAL, MESA, RICA, cambiada, escribir
from apoyo.copias import ANA, clonar, como_ana, compartir, desnudo, git
from apoyo.ejecucion import Resultado, dialogo, proceso, seg
from apoyo.historias import con_git
from seguimiento.almacen.compartir import remota
from seguimiento.almacen.nombres import ATRIBUTOS
from seguimiento.formatos.inicio import con_los_atributos

pytestmark = con_git

AVANCE = ("actualizar", "2.3", "--estado", "en_curso")
PRORROGA = ("prorrogar", "2.4", "--plazo", "2023-12", "--motivo", "Falta gente")
AL_DIA = "Su copia ya está al día.\n"


@pytest.fixture(autouse=True)
def _ana(monkeypatch: pytest.MonkeyPatch) -> None:
    como_ana(monkeypatch)


@pytest.fixture
def ana(tmp_path: Path) -> Path:
    """La copia de quien empezó, ya enviada."""
    return compartir(
        tmp_path / "la de Ana", tmp_path / "compartida.git", {**RICA, "notas.txt": "1\n"}
    )


@pytest.fixture
def beto(ana: Path, tmp_path: Path) -> Path:
    """La de quien llegó después."""
    assert ana.exists()
    return clonar(tmp_path / "compartida.git", tmp_path / "la de Beto")


def bien(visto: Resultado) -> str:
    """Lo que dijo una orden que salió bien."""
    assert visto.codigo == 0, visto
    return visto.salida


def hecho(raiz: Path, *orden: str) -> None:
    """Una edición guardada."""
    bien(seg(*orden, en=raiz))
    bien(seg("guardar", en=raiz))


def hecho_y_enviado(raiz: Path, *orden: str) -> None:
    hecho(raiz, *orden)
    bien(seg("enviar", en=raiz))


def a_mano(raiz: Path, archivos: dict[str, str], *, enviado: bool) -> None:
    """Un commit hecho con git."""
    escribir(raiz, archivos)
    git(raiz, "add", "--all", ".")
    git(raiz, "commit", "-q", "-m", "a mano")
    if enviado:
        git(raiz, "push", "-q")


def estado(raiz: Path) -> tuple[str, str, dict[str, bytes]]:
    archivos = (uno for uno in raiz.rglob("*") if uno.is_file() and ".git" not in uno.parts)
    return (
        git(raiz, "rev-parse", "HEAD"),
        git(raiz, "status", "--porcelain"),
        {str(uno.relative_to(raiz)): uno.read_bytes() for uno in archivos},
    )


# El camino de ida y vuelta -----------------------------------------------------------------------


def test_lo_que_una_envia_lo_trae_el_otro_contado_en_los_terminos_del_seguimiento(
    ana: Path, beto: Path
) -> None:
    for orden in (AVANCE, PRORROGA):
        bien(seg(*orden, en=ana))
    bien(seg("guardar", en=ana))
    frase = "final-2022: 2.3 en curso; 2.4 prorrogada a diciembre de 2023"
    assert bien(seg("enviar", en=ana)) == f"Enviado: 1 cambio guardado.\n  {frase}\n"
    assert bien(seg("traer", en=beto)) == (
        "Llegaron 2 cambios:\n"
        "  final-2022: 2.3 en curso\n"
        "  final-2022: 2.4 prorrogada a diciembre de 2023\n"
    )
    assert (beto / FINAL).read_bytes() == (ana / FINAL).read_bytes()
    assert bien(seg("traer", en=beto)) == AL_DIA
    assert bien(seg("enviar", en=beto)).startswith("No hay nada que enviar")


def test_quien_envia_despues_trae_primero_y_nada_se_pierde(ana: Path, beto: Path) -> None:
    hecho_y_enviado(beto, "actualizar", "mesa/c1", "--estado", "en_curso")
    hecho(ana, *AVANCE)
    visto = seg("enviar", en=ana)
    assert (visto.codigo, visto.errores) == (
        1,
        (
            "error: alguien envió antes: la copia compartida tiene cambios que la suya no\n"
            "  tráigalos con «seg traer» y repita «seg enviar»\n"
        ),
    )
    assert bien(seg("traer", en=ana)) == (
        "Llegó 1 cambio:\n  mesa: c1 en curso\nSin enviar: 1. Envíelo con «seg enviar».\n"
    )
    assert bien(seg("enviar", en=ana)) == (
        "Enviado: 1 cambio guardado.\n  final-2022: 2.3 en curso\n"
    )
    bien(seg("traer", en=beto))
    assert [(beto / r).read_bytes() for r in (FINAL, MESA)] == [
        (ana / r).read_bytes() for r in (FINAL, MESA)
    ]
    assert b"en_curso" in (beto / MESA).read_bytes()


@pytest.mark.parametrize("verbo", ["Llegaría", "Llegó"])
def test_lo_que_llega_es_lo_que_hizo_el_otro_aunque_lo_propio_diga_lo_mismo(
    ana: Path, beto: Path, verbo: str
) -> None:
    for copia in (ana, beto):
        a_mano(copia, {".gitattributes": "data/**/*.yaml merge=seguimiento\n"}, enviado=False)
    git(ana, "push", "-q")
    bien(seg("traer", en=beto))
    hecho_y_enviado(ana, *AVANCE, "--comentario", "De Ana")
    hecho(beto, *AVANCE, "--comentario", "De Beto")
    simulada = ["--simular"] if verbo == "Llegaría" else []
    visto = bien(seg("traer", *simulada, en=beto))
    assert visto.startswith(f"{verbo} 1 cambio:\n  final-2022: 2.3 en curso\n")


def test_lo_que_otro_anoto_en_la_misma_bitacora_llega_como_novedad(ana: Path, beto: Path) -> None:
    anotar = ("actualizar", "mesa/c1", "--estado", "en_curso")
    hecho_y_enviado(beto, *anotar, "--fecha", "2023-04-12")
    bien(seg("traer", en=ana))
    # el mismo estado, y de antes: ni lo cambia ni es lo último que se sabe
    hecho(beto, *anotar, "--fecha", "2023-04-10", "--comentario", "Se llamó")
    assert git(beto, "log", "-1", "--format=%s") == "mesa: c1 con novedad"
    bien(seg("enviar", en=beto))
    assert bien(seg("traer", en=ana)) == "Llegó 1 cambio:\n  mesa: c1 con novedad\n"


def test_sin_atributos_dos_entradas_de_la_misma_bitacora_se_unen_igual(
    ana: Path, beto: Path
) -> None:
    dia_a_dia = ("actualizar", "2.3", "--estado", "en_curso", "--fecha")
    hecho_y_enviado(ana, *dia_a_dia, "2022-11-05", "--comentario", "Se convocó")
    hecho(beto, *dia_a_dia, "2022-11-06", "--comentario", "Se avisó")
    assert not (beto / ATRIBUTOS).exists()
    bien(seg("traer", en=beto))
    dicho = (beto / FINAL).read_text("utf-8")
    assert dicho.count("Se convocó") == dicho.count("Se avisó") == 1
    assert dicho.index("Se convocó") < dicho.index("Se avisó")
    assert git(beto, "status", "--porcelain") == ""


def test_lo_que_no_es_un_registro_lo_une_git_linea_a_linea_y_sin_decir_nada(
    ana: Path, beto: Path
) -> None:
    comun = "".join(f"{n}\n" for n in range(1, 7))
    a_mano(ana, {"notas.txt": comun}, enviado=True)
    git(beto, "pull", "-q")
    a_mano(ana, {"notas.txt": f"uno\n{comun}"}, enviado=True)
    a_mano(beto, {"notas.txt": f"{comun}dos\n"}, enviado=False)
    visto = seg("traer", en=beto)
    assert (visto.codigo, visto.errores) == (0, "")
    assert (beto / "notas.txt").read_text("utf-8") == f"uno\n{comun}dos\n"


def test_lo_que_los_atributos_mandan_unir_de_otro_modo_se_une_asi(ana: Path, beto: Path) -> None:
    a_mano(ana, {ATRIBUTOS: "*.txt merge=union\n"}, enviado=True)
    git(beto, "pull", "-q")
    a_mano(ana, {"notas.txt": "de Ana\n"}, enviado=True)
    a_mano(beto, {"notas.txt": "de Beto\n"}, enviado=False)
    bien(seg("traer", en=beto))
    assert (beto / "notas.txt").read_text("utf-8") == "de Beto\nde Ana\n"


def test_lo_que_no_es_texto_y_los_dos_cambiaron_no_se_mezcla(ana: Path, beto: Path) -> None:
    for copia, suyo in ((ana, b"\0ana"), (beto, b"\0beto")):
        (copia / "foto.bin").write_bytes(suyo)
        a_mano(copia, {}, enviado=copia == ana)
    antes = estado(beto)
    visto = seg("traer", en=beto)
    assert (visto.codigo, estado(beto)) == (1, antes)
    assert "foto.bin" in visto.errores


def test_lo_que_llega_y_no_son_registros_se_cuenta_aparte(ana: Path, beto: Path) -> None:
    a_mano(ana, {"notas.txt": "2\n", "otra.txt": "1\n"}, enviado=True)
    assert bien(seg("traer", en=beto)) == "Llegaron 2 archivos que no son registros.\n"


def test_con_simular_ni_se_une_ni_se_envia(ana: Path, beto: Path) -> None:
    hecho_y_enviado(ana, *AVANCE)
    hecho(beto, "actualizar", "mesa/c1", "--estado", "en_curso")
    antes, compartida = estado(beto), git(ana, "ls-remote", "origin")
    visto = seg("traer", "--simular", en=beto)
    assert bien(visto) == "Llegaría 1 cambio:\n  final-2022: 2.3 en curso\n"
    assert visto.errores == "aviso: con «--simular» no se ha unido nada\n"
    assert bien(seg("enviar", "--simular", en=beto)) == (
        "Se enviaría: 1 cambio guardado.\n  mesa: c1 en curso\n"
    )
    assert (estado(beto), git(ana, "ls-remote", "origin")) == (antes, compartida)


def test_enviar_no_guarda_solo_y_recuerda_lo_que_falta(ana: Path) -> None:
    bien(seg(*AVANCE, en=ana))
    visto = seg("enviar", en=ana)
    assert bien(visto) == "No hay nada que enviar: la copia compartida tiene todo lo guardado.\n"
    assert visto.errores == "aviso: hay 1 cambio sin guardar: guárdelo con «seg guardar»\n"
    bien(seg("actualizar", "mesa/c1", "--estado", "en_curso", en=ana))
    visto = seg("enviar", en=ana)
    assert visto.errores == "aviso: hay 2 cambios sin guardar: guárdelos con «seg guardar»\n"


# Lo que aún no está guardado ---------------------------------------------------------------------


def test_lo_que_no_toca_lo_que_llega_se_queda_sin_guardar(ana: Path, beto: Path) -> None:
    hecho_y_enviado(ana, *AVANCE)
    bien(seg("actualizar", "mesa/c1", "--estado", "en_curso", en=beto))
    escribir(beto, {"notas.txt": "la mía\n"})
    visto = seg("traer", en=beto)
    assert "Llegó 1 cambio" in bien(visto)
    assert "hay 1 cambio sin guardar" in visto.errores
    assert git(beto, "status", "--porcelain") == f"M {MESA}\n M notas.txt"
    assert (beto / "notas.txt").read_text("utf-8") == "la mía\n"


def test_si_lo_que_llega_lo_cambiaria_se_dice_y_no_se_une(ana: Path, beto: Path) -> None:
    hecho_y_enviado(ana, *AVANCE)
    bien(seg(*PRORROGA, en=beto))
    antes = estado(beto)
    visto = seg("traer", en=beto)
    assert (visto.codigo, visto.salida, visto.errores) == (
        1,
        f"  {FINAL}\n",
        (
            "aviso: lo que llega cambia algo suyo que aún no está guardado:\n"
            "aviso: no se ha unido nada: guárdelo con «seg guardar» y repita «seg traer»\n"
        ),
    )
    assert estado(beto) == antes


def test_en_una_terminal_ofrece_guardarlo_antes(ana: Path, beto: Path) -> None:
    a_mano(
        ana, cambiada(FINAL, "titulo: Evaluación final", "titulo: Evaluación Final"), enviado=True
    )
    bien(seg("actualizar", "2.6", "--estado", "cancelada", "--comentario", "Sí", en=beto))
    for clave, valor in {"user.name": "Beto", "user.email": "beto@ejemplo.org"}.items():
        git(beto, "config", clave, valor)
    antes = estado(beto)
    negado = dialogo("traer", respuestas=["n"], en=beto)
    assert (negado.codigo, estado(beto)) == (1, antes)
    visto = dialogo("traer", respuestas=["s"], en=beto)
    assert visto.codigo == 0, visto
    assert "¿Guardarlo antes? [S/n] s\n" in visto.salida
    texto = (beto / FINAL).read_text("utf-8")
    assert "Evaluación Final" in texto
    assert "comentario: Sí" in texto
    assert git(beto, "status", "--porcelain") == ""


@pytest.mark.parametrize("cual", ["notas.txt", "nuevas.txt"], ids=["de todos", "sin añadir"])
def test_un_archivo_de_fuera_a_medias_no_se_toca(
    cual: str, ana: Path, beto: Path, tmp_path: Path
) -> None:
    """Y hecho lo que se dice, se trae."""
    a_mano(ana, {cual: "2\n"}, enviado=True)
    escribir(beto, {cual: "la mía\n"})
    antes = estado(beto)
    visto = seg("traer", en=beto)
    assert (visto.codigo, visto.errores) == (
        1,
        (
            "error: no se ha unido nada: git no une mientras haya archivos suyos a medio guardar\n"
            f"  | {cual}\n"
            "  guárdelos con git o llévelos a otro sitio, y repita «seg traer»\n"
        ),
    )
    assert estado(beto) == antes
    (beto / cual).rename(tmp_path / "la mía.txt")
    bien(seg("traer", en=beto))
    assert (beto / cual).read_text("utf-8") == "2\n"


# Lo que se contradice ----------------------------------------------------------------------------


@pytest.fixture
def contradicho(ana: Path, beto: Path) -> Path:
    """La copia de Beto, que dice del título otra cosa que la que Ana envió."""
    a_mano(ana, cambiada(FINAL, "titulo: Evaluación final", "titulo: La de Ana"), enviado=True)
    a_mano(beto, cambiada(FINAL, "titulo: Evaluación final", "titulo: La de Beto"), enviado=False)
    return beto


POR_DECIDIR = (
    "error: lo que llegó y lo suyo no dicen lo mismo\n"
    f"  | {FINAL}\n"
    "  decídalo con «seg diagnostico --reparar» y termine con «seg guardar»; para volver a como estaba, "
    "«seg traer --dejar»\n"
)


def test_los_registros_que_se_contradicen_quedan_por_decidir_y_hay_salida(
    contradicho: Path,
) -> None:
    antes = estado(contradicho)
    visto = seg("traer", en=contradicho)
    en_que = f"aviso: «{FINAL}», por decidir: Título: «La de Beto del proyecto» (nuestro) o «La de Ana del proyecto» (suyo)\n"
    assert (visto.codigo, visto.errores) == (1, f"{en_que}{POR_DECIDIR}")
    for orden in ("traer", "enviar"):
        visto = seg(orden, en=contradicho)
        assert (visto.codigo, visto.errores.splitlines()[0]) == (
            3,
            "error: de lo último que se trajo queda algo por decidir",
        )
    for mas in ((), ("--aunque", "Da igual")):
        visto = seg("guardar", *mas, en=contradicho)
        assert (visto.codigo, visto.errores.splitlines()[0]) == (
            1,
            "error: no se ha guardado nada: quedan dos versiones por decidir",
        )
    visto = seg("traer", "--dejar", en=contradicho)
    assert (visto.codigo, estado(contradicho)) == (0, antes)
    # y lo que llegó sigue esperando
    assert seg("traer", en=contradicho).errores == f"{en_que}{POR_DECIDIR}"


def test_dejarlo_para_luego_no_toca_lo_que_estaba_sin_guardar(contradicho: Path) -> None:
    suelto = contradicho / "notas.txt"
    suelto.write_text("mío\n", "utf-8")
    escribir(contradicho, {MESA: RICA[MESA] + "# sin guardar\n"})
    antes = estado(contradicho)
    assert seg("traer", en=contradicho).codigo == 1
    assert seg("traer", "--dejar", "--simular", en=contradicho).codigo == 0
    assert seg("enviar", en=contradicho).codigo == 3
    assert seg("traer", "--dejar", en=contradicho).codigo == 0
    assert (estado(contradicho), suelto.read_text("utf-8")) == (antes, "mío\n")


def test_sin_nada_por_decidir_no_hay_nada_que_dejar(beto: Path) -> None:
    antes = estado(beto)
    visto = seg("traer", "--dejar", en=beto)
    assert (visto.codigo, visto.salida) == (0, "")
    assert "no queda nada por decidir de lo que se trajo" in visto.errores
    assert estado(beto) == antes


@pytest.mark.parametrize("estilo", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize("largo", [7, 8, 15, 60])
def test_con_marcas_de_cualquier_largo_no_se_guarda_ni_con_un_motivo(
    contradicho: Path, largo: int, estilo: str
) -> None:
    atributos = contradicho / ".git/info/attributes"
    atributos.parent.mkdir(exist_ok=True)
    atributos.write_text(f"*.yaml conflict-marker-size={largo}\n", "utf-8")
    git(contradicho, "config", "merge.conflictStyle", estilo)
    assert seg("traer", en=contradicho).codigo == 1
    assert "<" * largo in (contradicho / FINAL).read_text("utf-8")
    antes = estado(contradicho)
    for mas in ((), ("--aunque", "Da igual")):
        visto = seg("guardar", *mas, en=contradicho)
        assert (visto.codigo, visto.errores.splitlines()[0]) == (
            1,
            "error: no se ha guardado nada: quedan dos versiones por decidir",
        )
    assert estado(contradicho) == antes


@pytest.mark.parametrize("union", [True, False])
def test_lo_que_se_anadio_con_sus_marcas_no_se_guarda_ni_con_un_motivo(
    contradicho: Path, *, union: bool
) -> None:
    assert seg("traer", en=contradicho).codigo == 1
    git(contradicho, "add", "--all")
    if not union:
        (contradicho / ".git/MERGE_HEAD").unlink()
    antes = estado(contradicho)
    for mas in ((), ("--aunque", "Da igual")):
        visto = seg("guardar", *mas, en=contradicho)
        assert (visto.codigo, visto.errores.splitlines()[:2]) == (
            1,
            [
                "error: no se ha guardado nada: quedan dos versiones por decidir",
                f"  | {FINAL}",
            ],
        )
    assert estado(contradicho) == antes


DE_ANA, DE_BETO = "data/evaluaciones/de-ana.yaml", "data/evaluaciones/de-beto.yaml"


@pytest.fixture
def renombrado(ana: Path, beto: Path) -> Path:
    """La copia de Beto, que llama de un modo al registro que Ana envió con otro nombre; y los dos lo cambiaron."""
    for raiz, nombre in ((ana, DE_ANA), (beto, DE_BETO)):
        git(raiz, "mv", FINAL, nombre)
        git(raiz, "commit", "-q", "-m", "otro nombre")
    hecho_y_enviado(ana, *AVANCE)
    hecho(beto, *PRORROGA)
    # diga lo que diga la configuración, quien renombró un registro no hizo otro
    git(beto, "config", "merge.renames", "false")
    return beto


def test_lo_que_cada_cual_llamo_de_otro_modo_queda_por_decidir(renombrado: Path) -> None:
    visto = seg("traer", en=renombrado)
    assert visto.codigo == 1
    assert visto.errores.startswith("error: lo que llegó y lo suyo no dicen lo mismo\n")
    assert all(f"  | {nombre}\n" in visto.errores for nombre in (DE_ANA, DE_BETO))
    visto = seg("diagnostico", "--reparar", "--si", en=renombrado)
    assert visto.codigo == 1
    un_solo_nombre = (
        "deje el archivo con uno solo de los nombres, borre el otro y guárdelo con «seg guardar»"
    )
    for nombre in (DE_ANA, DE_BETO, FINAL):
        (dicho,) = (una for una in visto.errores.splitlines() if f"«{nombre}»" in una)
        assert dicho.endswith(f": {un_solo_nombre}")


@pytest.mark.parametrize("anadido", [True, False])
@pytest.mark.parametrize("queda", [DE_ANA, DE_BETO])
def test_de_lo_que_cada_cual_llamo_de_otro_modo_se_guarda_uno_solo(
    renombrado: Path, queda: str, *, anadido: bool
) -> None:
    assert seg("traer", en=renombrado).codigo == 1
    if anadido:
        git(renombrado, "add", "--all")
    antes = estado(renombrado)
    for mas in ((), ("--aunque", "Da igual"), ("--simular",)):
        visto = seg("guardar", *mas, en=renombrado)
        assert (visto.codigo, visto.errores) == (
            1,
            (
                "error: no se ha guardado nada: de un mismo archivo quedan los dos nombres que le dieron "
                "usted y otra persona\n"
                f"  | {DE_BETO} — {DE_ANA}\n"
                "  deje uno solo, borre el otro y repita «seg guardar»\n"
            ),
        )
    assert estado(renombrado) == antes
    (renombrado / (DE_ANA if queda == DE_BETO else DE_BETO)).unlink()
    bien(seg("guardar", en=renombrado))
    registros = git(renombrado, "ls-tree", "-r", "--name-only", "HEAD", "data/evaluaciones")
    assert registros.splitlines() == [queda]
    texto = (renombrado / queda).read_text("utf-8")
    assert "estado: en_curso" in texto  # lo de Ana
    assert "Falta gente" in texto  # lo de Beto


def test_una_vez_decidido_guardar_termina_la_union(contradicho: Path, ana: Path) -> None:
    assert seg("traer", en=contradicho).codigo == 1
    decidido = cambiada(FINAL, "titulo: Evaluación final", "titulo: La de los dos")
    escribir(contradicho, decidido)
    # lo que trae la unión ya lo contó quien lo guardó: no es de quien la termina
    assert "Guardado: «Se une lo de la copia compartida»" in bien(seg("guardar", en=contradicho))
    assert git(contradicho, "log", "-1", "--format=%P").count(" ") == 1
    assert git(contradicho, "status", "--porcelain") == ""
    bien(seg("enviar", en=contradicho))
    bien(seg("traer", en=ana))
    assert "La de los dos" in (ana / FINAL).read_text("utf-8")


@pytest.mark.parametrize("donde", ["R2", "R3"])
def test_lo_que_ya_se_envio_conserva_su_codigo_y_lo_que_se_anoto_con_el_sigue_siendo_suyo(
    ana: Path, beto: Path, donde: str
) -> None:
    def nueva(raiz: Path, en: str, que: str) -> None:
        hecho(
            raiz, "nueva", "accion", en, "--id", "9.1", "--descripcion", que, "--plazo", "2023-12"
        )

    nueva(ana, "R2", "Preparar un taller de cierre con la sociedad civil")
    nueva(beto, donde, "Traducir el informe final y difundirlo en la región")
    bien(seg("enviar", en=beto))
    hecho(beto, "actualizar", "9.1", "--estado", "en_curso", "--comentario", "Va por la mitad")
    assert seg("traer", en=ana).codigo == 1
    bien(seg("diagnostico", "--reparar", "--si", en=ana))
    for raiz, orden in ((ana, "guardar"), (ana, "enviar"), (beto, "traer")):
        bien(seg(orden, en=raiz))

    assert "Traducir" in (visto := bien(seg("ver", "9.1", en=beto)))
    assert "Va por la mitad" in visto
    assert "Preparar un taller" in (visto := bien(seg("ver", "9.2", en=beto)))
    assert "Va por la mitad" not in visto


UNIDO_CON_ERROR = (
    "aviso: lo que llegó ya está unido, y trae 1 error que su copia no tenía: corríjalo, guárdelo con "
    "«seg guardar» y envíelo con «seg enviar»\n"
)


def test_lo_que_git_junta_solo_y_queda_mal_se_dice_donde(ana: Path, beto: Path) -> None:
    # si se le pide que junte líneas, no ve que el código se repite
    a_mano(ana, {ATRIBUTOS: "*.yaml merge\n"}, enviado=True)
    git(beto, "pull", "-q")
    for raiz, en in ((ana, "R2"), (beto, "R3")):
        que = ("--descripcion", f"Otra en {en}", "--plazo", "2023-12")
        hecho(raiz, "nueva", "accion", en, "--id", "9.1", *que)
    bien(seg("enviar", en=beto))
    visto = seg("traer", en=ana)
    lineas = (ana / FINAL).read_text("utf-8").splitlines()
    repetida = [n for n, linea in enumerate(lineas, 1) if linea.strip() == '- id: "9.1"'][-1]
    assert (visto.codigo, visto.salida.splitlines()[:2]) == (
        1,
        ["Llegó 1 cambio:", "  final-2022: 9.1 nueva"],
    )
    assert f"{FINAL}:{repetida}:" in visto.errores
    assert "9.1" in visto.errores
    assert "= ayuda: " in visto.errores
    assert visto.errores.endswith(UNIDO_CON_ERROR)
    # dicho una vez, su copia ya lo tenía
    assert "Su copia ya está al día." in bien(seg("traer", en=ana))


@pytest.mark.parametrize("propio", [True, False])
@pytest.mark.parametrize("roto", ["titulo: [sin cerrar", "titulo: La de Ana\ntitulo: Otra"])
def test_lo_que_llega_y_no_se_lee_se_dice_donde(
    ana: Path, beto: Path, roto: str, *, propio: bool
) -> None:
    a_mano(ana, cambiada(FINAL, "titulo: Evaluación final", roto), enviado=True)
    if propio:
        hecho(beto, "actualizar", "mesa/c1", "--estado", "en_curso")
    visto = seg("traer", en=beto)
    assert (visto.codigo, visto.salida.splitlines()[:2]) == (
        1,
        ["Llegó 1 cambio:", "  final-2022: no se lee"],
    )
    assert f"{FINAL}:" in visto.errores
    assert "= ayuda: " in visto.errores
    assert "su copia no tenía" in visto.errores.splitlines()[-1]
    assert git(beto, "status", "--porcelain") == ""


def test_el_error_que_la_copia_ya_tenia_no_se_dice_al_traer(ana: Path, beto: Path) -> None:
    a_mano(
        ana, cambiada(FINAL, "estado: en_curso, comentario", "estado: x, comentario"), enviado=True
    )
    assert seg("traer", en=beto).codigo == 1
    hecho_y_enviado(ana, "actualizar", "mesa/c1", "--estado", "en_curso")
    visto = seg("traer", en=beto)
    assert (bien(visto), visto.errores) == ("Llegó 1 cambio:\n  mesa: c1 en curso\n", "")


def test_el_comentario_que_al_unir_no_cabe_se_dice(ana: Path, beto: Path) -> None:
    a_mano(ana, {ATRIBUTOS: con_los_atributos(None).decode()}, enviado=True)
    bien(seg("traer", en=beto))
    escrito = (ana / FINAL).read_text("utf-8")
    antes, accion, despues = escrito.partition('      - id: "2.6"\n')
    *_, siguiente = despues.partition("  - id: R3\n")
    a_mano(ana, {FINAL: f"{antes}  - id: R3\n{siguiente}"}, enviado=False)
    a_mano(beto, {FINAL: f"{antes}{accion}        # falta el contrato\n{despues}"}, enviado=True)
    visto = seg("traer", en=ana)

    assert visto.codigo == 0, visto
    assert "no se conserva: # falta el contrato" in visto.errores


def test_lo_que_se_contradice_fuera_de_los_registros_deja_todo_como_estaba(
    ana: Path, beto: Path
) -> None:
    a_mano(ana, {"notas.txt": "de Ana\n"}, enviado=True)
    a_mano(beto, {"notas.txt": "de Beto\n"}, enviado=False)
    antes = estado(beto)
    visto = seg("traer", en=beto)
    assert (visto.codigo, visto.errores) == (
        1,
        (
            "error: no se ha unido nada: lo que llega contradice lo suyo en archivos que no son registros\n"
            "  | notas.txt\n"
            "  únalos con «git merge origin/main»; su copia está como antes\n"
        ),
    )
    assert estado(beto) == antes


def test_un_gancho_que_no_deja_unir_deja_todo_como_estaba(ana: Path, beto: Path) -> None:
    hecho_y_enviado(ana, *AVANCE)
    hecho(beto, "actualizar", "mesa/c1", "--estado", "en_curso")
    gancho = beto / ".git/hooks/pre-merge-commit"
    gancho.parent.mkdir(exist_ok=True)
    gancho.write_text("#!/bin/sh\necho 'hoy no' >&2\nexit 1\n", "utf-8")
    gancho.chmod(0o755)
    antes = estado(beto)
    visto = seg("traer", en=beto)
    assert visto.codigo == 1
    assert "  | hoy no\n" in visto.errores
    assert (estado(beto), (beto / ".git/MERGE_HEAD").exists()) == (antes, False)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="el gancho busca a su abuelo en /proc")
def test_interrumpir_la_union_deja_todo_como_estaba(ana: Path, beto: Path) -> None:
    hecho_y_enviado(ana, *AVANCE)
    hecho(beto, "actualizar", "mesa/c1", "--estado", "en_curso")
    gancho = beto / ".git/hooks/pre-merge-commit"
    gancho.parent.mkdir(exist_ok=True)
    guion = "kill -INT $(cut -d' ' -f4 /proc/$PPID/stat)\nexec sleep 20\n"
    gancho.write_text(f"#!/bin/sh\n{guion}", "utf-8")
    gancho.chmod(0o755)
    antes = estado(beto)
    visto = proceso("-C", beto, "--hoy", "2023-04-15", "traer", entorno=ANA)
    assert (visto.codigo, visto.errores) == (130, "error: interrumpido\n")
    assert (estado(beto), (beto / ".git/MERGE_HEAD").exists()) == (antes, False)
    gancho.unlink()
    assert "Llegó 1 cambio" in bien(seg("traer", en=beto))


def test_la_configuracion_no_hace_de_la_union_otra_cosa(ana: Path, beto: Path) -> None:
    hecho_y_enviado(ana, *AVANCE)
    hecho(beto, "actualizar", "mesa/c1", "--estado", "en_curso")
    for clave, valor in {
        "merge.ff": "only",
        "pull.rebase": "true",
        "branch.main.mergeOptions": "--squash --no-commit",
        "merge.autoStash": "true",
    }.items():
        git(beto, "config", clave, valor)
    bien(seg("traer", en=beto))
    assert git(beto, "log", "-1", "--format=%P").count(" ") == 1
    assert git(beto, "status", "--porcelain") == ""


# La copia compartida -----------------------------------------------------------------------------


@pytest.mark.parametrize("orden", ["traer", "enviar"])
def test_sin_copia_compartida(ana: Path, orden: str) -> None:
    git(ana, "remote", "remove", "origin")
    visto = seg(orden, en=ana)
    assert (visto.codigo, visto.errores) == (
        3,
        (
            "error: no consta ninguna copia compartida: estos registros solo están en esta máquina\n"
            "  diga cuál es con «git remote add origin DIRECCIÓN»; la dirección está en su página web\n"
        ),
    )


@pytest.mark.parametrize("orden", ["traer", "enviar"])
def test_la_copia_compartida_ya_no_esta(ana: Path, tmp_path: Path, orden: str) -> None:
    hecho(ana, *AVANCE)
    (tmp_path / "compartida.git").rename(tmp_path / "mudada.git")
    visto = seg(orden, en=ana)
    motivo, *_, ayuda = visto.errores.splitlines()
    assert visto.codigo == 3
    assert motivo == (
        f"error: la copia compartida ya no está en «file://{tmp_path}/compartida.git», o no le dejan verla"
    )
    assert "git remote set-url origin DIRECCIÓN" in ayuda


def por_ssh(raiz: Path, guion: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Una copia compartida a la que se llega por ssh, que hace lo que diga el guion."""
    git(raiz, "remote", "set-url", "origin", "ssh://clave@ejemplo.invalid/registros.git")
    ssh = raiz.parent / "ssh"
    ssh.write_text(f"#!/bin/sh\n{guion}\n", "utf-8")
    ssh.chmod(0o755)
    monkeypatch.setenv("GIT_SSH", str(ssh))
    monkeypatch.setenv("GIT_SSH_VARIANT", "simple")


@pytest.mark.parametrize("orden", ["traer", "enviar"])
@pytest.mark.parametrize(
    ("queja", "motivo"),
    [
        ("git@ejemplo: Permission denied (publickey).", "no le da permiso"),
        ("ssh: connect to host ejemplo port 22: Connection refused", "no se pudo llegar"),
        ("ssh: Could not resolve hostname ejemplo: Name or service not known", "no se pudo llegar"),
        ("Algo que nadie previó", "git no pudo hablar con la copia compartida"),
    ],
)
def test_cuando_no_se_llega_se_dice_por_que(
    ana: Path, orden: str, queja: str, motivo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hecho(ana, *AVANCE)
    por_ssh(ana, f"echo '{queja}' >&2; exit 255", monkeypatch)
    antes = estado(ana)
    visto = seg(orden, en=ana)
    assert visto.codigo == 3
    assert motivo in visto.errores.splitlines()[0]
    assert "«ssh://ejemplo.invalid/registros.git»" in visto.errores
    assert f"  | {queja}\n" in visto.errores
    assert estado(ana) == antes


@pytest.mark.parametrize("orden", ["traer", "enviar"])
def test_a_la_que_no_responde_no_se_la_espera_siempre(
    ana: Path, orden: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hecho(ana, *AVANCE)
    por_ssh(ana, "exec sleep 60", monkeypatch)
    monkeypatch.setattr(remota, "SEGUNDOS_DE_RED", 0.3)
    antes = estado(ana)
    visto = seg(orden, en=ana)
    assert (visto.codigo, visto.errores) == (
        3,
        (
            "error: la copia compartida no respondió en 0.3 segundos: no ha cambiado nada\n"
            "  compruebe la conexión y repita la orden\n"
        ),
    )
    assert estado(ana) == antes


@pytest.mark.parametrize("nombre", ["pre-receive", "update"])
def test_lo_que_el_servidor_no_admite_se_dice_con_sus_palabras(
    ana: Path, tmp_path: Path, nombre: str
) -> None:
    gancho = tmp_path / "compartida.git/hooks" / nombre
    gancho.parent.mkdir(exist_ok=True)
    gancho.write_text("#!/bin/sh\necho 'la rama main está protegida' >&2\nexit 1\n", "utf-8")
    gancho.chmod(0o755)
    hecho(ana, *AVANCE)
    visto = seg("enviar", en=ana)
    assert visto.codigo == 1
    assert visto.errores.startswith(
        "error: la copia compartida no admite lo que se envía a «main»: "
    )
    assert "  | la rama main está protegida\n" in visto.errores
    assert seg("status", "--json", en=ana).json["sin_enviar"] == 1


def test_lo_que_impide_un_gancho_propio_no_se_envia(ana: Path) -> None:
    hecho(ana, *AVANCE)
    gancho = ana / ".git/hooks/pre-push"
    gancho.parent.mkdir(exist_ok=True)
    gancho.write_text("#!/bin/sh\necho 'los viernes no' >&2\nexit 1\n", "utf-8")
    gancho.chmod(0o755)
    visto = seg("enviar", en=ana)
    assert (visto.codigo, visto.errores) == (
        1,
        (
            "error: no se ha enviado nada: lo impidió una comprobación de este repositorio («pre-push»)\n"
            "  | los viernes no\n"
            "  corrija lo que dice y repita la orden\n"
        ),
    )


def test_la_primera_vez_enviar_deja_dicho_a_donde(ana: Path, tmp_path: Path) -> None:
    git(ana, "remote", "set-url", "origin", f"file://{desnudo(tmp_path / 'nueva.git')}")
    git(ana, "branch", "--unset-upstream")
    git(ana, "update-ref", "-d", "refs/remotes/origin/main")
    visto = seg("traer", en=ana)
    assert (visto.codigo, visto.errores) == (
        0,
        "aviso: la copia compartida aún no tiene esta rama: «seg enviar» la lleva allí\n",
    )
    assert bien(seg("enviar", en=ana)).startswith("Enviado: 1 cambio guardado.\n")
    assert git(ana, "rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main"
    hecho_y_enviado(ana, *AVANCE)


def test_una_copia_a_la_que_solo_se_dijo_la_direccion(tmp_path: Path, ana: Path) -> None:
    raiz = tmp_path / "vacía"
    escribir(raiz, {"data/evaluaciones/.gitkeep": ""})
    git(raiz, "init", "-q", "-b", "main")
    git(raiz, "remote", "add", "origin", f"file://{tmp_path}/compartida.git")
    salida = bien(seg("traer", en=raiz))
    assert salida.startswith("Llegaron 5 cambios:\n  BP1_ME: registro nuevo\n")
    assert (raiz / FINAL).read_bytes() == (ana / FINAL).read_bytes()
    assert git(raiz, "rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main"


def test_un_clon_superficial_trae_y_envia(ana: Path, tmp_path: Path) -> None:
    hecho_y_enviado(ana, *AVANCE)
    hecho_y_enviado(ana, *PRORROGA)
    url = f"file://{tmp_path}/compartida.git"
    git(tmp_path, "clone", "-q", "--depth", "1", url, str(tmp_path / "corta"))
    corta = tmp_path / "corta"
    hecho_y_enviado(ana, "actualizar", "mesa/c1", "--estado", "en_curso")
    assert "mesa: c1 en curso" in bien(seg("traer", en=corta))
    hecho_y_enviado(corta, "actualizar", "mesa/c2", "--estado", "en_curso")
    assert "mesa: c2 en curso" in bien(seg("traer", en=ana))


def test_dos_copias_sin_nada_en_comun_no_se_unen(ana: Path, tmp_path: Path) -> None:
    otra = compartir(tmp_path / "otra", tmp_path / "otra.git", {FINAL: "titulo: Otra\n"})
    git(ana, "remote", "set-url", "origin", f"file://{tmp_path}/otra.git")
    assert otra.exists()
    antes = estado(ana)
    visto = seg("traer", en=ana)
    assert visto.codigo == 3
    assert visto.errores.startswith(
        "error: su copia y la compartida no tienen ningún cambio en común: no se ha unido nada\n"
    )
    assert estado(ana) == antes


def test_nada_mas_que_traer_y_enviar_habla_con_la_copia_compartida(
    ana: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hecho(ana, *AVANCE)
    por_ssh(ana, f"touch '{ana.parent}/marca'; exit 255", monkeypatch)
    for orden in (("status",), ("validar",), PRORROGA, ("guardar",), ("deshacer",)):
        bien(seg(*orden, en=ana))
    assert not (ana.parent / "marca").exists()
    assert seg("traer", en=ana).codigo == 3
    assert (ana.parent / "marca").exists()  # de haberlo hecho alguna, se habría visto
