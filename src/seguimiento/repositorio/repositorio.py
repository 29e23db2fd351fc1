"""Lo que hay en un repositorio, leído entero y con la posición de cada dato a mano."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from seguimiento.almacen.fuentes import Fuente
from seguimiento.almacen.sitios import CONFIGURACION
from seguimiento.analisis.aporte import Aporte
from seguimiento.analisis.indice import duplicados
from seguimiento.diagnosticos import Diagnostico
from seguimiento.diagnosticos.archivos import FALLO_INTERNO
from seguimiento.lugares import PRINCIPIO, Lugar, Posicion
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas
from seguimiento.reglas.severidades import severidad
from seguimiento.repositorio.configuracion import leer_configuracion
from seguimiento.repositorio.lectura import NINGUNO, Conocidos, Lector, Recuerdos, leer_archivo
from seguimiento.vocabularios import DE_ARCHIVO, ClaseDeElemento

Aviso = Callable[[int], None]
"""Lo que se llama tras cada archivo con cuántos van: para la barra de progreso."""


class Repetido(NamedTuple):
    """Un identificador que llevan varias cosas: lo que se cuente las cuenta todas."""

    ref: str
    archivos: tuple[str, ...]
    """En cuáles está; uno solo si se repite dentro de él."""


@dataclass(slots=True)
class Recuento:
    """Cuántos archivos se leyeron y cuáles no, o no del todo."""

    leidos: int = 0
    """Los archivos de registro hallados, también los ilegibles."""
    en_parte: list[str] = field(default_factory=list)
    ilegibles: list[str] = field(default_factory=list)
    """Archivos de los que no se cargó nada, y carpetas que no pudieron recorrerse."""
    no_evaluables: list[str] = field(default_factory=list)
    """Referencias de todo lo que no pudo cargarse."""
    no_leidos: list[str] = field(default_factory=list)
    """Archivos que parecen registros y no se leen: por su extensión o por la carpeta en que están."""
    por_id: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    """Por id de archivo en minúsculas: los archivos que lo llevan."""
    repetidos_dentro: list[Repetido] = field(default_factory=list)
    """Los identificadores que se repiten dentro de un archivo."""
    disputados: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Por archivo con marcas de conflicto del que se leyó lo común: en qué se contradicen sus versiones."""
    ocultas: dict[str, str] = field(default_factory=dict)
    """La ruta de cada archivo cuyo nombre lleva algo que no se ve, por cómo se muestra."""
    fallos: int = 0
    """Con cuántos archivos falló el programa."""

    @property
    def parcial(self) -> bool:
        """Si lo calculado deja algo fuera, o cuenta algo más de una vez."""
        return bool(self.en_parte or self.ilegibles or self.no_leidos or self.repetidos)

    @property
    def sin_leer(self) -> frozenset[str]:
        """Los archivos y las carpetas de que no se sabe nada: de lo que guardan no se dice que falte."""
        return frozenset((*self.ilegibles, *self.no_leidos))

    @property
    def repetidos(self) -> list[Repetido]:
        """Los identificadores que llevan varias cosas, con los archivos en que están."""
        de_archivo = [
            Repetido(id_, tuple(suyos)) for id_, suyos in self.por_id.items() if len(suyos) > 1
        ]
        return [*de_archivo, *self.repetidos_dentro]

    def salvedades(self) -> list[str]:
        """Lo que hay que decir con cualquier total, además de lo que no pudo leerse."""
        dichas = []
        if cuantos := len(self.no_leidos):
            verbo = "resultado parcial: no se lee" + "n" * (cuantos > 1)
            dichas.append(f"{verbo} {con_cuantos_mas(self.no_leidos[:SE_NOMBRAN], cuantos)}")
        dichas += (_a_medio_juntar(*uno) for uno in self.disputados.items())
        repetidos = self.repetidos
        if cuantos := len(repetidos):
            todas = "todas las veces"
            uno = f"identificador repetido, que se cuenta {todas}"
            if cuantos > 1:
                uno = f"{cuantos} identificadores repetidos, que se cuentan {todas}"
            cuales = "; ".join(map(_en_palabras, repetidos[:SE_NOMBRAN]))
            de_mas = f"; y {cuantos - SE_NOMBRAN} más" if cuantos > SE_NOMBRAN else ""
            dichas.append(f"{uno}: {cuales}{de_mas}")
        return dichas

    def sumar(self, aporte: Aporte) -> None:
        """Suma un archivo."""
        if aporte.ruta and aporte.ruta != aporte.archivo:
            self.ocultas[aporte.archivo] = aporte.ruta
        if aporte.clase is not None:
            self.leidos += 1
            self.por_id.setdefault(aporte.id.casefold(), []).append(aporte.archivo)
            self.repetidos_dentro += _repetidos_en(aporte)
        elif aporte.sin_leer:
            self.no_leidos.append(aporte.archivo)
        self.contar_fallos(aporte.diagnosticos)
        self.no_evaluables += aporte.no_evaluables
        if aporte.disputado is not None and aporte.archivado is not None:
            self.disputados[aporte.archivo] = aporte.disputado
        if aporte.no_evaluables or aporte.archivo in self.disputados:
            lista = self.ilegibles if aporte.archivado is None else self.en_parte
            lista.append(aporte.archivo)

    def juntar(self, otro: "Recuento") -> None:
        """Suma los archivos de otro, que van detrás de los de este."""
        self.leidos += otro.leidos
        self.en_parte += otro.en_parte
        self.ilegibles += otro.ilegibles
        self.no_evaluables += otro.no_evaluables
        self.no_leidos += otro.no_leidos
        for id_, suyos in otro.por_id.items():
            self.por_id.setdefault(id_, []).extend(suyos)
        self.repetidos_dentro += otro.repetidos_dentro
        self.disputados |= otro.disputados
        self.ocultas |= otro.ocultas
        self.fallos += otro.fallos

    def sumar_configuracion(self, diagnosticos: Collection[Diagnostico]) -> None:
        """Suma lo que pasó con la configuración: un ajuste perdido también deja algo fuera."""
        self.contar_fallos(diagnosticos)
        if any(d.es_error for d in diagnosticos):
            self.en_parte.append(CONFIGURACION)
            self.no_evaluables.append(CONFIGURACION)

    def contar_fallos(self, de_un_archivo: Iterable[Diagnostico]) -> None:
        """Cuenta como mucho un fallo del programa, si entre los diagnósticos está."""
        self.fallos += any(d.codigo == FALLO_INTERNO for d in de_un_archivo)


