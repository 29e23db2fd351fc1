"""Qué órdenes hay, y cómo se construye cada una: solo la que se pide.

Construirlas todas para ejecutar una es la mitad de lo que tarda `seg` en arrancar.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from inspect import getdoc
from types import ModuleType
from typing import Any, cast

import typer
from typer.main import get_command

from seguimiento.comandos.ayuda import AYUDA
from seguimiento.comandos.de_campos import completa
from seguimiento.comandos.de_typer import Comando
from seguimiento.comandos.espanol import GrupoEnEspanol, OrdenEnEspanol
from seguimiento.comandos.valores import con_lectores
from seguimiento.redaccion import los_mismos

Grupos = Mapping[str, Mapping[str, Sequence[str]]]
"""Las órdenes bajo el título con que se ayudan y, de cada una, los otros nombres que la llaman."""

GRUPOS: Grupos = {
    "Cada día": {
        "status": ("estado", "situacion", "panorama", "pendientes", "resumen", "seguimiento"),
        "ver": ("mostrar", "consultar", "detalle", "abrir", "show"),
        "lista": ("listar", "listado", "list"),
        "buscar": ("busca", "busqueda", "encontrar", "search"),
    },
    "Anotar": {
        "actualizar": (
            "anotar",
            "avance",
            "seguimiento",
            "editar",
            "modificar",
            "cambiar",
            "update",
        ),
        "responder": ("respuesta", "responde", "contestar"),
        "prorrogar": ("prorroga", "ampliar", "ampliacion", "aplazar", "extender", "posponer"),
        "verificar": ("verificacion", "verifica", "comprobar", "revisar"),
        "corregir": ("corrige", "editar", "modificar", "cambiar", "borrar", "eliminar", "quitar"),
        "deshacer": ("deshaz", "revertir", "borrar", "undo"),
    },
    "Registrar": {
        "nueva": ("nuevo", "agregar", "anadir", "crear", "registrar", "alta", "add", "new"),
        "acta": (),
        "importar": ("importa", "importacion", "cargar", "import"),
    },
    "Informes": {
        "informe": ("reporte", "reportar", "informar", "resumen", "report"),
        "indicadores": ("metricas", "estadisticas"),
        "exportar": ("exporta", "exportacion", "descargar", "export"),
        "recordatorios": ("recordatorio", "recordar", "recuerda", "avisar", "reminders"),
    },
    "Historia": {
        "cambios": ("cambio", "diferencias", "movimientos", "diff", "changes"),
        "historial": ("historia", "log", "blame"),
    },
    "Compartir": {
        "guardar": ("guarda", "grabar", "salvar", "commit", "save"),
        "traer": ("trae", "recibir", "bajar", "sincronizar", "pull", "fetch"),
        "enviar": ("envia", "mandar", "subir", "compartir", "publicar", "sincronizar", "push"),
        "recortar": ("recorta", "limpiar"),
        "fusionar": ("fusiona", "unir", "mezclar", "merge"),
    },
    "Mantener": {
        "validar": ("valida", "validacion", "comprobar", "revisar", "check"),
        "regla": ("explicar",),
        "diagnostico": ("diagnosticar", "doctor"),
        "iniciar": ("inicio", "empezar", "init"),
        "plantillas": (),
        "esquema": ("schema",),
        "autocompletado": ("autocompletar", "completar", "completion"),
    },
}
"""Las órdenes, en el orden en que se ayudan.

La de cada nombre es la función que así se llama en el módulo de `comandos` que así se llama. Si el
módulo es un paquete con sus propios `GRUPOS`, es un grupo, y la función dice para qué sirve. Otro nombre
llama a la orden si es de una sola; el que llevan varias solo sirve para sugerirlas.
"""
ORDENES = tuple(nombre for suyas in GRUPOS.values() for nombre in suyas)


class Diferidas(Mapping[str, Comando]):
    """Las órdenes de un paquete por su nombre; cada una se construye la primera vez que se pide."""

    def __init__(self, paquete: str, grupos: Grupos) -> None:
        self._paquete = paquete
        self.grupos = grupos
        self._otros_nombres = {n: otros for suyas in grupos.values() for n, otros in suyas.items()}
        self._construidas: dict[str, Comando] = {}

    def __getitem__(self, escrito: str) -> Comando:
        nombres = self.llamadas(escrito)
        if len(nombres) != 1:
            raise KeyError(escrito)
        if nombres[0] not in self._construidas:
            self._construidas[nombres[0]] = _construida(self._paquete, nombres[0])
        return self._construidas[nombres[0]]

    def llamadas(self, escrito: str) -> Sequence[str]:
        """Los nombres de las órdenes a que puede llamarse así, con otras letras o con otro nombre."""
        return (
            [escrito]
            if escrito in self._otros_nombres
            else los_mismos(escrito, self._otros_nombres)
        )

    def resumen(self, nombre: str) -> str:
        """Qué hace una orden, en una frase sin punto; no se importa para saberlo, si ya está apuntado."""
        from seguimiento.comandos.resumenes import RESUMENES

        apuntado = RESUMENES.get(self._paquete, {}).get(nombre)
        return apuntado or resumen_de(_contenido(self._paquete, nombre)[1])

    def __iter__(self) -> Iterator[str]:
        return iter(self._otros_nombres)

    def __len__(self) -> int:
        return len(self._otros_nombres)


def grupo(nombre: str, funcion: Callable[..., Any], ordenes: Diferidas) -> GrupoEnEspanol:
    """Un grupo de órdenes; la función lee las opciones del grupo y dice para qué es."""
    app = _aplicacion(nombre)
    app.callback(cls=GrupoEnEspanol)(con_lectores(funcion))
    hecho = cast("GrupoEnEspanol", get_command(app))
    # typer declara un diccionario, pero solo lo consulta
    hecho.commands = cast("dict[str, Comando]", ordenes)
    hecho.suyas = ordenes
    return hecho


def orden(nombre: str, funcion: Callable[..., Any]) -> Comando:
    """Una orden; la función la ejecuta, declara sus opciones y dice para qué es."""
    app = _aplicacion(nombre)
    app.command(nombre, cls=OrdenEnEspanol)(con_lectores(completa(funcion)))
    return get_command(app)


def _aplicacion(nombre: str) -> typer.Typer:
    return typer.Typer(
        name=nombre,
        add_completion=False,
        context_settings={"help_option_names": [*AYUDA]},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


def resumen_de(funcion: Callable[..., Any]) -> str:
    """Qué hace una orden, en una frase sin punto: con la que empieza su docstring."""
    return (getdoc(funcion) or "").partition("\n\n")[0].removesuffix(".")


def _construida(paquete: str, nombre: str) -> Comando:
    modulo, funcion = _contenido(paquete, nombre)
    if hasattr(modulo, "GRUPOS"):
        return grupo(nombre, funcion, Diferidas(modulo.__name__, modulo.GRUPOS))
    return orden(nombre, funcion)


def _contenido(paquete: str, nombre: str) -> tuple[ModuleType, Callable[..., Any]]:
    """El módulo de una orden y su función."""
    modulo = import_module(f"{paquete}.{nombre}")
    return modulo, getattr(modulo, nombre)
