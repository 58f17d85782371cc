#!/bin/sh
# Make the data folder ready: translations, static files, tables, demo. What is there already is kept.
set -eu
cd "$(dirname "$0")/.."
export KOLOSI_DEMO="${KOLOSI_DEMO:-yes}"
tools/compile_translations.sh
if [ ! -d src/kolosi/site/static_built ] ||
    [ -n "$(find src/kolosi/site/static .venv/.set-up-* -newer src/kolosi/site/static_built 2>/dev/null | head -1)" ]; then
    .venv/bin/python -m django collectstatic --settings kolosi.site.settings --noinput --verbosity 0
    touch src/kolosi/site/static_built
fi
.venv/bin/kolosi migrate
[ "$KOLOSI_DEMO" = no ] || .venv/bin/kolosi demo
