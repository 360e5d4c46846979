# `make run` is all a newcomer needs; `make check` is what continuous integration runs.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(BIN)/python
RUNTIME := $(VENV)/.runtime-installed
WORKBENCH := $(VENV)/.workbench-installed

.PHONY: help run admin test check lint fmt e2e chaos bench clean

help: ## this list
	@sed -n 's/^\([a-z0-9]*\):[^#]*## /\1\t/p' Makefile | expand -t 10

run: $(RUNTIME) ## start everything on http://127.0.0.1:8000 (PORT=9000 for another port)
	@exec $(PYTHON) manage.py up --port $(PORT)

admin: $(RUNTIME) ## make a staff account
	@$(if $(filter-out 8000,$(PORT)),BASE_URL=$${BASE_URL:-http://127.0.0.1:$(PORT)}) $(PYTHON) manage.py admin

test: $(WORKBENCH) ## every test, with real PostgreSQL, Valkey, processes and, where installed, Chromium
	@$(PYTHON) -m tests

check: lint test ## everything continuous integration asks for

lint: $(WORKBENCH) ## style, types, import rules, migrations, container files
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	find templates -name '*.html' -exec $(BIN)/djade --check {} +
	$(BIN)/mypy
	$(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=tests.settings DATABASE_URL=sqlite://:memory: $(PYTHON) manage.py makemigrations --check --dry-run
	$(BIN)/hadolint Dockerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml

fmt: $(WORKBENCH) ## put the code into its format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	find templates -name '*.html' -exec $(BIN)/djade {} +

e2e: $(WORKBENCH) ## only the browser tests
	$(PYTHON) -m pytest tests/e2e

chaos: $(WORKBENCH) ## only the crash and race tests, on real services
	$(PYTHON) -m tests.services -- $(PYTHON) -m pytest tests/integration -k "kill or race"

bench: $(WORKBENCH) ## benchmarks, with their figures (ARTICLES=folder: quality, too; PAGES=folder: extraction, too)
	$(PYTHON) -m benchmarks.counting
	$(PYTHON) benchmarks/lateness.py
	$(PYTHON) benchmarks/models.py
	$(if $(ARTICLES),$(PYTHON) benchmarks/quality.py $(ARTICLES))
	$(if $(PAGES),$(PYTHON) benchmarks/extraction.py $(PAGES))

clean: ## remove what was built; var/, with your data and secrets, stays
	rm -rf $(VENV) .coverage* htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results
	find . -path ./frontend/node_modules -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): requirements.txt .ci/venv
	@.ci/venv $(VENV) requirements.txt
	@touch $@

$(WORKBENCH): requirements.txt requirements-dev.txt .ci/venv
	@.ci/venv $(VENV) requirements-dev.txt
	@touch $(RUNTIME) $@
