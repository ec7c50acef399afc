# Everything a person does with this project is a target here; `make` alone lists them.
# A finished step leaves a stamp in .venv, so that it is not done twice.

PORT ?= 8000
BIN := .venv/bin
STAMPS := .venv/stamps
PYTEST := $(BIN)/python -m pytest
# A database named in the person's own shell is not for tests.
ON_SQLITE := env -u SAMENSPRAAK_DATABASE_URL -u SAMENSPRAAK_DATABASE_OWNER_URL
# Two cores gain from two processes, more cores from more; whichever is done first takes over what still waits.
PARALLEL ?= -n auto --dist worksteal
CATALOGUES := $(shell find samenspraak -name '*.po' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help demo test growth tour mutants check lint setup setup-dev requirements clean
.DELETE_ON_ERROR:

help: ## show this list
	@echo 'Usage: make TARGET'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: export SAMENSPRAAK_DEMO = on
demo: setup ## set up, fill with made-up cases, serve; PORT=8000
	@$(BIN)/samenspraak migrate
	@$(BIN)/samenspraak demo
	@$(BIN)/samenspraak serve --port $(PORT)

test: setup-dev lint ## everything: checks, SQLite, PostgreSQL, a real browser
	@tools/system_parts chromium-headless-shell postgresql clamav-daemon
	@echo '--- On SQLite'
	@$(ON_SQLITE) $(PYTEST) $(PARALLEL) -m 'not browser and not speed'
	@echo '--- On PostgreSQL'
	@tools/with_postgres $(PYTEST) $(PARALLEL) -m 'database and not browser and not speed'
	@echo '--- Speed, alone'
	@$(PYTEST) -m speed
	@echo '--- In a browser'
	@$(ON_SQLITE) $(PYTEST) $(PARALLEL) -m browser

growth: setup-dev ## measure pages with 200 and with 20 000 cases; the first time it makes these, for an hour or more
	@$(BIN)/python tools/measure_growth.py

mutants: setup-dev ## break what decides who sees what, place by place, and name what no test notices; takes long
	@$(ON_SQLITE) $(BIN)/python tools/mutants.py

tour: setup-dev ## take the tours in docs/tour and make their pictures anew
	@tools/system_parts chromium-headless-shell
	@$(ON_SQLITE) SAMENSPRAAK_TOUR=on $(PYTEST) -m browser tests/browser/test_tour.py

check: setup-dev lint ## what must hold before every commit; under a minute
	@$(ON_SQLITE) $(PYTEST) $(PARALLEL) -m 'not browser and not slow and not speed'

lint: setup-dev ## style, types, who may import whom, missing migrations
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo 'Run: .venv/bin/ruff format' >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --cache-dir .cache/import-linter --no-logo
	@DJANGO_SETTINGS_MODULE=samenspraak.config.settings $(BIN)/django-admin makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=samenspraak.config.settings $(BIN)/django-admin check --fail-level WARNING

setup: $(STAMPS)/runtime $(STAMPS)/fonts $(STAMPS)/messages ## make .venv with all that the program needs

setup-dev: setup $(STAMPS)/dev

requirements: setup-dev ## pin the newest versions that fit
	@tools/compile_requirements

clean: ## remove all that was made; the data in var/ stays
	@rm -rf .venv .cache .ruff_cache build *.egg-info samenspraak/web/static/web/fonts
	@find samenspraak tests tools -name __pycache__ -prune -exec rm -rf {} +
	@find samenspraak -name '*.mo' -delete

$(STAMPS)/venv: .python-version
	@tools/make_venv
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/runtime: requirements.txt pyproject.toml $(STAMPS)/venv
	@tools/install requirements.txt
	@touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/runtime
	@tools/install requirements-dev.txt
	@touch $@

$(STAMPS)/fonts: tools/subset_fonts.py $(STAMPS)/runtime
	@$(BIN)/python tools/subset_fonts.py
	@touch $@

$(STAMPS)/messages: tools/compile_messages.py $(CATALOGUES) $(STAMPS)/runtime
	@$(BIN)/python tools/compile_messages.py
	@touch $@
