"""Los comentarios al unir: los nuestros se quedan, y los del otro se ponen junto a lo mismo que acompañaban."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from seguimiento.campos import registro_en
from seguimiento.documento import Documento
from seguimiento.documento.comentarios import Comentario
from seguimiento.documento.edicion import con_comentario
from seguimiento.documento.escritura import Valor
from seguimiento.documento.resultante import elementos
from seguimiento.documento.tramos import Plano, Tramo, medir
from seguimiento.errores import EdicionImposible
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio.union.dicho import lo_dicho
from seguimiento.repositorio.union.parejas import emparejados


class Comentarios:
    """Los de las tres versiones de un archivo."""

    def __init__(self, base: Documento | None, nuestro: Documento, suyo: Documento) -> None:
        de_base, self._suyo = _los_de(base) if base else Counter[str](), suyo
        self._nuestros, de_alli = _los_de(nuestro), _los_de(suyo)
        self.suyos = de_alli - de_base
        """Los que escribió el otro."""
        self._quitados = de_base - de_alli

    def los_quito(self, error: EdicionImposible) -> bool:
        """Si los que se perderían son de los que el otro quitó con lo suyo."""
        return Counter(error.comentarios) <= self._quitados

    def puestos(
        self, unido: Documento, modelo: type[Registro]
    ) -> tuple[Documento, tuple[str, ...]]:
        """El documento con los que el otro escribió y aún no lleva; y los que no pudieron ponerse."""
        faltan = self._faltan(unido)
        if faltan:
            for comentario, ruta in _acompanan(medir(self._suyo.texto)):
                if faltan[comentario.texto] and ruta is not None:
                    unido = self._con(unido, comentario, ruta, modelo)
                    faltan = self._faltan(unido)
        return unido, tuple(faltan.elements())

    def _faltan(self, unido: Documento) -> Counter[str]:
        return self.suyos - (_los_de(unido) - self._nuestros)

    def _con(
        self, unido: Documento, comentario: Comentario, ruta: Ruta, modelo: type[Registro]
    ) -> Documento:
        """Junto a lo mismo, si sigue estando; si no cabe, el mismo documento."""
        aqui = _traducida(ruta, self._suyo.compuestos, unido.compuestos, modelo)
        if aqui is None:
            return unido
        plano = medir(unido.texto)
        linea = plano.linea(_entrada(plano.llegar(aqui)))
        try:
            return con_comentario(unido, linea, comentario.texto, al_final=not comentario.solo)
        except EdicionImposible:
            return unido


def _los_de(documento: Documento) -> Counter[str]:
    return Counter(uno.texto for uno in medir(documento.texto).comentarios)


def _acompanan(plano: Plano) -> Iterator[tuple[Comentario, Ruta | None]]:
    """Cada comentario y la ruta de aquello que acompaña: lo de su línea o, si va solo, lo de la siguiente.

    De los que van seguidos, el último primero: cada uno se pone delante de lo mismo. `None` si en esa línea
    no empieza nada.
    """
    empiezan: dict[int, list[Ruta]] = {}
    for inicio, ruta in _entradas(plano.raiz):
        empiezan.setdefault(plano.linea(inicio), []).append(ruta)
    solos = {uno.posicion.linea for uno in plano.comentarios if uno.solo}
    lineas = plano.texto.split("\n")
    for uno in plano.comentarios:
        linea = uno.posicion.linea
        if uno.solo:
            while linea in solos or (linea <= len(lineas) and not lineas[linea - 1].strip()):
                linea += 1
        rutas = empiezan.get(linea, [])
        # en «- id: R1» empiezan el elemento y su clave: lo que va encima es de él, y lo de al lado, de ella
        yield uno, (rutas[0] if uno.solo else rutas[-1]) if rutas else None


def _entradas(tramo: Tramo, ruta: Ruta = ()) -> Iterator[tuple[int, Ruta]]:
    if tramo.corchetes:
        return
    pasos: Sequence[str | int] = tramo.nombres or range(len(tramo.hijos))
    for paso, entrada, hijo in zip(pasos, tramo.entradas, tramo.hijos, strict=True):
        yield entrada, (*ruta, paso)
        yield from _entradas(hijo, (*ruta, paso))


def _entrada(camino: list[Tramo]) -> int:
    padre, tramo = camino[-2:]
    return padre.entradas[padre.hijos.index(tramo)]


def _traducida(ruta: Ruta, suyo: Valor, unido: Valor, modelo: type[Registro]) -> Ruta | None:
    """La ruta de lo mismo en el otro documento; `None` si no está."""
    alli, aqui = (lo_dicho(dato, modelo) for dato in (suyo, unido))
    hecha: Ruta = ()
    pasos: tuple[str, ...] = ()
    for paso in ruta:
        if isinstance(paso, str):
            pasos = (*pasos, paso)
            otro: str | int | None = paso
        else:
            registro = registro_en(modelo, pasos)
            otro = emparejados(elementos(alli), elementos(aqui), registro).get(paso)
        alli, aqui = _dentro(alli, paso), _dentro(aqui, otro)
        if otro is None or aqui is None:
            return None
        hecha = (*hecha, otro)
    return hecha


def _dentro(dato: Valor, paso: str | int | None) -> Valor:
    if isinstance(dato, Mapping) and isinstance(paso, str):
        return dato.get(paso)
    hay = elementos(dato)
    return hay[paso] if isinstance(paso, int) and paso < len(hay) else None
