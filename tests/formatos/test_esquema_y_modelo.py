"""El esquema y el modelo dicen lo mismo de cualquier registro.

El modelo lee el texto con el lector del programa; el esquema juzga los mismos datos leídos por otro,
con YAML 1.2. Solo pueden discrepar en lo que se pierde al leer, y siempre de la misma manera: donde
va un texto libre, el programa admite `1.10` y avisa de que otro lo leería como número, y el esquema,
que es ese otro, pide comillas. Lo mismo con `true` y con un número escrito de otra forma (`+3`, `0x3`,
`3.0`): el esquema solo ve lo que vale. Puestas las comillas, han de coincidir.
"""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema.protocols import Validator

from apoyo.esfuerzo import ejemplos, una_parte
from apoyo.registros_escritos import (
    COMPUESTOS,
    HOSTILES,
    Arbol,
    Escrito,
    con_las_comillas_que_pide_el_esquema,
    en_yaml,
    estropeados,
    interiores,
    modelos,
    registros,
)
from apoyo.validador import validador
from apoyo.yaml_nucleo import leido
from seguimiento.almacen.fuentes import Memoria
from seguimiento.campos import Campo, campos, escritura
from seguimiento.conversion import convertir
from seguimiento.diagnosticos import CATALOGO, Severidad
from seguimiento.diagnosticos.yaml import VALOR_AMBIGUO
from seguimiento.documento import Dato, leer
from seguimiento.formatos.esquema import ESQUEMAS, Raiz, esquema
from seguimiento.modelo.practica import BuenaPractica, FichaBase, Leccion
from seguimiento.modelo.tipos import Registro
from seguimiento.repositorio import cargar
from seguimiento.repositorio.lectura import modelo_de
from seguimiento.vocabularios import ClaseDeElemento

