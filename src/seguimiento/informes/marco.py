"""Lo común a todo informe: qué se encargó, cómo se enlaza un registro y qué dice la portada."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from urllib.parse import quote

from seguimiento.almacen.git import EstadoEnGit
from seguimiento.analisis.situacion import Situacion
from seguimiento.fechas import FechaParcial, Periodo
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Accion, Seguimiento
from seguimiento.modelo.evaluacion import SeguimientoDeRecomendacion
from seguimiento.modelo.tipos import ENLACE
from seguimiento.piezas import Dato, Portada, Texto, dato
from seguimiento.redaccion import cuenta, dia_en_palabras, enumeracion, fecha_breve
from seguimiento.repositorio.repositorio import Carga
from seguimiento.vocabularios import SituacionDeAccion

LETRAS_DE_COMMIT = 10


@dataclass(frozen=True, slots=True)
class Encargo:
    """Lo que se pide de un informe y de dónde ha de salir."""

    carga: Carga
    hoy: date
    git: EstadoEnGit
    argumento: str = ""
    """De qué o de quién, en los tipos que lo piden."""
    periodo: Periodo | None = None
    hasta_la_raiz: str = ""
    """Qué poner delante de la ruta de un registro para llegar a él desde el informe: `../`."""

    def enlace(self, lugar: Lugar) -> str:
        """La dirección de un registro, relativa al informe y con su línea."""
        ruta = f"{self.hasta_la_raiz}{quote(lugar.archivo)}"
        return f"{ruta}#L{self.carga.posicion(lugar).linea}" if lugar.ruta else ruta

    def referencia(self, ref: str, lugar: Lugar, sigue: str = "") -> Texto:
        """Una referencia que lleva a su sitio en el registro, con lo que se diga a continuación."""
        return Texto(ref, self.enlace(lugar), sigue=sigue)


def enlace_externo(direccion: str) -> str:
    """La dirección si es de las que pueden abrirse (http, https, mailto); vacía si no."""
    return direccion if ENLACE.fullmatch(direccion) else ""


def portada(encargo: Encargo, titulo: str, subtitulo: str, *datos: Dato) -> Portada:
    """La portada, con los datos propios del tipo por delante de los comunes."""
    return Portada(
        titulo=titulo,
        subtitulo=subtitulo,
        organizacion=encargo.carga.cartera.configuracion.organizacion or "",
        datos=(*datos, *_de_donde_sale(encargo)),
        avisos=tuple(_avisos(encargo)),
    )


def _de_donde_sale(encargo: Encargo) -> list[Dato]:
    recuento, git = encargo.carga.recuento, encargo.git
    enteros = recuento.leidos - len(_sin_configuracion(encargo))
    commit = git.commit[:LETRAS_DE_COMMIT] if git.commit else "sin historia en git"
    return [
        dato("Registros leídos", f"{enteros} de {cuenta(recuento.leidos, 'archivo')}"),
        dato("Estado de los registros", commit),
    ]


def _sin_configuracion(encargo: Encargo) -> list[str]:
    """Los archivos de registro que no se leyeron, o no del todo."""
    recuento = encargo.carga.recuento
    malos = {*recuento.en_parte, *recuento.ilegibles}
    return sorted(malo for malo in malos if malo.startswith("data/"))


def _avisos(encargo: Encargo) -> list[str]:
    recuento, git = encargo.carga.recuento, encargo.git
    avisos = []
    if recuento.no_evaluables:
        perdidos = enumeracion(dict.fromkeys(recuento.no_evaluables))
        avisos.append(f"Informe parcial: no pudo leerse {perdidos}.")
    if git.modificado:
        avisos.append("Los registros tienen cambios que no están en ese commit.")
    if git.superficial:
        avisos.append("El clon es superficial: el commit puede ser anterior al que figura.")
    return avisos


def plazo(fecha: FechaParcial | None) -> str:
    """Un plazo como se escribió, abreviado: «mar-2023»; «sin plazo» si no hay."""
    return fecha_breve(fecha) if fecha else "sin plazo"


def situacion(vista: Situacion) -> Texto:
    """La situación de una acción en palabras, con sus días si está vencida."""
    if vista.situacion is SituacionDeAccion.CERRADA:
        return Texto(vista.estado.rotulo, clase="cerrada")
    rotulo = vista.situacion.rotulo
    if vista.dias_de_retraso:
        rotulo = f"{rotulo} hace {cuenta(vista.dias_de_retraso, 'día')}"
    return Texto(rotulo, clase=vista.situacion.value)


def quienes(accion: Accion) -> str:
    """Quién responde, quién lidera y quién acompaña, en una celda."""
    partes = [
        "; ".join(accion.responsables) or "sin responsable",
        f"Lidera: {accion.lidera}" if accion.lidera else "",
        f"Acompaña: {'; '.join(accion.acompanan)}" if accion.acompanan else "",
    ]
    return "\n".join(filter(None, partes))


def linea_de_entrada(entrada: Seguimiento | SeguimientoDeRecomendacion) -> str:
    """Una entrada de la bitácora: fecha, estado y lo que dice."""
    comentario = f": {entrada.comentario}" if entrada.comentario else ""
    return f"{fecha_breve(entrada.fecha)}, {entrada.estado.rotulo.lower()}{comentario}"


def novedad(vista: Situacion) -> str:
    """La última entrada de la bitácora, o que no hay ninguna."""
    return linea_de_entrada(vista.novedad) if vista.novedad else "sin seguimiento registrado"


def plazos(vista: Situacion) -> str:
    """El plazo vigente y, si se amplió, el original."""
    vigente, original = vista.plazo, vista.plazo_original
    if vigente != original and original is not None:
        return f"{plazo(vigente)}\n(original: {plazo(original)})"
    return plazo(vigente)


def el_dia(dia: date) -> str:
    """Una fecha de corte en palabras."""
    return dia_en_palabras(dia)


def hasta_la_raiz(raiz: PurePath, carpeta: PurePath) -> str:
    """De la carpeta del informe a la raíz: `../` por cada nivel; vacía si el informe está fuera."""
    if not carpeta.is_relative_to(raiz):
        return ""
    return "../" * len(carpeta.relative_to(raiz).parts)
