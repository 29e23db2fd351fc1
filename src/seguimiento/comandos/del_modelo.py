"""Opciones que dan el valor de un campo: lo que se dice y se comprueba de ellas sale del modelo.

Una opción así se llama, en la función de la orden, como el campo al que va. El modelo tarda en
importarse: al declararla solo se apunta de qué campo es, y se mira cuando hace falta.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from seguimiento.comandos.completado import completando, registro_de, valores
from seguimiento.comandos.completado import nombres as nombres_en
from seguimiento.errores import ErrorDeUso

if TYPE_CHECKING:
    from seguimiento.campos import Campo
    from seguimiento.comandos.escrita import OrdenEscrita
    from seguimiento.diagnosticos import Hallazgo
    from seguimiento.documento.escritura import Valor
    from seguimiento.modelo.tipos import Registro

_VALORES_QUE_CABEN = 12
_ROTULOS = {"fecha": "FECHA", "número": "N", "sí o no": "si|no"}

DENTRO = "__"
"""Lo que separa, en el nombre de un parámetro, las claves que llevan a un dato de dentro de otro."""

Dichos = Mapping[str, str | Sequence[str]]
"""Lo que se dijo de cada campo, por su clave; vacío si no se dijo nada."""


def del_campo(
    campo: str, *nombres: str, se_nombra_en: Sequence[str] = (), declarados_en: str = "actores"
) -> Any:  # noqa: ANN401 — así declara typer una opción
    """La opción que da el valor de un campo: `del_campo("accion.Seguimiento.estado", "--estado")`.

    Si se dice dónde se nombra ya lo mismo, TAB lo ofrece, con lo que declara la configuración.
    """
    modelo, _, clave = campo.rpartition(".")
    opcion = completando(
        typer.Option(*nombres, show_default=False),
        nombres_en(declarados_en, *se_nombra_en) if se_nombra_en else valores(modelo, clave),
    )
    opcion.campo = campo
    return opcion


def campo_de(declarada: object) -> "Campo | None":
    """El campo del que una opción da el valor, si se declaró con `del_campo`."""
    dicho: str | None = getattr(declarada, "campo", None)
    if dicho is None:
        return None
    from seguimiento.campos import campos

    modelo, _, clave = dicho.rpartition(".")
    return next(campo for campo in campos(registro_de(modelo)) if campo.clave == clave)


def rotulo_de_campo(campo: "Campo") -> str:
    """Lo que ocupa el lugar del valor en la ayuda."""
    if campo.vocabulario:
        return "VALOR"
    return _ROTULOS.get(campo.clase_de_valor, "TEXTO")


def valores_contados(campo: "Campo") -> tuple[str, ...]:
    """Los valores que admite el campo, si son pocos y caben en su ayuda."""
    codigos = campo.vocabulario.codigos() if campo.vocabulario else ()
    return codigos if len(codigos) <= _VALORES_QUE_CABEN else ()


def descripcion(campo: "Campo") -> str:
    """El primer párrafo de lo que el modelo dice del campo, en una línea."""
    return campo.descripcion.partition("\n\n")[0].replace("\n", " ").replace("`", "")


def comprobar_texto(nombre: str, textos: Iterable[str]) -> None:
    """Que lo dicho pueda escribirse: de la línea de órdenes puede llegar cualquier byte."""
    for texto in textos:
        if any("\ud800" <= letra <= "\udfff" for letra in texto):
            raise ErrorDeUso(
                f"lo que se dio a «{nombre}» no está en UTF-8: «{texto}»",
                "escríbalo de nuevo, o ponga la terminal en UTF-8",
            )
        if not texto.isprintable():
            _comprobar_caracteres(nombre, texto)


def _comprobar_caracteres(nombre: str, texto: str) -> None:
    from seguimiento.documento.caracteres import cribar

    for una in cribar(texto):
        if una.es_error:
            raise ErrorDeUso(
                f"lo que se dio a «{nombre}» no cabe en un registro: {una.mensaje}",
                "quítelo y repita la orden",
            )


def leidos(
    orden: "OrdenEscrita", modelo: "type[Registro]", datos: "Mapping[str, Valor]"
) -> "dict[str, Valor]":
    """Los datos que se dijeron, en el orden del modelo y sin los que están vacíos.

    Lanza `ErrorDeUso`, con el nombre de la opción, si el modelo no los admite.
    """
    from seguimiento.campos import campos, claves
    from seguimiento.conversion import objeciones

    datos = anidados(datos)
    ajenos = [c for c in orden.campos() if datos.get(c) and c not in claves(modelo)]
    if ajenos:
        raise ErrorDeUso(
            f"«{orden.nombre(ajenos[0])}» no es de lo que se registra", "quite esa opción"
        )
    puestos = {c.clave: desplegado(c, datos[c.clave]) for c in campos(modelo) if datos.get(c.clave)}
    for objecion in objeciones(modelo, puestos):
        raise _rechazado(orden, objecion)
    return puestos


def anidados(datos: "Mapping[str, Valor]") -> "dict[str, Valor]":
    """Los datos con lo de dentro de otros en su sitio: de `fuente__url`, `{fuente: {url: …}}`."""
    puestos: dict[str, Any] = {}
    for clave, valor in datos.items():
        *camino, ultima = clave.split(DENTRO)
        if not valor or not camino:
            puestos.setdefault(clave, valor)
            continue
        aqui = puestos
        for paso in camino:
            dentro = aqui.get(paso) or {}
            aqui[paso] = dentro
            aqui = dentro
        aqui[ultima] = valor
    return puestos


def desplegado(campo: "Campo", dicho: "Valor") -> "Valor":
    """Lo que se dijo con un texto, como el registro o la lista de registros que va en el campo."""
    if isinstance(dicho, list) and campo.es_lista:
        return [desplegado_uno(campo, uno) for uno in dicho]
    return desplegado_uno(campo, dicho)


def desplegado_uno(campo: "Campo", dicho: "Valor") -> "Valor":
    """Lo que se dijo de un elemento del campo, o de él si no es una lista."""
    if not isinstance(dicho, str):
        return _en_orden(campo.registro, dicho) if campo.registro else dicho
    if campo.registro is None:
        return _como_se_escribe(campo, dicho)
    leido: Valor = _entre_llaves(campo.registro, dicho) if dicho.lstrip().startswith("{") else dicho
    if isinstance(leido, str) and (despliegue := DE_UN_TEXTO.get(campo.registro.__name__)):
        leido = despliegue(leido)
    return _en_orden(campo.registro, leido)


def _como_se_escribe(campo: "Campo", dicho: str) -> str:
    """El código del valor que se dijo por su rótulo o con otras letras; si no es de los contados, lo dicho."""
    from seguimiento.campos import escritura
    from seguimiento.modelo.tipos import ClaseDeValor
    from seguimiento.redaccion import el_mismo
    from seguimiento.vocabularios import pais_llamado

    escrito = escritura(campo.modelo, campo.clave)
    if escrito.clase is ClaseDeValor.PAIS:
        return pais_llamado(dicho) or dicho
    rotulos = {"si": "", "no": ""} if escrito.clase is ClaseDeValor.SI_NO else {}
    if escrito.clase is ClaseDeValor.PRIORIDAD:
        from seguimiento.comandos.filtrado import PrioridadPedida

        rotulos = {una.value: una.rotulo for una in PrioridadPedida}
    rotulos |= {valor.value: valor.rotulo for valor in escrito.valores}
    validos = {codigo: (rotulo,) for codigo, rotulo in rotulos.items()}
    return el_mismo(dicho, validos) or dicho


def _en_orden(modelo: "type[Registro]", dicho: "Valor") -> "Valor":
    """Los datos de dentro, en el orden del modelo; los que no son suyos, al final. Un texto, como está."""
    from seguimiento.campos import campos

    if not isinstance(dicho, Mapping):
        return dicho
    suyos = {c.clave: desplegado(c, dicho[c.clave]) for c in campos(modelo) if c.clave in dicho}
    return suyos | {clave: valor for clave, valor in dicho.items() if clave not in suyos}


def _entre_llaves(modelo: "type[Registro]", dicho: str) -> "Valor":
    """El registro que se escribió entero, «{fecha: 2023-04-15, estado: en_curso}»; si no se lee, el texto."""
    from seguimiento.campos import claves
    from seguimiento.documento import leer

    documento = leer(dicho.encode()).documento
    datos = documento.datos if documento is not None else None
    if not isinstance(datos, Mapping):
        return dicho
    # lo que puede darse con un texto también puede empezar por una llave
    es_texto = modelo.__name__ in DE_UN_TEXTO and not {*datos} <= {*claves(modelo)}
    return dicho if es_texto else _suelto(datos)


def _suelto(dato: "Valor") -> "Valor":
    """El mismo dato en mapas y listas corrientes."""
    if isinstance(dato, Mapping):
        return {clave: _suelto(valor) for clave, valor in dato.items()}
    return dato if isinstance(dato, str | None) else [_suelto(uno) for uno in dato]


def _evidencia(dicha: str) -> "Valor":
    """Un enlace, un título, o un título y detrás su enlace."""
    from seguimiento.modelo.tipos import ENLACE

    titulo, _, enlace = dicha.strip().rpartition(" ")
    if titulo and ENLACE.fullmatch(enlace):
        return {"titulo": titulo.strip(), "url": enlace}
    es_enlace = ENLACE.fullmatch(dicha) or re.match(_PARECE_ENLACE, dicha.strip())
    return {"url": dicha} if es_enlace else {"titulo": dicha.strip()}


_PARECE_ENLACE = r"(?i:https?:|www\.|mailto:)"
"""Lo que se quiso que fuera un enlace, aunque esté mal escrito: ha de decirse, y no darse por título."""


def _parte(dicha: str) -> "Valor":
    """«a: aceptada: por qué» es lo que se decide de la parte a, con su justificación."""
    partes = [una.strip() for una in dicha.split(":", 2)]
    return {c: v for c, v in zip(("parte", "decision", "justificacion"), partes, strict=False) if v}


def _meta(dicha: str) -> "Valor":
    """«2 reuniones» son dos reuniones."""
    cantidad, _, unidad = dicha.strip().partition(" ")
    return {"cantidad": cantidad} | ({"unidad": unidad.strip()} if unidad else {})


DE_UN_TEXTO: "Mapping[str, Callable[[str], Valor]]" = {
    "DecisionDeReunion": lambda texto: {"texto": texto},
    "Evidencia": _evidencia,
    "Meta": _meta,
    "ParteDeRespuesta": _parte,
}
"""Cómo se entiende el texto con que en la línea de órdenes se da un registro, por su clase."""


def comprobar_dichos(orden: "OrdenEscrita", modelo: "type[Registro]", dichos: Dichos) -> None:
    """Que lo ya dicho lo admita el modelo, aunque falte lo demás; si no, lanza `ErrorDeUso`."""
    from seguimiento.campos import campos

    for campo in campos(modelo):
        dicho = dichos.get(campo.clave)
        objecion = (
            objecion_a(modelo, campo, [*dicho] if campo.es_lista else dicho) if dicho else None
        )
        if objecion is not None:
            raise _rechazado(orden, objecion)


def como_van(modelo: "type[Registro]", dichos: Dichos) -> dict[str, str]:
    """Lo que se dijo de cada campo que lleva un solo valor, como va en el registro."""
    from seguimiento.campos import campos

    simples = (campo for campo in campos(modelo) if campo.registro is None and not campo.es_lista)
    return {
        campo.clave: _como_se_escribe(campo, dicho)
        for campo in simples
        if isinstance(dicho := dichos.get(campo.clave), str)
    }


def objecion_a(modelo: "type[Registro]", campo: "Campo", dicho: "Valor") -> "Hallazgo | None":
    """Por qué el modelo no admite en ese campo lo que se dijo; `None` si lo admite."""
    from seguimiento.conversion import objeciones

    hallados = objeciones(modelo, {campo.clave: desplegado(campo, dicho)})
    return next(_de(campo.clave, hallados), None)


def _de(clave: str, hallazgos: "Iterable[Hallazgo]") -> "Iterator[Hallazgo]":
    return (hallazgo for hallazgo in hallazgos if hallazgo.ruta[:1] == (clave,))


def _rechazado(orden: "OrdenEscrita", objecion: "Hallazgo") -> ErrorDeUso:
    pasos = [paso for paso in objecion.ruta if isinstance(paso, str)]
    posibles = (DENTRO.join(pasos[:fin]) for fin in range(len(pasos), 0, -1))
    clave = next((una for una in posibles if una in orden.nombres), pasos[0] if pasos else "")
    nombre, en_la_clave = orden.nombre(clave), f" en «{pasos[-1]}»" if pasos else ""
    if en_la_clave and en_la_clave in objecion.mensaje:
        frase = objecion.mensaje.replace(en_la_clave, f" en «{nombre}»", 1)
    else:
        frase = f"valor no válido para «{nombre}»: {objecion.mensaje}"
    return ErrorDeUso(frase, objecion.sugerencia or f"vea «{orden.orden} --ayuda»")
