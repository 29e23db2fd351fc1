"""Una base de datos SQLite: una tabla por clase, con sus claves, sus vistas y en qué buscar.

Los mismos registros dan los mismos bytes: se hace en memoria, de una vez y con todo fijado.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any

from seguimiento.exportacion.encargo import Encargo, Exportado
from seguimiento.exportacion.llano import en_llano
from seguimiento.exportacion.procedencia import en_breve
from seguimiento.exportacion.tablas import Columna, Tabla, Tipo, Valor, tablas
from seguimiento.vocabularios import SituacionDeAccion

_PAGINA = 4096
_APLICACION = 0x53454731
"""Lo que dice de quién es el archivo: «SEG1»."""
_TIPOS = {
    Tipo.TEXTO: "TEXT",
    Tipo.FECHA: "TEXT",
    Tipo.ENTERO: "INTEGER",
    Tipo.DECIMAL: "TEXT",
    Tipo.SI_NO: "INTEGER",
}
_SIN_TILDES = "unicode61 remove_diacritics 2"
"""Se halla lo mismo con tildes que sin ellas."""
_VENCIDA = f"situacion = '{SituacionDeAccion.VENCIDA.value}'"
_POR_VENCER = f"situacion = '{SituacionDeAccion.POR_VENCER.value}'"
VISTAS: Mapping[str, tuple[str, str]] = {
    "acciones_vencidas": ("acciones", f"{_VENCIDA} ORDER BY vence"),
    "acciones_por_vencer": ("acciones", f"{_POR_VENCER} ORDER BY vence"),
    "compromisos_vencidos": ("compromisos", f"{_VENCIDA} AND exigible ORDER BY vence"),
    "recomendaciones_vencidas": ("recomendaciones", f"{_VENCIDA} ORDER BY vence"),
    "recomendaciones_sin_respuesta": ("recomendaciones", "espera_respuesta ORDER BY clave"),
}
"""Lo que más se pregunta, por el nombre de su vista: de qué tabla y qué filas."""


def exportado(encargo: Encargo) -> Exportado:
    """El archivo de la base de datos."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute(f"PRAGMA page_size = {_PAGINA}")
        base.execute("PRAGMA encoding = 'UTF-8'")
        base.execute(f"PRAGMA application_id = {_APLICACION}")
        base.execute("BEGIN")
        _llenar(base, encargo)
        base.execute("COMMIT")
        return Exportado({"": base.serialize()})


def _llenar(base: sqlite3.Connection, encargo: Encargo) -> None:
    llano, todas = en_llano(encargo.carga), tablas(encargo)
    for tabla in todas:
        _poner(base, tabla, llano)
    for nombre, (de, cuales) in VISTAS.items():
        base.execute(f"CREATE VIEW {nombre} AS SELECT * FROM {de} WHERE {cuales}")  # noqa: S608 — son nuestras
    base.execute("CREATE TABLE metadatos (clave TEXT PRIMARY KEY, valor TEXT)")
    base.executemany("INSERT INTO metadatos VALUES (?, ?)", en_breve(encargo).items())
    base.execute(
        "CREATE TABLE columnas (tabla TEXT, columna TEXT, titulo TEXT, descripcion TEXT, "
        "PRIMARY KEY (tabla, columna))"
    )
    base.executemany("INSERT INTO columnas VALUES (?, ?, ?, ?)", _explicadas(todas))


def _explicadas(todas: Iterable[Tabla[Any]]) -> Iterator[tuple[str, str, str, str]]:
    """Lo que significa cada tabla y cada columna suya."""
    for tabla in todas:
        yield tabla.nombre, "", tabla.titulo, tabla.descripcion
        for columna in tabla.columnas:
            yield tabla.nombre, columna.nombre, columna.titulo, columna.descripcion


def _poner(base: sqlite3.Connection, tabla: Tabla[Any], llano: Callable[[object], Valor]) -> None:
    columnas = ", ".join(map(_declarada, tabla.columnas))
    base.execute(f"CREATE TABLE {_nombre(tabla.nombre)} ({columnas})")
    huecos = ", ".join("?" * len(tabla.columnas))
    base.executemany(
        f"INSERT INTO {_nombre(tabla.nombre)} VALUES ({huecos})",  # noqa: S608 — sus nombres son nuestros
        tabla.valores(llano),
    )
    for columna in tabla.columnas:
        if columna.lleva_a:
            indice = _nombre(f"{tabla.nombre}_por_{columna.nombre}")
            base.execute(
                f"CREATE INDEX {indice} ON {_nombre(tabla.nombre)} ({_nombre(columna.nombre)})"
            )
    _poner_en_que_buscar(base, tabla)


def _poner_en_que_buscar(base: sqlite3.Connection, tabla: Tabla[Any]) -> None:
    """Un índice de sus textos, con la propia tabla por contenido: así lo reconoce Datasette."""
    textos = [_nombre(columna.nombre) for columna in tabla.columnas if columna.se_busca]
    if textos:
        indice = _nombre(f"{tabla.nombre}_textos")
        base.execute(
            f"CREATE VIRTUAL TABLE {indice} USING fts5({', '.join(textos)}, "
            f"content={_nombre(tabla.nombre)}, tokenize='{_SIN_TILDES}')"
        )
        base.execute(f"INSERT INTO {indice} ({indice}) VALUES ('rebuild')")  # noqa: S608


def _declarada(columna: Columna[Any]) -> str:
    partes = [_nombre(columna.nombre), _TIPOS[columna.tipo]]
    if columna.nombre == "clave":
        partes.append("PRIMARY KEY NOT NULL")
    if columna.lleva_a:
        partes.append(f"REFERENCES {_nombre(columna.lleva_a)} (clave)")
    return " ".join(partes)


def _nombre(de: str) -> str:
    return f'"{de}"'
