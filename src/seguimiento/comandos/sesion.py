"""Lo que una ejecución toma de fuera, leído una sola vez: dónde, cuándo y de qué archivos se habla."""

import os
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seguimiento.almacen.entorno import interprete
from seguimiento.comandos.dialogo import Dialogo
from seguimiento.comandos.periodo import leer_dia
from seguimiento.comandos.salida import Salida
from seguimiento.comandos.zona import en_la_zona
from seguimiento.errores import FALLO_INTERNO, ErrorDeGit, ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.almacen.corte import Corte
    from seguimiento.almacen.disco import Directorio
    from seguimiento.almacen.etapas import Etapas
    from seguimiento.almacen.fuentes import Fuente
    from seguimiento.almacen.git import EstadoEnGit
    from seguimiento.almacen.git.comparacion import FrenteALoGuardado
    from seguimiento.almacen.git.pendiente import Pendiente
    from seguimiento.analisis.vistazo import Vistazo
    from seguimiento.comandos.cuanto import Cuanto
    from seguimiento.comandos.memoria import Ajustes, Memoria
    from seguimiento.comandos.momento import MomentoPedido
    from seguimiento.comandos.ya_registrado import LoRegistrado
    from seguimiento.comandos.ya_usados import CodigosDeAntes
    from seguimiento.modelo.configuracion import Configuracion
    from seguimiento.repositorio import Carga, Recuento
    from seguimiento.repositorio.lectura import Recuerdos
    from seguimiento.repositorio.recuerdos import RecuerdosGuardados

PARCIAL = 3
"""El código de salida de lo que se dice sin algo que no pudo leerse."""
VARIABLE_DE_HOY = "SEG_HOY"


