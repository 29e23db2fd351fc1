"""`seguimiento.yaml`: lo que la organización ajusta, y lo que está mal en ello."""

from collections.abc import Iterator

from seguimiento.almacen.fuentes import Fuente
from seguimiento.almacen.sitios import CONFIGURACION
from seguimiento.conversion import convertir
from seguimiento.diagnosticos import CATALOGO, Diagnostico, Hallazgo, es_ajustable, forma
from seguimiento.documento import Lectura, leer
from seguimiento.errores import ErrorDeSeguimiento
from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.configuracion import Configuracion, de_fabrica
from seguimiento.modelo.tipos import citado
from seguimiento.redaccion import plegado
from seguimiento.repositorio.localizador import Localizador, de_fallo

_LETRAS_POR_CIFRAS = str.maketrans("OIL", "011")
"""Lo que al copiar un código se toma por otra cosa. No se busca otro parecido: todos lo son."""


def leer_configuracion(fuente: Fuente) -> tuple[Configuracion, list[Diagnostico]]:
    """La configuración del repositorio y lo que está mal en ella.

    Lo que no puede leerse vale lo que de fábrica: una errata en un ajuste no deshace los demás.
    """
    try:
        return _leer(fuente)
    except ErrorDeSeguimiento:
        raise
    except Exception as error:  # noqa: BLE001 — barrera: la configuración no puede tumbar a los registros
        return de_fabrica(), [de_fallo(CONFIGURACION, error)]


def _leer(fuente: Fuente) -> tuple[Configuracion, list[Diagnostico]]:
    archivo = fuente.leer(CONFIGURACION)
    if archivo is None:
        return de_fabrica(), []
    lectura = None if archivo.contenido is None else leer(archivo.contenido)
    localizador = Localizador(CONFIGURACION, lectura)
    diagnosticos = [localizador.de_falta(falta) for falta in archivo.faltas]
    if lectura is None:
        return de_fabrica(), diagnosticos
    diagnosticos += [localizador.de_falta(falta) for falta in lectura.faltas]
    configuracion, hallazgos = _convertida(lectura)
    for hallazgo in hallazgos:
        relacionados = [localizador.relacionado(otro.ruta) for otro in hallazgo.otros]
        diagnosticos.append(localizador.de_hallazgo(hallazgo, relacionados))
    return configuracion, diagnosticos


def _convertida(lectura: Lectura) -> tuple[Configuracion, list[Hallazgo]]:
    if lectura.documento is None:
        return de_fabrica(), []
    estropeadas = [falta.ruta for falta in lectura.faltas if falta.es_error]
    conversion = convertir(Configuracion, lectura.documento.compuestos, estropeadas, _ajuste)
    configuracion = conversion.registro or de_fabrica()
    propios = (*_reglas_desconocidas(configuracion), *_nombres_de_dos(configuracion))
    return configuracion, [*conversion.hallazgos, *propios]


def _ajuste(ruta: Ruta) -> Ruta:
    """Un error deja sin efecto el ajuste en que está."""
    return ruta[:1]


def _reglas_desconocidas(configuracion: Configuracion) -> Iterator[Hallazgo]:
    """Los códigos de `reglas` que no existen, o cuya severidad no es cosa de gustos."""
    if not configuracion.reglas:
        return
    # cargar las reglas cuesta: solo se hace si alguien ajusta alguna
    from seguimiento.reglas.familias import registrar

    registrar()
    for codigo in configuracion.reglas:
        mensaje, ayuda = "", "deje que se diga: sin ello faltarían datos en silencio"
        if codigo not in CATALOGO:
            quiza = codigo.strip().upper().translate(_LETRAS_POR_CIFRAS)
            ayuda = "vea las que hay con «seg regla»"
            if quiza in CATALOGO:
                ayuda = f"¿quiso decir «{quiza}»?"
            mensaje = f"no hay ninguna regla {citado(codigo)}"
        elif not es_ajustable(codigo):
            mensaje = f"«{codigo}» no es una regla sino un error de lectura, y no se ajusta"
        if mensaje:
            ruta = ("reglas", codigo)
            yield Hallazgo(mensaje, ruta, ayuda, en_clave=True, codigo=forma.CLAVE_DESCONOCIDA)


def _nombres_de_dos(configuracion: Configuracion) -> Iterator[Hallazgo]:
    """Los nombres o alias con que se llama a dos actores: no se sabría de cuál se habla."""
    vistos: dict[str, tuple[str, Ruta]] = {}
    for oficial, ruta, escrito in _nombres(configuracion):
        dueno, primera = vistos.setdefault(plegado(escrito), (oficial, ruta))
        if dueno != oficial:
            mensaje = f"{citado(escrito)} nombra a dos actores: «{oficial}» y «{dueno}»"
            yield Hallazgo(
                mensaje,
                ruta,
                "déjelo solo en uno",
                en_clave=len(ruta) == len(("actores", oficial)),
                otros=(Lugar(CONFIGURACION, primera),),
                codigo=forma.ALIAS_REPETIDO,
            )


def _nombres(configuracion: Configuracion) -> Iterator[tuple[str, Ruta, str]]:
    """Cada forma de nombrar a un actor: primero las canónicas, después los alias."""
    for oficial in configuracion.actores:
        yield oficial, ("actores", oficial), oficial
    for oficial, actor in configuracion.actores.items():
        for indice, alias in enumerate(actor.alias):
            yield oficial, ("actores", oficial, "alias", indice), alias
