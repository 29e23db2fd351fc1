"""Nombres de archivo que traen problemas, en un disco de verdad."""

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from apoyo.archivos import dicho
from apoyo.historias import confirmar, iniciar
from apoyo.imprimible import imprimible
from apoyo.posix import mkfifo
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.fuentes import Memoria
from seguimiento.almacen.git.comparacion import frente_a_lo_guardado
from seguimiento.diagnosticos import CATALOGO
from seguimiento.repositorio import Recuento, cargar, revisar

HOY = date(2023, 4, 15)
BUENA = b"titulo: Evaluaci\xc3\xb3n final\norganizacion: OIM\n"
SECRETO = b"root:x:0:0:contrasena-secreta:/root"


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    """Un repositorio con una evaluación sin tacha, que debe leerse pase lo que pase con lo demás."""
    carpeta = tmp_path / "repositorio"
    (carpeta / "data" / "evaluaciones").mkdir(parents=True)
    (carpeta / "data" / "evaluaciones" / "buena.yaml").write_bytes(BUENA)
    return carpeta


def hallado(raiz: Path) -> list[tuple[str, str]]:
    """Los códigos que se dan, con su archivo, tras comprobar que la evaluación buena se leyó."""
    fuente = Directorio(raiz)
    assert "buena" in [una.id for una in cargar(fuente).cartera.evaluaciones]
    return [(d.codigo, d.archivo) for d in revisar(fuente, HOY).diagnosticos]


def recuento(raiz: Path) -> Recuento:
    return revisar(Directorio(raiz), HOY).recuento


def _que_falla_con(ruta: str, error: OSError) -> Callable[..., int]:
    """Un `os.open` que para una ruta falla así: quien ejecuta las pruebas puede tener todo permiso."""
    de_verdad = os.open

    def abrir(pedida: os.PathLike[str] | str, banderas: int) -> int:
        if os.fspath(pedida).endswith(ruta):
            raise error
        return de_verdad(pedida, banderas)

    return abrir


@pytest.mark.parametrize(
    ("nombre", "mostrado"),
    [
        (b"salto\nde linea.yaml", "saltoU+000Ade linea.yaml"),
        (b"\x1b]0;titulo\x07.yaml", "U+001B]0;tituloU+0007.yaml"),
        (b"cami\xf3n.yaml", "cami\\xF3n.yaml"),
        ("izq\u202eder.yaml".encode(), "izqU+202Eder.yaml"),
        ("espacio\u00a0duro.yaml".encode(), "espacio\u00a0duro.yaml"),
    ],
)
def test_un_nombre_con_algo_oculto_se_muestra_en_una_linea_y_a_la_vista(
    raiz: Path, nombre: bytes, mostrado: str
) -> None:
    with open(os.path.join(os.fsencode(raiz / "data/evaluaciones"), nombre), "wb") as archivo:  # noqa: PTH118, PTH123 — rutas en bytes
        archivo.write(BUENA)
    ruta = f"data/evaluaciones/{mostrado}"

    # además, no sirve de identificador
    assert hallado(raiz) == [("SEG065", ruta), ("SEG101", ruta)]
    revision = revisar(Directorio(raiz), HOY)
    assert all(imprimible(d.mensaje + d.archivo) for d in revision.diagnosticos)
    assert [d.mensaje for d in revision.diagnosticos if d.codigo == "SEG065"] == [
        f"el nombre «{mostrado}» lleva caracteres que no se ven o que no son texto"
    ]
    f"{revision}".encode()  # nada de lo que se dice deja de poder escribirse


def test_un_nombre_que_solo_parece_un_caracter_oculto_no_lo_es(raiz: Path) -> None:
    (raiz / "data/evaluaciones/U+0041.yaml").write_bytes(BUENA)

    assert hallado(raiz) == [("SEG101", "data/evaluaciones/U+0041.yaml")]


