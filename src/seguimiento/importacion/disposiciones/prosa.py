"""Párrafos con rótulo: «Recommendation 1: …», «Respuesta de la gerencia: …», y lo que los sigue."""

from seguimiento.importacion.disposiciones.dichos import Rotulo, como_celda, con_texto, rotulo_en
from seguimiento.importacion.disposiciones.obra import Obra
from seguimiento.importacion.material import Celda, Parrafo
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_DE_VARIOS_PARRAFOS = frozenset(
    {
        CampoDeMatriz.RECOMENDACION,
        CampoDeMatriz.ACCION,
        CampoDeMatriz.DECISION,
        CampoDeMatriz.JUSTIFICACION,
        CampoDeMatriz.PLAN,
        CampoDeMatriz.COMENTARIO,
        CampoDeMatriz.COMENTARIOS_GENERALES,
    }
)
"""Los textos que pueden seguir en el párrafo siguiente."""


class Prosa:
    """Los párrafos de un documento, mientras se leen: cada rótulo espera a lo que diga."""

    def __init__(self, obra: Obra) -> None:
        """Sin ningún rótulo abierto."""
        self.obra = obra
        self._abierto: tuple[Rotulo, Celda, list[str]] | None = None

    def leer(self, parrafo: Parrafo) -> None:
        """Un párrafo: un rótulo, lo que sigue a uno o algo suelto."""
        texto = parrafo.texto.strip()
        if not texto:
            return
        rotulo = self._rotulo(parrafo, texto)
        if rotulo:
            self.cerrar()
            self._abierto = (rotulo, como_celda(parrafo), [rotulo.valor] if rotulo.valor else [])
        elif self._sigue(parrafo):
            self._continuar(parrafo)
        else:
            self.cerrar()
            self.obra.soltar(parrafo.sitio, texto)

    def cerrar(self) -> None:
        """Anota lo que dice el rótulo abierto: lo que venga detrás ya no es suyo."""
        abierto, self._abierto = self._abierto, None
        if abierto is None:
            return
        rotulo, celda, partes = abierto
        if rotulo.campo is CampoDeMatriz.RECOMENDACION and partes:
            self.obra.disponer("cada recomendación en párrafos, con sus acciones detrás")
        self.obra.anotar(rotulo.dichos(con_texto(celda, "\n".join(partes))))

    def _rotulo(self, parrafo: Parrafo, texto: str) -> Rotulo | None:
        """El rótulo con que empieza; uno sin nada detrás ha de parecerlo.

        Lo parece si acaba en dos puntos, va numerado o, de un texto largo, son varias palabras o un título.
        """
        rotulo = rotulo_en(texto, self.obra.cuaderno.opciones.columnas)
        if rotulo is None or rotulo.valor or rotulo.numero or texto.endswith(":"):
            return rotulo
        es_largo = rotulo.campo in _DE_VARIOS_PARRAFOS - {CampoDeMatriz.RECOMENDACION}
        return rotulo if es_largo and (parrafo.nivel or " " in texto) else None

    def _sigue(self, parrafo: Parrafo) -> bool:
        """Si el párrafo es parte de lo que dice el rótulo abierto."""
        if self._abierto is None or parrafo.nivel:
            return False
        rotulo, _, partes = self._abierto
        return not partes or rotulo.campo in _DE_VARIOS_PARRAFOS

    def _continuar(self, parrafo: Parrafo) -> None:
        if self._abierto is not None:
            rotulo, celda, partes = self._abierto
            suya = celda if partes else como_celda(parrafo)
            self._abierto = (rotulo, suya, [*partes, parrafo.texto.strip()])
