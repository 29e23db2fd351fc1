"""La primera hoja del libro: de cuándo es, qué le falta, cómo se edita y cómo se devuelve."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from seguimiento.exportacion import procedencia
from seguimiento.exportacion.cabida import CABE, lo_que_cabe
from seguimiento.exportacion.encargo import Encargo
from seguimiento.exportacion.libro.aspecto import Aspecto
from seguimiento.exportacion.libro.celdas import limpio
from seguimiento.exportacion.libro.declaracion import Orden, hojas
from seguimiento.formatos.estructurado import lo_que_queda_fuera
from seguimiento.redaccion import entre_comillas, enumeracion

if TYPE_CHECKING:
    from seguimiento.exportacion.libro.escritura import Escrita

CORTE = "corte"
"""El nombre de la celda con la fecha respecto de la que algo está vencido."""
EXPORTADAS = "seg:exportadas:"
"""Con lo que empieza la fila oculta que nombra lo que se exportó en una hoja."""
_FILA_DEL_CORTE = 2
_TROZO = CABE - 1000
_ANCHO = 110

COMO_SE_EDITA = (
    "Las columnas grises no se editan: se calculan o dan nombre a la fila. Lo que se cambie en ellas no vuelve.",
    "Las blancas dicen lo que hay registrado: cámbielo en su celda.",
    "Las de color crema están vacías: rellénelas para añadir una anotación. Lo ya anotado no se cambia aquí.",
    "Para anotar cómo va algo, cambie su «Estado» o escriba un «Comentario», una evidencia o un avance.",
    "Sin «Fecha del estado» vale la del día en que se importe. Una evidencia por línea: su título y su enlace.",
    "Para dar más plazo, cambie la «Fecha límite» y diga el «Motivo de la prórroga».",
    "Para dejar dicho que se comprobó, rellene «Verificación» y «Verificada por».",
    "Los nombres de una lista van uno por línea, o separados por punto y coma.",
    "Una acción nueva: una fila al final de su hoja, con la referencia de su recomendación en «De».",
    "Un compromiso nuevo: lo mismo, con la de su acuerdo.",
    "Borrar una fila no borra nada del registro. Vaciar una celda blanca quita ese dato, si se confirma.",
    "Puede ordenar, filtrar, mover y ocultar columnas. No cambie los encabezados.",
)
COMO_SE_DEVUELVE = (
    "Guárdelo como libro de Excel y traiga los cambios con «seg importar», que antes los muestra. Si el "
    "registro cambió entretanto en lo mismo, lo dice y no lo pisa."
)


def escribir_leame(
    libro: Any,  # noqa: ANN401 — de XlsxWriter
    pagina: Any,  # noqa: ANN401
    aspecto: Aspecto,
    encargo: Encargo,
    escritas: "Sequence[Escrita]",
) -> None:
    """Escribe la hoja."""
    pagina.set_column(0, 0, 26)
    pagina.set_column(1, 1, _ANCHO)
    pagina.hide_gridlines(2)
    pagina.write_string(0, 0, _organizacion(encargo), aspecto.titulo)
    libro.define_name(CORTE, f"='Léame'!$B${_FILA_DEL_CORTE + 1}")
    pagina.write_string(_FILA_DEL_CORTE, 0, "Fecha de corte", aspecto.rotulo)
    pagina.write_datetime(_FILA_DEL_CORTE, 1, encargo.hoy, aspecto.dia)
    fila = _FILA_DEL_CORTE
    for rotulo, texto in _lo_que_se_dice(encargo, escritas):
        fila += 1
        pagina.set_row(fila, _alto(texto))
        if rotulo:
            pagina.write_string(fila, 0, rotulo, aspecto.rotulo)
        pagina.write_string(fila, 1, lo_que_cabe(limpio(texto)), aspecto.parrafo)
    for orden in Orden:
        if orden is not Orden.NINGUNA:
            fila += 1
            pagina.set_row(fila, _alto(_que_escribe(orden)))
            pagina.write_string(fila, 0, f"seg {orden.value}", aspecto.de_orden(orden))
            pagina.write_string(fila, 1, _que_escribe(orden), aspecto.parrafo)
    for escrita in escritas:
        for trozo in _en_trozos(escrita.refs):
            fila += 1
            pagina.set_row(fila, None, None, {"hidden": True})
            pagina.write_string(fila, 0, f"{EXPORTADAS}{escrita.hoja.nombre}")
            pagina.write_string(fila, 1, trozo)
    pagina.set_landscape()
    pagina.set_paper(9)
    pagina.fit_to_pages(1, 0)


def _alto(texto: str) -> int:
    """Lo que mide la fila de un texto, en puntos."""
    return min(15 * sum(1 + len(linea) // _ANCHO for linea in texto.split("\n")), 400)


def _organizacion(encargo: Encargo) -> str:
    organizacion = encargo.carga.cartera.configuracion.organizacion
    return f"Cartera de {organizacion}" if organizacion else "Cartera de seguimiento"


def _lo_que_se_dice(encargo: Encargo, escritas: "Sequence[Escrita]") -> Iterator[tuple[str, str]]:
    breve = procedencia.en_breve(encargo)
    que_es = "lo vencido y lo por vencer se colorea respecto de esta fecha; con =HOY() va al día"
    yield "", que_es
    if breve["commit"]:
        con_cambios = ", con cambios sin confirmar" if breve["modificado"] else ""
        yield "Commit", f"{breve['commit']}{con_cambios}"
    hay = (f"{e.hoja.nombre}: {len(e.refs)}, cada fila es {e.hoja.que}" for e in escritas)
    yield "Qué contiene", "\n".join(hay)
    fuera = lo_que_queda_fuera(
        encargo.carga.recuento, (uno.ref for uno in encargo.panorama.posteriores)
    )
    faltan = "\n".join(f"{nombre}: {por_que.replace('_', ' ')}" for nombre, por_que in fuera)
    yield "Lo que no está", faltan or "Nada: todo pudo leerse."
    if recortadas := [una for escrita in escritas for una in escrita.recortadas]:
        yield (
            "Recortado",
            f"No cabe entero en su celda, y no se edita aquí: {enumeracion(entre_comillas(recortadas))}",
        )
    for indice, frase in enumerate(COMO_SE_EDITA):
        yield "" if indice else "Cómo se edita", frase
    yield "Cómo se devuelve", COMO_SE_DEVUELVE
    yield "Encabezados", "El color dice qué orden escribiría lo mismo."


def _que_escribe(orden: Orden) -> str:
    suyas = dict.fromkeys(una.rotulo for h in hojas() for una in h.editables if una.orden is orden)
    return "; ".join(suyas)


def _en_trozos(refs: Sequence[str]) -> Iterator[str]:
    """Las referencias, separadas por espacios, en textos que caben en una celda."""
    trozo: list[str] = []
    largo = 0
    for ref in refs:
        if largo + len(ref) >= _TROZO:
            yield " ".join(trozo)
            trozo, largo = [], 0
        trozo.append(ref)
        largo += len(ref) + 1
    if trozo:
        yield " ".join(trozo)
