"""Qué trozo se corta y qué se pone en su lugar: de cada edición, los modos de hacerla, del mejor al peor.

Un corte solo conoce el texto. Que haga lo que se quería y nada más lo dice después `prueba`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from seguimiento.documento.comentarios import Comentario
from seguimiento.documento.escritura import (
    Habitos,
    Valor,
    bajo_clave,
    bloque,
    elemento,
    en_corchetes,
    entrada,
    lleno,
    pareja_en_corchetes,
    prudentes,
)
from seguimiento.documento.lector import BLOQUE
from seguimiento.documento.sitio import entre_corchetes, escritos_en
from seguimiento.documento.tramos import (
    ClaseDeTramo,
    Plano,
    Tramo,
    cabecera_de_bloque,
    final_del_hueco,
    sin_blancas,
)

_EN_SU_LINEA = re.compile(r"(?:\r?\n[ ]*)*\r?\n(?P<sangria>[ ]*)#[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Corte:
    """El trozo `[inicio, fin)` que se quita, lo que se pone y los comentarios que se van con él."""

    inicio: int
    fin: int
    nuevo: str
    perdidas: list[Comentario] = field(default_factory=list)
    traidos: list[str] = field(default_factory=list)
    """Los comentarios que lleva lo que se pone."""

    def aplicado(self, texto: str) -> str:
        """El texto con el corte hecho."""
        return texto[: self.inicio] + self.nuevo + texto[self.fin :]


# --- sustituir


def sustituir(
    plano: Plano, camino: Sequence[Tramo], valor: Valor, habitos: Habitos
) -> Iterator[Corte]:
    """Los cortes que cambian el valor del último tramo del camino."""
    tramo = camino[-1]
    if _va_entre_corchetes(tramo, valor):
        perdidas = plano.comentarios_entre(tramo.inicio, tramo.fin)
        for escrito in entre_corchetes(tramo, valor, habitos):
            hueco = tramo.inicio == tramo.fin
            nuevo = _separado(plano, tramo, escrito) if hueco else escrito
            corte = Corte(tramo.inicio, tramo.fin, nuevo, perdidas)
            yield _con_su_columna(plano, corte)
    elif tramo.clase is ClaseDeTramo.TEXTO and (valor is None or isinstance(valor, str)):
        yield from _texto_por_texto(plano, camino, valor, habitos)
    else:
        yield from _por_bloque(plano, camino, valor, habitos)


def _va_entre_corchetes(tramo: Tramo, valor: Valor) -> bool:
    """Si lo nuevo sigue entre corchetes: lo estaba, y si es una lista no guarda otras cosas.

    De «[]» no se aprende nada: es como se escribe lo vacío, también en quien usa guiones.
    """
    if tramo.en_corchetes:
        return True
    if not tramo.corchetes or not valor or isinstance(valor, str):
        return False
    planos = valor.values() if isinstance(valor, Mapping) else valor
    return bool(tramo.hijos) and all(uno is None or isinstance(uno, str) for uno in planos)


def _separado(plano: Plano, tramo: Tramo, nuevo: str) -> str:
    """Lo nuevo en el hueco de un vacío, con su «:» si la clave no lo tenía y separado de ella."""
    anterior = plano.texto[tramo.inicio - 1 : tramo.inicio]
    if anterior == ":":
        return f" {nuevo}"
    return f": {nuevo}"


def _texto_por_texto(
    plano: Plano, camino: Sequence[Tramo], valor: str | None, habitos: Habitos
) -> Iterator[Corte]:
    tramo = camino[-1]
    final = plano.final(tramo.fin)
    for escrito in escritos_en(plano, camino, valor, habitos):
        lineas = escrito.split("\n")
        if tramo.estilo in BLOQUE and escrito:
            cola = cabecera_de_bloque(plano.texto, tramo.inicio)[1]
            yield Corte(tramo.inicio, tramo.fin, _unidas(plano, tramo.inicio, lineas, cola))
            continue
        # de «a:» y de «-», con nada detrás, «a: x» y «- x»
        antes = " " if tramo.inicio == tramo.fin else ""
        if not escrito:
            yield _vaciado(plano, tramo)
        elif len(lineas) == 1:
            yield _con_su_columna(plano, Corte(tramo.inicio, tramo.fin, antes + escrito))
        else:
            # el comentario de «a: x  # c» pasa a la cabecera: «a: |-  # c»; los blancos de «a: x  », no
            cola = plano.texto[tramo.fin : final]
            unidas = _unidas(
                plano, tramo.inicio, [antes + lineas[0], *lineas[1:]], cola.rstrip(" ")
            )
            yield Corte(tramo.inicio, final, unidas)


def _vaciado(plano: Plano, tramo: Tramo) -> Corte:
    """Quita el texto sin dejar blancos donde estaba; el comentario de un bloque se queda."""
    # desde el «:», que el texto puede ir en la línea siguiente: de «a:\n  x» queda «a:»
    if tramo.estilo in BLOQUE:
        cola = cabecera_de_bloque(plano.texto, tramo.inicio)[1]
        return Corte(tramo.tras_signo, tramo.fin, cola)
    return _con_su_columna(plano, Corte(tramo.tras_signo, tramo.fin, ""))


def _unidas(plano: Plano, indice: int, lineas: Sequence[str], cola: str = "") -> str:
    """Las líneas con el salto que se usa en ese punto; la cola va al final de la primera."""
    return plano.salto(indice).join([lineas[0] + cola, *lineas[1:]])


def _con_su_columna(plano: Plano, corte: Corte) -> Corte:
    """El mismo corte, que además ensancha o estrecha el hueco que precede al comentario de su línea."""
    final = plano.final(corte.fin)
    siguientes = plano.comentarios_entre(corte.fin, final)
    if not siguientes or "\n" in corte.nuevo:
        return corte
    comentario = siguientes[0].inicio
    entre = plano.texto[corte.fin : comentario]
    contenido = entre.rstrip(" ")
    hueco = len(entre) - len(contenido)
    acaba = plano.columna(corte.inicio) + len(corte.nuevo) + len(contenido)
    sobra = plano.columna(comentario) - acaba
    # al menos dos espacios, como es costumbre; el que ya iba a uno, «[a, # uno», se queda así, salvo que
    # sea «#x», que con uno solo se tomaría por parte del texto. Lo que entra en un hueco, «a: # c», no
    # encontró ninguna costumbre: se separa a dos
    pegado = corte.inicio < corte.fin and hueco == 1 and plano.texto.startswith("# ", comentario)
    minimo = 1 if pegado else 2
    nuevo = corte.nuevo + contenido + " " * max(sobra, minimo)
    return Corte(corte.inicio, comentario, nuevo, corte.perdidas)


def _por_bloque(
    plano: Plano, camino: Sequence[Tramo], valor: Valor, habitos: Habitos
) -> Iterator[Corte]:
    """Cambia un contenedor por cualquier cosa, o un texto por un contenedor."""
    tramo = camino[-1]
    final = plano.final(tramo.fin)
    es_raiz = len(camino) == 1
    desde = tramo.inicio if es_raiz else tramo.tras_signo
    cola, quedan = ("", list[Comentario]()) if es_raiz else _cola(plano, tramo, desde, final)
    perdidas = [uno for uno in plano.comentarios_entre(desde, final) if uno not in quedan]
    for modo in (habitos, prudentes(habitos)):
        lineas = _lineas_tras_el_signo(plano, camino, valor, modo, con_cola=bool(cola))
        yield Corte(desde, final, _unidas(plano, desde, lineas, cola), perdidas)


def _cola(plano: Plano, tramo: Tramo, desde: int, final: int) -> tuple[str, list[Comentario]]:
    """El comentario que acompaña a la clave o al guion, con el hueco que lo separa."""
    en_bloque = tramo.clase is not ClaseDeTramo.TEXTO and not tramo.corchetes
    hasta = plano.final(desde) if en_bloque else final
    hay = plano.comentarios_entre(desde, hasta)
    # el de «- a: 1  # c» es del dato que se va, no del guion
    if not hay or (en_bloque and hay[0].inicio > tramo.inicio):
        return "", []
    comentario = hay[-1]
    if comentario.posicion.linea == plano.linea(desde):
        antes = plano.texto[desde : comentario.inicio]
        hueco = len(antes) - len(antes.rstrip(" "))
    else:  # «a:\n  [x]  # c»: sube a la línea de la clave
        hueco = 2
    return " " * max(hueco, 2) + comentario.texto, [comentario]


def _lineas_tras_el_signo(
    plano: Plano, camino: Sequence[Tramo], valor: Valor, habitos: Habitos, *, con_cola: bool
) -> list[str]:
    """Lo que va detrás de la clave o del guion; la primera línea es el resto de la suya."""
    columna = plano.columna_de(camino)
    if len(camino) == 1 and not lleno(valor):
        return [en_corchetes(valor, habitos)]
    if len(camino) == 1:
        lineas = bloque(valor, columna, habitos)
        return [lineas[0][columna:], *lineas[1:]]
    if lleno(valor) and camino[-2].clase is ClaseDeTramo.MAPA:
        return ["", *bajo_clave(valor, columna, habitos)]
    # «-  # c» y debajo lo suyo: detrás del guion ya va el comentario
    if lleno(valor) and con_cola:
        return ["", *bloque(valor, columna + 2, habitos)]
    # un texto o un vacío van igual tras una clave que tras un guion
    lineas = elemento(valor, columna, habitos)
    return [lineas[0][columna + 1 :], *lineas[1:]]


# --- añadir


def anadir_clave(
    plano: Plano, mapa: Tramo, tras: int, pareja: tuple[str, Valor], habitos: Habitos
) -> Iterator[Corte]:
    """Los cortes que ponen una clave detrás de otra de un mapa con claves; `tras` -1 es al principio."""
    clave, valor = pareja
    for modo in (habitos, prudentes(habitos)):
        if mapa.corchetes:
            yield _entre_hermanos(mapa, tras, pareja_en_corchetes(clave, valor, modo))
            continue
        columna = plano.columna(mapa.entradas[max(tras, 0)])
        yield en_su_linea(plano, mapa, tras, entrada(clave, valor, columna, modo), columna)


def anadir_elementos(
    plano: Plano, lista: Tramo, tras: int, valores: Sequence[Valor], habitos: Habitos
) -> Iterator[Corte]:
    """Los cortes que ponen elementos tras otro de una lista, que puede estar vacía si va en corchetes.

    `tras` -1 es al principio.
    """
    for modo in (habitos, prudentes(habitos)):
        if lista.corchetes:
            escritos = ", ".join(en_corchetes(valor, modo) for valor in valores)
            yield _entre_hermanos(lista, tras, escritos)
            continue
        columna, hueco = plano.columna(lista.entradas[-1]), _hueco_del_guion(plano, lista)
        lineas = [linea for valor in valores for linea in elemento(valor, columna, modo, hueco)]
        yield en_su_linea(plano, lista, tras, lineas, columna)


def _hueco_del_guion(plano: Plano, lista: Tramo) -> str:
    """Los espacios que separan del guion al último elemento."""
    # «-   x» se sigue con «-   y»; si el último va debajo de su guion o tras un comentario, no dice nada
    hueco = plano.texto[lista.entradas[-1] + 1 : lista.hijos[-1].inicio]
    return hueco if hueco and not hueco.strip(" ") else " "


def _entre_hermanos(tramo: Tramo, tras: int, escrito: str) -> Corte:
    """Entre corchetes, detrás de un hermano, delante del primero o a solas."""
    if not tramo.hijos:
        return Corte(tramo.inicio + 1, tramo.inicio + 1, escrito)
    if tras < 0:
        return Corte(tramo.entradas[0], tramo.entradas[0], f"{escrito}, ")
    fin = tramo.hijos[tras].fin
    return Corte(fin, fin, f"{_tras_vacio(tramo.hijos[tras])}, {escrito}")


def _tras_vacio(tramo: Tramo) -> str:
    """Lo que separa a un vacío de lo que vaya detrás: en «{a:, b: 1}», «a:» sería la clave."""
    return " " if tramo.inicio == tramo.fin else ""


def en_su_linea(
    plano: Plano, tramo: Tramo, tras: int, lineas: Sequence[str], columna: int
) -> Corte:
    """El corte que pone líneas, ya sangradas, tras el final real de un hermano o delante del primero."""
    if tras < 0:
        inicio = tramo.entradas[0]
        salto = plano.salto(inicio)
        nuevo = salto.join([lineas[0][columna:], *lineas[1:], " " * columna])
        return Corte(inicio, inicio, nuevo)
    fin = final_con_comentarios(plano, tramo, tras)
    salto = plano.salto(fin)
    return Corte(fin, fin, salto + salto.join(lineas))


def final_con_comentarios(plano: Plano, padre: Tramo, orden: int) -> int:
    """Dónde acaba un hijo de un bloque con los comentarios que lo siguen más sangrados que él."""
    columna = plano.columna(padre.entradas[orden])
    fin = plano.final(padre.hijos[orden].fin)
    # los que van a la columna de la clave o del guion ya son de lo siguiente
    while hallada := _EN_SU_LINEA.match(plano.texto, fin):
        if len(hallada["sangria"]) <= columna:
            break
        fin = hallada.end()
    return fin


# --- quitar


def quitar(plano: Plano, camino: Sequence[Tramo], orden: int, habitos: Habitos) -> Iterator[Corte]:
    """Los cortes que quitan un hijo del último tramo del camino."""
    padre = camino[-1]
    if len(padre.hijos) == 1 and not padre.corchetes:
        vacio: Valor = {} if padre.clase is ClaseDeTramo.MAPA else []
        yield from _por_bloque(plano, camino, vacio, habitos)
    elif padre.corchetes:
        yield from _de_los_corchetes(plano, padre, orden)
    else:
        yield from _de_su_linea(plano, padre, orden)


def _de_los_corchetes(plano: Plano, padre: Tramo, orden: int) -> Iterator[Corte]:
    """Con su coma; si en medio hay comentarios, se prueba antes a quitar solo el dato y la coma."""
    inicio, fin = padre.entradas[orden], padre.hijos[orden].fin
    ultimo = orden == len(padre.hijos) - 1
    if orden:
        anterior = padre.hijos[orden - 1]
        largo = Corte(anterior.fin, fin, _tras_vacio(anterior))
    elif ultimo:
        largo = Corte(padre.inicio + 1, padre.fin - 1, "")
    else:
        largo = Corte(inicio, padre.entradas[1], "")
    perdidas = plano.comentarios_entre(largo.inicio, largo.fin)
    if len(perdidas) > len(plano.comentarios_entre(inicio, fin)):
        yield from _dejando_los_comentarios(plano, padre, orden)
    yield Corte(largo.inicio, largo.fin, largo.nuevo, perdidas)


def _dejando_los_comentarios(plano: Plano, padre: Tramo, orden: int) -> Iterator[Corte]:
    """Quita el dato y la coma que lo sigue; si no la hay, la que lo precede."""
    inicio, fin = padre.entradas[orden], padre.hijos[orden].fin
    dentro = plano.comentarios_entre(inicio, fin)
    coma = final_del_hueco(plano.texto, fin)
    if plano.texto[coma] == ",":
        yield Corte(inicio, coma + 1, _hueco_con_comentarios(plano, fin, coma), dentro)
    elif not orden:
        yield Corte(inicio, fin, "", dentro)
    else:
        coma = final_del_hueco(plano.texto, padre.hijos[orden - 1].fin)
        yield Corte(coma, fin, _hueco_con_comentarios(plano, coma + 1, inicio), dentro)


def _hueco_con_comentarios(plano: Plano, inicio: int, fin: int) -> str:
    """Lo que hay entre un dato y su coma, si son comentarios; si solo son blancos, nada."""
    return plano.texto[inicio:fin] if plano.comentarios_entre(inicio, fin) else ""


def _de_su_linea(plano: Plano, padre: Tramo, orden: int) -> Iterator[Corte]:
    """Con sus líneas; si comparte la primera con un guion, sube a ella lo que sigue."""
    texto = plano.texto
    inicio = padre.entradas[orden]
    fin = final_con_comentarios(plano, padre, orden)
    principio = plano.principio(inicio)
    if texto[principio:inicio].strip(" "):
        fin = plano.final(padre.hijos[orden].fin)
        cortes = [_tras_un_guion(plano, padre, inicio, fin)]
    elif fin == len(texto) and principio:  # que siga sin acabar en salto, si lo anterior lo admite
        anterior = texto[:principio]
        sin_salto = len(anterior.removesuffix("\n").removesuffix("\r"))
        principios = dict.fromkeys((sin_blancas(anterior), sin_salto, principio))
        cortes = [Corte(uno, fin, "") for uno in principios]
    else:
        siguiente = _siguiente(texto, fin)
        blancas = len(texto) - len(texto[siguiente:].lstrip(" \r\n"))
        hasta = max(siguiente, texto.rfind("\n", 0, blancas) + 1)
        cortes = [Corte(principio, siguiente, ""), Corte(principio, hasta, "")]
    perdidas = plano.comentarios_entre(inicio, fin)
    for corte in cortes:
        yield Corte(corte.inicio, corte.fin, corte.nuevo, perdidas)


def _tras_un_guion(plano: Plano, padre: Tramo, inicio: int, fin: int) -> Corte:
    """El primer hijo de un contenedor que empieza en la línea de un guion y tiene más."""
    siguiente = padre.entradas[1]
    if plano.comentarios_entre(fin, siguiente):
        return Corte(len(plano.texto[:inicio].rstrip(" ")), fin, "")
    return Corte(inicio, siguiente, "")


def _siguiente(texto: str, fin: int) -> int:
    salto = texto.find("\n", fin)
    return salto + 1 if salto >= 0 else len(texto)
