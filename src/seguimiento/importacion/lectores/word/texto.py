"""Lo que dicen los párrafos de Word: de cada elemento, lo que de él se ve."""

from collections.abc import Callable, Iterable
from functools import partial

from seguimiento.importacion.lectores.word.campos import Campo
from seguimiento.importacion.lectores.word.controles import (
    Clase,
    clase_de,
    exportado_de,
    fecha_de,
    marca_de,
)
from seguimiento.importacion.lectores.word.dibujos import leer_dibujo
from seguimiento.importacion.lectores.word.escrito import (
    CambioControlado,
    Escrito,
    FechaElegida,
    Motivo,
)
from seguimiento.importacion.lectores.word.estilos import Estilos
from seguimiento.importacion.lectores.word.nombres import (
    ALTERNATIVA,
    CELDA,
    CONTROL,
    DE_REPUESTO,
    DENTRO_DEL_CONTROL,
    ELEGIDA,
    FILA,
    PARRAFO,
    TABLA,
    XML,
    Elemento,
    M,
    R,
    W,
    envueltos,
    si_o_no,
)
from seguimiento.importacion.lectores.word.numeracion import Numeracion
from seguimiento.importacion.lectores.word.partes import Partes
from seguimiento.importacion.lectores.word.signos import es_simbolica, signo, tiene_privados

Trozos = list[str | FechaElegida]
_ESPACIOS = " \t\r\n"
_ATRAVIESA = (
    DENTRO_DEL_CONTROL,
    ELEGIDA,
    DE_REPUESTO,
    *(
        f"{W}{nombre}"
        for nombre in ("smartTag", "customXml", "dir", "bdo", "ruby", "rubyBase", "rt")
    ),
)
_SE_VE_COMO = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NO_SE_VE = tuple(f"{W}{nombre}" for nombre in ("delInstrText", "delText", "fldData"))
INSERTA = {f"{W}ins": CambioControlado.INSERTADO, f"{W}moveTo": CambioControlado.TRAIDO}
QUITA = {f"{W}del": CambioControlado.BORRADO, f"{W}moveFrom": CambioControlado.LLEVADO}
"""Los cambios controlados de letras o de bloques, por su nombre."""
_PROPIEDADES = frozenset(f"{W}{nombre}Pr" for nombre in ("p", "r", "sdt", "tbl", "tr", "tc"))
_NOTAS = ("footnote", "endnote", "comment")


