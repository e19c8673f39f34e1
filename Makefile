# make chat   installs what is missing, brings the index up to date with corpus/, serves the chat at http://localhost:8501
# make test   installs what is missing and runs the tests
# Run again, nothing is done twice; interrupted, it goes on where it was. Variables of pip (PIP_INDEX_URL, PIP_FIND_LINKS, …) count.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip
ENGINES ?= ours naive fused
BENCH   ?= ../shared/bench
PUBLIC_SETS ?= squad2 tatqa clapnq

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-dev chat test check format screenshots eval eval-public eval-llm

help:
	@echo "make setup   install into $(VENV)"
	@echo "make chat    set up, index corpus/, serve the chat at http://localhost:8501"
	@echo "make test    set up and run the tests"
	@echo "make check   set up; ruff, mypy, import direction"
	@echo "make eval    set up, measure on the question sets that ship (ENGINES='ours naive bm25 fused')"
	@echo "make eval-public   the same on the public sets in BENCH (EVAL_ARGS='--limit 1000' draws a sample)"
	@echo "make eval-llm      the same with the language model that .env names (it costs tokens; EVAL_ARGS='--limit 20' draws a sample)"
	@echo "make screenshots   pictures of every page into docs/screenshots (needs Chromium)"
	@echo "make format  let ruff format the code"

setup: $(VENV)/.installed

setup-dev: $(VENV)/.installed-dev

chat: setup
	@$(BIN)/qiantang ingest --prune
	@$(BIN)/qiantang chat

test: setup-dev
	$(BIN)/python -m pytest

check: setup-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_imports.py

eval: setup
	@$(BIN)/qiantang eval $(addprefix --engine ,$(ENGINES)) $(EVAL_ARGS)

eval-public: setup
	@if [ -d "$(BENCH)" ]; then \
	  $(BIN)/qiantang eval $(PUBLIC_SETS) --public "$(BENCH)" $(addprefix --engine ,$(ENGINES)) $(EVAL_ARGS); \
	else \
	  echo "qiantang: there are no public sets in $(BENCH); get the sets that eval/bench.toml lists, and name their folder, as in:" \
	       "make eval-public BENCH=~/bench" >&2; exit 2; \
	fi

eval-llm: setup
	@$(BIN)/qiantang doctor | grep 'language model'
	@$(BIN)/qiantang eval --engine llm --engine ours $(EVAL_ARGS)

screenshots: setup-dev
	@$(BIN)/python -m tests.screenshots

format: setup-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Each step leaves a mark when it is done, so what was interrupted is done again and what is done is not.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(not (3, 11) <= v[:2] < (3, 15))' || { \
	  echo "qiantang: $(PYTHON) is $$($(PYTHON) --version 2>&1 | head -1), but Python 3.11 to 3.14 is needed;" \
	       "install one and name it, as in: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "qiantang: $(PYTHON) cannot make virtual environments; install its venv package (Debian: apt install python3-venv)" >&2; \
	  exit 2; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.torch: constraints.txt | $(VENV)/.made
	@echo "Installing PyTorch: about 200 MB to download for the CPU build. Where pip finds the CUDA build instead (plain PyPI on Linux),"
	@echo "it is several GB: see README.md to choose. Then about 400 MB of other packages. On disk: 2.3 GB."
	$(PIP) install $$(grep '^torch==' constraints.txt)
	@touch $@

$(VENV)/.installed: pyproject.toml constraints.txt $(VENV)/.torch
	$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@
