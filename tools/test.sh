#!/bin/sh
# Every test. Those that touch tables run on a PostgreSQL of their own beside all but the browser's on SQLite: two cores,
# two runs. Then the browser alone, so that nothing makes it wait; one coverage of all three.
set -eu
cd "$(dirname "$0")/.."
tools/machine.sh
tools/compile_translations.sh
rm -rf build/coverage && mkdir -p build/coverage
export COVERAGE_FILE="$PWD/build/coverage/data" KOLOSI_DATA="$PWD/build/test-data"
failed=0

KOLOSI_DATA="$PWD/build/test-data-postgres" .venv/bin/python tools/with_postgres.py --if-present -- \
    .venv/bin/coverage run -m pytest tests/domain -q --only-tables >build/postgres.log 2>&1 &
postgres=$!
echo "On SQLite: all but the browser."
.venv/bin/coverage run -m pytest -q --ignore=tests/journeys || failed=1
wait "$postgres" || failed=1
echo "On PostgreSQL, meanwhile: the tests that touch tables."
cat build/postgres.log
echo "In the browser: the journeys."
.venv/bin/coverage run -m pytest tests/journeys -q --coverage-gate || failed=1
exit "$failed"
