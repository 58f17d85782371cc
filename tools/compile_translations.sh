#!/bin/sh
# Compile the catalogues that changed since they were last compiled.
set -eu
cd "$(dirname "$0")/.."
for catalogue in src/kolosi/locale/*/LC_MESSAGES/django.po; do
    compiled="${catalogue%.po}.mo"
    [ -f "$catalogue" ] || continue
    [ -n "$(find "$compiled" -newer "$catalogue" 2>/dev/null)" ] && continue
    .venv/bin/pybabel --quiet compile -i "$catalogue" -o "$compiled"
done
