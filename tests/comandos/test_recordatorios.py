"""`seg recordatorios`: a quién se escribe, con cuánto, y que nada de lo escrito diga otra cosa."""

import io
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from apoyo.cartera_hostil import cartera_hostil
from apoyo.carteras import EJEMPLOS, PROYECTO, RICA, escribir
from apoyo.ejecucion import HOY, proceso, seg
from apoyo.recordados import Leido, adjuntos_de, correos, html_de, recordar, texto_de
from seguimiento.exportacion.recordatorios.direcciones import direccion_de
from seguimiento.modelo.configuracion import Actor, Configuracion
from seguimiento.redaccion import legible

icalendar = pytest.importorskip("icalendar")

CORTE = "2026-01-12"
CARTERAS = ((EJEMPLOS, CORTE), (PROYECTO, "2023-07-01"))
A_SU_CARGO = {"responde", "lidera"}
CABECERAS = [
    *("Content-Type", "MIME-Version", "Subject", "Date", "Message-ID", "X-Unsent"),
    "Content-Language",
]


def accion(id_: str, quien: str, mas: str = "plazo: 2023-01") -> str:
    """Una acción vencida de alguien."""
    return f'      - {{id: "{id_}", descripcion: Medir, responsables: ["{quien}"], {mas}}}\n'


def evaluacion(*acciones: str) -> dict[str, str]:
    return {
        "data/evaluaciones/e.yaml": (
            "titulo: E\norganizacion: OIM\nfecha: 2022-06\nrecomendaciones:\n"
            "  - id: R1\n    texto: Medir\n    acciones:\n" + "".join(acciones)
        )
    }


def de_un(correo: EmailMessage) -> str:
    """De quién es."""
    return texto_de(correo).partition(":\n")[0]


# ── Las mismas cifras ────────────────────────────────────────────────────────


@pytest.mark.parametrize(("raiz", "hoy"), CARTERAS, ids=["ejemplos", "data"])
def test_son_las_filas_y_las_cifras_de_status_y_del_informe(
    raiz: Path, hoy: str, tmp_path: Path
) -> None:
    assert recordar(raiz, tmp_path / "r", hoy=hoy).codigo == 0
    for correo in correos(tmp_path / "r").values():
        quien = de_un(correo)
        visto = seg("status", "--responsable", quien, "--json", en=raiz, hoy=hoy).json
        filas = [*visto["acciones"], *visto["recomendaciones_sin_acciones"]]
        suyas = [
            una
            for una in filas
            if una.get("exigible", True)
            and quien in {*una["responsables"], una.get("lidera")}
            and una["situacion"] != "cerrada"
        ]
        vencidas = [una["ref"] for una in suyas if una["situacion"] == "vencida"]
        por_vencer = [una["ref"] for una in suyas if una["situacion"] == "por_vencer"]
        calladas = [una["ref"] for una in suyas if "sin_novedad" in una["marcas"]]
        demas = [ref for ref in calladas if ref not in {*vencidas, *por_vencer}]
        dichas = re.findall(r"^\* (\S+) —", texto_de(correo), re.MULTILINE)
        assert dichas == [*vencidas, *por_vencer, *demas]
        informe = seg("informe", "responsable", quien, en=raiz, hoy=hoy).salida
        de_informe = _cifra(informe, "Con el plazo cumplido") + _cifra(
            informe, "Períodos con el plazo cumplido"
        )
        if "Reúne lo que figura" not in informe:
            assert len(vencidas) == de_informe


def _cifra(informe: str, rotulo: str) -> int:
    hallada = re.search(rf"^\| {rotulo} \| \*\*(\d+)\*\*", informe, re.MULTILINE)
    return int(hallada[1]) if hallada else 0


