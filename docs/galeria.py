"""La galería de errores: lo que dice el programa en un caso de cada código, tal como se lee.

Cada archivo de `tests/galeria/` cuenta una situación y trae los registros que la provocan. De ellos
salen `docs/referencia/galeria.md` y las pruebas de que cada código sigue dándose y se sigue diciendo
así. Los casos se revisan en una carpeta de verdad, como los revisaría la orden: un enlace o una
codificación ajena no existen de otro modo.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from apartados import ancla, definiciones, encabezado, por_familia
from oficina import HECHOS_POR, libro_con
from seguimiento.almacen.disco import Directorio
from seguimiento.almacen.git import EstadoEnGit
from seguimiento.comandos.destino_de_importacion import Destino
from seguimiento.comandos.lo_importado import Pedidas, entender
from seguimiento.comandos.obra_de_importacion import (
    Importacion,
    ImportacionDetenida,
    Trato,
)
from seguimiento.comandos.salida import Salida
from seguimiento.comandos.sesion import Sesion
from seguimiento.diagnosticos import Definicion
from seguimiento.formatos.diagnosticos import un_diagnostico
from seguimiento.informes.marco import Encargo
from seguimiento.informes.plantillas import Plantillas
from seguimiento.informes.tipos import TIPOS
from seguimiento.repositorio import Revision, cargar, revisar
from seguimiento.vocabularios import TipoDeImportacion

CARPETA = Path(__file__).parents[1] / "tests" / "galeria"
HOY = date(2023, 7, 1)
"""El día en que se mira un caso que no dice otro."""
CARPETA_DE_PLANTILLAS = "plantillas"
"""La de las plantillas propias, en los casos que las tienen."""
SE_REPITE = "<se repite>"
"""Lo que en los archivos de un caso, o en sus rutas, ocupa el sitio de un texto desmedido."""
SIN_CASO = {
    "SEG074": "Pide un clon de git con un árbol disperso, y un caso es solo una carpeta.",
    "SEG099": "Lo da un fallo del propio programa: con ningún registro se provoca.",
}
"""Los códigos que ningún caso puede mostrar, y por qué."""


class Repeticion(BaseModel):
    """Un texto tan largo que en el caso solo se dice qué se repite y cuántas veces."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    texto: str
    veces: int


class PlantillaPropia(BaseModel):
    """Una plantilla de la organización y el informe que se pide con ella."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    nombre: str
    texto: str = ""
    enlace: str = ""
    """A dónde lleva, si en vez de un archivo es un enlace."""
    tipo: str
    """El tipo del informe."""
    argumento: str = ""


class Importado(BaseModel):
    """Un archivo de la oficina que se importa: su texto o, si no lo es, quién lo hace."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    archivo: str
    texto: str = ""
    hecho_por: str = ""
    """La función de `docs/oficina.py` que da sus bytes."""
    celdas: dict[str, dict[str, dict[str, str | None]]] | None = None
    """Si es el libro que da `seg exportar`, lo que se cambia en él: por su hoja, su referencia y su rótulo."""
    tipo: str = ""
    """Lo que se da a `--tipo`."""


