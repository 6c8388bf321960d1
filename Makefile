# kuma-names: `make` lists the targets. Needs GNU make, and Python 3.11 or later.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONPATH := service:.
# tests start many processes, and each would compile all modules again
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip --disable-pip-version-check
PARALLEL := --numprocesses auto --dist worksteal
INSTALL := $(PIP) install --quiet --require-hashes --no-deps --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help run test check lint types coverage mutants code-mutants bench fuzz
.PHONY: chart prometheus reports examples image web screenshots latency
.PHONY: docs dashboard docs-are-current lock clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

run: $(VENV)/.run ## Serve on http://127.0.0.1:8080
	exec $(BIN)/gunicorn --config python:kuma_names.server.gunicorn_conf kuma_names.server.wsgi:app

test: $(VENV)/.dev ## Run the tests that need nothing but Python, some on a real gunicorn
	$(BIN)/python -m pytest --quiet $(PARALLEL)

check: lint types coverage mutants docs-are-current ## Run lint, types, branch coverage, table mutants; check generated files

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev
	$(BIN)/mypy

coverage: $(VENV)/.dev
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest --quiet $(PARALLEL) tests/core tests/logs tests/responses
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

mutants: $(VENV)/.dev ## Run the mutation tests of the tables
	$(BIN)/python -m tools.mutants.tables

code-mutants: $(VENV)/.dev ## Run the mutation tests of the core's code (slow)
	$(BIN)/python -m tools.mutants.code

bench: $(VENV)/.dev ## Run the benchmarks and compare them with their limits
	$(BIN)/python -m tools.bench

fuzz: $(VENV)/.dev ## Run schemathesis against a running service
	$(BIN)/python -m tools.fuzz

chart: $(VENV)/.deploy ## Test the Helm chart with Helm 3 and 4 and Kubernetes' schemas
	$(BIN)/python -m pytest --quiet -rs tests/deploy/chart

prometheus: $(VENV)/.dev ## Test the dashboard and the alert rules on a real Prometheus
	$(BIN)/python -m pytest --quiet -rs tests/deploy/prometheus

reports: $(VENV)/.deploy ## Validate audit reports against the schemas of SARIF and JUnit
	$(BIN)/python -m pytest --quiet -rs tests/deploy/reports

examples: $(VENV)/.deploy ## Test the examples: scripts, pipelines, pre-commit, Ansible, Terraform
	$(BIN)/python -m pytest --quiet -rs tests/deploy/examples

image: $(VENV)/.deploy ## Build and test the image without a daemon; test workflows and compose files
	$(BIN)/python -m pytest --quiet -rs tests/deploy/image

web: $(VENV)/.deploy ## Test the web page in a real browser (Debian's chromium)
	$(BIN)/python -m pytest --quiet -rs $(PARALLEL) tests/web

screenshots: $(VENV)/.deploy ## Take the screenshots of the README
	$(BIN)/python -m tools.screenshots

latency: $(VENV)/.deploy ## Measure the web page: loading, key press to verdict, an audit
	$(BIN)/python -m tools.latency

docs: $(VENV)/.dev ## Generate the rules, the messages and the schema of audit reports
	$(BIN)/python -m tools.docs.generate_rules
	$(BIN)/python -m tools.docs.generate_messages
	$(BIN)/python -m tools.docs.generate_schema

dashboard: $(VENV)/.dev ## Generate the Grafana dashboard
	$(BIN)/python -m tools.dashboard.build

docs-are-current: $(VENV)/.dev
	$(BIN)/python -m tools.dashboard.build --check
	$(BIN)/python -m tools.docs.generate_rules --check
	$(BIN)/python -m tools.docs.generate_messages --check
	$(BIN)/python -m tools.docs.generate_schema --check

lock: $(VENV)/.dev ## Resolve and hash the versions of all packages again
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) pyproject.toml --group dev --output-file requirements-dev.txt
	$(LOCK) pyproject.toml --group deploy --constraint requirements-dev.txt \
	  --output-file requirements-deploy.txt
	$(LOCK) --group build --output-file requirements-build.txt
LOCK = $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-annotate --no-emit-index-url --custom-compile-command 'make lock'

clean: ## Remove the virtual environment, builds and caches
	rm -rf $(VENV) dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .schemathesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "kuma-names needs Python 3.11 or later: make PYTHON=python3.11 ..." >&2; exit 1; }
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
