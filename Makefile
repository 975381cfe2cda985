# Needs only Python 3.11 or newer, git and make. Everything else goes into .venv and var/.
PORT ?= 8000

# Debian keeps venv in a package of its own, so the question is also whether a Python can make an environment.
candidates = python3 python3.15 python3.14 python3.13 python3.12 python3.11
question = import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))
found = $(shell for name in $(candidates); do \
	if $$name -c '$(question)' >/dev/null 2>&1; then echo $$name; break; fi; done)
PYTHON = $(or $(found),$(error Python 3.11 or newer with its venv module is needed; none of these is: $(candidates). \
	On Debian: apt install python3 python3-venv))

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench messages clean environment

help: ## show these lines
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 20

demo: ## the whole site with demo content on http://127.0.0.1:$(PORT) (PORT=8000)
	@exec $(PYTHON) -m deploy.demo --port $(PORT)

test: environment ## all set-up and every check
	@exec .venv/bin/python -m tests.run

check: environment ## the fast subset: style, types, import contract, rules of the house
	@exec .venv/bin/python -m tests.run --fast

format: environment ## put Python and templates in the agreed layout
	.venv/bin/ruff check --fix-only .
	.venv/bin/ruff format .
	.venv/bin/djlint --reformat --quiet portal/templates

bench: environment ## benchmarks, with their report
	@exec .venv/bin/python -m tests.bench

messages: environment ## collect the words to translate, and compile the catalogues
	.venv/bin/python manage.py update_catalogues
	.venv/bin/python manage.py compile_catalogues

clean: ## remove what can be made again; the database, media and mail in var/ stay
	rm -rf .venv var/static var/demo .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@$(PYTHON) -m deploy.environment requirements-dev.txt
