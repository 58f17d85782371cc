# Kolosi: everything people and machines call. `make` alone lists it; the steps themselves are in tools/.
.DEFAULT_GOAL := help
.PHONY: help run setup test check fix docs bench slow
PORT ?= 8000

help: ## List these commands
	@sed -n 's/^\([a-z]*\): ## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: ## Set up, read UN documents into asks, then serve on this machine (PORT=8000)
	@tools/setup.sh run
	@tools/run.sh $(PORT)

setup: ## Only set up: virtual environment, tables, translations, static files, demo
	@tools/setup.sh run
	@tools/prepare.sh

test: ## Run every test: on SQLite, on a PostgreSQL of its own, in a browser
	@tools/setup.sh dev
	@tools/test.sh

check: ## Style, types, layers, migrations, generated pages, translations
	@tools/setup.sh dev
	@tools/check.sh

fix: ## Repair what tools can repair by themselves
	@tools/setup.sh dev
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

docs: ## Write docs/generated and the catalogues of translations again
	@tools/setup.sh dev
	@.venv/bin/python -m tools.generate_docs docs/generated
	@.venv/bin/python -m tools.translations update

bench: ## Measure speed against the targets, medians of several runs
	@tools/setup.sh dev
	@tools/bench.sh

slow: ## Count ten million violations on DuckDB and on Spark; fail unless they are equal (ten minutes, 10 GB)
	@tools/setup.sh dev
	@.venv/bin/python -m bench.figures.on_spark
