"""Registros hostiles de cualquier tamaño, y cuánto trabajo dan: si al doblarlos se dobla o crece más.

Se cuentan operaciones —llamadas a funciones, también a las de C— y no segundos, para que la cuenta sea
la misma en cualquier máquina. `make duro` mide además el tiempo de procesador, que ve lo que se hace sin
llamar a nadie.
"""

import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from apoyo.ejecucion import seg
from seguimiento.almacen.fuentes import Memoria
from seguimiento.repositorio import revisar

Archivos = Mapping[str, str]
HOY = date(2024, 6, 30)
_CABECERA = "titulo: T\norganizacion: O\nfecha: 2022-01\n"
UNA = "data/evaluaciones/x.yaml"


def _evaluacion(acciones: Iterable[str]) -> str:
    dentro = "".join(f"      - {una}\n" for una in acciones)
    return f"{_CABECERA}recomendaciones:\n  - id: R1\n    texto: t\n    acciones:\n{dentro}"


def _accion(indice: int, resto: str = "") -> str:
    return f'{{id: "1.{indice}", descripcion: d{indice}, plazo: 2023-06{resto}}}'


def _una(acciones: Iterable[str]) -> Archivos:
    return {UNA: _evaluacion(acciones)}


def _recomendaciones(cuantas: int, resto: str) -> str:
    dentro = "".join(
        f"  - id: R{i}\n    texto: t{i}\n    {resto.format(i=i)}\n" for i in range(cuantas)
    )
    return f"{_CABECERA}recomendaciones:\n{dentro}"


def _bitacora(clave: str, entradas: Iterable[str]) -> Archivos:
    dentro = "".join(f"          - {una}\n" for una in entradas)
    accion = (
        f'      - id: "1.1"\n        descripcion: d\n        plazo: 2023-06\n        {clave}:\n'
    )
    return {
        UNA: f"{_CABECERA}recomendaciones:\n  - id: R1\n    texto: t\n    acciones:\n{accion}{dentro}"
    }


def _seguido(indice: int) -> str:
    estado = ("en_curso", "completada")[indice % 2]
    return f"{{fecha: 2023-01-{indice % 28 + 1:02}, estado: {estado}, comentario: c{indice}}}"


def _mayusculas(letras: int = 14) -> Iterable[str]:
    return (
        "".join(una) for una in product(*(f"{c}{c.upper()}" for c in "abcdefghijklmn"[:letras]))
    )


def _cumplidos() -> str:
    periodos = (f"20{anio:02}-{mes:02}" for anio in range(15, 23) for mes in range(1, 13))
    return f"[{', '.join(f'{{fecha: 2023-01-02, estado: completada, instancia: {p}}}' for p in periodos)}]"


def _letras(numero: int) -> str:
    """Un nombre propio de ese número, que no se parece a los de los demás."""
    return "".join("aeioubcdfg"[int(cifra)] * 2 for cifra in f"{numero:05}")


def _reunion(cuantas: int, resto: str = "") -> Archivos:
    decisiones = "".join(
        f"      - {{id: D{i}, texto: Decidir lo {i}{resto.format(i=i)}}}\n" for i in range(cuantas)
    )
    compromisos = "".join(
        f'  - {{id: "c{i}", descripcion: Hacer lo {i}, plazo: 2023-06}}\n' for i in range(cuantas)
    )
    return {
        "data/acuerdos/mesa.yaml": "titulo: Mesa\n"
        f"compromisos:\n{compromisos}reuniones:\n  - fecha: 2022-10-05\n    decisiones:\n{decisiones}"
    }


def _ficha(relacionadas: str) -> str:
    return f"tipo: leccion_aprendida\ntitulo: T\nhallazgo: h\nrelacionadas: [{relacionadas}]\n"


