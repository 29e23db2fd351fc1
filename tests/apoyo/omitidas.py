"""Lo que en Windows no se puede probar, y por qué.

Lo que una prueba pide y no está (una pantalla, `fork`, git) se sabe al pedirlo, y se omite sola (`posix.py`,
`historias.py`). Aquí se nombra lo que está y es otra cosa. Lo que el programa haga mal se corrige: no se
apunta.
"""

import ctypes
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

Lista = Mapping[str, tuple[str, ...]]
"""Por el motivo, las pruebas: un archivo, una función de él o uno de sus casos."""

EN_WINDOWS: Lista = {
    "los permisos de allí no son los de POSIX: ni modo, ni dueño, ni máscara": (
        "tests/almacen/test_cache.py::test_nadie_mas_entra_en_su_carpeta",
        "tests/almacen/test_cache.py::test_una_carpeta_en_que_otros_entran_no_se_usa",
        "tests/almacen/test_cache.py::test_si_no_hay_carpeta_que_valga_no_se_guarda_ni_se_falla[sin permiso]",
        "tests/almacen/test_fuentes.py::test_una_carpeta_sin_permiso_deja_el_resultado_en_parcial",
        "tests/almacen/test_guardado.py::test_el_modo_se_conserva_y_los_nuevos_siguen_la_mascara",
        "tests/almacen/test_guardado.py::test_un_archivo_privado_no_se_ve_ni_mientras_se_escribe",
        "tests/almacen/test_guardado_candado.py::test_quien_puede_escribir_en_la_carpeta_puede_usar_el_candado",
        "tests/almacen/test_guardado_fallos.py::test_si_no_se_puede_conservar_el_dueno_se_conserva_el_grupo",
        "tests/almacen/test_guardado_resultados.py::test_un_resultado_nuevo_sigue_la_mascara_y_uno_que_habia_conserva_su_modo",
        "tests/comandos/test_salida.py::test_el_archivo_que_existia_conserva_sus_permisos",
        "tests/comandos/test_salida.py::test_el_archivo_nuevo_obedece_a_la_mascara",
        "tests/comandos/test_iniciar.py::test_donde_no_se_puede_escribir_se_dice_y_no_queda_nada",
    ),
    "no consta cuándo cambió algo de un archivo por última vez: todos se abren siempre": (
        "tests/almacen/test_sello.py",
        "tests/comandos/test_pendiente_recordado.py::test_lo_recien_cambiado_no_se_recuerda",
        "tests/repositorio/test_vistazos.py::test_si_un_archivo_cambia_mientras_se_lee_no_basta",
    ),
    "hace fallar una llamada que solo da el gemelo de POSIX; el de Windows, en tests/almacen/sistema": (
        "tests/almacen/test_guardado_fallos.py::test_si_ya_decidido_no_deja_sustituir_se_vuelve_atras_al_momento",
        "tests/almacen/test_guardado_fallos.py::test_si_al_recuperar_no_deja_acabar_se_vuelve_atras",
        "tests/almacen/test_guardado_fallos.py::test_si_no_deja_acabar_y_ya_no_cabe_volver_se_espera_a_que_deje",
        "tests/almacen/test_guardado_fallos.py::test_si_tras_control_c_tampoco_se_puede_volver_lo_acaba_la_orden_siguiente",
        "tests/almacen/test_guardado_fallos.py::test_un_disco_que_no_sabe_asentar_carpetas_no_impide_escribir",
    ),
    "un archivo abierto no se borra ni se sustituye": (
        "tests/almacen/test_guardado_candado.py::test_si_lo_borraron_mientras_se_tomaba_se_toma_el_que_hay",
    ),
    "un nombre de archivo es texto, sin caracteres de control, y ni las mayúsculas lo distinguen ni es «con»": (
        "tests/almacen/test_guardado.py::test_un_nombre_que_no_es_texto_tambien_vale",
        "tests/comandos/test_en_carpeta.py::test_una_evaluacion_que_se_llama_como_el_indice",
        "tests/comandos/test_completado.py::test_lo_que_se_dice_va_en_una_linea_y_a_la_vista",
        "tests/comandos/test_completado.py::test_lo_que_no_se_ve_entero_o_pareceria_una_opcion_no_se_ofrece",
        "tests/comandos/test_completado.py::test_a_bash_se_le_da_entrecomillado_lo_que_pondra_en_la_linea",
        "tests/comandos/test_validar_formatos.py::test_un_texto_hostil_no_cambia_lo_que_se_lee_en_ningun_formato",
        "tests/comandos/test_validar_formatos.py::test_los_enlaces_van_al_archivo_y_no_a_como_se_muestra",
        "tests/comandos/test_datos_hostiles.py::test_un_nombre_de_archivo_hostil_se_muestra_sin_actuar",
        "tests/comandos/test_destino.py::test_el_nombre_de_lo_escrito_se_dice_con_todo_a_la_vista",
        "tests/almacen/test_nombres_en_disco.py::test_dos_nombres_iguales_salvo_en_mayusculas_se_nombran_ambos",
        "tests/almacen/test_nombres_en_disco.py::test_un_nombre_con_algo_oculto_se_muestra_en_una_linea_y_a_la_vista",
    ),
    "las carpetas no se asientan: lo que se hace con sus nombres ya queda asentado al hacerlo": (
        "tests/almacen/test_guardado.py::test_todo_se_asienta_antes_del_paso_que_cuenta_con_ello",
    ),
    "se llega a la ruta larga abriendo carpetas, que allí no se abren": (
        "tests/almacen/test_fuentes.py::test_una_ruta_mas_larga_que_lo_que_admite_el_sistema_se_dice",
    ),
    "Ctrl-C no es una señal que un proceso pueda mandarse": (
        "tests/comandos/test_aplicacion.py::test_ctrl_c_termina_en_130_sin_traza",
        "tests/comandos/test_fallos_al_editar.py::test_control_c_mientras_se_espera_el_turno_no_escribe_nada",
    ),
    "un archivo no tiene firma: sin leerlo no se sabe si sigue igual, y se carga entero": (
        "tests/comandos/test_cuanto.py::test_de_lo_demas_basta_saber_que_esta",
        "tests/comandos/test_cuanto.py::test_para_contar_las_distintas_se_cargan_ademas_las_que_se_nombran",
        "tests/comandos/test_sin_cache.py::test_lo_que_no_ha_cambiado_no_se_abre_ni_para_compararlo_con_lo_guardado",
    ),
    "sin que nada lo diga, se está en PowerShell": (
        r"tests/comandos/test_autocompletado.py::test_si_el_del_entorno_no_es_ninguno_se_pide_que_se_diga[entorno0-no se sabe en qu\xe9 int\xe9rprete de \xf3rdenes est\xe1]",
        r"tests/comandos/test_autocompletado.py::test_si_el_del_entorno_no_es_ninguno_se_pide_que_se_diga[entorno1-no se sabe en qu\xe9 int\xe9rprete de \xf3rdenes est\xe1]",
    ),
    "lo que se escribe en la línea es siempre texto": (
        "tests/comandos/test_aplicacion.py::test_un_argumento_que_no_es_utf8_no_tumba_nada",
        "tests/comandos/test_actualizar.py::test_un_texto_con_bytes_que_no_son_utf8_se_rechaza_antes_de_abrir_nada",
    ),
    "la muerte es la de un proceso hecho con fork": (
        "tests/almacen/test_guardado_muertes.py",
        "tests/almacen/test_inicio.py::test_muerto_en_cualquier_paso_basta_con_repetir_la_orden",
        "tests/almacen/test_inicio.py::test_muerto_en_cualquier_paso_la_revision_dice_que_hacer_con_los_temporales",
    ),
}
"""Lo que no es así en ningún Windows."""
EN_WINE: Lista = {
    "el Python que se usa con Wine no mira PYTHONPATH": (
        "tests/comandos/test_exportar.py::test_si_falta_la_biblioteca_se_dice_como_traerla",
    ),
    "Wine deja sustituir un archivo de solo lectura": (
        r"tests/almacen/test_guardado.py::test_no_se_escribe_en_lo_que_no_es_un_archivo_corriente_y_propio[_intocable-\xabdata/evaluaciones/b.yaml\xbb es de solo lectura]",
        r"tests/almacen/test_guardado.py::test_no_se_escribe_en_lo_que_no_es_un_archivo_corriente_y_propio[_en_carpeta_intocable-\xabdata/evaluaciones\xbb es de solo lectura]",
    ),
}
"""Lo que enseña un Windows de verdad y Wine 8, no: solo lo comprueba el trabajo `windows-latest`."""
_PRUEBAS = Path(__file__).parents[1]
SIN_HACER_EN_WINE = {
    (Path, "symlink_to"): "Wine no hace enlaces simbólicos, y no lo dice",
}
"""Lo que Wine 8 dice haber hecho sin hacerlo: la prueba que lo pide se omite."""


