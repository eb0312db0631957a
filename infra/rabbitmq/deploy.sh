#!/usr/bin/env bash
# Deploys what the services need on a broker before any of them starts: users, their rights, exchanges, queues, bindings, policies.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
    cat <<'HELP'
infra/rabbitmq/deploy.sh [--print-users]

Deploys definitions.json to a running broker, after its users. Each password is read from the environment:

  SEMCOV_BROKER_PASSWORD_ANNOTATION   and likewise INGESTION, TRAINING, EVALUATION, FAIRNESS, DASHBOARD, RELAY, CLI, REQUESTER
                                      (REQUESTER: those outside the platform who may ask for a retraining, and nothing else)

SEMCOV_BROKER_QUORUMSIZE (default 1) is how many nodes of a cluster hold each queue, 3 or 5 there; SEMCOV__BUS__QUORUMSIZE of the services must say the same. Queues that stand keep theirs.

A second run changes passwords and adds what is missing. Needs the rights to run rabbitmqctl on the broker's machine, and openssl.

  --print-users  only print the names, one a line

RABBITMQCTL names another command, for instance RABBITMQCTL="docker exec -i broker rabbitmqctl". Exit 0 deployed, 1 not, 2 wrong usage.

Example: for user in $(infra/rabbitmq/deploy.sh --print-users); do export SEMCOV_BROKER_PASSWORD_${user^^}=$(openssl rand -hex 16); done; infra/rabbitmq/deploy.sh
HELP
}

users=(ingestion annotation training evaluation fairness dashboard relay cli requester)

case "${1:-}" in
    "") ;;
    --print-users) printf '%s\n' "${users[@]}" && exit 0 ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
esac

quorum=${SEMCOV_BROKER_QUORUMSIZE:-1}
[[ $quorum =~ ^[1-9]$ ]] || { echo "deploy.sh: SEMCOV_BROKER_QUORUMSIZE is '$quorum', and not a number from 1 to 9" >&2 && exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As the broker keeps it: base64 of four bytes of salt and the SHA-256 of salt and password.
password_hash() {
    head -c 4 /dev/urandom >"$work/salt"
    {
        cat "$work/salt"
        { cat "$work/salt" && printf %s "$1"; } | openssl dgst -sha256 -binary
    } | base64 -w 0
}

user_definitions() {
    local user variable separator=""
    printf '{"users":['
    for user in "${users[@]}"; do
        variable=SEMCOV_BROKER_PASSWORD_${user^^}
        local password=${!variable:-}
        if [ ${#password} -lt 12 ]; then
            echo "deploy.sh: $variable is not set, or has fewer than 12 characters: give every user a password of its own" >&2
            return 1
        fi
        printf '%s{"name":"semcov-%s","password_hash":"%s","hashing_algorithm":"rabbit_password_hashing_sha256","tags":[],"limits":{}}' \
            "$separator" "$user" "$(password_hash "$password")"
        separator=,
    done
    printf ']}'
}

user_definitions >"$work/users.json"
# From standard input, so that it may run on another machine or in a container.
control=${RABBITMQCTL:-/usr/lib/rabbitmq/bin/rabbitmqctl}
$control --quiet import_definitions <"$work/users.json"
sed "s/\"x-quorum-initial-group-size\": 1\b/\"x-quorum-initial-group-size\": $quorum/" definitions.json | $control --quiet import_definitions
