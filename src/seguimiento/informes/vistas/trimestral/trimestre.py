"""El período de que trata el informe y cómo estaban las cosas al empezar y al terminar."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property, wraps
from typing import TypeVar

from seguimiento.analisis import dicho
from seguimiento.analisis.bitacora import ultima
from seguimiento.analisis.constancia import Contraste, contrastes
from seguimiento.analisis.existencia import cortar
from seguimiento.analisis.fichas_pedidas import fichas_pedidas
from seguimiento.analisis.filas import Fila, con_sus_instancias
from seguimiento.analisis.fotografia import (
    Fotografia,
    RecomendacionFotografiada,
    esbozar,
    fotografiar,
)
from seguimiento.analisis.gemelas import gemelas
from seguimiento.analisis.indicadores import DEFINICIONES, Indicador, indicadores
from seguimiento.analisis.medicion import recortada
from seguimiento.analisis.movimientos import Movimientos, entre
from seguimiento.analisis.panorama import acuerdos_pedidos, evaluaciones_pedidas
from seguimiento.analisis.posteriores import Posterior, posteriores
from seguimiento.analisis.seguidas import Seguida, seguidas
from seguimiento.analisis.tendencia import Punto, fotografias
from seguimiento.errores import ErrorDeUso
from seguimiento.fechas import UN_DIA, FechaParcial, Periodo, Precision, periodo_que_contiene
from seguimiento.informes.anclas import anclas
from seguimiento.informes.marco import Encargo
from seguimiento.informes.rotulos import en_un_renglon, rotulos
from seguimiento.lugares import Lugar
from seguimiento.modelo.accion import Entrada
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import Archivado, Cartera, ReunionSituada, reuniones_de
from seguimiento.modelo.practica import Ficha

ANCHO_DE_TITULO = 160
"""A cuánto se recorta cada mitad del título de una evaluación en la primera página: dos o tres palabras."""


Medidas = Mapping[str, Fraction | None]
"""Lo que valía cada indicador, por su clave; `None` si no había nada que medir."""


@dataclass(frozen=True)
class Trimestre:
    """Todo lo que hay que saber para escribir el informe, calculado una vez."""

    encargo: Encargo
    cartera: Cartera
    """Lo que existía al corte."""
    posteriores: tuple[Posterior, ...]
    """Lo fechado después del corte, que no cuenta en ninguna cifra."""
    periodo: Periodo
    corte: date
    """El último día del período o, si aún no ha llegado, la fecha en que se mira."""
    entera: Fotografia
    """La de toda la cartera al corte: de ella se sacan las demás, sin repetir lo que no cambia."""
    foto: Fotografia
    """Al corte."""
    vispera: Fotografia
    """El día anterior al período."""
    movimientos: Movimientos
    unidas: dict[str, str]
    """Las acciones que son la misma que otra, también por una que no se pide: ver `gemelas`."""

    @property
    def antes(self) -> Fotografia | None:
        """La fotografía de la víspera; `None` si entonces no había nada con que comparar."""
        return self.vispera if self.vispera.recomendaciones else None

    @cached_property
    def acciones(self) -> dict[str, Fila]:
        """Las acciones al corte, por su referencia."""
        return {accion.ref: accion for accion in self.foto.acciones}

    @cached_property
    def compromisos(self) -> dict[str, Fila]:
        """Los compromisos al corte, por su referencia."""
        return {compromiso.ref: compromiso for compromiso in self.foto.compromisos}

    @cached_property
    def seguible(self) -> list[Fila]:
        """Todo lo que obliga a alguien: acciones, recomendaciones que se siguen sin ellas y compromisos."""
        firmes = (compromiso for compromiso in self.foto.compromisos if compromiso.exigible)
        return [*self.foto.acciones, *(una.fila for una in self.seguidas), *firmes]

    @cached_property
    def recomendaciones(self) -> dict[str, RecomendacionFotografiada]:
        """Las recomendaciones al corte, por su referencia."""
        return {r.ref: r for r in self.foto.recomendaciones}

    @cached_property
    def cerrado_antes(self) -> frozenset[Lugar]:
        """Las recomendaciones y acciones que ya estaban cerradas la víspera y en que no ha pasado nada."""
        movido = {hecho.situada.lugar for hecho in self.movimientos.hechos}
        return frozenset(_cerrado(self.vispera) & _cerrado(self.foto) - movido)

    @property
    def anclas(self) -> dict[Lugar, str]:
        """El ancla de cada recomendación de la cartera, también de las que no se piden; son muchas: no se guardan."""
        return anclas(foto.situada for foto in self.entera.recomendaciones)

    @cached_property
    def titulos(self) -> dict[str, str]:
        """Cómo se llama cada evaluación y acuerdo, por su id; con él detrás, si otro se llama igual."""
        titulos = {e.id: e.registro.titulo for e in self.cartera.evaluaciones}
        titulos |= {a.id: a.registro.titulo for a in self.cartera.acuerdos}
        veces = Counter(titulos.values())
        return {
            id_: f"{titulo} ({id_})" if veces[titulo] > 1 else titulo
            for id_, titulo in titulos.items()
        }

    @cached_property
    def titulos_breves(self) -> dict[str, str]:
        """Los mismos, como caben en un renglón: cómo empiezan y cómo acaban; nunca dos iguales."""
        cortos = rotulos([*self.titulos.values()], ANCHO_DE_TITULO)
        return dict(zip(self.titulos, map(en_un_renglon, cortos), strict=True))

    @cached_property
    def fichas(self) -> list[Archivado[Ficha]]:
        """Las fichas de lo que se pide."""
        return fichas_pedidas(self.cartera, self.corte, self.encargo.filtro)

    @cached_property
    def acuerdos(self) -> list[Archivado[Acuerdo]]:
        """Los acuerdos de lo que se pide."""
        filtro, suyos = self.encargo.filtro, {c.situada.origen.id for c in self.foto.compromisos}
        pedidos = acuerdos_pedidos(self.cartera, filtro, self.foto.compromisos)
        return [a for a in pedidos if a.id in suyos or not filtro.situaciones]

    @cached_property
    def reuniones(self) -> list[ReunionSituada]:
        """Las reuniones del período, de los acuerdos de lo que se pide."""
        todas = (reunion for acuerdo in self.acuerdos for reunion in reuniones_de(acuerdo))
        return [reunion for reunion in todas if self.comprende(reunion.reunion.fecha)]

    @property
    def tendencia(self) -> list[Punto]:
        """Cómo estaba lo que se pide al final de los últimos trimestres en que había algo."""
        return [uno.declarado for uno in self.contrastes]

    @cached_property
    def contrastes(self) -> list[Contraste]:
        """Lo mismo, y lo que entonces constaba."""
        filtro = self.encargo.filtro
        fotos = fotografias(self.cartera, self.corte, filtro=filtro, entera=self.entera)
        todos = contrastes(fotos, self.cartera, filtro, self.encargo.entonces)
        return [uno for uno in todos if not uno.declarado.vacio]

    @cached_property
    def indicadores(self) -> tuple[dict[str, Indicador], Medidas]:
        """Los indicadores al corte y lo que valían la víspera del período, por su clave."""
        ahora = {i.clave: i for i in indicadores(self.foto, self.vispera, self.unidas)}
        if self.antes is None:
            return ahora, {}
        filtro = self.encargo.filtro
        dia = self.periodo.anterior().desde - UN_DIA
        # de ella solo se mira qué estaba abierto
        previa = recortada(esbozar(self.cartera, dia, self.entera), filtro, despues=self.foto)
        # de uno en uno: lo que hay detrás de cada uno no hace falta, y todo junto ocupa mucho
        de_antes = (
            indicadores(self.antes, previa, self.unidas, (clave,)) for clave in DEFINICIONES
        )
        return ahora, {uno.clave: uno.medida for suyo in de_antes for uno in suyo}

    @cached_property
    def evaluaciones(self) -> int:
        """Cuántas evaluaciones se piden."""
        recomendaciones = [r.situada for r in self.foto.recomendaciones]
        filtro, acciones = self.encargo.filtro, self.foto.acciones
        return len(evaluaciones_pedidas(self.cartera, filtro, recomendaciones, acciones))

    @cached_property
    def periodos(self) -> dict[str, str]:
        """Cómo está al corte cada período de lo que se repite, por su referencia."""
        de_acciones = {
            fila.ref: dicho.situacion(fila) if fila.abierta else fila.situacion.estado.rotulo
            for accion in (*self.foto.acciones, *self.foto.compromisos)
            for fila in con_sus_instancias(accion)
            if fila.instancia
        }
        de_recomendaciones = {
            uno.ref: dicho.situacion(uno.fila) if uno.abierta else uno.estado.rotulo
            for una in self.seguidas
            for uno in una.periodos
        }
        return de_acciones | de_recomendaciones

    @cached_property
    def seguidas(self) -> list[Seguida]:
        """Las recomendaciones que al corte se siguen sin acciones, de más a menos urgentes."""
        pedidas = {r.situada.lugar for r in self.foto.recomendaciones}
        todas = seguidas(self.cartera, self.corte, self.encargo.filtro)
        return [una for una in todas if una.situada.lugar in pedidas]

    @cached_property
    def seguidas_por_ref(self) -> dict[str, Seguida]:
        """Las mismas, por su referencia."""
        return {una.ref: una for una in self.seguidas}

    @cached_property
    def sin_seguimiento(self) -> bool:
        """Si hay acciones y ni de ellas ni de las recomendaciones se ha anotado nada hasta el corte."""
        anotado = (
            *(a.situacion.novedad for a in self.foto.acciones),
            *(
                ultima(r.situada.recomendacion.seguimiento, self.corte)
                for r in self.foto.recomendaciones
            ),
        )
        return bool(self.foto.acciones) and not any(anotado)

    def con(self, encargo: Encargo) -> "Trimestre":
        """El mismo con otro encargo de lo mismo, que solo se escribe de otro modo: lo ya calculado vale."""
        otro = copy(self)
        object.__setattr__(otro, "encargo", encargo)
        return otro

    def hasta_el_corte(self, entradas: Sequence[Entrada]) -> list[Entrada]:
        """Las entradas fechadas hasta el corte, de la más antigua a la más reciente."""
        hasta = [entrada for entrada in entradas if entrada.fecha.ultimo_dia <= self.corte]
        return sorted(hasta, key=lambda entrada: entrada.fecha.ultimo_dia)

    @property
    def en_curso(self) -> bool:
        """Si el período no ha terminado: el informe es un borrador."""
        return self.corte < self.periodo.hasta

    def comprende(self, fecha: FechaParcial | None) -> bool:
        """Si la fecha, por su último día, cae en el período y no después del corte."""
        if fecha is None or not fecha.consta:
            return False
        return self.periodo.desde <= fecha.ultimo_dia <= self.corte


V = TypeVar("V")


def una_vez(calcular: Callable[[Trimestre], V]) -> Callable[[Trimestre], V]:
    """Lo mismo, calculado una sola vez de cada trimestre: para lo que necesitan varias partes del informe."""
    clave = f"{calcular.__module__}.{calcular.__name__}"

    @wraps(calcular)
    def calculado(t: Trimestre) -> V:
        sabido = vars(t)
        if clave not in sabido:
            sabido[clave] = calcular(t)
        suyo: V = sabido[clave]
        return suyo

    return calculado


def trimestre(encargo: Encargo) -> Trimestre:
    """El período pedido o, si no se pide, el último trimestre que haya terminado.

    Lanza `ErrorDeUso` si el pedido aún no ha empezado.
    """
    periodo = encargo.periodo or _terminado(encargo.hoy)
    if periodo.desde > encargo.hoy:
        mensaje = f"el período {periodo} aún no ha empezado el {encargo.hoy.isoformat()}"
        raise ErrorDeUso(mensaje, "pida otro, o mire a otra fecha con «--hoy»")
    corte = min(periodo.hasta, encargo.hoy)
    partida = cortar(encargo.carga.cartera, corte)
    entera, filtro = fotografiar(partida.existente, corte), encargo.filtro
    foto = recortada(entera, filtro)
    vispera = fotografiar(partida.existente, periodo.desde - UN_DIA, entera)
    antes = recortada(vispera, filtro, despues=foto)
    configuracion = partida.existente.configuracion
    return Trimestre(
        encargo=encargo,
        cartera=partida.existente,
        posteriores=tuple(
            p for p in posteriores(partida, corte) if filtro.admite_posterior(p, configuracion)
        ),
        periodo=periodo,
        corte=corte,
        entera=entera,
        foto=foto,
        vispera=antes,
        movimientos=entre(antes, foto),
        unidas=gemelas(a.situada for a in entera.acciones),
    )


def _cerrado(foto: Fotografia) -> set[Lugar]:
    """Dónde está todo lo que ese día no esperaba nada."""
    recomendaciones = {r.situada.lugar for r in foto.recomendaciones if not r.abierta}
    return recomendaciones | {a.situada.lugar for a in foto.acciones if not a.abierta}


def _terminado(hoy: date) -> Periodo:
    """El trimestre que termina ese día o, si no termina ninguno, el anterior al que corre."""
    corriente = periodo_que_contiene(hoy, Precision.TRIMESTRE)
    return corriente if corriente.hasta == hoy else corriente.anterior()
