#!/bin/sh
# Usage: run.sh CHECK.py
# Runs a check with a Python that has jsonschema where one is there, else with any; both are optional.
set -eu

for python in python3 /usr/bin/python3; do
    if "$python" -c 'import jsonschema' 2>/dev/null; then exec "$python" -B "$@"; fi
done
command -v python3 >/dev/null || {
    echo "no python3; on Debian: apt-get install python3-jsonschema"
    exit 77
}
exec python3 -B "$@"
