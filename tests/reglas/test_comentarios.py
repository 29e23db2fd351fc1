"""Qué comentarios desmienten un estado y, sobre todo, cuáles no."""

import pytest

from seguimiento.reglas.comentarios import desmentido
from seguimiento.vocabularios import EstadoDeAccion

COMPLETADA = EstadoDeAccion.COMPLETADA
CANCELADA = EstadoDeAccion.CANCELADA
NO_INICIADA = EstadoDeAccion.NO_INICIADA


@pytest.mark.parametrize(
    ("estado", "comentario", "trozo"),
    [
        (COMPLETADA, "El encuentro no se realizó por falta de fondos.", "no se realizó"),
        (COMPLETADA, "No se hizo.", "No se hizo"),
        (COMPLETADA, "La reunión no fue celebrada", "no fue celebrada"),
        (COMPLETADA, "El relevamiento no se ha completado.", "no se ha completado"),
        (COMPLETADA, "No se pudo realizar: hubo paro nacional.", "No se pudo realizar"),
        (COMPLETADA, "No se llevó a cabo", "No se llevó a cabo"),
        (COMPLETADA, "Aún no ha comenzado la consultoría.", "no ha comenzado"),
        (COMPLETADA, "CANCELADA por la misión", "CANCELADA"),
        (COMPLETADA, "Los talleres fueron cancelados.", "cancelados"),
        (COMPLETADA, "Se canceló en octubre", "Se canceló"),
        (COMPLETADA, "Pospuesta a 2024", "Pospuesta"),
        (COMPLETADA, "Se pospuso sin nueva fecha.", "Se pospuso"),
        (COMPLETADA, "Actividad suspendida por la pandemia", "suspendida"),
        (COMPLETADA, "Reunión aplazada", "aplazada"),
        (COMPLETADA, "Queda pendiente la segunda parte.", "pendiente"),
        (COMPLETADA, "Hay tareas pendientes", "pendientes"),
        (COMPLETADA, "No hubo quórum; quedó suspendida", "suspendida"),
        (COMPLETADA, "Se  pospuso\na   2024", "Se pospuso"),
        (CANCELADA, "Se realizó el 12 de mayo con 40 asistentes.", "Se realizó"),
        (CANCELADA, "Completada según el informe", "Completada"),
        (CANCELADA, "La actividad fue finalizada con éxito.", "La actividad fue finalizada"),
        (CANCELADA, "Se celebraron los dos encuentros", "Se celebraron"),
        (CANCELADA, "Se llevó a cabo en Quito", "Se llevó a cabo"),
        (NO_INICIADA, "Se inició la redacción.", "Se inició"),
        (NO_INICIADA, "Se realizó la primera reunión", "Se realizó"),
        (NO_INICIADA, "Se elaboró el primer borrador", "Se elaboró"),
        (NO_INICIADA, "Los talleres ya han comenzado", "han comenzado"),
        (NO_INICIADA, "Avance del 40 %", "Avance del 4"),
        (NO_INICIADA, "Con 40% de avance.", "40% de avance"),
        (NO_INICIADA, "El estudio está en curso", "está en curso"),
        (NO_INICIADA, "En marcha desde mayo", "En marcha"),
        (NO_INICIADA, "Completada la primera reunión", "Completada"),
    ],
)
def test_dice_el_trozo_que_desmiente_el_estado(
    estado: EstadoDeAccion, comentario: str, trozo: str
) -> None:
    assert desmentido(estado, comentario) == trozo


@pytest.mark.parametrize(
    ("estado", "comentario"),
    [
        # lo corriente
        (COMPLETADA, "Se celebró el 12 de mayo, con 40 asistentes."),
        (COMPLETADA, "Informe aprobado y publicado"),
        (CANCELADA, "El donante retiró los fondos."),
        (CANCELADA, "No se realizó por falta de quórum."),
        (NO_INICIADA, "Aún no hay fecha."),
        (NO_INICIADA, "Pendiente de contratación"),
        # la historia de lo que acabó bien
        (COMPLETADA, "Se pospuso en marzo y se celebró en mayo."),
        (COMPLETADA, "La reunión, suspendida por la pandemia, se realizó en línea"),
        (COMPLETADA, "Pospuesta una vez y celebrada el 3 de mayo"),
        (COMPLETADA, "Suspendida en 2020, retomada en 2021"),
        (COMPLETADA, "Estaba pendiente desde 2022"),
        (COMPLETADA, "Se cerró lo pendiente."),
        # lo que se niega
        (COMPLETADA, "No fue cancelada, como se dijo"),
        (COMPLETADA, "No queda nada pendiente"),
        (COMPLETADA, "Sin pendientes."),
        (COMPLETADA, "Nunca se suspendió"),
        (COMPLETADA, "No es cierto que no se realizara"),
        # lo que se niega no es la acción
        (COMPLETADA, "No se hicieron observaciones al informe."),
        (COMPLETADA, "No se realizaron más cambios"),
        (COMPLETADA, "No se realizó hasta mayo"),
        (COMPLETADA, "No se completó a tiempo"),
        (COMPLETADA, "No se celebró en Quito sino en Loja"),
        (COMPLETADA, "La factura del local quedó cancelada."),
        (COMPLETADA, "Pendiente de verificación por la unidad de evaluación"),
        (COMPLETADA, "Pendiente de publicar"),
        (COMPLETADA, "Quedan dos temas pendientes para la próxima reunión"),
        (COMPLETADA, "Se levantó acta con los pendientes"),
        (COMPLETADA, "No hizo falta prórroga"),
        (COMPLETADA, "No llevó mucho tiempo"),
        (COMPLETADA, "Con resultados no concluyentes"),
        (COMPLETADA, "El presupuesto no ejecutado se devolvió"),
        # cancelar explicando qué se hizo
        (CANCELADA, "Se realizó la consulta y se decidió cancelarla"),
        (CANCELADA, "Se hizo en el marco de otro proyecto"),
        (CANCELADA, "Proyecto finalizado antes de tiempo"),
        (CANCELADA, "Finalizado el convenio, no hay contraparte"),
        (CANCELADA, "Se realizó solo la primera fase"),
        (CANCELADA, "La oficina fue cerrada"),
        # lo que empezó es otra cosa
        (NO_INICIADA, "No se inició."),
        (NO_INICIADA, "Sin avances"),
        (NO_INICIADA, "Se iniciará en mayo"),
        (NO_INICIADA, "Depende de la licitación en curso"),
        (NO_INICIADA, "Depende del proyecto regional, que se inició en mayo"),
        (NO_INICIADA, "No iniciada. Se realizó una reunión informativa"),
        (NO_INICIADA, "Avance del 0 %"),
        # estados que ningún comentario desmiente
        (EstadoDeAccion.EN_CURSO, "Cancelada"),
        (EstadoDeAccion.NO_APLICABLE, "Se realizó"),
    ],
)
def test_calla_si_el_comentario_puede_ser_compatible(
    estado: EstadoDeAccion, comentario: str
) -> None:
    assert desmentido(estado, comentario) == ""


def test_si_plegar_cambia_el_largo_cita_el_texto_plegado() -> None:
    assert desmentido(COMPLETADA, "Straße cortada: se canceló") == "se cancelo"