@pytest.mark.parametrize(("raiz", "hoy"), CARTERAS, ids=["ejemplos", "data"])
def test_texto_html_y_chat_dicen_lo_mismo(raiz: Path, hoy: str, tmp_path: Path) -> None:
    recordar(raiz, tmp_path / "r", hoy=hoy)
    en_chat = seg("recordatorios", "--formato", "md", en=raiz, hoy=hoy).salida.split("\n---\n\n")
    por_nombre = {uno.splitlines()[0].strip("*"): uno for uno in en_chat}
    for correo in correos(tmp_path / "r").values():
        refs = re.findall(r"^\* (\S+) —", texto_de(correo), re.MULTILINE)
        assert [t for t in Leido(html_de(correo)).textos if t in {*refs}] == refs
        chat = por_nombre[de_un(correo)]
        assert re.findall(r"^- (\S+): ", chat, re.MULTILINE) == refs
        assert "|" not in chat


def test_el_asunto_dice_cuanto(tmp_path: Path) -> None:
    todas = [
        accion("1", "A"),
        accion("2", "A"),
        accion("3", "A", "plazo: 2023-04"),
        accion("4", "A", "plazo: 2024-04"),
        accion("5", "B"),
        accion("6", "C", "plazo: 2024-04"),
        accion("7", "D", "inicio: 2023-01, plazo: 2024-12, recurrencia: trimestral"),
    ]
    raiz = escribir(tmp_path / "a", evaluacion(*todas))
    recordar(raiz, tmp_path / "r")
    assert {de_un(c): c["Subject"] for c in correos(tmp_path / "r").values()} == {
        "A": "2 acciones vencidas, 1 por vencer y 1 más sin novedad — corte 15-abr-2023",
        "B": "1 acción vencida — corte 15-abr-2023",
        "C": "1 acción sin novedad — corte 15-abr-2023",
        "D": "1 período vencido y 1 acción más sin novedad — corte 15-abr-2023",
    }


# ── A quién ──────────────────────────────────────────────────────────────────


def test_a_cada_cual_solo_lo_suyo_aunque_se_llamen_parecido(tmp_path: Path) -> None:
    dichas = {"1": "Oficina", "2": "Oficina de Quito", "3": "OQ"}
    actores = "actores: {Oficina de Quito: {alias: [OQ], correo: quito@ejemplo.org}}\n"
    archivos = evaluacion(*(accion(id_, quien) for id_, quien in dichas.items()))
    raiz = escribir(tmp_path / "a", archivos | {"seguimiento.yaml": actores})
    recordar(raiz, tmp_path / "r")
    leidos = correos(tmp_path / "r").values()
    assert {de_un(c): re.findall(r"^\* (\S+)", texto_de(c), re.MULTILINE) for c in leidos} == {
        "Oficina": ["e/1"],
        "Oficina de Quito": ["e/2", "e/3"],
    }
    assert [str(correo["To"]) for correo in leidos if correo["To"]] == [
        "Oficina de Quito <quito@ejemplo.org>"
    ]
    solo = seg("recordatorios", "--responsable", "quito", "--formato", "md", en=raiz).salida
    assert solo.startswith("**Oficina de Quito**")
    assert "---" not in solo


def test_quien_acompana_lo_cerrado_y_lo_propuesto_no_se_recuerda(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, RICA)
    dicho = seg("recordatorios", "--formato", "md", en=raiz).salida
    refs = re.findall(r"^- (\S+): ", dicho, re.MULTILINE)
    assert "propuesta/p1" not in refs
    assert "final-2022/1.3" not in refs
    assert "**CEPAL**" not in dicho
    visto = seg("recordatorios", en=raiz).salida
    assert "No consta de quién es" in visto
    assert "final-2022/2.5" in visto


def test_lo_que_falta_se_anota_con_lo_que_se_dice(tmp_path: Path) -> None:
    nombres = (
        *("PSU", "Unidad de Datos", "O'Higgins: sur", "Empresa S.A. (Perú)", "-raro", "null"),
        *("[x]", "a/b@1", "«x»", "#1", "a, b", "sí", "1"),
    )
    archivos = evaluacion(*(accion(f"{n}", quien) for n, quien in enumerate(nombres)))
    raiz = escribir(tmp_path, archivos)
    visto = seg("recordatorios", en=raiz)
    assert visto.codigo == 0
    assert f"Sin dirección ({len(nombres)})" in visto.salida
    for linea in visto.salida.splitlines():
        if linea.startswith("seg corregir"):
            assert seg(*shlex.split(linea)[1:], en=raiz).codigo == 0
    por_escribir = re.findall(r"En seguimiento\.yaml:\nactores:\n((?:  .*\n)+)", visto.salida)
    configuracion = raiz / "seguimiento.yaml"
    configuracion.write_text(configuracion.read_text("utf-8") + "".join(por_escribir), "utf-8")
    assert "Sin dirección" not in seg("recordatorios", en=raiz).salida


