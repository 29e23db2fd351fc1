"""La matriz como el formulario que es: lo que se contesta va en controles y se vuelve a importar.

Lo demás que dice el informe —de cuándo es, cómo va, lo que ya se anotó— va en controles de solo lectura,
que `seg importar` salta: nada de ello es un dato de la oficina. La bitácora no se corrige, crece: lo
anotado está para leerlo y debajo se escribe lo nuevo.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seguimiento.exportacion.docx.controles import (
    cabe_en_un_calendario,
    de_fecha,
    de_lista,
    de_texto,
)
from seguimiento.exportacion.docx.letras import Letras, dicho, recortadas
from seguimiento.exportacion.docx.nodos import Nodo, marca, nodo
from seguimiento.exportacion.docx.obra import Obra
from seguimiento.exportacion.docx.tablas import DE_CELDA, ESTILO, Celda, rejilla, tabla
from seguimiento.fechas import leer_fecha
from seguimiento.importacion.encabezados import campo_de
from seguimiento.importacion.valores.fechas import fecha_escrita
from seguimiento.importacion.valores.numerados import con_su_codigo
from seguimiento.vocabularios import Decision, EstadoDeAccion, EstadoDeRecomendacion, Vocabulario
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

CLASE = "recomendacion"
"""La de la sección de la página que es un bloque del formulario."""
_COLUMNAS = (C.ACCION, C.PLAZO, C.RESPONSABLES, C.COMENTARIO, C.ESTADO)
_DE_LA_FICHA = (C.DIRIGIDA_A, C.PRIORIDAD, C.DECISION)
_DE_LA_RESPUESTA = {
    "Contesta": C.CONTESTA,
    "Alcance": C.ALCANCE,
    "Justificación": C.JUSTIFICACION,
    "Plan": C.PLAN,
}
_DE_LA_QUE_SE_SIGUE_SOLA = (C.PLAZO, C.RESPONSABLES, C.COMENTARIO)
_NADIE, _PAPELES = "no consta", ("Lidera", "Acompañan")
"""Cómo dice la página que no responde nadie, y quién más interviene."""
_NUEVO = "Escriba aquí lo nuevo"


def bloque_de_formulario(obra: Obra, elemento: Nodo) -> Iterator[Nodo]:
    """El título de una recomendación, su ficha y la tabla de sus acciones; y, para leer, lo demás."""
    obra.llegar(elemento)
    acciones = elemento.find(".//table")
    titulo, texto, datos = (elemento.find(uno) for uno in ("h2", "p", "dl"))
    if titulo is not None:
        yield obra.parrafo(obra.letras(titulo), "Heading1")
    casillas = [*_casillas(obra, datos, sola=acciones is None)] if datos is not None else []
    codigo = "" if titulo is None else dicho(obra.letras(titulo)).rpartition(" ")[2]
    if texto is not None:
        yield _ficha(obra, codigo, obra.letras(texto), casillas)
        yield obra.parrafo([], "Entretablas")
    if sueltos := [una for casilla in casillas for una in casilla.para_leer]:
        yield obra.parrafo(recortadas(sueltos), "Nota")
    if acciones is not None:
        _plegar(acciones)
        yield tabla(obra, acciones, _Acciones(obra, acciones).contenido)
        yield obra.parrafo([], "Entretablas")
    for lista in elemento.iterfind("ul"):
        for uno in lista.iterfind("li"):
            yield obra.parrafo(obra.letras(uno), "ListBullet")


# ── La ficha ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Casilla:
    """Un rótulo de la ficha y lo que se contesta; o solo lo que dice, si es para leer."""

    campo: C | None
    rotulo: str
    dentro: tuple[Letras | Nodo, ...] = ()
    para_leer: tuple[Letras, ...] = ()


def _casillas(obra: Obra, datos: Nodo, *, sola: bool) -> Iterator[_Casilla]:
    """Las de los datos de la página, en su orden. `sola` es la recomendación que se sigue sin acciones."""
    admitidos = (*_DE_LA_FICHA, *_DE_LA_QUE_SE_SIGUE_SOLA[: len(_DE_LA_QUE_SE_SIGUE_SOLA) * sola])
    se_sigue = False
    for dato in datos.iterfind("div"):
        rotulo, *valores = (obra.letras(uno) for uno in dato.iterfind("*"))
        como = dicho(rotulo)
        campo = campo_de(como)
        if campo is C.DECISION:
            yield from _respuesta(obra, como, valores)
        elif campo in admitidos and "responsable por" not in como:
            se_sigue = se_sigue or campo is C.PLAZO
            yield _contestada(obra, campo, como, valores)
        else:
            leido = [una for valor in valores for una in (*valor, Letras("; "))][:-1]
            yield _Casilla(
                None, como, (), (Letras(f"{como}: ", negrita=True), *leido, Letras("\n"))
            )
    if se_sigue:
        estados = _rotulos(EstadoDeRecomendacion)
        yield _Casilla(C.ESTADO, C.ESTADO.rotulo, (de_lista(obra, C.ESTADO, estados, ""),))


def _contestada(obra: Obra, campo: C, rotulo: str, valores: Sequence[list[Letras]]) -> _Casilla:
    lineas = [una for valor in valores for una in (*_sin_enlaces(valor), Letras("\n"))][:-1]
    if campo is C.PLAZO:
        return _Casilla(campo, rotulo, tuple(_plazo(obra, lineas)))
    if campo is C.COMENTARIO:
        return _Casilla(campo, rotulo, tuple(_comentarios(obra, lineas)))
    if campo is C.PRIORIDAD:
        return _Casilla(campo, rotulo, tuple(_prioridad(obra, dicho(lineas))))
    return _Casilla(campo, rotulo, tuple(lineas))


def _prioridad(obra: Obra, dice: str) -> list[Letras | Nodo]:
    """El número, que es el dato; su nombre entre paréntesis, para leer."""
    numero, espacio, nombre = dice.partition(" ")
    aparte = [obra.aparte([obra.escritas(Letras(f" {nombre}"))])] if espacio else []
    return [Letras(numero), *aparte]


def _respuesta(obra: Obra, rotulo: str, valores: Sequence[list[Letras]]) -> Iterator[_Casilla]:
    """La decisión, en una lista, y cada cosa en que se funda, en su casilla; lo que no consta, por elegir."""
    decisiones = _rotulos(Decision)
    primera, *demas = [dicho(valor) for valor in valores] or [""]
    tomada, _, fecha = primera.removesuffix(")").partition(" (")
    vale = tomada if tomada in decisiones.values() else ""
    yield _Casilla(C.DECISION, rotulo, (de_lista(obra, C.DECISION, decisiones, vale, primera),))
    if vale and fecha:
        yield _Casilla(C.FECHA_DE_RESPUESTA, C.FECHA_DE_RESPUESTA.rotulo, (Letras(fecha),))
    for linea in demas:
        cual, dos_puntos, texto = linea.partition(": ")
        campo = _DE_LA_RESPUESTA.get(cual) if vale and dos_puntos else None
        if campo:
            yield _Casilla(campo, campo.rotulo, (Letras(texto),))
        else:
            yield _Casilla(None, "", (), (Letras(f"{linea}\n"),))


def _rotulos(vocabulario: type[Vocabulario]) -> dict[str, str]:
    return {uno.value: uno.rotulo for uno in vocabulario}


def _ficha(obra: Obra, codigo: str, texto: list[Letras], casillas: Sequence[_Casilla]) -> Nodo:
    """Los rótulos con lo que se contesta: los dos primeros, que son cortos, en la misma fila."""
    numero = codigo.removeprefix("R")
    rotulo = C.RECOMENDACION.rotulo + (f" n.º {numero}" if numero.isdecimal() else "")
    cortas = [una for una in casillas if una.campo in {C.DIRIGIDA_A, C.PRIORIDAD}]
    largas = [una for una in casillas if una.campo and una not in cortas]
    filas = [
        [_Casilla(C.RECOMENDACION, rotulo, tuple(_sin_enlaces(texto)))],
        *([cortas] if cortas else []),
        *([una] for una in largas),
    ]
    mitad = obra.ancho // 2
    return nodo(
        "w:tbl",
        nodo(
            "w:tblPr",
            marca("w:tblStyle", ESTILO),
            nodo("w:tblW", w_w=5000, w_type="pct"),
            nodo("w:tblLayout", w_type="fixed"),
            nodo("w:tblLook", w_val="0400", w_noVBand=1),
        ),
        rejilla([mitad, mitad]),
        *(
            nodo(
                "w:tr",
                nodo("w:trPr", nodo("w:cantSplit")),
                *(_de_ficha(obra, una, mitad, 2 // len(fila)) for una in fila),
            )
            for fila in filas
        ),
    )


def _de_ficha(obra: Obra, casilla: _Casilla, mitad: int, columnas: int) -> Nodo:
    rotulo = obra.parrafo(
        [Letras(casilla.rotulo, negrita=True)], DE_CELDA, con_lo_que_sigue=True, es_dato=True
    )
    return nodo(
        "w:tc",
        nodo(
            "w:tcPr",
            nodo("w:tcW", w_w=mitad * columnas, w_type="dxa"),
            marca("w:gridSpan", columnas) if columnas > 1 else None,
        ),
        rotulo,
        *_parrafos(obra, casilla.dentro, seguidos=casilla.campo is C.PRIORIDAD),
    )


def _parrafos(obra: Obra, dentro: Sequence[Letras | Nodo], *, seguidos: bool = False) -> list[Nodo]:
    """Cada control en su párrafo: dos pegados, algún programa los guarda uno dentro de otro."""
    tandas: list[list[Letras | Nodo]] = [[]]
    for una in dentro:
        if not isinstance(una, Letras) and tandas[-1] and not seguidos:
            tandas.append([])
        tandas[-1].append(una)
    return [obra.parrafo(tanda, DE_CELDA, es_dato=True) for tanda in tandas]


# ── Las acciones ─────────────────────────────────────────────────────────────


def _plegar(acciones: Nodo) -> None:
    """Deja las columnas del formulario: lo de las demás, que van al final, queda bajo la última, para leer."""
    *pisos, ultimo = acciones.iterfind("thead/tr")
    rotulos = ["".join(map(str, uno.itertext())).strip() for uno in ultimo]
    while rotulos and campo_de(rotulos[-1]) in {None, campo_de(rotulos[-2])}:
        rotulo = rotulos.pop()
        ultimo.remove(ultimo[-1])
        for piso in pisos:
            piso[-1].set("colspan", str(int(piso[-1].get("colspan", "2")) - 1))
        for fila in acciones.iterfind("tbody/tr"):
            celda = fila[-1]
            fila.remove(celda)
            celda.tag, celda.text = "small", f"{rotulo}: {celda.text or ''}"
            fila[-1].append(celda)


class _Acciones:
    """La tabla de las acciones de una recomendación."""

    def __init__(self, obra: Obra, elemento: Nodo) -> None:
        self._obra = obra
        self._campos: dict[int, C] = {}
        self._para_leer = {
            fila for fila in elemento.iterfind("tbody/tr") if not self._se_importa(fila)
        }

    def contenido(self, celda: Celda) -> Sequence[Nodo]:
        """Los párrafos de una celda: lo que se contesta o, si no es de las columnas del formulario, para leer."""
        fila = celda.elemento.getparent() if celda.elemento is not None else None
        if fila is None or fila in self._para_leer:
            return [self._obra.parrafo(celda.dichas, DE_CELDA)]
        if next(fila.iterancestors("thead"), None) is not None:
            return [self._encabezado(celda)]
        campo = self._campos.get(celda.columna)
        if campo is None:
            return [self._obra.parrafo(celda.dichas, DE_CELDA)]
        return _parrafos(self._obra, self._contestada(campo, celda.dichas))

    def _contestada(self, campo: C, dichas: Sequence[Letras]) -> Sequence[Letras | Nodo]:
        """Lo que se contesta en una celda de esa columna."""
        lineas = _sin_enlaces(dichas)
        if campo is C.ACCION:
            return self._accion(dichas)
        if campo is C.ESTADO:
            return self._estado(dichas)
        if campo is C.PLAZO:
            return _plazo(self._obra, lineas)
        if campo is C.COMENTARIO:
            return _comentarios(self._obra, lineas)
        return _responsables(self._obra, lineas)

    def _encabezado(self, celda: Celda) -> Nodo:
        campo = campo_de(dicho(celda.dichas))
        es_dato = celda.ancho > 1
        if not es_dato and campo in _COLUMNAS and campo not in self._campos.values():
            self._campos[celda.columna] = campo
            es_dato = True
        return self._obra.parrafo(celda.dichas, DE_CELDA, es_dato=es_dato)

    def _se_importa(self, fila: Nodo) -> bool:
        """Si la fila es de una acción: la de uno de sus períodos solo lleva su código."""
        primera = fila.find("*")
        letras = [] if primera is None else self._obra.letras(primera)
        return " " in dicho([una for una in letras if not una.menor]).strip()

    def _accion(self, dichas: Sequence[Letras]) -> list[Letras | Nodo]:
        """Su descripción, con su código delante; el que no se reconocería al volver, solo para leer."""
        propias, aparte = _partidas(dichas)
        codigo, resto = dicho(propias).split(" ", 1)
        delante: list[Letras | Nodo] = [Letras(f"{codigo} ")]
        if con_su_codigo(dicho(propias)) != (codigo, resto.strip()):
            delante = [self._obra.aparte([self._obra.escritas(Letras(f"{codigo} "))])]
        return [*delante, Letras(resto), *_para_leer(self._obra, aparte)]

    def _estado(self, dichas: Sequence[Letras]) -> list[Letras | Nodo]:
        propias, aparte = _partidas(dichas)
        estados = _rotulos(EstadoDeAccion)
        vale = dicho(propias) if dicho(propias) in estados.values() else ""
        lista = de_lista(self._obra, C.ESTADO, estados, vale)
        return [lista, *_para_leer(self._obra, aparte if vale else dichas)]


def _plazo(obra: Obra, lineas: Sequence[Letras]) -> list[Letras | Nodo]:
    """El plazo, en un calendario si cabe en él; debajo, para leer, sus prórrogas."""
    primera, salto, resto = dicho(lineas).partition("\n")
    posibles = fecha_escrita(primera, None).posibles
    fecha = leer_fecha(posibles[0]) if len(posibles) == 1 else None
    aparte = _para_leer(obra, [Letras(resto)]) if salto else []
    if fecha is not None and not cabe_en_un_calendario(fecha):
        return [Letras(primera), *aparte]
    return [de_fecha(obra, C.PLAZO, fecha, primera), *aparte]


def _responsables(obra: Obra, lineas: Sequence[Letras]) -> list[Letras | Nodo]:
    """Quién responde, lidera y acompaña; lo demás que conste de la acción, para leer."""
    primera, *demas = dicho(lineas).split("\n")
    suyas = [una for una in demas if una.partition(":")[0] in _PAPELES]
    aparte = [una for una in demas if una not in suyas]
    nadie = primera == _NADIE
    hechas: list[Letras | Nodo] = [Letras("\n".join([*([] if nadie else [primera]), *suyas]))]
    if nadie or aparte:
        leidas = "\n".join([*([primera] if nadie else []), *aparte])
        hechas += _para_leer(obra, [Letras(leidas, menor=True)])
    return hechas


def _comentarios(obra: Obra, lineas: Sequence[Letras]) -> list[Letras | Nodo]:
    """Lo ya anotado, para leer, y un sitio para lo nuevo."""
    anotado = obra.aparte([obra.escritas(una) for una in lineas])
    return [anotado, de_texto(obra, C.COMENTARIO, _NUEVO)]


def _partidas(dichas: Sequence[Letras]) -> tuple[list[Letras], list[Letras]]:
    """Lo principal de una celda y lo que se dice aparte, más pequeño."""
    desde = next((n for n, una in enumerate(dichas) if una.menor), len(dichas))
    return recortadas(_sin_enlaces(dichas[:desde])), recortadas(dichas[desde:])


def _para_leer(obra: Obra, dichas: Sequence[Letras]) -> list[Nodo]:
    """En un control que no se importa."""
    if not dichas:
        return []
    return [obra.aparte([obra.escritas(una) for una in dichas])]


def _sin_enlaces(dichas: Sequence[Letras]) -> list[Letras]:
    """Sin a dónde llevan: al importar, sería parte de lo que dicen."""
    return [replace(una, enlace="") for una in dichas]
