"""Una cosa con referencia: lo que consta de ella y lo que de ello se deduce."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from seguimiento.analisis import dicho
from seguimiento.analisis.consulta import Consulta
from seguimiento.analisis.filas import Fila
from seguimiento.analisis.listas import DE_FILA, DE_SEGUIDA, plana
from seguimiento.formatos import objetos, posteriores, registros
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Parrafo, Tono, tabla
from seguimiento.redaccion import del_dia, dia_en_palabras, enumeracion, fecha_breve
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
    """Lo que consta, con los rótulos de los campos, y su situación a la fecha."""
    elemento = consulta.elemento
    titulo = f"{elemento.clase.value.capitalize()} {elemento.ref}"
    dichos = {"prioridad": str(consulta.prioridad)} if consulta.prioridad else {}
    yield from registros.en_bloques(titulo, elemento.registro, dichos)
    al_dia = f"Al {dia_en_palabras(consulta.hoy)}"
    if consulta.no_existia is not None:
        fecha = del_dia(consulta.no_existia)
        yield Parrafo(f"{al_dia}: aún no existía; es posterior al corte, {fecha}.", Tono.ATENCION)
    elif consulta.filas:
        yield from _situacion(al_dia, *consulta.filas)
    elif consulta.estado is not None:
        yield Parrafo(f"{al_dia}: {_de_recomendacion(consulta)}.", Tono.ATENCION)
        if consulta.seguida is not None:
            suyos = ((una.fila, una.estado.rotulo) for una in consulta.seguida.periodos)
            yield from _periodos(suyos)
    if consulta.no_existia is None:
        yield from posteriores.en_bloques(consulta.posteriores)
    linea = carga.posicion(elemento.lugar).linea
    yield Parrafo(f"{elemento.lugar.archivo}:{linea}", Tono.TENUE)


def _situacion(al_dia: str, propia: Fila, *instancias: Fila) -> Iterator[Bloque]:
    """La situación en una frase y, si la acción se repite, la de cada período."""
    yield Parrafo(f"{al_dia}: {enumeracion(_partes(propia))}.", Tono.ATENCION)
    yield from _periodos((fila, fila.situacion.estado.rotulo) for fila in instancias)


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


def _partes(fila: Fila) -> Iterator[str]:
    situacion = fila.situacion
    yield dicho.situacion(fila).lower()
    yield situacion.estado.rotulo.lower()
    yield from dicho.cuanto_lleva(fila)
    if situacion.verificacion.rechazada:
        yield "con la verificación rechazada"
    yield from (marca.rotulo for marca in situacion.marcas)


def _de_recomendacion(consulta: Consulta) -> str:
    fila = consulta.seguida.fila if consulta.seguida else None
    partes = [dicho.situacion(fila).lower()] if fila else []
    # del estado «sin respuesta ni avance» basta con decir que no hay respuesta
    if consulta.estado and consulta.estado is not EstadoDerivado.SIN_RESPUESTA:
        partes.append(consulta.estado.rotulo.lower())
    partes += [marca.rotulo for marca in fila.situacion.marcas] if fila else []
    respuesta = "con" if consulta.respondida else "sin"
    return ", ".join([*partes, f"{respuesta} respuesta gerencial"])
