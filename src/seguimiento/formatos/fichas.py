"""Una cosa con referencia: lo que consta de ella y lo que de ello se deduce."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from seguimiento.analisis.busqueda import Elemento
from seguimiento.analisis.recomendacion import estado_derivado, respondida
from seguimiento.analisis.seleccion import Filtro, filas
from seguimiento.analisis.situacion import situar
from seguimiento.formatos import registros
from seguimiento.formatos.bloques import Bloque, Parrafo, Tono
from seguimiento.formatos.panorama import fila_en_json
from seguimiento.modelo.cartera import AccionSituada, RecomendacionSituada, acciones_de_recomendacion
from seguimiento.redaccion import cuenta, dia_en_palabras, enumeracion
from seguimiento.repositorio.repositorio import Carga
from seguimiento.vocabularios import EstadoDerivado, SituacionDeAccion


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
        objeto["filas"] = [
            fila_en_json(fila, carga)
            for fila in filas(carga.cartera, hoy, Filtro())
            if fila.situada.lugar == situada.lugar
        ]
    elif isinstance(situada, RecomendacionSituada):
        objeto["estado"] = _estado(situada, carga, hoy)
    return objeto


def en_bloques(elemento: Elemento, carga: Carga, hoy: date) -> Iterator[Bloque]:
    """Lo que consta, con los rótulos de los campos, y su situación a la fecha."""
    yield from registros.en_bloques(
        f"{elemento.clase.value.capitalize()} {elemento.ref}", elemento.registro
    )
    situada = elemento.situada
    if isinstance(situada, AccionSituada):
        yield Parrafo(_situacion(situada, carga, hoy), Tono.ATENCION)
    elif isinstance(situada, RecomendacionSituada):
        estado = _estado(situada, carga, hoy)
        dia = dia_en_palabras(hoy)
        rotulo = EstadoDerivado(estado["estado"]).rotulo.lower()
        con = "con respuesta gerencial" if estado["respondida"] else "sin respuesta gerencial"
        frase = con if estado["estado"] == EstadoDerivado.SIN_RESPUESTA else f"{rotulo}, {con}"
        yield Parrafo(f"Al {dia}: {frase}.", Tono.ATENCION)
    linea = carga.posicion(elemento.lugar).linea
    yield Parrafo(f"{elemento.lugar.archivo}:{linea}", Tono.TENUE)


def _situacion(situada: AccionSituada, carga: Carga, hoy: date) -> str:
    situacion = situar(situada, hoy, carga.cartera.configuracion)
    partes = [situacion.situacion.rotulo.lower(), situacion.estado.rotulo.lower()]
    if situacion.situacion is SituacionDeAccion.VENCIDA:
        partes[0] += f" hace {cuenta(situacion.dias_de_retraso or 0, 'día')}"
    marcas = [marca.rotulo for marca in situacion.marcas]
    return f"Al {dia_en_palabras(hoy)}: {enumeracion(partes + marcas)}."


def _estado(situada: RecomendacionSituada, carga: Carga, hoy: date) -> dict[str, Any]:
    configuracion = carga.cartera.configuracion
    situaciones = [situar(a, hoy, configuracion) for a in acciones_de_recomendacion(situada)]
    estado = estado_derivado(situada.recomendacion, situaciones, hoy)
    return {"estado": estado.value, "respondida": respondida(situada.recomendacion, hoy)}
