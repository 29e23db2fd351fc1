"""La única introspección del modelo: qué claves tiene cada registro, con qué rótulo y de qué tipo.

De aquí salen columnas, ayuda, manual, sugerencias y esquemas; nadie más mira las anotaciones.
"""

import ast
import inspect
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from seguimiento.escritos import RamaDe
from seguimiento.fechas import FechaParcial
from seguimiento.lugares import Ruta
from seguimiento.modelo.comunes import ConNotas
from seguimiento.modelo.marcas import EnLasFilas, Filtra, LlevaA
from seguimiento.modelo.tipos import BastaCon, ClaseDeValor, ConSi, Opcion, Registro, TextoLibre
from seguimiento.vocabularios import Ausencia, ClaseDeElemento, Vocabulario

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Campo:
    """Un campo del modelo, tal como se declaró."""

    modelo: type[Registro]
    """El registro que lo tiene."""
    clave: str
    rotulo: str
    obligatorio: bool
    tipo: Any
    """La anotación, sin `None`."""
    es_lista: bool
    registro: type[Registro] | None
    """El registro que contiene, si es compuesto."""
    vocabulario: type[Vocabulario] | None
    """El vocabulario de sus valores, si es cerrado."""
    elementos: ClaseDeElemento | None
    """La clase de los elementos con referencia que contiene, si es una lista de ellos."""
    lleva_a: tuple[ClaseDeElemento, ...]
    """Las clases de aquello a lo que lleva, si lo que se escribe son referencias."""
    opcion: Opcion | None
    """La que le da valor al registrar algo nuevo, si hay alguna."""
    en_las_filas: bool
    """Si va en las listas y en los informes."""
    filtra: Filtra | None
    """La opción con que se filtra por él, si hay alguna."""

    @property
    def descripcion(self) -> str:
        """Qué es: el texto que sigue a su declaración. Se lee del código: solo quien lo pide lo paga."""
        return descripciones(self.modelo).get(self.clave, "")

    @property
    def clase_de_valor(self) -> str:
        """Qué se escribe, en una palabra: texto, fecha, número, sí/no…"""
        hojas = _hojas(self.tipo)
        return next((nombre for tipo, nombre in _CLASES_DE_VALOR.items() if tipo in hojas), "texto")


Rama = RamaDe[type[Registro]]
"""Una lista del registro cuyos elementos tienen referencia propia."""


class DeReferencias(NamedTuple):
    """Un campo en que se escriben referencias."""

    pasos: tuple[str, ...]
    """Las claves que llevan a él desde el registro, sin índices."""
    clases: tuple[ClaseDeElemento, ...]
    """A qué pueden llevar."""


@dataclass(frozen=True, slots=True)
class Escritura:
    """Cómo se escribe el valor de un campo o, si es una lista o un mapa, cada uno de los suyos."""

    clase: ClaseDeValor
    valores: tuple[Vocabulario, ...]
    """Los que admite, si es de vocabulario."""
    con_tilde: bool
    """Si «sí» vale como el código `si`."""
    con_ausencia: bool
    """Si en lugar del dato, de la lista o del registro puede decirse por qué no está."""
    minimo: int | None
    maximo: int | None
    """El mayor número que admite, incluido."""
    largo: int | None
    """Cuántos caracteres admite."""
    es_mapa: bool
    """Si es un mapa cuyos nombres pone quien escribe."""
    basta_con: str
    """La clave con cuyo valor basta para escribir el registro; vacía si ha de ir entero."""


_CLASES_DE_VALOR: dict[type, str] = {FechaParcial: "fecha", bool: "sí o no", int: "número"}


@cache
def campos(modelo: type[Registro]) -> tuple[Campo, ...]:
    """Los campos del registro, en el orden en que se declararon; dudas y notas, al final."""
    return tuple(_campo(modelo, clave, modelo.model_fields[clave]) for clave in claves(modelo))


@cache
def claves(modelo: type[Registro]) -> tuple[str, ...]:
    """Las claves que admite el registro, en el orden de `campos`."""
    return tuple(sorted(modelo.model_fields, key=ConNotas.model_fields.__contains__))


@cache
def ramas(modelo: type[Registro]) -> tuple[Rama, ...]:
    """Las listas de elementos con referencia que tiene el registro, en su orden."""
    return tuple(
        Rama(clave, clase, registro)
        for clave in claves(modelo)
        if (clase := _marca(modelo.model_fields[clave], ClaseDeElemento))
        and (registro := _registro(modelo.model_fields[clave].annotation))
    )


@cache
def en_las_filas(modelo: type[Registro]) -> tuple[Campo, ...]:
    """Los campos del registro que van, con su rótulo, en las listas y en los informes."""
    infos = ((clave, modelo.model_fields[clave]) for clave in claves(modelo))
    return tuple(_campo(modelo, clave, info) for clave, info in infos if _marca(info, EnLasFilas))


