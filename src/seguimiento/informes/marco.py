"""Lo común a todo informe: qué se encargó, cómo se enlaza un registro y qué dice la portada."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import TypeVar

from seguimiento.almacen.git import EstadoEnGit
from seguimiento.analisis import dicho
from seguimiento.analisis.constancia import Entonces, sin_historia
from seguimiento.analisis.existencia import cortar
from seguimiento.analisis.posteriores import Posterior, error_de_posterior, posteriores
from seguimiento.analisis.seleccion import Filtro
from seguimiento.errores import ReferenciaDesconocida
from seguimiento.fechas import Periodo
from seguimiento.lugares import Lugar, uri
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import Archivado, Cartera
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import Ficha
from seguimiento.modelo.tipos import ENLACE
from seguimiento.paginas import Dato, Portada, dato
from seguimiento.piezas import Texto
from seguimiento.redaccion import (
    al_principio,
    cuenta,
    enumeracion,
    fecha_breve,
    quiso_decir,
    recortado,
)
from seguimiento.repositorio.repositorio import Carga
from seguimiento.vocabularios import ClaseDeElemento

LETRAS_DE_COMMIT = 10
LETRAS_DE_PIE = 90
"""Cuántas del título caben al pie de una hoja, con el corte y el número."""
ConTitulo = Evaluacion | Acuerdo | Ficha
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HojasAparte:
    """A dónde van las hojas que se piden en archivos, uno por evaluación."""

    carpeta: str
    """Qué poner delante del nombre de un archivo para llegar a él desde el informe: `hojas/`."""
    extension: str
    """`.md` o `.html`."""
    hasta_la_raiz: str | None
    """Lo mismo que en el encargo, desde esos archivos."""
    informe: str = ""
    """Cómo se llega desde ellos al informe; vacío si no se escribe en un archivo."""
    ocupado: str = ""
    """Cómo se llama el informe si va en la misma carpeta: ninguna hoja se llama así."""
    es_indice: bool = False
    """Si el informe es el índice de esos archivos: lo que ellos llevan, él no lo repite."""


@dataclass(frozen=True, slots=True)
class Encargo:
    """Lo que se pide de un informe y de dónde ha de salir."""

    carga: Carga
    hoy: date
    git: EstadoEnGit
    argumento: str = ""
    """De qué o de quién, en los tipos que lo piden."""
    periodo: Periodo | None = None
    filtro: Filtro = field(default_factory=Filtro)
    """Qué parte de la cartera se pide, en los tipos que lo admiten."""
    entonces: Entonces = sin_historia
    """Lo que constaba al cierre de cada día, para los tipos que lo dicen."""
    hasta_la_raiz: str | None = ""
    """Qué poner delante de la ruta de un registro para llegar a él desde el informe: `../`.

    `None` si el informe va fuera del repositorio. Si consta el sitio público, se va siempre a él: el
    enlace sigue valiendo en un correo.
    """
    reservado: bool = False
    """Si es para gente de fuera: de lo que no es suyo no se dice ni cómo se llama."""
    hojas: Mapping[Lugar, str] = field(default_factory=dict)
    """El ancla de lo que tiene hoja en esta misma página, por su lugar."""
    aparte: HojasAparte | None = None
    """Si las hojas se piden también en archivos, a dónde van."""
    hojas_aparte: Mapping[Lugar, str] = field(default_factory=dict)
    """La dirección de las hojas que no están en esta página, por su lugar."""
    cartera: Cartera = field(init=False, repr=False)
    """Lo que existía a la fecha de corte: de la entera, `carga.cartera`, un informe no cuenta nada."""
    posteriores: tuple[Posterior, ...] = field(init=False, repr=False)
    """Lo fechado después."""

    def __post_init__(self) -> None:
        partida = cortar(self.carga.cartera, self.hoy)
        object.__setattr__(self, "cartera", partida.existente)
        object.__setattr__(self, "posteriores", posteriores(partida, self.hoy))

    @property
    def solo(self) -> str:
        """De qué parte de la cartera es el informe, en palabras; vacío si es de toda."""
        if not self.filtro.recorta:
            return ""
        cartera = self.carga.cartera
        titulos = {e.id: e.registro.titulo for e in cartera.evaluaciones}
        titulos |= {a.id: a.registro.titulo for a in cartera.acuerdos}
        return dicho.lo_pedido(self.filtro, titulos)

    def enlace(self, lugar: Lugar) -> str:
        """La dirección de un registro, con su línea: en el sitio público o relativa al informe.

        Vacía si desde donde va el informe no se llega: un enlace roto es peor que ninguno.
        """
        sitio = self.carga.cartera.configuracion.sitio
        delante = self.hasta_la_raiz if sitio is None else f"{sitio.rstrip('/')}/"
        if delante is None:
            return ""
        ruta = f"{delante}{uri(self.carga.ruta(lugar.archivo))}"
        return f"{ruta}#L{self.carga.posicion(lugar).linea}" if lugar.ruta else ruta

    def hoja(self, lugar: Lugar) -> str:
        """La dirección de la hoja de lo que hay en un lugar o de lo que lo contiene; mejor la de esta página."""
        for hasta in range(len(lugar.ruta), 0, -1):
            suyo = Lugar(lugar.archivo, lugar.ruta[:hasta])
            if ancla := self.hojas.get(suyo):
                return f"#{ancla}"
            if aparte := self.hojas_aparte.get(suyo):
                return aparte
        return ""

    def referencia(self, ref: str, lugar: Lugar, sigue: str = "", detalle: str = "") -> Texto:
        """Una referencia que lleva a su hoja o, si no la hay en la página, a su sitio en el registro."""
        return Texto(ref, self.hoja(lugar) or self.enlace(lugar), sigue=sigue, detalle=detalle)

    def registro(self, lugar: Lugar) -> tuple[Texto, ...]:
        """El enlace discreto a su sitio en el registro, para donde el principal no lleva a él."""
        enlace = self.enlace(lugar)
        return (Texto("registro", enlace),) if enlace else ()

    def titulado(self, archivado: Archivado[ConTitulo]) -> Texto:
        """El título de un registro, que lleva a él, y detrás el id con que se nombra en una orden."""
        titulo = archivado.registro.titulo
        return Texto(titulo, self.enlace(archivado.lugar), sigue=f"({archivado.id})")


def lo_pedido(
    encargo: Encargo,
    ninguna: str,
    hay: Mapping[str, T],
    todas: str,
    plegar: Callable[[str], str] = str,
) -> T:
    """Lo que se nombra al pedir el informe. Lanza `ReferenciaDesconocida`, que dice cómo ver todo.

    `ninguna` es como se dice que no la hay, «ninguna ficha», y `todas`, cómo verlas.
    """
    plegadas = {plegar(nombre): cosa for nombre, cosa in hay.items()}
    if plegar(encargo.argumento) in plegadas:
        return plegadas[plegar(encargo.argumento)]
    comprobar_que_ya_existia(encargo, encargo.argumento)
    ayuda = quiso_decir(encargo.argumento, [*hay]) or f"vea {todas}"
    raise ReferenciaDesconocida(f"no hay {ninguna} «{encargo.argumento}»", ayuda)


def comprobar_que_ya_existia(encargo: Encargo, ref: str) -> None:
    """Que lo pedido, si está en los archivos, no sea posterior al corte. Lanza `ReferenciaDesconocida`."""
    for uno in encargo.posteriores:
        if isinstance(uno.clase, ClaseDeElemento) and uno.ref.casefold() == ref.casefold():
            que = f"{uno.clase.articulo_determinado} {uno.clase.value} «{uno.ref}»"
            raise error_de_posterior(que, uno.fecha, encargo.hoy)


def enlace_externo(direccion: str) -> str:
    """La dirección si es de las que pueden abrirse (http, https, mailto); vacía si no."""
    return direccion if ENLACE.fullmatch(direccion) else ""


def portada(
    encargo: Encargo, titulo: str, subtitulo: str, *datos: Dato, corte: date | None = None
) -> Portada:
    """La portada, con los datos propios del tipo; los de todos, que son de comprobar, van al final.

    Lo que no es de toda la cartera lo dice ya bajo el título. Sin otro corte, es el día que se encarga.
    """
    solo = encargo.solo
    debajo = " · ".join(filter(None, (subtitulo, solo and f"solo {solo}")))
    cual = subtitulo.partition(" · ")[0]
    que = recortado(" · ".join(filter(None, (titulo, cual, solo))), LETRAS_DE_PIE)
    return Portada(
        titulo=titulo,
        subtitulo=debajo,
        organizacion=encargo.carga.cartera.configuracion.organizacion or "",
        datos=datos,
        avisos=tuple(_avisos(encargo)),
        metodo=(
            dato("Registros leídos", _leidos(encargo)),
            dato("Versión de los registros", _version(encargo.git)),
        ),
        pie_en_css=en_css(f"{que} · corte {fecha_breve(corte or encargo.hoy)}"),
    )


def en_css(texto: str) -> str:
    """El texto para ir entre comillas en un estilo: solo letras, cifras, espacios y lo demás por su número.

    Nada de lo que diga puede cerrar las comillas, ni el estilo.
    """
    return "".join(
        letra if letra == " " or letra.isalnum() else rf"\{ord(letra):x} " for letra in texto
    )


def _leidos(encargo: Encargo) -> str:
    recuento = encargo.carga.recuento
    enteros = recuento.leidos - len(_sin_configuracion(encargo))
    return f"{enteros} de {cuenta(recuento.leidos + len(recuento.no_leidos), 'archivo')}"


def _version(git: EstadoEnGit) -> str:
    if not git.commit:
        return "sin historia en git"
    modificada = ", con cambios sin confirmar" if git.modificado else ""
    return f"{git.commit[:LETRAS_DE_COMMIT]}{modificada}"


def _sin_configuracion(encargo: Encargo) -> list[str]:
    """Los archivos de registro que no se leyeron, o no del todo."""
    recuento = encargo.carga.recuento
    malos = {*recuento.en_parte, *recuento.ilegibles}
    return sorted(malo for malo in malos if malo.startswith("data/"))


def _avisos(encargo: Encargo) -> list[str]:
    recuento, git = encargo.carga.recuento, encargo.git
    avisos = []
    if recuento.no_evaluables:
        perdidos = enumeracion(dict.fromkeys(recuento.no_evaluables))
        avisos.append(f"Informe parcial: no pudo leerse {perdidos}.")
    avisos += [f"{al_principio(una)}." for una in recuento.salvedades()]
    if git.modificado:
        avisos.append(
            "Los registros tienen cambios sin confirmar: no son los de ninguna versión guardada."
        )
    if git.superficial:
        avisos.append(
            "El clon es superficial: su versión puede ser anterior a la que figura en la nota de método."
        )
    return avisos


def hasta_la_raiz(raiz: PurePath, carpeta: PurePath, repositorio: PurePath) -> str | None:
    """De la carpeta del informe a la raíz de los registros (`../`); `None` si no va en el repositorio."""
    if not carpeta.is_relative_to(repositorio):
        return None
    desde = carpeta.relative_to(repositorio).parts
    hasta = raiz.relative_to(repositorio).parts
    comunes = next((n for n, (a, b) in enumerate(zip(desde, hasta, strict=False)) if a != b), None)
    juntas = min(len(desde), len(hasta)) if comunes is None else comunes
    return "../" * (len(desde) - juntas) + "".join(f"{uri(parte)}/" for parte in hasta[juntas:])