def omitir(recogidas: Iterable[pytest.Item]) -> None:
    """Deja sin pasar, con su motivo, las que este sistema no admite."""
    motivos = {
        una: motivo for lista in _de_aqui() for motivo, suyas in lista.items() for una in suyas
    }
    for prueba in recogidas:
        funcion = prueba.nodeid.partition("[")[0]
        archivo = funcion.partition("::")[0]
        for nombre in motivos.keys() & {prueba.nodeid, funcion, archivo}:
            prueba.add_marker(pytest.mark.skip(reason=motivos[nombre]))


def omitir_al_pedirlo(sistema: pytest.MonkeyPatch) -> None:
    """Que pedir lo que este sistema no hace deje la prueba sin pasar, con su motivo."""
    if es_wine():
        for (donde, nombre), motivo in SIN_HACER_EN_WINE.items():
            sistema.setattr(donde, nombre, _o_se_omite(getattr(donde, nombre), motivo))


def _o_se_omite(de_verdad: Callable[..., Any], motivo: str) -> Callable[..., Any]:
    """La misma función, que omite la prueba si es ella, y no pytest, quien la llama."""

    def llamar(*args: Any, **opciones: Any) -> Any:  # noqa: ANN401 — lo que pida la de verdad
        quien = sys._getframe(1).f_code.co_filename  # noqa: SLF001 — no hay otra puerta
        if Path(quien).is_relative_to(_PRUEBAS):
            pytest.skip(motivo)
        return de_verdad(*args, **opciones)

    return llamar


def es_wine() -> bool:
    """Si este Windows es Wine."""
    if sys.platform != "win32":
        return False
    return hasattr(ctypes.windll.ntdll, "wine_get_version")


def _de_aqui() -> Iterator[Lista]:
    if sys.platform == "win32":
        yield EN_WINDOWS
    if es_wine():
        yield EN_WINE
