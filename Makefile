# Everything a person does with this repository. `make check` is what CI runs.

PAGES ?= testdata/pages
GO    ?= go

# The product carries no C: the embedded database is Go too.
export CGO_ENABLED = 0

.DEFAULT_GOAL := help
.PHONY: help build functions review serve test check race fuzz bench integration engines eval golden

help: ## what can be done here
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the one binary, in build/synoptic
	$(GO) build -trimpath -ldflags='-s -w' -o build/synoptic ./cmd/synoptic

functions: ## the four functions for AWS, in build/NAME.zip: the same bytes wherever they are built
	$(GO) run ./functions/internal/pack -o build api extract review batch

review: ## a comparative review of PAGES (a folder), on standard output
	@$(GO) run ./cmd/synoptic review $(PAGES)

serve: ## the whole API on 127.0.0.1:8080, data in ./synoptic-data
	$(GO) run ./cmd/synoptic serve

test: ## all tests, offline, with nothing but Go
	$(GO) test -shuffle=on ./...

eval: ## score the labelled pages
	$(GO) run ./cmd/synoptic eval testdata/pages --gold testdata/gold

check: ## formatting, vet, staticcheck, tidy go.mod, tests under the race detector
	@test -z "$$(gofmt -l .)" || { echo "not formatted:"; gofmt -l .; exit 1; }
	$(GO) mod tidy -diff
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(MAKE) --no-print-directory race

race: ## all tests under the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race -shuffle=on ./...

# The packages that have tests that need more than Go, and the engines that these
# run on; one that ends in ? may be missing in CI.
INTEGRATION = $(shell grep -rl --include='*_test.go' '^//go:build integration' . | xargs -n1 dirname | sort -u)
ENGINES     = moto dynalite versitygw terraform dynamodb-local?

integration: ## the real program as a user runs it, and the cloud twin on real engines
	@report=$$(mktemp) && trap 'rm -f "$$report"' EXIT && status=0; \
	SYNOPTIC_ENGINE_REPORT=$$report $(GO) test -count=1 -p=1 -parallel=4 -timeout=40m -tags=integration $(INTEGRATION) || status=1; \
	internal/enginetest/report.sh "$$report" $(ENGINES) || status=1; exit $$status

# Every fuzz target for some thousand inputs (or FUZZTIME=1m). What one finds it keeps under testdata/fuzz
# of its package, where every later test tries it again.
FUZZTIME ?= 3000x

fuzz: ## every fuzz target for FUZZTIME
	@grep -rho --include='*_test.go' '^func Fuzz[A-Za-z0-9]*' -H . | sed 's|^\(.*\)/[^/]*_test.go:func |\1 |' | while read -r folder target; do \
		echo "fuzz $$target in $$folder"; \
		$(GO) test -run='^$$' -fuzz="^$$target\$$" -fuzztime=$(FUZZTIME) "$$folder" >"$${TMPDIR:-/tmp}/synoptic-fuzz.log" 2>&1 || { cat "$${TMPDIR:-/tmp}/synoptic-fuzz.log"; exit 1; }; \
	done

engines: ## get the engines of `make integration`, outside of this folder
	internal/enginetest/install.sh

# The rivals are a module of their own, so that the product does not carry them.
BENCHES = $(shell grep -rl --include='*_test.go' '^func Benchmark' . | grep -v '/rivals/' | xargs -n1 dirname | sort -u)

bench: ## speed and memory as ratios measured in one run
	$(GO) test -run='^$$' -bench=. -benchtime=1s -p=1 -timeout=60m $(BENCHES) | grep -E '^(Benchmark|FAIL|---)'
	cd internal/bench/rivals && $(GO) test -run='^$$' -bench=. -benchtime=1s . | grep -E '^(Benchmark|FAIL|---)'

golden: ## rewrite the golden files after a change that is meant
	$(GO) test ./... -update
