"""Lo que `seg corregir` puede hacer con un repositorio inventado, y cómo debe quedar su árbol.

De qué puede corregirse solo se sabe lo que dice el modelo; el árbol que resulta se calcula aquí, sin mirar
cómo lo hace el programa.
"""

import random
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import yaml

from apoyo.ediciones_al_azar import Edicion
from apoyo.registros_al_azar import NOMBRES, REGLAS, Inventor, Mundo, Sitio, en, sitios
from seguimiento.campos import Campo, campos, escritura
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import ClaseDeValor, Registro
from seguimiento.vocabularios import Ausencia

POR_DENTRO = 0.7
LO_ESCRITO = 0.5
"""Cuántas veces se corrige algo que ya está escrito."""
MALOS = {ClaseDeValor.FECHA: "pronto", ClaseDeValor.ENTERO: "muchos", ClaseDeValor.PAIS: "Ecuador"}
"""Lo que ningún campo de esa clase admite."""


@dataclass(frozen=True)
class Orden:
    """Una orden y lo que debe resultar de ella."""

    que: str
    """De qué clase es, para contarlas."""
    palabras: tuple[str, ...]
    """Las de la línea, sin lo que confirma ni lo que justifica."""
    archivo: str
    """El que se edita; los demás solo cambian si lo nombran."""
    edicion: Edicion
    esperado: Mundo
    debe_negarse: bool = False
    """Si lo que se pide no cabe."""
    renombra: str = ""
    """El código nuevo, si lo nombran en más sitios."""

    def escrita(self, *mas: str) -> list[str]:
        """Con más opciones: lo que pudiera parecer una va tras «--»."""
        corte = self.palabras.index("--") if "--" in self.palabras else len(self.palabras)
        return [*self.palabras[:corte], *mas, *self.palabras[corte:]]


@dataclass(frozen=True)
class Nombrado:
    """Un campo o un elemento suyo, y cómo se dice."""

    pasos: tuple[str, ...]
    ruta: Ruta
    """Desde el elemento con referencia."""
    campo: Campo
    es_elemento: bool
    de: Ruta = ()
    """El nombre de un mapa por el que se pasa: no se va con lo que lleva dentro."""

    @property
    def escrito(self) -> str:
        """«actores[S. A.].alias»."""
        dichos = (f"[{paso}]" if "." in paso else f".{paso}" for paso in self.pasos)
        return "".join(dichos).removeprefix(".")


# --- qué se corrige


def correccion_cualquiera(azar: random.Random, mundo: Mundo) -> Orden | None:
    sitio = azar.choice([*sitios(mundo)])
    dato = en(mundo[sitio.archivo], sitio.ruta)
    if azar.random() < LO_ESCRITO:
        hay = [uno for uno in caminos(sitio, dato) if en(dato, uno.ruta) is not None]
        nombrado = azar.choice(hay) if hay else None
    else:
        nombrado = campo_al_azar(azar, sitio, dato)
    if nombrado is None or da_el_codigo(sitio, nombrado):
        return None
    return correccion_al_azar(azar, mundo, sitio, nombrado)


def da_el_codigo(sitio: Sitio, nombrado: Nombrado) -> bool:
    """Si de ese campo sale cómo se llama el elemento: cambiarlo no es cambiar solo un dato."""
    suyos = ("id", "fecha") if sitio.modelo.id_por_omision else ("id",)
    return bool(sitio.ruta) and nombrado.ruta in [(clave,) for clave in suyos]


def campo_al_azar(
    azar: random.Random,
    sitio: Sitio,
    dato: Any,  # noqa: ANN401
) -> Nombrado | None:
    """Un campo cualquiera del elemento, a la hondura que sea; `None` si se va a dar a otro elemento."""
    modelo = sitio.modelo
    pasos: tuple[str, ...] = ()
    ruta: Ruta = ()
    de: Ruta = ()
    while True:
        campo = azar.choice(campos(modelo))
        if campo.elementos:
            return None
        pasos, ruta, dato = (*pasos, campo.clave), (*ruta, campo.clave), en(dato, (campo.clave,))
        es_mapa, es_elemento = escritura(modelo, campo.clave).es_mapa, False
        if es_mapa:
            nombre = azar.choice(REGLAS if campo.clave == "reglas" else NOMBRES)
            pasos, ruta, dato = (*pasos, nombre), (*ruta, nombre), en(dato, (nombre,))
            de, es_elemento = ruta, True
        elif campo.es_lista and isinstance(dato, list) and dato and azar.random() < POR_DENTRO:
            n = azar.randrange(len(dato))
            dicho = "ultimo" if n == len(dato) - 1 and azar.random() < 0.2 else str(n + 1)
            pasos, ruta, dato, es_elemento = (*pasos, dicho), (*ruta, n), dato[n], True
        suelto = campo.es_lista and not es_elemento
        if campo.registro is None or suelto or azar.random() > POR_DENTRO:
            return Nombrado(pasos, ruta, campo, es_elemento, de)
        modelo = campo.registro


