"""SEG1xx · Identidad y referencias: cada cosa con su nombre y cada nombre con su cosa."""

from collections.abc import Iterator
from typing import Any

from seguimiento.analisis.aporte import Mencion
from seguimiento.analisis.indice import Indice, duplicados
from seguimiento.analisis.referencias import leer_referencia
from seguimiento.diagnosticos import Hallazgo, Severidad
from seguimiento.lugares import Lugar, Ruta
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.practica import FichaBase
from seguimiento.modelo.tipos import (
    CODIGO_DE_FICHA,
    ID_DE_ARCHIVO,
    LARGO_DE_ID_DE_ARCHIVO,
    Registro,
)
from seguimiento.redaccion import SE_NOMBRAN, con_cuantos_mas, enumeracion, los_demas
from seguimiento.reglas.registro import Contexto, regla
from seguimiento.vocabularios import TipoDeFicha


@regla("SEG101", Severidad.ERROR, ambito=Registro)
def nombre_de_archivo_mal_formado(c: Contexto[Any]) -> Iterator[Hallazgo]:
    """El nombre del archivo es el identificador del registro y debe estar bien formado.

    El de una evaluación o un acuerdo lleva minúsculas sin tilde, cifras y guiones
    (`oim-2022-red-pmm.yaml`); el de una ficha es su código (`BP1_ME.yaml`).
    """
    nombre = c.archivado.id
    if isinstance(c.registro, FichaBase):
        if CODIGO_DE_FICHA.fullmatch(nombre) is None:
            mensaje = f"«{nombre}» no es un código de ficha"
            yield Hallazgo(mensaje, sugerencia="se escribe como «BP1_ME», «LA2_ISE» o «LN1_GN»")
    elif ID_DE_ARCHIVO.fullmatch(nombre) is None or len(nombre) > LARGO_DE_ID_DE_ARCHIVO:
        mensaje = f"el nombre «{nombre}» no sirve de identificador"
        ayuda = "minúsculas sin tilde, cifras y guiones sueltos; 80 caracteres como mucho"
        yield Hallazgo(mensaje, sugerencia=ayuda)


_COMO_SE_REPARA = "dé a cada elemento el suyo, o vea cómo quedaría con «seg diagnostico --reparar»"


@regla("SEG102", Severidad.ERROR, ambito=Registro)
def identificador_repetido(c: Contexto[Any]) -> Iterator[Hallazgo]:
    """Dentro de un archivo, cada identificador es único.

    Recomendaciones, acciones, compromisos y reuniones comparten un solo espacio de nombres, y las
    mayúsculas no distinguen: si `4.1` fuera dos cosas, nadie sabría de cuál se habla.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
          - id: r1
            texto: Mejorar los registros.

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
          - id: R2
            texto: Mejorar los registros.
    """
    for repetido, rutas in duplicados(c.archivado):
        primera, *otras = rutas
        for ruta in otras:
            lugar = Lugar(c.archivado.archivo, primera)
            mensaje = f"el identificador «{repetido}» ya está en uso en este archivo"
            yield Hallazgo(mensaje, ruta, _COMO_SE_REPARA, otros=(lugar,))


@regla("SEG103", Severidad.ERROR, ambito=Indice)
def nombre_de_archivo_repetido(indice: Indice) -> Iterator[Hallazgo]:
    """El identificador de un archivo es único entre evaluaciones y acuerdos, y entre fichas.

    Una referencia como `crm-osc/2` debe llevar a un solo sitio, esté el archivo en la carpeta que esté.
    """
    for archivos in indice.archivos.values():
        if len(archivos) > 1:
            rutas = [archivo for archivo, _ in archivos]
            for orden, archivo in enumerate(rutas):
                otros = los_demas(rutas, orden)
                citados = con_cuantos_mas(otros, len(rutas) - 1)
                mensaje = f"el identificador de este archivo es también el de {citados}"
                lugares = tuple(map(Lugar, otros))
                yield Hallazgo(mensaje, (), "renombre uno", otros=lugares, archivo=archivo)


@regla("SEG104", Severidad.ERROR, ambito=Indice)
def referencia_rota(indice: Indice) -> Iterator[Hallazgo]:
    """Toda referencia lleva a algo que existe.

    Una referencia rota es un vínculo que se creía registrado y no lo está. Dentro del mismo archivo
    basta el identificador (`4.1`); hacia otro, se antepone el suyo (`oim-2022-red-pmm/4.1`).

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            acciones:
              - id: "1.1"
                descripcion: Organizar un encuentro.
                plazo: 2023-03
                misma_que: "4.1"

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            acciones:
              - id: "1.1"
                descripcion: Organizar un encuentro.
                plazo: 2023-03
    """
    for mencion in indice.menciones:
        if indice.clase_de(mencion) is None and not indice.puede_estar(mencion):
            esperado = _esperado(mencion)
            mensaje = f"«{mencion.texto}» no lleva a ninguna parte: se esperaba {esperado}"
            ayuda = indice.quiso_decir(mencion)
            otros, lugar = _archivo_nombrado(indice, mencion), mencion.lugar
            yield Hallazgo(mensaje, lugar.ruta, ayuda, otros=otros, archivo=lugar.archivo)


def _archivo_nombrado(indice: Indice, mencion: Mencion) -> tuple[Lugar, ...]:
    """Los archivos con el nombre que da la referencia; ninguno si da solo un id interno."""
    nombrados = indice.archivos.get(leer_referencia(mencion.texto).archivo.casefold(), [])
    return tuple(Lugar(archivo) for archivo, _ in nombrados[:SE_NOMBRAN])


