"""Los hechos de un archivo según se van leyendo: cada disposición dice lo que encuentra y aquí se ordena.

Da igual que la recomendación venga en un párrafo, tras un rótulo o en una columna: lo que se dice después
es suyo hasta que llega otra.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from seguimiento.diagnosticos.importacion import DICE_DOS_COSAS
from seguimiento.documento.escritura import Valor
from seguimiento.importacion.disposiciones.dichos import SE_SIGUEN, Dicho, desglosado
from seguimiento.importacion.disposiciones.partes import repartidas
from seguimiento.importacion.disposiciones.pegadas import despegados
from seguimiento.importacion.hechos import Dato, Hechos, Leido
from seguimiento.importacion.material import Duda, Sitio
from seguimiento.importacion.valores import Cuaderno
from seguimiento.importacion.valores.textos import es_marcador, es_nada, es_titulo_de_formulario
from seguimiento.redaccion import plegado, recortado
from seguimiento.vocabularios import ClaseDeElemento, EstadoDeRecomendacion
from seguimiento.vocabularios.rotulos import CampoDeMatriz

_EVALUACION = ClaseDeElemento.EVALUACION
_RECOMENDACION = ClaseDeElemento.RECOMENDACION
_ACCION = ClaseDeElemento.ACCION

_CASI_IGUAL = 0.9
"""Desde qué parecido dos textos con el mismo código son el mismo con una errata."""

_NUMERO = re.compile(
    r"(?:r|rec|recomendaci[oó]n|recommendation|recommandation|recomenda[cç][aã]o)?[\s.#-]*(?:n[.º°o]*\s*)?"
    r"(?P<numero>\d{1,3}(?:\.\d{1,3})*)\.?",
    re.IGNORECASE,
)

_SU_NUMERO = re.compile(
    r"(?<=[^\s(])\s+(?:n\.?[º°o]\.?\s*)?\d+(?:\.\d+)*[.:]?$|^\d+(?:\.\d+)*[.)]?\s*"
)
"""El de «Recomendación 1» o «Acción 1.2»: el rótulo es el mismo en todas."""

_PRIMERO = {CampoDeMatriz.RESOLUCION: 0, CampoDeMatriz.ESTADO: 1}

Datos = dict[CampoDeMatriz, Dato]


class Obra:
    """Los hechos de un archivo, mientras se leen."""

    def __init__(self, archivo: str, cuaderno: Cuaderno, clase: ClaseDeElemento) -> None:
        """Una sin nada leído, de una evaluación o de un acuerdo."""
        self.cuaderno = cuaderno
        self.hechos = Hechos(archivo, clase)
        self.recomendacion: Leido | None = None
        """De la que se habla."""
        self.accion: Leido | None = None
        """De ella, la acción de la que se habla."""
        self.sueltos: list[tuple[Sitio, str]] = []
        """Lo que no se sabe de qué es."""
        self.tablas_sin_leer: list[tuple[Sitio, str]] = []
        """Las tablas en que no se reconoce nada, y lo primero que dicen."""
        self.rotulos: dict[str, CampoDeMatriz] = {}
        """Los que van con lo que dicen, fuera de una columna: «Recomendación dirigida a»."""
        self._esperan: list[Dicho] = []
        self._disposiciones: list[str] = []
        self._por_texto: dict[str, list[tuple[str, Leido]]] = {}
        self._por_codigo: dict[str, tuple[str, Leido]] = {}
        self._acciones: dict[tuple[str, ...], Leido] = {}
        self._por_numero: dict[str, Leido] = {}
        self._ya_dicho: set[tuple[int, CampoDeMatriz, str]] = set()

    @property
    def es_acuerdo(self) -> bool:
        """Si lo que se lee son los compromisos de un acuerdo, y no recomendaciones."""
        return self.hechos.clase is ClaseDeElemento.ACUERDO

    @property
    def abierto(self) -> Leido | None:
        """De lo que se habla: la acción o, si no se ha llegado a ninguna, la recomendación."""
        return self.accion or self.recomendacion

    def anotar(self, dichos: Sequence[Dicho]) -> None:
        """Lo dicho tras un rótulo, con su código si lo lleva: de lo que se habla o de lo que empieza."""
        campos = {dicho.campo for dicho in dichos}
        principal = dichos[-1]
        if rotulo := _SU_NUMERO.sub("", principal.rotulo).strip():
            self.rotulos.setdefault(rotulo, principal.campo)
        if CampoDeMatriz.RECOMENDACION in campos and not self.es_acuerdo:
            self.abrir_recomendacion(dichos)
        elif CampoDeMatriz.ACCION in campos:
            self._abrir_acciones(dichos)
        else:
            for dicho in dichos:
                self._atribuir(dicho)

    def abrir_recomendacion(self, dichos: Sequence[Dicho]) -> Leido | None:
        """La recomendación que dicen, ya leída o nueva, con lo demás que digan; `None` si no dicen su texto."""
        esperaban, self._esperan = self._esperan, []
        suyos = [dicho for dicho in (*esperaban, *dichos) if not dicho.celda.vacia]
        ya = self._conocida(suyos)
        if ya:
            if ya is not self.recomendacion:
                self.recomendacion, self.accion = ya, None
            self.completar(ya, [dicho for dicho in suyos if not _solo_la_nombra(dicho)])
            return ya
        datos = self._entendidos(suyos, _RECOMENDACION)
        if CampoDeMatriz.RECOMENDACION not in datos:
            self._esperan = esperaban
            return None
        nueva = Leido(_RECOMENDACION, datos[CampoDeMatriz.RECOMENDACION].sitio, datos)
        self.hechos.elementos.append(nueva)
        self._recordar(nueva, suyos)
        texto = _texto_de(suyos, CampoDeMatriz.RECOMENDACION)
        codigo = _texto_de(suyos, CampoDeMatriz.CODIGO)
        self._por_texto.setdefault(texto, []).append((codigo, nueva))
        if codigo:
            self._por_codigo.setdefault(codigo, (texto, nueva))
        if numero := numero_de(str(nueva.valor(CampoDeMatriz.CODIGO) or "")):
            self._por_numero.setdefault(numero, nueva)
        self.recomendacion, self.accion = nueva, None
        return nueva

    def conoce(self, codigo: str) -> bool:
        """Si es el de una recomendación ya leída, aunque lo escriba de otro modo: «R1», «1», «Rec. 1»."""
        return numero_de(codigo) in self._por_numero

    def retomar(self, codigo: str) -> None:
        """Se habla otra vez de la recomendación de ese código, si se conoce; si no, de ninguna."""
        self.recomendacion, self.accion = self._por_numero.get(numero_de(codigo)), None

    def abrir_accion(self, dichos: Sequence[Dicho]) -> Leido | None:
        """Una acción más de la recomendación de la que se habla; `None`, y dicho, si no se habla de ninguna."""
        suyos = [dicho for dicho in dichos if not dicho.celda.vacia]
        if self.recomendacion is None and not self.es_acuerdo:
            self.dejar_fuera(suyos)
            return None
        llave = self._cual_es(suyos)
        if ya := self._acciones.get(llave):
            self.completar(ya, suyos)
            self.accion = ya
            return ya
        datos = self._entendidos(suyos, _ACCION)
        if CampoDeMatriz.ACCION not in datos:
            return None
        clase = ClaseDeElemento.COMPROMISO if self.es_acuerdo else _ACCION
        nueva = Leido(clase, datos[CampoDeMatriz.ACCION].sitio, datos)
        (self.recomendacion.dentro if self.recomendacion else self.hechos.elementos).append(nueva)
        self._recordar(nueva, suyos)
        self._acciones[llave] = self.accion = nueva
        _situar(nueva, dichos)
        return nueva

    def completar(self, leido: Leido, dichos: Sequence[Dicho]) -> None:
        """Añade a lo ya leído lo que aún no se hubiera dicho de ello; su estado en otra fecha es otra entrada."""
        llenos = [dicho for dicho in dichos if not dicho.celda.vacia]
        nuevos = [dicho for dicho in llenos if not self._consta(leido, dicho)]
        de_la_bitacora = [dicho for dicho in llenos if dicho.campo.clave.startswith("seguimiento.")]
        if _de_otra_fecha(leido, nuevos) and len(de_la_bitacora) > 1:
            entrada = self._entendidos(de_la_bitacora, _ACCION)
            leido.mas_entradas.append(Leido(leido.clase, nuevos[0].celda.sitio, entrada))
            nuevos = [dicho for dicho in nuevos if dicho not in de_la_bitacora]
        de = _RECOMENDACION if leido.clase is _RECOMENDACION else _ACCION
        self.sumar(leido.datos, self._entendidos(nuevos, de))
        self._recordar(leido, nuevos)
        _situar(leido, dichos)

    def del_registro(self, dichos: Iterable[Dicho]) -> None:
        """Lo que dicen de la evaluación entera; los títulos o números de otra, la contradicen."""
        nuevos = [d for d in dichos if not d.celda.vacia and not self._consta(None, d)]
        self.sumar(self.hechos.datos, self._entendidos(nuevos, _EVALUACION))
        self._ya_dicho.update((0, d.campo, plegado(d.celda.texto)) for d in nuevos)

    def dejar_fuera(self, dichos: Iterable[Dicho]) -> None:
        """Dice que no van a ninguna parte."""
        for dicho in dichos:
            self.soltar(dicho.celda.sitio, dicho.celda.texto)

    def soltar(self, sitio: Sitio, texto: str) -> None:
        """Dice que un texto no va a ninguna parte, si dice algo."""
        if not (es_nada(texto) or es_marcador(texto) or es_titulo_de_formulario(texto)):
            self.sueltos.append((sitio, texto))

    def disponer(self, frase: str) -> None:
        """Cómo estaba puesto lo que se acaba de leer."""
        if frase not in self._disposiciones:
            self._disposiciones.append(frase)

    def empezar_otra(self) -> None:
        """Lo que se diga desde aquí ya no es de la recomendación de la que se hablaba."""
        self.recomendacion = self.accion = None

    def acabar(self) -> None:
        """Lo que esperaba a una recomendación que no llegó se deja fuera."""
        self.dejar_fuera(self._esperan)
        self._esperan = []
        self.hechos.disposicion = "; ".join(self._disposiciones)

    def sumar(self, datos: Datos, nuevos: Mapping[CampoDeMatriz, Dato]) -> None:
        """Añade unos datos a otros; lo que se contradiga se queda como estaba, y se dice."""
        for campo, nuevo in nuevos.items():
            ya = datos.get(campo)
            if ya is None:
                datos[campo] = nuevo
            elif (junto := _junto(campo, ya.valor, nuevo.valor)) is not None:
                datos[campo] = Dato(junto, ya.sitio, ya.dicho)
            else:
                self._contradice(campo, ya, nuevo)

    def _abrir_acciones(self, dichos: Sequence[Dicho]) -> None:
        """La acción que dicen, o las varias que van en su celda."""
        comunes, acciones = repartidas(dichos)
        if comunes and self.recomendacion:
            self.completar(self.recomendacion, comunes)
        for suyos in acciones:
            self.abrir_accion(suyos)

    def _atribuir(self, dicho: Dicho) -> None:
        """Un dato suelto tras su rótulo, a quien corresponda."""
        if dicho.celda.vacia:
            return
        de, leido = dicho.campo.de, self.recomendacion
        if de is _EVALUACION:
            self.del_registro([dicho])
        elif de is _ACCION and self.abierto:
            self.completar(self.abierto, [dicho])
        elif de is not _RECOMENDACION:
            self.dejar_fuera([dicho])
        elif leido is None or (dicho.campo is CampoDeMatriz.CODIGO and dicho.campo in leido.datos):
            self.empezar_otra()
            self._esperan.append(dicho)
        else:
            self.completar(leido, [dicho])

    def _entendidos(self, dichos: Iterable[Dicho], de: ClaseDeElemento) -> Datos:
        pedidas = self.cuaderno.opciones.columnas
        partes, fechas = despegados(p for dicho in dichos for p in desglosado(dicho, pedidas))
        for rotulo, sitio in fechas:
            self.cuaderno.sin_su_estado(rotulo, sitio)
        # cómo se cerró dice más que el estado (un gestor de tareas da por hecho lo que no se hará), y el
        # estado, más que lo que de él se deduce de un avance
        partes.sort(key=lambda parte: _PRIMERO.get(parte.campo, len(_PRIMERO)))
        datos: Datos = {}
        for parte in partes:
            if parte.campo is CampoDeMatriz.ESTADO and CampoDeMatriz.ESTADO in datos:
                continue
            suyos = self.cuaderno.entender(parte.campo, parte.celda, parte.rotulo, de)
            if parte.campo is CampoDeMatriz.COMPLETADA_EL and _dice_que_se_hizo(datos):
                suyos.pop(CampoDeMatriz.ESTADO, None)
            self.sumar(datos, suyos)
        return datos

    def _conocida(self, dichos: Sequence[Dicho]) -> Leido | None:
        """La recomendación ya leída que dice lo mismo, con el mismo código si ambas lo llevan."""
        texto = _texto_de(dichos, CampoDeMatriz.RECOMENDACION)
        codigo = _texto_de(dichos, CampoDeMatriz.CODIGO)
        for suyo, leida in self._por_texto.get(texto, ()):
            if not (codigo and suyo) or codigo == suyo:
                return leida
        if numero := numero_de(texto):
            return self._por_numero.get(numero)
        if codigo in self._por_codigo:
            suyo, leida = self._por_codigo[codigo]
            return leida if _parecidos(suyo, texto) else None
        return None

    def _cual_es(self, dichos: Sequence[Dicho]) -> tuple[str, ...]:
        """Lo que distingue a una acción de las demás: de qué es, su código, su texto y hasta cuándo.

        La fila que en todo eso repite otra la sigue contando: es su bitácora, o quién más responde de ella.
        """
        campos = (CampoDeMatriz.CODIGO_DE_ACCION, CampoDeMatriz.ACCION, CampoDeMatriz.PLAZO)
        return str(id(self.recomendacion)), *(_texto_de(dichos, campo) for campo in campos)

    def _consta(self, leido: Leido | None, dicho: Dicho) -> bool:
        """Si de ello ya se dijo eso mismo: en una tabla, lo de la recomendación se repite en cada fila."""
        return (
            id(leido) if leido else 0,
            dicho.campo,
            plegado(dicho.celda.texto),
        ) in self._ya_dicho

    def _recordar(self, leido: Leido, dichos: Iterable[Dicho]) -> None:
        self._ya_dicho.update((id(leido), d.campo, plegado(d.celda.texto)) for d in dichos)

    def _contradice(self, campo: CampoDeMatriz, ya: Dato, nuevo: Dato) -> None:
        if campo is CampoDeMatriz.FECHA_DE_SEGUIMIENTO and nuevo.sitio.fila < ya.sitio.fila:
            return  # la que encima de la tabla vale para todas cede ante la de una fila
        dicho = recortado(nuevo.dicho, 60)
        mensaje = (
            f"{campo.rotulo}: aquí dice «{dicho}» y en {ya.sitio} «{recortado(ya.dicho, 60)}»;"
            " vale lo que va delante"
        )
        self.cuaderno.dudas.append(Duda(DICE_DOS_COSAS, mensaje, nuevo.sitio))


def _situar(leido: Leido, dichos: Iterable[Dicho]) -> None:
    """Anota en qué celdas se dice, o se diría, lo que se sigue."""
    for dicho in dichos:
        suyas = leido.lugares.setdefault(dicho.campo, []) if dicho.campo in SE_SIGUEN else []
        if dicho.celda not in suyas:
            suyas.append(dicho.celda)


def numero_de(codigo: str) -> str:
    """Lo que hace de un código el mismo, escrito de varios modos; vacío si no es un código."""
    hallado = _NUMERO.fullmatch(codigo.strip())
    return hallado["numero"].lstrip("0") if hallado else ""


def _solo_la_nombra(dicho: Dicho) -> bool:
    """Si en lugar del texto de la recomendación da su código."""
    return dicho.campo is CampoDeMatriz.RECOMENDACION and bool(numero_de(dicho.celda.texto))


def _texto_de(dichos: Sequence[Dicho], campo: CampoDeMatriz) -> str:
    """Lo que dice de ese campo la primera celda que lo trae, para compararlo."""
    return next((plegado(dicho.celda.texto) for dicho in dichos if dicho.campo is campo), "")


def _de_otra_fecha(leido: Leido, dichos: Iterable[Dicho]) -> bool:
    """Si lo que dicen del estado es de otra fecha que el que ya consta."""
    fecha = CampoDeMatriz.FECHA_DE_SEGUIMIENTO
    ya = fecha in leido.datos or CampoDeMatriz.ESTADO in leido.datos
    return ya and any(dicho.campo is fecha for dicho in dichos)


def _dice_que_se_hizo(datos: Datos) -> bool:
    """Si su estado es ya el de lo hecho, con el nombre que le da el vocabulario de lo que sea."""
    estado = datos.get(CampoDeMatriz.ESTADO)
    return estado is not None and any(
        estado.valor == uno.value and uno.como_accion.cumple for uno in EstadoDeRecomendacion
    )


def _parecidos(uno: str, otro: str) -> bool:
    return SequenceMatcher(None, uno, otro, autojunk=False).ratio() >= _CASI_IGUAL


def _junto(campo: CampoDeMatriz, uno: Valor, otro: Valor) -> Valor:
    """Lo que dicen dos sitios del mismo dato; `None` si se contradicen."""
    if uno == otro:
        return uno
    if isinstance(uno, list | tuple) and isinstance(otro, list | tuple):
        return [*uno, *(nuevo for nuevo in otro if nuevo not in uno)]
    if campo.varios and isinstance(uno, str) and isinstance(otro, str):
        return f"{uno}\n{otro}"
    return None
