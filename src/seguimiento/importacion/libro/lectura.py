"""El libro devuelto, leído: cada fila con lo que dice y con lo que se recuerda de cuando se exportó."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from seguimiento.diagnosticos.importacion import (
    COLUMNA_DESCONOCIDA,
    FORMULA_POR_DATO,
    OCULTO_PERO_LEIDO,
)
from seguimiento.diagnosticos.libro import OTRO_LIBRO
from seguimiento.exportacion.libro.celdas import Huellas, huella, leer_huellas
from seguimiento.exportacion.libro.declaracion import HUELLA, REF, Columna, Hoja, hojas
from seguimiento.exportacion.libro.leame import EXPORTADAS
from seguimiento.fechas import Precision, periodo_que_contiene
from seguimiento.importacion.material import Celda, Duda, Material, Sitio, Tabla
from seguimiento.modelo.tipos import ClaseDeValor

_FILAS_DE_ENCABEZADO = 60
"""Hasta dónde se busca el encabezado: alguien puede haber puesto un título encima."""


@dataclass(frozen=True, slots=True)
class Fila:
    """Una fila de una hoja devuelta."""

    sitio: Sitio
    ref: str
    """De qué es; vacía si es nueva."""
    huellas: Huellas | None
    celdas: Mapping[str, Celda]
    """Por el rótulo de su columna; las columnas que se quitaron no están."""

    def leido(self, columna: Columna) -> str:
        """Lo que dice en esa columna, como se escribe en un registro; vacío si nada o no está."""
        celda = self.celdas.get(columna.rotulo)
        return leido(columna, celda) if celda else ""

    def cambiada(self, columna: Columna) -> bool:
        """Si en esa columna ya no dice lo que decía, o lo dice una fórmula."""
        celda = self.celdas.get(columna.rotulo)
        if celda is None:
            return False
        antes = self.huellas.de[columna.rotulo] if self.huellas else ""
        return bool(celda.formula) or huella(leido(columna, celda)) != antes

    def con_otras_fijas(self, hoja: Hoja) -> bool:
        """Si se cambió algo en las columnas que no se editan."""
        if self.huellas is None or any(una.rotulo not in self.celdas for una in hoja.fijas):
            return False
        return huella("\n".join(map(self.leido, hoja.fijas))) != self.huellas.fijas


@dataclass(slots=True)
class Devuelto:
    """Todo lo que trae un libro."""

    hojas: list[tuple[Hoja, list[Fila]]] = field(default_factory=list)
    exportadas: dict[str, list[str]] = field(default_factory=dict)
    """Las referencias que se exportaron en cada hoja, por el nombre de esta."""
    dudas: list[Duda] = field(default_factory=list)


def es_devuelto(material: Material) -> bool:
    """Si es un libro que dio `seg exportar`, por sus columnas ocultas."""
    return any(_encabezado(tabla) is not None for tabla in _tablas(material))


def leer_devuelto(material: Material) -> Devuelto:
    """Lo que trae el libro."""
    devuelto = Devuelto()
    # las columnas y las filas ocultas las puso el propio libro
    devuelto.dudas += (una for una in material.dudas if una.codigo != OCULTO_PERO_LEIDO)
    for tabla in _tablas(material):
        encabezado = _encabezado(tabla)
        if encabezado is None:
            _sumar_lo_exportado(devuelto, tabla)
        else:
            _sumar_hoja(devuelto, tabla, encabezado)
    return devuelto


def _tablas(material: Material) -> Iterator[Tabla]:
    yield from (pieza for pieza in material.piezas if isinstance(pieza, Tabla))


def _encabezado(tabla: Tabla) -> int | None:
    primeras = enumerate(tabla.filas[:_FILAS_DE_ENCABEZADO])
    return next((i for i, fila in primeras if any(celda.texto == REF for celda in fila)), None)


def _sumar_lo_exportado(devuelto: Devuelto, tabla: Tabla) -> None:
    for fila in tabla.filas:
        nombres = (celda.texto for celda in fila if celda.texto.startswith(EXPORTADAS))
        if nombre := next(nombres, ""):
            refs = " ".join(celda.texto for celda in fila if celda.texto != nombre).split()
            devuelto.exportadas.setdefault(nombre.removeprefix(EXPORTADAS), []).extend(refs)


def _sumar_hoja(devuelto: Devuelto, tabla: Tabla, encabezado: int) -> None:
    rotulos = [celda.texto for celda in tabla.filas[encabezado]]
    oculta = next((uno for uno in rotulos if uno.startswith(HUELLA)), "")
    hoja = next((una for una in hojas() if una.encabezado_de_huella == oculta), None)
    if hoja is None:
        mensaje = (
            "esta hoja se exportó con otra versión del programa, o le falta una columna oculta"
        )
        ayuda = "exporte otra vez con «seg exportar xlsx» y pase a él los cambios"
        devuelto.dudas.append(Duda(OTRO_LIBRO, mensaje, tabla.sitio, ayuda))
        return
    suyos = {una.rotulo for una in hoja.columnas}
    donde = {rotulo: i for i, rotulo in reversed([*enumerate(rotulos)]) if rotulo}
    columnas = {rotulo: i for rotulo, i in donde.items() if rotulo in suyos}
    filas = [
        Fila(
            celdas[0].sitio,
            celdas[donde[REF]].texto,
            leer_huellas(hoja, celdas[donde[oculta]].texto),
            {rotulo: celdas[i] for rotulo, i in columnas.items()},
        )
        for celdas in tabla.filas[encabezado + 1 :]
        if any(not celdas[i].vacia for i in (*columnas.values(), donde[REF]))
    ]
    devuelto.hojas.append((hoja, filas))
    ajenos = [r for r in donde if r not in suyos and r not in (REF, oculta)]
    for rotulo in ajenos:
        if any(not fila[donde[rotulo]].vacia for fila in tabla.filas[encabezado + 1 :]):
            mensaje = f"la columna «{rotulo}» no es del libro que se exportó, y no se lee"
            ayuda = "si cambió su encabezado, déjelo como estaba"
            sitio = tabla.filas[encabezado][donde[rotulo]].sitio
            devuelto.dudas.append(Duda(COLUMNA_DESCONOCIDA, mensaje, sitio, ayuda))


def leido(columna: Columna, celda: Celda) -> str:
    """Lo que dice la celda, como se escribe en un registro: `2023-11`, `40`."""
    if isinstance(celda.valor, date) and celda.precision is not Precision.DIA:
        # quien teclea un día en una celda que solo muestra el mes quiso decir el día
        suyo = periodo_que_contiene(celda.valor, celda.precision)
        es_suelto = celda.valor not in {suyo.desde, suyo.hasta}
        return celda.valor.isoformat() if es_suelto else celda.texto
    if isinstance(celda.valor, Decimal) and celda.es_porcentaje:
        return f"{(celda.valor * 100).normalize():f}"
    if columna.clase is ClaseDeValor.SI_NO and isinstance(celda.valor, bool):
        return "sí" if celda.valor else "no"
    return celda.texto


def por_formula(columna: Columna, celda: Celda) -> Duda | None:
    """La duda de un dato que sale de una fórmula; `None` si no sale de ninguna."""
    if not celda.formula:
        return None
    mensaje = f"«{columna.rotulo}» sale de una fórmula"
    return Duda(FORMULA_POR_DATO, mensaje, celda.sitio, "escriba en la celda lo que ha de decir")
