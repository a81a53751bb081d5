# Two commands are enough: `make run` serves the site on this machine, `make test` checks everything.

PYTHON ?= python3
PORT ?= 8000
VAR ?= var
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal
STATIC_SOURCES := $(shell find static) newsroom/finders.py newsroom/settings.py

define CHECK
import os, sys
if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or newer is needed; this one is %d.%d." % sys.version_info[:2])
for name in ("venv", "ensurepip", "sqlite3", "ssl"):
    try:
        __import__(name)
    except ImportError:
        sys.exit("The Python module %s is missing: apt install python3 python3-venv" % name)
if not os.access(".", os.W_OK):
    sys.exit("The folder %s is read-only: it must take .venv and var." % os.getcwd())
endef
export CHECK

.PHONY: help run test install lint types pins bench messages clean machine debian
.SILENT:

help:
	echo "make run [PORT=8000]  the site with demo content, as in production but without HTTPS"
	echo "make test             everything: style, types, SQLite, PostgreSQL, a real browser"
	echo "make install          the pinned packages, in .venv"
	echo "make lint | types     parts of make test"
	echo "make bench            how long pages take, as ratios"
	echo "make pins             requirements*.txt from pyproject.toml; with UPGRADE=--upgrade newer ones"
	echo "make messages         compiles the translations after a change to a .po file"
	echo "make clean            removes .venv and caches; what the site keeps in var stays"

run: .venv/requirements.txt $(VAR)/static/staticfiles.json
	HTTPS=off $(BIN)/python manage.py serve --port "$(PORT)"

# The browser tests run once, on SQLite: what they add is the browser, not the database.
test: export DATABASE_URL =
test: lint types debian
	$(BIN)/python manage.py makemigrations --check --dry-run --settings tests.settings
	env -i PATH="$$PATH" DONATIONS_SIGNING_KEY="$$(printf %064d 1)" \
		DONATIONS_APPROVERS="runa <runa@example.org>, idris <idris@example.org>" \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	$(PYTEST)
	$(BIN)/python tests/postgres.py $(PYTEST) -m "not browser"

install: .venv/requirements.txt

lint: .venv/requirements-dev.txt
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .

types: .venv/requirements-dev.txt
	$(BIN)/python -m mypy

bench: .venv/requirements-dev.txt
	DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m tests.benchmarks.pages

pins: .venv/requirements.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check uv
	$(BIN)/python -m uv pip compile $(UPGRADE) --quiet --universal --generate-hashes \
		--no-emit-index-url --no-header pyproject.toml -o requirements.txt
	$(BIN)/python -m uv pip compile $(UPGRADE) --quiet --universal --generate-hashes \
		--no-emit-index-url --no-header pyproject.toml --extra dev -c requirements.txt \
		-o requirements-dev.txt

# What Django reads of the translations; needs msgfmt, of the Debian package gettext.
messages:
	for path in */locale/*/LC_MESSAGES/django.po; do \
		msgfmt --check-format --output-file="$${path%.po}.mo" "$$path" || exit 1; \
	done

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

machine:
	command -v $(PYTHON) >/dev/null \
		|| { echo "Python is missing: apt install python3 python3-venv" >&2; exit 1; }
	$(PYTHON) -c "$$CHECK"

$(BIN)/python: | machine
	$(PYTHON) -m venv --without-pip .venv

# The copy says what is installed. A newer system Python counts as a change, too.
.venv/%.txt: %.txt $(BIN)/python | machine
	echo "Installing the packages of $< …"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile \
		--require-hashes -r $<
	cp $< $@

$(VAR)/static/staticfiles.json: $(STATIC_SOURCES) .venv/requirements.txt
	echo "Preparing static files …"
	HTTPS=off $(BIN)/python manage.py collectstatic --noinput --verbosity 0

# Chromium and a library that Playwright's Node needs, for the browser tests; PostgreSQL for the
# tests on it. Nothing else needs root.
debian:
	missing=""; \
	command -v chromium >/dev/null || missing="chromium"; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$$missing postgresql"; \
	ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 || missing="$$missing libatomic1"; \
	[ -n "$$missing" ] || exit 0; \
	sudo=""; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	$$sudo apt-get --version >/dev/null 2>&1 \
		|| { echo "The tests need Debian packages: apt install $$missing" >&2; exit 1; }; \
	echo "Installing the Debian packages $$missing …"; \
	$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq --yes --no-install-recommends $$missing >/dev/null
