"""Una tabla de Word, puesta en una rejilla rectangular: una celda unida ocupa varias de sus casillas."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from seguimiento.fechas import Precision
from seguimiento.importacion.lectores.archivo import COPIAR_LA_MATRIZ
from seguimiento.importacion.lectores.rechazo import ArchivoRechazado, desmesurado
from seguimiento.importacion.lectores.word.dudas import Dudas
from seguimiento.importacion.lectores.word.escrito import CambioControlado, Escrito, Motivo
from seguimiento.importacion.lectores.word.nombres import (
    CELDA,
    FILA,
    Elemento,
    W,
    envueltos,
    numero,
    valor,
)
from seguimiento.importacion.lectores.word.signos import CASILLAS, casillas
from seguimiento.importacion.lectores.word.sitios import SIN_CELDA
from seguimiento.importacion.lectores.word.texto import Lectura
from seguimiento.importacion.material import Celda, Sitio, Tabla

COLUMNAS = 256
"""Cuántas puede tener una tabla; Word no pasa de 63."""
CASILLAS_MAXIMAS = 500_000
"""Cuántas pueden sumar todas las tablas, una vez rectangulares: unirlas sale barato en el archivo."""
_SIGUE = ("continue", "cont")
_CAMBIOS = {
    "cellDel": CambioControlado.CELDA_BORRADA,
    "cellIns": CambioControlado.CELDA_INSERTADA,
    "cellMerge": CambioControlado.CELDA_UNIDA,
}


@dataclass(frozen=True, slots=True)
class _Puesta:
    """Una celda y lo que ocupa."""

    celda: Celda
    ancho: int
    unida: bool
    """Si es de una unión hacia abajo: la primera o una de las que siguen."""


@dataclass(slots=True)
class _Fila:
    sitio: Sitio
    ancho: int
    puestas: dict[int, _Puesta] = field(default_factory=dict)
    """Sus celdas, por la columna en que empiezan."""

    def poner(self, puesta: _Puesta) -> None:
        """Añade una celda a continuación de lo que hay."""
        self.puestas[self.ancho] = puesta
        self.ancho += puesta.ancho

    def alargar(self, cuanto: int, texto: str) -> None:
        """La última celda ocupa también las columnas que siguen, y dice además lo de la que había en ellas."""
        columna = max(self.puestas)
        ultima = self.puestas[columna]
        todo = "\n".join(filter(None, (ultima.celda.texto, texto)))
        celda = replace(ultima.celda, texto=todo, casillas=casillas(todo))
        self.puestas[columna] = replace(ultima, celda=celda, ancho=ultima.ancho + cuanto)
        self.ancho += cuanto

    def casillas(self, ancho: int) -> Iterator[Celda]:
        """Una por columna, hasta el ancho de la tabla."""
        columna = 0
        while columna < ancho:
            puesta = self.puestas.get(columna)
            if puesta is None:
                yield Celda("", _en(self.sitio, columna, SIN_CELDA))
                columna += 1
                continue
            yield puesta.celda
            seguida = replace(puesta.celda, sigue_izquierda=True)
            yield from (seguida for _ in range(puesta.ancho - 1))
            columna += puesta.ancho


class Tablas:
    """Lee las tablas de un documento."""

    def __init__(self, lectura: Lectura, dudas: Dudas) -> None:
        self._lectura, self._dudas = lectura, dudas
        self._casillas = 0

    def leer(self, tabla: Elemento, sitio: Sitio) -> Tabla | None:
        """La tabla, con las filas que se ven; `None` si no se ve ninguna celda."""
        filas: list[_Fila] = []
        for lugar, (fila, _) in enumerate(envueltos(tabla, FILA)):
            escrito = Escrito()
            donde = replace(sitio, fila=lugar, celda=f"fila {len(filas) + 1}")
            se_ve = self._lectura.cuenta(fila, escrito)
            self._dudas.tomar(escrito, donde)
            if se_ve:
                filas.append(self._fila(fila, donde, filas[-1].puestas if filas else {}))
        ancho = max((fila.ancho for fila in filas), default=0)
        self._casillas += ancho * len(filas)
        if self._casillas > CASILLAS_MAXIMAS:
            raise self._desmesurada("suma demasiadas celdas en sus tablas")
        rejilla = tuple(tuple(fila.casillas(ancho)) for fila in filas)
        return Tabla(sitio, rejilla) if ancho else None

    def _fila(self, elemento: Elemento, sitio: Sitio, encima: dict[int, _Puesta]) -> _Fila:
        fila = _Fila(sitio, self._a_lo_ancho(elemento.find(f"{W}trPr"), "gridBefore", 0))
        for lugar, (celda, controles) in enumerate(envueltos(elemento, CELDA)):
            propiedades = celda.find(f"{W}tcPr")
            donde = _en(sitio, fila.ancho, lugar)
            escrito = Escrito()
            if _se_ve(propiedades, escrito):
                self._lectura.celda(celda, controles, escrito)
                ancho = self._a_lo_ancho(propiedades, "gridSpan", 1, fila.ancho)
                if _union(propiedades, "hMerge") in _SIGUE and fila.puestas:
                    fila.alargar(ancho, escrito.texto)
                else:
                    fila.poner(_puesta(propiedades, ancho, escrito, donde, encima.get(fila.ancho)))
            self._dudas.tomar(escrito, donde)
        return fila

    def _a_lo_ancho(
        self, propiedades: Elemento | None, nombre: str, minimo: int, desde: int = 0
    ) -> int:
        cuanto = max(numero(propiedades, nombre) or 0, minimo)
        if desde + cuanto > COLUMNAS:
            raise self._desmesurada(f"tiene una tabla de más de {COLUMNAS} columnas")
        return cuanto

    def _desmesurada(self, por_que: str) -> ArchivoRechazado:
        return desmesurado(self._lectura.partes.ruta, por_que, COPIAR_LA_MATRIZ)


def _puesta(
    propiedades: Elemento | None,
    ancho: int,
    escrito: Escrito,
    sitio: Sitio,
    encima: _Puesta | None,
) -> _Puesta:
    """La celda; si sigue a la de encima, es la de encima, y lo que ella diga no se ve."""
    unida = _union(propiedades, "vMerge")
    if unida in _SIGUE and encima and encima.unida:
        escrito.omitir(Motivo.TAPADO, escrito.texto)
        return _Puesta(replace(encima.celda, sigue_arriba=True), ancho, unida=True)
    return _Puesta(_celda(escrito, sitio), ancho, bool(unida))


def _union(propiedades: Elemento | None, nombre: str) -> str:
    """Si la celda empieza una unión («restart») o la sigue («continue»); vacío si no es de ninguna."""
    if propiedades is None:
        return ""
    cambiada = valor(propiedades, "cellMerge", nombre)
    if cambiada is not None:
        return cambiada
    return (
        "" if propiedades.find(f"{W}{nombre}") is None else valor(propiedades, nombre) or "continue"
    )


def _se_ve(propiedades: Elemento | None, escrito: Escrito) -> bool:
    """Si un cambio controlado no la borra; apunta el que lleve."""
    for nombre, cambio in _CAMBIOS.items():
        if propiedades is not None and propiedades.find(f"{W}{nombre}") is not None:
            escrito.cambios[cambio] += 1
    return not escrito.cambios[CambioControlado.CELDA_BORRADA]


def _celda(escrito: Escrito, sitio: Sitio) -> Celda:
    texto, fecha = escrito.texto, escrito.fecha
    return Celda(
        texto,
        sitio,
        valor=fecha.dia if fecha else CASILLAS.get(texto),
        precision=fecha.precision if fecha else Precision.DIA,
        enlaces=tuple(dict.fromkeys(escrito.enlaces)),
        nota="\n".join(escrito.notas),
        casillas=casillas(texto),
        exportado=escrito.exportados[0] if len(escrito.exportados) == 1 else "",
    )


def _en(fila: Sitio, columna: int, lugar: int) -> Sitio:
    donde = f"{fila.celda}, columna {columna + 1}"
    return Sitio(fila.pieza, donde, fila.indice, fila.fila, lugar)
