"""Acciones y compromisos: lo que alguien dijo que haría, hasta cuándo y qué se sabe de ello."""

from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field

from seguimiento.fechas import SIN_FECHA, que_no_consta
from seguimiento.modelo.comunes import ConNotas
from seguimiento.modelo.marcas import A_LO_DE_DENTRO, A_UNA_ACCION, A_UNA_FICHA, EnLasFilas
from seguimiento.modelo.tipos import (
    CodigoDeFicha,
    ConSi,
    Enlace,
    Entero,
    Fecha,
    Id,
    Moneda,
    Monto,
    Nombres,
    Opcion,
    Registro,
    Texto,
)
from seguimiento.vocabularios import (
    Disponibilidad,
    Eficacia,
    EstadoDeAccion,
    EstadoDeRecomendacion,
    Recurrencia,
    ResultadoDeVerificacion,
)

ACTORES = ("responsables", "lidera", "acompanan")
"""Las claves en que se dice quién responde, lidera o acompaña."""


class Evidencia(Registro):
    """Prueba de lo que se declara. Nunca una lista de personas."""

    titulo: Annotated[Texto | None, Field(title="Título")] = None
    """Qué es."""
    url: Annotated[Enlace | None, Field(title="Enlace")] = None
    """Dónde puede verse."""
    tipo: Annotated[Texto | None, Field(title="Tipo")] = None
    """Informe, acta, fotografía, publicación…"""
    fecha: Annotated[Fecha | None, Field(title="Fecha")] = None
    """De cuándo es."""


class Entrada(Registro):
    """Lo común a las entradas de las dos bitácoras. La bitácora solo crece."""

    fecha: Annotated[Fecha, Field(title="Fecha")] = SIN_FECHA
    """Día en que ocurrió lo declarado; si es parcial, cuenta desde su último día.

    Si no consta se omite: cuenta desde la entrada que la precede en la lista y nunca es «a tiempo».
    """
    estado: Annotated[EstadoDeAccion | EstadoDeRecomendacion, Field(title="Estado")]
    """Estado que se declara; cuáles caben depende de la bitácora."""
    comentario: Annotated[Texto | None, Field(title="Comentario")] = None
    """Qué se hizo o qué pasó."""
    autor: Annotated[Texto | None, Field(title="Autor")] = None
    """Función o fuente de quien lo declara."""
    cantidad: Annotated[Entero | None, Field(title="Cantidad", ge=0)] = None
    """Acumulado a esa fecha, en las unidades de la meta."""
    avance: Annotated[Entero | None, Field(title="Avance (%)", ge=0, le=100)] = None
    """Cuánto se lleva hecho a esa fecha, de 0 a 100 %."""
    evidencias: Annotated[tuple[Evidencia, ...], Field(title="Evidencias")] = ()
    """Pruebas de lo declarado."""
    instancia: Annotated[Fecha | None, Field(title="Instancia")] = None
    """Período de una acción recurrente al que se refiere: `2023-T2`."""
    motivo_retraso: Annotated[Texto | None, Field(title="Motivo del retraso")] = None
    """Por qué no se llegó a tiempo."""
    proximo_paso: Annotated[Texto | None, Field(title="Próximo paso")] = None
    """Qué toca ahora."""


class Seguimiento(Entrada):
    """Una entrada de la bitácora de una acción. Se corrige añadiendo otra."""

    estado: Annotated[EstadoDeAccion, Field(title="Estado")]
    """Estado que se declara."""


B = TypeVar("B", bound=Entrada)


def _con_su_dia(entradas: tuple[B, ...]) -> tuple[B, ...]:
    """Las entradas, donde la que no lleva fecha cuenta desde el día de la que la precede."""
    puestas: list[B] = []
    for entrada in entradas:
        if puestas and not entrada.fecha.consta:
            heredada = que_no_consta(puestas[-1].fecha.ultimo_dia)
            puestas.append(entrada.model_copy(update={"fecha": heredada}))
        else:
            puestas.append(entrada)
    return tuple(puestas)


EN_SU_ORDEN = AfterValidator(_con_su_dia)
"""Hace de una lista de entradas una bitácora: a la que no lleva fecha se la da su lugar."""


class Verificacion(Registro):
    """Lo que dice quien comprueba lo declarado, que no es quien lo hizo."""

    fecha: Annotated[Fecha, Field(title="Fecha")]
    """Cuándo se comprobó; se refiere a la última entrada terminal con esa fecha o anterior."""
    resultado: Annotated[ResultadoDeVerificacion, Field(title="Resultado")]
    """Qué se concluyó. Una rechazada reabre la acción."""
    eficaz: Annotated[Eficacia | None, ConSi, Field(title="Eficaz")] = None
    """Si lo hecho resolvió lo que se buscaba, además de haberse hecho."""
    por: Annotated[Texto | None, Field(title="Por")] = None
    """Función de quien comprueba."""
    nota: Annotated[Texto | None, Field(title="Nota")] = None
    """Observaciones de la comprobación."""
    instancia: Annotated[Fecha | None, Field(title="Instancia")] = None
    """Período de una acción recurrente al que se refiere."""


