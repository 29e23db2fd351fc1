"""Lo que hay en los archivos que se importan, leídos con lo que se dijo de ellos."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from seguimiento.errores import ErrorDeUso
from seguimiento.redaccion import quiso_decir, visible

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from seguimiento.comandos.sesion import Sesion
    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.documento.escritura import Valor
    from seguimiento.importacion.hechos import Hechos
    from seguimiento.importacion.libro.lectura import Devuelto
    from seguimiento.importacion.material import Duda, Material
    from seguimiento.importacion.opciones import Opciones
    from seguimiento.vocabularios import OrdenDeFechas, TipoDeImportacion
    from seguimiento.vocabularios.rotulos import CampoDeMatriz


@dataclass(frozen=True, slots=True)
class Pedidas:
    """Lo que en la línea se dijo de cómo leer los archivos."""

    columnas: Sequence[str] = ()
    """«Rótulo=campo»."""
    fechas: "OrdenDeFechas | None" = None
    tipo: "TipoDeImportacion | None" = None
    mapeo: Path | None = None


@dataclass(frozen=True, slots=True)
class Entendido:
    """Un archivo y lo que se entendió de él."""

    archivo: Path
    hechos: "Hechos | None"
    """`None` si no se lee."""
    dudas: "tuple[Duda, ...]"
    devuelto: "Devuelto | None" = None
    """Lo que trae, si es un libro que dio `seg exportar`: entonces no hay hechos."""

    @property
    def nombre(self) -> str:
        """Cómo se llama."""
        return self.archivo.name


def entender(sesion: "Sesion", archivo: Path, pedidas: Pedidas) -> Entendido:
    """Lo que cuenta un archivo. El que no se lee tiene una duda que dice por qué. Lanza `ErrorDeUso`."""
    return _entendido(archivo, opciones_de(sesion, archivo, pedidas))


def _entendido(archivo: Path, opciones: "Opciones") -> Entendido:
    from seguimiento.importacion.interpretacion import interpretar
    from seguimiento.importacion.lectores import leer
    from seguimiento.importacion.lectores.rechazo import ArchivoRechazado
    from seguimiento.importacion.material import Duda

    try:
        material = leer(archivo)
        if archivo.suffix.lower() == ".csv":
            _comprobar_que_no_es_nuestro(archivo, material)
        if archivo.suffix.lower() in _DE_HOJAS and (devuelto := _devuelto(material)):
            return Entendido(archivo, None, tuple(devuelto.dudas), devuelto)
        hechos = interpretar(material, opciones)
    except ArchivoRechazado as rechazo:
        duda = Duda(rechazo.codigo, rechazo.mensaje, None, rechazo.ayuda)
        return Entendido(archivo, None, (duda,))
    return Entendido(archivo, hechos, tuple(hechos.dudas))


def _comprobar_que_no_es_nuestro(archivo: Path, material: "Material") -> None:
    """Que no sea un CSV del programa: se parece a una matriz, y leído como tal inventa registros."""
    from seguimiento.exportacion.descriptor import lo_escrito_en
    from seguimiento.importacion.lectores.rechazo import no_admitido
    from seguimiento.importacion.material import Tabla

    filas = next((p.filas for p in material.piezas if isinstance(p, Tabla)), ())
    rotulos = [celda.texto for celda in filas[0]] if filas else []
    de_tabla = rotulos[:1] == ["clave"] and ("ref" in rotulos or "archivo" in rotulos)
    de_lista = rotulos[:1] == ["ref"] and {"archivo", "linea"} <= {*rotulos}
    if de_tabla or de_lista or archivo.name in lo_escrito_en(archivo.parent):
        ayuda = "lo que se edita y se devuelve es el libro de «seg exportar xlsx»"
        raise no_admitido(archivo, "es un CSV que escribió este programa, y no se importa", ayuda)


def _devuelto(material: "Material") -> "Devuelto | None":
    """Lo que trae, si es un libro que dio `seg exportar`."""
    from seguimiento.importacion.libro.lectura import es_devuelto, leer_devuelto

    return leer_devuelto(material) if es_devuelto(material) else None


_DE_HOJAS = (".xlsx", ".ods", ".xls")
"""En qué puede volver un libro: quien lo abre en otro programa lo guarda como suyo."""


def opciones_de(sesion: "Sesion", archivo: Path, pedidas: Pedidas) -> "Opciones":
    """Lo que dice la configuración, un `importacion.yaml` y, sobre todo ello, la línea."""
    ajustes = _ajustes(sesion, archivo, pedidas.mapeo)
    configuracion = sesion.configuracion
    return replace(
        ajustes,
        columnas={**ajustes.columnas, **_columnas(pedidas.columnas)},
        fechas=pedidas.fechas or ajustes.fechas,
        tipo=pedidas.tipo.clase if pedidas.tipo else ajustes.tipo,
        prioridad_mas_alta=ajustes.prioridad_mas_alta or _escala(sesion),
        actores=configuracion.oficiales,
        zona=_zona(configuracion.zona_horaria),
    )


def _ajustes(sesion: "Sesion", archivo: Path, mapeo: Path | None) -> "Opciones":
    """Los del archivo que se diga o, si no, los de junto al que se importa o los de la raíz."""
    from seguimiento.importacion.opciones import AJUSTES, Opciones, leer_ajustes

    posibles = [mapeo] if mapeo else [archivo.parent / AJUSTES, sesion.raiz / AJUSTES]
    hallado = next((una for una in posibles if una.is_file()), None)
    if hallado is None:
        if mapeo:
            raise ErrorDeUso(
                f"no está «{visible(str(mapeo))}»", "guarde en él lo que da «--simular»"
            )
        return Opciones()
    opciones, diagnosticos = leer_ajustes(hallado.read_bytes(), visible(str(hallado)))
    sesion.salida.decir(diagnosticos)
    if any(uno.es_error for uno in diagnosticos):
        raise ErrorDeUso(
            f"«{visible(str(hallado))}» no se entiende", "corríjalo, o diga lo mismo con opciones"
        )
    return opciones


def _columnas(dichas: Sequence[str]) -> "Mapping[str, CampoDeMatriz]":
    """Qué dato trae cada columna que se dijo. Lanza `ErrorDeUso`."""
    from seguimiento.vocabularios.rotulos import CampoDeMatriz

    columnas: dict[str, CampoDeMatriz] = {}
    for dicha in dichas:
        rotulo, igual, escrito = dicha.rpartition("=")
        campo = next((uno for uno in CampoDeMatriz if uno.value == escrito.strip()), None)
        if not igual or not rotulo.strip():
            raise ErrorDeUso(f"«{dicha}» no dice qué es", 'escriba «--columna "Rótulo=campo"»')
        if campo is None:
            ayuda = quiso_decir(escrito.strip(), CampoDeMatriz.codigos())
            suyos = f"los que hay: {', '.join(CampoDeMatriz.codigos())}"
            raise ErrorDeUso(f"«{escrito.strip()}» no es un campo", ayuda or suyos)
        columnas[rotulo.strip()] = campo
    return columnas


def _escala(sesion: "Sesion") -> int | None:
    """La de la configuración, si la dice; la de fábrica no prueba nada de un archivo ajeno."""
    dicha = "prioridad_mas_alta" in sesion.configuracion.model_fields_set
    return sesion.configuracion.prioridad_mas_alta if dicha else None


def _zona(nombre: str | None) -> "ZoneInfo | None":
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(nombre) if nombre else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def mapeo_en_yaml(hechos: "Hechos") -> str:
    """Qué columna se tomó por qué, como se escribe en un `importacion.yaml`."""
    from seguimiento.documento.emision import emitir

    mapeo = hechos.mapeo
    datos: dict[str, Valor] = {
        "columnas": {
            _en_una_linea(rotulo): campo.value for rotulo, campo in mapeo.columnas.items()
        },
        "fechas": str(mapeo.fechas or ""),
    }
    como = f": {hechos.disposicion}" if hechos.disposicion else ""
    sin = [f"Sin reconocer: {_en_una_linea(rotulo)}" for rotulo in mapeo.sin_reconocer]
    lineas = [f"Cómo se leyó «{hechos.archivo}»{como}.", *sin]
    cabecera = "\n".join(f"# {visible(linea)}" for linea in lineas)
    puestos = {clave: valor for clave, valor in datos.items() if valor}
    return emitir(puestos, cabecera=cabecera).texto if puestos else f"{cabecera}\ncolumnas: {{}}\n"


def _en_una_linea(texto: str) -> str:
    """Lo que se cita de una celda puede llevar saltos: en un mensaje, un espacio."""
    return " ".join(texto.split())


def diagnosticos_de(archivo: str, dudas: "Sequence[Duda]") -> "list[Diagnostico]":
    """Las dudas, con el archivo y el sitio, como se dicen los demás defectos."""
    from seguimiento.diagnosticos import CATALOGO, Diagnostico
    from seguimiento.diagnosticos.importacion import QUE_HACER

    return [
        Diagnostico(
            archivo=archivo,
            codigo=duda.codigo,
            severidad=CATALOGO[duda.codigo].severidad,
            mensaje=_en_una_linea(duda.mensaje),
            sugerencia=_en_una_linea(duda.sugerencia) or QUE_HACER.get(duda.codigo, ""),
            sitio=str(duda.sitio) if duda.sitio else "",
        )
        for duda in dudas
    ]
