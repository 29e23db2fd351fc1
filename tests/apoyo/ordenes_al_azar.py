"""Órdenes que escriben, al azar sobre un repositorio inventado, y cómo debe quedar cada árbol.

De qué puede corregirse solo se sabe lo que dice el modelo; el árbol que resulta se calcula aquí, sin mirar
cómo lo hace el programa.
"""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import yaml

from apoyo.ediciones_al_azar import Edicion
from apoyo.registros_al_azar import IDS, NOMBRES, REGLAS, Inventor, Mundo, Sitio, en, id_de, sitios
from seguimiento.campos import Campo, campos, escritura
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import ClaseDeValor, Registro
from seguimiento.vocabularios import Ausencia, ClaseDeElemento

SEGUIBLES = {ClaseDeElemento.ACCION, ClaseDeElemento.COMPROMISO, ClaseDeElemento.RECOMENDACION}
CITAN = {"misma_que", "relacionadas", "origen", "compromiso"}
"""Las claves en que se nombra algo de dentro de un archivo."""
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


def orden_al_azar(azar: random.Random, mundo: Mundo) -> Orden:
    """Una orden posible, o una que ha de negarse."""
    hacer: Callable[[random.Random, Mundo], Orden | None] = azar.choices(
        (_corregir, _renombrar, _actualizar, _prorrogar, _verificar, _responder),
        weights=(70, 8, 8, 4, 5, 5),
    )[0]
    return hacer(azar, mundo) or orden_al_azar(azar, mundo)


# --- corregir


def _corregir(azar: random.Random, mundo: Mundo) -> Orden | None:
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


# --- cambiar de código


def _renombrar(azar: random.Random, mundo: Mundo) -> Orden | None:
    dentro = [s for s in sitios(mundo) if s.ruta]
    sitio = azar.choice(dentro)
    arbol = en(mundo[sitio.archivo], sitio.ruta)
    usados = {s.id.casefold() for s in dentro if s.archivo == sitio.archivo}
    clave = "id" if "id" in arbol or azar.random() < 0.5 else "fecha"
    if clave == "id":
        nuevo = codigo = azar.choice([*IDS, f"n{azar.randint(1, 999)}"])
    else:
        nuevo = f"{azar.randint(2000, 2020)}-{azar.randint(10, 12)}"
        codigo = f"reunion-{nuevo}"
    if codigo.casefold() in usados - {sitio.id.casefold()}:
        return _ocupado(mundo, sitio, nuevo) if clave == "id" else None
    return renombrando(azar, mundo, sitio, (clave, nuevo, codigo))


def renombrando(azar: random.Random, mundo: Mundo, sitio: Sitio, a: tuple[str, str, str]) -> Orden:
    """El código cambia, y con él toda referencia que lo nombra; por su referencia o por el camino."""
    clave, valor, codigo = a
    archivo = id_de(sitio.archivo)
    esperado = {
        uno: _con_citas(deepcopy(arbol), archivo, id_de(uno), (sitio.id, codigo))
        for uno, arbol in mundo.items()
    }
    en(esperado[sitio.archivo], sitio.ruta)[clave] = valor
    ref, campo = sitio.ref, clave
    if azar.random() < 0.3:
        pasos = (str(p + 1) if isinstance(p, int) else p for p in sitio.ruta)
        ref, campo = archivo, ".".join([*pasos, clave])
    return Orden(
        "corregir: un código",
        ("corregir", "--", ref, campo, valor),
        sitio.archivo,
        Edicion("con", (*sitio.ruta, clave), valor, esperado[sitio.archivo]),
        esperado,
        renombra=codigo,
    )


def _ocupado(mundo: Mundo, sitio: Sitio, nuevo: str) -> Orden:
    """Un código que ya tiene otro: sin motivo, no; con él, solo si nadie lo nombra, y aquí no se da."""
    edicion = Edicion("con", (*sitio.ruta, "id"), nuevo, mundo[sitio.archivo])
    palabras = ("corregir", "--", sitio.ref, "id", nuevo)
    return Orden(
        "corregir: lo que no cabe", palabras, sitio.archivo, edicion, mundo, debe_negarse=True
    )


def _con_citas(
    dato: Any,  # noqa: ANN401
    archivo: str,
    aqui: str,
    cambio: tuple[str, str],
    clave: str = "",
) -> Any:  # noqa: ANN401
    """El árbol con las referencias al código viejo llevando al nuevo."""
    if isinstance(dato, dict):
        return {c: _con_citas(d, archivo, aqui, cambio, c) for c, d in dato.items()}
    if isinstance(dato, list):
        return [_con_citas(uno, archivo, aqui, cambio, clave) for uno in dato]
    if clave not in CITAN or not isinstance(dato, str):
        return dato
    viejo, nuevo = cambio
    delante, barra, interno = dato.rpartition("/")
    suyo = (delante or aqui).casefold() == archivo.casefold()
    return f"{delante}{barra}{nuevo}" if suyo and interno.casefold() == viejo.casefold() else dato


