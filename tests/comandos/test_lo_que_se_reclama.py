"""Lo cerrado y lo que no pide respuesta no se reclama en ninguna parte; lo abierto, en todas."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.informe_leido import cuentas, trimestral
from apoyo.una_evaluacion import evaluacion

CERRADAS: Mapping[str, tuple[str, bool]] = {
    "sin nada": ("", True),
    "en curso": ("seguimiento: [{fecha: 2020-06-01, estado: en_curso}]", True),
    "implementada": ("seguimiento: [{fecha: 2020-06-01, estado: implementada}]", False),
    "descartada": (
        "seguimiento: [{fecha: 2020-06-01, estado: no_se_implementara, comentario: Ya no}]",
        False,
    ),
    "implementada después": ("seguimiento: [{fecha: 2021-06-01, estado: implementada}]", True),
    "con todo hecho": (
        "acciones: [{id: 'a', descripcion: A, seguimiento: [{fecha: 2020-06-01, estado: completada}]}]",
        False,
    ),
    "con algo por hacer": (
        """acciones:
      - {id: a, descripcion: A, seguimiento: [{fecha: 2020-06-01, estado: completada}]}
      - {id: b, descripcion: B}""",
        True,
    ),
}


@pytest.mark.parametrize("pide", ["", "pide_respuesta: si", "pide_respuesta: no"])
@pytest.mark.parametrize(("campos", "abierta"), CERRADAS.values(), ids=CERRADAS)
def test_lo_cerrado_y_lo_que_no_pide_respuesta_no_se_reclama(
    campos: str, pide: str, *, abierta: bool, tmp_path: Path
) -> None:
    yaml = (
        f"fecha: 2020-01-10\n{pide}\nrecomendaciones:\n  - id: R1\n    texto: Ordenar el archivo\n"
    )
    yaml += f"    dirigida_a: [Oficina]\n    {campos}\n"
    raiz = escribir(tmp_path, evaluacion("q", yaml))
    se_pide = abierta and pide != "pide_respuesta: no"
    hoy = "2021-01-15"
    hallado = cuentas(raiz, hoy)
    pedidas = (hallado["sin_respuesta"], hallado["sin_respuesta_que_no_se_espera"])
    assert pedidas == ((1, 0) if se_pide else (0, 1))
    lista = seg("status", "--json", en=raiz, hoy=hoy).json["sin_respuesta"]
    assert [una["ref"] for una in lista] == (["q/R1"] if se_pide else [])
    assert (
        "Recomendaciones sin respuesta (1)" in seg("status", en=raiz, hoy=hoy).salida
    ) is se_pide
    pedido = trimestral(raiz, "2020-T4", hoy).partition("## Lo que se pide a la gerencia")[2]
    assert ("Ordenar el archivo" in pedido.partition("\n## ")[0]) is se_pide
    agenda = seg("informe", "agenda", en=raiz, hoy=hoy).salida
    assert ("Recomendaciones sin respuesta gerencial" in agenda) is se_pide
    hoja = seg("informe", "responsable", "Oficina", en=raiz, hoy=hoy).salida
    assert ("Sin respuesta gerencial" in hoja) is se_pide
    codigo = seg("status", "--fallar-si", "sin-respuesta", en=raiz, hoy=hoy).codigo
    assert codigo == int(se_pide)
