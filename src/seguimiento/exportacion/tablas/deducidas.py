"""Las columnas de lo que se deduce de los registros: las de las listas, con lo que significan."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from seguimiento.analisis.listas import Atributo
from seguimiento.campos import campos
from seguimiento.exportacion.tablas.del_modelo import dia_de, es_de_texto
from seguimiento.exportacion.tablas.tabla import Columna, Tipo
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import en_linea
from seguimiento.vocabularios import Decision, EstadoDeVerificacion, SituacionDeAccion


class Deducida(NamedTuple):
    """Qué es algo que se deduce."""

    titulo: str
    descripcion: str
    tipo: Tipo = Tipo.TEXTO
    es_fecha: bool = False
    """Si es una fecha como se escribió, y va además el día que vale."""
    se_busca: bool = False
    """Si es un texto en que se busca."""
    valores: tuple[str, ...] = ()
    """Los códigos que puede llevar, si son contados y siempre los mismos."""


DEDUCIDAS: Mapping[str, Deducida] = {
    "ref": Deducida("Referencia", "Con qué se nombra en cualquier orden."),
    "evaluacion": Deducida(
        "Evaluación", "El identificador de la evaluación: el nombre de su archivo."
    ),
    "acuerdo": Deducida("Acuerdo", "El identificador del acuerdo: el nombre de su archivo."),
    "recomendacion": Deducida("Recomendación", "El código de la recomendación en su evaluación."),
    "id": Deducida(
        "Código", "El código dentro de su archivo o, si es un archivo, su identificador."
    ),
    "codigo": Deducida("Código", "El código de la ficha: el nombre de su archivo."),
    "area": Deducida("Área", "El área temática, según el código."),
    "instancia": Deducida("Período", "El período de lo que se repite."),
    "plazo": Deducida("Plazo", "El vigente a la fecha, como se escribió."),
    "plazo_original": Deducida(
        "Plazo original", "El que se fijó al principio, como se escribió.", es_fecha=True
    ),
    "vence": Deducida("Vence", "El último día del plazo vigente, incluido.", Tipo.FECHA),
    "prioridad": Deducida("Prioridad", "Su número, en la escala de su evaluación.", Tipo.ENTERO),
    "papeles": Deducida("Papeles", "Qué hace en ella quien se buscó con «--responsable»."),
    "estado": Deducida(
        "Estado", "El que vale a la fecha: lo completado que se rechaza vuelve a estar en curso."
    ),
    "estado_declarado": Deducida(
        "Estado declarado", "El de la última anotación, se verificara o no."
    ),
    "verificacion": Deducida(
        "Verificación",
        "Si lo declarado se comprobó y con qué resultado.",
        valores=EstadoDeVerificacion.codigos(),
    ),
    "situacion": Deducida(
        "Situación", "Cómo está frente a su plazo.", valores=SituacionDeAccion.codigos()
    ),
    "exigible": Deducida(
        "Exigible", "Si obliga ya a alguien: lo de un acuerdo propuesto, todavía no.", Tipo.SI_NO
    ),
    "marcas": Deducida("Marcas", "Lo demás que conviene mirar."),
    "prorrogas": Deducida("Prórrogas", "Cuántas se concedieron hasta la fecha.", Tipo.ENTERO),
    "dias_de_retraso": Deducida(
        "Días de retraso", "Días naturales desde que venció; 0 si no ha vencido.", Tipo.ENTERO
    ),
    "ultima_novedad_fecha": Deducida(
        "Última novedad", "La fecha de la última anotación.", es_fecha=True
    ),
    "ultima_novedad_estado": Deducida("Estado de la última novedad", "El que se declaró en ella."),
    "ultima_novedad_comentario": Deducida(
        "Comentario de la última novedad", "Lo que se dijo en ella."
    ),
    "ultima_novedad_avance": Deducida(
        "Avance de la última novedad (%)", "Cuánto se llevaba hecho, si se dijo.", Tipo.ENTERO
    ),
    "avance_hecho": Deducida("Hecho", "Lo acumulado, en la unidad de la meta.", Tipo.ENTERO),
    "avance_meta": Deducida("Meta", "Lo comprometido, si la meta es una sola.", Tipo.ENTERO),
    "avance_unidad": Deducida("Unidad de la meta", "De qué es la meta."),
    "periodos_cumplidos": Deducida(
        "Períodos cumplidos", "De lo que se repite, cuántos se cumplieron.", Tipo.ENTERO
    ),
    "periodos_exigibles": Deducida(
        "Períodos exigibles", "De lo que se repite, cuántos había que cumplir.", Tipo.ENTERO
    ),
    "misma_que": Deducida("Misma que", "La referencia entera de la acción de que es repetición."),
    "respondida": Deducida("Respondida", "Si a la fecha consta una respuesta.", Tipo.SI_NO),
    "espera_respuesta": Deducida(
        "Espera respuesta", "Si a la fecha se le debe todavía una respuesta.", Tipo.SI_NO
    ),
    "decision": Deducida(
        "Decisión", "La que consta a la fecha sobre la recomendación.", valores=Decision.codigos()
    ),
    "acciones": Deducida("Acciones", "Cuántas tiene.", Tipo.ENTERO),
    "recomendaciones": Deducida("Recomendaciones", "Cuántas tiene.", Tipo.ENTERO),
    "vencidas": Deducida("Vencidas", "Cuántas de sus acciones han vencido.", Tipo.ENTERO),
    "sin_respuesta": Deducida(
        "Sin respuesta", "Cuántas de sus recomendaciones la esperan.", Tipo.ENTERO
    ),
    "compromisos": Deducida("Compromisos", "Cuántos tiene.", Tipo.ENTERO),
    "reuniones": Deducida("Reuniones", "Cuántas tiene.", Tipo.ENTERO),
    "partes": Deducida("Partes", "Quiénes acuerdan."),
    "ultima_reunion": Deducida(
        "Última reunión", "La última celebrada hasta la fecha.", es_fecha=True
    ),
    "proxima_reunion": Deducida(
        "Próxima reunión", "La primera convocada desde la fecha.", es_fecha=True
    ),
    "archivo": Deducida("Archivo", "En cuál está."),
    "linea": Deducida("Línea", "En cuál empieza.", Tipo.ENTERO),
}
"""Lo que se deduce, por el nombre de su columna."""
_POR_PARTES = {
    "ultima_novedad": ("fecha", "estado", "comentario", "avance"),
    "avance": ("hecho", "meta", "unidad"),
    "periodos": ("cumplidos", "exigibles"),
}
"""Lo que va en varias columnas, una por cada cosa que dice."""


def deducidas(
    atributos: Iterable[Atributo[Any]],
    de: Callable[[Any], Any] = lambda dato: dato,
    *,
    modelo: type[Registro] | None = None,
) -> Iterator[Columna[Any]]:
    """Las columnas de unos atributos; las de los que son campos del modelo, con lo que él dice que son.

    De las filas que no llegan a aquello de que son, nada.
    """
    for atributo in atributos:
        for nombre, valor in _valores(atributo, de):
            yield from _columnas(nombre, valor, modelo)


def _columnas(
    nombre: str, valor: Callable[[Any], object], modelo: type[Registro] | None
) -> Iterator[Columna[Any]]:
    suya = DEDUCIDAS.get(nombre) or _del_modelo(nombre, modelo)
    yield Columna(
        nombre,
        suya.titulo,
        suya.descripcion,
        suya.tipo,
        lambda r: valor(r.dato),
        se_busca=suya.se_busca,
        valores=suya.valores,
    )
    if suya.es_fecha:
        yield dia_de(nombre, suya.titulo, valor)


def _del_modelo(nombre: str, modelo: type[Registro] | None) -> Deducida:
    assert modelo is not None, nombre  # noqa: S101 — una prueba los recorre todos
    campo = next(uno for uno in campos(modelo) if uno.clave == nombre)
    return Deducida(
        campo.rotulo,
        en_linea(campo.descripcion),
        es_fecha=campo.clase_de_valor == "fecha",
        se_busca=es_de_texto(campo),
    )


def _valores(
    atributo: Atributo[Any], de: Callable[[Any], Any]
) -> Iterator[tuple[str, Callable[[Any], object]]]:
    def valor(dato: Any) -> object:  # noqa: ANN401 — lo que haya en la fila
        suyo = de(dato)
        return atributo.valor(suyo) if suyo is not None and atributo.consta(suyo) else None

    def parte(cual: str) -> Callable[[Any], object]:
        def suya(dato: Any) -> object:  # noqa: ANN401
            entero = valor(dato)
            return entero[cual] if isinstance(entero, Mapping) else getattr(entero, cual, None)

        return suya

    if partes := _POR_PARTES.get(atributo.clave):
        yield from ((f"{atributo.clave}_{cual}", parte(cual)) for cual in partes)
    else:
        yield atributo.clave, valor