# --- las demás órdenes


def _seguible(azar: random.Random, mundo: Mundo) -> tuple[Sitio, dict[str, Any]]:
    posibles = [s for s in sitios(mundo) if s.clase in SEGUIBLES]
    sitio = azar.choice(posibles)
    return sitio, en(mundo[sitio.archivo], sitio.ruta)


def _apuntada(
    mundo: Mundo, orden: tuple[str, str], sitio: Sitio, clave: str, nuevo: dict[str, str]
) -> Orden:
    """Lo nuevo, al final de una lista del elemento."""
    nombre, clase = orden
    arbol = deepcopy(mundo[sitio.archivo])
    suyo = en(arbol, sitio.ruta)
    ruta = (*sitio.ruta, clave)
    habia = isinstance(suyo.get(clave), list)
    suyo[clave] = [*(suyo.get(clave) or ()), nuevo]
    opciones = (f"--{c.replace('_', '-')}={v}" for c, v in nuevo.items())
    edicion = Edicion("con_otro" if habia else "con", ruta, nuevo if habia else [nuevo], arbol)
    palabras = (nombre, *opciones, "--", sitio.ref)
    return Orden(clase, palabras, sitio.archivo, edicion, mundo | {sitio.archivo: arbol})


def _con_algunos(azar: random.Random, de_mas: dict[str, str]) -> dict[str, str]:
    return {clave: valor for clave, valor in de_mas.items() if azar.random() < 0.5}


def _actualizar(azar: random.Random, mundo: Mundo) -> Orden:
    sitio, arbol = _seguible(azar, mundo)
    de_recomendacion = sitio.clase is ClaseDeElemento.RECOMENDACION
    estados = ("pendiente", "en_curso") if de_recomendacion else ("no_iniciada", "en_curso")
    prosa = Inventor(azar, mundo, 0.3).uno(_campo_de(sitio.modelo, "notas"))
    fecha = f"2023-1{azar.randint(0, 2)}-{azar.randint(10, 28)}"
    nuevo = {"fecha": fecha, "estado": azar.choice(estados)}
    nuevo |= _con_algunos(
        azar, {"comentario": prosa, "autor": "Secretaría", "avance": "40", "proximo_paso": prosa}
    )
    orden = _apuntada(mundo, ("actualizar",) * 2, sitio, "seguimiento", nuevo)
    return replace(orden, debe_negarse=bool(de_recomendacion and arbol.get("acciones")))


def _prorrogar(azar: random.Random, mundo: Mundo) -> Orden:
    sitio, arbol = _seguible(azar, mundo)
    nuevo = {"fecha": "2023-10", "plazo": azar.choice(("2024-02", "2024-T2", "2025"))}
    nuevo |= _con_algunos(azar, {"motivo": "Falta: fondos # y más", "autorizada_por": "Comité"})
    orden = _apuntada(mundo, ("prorrogar",) * 2, sitio, "prorrogas", nuevo)
    return replace(orden, debe_negarse=bool(arbol.get("acciones")))


def _verificar(azar: random.Random, mundo: Mundo) -> Orden:
    sitio, _ = _seguible(azar, mundo)
    nuevo = {"fecha": "2023-12-05", "resultado": azar.choice(("verificada", "rechazada"))}
    nuevo |= {"por": "Evaluación"} | _con_algunos(azar, {"nota": "- x: # y", "eficaz": "parcial"})
    return _apuntada(mundo, ("verificar",) * 2, sitio, "verificaciones", nuevo)


def _responder(azar: random.Random, mundo: Mundo) -> Orden:
    sitio = azar.choice([s for s in sitios(mundo) if s.clase is ClaseDeElemento.RECOMENDACION])
    nuevo = {"decision": azar.choice(("aceptada", "aceptada_parcialmente")), "fecha": "2023-01-05"}
    nuevo |= _con_algunos(
        azar,
        {"justificacion": "Sí: # claro", "alcance": "Todo", "plan": "Uno\ny dos", "por": "UNICEF"},
    )
    arbol = deepcopy(mundo[sitio.archivo])
    suyo = en(arbol, sitio.ruta)
    suyo["respuesta"] = {**(suyo.get("respuesta") or {}), **nuevo}
    opciones = (f"--{clave}={valor}" for clave, valor in nuevo.items())
    edicion = Edicion("con", (*sitio.ruta, "respuesta"), suyo["respuesta"], arbol)
    palabras = ("responder", "--si", *opciones, "--", sitio.ref)
    return Orden("responder", palabras, sitio.archivo, edicion, mundo | {sitio.archivo: arbol})


def _campo_de(modelo: type[Registro], clave: str) -> Campo:
    return next(campo for campo in campos(modelo) if campo.clave == clave)


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
