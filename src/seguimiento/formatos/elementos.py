"""Una cosa con referencia: lo que consta de ella y lo que de ello se deduce."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from seguimiento.analisis import dicho
from seguimiento.analisis.consulta import Consulta, lo_de_dentro
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.listas import DE_FILA, DE_SEGUIDA, plana
from seguimiento.analisis.situacion import Margenes
from seguimiento.formatos import objetos, posteriores, registros
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Parrafo, Tono, tabla
from seguimiento.redaccion import cuenta, del_dia, dia_en_palabras, enumeracion, fecha_breve
from seguimiento.repositorio.repositorio import Carga
from seguimiento.vocabularios import EstadoDerivado


def objeto(consulta: Consulta, carga: Carga) -> dict[str, Any]:
    """Las claves propias de `seg ver --json`, sin la envoltura."""
    elemento = consulta.elemento
    comun = {
        "ref": elemento.ref,
        "clase": elemento.clase,
        "archivo": elemento.lugar.archivo,
        "linea": elemento.lugar,
        "registro": elemento.registro,
    }
    propio: dict[str, object] = {}
    if consulta.filas and consulta.no_existia is None:
        propio["filas"] = [plana(fila, DE_FILA) for fila in consulta.filas]
    if consulta.estado is not None and consulta.no_existia is None:
        propio["estado"] = {"estado": consulta.estado, "respondida": consulta.respondida}
    if consulta.seguida is not None:
        propio["seguimiento_propio"] = plana(consulta.seguida, DE_SEGUIDA)
        propio["periodos"] = [plana(uno, DE_SEGUIDA) for uno in consulta.seguida.periodos]
    return {
        **{clave: objetos.objeto(valor, carga) for clave, valor in (comun | propio).items()},
        **objetos.de_posteriores(consulta.posteriores, carga),
    }


def en_bloques(consulta: Consulta, carga: Carga) -> Iterator[Bloque]:
    """Cómo está a la fecha y, detrás, lo que consta, con los rótulos de los campos."""
    elemento = consulta.elemento
    yield Parrafo(f"{elemento.clase.value.capitalize()} {elemento.ref}", Tono.TITULO)
    if dicha := _a_la_fecha(consulta):
        yield Parrafo(f"Al {dia_en_palabras(consulta.hoy)}: {dicha}.", Tono.ATENCION)
    yield from registros.en_bloques(
        elemento.registro,
        dict(_dichos(consulta)),
        dict(_de_dentro(consulta, carga.cartera.configuracion)),
    )
    if consulta.no_existia is None:
        yield from _periodos(_de_cada_periodo(consulta))
        yield from posteriores.en_bloques(dicho.despues_del_corte(consulta.posteriores))
    linea = carga.posicion(elemento.lugar).linea
    yield Parrafo(f"{elemento.lugar.archivo}:{linea}", Tono.TENUE)


def _a_la_fecha(consulta: Consulta) -> str:
    """La situación en una frase, con el plazo vigente; vacía si de eso no hay situación que decir."""
    if consulta.no_existia is not None:
        return f"aún no existía; es posterior al corte, {del_dia(consulta.no_existia)}"
    if consulta.estado is not None:
        return _de_recomendacion(consulta)
    return enumeracion(_partes(consulta.filas[0], consulta.hoy)) if consulta.filas else ""


def _dichos(consulta: Consulta) -> Iterator[tuple[str, str]]:
    """Los campos que no se dicen como se escribieron."""
    if consulta.prioridad:
        yield "prioridad", str(consulta.prioridad)
    propia = consulta.propia
    if propia and propia.situacion.movido and consulta.no_existia is None:
        situacion = propia.situacion
        veces = cuenta(situacion.prorrogas, "prórroga")
        yield "plazo", f"{situacion.plazo} ({veces}; original: {situacion.plazo_original})"


def _de_dentro(consulta: Consulta, margenes: Margenes) -> Iterator[tuple[int, str]]:
    """Cómo está, por su `id()`, cada registro que contiene."""
    for elemento, como_esta in lo_de_dentro(consulta, margenes):
        match como_esta:
            case None:
                yield id(elemento.registro), "aún no existía"
            case Fila():
                cerrada = como_esta.situacion.estado.rotulo
                dicha = dicho.situacion(como_esta) if como_esta.abierta else cerrada
                yield id(elemento.registro), dicha.lower()
            case EstadoDerivado():
                yield id(elemento.registro), como_esta.rotulo.lower()


def _de_cada_periodo(consulta: Consulta) -> Iterator[tuple[Fila, str]]:
    """Los de lo que se repite, con el estado que se diga de cada uno."""
    yield from ((fila, fila.situacion.estado.rotulo) for fila in consulta.filas[1:])
    if consulta.seguida is not None:
        yield from ((una.fila, una.estado.rotulo) for una in consulta.seguida.periodos)


def _periodos(suyos: Iterable[tuple[Fila, str]]) -> Iterator[Bloque]:
    """Cada período con su situación y el estado que se diga de él."""
    if instancias := list(suyos):
        periodos = tabla(f"Períodos ({len(instancias)})", _DE_PERIODO, instancias)
        yield replace(periodos, tono=Tono.TITULO)


def _vence(fila: Fila) -> str:
    return fecha_breve(fila.situacion.vence) if fila.situacion.vence else ""


_DE_PERIODO: tuple[ColumnaDe[tuple[Fila, str]], ...] = (
    (Columna("Período", corta=True), lambda par: par[0].instancia or ""),
    (Columna("Vence", corta=True), lambda par: _vence(par[0])),
    (Columna("Situación", corta=True), lambda par: par[0].situacion.situacion.rotulo),
    (Columna("Estado", corta=True), lambda par: par[1]),
)


def _con_plazo(fila: Fila, hoy: date) -> str:
    """«vencida hace 46 días (feb-2023)»: la situación con el plazo vigente, del que sale."""
    situacion = fila.situacion
    dicha = dicho.situacion(fila).lower()
    if falta := dicho.falta(fila, hoy):
        dicha = f"{dicha}, {falta}"
    vigente = situacion.plazo if fila.abierta else None
    return f"{dicha} ({dicho.plazo(vigente)})" if vigente else dicha


def _partes(fila: Fila, hoy: date) -> Iterator[str]:
    situacion = fila.situacion
    yield _con_plazo(fila, hoy)
    yield situacion.estado.rotulo.lower()
    yield from dicho.cuanto_lleva(fila)
    if situacion.verificacion.rechazada:
        yield "con la verificación rechazada"
    yield from (marca.rotulo for marca in situacion.marcas)


def _de_recomendacion(consulta: Consulta) -> str:
    fila = consulta.seguida.fila if consulta.seguida else None
    partes = [_con_plazo(fila, consulta.hoy)] if fila else []
    # del estado «sin respuesta ni avance» basta con decir que no hay respuesta
    if consulta.estado and consulta.estado is not EstadoDerivado.SIN_RESPUESTA:
        partes.append(consulta.estado.rotulo.lower())
    partes += [marca.rotulo for marca in fila.situacion.marcas] if fila else []
    respuesta = "con" if consulta.respondida else "sin"
    return ", ".join([*partes, f"{respuesta} respuesta gerencial"])
