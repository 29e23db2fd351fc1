"""La primera página de un período: lo que una dirección ha de saber y decidir, en una sola hoja."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from seguimiento.analisis import dicho
from seguimiento.analisis.actores import SIN_RESPONSABLE
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.hechos import DeQue, Hecho, Paso
from seguimiento.analisis.reuniones import celebro_algo
from seguimiento.informes.vistas.trimestral.cifras import con_distintas, primeras_cifras
from seguimiento.informes.vistas.trimestral.columnas import (
    EN_LA_PRIMERA,
    nombrada,
    nombrados,
)
from seguimiento.informes.vistas.trimestral.dibujos import situaciones
from seguimiento.informes.vistas.trimestral.movimiento import cuanto_lleva
from seguimiento.informes.vistas.trimestral.peticiones import (
    columnas_de_peticion,
    peticiones,
)
from seguimiento.informes.vistas.trimestral.resumen import SIN_SEGUIMIENTO
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre
from seguimiento.paginas import Cifra, Grafico, Pasaje, frase
from seguimiento.piezas import SEPARADOR, ColumnaDe, Tabla, Texto, tabla, textos
from seguimiento.redaccion import cuenta, enumeracion, fecha_breve, recortado

AVANCES = 3
"""Cuántos avances caben, con el gráfico debajo."""
VENCIDAS = 4
"""Cuántas vencidas caben, al lado."""
LETRAS_DE_UN_AVANCE = 56
"""A cuánto se recorta lo que se anotó, que va en una columna estrecha."""
BARRAS = 5
"""Cuántas evaluaciones lleva el gráfico, por lo mismo."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PrimeraPagina:
    """Lo que va en la primera página del informe de un período, y solo ello en el resumen."""

    frase: tuple[Pasaje, ...]
    """Qué pasó, qué sigue vencido y qué se pide, con sus cifras."""
    aclaraciones: tuple[str, ...]
    """Lo que hay que saber para no leerlo mal."""
    cifras: tuple[Cifra, ...]
    gerencia: Tabla
    """Lo que se pide a la gerencia, lo que más urge primero."""
    vencidas: Tabla
    """Lo vencido hace más tiempo."""
    avances: Tabla
    """Lo que se hizo en el período: lo que se terminó, por delante."""
    graficos: tuple[Grafico, ...]
    """Uno, si hay acciones que dibujar."""


def primera_pagina(t: Trimestre) -> PrimeraPagina:
    """La primera página; lo que en ella no cabe se dice cuánto es y dónde está."""
    pedidas, vencidas, avances = peticiones(t), _vencidas(t), _avances(t)
    return PrimeraPagina(
        frase=frase(_frase(t, len(pedidas))),
        aclaraciones=(SIN_SEGUIMIENTO,) if t.sin_seguimiento else (),
        cifras=primeras_cifras(t),
        gerencia=_las_primeras(
            f"Lo que se pide a la gerencia ({len(pedidas)})",
            columnas_de_peticion(t),
            pedidas,
            "No hay nada pendiente de la gerencia.",
        ),
        vencidas=_las_primeras(
            f"Lo vencido, lo más antiguo primero ({_de_cada(vencidas)})",
            (
                ("Qué", nombrada(t, lambda fila: (fila.ref, fila.situada))),
                ("Responde", _quien),
                ("Situación", _retraso),
            ),
            vencidas,
            "Nada abierto tiene el plazo cumplido.",
            VENCIDAS,
        ),
        avances=_las_primeras(
            f"Avances del período ({len(avances)})",
            (
                ("Qué", nombrada(t, lambda hecho: (hecho.ref, hecho.situada))),
                ("Qué se anotó", lambda hecho: _anotado(t, hecho)),
            ),
            avances,
            "No consta ninguno en el período.",
            AVANCES,
        ),
        graficos=(situaciones(t, BARRAS),) if t.foto.acciones else (),
    )


def _las_primeras(
    titulo: str,
    columnas: Sequence[ColumnaDe[T]],
    todas: Sequence[T],
    vacia: str,
    caben: int = EN_LA_PRIMERA,
) -> Tabla:
    """Las que caben, con cuántas quedan: lo que se deja fuera se dice."""
    quedan = len(todas) - caben
    nota = f"Y {quedan} más, en su apartado del informe trimestral." if quedan > 0 else ""
    return tabla(titulo, columnas, todas[:caben], vacia=vacia, nota=nota)


# ── La frase ─────────────────────────────────────────────────────────────────


def _frase(t: Trimestre, pedidas: int) -> str:
    if not t.foto.recomendaciones:
        return f"No hay recomendaciones {'de lo que se pide' if t.encargo.solo else 'registradas'}."
    pide = f"**{cuenta(pedidas, 'decisión', 'decisiones')}**" if pedidas else "nada"
    que_se_pide = f"Se pide a la gerencia {pide}." if pedidas else "No se pide nada a la gerencia."
    return " ".join((_lo_hecho(t), *_lo_vencido(t), que_se_pide))


