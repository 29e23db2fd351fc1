"""Una cartera en que cada texto de cada registro dice lo mismo, sea lo que sea."""

from apoyo.registros_escritos import Arbol, Escrito, en_yaml, entre_comillas
from seguimiento.campos import Campo, campos, escritura
from seguimiento.modelo.acuerdo import Acuerdo
from seguimiento.modelo.configuracion import Configuracion
from seguimiento.modelo.evaluacion import Evaluacion
from seguimiento.modelo.practica import BuenaPractica, Leccion
from seguimiento.modelo.tipos import ClaseDeValor, Registro
from seguimiento.vocabularios import PAISES

VARIANTES = 4
"""Cuántas veces se escribe cada clase de registro, con otros valores de sus vocabularios."""
ENLACE = "https://ejemplo.org/a_(b)c)|[d]*e*'&amp;`f`"
"""Lo más raro que cabe en un enlace."""
_FECHAS = ("2022-09-15", "2023-01-10", "2023-03", "2023-08-30")
_FIJOS = {"zona_horaria", "reglas", "plantillas"}
"""Lo que no es un texto que se muestre."""
_FICHAS: dict[str, type[Registro]] = {
    "BP1_ME": BuenaPractica,
    "LA1_ME": Leccion,
    "LN1_GN": Leccion,
    "LA2_ISE": Leccion,
}


def cartera_hostil(dato: str, enlace: str = ENLACE) -> dict[str, str]:
    """Los archivos de una cartera con todos los campos escritos; los de texto, con ese dato."""
    hacer = _Escritor(dato, enlace)
    archivos = {"seguimiento.yaml": en_yaml(hacer.registro(Configuracion))}
    for vuelta in range(VARIANTES):
        hacer.vuelta = vuelta
        archivos[f"data/evaluaciones/e{vuelta}.yaml"] = en_yaml(hacer.registro(Evaluacion))
        archivos[f"data/acuerdos/a{vuelta}.yaml"] = en_yaml(hacer.registro(Acuerdo))
    for vuelta, (codigo, modelo) in enumerate(_FICHAS.items()):
        hacer.vuelta = vuelta
        archivos[f"data/practicas/{codigo}.yaml"] = en_yaml(hacer.registro(modelo))
    return archivos


class _Escritor:
    """Escribe registros enteros: todos sus campos y, en cada lista, dos elementos."""

    def __init__(self, dato: str, enlace: str) -> None:
        self.dato, self.enlace = dato, enlace
        self.vuelta = 0
        self._identificadores = 0

    def registro(self, modelo: type[Registro]) -> Arbol:
        """Un registro de esa clase con todos sus campos."""
        return {c.clave: self._campo(modelo, c) for c in campos(modelo) if c.clave not in _FIJOS}

    def _campo(self, modelo: type[Registro], campo: Campo) -> Arbol:
        if escritura(modelo, campo.clave).es_mapa:
            assert campo.registro is not None
            return {self.dato: self.registro(campo.registro)}
        if campo.es_lista:
            return [self._uno(modelo, campo, numero) for numero in range(self._cuantos(campo))]
        return self._uno(modelo, campo, self.vuelta)

    def _cuantos(self, campo: Campo) -> int:
        """Dos de cada registro; de lo demás, uno: los repetidos no se admiten en todas partes."""
        return 2 if campo.registro is not None else 1

    def _uno(self, modelo: type[Registro], campo: Campo, numero: int) -> Arbol:
        if campo.registro is not None:
            return self.registro(campo.registro)
        como = escritura(modelo, campo.clave)
        if como.valores:
            validos = [*como.valores]
            return Escrito(str(validos[(numero + self.vuelta) % len(validos)].value))
        match como.clase:
            case ClaseDeValor.TEXTO:
                largo = como.largo or len(self.dato)
                return entre_comillas(self.dato[:largo].strip())
            case ClaseDeValor.ID:
                self._identificadores += 1
                return entre_comillas(f"i{self._identificadores}")
            case clase:
                return Escrito(self._de_forma_fija(clase, como.minimo or 1, como.maximo))

    def _de_forma_fija(self, clase: ClaseDeValor, minimo: int, maximo: int | None) -> str:
        return {
            ClaseDeValor.FECHA: _FECHAS[self.vuelta % len(_FECHAS)],
            ClaseDeValor.ENLACE: entre_comillas(self.enlace).literal,
            ClaseDeValor.SI_NO: "si",
            ClaseDeValor.CODIGO_DE_FICHA: "BP1_ME",
            ClaseDeValor.PAIS: next(iter(PAISES)),
            ClaseDeValor.MONEDA: "USD",
        }.get(clase, str(min(minimo, maximo or minimo)))
