"""Las filas que se añadieron en el libro: acciones y compromisos nuevos."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import partial

from seguimiento.analisis.repetidos import siguientes_de_la_lista
from seguimiento.analisis.series import primera_accion
from seguimiento.campos import claves, registro_en, rotulo_de
from seguimiento.diagnosticos.libro import CELDA_QUE_NO_CABE, FALTA_ALGO, NO_SE_EDITA
from seguimiento.documento import Documento
from seguimiento.documento.escritura import Valor
from seguimiento.exportacion.libro.cosas import Cosa
from seguimiento.exportacion.libro.declaracion import DE, Columna, Hoja, Orden
from seguimiento.importacion.diferencias import Nuevo
from seguimiento.importacion.libro.lectura import Fila, por_formula
from seguimiento.importacion.libro.valores import NoCabe, entera, escrito_en, valor_de
from seguimiento.importacion.lo_mismo import Datos, dice, es_lo_mismo, mapas
from seguimiento.importacion.material import Duda
from seguimiento.importacion.propuesta import Propuesto
from seguimiento.redaccion import entre_comillas, enumeracion, plegado
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion

_CLASES = {"acciones": ClaseDeElemento.ACCION, "compromisos": ClaseDeElemento.COMPROMISO}
_CON_ENTRADA = (Orden.ACTUALIZAR, Orden.VERIFICAR)
Codificadas = Callable[[Documento, Collection[str]], list[Nuevo]]
"""Da su código a lo nuevo de un documento, que no toma los que ya se usaron."""


class Nuevas:
    """Las de una hoja, según se van leyendo."""

    def __init__(self, hoja: Hoja, hoy: date) -> None:
        self.dudas: list[Duda] = []
        self._hoja, self._hoy = hoja, hoy.isoformat()
        self._clave = hoja.modelo.se_dice_en[0]
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
        que = next(una for una in self._hoja.editables if una.pasos == (self._clave,))
        if len(halladas) != 1:
            por_que = f"«{de}» no es uno" if de else f"le falta «{DE}»"
            mensaje = f"no se sabe en qué entra la fila nueva: {por_que}"
            ayuda = f"escriba en «{DE}» una referencia de la hoja «{self._hoja.de}»"
            raise NoCabe(Duda(FALTA_ALGO, mensaje, celda.sitio if celda else fila.sitio, ayuda))
        if not fila.leido(que):
            mensaje = f"a la fila nueva le falta «{que.rotulo}»"
            raise NoCabe(Duda(FALTA_ALGO, mensaje, fila.sitio, "escríbala, o borre la fila"))
        datos = self._datos(fila)
        self._decir_lo_gris(fila)
        suyas = self._de_cada_una.setdefault(halladas[0].ref, (halladas[0], []))[1]
        clase = _CLASES[self._hoja.lista]
        suyas.append(Propuesto(clase, fila.sitio, datos, con_codigo=False))

    def _decir_lo_gris(self, fila: Fila) -> None:
        """Lo que se escribió donde no se lee; en «De» sí se lee."""
        fijas = (una.rotulo for una in self._hoja.fijas if una.rotulo != DE and fila.leido(una))
        if escritas := enumeracion(entre_comillas(fijas)):
            mensaje = f"en la fila nueva se escribió en lo gris, que no se lee: {escritas}"
            self.dudas.append(Duda(NO_SE_EDITA, mensaje, fila.sitio, "bórrelo de la fila"))

    def _datos(self, fila: Fila) -> dict[str, Valor]:
        """Los de la acción, en el orden del modelo, con lo que de ella se anote ya."""
        datos: dict[str, Valor] = {}
        for orden in Orden:
            llenas = [u for u in self._hoja.editables if u.orden is orden and fila.leido(u)]
            dichos = {una.pasos[-1]: self._valor(fila, una) for una in llenas}
            if orden in _CON_ENTRADA and dichos:
                datos[orden.bitacora] = [self._entrada(orden, dichos, fila)]
            else:
                for una in llenas:
                    self._comprobar_que_es_suyo(una, fila)
                datos |= dichos
        return {clave: datos[clave] for clave in claves(self._hoja.modelo) if clave in datos}

    def _comprobar_que_es_suyo(self, columna: Columna, fila: Fila) -> None:
        """Lo que empieza tiene plazo y no prórrogas: su motivo no se calla. Lanza `NoCabe`."""
        if columna.pasos[-1] not in claves(self._hoja.modelo):
            mensaje = f"«{columna.rotulo}» no es de lo que empieza, y la fila es nueva"
            sitio = fila.celdas[columna.rotulo].sitio
            raise NoCabe(Duda(CELDA_QUE_NO_CABE, mensaje, sitio, "bórrelo de la celda"))

    def _entrada(self, orden: Orden, dichos: dict[str, Valor], fila: Fila) -> dict[str, Valor]:
        modelo = registro_en(self._hoja.modelo, (orden.bitacora,))
        assert modelo is not None  # noqa: S101 — de él son las columnas
        dichos.setdefault("fecha", self._hoy)
        if orden is Orden.ACTUALIZAR:  # lo que no declara ninguno no se ha iniciado
            dichos.setdefault("estado", EstadoDeAccion.NO_INICIADA.value)
        en_orden = {clave: dichos[clave] for clave in claves(modelo) if clave in dichos}
        return entera(modelo, en_orden, fila.sitio)

    def _valor(self, fila: Fila, columna: Columna) -> Valor:
        celda = fila.celdas[columna.rotulo]
        if duda := por_formula(columna, celda):
            raise NoCabe(duda)
        assert columna.campo is not None  # noqa: S101 — solo se leen las que se editan
        return valor_de(columna.campo, columna.rotulo, fila.leido(columna), celda.sitio)

    # ── Lo que ya se importó ─────────────────────────────────────────────────

    def por_archivo(self) -> Iterator[tuple[Cosa, Codificadas]]:
        """Aquello en que entran, y quien da código a las que no estén escritas ya."""
        for cosa, suyas in self._de_cada_una.values():
            yield cosa, partial(self._con_codigo, cosa, suyas)

    def _con_codigo(
        self,
        cosa: Cosa,
        suyas: list[Propuesto],
        documento: Documento,
        usados: Collection[str],
    ) -> list[Nuevo]:
        lista = (*cosa.ruta, self._hoja.lista)
        escritas = {
            plegado(str(una.get(self._clave))): una
            for una in mapas(escrito_en(documento.compuestos, lista))
        }
        nuevas = []
        for una in suyas:
            if (hecha := escritas.get(plegado(una.dicho))) is None:
                nuevas.append(una)
            else:
                self._comparar(una, hecha)
        es_de_recomendacion = bool(cosa.ruta)
        primero = primera_accion(cosa.ref.rpartition("/")[2]) if es_de_recomendacion else "1"
        codigos = siguientes_de_la_lista(documento, lista, primero, len(nuevas), usados)
        for codigo, una in zip(codigos, nuevas, strict=True):
            una.id = codigo
        return [Nuevo(lista, una) for una in nuevas]

    def _comparar(self, una: Propuesto, hecha: Datos) -> None:
        """Dice lo que la fila dice y el registro no: lo añadido después de importarla."""
        claves_de_mas = [c for c, v in una.datos.items() if not self._consta(v, hecha.get(c))]
        if claves_de_mas:
            rotulos = (rotulo_de(self._hoja.modelo, (clave,)) for clave in claves_de_mas)
            mensaje = (
                f"la fila nueva ya está en el registro, como «{hecha.get('id')}», y lo que de más "
                f"dice en {enumeracion(entre_comillas(rotulos))} no se lee"
            )
            ayuda = "exporte el libro otra vez y cámbielo en la suya"
            self.dudas.append(Duda(NO_SE_EDITA, mensaje, una.sitio, ayuda))

    def _consta(self, valor: Valor, escrito: Valor) -> bool:
        """Si el registro lo dice; la fecha de hoy de una anotación pudo ser la de otro día."""
        if not (anotadas := mapas(valor)):
            return es_lo_mismo(valor, escrito)
        (anotada,) = anotadas
        sin_hoy = {c: v for c, v in anotada.items() if (c, v) != ("fecha", self._hoy)}
        return any(dice(una, sin_hoy) for una in mapas(escrito))
