"""Todo enlace de todo informe lleva a donde dice, esté donde esté el informe, o no lo hay."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from apoyo.carteras import FINAL, RICA, escribir
from apoyo.ejecucion import seg
from apoyo.enlaces import AJENO, SITIO, comprobar, enlaces, ruta_de
from apoyo.rendidos import DE_RICA
from seguimiento.informes.tipos import TIPOS, FormatoDeInforme, Tipo


def orden(tipo: Tipo) -> list[str]:
    return ["informe", tipo.nombre, *([DE_RICA[tipo.nombre]] if tipo.argumento else [])]


def escritos(raiz: Path | str, carpeta: Path) -> list[Path]:
    """Cada informe en cada formato, escrito en esa carpeta."""
    carpeta.mkdir(parents=True, exist_ok=True)
    hechos = []
    for tipo in TIPOS.values():
        for formato in FormatoDeInforme:
            hecho = carpeta / f"{tipo.nombre}.{formato.value}"
            visto = seg("-C", raiz, *orden(tipo), "-o", hecho)
            assert visto.codigo == 0, visto.errores
            hechos.append(hecho)
    return hechos


def con_sitio(raiz: Path, barra: str = "") -> Path:
    with (raiz / "seguimiento.yaml").open("a", encoding="utf-8") as configuracion:
        configuracion.write(f"sitio: {SITIO}{barra}\n")
    return raiz


@pytest.mark.parametrize("donde", [".", "informes", "informes/2023 T4/ñ", "../hermana"])
def test_dentro_del_repositorio_cada_enlace_llega_a_su_linea(donde: str, tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "repo" / "registros", RICA)
    subprocess.run(["git", "init", "-q", tmp_path / "repo"], check=True)
    vistos = {hecho.stem: comprobar(hecho, raiz) for hecho in escritos(raiz, raiz / donde)}
    assert all(a_registros for a_registros, _ in vistos.values())
    assert {tipo for tipo, (_, dentro) in vistos.items() if dentro} >= {"trimestral", "matriz"}


@pytest.mark.skipif(os.name == "nt", reason="en Windows un nombre no lleva esto")
def test_el_de_un_nombre_que_no_se_ve_entero_lleva_al_archivo(tmp_path: Path) -> None:
    """Y no a otro que se llamara como aquel se muestra."""
    raiz = escribir(tmp_path / "repo" / "registros", RICA)
    subprocess.run(["git", "init", "-q", tmp_path / "repo"], check=True)
    ocultos = {f"a{oculto}b" for oculto in ("\t", "\n", "\u200b", "\u202e", "\udce9")}
    for nombre in ocultos:
        escribir(raiz, {f"data/evaluaciones/{nombre}.yaml": RICA[FINAL]})
    for donde in (raiz, raiz / "informes", tmp_path / "repo"):
        for hecho in escritos(raiz, donde):
            assert comprobar(hecho, raiz)[0]
            if hecho.stem == "trimestral":
                van = {ruta_de(uno) for uno in enlaces(hecho)}
                assert ocultos == {Path(uno.partition("#")[0]).stem for uno in van} & ocultos


def test_desde_otra_carpeta_con_la_raiz_indicada_tambien(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "repo" / "registros", RICA)
    subprocess.run(["git", "init", "-q", tmp_path / "repo"], check=True)
    monkeypatch.chdir(_carpeta(tmp_path / "repo" / "informes de aquí"))
    for hecho in escritos("../registros", Path()):
        assert comprobar(hecho, raiz)[0]


def test_fuera_del_repositorio_sin_sitio_no_hay_enlaces_a_los_registros(tmp_path: Path) -> None:
    raiz = escribir(tmp_path / "registros", RICA)
    for informe in escritos(raiz, tmp_path / "fuera"):
        assert comprobar(informe, raiz)[0] == 0
        assert "data/evaluaciones" not in "".join(enlaces(informe))


@pytest.mark.parametrize("barra", ["", "/"])
@pytest.mark.parametrize("donde", ["../fuera", "informes"])
def test_si_consta_el_sitio_publico_se_va_siempre_a_el(
    donde: str, barra: str, tmp_path: Path
) -> None:
    """Dentro del repositorio también: el informe que se manda por correo sigue llevando a lo suyo."""
    raiz = con_sitio(escribir(tmp_path / "registros", RICA), barra)
    for informe in escritos(raiz, raiz / donde):
        assert comprobar(informe, raiz)[0]
        assert [e for e in enlaces(informe) if not AJENO.match(e) and e[0] != "#"] == []


@pytest.mark.parametrize("donde", ["", "informes", "../fuera"])
def test_por_la_salida_se_enlaza_desde_la_carpeta_en_que_se_esta(
    donde: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raiz = escribir(tmp_path / "registros", RICA)
    carpeta = _carpeta(raiz / donde)
    monkeypatch.chdir(carpeta)
    for tipo in TIPOS.values():
        salida = seg("-C", raiz, *orden(tipo)).salida
        informe = carpeta / f"{tipo.nombre}.md"
        informe.write_text(salida, "utf-8")
        a_registros, _ = comprobar(informe, raiz)
        assert bool(a_registros) is (donde != "../fuera")


def _carpeta(carpeta: Path) -> Path:
    carpeta.mkdir(parents=True, exist_ok=True)
    return carpeta


EN_LA_MISMA_PAGINA = """\
    titulo: Evaluación
    organizacion: OIM
    fecha: 2024-01
    recomendaciones:
      - id: R1
        texto: Mejorar
        acciones:
          - {id: "1.1", descripcion: Redactar, plazo: 2024-03, responsables: [Unidad]}
      - id: R2
        texto: Cerrada hace tiempo
        respuesta: {decision: rechazada, fecha: 2024-02-01, justificacion: Falta dinero}
"""


@pytest.mark.parametrize("formato", FormatoDeInforme)
def test_en_el_trimestral_lo_primero_es_la_hoja_y_el_registro_va_detras(
    formato: FormatoDeInforme, tmp_path: Path
) -> None:
    raiz = escribir(tmp_path, {"data/evaluaciones/final-2024.yaml": EN_LA_MISMA_PAGINA})
    informe = raiz / f"t.{formato.value}"
    visto = seg("informe", "trimestral", "-o", informe, en=raiz, hoy="2024-06-30")
    assert visto.codigo == 0, visto.errores
    comprobar(informe, raiz)
    texto = informe.read_text("utf-8")
    lleva = (
        r'<a href="([^"]*)">{}</a>' if formato is FormatoDeInforme.HTML else r"\[{}\]\(([^)]*)\)"
    )
    hacia = {
        que: {*re.findall(lleva.format(que), texto)}
        for que in ("final-2024/1.1", "registro", "final-2024/R2")
    }
    assert hacia == {
        "final-2024/1.1": {"#final-2024-R1"},
        "registro": {"data/evaluaciones/final-2024.yaml#L8"},
        # no tiene hoja: se cerró antes del período
        "final-2024/R2": {"data/evaluaciones/final-2024.yaml#L9"},
    }
