# One line per verb. `make` alone lists them; each verb is a thin script in scripts/.
SHELL := /bin/bash
PYTHON ?= python3
PY := .venv/bin/python
# The tests of a file share what they set up, so a file stays in one process.
PYTEST := $(PY) -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile
# Every shell exports LANG (say C.UTF-8); only a language typed on the command line counts.
LANGUAGE := $(if $(filter command,$(firstword $(origin LANG))),$(LANG),)
# The options a person typed, handed on as KEY=VALUE words.
given = $(foreach key,$(1),$(if $($(key)),'$(key)=$($(key))'))

.DEFAULT_GOAL := help
.PHONY: help site serve figures why reproduce figure language l10n test check audit publish bench press fonts prune clean

help: ## list these commands
	@printf 'Where the Map Ends: the essay and the generator that makes it.\n\n'
	@sed -nE 's/^([a-z0-9]+):[^#]*## *(\[[^#]*\])? *(.*)$$/\1 \2|\3/p' $(firstword $(MAKEFILE_LIST)) | \
	  awk -F'|' '{if (length($$1) > 34) printf "  make %s\n%42s%s\n", $$1, "", $$2; else printf "  make %-34s %s\n", $$1, $$2}'

site: .venv/site node_modules/.site ## bring figures up to date and build every language into site/
	@$(up_to_date)
	@$(PY) -m scripts.build_site

serve: .venv/site node_modules/.site ## [LANG=zh] live preview: a saved script, page or catalogue shows in the browser
	@$(PY) -m scripts.serve_site $(if $(LANGUAGE),LANGUAGE=$(LANGUAGE)) $(call given,PORT)

figures: $(if $(EXECUTOR),.venv/cluster,.venv/site) ## [ONLY= SEEDS= WORKERS= EXECUTOR= STORE=] measure what is stale, draw what changed
	@$(up_to_date)

why: .venv/site ## [ONLY=x] for each stale figure: the file that changed and the imports that lead to it
	@$(PY) -m scripts.why $(call given,ONLY)

reproduce: $(if $(EXECUTOR),.venv/cluster,.venv/figures) ## [ONLY=x SEEDS=a-b WORKERS= EXECUTOR=] retrain everything from nothing and compare with what is committed
	@$(PY) -m scripts.reproduce $(call given,ONLY SEEDS WORKERS EXECUTOR)

figure: .venv/site ## [NAME=x] begin a figure: its script, and a claim test that fails until it is written
	@$(PY) -m scripts.new_figure $(call given,NAME)

language: .venv/site ## [CODE=fr] begin a language: registry row, catalogue, glossary
	@$(PY) -m scripts.new_language $(call given,CODE)

l10n: .venv/site ## [START= DIFF= FIX= SYNC= ACCEPT= EXPORT= IMPORT= WORDS=] what is missing, outdated or out of step in each language
	@$(PY) -m scripts.l10n $(call given,START DIFF FIX SYNC ACCEPT REASON EXPORT IMPORT WORDS)

test: .venv/test node_modules/.ready ## everything the project promises, in a real browser too
	@$(PY) -m scripts.find_browser INSTALL=yes
	@$(MAKE) --no-print-directory site
	@$(PY) -m ruff check . && $(PY) -m ruff format --check .
	@$(PYTEST)

check: .venv/test ## the fast part of the tests: lint, audit, unit and contract tests
	@$(PY) -m ruff check . && $(PY) -m ruff format --check .
	@$(PY) -m scripts.audit
	@$(PYTEST) -m "not browser and not slow"

audit: .venv/site ## ask the open database of vulnerabilities for every pinned package
	@$(PY) -m scripts.audit

publish: .venv/site ## [TO=folder or user@host:folder DRY=yes] put site/ on a static host: into a folder, whole or not at all; or by rsync
	@$(PY) -m scripts.publish $(call given,TO DRY)

bench: .venv/test node_modules/.ready ## [ONLY=part or page] what is fast and how fast, and what each page costs its reader
	@$(PY) -m scripts.bench $(call given,ONLY)

press: .venv/site node_modules/.site ## make site, then the whole essay as PDF and as offline zip into it
	@$(PY) -m scripts.find_browser INSTALL=yes
	@$(MAKE) --no-print-directory site
	@$(PY) -m scripts.make_press

fonts: .venv/site node_modules/.site ## cut the figures' fonts to the letters that the words need
	@$(PY) -m scripts.make_fonts

prune: .venv/site ## [STORE=folder] remove from the store of trained models what no figure uses any more
	@$(PY) -m scripts.prune $(call given,STORE)

clean: ## remove everything that can be made again, except the virtual environment
	@[ ! -d build/store ] || echo "Trained models and data sets in build/store: $$(du -sh build/store | cut -f1), removed"
	@rm -rf build site

# A stale measurement needs torch, and only then is it installed (make_figures ends with 3).
define up_to_date
figures() { $(PY) -m scripts.make_figures $(call given,ONLY SEEDS WORKERS EXECUTOR STORE); }; figures || \
  { status=$$?; [ $$status -eq 3 ] || exit $$status; $(MAKE) --no-print-directory .venv/figures && figures; }
endef

# Set-up, by the standard tools. A group is installed again when its pins change; larger groups
# hold the smaller ones.
within_figures := site
within_cluster := figures site
within_test := cluster figures site

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: install Python 3.11 or newer"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$$($(PYTHON) --version) is too old: install Python 3.11 or newer, or say make PYTHON=/path/to/it"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "$(PYTHON) has no venv module: install it (on Debian: apt-get install python3-venv)"; exit 1; }
	@echo "Setting up .venv"
	@$(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check 'pip==26.3'
	@$(PY) -c 'import pathlib, site; pathlib.Path(site.getsitepackages()[0], "essay.pth").write_text(str(pathlib.Path.cwd()), encoding="utf-8")'

.venv/site .venv/figures .venv/cluster .venv/test: .venv/%: pyproject.toml requirements.lock | .venv/bin/python
	@echo "Installing the packages of the group '$*'"
	@$(PY) -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --group $*
	@touch $@ $(addprefix .venv/,$(within_$*))

# What a site is made of; what tests and benches drive besides (Lighthouse, axe) is three times as
# many packages, and waits until one of them is asked for. `npm ci` begins from nothing, stamps too.
node_modules/.site: without := --omit=dev
node_modules/.site node_modules/.ready: package.json package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: install Node.js 20 or newer"; exit 1; }
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || \
	  { echo "Node.js $$(node --version) is too old: install Node.js 20 or newer"; exit 1; }
	@echo "Installing the browser parts"
	@npm ci --silent --ignore-scripts $(without)
	@touch $@ node_modules/.site
