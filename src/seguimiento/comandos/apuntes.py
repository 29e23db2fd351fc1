"""Apuntar algo en un elemento: una entrada de su bitácora, una prórroga, una respuesta, una acción…"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from seguimiento.comandos.del_modelo import Dichos, leidos
from seguimiento.comandos.edicion import Edicion
from seguimiento.comandos.registrar import Elegido, Leido, LoNuevo, Pedido
from seguimiento.comandos.seleccion import elegir, periodo_pedido
from seguimiento.errores import ErrorDeUso
from seguimiento.vocabularios import ClaseDeElemento

if TYPE_CHECKING:
    from seguimiento.comandos.cuanto import Cuanto
    from seguimiento.documento import Documento
    from seguimiento.elementos import Elemento
    from seguimiento.lugares import Ruta
    from seguimiento.modelo.accion import Accion
    from seguimiento.modelo.tipos import Registro
    from seguimiento.repositorio import Carga


class Donde(NamedTuple):
    """El lugar de un documento en que entra algo."""

    ruta: "Ruta"
    orden: Sequence[str]
    """Las claves que caben junto a la última de la ruta, en su orden."""
    textos: Collection[str]
    """Las de lo que entra en que va un texto cualquiera, que no ha de confundirse con otra cosa."""


@dataclass(frozen=True, slots=True)
class Anotacion:
    """Lo que se apunta: en qué y con qué se dijo."""

    elemento: "Elemento"
    documento: "Documento"
    """El del archivo en que está."""
    instancia: str
    """El período al que se refiere; vacío si a ninguno."""
    dichos: Dichos
    hoy: date
    confirmado: bool
    """Si se aceptó con «--si» cambiar lo que ya estaba escrito."""
    de_antes: Callable[[], frozenset[str]]
    """Los códigos que el archivo llevó alguna vez, en minúsculas; mirarlos cuesta."""

    @property
    def ref(self) -> str:
        """La referencia completa, con el período tras «@» si lo lleva."""
        return f"{self.elemento.ref}@{self.instancia}" if self.instancia else self.elemento.ref


def con_su_fecha(una: Anotacion) -> Leido:
    """Lo que se dijo, con la fecha de hoy si no se dijo otra ni que no consta, y con su período."""
    fecha = "" if una.dichos.get("sin_fecha") else una.dichos["fecha"] or una.hoy.isoformat()
    return {**una.dichos, "fecha": fecha, "instancia": una.instancia}


def salvo_lo_de_sus_acciones(que: str) -> Callable[[Anotacion], Leido]:
    """Lo mismo, que no se anota en una recomendación con acciones: sale de ellas y no se vería."""

    def datos(una: Anotacion) -> Leido:
        from seguimiento.redaccion import entre_comillas, enumeracion

        if acciones := _acciones_de(una.elemento):
            suyas = enumeracion(entre_comillas(accion.id for accion in acciones), "o")
            raise ErrorDeUso(
                f"{que} de «{una.elemento.ref}» sale de sus acciones", f"anótelo en {suyas}"
            )
        return con_su_fecha(una)

    return datos


def sin_acciones(elemento: "Elemento") -> bool:
    """Si se sigue por sí mismo, y no por sus acciones."""
    return not _acciones_de(elemento)


def _acciones_de(elemento: "Elemento") -> "Sequence[Accion]":
    return getattr(elemento.registro, "acciones", ())


def al_final(_: Anotacion, documento: "Documento", donde: Donde, nuevo: Leido) -> "Documento":
    """El documento con lo nuevo al final de la lista."""
    from seguimiento.documento.edicion import con_otro

    return con_otro(documento, donde.ruta, nuevo, orden=donde.orden, textos=donde.textos)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apunte(LoNuevo):
    """Qué se apunta, en qué y con qué datos."""

    clave: str
    """Dónde entra."""
    clases: tuple[ClaseDeElemento, ...]
    """Las clases de elementos que la tienen."""
    datos: Callable[[Anotacion], Leido] = con_su_fecha
    """Los del registro que se apunta; los vacíos se omiten."""
    despues: Callable[[Anotacion, Leido], str]
    """Lo que se dice una vez guardado, con la referencia que se usará a continuación."""
    cabe_en: "Callable[[Elemento], bool]" = lambda _: True
    """A cuáles de esas clases puede apuntarse: solo esos se ofrecen al preguntar."""
    poner: "Callable[[Anotacion, Documento, Donde, Leido], Documento]" = al_final
    """Cómo entra lo nuevo en el documento."""

    argumento: ClassVar[str] = "ref"
    es_de_hoy: ClassVar[bool] = True

    def cuanto(self, pedido: Pedido) -> "Cuanto | None":
        """Aquello en que se apunta, si ya se dijo."""
        from seguimiento.comandos.cuanto import lo_que_se_nombra

        return lo_que_se_nombra(pedido.cual, para_editarlo=True) if pedido.cual else None

    def elegido(self, pedido: Pedido, carga: "Carga") -> Elegido:
        """Lo pedido con la referencia de en qué, dicho ya dónde está."""
        from seguimiento.analisis.consulta import consultar
        from seguimiento.comandos.donde_esta import donde_esta
        from seguimiento.comandos.preguntas import preguntar_por_un_elemento

        sesion = pedido.sesion
        if pedido.cual:
            elemento = elegir_entre(carga, pedido.cual, sesion.hoy, self.clases)
        else:
            elemento = preguntar_por_un_elemento(sesion, carga, self.clases, self.cabe_en)
            pedido = replace(pedido, cual=elemento.ref)
        for linea in donde_esta(consultar(elemento, sesion.hoy, carga.cartera.configuracion)):
            sesion.dialogo.decir(linea)
        return Elegido(pedido, self._modelo(elemento), elemento.registro)

    def edicion(self, pedido: Pedido, carga: "Carga") -> Edicion:
        """El cambio del archivo en que está el elemento."""
        from seguimiento.campos import claves, claves_de_texto
        from seguimiento.repositorio.propuestas import abrir

        sesion, hoy = pedido.sesion, pedido.sesion.hoy
        elemento = elegir_entre(carga, pedido.cual, hoy, self.clases)
        instancia = periodo_pedido(pedido.cual, elegir(carga, pedido.cual, hoy))
        archivo = elemento.lugar.archivo
        abierto = abrir(sesion.fuente, archivo)
        una = Anotacion(
            elemento,
            abierto.documento,
            instancia,
            pedido.dichos,
            hoy,
            pedido.confirmado,
            lambda: sesion.codigos_de_antes.dentro_de(archivo),
        )
        modelo = self._modelo(elemento)
        nuevo = leidos(pedido.orden, modelo, self.datos(una))
        ruta, orden = (*elemento.lugar.ruta, self.clave), claves(type(elemento.registro))
        donde = Donde(ruta, orden, claves_de_texto(modelo))
        cambio = abierto.editado(lambda documento: self.poner(una, documento, donde, nuevo))
        return Edicion([cambio], self.despues(una, nuevo))

    def _modelo(self, elemento: "Elemento") -> "type[Registro]":
        from seguimiento.campos import registro_en

        modelo = registro_en(type(elemento.registro), (self.clave,))
        assert modelo is not None  # noqa: S101 — donde se apunta algo va siempre un registro
        return modelo


def elegir_entre(
    carga: "Carga", ref: str, hoy: date, clases: Sequence[ClaseDeElemento]
) -> "Elemento":
    """El elemento a que se refiere, que ha de ser de una de esas clases; si no, `ErrorDeUso`."""
    from seguimiento.analisis.busqueda import todos_los_elementos
    from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas, enumeracion

    elemento = elegir(carga, ref, hoy).elemento
    if elemento.clase not in clases:
        validas = enumeracion((clase.value for clase in clases), "o")
        archivo = elemento.lugar.archivo
        suyas = [
            uno.ref
            for uno in todos_los_elementos(carga.cartera)
            if uno.clase in clases and uno.lugar.archivo == archivo
        ]
        hay = f"en su archivo hay {con_cuantos_mas(suyas[:SE_NOMBRAN], len(suyas))}"
        raise ErrorDeUso(
            f"«{elemento.ref}» no es {validas}, sino {elemento.clase.value}",
            hay if suyas else "busque con «seg buscar TEXTO»",
        )
    return elemento