class Caso(BaseModel):
    """Una situación y los archivos con que se da. Una clave que no esté aquí es un error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    situacion: str
    """Qué hizo alguien, en una frase y con sus palabras."""
    hoy: date = HOY
    archivos: dict[str, str]
    """El texto de cada archivo, por su ruta desde la raíz del repositorio."""
    antes: dict[str, str] | None = None
    """Lo que había en la base con que se compara; `None` si no se compara con ninguna."""
    codificacion: str = "utf-8"
    """Con qué codificación los guardó quien los escribió."""
    enlaces: dict[str, str] = {}
    """A dónde lleva cada enlace simbólico, por su ruta."""
    tuberias: list[str] = []
    """Las rutas en que no hay un archivo, sino una tubería."""
    repetir: Repeticion | None = None
    """Lo que va en el sitio de `<se repite>`."""
    plantilla: PlantillaPropia | None = None
    """La plantilla con que se pide un informe; entonces lo que se lee es lo que dice `seg informe`."""
    importa: Importado | None = None
    """Lo que se importa; entonces lo que se lee es lo que dice `seg importar`."""
    tambien: dict[str, str] = {}
    """Los demás códigos que la situación da sin remedio, y por qué."""


@cache
def casos() -> dict[str, Caso]:
    """Cada caso por su código, que es el nombre de su archivo."""
    return {ruta.stem: caso_de(ruta.read_text("utf-8")) for ruta in sorted(CARPETA.iterdir())}


def caso_de(texto: str) -> Caso:
    """El caso que cuenta un texto en YAML. Falla si le falta algo o si trae algo que no es suyo."""
    return Caso.model_validate(YAML(typ="safe").load(texto))


@cache
def revision(codigo: str) -> Revision:
    """Lo que `seg validar` halla en el caso de un código."""
    caso = casos()[codigo]
    with TemporaryDirectory() as carpeta:
        ahora, base = Path(carpeta, "ahora"), Path(carpeta, "antes")
        _escribir(ahora, caso.archivos, caso)
        _anadir_lo_que_no_es_texto(ahora, caso)
        if caso.plantilla is not None:
            return _revision_de_plantilla(ahora, caso, caso.plantilla)
        if caso.importa is not None:
            return _revision_de_importacion(ahora, caso, caso.importa)
        if caso.antes is None:
            return revisar(Directorio(ahora), caso.hoy)
        _escribir(base, caso.antes, caso)
        return revisar(Directorio(ahora), caso.hoy, base=Directorio(base))


def _revision_de_plantilla(raiz: Path, caso: Caso, propia: PlantillaPropia) -> Revision:
    """Lo que se halla en una plantilla al revisarla o, si así no se ve nada, al pedir el informe."""
    carpeta = raiz / CARPETA_DE_PLANTILLAS
    carpeta.mkdir()
    if propia.enlace:
        (carpeta / propia.nombre).symlink_to(propia.enlace)
    else:
        (carpeta / propia.nombre).write_bytes(propia.texto.encode(caso.codificacion))
    carga = cargar(Directorio(raiz))
    plantillas = Plantillas(carpeta, f"{CARPETA_DE_PLANTILLAS}/")
    hallados = (*plantillas.revisar(propia.nombre),)
    if not hallados:
        encargo = Encargo(carga, caso.hoy, EstadoEnGit(), propia.argumento)
        vista = TIPOS[propia.tipo].vista(encargo)
        hallados = plantillas.rendir(propia.nombre, vista).diagnosticos
    return Revision(hallados, carga.recuento)


def _revision_de_importacion(raiz: Path, caso: Caso, importado: Importado) -> Revision:
    """Lo que dice `seg importar` de un archivo, hasta donde llegue."""
    archivo = raiz / importado.archivo
    archivo.write_bytes(_octetos(raiz, caso, importado))
    tipo = next((uno for uno in TipoDeImportacion if uno.value == importado.tipo), None)
    callada = Salida(flujo=StringIO(), errores=StringIO())
    sesion = Sesion(carpeta=raiz, hoy_pedido=caso.hoy.isoformat(), salida=callada)
    entendido = entender(sesion, archivo, Pedidas(tipo=tipo))
    obra = Importacion(sesion, [entendido], Destino("", "", ""), Trato())
    carga = sesion.cargar(sesion.disco)
    with suppress(ImportacionDetenida):
        obra.mostrar_lo_entendido()
        obra.preguntar_lo_que_falte()
        obra.edicion(carga)
    return Revision(tuple(obra.dudas), carga.recuento)


def _octetos(raiz: Path, caso: Caso, importado: Importado) -> bytes:
    """Los del archivo que se importa."""
    if importado.celdas is not None:
        return libro_con(raiz, caso.hoy, importado.celdas)
    if importado.hecho_por:
        return HECHOS_POR[importado.hecho_por]()
    return importado.texto.encode(caso.codificacion)


def _escribir(raiz: Path, archivos: Mapping[str, str], caso: Caso) -> None:
    raiz.mkdir()
    for ruta, texto in archivos.items():
        destino = raiz / _entero(ruta, caso)
        destino.parent.mkdir(parents=True, exist_ok=True)
        destino.write_bytes(_entero(texto, caso).encode(caso.codificacion))


def _entero(texto: str, caso: Caso) -> str:
    if caso.repetir is None:
        return texto
    return texto.replace(SE_REPITE, caso.repetir.texto * caso.repetir.veces)


def _anadir_lo_que_no_es_texto(raiz: Path, caso: Caso) -> None:
    for ruta, destino in caso.enlaces.items():
        (raiz / ruta).parent.mkdir(parents=True, exist_ok=True)
        (raiz / ruta).symlink_to(destino)
    for ruta in caso.tuberias:
        (raiz / ruta).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(raiz / ruta)


_PRESENTACION = """\
Lo que dice `seg validar` en un caso de cada código: busque aquí lo que ve en su pantalla y reconocerá en qué
situación está. Los casos son inventados y se miran el 2023-07-01, salvo que se diga otra fecha; los de historia se comparan
con lo que había antes del cambio (`seg validar --base`), los de plantillas los dicen `seg plantillas` y
`seg informe`, y los de importación, `seg importar`.
"""


def pagina() -> Iterator[str]:
    """Las líneas de la galería."""
    yield from ("# Galería de errores", "", *_PRESENTACION.splitlines())
    for familia, suyas in por_familia():
        con_caso = [definicion for definicion in suyas if definicion.codigo in casos()]
        if con_caso:
            yield from ("", f"## {familia}")
        for definicion in con_caso:
            yield from _apartado(definicion)
    yield from _sin_caso()


def _apartado(definicion: Definicion) -> Iterator[str]:
    caso = casos()[definicion.codigo]
    fecha = "" if caso.hoy == HOY else f" Se mira el {caso.hoy}."
    yield from ("", f"### {encabezado(definicion)}", "", f"{caso.situacion}{fecha}")
    dichos = [un_diagnostico(uno) for uno in revision(definicion.codigo).diagnosticos]
    yield from ("", "```text", "\n".join(dichos).rstrip("\n"), "```")
    if caso.tambien:
        yield ""
        yield from (f"También se da {otro}: {porque}" for otro, porque in caso.tambien.items())
    yield from ("", f"Por qué importa y cómo se escribe bien: {_enlace(definicion)}.")


def _enlace(definicion: Definicion) -> str:
    return f"[{definicion.codigo}](reglas.md#{ancla(encabezado(definicion))})"


def _sin_caso() -> Iterator[str]:
    yield from ("", "## Los que no tienen caso", "", "| Código | Por qué |", "| --- | --- |")
    for definicion in definiciones():
        if definicion.codigo in SIN_CASO:
            yield f"| {_enlace(definicion)} | {SIN_CASO[definicion.codigo]} |"
