# `make run` starts the dashboard, `make test` tests it; each sets up what it needs first.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8050
WORKERS ?= 1
DEMO_PORT ?= 8051

BIN := .venv/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --prefer-binary --retries 2
DEMO := $(CURDIR)/build/demo
MADE_UP := env ZONALAR_DATA="$(DEMO)/data" ZONALAR_STORE="$(DEMO)/var"
CODE := $(wildcard *.py components/*.py components/*/*.py pages/*.py)
ASSETS := $(shell find assets -type f -not -path 'assets/vendor/*' 2>/dev/null)
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable

say = printf '==> %s\n'
stop = { printf 'Stopped: %s\n' $(1) >&2; exit 1; }
# How to act as root without asking: `env` for root itself, `sudo` where it needs no password.
ROOT = $(shell if [ "$$(id -u)" = 0 ]; then echo env; \
    elif sudo -n true 2>/dev/null; then echo sudo; fi)
apt = { [ -n "$(ROOT)" ] && command -v apt-get >/dev/null && $(ROOT) apt-get update \
    && $(ROOT) DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $(1); }

.PHONY: help run demo setup setup-tests test lint format messages bench shots clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 14

run: setup ## Start the dashboard (HOST, PORT and WORKERS from the environment)
	@$(BIN)/python -m data
	@$(say) "Zonalar at http://$(HOST):$(PORT) (stop with Ctrl+C)"
	@exec $(BIN)/uvicorn app:application --host "$(HOST)" --port "$(PORT)" --workers "$(WORKERS)" \
	    --proxy-headers --no-server-header --no-access-log --timeout-keep-alive 65

demo: setup ## Show it with made-up figures by region, marked SYNTHETIC (HOST and DEMO_PORT)
	@$(BIN)/python -m data.demo "$(DEMO)/files" --keep --data "$(DEMO)/data" --store "$(DEMO)/var"
	@$(MADE_UP) $(BIN)/python -m data.ingest --demo --yes "$(DEMO)"/files/*.json
	@$(say) "SYNTHETIC figures at http://$(HOST):$(DEMO_PORT) (stop with Ctrl+C)"
	@exec $(MADE_UP) $(BIN)/uvicorn app:application --host "$(HOST)" --port "$(DEMO_PORT)" \
	    --no-server-header --no-access-log --timeout-keep-alive 65

test: setup setup-tests ## Run all tests (PYTEST="..." adds options)
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(PYTEST)

lint: .venv/dev ## Check the style of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: .venv/dev ## Bring the code into style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

messages: setup ## List what waits for a translation, after adding new words to the catalogues
	@$(BIN)/python -m data.messages

bench: setup setup-tests ## Measure against the budgets
	@$(BIN)/python -m tests.bench

shots: setup setup-tests ## Take screenshots of the pages
	@$(BIN)/python -m tests.shots

setup: .venv/runtime assets/vendor/versions.json build/compressed ## Install what `make run` needs

setup-tests: .venv/dev .venv/browser ## Install what `make test` needs on top

clean: ## Remove everything that set-up has made
	rm -rf .venv build assets/vendor .pytest_cache .ruff_cache .hypothesis

.venv/python:
	@command -v "$(PYTHON)" >/dev/null || $(call stop,"Python 3.11 or newer is missing \
	(Debian: apt-get install python3 python3-venv).")
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || $(call stop,"Python 3.11 \
	or newer is needed; $$("$(PYTHON)" --version 2>&1) found. Name another: make PYTHON=python3.12")
	@if ! "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null; then \
	    $(say) "Python's venv module (Debian package python3-venv)"; \
	    $(call apt,python3-venv) || $(call stop,"Python's venv module is missing \
	(Debian: sudo apt-get install python3-venv)."); fi
	@$(say) "Python environment in .venv"
	@"$(PYTHON)" -m venv --clear .venv || $(call stop,"could not create .venv with $(PYTHON).")
	@touch $@

.venv/runtime: requirements.txt | .venv/python
	@$(say) "Python packages of the dashboard (some 120 MB the first time)"
	@$(PIP) -r $< || $(call stop,"could not install the packages. Is there a network? Run again.")
	@touch $@

.venv/dev: requirements-dev.txt .venv/runtime
	@$(say) "Python packages of the tests"
	@$(PIP) -r $< || $(call stop,"could not install the packages. Is there a network? Run again.")
	@touch $@

# Without npm's files the dashboard runs too, so this only reports; the stamp is the versions file.
assets/vendor/versions.json: package.json requirements.txt | .venv/runtime
	@$(say) "Browser files"
	@$(BIN)/python -m components.web.vendor || $(call stop,"see the line above.")

build/compressed: assets/vendor/versions.json $(CODE) $(ASSETS) | .venv/runtime
	@$(say) "Compressed copies of the static files"
	@if $(BIN)/python -m components.web.compress app; then touch $@; \
	    else $(say) "Failed: static files are sent uncompressed until this works."; fi

.venv/browser: | .venv/dev
	@if [ -n "$${CHROMIUM:-}" ] || command -v $(BROWSERS) >/dev/null; then :; \
	elif $(say) "Chromium for the browser tests (some 100 MB)"; $(call apt,chromium); then :; \
	elif $(BIN)/playwright install chromium; then :; \
	else $(call stop,"the tests need Chromium (Debian: sudo apt-get install chromium)."); fi
	@touch $@
