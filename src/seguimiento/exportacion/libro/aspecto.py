"""Cómo se ve el libro: qué se edita, qué se rellena y qué no se toca, a simple vista."""

from typing import Any

from seguimiento.exportacion.libro.celdas import FORMATOS
from seguimiento.exportacion.libro.declaracion import Columna, Orden
from seguimiento.fechas import Precision
from seguimiento.modelo.tipos import ClaseDeValor
from seguimiento.vocabularios import total

_COMO_TEXTO = "@"
"""Con este formato, lo que se teclea se queda como está: «1.10» y «=1+1» son textos."""
_DIA, _ENTERO = FORMATOS[Precision.DIA], "0"
_GRIS, _BLANCO, _CREMA = "#EFEFEF", "#FFFFFF", "#FFF8E1"
COLORES = total(
    {
        Orden.NINGUNA: "#7F7F7F",
        Orden.CORREGIR: "#1F4E79",
        Orden.RESPONDER: "#5B3A8C",
        Orden.ACTUALIZAR: "#2E6B34",
        Orden.PRORROGAR: "#8A4B08",
        Orden.VERIFICAR: "#0B6E75",
    }
)
"""El del encabezado de las columnas que escribe cada orden."""


class Aspecto:
    """Los formatos de un libro, cada uno una sola vez."""

    def __init__(self, libro: Any) -> None:  # noqa: ANN401 — de XlsxWriter
        self._libro = libro
        self._hechos: dict[tuple[object, ...], Any] = {}
        self.vencida = libro.add_format({"bg_color": "#F8CBAD", "font_color": "#7A1E00"})
        self.por_vencer = libro.add_format({"bg_color": "#FFE699", "font_color": "#5C4500"})
        self.titulo = libro.add_format({"bold": True, "font_size": 16})
        self.rotulo = self._nuevo(bold=True)
        self.parrafo = self._nuevo()
        self.que_no_vale = self._hecho(_GRIS, "General", se_edita=False)
        self.dia = self._nuevo(num_format=_DIA, align="left")

    def de(self, columna: Columna, fecha: Precision | None = None) -> Any:  # noqa: ANN401
        """El de sus celdas; con una fecha, el que la muestra con esa precisión."""
        fondo = _CREMA if columna.se_rellena else _BLANCO if columna.se_edita else _GRIS
        numero = _numero(columna) if fecha is None else FORMATOS[fecha]
        return self._hecho(fondo, numero, se_edita=columna.se_edita)

    def encabezado(self, columna: Columna) -> Any:  # noqa: ANN401
        """El de su encabezado."""
        return self.de_orden(columna.orden)

    def de_orden(self, orden: Orden) -> Any:  # noqa: ANN401
        """El de los encabezados de lo que escribe una orden."""
        clave = (orden,)
        if clave not in self._hechos:
            self._hechos[clave] = self._nuevo(
                bold=True, font_color=_BLANCO, bg_color=COLORES[orden], valign="vcenter"
            )
        return self._hechos[clave]

    def _hecho(self, fondo: str, numero: str, *, se_edita: bool) -> Any:  # noqa: ANN401
        clave = (fondo, numero)
        if clave not in self._hechos:
            propio = {} if fondo == _BLANCO else {"bg_color": fondo}
            tinta = {} if se_edita else {"font_color": "#595959"}
            self._hechos[clave] = self._nuevo(
                num_format=numero, border=1, border_color="#D9D9D9", **propio, **tinta
            )
        return self._hechos[clave]

    def _nuevo(self, **rasgos: object) -> Any:  # noqa: ANN401
        return self._libro.add_format({"text_wrap": True, "valign": "top", **rasgos})


def _numero(columna: Columna) -> str:
    """El formato de sus celdas según lo que se escribe en ella."""
    campo = columna.campo
    if campo is None or campo.es_lista:
        return "General" if campo is None else _COMO_TEXTO
    match columna.clase:
        case ClaseDeValor.FECHA:
            return _DIA
        case ClaseDeValor.ENTERO | ClaseDeValor.PRIORIDAD:
            return _ENTERO
        case _:
            return _COMO_TEXTO