DESPACIO = settings(
    derandomize=True,
    max_examples=ejemplos(250, cada=3),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
DE_ARCHIVO = st.sampled_from([raiz for raiz in ESQUEMAS.values() if not raiz.variantes])
FICHAS = st.sampled_from([BuenaPractica, Leccion])


MODELOS = interiores(*(modelo for raiz in ESQUEMAS.values() for modelo in modelos(raiz)))


# --- los dos veredictos


@cache
def _validador(raiz: Raiz) -> Validator:
    return validador(esquema(raiz))


def vale_para_el_esquema(raiz: Raiz, texto: str) -> bool:
    return _validador(raiz).is_valid(leido(texto))


def vale_para_el_modelo(raiz: Raiz, texto: str) -> bool:
    """Si el programa lo lee y lo convierte sin ningún error."""
    lectura = leer(texto.encode())
    codigos = [una.codigo for una in lectura.faltas]
    if lectura.documento is not None:
        datos = lectura.documento.datos
        hallazgos = convertir(_modelo(raiz, datos), datos).hallazgos
        codigos += [hallazgo.codigo for hallazgo in hallazgos]
    return not any(CATALOGO[codigo].severidad is Severidad.ERROR for codigo in codigos)


def _modelo(raiz: Raiz, datos: Dato) -> type[Registro]:
    return modelo_de(ClaseDeElemento.FICHA, "BP1_ME", datos) if raiz.variantes else raiz.modelo


def comparar(raiz: Raiz, arbol: Arbol) -> bool:
    """Comprueba que coinciden, puestas las comillas que pide el esquema; devuelve el veredicto."""
    tal_cual = en_yaml(arbol)
    documento = leer(tal_cual.encode()).documento
    modelo = _modelo(raiz, documento.datos if documento else None)
    con_comillas = en_yaml(con_las_comillas_que_pide_el_esquema(modelo, arbol))
    veredicto = vale_para_el_modelo(raiz, tal_cual)

    if con_comillas != tal_cual:
        assert vale_para_el_modelo(raiz, con_comillas) == veredicto
    assert vale_para_el_esquema(raiz, con_comillas) == veredicto, con_comillas
    return veredicto


# --- registros enteros


@DESPACIO
@given(DE_ARCHIVO, st.data())
def test_un_registro_bien_escrito_vale_para_los_dos(raiz: Raiz, azar: st.DataObject) -> None:
    assert comparar(raiz, azar.draw(registros(raiz.modelo)))


@DESPACIO
@given(FICHAS, st.data())
def test_una_ficha_bien_escrita_vale_para_los_dos(
    variante: type[Registro], azar: st.DataObject
) -> None:
    assert comparar(ESQUEMAS["practica"], azar.draw(registros(variante)))


@DESPACIO
@given(DE_ARCHIVO, st.data())
def test_de_un_registro_estropeado_los_dos_dicen_lo_mismo(raiz: Raiz, azar: st.DataObject) -> None:
    comparar(raiz, azar.draw(estropeados(registros(raiz.modelo))))


@DESPACIO
@given(FICHAS, st.data())
def test_de_una_ficha_estropeada_los_dos_dicen_lo_mismo(
    variante: type[Registro], azar: st.DataObject
) -> None:
    comparar(ESQUEMAS["practica"], azar.draw(estropeados(registros(variante))))


# --- todos los campos, uno por uno


MINIMOS: dict[str, Arbol] = {
    "id": Escrito("R1"),
    "tipo": Escrito("leccion_aprendida"),
    "fecha": Escrito("2022"),
    "plazo": Escrito("2022"),
    "url": Escrito("https://ejemplo.org"),
    "resultado": Escrito("verificada"),
    "cantidad": Escrito("2"),
    "cumple": Escrito("parcial"),
    "monto": Escrito("1500.50"),
    "moneda": Escrito("USD"),
    "nivel": Escrito("alta"),
}
"""Con qué se rellena cada clave obligatoria que no es un texto."""


def minimo(modelo: type[Registro]) -> dict[str, Arbol]:
    relleno = MINIMOS | {"estado": Escrito("en_curso")}
    if modelo is BuenaPractica:
        relleno["tipo"] = Escrito("buena_practica")
    return {c.clave: relleno.get(c.clave, Escrito("x")) for c in campos(modelo) if c.obligatorio}


ADMITIDOS_POR_POCOS = (Escrito("no_aplica"), Escrito("USD"), Escrito("2023-10-11"))
"""Lo único de la lista de hostiles que vale en algún campo, y una fecha: se prueba siempre."""
DISTINTOS = {
    (escritura(modelo, campo.clave), campo.registro, campo.es_lista, campo.obligatorio): (
        modelo,
        campo,
    )
    for modelo in MODELOS
    for campo in campos(modelo)
}
"""Un campo de cada modo de escribirse que hay en todos los modelos."""


@pytest.mark.parametrize(
    ("modelo", "campo"),
    DISTINTOS.values(),
    ids=[f"{modelo.__name__}.{campo.clave}" for modelo, campo in DISTINTOS.values()],
)
def test_de_cualquier_valor_de_cualquier_campo_los_dos_dicen_lo_mismo(
    modelo: type[Registro], campo: Campo
) -> None:
    raiz = _raiz(modelo)
    assert comparar(raiz, minimo(modelo))

    # a cada campo le tocan otros valores: entre todos se prueban todos
    hostiles = una_parte(HOSTILES, cada=4, desde=[*DISTINTOS.values()].index((modelo, campo)))
    veredictos = {
        comparar(raiz, minimo(modelo) | {campo.clave: valor})
        for hostil in (
            *hostiles,
            *COMPUESTOS,
            *ADMITIDOS_POR_POCOS,
            *map(Escrito, escritura(modelo, campo.clave).valores),
        )
        for valor in (hostil, [hostil])
    }
    assert veredictos == {True, False}


def _raiz(modelo: type[Registro]) -> Raiz:
    return ESQUEMAS["practica"] if issubclass(modelo, FichaBase) else Raiz("Uno", modelo)


@pytest.mark.parametrize("modelo", MODELOS, ids=lambda modelo: modelo.__name__)
def test_lo_que_falta_lo_que_sobra_y_lo_que_no_es_un_mapa_se_rechaza(
    modelo: type[Registro],
) -> None:
    raiz, completo = _raiz(modelo), minimo(modelo)
    malos: list[Arbol] = [
        *({c: v for c, v in completo.items() if c != quitada} for quitada in completo),
        *(completo | {quitada: Escrito("")} for quitada in completo),
        completo | {"rejion": Escrito("x")},
        completo | {"rejion": Escrito("")},
        [completo],
        Escrito("x"),
        [],
    ]

    assert [comparar(raiz, malo) for malo in malos] == [False] * len(malos)


# --- las diferencias permitidas

NUMERO = "titulo: T\norganizacion: O\nnumero: {}\n"
PRIORIDAD = "titulo: T\norganizacion: O\nprioridad_mas_alta: {}\n"
EVALUACION = ESQUEMAS["evaluacion"]


@pytest.mark.parametrize("literal", ["1.10", "2022", "-3", "1e3", "0x1F", ".inf", "true", "FALSE"])
def test_un_texto_que_parece_otra_cosa_vale_con_un_aviso_y_el_esquema_pide_comillas(
    literal: str,
) -> None:
    texto = NUMERO.format(literal)
    avisos = cargar(Memoria({"data/evaluaciones/e.yaml": texto.encode()})).diagnosticos

    assert [(aviso.codigo, aviso.posicion.linea) for aviso in avisos] == [(VALOR_AMBIGUO, 3)]
    assert not vale_para_el_esquema(EVALUACION, texto)
    assert vale_para_el_esquema(EVALUACION, NUMERO.format(f'"{literal}"'))


def test_tambien_en_el_nombre_de_una_parte_que_va_sin_su_clave() -> None:
    texto = "titulo: T\npartes: [CRM, 1.10]\n"
    avisos = cargar(Memoria({"data/acuerdos/a.yaml": texto.encode()})).diagnosticos

    assert [(aviso.codigo, aviso.posicion.columna) for aviso in avisos] == [(VALOR_AMBIGUO, 15)]
    assert not vale_para_el_esquema(ESQUEMAS["acuerdo"], texto)
    assert vale_para_el_esquema(ESQUEMAS["acuerdo"], texto.replace("1.10", '"1.10"'))


@pytest.mark.parametrize("literal", ["no", "yes", "2022-11-30", "12:30", "1_000", "=", "0b1"])
def test_lo_que_solo_tuercen_los_programas_viejos_vale_para_los_dos(literal: str) -> None:
    assert vale_para_el_modelo(EVALUACION, NUMERO.format(literal))
    assert vale_para_el_esquema(EVALUACION, NUMERO.format(literal))


@pytest.mark.parametrize("literal", ["+3", "3.0", "0x3", "0o3", "3e0"])
def test_un_numero_escrito_de_otra_forma_solo_lo_ve_el_programa(literal: str) -> None:
    assert not vale_para_el_modelo(EVALUACION, PRIORIDAD.format(literal))
    assert vale_para_el_esquema(EVALUACION, PRIORIDAD.format(literal))
    assert not vale_para_el_esquema(EVALUACION, PRIORIDAD.format(f'"{literal}"'))


@pytest.mark.parametrize("literal", ["3", "03", '"3"', '"03"'])
def test_un_numero_vale_con_comillas_y_sin_ellas(literal: str) -> None:
    assert vale_para_el_modelo(EVALUACION, PRIORIDAD.format(literal))
    assert vale_para_el_esquema(EVALUACION, PRIORIDAD.format(literal))
