"""Una cosa con referencia: lo que consta de ella y lo que de ello se deduce."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from seguimiento.analisis.recomendacion import estado_derivado, respondida
from seguimiento.analisis.seleccion import Fila, filas
from seguimiento.analisis.situacion import situar
from seguimiento.elementos import Elemento
from seguimiento.formatos import registros
from seguimiento.formatos.filas import fila_en_json
from seguimiento.modelo.cartera import (
    AccionSituada,
    RecomendacionSituada,
    acciones_de_recomendacion,
)
from seguimiento.piezas import Bloque, Columna, Parrafo, Tono, tabla_escrita
from seguimiento.redaccion import cuenta, dia_en_palabras, enumeracion, fecha_breve
from seguimiento.repositorio.repositorio import Carga
from seguimiento.vocabularios import EstadoDerivado, EstadoDeVerificacion, SituacionDeAccion


def filas_de(elemento: Elemento, carga: Carga, hoy: date) -> list[Fila]:
    """La fila de la acción y las de sus instancias; ninguna si el elemento no es una acción."""
    situada = elemento.situada
    if not isinstance(situada, AccionSituada):
        return []
    return [fila for fila in filas(carga.cartera, hoy) if fila.situada.lugar == situada.lugar]


def en_json(elemento: Elemento, carga: Carga, hoy: date) -> dict[str, Any]:
    """Las claves propias de `seg ver --json`, sin la envoltura."""
    objeto: dict[str, Any] = {
        "ref": elemento.ref,
        "clase": elemento.clase.value,
        "archivo": elemento.lugar.archivo,
        "linea": carga.posicion(elemento.lugar).linea,
        "registro": registros.en_json(elemento.registro),
    }
    situada = elemento.situada
    if isinstance(situada, AccionSituada):
        objeto["filas"] = [fila_en_json(fila, carga) for fila in filas_de(elemento, carga, hoy)]
    elif isinstance(situada, RecomendacionSituada):
        objeto["estado"] = {
            "estado": _estado(situada, carga, hoy).value,
            "respondida": respondida(situada.recomendacion, hoy),
        }
    return objeto


def en_bloques(elemento: Elemento, carga: Carga, hoy: date) -> Iterator[Bloque]:
    """Lo que consta, con los rótulos de los campos, y su situación a la fecha."""
    titulo = f"{elemento.clase.value.capitalize()} {elemento.ref}"
    yield from registros.en_bloques(titulo, elemento.registro)
    situada = elemento.situada
    if isinstance(situada, AccionSituada):
        yield from _situacion(filas_de(elemento, carga, hoy), hoy)
    elif isinstance(situada, RecomendacionSituada):
        yield Parrafo(_frase_de_recomendacion(situada, carga, hoy), Tono.ATENCION)
    linea = carga.posicion(elemento.lugar).linea
    yield Parrafo(f"{elemento.lugar.archivo}:{linea}", Tono.TENUE)


def _situacion(suyas: list[Fila], hoy: date) -> Iterator[Bloque]:
    """La situación en una frase y, si la acción se repite, la de cada período."""
    propia, *instancias = suyas
    yield Parrafo(f"Al {dia_en_palabras(hoy)}: {enumeracion(_partes(propia))}.", Tono.ATENCION)
    if instancias:
        columnas = tuple(
            Columna(titulo, corta=True) for titulo in ("Período", "Vence", "Situación", "Estado")
        )
        celdas = [
            (
                instancia.instancia or "",
                fecha_breve(instancia.situacion.vence) if instancia.situacion.vence else "",
                instancia.situacion.situacion.rotulo,
                instancia.situacion.estado.rotulo,
            )
            for instancia in instancias
        ]
        yield tabla_escrita(f"Períodos ({len(instancias)})", columnas, celdas, Tono.TITULO)


def _partes(fila: Fila) -> Iterator[str]:
    situacion = fila.situacion
    dicha = situacion.situacion.rotulo.lower()
    if situacion.situacion is SituacionDeAccion.VENCIDA:
        dicha += f" hace {cuenta(fila.retraso, 'día')}"
    yield dicha
    yield situacion.estado.rotulo.lower()
    if fila.avance is not None:
        yield str(fila.avance)
    if fila.periodos is not None:
        cumplidos, exigibles = fila.periodos
        yield f"{cumplidos} de {cuenta(exigibles, 'período')}"
    if situacion.verificacion is EstadoDeVerificacion.RECHAZADA:
        yield "con la verificación rechazada"
    yield from (marca.rotulo for marca in situacion.marcas)


def _frase_de_recomendacion(situada: RecomendacionSituada, carga: Carga, hoy: date) -> str:
    estado = _estado(situada, carga, hoy)
    con = "con" if respondida(situada.recomendacion, hoy) else "sin"
    partes = [] if estado is EstadoDerivado.SIN_RESPUESTA else [estado.rotulo.lower()]
    return f"Al {dia_en_palabras(hoy)}: {', '.join([*partes, f'{con} respuesta gerencial'])}."


def _estado(situada: RecomendacionSituada, carga: Carga, hoy: date) -> EstadoDerivado:
    configuracion = carga.cartera.configuracion
    situaciones = [situar(a, hoy, configuracion) for a in acciones_de_recomendacion(situada)]
    return estado_derivado(situada.recomendacion, situaciones, hoy)