def _repetidos_en(aporte: Aporte) -> Iterator[Repetido]:
    if aporte.archivado is not None:
        for id_, _ in duplicados(aporte.archivado):
            yield Repetido(f"{aporte.id}/{id_.casefold()}", (aporte.archivo,))


def _a_medio_juntar(archivo: str, disputado: tuple[str, ...]) -> str:
    """`de «data/evaluaciones/a.yaml» hay dos versiones sin juntar y se lee lo común`…"""
    frase = f"de «{archivo}» hay dos versiones sin juntar, y se lee lo común a las dos"
    if not disputado:
        return frase
    cuales = con_cuantos_mas(disputado[:SE_NOMBRAN], len(disputado))
    return f"{frase}: de lo que se contradice ({cuales}), lo que había antes, y nada si no consta"


def _en_palabras(repetido: Repetido) -> str:
    """`«a» («data/evaluaciones/a.yaml» y «data/evaluaciones/a (1).yaml»)`."""
    archivos = repetido.archivos
    return f"«{repetido.ref}» ({con_cuantos_mas(archivos[:SE_NOMBRAN], len(archivos))})"


@dataclass(frozen=True, slots=True)
class Carga:
    """La cartera entera, lo que se halló al leerla y dónde está cada dato."""

    cartera: Cartera
    diagnosticos: tuple[Diagnostico, ...]
    """Solo los de lectura y forma; las reglas las aplica `revisar`."""
    recuento: Recuento
    aportes: Mapping[str, Aporte] = field(repr=False)
    """Lo que aporta cada archivo, por el nombre con que se muestra."""
    lector: Lector = field(repr=False)

    def solo_con(self, archivos: Collection[str]) -> "Carga":
        """La carga como si no hubiera más archivos de registro que esos; la configuración, la misma."""
        aportes = {nombre: suyo for nombre, suyo in self.aportes.items() if nombre in archivos}
        configuracion, recuento = self.cartera.configuracion, Recuento()
        recuento.sumar_configuracion([d for d in self.diagnosticos if d.archivo == CONFIGURACION])
        for aporte in aportes.values():
            recuento.sumar(aporte)
        return replace(
            self,
            cartera=cartera_de(aportes.values(), configuracion),
            diagnosticos=tuple(
                d for d in self.diagnosticos if d.archivo in {*aportes, CONFIGURACION}
            ),
            recuento=recuento,
            aportes=aportes,
        )

    def entero(self, aporte: Aporte) -> Aporte:
        """El aporte con su registro, si de su archivo solo se cargó que está."""
        if aporte.archivado is not None or aporte.no_evaluables or aporte.clase is None:
            return aporte
        archivo = self.lector.fuente.leer(aporte.ruta)
        return leer_archivo(archivo)[0] if archivo else aporte

    def ruta(self, archivo: str) -> str:
        """La ruta del que se muestra así, tal como la da el sistema: con ella se llega a él."""
        aporte = self.aportes.get(archivo)
        return aporte.ruta if aporte else archivo

    def posicion(self, lugar: Lugar) -> Posicion:
        """Posición de un dato en su archivo; la de lo que tiene referencia se sabe sin releerlo."""
        aporte = self.aportes.get(lugar.archivo)
        conocida = aporte.posiciones.get(lugar.ruta) if aporte else None
        if conocida is not None:
            return conocida
        lectura = self.lector.lectura(lugar.archivo)
        documento = lectura.documento if lectura else None
        return documento.posicion(lugar.ruta) if documento else PRINCIPIO


