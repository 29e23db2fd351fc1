"""El libro, escrito con XlsxWriter fila a fila: en la memoria solo hay una."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from typing import Any

from seguimiento.campos import escritura
from seguimiento.exportacion.cabida import RECORTADO, cabe
from seguimiento.exportacion.elegido import Elegido
from seguimiento.exportacion.encargo import Encargo, Exportado
from seguimiento.exportacion.libro.aspecto import Aspecto
from seguimiento.exportacion.libro.celdas import dia_de, dicho, huellas, visto
from seguimiento.exportacion.libro.cosas import Cosa
from seguimiento.exportacion.libro.declaracion import REF, Columna, Hoja, hojas
from seguimiento.exportacion.libro.leame import CORTE, escribir_leame
from seguimiento.extras import exigir
from seguimiento.fechas import FechaParcial
from seguimiento.modelo.tipos import ClaseDeValor
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion

FILAS_DE_MAS = 500
"""Hasta cuántas filas tras la última hay listas y colores, para las que se añadan."""
_CABE_EN_UNA_LISTA = 255
_LINEA, _LINEAS = 15, 20
"""Los puntos que mide una línea, y hasta cuántas se ven de una celda."""
_PAGINA = 240
"""Cuántos caracteres de ancho van en una página: menos, y habría muchas; más, y no se leerían."""


@dataclass(slots=True)
class Escrita:
    """Lo que de una hoja ha de decirse en el libro."""

    hoja: Hoja
    refs: list[str] = field(default_factory=list)
    recortadas: list[str] = field(default_factory=list)
    """Las celdas en que algo no cabe entero."""


def exportado(encargo: Encargo) -> Exportado:
    """El libro entero. Lanza `FaltaUnExtra` si falta XlsxWriter."""
    return escrito(encargo, Elegido(encargo.panorama), hojas())


def escrito(encargo: Encargo, elegido: Elegido, cuales: Iterable[Hoja]) -> Exportado:
    """El libro con esas hojas de lo elegido. Lanza `FaltaUnExtra` si falta XlsxWriter."""
    xlsxwriter = exigir("xlsxwriter", "oficina")
    salida = BytesIO()
    libro = xlsxwriter.Workbook(salida, _OPCIONES)
    libro.set_properties(
        {
            "title": "Cartera de seguimiento",
            "created": datetime.combine(encargo.hoy, time()),
        }
    )
    aspecto = Aspecto(libro)
    leame = libro.add_worksheet("Léame")
    escritas = [
        _Pagina(libro.add_worksheet(hoja.nombre), hoja, aspecto, encargo).escrita(elegido)
        for hoja in cuales
    ]
    escribir_leame(libro, leame, aspecto, encargo, escritas)
    leame.activate()
    libro.close()
    return Exportado({"": salida.getvalue()}, [*_avisos(escritas)])


def _avisos(escritas: Iterable[Escrita]) -> Iterator[str]:
    if recortadas := [una for escrita in escritas for una in escrita.recortadas]:
        cuales = con_cuantos_mas(recortadas[:SE_NOMBRAN], len(recortadas))
        yield f"no cabe entero en su celda, y ahí no se edita: {cuales}"


_OPCIONES = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class _Puesta:
    """Una columna en su sitio, con lo que de ella hace falta en cada celda."""

    indice: int
    columna: Columna
    ancho: int
    formato: Any
    de_lo_que_se_sigue: bool


class _Pagina:
    """Una hoja del libro mientras se escribe."""

    def __init__(self, pagina: Any, hoja: Hoja, aspecto: Aspecto, encargo: Encargo) -> None:  # noqa: ANN401 — de XlsxWriter
        self._pagina, self._hoja, self._aspecto, self._encargo = pagina, hoja, aspecto, encargo
        self._escrita = Escrita(hoja)
        self._puestas = [
            _Puesta(i, una, una.ancho, aspecto.de(una), una.de_lo_que_se_sigue)
            for i, una in enumerate(hoja.columnas)
        ]
        self._ocultas = [REF, hoja.encabezado_de_huella]

    def escrita(self, elegido: Elegido) -> Escrita:
        """La escribe con lo elegido."""
        todas = [*self._hoja.cosas(elegido)]
        self._tabla(max(len(todas), 1))
        for fila, cosa in enumerate(todas, start=1):
            self._fila(fila, cosa)
        self._ayudas(len(todas) + FILAS_DE_MAS)
        self._papel()
        return self._escrita

    def _tabla(self, cuantas: int) -> None:
        pagina = self._pagina
        encabezados = [*(una.rotulo for una in self._hoja.columnas), *self._ocultas]
        columnas = [{"header": uno} for uno in encabezados]
        # XlsxWriter no hace tablas fila a fila porque escribe el encabezado a destiempo; aquí es lo
        # primero, y se escribe otra vez detrás, ya como se guarda de ese modo
        pagina.constant_memory = False
        pagina.add_table(
            *(0, 0, cuantas, len(encabezados) - 1),
            {"name": self._hoja.nombre, "columns": columnas, "style": "Table Style Light 1"},
        )
        pagina.constant_memory = True
        pagina.set_row(0, 32)
        for indice, columna in enumerate(self._hoja.columnas):
            pagina.write_string(0, indice, columna.rotulo, self._aspecto.encabezado(columna))
            pagina.set_column(indice, indice, columna.ancho, self._aspecto.de(columna))
        for indice, rotulo in enumerate(self._ocultas, start=len(self._puestas)):
            pagina.write_string(0, indice, rotulo)
            pagina.set_column(indice, indice, 12, None, {"hidden": True})
        pagina.freeze_panes(1, 1)

    def _fila(self, fila: int, cosa: Cosa) -> None:
        valores = [columna.valor(cosa) for columna in self._hoja.columnas]
        vistos = ["" if valor is None else visto(valor) for valor in valores]
        self._pagina.set_row(fila, self._alto(vistos))
        for puesta, valor, leido in zip(self._puestas, valores, vistos, strict=True):
            if leido:
                self._celda(fila, puesta, valor, leido)
                if leido.endswith(RECORTADO) and not cabe(dicho(valor)):
                    self._escrita.recortadas.append(f"{puesta.columna.rotulo} de {cosa.ref}")
            elif puesta.de_lo_que_se_sigue and not cosa.se_sigue_sola:
                self._pagina.write_blank(fila, puesta.indice, None, self._aspecto.que_no_vale)
        suyas = (cosa.ref, huellas(self._hoja, cosa, vistos))
        for indice, texto in enumerate(suyas, start=len(self._puestas)):
            self._pagina.write_string(fila, indice, texto)
        self._escrita.refs.append(cosa.ref)

    def _celda(self, fila: int, puesta: "_Puesta", valor: object, leido: str) -> None:
        if isinstance(valor, FechaParcial) and (dia := dia_de(valor)):
            formato = self._aspecto.de(puesta.columna, valor.precision)
            self._pagina.write_datetime(fila, puesta.indice, dia, formato)
        elif isinstance(valor, int) and not isinstance(valor, bool):
            self._pagina.write_number(fila, puesta.indice, valor, puesta.formato)
        else:
            self._pagina.write_string(fila, puesta.indice, leido, puesta.formato)

    def _alto(self, vistos: Sequence[str]) -> int:
        """Lo que mide la fila para que se lea todo o, si es mucho, casi: LibreOffice no lo calcula."""
        lineas = 1
        for puesta, leido in zip(self._puestas, vistos, strict=True):
            if len(leido) > puesta.ancho or "\n" in leido:
                suyas = sum(1 + len(una) // puesta.ancho for una in leido.split("\n"))
                lineas = max(lineas, suyas)
        return _LINEA * min(lineas, _LINEAS)

    # ── Lo que ayuda a quien la llena ────────────────────────────────────────

    def _ayudas(self, ultima: int) -> None:
        for indice, columna in enumerate(self._hoja.columnas):
            if rotulos := _lista(columna):
                self._pagina.data_validation(
                    *(1, indice, ultima, indice),
                    {
                        "validate": "list",
                        "source": rotulos,
                        "error_title": columna.rotulo,
                        "error_message": "Elija uno de la lista.",
                    },
                )
        self._pagina.ignore_errors({"number_stored_as_text": f"A1:XFD{ultima + 1}"})
        self._colorear_lo_vencido(ultima)

    def _colorear_lo_vencido(self, ultima: int) -> None:
        """Por el plazo y el estado que dicen las celdas: al cambiarlos, el color cambia."""
        letra = {una.pasos[-2:]: _letra(i) for i, una in enumerate(self._hoja.columnas)}
        plazo, estado = (
            letra.get(("prorrogas", "plazo")),
            letra.get(("seguimiento", "estado")),
        )
        if plazo is None or estado is None:
            return
        abierta = ",".join(f'${estado}2<>"{rotulo}"' for rotulo in _CERRADAS)
        dias = self._encargo.panorama.dias_por_vencer
        for limite, formato in (
            (f"<{CORTE}", self._aspecto.vencida),
            (f"<={CORTE}+{dias}", self._aspecto.por_vencer),
        ):
            regla = f"=AND(ISNUMBER(${plazo}2),${plazo}2{limite},{abierta})"
            for columna in ("A", plazo):
                self._pagina.conditional_format(
                    f"{columna}2:{columna}{ultima + 1}",
                    {
                        "type": "formula",
                        "criteria": regla,
                        "format": formato,
                        "stop_if_true": True,
                    },
                )

    def _papel(self) -> None:
        ancho = sum(una.ancho for una in self._hoja.columnas)
        self._pagina.set_landscape()
        self._pagina.set_paper(9)
        self._pagina.set_margins(0.4, 0.4, 0.6, 0.6)
        self._pagina.repeat_rows(0)
        self._pagina.repeat_columns(0)
        self._pagina.fit_to_pages(max(1, round(ancho / _PAGINA)), 0)
        self._pagina.set_footer("&L&A&RPágina &P de &N")


_CERRADAS = tuple(
    dict.fromkeys(
        uno.rotulo
        for uno in (*EstadoDeAccion, *EstadoDeRecomendacion)
        if (uno if isinstance(uno, EstadoDeAccion) else uno.como_accion).terminal
    )
)
"""Los rótulos de los estados en que ya nada vence."""


def _lista(columna: Columna) -> Sequence[str]:
    """Los rótulos entre los que se elige; ninguno si se escribe otra cosa o no caben."""
    campo = columna.campo
    if campo is None or campo.es_lista:
        return ()
    rotulos = [valor.rotulo for valor in escritura(campo.modelo, campo.clave).valores]
    if columna.clase is ClaseDeValor.SI_NO:
        rotulos = ["sí", "no"]
    cabe = len(",".join(rotulos)) <= _CABE_EN_UNA_LISTA and not any("," in uno for uno in rotulos)
    return rotulos if cabe else ()


def _letra(indice: int) -> str:
    """«F», de la sexta."""
    letras, indice = "", indice + 1
    while indice:
        indice, resto = divmod(indice - 1, 26)
        letras = chr(ord("A") + resto) + letras
    return letras
