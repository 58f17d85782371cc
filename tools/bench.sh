#!/bin/sh
# Measure reading and counting, then the pages on SQLite and on PostgreSQL, each on a fresh database of their own.
set -eu
cd "$(dirname "$0")/.."
rm -rf build/bench && mkdir -p build/bench
export KOLOSI_DATA="$PWD/build/bench"
.venv/bin/python -m bench.run reading counting
[ -f bench/pages.py ] || exit 0
echo "On SQLite:"
.venv/bin/python -m bench.run incidents_pages pages places
echo "On PostgreSQL:"
.venv/bin/python tools/with_postgres.py --if-present -- .venv/bin/python -m bench.run incidents_pages pages places
