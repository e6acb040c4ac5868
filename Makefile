# Two commands: `make run` to try it out, `make test` to run everything that CI runs. `make check` is the fast part.

VENV   := .venv
BIN    := $(VENV)/bin
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
UV     := $(shell uv --version >/dev/null 2>&1 && echo uv)
# What holds for the tables of both services is asked of both.
BOTH   := tests/architecture/test_schema.py tests/architecture/test_migrations.py
CATALOGUES := $(wildcard src/kotokirja/locale/*/LC_MESSAGES/*.po)

# xdist's two workers; KOTOKIRJA_TEST_WORKERS=0 runs the tests in one process.
WORKERS := $(or $(KOTOKIRJA_TEST_WORKERS),2)
WHOLE   := --whole-run -n $(WORKERS) --dist loadfile

.PHONY: run test check lint types promises promises-report messages bench bench-report lock browser clean
.DELETE_ON_ERROR:
.NOTPARALLEL:

run: $(VENV)/.run $(CATALOGUES:.po=.mo)
	@exec $(BIN)/kotokirja run $(ARGS)

# Everything is run even when something before has failed, so that one run tells all. The record of the run before goes
# first, so that no promise is called proved by a run that did not reach it.
test: $(VENV)/.dev browser $(CATALOGUES:.po=.mo)
	@rm -rf reports/promises; status=0; \
	$(MAKE) --no-print-directory lint types || status=1; \
	$(BIN)/pytest tests/national $(BOTH) --ds=kotokirja.project.national $(WHOLE) || status=1; \
	$(BIN)/pytest --ignore=tests/national $(WHOLE) || status=1; \
	$(BIN)/python -m tools.promises --kept || status=1; \
	exit $$status

check: lint types $(CATALOGUES:.po=.mo)
	$(BIN)/pytest -q -n $(WORKERS) --dist loadfile tests/policy tests/kernel tests/architecture

lint: $(VENV)/.dev
	@mkdir -p reports
	$(BIN)/ruff format --check --quiet src tests tools benchmarks
	$(BIN)/ruff check --quiet src tests tools benchmarks
	$(BIN)/lint-imports > reports/imports.txt || (cat reports/imports.txt; exit 1)
	$(BIN)/djlint --lint --quiet src

types: $(VENV)/.dev
	KOTOKIRJA_PROCESS=deploy KOTOKIRJA_VAR=build/types $(BIN)/mypy

promises: $(VENV)/.dev
	@$(BIN)/python -m tools.promises

# The report that a release ships, from the record of a whole green run: `make test` first.
promises-report: $(VENV)/.dev
	@$(BIN)/python -m tools.promises --write $(ARGS)

# Measure against hand-written SQL and a cobbled alternative; ARGS="--sizes 10000 --without-import" for a quick look.
bench: $(VENV)/.dev $(CATALOGUES:.po=.mo)
	@$(BIN)/python -m benchmarks $(ARGS)

# The floors of the last run again, one tab-separated line each, without measuring.
bench-report: $(VENV)/.dev
	@$(BIN)/python -m benchmarks --report

# Bring new sentences into the catalogues of translations.
messages: $(VENV)/.dev
	@$(BIN)/python -m tools.messages

# Lock anew after a change of dependencies; what runs has the versions that were tested.
lock:
	uv pip compile -q pyproject.toml requirements/build.in --extra dev --generate-hashes --universal \
		--python-version 3.11 -o requirements/dev.txt
	uv pip compile -q pyproject.toml requirements/build.in -c requirements/dev.txt --generate-hashes --universal \
		--python-version 3.11 -o requirements/run.txt

browser:
	@tools/ensure-chromium

# Takes away what can be made again. The try-out's data (var) stays: `rm -r var` when Kotokirja is stopped.
clean:
	rm -rf $(VENV) build reports .mypy_cache .ruff_cache .pytest_cache .import_linter_cache src/*.egg-info
	find src -name '*.mo' -delete
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment: each stamp says which lock it was made from ---

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Kotokirja needs Python 3.11 or newer; none was found." >&2; exit 1; }
ifeq ($(UV),uv)
	@uv venv -q --python "$(PYTHON)" $(VENV)
else
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
		echo "The virtual environment could not be made. Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
endif

define install
	@echo "Installing $(1) (the first time only)"
	@$(if $(UV),uv pip install -q --python $(BIN)/python,$(BIN)/python -m pip install -q --disable-pip-version-check) \
		--require-hashes -r $(1)
	@$(if $(UV),uv pip install -q --python $(BIN)/python,$(BIN)/python -m pip install -q --disable-pip-version-check) \
		--no-deps --no-build-isolation -e .
endef

$(VENV)/.run: requirements/run.txt | $(BIN)/python
	$(call install,requirements/run.txt)
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(BIN)/python
	$(call install,requirements/dev.txt)
	@touch $(VENV)/.run $@

%.mo: %.po | $(VENV)/.run
	@$(BIN)/python -m tools.catalogue $< $@
