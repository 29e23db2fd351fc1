"""`seg corregir`: cambiar, añadir o quitar un dato cualquiera de lo que está registrado."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.campo_nombrado import (
    CampoNombrado,
    campo_nombrado,
    cual_de,
    dato_en,
)
from seguimiento.comandos.completado import (
    campos_de_lo_escrito,
    completando,
    lo_que_se_corrige,
    valores_de_lo_escrito,
)
from seguimiento.comandos.cuanto import lo_que_se_nombra
from seguimiento.comandos.del_modelo import desplegado_uno, objecion_a
from seguimiento.comandos.edicion import Edicion, editar
from seguimiento.comandos.entendido import entendidos, va_sin_plazo
from seguimiento.comandos.escrita import OrdenEscrita, lo_escrito
from seguimiento.comandos.lo_nombrado import Nombrado, nombrado_por
from seguimiento.comandos.registrar import nombres_que_constan
from seguimiento.comandos.seleccion import RegistroIlegible
from seguimiento.comandos.sesion import Sesion
from seguimiento.comandos.zona import comprobar_zona
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.documento import Documento
    from seguimiento.documento.escritura import Valor
    from seguimiento.lugares import Ruta
    from seguimiento.repositorio import Carga


def corregir(  # noqa: PLR0913 — una por opción
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(
                help="Qué se corrige: «oim-2022-red-pmm/4.1», «crm-osc», «BP1_ME»… o «seguimiento.yaml».",
                show_default=False,
            ),
            lo_que_se_corrige(),
        ),
    ],
    campo: Annotated[
        str,
        completando(
            typer.Argument(
                help="Qué dato: «plazo», «respuesta.fecha», «seguimiento.2.comentario», «dudas.1.motivo»…",
                show_default=False,
            ),
            campos_de_lo_escrito(),
        ),
    ],
    valor: Annotated[  # noqa: ARG001 — se toma de la línea, por su nombre
        list[str] | None,
        completando(
            typer.Argument(
                help="Lo que debe decir; de una lista, todos sus elementos.", show_default=False
            ),
            valores_de_lo_escrito(),
        ),
    ] = None,
    *,
    anadir: Annotated[  # noqa: ARG001 — lo mismo
        list[str] | None,
        typer.Option("--anadir", metavar="VALOR", help="Añade uno a una lista."),
    ] = None,
    quitar: Annotated[  # noqa: ARG001 — lo mismo
        list[str] | None,
        typer.Option(
            "--quitar",
            metavar="CUÁL",
            help="Quita uno de una lista, por su número, su fecha, su código o lo que dice.",
        ),
    ] = None,
    borrar: Annotated[bool, typer.Option("--borrar", help="Quita el dato: no consta.")] = False,
    si: edicion.ConSi = False,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Cambia un dato cualquiera, y nada más.

    De una lista se nombra un elemento por su número, su fecha o su código, «seguimiento.2» o
    «decisiones.d1». Lo que lleva varios datos se escribe «{fecha: 2023-04-15, estado: en_curso}». Si
    cambia un código, cambia también donde se nombra.

    Ejemplos::

        seg corregir oim-2022-red-pmm/4.1 plazo 2023-06
        seg corregir oim-2022-red-pmm/4.1 responsables --anadir PSU
    """
    sesion: Sesion = contexto.obj
    orden = lo_escrito(contexto)
    dicho = orden.dichos()
    pedida = _Correccion(
        orden,
        sesion,
        ref.strip(),
        campo,
        dicho["valor"],
        dicho["anadir"],
        dicho["quitar"],
        borrar,
        si,
    )
    pedida.comprobar()
    cuanto = lo_que_se_nombra(ref, para_editarlo=True)
    return editar(sesion, pedida.edicion, simular=simular, aunque=aunque, cuanto=cuanto)


