"""Lo que se dice de un período: lo que pasó dentro, aunque en sus extremos no se vea, y nada que no pasara."""

from pathlib import Path

from apoyo.carteras import escribir
from apoyo.ejecucion import seg
from apoyo.informe_leido import apartado, fila, saldo, trimestral
from apoyo.una_evaluacion import evaluacion


def test_con_una_accion_hecha_y_otra_sin_anotar_no_se_reabre_ni_baja_nada(tmp_path: Path) -> None:
    archivos = evaluacion(
        "uno",
        """\
fecha: 2022
recomendaciones:
  - id: R1
    texto: Algo
    respuesta: {decision: aceptada}
    acciones:
      - id: "1.1"
        descripcion: Hacer la guía
        plazo: 2022-08
        seguimiento: [{fecha: 2022-08-20, estado: completada, evidencias: [{titulo: guía}]}]
      - {id: "1.2", descripcion: Capacitar, plazo: 2022-12}
""",
    )
    raiz = escribir(tmp_path, archivos)
    for hoy in ("2022-09-30", "2022-12-31", "2024-01-01"):
        estados = seg("lista", "recomendaciones", "--json", en=raiz, hoy=hoy).json
        assert estados["recomendaciones"][0]["estado"] == "implementada_parcialmente"
    informe = trimestral(raiz, "2022-T4", "2022-12-31")
    assert saldo(informe, "Recomendaciones") == (1, 0, 0, 0, 1)
    assert saldo(informe, "Acciones") == (1, 0, 0, 0, 1)
    assert "baja 100 puntos" not in informe


def test_lo_que_se_anota_sin_cambiar_de_estado_tambien_pasa_en_el_periodo(tmp_path: Path) -> None:
    archivos = evaluacion(
        "uno",
        """\
fecha: 2022-09-01
recomendaciones:
  - id: R2
    texto: Con acciones
    respuesta: {decision: aceptada, fecha: 2022-10-01}
    acciones:
      - id: "2.1"
        descripcion: Capacitar a las oficinas
        plazo: 2023-09
        seguimiento:
          - {fecha: 2023-04-15, estado: en_curso, comentario: Empezó la primera.}
          - {fecha: 2023-06-15, estado: en_curso, comentario: Van tres de cuatro.}
""",
    )
    informe = trimestral(escribir(tmp_path, archivos), "2023-T2", "2023-06-30")
    assert "Dentro del período se anotaron 2 entradas y empezó 1 acción." in informe
    assert "Empezó la primera." in apartado(informe, "Avances")
    assert "Van tres de cuatro." in apartado(informe, "Avances")


def test_lo_que_va_y_vuelve_dentro_del_periodo_se_cuenta_y_se_lista(tmp_path: Path) -> None:
    archivos = evaluacion(
        "uno",
        """\
fecha: 2022-09-01
recomendaciones:
  - id: R1
    texto: Sin acciones
    respuesta: {decision: aceptada, fecha: 2022-10-01, plan: p}
    seguimiento: [{fecha: 2023-03-20, estado: implementada, evidencias: [{titulo: a}]}]
    verificaciones: [{fecha: 2023-05-01, resultado: rechazada, por: Control, nota: falta la mitad}]
  - id: R2
    texto: Con acciones
    respuesta: {decision: aceptada, fecha: 2022-10-01}
    acciones:
      - id: "2.1"
        descripcion: Se cierra y se reabre en el trimestre
        plazo: 2023-09
        seguimiento:
          - {fecha: 2023-04-15, estado: completada, evidencias: [{titulo: a}]}
          - {fecha: 2023-05-15, estado: en_curso, comentario: se halló que faltaba}
      - id: "2.2"
        descripcion: Completada y luego cancelada
        plazo: 2023-09
        seguimiento:
          - {fecha: 2023-02-15, estado: completada, evidencias: [{titulo: a}]}
          - {fecha: 2023-05-15, estado: cancelada, comentario: el producto se retiró}
""",
    )
    informe = trimestral(escribir(tmp_path, archivos), "2023-T2", "2023-06-30")
    for dicho in (
        "se completó 1 acción",
        "se canceló 1",
        "se reabrió 1",
        "1 verificación rechazó lo declarado",
    ):
        assert dicho in apartado(informe, "Qué pasó en el período")
    assert "uno/2.1" in apartado(informe, "Completadas")
    assert "uno/2.2" in apartado(informe, "Canceladas, no aplicables o descartadas")
    assert "uno/2.1" in apartado(informe, "Reabiertas")
    assert "uno/R1" in apartado(informe, "Verificaciones hechas")


def test_corregir_una_entrada_conserva_la_evidencia_y_la_verificacion(tmp_path: Path) -> None:
    archivos = evaluacion(
        "uno",
        """\
fecha: 2023-01-10
recomendaciones:
  - id: R1
    texto: Algo
    respuesta: {decision: aceptada, fecha: 2023-02-01}
    acciones:
      - id: "1.1"
        descripcion: Hacer la guía
        plazo: 2023-03
        seguimiento:
          - {fecha: 2023-03-20, estado: completada, evidencias: [{titulo: Guía}]}
          - {fecha: 2023-05-02, estado: completada, comentario: Se corrige el título}
        verificaciones: [{fecha: 2023-04-10, resultado: verificada, por: Evaluación}]
""",
    )
    raiz = escribir(tmp_path, archivos)
    [suya] = seg("ver", "uno/1.1", "--json", en=raiz, hoy="2023-05-03").json["filas"]
    assert (suya["verificacion"], suya["marcas"]) == ("verificada", [])
    informe = trimestral(raiz, "2023-T2", "2023-06-30")
    assert fila(informe, "Evidencia")[1] == "100 % (1 de 1)"
    assert fila(informe, "Verificación")[1] == "100 % (1 de 1)"
    assert "SEG202" not in seg("validar", en=raiz, hoy="2023-06-30").salida
