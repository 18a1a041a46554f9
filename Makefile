# The verbs of the project; each installs what is missing first.
PYTHON := .venv/bin/python
export PYTHONPATH := $(CURDIR)

.PHONY: setup run test prove check screens lock package bench

setup: .venv/installed

.venv/installed: requirements.lock scripts/setup
	scripts/setup

# Opens the program on an embedded centre with demo data; without a display it walks the same
# journey offscreen and names the folder with the papers and the pictures.
run: setup
	$(PYTHON) -m ui.demo

test: setup
	$(PYTHON) -m pytest -n 2 --dist loadfile

# What takes too long for each change: each row of the rules changed under its own test, totals of
# 100,000 orders against Peppol's rules at desk, centre and paper, and 200 stories of two desks
# that are cut off, on each database.
prove: setup
	$(PYTHON) -m tests.rule_mutations
	BEJO_ORDERS=100000 $(PYTHON) -m pytest -n 2 tests/application/test_figures_agree.py
	BEJO_CUTS=200 $(PYTHON) -m pytest -n 2 tests/journeys/cuts

check: setup
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

# Each screen, light and dark, and each paper as PNG in build/screens/.
screens: setup
	$(PYTHON) -m ui.demo --pictures build/screens --all --products 3000 --now 2026-10-12T09:12:00+07:00

# Locks every dependency with hashes, for Linux and Windows alike.
lock: setup
	uv pip compile pyproject.toml --extra central --extra dev --universal --generate-hashes --output-file requirements.lock

# The folder of the programs, the .deb and the compiled script for Windows, in build/package/; then
# the .deb is installed on a clean Debian and used there. See packaging/README.md.
package: setup
	scripts/setup binutils debootstrap libpython3-dev nsis
	$(PYTHON) packaging/make_package.py
	BEJO_PACKAGES=made $(PYTHON) -m pytest tests/packages -rs

# Each figure beside its peers in the same run: a table, and build/bench.json. `make bench
# ONLY=search` (or `ONLY="startup idle"`) measures a part. The first run makes its data in
# build/bench-data, which is kept.
bench: setup
	$(PYTHON) -m benchmarks $(ONLY)
