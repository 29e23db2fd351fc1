"""Una tabla con encabezado: una fila por acción o por recomendación, unida, repetida o seguida.

Encima del encabezado y entre sus filas puede haber rótulos con lo que dicen: los de la recomendación de la
que son las acciones o, si cada fila dice la suya, los que valen para todas.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from seguimiento.diagnosticos.importacion import (
    FILA_DE_TOTALES,
    TEXTO_QUE_SIGUE,
    VARIAS_EVALUACIONES,
)
from seguimiento.importacion.disposiciones import (
    continuaciones,
    grupos,
    jerarquia,
    marcas,
    periodos,
    renglones,
)
from seguimiento.importacion.disposiciones.dichos import SE_SIGUEN, Dicho, Rotulo, rotulo_en
from seguimiento.importacion.disposiciones.ficha import leer_rotulos, rotulos_de
from seguimiento.importacion.disposiciones.obra import Obra
from seguimiento.importacion.disposiciones.partes import repartidas
from seguimiento.importacion.encabezados import Encabezado
from seguimiento.importacion.material import Celda, Duda, Tabla
from seguimiento.redaccion import plegado, recortado
from seguimiento.vocabularios import ClaseDeElemento
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_RECOMENDACION = CampoDeMatriz.RECOMENDACION
_ACCION = CampoDeMatriz.ACCION
_PROPIOS = {_RECOMENDACION, _ACCION, CampoDeMatriz.CODIGO, CampoDeMatriz.CODIGO_DE_ACCION}
_EN_UNA_SECCION = frozenset(CampoDeMatriz) - _PROPIOS
"""Lo que una fila de sección puede decir de las que siguen: todo lo que no es de una sola."""
_ENCIMA = frozenset(
    {
        CampoDeMatriz.DIRIGIDA_A,
        CampoDeMatriz.UNIDAD,
        CampoDeMatriz.TEMA,
        CampoDeMatriz.FECHA_DE_RESPUESTA,
        CampoDeMatriz.CONTESTA,
        CampoDeMatriz.FECHA_DE_SEGUIMIENTO,
        CampoDeMatriz.AUTOR,
    }
)
"""Lo que, dicho encima de la tabla, es de todas sus filas: un estado o una fecha serían los del papel."""
_DE_UNA_SOLA = (CampoDeMatriz.TITULO, CampoDeMatriz.NUMERO)
"""Lo que, dicho en una columna, cambia de una evaluación a otra."""
_DE_LA_BITACORA = (CampoDeMatriz.ESTADO, CampoDeMatriz.COMENTARIO, CampoDeMatriz.AVANCE)

_DE_TEXTO = {_RECOMENDACION, _ACCION, CampoDeMatriz.COMENTARIO, CampoDeMatriz.JUSTIFICACION}
"""Las columnas en que una frase con dos puntos es un dato."""
_CON_LETRAS = re.compile(r"[^\W\d_]{2}")

Dichos = list[Dicho]


@dataclass(slots=True)
class Matriz:
    """Una tabla con su encabezado, mientras se lee."""

    tabla: Tabla
    encabezado: Encabezado
    obra: Obra
    continua: bool = False
    """Si es lo que sigue de otra tras un salto de página, sin encabezado propio."""
    de_todas: Dichos = field(default_factory=list)
    """Lo que encima o en una fila de sección se dice de todas las siguientes."""
    servidos: set[int] = field(default_factory=set)
    """Cuáles de ellos se han dicho ya de alguna fila."""
    otras: set[str] = field(default_factory=set)
    """Los títulos y números de las demás evaluaciones que nombran sus filas."""

    @property
    def campos(self) -> frozenset[CampoDeMatriz]:
        """Los datos que traen sus columnas."""
        return frozenset(self.encabezado.columnas.values())

    @property
    def dice_recomendacion(self) -> bool:
        """Si cada fila dice de qué recomendación es."""
        return _RECOMENDACION in self.campos

    def leer(self) -> None:
        """Lleva a la obra todo lo que dice la tabla."""
        self._decir_como_esta_puesta()
        encima = () if self.continua else self.tabla.filas[: self.encabezado.primera]
        if self.dice_recomendacion:
            self._guardar(rotulos_de(encima, self.obra.cuaderno.opciones.columnas), _ENCIMA)
        else:
            leer_rotulos(encima, self.obra)
        filas: Iterable[Dichos] = self._filas_con_datos()
        if grupos.hay_en(self.encabezado):
            filas = chain.from_iterable(map(grupos.por_grupos, filas))
        elif periodos.hay_en(self.encabezado):
            filas = chain.from_iterable(map(periodos.por_periodos, filas))
        if self.dice_recomendacion:
            filas = self._con_lo_que_sigue(filas)
        if self.dice_recomendacion and _ACCION in self.campos:
            filas = jerarquia.con_sus_codigos(jerarquia.resuelta([*filas]))
        elif _ACCION in self.campos and not self._dice_de_cual_es_cada_fila():
            filas = map(jerarquia.de_la_accion, filas)
        for fila in filas:
            self._leer_fila(fila)
        for dicho in self.de_todas:
            self._soltar_si_no_sirvio(dicho)

    def _dice_de_cual_es_cada_fila(self) -> bool:
        """Si el código de cada fila es el de una recomendación de otra tabla, y no el de la acción.

        Lo es si su columna lo dice («Código rec.») o si antes se han leído varias recomendaciones seguidas.
        """
        cual = next(
            (c for c, d in self.encabezado.columnas.items() if d is CampoDeMatriz.CODIGO), None
        )
        if cual is None:
            return False
        filas = self.tabla.filas[self.encabezado.ultima + 1 :]
        llenas = [
            fila for fila in filas if not fila[cual].vacia and not renglones.es_de_totales(fila)
        ]
        lo_dice = "rec" in plegado(self.encabezado.rotulos[cual])
        if not llenas or not (lo_dice or self.obra.recomendacion is None):
            return False
        return all(self.obra.conoce(fila[cual].texto) for fila in llenas)

    def _decir_como_esta_puesta(self) -> None:
        if self.dice_recomendacion:
            suyas = "acción" if _ACCION in self.campos else "recomendación, sin acciones"
            self.obra.disponer(f"una fila por {suyas}")
        elif self.encabezado.primera and not self.continua:
            self.obra.disponer("una tabla por recomendación")

    # ── qué es cada fila

    def _filas_con_datos(self) -> Iterator[Dichos]:
        """Lo que dice cada fila de datos. Las demás se atienden al pasar por ellas."""
        primera = 0 if self.continua else self.encabezado.ultima + 1
        for numero, fila in enumerate(self.tabla.filas[primera:]):
            if not renglones.propias(fila) or renglones.repite_el_encabezado(fila, self.encabezado):
                continue
            if numero == 0 and renglones.numera_las_columnas(fila):
                continue
            if renglones.es_de_totales(fila):
                self._es_de_totales(fila)
            elif not self._es_rotulo_o_seccion(fila):
                yield self._con_lo_de_todas(self._dichos_de(fila))

    def _con_lo_que_sigue(self, filas: Iterable[Dichos]) -> list[Dichos]:
        """Las filas, con el texto que se parte entre varias junto en la primera; y lo dice."""
        juntas: list[Dichos] = []
        for fila in filas:
            resto = continuaciones.sin_lo_que_sigue(fila, juntas)
            for dicho in fila:
                if dicho not in resto:
                    mensaje = f"«{recortado(dicho.celda.texto, 60)}» se lee como lo que sigue de la fila de encima"
                    self.obra.cuaderno.dudas.append(
                        Duda(TEXTO_QUE_SIGUE, mensaje, dicho.celda.sitio)
                    )
            if resto:
                juntas.append(resto)
        return juntas

    def _con_lo_de_todas(self, suyos: Dichos) -> Dichos:
        """Lo que dice una fila y lo que se dijo de todas: el tema, además; lo demás, si ella no lo dice."""
        dichos = {dicho.campo for dicho in suyos} - {CampoDeMatriz.TEMA}
        self.servidos.update(map(id, self.de_todas))
        return [*suyos, *(dicho for dicho in self.de_todas if dicho.campo not in dichos)]

    def _dichos_de(self, fila: renglones.Fila) -> Dichos:
        """Lo que dicen sus celdas, en el orden de las columnas, y las vacías de lo que se sigue."""
        return [
            Dicho(campo, fila[columna], self.encabezado.rotulos.get(columna, ""))
            for columna, campo in sorted(self.encabezado.columnas.items())
            if (campo in SE_SIGUEN or not fila[columna].vacia)
            and columna not in self.encabezado.marcas
            and not self._repetida(fila, columna)
        ] + marcas.estado_en(fila, self.encabezado, self.obra.cuaderno.dudas)

    def _repetida(self, fila: renglones.Fila, columna: int) -> bool:
        """Si es continuación de la de su izquierda y esta ya dice un dato."""
        return fila[columna].sigue_izquierda and columna - 1 in self.encabezado.columnas

    def _es_de_totales(self, fila: renglones.Fila) -> None:
        primera = renglones.propias(fila)[0]
        mensaje = f"la fila de «{primera.texto.strip()}» no se lee"
        self.obra.cuaderno.dudas.append(Duda(FILA_DE_TOTALES, mensaje, primera.sitio))

    def _es_rotulo_o_seccion(self, fila: renglones.Fila) -> bool:
        """Atiende la fila si no es de datos, sino de rótulos o de sección; dice si lo era."""
        vistas, entera = renglones.propias(fila), renglones.a_todo_lo_ancho(fila)
        pedidas = self.obra.cuaderno.opciones.columnas
        primero = rotulo_en(vistas[0].texto, pedidas)
        if primero and (entera or self._es_de_rotulos(primero, vistas, fila)):
            rotulos = list(rotulos_de([fila], pedidas))
            if rotulos and all(rotulo for rotulo, _ in rotulos):
                self._atender(rotulos)
                return True
        seccion = entera or self._seccion_sin_unir(fila)
        if seccion:
            self._abrir_seccion(seccion)
        return seccion is not None

    def _es_de_rotulos(
        self, primero: Rotulo, vistas: Sequence[Celda], fila: renglones.Fila
    ) -> bool:
        """Si la fila, que empieza por un rótulo, no es de datos aunque no esté unida a lo ancho."""
        if primero.campo is _RECOMENDACION and not self.dice_recomendacion:
            return True
        pedidas = self.obra.cuaderno.opciones.columnas
        rotulos = [rotulo_en(celda.texto, pedidas) for celda in vistas]
        if len(vistas) > 1 and all(rotulo and rotulo.valor for rotulo in rotulos):
            return True
        columna = next(columna for columna, celda in enumerate(fila) if celda is vistas[0])
        return self.encabezado.columnas.get(columna) not in _DE_TEXTO

    def _seccion_sin_unir(self, fila: renglones.Fila) -> Celda | None:
        """La celda que está sola en una columna que no dice texto: «Eje 2», en la de los números."""
        columna = renglones.sola(fila)
        if columna is None or not self.dice_recomendacion:
            return None
        celda, campo = fila[columna], self.encabezado.columnas.get(columna)
        no_dice = campo in {None, CampoDeMatriz.CODIGO, CampoDeMatriz.CODIGO_DE_ACCION}
        return celda if no_dice and _CON_LETRAS.search(celda.texto) else None

    def _atender(self, rotulos: list[tuple[Rotulo | None, Celda]]) -> None:
        if self.dice_recomendacion:
            self._guardar(rotulos, _EN_UNA_SECCION)
            return
        for rotulo, celda in rotulos:
            if rotulo:
                self.obra.anotar(rotulo.dichos(celda))

    def _abrir_seccion(self, celda: Celda) -> None:
        """Una fila a todo lo ancho sin rótulo: si nada más dice la recomendación, es ella; si no, su tema."""
        campo = CampoDeMatriz.TEMA if self.dice_recomendacion else _RECOMENDACION
        if self.obra.es_acuerdo:
            self.obra.soltar(celda.sitio, celda.texto)
        elif self.dice_recomendacion:
            self._valer_para_todas(Dicho(campo, celda))
        else:
            self.obra.abrir_recomendacion([Dicho(campo, celda)])

    def _guardar(
        self,
        rotulos: Iterable[tuple[Rotulo | None, Celda]],
        valen: Container[CampoDeMatriz],
    ) -> None:
        """Lo que los rótulos dicen de la evaluación o, si es de lo que vale, de todas las filas que siguen."""
        for rotulo, celda in rotulos:
            if rotulo and rotulo.campo.de is ClaseDeElemento.EVALUACION:
                self.obra.anotar(rotulo.dichos(celda))
            elif rotulo and rotulo.campo in valen:
                self._valer_para_todas(Dicho(rotulo.campo, celda, rotulo.escrito))
            else:
                self.obra.soltar(celda.sitio, celda.texto)

    def _valer_para_todas(self, dicho: Dicho) -> None:
        for ya in [ya for ya in self.de_todas if ya.campo is dicho.campo]:
            self.de_todas.remove(ya)
            self._soltar_si_no_sirvio(ya)
        self.de_todas.append(dicho)

    def _soltar_si_no_sirvio(self, dicho: Dicho) -> None:
        """Lo que se dijo de las filas siguientes y no tuvo ninguna no va a ninguna parte."""
        if id(dicho) not in self.servidos:
            self.obra.dejar_fuera([dicho])

    # ── qué dice una fila de datos

    def _leer_fila(self, fila: Dichos) -> None:
        """Lleva a la obra lo que dice: del registro, de su recomendación y de sus acciones."""
        del_registro = [d for d in fila if d.campo.de is ClaseDeElemento.EVALUACION]
        self._es_de_una_evaluacion(del_registro)
        resto = self._sin_fecha_de_nada([d for d in fila if d not in del_registro])
        if self.obra.es_acuerdo:
            self._leer_compromiso(resto)
            return
        comunes, acciones = repartidas(resto)
        abre = any(d.campo is _RECOMENDACION for d in comunes)
        if abre and self.obra.abrir_recomendacion(comunes) is None:
            self.obra.dejar_fuera(resto)
            return
        if not abre and comunes:
            if de_cual := next((d for d in comunes if d.campo is CampoDeMatriz.CODIGO), None):
                self.obra.retomar(de_cual.celda.texto)
                comunes.remove(de_cual)
            self._completar_la_abierta(comunes)
        if len(acciones) > 1:
            self.obra.disponer("una fila por recomendación, con sus acciones en una celda")
        for accion in acciones:
            self._leer_accion(accion)

    def _sin_fecha_de_nada(self, dichos: Dichos) -> Dichos:
        """Sin la fecha del seguimiento, si no se dice ninguno."""
        fechas = [d for d in dichos if d.campo is CampoDeMatriz.FECHA_DE_SEGUIMIENTO]
        if not fechas or any(d.campo in _DE_LA_BITACORA for d in dichos):
            return dichos
        self.obra.cuaderno.sin_su_estado(fechas[0].rotulo, fechas[0].celda.sitio)
        return [d for d in dichos if d not in fechas]

    def _es_de_una_evaluacion(self, dichos: Dichos) -> None:
        """Lo que la fila dice de la evaluación: si no es la de las demás, el archivo trae varias."""
        for dicho in dichos:
            ya = self.obra.hechos.datos.get(dicho.campo)
            propio = plegado(dicho.celda.texto)
            if dicho.campo in _DE_UNA_SOLA and ya and plegado(ya.dicho) != propio:
                if propio not in self.otras:
                    self.otras.add(propio)
                    mensaje = f"trae también «{recortado(dicho.celda.texto, 60)}»"
                    duda = Duda(VARIAS_EVALUACIONES, mensaje, dicho.celda.sitio)
                    self.obra.cuaderno.dudas.append(duda)
            else:
                self.obra.del_registro([dicho])

    def _completar_la_abierta(self, dichos: Dichos) -> None:
        if self.obra.recomendacion:
            self.obra.completar(self.obra.recomendacion, dichos)
        else:
            self.obra.dejar_fuera(dichos)

    def _leer_accion(self, dichos: Dichos) -> None:
        """Una acción; si no dice cuál, lo dicho es de la que está abierta o de la recomendación misma."""
        cual = next((d for d in dichos if d.campo is _ACCION), None)
        if cual and not (cual.celda.sigue_arriba and self.obra.accion):
            self.obra.abrir_accion(dichos)
        elif self.obra.abierto:
            de_la_accion = cual or _ACCION in self.campos
            leido = self.obra.abierto if de_la_accion else self.obra.recomendacion
            self.obra.completar(leido or self.obra.abierto, [d for d in dichos if d is not cual])
        else:
            self.obra.dejar_fuera(dichos)

    def _leer_compromiso(self, dichos: Dichos) -> None:
        """Un compromiso: lo que pide una decisión o, si la tabla no dice acciones, lo que recomienda."""
        suyos = [
            _de_compromiso(dicho, solo_recomienda=_ACCION not in self.campos) for dicho in dichos
        ]
        if self.obra.abrir_accion(suyos) is None:
            self.obra.dejar_fuera(suyos)


def _de_compromiso(dicho: Dicho, *, solo_recomienda: bool) -> Dicho:
    """El mismo dato, dicho de un compromiso: lo que solo es de una recomendación va a sus notas."""
    if dicho.campo is CampoDeMatriz.CODIGO:
        return replace(dicho, campo=CampoDeMatriz.CODIGO_DE_ACCION)
    if dicho.campo is _RECOMENDACION and solo_recomienda:
        return replace(dicho, campo=_ACCION)
    return dicho if dicho.campo.de is _ACCION.de else replace(dicho, campo=CampoDeMatriz.NOTAS)