def cargar(
    fuente: Fuente,
    avisar: Aviso | None = None,
    conocidos: Conocidos = NINGUNO,
    *,
    con_identidad: bool = True,
    recuerdos: Recuerdos | None = None,
) -> Carga:
    """Lee todos los registros y los mantiene en memoria con sus posiciones.

    Lo que ya se conoce o se recuerda de un archivo igual no se analiza otra vez. La identidad de cada archivo hace
    falta si después ha de saberse si es el mismo: al editar y al comparar.
    """
    configuracion, diagnosticos = leer_configuracion(fuente)
    recuento = Recuento()
    lector = Lector(
        fuente, conocidos, con_posiciones=True, con_identidad=con_identidad, recuerdos=recuerdos
    )
    recuento.sumar_configuracion(diagnosticos)
    aportes: list[Aporte] = []
    for aporte in lector.aportes():
        aportes.append(aporte)
        recuento.sumar(aporte)
        diagnosticos += aporte.diagnosticos
        if avisar is not None:
            avisar(recuento.leidos)
    return Carga(
        cartera_de(aportes, configuracion),
        en_orden(diagnosticos, configuracion),
        recuento,
        # lo que se dice de dos nombres iguales no es de un archivo, ni ocupa el sitio del suyo
        {aporte.archivo: aporte for aporte in aportes if aporte.ruta},
        lector,
    )


def cartera_de(aportes: Iterable[Aporte], configuracion: Configuracion) -> Cartera:
    """La cartera que forman los registros de los archivos."""
    por_clase: dict[ClaseDeElemento, list[Archivado[Any]]] = {clase: [] for clase in DE_ARCHIVO}
    for aporte in aportes:
        if aporte.archivado is not None and aporte.clase is not None:
            por_clase[aporte.clase].append(_en_su_escala(aporte.archivado, configuracion))
    return Cartera(
        evaluaciones=tuple(por_clase[ClaseDeElemento.EVALUACION]),
        practicas=tuple(por_clase[ClaseDeElemento.FICHA]),
        acuerdos=tuple(por_clase[ClaseDeElemento.ACUERDO]),
        configuracion=configuracion,
    )


def _en_su_escala(archivado: Archivado[Any], configuracion: Configuracion) -> Archivado[Any]:
    """El archivado que sabe qué prioridad es la más alta si su registro no lo dice."""
    mas_alta = configuracion.prioridad_mas_alta
    if mas_alta == archivado.prioridad_mas_alta:
        return archivado
    return replace(archivado, prioridad_mas_alta=mas_alta)


def en_orden(
    diagnosticos: Iterable[Diagnostico], configuracion: Configuracion
) -> tuple[Diagnostico, ...]:
    """Los diagnósticos sin repetir, por archivo y posición, con la severidad que se configuró."""
    unicos = dict.fromkeys(diagnosticos)
    if configuracion.reglas:
        unicos = dict.fromkeys(_ajustados(unicos, configuracion))
    return tuple(sorted(unicos, key=lambda d: d.orden))


def _ajustados(
    diagnosticos: Iterable[Diagnostico], configuracion: Configuracion
) -> Iterator[Diagnostico]:
    for diagnostico in diagnosticos:
        suya = severidad(diagnostico.codigo, configuracion)
        if suya is not None:
            yield replace(diagnostico, severidad=suya)
