"""`seg exportar … --sobre`: lo que dicen los registros, en las celdas del archivo que la oficina ya usa."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seguimiento.comandos import seleccion
from seguimiento.comandos.lo_importado import Pedidas, opciones_de
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ErrorDeUso
from seguimiento.globales import entrecomillado
from seguimiento.redaccion import (
    con_cuantos_mas,
    cuenta,
    entre_comillas,
    enumeracion,
    recortado,
    visible,
)
from seguimiento.vocabularios import TipoDeImportacion

if TYPE_CHECKING:
    from seguimiento.analisis.panorama import Panorama
    from seguimiento.analisis.seleccion import Filtro
    from seguimiento.exportacion.sobre.cambios import Cambios
    from seguimiento.exportacion.sobre.escritura import Leido, Sobrescrito
    from seguimiento.modelo.cartera import Archivado

_LARGO = 60
_SE_NOMBRAN = 20


@dataclass(frozen=True, slots=True)
class Sobre:
    """Lo que se pide escribir, y dónde."""

    archivo: Path
    """El de la oficina."""
    formato: str
    """«docx» o «xlsx», si se dijo."""
    que: Sequence[str]
    """De qué registro es, si se dijo."""
    destino: str | None
    pisar: bool
    """Si se escribe también donde dice algo que no está en los registros."""
    confirmado: bool
    """Si se aceptó escribir en el propio archivo."""
    simular: bool


def escribir_sobre(sesion: Sesion, pedido: Sobre, filtro: "Filtro") -> int:
    """Muestra las celdas que cambian y escribe el archivo con ellas. Lanza `ErrorDeUso`."""
    from seguimiento.exportacion.sobre.escritura import sobrescrito

    en = _registro_pedido(pedido)
    ruta = _ruta(pedido)
    carga = sesion.cargar()
    panorama = seleccion.ver_panorama(sesion, carga, filtro)
    leido = _leido(sesion, pedido, filtro)
    archivado = _archivado(leido, panorama, en or filtro.evaluacion or filtro.acuerdo or "")
    hecho = sobrescrito(leido, archivado, panorama, sesion.fuente, pisar=pedido.pisar)
    _mostrar(sesion, pedido, hecho)
    if ruta is not None and not pedido.simular:
        sesion.salida.escribir_contenidos([(ruta, hecho.contenido)])
        sesion.salida.decir_escrito(str(ruta))
    return codigo_de_salida(carga.recuento, hallazgos=bool(hecho.cambios.sin_constar))


def _registro_pedido(pedido: Sobre) -> str:
    """El id del registro, si se dijo. Lanza `ErrorDeUso` si el formato no es el del archivo."""
    from seguimiento.exportacion.sobre.escritura import SE_ESCRIBE_EN

    extension = pedido.archivo.suffix.lower()
    if extension not in SE_ESCRIBE_EN:
        suyos = enumeracion(entre_comillas(SE_ESCRIBE_EN), "o")
        raise ErrorDeUso(
            f"no se escribe sobre «{visible(pedido.archivo.name)}»",
            f"su nombre ha de acabar en {suyos}",
        )
    dichos = [pedido.formato, *pedido.que] if pedido.formato else [*pedido.que]
    if dichos and dichos[0].lower() in {uno.removeprefix(".") for uno in SE_ESCRIBE_EN}:
        if f".{dichos[0].lower()}" != extension:
            raise ErrorDeUso(
                f"se pide en «{dichos[0]}» y «{visible(pedido.archivo.name)}» es de otro formato",
                f"escriba «seg exportar {extension.removeprefix('.')}»",
            )
        dichos = dichos[1:]
    if len(dichos) > 1:
        raise ErrorDeUso(f"sobra «{visible(dichos[1])}»", "un archivo es de un solo registro")
    return dichos[0] if dichos else ""


def _ruta(pedido: Sobre) -> Path | None:
    """Dónde se escribe; `None` si solo se mira. Lanza `ErrorDeUso` si sería sobre el original sin decirlo."""
    nombre = visible(pedido.archivo.name)
    if not pedido.destino:
        if pedido.simular:
            return None
        raise ErrorDeUso(
            "falta decir en qué archivo se escribe",
            f"dígalo con «-o»; «{nombre}» no se toca salvo que se nombre ahí y se añada «--si»",
        )
    ruta = Path(pedido.destino)
    if ruta.suffix.lower() != pedido.archivo.suffix.lower():
        ayuda = f"termine su nombre en «{pedido.archivo.suffix}»"
        raise ErrorDeUso(f"«{visible(ruta.name)}» no es del formato de «{nombre}»", ayuda)
    es_el_mismo = ruta.exists() and pedido.archivo.exists() and ruta.samefile(pedido.archivo)
    if es_el_mismo and not (pedido.confirmado or pedido.simular):
        ayuda = "elija otro nombre o, si es lo que quiere, añada «--si»"
        raise ErrorDeUso(f"«{nombre}» es el original, y se perdería lo que dice", ayuda)
    return ruta


def _leido(sesion: Sesion, pedido: Sobre, filtro: "Filtro") -> "Leido":
    """El archivo, leído como lo lee «seg importar». Lanza `ErrorDeUso` si no se reconoce nada."""
    from seguimiento.exportacion.sobre.escritura import Leido
    from seguimiento.importacion.interpretacion import interpretar
    from seguimiento.importacion.lectores import leer
    from seguimiento.importacion.libro.lectura import es_devuelto
    from seguimiento.vocabularios.rotulos import CampoDeMatriz

    tipo = TipoDeImportacion.ACUERDO if filtro.acuerdo else None
    opciones = opciones_de(sesion, pedido.archivo, Pedidas(tipo=tipo))
    material = leer(pedido.archivo)
    if es_devuelto(material):
        raise ErrorDeUso(
            f"«{visible(pedido.archivo.name)}» lo dio «seg exportar»",
            "expórtelo otra vez, sin «--sobre»",
        )
    hechos = interpretar(material, opciones)
    if not hechos.elementos:
        que = next((duda.mensaje for duda in hechos.dudas), "no se reconoce nada")
        ayuda = f"vea cómo se lee con «seg importar {entrecomillado(visible(str(pedido.archivo)))} --simular»"
        raise ErrorDeUso(f"«{visible(pedido.archivo.name)}»: {que}", ayuda)
    return Leido(pedido.archivo, material, hechos, opciones.valores.get(CampoDeMatriz.ESTADO, {}))


def _archivado(leido: "Leido", panorama: "Panorama", en: str) -> "Archivado[Any]":
    """El registro del que es el archivo. Lanza `ErrorDeUso` si no se sabe."""
    from seguimiento.importacion.propuesta import registro_propuesto
    from seguimiento.importacion.reconocimiento import reconocer

    cartera = panorama.cartera
    if en:
        hallado = next((u for u in (*cartera.evaluaciones, *cartera.acuerdos) if u.id == en), None)
        if hallado is None:
            raise ErrorDeUso(f"no hay ningún registro «{visible(en)}»", "véalos con «seg lista»")
        return hallado
    propuesto = registro_propuesto(leido.hechos)
    reconocido = reconocer(propuesto, cartera, str(propuesto.datos.get("titulo") or ""))
    if reconocido.archivado is None:
        duda = reconocido.duda.mensaje if reconocido.duda else "no está en los registros"
        raise ErrorDeUso(
            f"no se sabe de qué registro es «{visible(leido.ruta.name)}»: {duda}",
            "dígalo con «--evaluacion ID» o «--acuerdo ID»; si aún no está, «seg importar»",
        )
    return reconocido.archivado


def _mostrar(sesion: Sesion, pedido: Sobre, hecho: "Sobrescrito") -> None:
    from seguimiento.formatos.sobre import Fila, sueltos, vista

    cambian = [
        Fila(str(u.celda.sitio), u.ref, recortado(u.celda.texto, _LARGO), u.nuevo.texto, u.nota)
        for u in hecho.cambios.hechos
    ]
    sin_escribir = [*hecho.cambios.sin_constar, *hecho.cambios.negados]
    quedan = [Fila(str(u.sitio or ""), u.ref, "", "", u.por_que) for u in sin_escribir]
    sesion.salida.mostrar(vista(pedido.archivo.name, cambian, quedan))
    ajenos = [
        f"{uno.sitio}: {recortado(_dicho(uno), _LARGO)}" for uno in hecho.emparejado.sin_registro
    ]
    for que, cuales in (
        ("Del archivo, no están en el registro", ajenos),
        ("Del registro, no están en el archivo", hecho.emparejado.sin_fila),
    ):
        if cuales:
            de_mas = len(cuales) - _SE_NOMBRAN
            mas = [f"y {cuenta(de_mas, 'más', 'más')}"] if de_mas > 0 else []
            sesion.salida.mostrar([sueltos(que, [*cuales[:_SE_NOMBRAN], *mas])])
    for aviso in (*hecho.avisos, *_avisos(pedido.archivo, hecho.cambios)):
        sesion.salida.avisar(aviso)


def _avisos(archivo: Path, cambios: "Cambios") -> Iterator[str]:
    """Lo que la oficina anotó y aún no se ha importado, y de qué no hay dónde decir el estado."""
    if cambios.sin_constar:
        primera, *otras = cambios.sin_constar
        mas = f" (y {cuenta(len(otras), 'celda')} más)" if otras else ""
        yield (
            f"{primera.sitio} {primera.por_que}{mas}: impórtelo antes con "
            f"«seg importar {entrecomillado(visible(str(archivo)))}» o, si ha de perderse, añada «--pisar»"
        )
    if recortadas := [f"{uno.celda.sitio}" for uno in cambios.hechos if uno.recortada]:
        cuales = con_cuantos_mas(recortadas[:_SE_NOMBRAN], len(recortadas))
        yield f"no cabe entero en su celda, y se recorta: {cuales}"
    if cambios.sin_celda:
        cuales = con_cuantos_mas(cambios.sin_celda[:_SE_NOMBRAN], len(cambios.sin_celda))
        yield f"el archivo no tiene celda en que decir el estado de {cuales}"


def _dicho(leido: object) -> str:
    from seguimiento.importacion.hechos import Leido
    from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

    assert isinstance(leido, Leido)  # noqa: S101 — de ahí vienen
    dato = leido.datos.get(C.ACCION) or leido.datos.get(C.RECOMENDACION)
    return dato.dicho if dato else ""
