"""Guardar: qué se escribe, con qué modo, qué se rechaza y qué no se pisa."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from apoyo.muertes import ANTES, DESPUES, con_diario, contenidos, pasos_de, preparar, restos
from apoyo.posix import ES_EL_ADMINISTRADOR, chown, mkfifo
from seguimiento.almacen.guardado import guardar, recuperar
from seguimiento.errores import ArchivoCambiado, ErrorDeDisco

VIEJO, NUEVO = b"titulo: viejo\n", b"titulo: nuevo\n"


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    """Los registros del lote, en un repositorio de git."""
    carpeta = tmp_path / "registros"
    preparar(carpeta)
    return carpeta


@pytest.fixture
def mascara() -> Iterator[None]:
    """La máscara 027 mientras dura la prueba."""
    anterior = os.umask(0o027)
    yield
    os.umask(anterior)


def modo(ruta: Path) -> int:
    return stat.S_IMODE(ruta.stat().st_mode)


def todo(raiz: Path) -> dict[str, bytes]:
    """Lo que hay en la carpeta, también lo oculto; salvo lo que permite deshacer lo último."""
    archivos = (u for u in raiz.rglob("*") if not (u.is_dir() or u.name.endswith(".ultima")))
    return {uno.relative_to(raiz).as_posix(): uno.read_bytes() for uno in archivos}


def test_un_lote_se_escribe_entero_y_no_deja_nada_mas(raiz: Path) -> None:
    con_diario(raiz, ANTES, DESPUES, lambda _: None)

    assert contenidos(raiz) == DESPUES
    assert todo(raiz) == {".git/HEAD": b"ref: refs/heads/main\n", **DESPUES}
    assert recuperar(raiz) is None


def test_sin_git_se_escribe_igual_y_no_queda_nada_en_la_raiz(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(VIEJO)

    vistos: set[str] = set()
    guardar(
        tmp_path,
        [("a.yaml", VIEJO, NUEVO), ("b.yaml", None, NUEVO)],
        paso=lambda _: vistos.update(todo(tmp_path)),
    )

    assert todo(tmp_path) == {"a.yaml": NUEVO, "b.yaml": NUEVO}
    ocultos = {nombre for nombre in vistos if nombre.startswith(".seguimiento")}
    assert ocultos == {".seguimiento.candado", ".seguimiento.borrador", ".seguimiento.diario"}


def test_la_raiz_puede_ser_una_subcarpeta_o_llegarse_a_ella_por_un_enlace(raiz: Path) -> None:
    (raiz / "pais").mkdir()
    (raiz / "pais/a.yaml").write_bytes(VIEJO)
    (raiz.parent / "atajo").symlink_to(raiz / "pais")

    guardar(raiz.parent / "atajo", [("a.yaml", VIEJO, NUEVO)])
    guardar(raiz / "pais", [("a.yaml", NUEVO, VIEJO)])

    assert (raiz / "pais/a.yaml").read_bytes() == VIEJO
    assert restos(raiz) == {"pais", "pais/a.yaml"}


def test_lo_que_queda_igual_no_se_toca(raiz: Path) -> None:
    ruta = raiz / "data/evaluaciones/b.yaml"
    antes = ruta.stat()

    guardar(raiz, [("data/evaluaciones/b.yaml", VIEJO, VIEJO)])
    guardar(raiz, [])

    assert os.path.samestat(antes, ruta.stat())
    assert antes.st_mtime_ns == ruta.stat().st_mtime_ns


@pytest.mark.usefixtures("mascara")
def test_el_modo_se_conserva_y_los_nuevos_siguen_la_mascara(raiz: Path) -> None:
    acuerdo, evaluacion = raiz / "data/acuerdos/a.yaml", raiz / "data/evaluaciones/b.yaml"
    acuerdo.chmod(0o664)
    evaluacion.chmod(0o600)

    con_diario(raiz, ANTES, DESPUES, lambda _: None)

    assert [modo(acuerdo), modo(evaluacion)] == [0o664, 0o600]
    assert modo(raiz / "data/practicas/d.yaml") == 0o640
    assert modo(raiz / "data/practicas/nuevas/e.yaml") == 0o640
    assert modo(raiz / "data/practicas/nuevas") == 0o750


@pytest.mark.usefixtures("mascara")
def test_un_archivo_privado_no_se_ve_ni_mientras_se_escribe(raiz: Path) -> None:
    (raiz / "data/acuerdos/a.yaml").chmod(0o600)
    modos: set[int] = set()

    def paso(_nombre: str) -> None:
        modos.update(modo(uno) for uno in (raiz / "data/acuerdos").glob(".seg-*"))

    guardar(raiz, [("data/acuerdos/a.yaml", ANTES["data/acuerdos/a.yaml"], NUEVO)], paso=paso)

    assert modos == {0o600}


@pytest.mark.skipif(not ES_EL_ADMINISTRADOR, reason="solo el administrador regala archivos")
def test_el_dueno_y_el_grupo_se_conservan(raiz: Path) -> None:
    ruta = raiz / "data/evaluaciones/b.yaml"
    chown(ruta, 1234, 5678)
    ruta.chmod(0o2664)

    guardar(raiz, [("data/evaluaciones/b.yaml", VIEJO, NUEVO)])

    datos = ruta.stat()
    assert (datos.st_uid, datos.st_gid, modo(ruta)) == (1234, 5678, 0o2664)


def test_un_nombre_de_255_bytes_tambien_cabe(raiz: Path) -> None:
    ruta = f"data/evaluaciones/{'ñ' * 125}.yaml"
    assert len(ruta.rpartition("/")[2].encode()) == 255

    guardar(raiz, [(ruta, None, VIEJO)])
    guardar(raiz, [(ruta, VIEJO, NUEVO)])

    assert (raiz / ruta).read_bytes() == NUEVO


def test_un_nombre_que_no_es_texto_tambien_vale(raiz: Path) -> None:
    ruta = os.fsdecode(b"data/evaluaciones/a\xff.yaml")

    guardar(raiz, [(ruta, None, VIEJO)])

    assert (raiz / ruta).read_bytes() == VIEJO


def test_un_sistema_que_escribe_a_trozos_acaba_escribiendolo_todo(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    de_verdad = os.write
    monkeypatch.setattr(os, "write", lambda uno, resto: de_verdad(uno, resto[:700]))

    con_diario(raiz, ANTES, DESPUES, lambda _: None)

    assert contenidos(raiz) == DESPUES


def _enlazado(ruta: Path) -> None:
    ruta.rename(ruta.with_name("otro.yaml"))
    ruta.symlink_to("otro.yaml")


def _con_dos_nombres(ruta: Path) -> None:
    ruta.with_name("otro.yaml").hardlink_to(ruta)


def _tuberia(ruta: Path) -> None:
    ruta.unlink()
    mkfifo(ruta)


def _carpeta(ruta: Path) -> None:
    ruta.unlink()
    ruta.mkdir()


def _intocable(ruta: Path) -> None:
    ruta.chmod(0o444)


def _en_carpeta_intocable(ruta: Path) -> None:
    ruta.parent.chmod(0o555)


def _en_carpeta_enlazada(ruta: Path) -> None:
    ruta.parent.rename(ruta.parent.with_name("otra"))
    ruta.parent.symlink_to("otra")


@pytest.mark.parametrize(
    ("estropear", "mensaje"),
    [
        (_enlazado, "«data/evaluaciones/b.yaml» es un enlace simbólico y no se escribe en él"),
        (
            _con_dos_nombres,
            (
                "«data/evaluaciones/b.yaml» es un enlace duro: "
                "el mismo archivo tiene otro nombre y dejarían de ser iguales"
            ),
        ),
        (_tuberia, "«data/evaluaciones/b.yaml» no es un archivo corriente y no se escribe en él"),
        (_carpeta, "«data/evaluaciones/b.yaml» es una carpeta"),
        (_intocable, "«data/evaluaciones/b.yaml» es de solo lectura"),
        (_en_carpeta_intocable, "«data/evaluaciones» es de solo lectura"),
        (
            _en_carpeta_enlazada,
            (
                "«data/evaluaciones/b.yaml» pasa por un enlace o por algo que no es una carpeta, "
                "y no se escribe ahí"
            ),
        ),
    ],
)
def test_no_se_escribe_en_lo_que_no_es_un_archivo_corriente_y_propio(
    raiz: Path, estropear: Callable[[Path], None], mensaje: str
) -> None:
    estropear(raiz / "data/evaluaciones/b.yaml")
    antes = {uno: uno.lstat() for uno in raiz.rglob("*")}
    if not ES_EL_ADMINISTRADOR and estropear is _intocable:
        mensaje = "no hay permiso para escribir «data/evaluaciones/b.yaml»"

    with pytest.raises(ErrorDeDisco) as lanzado:
        con_diario(raiz, ANTES, DESPUES, lambda _: None)

    assert (lanzado.value.mensaje, lanzado.value.codigo_de_salida) == (mensaje, 3)
    assert lanzado.value.ayuda
    despues = {uno: uno.lstat() for uno in raiz.rglob("*")}
    assert {uno: (d.st_ino, d.st_mtime_ns) for uno, d in despues.items() if uno.name != ".git"} == {
        uno: (d.st_ino, d.st_mtime_ns) for uno, d in antes.items() if uno.name != ".git"
    }


def test_de_doce_ediciones_con_la_septima_imposible_no_se_escribe_ninguna(raiz: Path) -> None:
    rutas = [f"data/acuerdos/{numero}.yaml" for numero in range(12)]
    for ruta in rutas:
        (raiz / ruta).write_bytes(VIEJO)
    _enlazado(raiz / rutas[6])

    with pytest.raises(ErrorDeDisco):
        guardar(raiz, [(ruta, VIEJO, NUEVO) for ruta in rutas])

    assert {(raiz / ruta).read_bytes() for ruta in rutas} == {VIEJO}
    assert (raiz / rutas[6]).is_symlink()


@pytest.mark.parametrize(
    ("cambio", "mensaje"),
    [
        (
            ("data/evaluaciones/b.yaml", b"otra cosa\n", NUEVO),
            "alguien cambió «data/evaluaciones/b.yaml» mientras se preparaba el cambio",
        ),
        (
            ("data/evaluaciones/b.yaml", b"otra cosa\n", b"otra cosa\n"),
            "alguien cambió «data/evaluaciones/b.yaml» mientras se preparaba el cambio",
        ),
        (
            ("data/evaluaciones/b.yaml", b"otra cosa\n", VIEJO),
            "alguien cambió «data/evaluaciones/b.yaml» mientras se preparaba el cambio",
        ),
        (("data/evaluaciones/b.yaml", None, NUEVO), "«data/evaluaciones/b.yaml» ya existe"),
        (("data/evaluaciones/z.yaml", VIEJO, NUEVO), "«data/evaluaciones/z.yaml» ya no existe"),
        (("data/evaluaciones/z.yaml", VIEJO, VIEJO), "«data/evaluaciones/z.yaml» ya no existe"),
    ],
)
def test_lo_que_ya_no_es_como_se_leyo_no_se_pisa(
    raiz: Path, cambio: tuple[str, bytes | None, bytes], mensaje: str
) -> None:
    dados: list[str] = []
    with pytest.raises(ArchivoCambiado) as lanzado:
        guardar(raiz, [("data/evaluaciones/c.yaml", b"", NUEVO), cambio], paso=dados.append)

    assert dados == []
    assert (lanzado.value.mensaje, lanzado.value.codigo_de_salida) == (mensaje, 4)
    assert lanzado.value.ayuda
    assert (contenidos(raiz), restos(raiz)) == (ANTES, set())


def test_un_editor_que_guarda_entretanto_no_pierde_lo_suyo_ni_ve_medio_lote(raiz: Path) -> None:
    suyo = b"titulo: lo que yo escribo\n"
    ruta = "data/evaluaciones/c.yaml"
    nombres = pasos_de(lambda paso: con_diario(raiz, ANTES, DESPUES, paso))
    ultimo = nombres.index(f"sustituir {ruta}")
    for cuando in range(ultimo + 1):
        preparar(raiz)
        dados: list[str] = []

        def paso(nombre: str, dados: list[str] = dados, cuando: int = cuando) -> None:
            if len(dados) == cuando:
                (raiz / ruta).write_bytes(suyo)
            dados.append(nombre)

        with pytest.raises(ArchivoCambiado) as lanzado:
            con_diario(raiz, ANTES, DESPUES, paso)

        assert lanzado.value.mensaje == f"alguien cambió «{ruta}» mientras se preparaba el cambio"
        assert (contenidos(raiz), restos(raiz)) == ({**ANTES, ruta: suyo}, set())


def test_un_archivo_que_aparece_entretanto_donde_iba_uno_nuevo_no_se_pisa(raiz: Path) -> None:
    ruta = "data/practicas/d.yaml"

    def paso(nombre: str) -> None:
        if nombre == f"sustituir {ruta}":
            (raiz / ruta).write_bytes(b"de otro\n")

    with pytest.raises(ArchivoCambiado):
        con_diario(raiz, ANTES, DESPUES, paso)

    assert (contenidos(raiz), restos(raiz)) == ({**ANTES, ruta: b"de otro\n"}, set())


@pytest.mark.parametrize("ruta", ["../fuera.yaml", "/fuera.yaml", "a//b.yaml", "./a.yaml", ""])
def test_una_ruta_que_sale_de_la_raiz_es_un_fallo_de_quien_llama(raiz: Path, ruta: str) -> None:
    with pytest.raises(ValueError, match="de fuera de la raíz"):
        guardar(raiz, [(ruta, None, NUEVO)])

    assert not (raiz.parent / "fuera.yaml").exists()


def test_dos_cambios_del_mismo_archivo_son_un_fallo_de_quien_llama(raiz: Path) -> None:
    with pytest.raises(ValueError, match="rutas repetidas"):
        guardar(raiz, [("a.yaml", None, VIEJO), ("a.yaml", None, NUEVO)])


def test_todo_se_asienta_antes_del_paso_que_cuenta_con_ello(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asentados: set[int] = set()
    monkeypatch.setattr(os, "fsync", lambda uno: asentados.add(os.fstat(uno).st_ino))
    carpetas = {(raiz / ruta).parent for ruta in ANTES}
    faltaba: dict[str, set[str]] = {}

    def paso(nombre: str) -> None:
        hay = {
            "crear la carpeta data/practicas/nuevas": [
                raiz / ".git",
                raiz / ".git/seguimiento.borrador",
            ],
            "decidir": [*raiz.rglob(".seg-*"), *carpetas, raiz / ".git/seguimiento.borrador"],
            "sustituir data/acuerdos/a.yaml": [raiz / ".git"],
            "quitar el diario": [*carpetas],
        }.get(nombre)
        if hay is not None:
            faltaba[nombre] = {uno.name for uno in hay if uno.stat().st_ino not in asentados}
        if nombre == "decidir":
            asentados.clear()
        elif nombre.startswith("sustituir"):
            asentados.difference_update(uno.stat().st_ino for uno in carpetas)

    con_diario(raiz, ANTES, DESPUES, paso)

    assert faltaba == {
        "crear la carpeta data/practicas/nuevas": set(),
        "decidir": set(),
        "sustituir data/acuerdos/a.yaml": set(),
        "quitar el diario": set(),
    }
