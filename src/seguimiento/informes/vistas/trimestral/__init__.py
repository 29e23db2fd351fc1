"""El informe de un trimestre: lo que una unidad de coordinación entrega."""

from dataclasses import dataclass

from seguimiento.fechas import Precision
from seguimiento.informes.marco import Encargo, portada
from seguimiento.informes.reparto import CORRIENTE, LAS_PRIMERAS
from seguimiento.informes.vistas.trimestral import (
    anexos,
    cifras,
    decisiones,
    dibujos,
    entonces,
    movimiento,
)
from seguimiento.informes.vistas.trimestral.hojas import Hojas, hojas
from seguimiento.informes.vistas.trimestral.primera import BARRAS, PrimeraPagina, primera_pagina
from seguimiento.informes.vistas.trimestral.reparto import es_grande, es_indice
from seguimiento.informes.vistas.trimestral.resumen import resumen
from seguimiento.informes.vistas.trimestral.sin_hoja import (
    cerradas_antes,
    con_hojas,
    paginas,
    sin_hoja,
)
from seguimiento.informes.vistas.trimestral.trimestre import Trimestre, trimestre
from seguimiento.paginas import Apartado, Dato, Grafico, Portada
from seguimiento.piezas import Tabla
from seguimiento.redaccion import cuenta, dia_en_palabras
from seguimiento.vocabularios import total

_NOMBRES = total(
    {
        Precision.ANIO: "anual",
        Precision.SEMESTRE: "semestral",
        Precision.TRIMESTRE: "trimestral",
        Precision.MES: "mensual",
        Precision.DIA: "diario",
    }
)
_ORDINALES = ("primer", "segundo", "tercer", "cuarto")


@dataclass(frozen=True, slots=True)
class VistaTrimestral:
    """Lo que recibe la plantilla `trimestral`."""

    portada: Portada
    primera: PrimeraPagina
    resumen: tuple[str, ...]
    """Lo mismo con más detenimiento: un párrafo por idea."""
    gerencia: Tabla
    """Lo que se pide a la gerencia, entero."""
    indicadores: Tabla
    detras: tuple[Apartado, ...]
    """Qué elementos hay detrás de cada indicador."""
    desgloses: tuple[Tabla, ...]
    graficos: tuple[Grafico, ...]
    entonces: tuple[Tabla, ...]
    """Lo que constaba al cierre de cada trimestre y lo que se registró después; nada si no se sabe."""
    movimiento: tuple[Tabla, ...]
    no_hubo: str
    """Lo que se miró y no pasó, en una línea."""
    saldo: Tabla
    vencidas: tuple[Tabla, ...]
    """Una por responsable."""
    seguidas: tuple[Tabla, ...]
    """Las recomendaciones que se siguen sin acciones y piden atención, por qué la piden."""
    cerradas_antes: tuple[Dato, ...]
    """Las recomendaciones que no tienen hoja porque ya estaban cerradas, en una línea."""
    hojas: tuple[Hojas, ...]
    sin_hoja: Tabla
    """Las recomendaciones sin hoja en la página, si la cartera es grande, o los archivos de las hojas."""
    paginas: Tabla
    """La página de cada evaluación, si el informe es el índice de ellas; vacía si no."""
    cruces: tuple[Tabla, ...]
    """Recomendaciones por prioridad y por destinatario, según su estado."""
    prorrogas: Tabla
    disensos: Tabla
    proximos: Tabla
    fichas: tuple[Tabla, ...]
    acuerdos: tuple[Tabla, ...]
    evidencias: Tabla
    posteriores: Tabla
    metodo: tuple[str, ...]
    definiciones: tuple[Dato, ...]
    """Cómo se calcula cada indicador."""
    siglas: Tabla
    firmas: tuple[str, ...]
    anexo: tuple[Tabla, ...]
    """Todas las acciones, por evaluación."""
    donde_el_anexo: str
    """Por qué no hay anexo y dónde está lo que diría; vacío si lo hay."""


