"""Lo que una persona hace con un archivo de registros: con las órdenes y a mano.

Cada edición se hace en el texto con lo que usan las órdenes y, a la vez, en los datos.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from apoyo.union_aparte import Arbol, Edicion, editado, leido, marcado
from seguimiento.campos import claves_de_texto, claves_en, escritura, ramas, registro_en
from seguimiento.documento import Documento, leer
from seguimiento.documento.edicion import con, con_otro, sin
from seguimiento.errores import EdicionImposible
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import Registro

PALABRAS = [
    "acuerdo",
    "albergue",
    "asistencia",
    "capacitación",
    "comunidad",
    "convenio",
    "diagnóstico",
    "enlace",
    "frontera",
    "género",
    "información",
    "inclusión",
    "informe",
    "jornada",
    "mesa",
    "migrante",
    "oficina",
    "plan",
    "protección",
    "ruta",
]
UNIDADES = (
    *("Unidad de género", "Oficina de Tumbes", "Secretaría", "UNICEF", "Jefatura de misión"),
    *("Coordinación: sede", "Área 3", "no"),
)
CERCA = 0.8
"""Cuántas veces se edita donde también mira la otra persona."""


@dataclass(frozen=True)
class Persona:
    """Lo que tiene en su copia: el texto y los datos, con sus marcas."""

    documento: Documento
    datos: Arbol
    hechas: tuple[str, ...] = ()

    @classmethod
    def con(cls, contenido: bytes) -> "Persona":
        documento = leer(contenido).documento
        assert documento is not None
        return cls(documento, marcado(leido(contenido)))

    @property
    def contenido(self) -> bytes:
        return self.documento.contenido


def trabajo(
    azar: random.Random, persona: Persona, modelo: type[Registro], cerca: Ruta, cuantas: int
) -> Persona:
    """La persona después de unas cuantas ediciones; las que no se pueden hacer, no las hace."""
    hechas = 0
    for _ in range(cuantas * 5):
        hacer = azar.choices([*QUE_HACER], weights=[*QUE_HACER.values()])[0]
        suyos = [*_elementos(modelo, persona.datos)]
        cercanos = [uno for uno in suyos if uno[0][: len(cerca)] == cerca]
        ruta, registro = azar.choice(cercanos if cercanos and azar.random() < CERCA else suyos)
        try:
            otra = hacer(azar, persona, (ruta, registro), modelo)
        except EdicionImposible:
            continue
        if otra is not None and otra.contenido != persona.contenido:
            persona = replace(otra, hechas=(*persona.hechas, hacer.__name__.strip("_")))
            hechas += 1
        if hechas == cuantas:
            break
    return persona


Elemento = tuple[Ruta, type[Registro]]


def _elementos(modelo: type[Registro], datos: Arbol, ruta: Ruta = ()) -> Iterator[Elemento]:
    yield ruta, modelo
    for rama in ramas(modelo):
        for n, uno in enumerate(datos.get(rama.clave) or ()):
            yield from _elementos(rama.modelo, uno, (*ruta, rama.clave, n))


def elementos_de(modelo: type[Registro], datos: Arbol) -> list[Ruta]:
    """Las rutas de todo lo que tiene código."""
    return [ruta for ruta, _ in _elementos(modelo, datos)]


def _en(datos: Arbol, ruta: Ruta) -> Any:  # noqa: ANN401 — un árbol cualquiera
    for paso in ruta:
        datos = datos.get(paso) if isinstance(datos, dict) else datos[paso]
    return datos


def _hecha(persona: Persona, edicion: Edicion, modelo: type[Registro]) -> Persona:
    orden, textos = claves_en(modelo, edicion.ruta[:-1]), claves_de_texto(modelo)
    if edicion.que == "quitar":
        documento = sin(persona.documento, edicion.ruta)
    elif edicion.que == "añadir":
        documento = con_otro(
            persona.documento, edicion.ruta, edicion.valor, orden=orden, textos=textos
        )
    else:
        documento = con(persona.documento, edicion.ruta, edicion.valor, orden=orden, textos=textos)
    return replace(persona, documento=documento, datos=editado(persona.datos, edicion))


# ── Qué hace ─────────────────────────────────────────────────────────────────


def _frase(azar: random.Random, cuantas: int = 8) -> str:
    return " ".join(azar.choices(PALABRAS, k=cuantas)).capitalize()


def _fecha(azar: random.Random) -> str:
    return f"2024-{azar.randint(1, 12):02}-{azar.randint(1, 28):02}"


def _estado(azar: random.Random, registro: type[Registro]) -> str:
    """Uno de los que caben en su bitácora."""
    entrada = registro_en(registro, ("seguimiento",))
    assert entrada is not None
    return azar.choice([uno.value for uno in escritura(entrada, "estado").valores])


def _anotar(
    azar: random.Random, persona: Persona, elemento: Elemento, modelo: type[Registro]
) -> Persona | None:
    ruta, registro = elemento
    if "seguimiento" not in registro.model_fields:
        return None
    entrada: dict[str, Any] = {"fecha": _fecha(azar), "estado": _estado(azar, registro)}
    if azar.random() < 0.7:
        entrada["comentario"] = _frase(azar, azar.choice((3, 8, 30)))
    if azar.random() < 0.3:
        entrada["evidencias"] = [{"titulo": _frase(azar, 3)}]
    return _hecha(persona, Edicion("añadir", (*ruta, "seguimiento"), entrada), modelo)


def _prorrogar(
    azar: random.Random, persona: Persona, elemento: Elemento, modelo: type[Registro]
) -> Persona | None:
    ruta, registro = elemento
    if "prorrogas" not in registro.model_fields:
        return None
    nueva = {"fecha": _fecha(azar), "plazo": f"2025-{azar.randint(1, 12):02}"}
    nueva["motivo"] = _frase(azar, 4)
    return _hecha(persona, Edicion("añadir", (*ruta, "prorrogas"), nueva), modelo)


def _responder(
    azar: random.Random, persona: Persona, elemento: Elemento, modelo: type[Registro]
) -> Persona | None:
    ruta, registro = elemento
    if "respuesta" not in registro.model_fields:
        return None
    if _en(persona.datos, (*ruta, "respuesta")):
        clave = azar.choice(("plan", "justificacion"))
        return _hecha(persona, Edicion("poner", (*ruta, "respuesta", clave), _frase(azar)), modelo)
    dada = {"decision": azar.choice(("aceptada", "rechazada")), "fecha": _fecha(azar)}
    dada["justificacion"] = _frase(azar)
    return _hecha(persona, Edicion("poner", (*ruta, "respuesta"), dada), modelo)


def _anadir_elemento(
    azar: random.Random, persona: Persona, elemento: Elemento, modelo: type[Registro]
) -> Persona | None:
    ruta, registro = elemento
    if not ramas(registro):
        return None
    rama = azar.choice(ramas(registro))
    nuevo: dict[str, Any] = {"id": f"N{azar.randint(1, 40)}"}
    claves = rama.modelo.model_fields
    if nuevo["id"] in repr(persona.datos):
        return None
    if "descripcion" in claves or "texto" in claves:
        nuevo["descripcion" if "descripcion" in claves else "texto"] = _frase(azar)
    else:
        nuevo["fecha"] = _fecha(azar)
    if "responsables" in claves:
        nuevo["responsables"] = [azar.choice(UNIDADES)]
    return _hecha(persona, Edicion("añadir", (*ruta, rama.clave), nuevo), modelo)


def _de_una_lista(
    azar: random.Random, persona: Persona, elemento: Elemento, modelo: type[Registro]
) -> Persona | None:
    ruta, registro = elemento
    claves = [c for c in ("responsables", "etiquetas", "acompanan") if c in registro.model_fields]
    clave = azar.choice(claves) if claves else "etiquetas"
    hay = _en(persona.datos, (*ruta, clave)) or []
    if hay and azar.random() < 0.3:
        suyo = azar.randrange(len(hay))
        return _hecha(persona, Edicion("quitar", (*ruta, clave, suyo)), modelo)
    uno = azar.choice(UNIDADES)
    if uno in hay:
        return None
    return _hecha(persona, Edicion("añadir", (*ruta, clave), uno), modelo)


def _evidencia(
    azar: random.Random, persona: Persona, elemento: Elemento, modelo: type[Registro]
) -> Persona | None:
    ruta, _ = elemento
    entradas = _en(persona.datos, (*ruta, "seguimiento")) or []
    if not entradas:
        return None
    n = azar.randrange(len(entradas))
    prueba = {"titulo": _frase(azar, 4), "url": f"https://ejemplo.org/{azar.randint(1, 99)}"}
    donde = (*ruta, "seguimiento", n, "evidencias")
    return _hecha(persona, Edicion("añadir", donde, prueba), modelo)


def _corregir_entrada(
    azar: random.Random, persona: Persona, elemento: Elemento, modelo: type[Registro]
) -> Persona | None:
    ruta, registro = elemento
    entradas = _en(persona.datos, (*ruta, "seguimiento")) or []
    if not entradas:
        return None
    n = azar.randrange(len(entradas))
    clave = azar.choice(("comentario", "autor", "estado"))
    valor = _estado(azar, registro) if clave == "estado" else _frase(azar)
    return _hecha(persona, Edicion("poner", (*ruta, "seguimiento", n, clave), valor), modelo)


def _corregir_texto(
    azar: random.Random, persona: Persona, elemento: Elemento, modelo: type[Registro]
) -> Persona | None:
    ruta, registro = elemento
    suyas = {"texto", "descripcion", "titulo", "notas", "lugar", "plazo", "numero", "hallazgo"}
    clave = azar.choice(sorted(suyas & {*registro.model_fields}))
    valor = _frase(azar)
    if clave == "plazo":
        valor = azar.choice(("2024-06", "2024-12-31", "2025-T1"))
    elif clave == "notas" and azar.random() < 0.5:
        valor = f"{_frase(azar)}\n{_frase(azar)}\n"
    elif azar.random() < 0.2:
        valor = azar.choice(("1.10", "no", "2023-01-01", "a: b", "con «comillas» y #3"))
    return _hecha(persona, Edicion("poner", (*ruta, clave), valor), modelo)


def _borrar(
    azar: random.Random, persona: Persona, elemento: Elemento, modelo: type[Registro]
) -> Persona | None:
    ruta, _ = elemento
    dato = _en(persona.datos, ruta)
    sobran = [c for c in ("notas", "plazo", "fuente", "prioridad", "temas") if c in dato]
    if sobran and azar.random() < 0.6:
        return _hecha(persona, Edicion("quitar", (*ruta, azar.choice(sobran))), modelo)
    return _hecha(persona, Edicion("quitar", ruta), modelo) if len(ruta) > 3 else None


def _a_mano(
    azar: random.Random, persona: Persona, _: Elemento, __: type[Registro]
) -> Persona | None:
    """Un comentario en una línea cualquiera, suyo y de nadie más."""
    lineas = persona.documento.texto.split("\n")
    n = azar.randrange(len(lineas))
    dice = f"# {_frase(azar, 4)}"
    sangria = len(lineas[n]) - len(lineas[n].lstrip(" "))
    if azar.random() < 0.5:
        lineas.insert(n, " " * sangria + dice)
    else:
        lineas[n] += f"  {dice}"
    texto = "\n".join(lineas)
    lectura = leer(replace(persona.documento, texto=texto).contenido)
    if lectura.documento is None or any(una.es_error for una in lectura.faltas):
        return None
    igual = lectura.documento.datos == persona.documento.datos
    return replace(persona, documento=lectura.documento) if igual else None


Hacer = Callable[[random.Random, Persona, Elemento, type[Registro]], Persona | None]
QUE_HACER: dict[Hacer, int] = {
    _anotar: 30,
    _prorrogar: 8,
    _responder: 8,
    _anadir_elemento: 10,
    _de_una_lista: 14,
    _evidencia: 8,
    _corregir_entrada: 12,
    _corregir_texto: 14,
    _borrar: 5,
    _a_mano: 8,
}
"""Qué hace, y cuántas veces de cada ciento."""
