"""Qué se ofrece al completar con TAB cada opción y cada argumento.

Quien completa no ha pedido nada todavía: lo de aquí nunca escribe, nunca lanza y nunca se queja. Si
algo impide saber qué ofrecer, no se ofrece nada. Todo lo pesado se importa al completar.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seguimiento.redaccion import el_mismo, plegado, recortado, visible
from seguimiento.vocabularios import ClaseDeElemento

if TYPE_CHECKING:
    from seguimiento.comandos.a_medias import AMedias
    from seguimiento.comandos.sesion import Sesion
    from seguimiento.modelo.tipos import Registro
    from seguimiento.vocabularios import Vocabulario

Propuesta = tuple[str, str]
"""Lo que puede escribirse y, en pocas palabras, qué es."""
Completador = Callable[["AMedias", str], list[Propuesta]]
"""De lo que ya hay en la línea y lo que hay de la palabra, lo que cabe en ella."""

ANCHO = 72
"""Caracteres de lo que se dice de cada propuesta: con la referencia delante, caben en una línea."""


def completando(declarado: Any, con: Completador) -> Any:  # noqa: ANN401 — así lo declara typer
    """La opción o el argumento, con lo que se ofrece al completarlo: de TAB no se ocupa typer."""
    declarado.completador = con
    return declarado


def aptas(propuestas: Iterable[Propuesta], escrito: str) -> Iterator[Propuesta]:
    """Las que empiezan como lo escrito, sin distinguir mayúsculas ni tildes, y sin repetir.

    De una referencia vale también el principio de su id interno. Lo que se dice de cada una va en una
    línea y con todo a la vista.
    """
    buscado, dadas = plegado(escrito), set()
    for valor, texto in propuestas:
        empieza = any(
            plegado(nombre).startswith(buscado) for nombre in (valor, valor.rpartition("/")[2])
        )
        if empieza and valor not in dadas and _puede_escribirse(valor):
            dadas.add(valor)
            yield valor, visible(recortado(texto, ANCHO))


def _puede_escribirse(valor: str) -> bool:
    """Si se ve entero y, escrito en una línea de órdenes, no se tomaría por una opción."""
    return valor.isprintable() and bool(valor) and not valor.startswith("-")


def _apuntado(fabrica: Callable[..., Completador]) -> Callable[..., Completador]:
    """La misma, que apunta en cada completador cómo se hizo: así puede hacerse otro sin importar la orden que lo declara."""

    @wraps(fabrica)
    def hacer(*argumentos: ClaseDeElemento | str) -> Completador:
        hecho = fabrica(*argumentos)
        dichos = (uno if isinstance(uno, str) else uno.value for uno in argumentos)
        hecho.apunte = (fabrica.__name__, *dichos)  # type: ignore[attr-defined]
        return hecho

    return hacer


@_apuntado
def referencias(*clases: ClaseDeElemento | str) -> Completador:
    """Las referencias del repositorio: las de esas clases, o las que así se dicen, o, si no se dice ninguna, todas."""
    pedidas = [una for una in ClaseDeElemento if not clases or {una, una.value} & {*clases}]
    return _sin_tropiezos(lambda linea, escrito: _las_que_hay(linea, pedidas, escrito))


@_apuntado
def lo_que_se_corrige() -> Completador:
    """Todas las referencias y, detrás, la configuración."""

    def proponer(linea: "AMedias", escrito: str) -> Iterable[Propuesta]:
        hay = _las_que_hay(linea, [*ClaseDeElemento], escrito)
        return (*hay, ("seguimiento.yaml", "la configuración"))

    return _sin_tropiezos(proponer)


def _las_que_hay(
    linea: "AMedias", clases: Collection[ClaseDeElemento], escrito: str
) -> Iterable[Propuesta]:
    ref, arroba, _ = escrito.partition("@")
    if arroba:
        from seguimiento.repositorio.ya_nombrado import periodos_de

        return periodos_de(_raiz(linea), ref, _sesion(linea).hoy)

    from seguimiento.repositorio.nombrables import nombrables

    return nombrables(_raiz(linea), clases, escrito)


@_apuntado
def valores(modelo: str, clave: str) -> Completador:
    """Los valores que admite un campo del modelo: `valores("accion.Seguimiento", "estado")`.

    Si el campo es una lista, los de cada elemento. Si no son contados, ninguno.
    """

    def proponer(_: "AMedias", __: str) -> Iterable[Propuesta]:
        return _del_campo(registro_de(modelo), clave)

    return _sin_tropiezos(proponer)


def registro_de(modelo: str) -> "type[Registro]":
    """La clase que así se nombra en una opción: `accion.Seguimiento`. Importa el modelo."""
    modulo, _, clase = modelo.partition(".")
    hallada: type[Registro] = getattr(import_module(f"seguimiento.modelo.{modulo}"), clase)
    return hallada


def _del_campo(registro: "type[Registro]", clave: str) -> Iterable[Propuesta]:
    from seguimiento.campos import escritura
    from seguimiento.modelo.tipos import ClaseDeValor
    from seguimiento.vocabularios import PAISES

    escrito = escritura(registro, clave)
    if escrito.clase is ClaseDeValor.PAIS:
        return ((pais, "") for pais in sorted(PAISES))
    if escrito.clase is ClaseDeValor.SI_NO:
        return (("si", ""), ("no", ""))
    return _con_rotulo(escrito.valores)


@_apuntado
def de_vocabulario(vocabulario: str) -> Completador:
    """Cada código, con su rótulo: `de_vocabulario("evaluaciones.SituacionDeAccion")`."""

    def proponer(_: "AMedias", __: str) -> Iterable[Propuesta]:
        modulo, clase = vocabulario.split(".")
        return _con_rotulo(getattr(import_module(f"seguimiento.vocabularios.{modulo}"), clase))

    return _sin_tropiezos(proponer)


def _con_rotulo(vocabulario: "Iterable[Vocabulario]") -> Iterator[Propuesta]:
    return ((valor.value, valor.rotulo) for valor in vocabulario)


@_apuntado
def momentos() -> Completador:
    """Los últimos trimestres que terminaron, y lo que en git tiene nombre."""

    def proponer(linea: "AMedias", _: str) -> Iterable[Propuesta]:
        from seguimiento.almacen.git.momento import con_nombre
        from seguimiento.fechas import Precision, periodo_que_contiene
        from seguimiento.redaccion import dia_en_palabras

        periodo = periodo_que_contiene(_sesion(linea).hoy, Precision.TRIMESTRE)
        for _vez in range(_TRIMESTRES_QUE_SE_OFRECEN):
            periodo = periodo.anterior()
            yield str(periodo), f"al {dia_en_palabras(periodo.hasta)}"
        yield from ((nombre, "") for nombre in con_nombre(_raiz(linea)))

    return _sin_tropiezos(proponer)


@_apuntado
def principios() -> Completador:
    """La última reunión y los mismos momentos: desde cuándo se pregunta qué cambió."""

    def proponer(linea: "AMedias", escrito: str) -> Iterable[Propuesta]:
        yield "reunion", "la última celebrada"
        yield from momentos()(linea, escrito)

    return _sin_tropiezos(proponer)


_TRIMESTRES_QUE_SE_OFRECEN = 4


@_apuntado
def plantillas() -> Completador:
    """Las plantillas que hay, propias y del programa."""

    def proponer(linea: "AMedias", _: str) -> Iterable[Propuesta]:
        from seguimiento.comandos.informe import plantillas_de

        return ((nombre, "") for nombre in plantillas_de(_sesion(linea)).nombres())

    return _sin_tropiezos(proponer)


@_apuntado
def campos_de_lo_escrito() -> Completador:
    """Los campos de aquello que ya se nombró en la línea, de los que están escritos y de los que faltan."""

    def proponer(linea: "AMedias", escrito: str) -> Iterable[Propuesta]:
        from seguimiento.repositorio.ya_nombrado import campos_de

        return campos_de(_raiz(linea), linea.dicho("ref"), escrito)

    return _sin_tropiezos(proponer)


@_apuntado
def valores_de_lo_escrito() -> Completador:
    """Los valores del campo que ya se nombró en la línea, si son contados."""

    def proponer(linea: "AMedias", _: str) -> Iterable[Propuesta]:
        from seguimiento.comandos.campo_nombrado import campo_nombrado
        from seguimiento.repositorio.ya_nombrado import escrito_en

        modelo, dato = escrito_en(_raiz(linea), linea.dicho("ref"))
        campo = campo_nombrado(modelo, dato, linea.dicho("campo")).campo
        return _del_campo(campo.modelo, campo.clave)

    return _sin_tropiezos(proponer)


@_apuntado
def nombres(declarados_en: str, *claves: str) -> Completador:
    """Lo que los registros nombran en esas claves, y lo que la configuración declara en la suya."""

    def proponer(linea: "AMedias", _: str) -> Iterable[Propuesta]:
        from seguimiento.repositorio.ya_nombrado import nombrados

        return nombrados(_raiz(linea), claves, declarados_en)

    return _sin_tropiezos(proponer)


ACTORES = ("responsables", "lidera", "acompanan")
"""Las claves en que se dice quién responde, lidera o acompaña."""


@_apuntado
def tipos_de_informe() -> Completador:
    """Los tipos de informe."""

    def proponer(_: "AMedias", __: str) -> Iterable[Propuesta]:
        from seguimiento.informes.tipos import TIPOS

        return ((tipo.nombre, tipo.que_es) for tipo in TIPOS.values())

    return _sin_tropiezos(proponer)


@_apuntado
def argumento_de_informe() -> Completador:
    """Aquello de lo que puede ser el informe del tipo ya escrito."""

    def proponer(linea: "AMedias", escrito: str) -> Iterable[Propuesta]:
        return _de_que(linea.dicho("nombre"), linea, escrito)

    return _sin_tropiezos(proponer)


def _de_que(nombre: str, linea: "AMedias", escrito: str) -> Iterable[Propuesta]:
    """Aquello de lo que puede ser el informe de ese nombre."""
    from seguimiento.informes.tipos import TIPOS

    tipo = TIPOS[el_mismo(nombre, dict.fromkeys(TIPOS, ()))]
    return _DE_INFORME[tipo.argumento or tipo.admite](linea, escrito)


@_apuntado
def formatos_de_exportacion() -> Completador:
    """Los formatos en que se exporta."""

    def proponer(_: "AMedias", __: str) -> Iterable[Propuesta]:
        from seguimiento.exportacion.formatos import FORMATOS

        return ((formato.nombre, formato.que_es) for formato in FORMATOS.values())

    return _sin_tropiezos(proponer)


@_apuntado
def argumento_de_exportacion() -> Completador:
    """Si el formato ya escrito es de un informe: cuál y, nombrado, de qué."""

    def proponer(linea: "AMedias", escrito: str) -> Iterable[Propuesta]:
        from seguimiento.exportacion.formatos import llamado

        formato, ya = llamado(linea.dicho("formato")), linea.dichos("que")
        if formato is None or not formato.de_un_informe:
            return ()
        if not ya:
            return tipos_de_informe()(linea, escrito)
        return _de_que(ya[0], linea, escrito)

    return _sin_tropiezos(proponer)


@_apuntado
def codigos_de_regla() -> Completador:
    """Los códigos de las reglas, con lo que comprueba cada una."""

    def proponer(_: "AMedias", __: str) -> Iterable[Propuesta]:
        from seguimiento.diagnosticos import CATALOGO
        from seguimiento.reglas import familias

        familias.registrar()
        return ((codigo, regla.titulo) for codigo, regla in sorted(CATALOGO.items()))

    return _sin_tropiezos(proponer)


def _raiz(linea: "AMedias") -> Path:
    """La raíz del repositorio de que habla la línea. Lanza `RaizNoEncontrada`."""
    return _sesion(linea).raiz


def _sesion(linea: "AMedias") -> "Sesion":
    """La de las opciones globales de la línea."""
    from seguimiento.comandos.sesion import Sesion

    pedida = linea.globales.get("raiz")
    # el intérprete de órdenes no ha cambiado todavía «~» por la carpeta de quien escribe
    return Sesion(Path(pedida).expanduser() if pedida else None, linea.globales.get("hoy"))


def _sin_tropiezos(proponer: Callable[["AMedias", str], Iterable[Propuesta]]) -> Completador:
    def completar(linea: "AMedias", escrito: str) -> list[Propuesta]:
        try:
            return list(aptas(proponer(linea, escrito), escrito))
        except Exception:  # noqa: BLE001 — un TAB no puede llenar de quejas la línea que se escribe
            return []

    return completar


_DE_INFORME = {
    "EVALUACION": referencias(ClaseDeElemento.EVALUACION),
    "CODIGO": referencias(ClaseDeElemento.FICHA),
    "ACUERDO": referencias(ClaseDeElemento.ACUERDO),
    "REUNION": referencias(ClaseDeElemento.REUNION),
    "NOMBRE": nombres("actores", *ACTORES),
}
"""Cómo se completa el argumento de un informe, según cómo se llama."""