def test_dos_nombres_iguales_salvo_en_la_forma_de_las_tildes_se_nombran_ambos(raiz: Path) -> None:
    compuesta, descompuesta = "accio\u0301n.txt", "acci\u00f3n.txt"
    for nombre in (compuesta, descompuesta):
        (raiz / "data/evaluaciones" / nombre).write_bytes(BUENA)

    diagnosticos = [d for d in revisar(Directorio(raiz), HOY).diagnosticos if d.codigo == "SEG066"]

    assert [(d.archivo, d.mensaje) for d in diagnosticos] == [
        (
            f"data/evaluaciones/{uno}",
            f"solo se distingue de «data/evaluaciones/{otro}» en las tildes o en las mayúsculas",
        )
        for uno, otro in ((compuesta, descompuesta), (descompuesta, compuesta))
    ]
    assert all(d.es_error for d in diagnosticos)


def test_dos_nombres_iguales_salvo_en_mayusculas_se_nombran_ambos(raiz: Path) -> None:
    for nombre in ("R-01.yaml", "r-01.yaml"):
        (raiz / "data/evaluaciones" / nombre).write_bytes(BUENA)

    assert [par for par in hallado(raiz) if par[0] == "SEG066"] == [
        ("SEG066", "data/evaluaciones/R-01.yaml"),
        ("SEG066", "data/evaluaciones/r-01.yaml"),
    ]


def test_otras_extensiones_se_avisan_y_no_se_leen(raiz: Path) -> None:
    nombres = ["a.yml", "b.YAML", "c.txt", "d.yaml.bak", "sin-extension"]
    for nombre in [*nombres, ".gitkeep"]:
        (raiz / "data/evaluaciones" / nombre).write_bytes(SECRETO)

    assert hallado(raiz) == [("SEG068", f"data/evaluaciones/{n}") for n in sorted(nombres)]
    # los que parecen un registro no faltan en silencio
    sin_leer = ["data/evaluaciones/a.yml", "data/evaluaciones/b.YAML"]
    assert recuento(raiz) == Recuento(leidos=1, no_leidos=sin_leer)
    assert "secreta" not in f"{revisar(Directorio(raiz), HOY)}"