@regla("SEG105", Severidad.ERROR, ambito=Indice)
def referencia_a_otra_cosa(indice: Indice) -> Iterator[Hallazgo]:
    """Una referencia lleva a lo que su campo espera.

    `misma_que` y `compromiso` llevan a una acción o un compromiso; `practicas`, a fichas.

    Mal::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            acciones:
              - id: "1.1"
                descripcion: Organizar un encuentro.
                plazo: 2023-03
                misma_que: R1

    Bien::

        titulo: Evaluación final
        organizacion: OIM
        recomendaciones:
          - id: R1
            texto: Mejorar la coordinación.
            acciones:
              - id: "1.1"
                descripcion: Organizar un encuentro.
                plazo: 2023-03
              - id: "1.2"
                descripcion: Organizar el encuentro de marzo.
                plazo: 2023-03
                misma_que: "1.1"
    """
    for mencion in indice.menciones:
        clase = indice.clase_de(mencion)
        if clase is not None and clase not in mencion.clases:
            esperado = _esperado(mencion)
            mensaje = f"«{mencion.texto}» es {clase.una}, y aquí se espera {esperado}"
            ayuda = f"ponga el identificador de {esperado}"
            otros, lugar = _archivo_nombrado(indice, mencion), mencion.lugar
            yield Hallazgo(mensaje, lugar.ruta, ayuda, otros=otros, archivo=lugar.archivo)


def _esperado(mencion: Mencion) -> str:
    return enumeracion((clase.una for clase in mencion.clases), "o")


@regla("SEG107", Severidad.ERROR, ambito=(Accion, FichaBase))
def referencia_a_si_misma(c: Contexto[Accion | FichaBase]) -> Iterator[Hallazgo]:
    """Nada se refiere a sí mismo.

    Una acción no es «la misma que» ella, ni una ficha está relacionada consigo: casi siempre falta
    cambiar una cifra del identificador.

    Mal::

        - id: "1.1"
          descripcion: Organizar un encuentro.
          plazo: 2023-03
          misma_que: "1.1"

    Bien::

        - id: "1.1"
          descripcion: Organizar un encuentro.
          plazo: 2023-03
        - id: "1.2"
          descripcion: Organizar el encuentro de marzo.
          plazo: 2023-03
          misma_que: "1.1"
    """
    registro = c.registro
    misma_que = registro.misma_que if isinstance(registro, Accion) else None
    if not registro.relacionadas and misma_que is None:
        return
    propio = c.archivado.id.casefold()
    menciones: list[tuple[Ruta, str]] = [
        (("relacionadas", indice), texto) for indice, texto in enumerate(registro.relacionadas)
    ]
    if isinstance(registro, Accion):
        interno = registro.id.casefold()
        propias = {interno, f"{propio}/{interno}"}
        if misma_que is not None:
            menciones.append((("misma_que",), misma_que))
    else:
        propias = {propio}
    for ruta, texto in menciones:
        if texto.casefold() in propias:
            mensaje = f"«{texto}» es el propio registro que hace la referencia"
            yield Hallazgo(mensaje, ruta, "ponga el identificador del otro o quite la línea")


@regla("SEG111", Severidad.NOTA, ambito=Indice)
def ficha_huerfana(indice: Indice) -> Iterator[Hallazgo]:
    """Una ficha dice de dónde sale, o alguien la cita.

    Sin `origen`, `fuente` ni `relacionadas`, y sin recomendación ni acción que la nombre, nadie sabrá
    qué se hizo con lo aprendido ni en qué se apoya.

    Mal::

        tipo: leccion_aprendida
        titulo: Acordar el calendario antes de convocar
        hallazgo: Las reuniones sin calendario común no llegaron a tener cuórum.

    Bien::

        tipo: leccion_aprendida
        titulo: Acordar el calendario antes de convocar
        hallazgo: Las reuniones sin calendario común no llegaron a tener cuórum.
        fuente:
          documento: Informe final de la evaluación
    """
    if not indice.huerfanas or indice.incompletos:
        return
    citadas = {mencion.texto.casefold() for mencion in indice.menciones}
    for codigo, archivo in indice.huerfanas.items():
        if codigo not in citadas:
            mensaje = "nadie cita esta ficha ni ella dice de dónde sale"
            ayuda = (
                "añada «origen» o «fuente», o cítela en «practicas» de la acción que la prometió"
            )
            yield Hallazgo(mensaje, (), ayuda, archivo=archivo)


@regla("SEG106", Severidad.ERROR, ambito=FichaBase)
def codigo_contra_tipo(c: Contexto[FichaBase]) -> Iterator[Hallazgo]:
    """El código de una ficha y su tipo dicen lo mismo.

    `BP` es buena práctica; `LA`, lección aprendida; `LN`, lección no aprendida.
    """
    forma = CODIGO_DE_FICHA.fullmatch(c.archivado.id)
    anunciado = TipoDeFicha.de_letras(forma[1]) if forma else c.registro.tipo
    if anunciado is not c.registro.tipo:
        mensaje = (
            f"el código {c.archivado.id} anuncia «{anunciado}» y el tipo es «{c.registro.tipo}»"
        )
        yield Hallazgo(mensaje, ("tipo",), "renombre el archivo o corrija el tipo")
