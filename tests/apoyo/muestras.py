"""Un valor de los que admite cada campo del modelo, para llegar a todos."""

from typing import Any

from seguimiento.campos import Campo, campos, escritura
from seguimiento.modelo.tipos import ClaseDeValor, Registro

MUESTRAS = {
    ClaseDeValor.TEXTO: "Dato: corregido",
    ClaseDeValor.FECHA: "2023-02-03",
    ClaseDeValor.ENTERO: "2",
    ClaseDeValor.PRIORIDAD: "alta",
    ClaseDeValor.PRIORIDAD_MAS_ALTA: "3",
    ClaseDeValor.MONTO: "1500.50",
    ClaseDeValor.SI_NO: "si",
    ClaseDeValor.ID: "zz9",
    ClaseDeValor.CODIGO_DE_FICHA: "BP1_ME",
    ClaseDeValor.ENLACE: "https://ejemplo.org/x",
    ClaseDeValor.PAIS: "ECU",
    ClaseDeValor.MONEDA: "USD",
}
PROPIOS = {
    "misma_que": "1.1",
    "relacionadas": "1.1",
    "origen": "oim-2022-red-pmm/1.1",
    "compromiso": "1",
}
"""Las referencias, que han de llevar a algo."""


def muestra(campo: Campo) -> str:
    """Un valor cualquiera de los que el campo admite."""
    como = escritura(campo.modelo, campo.clave)
    if campo.clave in PROPIOS and campo.lleva_a:
        return PROPIOS[campo.clave]
    if como.valores:
        return como.valores[-1].value
    return MUESTRAS.get(como.clase, "2")


def entero(modelo: type[Registro]) -> dict[str, Any]:
    """Un registro con lo que no puede faltarle, y con algo si nada le hace falta."""
    obligatorios = [campo for campo in campos(modelo) if campo.obligatorio]
    suyos = obligatorios or campos(modelo)[:1]
    uno = {c.clave: entero(c.registro) if c.registro else muestra(c) for c in suyos}
    return {c.clave: [uno[c.clave]] if c.es_lista else uno[c.clave] for c in suyos}