@cache
def de_referencias(modelo: type[Registro]) -> tuple[DeReferencias, ...]:
    """Los campos en que el registro escribe referencias, sin los de sus elementos; en su orden."""
    hallados: list[DeReferencias] = []
    for clave in claves(modelo):
        info = modelo.model_fields[clave]
        if marca := _marca(info, LlevaA):
            hallados.append(DeReferencias((clave,), marca.clases))
        elif not _marca(info, ClaseDeElemento) and (registro := _registro(info.annotation)):
            dentro = de_referencias(registro)
            hallados += [DeReferencias((clave, *d.pasos), d.clases) for d in dentro]
    return tuple(hallados)


def claves_en(modelo: type[Registro], ruta: Ruta) -> tuple[str, ...]:
    """Las claves que caben en el mapa de esa ruta; ninguna si allí no va un mapa."""
    interior = registro_en(modelo, tuple(paso for paso in ruta if isinstance(paso, str)))
    return claves(interior) if interior else ()


@cache
def registro_en(modelo: type[Registro], pasos: tuple[str, ...]) -> type[Registro] | None:
    """El registro al que se llega desde el modelo por esas claves (sin índices)."""
    if not pasos:
        return modelo
    info, es_el_mapa = _campo_en(modelo, pasos)
    return _registro(info.annotation) if info and not es_el_mapa else None


@cache
def vocabulario_en(modelo: type[Registro], pasos: tuple[str, ...]) -> type[Vocabulario] | None:
    """El vocabulario de lo que va en esa ruta (sin índices), si es cerrado."""
    info, _ = _campo_en(modelo, pasos)
    return _vocabulario(info.annotation) if info else None


@cache
def escritura(modelo: type[Registro], clave: str) -> Escritura:
    """Cómo se escribe un campo del modelo, según los tipos y límites con que se declaró."""
    info = modelo.model_fields[clave]
    metadatos = _metadatos(info)
    limites = {
        limite: getattr(m, limite) for m in metadatos for limite in _LIMITES if hasattr(m, limite)
    }
    estricto = limites.get("gt")
    clases = (m for m in metadatos if isinstance(m, ClaseDeValor))
    return Escritura(
        clase=next(clases, ClaseDeValor.TEXTO),
        valores=_valores(info.annotation),
        con_tilde=ConSi in metadatos,
        con_ausencia=Ausencia in _hojas(info.annotation),
        minimo=limites.get("ge") if estricto is None else estricto + 1,
        maximo=limites.get("le"),
        largo=limites.get("max_length"),
        es_mapa=get_origin(_sin_nada(info.annotation)) is dict,
        basta_con=next((m.clave for m in metadatos if isinstance(m, BastaCon)), ""),
    )


_LIMITES = ("gt", "ge", "le", "max_length")


@cache
def es_texto_libre(modelo: type[Registro], pasos: tuple[str, ...]) -> bool:
    """Si en esa ruta (sin índices) va un texto cualquiera, donde otro lector podría torcerlo."""
    info, _ = _campo_en(modelo, pasos)
    if info is None:
        return False
    metadatos, registro = _metadatos(info), _registro(info.annotation)
    for meta in metadatos:
        if isinstance(meta, BastaCon) and registro:
            return es_texto_libre(registro, (meta.clave,))
    return any(isinstance(meta, TextoLibre) for meta in metadatos)


@cache
def claves_de_texto(modelo: type[Registro]) -> frozenset[str]:
    """Las claves del registro, y de los que contiene, en que va un texto cualquiera."""
    hondas = (claves_de_texto(campo.registro) for campo in campos(modelo) if campo.registro)
    propias = (clave for clave in claves(modelo) if es_texto_libre(modelo, (clave,)))
    return frozenset(propias).union(*hondas)


def _campo_en(modelo: type[Registro], pasos: tuple[str, ...]) -> tuple[FieldInfo | None, bool]:
    """El campo al que llevan esas claves, y si es un mapa de nombres y no lo que hay tras uno.

    Los nombres de un mapa los pone quien escribe: se pasa por encima de ellos.
    """
    actual: type[Registro] | None = modelo
    info: FieldInfo | None = None
    es_un_mapa = False
    for paso in pasos:
        if es_un_mapa:
            es_un_mapa = False
            continue
        info = actual.model_fields.get(paso) if actual else None
        if info is None:
            return None, False
        actual = _registro(info.annotation)
        es_un_mapa = get_origin(info.annotation) is dict
    return info, es_un_mapa


def _campo(modelo: type[Registro], clave: str, info: FieldInfo) -> Campo:
    return Campo(
        modelo=modelo,
        clave=clave,
        rotulo=info.title or clave,
        obligatorio=info.is_required(),
        tipo=_sin_nada(info.annotation),
        es_lista=_es_lista(info.annotation),
        registro=_registro(info.annotation),
        vocabulario=_vocabulario(info.annotation),
        elementos=_marca(info, ClaseDeElemento),
        lleva_a=marca.clases if (marca := _marca(info, LlevaA)) else (),
        opcion=_marca(info, Opcion),
        en_las_filas=_marca(info, EnLasFilas) is not None,
        filtra=_marca(info, Filtra),
    )


