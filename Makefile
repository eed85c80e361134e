# One command each. `make` alone lists them.
# Everything runs from .venv, which scripts/setup.sh makes and keeps in step with the locks.

PORT ?= 8000
DATA ?= clearline-data
BIN := .venv/bin
PYTHON_FILES := clearline tests scripts benchmarks

.DEFAULT_GOAL := help
.PHONY: help run test quick check migrations docs lock sbom bench deep shots hooks

help:  ## list the commands
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

run:  ## start Clearline with a made-up organisation, on this machine only
	@sh scripts/setup.sh run
	@# exec: a shell in between would keep a stop from reaching it.
	@exec $(BIN)/clearline run --demo --data "$(DATA)" --port $(PORT)

test:  ## every test: on SQLite, on PostgreSQL, in Chromium
	@sh scripts/setup.sh test
	@sh scripts/setup.sh system
	@$(BIN)/python scripts/test.py

quick:  ## the tests that need neither a browser nor a database server
	@sh scripts/setup.sh test
	@$(BIN)/pytest -q -n 2 -m "not browser and not crash and not live"

check:  ## format, lint, types, import contracts, migrations and documents
	@sh scripts/setup.sh test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(wildcard $(PYTHON_FILES))
	$(BIN)/lint-imports
	$(BIN)/python -W error -m django makemigrations --check --dry-run --settings tests.settings
	@set -e; for writer in $(wildcard scripts/write_*.py); do $(BIN)/python -m scripts.$$(basename $$writer .py) --check; done

migrations:  ## write what the tables' changes need
	@sh scripts/setup.sh test
	@$(BIN)/python -m django makemigrations --settings tests.settings
	@DJANGO_SETTINGS_MODULE=tests.settings PYTHONPATH=. $(BIN)/python scripts/fold_migrations.py

docs:  ## write the generated documents anew
	@sh scripts/setup.sh test
	@set -e; for writer in $(wildcard scripts/write_*.py); do $(BIN)/python -m scripts.$$(basename $$writer .py); done

lock:  ## resolve the dependencies anew, with hashes
	@sh scripts/setup.sh test
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh requirements/lock.sh --upgrade

sbom:  ## a software bill of materials (CycloneDX) in build/sbom.json
	@sh scripts/setup.sh test
	@mkdir -p build
	@$(BIN)/python -m venv --clear --without-pip build/sbom
	@$(BIN)/python -m pip --python build/sbom/bin/python --disable-pip-version-check --quiet install --require-hashes -r requirements/run.txt
	@PYTHONWARNINGS=ignore $(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o build/sbom.json build/sbom/bin/python

bench:  ## every speed goal beside its peer, into docs/benchmarks.md (ARGS="send --rounds 1": a part)
	@sh scripts/setup.sh test
	@sh scripts/setup.sh system
	@sh scripts/setup.sh peers
	@$(BIN)/python -m benchmarks $(ARGS)

deep:  ## what is too slow for every day: many more examples, every branch and every mutant of the pure rooms
	@sh scripts/setup.sh test
	@CLEARLINE_DEEP=1 $(BIN)/pytest -q -n 2 -m "not browser and not live" \
		--cov=clearline.guidance --cov=clearline.policy --cov=clearline.ledger --cov-branch --cov-report=term-missing:skip-covered \
		tests/rooms tests/conformance
	@# Power cuts, and carriers that are killed, with a thousand texts each way.
	@CLEARLINE_DEEP=1 $(BIN)/pytest -q tests/crash
	@# The reading of words, led by which of its lines a text reaches.
	@$(BIN)/python -m venv --clear --without-pip build/fuzz
	@$(BIN)/python -m pip --python build/fuzz/bin/python --disable-pip-version-check --quiet install --require-hashes -r requirements/fuzz.txt
	@build/fuzz/bin/python scripts/reading/fuzz.py -max_total_time=120
	@# Each change to the pure rooms that no test notices is named at the end.
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results

shots:  ## pictures of every page into docs/pictures; ONLY="child worker" takes some
	@sh scripts/setup.sh test
	@sh scripts/setup.sh system
	@$(BIN)/python scripts/shots.py $(ONLY)

hooks:  ## run `make check` before each commit of yours
	@sh scripts/setup.sh test
	@$(BIN)/pre-commit install
