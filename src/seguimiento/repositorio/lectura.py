"""De un archivo a un registro con todos sus diagnósticos. Una barrera por archivo."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from seguimiento.analisis.indice import Clase
from seguimiento.campos import es_texto_libre
from seguimiento.conversion import Conversion, convertir
from seguimiento.diagnosticos import CATALOGO, Diagnostico, Falta, Hallazgo, Relacionado, Severidad
from seguimiento.diagnosticos.archivos import FALLO_INTERNO
from seguimiento.diagnosticos.yaml import VALOR_AMBIGUO
from seguimiento.documento import Documento, Lectura, Mapa, leer
from seguimiento.documento.sintaxis import entrecomillado
from seguimiento.lugares import PRINCIPIO, Lugar, Posicion, Ruta
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import Archivado
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import CODIGO_DE_FICHA, Registro
from seguimiento.redaccion import visible
from seguimiento.repositorio.fuentes import EXTENSION, Archivo
from seguimiento.vocabularios import TipoDeFicha

CARPETAS = {
    "evaluaciones": Clase.EVALUACION,
    "practicas": Clase.FICHA,
    "acuerdos": Clase.ACUERDO,
}
"""Qué se guarda en cada carpeta de `data/`."""


@dataclass(frozen=True, slots=True)
class Leido:
    """Lo que dio de sí un archivo."""

    archivo: str
    id: str
    clase: Clase | None
    lectura: Lectura | None
    archivado: Archivado[Any] | None
    """`None` si no pudo leerse o si ni lo más general puede darse por bueno."""
    diagnosticos: tuple[Diagnostico, ...] = ()
    no_evaluables: tuple[str, ...] = ()
    """Referencias de lo que no se cargó; el archivo entero si no hay registro."""

    @property
    def documento(self) -> Documento | None:
        """El documento leído, si tiene árbol."""
        return self.lectura.documento if self.lectura else None


def clase_de(ruta: str) -> Clase | None:
    """Qué clase de registro guarda una ruta; `None` si no está en una carpeta de registros."""
    partes = ruta.split("/", 2)
    return CARPETAS.get(partes[1]) if len(partes) > 2 else None  # noqa: PLR2004 — data/carpeta/archivo


def id_de(ruta: str) -> str:
    """El identificador de un archivo: su nombre sin extensión."""
    return ruta.rpartition("/")[2].removesuffix(EXTENSION)


def leer_registro(archivo: Archivo, nombres: Iterable[Falta] = ()) -> Leido:
    """Lee un archivo de registro. `nombres` son las faltas de su nombre."""
    clase, id_de_archivo = clase_de(archivo.ruta), id_de(archivo.ruta)
    de_archivo = tuple(diagnostico(archivo.ruta, f, None) for f in (*nombres, *archivo.faltas))
    if archivo.contenido is None:
        perdido = any(d.es_error for d in de_archivo)
        no_evaluables = (id_de_archivo,) if perdido else ()
        return Leido(archivo.ruta, id_de_archivo, clase, None, None, de_archivo, no_evaluables)
    lectura = leer(archivo.contenido)
    faltas = tuple(diagnostico(archivo.ruta, f.falta, lectura) for f in lectura.faltas)
    if lectura.documento is None or clase is None:
        todo = (*de_archivo, *faltas)
        return Leido(archivo.ruta, id_de_archivo, clase, lectura, None, todo, (id_de_archivo,))
    datos = lectura.documento.datos
    estropeadas = [f.ruta for f, d in zip(lectura.faltas, faltas, strict=True) if d.es_error]
    modelo, conversion = _convertir(clase, id_de_archivo, datos, estropeadas)
    hallazgos = (*conversion.hallazgos, *_ambiguos(lectura.documento, modelo))
    situados = (de_hallazgo(archivo.ruta, h.codigo, h, lectura) for h in hallazgos)
    archivado = None
    if conversion.registro is not None:
        archivado = Archivado(archivo.ruta, id_de_archivo, conversion.registro, conversion.huecos)
    return Leido(
        archivo=archivo.ruta,
        id=id_de_archivo,
        clase=clase,
        lectura=lectura,
        archivado=archivado,
        diagnosticos=(*de_archivo, *faltas, *situados),
        no_evaluables=tuple(_referencias(id_de_archivo, datos, conversion.huecos)),
    )


def ilegible_por_fallo(archivo: Archivo, error: Exception) -> Leido:
    """Lo que se dice de un archivo con el que el programa falló: el fallo es nuestro."""
    mensaje = f"el programa falló al tratar este archivo ({type(error).__name__})"
    falta = Falta(FALLO_INTERNO, PRINCIPIO, mensaje, "repita la orden con --depurar y comuníquelo")
    clase, id_de_archivo = clase_de(archivo.ruta), id_de(archivo.ruta)
    diagnosticos = (diagnostico(archivo.ruta, falta, None),)
    return Leido(archivo.ruta, id_de_archivo, clase, None, None, diagnosticos, (id_de_archivo,))


def _convertir(
    clase: Clase, id_de_archivo: str, datos: Any, estropeadas: Iterable[Ruta]  # noqa: ANN401 — YAML
) -> tuple[type[Registro], Conversion[Any]]:
    if clase is Clase.FICHA:
        return _convertir_ficha(id_de_archivo, datos, estropeadas)
    modelo: type[Registro] = Evaluacion if clase is Clase.EVALUACION else Acuerdo
    return modelo, convertir(modelo, datos, estropeadas)


def _convertir_ficha(
    id_de_archivo: str, datos: Any, estropeadas: Iterable[Ruta]  # noqa: ANN401 — YAML
) -> tuple[type[Registro], Conversion[Any]]:
    """El tipo escrito decide el modelo; si no vale, el que anuncia el código del archivo."""
    tipo = datos.get("tipo") if isinstance(datos, Mapa) else None
    if tipo not in TipoDeFicha.codigos():
        forma_del_codigo = CODIGO_DE_FICHA.fullmatch(id_de_archivo)
        es_leccion = forma_del_codigo is not None and forma_del_codigo[1] != "BP"
        modelo: type[Registro] = Leccion if es_leccion else BuenaPractica
        return modelo, convertir(modelo, datos, estropeadas)
    modelo = BuenaPractica if tipo == TipoDeFicha.BUENA_PRACTICA else Leccion
    return modelo, convertir(modelo, datos, estropeadas)


def _ambiguos(documento: Documento, modelo: type[Registro]) -> Iterator[Hallazgo]:
    """Los valores que aquí se leen como texto y otro programa torcería."""
    for ruta, valor in documento.ambiguos():
        if es_texto_libre(modelo, tuple(paso for paso in ruta if isinstance(paso, str))):
            mensaje = f"otro programa leería «{valor}» como un número, una fecha o un sí/no"
            ayuda = f"entrecomíllelo: {entrecomillado(valor)}"
            yield Hallazgo(mensaje, ruta, ayuda, codigo=VALOR_AMBIGUO)


def _referencias(id_de_archivo: str, datos: Any, huecos: Iterable[Ruta]) -> Iterator[str]:  # noqa: ANN401
    """Cómo nombrar lo que no se cargó: por su id si se lee; si no, por su lugar en la lista."""
    for hueco in sorted(huecos, key=str):
        if not hueco:
            yield id_de_archivo
            continue
        elemento = datos
        for paso in hueco:
            elemento = elemento[paso]
        interno = elemento.get("id") if isinstance(elemento, Mapa) else None
        if isinstance(interno, str):
            yield f"{id_de_archivo}/{visible(interno)}"
        else:
            yield f"{id_de_archivo} ({'.'.join(str(paso) for paso in hueco)})"


def diagnostico(archivo: str, falta: Falta, lectura: Lectura | None) -> Diagnostico:
    """El diagnóstico de una falta del archivo."""
    return _en(archivo, falta.codigo, falta.mensaje, falta.sugerencia, falta.posicion, lectura)


def de_hallazgo(  # noqa: PLR0913 — junta lo que ya se sabe
    archivo: str,
    codigo: str,
    hallazgo: Hallazgo,
    lectura: Lectura | None,
    ruta: Ruta | None = None,
    severidad: Severidad | None = None,
    relacionados: tuple[Relacionado, ...] = (),
) -> Diagnostico:
    """El diagnóstico de un hallazgo; `ruta` es la absoluta si la del hallazgo no lo es."""
    posicion = PRINCIPIO
    if lectura is not None and lectura.documento is not None:
        donde = hallazgo.ruta if ruta is None else ruta
        posicion = lectura.documento.posicion(donde, en_clave=hallazgo.en_clave)
    return _en(
        archivo, codigo, hallazgo.mensaje, hallazgo.sugerencia, posicion, lectura, severidad, relacionados
    )


def _en(  # noqa: PLR0913 — es el constructor de los diagnósticos
    archivo: str,
    codigo: str,
    mensaje: str,
    sugerencia: str,
    posicion: Posicion,
    lectura: Lectura | None,
    severidad: Severidad | None = None,
    relacionados: tuple[Relacionado, ...] = (),
) -> Diagnostico:
    return Diagnostico(
        archivo=archivo,
        codigo=codigo,
        severidad=severidad or CATALOGO[codigo].severidad,
        mensaje=visible(mensaje),
        sugerencia=visible(sugerencia),
        posicion=posicion,
        extracto=lectura.linea(posicion.linea) if lectura else "",
        relacionados=relacionados,
    )


def posicion_de(lugar: Lugar, lectura: Lectura | None) -> Relacionado:
    """El sitio de otro dato que hay que mirar."""
    posicion = PRINCIPIO
    if lectura is not None and lectura.documento is not None:
        posicion = lectura.documento.posicion(lugar.ruta)
    return Relacionado(lugar.archivo, posicion.linea, posicion.columna)


