# Each target does its own set-up on a machine that has make and Python 3.11 or newer.

PYTHON ?= python3
PORT ?= 8000
DATA ?=
CI ?= false

VENV := .venv
BIN := $(VENV)/bin
BROWSERS := chromium chromium-browser google-chrome
FIND_BROWSER = { test -x "$$BROWSER_PATH" $(BROWSERS:%=|| command -v %); } >/dev/null
RANDOM_KEY = $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))'
APT = DEBIAN_FRONTEND=noninteractive apt-get -qq

.DEFAULT_GOAL := help
.ONESHELL:
.SHELLFLAGS := -ec
.PHONY: help install demo check browser unit proof test lock

help: ## say what each target does
	@sed -n 's/^\([a-z]*\):.*## /make \1: /p' $(MAKEFILE_LIST)

demo: install ## run the site here until Ctrl-C (PORT=8000 DATA=example|public DEMO_PASSWORD=)
	@exec $(BIN)/python -m collabtrack.demo --port "$(PORT)" --data "$(DATA)"

check: install ## format, lint, types, import contracts, templates, migrations, deployment
	@$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	find templates -name '*.html' -exec $(BIN)/djade --check --target-version 5.2 {} +
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check
	export COLLABTRACK_LOCAL=0 ALLOWED_HOSTS=collabtrack.example
	export DATABASE_URL=postgresql://db/collabtrack CELERY_BROKER_URL=redis://broker
	export SECRET_KEY=$$($(RANDOM_KEY)) API_TOKEN_PEPPER=$$($(RANDOM_KEY))
	$(BIN)/python manage.py check --deploy --fail-level WARNING

test: check browser ## check, then every test; the browser's too when there is one
	@if $(FIND_BROWSER); then exec $(BIN)/pytest -n auto --dist loadgroup; fi
	exec $(BIN)/pytest -n auto --dist loadgroup -m 'not browser'

unit: install ## the tests without browser, races, every URL and programs of their own: under a minute
	@$(BIN)/pytest -n auto --dist loadgroup -m 'not browser and not programs and not race and not every_url'

proof: install ## the long forms of the tests that have one, recorded in docs/proof.md
	@PROOF_EXAMPLES=20000 $(BIN)/python -m tests.proofs

# As root a missing browser is installed, with a font of Arial's widths; otherwise only CI insists on one.
browser:
	@if $(FIND_BROWSER); then exit 0; fi
	if [ "$$(id -u)" = 0 ] && $(APT) update && \
	  $(APT) install --no-install-recommends chromium fonts-liberation; then exit 0; fi
	echo "No browser: install the package chromium, or set BROWSER_PATH." >&2
	[ "$(CI)" != true ]

# What was installed, and where, is noted in the environment: the second time costs
# nothing, and a moved checkout, whose scripts name the old place, gets a new one.
install: ## make the virtual environment, or bring it up to date
	@$(BIN)/python -c '' 2>/dev/null && [ "$$(cat $(VENV)/installed.at)" = "$(CURDIR)" ] || rm -rf $(VENV)
	if cmp -s requirements.lock $(VENV)/installed.lock; then exit 0; fi
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
	  echo "Python 3.11 or newer is needed: install it, or name it: make PYTHON=/path/to/python3.11" >&2
	  exit 1
	}
	echo "Installing the Python packages."
	if command -v uv >/dev/null; then
	  [ -d $(VENV) ] || uv venv --quiet --no-python-downloads --python "$(PYTHON)" $(VENV)
	  uv pip install --quiet --no-deps --python $(BIN)/python --require-hashes -r requirements.lock
	else
	  [ -d $(VENV) ] || $(MAKE) --no-print-directory $(VENV)
	  $(BIN)/python -m pip install -qq --no-compile --no-deps --disable-pip-version-check --require-hashes -r requirements.lock
	fi
	echo "$(CURDIR)" > $(VENV)/installed.at
	cp requirements.lock $(VENV)/installed.lock

$(VENV):
	@if ! $(PYTHON) -c 'import ensurepip' 2>/dev/null && [ "$$(id -u)" = 0 ]; then
	  $(APT) update && $(APT) install --no-install-recommends python3-venv || true
	fi
	$(PYTHON) -c 'import ensurepip' 2>/dev/null || {
	  echo "Python's venv module is missing: install the package python3-venv." >&2
	  exit 1
	}
	$(PYTHON) -m venv $(VENV)

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	@uv pip compile pyproject.toml --all-extras --python-version 3.11 --upgrade \
	  --quiet --generate-hashes --no-header --no-annotate --output-file requirements.lock
