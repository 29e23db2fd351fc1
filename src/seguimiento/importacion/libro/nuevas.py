"""Las filas que se añadieron en el libro: acciones y compromisos nuevos."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from seguimiento.analisis.repetidos import siguientes_de_la_lista
from seguimiento.analisis.series import primera_accion
from seguimiento.campos import claves, registro_en
from seguimiento.diagnosticos.libro import FALTA_ALGO, NO_SE_EDITA
from seguimiento.documento import Documento
from seguimiento.documento.escritura import Valor
from seguimiento.exportacion.libro.cosas import Cosa
from seguimiento.exportacion.libro.declaracion import DE, Columna, Hoja, Orden
from seguimiento.importacion.cotejo import Nuevo
from seguimiento.importacion.hechos import Duda
from seguimiento.importacion.libro.lectura import Fila, por_formula
from seguimiento.importacion.libro.valores import NoCabe, entera, valor_de
from seguimiento.importacion.propuesta import Propuesto
from seguimiento.redaccion import plegado
from seguimiento.vocabularios import ClaseDeElemento

_CLASES = {"acciones": ClaseDeElemento.ACCION, "compromisos": ClaseDeElemento.COMPROMISO}
_CON_ENTRADA = (Orden.ACTUALIZAR, Orden.VERIFICAR)


class Nuevas:
    """Las de una hoja, según se van leyendo."""

    def __init__(self, hoja: Hoja, hoy: date) -> None:
        self.dudas: list[Duda] = []
        self._hoja, self._hoy = hoja, hoy.isoformat()
        self._de_cada_una: dict[str, tuple[Cosa, list[Propuesto]]] = {}

    def sumar(self, fila: Fila, en: Callable[[str], list[Cosa]]) -> None:
        """Una fila más; `en` da aquello en que entra, por su referencia."""
        if not self._hoja.lista:
            mensaje = f"en la hoja «{self._hoja.nombre}» no se añaden filas, y esta no se lee"
            self.dudas.append(Duda(NO_SE_EDITA, mensaje, fila.sitio, "regístrelo con «seg nueva»"))
            return
        try:
            self._sumar(fila, en)
        except NoCabe as error:
            self.dudas.append(error.duda)

    def _sumar(self, fila: Fila, en: Callable[[str], list[Cosa]]) -> None:
        celda = fila.celdas.get(DE)
        de = celda.texto if celda else ""
        halladas = en(de) if de else []
        clave = self._hoja.modelo.se_dice_en[0]
        que = next(una for una in self._hoja.editables if una.pasos == (clave,))
        if len(halladas) != 1:
            por_que = f"«{de}» no es uno" if de else f"le falta «{DE}»"
            mensaje = f"no se sabe en qué entra la fila nueva: {por_que}"
            ayuda = f"escriba en «{DE}» una referencia de la hoja «{self._hoja.de}»"
            raise NoCabe(Duda(FALTA_ALGO, mensaje, celda.sitio if celda else fila.sitio, ayuda))
        if not fila.leido(que):
            mensaje = f"a la fila nueva le falta «{que.rotulo}»"
            raise NoCabe(Duda(FALTA_ALGO, mensaje, fila.sitio, "escríbala, o borre la fila"))
        cosa = halladas[0]
        ya_dichas = (getattr(una, clave) for una in getattr(cosa.registro, self._hoja.lista))
        if plegado(fila.leido(que)) in map(plegado, ya_dichas):
            return  # se importó ya
        suyas = self._de_cada_una.setdefault(cosa.ref, (cosa, []))[1]
        clase = _CLASES[self._hoja.lista]
        suyas.append(Propuesto(clase, fila.sitio, self._datos(fila), con_codigo=False))

    def _datos(self, fila: Fila) -> dict[str, Valor]:
        """Los de la acción, en el orden del modelo, con lo que de ella se anote ya."""
        datos: dict[str, Valor] = {}
        for orden in Orden:
            llenas = [u for u in self._hoja.editables if u.orden is orden and fila.leido(u)]
            dichos = {una.pasos[-1]: self._valor(fila, una) for una in llenas}
            if orden in _CON_ENTRADA and dichos:
                datos[orden.bitacora] = [self._entrada(orden, dichos, fila)]
            elif dichos:
                dichos.pop("motivo", None)  # lo que empieza no se prorroga
                datos |= dichos
        return {clave: datos[clave] for clave in claves(self._hoja.modelo) if clave in datos}

    def _entrada(self, orden: Orden, dichos: dict[str, Valor], fila: Fila) -> dict[str, Valor]:
        modelo = registro_en(self._hoja.modelo, (orden.bitacora,))
        assert modelo is not None  # noqa: S101 — de él son las columnas
        dichos.setdefault("fecha", self._hoy)
        en_orden = {clave: dichos[clave] for clave in claves(modelo) if clave in dichos}
        return entera(modelo, en_orden, fila.sitio)

    def _valor(self, fila: Fila, columna: Columna) -> Valor:
        celda = fila.celdas[columna.rotulo]
        if duda := por_formula(columna, celda):
            raise NoCabe(duda)
        assert columna.campo is not None  # noqa: S101 — solo se leen las que se editan
        return valor_de(columna.campo, columna.rotulo, fila.leido(columna), celda.sitio)

    def por_archivo(self) -> Iterator[tuple[Cosa, Callable[[Documento], list[Nuevo]]]]:
        """Aquello en que entran, y quien les da código según lo que haya escrito."""
        for cosa, suyas in self._de_cada_una.values():
            yield cosa, partial(self._con_codigo, cosa, suyas)

    def _con_codigo(self, cosa: Cosa, suyas: list[Propuesto], documento: Documento) -> list[Nuevo]:
        lista = (*cosa.ruta, self._hoja.lista)
        es_de_recomendacion = bool(cosa.ruta)
        primero = primera_accion(cosa.ref.rpartition("/")[2]) if es_de_recomendacion else "1"
        codigos = siguientes_de_la_lista(documento, lista, primero, len(suyas))
        for codigo, una in zip(codigos, suyas, strict=True):
            una.id = codigo
        return [Nuevo(lista, una) for una in suyas]
