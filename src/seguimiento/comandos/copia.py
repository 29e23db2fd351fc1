"""Lo común a las órdenes que comparten: la copia de quien las da, y lo que le falta por guardar y por enviar."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from seguimiento.almacen.compartir.copia import Copia
    from seguimiento.almacen.compartir.guardado import Hecho
    from seguimiento.almacen.fuentes import Fuente
    from seguimiento.repositorio.frente_a_lo_guardado import Paso

SE_MUESTRAN = 20
"""Cuántas cosas se leen de una vez; de las demás, se dice cuántas."""


def abierta(sesion: Sesion) -> "Copia":
    """La copia en que se está. Lanza `ErrorDeGit` si en ella no puede guardarse."""
    from seguimiento.almacen.compartir.copia import abrir

    return abrir(sesion.disco.raiz, con_alguien=sesion.dialogo.posible)


def rutas(sesion: Sesion) -> list[str]:
    """Qué son los registros, por su ruta desde la raíz."""
    from seguimiento.almacen.raiz import rutas_de_los_registros

    return rutas_de_los_registros(sesion.disco.raiz, sesion.configuracion.plantillas)


def sin_nada_por_decidir(sesion: Sesion) -> "Copia":
    """La misma. Lanza también `ErrorDeGit` si de lo último que se trajo queda algo por decidir."""
    from seguimiento.errores import ErrorDeGit

    copia = abierta(sesion)
    if copia.en_union:
        raise ErrorDeGit(
            "de lo último que se trajo queda algo por decidir",
            "decídalo con «seg diagnostico --reparar» y termine con «seg guardar»; para volver a como estaba, "
            "«seg traer --dejar»",
        )
    return copia


def con_identidad(sesion: Sesion, copia: "Copia") -> None:
    """Se asegura de que git sabe quién guarda; si no, lo pregunta y lo deja anotado en esta copia."""
    from seguimiento.almacen.compartir.guardado import anotar_identidad, identidad_que_falta
    from seguimiento.errores import ErrorDeGit

    falta = identidad_que_falta(copia)
    if not any(falta):
        return
    nombre = correo = ""
    if sesion.dialogo.posible:
        sesion.dialogo.decir(
            "Lo que se guarda lleva el nombre de quien lo guarda. Se pregunta una vez."
        )
        nombre = sesion.dialogo.preguntar("Su nombre: ") if falta.nombre else ""
        correo = sesion.dialogo.preguntar("Su correo: ") if falta.correo else ""
    if (falta.nombre and not nombre) or (falta.correo and not correo):
        faltan = [
            *(['«git config user.name "Su nombre"»'] if falta.nombre else []),
            *(["«git config user.email usted@ejemplo.org»"] if falta.correo else []),
        ]
        raise ErrorDeGit(
            "no consta quién es usted, y lo que se guarda lleva su nombre",
            f"dígalo una vez con {' y '.join(faltan)}, y repita la orden",
        )
    anotar_identidad(copia, nombre, correo)


def lo_guardado(copia: "Copia") -> "Fuente":
    """Los archivos como están en lo último que se guardó; ninguno si aún no se guardó nada."""
    from seguimiento.almacen.fuentes import Memoria
    from seguimiento.almacen.git.fuente import en_el_commit

    cabeza = copia.repositorio.cabeza()
    return en_el_commit(copia.repositorio, cabeza, copia.raiz) if cabeza else Memoria({})


def decir_archivos(sesion: Sesion, copia: "Copia", cambios: "Mapping[str, Hecho]") -> None:
    """Dice qué archivos se guardan y qué le pasa a cada uno."""
    from seguimiento.almacen.compartir.guardado import mostrada

    decir_lista(sesion, [f"{mostrada(copia, r)} ({hecho.value})" for r, hecho in cambios.items()])


def decir_lista(sesion: Sesion, cosas: Sequence[str]) -> None:
    """Una cosa por línea; si son muchas, las primeras y cuántas más."""
    for una in cosas[:SE_MUESTRAN]:
        sesion.dialogo.decir(f"  {una}", sangria=4)
    if len(cosas) > SE_MUESTRAN:
        sesion.dialogo.decir(f"  … y {len(cosas) - SE_MUESTRAN} más")


def decir_lo_pendiente(sesion: Sesion, copia: "Copia", *, lo_no_guardado: bool = False) -> None:
    """Dice cuánto queda por enviar y, si se pide, cuánto por guardar."""
    from seguimiento.almacen.git.pendiente import pendiente
    from seguimiento.redaccion import cuenta

    hay = pendiente(copia.raiz, rutas(sesion))
    if hay is None:
        return
    if lo_no_guardado and hay.sin_guardar:
        guardelo = "guárdelo" if hay.sin_guardar == 1 else "guárdelos"
        sesion.salida.avisar(
            f"hay {cuenta(hay.sin_guardar, 'cambio')} sin guardar: {guardelo} con «seg guardar»"
        )
    if hay.sin_enviar:
        sesion.dialogo.decir(f"Sin enviar: {hay.sin_enviar}. Envíelo con «seg enviar».")
    elif hay.sin_enviar is None and copia.dicho("remote"):
        sesion.dialogo.decir("Aún no se ha enviado nada de esta rama. Envíela con «seg enviar».")
    if copia.submodulo:
        sesion.salida.avisar(
            "estos registros son un submódulo de otro repositorio, que seguirá viendo los de antes hasta que guarde el cambio"
        )


def desde_la_raiz(copia: "Copia", archivos: Iterable[str]) -> list[str]:
    """Las rutas del árbol de trabajo, desde la raíz de los registros."""
    return [ruta.removeprefix(copia.prefijo) for ruta in archivos]


def se_admite(sesion: Sesion, cambio: "Paso", archivos: Collection[str], aunque: str) -> bool:
    """Si no trae errores o se aceptan con un motivo; los que traiga, los dice."""
    errores = cambio.errores(sesion.hoy, archivos)
    if not errores:
        return True
    sesion.salida.decir(errores)
    if aunque:
        return True
    sesion.salida.avisar("no se ha guardado nada: lo que cambió trae errores que antes no había")
    sesion.salida.avisar(
        "corríjalo y repita la orden; para guardarlo así, «seg guardar --aunque MOTIVO»"
    )
    return False
