"""De las opciones que filtran a lo que se pide: qué filas y con cuánto margen de aviso."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from seguimiento.comandos.sesion import leer_dia
from seguimiento.errores import ErrorDeSeguimiento, ErrorDeUso, ReferenciaDesconocida

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from seguimiento.analisis.consulta import Consulta
    from seguimiento.analisis.panorama import Panorama
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.repositorio import Carga
    from seguimiento.vocabularios import SituacionDeAccion


_NOMBRES_QUE_SE_LEEN = 8
"""Más de los que se enumeran en una frase."""


class RegistroIlegible(ErrorDeSeguimiento):
    """Lo que se pide existe, pero no pudo leerse."""


def filtro(  # noqa: PLR0913 — una por opción
    hoy: date,
    *,
    evaluacion: str,
    acuerdo: str,
    responsable: "Sequence[str] | None",
    dirigida_a: str,
    prioridad: int | None,
    situacion: "Sequence[SituacionDeAccion] | None",
    dias: int | None,
    hasta: str | None,
) -> "Filtro":
    """Lo que se pide ver, según se escribió."""
    from seguimiento.analisis.seleccion import Filtro

    return Filtro(
        evaluacion=evaluacion,
        acuerdo=acuerdo,
        responsable=tuple(responsable or ()),
        dirigida_a=dirigida_a,
        prioridad=prioridad,
        situaciones=tuple(situacion or ()),
        dias=_dias_de_aviso(hoy, dias, hasta),
    )


def _dias_de_aviso(hoy: date, dias: int | None, hasta: str | None) -> int | None:
    """El margen de aviso que se pide; `None` si vale el de la configuración."""
    if hasta is None:
        return dias
    if dias is not None:
        raise ErrorDeUso("--dias y --hasta dicen lo mismo de dos maneras", "use solo una")
    limite = leer_dia(hasta, "--hasta")
    if limite < hoy:
        raise ErrorDeUso(
            f"--hasta {hasta} es anterior a la fecha de corte, {hoy.isoformat()}", "elija otro día"
        )
    return (limite - hoy) // timedelta(days=1)


def ver_panorama(carga: "Carga", hoy: date, pedido: "Filtro") -> "Panorama":
    """El panorama de lo que se pide. Lanza `ReferenciaDesconocida` o `RegistroIlegible`."""
    from seguimiento.analisis.panorama import panorama

    cartera = carga.cartera
    comprobar_que_existe(
        carga, "la evaluación", pedido.evaluacion, (e.id for e in cartera.evaluaciones)
    )
    comprobar_que_existe(carga, "el acuerdo", pedido.acuerdo, (a.id for a in cartera.acuerdos))
    return panorama(cartera, hoy, pedido)


def comprobar_que_existe(carga: "Carga", que: str, pedido: str, ids: "Iterable[str]") -> None:
    """Que lo pedido, si se pide algo, esté entre lo leído."""
    from seguimiento.redaccion import entre_comillas, enumeracion, quiso_decir

    hay = list(ids)
    if not pedido or pedido in hay:
        return
    comprobar_que_se_lee(carga, f"{que} «{pedido}»", pedido)
    lo_que_hay = "no hay nada de esa clase"
    if hay:
        nombres = entre_comillas(hay[:_NOMBRES_QUE_SE_LEEN])
        mas = ["otros"] if len(hay) > _NOMBRES_QUE_SE_LEEN else []
        lo_que_hay = f"hay {enumeracion(nombres + mas)}"
    raise ReferenciaDesconocida(
        f"no existe {que} «{pedido}»", quiso_decir(pedido, hay) or lo_que_hay
    )


def comprobar_que_se_lee(carga: "Carga", que: str, ref: str) -> None:
    """Que lo pedido no sea, ni esté en, algo que está en los archivos y no pudo leerse."""
    no_leidas = {no_leida.casefold() for no_leida in carga.recuento.no_evaluables}
    if no_leidas & {ref.casefold(), ref.casefold().partition("/")[0]}:
        raise RegistroIlegible(
            f"{que} no pudo leerse", "ejecute «seg validar» para ver qué corregir"
        )


def elegir(carga: "Carga", ref: str, hoy: date) -> "Consulta":
    """El único elemento a que se refiere, a la fecha. Lanza `ReferenciaDesconocida` si no lo hay.

    El período que nombre tras «@» ha de ser uno de los de la acción.
    """
    from seguimiento.analisis.busqueda import con_referencia, todos_los_elementos
    from seguimiento.analisis.consulta import consultar
    from seguimiento.redaccion import entre_comillas, enumeracion, quiso_decir

    hallados = con_referencia(carga.cartera, ref)
    if len(hallados) == 1:
        consulta = consultar(hallados[0], hoy, carga.cartera.configuracion)
        _comprobar_instancia(ref, consulta)
        return consulta
    if hallados:
        cuales = enumeracion(entre_comillas(elemento.ref for elemento in hallados), "o")
        raise ReferenciaDesconocida(f"«{ref}» puede ser varias cosas", f"escriba {cuales}")
    comprobar_que_se_lee(carga, f"«{ref}»", ref)
    ayuda = quiso_decir(ref, [elemento.ref for elemento in todos_los_elementos(carga.cartera)])
    raise ReferenciaDesconocida(f"no existe «{ref}»", ayuda or "busque con «seg buscar TEXTO»")


def _comprobar_instancia(ref: str, consulta: "Consulta") -> None:
    """Que el período que se nombra tras «@», si se nombra, sea uno de los de la acción."""
    from seguimiento.redaccion import entre_comillas, enumeracion

    _, arroba, pedida = ref.partition("@")
    if not arroba:
        return
    instancias = [fila.instancia for fila in consulta.filas]
    if pedida in instancias:
        return
    hay = enumeracion(entre_comillas(i for i in instancias if i is not None))
    ayuda = f"hay {hay}" if hay else "no es una acción con períodos"
    raise ReferenciaDesconocida(f"«{ref}» no existe: no hay período «{pedida}»", ayuda)
