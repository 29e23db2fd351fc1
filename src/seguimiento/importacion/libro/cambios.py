"""Lo que se cambió en una fila, como lo escribiría cada orden."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from seguimiento.campos import claves, registro_en
from seguimiento.diagnosticos.libro import CELDA_QUE_NO_CABE, FALTA_ALGO, SE_QUITARIA
from seguimiento.documento.escritura import Valor
from seguimiento.exportacion.cabida import cabe
from seguimiento.exportacion.libro.celdas import dicho, huella, visto
from seguimiento.exportacion.libro.cosas import Cosa
from seguimiento.exportacion.libro.declaracion import Columna, Hoja, Orden
from seguimiento.importacion.diferencias import Diferencia
from seguimiento.importacion.libro.lectura import Fila, por_formula
from seguimiento.importacion.libro.valores import NoCabe, entera, escrito_en, valor_de
from seguimiento.importacion.lo_mismo import dice, es_lo_mismo
from seguimiento.importacion.material import Duda, Sitio
from seguimiento.redaccion import entre_comillas, enumeracion

_EXIGIDOS = {
    Orden.ACTUALIZAR: ("estado",),
    Orden.PRORROGAR: ("plazo", "motivo"),
    Orden.VERIFICAR: ("resultado", "por"),
}
"""Lo que ha de decir una anotación de cada orden."""


@dataclass(slots=True)
class Cambios:
    """Lo que cambia en una fila, y lo que de ella ha de mirarse."""

    diferencias: list[Diferencia] = field(default_factory=list)
    dudas: list[Duda] = field(default_factory=list)


def cambios(  # noqa: PLR0913 — la fila, de qué es y qué se sabe
    hoja: Hoja, fila: Fila, cosa: Cosa, datos: Valor, hoy: date, *, quitando: bool
) -> Cambios:
    """Los de una fila que ya estaba; `datos` es lo escrito en su archivo."""
    obra = _DeUnaFila(hoja, fila, cosa, datos, hoy, quitando=quitando)
    for orden in Orden:
        suyas = [una for una in hoja.editables if una.orden is orden]
        if any(map(fila.cambiada, suyas)):
            obra.de_una_orden(orden, suyas)
    return obra.hechos


class _DeUnaFila:
    def __init__(  # noqa: PLR0913 — lo mismo
        self, hoja: Hoja, fila: Fila, cosa: Cosa, datos: Valor, hoy: date, *, quitando: bool
    ) -> None:
        self.hechos = Cambios()
        self._hoja, self._fila, self._cosa = hoja, fila, cosa
        self._escrito = escrito_en(datos, cosa.ruta)
        self._hoy, self._quitando = hoy.isoformat(), quitando

    def de_una_orden(self, orden: Orden, columnas: list[Columna]) -> None:
        """Lo que escribiría esa orden, o por qué no puede."""
        cambiadas = [una for una in columnas if self._fila.cambiada(una)]
        try:
            self._comprobar(cambiadas)
            if orden.bitacora:
                self._anotar(orden, columnas, cambiadas)
            else:
                for una in filter(self._por_escribir, cambiadas):
                    self._corregir(una)
        except NoCabe as error:
            self.hechos.dudas.append(error.duda)

    def _comprobar(self, cambiadas: list[Columna]) -> None:
        for una in cambiadas:
            celda = self._fila.celdas[una.rotulo]
            if duda := por_formula(una, celda):
                raise NoCabe(duda)
            if not una.vale_para(self._cosa):
                self._no_cabe(una, "sale de sus acciones", "anótelo en la hoja «Acciones»")
            if not cabe(dicho(una.valor(self._cosa))):
                self._no_cabe(una, "no cabía entero en su celda", "corríjalo con «seg corregir»")

    def _por_escribir(self, columna: Columna) -> bool:
        """Si el registro no lo dice ya."""
        hay = huella(visto(columna.valor(self._cosa)))
        return huella(self._fila.leido(columna)) != hay

    def _choca(self, columna: Columna) -> bool:
        """Si lo que dice el registro no es lo que decía al exportarse."""
        huellas = self._fila.huellas
        hay = huella(visto(columna.valor(self._cosa)))
        return huellas is not None and hay != huellas.de[columna.rotulo]

    # ── Lo que se corrige ────────────────────────────────────────────────────

    def _corregir(self, columna: Columna) -> None:
        texto = self._fila.leido(columna)
        pasos = columna.pasos if columna.orden is not Orden.PRORROGAR else columna.pasos[-1:]
        if not texto:
            self._quitar(columna, pasos)
            return
        valor = self._valor(columna)
        if es_lo_mismo(valor, escrito_en(self._escrito, pasos)):
            return
        if len(pasos) > 1 and not escrito_en(self._escrito, pasos[:-1]):
            self._estrenar(columna, pasos, valor)
            return
        self._diferencia(columna, pasos, valor, choca=self._choca(columna))

    def _estrenar(self, columna: Columna, pasos: tuple[str, ...], valor: Valor) -> None:
        """Una respuesta donde no la había: va entera y, si no dice su fecha, con la de hoy."""
        ruta = (*self._cosa.ruta, *pasos[:-1])
        hecha = next((una for una in self.hechos.diferencias if una.ruta == ruta), None)
        modelo = registro_en(self._hoja.modelo, pasos[:-1])
        assert modelo is not None  # noqa: S101 — de él es la columna
        antes = (
            hecha.despues if hecha and isinstance(hecha.despues, Mapping) else {"fecha": self._hoy}
        )
        juntos = {**antes, pasos[-1]: valor}
        en_orden = {clave: juntos[clave] for clave in claves(modelo) if clave in juntos}
        if hecha:
            self.hechos.diferencias.remove(hecha)
        self._diferencia(columna, pasos[:-1], en_orden, choca=self._choca(columna))

    def _quitar(self, columna: Columna, pasos: tuple[str, ...]) -> None:
        if columna.campo and columna.campo.obligatorio:
            self._no_cabe(columna, "es obligatorio y no puede vaciarse", "devuélvale lo que decía")
        if not self._quitando:
            mensaje = f"se vació «{columna.rotulo}» de {self._cosa.ref}"
            ayuda = "con «--si» se quita del registro; si no, devuélvale lo que decía"
            self.hechos.dudas.append(Duda(SE_QUITARIA, mensaje, self._sitio(columna), ayuda))
            return
        dentro = escrito_en(self._escrito, pasos[:-1])
        if len(pasos) > 1 and isinstance(dentro, Mapping) and len(dentro) == 1:
            pasos = pasos[:-1]  # con lo último se va lo que lo contiene
        self._diferencia(columna, pasos, None, choca=self._choca(columna))

    # ── Lo que se anota ──────────────────────────────────────────────────────

    def _anotar(self, orden: Orden, columnas: list[Columna], cambiadas: list[Columna]) -> None:
        """Una anotación más en su bitácora, si no está ya entre las que hay desde que se exportó."""
        if not (llenas := [una for una in cambiadas if self._fila.leido(una)]):
            return  # vaciar lo anotado no cambia nada
        plazo = next(
            (u for u in columnas if orden is Orden.PRORROGAR and u.pasos[-1] == "plazo"), None
        )
        if plazo and not plazo.valor(self._cosa):
            self._poner_plazo(plazo, llenas)
            return
        dichos = {u.pasos[-1]: self._valor(u) for u in columnas if self._cuenta(orden, u)}
        if orden is Orden.ACTUALIZAR and "estado" not in dichos and self._cosa.estado:
            dichos["estado"] = self._cosa.estado.value
        if self._ya_esta(orden, dichos):
            return
        self._exigir(orden, columnas, dichos)
        dichos.setdefault("fecha", self._hoy)
        modelo = registro_en(self._hoja.modelo, (orden.bitacora,))
        assert modelo is not None  # noqa: S101 — de él son las columnas
        en_orden = {clave: dichos[clave] for clave in claves(modelo) if clave in dichos}
        entrada = entera(modelo, en_orden, self._sitio(llenas[0]))
        hay = self._anotadas(orden)
        nuevas = len(hay) > self._desde(orden)
        self._diferencia(
            llenas[0],
            (orden.bitacora,),
            entrada,
            choca=nuevas,
            antes=hay[-1] if hay else None,
            entra=True,
        )

    def _cuenta(self, orden: Orden, columna: Columna) -> bool:
        """Si lo que dice la celda es de la anotación: el plazo, solo si cambió."""
        if not self._fila.leido(columna):
            return False
        return columna.se_rellena or orden is Orden.ACTUALIZAR or self._fila.cambiada(columna)

    def _poner_plazo(self, plazo: Columna, llenas: list[Columna]) -> None:
        """Lo que no tenía fecha límite no se prorroga: se le pone."""
        if motivo := next((una for una in llenas if una is not plazo), None):
            self._no_cabe(
                motivo, "es de una prórroga, y no había fecha límite", "bórrelo de la celda"
            )
        self._corregir(plazo)

    def _ya_esta(self, orden: Orden, dichos: Mapping[str, Valor]) -> bool:
        return any(dice(una, dichos) for una in self._anotadas(orden)[self._desde(orden) :])

    def _desde(self, orden: Orden) -> int:
        """Cuántas había al exportarse."""
        return self._fila.huellas.anotadas[orden.bitacora] if self._fila.huellas else 0

    def _anotadas(self, orden: Orden) -> list[Mapping[str, Valor]]:
        lista = escrito_en(self._escrito, (orden.bitacora,))
        return [una for una in lista if isinstance(una, Mapping)] if isinstance(lista, list) else []

    def _exigir(self, orden: Orden, columnas: list[Columna], dichos: Mapping[str, Valor]) -> None:
        faltan = [
            u for u in columnas if u.pasos[-1] in _EXIGIDOS[orden] and u.pasos[-1] not in dichos
        ]
        if faltan:
            cuales = enumeracion(entre_comillas(una.rotulo for una in faltan))
            mensaje = f"a lo que se anota en {self._cosa.ref} le falta {cuales}"
            ayuda = "escríbalo en su fila, o deje las demás celdas como estaban"
            raise NoCabe(Duda(FALTA_ALGO, mensaje, self._sitio(faltan[0]), ayuda))

    # ── Lo común ─────────────────────────────────────────────────────────────

    def _valor(self, columna: Columna) -> Valor:
        assert columna.campo is not None  # noqa: S101 — solo se leen las que se editan
        texto = self._fila.leido(columna)
        return valor_de(columna.campo, columna.rotulo, texto, self._sitio(columna))

    def _diferencia(  # noqa: PLR0913 — lo que es una diferencia
        self,
        columna: Columna,
        pasos: tuple[str, ...],
        valor: Valor,
        *,
        choca: bool,
        antes: Valor = None,
        entra: bool = False,
    ) -> None:
        hay = antes if entra else escrito_en(self._escrito, pasos)
        rotulo = columna.rotulo if not entra else _rotulo(self._hoja, pasos)
        ruta = (*self._cosa.ruta, *pasos)
        sitio = self._sitio(columna)
        self.hechos.diferencias.append(
            Diferencia(
                self._cosa.ref, ruta, rotulo, hay, valor, None, sitio, choca, es_entrada=entra
            )
        )

    def _no_cabe(self, columna: Columna, por_que: str, ayuda: str) -> None:
        mensaje = f"«{columna.rotulo}» de {self._cosa.ref} {por_que}"
        raise NoCabe(Duda(CELDA_QUE_NO_CABE, mensaje, self._sitio(columna), ayuda))

    def _sitio(self, columna: Columna) -> Sitio:
        celda = self._fila.celdas.get(columna.rotulo)
        return celda.sitio if celda else self._fila.sitio


def _rotulo(hoja: Hoja, pasos: tuple[str, ...]) -> str:
    from seguimiento.campos import rotulo_de

    return rotulo_de(hoja.modelo, pasos)
