"""Documentos nuevos: de los datos a un texto escrito como los registros que ya hay.

Un dato por línea, dos espacios por nivel, las listas sangradas bajo su clave, la prosa larga plegada y
comillas solo donde hacen falta.
"""

from collections.abc import Collection, Mapping

from seguimiento.documento.documento import Documento, Lectura
from seguimiento.documento.escritura import Habitos, Valor, bloque, en_corchetes, prudentes
from seguimiento.documento.prueba import Esperado, NoSuperada, probado
from seguimiento.errores import EdicionImposible


def emitir(
    datos: "Mapping[str, Valor]",
    *,
    cabecera: str = "",
    textos: Collection[str] = (),
    logicas: Collection[str] = (),
) -> Documento:
    """Un documento nuevo con esos datos, ya releído; la cabecera son sus comentarios iniciales.

    De lo que otro lector tomaría por otra cosa, van sin comillas las fechas y los enteros, salvo en las
    claves de `textos` (`id: "2"`), y los síes y noes de las claves `logicas` (`vinculante: no`). Si los
    datos no pueden escribirse, lanza `EdicionImposible`.
    """
    habitos = Habitos(citadas=frozenset(textos), logicas=frozenset(logicas))
    principio = "".join(f"{linea}\n" for linea in cabecera.splitlines())
    motivos = []
    for modo in (habitos, prudentes(habitos)):
        lineas = bloque(datos, 0, modo) or [en_corchetes(datos, modo)]
        texto = principio + "".join(f"{linea}\n" for linea in lineas)
        esperado = Esperado(datos, cabecera.splitlines(), principio, "\n")
        try:
            return probado(texto, Lectura("", None), bom=False, esperado=esperado)
        except NoSuperada as error:
            motivos.append((str(error), texto.count("\n")))
    motivo, cuantas = motivos[0]
    raise EdicionImposible(motivo, (1, cuantas))
