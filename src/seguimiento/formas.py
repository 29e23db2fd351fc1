"""La forma de los registros que hay en los archivos de cada clase. Derivado con «make derivados»: no se edita a mano."""

from seguimiento.escritos import Forma, RamaDe
from seguimiento.vocabularios.elementos import ClaseDeElemento

FORMAS = {
    ClaseDeElemento.EVALUACION: Forma(
        ("titulo",),
        "",
        (
            RamaDe(
                "recomendaciones",
                ClaseDeElemento.RECOMENDACION,
                Forma(
                    ("texto",),
                    "",
                    (
                        RamaDe(
                            "acciones",
                            ClaseDeElemento.ACCION,
                            Forma(
                                ("descripcion",),
                                "",
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    ClaseDeElemento.FICHA: Forma(
        ("titulo",),
        "",
    ),
    ClaseDeElemento.ACUERDO: Forma(
        ("titulo",),
        "",
        (
            RamaDe(
                "compromisos",
                ClaseDeElemento.COMPROMISO,
                Forma(
                    ("descripcion",),
                    "",
                ),
            ),
            RamaDe(
                "reuniones",
                ClaseDeElemento.REUNION,
                Forma(
                    ("fecha", "estado", "resumen"),
                    "reunion-{fecha}",
                ),
            ),
        ),
    ),
}