FAMILIAS: Mapping[str, Callable[[int], Archivos]] = {
    "referencias rotas y parecidas": lambda n: _una(
        _accion(i, f', misma_que: "1.{i}9x"') for i in range(n)
    ),
    "referencias rotas a otros archivos": lambda n: {
        f"data/evaluaciones/e{i}.yaml": _evaluacion([_accion(1, f", misma_que: e{i}z/1.9")])
        for i in range(n)
    },
    "referencias rotas a un código de otros": lambda n: {
        f"data/evaluaciones/e{i}.yaml": _evaluacion([_accion(1, ", misma_que: nada/1.1")])
        for i in range(n)
    },
    "un nombre en muchas carpetas": lambda n: {
        f"data/evaluaciones/c{i}/x.yaml": _CABECERA for i in range(n)
    },
    "nombres que solo difieren en mayúsculas": lambda n: {
        f"data/evaluaciones/{una}.yaml": _CABECERA for una in islice(_mayusculas(), n)
    },
    "un identificador muchas veces": lambda n: _una(_accion(1) for _ in range(n)),
    "recomendaciones con el mismo identificador": lambda n: {
        UNA: _recomendaciones(n, "prioridad: 1").replace("id: R", "id: R1  # ")
    },
    "acciones que dicen lo mismo": lambda n: {
        UNA: _recomendaciones(
            n, 'acciones: [{{id: "{i}", descripcion: La misma, plazo: 2023-06, responsables: [U]}}]'
        )
    },
    "todas la misma que la primera": lambda n: _una(
        _accion(i, ', misma_que: "1.0"' if i else "") for i in range(n)
    ),
    "cada una la misma que la anterior": lambda n: _una(
        _accion(i, f', misma_que: "1.{i - 1}"' if i else "") for i in range(n)
    ),
    "responsables parecidos": lambda n: _una(
        _accion(i, f", responsables: [Unidad {_letras(i)}, Unidad {_letras(i)}o]") for i in range(n)
    ),
    "un responsable de muchas letras": lambda n: _una(
        [_accion(1, f", responsables: [{'x' * 40 * n}]")]
    ),
    "un responsable de muchas palabras": lambda n: _una(
        [_accion(1, f", responsables: [{'palabra ' * 8 * n}]")]
    ),
    "muchos responsables de una acción": lambda n: _una(
        [_accion(1, f", responsables: [{', '.join(f'U{i}' for i in range(n))}]")]
    ),
    "muchos actores declarados": lambda n: {
        "seguimiento.yaml": "actores:\n"
        + "".join(f"  Unidad {i}: {{alias: [U{i}, V{i}]}}\n" for i in range(n)),
        **_una(_accion(i, f", responsables: [U{i}]") for i in range(n)),
    },
    "una bitácora larga": lambda n: _bitacora("seguimiento", map(_seguido, range(n))),
    "muchas prórrogas": lambda n: _bitacora(
        "prorrogas",
        (f"{{fecha: 2023-01-02, plazo: {2024 + i % 70}, motivo: m{i}}}" for i in range(n)),
    ),
    "muchas verificaciones": lambda n: _bitacora(
        "verificaciones",
        (f"{{fecha: 2023-02-{i % 28 + 1:02}, resultado: rechazada, por: p}}" for i in range(n)),
    ),
    "muchas evidencias": lambda n: _bitacora(
        "seguimiento",
        [
            "{fecha: 2023-01-02, estado: completada, evidencias: ["
            + ", ".join(f"{{titulo: e{i}}}" for i in range(n))
            + "]}"
        ],
    ),
    "recurrentes con muchos períodos": lambda n: _una(
        _accion(i, ", recurrencia: mensual, inicio: 2015-01, seguimiento: " + _cumplidos())
        for i in range(max(n // 10, 1))
    ),
    "fichas que se citan todas": lambda n: {
        f"data/practicas/LA{i}_AH.yaml": _ficha(f"LA{i % n + 1}_AH, LA{(i + 7) % n + 1}_AH")
        for i in range(1, n + 1)
    },
    "una ficha que cita a muchas": lambda n: {
        "data/practicas/LA1_AH.yaml": _ficha(", ".join(f"LA{i}_AH" for i in range(2, n)))
    },
    "decisiones de una reunión": _reunion,
    "decisiones con su compromiso": lambda n: _reunion(n, ", efecto: crea, compromiso: c{i}"),
    "decisiones con un compromiso que no está": lambda n: _reunion(
        n, ", efecto: crea, compromiso: z{i}"
    ),
    "claves desconocidas": lambda n: {
        UNA: _CABECERA + "".join(f"titulos{i}: x\n" for i in range(n))
    },
    "claves repetidas": lambda n: {UNA: _CABECERA * n},
    "estados desconocidos": lambda n: _bitacora(
        "seguimiento", (f"{{fecha: 2023-01-01, estado: completad{i}}}" for i in range(n))
    ),
    "fechas que no lo son": lambda n: _una(
        _accion(i).replace("2023-06", f"2023-13-{i:04}") for i in range(n)
    ),
    "avisos ignorados": lambda n: {
        UNA: _CABECERA
        + "recomendaciones:\n"
        + "".join(
            f"  - id: R{i}  # seg: ignora SEG201, SEG301 — así\n    texto: t\n" for i in range(n)
        )
    },
    "avisos ignorados en una línea": lambda n: {
        UNA: f"{_CABECERA}region: r  # seg: ignora {', '.join(['SEG201'] * n)} — así\n"
    },
    "archivos que no se leen": lambda n: {f"data/evaluaciones/e{i}.yml": "" for i in range(n)},
    "un texto de muchas palabras": lambda n: {
        UNA: _CABECERA + f"notas: {'una palabra y otra más ' * 10 * n}\n"
    },
}
"""Qué se hace crecer, y con qué archivos."""


_INFORMES = ("trimestral", "agenda", "catalogo", "matriz x", "responsable U")
_FORMATOS = ("texto", "json", "github", "sarif", "gitlab", "junit")
ORDENES: Sequence[Sequence[str]] = (
    ("status",),
    ("status", "--por", "responsable"),
    ("status", "--json"),
    *(("lista", clase, "--json") for clase in ("acciones", "recomendaciones", "acuerdos")),
    ("buscar", "a"),
    ("ver", "x"),
    ("historial", "x"),
    ("indicadores", "--tendencia"),
    ("diagnostico",),
    ("diagnostico", "--reparar", "--simular"),
    ("acta", "mesa/reunion-2022-10-05", "--simular"),
    ("informe", "acta", "mesa/reunion-2022-10-05"),
    *(("informe", *informe.split()) for informe in _INFORMES),
    *(("validar", "--formato", formato) for formato in _FORMATOS),
)
"""Lo que se hace con los registros: cada orden que lee y cada formato."""


def con_base(cuantas: int) -> tuple[Archivos, Archivos]:
    """Los archivos de antes y de después de un cambio que reescribe cuanto hay."""
    antes = _bitacora("seguimiento", map(_seguido, range(cuantas)))
    larga = " ".join(["una"] * 20 * cuantas)
    antes = {UNA: antes[UNA].replace("descripcion: d", f"descripcion: {larga}")}
    despues = {
        UNA: antes[UNA].replace("comentario: c", "comentario: z").replace("una una", "una dos")
    }
    return antes, despues


def escritos(raiz: Path, archivos: Archivos) -> Path:
    """La carpeta, con los archivos escritos."""
    for ruta, texto in ({"seguimiento.yaml": "organizacion: O\n"} | {**archivos}).items():
        destino = raiz / ruta
        destino.parent.mkdir(parents=True, exist_ok=True)
        destino.write_text(texto, encoding="utf-8")
    return raiz


def operaciones(hacer: Callable[[], object]) -> int:
    """Cuántas funciones se llaman al hacerlo, también las de C."""
    cuantas = 0

    def contar(_: FrameType, suceso: str, __: object) -> None:
        nonlocal cuantas
        cuantas += suceso in {"call", "c_call"}

    anterior = sys.getprofile()
    sys.setprofile(contar)
    try:
        hacer()
    finally:
        sys.setprofile(anterior)
    return cuantas


def segundos(hacer: Callable[[], object]) -> float:
    """Cuánto tiempo de procesador se va en hacerlo."""
    antes = time.process_time()
    hacer()
    return time.process_time() - antes


@dataclass(frozen=True, slots=True)
class Crecimiento:
    """Lo que cuesta hacer algo con n, 2n y 4n."""

    medidas: tuple[float, float, float]

    @property
    def razon(self) -> float:
        """Cuánto más cuesta cada una de las últimas: 1 si crece como lo que se lee, 2 si como su cuadrado.

        De lo que se mide se quita lo que cuesta empezar, que es lo mismo con n que con 4n.
        """
        uno, dos, cuatro = self.medidas
        return (cuatro - dos) / 2 / max(dos - uno, 1e-9)


def crecimiento(medir: Callable[[int], float], n: int) -> Crecimiento:
    """Lo que se mide con n, 2n y 4n."""
    return Crecimiento((medir(n), medir(2 * n), medir(4 * n)))


VECES_ADMITIDAS = 7
"""Cuántas veces más puede tardarse con cuatro veces más: lo que crece con el cuadrado tarda dieciséis."""
SE_NOTA = 0.5
"""Por debajo de estos segundos manda lo que cuesta empezar, y la razón no dice nada."""


def peor(familia: str, n: int) -> tuple[str, float]:
    """La orden que más crece con una familia de registros y cuántas veces más tarda con 4n que con n."""
    with TemporaryDirectory() as carpeta:
        raices = [
            escritos(Path(carpeta) / str(veces), FAMILIAS[familia](veces * n)) for veces in (1, 4)
        ]
        hechas = {" ".join(orden): _veces(orden, raices) for orden in ORDENES}
    return max(hechas.items(), key=lambda una: una[1])


def _veces(orden: Sequence[str], raices: Sequence[Path]) -> float:
    corto, largo = (segundos(partial(seg, *orden, en=raiz, hoy=HOY.isoformat())) for raiz in raices)
    return largo / corto if largo > SE_NOTA else 0.0


def veces_con_base(n: int) -> float:
    """Cuántas veces más se tarda en comparar con la base un cambio cuatro veces mayor."""
    corto, largo = (_con_base(veces * n) for veces in (1, 4))
    return largo / corto if largo > SE_NOTA else 0.0


def _con_base(n: int) -> float:
    antes, despues = (
        Memoria({ruta: texto.encode() for ruta, texto in archivos.items()})
        for archivos in con_base(n)
    )
    return segundos(lambda: revisar(despues, HOY, base=antes))
