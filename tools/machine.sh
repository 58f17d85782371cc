#!/bin/sh
# See that PostgreSQL, Chromium and Java are on this machine; install Debian's packages when root, else say what to do.
set -eu
cd "$(dirname "$0")/.."
missing=""
.venv/bin/python tools/with_postgres.py --check || missing="postgresql"
command -v chromium >/dev/null || missing="$missing chromium fonts-dejavu-core"
command -v java >/dev/null || missing="$missing openjdk-17-jre-headless"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's packages: $missing …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "Not on this machine: $missing. Tests that need them are left out; to run them all, as root:" >&2
echo "    apt-get install $missing" >&2
[ -z "${CI:-}" ] # a machine that judges changes must run everything
