"""Lo que dice una celda donde se espera una fecha: un día, un tramo, que no hay o que ya se verá."""

import re

from seguimiento.diagnosticos import importacion as codigos
from seguimiento.fechas_escritas import es_sin_plazo, llano, remedio
from seguimiento.importacion.valores.fechas import Leida, fecha_en, fecha_escrita
from seguimiento.importacion.valores.lectura import Lectura, Leidos
from seguimiento.importacion.valores.textos import citado, es_nada
from seguimiento.importacion.valores.vocablos import valor_de
from seguimiento.vocabularios import Recurrencia
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_NO_PROCEDE = re.compile(
    r"n\.? ?/? ?a\.?|no aplica|not applicable|sans objet|non applicable|nao se aplica"
)
_ENTRE = re.compile(r"\s+(?:-|–|—|a|al|hasta|to|au|até)\s+")
_ENTRE_PARENTESIS = re.compile(r"\s*\([^()]*\)")
_DOS = 2
_DEL_ORDEN = "dígalo con «--fechas dia-mes» o «--fechas mes-dia»"


def fecha(lectura: Lectura) -> Leidos:
    """La de la celda; ninguna si no se entiende."""
    return _fecha(lectura, desde=lectura.campo is C.INICIO)


def plazo(lectura: Lectura) -> Leidos:
    """El plazo o, en su lugar, por qué no lo hay o cada cuánto se repite; de un tramo, también el inicio."""
    texto = lectura.texto
    if es_sin_plazo(texto) or _NO_PROCEDE.fullmatch(llano(texto)):
        return {C.SIN_PLAZO: texto}
    if es_nada(texto):
        return {}
    if recurrencia := valor_de(texto, Recurrencia):
        return {C.RECURRENCIA: recurrencia.value}
    extremos = _ENTRE.split(texto)
    if len(extremos) == _DOS and not _entendida(lectura).posibles:
        inicio, final = (fecha_escrita(uno, lectura.fechas) for uno in extremos)
        if not inicio.posibles and final.posibles:
            # «1 de enero al 30 de junio de 2024»: el año se dice una vez
            inicio = fecha_escrita(f"{extremos[0]} de {final.posibles[0][:4]}", lectura.fechas)
        if len(inicio.posibles) == len(final.posibles) == 1:
            return {C.INICIO: inicio.posibles[0], C.PLAZO: final.posibles[0]}
    return _fecha(lectura)


def completada_el(lectura: Lectura) -> Leidos:
    """Cuándo se terminó, y que se terminó."""
    leidos = fecha(lectura)
    return {**leidos, C.ESTADO: "completada"} if lectura.campo in leidos else leidos


def _entendida(lectura: Lectura, *, desde: bool = False) -> Leida:
    return fecha_en(lectura.celda, lectura.fechas, lectura.opciones.zona, desde=desde)


def _fecha(lectura: Lectura, *, desde: bool = False) -> Leidos:
    leida, escrito = _entendida(lectura, desde=desde), citado(lectura.texto)
    if not leida.posibles and (sola := _ENTRE_PARENTESIS.sub("", lectura.texto)) != lectura.texto:
        # «30/06/2024 (prorrogado)»: la fecha se toma y lo demás se anota
        suelta = fecha_escrita(sola, lectura.fechas, lectura.opciones.zona, desde=desde)
        if len(suelta.posibles) == 1:
            return {**lectura.a_las_notas(), lectura.campo: suelta.posibles[0]}
    if not leida.posibles:
        mensaje = f"la fecha {escrito} no se entiende"
        lectura.duda(codigos.FECHA_SIN_ENTENDER, mensaje, remedio(lectura.texto))
        return lectura.a_las_notas()
    if len(leida.posibles) == 1:
        _avisar(lectura, leida, leida.posibles[0])
        return {lectura.campo: leida.posibles[0]}
    if leida.de_cifras:
        _no_se_sabe(lectura)
        return {}
    posibles = " o ".join(leida.posibles)
    mensaje = f"la fecha {escrito} puede ser {posibles}"
    lectura.duda(codigos.FECHA_SIN_ENTENDER, mensaje, "escriba en el archivo la que sea")
    return lectura.a_las_notas()


def _avisar(lectura: Lectura, leida: Leida, fecha_leida: str) -> None:
    escrito = citado(lectura.texto)
    if leida.de_serie:
        mensaje = f"{escrito} es un número donde se espera una fecha: se toma por {fecha_leida}"
        lectura.duda(codigos.FECHA_DEDUCIDA, mensaje, "compruébelo en la hoja")
    if leida.contra_el_orden:
        mensaje = (
            f"la fecha {escrito} solo se entiende en el orden contrario: se toma por {fecha_leida}"
        )
        lectura.duda(codigos.FECHA_DEDUCIDA, mensaje, "revise en qué orden van las demás")


def _no_se_sabe(lectura: Lectura) -> None:
    pruebas, escrito = lectura.pruebas, citado(lectura.texto)
    mensaje = f"{escrito} puede leerse con el día o con el mes delante"
    if pruebas.se_contradicen:
        mensaje += f", y en el archivo hay de las dos: «{pruebas.dia_mes}» y «{pruebas.mes_dia}»"
    lectura.duda(codigos.DIA_O_MES, mensaje, _DEL_ORDEN)