def _lo_hecho(t: Trimestre) -> str:
    """Qué se terminó y en qué se avanzó; si no se cerró ninguna acción, también se dice."""
    terminados = [h for h in t.movimientos.hechos if h.cumple]
    avances = [h for h in t.movimientos.hechos if h.es_avance]
    reuniones = sum(celebro_algo(r.reunion) for r in t.reuniones)
    partes = []
    if terminados:
        unico = len({h.ref for h in terminados}) == 1
        partes.append(f"{'se terminó' if unico else 'se terminaron'} {_de_que(terminados)}")
    if avances:
        partes.append(f"se avanzó en {_de_que(avances)}")
    if reuniones:
        celebro = "se celebró" if reuniones == 1 else "se celebraron"
        partes.append(f"{celebro} **{cuenta(reuniones, 'reunión', 'reuniones')}**")
    if not partes:
        return "En el período no consta que se avanzara en nada."
    cerrada = any(h.paso is Paso.CIERRA for h in t.movimientos.hechos)
    return f"En el período {enumeracion(partes)}{'' if cerrada else '; no se cerró nada'}."


def _de_que(suyos: Sequence[Hecho]) -> str:
    """«**2 acciones** y **1 recomendación**»: cada cosa, una vez, aunque se anotara varias."""
    de_cada: dict[DeQue, set[str]] = {}
    for hecho in suyos:
        de_cada.setdefault(hecho.de, set()).add(hecho.ref)
    return enumeracion(f"**{cuenta(len(refs), de.value)}**" for de, refs in de_cada.items())


def _lo_vencido(t: Trimestre) -> Iterator[str]:
    """De las acciones y de las recomendaciones que se siguen sin ellas, cuántas siguen vencidas."""
    con_plazo = [a for a in t.foto.acciones if a.abierta and a.situacion.plazo is not None]
    vencidas = [a for a in con_plazo if a.situacion.vencida]
    if vencidas:
        siguen = "Sigue vencida" if len(vencidas) == 1 else "Siguen vencidas"
        rechazadas = sum(a.situacion.verificacion.rechazada for a in vencidas)
        cuantas = "una" if rechazadas == 1 else str(rechazadas)
        aparte = f", {cuantas} con la verificación rechazada" if rechazadas else ""
        yield (
            f"{siguen} **{len(vencidas)} de {len(con_plazo)}** acciones abiertas con plazo"
            f"{con_distintas(t, vencidas)}{aparte}."
        )
    elif t.foto.acciones:
        yield "Ninguna acción abierta tiene el plazo cumplido."
    solas = [una.fila for una in t.seguidas if una.abierta]
    if suyas := sum(fila.situacion.vencida for fila in solas):
        yield f"De las recomendaciones que se siguen sin acciones, **{suyas} de {len(solas)}** abiertas."
    firmes = [c for c in t.foto.compromisos if c.exigible and c.abierta]
    if suyos := sum(fila.situacion.vencida for fila in firmes):
        sigue = "sigue vencido" if suyos == 1 else "siguen vencidos"
        yield f"De los compromisos de acuerdos, {sigue} **{suyos} de {len(firmes)}** abiertos."


# ── Las listas ───────────────────────────────────────────────────────────────


def _vencidas(t: Trimestre) -> list[Fila]:
    return sorted((f for f in t.seguible if f.situacion.vencida), key=lambda fila: -fila.retraso)


def _de_cada(vencidas: Sequence[Fila]) -> str:
    """«3 acciones y 1 compromiso»: cuántas de cada, para que cuadre con las cifras; si todo son acciones, solo el número."""
    veces = Counter(_de_que_es(fila) for fila in vencidas)
    if {*veces} <= {DeQue.ACCION}:
        return str(len(vencidas))
    return enumeracion(cuenta(veces[de], de.value) for de in DeQue if veces[de])


def _de_que_es(fila: Fila) -> DeQue:
    if fila.situada.es_compromiso:
        return DeQue.COMPROMISO
    return DeQue.RECOMENDACION if fila.situada.es_recomendacion else DeQue.ACCION


def _quien(fila: Fila) -> str:
    return nombrados(fila.situada.accion.responsables) or SIN_RESPONSABLE


def _retraso(fila: Fila) -> Texto:
    """Los días, cuánto consta que se lleva y, si una verificación la reabrió, también eso."""
    rechazada = ("verificación rechazada",) * fila.situacion.verificacion.rechazada
    sin_decir = fila.avance is not None and fila.avance.hecho is None
    lleva = () if sin_decir else dicho.cuanto_lleva(fila)
    dias, clase = cuenta(fila.retraso, "día"), fila.situacion.situacion.value
    return Texto(dias, clase=clase, aparte=textos((*rechazada, *lleva)))


def _avances(t: Trimestre) -> list[Hecho]:
    """Lo último que se anotó en el período de cada cosa en que se avanzó; lo terminado, primero."""
    ultimos = {h.ref: h for h in t.movimientos.hechos if h.cumple or h.es_avance}
    return sorted(ultimos.values(), key=lambda h: (not h.cumple, h.paso is not Paso.EMPIEZA))


def _anotado(t: Trimestre, hecho: Hecho) -> str:
    """Cuánto se lleva y cuándo se anotó; si se terminó, también eso; y debajo, qué dice."""
    comentario = getattr(hecho.anotacion, "comentario", None) or ""
    como = f", {hecho.estado.rotulo.lower()}" if hecho.cumple else ""
    partes = (cuanto_lleva(t, hecho), f"{fecha_breve(hecho.fecha)}{como}")
    dice = recortado(comentario, LETRAS_DE_UN_AVANCE)
    return "\n".join(filter(None, (SEPARADOR.join(filter(None, partes)), dice)))
