"""`seg guardar`: lo que cambió en los registros, en un solo paso de su historia y con una frase que lo cuenta."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import copia as de_la_copia
from seguimiento.comandos import edicion
from seguimiento.comandos.sesion import Sesion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seguimiento.almacen.compartir.copia import Copia
    from seguimiento.almacen.compartir.guardado import SinGuardar


def guardar(
    contexto: typer.Context,
    mensaje: Annotated[
        str,
        typer.Argument(
            metavar="MENSAJE", help="La frase; si no se dice, se escribe con lo que cambió."
        ),
    ] = "",
    *,
    aunque: Annotated[
        str,
        typer.Option(
            "--aunque",
            metavar="MOTIVO",
            help="Lo guarda aunque traiga errores, y deja el motivo con lo guardado.",
        ),
    ] = "",
    simular: Annotated[
        bool, typer.Option("--simular", help="Muestra qué se guardaría y no guarda nada.")
    ] = False,
) -> int:
    """Guarda lo que cambió en los registros.

    Con una frase escrita con lo que cambió. De fuera de los registros solo guarda cómo se unen (.gitattributes) y,
    la primera vez de todas, lo que se hubiera añadido con git. Si lo que cambió trae errores que antes no había, los
    dice y no lo guarda. Lo guardado queda en su copia hasta que se envía.

    Ejemplos::

        seg guardar
        seg guardar "Avances de abril"
    """
    from seguimiento.comandos.del_modelo import comprobar_texto

    comprobar_texto("MENSAJE", [mensaje])
    comprobar_texto("--aunque", [aunque])
    sesion: Sesion = contexto.obj
    return guardado(
        sesion, de_la_copia.abierta(sesion), mensaje.strip(), aunque=aunque, simular=simular
    )


def guardado(
    sesion: Sesion, copia: "Copia", frase: str = "", *, aunque: str = "", simular: bool = False
) -> int:
    """Guarda lo que haya cambiado, con esa frase o la que le toque. Devuelve 1 si no lo guardó."""
    if not simular and _hay_algo(sesion, copia):
        # se pregunta antes de pedir el turno: quien contesta puede tardar
        de_la_copia.con_identidad(sesion, copia)
    with edicion.turno(sesion.salida, copia.raiz, solo_mirar=simular, compartido=False):
        hay = _cambios(sesion, copia)
        if not hay.cambios and not copia.en_union:
            sesion.salida.avisar(
                "no hay nada que guardar: los registros están como en lo último guardado"
            )
            de_la_copia.decir_lo_pendiente(sesion, copia)
            return 0
        return _guardar(sesion, copia, hay, frase, aunque=aunque, simular=simular)


def _hay_algo(sesion: Sesion, copia: "Copia") -> bool:
    from seguimiento.almacen.compartir.guardado import sin_guardar

    hay = sin_guardar(copia, _rutas(sesion))
    return copia.en_union or bool(hay.cambios or hay.en_conflicto)


def _rutas(sesion: Sesion) -> list[str]:
    """Los registros y cómo los une git, que se le dice con ellos."""
    from seguimiento.almacen.nombres import ATRIBUTOS

    return [*de_la_copia.rutas(sesion), ATRIBUTOS]


def _cambios(sesion: Sesion, copia: "Copia") -> "SinGuardar":
    """Lo que hay por guardar; lo que no se guardará porque se ignora, se avisa."""
    from seguimiento.almacen.compartir.guardado import lo_decidido, mostrada, sin_guardar

    hay = sin_guardar(copia, _rutas(sesion))
    for ruta in hay.ignorados:
        sesion.salida.avisar(f"«{mostrada(copia, ruta)}» no se guarda: «.gitignore» lo deja fuera")
    from seguimiento.documento.marcas import con_marcas

    decidido = lo_decidido(copia, hay, con_marcas)
    if copia.en_union or hay.en_conflicto:
        _decir_lo_que_se_quito(sesion)
    return decidido


def _decir_lo_que_se_quito(sesion: Sesion) -> None:
    """Avisa de lo que uno quitó y otro cambió: se guarda como esté en la carpeta, y ha de saberse."""
    from seguimiento.comandos.juntar import quitados_por_uno

    for ruta, (que, _) in quitados_por_uno(sesion).items():
        como = "queda como está" if sesion.disco.leer(ruta) is not None else "queda quitado"
        sesion.salida.avisar(f"«{ruta}» {que}: {como}")


def _guardar(  # noqa: PLR0913 — qué y cómo
    sesion: Sesion, copia: "Copia", hay: "SinGuardar", frase: str, *, aunque: str, simular: bool
) -> int:
    from seguimiento.almacen.compartir.guardado import confirmar
    from seguimiento.almacen.compartir.union import MENSAJE
    from seguimiento.almacen.guardado import recordar_guardado
    from seguimiento.formatos import frase_de_cambios
    from seguimiento.repositorio.frente_a_lo_guardado import Sin, paso

    archivos = de_la_copia.desde_la_raiz(copia, hay.cambios)
    ignorados = frozenset(de_la_copia.desde_la_raiz(copia, hay.ignorados))
    por_guardar = Sin(sesion.disco, ignorados)
    cambio = paso(de_la_copia.lo_guardado(copia), por_guardar, sesion.hoy)
    de_la_copia.decir_archivos(sesion, copia, hay.cambios)
    if not de_la_copia.se_admite(sesion, cambio, archivos, aunque):
        return edicion.NEGADA
    # lo que la unión trae ya lo contó quien lo guardó
    dicha = frase or (
        MENSAJE if copia.en_union else frase_de_cambios.frase(cambio.cambios, archivos)
    )
    if simular:
        sesion.dialogo.decir(f"Se guardaría: «{dicha}»")
        sesion.salida.avisar("con «--simular» no se ha guardado nada")
        return 0
    resto = (
        [] if frase or copia.en_union else frase_de_cambios.lo_que_no_cabe(cambio.cambios, archivos)
    )
    confirmado = confirmar(copia, hay.cambios, _mensaje(dicha, resto, aunque), hay.en_conflicto)
    recordar_guardado(copia.raiz, confirmado)
    sesion.dialogo.decir(f"Guardado: «{dicha}»")
    de_la_copia.decir_lo_pendiente(sesion, copia)
    return 0


def _mensaje(frase: str, resto: "Sequence[str]", aunque: str) -> str:
    """La frase y, si no lo dice todo, todo; con su motivo, si se guarda con errores."""
    lista = "\n".join(f"- {una}" for una in resto)
    motivo = f"Se guarda con errores: {aunque}" if aunque else ""
    return "\n\n".join(filter(None, (frase, lista, motivo)))
