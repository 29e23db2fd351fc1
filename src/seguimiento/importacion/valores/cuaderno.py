"""Quién entiende las celdas de un archivo: decide una vez lo que vale para todas y anota las dudas."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from seguimiento.diagnosticos import importacion as codigos
from seguimiento.importacion.hechos import Dato, Leido
from seguimiento.importacion.material import Celda, Duda, Material, Sitio
from seguimiento.importacion.opciones import Opciones
from seguimiento.importacion.valores import (
    actores,
    decisiones,
    estados,
    numerados,
    personas,
    plazos,
    prioridades,
    sueltos,
)
from seguimiento.importacion.valores.fechas import Pruebas, pruebas_en
from seguimiento.importacion.valores.lectura import Lector, Lectura, Leidos
from seguimiento.importacion.valores.textos import citado, es_marcador, es_nada, limpio
from seguimiento.vocabularios import ClaseDeElemento, OrdenDeFechas
from seguimiento.vocabularios.base import total
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

_LECTORES: Mapping[C, Lector] = total(
    {
        C.TITULO: sueltos.titulo,
        C.ORGANIZACION: sueltos.texto,
        C.NUMERO: sueltos.texto,
        C.FECHA_DE_EVALUACION: plazos.fecha,
        C.TIPO_DE_EVALUACION: sueltos.TIPO,
        C.REGION: sueltos.texto,
        C.PAIS: sueltos.pais,
        C.PROYECTO: sueltos.lista_de_cortos,
        C.COMPLETA: personas.funcion,
        C.COMENTARIOS_GENERALES: sueltos.texto,
        C.CODIGO: numerados.codigo,
        C.RECOMENDACION: numerados.enunciado,
        C.FECHA: plazos.fecha,
        C.DIRIGIDA_A: actores.nombres,
        C.PRIORIDAD: prioridades.prioridad,
        C.DECISION: decisiones.decision,
        C.JUSTIFICACION: sueltos.texto,
        C.ALCANCE: sueltos.texto,
        C.FECHA_DE_RESPUESTA: plazos.fecha,
        C.CONTESTA: personas.funcion,
        C.PLAN: sueltos.texto,
        C.TEMA: sueltos.lista,
        C.UNIDAD: actores.nombres,
        C.CONCLUSION: sueltos.lista,
        C.CAUSA: sueltos.texto,
        C.CLASE: sueltos.texto,
        C.CRITERIO: sueltos.criterios,
        C.CODIGO_DE_ACCION: numerados.codigo,
        C.ACCION: numerados.enunciado,
        C.INICIO: plazos.fecha,
        C.PLAZO: plazos.plazo,
        C.PLAZO_NUEVO: plazos.fecha,
        C.SIN_PLAZO: sueltos.texto,
        C.RESPONSABLES: actores.actores,
        C.LIDERA: actores.actores,
        C.ACOMPANAN: actores.actores,
        C.ESTADO: estados.estado,
        C.AVANCE: estados.avance,
        C.COMENTARIO: sueltos.comentario,
        C.EVIDENCIA: sueltos.evidencia,
        C.FECHA_DE_SEGUIMIENTO: plazos.fecha,
        C.COMPLETADA_EL: plazos.completada_el,
        C.RESOLUCION: estados.resolucion,
        C.MOTIVO_DE_RETRASO: sueltos.texto,
        C.PROXIMO_PASO: sueltos.texto,
        C.AUTOR: sueltos.texto,
        C.META: sueltos.meta,
        C.RECURRENCIA: sueltos.RECURRENCIA,
        C.FONDOS: sueltos.fondos,
        C.ETIQUETAS: sueltos.lista_de_cortos,
        C.NOTAS: sueltos.a_las_notas,
        C.COMPROMISO: numerados.enunciado,
    }
)
"""Quién entiende las celdas de cada columna."""
_CON_LO_QUE_NO_HAY = frozenset({C.PLAZO, C.ESTADO})
"""Donde «N/A» dice algo: que no hay plazo, que no es aplicable."""
_NUNCA_POR_FORMULA = frozenset({C.PLAZO, C.ESTADO})


@dataclass(slots=True)
class Cuaderno:
    """Lo que se sabe de todo el archivo, y las dudas que van saliendo al leerlo."""

    opciones: Opciones
    pruebas: Pruebas = field(default_factory=Pruebas)
    """Lo que las fechas del archivo prueban de su orden."""
    dudas: list[Duda] = field(default_factory=list)
    _sin_orden: set[tuple[int, int]] = field(default_factory=set)
    """Las columnas de las que ya se dijo que no se sabe en qué orden van sus fechas."""
    _sin_estado: set[str] = field(default_factory=set)
    """De qué rótulos ya se dijo que sus fechas no son las de un estado."""
    _codigos: dict[tuple[int, int, str], Sitio | None] = field(default_factory=dict)
    """Por hoja, columna y código, dónde está el que pudo perder un cero; `None` si no pudo."""

    @classmethod
    def de(cls, material: Material, opciones: Opciones) -> Self:
        """El de un archivo, con el orden de sus fechas ya decidido si algo lo prueba."""
        return cls(opciones, pruebas_en(material))

    @property
    def fechas(self) -> OrdenDeFechas | None:
        """Qué va delante en las fechas con cifras: lo pedido o lo que el archivo prueba."""
        return self.opciones.fechas or self.pruebas.orden

    def entender(
        self,
        campo: C,
        celda: Celda,
        rotulo: str = "",
        de: ClaseDeElemento = ClaseDeElemento.ACCION,
    ) -> dict[C, Dato]:
        """Los datos que da una celda de la columna de ese campo; ninguno si no dice nada.

        Pueden ser de otros campos («Acompañan: Jurídica», en la de responsables). `rotulo` es el de la
        columna, tal como está escrito: puede decir una escala («1 a 3»). `de` es de qué lo dice la celda:
        los estados de una recomendación que se sigue sin acciones no son los de una acción. Lo que no se
        entiende va en las notas, y queda dicho en las dudas.
        """
        lectura = Lectura(
            campo,
            celda,
            limpio(celda.texto),
            limpio(rotulo),
            de,
            self.opciones,
            self.fechas,
            self.pruebas,
        )
        leidos = dict(self._leidos(lectura))
        if celda.nota and not celda.sigue_arriba and not celda.sigue_izquierda:
            nota = f"Nota de la celda: {limpio(celda.nota)}"
            leidos[C.NOTAS] = "\n".join(filter(None, (str(leidos.get(C.NOTAS) or ""), nota)))
        self.dudas += (duda for duda in lectura.dudas if self._es_nueva(duda))
        if campo in leidos and campo in {C.CODIGO, C.CODIGO_DE_ACCION}:
            self._vigilar(lectura, str(leidos[campo]))
        exportados = {campo: celda.exportado} if celda.exportado else {}
        return {
            suyo: Dato(valor, celda.sitio, celda.texto, exportados.get(suyo))
            for suyo, valor in leidos.items()
        }

    def sin_su_estado(self, rotulo: str, sitio: Sitio) -> None:
        """Dice, una vez de cada rótulo, que sus fechas no se leen: no son las de un estado."""
        if rotulo not in self._sin_estado:
            self._sin_estado.add(rotulo)
            mensaje = f"la fecha de «{rotulo}» no se lee donde no se dice un estado de ella"
            self.dudas.append(Duda(codigos.FECHA_SIN_ESTADO, mensaje, sitio))

    def repasar(self, leido: Leido) -> None:
        """Dice lo que solo se ve con todos los datos de un elemento: que nada prueba un 100 %."""
        estado, avance = leido.datos.get(C.ESTADO), leido.datos.get(C.AVANCE)
        deducido = estado and avance and estado.sitio == avance.sitio and avance.valor == "100"
        if deducido and avance and C.EVIDENCIA not in leido.datos:
            mensaje = (
                f"{citado(avance.dicho)} se toma por «completada», y no consta ninguna evidencia"
            )
            self.dudas.append(Duda(codigos.SIN_PRUEBA, mensaje, avance.sitio))

    def _leidos(self, lectura: Lectura) -> Leidos:
        campo, celda, texto = lectura.campo, lectura.celda, lectura.texto
        if celda.es_error:
            lectura.duda(codigos.SIN_LEER, f"la celda da un error de cálculo: {citado(texto)}")
            return {}
        if celda.formula and campo in _NUNCA_POR_FORMULA:
            mensaje = f"{campo.rotulo.lower()}: {citado(texto)} sale de una fórmula"
            lectura.duda(
                codigos.FORMULA_POR_DATO, mensaje, "péguelo como valor y vuelva a importar"
            )
            return {}
        if es_marcador(texto):
            lectura.duda(codigos.MARCADOR, f"{citado(texto)} no es un dato: se lee vacía")
            return {}
        if not texto and not celda.casillas and not celda.enlaces:
            return {}
        if es_nada(texto) and campo not in _CON_LO_QUE_NO_HAY and not celda.casillas:
            return {}
        return _LECTORES[campo](lectura)

    def _es_nueva(self, duda: Duda) -> bool:
        """Si no es la de una columna de fechas de la que ya se dijo lo mismo."""
        if duda.codigo != codigos.DIA_O_MES or duda.sitio is None:
            return True
        columna = (duda.sitio.indice, duda.sitio.columna)
        nueva = columna not in self._sin_orden
        self._sin_orden.add(columna)
        return nueva

    def _vigilar(self, lectura: Lectura, codigo: str) -> None:
        """Dice de un «1.1» que es un número, si en su columna hay un «1.10» o un «1.1» más, que cuál es."""
        sitio = lectura.celda.sitio
        aqui = (sitio.indice, sitio.columna)
        suelto = sitio if numerados.es_suelto(lectura) else None
        con_cero, sin_cero = (*aqui, f"{codigo}0"), (*aqui, codigo.removesuffix("0"))
        if suelto and con_cero in self._codigos:
            self._dudar_del_codigo(codigo, suelto)
        elif codigo.endswith("0") and (antes := self._codigos.get(sin_cero)):
            self._dudar_del_codigo(codigo.removesuffix("0"), antes)
        self._codigos.setdefault((*aqui, codigo), suelto)

    def _dudar_del_codigo(self, codigo: str, sitio: Sitio) -> None:
        mensaje = f"el código «{codigo}» es un número y pudo ser «{codigo}0», que también está"
        self.dudas.append(
            Duda(
                codigos.CODIGO_DUDOSO,
                mensaje,
                sitio,
                "compruébelo, o dé a la columna formato de texto",
            )
        )
