"""El cuerpo de un documento: sus párrafos y sus tablas, en el orden en que se ven."""

import re
from collections import Counter
from collections.abc import Iterator

from seguimiento.diagnosticos.importacion import CON_IMAGENES, FUERA_DEL_CUERPO
from seguimiento.importacion.lectores.word.controles import Clase, clase_de
from seguimiento.importacion.lectores.word.dudas import LARGO, Dudas
from seguimiento.importacion.lectores.word.escrito import Escrito
from seguimiento.importacion.lectores.word.nombres import (
    ALTERNATIVA,
    CONTROL,
    DENTRO_DEL_CONTROL,
    PARRAFO,
    TABLA,
    Elemento,
    W,
)
from seguimiento.importacion.lectores.word.partes import Partes
from seguimiento.importacion.lectores.word.sitios import celdas, filas
from seguimiento.importacion.lectores.word.tablas import Tablas
from seguimiento.importacion.lectores.word.texto import INSERTA, Lectura
from seguimiento.importacion.material import Duda, Parrafo, Pieza, Sitio
from seguimiento.redaccion import cuenta, en_linea, recortado

_ENVUELVE = frozenset({DENTRO_DEL_CONTROL, f"{W}customXml"})
_PAGINACION = re.compile(r"(?:p[áa]g(?:ina|e)?\.?|de|of|sur|\W|\d)*", re.IGNORECASE)
"""«Página 1 de 3»: lo que casi todo pie dice y a nadie le falta."""


class Cuerpo:
    """El de un documento, mientras se lee."""

    def __init__(self, partes: Partes, dudas: Dudas) -> None:
        self._partes, self._dudas = partes, dudas
        self._lectura = Lectura(partes)
        self._tablas = Tablas(self._lectura, dudas)
        # guardarlas las mantiene vivas: lxml daría otra si se le pidiera la misma más tarde
        self._lugares = {tabla: n for n, tabla in enumerate(partes.documento.iter(TABLA))}
        self._leidas = self._parrafos = self._vistos = 0
        self._indice = False

    def piezas(self) -> Iterator[Pieza]:
        """Las del documento. Cuando se acaban, las dudas están completas."""
        for cuerpo in self._partes.documento.iterfind(f"{W}body"):
            yield from self._bloques(cuerpo)
        yield from self._parrafo(self._lectura.suelto())
        self._avisar_de_los_margenes()
        self._avisar_de_las_imagenes()

    def _bloques(self, contenedor: Elemento) -> Iterator[Pieza]:
        for bloque in contenedor:
            escrito = Escrito()
            if bloque.tag == PARRAFO:
                self._lectura.sin_cuadros(bloque, escrito)
                propiedades = bloque.find(f"{W}pPr")
                if self._lectura.estilos.es_de_indice(propiedades):
                    self._avisar_del_indice()
                else:
                    yield from self._parrafo(escrito, self._lectura.estilos.nivel(propiedades))
                self._parrafos += 1
            elif bloque.tag == TABLA:
                yield from self._parrafo(self._lectura.suelto())
                yield from self._tabla(bloque)
            elif bloque.tag == ALTERNATIVA:
                yield from next(filter(None, (list(self._bloques(rama)) for rama in bloque)), ())
            elif cambio := INSERTA.get(bloque.tag):
                yield from self._parrafo(Escrito(cambios=Counter((cambio,))))
                yield from self._bloques(bloque)
            elif bloque.tag in _ENVUELVE or _es_transparente(bloque):
                yield from self._bloques(bloque)
            else:
                self._lectura.leer(bloque, escrito)
                yield from self._parrafo(escrito)

    def _parrafo(self, escrito: Escrito, nivel: int = 0) -> Iterator[Pieza]:
        """El párrafo, si dice algo, y lo que haya en sus cuadros de texto."""
        sitio = Sitio(f"párrafo {self._vistos + 1}", indice=self._parrafos)
        self._dudas.tomar(escrito, sitio)
        if texto := escrito.texto:
            self._vistos += 1
            enlaces, nota = tuple(dict.fromkeys(escrito.enlaces)), "\n".join(escrito.notas)
            yield Parrafo(texto, sitio, nivel, enlaces, nota)
        for cuadro in escrito.cuadros:
            yield from self._bloques(cuadro)

    def _tabla(self, tabla: Elemento) -> Iterator[Pieza]:
        if (marco := _marco(tabla)) is not None:
            yield from self._bloques(marco)
            return
        sitio = Sitio(f"tabla {self._leidas + 1}", indice=self._lugares[tabla])
        if leida := self._tablas.leer(tabla, sitio):
            self._leidas += 1
            yield leida

    def _avisar_del_indice(self) -> None:
        if not self._indice:
            self._indice = True
            frase = "el índice no se lee: repite los títulos del documento"
            self._dudas.anadir(Duda(FUERA_DEL_CUERPO, frase))

    def _avisar_de_los_margenes(self) -> None:
        """Los encabezados y los pies de página no se leen: si dicen algo, se dice cuáles."""
        dichos = []
        for margen in self._partes.margenes:
            escrito = Escrito()
            self._lectura.historia(margen, escrito)
            if not _PAGINACION.fullmatch(escrito.texto):
                dichos.append(en_linea(escrito.texto))
        for dicho in dict.fromkeys(dichos):
            frase = f"el encabezado o pie de página no se lee: «{recortado(dicho, LARGO)}»"
            self._dudas.anadir(Duda(FUERA_DEL_CUERPO, frase))

    def _avisar_de_las_imagenes(self) -> None:
        if cuantas := self._partes.imagenes:
            frase = f"lo que se ve en {cuenta(cuantas, 'imagen', 'imágenes')} no se lee"
            self._dudas.anadir(Duda(CON_IMAGENES, frase))


def _es_transparente(bloque: Elemento) -> bool:
    return bloque.tag == CONTROL and clase_de(bloque) is Clase.TEXTO


def _marco(tabla: Elemento) -> Elemento | None:
    """La única celda de una tabla que solo está para encuadrar otras."""
    unicas = [celda for fila in filas(tabla) for celda in celdas(fila)]
    return unicas[0] if len(unicas) == 1 and unicas[0].find(TABLA) is not None else None
