#!/bin/sh
# Measure reading, counting, protection and files, then pages on SQLite and on PostgreSQL, each on a fresh database of its own.
# KOLOSI_BENCH_INCIDENTS says how many incidents; names of files in bench/ choose what is measured.
set -eu
cd "$(dirname "$0")/.."
rm -rf build/bench && mkdir -p build/bench
export KOLOSI_DATA="$PWD/build/bench"
pages="incidents_pages verification products pages places"
if [ $# -gt 0 ]; then exec .venv/bin/python -m bench.run "$@"; fi
.venv/bin/python -m bench.run reading counting disclosure bringing
echo "On SQLite:"
.venv/bin/python -m bench.run $pages
echo "On PostgreSQL:"
.venv/bin/python tools/with_postgres.py --if-present -- .venv/bin/python -m bench.run $pages