def test_un_registro_fuera_de_sus_carpetas_se_avisa_y_no_se_abre(
    raiz: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fuera = ["data/evaluacion/x.yaml", "data/otra/honda/x.yaml", "data/x.yaml"]
    for ruta in fuera:
        (raiz / ruta).parent.mkdir(parents=True, exist_ok=True)
        (raiz / ruta).write_bytes(SECRETO)
    mkfifo(raiz / "data/tuberia.yaml")
    monkeypatch.setattr(
        os, "open", _que_falla_con("/x.yaml", PermissionError(errno.EACCES, "no debió abrirse"))
    )

    assert hallado(raiz) == [("SEG068", ruta) for ruta in sorted([*fuera, "data/tuberia.yaml"])]
    assert recuento(raiz).leidos == 1
    assert sorted(recuento(raiz).no_leidos) == sorted([*fuera, "data/tuberia.yaml"])
    assert [(d.mensaje, d.sugerencia) for d in revisar(Directorio(raiz), HOY).diagnosticos[:2]] == [
        (
            "no está en ninguna carpeta de registros y no se lee",
            "¿quiso decir «data/evaluaciones»?",
        ),
        (
            "no está en ninguna carpeta de registros y no se lee",
            "llévelo a «data/evaluaciones», «data/practicas» o «data/acuerdos»",
        ),
    ]


def test_la_memoria_trata_lo_ajeno_como_el_disco() -> None:
    rutas = ["data/evaluaciones/a.txt", "data/evaluaciones/b.YAML", "data/x.yaml", "data/y/z.yaml"]
    fuente = Memoria({**dict.fromkeys(rutas, SECRETO), "README.md": b"", "plantillas/x.yaml": b""})

    diagnosticos = revisar(fuente, HOY).diagnosticos

    assert [(d.codigo, d.archivo) for d in diagnosticos] == [("SEG068", ruta) for ruta in rutas]
    assert [*map(dicho, fuente.archivos())] == [(ruta, None, (), False) for ruta in rutas]


def test_seis_copias_de_sincronizacion_se_nombran_todas_y_ninguna_gana(raiz: Path) -> None:
    copias = [
        "buena (1).yaml",
        "buena (copia en conflicto de Ana 2023-04-15).yaml",
        "buena - copia.yaml",
        "buena copy 2.yaml",
        "buena.sync-conflict-20230415-101112-ABCDEFG.yaml",
        "Copia de buena.yaml",
    ]
    for nombre in copias:
        (raiz / "data/evaluaciones" / nombre).write_bytes(BUENA)
    todas = sorted(f"data/evaluaciones/{nombre}" for nombre in [*copias, "buena.yaml"])

    revision = revisar(Directorio(raiz), HOY)

    assert hallado(raiz) == sorted(
        [
            *(("SEG103", ruta) for ruta in todas),
            *(("SEG069", ruta) for ruta in todas if not ruta.endswith("/buena.yaml")),
        ],
        key=lambda par: (par[1], par[0]),
    )
    for diagnostico in revision.diagnosticos:
        if diagnostico.codigo == "SEG103":
            demas = [ruta for ruta in todas if ruta != diagnostico.archivo]
            assert all(f"«{ruta}»" in diagnostico.mensaje for ruta in demas)
            assert sorted((r.archivo, r.linea, r.columna) for r in diagnostico.relacionados) == [
                (ruta, 1, 1) for ruta in demas
            ]


def test_el_mismo_identificador_en_dos_carpetas_se_dice_en_las_dos(raiz: Path) -> None:
    for carpeta in ("evaluaciones/2022", "acuerdos"):
        (raiz / "data" / carpeta).mkdir()
        (raiz / "data" / carpeta / "otra.yaml").write_bytes(b"titulo: Otra\n# OIM\n")
    (raiz / "data/evaluaciones/2022/otra.yaml").write_bytes(BUENA)

    assert hallado(raiz) == [
        ("SEG103", "data/acuerdos/otra.yaml"),
        ("SEG103", "data/evaluaciones/2022/otra.yaml"),
    ]


@pytest.mark.parametrize("otros", [1, 40])
def test_un_archivo_hostil_no_impide_dar_cuenta_de_los_demas(raiz: Path, otros: int) -> None:
    for numero in range(otros):
        (raiz / f"data/evaluaciones/e{numero:03}.yaml").write_bytes(BUENA + b"rejion: Andina\n")
    (raiz / "data/evaluaciones/hostil.yaml").write_bytes(bytes(range(255, 150, -1)))

    revision = revisar(Directorio(raiz), HOY)

    assert revision.recuento == Recuento(
        leidos=otros + 2, ilegibles=["data/evaluaciones/hostil.yaml"], no_evaluables=["hostil"]
    )
    assert [d.archivo for d in revision.diagnosticos if d.codigo == "SEG010"] == [
        f"data/evaluaciones/e{numero:03}.yaml" for numero in range(otros)
    ]
    assert {d.codigo for d in revision.diagnosticos} <= CATALOGO.keys()


RESTOS = (
    ".DS_Store",
    "._a.yaml",
    "Thumbs.db",
    "~$a.yaml",
    ".~lock.a.yaml#",
    ".a.yaml.swp",
    "a.yaml~",
)


def test_los_restos_de_sistemas_y_editores_ni_se_leen_ni_se_cuentan(raiz: Path) -> None:
    antes = recuento(raiz)
    for nombre in RESTOS:
        (raiz / "data/evaluaciones" / nombre).write_bytes(b"\x00\xff")
        (raiz / "data" / nombre).write_bytes(b"\x00\xff")
    # el candado con que emacs marca lo que alguien edita es un enlace a ninguna parte
    (raiz / "data/evaluaciones/.#buena.yaml").symlink_to("quien@maquina.1234:5678")

    assert hallado(raiz) == []
    assert recuento(raiz) == antes


def test_los_restos_no_son_cambios_que_falten_por_guardar(tmp_path: Path) -> None:
    iniciar(tmp_path)
    confirmar(tmp_path, {"data/evaluaciones/buena.yaml": BUENA.decode()})
    for nombre in RESTOS:
        (tmp_path / "data/evaluaciones" / nombre).write_bytes(b"\x00\xff")

    frente = frente_a_lo_guardado(tmp_path, ["data"])

    assert frente is not None
    assert frente.cambiados == ()
