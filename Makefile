# Set-up is these two targets; each makes `.venv` and installs what is missing.
#   make serve   build the dataset and serve it at http://127.0.0.1:8001
#   make test    everything that CI checks
# Besides: `make compiled`, for those who read a large corpus.
PYTHON ?= python3
PORT ?= 8001
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet

HAS_COMPILER = command -v gcc >/dev/null && $(BIN)/python -c \
	'import pathlib, sysconfig; assert pathlib.Path(sysconfig.get_path("include"), "Python.h").exists()' 2>/dev/null

.PHONY: serve build test tools lint bench compiled constraints

serve: .venv/serve
	$(BIN)/onrecord serve --port $(PORT)

build: .venv/serve
	$(BIN)/onrecord build

test: .venv/dev tools lint
	$(BIN)/onrecord build --check
	$(BIN)/python -m pytest

# The published schemas are held against ajv, which needs Node.js; the pages are tested in a real Chromium;
# what reads articles is compiled and has to read the same.
tools: .venv/dev
	@command -v node >/dev/null && command -v npm >/dev/null \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
			&& echo "no Node.js found: installing Debian's package" \
			&& apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm; } \
		|| { echo "the tests need Node.js: sudo apt-get install nodejs npm"; exit 1; }
	@$(HAS_COMPILER) \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
			&& echo "no C compiler with Python's headers found: installing Debian's packages" \
			&& apt-get update -qq && apt-get install -y -qq --no-install-recommends gcc libc6-dev python3-dev; } \
		|| { echo "the tests need a C compiler and Python's headers: sudo apt-get install gcc python3-dev"; exit 1; }
	@$(BIN)/python tests/serve/chromium.py

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/mypy

bench: .venv/dev
	$(BIN)/python bench/start_and_build.py 5

# The program with what reads articles compiled, in `.venv-compiled`; needs gcc and Python's headers. By way of a source
# distribution, so that nothing compiled stays beside the modules and stands for them after a change.
compiled: .venv/dev
	rm -rf .venv-compiled
	$(BIN)/python -m hatchling build -t sdist -d .venv-compiled/source
	$(PYTHON) -m venv .venv-compiled
	PIP_CONSTRAINT=constraints.txt HATCH_BUILD_HOOK_ENABLE_MYPYC=1 .venv-compiled/bin/python -m pip \
		--disable-pip-version-check --quiet install "$$(ls .venv-compiled/source/*.tar.gz)[parquet]"

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "onrecord needs Python 3.11 or later: make PYTHON=python3.11 ..."; exit 1; }
	@# Debian and Ubuntu keep `venv` in a package of its own.
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq python3-venv; } \
		|| { echo "Python lacks venv: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/serve: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[serve,parquet]'
	@touch $@

.venv/dev: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ .venv/serve

# After changing a dependency in pyproject.toml: resolve anew and record the versions.
constraints:
	$(PYTHON) -m venv .venv-constraints
	.venv-constraints/bin/python -m pip --quiet install '.[dev,draft,model,mcp,bench]'
	( echo "# Versions that were tested together. Made by \`make constraints\`."; \
	  .venv-constraints/bin/python -m pip freeze --exclude onrecord ) > constraints.txt
	rm -r .venv-constraints
