"""La página que cuenta cómo se trabaja entre varios es el guion de esta prueba: se hace todo lo que dice, por orden.

Cada persona tiene su copia, y la compartida es un repositorio desnudo en el disco. Un bloque dice de quién es
(`de=ana`); si se responde a lo que se pregunta (`dialogo=si`), lo que hay tras cada pregunta es lo que se teclea.
"""

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from apoyo.carteras import escribir as escribir_en
from apoyo.ejecucion import dialogo, seg
from apoyo.historias import GIT, con_git, git
from apoyo.paginas import A_SU_DIA, Bloque, Pagina, escribir, lo_que_no_casa, objecion

pytestmark = con_git

PAGINA = "docs/entre-varios.md"
DIRECCION = "https://ejemplo.org/oficina/registros.git"
REGISTRO = """\
    # yaml-language-server: $schema=../../esquemas/evaluacion.schema.json
    titulo: Evaluación final del proyecto de acogida
    organizacion: Oficina de ejemplo
    tipo: final
    fecha: 2024-05
    recomendaciones:
      - id: R1
        texto: Acordar con los socios un protocolo único de derivación.
        dirigida_a: [Oficina de país]
        prioridad: 1
        respuesta: {decision: aceptada, fecha: 2024-06-20}
        acciones:
          - id: "1.1"
            descripcion: Redactar el protocolo y validarlo con los socios.
            plazo: 2024-11 # lo pidió la mesa
            responsables: [Unidad de Protección]
          - id: "1.2"
            descripcion: Capacitar en el protocolo al personal de los socios.
            plazo: 2025-03
            responsables: [Unidad de Protección]
"""
_PREGUNTA = re.compile(r"^(?: *número: |Su (?:nombre|correo): |.*\? \[S/n\] )(.+)$")
_EN_EL_FORMULARIO = re.compile(r"Fecha límite de la acción (\S+): (\S+)")


