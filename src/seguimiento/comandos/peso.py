"""Cuándo un informe pesa demasiado para abrirlo o mandarlo, y qué pedir en su lugar."""

from pathlib import Path
from typing import TYPE_CHECKING

from seguimiento.comandos.hojas import TRIMESTRAL
from seguimiento.redaccion import entre_comillas, enumeracion, visible

if TYPE_CHECKING:
    from seguimiento.comandos.salida import Salida
    from seguimiento.informes.tipos import Tipo

PESADO = 5_000_000
"""Cuántos bytes: más tardan en abrirse y no caben en muchos correos."""
_MEGA = 1_000_000


def avisar_si_pesa(salida: "Salida", tipo: "Tipo", escrito: Path, *, en_carpeta: bool) -> None:
    """Avisa de lo que ocupa lo escrito, si es mucho, con lo que puede hacerse."""
    bytes_ = escrito.stat().st_size
    if bytes_ <= PESADO:
        return
    megas = f"{bytes_ / _MEGA:.1f}".replace(".", ",")
    hacer = _que_hacer(tipo, en_carpeta=en_carpeta)
    salida.avisar(f"«{visible(str(escrito))}» ocupa {megas} MB y tardará en abrirse{hacer}")


def _que_hacer(tipo: "Tipo", *, en_carpeta: bool) -> str:
    """Cómo pedirlo en páginas, o una parte; nada si es de una sola cosa."""
    if tipo.nombre == TRIMESTRAL and not en_carpeta:
        return f": una página por evaluación, con «seg informe {tipo.nombre} -o CARPETA/»"
    if tipo.filtros:
        return f": una parte se pide con {enumeracion(entre_comillas(tipo.filtros), 'o')}"
    return ""
