"""Lo que una ejecución toma de fuera: reloj, entorno y de qué archivos se habla."""

from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

from apoyo.carteras import CONFIGURACION, cambiada, escribir
from apoyo.ejecucion import Resultado, seg
from seguimiento.comandos import sesion
from seguimiento.comandos.periodo import leer_dia
from seguimiento.comandos.salida import Salida


@pytest.fixture
def _casi_medianoche(monkeypatch: pytest.MonkeyPatch) -> None:
    """Son las 02:30 del día 16 en Londres y las 21:30 del 15 en Guayaquil."""

    class Reloj(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Reloj":
            return cls(2023, 4, 16, 2, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(sesion, "datetime", Reloj)


# ── La fecha ─────────────────────────────────────────────────────────────────


def hoy_de(visto: Resultado) -> str:
    assert visto.codigo == 0
    return str(visto.json["hoy"])


@pytest.mark.usefixtures("_casi_medianoche")
def test_manda_hoy_luego_el_entorno_luego_el_reloj(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hoy_de(seg("status", "--json", en=rica, hoy="")) == "2023-04-15"
    monkeypatch.setenv("SEG_HOY", "2023-07-01")
    assert hoy_de(seg("status", "--json", en=rica, hoy="")) == "2023-07-01"
    assert hoy_de(seg("status", "--json", en=rica, hoy="2023-12-31")) == "2023-12-31"


@pytest.mark.usefixtures("_casi_medianoche")
@pytest.mark.parametrize(
    ("zona", "hoy"),
    [("America/Guayaquil", "2023-04-15"), ("Europe/London", "2023-04-16"), ("UTC", "2023-04-16")],
)
def test_el_reloj_se_lee_en_la_zona_configurada(zona: str, hoy: str, tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(CONFIGURACION, "America/Guayaquil", zona))
    assert hoy_de(seg("status", "--json", en=tmp_path, hoy="")) == hoy


def test_el_reloj_se_lee_una_sola_vez(rica: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lecturas: list[str | None] = []

    def hoy_en(zona: str | None, _calcular: object) -> date:
        lecturas.append(zona)
        return date(2023, 4, 15)

    monkeypatch.setattr(sesion, "en_la_zona", hoy_en)
    seg("status", "--json", en=rica, hoy="")
    assert lecturas == ["America/Guayaquil"]


@pytest.mark.parametrize("zona", ["Marte/Olympus", "../../etc/passwd", "America", "/etc/localtime"])
def test_una_zona_desconocida_se_dice_y_con_hoy_no_hace_falta(zona: str, tmp_path: Path) -> None:
    escribir(tmp_path, cambiada(CONFIGURACION, "America/Guayaquil", zona))
    assert seg("status", en=tmp_path, hoy="") == Resultado(
        2,
        "",
        f"error: no existe la zona horaria «{zona}» de seguimiento.yaml\n"
        "  use un nombre como «America/Guayaquil» o indique la fecha con --hoy\n",
    )
    assert seg("status", en=tmp_path).codigo == 0


@pytest.mark.parametrize(
    ("escrita", "error"),
    [
        ("2023-02-30", "«2023-02-30» no es una fecha para --hoy: febrero de 2023 tiene 28 días"),
        ("ayer", "«ayer» no es una fecha para --hoy"),
        ("pronto", "«pronto» no es una fecha para --hoy"),
        ("", "«--hoy» no tiene nada escrito"),
    ],
)
def test_una_fecha_que_no_lo_es_no_se_adivina(escrita: str, error: str, rica: Path) -> None:
    visto = seg("--hoy", escrita, "status", en=rica, hoy="")
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores.startswith(f"error: {error}")


def test_una_fecha_mala_del_entorno_se_atribuye_al_entorno(
    rica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEG_HOY", "mañana")
    visto = seg("status", en=rica, hoy="")
    assert (visto.codigo, visto.salida) == (2, "")
    assert visto.errores.startswith("error: «mañana» no es una fecha para SEG_HOY")


def test_una_fecha_con_otra_forma_se_entiende(capsys: pytest.CaptureFixture[str]) -> None:
    leido = leer_dia(Salida(), "15/04/2023", "--hasta", lambda: date(2023, 4, 1))
    assert leido == date(2023, 4, 15)
    assert "«15/04/2023» en --hasta se lee «2023-04-15»" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("escrito", "dia"),
    [
        ("Q3 2024", "2024-09-30"),
        ("2024-T3", "2024-09-30"),
        ("feb 2024", "2024-02-29"),
        ("2023", "2023-12-31"),
        ("20230415", "2023-04-15"),
    ],
)
def test_donde_hace_falta_un_dia_es_el_ultimo_y_se_dice(escrito: str, dia: str) -> None:
    visto = seg("--hoy", escrito, "status", hoy="")
    assert visto.errores.startswith(f"aviso: «{escrito}» en --hoy se lee «{dia}»: ")
    assert visto.salida == seg("--hoy", dia, "status", hoy="").salida
