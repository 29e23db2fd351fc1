"""`seg ver`: todo lo que consta de una cosa."""

from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import opciones
from seguimiento.comandos.seleccion import comprobar_que_se_lee
from seguimiento.comandos.sesion import Sesion, codigo_de_salida
from seguimiento.errores import ReferenciaDesconocida

if TYPE_CHECKING:
    from seguimiento.analisis.busqueda import Elemento
    from seguimiento.repositorio import Carga


def ver(
    contexto: typer.Context,
    ref: Annotated[
        str, typer.Argument(help="Referencia: «oim-2022-red-pmm/4.1», «crm-osc», «BP1_ME»…")
    ],
    *,
    json: opciones.SoloJson = False,
    salida: opciones.Salida = None,
) -> int:
    """Muestra una evaluación, recomendación, acción, acuerdo, compromiso, reunión o ficha."""
    from seguimiento.formatos import fichas

    sesion: Sesion = contexto.obj
    hoy, carga = sesion.hoy, sesion.cargar()
    elemento = _elegir(carga, ref)
    _comprobar_instancia(ref, [fila.instancia for fila in fichas.filas_de(elemento, carga, hoy)])
    if json:
        sesion.escribir_json(fichas.en_json(elemento, carga, hoy), salida, carga)
    else:
        sesion.mostrar(fichas.en_bloques(elemento, carga, hoy), salida)
    return codigo_de_salida(carga.recuento)


def _elegir(carga: "Carga", ref: str) -> "Elemento":
    """El único elemento a que se refiere. Lanza `ReferenciaDesconocida` si no hay uno solo."""
    from seguimiento.analisis.busqueda import con_referencia, elementos
    from seguimiento.redaccion import entre_comillas, enumeracion, quiso_decir

    hallados = con_referencia(carga.cartera, ref)
    if len(hallados) == 1:
        return hallados[0]
    if hallados:
        cuales = enumeracion(entre_comillas(elemento.ref for elemento in hallados), "o")
        raise ReferenciaDesconocida(f"«{ref}» puede ser varias cosas", f"escriba {cuales}")
    comprobar_que_se_lee(carga, f"«{ref}»", ref)
    ayuda = quiso_decir(ref, [elemento.ref for elemento in elementos(carga.cartera)])
    raise ReferenciaDesconocida(f"no existe «{ref}»", ayuda or "busque con «seg buscar TEXTO»")


def _comprobar_instancia(ref: str, instancias: list[str | None]) -> None:
    """Que el período que se nombra tras «@», si se nombra, sea uno de los de la acción."""
    from seguimiento.redaccion import entre_comillas, enumeracion

    _, arroba, pedida = ref.partition("@")
    if not arroba or pedida in instancias:
        return
    hay = enumeracion(entre_comillas(i for i in instancias if i is not None))
    ayuda = f"hay {hay}" if hay else "no es una acción con períodos"
    raise ReferenciaDesconocida(f"«{ref}» no existe: no hay período «{pedida}»", ayuda)
