"""Qué hay en el libro: cada hoja, sus columnas y qué orden escribe lo que en cada una se cambia.

De esta declaración salen el libro, quien lo lee de vuelta y el manual.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from operator import attrgetter
from zlib import crc32

from seguimiento.campos import Campo, campos, escritura, registro_en
from seguimiento.exportacion.elegido import Elegido
from seguimiento.exportacion.libro import cosas
from seguimiento.exportacion.libro.cosas import Cosa
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.acuerdo import Acuerdo, Reunion
from seguimiento.modelo.evaluacion import Evaluacion, Recomendacion
from seguimiento.modelo.practica import FichaBase
from seguimiento.modelo.tipos import ClaseDeValor, Registro
from seguimiento.redaccion import fecha_breve

REF, HUELLA = "seg:ref", "seg:huella"
"""Los encabezados de las dos columnas ocultas; el segundo lleva detrás cuál es la declaración."""


class Orden(Enum):
    """Qué orden escribe lo que se cambia en una columna; el valor es cómo se llama."""

    NINGUNA = ""
    CORREGIR = "corregir"
    RESPONDER = "responder"
    ACTUALIZAR = "actualizar"
    PRORROGAR = "prorrogar"
    VERIFICAR = "verificar"

    @property
    def bitacora(self) -> str:
        """En qué lista añade una anotación; vacía si cambia lo que hay."""
        return _BITACORAS.get(self, "")


_BITACORAS = {
    Orden.ACTUALIZAR: "seguimiento",
    Orden.PRORROGAR: "prorrogas",
    Orden.VERIFICAR: "verificaciones",
}
_DE_LO_QUE_SE_SIGUE = (Orden.ACTUALIZAR, Orden.PRORROGAR)
Valor = Callable[[Cosa], object]


@dataclass(frozen=True, slots=True)
class Columna:
    """Una columna de una hoja."""

    rotulo: str
    """El de su encabezado, que en su hoja es único."""
    orden: Orden
    valor: Valor
    """Lo que dice de cada cosa al exportarse: un valor del dominio, o `None`."""
    ancho: int
    campo: Campo | None = None
    """El campo del modelo en que entra lo que se escriba; `None` si no se edita."""
    pasos: tuple[str, ...] = ()
    """Las claves que llevan a él."""

    @property
    def se_edita(self) -> bool:
        """Si lo que en ella se cambie vuelve a los registros."""
        return self.orden is not Orden.NINGUNA

    def vale_para(self, cosa: Cosa) -> bool:
        """Si se edita en la fila de esa cosa: el estado y el plazo que salen de sus acciones, no."""
        return self.se_edita and (not self.de_lo_que_se_sigue or cosa.se_sigue_sola)

    @property
    def de_lo_que_se_sigue(self) -> bool:
        """Si es de lo que se sigue por sí mismo: de una recomendación con acciones, lo dicen ellas."""
        return self.orden in _DE_LO_QUE_SE_SIGUE

    @property
    def clase(self) -> ClaseDeValor:
        """Qué se escribe en cada celda, o en cada línea si es de una lista."""
        return (
            escritura(self.campo.modelo, self.campo.clave).clase
            if self.campo
            else ClaseDeValor.TEXTO
        )

    @property
    def se_rellena(self) -> bool:
        """Si empieza vacía: es de la anotación que se añadirá, y no de las que hay."""
        return self.valor is _nada


@dataclass(frozen=True)
class Hoja:
    """Una hoja del libro."""

    nombre: str
    que: str
    """Qué es cada fila."""
    modelo: type[Registro]
    cosas: Callable[[Elegido], Iterable[Cosa]]
    columnas: tuple[Columna, ...]
    lista: str = ""
    """En qué lista entra una fila nueva; vacía si en esta hoja no se añaden."""
    nueva: str = ""
    """La orden que la registra."""
    de: str = ""
    """El nombre de la hoja de aquello en que entra."""

    @cached_property
    def editables(self) -> tuple[Columna, ...]:
        """Las columnas que se editan."""
        return tuple(una for una in self.columnas if una.se_edita)

    @cached_property
    def fijas(self) -> tuple[Columna, ...]:
        """Las que no."""
        return tuple(una for una in self.columnas if not una.se_edita)

    @cached_property
    def que_se_editan(self) -> tuple[bool, ...]:
        """De cada columna, si se edita."""
        return tuple(una.se_edita for una in self.columnas)

    @property
    def encabezado_de_huella(self) -> str:
        """El de la columna oculta: cambia si cambian las columnas, y un libro de antes se reconoce."""
        declarada = "\n".join(f"{una.rotulo}|{'.'.join(una.pasos)}" for una in self.columnas)
        return f"{HUELLA}:{crc32(declarada.encode()):08x}"


# ── Cómo se declara una columna ──────────────────────────────────────────────

_LARGO, _MEDIO, _CORTO = 48, 26, 14
DE = "De"


def _nada(_: Cosa) -> object:
    return None


def _fija(rotulo: str, valor: Valor, ancho: int = _CORTO) -> Columna:
    return Columna(rotulo, Orden.NINGUNA, valor, ancho)


def _de_la_fila(clave: str) -> Valor:
    """Algo que se calcula de lo que se sigue; nada de lo que no."""
    suyo = attrgetter(clave)
    return lambda cosa: suyo(cosa.fila) if cosa.fila else None


def _columnas(  # noqa: PLR0913 — de qué campos y en qué se apartan de los suyos
    modelo: type[Registro],
    orden: Orden,
    claves: str,
    *,
    en: str = "",
    valores: Mapping[str, Valor] | None = None,
    rotulos: Mapping[str, str] | None = None,
) -> Iterator[Columna]:
    """Las de esos campos del modelo, o de los del registro que va en la clave `en`."""
    registro = registro_en(modelo, (en,)) if en else modelo
    assert registro is not None  # noqa: S101 — se declara aquí mismo
    de_clave = {campo.clave: campo for campo in campos(registro)}
    for clave in claves.split():
        campo = de_clave[clave]
        rotulo = (rotulos or {}).get(clave, campo.rotulo)
        valor = (valores or {}).get(clave) or (_nada if orden.bitacora else _escrito(en, clave))
        pasos = (en, clave) if en else (clave,)
        yield Columna(rotulo, orden, valor, _ancho(campo), campo, pasos)


def _escrito(en: str, clave: str) -> Valor:
    def valor(cosa: Cosa) -> object:
        registro = getattr(cosa.registro, en) if en else cosa.registro
        return getattr(registro, clave, None)

    return valor


_DE_TEXTO_LARGO = frozenset(
    {"texto", "descripcion", "comentario", "justificacion", "alcance", "plan", "hallazgo"}
    | {"resumen", "objetivo", "titulo", "orden_del_dia", "valor_agregado", "efectividad"}
)


def _ancho(campo: Campo) -> int:
    if campo.clave in _DE_TEXTO_LARGO:
        return _LARGO
    corta = campo.vocabulario or campo.clase_de_valor != "texto"
    return _CORTO if corta and not campo.es_lista else _MEDIO


def _seguimiento(modelo: type[Registro]) -> Iterator[Columna]:
    """Lo que se anota de lo que se sigue: su estado, su plazo y lo que se comprobó."""
    entrada = "estado fecha comentario evidencias avance cantidad proximo_paso motivo_retraso"
    yield from _columnas(
        modelo,
        Orden.ACTUALIZAR,
        entrada,
        en="seguimiento",
        valores={"estado": lambda cosa: cosa.estado},
        rotulos={"fecha": "Fecha del estado"},
    )
    yield from _columnas(
        modelo,
        Orden.PRORROGAR,
        "plazo motivo",
        en="prorrogas",
        valores={"plazo": _de_la_fila("situacion.plazo")},
        rotulos={"plazo": "Fecha límite", "motivo": "Motivo de la prórroga"},
    )
    yield from _columnas(
        modelo,
        Orden.VERIFICAR,
        "resultado por fecha nota",
        en="verificaciones",
        rotulos={
            "resultado": "Verificación",
            "por": "Verificada por",
            "fecha": "Verificada el",
            "nota": "Nota de la verificación",
        },
    )


def _como_esta() -> Iterator[Columna]:
    """Lo que de ello se calcula o ya se anotó."""
    yield _fija("Situación", _de_la_fila("situacion.situacion"))
    yield _fija("Días de retraso", _de_la_fila("situacion.dias_de_retraso"), 10)
    yield _fija("Última novedad", _novedad, 34)
    yield _fija("Comprobación", _de_la_fila("situacion.verificacion"))


def _novedad(cosa: Cosa) -> object:
    entrada = cosa.fila.situacion.novedad if cosa.fila else None
    if entrada is None:
        return None
    fecha = fecha_breve(entrada.fecha) if entrada.fecha.consta else ""
    return ": ".join(filter(None, (fecha, entrada.comentario or entrada.estado.rotulo)))


def _recomendado(cosa: Cosa) -> object:
    recomendacion = cosa.fila.situada.recomendacion if cosa.fila else None
    return recomendacion.texto if recomendacion else None


# ── Las hojas ────────────────────────────────────────────────────────────────


def _de_accion() -> Iterator[Columna]:
    yield from _columnas(
        Accion, Orden.CORREGIR, "descripcion responsables lidera acompanan inicio sin_plazo"
    )
    yield from _seguimiento(Accion)
    yield from _como_esta()
    yield from _columnas(Accion, Orden.CORREGIR, "recurrencia etiquetas notas")


def _evaluaciones() -> Hoja:
    claves = (
        "titulo organizacion tipo conduccion fecha numero codigos_proyecto region paises responsable "
        "unidades_administrativas comentarios_generales pide_respuesta etiquetas notas"
    )
    columnas = [
        _fija("Evaluación", attrgetter("ref"), _MEDIO),
        *_columnas(Evaluacion, Orden.CORREGIR, claves),
    ]
    que = "una evaluación"
    return Hoja("Evaluaciones", que, Evaluacion, cosas.evaluaciones, tuple(columnas))


def _recomendaciones() -> Hoja:
    respuesta = "decision fecha justificacion alcance plan por situacion"
    columnas = [
        _fija("Referencia", attrgetter("ref"), _MEDIO),
        _fija("Estado de la recomendación", attrgetter("derivado")),
        *_columnas(Recomendacion, Orden.CORREGIR, "texto dirigida_a prioridad clase causa"),
        *_columnas(
            Recomendacion,
            Orden.RESPONDER,
            respuesta,
            en="respuesta",
            rotulos={"fecha": "Fecha de la respuesta", "situacion": "Situación de la respuesta"},
        ),
        *_seguimiento(Recomendacion),
        *_como_esta(),
        *_columnas(
            Recomendacion,
            Orden.CORREGIR,
            "responsables lidera acompanan unidades_administrativas etiquetas notas",
        ),
    ]
    que = "una recomendación; su estado se anota aquí solo si no tiene acciones"
    return Hoja("Recomendaciones", que, Recomendacion, cosas.recomendaciones, tuple(columnas))


def _acciones() -> Hoja:
    columnas = [
        _fija("Referencia", attrgetter("ref"), _MEDIO),
        _fija(DE, attrgetter("dentro_de"), _MEDIO),
        _fija("Lo que se recomienda", _recomendado, _LARGO),
        *_de_accion(),
    ]
    que = "una acción"
    return Hoja(
        *("Acciones", que, Accion, cosas.acciones, tuple(columnas)),
        *("acciones", "nueva accion", "Recomendaciones"),
    )


def _compromisos() -> Hoja:
    columnas = [
        _fija("Referencia", attrgetter("ref"), _MEDIO),
        _fija(DE, attrgetter("dentro_de"), _MEDIO),
        *_de_accion(),
    ]
    que = "un compromiso de un acuerdo"
    return Hoja(
        *("Compromisos", que, Accion, cosas.compromisos, tuple(columnas)),
        *("compromisos", "nueva compromiso", "Acuerdos"),
    )


def _acuerdos() -> Hoja:
    claves = "titulo marco estado objetivo periodicidad vinculante desafios etiquetas notas"
    columnas = [
        _fija("Acuerdo", attrgetter("ref"), _MEDIO),
        *_columnas(Acuerdo, Orden.CORREGIR, claves),
    ]
    return Hoja("Acuerdos", "un acuerdo", Acuerdo, cosas.acuerdos, tuple(columnas))


def _reuniones() -> Hoja:
    claves = "estado modalidad lugar asistentes ausentes orden_del_dia resumen etiquetas notas"
    columnas = [
        _fija("Referencia", attrgetter("ref"), _MEDIO),
        _fija("Fecha", attrgetter("registro.fecha")),
        *_columnas(Reunion, Orden.CORREGIR, claves),
    ]
    que = "una reunión; su fecha le da nombre y no se cambia aquí"
    return Hoja("Reuniones", que, Reunion, cosas.reuniones, tuple(columnas))


def _fichas() -> Hoja:
    claves = (
        "titulo organizacion paises fecha hallazgo beneficiarios territorios actores valor_agregado "
        "efectividad palabras_clave etiquetas notas"
    )
    columnas = [
        _fija("Ficha", attrgetter("ref")),
        _fija("Tipo", attrgetter("registro.tipo")),
        *_columnas(FichaBase, Orden.CORREGIR, claves),
    ]
    return Hoja(
        "Fichas", "una buena práctica o una lección", FichaBase, cosas.fichas, tuple(columnas)
    )


@cache
def hojas() -> tuple[Hoja, ...]:
    """Todas, en el orden en que van en el libro."""
    return (
        _evaluaciones(),
        _recomendaciones(),
        _acciones(),
        _compromisos(),
        _acuerdos(),
        _reuniones(),
        _fichas(),
    )
