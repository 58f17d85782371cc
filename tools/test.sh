#!/bin/sh
# Every test, in two rows at once, because the machines have two cores: those of the rooms, on a PostgreSQL of their own
# and then on SQLite; beside them the house, the browser, reading and the rules. Then one coverage of all.
# PostgreSQL is asked what tables decide: pages, files and the shell say the same on either, and are tried on SQLite.
set -eu
cd "$(dirname "$0")/.."
tools/machine.sh
tools/compile_translations.sh
rm -rf build/coverage && mkdir -p build/coverage
export COVERAGE_FILE="$PWD/build/coverage/data"
failed=0
tables="not page and not pages and not shell and not picture and not demo and not command and not docx and not word"

rooms() {
    export KOLOSI_DATA="$PWD/build/test-data-rooms"
    wrong=0
    echo "On PostgreSQL: the tests of rooms that touch tables."
    .venv/bin/python tools/with_postgres.py --if-present -- \
        .venv/bin/python -m pytest tests/domain -q --only-tables -k "$tables" || wrong=1
    echo "On SQLite: the tests of rooms."
    .venv/bin/coverage run -m pytest tests/domain -q || wrong=1
    return "$wrong"
}

rooms >build/rooms.log 2>&1 &
beside=$!
export KOLOSI_DATA="$PWD/build/test-data"
echo "The house, the browser, reading, the rules; the rooms are tested beside them."
.venv/bin/coverage run -m pytest -q --ignore=tests/domain --ignore=tests/rules || failed=1
.venv/bin/coverage run -m pytest tests/rules -q || failed=1
wait "$beside" || failed=1
cat build/rooms.log
echo "The coverage of all."
.venv/bin/coverage run -m pytest tests/rules/kernel -q --coverage-gate || failed=1
exit "$failed"
