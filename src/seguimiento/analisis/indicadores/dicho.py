"""Cómo se dice un indicador: lo mismo en la pantalla, en los informes y en los datos."""

from collections.abc import Iterable

from seguimiento.analisis.indicadores.registro import Indicador
from seguimiento.analisis.indicadores.valores import Cociente, Dias, Grupo, Reparto
from seguimiento.redaccion import SIN_DATOS, cuenta, porcentaje, redondo


def dicho(indicador: Indicador) -> str:
    """«14 % (3 de 22)», «213 días de media, 91 de mediana (7)», «3 (completadas: 2; canceladas: 1)».

    Detrás va lo que se cuenta aparte y, si entre lo contado hay gemelas, cuántas son las distintas.
    """
    valor = indicador.valor
    match valor:
        case Cociente():
            partes = [_cociente(indicador, valor), *_grupos((*valor.aparte, *valor.de_las_demas))]
        case Dias():
            partes = [_dias(indicador, valor), *_grupos(valor.aparte)]
        case Reparto():
            partes = [_reparto(indicador, valor)]
    return "; ".join(partes)


def _cociente(indicador: Indicador, valor: Cociente) -> str:
    if not valor.d:
        return SIN_DATOS
    cuantas = f"{valor.n} de {valor.d}"
    partes = "; ".join(filter(None, (cuantas, distintas_de(indicador, valor))))
    return f"{porcentaje(valor.proporcion)} ({partes})"


def distintas_de(indicador: Indicador, valor: Cociente) -> str:
    """«distintas, 5 de 7»; nada si no hay gemelas entre lo contado."""
    n, d = (indicador.distintas(refs) for refs in (valor.numerador, valor.denominador))
    return f"distintas, {n} de {d}" if (n, d) != (valor.n, valor.d) else ""


def _dias(indicador: Indicador, valor: Dias) -> str:
    if valor.media is None or valor.mediana is None:
        return SIN_DATOS
    media, mediana = redondo(valor.media), redondo(valor.mediana)
    cuantas = _con_distintas(indicador, valor.refs)
    return f"{cuenta(media, 'día')} de media, {mediana} de mediana ({cuantas})"


def _reparto(indicador: Indicador, valor: Reparto) -> str:
    cuantas, partes = _con_distintas(indicador, valor.refs), "; ".join(_grupos(valor.partes))
    return f"{cuantas} ({partes})" if partes else cuantas


def _con_distintas(indicador: Indicador, refs: tuple[str, ...]) -> str:
    """«11», o «11, 10 distintas» si hay gemelas entre ellas."""
    distintas = indicador.distintas(refs)
    return (
        f"{len(refs)}, {cuenta(distintas, 'distinta')}" if distintas < len(refs) else f"{len(refs)}"
    )


def _grupos(grupos: Iterable[Grupo]) -> list[str]:
    return [f"{grupo.nombre}: {grupo.n}" for grupo in grupos if grupo.n]