@pytest.mark.parametrize(
    ("escrita", "vale"),
    [
        ("psu@ejemplo.org", "psu@ejemplo.org"),
        (" o'brien+x@sub.ejemplo.org ", "o'brien+x@sub.ejemplo.org"),
        ("a@mañana.com", "a@xn--maana-pta.com"),
        *(
            (mala, "")
            for mala in (
                *("psu", "@x.org", "a@", "a@b", "a b@x.org", "a@x..org", ".a@x.org", "a.@x.org"),
                *("a@x.org, b@x.org", "a@x.org\nBcc: b@x.org", "a@x.org>", "Ñ <a@x.org>"),
                *("ñ@x.org", "a@-x.org", f"{'a' * 65}@x.org", f"a@{'x' * 64}.org", "a@[1.2.3.4]"),
                *("a@x.org\r\n", "a\x00@x.org", "mailto:a@x.org", '"a b"@x.org', "a@x.org;b@y.org"),
            )
        ),
    ],
)
def test_solo_se_escribe_a_lo_que_es_una_direccion(escrita: str, vale: str) -> None:
    configuracion = Configuracion(actores={"A": Actor.model_construct(correo=escrita)})
    if escrita.strip() == escrita or vale:
        assert direccion_de("A", configuracion) == vale
    assert "\n" not in direccion_de("A", configuracion)


# ── Lo escrito ───────────────────────────────────────────────────────────────


def test_cada_borrador_es_un_correo_sin_defectos(tmp_path: Path) -> None:
    recordar(EJEMPLOS, tmp_path / "r", "--con-libro", hoy=CORTE)
    for correo in correos(tmp_path / "r").values():
        assert [*correo.keys()] == CABECERAS
        assert correo["X-Unsent"] == "1"
        assert [p.get_content_type() for p in correo.walk()][:4] == [
            *("multipart/mixed", "multipart/alternative", "text/plain", "text/html")
        ]
        assert not any(parte.defects for parte in correo.walk())
        assert "seguimiento.xlsx" in adjuntos_de(correo)


def test_el_calendario_lleva_los_plazos_abiertos_como_el_de_exportar(tmp_path: Path) -> None:
    recordar(EJEMPLOS, tmp_path / "r", hoy=CORTE)
    seg("exportar", "ics", "-o", tmp_path / "todo.ics", en=EJEMPLOS, hoy=CORTE)
    todas = _citas((tmp_path / "todo.ics").read_bytes())
    for correo in correos(tmp_path / "r").values():
        suyas = _citas(adjuntos_de(correo).get("plazos.ics", b""))
        assert suyas.items() <= todas.items()
        con_plazo = re.findall(
            r"^\* (\S+) —.*\n.*\n  Plazo: (?!sin)", texto_de(correo), re.MULTILINE
        )
        dichas = {re.search(r"Referencia: (\S+)", cita)[1] for cita in suyas.values()}  # type: ignore[index]
        # de una serie van sus períodos
        assert {ref for ref in con_plazo if not ref.endswith("/1.3")} <= dichas


def _citas(contenido: bytes) -> dict[str, str]:
    if not contenido:
        return {}
    calendario = icalendar.Calendar.from_ical(contenido)
    return {str(uno["uid"]): str(uno["description"]) for uno in calendario.walk("VEVENT")}


