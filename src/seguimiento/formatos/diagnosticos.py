"""Diagnósticos para personas: la frase, la línea señalada y qué hacer."""

from collections import Counter
from collections.abc import Sequence

from seguimiento.diagnosticos import Diagnostico, Severidad
from seguimiento.formatos.ancho import ancho, envuelto
from seguimiento.formatos.pintura import pintado
from seguimiento.globales import NINGUNA, Globales
from seguimiento.redaccion import cuenta, visible
from seguimiento.repositorio.repositorio import Recuento
from seguimiento.vocabularios import total

_ESTILOS = total(
    {
        Severidad.ERROR: "bold red",
        Severidad.ADVERTENCIA: "bold yellow",
        Severidad.NOTA: "bold cyan",
    }
)
ANCHO_DE_EXTRACTO = 100
_CONTEXTO = 40
_SANGRIA = 2
"""Cuánto entra en la pantalla lo que continúa una línea."""


def en_texto(  # noqa: PLR0913 — lo que se muestra y cómo
    recuento: Recuento,
    diagnosticos: Sequence[Diagnostico],
    *,
    fuera: int,
    color: bool,
    globales: Globales = NINGUNA,
    columnas: int | None = None,
) -> str:
    """Todos los diagnósticos y, al final, el recuento y cuántos quedan fuera de las rutas pedidas."""
    partes = [
        un_diagnostico(d, color=color, globales=globales, columnas=columnas) for d in diagnosticos
    ]
    frase = resumen(recuento, diagnosticos)
    if fuera:
        frase += f" ({fuera} más fuera de las rutas pedidas)"
    return "\n".join([*partes, *_en(columnas, frase)]) + "\n"


def un_diagnostico(
    diagnostico: Diagnostico,
    *,
    color: bool = False,
    globales: Globales = NINGUNA,
    columnas: int | None = None,
) -> str:
    """Un diagnóstico con su extracto, su señal y su ayuda, que se sigue con las opciones globales dadas.

    Con `columnas`, en las de una pantalla.
    """
    d = diagnostico
    severidad = _pintado(f"{d.severidad.value}[{d.codigo}]", _ESTILOS[d.severidad], color=color)
    margen = " " * len(str(d.posicion.linea))
    # la ruta va entera: partida no se puede abrir
    donde = f"{margen}--> {_donde(d)}"
    lineas = [*_en(columnas, f"{severidad} {visible(d.mensaje)}"), donde]
    if d.extracto:
        texto, columna, largo = _recorte(d, _lo_que_deja(len(margen), columnas))
        senal = _pintado("^" * largo, _ESTILOS[d.severidad], color=color)
        lineas += [
            f"{margen} |",
            f"{d.posicion.linea} | {texto}",
            f"{margen} | {' ' * columna}{senal}",
        ]
    lineas += [
        f"{margen} = véase también {visible(otro.archivo)}:{otro.linea}:{otro.columna}"
        for otro in d.relacionados
    ]
    mas = f"seg regla {d.codigo}"
    sugerencia = globales.en_la_frase(visible(d.sugerencia))
    ayuda = f"ayuda: {sugerencia}  Más: {mas}" if sugerencia else f"más: {mas}"
    lineas += _en(columnas, f"{margen} = {ayuda}")
    return "\n".join(lineas) + "\n"


def _donde(diagnostico: Diagnostico) -> str:
    """El archivo y la línea o, si no se lee por líneas, el sitio."""
    archivo, sitio = visible(diagnostico.archivo), diagnostico.sitio
    if sitio is not None:
        return f"{archivo}: {visible(sitio)}" if sitio else archivo
    return f"{archivo}:{diagnostico.posicion.linea}:{diagnostico.posicion.columna}"


def _en(columnas: int | None, linea: str) -> list[str]:
    """La línea en las que hagan falta para que quepa, partida por sus espacios."""
    return [linea] if columnas is None else envuelto(linea, columnas, _SANGRIA)


def _lo_que_deja(margen: int, columnas: int | None) -> int:
    """Cuántas letras caben de un extracto, con su número de línea delante y «…» a los dos lados."""
    if columnas is None:
        return ANCHO_DE_EXTRACTO
    return max(min(ANCHO_DE_EXTRACTO, columnas - margen - len(" | ") - len("……")), 1)


def _recorte(diagnostico: Diagnostico, caben: int) -> tuple[str, int, int]:
    """El extracto en una línea de pantalla, dónde empieza en él lo señalado y cuánto ocupa."""
    columna = diagnostico.posicion.columna - 1
    extracto = diagnostico.extracto
    desde = max(columna - min(_CONTEXTO, caben // 2), 0) if len(extracto) > caben else 0
    hasta = desde + caben
    antes = ("…" if desde else "") + _a_la_vista(extracto[desde:columna])
    senalado = extracto[columna : min(columna + diagnostico.posicion.largo, hasta)]
    despues = _a_la_vista(extracto[columna + len(senalado) : hasta])
    cola = "…" if len(extracto) > hasta else ""
    mostrado = _a_la_vista(senalado)
    return antes + mostrado + despues + cola, ancho(antes), max(ancho(mostrado), 1)


def _a_la_vista(texto: str) -> str:
    return visible(texto.replace("\t", "→"))


def _pintado(texto: str, estilo: str, *, color: bool) -> str:
    return pintado(texto, estilo) if color else texto


def resumen(recuento: Recuento, diagnosticos: Sequence[Diagnostico]) -> str:
    """`37 archivos: 2 errores y 3 advertencias`, y lo que no pudo leerse."""
    cuentas = Counter(d.severidad for d in diagnosticos)
    partes = [cuenta(cuentas[s], s.value) for s in Severidad if cuentas[s]]
    hallado = ", ".join(partes) if partes else "nada que objetar"
    frase = f"{cuenta(recuento.leidos, 'archivo')}: {hallado}"
    if recuento.ilegibles:
        frase += f"; {cuenta(len(recuento.ilegibles), 'ilegible')}"
    if recuento.en_parte:
        frase += f"; {cuenta(len(recuento.en_parte), 'leído en parte', 'leídos en parte')}"
    if recuento.no_leidos:
        frase += f"; {cuenta(len(recuento.no_leidos), 'no leído', 'no leídos')}"
    return frase
