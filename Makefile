# From a bare clone: `make demo` shows it, `make test` proves it. Everything they need is installed into .venv.

BIN := .venv/bin
# The instance of this checkout. `ZHANGGUI_HOME=… make demo` uses another one.
export ZHANGGUI_HOME ?= $(CURDIR)/.home
# A run of the tests starts hundreds of programs: the source is compiled once, and not by each of them.
export PYTHONDONTWRITEBYTECODE :=
# SERVE=0: end after the proof.
SERVE ?= 1
# Where `make dev` and `make demo` listen.
HOST ?= 127.0.0.1
PORT ?= 8000
# Arguments for pytest: make test ARGS="-k launcher -n 0"
ARGS ?=

.PHONY: help demo web test check pytest web-test dev verify bench bench-loop bench-web e2e screenshots lock clean

help:
	@echo "make demo        a real shop's orders through the whole loop, proved, then served (SERVE=0: only proved)"
	@echo "make web         build the web application, if anything of it has changed"
	@echo "make test        every check and every test"
	@echo "make check       lint, types, contracts"
	@echo "make dev         a server that reloads when the source changes"
	@echo "make verify      prove that the ledgers of this checkout's instance agree"
	@echo "make bench       all measurements; bench-loop: those of the order-to-cash loop, bench-web: those of the web application"
	@echo "make e2e         tests in a browser"
	@echo "make screenshots the pictures of the user guide"
	@echo "make lock        choose package versions anew"
	@echo "make clean       stop this checkout's database; remove environment, caches and the instance"

.venv/.run: requirements.lock requirements-web.lock tools/setup
	@tools/setup run

.venv/.dev: requirements.lock requirements-dev.lock tools/setup
	@tools/setup dev
	@touch .venv/.run

web: .venv/.run
	@$(BIN)/python tools/web.py build

demo: web
	@$(BIN)/zhanggui demo --host $(HOST) --port $(PORT) $(if $(filter 0 no false,$(SERVE)),--no-serve)

verify: .venv/.run
	@$(BIN)/zhanggui verify

test: check web-test pytest e2e

check: .venv/.dev
	@$(BIN)/python -m tools.check

web-test: .venv/.dev
	$(BIN)/python tools/web.py test

pytest: .venv/.dev
	@$(BIN)/python tools/web.py fonts
	$(BIN)/python -m pytest $(ARGS)

dev: .venv/.dev web
	$(BIN)/zhanggui up --reload --host $(HOST) --port $(PORT)

bench: bench-loop bench-web

bench-loop: .venv/.dev
	$(BIN)/python -m bench.loop $(ARGS)

bench-web: .venv/.dev web
	$(BIN)/python -m bench.web $(ARGS)

screenshots: .venv/.dev web
	@tools/browser
	$(BIN)/python -m tools.screenshots

e2e: .venv/.dev web
	@tools/browser chromium-headless-shell
	$(BIN)/python -m pytest tests/e2e -n 3 --dist loadfile $(ARGS)

UV := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade

lock: .venv/.dev
	$(UV) pyproject.toml -o requirements.lock
	grep -E '^[a-z]' requirements.lock | sed 's/ \\$$//' >.venv/run.txt
	$(UV) --no-annotate --group web -o requirements-web.lock
	$(UV) pyproject.toml --no-annotate --group dev -c .venv/run.txt -o requirements-dev.lock

clean:
	-@[ ! -x $(BIN)/zhanggui ] || $(BIN)/zhanggui down
	-@[ ! -x $(BIN)/python ] || rm -rf "$$($(BIN)/python -m tests.plugin.folders)"
	rm -rf .venv .home .test-home .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