class Oficina:
    """La copia compartida, la de cada persona y lo que cada una hace en la suya."""

    def __init__(self, carpeta: Path, entorno: pytest.MonkeyPatch) -> None:
        self.carpeta = carpeta
        self.entorno = entorno
        self.compartida = carpeta / "compartida.git"
        self.donde: dict[str, Path] = {}
        git(carpeta, "init", "-q", "--bare", "-b", "main", str(self.compartida))
        for clave, valor in (
            ("HOME", os.devnull),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_CONFIG_GLOBAL", os.devnull),
        ):
            entorno.setenv(clave, valor)
        self._empezar()
        # luis la hizo antes, y ya dijo quién es
        self._en_orden("luis", f"git clone -q {DIRECCION} registros", "cd registros")
        self._en_orden("web", f"git clone -q {DIRECCION} registros", "cd registros")

    def _empezar(self) -> None:
        raiz = self.carpeta / "primera"
        assert seg("iniciar", raiz, "--organizacion", "Oficina de ejemplo", hoy="").codigo == 0
        escribir_en(raiz, {"data/evaluaciones/acogida-2024.yaml": REGISTRO})
        git(raiz, "init", "-q", "-b", "main")
        git(raiz, "add", "--all", ".")
        git(raiz, "commit", "-q", "-m", "Empieza el seguimiento")
        git(raiz, "push", "-q", str(self.compartida), "main")

    def hace(self, bloque: Bloque) -> str:
        """Hace lo que dice un bloque; lo que objeta, si la página no dice lo que pasa."""
        quien = bloque.datos.get("de", "")
        if bloque.lengua == "sh":
            self._en_orden(quien, *bloque.lineas)
        elif bloque.lengua == "text":
            self._rellena_el_formulario(bloque)
        elif bloque.lengua == "yaml":
            escribir(bloque, self.donde[quien])
            if quien == "web":
                self._en_la_web("main", "Desde la página")
        elif "dialogo" in bloque.datos:
            return self._dialoga(bloque, self.donde[quien])
        else:
            return self._da_la_orden(bloque, self.donde[quien])
        return ""

    def _en_orden(self, quien: str, *lineas: str) -> None:
        """Lo que se escribe en la consola y no es del programa: ir a una carpeta, o a la dirección de verdad."""
        donde = self.donde.setdefault(quien, self.carpeta / quien)
        donde.mkdir(exist_ok=True)
        for linea in lineas:
            if linea.startswith("cd "):
                self.donde[quien] = donde = donde / linea.removeprefix("cd ")
                self._con_la_compartida(quien, f"file://{self.compartida}")
            else:
                de_verdad = ("-c", f"url.file://{self.compartida}.insteadOf={DIRECCION}")
                subprocess.run(
                    [GIT, *de_verdad, *shlex.split(linea)[1:]],
                    cwd=donde,
                    check=True,
                    capture_output=True,
                )
        if quien != "ana":
            git(donde, "config", "user.name", quien.title())
            git(donde, "config", "user.email", f"{quien}@ejemplo.org")

    def _con_la_compartida(self, quien: str, direccion: str) -> None:
        """Donde su copia busca la compartida, en vez de en la dirección que dice la página."""
        git(self.donde[quien], "config", "remote.origin.url", direccion)

    def _da_la_orden(self, bloque: Bloque, raiz: Path) -> str:
        quien = bloque.datos["de"]
        aduana = self.compartida / "hooks/pre-receive"
        if bloque.datos.get("sin") == "conexion":
            sin_linea = "sh -c 'echo ssh: Could not resolve hostname >&2; exit 255'"
            git(raiz, "config", "core.sshCommand", sin_linea)
            self._con_la_compartida(quien, "ssh://ejemplo.org/oficina/registros.git")
        if bloque.datos.get("con") == "rama-protegida":
            aduana.parent.mkdir(exist_ok=True)
            dice = "Esta rama está protegida: proponga el cambio."
            aduana.write_text(f"#!/bin/sh\necho '{dice}' >&2\nexit 1\n", "utf-8")
            aduana.chmod(0o755)
        with self.entorno.context() as suyo:
            suyo.chdir(raiz)
            dicho = objecion(bloque, suyo, A_SU_DIA[PAGINA])
        aduana.unlink(missing_ok=True)
        self._con_la_compartida(quien, f"file://{self.compartida}")
        return dicho

    def _dialoga(self, bloque: Bloque, raiz: Path) -> str:
        orden, *mostradas = bloque.lineas
        respuestas = [hay[1] for linea in mostradas if (hay := _PREGUNTA.match(linea))]
        palabras = shlex.split(orden.removeprefix("$ seg"))
        visto = dialogo(*palabras, respuestas=respuestas, en=raiz, hoy=A_SU_DIA[PAGINA])
        no_casa = lo_que_no_casa(mostradas, visto.salida.splitlines())
        if visto.codigo == 0 and not no_casa:
            return ""
        return f"línea {bloque.linea}: «{orden}», código {visto.codigo}, no da\n{no_casa}\nsino\n{visto.salida}\n"

    def _rellena_el_formulario(self, bloque: Bloque) -> None:
        """Lo que hace un formulario: leer los datos, cambiar uno y escribirlo todo a su manera."""
        raiz = self.donde["web"]
        git(raiz, "pull", "-q")
        git(raiz, "switch", "-q", "-c", "propuesta")
        archivo, llano = raiz / bloque.datos["archivo"], YAML(typ="safe", pure=True)
        llano.default_flow_style = False
        datos = llano.load(archivo)
        hay = _EN_EL_FORMULARIO.search(bloque.texto)
        assert hay
        for accion in datos["recomendaciones"][0]["acciones"]:
            if accion["id"] == hay[1]:
                accion["plazo"] = hay[2]
        llano.dump(datos, archivo)
        assert "#" not in archivo.read_text("utf-8")
        self._en_la_web("propuesta", "Desde el formulario")

    def _en_la_web(self, rama: str, frase: str) -> None:
        raiz = self.donde["web"]
        git(raiz, "commit", "-q", "-a", "-m", frase)
        git(raiz, "pull", "-q", "--rebase", "origin", "main")
        git(raiz, "push", "-q", "-u", "origin", rama)


def test_todo_lo_que_dice_la_pagina_se_hace_y_se_ve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    oficina = Oficina(tmp_path, monkeypatch)
    objeciones = "".join(oficina.hace(bloque) for bloque in Pagina(PAGINA).bloques)
    assert objeciones == "", objeciones
    # y en la copia compartida está lo de todos, una vez
    guardado = git(oficina.compartida, "show", "main:data/evaluaciones/acogida-2024.yaml")
    for anotado in (
        *("Borrador enviado a los cuatro socios.", "Responden dos socios."),
        *("Llamada con el tercer socio.", "Recursos Humanos", "prioridad: 2", "# lo pidió la mesa"),
    ):
        assert guardado.count(anotado) == 1, anotado
