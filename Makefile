# kuma-names: `make` lists what there is to do. Needs Python 3.11 or later, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONPATH := service:.
unexport PYTHONDONTWRITEBYTECODE # tests start many processes: each would compile all modules anew
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help run test check lint types coverage mutants code-mutants bench fuzz chart prometheus reports recipes image web
.PHONY: screenshots latency dashboard docs lock clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

run: $(VENV)/.run ## Serve on http://127.0.0.1:8080
	exec $(BIN)/gunicorn --config python:kuma_names.server.gunicorn_conf kuma_names.server.wsgi:app

test: $(VENV)/.dev ## Run the tests that need Python alone, real gunicorn included
	$(BIN)/python -m pytest --quiet --numprocesses auto --dist worksteal

check: lint types coverage mutants docs-are-current ## Lint, types, branch coverage of the core, table mutants

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev
	$(BIN)/mypy

coverage: $(VENV)/.dev
	$(BIN)/coverage run -m pytest --quiet tests/core tests/responses
	$(BIN)/coverage report

mutants: $(VENV)/.dev ## Break the tables one cell at a time: the vectors must notice
	$(BIN)/python -m tools.mutants.tables

code-mutants: $(VENV)/.dev ## Break the code of the core: the tests must notice (slow)
	$(BIN)/python -m tools.mutants.code

bench: $(VENV)/.dev ## Measure the bars of the design
	$(BIN)/python -m tools.bench

fuzz: $(VENV)/.dev ## Send what nobody thought of to a running service
	$(BIN)/python -m tools.fuzz

chart: $(VENV)/.deploy ## Hold the Helm chart against Helm 3 and 4, and Kubernetes' schemas
	$(BIN)/python -m pytest --quiet -rs tests/deploy/chart

prometheus: $(VENV)/.dev ## Evaluate the dashboard and the rules on a real Prometheus
	$(BIN)/python -m pytest --quiet -rs tests/deploy/prometheus

reports: $(VENV)/.deploy ## Hold reports of audits against the schemas that others publish
	$(BIN)/python -m pytest --quiet -rs tests/deploy/reports

recipes: $(VENV)/.deploy ## Run the recipes of examples: scripts, pipelines, pre-commit, a playbook
	$(BIN)/python -m pytest --quiet -rs tests/deploy/recipes

image: $(VENV)/.deploy ## Build the image without a daemon, run it, and check what releases and composes it
	$(BIN)/python -m pytest --quiet -rs tests/deploy/image

web: $(VENV)/.deploy ## Try the page in a real browser (Debian's chromium)
	$(BIN)/python -m pytest --quiet -rs tests/web

screenshots: $(VENV)/.deploy ## Take the pictures of the README
	$(BIN)/python -m tools.screenshots

latency: $(VENV)/.deploy ## Measure the page from key press to shown verdict
	$(BIN)/python -m tools.latency

docs: $(VENV)/.dev ## Write docs/reference/rules.md from the tables, and the schema of reports from the contract
	$(BIN)/python -m tools.docs.generate_rules
	$(BIN)/python -m tools.docs.generate_schema

dashboard: $(VENV)/.dev ## Write the dashboard from its panels
	$(BIN)/python -m tools.dashboard.build

docs-are-current: $(VENV)/.dev
	$(BIN)/python -m tools.dashboard.build --check
	$(BIN)/python -m tools.docs.generate_rules --check
	$(BIN)/python -m tools.docs.generate_schema --check

lock: $(VENV)/.dev ## Choose and hash the versions of all packages anew
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(VENV)/lock/bin/uv pip compile $(LOCK) pyproject.toml --output-file requirements.txt
	$(VENV)/lock/bin/uv pip compile $(LOCK) pyproject.toml --group dev --output-file requirements-dev.txt
	$(VENV)/lock/bin/uv pip compile $(LOCK) pyproject.toml --group deploy --constraint requirements-dev.txt --output-file requirements-deploy.txt
	$(VENV)/lock/bin/uv pip compile $(LOCK) --group build --output-file requirements-build.txt
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --custom-compile-command 'make lock'

clean: ## Remove what was built
	rm -rf $(VENV) dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .schemathesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kuma-names needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements-dev.txt
	@touch $@ $(VENV)/.run

$(VENV)/.deploy: requirements-deploy.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements-deploy.txt
	@touch $@ $(VENV)/.dev $(VENV)/.run
