"""El historial de un elemento: para leerlo y para otros programas."""

from collections.abc import Iterator
from typing import Any

from seguimiento.analisis.historial import Guardado, Historial, Suceso
from seguimiento.piezas import Bloque, Columna, ColumnaDe, Parrafo, Texto, Tono, tabla
from seguimiento.redaccion import al_principio, cuenta, dia_en_palabras, enumeracion, fecha_breve

LETRAS_DE_COMMIT = 12
SIN_GUARDAR = "sin guardar"


def en_bloques(visto: Historial, sin_commits: str = "") -> Iterator[Bloque]:
    """La lista por fecha y, detrás, lo que le falta; `sin_commits` dice por qué no hay cambios guardados."""
    elemento = visto.elemento
    yield Parrafo(f"Historial de {elemento.ref}", Tono.TITULO)
    if visto.sucesos:
        columnas: tuple[ColumnaDe[Suceso], ...] = (
            (Columna("Fecha", corta=True), _fecha),
            (Columna("Quién", minimo=12), _quien),
            (Columna("Qué", peso=2), lambda uno: _que(uno, visto)),
            (Columna("Por qué"), _por_que),
        )
        yield tabla("", columnas, visto.sucesos)
    else:
        yield Parrafo("No consta nada con fecha.")
    yield from (Parrafo(frase, Tono.ATENCION) for frase in _lo_que_falta(visto, sin_commits))


def _lo_que_falta(visto: Historial, sin_commits: str) -> Iterator[str]:
    if sin_commits:
        yield f"Sin los cambios guardados: {sin_commits}."
    if visto.desde:
        dia = fecha_breve(visto.desde)
        yield f"Historia desde {visto.desde.isoformat()} ({dia}): el clon es superficial y no tiene lo anterior."
    if visto.ilegibles:
        verbo = "no se lee y se salta" if len(visto.ilegibles) == 1 else "no se leen y se saltan"
        versiones = cuenta(len(visto.ilegibles), "versión", "versiones")
        yield f"{versiones} {verbo}: {enumeracion(visto.ilegibles)}."
    if visto.posteriores:
        yield f"{cuenta(visto.posteriores, 'anotación', 'anotaciones')} con fecha posterior al corte."
    if visto.sin_fecha:
        yield f"{cuenta(visto.sin_fecha, 'anotación', 'anotaciones')} sin fecha, que no se sabe dónde {'va' if visto.sin_fecha == 1 else 'van'}."


def _fecha(uno: Suceso) -> str:
    if uno.declarado is not None:
        return fecha_breve(uno.declarado.fecha)
    return SIN_GUARDAR if uno.sin_guardar else fecha_breve(uno.dia)


def _quien(uno: Suceso) -> str:
    if uno.declarado is not None:
        return uno.declarado.quien
    return uno.registrado.autor if uno.registrado else ""


def _que(uno: Suceso, visto: Historial) -> Texto:
    if uno.declarado is None:
        return Texto(al_principio("; ".join(uno.cambios)), detalle=_duda(uno))
    de_dentro = uno.ref != visto.elemento.ref
    delante = f"{uno.ref.rpartition('/')[2]}: " if de_dentro else ""
    return Texto(f"{delante}{uno.declarado.que}", detalle=_registro(uno))


def _registro(uno: Suceso) -> str:
    """Cuándo se registró, si fue tarde, si no se sabe bien o si aún no se ha guardado."""
    if uno.sin_guardar:
        return SIN_GUARDAR
    guardado = uno.registrado
    if guardado is None:
        return ""
    if uno.ilegibles:
        return f"registrada, a lo más tarde, {_en(guardado)}"
    if uno.dias_despues is None:
        return ""
    return f"registrada {cuenta(uno.dias_despues, 'día')} después, {_en(guardado)}"


def _en(guardado: Guardado) -> str:
    return f"el {dia_en_palabras(guardado.dia)} ({guardado.commit[:LETRAS_DE_COMMIT]})"


def _duda(uno: Suceso) -> str:
    if not uno.ilegibles:
        return ""
    cual = "la versión anterior" if len(uno.ilegibles) == 1 else "las versiones anteriores"
    verbo = "no se lee" if len(uno.ilegibles) == 1 else "no se leen"
    return f"o antes: {cual} {verbo}"


def _por_que(uno: Suceso) -> Texto:
    if uno.declarado is not None:
        return Texto(uno.declarado.por_que)
    guardado = uno.registrado
    if guardado is None:
        return Texto("")
    return Texto(guardado.asunto, detalle=guardado.commit[:LETRAS_DE_COMMIT])


def objeto(visto: Historial, sin_commits: str = "") -> dict[str, Any]:
    """Las claves propias de `seg historial --formato json`, sin la envoltura."""
    elemento = visto.elemento
    return {
        "ref": elemento.ref,
        "clase": elemento.clase.value,
        "desde": visto.desde.isoformat() if visto.desde else None,
        "sin_commits": sin_commits or None,
        "no_se_leen": [*visto.ilegibles],
        "posteriores": visto.posteriores,
        "sin_fecha": visto.sin_fecha,
        "historial": [_suceso(uno) for uno in visto.sucesos],
    }


def _suceso(uno: Suceso) -> dict[str, Any]:
    guardado = uno.registrado
    de_git = {
        "commit": guardado.commit if guardado else None,
        "registrado": guardado.dia.isoformat() if guardado else None,
        "sin_guardar": uno.sin_guardar,
        "no_se_leen": [*uno.ilegibles],
    }
    if uno.declarado is None:
        return {
            "clase": "cambio",
            "ref": uno.ref,
            "fecha": None if uno.sin_guardar else uno.dia.isoformat(),
            "quien": guardado.autor if guardado else None,
            "que": [*uno.cambios],
            "por_que": guardado.asunto if guardado else None,
            **de_git,
            "dias_despues": None,
        }
    return {
        "clase": uno.declarado.clase.value,
        "ref": uno.ref,
        "fecha": str(uno.declarado.fecha),
        "quien": uno.declarado.quien or None,
        "que": [uno.declarado.que],
        "por_que": uno.declarado.por_que or None,
        **de_git,
        "dias_despues": uno.dias_despues,
    }
