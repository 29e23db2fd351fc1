"""Los controles de una celda de Word: se elige dentro de ellos y siguen siendo controles."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from seguimiento.exportacion.sobre.celdas import Nuevo
from seguimiento.exportacion.sobre.cortes import Corte, Parte, Tramo, con_atributo, prefijo
from seguimiento.exportacion.sobre.letras import letras, sin_algunos
from seguimiento.fechas import MESES, FechaParcial, Precision
from seguimiento.importacion.lectores.word.controles import Clase, clase_de
from seguimiento.importacion.lectores.word.nombres import (
    CONTROL,
    DENTRO_DEL_CONTROL,
    FILA,
    PARRAFO,
    W14,
    Elemento,
    W,
    valor,
)
from seguimiento.importacion.lectores.word.signos import CASILLAS, MARCADA, SIN_MARCAR
from seguimiento.importacion.material import Celda

Tramos = Mapping[Elemento, Tramo]
_LISTAS = (f"{W}sdtPr/{W}dropDownList", f"{W}sdtPr/{W}comboBox")
_FORMATO = re.compile(
    r"'(?P<literal>[^']*)'|(?P<molde>d{1,2}|M{1,4}|y{1,4})|(?P<resto>.)", re.DOTALL
)


class Control(ABC):
    """El de una celda, o todos los suyos si son casillas."""

    por_que_no = ""
    """Por qué no puede elegirse en él; vacío si se puede."""
    opciones: Sequence[str] = ()
    """Lo que deja elegir; nada si es libre."""

    @abstractmethod
    def cortes(self, parte: Parte, tramos: Tramos, nuevo: Nuevo) -> Iterator[Corte]:
        """Lo que cambia al elegir eso."""


def control_de(celda: Elemento, leida: Celda) -> Control | None:
    """El de la celda, por dentro o alrededor; `None` si no hay más que texto."""
    lista = celda.find(f".//{W}ffData/{W}ddList")
    if lista is not None:
        return ListaHeredada(lista)
    if leida.casillas or isinstance(leida.valor, bool):
        return Casillas(celda, leida)
    propios = [uno for uno in (*_alrededor(celda), *celda.iter(CONTROL)) if _decide(uno)]
    if not propios:
        return None
    return DeContenido(propios[0]) if len(propios) == 1 else Negado("lleva varios controles")


def _alrededor(celda: Elemento) -> Iterator[Elemento]:
    padre = celda.getparent()
    while padre is not None and padre.tag != FILA:
        if padre.tag == CONTROL:
            yield padre
        padre = padre.getparent()


def _decide(control: Elemento) -> bool:
    """Si no basta con escribir dentro como si no estuviera."""
    propiedades = control.find(f"{W}sdtPr")
    ligado = propiedades is not None and propiedades.find(f"{W}dataBinding") is not None
    de_lista = any(control.find(lista) is not None for lista in _LISTAS)
    de_fecha = propiedades is not None and propiedades.find(f"{W}date") is not None
    return ligado or de_lista or de_fecha or clase_de(control) is not Clase.TEXTO


@dataclass(frozen=True, slots=True)
class Negado(Control):
    """Uno en que no se sabe elegir."""

    por_que_no: str = ""

    def cortes(self, parte: Parte, tramos: Tramos, nuevo: Nuevo) -> Iterator[Corte]:
        """Ninguno."""
        del parte, tramos, nuevo
        return iter(())


class DeContenido(Control):
    """Un control de contenido: una lista, una fecha o un texto que invita a escribirlo."""

    def __init__(self, control: Elemento) -> None:
        self._control = control
        self._lista = next((s for u in _LISTAS if (s := control.find(u)) is not None), None)
        if control.find(f"{W}sdtPr/{W}dataBinding") is not None:
            self.por_que_no = "está ligada a otra parte del documento"
        elif control.find(DENTRO_DEL_CONTROL) is None:
            self.por_que_no = "lleva un control vacío"
        self.opciones = [*self._entradas()]

    def cortes(self, parte: Parte, tramos: Tramos, nuevo: Nuevo) -> Iterator[Corte]:
        """Lo elegido, lo que el control guarda de ello y que ya no invita a elegir."""
        control, texto = self._control, nuevo.texto
        marcador = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        if marcador is not None:
            yield Corte(tramos[marcador].inicio, tramos[marcador].fin, b"")
        if self._lista is not None:
            elegida = self._entradas().get(texto, texto)
            yield from _marca_con(parte, tramos[self._lista], "lastValue", elegida)
        fecha = control.find(f"{W}sdtPr/{W}date")
        if fecha is not None and nuevo.fecha is not None:
            yield _con_fecha(parte, tramos[fecha], nuevo.fecha)
            formato = valor(fecha, "dateFormat") or "yyyy-MM-dd"
            texto = _con_formato(nuevo.fecha, formato, valor(fecha, "lid") or "es") or texto
        yield from _elegido(parte, tramos, control, texto, invitaba=marcador is not None)

    def _entradas(self) -> dict[str, str]:
        """Lo que guarda cada opción, por lo que se ve de ella; sin la que solo invita a elegir."""
        lista = [] if self._lista is None else [*self._lista.iterfind(f"{W}listItem")]
        guardados = [una.get(f"{W}value", "") for una in lista]
        pares = zip(lista, guardados, strict=True)
        return {una.get(f"{W}displayText") or suyo: suyo for una, suyo in pares if suyo}


def _elegido(
    parte: Parte, tramos: Tramos, control: Elemento, texto: str, *, invitaba: bool
) -> Iterator[Corte]:
    """El texto en las primeras letras del control; las demás se quitan."""
    dentro = control.find(DENTRO_DEL_CONTROL)
    if dentro is None:
        return
    delante = prefijo(parte.marca(tramos[control]))
    viejos = list(dentro.iter(f"{W}r"))
    # lo que invita a escribir tiene otro aspecto que lo escrito
    con_aspecto = control.find(f"{W}sdtPr") if invitaba else next(iter(viejos), None)
    propiedades = None if con_aspecto is None else con_aspecto.find(f"{W}rPr")
    aspecto = b"" if propiedades is None else sin_algunos(parte, tramos, propiedades, ())
    nuevo = b"<%sr>%s%s</%sr>" % (delante, aspecto, letras(delante, texto), delante)
    if viejos:
        yield Corte(tramos[viejos[0]].inicio, tramos[viejos[0]].fin, nuevo)
        yield from (Corte(tramos[u].inicio, tramos[u].fin, b"") for u in viejos[1:])
        return
    en = next(dentro.iter(PARRAFO), dentro)
    tramo = tramos[en]
    if tramo.vacio:
        marca = parte.marca(tramo)
        nombre = re.split(rb"[\s/>]", marca[1:], maxsplit=1)[0]
        yield Corte(tramo.inicio, tramo.fin, marca[:-2] + b">" + nuevo + b"</%s>" % nombre)
    else:
        yield Corte(tramo.fin_de_dentro, tramo.fin_de_dentro, nuevo)


def _marca_con(parte: Parte, tramo: Tramo, atributo: str, dicho: str) -> Iterator[Corte]:
    """El elemento con otro valor en un atributo, si cambia."""
    marca = parte.marca(tramo)
    if (otra := con_atributo(marca, atributo, dicho)) != marca:
        yield Corte(tramo.inicio, tramo.dentro, otra)


def _con_fecha(parte: Parte, tramo: Tramo, fecha: FechaParcial) -> Corte:
    marca = parte.marca(tramo)
    dicho = f"{fecha.ultimo_dia.isoformat()}T00:00:00Z"
    if b"fullDate" not in marca:
        corta = marca.index(b"date") + len(b"date")
        propio = b' %sfullDate=""' % prefijo(marca)
        marca = marca[:corta] + propio + marca[corta:]
    return Corte(tramo.inicio, tramo.dentro, con_atributo(marca, "fullDate", dicho))


def _con_formato(fecha: FechaParcial, formato: str, lengua: str) -> str:
    """La fecha como la muestra el control; vacío si no se sabe, o si diría un día que no consta."""
    dia, trozos, visto = fecha.ultimo_dia, [], set[str]()
    for hallado in _FORMATO.finditer(formato):
        molde = hallado["molde"] or ""
        visto.add(molde[:1])
        nombre = MESES[dia.month - 1]
        trozos.append(
            {
                "": hallado["literal"] or hallado["resto"] or "",
                "d": str(dia.day),
                "dd": f"{dia.day:02d}",
                "M": str(dia.month),
                "MM": f"{dia.month:02d}",
                "MMM": nombre[:3],
                "MMMM": nombre,
                "yy": f"{dia.year % 100:02d}",
            }.get(molde, str(dia.year))
        )
    en_letras = "MMM" in formato and not lengua.lower().startswith("es")
    exacta = fecha.precision is (Precision.DIA if "d" in visto else Precision.MES)
    return "" if en_letras or not exacta else "".join(trozos)


class ListaHeredada(Control):
    """Un desplegable de formulario antiguo: guarda cuál de las suyas se eligió."""

    def __init__(self, lista: Elemento) -> None:
        self._lista = lista
        self.opciones = [una.get(f"{W}val", "") for una in lista.iterfind(f"{W}listEntry")]

    def cortes(self, parte: Parte, tramos: Tramos, nuevo: Nuevo) -> Iterator[Corte]:
        """El número de la elegida."""
        if nuevo.texto not in self.opciones:
            return
        cual = str(self.opciones.index(nuevo.texto))
        elegida = self._lista.find(f"{W}result")
        tramo = tramos[self._lista]
        if elegida is not None:
            yield from _marca_con(parte, tramos[elegida], "val", cual)
        else:
            delante = prefijo(parte.marca(tramo))
            puesta = b'<%sresult %sval="%s"/>' % (delante, delante, cual.encode())
            yield Corte(tramo.dentro, tramo.dentro, puesta)


class Casillas(Control):
    """Las de una celda: se marca una y se quitan las demás."""

    def __init__(self, celda: Elemento, leida: Celda) -> None:
        self._rotulos = [una.rotulo for una in leida.casillas] or [""]
        self.opciones = [] if isinstance(leida.valor, bool) else list(self._rotulos)
        self._signos = [*_signos(celda)]
        self._marca = next((s for _, _, s in self._signos if CASILLAS.get(s)), MARCADA)
        if len(self._signos) != len(self._rotulos):
            self.por_que_no = "lleva casillas de un modo que no se sabe marcar"

    def cortes(self, parte: Parte, tramos: Tramos, nuevo: Nuevo) -> Iterator[Corte]:
        """Cada casilla que cambia."""
        sueltas: dict[Elemento, dict[int, str]] = {}
        for rotulo, (de, lugar, _) in zip(self._rotulos, self._signos, strict=True):
            marcada = nuevo.si if nuevo.si is not None else rotulo == nuevo.texto
            if de.tag == CONTROL:
                yield from _marcado(parte, tramos, de, marcada=marcada)
            else:
                sueltas.setdefault(de, {})[lugar] = self._marca if marcada else SIN_MARCAR
        for de, cambios in sueltas.items():
            tramo = tramos[de]
            dentro = [*parte.contenido[tramo.dentro : tramo.fin_de_dentro].decode("utf-8")]
            lugares = [n for n, letra in enumerate(dentro) if letra in CASILLAS]
            for lugar, signo in cambios.items():
                dentro[lugares[lugar]] = signo
            yield Corte(tramo.dentro, tramo.fin_de_dentro, "".join(dentro).encode("utf-8"))


def _signos(celda: Elemento) -> Iterator[tuple[Elemento, int, str]]:
    """Cada casilla: el control que la guarda, o las letras en que está y cuál es de ellas, y su signo."""
    guardadas = [c for c in celda.iter(CONTROL) if clase_de(c) is Clase.CASILLA]
    dentro_de = {letra: c for c in guardadas for letra in c.iter(f"{W}t")}
    for uno in celda.iter(CONTROL, f"{W}t"):
        if uno in guardadas:
            yield uno, 0, ""
        elif uno.tag == f"{W}t" and uno not in dentro_de:
            signos = [letra for letra in uno.text or "" if letra in CASILLAS]
            yield from ((uno, lugar, signo) for lugar, signo in enumerate(signos))


def _marcado(parte: Parte, tramos: Tramos, control: Elemento, *, marcada: bool) -> Iterator[Corte]:
    casilla = control.find(f"{W}sdtPr/{W14}checkbox")
    if casilla is None:
        return
    guardado = casilla.find(f"{W14}checked")
    if guardado is not None:
        yield from _marca_con(parte, tramos[guardado], "val", "1" if marcada else "0")
    elif marcada:
        tramo = tramos[casilla]
        delante = prefijo(parte.marca(tramo))
        if not tramo.vacio:
            puesta = b'<%schecked %sval="1"/>' % (delante, delante)
            yield Corte(tramo.dentro, tramo.dentro, puesta)
    suyo = casilla.find(f"{W14}{'checkedState' if marcada else 'uncheckedState'}")
    cual = None if suyo is None else suyo.get(f"{W14}val")
    signo = chr(int(cual, 16)) if cual else MARCADA if marcada else SIN_MARCAR
    yield from _elegido(parte, tramos, control, signo, invitaba=False)
