"""Las listas de `seg lista`: qué filas tiene cada una y qué columnas se ven."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from seguimiento.analisis.panorama import Panorama
from seguimiento.analisis.recomendacion import estado_derivado, respondida
from seguimiento.analisis.referencias import orden_natural
from seguimiento.analisis.situacion import situar
from seguimiento.formatos.filas import COLUMNAS_DE_CSV, en_orden, fila_en_json
from seguimiento.formatos.registros import en_json
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.cartera import (
    Archivado,
    RecomendacionSituada,
    acciones_de_recomendacion,
)
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import BuenaPractica, Ficha
from seguimiento.piezas import Columna, Tabla, Tono, tabla_escrita
from seguimiento.repositorio.repositorio import Carga
from seguimiento.vocabularios import (
    EstadoDeAcuerdo,
    EstadoDerivado,
    NivelDeSostenibilidad,
    SituacionDeAccion,
    TipoDeFicha,
    Vocabulario,
)


@dataclass(frozen=True, slots=True)
class Listado:
    """Una lista: sus filas, con todas sus claves, y las columnas que se ven en una tabla."""

    nombre: str
    claves: tuple[str, ...]
    """Las de cada fila, en su orden: las columnas del CSV."""
    columnas: tuple[tuple[str, Columna], ...]
    filas: list[dict[str, Any]]
    rotulos: Mapping[str, Mapping[str, str]]
    """Cómo se dicen en la tabla los valores de algunas claves."""

    def tabla(self) -> Tabla:
        """La tabla para leer."""
        return tabla_escrita(
            f"{self.nombre.capitalize()} ({len(self.filas)})",
            [columna for _, columna in self.columnas],
            [
                tuple(_celda(fila.get(c), self.rotulos.get(c, {})) for c, _ in self.columnas)
                for fila in self.filas
            ],
            tono=Tono.TITULO,
        )


def _celda(valor: object, rotulos: Mapping[str, str]) -> str:
    if valor is None:
        return ""
    if isinstance(valor, list):
        return "; ".join(_celda(parte, rotulos) for parte in valor)
    texto = str(valor)
    return " ".join(rotulos.get(texto, texto).split())


def _lista(
    nombre: str,
    columnas: Sequence[tuple[str, Columna]],
    filas: list[dict[str, Any]],
    claves: str,
    **rotulos: Mapping[str, str],
) -> Listado:
    return Listado(nombre, tuple(claves.split()), tuple(columnas), filas, rotulos)


def _rotulos(vocabulario: type[Vocabulario]) -> dict[str, str]:
    return {valor.value: valor.rotulo for valor in vocabulario}


_PROPUESTO = {str(True): "", str(False): "propuesto"}


def acciones(panorama: Panorama, carga: Carga) -> Listado:
    """Acciones, compromisos e instancias, de más a menos urgentes."""
    filas = [fila_en_json(fila, carga) for fila in en_orden(panorama)]
    columnas = (
        ("dias_de_retraso", Columna("Días", corta=True, numerica=True)),
        ("plazo", Columna("Plazo", corta=True)),
        ("situacion", Columna("Situación", corta=True)),
        ("exigible", Columna("", corta=True)),
        ("ref", Columna("Referencia", corta=True)),
        ("descripcion", Columna("Acción", peso=3, minimo=40, lineas=2)),
        ("responsables", Columna("Responde", peso=2)),
    )
    return _lista(
        "acciones",
        columnas,
        filas,
        " ".join(COLUMNAS_DE_CSV),
        situacion=_rotulos(SituacionDeAccion),
        exigible=_PROPUESTO,
    )


def recomendaciones(panorama: Panorama, carga: Carga) -> Listado:
    """Recomendaciones con su respuesta y su estado derivado.

    Si se piden responsables o situaciones, solo las que tienen alguna acción que cuadra.
    """
    filtro = panorama.filtro
    con_acciones = {id(fila.situada.recomendacion) for fila in panorama.mostradas}
    por_sus_acciones = bool(filtro.responsable or filtro.situaciones)
    elegidas = [
        situada
        for situada in carga.cartera.recomendaciones()
        if filtro.elige(situada.evaluacion)
        and filtro.admite_recomendacion(situada.recomendacion)
        and (not por_sus_acciones or id(situada.recomendacion) in con_acciones)
    ]
    filas = [_recomendacion(situada, panorama, carga) for situada in elegidas]
    columnas = (
        ("prioridad", Columna("Prioridad", corta=True, numerica=True)),
        ("estado", Columna("Estado", corta=True)),
        ("ref", Columna("Referencia", corta=True)),
        ("texto", Columna("Recomendación", peso=3, minimo=40, lineas=2)),
        ("dirigida_a", Columna("Dirigida a", peso=2)),
    )
    claves = (
        "ref evaluacion id texto prioridad dirigida_a respondida decision estado acciones"
        " archivo linea"
    )
    return _lista("recomendaciones", columnas, filas, claves, estado=_rotulos(EstadoDerivado))


def _recomendacion(
    situada: RecomendacionSituada, panorama: Panorama, carga: Carga
) -> dict[str, Any]:
    recomendacion, hoy = situada.recomendacion, panorama.hoy
    configuracion = carga.cartera.configuracion
    situaciones = [situar(a, hoy, configuracion) for a in acciones_de_recomendacion(situada)]
    respuesta = recomendacion.respuesta
    return {
        "ref": situada.ref,
        "evaluacion": situada.evaluacion.id,
        "id": recomendacion.id,
        "texto": recomendacion.texto,
        "prioridad": recomendacion.prioridad,
        "dirigida_a": list(recomendacion.dirigida_a),
        "respondida": respondida(recomendacion, hoy),
        "decision": respuesta.decision.value if respuesta and respuesta.decision else None,
        "estado": estado_derivado(recomendacion, situaciones, hoy).value,
        "acciones": len(situaciones),
        "archivo": situada.lugar.archivo,
        "linea": carga.posicion(situada.lugar).linea,
    }


def evaluaciones(panorama: Panorama, carga: Carga) -> Listado:
    """Evaluaciones con lo que queda por hacer en cada una."""
    pedida = panorama.filtro.evaluacion
    elegidas = [e for e in carga.cartera.evaluaciones if pedida in ("", e.id)]
    filas = [_evaluacion(e, panorama) for e in elegidas]
    columnas = (
        ("id", Columna("Evaluación", corta=True)),
        ("fecha", Columna("Fecha", corta=True)),
        ("recomendaciones", Columna("Rec.", corta=True, numerica=True)),
        ("acciones", Columna("Acc.", corta=True, numerica=True)),
        ("vencidas", Columna("Vencidas", corta=True, numerica=True)),
        ("sin_respuesta", Columna("Sin resp.", corta=True, numerica=True)),
        ("titulo", Columna("Título", peso=3, minimo=36)),
    )
    claves = (
        "id titulo organizacion tipo fecha paises recomendaciones acciones vencidas sin_respuesta"
        " archivo"
    )
    return _lista("evaluaciones", columnas, filas, claves)


def _evaluacion(archivada: Archivado[Evaluacion], panorama: Panorama) -> dict[str, Any]:
    evaluacion = archivada.registro
    suyas = [f for f in panorama.filas if f.situada.origen is archivada and f.instancia is None]
    vencidas = [f for f in suyas if f.situacion.situacion is SituacionDeAccion.VENCIDA]
    return {
        "id": archivada.id,
        "titulo": evaluacion.titulo,
        "organizacion": evaluacion.organizacion,
        "tipo": evaluacion.tipo.value if evaluacion.tipo else None,
        "fecha": str(evaluacion.fecha) if evaluacion.fecha else None,
        "paises": list(evaluacion.paises),
        "recomendaciones": len(evaluacion.recomendaciones),
        "acciones": len(suyas),
        "vencidas": len(vencidas),
        "sin_respuesta": sum(r.evaluacion is archivada for r in panorama.sin_respuesta),
        "archivo": archivada.archivo,
    }


def practicas(panorama: Panorama, carga: Carga) -> Listado:
    """Fichas, en el orden natural de sus códigos."""
    del panorama
    ordenadas = sorted(carga.cartera.practicas, key=lambda p: _orden_de_ficha(p.id))
    filas = [_practica(p) for p in ordenadas]
    columnas = (
        ("codigo", Columna("Código", corta=True)),
        ("tipo", Columna("Tipo", corta=True)),
        ("sostenibilidad", Columna("Sostenibilidad", corta=True)),
        ("titulo", Columna("Título", peso=3, minimo=40)),
        ("territorios", Columna("Territorio", peso=2, lineas=1)),
    )
    claves = (
        "codigo area tipo titulo organizacion paises territorios actores poblacion_asistida"
        " sostenibilidad palabras_clave archivo"
    )
    return _lista(
        "prácticas",
        columnas,
        filas,
        claves,
        tipo=_rotulos(TipoDeFicha),
        sostenibilidad=_rotulos(NivelDeSostenibilidad),
    )


def _orden_de_ficha(codigo: str) -> tuple[str, object]:
    return codigo.rpartition("_")[2], orden_natural(codigo)


def _practica(archivada: Archivado[Ficha]) -> dict[str, Any]:
    ficha = archivada.registro
    datos = en_json(ficha)
    sostenibilidad = datos.get("sostenibilidad")
    return {
        "codigo": archivada.id,
        "area": archivada.id.rpartition("_")[2],
        "tipo": ficha.tipo.value,
        "titulo": ficha.titulo,
        "organizacion": datos.get("organizacion"),
        "paises": datos.get("paises", []),
        "territorios": datos.get("territorios", []),
        "actores": datos.get("actores", []),
        "poblacion_asistida": en_json(ficha.poblacion_asistida)
        if isinstance(ficha, BuenaPractica)
        else None,
        "sostenibilidad": sostenibilidad.get("nivel")
        if isinstance(sostenibilidad, dict)
        else sostenibilidad,
        "palabras_clave": datos.get("palabras_clave", []),
        "archivo": archivada.archivo,
    }


def acuerdos(panorama: Panorama, carga: Carga) -> Listado:
    """Acuerdos con sus reuniones y compromisos."""
    del carga
    filas = []
    for situacion in panorama.acuerdos:
        acuerdo: Archivado[Acuerdo] = situacion.acuerdo
        registro = acuerdo.registro
        ultima, proxima = situacion.ultima, situacion.proxima
        filas.append(
            {
                "id": acuerdo.id,
                "titulo": registro.titulo,
                "estado": registro.estado.value if registro.estado else None,
                "partes": [parte.nombre for parte in registro.partes],
                "compromisos": len(registro.compromisos),
                "reuniones": len(registro.reuniones),
                "ultima_reunion": str(ultima.reunion.fecha) if ultima else None,
                "proxima_reunion": str(proxima.reunion.fecha) if proxima else None,
                "archivo": acuerdo.archivo,
            }
        )
    columnas = (
        ("id", Columna("Acuerdo", corta=True)),
        ("estado", Columna("Estado", corta=True)),
        ("compromisos", Columna("Compromisos", corta=True, numerica=True)),
        ("ultima_reunion", Columna("Última reunión", corta=True)),
        ("proxima_reunion", Columna("Próxima", corta=True)),
        ("titulo", Columna("Título", peso=3, minimo=36)),
    )
    claves = "id titulo estado partes compromisos reuniones ultima_reunion proxima_reunion archivo"
    return _lista("acuerdos", columnas, filas, claves, estado=_rotulos(EstadoDeAcuerdo))


LISTAS: dict[str, Callable[[Panorama, Carga], Listado]] = {
    "evaluaciones": evaluaciones,
    "recomendaciones": recomendaciones,
    "acciones": acciones,
    "practicas": practicas,
    "acuerdos": acuerdos,
}
"""Qué puede listarse."""