@dataclass(frozen=True, slots=True)
class _Correccion:
    """Lo que se pide corregir."""

    orden: OrdenEscrita
    sesion: Sesion
    ref: str
    campo: str
    valores: Sequence[str]
    anadir: Sequence[str]
    quitar: Sequence[str]
    borrar: bool
    confirmado: bool

    def comprobar(self) -> None:
        """Que se pida una cosa, y solo una. Lanza `ErrorDeUso`."""
        pedidas = [bool(self.valores), bool(self.anadir or self.quitar), self.borrar]
        if sum(pedidas) == 1:
            return
        ayuda = "escriba el valor, «--anadir», «--quitar» o «--borrar»"
        if not any(pedidas):
            raise ErrorDeUso(f"no se dice qué hacer con «{self.campo}»", ayuda)
        raise ErrorDeUso(f"se piden varias cosas a la vez de «{self.campo}»", ayuda)

    def edicion(self, carga: "Carga") -> Edicion:
        """El cambio del archivo y, si cambia un código, el de los que lo nombran."""
        from seguimiento.repositorio.propuestas import abrir

        escrito = nombrado_por(self.sesion, carga, self.ref)
        abierto = abrir(self.sesion.fuente, escrito.archivo, escrito.si_no_existe)
        nombrado = campo_nombrado(
            escrito.modelo, dato_en(abierto.documento.datos, escrito.ruta), self.campo
        )
        nuevos = self._nuevos(nombrado)
        cambio = abierto.editado(
            lambda documento: self._hecha(documento, escrito, nombrado, nuevos)
        )
        cambios = [cambio]
        if not (self.borrar and nombrado.es_elemento):  # quitarlo no da su código al siguiente
            cambios = _con_quien_lo_nombra(self.sesion, carga, escrito, nombrado, cambio)
        despues = f"Corregido «{self.campo}» de «{escrito.ref}». Si no era eso, «seg deshacer»."
        return Edicion(cambios, despues)

    def _nuevos(self, nombrado: CampoNombrado) -> "list[Valor]":
        """Lo que se dijo, como va en el campo. Lanza `ErrorDeUso` si el modelo no lo admite."""
        campo = nombrado.campo
        dichos = [*(self.anadir or self.valores)]
        if not nombrado.es_lista and len(dichos) > 1:
            raise ErrorDeUso(f"«{self.campo}» lleva un solo valor", "póngalo entre comillas rectas")
        leidos = self._entendidos(nombrado, dichos)
        nuevos = [desplegado_uno(campo, uno) for uno in leidos]
        if not nuevos:
            return []
        if campo.clave == "zona_horaria":
            comprobar_zona(str(nuevos[0]))
        if not campo.es_lista and isinstance(nuevos[0], str):
            self._comprobar_que_no_va_entero(nombrado, nuevos[0])
        suelto = self.anadir and nombrado.es_lista
        valor = [*nuevos] if suelto else nombrado.en_el_campo(nombrado.valor(nuevos))
        objecion = objecion_a(campo.modelo, campo, valor)
        if objecion is not None:
            raise ErrorDeUso(
                f"valor no válido para «{self.campo}»: {objecion.mensaje}",
                objecion.sugerencia or "vea cómo se escribe con «seg corregir --ayuda»",
            )
        return nuevos

    def _entendidos(self, nombrado: CampoNombrado, dichos: list[str]) -> Sequence[str]:
        """Lo dicho, con las fechas y los nombres como se escriben en un registro."""
        campo = nombrado.campo
        if dichos and va_sin_plazo(campo, dichos[0]):
            raise ErrorDeUso(
                f"«{dichos[0]}» no es un plazo",
                "escríbalo en «sin_plazo» y quite el plazo con «--borrar»",
            )
        como_lista = nombrado.es_lista and bool(self.anadir)
        entendido = entendidos(
            self.sesion.dialogo,
            {campo.clave: campo},
            lambda _: "--anadir" if como_lista else "",
            {campo.clave: dichos if campo.es_lista else "".join(dichos[:1])},
            lambda: nombres_que_constan(self.sesion),
        ).dichos
        leido = entendido[campo.clave]
        return leido if campo.es_lista else [str(leido)] * bool(dichos)

    def _comprobar_que_no_va_entero(self, nombrado: CampoNombrado, dicho: str) -> None:
        from seguimiento.campos import claves, escritura
        from seguimiento.redaccion import enumeracion

        campo = nombrado.campo
        como = escritura(campo.modelo, campo.clave)
        if como.es_mapa and not nombrado.es_elemento:
            dentro = f"«{self.campo}.NOMBRE»"
        elif campo.registro is None or como.basta_con or como.con_ausencia:
            return
        else:
            dentro = enumeracion(f"{self.campo}.{clave}" for clave in claves(campo.registro))
        raise ErrorDeUso(
            f"«{self.campo}» no es un solo dato, y se dio «{dicho}»", f"corrija {dentro}"
        )

    def _hecha(
        self,
        documento: "Documento",
        escrito: Nombrado,
        nombrado: CampoNombrado,
        nuevos: "Sequence[Valor]",
    ) -> "Documento":
        ruta = (*escrito.ruta, *nombrado.ruta)
        if self.borrar:
            return self._sin_el(documento, escrito, nombrado)
        if self.anadir or self.quitar:
            return self._con_otros(documento, escrito, nombrado, nuevos)
        return self._con(documento, escrito, ruta, nombrado, nombrado.valor(nuevos))

    def _con(
        self,
        documento: "Documento",
        escrito: Nombrado,
        ruta: "Ruta",
        nombrado: CampoNombrado,
        valor: "Valor",
    ) -> "Documento":
        from seguimiento.campos import claves, claves_de_texto
        from seguimiento.documento.edicion import con

        documento, ruta, valor = _abierta(documento, escrito, ruta, valor)
        return con(
            documento,
            ruta,
            valor,
            orden=_orden_en(documento, escrito, ruta) or claves(nombrado.campo.modelo),
            textos=claves_de_texto(escrito.modelo),
            con_comentarios=self.confirmado,
        )

    def _sin_el(
        self, documento: "Documento", escrito: Nombrado, nombrado: CampoNombrado
    ) -> "Documento":
        from seguimiento.documento.edicion import sin

        if nombrado.campo.obligatorio and not nombrado.es_elemento:
            raise ErrorDeUso(
                f"«{self.campo}» es obligatorio y no puede borrarse", "corríjalo con su valor"
            )
        ruta = (*escrito.ruta, *nombrado.ruta)
        if nombrado.dato is None and not _existe(documento, ruta):
            return documento
        donde = _mas_arriba(documento, ruta, (*escrito.ruta, *nombrado.de))
        return sin(documento, donde, con_comentarios=self.confirmado)

    def _con_otros(
        self,
        documento: "Documento",
        escrito: Nombrado,
        nombrado: CampoNombrado,
        nuevos: "Sequence[Valor]",
    ) -> "Documento":
        from seguimiento.campos import claves_de_texto
        from seguimiento.documento import Lista
        from seguimiento.documento.edicion import con_otro, sin

        if not nombrado.es_lista:
            raise ErrorDeUso(f"«{self.campo}» no es una lista", "escriba su valor sin «--anadir»")
        ruta = (*escrito.ruta, *nombrado.ruta)
        orden = _orden_en(documento, escrito, ruta)
        quitados = {cual_de(nombrado.campo.clave, nombrado.dato, uno) for uno in self.quitar}
        if self.anadir and not isinstance(nombrado.dato, Lista):
            distintos = [n for i, n in enumerate(nuevos) if n not in nuevos[:i]]
            return self._con(documento, escrito, ruta, nombrado, distintos)
        for nuevo in nuevos if self.anadir else ():
            if nuevo not in (dato_en(documento.datos, ruta) or ()):
                documento = con_otro(
                    documento, ruta, nuevo, orden=orden, textos=claves_de_texto(escrito.modelo)
                )
        for indice in sorted(quitados, reverse=True):
            donde = _mas_arriba(documento, (*ruta, indice), (*escrito.ruta, *nombrado.de))
            documento = sin(documento, donde, con_comentarios=self.confirmado)
        return documento


