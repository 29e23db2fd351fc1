"""Qué cambió el otro desde la base, dicho sobre lo nuestro, y en qué nos contradecimos.

Comparar dos versiones es el caso en que lo nuestro es la base: todo lo que difiere lo cambió el otro.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from seguimiento.campos import registro_en
from seguimiento.documento.escritura import Valor
from seguimiento.lugares import Ruta
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio.union.dicho import lo_dicho
from seguimiento.repositorio.union.parejas import (
    Orden,
    codigo_de,
    emparejados,
    empatados,
    en_su_orden,
    estan_cruzados,
    los_mismos,
    parecido,
    por_su_turno,
    puestos,
    turnos,
)
from seguimiento.repositorio.union.tipos import CambioDeDato, Contradiccion, Hace

_OTRA_COSA = 0.3
"""Cuánto han de parecerse (0 a 1), como poco, dos elementos con el mismo código para ser el mismo."""


class Versiones(NamedTuple):
    """Lo que dice algo en la base, en lo nuestro y en lo suyo; `None` donde no está."""

    base: Valor
    nuestro: Valor
    suyo: Valor


class Comparacion:
    """Lo suyo que cambia lo nuestro, y las contradicciones."""

    def __init__(self, modelo: type[Registro], elegidas: Collection[str] = ()) -> None:
        """`elegidas` son las claves de las contradicciones en que vale lo suyo."""
        self._modelo = modelo
        self._elegidas = elegidas
        self.cambios: list[CambioDeDato] = []
        self.contradicciones: list[Contradiccion] = []
        self.empates: list[Contradiccion] = []

    def comparar(self, base: Valor, nuestro: Valor, suyo: Valor) -> None:
        """Recorre las tres versiones enteras de un registro."""
        dichos = (lo_dicho(dato, self._modelo) for dato in (base, nuestro, suyo))
        self._dato(_Sitio(), Versiones(*dichos))

    def _dato(self, sitio: "_Sitio", hay: Versiones) -> None:
        if hay.suyo in (hay.nuestro, hay.base):
            return
        if isinstance(hay.nuestro, Mapping) and isinstance(hay.suyo, Mapping):
            self._mapa(sitio, hay)
        elif _son_listas(hay):
            self._lista(sitio, Versiones(*map(_lista, hay)))
        elif hay.nuestro == hay.base or self._vale_lo_suyo(sitio, hay):
            self._pone(sitio, hay)

    def _pone(self, sitio: "_Sitio", hay: Versiones) -> None:
        hace = Hace.QUITA if hay.suyo is None else Hace.PONE
        de = () if hay.suyo is None else sitio.suya
        self._cambia(sitio, CambioDeDato(hace, sitio.nuestra, hay.nuestro, hay.suyo, de))

    def _cambia(self, sitio: "_Sitio", cambio: CambioDeDato) -> None:
        self.cambios.append(replace(cambio, clave=sitio.clave, donde=sitio.donde))

    def _mapa(self, sitio: "_Sitio", hay: Versiones) -> None:
        base, nuestro, suyo = (uno if isinstance(uno, Mapping) else {} for uno in hay)
        for clave in dict.fromkeys((*nuestro, *suyo)):
            self._dato(
                sitio.de_clave(clave, self._modelo),
                Versiones(base.get(clave), nuestro.get(clave), suyo.get(clave)),
            )

    def _vale_lo_suyo(
        self, sitio: "_Sitio", hay: Versiones, *, son_otra_cosa: bool = False
    ) -> bool:
        """Anota la contradicción, salvo que ya se eligiera en ella lo suyo."""
        if sitio.clave in self._elegidas:
            return True
        una = Contradiccion(
            sitio.clave, sitio.donde, sitio.nuestra, *hay, son_otra_cosa=son_otra_cosa
        )
        self.contradicciones.append(una)
        return False

    # ── Listas ───────────────────────────────────────────────────────────────

    def _lista(self, sitio: "_Sitio", hay: Versiones) -> None:
        base, nuestra, suya = map(_lista, hay)
        registro = registro_en(self._modelo, sitio.pasos)
        de_base = emparejados(base, nuestra, registro), emparejados(base, suya, registro)
        pares: dict[int, int] = {}
        salen: set[int] = set()
        entran: set[int] = set()
        for indice, dato in enumerate(base):
            n, s = (suyos.get(indice) for suyos in de_base)
            aqui = sitio.de_elemento(n, s, dato, registro)
            if n is not None and s is not None:
                pares[s] = n
                self._dato(aqui, Versiones(dato, nuestra[n], suya[s]))
            elif n is not None and self._sale(aqui, Versiones(dato, nuestra[n], None)):
                salen.add(n)
            elif s is not None and self._vuelve(aqui, Versiones(dato, None, suya[s])):
                entran.add(s)
        ordenar = self._cambia_el_orden(sitio, hay, pares)
        nuevos = tuple(
            [i for i in range(len(lista)) if i not in suyos]
            for lista, suyos in zip(
                (nuestra, suya), (set(u.values()) for u in de_base), strict=True
            )
        )
        comunes, solo_suyos = self._los_de_los_dos(sitio, nuestra, suya, *nuevos)
        # una lista que empezaron los dos con lo mismo en otro orden: ninguno de los dos es el de antes
        por_turno = not pares and estan_cruzados(comunes)
        pares |= comunes
        if registro is not None and "id" not in registro.model_fields:
            solos = [nuestra[n] for n in nuevos[0] if n not in comunes.values()]
            self._empatan(sitio, [suya[s] for s in sorted(solo_suyos)], solos)
        entran |= solo_suyos
        como = por_su_turno if por_turno else en_su_orden if ordenar else None
        self._entran(sitio, (nuestra, suya), pares, entran, salen, como=como)

    def _empatan(self, sitio: "_Sitio", suyos: Sequence[Valor], nuestros: Sequence[Valor]) -> None:
        """Anota lo que dicen distinto dos entradas nuevas del mismo día, que quedan las dos."""
        for clave, nuestro, suyo, fecha in empatados(suyos, nuestros):
            aqui = sitio._replace(nombres=(*sitio.nombres, fecha)).de_clave(clave, self._modelo)
            una = Contradiccion(aqui.clave, aqui.donde, sitio.nuestra, None, nuestro, suyo)
            self.empates.append(una)

    def _sale(self, sitio: "_Sitio", hay: Versiones) -> bool:
        """Si algo que quitó el otro se quita también aquí."""
        sale = hay.nuestro == hay.base or self._vale_lo_suyo(sitio, hay)
        if sale:
            self._pone(sitio, hay)
        return sale

    def _vuelve(self, sitio: "_Sitio", hay: Versiones) -> bool:
        """Si algo que quitamos y el otro cambió ha de volver."""
        return hay.suyo != hay.base and self._vale_lo_suyo(sitio, hay)

    def _los_de_los_dos(
        self,
        sitio: "_Sitio",
        nuestra: Sequence[Valor],
        suya: Sequence[Valor],
        nuestros: Sequence[int],
        suyos: Sequence[int],
    ) -> tuple[dict[int, int], set[int]]:
        """De lo que los dos añadieron, las parejas que son lo mismo; y lo que solo añadió el otro."""
        registro = registro_en(self._modelo, sitio.pasos)
        iguales = los_mismos([suya[s] for s in suyos], [nuestra[n] for n in nuestros], registro)
        pares = {suyos[s]: nuestros[n] for s, n in iguales.items()}
        for s, n in pares.items():
            aqui = sitio.de_elemento(n, s, nuestra[n], registro)
            que = Versiones(None, nuestra[n], suya[s])
            if _son_otra_cosa(que, registro):
                if self._vale_lo_suyo(aqui, que, son_otra_cosa=True):
                    self._pone(aqui, que)
            else:
                self._dato(aqui, que)
        return pares, {*suyos} - {*pares}

    def _cambia_el_orden(self, sitio: "_Sitio", hay: Versiones, pares: Mapping[int, int]) -> bool:
        """Si ha de valer el orden en que el otro puso lo que ya estaba. `pares`, por su orden en la base."""
        suyos, nuestros = [*pares], [*pares.values()]
        if suyos == sorted(suyos) or [pares[s] for s in sorted(suyos)] == sorted(nuestros):
            return False
        return nuestros == sorted(nuestros) or self._vale_lo_suyo(sitio.de_clave_sola("orden"), hay)

    def _entran(  # noqa: PLR0913 — las dos listas y lo que se sabe de ellas
        self,
        sitio: "_Sitio",
        listas: tuple[Sequence[Valor], Sequence[Valor]],
        pares: Mapping[int, int],
        entran: Collection[int],
        salen: Collection[int],
        *,
        como: Orden | None,
    ) -> None:
        """Lo que el otro añadió, en el puesto que le toca o, si todo cambia de orden, en el que se diga."""
        nuestra, suya = listas
        registro = registro_en(self._modelo, sitio.pasos)
        turno_suyo, turno_nuestro = turnos(suya, registro), turnos(nuestra, registro)
        if como is not None:
            puestos_ = [(uno, len(nuestra)) for uno in sorted(entran)]
        else:
            puestos_ = puestos(entran, pares, turno_suyo, turno_nuestro, salen)
        for suyo, delante_de in puestos_:
            ruta, de = (*sitio.nuestra, delante_de), (*sitio.suya, suyo)
            aqui = sitio.de_elemento(None, suyo, suya[suyo], registro)
            self._cambia(aqui, CambioDeDato(Hace.ANADE, ruta, None, suya[suyo], de))
        if como is not None:
            orden = como(pares, sorted(entran), turno_suyo, turno_nuestro, salen)
            self._cambia(sitio, CambioDeDato(Hace.ORDENA, sitio.nuestra, orden=orden))


def _son_listas(hay: Versiones) -> bool:
    """Si las tres son listas o no están; si solo está la suya, se pone entera."""
    otras = (hay.base, hay.nuestro)
    todas = all(uno is None or _es_lista(uno) for uno in hay)
    return (
        todas
        and any(uno is not None for uno in otras)
        and not (hay.suyo is None and hay.nuestro == hay.base)
    )


def _es_lista(dato: Valor) -> bool:
    return isinstance(dato, Sequence) and not isinstance(dato, str)


def _lista(dato: Valor) -> Sequence[Valor]:
    return dato if isinstance(dato, Sequence) and not isinstance(dato, str) else ()


def _son_otra_cosa(hay: Versiones, registro: type[Registro] | None) -> bool:
    """Si dos elementos nuevos con el mismo código dicen ser cosas que no se parecen."""
    if registro is None or not codigo_de(hay.suyo, registro):
        return False
    dichos = [
        " ".join(str(uno.get(clave, "")) for clave in registro.se_dice_en)
        for uno in hay[1:]
        if isinstance(uno, Mapping)
    ]
    return parecido(*dichos) < _OTRA_COSA if len(dichos) == 2 else True  # noqa: PLR2004 — los dos


class _Sitio(NamedTuple):
    """Dónde está lo que se compara, y cómo se llama."""

    nuestra: Ruta = ()
    suya: Ruta = ()
    pasos: tuple[str, ...] = ()
    """Las claves que llevan a ello desde el registro."""
    nombres: tuple[str, ...] = ()
    """Cómo se llama, para quien lo lee."""
    identidad: tuple[str, ...] = ()
    """Lo que lo distingue de lo demás."""

    @property
    def clave(self) -> str:
        return "/".join(self.identidad)

    @property
    def donde(self) -> str:
        return " › ".join(self.nombres)

    def de_clave_sola(self, nombre: str) -> "_Sitio":
        """Algo de lo que aquí hay que no es ninguno de sus datos."""
        return self._replace(
            nombres=(*self.nombres, nombre), identidad=(*self.identidad, f"({nombre})")
        )

    def de_clave(self, clave: str, modelo: type[Registro]) -> "_Sitio":
        registro = registro_en(modelo, self.pasos)
        info = registro.model_fields.get(clave) if registro else None
        return _Sitio(
            (*self.nuestra, clave),
            (*self.suya, clave),
            (*self.pasos, clave),
            (*self.nombres, (info.title if info else None) or clave),
            (*self.identidad, clave),
        )

    def de_elemento(
        self, nuestro: int | None, suyo: int | None, dato: Valor, registro: type[Registro] | None
    ) -> "_Sitio":
        codigo = codigo_de(dato, registro)
        fecha = dato.get("fecha") if isinstance(dato, Mapping) else None
        cual = f"n.º {(nuestro if nuestro is not None else suyo or 0) + 1}"
        # con código sobra decir de qué lista es: «4.1», y no «Recomendaciones › R4 › Acciones › 4.1»
        nombres = (
            (*self.nombres[:-1], codigo)
            if codigo
            else (*self.nombres, fecha if isinstance(fecha, str) else cual)
        )
        return _Sitio(
            (*self.nuestra, 0 if nuestro is None else nuestro),
            (*self.suya, 0 if suyo is None else suyo),
            self.pasos,
            nombres,
            (*self.identidad, codigo or f"{nuestro}:{suyo}"),
        )
