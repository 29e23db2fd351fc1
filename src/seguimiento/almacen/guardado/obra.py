"""Los pasos de un lote, en los que puede interrumpirse, y cómo se sale de cada uno.

1. *Borrador*: se apunta el lote y se escribe cada contenido nuevo en un temporal. Si se interrumpe,
   se borran los temporales y no ha pasado nada.
2. *Decisión*: el borrador pasa a llamarse diario. Es un solo cambio de nombre: o está o no está.
3. *Sustitución*: cada temporal ocupa el lugar de su archivo. Si se interrumpe, el diario dice cómo
   acabar o cómo volver.
4. *Limpieza*: con todo asentado en el disco, se borra el diario.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from seguimiento.almacen.guardado.arbol import (
    ArchivoLeido,
    Paso,
    crear,
    crear_carpeta,
    leer,
    partida,
    quitar_carpeta,
)
from seguimiento.almacen.guardado.diario import Asiento, Diario, suma_de
from seguimiento.almacen.guardado.fallos import Desaparecido, Rechazo, al_escribir
from seguimiento.almacen.guardado.sitio import Sitio
from seguimiento.almacen.sistema import (
    Carpeta,
    asentar_carpeta,
    carpeta_abierta,
    quitar,
    sustituir,
)
from seguimiento.errores import ArchivoCambiado

MAYOR_QUE_SE_RECUERDA = 8 * 1024 * 1024
"""Bytes del mayor lote que se guarda para poder deshacerlo."""


class Dice(Enum):
    """Qué dice ahora un archivo del lote."""

    LO_VIEJO = auto()
    LO_NUEVO = auto()
    OTRA_COSA = auto()


class Estado(NamedTuple):
    """Cómo está un archivo del lote."""

    dice: Dice
    listo: bool
    """Si su temporal espera, entero: es que aún no se había sustituido."""
    datos: os.stat_result | None = None

    @property
    def admite_avanzar(self) -> bool:
        """Si puede decir lo nuevo, o alguien lo editó después de que lo dijera."""
        return self.dice is Dice.LO_NUEVO or self.listo is (self.dice is Dice.LO_VIEJO)

    @property
    def admite_volver(self) -> bool:
        """Si puede decir lo viejo, o alguien lo editó cuando aún lo decía."""
        return self.dice is not Dice.OTRA_COSA or self.listo


@dataclass(frozen=True, slots=True)
class Obra:
    """Un lote, dónde se apunta y a quién se avisa de cada paso."""

    sitio: Sitio
    diario: Diario
    paso: Paso

    @property
    def raiz(self) -> Path:
        """Respecto a qué son las rutas del lote."""
        return self.sitio.arbol / self.diario.raiz

    @property
    def decidida(self) -> bool:
        """Si el lote ya pasó de borrador a diario."""
        return os.path.lexists(self.sitio.diario)

    def preparar(self, nuevos: Iterable[tuple[bytes | None, os.stat_result | None]]) -> None:
        """Apunta el lote y deja cada contenido nuevo, asentado, junto a su archivo."""
        borrador = self.sitio.borrador
        with al_escribir(str(borrador)), carpeta_abierta(self.sitio.carpeta) as donde:
            crear(donde, borrador.name, self.diario.en_bytes(), None, self.paso)
            self._asentar(donde, self.sitio.carpeta.name)
        for carpeta in self.diario.carpetas:
            self.paso(f"crear la carpeta {carpeta}")
            crear_carpeta(self.raiz, carpeta)
        for entrada, (contenido, como) in zip(self.diario.entradas, nuevos, strict=True):
            if contenido is not None:
                with self._junto_a(entrada) as donde:
                    crear(donde, entrada.temporal, contenido, como, self.paso)
        self._asentar_carpetas()

    def decidir(self) -> None:
        """Desde aquí, lo que la interrumpa ya no la descarta: la acaba."""
        borrador, diario = self.sitio.borrador.name, self.sitio.diario.name
        with al_escribir(str(self.sitio.diario)), carpeta_abierta(self.sitio.carpeta) as donde:
            self.paso("decidir")
            sustituir(donde, borrador, diario)
            self._asentar(donde, self.sitio.carpeta.name)

    def avanzar(self) -> None:
        """Sustituye los que falten. Lanza `ArchivoCambiado` ante uno que alguien haya editado."""
        for entrada in self.diario.entradas:
            self.paso(f"sustituir {entrada.ruta}")
            # se mira otra vez, ahora mismo: preparar el lote pudo dar tiempo a un editor
            estado = self.estado(entrada)
            if not estado.admite_avanzar:
                raise cambiado(entrada.ruta)
            if estado.dice is Dice.LO_VIEJO:
                with self._junto_a(entrada) as donde:
                    self._poner(donde, entrada)
        self._asentar_carpetas()

    def volver(self) -> None:
        """Repone los ya sustituidos. Lanza `ArchivoCambiado` ante uno editado después."""
        for entrada in self.diario.entradas:
            estado = self.estado(entrada)
            if not estado.admite_volver:
                raise cambiado(entrada.ruta)
            if estado.dice is Dice.LO_NUEVO:
                with self._junto_a(entrada) as donde:
                    self._reponer(donde, entrada, estado.datos)
        self._asentar_carpetas()

    def limpiar(self, *, hecha: bool = False) -> None:
        """Borra los temporales que queden y, después, el diario; si está hecha, lo guarda como última."""
        for entrada in self.diario.entradas:
            # si su carpeta ya no está, el temporal tampoco
            with suppress(Rechazo, Desaparecido), self._junto_a(entrada) as donde:
                self.paso(f"quitar {entrada.temporal}")
                quitar(donde, entrada.temporal)
        self._asentar_carpetas()
        for carpeta in reversed((*self.diario.carpetas, *self.diario.sobran)):
            quitar_carpeta(self.raiz, carpeta)
        if hecha and self.diario.que and len(self.diario.en_bytes()) <= MAYOR_QUE_SE_RECUERDA:
            self._recordar()
        # lo último ya no es lo que se guardó en git; y, si este lote no pudo recordarse, tampoco el anterior
        sobran = [self.sitio.guardado] if hecha else []
        if hecha and self.decidida:
            sobran.append(self.sitio.ultima)
        olvidar(self.sitio, self.paso, sobran)

    def _recordar(self) -> None:
        """El diario pasa a ser lo último que se hizo: un solo cambio de nombre."""
        diario, ultima = self.sitio.diario, self.sitio.ultima
        with al_escribir(str(ultima)), carpeta_abierta(self.sitio.carpeta) as donde:
            self.paso("recordar")
            with suppress(FileNotFoundError):
                sustituir(donde, diario.name, ultima.name)

    def deshacer(self) -> None:
        """Deja todo como estaba antes de empezar, haya llegado a donde haya llegado."""
        if self.decidida:
            self.volver()
        self.limpiar()

    def estados(self) -> list[Estado]:
        """Cómo está cada archivo del lote."""
        return [self.estado(entrada) for entrada in self.diario.entradas]

    def estado(self, entrada: Asiento) -> Estado:
        """Cómo está un archivo. Lanza `ErrorDeDisco` si no hay manera de saberlo."""
        temporal = self._leido(entrada.ruta_del_temporal)
        listo = isinstance(temporal, ArchivoLeido) and suma_de(temporal.contenido) == entrada.suma
        leido = self._leido(entrada.ruta)
        if entrada.quita:
            return _estado_de_lo_que_se_quita(entrada, leido)
        match leido:
            case ArchivoLeido(contenido, datos) if suma_de(contenido) == entrada.suma:
                return Estado(Dice.LO_NUEVO, listo, datos)
            case ArchivoLeido(contenido, datos) if contenido == entrada.antes:
                return Estado(Dice.LO_VIEJO, listo, datos)
            case None if entrada.antes is None:
                return Estado(Dice.LO_VIEJO, listo)
        return Estado(Dice.OTRA_COSA, listo)

    def _leido(self, ruta: str) -> ArchivoLeido | Rechazo | None:
        try:
            return leer(self.raiz, ruta)
        except Rechazo as rechazo:
            return rechazo

    def _poner(self, donde: Carpeta, entrada: Asiento) -> None:
        """Lo nuevo, en el lugar de lo viejo: un solo cambio de nombre o, si se va, un solo borrado."""
        nombre = partida(entrada.ruta)[1]
        if entrada.quita:
            quitar(donde, nombre)
        else:
            sustituir(donde, entrada.temporal, nombre)

    def _reponer(self, donde: Carpeta, entrada: Asiento, como: os.stat_result | None) -> None:
        nombre = partida(entrada.ruta)[1]
        self.paso(f"reponer {entrada.ruta}")
        if entrada.antes is None:
            quitar(donde, nombre)
            return
        quitar(donde, entrada.temporal)
        crear(donde, entrada.temporal, entrada.antes, como, self.paso)
        self.paso(f"sustituir {entrada.ruta}")
        sustituir(donde, entrada.temporal, nombre)

    @contextmanager
    def _junto_a(self, entrada: Asiento) -> Iterator[Carpeta]:
        """La carpeta de un archivo del lote; lo que en ella falle se dice de él."""
        carpeta, _ = partida(entrada.ruta)
        with al_escribir(entrada.ruta), carpeta_abierta(self.raiz, carpeta) as donde:
            yield donde

    def _asentar_carpetas(self) -> None:
        for carpeta in sorted({partida(entrada.ruta)[0] for entrada in self.diario.entradas}):
            with (
                suppress(Rechazo, Desaparecido),
                al_escribir(carpeta or "."),
                carpeta_abierta(self.raiz, carpeta) as donde,
            ):
                self._asentar(donde, carpeta or ".")

    def _asentar(self, donde: Carpeta, nombre: str) -> None:
        self.paso(f"asentar la carpeta {nombre}")
        asentar_carpeta(donde)


def _estado_de_lo_que_se_quita(entrada: Asiento, leido: ArchivoLeido | Rechazo | None) -> Estado:
    """Cómo está un archivo que se va. No hay temporal que esperar: quitarlo puede hacerse siempre."""
    if leido is None:
        return Estado(Dice.LO_NUEVO, listo=False)
    if isinstance(leido, ArchivoLeido) and leido.contenido == entrada.antes:
        return Estado(Dice.LO_VIEJO, listo=True, datos=leido.datos)
    return Estado(Dice.OTRA_COSA, listo=True)


def olvidar(sitio: Sitio, paso: Paso, sobran: Iterable[Path] = ()) -> None:
    """Borra el diario y el borrador, y lo que con ellos sobre: el lote ha acabado, de un modo o de otro."""
    with al_escribir(str(sitio.diario)), carpeta_abierta(sitio.carpeta) as donde:
        paso("quitar el diario")
        for uno in sobran:
            quitar(donde, uno.name)
        quitar(donde, sitio.diario.name)
        quitar(donde, sitio.borrador.name)
        paso(f"asentar la carpeta {sitio.carpeta.name}")
        asentar_carpeta(donde)


def cambiado(ruta: str) -> ArchivoCambiado:
    """Alguien cambió el archivo entre que se leyó y se fue a escribir."""
    return ArchivoCambiado(
        f"alguien cambió «{ruta}» mientras se preparaba el cambio",
        "repita la orden: se hará sobre lo que el archivo dice ahora",
    )
