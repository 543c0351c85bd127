#!/bin/sh
# Makes this container the till of its code at the first start, and runs the till; options are those of "till run".
set -eu
data=/var/lib/kassenbote
if [ ! -e "$data/identity/installation.json" ]; then
  kassenbote till enrol --code-file "${KASSENBOTE_CODE_FILE:-/codes/this.code}" --data "$data"
fi
exec kassenbote till run --data "$data" "$@"
