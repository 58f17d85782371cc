#!/bin/sh
# All that can be judged without running the application. Every check runs; the closing line names those that failed.
set -u
cd "$(dirname "$0")/.."
export KOLOSI_DATA="$PWD/build/test-data" DJANGO_SETTINGS_MODULE=kolosi.site.settings
failed=""
check() {
    name="$1" && shift
    printf '%-28s' "$name"
    if report=$("$@" 2>&1); then echo "fine"; else
        echo "FAILED" && printf '%s\n' "$report" | tail -60 && failed="$failed, $name"
    fi
}
tools/compile_translations.sh
check "style" .venv/bin/ruff check .
check "format" .venv/bin/ruff format --check .
check "types" .venv/bin/mypy
check "layers and laws" .venv/bin/lint-imports
check "settings, linear migrations" .venv/bin/python -W error -m django check
check "migrations complete" .venv/bin/python -m django makemigrations --check --dry-run
check "generated pages fresh" .venv/bin/python -m tools.generate_docs --check docs/generated
check "translations complete" .venv/bin/python -m tools.translations check
[ -z "$failed" ] && echo "All checks are fine." && exit 0
echo "Failed:${failed#,}. What tools can repair: make fix docs" && exit 1