def _marca(info: FieldInfo, clase: type[M]) -> M | None:
    """La marca de esa clase que lleva la declaración de un campo; `None` si no lleva ninguna."""
    for marca in info.metadata:  # se pregunta a cada campo por cada marca, al arrancar
        if isinstance(marca, clase):
            return marca
    return None


@cache
def descripciones(modelo: type[Registro]) -> dict[str, str]:
    """La descripción de cada campo: el texto que sigue a su declaración, heredados incluidos."""
    textos: dict[str, str] = {}
    for clase in reversed(modelo.__mro__):
        if issubclass(clase, Registro):
            textos |= _docstrings_de_campos(clase)
    return {clave: textos[clave] for clave in textos if clave in modelo.model_fields}


def _docstrings_de_campos(clase: type) -> dict[str, str]:
    cuerpo = ast.parse(inspect.getsource(clase)).body[0]
    assert isinstance(cuerpo, ast.ClassDef)  # noqa: S101 — getsource de una clase da una clase
    textos = {}
    for declaracion, texto in zip(cuerpo.body, cuerpo.body[1:], strict=False):
        if (
            isinstance(declaracion, ast.AnnAssign)
            and isinstance(declaracion.target, ast.Name)
            and isinstance(texto, ast.Expr)
            and isinstance(texto.value, ast.Constant)
            and isinstance(texto.value.value, str)
        ):
            textos[declaracion.target.id] = inspect.cleandoc(texto.value.value)
    return textos


def _partes(anotacion: Any) -> tuple[Any, ...]:  # noqa: ANN401 — una anotación es cualquier cosa
    """Los componentes de una anotación: opciones de una unión, tipo anotado, elementos…"""
    origen = get_origin(anotacion)
    if origen is Literal:
        return tuple(type(valor) for valor in get_args(anotacion))
    if origen in (Union, UnionType):
        return get_args(anotacion)
    return get_args(anotacion)[:1] if origen is not dict else get_args(anotacion)[1:]


def _hojas(anotacion: Any) -> list[type]:  # noqa: ANN401 — una anotación es cualquier cosa
    """Los tipos simples de los que se compone una anotación."""
    if isinstance(anotacion, type):  # lo que lleva argumentos, como `tuple[int, ...]`, no lo es
        return [anotacion]
    return [hoja for parte in _partes(anotacion) for hoja in _hojas(parte)]


def _sin_nada(anotacion: Any) -> Any:  # noqa: ANN401 — lo mismo
    """La anotación, sin `None` entre sus opciones."""
    if get_origin(anotacion) not in (Union, UnionType):
        return anotacion
    return reduce(or_, (parte for parte in get_args(anotacion) if parte is not NoneType))


def _metadatos(info: FieldInfo) -> list[object]:
    """Los metadatos del campo y los de las anotaciones que contiene."""
    encontrados: list[object] = list(info.metadata)
    pendientes: list[Any] = [info.annotation]
    while pendientes:
        anotacion = pendientes.pop()
        dichos = getattr(anotacion, "__metadata__", ())
        encontrados += dichos
        # los límites de cada elemento de una lista van dentro de su propio `Field`
        encontrados += [m for uno in dichos if isinstance(uno, FieldInfo) for m in uno.metadata]
        pendientes += _partes(anotacion)
    return encontrados


def _es_lista(anotacion: Any) -> bool:  # noqa: ANN401 — una anotación es cualquier cosa
    return get_origin(anotacion) is tuple or any(
        _es_lista(parte) for parte in _partes(anotacion) if get_origin(parte) is not None
    )


def _registro(anotacion: Any) -> type[Registro] | None:  # noqa: ANN401 — una anotación es cualquier cosa
    return next((hoja for hoja in _hojas(anotacion) if issubclass(hoja, Registro)), None)


def _vocabulario(anotacion: Any) -> type[Vocabulario] | None:  # noqa: ANN401 — lo mismo
    vocabularios = [
        h for h in _hojas(anotacion) if issubclass(h, Vocabulario) and h is not Ausencia
    ]
    return vocabularios[0] if vocabularios else None


def _valores(anotacion: Any) -> tuple[Vocabulario, ...]:  # noqa: ANN401 — lo mismo
    """Los valores de un vocabulario que se admiten: los que se enumeran o, si no, todos."""
    if get_origin(anotacion) is Literal:
        return get_args(anotacion)
    enumerados = next(filter(None, map(_valores, _partes(anotacion))), ())
    vocabulario = _vocabulario(anotacion)
    return enumerados or (tuple(vocabulario) if vocabulario else ())


def rotulo_de(modelo: type[Registro], ruta: Ruta) -> str:
    """Los rótulos que llevan a una ruta: `Seguimiento › Comentario`; vacío si es el registro."""
    pasos = tuple(paso for paso in ruta if isinstance(paso, str))
    rotulos = []
    for fin, paso in enumerate(pasos):
        registro = registro_en(modelo, pasos[:fin])
        info = registro.model_fields.get(paso) if registro else None
        rotulos.append(info.title or paso if info else paso)
    return " › ".join(rotulos)
