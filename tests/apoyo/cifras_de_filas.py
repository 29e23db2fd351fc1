"""Las cifras que no llevan rótulo al lado: las de una fila, las que se dibujan y las que se cuentan de los datos."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from apoyo.cifras import TODO, Cifra, nombre_de
from apoyo.tablas import Tabla, leida

NADA_MAS: frozenset[str] = frozenset()
DE_ACCIONES = frozenset({"acciones"})
DE_RETRASO, SIN_RESPUESTA = "día de retraso", "día sin respuesta"
_REF = re.compile(r"^[a-z0-9][a-z0-9-]*/[\w.@-]+")
_CODIGO = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:(?:@| · )(\d{4}[\w-]*))?(?= |$)")
_HACE = re.compile(r"[Vv]encida hace (\d+) días?")
_COLUMNAS = re.compile(r" {2,}")
_GRUPO = re.compile(r"^(?:#+ )?(\S.*?) \((?:(\d+)|(\d+) acci\w+[^)]*)\)$")
_DIBUJADO = re.compile(r'<text [^>]*?(?:class="([^"]*)")?>(?:([^<>]*) )?(\d+)</text>')
"""Un número dibujado; el del final de una línea lleva delante de qué es."""
_NO_CUENTAN = ("eje", "rotulo", "rotulo sigue")
_FIGURA = re.compile(r"<figure.*?</figure>", re.DOTALL)
_ABREVIADAS = {
    "Rec.": "recomendaciones",
    "Acc.": "acciones",
    "Vencidas": "vencidas",
    "Sin resp.": "sin_respuesta",
}


# --- los días de cada cosa


Codigos = Mapping[str, str]
"""De qué referencia es cada código, si solo puede ser de una."""


def dias_de_un_texto(
    texto: str, donde: str, codigos: Codigos, *, markdown: bool
) -> Iterator[Cifra]:
    """Los días de retraso, o sin respuesta, que dice cada fila de cada tabla."""
    for tabla in leida(texto, markdown=markdown).tablas:
        for fila in tabla.cuerpo:
            celdas = dict(zip(tabla.cabecera, fila, strict=False))
            nombradas = [*fila, celdas.get("Código") or celdas.get("Acción") or ""]
            if ref := _ref(nombradas, codigos):
                lugar = f"{donde} › {tabla.titulo or tabla.seccion}"
                for nombre, n in (*_dias(celdas), *_hace(fila)):
                    yield Cifra(ref, nombre, NADA_MAS, n, None, lugar)


def _ref(celdas: Sequence[str], codigos: Codigos) -> str:
    """De qué es la fila: la referencia que lleva o la que corresponde al código de su última celda."""
    for celda in celdas:
        if casa := _REF.match(celda):
            return casa[0]
    codigo = _CODIGO.match(celdas[-1])
    if codigo is None or codigo[1] not in codigos:
        return ""
    return "@".join(filter(None, (codigos[codigo[1]], codigo[2])))


def _dias(celdas: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    # los de una prórroga van de un plazo a otro
    columna = "" if "Autoriza" in celdas else celdas.get("Días de retraso") or celdas.get("Días")
    if columna and columna.isdigit():
        yield (SIN_RESPUESTA if "Dirigida a" in celdas else DE_RETRASO), int(columna)


def _hace(celdas: Iterable[str]) -> Iterator[tuple[str, int]]:
    for celda in celdas:
        if hace := _HACE.search(celda):
            yield DE_RETRASO, int(hace[1])


def dias_de_una_pantalla(
    texto: str, donde: str, codigos: Codigos, ref: str = ""
) -> Iterator[Cifra]:
    """Los de cada línea que nombra algo o, si todo es de una misma cosa, los de ella."""
    for linea in texto.splitlines():
        partes = _COLUMNAS.split(linea.strip())
        # un número solo es el de otra columna, aunque haya un compromiso «1»
        nombres = (parte for parte in partes[1:] if " " not in parte and not parte.isdigit())
        suya = next((r for parte in nombres if (r := _ref([parte], codigos))), "")
        if partes[0].isdigit() and suya:
            yield Cifra(suya, DE_RETRASO, NADA_MAS, int(partes[0]), None, donde)
        elif ref and (hace := _HACE.search(linea)):
            yield Cifra(ref, DE_RETRASO, NADA_MAS, int(hace[1]), None, donde)


def dias_de_unos_datos(filas: Iterable[Mapping[str, object]], donde: str) -> Iterator[Cifra]:
    """Los que dicen las filas de un JSON o de un CSV."""
    for fila in filas:
        for clave, nombre in (("dias_de_retraso", DE_RETRASO), ("dias", SIN_RESPUESTA)):
            if fila.get(clave) not in {None, "", 0, "0"}:
                yield Cifra(str(fila["ref"]), nombre, NADA_MAS, int(str(fila[clave])), None, donde)


# --- lo que se cuenta de unas filas


def sin_lo_demas(filas: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Las filas sin las de períodos ni las de compromisos."""
    return [una for una in filas if not (una.get("instancia") or una.get("acuerdo"))]


def de_unas_acciones(filas: Iterable[Mapping[str, object]], donde: str) -> Iterator[Cifra]:
    """Cuántas acciones hay, y en cada situación y estado: las cuentas de `status`, hechas otra vez."""
    acciones = sin_lo_demas(filas)
    yield Cifra(TODO, "acción", NADA_MAS, len(acciones), None, donde)
    for clave in ("situacion", "estado"):
        for valor, n in Counter(str(fila[clave]) for fila in acciones).items():
            nombre, _ = nombre_de(valor.replace("_", " "))
            yield Cifra(TODO, nombre, DE_ACCIONES, n, None, f"{donde} › {clave}")


