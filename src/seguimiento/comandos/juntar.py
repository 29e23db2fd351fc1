"""Juntar las versiones de un archivo con marcas de conflicto, preguntando lo que se contradice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from seguimiento.comandos.sesion import Sesion
from seguimiento.errores import ErrorDeGit

if TYPE_CHECKING:
    from seguimiento.almacen.fuentes import Archivo
    from seguimiento.almacen.git.etapas import PorJuntar
    from seguimiento.almacen.guardado import CambioDeArchivo
    from seguimiento.repositorio.union import Contradiccion


@dataclass
class Juntos:
    """Lo que se junta, lo que se respondió y lo que queda por decidir."""

    sesion: Sesion
    preguntar: bool
    """Si hay a quién preguntar lo que se contradice."""
    cambios: list["CambioDeArchivo"] = field(default_factory=list)
    quedan: dict[str, list[str]] = field(default_factory=dict)
    """De cada archivo que se deja con sus marcas, por qué."""
    por_decidir: bool = False
    """Si en alguno es porque no hay a quién preguntar."""
    comentarios: list[str] = field(default_factory=list)
    """Los que escribió una de las dos personas y no quedan."""
    empates: list[str] = field(default_factory=list)
    """Lo que dicen distinto dos entradas nuevas del mismo día, que quedan las dos."""
    _respuestas: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Si de cada contradicción de un archivo vale lo suyo."""

    @property
    def nuevos(self) -> Mapping[str, bytes]:
        """Los archivos ya juntos, como quedarían."""
        return {c.ruta: c.despues for c in self.cambios if c.despues is not None}

    def mirar(self) -> None:
        """Junta los archivos como están ahora; lo que ya se respondió no se pregunta otra vez."""
        from seguimiento.repositorio.conflictos import con_conflictos

        self.cambios, self.quedan, self.comentarios, self.empates = [], {}, [], []
        for archivo in con_conflictos(self.sesion.disco):
            self._juntar(archivo)
        for ruta, (que, remedio) in quitados_por_uno(self.sesion).items():
            self.quedan[ruta] = [f"«{ruta}» {que}: {remedio}"]

    def _juntar(self, archivo: "Archivo") -> None:
        from seguimiento.almacen.guardado import CambioDeArchivo
        from seguimiento.documento.marcas import MarcasSinSentido
        from seguimiento.repositorio.conflictos import fusion_de
        from seguimiento.repositorio.fusion import frase, frase_del_empate

        ruta = archivo.mostrada
        try:
            fusion = fusion_de(archivo)
        except MarcasSinSentido as error:
            self.quedan[ruta] = [f"{ruta}:{error.linea}: {error}; {_A_MANO}"]
            return
        if fusion is None:
            self.quedan[ruta] = [f"«{ruta}»: una de las versiones no se lee por sí sola; {_A_MANO}"]
            return
        por_decidir = [una for una in fusion.contradicciones if not una.son_otra_cosa]
        if por_decidir and not self.preguntar:
            self.por_decidir = True
            self.quedan[ruta] = [f"«{ruta}»: {frase(una, *self._quienes)}" for una in por_decidir]
            return
        elegidas = {una.clave for una in por_decidir if self._vale_lo_suyo(ruta, una)}
        despues = fusion.decidida(elegidas)
        self.cambios.append(CambioDeArchivo(archivo.ruta, archivo.contenido, despues))
        self.empates += (
            f"«{ruta}», del mismo día: {frase_del_empate(uno, *self._quienes)}"
            for uno in fusion.empates
        )
        self.comentarios += (f"«{ruta}»: {uno}" for uno in fusion.comentarios_perdidos)

    def _vale_lo_suyo(self, ruta: str, una: "Contradiccion") -> bool:
        from seguimiento.repositorio.fusion import dicho

        if (ruta, una.clave) not in self._respuestas:
            dialogo, (aqui, alli) = self.sesion.dialogo, self._quienes
            antes = f" (antes, {dicho(una.base)})" if una.base is not None else ""
            dialogo.decir(f"«{ruta}», {una.donde}{antes}: ¿cuál vale?")
            dialogo.decir(f"  1  {dicho(una.nuestro)} ({aqui})")
            dialogo.decir(f"  2  {dicho(una.suyo)} ({alli})")
            self._respuestas[ruta, una.clave] = dialogo.elegir("  número: ", 2) == 1
        return self._respuestas[ruta, una.clave]

    @property
    def _quienes(self) -> tuple[str, str]:
        """De quién es lo nuestro y lo suyo: al poner lo propio sobre lo de otro, lo nuestro es lo del otro."""
        from seguimiento.almacen.git.motor import se_esta_rebasando

        quienes = ("aquí", "quien envió antes")
        return quienes[::-1] if se_esta_rebasando(self.sesion.raiz) else quienes


def para_darlo_por_resuelto(sesion: Sesion, rutas: Iterable[str]) -> str:
    """Qué hacer con lo ya juntado: de un «rebase» a medias no sabe «seg guardar», y lo termina git."""
    from shlex import join

    from seguimiento.almacen.git.a_medias import a_medias_en

    medias = a_medias_en(sesion.raiz)
    if medias is None:
        return "guárdelo con «seg guardar»"
    return f"dígaselo a git con «{join(['git', 'add', *rutas])}» y siga con «{medias.seguir}»"


class DeUnSoloLado(NamedTuple):
    """Lo que le pasó a un archivo a medio juntar que no tienen los dos lados."""

    que: str
    remedio: str


def quitados_por_uno(sesion: Sesion) -> Mapping[str, DeUnSoloLado]:
    """Los registros que uno cambió y otro quitó o renombró, y qué le pasó a cada uno."""
    from seguimiento.almacen.git.etapas import por_juntar
    from seguimiento.almacen.nombres import es_de_registro
    from seguimiento.redaccion import visible

    try:
        hay = por_juntar(sesion.raiz)
    except ErrorDeGit:
        return {}
    dichos = ((uno.ruta, de_un_solo_lado(uno)) for uno in hay if es_de_registro(uno.ruta))
    return {visible(ruta): dicho for ruta, dicho in dichos if dicho}


def de_un_solo_lado(uno: "PorJuntar") -> DeUnSoloLado | None:
    """Qué le pasó a un archivo a medio juntar que no tienen los dos lados; `None` si lo tienen."""
    match (uno.aqui, uno.alli, uno.antes):
        case (True, True, _):
            return None
        case (True, False, True):
            return DeUnSoloLado("se cambió aquí y otra persona lo quitó", _SI_HA_DE_SEGUIR)
        case (False, True, True):
            return DeUnSoloLado("se quitó aquí y otra persona lo cambió", _SI_HA_DE_SEGUIR)
        case (True, False, False):
            que = "es como se llama aquí lo que otra persona llamó de otro modo"
        case (False, True, False):
            que = "es como llamó otra persona a lo que aquí se llama de otro modo"
        case _:
            que = "pasó a llamarse aquí de un modo y de otro donde otra persona"
    return DeUnSoloLado(que, _UN_SOLO_NOMBRE)


_SI_HA_DE_SEGUIR = "déjelo si ha de seguir o bórrelo si no, y guárdelo con «seg guardar»"
_UN_SOLO_NOMBRE = (
    "deje el archivo con uno solo de los nombres, borre el otro y guárdelo con «seg guardar»"
)
_A_MANO = "deje en él una sola versión y borre las marcas"
