#!/bin/sh
# Start kuma-dp only if Kuma decodes the proxy ID as the same mesh and name, and accepts the name: check both with
# kuma-names, then exec the command. For data plane proxies on Universal, not for zone proxies.
#
#   kuma-dp-guard.sh [-u URL] [-v VERSION] [-n start|refuse] [-t SECONDS] MESH NAME COMMAND [ARGUMENT...]
#   kuma-dp-guard.sh -u http://kuma-names:8080 default web-1 kuma-dp run --cp-address=https://kuma-cp:5678 --dataplane-file=web-1.yaml
#
#   -u  the address of kuma-names (http://127.0.0.1:8080)
#   -v  the Kuma version of the control plane (3.0)
#   -n  without a verdict: start the command, or refuse to (start)
#   -t  seconds to wait for each of two responses (3)
#
# There is no verdict if the service does not respond in time, if something else responds, or if it does not know the
# version. The default is to start: an outage of kuma-names then stops no proxy, and Kuma rejects or misreads a wrong name
# as it does without this script. With `-n refuse` no proxy starts during an outage.
#
# The mesh is not validated like a new one: it exists already and may be older than the rules.
#
# The command gets its arguments, environment, standard streams and signals unchanged, and its exit code is kept. Exit
# codes before that: 64 invalid usage, 65 the pair is rejected, 69 no verdict and `-n refuse`. All messages go to standard
# error. Needs curl, and no jq.
set -eu

say() { printf 'kuma-dp-guard: %s\n' "$*" >&2; }

usage() {
    say 'usage: kuma-dp-guard.sh [-u URL] [-v VERSION] [-n start|refuse] [-t SECONDS] MESH NAME COMMAND [ARGUMENT...]'
    exit 64
}

# Request a path with fields. Exit if the pair is rejected, return 0 for an accepted one, and 1 without a verdict.
# The last line of curl's output is the status.
ask() {
    guard_path=$1
    shift
    guard_answer=$(curl --silent --show-error --max-time "$guard_seconds" --get --write-out '\n%{http_code}' \
        --data-urlencode "kumaVersion=$guard_version" "$@" "$guard_url$guard_path") || guard_answer="
no status"
    guard_status=${guard_answer##*
}
    guard_body=$(printf '%s' "$guard_answer" | sed '$d' | tr -d '\n')
    case $guard_status$(printf '%s' "$guard_body" | tr -d ' \t\r') in
    200*'"verdict":'*) return 0 ;;
    422*'"type":"urn:kuma-names:problem:'*)
        say "mesh '$guard_mesh', name '$guard_name' in Kuma $guard_version: rejected: $guard_body"
        exit 65
        ;;
    *)
        say "no verdict from $guard_url$guard_path ($guard_status): $guard_body"
        [ "$guard_without" = start ] || exit 69
        return 1
        ;;
    esac
}

guard_url=http://127.0.0.1:8080 guard_version=3.0 guard_without=start guard_seconds=3
while getopts u:v:n:t: guard_option; do
    case $guard_option in
    u) guard_url=$OPTARG ;;
    v) guard_version=$OPTARG ;;
    n) guard_without=$OPTARG ;;
    t) guard_seconds=$OPTARG ;;
    *) usage ;;
    esac
done
shift $((OPTIND - 1))
[ $# -ge 3 ] || usage
case $guard_without in start | refuse) ;; *) usage ;; esac
guard_mesh=$1 guard_name=$2
shift 2

if ask /proxyid/encode --data-urlencode "mesh=$guard_mesh" --data-urlencode "name=$guard_name"; then
    ask /validate --data-urlencode kind=Dataplane --data-urlencode "name=$guard_name" \
        --data-urlencode failOn=broken --data-urlencode include= || : # no verdict: start
fi
exec "$@"
