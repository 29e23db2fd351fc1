"""A dónde se escribe a cada cual, y qué hay que anotar en la configuración de quien no lo dice."""

import re
from shlex import quote

from seguimiento.modelo.configuracion import CONFIGURACION, Configuracion
from seguimiento.modelo.tipos import citado

_ATOMO = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ROTULO = r"[^\W_](?:[^\W_]|-)*"
_DIRECCION = re.compile(rf"({_ATOMO}(?:\.{_ATOMO})*)@({_ROTULO}(?:\.{_ROTULO})+)")
_LETRAS_DE_BUZON, _LETRAS_DE_DIRECCION = 64, 254
EJEMPLO = "nombre@ejemplo.org"


def direccion_de(nombre: str, configuracion: Configuracion) -> str:
    """A dónde se le escribe, como va en una cabecera; vacía si no consta o no es una dirección."""
    actor = configuracion.actores.get(nombre)
    return _en_ascii(actor.correo) if actor and actor.correo else ""


def por_que_no(nombre: str, configuracion: Configuracion) -> str:
    """Por qué no hay a dónde escribirle: porque no consta o porque lo que consta no es una dirección."""
    actor = configuracion.actores.get(nombre)
    return f"{citado(actor.correo)} no es una dirección" if actor and actor.correo else "no consta"


def _en_ascii(escrita: str) -> str:
    """La dirección con su dominio como se escribe en un correo; vacía si no es una sola y bien escrita."""
    hallada = _DIRECCION.fullmatch(escrita.strip())
    if hallada is None or len(hallada[1]) > _LETRAS_DE_BUZON:
        return ""
    try:
        dominio = hallada[2].encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    direccion = f"{hallada[1]}@{dominio}"
    return direccion if len(direccion) <= _LETRAS_DE_DIRECCION else ""


def como_anotarla(nombre: str) -> str:
    """La orden que anota su dirección; vacía si su nombre no puede decirse en ella, y se escribe a mano."""
    # un punto separaría el nombre en dos campos, y un corchete lo tomaría por el número de una lista
    if {*".[]"} & {*nombre} or not nombre.isprintable():
        return ""
    return f"seg corregir {CONFIGURACION} {quote(f'actores.{nombre}.correo')} {EJEMPLO}"


def lineas_que_anotan(nombre: str) -> str:
    """Lo que se añade a la configuración, en YAML, para que conste su dirección."""
    from seguimiento.documento.emision import emitir

    return emitir({"actores": {nombre: {"correo": EJEMPLO}}}).texto.rstrip("\n")
