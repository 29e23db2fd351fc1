"""`seg ver`: todo lo que consta de una cosa."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.sesion import Sesion
from seguimiento.comandos.status import con_envoltura, mostrar_bloques
from seguimiento.errores import ReferenciaDesconocida

if TYPE_CHECKING:
    from seguimiento.analisis.busqueda import Elemento
    from seguimiento.modelo.cartera import Cartera


def ver(
    contexto: typer.Context,
    ref: Annotated[
        str, typer.Argument(help="Referencia: «oim-2022-red-pmm/4.1», «crm-osc», «BP1_ME»…")
    ],
    json: opciones.EnJson = False,
    salida: opciones.Salida = None,
) -> int:
    """Muestra una evaluación, recomendación, acción, acuerdo, compromiso, reunión o ficha."""
    from seguimiento.formatos import estructurado, fichas

    sesion: Sesion = contexto.obj
    carga = sesion.cargar()
    elemento = _elegir(carga.cartera, ref)
    if json:
        propio: dict[str, Any] = fichas.en_json(elemento, carga, sesion.hoy)
        sesion.escribir(estructurado.en_json(con_envoltura(sesion, carga) | propio), salida)
    else:
        mostrar_bloques(sesion, fichas.en_bloques(elemento, carga, sesion.hoy), salida)
    return 3 if carga.recuento.parcial else 0


def _elegir(cartera: "Cartera", ref: str) -> "Elemento":
    """El único elemento a que se refiere. Lanza `ReferenciaDesconocida` si no hay uno solo."""
    from seguimiento.analisis.busqueda import con_referencia, elementos
    from seguimiento.redaccion import enumeracion, quiso_decir

    hallados = con_referencia(cartera, ref)
    if len(hallados) == 1:
        return hallados[0]
    if hallados:
        cuales = enumeracion((f"«{elemento.ref}»" for elemento in hallados), "o")
        raise ReferenciaDesconocida(f"«{ref}» puede ser varias cosas", f"escriba {cuales}")
    ayuda = quiso_decir(ref, [elemento.ref for elemento in elementos(cartera)])
    raise ReferenciaDesconocida(f"no existe «{ref}»", ayuda or "busque con «seg buscar TEXTO»")
