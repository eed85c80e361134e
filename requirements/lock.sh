#!/bin/sh
# Write the locks anew, with hashes and without naming where they come from.
set -eu
cd "$(dirname "$0")"
for name in run test bench bench-words fuzz; do
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --custom-compile-command "make lock" "$@" -o "$name.txt" "$name.in"
done
