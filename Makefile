# The directory's commands. `make help` explains each.
#
# Needs Python 3.11 or newer, git and make, and nothing else: no database server, no gettext, no browser.

PYTHON ?= python3
PORT ?= 8000
N ?= 60
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
HARNESS := $(BIN)/python -m tools.run
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

export PORT

.DEFAULT_GOAL := help
.PHONY: help setup run staff link test check check-all messages demo paint lighthouse bench screenshots clean

help:  ## this list
	@echo "make COMMAND [NAME=value …]"
	@echo
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'
	@echo
	@echo "PORT=8000          where make run serves"
	@echo "DEMO=0             no invented example organisations (into an empty database only)"
	@echo "DATABASE_URL=…     postgres://user:password@host/name instead of SQLite under var/"
	@echo "PYTHON=python3.12  which Python makes .venv"

setup: $(BIN)/.installed  ## everything before serving: .venv, database, data; a second time it changes nothing
	@$(MANAGE) setup_directory

run: setup  ## set up, then serve http://127.0.0.1:8000/ (PORT=…) until Ctrl-C
	@echo
	@echo "Look at it:         http://127.0.0.1:$(PORT)/"
	@echo "For staff:          http://127.0.0.1:$(PORT)/$(or $(ADMIN_PATH),admin/)   (an account: make staff)"
	@echo "Stop:               Ctrl-C"
	@echo
	@exec $(MANAGE) runserver 127.0.0.1:$(PORT)

staff: setup  ## make a staff account that may do everything, with its second factor; asks for a name and a password
	@echo "A staff account for the editors' pages. The password needs 15 characters or more; the address may stay empty."
	@$(MANAGE) make_staff

link: setup  ## a link that signs the newest such account in once, without a telephone (development mode only)
	@$(MANAGE) sign_in_link

test: $(BIN)/.installed-dev  ## all checks, the tests on SQLite and on PostgreSQL, and in a browser
	@$(HARNESS) test

check: $(BIN)/.installed-dev  ## lint, format, types, Django's checks, migrations, translations; no tests
	@$(HARNESS) check

check-all: $(BIN)/.installed-dev  ## make test, with the tests that take minutes
	@$(HARNESS) all

messages: $(BIN)/.installed  ## collect new texts into locale/ and compile the translations
	@$(MANAGE) catalogues update
	@$(MANAGE) catalogues compile

demo: setup  ## add N invented organisations (N=100000), to see the directory full
	@$(MANAGE) make_demo $(N)

paint: $(BIN)/.installed-dev  ## how soon each page begins to show on 2G, and its weight, into docs/paint.md
	@$(BIN)/python -m tools.paint

lighthouse: $(BIN)/.installed-dev  ## what Lighthouse says of each page, into docs/lighthouse.md; needs Node
	@$(BIN)/python -m tools.lighthouse

bench: N = 100000
bench: $(BIN)/.installed-dev  ## measure the speed of N=100000 organisations against others; needs PostgreSQL, 15 GB, an hour
	@$(BIN)/python -m benchmarks.run $(N) $(if $(REUSE),--reuse) $(if $(ROUNDS),--rounds $(ROUNDS))

screenshots: $(BIN)/.installed-dev  ## take the pictures in docs/screenshots anew, with a throw-away database
	@$(BIN)/python -m tools.screenshots

clean:  ## remove what can be made again; your data under var/ stay
	rm -rf staticfiles .mypy_cache .pytest_cache .ruff_cache
	find locale -name '*.mo' -delete
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is: $$($(PYTHON) --version 2>&1)"; \
	  echo "Name a newer one: make setup PYTHON=python3.12"; exit 1; }
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv || { \
	  rm -rf .venv; echo "Python cannot make a virtual environment (Debian: apt install python3-venv)."; exit 1; }

# Stamps: installed anew only when a list has changed.
$(BIN)/.installed: requirements.txt | $(BIN)/python
	@echo "Installing requirements.txt"
	@$(INSTALL) -r requirements.txt
	@touch $@

$(BIN)/.installed-dev: requirements-dev.txt $(BIN)/.installed
	@echo "Installing requirements-dev.txt"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

# What keeps it safe: invented requests, planted defects, and the packages themselves (docs/threat-model.md).
TOOLS := .venv/tools
.PHONY: fuzz mutants lock audit sbom

fuzz: N = 2000
fuzz: $(BIN)/.installed-dev  ## send N=2000 invented requests to a throw-away directory; nothing may break
	@$(BIN)/python -m tests.safety.fuzzing $(N)

mutants: $(BIN)/.installed-dev  ## plant each known defect in a copy and prove that a test catches it; some minutes
	@$(BIN)/python -m tools.mutants

lock: $(TOOLS)/.installed  ## pin every package of production with its hashes: requirements.lock
	@mkdir -p -m 700 var
	@umask 077; $(TOOLS)/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header requirements.txt --output-file var/lock
	@{ head -2 requirements.lock; cat var/lock; } > var/lock.new && cat var/lock.new > requirements.lock && rm var/lock var/lock.new

audit: $(BIN)/.installed-dev $(TOOLS)/.installed  ## ask whether a package has a known hole; fails where the answer cannot be trusted
	@$(BIN)/python -m tools.audit

sbom: $(TOOLS)/.installed  ## write the list of parts in the CycloneDX format: var/sbom.json
	@mkdir -p -m 700 var
	@umask 077; $(TOOLS)/bin/cyclonedx-py requirements --output-reproducible --output-file var/sbom.json requirements.lock
	@echo "var/sbom.json"

$(TOOLS)/.installed: requirements-tools.txt | $(BIN)/python
	@echo "Installing requirements-tools.txt"
	@$(BIN)/python -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-tools.txt
	@touch $@
