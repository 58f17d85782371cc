#!/bin/sh
# Every test: those that touch tables on a PostgreSQL of their own first, then everything on SQLite; one coverage.
set -eu
cd "$(dirname "$0")/.."
tools/machine.sh
tools/compile_translations.sh
rm -rf build/coverage && mkdir -p build/coverage
export COVERAGE_FILE="$PWD/build/coverage/data" KOLOSI_DATA="$PWD/build/test-data"

echo "On PostgreSQL: the tests that touch tables."
.venv/bin/python tools/with_postgres.py --if-present -- \
    .venv/bin/coverage run -m pytest tests/domain -q --only-tables
echo "On SQLite: everything."
exec .venv/bin/coverage run -m pytest -q --coverage-gate
