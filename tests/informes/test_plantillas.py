"""Lo que puede y no puede una plantilla, escrita por quien la use bien y por quien quiera usarla mal."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from apoyo.ingles import INGLES
from apoyo.posix import mkfifo
from seguimiento.diagnosticos import Diagnostico
from seguimiento.formatos.diagnosticos import un_diagnostico
from seguimiento.informes.plantillas import Plantillas, Rendido


@dataclass(frozen=True, slots=True)
class Parte:
    texto: str
    enlace: str = ""


@dataclass(frozen=True, slots=True)
class Muestra:
    titulo: str = "Informe"
    partes: tuple[Parte, ...] = (Parte("una", "data/a.yaml#L1"), Parte("dos"))
    cuantas: int = 2
    nada: object = None
    si: bool = True
    ruta: object = Path("/etc")


@dataclass
class Cambiante:
    titulo: str = "Informe"


@pytest.fixture
def con_poco_gasto(monkeypatch: pytest.MonkeyPatch) -> None:
    """Un tope con que no haya que esperar."""
    monkeypatch.setattr("seguimiento.informes.plantillas.gasto.MAXIMO_DE_GASTO", 200_000)


HOSTIL = "<script>alert(1)</script>&\"'|"
MACROS = "{% macro p(x) %}{{ x }}{% endmacro %}"


def rendida(carpeta: Path, texto: str | bytes, vista: object = None, de: str = "html") -> Rendido:
    """Lo que resulta de una plantilla propia, `x`, con unas macros al lado."""
    contenido = texto.encode() if isinstance(texto, str) else texto
    (carpeta / f"x.{de}.j2").write_bytes(contenido)
    (carpeta / f"_m.{de}.j2").write_text(MACROS, "utf-8")
    return Plantillas(carpeta).rendir(f"x.{de}.j2", vista or Muestra())


def texto_de(carpeta: Path, texto: str, vista: object = None, de: str = "html") -> str:
    """El texto que sale de una plantilla sin defectos."""
    resultado = rendida(carpeta, texto, vista, de)
    assert resultado.diagnosticos == ()
    return resultado.texto


def defecto(carpeta: Path, texto: str | bytes, de: str = "html") -> Diagnostico:
    """Lo único que se dice de una plantilla con defectos, de la que no sale nada."""
    resultado = rendida(carpeta, texto, de=de)
    assert resultado.texto == ""
    [dicho] = resultado.diagnosticos
    return dicho


def senalado(dicho: Diagnostico) -> str:
    """`linea:columna` y el trozo que se señala."""
    donde = dicho.posicion
    trozo = dicho.extracto[donde.columna - 1 : donde.columna - 1 + donde.largo]
    return f"{donde.linea}:{donde.columna} {trozo}"


# Lo que sale ------------------------------------------------------------------------------------


def test_en_una_plantilla_de_html_se_protegen_las_etiquetas_y_las_comillas(tmp_path: Path) -> None:
    vista = Muestra(titulo=HOSTIL)
    protegido = "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#x27;|"
    assert texto_de(tmp_path, '<p title="{{ vista.titulo }}">', vista) == f'<p title="{protegido}">'
    assert texto_de(tmp_path, "{{ vista.titulo|safe }}", vista) == protegido


def test_en_una_tabla_de_markdown_un_dato_no_sale_de_su_celda(tmp_path: Path) -> None:
    vista = Muestra(titulo="a | b\n# c <script>")
    escrito = texto_de(tmp_path, "| {{ vista.titulo }} |", vista, "md")
    assert escrito == "| a \\| b<br># c &lt;script> |"


@pytest.mark.parametrize(
    ("dato", "escrito"),
    [
        ("- uno", "\\- uno"),
        ("+ uno", "\\+ uno"),
        ("1. uno", "1\\. uno"),
        ("12) uno", "12\\) uno"),
        ("===", "\\==="),
        ("---", "\\---"),
        ("-", "\\-"),
        ("1.1 uno", "1.1 uno"),
        ("-5 grados", "-5 grados"),
        ("15-abr-2023", "15-abr-2023"),
        ("2023", "2023"),
        ("cuesta $5 o $6", "cuesta $5 o $6"),
        ("$x$", "\\$x$"),
        ("*a* _b_ `c` ~~d~~ {e} [f](g) <h> &amp;", None),
    ],
)
def test_al_principio_de_una_linea_un_dato_no_es_una_lista_ni_un_titulo(
    dato: str, escrito: str | None, tmp_path: Path
) -> None:
    entero = "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ {e} \\[f\\](g) &lt;h> &amp;amp;"
    assert texto_de(tmp_path, "{{ vista.titulo }}", Muestra(titulo=dato), "md") == (
        escrito or entero
    )


@pytest.mark.parametrize("de", ["html", "md"])
def test_lo_que_no_se_ve_se_dice_con_su_codigo(de: str, tmp_path: Path) -> None:
    vista = Muestra(titulo="a\u202eb\x07c")
    assert texto_de(tmp_path, "{{ vista.titulo }}", vista, de) == "aU+202EbU+0007c"


@pytest.mark.parametrize(
    ("enlace", "en_html", "en_markdown"),
    [
        (
            "https://ejemplo.org/a_(b)",
            "https://ejemplo.org/a_(b)",
            "https://ejemplo.org/a_%28b%29",
        ),
        ("HTTP://ejemplo.org", "HTTP://ejemplo.org", "HTTP://ejemplo.org"),
        ("mailto:a@ejemplo.org", "mailto:a@ejemplo.org", "mailto:a@ejemplo.org"),
        ("../data/a:b.yaml#L1", "../data/a:b.yaml#L1", "../data/a:b.yaml#L1"),
        ("#una", "#una", "#una"),
        ("javascript:alert(1)", "", ""),
        (" JavaScript:alert(1)", "", ""),
        ("java\nscript:alert(1)", "", ""),
        ("data:text/html,x", "", ""),
        ("vbscript:x", "", ""),
    ],
)
def test_un_enlace_solo_lleva_a_donde_puede_irse_sin_riesgo(
    enlace: str, en_html: str, en_markdown: str, tmp_path: Path
) -> None:
    vista = Muestra(partes=(Parte("una", enlace),))
    plantilla = "{% for parte in vista.partes %}{{ parte.enlace }}{% endfor %}"
    assert texto_de(tmp_path, plantilla, vista) == en_html
    assert texto_de(tmp_path, plantilla, vista, "md") == en_markdown


@pytest.mark.parametrize(
    ("plantilla", "sale"),
    [
        ("{% for p in vista.partes %}{{ loop.index }}{{ p.texto }}{% endfor %}", "1una2dos"),
        ("{% for p in vista.partes[1:] %}{{ p['texto'] }}{% endfor %}", "dos"),
        ("{% for p in vista.partes if p.enlace %}{{ p.texto }}{% else %}no{% endfor %}", "una"),
        ("{% for p in vista.partes %}{{ loop.cycle('a', 'b') }}{% endfor %}", "ab"),
        ("{{ vista.partes[-1].texto }} de {{ vista.cuantas }}", "dos de 2"),
        ("{% import '_m.html.j2' as m with context %}{{ m.p(vista.titulo) }}", "Informe"),
        ("{% from '_m.html.j2' import p %}{{ p(vista.titulo)|safe }}", "Informe"),
        ("{% macro c() %}[{{ caller() }}]{% endmacro %}{% call c() %}a{% endcall %}", "[a]"),
        ("{% set t %}<b>{{ vista.titulo }}</b>{% endset %}{{ t }}", "<b>Informe</b>"),
        ("{% with t = vista.titulo %}{{ t|upper }}{% endwith %}", "INFORME"),
        ("{{ 'sí' if vista.si and not vista.nada else 'no' }}", "sí"),
        ("{% if vista.titulo == 'Informe' or vista.cuantas > 3 %}a{% endif %}", "a"),
        ("{{ ['a', '<b>']|join(', ') }}{{ vista.partes|length }}", "a, &lt;b&gt;2"),
        (
            "{% for l in vista.partes|batch(1) %}{{ l[0].texto|capitalize }};{% endfor %}",
            "Una;Dos;",
        ),
        (
            "{{ (vista.partes|first).texto }}{{ ' a '|trim }}{{ 'A'|lower }}{{ 'ab'|last }}",
            "unaaab",
        ),
        ("{% raw %}{{ vista }}{% endraw %}{# nada #}", "{{ vista }}"),
        ("\ufeffa\r\nb", "a\nb"),
    ],
)
def test_lo_que_una_plantilla_puede_hacer(plantilla: str, sale: str, tmp_path: Path) -> None:
    assert texto_de(tmp_path, plantilla) == sale
    assert [*Plantillas(tmp_path).revisar("x.html.j2")] == [
        dicho for dicho in Plantillas(tmp_path).revisar("x.html.j2") if dicho.codigo == "SEG805"
    ]


@pytest.mark.parametrize(
    "cual", ["p(vista.titulo)[1:]", "p(vista.titulo)|trim", "p(vista.titulo)|first"]
)
def test_de_lo_ya_protegido_no_sale_un_trozo_sin_proteger(cual: str, tmp_path: Path) -> None:
    plantilla = "{% from '_m.md.j2' import p %}{{ " + cual + " }}"
    escrito = texto_de(tmp_path, plantilla, Muestra(titulo="|||<b>"), "md")
    assert "|" not in escrito.replace("\\|", "")
    assert "<" not in escrito


def test_en_markdown_los_bloques_vacios_no_dejan_mas_de_una_linea_en_blanco(tmp_path: Path) -> None:
    plantilla = "a\n\n{% if vista.nada %}\nx\n{% endif %}\n\n\nb\n"
    assert texto_de(tmp_path, plantilla, de="md") == "a\n\nb\n"
    assert texto_de(tmp_path, plantilla) == "a\n\n\n\nb\n"


# Lo que no puede --------------------------------------------------------------------------------

NO_PUEDE = {
    # llegar a lo que hay detrás de los datos
    "{{ vista.__class__ }}": ("SEG803", "1:10 __class__", "no se permite «__class__»"),
    "\n\n  {{ vista['__globals__'] }}": (
        "SEG803",
        "3:13 __globals__",
        "no se permite «__globals__»",
    ),
    "{{ vista|attr('__class__') }}": ("SEG803", "1:10 attr", "no se permite el filtro «attr»"),
    "{{ '%s'|format(vista) }}": ("SEG803", "1:9 format", "no se permite el filtro «format»"),
    "{{ '{0.x}'.format(vista) }}": ("SEG803", "1:12 format", "no se permite llamar a «format»"),
    "{{ vista.titulo.upper() }}": ("SEG803", "1:17 upper", "no se permite llamar a «upper»"),
    "{{ (vista.titulo)() }}": ("SEG803", "1:11 titulo", "no se permite llamar a «titulo»"),
    "{{ vista.titulo()() }}": ("SEG803", "1:16 (", "no se permite llamar a «(»"),
    "{% set p = vista.titulo %}{% macro p() %}{% endmacro %}{% set p = 'a' %}{{ p() }}": (
        "SEG803",
        None,
        "solo puede llamarse a una macro",
    ),
    "{% set a = '__class__' %}{{ vista[a] }}": ("SEG803", None, "no se permite «__class__»"),
    "{% for a in '__class__' %}{{ vista[a] }}{% endfor %}": ("SEG802", None, None),
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}": ("SEG802", None, "falta el argumento «a»"),
    "{{ self }}": ("SEG803", "1:4 self", "no se permite «self»"),
    "{{ namespace() }}": ("SEG803", "1:4 namespace", "no se permite «namespace»"),
    "{{ vista.ruta.parent }}": ("SEG802", "1:15 parent", "no existe «parent» en «PosixPath»"),
    "{{ _contado }}": ("SEG803", "1:4 _contado", "no se permite «_contado»"),
    "{{ vista.partes|_contado(0) }}": ("SEG801", "1:17 _contado", "no existe el filtro «_contado»"),
    "{% import '_m.html.j2' as m %}{{ m.p(*vista.partes) }}": (
        "SEG803",
        "1:38 *",
        "no se permite llamar con «*»",
    ),
    # cambiar los datos o calcular con ellos
    "{% set vista.titulo = 'x' %}": ("SEG803", "1:8 vista.titulo", "no se permite cambiar un dato"),
    "{{ vista.cuantas + 1 }}": ("SEG803", "1:1 {", "no se permite calcular"),
    "{{ 'a' * 1000000000 }}": ("SEG803", "1:1 {", "no se permite calcular"),
    "{{ 10 ** 10 ** 10 }}": ("SEG803", "1:1 {", "no se permite calcular"),
    "{{ 1.5 }}": ("SEG803", "1:4 1.5", "no se permite calcular"),
    "{{ -vista.cuantas }}": ("SEG803", "1:4 -", "no se permite calcular"),
    "{{ vista.titulo ~ 'a' }}": ("SEG803", "1:17 ~", "no se permite «~»"),
    "{{ vista.nada is defined }}": ("SEG803", "1:1 {", "no se permite preguntar con «is»"),
    "{{ {} }}": ("SEG803", "1:1 {", "no se permite «{…: …}»"),
    # dejar de proteger, o poner un dato donde mandaría
    "{% autoescape false %}{{ vista.titulo }}{% endautoescape %}": (
        "SEG803",
        "1:4 autoescape",
        "no se permite «autoescape»",
    ),
    "{% filter upper %}a{% endfilter %}": ("SEG803", "1:1 {", "no se permite «{% filter %}»"),
    "{{ vista.titulo|e }}": ("SEG803", "1:17 e", "sobra «|e»"),
    "<script>'{{ vista.titulo }}'</script>": (
        "SEG803",
        "1:19 titulo",
        "un dato no puede ir en «<script>»",
    ),
    "<script>let titulo = '{{ vista.titulo }}'</script>": (
        "SEG803",
        "1:32 titulo",
        "un dato no puede ir en «<script>»",
    ),
    "<style>{{ vista.titulo }}</style>": ("SEG803", None, "un dato no puede ir en «<style>»"),
    "<p onclick='{{ vista.titulo }}'>": (
        "SEG803",
        None,
        "un dato no puede ir en el atributo «onclick»",
    ),
    "<p style='{{ vista.titulo }}'>": (
        "SEG803",
        None,
        "un dato no puede ir en el atributo «style»",
    ),
    "<p\n class={{ vista.titulo }}>": (
        "SEG803",
        "2:17 titulo",
        "un dato no puede ir en el atributo «class», que va sin comillas",
    ),
    "<p {{ vista.titulo }}>": ("SEG803", None, "un dato no puede ir en el nombre de un atributo"),
    "<{{ vista.titulo }}>": ("SEG803", None, "un dato no puede ir en el nombre de una etiqueta"),
    "<p></{{ vista.titulo }}>": (
        "SEG803",
        None,
        "un dato no puede ir en el nombre de una etiqueta",
    ),
    "<!-- {{ vista.titulo }} -->": ("SEG803", None, "un dato no puede ir en un comentario"),
    "<!doctype {{ vista.titulo }}>": ("SEG803", None, "un dato no puede ir en una declaración"),
    "<![CDATA[{{ vista.titulo }}]]>": (
        "SEG803",
        None,
        "un dato no puede ir en una declaración",
    ),
    "<?{{ vista.titulo }}>": ("SEG803", None, "un dato no puede ir en una instrucción"),
    "<p title='{{ vista.titulo }}": (
        "SEG803",
        None,
        "un dato no puede ir en una etiqueta que no se cierra",
    ),
    "<a href='{{ vista.titulo }}'>": (
        "SEG803",
        None,
        "un dato no puede ir en el principio de una dirección",
    ),
    "{% macro a(enlace) %}<a href='{{ enlace }}'>{% endmacro %}{{ a(vista.titulo) }}": (
        "SEG803",
        None,
        "un dato no puede ir en el principio de una dirección",
    ),
    "<a href='{{ 'javascript:' }}'>": (
        "SEG803",
        None,
        "un dato no puede ir en el principio de una dirección",
    ),
    # no acabar nunca
    "{% for i in range(1000000000) %}a{% endfor %}": (
        "SEG803",
        "1:13 range",
        "no se permite «range»",
    ),
    "{% include 'x.html.j2' %}": ("SEG803", "1:1 {", "la plantilla se llama a sí misma sin fin"),
    "{% extends 'x.html.j2' %}": ("SEG803", "1:1 {", "la plantilla se llama a sí misma sin fin"),
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}": (
        "SEG803",
        None,
        "la plantilla se llama a sí misma sin fin",
    ),
    "{% for x in vista.partes recursive %}{{ loop(vista.partes) }}{% endfor %}": (
        "SEG803",
        "1:26 recursive",
        "no se permite «recursive»",
    ),
    # llegar a otros archivos
    "{% include '../../etc/passwd' %}": (
        "SEG804",
        "1:13 ../../etc/passwd",
        "la plantilla «../../etc/passwd» no puede leerse: no existe",
    ),
    "{% include '/etc/passwd' %}": (
        "SEG804",
        "1:13 /etc/passwd",
        "la plantilla «/etc/passwd» no puede leerse: no existe",
    ),
    "{% include '.oculta.md.j2' %}": (
        "SEG804",
        "1:13 .oculta.md.j2",
        "la plantilla «.oculta.md.j2» no puede leerse: no existe",
    ),
    "{% include vista.titulo %}": (
        "SEG803",
        "1:1 {",
        "la otra plantilla tiene que nombrarse entre comillas",
    ),
    "{% include 'n.html.j2' ignore missing %}": (
        "SEG803",
        "1:24 ignore",
        "no se permite «ignore missing»",
    ),
    # nombrar lo que no hay
    "{{ vista.titol }}": ("SEG802", "1:10 titol", "no existe «titol» en «Muestra»"),
    "{{ vista.titulo }}\n{{\n vista.titol }}": (
        "SEG802",
        "3:8 titol",
        "no existe «titol» en «Muestra»",
    ),
    "{% if vista.titol %}a{% endif %}": ("SEG802", "1:13 titol", "no existe «titol» en «Muestra»"),
    "{{ titulo }}": ("SEG802", "1:4 titulo", "no existe «titulo»"),
    "{{ vista.partes.texto }}": ("SEG802", "1:17 texto", "una lista no tiene «texto»"),
    "{{ vista.titulo.texto }}": ("SEG802", "1:17 texto", "un texto no tiene «texto»"),
    "{{ vista.partes[9].texto }}": ("SEG802", "1:1 {", "la lista no llega a tantos"),
    "{{ vista[0] }}": ("SEG802", "1:1 {", "aquí no hay una lista"),
    "{{ vista.nada[1:] }}": ("SEG802", "1:1 {", "aquí no hay una lista"),
    "{{ vista.nada }}": ("SEG802", "1:1 {", "lo que se escribe aquí no tiene valor"),
    "{{ vista.si }}": ("SEG802", "1:1 {", "lo que se escribe aquí no es un texto"),
    "{{ vista.ruta }}": ("SEG802", "1:1 {", "lo que se escribe aquí no es un texto"),
    "{% for c in vista.titulo %}a{% endfor %}": (
        "SEG802",
        "1:1 {",
        "lo que se recorre no es una lista",
    ),
    "{% for p in vista.partes %}{{ loop.x }}{% endfor %}": (
        "SEG802",
        "1:36 x",
        "no existe «x» en un bucle",
    ),
    "{% import '_m.html.j2' as m %}{{ m.q() }}": (
        "SEG802",
        "1:36 q",
        "no existe «q» en la plantilla de la que se trae",
    ),
    "{% from '_m.html.j2' import q %}": ("SEG802", "1:29 q", "no hay ninguna macro «q»"),
    # no entenderse
    "{% if %}": ("SEG801", "1:1 {", "falta algo antes de «%}»"),
    "{% si %}": ("SEG801", "1:4 si", "aquí no va la etiqueta «si»"),
    "{{ vista.titulo": ("SEG801", "1:1 {", "la plantilla termina a media expresión"),
    "{% for a in vista.partes %}": ("SEG801", None, "la plantilla termina sin cerrar «{% for %}»"),
    "{{ vista titulo }}": ("SEG801", "1:10 titulo", "se esperaba «}}» y hay «titulo»"),
    "{{ vista.titulo } }}": ("SEG801", "1:17 }", "sobra «}»"),
    "{{ vista) }}": ("SEG801", "1:9 )", "sobra «)»"),
    "{{ vista; }}": ("SEG801", None, None),
    "{{ vista ? }}": ("SEG801", "1:10 ?", "sobra el signo «?»"),
    "{{ (vista] }}": ("SEG801", None, "hay «]» y se esperaba «)»"),
    "{{ vista. }}": ("SEG801", None, "falta el nombre del dato"),
    "{{ vista.titulo|maiusculas }}": ("SEG801", None, "no existe el filtro «maiusculas»"),
    "{{ 'a' if vista.nada }}": ("SEG801", "1:8 if", "falta decir qué va si no"),
    "{% block a %}{% endblock %}{% block a %}{% endblock %}": (
        "SEG801",
        None,
        "el bloque «a» está dos veces",
    ),
    "{% block a-b %}{% endblock %}": ("SEG801", None, "el nombre del bloque lleva un guion"),
    "{% macro m(a=1, b) %}{% endmacro %}": (
        "SEG801",
        None,
        "los argumentos con valor van al final",
    ),
    "{# abierto": ("SEG801", None, "un comentario no se cierra"),
    "{% raw %}abierto": ("SEG801", None, "un bloque «raw» no se cierra"),
    "{% extends '_m.html.j2' %}{% extends '_m.html.j2' %}": (
        "SEG801",
        None,
        "«{% extends %}» va una sola vez, al principio",
    ),
    "{% from '_m.html.j2' import _p %}": (
        "SEG801",
        None,
        "lo que empieza por «_» no puede traerse",
    ),
    "{% set 1 = 2 %}": ("SEG801", None, "a eso no se le puede dar otro valor"),
    "{% %}": ("SEG801", None, "falta el nombre de la etiqueta"),
    "{% import '_m.html.j2' as m %}{{ m.p(1, 2) }}": (
        "SEG801",
        None,
        "a «p» se le da más de lo que lleva (1)",
    ),
    "{% import '_m.html.j2' as m %}{{ m.p(x=1, y=2) }}": ("SEG801", None, "«p» no lleva «y»"),
    "{{ " + "9" * 5000 + " }}": ("SEG801", "1:1 {", "hay un número que no se entiende"),
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}": (
        "SEG801",
        None,
        "hay demasiadas partes unas dentro de otras",
    ),
    "{% for a in vista.partes %}" * 30 + "{% endfor %}" * 30: (
        "SEG801",
        None,
        "hay demasiadas partes unas dentro de otras",
    ),
    "{{ vista.titulo }}" * 10_001: ("SEG803", "1:1 {", "la plantilla tiene demasiadas partes"),
    "{{ vista.titulo|upper(1) }}": ("SEG801", None, "no se entiende lo que hay aquí"),
}


@pytest.mark.parametrize("plantilla", NO_PUEDE, ids=lambda texto: texto[:60])
def test_lo_que_una_plantilla_no_puede_hacer_se_dice_donde_esta(
    plantilla: str, tmp_path: Path
) -> None:
    codigo, donde, mensaje = NO_PUEDE[plantilla]
    dicho = defecto(tmp_path, plantilla)

    assert (dicho.codigo, dicho.archivo) == (codigo, "x.html.j2")
    assert mensaje in {None, dicho.mensaje}
    assert donde in {None, senalado(dicho)}


@pytest.mark.parametrize("plantilla", NO_PUEDE, ids=lambda texto: texto[:60])
def test_de_una_plantilla_no_se_dice_nada_en_ingles(plantilla: str, tmp_path: Path) -> None:
    dicho = defecto(tmp_path, plantilla)
    ajeno = {*INGLES.findall(f"{dicho.mensaje} {dicho.sugerencia}".replace("else", ""))}
    assert {palabra for palabra in ajeno if palabra not in plantilla} <= {
        "for",
        "is",
        "error",
        "no",
    }


@pytest.mark.parametrize("plantilla", NO_PUEDE, ids=lambda texto: texto[:60])
def test_al_revisarla_no_se_ejecuta_y_no_falla(plantilla: str, tmp_path: Path) -> None:
    dicho = defecto(tmp_path, plantilla)
    revisada = [*Plantillas(tmp_path).revisar("x.html.j2")]
    assert dicho in revisada or revisada == []


def test_al_revisarla_se_dice_todo_lo_que_no_se_permite_y_en_orden(tmp_path: Path) -> None:
    texto = (
        "{{ vista._a|safe }}\n{% include 'no.html.j2' %}\n<p {{ vista.b }}>\n"
        "{% set vista.c = 1 %}{{ vista.d + 1 }}"
    )
    rendida(tmp_path, texto)
    dichos = [(d.codigo, d.posicion.linea) for d in Plantillas(tmp_path).revisar("x.html.j2")]
    assert dichos == [
        ("SEG803", 1),
        ("SEG805", 1),
        ("SEG804", 2),
        ("SEG803", 3),
        ("SEG803", 4),
        ("SEG803", 4),
    ]


def test_safe_se_avisa_y_no_impide_el_informe(tmp_path: Path) -> None:
    assert texto_de(tmp_path, "{{ vista.titulo|safe }}", Muestra(titulo="<b>")) == "&lt;b&gt;"
    [aviso] = Plantillas(tmp_path).revisar("x.html.j2")
    assert un_diagnostico(aviso) == (
        "advertencia[SEG805] «|safe» no tiene efecto: lo que viene de los registros sale como texto\n"
        " --> x.html.j2:1:17\n"
        "  |\n"
        "1 | {{ vista.titulo|safe }}\n"
        "  |                 ^^^^\n"
        "  = ayuda: quítelo  Más: seg regla SEG805\n"
    )


@pytest.mark.usefixtures("con_poco_gasto")
@pytest.mark.parametrize(
    "bomba",
    [
        "{% for a in vista.partes %}" * 19
        + "{% for a in vista.partes %}x{% endfor %}"
        + "{% endfor %}" * 19,
        "{% macro a0() %}x{% endmacro %}"
        + "".join(
            f"{{% macro a{n} () %}}{f'{{{{ a{n - 1}() }}}}' * 10}{{% endmacro %}}"
            for n in range(1, 12)
        )
        + "{{ a11() }}",
        "{% macro a() %}" + "x" * 500_000 + "{% endmacro %}" + "{{ a() }}" * 2000,
    ],
    ids=["bucles", "macros", "textos"],
)
def test_lo_que_no_acabaria_o_llenaria_la_memoria_se_detiene(bomba: str, tmp_path: Path) -> None:
    vista = Muestra(partes=(Parte("una"),) * 3)
    [dicho] = rendida(tmp_path, bomba.replace("a0 ()", "a0()"), vista).diagnosticos
    assert (dicho.codigo, dicho.mensaje) in {
        ("SEG803", "la plantilla repite demasiado y no acabaría"),
        ("SEG801", "hay demasiadas partes unas dentro de otras"),
    }


@pytest.mark.usefixtures("con_poco_gasto")
def test_incluir_muchas_veces_una_plantilla_larga_se_detiene(tmp_path: Path) -> None:
    (tmp_path / "_larga.html.j2").write_text("x" * 500_000, "utf-8")
    incluida = "{% include '_larga.html.j2' %}"
    for _ in range(3):
        incluida = "{% for a in vista.partes %}" + incluida + "{% endfor %}"
    [dicho] = rendida(tmp_path, incluida, Muestra(partes=(Parte("una"),) * 15)).diagnosticos
    assert dicho.mensaje == "la plantilla repite demasiado y no acabaría"


def test_el_gasto_de_un_informe_no_cuenta_para_el_siguiente(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seguimiento.informes.plantillas.gasto.MAXIMO_DE_GASTO", 60)
    monkeypatch.setattr("seguimiento.informes.plantillas.gasto.GASTO_POR_DATO", 0)
    (tmp_path / "x.html.j2").write_text("{% for a in vista.partes %}a{% endfor %}", "utf-8")
    plantillas = Plantillas(tmp_path)
    vista = Muestra(partes=(Parte("una"),) * 50)
    assert [plantillas.rendir("x.html.j2", vista) for _ in range(3)] == [Rendido("a" * 50)] * 3


def test_cuanto_mas_hay_que_mostrar_mas_puede_gastarse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seguimiento.informes.plantillas.gasto.MAXIMO_DE_GASTO", 10)
    recorre = "{% for a in vista.partes %}a{% endfor %}"
    for cuantas in (5, 5000):
        vista = Muestra(partes=(Parte("una"),) * cuantas)
        assert texto_de(tmp_path, recorre, vista) == "a" * cuantas
        excesiva = "{% for a in vista.partes %}" + recorre * 100 + "{% endfor %}"
        assert rendida(tmp_path, excesiva, vista).texto == ""


def test_una_vista_que_puede_cambiar_no_se_muestra(tmp_path: Path) -> None:
    [dicho] = rendida(tmp_path, "{{ vista.titulo }}", Cambiante()).diagnosticos
    assert dicho.mensaje == "no existe «titulo» en «Cambiante»"


def test_lo_que_falla_en_el_propio_programa_no_se_achaca_a_la_plantilla(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fallar(_: object, **__: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("seguimiento.informes.plantillas.proteccion.literal_en_markdown", fallar)
    with pytest.raises(ZeroDivisionError):
        rendida(tmp_path, "{{ vista.titulo }}", de="md")


# De dónde se leen -------------------------------------------------------------------------------


def test_la_propia_sustituye_a_la_del_programa_y_puede_partir_de_ella(tmp_path: Path) -> None:
    propia = (
        "{% extends 'programa/_base.html.j2' %}{% block cuerpo %}{{ super() }}CUERPO{% endblock %}"
    )
    (tmp_path / "_base.html.j2").write_text(propia, "utf-8")
    (tmp_path / "_estilo.css.j2").write_text("/* propio */", "utf-8")
    plantillas = Plantillas(tmp_path)

    assert plantillas.texto("_base.html.j2") == propia
    assert plantillas.texto("programa/_base.html.j2").startswith("{% import")
    assert plantillas.es_propia("_base.html.j2")
    assert not plantillas.es_propia("matriz.html.j2")
    assert [*plantillas.revisar("_base.html.j2")] == []


def test_los_nombres_son_los_de_los_informes_y_todas_las_propias(tmp_path: Path) -> None:
    del_programa = Plantillas().nombres()
    for nombre in ("boletin.md.j2", "_pie.md.j2", "matriz.md.j2", "leeme.txt", ".oculta.md.j2"):
        (tmp_path / nombre).write_text("", "utf-8")

    assert not any(nombre.startswith("_") for nombre in del_programa)
    assert Plantillas(tmp_path).nombres() == sorted({*del_programa, "boletin.md.j2", "_pie.md.j2"})


ILEGIBLES = {
    "ñ".encode("latin-1"): ("no está en UTF-8", "1:1 "),
    "ñ".encode("utf-16"): ("no está en UTF-8", "1:1 "),
    b"a\nb\x00": ("en la línea 2 hay algo que no se ve: U+0000", "2:2 \x00"),
    "{{ vista.\u202etitulo }}".encode(): (
        "en la línea 1 hay algo que no se ve: U+202E",
        "1:10 \u202e",
    ),
    b"x" * (2**20 + 1): ("ocupa 1,1 MiB y el máximo es 1 MiB: no se lee", "1:1 "),
}


@pytest.mark.parametrize("contenido", ILEGIBLES, ids=lambda contenido: repr(contenido[:20]))
def test_la_que_no_puede_leerse_se_dice_y_no_se_ejecuta(contenido: bytes, tmp_path: Path) -> None:
    dicho = defecto(tmp_path, contenido)
    motivo, donde = ILEGIBLES[contenido]
    assert dicho.codigo == "SEG804"
    assert dicho.mensaje == f"la plantilla «x.html.j2» no puede leerse: {motivo}"
    assert senalado(dicho) == donde
    assert dicho.sugerencia
    plantillas = Plantillas(tmp_path)
    assert [*plantillas.revisar("x.html.j2")] == [*plantillas.revisar("x.html.j2")] == [dicho]


def test_el_espacio_duro_el_guion_discrecional_y_el_bom_no_son_un_defecto(tmp_path: Path) -> None:
    assert texto_de(tmp_path, "\ufeffa\u00a0%\u00ad\tb\r\n") == "a\u00a0%\u00ad\tb\n"


def test_la_que_es_un_enlace_no_se_abre_ni_se_incluye(tmp_path: Path) -> None:
    (tmp_path / "secreto").write_text("secreto", "utf-8")
    propias = tmp_path / "propias"
    propias.mkdir()
    (propias / "x.html.j2").symlink_to("../secreto")
    (propias / "y.html.j2").write_text("a\n{% include 'x.html.j2' %}", "utf-8")
    dichos = [Plantillas(propias).rendir(n, Muestra()) for n in ("x.html.j2", "y.html.j2")]

    assert [rendido.texto for rendido in dichos] == ["", ""]
    motivo = "la plantilla «x.html.j2» no puede leerse: es un enlace simbólico y no se abre"
    assert [(d.archivo, d.posicion.linea, d.mensaje) for r in dichos for d in r.diagnosticos] == [
        ("x.html.j2", 1, motivo),
        ("y.html.j2", 2, motivo),
    ]


def test_una_tuberia_o_una_carpeta_con_nombre_de_plantilla_se_dicen_sin_esperar(
    tmp_path: Path,
) -> None:
    mkfifo(tmp_path / "a.html.j2")
    (tmp_path / "b.html.j2").mkdir()
    plantillas = Plantillas(tmp_path)
    for nombre in ("a.html.j2", "b.html.j2"):
        [dicho] = plantillas.revisar(nombre)
        assert dicho.codigo == "SEG804"
        assert plantillas.es_propia(nombre)


def test_un_archivo_que_no_es_una_plantilla_no_se_incluye(tmp_path: Path) -> None:
    (tmp_path / "clave").write_text("secreto", "utf-8")
    dicho = defecto(tmp_path, "{% include 'clave' %}")
    assert dicho.mensaje == "la plantilla «clave» no puede leerse: no existe"


def test_se_senala_la_plantilla_en_que_esta_el_defecto_con_su_carpeta(tmp_path: Path) -> None:
    (tmp_path / "_pie.html.j2").write_text("\n\n  {{ vista.nose }}", "utf-8")
    (tmp_path / "x.html.j2").write_text("{% include '_pie.html.j2' %}", "utf-8")
    [dicho] = Plantillas(tmp_path, "plantillas/").rendir("x.html.j2", Muestra()).diagnosticos
    assert un_diagnostico(dicho) == (
        "error[SEG802] no existe «nose» en «Muestra»\n"
        " --> plantillas/_pie.html.j2:3:12\n"
        "  |\n"
        "3 |   {{ vista.nose }}\n"
        "  |            ^^^^\n"
        "  = ayuda: hay: titulo, partes, cuantas, nada, si, ruta  Más: seg regla SEG802\n"
    )


def test_las_plantillas_del_programa_no_tienen_nada_que_objetar() -> None:
    plantillas = Plantillas()
    assert [d for nombre in plantillas.nombres() for d in plantillas.revisar(nombre)] == []
