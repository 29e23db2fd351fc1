"""Cómo se escribe una acción o un compromiso en una fila: igual en todos los informes.

Una fila lo dice todo: qué es, hasta cuándo (y cuántas veces se prorrogó), quién, cómo va (lo que se
declara, lo hecho de la meta, lo que halló la verificación y las evidencias) y lo último que se anotó.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from seguimiento.analisis import dicho
from seguimiento.analisis.filas import Fila
from seguimiento.informes.marco import Encargo, enlace_externo
from seguimiento.modelo.accion import Evidencia
from seguimiento.paginas import Cifra, cifra
from seguimiento.piezas import DESCARTADA, ColumnaDe, Texto, Tono, textos
from seguimiento.redaccion import recortado
from seguimiento.vocabularios import SituacionDeAccion

LETRAS_DE_NOTA = 240
"""A cuánto se recorta en una fila lo que se anotó o lo que halló una verificación: más sería una tira."""
LETRAS_DE_NOMBRE = 120
"""A cuánto un nombre, por lo mismo: entero está en la matriz y en lo de cada responsable."""

# ── Qué es ───────────────────────────────────────────────────────────────────


def descrita(encargo: Encargo, fila: Fila, letras: int = 0) -> Texto:
    """La referencia y lo que la acción dice, recortado a esas letras si se piden."""
    descripcion = fila.situada.accion.descripcion
    dice = recortado(descripcion, letras) if letras else descripcion
    return encargo.referencia(fila.ref, fila.situada.lugar, dice, dicho.repeticion(fila))


def en_su_hoja(encargo: Encargo, fila: Fila) -> Texto:
    """El código, donde ya se dice de qué evaluación es: de ahí solo queda ir al registro.

    De un período, solo el código: lo que se hace en él ya lo dice la serie, que va delante.
    """
    codigo, enlace = fila.situada.accion.id, encargo.enlace(fila.situada.lugar)
    if fila.instancia:
        return Texto(f"{codigo}@{fila.instancia}", enlace)
    return replace(descrita(encargo, fila), texto=codigo, enlace=enlace)


def hacia_su_hoja(encargo: Encargo, fila: Fila) -> Texto:
    """El código, que lleva a la hoja de la página con el registro detrás; sin hoja, al registro."""
    propia, hoja = en_su_hoja(encargo, fila), encargo.hoja(fila.situada.lugar)
    registro = encargo.registro(fila.situada.lugar)
    return replace(propia, enlace=hoja, aparte=registro) if hoja else propia


def columna_de_accion(encargo: Encargo, titulo: str = "", letras: int = 0) -> ColumnaDe[Fila]:
    """La columna que nombra y describe cada acción; donde solo hay acuerdos son compromisos.

    Lo que dice se recorta a esas letras si se piden.
    """
    suyo = "Acción" if encargo.cartera.evaluaciones else "Compromiso"
    return titulo or suyo, partial(descrita, encargo, letras=letras)


# ── Cómo va ──────────────────────────────────────────────────────────────────


def plazos(fila: Fila) -> str:
    """El plazo vigente como se escribió y, si se prorrogó, cuántas veces y el original."""
    return dicho.plazos(fila, "{prórrogas}; original: {plazo}")


def situacion(fila: Fila) -> Texto:
    """La situación en palabras, con sus días si está vencida; de lo cerrado, cómo se cerró.

    De lo que un acuerdo solo propone no se dice que esté vencido.
    """
    estado = fila.situacion.estado
    if not fila.exigible:
        return Texto(f"Propuesta; {estado.rotulo.lower()}", clase=Tono.TENUE.value)
    if fila.abierta:
        return Texto(dicho.situacion(fila), clase=fila.situacion.situacion.value)
    return Texto(estado.rotulo, clase=clase_de_cierre(cumplida=estado.cumple))


def clase_de_cierre(*, cumplida: bool) -> str:
    """El aspecto de lo que se cerró: lo que no se hizo nunca parece hecho."""
    return SituacionDeAccion.CERRADA.value if cumplida else DESCARTADA


def como_va(fila: Fila) -> Texto:
    """La situación y, debajo, lo que se declara con todo lo que lo sostiene o lo desmiente."""
    declarado = (Texto(_declarado(fila)),) if fila.exigible and fila.abierta else ()
    return replace(situacion(fila), aparte=(*declarado, *sosten(fila)))


def _declarado(fila: Fila) -> str:
    """El estado que se declara de lo abierto; lo que una verificación reabrió se declaró hecho."""
    declarado = fila.situacion.estado_declarado
    return f"Se declaró {declarado.rotulo.lower()}" if declarado.terminal else declarado.rotulo


def sosten(fila: Fila, letras: int = LETRAS_DE_NOTA) -> tuple[Texto, ...]:
    """Cuánto lleva hecho lo que se declara, sus pruebas y qué halló quien lo comprobó, línea a línea.

    De lo que se da por hecho se dice también que no consta prueba o que nadie lo ha comprobado. Lo que
    se halló se recorta a esas letras; si son 0, va entero.
    """
    suya = fila.situacion
    cumple, avance = suya.estado_declarado.cumple, suya.novedad and suya.novedad.avance
    sin_prueba = textos(("Sin evidencia",) if cumple and not suya.evidencias else ())
    sin_comprobar = textos(("Sin verificación ajena",) if cumple else ())
    return (
        *textos(dicho.cuanto_lleva(fila)),
        *textos(() if avance is None else (f"{avance} %",)),
        *(evidencias(fila) or sin_prueba),
        *(_comprobado(fila, letras) or sin_comprobar),
    )


def _comprobado(fila: Fila, letras: int) -> tuple[Texto, ...]:
    hallado, rechazada = dicho.verificacion(fila, letras), fila.situacion.verificacion.rechazada
    return (Texto(hallado, clase=Tono.URGENTE.value if rechazada else ""),) if hallado else ()


def evidencias(fila: Fila) -> tuple[Texto, ...]:
    """Las pruebas de lo que se declara, cada una con su enlace si lo tiene."""
    return tuple(
        Texto(f"Evidencia: {nombre_de(una)}", enlace_externo(una.url or ""))
        for una in fila.situacion.evidencias
    )


def nombre_de(evidencia: Evidencia) -> str:
    """Cómo se llama una prueba: su título o, si no lo tiene, su dirección."""
    return evidencia.titulo or evidencia.url or "sin título"


def ultima_entrada(fila: Fila) -> str:
    """La última entrada de la bitácora y, si sigue abierta, el próximo paso que anuncia."""
    entrada, dicha = fila.situacion.novedad, dicho.novedad(fila)
    siguiente = entrada.proximo_paso if entrada and fila.abierta else None
    return f"{dicha}\nPróximo paso: {siguiente}" if siguiente else dicha


PLAZO: ColumnaDe[Fila] = ("Plazo", plazos)
QUIEN: ColumnaDe[Fila] = ("Quién", partial(dicho.quienes, letras=LETRAS_DE_NOMBRE))
COMO_VA: ColumnaDe[Fila] = ("Cómo va", como_va)
ULTIMA_ENTRADA: ColumnaDe[Fila] = ("Última entrada", ultima_entrada)


def columnas(accion: ColumnaDe[Fila]) -> tuple[ColumnaDe[Fila], ...]:
    """Las de toda fila, con la que nombra la acción por delante."""
    return (accion, PLAZO, QUIEN, COMO_VA, ULTIMA_ENTRADA)


# ── Cuáles y cuántas ─────────────────────────────────────────────────────────


def propias(filas: Iterable[Fila]) -> list[Fila]:
    """Las de acciones y compromisos, sin los períodos de las recurrentes."""
    return [fila for fila in filas if fila.instancia is None]


def vencidas(filas: Iterable[Fila]) -> list[Fila]:
    """Las que tienen el plazo cumplido y siguen abiertas."""
    return [fila for fila in filas if fila.situacion.vencida]


def cifra_de(
    rotulo: str, suyas: Sequence[Fila], detalle: str, unidas: Mapping[str, str], clase: str = ""
) -> Cifra:
    """Cuántas son, y cuántas de ellas distintas si hay gemelas."""
    aparte = dicho.con_distintas((fila.ref for fila in suyas), unidas)
    return cifra(rotulo, len(suyas), f"{detalle}{aparte}", clase)


def de_los_periodos(filas: Iterable[Fila]) -> Iterator[Cifra]:
    """La cifra de los períodos de recurrentes que pasaron sin cumplirse, si ha empezado alguno."""
    periodos = [fila for fila in filas if fila.instancia is not None]
    if periodos:
        detalle = f"de {len(periodos)} que han empezado"
        yield cifra("Períodos con el plazo cumplido", len(vencidas(periodos)), detalle, "vencida")
