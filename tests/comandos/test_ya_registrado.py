"""Lo que `validar --base` diría de un cambio se dice antes de escribirlo, en toda orden que escribe."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from apoyo.carteras import CONFIGURACION, FINAL, RICA, escribir
from apoyo.ejecucion import Resultado, seg
from apoyo.historias import con_git, confirmar, git, iniciar
from apoyo.todas_las_ordenes import TODAS
from seguimiento.comandos.declarada import orden_de
from seguimiento.diagnosticos import CATALOGO

pytestmark = con_git

QUE_ESCRIBEN = {n for n, orden in TODAS.items() if "--simular" in orden_de(orden).opciones}
DE_OTRA_COSA = {"iniciar", "exportar", "recordatorios", "guardar", "traer", "enviar", "recortar"}
"""Las que no escriben en ningún registro que ya estuviera."""

Preparar = Callable[[Path], None]


def _sustituir(antes: str, despues: str, en: str = FINAL) -> Preparar:
    def preparar(repo: Path) -> None:
        texto = (repo / en).read_text("utf-8")
        assert antes in texto
        (repo / en).write_text(texto.replace(antes, despues, 1), "utf-8")
        confirmar(repo)

    return preparar


def _hecho_y_confirmado(*orden: str) -> Preparar:
    def preparar(repo: Path) -> None:
        assert seg(*orden, en=repo).codigo == 0
        confirmar(repo)

    return preparar


def _matriz(plazo: str, *, confirmada: bool) -> Preparar:
    """Una matriz ya importada y, en la carpeta, la que llega después con otro plazo."""

    def preparar(repo: Path) -> None:
        _csv(repo, "2023-11")
        orden = ("importar", "matriz.csv", "--titulo", "Archivo de actas", "--organizacion", "OIM")
        assert seg(*_en(repo, orden), en=repo).codigo == 0
        if confirmada:
            confirmar(repo)
        _csv(repo, plazo)

    return preparar


def _csv(repo: Path, plazo: str) -> None:
    cabeza = "N.º,Recomendación,N.º de acción,Acción,Plazo,Responsable\n"
    fila = f"1,Ordenar el archivo,1.1,Digitalizar las actas,{plazo},Secretaría\n"
    (repo / "matriz.csv").write_text(cabeza + fila, "utf-8")


def _en(repo: Path, orden: Sequence[str]) -> list[str]:
    return [str(repo / una) if una.endswith(".csv") else una for una in orden]


def _nada(_: Path) -> None:
    """Basta con lo que ya está confirmado."""


NUEVA_ACCION = ("nueva", "accion", "R1", "--descripcion", "Traducir el boletín")
NUEVO_COMPROMISO = ("nueva", "compromiso", "mesa", "--descripcion", "Traducir el boletín")
IMPORTAR = ("importar", "matriz.csv", "--conflictos", "archivo", "--si")
CASOS: Sequence[tuple[Preparar, tuple[str, ...], Sequence[str]]] = [
    (_nada, ("actualizar", "2.6", "--estado", "en_curso", "--comentario", "Mal"), ["SEG601"]),
    (_nada, ("actualizar", "1.1", "--estado", "en_curso", "--comentario", "Sigue"), []),
    (_nada, ("corregir", "1.1", "seguimiento.1.comentario", "Otro", "--si"), ["SEG602"]),
    (_nada, ("corregir", "1.1", "plazo", "2022-12", "--si"), ["SEG603"]),
    (_nada, ("corregir", "1.1", "descripcion", "Comprar vehículos", "--si"), ["SEG604"]),
    (_nada, ("corregir", "R1", "texto", "Comprar vehículos nuevos", "--si"), ["SEG604"]),
    (_nada, ("corregir", "R2", "acciones", "--quitar", "2.3", "--si"), ["SEG606"]),
    (_nada, ("corregir", CONFIGURACION, "reglas.SEG603", "nota"), ["SEG608"]),
    (
        _sustituir("plazo: 2022-11", "plazo: 2022-13"),
        ("corregir", "final-2022/1.1", "plazo", "2022-11", "--si"),
        ["SEG607"],
    ),
    (_nada, (*NUEVA_ACCION, "--plazo", "2023-01"), ["SEG605"]),
    (_nada, (*NUEVA_ACCION, "--plazo", "2099-01"), []),
    (_nada, (*NUEVO_COMPROMISO, "--plazo", "2023-01"), ["SEG605"]),
    (
        _nada,
        ("nueva", "recomendacion", "final-2022", "--texto", "x", "--plazo", "2023-01"),
        ["SEG605"],
    ),
    (_nada, ("nueva", "reunion", "mesa", "--fecha", "2023-06-01"), []),
    (_nada, ("nueva", "practica", "BP_ME", "--titulo", "x", "--hallazgo", "y"), []),
    (_nada, ("nueva", "acuerdo", "otro", "--titulo", "x"), []),
    (_nada, ("nueva", "evaluacion", "otra", "--titulo", "x", "--organizacion", "OIM"), []),
    (_nada, ("acta", "mesa/reunion-2022-10-05", "--plazo", "2023-01"), ["SEG605"]),
    (_nada, ("prorrogar", "2.1", "--plazo", "2023-09", "--motivo", "x"), []),
    (_nada, ("responder", "R2", "--decision", "aceptada", "--fecha", "2023-01-10"), []),
    (
        _sustituir("resultado: rechazada", "resultado: verificada"),
        ("verificar", "1.2", "--resultado", "rechazada", "--por", "Evaluación"),
        [],
    ),
    (_matriz("2023-12", confirmada=True), IMPORTAR, ["SEG603"]),
    (_matriz("2023-12", confirmada=False), IMPORTAR, []),
    (
        _hecho_y_confirmado("actualizar", "2.3", "--estado", "en_curso", "--comentario", "x"),
        ("deshacer",),
        ["SEG602"],
    ),
    (
        _hecho_y_confirmado("nueva", "acuerdo", "otro", "--titulo", "x"),
        ("deshacer",),
        ["SEG606"],
    ),
    (_sustituir('id: "2.4"', 'id: "2.3"'), ("diagnostico", "--reparar", "--si"), ["SEG607"]),
]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    carpeta = iniciar(tmp_path / "repo")
    confirmar(carpeta, dict(RICA))
    return carpeta


def _los_de_historia(repo: Path, base: str) -> Counter[str]:
    dicho = seg("validar", "--base", base, "--json", en=repo).json["diagnosticos"]
    return Counter(f"{d['codigo']}: {d['mensaje']}" for d in dicho if d["codigo"][3] == "6")


def _avisados(visto: Resultado, base: str = "HEAD") -> list[str]:
    return re.findall(rf"«seg validar --base {base}» dirá (SEG6.*)", visto.errores)


def _comprobar_que_es_lo_que_dira(repo: Path, orden: Sequence[str], base: str) -> list[str]:
    """Lo que se avisa, comprobado que es justo lo que después se dice; los códigos."""
    antes, estado = _los_de_historia(repo, base), git(repo, "status", "--porcelain")
    ensayo = seg(*_en(repo, orden), "--simular", en=repo)
    assert git(repo, "status", "--porcelain") == estado
    visto = seg(*_en(repo, orden), en=repo)
    assert visto.codigo == 0, visto.errores
    assert _avisados(ensayo, base) == _avisados(visto, base)
    nuevos = _los_de_historia(repo, base) - antes
    avisados = _avisados(visto, base)
    assert len(avisados) == nuevos.total()
    for dicho in nuevos:
        assert any(avisado.startswith(f"{dicho};") for avisado in avisados)
    return sorted(dicho[:6] for dicho in nuevos.elements())


@pytest.mark.parametrize(
    ("preparar", "orden", "codigos"), CASOS, ids=[" ".join(orden) for _, orden, _ in CASOS]
)
def test_se_avisa_y_es_lo_que_dira_validar(
    preparar: Preparar, orden: tuple[str, ...], codigos: Sequence[str], repo: Path
) -> None:
    preparar(repo)
    assert _comprobar_que_es_lo_que_dira(repo, orden, "HEAD") == codigos


def test_hay_un_caso_de_cada_orden_que_escribe_y_de_cada_regla() -> None:
    ordenes = {orden for _, escrita, _ in CASOS for orden in QUE_ESCRIBEN if _es(orden, escrita)}
    assert ordenes == QUE_ESCRIBEN - DE_OTRA_COSA
    reglas = {codigo for codigo in CATALOGO if codigo.startswith("SEG60")} - {"SEG609"}
    assert {codigo for _, _, codigos in CASOS for codigo in codigos} == reglas


def _es(orden: str, escrita: Sequence[str]) -> bool:
    return [*escrita[: orden.count(" ") + 1]] == orden.split()


# Frente a qué


@pytest.fixture
def con_copia_compartida(repo: Path, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "-q", "--bare", str(repo), "compartida.git")
    git(tmp_path, "clone", "-q", "compartida.git", "clon")
    return tmp_path / "clon"


def test_lo_compartido_no_se_reescribe_y_lo_que_no_se_ha_enviado_si(
    con_copia_compartida: Path,
) -> None:
    clon = con_copia_compartida
    _hecho_y_confirmado("actualizar", "2.3", "--estado", "en_curso", "--comentario", "Mal")(clon)
    suyo = ("corregir", "2.3", "seguimiento.ultimo.comentario", "Bien", "--si")
    assert _comprobar_que_es_lo_que_dira(clon, suyo, "origin/main") == []
    compartido = ("corregir", "1.1", "seguimiento.ultimo.comentario", "Bien", "--si")
    assert "frente a lo que ya se compartió, " in seg(*compartido, "--simular", en=clon).errores
    assert _comprobar_que_es_lo_que_dira(clon, compartido, "origin/main") == ["SEG602"]


@pytest.mark.parametrize(
    ("copias", "esperada"),
    [
        ({"otra": ["main"], "origin": ["main", "x"]}, "origin/main"),
        ({"otra": ["master"], "origin": ["x"]}, "otra/master"),
        ({"origin": ["principal -> HEAD", "main"]}, "origin/principal"),
        ({"origin": ["x"]}, "HEAD"),
    ],
)
def test_que_copia_compartida(
    repo: Path, copias: Mapping[str, Sequence[str]], esperada: str
) -> None:
    for copia, ramas in copias.items():
        for dicha in ramas:
            rama, es_la_suya, _ = dicha.partition(" -> ")
            git(repo, "update-ref", f"refs/remotes/{copia}/{rama}", "HEAD")
            if es_la_suya:
                suya = f"refs/remotes/{copia}/HEAD"
                git(repo, "symbolic-ref", suya, f"refs/remotes/{copia}/{rama}")
    visto = seg("corregir", "1.1", "plazo", "2022-12", en=repo)
    assert [a[:6] for a in _avisados(visto, esperada)] == ["SEG603"]


def test_sin_nada_en_comun_con_la_compartida_es_frente_al_ultimo_commit(repo: Path) -> None:
    ajeno = git(repo, "commit-tree", "HEAD^{tree}", "-m", "ajeno", cuando="2020-01-01T00:00:00Z")
    git(repo, "update-ref", "refs/remotes/origin/main", ajeno)
    visto = seg("corregir", "1.1", "plazo", "2022-12", en=repo)
    assert [a[:6] for a in _avisados(visto)] == ["SEG603"]


def test_sin_git_sin_repositorio_o_sin_commits_se_escribe_sin_mas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fuera = escribir(tmp_path / "fuera", RICA)
    nuevo = escribir(iniciar(tmp_path / "nuevo"), RICA)
    for carpeta in (fuera, nuevo):
        visto = seg("corregir", "1.1", "plazo", "2022-12", en=carpeta)
        assert (visto.codigo, "--base" in visto.errores) == (0, False)
    confirmar(nuevo)
    monkeypatch.setenv("PATH", str(tmp_path))
    visto = seg("corregir", "1.1", "plazo", "2022-11", en=nuevo)
    assert (visto.codigo, "--base" in visto.errores) == (0, False)


def test_en_un_clon_parcial_se_dice_que_no_se_ha_comparado(repo: Path, tmp_path: Path) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repo}", "parcial")
    parcial = tmp_path / "parcial"
    # el disco ya no es el de la base, y lo de la base no está
    vacio = git(repo, "hash-object", "-w", FINAL)
    (parcial / ".git/objects/pack").chmod(0o755)
    for paquete in (parcial / ".git/objects/pack").glob("pack-*"):
        paquete.chmod(0o644)
    assert vacio
    confirmar(repo, {FINAL: (repo / FINAL).read_text("utf-8") + "notas: x\n"})
    git(parcial, "-c", "protocol.file.allow=always", "fetch", "-q", "--filter=blob:none", "origin")
    git(parcial, "update-ref", "HEAD", "origin/main")
    visto = seg("corregir", "1.1", "notas", "Algo", en=parcial)
    assert visto.codigo == 0
    assert "no se ha comparado con lo que ya está en git" in visto.errores
    assert visto.errores.count("no se ha comparado") == 1


# Con motivo, y en suma


def test_con_motivo_queda_junto_al_dato_y_validar_lo_acepta(repo: Path) -> None:
    orden = ("corregir", "1.1", "plazo", "2022-12", "--aunque", "errata al copiar el plan")
    visto = seg(*orden, en=repo)
    assert _avisados(visto) == []
    texto = (repo / FINAL).read_text("utf-8")
    assert "# seg: ignora SEG603 — errata al copiar el plan\n" in texto
    assert [dicho[:6] for dicho in _los_de_historia(repo, "HEAD")] == ["SEG609"]


def test_de_una_importacion_grande_se_dice_cuanto(repo: Path) -> None:
    cabeza = "N.º,Recomendación,N.º de acción,Acción,Plazo,Responsable\n"

    def escribir_matriz(anio: str) -> None:
        filas = (
            f"1,Ordenar,1.{n},Digitalizar las actas {n},{anio}-11,Archivo\n" for n in range(1, 13)
        )
        (repo / "matriz.csv").write_text(cabeza + "".join(filas), "utf-8")

    escribir_matriz("2023")
    orden = ("importar", "matriz.csv", "--titulo", "Archivo de actas", "--organizacion", "OIM")
    _hecho_y_confirmado(*_en(repo, orden))(repo)
    escribir_matriz("2024")
    visto = seg(*_en(repo, IMPORTAR), en=repo)
    assert _avisados(visto) == ["SEG603 (12); qué es: «seg regla SEG603»"]


def test_no_ejecuta_nada_de_la_configuracion_del_repositorio(repo: Path, tmp_path: Path) -> None:
    testigo = tmp_path / "ejecutado"
    for clave in ("core.fsmonitor", "filter.x.clean", "diff.external", "core.sshCommand"):
        git(repo, "config", clave, f"touch {testigo}")
    (repo / ".gitattributes").write_text("* filter=x\n")
    assert _avisados(seg("corregir", "1.1", "plazo", "2022-12", en=repo))
    assert not testigo.exists()
