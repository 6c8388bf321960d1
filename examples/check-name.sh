#!/bin/sh
# Ask kuma-names about one name: prints its verdict and what is wrong, and ends with 1 if it is rejected or broken.
# Needs curl 7.76 or later, and jq.
#
#   check-name.sh http://127.0.0.1:8080 Mesh aa.a
#   KUMA=2.9 TARGET=3.0 FAIL_ON=deprecated check-name.sh http://127.0.0.1:8080 Zone west.1
#
# Exit codes: 0 the name is good enough, 1 it is not, 2 the question was not answered.
set -eu

if [ $# -ne 3 ]; then
    echo "usage: check-name.sh URL KIND NAME" >&2
    exit 2
fi

# A 422 fails like every status from 400 on, but its body says why.
if answer=$(curl --silent --show-error --fail-with-body --max-time 10 --get "$1/validate" \
    --data-urlencode "kind=$2" --data-urlencode "name=$3" \
    --data-urlencode "kumaVersion=${KUMA:-2.14}" --data-urlencode "targetVersion=${TARGET:-3.0}" \
    --data-urlencode "failOn=${FAIL_ON:-broken}"); then
    code=0
elif printf '%s' "$answer" | jq --null-input --exit-status 'input.report' >/dev/null 2>&1; then
    code=1
else
    printf '%s\n' "$answer" >&2
    exit 2
fi

# The report is the answer, or a member of the problem; the target's findings are in it.
printf '%s' "$answer" | jq --raw-output '
    .report // .
    | "\(.verdict) in \(.kumaVersion)" + (if .target then ", \(.target.verdict) in \(.target.kumaVersion)" else "" end),
      ([.findings[], (.target.findings // [])[]] | unique_by(.rule, .message)[] | "  \(.message)")'
exit "$code"
