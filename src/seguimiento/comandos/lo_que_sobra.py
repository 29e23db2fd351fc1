"""Qué quiso decir quien escribió de más: el valor de una opción, una referencia o un texto sin comillas.

Se busca en lo que declara la orden: sus valores contados y lo que TAB ofrecería para cada parámetro. Nunca
se aconseja quitarlo: sin eso, la orden daría otra cosa.
"""

from collections.abc import Iterable, Iterator, Sequence

from typer.core import TyperArgument, TyperOption

from seguimiento.comandos.argumentos import palabras
from seguimiento.comandos.de_typer import Comando, Contexto, Parametro
from seguimiento.comandos.declarada import a_medias, en_la_linea, orden_de
from seguimiento.comandos.del_modelo import campo_de, valores_contados
from seguimiento.comandos.periodo import es_un_periodo
from seguimiento.comandos.valores import declarados
from seguimiento.redaccion import el_mismo, enumeracion, plegado


def lo_que_sobra(contexto: Contexto, sobran: Sequence[str], escritas: Sequence[str]) -> str:
    """Cómo se dice lo que sobra en esa línea de esa orden; vacío si no se adivina."""
    tramos = [*_tramos(contexto, escritas)]
    juntas = " ".join(sobran)
    if dicha := _entera(contexto, tramos) or _en_una_opcion(contexto, juntas):
        return f"¿quiso decir «{dicha}»?"
    textos = [
        f'"{" ".join(tramo)}"'
        for parametro, tramo in tramos
        if _admite_varias_palabras(parametro, contexto, " ".join(tramo))
    ]
    return f"Lo que lleva espacios va entre comillas: {enumeracion(textos)}." if textos else ""


def sin_comillas(contexto: Contexto, parametro: Parametro, escritas: Sequence[str]) -> str:
    """El valor contado que en esa línea se dio en varias palabras: «--situacion por_vencer»; vacío si no lo es."""
    juntas = (" ".join(tramo) for suyo, tramo in _tramos(contexto, escritas) if suyo is parametro)
    return next(filter(None, (como_valor(parametro, contexto.command, j) for j in juntas)), "")


_JUNTURAS = ("/", "-", "")
"""Lo que puede faltar entre dos palabras que son una: «puente-2022 R1», «retorno 2024», «R 4»."""


def _entera(contexto: Contexto, tramos: Iterable[tuple[Parametro, list[str]]]) -> str:
    """Lo que se quiso decir con un argumento y lo que lo sigue, si juntos son algo; vacío si no.

    Va antes que lo que sobra por sí solo: de «T4 2025», «2025» es otro período.
    """
    for parametro, tramo in tramos:
        if not isinstance(parametro, TyperArgument):
            continue
        for juntura in _JUNTURAS:
            if hallada := _nombrada(parametro, contexto, juntura.join(tramo)):
                return hallada
        juntas = " ".join(tramo)
        for opcion in _opciones(contexto):
            if opcion.name == "periodo" and es_un_periodo(juntas):
                return _dada(opcion, juntas)
    return ""


def _en_una_opcion(contexto: Contexto, escrita: str) -> str:
    """La opción en que cabe lo que sobra, sola o con lo que ya se le dio."""
    # un número suelto puede ser el final de un nombre, una prioridad o unos días
    if escrita.isdecimal() and not es_un_periodo(escrita):
        return ""
    for opcion in _opciones(contexto):
        dado = contexto.params.get(str(opcion.name))
        enteras = [f"{dado} {escrita}"] if dado and isinstance(dado, str) else []
        for candidata in (*enteras, escrita):
            if dicha := _en_la_opcion(opcion, contexto, candidata):
                return dicha
    return ""


def _opciones(contexto: Contexto) -> Iterator[TyperOption]:
    return (p for p in contexto.command.params if isinstance(p, TyperOption))


