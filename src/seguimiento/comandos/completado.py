"""Qué se ofrece al completar con TAB: los `autocompletion=` de las órdenes.

Quien completa no ha pedido nada todavía: lo de aquí nunca escribe, nunca lanza y nunca se queja. Si
algo impide saber qué ofrecer, no se ofrece nada. Todo lo pesado se importa al completar.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from seguimiento.comandos.de_typer import Contexto
from seguimiento.redaccion import el_mismo, plegado, recortado, visible
from seguimiento.vocabularios import ClaseDeElemento

if TYPE_CHECKING:
    from seguimiento.comandos.sesion import Sesion
    from seguimiento.modelo.tipos import Registro
    from seguimiento.vocabularios import Vocabulario

Propuesta = tuple[str, str]
"""Lo que puede escribirse y, en pocas palabras, qué es."""
Completador = Callable[[Contexto, str], list[Propuesta]]

ANCHO = 72
"""Caracteres de lo que se dice de cada propuesta: con la referencia delante, caben en una línea."""


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


def referencias(*clases: ClaseDeElemento, ademas: Iterable[Propuesta] = ()) -> Completador:
    """Las referencias del repositorio: las de esas clases o, si no se dice ninguna, todas.

    Detrás, lo que además puede nombrarse.
    """

    def proponer(contexto: Contexto, escrito: str) -> Iterable[Propuesta]:
        ref, arroba, _ = escrito.partition("@")
        if arroba:
            from seguimiento.repositorio.ya_nombrado import periodos_de

            return periodos_de(_raiz(contexto), ref, _sesion(contexto).hoy)

        from seguimiento.repositorio.nombrables import nombrables

        hay = nombrables(_raiz(contexto), clases or tuple(ClaseDeElemento), escrito)
        return (*hay, *ademas)

    return _sin_tropiezos(proponer)


def valores(modelo: str, clave: str) -> Completador:
    """Los valores que admite un campo del modelo: `valores("accion.Seguimiento", "estado")`.

    Si el campo es una lista, los de cada elemento. Si no son contados, ninguno.
    """

    def proponer(_: Contexto, __: str) -> Iterable[Propuesta]:
        return _del_campo(registro_de(modelo), clave)

    return _sin_tropiezos(proponer)


def registro_de(modelo: str) -> "type[Registro]":
    """La clase que así se nombra en una opción: `accion.Seguimiento`. Importa el modelo."""
    from importlib import import_module

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


def de_vocabulario(vocabulario: "Iterable[Vocabulario]") -> Completador:
    """Cada código, con su rótulo."""
    return _sin_tropiezos(lambda _, __: _con_rotulo(vocabulario))


def _con_rotulo(vocabulario: "Iterable[Vocabulario]") -> Iterator[Propuesta]:
    return ((valor.value, valor.rotulo) for valor in vocabulario)


def momentos() -> Completador:
    """Los últimos trimestres que terminaron, y lo que en git tiene nombre."""

    def proponer(contexto: Contexto, _: str) -> Iterable[Propuesta]:
        from seguimiento.almacen.git.momento import con_nombre
        from seguimiento.fechas import Precision, periodo_que_contiene
        from seguimiento.redaccion import dia_en_palabras

        periodo = periodo_que_contiene(_sesion(contexto).hoy, Precision.TRIMESTRE)
        for _vez in range(_TRIMESTRES_QUE_SE_OFRECEN):
            periodo = periodo.anterior()
            yield str(periodo), f"al {dia_en_palabras(periodo.hasta)}"
        yield from ((nombre, "") for nombre in con_nombre(_raiz(contexto)))

    return _sin_tropiezos(proponer)


def principios() -> Completador:
    """La última reunión y los mismos momentos: desde cuándo se pregunta qué cambió."""

    def proponer(contexto: Contexto, escrito: str) -> Iterable[Propuesta]:
        yield "reunion", "la última celebrada"
        yield from momentos()(contexto, escrito)

    return _sin_tropiezos(proponer)


_TRIMESTRES_QUE_SE_OFRECEN = 4


def plantillas() -> Completador:
    """Las plantillas que hay, propias y del programa."""

    def proponer(contexto: Contexto, _: str) -> Iterable[Propuesta]:
        from seguimiento.comandos.informe import plantillas_de

        return ((nombre, "") for nombre in plantillas_de(_sesion(contexto)).nombres())

    return _sin_tropiezos(proponer)


def campos_de_lo_escrito() -> Completador:
    """Los campos de aquello que ya se nombró en la línea, de los que están escritos y de los que faltan."""

    def proponer(contexto: Contexto, escrito: str) -> Iterable[Propuesta]:
        from seguimiento.repositorio.ya_nombrado import campos_de

        return campos_de(_raiz(contexto), contexto.params["ref"], escrito)

    return _sin_tropiezos(proponer)


def valores_de_lo_escrito() -> Completador:
    """Los valores del campo que ya se nombró en la línea, si son contados."""

    def proponer(contexto: Contexto, _: str) -> Iterable[Propuesta]:
        from seguimiento.comandos.campo_nombrado import campo_nombrado
        from seguimiento.repositorio.ya_nombrado import escrito_en

        modelo, dato = escrito_en(_raiz(contexto), contexto.params["ref"])
        campo = campo_nombrado(modelo, dato, contexto.params["campo"]).campo
        return _del_campo(campo.modelo, campo.clave)

    return _sin_tropiezos(proponer)


def nombres(*claves: str, declarados_en: str = "actores") -> Completador:
    """Lo que los registros nombran en esas claves, y lo que la configuración declara en la suya."""

    def proponer(contexto: Contexto, _: str) -> Iterable[Propuesta]:
        from seguimiento.repositorio.ya_nombrado import nombrados

        return nombrados(_raiz(contexto), claves, declarados_en)

    return _sin_tropiezos(proponer)


ACTORES = ("responsables", "lidera", "acompanan")
"""Las claves en que se dice quién responde, lidera o acompaña."""


def tipos_de_informe() -> Completador:
    """Los tipos de informe."""

    def proponer(_: Contexto, __: str) -> Iterable[Propuesta]:
        from seguimiento.informes.tipos import TIPOS

        return ((tipo.nombre, tipo.que_es) for tipo in TIPOS.values())

    return _sin_tropiezos(proponer)


def argumento_de_informe() -> Completador:
    """Aquello de lo que puede ser el informe del tipo ya escrito."""

    def proponer(contexto: Contexto, escrito: str) -> Iterable[Propuesta]:
        from seguimiento.informes.tipos import TIPOS

        tipo = TIPOS[el_mismo(contexto.params["nombre"], dict.fromkeys(TIPOS, ()))]
        return _DE_INFORME[tipo.argumento or tipo.admite](contexto, escrito)

    return _sin_tropiezos(proponer)


def formatos_de_exportacion() -> Completador:
    """Los formatos en que se exporta."""

    def proponer(_: Contexto, __: str) -> Iterable[Propuesta]:
        from seguimiento.exportacion.formatos import FORMATOS

        return ((formato.nombre, formato.que_es) for formato in FORMATOS.values())

    return _sin_tropiezos(proponer)


def argumento_de_exportacion() -> Completador:
    """Si el formato ya escrito es de un informe: cuál y, nombrado, de qué."""

    def proponer(contexto: Contexto, escrito: str) -> Iterable[Propuesta]:
        from seguimiento.exportacion.formatos import llamado

        formato, ya = llamado(contexto.params["formato"]), contexto.params["que"] or ()
        if formato is None or not formato.de_un_informe:
            return ()
        if not ya:
            return tipos_de_informe()(contexto, escrito)
        contexto.params["nombre"] = ya[0]
        return argumento_de_informe()(contexto, escrito)

    return _sin_tropiezos(proponer)


def codigos_de_regla() -> Completador:
    """Los códigos de las reglas, con lo que comprueba cada una."""

    def proponer(_: Contexto, __: str) -> Iterable[Propuesta]:
        from seguimiento.diagnosticos import CATALOGO
        from seguimiento.reglas import familias

        familias.registrar()
        return ((codigo, regla.titulo) for codigo, regla in sorted(CATALOGO.items()))

    return _sin_tropiezos(proponer)


def _raiz(contexto: Contexto) -> Path:
    """La raíz del repositorio de que habla la línea. Lanza `RaizNoEncontrada`."""
    return _sesion(contexto).raiz


def _sesion(contexto: Contexto) -> "Sesion":
    """La de las opciones globales de la línea."""
    from seguimiento.comandos.sesion import Sesion

    dichas = contexto.find_root().params
    pedida: str | None = dichas.get("raiz")
    # el intérprete de órdenes no ha cambiado todavía «~» por la carpeta de quien escribe
    return Sesion(Path(pedida).expanduser() if pedida else None, dichas.get("hoy"))


def _sin_tropiezos(proponer: Callable[[Contexto, str], Iterable[Propuesta]]) -> Completador:
    def completar(contexto: Contexto, escrito: str) -> list[Propuesta]:
        try:
            return list(aptas(proponer(contexto, escrito), escrito))
        except Exception:  # noqa: BLE001 — un TAB no puede llenar de quejas la línea que se escribe
            return []

    return completar


_DE_INFORME = {
    "EVALUACION": referencias(ClaseDeElemento.EVALUACION),
    "CODIGO": referencias(ClaseDeElemento.FICHA),
    "ACUERDO": referencias(ClaseDeElemento.ACUERDO),
    "REUNION": referencias(ClaseDeElemento.REUNION),
    "NOMBRE": nombres(*ACTORES),
}
"""Cómo se completa el argumento de un informe, según cómo se llama."""
