"""Qué celdas del archivo dicen otra cosa que los registros, y qué dirían."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from seguimiento.analisis.filas import Fila
from seguimiento.exportacion.sobre.celdas import Archivo, Nuevo
from seguimiento.exportacion.sobre.cortes import sin_controles
from seguimiento.exportacion.sobre.palabras import Estado, Palabras
from seguimiento.fechas import MESES, FechaParcial, Precision
from seguimiento.importacion.hechos import Leido
from seguimiento.importacion.material import Celda, Sitio
from seguimiento.modelo.accion import Entrada
from seguimiento.modelo.evaluacion import SeguimientoDeRecomendacion
from seguimiento.redaccion import como_se_ve, fecha_en_palabras, plegado, recortado
from seguimiento.vocabularios import EstadoDeRecomendacion, OrdenDeFechas
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_CON_CIFRAS = re.compile(r"[0-9]{1,2}(?P<signo>[/.-])[0-9]{1,2}(?P=signo)[0-9]{4}")
_ENTRE_ESTADO_Y_COMENTARIO = " – "
_NO_CONSTA = "que no está en los registros"
_LETRAS_DE_CITA = 60


@dataclass(frozen=True, slots=True)
class CeldaCambiada:
    """Una celda que dirá otra cosa."""

    ref: str
    """De qué es: «1.1»."""
    celda: Celda
    nuevo: Nuevo
    nota: str = ""
    """Lo que conviene saber de él."""
    recortada: bool = False
    """Si no cabe todo lo que dicen los registros."""


@dataclass(frozen=True, slots=True)
class SinEscribir:
    """Una celda que debería cambiar y se queda como está."""

    ref: str
    sitio: Sitio | None
    por_que: str


@dataclass(slots=True)
class Cambios:
    """Lo que se escribe y lo que no."""

    hechos: list[CeldaCambiada] = field(default_factory=list)
    negados: list[SinEscribir] = field(default_factory=list)
    sin_constar: list[SinEscribir] = field(default_factory=list)
    """De lo que se queda como está, lo que dice algo que no está en los registros."""
    sin_celda: list[str] = field(default_factory=list)
    """De qué no hay dónde decir el estado."""


@dataclass(frozen=True, slots=True)
class Donde:
    """El archivo en que se escribe, y lo que de él hay que saber."""

    archivo: Archivo
    palabras: Palabras
    celdas: Mapping[Sitio, Celda]
    """Las del archivo entero, por su sitio."""
    orden: OrdenDeFechas | None
    """Qué va delante en sus fechas con cifras, si se sabe."""
    consta: Callable[[str, Leido, Celda], bool]
    """Si lo que dice una celda está en los registros de lo que lleva ese código."""
    pisar: bool = False
    """Si se escribe también donde dice algo que no consta."""


def cambios(parejas: Iterable[tuple[Leido, Fila]], donde: Donde) -> Cambios:
    """Los de cada fila con lo suyo."""
    obra = _Obra(donde)
    for leido, fila in parejas:
        obra.mirar(leido, fila)
    return obra.acabado()


class _Obra:
    def __init__(self, donde: Donde) -> None:
        self._donde, self._archivo = donde, donde.archivo
        self._hecho = Cambios()
        self._intocables = set[object]()
        """Las celdas que dicen algo que no consta de una fila, aunque sean también de otras."""

    def mirar(self, leido: Leido, fila: Fila) -> None:
        """Lo que ha de cambiar en la fila de algo."""
        ref, novedad = fila.situada.accion.id, fila.situacion.novedad
        if novedad is not None:
            self._estado_y_comentario(ref, leido, _estado(fila, novedad), novedad)
        self._plazo(ref, leido, fila)

    def acabado(self) -> Cambios:
        """Los cambios, sin las celdas de varios que no dirían lo mismo."""
        de_cada_una: dict[object, list[CeldaCambiada]] = {}
        for uno in self._hecho.hechos:
            if self._archivo.lugar(uno.celda) in self._intocables:
                continue
            de_cada_una.setdefault(self._archivo.lugar(uno.celda), []).append(uno)
        quedan = []
        for suyos in de_cada_una.values():
            if len({uno.nuevo for uno in suyos}) > 1:
                for uno in suyos:
                    self._negar(
                        uno.ref,
                        uno.celda.sitio,
                        "la celda es de varias filas, que no dirían lo mismo",
                    )
            else:
                quedan.append(suyos[0])
        self._hecho.hechos = sorted(quedan, key=lambda uno: _en_el_archivo(uno.celda.sitio))
        return self._hecho

    # ── Estado y comentario

    def _estado_y_comentario(
        self, ref: str, leido: Leido, estado: Estado, novedad: Entrada
    ) -> None:
        en_el_estado = leido.datos.get(C.COMENTARIO)
        celda = self._una(ref, leido, C.ESTADO)
        juntos = bool(celda and en_el_estado and en_el_estado.sitio == celda.sitio)
        dicho = leido.datos.get(C.ESTADO)
        if celda is None and dicho is not None and dicho.valor != estado.value:
            self._negar(
                ref,
                dicho.sitio,
                f"de ahí sale el estado, que es «{estado.rotulo}», y no es su columna",
            )
        if dicho is None and not leido.lugares.get(C.ESTADO):
            self._hecho.sin_celda.append(ref)
        if celda is not None and not self._dice_el_estado(leido, celda, estado):
            self._escribir_estado(ref, leido, celda, estado, novedad if juntos else None)
        if not juntos:
            self._comentario(ref, leido, novedad)

    @staticmethod
    def _dice_el_estado(leido: Leido, celda: Celda, estado: Estado) -> bool:
        if isinstance(celda.valor, bool):
            return celda.valor is estado.como_accion.cumple
        return leido.valor(C.ESTADO) == estado.value

    def _escribir_estado(
        self, ref: str, leido: Leido, celda: Celda, estado: Estado, novedad: Entrada | None
    ) -> None:
        if isinstance(celda.valor, bool):
            si = estado.como_accion.cumple
            self._escribir(ref, leido, celda, Nuevo("VERDADERO" if si else "FALSO", si=si))
            return
        if celda.es_porcentaje:
            self._negar(ref, celda.sitio, "el estado se dice con un porcentaje")
            return
        palabra = self._donde.palabras.de(estado, self._archivo.opciones(celda))
        nota = (
            "" if palabra.es_suya else f"«{palabra.dicha}» no está entre las opciones de la celda"
        )
        dicho = palabra.dicha
        if novedad is not None and novedad.comentario:
            dicho += f"{_ENTRE_ESTADO_Y_COMENTARIO}{novedad.comentario}"
        self._escribir(ref, leido, celda, Nuevo(dicho), nota)

    def _comentario(self, ref: str, leido: Leido, novedad: Entrada) -> None:
        """La última novedad: su fecha, en su columna si la hay o delante, y su frase."""
        celda = self._una(ref, leido, C.COMENTARIO)
        if celda is None or not novedad.comentario:
            return
        # la que vale para todas, encima de la tabla, no es de esta fila
        propias = [una.sitio.fila for una in leido.lugares.get(C.FECHA_DE_SEGUIMIENTO, [])]
        hay_fecha = propias == [celda.sitio.fila]
        fechada = self._una(ref, leido, C.FECHA_DE_SEGUIMIENTO) if hay_fecha else None
        if not _es_lo_mismo(leido.valor(C.COMENTARIO), novedad.comentario):
            delante = f"{novedad.fecha}: " if novedad.fecha.consta and fechada is None else ""
            self._escribir(ref, leido, celda, Nuevo(f"{delante}{novedad.comentario}"))
        if self._archivo.lugar(celda) in self._intocables:
            return  # la fecha es la de lo que dice
        if fechada is not None and novedad.fecha.consta:
            self._fecha(ref, leido, C.FECHA_DE_SEGUIMIENTO, novedad.fecha)

    # ── Plazo

    def _plazo(self, ref: str, leido: Leido, fila: Fila) -> None:
        """El vigente, donde el archivo lo dice: si lo prorrogado tiene su columna, ahí."""
        situacion = fila.situacion
        if situacion.plazo is None:
            return
        nota = (
            f"el original era {fecha_en_palabras(situacion.plazo_original)}"
            if situacion.plazo_original
            else ""
        )
        if C.PLAZO_NUEVO in leido.lugares:
            if situacion.movido:
                self._fecha(ref, leido, C.PLAZO_NUEVO, situacion.plazo, nota)
            return
        celda = self._una(ref, leido, C.PLAZO)
        if celda is None or leido.valor(C.PLAZO) == str(situacion.plazo):
            return
        if situacion.movido or celda.vacia:
            self._fecha(ref, leido, C.PLAZO, situacion.plazo, nota if situacion.movido else "")
        elif C.PLAZO in leido.datos:
            dice = (
                f"dice otro plazo que el registro, {situacion.plazo}, y no consta ninguna prórroga"
            )
            self._negar(ref, celda.sitio, dice)

    def _fecha(self, ref: str, leido: Leido, campo: C, fecha: FechaParcial, nota: str = "") -> None:
        celda = self._una(ref, leido, campo)
        if celda is not None and leido.valor(campo) != str(fecha):
            self._escribir(
                ref,
                leido,
                celda,
                Nuevo(_como_las_suyas(celda, fecha, self._donde.orden), fecha),
                nota,
            )

    # ── La celda

    def _una(self, ref: str, leido: Leido, campo: C) -> Celda | None:
        """La celda en que se dice; `None` si no hay, o si hay varias y no se sabe en cuál."""
        suyas = leido.lugares.get(campo, [])
        distintas = {self._archivo.lugar(una): una for una in suyas}
        if len(distintas) > 1:
            self._negar(
                ref, suyas[0].sitio, f"hay varias celdas de «{campo.rotulo}» y no se sabe en cuál"
            )
            return None
        if not suyas:
            return None
        entera = self._donde.celdas.get(suyas[0].sitio)
        if entera is not None and entera.texto != suyas[0].texto:
            self._negar(ref, suyas[0].sitio, "la celda dice además otra cosa")
            return None
        return suyas[0]

    def _escribir(self, ref: str, leido: Leido, celda: Celda, nuevo: Nuevo, nota: str = "") -> None:
        if por_que := self._archivo.por_que_no(celda):
            self._negar(ref, celda.sitio, por_que)
            return
        dicho = sin_controles(nuevo.texto)
        cabe = self._archivo.como_cabe(dicho)
        if cabe != dicho and cabe == celda.texto:
            return  # es lo que de ello se escribió la otra vez
        consta = self._donde.consta(ref, leido, celda)
        if not consta and not self._donde.pisar:
            self._intocables.add(self._archivo.lugar(celda))
            dice = f"dice «{recortado(celda.texto, _LETRAS_DE_CITA)}», {_NO_CONSTA}"
            self._hecho.sin_constar.append(SinEscribir(ref, celda.sitio, dice))
            return
        notas = (
            nota,
            "" if consta else f"se pierde lo que dice, {_NO_CONSTA}",
            "" if cabe == dicho else "no cabe entero",
        )
        suyo, nota = nuevo._replace(texto=cabe), "; ".join(filter(None, notas))
        self._hecho.hechos.append(CeldaCambiada(ref, celda, suyo, nota, recortada=cabe != dicho))

    def _negar(self, ref: str, sitio: Sitio, por_que: str) -> None:
        negado = SinEscribir(ref, sitio, por_que)
        if negado not in self._hecho.negados:
            self._hecho.negados.append(negado)


def _en_el_archivo(sitio: Sitio) -> tuple[int, int, int]:
    return sitio.indice, sitio.fila, sitio.columna


def _estado(fila: Fila, novedad: Entrada) -> Estado:
    """El que vale: el declarado, salvo que quien lo comprobó no lo sostuviera."""
    suyo = fila.situacion.estado
    if not isinstance(novedad, SeguimientoDeRecomendacion):
        return suyo
    if novedad.estado.como_accion is suyo:
        return novedad.estado
    return next(uno for uno in EstadoDeRecomendacion if uno.como_accion is suyo)


def _es_lo_mismo(dicho: object, registrado: str) -> bool:
    return isinstance(dicho, str) and como_se_ve(" ".join(dicho.split())) == como_se_ve(
        " ".join(registrado.split())
    )


def _como_las_suyas(celda: Celda, fecha: FechaParcial, orden: OrdenDeFechas | None) -> str:
    """La fecha en un texto: en palabras o con barras si así va la que hay; si no, como en los registros."""
    en_palabras = any(mes in plegado(celda.texto) for mes in MESES)
    if en_palabras:
        return fecha_en_palabras(fecha)
    con_cifras = _CON_CIFRAS.fullmatch(celda.texto.strip())
    if con_cifras and orden and fecha.precision is Precision.DIA:
        dia, mes, anio = f"{fecha.ultimo_dia:%d %m %Y}".split()
        primero = (dia, mes) if orden.dia_delante else (mes, dia)
        return con_cifras["signo"].join((*primero, anio))
    return str(fecha)
