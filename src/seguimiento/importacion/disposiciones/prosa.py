"""Párrafos con rótulo: «Recommendation 1: …», «Respuesta de la gerencia: …», y lo que los sigue."""

from collections.abc import Mapping

from seguimiento.importacion.disposiciones.dichos import (
    Rotulo,
    como_celda,
    con_texto,
    en_frases,
    rotulo_en,
)
from seguimiento.importacion.disposiciones.obra import Obra, numero_de
from seguimiento.importacion.material import Celda, Parrafo
from seguimiento.importacion.valores.numerados import con_su_codigo
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
        pedidas = self.obra.cuaderno.opciones.columnas
        rotulo = rotulo_en(texto, pedidas) or self._accion_en(texto, pedidas)
        if rotulo is None or rotulo.valor or rotulo.numero or texto.endswith(":"):
            return rotulo
        es_largo = rotulo.campo in _DE_VARIOS_PARRAFOS - {CampoDeMatriz.RECOMENDACION}
        return rotulo if es_largo and (parrafo.nivel or " " in texto) else None

    def _accion_en(self, texto: str, pedidas: Mapping[str, CampoDeMatriz]) -> Rotulo | None:
        """La que cuenta un párrafo numerado con sus datos detrás: «1.1 Digitalizar. Responsable: PSU.».

        Sin ellos, o si su número no es de la recomendación de la que se habla, puede ser otra cosa.
        """
        codigo, resto = con_su_codigo(texto)
        de_cual = self._de_cual_se_habla()
        es_suya = "." in codigo and bool(de_cual) and codigo.startswith(f"{de_cual}.")
        if not es_suya or len(en_frases(resto, pedidas)) == 1:
            return None
        return Rotulo(CampoDeMatriz.ACCION, "", codigo, resto)

    def _de_cual_se_habla(self) -> str:
        """El número de la recomendación abierta, aquí o en la obra; vacío si no hay o no lo lleva."""
        if self._abierto and self._abierto[0].campo is CampoDeMatriz.RECOMENDACION:
            return self._abierto[0].numero
        leida = self.obra.recomendacion
        return numero_de(str(leida.valor(CampoDeMatriz.CODIGO) or "")) if leida else ""

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
