"""Los registros que trae el proyecto, campo por campo: qué cambia cada edición y qué deja al deshacerla."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from seguimiento.documento import Dato, Documento, Lista, Mapa, leer
from seguimiento.documento.edicion import con
from seguimiento.lugares import Ruta

REGISTROS = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))

OTRO = "Otro texto"
"""Uno que cabe sin comillas en cualquier sitio."""


@dataclass
class Recuento:
    """Lo que se vio al cambiar todos los textos de un registro, de uno en uno."""

    campos: int = 0
    en_una_linea: int = 0
    con_el_mismo_valor: int = 0
    """Los que, puestos con el valor que tenían, no cambiaron ni un byte."""
    solo_sus_lineas: int = 0
    """Los que, cambiados, solo cambiaron las líneas en que estaban escritos."""
    solo_una_linea: int = 0
    devueltos: int = 0
    """Los que, vueltos a su valor, dejaron los mismos bytes."""
    plegados_de_otro_modo: int = 0
    """Los que volvieron con las palabras repartidas de otro modo entre sus líneas."""
    entrecomillados: int = 0
    """Los que volvieron entre comillas, porque sin ellas otro lector los torcería."""

    def sumar(self, otro: "Recuento") -> None:
        """Añade el de otro registro."""
        for que, cuantos in vars(otro).items():
            setattr(self, que, getattr(self, que) + cuantos)

    @property
    def sano(self) -> bool:
        """Si ninguno hizo lo que no debía."""
        return (
            self.campos == self.con_el_mismo_valor == self.solo_sus_lineas
            and self.campos == self.devueltos + self.plegados_de_otro_modo + self.entrecomillados
            and self.en_una_linea == self.solo_una_linea
        )


def recuento(registro: Path, cada: int = 1) -> Recuento:
    """El de un registro; de cada tantos campos se cambia y se devuelve uno."""
    documento = leido(registro)
    hay = Recuento()
    for ruta, texto in islice(textos(documento.datos), 0, None, cada):
        una = _es_de_una_linea(documento, ruta)
        suyas = _suyas(documento, con(documento, ruta, f"{texto} cambiado"), ruta)
        hay.campos += 1
        hay.en_una_linea += una
        hay.con_el_mismo_valor += con(documento, ruta, texto).contenido == registro.read_bytes()
        hay.solo_sus_lineas += suyas is not None
        hay.solo_una_linea += una and suyas == 1
        vuelto = con(con(documento, ruta, OTRO), ruta, texto)
        igual = vuelto.contenido == documento.contenido
        hay.devueltos += igual
        hay.plegados_de_otro_modo += not (igual or una) and _dicen_lo_mismo(vuelto, documento)
        hay.entrecomillados += not igual and _solo_cita(vuelto, documento, texto)
    return hay


def _es_de_una_linea(documento: Documento, ruta: Ruta) -> bool:
    desde, hasta = lineas_del_texto(documento, ruta)
    return hasta == desde + 1


def _suyas(documento: Documento, cambiado: Documento, ruta: Ruta) -> int | None:
    """En cuántas líneas está ahora lo cambiado; `None` si cambió alguna otra, o ninguna."""
    desde, hasta = lineas_del_texto(documento, ruta)
    lineas, nuevas = documento.texto.split("\n"), cambiado.texto.split("\n")
    final = len(nuevas) - (len(lineas) - hasta)
    otras = nuevas[:desde] == lineas[:desde] and nuevas[final:] == lineas[hasta:]
    return final - desde if otras and nuevas[desde:final] != lineas[desde:hasta] else None


def _dicen_lo_mismo(uno: Documento, otro: Documento) -> bool:
    """Si solo difieren en dónde se parte cada línea."""
    return uno.texto.split() == otro.texto.split()


def _solo_cita(vuelto: Documento, documento: Documento, texto: str) -> bool:
    """Si solo difieren en unas comillas, y el texto es de los que las piden."""
    iguales = vuelto.texto.replace(f'"{texto}"', texto, 1) == documento.texto
    return iguales and any(texto == uno for _, uno in documento.ambiguos)


def textos(dato: Dato, ruta: Ruta = ()) -> Iterator[tuple[Ruta, str]]:
    """Todos los textos de un registro."""
    if isinstance(dato, Mapa | Lista):
        for paso, hijo, _ in dato.hijos():
            yield from textos(hijo, (*ruta, paso))
    elif dato is not None:
        yield ruta, dato


def leido(registro: Path) -> Documento:
    """El documento de un registro, que se lee."""
    documento = leer(registro.read_bytes()).documento
    assert documento is not None
    return documento


def lineas_del_texto(documento: Documento, ruta: Ruta) -> tuple[int, int]:
    """De qué línea a cuál (sin esta) está escrito un texto, según lo que se ve: su sangría."""
    lineas = documento.texto.split("\n")
    primera = documento.posicion(ruta).linea - 1
    if not lineas[primera].endswith(">-"):
        return primera, primera + 1
    margen = len(lineas[primera + 1]) - len(lineas[primera + 1].lstrip(" "))
    ultima = primera + 1
    while lineas[ultima].startswith(" " * margen) and not lineas[ultima][margen:].startswith(" "):
        ultima += 1
    return primera, ultima
