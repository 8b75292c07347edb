# Everything a person does with this repository. `make check` is what CI runs.

PAGES ?= testdata/pages
GO    ?= go

# The product carries no C: the embedded database is Go too.
export CGO_ENABLED = 0

.DEFAULT_GOAL := help
.PHONY: help build review serve test check race bench integration eval golden

help: ## what can be done here
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## the one binary, in build/synoptic
	$(GO) build -trimpath -ldflags='-s -w' -o build/synoptic ./cmd/synoptic

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

integration: ## the real program as a user runs it: command line, server, kill -9
	$(GO) test -count=1 -tags=integration -run=TestThe ./cmd/synoptic

bench: ## speed and memory as ratios measured in one run
	$(GO) test -run='^$$' -bench=. -benchtime=1s ./internal/bench ./internal/page/markup ./internal/page/charset ./internal/quote ./internal/rules ./internal/synthesis ./internal/storage/sqlite | grep -E '^(Benchmark|FAIL|---)'
	cd internal/bench/rivals && $(GO) test -run='^$$' -bench=. -benchtime=1s . | grep -E '^(Benchmark|FAIL|---)'

golden: ## rewrite the golden files after a change that is meant
	$(GO) test ./... -update
