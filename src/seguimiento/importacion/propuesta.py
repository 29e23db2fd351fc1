"""De lo que cuenta un archivo a lo que iría en un registro: sus datos, con sus claves y sus códigos."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from seguimiento.campos import campos, claves, ramas
from seguimiento.diagnosticos.importacion import CODIGO_DUDOSO
from seguimiento.documento.escritura import Valor
from seguimiento.elementos import MODELOS
from seguimiento.importacion.hechos import Duda, Hechos, Leido
from seguimiento.importacion.material import Sitio
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import ENLACE, Registro
from seguimiento.vocabularios import (
    ClaseDeElemento,
    Decision,
    EstadoDeAccion,
    EstadoDeRecomendacion,
)
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

Datos = dict[str, Valor]

DEL_REGISTRO: Mapping[C, str] = {
    C.TITULO: "titulo",
    C.ORGANIZACION: "organizacion",
    C.NUMERO: "numero",
    C.FECHA_DE_EVALUACION: "fecha",
    C.COMPLETA: "responsable",
    C.COMENTARIOS_GENERALES: "comentarios_generales",
}
"""A qué clave va lo que el archivo dice del registro entero; lo que un acuerdo no tiene no se toma."""
_DE_LO_SEGUIDO: Mapping[C, str] = {
    C.PLAZO: "plazo",
    C.INICIO: "inicio",
    C.RESPONSABLES: "responsables",
    C.ACOMPANAN: "acompanan",
}
_DE_LA_RECOMENDACION: Mapping[C, str] = {
    C.RECOMENDACION: "texto",
    C.FECHA: "fecha",
    C.DIRIGIDA_A: "dirigida_a",
    C.PRIORIDAD: "prioridad",
    C.UNIDAD: "unidades_administrativas",
    **_DE_LO_SEGUIDO,
}
_DE_LA_ACCION: Mapping[C, str] = {C.ACCION: "descripcion", **_DE_LO_SEGUIDO}
_MODELO: Mapping[ClaseDeElemento, type[Registro]] = {
    ClaseDeElemento.RECOMENDACION: Recomendacion,
    ClaseDeElemento.ACCION: Accion,
    ClaseDeElemento.COMPROMISO: Accion,
}


@dataclass(slots=True)
class Propuesto:
    """Una recomendación, una acción o un compromiso, como iría en un registro."""

    clase: ClaseDeElemento
    sitio: Sitio
    datos: Datos
    """En el orden del modelo, sin el código ni lo de dentro."""
    id: str = ""
    con_codigo: bool = False
    """Si el código lo dice el archivo; si no, se le puso."""
    dentro: list["Propuesto"] = field(default_factory=list)

    @property
    def modelo(self) -> type[Registro]:
        """El de lo que es."""
        return _MODELO[self.clase]

    @property
    def dicho(self) -> str:
        """En qué se dice qué es: el texto de una recomendación, la descripción de una acción."""
        return str(self.datos.get(self.modelo.se_dice_en[0]) or "")

    @property
    def entrada(self) -> Datos:
        """La entrada de bitácora en que el archivo cuenta cómo está; vacía si no lo cuenta."""
        lista = self.datos.get("seguimiento")
        return dict(lista[0]) if isinstance(lista, list) and isinstance(lista[0], Mapping) else {}

    def todos(self) -> Iterator["Propuesto"]:
        """Él y lo de dentro."""
        yield self
        for uno in self.dentro:
            yield from uno.todos()

    def completo(self) -> Datos:
        """Sus datos con su código y lo de dentro, en el orden del modelo."""
        suyos = {"id": self.id, **self.datos}
        if self.dentro:
            suyos[ramas(self.modelo)[0].clave] = [uno.completo() for uno in self.dentro]
        return _en_orden(self.modelo, suyos)


@dataclass(slots=True)
class RegistroPropuesto:
    """Todo lo que un archivo diría en un registro, y lo que al ponerlo queda en duda."""

    archivo: str
    clase: ClaseDeElemento
    datos: Datos
    """Los que el archivo dice del registro entero."""
    elementos: list[Propuesto]
    dudas: list[Duda] = field(default_factory=list)

    @property
    def modelo(self) -> type[Registro]:
        """El del registro."""
        return MODELOS[self.clase][0]

    @property
    def lista(self) -> str:
        """La clave en que van sus elementos: `recomendaciones`, `compromisos`."""
        return ramas(self.modelo)[0].clave

    def todos(self) -> Iterator[Propuesto]:
        """Los elementos y lo de dentro, en su orden."""
        for uno in self.elementos:
            yield from uno.todos()

    def completo(self) -> Datos:
        """El registro entero, en el orden de su modelo."""
        suyos: Datos = {**self.datos}
        if self.elementos:
            suyos[self.lista] = [uno.completo() for uno in self.elementos]
        return _en_orden(self.modelo, suyos)


def registro_propuesto(hechos: Hechos) -> RegistroPropuesto:
    """Lo que los hechos de un archivo dirían en un registro."""
    modelo = MODELOS[hechos.clase][0]
    datos = _tomados(modelo, DEL_REGISTRO, hechos)
    datos["fuente"] = {"documento": hechos.archivo}
    elementos = [_propuesto(uno) for uno in hechos.elementos]
    dudas = [*_con_sus_codigos(elementos)]
    return RegistroPropuesto(
        hechos.archivo, hechos.clase, _en_orden(modelo, datos), elementos, dudas
    )


def _en_orden(modelo: type[Registro], datos: Mapping[str, Valor]) -> Datos:
    return {clave: datos[clave] for clave in claves(modelo) if datos.get(clave)}


# ── Los datos ────────────────────────────────────────────────────────────────


def _propuesto(leido: Leido) -> Propuesto:
    modelo = _MODELO[leido.clase]
    es_recomendacion = modelo is Recomendacion
    datos = _tomados(modelo, _DE_LA_RECOMENDACION if es_recomendacion else _DE_LA_ACCION, leido)
    if es_recomendacion:
        datos |= {"temas": _temas(leido), "respuesta": _respuesta(leido)}
        datos["fuente"] = {"pagina": str(leido.sitio)}
    if not leido.dentro or not es_recomendacion:
        entrada = _entrada(leido, es_recomendacion=es_recomendacion)
        datos["seguimiento"] = [entrada] if entrada else []
    meta = leido.valor(C.META)
    datos["meta"] = meta if isinstance(meta, Sequence) and not isinstance(meta, str) else []
    datos["notas"] = "\n".join(_notas(leido, con_estado=bool(datos.get("seguimiento"))))
    codigo = _codigo_dicho(leido)
    dentro = [_propuesto(uno) for uno in leido.dentro]
    return Propuesto(
        leido.clase, leido.sitio, _en_orden(modelo, datos), codigo, bool(codigo), dentro
    )


def _tomados(modelo: type[Registro], tabla: Mapping[C, str], de: Hechos | Leido) -> Datos:
    """Los datos que van tal cual, cada uno en su clave; los de una lista, en una lista."""
    listas = {campo.clave for campo in campos(modelo) if campo.es_lista}
    tomados: Datos = {}
    for campo, clave in tabla.items():
        dato = de.datos.get(campo)
        if dato is not None and dato.valor and clave in claves(modelo):
            suelto = clave in listas and isinstance(dato.valor, str)
            tomados[clave] = [dato.valor] if suelto else dato.valor
    return tomados


def _temas(leido: Leido) -> Valor:
    temas = leido.valor(C.TEMA)
    sueltos = [temas] if isinstance(temas, str) else temas or ()
    return [{"tema": uno} if isinstance(uno, str) else uno for uno in sueltos]


def _respuesta(leido: Leido) -> Valor:
    """La decisión, por qué y el plan; lo que explica una aceptación en parte es su alcance."""
    decision, motivo = leido.valor(C.DECISION), leido.valor(C.JUSTIFICACION)
    en_parte = any("alcance" in una.exige for una in Decision if una == decision)
    respuesta: Datos = {
        "decision": decision,
        "alcance" if en_parte else "justificacion": motivo,
        "plan": leido.valor(C.PLAN),
    }
    return {clave: valor for clave, valor in respuesta.items() if valor}


def _entrada(leido: Leido, *, es_recomendacion: bool) -> Datos:
    """Cómo está, según el archivo; vacía si no dice su estado, sin el que no hay entrada."""
    hecha = leido.valor(C.COMPLETADA_EL)
    escrito = leido.valor(C.ESTADO) or (_CUMPLE[0] if hecha else None)
    if not isinstance(escrito, str):
        return {}
    estado = _estado(escrito, es_recomendacion=es_recomendacion)
    fecha = leido.valor(C.FECHA_DE_SEGUIMIENTO)
    if estado in _CUMPLE:
        fecha = hecha or fecha
    evidencias = leido.valor(C.EVIDENCIA)
    sueltas = [evidencias] if isinstance(evidencias, str) else evidencias or ()
    entrada: Datos = {
        "fecha": fecha,
        "estado": estado,
        "comentario": leido.valor(C.COMENTARIO),
        "avance": leido.valor(C.AVANCE),
        "evidencias": [_evidencia(una) for una in sueltas],
    }
    return {clave: valor for clave, valor in entrada.items() if valor}


_CUMPLE = (
    *(uno.value for uno in EstadoDeAccion if uno.cumple),
    *(uno.value for uno in EstadoDeRecomendacion if uno.como_accion.cumple),
)
"""Los estados que dicen que se hizo."""
_SE_DEJA = next(uno for uno in EstadoDeRecomendacion if uno.terminal and not uno.como_accion.cumple)


def _estado(escrito: str, *, es_recomendacion: bool) -> str:
    """El estado en el vocabulario que toca: el de una acción o el de una recomendación."""
    propios = EstadoDeRecomendacion if es_recomendacion else EstadoDeAccion
    if escrito in propios.codigos():
        return escrito
    if es_recomendacion and escrito in EstadoDeAccion.codigos():
        de_ida = (uno for uno in EstadoDeRecomendacion if uno.como_accion == escrito)
        # lo que dejó de aplicarse tampoco se hará
        return next(de_ida, _SE_DEJA).value
    ajeno = next((uno for uno in EstadoDeRecomendacion if uno == escrito), None)
    return ajeno.como_accion.value if ajeno else escrito


def _evidencia(dicha: Valor) -> Valor:
    if not isinstance(dicha, str):
        return dicha
    return {"url": dicha} if ENLACE.fullmatch(dicha) else {"titulo": dicha}


_SIN_ESTADO = ((C.COMENTARIO, ""), (C.AVANCE, "Avance (%): "), (C.EVIDENCIA, "Evidencia: "))
"""Lo que iría en una entrada de bitácora y, sin estado, va en las notas."""


def _notas(leido: Leido, *, con_estado: bool) -> Iterator[str]:
    """Lo que el archivo dice y no tiene otra clave."""
    esperado = leido.valor(C.META)
    if isinstance(esperado, str):
        yield f"Resultado esperado: {esperado}"
    for campo, rotulo in () if con_estado else _SIN_ESTADO:
        if campo in leido.datos and leido.datos[campo].valor:
            yield f"{rotulo}{leido.datos[campo].dicho}"


# ── Los códigos ──────────────────────────────────────────────────────────────

_AJENO = re.compile("[^A-Za-z0-9._-]+")
_LARGO = 32
_NUMERO = re.compile(r"[^0-9]*([0-9]+)\.?")


def _codigo_dicho(leido: Leido) -> str:
    """El que dice el archivo, como se escribe: el de una recomendación con solo número lleva «R»."""
    es_recomendacion = leido.clase is ClaseDeElemento.RECOMENDACION
    dicho = leido.valor(C.CODIGO) if es_recomendacion else None
    dicho = dicho or leido.valor(C.CODIGO_DE_ACCION) or leido.valor(C.CODIGO) or ""
    codigo = _AJENO.sub("-", str(dicho).strip()).strip("._-")[:_LARGO]
    return f"R{codigo}" if es_recomendacion and codigo.isdecimal() else codigo


def _con_sus_codigos(elementos: Sequence[Propuesto]) -> Iterator[Duda]:
    """Da código a lo que no lo trae y distingue los que se repiten; si no puede, lo dice."""
    cuantas = Counter(hija.id.casefold() for uno in elementos for hija in uno.dentro)
    se_repiten = any(cuantas[codigo] > 1 for codigo in cuantas if codigo)
    ocupados = set[str]()
    for uno in elementos:
        yield from _tomado(uno, ocupados)
    for orden, uno in enumerate(elementos, start=1):
        primero = "R{}" if uno.clase is ClaseDeElemento.RECOMENDACION else "{}"
        uno.id = uno.id or _libre(primero, orden, ocupados)
        numero = _NUMERO.fullmatch(uno.id)
        de = numero[1] if numero else str(orden)
        for hija in uno.dentro:
            # «1, 2» bajo cada recomendación: el de la suya, delante
            de_orden = se_repiten and hija.id.isdecimal()
            if hija.id and (de_orden or cuantas[hija.id.casefold()] > 1):
                hija.id = f"{de}.{hija.id}"
            yield from _tomado(hija, ocupados)
        for suya, hija in enumerate(uno.dentro, start=1):
            hija.id = hija.id or _libre(f"{de}.{{}}", suya, ocupados)


def _tomado(uno: Propuesto, ocupados: set[str]) -> Iterator[Duda]:
    """Toma su código, si nada más lo lleva; si no, lo pierde."""
    if uno.id.casefold() in ocupados:
        mensaje, uno.id, uno.con_codigo = f"el código «{uno.id}» se repite", "", False
        yield Duda(CODIGO_DUDOSO, mensaje, uno.sitio, "dele en el archivo uno que sea solo suyo")
    elif uno.id:
        ocupados.add(uno.id.casefold())


def _libre(patron: str, orden: int, ocupados: set[str]) -> str:
    """El de ese orden en su serie o el primero de los siguientes que nada lleve."""
    while (codigo := patron.format(orden)).casefold() in ocupados:
        orden += 1
    ocupados.add(codigo.casefold())
    return codigo