@dataclass
class Sesion:
    """Las opciones globales y lo que de ellas se deduce."""

    carpeta: Path | None = None
    hoy_pedido: str | None = None
    salida: Salida = field(default_factory=Salida)
    al_pedido: str | None = None
    sin_cache: bool = False
    del_indice: bool = False
    """Si se habla de lo que se guardará con el próximo commit, y no de lo que hay en la carpeta."""
    al_dicho_en: str = "--al"
    """La opción en que se dijo."""

    @cached_property
    def raiz(self) -> Path:
        """La raíz del repositorio. Lanza `RaizNoEncontrada`."""
        from seguimiento.almacen.raiz import buscar_raiz, comprobar_raiz

        if self.carpeta is not None:
            return comprobar_raiz(self.carpeta)
        return buscar_raiz(Path.cwd())

    @cached_property
    def fuente(self) -> "Fuente":
        """Los archivos de los que se habla: los del disco o, si se pide, los de un commit o los del índice."""
        if self.del_indice:
            return self._en_el_indice
        return self._en_el_disco if self.momento is None else self.momento.fuente

    @cached_property
    def _en_el_indice(self) -> "Fuente":
        from seguimiento.almacen.git.por_guardar import VARIABLE, por_guardar

        if self.al_pedido is not None:
            raise ErrorDeUso("«--indice» y «--al» miran archivos distintos", "use solo una")
        self.salida.momento = "Lo que se va a guardar: los archivos del índice de git."
        return por_guardar(self.raiz, os.environ.get(VARIABLE))

    @cached_property
    def _en_el_disco(self) -> "Directorio":
        from seguimiento.almacen.disco import Directorio
        from seguimiento.almacen.sello import puede_ser_disperso

        fuera: tuple[str, ...] = ()
        if puede_ser_disperso(self.raiz):
            from seguimiento.almacen.git.disperso import dejados_fuera

            fuera = dejados_fuera(self.raiz)
        return Directorio(self.raiz, fuera, self._etapas)

    def _etapas(self, ruta: str) -> "Etapas":
        from seguimiento.almacen.git.etapas import etapas_de

        return etapas_de(self.raiz, ruta)

    @cached_property
    def momento(self) -> "MomentoPedido | None":
        """El que pide `--al`; `None` si no se pide ninguno. Lo que se muestre dirá cuál es."""
        if self.al_pedido is None:
            return None
        momento = self.entender(self.al_pedido, self.al_dicho_en)
        self.salida.momento = momento.en_palabras
        return momento

    def entender(self, texto: str, opcion: str) -> "MomentoPedido":
        """El momento que se escribió en una opción. Lanza `ErrorDeUso` o `ErrorDeGit`."""
        from seguimiento.comandos.momento import entendido

        return entendido(self, texto, opcion)

    def mirar_al(self, texto: str, opcion: str) -> None:
        """Mira los registros de ese momento, como con `--al`. Lanza `ErrorDeUso` si ya se pidió otro."""
        if self.al_pedido is not None:
            raise ErrorDeUso(f"--al y {opcion} dicen lo mismo de dos maneras", "use solo una")
        self.al_pedido, self.al_dicho_en = texto, opcion
        self.salida.globales = replace(self.salida.globales, al=texto)

    @cached_property
    def zona(self) -> str | None:
        """La zona en que caen los días de la historia: la de la oficina de ahora, aunque se mire otro momento.

        La de entonces estaría en el commit que se busca.
        """
        from seguimiento.repositorio.configuracion import leer_configuracion

        return leer_configuracion(self._en_el_disco)[0].zona_horaria

    @property
    def disco(self) -> "Directorio":
        """La fuente, para escribir en ella. Lanza `ErrorDeUso` si no es el disco."""
        from seguimiento.almacen.disco import Directorio

        if isinstance(self.fuente, Directorio):
            return self.fuente
        raise ErrorDeUso(
            "los registros que se miran no son los del disco, y en otros no se escribe",
            "repita la orden sobre los de la carpeta",
        )

    @cached_property
    def configuracion(self) -> "Configuracion":
        """La configuración del repositorio, o la de fábrica si la suya no puede leerse."""
        from seguimiento.repositorio.configuracion import leer_configuracion

        return leer_configuracion(self.fuente)[0]

    @cached_property
    def ajustes(self) -> "Ajustes | Configuracion":
        """Lo que de ella piden las órdenes que quizá no hayan de leerla."""
        if self.memoria is None or self._en_otra_parte:
            return self.configuracion
        return self.memoria.ajustes

    @property
    def _en_otra_parte(self) -> bool:
        """Si los archivos de que se habla no son los del disco."""
        return self.al_pedido is not None or self.del_indice

    @cached_property
    def hoy(self) -> date:
        """La fecha de corte: `--hoy`, el día de `--al`, `SEG_HOY` o la de hoy en la zona configurada."""
        if self.hoy_pedido is None and self.momento is not None:
            return self.momento.dia
        return self.hoy_de_quien_pregunta

    @property
    def hoy_de_quien_pregunta(self) -> date:
        """Lo mismo sin contar `--al`, que puede decirse por lo que dista de ese día."""
        if self.hoy_pedido is not None:
            return leer_dia(self.salida, self.hoy_pedido, "--hoy", self._hoy_sin_pedirlo)
        return self._hoy_sin_pedirlo()

    def _hoy_sin_pedirlo(self) -> date:
        if del_entorno := os.environ.get(VARIABLE_DE_HOY):
            return leer_dia(self.salida, del_entorno, VARIABLE_DE_HOY, self._hoy_del_reloj)
        return self._hoy_del_reloj()

    def _hoy_del_reloj(self) -> date:
        # con `--al`, la configuración es la del momento que se busca
        zona = self.ajustes.zona_horaria if self.al_pedido is None else self.zona
        # la única lectura del reloj de todo el programa
        return en_la_zona(
            zona,
            lambda zona: datetime.now(zona).astimezone(zona).date(),  # noqa: TID251 — aquí, y solo aquí
        )

    @cached_property
    def estado(self) -> "EstadoEnGit":
        """El commit de los registros y si han cambiado desde él."""
        from seguimiento.almacen.corte import estado_de
        from seguimiento.almacen.disco import Directorio
        from seguimiento.almacen.git.estado import estado_frente_a

        if isinstance(self.fuente, Directorio):
            return estado_frente_a(self._frente_a_lo_guardado)
        return estado_de(self.fuente, self.configuracion.plantillas)

    @cached_property
    def _frente_a_lo_guardado(self) -> "FrenteALoGuardado | None":
        """Los registros del disco y los de lo último guardado: de qué dista lo uno de lo otro se mira una vez."""
        from seguimiento.almacen.git.comparacion import frente_a_lo_guardado
        from seguimiento.almacen.raiz import rutas_de_los_registros

        raiz = self._en_el_disco.raiz
        rutas = rutas_de_los_registros(raiz, self.ajustes.plantillas)
        if self.memoria is None:
            return frente_a_lo_guardado(raiz, rutas)
        sabida = self.memoria.recordado.firmas.identidad_en
        frente = frente_a_lo_guardado(raiz, rutas, sabida)
        return None if frente is None else self.memoria.comparado(frente)

    @cached_property
    def registrado(self) -> "LoRegistrado | None":
        """Lo que ya está en git y con que se comparará lo que se escriba; `None` si no hay nada."""
        from seguimiento.comandos.ya_registrado import lo_registrado

        return lo_registrado(self.raiz)

    @cached_property
    def pendiente(self) -> "Pendiente | None":
        """Lo que falta por guardar y por enviar; `None` sin git, o si los registros no son los del disco.

        Si git no puede leerse se avisa y nada más: lo que se vino a ver está en los registros.
        """
        from seguimiento.almacen.disco import Directorio
        from seguimiento.almacen.git.pendiente import pendiente_frente_a

        if not isinstance(self.fuente, Directorio):
            return None
        try:
            return pendiente_frente_a(self._frente_a_lo_guardado)
        except ErrorDeGit as error:
            self.salida.avisar(f"no se sabe qué falta por guardar: {error.mensaje}")
            return None

    @cached_property
    def algo_pendiente(self) -> "Pendiente | None":
        """Lo mismo, si falta algo; si ya se vio que no y nada ha cambiado, no se mira otra vez."""
        if self.memoria is None or self._en_otra_parte:
            return self.pendiente
        return self.memoria.lo_que_falta(lambda: self.pendiente)

    @cached_property
    def codigos_de_antes(self) -> "CodigosDeAntes":
        """Los códigos que la historia ya usó; solo se miran al preguntarle por alguno."""
        from seguimiento.comandos.ya_usados import CodigosDeAntes

        return CodigosDeAntes(self)

    @property
    def corte(self) -> "Corte":
        """De qué archivos y de qué día se habla; mirar git cuesta, y solo hace falta para decirlo."""
        from seguimiento.almacen.corte import Corte

        momento: dict[str, Any] = {}
        if self.del_indice:
            momento = {"indice": True}
        elif self.momento is not None:
            momento = {"al": self.momento.objeto}
        return Corte(self.hoy, self.fuente, self.estado, momento)

    @cached_property
    def memoria(self) -> "Memoria | None":
        """Lo que de los registros del disco se sabe por otras ejecuciones; `None` si no se recuerda nada."""
        from seguimiento.comandos.memoria import memoria_de

        return (
            None if self.sin_cache else memoria_de(self.raiz, lambda: self._en_el_disco, os.environ)
        )

    @property
    def recuerdos(self) -> "RecuerdosGuardados | None":
        """Lo que se recuerda de cada archivo; `None` si no se recuerda nada."""
        return self.memoria.recuerdos if self.memoria else None

    def de_un_vistazo(self, caben: int | None) -> "Vistazo | None":
        """Lo urgente de los registros del disco por lo que se recuerda de ellos, sin cargar más que lo que cambió.

        `caben` son las filas de cada apartado que van a mirarse; `None`, todas. `None` si no basta: no se recuerda
        nada, se mira otro momento o hay algo que decir de lo que no se lee.
        """
        if self._en_otra_parte:
            return None
        # lo primero, se recuerde algo o no: lo que haya que decir de la fecha se dice siempre en el mismo sitio
        hoy = self.hoy
        if self.memoria is None:
            return None
        if de_todos := self.memoria.vistazo(hoy, caben):
            return de_todos
        from seguimiento.repositorio.vistazos.guardados import Vistazos

        memoria = self.memoria
        with self.salida.progreso(self.fuente) as avisar:
            return Vistazos(
                self._en_el_disco,
                memoria.recordado,
                memoria.sello,
                lambda: memoria.recuerdos,
                avisar,
            ).al(hoy, caben)

    @property
    def interprete(self) -> str:
        """El intérprete de órdenes de quien ejecuta, por su nombre; vacío si no se sabe."""
        return interprete(os.environ)

    @cached_property
    def dialogo(self) -> Dialogo:
        """Con quien se habla de lo que falte por decir."""
        return Dialogo(self.salida, lambda: self.hoy)

    def cargar(
        self,
        fuente: "Fuente | None" = None,
        *,
        con_identidad: bool = False,
        cuanto: "Cuanto | None" = None,
    ) -> "Carga":
        """La cartera de la fuente; lo que no se pudo leer se avisa aquí, una vez.

        Entera, salvo que se diga cuánto basta. La identidad de cada archivo la lleva siempre la de otra fuente, que
        es para editar.
        """
        from seguimiento.diagnosticos.archivos import FUERA_DE_LA_CARPETA

        con_ella = con_identidad or fuente is not None
        cual = fuente or self.fuente
        carga = self._lo_que_basta(cual, cuanto, con_identidad=con_ella) if cuanto else None
        if carga is None:
            carga = self._leida(cual, self.recuerdos, con_identidad=con_ella)
        if any(uno.codigo == FUERA_DE_LA_CARPETA for uno in carga.diagnosticos):
            remedio = "tráigalos con «git sparse-checkout disable»"
            self.salida.avisar(f"la carpeta es un árbol disperso y le faltan registros: {remedio}")
        if carga.recuento.parcial:
            # al editar no se da ningún total: de lo que se cuenta de más ya hablará lo que se mire
            self.salida.avisar_de_lo_no_leido(carga.recuento, con_totales=fuente is None)
        return carga

    def _lo_que_basta(
        self, fuente: "Fuente", cuanto: "Cuanto", *, con_identidad: bool
    ) -> "Carga | None":
        """Solo lo que se pide y lo que no se recuerde que está bien; `None` si no basta."""
        from seguimiento.repositorio.recuerdos import RecuerdosDeLoPedido

        if self.recuerdos is None:
            return None
        pedido = cuanto.pedido
        while True:
            suyos = RecuerdosDeLoPedido(self.recuerdos, pedido)
            carga = self._leida(fuente, suyos, con_identidad=con_identidad)
            hace_falta = cuanto.hace_falta(carga, pedido)
            if hace_falta == pedido:
                return carga
            if hace_falta is None:
                return None
            pedido = hace_falta

    def _leida(
        self, fuente: "Fuente", recuerdos: "Recuerdos | None", *, con_identidad: bool
    ) -> "Carga":
        from seguimiento.repositorio import cargar

        with self.salida.progreso(fuente) as avisar:
            return cargar(fuente, avisar, con_identidad=con_identidad, recuerdos=recuerdos)


def codigo_de_salida(recuento: "Recuento", *, hallazgos: bool = False) -> int:
    """70 si el programa falló con algún archivo, 3 si falta algo, 1 si hay hallazgos y, si no, 0."""
    if recuento.fallos:
        return FALLO_INTERNO
    return PARCIAL if recuento.parcial else int(hallazgos)
