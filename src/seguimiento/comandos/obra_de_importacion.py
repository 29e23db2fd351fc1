"""Una importación, de lo que se entendió de cada archivo a los cambios que se escriben."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from seguimiento.comandos.destino_de_importacion import Destino
from seguimiento.comandos.edicion import NEGADA, Edicion
from seguimiento.comandos.lo_importado import Entendido, diagnosticos_de, mapeo_en_yaml
from seguimiento.comandos.nueva.archivos import ArchivoNuevo
from seguimiento.comandos.sesion import Sesion
from seguimiento.comandos.vista_de_importacion import (
    avisos,
    cambio,
    choque,
    del_nombre,
    dicho,
    filas,
)
from seguimiento.errores import ErrorDeSeguimiento, ErrorDeUso
from seguimiento.vocabularios import ClaseDeElemento

if TYPE_CHECKING:
    from seguimiento.almacen.fuentes import Fuente
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.diagnosticos import Diagnostico
    from seguimiento.documento.escritura import Valor
    from seguimiento.importacion.diferencias import Cotejo, Diferencia, Vale
    from seguimiento.importacion.material import Duda
    from seguimiento.importacion.propuesta import RegistroPropuesto
    from seguimiento.modelo.cartera import Archivado
    from seguimiento.repositorio import Carga
    from seguimiento.repositorio.propuestas import Abierto


class Conflictos(StrEnum):
    """Qué vale cuando el archivo y el registro dicen cosas distintas."""

    ARCHIVO = "archivo"
    REGISTRO = "registro"


class ImportacionDetenida(ErrorDeSeguimiento):
    """Lo que trae un archivo no puede escribirse sin que alguien decida algo."""

    codigo_de_salida: ClassVar[int] = NEGADA


@dataclass(frozen=True, slots=True)
class Trato:
    """Cómo se escribe."""

    conflictos: Conflictos | None = None
    estricto: bool = False
    confirmado: bool = False
    simular: bool = False


@dataclass(slots=True)
class _DeUno:
    """Lo que se propone de un archivo."""

    entendido: Entendido
    propuesto: "RegistroPropuesto"
    titulo: str
    organizacion: str
    dudas: "Sequence[Duda]" = field(default=())

    @property
    def archivo(self) -> str:
        """Cómo se llama."""
        return self.entendido.nombre


class Importacion:
    """Los archivos que se importan en una orden."""

    def __init__(
        self, sesion: Sesion, entendidos: Sequence[Entendido], destino: Destino, trato: Trato
    ) -> None:
        self._sesion, self._destino, self._trato = sesion, destino, trato
        self._entendidos = entendidos
        self._avisados = set[str]()
        self.dudas: list[Diagnostico] = []
        """Las dichas hasta ahora."""
        self._impiden: list[Diagnostico] = []
        self._suyos = [self._de_uno(uno) for uno in entendidos if uno.hechos is not None]
        self._devueltos = [uno for uno in entendidos if uno.devuelto is not None]

    def _de_uno(self, entendido: Entendido) -> _DeUno:
        from seguimiento.importacion.propuesta import lo_que_no_cabe, registro_propuesto

        assert entendido.hechos is not None  # noqa: S101 — solo los que se leen
        propuesto = registro_propuesto(entendido.hechos)
        titulo = self._destino.titulo or str(propuesto.datos.get("titulo") or "")
        de_la_casa = self._sesion.configuracion.organizacion or ""
        dicha = self._destino.organizacion or str(propuesto.datos.get("organizacion") or "")
        dudas = (*entendido.dudas, *lo_que_no_cabe(entendido.hechos))
        return _DeUno(entendido, propuesto, titulo, dicha or de_la_casa, dudas)

    # ── Lo que se entendió ───────────────────────────────────────────────────

    def mostrar_lo_entendido(self) -> None:
        """Lo que trae cada archivo y sus dudas. Lanza `ImportacionDetenida` si alguna lo impide."""
        from seguimiento.formatos.importacion import vista

        for uno in self._suyos:
            if uno.propuesto.elementos:
                vistas = vista(_titulo(uno), filas(uno.propuesto), len(uno.dudas))
                self._sesion.salida.mostrar(vistas)
            if self._trato.simular and uno.entendido.hechos is not None:
                self._sesion.salida.escribir(f"\n{mapeo_en_yaml(uno.entendido.hechos)}\n")
        de_cada_uno = {uno.nombre: uno.dudas for uno in self._entendidos}
        dudas = de_cada_uno | {uno.archivo: tuple(uno.dudas) for uno in self._suyos}
        todas = [d for archivo, suyas in dudas.items() for d in diagnosticos_de(archivo, suyas)]
        self._decir(todas)

    def _decir(self, dudas: "Sequence[Diagnostico]") -> None:
        """Las dice. Lanza `ImportacionDetenida` si alguna impide escribir."""
        if self._apuntadas(dudas):
            self._detenerse_si_algo_lo_impide()

    def _apuntadas(self, dudas: "Sequence[Diagnostico]") -> bool:
        """Las dice, y si alguna impide escribir; quien pregunta sigue si aún hay más que decir."""
        self.dudas += dudas
        self._sesion.salida.decir(dudas)
        estricto = self._trato.estricto
        impiden = [una for una in dudas if una.es_error or (estricto and _estorba(una))]
        self._impiden += impiden
        return bool(impiden)

    def _detenerse_si_algo_lo_impide(self) -> None:
        from seguimiento.redaccion import cuenta

        if self._impiden:
            cuantas = cuenta(len(self._impiden), "duda")
            ayuda = f"qué es: «seg regla {self._impiden[0].codigo}»"
            raise ImportacionDetenida(f"no se ha escrito nada: hay {cuantas} por resolver", ayuda)

    def preguntar_lo_que_falte(self) -> None:
        """El título y la organización de lo nuevo que no los diga, con lo que se propone por omisión."""
        from seguimiento.comandos.preguntas import preguntar_por_un_valor

        carga = self._sesion.cargar(self._sesion.disco)
        for uno in self._suyos:
            if self._registro_de(uno, carga) is not None:
                continue
            campos = {"titulo": uno.titulo, "organizacion": uno.organizacion}
            for clave in self._exigidos(uno):
                omision = campos[clave] or (del_nombre(uno.archivo) if clave == "titulo" else "")
                if not self._dicho(uno, clave) and self._sesion.dialogo.posible:
                    self._sesion.dialogo.decir(f"\n{uno.archivo}")
                    omision = str(
                        preguntar_por_un_valor(
                            self._sesion.dialogo,
                            uno.propuesto.modelo,
                            clave,
                            omision=omision,
                            obligatorio=True,
                        )
                    )
                if not omision:
                    raise ErrorDeUso(
                        f"«{uno.archivo}» no dice de qué organización es",
                        "dígala con «--organizacion» o en «seguimiento.yaml»",
                    )
                setattr(uno, clave, omision)

    def _exigidos(self, uno: _DeUno) -> tuple[str, ...]:
        return archivo_nuevo(uno.propuesto.clase).exigidos

    def _dicho(self, uno: _DeUno, clave: str) -> bool:
        """Si lo dice la línea o el archivo."""
        return bool(getattr(self._destino, clave) or uno.propuesto.datos.get(clave))

    # ── Lo que se escribe ────────────────────────────────────────────────────

    def edicion(self, carga: "Carga") -> Edicion:
        """Los cambios de todos los archivos. Lanza `ImportacionDetenida` si algo choca y nadie decide."""
        from seguimiento.almacen.fuentes import Superpuesta
        from seguimiento.repositorio import cargar

        cambios: dict[str, CambioDeArchivo] = {}
        aparte: dict[str, CambioDeArchivo] = {}
        dichos: list[str] = []
        fuente: Fuente = self._sesion.fuente
        todos: list[_DeUno | Entendido] = [*self._suyos, *self._devueltos]
        for uno in todos:
            if cambios or aparte:
                hechos = {c.ruta: c.despues or b"" for c in (*cambios.values(), *aparte.values())}
                fuente = Superpuesta(self._sesion.fuente, hechos)
                carga = cargar(fuente)
            if isinstance(uno, _DeUno):
                registro, memoria, dicho = self._escrito(uno, carga, fuente)
                _sumar(cambios, registro)
                _sumar(aparte, memoria)
            else:
                registros, dicho = self._del_libro(uno, carga, fuente)
                for registro in registros:
                    _sumar(cambios, registro)
            dichos.append(dicho)
        self._detenerse_si_algo_lo_impide()
        nada = "el registro ya dice lo que trae el archivo: no hay nada que cambiar"
        despues, otros = " ".join(dichos), [*aparte.values()]
        return Edicion([*cambios.values()], despues, nada=nada, aparte=otros, es_grande=True)

    def _escrito(
        self, uno: _DeUno, carga: "Carga", fuente: "Fuente"
    ) -> "tuple[CambioDeArchivo, CambioDeArchivo, str]":
        """El cambio del registro, lo que se recuerda del archivo y lo que se dice al terminar."""
        from seguimiento.importacion.memoria import por_recordar, recordado

        archivado = self._registro_de(uno, carga)
        if archivado is None:
            nombre, registro = self._nuevo(uno, carga)
            puestos = {"titulo": uno.titulo, "organizacion": uno.organizacion}
            memoria = por_recordar(fuente, nombre, uno.propuesto, puestos)
            return registro, memoria, _despues(uno, nombre)
        anterior = recordado(fuente, archivado.id)
        registro = self._actualizado(uno, archivado, fuente, anterior)
        memoria = por_recordar(fuente, archivado.id, uno.propuesto, anterior)
        return registro, memoria, _despues(uno, archivado.id)

    def _registro_de(self, uno: _DeUno, carga: "Carga") -> "Archivado[Any] | None":
        """El registro del que es el archivo; `None` si es nuevo."""
        reconocido = self._destino.reconocido(self._sesion, carga, uno.propuesto, uno.titulo)
        if reconocido.aviso and reconocido.aviso not in self._avisados:
            self._avisados.add(reconocido.aviso)
            self._sesion.salida.avisar(reconocido.aviso)
        # con «--si» se confirma de qué registro es; cuál de varios, no
        confirmada = self._trato.confirmado and reconocido.archivado is not None
        if reconocido.duda is not None and not confirmada:
            self._decir(diagnosticos_de(uno.archivo, [reconocido.duda]))
        return reconocido.archivado

    def _nuevo(self, uno: _DeUno, carga: "Carga") -> "tuple[str, CambioDeArchivo]":
        """El nombre del registro y el archivo entero."""
        from seguimiento.campos import claves

        suyo, modelo = archivo_nuevo(uno.propuesto.clase), uno.propuesto.modelo
        datos = {**uno.propuesto.completo(), "titulo": uno.titulo, "organizacion": uno.organizacion}
        completos: dict[str, Valor] = {c: datos[c] for c in claves(modelo) if datos.get(c)}
        fecha = str(completos.get("fecha") or "")
        ya_fue = self._sesion.codigos_de_antes.existio
        nombre = suyo.propuesto(carga, {"titulo": uno.titulo, "fecha": fecha}, ya_fue)
        if not nombre:
            raise ErrorDeUso(f"de «{uno.titulo}» no sale ningún nombre", "dé otro con «--titulo»")
        return nombre, suyo.cambio(self._sesion, nombre, completos)

    def _actualizado(
        self,
        uno: _DeUno,
        archivado: "Archivado[Any]",
        fuente: "Fuente",
        anterior: "Mapping[str, Valor] | None",
    ) -> "CambioDeArchivo":
        """El registro con lo que el archivo le cambia."""
        from seguimiento.importacion.cotejo import cotejar
        from seguimiento.repositorio.propuestas import abrir

        abierto = abrir(fuente, archivado.archivo)
        escala = getattr(archivado.registro, "prioridad_mas_alta", None)
        cotejo = cotejar(
            uno.propuesto,
            abierto.documento,
            anterior,
            escala or archivado.prioridad_mas_alta,
            self._sesion.configuracion.oficiales,
            basta_el_codigo=self._trato.confirmado,
            de_antes=partial(self._sesion.codigos_de_antes.dentro_de, archivado.archivo),
        )
        self._decir(diagnosticos_de(uno.archivo, cotejo.dudas))
        return self._puesto(uno.archivo, archivado, abierto, cotejo)

    def _del_libro(
        self, uno: Entendido, carga: "Carga", fuente: "Fuente"
    ) -> "tuple[list[CambioDeArchivo], str]":
        """Lo que un libro exportado cambia en cada registro, y lo que se dice al terminar."""
        from seguimiento.importacion.libro.vuelta import enteras, vueltas
        from seguimiento.redaccion import cuenta

        assert uno.devuelto is not None  # noqa: S101 — solo los libros
        sesion, quitando = self._sesion, self._trato.confirmado
        de_antes = sesion.codigos_de_antes.dentro_de
        hechas = vueltas(uno.devuelto, carga, fuente, sesion.hoy, de_antes, quitando=quitando)
        self._decir(diagnosticos_de(uno.nombre, hechas.dudas))
        suyas = [*enteras(hechas)]
        cambios = [self._puesto(uno.nombre, u.archivado, u.abierto, u.cotejo) for u in suyas]
        cuantos = cuenta(len(suyas), "registro")
        return cambios, f"Importado «{uno.nombre}»: cambia en {cuantos}. Véalos con «seg status»."

    def _puesto(
        self, archivo: str, archivado: "Archivado[Any]", abierto: "Abierto", cotejo: "Cotejo"
    ) -> "CambioDeArchivo":
        """El registro con lo que el archivo le cambia, ya decididos los choques y dicho lo que cambia."""
        from seguimiento.importacion.actualizacion import actualizado

        cotejo, modelo = self._decidido(archivo, cotejo), type(archivado.registro)
        self._mostrar_cotejo(archivado.id, cotejo)
        con_comentarios = self._trato.confirmado
        return abierto.editado(
            lambda documento: actualizado(
                documento, cotejo, modelo, con_comentarios=con_comentarios
            )
        )

    def _decidido(self, archivo: str, cotejo: "Cotejo") -> "Cotejo":
        """El cotejo sin choques: los decide la opción, quien está delante o nadie.

        Si nadie, no se escribirá nada; se sigue con lo del registro para nombrar los choques de todos.
        """
        from seguimiento.importacion.diferencias import Vale

        if not cotejo.conflictos:
            return cotejo
        if self._trato.conflictos is not None:
            vale = Vale(self._trato.conflictos.value)
            return cotejo.resuelto(lambda _: vale)
        if self._sesion.dialogo.posible:
            return cotejo.resuelto(self._preguntado)
        from seguimiento.diagnosticos.importacion import CONFLICTO
        from seguimiento.importacion.material import Duda

        ayuda = (
            "con «--conflictos archivo» vale lo del archivo; con «--conflictos registro», lo otro"
        )
        dudas = [Duda(CONFLICTO, choque(una), una.sitio, ayuda) for una in cotejo.conflictos]
        self._apuntadas(diagnosticos_de(archivo, dudas))
        return cotejo.resuelto(lambda _: Vale.REGISTRO)

    def _preguntado(self, una: "Diferencia") -> "Vale":
        from seguimiento.importacion.diferencias import Vale

        dialogo = self._sesion.dialogo
        dialogo.decir(f"\n{choque(una)}")
        dialogo.decir(f"  1  lo del registro: {dicho(una.antes)}")
        dialogo.decir(f"  2  lo del archivo: {dicho(una.despues)}")
        return (Vale.REGISTRO, Vale.ARCHIVO)[dialogo.elegir("¿Cuál vale? ", 2)]

    def _mostrar_cotejo(self, nombre: str, cotejo: "Cotejo") -> None:
        from seguimiento.formatos.importacion import de_cambios

        if self._impiden:
            return  # no se escribirá
        if cotejo.diferencias:
            cambios = map(cambio, cotejo.diferencias)
            self._sesion.salida.mostrar([de_cambios(f"Cambia en «{nombre}»", cambios)])
        for aviso in avisos(cotejo):
            self._sesion.salida.avisar(aviso)


def archivo_nuevo(clase: ClaseDeElemento) -> ArchivoNuevo:
    """El mismo archivo que crea `seg nueva`."""
    from seguimiento.comandos.nueva.acuerdo import ACUERDO
    from seguimiento.comandos.nueva.evaluacion import EVALUACION

    return ACUERDO if clase is ClaseDeElemento.ACUERDO else EVALUACION


def _titulo(uno: _DeUno) -> str:
    hechos = uno.entendido.hechos
    como = f", {hechos.disposicion}" if hechos and hechos.disposicion else ""
    return f"{uno.archivo}{como}"


def _sumar(cambios: "dict[str, CambioDeArchivo]", otro: "CambioDeArchivo") -> None:
    """Un cambio más; el de un archivo que ya cambia parte de lo que decía al principio."""
    previo = cambios.get(otro.ruta)
    cambios[otro.ruta] = otro._replace(antes=previo.antes) if previo else otro


def _estorba(duda: "Diagnostico") -> bool:
    """Si con `--estricto` no se escribe."""
    from seguimiento.diagnosticos import Severidad
    from seguimiento.diagnosticos.importacion import CON_CAMBIOS

    return duda.severidad is not Severidad.NOTA or duda.codigo == CON_CAMBIOS


def _despues(uno: _DeUno, nombre: str) -> str:
    de = "acuerdo" if uno.propuesto.clase is ClaseDeElemento.ACUERDO else "evaluacion"
    return f"Importado «{uno.archivo}» en «{nombre}». Véalo con «seg status --{de} {nombre}»."
