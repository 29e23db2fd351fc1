"""`seg nueva reunion`: una reunión de un acuerdo, convocada o ya celebrada."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from seguimiento.comandos import edicion
from seguimiento.comandos.apuntes import Anotacion, Apunte
from seguimiento.comandos.completado import completando, referencias
from seguimiento.comandos.de_campos import con_campos
from seguimiento.comandos.del_modelo import desplegado_uno
from seguimiento.comandos.nueva.codigos import codigo
from seguimiento.comandos.registrar import Leido, registrar
from seguimiento.vocabularios import ClaseDeElemento

if TYPE_CHECKING:
    from seguimiento.documento.escritura import Valor


@con_campos("acuerdo.Reunion")
def reunion(
    contexto: typer.Context,
    ref: Annotated[
        str,
        completando(
            typer.Argument(metavar="ACUERDO", help="De qué acuerdo es.", show_default=False),
            referencias(ClaseDeElemento.ACUERDO),
        ),
    ] = "",
    *,
    aunque: edicion.Aunque = "",
    simular: edicion.Simular = False,
) -> int:
    """Añade una reunión a un acuerdo.

    Sin «--id» se la llama por su fecha: «reunion-2023-05-10». Lo que se decida puede pasar después a
    compromisos con «seg acta».

    Ejemplos::

        seg nueva reunion crm-osc --fecha 2023-10-05
        seg nueva reunion crm-osc --fecha 2023-11-09 --decision "Ampliar la mesa"
    """
    return registrar(contexto, _REUNION, ref.strip(), simular=simular, aunque=aunque)


def _datos(una: Anotacion) -> Leido:
    from seguimiento.campos import campos
    from seguimiento.modelo.acuerdo import Reunion

    campo = next(campo for campo in campos(Reunion) if campo.clave == "decisiones")
    dichas = (desplegado_uno(campo, texto) for texto in una.dichos["decisiones"])
    decisiones: list[Valor] = [
        {"id": f"d{numero}", **dicha} if isinstance(dicha, Mapping) else dicha
        for numero, dicha in enumerate(dichas, start=1)
    ]
    return {**una.dichos, "decisiones": decisiones, "id": _codigo(una)}


def _codigo(una: Anotacion) -> str:
    """El pedido o, si hay o hubo otra reunión de esa fecha, uno que la distinga; vacío si le basta la fecha."""
    from seguimiento.analisis.repetidos import ocupados_en
    from seguimiento.analisis.series import siguiente_libre

    if una.dichos["id"]:
        return codigo(una, "reuniones", "")
    de_su_fecha = f"reunion-{una.dichos['fecha']}"
    ocupados = ocupados_en(una.documento) | una.de_antes()
    return siguiente_libre(de_su_fecha, ocupados) if de_su_fecha.casefold() in ocupados else ""


def _despues(una: Anotacion, nueva: Leido) -> str:
    ref = f"{una.elemento.ref}/{nueva.get('id') or 'reunion-' + str(nueva['fecha'])}"
    if nueva.get("decisiones"):
        return f"Nueva reunión «{ref}». Sus decisiones pasan a compromisos con «seg acta {ref}»."
    return f"Nueva reunión «{ref}». Su acta: «seg informe acta {ref}»."


_REUNION = Apunte(
    clave="reuniones",
    clases=(ClaseDeElemento.ACUERDO,),
    exigidos=("fecha",),
    preguntados=("estado", "modalidad", "lugar", "asistentes", "orden_del_dia", "decisiones"),
    datos=_datos,
    despues=_despues,
)
