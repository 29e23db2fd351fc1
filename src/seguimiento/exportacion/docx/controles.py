"""Los controles en que se contesta un formulario: una lista, una fecha o un texto, con lo que hay o por llenar."""

from collections.abc import Mapping
from datetime import date

from seguimiento.exportacion.docx.letras import Letras
from seguimiento.exportacion.docx.nodos import Nodo, letras, marca, nodo
from seguimiento.exportacion.docx.obra import Obra
from seguimiento.fechas import FechaParcial, Precision
from seguimiento.importacion.lectores.word.controles import SE_EXPORTO
from seguimiento.vocabularios.base import total
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_FORMATOS = total(
    {
        Precision.ANIO: "yyyy",
        Precision.SEMESTRE: "",
        Precision.TRIMESTRE: "",
        Precision.MES: "MMM-yyyy",
        Precision.DIA: "dd-MMM-yyyy",
    }
)
"""Cómo se ve la fecha en un calendario, según lo que conste de ella; de un trimestre no lo hay."""


def cabe_en_un_calendario(fecha: FechaParcial) -> bool:
    """Si un control de fecha puede mostrarla tal como consta."""
    return bool(_FORMATOS[fecha.precision])


def de_lista(
    obra: Obra, campo: CampoDeMatriz, valores: Mapping[str, str], vale: str, invita: str = ""
) -> Nodo:
    """Una lista de la que se elige: los rótulos por su código; `vale` es el rótulo elegido, o ninguno.

    El control guarda con qué se exportó: al volver se sabe si alguien eligió otra cosa.
    """
    opciones = (
        nodo("w:listItem", w_displayText=rotulo, w_value=codigo)
        for codigo, rotulo in valores.items()
    )
    lista = nodo("w:dropDownList", *opciones)
    codigo = next((uno for uno, rotulo in valores.items() if rotulo == vale), "")
    if not vale:
        return _por_llenar(obra, campo, lista, invita or "Elija un elemento.")
    return _lleno(obra, campo, lista, vale, codigo)


def de_fecha(obra: Obra, campo: CampoDeMatriz, fecha: FechaParcial | None, vale: str) -> Nodo:
    """Un calendario, con la fecha tal como se ve; sin ella, `vale` dice por qué y no se importa."""
    if fecha is None:
        return _por_llenar(obra, campo, _calendario("dd-MMM-yyyy"), vale or "Elija una fecha.")
    calendario = _calendario(_FORMATOS[fecha.precision], fecha.primer_dia)
    return _lleno(obra, campo, calendario, vale, fecha.texto)


def de_texto(obra: Obra, campo: CampoDeMatriz, invita: str) -> Nodo:
    """Un sitio en que escribir lo nuevo."""
    return _por_llenar(obra, campo, nodo("w:text", w_multiLine=1), invita)


def _calendario(formato: str, dia: date | None = None) -> Nodo:
    elegida = {"w_fullDate": f"{dia.isoformat()}T00:00:00Z"} if dia else {}
    return nodo(
        "w:date",
        marca("w:dateFormat", formato),
        marca("w:lid", "es-ES"),
        marca("w:storeMappedDataAs", "dateTime"),
        marca("w:calendar", "gregorian"),
        **elegida,
    )


def _lleno(obra: Obra, campo: CampoDeMatriz, clase: Nodo, vale: str, exportado: str) -> Nodo:
    como = f"{SE_EXPORTO}{exportado}"
    return obra.control([obra.escritas(Letras(vale))], clase, como=como, titulo=campo.rotulo)


def _por_llenar(obra: Obra, campo: CampoDeMatriz, clase: Nodo, invita: str) -> Nodo:
    aspecto = nodo("w:rPr", marca("w:rStyle", "PlaceholderText"))
    tramo = nodo("w:r", aspecto, letras(invita))
    vacio = nodo("w:showingPlcHdr")
    return obra.control([tramo], vacio, clase, como=SE_EXPORTO, titulo=campo.rotulo)
