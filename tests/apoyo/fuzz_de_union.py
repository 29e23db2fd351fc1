"""Dos personas editan al azar el mismo archivo: qué queda al unirlo, y qué deja git con esos mismos archivos.

python -m apoyo.fuzz_de_union 500
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from apoyo.documento_al_azar import Redactor
from apoyo.dos_personas import Persona, elementos_de, trabajo
from apoyo.registros_al_azar import mundo_al_azar
from apoyo.union_aparte import Arbol, comparable, leido, unidos
from seguimiento.almacen.fuentes import Memoria
from seguimiento.documento import leer
from seguimiento.documento.tramos import medir
from seguimiento.repositorio import revisar
from seguimiento.repositorio.lectura import clase_de, modelo_de
from seguimiento.repositorio.union import Unido, unir
from seguimiento.vocabularios import ClaseDeElemento

CASA = Path(__file__).parents[2]
ARCHIVOS = [
    "data/acuerdos/crm-osc.yaml",
    "data/acuerdos/mesa-dialogo-social.yaml",
    "data/evaluaciones/oim-2022-red-pmm.yaml",
    "data/evaluaciones/oit-3471-migracion-peru-ecuador.yaml",
    "data/evaluaciones/proteccion-frontera-2023.yaml",
    "data/evaluaciones/trabajo-decente-2025.yaml",
    "data/practicas/BP1_GF.yaml",
    "data/practicas/LA1_AF.yaml",
]
"""Registros de los incluidos y de los de ejemplo, de todas las clases."""
INVENTADOS = 0.2
"""Qué parte de los archivos es inventada y hostil; los demás son de los incluidos."""
SEMILLA = 20241130
HOY = date(2024, 6, 15)


@dataclass
class Resultado:
    """Lo que pasó en una tanda de pares."""

    pares: int = 0
    ediciones: Counter[str] = field(default_factory=Counter)
    sin_preguntar: int = 0
    preguntados: int = 0
    preguntas: int = 0
    preguntas_de_mas: int = 0
    no_validos: int = 0
    danos: list[str] = field(default_factory=list)
    comentarios: int = 0
    comentarios_dichos: int = 0
    git_bien: int = 0
    git_conflicto: int = 0
    git_mal: int = 0

    def sumar(self, otro: "Resultado") -> None:
        """Añade lo de otra tanda."""
        for nombre in vars(self):
            setattr(self, nombre, getattr(self, nombre) + getattr(otro, nombre))


@dataclass(frozen=True)
class Par:
    """Un archivo, y lo que dos personas hicieron con él."""

    archivo: str
    base: Persona
    nuestra: Persona
    suya: Persona

    @property
    def contenidos(self) -> tuple[bytes, bytes, bytes]:
        return self.base.contenido, self.nuestra.contenido, self.suya.contenido


def par_al_azar(azar: random.Random) -> Par:
    """Dos personas que hacen de una a cuatro cosas cada una, a menudo en el mismo sitio."""
    archivo, contenido = _inventado(azar) if azar.random() < INVENTADOS else _incluido(azar)
    base = Persona.con(contenido)
    clase = clase_de(archivo)
    assert clase is not None
    modelo = modelo_de(clase, "", base.documento.datos)
    cerca = azar.choice(elementos_de(modelo, base.datos))
    una, otra = (trabajo(azar, base, modelo, cerca, azar.choice((1, 2, 3, 4))) for _ in range(2))
    return Par(archivo, base, una, otra)


def _incluido(azar: random.Random) -> tuple[str, bytes]:
    """Uno de los registros incluidos; de los que más se editan, más veces."""
    archivo = azar.choices(ARCHIVOS, weights=[1 if "practicas" in a else 3 for a in ARCHIVOS])[0]
    origen = CASA / archivo if (CASA / archivo).exists() else CASA / "ejemplos" / archivo
    return archivo, origen.read_bytes()


def _inventado(azar: random.Random) -> tuple[str, bytes]:
    """Uno escrito de los modos más hostiles, con cualquier campo del modelo."""
    mundo = mundo_al_azar(azar)
    archivo = azar.choice([uno for uno in mundo if clase_de(uno) is not None])
    return archivo, Redactor(azar).archivo(mundo[archivo])


Junta = Callable[[bytes | None, bytes, bytes, ClaseDeElemento | None], Unido]


def tanda(cuantos: int, semilla: int, junta: Junta = unir) -> Resultado:
    """Lo que dan de sí unos cuantos pares, juntados así."""
    resultado = Resultado()
    for orden in range(cuantos):
        azar = random.Random(f"{semilla}-{orden}")  # noqa: S311 — inventa ediciones, no secretos
        par = par_al_azar(azar)
        for dano in _danos(par, resultado, junta):
            resultado.danos.append(f"=== par {semilla}-{orden}: {dano}\n{_relato(par)}")
    return resultado


def _danos(par: Par, cuenta: Resultado, junta: Junta) -> Iterator[str]:
    base, nuestro, suyo = par.contenidos
    clase = clase_de(par.archivo)
    hecho = junta(base, nuestro, suyo, clase)
    cuenta.pares += 1
    cuenta.ediciones.update((*par.nuestra.hechas, *par.suya.hechas))
    cuenta.preguntas += len(hecho.contradicciones)
    cuenta.preguntados += bool(hecho.contradicciones)
    cuenta.sin_preguntar += not hecho.contradicciones
    esperados, preguntas = unidos(par.base.datos, par.nuestra.datos, par.suya.datos)
    quedan = comparable(leido(hecho.contenido))
    de_mas = len(hecho.contradicciones) - preguntas
    cuenta.preguntas_de_mas += max(de_mas, 0)
    # de dos cosas distintas con el mismo código se pregunta una vez, por enteras
    enteras = any(una.son_otra_cosa for una in hecho.contradicciones)
    if de_mas < 0 and not enteras:
        yield f"no preguntó todo: {preguntas} y no {len(hecho.contradicciones)}"
    if quedan != esperados and not de_mas and not enteras:
        yield "los datos no son los de los dos"
    yield from _de_comentarios(par, hecho, cuenta)
    if not hecho.contradicciones:
        al_reves = junta(base, suyo, nuestro, clase)
        en_orden, de_vuelta = (
            comparable(leido(uno.contenido), en_orden=True) for uno in (hecho, al_reves)
        )
        # lo que se llevaría un comentario se pregunta solo a quien lo escribió
        preguntas_de_datos = [c for c in al_reves.contradicciones if not c.motivo]
        se_niega = len(preguntas_de_datos) < len(al_reves.contradicciones)
        if preguntas_de_datos or (en_orden != de_vuelta and not se_niega):
            yield "al revés no sale lo mismo"
        tenian = _errores(par.archivo, nuestro) | _errores(par.archivo, suyo)
        if nuevos := _errores(par.archivo, hecho.contenido) - tenian:
            cuenta.no_validos += 1
            yield f"no es válido y no se preguntó: {nuevos}"
        if _en_orden(base, nuestro, suyo) and not _en_orden(hecho.contenido):
            yield "una bitácora que iba por fechas ya no va"
    if junta(base, nuestro, nuestro, clase).contenido != nuestro:
        yield "con lo mismo no queda lo mismo"
    if junta(base, nuestro, base, clase).contenido != nuestro:
        yield "si el otro no hizo nada, cambió algo"
    _con_git(par, esperados, preguntas, cuenta)


def _en_orden(*contenidos: bytes) -> bool:
    """Si en todos las bitácoras van por fechas."""
    listas = (lista for contenido in contenidos for lista in _bitacoras(leido(contenido)))
    return all(lista == sorted(lista) for lista in listas)


def _bitacoras(dato: Arbol) -> Iterator[list[str]]:
    for clave, valor in dato.items() if isinstance(dato, dict) else ():
        if clave in {"seguimiento", "prorrogas", "verificaciones"}:
            # las fechas parciales no se comparan como textos
            dias = [uno["fecha"] for uno in valor or () if len(uno.get("fecha", "")) == 10]
            yield dias if len(dias) == len(valor or ()) else []
        yield from _bitacoras(valor)
    for uno in dato if isinstance(dato, list) else ():
        yield from _bitacoras(uno)


def _errores(archivo: str, contenido: bytes) -> Counter[tuple[str, str]]:
    hallados = revisar(Memoria({archivo: contenido}), HOY).diagnosticos
    return Counter((uno.codigo, uno.mensaje) for uno in hallados if uno.es_error)


def _comentarios(contenido: bytes) -> Counter[str]:
    documento = leer(contenido).documento
    assert documento is not None
    return Counter(uno.texto for uno in medir(documento.texto).comentarios)


def _de_comentarios(par: Par, hecho: Unido, cuenta: Resultado) -> Iterator[str]:
    """Los nuestros quedan, salvo los que quitó con lo suyo; los que no llegaron, se dicen."""
    base, nuestros, suyos = map(_comentarios, par.contenidos)
    quedan = _comentarios(hecho.contenido)
    if nuestros - quedan - (base - suyos):
        yield f"se perdieron comentarios nuestros: {nuestros - quedan}"
    nuevos = suyos - base
    perdidos = nuevos - (quedan - nuestros)
    cuenta.comentarios += nuevos.total()
    cuenta.comentarios_dichos += perdidos.total()
    if perdidos != Counter(hecho.comentarios_perdidos):
        yield "se callaron comentarios suyos perdidos"


def _con_git(par: Par, esperados: object, preguntas: int, cuenta: Resultado) -> None:
    """Lo que da `git merge-file` con los mismos tres archivos."""
    with tempfile.TemporaryDirectory() as carpeta:
        rutas = [Path(carpeta) / nombre for nombre in ("nuestro", "base", "suyo")]
        base, nuestro, suyo = par.contenidos
        for ruta, contenido in zip(rutas, (nuestro, base, suyo), strict=True):
            ruta.write_bytes(contenido)
        hecho = subprocess.run(
            ["git", "merge-file", "-p", *map(str, rutas)],
            capture_output=True,
            check=False,
        )
    if hecho.returncode:
        cuenta.git_conflicto += 1
        return
    try:
        bien = comparable(leido(hecho.stdout)) == esperados and not preguntas
    except yaml.YAMLError:
        bien = False
    cuenta.git_bien += bien
    cuenta.git_mal += not bien


def _relato(par: Par) -> str:
    partes = []
    with tempfile.TemporaryDirectory() as carpeta:
        base = Path(carpeta) / "base"
        base.write_bytes(par.base.contenido)
        for quien, persona in (("nuestro", par.nuestra), ("suyo", par.suya)):
            suyo = Path(carpeta) / quien
            suyo.write_bytes(persona.contenido)
            orden = ["git", "diff", "--no-index", "-U2", str(base), str(suyo)]
            visto = subprocess.run(orden, capture_output=True, check=False)
            partes.append(f"--- {quien}: {persona.hechas}\n{visto.stdout.decode()}")
    return f"{par.archivo}\n" + "\n".join(partes)


def principal() -> None:
    """Dice qué quedó de cada par, y qué habría dejado git."""
    argumentos = argparse.ArgumentParser(description=__doc__)
    argumentos.add_argument("cuantos", type=int, nargs="?", default=500)
    argumentos.add_argument("--semilla", type=int, default=SEMILLA)
    argumentos.add_argument("--ver", type=int, default=3, help="cuántos daños se muestran")
    pedido = argumentos.parse_args()
    comienzo = time.monotonic()
    resultado = tanda(pedido.cuantos, pedido.semilla)
    sys.stdout.write("\n".join(resultado.danos[: pedido.ver]) + "\n")
    for que, cuanto in vars(resultado).items():
        dicho = len(cuanto) if que == "danos" else cuanto
        sys.stdout.write(f"{que}: {dicho}\n")
    sys.stdout.write(f"{time.monotonic() - comienzo:.0f} s\n")


if __name__ == "__main__":
    principal()
