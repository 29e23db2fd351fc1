"""`seg diagnostico --reparar`: juntar lo que dos personas cambiaron, y dar nombre propio a lo que llamaron igual.

Lo que queda escrito es cosa de los archivos: git sigue a medio juntar (`MERGE_HEAD` y las versiones de su
índice no se tocan) hasta que alguien lo guarda, que es lo que lo da por resuelto.
"""

from itertools import chain
from typing import TYPE_CHECKING

from seguimiento.comandos.con_git import configurar
from seguimiento.comandos.edicion import NEGADA, Edicion, editar
from seguimiento.comandos.juntar import Juntos, para_darlo_por_resuelto
from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeGit

if TYPE_CHECKING:
    from seguimiento.almacen.fuentes import Fuente
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.analisis.renumeracion import Plan
    from seguimiento.repositorio import Carga


def reparar(sesion: Sesion, *, simular: bool, confirmado: bool, fusion: bool | None) -> int:
    """Junta lo que lleva marcas y renumera lo que repite un identificador, una vez visto y confirmado.

    Devuelve 0 si no queda nada por reparar y 1 si queda algo: lo que ha de decidir una persona, un
    archivo que no se lee o, sin confirmar, todo.
    """
    preguntar = sesion.dialogo.posible and not (confirmado or simular)
    if not simular:
        # antes que nada: con lo que ya se juntó no hay más que preguntar
        configurar(sesion, fusion, preguntar=preguntar)
    obra = _Obra(sesion, Juntos(sesion, preguntar))
    obra.mirar()
    if not obra.hay_algo:
        return obra.sin_cambios()
    solo_mirar = simular or not (confirmado or preguntar)
    if solo_mirar and not simular:
        simulado = "no se ha escrito nada; para escribirlo, repita la orden con «--si»"
        return editar(sesion, obra.preparar, simular=True, simulado=simulado) or NEGADA
    codigo = editar(sesion, obra.preparar, simular=simular, confirmar=preguntar)
    return codigo or obra.lo_que_queda


class _Obra:
    """Lo que hay que hacer, mirado sobre los archivos de ahora."""

    def __init__(self, sesion: Sesion, juntos: Juntos) -> None:
        self._sesion = sesion
        self._juntos = juntos
        self.plan: Plan
        self._cambios: list[CambioDeArchivo] = []

    def mirar(self) -> None:
        """Junta y, sobre lo junto, planea qué se renumera."""
        from seguimiento.almacen.fuentes import Superpuesta
        from seguimiento.repositorio.renumeracion import cambios_de, plan_de

        self._juntos.mirar()
        juntada = Superpuesta(self._sesion.disco, self._juntos.nuevos)
        self.plan = plan_de(juntada, self._sesion.codigos_de_antes.dentro_de, self._lo_compartido)
        por_ruta = {cambio.ruta: cambio for cambio in self._juntos.cambios}
        for cambio in cambios_de(juntada, self.plan):
            antes = por_ruta[cambio.ruta].antes if cambio.ruta in por_ruta else cambio.antes
            por_ruta[cambio.ruta] = cambio._replace(antes=antes)
        self._cambios = [*por_ruta.values()]

    def _lo_compartido(self) -> "Fuente | None":
        from seguimiento.almacen.git.fuente import en_la_copia_compartida

        try:
            return en_la_copia_compartida(self._sesion.raiz)
        except ErrorDeGit:
            # sin saber qué se compartió, conserva su nombre el primero
            return None

    @property
    def hay_algo(self) -> bool:
        """Si algo cambia."""
        return bool(self._cambios)

    def preparar(self, _: "Carga") -> Edicion:
        """La edición, otra vez y con los archivos de ahora: mientras se esperaba el turno pudieron cambiar."""
        self.mirar()
        self._contar()
        return Edicion(
            self._cambios,
            self._despues(),
            self.plan.como_antes,
            de_antes=bool(self._juntos.cambios),
        )

    def sin_cambios(self) -> int:
        """Dice que no hay nada que escribir, y lo que aun así queda por mirar."""
        salida, quedan = self._sesion.salida, self._juntos.quedan
        self._decir_lo_que_queda()
        for archivo in self.plan.sin_leer:
            if archivo not in quedan:
                salida.avisar(
                    f"«{archivo}» no se lee y no se ha mirado; vea por qué con «seg validar»"
                )
        if not (self.plan.pendientes or quedan):
            donde = "en lo que se lee, " if self.plan.sin_leer else ""
            salida.escribir(f"Nada que reparar: {donde}ningún identificador se repite.\n")
        return self.lo_que_queda

    @property
    def lo_que_queda(self) -> int:
        """El código de salida de lo que no se ha reparado."""
        queda = self.plan.pendientes or self.plan.sin_leer or self._juntos.quedan
        return NEGADA if queda else 0

    def _contar(self) -> None:
        """Dice qué va a cambiar y qué se queda como está."""
        from seguimiento.formatos.renumeracion import lo_que_cambia

        for frase in lo_que_cambia(self.plan):
            self._sesion.salida.escribir(f"{frase}\n")
        for comentario in self._juntos.comentarios:
            self._sesion.salida.avisar(f"un comentario no se conserva; {comentario}")
        for empate in self._juntos.empates:
            self._sesion.salida.avisar(empate)
        self._decir_lo_que_queda()

    def _decir_lo_que_queda(self) -> None:
        from seguimiento.formatos.renumeracion import lo_que_queda

        salida, juntos = self._sesion.salida, self._juntos
        for frase in (*chain(*juntos.quedan.values()), *lo_que_queda(self.plan)):
            salida.avisar(frase)
        if juntos.por_decidir:
            salida.avisar(
                "lo que se contradice se pregunta en una terminal: «seg diagnostico --reparar»"
            )

    def _despues(self) -> str:
        from seguimiento.redaccion import cuenta, enumeracion, visible

        hecho = []
        if juntos := len(self._juntos.cambios):
            hecho.append(f"{cuenta(juntos, 'archivo')} con sus dos versiones en una")
        if nuevos := len(self.plan.renumeraciones):
            hecho.append(cuenta(nuevos, "identificador nuevo", "identificadores nuevos"))
        sigue = "Compruébelo con «seg validar»"
        if juntos and not self._juntos.quedan:
            rutas = [visible(cambio.ruta) for cambio in self._juntos.cambios]
            sigue += f" y {para_darlo_por_resuelto(self._sesion, rutas)}, que lo da por resuelto"
        return f"Reparado, con {enumeracion(hecho)}. {sigue}."
