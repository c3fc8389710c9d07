# The two commands: `make site` and `make test`. Both make what they need in .venv and touch nothing outside this folder
# (`make test` installs a Chromium through the system's packages where tests need a browser and there is none).

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell $(name) -c 'import sys; print(sys.executable) if sys.version_info >= (3, 11) else exit(1)' 2>/dev/null)))
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PORT ?= 8000

# Material prints a notice about MkDocs 2 into every build; Kyokun pins MkDocs below 2.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site check serve test lint format types rooms tests schemas lock clean

help:
	@echo 'make site    check the base and build the site into site/'
	@echo 'make serve   show the site live while you write'
	@echo 'make check   check the base only'
	@echo 'make test    run everything CI runs: lint, format, types, rooms, tests'
	@echo 'make lock    pin the dependencies anew (requirements/*.txt)'

site: $(VENV)/.site
	@$(BIN)/kyokun check
	@$(BIN)/mkdocs --quiet build --strict
	@echo
	@echo 'The site is in site/. To view it: make serve, or: $(BIN)/python -m http.server --directory site'

check: $(VENV)/.site
	@$(BIN)/kyokun check

serve: $(VENV)/.site
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: lint types rooms tests

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

rooms: $(VENV)/.test
	$(BIN)/lint-imports

# First what only computes, as many at a time as there are processors; then what waits for a browser, an editor's messages or an
# installation: in processes of their own, since the browser's driver keeps an event loop running and the editor's tests start theirs.
WAITING := tests/browser tests/lsp tests/repository
tests: $(VENV)/.test $(VENV)/.chromium
	$(BIN)/pytest -n auto --dist worksteal $(addprefix --ignore=,$(WAITING))
	$(BIN)/pytest -n 2 --dist loadfile tests/browser
	$(BIN)/pytest -n 2 --dist loadfile tests/lsp tests/repository

format: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schemas: $(VENV)/.site
	$(BIN)/python -m kyokun.reporters.schemas schemas

# Hashed requirements without any registry's address: they install from whichever index a machine uses.
lock: $(VENV)/.test
	$(PIP) install 'uv>=0.5'
	$(BIN)/uv pip compile pyproject.toml --extra site --extra lsp --extra parquet --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock' --upgrade -o requirements/dev.txt -q
	$(BIN)/uv pip compile pyproject.toml requirements/build.in --extra site -c requirements/dev.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock' -o requirements/site.txt -q
	$(BIN)/uv pip compile pyproject.toml requirements/build.in -c requirements/dev.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock' -o requirements/check.txt -q

clean:
	rm -rf $(VENV) site

$(VENV)/.python:
	@test -n '$(PYTHON)' || { echo 'Kyokun needs Python 3.11 or newer; none was found. Name one: make site PYTHON=/path/to/python3.11' >&2; exit 1; }
	@'$(PYTHON)' -m venv $(VENV) || { echo 'Could not make $(VENV). On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@touch $@

$(VENV)/.site: $(VENV)/.python requirements/site.txt pyproject.toml
	@echo 'Installing what the site needs into $(VENV) …'
	@$(PIP) install --quiet --require-hashes -r requirements/site.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q plugins  # a cold start should not compile, whatever PYTHONDONTWRITEBYTECODE says
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements/dev.txt
	@echo 'Installing what the tests need into $(VENV) …'
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

# The browser tests drive the system's Chromium; without a font of its own it would show Japanese as boxes.
$(VENV)/.chromium: $(VENV)/.python
	@if command -v chromium || command -v chromium-browser || command -v google-chrome; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  echo 'Installing Chromium, which the browser tests drive …'; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; \
	else echo 'The browser tests need Chromium. On Debian and Ubuntu: sudo apt-get install chromium fonts-noto-cjk' >&2; exit 1; fi
	@touch $@
