"""Lo que trae un archivo frente a lo que ya está registrado: qué es nuevo, qué cambia y qué choca.

De cada dato se miran tres cosas: lo que dice el archivo, lo que decía la última vez que se importó y lo
que dice el registro. Lo que solo cambió en el archivo se actualiza; lo que solo cambió en el registro se
queda como está; lo que cambió en los dos choca, y lo decide quien importa. Nada se borra.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from seguimiento.analisis.series import siguiente_libre
from seguimiento.campos import campos, ramas, rotulo_de
from seguimiento.diagnosticos.importacion import EMPAREJAMIENTO_DUDOSO, YA_NO_ESTA
from seguimiento.documento import Dato, Documento
from seguimiento.documento.escritura import Valor
from seguimiento.elementos import Escrito, escritos
from seguimiento.importacion.diferencias import Cotejo, Diferencia, Nuevo
from seguimiento.importacion.lo_mismo import (
    dice,
    entradas,
    es_la_misma_gente,
    es_la_misma_prioridad,
    es_lo_mismo,
    prorrogas,
    ya_prorrogado,
)
from seguimiento.importacion.material import Duda, Sitio
from seguimiento.importacion.parejas import Enunciado, Texto, emparejar
from seguimiento.importacion.propuesta import Propuesto, RegistroPropuesto, enunciado
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import Registro
from seguimiento.redaccion import (
    SE_NOMBRAN,
    con_cuantos_mas,
    entre_comillas,
    enumeracion,
    plegado,
    recortado,
)

_NO_SE_COTEJAN = frozenset({"id", "fuente", "seguimiento"})
"""El código es el del registro; de dónde sale no es un dato; la bitácora no se corrige: crece."""
_DE_ACTORES = frozenset({"responsables", "lidera", "acompanan", "dirigida_a"})
"""Donde se nombra a alguien, que puede llamarse de varios modos."""
_POR_PARTES = "respuesta"
"""Lo que se coteja clave por clave y no entero."""
_LETRAS_DE_CITA = 60


def cotejar(  # noqa: PLR0913 — lo que se compara y cómo
    propuesto: RegistroPropuesto,
    documento: Documento,
    anterior: Mapping[str, Valor] | None,
    prioridad_mas_alta: int = 1,
    oficiales: Mapping[str, str] = MappingProxyType({}),
    *,
    basta_el_codigo: bool = False,
    de_antes: Callable[[], Collection[str]] = tuple,
) -> Cotejo:
    """Lo que el archivo añade o cambia en el documento.

    `anterior` es lo que decía la última vez, como registro; `None` si no se sabe. A lo propuesto se le
    pone el código que tiene en el registro. «2» y «media» son la misma prioridad en cualquier escala; «1»,
    la «alta» si es la más alta. Quien se nombra de otro modo es el mismo si así lo dicen `oficiales`. Lo que
    lleva el código de algo con lo que nada tiene que ver es una duda, salvo que baste con el código. Los
    códigos `de_antes`, en minúsculas, se llevaron y se retiraron: lo nuevo no los toma. Mirarlos cuesta, y
    no se hace si no hay nada nuevo.
    """
    obra = _Obra(propuesto, documento, anterior, prioridad_mas_alta, oficiales)
    obra.basta_el_codigo, obra.de_antes = basta_el_codigo, de_antes
    obra.cotejar()
    return obra.cotejo


class _Obra:
    def __init__(
        self,
        propuesto: RegistroPropuesto,
        documento: Documento,
        anterior: Mapping[str, Valor] | None,
        prioridad_mas_alta: int,
        oficiales: Mapping[str, str],
    ) -> None:
        self._mas_alta, self._oficiales = prioridad_mas_alta, oficiales
        self.basta_el_codigo = False
        self.de_antes: Callable[[], Collection[str]] = tuple
        self.cotejo = Cotejo()
        self._propuesto = propuesto
        self._datos = documento.compuestos
        self._hay = [*escritos(propuesto.modelo, self._datos)]
        self._se_sabe = anterior is not None
        self._raiz = anterior or {}
        self._anteriores = {
            uno.id.casefold(): uno for uno in _anteriores(anterior, propuesto.modelo)
        }
        self._por_id = {uno.id.casefold(): uno for uno in self._hay}
        self._ocupados = {*self._por_id}
        self._de_lista: dict[Ruta, list[Escrito]] = {}
        for uno in self._hay:
            self._de_lista.setdefault(uno.ruta[:-1], []).append(uno)
        self._sin_elemento = [
            uno for clave, uno in self._anteriores.items() if clave not in self._por_id
        ]
        self._vistos = set[Ruta]()
        self._ya_no_dice: list[str] = []

    def cotejar(self) -> None:
        propuesto, lista = self._propuesto, (self._propuesto.lista,)
        self._cotejar_datos(_De("", (), propuesto.modelo), self._datos, propuesto.datos, self._raiz)
        self._emparejados(propuesto.elementos, lista)
        self._decir_lo_que_ya_no_dice()
        self._decir_lo_que_falta()

    def _emparejados(self, nuevos: Sequence[Propuesto], lista: Ruta) -> None:
        hay = self._de_lista.get(lista, [])
        suyos = [_del_registro(uno)._replace(decia=self._decia(uno)) for uno in hay]
        parejas = emparejar([*map(enunciado, nuevos)], suyos, basta_el_codigo=self.basta_el_codigo)
        for orden, cuales in parejas.dudosas.items():
            self.cotejo.dudas.append(_duda(nuevos[orden], [hay[uno] for uno in cuales]))
            self._vistos.update(hay[uno].ruta for uno in cuales)
        for orden, nuevo in enumerate(nuevos):
            if orden in parejas.de:
                self._emparejado(nuevo, hay[parejas.de[orden]])
            elif orden not in parejas.dudosas:
                self._suelto(nuevo, lista)

    def _emparejado(self, nuevo: Propuesto, escrito: Escrito) -> None:
        self._vistos.add(escrito.ruta)
        self._llamar(nuevo, escrito.id)
        antes = _juntos(self._anterior_de(escrito), nuevo.decia)
        de = _De(escrito.id, escrito.ruta, nuevo.modelo, nuevo.sitio)
        self._cotejar_datos(de, escrito.dato, nuevo.datos, antes)
        self._bitacora(nuevo, escrito, antes)
        for rama in ramas(nuevo.modelo):
            self._emparejados(nuevo.dentro, (*escrito.ruta, rama.clave))

    def _suelto(self, nuevo: Propuesto, lista: Ruta) -> None:
        """Lo que no está ahí: puede estar en otra parte, con su código; si no, es nuevo."""
        en_otra = self._por_id.get(nuevo.id.casefold())
        if en_otra and _es_el_de(nuevo, en_otra) and en_otra.ruta not in self._vistos:
            self.cotejo.en_otra_parte.append(en_otra.id)
            self._emparejado(nuevo, en_otra)
            return
        if self._se_quito(nuevo):
            mensaje = f"{nuevo.id} se quitó del registro después de importarse, y no vuelve a él"
            self.cotejo.dudas.append(Duda(YA_NO_ESTA, mensaje, nuevo.sitio, _COMO_VUELVE))
            return
        self._ocupados.update(self.de_antes())
        for uno in nuevo.todos():
            if uno.id.casefold() in self._ocupados:
                self._llamar(uno, siguiente_libre(uno.id, self._ocupados))
            self._ocupados.add(uno.id.casefold())
        self.cotejo.nuevos.append(Nuevo(lista, nuevo))

    def _llamar(self, nuevo: Propuesto, codigo: str) -> None:
        """Le pone el código que lleva o llevará en el registro."""
        if nuevo.con_codigo and nuevo.id.casefold() != codigo.casefold():
            self.cotejo.con_otro_codigo.append((nuevo.id, codigo))
        nuevo.id = codigo

    def _se_quito(self, nuevo: Propuesto) -> bool:
        """Si ya se importó, diciendo lo mismo, y en el registro no está."""
        clave = nuevo.modelo.se_dice_en[0]
        return any(es_lo_mismo(uno.datos.get(clave), nuevo.dicho) for uno in self._sin_elemento)

    def _decia(self, escrito: Escrito) -> Texto | None:
        """Su texto la última vez que se importó."""
        suyo = self._anteriores.get(escrito.id.casefold())
        dicho = suyo and suyo.datos.get(escrito.rama.modelo.se_dice_en[0])
        return Texto(str(dicho)) if dicho else None

    def _anterior_de(self, escrito: Escrito) -> Mapping[str, Valor]:
        """Lo que el archivo decía de eso: lo de su código o, si se renumeró, lo que decía lo mismo."""
        suyo = self._anteriores.get(escrito.id.casefold())
        dicho = _del_registro(escrito).texto.llano
        clave = escrito.rama.modelo.se_dice_en[0]
        mismos = (una for una in self._sin_elemento if plegado(str(una.datos.get(clave))) == dicho)
        suyo = suyo or next(mismos, None)
        return suyo.datos if suyo else {}

    def _cotejar_datos(
        self,
        de: "_De",
        hay: Dato,
        nuevos: Mapping[str, Valor],
        antes: Mapping[str, Valor],
    ) -> None:
        escritos = hay if isinstance(hay, Mapping) else {}
        for clave, nuevo in nuevos.items():
            escrito, decia = escritos.get(clave), antes.get(clave)
            if clave in _NO_SE_COTEJAN:
                continue
            if clave == _POR_PARTES and isinstance(nuevo, Mapping) and isinstance(escrito, Mapping):
                dentro = decia if isinstance(decia, Mapping) else {}
                self._cotejar_datos(de.dentro_de(clave), escrito, nuevo, dentro)
            elif not self._ya_dicho(clave, nuevo, escritos):
                intacto = es_lo_mismo(escrito, decia) and not prorrogas(clave, escritos)
                self._sumar(de.diferencia(clave, escrito, nuevo, decia), intacto=intacto)
        listas = {rama.clave for rama in ramas(de.modelo)}
        ajenos = _NO_SE_COTEJAN | listas | _exigidos(de)
        ya_no = [c for c in antes if escritos.get(c) and not nuevos.get(c) and c not in ajenos]
        if ya_no:
            cuales = enumeracion(map(de.rotulo, ya_no))
            self._ya_no_dice.append(f"{de.ref} ({cuales})" if de.ref else cuales)

    def _ya_dicho(self, clave: str, nuevo: Valor, escritos: Mapping[str, Valor]) -> bool:
        """Si el registro ya dice ese dato, así o de otro modo."""
        escrito = escritos.get(clave)
        if clave == "prioridad" and escrito:
            return es_la_misma_prioridad(str(nuevo), str(escrito), self._mas_alta)
        if clave in _DE_ACTORES and es_la_misma_gente(nuevo, escrito, self._oficiales):
            return True
        return es_lo_mismo(nuevo, escrito) or ya_prorrogado(clave, nuevo, escritos)

    def _sumar(self, una: Diferencia, *, intacto: bool) -> None:
        """Una diferencia más, según quién cambió el dato desde que se importó."""
        if una.decia is not None and es_lo_mismo(una.despues, una.decia):
            self.cotejo.cambiados_en_el_registro += 1
            return
        self.cotejo.diferencias.append(replace(una, choca=bool(una.antes) and not intacto))

    def _bitacora(self, nuevo: Propuesto, escrito: Escrito, antes: Mapping[str, Valor]) -> None:
        """Las entradas que el archivo trae y no están ya."""
        hay, decian = entradas(escrito.dato), entradas(antes)
        decia = next(reversed(decian), {})
        # desde la que ya se importó; lo de antes puede decir lo mismo por haber vuelto a estar así
        desde = max((i for i, una in enumerate(hay) if decia and dice(una, decia)), default=-1)
        varias = len(nuevo.entradas) > 1
        se_miran = hay if varias else hay[max(desde, 0) :]
        ultima = hay[-1] if hay else None
        for entrada in nuevo.entradas:
            if any(dice(una, entrada) for una in (*(decian if varias else decian[-1:]), *se_miran)):
                continue
            de = _De(escrito.id, escrito.ruta, nuevo.modelo, nuevo.sitio)
            una = de.diferencia("seguimiento", ultima, entrada, decia or None)
            choca = desde < len(hay) - 1
            self.cotejo.diferencias.append(replace(una, choca=choca, es_entrada=True))
            ultima = entrada

    def _decir_lo_que_ya_no_dice(self) -> None:
        if self._ya_no_dice:
            cuales = enumeracion(self._ya_no_dice)
            mensaje = f"el archivo ya no dice algo que decía, y en el registro se queda: {cuales}"
            self.cotejo.dudas.append(Duda(YA_NO_ESTA, mensaje, None, _COMO_SE_QUITA))

    def _decir_lo_que_falta(self) -> None:
        """Lo que el archivo traía, o lo que hay si no se sabe qué traía, y ya no trae."""
        faltan = [
            uno.id
            for uno in self._hay
            if uno.ruta not in self._vistos
            and (not self._se_sabe or uno.id.casefold() in self._anteriores)
            and (uno.dentro_de is None or uno.dentro_de.ruta in self._vistos)
            and uno.rama.clave in {self._propuesto.lista, "acciones"}
        ]
        if faltan:
            cuales = con_cuantos_mas(faltan[:SE_NOMBRAN], len(faltan))
            ya = "ya " if self._se_sabe else ""
            mensaje = f"el archivo {ya}no trae {cuales}, y en el registro se queda"
            self.cotejo.dudas.append(Duda(YA_NO_ESTA, mensaje, None, _COMO_SE_QUITA))


@dataclass(frozen=True, slots=True)
class _De:
    """De qué se coteja un dato: el registro, algo de dentro o una parte suya."""

    ref: str
    ruta: Ruta
    """La del elemento."""
    modelo: type[Registro]
    sitio: Sitio | None = None
    dentro: tuple[str, ...] = ()
    """Las claves que llevan a la parte."""

    def dentro_de(self, clave: str) -> "_De":
        return replace(self, dentro=(*self.dentro, clave))

    def rotulo(self, clave: str) -> str:
        return rotulo_de(self.modelo, (*self.dentro, clave))

    def diferencia(self, clave: str, hay: Valor, nuevo: Valor, decia: Valor) -> Diferencia:
        ruta = (*self.ruta, *self.dentro, clave)
        rotulo = self.rotulo(clave)
        return Diferencia(self.ref, ruta, rotulo, hay, nuevo, decia, self.sitio, choca=False)


def _exigidos(de: _De) -> frozenset[str]:
    """Lo que todo registro lleva: que el archivo no lo diga no es que haya dejado de decirlo."""
    if de.dentro:
        return frozenset()
    return frozenset(campo.clave for campo in campos(de.modelo) if campo.obligatorio)


_COMO_SE_QUITA = "si ha de quitarse, «seg corregir REF CAMPO --borrar»"
_COMO_VUELVE = "si ha de volver, «seg nueva recomendacion» o «seg nueva accion»"


@dataclass(frozen=True, slots=True)
class _Anterior:
    id: str
    datos: Mapping[str, Valor]


def _anteriores(
    anterior: Mapping[str, Valor] | None, modelo: type[Registro]
) -> Iterator[_Anterior]:
    """Lo que el archivo traía, con lo de dentro."""
    for rama in ramas(modelo):
        lista = (anterior or {}).get(rama.clave)
        for uno in lista if isinstance(lista, list) else ():
            if isinstance(uno, Mapping):
                yield _Anterior(str(uno.get("id")), uno)
                yield from _anteriores(uno, rama.modelo)


def _del_registro(uno: Escrito) -> Enunciado:
    dato = uno.dato if isinstance(uno.dato, Mapping) else {}
    return Enunciado(uno.id, Texto(str(dato.get(uno.rama.modelo.se_dice_en[0]) or "")))


def _es_el_de(nuevo: Propuesto, uno: Escrito) -> bool:
    """Si el que lleva su código es lo mismo, aunque esté en otra parte del registro."""
    return nuevo.con_codigo and uno.rama.modelo is nuevo.modelo


def _duda(nuevo: Propuesto, posibles: Sequence[Escrito]) -> Duda:
    suyos = enumeracion(entre_comillas(uno.id for uno in posibles), "o")
    que = recortado(nuevo.dicho, _LETRAS_DE_CITA)
    if len(posibles) == 1:
        mensaje = f"«{que}» lleva el código {suyos} y no se parece en nada a lo que en el registro lo lleva"
        ayuda = "si es lo mismo con otro texto, repita con «--si»; si es otra cosa, quítele el código en el archivo"
        return Duda(EMPAREJAMIENTO_DUDOSO, mensaje, nuevo.sitio, ayuda)
    return Duda(
        EMPAREJAMIENTO_DUDOSO,
        f"«{que}» puede ser {suyos} del registro",
        nuevo.sitio,
        "póngale en el archivo el código que lleva en el registro",
    )


def _juntos(antes: Mapping[str, Valor], decia: Mapping[str, Valor]) -> Mapping[str, Valor]:
    """Lo que el archivo decía: lo de la última vez que se importó, salvo lo que él mismo guarda."""
    dentro = {c: antes.get(c) for c, valor in decia.items() if isinstance(valor, Mapping)}
    por_partes = {c: {**uno, **decia[c]} for c, uno in dentro.items() if isinstance(uno, Mapping)}  # type: ignore[dict-item]
    return {**antes, **decia, **por_partes}