def como_valor(parametro: Parametro, orden: Comando, escrita: str) -> str:
    """Cómo se da a ese parámetro lo que se escribió, si es uno de sus valores: «--situacion vencida»."""
    declarado = declarados(orden.callback)[str(parametro.name)]
    campo = campo_de(declarado.info)
    validos = declarado.validos or dict.fromkeys(valores_contados(campo) if campo else (), ())
    valor = el_mismo(escrita, validos)
    return _dada(parametro, valor) if valor and isinstance(parametro, TyperOption) else valor


def _en_la_opcion(opcion: TyperOption, contexto: Contexto, escrita: str) -> str:
    if valor := como_valor(opcion, contexto.command, escrita):
        return valor
    if opcion.name == "periodo" and es_un_periodo(escrita):
        return _dada(opcion, escrita)
    ofrecido = _ofrecido(opcion, contexto, escrita)
    return _dada(opcion, ofrecido) if ofrecido else ""


def _dada(opcion: Parametro, valor: str) -> str:
    return f'{en_la_linea(opcion)} "{valor}"' if " " in valor else f"{en_la_linea(opcion)} {valor}"


def _ofrecido(parametro: Parametro, contexto: Contexto, escrita: str) -> str:
    """Lo que TAB ofrecería para ese parámetro y es justo eso, con otras letras; vacío si nada."""
    ofrecidas = _ofrecidas(parametro, contexto, escrita)
    return next((valor for valor in ofrecidas if plegado(valor) == plegado(escrita)), "")


def _nombrada(parametro: Parametro, contexto: Contexto, escrita: str) -> str:
    """Lo mismo, o lo único que lleva ese código dentro de su archivo."""
    if entero := _ofrecido(parametro, contexto, escrita):
        return entero
    ofrecidas = _ofrecidas(parametro, contexto, escrita)
    suyas = [v for v in ofrecidas if plegado(v.rpartition("/")[2]) == plegado(escrita)]
    return suyas[0] if len(suyas) == 1 else ""


def _ofrecidas(parametro: Parametro, contexto: Contexto, escrita: str) -> Sequence[str]:
    completar = declarados(contexto.command.callback)[str(parametro.name)].completar
    return [valor for valor, _ in completar(a_medias(contexto), escrita)] if completar else []


def _tramos(contexto: Contexto, escritas: Sequence[str]) -> Iterator[tuple[Parametro, list[str]]]:
    """El parámetro que se quedó con la primera de varias palabras seguidas, y todas ellas."""
    parametros = contexto.command.params
    por_nombre = {n: p for p in parametros if isinstance(p, TyperOption) for n in p.opts}
    argumentos = [p for p in parametros if isinstance(p, TyperArgument)]
    suyo: Parametro | None = None
    tramo: list[str] = []
    for palabra in palabras(escritas, orden_de(contexto.command).opciones):
        if palabra.tras_guiones:
            break
        if palabra.opcion:
            if suyo and len(tramo) > 1:
                yield suyo, tramo
            suyo = por_nombre[palabra.opcion] if palabra.valor is not None else None
            tramo = [str(palabra.valor)]
            if suyo and como_valor(suyo, contexto.command, tramo[0]):
                suyo = None
        elif suyo and not (isinstance(suyo, TyperArgument) and argumentos):
            tramo.append(palabra.escrita)
        elif argumentos:
            suyo, tramo = argumentos.pop(0), [palabra.escrita]
    if suyo and len(tramo) > 1:
        yield suyo, tramo


def _admite_varias_palabras(parametro: Parametro, contexto: Contexto, escrita: str) -> bool:
    """Si eso puede ser un solo valor: en una opción, cualquier texto; en un argumento, lo que se ofrece."""
    declarado = declarados(contexto.command.callback)[str(parametro.name)]
    if declarado.tipo is int or declarado.admitidos:
        return bool(el_mismo(escrita, declarado.validos))
    es_libre = isinstance(parametro, TyperOption) or declarado.completar is None
    return es_libre or bool(_ofrecido(parametro, contexto, escrita))