class Prorroga(Registro):
    """Una ampliación del plazo. El plazo original se conserva siempre."""

    fecha: Annotated[Fecha, Field(title="Fecha")]
    """Cuándo se concedió; concedida tarde no borra el retraso anterior."""
    plazo: Annotated[Fecha, Field(title="Nuevo plazo")]
    """Hasta cuándo vale ahora."""
    motivo: Annotated[Texto | None, Field(title="Motivo")] = None
    """Por qué se amplía."""
    autorizada_por: Annotated[Texto | None, Field(title="Autorizada por")] = None
    """Función de quien la concede."""
    instancia: Annotated[Fecha | None, Field(title="Instancia")] = None
    """Período de una acción recurrente al que se refiere."""


class Meta(Registro):
    """Cuánto se comprometió, para decir «2 de 4»."""

    cantidad: Annotated[Entero, Field(title="Cantidad", gt=0)]
    """Cuántas; «mínimo dos» es 2."""
    unidad: Annotated[Texto, Field(title="Unidad")]
    """De qué."""


class Seguible(ConNotas):
    """Lo que se sigue por su plazo: una acción, un compromiso o una recomendación sin acciones."""

    plazo: Annotated[Fecha | None, Field(title="Fecha límite"), Opcion("--plazo")] = None
    """Fecha a la que la unidad responsable se comprometió; con solo mes vale su último día.

    En lo que se repite es el fin de la serie. Fuente: matriz de respuesta gerencial, columna «Plazo
    o fecha límite».
    """
    sin_plazo: Annotated[
        Texto | None, Field(title="Por qué no tiene plazo"), Opcion("--sin-plazo"), EnLasFilas()
    ] = None
    """Por qué no lo tiene, si así lo dice la fuente: «permanente». No es un plazo olvidado."""
    inicio: Annotated[Fecha | None, Field(title="Inicio"), Opcion("--inicio")] = None
    """Desde cuándo debe hacerse; con solo mes vale su primer día. Sin él no se calculan instancias."""
    responsables: Annotated[Nombres, Field(title="Responde"), Opcion("--responsable", ACTORES)] = ()
    """Funciones o unidades que responden de que se haga; la primera es la principal."""
    lidera: Annotated[
        Texto | None, Field(title="Lidera"), Opcion("--lidera", ACTORES), EnLasFilas()
    ] = None
    """Quien conduce de hecho, si no es quien responde."""
    acompanan: Annotated[
        Nombres, Field(title="Acompaña"), Opcion("--acompana", ACTORES), EnLasFilas()
    ] = ()
    """Quienes apoyan."""
    meta: Annotated[tuple[Meta, ...], Field(title="Meta"), Opcion("--meta")] = ()
    """Cantidades comprometidas."""
    recurrencia: Annotated[
        Recurrencia | None, Field(title="Recurrencia"), Opcion("--recurrencia")
    ] = None
    """Cada cuánto se repite."""
    prorrogas: Annotated[tuple[Prorroga, ...], Field(title="Prórrogas")] = ()
    """Ampliaciones del plazo, en el orden en que se concedieron."""


class Fondos(Registro):
    """El dinero de una acción."""

    monto: Annotated[Monto | None, Field(title="Monto")] = None
    """Cuánto hace falta."""
    moneda: Annotated[Moneda | None, Field(title="Moneda")] = None
    """En qué moneda, por su código ISO 4217."""
    disponibles: Annotated[Disponibilidad | None, ConSi, Field(title="Disponibles")] = None
    """Si se cuenta ya con ellos."""

    def __str__(self) -> str:
        """«5.000 USD; disponibles: en parte»: lo que conste."""
        cuanto = " ".join(filter(None, (self.monto, self.moneda)))
        hay = f"disponibles: {self.disponibles.rotulo.lower()}" if self.disponibles else ""
        return "; ".join(filter(None, (cuanto, hay)))


class EnunciadoDeAccion(ConNotas):
    """Qué acción es."""

    id: Annotated[Id, Field(title="Código"), Opcion("--id")]
    """Código en la matriz (`1.1`) o en el acuerdo, único en el archivo. Es texto: `1.10` no es `1.1`."""
    descripcion: Annotated[Texto, Field(title="Acción"), Opcion("--descripcion")]
    """Qué se hará."""


class Accion(Seguible, EnunciadoDeAccion):
    """Una acción de la respuesta gerencial, o un compromiso de un acuerdo."""

    se_dice_en = ("descripcion",)

    fecha_hito: Annotated[Fecha | None, Field(title="Fecha del acto")] = None
    """Día del acto al que se refiere la acción, si difiere del plazo."""
    fondos: Annotated[Fondos | None, Field(title="Fondos"), EnLasFilas()] = None
    """Cuánto cuesta y si se tiene."""
    seguimiento: Annotated[tuple[Seguimiento, ...], EN_SU_ORDEN, Field(title="Seguimiento")] = ()
    """Bitácora: solo crece."""
    verificaciones: Annotated[tuple[Verificacion, ...], Field(title="Verificaciones")] = ()
    """Comprobaciones de lo declarado."""
    misma_que: Annotated[Texto | None, Field(title="Misma que"), A_UNA_ACCION] = None
    """Referencia a la acción de la que esta es repetición bajo otra recomendación."""
    relacionadas: Annotated[tuple[Texto, ...], Field(title="Relacionadas"), A_LO_DE_DENTRO] = ()
    """Referencias a acciones o compromisos que conviene mirar juntos."""
    practicas: Annotated[tuple[CodigoDeFicha, ...], Field(title="Fichas"), A_UNA_FICHA] = ()
    """Fichas que documentan lo que enseñó la acción."""
