"""Los archivos con que empieza un repositorio de registros."""

import re
from collections.abc import Iterator, Mapping
from string import Template
from textwrap import indent, wrap

from seguimiento.almacen.nombres import ATRIBUTOS, CARPETAS, IGNORADOS, RESTOS, VACIA
from seguimiento.almacen.sitios import DATOS
from seguimiento.campos import Campo, campos
from seguimiento.documento.emision import emitir
from seguimiento.formatos.esquema import archivos, modelinea
from seguimiento.literales import literal_en_markdown
from seguimiento.modelo.configuracion import CONFIGURACION, Configuracion
from seguimiento.recursos import texto_de_inicio

ESQUEMAS = "esquemas"
"""La carpeta de los esquemas, en la raíz de un repositorio."""
INTEGRACIONES = {
    "github": (".github/workflows/registros.yml", "github.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab.yml"),
}
"""Qué archivo lee cada plataforma para comprobar los cambios, y qué texto es."""
_ANCHO = 100
_CLAVE = re.compile(r"^(?=\w)", re.MULTILINE)


def archivos_de_inicio(ajustes: Mapping[str, str], integracion: str = "") -> dict[str, str]:
    """El contenido de cada archivo de un repositorio nuevo, por su ruta.

    Con los ajustes que se dan puestos y, si se pide, con la integración continua de una plataforma.
    """
    vacias = {f"{DATOS}/{carpeta}/{VACIA}": "" for carpeta in CARPETAS}
    esquemas = {f"{ESQUEMAS}/{nombre}": texto for nombre, texto in archivos().items()}
    return {
        "README.md": _leeme(ajustes.get("organizacion", "")),
        CONFIGURACION: configuracion(ajustes),
        ATRIBUTOS: texto_de_inicio("gitattributes"),
        IGNORADOS: _ignorados(),
        **vacias,
        **esquemas,
        **_de_la_integracion(integracion),
    }


def con_los_atributos(contenido: bytes | None) -> bytes:
    """Un archivo de atributos con lo que hace que los registros se unan dato a dato, detrás de lo que ya diga.

    Sin cambiar sus finales de línea: de un repositorio que ya existe no se sabe si los quiere otros.
    """
    if contenido is None:
        return texto_de_inicio("gitattributes").encode()
    salto = b"\r\n" if b"\r\n" in contenido else b"\n"
    separado = contenido if not contenido or contenido.endswith(b"\n") else contenido + salto
    return separado + b"data/**/*.yaml merge=seguimiento" + salto


def _ignorados() -> str:
    # la almohadilla, al principio, es un comentario
    lineas = (f"\\{uno}" if uno.startswith("#") else uno for uno in RESTOS)
    return texto_de_inicio("gitignore") + "".join(f"{linea}\n" for linea in lineas)


def _leeme(organizacion: str) -> str:
    de_quien = f" — {literal_en_markdown(organizacion, principio='')}" if organizacion else ""
    titulo = f"Registros de seguimiento{de_quien}"
    return Template(texto_de_inicio("README.md")).substitute(titulo=titulo)


def _de_la_integracion(cual: str) -> dict[str, str]:
    if not cual:
        return {}
    ruta, texto = INTEGRACIONES[cual]
    return {ruta: texto_de_inicio(texto)}


def configuracion(ajustes: Mapping[str, str]) -> str:
    """La configuración con esos ajustes; los demás van comentados, con lo que valen si faltan.

    Lanza `EdicionImposible` si alguno lleva lo que no puede escribirse.
    """
    ejemplos, de_fabrica = _ejemplos(), Configuracion()
    # un archivo con solo comentarios no diría nada, y eso es un error: este queda para rellenar
    puestos: Mapping[str, str | None] = {"organizacion": None, **ajustes}
    partes = [modelinea("configuracion", ESQUEMAS) + texto_de_inicio(CONFIGURACION)]
    for campo in campos(Configuracion):
        if campo.clave in puestos:
            valor = emitir({campo.clave: puestos[campo.clave]}).texto
        elif de_siempre := getattr(de_fabrica, campo.clave):
            escrito = list(de_siempre) if isinstance(de_siempre, tuple) else de_siempre
            valor = f"#{campo.clave}: {escrito}\n"
        else:
            valor = "# Por ejemplo:\n" + indent(ejemplos[campo.clave], "#")
        partes.append("".join(_explicacion(campo)) + valor)
    return "\n".join(partes)


def _explicacion(campo: Campo) -> Iterator[str]:
    descripcion = campo.descripcion.replace("`", "")
    for linea in wrap(f"{campo.rotulo}. {descripcion}", _ANCHO - 2, break_on_hyphens=False):
        yield f"# {linea}\n"


def _ejemplos() -> dict[str, str]:
    """Las líneas del ejemplo de cada ajuste, por su clave."""
    partes = _CLAVE.split(texto_de_inicio("ejemplos.yaml"))
    return {parte.partition(":")[0]: parte for parte in partes if parte}
