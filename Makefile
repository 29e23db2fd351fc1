# Todo lo que se hace con este proyecto. `make` a secas dice qué hay.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALADO := $(VENV)/.instalado
DESARROLLO := $(VENV)/.desarrollo

.DEFAULT_GOAL := ayuda
.PHONY: ayuda demo test test-rapido revisar formato derivados dorados minimas maximas editores paginas oficina windows windows-zip duro mutantes banco todo limpiar

# las que más dicen por segundo: sin procesos, sin pantallas y sin cientos de casos al azar
RAPIDAS := tests/analisis tests/reglas tests/modelo \
  $(addprefix tests/test_,$(addsuffix .py,campos conversion fechas galeria redaccion vocabularios)) \
  $(addprefix tests/documento/test_,$(addsuffix .py,edicion estructura posiciones sintaxis valores)) \
  $(addprefix tests/formatos/test_,$(addsuffix .py,apariciones cambios diagnosticos github gitlab junit markdown sarif)) \
  $(addprefix tests/comandos/test_,$(addsuffix .py,actualizar buscar informe lista regla status validar ver)) \
  $(addprefix tests/informes/test_,$(addsuffix .py,acta agenda ficha marco recorrido responsable sin_decisiones))

ayuda: ## Muestra esta ayuda
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(INSTALADO): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[oficina]'
	@touch $@

$(DESARROLLO): $(INSTALADO) requisitos-desarrollo.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r requisitos-desarrollo.txt
	@touch $@

demo: $(INSTALADO) ## Instala en .venv y muestra el panorama de los registros incluidos
	@$(BIN)/seg status

test: $(DESARROLLO) ## Instala lo que falte y ejecuta las pruebas
	$(BIN)/python -m pytest -n auto

test-rapido: $(DESARROLLO) ## Las pruebas que primero conviene pasar: unos veinticinco segundos
	$(BIN)/python -m pytest -n auto $(RAPIDAS)

revisar: $(DESARROLLO) ## Estilo, tipos, plantas, derivados y los propios registros
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/derivar.py --comprobar
	$(BIN)/seg validar
	$(BIN)/seg -C ejemplos --hoy 2026-01-12 validar --estricto

formato: $(DESARROLLO) ## Da formato al código
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only --quiet .

derivados: $(DESARROLLO) ## Vuelve a escribir lo que se deriva del código (docs/referencia y esquemas)
	$(BIN)/python docs/derivar.py

dorados: $(DESARROLLO) ## Vuelve a escribir las salidas de referencia de las pruebas
	SEG_DORADOS=1 $(BIN)/python -m pytest -q -p no:randomly tests/dorados

# con lo más antiguo y lo más nuevo que admite pyproject.toml; pocas, las que más tocan lo ajeno
EXTREMAS := tests/modelo tests/documento/test_sintaxis.py tests/documento/test_edicion.py tests/test_conversion.py \
  $(addprefix tests/comandos/test_,$(addsuffix .py,aplicacion typer status validar ver lista informe actualizar)) \
  tests/informes/test_plantillas.py tests/importacion/test_muestras.py tests/importacion/test_libro_devuelto.py \
  $(addprefix tests/importacion/lectores/test_,$(addsuffix .py,antiguo calamine word_cuerpo word_tablas)) \
  $(addprefix tests/exportacion/test_,$(addsuffix .py,docx formatos pdf tablas))
PARA_PROBAR := pytest pytest-randomly pytest-xdist hypothesis markdown-it-py pyyaml

minimas: ## Prueba con las dependencias más antiguas que se admiten
	$(PYTHON) -m venv .venv-minimas
	.venv-minimas/bin/python -m pip install --quiet --disable-pip-version-check -c constraints-minimas.txt -e '.[oficina,pdf,calamine]' $(PARA_PROBAR)
	.venv-minimas/bin/python -m pytest -q -n auto -p no:cacheprovider $(EXTREMAS)

maximas: ## Prueba con las más nuevas
	$(PYTHON) -m venv .venv-maximas
	.venv-maximas/bin/python -m pip install --quiet --disable-pip-version-check --upgrade --upgrade-strategy eager -e '.[oficina,pdf,calamine]' $(PARA_PROBAR)
	.venv-maximas/bin/python -m pytest -q -n auto -p no:cacheprovider $(EXTREMAS)

editores: $(DESARROLLO) ## Prueba los esquemas con el servidor de YAML de los editores (necesita npm)
	SEG_EDITORES=1 $(BIN)/python -m pytest -q tests/editores

paginas: $(DESARROLLO) ## Valida los informes en HTML con vnu y axe (necesita npm, Java, Chromium y poppler)
	SEG_PAGINAS=1 $(BIN)/python -m pytest -q -s tests/paginas

oficina: $(DESARROLLO) ## Contrasta lo que se lee y se escribe con LibreOffice (necesita soffice y python3-uno)
	SEG_OFICINA=1 $(BIN)/python -m pytest -q $$(grep -rlE 'SEG_OFICINA|apoyo.libreoffice' tests --include='test_*.py')

windows: $(DESARROLLO) ## Prueba con el Python de Windows (fuera de él necesita wine y mingw-w64)
	$(BIN)/python windows/probar.py

windows-zip: $(DESARROLLO) ## Hace dist/seg-windows.zip, que corre sin instalar, y lo prueba (necesita wine y mingw-w64)
	$(BIN)/python windows/paquete.py
	SEG_WINDOWS=1 $(BIN)/python -m pytest -q tests/windows

duro: $(DESARROLLO) ## Las de fondo: 200.000 ediciones, 4.000 órdenes y 500 uniones al azar, 5.000 muertes y lo que make test prueba en parte
	$(BIN)/python tests/duro.py
	SEG_DURO=1 $(BIN)/python -m pytest -n auto $$(grep -rlE 'apoyo.esfuerzo|en_pantalla|dialogo\(' tests --include='test_*.py')

mutantes: $(DESARROLLO) ## Estropea veinte líneas al azar y mira si las pruebas lo notan
	$(BIN)/python tests/mutantes.py --rapidas $(RAPIDAS)

banco: $(DESARROLLO) ## Mide el rendimiento como razones dentro de una misma ejecución (alrededor de una hora; puede cortarse y sigue)
	$(BIN)/python banco/banco.py

todo: revisar test ## Lo que comprueba la integración continua

limpiar: ## Borra el entorno y lo generado
	rm -rf $(VENV) .venv-minimas .venv-maximas dist build .coverage htmlcov .mypy_cache .pytest_cache .ruff_cache .hypothesis .banco