def vista(encargo: Encargo) -> VistaTrimestral:
    """El informe del período pedido. Lanza `ErrorDeUso` si aún no ha empezado."""
    return vista_de(con_hojas(trimestre(encargo)))


def vista_de(t: Trimestre) -> VistaTrimestral:
    """El informe de un período ya calculado."""
    return VistaTrimestral(
        portada=portada_del_periodo(t, titulo(t)),
        primera=primera_pagina(t),
        resumen=resumen(t),
        gerencia=decisiones.pedido_a_la_gerencia(t),
        indicadores=cifras.tabla_de_indicadores(t),
        detras=cifras.detras_de_cada_uno(t),
        desgloses=cifras.desgloses(t),
        graficos=dibujos.graficos(t, BARRAS),
        entonces=entonces.lo_que_constaba(t),
        movimiento=movimiento.movimiento(t),
        no_hubo=movimiento.no_hubo(t),
        saldo=movimiento.saldo(t),
        vencidas=decisiones.vencidas_por_responsable(t),
        seguidas=decisiones.recomendaciones_sin_acciones(t),
        cerradas_antes=cerradas_antes(t),
        hojas=hojas(t),
        sin_hoja=sin_hoja(t),
        paginas=paginas(t),
        cruces=(decisiones.por_prioridad(t), decisiones.por_destinatario(t)),
        prorrogas=decisiones.prorrogas(t),
        disensos=decisiones.disensos(t),
        proximos=decisiones.proximos_plazos(t),
        fichas=(anexos.fichas(t), anexos.sin_ficha(t)),
        acuerdos=(anexos.acuerdos(t), movimiento.en_compromisos(t), anexos.reuniones(t)),
        evidencias=anexos.evidencias(t),
        posteriores=anexos.posteriores(t),
        metodo=_metodo(t),
        definiciones=cifras.definiciones(t),
        siglas=anexos.siglas(t),
        firmas=("Preparado por", "Revisado por", "Aprobado por"),
        anexo=anexos.anexo(t),
        donde_el_anexo=anexos.donde_el_anexo(t),
    )


def titulo(t: Trimestre) -> str:
    """Cómo se titula el informe: «Informe trimestral de seguimiento»."""
    return f"Informe {_NOMBRES[t.periodo.fecha.precision]} de seguimiento"


def portada_del_periodo(t: Trimestre, titulo: str) -> Portada:
    """La portada de un informe del período, que dice cuál es y si ha terminado."""
    estado = "borrador: el período no ha terminado" if t.en_curso else "para revisión y aprobación"
    desde = dia_en_palabras(t.periodo.desde).removesuffix(f" de {t.periodo.hasta.year}")
    del_al = f"del {desde} al {dia_en_palabras(t.periodo.hasta)}"
    corte = f"corte: {dia_en_palabras(t.corte)}"
    subtitulo = " · ".join((_nombre(t), del_al, corte, estado))
    return portada(t.encargo, titulo, subtitulo, corte=t.corte)


