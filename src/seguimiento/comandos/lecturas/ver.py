"""Todo lo que consta de una cosa: lo que hace `seg ver`."""

from seguimiento.comandos.cuanto import lo_que_se_nombra
from seguimiento.comandos.seleccion import elegir
from seguimiento.comandos.sesion import Sesion, codigo_de_salida


def ver(sesion: Sesion, *, ref: str, json: bool, destino: str | None) -> int:
    """Muestra entera la cosa de esa referencia y da con qué código se termina."""
    from seguimiento.formatos import elementos

    carga = sesion.cargar(cuanto=lo_que_se_nombra(ref))
    consulta = elegir(carga, ref, sesion.hoy)
    if json:
        sesion.salida.escribir_json(elementos.objeto(consulta, carga), destino, sesion.corte, carga)
    else:
        sesion.salida.mostrar(elementos.en_bloques(consulta, carga), destino)
    return codigo_de_salida(carga.recuento)