def _existe(documento: "Documento", ruta: "Ruta") -> bool:
    """Si la clave está escrita, aunque no diga nada."""
    from seguimiento.documento import Lista, Mapa

    padre = dato_en(documento.datos, ruta[:-1])
    return isinstance(padre, Mapa | Lista) and padre.hijo(ruta[-1]) is not None


def _mas_arriba(documento: "Documento", ruta: "Ruta", hasta: "Ruta") -> "Ruta":
    """Lo que hay que quitar para que no quede nada vacío: lo más alto que solo tiene eso dentro."""
    # si lo que se quita es el propio nombre de un mapa, con el último se va el mapa
    hasta = hasta if len(ruta) > len(hasta) else hasta[:-2]
    while len(ruta) > len(hasta) + 1:
        padre = dato_en(documento.datos, ruta[:-1])
        if not isinstance(padre, Collection) or len(padre) > 1:
            break
        ruta = ruta[:-1]
    return ruta


def _abierta(
    documento: "Documento", escrito: Nombrado, ruta: "Ruta", valor: "Valor"
) -> "tuple[Documento, Ruta, Valor]":
    """La ruta y el valor que hay que poner, si por el camino hay un texto donde ha de ir un mapa.

    «partes: [OSC]» dice solo el nombre; «contexto: no_registra», por qué no hay nada.
    """
    from seguimiento.campos import claves, escritura, registro_en

    for fin in range(len(escrito.ruta) + 1, len(ruta)):
        dentro = dato_en(documento.datos, ruta[:fin])
        if not isinstance(dentro, str) or isinstance(ruta[fin], int):
            continue
        pasos = tuple(p for p in ruta[len(escrito.ruta) : fin] if isinstance(p, str))
        padre = registro_en(escrito.modelo, pasos[:-1])
        basta = escritura(padre, pasos[-1]).basta_con if padre else ""
        dentro_de = registro_en(escrito.modelo, pasos)
        nuevo: Valor = valor
        for paso in reversed(ruta[fin:]):
            nuevo = {str(paso): nuevo}
        junto = {**({basta: dentro} if basta else {}), **(nuevo if isinstance(nuevo, dict) else {})}
        en_orden = sorted(junto, key=(claves(dentro_de) if dentro_de else ()).index)
        return documento, ruta[:fin], {clave: junto[clave] for clave in en_orden}
    return documento, ruta, valor


