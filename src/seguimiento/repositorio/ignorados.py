"""`# seg: ignora SEG201 — motivo`: lo que alguien pide, y justifica, que no se le diga."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from seguimiento.analisis.aporte import Ignorado
from seguimiento.diagnosticos import CATALOGO, Diagnostico, Falta, es_ajustable
from seguimiento.diagnosticos.ignorados import (
    IGNORA_DE_MAS,
    IGNORA_LA_HISTORIA,
    IGNORA_LO_QUE_NO_PUEDE,
    IGNORA_SIN_MOTIVO,
)
from seguimiento.documento import Documento
from seguimiento.documento.comentarios import Comentario, comentarios_con
from seguimiento.redaccion import enumeracion
from seguimiento.reglas.severidades import DE_HISTORIA
from seguimiento.repositorio.localizador import Localizador

MARCA = "seg: ignora"
_FORMA = re.compile(
    rf"#\s*{MARCA}\s+(SEG[0-9]{{3}}(?:\s*,\s*SEG[0-9]{{3}})*)(?:\s*[—–:-]+\s*(\S.*))?"
)


def ignorados_de(
    documento: Documento, archivo: str, localizador: Localizador
) -> tuple[list[Ignorado], list[Diagnostico]]:
    """Los comentarios de un archivo que ignoran algo, y lo que está mal en los que no valen."""
    ignorados: list[Ignorado] = []
    malos: list[Diagnostico] = []
    for comentario in comentarios_con(documento, MARCA):
        forma = _FORMA.match(comentario.texto)
        falta = _lo_que_impide(comentario, forma)
        if falta is not None:
            malos.append(localizador.de_falta(falta))
        if forma is not None and (falta is None or falta.codigo == IGNORA_SIN_MOTIVO):
            codigos = _codigos(forma)
            mensaje = f"aquí no se da {enumeracion(sorted(codigos), 'ni')}: no hay nada que ignorar"
            de_mas = Falta(IGNORA_DE_MAS, comentario.posicion, mensaje, "borre el comentario")
            linea = comentario.posicion.linea + comentario.solo
            sobra = localizador.de_falta(de_mas)
            ignorados.append(Ignorado(archivo, linea, codigos, sobra))
    return ignorados, malos


def _codigos(forma: re.Match[str]) -> frozenset[str]:
    return frozenset(re.split(r"\s*,\s*", forma[1]))


def _lo_que_impide(comentario: Comentario, forma: re.Match[str] | None) -> Falta | None:
    posicion = comentario.posicion
    if forma is None:
        mensaje = f"no se entiende «{comentario.texto.rstrip()}»"
        return Falta(IGNORA_SIN_MOTIVO, posicion, mensaje, f"escriba «# {MARCA} SEG201 — motivo»")
    from seguimiento.reglas.familias import registrar

    registrar()
    for codigo in sorted(_codigos(forma)):
        if codigo not in CATALOGO:
            mensaje = f"no existe el código {codigo}"
            return Falta(
                IGNORA_LO_QUE_NO_PUEDE, posicion, mensaje, "vea los que hay con «seg regla»"
            )
        if not es_ajustable(codigo):
            mensaje = f"{codigo} es un error de lectura y no puede ignorarse"
            return Falta(IGNORA_LO_QUE_NO_PUEDE, posicion, mensaje, "corrija el dato")
    if not forma[2]:
        mensaje = f"se ignora {enumeracion(sorted(_codigos(forma)))} sin decir por qué"
        return Falta(IGNORA_SIN_MOTIVO, posicion, mensaje, "añada « — » y el motivo")
    return None


def sin_lo_ignorado(
    diagnosticos: Iterable[Diagnostico], ignorados: Iterable[Ignorado], *, con_historia: bool
) -> Iterator[Diagnostico]:
    """Los diagnósticos que nadie pidió ignorar y los comentarios que no hacían falta."""
    por_linea: dict[tuple[str, int], list[Ignorado]] = {}
    for ignorado in ignorados:
        por_linea.setdefault((ignorado.archivo, ignorado.linea), []).append(ignorado)
    usados: set[tuple[Ignorado, str]] = set()
    for diagnostico in diagnosticos:
        candidatos = por_linea.get((diagnostico.archivo, diagnostico.posicion.linea), ())
        suyos = [i for i in candidatos if diagnostico.codigo in i.codigos]
        usados.update((ignorado, diagnostico.codigo) for ignorado in suyos)
        if not suyos:
            yield diagnostico
        elif diagnostico.codigo.startswith(DE_HISTORIA):
            yield _ignorado(diagnostico)
    for ignorado in (uno for lista in por_linea.values() for uno in lista):
        # los de historia solo se dan frente a una base: sin ella no puede saberse si sobran
        comprobables = {
            c for c in ignorado.codigos if con_historia or not c.startswith(DE_HISTORIA)
        }
        if any((ignorado, codigo) not in usados for codigo in comprobables):
            yield ignorado.sobra


def _ignorado(diagnostico: Diagnostico) -> Diagnostico:
    """Lo que se dice, en su lugar, de una regla de historia que un comentario ignora."""
    return replace(
        diagnostico,
        codigo=IGNORA_LA_HISTORIA,
        severidad=CATALOGO[IGNORA_LA_HISTORIA].severidad,
        mensaje=f"se ignora {diagnostico.codigo}: {diagnostico.mensaje}",
        sugerencia="acéptelo solo si el motivo se entenderá dentro de cinco años",
    )
