"""Lo que trata de un solo registro se dice igual cargando solo ese, y no se carga ninguno más."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from apoyo import cartera_de_doce
from apoyo.cache import como_si_pasara_el_margen, estropeado, mismo_largo, otro_en_su_sitio
from apoyo.carteras import CONFIGURACION, RICA, escribir, generada
from apoyo.ejecucion import seg
from apoyo.esfuerzo import ENTERO, ejemplos, una_parte
from seguimiento import conversion
from seguimiento.almacen.disco import Directorio
from seguimiento.analisis.busqueda import textos, todos_los_elementos
from seguimiento.repositorio import cargar

DOCE = {**cartera_de_doce.ARCHIVOS, CONFIGURACION: cartera_de_doce.CONFIGURACION}
UNA = "data/evaluaciones/puertos.yaml"
CARTERAS: Mapping[str, Mapping[str, str]] = {
    "rica": RICA,
    "doce": DOCE,
    "generada": generada(2),
    "otra con errata": {**DOCE, "data/evaluaciones/mala.yaml": "titulo: [\n"},
    "otra a medias": {**DOCE, "data/evaluaciones/otra.yaml": DOCE[UNA].replace("2023-05-30", "x")},
    "otra con avisos": {**DOCE, "data/evaluaciones/otra.yaml": f"{DOCE[UNA]}nada: si\n"},
    "dos con un nombre": {**DOCE, "data/evaluaciones/2023/PUERTOS.yaml": DOCE[UNA]},
    "repetido dentro": {**DOCE, UNA: DOCE[UNA].replace('id: "2.2"', 'id: "2.1"')},
    "repetido en otro": {
        **DOCE,
        "data/evaluaciones/otra.yaml": DOCE[UNA].replace('id: "2.2"', 'id: "2.1"'),
    },
    "con lo que no se lee": {**DOCE, "data/evaluaciones/otra.yml": DOCE[UNA]},
    "ficha con su nombre": {**DOCE, "data/practicas/caminos.yaml": "titulo: Una ficha\n"},
    "gemelas por otra": {
        **DOCE,
        "data/evaluaciones/puente.yaml": DOCE[UNA].replace("caminos/1.3", "puertos/1.1"),
    },
}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Como si los registros se hubieran escrito hace mucho: la segunda vez se recuerdan."""
    monkeypatch.delenv("SEG_SIN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("seguimiento.comandos.memoria.time_ns", lambda: 2**62)
    return tmp_path / "cache"


def nombres(raiz: Path) -> list[str]:
    """Todo lo que puede nombrarse y lo que se le parece."""
    refs = [uno.ref for uno in todos_los_elementos(cargar(Directorio(raiz)).cartera)]
    archivos = sorted({ref.partition("/")[0] for ref in refs} | {"mala", "otra"})
    otros = [f"{uno}/no-está" for uno in archivos] + ["nada", "4.1", "", "/", "@"]
    raros = [f" {refs[0].upper()} ", f"{refs[-1]}@2023-05", refs[1].rpartition("/")[2]]
    return [*refs, *archivos, *otros, *raros]


@pytest.mark.parametrize("cartera", CARTERAS)
def test_lo_que_se_nombra_se_ve_igual(cartera: str, tmp_path: Path, cache: Path) -> None:
    raiz = escribir(tmp_path / "r", CARTERAS[cartera])
    seg("status", en=raiz)
    assert cache.exists()
    for numero, ref in enumerate(una_parte(nombres(raiz), 3)):
        hoy = ("2023-04-15", "2021-01-01", "2024-03-01")[numero % 3]
        orden = ("ver", ref, *["--json"][: numero % 2])
        con_ella = seg(*orden, en=raiz, hoy=hoy)
        assert con_ella == seg("--sin-cache", *orden, en=raiz, hoy=hoy), ref


@pytest.mark.parametrize("cartera", CARTERAS)
def test_lo_que_se_busca_se_halla_igual(cartera: str, tmp_path: Path, cache: Path) -> None:
    azar = Random(sum(map(ord, cartera)))  # noqa: S311 — determinista, no secreto
    raiz = escribir(tmp_path / "r", CARTERAS[cartera])
    seg("buscar", "a", en=raiz)
    assert cache.exists()
    elementos = [*todos_los_elementos(cargar(Directorio(raiz)).cartera)]
    dichos = [t for uno in elementos for t in (uno.ref, *(t for _, t in textos(uno.registro)))]
    buscados = ["no está", "/", "é", " \u200b", "en curso", "completada", *azar.sample(dichos, 12)]
    for buscado in buscados:
        desde = azar.randrange(max(1, len(buscado) - 5))
        trozo = buscado[desde : desde + azar.choice([3, 9, 40])]
        orden = ("buscar", *["--json"] * azar.randrange(2), "--", trozo.swapcase())
        con_ella = seg(*orden, en=raiz)
        assert con_ella == seg("--sin-cache", *orden, en=raiz), buscado


def test_lo_que_cambia_se_busca_en_lo_que_dice_ahora(tmp_path: Path, cache: Path) -> None:
    raiz = escribir(tmp_path / "r", DOCE)
    for _ in range(2):
        assert "No aparece" in seg("buscar", "ventanillas", en=raiz).salida
    assert cache.exists()
    cambiada = DOCE[UNA].replace("otra ventanilla", "dos ventanillas")
    (raiz / UNA).write_text(cambiada, encoding="utf-8")

    for _ in range(2):
        assert "dos ventanillas" in seg("buscar", "ventanillas", en=raiz).salida
        assert "No aparece" in seg("buscar", "otra ventanilla", en=raiz).salida


EDICIONES: Sequence[tuple[str, ...]] = (
    ("actualizar", "REF", "--estado", "en_curso"),
    ("actualizar", "REF", "--estado", "completada", "--fecha", "2035-01-01"),
    ("prorrogar", "REF", "--plazo", "2031-01", "--motivo", "Faltó"),
    ("verificar", "REF", "--resultado", "confirmada"),
    ("responder", "REF", "--decision", "rechazada"),
    ("nueva", "accion", "REF", "--descripcion", "Otra", "--plazo", "2023-05"),
    ("nueva", "recomendacion", "REF", "--texto", "Otra cosa"),
    ("nueva", "compromiso", "REF", "--descripcion", "Otra", "--responsable", "PSU"),
    ("corregir", "REF", "plazo", "2022-13"),
    ("corregir", "REF", "id", "9.9"),
    ("corregir", "REF", "misma_que", "caminos/1.3"),
    ("corregir", "REF", "depende_de", "--anadir", "nada/1.1"),
    ("corregir", "REF", "titulo", "Otro"),
    ("corregir", "REF", "seguimiento.1.fecha", "2035-01"),
    ("corregir", "REF", "responsables", "--anadir", "Oficina Regionál"),
    ("corregir", "seguimiento.yaml", "dias_por_vencer", "1"),
)


@pytest.mark.parametrize("cartera", CARTERAS)
def test_lo_que_se_edita_queda_igual_y_se_dice_lo_mismo(
    cartera: str, tmp_path: Path, cache: Path
) -> None:
    raices = [escribir(tmp_path / uno, CARTERAS[cartera]) for uno in ("a", "b")]
    casos = [(orden, ref) for orden in EDICIONES for ref in nombres(raices[0])]
    azar = Random(sum(map(ord, cartera)))  # noqa: S311 — determinista, no secreto
    azar.shuffle(casos)
    seg("actualizar", "nada", "--estado", "en_curso", en=raices[1])
    assert cache.exists()
    for molde, ref in casos if ENTERO else casos[:40]:
        orden = [ref if parte == "REF" else parte for parte in molde]
        orden += ["--simular"] * azar.randrange(2)
        sin_ella, con_ella = (
            seg(*globales, *orden, en=raiz, hoy="2023-04-15")
            for globales, raiz in zip(([("--sin-cache")], []), raices, strict=True)
        )
        assert con_ella == sin_ella, orden
        dejado = [{r: (raiz / r).read_bytes() for r in CARTERAS[cartera]} for raiz in raices]
        assert dejado[0] == dejado[1], orden


def test_lo_que_otro_pedia_ignorar_y_deja_de_darse_se_dice(tmp_path: Path, cache: Path) -> None:
    una, otra = _evaluacion([""]), _evaluacion(["una/1.1"])
    en_curso = "seguimiento: [{fecha: 2023-03, estado: en_curso}]"
    otra = otra.replace("plazo: 2022-03", en_curso).replace(
        "]}]\n", "]}]  # seg: ignora SEG201, SEG109 — se verá\n"
    )
    raiz = escribir(
        tmp_path / "r", {"data/evaluaciones/una.yaml": una, "data/evaluaciones/otra.yaml": otra}
    )
    orden = ("actualizar", "una/1.1", "--estado", "en_curso", "--fecha", "2023-03-02", "--simular")
    sin_ella = seg("--sin-cache", *orden, en=raiz)
    assert "SEG081" in sin_ella.salida + sin_ella.errores, sin_ella
    for _ in range(2):
        assert seg(*orden, en=raiz) == sin_ella
    assert cache.exists()


ORDENES = (
    ("status",),
    ("status", "--json"),
    ("status", "--detalle"),
    ("status", "--formato", "csv"),
    ("status", "--por", "responsable", "--fallar-si", "vencidas"),
    ("status", "--situacion", "vencida"),
    ("status", "--prioridad", "1"),
    ("status", "--responsable", "PSU"),
    ("lista", "evaluaciones"),
    ("lista", "recomendaciones"),
    ("lista", "acciones"),
    ("lista", "acciones", "--json"),
    ("lista", "acciones", "--formato", "csv"),
    ("lista", "acuerdos"),
)


@pytest.mark.parametrize("cartera", CARTERAS)
def test_lo_que_se_filtra_se_dice_igual(cartera: str, tmp_path: Path, cache: Path) -> None:
    raiz = escribir(tmp_path / "r", CARTERAS[cartera])
    seg("status", en=raiz)
    assert cache.exists()
    ids = sorted({uno.partition("/")[0] for uno in nombres(raiz)})
    filtros = [f for id_ in ids for f in (("--evaluacion", id_), ("--acuerdo", id_.upper()))]
    casos = [(*orden, *filtro) for orden in ORDENES for filtro in filtros]
    for orden in una_parte(casos, 13, sum(map(ord, cartera))):
        con_ella = seg(*orden, en=raiz)
        assert con_ella == seg("--sin-cache", *orden, en=raiz), orden


@pytest.fixture
def convertidos(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """El título de cada registro que se hace."""
    hechos: list[str] = []

    def contado(modelo: Any, datos: Any, *demas: Any) -> Any:  # noqa: ANN401 — la firma no importa
        hechos.append(datos["titulo"])
        return conversion.convertir(modelo, datos, *demas)

    monkeypatch.setattr("seguimiento.repositorio.llano.convertir", contado)
    return hechos


TITULO = "Evaluación de medio término de Puertos"
MESA_DE_C1 = "Mesa de coordinación"


@pytest.mark.parametrize(
    "orden",
    [
        ("ver", "puertos/2.2"),
        ("ver", "Puertos"),
        ("ver", "puertos/R1", "--json"),
        ("ver", "c1"),
        ("historial", "puertos/2.2"),
        ("historial", "C1"),
        ("actualizar", "puertos/2.2", "--estado", "en_curso", "--simular"),
        ("actualizar", "c1", "--estado", "en_curso", "--simular"),
        ("prorrogar", "puertos/2.2", "--plazo", "2031", "--motivo", "Faltó", "--simular"),
        ("nueva", "recomendacion", "puertos", "--texto", "Otra", "--simular"),
        ("corregir", "puertos/2.2", "plazo", "2031", "--simular"),
        ("buscar", "VENTANILLÁ"),
    ],
    ids=" ".join,
)
def test_de_lo_demas_basta_saber_que_esta(
    orden: tuple[str, ...], tmp_path: Path, cache: Path, convertidos: list[str]
) -> None:
    raiz = escribir(tmp_path / "r", DOCE)
    for _ in range(2):
        assert seg(*orden, en=raiz).codigo == 0
    assert cache.exists()
    convertidos.clear()

    assert seg(*orden, en=raiz).codigo == 0

    assert {*convertidos} == {MESA_DE_C1 if "c1" in map(str.casefold, orden) else TITULO}


def test_para_contar_las_distintas_se_cargan_ademas_las_que_se_nombran(
    tmp_path: Path, cache: Path, convertidos: list[str]
) -> None:
    raiz = escribir(tmp_path / "r", DOCE)
    seg("status", en=raiz)
    assert cache.exists()
    convertidos.clear()

    assert seg("lista", "acciones", "--evaluacion", "puertos", en=raiz).codigo == 0

    assert {titulo.rpartition(" ")[2] for titulo in convertidos} == {"Puertos", "Caminos"}


UNA_Y_OTRAS = {
    "una que nombra otra": {"una": ["", "otra/1.1"], "otra": ["una/1.1"]},
    "lo que otra une dentro": {"una": ["otra/1.1", "otra/1.2"], "otra": ["", "1.1"]},
    "una cadena que pasa por cuatro": {
        "una": ["otra/1.2", "tercera/1.2"],
        "otra": ["cuarta/1.1", "1.1"],
        "tercera": ["quinta/1.1", "1.1"],
        "cuarta": ["quinta/1.2"],
        "quinta": ["", "1.1"],
    },
}


@pytest.mark.parametrize("como", UNA_Y_OTRAS)
def test_dos_que_solo_unen_otros_archivos_se_cuentan_una_vez(
    como: str, tmp_path: Path, cache: Path
) -> None:
    raiz = escribir(
        tmp_path / "r",
        {
            f"data/evaluaciones/{id_}.yaml": _evaluacion(mismas)
            for id_, mismas in UNA_Y_OTRAS[como].items()
        },
    )
    en_frio = seg("status", "--evaluacion", "una", "--json", en=raiz)
    assert cache.exists()

    assert en_frio.json["resumen"]["acciones"] == 2
    assert en_frio.json["resumen"]["acciones_distintas"] == 1
    assert seg("status", "--evaluacion", "una", "--json", en=raiz) == en_frio


def test_se_unan_como_se_unan_se_cuenta_lo_mismo(tmp_path: Path, cache: Path) -> None:
    azar = Random(8)  # noqa: S311 — determinista, no secreto
    ids = ("una", "dos", "tres", "cuatro")
    posibles = ["", "1.1", "1.2", "Una/1.2", *(f"{id_}/1.{n}" for id_ in ids for n in range(1, 4))]
    for vuelta in range(ejemplos(200, 20)):
        mismas = {id_: [azar.choice(posibles) for _ in range(3)] for id_ in ids}
        raiz = escribir(
            tmp_path / f"r{vuelta}",
            {f"data/evaluaciones/{id_}.yaml": _evaluacion(suyas) for id_, suyas in mismas.items()},
        )
        sin_ella = seg("--sin-cache", "status", "--evaluacion", "una", "--json", en=raiz)
        for _ in range(2):
            assert seg("status", "--evaluacion", "una", "--json", en=raiz) == sin_ella, mismas
    assert cache.exists()


def _evaluacion(mismas: Sequence[str]) -> str:
    """Una con tantas acciones como se den, cada una la misma que la que se diga."""
    acciones = [
        f'{{id: "1.{n}", descripcion: Algo, plazo: 2022-03'
        + f', misma_que: "{otra}"' * bool(otra)
        + "}"
        for n, otra in enumerate(mismas, start=1)
    ]
    recomendacion = f"{{id: R1, texto: Hacerlo, acciones: [{', '.join(acciones)}]}}"
    return f"titulo: Una\norganizacion: OIM\nfecha: 2022\nrecomendaciones: [{recomendacion}]\n"


def _sin_tacha(texto: str) -> str:
    return texto.replace("Ordenar los registros", "Ordenar los archivos")


@pytest.mark.parametrize("cambio", [_sin_tacha, lambda texto: texto + "x: [\n", lambda _: ""])
def test_lo_que_cambia_en_otro_archivo_se_dice(
    cambio: Callable[[str], str], tmp_path: Path, cache: Path
) -> None:
    raiz = escribir(tmp_path / "r", DOCE)
    seg("ver", "radios", en=raiz)
    seg("ver", "radios", en=raiz)
    assert cache.exists()
    (raiz / UNA).write_text(cambio(DOCE[UNA]), encoding="utf-8")

    visto = seg("ver", "radios", en=raiz)

    assert visto == seg("--sin-cache", "ver", "radios", en=raiz)
    assert visto.codigo == (0 if cambio is _sin_tacha else 3)


LEEN = (
    *[("validar",), ("validar", "--json"), ("ver", "REF"), ("historial", "REF")],
    *[("buscar", "e"), ("buscar", "PSU"), ("buscar", "1.1")],
)


def test_ediciones_al_azar_y_ordenes_intercaladas(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahora = partial(como_si_pasara_el_margen, tmp_path)
    monkeypatch.setattr("seguimiento.comandos.memoria.time_ns", ahora)
    azar = Random(7)  # noqa: S311 — determinista, no secreto
    raiz = escribir(tmp_path / "r", DOCE)
    refs = [*nombres(raiz), "1.1", "R1", "c1"]
    rutas = [ruta for ruta in DOCE if ruta.startswith("data/")]
    for _ in range(ejemplos(200, 20)):
        ruta = azar.choice(rutas)
        sitio, bueno = raiz / ruta, DOCE[ruta].encode()
        match azar.randrange(8):
            case 0 if sitio.read_bytes().startswith(b"titulo: "):
                mismo_largo(sitio)
            case 1 if sitio.read_bytes().startswith(b"titulo: "):
                otro_en_su_sitio(sitio)
            case 2:
                sitio.write_bytes(estropeado(bueno, azar))
            case 3:
                sitio.write_bytes(b"# otra\n" + sitio.read_bytes())
            case 4:
                sitio.write_bytes(bueno.replace(b"en_curso", b"completada"))
            case _:
                sitio.write_bytes(bueno)
        for molde in azar.sample([*LEEN, *((*una, "--simular") for una in EDICIONES)], 4):
            ref, hoy = azar.choice(refs), azar.choice(["2023-04-15", "2023-04-15", "2024-01-01"])
            orden = [ref if parte == "REF" else parte for parte in molde]
            con_ella = seg(*orden, en=raiz, hoy=hoy)
            assert con_ella == seg("--sin-cache", *orden, en=raiz, hoy=hoy), orden
    assert cache.exists()
