"""Lo que se lee en una celda, sin los restos de donde estuvo antes."""

import re
from html import unescape

from seguimiento.fechas_escritas import llano
from seguimiento.modelo.tipos import citado as entrecomillado
from seguimiento.redaccion import sin_invisibles

_ENTIDAD = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|ndash|mdash|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});")
_ESPACIO = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_SALTO = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]|_x000[dD]_\n?")
_GUION = re.compile("[\u2010\u2011\u2212\ufe63\uff0d]")
"""Los que se ven como el corriente; las rayas de la prosa no."""
VINETAS = "-–—•·▪◦*‣"
"""Los signos con que empieza cada línea de una lista."""
_VINETA = re.compile(rf"^(?:[{VINETAS}]|[0-9]{{1,2}}[.)])\s*")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe]")

_MARCADORES = re.compile(
    r"(?:elija|elegir|seleccione|seleccionar|escoja|choose|select|pick|choisir|choisissez|selectionner"
    r"|selectionnez|escolha|escolher|selecione|selecionar)(?: (?:un|una|uno|an|a|one|une|um|uma|el|la|o|the))?"
    r"(?: (?:elemento|opcion|valor|fecha|item|option|value|date|element|valeur|opcao|data|estado|status))?"
    r"(?: de la lista| from the list| from list| dans la liste| da lista)?"
    r"|(?:haga clic|pulse|clic|click|tap|cliquez|clique|toque)(?: o (?:pulse|toque)| or tap| ou appuyez| ou toque)?"
    r"(?: aqui| here| ici)?(?: para| to| pour)? ?(?:escribir|introducir|especificar|indicar|enter|entrer|saisir|inserir"
    r"|introduzir|digitar|a)?.{0,40}"
    r"|(?:escriba|escribir|ingrese|introduzca|enter|type|saisir|saisissez|digite|insira)(?: (?:aqui|here|ici))?"
    r"(?: (?:el |un |la |una |du |le |o |um |a )?(?:texto|text|texte|fecha|date|data))?(?: aqui| here| ici)?"
)
_NADA = frozenset(
    (
        *("-", "--", "---", ".", "..", "...", "/", "_"),
        *("n/a", "n.a", "na", "n / a", "n/d", "n.d", "nd", "s/d", "s.d", "sd", "s/i", "s/n", "n/c"),
        *("sin dato", "sin datos", "sin informacion", "no disponible", "no consta", "no data"),
        *(
            "no aplica",
            "not applicable",
            "not available",
            "none",
            "null",
            "nil",
            "ninguno",
            "ninguna",
        ),
        *(
            "sans objet",
            "s/o",
            "s.o",
            "neant",
            "aucun",
            "aucune",
            "non applicable",
            "nao se aplica",
        ),
        *("nao aplicavel", "nenhum", "nenhuma", "nihil"),
    )
)

_DE_UN_FORMULARIO = (
    "matriz ficha formato formulario cuadro tabla plantilla anexo registro plan informe reporte "
    "hoja respuesta gerencial gerencia administracion direccion seguimiento recomendacion "
    "recomendaciones evaluacion evaluaciones accion acciones mejora implementacion cumplimiento "
    "avance estado medidas evaluation evaluations management response responses recommendation "
    "recommendations follow up followup tracking tracker matrix template form action actions "
    "implementation status report sheet annex table matrice fiche formulaire tableau modele "
    "annexe reponse suivi recommandation recommandations mise oeuvre œuvre plano modelo quadro "
    "resposta gestao administracao acompanhamento recomendacao recomendacoes avaliacao acao acoes "
    "a al de del la las el los y e the of to for and on des les le du et aux da das do dos en"
)
"""Las palabras con que se titula un formulario sin decir de quién ni de qué evaluación es."""
_LETRAS = re.compile(r"[^\W_]+")


def limpio(texto: str) -> str:
    """El texto como se ve: espacios simples, un salto entre líneas y nada que no se vea.

    Lo que quedó de una página (`&nbsp;`), los espacios duros y los guiones que solo se parecen al
    corriente pasan a lo que parecen.
    """
    if texto.isascii() and texto.isprintable() and "&" not in texto and "  " not in texto:
        return texto.strip()
    suelto = _ENTIDAD.sub(lambda hallada: unescape(hallada[0]), texto)
    suelto = _GUION.sub("-", _SALTO.sub("\n", suelto))
    suelto = sin_invisibles(_CONTROL.sub("", suelto))
    lineas = (_ESPACIO.sub(" ", linea).strip() for linea in suelto.split("\n"))
    return "\n".join(filter(None, lineas))


def sin_vineta(texto: str) -> str:
    """Lo que dice una línea de una lista, sin la viñeta o el número con que empieza."""
    return _VINETA.sub("", texto).strip()


def es_marcador(texto: str) -> bool:
    """Si invita a escribir o a elegir y no dice nada: «Elija un elemento.», «Click here to enter text.»."""
    suelto = llano(texto).strip(" .:…[]()<>«»\"'*-_")
    return len(suelto) > 1 and _MARCADORES.fullmatch(suelto) is not None


def es_nada(texto: str) -> bool:
    """Si solo dice que no hay dato: «-», «n/a», «s/d»."""
    suelto = llano(texto).strip(" ;:«»\"'()")
    return not suelto or suelto in _NADA or suelto.rstrip(".") in _NADA


def es_titulo_de_formulario(texto: str) -> bool:
    """Si solo nombra el formulario: «Matriz de respuesta gerencial», «Evaluation Management Response»."""
    palabras = _LETRAS.findall(llano(texto))
    return len(palabras) > 1 and set(_DE_UN_FORMULARIO.split()).issuperset(palabras)


def citado(texto: str) -> str:
    """Lo que dice una celda, entre comillas y en una línea: donde salta de línea, un espacio."""
    return entrecomillado(" ".join(texto.split()))
