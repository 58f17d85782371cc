#!/bin/sh
# Read the shipped samples, and the real document where it lies beside the project, into data/outputs.
set -eu
cd "$(dirname "$0")/.."
outputs="${KOLOSI_DATA:-data}/outputs"
grammar="src/kolosi/conclusions/rules src/kolosi/conclusions/gateways src/kolosi/reference"
set -- src/kolosi/conclusions/samples/*.txt
[ -f ../shared/data/conclusions/mali-2018.txt ] && set -- "$@" ../shared/data/conclusions/mali-2018.txt
if [ ! -f "$outputs/.read" ] ||
    [ -n "$(find "$@" $grammar -not -path '*/__pycache__/*' -type f -newer "$outputs/.read" | head -1)" ]; then
    mkdir -p "$outputs"
    for format in json csv xlsx akn; do
        echo "Reading $# documents into asks, as $format:"
        .venv/bin/kolosi read "$@" --format "$format" --out "$outputs"
    done
    touch "$outputs/.read"
fi
echo "The asks that were read lie in $outputs: JSON, CSV, XLSX and Akoma Ntoso."
