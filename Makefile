# Two commands on a fresh machine: `make run` and `make chat`. Needs Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: run chat test check clean

run: $(VENV)/.preview        ## start the bot; without DISCORD_TOKEN, a page that looks like Discord
	$(BIN)/oversight start

chat: $(VENV)/.core          ## the conversation in this terminal
	@$(BIN)/oversight chat

test: $(VENV)/.test          ## every test
	$(BIN)/python -m pytest

check: $(VENV)/.check        ## format, lint, types, who may import whom
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) -e .
	@touch $@

$(VENV)/.preview: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) -e '.[preview]' || $(PIP) -e .
	@touch $@

$(VENV)/.test: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) -e '.[test]'
	@touch $@

$(VENV)/.check: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) -e '.[check]'
	@touch $@