def test_el_libro_lleva_solo_sus_filas_y_vuelve(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    raiz = escribir(tmp_path / "a", RICA)
    recordar(raiz, tmp_path / "r", "--con-libro", "--responsable", "Oficina de país")
    (correo,) = correos(tmp_path / "r").values()
    libro = openpyxl.load_workbook(io.BytesIO(adjuntos_de(correo)["seguimiento.xlsx"]))
    assert libro.sheetnames == ["Léame", "Acciones"]
    hoja = libro["Acciones"]
    titulos = [celda.value for celda in hoja[1]]
    filas = {hoja.cell(n, 1).value: n for n in range(2, hoja.max_row + 1) if hoja.cell(n, 1).value}
    assert [*filas] == ["final-2022/2.1", "final-2022/2.2"]
    hoja.cell(filas["final-2022/2.1"], titulos.index("Comentario") + 1).value = "Falta uno"
    libro.save(tmp_path / "devuelto.xlsx")
    antes = (raiz / "data/evaluaciones/final-2022.yaml").read_text("utf-8")
    visto = seg("importar", tmp_path / "devuelto.xlsx", "--si", en=raiz)
    assert visto.codigo == 0, visto
    ahora = (raiz / "data/evaluaciones/final-2022.yaml").read_text("utf-8")
    nuevas, quitadas = (
        [linea for linea in uno.splitlines() if linea not in otro.splitlines()]
        for uno, otro in ((ahora, antes), (antes, ahora))
    )
    assert [linea for linea in nuevas if "comentario" in linea] == nuevas[-1:]
    assert "Falta uno" in nuevas[-1]
    # la lista en corchetes pasa a ir una entrada por línea, como al actualizar
    assert all("cantidad: 2" in linea for linea in quitadas)


HOSTILES = (
    *("a\nBcc: x@y.org\n\nfin", "x\nSubject: otro", "<script>alert(1)</script>", "=1+1"),
    *('"><img src=x onerror=y>', "&amp;<b>", "--=_seg_m_0", ".\n.", "../../../etc/passwd"),
    *("=?utf-8?q?x?=", "a, b <x@y.org>; c", "移民統合 한국어", "😀👍🏽", "\u00a0duro\u00a0"),
    *("x" * 400, "á" * 400, "con", "@todos #canal", "- [ ] a\n- b", "**n** _c_ | x", "C:\\nul"),
)
ETIQUETAS = {
    *("html", "head", "meta", "title", "body", "p", "h2", "table", "tr", "th", "td", "b", "br"),
    *("a", "span"),
}
ATRIBUTOS = {
    *("lang", "charset", "style", "border", "cellpadding", "cellspacing", "width", "scope", "href"),
}


@pytest.mark.parametrize("dato", HOSTILES, ids=range(len(HOSTILES)))
def test_nada_de_lo_escrito_en_un_registro_dice_otra_cosa(dato: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "a", cartera_hostil(dato))
    visto = recordar(raiz, tmp_path / "r", hoy="2024-06-01")
    assert visto.codigo == 0, visto
    assert {p for p in tmp_path.rglob("*") if p.is_file() and p.suffix == ".eml"} == {
        *(tmp_path / "r").iterdir()
    }
    (correo,) = correos(tmp_path / "r").values()
    assert [*correo.keys()] == CABECERAS
    assert not any(parte.defects for parte in correo.walk())
    leido = Leido(html_de(correo))
    assert leido.etiquetas <= ETIQUETAS
    assert leido.atributos <= ATRIBUTOS
    assert all(re.match(r"https?://", enlace) for enlace in leido.enlaces)
    llano = " ".join(dato.split(" ")).split("\n", maxsplit=1)[0].strip()
    assert legible(llano)[:60] in " ".join(leido.textos)
    refs = [t for t in leido.textos if re.fullmatch(r"[ea]\d/\S+", t)]
    chat = seg("recordatorios", "--formato", "md", en=raiz, hoy="2024-06-01").salida
    lineas = [linea for linea in chat.splitlines() if linea.startswith("- ")]
    assert [linea[2:].partition(":")[0] for linea in lineas] == refs


@pytest.mark.parametrize(
    "nombres",
    [
        ("Ñandú", "Nandu", "NANDU"),
        ("a/b", "a b", "a-b", "a\\\\b"),
        ("..", "../x", "/etc", "."),
        ("移民", "統合"),
        ("con", "nul", "LPT1"),
        ("x" * 300, "x" * 301),
    ],
)
def test_dos_nombres_parecidos_van_en_dos_archivos_de_la_carpeta(
    nombres: tuple[str, ...], tmp_path: Path
) -> None:
    archivos = evaluacion(*(accion(f"{n}", quien) for n, quien in enumerate(nombres)))
    raiz = escribir(tmp_path / "a", archivos)
    assert recordar(raiz, tmp_path / "r").codigo == 0
    escritos = [uno.name for uno in (tmp_path / "r").iterdir()]
    assert len({uno.casefold() for uno in escritos}) == len(nombres)
    assert all(re.fullmatch(r"recordatorio[A-Za-z0-9.-]*\.eml", uno) for uno in escritos)
    assert all(len(uno) < 250 for uno in escritos)
    quienes = {de_un(correo) for correo in correos(tmp_path / "r").values()}
    assert quienes == {uno.replace("\\\\", "\\") for uno in nombres}


def test_los_mismos_registros_dan_los_mismos_bytes(tmp_path: Path) -> None:
    vistos: list[Mapping[str, bytes]] = []
    for n, (zona, semilla) in enumerate((("UTC", "0"), ("Pacific/Kiritimati", "7"))):
        entorno = {"TZ": zona, "PYTHONHASHSEED": semilla, "LC_ALL": ("C", "es_ES.UTF-8")[n]}
        orden = ("-C", EJEMPLOS, "--hoy", CORTE, "recordatorios", "--con-libro")
        assert proceso(*orden, "-o", tmp_path / f"r{n}", entorno=entorno).codigo == 0
        vistos.append({p.name: p.read_bytes() for p in (tmp_path / f"r{n}").iterdir()})
    assert vistos[0] == vistos[1]


# ── Lo que falta y lo que no se escribe ──────────────────────────────────────


ROTA = "titulo: [Reservado\n"
ACTORES = """\
organizacion: OIM
actores:
  PSU: {organizacion: OIM}
  Secretaría: {organizacion: Ministerio}
"""


def test_lo_no_leido_se_nombra_dentro_salvo_a_quien_es_de_fuera(tmp_path: Path) -> None:
    archivos = {**RICA, "data/acuerdos/interno.yaml": ROTA, "seguimiento.yaml": ACTORES}
    raiz = escribir(tmp_path / "a", archivos)
    assert recordar(raiz, tmp_path / "r", "--con-libro").codigo == 3
    for nombre, correo in correos(tmp_path / "r").items():
        todo = (texto_de(correo), html_de(correo))
        assert all("Puede faltar algo" in uno for uno in todo)
        de_fuera = nombre == "recordatorio-Secretaria.eml"
        assert all(("interno" in uno) is not de_fuera for uno in todo)
        libro = "".join(_celdas(adjuntos_de(correo)["seguimiento.xlsx"]))
        assert ("interno" in libro) is not de_fuera
    dicho = seg("recordatorios", "--formato", "md", en=raiz)
    assert dicho.codigo == 3
    assert dicho.salida.count("Puede faltar algo") == len([*(tmp_path / "r").iterdir()])


def test_lo_que_no_se_lee_y_lo_repetido_tambien_se_dice(tmp_path: Path) -> None:
    otra = "titulo: Otra\norganizacion: OIM\ntipo: final\nfecha: 2022\n"
    ajenos = {"data/suelto.yaml": "a: 1\n", "data/evaluaciones/mas/final-2022.yaml": otra}
    raiz = escribir(tmp_path, {**RICA, **ajenos})
    visto = seg("recordatorios", "--formato", "md", "--responsable", "PSU", en=raiz)
    assert visto.codigo == 3
    assert visto.salida.count("data/suelto.yaml") == 1
    assert "dentificador repetido, que se cuenta todas las veces" in visto.salida


def test_sin_la_biblioteca_se_dice_cual_y_no_se_escribe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "a", RICA)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    visto = recordar(raiz, tmp_path / "r")
    assert visto.codigo != 0
    assert "seguimiento[oficina]" in visto.errores
    assert not (tmp_path / "r").exists()
    assert recordar(raiz, tmp_path / "r", "--formato", "md").codigo == 0


