"""De lo que cuenta un archivo a lo que iría en un registro: sus datos, con sus claves y sus códigos."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from seguimiento.campos import Campo, campos, claves, ramas
from seguimiento.diagnosticos.importacion import NO_CABE
from seguimiento.documento.caracteres import cribar
from seguimiento.documento.escritura import Valor
from seguimiento.elementos import MODELOS
from seguimiento.importacion.hechos import Dato, Hechos, Leido
from seguimiento.importacion.material import Duda, Sitio
from seguimiento.importacion.parejas import Enunciado, Texto
from seguimiento.modelo.accion import Accion
from seguimiento.modelo.evaluacion import Recomendacion
from seguimiento.modelo.tipos import ENLACE, Registro
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeAccion, EstadoDeRecomendacion
from seguimiento.vocabularios.rotulos import CampoDeMatriz as C

Datos = dict[str, Valor]
Leidos = Mapping[C, Dato]

_MODELO: Mapping[ClaseDeElemento, type[Registro]] = {
    ClaseDeElemento.RECOMENDACION: Recomendacion,
    ClaseDeElemento.ACCION: Accion,
    ClaseDeElemento.COMPROMISO: Accion,
}
_BITACORA = "seguimiento"
_APARTE = frozenset({C.CODIGO, C.CODIGO_DE_ACCION, C.COMPLETADA_EL, C.RESOLUCION, C.PLAZO_NUEVO})
"""Lo que no va tal cual en la clave que dice su campo."""


@dataclass(slots=True)
class Propuesto:
    """Una recomendación, una acción o un compromiso, como iría en un registro."""

    clase: ClaseDeElemento
    sitio: Sitio
    datos: Datos
    """En el orden del modelo, sin el código ni lo de dentro."""
    id: str = ""
    con_codigo: bool = False
    """Si el código lo dice el archivo; si no, se le puso."""
    dentro: list["Propuesto"] = field(default_factory=list)
    decia: Datos = field(default_factory=dict)
    """Lo que decía cuando el programa lo exportó, si lo guarda el archivo: con las mismas claves."""

    @property
    def modelo(self) -> type[Registro]:
        """El de lo que es."""
        return _MODELO[self.clase]

    @property
    def dicho(self) -> str:
        """En qué se dice qué es: el texto de una recomendación, la descripción de una acción."""
        return str(self.datos.get(self.modelo.se_dice_en[0]) or "")

    @property
    def entrada(self) -> Datos:
        """La entrada de bitácora en que el archivo cuenta cómo está; vacía si no lo cuenta."""
        return next(reversed(self.entradas), {})

    @property
    def entradas(self) -> list[Datos]:
        """Todas las que cuenta, la más reciente al final."""
        lista = self.datos.get(_BITACORA)
        suyas = lista if isinstance(lista, list) else []
        return [dict(una) for una in suyas if isinstance(una, Mapping)]

    def todos(self) -> Iterator["Propuesto"]:
        """Él y lo de dentro."""
        yield self
        for uno in self.dentro:
            yield from uno.todos()

    def completo(self) -> Datos:
        """Sus datos con su código y lo de dentro, en el orden del modelo."""
        suyos = {"id": self.id, **self.datos}
        if self.dentro:
            suyos[ramas(self.modelo)[0].clave] = [uno.completo() for uno in self.dentro]
        return _en_orden(self.modelo, suyos)


def enunciado(uno: Propuesto) -> Enunciado:
    """Por qué se reconoce, si ya está."""
    return Enunciado(uno.id if uno.con_codigo else "", Texto(uno.dicho))


@dataclass(slots=True)
class RegistroPropuesto:
    """Todo lo que un archivo diría en un registro."""

    archivo: str
    clase: ClaseDeElemento
    datos: Datos
    """Los que el archivo dice del registro entero."""
    elementos: list[Propuesto]

    @property
    def modelo(self) -> type[Registro]:
        """El del registro."""
        return MODELOS[self.clase][0]

    @property
    def lista(self) -> str:
        """La clave en que van sus elementos: `recomendaciones`, `compromisos`."""
        return ramas(self.modelo)[0].clave

    def todos(self) -> Iterator[Propuesto]:
        """Los elementos y lo de dentro, en su orden."""
        for uno in self.elementos:
            yield from uno.todos()

    def completo(self) -> Datos:
        """El registro entero, en el orden de su modelo."""
        suyos: Datos = {**self.datos}
        if self.elementos:
            suyos[self.lista] = [uno.completo() for uno in self.elementos]
        return _en_orden(self.modelo, suyos)


def registro_propuesto(hechos: Hechos) -> RegistroPropuesto:
    """Lo que los hechos de un archivo dirían en un registro."""
    modelo = MODELOS[hechos.clase][0]
    datos = _puestos(modelo, hechos.datos)
    datos["fuente"] = {"documento": hechos.archivo}
    elementos = [_propuesto(uno) for uno in hechos.elementos]
    return RegistroPropuesto(hechos.archivo, hechos.clase, _en_orden(modelo, datos), elementos)


def _propuesto(leido: Leido) -> Propuesto:
    modelo = _MODELO[leido.clase]
    datos = _puestos(modelo, leido.datos)
    datos.pop(_BITACORA, None)
    datos |= _bitacora(modelo, leido)
    prorrogado = leido.valor(C.PLAZO_NUEVO)
    fecha = leido.valor(C.FECHA_DE_SEGUIMIENTO)
    if prorrogado and fecha:
        datos["prorrogas"] = [{"fecha": fecha, "plazo": prorrogado}]
    sobran = [*_sin_sitio(modelo, leido, datos), *_sueltas(datos.get("notas"))]
    for otra in leido.mas_entradas:
        sobran += _sin_sitio(modelo, otra, {_BITACORA: [*_entrada(modelo, otra)]})
    datos["notas"] = "\n".join(sobran)
    if modelo is Recomendacion:
        datos["fuente"] = {"pagina": str(leido.sitio)}
    codigo = next(
        (leido.datos[c] for c in (C.CODIGO, C.CODIGO_DE_ACCION) if c in leido.datos), None
    )
    return Propuesto(
        leido.clase,
        leido.sitio,
        _en_orden(modelo, datos),
        str(codigo.valor) if codigo else "",
        bool(codigo and codigo.dicho),
        [_propuesto(uno) for uno in leido.dentro],
        _lo_exportado(modelo, leido),
    )


def _lo_exportado(modelo: type[Registro], leido: Leido) -> Datos:
    exportados = {
        campo: replace(dato, valor=dato.exportado)
        for campo, dato in leido.datos.items()
        if dato.exportado
    }
    decia = _puestos(modelo, exportados)
    if _BITACORA in decia:
        decia[_BITACORA] = [decia[_BITACORA]]
    return decia


def _puestos(modelo: type[Registro], leidos: Leidos) -> Datos:
    """Cada dato en la clave que dice su campo, dentro de otra si así lo dice; lo ajeno al modelo, no."""
    de_clave = {campo.clave: campo for campo in campos(modelo)}
    puestos: Datos = {}
    for campo, dato in leidos.items():
        clave, _, dentro = campo.clave.partition(".")
        if campo in _APARTE or clave not in de_clave or not dato.valor:
            continue
        if not dentro:
            puestos[clave] = _como_va(de_clave[clave], dato.valor)
            continue
        hay = puestos.get(clave)
        puestos[clave] = {**(hay if isinstance(hay, Mapping) else {}), dentro: dato.valor}
    return puestos


def _como_va(campo: Campo, valor: Valor) -> Valor:
    """El valor con la forma del campo: en una lista si lo es, y cada texto como el registro que va en ella."""
    if not campo.es_lista:
        return valor
    sueltos = [valor] if isinstance(valor, str | Mapping) else valor or ()
    return [_como_registro(campo.registro, uno) for uno in sueltos]


def _como_registro(modelo: type[Registro] | None, valor: Valor) -> Valor:
    if modelo is None or not isinstance(valor, str):
        return valor
    es_enlace = "url" in claves(modelo) and ENLACE.fullmatch(valor)
    return {"url" if es_enlace else claves(modelo)[0]: valor}


def _en_orden(modelo: type[Registro], datos: Mapping[str, Valor]) -> Datos:
    """Los datos que no están vacíos, en el orden del modelo, también los de dentro."""
    return {
        campo.clave: _ordenado(campo, datos[campo.clave])
        for campo in campos(modelo)
        if datos.get(campo.clave)
    }


def _ordenado(campo: Campo, valor: Valor) -> Valor:
    if campo.registro is None or isinstance(valor, str | None):
        return valor
    if isinstance(valor, Mapping):
        return _en_orden(campo.registro, valor)
    return [_en_orden(campo.registro, uno) if isinstance(uno, Mapping) else uno for uno in valor]


def lo_que_no_cabe(hechos: Hechos) -> Iterator[Duda]:
    """Una duda por cada dato con algún carácter que en un registro no se admite, en su sitio."""
    leidos = [hechos.datos, *(uno.datos for suyo in hechos.elementos for uno in suyo.todos())]
    for dato in (dato for datos in leidos for dato in datos.values()):
        malos = [una for texto in _textos(dato.valor) for una in cribar(texto) if una.es_error]
        if malos:
            yield Duda(NO_CABE, malos[0].mensaje, dato.sitio, "bórrelo del archivo y guárdelo")


def _textos(valor: Valor) -> Iterator[str]:
    if isinstance(valor, str):
        yield valor
    else:
        dentro = valor.values() if isinstance(valor, Mapping) else valor or ()
        for uno in dentro:
            yield from _textos(uno)


# ── La bitácora ──────────────────────────────────────────────────────────────

_CUMPLE = (
    *(uno.value for uno in EstadoDeAccion if uno.cumple),
    *(uno.value for uno in EstadoDeRecomendacion if uno.como_accion.cumple),
)
"""Los estados que dicen que se hizo."""
_SE_DEJA = next(uno for uno in EstadoDeRecomendacion if uno.terminal and not uno.como_accion.cumple)


def _bitacora(modelo: type[Registro], leido: Leido) -> Datos:
    """Las entradas en que el archivo cuenta cómo está, por su fecha; ninguna si sale de sus acciones."""
    if leido.dentro:
        return {}
    suyas = [una for cada in (leido, *leido.mas_entradas) for una in _entrada(modelo, cada)]
    suyas.sort(key=lambda una: str(una.get("fecha") or ""))
    return {_BITACORA: suyas} if suyas else {}


def _entrada(modelo: type[Registro], leido: Leido) -> Iterator[Datos]:
    """La que cuenta una fila, si dice el estado."""
    dicha = _puestos(modelo, leido.datos).get(_BITACORA)
    entrada = {**dicha} if isinstance(dicha, Mapping) else {}
    hecha, resolucion = leido.valor(C.COMPLETADA_EL), leido.valor(C.RESOLUCION)
    escrito = resolucion or entrada.get("estado") or (_CUMPLE[0] if hecha else None)
    if not isinstance(escrito, str):
        return
    entrada["estado"] = _estado(modelo, escrito)
    if hecha and entrada["estado"] in _CUMPLE:
        entrada["fecha"] = hecha
    de_lista = next(campo for campo in campos(modelo) if campo.clave == _BITACORA)
    assert de_lista.registro is not None  # noqa: S101 — una bitácora es de entradas
    suyos = {campo.clave: campo for campo in campos(de_lista.registro)}
    yield {clave: _como_va(suyos[clave], v) for clave, v in entrada.items()}


def _estado(modelo: type[Registro], escrito: str) -> str:
    """El estado en el vocabulario que toca: el de una acción o el de una recomendación."""
    es_de_recomendacion = modelo is Recomendacion
    propios = EstadoDeRecomendacion if es_de_recomendacion else EstadoDeAccion
    if escrito in propios.codigos():
        return escrito
    if es_de_recomendacion and escrito in EstadoDeAccion.codigos():
        de_ida = (uno for uno in EstadoDeRecomendacion if uno.como_accion == escrito)
        # lo que dejó de aplicarse tampoco se hará
        return next(de_ida, _SE_DEJA).value
    ajeno = next((uno for uno in EstadoDeRecomendacion if uno == escrito), None)
    return ajeno.como_accion.value if ajeno else escrito


# ── Lo que no tiene sitio ────────────────────────────────────────────────────


def _sin_sitio(modelo: type[Registro], leido: Leido, datos: Mapping[str, Valor]) -> Iterator[str]:
    """Lo que el archivo dice y no cabe en el registro, con su rótulo: va en las notas."""
    for campo, dato in leido.datos.items():
        clave = campo.clave.partition(".")[0]
        es_codigo = campo.clave == "id"
        cabe = clave in claves(modelo) and bool(datos.get(clave))
        if dato.valor and not es_codigo and not cabe and clave != "notas":
            # un comentario se entiende solo
            yield dato.dicho if campo is C.COMENTARIO else f"{campo.rotulo}: {dato.dicho}"


def _sueltas(notas: Valor) -> Sequence[str]:
    if notas is None or isinstance(notas, str):
        return [notas] if notas else []
    return [str(una) for una in notas]
