"""Las piezas de un archivo, en su orden: cada una se lee según lo que trae."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from seguimiento.diagnosticos.importacion import COLUMNA_DESCONOCIDA, PARECE_UN_ACUERDO
from seguimiento.importacion.disposiciones import ficha, junta
from seguimiento.importacion.disposiciones.dichos import rotulo_en
from seguimiento.importacion.disposiciones.grupos import con_sus_grupos
from seguimiento.importacion.disposiciones.marcas import con_sus_estados
from seguimiento.importacion.disposiciones.matriz import Matriz
from seguimiento.importacion.disposiciones.obra import Obra
from seguimiento.importacion.disposiciones.periodos import con_sus_periodos
from seguimiento.importacion.disposiciones.prosa import Prosa
from seguimiento.importacion.encabezados import Encabezado, campo_de, encabezado_de
from seguimiento.importacion.hechos import Leido
from seguimiento.importacion.material import Duda, Parrafo, Pieza, Tabla
from seguimiento.redaccion import plegado, recortado
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_LARGO_DE_CITA = 60
_RECOMENDACION = CampoDeMatriz.RECOMENDACION
_PRINCIPALES = frozenset({_RECOMENDACION, CampoDeMatriz.ACCION})


@dataclass(slots=True)
class Columnas:
    """Por qué se tomó cada columna del archivo."""

    reconocidas: dict[str, CampoDeMatriz] = field(default_factory=dict)
    sin_reconocer: dict[str, None] = field(default_factory=dict)
    dudas: list[Duda] = field(default_factory=list)

    def anotar(self, tabla: Tabla, encabezado: Encabezado) -> None:
        """Las de una tabla; la que trae datos y no se reconoce se dice una vez."""
        for columna, rotulo in encabezado.rotulos.items():
            campo = encabezado.columnas.get(columna)
            if campo:
                self.reconocidas[rotulo] = campo
            elif rotulo.strip() and rotulo not in self.sin_reconocer:
                self._sin_reconocer(tabla, encabezado, columna)

    def _sin_reconocer(self, tabla: Tabla, encabezado: Encabezado, columna: int) -> None:
        rotulo = encabezado.rotulos[columna]
        self.sin_reconocer[rotulo] = None
        if all(fila[columna].vacia for fila in tabla.filas[encabezado.ultima + 1 :]):
            return
        citado, repetido = recortado(rotulo, _LARGO_DE_CITA), campo_de(rotulo)
        if repetido in encabezado.columnas.values():
            mensaje = f"otra columna dice ya lo que «{citado}» ({repetido}): esta se queda fuera"
        else:
            mensaje = f"no se sabe qué dato trae la columna «{citado}», y se queda fuera"
        sitio = tabla.filas[encabezado.ultima][columna].sitio
        sugerencia = f'si importa, dígalo con --columna "{citado}=campo"'
        self.dudas.append(Duda(COLUMNA_DESCONOCIDA, mensaje, sitio, sugerencia))


@dataclass(slots=True)
class Recorrido:
    """Las piezas de un archivo, en su orden."""

    obra: Obra
    columnas: Columnas
    anterior: tuple[Encabezado, int] | None = None
    """El encabezado de la tabla que se acaba de leer y su ancho, por si la siguiente la continúa."""
    de_varias: Leido | None = None
    """La última recomendación de esa tabla, si dice varias: las acciones de otra no son suyas por ir detrás."""

    def leer(self, piezas: Iterable[Pieza]) -> None:
        """Lleva a la obra lo que dicen."""
        prosa = Prosa(self.obra)
        for pieza in piezas:
            if isinstance(pieza, Parrafo):
                prosa.leer(pieza)
                self.anterior = None if pieza.texto.strip() else self.anterior
            elif pieza.filas:
                prosa.cerrar()
                self._leer_tabla(pieza)
        prosa.cerrar()

    def _leer_tabla(self, tabla: Tabla) -> None:
        pedidas = self.obra.cuaderno.opciones.columnas
        encabezado = self._encabezado(tabla)
        if encabezado is None and self._es_lo_que_sigue(tabla):
            self._leer_sin_encabezado(tabla)
            return
        if ficha.es_ficha(tabla, encabezado, pedidas):
            if ficha.de_varias_columnas(tabla, pedidas):
                tabla = ficha.traspuesta(tabla)
                encabezado = self._encabezado(tabla)
            else:
                ficha.leer_ficha(tabla, self.obra)
                return
        if encabezado is None:
            self._leer_sin_encabezado(tabla)
        elif junta.es_de_junta(tabla, encabezado):
            self._leer_decisiones(tabla, encabezado)
        elif CampoDeMatriz.COMPROMISO in encabezado.columnas.values():
            self._leer_matriz(tabla, junta.con_acciones(encabezado))
        elif _dice_algo(encabezado):
            self._leer_matriz(tabla, encabezado)
        elif deducido := self._con_la_columna_de_todo(tabla, encabezado):
            self._leer_matriz(tabla, deducido)
        else:
            self.columnas.anotar(tabla, encabezado)
            self._sin_leer(tabla)

    def _encabezado(self, tabla: Tabla) -> Encabezado | None:
        """El de la tabla, con todas las columnas que dicen de qué recomendación es cada fila."""
        opciones = self.obra.cuaderno.opciones
        pedida = None if opciones.encabezado is None else opciones.encabezado - 1
        hallado = encabezado_de(tabla, opciones.columnas, pedida)
        if hallado is not None:
            hallado = con_sus_periodos(hallado, opciones.columnas)
            hallado = con_sus_grupos(hallado, opciones.columnas)
            hallado = con_sus_estados(tabla, hallado, opciones)
        if hallado is None or _RECOMENDACION not in hallado.columnas.values():
            return hallado
        otras = {
            columna: _RECOMENDACION
            for columna, rotulo in hallado.rotulos.items()
            if campo_de(rotulo, opciones.columnas) is _RECOMENDACION
        }
        return replace(hallado, columnas=hallado.columnas | otras)

    def _con_la_columna_de_todo(self, tabla: Tabla, encabezado: Encabezado) -> Encabezado | None:
        """El encabezado con la primera columna por acción, si en ella se dice también «Recomendación 1: …»."""
        pedidas = self.obra.cuaderno.opciones.columnas
        if 0 in encabezado.columnas or not any(
            (rotulo := rotulo_en(fila[0].texto, pedidas)) and rotulo.campo is _RECOMENDACION
            for fila in tabla.filas[encabezado.ultima + 1 :]
        ):
            return None
        return replace(encabezado, columnas={0: CampoDeMatriz.ACCION, **encabezado.columnas})

    def _leer_matriz(self, tabla: Tabla, encabezado: Encabezado) -> None:
        self.columnas.anotar(tabla, encabezado)
        repetido = self.anterior is not None and _iguales(self.anterior[0], encabezado)
        dice_cuales = _RECOMENDACION in encabezado.columnas.values()
        tras_varias = self.de_varias is not None and self.obra.recomendacion is self.de_varias
        if (dice_cuales or tras_varias) and not repetido:
            self.obra.empezar_otra()
        antes = len(self.obra.hechos.elementos)
        Matriz(tabla, encabezado, self.obra).leer()
        son_varias = dice_cuales and len(self.obra.hechos.elementos) > antes + 1
        self.de_varias = self.obra.recomendacion if son_varias else None
        self.anterior = (encabezado, tabla.ancho)

    def _es_lo_que_sigue(self, tabla: Tabla) -> bool:
        """Si tiene las columnas de la anterior, y no es una ficha: un salto de página partió la tabla."""
        if self.anterior is None or self.anterior[1] != tabla.ancho:
            return False
        return not ficha.es_de_rotulos(tabla, (), self.obra.cuaderno.opciones.columnas)

    def _leer_sin_encabezado(self, tabla: Tabla) -> None:
        """Lo que sigue de la tabla anterior, si tiene sus columnas; si no, no se sabe qué es."""
        if self.anterior is not None and self.anterior[1] == tabla.ancho:
            Matriz(tabla, self.anterior[0], self.obra, continua=True).leer()
        else:
            self._sin_leer(tabla)

    def _leer_decisiones(self, tabla: Tabla, encabezado: Encabezado) -> None:
        if self.obra.es_acuerdo:
            self.obra.disponer("una tabla de decisiones de una junta")
            self._leer_matriz(tabla, junta.con_acciones(encabezado))
            return
        mensaje = "la tabla es de decisiones de una junta, no de recomendaciones"
        sugerencia = "impórtela con --tipo acuerdo"
        self.obra.cuaderno.dudas.append(Duda(PARECE_UN_ACUERDO, mensaje, tabla.sitio, sugerencia))

    def _sin_leer(self, tabla: Tabla) -> None:
        """Dice que de la tabla no se lee nada, si hay algo en ella."""
        vistas = [celda for fila in tabla.filas for celda in fila if not celda.vacia]
        if vistas:
            self.obra.tablas_sin_leer.append((tabla.sitio, vistas[0].texto))


def _dice_algo(encabezado: Encabezado) -> bool:
    """Si entre sus columnas está lo que se recomienda o lo que se hará."""
    return not _PRINCIPALES.isdisjoint(encabezado.columnas.values())


def _iguales(uno: Encabezado, otro: Encabezado) -> bool:
    """Si dicen lo mismo, columna por columna."""
    plegados = [
        {c: plegado(r) for c, r in encabezado.rotulos.items()} for encabezado in (uno, otro)
    ]
    return plegados[0] == plegados[1]