class Lectura:
    """La de un documento, en su orden: la numeración y los campos dependen de lo que va delante."""

    def __init__(self, partes: Partes) -> None:
        self.partes = partes
        self.estilos = Estilos(partes.estilos)
        self._numeracion = Numeracion(partes.numeracion, self.estilos)
        self._campos: list[Campo] = []
        self._parrafo: Elemento | None = None
        """Las propiedades del que se está leyendo, de las que hereda cada letra."""
        self._pendiente: Trozos = []
        """Lo de un párrafo cuyo final se borró: es el principio del siguiente."""
        self._notas: dict[tuple[str, str], str] = {}
        self._lectores = self._los_lectores()

    def _los_lectores(self) -> dict[object, Callable[[Elemento, Escrito], None]]:
        """Cómo se lee cada elemento. De los que no están se avisa, si tienen texto."""
        return {
            PARRAFO: self.parrafo,
            TABLA: self._tabla_anidada,
            CONTROL: self._control,
            ALTERNATIVA: self._alternativa,
            f"{W}r": self._tramo,
            f"{W}t": self._letras,
            f"{W}sym": self._signo,
            f"{W}fldChar": self._campo,
            f"{W}instrText": self._codigo,
            f"{W}fldSimple": self._campo_simple,
            f"{W}hyperlink": self._enlace,
            f"{M}oMath": self._ecuacion,
            f"{M}oMathPara": self._ecuacion,
            f"{W}drawing": leer_dibujo,
            f"{W}pict": leer_dibujo,
            f"{W}object": leer_dibujo,
            f"{W}altChunk": partial(_omitido, motivo=Motivo.INCRUSTADO),
            f"{W}subDoc": partial(_omitido, motivo=Motivo.INCRUSTADO),
            **{uno: partial(self._cambio, clase=clase) for uno, clase in INSERTA.items()},
            **{uno: partial(_quitado, clase=clase) for uno, clase in QUITA.items()},
            **dict.fromkeys(_ATRAVIESA, self._hijos),
            **{f"{W}{uno}": partial(self._poner, que=se_ve) for uno, se_ve in _SE_VE_COMO.items()},
            **{f"{W}{uno}Reference": partial(self._nota, clase=uno) for uno in _NOTAS},
        }

    def leer(self, elemento: Elemento, escrito: Escrito) -> None:
        """Añade lo que dice un elemento cualquiera."""
        if lector := self._lectores.get(elemento.tag):
            lector(elemento, escrito)
        elif elemento.tag not in _NO_SE_VE:
            escrito.omitir(Motivo.DESCONOCIDO, "".join(map(str, elemento.itertext())))

    def _hijos(self, elemento: Elemento, escrito: Escrito) -> None:
        for hijo in elemento:
            if hijo.tag not in _PROPIEDADES:
                self.leer(hijo, escrito)

    def _poner(self, _: Elemento, escrito: Escrito, que: str) -> None:
        if que and not any(campo.tapa for campo in self._campos):
            escrito.trozos.append(que)

    # Párrafos y celdas

    def historia(self, elementos: Iterable[Elemento], escrito: Escrito) -> None:
        """Añade lo que dice una celda, un cuadro o una nota: sus campos y párrafos son solo suyos."""
        fuera = self._campos, self._pendiente, self._parrafo
        self._campos, self._pendiente, self._parrafo = [], [], None
        for elemento in elementos:
            self.leer(elemento, escrito)
        escrito.trozos += self._pendiente
        self._campos, self._pendiente, self._parrafo = fuera

    def parrafo(self, parrafo: Elemento, escrito: Escrito) -> None:
        """Añade un párrafo, con su número delante y, detrás, lo de sus cuadros de texto."""
        self.sin_cuadros(parrafo, escrito)
        cuadros, escrito.cuadros[:] = list(escrito.cuadros), ()
        for cuadro in cuadros:
            self.historia(cuadro, escrito)

    def sin_cuadros(self, parrafo: Elemento, escrito: Escrito) -> None:
        """Añade un párrafo; sus cuadros de texto quedan apuntados y sin leer."""
        fuera, self._parrafo = self._parrafo, parrafo.find(f"{W}pPr")
        propio = escrito.aparte()
        self._hijos(parrafo, propio)
        # un código sin cerrar no se traga el resto del documento
        self._campos = [campo for campo in self._campos if not campo.tapa]
        dicho = [*self._pendiente, *propio.trozos]
        marca = None if self._parrafo is None else self._parrafo.find(f"{W}rPr")
        if _lleva(marca, "ins"):
            escrito.cambios[CambioControlado.INSERTADO] += 1
        if _lleva(marca, "del") or _lleva(marca, "moveFrom"):
            escrito.cambios[CambioControlado.BORRADO] += 1
            self._pendiente = dicho
        else:
            self._pendiente = []
            rotulo = self._numeracion.rotulo(self._parrafo)
            # el número de un párrafo en blanco se ve; el de uno del que todo se quitó, no es de nadie
            se_ve = any(str(trozo).strip() for trozo in dicho) or not _tenia_texto(parrafo)
            escrito.trozos += ["\n", *([f"{rotulo} "] if rotulo and se_ve else []), *dicho, "\n"]
        self._parrafo = fuera

    def suelto(self) -> Escrito:
        """Lo que quedaba de un párrafo cuyo final se borró, si no le sigue otro al que unirse."""
        escrito, self._pendiente = Escrito(self._pendiente), []
        return escrito

    def celda(self, celda: Elemento, controles: tuple[Elemento, ...], escrito: Escrito) -> None:
        """Añade lo que dice una celda, con los controles que la rodean."""
        self._controlado(controles, partial(self.historia, celda), escrito)

    def _tabla_anidada(self, tabla: Elemento, escrito: Escrito) -> None:
        """Una fila por línea, con sus celdas separadas por tabuladores."""
        escrito.omitir(Motivo.ANIDADA)
        for fila, _ in envueltos(tabla, FILA):
            if not self.cuenta(fila, escrito):
                continue
            celdas = []
            for celda, controles in envueltos(fila, CELDA):
                dentro = escrito.aparte()
                self.celda(celda, controles, dentro)
                celdas.append(dentro.texto)
            escrito.trozos += ["\n", "\t".join(celdas), "\n"]

    @staticmethod
    def cuenta(fila: Elemento, escrito: Escrito) -> bool:
        """Si la fila se ve: no, si un cambio controlado la borra o si está oculta."""
        propiedades = fila.find(f"{W}trPr")
        if _lleva(propiedades, "del"):
            escrito.cambios[CambioControlado.FILA_BORRADA] += 1
            return False
        if _lleva(propiedades, "ins"):
            escrito.cambios[CambioControlado.FILA_INSERTADA] += 1
        if si_o_no(propiedades, "hidden"):
            escrito.omitir(
                Motivo.OCULTO, " ".join(letras.text or "" for letras in fila.iter(f"{W}t"))
            )
            return False
        return True

    # Lo de dentro de un párrafo

    def _tramo(self, tramo: Elemento, escrito: Escrito) -> None:
        """Unas letras con el mismo aspecto: las tachadas y las ocultas no se leen."""
        propiedades = tramo.find(f"{W}rPr")
        motivo = self._por_que_no(propiedades)
        marcador = self.estilos.es_marcador(propiedades)
        if motivo is None and not marcador:
            self._hijos(tramo, escrito)
            return
        fuera = escrito.aparte()
        self._hijos(tramo, fuera)
        if marcador:
            escrito.marcadores += filter(None, [fuera.texto])
        elif motivo:
            escrito.omitir(motivo, fuera.texto)

    def _por_que_no(self, propiedades: Elemento | None) -> Motivo | None:
        if self.estilos.se_oculta(propiedades, self._parrafo):
            return Motivo.OCULTO
        return Motivo.TACHADO if self.estilos.se_tacha(propiedades, self._parrafo) else None

    def _letras(self, elemento: Elemento, escrito: Escrito) -> None:
        texto = (elemento.text or "").replace("\r", " ").replace("\n", " ")
        if elemento.get(f"{XML}space") != "preserve":
            texto = texto.strip(_ESPACIOS)
        fuente = _fuente(elemento)
        if es_simbolica(fuente) or tiene_privados(texto):
            texto = "".join(_vista(fuente, letra, escrito) for letra in texto)
        self._poner(elemento, escrito, texto)

    def _signo(self, elemento: Elemento, escrito: Escrito) -> None:
        try:
            letra = chr(int(elemento.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return
        self._poner(elemento, escrito, _vista(elemento.get(f"{W}font", ""), letra, escrito))

    def _nota(self, elemento: Elemento, escrito: Escrito, clase: str) -> None:
        clave = (clase, elemento.get(f"{W}id", ""))
        if clave not in self._notas:
            # mientras se lee está vacía: una nota que se cite a sí misma no da vueltas
            self._notas[clave] = ""
            nota = Escrito()
            self.historia(self.partes.notas.get(clave, ()), nota)
            self._notas[clave] = nota.texto
            escrito.absorber(nota)
        if texto := self._notas[clave]:
            escrito.notas.append(texto)

    def _ecuacion(self, elemento: Elemento, escrito: Escrito) -> None:
        texto = "".join(signo.text or "" for signo in elemento.iter(f"{M}t"))
        escrito.omitir(Motivo.ECUACION, texto)
        self._poner(elemento, escrito, texto)

    def _enlace(self, elemento: Elemento, escrito: Escrito) -> None:
        if destino := self.partes.enlaces.get(elemento.get(f"{R}id", "")):
            escrito.enlaces.append(destino)
        self._hijos(elemento, escrito)

    def _cambio(self, elemento: Elemento, escrito: Escrito, clase: CambioControlado) -> None:
        escrito.cambios[clase] += 1
        self._hijos(elemento, escrito)

    def _alternativa(self, elemento: Elemento, escrito: Escrito) -> None:
        """Lo mismo, dicho de varios modos para programas distintos: se lee el primero que diga algo."""
        antes = escrito.cuanto
        for rama in elemento:
            self._hijos(rama, escrito)
            if escrito.cuanto != antes:
                return

    # Campos y controles

    def _campo(self, elemento: Elemento, escrito: Escrito) -> None:
        match elemento.get(f"{W}fldCharType"):
            case "begin":
                self._campos.append(Campo(elemento.find(f"{W}ffData")))
            case "separate" if self._campos:
                self._campos[-1].en_el_codigo = False
            case "end" if self._campos:
                self._cerrar(elemento, self._campos.pop(), escrito)

    def _cerrar(self, elemento: Elemento, campo: Campo, escrito: Escrito) -> None:
        escrito.enlaces += filter(None, [campo.enlace])
        escrito.marcadores += filter(None, [campo.invitacion])
        self._poner(elemento, escrito, campo.elegido or "")

    def _codigo(self, elemento: Elemento, _: Escrito) -> None:
        if self._campos and self._campos[-1].en_el_codigo:
            self._campos[-1].codigo.append(elemento.text or "")

    def _campo_simple(self, elemento: Elemento, escrito: Escrito) -> None:
        campo = Campo(codigo=[elemento.get(f"{W}instr", "")], en_el_codigo=False)
        if not campo.tapa:
            self._hijos(elemento, escrito)
        self._cerrar(elemento, campo, escrito)

    def _control(self, control: Elemento, escrito: Escrito) -> None:
        dentro = control.find(DENTRO_DEL_CONTROL)
        if dentro is not None:
            self._controlado((control,), partial(self._hijos, dentro), escrito)

    def _controlado(
        self,
        controles: tuple[Elemento, ...],
        leer: Callable[[Escrito], None],
        escrito: Escrito,
    ) -> None:
        """Lo de dentro de unos controles, cada uno dentro del anterior."""
        escrito.exportados += filter(None, map(exportado_de, controles))
        control = next((uno for uno in controles if clase_de(uno) is not Clase.TEXTO), None)
        if control is None:
            leer(escrito)
            return
        if clase_de(control) is Clase.PARA_LEER:
            return
        dentro = escrito.aparte()
        leer(dentro)
        vista = dentro.texto
        match clase_de(control):
            case Clase.MARCADOR:
                escrito.marcadores += filter(None, [vista])
            case Clase.CASILLA:
                escrito.trozos.append(marca_de(control, vista))
            case Clase.FECHA if fecha := fecha_de(control, vista):
                escrito.trozos.append(fecha)
            case _:
                escrito.trozos += dentro.trozos


def _lleva(propiedades: Elemento | None, nombre: str) -> bool:
    return propiedades is not None and propiedades.find(f"{W}{nombre}") is not None


def _tenia_texto(parrafo: Elemento) -> bool:
    return any(letras.text for letras in parrafo.iter(f"{W}t", f"{W}delText"))


def _fuente(letras: Elemento) -> str:
    """La fuente de unas letras, si la dicen."""
    tramo = letras.getparent()
    propias = None if tramo is None else tramo.find(f"{W}rPr/{W}rFonts")
    return "" if propias is None else propias.get(f"{W}ascii") or propias.get(f"{W}hAnsi") or ""


def _vista(fuente: str, letra: str, escrito: Escrito) -> str:
    """Una letra como se ve en su fuente."""
    if letra.isspace() or not (es_simbolica(fuente) or tiene_privados(letra)):
        return letra
    if not (visto := signo(fuente, ord(letra))):
        escrito.omitir(Motivo.SIGNO, fuente or "de símbolos")
    return visto


def _omitido(_: Elemento, escrito: Escrito, motivo: Motivo) -> None:
    escrito.omitir(motivo)


def _quitado(_: Elemento, escrito: Escrito, clase: CambioControlado) -> None:
    escrito.cambios[clase] += 1