def _orden_en(documento: "Documento", escrito: Nombrado, ruta: "Ruta") -> Sequence[str]:
    """El orden de las claves del mapa, ya escrito, en que entra lo primero que falte de la ruta."""
    from seguimiento.campos import claves_en

    fin = len(escrito.ruta)
    while fin < len(ruta) - 1 and _existe(documento, ruta[: fin + 1]):
        fin += 1
    return claves_en(escrito.modelo, ruta[len(escrito.ruta) : fin])


def _con_quien_lo_nombra(
    sesion: Sesion,
    carga: "Carga",
    escrito: Nombrado,
    nombrado: CampoNombrado,
    cambio: "CambioDeArchivo",
) -> "list[CambioDeArchivo]":
    """El cambio y, si con él algo pasa a llamarse de otro modo, los de las referencias que lo nombran."""
    from seguimiento.documento import leer
    from seguimiento.elementos import elemento_con_referencia, rama_en
    from seguimiento.escritos import id_escrito
    from seguimiento.repositorio.renumeracion import renombrado

    # lo que está más adentro también puede nombrarse por el camino: «acciones.1.id»
    ruta = elemento_con_referencia((*escrito.ruta, *nombrado.ruta))
    antes, despues = (
        leer(contenido or b"").documento for contenido in (cambio.antes, cambio.despues)
    )
    if antes is None or despues is None or not ruta:
        return [cambio]
    rama = rama_en(escrito.modelo, ruta[len(escrito.ruta) :])
    modelo = rama.modelo if rama else escrito.modelo
    viejo, nuevo = (id_escrito(modelo, dato_en(uno.datos, ruta)) for uno in (antes, despues))
    if viejo == nuevo or not viejo or not nuevo:
        return [cambio]
    if carga.recuento.ilegibles:
        from seguimiento.redaccion import entre_comillas, enumeracion

        cuales = enumeracion(entre_comillas(carga.recuento.ilegibles))
        raise RegistroIlegible(
            f"no se sabe si {cuales} nombra «{viejo}»: no pudo leerse",
            "corríjalo antes; vea por qué con «seg validar»",
        )
    cambios, nombran = renombrado(sesion.fuente, cambio, escrito.id_de_archivo, viejo, nuevo)
    if nombran:
        sesion.salida.avisar(
            f"«{viejo}» pasa a «{nuevo}» también donde se nombra: {', '.join(nombran)}"
        )
    return cambios
