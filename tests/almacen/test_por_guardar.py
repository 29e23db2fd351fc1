"""Los archivos del índice, leídos como los de un commit y los del disco."""

from datetime import date
from pathlib import Path

from apoyo.archivos import Dicho, dicho
from apoyo.carteras import FINAL, RICA, escribir
from apoyo.historias import con_git, confirmar, git, iniciar
from seguimiento.almacen.corte import estado_de
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import TAMANO_MAXIMO, Fuente
from seguimiento.almacen.git.fuente import fuente_de_base
from seguimiento.almacen.git.por_guardar import por_guardar
from seguimiento.repositorio import cargar, revisar

pytestmark = con_git

HOY = date(2023, 4, 15)


def _dichos(fuente: Fuente) -> dict[str, Dicho]:
    return {archivo.ruta: dicho(archivo) for archivo in fuente.archivos()}


def _con_de_todo(raiz: Path) -> None:
    escribir(raiz, {**RICA, "data/LEEME.md": "x\n", "data/evaluaciones/2024/honda.yaml": "a: b\n"})
    (raiz / "data/evaluaciones/grande.yaml").write_bytes(b"#" * (TAMANO_MAXIMO + 1))
    (raiz / "data/practicas/latin.yaml").write_bytes("título: ñ".encode("latin-1"))
    (raiz / "data/practicas/vacia.yaml").write_bytes(b"")
    (raiz / "data/acuerdos/enlace.yaml").symlink_to("mesa.yaml")
    (raiz / "data/acuerdos/carpeta").symlink_to("../practicas")
    (raiz / FINAL).chmod(0o755)


def test_sin_nada_pendiente_son_los_del_commit_y_los_del_disco(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    _con_de_todo(raiz)
    confirmar(raiz)
    indice, commit = por_guardar(raiz, None), fuente_de_base(raiz, "HEAD")
    assert _dichos(indice) == _dichos(commit) == _dichos(Directorio(raiz))
    assert revisar(indice, HOY).diagnosticos == revisar(Directorio(raiz), HOY).diagnosticos != ()
    assert cargar(indice).cartera == cargar(Directorio(raiz)).cartera
    assert estado_de(indice, None) == estado_de(commit, None)


def test_lo_que_diran_del_commit_se_sabe_antes_de_hacerlo(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    confirmar(raiz, dict(RICA))
    _con_de_todo(raiz)
    git(raiz, "add", ".")
    antes = _dichos(por_guardar(raiz, None))
    escribir(raiz, {FINAL: "titulo: [", "data/evaluaciones/otra.yaml": "titulo: ["})
    assert _dichos(por_guardar(raiz, None)) == antes
    git(raiz, "commit", "-q", "-m", "cambia")
    assert _dichos(fuente_de_base(raiz, "HEAD")) == antes


def test_de_un_puntero_de_lfs_se_dice_donde_se_comprueba(tmp_path: Path) -> None:
    raiz = iniciar(tmp_path)
    puntero = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n"
    confirmar(raiz, {FINAL: puntero})
    archivo = por_guardar(raiz, None).leer(FINAL)
    assert archivo is not None
    assert "sin «--indice»" in archivo.faltas[0].sugerencia