def _nombre(t: Trimestre) -> str:
    """«Cuarto trimestre de 2023»; los demás períodos, como se escriben."""
    if t.periodo.fecha.precision is not Precision.TRIMESTRE:
        return str(t.periodo)
    ordinal = _ORDINALES[(t.periodo.desde.month - 1) // 3]
    return f"{ordinal.capitalize()} trimestre de {t.periodo.desde.year}"


def _metodo(t: Trimestre) -> tuple[str, ...]:
    configuracion = t.foto.configuracion
    aviso = cuenta(configuracion.dias_por_vencer, "día")
    callada = cuenta(configuracion.dias_sin_novedad, "día")
    margenes = (
        f"«Por vencer» es lo que vence en los {aviso} siguientes; «sin novedad», lo abierto en que no"
        f" se anota nada desde hace más de {callada}."
    )
    solo = (_SOLO.format(t.encargo.solo, _donde_mas(t)),) if t.encargo.solo else ()
    return (
        *solo,
        _DE_DONDE,
        margenes,
        _EXIGIBLE,
        _DISTINTAS,
        _DENTRO,
        *((_GRANDE,) if es_grande(t) else ()),
        _donde_las_hojas(t),
        _LA_VISPERA,
        entonces.de_donde(t),
        _LIMITES,
    )


_SOLO = (
    "Este informe no es de toda la cartera: solo {}. Todas las cifras son de esa parte, {} con ese filtro;"
    " el estado y la hoja de una recomendación cuentan"
    " todas sus acciones."
)


def _donde_mas(t: Trimestre) -> str:
    """Qué órdenes dan las mismas cifras: la situación que se pide a `status` no las cambia."""
    if t.encargo.filtro.situaciones:
        return "la que lo está al corte, y las mismas que da `seg indicadores`"
    return "las mismas que dan `seg status` y `seg indicadores`"


_GRANDE = (
    f"La cartera tiene más de {CORRIENTE} recomendaciones y acciones, y no va entera: cada lista lleva a lo"
    f" sumo {LAS_PRIMERAS} filas, primero lo más atrasado, y dice cuántas hay y cómo verlas; las cifras"
    " cuentan todo."
)


def _donde_las_hojas(t: Trimestre) -> str:
    if es_indice(t):
        return _EN_PAGINAS
    if not es_grande(t) and t.encargo.aparte is None:
        return _HOJAS
    tope = f", hasta {LAS_PRIMERAS}" if es_grande(t) else ""
    demas = _EN_UNA_TABLA if t.encargo.aparte is None else _EN_ARCHIVOS
    return f"{_HOJAS_DE_LO_QUE_IMPORTA}{tope}; {demas}"


_HOJAS_DE_LO_QUE_IMPORTA = (
    "Las hojas de avance son de lo que se movió en el período, está vencido o se pide a la gerencia"
)
_EN_UNA_TABLA = "lo demás va en una tabla, hasta otras tantas filas."
_EN_ARCHIVOS = "las de todo lo demás, en el archivo de su evaluación."
_EN_PAGINAS = (
    "Las hojas de avance, de lo que estaba abierto al empezar el período o se movió en él, y todas las acciones"
    " están en la página de su evaluación."
)
_HOJAS = (
    "Las hojas de avance son de lo que estaba abierto al empezar el período o se movió en él; lo que ya"
    " estaba cerrado se nombra, y está entero en el anexo y en los registros."
)
_DE_DONDE = (
    "Todo se calcula de los registros en la fecha de corte: el estado de una acción es el de la última"
    " entrada de su bitácora hasta ese día, y el plazo, el de su última prórroga. El propio día del"
    " plazo una acción no está vencida."
)
_EXIGIBLE = (
    "Exigible es la acción no cancelada ni declarada no aplicable, ni de una recomendación rechazada, cuyo"
    " plazo es anterior al corte. Los compromisos de los acuerdos van aparte y no entran en ninguna cifra."
)
_DISTINTAS = (
    "Toda cifra cuenta registros. Si entre ellos hay acciones que otra declara ser la misma"
    " (`misma_que`), se dice además cuántas son las distintas."
)
_DENTRO = (
    "Lo que pasó dentro del período se cuenta anotación por anotación, en las acciones, en sus períodos y"
    " en las recomendaciones; el saldo y el ritmo comparan solo cómo empezó y cómo terminó."
)
_LA_VISPERA = (
    "Las cifras del período anterior salen de la misma bitácora fechada: una anotación hecha tarde, con"
    " su fecha verdadera, cambia también lo que entonces se dijo."
)
_LIMITES = (
    "Lo que no consta en los registros no figura aquí: que falte una anotación no prueba que algo no"
    " se hiciera."
)
