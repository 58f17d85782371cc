#!/bin/sh
# Print a Python that is new enough and can make virtual environments, or say what is missing.
set -eu
for name in python3.11 python3 python3.12 python3.13 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        "$name" -c 'import ensurepip, venv' 2>/dev/null || {
            echo "Kolosi needs Python's venv module: on Debian, apt-get install python3-venv." >&2
            exit 1
        }
        command -v "$name"
        exit 0
    fi
done
echo "Kolosi needs Python 3.11 or newer, and none of python3.11, python3 or python is that." >&2
exit 1
