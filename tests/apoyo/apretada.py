"""La cartera de ejemplo con lo más largo que la primera página ha de soportar, y un archivo que no se lee."""

from collections.abc import Mapping

CUAL = "data/evaluaciones/proteccion-frontera-2023.yaml"
GEMELA = "data/evaluaciones/proteccion-acogida-2024.yaml"
_SIGUE = (
    " Se coordinará con las doce oficinas de terreno y con las contrapartes nacionales, que validarán el"
    " contenido antes de difundirlo en los tres idiomas previstos."
)
_NOMBRE = "Unidad Regional de Coordinación Interinstitucional y Seguimiento de Acuerdos" * 5
LARGOS = {
    "de los proyectos nuevos.": f"de los proyectos nuevos.{_SIGUE}",
    "sigue sin el rubro; se pide corregirla.": f"sigue sin el rubro.{_SIGUE * 3}",
    "resultado: verificada\n            nota: Se revisó el documento firmado.": (
        f"resultado: rechazada\n            nota: No es la versión acordada.{_SIGUE * 3}"
    ),
    "texto: Documentar la estrategia de salida del proyecto.": (
        f"texto: Documentar la estrategia de salida del proyecto.{_SIGUE * 2}"
    ),
    "El de Cúcuta queda para febrero.": f"El de Cúcuta queda para febrero.{_SIGUE * 8}",
    "responsables: [Unidad de Protección]": f'responsables: ["{_NOMBRE[:400]}", Gerencia]',
}


def apretada(archivos: Mapping[str, str]) -> dict[str, str]:
    """Los archivos de ejemplo con textos larguísimos y una segunda evaluación que casi se llama igual."""
    larga = archivos[CUAL]
    for corto, largo in LARGOS.items():
        assert corto in larga
        larga = larga.replace(corto, largo)
    gemela = larga.replace("comunidades de frontera»", "comunidades de acogida urbana»")
    return {**archivos, CUAL: larga, GEMELA: gemela, "data/evaluaciones/rota.yaml": "titulo: [\n"}