def correccion_al_azar(
    azar: random.Random, mundo: Mundo, sitio: Sitio, nombrado: Nombrado
) -> Orden | None:
    """Poner, cambiar, quitar o añadir, con lo que el campo admite."""
    inventor = Inventor(azar, mundo, 0.3, numero=azar.randint(100, 999_999))
    campo, suerte = nombrado.campo, azar.random()
    hay = en(mundo[sitio.archivo], (*sitio.ruta, *nombrado.ruta))
    como = escritura(campo.modelo, campo.clave)
    if suerte < 0.03 and como.clase in MALOS and not campo.es_lista and not campo.registro:
        return negada(mundo, sitio, nombrado, (MALOS[como.clase],))
    if campo.obligatorio and not nombrado.es_elemento and suerte < 0.06:
        return negada(mundo, sitio, nombrado, (), "--borrar")
    if hay is not None and suerte < 0.25 and (nombrado.es_elemento or not campo.obligatorio):
        return quitando(mundo, sitio, nombrado)
    if campo.es_lista and not nombrado.es_elemento:
        return _de_una_lista(azar, mundo, sitio, nombrado, inventor)
    if como.con_ausencia and not nombrado.es_elemento and suerte > 0.95:
        return poniendo(mundo, sitio, nombrado, azar.choice(Ausencia.codigos()))
    return poniendo(mundo, sitio, nombrado, inventor.uno(campo))


def _de_una_lista(
    azar: random.Random, mundo: Mundo, sitio: Sitio, nombrado: Nombrado, inventor: Inventor
) -> Orden:
    campo, hay = nombrado.campo, en(mundo[sitio.archivo], (*sitio.ruta, *nombrado.ruta))
    suerte = azar.random()
    if isinstance(hay, list) and hay and suerte < 0.35:
        return quitando(mundo, sitio, nombrado, azar.randrange(len(hay)))
    if suerte < 0.75:
        return anadiendo(mundo, sitio, nombrado, inventor.uno(campo))
    if escritura(campo.modelo, campo.clave).con_ausencia and suerte > 0.95:
        return poniendo(mundo, sitio, nombrado, azar.choice(Ausencia.codigos()))
    return poniendo(mundo, sitio, nombrado, inventor.lista(campo, azar.randint(1, 2)))


def poniendo(mundo: Mundo, sitio: Sitio, nombrado: Nombrado, valor: Any) -> Orden:  # noqa: ANN401
    """El campo, con ese valor."""
    dichos = [dicho(uno) for uno in (valor if isinstance(valor, list) else [valor])]
    nuevo = _puesto(mundo[sitio.archivo], sitio, nombrado, valor)
    return _correccion("valor", mundo, sitio, nombrado, ("con", valor, nuevo), dichos)


def anadiendo(mundo: Mundo, sitio: Sitio, nombrado: Nombrado, valor: Any) -> Orden:  # noqa: ANN401
    """La lista, con uno más si no lo llevaba."""
    hay = en(mundo[sitio.archivo], (*sitio.ruta, *nombrado.ruta))
    listado = isinstance(hay, list)
    nuevos = [*hay, *([] if valor in hay else [valor])] if listado else [valor]
    nuevo = _puesto(mundo[sitio.archivo], sitio, nombrado, nuevos)
    que, puesto = ("con_otro", valor) if listado else ("con", [valor])
    return _correccion(
        "--anadir", mundo, sitio, nombrado, (que, puesto, nuevo), (), f"--anadir={dicho(valor)}"
    )


def quitando(mundo: Mundo, sitio: Sitio, nombrado: Nombrado, cual: int | None = None) -> Orden:
    """Sin el dato, o sin un elemento de la lista; nada queda vacío alrededor."""
    arbol = mundo[sitio.archivo]
    ruta = (*sitio.ruta, *nombrado.ruta, *(() if cual is None else (cual,)))
    hasta = len(sitio.ruta) + (len(nombrado.de) if nombrado.ruta != nombrado.de else 0)
    while len(ruta) > hasta + 1 and len(en(arbol, ruta[:-1])) == 1:
        ruta = ruta[:-1]
    nuevo = deepcopy(arbol)
    del en(nuevo, ruta[:-1])[ruta[-1]]
    que, opcion = ("--borrar",) * 2 if cual is None else ("--quitar", f"--quitar={cual + 1}")
    orden = _correccion(que, mundo, sitio, nombrado, ("sin", None, nuevo), (), opcion)
    return replace(orden, edicion=replace(orden.edicion, ruta=ruta))


