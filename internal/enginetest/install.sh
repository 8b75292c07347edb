#!/usr/bin/env bash
# Gets the engines that `make integration` runs on and that are not there yet,
# outside of the work tree: into $SYNOPTIC_ENGINES, by default synoptic-engines
# in the user's cache. Needs Go, python3 and npm; Java and Maven where they are.
set -euo pipefail
cd "$(dirname "$0")"
engines="${SYNOPTIC_ENGINES:-${XDG_CACHE_HOME:-$HOME/.cache}/synoptic-engines}"
mkdir -p "$engines"

if ! command -v moto_server >/dev/null && [ ! -x "$engines/moto/bin/moto_server" ]; then
	python3 -m venv "$engines/moto"
	"$engines/moto/bin/pip" install --quiet --disable-pip-version-check 'moto[server]==5.2.1'
fi

if [ ! -e "$engines/dynalite/node_modules/dynalite/cli.js" ]; then
	npm install --prefix "$engines/dynalite" --silent --no-audit --no-fund --no-save dynalite@4.0.0
fi

if ! command -v versitygw >/dev/null && [ ! -x "$engines/bin/versitygw" ]; then
	GOBIN="$engines/bin" GOFLAGS= CGO_ENABLED=0 go install github.com/versity/versitygw/cmd/versitygw@v1.8.0
fi

# The one that may be missing: not every machine has Java and Maven, or is let
# to where Maven gets it from. A copy cut short counts as none.
local_jars="$engines/dynamodb-local"
if [ ! -d "$local_jars" ] && command -v java >/dev/null && command -v mvn >/dev/null; then
	rm -rf "$local_jars.part"
	if timeout 300 mvn --quiet --batch-mode --file dynamodb-local.pom.xml \
		org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
		-DoutputDirectory="$local_jars.part" -DincludeScope=runtime; then
		mv "$local_jars.part" "$local_jars"
	else
		echo "DynamoDB Local could not be fetched; its tests will not run" >&2
	fi
fi
