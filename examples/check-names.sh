#!/bin/sh
# Validate many names of one kind with kuma-names, one a line of standard input; print those with findings.
# Needs curl 7.76 or later, and jq.
#
#   kumactl get meshes -o json | jq --raw-output '.items[].name' | check-names.sh http://127.0.0.1:8080 Mesh
#
# KUMA, TARGET and FAIL_ON as for check-name.sh.
# Exit codes: 0 all verdicts are below FAIL_ON, 1 some are FAIL_ON or more severe, 2 no verdict.
set -eu

if [ $# -ne 2 ]; then
    echo "usage: check-names.sh URL KIND < NAMES" >&2
    exit 2
fi

# jq writes the JSON, because a name may contain characters that are special in a shell or in JSON.
if answer=$(jq --raw-input --slurp --arg kind "$2" --arg kuma "${KUMA:-2.14}" --arg target "${TARGET:-3.0}" \
    --arg fail_on "${FAIL_ON:-broken}" '
    {kind: $kind, names: (split("\n") | map(select(. != ""))), kumaVersion: $kuma, targetVersion: $target,
     failOn: $fail_on, only: "findings", include: []}' |
    curl --silent --show-error --fail-with-body --max-time 60 "$1/validate/batch" \
        --header 'Content-Type: application/json' --data-binary @-); then
    code=0
elif printf '%s' "$answer" | jq --null-input --exit-status 'input.report' >/dev/null 2>&1; then
    code=1
else
    printf '%s\n' "$answer" >&2
    exit 2
fi

printf '%s' "$answer" | jq --raw-output '
    .report // . | .results[] | [.name, .verdict, "rejected in \(.rejectedIn // "none")", (.findings[0].rule // .target.findings[0].rule // "")] | @tsv'
exit "$code"
