"""El estado por columnas: «Completada | En curso | No iniciada», y en cada fila una marca en la del suyo."""

import re
from dataclasses import replace

from seguimiento.diagnosticos.importacion import VALOR_SIN_RECONOCER
from seguimiento.importacion.disposiciones import renglones
from seguimiento.importacion.disposiciones.dichos import Dicho
from seguimiento.importacion.encabezados import Encabezado
from seguimiento.importacion.material import Celda, Duda, Tabla
from seguimiento.importacion.opciones import Opciones
from seguimiento.importacion.valores.textos import es_nada
from seguimiento.importacion.valores.vocablos import valor_de
from seguimiento.redaccion import plegado
from seguimiento.vocabularios import EstadoDeAccion, EstadoDeRecomendacion
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_ESTADO = CampoDeMatriz.ESTADO
_MARCA = re.compile(r"[\[(]? ?[xX×✓✔☒☑✅🗹■●◉⊠] ?[\])]?")
_SIN_MARCA = re.compile(r"[☐□▢○◯⬜]|\[ *\]|\( *\)")
_DE_MAS = re.compile(r"\([^()]*\)|^[0-9a-z][.)]\s+")


def con_sus_estados(tabla: Tabla, encabezado: Encabezado, opciones: Opciones) -> Encabezado:
    """El encabezado con las columnas que se llaman como un estado y en que no hay más que marcas.

    Han de ser al menos dos y no haber otra que lo diga: con menos no se sabe si la marca es eso.
    """
    marcas = {c: uno for c, r in encabezado.rotulos.items() if (uno := _llamado(r, opciones))}
    demas = {c: campo for c, campo in encabezado.columnas.items() if c not in marcas}
    filas = [fila for fila in tabla.filas[encabezado.ultima + 1 :] if _es_de_datos(fila)]
    celdas = [fila[columna] for fila in filas for columna in marcas]
    hay_que = len({*marcas.values()}) > 1 and _ESTADO not in demas.values()
    if not hay_que or not any(map(_marcada, celdas)) or not all(map(_es_marca, celdas)):
        return encabezado
    return replace(
        encabezado,
        columnas={**demas, **dict.fromkeys(marcas, _ESTADO)},
        marcas=frozenset(marcas),
    )


def estado_en(fila: renglones.Fila, encabezado: Encabezado, dudas: list[Duda]) -> list[Dicho]:
    """El de la columna marcada en esa fila; si son varias, o no es una marca, va a las notas y se duda."""
    dichas = [
        (_ultimo_piso(encabezado.rotulos[columna]), fila[columna])
        for columna in sorted(encabezado.marcas)
        if _marcada(fila[columna]) or not _es_marca(fila[columna])
    ]
    if not dichas:
        return []
    estados, celdas = zip(*dichas, strict=True)
    if len(dichas) == 1 and _marcada(celdas[0]):
        return [_dicho(_ESTADO, celdas[0], estados[0])]
    juntos = "; ".join(f"{estado}: {celda.texto.strip()}" for estado, celda in dichas)
    mensaje = f"no se sabe en qué estado está: se dice «{juntos}»"
    dudas.append(Duda(VALOR_SIN_RECONOCER, mensaje, celdas[0].sitio, _UNA_SOLA))
    return [_dicho(CampoDeMatriz.NOTAS, celdas[0], juntos)]


_UNA_SOLA = "deje en la fila una sola marca; lo demás que diga, en otra columna"


def _dicho(campo: CampoDeMatriz, celda: Celda, texto: str) -> Dicho:
    return Dicho(campo, replace(celda, texto=texto, valor=None, casillas=()), _ESTADO.rotulo)


def _llamado(rotulo: str, opciones: Opciones) -> str:
    """El código del estado que así se llama; vacío si ninguno, o si se pidió que la columna fuera otra cosa."""
    piso = _ultimo_piso(rotulo)
    pedidas = {plegado(una): campo for una, campo in opciones.columnas.items()}
    if any(pedidas.get(plegado(uno), _ESTADO) is not _ESTADO for uno in (rotulo, piso)):
        return ""
    dichos = opciones.valores.get(_ESTADO, {})
    hallado = valor_de(piso, EstadoDeAccion, dichos) or valor_de(
        piso, EstadoDeRecomendacion, dichos
    )
    return hallado.value if hallado else ""


def _ultimo_piso(rotulo: str) -> str:
    """«Completada», de «Estado: 1. Completada (marque)»."""
    piso = rotulo.rpartition(renglones.ENTRE_PISOS)[2]
    return _DE_MAS.sub("", piso).strip()


def _es_de_datos(fila: renglones.Fila) -> bool:
    return renglones.a_todo_lo_ancho(fila) is None and not renglones.es_de_totales(fila)


def _es_marca(celda: Celda) -> bool:
    """Si está marcada o sin marcar, y no dice otra cosa."""
    texto = celda.texto.strip()
    sin_marcar = celda.valor is False or es_nada(texto) or _SIN_MARCA.fullmatch(texto) is not None
    return sin_marcar or _marcada(celda)


def _marcada(celda: Celda) -> bool:
    return celda.valor is True or _MARCA.fullmatch(celda.texto.strip()) is not None
