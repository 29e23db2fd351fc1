"""De las opciones que filtran a lo que se pide: qué filas y con cuánto margen de aviso."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from seguimiento.comandos.periodo import leer_dia
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeSeguimiento, ErrorDeUso, ReferenciaDesconocida

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from seguimiento.analisis.buscados import Buscado
    from seguimiento.analisis.consulta import Consulta
    from seguimiento.analisis.panorama import Panorama
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.elementos import Elemento
    from seguimiento.modelo.accion import Seguible
    from seguimiento.modelo.cartera import Cartera
    from seguimiento.repositorio import Carga


_NOMBRES_QUE_SE_LEEN = 8
"""Más de los que se enumeran en una frase."""


class RegistroIlegible(ErrorDeSeguimiento):
    """Lo que se pide existe, pero no pudo leerse."""


def dias_de_aviso(sesion: Sesion, dias: int | None, hasta: str | None) -> int | None:
    """El margen de aviso que se pide; `None` si vale el de la configuración."""
    if hasta is None:
        return dias
    if dias is not None:
        raise ErrorDeUso("--dias y --hasta dicen lo mismo de dos maneras", "use solo una")
    limite = leer_dia(sesion.salida, hasta, "--hasta", lambda: sesion.hoy, por_venir=True)
    if limite < sesion.hoy:
        raise ErrorDeUso(
            f"--hasta {hasta} es anterior a la fecha de corte, {sesion.hoy.isoformat()}",
            "elija otro día",
        )
    return (limite - sesion.hoy) // timedelta(days=1)


def ver_panorama(sesion: Sesion, carga: "Carga", pedido: "Filtro") -> "Panorama":
    """El panorama de lo que se pide. Lanza `ReferenciaDesconocida` o `RegistroIlegible`."""
    from seguimiento.analisis.panorama import panorama

    return panorama(carga.cartera, sesion.hoy, comprobado(sesion, carga, pedido))


def comprobado(sesion: Sesion, carga: "Carga", pedido: "Filtro") -> "Filtro":
    """Lo pedido, con cada registro por su nombre, si existe y figura todo.

    Si no, lanza `ReferenciaDesconocida` o `RegistroIlegible`.
    """
    from dataclasses import replace

    cartera = carga.cartera
    evaluaciones, acuerdos = (
        [registro.id for registro in registros]
        for registros in (cartera.evaluaciones, cartera.acuerdos)
    )
    pedido = replace(
        pedido,
        evaluacion=_el_que_existe(carga, "la evaluación", pedido.evaluacion, evaluaciones),
        acuerdo=_el_que_existe(carga, "el acuerdo", pedido.acuerdo, acuerdos),
    )
    comprobar_que_ya_existia(cartera, sesion.hoy, pedido.evaluacion or pedido.acuerdo)
    comprobar_que_figuran(sesion, carga, pedido)
    return pedido


def comprobar_que_figuran(sesion: Sesion, carga: "Carga", pedido: "Filtro") -> None:
    """Que lo escrito en los filtros lo diga algún registro: una errata no es que no haya nada.

    Lanza `ReferenciaDesconocida`, con lo que pudo querer decirse. De lo que es posible y hoy no lleva
    nadie, solo avisa.
    """
    from seguimiento.analisis.actores import se_refiere_a
    from seguimiento.analisis.nombrados import quienes_actuan, se_dirigen_a
    from seguimiento.redaccion import quiso_decir_alguno

    cartera, configuracion = carga.cartera, carga.cartera.configuracion
    actuan, dirigidos = quienes_actuan(cartera), se_dirigen_a(cartera)

    def es_uno_de(buscado: str, nombres: "Iterable[str]") -> bool:
        return any(se_refiere_a(nombre, buscado, configuracion) for nombre in nombres)

    for buscado in pedido.responsable:
        if es_uno_de(buscado, actuan):
            continue
        if not es_uno_de(buscado, configuracion.actores):
            ayuda = "está en otro sitio: use «--dirigida-a»" * es_uno_de(buscado, dirigidos)
            ayuda = ayuda or quiso_decir_alguno(buscado, [*actuan, *configuracion.actores])
            ayuda = ayuda or "vea quiénes con «seg status --por responsable»"
            raise _nadie(carga, f"nadie figura como «{buscado}»", ayuda)
        sesion.salida.avisar(f"ningún registro nombra a «{buscado}»")
    situadas = [*cartera.recomendaciones()]
    recomendaciones = [situada.recomendacion for situada in situadas]
    if (buscado := pedido.dirigida_a) and not any(map(pedido.va_dirigida, recomendaciones)):
        ayuda = "está en otro sitio: use «--responsable»" * es_uno_de(buscado, actuan)
        ayuda = ayuda or quiso_decir_alguno(buscado, dirigidos)
        ayuda = ayuda or "vea a quiénes con «seg lista recomendaciones»"
        raise _nadie(carga, f"ninguna recomendación se dirige a «{buscado}»", ayuda)
    prioridad = pedido.prioridad
    if prioridad is not None and not any(pedido.de_la_prioridad(s.prioridad) for s in situadas):
        sesion.salida.avisar(f"ninguna recomendación tiene prioridad {prioridad}")
    for otro in pedido.buscados:
        _comprobar_que_consta(sesion, carga, otro)


def _comprobar_que_consta(sesion: Sesion, carga: "Carga", pedido: "Buscado") -> None:
    """Que cada valor lo lleve algo en ese campo, o lo declare la configuración. Lanza como las demás."""
    from seguimiento.analisis.buscados import Buscado, escritos
    from seguimiento.analisis.busqueda import todos_los_elementos
    from seguimiento.redaccion import plegado, quiso_decir_alguno

    campo = pedido.campo
    registros = [elemento.registro for elemento in todos_los_elementos(carga.cartera)]
    declarados_en = campo.opcion.declarados_en if campo.opcion else ""
    declarados = getattr(carga.cartera.configuracion, declarados_en) if declarados_en else ()
    for valor in pedido.valores:
        suyo = Buscado(campo, (valor,))
        if any(suyo.en(registro) for registro in registros):
            continue
        mensaje = f"nada lleva «{valor}» en «{campo.rotulo}»"
        if plegado(valor) not in map(plegado, declarados):
            hay = [uno for registro in registros for uno in escritos(campo.clave, registro)]
            ayuda = quiso_decir_alguno(valor, [*dict.fromkeys([*hay, *declarados])])
            raise _nadie(carga, mensaje, ayuda or _lo_que_hay(hay))
        sesion.salida.avisar(mensaje)


def _lo_que_hay(hay: "Iterable[str]") -> str:
    """Los valores más llevados de un campo, para quien pide uno que no está."""
    from collections import Counter

    from seguimiento.redaccion import entre_comillas, enumeracion

    frecuentes = [valor for valor, _ in Counter(hay).most_common(_NOMBRES_QUE_SE_LEEN)]
    return (
        f"hay {enumeracion(entre_comillas(frecuentes))}"
        if frecuentes
        else "ningún registro lo dice"
    )


def _nadie(carga: "Carga", mensaje: str, ayuda: str) -> ErrorDeSeguimiento:
    """El error de quien filtra por algo que ningún registro dice; si no todos se leyeron, quizá sí."""
    if carga.recuento.parcial:
        return RegistroIlegible(
            f"{mensaje} en lo que pudo leerse", "ejecute «seg validar» para ver qué corregir"
        )
    return ReferenciaDesconocida(mensaje, ayuda)


def _el_que_existe(carga: "Carga", que: str, pedido: str, hay: "Sequence[str]") -> str:
    """El nombre de lo pedido, si se pide algo y está entre lo leído; con otras mayúsculas es el mismo."""
    from seguimiento.redaccion import entre_comillas, enumeracion, quiso_decir

    suyos = [uno for uno in hay if uno.casefold() == pedido.casefold()]
    if not pedido or suyos:
        return pedido if pedido in hay else "".join(suyos[:1])
    comprobar_que_se_lee(carga, f"{que} «{pedido}»", pedido)
    lo_que_hay = "no hay nada de esa clase"
    if hay:
        nombres = entre_comillas(hay[:_NOMBRES_QUE_SE_LEEN])
        mas = ["otros"] if len(hay) > _NOMBRES_QUE_SE_LEEN else []
        lo_que_hay = f"hay {enumeracion(nombres + mas)}"
    raise ReferenciaDesconocida(
        f"no existe {que} «{pedido}»", quiso_decir(pedido, hay) or lo_que_hay
    )


def comprobar_que_ya_existia(cartera: "Cartera", hoy: date, id_: str) -> None:
    """Que el registro pedido, si se pide alguno, no sea posterior al corte."""
    from seguimiento.analisis.existencia import posterior_a
    from seguimiento.analisis.posteriores import error_de_posterior
    from seguimiento.elementos import elementos

    for archivado in (*cartera.evaluaciones, *cartera.acuerdos):
        if archivado.id == id_:
            raiz = next(elementos(archivado))
            if fecha := posterior_a(raiz.clase, raiz.registro, hoy):
                que = f"{raiz.clase.articulo_determinado} {raiz.clase.value} «{id_}»"
                raise error_de_posterior(que, fecha, hoy)


def comprobar_que_se_lee(carga: "Carga", que: str, ref: str) -> None:
    """Que lo pedido no sea, ni esté en, algo que está en los archivos y no pudo leerse."""
    no_leidas = {no_leida.casefold() for no_leida in carga.recuento.no_evaluables}
    if no_leidas & {ref.casefold(), ref.casefold().partition("/")[0]}:
        raise RegistroIlegible(
            f"{que} no pudo leerse", "ejecute «seg validar» para ver qué corregir"
        )
    if cerrada := _carpeta_que_falta(carga, ref):
        raise RegistroIlegible(
            f"{que} no está en lo que pudo leerse: no se pudo abrir la carpeta «{cerrada}»",
            "ejecute «seg validar» para ver por qué",
        )


def _carpeta_que_falta(carga: "Carga", ref: str) -> str:
    """La carpeta de registros que no pudo abrirse, si lo que se busca podía estar en ella."""
    from seguimiento.almacen.nombres import EXTENSION
    from seguimiento.almacen.sitios import DATOS

    buscado = ref.casefold().partition("@")[0].partition("/")
    if buscado[1] and buscado[0] in {uno.id.casefold() for uno in carga.cartera.registros()}:
        return ""
    carpetas = (uno for uno in carga.recuento.ilegibles if f"{uno}/".startswith(f"{DATOS}/"))
    return next((una for una in carpetas if not una.endswith(EXTENSION)), "")


def elegir(carga: "Carga", ref: str, hoy: date) -> "Consulta":
    """El único elemento a que se refiere, a la fecha. Lanza `ReferenciaDesconocida` si no lo hay.

    Lo que nombre tras «@» ha de ser un período de la acción.
    """
    from seguimiento.analisis.busqueda import con_referencia, todos_los_elementos
    from seguimiento.analisis.consulta import consultar
    from seguimiento.redaccion import (
        SE_NOMBRAN,
        con_cuantos_mas,
        entre_comillas,
        enumeracion,
        quiso_decir,
    )

    ref = ref.strip()
    hallados = con_referencia(carga.cartera, ref)
    if len(hallados) == 1:
        consulta = consultar(hallados[0], hoy, carga.cartera.configuracion)
        periodo_pedido(ref, consulta)
        return consulta
    if hallados and len({elemento.ref for elemento in hallados}) == 1:
        raise _repetida(carga, hallados)
    if hallados:
        refs = dict.fromkeys(elemento.ref for elemento in hallados)
        if len(refs) == 1:
            archivos = sorted({elemento.lugar.archivo for elemento in hallados})
            donde = con_cuantos_mas(archivos[:SE_NOMBRAN], len(archivos))
            raise ReferenciaDesconocida(
                f"«{ref}» está repetida, en {donde}", "vea cómo arreglarlo con «seg validar»"
            )
        cuales = enumeracion(entre_comillas(refs), "o")
        raise ReferenciaDesconocida(f"«{ref}» puede ser varias cosas", f"escriba {cuales}")
    comprobar_que_se_lee(carga, f"«{ref}»", ref)
    ayuda = quiso_decir(ref, [elemento.ref for elemento in todos_los_elementos(carga.cartera)])
    raise ReferenciaDesconocida(f"no existe «{ref}»", ayuda or "busque con «seg buscar TEXTO»")


def _repetida(carga: "Carga", hallados: "Sequence[Elemento]") -> ReferenciaDesconocida:
    """El error de lo que está dos veces: ninguna referencia lo distingue."""
    from seguimiento.redaccion import enumeracion

    lugares = [elemento.lugar for elemento in hallados]
    sitios = enumeracion(f"{lugar.archivo}:{carga.posicion(lugar).linea}" for lugar in lugares)
    veces = "dos veces" if len(hallados) == 2 else f"{len(hallados)} veces"  # noqa: PLR2004
    en_un_archivo = len({lugar.archivo for lugar in lugares}) == 1
    ayuda = "vea «seg diagnostico --reparar»" if en_un_archivo else "cambie el nombre de un archivo"
    return ReferenciaDesconocida(f"«{hallados[0].ref}» está {veces} ({sitios})", ayuda)


def periodo_pedido(ref: str, consulta: "Consulta") -> str:
    """La etiqueta del período que se nombra tras «@»; vacía si no se nombra ninguno.

    Lo nombra cualquier día suyo, y también antes de que llegue. Lanza `ReferenciaDesconocida`.
    """
    from seguimiento.analisis.instancias import periodo_nombrado
    from seguimiento.fechas import FechaNoValida, leer_fecha
    from seguimiento.modelo.accion import Seguible

    _, arroba, pedida = ref.partition("@")
    if not arroba:
        return ""
    accion, serie = consulta.elemento.registro, consulta.propia
    if not isinstance(accion, Seguible) or serie is None or serie.periodos is None:
        raise ReferenciaDesconocida(
            f"«{ref}» no existe: no hay período «{pedida}»", "no es algo que se siga por períodos"
        )
    try:
        periodo = periodo_nombrado(accion, leer_fecha(pedida), consulta.hoy)
    except FechaNoValida:
        periodo = None
    if periodo is None:
        mensaje = f"«{ref}» no existe: no hay período «{pedida}»"
        raise ReferenciaDesconocida(mensaje, _los_que_hay(accion, consulta))
    return periodo.etiqueta


def _los_que_hay(accion: "Seguible", consulta: "Consulta") -> str:
    """Los períodos más cercanos a la fecha: los últimos que empezaron y el que viene."""
    from seguimiento.analisis.instancias import proximo_periodo
    from seguimiento.redaccion import entre_comillas, enumeracion

    empezados = (
        [una.periodo.etiqueta for una in consulta.propia.instancias] if consulta.propia else []
    )
    cercanos = empezados[-_NOMBRES_QUE_SE_LEEN:]
    if proximo := proximo_periodo(accion, consulta.hoy):
        cercanos.append(proximo.etiqueta)
    antes = "hay, entre otros, " if len(cercanos) < len(empezados) else "hay "
    return f"{antes}{enumeracion(entre_comillas(cercanos))}" if cercanos else ""