def de_unos_grupos(texto: str, por: str, donde: str) -> Iterator[Cifra]:
    """Cuántas acciones dice el título de cada grupo de `status --por`."""
    for linea in texto.splitlines():
        casa = _GRUPO.match(linea)
        if casa and not casa[1].startswith(("Posterior", "Recomendaciones")):
            yield _del_grupo(por, casa[1], int(casa[2] or casa[3]), donde)


def grupos_de_unas_acciones(
    filas: Iterable[Mapping[str, object]], por: str, clave: str, donde: str
) -> Iterator[Cifra]:
    """Los mismos, contados de las filas."""
    for grupo, n in Counter(str(fila[clave]) for fila in sin_lo_demas(filas)).items():
        yield _del_grupo(por, grupo, n, donde)


def _del_grupo(por: str, grupo: str, n: int, donde: str) -> Cifra:
    return Cifra(f"status --por {por}", grupo.casefold(), DE_ACCIONES, n, None, donde)


def de_unas_evaluaciones(filas: Iterable[Mapping[str, object]], donde: str) -> Iterator[Cifra]:
    """Lo que de cada evaluación dice `lista evaluaciones`."""
    todas = list(filas)
    yield Cifra(TODO, "evaluación", NADA_MAS, len(todas), None, donde)
    for fila in todas:
        for clave in _ABREVIADAS.values():
            yield _de_una_evaluacion(str(fila["titulo"]), clave, int(str(fila[clave])), donde)


def de_la_lista_de_evaluaciones(tabla: Tabla, donde: str) -> Iterator[Cifra]:
    """Lo mismo, de su tabla."""
    for fila in tabla.cuerpo:
        celdas = dict(zip(tabla.cabecera, fila, strict=True))
        for rotulo, clave in _ABREVIADAS.items():
            yield _de_una_evaluacion(celdas["Título"], clave, int(celdas[rotulo]), donde)


def acciones_de_cada_una(filas: Iterable[Mapping[str, object]], donde: str) -> Iterator[Cifra]:
    """Cuántas acciones dice la fila de cada recomendación, y cuántos compromisos la de cada acuerdo."""
    for fila in filas:
        clave = "compromisos" if "compromisos" in fila else "acciones"
        ref = str(fila.get("ref") or fila["id"])
        yield Cifra(ref, nombre_de(clave)[0], NADA_MAS, int(str(fila[clave])), None, donde)


def contadas_de_cada_una(filas: Iterable[Mapping[str, object]], donde: str) -> Iterator[Cifra]:
    """Los mismos, contados de las filas de las acciones."""
    enteras = [fila for fila in filas if not fila.get("instancia")]
    acuerdos = Counter(str(fila["acuerdo"]) for fila in enteras if fila.get("acuerdo"))
    recomendaciones = Counter(
        f"{fila['evaluacion']}/{fila['recomendacion']}" for fila in sin_lo_demas(enteras)
    )
    for nombre, suyas in (("compromiso", acuerdos), ("acción", recomendaciones)):
        for ref, n in suyas.items():
            yield Cifra(ref, nombre, NADA_MAS, n, None, donde)


def _de_una_evaluacion(titulo: str, clave: str, n: int, donde: str) -> Cifra:
    return Cifra(
        f"evaluación {titulo}", nombre_de(clave.replace("_", " "))[0], NADA_MAS, n, None, donde
    )


# --- lo que se dibuja


def de_los_dibujos(pagina: str, donde: str) -> Iterator[Cifra]:
    """Los números que lleva escritos cada gráfico, con el nombre que tienen en la tabla que lo acompaña."""
    for figura in _FIGURA.findall(pagina):
        escritos = _DIBUJADO.findall(figura)
        dibujados = [(rotulo, n) for clase, rotulo, n in escritos if clase not in _NO_CUENTAN]
        (tabla,) = leida(figura, markdown=False).tablas
        nombrados = _en_su_orden(tabla)
        assert len(dibujados) == len(nombrados), f"{donde} › {tabla.titulo}: {dibujados}"
        for (ambito, nombre, escrito), (rotulo, n) in zip(nombrados, dibujados, strict=True):
            suyo = nombre_de(rotulo)[0] if rotulo else nombre
            for que, valor, de in ((suyo, int(n), "dibujo"), (nombre, escrito, "tabla")):
                lugar = f"{donde} › {de} de {tabla.titulo}"
                yield Cifra(ambito, que, NADA_MAS, valor, None, lugar)


def _en_su_orden(tabla: Tabla) -> Sequence[tuple[str, str, int]]:
    """De cada número que se dibuja, su ámbito, su nombre y cuánto dice la tabla."""
    titulo, (_, *columnas) = tabla.titulo, tabla.cabecera
    if titulo.startswith("Evolución"):
        ambito = f"dibujo de {titulo}"
        return [
            (ambito, nombre_de(que)[0], int(n))
            for que, n in zip(columnas, tabla.cuerpo[-1][1:], strict=True)
        ]
    if len(columnas) == 1:
        return [(f"dibujo de {titulo}", fila[0], int(fila[-1])) for fila in tabla.cuerpo]
    de = "evaluación" if titulo == "Acciones por situación" else f"dibujo de {titulo} ›"
    return [
        uno for fila in tabla.cuerpo for uno in _de_una_barra(f"{de} {fila[0]}", fila, columnas)
    ]


def _de_una_barra(
    ambito: str, fila: list[str], columnas: list[str]
) -> Iterator[tuple[str, str, int]]:
    """Las partes de una barra que se ven y, al final, cuánto suman."""
    partes = [int(n) for n in fila[1:]]
    yield from (
        (ambito, nombre_de(que)[0], n) for que, n in zip(columnas, partes, strict=True) if n
    )
    yield ambito, "acción", sum(partes)