def _celdas(contenido: bytes) -> Iterator[str]:
    openpyxl = pytest.importorskip("openpyxl")
    for hoja in openpyxl.load_workbook(io.BytesIO(contenido)):
        for fila in hoja.iter_rows(values_only=True):
            yield from (str(valor) for valor in fila if valor is not None)


def test_de_un_acuerdo_solo_va_el_compromiso_suyo(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "a", {**RICA, "seguimiento.yaml": ACTORES})
    recordar(raiz, tmp_path / "r", "--con-libro", "--responsable", "Secretaría")
    (correo,) = correos(tmp_path / "r").values()
    contenidos = adjuntos_de(correo)
    dicho = texto_de(correo) + html_de(correo) + contenidos["plazos.ics"].decode()
    dicho += "".join(_celdas(contenidos["seguimiento.xlsx"]))
    assert "mesa/c1" in dicho
    for ajeno in (
        "Invitar a la academia",
        "Firmar el convenio",
        "mesa/c2",
        "reunion-",
        "final-2022",
    ):
        assert ajeno not in dicho


def test_si_se_filtra_se_dice_que_no_va_todo(tmp_path: Path) -> None:
    raiz = escribir(tmp_path, RICA)
    orden = ("recordatorios", "--formato", "md", "--responsable", "PSU")
    assert "No va todo lo suyo" not in seg(*orden, en=raiz).salida
    de_una = seg(*orden, "--situacion", "vencida", en=raiz).salida
    assert "No va todo lo suyo: solo lo que está vencida." in de_una


