#!/bin/sh
# The main job, then the application: documents become asks in data/outputs, then pages on loopback.
set -eu
cd "$(dirname "$0")/.."
export KOLOSI_DEMO="${KOLOSI_DEMO:-yes}"
tools/prepare.sh
tools/read_documents.sh
exec .venv/bin/kolosi serve --port "$1"