def negada(
    mundo: Mundo, sitio: Sitio, nombrado: Nombrado, dichos: tuple[str, ...], *opciones: str
) -> Orden:
    """Algo que no puede hacerse."""
    hecho = ("con", None, mundo[sitio.archivo])
    orden = _correccion("lo que no cabe", mundo, sitio, nombrado, hecho, dichos, *opciones)
    return replace(orden, debe_negarse=True)


def _correccion(  # noqa: PLR0913, PLR0917 — dónde, qué y cómo se dice
    que: str,
    mundo: Mundo,
    sitio: Sitio,
    nombrado: Nombrado,
    hecho: tuple[str, Any, dict[str, Any]],
    dichos: "list[str] | tuple[str, ...]",
    *opciones: str,
) -> Orden:
    operacion, valor, arbol = hecho
    palabras = ("corregir", *opciones, "--", sitio.ref, nombrado.escrito, *dichos)
    edicion = Edicion(operacion, (*sitio.ruta, *nombrado.ruta), valor, arbol)
    return Orden(
        f"corregir: {que}", palabras, sitio.archivo, edicion, mundo | {sitio.archivo: arbol}
    )


def dicho(valor: Any) -> str:  # noqa: ANN401
    """Cómo se escribe en la línea de órdenes: un registro, entre llaves."""
    if isinstance(valor, str):
        return valor
    escrito = yaml.safe_dump(
        valor, default_flow_style=True, width=10**9, allow_unicode=True, sort_keys=False
    )
    return escrito.strip()


def _puesto(arbol: Any, sitio: Sitio, nombrado: Nombrado, valor: Any) -> Any:  # noqa: ANN401
    nuevo = deepcopy(arbol)
    aqui, modelo = en(nuevo, sitio.ruta), sitio.modelo
    for orden, paso in enumerate(nombrado.ruta[:-1]):
        siguiente = aqui.get(paso) if isinstance(aqui, dict) else aqui[paso]
        if siguiente is None:
            siguiente = {}
        elif isinstance(siguiente, str):
            # donde basta el nombre, o donde se decía por qué no consta, entra el registro entero
            basta = _basta_con(modelo, nombrado.ruta[: orden + 1])
            siguiente = {basta: siguiente} if basta else {}
        aqui[paso] = siguiente
        aqui = siguiente
    aqui[nombrado.ruta[-1]] = valor
    return nuevo


def _basta_con(modelo: type[Registro], ruta: Ruta) -> str:
    actual: type[Registro] | None = modelo
    basta = ""
    for paso in ruta:
        if isinstance(paso, str) and actual is not None:
            campo = next((c for c in campos(actual) if c.clave == paso), None)
            if campo is None:
                continue  # el nombre de un mapa
            basta, actual = escritura(actual, paso).basta_con, campo.registro
    return basta


# --- todo, en orden


def caminos(sitio: Sitio, dato: Any) -> Iterator[Nombrado]:  # noqa: ANN401
    """Cada campo de un elemento, por el primero de cada lista y de cada mapa que haya escritos."""
    yield from _caminos(
        sitio.modelo, dato, Nombrado((), (), campos(sitio.modelo)[0], es_elemento=False)
    )


def _caminos(modelo: type[Registro], dato: Any, hasta: Nombrado) -> Iterator[Nombrado]:  # noqa: ANN401
    for campo in campos(modelo):
        if campo.elementos:
            continue
        pasos, ruta = (*hasta.pasos, campo.clave), (*hasta.ruta, campo.clave)
        aqui, suyo = (
            Nombrado(pasos, ruta, campo, es_elemento=False, de=hasta.de),
            en(dato, (campo.clave,)),
        )
        es_mapa = escritura(modelo, campo.clave).es_mapa
        if not es_mapa:
            yield aqui
        if campo.es_lista and isinstance(suyo, list) and suyo:
            aqui = replace(aqui, pasos=(*pasos, "1"), ruta=(*ruta, 0), es_elemento=True)
            suyo = suyo[0]
            yield aqui
        elif es_mapa and isinstance(suyo, dict):
            nombre = next(iter(suyo))
            dentro = (*ruta, nombre)
            aqui = Nombrado((*pasos, nombre), dentro, campo, es_elemento=True, de=dentro)
            suyo = suyo[nombre]
            yield aqui
        if campo.registro and (aqui.es_elemento or not campo.es_lista):
            yield from _caminos(campo.registro, suyo, aqui)