@pytest.mark.parametrize("opciones", [(), ("--simular", "-o", "r"), ("--formato", "eml")])
def test_sin_carpeta_o_al_simular_se_muestra_y_no_se_escribe(
    opciones: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path, RICA)
    monkeypatch.chdir(tmp_path)
    antes = {*tmp_path.rglob("*")}
    visto = seg("recordatorios", *opciones, en=raiz)
    assert visto.codigo == 0
    assert "Jefatura de misión" in visto.salida
    assert {*tmp_path.rglob("*")} == antes


@pytest.mark.parametrize(
    ("opciones", "error"),
    [
        (("-o", "-"), "los correos no se escriben en la salida"),
        (("--formato", "md", "--con-libro"), "en un chat no va ningún libro"),
        (("-o", "ajena"), "hay algo que no escribió esta orden"),
        (("-o", "archivo"), "no es una carpeta"),
        (("-o", "a/b/c"), "no se puede crear la carpeta"),
    ],
)
def test_lo_que_no_puede_ser_se_dice(
    opciones: tuple[str, ...], error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path, RICA)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ajena").mkdir()
    (tmp_path / "ajena" / "carta.txt").touch()
    (tmp_path / "archivo").touch()
    visto = seg("recordatorios", *opciones, en=raiz)
    assert visto.codigo in {2, 3}
    assert error in visto.errores
    assert not visto.salida
    assert [p.name for p in (tmp_path / "ajena").iterdir()] == ["carta.txt"]


def test_escribir_otra_vez_sustituye_y_dice_lo_que_queda_de_antes(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "a", RICA)
    recordar(raiz, tmp_path / "r")
    antes = {p.name: p.read_bytes() for p in (tmp_path / "r").iterdir()}
    otra = recordar(raiz, tmp_path / "r", "--responsable", "PSU")
    assert {p.name for p in (tmp_path / "r").iterdir()} == {*antes}
    assert "quedan de antes" in otra.errores
    assert "quedan de antes" not in recordar(raiz, tmp_path / "r").errores
    assert {p.name: p.read_bytes() for p in (tmp_path / "r").iterdir()} == antes


def test_si_no_hay_nada_que_recordar_se_dice_y_no_se_escribe(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "a", evaluacion(accion("1", "A", "plazo: 2023-12, inicio: 2023-04")))
    visto = recordar(raiz, tmp_path / "r", hoy=HOY)
    assert visto.codigo == 0
    assert not (tmp_path / "r").exists()
    assert visto.salida.startswith("No hay nada que recordar a nadie.")
    assert "Sin nada que recordar (1), y no se les escribe: «A»." in visto.salida
