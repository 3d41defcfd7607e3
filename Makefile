# Passgate. `make` alone lists what there is.
# PASSGATE_CACHE says where everything that is built or fetched goes (else ~/.cache/passgate).
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help run test bench lint dist screens setup clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build and serve the demonstration on http://localhost:3000 (PORT=… DATA=…)
	@PORT=$(PORT) DATA=$(DATA) setup/run.sh

test: ## lints, then every test: engine, office on both databases, doors, browser
	@setup/test.sh

bench: ## whole attempts over HTTP against the release, weight of the exam page, and a manager's desk over 50,000 attempts
	@setup/bench.sh

lint: ## form and lints, for the server and for the client
	@setup/lint.sh

dist: ## dist/: the release binary with the site inside, and the question banks
	@setup/dist.sh

screens: ## pictures of every page into end2end/screens/
	@setup/screens.sh

setup: ## only install what is missing: Rust with wasm, Node, Chromium, PostgreSQL
	@setup/rust.sh && setup/node.sh && setup/browser.sh && setup/postgres.sh

clean: ## forget everything that was built (the cache folder)
	@. setup/env.sh && rm -rf "$$CARGO_TARGET_DIR" "$$PASSGATE_SITE" dist
