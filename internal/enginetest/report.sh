#!/usr/bin/env bash
# Closes `make integration`: adds up what the tests of all packages wrote into
# the file $1, and says it once for each engine of the list that follows.
#   engine NAME: ran N            tests that ran on it
#   engine NAME: not run: WHY
# In CI (CI=true) fails where one did not run, unless its name ends in "?".
set -euo pipefail
report=$1
shift
status=0
for wanted in "$@"; do
	name=${wanted%\?}
	ran=$(sed -n "s/^engine $name: ran \([0-9]*\)$/\1/p" "$report" | awk '{n += $1} END {print n + 0}')
	if [ "$ran" -gt 0 ]; then
		echo "engine $name: ran $ran"
		continue
	fi
	why=$(sed -n "s/^engine $name: not run: //p" "$report" | head -n 1)
	echo "engine $name: not run: ${why:-no test asked for it}"
	if [ "${CI:-}" = true ] && [ "$name" = "$wanted" ]; then
		status=1
	fi
done
exit $status
