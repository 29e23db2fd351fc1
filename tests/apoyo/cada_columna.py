"""Una edición de cada columna del libro que se exporta: lo que se teclea y lo que ha de quedar escrito."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from apoyo.ejecucion import HOY
from apoyo.libro import ARCHIVOS
from seguimiento.documento import leer
from seguimiento.exportacion.libro.declaracion import Columna, Hoja, Orden, hojas

_FILA: dict[str, tuple[str, str, tuple[object, ...]]] = {
    "Evaluaciones": ("evaluaciones/e", "", ()),
    "Recomendaciones": ("evaluaciones/e", "/R2", ("recomendaciones", 1)),
    "Acciones": ("evaluaciones/e", "/1.1", ("recomendaciones", 0, "acciones", 0)),
    "Compromisos": ("acuerdos/a", "/1", ("compromisos", 0)),
    "Acuerdos": ("acuerdos/a", "", ()),
    "Reuniones": ("acuerdos/a", "/reunion-2023-02-01", ("reuniones", 0)),
    "Fichas": ("practicas/LA1_ME", "", ()),
}
"""La fila que se edita en cada hoja: de qué registro, cómo sigue su referencia y dónde está en él."""
_ESCRITO: dict[str, tuple[object, object]] = {
    "tipo": ("Temática", "tematica"),
    "conduccion": ("Interna", "interna"),
    "estado": ("Cancelada", "cancelada"),
    "decision": ("Rechazada", "rechazada"),
    "situacion": ("Borrador", "borrador"),
    "resultado": ("Verificada", "verificada"),
    "recurrencia": ("Trimestral", "trimestral"),
    "periodicidad": ("Mensual", "mensual"),
    "modalidad": ("Virtual", "virtual"),
    "pide_respuesta": ("no", "no"),
    "vinculante": ("sí", "si"),
    "paises": ("ECU\nPER", ["ECU", "PER"]),
    "prioridad": (1, "1"),
    "avance": (40, "40"),
    "cantidad": (3, "3"),
    "evidencias": (
        "Acta https://ejemplo.org/acta\nhttps://ejemplo.org/otra",
        [
            {"titulo": "Acta", "url": "https://ejemplo.org/acta"},
            {"url": "https://ejemplo.org/otra"},
        ],
    ),
    "responsables": ("PSU; Secretaría", ["PSU", "Secretaría"]),
    "orden_del_dia": ("Un punto; con coma\nOtro", ["Un punto; con coma", "Otro"]),
}
"""Lo que se teclea en la columna de cada campo, y lo que ha de quedar escrito; lo demás es un texto."""
_FECHA = (date(2023, 4, 2), "2023-04-02")
_ESTADO = {
    "Recomendaciones": ("Implementada", "implementada"),
    "Acuerdos": ("Suspendido", "suspendido"),
    "Reuniones": ("Pospuesta", "pospuesta"),
}


@dataclass(frozen=True, slots=True)
class Edicion:
    """La de una columna en una fila."""

    hoja: Hoja
    columna: Columna
    copia: str = ""
    """De qué copia de los registros es la fila; de los propios, si no se dice."""

    @property
    def archivo(self) -> str:
        """El registro que cambia."""
        return _copiado(_FILA[self.hoja.nombre][0], self.copia)

    @property
    def ruta(self) -> tuple[object, ...]:
        """Qué cambia en él."""
        return _FILA[self.hoja.nombre][2]

    @property
    def ref(self) -> str:
        """La referencia de la fila."""
        return self.archivo.rpartition("/")[2] + _FILA[self.hoja.nombre][1]

    @property
    def celdas(self) -> dict[str, object]:
        """Lo que se teclea, por el rótulo de su columna: lo suyo y aquello sin lo que no dice nada entero."""
        return {**self._acompanantes(), self.columna.rotulo: self._caso()[0]}

    def hecha(self, registros: dict[str, Any]) -> dict[str, Any]:
        """Los registros, con lo editado y nada más."""
        quedan = {**registros}
        quedan[self.archivo] = _con(quedan[self.archivo], self.ruta, self.cambiada)
        return quedan

    def cambiada(self, cosa: Mapping[str, Any]) -> dict[str, Any]:
        """Eso mismo de la fila, con lo editado."""
        clave, escrito = self.columna.pasos[-1], self._caso()[1]
        if bitacora := self.columna.orden.bitacora:
            anotada = {**self._de_oficio(cosa), clave: escrito}
            return {**cosa, bitacora: [*cosa.get(bitacora, []), anotada]}
        if self.columna.orden is Orden.RESPONDER:
            return {**cosa, "respuesta": {"fecha": HOY, clave: escrito}}
        return {**cosa, clave: escrito}

    def _caso(self) -> tuple[object, object]:
        campo, clave = self.columna.campo, self.columna.pasos[-1]
        assert campo is not None
        if clave == "estado":
            return _ESTADO.get(self.hoja.nombre, _ESCRITO[clave])
        if campo.clase_de_valor == "fecha" and not campo.es_lista:
            return _FECHA
        un_texto = ("Uno nuevo", ["Uno nuevo"]) if campo.es_lista else ("0012", "0012")
        return _ESCRITO.get(clave, un_texto)

    def _acompanantes(self) -> dict[str, object]:
        match self.columna.orden, self.columna.pasos[-1]:
            case Orden.PRORROGAR, "plazo":
                return {"Motivo de la prórroga": "Por algo"}
            case Orden.PRORROGAR, "motivo":
                return {"Fecha límite": _FECHA[0]}
            case Orden.VERIFICAR, clave:
                todas = {"resultado": "Verificación", "por": "Verificada por"}
                dichas = {"Verificación": "Verificada", "Verificada por": "Evaluación"}
                return {r: v for r, v in dichas.items() if r != todas.get(clave)}
            case _:
                return {}

    def _de_oficio(self, era: Mapping[str, Any]) -> dict[str, object]:
        """Lo que la anotación lleva además de lo tecleado."""
        match self.columna.orden:
            case Orden.ACTUALIZAR:
                hay = era.get("seguimiento", [{"estado": "no_iniciada"}])
                return {"fecha": HOY, "estado": hay[-1]["estado"]}
            case Orden.PRORROGAR:
                return {"fecha": HOY, "plazo": _FECHA[1], "motivo": "Por algo"}
            case _:
                return {"fecha": HOY, "resultado": "verificada", "por": "Evaluación"}


def una_por_columna() -> Iterator[Edicion]:
    """La de cada columna que se edita, todas en la misma fila de su hoja."""
    yield from (Edicion(hoja, columna) for hoja in hojas() for columna in hoja.editables)


def cada_una_en_su_fila() -> tuple[dict[str, str], list[Edicion]]:
    """Los registros, copiados cuanto haga falta, y la de cada columna en la copia que le toca."""
    suyas = [
        Edicion(hoja, columna, str(numero))
        for hoja in hojas()
        for numero, columna in enumerate(hoja.editables, start=1)
    ]
    copias = dict.fromkeys(una.copia for una in suyas)
    archivos = {
        f"{_copiado(nombre.removesuffix('.yaml'), copia)}.yaml": contenido
        for copia in copias
        for nombre, contenido in ARCHIVOS.items()
    }
    return archivos, suyas


def datos(raiz: Path) -> dict[str, Any]:
    """Lo escrito en cada registro."""
    return {
        ruta.relative_to(raiz / "data").with_suffix("").as_posix(): _sueltos(ruta)
        for ruta in sorted((raiz / "data").rglob("*.yaml"))
    }


def _sueltos(ruta: Path) -> Any:  # noqa: ANN401 — lo que haya
    documento = leer(ruta.read_bytes()).documento
    assert documento is not None
    return documento.compuestos


def _copiado(nombre: str, copia: str) -> str:
    """«practicas/LA7_ME», de la ficha de la copia 7; «evaluaciones/e7», de la evaluación."""
    if not copia:
        return nombre
    return nombre.replace("1_", f"{copia}_") if "1_" in nombre else f"{nombre}{copia}"


def _con(dato: Any, ruta: tuple[object, ...], como: Any) -> Any:  # noqa: ANN401 — lo que haya
    """El dato, con lo de esa ruta cambiado de ese modo."""
    if not ruta:
        return como(dato)
    paso, *sigue = ruta
    dentro = _con(dato[paso], tuple(sigue), como)
    if isinstance(dato, list):
        return [dentro if i == paso else uno for i, uno in enumerate(dato)]
    return {**dato, paso: dentro}
