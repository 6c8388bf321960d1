#!/bin/sh
# Validate one name with kuma-names: print its verdict and findings, and exit with 1 if it is rejected or broken.
# Needs curl 7.76 or later, and jq.
#
#   check-name.sh http://127.0.0.1:8080 Mesh aa.a
#   KUMA=2.9 TARGET=3.0 FAIL_ON=deprecated check-name.sh http://127.0.0.1:8080 Zone west.1
#
# Exit codes: 0 the verdict is below FAIL_ON, 1 it is FAIL_ON or more severe, 2 no verdict.
set -eu

if [ $# -ne 3 ]; then
    echo "usage: check-name.sh URL KIND NAME" >&2
    exit 2
fi

# curl fails for 422 as for every status from 400 on, but the body has the report.
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

# The report is the body itself or a member of the problem; it contains the findings in the target version.
printf '%s' "$answer" | jq --raw-output '
    .report // .
    | "\(.verdict) in \(.kumaVersion)" + (if .target then ", \(.target.verdict) in \(.target.kumaVersion)" else "" end),
      ([.findings[], (.target.findings // [])[]] | unique_by(.rule, .message)[] | "  \(.message)")'
exit "$code"
