#!/bin/sh
# Build .venv from the hashed locks the argument names: `run` (to use Kolosi) or `dev` (to test it as well, on Spark too).
# A second call finds its stamp, does nothing and needs no network; `dev` holds all that `run` holds.
set -eu
cd "$(dirname "$0")/.."
project() { sed '/^\[tool\./,$d' pyproject.toml; } # without the settings of tools
locks() { [ "$1" = dev ] && echo dev.txt spark.txt || echo "$1.txt"; }
stamp() { echo ".venv/.set-up-$1-$({ project && (cd requirements && cat $(locks "$1")); } | cksum | cut -d' ' -f1)"; }
[ -f "$(stamp "$1")" ] || [ -f "$(stamp dev)" ] && exit 0

[ -x .venv/bin/python ] || {
    python=$(tools/python.sh)
    echo "Making the virtual environment .venv with $("$python" --version) …"
    "$python" -m venv .venv
}
echo "Installing what requirements/ locks: $(locks "$1") …"
pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input "$@"; }
pip install --quiet --require-hashes $(locks "$1" | sed 's|[^ ]*|-r requirements/&|g')
pip install --quiet --no-deps --no-build-isolation -e .
rm -f .venv/.set-up-*
touch "$(stamp "$1")"
