"""Lo que se pregunta en la terminal, que es lo que falta para hacer una orden y nada más."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from seguimiento.comandos.del_modelo import (
    comprobar_texto,
    descripcion,
    desplegado_uno,
    objecion_a,
)
from seguimiento.comandos.dialogo import Dialogo
from seguimiento.comandos.entendido import fecha_entendida, va_sin_plazo
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.campos import Campo
    from seguimiento.comandos.sesion import Sesion
    from seguimiento.elementos import Elemento
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga
    from seguimiento.vocabularios import ClaseDeElemento, Vocabulario

Respuesta = str | list[str]

_CANDIDATOS_QUE_SE_LEEN = 15
"""Más de los que se recorren con la vista para elegir uno."""


def preguntar_por_un_elemento(
    sesion: "Sesion",
    carga: "Carga",
    clases: "Collection[ClaseDeElemento]",
    vale: "Callable[[Elemento], bool]",
) -> "Elemento":
    """El elemento de esas clases que se elija por su referencia, por sus palabras o de una lista."""
    from seguimiento.analisis.busqueda import todos_los_elementos

    todos = [e for e in todos_los_elementos(carga.cartera) if e.clase in clases and vale(e)]
    if not todos:
        raise ErrorDeUso(
            f"no hay {_nombres(clases)} que elegir", "lo nuevo se añade con «seg nueva»"
        )
    a_la_vista: Sequence[Elemento] = ()
    dialogo = sesion.dialogo
    while True:
        # la pregunta, aparte: hay pantallas que no saben partir la línea en que se teclea
        dialogo.decir(f"¿Qué {_nombres(clases)}?")
        numero = "número, " if a_la_vista else ""
        dicho = dialogo.preguntar(f"  {numero}referencia o palabras: ")
        elegido = _del_numero(a_la_vista, dicho)
        if elegido is not None:
            return elegido
        a_la_vista = _que_casan(todos, dicho)
        if len(a_la_vista) == 1:
            return a_la_vista[0]
        _mostrar_candidatos(sesion, carga, a_la_vista)


def preguntar_por_un_valor(
    dialogo: Dialogo, modelo: "type[Registro]", clave: str, *, omision: str, obligatorio: bool
) -> Respuesta:
    """Lo que se responda, que el modelo admite; vacío si no es obligatorio y se deja en blanco."""
    from seguimiento.campos import campos

    campo = next(campo for campo in campos(modelo) if campo.clave == clave)
    dialogo.decir(f"\n{campo.rotulo}: {descripcion(campo)}")
    if campo.vocabulario:
        _mostrar_valores(dialogo, campo.vocabulario)
    if campo.es_lista:
        return _varias(dialogo, modelo, campo)
    rechazado = False
    while True:
        peticion = _peticion(campo, omision, obligatorio=obligatorio, rechazado=rechazado)
        dicho = dialogo.preguntar(peticion) or omision
        valor = _del_vocabulario(campo, dicho)
        if not obligatorio and valor in ("", _NADA):
            return ""
        if va_sin_plazo(campo, valor):
            return valor
        valor, objecion = _leido(dialogo, modelo, campo, valor)
        if objecion is None:
            return str(desplegado_uno(campo, valor)) if campo.registro is None else valor
        dialogo.decir(f"  {objecion}")
        if sugerido := re.match("(?:.*; )?¿quiso decir «([^»]+)»", objecion):
            omision, rechazado = sugerido[1], True


def _leido(
    dialogo: Dialogo, modelo: "type[Registro]", campo: "Campo", valor: str
) -> tuple[str, str | None]:
    """Lo que se respondió, como se escribe, y por qué no vale; `None` si vale."""
    if campo.clase_de_valor == "fecha":
        try:
            valor = fecha_entendida(dialogo, campo.rotulo, valor, campo)
        except ErrorDeUso as error:
            return valor, f"{error.mensaje}; {error.ayuda}"
    return valor, _objecion(modelo, campo, valor)


_NADA = "-"
"""Lo que se responde para no decir nada donde Enter toma lo que se ofrece."""


def _varias(dialogo: Dialogo, modelo: "type[Registro]", campo: "Campo") -> list[str]:
    """Las que se escriban, una por línea, hasta una en blanco."""
    dichas: list[str] = []
    while dicho := dialogo.preguntar(
        "  otra, o Enter para seguir: " if dichas else "  (Enter: ninguna) "
    ):
        valor = _del_vocabulario(campo, dicho)
        if _admitido(dialogo, modelo, campo, [valor]):
            dichas.append(valor)
    return dichas


def _admitido(dialogo: Dialogo, modelo: "type[Registro]", campo: "Campo", valor: list[str]) -> bool:
    """Si el valor vale; si no, dice por qué."""
    objecion = _objecion(modelo, campo, valor)
    if objecion is not None:
        dialogo.decir(f"  {objecion}")
    return objecion is None


def _objecion(modelo: "type[Registro]", campo: "Campo", valor: str | list[str]) -> str | None:
    """Por qué no vale, y lo que pudo querer decirse; `None` si vale."""
    if not valor:
        return "hace falta para seguir"
    try:
        comprobar_texto(campo.rotulo, [valor] if isinstance(valor, str) else valor)
    except ErrorDeUso as error:
        return f"{error.mensaje}; {error.ayuda}"
    objecion = objecion_a(modelo, campo, valor)
    if objecion is None:
        return None
    return "; ".join(filter(None, (objecion.mensaje, objecion.sugerencia)))


def _peticion(campo: "Campo", omision: str, *, obligatorio: bool, rechazado: bool) -> str:
    que = "número o código" if campo.vocabulario else ""
    con_enter = f"[{omision}]" if omision else "" if obligatorio else "(Enter: nada)"
    # a quien ya se le rechazó una respuesta se le dice cómo salir
    nada = ("(Ctrl-C: dejarlo)" if obligatorio else f"({_NADA}: nada)") if rechazado else ""
    pedido = " ".join(filter(None, (que, con_enter, nada)))
    return f"  {pedido}: " if pedido else "  > "


def _mostrar_valores(dialogo: Dialogo, vocabulario: "type[Vocabulario]") -> None:
    ancho = max(map(len, vocabulario.codigos()))
    for numero, valor in enumerate(vocabulario, start=1):
        definicion = f". {valor.definicion.replace('`', '')}" if valor.definicion else ""
        delante = f"  {numero:>2}  {valor.value:<{ancho}}  "
        dialogo.decir(f"{delante}{valor.rotulo}{definicion}", sangria=len(delante))


def _del_vocabulario(campo: "Campo", dicho: str) -> str:
    """El código que lleva ese número en la lista, o lo que se dijo."""
    codigos = campo.vocabulario.codigos() if campo.vocabulario else ()
    return codigos[int(dicho) - 1] if _es_uno_de(dicho, len(codigos)) else dicho


def _es_uno_de(dicho: str, cuantos: int) -> bool:
    return dicho.isascii() and dicho.isdecimal() and 0 < int(dicho) <= cuantos


def _del_numero(a_la_vista: "Sequence[Elemento]", dicho: str) -> "Elemento | None":
    return a_la_vista[int(dicho) - 1] if _es_uno_de(dicho, len(a_la_vista)) else None


def _que_casan(todos: "Sequence[Elemento]", dicho: str) -> "list[Elemento]":
    """Los que tienen esa referencia o ese código; si ninguno, los que contienen todas las palabras."""
    from seguimiento.redaccion import plegado

    exactos = [e for e in todos if dicho.casefold() in _nombres_de(e)]
    palabras = plegado(dicho).split()
    return exactos or [e for e in todos if all(p in plegado(_en_una_linea(e)) for p in palabras)]


def _nombres_de(elemento: "Elemento") -> tuple[str, str]:
    ref = elemento.ref.casefold()
    return ref, ref.rpartition("/")[2]


def _mostrar_candidatos(sesion: "Sesion", carga: "Carga", candidatos: "Sequence[Elemento]") -> None:
    """Los candidatos bajo aquello en que están, cada uno con su plazo o su fecha."""
    from seguimiento.redaccion import recortado
    from seguimiento.vocabularios import ClaseDeElemento

    dialogo, a_la_vista = sesion.dialogo, candidatos[:_CANDIDATOS_QUE_SE_LEEN]
    if not candidatos:
        dialogo.decir("  nada coincide")
    filas = [(e, *_partes(e), _cuando(sesion, carga, e)) for e in a_la_vista]
    corto = max((len(suyo) for _, _, suyo, _ in filas), default=0)
    fecha = max((len(cuando) for *_, cuando in filas), default=0)
    previo = ""
    for numero, (elemento, origen, suyo, cuando) in enumerate(filas, start=1):
        if origen != previo:
            dialogo.decir(f"  {origen}")
        previo = origen
        delante = f"  {numero:>2}  {suyo:<{corto}}  {f'{cuando:<{fecha}}  ' if fecha else ''}"
        cabe = dialogo.salida.columnas - len(delante)
        # una reunión se dice por su fecha, que ya está
        que = "" if elemento.clase is ClaseDeElemento.REUNION else _que_dice(elemento)
        dialogo.decir(f"{delante}{recortado(que, cabe)}".rstrip())
    if (de_mas := len(candidatos) - _CANDIDATOS_QUE_SE_LEEN) > 0:
        dialogo.decir(f"  … y {de_mas} más: escriba otras palabras")


def _partes(elemento: "Elemento") -> tuple[str, str]:
    """En qué está y su código; de lo que es un archivo, nada y su nombre."""
    origen, _, suyo = elemento.ref.rpartition("/")
    return origen, suyo


def _cuando(sesion: "Sesion", carga: "Carga", elemento: "Elemento") -> str:
    """Su plazo vigente o su fecha; vacío si no tiene ninguno."""
    from seguimiento.analisis.consulta import consultar
    from seguimiento.redaccion import fecha_breve

    propia = consultar(elemento, sesion.hoy, carga.cartera.configuracion).propia
    fecha = propia.situacion.plazo if propia else getattr(elemento.registro, "fecha", None)
    return fecha_breve(fecha) if fecha else ""


def _en_una_linea(elemento: "Elemento") -> str:
    return f"{elemento.ref}  {_que_dice(elemento)}"


def _que_dice(elemento: "Elemento") -> str:
    from seguimiento.redaccion import visible

    registro = elemento.registro
    return visible(str(getattr(registro, registro.se_dice_en[0])))


def _nombres(clases: "Collection[ClaseDeElemento]") -> str:
    from seguimiento.redaccion import enumeracion

    return enumeracion((clase.value for clase in clases), "o")


def preguntar_por_un_nombre(
    dialogo: Dialogo, comprobar: Callable[[str], str], dicho: str, *, omision: str
) -> str:
    """El nombre de algo nuevo, ya comprobado; lo ya dicho no se pregunta, y con Enter es el que se ofrece."""
    if dicho:
        return comprobar(dicho)
    pregunta = f"  [{omision}]: " if omision else "  > "
    while True:
        respuesta = dialogo.preguntar(pregunta) or omision
        try:
            comprobar_texto("el nombre", [respuesta])
            return comprobar(respuesta)
        except ErrorDeUso as error:
            dialogo.decir(f"  {'; '.join(filter(None, (error.mensaje, error.ayuda)))}")
