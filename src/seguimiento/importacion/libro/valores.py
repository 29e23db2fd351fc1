"""De lo que se escribió en una celda a lo que va en el registro."""

import re
from collections.abc import Mapping, Sequence

from seguimiento.campos import Campo, escritura
from seguimiento.conversion import objeciones
from seguimiento.diagnosticos.libro import CELDA_QUE_NO_CABE
from seguimiento.documento.escritura import Valor
from seguimiento.fechas import fechas_parecidas
from seguimiento.importacion.material import Duda, Sitio
from seguimiento.lugares import Ruta
from seguimiento.modelo.accion import Evidencia
from seguimiento.modelo.tipos import ENLACE, ClaseDeValor, Registro, citado
from seguimiento.redaccion import el_mismo
from seguimiento.vocabularios import Ausencia, pais_llamado


class NoCabe(Exception):
    """Lo que dice una celda no cabe en su campo: `duda` dice por qué."""

    def __init__(self, duda: Duda) -> None:
        super().__init__(duda.mensaje)
        self.duda = duda


def valor_de(campo: Campo, rotulo: str, texto: str, sitio: Sitio | None) -> Valor:
    """Lo que va en el campo. Lanza `NoCabe` si el modelo no lo admite."""
    valor = _valor(campo, texto)
    _comprobar_que_es_de_la_lista(campo, rotulo, valor, sitio)
    propias = (
        o for o in objeciones(campo.modelo, {campo.clave: valor}) if o.ruta[:1] == (campo.clave,)
    )
    if (objecion := next(propias, None)) is not None:
        mensaje = f"«{rotulo}»: {objecion.mensaje}"
        ayuda = objecion.sugerencia or "escriba en la celda lo que cabe, o deje lo que decía"
        raise NoCabe(Duda(CELDA_QUE_NO_CABE, mensaje, sitio, ayuda))
    return valor


def _comprobar_que_es_de_la_lista(
    campo: Campo, rotulo: str, valor: Valor, sitio: Sitio | None
) -> None:
    """Lanza `NoCabe` con los rótulos, que son lo que se ve en el libro, y no con los códigos."""
    como = escritura(campo.modelo, campo.clave)
    validos = {uno.value: uno.rotulo for uno in como.valores}
    if (
        validos
        and isinstance(valor, str)
        and valor not in validos
        and not _es_ausencia(campo, valor)
    ):
        mensaje = f"«{rotulo}»: {citado(valor)} no es de su lista"
        ayuda = f"elija uno: {', '.join(validos.values())}"
        raise NoCabe(Duda(CELDA_QUE_NO_CABE, mensaje, sitio, ayuda))


def _valor(campo: Campo, texto: str) -> Valor:
    if _es_ausencia(campo, texto):
        return _uno(campo, texto)
    return (
        [_uno(campo, uno) for uno in _partes(campo, texto)]
        if campo.es_lista
        else _uno(campo, texto)
    )


def _partes(campo: Campo, texto: str) -> Sequence[str]:
    """Los de una lista: uno por línea; los nombres, también separados por punto y coma."""
    como = escritura(campo.modelo, campo.clave)
    de_nombres = como.clase is ClaseDeValor.PAIS or bool(campo.opcion and campo.opcion.se_nombra_en)
    suyos = re.split(r"[\n;]" if de_nombres else r"\n", texto)
    return [uno.strip() for uno in suyos if uno.strip()]


def _uno(campo: Campo, texto: str) -> Valor:
    if campo.registro is Evidencia:
        return _evidencia(texto)
    como = escritura(campo.modelo, campo.clave)
    match como.clase:
        case ClaseDeValor.FECHA:
            posibles = fechas_parecidas(texto)
            return posibles[0] if len(posibles) == 1 else texto
        case ClaseDeValor.PAIS:
            return pais_llamado(texto) or texto
        case ClaseDeValor.PRIORIDAD:
            return texto.lower()
        case ClaseDeValor.SI_NO:
            return el_mismo(texto, {"si": ("sí",), "no": ()}) or texto
        case _:
            rotulos = {uno.value: (uno.rotulo,) for uno in como.valores}
            if como.con_ausencia:
                rotulos |= {uno.value: (uno.rotulo,) for uno in Ausencia}
            return el_mismo(texto, rotulos) or texto


def _es_ausencia(campo: Campo, texto: str) -> bool:
    """Si en lugar del dato dice por qué no está."""
    con_ella = escritura(campo.modelo, campo.clave).con_ausencia
    return con_ella and bool(el_mismo(texto, {uno.value: (uno.rotulo,) for uno in Ausencia}))


def _evidencia(texto: str) -> Valor:
    """Un enlace, un título, o un título y detrás su enlace."""
    titulo, _, enlace = texto.rpartition(" ")
    if titulo and ENLACE.fullmatch(enlace):
        return {"titulo": titulo.strip(), "url": enlace}
    return {"url": texto} if ENLACE.fullmatch(texto) else {"titulo": texto}


def entera(
    modelo: type[Registro], datos: dict[str, Valor], sitio: Sitio | None
) -> dict[str, Valor]:
    """Los mismos datos, si juntos hacen un registro. Lanza `NoCabe` si no."""
    for objecion in objeciones(modelo, datos):
        raise NoCabe(Duda(CELDA_QUE_NO_CABE, objecion.mensaje, sitio, objecion.sugerencia))
    return datos


def escrito_en(dato: Valor, ruta: Ruta) -> Valor:
    """Lo escrito en esa ruta; `None` si no hay nada."""
    for paso in ruta:
        match dato, paso:
            case Mapping(), str():
                dato = dato.get(paso)
            case list(), int() if paso < len(dato):
                dato = dato[paso]
            case _:
                return None
    return dato
